//! What the company itself owes: kinds of payables (AP-01, AP-04), which of them are unjustified
//! (AP-02), and how they stand beside what the same counterparties owe it (AP-06, AP-07, TBL-05).

pub mod course;
pub mod income;

use crate::number::folded_number;
use crate::{CustomerId, Day, Money, MoneyError};

/// To whom something is owed (AP-01).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum PayableKind {
    /// Budget and funds.
    Budget,
    /// People who work for the company.
    Staff,
    /// Suppliers of materials and goods.
    #[default]
    Supplier,
    Contractor,
    /// Banks and others, for loans.
    Loan,
    Other,
}

impl PayableKind {
    /// Every kind, in the order of AP-01.
    pub const ALL: [PayableKind; 6] = [
        PayableKind::Budget,
        PayableKind::Staff,
        PayableKind::Supplier,
        PayableKind::Contractor,
        PayableKind::Loan,
        PayableKind::Other,
    ];

    /// The word written in files and stored rows.
    pub const fn code(self) -> &'static str {
        match self {
            PayableKind::Budget => "budget",
            PayableKind::Staff => "staff",
            PayableKind::Supplier => "supplier",
            PayableKind::Contractor => "contractor",
            PayableKind::Loan => "loan",
            PayableKind::Other => "other",
        }
    }

    /// The kind with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// What is owed by a payable (AP-04).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum PayableForm {
    #[default]
    Money,
    /// Goods, work or a service still to be given.
    InKind,
    /// A sum deposited for somebody who has not come for it.
    Deposited,
    /// A claim that somebody has made.
    Claim,
}

impl PayableForm {
    /// Every form, in the order of AP-04.
    pub const ALL: [PayableForm; 4] =
        [PayableForm::Money, PayableForm::InKind, PayableForm::Deposited, PayableForm::Claim];

    /// The word written in files and stored rows.
    pub const fn code(self) -> &'static str {
        match self {
            PayableForm::Money => "money",
            PayableForm::InKind => "in_kind",
            PayableForm::Deposited => "deposited",
            PayableForm::Claim => "claim",
        }
    }

    /// The form with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.code() == code)
    }
}

/// Why a payable is unjustified (AP-02).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unjustified {
    /// The supplier's documents for payment were not paid in time.
    Overdue,
    /// Goods or services came without the supplier's documents.
    WithoutDocuments,
}

impl Unjustified {
    /// Both, in the order of AP-02.
    pub const ALL: [Unjustified; 2] = [Unjustified::Overdue, Unjustified::WithoutDocuments];

    /// The word of addresses and answers.
    pub const fn code(self) -> &'static str {
        match self {
            Unjustified::Overdue => "overdue",
            Unjustified::WithoutDocuments => "without_documents",
        }
    }
}

/// Which payable it is that is asked about: everything AP-02 looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Obligation {
    pub kind: PayableKind,
    /// The supplier's documents for it are there.
    pub documented: bool,
    pub due: Day,
    /// What is open; below zero for a credit note.
    pub open: Money,
}

/// What makes it unjustified on a day; nothing of it where nothing is open. Only what came from
/// suppliers and contractors has documents of a supplier (AP-02).
pub fn unjustified(one: Obligation, on: Day) -> Vec<Unjustified> {
    let of_a_supplier = matches!(one.kind, PayableKind::Supplier | PayableKind::Contractor);
    if !of_a_supplier || !one.open.is_positive() {
        return Vec::new();
    }
    let holds = |why: &Unjustified| match why {
        Unjustified::Overdue => one.documented && one.due < on,
        Unjustified::WithoutDocuments => !one.documented,
    };
    Unjustified::ALL.into_iter().filter(holds).collect()
}

/// What was open of a document on a day, with what was settled of it by then: day and amount, below
/// zero where it was given back. `None` before the day of the document.
///
/// # Errors
/// When a sum overflows or currencies differ.
pub fn open_on(
    effective: Day,
    amount: Money,
    settled: impl IntoIterator<Item = (Day, Money)>,
    day: Day,
) -> Result<Option<Money>, MoneyError> {
    if effective > day {
        return Ok(None);
    }
    let by_then = settled.into_iter().filter(|(on, _)| *on <= day);
    let by_then = Money::sum(amount.currency(), by_then.map(|(_, settled)| settled))?;
    amount.minus(by_then).map(Some)
}

/// Which payable is this? The same creditor, number and year are the same document, whatever
/// amount a later file states. A document and the credit note that corrects it may share a
/// number.
pub fn identity(number: &str, effective: Day, is_credit: bool) -> i64 {
    let mut hasher = blake3::Hasher::new();
    let key = folded_number(number);
    let series: &[u8] = if is_credit { b"payable credit" } else { b"payable" };
    for part in [series, key.as_bytes(), &effective.year().to_le_bytes()] {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    let mut first = [0; 8];
    first.copy_from_slice(&hasher.finalize().as_bytes()[..8]);
    i64::from_le_bytes(first)
}

/// What is to be set off against which payables, oldest due first; `None` when less is open
/// than that. `open` is what is open of each, in that order; credit notes of the creditor
/// (below zero) lower what can be set off and are used up first.
pub fn spread(open: &[Money], amount: Money) -> Option<Vec<Money>> {
    let total: i64 = open.iter().try_fold(0_i64, |sum, one| sum.checked_add(one.minor()))?;
    if total < amount.minor() || !amount.is_positive() {
        return None;
    }
    let lowered: i64 = open.iter().map(|one| one.minor().min(0)).sum();
    let mut left = amount.minor().checked_sub(lowered)?;
    let shares = open.iter().map(|one| {
        let share = if one.minor() < 0 { one.minor() } else { one.minor().min(left) };
        if share > 0 {
            left -= share;
        }
        Money::from_minor(share, amount.currency())
    });
    Some(shares.collect())
}

/// One counterparty that owes, is owed, or both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Counterparty {
    pub customer: CustomerId,
    pub code: String,
    pub name: String,
    /// What it owes.
    pub receivable: Money,
    /// What it is owed.
    pub payable: Money,
    /// Of that, what is late (AP-02).
    pub payable_late: Money,
}

