//! What a use-case refuses, in the words of the locale files.

use saldo_domain::agreements::draft::Refusal as Plan;
use saldo_domain::authority::Right;
use saldo_domain::authority::deferral::{NoTime, Unfit};
use saldo_domain::bank::DoesNotAddUp;
use saldo_domain::book::difference::NotSmall;
use saldo_domain::payables::income::{NotIncome, PaperFault};
use saldo_domain::rating::VoteRefusal;
use saldo_domain::recovery::case;
use saldo_domain::refunds::State;
use saldo_formats::ReadError;
use saldo_formats::einvoice::EInvoiceError;
use saldo_formats::statement::StatementError;
use saldo_letters::documents::NotDrawn;
use saldo_letters::wording::Fault;
use saldo_letters::{Language, Texts, Value};
use saldo_work::Refused;
use saldo_work::acts::JoinRefusal;
use saldo_work::agreements::AgreementRefusal;
use saldo_work::cases::CaseRefusal;
use saldo_work::credit::CreditAnswer;
use saldo_work::dossier::DossierRefusal;
use saldo_work::fieldwork::VisitRefusal;
use saldo_work::policies::VersionRefusal;
use saldo_work::rates::RateRefusal;
use saldo_work::refunds::RefundRefusal;

/// The refusal as a sentence for the person at the desk.
pub fn sentence(texts: &Texts, refused: &Refused) -> String {
    let said = texts.with(&key(texts, refused), &facts(texts, refused));
    match refused {
        Refused::Rates(RateRefusal { place: Some((file, line)), .. }) => {
            let at = [("file", file.into()), ("line", line.to_string().into())];
            format!("{} {said}", texts.with("refused-rates-place", &at))
        }
        _ => said,
    }
}

/// Fields that people fill in say what to write instead; the others share one sentence.
fn key(texts: &Texts, refused: &Refused) -> String {
    let code = refused.code();
    match refused {
        Refused::Field { field, .. } => {
            let own = format!("{code}-{}", field.to_ascii_lowercase());
            if texts.has(&own) { own } else { code.to_owned() }
        }
        Refused::Rates(refusal) => format!("{code}-{}", refusal.fault.code()),
        Refused::Versions(refusal) => format!("{code}-{}", refusal.code()),
        Refused::Dossier(refusal) => format!("{code}-{}", refusal.code()),
        Refused::Joining(refusal) => format!("{code}-{}", refusal.code()),
        Refused::Refund(refusal) => format!("{code}-{}", refusal.code()),
        Refused::Visit(refusal) => format!("{code}-{}", refusal.code()),
        Refused::Agreement(refusal) => format!("{code}-{}", refusal.code()),
        _ => code.to_owned(),
    }
}

