//! Debtors by share and by term, tables 2 and 3.

use crate::answer::Answer;
use crate::facts::Facts;
use crate::given::Object;
use crate::kind::{Group, Kind};
use crate::refusal::Refusal;
use crate::repeated::refuse_repeated;
use crate::shape::{Field, Shape};
use crate::warnings::Warnings;
use saldo_domain::analysis::debtors::{DebtorTerms, DebtorThresholds, DebtorsTable, debtors_table};
use saldo_domain::{Amount, Figure};
use serde::Serialize;

pub(crate) const KIND: Kind = Kind {
    name: "debtors-table",
    group: Group::Analysis,
    cites: "S3-B3 t2, t3; TBL-02, TBL-03",
    fields: &[
        Field::needed("rows", Shape::List(1, 1000, &Shape::Object(ROW))),
        Field::preset("large_share_pct", Shape::Rate100, r#""10""#),
        Field::preset("attention_overdue_pct", Shape::Rate100, r#""0""#),
    ],
    example: r#"{"rows": [{"customer": "A", "within_30": "6000.00", "d31_60": "5000.00", "d61_90": "1022.40", "overdue": "0.00"}, {"customer": "B", "within_30": "1500.00", "d31_60": "2041.40", "d61_90": "0.00", "overdue": "2816.60"}]}"#,
    answer,
};

const ROW: &[Field] = &[
    Field::needed("customer", Shape::Text),
    Field::preset("others", Shape::Flag, "false"),
    Field::needed("within_30", Shape::Money),
    Field::needed("d31_60", Shape::Money),
    Field::needed("d61_90", Shape::Money),
    Field::preset("over_90", Shape::Money, r#""0.00""#),
    Field::needed("overdue", Shape::Money),
];

#[derive(Serialize)]
struct Output<'a> {
    rows: Vec<Row<'a>>,
    total: Amount,
    large: Vec<&'a str>,
    largest: Option<&'a str>,
    within_60_days_share_pct: Option<Figure>,
    attention: Vec<&'a str>,
    warnings: Vec<&'static str>,
}

#[derive(Serialize)]
struct Row<'a> {
    customer: &'a str,
    total: Amount,
    share_pct: Option<Figure>,
    overdue_share_pct: Option<Figure>,
}

fn answer(given: &Object<'_>, _: &Facts) -> Result<Answer, Refusal> {
    let customers: Vec<&str> = given.objects("rows").map(|row| row.text("customer")).collect();
    refuse_repeated(customers.iter().copied(), |index| format!("rows[{index}].customer"))?;
    let debtors: Vec<DebtorTerms> = given.objects("rows").map(terms).collect();
    let thresholds = DebtorThresholds {
        large_share: given.rate("large_share_pct"),
        attention_overdue: given.rate("attention_overdue_pct"),
    };
    let table = debtors_table(&debtors, thresholds);

    let named = |rows: &[usize]| rows.iter().map(|row| customers[*row]).collect();
    let rows = customers.iter().zip(&table.rows).map(|(customer, line)| Row {
        customer,
        total: line.total,
        share_pct: line.share_pct,
        overdue_share_pct: line.overdue_share_pct,
    });
    Ok(Answer::of(&Output {
        rows: rows.collect(),
        total: table.total,
        large: named(&table.large),
        largest: table.largest.map(|row| customers[row]),
        within_60_days_share_pct: table.within_60_days_share_pct,
        attention: named(&table.attention),
        warnings: warnings(&table).list(),
    }))
}

fn terms(row: &Object<'_>) -> DebtorTerms {
    DebtorTerms {
        others: row.flag("others"),
        within_30: row.amount("within_30"),
        d31_60: row.amount("d31_60"),
        d61_90: row.amount("d61_90"),
        over_90: row.amount("over_90"),
        overdue: row.amount("overdue"),
    }
}

fn warnings(table: &DebtorsTable) -> Warnings {
    let mut warnings = Warnings::default();
    warnings.ratios([table.within_60_days_share_pct]);
    warnings.ratios(table.rows.iter().map(|line| line.overdue_share_pct));
    warnings
}
