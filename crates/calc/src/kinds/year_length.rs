//! How many days a year has, as kinds of credit let one choose.

use crate::given::Object;
use crate::shape::Shape;
use saldo_domain::credit::YearLength;

/// Length of the year by which a yearly rate is spread over days.
pub(super) const YEAR_LENGTH: Shape = Shape::Word(&["ACT/365", "ACT/360"]);

/// The length of the year in a field of that shape.
pub(super) fn year_length(given: &Object<'_>, field: &str) -> YearLength {
    match given.word(field) {
        "ACT/360" => YearLength::Days360,
        _ => YearLength::Days365,
    }
}
