//! Receivables against payables, table 5.

use crate::answer::Answer;
use crate::facts::Facts;
use crate::given::Object;
use crate::kind::{Group, Kind};
use crate::refusal::Refusal;
use crate::shape::{Field, Shape};
use crate::warnings::Warnings;
use saldo_domain::Figure;
use saldo_domain::analysis::coverage::{CoverageVerdict, coverage};
use serde::Serialize;

pub(crate) const KIND: Kind = Kind {
    name: "ar-ap",
    group: Group::Analysis,
    cites: "S3-B3 t5, B4; TBL-05, AP-06, AP-07; A-21, A-22",
    fields: &[Field::needed("rows", Shape::List(1, 120, &Shape::Object(ROW)))],
    example: r#"{"rows": [{"period": "begin", "ar": "900000.00", "ap": "750000.00"}, {"period": "end", "ar": "1100000.00", "ap": "800000.00"}]}"#,
    answer,
};

const ROW: &[Field] = &[
    Field::needed("period", Shape::Text),
    Field::needed("ar", Shape::Money),
    Field::needed("ap", Shape::Money),
];

#[derive(Serialize)]
struct Output<'a> {
    rows: Vec<Row<'a>>,
    verdict: Option<CoverageVerdict>,
    warnings: Vec<&'static str>,
}

#[derive(Serialize)]
struct Row<'a> {
    period: &'a str,
    ar_to_ap: Option<Figure>,
    ap_to_ar: Option<Figure>,
    verdict: Option<CoverageVerdict>,
}

fn answer(given: &Object<'_>, _: &Facts) -> Result<Answer, Refusal> {
    let mut warnings = Warnings::default();
    let rows = given.objects("rows").map(|row| {
        let covered = coverage(row.amount("ar"), row.amount("ap"));
        warnings.ratios([covered.ar_to_ap, covered.ap_to_ar]);
        Row {
            period: row.text("period"),
            ar_to_ap: covered.ar_to_ap,
            ap_to_ar: covered.ap_to_ar,
            verdict: covered.verdict,
        }
    });
    let rows: Vec<Row<'_>> = rows.collect();
    let verdict = rows.last().and_then(|row| row.verdict);
    Ok(Answer::of(&Output { rows, verdict, warnings: warnings.list() }))
}
