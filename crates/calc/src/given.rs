//! An input whose structure has been checked.

use crate::shape::Field;
use saldo_domain::rates::Rate;
use saldo_domain::{Amount, Day, Exact, Figure};
use serde::{Serialize, Serializer};
use std::borrow::Cow;

/// A checked value.
#[derive(Clone, Debug)]
pub(crate) enum Given<'a> {
    Absent,
    Amount(Amount),
    Rate(Rate),
    /// A decimal with six places.
    Decimal(Figure),
    /// A date, or the first day of a month.
    Day(Day),
    Moment(Moment),
    Int(i64),
    Flag(bool),
    Text(Cow<'a, str>),
    Word(&'static str),
    List(Vec<Given<'a>>),
    Object(Object<'a>),
}

/// A minute of a day, local time of the debtor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Moment {
    pub(crate) day: Day,
    /// Minutes since midnight.
    pub(crate) minute: u16,
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (hour, minute) = (self.minute / 60, self.minute % 60);
        serializer.collect_str(&format_args!("{}T{hour:02}:{minute:02}", self.day))
    }
}

/// A checked object: one value for each field of its kind, in the order of the fields.
///
/// The getters panic where the table of fields says something else: that is a slip of the
/// program which the kind's own example brings to light in a test, never the user's fault.
#[derive(Clone, Debug)]
pub(crate) struct Object<'a> {
    pub(crate) fields: &'static [Field],
    pub(crate) values: Vec<Given<'a>>,
}

macro_rules! getters {
    ($($needed:ident $optional:ident $variant:ident $type:ty;)*) => {$(
        /// The value of a field that is needed or preset.
        #[track_caller]
        pub(crate) fn $needed(&self, name: &str) -> $type {
            self.$optional(name).unwrap_or_else(|| panic!("field {name} may be absent"))
        }

        /// The value of an optional field.
        #[track_caller]
        pub(crate) fn $optional(&self, name: &str) -> Option<$type> {
            match self.value(name) {
                Given::$variant(value) => Some(*value),
                Given::Absent => None,
                other => panic!("field {name} is {other:?}"),
            }
        }
    )*};
}

impl<'a> Object<'a> {
    getters! {
        amount amount_if Amount Amount;
        rate rate_if Rate Rate;
        day day_if Day Day;
        moment moment_if Moment Moment;
        int int_if Int i64;
        flag flag_if Flag bool;
        word word_if Word &'static str;
    }

    /// The first day of a month that is needed.
    #[track_caller]
    pub(crate) fn month(&self, name: &str) -> Day {
        self.day(name)
    }

    /// A decimal that is needed.
    #[track_caller]
    pub(crate) fn exact(&self, name: &str) -> Exact {
        match self.value(name) {
            Given::Decimal(figure) => Exact::from(*figure),
            other => panic!("field {name} is {other:?}"),
        }
    }

    /// A text that is needed.
    #[track_caller]
    pub(crate) fn text(&self, name: &str) -> &str {
        self.text_if(name).unwrap_or_else(|| panic!("field {name} may be absent"))
    }

    /// An optional text.
    #[track_caller]
    pub(crate) fn text_if(&self, name: &str) -> Option<&str> {
        match self.value(name) {
            Given::Text(text) => Some(text),
            Given::Absent => None,
            other => panic!("field {name} is {other:?}"),
        }
    }

    /// The items of a list; none where it was left out.
    #[track_caller]
    pub(crate) fn list(&self, name: &str) -> &[Given<'a>] {
        match self.value(name) {
            Given::List(items) => items,
            Given::Absent => &[],
            other => panic!("field {name} is {other:?}"),
        }
    }

    /// The objects of a list.
    #[track_caller]
    pub(crate) fn objects(&self, name: &str) -> impl ExactSizeIterator<Item = &Object<'a>> + Clone {
        self.list(name).iter().map(|item| match item {
            Given::Object(object) => object,
            other => panic!("an item is {other:?}"),
        })
    }

    /// The amounts of a list.
    #[track_caller]
    pub(crate) fn amounts(&self, name: &str) -> Vec<Amount> {
        let amount = |item: &Given<'_>| match item {
            Given::Amount(amount) => *amount,
            other => panic!("an item is {other:?}"),
        };
        self.list(name).iter().map(amount).collect()
    }

    /// The whole numbers of a list.
    #[track_caller]
    pub(crate) fn ints(&self, name: &str) -> Vec<i64> {
        let int = |item: &Given<'_>| match item {
            Given::Int(int) => *int,
            other => panic!("an item is {other:?}"),
        };
        self.list(name).iter().map(int).collect()
    }

    /// The texts of a list.
    #[track_caller]
    pub(crate) fn texts(&self, name: &str) -> Vec<&str> {
        self.list(name)
            .iter()
            .map(|item| match item {
                Given::Text(text) => text.as_ref(),
                other => panic!("an item is {other:?}"),
            })
            .collect()
    }

    /// Was the field given, or is it preset?
    #[track_caller]
    pub(crate) fn has(&self, name: &str) -> bool {
        !matches!(self.value(name), Given::Absent)
    }

    #[track_caller]
    fn value(&self, name: &str) -> &Given<'a> {
        let at = self.fields.iter().position(|field| field.name == name);
        &self.values[at.unwrap_or_else(|| panic!("no field {name}"))]
    }
}
