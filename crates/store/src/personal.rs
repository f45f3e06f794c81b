//! Personal data: where it stands, what it is for, how long it is kept, and how it goes.
//!
//! Every text column of every table is named here or said to hold nothing about people; a test
//! refuses one that is neither. The manual's page is made from this list. Erasing replaces what
//! identifies a person and leaves the book as it was: amounts, days, numbers and their ids stay.

use crate::by_hand;
use crate::customers::Card;
use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::guards;
use crate::seal;
use crate::tables::{TABLES, Table};
use crate::value::Value;
use saldo_domain::book::Moment;
use saldo_domain::number::search_key;
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
    of("payment_reference", &["reference"], Customer, "payment", "books", Stays),
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
    of("decision", &["reason", "conditions"], Customer, "demand", "debt", Emptied),
    of("memo", &["body"], Customer, "demand", "debt", Emptied),
    // What was said in contacts goes; the debts of the statement are the book's.
    of("memo", &["statement"], Customer, "demand", "debt", Emptied),
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
    of("print_batch", &["content"], Customer, "demand", "debt", Emptied),
    of("print_letter", &["recipient", "subject", "body"], Customer, "demand", "debt", Emptied),
    of("webhook_event", &["body", "said"], Customer, "record", "debt", Stays),
    of("reply", &["sender", "sender_name", "subject", "body"], Customer, "demand", "debt", Emptied),
    of("reply_file", &["name", "kind", "content"], Customer, "demand", "debt", Removed),
    of("parcel", &["recipient", "subject", "body", "content"], Customer, "demand", "debt", Emptied),
    of("passage", &["said"], Customer, "demand", "debt", Emptied),
    of("contact_term", &["email", "sms", "mode"], Customer, "demand", "debt", Stays),
    of("contact_term", &["reason"], Customer, "demand", "debt", Emptied),
    of("party_number", &["number"], Customer, "contract", "debt", Removed),
    of("notice", &["subject", "body", "content"], Customer, "work", "debt", Emptied),
    of("person", &["login", "name", "email"], Colleague, "account", "employment", Stays),
    of("person", &["password_hash"], Colleague, "account", "employment", Stays),
    of("api_token", &["token_hash", "name"], Colleague, "account", "employment", Stays),
    of("second_factor", &["secret"], Colleague, "account", "employment", Stays),
    of("recovery_code", &["code"], Colleague, "account", "employment", Stays),
    of("notice", &["recipient"], Colleague, "work", "debt", Stays),
    of("deputy", &["reason"], Colleague, "work", "employment", Stays),
    of("seen", &["place", "origin"], Colleague, "record", "short", Stays),
    of("audit", &["origin", "subject", "body"], Colleague, "record", "books", Stays),
];

/// Which rows of a table are about the customer `$2`; `None` for a table that is about nobody in
/// particular.
fn rows_of(table: &Table) -> Option<&'static str> {
    match table.name {
        "reply_file" => {
            Some("reply IN (SELECT reply FROM reply WHERE company = $1 AND customer = $2)")
        }
        "decision" => {
            Some("request IN (SELECT request FROM request WHERE company = $1 AND customer = $2)")
        }
        _ => table.columns().iter().any(|one| one.name == "customer").then_some("customer = $2"),
    }
}

/// A row of an export, by names of columns.
pub type Told = BTreeMap<&'static str, serde_json::Value>;

