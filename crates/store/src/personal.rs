//! Personal data: where it stands, what it is for, how long it is kept, and how it goes.
//!
//! Every text column of every table is named here or said to hold nothing about people; a test
//! refuses one that is neither. The manual's page is made from this list. Erasing replaces what
//! identifies a person and leaves the book as it was: amounts, days, numbers and their ids stay.

use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::guards;
use crate::seal;
use crate::tables::{TABLES, Table};
use crate::value::Value;
use saldo_domain::{CompanyId, CustomerId, Day};
use std::collections::BTreeMap;

/// Whose data it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A customer, its people, or whoever pays for it.
    Customer,
    /// Somebody who works with the program.
    Colleague,
}

/// What becomes of it when somebody is erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Erasure {
    /// It is replaced by nothing.
    Emptied,
    /// It is replaced by the customer's code.
    Coded,
    /// The whole row goes.
    Removed,
    /// It stays: the law asks for it, or nothing works without it; the reason is the purpose.
    Stays,
}

impl Erasure {
    /// The word under which the locale files name it.
    pub const fn code(self) -> &'static str {
        match self {
            Emptied => "emptied",
            Coded => "coded",
            Removed => "removed",
            Stays => "stays",
        }
    }
}

/// Columns of a table that hold data about people.
#[derive(Clone, Copy, Debug)]
pub struct Personal {
    pub table: &'static str,
    pub columns: &'static [&'static str],
    pub subject: Subject,
    /// Key of the purpose: `contract`, `demand`, `payment`, `work`, `account`, `record`.
    pub purpose: &'static str,
    /// Key of how long: `debt`, `books`, `employment`, `short`.
    pub kept: &'static str,
    pub erasure: Erasure,
}

const fn of(
    table: &'static str,
    columns: &'static [&'static str],
    subject: Subject,
    purpose: &'static str,
    kept: &'static str,
    erasure: Erasure,
) -> Personal {
    Personal { table, columns, subject, purpose, kept, erasure }
}

use Erasure::{Coded, Emptied, Removed, Stays};
use Subject::{Colleague, Customer};

