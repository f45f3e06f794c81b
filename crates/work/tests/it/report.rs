//! Reports against the journal.

use crate::firm::{Firm, day, eur, invoices, key, on_both};
use proptest::prelude::*;
use saldo_domain::ageing::AgeingBy;
use saldo_domain::book::{Moment, Side};
use saldo_domain::{Day, Money};
use saldo_store::{StoreError, book};
use saldo_work::acts::{self, Gone, Lowering, NewLowering, NewPayment, Part};
use saldo_work::imports::Kind;
use saldo_work::reports::ageing::{AgeingReport, AgeingRequest, CurrencyAgeing, ageing};
use saldo_work::{Refused, Silent, Who};

fn report(firm: &Firm, request: &AgeingRequest) -> AgeingReport {
    ageing(&firm.office, firm.company, Who::program(), request, &Silent).expect("reported")
}

fn sum(parts: impl Iterator<Item = Money>) -> Money {
    parts.fold(eur(0), |sum, part| sum.plus(part).expect("euros"))
}

/// Buckets and unallocated money make the total, per customer and overall.
fn assert_adds_up(sheet: &CurrencyAgeing) {
    let buckets =
        |buckets: &[saldo_work::reports::ageing::Bucket]| sum(buckets.iter().map(|one| one.amount));
    assert_eq!(buckets(&sheet.buckets).plus(sheet.unallocated), Ok(sheet.total));
    assert_eq!(sum(sheet.customers.iter().map(|one| one.total)), sheet.total);
    assert_eq!(sum(sheet.customers.iter().map(|one| one.unallocated)), sheet.unallocated);
    for customer in &sheet.customers {
        assert_eq!(buckets(&customer.buckets).plus(customer.unallocated), Ok(customer.total));
    }
    for (at, bucket) in sheet.buckets.iter().enumerate() {
        assert_eq!(sum(sheet.customers.iter().map(|one| one.buckets[at].amount)), bucket.amount);
    }
}

/// The journal's own answer: every document and settlement that counts by a day.
fn journal_total(firm: &Firm, on: Day) -> i64 {
    let day = on.number();
    let peek = |sql: String| firm.office.store.peek(&sql).expect("readable");
    let documents = peek(format!(
        "SELECT CAST(COALESCE(SUM(CASE WHEN side = 1 THEN amount ELSE -amount END), 0) AS BIGINT)
         FROM item WHERE effective <= {day}"
    ));
    // An allocation lowers both sides; whatever has one side only changes the balance.
    let one_sided = peek(format!(
        "SELECT CAST(COALESCE(SUM(CASE WHEN credit_item = 0 THEN amount ELSE -amount END), 0) AS BIGINT)
         FROM movement WHERE effective <= {day} AND (credit_item = 0 OR debit_item = 0)"
    ));
    documents - one_sided
}

#[test]
fn a_small_company_is_aged_as_by_hand() {
    on_both(|firm| {
        firm.invoices(&[
            "1 2026-03-01 2026-03-31 10.00",
            "2 2026-02-01 2026-03-03 20.00",
            "C-2:3 2026-01-01 2026-01-31 40.00",
            "C-2:4 2025-01-01 2025-01-31 80.00",
        ]);
        firm.payments(&["2026-03-10 25.00 2"]);
        let found = report(firm, &AgeingRequest::on(day("2026-03-20")));
        assert_adds_up(&found.main);
        let json = serde_json::to_value(&found).expect("JSON");
        let expected = serde_json::json!({
            "as_of": "2026-03-20", "by": "due_date", "currency": "EUR", "total": "125.00",
            "buckets": [
                {"name": "not_due", "amount": "10.00"}, {"name": "1-30", "amount": "0.00"},
                {"name": "31-60", "amount": "40.00"}, {"name": "61-90", "amount": "0.00"},
                {"name": "90+", "amount": "80.00"}],
            "unallocated": "-5.00",
            "customers": [
                {"customer": "C-1", "name": "C-1", "total": "5.00", "unallocated": "-5.00",
                 "buckets": {"not_due": "10.00", "1-30": "0.00", "31-60": "0.00", "61-90": "0.00", "90+": "0.00"}},
                {"customer": "C-2", "name": "C-2", "total": "120.00", "unallocated": "0.00",
                 "buckets": {"not_due": "0.00", "1-30": "0.00", "31-60": "40.00", "61-90": "0.00", "90+": "80.00"}}]
        });
        assert_eq!(json, expected);
        // The day before the payment, and by the day of the invoice.
        let before = report(firm, &AgeingRequest::on(day("2026-03-09")));
        assert_eq!((before.main.total, before.main.unallocated), (eur(15_000), eur(0)));
        let request =
            AgeingRequest { by: AgeingBy::InvoiceDate, ..AgeingRequest::on(day("2026-03-20")) };
        let by_invoice = report(firm, &request);
        assert_eq!(by_invoice.main.buckets[1].amount, eur(1_000));
    });
}

