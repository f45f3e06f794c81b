//! The second factor: codes of a device that change every half minute (RFC 6238), and recovery
//! codes for whoever has lost it.
//!
//! The secret is shared once, when the person sets the device up, and lies encrypted under the
//! key of the environment. A code counts once: the step of time it belongs to is taken in the
//! same transaction in which it is looked at.

use super::{SecretKey, once_more};
use crate::users::{self, Person};
use crate::{Office, Refused, Who, company as companies, tokens};
use ring::hmac;
use saldo_domain::authority::Right;
use saldo_domain::book::Moment;
use saldo_domain::{CompanyId, UserId};
use saldo_store::door::{self as stored, SecondFactor};
use saldo_store::{Command, StoreError};

/// Seconds that a code stands for.
const STEP: i64 = 30;
/// Clocks may differ by so many steps to either side.
const DRIFT: i64 = 1;
const DIGITS: u32 = 6;
/// Bytes of a secret: those of the hash (RFC 4226, 4).
const SECRET: usize = 20;
/// Recovery codes given at once.
const CODES: usize = 8;

/// What a person sees of the own second factor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FactorShown {
    /// Is a code asked for?
    pub on: bool,
    /// Recovery codes that were not used.
    pub codes_left: i64,
    /// Can one be set up: does the environment hold a key?
    pub can_be_set: bool,
}

/// What a device is set up with. Shown once.
#[derive(Clone)]
pub struct Offered {
    /// In base 32, as it is typed into a device.
    pub secret: String,
    /// The same as an address, which devices read from a picture.
    pub address: String,
}

impl std::fmt::Debug for Offered {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Offered")
    }
}

fn about(company: CompanyId, person: UserId) -> String {
    format!("second factor of {person} in {company}")
}

fn key(office: &Office) -> Result<&SecretKey, Refused> {
    office.key.as_ref().ok_or(Refused::NoSecretKey)
}

fn command(office: &Office, company: CompanyId, who: Who, action: &'static str) -> Command {
    Command {
        company,
        person: who.person,
        action,
        subject: format!("person {}", who.person),
        body: "{}".to_owned(),
        at: office.now(),
    }
}

/// What a person has.
///
/// # Errors
/// The store's.
pub fn shown(office: &Office, company: CompanyId, who: Who) -> Result<FactorShown, Refused> {
    office.store.read(|reader| {
        let found = stored::second_factor(reader, company, who.person)?;
        Ok(FactorShown {
            on: found.is_some_and(|factor| factor.since.0 > 0),
            codes_left: stored::recovery_codes_left(reader, company, who.person)?,
            can_be_set: office.key.is_some(),
        })
    })
}

/// Offers a new secret; a code is asked for only after [`confirm`] has seen one of it.
///
/// # Errors
/// `NoSecretKey`, `FactorIsOn` where a code is asked for already, `NoRandomness`, the store's.
pub fn begin(office: &Office, company: CompanyId, who: Who) -> Result<Offered, Refused> {
    let key = key(office)?;
    let secret = &tokens::random_bytes()?[..SECRET];
    let kept = key.encrypt(secret, &about(company, who.person))?;
    let person = users::active(office, company, who.person)?;
    let login = person.map(|one| one.login).unwrap_or_default();
    let issuer = companies::get(office, company)?.name;
    let command = command(office, company, who, "factor-begin");
    office.store.write(&command, |writer| {
        let found = stored::second_factor(writer, company, who.person)?;
        if found.is_some_and(|factor| factor.since.0 > 0) {
            return Err(Refused::FactorIsOn);
        }
        let factor = SecondFactor { secret: kept.clone(), last_step: 0, since: Moment(0) };
        Ok(stored::set_second_factor(writer, company, who.person, &factor)?)
    })?;
    let secret = base32(secret);
    let address = address(&issuer, &login, &secret);
    Ok(Offered { secret, address })
}

