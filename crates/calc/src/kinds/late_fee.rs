//! Kind 7: weekly table of the supplementary agreement.

use super::debt::{self, Answered, Debt, Head, Sum};
use super::due_rule::{self, DueRule};
use super::fee_table::{FEE_TABLE, fee_table};
use crate::answer::Answer;
use crate::facts::Facts;
use crate::given::Object;
use crate::kind::{Group, Kind};
use crate::refusal::Refusal;
use crate::shape::{Field, Shape};
use crate::warnings::Warnings;
use saldo_domain::charges::Spared;
use saldo_domain::charges::weekly_table::{Cumulative, LateFee, Part, Week, WeeklyTable};
use saldo_domain::rates::Rate;
use saldo_domain::{Amount, Day};
use serde::Serialize;

pub(crate) const KIND: Kind = Kind {
    name: "late-fee",
    group: Group::Accrual,
    cites: "S3-C 7.4, 7.8; LFE-04 to LFE-07, LFE-11; A-06, A-07",
    fields: &[
        debt::AS_OF,
        debt::INVOICES,
        due_rule::RULE,
        due_rule::CALENDAR,
        Field::needed("supplementary_agreement", Shape::Flag),
        FEE_TABLE,
    ],
    example: r#"{"as_of": "2026-03-22", "supplementary_agreement": true, "fee_table": [["1.5", "3", "4.5", "6"]], "invoices": [{"invoice": "1", "principal": "100000.00", "due_date": "2026-03-02", "payments": [{"date": "2026-03-12", "amount": "40000.00"}]}]}"#,
    answer,
};

#[derive(Serialize)]
struct Output<'g> {
    #[serde(flatten)]
    sum: Sum<Invoice<'g>>,
    escalate: bool,
    table: Vec<TableLine>,
    warnings: Vec<&'static str>,
}

#[derive(Serialize)]
struct TableLine {
    week: u32,
    day_from: u32,
    day_to: u32,
    table_pct: Rate,
    cumulative_pct: Cumulative,
}

#[derive(Serialize)]
struct Invoice<'g> {
    #[serde(flatten)]
    head: Head<'g>,
    week: u32,
    segments: Vec<Line>,
    amount_paid_parts: Option<Amount>,
    amount_remainder: Option<Amount>,
    amount: Option<Amount>,
    escalate: bool,
}

#[derive(Serialize)]
struct Line {
    from: Day,
    to: Day,
    days: u32,
    week: u32,
    principal: Amount,
    rate_pct: Option<Cumulative>,
    basis: &'static str,
    amount: Option<Amount>,
}

impl Answered for Invoice<'_> {
    fn head(&self) -> &Head<'_> {
        &self.head
    }

    fn amount(&self) -> Option<Amount> {
        self.amount
    }
}

fn answer(given: &Object<'_>, facts: &Facts) -> Result<Answer, Refusal> {
    let table = fee_table(given)?;
    debt::refuse_twice(given)?;
    let rule = DueRule::of(given, facts)?;
    let agreed = given.flag("supplementary_agreement");
    let mut warnings = Warnings::default();
    let invoices = debt::debts(given, &rule, &mut warnings)
        .map(|debt| Ok(invoice(&debt?, agreed.then_some(&table))))
        .collect::<Result<Vec<_>, Refusal>>()?;
    let escalate = invoices.iter().any(|invoice| invoice.escalate);
    warnings.add_if(!agreed, "NO_AGREEMENT");
    warnings.add_if(escalate, "BEYOND_TABLE");
    Ok(Answer::of(&Output {
        sum: Sum::of(invoices, Amount::ZERO),
        escalate,
        table: table.weeks().map(TableLine::from).collect(),
        warnings: warnings.list(),
    }))
}

fn invoice<'g>(debt: &Debt<'g>, table: Option<&WeeklyTable>) -> Invoice<'g> {
    let fee = match table {
        Some(table) => table.fee(&debt.principal, Spared::NONE),
        None => LateFee::without_agreement(&debt.principal),
    };
    Invoice {
        head: debt.head(),
        week: fee.week,
        escalate: fee.escalates(),
        segments: fee.parts.into_iter().map(Line::from).collect(),
        amount_paid_parts: fee.paid_parts,
        amount_remainder: fee.remainder,
        amount: fee.amount,
    }
}

impl From<Week> for TableLine {
    fn from(row: Week) -> Self {
        let Week { week, day_from, day_to, figure, cumulative } = row;
        Self { week, day_from, day_to, table_pct: figure, cumulative_pct: cumulative }
    }
}

impl From<Part> for Line {
    fn from(part: Part) -> Self {
        let Part { from, to, days, week, principal, rate, amount, .. } = part;
        Self { from, to, days, week, principal, rate_pct: rate, basis: "WEEK", amount }
    }
}
