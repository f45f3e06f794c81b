use super::*;
use crate::book::identity::Twins;
use crate::money::Currency;
use proptest::prelude::*;

fn day(text: &str) -> Day {
    text.parse().expect(text)
}

fn money(minor: i64, code: &str) -> Money {
    Money::from_minor(minor, Currency::from_code(code).expect(code))
}

fn fact(kind: ItemKind, number: &str, on: &str, minor: i64) -> DocumentFact {
    DocumentFact {
        customer: "C-1".into(),
        kind,
        number: number.into(),
        effective: day(on),
        due: if kind.side() == Side::Debit { day(on).plus(30) } else { day(on) },
        amount: money(minor, "EUR"),
        settles: None,
        reference: None,
        disputed: false,
        note: None,
    }
}

fn invoice(number: &str, on: &str, minor: i64) -> DocumentFact {
    fact(ItemKind::Goods, number, on, minor)
}

fn payment(settles: &str, on: &str, minor: i64) -> DocumentFact {
    let settles = (!settles.is_empty()).then(|| settles.to_owned());
    DocumentFact { settles, ..fact(ItemKind::Payment, "", on, minor) }
}

/// One line of the source for each fact, from line 2 on.
fn lines(facts: &[DocumentFact]) -> Vec<Told> {
    let mut twins = Twins::default();
    let told = facts.iter().zip(2..);
    told.map(|(fact, line)| Told { line, identity: twins.next(fact), fact: fact.clone() }).collect()
}

/// The documents of an empty book after an intake, as the next one finds them.
fn known_after(known: &[Known], done: &Intake) -> Vec<Known> {
    let mut after = known.to_vec();
    for new in &done.items {
        after.push(Known {
            item: new.item,
            identity: new.item,
            kind: new.fact.kind,
            number: new.fact.number.clone(),
            effective: new.fact.effective,
            due: new.fact.due,
            amount: new.fact.amount,
            open: new.fact.amount,
            moves: Vec::new(),
            used: false,
            settles: new.fact.settles.as_deref().map(number_key).unwrap_or_default(),
            cancelled: false,
            undone: None,
            disputed: false,
            reference: String::new(),
            charged_for: None,
        });
    }
    for one in &mut after {
        let reasoned = done.reasoned.iter().map(|one| &one.movement);
        let touching = done.movements.iter().chain(reasoned).filter(|movement| {
            movement.debit_item == Some(one.item) || movement.credit_item == Some(one.item)
        });
        for movement in touching {
            one.open = one.open.minus(movement.amount).expect("one currency");
            one.moves.push(Moved { effective: movement.effective, amount: movement.amount });
            if movement.kind == MovementKind::Amendment {
                one.amount = one.amount.minus(movement.amount).expect("one currency");
            } else {
                one.used = true;
            }
        }
        one.due = done
            .due_changes
            .iter()
            .find(|change| change.item == one.item)
            .map_or(one.due, |change| change.due);
        one.disputed |= done.disputes.iter().any(|dispute| dispute.item == one.item);
        let told = done.references.iter().find(|told| told.item == one.item);
        one.reference = told.map_or(one.reference.clone(), |told| told.reference.clone());
    }
    after
}

fn open_of(known: &[Known], number: &str) -> i64 {
    known.iter().filter(|one| one.number == number).map(|one| one.open.minor()).sum()
}

fn counts(done: &Intake) -> (usize, usize, usize, usize) {
    let of = |fate| done.fates.values().filter(|found| **found == fate).count();
    (of(Fate::New), of(Fate::Changed), of(Fate::Unchanged), done.refused.len())
}

#[test]
fn a_source_read_again_changes_nothing() {
    let source = lines(&[
        DocumentFact { disputed: true, ..invoice("15", "2026-01-10", 100) },
        invoice("16", "2026-01-11", 50),
        payment("15", "2026-02-01", 60),
        payment("", "2026-02-02", 5),
        payment("", "2026-02-02", 5),
    ]);
    let first = intake(source.clone(), &[], Unnamed::StaysUnallocated);
    assert_eq!(counts(&first), (5, 0, 0, 0));
    let known = known_after(&[], &first);
    assert_eq!(open_of(&known, "15"), 40);
    let second = intake(source, &known, Unnamed::StaysUnallocated);
    assert_eq!(counts(&second), (0, 0, 5, 0));
    assert_eq!((second.items, second.movements, second.disputes), (vec![], vec![], vec![]));
}

