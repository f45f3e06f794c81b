//! Who is signed in: a random token in the browser, its hash in the store.
//!
//! The token is drawn anew at every sign-in, so that none planted before is worth
//! anything (S12); it lasts twelve hours. Whether the person is still active is asked on
//! every request, not remembered.

use saldo_domain::book::Moment;
use saldo_domain::{CompanyId, UserId};
use saldo_store::session::{self, Session};
use saldo_work::{Office, Refused};

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
) -> Result<String, Refused> {
    let token = random_token()?;
    let now = office.now();
    session::purge(&office.store, now)?;
    let expires_at = Moment(now.0.saturating_add(i64::from(LASTS) * 1_000_000));
    let token_hash = hash(&token);
    session::put(
        &office.store,
        &Session { token_hash, company, person, expires_at, data: String::new() },
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

fn hash(token: &str) -> String {
    blake3::hash(token.as_bytes()).to_hex().to_string()
}
