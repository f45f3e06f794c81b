//! Flow between ageing buckets.

use crate::answer::Answer;
use crate::facts::Facts;
use crate::given::Object;
use crate::kind::{Group, Kind};
use crate::refusal::Refusal;
use crate::repeated::refuse_repeated;
use crate::shape::{Field, Shape};
use crate::warnings::Warnings;
use saldo_domain::analysis::roll_rates::roll_rate;
use saldo_domain::{Amount, Figure};
use serde::Serialize;

pub(crate) const KIND: Kind = Kind {
    name: "roll-rates",
    group: Group::Analysis,
    cites: "F-K",
    fields: &[Field::needed("buckets", Shape::List(2, 24, &Shape::Object(BUCKET)))],
    example: r#"{"buckets": [{"name": "not_due", "previous": "1000000.00"}, {"name": "1-30", "previous": "200000.00", "latest": "150000.00"}, {"name": "31-60", "latest": "60000.00"}]}"#,
    answer,
};

const BUCKET: &[Field] = &[
    Field::needed("name", Shape::Text),
    Field::optional("previous", Shape::Money),
    Field::optional("latest", Shape::Money),
];

#[derive(Serialize)]
struct Output<'a> {
    roll_rates: Vec<Roll<'a>>,
    warnings: Vec<&'static str>,
}

#[derive(Serialize)]
struct Roll<'a> {
    from_bucket: &'a str,
    to_bucket: &'a str,
    roll_rate_pct: Option<Figure>,
}

fn answer(given: &Object<'_>, _: &Facts) -> Result<Answer, Refusal> {
    let names: Vec<&str> = given.objects("buckets").map(|bucket| bucket.text("name")).collect();
    refuse_repeated(names.iter().copied(), |index| format!("buckets[{index}].name"))?;
    let last = names.len() - 1;
    let previous = balances(given, "previous", 0, last)?;
    let latest = balances(given, "latest", 1, last)?;

    let mut warnings = Warnings::default();
    let flows = names.windows(2).zip(previous.into_iter().zip(latest));
    let roll_rates = flows.map(|(names, (younger, older))| {
        let roll_rate_pct = roll_rate(younger, older);
        warnings.ratios([roll_rate_pct]);
        Roll { from_bucket: names[0], to_bucket: names[1], roll_rate_pct }
    });
    let roll_rates = roll_rates.collect();
    Ok(Answer::of(&Output { roll_rates, warnings: warnings.list() }))
}

/// Balances of one month in so many buckets from the one at `first`.
fn balances(
    given: &Object<'_>,
    month: &str,
    first: usize,
    count: usize,
) -> Result<Vec<Amount>, Refusal> {
    let balance = |(index, bucket): (usize, &Object<'_>)| {
        let missing = || Refusal::missing(format!("buckets[{index}].{month}"));
        bucket.amount_if(month).ok_or_else(missing)
    };
    given.objects("buckets").enumerate().skip(first).take(count).map(balance).collect()
}
