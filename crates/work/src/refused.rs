//! Every way in which a use-case says no, by name.
//!
//! `Display` is English for logs and the command line; `code` is the key under which the
//! locale files hold the same sentence for a person.

use crate::acts::{Doubt, JoinRefusal};
use crate::agreements::AgreementRefusal;
use crate::cases::CaseRefusal;
use crate::credit::CreditAnswer;
use crate::dossier::DossierRefusal;
use crate::fieldwork::VisitRefusal;
use crate::policies::VersionRefusal;
use crate::rates::RateRefusal;
use crate::refunds::RefundRefusal;
use saldo_domain::authority::Right;
use saldo_domain::authority::deferral::{NoTime, Unfit};
use saldo_domain::book::Moment;
use saldo_domain::book::check::Refusal as BookRefusal;
use saldo_domain::book::difference::NotSmall;
use saldo_domain::calendar::NoCalendar;
use saldo_domain::claims::{NoFigure, TwoMethods};
use saldo_domain::payables::income::{NotIncome, PaperFault};
use saldo_domain::plans::MemoKind;
use saldo_domain::policy::PolicyError;
use saldo_domain::rates::NoRate;
use saldo_domain::rating::VoteRefusal;
use saldo_domain::recovery::case;
use saldo_domain::reference::DataError;
use saldo_domain::standing::contact_limits::ContactRefusal;
use saldo_domain::{Day, Money, MoneyError, Role};
use saldo_formats::einvoice::EInvoiceError;
use saldo_formats::statement::StatementError;
use saldo_formats::{MappingError, ReadError};
use saldo_letters::documents::NotDrawn;
use saldo_letters::wording::Fault;
use saldo_store::StoreError;

