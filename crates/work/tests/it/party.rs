//! M19: two customers turn out to be one, or one to be two, on both databases.

use crate::firm::{Firm, day, eur, key, on_both};
use saldo_domain::{CustomerId, Day, ItemId, Role, UserId};
use saldo_store::book;
use saldo_work::acts::{self, JoinRefusal, NewPayment, Promise};
use saldo_work::imports::{self, Kind};
use saldo_work::reports::AgeingRequest;
use saldo_work::reports::ageing::ageing;
use saldo_work::{Refused, Silent, Who};
use std::collections::BTreeSet;

const CLERK: Who = Who::new(UserId::new(7), Role::Accountant);

fn join(firm: &Firm, from: &str, into: &str) -> Result<usize, Refused> {
    let both = (firm.customer(from), firm.customer(into));
    acts::join(&firm.office, firm.company, CLERK, both, "one firm, two codes")
        .map(|moved| moved.documents)
}

fn rows(firm: &Firm, code: &str) -> Vec<book::ItemRow> {
    let customer = firm.customer(code);
    let read = firm.office.store.read(|reader| book::items_of(reader, firm.company, customer));
    read.expect("read")
}

fn item(firm: &Firm, code: &str, number: &str) -> ItemId {
    let found = rows(firm, code).into_iter().find(|row| row.number == number);
    found.unwrap_or_else(|| panic!("no {number} of {code}")).item
}

/// Open of both sides, of one customer.
fn open(firm: &Firm, code: &str) -> i64 {
    rows(firm, code)
        .iter()
        .map(|row| match row.kind.side() {
            saldo_domain::book::Side::Debit => row.open.minor(),
            saldo_domain::book::Side::Credit => -row.open.minor(),
        })
        .sum()
}

/// What is owed on a day by everybody together, as known now.
fn owed(firm: &Firm, on: Day) -> i64 {
    let request = AgeingRequest::on(on);
    let found = ageing(&firm.office, firm.company, Who::program(), &request, &Silent);
    let found = found.expect("a report");
    found.main.total.minor()
}

const FILE: [&str; 4] = [
    "A-1 2026-01-10 2026-02-10 100.00",
    "C-2:B-1 2026-01-15 2026-02-15 200.00",
    "C-2:B-2 2026-02-01 2026-03-30 50.00",
    "C-2:B-3 2026-02-01 2026-03-30 70.00",
];

/// Two codes of one firm: C-2 has paid one of its invoices, part of another, promised the third.
fn two_codes(firm: &Firm) {
    firm.on("2026-03-10").invoices(&FILE);
    firm.import(
        Kind::Payments,
        "Customer,Payment date,Amount,Settles\nC-1,2026-03-01,10.00,A-1\n\
         C-2,2026-03-01,10.00,\nC-2,2026-03-02,70.00,B-3\nC-2,2026-03-05,60.00,B-1\n",
    );
    firm.run("2026-03-10");
    let promise = Promise {
        customer: firm.customer("C-2"),
        item: Some(item(firm, "C-2", "B-1")),
        amount: None,
        by: day("2026-03-12"),
        reason: "on Thursday".to_owned(),
    };
    acts::promise(&firm.office, firm.company, CLERK, &promise).expect("promised");
}

#[test]
fn merge_preserves_totals_and_history() {
    on_both(|firm| {
        two_codes(firm);
        let days = ["2026-01-12", "2026-02-01", "2026-03-01", "2026-03-04", "2026-03-10"];
        let before: Vec<i64> = days.iter().map(|on| owed(firm, day(on))).collect();
        let (one, other) = (open(firm, "C-1"), open(firm, "C-2"));
        assert_eq!((one, other), (9_000, 18_000));
        assert_eq!(join(firm, "C-2", "C-1").expect("joined"), 6);
        assert_eq!((open(firm, "C-1"), open(firm, "C-2")), (27_000, 0));
        let after: Vec<i64> = days.iter().map(|on| owed(firm, day(on))).collect();
        assert_eq!(after, before, "what everybody owes on every day");
        // Two payments of ten euros on one day were two, and are.
        let tens = rows(firm, "C-1").into_iter().filter(|row| row.amount == eur(1_000)).count();
        assert_eq!(tens, 2);
        // The file brings nothing new, by whichever code it names the firm.
        let again = firm.invoices(&FILE);
        assert_eq!((again.new, again.changed, again.unchanged), (0, 0, 4));
        let one_code: Vec<String> = FILE.iter().map(|line| line.replace("C-2:", "")).collect();
        let one_code: Vec<&str> = one_code.iter().map(String::as_str).collect();
        let again = firm.invoices(&one_code);
        assert_eq!((again.new, again.changed, again.unchanged), (0, 0, 4));
        // What names the old code later is about the firm.
        firm.invoices(&["C-2:B-4 2026-03-09 2026-04-09 5.00"]);
        assert_eq!((open(firm, "C-1"), open(firm, "C-2")), (27_500, 0));
        firm.assert_sound();
    });
}