impl Counterparty {
    /// What could be set off: the smaller of both, nothing where one is missing.
    pub fn offset(&self) -> Money {
        let minor = self.receivable.minor().min(self.payable.minor()).max(0);
        Money::from_minor(minor, self.receivable.currency())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Currency;

    fn eur(minor: i64) -> Money {
        Money::from_minor(minor, Currency::from_code("EUR").expect("EUR"))
    }

    #[test]
    fn an_offset_takes_the_oldest_payables_and_never_more_than_is_open() {
        type Case = (&'static [i64], i64, Option<&'static [i64]>);
        let rows: [Case; 7] = [
            (&[100, 50], 120, Some(&[100, 20])),
            (&[100, 50], 150, Some(&[100, 50])),
            (&[100, 50], 151, None),
            (&[100, -30, 50], 120, Some(&[100, -30, 50])),
            (&[100, -30, 50], 60, Some(&[90, -30, 0])),
            (&[100], 0, None),
            (&[], 1, None),
        ];
        for (open, amount, expected) in rows {
            let open: Vec<Money> = open.iter().copied().map(eur).collect();
            let spread = spread(&open, eur(amount));
            let minors =
                spread.map(|parts| parts.iter().map(|one| one.minor()).collect::<Vec<_>>());
            assert_eq!(minors.as_deref(), expected, "{open:?} {amount}");
        }
    }

    #[test]
    fn wof_01_what_was_open_on_a_past_day_leaves_out_what_came_later() {
        let day = |text: &str| text.parse::<Day>().expect(text);
        let settled = [("2026-01-20", 30), ("2026-03-01", 50), ("2026-03-02", -50)]
            .map(|(on, minor)| (day(on), eur(minor)));
        let rows = [
            ("2026-01-09", None),
            ("2026-01-10", Some(100)),
            ("2026-01-19", Some(100)),
            ("2026-01-20", Some(70)),
            ("2026-03-01", Some(20)),
            ("2026-03-02", Some(70)), // an offset that was undone
        ];
        for (on, open) in rows {
            let found = open_on(day("2026-01-10"), eur(100), settled, day(on));
            assert_eq!(found, Ok(open.map(eur)), "{on}");
        }
    }

    #[test]
    fn ap_02_what_is_late_and_what_came_without_documents_is_unjustified() {
        use Unjustified::{Overdue, WithoutDocuments};
        let on: Day = "2026-03-20".parse().expect("a day");
        // Kind, with documents, due, open, why.
        type Case = (PayableKind, bool, &'static str, i64, &'static [Unjustified]);
        let rows: [Case; 8] = [
            (PayableKind::Supplier, true, "2026-03-19", 100, &[Overdue]),
            (PayableKind::Supplier, true, "2026-03-20", 100, &[]),
            (PayableKind::Supplier, false, "2026-03-19", 100, &[WithoutDocuments]),
            (PayableKind::Contractor, false, "2026-04-19", 100, &[WithoutDocuments]),
            (PayableKind::Supplier, true, "2026-03-19", 0, &[]),
            (PayableKind::Supplier, true, "2026-03-19", -100, &[]),
            (PayableKind::Budget, true, "2026-03-19", 100, &[]),
            (PayableKind::Staff, false, "2026-03-19", 100, &[]),
        ];
        for (kind, documented, due, open, expected) in rows {
            let due = due.parse().expect("a day");
            let one = Obligation { kind, documented, due, open: eur(open) };
            assert_eq!(unjustified(one, on), expected, "{one:?}");
        }
    }

    #[test]
    fn ap_04_money_things_deposits_and_claims_are_told_apart() {
        assert_eq!(
            PayableForm::ALL.map(PayableForm::code),
            ["money", "in_kind", "deposited", "claim"]
        );
        assert_eq!(
            PayableForm::ALL.map(|form| PayableForm::from_code(form.code())),
            PayableForm::ALL.map(Some)
        );
        assert_eq!(PayableForm::from_code("cash"), None);
    }

    #[test]
    fn ap_01_payables_have_six_kinds_and_are_known_again_by_number_and_year() {
        assert_eq!(
            PayableKind::ALL.map(|kind| PayableKind::from_code(kind.code())),
            PayableKind::ALL.map(Some)
        );
        let day = |text: &str| text.parse::<Day>().expect(text);
        let known = identity("A-1", day("2026-01-05"), false);
        assert_eq!(
            identity("a 1", day("2026-12-31"), false),
            identity("a1", day("2026-01-01"), false)
        );
        assert_ne!(identity("A-1", day("2027-01-05"), false), known, "next year");
        assert_ne!(identity("A-1", day("2026-01-05"), true), known, "its credit note");
    }
}
