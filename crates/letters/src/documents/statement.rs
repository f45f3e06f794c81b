//! The statement of account: every entry of a period between two balances, and what is open at
//! its end (ASU-07).

use super::dossier::{AccountLine, AccountOf, Debt};
use super::given::Field;
use super::{Draft, NotDrawn};
use crate::paper::{Block, Column, Fact, Paper, Table};
use saldo_domain::Money;
use saldo_domain::statement::account::EntryKind;

pub(super) const FIELDS: &[Field] = &[Field::day("from"), Field::day("to")];

pub(super) fn draw(draft: &Draft<'_>) -> Result<Paper, NotDrawn> {
    let account = draft.dossier.account.as_ref().ok_or(NotDrawn::NothingDue)?;
    let mut blocks = vec![balances(draft, account), Block::Table(entries(draft, account))];
    let open: Vec<&Debt> = draft.dossier.debts.iter().collect();
    if !open.is_empty() {
        blocks.push(draft.debts(draft.texts.get("document-table-open"), &open)?);
    }
    if draft.dossier.unassigned.is_positive() {
        let sum = draft.texts.money(draft.dossier.unassigned);
        blocks.push(Block::Note { text: draft.with("unassigned", &[("sum", sum.into())]) });
    }
    if draft.dossier.disputed().next().is_some() {
        let numbers: Vec<&str> =
            draft.dossier.disputed().map(|debt| debt.number.as_str()).collect();
        let values = [("numbers", numbers.join(", ").into())];
        blocks.push(Block::Note { text: draft.with("disputed", &values) });
    }
    blocks.extend(draft.bank());
    blocks.push(Block::Text { text: draft.t("closing") });
    Ok(Paper { below: period(draft, account), ..draft.letter(blocks) })
}

/// `1 January 2026 – 31 March 2026`.
pub(super) fn period(draft: &Draft<'_>, account: &AccountOf) -> String {
    let (from, to) = (draft.texts.day(account.from), draft.texts.day(account.to));
    draft.texts.with("document-period", &[("from", from.into()), ("to", to.into())])
}

/// What the period began with, what moved, what it ended with.
fn balances(draft: &Draft<'_>, account: &AccountOf) -> Block {
    let fact = |name: &str, money: Money| {
        Fact::new(draft.texts.get(&format!("document-balance-{name}")), draft.texts.money(money))
    };
    Block::Figures {
        rows: vec![
            fact("opening", account.opening),
            fact("debit", account.debit),
            fact("credit", account.credit),
            fact("closing", account.closing),
        ],
    }
}

/// The entries between the two balances.
pub(super) fn entries(draft: &Draft<'_>, account: &AccountOf) -> Table {
    let texts = draft.texts;
    let label = |name: &str| texts.get(&format!("document-column-{name}"));
    let balance = |name: &str, money: Money| {
        let (debit, credit) = sides(money);
        let label = texts.get(&format!("document-balance-{name}"));
        let amount =
            |money: Option<Money>| money.map_or(String::new(), |money| texts.amount(money));
        vec![String::new(), label, amount(debit), amount(credit)]
    };
    let mut rows = vec![balance("opening", account.opening)];
    rows.extend(account.entries.iter().map(|entry| line(draft, entry)));
    let (debit, credit) = (texts.amount(account.debit), texts.amount(account.credit));
    rows.push(vec![String::new(), texts.get("document-balance-turnover"), debit, credit]);
    Table {
        title: String::new(),
        columns: vec![
            Column::short(label("date")),
            Column::text(label("document")),
            Column::number(draft.in_currency("debit")),
            Column::number(draft.in_currency("credit")),
        ],
        rows,
        total: Some(balance("closing", account.closing)),
    }
}

/// A balance stands on the side of whoever is owed.
fn sides(balance: Money) -> (Option<Money>, Option<Money>) {
    match balance.negated() {
        Ok(ours) if ours.is_positive() => (None, Some(ours)),
        _ => (Some(balance), None),
    }
}

fn line(draft: &Draft<'_>, entry: &AccountLine) -> Vec<String> {
    let texts = draft.texts;
    let document = match entry.kind {
        EntryKind::Document => format!("{} {}", texts.item_kind(entry.item), entry.number),
        EntryKind::Moved(kind) => {
            let key = format!("document-moved-{}", kind.code().replace('_', "-"));
            texts.with_text(&key, "document", &entry.number)
        }
    };
    let amount = |money: Money| if money.is_zero() { String::new() } else { texts.amount(money) };
    vec![texts.day(entry.day), document, amount(entry.debit), amount(entry.credit)]
}