/// M19: an import is undone where its documents are by now, and told anew they count again.
#[test]
fn m19_an_import_is_undone_where_its_documents_have_gone() {
    on_both(|firm| {
        let own = firm.on("2026-03-10").invoices(&FILE[..1]).batch.expect("a batch");
        let batch = firm.invoices(&FILE[1..]).batch.expect("a batch");
        let paid = "Customer,Payment date,Amount,Settles\nC-2,2026-03-05,60.00,B-1\n";
        firm.import(Kind::Payments, paid);
        let (office, company) = (&firm.office, firm.company);
        let undo = |batch| imports::undo(office, company, CLERK, batch, "the wrong file");
        join(firm, "C-2", "C-1").expect("joined");
        assert_eq!(open(firm, "C-1"), 10_000 + 32_000 - 6_000);
        assert_eq!(undo(batch).expect("undone"), 3, "they are the survivor's by now");
        assert_eq!((open(firm, "C-1"), open(firm, "C-2")), (4_000, 0), "the payment waits");
        assert!(matches!(undo(batch), Err(Refused::NothingToUndo { .. })));
        firm.assert_sound();
        assert_eq!(firm.invoices(&FILE).new, 3, "told anew");
        assert_eq!(open(firm, "C-1"), 10_000 + 32_000 - 6_000);
        assert_eq!(undo(own).expect("undone"), 1, "its own ones are where they were");
        firm.assert_sound();
    });
}

/// M19: a single document that has gone is undone there as well; one that was only corrected by the
/// import, and has gone, is named.
#[test]
fn m19_an_import_is_undone_where_single_documents_have_gone() {
    on_both(|firm| {
        let batch = firm.on("2026-03-10").invoices(&FILE).batch.expect("a batch");
        let (office, company) = (&firm.office, firm.company);
        let both = (firm.customer("C-2"), firm.customer("C-1"));
        let chosen = BTreeSet::from([item(firm, "C-2", "B-1")]);
        acts::move_documents(office, company, CLERK, both, &chosen, "another's").expect("moved");
        let corrected = FILE[1].replace("200.00", "150.00").replace("C-2:", "");
        let correction = firm.invoices(&[&corrected]).batch.expect("a batch");
        assert_eq!((open(firm, "C-1"), open(firm, "C-2")), (25_000, 12_000));
        let back = BTreeSet::from([item(firm, "C-1", "B-1")]);
        let way = (both.1, both.0);
        acts::move_documents(office, company, CLERK, way, &back, "it was theirs").expect("moved");
        let undo = |batch| imports::undo(office, company, CLERK, batch, "the wrong file");
        let refused = undo(correction);
        let named = matches!(&refused, Err(Refused::ImportInUse { number }) if number == "B-1");
        assert!(named, "{refused:?}");
        assert_eq!(undo(batch).expect("undone"), 4);
        assert_eq!((open(firm, "C-1"), open(firm, "C-2")), (0, 0));
        firm.assert_sound();
    });
}

#[test]
fn what_was_done_about_a_debt_goes_with_it_and_no_step_begins_anew() {
    on_both(|firm| {
        two_codes(firm);
        let effects = firm.effects();
        join(firm, "C-2", "C-1").expect("joined");
        // The promise holds the ladder until its day, there as it did here.
        let customer = firm.customer("C-1");
        let standing = firm
            .office
            .store
            .read(|reader| book::standing_of(reader, firm.company, customer))
            .expect("read");
        let moved: Vec<_> = standing.iter().map(|row| (row.item, row.until)).collect();
        assert_eq!(moved, [(Some(item(firm, "C-1", "B-1")), Some(day("2026-03-12")))]);
        firm.on("2026-03-11").run("2026-03-11");
        let later = firm.effects();
        let new: Vec<_> = later.difference(&effects).collect();
        assert_eq!(new, Vec::<&_>::new(), "what was asked for is not asked for again");
        firm.assert_sound();
    });
}

