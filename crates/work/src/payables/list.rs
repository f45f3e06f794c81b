//! The documents of creditors, and one of them with all that was settled of it.

use super::owed::owed_on;
use crate::views::{Page, Paged};
use crate::{Office, Refused, Who, company as companies};
use saldo_domain::authority::Right;
use saldo_domain::book::identity;
use saldo_domain::number::number_key;
use saldo_domain::payables::income::Paper;
use saldo_domain::payables::{Obligation, PayableKind, Unjustified, unjustified};
use saldo_domain::{CompanyId, CustomerId, Day, Money};
use saldo_store::payables::{self as stored, PayableRow, UseRow};

/// Which payables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    pub kind: Option<PayableKind>,
    pub shown: Shown,
    /// As of which day; `None`: today.
    pub on: Option<Day>,
}

/// In which state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shown {
    /// Something is open.
    #[default]
    Open,
    /// Something is open, and it is unjustified for this reason (AP-02).
    Unjustified(Unjustified),
    All,
}

/// A document of a creditor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PayableLine {
    pub row: PayableRow,
    pub open: Money,
    /// Above zero when it is late.
    pub days_late: i64,
    pub unjustified: Vec<Unjustified>,
}

/// What was settled of a payable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UseLine {
    pub row: UseRow,
    /// Below zero where it was given back.
    pub amount: Money,
}

/// What the creditor confirmed of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfirmedLine {
    pub as_of: Day,
    pub amount: Money,
    pub paper: Paper,
}

/// A document of a creditor with what happened to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    pub line: PayableLine,
    pub uses: Vec<UseLine>,
    /// In the order recorded.
    pub confirmed: Vec<ConfirmedLine>,
}

impl PayableLine {
    pub(super) fn of(row: PayableRow, on: Day) -> Self {
        let open = row.open();
        let (kind, documented, due) = (row.new.kind, row.new.documented, row.new.due);
        let unjustified = unjustified(Obligation { kind, documented, due, open }, on);
        let days_late = if open.is_positive() { on.days_since(due).max(0) } else { 0 };
        Self { row, open, days_late, unjustified }
    }
}

impl Listing {
    fn shows(self, line: &PayableLine) -> bool {
        let of_kind = self.kind.is_none_or(|kind| kind == line.row.new.kind);
        let in_state = match self.shown {
            Shown::Open => !line.open.is_zero(),
            Shown::Unjustified(why) => line.unjustified.contains(&why),
            Shown::All => true,
        };
        of_kind && in_state
    }
}

/// Documents of creditors, the oldest due first.
///
/// # Errors
/// `NotPermitted` for those who see own customers only, or the store's.
pub fn list(
    office: &Office,
    company: CompanyId,
    who: Who,
    listing: Listing,
    page: Page,
) -> Result<Paged<PayableLine>, Refused> {
    who.must(Right::SeeWholeCompany)?;
    let day = listing.on.map_or_else(|| companies::today(office, company), Ok)?;
    let rows = office.store.read(|reader| owed_on(reader, company, day))?;
    let lines = rows.into_iter().map(|row| PayableLine::of(row, day));
    let mut lines: Vec<PayableLine> = lines.filter(|line| listing.shows(line)).collect();
    lines.sort_by(|a, b| {
        let key = |one: &PayableLine| (one.row.new.due, one.row.new.creditor, one.row.new.payable);
        key(a).cmp(&key(b))
    });
    let total = lines.len() as u64;
    let skip = usize::try_from(page.offset).unwrap_or(usize::MAX);
    let rows = lines.into_iter().skip(skip).take(page.limit as usize).collect();
    Ok(Paged { rows, total, page })
}

/// One document of a creditor.
///
/// # Errors
/// `UnknownDocument`, `NotPermitted` for those who see own customers only, or the store's.
pub fn one(
    office: &Office,
    company: CompanyId,
    who: Who,
    creditor: CustomerId,
    payable: i64,
) -> Result<Told, Refused> {
    who.must(Right::SeeWholeCompany)?;
    let day = companies::today(office, company)?;
    office.store.read(|reader| {
        let row = super::acts::found(reader, company, creditor, payable)?;
        let currency = row.new.amount.currency();
        let uses = stored::uses_of(reader, company, creditor, payable)?.into_iter();
        let uses = uses.map(|row| UseLine { row, amount: Money::from_minor(row.minor, currency) });
        let uses = uses.collect();
        let confirmed = stored::confirmed(reader, company, Some((creditor, payable)))?.into_iter();
        let confirmed = confirmed.map(|one| ConfirmedLine {
            as_of: one.as_of,
            amount: Money::from_minor(one.minor, currency),
            paper: one.paper,
        });
        let confirmed = confirmed.collect();
        Ok(Told { line: PayableLine::of(row, day), uses, confirmed })
    })
}

/// The document of a creditor that people and programs call by its number, as it was there on the day of
/// a balance.
///
/// # Errors
/// `UnknownDocument`, `Field` where several of that day carry the number, `NotPermitted` for those who see own customers only, or the store's.
pub fn numbered(
    office: &Office,
    company: CompanyId,
    who: Who,
    (code, number): (&str, &str),
    as_of: Day,
) -> Result<PayableLine, Refused> {
    who.must(Right::SeeWholeCompany)?;
    let day = companies::today(office, company)?;
    let (creditor, wanted) = (identity::customer(code), number_key(number));
    let rows = office.store.read(|reader| stored::of_creditor(reader, company, creditor))?;
    let own = rows.into_iter().filter(|row| number_key(&row.new.number) == wanted);
    let mut own: Vec<PayableRow> =
        own.filter(|row| !row.withdrawn && row.new.effective <= as_of).collect();
    if own.len() > 1 {
        own.sort_by_key(|row| (row.new.effective, row.new.payable));
        let days: Vec<String> = own.iter().map(|row| row.new.effective.to_string()).collect();
        return Err(Refused::Field {
            field: "number",
            value: format!("{number} ({})", days.join(", ")),
            reason: "is the number of several documents of this creditor, of the days named",
            remedy: "confirm it on the page of the document that is meant",
        });
    }
    let unknown = || Refused::UnknownDocument { number: number.to_owned() };
    own.pop().map(|row| PayableLine::of(row, day)).ok_or_else(unknown)
}