/// The list, in the order of the tables.
pub const PERSONAL: &[Personal] = &[
    of("customer", &["name", "search"], Customer, "contract", "debt", Coded),
    of(
        "customer",
        &["registry_code", "email", "phone", "address"],
        Customer,
        "contract",
        "debt",
        Emptied,
    ),
    of("customer", &["code", "code_key"], Customer, "record", "books", Stays),
    of("kept_by_hand", &["imported"], Customer, "contract", "debt", Emptied),
    of("issued", &["given", "content"], Customer, "demand", "debt", Removed),
    of("item", &["note"], Customer, "record", "books", Stays),
    of("movement", &["reason"], Customer, "record", "books", Stays),
    of("due_change", &["reason"], Customer, "record", "debt", Emptied),
    of("standing", &["reason"], Customer, "demand", "debt", Emptied),
    of("charge_act", &["reason", "proof"], Customer, "demand", "debt", Emptied),
    of("charge_term", &["reference"], Customer, "contract", "books", Stays),
    of("allocation_rule", &["reference"], Customer, "contract", "books", Stays),
    of("status_line", &["evidence"], Customer, "record", "debt", Stays),
    of("status_vote", &["reason"], Customer, "demand", "debt", Emptied),
    of("status_change", &["ground", "reason"], Customer, "demand", "debt", Emptied),
    of("customer_group", &["reason"], Customer, "contract", "debt", Emptied),
    of("credit_order", &["reason"], Customer, "contract", "debt", Emptied),
    of("reservation", &["reference", "reference_key"], Customer, "record", "books", Stays),
    of("terms_export", &["body"], Customer, "record", "books", Stays),
    of("payable", &["name"], Customer, "record", "books", Coded),
    of("payable", &["code"], Customer, "record", "books", Stays),
    of("customer_joined", &["reason"], Customer, "record", "debt", Emptied),
    of("item_moved", &["reason"], Customer, "record", "debt", Emptied),
    of("agreement", &["cause"], Customer, "demand", "debt", Emptied),
    of("agreement_draft", &["conditions"], Customer, "contract", "debt", Emptied),
    of("agreement_act", &["number"], Customer, "record", "books", Stays),
    of("agreement_act", &["note"], Customer, "demand", "debt", Emptied),
    of("worksheet_line", &["name"], Customer, "demand", "debt", Emptied),
    of("case_fact", &["number", "party", "proof"], Customer, "record", "books", Stays),
    of("case_fact", &["note"], Customer, "demand", "debt", Emptied),
    of("case_paper", &["number"], Customer, "record", "books", Stays),
    of("acknowledgement", &["number"], Customer, "record", "books", Stays),
    of("acknowledgement", &["note"], Customer, "demand", "debt", Emptied),
    of("portfolio_act", &["buyer", "number"], Customer, "contract", "books", Stays),
    of("reconciliation", &["note"], Customer, "demand", "debt", Emptied),
    of("accounting_record", &["subject", "body"], Customer, "record", "books", Stays),
    of("file_entry", &["name", "content"], Customer, "contract", "debt", Removed),
    of("attachment", &["name", "content"], Customer, "contract", "debt", Removed),
    of("visit", &["content"], Customer, "demand", "debt", Removed),
    of("errand", &["content", "words"], Customer, "demand", "debt", Removed),
    of("contact", &["body"], Customer, "demand", "debt", Emptied),
    of("request", &["reason"], Customer, "demand", "debt", Emptied),
    of("request", &["terms"], Customer, "record", "debt", Stays),
    of("memo", &["body"], Customer, "demand", "debt", Emptied),
    of("memo", &["statement"], Customer, "record", "debt", Stays),
    of("plan_item", &["body"], Customer, "work", "debt", Emptied),
    of(
        "refund",
        &["payee", "payee_account", "payee_bank", "payee_code"],
        Customer,
        "payment",
        "books",
        Stays,
    ),
    of("refund", &["reason", "account_reason"], Customer, "payment", "debt", Emptied),
    of("refund_act", &["reason"], Customer, "payment", "debt", Emptied),
    of("payment_order", &["content"], Customer, "payment", "books", Stays),
    of("line_act", &["reason"], Customer, "payment", "debt", Emptied),
    of("line_proposal", &["proposal"], Customer, "payment", "debt", Removed),
    of("payer_account", &["account"], Customer, "payment", "debt", Stays),
    of(
        "bank_line",
        &["reference", "body", "name", "other_account", "code", "behalf"],
        Customer,
        "payment",
        "books",
        Stays,
    ),
    of("task", &["outcome"], Customer, "work", "debt", Emptied),
    of("outbox", &["recipient"], Customer, "demand", "debt", Emptied),
    of("mailing_letter", &["lines"], Customer, "demand", "debt", Stays),
    of("print_letter", &["recipient", "subject", "body"], Customer, "demand", "debt", Emptied),
    of("webhook_event", &["body", "said"], Customer, "record", "debt", Stays),
    of("reply", &["sender", "sender_name", "subject", "body"], Customer, "demand", "debt", Emptied),
    of("reply_file", &["name", "kind", "content"], Customer, "demand", "debt", Removed),
    of("parcel", &["recipient", "subject", "body", "content"], Customer, "demand", "debt", Emptied),
    of("passage", &["said"], Customer, "demand", "debt", Emptied),
    of("contact_term", &["email", "sms", "mode", "reason"], Customer, "demand", "debt", Stays),
    of("person", &["login", "name", "email"], Colleague, "account", "employment", Stays),
    of("person", &["password_hash"], Colleague, "account", "employment", Stays),
    of("api_token", &["token_hash", "name"], Colleague, "account", "employment", Stays),
    of("second_factor", &["secret"], Colleague, "account", "employment", Stays),
    of("recovery_code", &["code"], Colleague, "account", "employment", Stays),
    of("notice", &["subject", "body", "recipient", "content"], Colleague, "work", "debt", Stays),
    of("deputy", &["reason"], Colleague, "work", "employment", Stays),
    of("seen", &["place", "origin"], Colleague, "record", "short", Stays),
    of("audit", &["origin", "subject", "body"], Colleague, "record", "books", Stays),
];

fn has_customer(table: &Table) -> bool {
    table.columns().iter().any(|column| column.name == "customer")
}

/// A row of an export, by names of columns.
pub type Told = BTreeMap<&'static str, serde_json::Value>;

/// Everything that is stored about one customer: every row of every table that names it.
pub fn about_customer(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<BTreeMap<&'static str, Vec<Told>>, StoreError> {
    let mut all = BTreeMap::new();
    for table in TABLES.iter().filter(|table| has_customer(table)) {
        let columns = table.columns();
        let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
        let sql = format!(
            "SELECT {} FROM {} WHERE company = $1 AND customer = $2",
            names.join(", "),
            table.name
        );
        let rows = reader.query(&sql, &[company.into(), customer.into()], |row| {
            let mut told = Told::new();
            for (at, column) in columns.iter().enumerate() {
                let value = match column.is_number {
                    true => serde_json::json!(row.int_or_null(at)?),
                    false => serde_json::json!(row.text_or_null(at)?),
                };
                told.insert(column.name, value);
            }
            Ok(told)
        })?;
        if !rows.is_empty() {
            all.insert(table.name, rows);
        }
    }
    Ok(all)
}

