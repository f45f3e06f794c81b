//! Kind 4: one fixed yearly rate, and how a daily penalty compares with it.

use super::debt::{self, Answered, Debt, Head, Proof, Sum};
use super::due_rule::{self, DueRule};
use crate::answer::Answer;
use crate::facts::Facts;
use crate::given::Object;
use crate::kind::{Group, Kind};
use crate::refusal::Refusal;
use crate::shape::{Field, Shape};
use crate::warnings::Warnings;
use saldo_domain::Amount;
use saldo_domain::charges::annual::{self, Better};
use saldo_domain::charges::{DayCount, Spared};
use saldo_domain::rates::Rate;
use serde::Serialize;

pub(crate) const KIND: Kind = Kind {
    name: "annual-interest",
    group: Group::Accrual,
    cites: "S3-D; INT-04, INT-05, INT-16",
    fields: &[
        debt::AS_OF,
        debt::INVOICES,
        due_rule::RULE,
        due_rule::CALENDAR,
        Field::needed("annual_rate_pct", Shape::Rate),
        Field::preset("day_count", Shape::Word(&["ACT/365", "ACT/360", "ACT/ACT"]), r#""ACT/365""#),
        Field::optional("compare_rate_pct_per_day", Shape::Rate),
    ],
    example: r#"{"as_of": "2017-03-03", "annual_rate_pct": "10", "compare_rate_pct_per_day": "0.1", "invoices": [{"invoice": "1", "principal": "12500.00", "due_date": "2017-02-04"}]}"#,
    answer,
};

/// Claims under GK 395 take the rate of each period: one rate for all days only estimates them.
pub(super) const ESTIMATED: &str = "GK_395";

#[derive(Serialize)]
struct Output<'g> {
    #[serde(flatten)]
    sum: Sum<Invoice<'g>>,
    comparison: Option<Comparison>,
    /// Beyond the contract: for claims under this article one rate is an estimate (A-19).
    estimate: &'static str,
    warnings: Vec<&'static str>,
}

#[derive(Serialize)]
struct Invoice<'g> {
    #[serde(flatten)]
    head: Head<'g>,
    #[serde(flatten)]
    proof: Proof,
    amount: Amount,
    /// For the comparison.
    #[serde(skip)]
    debt: Debt<'g>,
}

#[derive(Serialize)]
struct Comparison {
    contract_penalty_total: Amount,
    difference: Amount,
    better_for_creditor: &'static str,
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
    let (rate, count) = (given.rate("annual_rate_pct"), day_count(given));
    let mut warnings = Warnings::default();
    let invoices = debt::debts(given, &rule, &mut warnings)
        .map(|debt| Ok(invoice(debt?, rate, count)))
        .collect::<Result<Vec<_>, Refusal>>()?;
    let per_day = given.rate_if("compare_rate_pct_per_day");
    let comparison = per_day.map(|rate| compare(&invoices, rate));
    let sum = Sum::of(invoices, Amount::ZERO);
    let estimate = ESTIMATED;
    Ok(Answer::of(&Output { sum, comparison, estimate, warnings: warnings.list() }))
}

/// The day count of an accrual by the year.
pub(super) fn day_count(given: &Object<'_>) -> DayCount {
    match given.word("day_count") {
        "ACT/360" => DayCount::Act360,
        "ACT/ACT" => DayCount::ActAct,
        _ => DayCount::Act365,
    }
}

fn invoice(debt: Debt<'_>, rate: Rate, count: DayCount) -> Invoice<'_> {
    let accrual = annual::interest(&debt.principal, rate, count, Spared::NONE);
    Invoice { head: debt.head(), amount: accrual.amount, proof: Proof::from(accrual), debt }
}

fn compare(invoices: &[Invoice<'_>], rate_per_day: Rate) -> Comparison {
    let interest: Amount = invoices.iter().map(|invoice| invoice.amount).sum();
    let debts = invoices.iter().map(|invoice| &invoice.debt.principal);
    let compared = annual::compare(debts, interest, rate_per_day);
    Comparison {
        contract_penalty_total: compared.penalty,
        difference: compared.difference,
        better_for_creditor: match compared.better {
            Better::ContractPenalty => "CONTRACT_PENALTY",
            Better::AnnualInterest => "ANNUAL_INTEREST",
            Better::Equal => "EQUAL",
        },
    }
}
