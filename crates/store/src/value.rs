//! Values that go into statements and rows that come out: whole numbers and text, no more.

use crate::error::StoreError;
use postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use rusqlite::types::{ToSqlOutput, ValueRef};
use saldo_domain::book::Moment;
use saldo_domain::{Currency, CustomerId, Day, ItemId, UserId};
use std::borrow::Cow;
use std::error::Error;

/// Stands in day columns for "never": later than every permitted day.
pub(crate) const NEVER: i64 = 4_000_000;

/// A value given to a statement.
#[derive(Clone, Debug)]
pub(crate) enum Value<'a> {
    Null,
    Int(i64),
    Text(Cow<'a, str>),
    /// The code of a currency, without a text of its own to be made for each row.
    Currency(Currency),
    /// A list of numbers for `{ids $n}`.
    Ids(&'a [i64]),
}

impl From<i64> for Value<'_> {
    fn from(value: i64) -> Self {
        Value::Int(value)
    }
}
impl From<bool> for Value<'_> {
    fn from(value: bool) -> Self {
        Value::Int(i64::from(value))
    }
}
impl From<Day> for Value<'_> {
    fn from(value: Day) -> Self {
        Value::Int(value.number())
    }
}
impl From<Moment> for Value<'_> {
    fn from(value: Moment) -> Self {
        Value::Int(value.0)
    }
}
impl From<saldo_domain::CompanyId> for Value<'_> {
    fn from(value: saldo_domain::CompanyId) -> Self {
        Value::Int(value.get())
    }
}
impl From<CustomerId> for Value<'_> {
    fn from(value: CustomerId) -> Self {
        Value::Int(value.get())
    }
}
impl From<ItemId> for Value<'_> {
    fn from(value: ItemId) -> Self {
        Value::Int(value.get())
    }
}
impl From<UserId> for Value<'_> {
    fn from(value: UserId) -> Self {
        Value::Int(value.get())
    }
}
impl From<Currency> for Value<'_> {
    fn from(value: Currency) -> Self {
        Value::Currency(value)
    }
}
impl<'a> From<&'a str> for Value<'a> {
    fn from(value: &'a str) -> Self {
        Value::Text(Cow::Borrowed(value))
    }
}
impl<'a> From<&'a String> for Value<'a> {
    fn from(value: &'a String) -> Self {
        Value::Text(Cow::Borrowed(value))
    }
}
impl<'a> From<Cow<'a, str>> for Value<'a> {
    fn from(value: Cow<'a, str>) -> Self {
        Value::Text(value)
    }
}
impl From<String> for Value<'_> {
    fn from(value: String) -> Self {
        Value::Text(Cow::Owned(value))
    }
}
impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::Null, Into::into)
    }
}

/// A day column that may say "never".
pub(crate) fn day_or_never(day: Option<Day>) -> i64 {
    day.map_or(NEVER, Day::number)
}

impl rusqlite::ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Value::Null => ToSqlOutput::Borrowed(ValueRef::Null),
            Value::Int(number) => ToSqlOutput::Borrowed(ValueRef::Integer(*number)),
            Value::Text(text) => ToSqlOutput::Borrowed(ValueRef::Text(text.as_bytes())),
            Value::Currency(currency) => {
                ToSqlOutput::Borrowed(ValueRef::Text(currency.code().as_bytes()))
            }
            Value::Ids(ids) => ToSqlOutput::Owned(rusqlite::types::Value::Text(json_list(ids))),
        })
    }
}

/// `[1,2,3]`, which SQLite's `json_each` takes apart again.
fn json_list(ids: &[i64]) -> String {
    let mut text = String::with_capacity(ids.len() * 8 + 2);
    text.push('[');
    for (index, id) in ids.iter().enumerate() {
        if index > 0 {
            text.push(',');
        }
        text.push_str(&id.to_string());
    }
    text.push(']');
    text
}