#[test]
fn each_line_has_the_fate_it_deserves() {
    let before = intake(
        lines(&[invoice("15", "2026-01-10", 100), payment("15", "2026-02-01", 60)]),
        &[],
        Unnamed::StaysUnallocated,
    );
    let known = known_after(&[], &before);
    let later_due = DocumentFact { due: day("2026-04-01"), ..invoice("15", "2026-01-10", 100) };
    let roubles = DocumentFact { amount: money(100, "RUB"), ..invoice("15", "2026-01-10", 0) };
    let rows = [
        ("the same", invoice("15", "2026-01-10", 100), Ok(Fate::Unchanged)),
        ("spelled otherwise", invoice(" № 15", "2026-01-10", 100), Ok(Fate::Unchanged)),
        ("next year's", invoice("15", "2027-01-10", 100), Ok(Fate::New)),
        ("raised", invoice("15", "2026-01-10", 130), Ok(Fate::Changed)),
        ("lowered to what is settled", invoice("15", "2026-01-10", 60), Ok(Fate::Changed)),
        ("lowered below", invoice("15", "2026-01-10", 59), Err("below_settled")),
        ("another day", invoice("15", "2026-01-11", 100), Err("other_day")),
        ("another currency", roubles, Err("other_currency")),
        ("another due day", later_due, Ok(Fate::Changed)),
    ];
    for (case, fact, expected) in rows {
        let done = intake(lines(&[fact]), &known, Unnamed::StaysUnallocated);
        let found = done.fates.get(&2).copied().ok_or_else(|| done.refused[0].cause.code());
        assert_eq!(found, expected, "{case}");
    }
}

#[test]
fn the_same_number_twice_with_other_content_is_refused_by_its_line() {
    let source = lines(&[invoice("15", "2026-01-10", 100), invoice("15", "2026-01-10", 200)]);
    let done = intake(source, &[], Unnamed::StaysUnallocated);
    assert_eq!(done.items.len(), 1);
    assert_eq!(done.refused[0].line, 3);
    assert_eq!(done.refused[0].cause, NotTakenCause::ToldDifferently { first_line: 2 });
}

#[test]
fn a_row_is_taken_whole_or_not_at_all() {
    let known = known_after(
        &[],
        &intake(
            lines(&[invoice("15", "2026-01-10", 100), payment("15", "2026-02-01", 60)]),
            &[],
            Unnamed::StaysUnallocated,
        ),
    );
    let mut source = lines(&[
        invoice("15", "2026-01-10", 50),
        payment("15", "2026-03-01", 10),
        payment("15", "2026-03-02", 40),
    ]);
    source[1].line = 2;
    let done = intake(source, &known, Unnamed::StaysUnallocated);
    assert_eq!(done.refused.len(), 1, "the amount is below what is settled");
    assert_eq!(done.items.len(), 1, "the payment of the refused row is not taken");
    assert_eq!(done.movements[0].amount, money(40, "EUR"));
    assert_eq!(done.fates.get(&2), None);
}

#[test]
fn a_corrected_day_of_payment_is_not_a_second_payment() {
    let row = |invoiced: i64, paid_on: &str, paid: i64| {
        let mut told =
            lines(&[invoice("15", "2026-01-10", invoiced), payment("15", paid_on, paid)]);
        told[1].line = 2;
        told
    };
    let first = intake(row(100, "2026-02-01", 100), &[], Unnamed::StaysUnallocated);
    let known = known_after(&[], &first);
    let partly = intake(row(100, "2026-02-01", 40), &[], Unnamed::StaysUnallocated);
    let partly = known_after(&[], &partly);
    let rows = [
        ("the same", &known, row(100, "2026-02-01", 100), None),
        ("another day", &known, row(100, "2026-02-02", 100), Some("paid_otherwise")),
        ("another amount", &known, row(120, "2026-02-01", 120), Some("paid_otherwise")),
        ("the rest", &partly, row(100, "2026-02-09", 60), None),
    ];
    for (case, known, told, refused) in rows {
        let done = intake(told, known, Unnamed::StaysUnallocated);
        assert_eq!(done.refused.first().map(|one| one.cause.code()), refused, "{case}");
        let after = known_after(known, &done);
        assert_eq!(open_of(&after, ""), 0, "{case}: nothing is left unallocated");
    }
}

#[test]
fn credit_settles_the_debt_it_names_and_never_more_than_both_have() {
    let rows: [(&str, Vec<DocumentFact>, i64, usize); 5] = [
        ("in full", vec![payment("15", "2026-02-01", 100)], 0, 0),
        ("in part", vec![payment("15", "2026-02-01", 30)], 70, 0),
        ("too much", vec![payment("15", "2026-02-01", 130)], 0, 0),
        ("twice", vec![payment("15", "2026-02-01", 80), payment("15", "2026-02-03", 80)], 0, 0),
        ("unknown number", vec![payment("99", "2026-02-01", 80)], 100, 1),
    ];
    for (case, payments, open, unfound) in rows {
        let paid: i64 = payments.iter().map(|fact| fact.amount.minor()).sum();
        let facts = [vec![invoice("15", "2026-01-10", 100)], payments].concat();
        let done = intake(lines(&facts), &[], Unnamed::StaysUnallocated);
        let known = known_after(&[], &done);
        assert_eq!(open_of(&known, "15"), open, "{case}");
        assert_eq!(open_of(&known, ""), paid - (100 - open), "{case}: nothing is lost");
        assert_eq!(done.unfound.len(), unfound, "{case}");
    }
}