/// Why something was not done. Nothing was written when one of these is returned.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// The role may not do this.
    #[error(
        "the role {} may not {}; ask someone whose role permits it",
        role.code(),
        right.code().replace('-', " ")
    )]
    NotPermitted { role: Role, right: Right },
    /// Unknown log-in, wrong password or disabled person: deliberately one answer.
    #[error(
        "log-in or password is wrong; try again, or ask an administrator to reset the password"
    )]
    SignIn,
    /// Too many tries have failed: whoever it is waits.
    #[error("too many tries have failed; try again in {seconds} seconds")]
    TooManyAttempts { seconds: i64 },
    /// A code of a device that is none, or was used.
    #[error("this code is not right, or was used already; wait for the next one")]
    WrongCode,
    /// A second factor is there already.
    #[error("a second factor is set up already; take it away first")]
    FactorIsOn,
    /// The environment holds no key for secrets.
    #[error(
        "secrets cannot be kept here: set SALDO_SECRET_KEY to a long random text, such as \
         `openssl rand -hex 32` prints, and keep it apart from the database"
    )]
    NoSecretKey,
    /// The data of a customer is needed as long as something is open.
    #[error("something of {customer} is still open; its data is needed until that is settled")]
    StillOwed { customer: String },
    /// No erasure of personal data has this number.
    #[error("there is no act of erasure {row}; the page of personal data shows all")]
    UnknownErasure { row: i64 },
    /// A link to a new password that was used, is too old, or is none.
    #[error("this link works no more; ask for another one")]
    LinkOver,
    /// The token was not made for this.
    #[error("this token was not made for {scope}; ask an administrator for one that is")]
    ScopeMissing { scope: &'static str },
    /// No such token.
    #[error("there is no token {token}; `saldo token list` shows all")]
    UnknownToken { token: i64 },
    /// A person with this log-in exists already.
    #[error("a person with the log-in “{login}” exists already; choose another log-in")]
    LoginTaken { login: String },
    /// A log-in that cannot be typed reliably.
    #[error(
        "“{login}” cannot be a log-in; use 2 to 40 letters, digits, dots, dashes or underscores"
    )]
    BadLogin { login: String },
    /// The password is too short to protect anything.
    #[error("the password has fewer than {least} characters; choose a longer one")]
    WeakPassword { least: usize },
    /// The last active administrator may not be disabled.
    #[error("“{login}” is the last active administrator; make another administrator first")]
    LastAdministrator { login: String },
    /// Nobody gives themselves a role (S08).
    #[error("“{login}” is your own account; ask another administrator to change its role")]
    OwnRole { login: String },

    /// The database holds no company yet.
    #[error("there is no company in this database yet; make one with `saldo init` or `saldo demo`")]
    NoCompany,
    /// The database holds a company already.
    #[error("this database already holds the company “{name}”; give another --database")]
    CompanyExists { name: String },
    /// Another program is making a demo company in this database at this moment.
    #[error(
        "a demo company is being made in this database right now; wait until it is ready, or give \
         another --database"
    )]
    DemoInTheMaking,
    /// No shipped policy has this name.
    #[error("there is no policy “{name}”; the shipped ones are {known}")]
    UnknownPolicy { name: String, known: String },
    /// The policy file is wrong.
    #[error(transparent)]
    Policy(#[from] PolicyError),
    /// A version of the policy that cannot be taken.
    #[error(transparent)]
    Versions(#[from] VersionRefusal),
    /// Not an IANA time zone.
    #[error("“{zone}” is not a time zone such as Europe/Tallinn")]
    UnknownZone { zone: String },
    /// The machine's clock stands outside 1990 to 2099.
    #[error("the machine's clock stands at {} µs since 1970, outside 1990 to 2099; set the clock", moment.0)]
    ClockOutOfRange { moment: Moment },

    /// No such customer, or not one of this person's.
    #[error("there is no customer “{customer}” that you may see; check the code")]
    UnknownCustomer { customer: String },
    /// No such invoice or payment, or not one of this person's customers'.
    #[error("there is no document “{number}” that you may see; check the number")]
    UnknownDocument { number: String },
    /// Several documents carry this number.
    #[error(
        "{count} documents carry the number “{number}”; name the customer as well: CUSTOMER/NUMBER"
    )]
    AmbiguousDocument { number: String, count: usize },
    /// No such message or task.
    #[error("there is no message or task “{id}” that you may see; check the id")]
    UnknownEffect { id: String },
    /// No such person.
    #[error("there is no person with the log-in “{login}”; `saldo user list` shows all")]
    UnknownPerson { login: String },
    /// No such request, or not one this person may see.
    #[error("there is no request {request} that you may see; reload the list")]
    UnknownRequest { request: i64 },
    /// It was decided or withdrawn before.
    #[error("request {request} is {state} already; reload the list")]
    RequestClosed { request: i64, state: &'static str },
    /// Nobody decides what they asked for (S07).
    #[error(
        "request {request} is your own, under whatever account or in whosever place; somebody else decides it"
    )]
    OwnRequest { request: i64 },
    /// Nobody answers the errand that they raised (S07).
    #[error(
        "you raised errand {errand} yourself, under whatever account or in whosever place; somebody else answers it"
    )]
    OwnErrand { errand: i64 },
    /// Nobody looks at their own plan (S07).
    #[error("this plan is your own, under whatever account; somebody else looks at it")]
    OwnPlan,
    /// More time cannot be given so, or not by this person (PAY-04 to PAY-06, EXE-07).
    #[error("{}", no_time(.0))]
    NoTime(NoTime),
    /// More than is left of somebody’s authority (S06).
    #[error("only {left} is left of your limit for now; ask somebody above you")]
    BeyondLimit { left: Money },
    /// The law lets this person have no more such contacts on the day (REM-07).
    #[error(
        "the law leaves no room for it on this day, there is room from {from}; if it took place \
         nonetheless, say so"
    )]
    ContactLimit { limit: ContactRefusal, from: Day },
    /// Nobody sets a limit for their own role.
    #[error("{} is your own role; somebody above sets its limit", role.code())]
    OwnLimit { role: Role },
    /// The decision is taken on its page, from its closed list.
    #[error("this is a decision: take it as request {request}, from its list of answers")]
    DecideRequest { request: i64 },
    /// Work that is done with a memo, and none is written (ESC-02, ESC-07).
    #[error("this work is done by writing the memo; write it on the customer’s page")]
    MemoOwed { kind: MemoKind },
    /// Work that is done by writing the talk down (EXE-01, PAY-03).
    #[error("this is done by writing the talk down; record the call or visit")]
    TalkOwed,
    /// What was agreed in a talk is open: ending it ends this work as well (EXE-02, EXE-03).
    #[error("what was agreed in a talk is open; end it, and this work ends with it")]
    ErrandOwed,
    /// No such movement.
    #[error("there is no entry {movement} for this customer; reload the card")]
    UnknownMovement { movement: i64 },
    /// No round of statuses was begun on this day.
    #[error("no round of statuses was begun on {day}; begin the one that is due")]
    UnknownRound { day: Day },
    /// No such reservation, or not of a customer that this person may see.
    #[error("there is no reservation {reservation} that you may see")]
    UnknownReservation { reservation: i64 },
    /// No such dispute, promise or hold in force.
    #[error(
        "dispute, promise or hold {standing} is not in force for this customer; reload the card"
    )]
    UnknownStanding { standing: i64 },

    /// Someone else changed it meanwhile (M21).
    #[error(
        "{what} was changed by someone else meanwhile (you saw version {seen}, it is now {now}); reload and repeat your change"
    )]
    Stale { what: String, seen: i64, now: i64 },
    /// The same idempotency key came with another content (M02).
    #[error(
        "the key “{key}” was used before for a different request; use a new key for a new request"
    )]
    KeyReused { key: String },
    /// Possible, and seldom so: it is recorded when the person confirms it.
    #[error("this is unlikely ({} doubts); confirm it, or correct amount and day", doubts.len())]
    Unlikely { doubts: Vec<Doubt> },
    /// The plan a person approved is not the plan of this moment.
    #[error(
        "the plan has changed since you looked at it; look at it again and approve the new one"
    )]
    PlanChanged,
    /// The work was cancelled; nothing of it remains.
    #[error("cancelled; nothing was changed")]
    Cancelled,

    /// A field of a form or request is unacceptable.
    #[error("{field} “{value}”: {reason}; {remedy}")]
    Field { field: &'static str, value: String, reason: &'static str, remedy: &'static str },
    /// A reason is required and was not given.
    #[error("say why: {act} needs a reason")]
    ReasonMissing { act: &'static str },
    /// The amount is zero or below.
    #[error("{amount} is not above zero; enter what was really received or owed")]
    AmountNotPositive { amount: Money },
    /// A payment has less left than was to be allocated.
    #[error("payment {number} has only {left} left; allocate at most that")]
    ExceedsPayment { number: String, left: Money },
    /// More than is unallocated of a payment was to be paid back.
    #[error("only {left} of this payment is unallocated; pay back at most that")]
    ExceedsUnallocated { left: Money },
    /// A document of the kind has the number already, in the same year.
    #[error(
        "the number {number} is taken by a document of the same kind and year; give the one that stands on the document"
    )]
    CreditNumberTaken { number: String },
    /// What is open is no rounding and no bank fee.
    #[error("this is not closed as a small difference: {0}")]
    NoDifference(NotSmall),
    /// Less is owed to the counterparty than was to be set off.
    #[error("only {open} is owed to this counterparty; set off at most that")]
    PayablesTooSmall { open: Money },
    /// A payable does not become income (AP-03).
    #[error("the payable does not become income: {0}")]
    NotIncome(#[from] NotIncome),
    /// The stages of a case do not let this happen.
    #[error("the case does not allow it: {0}")]
    Case(case::Refusal),
    /// Something around a case does not.
    #[error("the case does not allow it: {0}")]
    OfCase(#[from] CaseRefusal),
    /// An invoice has less open than was to be allocated or written off.
    #[error("{number} has only {open} open; use at most that")]
    ExceedsInvoice { number: String, open: Money },
    /// Documents of different currencies without a rate.
    #[error(transparent)]
    Money(#[from] MoneyError),
    /// Two methods for the same days of delay (LFE-13).
    #[error(
        "“{first}” and “{second}” both set a charge for the same documents; end one of them, or say that the contract adds them"
    )]
    TwoMethods { first: String, second: String },
    /// A day of delay for which no rate is loaded.
    #[error("{0}; add the rate, or agree on a penalty of the contract")]
    NoRate(NoRate),
    /// The move of a due day to a working day would have to be guessed.
    #[error(
        "the calendar {} has no working days for {}, so that it cannot be told from which day the charge counts; take the year over with `saldo rates calendar`", .0.calendar, .0.year
    )]
    NoCalendar(NoCalendar),
    /// A rate, a day or a year that cannot be taken.
    #[error("{0}")]
    Rates(RateRefusal),
    /// A calendar file is wrong.
    #[error("{0}; correct that line and take the file again")]
    Data(DataError),
    /// A vote on a status that is out of turn.
    #[error("{0}")]
    Vote(VoteRefusal),
    /// The shipment may not leave; the answer says why and how much may.
    #[error("{} may not be shipped to {}: {}", answer.amount, answer.customer, told(answer))]
    NoCredit { answer: Box<CreditAnswer> },
    /// Claims and charge agree, or somebody decided to wait.
    #[error("there is nothing to claim or to forgive on {number} today; look at its charge")]
    NothingToClaim { number: String },
    /// The movement was reversed before.
    #[error("entry {movement} was reversed before; nothing is left to reverse")]
    AlreadyReversed { movement: i64 },
    /// The task was closed before.
    #[error("this task is {state} already; reload the list")]
    TaskClosed { state: String },
    /// The book refuses the movement by one of its own named rules.
    #[error("{0}")]
    Book(BookRefusal),

    /// The file could not be opened or read.
    #[error("{file}: {reason}")]
    File { file: String, reason: String },
    /// The file as a whole cannot be taken.
    #[error("{file}: {error}; {}", error.remedy())]
    Unreadable { file: String, error: ReadError },
    /// The bank statement as a whole cannot be taken.
    #[error("{file}: {error}; {}", error.remedy())]
    Statement { file: String, error: Box<StatementError> },
    /// A file of invoices that cannot be taken.
    #[error("{file}: {error}. {}", error.remedy())]
    Documents { file: String, error: Box<EInvoiceError> },
    /// No such line of a statement.
    #[error("there is no line {line} of a bank statement; reload the list")]
    UnknownLine { line: i64 },
    /// Somebody answered the question about a line before.
    #[error("this line is “{state}” already; reload the list")]
    LineClosed { state: String },
    /// Nothing of an import stands any more, or it was no statement.
    #[error("import {batch} has nothing left to take back")]
    NothingToUndo { batch: i64 },
    /// A payment of the import was taken back by a return that another import brought.
    #[error(
        "the bank has taken a payment of import {batch} back by import {by}; take import {by} back first"
    )]
    TakenBackSince { batch: i64, by: i64 },
    /// Something was decided about a document of an import since.
    #[error(
        "something was decided about document {number} since: take the write-off, refund or charge back first"
    )]
    ImportInUse { number: String },
    /// The map file is wrong.
    #[error("{map}: {error}")]
    Map { map: String, error: MappingError },
    /// Formats that come with a later landing.
    #[error(
        "“{kind}” cannot be imported yet; this version takes customers, invoices, payments, contacts, financials, contracts, statement and auto"
    )]
    KindNotOffered { kind: String },
    /// `--strict`: refused rows stop the whole file.
    #[error(
        "{file}: {refused} of {read} rows are refused, so nothing was imported; correct them, or import without --strict"
    )]
    Strict { file: String, read: u64, refused: u64 },
    /// Rows read and rows decided differ: a fault of the program, so nothing is kept.
    #[error(
        "{file}: {read} rows were read, but {counted} were decided; nothing was imported; report this as a fault of Saldo"
    )]
    RowsUncounted { file: String, read: u64, counted: u64 },

    /// A document has nothing to say, or could not be put into words.
    #[error("{0}")]
    Paper(NotDrawn),
    /// A text of the company's own that cannot be used.
    #[error("{0}")]
    Wording(Fault),
    /// The book changed between looking at a document and handing it out (D18).
    #[error("the book has changed since this document was drawn; look at it again")]
    PaperChanged,
    /// Nobody who may ask for a claim has, or it is handed out already (ESC-13).
    #[error(
        "a claim is handed out on request of sales or financial control, or on the director's \
         instruction, once for each; ask for a claim first, and let the legal department take it up"
    )]
    ClaimNotAskedFor,
    /// No such document was handed out about a customer that this person may see.
    #[error("there is no document {number} that you may see; look at the list of the customer")]
    UnknownPaper { number: i64 },
    /// No such batch of post.
    #[error("there is no batch of post {number}; `saldo post list` shows all")]
    UnknownPrintBatch { number: i64 },
    /// The file of the batch held a letter of somebody whose personal data was erased since.
    #[error(
        "the file of batch {number} was destroyed with the personal data of somebody to whom a \
         letter of it went; put what was not posted back into the queue and print it again"
    )]
    ErasedPrintBatch { number: i64 },
    #[error("there is no program {webhook} that is told; `saldo webhook list` shows them")]
    UnknownWebhook { webhook: i64 },
    /// No such mailing.
    #[error("there is no mailing {number}; `saldo mailing list` shows all")]
    UnknownMailing { number: i64 },
    /// Something about a customer's file.
    #[error("{0}")]
    Dossier(DossierRefusal),
    /// Documents stay in the account where they are (M19).
    #[error(transparent)]
    Joining(JoinRefusal),

    /// Money does not go back.
    #[error(transparent)]
    Refund(#[from] RefundRefusal),

    /// Something about a call or visit.
    #[error("{0}")]
    Visit(VisitRefusal),

    /// Something about a repayment agreement.
    #[error("{0}")]
    Agreement(#[from] AgreementRefusal),

    /// No report has this name.
    #[error("there is no report “{name}”; `saldo report --list` shows all")]
    UnknownReport { name: String },
    /// A report does not listen to an option that was given.
    #[error("the report {report} has no option {option}; leave it out")]
    OptionUnheard { report: &'static str, option: &'static str },

    /// The database refused or failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The operating system gave no random bytes.
    #[error("the operating system gave no random bytes: {reason}; try again")]
    NoRandomness { reason: String },
    /// Stored data says something that cannot be.
    #[error("stored data is damaged: {what}; run `saldo verify`")]
    Damaged { what: String },
}

/// What sort of no it is. The web derives its status from it, the command line its exit code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RefusedKind {
    /// What was given is unacceptable.
    Input,
    /// The person may not.
    Forbidden,
    /// No such thing, or not for this person: one answer.
    Missing,
    /// Somebody or something else got there first.
    Conflict,
    /// The program or its surroundings failed.
    Failure,
}

