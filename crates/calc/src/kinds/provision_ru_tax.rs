//! Provision for doubtful debts, Russian tax law.

use crate::answer::Answer;
use crate::facts::Facts;
use crate::given::Object;
use crate::kind::{Group, Kind};
use crate::refusal::Refusal;
use crate::shape::{Field, Shape};
use crate::warnings::Warnings;
use saldo_domain::Amount;
use saldo_domain::analysis::provision_ru_tax::{DoubtfulDebt, TaxPeriod, tax_provision};
use saldo_domain::rates::Rate;
use serde::Serialize;

pub(crate) const KIND: Kind = Kind {
    name: "provision-ru-tax",
    group: Group::Provisions,
    cites: "NK 266; WOF-07; F-F",
    fields: &[
        Field::needed("as_of", Shape::Date),
        Field::needed("period", Shape::Word(&["FULL_YEAR", "INTERIM"])),
        Field::needed("revenue_current", Shape::Money),
        Field::optional("revenue_previous_year", Shape::Money),
        Field::preset("cap_pct", Shape::Rate100, r#""10""#),
        Field::needed("debts", Shape::List(0, 1000, &Shape::Object(DEBT))),
    ],
    example: r#"{"as_of": "2026-03-31", "period": "FULL_YEAR", "revenue_current": "1500000.00", "debts": [{"customer": "A", "amount": "100000.00", "due_date": "2025-12-01", "counter_obligation": "30000.00"}, {"customer": "B", "amount": "200000.00", "due_date": "2026-01-30"}]}"#,
    answer,
};

const DEBT: &[Field] = &[
    Field::needed("customer", Shape::Text),
    Field::needed("amount", Shape::Money),
    Field::needed("due_date", Shape::Date),
    Field::preset("counter_obligation", Shape::Money, r#""0.00""#),
    Field::preset("secured", Shape::Flag, "false"),
    Field::preset("from_sales", Shape::Flag, "true"),
];

#[derive(Serialize)]
struct Output<'a> {
    debts: Vec<Debt<'a>>,
    calculated: Amount,
    cap: Amount,
    provision: Amount,
    warnings: Vec<&'static str>,
}

#[derive(Serialize)]
struct Debt<'a> {
    customer: &'a str,
    overdue_days: i64,
    base: Amount,
    rate_pct: Rate,
    provision: Amount,
}

fn answer(given: &Object<'_>, _: &Facts) -> Result<Answer, Refusal> {
    let debts = given.objects("debts");
    let (as_of, cap) = (given.day("as_of"), given.rate("cap_pct"));
    let made = tax_provision(as_of, period(given)?, cap, debts.clone().map(doubtful));
    let rows = debts.zip(&made.debts).map(|(debt, provided)| Debt {
        customer: debt.text("customer"),
        overdue_days: provided.overdue_days,
        base: provided.base,
        rate_pct: provided.rate,
        provision: provided.provision,
    });
    Ok(Answer::of(&Output {
        debts: rows.collect(),
        calculated: made.calculated,
        cap: made.cap,
        provision: made.provision,
        warnings: Warnings::default().list(),
    }))
}

fn period(given: &Object<'_>) -> Result<TaxPeriod, Refusal> {
    let revenue = given.amount("revenue_current");
    if given.word("period") == "FULL_YEAR" {
        return Ok(TaxPeriod::FullYear { revenue });
    }
    let previous_year = given.amount_if("revenue_previous_year");
    let previous_year = previous_year.ok_or_else(|| Refusal::missing("revenue_previous_year"))?;
    Ok(TaxPeriod::Interim { revenue, previous_year })
}

fn doubtful(debt: &Object<'_>) -> DoubtfulDebt {
    DoubtfulDebt {
        amount: debt.amount("amount"),
        due: debt.day("due_date"),
        counter_obligation: debt.amount("counter_obligation"),
        secured: debt.flag("secured"),
        from_sales: debt.flag("from_sales"),
    }
}