#[test]
fn a_number_used_again_means_the_year_nearest_before_the_payment() {
    let facts = [
        invoice("15", "2024-12-20", 100),
        invoice("15", "2025-12-20", 100),
        invoice("15", "2026-12-20", 100),
        payment("15", "2026-01-05", 100),
    ];
    let source = lines(&facts);
    let meant = source[1].identity;
    let done = intake(source, &[], Unnamed::StaysUnallocated);
    assert_eq!(done.movements[0].debit_item, Some(meant));
}

/// What was settled with what, when and how much, whatever the order in which it was found.
fn settlements(files: &[&[DocumentFact]]) -> Vec<(ItemId, ItemId, Day, i64)> {
    let (mut known, mut found) = (Vec::new(), Vec::new());
    for file in files {
        let done = intake(lines(file), &known, Unnamed::StaysUnallocated);
        known = known_after(&known, &done);
        let settled = |one: &&NewMovement| one.kind == MovementKind::Allocation;
        found.extend(done.movements.iter().filter(settled).map(|one| {
            let (debit, credit) = (one.debit_item, one.credit_item);
            (debit.expect("a debt"), credit.expect("a credit"), one.effective, one.amount.minor())
        }));
    }
    found.sort_unstable();
    found
}

#[test]
fn files_may_be_read_in_any_order() {
    let early = [invoice("15", "2026-01-10", 100), invoice("16", "2026-01-11", 50)];
    let late = [invoice("17", "2026-03-01", 70)];
    let first = [payment("15", "2026-02-01", 60), payment("17", "2026-02-01", 70)];
    let second = [payment("15", "2026-02-20", 40), payment("16", "2026-01-20", 80)];
    let files: [&[DocumentFact]; 4] = [&early, &late, &first, &second];
    let expected = settlements(&files);
    assert_eq!(expected.len(), 4);
    let mut orders = 0;
    for code in 0..256_usize {
        let order = [code & 3, code >> 2 & 3, code >> 4 & 3, code >> 6];
        if BTreeSet::from(order).len() < 4 {
            continue;
        }
        assert_eq!(settlements(&order.map(|at| files[at])), expected, "read in order {order:?}");
        orders += 1;
    }
    assert_eq!(orders, 24);
}

#[test]
fn a_waiting_payment_settles_the_debt_it_names_when_that_arrives() {
    // What waits, whether it was used before, the open rest, what arrives, what is settled.
    let late = fact(ItemKind::Payment, "", "2026-02-01", 100);
    let roubles = DocumentFact { amount: money(100, "RUB"), ..invoice("15", "2026-01-10", 0) };
    let rows = [
        ("the debt it names", false, 100, invoice("15", "2026-01-10", 100), 100),
        ("a debt of a later day", false, 100, invoice("15", "2026-03-10", 100), 100),
        ("another debt", false, 100, invoice("16", "2026-01-10", 100), 0),
        ("a debt in another currency", false, 100, roubles, 0),
        ("the rest of it", true, 30, invoice("15", "2026-01-10", 100), 30),
        ("the rest, next year's number", true, 30, invoice("15", "2027-01-10", 100), 0),
    ];
    for (case, used, open, arriving, settled) in rows {
        let named = DocumentFact { settles: Some("15".into()), ..late.clone() };
        let early = intake(lines(&[named]), &[], Unnamed::StaysUnallocated);
        let mut known = known_after(&[], &early);
        known[0].used = used;
        known[0].open = money(open, "EUR");
        let done =
            intake(lines(std::slice::from_ref(&arriving)), &known, Unnamed::StaysUnallocated);
        let found: i64 = done.movements.iter().map(|one| one.amount.minor()).sum();
        assert_eq!(found, settled, "{case}");
        assert_eq!(counts(&done), (1, 0, 0, 0), "{case}");
        let known = known_after(&known, &done);
        let again = intake(lines(&[arriving]), &known, Unnamed::StaysUnallocated);
        assert_eq!(counts(&again), (0, 0, 1, 0), "{case}: read again");
    }
}

