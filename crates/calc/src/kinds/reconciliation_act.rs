//! Reconciliation act: balances and discrepancy.

use crate::answer::Answer;
use crate::facts::Facts;
use crate::given::Object;
use crate::kind::{Group, Kind};
use crate::refusal::Refusal;
use crate::shape::{Field, Shape};
use saldo_domain::statement::act::{Act, ActError, Entry, Line, reconcile};
use saldo_domain::{Amount, Day};
use serde::Serialize;

pub(crate) const KIND: Kind = Kind {
    name: "reconciliation-act",
    group: Group::Documents,
    cites: "S3-C 8.3; EXE-03; F-H",
    fields: &[
        Field::needed("period_from", Shape::Date),
        Field::needed("period_to", Shape::Date),
        Field::needed("opening_balance", Shape::MoneySigned),
        Field::needed("entries", Shape::List(0, 1000, &Shape::Object(ENTRY))),
        Field::optional("counterparty_closing_balance", Shape::MoneySigned),
    ],
    example: r#"{"period_from": "2026-01-01", "period_to": "2026-03-31", "opening_balance": "100000.00", "entries": [{"date": "2026-02-10", "document": "delivery note 8", "debit": "250000.00"}, {"date": "2026-03-05", "document": "payment 31", "credit": "190000.00"}], "counterparty_closing_balance": "155000.00"}"#,
    answer,
};

const ENTRY: &[Field] = &[
    Field::needed("date", Shape::Date),
    Field::needed("document", Shape::Text),
    Field::preset("debit", Shape::Money, r#""0.00""#),
    Field::preset("credit", Shape::Money, r#""0.00""#),
];

#[derive(Serialize)]
struct Output<'a> {
    entries: Vec<Row<'a>>,
    opening_balance: Amount,
    turnover_debit: Amount,
    turnover_credit: Amount,
    closing_balance: Amount,
    in_favour_of: &'static str,
    discrepancy: Option<Amount>,
    agreed: Option<bool>,
    warnings: [&'static str; 0],
}

#[derive(Serialize)]
struct Row<'a> {
    date: Day,
    document: &'a str,
    debit: Amount,
    credit: Amount,
    balance: Amount,
}

impl<'a> From<&Line<'a>> for Row<'a> {
    fn from(line: &Line<'a>) -> Self {
        let Line { entry: Entry { day, document, debit, credit }, balance } = *line;
        Self { date: day, document, debit, credit, balance }
    }
}

fn answer(given: &Object<'_>, _: &Facts) -> Result<Answer, Refusal> {
    let (from, to) = (given.day("period_from"), given.day("period_to"));
    let entries: Vec<Entry<'_>> = given.objects("entries").map(entry).collect();
    let act = reconcile(from, to, given.amount("opening_balance"), &entries)
        .map_err(|error| refusal(error, from, to))?;
    let theirs = given.amount_if("counterparty_closing_balance");
    Ok(Answer::of(&output(&act, theirs.map(|theirs| act.discrepancy(theirs)))))
}

fn entry<'a>(row: &'a Object<'_>) -> Entry<'a> {
    Entry {
        day: row.day("date"),
        document: row.text("document"),
        debit: row.amount("debit"),
        credit: row.amount("credit"),
    }
}

fn output<'a>(act: &Act<'a>, discrepancy: Option<Amount>) -> Output<'a> {
    Output {
        entries: act.lines.iter().map(Row::from).collect(),
        opening_balance: act.opening,
        turnover_debit: act.turnover_debit,
        turnover_credit: act.turnover_credit,
        closing_balance: act.closing,
        in_favour_of: act.in_favour_of().code(),
        discrepancy,
        agreed: discrepancy.map(Amount::is_zero),
        warnings: [],
    }
}

fn refusal(error: ActError, from: Day, to: Day) -> Refusal {
    match error {
        ActError::PeriodEndsBeforeItBegins { .. } => {
            Refusal::conflict("period_to", "period-backwards").with("from", from.to_string())
        }
        ActError::OutsidePeriod { index, day } => {
            Refusal::conflict(format!("entries[{index}].date"), "outside-period")
                .with("value", day.to_string())
                .with("from", from.to_string())
                .with("to", to.to_string())
        }
        ActError::NotOneSided { index } => {
            Refusal::conflict(format!("entries[{index}]"), "not-one-sided")
        }
    }
}
