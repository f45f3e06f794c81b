//! Kind 6: statutory default interest in Estonia, and 40 euros for each late payment.

use super::annual_interest::day_count;
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
use saldo_domain::charges::Spared;
use saldo_domain::charges::ee_113::{self, Debtor};
use serde::Serialize;

pub(crate) const KIND: Kind = Kind {
    name: "interest-ee-113",
    group: Group::Accrual,
    cites: "VÕS 94, 113(1), 113-1; Directive 2011/7/EU; F-A3, F-A6",
    fields: &[
        debt::AS_OF,
        debt::INVOICES,
        due_rule::RULE,
        Field::needed("debtor_type", Shape::Word(&["BUSINESS", "PUBLIC_BODY", "CONSUMER"])),
        Field::preset("day_count", Shape::Word(&["ACT/365", "ACT/ACT"]), r#""ACT/365""#),
    ],
    example: r#"{"as_of": "2026-09-15", "debtor_type": "BUSINESS", "invoices": [{"invoice": "1", "principal": "2500.00", "due_date": "2026-05-31"}]}"#,
    answer,
};

#[derive(Serialize)]
struct Output<'g> {
    #[serde(flatten)]
    sum: Sum<Invoice<'g>>,
    fixed_sum_total: Amount,
    warnings: Vec<&'static str>,
}

#[derive(Serialize)]
struct Invoice<'g> {
    #[serde(flatten)]
    head: Head<'g>,
    #[serde(flatten)]
    proof: Proof,
    amount: Amount,
    fixed_sum: Amount,
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
    debt::refuse_twice(given)?;
    let rule = DueRule::by_law(given, facts.calendar("EE"));
    let (debtor, count) = (debtor(given), day_count(given));
    let mut warnings = Warnings::default();
    let mut invoices = Vec::with_capacity(given.list("invoices").len());
    let mut past_table = false;
    for debt in debt::debts(given, &rule, &mut warnings) {
        let debt = debt?;
        let table = facts.default_interest();
        let interest = ee_113::interest(&debt.principal, Spared::NONE, table, count)?;
        past_table |= interest.past_table;
        invoices.push(Invoice {
            head: debt.head(),
            amount: interest.accrual.amount,
            fixed_sum: ee_113::fixed_sum(&interest.accrual, debtor, facts.fixed_sum()),
            proof: Proof::from(interest.accrual),
        });
    }
    warnings.add_if(past_table, "RATE_TABLE_ENDS");
    let fixed_sum_total: Amount = invoices.iter().map(|invoice| invoice.fixed_sum).sum();
    let sum = Sum::of(invoices, fixed_sum_total);
    Ok(Answer::of(&Output { sum, fixed_sum_total, warnings: warnings.list() }))
}

fn debtor(given: &Object<'_>) -> Debtor {
    match given.word("debtor_type") {
        "CONSUMER" => Debtor::Consumer,
        "PUBLIC_BODY" => Debtor::PublicBody,
        _ => Debtor::Business,
    }
}
