//! Lists, totals and pages.

use crate::world::{World, card, contract, customer, day, eur};
use saldo_domain::book::{ItemKind, Side};
use saldo_domain::standing::StandingKind;
use saldo_domain::{Currency, UserId};
use saldo_store::book::{
    DocumentFilter, DocumentSort, DocumentState, Facts, NewStanding, document_count, documents,
};
use saldo_store::customers::{self, Filter, Sort};
use saldo_store::{StoreError, dashboard};

const TODAY: &str = "2026-03-01";

/// A: 300 overdue, 50 not due, 40 unallocated. B: 100 overdue, longest. C: nothing.
fn company(world: &World) {
    world.add_customers(&["A", "B", "C"]);
    world.invoice("A", "A-1", "2026-02-20", 300);
    world.invoice("A", "A-2", "2026-03-20", 50);
    world.document("A", ItemKind::Payment, "P", "2026-02-01", "2026-02-01", 40);
    world.invoice("B", "B-1", "2026-01-10", 100);
    world.invoice("B", "B-2", "2026-01-05", 70);
    let paid = world.document("B", ItemKind::Payment, "", "2026-01-05", "2026-01-05", 70);
    let second = saldo_domain::book::identity::numbered(ItemKind::Goods, "B-2", day("2025-12-06"));
    world.allocate("B", second, paid, "2026-01-05", 70).expect("allocates");
}

fn filter() -> Filter {
    Filter {
        day: day(TODAY),
        currency: Currency::from_code("EUR").expect("EUR"),
        search: String::new(),
        owner: None,
        without_owner: false,
        team: None,
        status: None,
        overdue_only: false,
        due_between: None,
        standing: None,
        sort: Sort::Overdue,
        offset: 0,
        limit: 10,
    }
}

fn listed(world: &World, filter: &Filter) -> (String, u64) {
    let page = world.store.read(|r| customers::page(r, world.company, filter)).expect("reads");
    (page.rows.iter().map(|row| row.code.as_str()).collect(), page.total)
}

contract! {
    fn customers_are_sorted_and_filtered(world) {
        company(world);
        world.write("owner", |w| customers::set_owner(w, world.company, &[customer("B")], Some(UserId::new(7)))).expect("sets");
        world.append(&Facts {
            standing: vec![NewStanding {
                customer: customer("A"),
                kind: StandingKind::Promise,
                item: None,
                from: day("2026-02-25"),
                until: Some(day("2026-03-05")),
                amount: None,
                reason: String::new(),
                order: None,
                ends: None,
                person: UserId::new(1),
            }],
            ..Facts::default()
        }).expect("promises");
        let rows: [(&str, Filter, &str); 13] = [
            ("overdue", filter(), "ABC"),
            ("balance", Filter { sort: Sort::Balance, ..filter() }, "ABC"),
            ("oldest", Filter { sort: Sort::Oldest, ..filter() }, "BAC"),
            ("name", Filter { sort: Sort::Name, ..filter() }, "ABC"),
            ("code", Filter { sort: Sort::Code, ..filter() }, "ABC"),
            ("search", Filter { search: "õun B".into(), ..filter() }, "B"),
            ("search without diacritics", Filter { search: "OUN".into(), ..filter() }, "ABC"),
            ("a wildcard is a letter", Filter { search: "%".into(), ..filter() }, ""),
            ("owner", Filter { owner: Some(UserId::new(7).into()), ..filter() }, "B"),
            ("nobody's", Filter { without_owner: true, ..filter() }, "AC"),
            ("overdue only", Filter { overdue_only: true, ..filter() }, "AB"),
            ("due in a bucket", Filter { due_between: Some((day("2026-02-01"), day("2026-02-28"))), ..filter() }, "A"),
            ("promise", Filter { standing: Some(StandingKind::Promise), ..filter() }, "A"),
        ];
        for (name, filter, expected) in rows {
            assert_eq!(listed(world, &filter), (expected.to_owned(), expected.len() as u64), "{name}");
        }
        assert_eq!(listed(world, &Filter { status: Some("GOOD".into()), ..filter() }), (String::new(), 0));
        assert_eq!(listed(world, &Filter { limit: 1, offset: 1, ..filter() }), ("B".into(), 3));
        assert_eq!(listed(world, &Filter { offset: 9, ..filter() }), (String::new(), 3), "past the end");
    }
}

contract! {
    fn a_row_tells_what_is_owed(world) {
        company(world);
        let page = world.store.read(|r| customers::page(r, world.company, &filter())).expect("reads");
        assert_eq!((page.balance, page.overdue), (eur(410), eur(400)));
        let a = &page.rows[0];
        assert_eq!((a.balance, a.overdue, a.open_documents), (eur(310), eur(300), 2));
        assert_eq!((a.oldest_due, a.others.len(), a.next_task.as_ref()), (Some(day("2026-02-20")), 0, None));
    }
}

contract! {
    /// M21: two people edit one card.
    fn a_stale_card_is_refused(world) {
        world.add_customers(&["A"]);
        let edit = |phone: &str| {
            let card = customers::Card { phone: phone.into(), ..card("A") };
            world.write("edit", |w| customers::update_card(w, world.company, &card))
        };
        assert_eq!(edit("111").expect("the first"), 2);
        let second = edit("222");
        assert!(matches!(second, Err(StoreError::Stale { .. })), "{second:?}");
        let read = world.store.read(|r| customers::by_code(r, world.company, " a ")).expect("reads");
        let read = read.expect("there");
        assert_eq!((read.phone.as_str(), read.version), ("111", 2));
        assert_eq!(listed(world, &Filter { search: "111".into(), ..filter() }).0, "A", "search follows");
        let unknown = world.write("edit", |w| customers::update_card(w, world.company, &card("Z")));
        assert!(matches!(unknown, Err(StoreError::Missing { .. })));
    }
}

