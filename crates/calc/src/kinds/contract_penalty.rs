//! Kind 3: percent per day, with or without a cap.

use super::debt::{self, Answered, Head, Proof, Sum};
use super::due_rule::{self, DueRule};
use crate::answer::Answer;
use crate::facts::Facts;
use crate::given::Object;
use crate::kind::{Group, Kind};
use crate::refusal::Refusal;
use crate::shape::{Field, Shape};
use crate::warnings::Warnings;
use saldo_domain::charges::Spared;
use saldo_domain::charges::contract_penalty::{Terms, annual_equivalent, penalty};
use saldo_domain::{Amount, Day, Figure};
use serde::Serialize;

pub(crate) const KIND: Kind = Kind {
    name: "contract-penalty",
    group: Group::Accrual,
    cites: "S3-B5, S3-D; INT-03, INT-06, INT-07, INT-08; F-A4",
    fields: &[
        debt::AS_OF,
        debt::INVOICES,
        due_rule::RULE,
        due_rule::CALENDAR,
        Field::needed("rate_pct_per_day", Shape::Rate),
        Field::optional("cap_pct", Shape::Rate),
    ],
    example: r#"{"as_of": "2026-03-22", "rate_pct_per_day": "0.1", "cap_pct": "10", "invoices": [{"invoice": "A-17", "principal": "100000.00", "due_date": "2026-03-02", "payments": [{"date": "2026-03-12", "amount": "40000.00"}]}]}"#,
    answer,
};

#[derive(Serialize)]
struct Output<'g> {
    #[serde(flatten)]
    sum: Sum<Invoice<'g>>,
    annual_equivalent_pct: Figure,
    warnings: Vec<&'static str>,
}

#[derive(Serialize)]
struct Invoice<'g> {
    #[serde(flatten)]
    head: Head<'g>,
    #[serde(flatten)]
    proof: Proof,
    uncapped: Amount,
    cap: Option<Amount>,
    cap_reached_day: Option<i64>,
    cap_reached_on: Option<Day>,
    amount: Amount,
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
    let rule = DueRule::of(given, facts)?;
    let terms =
        Terms { rate_per_day: given.rate("rate_pct_per_day"), cap: given.rate_if("cap_pct") };
    let mut warnings = Warnings::default();
    let invoices = debt::debts(given, &rule, &mut warnings)
        .map(|debt| Ok(invoice(&debt?, terms)))
        .collect::<Result<Vec<_>, Refusal>>()?;
    Ok(Answer::of(&Output {
        sum: Sum::of(invoices, Amount::ZERO),
        annual_equivalent_pct: annual_equivalent(terms.rate_per_day),
        warnings: warnings.list(),
    }))
}

fn invoice<'g>(debt: &debt::Debt<'g>, terms: Terms) -> Invoice<'g> {
    let penalty = penalty(&debt.principal, terms, Spared::NONE);
    Invoice {
        head: debt.head(),
        uncapped: penalty.accrual.amount,
        proof: Proof::from(penalty.accrual),
        cap: penalty.cap,
        cap_reached_day: penalty.cap_reached.map(|reached| reached.day),
        cap_reached_on: penalty.cap_reached.map(|reached| reached.on),
        amount: penalty.amount,
    }
}