impl From<TwoMethods> for Refused {
    fn from(two: TwoMethods) -> Self {
        Refused::TwoMethods { first: two.first, second: two.second }
    }
}

impl From<VisitRefusal> for Refused {
    fn from(refusal: VisitRefusal) -> Self {
        Refused::Visit(refusal)
    }
}

impl From<NoTime> for Refused {
    fn from(no: NoTime) -> Self {
        Refused::NoTime(no)
    }
}

impl From<Unfit> for Refused {
    fn from(unfit: Unfit) -> Self {
        Refused::NoTime(NoTime::Unfit(unfit))
    }
}

impl From<JoinRefusal> for Refused {
    fn from(refusal: JoinRefusal) -> Self {
        Refused::Joining(refusal)
    }
}

impl From<DossierRefusal> for Refused {
    fn from(refusal: DossierRefusal) -> Self {
        Refused::Dossier(refusal)
    }
}

impl From<RateRefusal> for Refused {
    fn from(refusal: RateRefusal) -> Self {
        Refused::Rates(refusal)
    }
}

impl From<DataError> for Refused {
    fn from(error: DataError) -> Self {
        Refused::Data(error)
    }
}

impl From<NoFigure> for Refused {
    fn from(none: NoFigure) -> Self {
        match none {
            NoFigure::Rate(none) => Refused::NoRate(none),
            NoFigure::Calendar(none) => Refused::NoCalendar(none),
        }
    }
}

