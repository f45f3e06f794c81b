//! Ten clients, step by step: from the day of shipment to the decision whom to sue.
//!
//! The figures are not written here: each step asks the calculator that a person would ask,
//! and links to it with the input filled in.

use super::{frame, repeating};
use crate::api::calc::FACTS;
use crate::asked;
use crate::desk::{Answer, Desk, Manners, show_as};
use crate::errors::Trouble;
use crate::frame::Frame;
use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use saldo_calc::calculate;
use saldo_domain::Day;
use serde::Deserialize;
use serde_json::{Value, json};

/// The day on which the ten are looked at, and a later one on which nobody is hidden.
const DAY: &str = "2017-03-03";
const LATER: &str = "2017-03-10";

/// Code, principal and day of shipment; everybody pays after fourteen days.
const CLIENTS: [(&str, &str, &str); 10] = [
    ("K01", "12000.00", "2017-01-21"),
    ("K02", "15000.00", "2017-01-08"),
    ("K03", "4950.00", "2017-01-28"),
    ("K04", "8000.00", "2017-01-23"),
    ("K05", "3000.00", "2017-02-07"),
    ("K06", "4000.00", "2016-06-12"),
    ("K07", "10000.00", "2017-02-02"),
    ("K08", "21500.00", "2016-12-25"),
    ("K09", "6500.00", "2017-02-23"),
    ("K10", "7200.00", "2017-02-19"),
];

const DEFERRAL_DAYS: i64 = 14;
const PER_DAY: &str = "0.1";
const PER_YEAR: &str = "10";
const LEGAL_COST: &str = "5000.00";

#[derive(Template)]
#[template(path = "calculators_example.html")]
pub(crate) struct Screen {
    p: Frame,
    as_of: Day,
    later: Option<String>,
    rows: Vec<Row>,
    hidden: usize,
    dates: Link,
    penalty: Link,
    penalty_total: String,
    annual_equivalent: String,
    interest: Link,
    interest_total: String,
    difference: String,
    one: One,
    suit: Link,
    gross: String,
    costs: String,
    net: String,
    sued: usize,
}

/// One client through all the steps.
struct Row {
    code: &'static str,
    name: String,
    shipped: String,
    due: String,
    days: i64,
    /// How many days are left, for those whose day is still to come.
    left: String,
    principal: String,
    penalty: String,
    interest: String,
    total: String,
    overdue: bool,
    sue: bool,
}

/// The single debt by which penalty and interest are compared.
struct One {
    penalty: String,
    interest: String,
    difference: String,
    link: Link,
}

/// Way to a calculator with the input of a step; the input itself.
struct Link {
    href: String,
    input: String,
}

/// Asks a calculator.
fn asked_of(kind: &'static str, input: &Value) -> Result<(Value, Link), Trouble> {
    let broken = || Trouble::said(StatusCode::INTERNAL_SERVER_ERROR, "error-failure");
    let text = input.to_string();
    let answer = calculate(kind, text.as_bytes(), &FACTS).map_err(|_| broken())?;
    let output = serde_json::from_slice(answer.bytes()).map_err(|_| broken())?;
    let found = saldo_calc::kind(kind).map_err(|_| broken())?;
    let href = repeating(found, &text).unwrap_or_else(|| format!("/calc/{kind}"));
    Ok((output, Link { href, input: format!("{input:#}") }))
}

impl Screen {
    pub(super) fn new(p: Frame, as_of: Day) -> Result<Self, Trouble> {
        let day = as_of.to_string();
        let amount = |value: &Value| p.texts.decimal(value.as_str().unwrap_or_default());
        let (_, dates) = asked_of("overdue-days", &dates_of(&day, CLIENTS[0].2))?;
        let (suit, suit_link) = asked_of("sue-selection", &suit(&day))?;
        let empty = Vec::new();
        let weighed = suit["customers"].as_array().unwrap_or(&empty);
        let mut rows = Vec::new();
        for ((code, principal, shipped), weighed) in CLIENTS.into_iter().zip(weighed) {
            let (dated, _) = asked_of("overdue-days", &dates_of(&day, shipped))?;
            let days = dated["signed_days"].as_i64().unwrap_or_default();
            rows.push(Row {
                code,
                name: p.t(&format!("calc-example-{code}")),
                shipped: shown_day(&p, shipped),
                due: shown_day(&p, dated["due_date"].as_str().unwrap_or_default()),
                left: p.texts.days_late(days),
                days,
                principal: p.texts.decimal(principal),
                penalty: amount(&weighed["penalty"]),
                interest: amount(&weighed["interest"]),
                total: amount(&weighed["total"]),
                overdue: weighed["overdue"] == true,
                sue: weighed["sue"] == true,
            });
        }
        let (penalty, penalty_link) =
            asked_of("contract-penalty", &accrual(&day, PENALTY, weighed))?;
        let (interest, interest_link) =
            asked_of("annual-interest", &accrual(&day, INTEREST, weighed))?;
        let one = One::new(&p)?;
        Ok(Self {
            later: (day != LATER).then(|| format!("/calc/example?on={LATER}")),
            hidden: rows.iter().filter(|row| !row.overdue).count(),
            sued: rows.iter().filter(|row| row.sue).count(),
            penalty_total: amount(&penalty["amount_total"]),
            annual_equivalent: amount(&penalty["annual_equivalent_pct"]),
            interest_total: amount(&interest["amount_total"]),
            difference: amount(&interest["comparison"]["difference"]),
            gross: amount(&suit["gross_recoverable"]),
            costs: amount(&suit["legal_costs_total"]),
            net: amount(&suit["net_after_legal_costs"]),
            penalty: penalty_link,
            interest: interest_link,
            suit: suit_link,
            as_of,
            rows,
            dates,
            one,
            p,
        })
    }

