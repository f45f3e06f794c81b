//! Tokens for programs that call us: who gets one, what it may do, until when.
//!
//! A token is 256 random bits, shown once; the store keeps its hash (S26). It acts for a
//! person and within its scopes: it may never do more than that person, and dies with the
//! person's access (S08).

use crate::users::Person;
use crate::{Office, Refused, Who};
use saldo_domain::CompanyId;
use saldo_domain::authority::Right;
use saldo_domain::book::Moment;
use saldo_domain::number::clean_text;
use saldo_store::api_token::{self as stored, ApiToken};
use saldo_store::{Command, StoreError, person};
use serde::Serialize;

/// What a token may be used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scope {
    /// Ask whether a customer may get a shipment.
    CreditCheck,
    /// Keep part of a limit for a shipment, and let it go again.
    CreditReserve,
    /// Read the terms of trade that changed.
    TermsRead,
    /// Push customers.
    CustomersWrite,
    /// Push invoices and credit notes.
    InvoicesWrite,
    /// Push payments.
    PaymentsWrite,
    /// Push shipments.
    ShipmentsWrite,
    /// Look at mailings, their letters and what came of them.
    MailingsRead,
    /// Draw mailings up and end them.
    MailingsWrite,
    /// Let the letters of a mailing leave.
    MailingsApprove,
    /// Look at repayment agreements.
    AgreementsRead,
    /// Draw repayment agreements up, record the answer and the signature, and end them.
    AgreementsWrite,
    /// Look at refunds.
    RefundsRead,
    /// Propose and withdraw refunds.
    RefundsWrite,
    /// Note what creditors confirmed.
    PayablesWrite,
    /// Look at contracts with customers.
    ContractsRead,
    /// Enter contracts with customers, and end them.
    ContractsWrite,
}

impl Scope {
    /// Every scope.
    pub const ALL: [Scope; 17] = [
        Scope::CreditCheck,
        Scope::CreditReserve,
        Scope::TermsRead,
        Scope::CustomersWrite,
        Scope::InvoicesWrite,
        Scope::PaymentsWrite,
        Scope::ShipmentsWrite,
        Scope::MailingsRead,
        Scope::MailingsWrite,
        Scope::MailingsApprove,
        Scope::AgreementsRead,
        Scope::AgreementsWrite,
        Scope::RefundsRead,
        Scope::RefundsWrite,
        Scope::PayablesWrite,
        Scope::ContractsRead,
        Scope::ContractsWrite,
    ];

    /// The word written in stored rows, on the command line and in answers.
    pub const fn code(self) -> &'static str {
        match self {
            Scope::CreditCheck => "credit:check",
            Scope::CreditReserve => "credit:reserve",
            Scope::TermsRead => "terms:read",
            Scope::CustomersWrite => "customers:write",
            Scope::InvoicesWrite => "invoices:write",
            Scope::PaymentsWrite => "payments:write",
            Scope::ShipmentsWrite => "shipments:write",
            Scope::MailingsRead => "mailings:read",
            Scope::MailingsWrite => "mailings:write",
            Scope::MailingsApprove => "mailings:approve",
            Scope::AgreementsRead => "agreements:read",
            Scope::AgreementsWrite => "agreements:write",
            Scope::RefundsRead => "refunds:read",
            Scope::RefundsWrite => "refunds:write",
            Scope::PayablesWrite => "payables:write",
            Scope::ContractsRead => "contracts:read",
            Scope::ContractsWrite => "contracts:write",
        }
    }

    /// The scope with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|scope| scope.code() == code)
    }

    /// Every word, for messages.
    pub fn known() -> String {
        Self::ALL.map(Scope::code).join(", ")
    }
}

/// Longest life of a token, in days.
pub const LONGEST_DAYS: u16 = 366;

/// How tokens begin, so that a person who finds one in a file or a log knows what it is.
const PREFIX: &str = "saldo_";

const MICROSECONDS_A_DAY: i64 = 86_400_000_000;

/// A token that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewToken {
    /// What it is for, e.g. the name of the shop system.
    pub name: String,
    /// Log-in of the person it acts for.
    pub login: String,
    pub scopes: Vec<Scope>,
    /// Days until it expires, 1 to [`LONGEST_DAYS`].
    pub days: u16,
}

