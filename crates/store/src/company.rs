//! Companies whose receivables are kept, and their running numbers.

use crate::db::{Reader, Writer};
use crate::error::StoreError;
use crate::value::Row;
use saldo_domain::book::Moment;
use saldo_domain::{CompanyId, Currency};

/// A company.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Company {
    pub company: CompanyId,
    pub name: String,
    /// ISO 3166 alpha-2.
    pub country: String,
    pub currency: Currency,
    /// Name of its time zone, e.g. `Europe/Tallinn`.
    pub zone: String,
    pub language: String,
    /// Seed of a demonstration company.
    pub demo_seed: Option<i64>,
    pub created_at: Moment,
}

const COLUMNS: &str = "company, name, country, currency, zone, language, demo_seed, created_at";

fn read(row: &Row<'_>) -> Result<Company, StoreError> {
    Ok(Company {
        company: CompanyId::new(row.int(0)?),
        name: row.string(1)?,
        country: row.string(2)?,
        currency: row.currency(3)?,
        zone: row.string(4)?,
        language: row.string(5)?,
        demo_seed: row.int_or_null(6)?,
        created_at: row.moment(7)?,
    })
}

/// Adds a company; its id is chosen here, `company.company` is not looked at.
pub fn create(writer: &mut Writer, company: &Company) -> Result<CompanyId, StoreError> {
    let next = writer.number("SELECT COALESCE(MAX(company), 0) + 1 FROM company", &[])?;
    writer.execute(
        &format!("INSERT INTO company ({COLUMNS}) VALUES ($1,$2,$3,$4,$5,$6,$7,$8)"),
        &[
            next.into(),
            (&company.name).into(),
            (&company.country).into(),
            company.currency.code().into(),
            (&company.zone).into(),
            (&company.language).into(),
            company.demo_seed.into(),
            company.created_at.into(),
        ],
    )?;
    Ok(CompanyId::new(next))
}

/// The company with this id.
pub fn get(reader: &mut Reader, company: CompanyId) -> Result<Option<Company>, StoreError> {
    let sql = format!("SELECT {COLUMNS} FROM company WHERE company = $1");
    reader.one(&sql, &[company.into()], read)
}

/// Every company, oldest first.
pub fn list(reader: &mut Reader) -> Result<Vec<Company>, StoreError> {
    reader.query(&format!("SELECT {COLUMNS} FROM company ORDER BY company"), &[], read)
}

/// Reserves `count` running numbers of this name and answers the first. Numbers begin with 1.
pub fn reserve(
    writer: &mut Writer,
    company: CompanyId,
    name: &str,
    count: i64,
) -> Result<i64, StoreError> {
    let found = writer.one(
        "INSERT INTO counter (company, name, next) VALUES ($1, $2, 1 + $3)
         ON CONFLICT (company, name) DO UPDATE SET next = counter.next + $3
         RETURNING next",
        &[company.into(), name.into(), count.into()],
        |row| row.int(0),
    )?;
    Ok(found.unwrap_or(1 + count) - count)
}

/// Names of running numbers.
pub(crate) mod numbers {
    pub(crate) const CHANGE: &str = "change";
    pub(crate) const PAYMENT_REFERENCE: &str = "payment_reference";
    pub(crate) const STANDING: &str = "standing";
    pub(crate) const CONTACT: &str = "contact";
    pub(crate) const CHARGE_TERM: &str = "charge_term";
    pub(crate) const CHARGE_ACT: &str = "charge_act";
    pub(crate) const ALLOCATION_RULE: &str = "allocation_rule";
    pub(crate) const RATE_DECISION: &str = "rate_decision";
    pub(crate) const CALENDAR_YEAR: &str = "calendar_year";
    pub(crate) const MORATORIUM: &str = "moratorium";
    pub(crate) const FEE_TABLE: &str = "fee_table";
    pub(crate) const ISSUED: &str = "issued";
    pub(crate) const FILE_ENTRY: &str = "file_entry";
    pub(crate) const ATTACHMENT: &str = "attachment";
    pub(crate) const VISIT: &str = "visit";
    pub(crate) const ERRAND: &str = "errand";
    pub(crate) const AGREEMENT: &str = "agreement";
    pub(crate) const AGREEMENT_ACT: &str = "agreement_act";
    pub(crate) const WORKSHEET: &str = "worksheet";
    pub(crate) const DISPUTE_ACT: &str = "dispute_act";
    pub(crate) const BATCH: &str = "batch";
    pub(crate) const BANK_STATEMENT: &str = "bank_statement";
    pub(crate) const LINE_ACT: &str = "line_act";
    pub(crate) const PERSON: &str = "person";
    pub(crate) const DEPUTY: &str = "deputy";
    pub(crate) const AUTHORITY_LIMIT: &str = "authority_limit";
    pub(crate) const AUTHORITY_USE: &str = "authority_use";
    pub(crate) const PRINT_BATCH: &str = "print_batch";
    pub(crate) const REFUND: &str = "refund";
    pub(crate) const PAYMENT_ORDER: &str = "payment_order";
    pub(crate) const MAILING: &str = "mailing";
    pub(crate) const LET_GO: &str = "let_go";
    pub(crate) const CUSTOMER_GROUP: &str = "customer_group";
    pub(crate) const CONTACT_TERM: &str = "contact_term";
    pub(crate) const REPLY: &str = "reply";
    pub(crate) const REQUEST: &str = "request";
    pub(crate) const DECISION: &str = "decision";
    pub(crate) const IRRECOVERABLE: &str = "irrecoverable";
    pub(crate) const MEMO: &str = "memo";
    pub(crate) const PLAN_ITEM: &str = "plan_item";
    pub(crate) const PLAN_CHECK: &str = "plan_check";
    pub(crate) const PLANNED_SHARE: &str = "planned_share";
    pub(crate) const POLICY_VERSION: &str = "policy_version";
    pub(crate) const API_TOKEN: &str = "api_token";
    pub(crate) const STATUS_VOTE: &str = "status_vote";
    pub(crate) const STATUS_CHANGE: &str = "status_change";
    pub(crate) const STATUS_TERMS: &str = "status_terms";
    pub(crate) const CREDIT_ORDER: &str = "credit_order";
    pub(crate) const RESERVATION: &str = "reservation";
    pub(crate) const WEBHOOK: &str = "webhook";
    pub(crate) const EVENT: &str = "webhook-event";
    pub(crate) const TERMS_EXPORT: &str = "terms_export";
    pub(crate) const ACCOUNTING_RECORD: &str = "accounting_record";
    pub(crate) const JOINING: &str = "joining";
    pub(crate) const PORTFOLIO: &str = "portfolio";
    /// Not a running number: the latest effective day of any movement or due change.
    pub(crate) const HORIZON: &str = "horizon";
}
