//! What the database itself refuses: the book, the decisions and the journal are append-only.
//!
//! Whoever gets past the program, with a database tool in hand, still cannot delete an
//! invoice or change an amount without first removing a trigger, and `verify` then finds the
//! trigger missing.

use crate::db::{Reader, Writer};
use crate::dialect::Dialect;
use crate::error::StoreError;
#[cfg(feature = "testing")]
use crate::tables::{TABLES, Table};

/// An append-only table, and the columns in it that are derived and may be rewritten.
struct Guarded {
    table: &'static str,
    fixed: &'static [&'static str],
}

/// `fixed` empty: no column may be rewritten.
const GUARDED: &[Guarded] = &[
    Guarded {
        table: "item",
        fixed: &[
            "company",
            "customer",
            "item",
            "kind",
            "side",
            "number",
            "number_key",
            "settles",
            "effective",
            "due",
            "currency",
            "amount",
            "recorded",
            "batch",
            "note",
        ],
    },
    Guarded { table: "movement", fixed: &[] },
    Guarded { table: "due_change", fixed: &[] },
    Guarded { table: "payment_reference", fixed: &[] },
    Guarded { table: "standing", fixed: &[] },
    Guarded { table: "contact", fixed: &[] },
    Guarded { table: "charge_term", fixed: &[] },
    Guarded { table: "charge_act", fixed: &[] },
    Guarded { table: "allocation_rule", fixed: &[] },
    Guarded { table: "rate_decision", fixed: &[] },
    Guarded { table: "calendar_year", fixed: &[] },
    Guarded { table: "policy_version", fixed: &[] },
    Guarded { table: "policy_act", fixed: &[] },
    Guarded { table: "policy_read", fixed: &[] },
    Guarded { table: "moratorium", fixed: &[] },
    Guarded { table: "fee_table", fixed: &[] },
    Guarded { table: "company_detail", fixed: &[] },
    Guarded { table: "bank_rules", fixed: &[] },
    Guarded { table: "wording", fixed: &[] },
    Guarded { table: "issued", fixed: &[] },
    Guarded { table: "status_round", fixed: &[] },
    Guarded { table: "status_line", fixed: &[] },
    Guarded { table: "status_vote", fixed: &[] },
    Guarded { table: "status_change", fixed: &[] },
    Guarded { table: "customer_group", fixed: &[] },
    Guarded { table: "status_terms", fixed: &[] },
    Guarded { table: "credit_order", fixed: &[] },
    Guarded {
        table: "reservation",
        fixed: &[
            "company",
            "customer",
            "reservation",
            "amount",
            "currency",
            "reference",
            "reference_key",
            "person",
            "recorded",
            "expires_at",
        ],
    },
    Guarded { table: "terms_export", fixed: &[] },
    Guarded { table: "file_entry", fixed: &[] },
    Guarded { table: "attachment", fixed: &[] },
    Guarded { table: "visit", fixed: &[] },
    Guarded { table: "errand", fixed: &[] },
    Guarded { table: "deputy", fixed: &[] },
    Guarded { table: "authority_limit", fixed: &[] },
    Guarded { table: "authority_use", fixed: &[] },
    Guarded {
        table: "request",
        fixed: &[
            "company",
            "request",
            "kind",
            "customer",
            "item",
            "effect",
            "clause",
            "terms",
            "currency",
            "amount",
            "reason",
            "asks_for",
            "options",
            "several",
            "day",
            "person",
            "asked_as",
            "in_place_of",
            "recorded",
        ],
    },
    Guarded { table: "party_number", fixed: &[] },
    Guarded { table: "payable", fixed: &[] },
    Guarded { table: "payable_use", fixed: &[] },
    Guarded { table: "payable_income", fixed: &[] },
    Guarded { table: "payable_confirmed", fixed: &[] },
    Guarded { table: "customer_joined", fixed: &[] },
    Guarded { table: "item_moved", fixed: &[] },
    Guarded { table: "agreement", fixed: &[] },
    Guarded { table: "agreement_draft", fixed: &[] },
    Guarded { table: "agreement_debt", fixed: &[] },
    Guarded { table: "instalment", fixed: &[] },
    Guarded { table: "agreement_act", fixed: &[] },
    Guarded { table: "worksheet_line", fixed: &[] },
    Guarded { table: "dispute_act", fixed: &[] },
    Guarded { table: "accounting_record", fixed: &[] },
    Guarded { table: "case_fact", fixed: &[] },
    Guarded { table: "case_debt", fixed: &[] },
    Guarded { table: "case_paper", fixed: &[] },
    Guarded { table: "acknowledgement", fixed: &[] },
    Guarded { table: "portfolio", fixed: &[] },
    Guarded { table: "portfolio_lot", fixed: &[] },
    Guarded { table: "portfolio_act", fixed: &[] },
    Guarded { table: "reconciliation", fixed: &[] },
    Guarded { table: "refund", fixed: &[] },
    Guarded { table: "refund_act", fixed: &[] },
    Guarded { table: "payment_order", fixed: &[] },
    Guarded { table: "refund_gate", fixed: &[] },
    Guarded { table: "print_batch", fixed: &[] },
    Guarded { table: "print_letter", fixed: &[] },
    Guarded { table: "print_outcome", fixed: &[] },
    Guarded { table: "mailing", fixed: &[] },
    Guarded { table: "mailing_act", fixed: &[] },
    Guarded { table: "mailing_letter", fixed: &[] },
    Guarded {
        table: "carried",
        fixed: &["company", "customer", "effect", "fence", "part", "reference", "recorded"],
    },
    Guarded {
        table: "notice",
        fixed: &[
            "company", "notice", "person", "kind", "day", "customer", "errand", "language",
            "subject", "body", "recorded",
        ],
    },
    Guarded {
        table: "reply",
        fixed: &[
            "company",
            "reply",
            "identity",
            "kind",
            "sender",
            "sender_name",
            "subject",
            "body",
            "sent_at",
            "size",
            "was_read",
            "effect",
            "day",
            "recorded",
        ],
    },
    Guarded { table: "reply_file", fixed: &[] },
    Guarded {
        table: "mail_taken",
        fixed: &["company", "mailbox", "validity", "uid", "reply", "recorded"],
    },
    Guarded { table: "decision", fixed: &[] },
    Guarded { table: "irrecoverable", fixed: &[] },
    Guarded { table: "memo", fixed: &[] },
    Guarded { table: "plan_item", fixed: &[] },
    Guarded { table: "plan_check", fixed: &[] },
    Guarded { table: "planned_share", fixed: &[] },
    Guarded { table: "batch", fixed: &[] },
    Guarded { table: "bank_statement", fixed: &[] },
    Guarded {
        table: "bank_line",
        fixed: &[
            "company",
            "line",
            "content",
            "account",
            "statement",
            "place",
            "booked",
            "currency",
            "amount",
            "reversal",
            "bank_id",
            "end_to_end",
            "number",
            "reference",
            "body",
            "name",
            "other_account",
            "code",
            "behalf",
            "batch",
            "recorded",
        ],
    },
    Guarded { table: "line_act", fixed: &[] },
    Guarded { table: "same_money", fixed: &[] },
    Guarded { table: "batch_undone", fixed: &[] },
    Guarded { table: "effect", fixed: &[] },
    Guarded { table: "step_taken", fixed: &[] },
    Guarded { table: "step_undone", fixed: &[] },
    Guarded { table: "left_out", fixed: &[] },
    Guarded { table: "withheld", fixed: &[] },
    Guarded { table: "parcel", fixed: &[] },
    Guarded { table: "passage", fixed: &[] },
    Guarded { table: "sending", fixed: &[] },
    Guarded { table: "let_go", fixed: &[] },
    Guarded { table: "contact_term", fixed: &[] },
    Guarded { table: "webhook", fixed: &[] },
    Guarded {
        table: "webhook_event",
        fixed: &["company", "webhook", "event", "kind", "customer", "body", "recorded"],
    },
    Guarded { table: "audit", fixed: &[] },
];