    fn hides(&self) -> bool {
        self.hidden > 0
    }

    /// Those whose day has passed; the others are hidden, not forgotten.
    fn overdue(&self) -> impl Iterator<Item = &Row> {
        self.rows.iter().filter(|row| row.overdue)
    }
}

impl One {
    fn new(p: &Frame) -> Result<Self, Trouble> {
        let input = json!({
            "as_of": DAY, "annual_rate_pct": PER_YEAR, "compare_rate_pct_per_day": PER_DAY,
            "invoices": [{"invoice": "1", "principal": "12500.00", "due_date": "2017-02-04"}],
        });
        let (output, link) = asked_of("annual-interest", &input)?;
        let amount = |value: &Value| p.texts.decimal(value.as_str().unwrap_or_default());
        Ok(Self {
            penalty: amount(&output["comparison"]["contract_penalty_total"]),
            interest: amount(&output["amount_total"]),
            difference: amount(&output["comparison"]["difference"]),
            link,
        })
    }
}

fn shown_day(p: &Frame, text: &str) -> String {
    text.parse().map_or_else(|_| text.to_owned(), |day| p.texts.day(day))
}

fn dates_of(as_of: &str, shipped: &str) -> Value {
    json!({"as_of": as_of, "shipment_date": shipped, "deferral_days": DEFERRAL_DAYS})
}

fn suit(as_of: &str) -> Value {
    let client = |(code, principal, shipped): (&str, &str, &str)| {
        json!({
            "customer": code, "principal": principal, "shipment_date": shipped,
            "deferral_days": DEFERRAL_DAYS,
        })
    };
    json!({
        "as_of": as_of, "rate_pct_per_day": PER_DAY, "annual_rate_pct": PER_YEAR,
        "legal_cost_per_customer": LEGAL_COST,
        "customers": CLIENTS.map(client),
    })
}

/// Names and rates of the two ways to charge for delay.
const PENALTY: &[(&str, &str)] = &[("rate_pct_per_day", PER_DAY)];
const INTEREST: &[(&str, &str)] =
    &[("annual_rate_pct", PER_YEAR), ("compare_rate_pct_per_day", PER_DAY)];

/// The debts that are overdue, charged at these rates.
fn accrual(as_of: &str, rates: &[(&str, &str)], weighed: &[Value]) -> Value {
    let overdue = weighed.iter().filter(|row| row["overdue"] == true);
    let invoice = |row: &Value| {
        json!({
            "invoice": row["customer"], "principal": row["principal"], "due_date": row["due_date"],
        })
    };
    let mut input = json!({"as_of": as_of, "invoices": overdue.map(invoice).collect::<Vec<_>>()});
    for (name, rate) in rates {
        input[*name] = json!(rate);
    }
    input
}

/// Seen on which day.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    on: String,
}

pub(crate) async fn show(
    desk: Option<Desk>,
    manners: Manners,
    Query(wanted): Query<Wanted>,
) -> Answer {
    let on = asked::day(&wanted.on);
    let status = asked::status(on.is_err());
    let first: Day = DAY.parse().expect("the day of the example is a day");
    // Before the first delay there is nothing to show, and ten years are enough for a story.
    let on = on.ok().flatten().filter(|day| (0..=3_650).contains(&day.days_since(first)));
    let on = on.unwrap_or(first);
    let frame = frame(desk.as_ref(), &manners, "calc-example-title");
    show_as(status, &Screen::new(frame, on)?)
}