/// Takes a first code of the device: from now on one is asked for at the door. Answers recovery
/// codes, shown once.
///
/// # Errors
/// `WrongCode`, `NoSecretKey`, `NoRandomness`, the store's.
pub fn confirm(
    office: &Office,
    company: CompanyId,
    who: Who,
    code: &str,
) -> Result<Vec<String>, Refused> {
    let key = key(office)?;
    let codes = recovery_codes()?;
    let hashes: Vec<String> = codes.iter().map(|code| hash(code)).collect();
    let command = command(office, company, who, "factor-on");
    office.store.write(&command, |writer| {
        let found = stored::second_factor(writer, company, who.person)?;
        let found = found.filter(|factor| factor.since.0 == 0).ok_or(Refused::WrongCode)?;
        let secret = key.decrypt(&found.secret, &about(company, who.person));
        let step = secret.and_then(|secret| step_of(&secret, code, office.now()));
        let last_step = step.ok_or(Refused::WrongCode)?;
        let factor = SecondFactor { last_step, since: command.at, ..found };
        stored::set_second_factor(writer, company, who.person, &factor)?;
        stored::set_recovery_codes(writer, company, who.person, &hashes)?;
        Ok::<_, Refused>(())
    })?;
    Ok(codes)
}

/// Takes a second factor away: one's own with the password, another person's as whoever manages
/// people, for somebody who has lost device and codes. Sessions of that person end.
///
/// # Errors
/// `SignIn` for a wrong password, `NotPermitted`, `UnknownPerson`, the store's.
pub fn switch_off(
    office: &Office,
    company: CompanyId,
    who: Who,
    (login, password): (&str, &str),
) -> Result<(), Refused> {
    let person = users::by_login(office, company, login)?;
    match person.person == who.person && !who.is_program() {
        true => once_more(office, company, (login, password))?,
        false => who.must(Right::ManagePeople)?,
    }
    let mut command = command(office, company, who, "factor-off");
    command.subject = format!("user {}", person.login);
    office.store.write(&command, |writer| {
        stored::drop_second_factor(writer, company, person.person)?;
        Ok(saldo_store::person::end_sessions(writer, company, person.person)?)
    })
}

/// Has the person shown what else is asked for? A code or recovery code is used up by this.
pub(super) fn is_passed(
    office: &Office,
    company: CompanyId,
    person: &Person,
    code: &str,
) -> Result<bool, Refused> {
    let found: Result<_, StoreError> =
        office.store.read(|reader| stored::second_factor(reader, company, person.person));
    let Some(factor) = found?.filter(|factor| factor.since.0 > 0) else { return Ok(true) };
    if code.trim().is_empty() {
        return Ok(false);
    }
    let secret = key(office)?.decrypt(&factor.secret, &about(company, person.person));
    let step = secret.and_then(|secret| step_of(&secret, code, office.now()));
    let command = command(office, company, person.who(), "factor-used");
    let passed = office.store.write(&command, |writer| {
        let passed = match step {
            Some(step) => stored::take_step(writer, company, person.person, step)?,
            None => stored::use_recovery_code(writer, company, person.person, &hash(code))?,
        };
        // Nothing is journaled of a code that was none: the knock is counted.
        if passed { Ok(()) } else { Err(Refused::WrongCode) }
    });
    match passed {
        Ok(()) => Ok(true),
        Err(Refused::WrongCode) => Ok(false),
        Err(refused) => Err(refused),
    }
}

/// The step of time whose code this is, near now.
fn step_of(secret: &[u8], code: &str, now: Moment) -> Option<i64> {
    let typed: String = code.chars().filter(|letter| !letter.is_whitespace()).collect();
    let current = now.0.div_euclid(STEP * 1_000_000);
    // All are looked at: how long it takes tells nothing of which.
    (current - DRIFT..=current + DRIFT).fold(None, |found, step| {
        // Compared as hashes, whose comparison takes the same time whatever they are.
        let shown = blake3::hash(code_at(secret, step).as_bytes());
        if shown == blake3::hash(typed.as_bytes()) { Some(step) } else { found }
    })
}

