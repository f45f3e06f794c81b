//! Rules of a company for the tables of its own banks: put, replaced by a new version, taken back.
//! A file whose heading they name is read by them, before those that ship are asked.

use super::command;
use crate::imports::ImportRequest;
use crate::views::{People, PersonRef};
use crate::{Office, Refused, Who};
use saldo_domain::CompanyId;
use saldo_domain::authority::Right;
use saldo_domain::book::Moment;
use saldo_formats::statement::BankRules;
use saldo_store::Reader;
use saldo_store::bank as stored;
use std::borrow::Cow;
use std::sync::Arc;

/// Longest rules, in bytes.
const LONGEST: usize = 64 << 10;

/// Most banks of one company.
const MOST_BANKS: usize = 100;

/// The rules for one bank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnRules {
    pub bank: String,
    /// What their author says of them.
    pub about: String,
    pub version: i64,
    /// As they were handed in; empty where they were taken back.
    pub text: String,
    pub by: Option<PersonRef>,
    pub recorded: Moment,
}

impl OwnRules {
    /// Are files read by them?
    pub fn is_in_force(&self) -> bool {
        !self.text.is_empty()
    }
}

/// The latest version for every bank for which the company ever had rules.
///
/// # Errors
/// `NotPermitted` for those who see own customers only, or the store's.
pub fn own_rules(office: &Office, company: CompanyId, who: Who) -> Result<Vec<OwnRules>, Refused> {
    who.must(Right::SeeWholeCompany)?;
    office.store.read(|reader| {
        let people = People::of(reader, company)?;
        let mut rows = stored::all_rules(reader, company)?;
        // The latest version of each comes first.
        rows.dedup_by(|later, first| later.bank == first.bank);
        let shown = rows.into_iter().map(|row| OwnRules {
            about: BankRules::kept(&row.text).map(|one| one.about().to_owned()).unwrap_or_default(),
            by: people.get(row.person),
            bank: row.bank,
            version: row.version,
            text: row.text,
            recorded: row.recorded,
        });
        Ok(shown.collect())
    })
}

/// Puts rules into force: they replace those for the same bank. Answers the name of the bank.
///
/// # Errors
/// `Map` with the line and what is wrong with them, or where another bank of the company has the
/// same heading, `TooManyBanks`, `NotPermitted`, or the store's.
pub fn put_rules(
    office: &Office,
    company: CompanyId,
    who: Who,
    file: &str,
    text: &str,
) -> Result<String, Refused> {
    who.must(Right::ImportFiles)?;
    if text.len() > LONGEST {
        return Err(Refused::Field {
            field: "bank-rules",
            value: format!("{} bytes", text.len()),
            reason: "are longer than rules can be",
            remedy: "keep them below 64 kB",
        });
    }
    let refused = |error| Refused::Map { map: file.to_owned(), error };
    let rules = BankRules::from_toml(text).map_err(refused)?;
    let bank = rules.bank().to_owned();
    let command = command(office, company, who, "bank-rules", format!("bank {bank}"));
    office.store.write(&command, |writer| {
        let (others, _) = in_force(writer, company)?;
        let others: Vec<_> = others.into_iter().filter(|one| one.bank() != bank).collect();
        rules.apart_from(&others, text).map_err(refused)?;
        if others.len() >= MOST_BANKS {
            return Err(Refused::Field {
                field: "bank-rules",
                value: others.len().to_string(),
                reason: "are as many as a company can have",
                remedy: "take rules back that no file needs any more",
            });
        }
        let known = stored::rules_in_force(writer, company)?;
        if known.iter().any(|(name, known)| *name == bank && known == text) {
            return Ok(());
        }
        Ok(stored::set_rules(writer, command.stamp(), who.person, (&bank, text))?)
    })?;
    Ok(bank)
}

/// Takes the rules for a bank back: its files are not known any more. What was imported stays.
///
/// # Errors
/// `Field` when there are none, `NotPermitted`, or the store's.
pub fn remove_rules(
    office: &Office,
    company: CompanyId,
    who: Who,
    bank: &str,
) -> Result<(), Refused> {
    who.must(Right::ImportFiles)?;
    let command = command(office, company, who, "bank-rules", format!("bank {bank}"));
    office.store.write(&command, |writer| {
        if !stored::rules_in_force(writer, company)?.iter().any(|(name, _)| name == bank) {
            return Err(Refused::Field {
                field: "bank-rules",
                value: bank.chars().take(60).collect(),
                reason: "is no bank with rules of the company",
                remedy: "choose one of the list",
            });
        }
        Ok(stored::set_rules(writer, command.stamp(), who.person, (bank, ""))?)
    })
}

/// The rules by which files of the company are read, and the banks whose rules cannot be read by
/// this version: no other file is to wait for them.
fn in_force(
    reader: &mut Reader,
    company: CompanyId,
) -> Result<(Vec<Arc<BankRules>>, Vec<String>), Refused> {
    let (mut read, mut unread) = (Vec::new(), Vec::new());
    for (bank, text) in stored::rules_in_force(reader, company)? {
        match BankRules::kept(&text) {
            Ok(rules) => read.push(Arc::new(rules)),
            Err(_) => unread.push(bank),
        }
    }
    Ok((read, unread))
}

/// The request, with the rules of the company by which statements are told from other tables, and
/// the banks whose rules cannot be read.
pub(crate) fn knowing_banks<'r>(
    office: &Office,
    company: CompanyId,
    request: &'r ImportRequest,
) -> Result<(Cow<'r, ImportRequest>, Vec<String>), Refused> {
    let (banks, unread) = office.store.read(|reader| in_force(reader, company))?;
    if banks.is_empty() {
        return Ok((Cow::Borrowed(request), unread));
    }
    Ok((Cow::Owned(ImportRequest { banks, ..request.clone() }), unread))
}

/// Is the file of a request a bank statement, said or seen?
///
/// # Errors
/// The store's.
pub fn holds_statement(
    office: &Office,
    company: CompanyId,
    request: &ImportRequest,
) -> Result<bool, Refused> {
    Ok(knowing_banks(office, company, request)?.0.holds_statement())
}