#[test]
fn a_waiting_payment_takes_part_when_its_debt_is_raised() {
    let first = [invoice("15", "2026-01-10", 100)];
    let raised = [invoice("15", "2026-01-10", 130)];
    let paid = [payment("15", "2026-02-01", 130)];
    for files in [[&first[..], &raised, &paid], [&first, &paid, &raised]] {
        let settled: i64 = settlements(&files).iter().map(|one| one.3).sum();
        assert_eq!(settled, 130);
    }
}

#[test]
fn a_designation_means_only_debts_of_its_currency() {
    let roubles = DocumentFact { amount: money(100, "RUB"), ..invoice("15", "2026-01-20", 0) };
    let facts =
        [invoice("15", "2025-12-20", 100), roubles.clone(), payment("15", "2026-02-01", 60)];
    let done = intake(lines(&facts), &[], Unnamed::StaysUnallocated);
    assert_eq!(done.movements[0].amount, money(60, "EUR"));
    assert_eq!(done.unfound, [0_u64; 0]);
    let alone =
        intake(lines(&[roubles, payment("15", "2026-02-01", 60)]), &[], Unnamed::StaysUnallocated);
    assert_eq!((alone.movements.len(), alone.unfound), (0, vec![3]));
}

#[test]
fn a_corrected_payment_that_was_never_used_may_still_be_used() {
    let note = |minor| DocumentFact {
        settles: Some("15".into()),
        ..fact(ItemKind::CreditNote, "K-1", "2026-02-01", minor)
    };
    let early = intake(lines(&[note(40)]), &[], Unnamed::StaysUnallocated);
    let known = known_after(&[], &early);
    let corrected = intake(lines(&[note(60)]), &known, Unnamed::StaysUnallocated);
    let known = known_after(&known, &corrected);
    assert!(!known[0].used, "an amendment is no use");
    let debt = invoice("15", "2026-01-10", 100);
    let done = intake(lines(&[debt]), &known, Unnamed::StaysUnallocated);
    assert_eq!(done.movements[0].amount, money(60, "EUR"));
}

#[test]
fn money_that_names_an_unknown_debt_does_not_pay_the_oldest() {
    let facts = [invoice("15", "2026-01-10", 100), payment("99", "2026-02-01", 80)];
    let done = intake(lines(&facts), &[], Unnamed::Pays(AllocationOrder::OldestFirst));
    assert_eq!((done.movements.len(), done.reasoned.len(), done.unfound), (0, 0, vec![3]));
}

#[test]
fn money_from_far_ahead_is_refused() {
    let today = day("2026-02-01");
    let rows = [
        (payment("15", "2026-02-01", 5), None),
        (payment("15", "2026-02-08", 5), None),
        (payment("15", "2026-02-09", 5), Some("day_in_future")),
        (payment("", "2062-02-01", 5), Some("day_in_future")),
        (invoice("15", "2026-06-01", 5), None),
    ];
    for (fact, refused) in rows {
        let found = refuse_future_money(&fact, today).err().map(|cause| cause.code());
        assert_eq!(found, refused, "{fact:?}");
    }
}

#[test]
fn a_dispute_ends_on_the_day_the_source_has_it_settled() {
    let disputed = DocumentFact { disputed: true, ..invoice("15", "2026-01-10", 100) };
    let open = intake(lines(std::slice::from_ref(&disputed)), &[], Unnamed::StaysUnallocated);
    assert_eq!(open.disputes[0].until, None);
    let settled = lines(&[disputed, payment("15", "2026-02-01", 100)]);
    let settled = intake(settled, &[], Unnamed::StaysUnallocated);
    assert_eq!(settled.disputes[0].until, Some(day("2026-02-01")));
}

/// What money that names nothing pays, as `day number amount reason`.
fn paid_by(order: AllocationOrder, facts: &[DocumentFact]) -> String {
    let done = intake(lines(facts), &[], Unnamed::Pays(order));
    assert_eq!(done.movements, []);
    let number = |item| {
        let known = done.items.iter().find(|new| Some(new.item) == item);
        known.map_or("", |new| new.fact.number.as_str())
    };
    let told = done.reasoned.iter().map(|Reasoned { movement, reason }| {
        let (day, minor) = (movement.effective, movement.amount.minor());
        format!("{day} {} {minor} {}", number(movement.debit_item), reason.code())
    });
    told.collect::<Vec<_>>().join(", ")
}

