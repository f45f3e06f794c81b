//! The weekly table of a supplementary agreement, as late fees and schedules are given it.

use crate::given::{Given, Object};
use crate::refusal::Refusal;
use crate::shape::{Field, Shape};
use saldo_domain::charges::weekly_table::WeeklyTable;
use saldo_domain::rates::Rate;

/// Figures of each month, four weeks a month; that of the regulation unless given.
pub(super) const FEE_TABLE: Field = Field::preset(
    "fee_table",
    Shape::List(1, 12, &Shape::List(4, 4, &Shape::Rate)),
    r#"[["1.5", "3", "4.5", "6"], ["2", "4", "6", "8"]]"#,
);

/// The table of an input; its figures may not fall inside a month.
pub(super) fn fee_table(given: &Object<'_>) -> Result<WeeklyTable, Refusal> {
    let months: Vec<[Rate; 4]> = given.list("fee_table").iter().map(month).collect();
    WeeklyTable::new(&months).map_err(|falling| {
        Refusal::conflict(format!("fee_table[{}]", falling.month - 1), "fee-falls")
            .with("earlier", falling.earlier.to_string())
            .with("later", falling.later.to_string())
    })
}

fn month(given: &Given<'_>) -> [Rate; 4] {
    let Given::List(weeks) = given else { panic!("a month is {given:?}") };
    std::array::from_fn(|week| match weeks[week] {
        Given::Rate(rate) => rate,
        ref other => panic!("a week is {other:?}"),
    })
}