/// The placeholders of the sentence.
fn facts(texts: &Texts, refused: &Refused) -> Vec<(&'static str, Value)> {
    use Refused as R;
    match refused {
        R::NotPermitted { role, right } => vec![
            ("role", texts.role(*role).into()),
            ("right", texts.get(&format!("right-{}", right.code())).into()),
            ("roles", roles_with(texts, *right).into()),
        ],
        R::StillOwed { customer } => vec![("customer", customer.into())],
        R::UnknownRound { day } => vec![("day", texts.day(*day).into())],
        R::Vote(VoteRefusal::NotYours(role)) => vec![("role", texts.role(*role).into())],
        R::NoCredit { answer } => vec![
            ("why", hindrances(texts, answer).into()),
            ("available", available(texts, answer).into()),
        ],
        R::ScopeMissing { scope } => vec![("scope", (*scope).into())],
        R::UnknownToken { token } => vec![("token", token.to_string().into())],
        R::LoginTaken { login }
        | R::BadLogin { login }
        | R::LastAdministrator { login }
        | R::OwnRole { login }
        | R::UnknownPerson { login } => vec![("login", login.into())],
        R::UnknownRequest { request }
        | R::RequestClosed { request, .. }
        | R::DecideRequest { request } => vec![("number", request.to_string().into())],
        R::NoTime(no) => no_time(texts, *no),
        R::ContactLimit { limit, from } => vec![
            ("limit", texts.coded("contact-limit", limit.code()).into()),
            ("day", texts.day(*from).into()),
        ],
        R::BeyondLimit { left } => vec![("left", texts.money(*left).into())],
        R::OwnLimit { role } => vec![("role", texts.role(*role).into())],
        R::TooManyAttempts { seconds } => vec![("count", (*seconds).into())],
        R::WeakPassword { least } => vec![("count", (*least).into())],
        R::Paper(NotDrawn::Wording { fault, .. }) | R::Wording(fault) => {
            vec![("what", wording(texts, fault).into())]
        }
        R::Paper(other) => vec![("what", other.to_string().into())],
        R::UnknownErasure { row: number }
        | R::UnknownWebhook { webhook: number }
        | R::UnknownPaper { number }
        | R::UnknownMailing { number }
        | R::UnknownPrintBatch { number }
        | R::ErasedPrintBatch { number } => vec![("number", number.to_string().into())],
        R::CompanyExists { name } | R::UnknownReport { name } => vec![("name", name.into())],
        R::OptionUnheard { report, option } => {
            vec![("report", (*report).into()), ("option", (*option).into())]
        }
        R::UnknownPolicy { name, known } => {
            vec![("name", name.into()), ("known", known.into())]
        }
        R::Policy(error) => {
            let said = texts.policy_fault(&error.fault);
            let what = format!("{}:{}:{}: {said}", error.file, error.line, error.column);
            vec![("what", what.into())]
        }
        R::Versions(refusal) => version_facts(texts, refusal),
        R::UnknownZone { zone } => vec![("zone", zone.into())],
        R::UnknownCustomer { customer } => vec![("customer", customer.into())],
        R::UnknownDocument { number } => vec![("number", number.into())],
        R::AmbiguousDocument { number, count } => {
            vec![("number", number.into()), ("count", (*count).into())]
        }
        R::Stale { what, .. } => vec![("what", what.into())],
        R::Field { value, .. } => vec![("value", value.into())],
        R::AmountNotPositive { amount } => vec![("amount", texts.money(*amount).into())],
        R::ExceedsPayment { number, left } => {
            vec![("number", number.into()), ("left", texts.money(*left).into())]
        }
        R::ExceedsInvoice { number, open } => {
            vec![("number", number.into()), ("open", texts.money(*open).into())]
        }
        R::TwoMethods { first, second } => {
            vec![("first", first.into()), ("second", second.into())]
        }
        R::NoRate(none) => {
            vec![("table", none.table.as_str().into()), ("day", texts.day(none.day).into())]
        }
        R::NoCalendar(none) => vec![
            ("calendar", none.calendar.as_str().into()),
            ("year", none.year.to_string().into()),
        ],
        R::Rates(refusal) => {
            vec![("value", (&refusal.value).into()), ("other", refusal.fault.other().into())]
        }
        R::Data(error) => vec![
            ("file", (&error.file).into()),
            ("line", error.line.to_string().into()),
            ("what", (&error.message).into()),
        ],
        R::Dossier(refusal) => of_file(texts, refusal),
        R::Joining(refusal) => of_joining(refusal),
        R::Refund(refusal) => of_refund(texts, refusal),
        R::Agreement(refusal) => of_agreement(texts, refusal),
        R::Visit(VisitRefusal::Open(missing)) => vec![("count", missing.len().into())],
        R::Visit(VisitRefusal::PartToday { days }) => vec![("count", (*days).into())],
        R::Visit(VisitRefusal::PartOutOfRange { open }) => {
            vec![("open", texts.money(*open).into())]
        }
        R::NothingToClaim { number } => vec![("number", number.into())],
        R::TaskClosed { state } => {
            vec![("state", texts.coded_or_plain("task-state", state).into())]
        }
        R::Book(refusal) => vec![("what", refusal.to_string().into())],
        R::CreditNumberTaken { number } => vec![("number", number.into())],
        R::NoDifference(NotSmall::TooMuch { most }) => vec![("most", texts.money(*most).into())],
        R::PayablesTooSmall { open } => vec![("open", texts.money(*open).into())],
        R::NotIncome(no) => not_income(texts, *no),
        R::Case(no) => of_case(texts, *no),
        R::OfCase(CaseRefusal::NotDecided { decision }) => {
            vec![("decision", decision.to_string().into())]
        }
        R::LineClosed { state } => {
            vec![("state", texts.coded_or_plain("bank-state", state).into())]
        }
        R::ExceedsUnallocated { left } => vec![("left", texts.money(*left).into())],
        other => of_input(texts, other),
    }
}