#[test]
fn money_that_names_nothing_pays_in_the_order_of_the_contract() {
    use AllocationOrder::{Designation, Ee, OldestFirst, ProRata, Ru};
    let fee =
        DocumentFact { due: day("2026-02-08"), ..fact(ItemKind::Charge, "f", "2026-01-25", 30) };
    let facts = [
        invoice("16", "2026-01-20", 100),
        invoice("15", "2026-01-10", 100),
        fee,
        payment("", "2026-02-15", 170),
    ];
    // 15 and the fee are due by the day of payment, 16 is not.
    let rows = [
        (OldestFirst, "f 30 earliest_due, 15 100 earliest_due, 16 40 earliest_due"),
        (Ee, "f 30 earliest_due, 15 100 earliest_due, 16 40 earliest_due"),
        (Ru, "15 100 earliest_due, f 30 penalty_after_principal, 16 40 unmatured_last"),
        (ProRata, "15 100 shared_pro_rata, f 30 shared_pro_rata, 16 40 unmatured_last"),
        (Designation, ""),
    ];
    for (order, expected) in rows {
        assert_eq!(paid_by(order, &facts).replace("2026-02-15 ", ""), expected, "{order:?}");
    }
    let waiting = intake(lines(&facts), &[], Unnamed::StaysUnallocated);
    assert_eq!(open_of(&known_after(&[], &waiting), "15"), 100);
}

/// What money that names nothing pays of debts that the book holds, charges claimed for
/// invoice 15 among them, as `number amount`.
fn paid_of_known(order: AllocationOrder, minor: i64) -> String {
    let due = |fact: DocumentFact| DocumentFact { due: fact.effective, ..fact };
    let facts = [
        invoice("15", "2026-01-10", 100),
        invoice("16", "2026-01-11", 100),
        due(fact(ItemKind::Charge, "15/1", "2026-02-12", 7)),
        due(fact(ItemKind::Charge, "15/2", "2026-02-13", 5)),
    ];
    let first = intake(lines(&facts), &[], Unnamed::StaysUnallocated);
    let mut known = known_after(&[], &first);
    let of = |number: &str| known.iter().find(|one| one.number == number).expect(number);
    let bearer = Bearer { item: of("15").item, due: of("15").due };
    for one in known.iter_mut().filter(|one| one.kind == ItemKind::Charge) {
        one.charged_for = Some(bearer);
    }
    let done = intake(lines(&[payment("", "2026-02-20", minor)]), &known, Unnamed::Pays(order));
    let told = done.reasoned.iter().map(|one| {
        let paid = known.iter().find(|known| Some(known.item) == one.movement.debit_item);
        format!("{} {}", paid.expect("known").number, one.movement.amount.minor())
    });
    told.collect::<Vec<_>>().join(", ")
}

#[test]
fn money_of_a_file_pays_the_charges_of_a_document_with_it() {
    use AllocationOrder::{Ee, OldestFirst, ProRata, Ru};
    // 15 was due on 9 February, 16 on the 10th; the claims are of the 12th and 13th.
    let rows = [
        (Ee, 120, "15/1 7, 15/2 5, 15 100, 16 8"),
        (Ee, 9, "15/1 7, 15/2 2"),
        (Ru, 209, "15 100, 16 100, 15/1 7, 15/2 2"),
        (OldestFirst, 120, "15 100, 15/1 7, 15/2 5, 16 8"),
        (ProRata, 209, "15 100, 16 100, 15/1 7, 15/2 2"),
    ];
    for (order, minor, expected) in rows {
        assert_eq!(paid_of_known(order, minor), expected, "{order:?} {minor}");
    }
}

#[test]
fn what_no_debt_of_its_day_needs_pays_the_debts_that_come() {
    let facts = [
        // Due before the other, and not there yet when the money comes.
        DocumentFact { due: day("2026-03-05"), ..invoice("17", "2026-03-01", 100) },
        invoice("15", "2026-02-10", 100),
        payment("", "2026-02-15", 130),
    ];
    assert_eq!(
        paid_by(AllocationOrder::OldestFirst, &facts),
        "2026-02-15 15 100 earliest_due, 2026-03-01 17 30 earliest_due"
    );
}

fn any_unnamed() -> impl Strategy<Value = DocumentFact> {
    (0..5_u8, 0..60_i64, 1..30_i64, 1..90_i64).prop_map(|(which, on, term, minor)| {
        let on = day("2026-01-10").plus(on).to_string();
        let due = day(&on).plus(term / 4 * 4);
        match which {
            0 => DocumentFact { due, ..fact(ItemKind::Charge, "f", &on, minor) },
            1 | 2 => DocumentFact { due, ..invoice("i", &on, minor) },
            _ => payment("", &on, minor),
        }
    })
}

