//! The bank statement of the last day: money that is certain, money that is a question, and
//! money that is nobody's.

use super::scene::Scene;
use super::words::remark;
use super::{DemoCountry, DemoSpec};
use crate::imports::{self, ImportRequest, Kind};
use crate::{Refused, Silent};
use saldo_domain::{Money, Role};
use saldo_store::customers;
use std::fmt::Write;

/// Debtors who pay with all that identifies them, and those whose line leaves a doubt.
const CERTAIN: usize = 4;
const QUESTIONS: usize = 3;

const HEADINGS: &str =
    "Account;Booked;Amount;Currency;Payer;Payer account;Payer code;Reference;Text;Number;Bank id\n";

/// The statement comes in on the last day, after everything else has happened.
pub(super) fn arrive(scene: &Scene<'_>) -> Result<(), Refused> {
    if !scene.is_back(0) {
        return Ok(());
    }
    let accountant = scene.team.holder(Role::Accountant)?;
    let text = written(scene)?;
    let file = format!("statement-{}.csv", scene.day);
    let request = ImportRequest::of_bytes(Kind::Statement, file, text.into_bytes());
    imports::import(scene.office, scene.company, accountant, &request, &Silent).map(drop)
}

/// A line as the table of the manual holds it.
struct Line {
    amount: Money,
    payer: String,
    code: String,
    text: String,
}

fn written(scene: &Scene<'_>) -> Result<String, Refused> {
    let mut text = HEADINGS.to_owned();
    for (place, line) in lines(scene)?.iter().enumerate() {
        let Line { amount, payer, code, text: said } = line;
        let (account, day, number) = (account(scene.spec), scene.day, place + 1);
        let (plain, currency) = (amount.to_plain(), amount.currency());
        writeln!(
            text,
            "{account};{day};{plain};{currency};{payer};;{code};;{said};{number};{day}-{number}"
        )
        .expect("a string grows");
    }
    Ok(text)
}

fn lines(scene: &Scene<'_>) -> Result<Vec<Line>, Refused> {
    let mut lines = Vec::new();
    // The youngest debts are paid: nobody expects money from those who vanished long ago.
    for debtor in scene.late()?.iter().rev().take(CERTAIN + QUESTIONS) {
        let company = scene.company;
        let card = |reader: &mut _| customers::card(reader, company, debtor.customer);
        let Some(card) = scene.office.store.read(card)? else { continue };
        let Some(debt) = scene.debts(debtor.customer)?.into_iter().next() else { continue };
        let certain = lines.len() < CERTAIN;
        lines.push(match certain {
            true => Line {
                amount: debt.open,
                payer: card.name,
                code: card.registry_code,
                text: remark("bank_invoice", scene.spec.words.code(), &[("number", &debt.number)]),
            },
            // A round sum, a name, and no word about what it is for.
            false => Line {
                amount: scene.units(150 + 25 * i64::try_from(lines.len()).unwrap_or(0)),
                payer: card.name,
                code: String::new(),
                text: scene.say("bank_goods"),
            },
        });
    }
    let deposit = scene.units(1_200);
    let name = scene.say("bank_stranger_name");
    let other = |amount, text| Line {
        amount,
        payer: name.clone(),
        code: String::new(),
        text: scene.say(text),
    };
    lines.push(other(deposit, "bank_stranger"));
    lines.push(other(Money::from_minor(-deposit.minor(), deposit.currency()), "bank_rent"));
    Ok(lines)
}

/// An account of the company's own; it leads nowhere.
const fn account(spec: &DemoSpec) -> &'static str {
    match spec.country {
        DemoCountry::Estonia => "EE571010220229377229",
        DemoCountry::Russia => "40702810000000000001",
    }
}