/// A token as lists show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Token {
    pub token: i64,
    pub name: String,
    /// Log-in of the person it acts for.
    pub login: String,
    pub scopes: Vec<&'static str>,
    pub created_at: Moment,
    pub expires_at: Moment,
    pub state: TokenState,
}

/// Whether a token still opens anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum TokenState {
    Valid,
    Expired,
    Revoked,
    /// The person it acts for was disabled.
    PersonDisabled,
}

impl TokenState {
    /// The word written in answers.
    pub const fn code(self) -> &'static str {
        match self {
            TokenState::Valid => "valid",
            TokenState::Expired => "expired",
            TokenState::Revoked => "revoked",
            TokenState::PersonDisabled => "person_disabled",
        }
    }
}

/// A token just made, with what is shown of it once and never again.
#[derive(Clone)]
pub struct Issued {
    pub token: Token,
    pub secret: String,
}

impl std::fmt::Debug for Issued {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Whatever prints this, the secret is not in it (S21).
        f.debug_struct("Issued").field("token", &self.token).finish_non_exhaustive()
    }
}

/// A program that calls: for whom, within which scopes, until when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Caller {
    pub company: CompanyId,
    /// Number of the token.
    pub token: i64,
    pub person: Person,
    pub scopes: Vec<Scope>,
    pub expires_at: Moment,
}

impl Caller {
    /// The person it acts for as the one who asks.
    pub const fn who(&self) -> Who {
        self.person.who()
    }

    /// Refuses what the token was not made for.
    ///
    /// # Errors
    /// `ScopeMissing`.
    pub fn must(&self, scope: Scope) -> Result<(), Refused> {
        let has = self.scopes.contains(&scope);
        has.then_some(()).ok_or(Refused::ScopeMissing { scope: scope.code() })
    }
}

/// Makes a token. Administrators and the program only.
///
/// # Errors
/// `NotPermitted`, `UnknownPerson` (also one who was disabled), `Field` for name, scopes or
/// days, `NoRandomness`, or the store's.
pub fn add(
    office: &Office,
    company: CompanyId,
    who: Who,
    new: &NewToken,
) -> Result<Issued, Refused> {
    who.must(Right::ManageTokens)?;
    let name = checked_name(&new.name)?;
    let scopes = checked_scopes(&new.scopes)?;
    let days = checked_days(new.days)?;
    let secret = format!("{PREFIX}{}", random_hex()?);
    let at = office.now();
    let command = command(office, company, who, "token-add", &name);
    office.store.write(&command, |writer| {
        let found = person::by_login(writer, company, &new.login.trim().to_lowercase())?;
        let found = found.filter(|person| !person.disabled);
        let person = found.ok_or_else(|| Refused::UnknownPerson { login: new.login.clone() })?;
        let row = ApiToken {
            company,
            token: 0,
            token_hash: hash(&secret),
            name: name.clone(),
            person: person.person,
            scopes: scopes.join(" "),
            created_by: who.person,
            created_at: at,
            expires_at: Moment(at.0.saturating_add(days * MICROSECONDS_A_DAY)),
            revoked_at: None,
        };
        let token = stored::add(writer, &row)?;
        let token = shown(&ApiToken { token, ..row }, Some(&person), at);
        Ok(Issued { token, secret: secret.clone() })
    })
}

fn checked_name(name: &str) -> Result<String, Refused> {
    let (name, _) = clean_text(name);
    if (1..=80).contains(&name.chars().count()) {
        return Ok(name);
    }
    Err(Refused::Field {
        field: "name",
        value: name.chars().take(40).collect(),
        reason: "is not a name of 1 to 80 characters",
        remedy: "name the program that will call, e.g. Web shop",
    })
}

fn checked_scopes(scopes: &[Scope]) -> Result<Vec<&'static str>, Refused> {
    let mut scopes: Vec<Scope> = scopes.to_vec();
    scopes.sort_unstable();
    scopes.dedup();
    if scopes.is_empty() {
        return Err(Refused::Field {
            field: "scopes",
            value: String::new(),
            reason: "is empty",
            remedy: "say what the program may ask for, e.g. credit:check",
        });
    }
    Ok(scopes.into_iter().map(Scope::code).collect())
}

