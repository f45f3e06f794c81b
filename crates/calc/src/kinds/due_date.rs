//! From what a due date follows: given, or counted from the shipment.

use crate::given::Object;
use crate::refusal::Refusal;
use crate::shape::Shape;
use saldo_domain::Day;

/// Days between shipment and due date.
pub(super) const DEFERRAL: Shape = Shape::Int(0, 3650);

/// The due date of an object with the optional fields `due_date`, `shipment_date` and
/// `deferral_days`. `path` gives the path of one of its fields.
pub(super) fn due_date(given: &Object<'_>, path: impl Fn(&str) -> String) -> Result<Day, Refusal> {
    let due = given.day_if("due_date");
    match (due, given.day_if("shipment_date"), given.int_if("deferral_days")) {
        (Some(due), None, None) => Ok(due),
        (Some(_), ..) => Err(Refusal::conflict(path("due_date"), "due-date-and-shipment")),
        (None, None, None) => Err(Refusal::missing(path("due_date"))),
        (None, None, Some(_)) => Err(Refusal::missing(path("shipment_date"))),
        (None, Some(_), None) => Err(Refusal::missing(path("deferral_days"))),
        (None, Some(shipped), Some(days)) => Ok(shipped.ahead(days)),
    }
}