/// Every guarded table with the columns that may not be rewritten, for a test that tries each.
#[cfg(feature = "testing")]
pub(crate) fn guarded() -> impl Iterator<Item = (&'static Table, Vec<&'static str>)> {
    GUARDED.iter().filter_map(|guarded| {
        let table = TABLES.iter().find(|one| one.name == guarded.table)?;
        let fixed = match guarded.fixed {
            [] => table.columns().iter().map(|one| one.name).collect(),
            fixed => fixed.to_vec(),
        };
        Some((table, fixed))
    })
}

const REFUSE: &str = "CREATE OR REPLACE FUNCTION saldo_refuse() RETURNS trigger LANGUAGE plpgsql
AS 'BEGIN RAISE EXCEPTION ''rows of % are append-only'', TG_TABLE_NAME; END'";

/// Makes the triggers that are not there yet, for the tables that are: those of a later
/// migration get theirs with it.
pub(crate) fn lay(reader: &mut Reader) -> Result<(), StoreError> {
    let dialect = reader.dialect();
    if dialect == Dialect::Postgres {
        reader.batch(REFUSE)?;
    }
    let tables = tables(reader)?;
    for guarded in GUARDED.iter().filter(|one| tables.iter().any(|table| table == one.table)) {
        for trigger in guarded.triggers(dialect) {
            reader.batch(&trigger)?;
        }
    }
    Ok(())
}

