//! Records that another program pushes, once for a key.
//!
//! They go through the door of files: the same reading of values, the same refusals by record,
//! the same book. The batch, its effect and the answer kept under the key are one transaction: a
//! program that has heard no answer asks again, and gets the one that was given.

use super::bring::{Desk, Source};
use super::mapping::Mapped;
use super::{ImportOutcome, ImportRequest, Kind, Refusal, Remark};
use crate::acts::IdempotencyKey;
use crate::acts::once::once;
use crate::progress::Silent;
use crate::{Office, Refused, Who, company as companies};
use saldo_domain::CompanyId;
use saldo_domain::authority::Right;
use saldo_formats::records::RecordKind;
use saldo_store::{Command, joined};
use serde::{Deserialize, Serialize};

/// Records that one push holds at most.
pub const MOST_RECORDS: usize = 1_000;

/// Records to be brought into the book; each has a cell for every member of its kind, and what
/// it does not say is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Push {
    pub kind: RecordKind,
    pub records: Vec<Vec<String>>,
}

/// What became of a push.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pushed {
    /// Number of the batch in the book, under which it can be taken back.
    pub batch: i64,
    pub read: u64,
    pub new: u64,
    pub changed: u64,
    pub unchanged: u64,
    /// Records that were not taken; the others were.
    pub refused: Vec<RefusedRecord>,
    /// Customers made from codes of this batch.
    pub new_customers: u64,
    /// Payments whose invoice was not found open: they wait unallocated.
    pub unfound: u64,
    pub remarks: Vec<Remarked>,
}

/// A record that was not taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedRecord {
    /// Its place in the batch, from 0.
    pub index: u64,
    /// Member of the record; `row`: the record as a whole.
    pub field: String,
    pub value: String,
    /// The stable word for the reason.
    pub code: String,
    pub reason: String,
    pub remedy: String,
}

/// Something to know about a record that was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remarked {
    /// Its place in the batch, from 0.
    pub index: u64,
    pub field: String,
    pub code: String,
    pub text: String,
}

/// What tells one push from another under the same key.
#[derive(Serialize)]
struct Asked {
    kind: &'static str,
    records: usize,
    hash: String,
}

/// Brings pushed records into the book, once for a key: the same key with the same records gets
/// the first answer again. Records that are refused do not stop the others.
///
/// # Errors
/// `NotPermitted`, `KeyReused` for another content under the key, `Field` for a batch of none or
/// of too many records, or the store's. Nothing is kept then.
pub fn push(
    office: &Office,
    company: CompanyId,
    who: Who,
    key: &IdempotencyKey,
    push: &Push,
) -> Result<Pushed, Refused> {
    who.must(Right::ImportFiles)?;
    check_size(push.records.len())?;
    let found = companies::get(office, company)?;
    let (at, business) = (office.now(), office.business());
    let today = office.today_in(&found.zone)?;
    let mapped = Mapped {
        source: push.kind.table(&push.records),
        mapping: push.kind.mapping(),
        text: None,
        headings: String::new(),
    };
    let asked =
        Asked { kind: push.kind.code(), records: push.records.len(), hash: mapped.source.digest() };
    let name = format!("API: {}", push.kind.code());
    let request = ImportRequest::of_bytes(Kind::Auto, name, Vec::new());
    let (source, request, currency) = (Source::Table(&mapped), &request, found.currency);
    let joined = office.store.read(|reader| joined::all(reader, company))?;
    let (progress, joined) = (&Silent, joined.as_slice());
    let desk = Desk {
        company,
        who,
        request,
        source,
        joined,
        currency,
        is_estonian: found.country == "EE",
        at,
        business,
        today,
        progress,
        pushed: true,
        watch: None,
    };
    let command = Command {
        company,
        person: who.person,
        action: "push",
        subject: push.kind.code().to_owned(),
        body: "{}".to_owned(),
        at,
    };
    let pushed = once(office, &command, key, &asked, |writer| {
        desk.bring(writer, desk.stage()?, &mut None).map(Pushed::of)
    })?;
    fail::fail_point!("push::before-answer", |_| std::process::abort());
    Ok(pushed)
}

pub(super) fn check_size(records: usize) -> Result<(), Refused> {
    if (1..=MOST_RECORDS).contains(&records) {
        return Ok(());
    }
    Err(Refused::Field {
        field: "records",
        value: records.to_string(),
        reason: "is not a batch of 1 to 1000 records",
        remedy: "send larger amounts in several batches, each with a key of its own",
    })
}

impl Pushed {
    fn of(outcome: ImportOutcome) -> Self {
        Self {
            batch: outcome.batch.unwrap_or_default(),
            read: outcome.read,
            new: outcome.new,
            changed: outcome.changed,
            unchanged: outcome.unchanged,
            refused: outcome.refused.into_iter().map(RefusedRecord::of).collect(),
            new_customers: outcome.new_customers,
            unfound: outcome.unfound,
            remarks: outcome.remarks.into_iter().map(Remarked::of).collect(),
        }
    }
}

impl RefusedRecord {
    fn of(refusal: Refusal) -> Self {
        let Refusal { line, field, value, reason, remedy, code } = refusal;
        Self { index: line.saturating_sub(1), field, value, code, reason, remedy }
    }
}

impl Remarked {
    fn of(remark: Remark) -> Self {
        let Remark { line, field, text, code } = remark;
        Self { index: line.saturating_sub(1), field, code, text }
    }
}