/// What is wrong with a file that somebody brought, or takes back.
fn of_input(texts: &Texts, refused: &Refused) -> Vec<(&'static str, Value)> {
    use Refused as R;
    match refused {
        R::File { file, reason } => vec![("file", file.into()), ("reason", reason.into())],
        R::ImportInUse { number } => vec![("number", number.into())],
        R::TakenBackSince { by, .. } => vec![("number", by.to_string().into())],
        R::Unreadable { file, error } => {
            vec![("file", file.into()), ("what", table_fault(texts, error).into())]
        }
        R::Statement { file, error } => {
            vec![("file", file.into()), ("what", statement_fault(texts, error).into())]
        }
        R::Documents { file, error } => {
            vec![("file", file.into()), ("what", documents_fault(texts, error).into())]
        }
        R::Map { error, .. } => {
            let words = [error.fault.word(), error.fault.known()];
            let what = map_fault(texts, error.line, error.fault.code(), words)
                .unwrap_or_else(|| error.to_string());
            vec![("what", what.into())]
        }
        R::KindNotOffered { kind } => vec![("kind", kind.into())],
        R::Strict { file, refused, read } => vec![
            ("file", file.into()),
            ("refused", texts.number(i64::try_from(*refused).unwrap_or(i64::MAX)).into()),
            ("read", texts.number(i64::try_from(*read).unwrap_or(i64::MAX)).into()),
        ],
        // The rest need no facts, or hold only what belongs in the log.
        _ => Vec::new(),
    }
}

/// Which paper is amiss, or until when a payable can be claimed.
/// What is wrong with an agreement: the part, the amounts, the day.
fn of_agreement(texts: &Texts, refusal: &AgreementRefusal) -> Vec<(&'static str, Value)> {
    use AgreementRefusal as A;
    match refusal {
        A::NotNow { state, .. } => {
            vec![("state", texts.coded("agreement-state", state.code()).into())]
        }
        A::Plan(plan) => of_plan(texts, plan),
        A::Covered { number } | A::Kept { number } => vec![("number", number.into())],
        A::DebtChanged { agreed, open } => {
            vec![("agreed", texts.money(*agreed).into()), ("open", texts.money(*open).into())]
        }
        A::NotPermittedBy { request } => vec![("request", request.to_string().into())],
        A::StillMissed { part } => vec![("part", part.to_string().into())],
        A::Line { line } => vec![("line", line.to_string().into())],
        A::Unknown { .. } | A::NoDebts | A::GoodsNotNamed | A::Elsewhere => Vec::new(),
    }
}

fn of_plan(texts: &Texts, refusal: &Plan) -> Vec<(&'static str, Value)> {
    match refusal {
        Plan::NoContact { days } => {
            vec![("days", texts.count("document-calendar-days", (*days).into()).into())]
        }
        Plan::FirstPartPast(day) => vec![("day", texts.day(*day).into())],
        Plan::NotAnAmount(part) | Plan::NotInOrder(part) | Plan::BeyondTable(part) => {
            vec![("part", part.to_string().into())]
        }
        Plan::SumDiffers { sum, total } => {
            vec![("sum", texts.money(*sum).into()), ("total", texts.money(*total).into())]
        }
        _ => Vec::new(),
    }
}