fn checked_days(days: u16) -> Result<i64, Refused> {
    if (1..=LONGEST_DAYS).contains(&days) {
        return Ok(i64::from(days));
    }
    Err(Refused::Field {
        field: "days",
        value: days.to_string(),
        reason: "is not a life of 1 to 366 days",
        remedy: "give fewer days and make a new token before it expires",
    })
}

/// Every token, the ended ones too, oldest first. Administrators and the program only.
///
/// # Errors
/// `NotPermitted`, or the store's.
pub fn list(office: &Office, company: CompanyId, who: Who) -> Result<Vec<Token>, Refused> {
    who.must(Right::ManageTokens)?;
    let now = office.now();
    office.store.read(|reader| {
        let people = person::list(reader, company)?;
        let of = |token: &ApiToken| people.iter().find(|one| one.person == token.person);
        let rows = stored::list(reader, company)?;
        Ok(rows.iter().map(|row| shown(row, of(row), now)).collect())
    })
}

/// Ends a token at once. Administrators and the program only.
///
/// # Errors
/// `NotPermitted`, `UnknownToken`, or the store's.
pub fn revoke(office: &Office, company: CompanyId, who: Who, token: i64) -> Result<Token, Refused> {
    who.must(Right::ManageTokens)?;
    let at = office.now();
    let command = command(office, company, who, "token-revoke", &token.to_string());
    office.store.write(&command, |writer| {
        let found = stored::get(writer, company, token)?;
        let found = found.ok_or(Refused::UnknownToken { token })?;
        stored::revoke(writer, company, token, at)?;
        let person = person::get(writer, company, found.person)?;
        let ended = ApiToken { revoked_at: found.revoked_at.or(Some(at)), ..found };
        Ok(shown(&ended, person.as_ref(), at))
    })
}

/// Who calls with this token; `None` when it opens nothing: unknown, expired, revoked, or its
/// person was disabled. One answer for all of them.
///
/// # Errors
/// The store's.
pub fn caller(office: &Office, secret: &str) -> Result<Option<Caller>, Refused> {
    if !secret.starts_with(PREFIX) {
        return Ok(None);
    }
    let (hash, now) = (hash(secret), office.now());
    let found: Result<_, StoreError> = office.store.read(|reader| {
        let Some(token) = stored::by_hash(reader, &hash, now)? else { return Ok(None) };
        let person = person::get(reader, token.company, token.person)?;
        Ok(person.filter(|person| !person.disabled).map(|person| (token, person)))
    });
    Ok(found?.map(|(token, person)| Caller {
        company: token.company,
        token: token.token,
        person: person.into(),
        scopes: token.scopes.split(' ').filter_map(Scope::from_code).collect(),
        expires_at: token.expires_at,
    }))
}

fn shown(row: &ApiToken, person: Option<&person::Person>, now: Moment) -> Token {
    let state = match person {
        _ if row.revoked_at.is_some() => TokenState::Revoked,
        _ if row.expires_at <= now => TokenState::Expired,
        Some(person) if !person.disabled => TokenState::Valid,
        _ => TokenState::PersonDisabled,
    };
    Token {
        token: row.token,
        name: row.name.clone(),
        login: person.map(|person| person.login.clone()).unwrap_or_default(),
        scopes: row.scopes.split(' ').filter_map(Scope::from_code).map(Scope::code).collect(),
        created_at: row.created_at,
        expires_at: row.expires_at,
        state,
    }
}

fn command(
    office: &Office,
    company: CompanyId,
    who: Who,
    action: &'static str,
    name: &str,
) -> Command {
    let (subject, body) = (format!("token {name}"), "{}".to_owned());
    Command { company, person: who.person, action, subject, body, at: office.now() }
}

/// 256 random bits of the operating system.
pub(crate) fn random_bytes() -> Result<[u8; 32], Refused> {
    let mut random = [0_u8; 32];
    getrandom::fill(&mut random)
        .map_err(|error| Refused::NoRandomness { reason: error.to_string() })?;
    Ok(random)
}

/// The same as 64 hexadecimal digits.
pub(crate) fn random_hex() -> Result<String, Refused> {
    Ok(blake3::Hash::from_bytes(random_bytes()?).to_hex().to_string())
}

/// A fast hash is enough: 256 random bits cannot be guessed, however fast one guesses.
fn hash(secret: &str) -> String {
    blake3::hash(secret.as_bytes()).to_hex().to_string()
}