/// How the data of a customer stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    pub code: String,
    /// The code, where it was erased before.
    pub name: String,
    /// Is anything open, on either side?
    pub open: bool,
    /// When something last happened.
    pub last: Day,
}

/// How the data of every customer stands, in order of the customers.
pub fn holdings(reader: &mut Reader, company: CompanyId) -> Result<Vec<Holding>, StoreError> {
    const DAY: i64 = 86_400_000_000;
    let sql = "SELECT c.code, c.name, c.created_at,
            (SELECT COUNT(*) FROM item i
             WHERE i.company = c.company AND i.customer = c.customer AND i.open <> 0),
            (SELECT MAX(i.effective) FROM item i
             WHERE i.company = c.company AND i.customer = c.customer),
            (SELECT MAX(m.effective) FROM movement m
             WHERE m.company = c.company AND m.customer = c.customer),
            (SELECT MAX(t.day) FROM contact t
             WHERE t.company = c.company AND t.customer = c.customer)
         FROM customer c WHERE c.company = $1 ORDER BY c.customer";
    reader.query(sql, &[company.into()], |row| {
        let mut last = row.int(2)?.div_euclid(DAY);
        for column in 4..=6 {
            last = last.max(row.int_or_null(column)?.unwrap_or(i64::MIN));
        }
        let last = Day::from_number(last)
            .ok_or_else(|| StoreError::unreadable("customer".to_owned(), last.to_string()))?;
        Ok(Holding { code: row.string(0)?, name: row.string(1)?, open: row.int(3)? > 0, last })
    })
}

