//! Composition and dynamics, table 1.

use crate::answer::Answer;
use crate::facts::Facts;
use crate::given::Object;
use crate::kind::{Group, Kind};
use crate::refusal::Refusal;
use crate::repeated::refuse_repeated;
use crate::shape::{Field, Shape};
use crate::warnings::Warnings;
use saldo_domain::analysis::composition::{Composition, composition};
use saldo_domain::{Amount, Figure};
use serde::Serialize;

pub(crate) const KIND: Kind = Kind {
    name: "composition-table",
    group: Group::Analysis,
    cites: "S3-B3 t1; TBL-01, ANA-04",
    fields: &[
        Field::needed("periods", Shape::List(2, 10, &Shape::Text)),
        Field::needed("rows", Shape::List(1, 100, &Shape::Object(ROW))),
    ],
    example: r#"{"periods": ["2014", "2015"], "rows": [{"item": "Buyers and customers", "amounts": ["19800.00", "28900.00"]}, {"item": "Other debtors", "amounts": ["1250.00", "1100.00"]}]}"#,
    answer,
};

const ROW: &[Field] = &[
    Field::needed("item", Shape::Text),
    Field::needed("amounts", Shape::List(2, 10, &Shape::Money)),
];

#[derive(Serialize)]
struct Output<'a> {
    totals: Vec<Amount>,
    growth_pct: Vec<Option<Figure>>,
    change_pct: Vec<Option<Figure>>,
    rows: Vec<Row<'a>>,
    fastest_growing: Vec<&'a str>,
    warnings: Vec<&'static str>,
}

#[derive(Serialize)]
struct Row<'a> {
    item: &'a str,
    share_pct: Vec<Option<Figure>>,
    growth_pct: Vec<Option<Figure>>,
    change: Vec<Amount>,
}

fn answer(given: &Object<'_>, _: &Facts) -> Result<Answer, Refusal> {
    let periods = given.texts("periods");
    let items: Vec<&str> = given.objects("rows").map(|row| row.text("item")).collect();
    refuse_repeated(periods.iter().copied(), |index| format!("periods[{index}]"))?;
    refuse_repeated(items.iter().copied(), |index| format!("rows[{index}].item"))?;
    let amounts = amounts(given, periods.len())?;

    let table = composition(periods.len(), &amounts);
    let warnings = warnings(&table);
    let fastest_growing = table.fastest_growing.iter().map(|index| items[*index]).collect();
    let rows = items.into_iter().zip(table.items).map(|(item, dynamics)| Row {
        item,
        share_pct: dynamics.share_pct,
        growth_pct: dynamics.growth_pct,
        change: dynamics.change,
    });
    Ok(Answer::of(&Output {
        totals: table.totals,
        growth_pct: table.growth_pct,
        change_pct: table.change_pct,
        rows: rows.collect(),
        fastest_growing,
        warnings: warnings.list(),
    }))
}

/// The amounts of each row, one for each period.
fn amounts(given: &Object<'_>, periods: usize) -> Result<Vec<Vec<Amount>>, Refusal> {
    let amounts = |(index, row): (usize, &Object<'_>)| {
        let amounts = row.amounts("amounts");
        if amounts.len() == periods {
            return Ok(amounts);
        }
        let refusal = Refusal::conflict(format!("rows[{index}].amounts"), "not-one-per-period");
        let refusal = refusal.with("amounts", amounts.len().to_string());
        Err(refusal.with("periods", periods.to_string()))
    };
    given.objects("rows").enumerate().map(amounts).collect()
}

fn warnings(table: &Composition) -> Warnings {
    let mut warnings = Warnings::default();
    warnings.ratios(table.growth_pct.iter().copied());
    for item in &table.items {
        warnings.ratios(item.share_pct.iter().chain(&item.growth_pct).copied());
    }
    warnings
}