/// Takes the guards of a table away until they are laid again, in the same transaction: what
/// identifies a person is replaced where the law asks for it, and nothing else.
pub(crate) fn lift(writer: &mut Writer, table: &str) -> Result<(), StoreError> {
    for guarded in GUARDED.iter().filter(|one| one.table == table) {
        for name in ["keeps", "stays"] {
            let table = guarded.table;
            let on = match writer.dialect() {
                Dialect::Sqlite => String::new(),
                Dialect::Postgres => format!(" ON {table}"),
            };
            writer.batch(&format!("DROP TRIGGER IF EXISTS {table}_{name}{on}"))?;
        }
    }
    Ok(())
}

/// Is this column of this table one that may never be rewritten?
pub(crate) fn is_fixed(table: &str, column: &str) -> bool {
    let guarded = GUARDED.iter().find(|one| one.table == table);
    guarded.is_some_and(|one| one.fixed.is_empty() || one.fixed.contains(&column))
}

/// Names of all tables that are there.
pub(crate) fn tables(reader: &mut Reader) -> Result<Vec<String>, StoreError> {
    let sql = match reader.dialect() {
        Dialect::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'table'",
        Dialect::Postgres => {
            "SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = current_schema()"
        }
    };
    reader.query(sql, &[], |row| row.string(0))
}

/// Names of the triggers that ought to be there.
pub(crate) fn names() -> impl Iterator<Item = String> {
    let of = |guarded: &Guarded| {
        [format!("{}_keeps", guarded.table), format!("{}_stays", guarded.table)]
    };
    GUARDED.iter().flat_map(of)
}

/// Names of the triggers that are there.
pub(crate) fn present(reader: &mut Reader) -> Result<Vec<String>, StoreError> {
    let sql = match reader.dialect() {
        Dialect::Sqlite => "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        Dialect::Postgres => {
            "SELECT CAST(tgname AS TEXT) FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'"
        }
    };
    reader.query(sql, &[], |row| row.string(0))
}

impl Guarded {
    /// Two triggers: `…_keeps` refuses DELETE, `…_stays` refuses UPDATE.
    fn triggers(&self, dialect: Dialect) -> [String; 2] {
        let table = self.table;
        let update = match self.fixed {
            [] => "UPDATE".to_owned(),
            fixed => format!("UPDATE OF {}", fixed.join(", ")),
        };
        [("keeps", "DELETE".to_owned()), ("stays", update)].map(|(name, event)| match dialect {
            Dialect::Sqlite => format!(
                "CREATE TRIGGER IF NOT EXISTS {table}_{name} BEFORE {event} ON {table}
                 BEGIN SELECT RAISE(ABORT, 'rows of {table} are append-only'); END"
            ),
            Dialect::Postgres => format!(
                "CREATE OR REPLACE TRIGGER {table}_{name} BEFORE {event} ON {table}
                 FOR EACH ROW EXECUTE FUNCTION saldo_refuse()"
            ),
        })
    }
}