impl ToSql for Value<'_> {
    fn to_sql(
        &self,
        ty: &Type,
        out: &mut bytes::BytesMut,
    ) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        match self {
            Value::Null => Ok(IsNull::Yes),
            Value::Int(number) if *ty == Type::INT8 => number.to_sql(ty, out),
            Value::Int(number) if *ty == Type::INT4 => i32::try_from(*number)?.to_sql(ty, out),
            Value::Text(text) if *ty == Type::TEXT || *ty == Type::VARCHAR => {
                text.as_ref().to_sql(ty, out)
            }
            Value::Currency(currency) if *ty == Type::TEXT => currency.code().to_sql(ty, out),
            Value::Ids(ids) if *ty == Type::INT8_ARRAY => ids.to_sql(ty, out),
            other => Err(format!("{other:?} given where {ty} is expected").into()),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

/// One row of an answer.
pub(crate) enum Row<'a> {
    Sqlite(&'a rusqlite::Row<'a>),
    Postgres(&'a postgres::Row),
}

impl Row<'_> {
    /// The whole number in this column.
    pub(crate) fn int(&self, column: usize) -> Result<i64, StoreError> {
        match self {
            Row::Sqlite(row) => match row.get_ref(column)? {
                ValueRef::Integer(number) => Ok(number),
                other => {
                    Err(StoreError::unreadable(format!("column {column}"), format!("{other:?}")))
                }
            },
            // Literals are of the shorter type there.
            Row::Postgres(row) if *row.columns()[column].type_() == Type::INT4 => {
                Ok(i64::from(row.try_get::<_, i32>(column)?))
            }
            Row::Postgres(row) => Ok(row.try_get(column)?),
        }
    }

    /// The whole number in this column, or nothing.
    pub(crate) fn int_or_null(&self, column: usize) -> Result<Option<i64>, StoreError> {
        match self {
            Row::Sqlite(row) => match row.get_ref(column)? {
                ValueRef::Null => Ok(None),
                _ => self.int(column).map(Some),
            },
            Row::Postgres(row) => Ok(row.try_get(column)?),
        }
    }

    /// The text in this column.
    pub(crate) fn text(&self, column: usize) -> Result<&str, StoreError> {
        match self {
            Row::Sqlite(row) => match row.get_ref(column)? {
                ValueRef::Text(bytes) => std::str::from_utf8(bytes)
                    .map_err(|_| StoreError::unreadable(format!("column {column}"), "not UTF-8")),
                other => {
                    Err(StoreError::unreadable(format!("column {column}"), format!("{other:?}")))
                }
            },
            Row::Postgres(row) => Ok(row.try_get(column)?),
        }
    }

    /// The text in this column, or nothing.
    pub(crate) fn text_or_null(&self, column: usize) -> Result<Option<&str>, StoreError> {
        match self {
            Row::Sqlite(row) => match row.get_ref(column)? {
                ValueRef::Null => Ok(None),
                _ => self.text(column).map(Some),
            },
            Row::Postgres(row) => Ok(row.try_get(column)?),
        }
    }

    /// The text in this column, owned.
    pub(crate) fn string(&self, column: usize) -> Result<String, StoreError> {
        self.text(column).map(str::to_owned)
    }

    /// Zero is no, everything else yes.
    pub(crate) fn flag(&self, column: usize) -> Result<bool, StoreError> {
        Ok(self.int(column)? != 0)
    }

    /// The day in this column.
    pub(crate) fn day(&self, column: usize) -> Result<Day, StoreError> {
        let number = self.int(column)?;
        Day::from_number(number)
            .ok_or_else(|| StoreError::unreadable(format!("day column {column}"), number))
    }

    /// The day in this column; `None` where it says "never" or nothing.
    pub(crate) fn day_or_never(&self, column: usize) -> Result<Option<Day>, StoreError> {
        match self.int_or_null(column)? {
            None | Some(NEVER) => Ok(None),
            Some(_) => self.day(column).map(Some),
        }
    }

    /// The moment in this column.
    pub(crate) fn moment(&self, column: usize) -> Result<Moment, StoreError> {
        self.int(column).map(Moment)
    }

    /// The currency in this column.
    pub(crate) fn currency(&self, column: usize) -> Result<Currency, StoreError> {
        let code = self.text(column)?;
        Currency::from_code(code)
            .map_err(|_| StoreError::unreadable(format!("currency column {column}"), code))
    }

    /// The word in this column, read by `from_code`.
    pub(crate) fn word<T>(
        &self,
        column: usize,
        from_code: impl FnOnce(&str) -> Option<T>,
    ) -> Result<T, StoreError> {
        let code = self.text(column)?;
        from_code(code).ok_or_else(|| StoreError::unreadable(format!("word column {column}"), code))
    }
}

/// Reads currencies of many rows without looking each of them up anew.
#[derive(Debug, Default)]
pub(crate) struct Currencies(Vec<Currency>);

impl Currencies {
    /// The currency in this column.
    pub(crate) fn read(&mut self, row: &Row<'_>, column: usize) -> Result<Currency, StoreError> {
        let code = row.text(column)?;
        if let Some(known) = self.0.iter().find(|currency| currency.code() == code) {
            return Ok(*known);
        }
        let currency = row.currency(column)?;
        self.0.push(currency);
        Ok(currency)
    }
}
