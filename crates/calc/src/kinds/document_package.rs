//! Kind 17: who decides on the contract of a new customer.

use crate::answer::Answer;
use crate::facts::Facts;
use crate::given::Object;
use crate::kind::{Group, Kind};
use crate::refusal::Refusal;
use crate::shape::{Field, Shape};
use saldo_domain::authority::package::{PackageReview, Paper};
use saldo_domain::{Day, Role};
use serde::Serialize;

pub(crate) const KIND: Kind = Kind {
    name: "document-package",
    group: Group::Customers,
    cites: "S3-C 5.4; CLI-05, CLI-07",
    fields: &[
        Field::needed("present", Shape::List(0, 8, &Shape::Int(1, 8))),
        Field::optional("extract_date", Shape::Date),
        Field::needed("as_of", Shape::Date),
    ],
    example: r#"{"present": [1, 2, 3, 4, 5, 6, 7, 8], "extract_date": "2026-01-20", "as_of": "2026-02-20"}"#,
    answer,
};

#[derive(Serialize)]
struct Output {
    missing: Vec<u8>,
    extract_age_days: Option<i64>,
    extract_valid: bool,
    complete: bool,
    decision_by: Role,
    warnings: [&'static str; 0],
}

fn answer(given: &Object<'_>, _: &Facts) -> Result<Answer, Refusal> {
    let as_of = given.day("as_of");
    let extract_date = given.day_if("extract_date");
    let present = papers(given)?;
    check_extract(&present, extract_date, as_of)?;
    let review = PackageReview::on(as_of, &present, extract_date);
    Ok(Answer::of(&Output {
        missing: review.missing.iter().map(|paper| paper.number()).collect(),
        extract_age_days: review.extract_age_days,
        extract_valid: review.extract_valid,
        complete: review.is_complete(),
        decision_by: review.decided_by(),
        warnings: [],
    }))
}

/// The papers that are there, each named once.
fn papers(given: &Object<'_>) -> Result<Vec<Paper>, Refusal> {
    let mut papers = Vec::new();
    for (index, number) in given.ints("present").into_iter().enumerate() {
        let number = u8::try_from(number).expect("the field takes only 1 to 8");
        let paper = Paper::from_number(number).expect("the field takes only 1 to 8");
        if papers.contains(&paper) {
            let refusal = Refusal::conflict(format!("present[{index}]"), "paper-twice");
            return Err(refusal.with("paper", number.to_string()));
        }
        papers.push(paper);
    }
    Ok(papers)
}

/// The extract has a date, and not one to come.
fn check_extract(present: &[Paper], made: Option<Day>, as_of: Day) -> Result<(), Refusal> {
    match made {
        None if present.contains(&Paper::RegisterExtract) => Err(Refusal::missing("extract_date")),
        Some(made) if made > as_of => {
            let refusal = Refusal::conflict("extract_date", "extract-of-a-day-to-come");
            Err(refusal.with("made", made.to_string()).with("asof", as_of.to_string()))
        }
        _ => Ok(()),
    }
}