impl From<NoRate> for Refused {
    fn from(none: NoRate) -> Self {
        Refused::NoRate(none)
    }
}

impl Refused {
    /// The role has not this right.
    pub(crate) const fn not_permitted(role: Role, right: Right) -> Self {
        Refused::NotPermitted { role, right }
    }

    /// What sort of no it is.
    pub const fn kind(&self) -> RefusedKind {
        use RefusedKind::{Conflict, Failure, Forbidden, Input, Missing};
        match self {
            Refused::Dossier(refusal) => refusal.kind(),
            Refused::Joining(refusal) => refusal.kind(),
            Refused::Refund(refusal) => refusal.kind(),
            Refused::Visit(refusal) => refusal.kind(),
            Refused::Agreement(refusal) => refusal.kind(),
            Refused::NotPermitted { .. }
            | Refused::SignIn
            | Refused::TooManyAttempts { .. }
            | Refused::ScopeMissing { .. }
            | Refused::OwnRole { .. }
            | Refused::OwnRequest { .. }
            | Refused::OwnErrand { .. }
            | Refused::OwnPlan
            | Refused::OwnLimit { .. }
            | Refused::OfCase(CaseRefusal::SamePerson)
            | Refused::NoTime(NoTime::NotYours { .. })
            | Refused::BeyondLimit { .. } => Forbidden,
            Refused::NoCompany
            | Refused::UnknownCustomer { .. }
            | Refused::UnknownDocument { .. }
            | Refused::UnknownEffect { .. }
            | Refused::UnknownPerson { .. }
            | Refused::UnknownToken { .. }
            | Refused::UnknownMovement { .. }
            | Refused::UnknownRound { .. }
            | Refused::UnknownReservation { .. }
            | Refused::UnknownStanding { .. }
            | Refused::UnknownRequest { .. }
            | Refused::Versions(VersionRefusal::Unknown { .. })
            | Refused::UnknownPaper { .. }
            | Refused::UnknownMailing { .. }
            | Refused::UnknownPrintBatch { .. }
            | Refused::UnknownErasure { .. }
            | Refused::UnknownWebhook { .. }
            | Refused::UnknownLine { .. }
            | Refused::OfCase(CaseRefusal::NoPortfolio | CaseRefusal::NoOffer)
            | Refused::UnknownReport { .. } => Missing,
            Refused::Stale { .. }
            | Refused::PlanChanged
            | Refused::PaperChanged
            | Refused::ClaimNotAskedFor
            | Refused::Vote(_)
            | Refused::NoCredit { .. }
            | Refused::AlreadyReversed { .. }
            | Refused::TaskClosed { .. }
            | Refused::RequestClosed { .. }
            | Refused::StillOwed { .. }
            | Refused::ErasedPrintBatch { .. }
            | Refused::DecideRequest { .. }
            | Refused::MemoOwed { .. }
            | Refused::TalkOwed
            | Refused::ErrandOwed
            | Refused::Versions(VersionRefusal::Decided { .. })
            | Refused::LineClosed { .. }
            | Refused::NothingToUndo { .. }
            | Refused::TakenBackSince { .. }
            | Refused::ImportInUse { .. }
            | Refused::Case(
                case::Refusal::NoCase
                | case::Refusal::GoesOn
                | case::Refusal::NotFrom { .. }
                | case::Refusal::NothingToTakeBack
                | case::Refusal::MovedTheBook { .. },
            )
            | Refused::OfCase(
                CaseRefusal::LotChanged
                | CaseRefusal::ActAnswered
                | CaseRefusal::EndsWithTheCase
                | CaseRefusal::PaymentLinked
                | CaseRefusal::WithOthers
                | CaseRefusal::InRegister,
            )
            | Refused::LoginTaken { .. }
            | Refused::CompanyExists { .. }
            | Refused::DemoInTheMaking
            | Refused::Cancelled => Conflict,
            Refused::Store(_)
            | Refused::NoRandomness { .. }
            | Refused::Damaged { .. }
            | Refused::ClockOutOfRange { .. }
            | Refused::RowsUncounted { .. } => Failure,
            _ => Input,
        }
    }