/// The code of a step of time (RFC 4226, 5.3).
fn code_at(secret: &[u8], step: i64) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA1_FOR_LEGACY_USE_ONLY, secret);
    let tag = hmac::sign(&key, &step.to_be_bytes());
    let tag = tag.as_ref();
    let offset = usize::from(tag[tag.len() - 1] & 0x0f);
    let part = [tag[offset], tag[offset + 1], tag[offset + 2], tag[offset + 3]];
    let number = (u32::from_be_bytes(part) & 0x7fff_ffff) % 10_u32.pow(DIGITS);
    format!("{number:06}")
}

/// RFC 4648, without padding: secrets of 20 bytes need none.
fn base32(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let mut text = String::new();
    for five in bytes.chunks(5) {
        let mut whole = [0; 8];
        whole[3..3 + five.len()].copy_from_slice(five);
        let whole = u64::from_be_bytes(whole);
        let letters = (five.len() * 8).div_ceil(5);
        for at in 0..letters {
            let place = whole >> (35 - 5 * at) & 31;
            text.push(char::from(LETTERS[usize::try_from(place).unwrap_or(0)]));
        }
    }
    text
}

/// The address that devices read, with what it is for.
fn address(issuer: &str, login: &str, secret: &str) -> String {
    let encoded = |text: &str| {
        form_urlencoded::byte_serialize(text.as_bytes()).collect::<String>().replace('+', "%20")
    };
    let (issuer, login) = (encoded(issuer), encoded(login));
    format!(
        "otpauth://totp/{issuer}:{login}?secret={secret}&issuer={issuer}&digits={DIGITS}&period={STEP}"
    )
}

fn recovery_codes() -> Result<Vec<String>, Refused> {
    let one = |_| {
        // 80 bits: nobody guesses one, and the door counts who tries.
        let text = base32(&tokens::random_bytes()?[..10]).to_lowercase();
        let (first, rest) = text.split_at(4);
        let (second, rest) = rest.split_at(4);
        Ok(format!("{first}-{second}-{}-{}", &rest[..4], &rest[4..]))
    };
    (0..CODES).map(one).collect()
}

fn hash(code: &str) -> String {
    let plain: String =
        code.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
    blake3::hash(plain.as_bytes()).to_hex().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B (SHA-1): the last six of their eight digits.
    #[test]
    fn codes_are_those_of_the_standard() {
        let rows = [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ];
        for (seconds, code) in rows {
            assert_eq!(code_at(b"12345678901234567890", seconds / STEP), code, "{seconds}");
        }
    }

    /// RFC 4648, 10.
    #[test]
    fn secrets_are_written_as_the_standard_says() {
        let rows = [
            ("f", "MY"),
            ("fo", "MZXQ"),
            ("foo", "MZXW6"),
            ("foob", "MZXW6YQ"),
            ("fooba", "MZXW6YTB"),
            ("foobar", "MZXW6YTBOI"),
        ];
        for (plain, text) in rows {
            assert_eq!(base32(plain.as_bytes()), text, "{plain}");
        }
    }

    #[test]
    fn a_code_holds_one_step_before_and_after_and_no_longer() {
        let secret = b"12345678901234567890";
        let at = |seconds: i64| Moment(seconds * 1_000_000);
        let code = code_at(secret, 100);
        for (now, step) in [
            (100 * STEP - STEP - 1, None),
            (100 * STEP - STEP, Some(100)),
            (100 * STEP, Some(100)),
            (100 * STEP + 2 * STEP - 1, Some(100)),
            (100 * STEP + 2 * STEP, None),
        ] {
            assert_eq!(step_of(secret, &code, at(now)), step, "{now}");
        }
        assert_eq!(step_of(secret, "", at(100 * STEP)), None);
        let spaced = format!("{} {}", &code[..3], &code[3..]);
        assert_eq!(step_of(secret, &spaced, at(100 * STEP)), Some(100));
    }
}
