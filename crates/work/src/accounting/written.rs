//! Records for the accounting system as files: a table, or CommerceML for programs of 1C.

use super::{AccountingRecord, RecordKind};
use crate::Refused;
use saldo_domain::CompanyId;
use saldo_formats::export::{Audience, Cell, DelimitedWriter, TableWriter};
use saldo_formats::export::{CommerceDocument, CommerceFile};

const HEADINGS: [&str; 16] = [
    "record",
    "kind",
    "day",
    "customer",
    "name",
    "registry_code",
    "number",
    "document",
    "other",
    "due",
    "amount",
    "currency",
    "reason",
    "reference",
    "clause",
    "step",
];

/// One row a record, for programs: comma, decimal point, names that do not change. A text that
/// begins like a formula is kept from being run as one.
///
/// # Errors
/// When the bytes cannot be written.
pub fn table(records: &[AccountingRecord]) -> Result<Vec<u8>, Refused> {
    let failed = |error: std::io::Error| Refused::File {
        file: "accounting.csv".to_owned(),
        reason: error.to_string(),
    };
    let mut bytes = Vec::new();
    let mut writer = Box::new(DelimitedWriter::new(&mut bytes, Audience::English).map_err(failed)?);
    writer.row(&HEADINGS.map(Cell::heading)).map_err(failed)?;
    for one in records {
        let amount = match one.amount.as_str() {
            "" => Cell::Empty,
            text => Cell::Decimal(text.into()),
        };
        let row = [
            Cell::Whole(one.record),
            Cell::text(one.kind.as_str()),
            Cell::Day(one.day),
            Cell::text(one.customer.as_str()),
            Cell::text(one.name.as_str()),
            Cell::text(one.registry_code.as_str()),
            Cell::text(one.number.as_str()),
            Cell::text(one.document.as_str()),
            Cell::text(one.other.as_str()),
            one.due.map_or(Cell::Empty, Cell::Day),
            amount,
            Cell::text(one.currency.as_str()),
            Cell::text(one.reason.as_str()),
            Cell::text(one.reference.as_str()),
            Cell::text(one.clause.as_str()),
            match one.step {
                0 => Cell::Empty,
                step => Cell::Whole(step.into()),
            },
        ];
        writer.row(&row).map_err(failed)?;
    }
    writer.finish().map_err(failed)?;
    Ok(bytes)
}

/// The records as documents of CommerceML 2.10, which programs of 1C read: the kind of a record
/// is its `ХозОперация`, and what CommerceML has no element for stands in `ЗначенияРеквизитов`.
/// `Ид` is one that no other program and no other company gives.
pub fn commerceml(company: CompanyId, records: &[AccountingRecord]) -> String {
    let mut file = CommerceFile::begin();
    for one in records {
        let (record, day) = (one.record.to_string(), one.day.to_string());
        let (id, step) = (format!("saldo-{company}-{record}"), one.step.to_string());
        let kind = RecordKind::from_code(&one.kind);
        let due = one.due.map(|due| due.to_string()).unwrap_or_default();
        file.document(&CommerceDocument {
            id: &id,
            number: &record,
            day: &day,
            operation: operation(kind),
            we_sell: !kind.is_some_and(RecordKind::is_of_payables),
            currency: &one.currency,
            amount: &one.amount,
            due: &due,
            customer: [&one.customer, &one.name, &one.registry_code],
            comment: &one.reason,
            properties: &[
                ("kind", &one.kind),
                ("number", &one.number),
                ("document", &one.document),
                ("other", &one.other),
                ("reference", &one.reference),
                ("clause", &one.clause),
                ("step", if one.step == 0 { "" } else { &step }),
            ],
        });
    }
    file.end()
}

fn operation(kind: Option<RecordKind>) -> &'static str {
    match kind {
        Some(RecordKind::Reminder) => "Напоминание о долге",
        Some(RecordKind::Terms) => "Изменение срока оплаты",
        Some(RecordKind::WriteOff) => "Списание задолженности",
        Some(RecordKind::Sale) => "Уступка права требования",
        Some(RecordKind::Document) => "Документ взаиморасчетов",
        Some(RecordKind::PayableIncome) => "Списание кредиторской задолженности",
        Some(RecordKind::PayableOffset) => "Зачет кредиторской задолженности",
        Some(RecordKind::PayablePayment) => "Погашение кредиторской задолженности",
        Some(RecordKind::Moved) => "Перенос документа на другого покупателя",
        Some(RecordKind::Refund) => "Возврат денежных средств покупателю",
        Some(RecordKind::Difference) => "Списание разницы при оплате",
        Some(RecordKind::Cancellation) => "Отмена документа",
        Some(RecordKind::Amendment) => "Корректировка суммы документа",
        Some(RecordKind::Posting) | None => "Зачет оплаты",
    }
}
