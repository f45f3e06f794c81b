//! Kind 15: when a status is assigned and reviewed, and by whom.

use crate::answer::Answer;
use crate::facts::Facts;
use crate::given::Object;
use crate::kind::{Group, Kind};
use crate::refusal::Refusal;
use crate::shape::{Field, Shape};
use saldo_domain::rating::ReviewDates;
use saldo_domain::{Day, Role};
use serde::Serialize;

pub(crate) const KIND: Kind = Kind {
    name: "review-dates",
    group: Group::Control,
    cites: "S3-C 4.1, 4.2, 4.6; CLS-06, CLS-07, CLS-11; A-28",
    fields: &[Field::needed("year", Shape::Int(2000, 2098))],
    example: r#"{"year": 2026}"#,
    answer,
};

#[derive(Serialize)]
struct Output {
    initial: Day,
    reviews: [Day; 4],
    prepared_by: [Role; 2],
    approved_by: Role,
    review_prepared_by: [Role; 2],
    review_approved_by_if_non_paying: Role,
    warnings: [&'static str; 0],
}

fn answer(given: &Object<'_>, _: &Facts) -> Result<Answer, Refusal> {
    let year = i16::try_from(given.int("year")).expect("the field takes only four digits");
    let dates = ReviewDates::of_year(year).expect("the field takes only permitted years");
    Ok(Answer::of(&Output {
        initial: dates.initial,
        reviews: dates.reviews,
        prepared_by: ReviewDates::PREPARED_BY,
        approved_by: ReviewDates::APPROVED_BY,
        review_prepared_by: ReviewDates::PREPARED_BY,
        review_approved_by_if_non_paying: ReviewDates::APPROVED_BY,
        warnings: [],
    }))
}