#[test]
fn what_was_known_on_a_day_does_not_change_afterwards() {
    on_both(|firm| {
        firm.invoices(&["1 2026-03-01 2026-03-10 10.00"]);
        let known = firm.office.now();
        let as_known = |on| AgeingRequest { known_on: Some(known), ..AgeingRequest::on(day(on)) };
        let before = report(firm, &as_known("2026-03-20"));
        firm.on("2026-04-01");
        firm.payments(&["2026-03-15 4.00 1"]);
        firm.invoices(&["1 2026-03-01 2026-03-10 12.00", "2 2026-03-01 2026-03-10 7.00"]);
        assert_eq!(report(firm, &as_known("2026-03-20")), before);
        let now = report(firm, &AgeingRequest::on(day("2026-03-20")));
        assert_eq!(now.main.total, eur(1_500));
        let ever = AgeingRequest {
            known_on: Some(Moment::NOW_AND_EVER),
            ..AgeingRequest::on(day("2026-03-20"))
        };
        assert_eq!(report(firm, &ever), now);
    });
}

/// One thing somebody does.
#[derive(Clone, Debug)]
enum Deed {
    Invoice { customer: u8, number: u8, offset: i64, minor: i64 },
    Payment { customer: u8, settles: u8, offset: i64, minor: i64 },
    ByHand { offset: i64, minor: i64, rest_pays: bool },
    Correct { customer: u8, number: u8, minor: i64 },
}

fn deed() -> impl Strategy<Value = Deed> {
    let (customer, number, offset, minor) = (1..4_u8, 1..6_u8, 0..120_i64, 1..20_000_i64);
    prop_oneof![
        3 => (customer.clone(), number.clone(), offset.clone(), minor.clone())
            .prop_map(|(customer, number, offset, minor)| Deed::Invoice { customer, number, offset, minor }),
        2 => (customer.clone(), number.clone(), offset.clone(), minor.clone())
            .prop_map(|(customer, settles, offset, minor)| Deed::Payment { customer, settles, offset, minor }),
        1 => (offset, minor.clone(), any::<bool>())
            .prop_map(|(offset, minor, rest_pays)| Deed::ByHand { offset, minor, rest_pays }),
        1 => (customer, number, minor)
            .prop_map(|(customer, number, minor)| Deed::Correct { customer, number, minor }),
    ]
}

const FIRST: &str = "2025-11-01";

fn plain(minor: i64) -> String {
    eur(minor).to_plain()
}

fn perform(firm: &Firm, number_of_deed: u32, deed: &Deed) {
    let at = |offset: i64| day(FIRST).plus(offset);
    match deed {
        Deed::Invoice { customer, number, offset, minor } => {
            let on = at(*offset);
            let line = format!("C-{customer}:{number} {on} {} {}", on.plus(30), plain(*minor));
            firm.import(Kind::Invoices, &invoices(&[&line]));
        }
        Deed::Correct { customer, number, minor } => {
            let on = at(i64::from(*number));
            let line = format!("C-{customer}:k{number} {on} {} {}", on.plus(10), plain(*minor));
            firm.import(Kind::Invoices, &invoices(&[&line]));
        }
        Deed::Payment { customer, settles, offset, minor } => {
            let text = format!(
                "Customer,Payment date,Amount,Settles\nC-{customer},{},{},{settles}\n",
                at(*offset),
                plain(*minor)
            );
            firm.import(Kind::Payments, &text);
        }
        Deed::ByHand { offset, minor, rest_pays } => {
            let payment = NewPayment {
                customer: firm.customer("C-1"),
                number: String::new(),
                effective: at(*offset),
                amount: eur(*minor),
                parts: Vec::<Part>::new(),
                rest_pays: *rest_pays,
                note: format!("deed {number_of_deed}"),
            };
            acts::record_payment(
                &firm.office,
                firm.company,
                Who::program(),
                &key(number_of_deed),
                &payment,
            )
            .expect("recorded");
        }
    }
}