/// The ladder goes on over the join: until the middle of April each debt takes the steps that it would
/// have taken, had it been the survivor's from the first day; none twice, and none is left out. What a
/// step of the old account still asked for is withdrawn there: the next run asks for it here, a day later.
#[test]
fn m19_the_steps_after_a_join_are_those_of_debts_that_were_always_the_survivors() {
    let steps = |firm: &Firm| {
        let mut on = day("2026-03-11");
        while on <= day("2026-04-15") {
            firm.on(&on.to_string()).run(&on.to_string());
            on = on.plus(1);
        }
        let read = firm.office.store.read(|reader| {
            let customer = firm.customer("C-1");
            let items = book::items_of(reader, firm.company, customer)?;
            let up_to = day("2026-04-15");
            let taken = saldo_store::explain::steps_of(reader, firm.company, customer, up_to)?;
            Ok::<_, saldo_store::StoreError>((items, taken))
        });
        let (items, taken) = read.expect("read");
        let number = |of: ItemId| {
            items
                .iter()
                .find(|row| row.item == of)
                .map(|row| row.number.clone())
                .unwrap_or_default()
        };
        let mut told: Vec<(String, String, u32, Day)> = taken
            .into_iter()
            .map(|one| (number(one.item), one.clause, u32::from(one.step), one.day))
            .collect();
        told.sort();
        told
    };
    let begin = |firm: &Firm, of: &dyn Fn(&str) -> String| {
        let file: Vec<String> = FILE.iter().map(|line| of(line)).collect();
        let file: Vec<&str> = file.iter().map(String::as_str).collect();
        firm.on("2026-03-10").invoices(&file);
        firm.import(
            Kind::Payments,
            &of("Customer,Payment date,Amount,Settles\nC-1,2026-03-01,10.00,A-1\n\
                 C-2,2026-03-02,70.00,B-3\nC-2,2026-03-05,60.00,B-1\n"),
        );
        firm.run("2026-03-10");
    };
    on_both(|firm| {
        begin(firm, &|text| text.to_owned());
        join(firm, "C-2", "C-1").expect("joined");
        let joined = steps(firm);
        let always = Firm::new();
        begin(&always, &|text| text.replace("C-2:", "").replace("C-2", "C-1"));
        let expected = steps(&always);
        assert!(expected.len() > 5, "{expected:?}");
        let which = |(number, clause, step, _): &(String, String, u32, Day)| {
            (number.clone(), clause.clone(), *step)
        };
        let (taken, wanted): (Vec<_>, Vec<_>) =
            (joined.iter().map(which).collect(), expected.iter().map(which).collect());
        assert_eq!(taken, wanted, "the same steps, each once");
        for (one, other) in joined.iter().zip(&expected) {
            let later = one.3.days_since(other.3);
            let most = i64::from(one.0 == "B-1");
            assert!((0..=most).contains(&later), "{one:?}, and {other:?} had it always been C-1's");
        }
        firm.assert_sound();
    });
}

