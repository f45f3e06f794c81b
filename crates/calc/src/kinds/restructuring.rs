//! Kind 8: schedule of a repayment agreement.

use super::fee_table::{FEE_TABLE, fee_table};
use crate::answer::Answer;
use crate::facts::Facts;
use crate::given::Object;
use crate::kind::{Group, Kind};
use crate::refusal::Refusal;
use crate::shape::{Field, Shape};
use crate::warnings::Warnings;
use saldo_domain::charges::repayment_schedule::{
    self as schedule, Every, Installment, Planned, exceeds_capacity,
};
use saldo_domain::charges::weekly_table::Cumulative;
use saldo_domain::{Amount, Day};
use serde::Serialize;

pub(crate) const KIND: Kind = Kind {
    name: "restructuring",
    group: Group::Accrual,
    cites: "S3-C 6.4.1.1, 7.4, 7.8, 8; S0 A5; LFE-12, AGR-02, AGR-03",
    fields: &[
        Field::needed("principal", Shape::MoneyAboveZero),
        Field::needed("due_date", Shape::Date),
        Field::needed("fee_method", Shape::Word(&["TABLE", "NONE"])),
        Field::optional("installments", Shape::List(1, 120, &Shape::Object(INSTALLMENT))),
        Field::optional("count", Shape::Int(1, 120)),
        Field::optional("first_date", Shape::Date),
        Field::optional("every", Shape::Word(&["WEEK", "MONTH"])),
        Field::optional("monthly_capacity", Shape::Money),
        FEE_TABLE,
    ],
    example: r#"{"principal": "100000.00", "due_date": "2026-03-02", "fee_method": "NONE", "count": 3, "first_date": "2026-03-31", "every": "MONTH"}"#,
    answer,
};

const INSTALLMENT: &[Field] =
    &[Field::needed("date", Shape::Date), Field::needed("amount", Shape::MoneyAboveZero)];

/// The fields that describe equal parts, in the order in which they are asked for.
const EQUAL_PARTS: [&str; 3] = ["count", "first_date", "every"];

#[derive(Serialize)]
struct Output {
    installments: Vec<Line>,
    principal: Amount,
    fee_total: Option<Amount>,
    total_to_pay: Option<Amount>,
    escalate: bool,
    warnings: Vec<&'static str>,
}

#[derive(Serialize)]
struct Line {
    number: u32,
    date: Day,
    day_of_delay: u32,
    amount: Amount,
    fee_pct: Option<Cumulative>,
    fee: Option<Amount>,
}

fn answer(given: &Object<'_>, _: &Facts) -> Result<Answer, Refusal> {
    let table = fee_table(given)?;
    let principal = given.amount("principal");
    let parts = if given.has("installments") { agreed(given)? } else { equal(given)? };
    let table = (given.word("fee_method") == "TABLE").then_some(&table);
    let made = schedule::schedule(given.day("due_date"), &parts, table);
    let escalate = made.fee_total.is_none();
    let mut warnings = Warnings::default();
    warnings.add_if(escalate, "BEYOND_TABLE");
    let capacity = given.amount_if("monthly_capacity");
    warnings.add_if(capacity.is_some_and(|most| exceeds_capacity(&parts, most)), "OVER_CAPACITY");
    Ok(Answer::of(&Output {
        installments: made.installments.into_iter().map(Line::from).collect(),
        principal,
        fee_total: made.fee_total,
        total_to_pay: made.total_to_pay,
        escalate,
        warnings: warnings.list(),
    }))
}

/// Parts agreed one by one.
fn agreed(given: &Object<'_>) -> Result<Vec<Planned>, Refusal> {
    if let Some(beside) = EQUAL_PARTS.into_iter().find(|name| given.has(name)) {
        return Err(Refusal::conflict(beside, "beside-installments"));
    }
    let part =
        |given: &Object<'_>| Planned { date: given.day("date"), amount: given.amount("amount") };
    let parts: Vec<Planned> = given.objects("installments").map(part).collect();
    schedule::check(given.amount("principal"), &parts).map_err(refusal)?;
    Ok(parts)
}

/// Equal parts by count, first date and interval.
fn equal(given: &Object<'_>) -> Result<Vec<Planned>, Refusal> {
    if !EQUAL_PARTS.into_iter().any(|name| given.has(name)) {
        return Err(Refusal::missing("installments"));
    }
    let missing = EQUAL_PARTS.into_iter().find(|name| !given.has(name));
    if let Some(name) = missing {
        return Err(Refusal::missing(name));
    }
    let count = u32::try_from(given.int("count")).expect("the field takes 1 to 120");
    let every = if given.word("every") == "WEEK" { Every::Week } else { Every::Month };
    let (principal, first) = (given.amount("principal"), given.day("first_date"));
    schedule::equal_parts(principal, count, first, every).map_err(refusal)
}

fn refusal(refused: schedule::Refusal) -> Refusal {
    match refused {
        schedule::Refusal::DateNotAfterThePrevious { part } => {
            Refusal::conflict(format!("installments[{part}].date"), "installment-dates-rise")
        }
        schedule::Refusal::SumDiffers { sum, principal } => {
            Refusal::conflict("installments", "installments-sum")
                .with("sum", sum.to_string())
                .with("principal", principal.to_string())
        }
        schedule::Refusal::LessThanAUnitEach { principal, count } => {
            Refusal::conflict("count", "less-than-a-kopeck-each")
                .with("principal", principal.to_string())
                .with("count", count.to_string())
        }
    }
}

impl From<Installment> for Line {
    fn from(part: Installment) -> Self {
        let Installment { number, date, day_of_delay, amount, fee_pct, fee } = part;
        Self { number, date, day_of_delay, amount, fee_pct, fee }
    }
}