fn not_income(texts: &Texts, no: NotIncome) -> Vec<(&'static str, Value)> {
    match no {
        NotIncome::NumberMissing { paper }
        | NotIncome::BeforeTheLast { paper }
        | NotIncome::ToCome { paper } => {
            vec![("paper", texts.coded("payable-paper", paper.code()).into())]
        }
        NotIncome::StillClaimable { last_day } => vec![("day", texts.day(last_day).into())],
        NotIncome::NothingOpen | NotIncome::LawUnknown => Vec::new(),
    }
}

/// Which act, stage, need or paper a case does not allow.
fn of_case(texts: &Texts, no: case::Refusal) -> Vec<(&'static str, Value)> {
    let act = |act: case::Act| ("act", texts.coded("case-act", act.code()).into());
    let need = |need: case::Need| ("need", texts.coded("case-need", need.code()).into());
    match no {
        case::Refusal::NotFrom { act: what, stage } => {
            vec![act(what), ("stage", texts.coded("case-stage", stage.code()).into())]
        }
        case::Refusal::ToCome { on } => vec![("day", texts.day(on).into())],
        case::Refusal::BeforeTheLast { on, last } => {
            vec![("day", texts.day(on).into()), ("last", texts.day(last).into())]
        }
        case::Refusal::Missing { need: what } => vec![need(what)],
        case::Refusal::Unmet { need: what, until } => {
            let until = until.map_or_else(String::new, |until| texts.day(until));
            vec![need(what), ("day", until.into())]
        }
        case::Refusal::Paper(
            PaperFault::NumberMissing { paper }
            | PaperFault::BeforeTheLast { paper }
            | PaperFault::ToCome { paper },
        ) => vec![("paper", texts.coded("payable-paper", paper.code()).into())],
        case::Refusal::MovedTheBook { act: what } => vec![act(what)],
        case::Refusal::NoCase | case::Refusal::GoesOn | case::Refusal::NothingToTakeBack => {
            Vec::new()
        }
    }
}

/// By which clause no more time is given, whose it is, and how far one may go.
fn no_time(texts: &Texts, no: NoTime) -> Vec<(&'static str, Value)> {
    match no {
        NoTime::Unfit(Unfit::Past) => Vec::new(),
        NoTime::Unfit(Unfit::PartToday { max_days }) => vec![("count", max_days.into())],
        NoTime::NotYours { authority, last } => vec![
            ("clause", authority.clause.into()),
            ("role", texts.role(authority.role).into()),
            ("last", last.map_or_else(String::new, |last| texts.day(last)).into()),
        ],
    }
}

/// What there is to say about a version of the policy that is not taken.
fn version_facts(texts: &Texts, refusal: &VersionRefusal) -> Vec<(&'static str, Value)> {
    match refusal {
        VersionRefusal::Unknown { name } => vec![("name", name.into())],
        VersionRefusal::NotRising { policy, version, last } => vec![
            ("policy", policy.into()),
            ("version", version.to_string().into()),
            ("last", last.to_string().into()),
        ],
        VersionRefusal::BeforeRun { from, least }
        | VersionRefusal::BeforeVersion { from, least } => {
            vec![("from", texts.day(*from).into()), ("least", texts.day(*least).into())]
        }
        VersionRefusal::OtherReach { policy } => vec![("policy", policy.into())],
        VersionRefusal::Clash { other, group, day } => {
            vec![("other", other.into()), ("group", group.into()), ("day", texts.day(*day).into())]
        }
        VersionRefusal::SamePerson | VersionRefusal::NoneOfCompany => Vec::new(),
        VersionRefusal::Decided { label, .. } => vec![("label", label.into())],
        VersionRefusal::Begun { label, from } => {
            vec![("label", label.into()), ("from", texts.day(*from).into())]
        }
    }
}