/// What credits pay when each is recorded by hand on its day and looked at again on each later
/// day on which a debt comes.
fn recorded_by_hand(
    order: AllocationOrder,
    items: &[crate::book::Item],
    charged: &BTreeMap<ItemId, ItemId>,
) -> Vec<Reasoned> {
    use crate::book::{CustomerBook, Item, Moment};
    let mut book = CustomerBook::new(items.to_vec(), [], []).with_charges(charged.clone());
    let days: BTreeSet<Day> = items.iter().map(|item| item.effective).collect();
    let mut credits: Vec<&Item> =
        items.iter().filter(|item| item.kind.side() == Side::Credit).collect();
    credits.sort_by_key(|credit| (credit.effective, credit.item));
    let mut made = Vec::new();
    for credit in credits {
        for on in days.range(credit.effective..) {
            let due = book.allocate_in_order(order, credit.item, None, *on).expect("small");
            for one in due {
                let id = identity::movement(&one.movement, 0);
                let recorded = one.movement.clone().recorded(credit.customer, id, Moment(1));
                book.enter(recorded).expect("a proposal passes the check");
                made.push(one);
            }
        }
    }
    made
}

fn as_items(done: &Intake) -> Vec<crate::book::Item> {
    let item = |new: &NewItem| crate::book::Item {
        customer: crate::ids::CustomerId::new(1),
        item: new.item,
        kind: new.fact.kind,
        number: String::new(),
        effective: new.fact.effective,
        due: new.fact.due,
        amount: new.fact.amount,
        recorded: crate::book::Moment(0),
    };
    done.items.iter().map(item).collect()
}

proptest! {
    /// A file pays what its payments would pay if each were recorded on its day.
    #[test]
    fn a_file_pays_what_payments_recorded_by_hand_would_pay(
        facts in prop::collection::vec(any_unnamed(), 0..20),
        order in prop::sample::select(AllocationOrder::ALL.to_vec()),
    ) {
        let done = intake(lines(&facts), &[], Unnamed::Pays(order));
        let made = recorded_by_hand(order, &as_items(&done), &BTreeMap::new());
        prop_assert_eq!(done.reasoned, made);
    }

    /// The same of debts that the book holds, with charges claimed for some of them.
    #[test]
    fn a_file_pays_charges_as_payments_recorded_by_hand_would(
        facts in prop::collection::vec(any_unnamed(), 0..20),
        order in prop::sample::select(AllocationOrder::ALL.to_vec()),
        bearers in prop::collection::vec(any::<prop::sample::Index>(), 20),
    ) {
        let (paying, owed): (Vec<Told>, Vec<Told>) =
            lines(&facts).into_iter().partition(|one| one.fact.kind == ItemKind::Payment);
        let before = intake(owed, &[], Unnamed::StaysUnallocated);
        let mut known = known_after(&[], &before);
        let goods: Vec<Bearer> = known.iter().filter(|one| one.kind == ItemKind::Goods)
            .map(|one| Bearer { item: one.item, due: one.due }).collect();
        let mut charged = BTreeMap::new();
        let fees = known.iter_mut().filter(|one| one.kind == ItemKind::Charge);
        for (fee, bearer) in fees.zip(&bearers).filter(|_| !goods.is_empty()) {
            fee.charged_for = Some(*bearer.get(&goods));
            charged.extend(fee.charged_for.map(|bearer| (fee.item, bearer.item)));
        }
        let done = intake(paying, &known, Unnamed::Pays(order));
        let mut items = as_items(&before);
        items.extend(as_items(&done));
        prop_assert_eq!(done.reasoned, recorded_by_hand(order, &items, &charged));
    }
}

#[test]
fn a_settlement_takes_what_is_left_from_its_day_on() {
    type Movements = &'static [(&'static str, i64)];
    // Movements of a debt of 100, the payment's day, what it may settle.
    let rows: [(Movements, &str, i64); 5] = [
        (&[("2026-03-01", 30)], "2026-02-01", 70),
        (&[("2026-02-01", 30)], "2026-02-01", 70),
        (&[("2026-02-01", 100), ("2026-03-01", -100)], "2026-02-15", 0),
        (&[("2026-02-01", 100), ("2026-03-01", -100)], "2026-03-01", 100),
        (&[("2026-02-10", 60), ("2026-03-01", -20)], "2026-02-01", 40),
    ];
    let first = intake(lines(&[invoice("15", "2026-01-10", 100)]), &[], Unnamed::StaysUnallocated);
    for (moves, on, settled) in rows {
        let mut known = known_after(&[], &first);
        for (effective, minor) in moves {
            let amount = money(*minor, "EUR");
            known[0].moves.push(Moved { effective: day(effective), amount });
            known[0].open = known[0].open.minus(amount).expect("small");
        }
        let paid = lines(&[payment("15", on, 100)]);
        let done = intake(paid, &known, Unnamed::StaysUnallocated);
        let found: Vec<_> =
            done.movements.iter().map(|one| (one.effective, one.amount.minor())).collect();
        let expected: Vec<_> = (settled > 0).then_some((day(on), settled)).into_iter().collect();
        assert_eq!(found, expected, "{moves:?} paid on {on}");
        assert_eq!(done.unfound.len(), usize::from(settled == 0), "{moves:?} paid on {on}");
    }
}