#[test]
fn some_documents_turn_out_to_be_another_customers_and_may_come_back() {
    on_both(|firm| {
        two_codes(firm);
        let both = (firm.customer("C-2"), firm.customer("C-1"));
        let move_some = |(from, into): (CustomerId, CustomerId), items: &[ItemId]| {
            let items: BTreeSet<ItemId> = items.iter().copied().collect();
            acts::move_documents(&firm.office, firm.company, CLERK, (from, into), &items, "theirs")
        };
        // B-3 and what paid it go together or not at all.
        let paid = item(firm, "C-2", "B-3");
        let tied = move_some(both, &[paid]);
        let Err(Refused::Joining(JoinRefusal::Tied { goes, .. })) = tied else {
            panic!("{tied:?}")
        };
        assert_eq!(goes, "B-3");
        let nothing = move_some(both, &[]);
        assert!(matches!(nothing, Err(Refused::Joining(JoinRefusal::Nothing))), "{nothing:?}");
        let before = firm.settlements();
        assert_eq!(move_some(both, &[item(firm, "C-2", "B-2")]).expect("moved").documents, 1);
        assert_eq!((open(firm, "C-1"), open(firm, "C-2")), (14_000, 13_000));
        // The customer is one of its own still: what its file tells lands there.
        firm.invoices(&["C-2:B-4 2026-03-09 2026-04-09 5.00"]);
        assert_eq!(open(firm, "C-2"), 13_500);
        let back = (both.1, both.0);
        move_some(back, &[item(firm, "C-1", "B-2")]).expect("moved back");
        assert_eq!((open(firm, "C-1"), open(firm, "C-2")), (9_000, 18_500));
        assert!(before.iter().all(|one| firm.settlements().contains(one)), "nothing is deleted");
        firm.assert_sound();
    });
}

#[test]
fn what_cannot_be_joined_is_refused_by_name() {
    let firm = Firm::new();
    two_codes(&firm);
    firm.invoices(&["C-3:A-1 2026-02-02 2026-03-02 9.00"]);
    let refused = |from: &str, into: &str| match join(&firm, from, into) {
        Err(Refused::Joining(refusal)) => refusal,
        other => panic!("{other:?}"),
    };
    assert_eq!(refused("C-1", "C-1"), JoinRefusal::Itself);
    // The same number in one year is one document told twice, and a person says which is wrong.
    assert_eq!(refused("C-3", "C-1"), JoinRefusal::SameNumber { number: "A-1".to_owned() });
    let customer = firm.customer("C-2");
    let all = Promise {
        customer,
        item: None,
        amount: None,
        by: day("2026-03-12"),
        reason: "everything".to_owned(),
    };
    acts::promise(&firm.office, firm.company, CLERK, &all).expect("promised");
    assert_eq!(refused("C-2", "C-1"), JoinRefusal::AboutAll);
    firm.on("2026-03-13");
    join(&firm, "C-2", "C-1").expect("joined");
    let already = JoinRefusal::JoinedAlready { code: "C-2".into(), survivor: "C-1".into() };
    assert_eq!(refused("C-2", "C-3"), already);
    assert_eq!(refused("C-3", "C-2"), already);
    // Money entered for the old code is not lost there: the act says whose it is.
    let payment = NewPayment {
        customer,
        number: String::new(),
        effective: day("2026-03-13"),
        amount: eur(100),
        parts: Vec::new(),
        rest_pays: true,
        note: String::new(),
    };
    let paid = acts::record_payment(&firm.office, firm.company, CLERK, &key(1), &payment);
    assert!(matches!(paid, Err(Refused::Joining(JoinRefusal::JoinedAlready { .. }))), "{paid:?}");
    // Once it is one of its own again, its documents can be moved back.
    acts::part(&firm.office, firm.company, CLERK, customer, "two firms after all").expect("parted");
    let all: BTreeSet<ItemId> = ["B-1", "B-2"].map(|number| item(&firm, "C-1", number)).into();
    let paid_by = rows(&firm, "C-1").into_iter().filter(|row| row.amount == eur(6_000));
    let all: BTreeSet<ItemId> = all.into_iter().chain(paid_by.map(|row| row.item)).collect();
    let both = (firm.customer("C-1"), customer);
    acts::move_documents(&firm.office, firm.company, CLERK, both, &all, "theirs").expect("moved");
    assert_eq!(open(&firm, "C-2"), 14_000 + 5_000);
    firm.assert_sound();
    for role in Role::ALL {
        let who = Who::new(UserId::new(7), role);
        let both = (firm.customer("C-3"), firm.customer("C-2"));
        let outcome = acts::join(&firm.office, firm.company, who, both, "why");
        let may = saldo_domain::authority::Right::JoinCustomers.belongs_to(role);
        let refused =
            matches!(outcome, Err(Refused::NotPermitted { .. } | Refused::UnknownCustomer { .. }));
        assert_eq!(refused, !may, "{role:?}: {outcome:?}");
        if may {
            break;
        }
    }
}