/// Why a text of the company's own cannot be used.
fn wording(texts: &Texts, fault: &Fault) -> String {
    let braced = |name: &str| format!("{{{name}}}");
    match fault {
        Fault::Empty => texts.get("wording-empty"),
        Fault::TooLong { .. } => texts.get("wording-too-long"),
        Fault::Brace { at } => texts.with_text("wording-brace", "at", &at.to_string()),
        Fault::Unknown { name, .. } => texts.with_text("wording-unknown", "name", &braced(name)),
        Fault::Nothing { name } => texts.with_text("wording-nothing", "name", &braced(name)),
        Fault::Forbidden { word } => texts.with_text("wording-forbidden", "name", word),
    }
}

/// What keeps a shipment back.
fn hindrances(texts: &Texts, answer: &CreditAnswer) -> String {
    let said = answer.hindrances.iter().map(|one| texts.coded("credit-hindrance", &one.code));
    said.collect::<Vec<_>>().join(", ")
}

fn available(texts: &Texts, answer: &CreditAnswer) -> String {
    answer.available.map_or_else(String::new, |left| {
        texts.with_text("refused-no-credit-available", "amount", &texts.money(left))
    })
}

/// What a refusal about customers that become one is about.
fn of_joining(refusal: &JoinRefusal) -> Vec<(&'static str, Value)> {
    use JoinRefusal as J;
    match refusal {
        J::JoinedAlready { code, survivor } => {
            vec![("code", code.into()), ("survivor", survivor.into())]
        }
        J::Tied { goes, stays } => vec![("goes", goes.into()), ("stays", stays.into())],
        J::SameNumber { number } | J::SetOff { number } | J::UnderWay { number } => {
            vec![("number", number.into())]
        }
        J::Refund { refund } => vec![("number", refund.to_string().into())],
        J::Itself | J::Nothing | J::AboutAll | J::Reserved => Vec::new(),
    }
}

/// What a refusal about money that goes back is about.
fn of_refund(texts: &Texts, refusal: &RefundRefusal) -> Vec<(&'static str, Value)> {
    use RefundRefusal as F;
    let state = |state: &State| texts.coded("refund-state", state.code());
    match refusal {
        F::Held { number, held, free } => vec![
            ("number", number.into()),
            ("held", texts.money(*held).into()),
            ("free", texts.money(*free).into()),
        ],
        F::GoneBack { number, amount } => {
            vec![("number", number.into()), ("amount", texts.money(*amount).into())]
        }
        F::Shown { refund } | F::Unknown { refund } | F::SamePerson { refund } => {
            vec![("number", refund.to_string().into())]
        }
        F::UnknownOrder { order } => vec![("number", order.to_string().into())],
        F::Closed { refund, state: at } => {
            vec![("number", refund.to_string().into()), ("state", state(at).into())]
        }
        F::NoForm { account } | F::AccountReason { account } | F::WhichCurrency { account } => {
            vec![("account", account.into())]
        }
        F::BadPayee { account, bank, .. } => {
            vec![("account", account.into()), ("bank", bank.into())]
        }
        F::OrderOver { order, refund, state: at } => vec![
            ("order", order.to_string().into()),
            ("number", refund.to_string().into()),
            ("state", state(at).into()),
        ],
        F::NoPayee | F::NoAccount | F::NothingToOrder | F::NoOwnBank | F::BroughtBack => Vec::new(),
    }
}

/// What a refusal about a customer's file is about.
fn of_file(texts: &Texts, refusal: &DossierRefusal) -> Vec<(&'static str, Value)> {
    use DossierRefusal as D;
    let listed = |family: &str, codes: Vec<&str>| {
        let words: Vec<String> = codes.into_iter().map(|code| texts.coded(family, code)).collect();
        vec![("what", words.join(", ").into())]
    };
    match refusal {
        D::PeopleUnknown(posts) => listed("post", posts.iter().map(|one| one.code()).collect()),
        D::FactsMissing(facts) => listed("outlet", facts.iter().map(|one| one.code()).collect()),
        D::StagesEmpty(stages) => {
            listed("audit-stage", stages.iter().map(|one| one.code()).collect())
        }
        D::OnlyGeneralDirector { missing } => vec![("count", (*missing).into())],
        D::TooLarge { name, most } => vec![("name", name.into()), ("count", (*most).into())],
        D::NotADocument { name } => vec![("name", name.into())],
        D::Undecided | D::NoDeferral | D::UnknownAttachment => Vec::new(),
    }
}

