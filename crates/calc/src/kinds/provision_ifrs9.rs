//! Provision matrix of IFRS 9.

use crate::answer::Answer;
use crate::facts::Facts;
use crate::given::Object;
use crate::kind::{Group, Kind};
use crate::refusal::Refusal;
use crate::repeated::refuse_repeated;
use crate::shape::{Field, Shape};
use crate::warnings::Warnings;
use saldo_domain::analysis::provision_matrix::{MatrixRow, provision_matrix};
use saldo_domain::{Amount, Figure};
use serde::Serialize;

pub(crate) const KIND: Kind = Kind {
    name: "provision-ifrs9",
    group: Group::Provisions,
    cites: "IFRS 9, simplified approach; F-F",
    fields: &[Field::needed("rows", Shape::List(1, 100, &Shape::Object(ROW)))],
    example: r#"{"rows": [{"bucket": "current", "gross": "15000000.00", "loss_rate_pct": "0.3"}, {"bucket": "1-30", "gross": "7500000.00", "loss_rate_pct": "1.6"}]}"#,
    answer,
};

const ROW: &[Field] = &[
    Field::needed("bucket", Shape::Text),
    Field::needed("gross", Shape::Money),
    Field::needed("loss_rate_pct", Shape::Rate100),
];

#[derive(Serialize)]
struct Output<'a> {
    rows: Vec<Row<'a>>,
    total_gross: Amount,
    total_ecl: Amount,
    coverage_pct: Option<Figure>,
    warnings: Vec<&'static str>,
}

#[derive(Serialize)]
struct Row<'a> {
    bucket: &'a str,
    ecl: Amount,
}

fn answer(given: &Object<'_>, _: &Facts) -> Result<Answer, Refusal> {
    let buckets: Vec<&str> = given.objects("rows").map(|row| row.text("bucket")).collect();
    refuse_repeated(buckets.iter().copied(), |index| format!("rows[{index}].bucket"))?;
    let rows = given
        .objects("rows")
        .map(|row| MatrixRow { gross: row.amount("gross"), loss_rate: row.rate("loss_rate_pct") });
    let matrix = provision_matrix(&rows.collect::<Vec<_>>());
    let mut warnings = Warnings::default();
    warnings.ratios([matrix.coverage_pct]);
    let rows = buckets.into_iter().zip(&matrix.losses);
    Ok(Answer::of(&Output {
        rows: rows.map(|(bucket, ecl)| Row { bucket, ecl: *ecl }).collect(),
        total_gross: matrix.total_gross,
        total_ecl: matrix.total_loss,
        coverage_pct: matrix.coverage_pct,
        warnings: warnings.list(),
    }))
}
