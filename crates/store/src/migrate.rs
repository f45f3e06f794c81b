//! Schema versions: each migration is one file, applied in one transaction together with
//! its row in `schema_migration`. A program killed half-way leaves the version before or
//! after, never between; the next start goes on from there.

use crate::db::Reader;
use crate::dialect::Dialect;
use crate::error::StoreError;
use crate::guards;
use saldo_domain::book::Moment;

/// One step of the schema.
struct Migration {
    version: i64,
    name: &'static str,
    sql: &'static str,
}

const MIGRATIONS: &[Migration] = &[
    Migration {
        version: 1,
        name: "book_and_run",
        sql: include_str!("../migrations/0001_book_and_run.sql"),
    },
    Migration {
        version: 2,
        name: "kept_by_hand",
        sql: include_str!("../migrations/0002_kept_by_hand.sql"),
    },
    Migration { version: 3, name: "charges", sql: include_str!("../migrations/0003_charges.sql") },
    Migration { version: 4, name: "rates", sql: include_str!("../migrations/0004_rates.sql") },
    Migration {
        version: 5,
        name: "policies",
        sql: include_str!("../migrations/0005_policies.sql"),
    },
    Migration {
        version: 6,
        name: "regulation",
        sql: include_str!("../migrations/0006_regulation.sql"),
    },
    Migration {
        version: 7,
        name: "items_that_were_open",
        sql: include_str!("../migrations/0007_items_that_were_open.sql"),
    },
    Migration {
        version: 8,
        name: "moratoria_and_fees",
        sql: include_str!("../migrations/0008_moratoria_and_fees.sql"),
    },
    Migration { version: 9, name: "papers", sql: include_str!("../migrations/0009_papers.sql") },
    Migration {
        version: 10,
        name: "statuses_and_credit",
        sql: include_str!("../migrations/0010_statuses_and_credit.sql"),
    },
    Migration {
        version: 11,
        name: "customer_file",
        sql: include_str!("../migrations/0011_customer_file.sql"),
    },
    Migration {
        version: 12,
        name: "field_work",
        sql: include_str!("../migrations/0012_field_work.sql"),
    },
    Migration { version: 13, name: "bank", sql: include_str!("../migrations/0013_bank.sql") },
    Migration {
        version: 14,
        name: "requests",
        sql: include_str!("../migrations/0014_requests.sql"),
    },
    Migration {
        version: 15,
        name: "asked_decisions",
        sql: include_str!("../migrations/0015_asked_decisions.sql"),
    },
    Migration {
        version: 16,
        name: "written_orders",
        sql: include_str!("../migrations/0016_written_orders.sql"),
    },
    Migration { version: 17, name: "norms", sql: include_str!("../migrations/0017_norms.sql") },
    Migration {
        version: 18,
        name: "delivery",
        sql: include_str!("../migrations/0018_delivery.sql"),
    },
    Migration {
        version: 19,
        name: "undone_steps",
        sql: include_str!("../migrations/0019_undone_steps.sql"),
    },
    Migration {
        version: 20,
        name: "mailings",
        sql: include_str!("../migrations/0020_mailings.sql"),
    },
    Migration {
        version: 21,
        name: "print_batches",
        sql: include_str!("../migrations/0021_print_batches.sql"),
    },
    Migration {
        version: 22,
        name: "effects_as_asked",
        sql: include_str!("../migrations/0022_effects_as_asked.sql"),
    },
    Migration {
        version: 23,
        name: "day_of_withdrawal",
        sql: include_str!("../migrations/0023_day_of_withdrawal.sql"),
    },
    Migration {
        version: 24,
        name: "webhooks",
        sql: include_str!("../migrations/0024_webhooks.sql"),
    },
    Migration { version: 25, name: "replies", sql: include_str!("../migrations/0025_replies.sql") },
    Migration { version: 26, name: "notices", sql: include_str!("../migrations/0026_notices.sql") },
    Migration {
        version: 27,
        name: "other_systems",
        sql: include_str!("../migrations/0027_other_systems.sql"),
    },
    Migration {
        version: 28,
        name: "payables_by_form",
        sql: include_str!("../migrations/0028_payables_by_form.sql"),
    },
    Migration {
        version: 29,
        name: "customers_joined",
        sql: include_str!("../migrations/0029_customers_joined.sql"),
    },
    Migration {
        version: 30,
        name: "money_told_twice",
        sql: include_str!("../migrations/0030_money_told_twice.sql"),
    },
    Migration {
        version: 31,
        name: "contact_mode",
        sql: include_str!("../migrations/0031_contact_mode.sql"),
    },
    Migration { version: 32, name: "cases", sql: include_str!("../migrations/0032_cases.sql") },
    Migration {
        version: 33,
        name: "agreements",
        sql: include_str!("../migrations/0033_agreements.sql"),
    },
    Migration { version: 34, name: "trust", sql: include_str!("../migrations/0034_trust.sql") },
    Migration {
        version: 35,
        name: "own_bank_rules",
        sql: include_str!("../migrations/0035_own_bank_rules.sql"),
    },
    Migration {
        version: 36,
        name: "contacts_by_hand",
        sql: include_str!("../migrations/0036_contacts_by_hand.sql"),
    },
    Migration { version: 37, name: "reads", sql: include_str!("../migrations/0037_reads.sql") },
    Migration {
        version: 38,
        name: "customer_groups",
        sql: include_str!("../migrations/0038_customer_groups.sql"),
    },
    Migration { version: 39, name: "refunds", sql: include_str!("../migrations/0039_refunds.sql") },
    Migration {
        version: 40,
        name: "inventory_and_kinds_of_files",
        sql: include_str!("../migrations/0040_inventory_and_kinds_of_files.sql"),
    },
    Migration {
        version: 41,
        name: "taken_back",
        sql: include_str!("../migrations/0041_taken_back.sql"),
    },
    Migration {
        version: 42,
        name: "refunds_once",
        sql: include_str!("../migrations/0042_refunds_once.sql"),
    },
    Migration {
        version: 43,
        name: "case_taken_back",
        sql: include_str!("../migrations/0043_case_taken_back.sql"),
    },
    Migration {
        version: 44,
        name: "events_in_order",
        sql: include_str!("../migrations/0044_events_in_order.sql"),
    },
    Migration {
        version: 45,
        name: "payment_references",
        sql: include_str!("../migrations/0045_payment_references.sql"),
    },
];