/// The roles that have a right, as a list.
fn roles_with(texts: &Texts, right: Right) -> String {
    let roles: Vec<String> = right.roles().iter().map(|role| texts.role(*role)).collect();
    roles.join(", ")
}

/// Why a file as a whole cannot be taken. The reader of files says it in English and most
/// precisely; other languages have a sentence per reason.
fn unreadable(texts: &Texts, code: &str, params: &[(String, String)]) -> Option<String> {
    let key = format!("file-error-{code}");
    if texts.language() == Language::En || !texts.has(&key) {
        return None;
    }
    let values: Vec<(&str, Value)> =
        params.iter().map(|(name, value)| (name.as_str(), value.into())).collect();
    Some(texts.with(&key, &values))
}

/// What is wrong with a table, in the words of the language where it has them.
fn table_fault(texts: &Texts, error: &ReadError) -> String {
    let (code, params) = (error.code().replace('_', "-"), error.params());
    unreadable(texts, &code, &params).unwrap_or_else(|| format!("{error}; {}", error.remedy()))
}

/// What is wrong with a file of invoices. In English its reader says it most precisely.
fn documents_fault(texts: &Texts, error: &EInvoiceError) -> String {
    let key = format!("documents-error-{}", error.code());
    match texts.language() != Language::En && texts.has(&key) {
        true => texts.get(&key),
        false => format!("{error}. {}", error.remedy()),
    }
}

/// What is wrong with a bank statement. In English its reader says it most precisely.
fn statement_fault(texts: &Texts, error: &StatementError) -> String {
    let key = format!("statement-error-{}", error.code().replace('_', "-"));
    if texts.language() == Language::En || !texts.has(&key) {
        return format!("{error}. {}", error.remedy());
    }
    let line = error.line().map(|line| line.to_string()).unwrap_or_default();
    let values: [(&str, Value); 2] =
        [("line", line.into()), ("figures", figures(texts, error).into())];
    texts.with(&key, &values)
}

/// The figures of a statement that does not agree with itself.
fn figures(texts: &Texts, error: &StatementError) -> String {
    let StatementError::Sums(sums) = error else { return String::new() };
    match sums {
        DoesNotAddUp::Balances { account, opening, lines, reached, closing } => format!(
            "{account}: {} + {} = {} ≠ {}",
            texts.money(*opening),
            texts.money(*lines),
            texts.money(*reached),
            texts.money(*closing)
        ),
        DoesNotAddUp::Credit { account, lines, stated }
        | DoesNotAddUp::Debit { account, lines, stated } => {
            format!("{account}: {} ≠ {}", texts.money(*lines), texts.money(*stated))
        }
        DoesNotAddUp::Money(error) => error.to_string(),
    }
}