/// Replaces what identifies a customer and its people, everywhere; answers the tables with how many
/// of their rows were rewritten or removed. The guards of the tables are laid again in the same transaction, and the seals
/// follow what was rewritten: the book stays sound.
pub fn erase(
    writer: &mut Writer,
    company: CompanyId,
    customer: CustomerId,
    code: &str,
) -> Result<Vec<(&'static str, u64)>, StoreError> {
    // What came along with a reply names no customer of its own.
    guards::lift(writer, "reply_file")?;
    let mut rewritten = Vec::new();
    let files = writer.execute(
        "DELETE FROM reply_file WHERE company = $1 AND reply IN
             (SELECT reply FROM reply WHERE company = $1 AND customer = $2)",
        &[company.into(), customer.into()],
    )?;
    rewritten.push(("reply_file", files));
    let mut tables: Vec<&'static str> = Vec::new();
    for one in PERSONAL.iter().filter(|one| one.subject == Customer) {
        let whole = one.table != "reply_file";
        if one.erasure != Stays && whole && !tables.contains(&one.table) {
            tables.push(one.table);
        }
    }
    for table in tables {
        guards::lift(writer, table)?;
        let before = seal::of_customer(writer, company, customer, table)?;
        let own = PERSONAL.iter().filter(|one| one.table == table);
        if own.clone().any(|one| one.erasure == Removed) {
            let sql = format!("DELETE FROM {table} WHERE company = $1 AND customer = $2");
            rewritten.push((table, writer.execute(&sql, &[company.into(), customer.into()])?));
            continue;
        }
        let mut rows = 0;
        for one in own {
            let by = match one.erasure {
                Emptied => "",
                Coded => code,
                Removed | Stays => continue,
            };
            let set: Vec<String> =
                one.columns.iter().map(|column| format!("{column} = $3")).collect();
            let sql = format!(
                "UPDATE {table} SET {} WHERE company = $1 AND customer = $2",
                set.join(", ")
            );
            let values: [Value<'_>; 3] = [company.into(), customer.into(), by.into()];
            // Each column of a row is replaced by itself; a row counts once.
            rows = rows.max(writer.execute(&sql, &values)?);
        }
        rewritten.push((table, rows));
        let after = seal::of_customer(writer, company, customer, table)?;
        writer.note_rewritten(company, table, before, after);
    }
    guards::lay(writer)?;
    rewritten.retain(|(_, rows)| *rows > 0);
    Ok(rewritten)
}

/// Names of text columns that stand in no table of personal data and are not said to hold none.
pub fn unclassified() -> Vec<String> {
    let mut found = Vec::new();
    for table in TABLES {
        for column in table.columns().iter().filter(|column| !column.is_number) {
            let named = PERSONAL
                .iter()
                .any(|one| one.table == table.name && one.columns.contains(&column.name));
            let none = IMPERSONAL.iter().any(|(name, columns)| {
                *name == table.name && columns.split_whitespace().any(|one| one == column.name)
            });
            if named == none {
                found.push(format!("{}.{}", table.name, column.name));
            }
        }
    }
    found
}

/// Text columns that hold nothing about people: words, codes, days, rules, names of files.
const IMPERSONAL: &[(&str, &str)] = &[
    ("company", "name country currency zone language"),
    ("company_detail", "field value"),
    ("wording", "document part language body"),
    ("issued", "document language currency hash"),
    ("counter", "name"),
    ("person", "role team language"),
    ("api_token", "scopes"),
    ("customer", "country language status"),
    ("kept_by_hand", "field"),
    ("item", "kind number number_key settles currency"),
    ("movement", "kind currency"),
    ("standing", "kind currency order_number scope"),
    ("charge_term", "ground method parameters due_moves_by"),
    ("charge_act", "kind currency role clause"),
    ("policy_version", "policy text hash note"),
    ("policy_act", "kind reason"),
    ("rate_decision", "code source reason"),
    ("calendar_year", "code days_off worked source reason"),
    ("moratorium", "code source reason"),
    ("fee_table", "code body source reason"),
    ("allocation_rule", "allocation"),
    ("status_round", "kind"),
    ("status_line", "status_now worked_out"),
    ("status_vote", "say status role"),
    ("status_change", "status previous clause role"),
    ("customer_group", "name"),
    ("status_terms", "status currency reason"),
    ("credit_order", "kind currency clause role"),
    ("reservation", "currency"),
    ("party_number", "number"),
    ("payable", "kind number currency form"),
    ("payable_income", "number"),
    ("payable_confirmed", "number"),
    ("agreement_draft", "form currency"),
    ("agreement_act", "kind"),
    ("worksheet_line", "kind currency rate harshness"),
    ("dispute_act", "cause outcome"),
    ("case_fact", "act currency rate ground"),
    ("case_debt", "currency"),
    ("acknowledgement", "kind"),
    ("portfolio", "name"),
    ("portfolio_lot", "currency"),
    ("portfolio_act", "what currency"),
    ("reconciliation", "state currency"),
    ("accounting_record", "kind"),
    ("file_entry", "part"),
    ("attachment", "kind hash paper"),
    ("visit", "manner answer doubt cause excuse"),
    ("errand", "what role talk outcome"),
    ("contact", "kind"),
    ("authority_limit", "spending role currency reason"),
    ("authority_use", "spending role currency"),
    ("request", "kind effect clause currency asks_for options asked_as role state"),
    ("decision", "kind choices reason conditions order_number role passes_to"),
    ("memo", "kind addressed role"),
    ("plan_item", "plan kind"),
    ("plan_check", "plan note role"),
    ("planned_share", "percent measure unit team"),
    ("batch", "kind source file file_hash"),
    ("batch_undone", "reason"),
    ("bank_account", "account currency"),
    ("bank_rules", "field value"),
    ("bank_statement", "account currency number format digest"),
    ("bank_line", "account currency bank_id end_to_end number state doubt"),
    ("refund", "currency own_account"),
    ("refund_act", "what state"),
    ("payment_order", "form account currency message_id hash"),
    ("line_act", "state doubt why"),
    ("line_proposal", "currency"),
    ("source_map", "source mapping"),
    ("run", "policy policy_hash state summary"),
    (
        "effect",
        "effect kind clause policy role channel text_key event lines options missed_role counter",
    ),
    ("step_taken", "clause policy"),
    ("step_undone", "clause"),
    ("left_out", "effect"),
    ("withheld", "clause cause policy"),
    ("task", "effect role state why"),
    ("outbox", "effect channel language state why kept_by"),
    ("mailing", "text_key channels reason chosen"),
    ("mailing_act", "act"),
    ("mailing_letter", "effect channel excluded"),
    ("print_batch", "content hash"),
    ("print_letter", "effect"),
    ("webhook", "name address kinds"),
    ("webhook_event", "event kind state"),
    ("print_outcome", "effect what"),
    ("carried", "effect reference outcome"),
    ("notice", "notice kind language state why said hash"),
    ("reply", "identity kind effect matched_by"),
    ("mail_taken", "mailbox"),
    ("parcel", "effect message_id sender language hash"),
    ("passage", "effect what"),
    ("sending", "field value"),
    ("contact_term", "debtor purpose zone"),
    ("audit", "action previous hash role book"),
    ("seal", "name digest"),
    ("idempotency", "key body_hash answer"),
];
