//! Words that several kinds use (section 1.6 of the contract).

use crate::given::Object;
use crate::shape::Shape;
use saldo_domain::calendar::Calendar;
use saldo_domain::rating::Status;

/// A customer status.
pub(super) const STATUS: Shape = Shape::Word(&[
    Status::Reliable.code(),
    Status::Uncertain.code(),
    Status::Threat.code(),
    Status::NonPaying.code(),
]);

/// A calendar that ships.
pub(super) const CALENDAR: Shape = Shape::Word(&Calendar::SHIPPED);

/// The customer status in a field of that shape.
pub(super) fn status(given: &Object<'_>, field: &str) -> Status {
    Status::from_code(given.word(field)).expect("the field takes only codes of statuses")
}
