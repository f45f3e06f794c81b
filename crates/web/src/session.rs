//! Who is signed in: a random token in the browser, its hash in the store.
//!
//! The token is drawn anew at every sign-in, so that none planted before is worth
//! anything (S12); it lasts twelve hours. Whether the person is still active is asked on
//! every request, not remembered.

use crate::origin::Origin;
use saldo_domain::book::Moment;
use saldo_domain::{CompanyId, UserId};
use saldo_store::session::{self, Session};
use saldo_work::{Office, Refused, Who};

/// Seconds a session lasts: a working day with overtime.
pub(crate) const LASTS: u32 = 12 * 3600;

/// 256 random bits of the operating system as 64 hexadecimal digits.
pub(crate) fn random_token() -> Result<String, Refused> {
    let mut random = [0_u8; 32];
    getrandom::fill(&mut random)
        .map_err(|error| Refused::NoRandomness { reason: error.to_string() })?;
    Ok(blake3::Hash::from_bytes(random).to_hex().to_string())
}

/// Begins a session and returns its token.
pub(crate) fn begin(
    office: &Office,
    company: CompanyId,
    person: UserId,
    origin: &Origin,
) -> Result<String, Refused> {
    let token = random_token()?;
    let now = office.now();
    session::purge(&office.store, now)?;
    saldo_work::privacy::forget_reads(office)?;
    let expires_at = Moment(now.0.saturating_add(i64::from(LASTS) * 1_000_000));
    let token_hash = hash(&token);
    session::put(
        &office.store,
        &Session {
            token_hash,
            company,
            person,
            expires_at,
            data: String::new(),
            begun_at: now,
            origin: origin.address.clone(),
            browser: origin.browser.clone(),
        },
    )?;
    Ok(token)
}

/// The person of a token, if its session has not expired.
pub(crate) fn find(office: &Office, token: &str) -> Result<Option<(CompanyId, UserId)>, Refused> {
    let now = office.now();
    let found = office.store.read(|reader| session::get(reader, &hash(token), now))?;
    Ok(found.map(|session| (session.company, session.person)))
}

/// Ends a session.
pub(crate) fn end(office: &Office, token: &str) -> Result<(), Refused> {
    Ok(session::delete(&office.store, &hash(token))?)
}

/// An open session, as its person sees it in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Open {
    /// Names it among the person's own, and opens nothing.
    pub(crate) mark: String,
    pub(crate) begun_at: Moment,
    pub(crate) origin: String,
    pub(crate) browser: String,
    /// Is it the one that asks?
    pub(crate) own: bool,
}

/// Digits of a hash by which a person's sessions are told apart.
const MARK: usize = 16;

/// The sessions of a person, seen from the one with this token.
pub(crate) fn all(
    office: &Office,
    company: CompanyId,
    who: Who,
    token: &str,
) -> Result<Vec<Open>, Refused> {
    let now = office.now();
    let rows = office.store.read(|reader| session::of_person(reader, company, who.person, now))?;
    let own = hash(token);
    let open = |row: Session| Open {
        mark: row.token_hash.chars().take(MARK).collect(),
        begun_at: row.begun_at,
        origin: row.origin,
        browser: row.browser,
        own: row.token_hash == own,
    };
    Ok(rows.into_iter().map(open).collect())
}

/// Ends one session of a person by its mark, or without one all but the one with this token.
pub(crate) fn end_others(
    office: &Office,
    company: CompanyId,
    who: Who,
    (mark, token): (&str, &str),
) -> Result<(), Refused> {
    let digits = mark.bytes().all(|byte| byte.is_ascii_hexdigit());
    let but = if mark.is_empty() { hash(token) } else { String::new() };
    if !digits || !(mark.is_empty() || mark.len() == MARK) {
        return Ok(());
    }
    Ok(session::end_of(&office.store, (company, who.person), mark, &but)?)
}

fn hash(token: &str) -> String {
    blake3::hash(token.as_bytes()).to_hex().to_string()
}