fn any_fact() -> impl Strategy<Value = DocumentFact> {
    (0..6_u8, 1..4_i64, 0..40_i64, any::<bool>()).prop_map(|(which, number, offset, disputed)| {
        let on = day("2026-01-10").plus(offset).to_string();
        let number = number.to_string();
        match which {
            0..3 => DocumentFact { disputed, ..invoice(&number, "2026-01-10", 100 + offset % 3) },
            3 => payment("", &on, 40),
            _ => payment(&number, &on, 40),
        }
    })
}

proptest! {
    /// Failure M12 and invariant I1: whatever is told, in one source or in two, money is
    /// conserved and nothing is overdrawn; told again, nothing is new.
    #[test]
    fn nothing_is_lost_overdrawn_or_doubled(
        facts in prop::collection::vec(any_fact(), 0..14),
        cut in 0..14_usize,
        order in prop::option::of(prop::sample::select(AllocationOrder::ALL.to_vec())),
    ) {
        let unnamed = order.map_or(Unnamed::StaysUnallocated, Unnamed::Pays);
        let source = lines(&facts);
        let (before, after) = source.split_at(cut.min(source.len()));
        let first = intake(before.to_vec(), &[], unnamed);
        let known = known_after(&[], &first);
        let second = intake(after.to_vec(), &known, unnamed);
        let known = known_after(&known, &second);
        for one in &known {
            prop_assert!(one.open.minor() >= 0 && one.open.minor() <= one.amount.minor(), "{one:?}");
        }
        let paid: i64 = first.items.iter().chain(&second.items)
            .filter(|new| new.fact.kind.side() == Side::Credit)
            .map(|new| new.fact.amount.minor())
            .sum();
        let reasoned = first.reasoned.iter().chain(&second.reasoned).map(|one| &one.movement);
        let used: i64 = first.movements.iter().chain(&second.movements).chain(reasoned)
            .filter(|movement| movement.kind == MovementKind::Allocation)
            .map(|movement| movement.amount.minor())
            .sum();
        let left: i64 = known.iter()
            .filter(|one| one.kind.side() == Side::Credit)
            .map(|one| one.open.minor())
            .sum();
        prop_assert_eq!(paid, used + left);
        let again = intake(source, &known, unnamed);
        prop_assert!(again.items.is_empty(), "{:?}", again.items);
    }
}

/// The book after the import that brought these documents was undone: cancelled by one movement.
fn undone(known: &[Known]) -> Vec<Known> {
    let cancelled = |(number, one): (i64, &Known)| Known {
        open: Money::zero(one.amount.currency()),
        moves: vec![Moved { effective: one.effective, amount: one.amount }],
        used: true,
        cancelled: true,
        undone: Some(MovementId::new(number)),
        ..one.clone()
    };
    (1..).zip(known).map(cancelled).collect()
}

#[test]
fn what_was_undone_with_its_import_counts_anew_with_what_is_told_now() {
    use MovementKind::{Allocation, Amendment, Cancellation};
    let invoice = |due: &str, minor| DocumentFact {
        due: due.parse().expect("a day"),
        ..fact(ItemKind::Goods, "15", "2026-01-10", minor)
    };
    let first = lines(&[invoice("2026-02-09", 10_000), payment("15", "2026-02-01", 3_000)]);
    let done = intake(first.clone(), &[], Unnamed::StaysUnallocated);
    let books = undone(&known_after(&[], &Intake { movements: Vec::new(), ..done }));
    let again = intake(first, &books, Unnamed::StaysUnallocated);
    assert_eq!(again.fates.values().copied().collect::<Vec<_>>(), [Fate::New, Fate::New]);
    assert!(again.items.is_empty() && again.refused.is_empty());
    let told = |done: &Intake| {
        let line = |one: &NewMovement| (one.kind, one.amount.minor(), one.reverses.is_some());
        done.movements.iter().map(line).collect::<Vec<_>>()
    };
    let anew = [(Cancellation, -10_000, true), (Cancellation, -3_000, true)];
    assert_eq!(told(&again), [anew[0], anew[1], (Allocation, 3_000, false)]);

    let corrected = lines(&[invoice("2026-02-20", 9_000)]);
    let done = intake(corrected, &books, Unnamed::StaysUnallocated);
    assert_eq!(told(&done), [anew[0], (Amendment, 1_000, false)]);
    assert_eq!(done.due_changes.len(), 1);
    assert_eq!(done.fates.values().copied().collect::<Vec<_>>(), [Fate::New]);
    // Withdrawn by a person, it stays withdrawn.
    let withdrawn: Vec<Known> =
        books.into_iter().map(|one| Known { undone: None, ..one }).collect();
    let done =
        intake(lines(&[invoice("2026-02-09", 9_000)]), &withdrawn, Unnamed::StaysUnallocated);
    assert!(matches!(done.refused[0].cause, NotTakenCause::Cancelled));
}