    /// Key of the sentence in the locale files.
    pub const fn code(&self) -> &'static str {
        match self {
            Refused::NotPermitted { .. } => "refused-not-permitted",
            Refused::SignIn => "refused-sign-in",
            Refused::TooManyAttempts { .. } => "refused-too-many-attempts",
            Refused::WrongCode => "refused-wrong-code",
            Refused::FactorIsOn => "refused-factor-is-on",
            Refused::NoSecretKey => "refused-no-secret-key",
            Refused::LinkOver => "refused-link-over",
            Refused::StillOwed { .. } => "refused-still-owed",
            Refused::ScopeMissing { .. } => "refused-scope-missing",
            Refused::UnknownToken { .. } => "refused-unknown-token",
            Refused::LoginTaken { .. } => "refused-login-taken",
            Refused::BadLogin { .. } => "refused-bad-login",
            Refused::WeakPassword { .. } => "refused-weak-password",
            Refused::LastAdministrator { .. } => "refused-last-administrator",
            Refused::OwnRole { .. } => "refused-own-role",
            Refused::UnknownRequest { .. } => "refused-unknown-request",
            Refused::RequestClosed { .. } => "refused-request-closed",
            Refused::OwnRequest { .. } => "refused-own-request",
            Refused::OwnErrand { .. } => "refused-own-errand",
            Refused::OwnPlan => "refused-own-plan",
            Refused::BeyondLimit { .. } => "refused-beyond-limit",
            Refused::ContactLimit { limit: ContactRefusal::Unwanted, .. } => {
                "refused-contact-unwanted"
            }
            Refused::ContactLimit { .. } => "refused-contact-limit",
            Refused::OwnLimit { .. } => "refused-own-limit",
            Refused::NoTime(NoTime::Unfit(Unfit::Past)) => "refused-no-time-past",
            Refused::NoTime(NoTime::Unfit(Unfit::PartToday { .. })) => "refused-no-time-part-today",
            Refused::NoTime(NoTime::NotYours { last: Some(_), .. }) => "refused-no-time-not-yours",
            Refused::NoTime(NoTime::NotYours { last: None, .. }) => "refused-no-time-again",
            Refused::DecideRequest { .. } => "refused-decide-request",
            Refused::MemoOwed { .. } => "refused-memo-owed",
            Refused::TalkOwed => "refused-talk-owed",
            Refused::ErrandOwed => "refused-errand-owed",
            Refused::NoCompany => "refused-no-company",
            Refused::CompanyExists { .. } => "refused-company-exists",
            Refused::DemoInTheMaking => "refused-demo-in-the-making",
            Refused::UnknownPolicy { .. } => "refused-unknown-policy",
            Refused::Policy(_) => "refused-policy",
            Refused::Versions(_) => "refused-version",
            Refused::UnknownZone { .. } => "refused-unknown-zone",
            Refused::ClockOutOfRange { .. } => "refused-clock",
            Refused::UnknownCustomer { .. } => "refused-unknown-customer",
            Refused::UnknownDocument { .. } => "refused-unknown-document",
            Refused::AmbiguousDocument { .. } => "refused-ambiguous-document",
            Refused::UnknownEffect { .. } => "refused-unknown-effect",
            Refused::UnknownPerson { .. } => "refused-unknown-person",
            Refused::UnknownMovement { .. } => "refused-unknown-movement",
            Refused::UnknownStanding { .. } => "refused-unknown-standing",
            Refused::UnknownRound { .. } => "refused-unknown-round",
            Refused::UnknownReservation { .. } => "refused-unknown-reservation",
            Refused::Vote(refusal) => vote_code(*refusal),
            Refused::NoCredit { .. } => "refused-no-credit",
            Refused::Stale { .. } => "refused-stale",
            Refused::KeyReused { .. } => "refused-key-reused",
            Refused::Unlikely { .. } => "refused-unlikely",
            Refused::PlanChanged => "refused-plan-changed",
            Refused::Cancelled => "refused-cancelled",
            Refused::Field { .. } => "refused-field",
            Refused::ReasonMissing { .. } => "refused-reason-missing",
            Refused::AmountNotPositive { .. } => "refused-amount-not-positive",
            Refused::ExceedsPayment { .. } => "refused-exceeds-payment",
            Refused::ExceedsUnallocated { .. } => "refused-exceeds-unallocated",
            Refused::ExceedsInvoice { .. } => "refused-exceeds-invoice",
            Refused::Money(_) => "refused-money",
            Refused::TwoMethods { .. } => "refused-two-methods",
            Refused::NoRate(_) => "refused-no-rate",
            Refused::NoCalendar(_) => "refused-no-calendar",
            Refused::Rates(_) => "refused-rates",
            Refused::Data(_) => "refused-data",
            Refused::NothingToClaim { .. } => "refused-nothing-to-claim",
            Refused::AlreadyReversed { .. } => "refused-already-reversed",
            Refused::TaskClosed { .. } => "refused-task-closed",
            Refused::Book(_) => "refused-book",
            Refused::File { .. } => "refused-file",
            Refused::Unreadable { .. } => "refused-unreadable",
            Refused::Statement { .. } => "refused-statement",
            Refused::Documents { .. } => "refused-documents",
            Refused::CreditNumberTaken { .. } => "refused-credit-number-taken",
            Refused::NoDifference(why) => difference_code(*why),
            Refused::PayablesTooSmall { .. } => "refused-payables-too-small",
            Refused::NotIncome(no) => not_income_code(*no),
            Refused::Case(no) => case_code(no),
            Refused::OfCase(no) => of_case_code(*no),
            Refused::UnknownLine { .. } => "refused-unknown-line",
            Refused::LineClosed { .. } => "refused-line-closed",
            Refused::NothingToUndo { .. } => "refused-nothing-to-undo",
            Refused::TakenBackSince { .. } => "refused-taken-back-since",
            Refused::ImportInUse { .. } => "refused-import-in-use",
            Refused::Map { .. } => "refused-map",
            Refused::KindNotOffered { .. } => "refused-kind-not-offered",
            Refused::Strict { .. } => "refused-strict",
            Refused::RowsUncounted { .. } => "refused-rows-uncounted",
            Refused::Paper(NotDrawn::NothingDue) => "refused-paper-nothing-due",
            Refused::Paper(NotDrawn::Covered) => "refused-paper-covered",
            Refused::Paper(_) => "refused-paper",
            Refused::Wording(_) => "refused-wording",
            Refused::PaperChanged => "refused-paper-changed",
            Refused::ClaimNotAskedFor => "refused-claim-not-asked-for",
            Refused::UnknownPaper { .. } => "refused-unknown-paper",
            Refused::UnknownPrintBatch { .. } => "refused-unknown-print-batch",
            Refused::ErasedPrintBatch { .. } => "refused-erased-print-batch",
            Refused::UnknownErasure { .. } => "refused-unknown-erasure",
            Refused::UnknownWebhook { .. } => "refused-unknown-webhook",
            Refused::UnknownMailing { .. } => "refused-unknown-mailing",
            Refused::Dossier(_) => "refused-dossier",
            Refused::Joining(_) => "refused-joining",
            Refused::Refund(_) => "refused-refund",
            Refused::Visit(_) => "refused-visit",
            Refused::Agreement(_) => "refused-agreement",
            Refused::UnknownReport { .. } => "refused-unknown-report",
            Refused::OptionUnheard { .. } => "refused-option-unheard",
            Refused::Store(_) => "refused-store",
            Refused::NoRandomness { .. } => "refused-no-randomness",
            Refused::Damaged { .. } => "refused-damaged",
        }
    }
}