/// What a person does by hand to what is in the book: most of it changes one side alone.
#[derive(Clone, Debug)]
enum Act {
    WriteOff { of: usize, minor: i64 },
    Lower { of: usize, minor: i64, kind: Lowering, rest_pays: bool },
    PayBack { of: usize, minor: i64 },
    Withdraw { of: usize, gone: Gone },
    Reverse { of: usize },
}

fn act() -> impl Strategy<Value = Act> {
    let (of, minor) = (0..40_usize, 1..9_000_i64);
    let kind = prop_oneof![Just(Lowering::CreditNote), Just(Lowering::Return)];
    let gone = prop_oneof![Just(Gone::FromItsDay), Just(Gone::FromToday)];
    prop_oneof![
        (of.clone(), minor.clone()).prop_map(|(of, minor)| Act::WriteOff { of, minor }),
        (of.clone(), minor.clone(), kind, any::<bool>())
            .prop_map(|(of, minor, kind, rest_pays)| { Act::Lower { of, minor, kind, rest_pays } }),
        (of.clone(), minor).prop_map(|(of, minor)| Act::PayBack { of, minor }),
        (of.clone(), gone).prop_map(|(of, gone)| Act::Withdraw { of, gone }),
        of.prop_map(|of| Act::Reverse { of }),
    ]
}

/// Does it, where the book lets it; says whether it did.
fn carry_out(firm: &Firm, number: u32, act: &Act) -> bool {
    let customer = firm.customer("C-1");
    let (office, company, who) = (&firm.office, firm.company, Who::program());
    let read = office.store.read(|reader| {
        let items = book::items_of(reader, company, customer)?;
        Ok::<_, StoreError>((items, book::movements_of(reader, company, customer)?))
    });
    let (items, movements) = read.expect("readable");
    let of_side = |side: Side, of: usize| {
        let rows: Vec<_> = items.iter().filter(|row| row.kind.side() == side).collect();
        rows.get(of % rows.len().max(1)).map(|row| row.item)
    };
    let done = match act {
        Act::WriteOff { of, minor } => {
            let Some(item) = of_side(Side::Debit, *of) else { return false };
            let part = Part { item, amount: eur(*minor) };
            acts::write_off(office, company, who, &key(number), customer, part, "lost").map(drop)
        }
        Act::Lower { of, minor, kind, rest_pays } => {
            let new = NewLowering {
                customer,
                kind: *kind,
                number: format!("L-{number}"),
                effective: day(FIRST).plus(*of as i64),
                amount: eur(*minor),
                against: of_side(Side::Debit, *of),
                rest_pays: *rest_pays,
                reason: "broken".to_owned(),
            };
            acts::lower(office, company, who, &key(number), &new).map(drop)
        }
        Act::PayBack { of, minor } => {
            let Some(item) = of_side(Side::Credit, *of) else { return false };
            let part = Part { item, amount: eur(*minor) };
            acts::refund(office, company, who, &key(number), customer, part, "cash").map(drop)
        }
        Act::Withdraw { of, gone } => {
            let Some(row) = items.get(of % items.len()) else { return false };
            acts::withdraw(office, company, who, customer, row.item, *gone, "wrong").map(drop)
        }
        Act::Reverse { of } => {
            let Some(row) = movements.get(of % movements.len().max(1)) else { return false };
            let movement = row.movement.movement;
            acts::reverse(office, company, who, customer, movement, "wrong").map(drop)
        }
    };
    match done {
        Ok(()) => true,
        Err(Refused::Store(error)) => panic!("{act:?}: {error}"),
        Err(_) => false,
    }
}

fn reconciles(firm: &Firm, deeds: &[Deed], acts: &[Act]) {
    firm.invoices(&["first 2025-11-01 2025-12-01 1.00"]);
    for (number, deed) in (0..).zip(deeds) {
        perform(firm, number, deed);
    }
    for (number, act) in (1_000..).zip(acts) {
        carry_out(firm, number, act);
    }
    for offset in [-1, 0, 15, 30, 61, 119, 139, 150, 400] {
        let on = day(FIRST).plus(offset);
        for by in AgeingBy::ALL {
            let found = report(firm, &AgeingRequest { by, ..AgeingRequest::on(on) });
            assert_adds_up(&found.main);
            assert_eq!(found.main.total.minor(), journal_total(firm, on), "{on} {by:?}");
        }
    }
    firm.assert_sound();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, ..ProptestConfig::default() })]

    /// M24: whatever happened, on every day, by either date, buckets and unallocated money
    /// make the total, and the total is that of the journal; on both databases.
    #[test]
    fn every_total_reconciles_to_journal(
        deeds in prop::collection::vec(deed(), 1..25),
        acts in prop::collection::vec(act(), 0..15),
    ) {
        on_both(|firm| reconciles(firm, &deeds, &acts));
    }
}