fn invoices() -> DocumentFilter {
    DocumentFilter {
        day: day(TODAY),
        side: Side::Debit,
        search: String::new(),
        customer: None,
        owner: None,
        state: DocumentState::Any,
        from: None,
        to: None,
        sort: DocumentSort::Due,
        offset: 0,
        limit: 10,
    }
}

contract! {
    fn documents_are_sorted_and_filtered(world) {
        company(world);
        let rows: [(&str, DocumentFilter, &[&str]); 12] = [
            ("all", invoices(), &["B-2", "B-1", "A-1", "A-2"]),
            ("latest first", DocumentFilter { sort: DocumentSort::Latest, ..invoices() }, &["A-2", "A-1", "B-1", "B-2"]),
            ("largest open", DocumentFilter { sort: DocumentSort::Open, ..invoices() }, &["A-1", "B-1", "A-2", "B-2"]),
            ("open", DocumentFilter { state: DocumentState::Open, ..invoices() }, &["B-1", "A-1", "A-2"]),
            ("overdue", DocumentFilter { state: DocumentState::Overdue, ..invoices() }, &["B-1", "A-1"]),
            ("closed", DocumentFilter { state: DocumentState::Closed, ..invoices() }, &["B-2"]),
            ("of one customer", DocumentFilter { customer: Some(customer("A")), ..invoices() }, &["A-1", "A-2"]),
            ("by number", DocumentFilter { search: "b-".into(), ..invoices() }, &["B-2", "B-1"]),
            ("by number, open", DocumentFilter { search: "a-1".into(), state: DocumentState::Open, ..invoices() }, &["A-1"]),
            ("of nobody's customers", DocumentFilter { owner: Some(UserId::new(7).into()), ..invoices() }, &[]),
            ("dated", DocumentFilter { from: Some(day("2026-01-01")), to: Some(day("2026-01-31")), ..invoices() }, &["A-1"]),
            ("second page", DocumentFilter { offset: 1, limit: 2, ..invoices() }, &["B-1", "A-1"]),
        ];
        for (name, filter, expected) in rows {
            let (found, count) = world.store.read(|r| {
                Ok::<_, StoreError>((documents(r, world.company, &filter)?, document_count(r, world.company, &filter)?))
            }).expect("reads");
            let numbers: Vec<&str> = found.iter().map(|row| row.number.as_str()).collect();
            assert_eq!(numbers, expected, "{name}");
            let page_only = if name == "second page" { 4 } else { expected.len() as u64 };
            assert_eq!(count, page_only, "{name}");
        }
        let payments = DocumentFilter { side: Side::Credit, state: DocumentState::Open, ..invoices() };
        let found = world.store.read(|r| documents(r, world.company, &payments)).expect("reads");
        assert_eq!((found.len(), found[0].open, found[0].disputed), (1, eur(40), false));
    }
}

contract! {
    fn totals_agree_with_the_list(world) {
        company(world);
        let (totals, numbers, biggest, by_day) = world.store.read(|r| {
            Ok::<_, StoreError>((
                dashboard::totals(r, world.company, day(TODAY), None)?,
                dashboard::numbers(r, world.company, day(TODAY), None)?,
                dashboard::biggest(r, world.company, day(TODAY), eur(0).currency(), None, 10)?,
                dashboard::by_due_day(r, world.company, day(TODAY), None)?,
            ))
        }).expect("reads");
        assert_eq!((totals[0].debit, totals[0].overdue, totals[0].unallocated), (eur(450), eur(400), eur(40)));
        let expected = dashboard::Numbers {
            customers: 3, debtors: 2, overdue_debtors: 2, open_documents: 3, messages_planned: 0,
        };
        assert_eq!(numbers, expected);
        let codes: Vec<&str> = biggest.iter().map(|one| one.code.as_str()).collect();
        assert_eq!((codes, biggest[0].balance), (vec!["A", "B"], eur(310)));
        assert_eq!(by_day, [
            (day("2026-01-10"), eur(100)), (day("2026-02-20"), eur(300)), (day("2026-03-20"), eur(50)),
        ]);
        let nobody = Some(UserId::new(9).into());
        let none = world.store.read(|r| {
            Ok::<_, StoreError>((
                dashboard::totals(r, world.company, day(TODAY), nobody)?.len(),
                dashboard::numbers(r, world.company, day(TODAY), nobody)?,
                dashboard::biggest(r, world.company, day(TODAY), eur(0).currency(), nobody, 10)?.len(),
                dashboard::by_due_day(r, world.company, day(TODAY), nobody)?.len(),
            ))
        });
        assert_eq!(none.expect("reads"), (0, dashboard::Numbers::default(), 0, 0));
    }
}

contract! {
    /// A past day shows what was open then; later payments do not reach back.
    fn a_past_day_is_shown_as_it_was(world) {
        company(world);
        let then = Filter { day: day("2026-01-04"), ..filter() };
        let page = world.store.read(|r| customers::page(r, world.company, &then)).expect("reads");
        let b = page.rows.iter().find(|row| row.code == "B").expect("B");
        assert_eq!((b.balance, b.overdue, b.open_documents), (eur(170), eur(0), 2));
    }
}
