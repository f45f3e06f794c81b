//! A customer's account over a period as figures: what a statement shows, for programs.

use super::{Asked, gather, value_of};
use crate::{Office, Refused, Who, company as companies, scope};
use saldo_domain::statement::account::EntryKind;
use saldo_domain::{CompanyId, Currency, Day, Money};
use saldo_letters::documents::{AccountOf, Given, NotDrawn};
use saldo_letters::{Language, Texts};
use serde::{Serialize, Serializer};

/// The account of a period. A balance above zero is owed to us.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Statement {
    pub customer: String,
    pub name: String,
    pub currency: Currency,
    pub from: Day,
    pub to: Day,
    #[serde(serialize_with = "plain")]
    pub opening: Money,
    pub lines: Vec<StatementLine>,
    #[serde(serialize_with = "plain")]
    pub debit: Money,
    #[serde(serialize_with = "plain")]
    pub credit: Money,
    #[serde(serialize_with = "plain")]
    pub closing: Money,
}

/// One entry with the balance after it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StatementLine {
    pub date: Day,
    /// Kind of the document, or what changed it: `goods`, `payment`, `write_off`…
    pub kind: String,
    pub document: String,
    #[serde(serialize_with = "plain")]
    pub debit: Money,
    #[serde(serialize_with = "plain")]
    pub credit: Money,
    #[serde(serialize_with = "plain")]
    pub balance: Money,
}

fn plain<S: Serializer>(money: &Money, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&money.to_plain())
}

/// The account that a statement or an act would show.
///
/// # Errors
/// As [`super::draw`].
pub fn statement(
    office: &Office,
    company: CompanyId,
    who: Who,
    asked: &Asked,
) -> Result<Statement, Refused> {
    let found = companies::get(office, company)?;
    let today = office.today_in(&found.zone)?;
    office.store.read(|reader| {
        let card = scope::card_by_code(reader, company, who, &asked.customer)?;
        let day = asked.day.unwrap_or(today);
        let texts = Texts::of(Language::default());
        let file = gather::File { company: &found, kind: asked.kind, day, texts, only: None };
        let currency = file.currency(reader, Some(&card), asked.currency)?;
        let given =
            Given::read(asked.kind.fields(), currency, value_of(asked)).map_err(NotDrawn::from)?;
        let account = file.account_of(reader, card.customer, currency, &given)?;
        told(card.code, card.name, currency, account)
    })
}

fn told(
    customer: String,
    name: String,
    currency: Currency,
    account: AccountOf,
) -> Result<Statement, Refused> {
    let mut balance = account.opening;
    let mut lines = Vec::with_capacity(account.entries.len());
    for entry in account.entries {
        balance = balance.plus(entry.debit)?.minus(entry.credit)?;
        let kind = match entry.kind {
            EntryKind::Document => entry.item.code(),
            EntryKind::Moved(kind) => kind.code(),
        };
        lines.push(StatementLine {
            date: entry.day,
            kind: kind.to_owned(),
            document: entry.number,
            debit: entry.debit,
            credit: entry.credit,
            balance,
        });
    }
    let AccountOf { from, to, opening, debit, credit, closing, .. } = account;
    Ok(Statement { customer, name, currency, from, to, opening, lines, debit, credit, closing })
}
