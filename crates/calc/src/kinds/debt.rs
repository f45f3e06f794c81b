//! The debt block (section 1.5 of the contract): the invoices of an accrual with their
//! payments, and the figures that every accrual answers with.

use super::due_rule::DueRule;
use crate::given::Object;
use crate::refusal::Refusal;
use crate::repeated::refuse_repeated;
use crate::shape::{Field, Shape};
use crate::warnings::Warnings;
use saldo_domain::charges::{Accrual, Payment, Principal, Segment};
use saldo_domain::rates::Rate;
use saldo_domain::{Amount, Day};
use serde::Serialize;

/// The day of the computation.
pub(super) const AS_OF: Field = Field::needed("as_of", Shape::Date);

/// The invoices.
pub(super) const INVOICES: Field =
    Field::needed("invoices", Shape::List(1, 200, &Shape::Object(INVOICE)));

const INVOICE: &[Field] = &[
    Field::needed("invoice", Shape::Text),
    Field::needed("principal", Shape::Money),
    Field::needed("due_date", Shape::Date),
    Field::preset("payments", Shape::List(0, 500, &Shape::Object(PAYMENT)), "[]"),
];

const PAYMENT: &[Field] =
    &[Field::needed("date", Shape::Date), Field::needed("amount", Shape::MoneyAboveZero)];

/// An invoice of the input.
pub(super) struct Debt<'g> {
    invoice: &'g str,
    due_date: Day,
    pub(super) principal: Principal,
}

/// Refuses the second use of an invoice number.
pub(super) fn refuse_twice(given: &Object<'_>) -> Result<(), Refusal> {
    let numbers = given.objects("invoices").map(|invoice| invoice.text("invoice"));
    refuse_repeated(numbers, |index| format!("invoices[{index}].invoice"))
}

/// The invoices in their order, each refused where its due date cannot be moved.
pub(super) fn debts<'g>(
    given: &'g Object<'_>,
    rule: &DueRule<'_>,
    warnings: &mut Warnings,
) -> impl Iterator<Item = Result<Debt<'g>, Refusal>> {
    let as_of = given.day("as_of");
    given.objects("invoices").map(move |invoice| {
        let payments: Vec<Payment> = invoice.objects("payments").map(payment).collect();
        warnings.add_if(payments.iter().any(|payment| payment.day > as_of), "PAYMENT_AFTER_AS_OF");
        let due_date = invoice.day("due_date");
        let due = rule.effective(due_date)?;
        let principal = Principal::of_payments(invoice.amount("principal"), due, as_of, &payments);
        warnings.add_if(principal.overpaid().is_positive(), "OVERPAID");
        Ok(Debt { invoice: invoice.text("invoice"), due_date, principal })
    })
}

fn payment(given: &Object<'_>) -> Payment {
    Payment { day: given.day("date"), amount: given.amount("amount") }
}

/// What every accrual says of an invoice.
#[derive(Serialize)]
pub(super) struct Head<'g> {
    invoice: &'g str,
    principal: Amount,
    due_date: Day,
    due_date_effective: Day,
    overdue_days: i64,
    pub(super) remaining: Amount,
    overpaid: Amount,
}

impl<'g> Debt<'g> {
    /// The figures that do not depend on the method.
    pub(super) fn head(&self) -> Head<'g> {
        Head {
            invoice: self.invoice,
            principal: self.principal.original(),
            due_date: self.due_date,
            due_date_effective: self.principal.due(),
            overdue_days: self.principal.overdue_days(),
            remaining: self.principal.remaining(),
            overpaid: self.principal.overpaid(),
        }
    }
}

/// Days and segments of an invoice.
#[derive(Serialize)]
pub(super) struct Proof {
    days: u32,
    segments: Vec<Line>,
}

/// A segment as it is answered.
#[derive(Serialize)]
struct Line {
    from: Day,
    to: Day,
    days: u32,
    principal: Amount,
    rate_pct: Rate,
    basis: &'static str,
    amount: Amount,
}

impl From<&Accrual> for Proof {
    fn from(accrual: &Accrual) -> Self {
        Self { days: accrual.days, segments: accrual.segments.iter().map(Line::from).collect() }
    }
}

impl From<&Segment> for Line {
    fn from(segment: &Segment) -> Self {
        let Segment { from, to, days, principal, rate, basis, amount } = *segment;
        Self { from, to, days, principal, rate_pct: rate, basis: basis.code(), amount }
    }
}

/// What every accrual says of all invoices.
#[derive(Serialize)]
pub(super) struct Sum<I> {
    invoices: Vec<I>,
    amount_total: Option<Amount>,
    remaining_total: Amount,
    claim_total: Option<Amount>,
}

/// An invoice as a kind answers it.
pub(super) trait Answered {
    /// The figures that do not depend on the method.
    fn head(&self) -> &Head<'_>;

    /// What lateness costs; `None` where there is no figure.
    fn amount(&self) -> Option<Amount>;
}

impl<I: Answered> Sum<I> {
    /// The totals; `fixed` is claimed beside them.
    pub(super) fn of(invoices: Vec<I>, fixed: Amount) -> Self {
        let amount_total = invoices
            .iter()
            .try_fold(Amount::ZERO, |total, invoice| Some(total + invoice.amount()?));
        let remaining_total: Amount = invoices.iter().map(|invoice| invoice.head().remaining).sum();
        let claim_total = amount_total.map(|amount| amount + remaining_total + fixed);
        Self { invoices, amount_total, remaining_total, claim_total }
    }
}