/// How a step begins that changes how SQLite lays rows down: PostgreSQL, whose tables are heaps,
/// has nothing to do for it.
const ONLY_SQLITE: &str = "-- SQLite only";

const REGISTER: &str = "CREATE TABLE IF NOT EXISTS schema_migration (
    version BIGINT NOT NULL PRIMARY KEY,
    name    TEXT   NOT NULL,
    hash    TEXT   NOT NULL,
    at      BIGINT NOT NULL
)";

/// Keeps two programs from migrating one PostgreSQL database at once.
const LOCK: &str = "SELECT pg_advisory_xact_lock(7305001)";

/// A migration that was applied just now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    pub version: i64,
    pub name: &'static str,
}

/// How the database's schema relates to the program's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemaStatus {
    /// Version the database has; 0 for an empty one.
    pub current: i64,
    /// Latest version this program knows.
    pub known: i64,
    /// Names of the migrations to be applied.
    pub pending: Vec<&'static str>,
}

impl SchemaStatus {
    /// Nothing to apply, nothing unknown?
    pub fn is_current(&self) -> bool {
        self.current == self.known
    }

    pub(crate) fn refuse_newer(&self) -> Result<(), StoreError> {
        if self.current > self.known {
            return Err(StoreError::NewerSchema { found: self.current, known: self.known });
        }
        Ok(())
    }
}

fn known() -> i64 {
    MIGRATIONS.last().map_or(0, |last| last.version)
}

pub(crate) fn status(reader: &mut Reader) -> Result<SchemaStatus, StoreError> {
    let current = current(reader)?;
    let pending = MIGRATIONS.iter().filter(|step| step.version > current);
    Ok(SchemaStatus { current, known: known(), pending: pending.map(|step| step.name).collect() })
}