/// Everything that is stored about one customer: every row of every table that names it, and what
/// was decided about its requests and came along with its replies.
pub fn about_customer(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<BTreeMap<&'static str, Vec<Told>>, StoreError> {
    let mut all = BTreeMap::new();
    for (table, own) in TABLES.iter().filter_map(|table| Some((table, rows_of(table)?))) {
        let columns = table.columns();
        let names: Vec<&str> = columns.iter().map(|column| column.name).collect();
        let sql =
            format!("SELECT {} FROM {} WHERE company = $1 AND {own}", names.join(", "), table.name);
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
    pub customer: CustomerId,
    pub code: String,
    pub name: String,
    /// Is anything open in the book?
    pub open: bool,
    /// When a debt was last written off that is still written off.
    pub written_off: Option<Day>,
    /// When something last happened.
    pub last: Day,
}

/// How the data of customers stands, in their order: of these, or of all of them.
pub fn holdings(
    reader: &mut Reader,
    company: CompanyId,
    customers: Option<&[CustomerId]>,
) -> Result<Vec<Holding>, StoreError> {
    let sql = "SELECT c.code, c.name, c.created_at,
            (SELECT COUNT(*) FROM item i
             WHERE i.company = c.company AND i.customer = c.customer AND i.open <> 0),
            (SELECT MAX(i.effective) FROM item i
             WHERE i.company = c.company AND i.customer = c.customer),
            (SELECT MAX(m.effective) FROM movement m
             WHERE m.company = c.company AND m.customer = c.customer),
            (SELECT MAX(t.day) FROM contact t
             WHERE t.company = c.company AND t.customer = c.customer),
            c.customer,
            (SELECT CASE WHEN SUM(w.amount) = 0 THEN NULL
                 ELSE MAX(CASE WHEN w.amount > 0 THEN w.effective END) END
             FROM movement w WHERE w.company = c.company AND w.customer = c.customer
                 AND w.kind = 'write_off')
         FROM customer c
         WHERE c.company = $1 AND (CAST($2 AS BIGINT) = 1 OR c.customer IN ({ids $3}))
         ORDER BY c.customer";
    let ids: Vec<i64> = customers.into_iter().flatten().map(|customer| customer.get()).collect();
    let all = i64::from(customers.is_none());
    reader.query(sql, &[company.into(), all.into(), Value::Ids(&ids)], |row| {
        let mut last = row.int(2)?.div_euclid(Moment::A_DAY);
        for column in 4..=6 {
            last = last.max(row.int_or_null(column)?.unwrap_or(i64::MIN));
        }
        let day = |number: i64| {
            let unreadable = || StoreError::unreadable("customer".to_owned(), number.to_string());
            Day::from_number(number).ok_or_else(unreadable)
        };
        Ok(Holding {
            customer: CustomerId::new(row.int(7)?),
            code: row.string(0)?,
            name: row.string(1)?,
            open: row.int(3)? > 0,
            written_off: row.int_or_null(8)?.map(day).transpose()?,
            last: day(last)?,
        })
    })
}

/// Replaces what identifies a customer and its people, everywhere; answers the tables with how
/// many of their rows were rewritten or removed. The guards of the tables are laid again in the
/// same transaction, and the seals follow what was rewritten: the book stays sound. Files that
/// are imported later do not fill the card again ([`by_hand::ERASED`]).
pub fn erase(writer: &mut Writer, company: CompanyId, card: &Card) -> Result<Erased, StoreError> {
    let mut rewritten = Vec::new();
    let batches = empty_batches(writer, company, card.customer)?;
    rewritten.push(("print_batch", batches));
    let mut tables: Vec<&Table> = Vec::new();
    for one in PERSONAL.iter().filter(|one| one.subject == Customer && one.erasure != Stays) {
        let table = TABLES.iter().find(|table| table.name == one.table);
        tables.extend(table.filter(|table| !tables.iter().any(|known| known.name == table.name)));
    }
    // What came along with a reply is found by the reply, and a decision by its request: neither
    // of the two rows goes, so the order of the tables is free.
    for table in tables {
        let Some(own) = rows_of(table) else { continue };
        guards::lift(writer, table.name)?;
        let before = seal::of_rows(writer, company, card.customer, (table.name, own))?;
        let rows = erase_in(writer, company, card, (table.name, own))?;
        let after = seal::of_rows(writer, company, card.customer, (table.name, own))?;
        writer.note_rewritten(company, table.name, before, after);
        rewritten.push((table.name, rows));
    }
    rewritten.push(("notice", rename_in_notices(writer, company, card)?));
    by_hand::note_erased(writer, company, card.customer)?;
    guards::lay(writer)?;
    let mut sums: Erased = Vec::new();
    for (table, rows) in rewritten.into_iter().filter(|(_, rows)| *rows > 0) {
        match sums.iter_mut().find(|(known, _)| *known == table) {
            Some((_, sum)) => *sum += rows,
            None => sums.push((table, rows)),
        }
    }
    Ok(sums)
}

/// Tables with how many of their rows were rewritten or removed.
pub type Erased = Vec<(&'static str, u64)>;

/// Rewrites or removes the rows of one table; its guards are lifted.
fn erase_in(
    writer: &mut Writer,
    company: CompanyId,
    card: &Card,
    (table, own): (&'static str, &str),
) -> Result<u64, StoreError> {
    let named = PERSONAL.iter().filter(|one| one.table == table && one.subject == Customer);
    if named.clone().any(|one| one.erasure == Removed) {
        let sql = format!("DELETE FROM {table} WHERE company = $1 AND {own}");
        return writer.execute(&sql, &[company.into(), card.customer.into()]);
    }
    let coded = search_key(&card.code);
    let mut rows = 0;
    for one in named {
        for column in one.columns {
            let by = match (one.erasure, *column) {
                (Removed | Stays, _) => continue,
                (Emptied, "statement") => {
                    rows = rows.max(silence_memos(writer, company, card.customer)?);
                    continue;
                }
                (Emptied, _) => "",
                // Words are looked for folded.
                (Coded, "search") => coded.as_str(),
                (Coded, _) => card.code.as_str(),
            };
            let sql = format!("UPDATE {table} SET {column} = $3 WHERE company = $1 AND {own}");
            // Each column of a row is replaced by itself; a row counts once.
            let values = [company.into(), card.customer.into(), by.into()];
            rows = rows.max(writer.execute(&sql, &values)?);
        }
    }
    Ok(rows)
}

/// Takes out of the statements of memos what was said in contacts; the debts stay.
fn silence_memos(
    writer: &mut Writer,
    company: CompanyId,
    customer: CustomerId,
) -> Result<u64, StoreError> {
    let sql = "SELECT memo, statement FROM memo WHERE company = $1 AND customer = $2";
    let memos = writer
        .query(sql, &[company.into(), customer.into()], |row| Ok((row.int(0)?, row.string(1)?)))?;
    for (memo, statement) in &memos {
        let unreadable = |_| StoreError::unreadable("memo".to_owned(), memo.to_string());
        let mut told: serde_json::Value = serde_json::from_str(statement).map_err(unreadable)?;
        let contacts = told.get_mut("contacts").and_then(serde_json::Value::as_array_mut);
        for contact in contacts.into_iter().flatten() {
            contact["body"] = "".into();
        }
        let sql = "UPDATE memo SET statement = $3 WHERE company = $1 AND memo = $2";
        let told = told.to_string();
        writer.execute(sql, &[company.into(), (*memo).into(), told.as_str().into()])?;
    }
    Ok(memos.len() as u64)
}

/// Empties the files of batches of post in which a letter of the customer was printed: they are
/// one file of many people's letters, and what each of the others was sent is kept beside it.
fn empty_batches(
    writer: &mut Writer,
    company: CompanyId,
    customer: CustomerId,
) -> Result<u64, StoreError> {
    guards::lift(writer, "print_batch")?;
    let sql =
        "UPDATE print_batch SET content = '' WHERE company = $1 AND content <> '' AND batch IN
        (SELECT batch FROM print_letter WHERE company = $1 AND customer = $2)";
    writer.execute(sql, &[company.into(), customer.into()])
}

/// Shorter names would be found in words that are none.
const SHORTEST_NAME: usize = 4;

/// Puts the code for the name where colleagues were told of many customers at once: no column says
/// of whom.
fn rename_in_notices(
    writer: &mut Writer,
    company: CompanyId,
    card: &Card,
) -> Result<u64, StoreError> {
    if card.name == card.code || card.name.chars().count() < SHORTEST_NAME {
        return Ok(0);
    }
    guards::lift(writer, "notice")?;
    let sql = "UPDATE notice SET subject = REPLACE(subject, $2, $3), body = REPLACE(body, $2, $3),
            content = ''
        WHERE company = $1 AND customer = 0
          AND (REPLACE(subject, $2, $3) <> subject OR REPLACE(body, $2, $3) <> body)";
    let values = [company.into(), card.name.as_str().into(), card.code.as_str().into()];
    writer.execute(sql, &values)
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
    ("decision", "kind choices order_number role passes_to"),
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
    ("print_batch", "hash"),
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