/// What is wrong with a column map, and in which line. In English the reader of maps says it
/// most precisely, with the words it would have understood.
fn map_fault(
    texts: &Texts,
    line: Option<usize>,
    code: &str,
    [word, known]: [String; 2],
) -> Option<String> {
    let key = format!("map-error-{code}");
    if texts.language() == Language::En || !texts.has(&key) {
        return None;
    }
    let what = texts.with(&key, &[("word", word.into()), ("known", known.into())]);
    Some(match line {
        Some(line) => texts
            .with("map-error-line", &[("line", line.to_string().into()), ("what", what.into())]),
        None => what,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use saldo_domain::{Currency, Money, Role};
    use saldo_work::rates::RateFault;

    #[test]
    fn every_fault_of_a_map_is_said_in_every_language() {
        let codes = [
            "syntax",
            "unknown-word",
            "missing-key",
            "no-source",
            "produces-nothing",
            "missing-field",
            "unknown-encoding",
            "separator",
            "unknown-currency",
            "unknown-kind",
            "no-flag",
            "twice",
            "other-rows",
        ];
        for texts in [Language::Ru, Language::Et].map(Texts::of) {
            for code in codes {
                let words = ["colums".to_owned(), "a, b".to_owned()];
                let told = map_fault(texts, Some(7), code, words).expect(code);
                assert!(told.contains('7') && !told.contains(['⟦', '{']), "{code}: {told}");
            }
            assert_eq!(map_fault(texts, None, "no-such-fault", Default::default()), None);
        }
    }

    #[test]
    fn every_fault_of_a_rate_is_said_in_every_language() {
        let day = "2026-11-21".parse().expect("a day");
        let faults = [
            RateFault::Unknown { known: "RU, EE".to_owned() },
            RateFault::NotADay,
            RateFault::DayOutOfRange,
            RateFault::NotARate,
            RateFault::RateOutOfRange,
            RateFault::NotRising { before: day },
            RateFault::CheckedBeforeEffect { from: day },
            RateFault::BeforeTable { first: day },
            RateFault::AfterTable { last: day },
            RateFault::TooFarAhead { last: day },
            RateFault::NoSource,
            RateFault::YearOutOfRange,
            RateFault::OtherYear { year: 2026 },
            RateFault::OnWeekend,
            RateFault::NotOnWeekend,
            RateFault::ListedTwice,
            RateFault::Columns,
            RateFault::NoRows,
        ];
        for texts in Language::ALL.map(Texts::of) {
            for fault in &faults {
                let key = format!("refused-rates-{}", fault.code());
                assert!(texts.has(&key), "{key}");
                let place = Some(("kurs.csv".to_owned(), 7));
                let (value, fault) = ("xyz".to_owned(), fault.clone());
                let refused = Refused::Rates(RateRefusal { place, field: "day", value, fault });
                let told = sentence(texts, &refused);
                assert!(told.starts_with("kurs.csv") && told.contains('7'), "{told}");
                assert!(!told.contains(['⟦', '{']), "{told}");
            }
        }
    }

    #[test]
    fn refusals_are_whole_sentences_in_every_language() {
        let eur = Currency::from_code("EUR").expect("EUR");
        let day = "2026-11-21".to_owned();
        let text = |word: &str| word.to_owned();
        let rows = [
            Refused::NotPermitted { role: Role::SalesRep, right: Right::RunControl },
            Refused::SignIn,
            Refused::TooManyAttempts { seconds: 30 },
            Refused::WrongCode,
            Refused::FactorIsOn,
            Refused::NoSecretKey,
            Refused::LinkOver,
            Refused::StillOwed { customer: text("C-1") },
            Refused::UnknownErasure { row: 7 },
            Refused::ErasedPrintBatch { number: 7 },
            Refused::LoginTaken { login: text("rep2") },
            Refused::WeakPassword { least: 8 },
            Refused::UnknownCustomer { customer: text("C-1") },
            Refused::AmbiguousDocument { number: text("7"), count: 3 },
            Refused::Stale { what: text("C-1"), seen: 1, now: 2 },
            Refused::PlanChanged,
            Refused::ReasonMissing { act: "x" },
            Refused::ExceedsInvoice { number: text("7"), open: Money::from_minor(1250, eur) },
            Refused::TaskClosed { state: text("done") },
            Refused::File { file: text("a.csv"), reason: text("x") },
            Refused::Field { field: "by", value: day, reason: "x", remedy: "y" },
            Refused::Damaged { what: text("secret") },
        ];
        for texts in Language::ALL.map(Texts::of) {
            for refused in &rows {
                let sentence = sentence(texts, refused);
                let whole = !sentence.contains(['⟦', '{']) && sentence.chars().count() > 15;
                assert!(whole, "{}: {sentence}", refused.code());
                assert!(!sentence.contains("secret"), "{sentence}");
            }
        }
    }
}
