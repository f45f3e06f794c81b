//! The debt block (section 1.5 of the contract): the invoices of an accrual with their
//! payments, and the figures that every accrual answers with.

use super::due_rule::DueRule;
use crate::given::Object;
use crate::refusal::Refusal;
use crate::repeated::refuse_repeated;
use crate::shape::{Field, Shape};
use crate::warnings::Warnings;
use saldo_domain::charges::{Accrual, Payment, Principal, Segment};
use saldo_domain::written::Written;
use saldo_domain::{Amount, Day};
use serde::{Serialize, Serializer};

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
    segments: Lines,
}

impl From<Accrual> for Proof {
    fn from(accrual: Accrual) -> Self {
        Self { days: accrual.days, segments: Lines(accrual.segments) }
    }
}

/// Segments as they are answered.
struct Lines(Vec<Segment>);

impl Serialize for Lines {
    /// All of them at once: nine tenths of what a batch writes are lines of proofs.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut json = Vec::with_capacity(BYTES_OF_A_LINE * self.0.len() + 2);
        json.push(b'[');
        // The rate changes far more often than the principal.
        let mut principal = (Amount::ZERO, Amount::ZERO.written());
        for (index, segment) in self.0.iter().enumerate() {
            if index > 0 {
                json.push(b',');
            }
            if segment.principal != principal.0 {
                principal = (segment.principal, segment.principal.written());
            }
            write_line(segment, &principal.1, &mut json);
        }
        json.push(b']');
        serializer.serialize_bytes(&json)
    }
}

/// Enough for amounts up to a billion.
const BYTES_OF_A_LINE: usize = 160;

fn write_line(segment: &Segment, principal: &Written, json: &mut Vec<u8>) {
    let Segment { from, to, days, rate, basis, amount, .. } = *segment;
    let mut part = |name: &[u8], value: &[u8]| {
        json.extend_from_slice(name);
        json.extend_from_slice(value);
    };
    part(b"{\"from\":\"", from.written().as_bytes());
    part(b"\",\"to\":\"", to.written().as_bytes());
    part(b"\",\"days\":", Written::whole(days).as_bytes());
    part(b",\"principal\":\"", principal.as_bytes());
    part(b"\",\"rate_pct\":\"", rate.written().as_bytes());
    part(b"\",\"basis\":\"", basis.code().as_bytes());
    part(b"\",\"amount\":\"", amount.written().as_bytes());
    json.extend_from_slice(b"\"}");
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::writer;
    use saldo_domain::charges::Basis;
    use serde_json::json;

    #[test]
    fn a_line_holds_every_figure_of_its_segment() {
        let day = |text: &str| text.parse::<Day>().expect(text);
        let segment = |principal: i128, amount: i128, basis| Segment {
            from: day("2020-02-29"),
            to: day("2020-12-31"),
            days: 307,
            principal: Amount::from_hundredths(principal),
            rate: "7.25".parse().expect("a rate"),
            basis,
            amount: Amount::from_hundredths(amount),
        };
        let vast = 99_999_999_999_999_999_999;
        let segments =
            [segment(100_050, 6_084, Basis::Year366), segment(vast, vast * 7, Basis::Day)];
        let mut written = Vec::new();
        writer::write(&Lines(segments.to_vec()), &mut written).expect("an answer");
        let line = |segment: &Segment| {
            json!({
                "from": segment.from, "to": segment.to, "days": segment.days,
                "principal": segment.principal, "rate_pct": segment.rate,
                "basis": segment.basis.code(), "amount": segment.amount,
            })
        };
        let lines: serde_json::Value = serde_json::from_slice(&written).expect("JSON");
        assert_eq!(lines, json!(segments.iter().map(line).collect::<Vec<_>>()));
        let first = r#"[{"from":"2020-02-29","to":"2020-12-31","days":307,"principal":"1000.50","rate_pct":"7.25","basis":"366","amount":"60.84"},"#;
        assert!(written.starts_with(first.as_bytes()));
    }
}
