//! PostgreSQL: the engine for several machines.

use crate::dialect::Dialect;
use crate::error::StoreError;
use crate::value::{Row, Value};
use postgres::binary_copy::BinaryCopyInWriter;
use postgres::fallible_iterator::FallibleIterator;
use postgres::types::{ToSql, Type};
use postgres::{Client, NoTls, Statement};
use std::collections::BTreeMap;

/// Rows sent in one statement where COPY cannot be used.
const ROWS_AT_ONCE: usize = 5_000;

/// A connection to one database.
pub(crate) struct Link {
    client: Client,
    statements: BTreeMap<String, Statement>,
}

impl std::fmt::Debug for Link {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Link").field("closed", &self.client.is_closed()).finish_non_exhaustive()
    }
}

impl Link {
    pub(crate) fn open(url: &str) -> Result<Self, StoreError> {
        let mut client = Client::connect(url, NoTls)?;
        client.batch_execute(
            "SET client_min_messages = warning; SET application_name = 'saldo'; SET jit = off",
        )?;
        Ok(Self { client, statements: BTreeMap::new() })
    }

    pub(crate) fn is_closed(&self) -> bool {
        self.client.is_closed()
    }

    /// Number of the server process that serves this connection.
    pub(crate) fn server_process(&mut self) -> Result<i64, StoreError> {
        let row = self.client.query_one("SELECT CAST(pg_backend_pid() AS BIGINT)", &[])?;
        Ok(row.try_get(0)?)
    }

    pub(crate) fn batch(&mut self, sql: &str) -> Result<(), StoreError> {
        Ok(self.client.batch_execute(&Dialect::Postgres.speak(sql))?)
    }

    fn prepared(&mut self, sql: &str) -> Result<Statement, StoreError> {
        let sql = Dialect::Postgres.speak(sql);
        if let Some(statement) = self.statements.get(sql.as_ref()) {
            return Ok(statement.clone());
        }
        let statement = self.client.prepare(&sql)?;
        self.statements.insert(sql.into_owned(), statement.clone());
        Ok(statement)
    }

    pub(crate) fn execute(&mut self, sql: &str, values: &[Value<'_>]) -> Result<u64, StoreError> {
        let statement = self.prepared(sql)?;
        let values: Vec<&(dyn ToSql + Sync)> = values.iter().map(|value| value as _).collect();
        Ok(self.client.execute(&statement, &values)?)
    }

    pub(crate) fn each(
        &mut self,
        sql: &str,
        values: &[Value<'_>],
        mut take: impl FnMut(&Row<'_>) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let statement = self.prepared(sql)?;
        let values: Vec<&(dyn ToSql + Sync)> = values.iter().map(|value| value as _).collect();
        let mut rows = self.client.query_raw(&statement, values)?;
        while let Some(row) = rows.next()? {
            take(&Row::Postgres(&row))?;
        }
        Ok(())
    }

    /// Binary COPY into columns of a table.
    pub(crate) fn copy<'v, R: AsRef<[Value<'v>]>>(
        &mut self,
        table: &str,
        columns: &[&str],
        rows: impl Iterator<Item = R>,
    ) -> Result<u64, StoreError> {
        let types = self.types_of(table, columns)?;
        let copy = format!("COPY {table} ({}) FROM STDIN BINARY", columns.join(", "));
        let mut writer = BinaryCopyInWriter::new(self.client.copy_in(&copy)?, &types);
        for row in rows {
            writer.write_raw(row.as_ref())?;
        }
        Ok(writer.finish()?)
    }

    /// Runs one statement over many rows at once: `{rows}` in it stands for the rows as a
    /// table of their own, column by column.
    pub(crate) fn unnest<'v, const N: usize>(
        &mut self,
        table: &str,
        columns: &[&str; N],
        sql: &str,
        rows: impl Iterator<Item = [Value<'v>; N]>,
    ) -> Result<u64, StoreError> {
        let types = self.types_of(table, columns)?;
        let arrays: Vec<String> = types
            .iter()
            .enumerate()
            .map(|(at, ty)| format!("CAST(${} AS {}[])", at + 1, ty.name()))
            .collect();
        let statement = self.prepared(&sql.replace("{rows}", &arrays.join(", ")))?;
        let mut rows = rows.peekable();
        let mut changed = 0;
        while rows.peek().is_some() {
            let lists = column_lists(&types, rows.by_ref().take(ROWS_AT_ONCE));
            let values: Vec<&(dyn ToSql + Sync)> = lists.iter().map(List::as_value).collect();
            changed += self.client.execute(&statement, &values)?;
        }
        Ok(changed)
    }

    fn types_of(&mut self, table: &str, columns: &[&str]) -> Result<Vec<Type>, StoreError> {
        let statement = self.prepared(&format!("SELECT {} FROM {table}", columns.join(", ")))?;
        Ok(statement.columns().iter().map(|column| column.type_().clone()).collect())
    }
}

/// One column of many rows.
enum List {
    Numbers(Vec<Option<i64>>),
    Texts(Vec<Option<String>>),
}

impl List {
    fn as_value(&self) -> &(dyn ToSql + Sync) {
        match self {
            List::Numbers(list) => list,
            List::Texts(list) => list,
        }
    }

    fn push(&mut self, value: Value<'_>) {
        match (self, value) {
            (List::Numbers(list), Value::Int(number)) => list.push(Some(number)),
            (List::Numbers(list), _) => list.push(None),
            (List::Texts(list), Value::Text(text)) => list.push(Some(text.into_owned())),
            (List::Texts(list), Value::Currency(currency)) => {
                list.push(Some(currency.code().to_owned()));
            }
            (List::Texts(list), _) => list.push(None),
        }
    }
}

fn column_lists<'v, const N: usize>(
    types: &[Type],
    rows: impl Iterator<Item = [Value<'v>; N]>,
) -> Vec<List> {
    let mut lists: Vec<List> = types
        .iter()
        .map(|ty| if *ty == Type::INT8 { List::Numbers(vec![]) } else { List::Texts(vec![]) })
        .collect();
    for row in rows {
        for (list, value) in lists.iter_mut().zip(row) {
            list.push(value);
        }
    }
    lists
}
