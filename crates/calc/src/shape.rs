//! What a field may hold.

/// The type of a field's value (section 1.1 of the contract).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// 0.00 to 999999999999999.99, exactly two decimals.
    Money,
    /// 0.01 to 999999999999999.99.
    MoneyAboveZero,
    /// As money, also below zero.
    MoneySigned,
    /// Per cent, 0 to 1000, at most six decimals.
    Rate,
    /// Per cent, 0 to 100.
    Rate100,
    /// Per cent, 0 to below 100.
    RateBelow100,
    /// Signed, below 10^15, at most six decimals.
    Decimal,
    /// An existing day, 1990-01-01 to 2099-12-31.
    Date,
    /// A month of these years.
    Month,
    /// Day and minute, local time of the debtor.
    Moment,
    /// A whole number, both bounds included.
    Int(i64, i64),
    /// True or false.
    Flag,
    /// 1 to 200 characters.
    Text,
    /// 0 to 200 characters: a value whose faults are results, not refusals.
    TextOrEmpty,
    /// One of these words.
    Word(&'static [&'static str]),
    /// From so many to so many items of one shape.
    List(usize, usize, &'static Shape),
    /// An object with these fields.
    Object(&'static [Field]),
}

/// Must a field be given?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// Yes.
    Needed,
    /// No.
    Optional,
    /// No; this JSON text stands in for it.
    Preset(&'static str),
}

/// A field of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    pub name: &'static str,
    pub shape: Shape,
    pub need: Need,
}

impl Field {
    /// A field that must be given.
    pub const fn needed(name: &'static str, shape: Shape) -> Self {
        Self { name, shape, need: Need::Needed }
    }

    /// A field that may be left out.
    pub const fn optional(name: &'static str, shape: Shape) -> Self {
        Self { name, shape, need: Need::Optional }
    }

    /// A field with a default, written as JSON.
    pub const fn preset(name: &'static str, shape: Shape, default: &'static str) -> Self {
        Self { name, shape, need: Need::Preset(default) }
    }
}