fn current(reader: &mut Reader) -> Result<i64, StoreError> {
    let there = match reader.dialect() {
        Dialect::Sqlite => "SELECT COUNT(*) FROM sqlite_master WHERE name = 'schema_migration'",
        Dialect::Postgres => {
            "SELECT COUNT(*) FROM pg_tables
             WHERE tablename = 'schema_migration' AND schemaname = current_schema()"
        }
    };
    if reader.number(there, &[])? == 0 {
        return Ok(0);
    }
    reader.number("SELECT MAX(version) FROM schema_migration", &[])
}

pub(crate) fn run(reader: &mut Reader, at: Moment) -> Result<Vec<Applied>, StoreError> {
    up_to(reader, known(), at)
}

/// Applies what is missing up to a version; tests stop at an earlier one than [`run`].
pub(crate) fn up_to(
    reader: &mut Reader,
    version: i64,
    at: Moment,
) -> Result<Vec<Applied>, StoreError> {
    status(reader)?.refuse_newer()?;
    check_texts(reader)?;
    let mut applied = Vec::new();
    for step in MIGRATIONS.iter().take_while(|step| step.version <= version) {
        if apply(reader, step, at)? {
            applied.push(Applied { version: step.version, name: step.name });
        }
    }
    Ok(applied)
}

/// Drops every table, so that the database is as empty as a new one.
pub(crate) fn drop_all(reader: &mut Reader) -> Result<(), StoreError> {
    reader.begin(match reader.dialect() {
        Dialect::Sqlite => "BEGIN IMMEDIATE",
        Dialect::Postgres => "BEGIN",
    })?;
    // SQLite keeps tables of its own, which are not ours to drop.
    let own = guards::tables(reader)?.into_iter().filter(|table| !table.starts_with("sqlite_"));
    for table in own {
        reader.batch(&format!("DROP TABLE IF EXISTS {table}"))?;
    }
    reader.commit()
}

/// Applies one step unless another program has done so meanwhile.
fn apply(reader: &mut Reader, step: &Migration, at: Moment) -> Result<bool, StoreError> {
    match reader.dialect() {
        Dialect::Sqlite => reader.begin("BEGIN IMMEDIATE")?,
        Dialect::Postgres => {
            reader.begin("BEGIN")?;
            reader.batch(LOCK)?;
        }
    }
    if current(reader)? >= step.version {
        reader.rollback()?;
        return Ok(false);
    }
    reader.batch(REGISTER)?;
    if reader.dialect() == Dialect::Sqlite || !step.sql.starts_with(ONLY_SQLITE) {
        reader.batch(step.sql)?;
    }
    guards::lay(reader)?;
    reader.each(
        "INSERT INTO schema_migration (version, name, hash, at) VALUES ($1, $2, $3, $4)",
        &[step.version.into(), step.name.into(), hash(step.sql).into(), at.into()],
        |_| Ok(()),
    )?;
    reader.commit()?;
    tracing::info!(version = step.version, name = step.name, "schema migrated");
    Ok(true)
}

/// Refuses a database whose applied migrations had another text.
fn check_texts(reader: &mut Reader) -> Result<(), StoreError> {
    if current(reader)? == 0 {
        return Ok(());
    }
    let stored = reader.query(
        "SELECT version, hash FROM schema_migration ORDER BY version",
        &[],
        |row| Ok((row.int(0)?, row.string(1)?)),
    )?;
    for (version, stored) in stored {
        let step = MIGRATIONS.iter().find(|step| step.version == version);
        if step.is_some_and(|step| hash(step.sql) != stored) {
            return Err(StoreError::ChangedMigration { version });
        }
    }
    Ok(())
}

fn hash(sql: &str) -> String {
    blake3::hash(sql.as_bytes()).to_hex().to_string()
}

/// Marks the database as migrated by a newer program: for tests of the refusal.
#[cfg(feature = "testing")]
pub(crate) fn pretend_newer(reader: &mut Reader) -> Result<(), StoreError> {
    reader.each(
        "INSERT INTO schema_migration (version, name, hash, at) VALUES ($1, 'later', '', 0)",
        &[(known() + 1).into()],
        |_| Ok(()),
    )
}