const fn difference_code(why: NotSmall) -> &'static str {
    match why {
        NotSmall::NothingOpen => "refused-difference-nothing-open",
        NotSmall::Charge => "refused-difference-charge",
        NotSmall::NothingSettled => "refused-difference-nothing-settled",
        NotSmall::PaidLate => "refused-difference-paid-late",
        NotSmall::TooMuch { .. } => "refused-difference-too-much",
    }
}

const fn not_income_code(no: NotIncome) -> &'static str {
    match no {
        NotIncome::NothingOpen => "refused-income-nothing-open",
        NotIncome::NumberMissing { .. } => "refused-income-number-missing",
        NotIncome::BeforeTheLast { .. } => "refused-income-before-the-last",
        NotIncome::ToCome { .. } => "refused-income-to-come",
        NotIncome::StillClaimable { .. } => "refused-income-still-claimable",
        NotIncome::LawUnknown => "refused-income-law-unknown",
    }
}

const fn case_code(no: &case::Refusal) -> &'static str {
    match no {
        case::Refusal::NoCase => "refused-case-none",
        case::Refusal::GoesOn => "refused-case-goes-on",
        case::Refusal::NotFrom { .. } => "refused-case-not-from",
        case::Refusal::ToCome { .. } => "refused-case-to-come",
        case::Refusal::BeforeTheLast { .. } => "refused-case-before-the-last",
        case::Refusal::Missing { .. } => "refused-case-missing",
        case::Refusal::Unmet { until: None, .. } => "refused-case-unmet",
        case::Refusal::Unmet { until: Some(_), .. } => "refused-case-until",
        case::Refusal::Paper(PaperFault::NumberMissing { .. }) => "refused-income-number-missing",
        case::Refusal::Paper(PaperFault::BeforeTheLast { .. }) => "refused-income-before-the-last",
        case::Refusal::Paper(PaperFault::ToCome { .. }) => "refused-income-to-come",
        case::Refusal::NothingToTakeBack => "refused-case-nothing-to-take-back",
        case::Refusal::MovedTheBook { .. } => "refused-case-moved-the-book",
    }
}