/// Minor units of a cell of money.
fn minor(cell: Option<&saldo_work::reports::shape::Cell>) -> i64 {
    match cell {
        Some(saldo_work::reports::shape::Cell::Money(money)) => money.minor(),
        other => panic!("no money: {other:?}"),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, ..ProptestConfig::default() })]

    /// Whatever happened, on every day, as known on any day, the reports say the same sums as the
    /// ageing, and that is the journal's.
    #[test]
    fn tbl_07_every_report_ties_to_the_book(
        deeds in prop::collection::vec(deed(), 1..25),
        known in prop::option::of(0..4_i64),
    ) {
        use crate::analysis::shown;
        use saldo_work::reports::{Asked, find};
        let firm = Firm::new();
        firm.invoices(&["first 2025-11-01 2025-12-01 1.00"]);
        for (number, deed) in (0..).zip(&deeds) {
            firm.clock.set_day(day(FIRST).plus(200 + i64::from(number) / 8));
            perform(&firm, number, deed);
        }
        let known_on = known.map(|days| day(FIRST).plus(199 + days));
        for on in ["2025-10-31", "2025-11-30", "2025-12-31", "2026-01-31", "2026-02-28", "2026-03-31"] {
            let asked = Asked { known_on, ..Asked::on(day(on)) };
            let of = |name: &str, asked: &Asked| {
                shown(&firm, Who::program(), name, asked).expect("a report")
            };
            let made = |name: &str| match find(name).expect(name).listens_to("months") {
                true => of(name, &Asked { months: 2, ..asked.clone() }),
                false => of(name, &asked),
            };
            let ageing = made("ageing");
            let buckets = &ageing.tables[0];
            let unallocated = minor(buckets.rows.last().and_then(|row| row.cells.get(1)));
            let total = minor(buckets.total.as_ref().and_then(|total| total.get(1)));
            if known_on.is_none() {
                prop_assert_eq!(total, journal_total(&firm, day(on)));
            }
            let debits = total - unallocated;
            let documents = made("documents");
            let open = documents.tables[0].total.as_ref().and_then(|total| total.last());
            prop_assert_eq!(minor(open), total, "documents on {}", on);
            let composition = made("composition");
            let parts = &composition.tables[0];
            prop_assert_eq!(minor(parts.total.as_ref().and_then(|total| total.get(3))), debits);
            let buyers = minor(parts.rows[0].cells.get(3));
            let debtors = made("debtors");
            let owed = debtors.tables[0].total.as_ref().and_then(|total| total.get(1));
            prop_assert_eq!(minor(owed), buyers, "debtors on {}", on);
            let rolls = made("rolls");
            let last = rolls.tables[1].rows.last().and_then(|row| row.cells.last());
            prop_assert_eq!(minor(last), buyers, "rolls on {}", on);
            let dso = made("dso");
            let at_end = dso.tables[0].rows.last().and_then(|row| row.cells.get(1));
            prop_assert_eq!(minor(at_end), buyers, "dso on {}", on);
            let late = of("documents", &Asked { bucket: "overdue".to_owned(), ..asked.clone() });
            let late = late.tables[0].total.as_ref().and_then(|total| total.last());
            let discipline = of("discipline", &Asked { months: 60, ..asked.clone() });
            let still = discipline.tables[1].total.as_ref().and_then(|total| total.last());
            prop_assert_eq!(minor(still), minor(late), "still overdue on {}", on);
            let forecast = made("forecast");
            let expected = forecast.tables[0].total.as_ref().and_then(|total| total.last());
            prop_assert_eq!(minor(expected), debits, "forecast on {}", on);
            let provisions = made("provisions");
            let gross = provisions.tables[0].total.as_ref().and_then(|total| total.get(1));
            prop_assert_eq!(minor(gross), buyers, "provisions on {}", on);
            let turnover = made("turnover");
            let end = turnover.tables[0].rows.last().and_then(|row| row.cells.get(4));
            prop_assert_eq!(minor(end), buyers, "turnover on {}", on);
        }
    }
}