/// A list over New Year that is long is decided like a short one: each document by itself, and not
/// against all others.
#[test]
fn a_long_list_over_new_year_is_decided_like_a_short_one() {
    const MANY: usize = 15_000;
    let december: Vec<DocumentFact> =
        (0..MANY).map(|at| invoice(&format!("N-{at}"), "2025-12-20", 100)).collect();
    let known = known_of(&december);
    let told: Vec<DocumentFact> = (0..MANY)
        .flat_map(|at| {
            let number = format!("N-{at}");
            let january = invoice(&number, "2026-01-10", if at % 3 == 1 { 250 } else { 100 });
            let both = (at % 3 == 2).then(|| invoice(&number, "2025-12-20", 100));
            both.into_iter().chain([january])
        })
        .collect();
    let done = intake(lines(&told), &known, Unnamed::StaysUnallocated);
    // Every third is a corrected date, every third another sum, every third is told in both years.
    let third = MANY / 3;
    assert_eq!(counts(&done), (2 * third, 0, third, third));
    let is_other_day = |one: &NotTaken| matches!(one.cause, NotTakenCause::OtherDay { known, .. } if known == day("2025-12-20"));
    assert!(done.refused.iter().all(is_other_day), "{:?}", done.refused.first());
}

/// These documents as the book finds them.
fn known_of(facts: &[DocumentFact]) -> Vec<Known> {
    known_after(&[], &intake(lines(facts), &[], Unnamed::StaysUnallocated))
}

#[test]
fn the_latest_payment_reference_counts_and_silence_leaves_it() {
    let bears = |reference: &str| DocumentFact {
        reference: Some(reference.into()),
        ..fact(ItemKind::Goods, "15", "2026-01-10", 10_000)
    };
    let silent = fact(ItemKind::Goods, "15", "2026-01-10", 10_000);
    let note = DocumentFact {
        reference: Some("77".into()),
        ..fact(ItemKind::CreditNote, "K-1", "2026-01-10", 1_000)
    };
    // What each file tells, what is kept of it, and what becomes of its line.
    let files: [(&[DocumentFact], &[&str], Fate); 6] = [
        (&[bears("1234561")], &["1234561"], Fate::New),
        (&[bears("1234561")], &[], Fate::Unchanged),
        (std::slice::from_ref(&silent), &[], Fate::Unchanged),
        (&[bears("7654324")], &["7654324"], Fate::Changed),
        // Of one file the last line counts.
        (&[bears("111"), bears("222")], &["222"], Fate::Changed),
        (&[note], &[], Fate::New),
    ];
    let mut known = Vec::new();
    let mut items = Vec::new();
    for (file, expected, fate) in files {
        let done = intake(lines(file), &known, Unnamed::StaysUnallocated);
        let kept: Vec<&str> = done.references.iter().map(|one| one.reference.as_str()).collect();
        assert_eq!(kept, expected);
        assert_eq!(done.fates.values().max(), Some(&fate), "{expected:?}");
        items.extend(done.references.iter().map(|one| one.item));
        known = known_after(&known, &done);
    }
    items.dedup();
    assert_eq!(items.len(), 1, "it is the same document all along");
}

#[test]
fn a_row_that_is_refused_leaves_no_payment_reference() {
    let invoice = |reference: &str, day: &str| DocumentFact {
        reference: Some(reference.into()),
        ..fact(ItemKind::Goods, "15", day, 10_000)
    };
    let first = intake(lines(&[invoice("111", "2026-01-10")]), &[], Unnamed::StaysUnallocated);
    let known = known_after(&[], &first);
    let done = intake(lines(&[invoice("222", "2026-01-11")]), &known, Unnamed::StaysUnallocated);
    assert_eq!(done.refused.len(), 1);
    assert!(done.references.is_empty());
    // Nor does one that is withdrawn take another.
    let withdrawn: Vec<Known> =
        known.into_iter().map(|one| Known { cancelled: true, ..one }).collect();
    let done =
        intake(lines(&[invoice("222", "2026-01-10")]), &withdrawn, Unnamed::StaysUnallocated);
    assert!(done.references.is_empty());
}
