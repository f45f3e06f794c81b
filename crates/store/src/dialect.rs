//! One SQL text for two engines.
//!
//! Statements are written once, in PostgreSQL's parameter style. Where the engines
//! differ there is a mark in braces, and this is the whole list of differences:
//!
//! | mark | SQLite | PostgreSQL |
//! |---|---|---|
//! | `$3` | `?3` | `$3` |
//! | `{clustered}` | `WITHOUT ROWID` | |
//! | `{binary}` | `COLLATE BINARY` | `COLLATE "C"` |
//! | `{ids $3}` | `SELECT value FROM json_each(?3)` | `SELECT UNNEST(CAST($3 AS BIGINT[]))` |

use std::borrow::Cow;

/// Which engine a text is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialect {
    Sqlite,
    Postgres,
}

impl Dialect {
    /// The text as this engine wants it.
    pub(crate) fn speak(self, sql: &str) -> Cow<'_, str> {
        if !sql.contains(['$', '{']) {
            return Cow::Borrowed(sql);
        }
        let marked =
            sql.replace("{clustered}", self.clustered()).replace("{binary}", self.binary());
        let listed = self.lists(&marked);
        Cow::Owned(match self {
            Dialect::Sqlite => question_marks(&listed),
            Dialect::Postgres => listed,
        })
    }

    const fn clustered(self) -> &'static str {
        match self {
            Dialect::Sqlite => "WITHOUT ROWID",
            Dialect::Postgres => "",
        }
    }

    const fn binary(self) -> &'static str {
        match self {
            Dialect::Sqlite => "COLLATE BINARY",
            Dialect::Postgres => "COLLATE \"C\"",
        }
    }

    fn lists(self, sql: &str) -> String {
        let mut spoken = String::with_capacity(sql.len() + 32);
        let mut rest = sql;
        while let Some((before, after)) = rest.split_once("{ids ") {
            let (parameter, after) = after.split_once('}').unwrap_or((after, ""));
            spoken.push_str(before);
            spoken.push_str(&match self {
                Dialect::Sqlite => format!("SELECT value FROM json_each({parameter})"),
                Dialect::Postgres => format!("SELECT UNNEST(CAST({parameter} AS BIGINT[]))"),
            });
            rest = after;
        }
        spoken.push_str(rest);
        spoken
    }
}

/// `$1` becomes `?1`. Statements hold no literal with a dollar sign in it.
fn question_marks(sql: &str) -> String {
    sql.replace('$', "?")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_engine_gets_its_own_words() {
        let sql = "SELECT a FROM t WHERE b = $1 AND c IN ({ids $2}) ORDER BY a {binary}";
        assert_eq!(
            Dialect::Sqlite.speak(sql),
            "SELECT a FROM t WHERE b = ?1 AND c IN (SELECT value FROM json_each(?2)) \
             ORDER BY a COLLATE BINARY"
        );
        assert_eq!(
            Dialect::Postgres.speak(sql),
            "SELECT a FROM t WHERE b = $1 AND c IN (SELECT UNNEST(CAST($2 AS BIGINT[]))) \
             ORDER BY a COLLATE \"C\""
        );
    }
}