const fn of_case_code(no: CaseRefusal) -> &'static str {
    match no {
        CaseRefusal::NothingLate => "refused-case-nothing-late",
        CaseRefusal::NotDecided { .. } => "refused-case-not-decided",
        CaseRefusal::NoPayment => "refused-case-no-payment",
        CaseRefusal::PaymentUsed => "refused-case-payment-used",
        CaseRefusal::PaymentLinked => "refused-case-payment-linked",
        CaseRefusal::NoPortfolio => "refused-case-no-portfolio",
        CaseRefusal::NoOffer => "refused-case-no-offer",
        CaseRefusal::SamePerson => "refused-case-same-person",
        CaseRefusal::LotChanged => "refused-case-lot-changed",
        CaseRefusal::OffersClosed => "refused-case-offers-closed",
        CaseRefusal::ActAnswered => "refused-case-act-answered",
        CaseRefusal::EndsWithTheCase => "refused-case-ends-with-the-case",
        CaseRefusal::BySale => "refused-case-by-sale",
        CaseRefusal::WithOthers => "refused-case-with-others",
        CaseRefusal::InRegister => "refused-case-in-register",
    }
}

const fn vote_code(refusal: VoteRefusal) -> &'static str {
    match refusal {
        VoteRefusal::Decided => "refused-vote-decided",
        VoteRefusal::NotYours(_) => "refused-vote-not-yours",
        VoteRefusal::SamePerson => "refused-vote-same-person",
        VoteRefusal::ProposalsMissing => "refused-vote-proposals-missing",
        VoteRefusal::ProposalsDiffer => "refused-vote-proposals-differ",
        VoteRefusal::NoApprovalNeeded => "refused-vote-no-approval-needed",
    }
}

/// Why no more time is given, by which clause, and what to do.
fn no_time(no: &NoTime) -> String {
    match no {
        NoTime::Unfit(Unfit::Past) => {
            "the day until which time is asked for is past; give a later day".to_owned()
        }
        NoTime::Unfit(Unfit::PartToday { max_days }) => format!(
            "clause 6.1.3.b.b1 gives a customer of this status at most {max_days} days; agree on a part that is paid today and record it, then on the rest"
        ),
        NoTime::NotYours { authority, last } => {
            let last =
                last.map_or_else(String::new, |last| format!("agree on {last} at the latest, or "));
            let (clause, role) = (authority.clause, authority.role.code());
            format!(
                "by clause {clause} so much time is for the {role} to give; {last}ask for it as a request"
            )
        }
    }
}

/// What keeps a shipment back, by its codes, and how much may leave.
fn told(answer: &CreditAnswer) -> String {
    let codes: Vec<&str> = answer.hindrances.iter().map(|one| one.code.as_str()).collect();
    match answer.available {
        None => codes.join(", "),
        Some(available) => format!("{}; at most {available} may", codes.join(", ")),
    }
}
