//! How the company stands on its documents: codes, address, bank, who signs, its logo.

use crate::company::{Company, about_company};
use crate::{Office, Refused, Who, company as companies};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use saldo_domain::CompanyId;
use saldo_domain::authority::Right;
use saldo_domain::identifier::{ee, iban, ru};
use saldo_domain::number::clean_text;
use saldo_letters::documents::Body;
use saldo_store::{Reader, papers as stored};
use std::collections::BTreeMap;

/// Details that can be told, in the order in which forms show them.
pub const FIELDS: [&str; 15] = [
    "registry-code",
    "tax-code",
    "state-code",
    "address",
    "phone",
    "email",
    "site",
    "bank",
    "account",
    "bank-code",
    "bank-account",
    "head-title",
    "head",
    "accountant",
    "legal-name",
];

const LOGO: &str = "logo";

/// Most characters of a detail.
const LONGEST: usize = 300;

/// Most bytes of a logo; what the printing room takes as well.
const LARGEST_LOGO: usize = 512 << 10;

/// The details by field; those that are not known are absent.
///
/// # Errors
/// The store's.
pub fn details(office: &Office, company: CompanyId) -> Result<BTreeMap<String, String>, Refused> {
    let mut found = office.store.read(|reader| known(reader, company))?;
    found.remove(LOGO);
    Ok(found)
}

/// The logo, if there is one.
///
/// # Errors
/// `Damaged`, or the store's.
pub fn logo(office: &Office, company: CompanyId) -> Result<Option<Vec<u8>>, Refused> {
    let found = office.store.read(|reader| known(reader, company))?;
    found.get(LOGO).map(|text| decoded(text)).transpose()
}

fn known(reader: &mut Reader, company: CompanyId) -> Result<BTreeMap<String, String>, Refused> {
    let rows = stored::details(reader, company)?;
    Ok(rows.into_iter().filter(|(_, value)| !value.is_empty()).collect())
}

fn decoded(text: &str) -> Result<Vec<u8>, Refused> {
    BASE64.decode(text).map_err(|error| Refused::Damaged { what: format!("the logo: {error}") })
}

/// The company as documents name it, and its logo.
pub(super) fn body(
    reader: &mut Reader,
    company: &Company,
) -> Result<(Body, Option<Vec<u8>>), Refused> {
    let mut found = known(reader, company.company)?;
    let logo = found.remove(LOGO).map(|text| decoded(&text)).transpose()?;
    let mut take = |field: &str| found.remove(field).unwrap_or_default();
    let body = Body {
        name: Some(take("legal-name"))
            .filter(|name| !name.is_empty())
            .unwrap_or_else(|| company.name.clone()),
        country: company.country.clone(),
        registry_code: take("registry-code"),
        tax_code: take("tax-code"),
        state_code: take("state-code"),
        address: take("address"),
        phone: take("phone"),
        email: take("email"),
        site: take("site"),
        bank: take("bank"),
        account: take("account"),
        bank_code: take("bank-code"),
        bank_account: take("bank-account"),
        head: take("head"),
        head_title: take("head-title"),
        accountant: take("accountant"),
    };
    Ok((body, logo))
}

/// Sets these details; an empty value takes one back. What is as it was is not written.
///
/// # Errors
/// `NotPermitted`, `Field` for a name that is none or a value that cannot be right, or the
/// store's.
pub fn set_details(
    office: &Office,
    company: CompanyId,
    who: Who,
    values: &BTreeMap<String, String>,
) -> Result<(), Refused> {
    who.must(Right::KeepPapers)?;
    let country = companies::get(office, company)?.country;
    let mut checked = Vec::with_capacity(values.len());
    for (field, value) in values {
        checked.push((known_field(field)?, checked_value(&country, field, value, values)?));
    }
    let command = about_company(office, company, who, "company-details");
    office.store.write(&command, |writer| {
        let before = known(writer, company)?;
        let stamp = command.stamp();
        for (field, value) in &checked {
            if before.get(*field).map_or("", String::as_str) != value {
                stored::set_detail(writer, stamp, who.person, (*field, value.as_str()))?;
            }
        }
        Ok(())
    })
}

/// Sets the logo; nothing takes it away.
///
/// # Errors
/// `NotPermitted`, `Field` for one that is too large, or the store's. Whether it is a picture
/// the printing room says, which the caller asks before.
pub fn set_logo(
    office: &Office,
    company: CompanyId,
    who: Who,
    bytes: &[u8],
) -> Result<(), Refused> {
    who.must(Right::KeepPapers)?;
    if bytes.len() > LARGEST_LOGO {
        return Err(Refused::Field {
            field: "logo",
            value: format!("{} KiB", bytes.len() >> 10),
            reason: "is too large",
            remedy: "give a PNG or JPEG of at most 512 KiB",
        });
    }
    let text = BASE64.encode(bytes);
    let command = about_company(office, company, who, "company-logo");
    office.store.write(&command, |writer| {
        let stamp = command.stamp();
        Ok(stored::set_detail(writer, stamp, who.person, (LOGO, text.as_str()))?)
    })
}

fn known_field(field: &str) -> Result<&'static str, Refused> {
    FIELDS.into_iter().find(|known| *known == field).ok_or_else(|| Refused::Field {
        field: "field",
        value: field.chars().take(40).collect(),
        reason: "is no detail of a company",
        remedy: "`saldo company show` names them all",
    })
}

/// The value without stray blanks, checked where its digits can be.
fn checked_value(
    country: &str,
    field: &str,
    value: &str,
    all: &BTreeMap<String, String>,
) -> Result<String, Refused> {
    let (value, _) = clean_text(value);
    let bad = |name: &'static str, reason, remedy| {
        let value = value.chars().take(40).collect();
        Err(Refused::Field { field: name, value, reason, remedy })
    };
    if value.is_empty() {
        return Ok(value);
    }
    if value.chars().count() > LONGEST {
        return bad("detail", "is longer than 300 characters", "shorten it");
    }
    let again = "look at it digit by digit";
    match (country, field) {
        ("RU", "registry-code") if ru::inn(&value).is_err() => {
            bad("registry-code", "is no INN: its check digits do not fit", again)
        }
        ("RU", "state-code") if ru::ogrn(&value).is_err() => {
            bad("state-code", "is no OGRN: its check digit does not fit", again)
        }
        ("RU", "account") if !fits_bank(&value, all) => {
            bad("account", "does not belong to the BIC given beside it", again)
        }
        ("EE", "registry-code") if ee::registry_code(&value).is_err() => {
            bad("registry-code", "is no registry code: its check digit does not fit", again)
        }
        ("EE", "account") if iban::iban(&value).is_err() => {
            bad("account", "is no IBAN: its check digits do not fit", again)
        }
        (_, "email") if !value.contains('@') || value.contains(char::is_whitespace) => {
            bad("email", "is no e-mail address", "write it as name@example.com")
        }
        _ => Ok(value),
    }
}

/// A Russian account proves itself only together with the BIC of its bank.
fn fits_bank(account: &str, all: &BTreeMap<String, String>) -> bool {
    match all.get("bank-code").map(String::as_str) {
        None | Some("") => true,
        Some(bic) => ru::account(account, bic).is_ok(),
    }
}
