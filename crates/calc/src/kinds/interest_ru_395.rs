//! Kind 5: statutory interest in Russia, by periods of the key rate.

use super::debt::{self, Answered, Head, Proof, Sum};
use super::due_rule::{self, DueRule};
use crate::answer::Answer;
use crate::facts::Facts;
use crate::given::Object;
use crate::kind::{Group, Kind};
use crate::refusal::Refusal;
use crate::shape::{Field, Shape};
use crate::warnings::Warnings;
use saldo_domain::Amount;
use saldo_domain::charges::{Period, Spared, Statutory, ru_395};
use serde::Serialize;

pub(crate) const KIND: Kind = Kind {
    name: "interest-ru-395",
    group: Group::Accrual,
    cites: "GK 395; Plenum 24.03.2016 No 7 p. 48; INT-15; F-A1, F-A2",
    fields: &[
        debt::AS_OF,
        debt::INVOICES,
        due_rule::RULE_ON,
        Field::preset("apply_moratorium", Shape::Flag, "true"),
        Field::preset("excluded", Shape::List(0, 50, &Shape::Object(EXCLUDED)), "[]"),
    ],
    example: r#"{"as_of": "2025-06-09", "invoices": [{"invoice": "1", "principal": "36500.00", "due_date": "2025-05-31"}]}"#,
    answer,
};

const EXCLUDED: &[Field] = &[Field::needed("from", Shape::Date), Field::needed("to", Shape::Date)];

#[derive(Serialize)]
struct Output<'g> {
    #[serde(flatten)]
    sum: Sum<Invoice<'g>>,
    warnings: Vec<&'static str>,
}

#[derive(Serialize)]
struct Invoice<'g> {
    #[serde(flatten)]
    head: Head<'g>,
    #[serde(flatten)]
    proof: Proof,
    excluded_days: u32,
    amount: Amount,
    #[serde(skip)]
    past_table: bool,
}

impl Answered for Invoice<'_> {
    fn head(&self) -> &Head<'_> {
        &self.head
    }

    fn amount(&self) -> Option<Amount> {
        Some(self.amount)
    }
}

fn answer(given: &Object<'_>, facts: &Facts) -> Result<Answer, Refusal> {
    let excluded = excluded(given)?;
    debt::refuse_twice(given)?;
    let rule = DueRule::by_law(given, facts.calendar("RU"));
    let moratoria = if given.flag("apply_moratorium") { facts.moratoria() } else { &[] };
    let mut warnings = Warnings::default();
    let mut invoices = Vec::with_capacity(given.list("invoices").len());
    for debt in debt::debts(given, &rule, &mut warnings) {
        let debt = debt?;
        let due = debt.principal.due();
        let spared = Spared::by_moratoria(moratoria, due, excluded.iter().copied());
        let interest = ru_395::interest(&debt.principal, &spared, facts.key_rate())?;
        invoices.push(Invoice::of(&debt, interest));
    }
    warnings.add_if(invoices.iter().any(|invoice| invoice.past_table), "RATE_TABLE_ENDS");
    let sum = Sum::of(invoices, Amount::ZERO);
    Ok(Answer::of(&Output { sum, warnings: warnings.list() }))
}

/// Further periods without interest; each ends on or after the day it begins.
fn excluded(given: &Object<'_>) -> Result<Vec<Period>, Refusal> {
    let period = |(index, period): (usize, &Object<'_>)| {
        let (from, to) = (period.day("from"), period.day("to"));
        if to < from {
            let refusal = Refusal::conflict(format!("excluded[{index}].to"), "period-ends-first");
            return Err(refusal.with("from", from.to_string()).with("to", to.to_string()));
        }
        Ok(Period { from, to })
    };
    given.objects("excluded").enumerate().map(period).collect()
}

impl<'g> Invoice<'g> {
    fn of(debt: &debt::Debt<'g>, interest: Statutory) -> Self {
        Self {
            head: debt.head(),
            amount: interest.accrual.amount,
            proof: Proof::from(interest.accrual),
            excluded_days: interest.excluded_days,
            past_table: interest.past_table,
        }
    }
}
