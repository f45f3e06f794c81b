//! What clients of the use-cases rely on: versions, scopes, one answer for what is foreign
//! and what does not exist.

use crate::firm::{Firm, day, eur, key, on_both};
use saldo_domain::standing::StandingKind;
use saldo_domain::{Money, Role, UserId};
use saldo_work::acts::{self, CardEdit, Contact, ContactKind, NewPayment, Promise};
use saldo_work::users::{self, NewPerson};
use saldo_work::views::{self, CustomerFilter, CustomerSort, DocumentFilter, Page};
use saldo_work::{Refused, RefusedKind, Who, control, explain, reports};
use saldo_work::{Silent, reports::AgeingRequest};

fn firm_with_two_reps() -> (Firm, Who, Who) {
    let firm = Firm::new();
    let (one, two) = two_reps(&firm);
    (firm, one, two)
}

/// C-1 owes 100 and is the first one's, C-2 owes 40 and is the second one's.
fn two_reps(firm: &Firm) -> (Who, Who) {
    firm.invoices(&["15 2026-01-10 2026-02-09 100.00", "C-2:77 2026-01-10 2026-02-09 40.00"]);
    let (one, two) = (UserId::new(1), UserId::new(2));
    for (number, login) in ["one", "two"].iter().enumerate() {
        let new = NewPerson {
            login: (*login).into(),
            name: format!("Rep {number}"),
            role: Role::SalesRep,
            team: String::new(),
            language: String::new(),
            password: "long enough".into(),
        };
        users::add(&firm.office, firm.company, Who::program(), &new).expect("added");
    }
    let assign = |code: &str, owner| {
        let customers = [firm.customer(code)];
        acts::assign_owner(&firm.office, firm.company, Who::program(), &customers, Some(owner))
            .expect("assigned");
    };
    assign("C-1", one);
    assign("C-2", two);
    (Who::new(one, Role::SalesRep), Who::new(two, Role::SalesRep))
}

/// M21
#[test]
fn stale_version_is_409() {
    let (firm, one, _) = firm_with_two_reps();
    let customer = firm.customer("C-1");
    let seen = views::customer_card(&firm.office, firm.company, one, "C-1").expect("seen").version;
    let edit = |phone: &str| CardEdit { phone: Some(phone.into()), ..CardEdit::default() };
    let save = |version, phone| {
        acts::edit_card(&firm.office, firm.company, one, customer, version, &edit(phone))
    };
    let now = save(seen, "+372 1").expect("saved");
    let refused = save(seen, "+372 2").expect_err("somebody was faster");
    assert!(matches!(refused, Refused::Stale { .. }), "{refused}");
    assert_eq!(refused.kind(), RefusedKind::Conflict);
    save(now, "+372 2").expect("seen again");
    let card = views::customer_card(&firm.office, firm.company, one, "C-1").expect("seen");
    assert_eq!(card.phone, "+372 2");
    // Several who saw the same and save at the same moment: one of them is heard, the others are
    // told, and what stands is what that one wrote.
    let phones = ["+372 10", "+372 11", "+372 12", "+372 13"];
    let outcomes = std::thread::scope(|scope| {
        let save = &save;
        let people: Vec<_> =
            phones.map(|phone| scope.spawn(move || save(card.version, phone))).into();
        people.into_iter().map(|one| one.join().expect("answered")).collect::<Vec<_>>()
    });
    let heard: Vec<&str> = phones
        .iter()
        .zip(&outcomes)
        .filter(|(_, one)| one.is_ok())
        .map(|(phone, _)| *phone)
        .collect();
    let told = outcomes.iter().filter(|one| matches!(one, Err(Refused::Stale { .. }))).count();
    assert_eq!((heard.len(), told), (1, 3), "{outcomes:?}");
    let card = views::customer_card(&firm.office, firm.company, one, "C-1").expect("seen");
    assert_eq!([card.phone.as_str()], *heard.as_slice());
}

/// S01, S02: everything that a representative can ask about a colleague's customer.
#[test]
fn a_foreign_customer_is_as_if_it_were_not_there() {
    let (firm, _, two) = firm_with_two_reps();
    let (office, company) = (&firm.office, firm.company);
    let (customer, item) = (firm.customer("C-1"), firm.item("15"));
    let payment = NewPayment {
        customer,
        number: String::new(),
        effective: day("2026-02-20"),
        amount: eur(100),
        parts: Vec::new(),
        rest_pays: false,
        note: String::new(),
    };
    let promise = Promise {
        customer,
        item: None,
        by: day("2026-04-01"),
        amount: None,
        reason: String::new(),
    };
    let contact =
        Contact { customer, kind: ContactKind::Call, day: day("2026-03-20"), body: "hello".into() };
    let edit = CardEdit { phone: Some("1".into()), ..CardEdit::default() };
    let before = firm.state();
    let refusals = [
        ("card", views::customer_card(office, company, two, "C-1").err()),
        ("timeline", views::timeline(office, company, two, "C-1", Page::default()).err()),
        ("document", views::document(office, company, two, customer, item).err()),
        ("movements", views::movements(office, company, two, customer, item).err()),
        ("explain customer", explain::customer(office, company, two, "C-1", None).err()),
        ("explain invoice", explain::invoice(office, company, two, "15", None).err()),
        ("payment", acts::record_payment(office, company, two, &key(1), &payment).err()),
        ("note", acts::note(office, company, two, &contact).err()),
        ("promise", acts::promise(office, company, two, &promise).err()),
        ("dispute", acts::dispute(office, company, two, customer, Some(item), "no").err()),
        ("edit", acts::edit_card(office, company, two, customer, 1, &edit).err()),
    ];
    for (question, refused) in refusals {
        let refused = refused.unwrap_or_else(|| panic!("{question} was answered"));
        assert_eq!(refused.kind(), RefusedKind::Missing, "{question}: {refused}");
    }
    assert_eq!(firm.state(), before);
    let nobody = views::customer_card(office, company, two, "C-9").expect_err("nobody").to_string();
    let foreign =
        views::customer_card(office, company, two, "C-1").expect_err("foreign").to_string();
    assert_eq!(nobody.replace("C-9", "C-1"), foreign);
}

/// PAY-05: a representative gives an uncertain customer three days at the most; nothing is
/// noted or run ahead of time.
#[test]
fn waiting_and_running_ahead_have_their_limits() {
    let (firm, one, _) = firm_with_two_reps();
    let (office, company) = (&firm.office, firm.company);
    let customer = firm.customer("C-1");
    let promised = |who: Who, by: &str| {
        let (item, amount, reason) = (None, None, String::new());
        let promise = Promise { customer, item, by: day(by), amount, reason };
        acts::promise(office, company, who, &promise).map_err(|refused| refused.kind())
    };
    let head = Who { role: Role::HeadOfSales, ..one };
    assert_eq!(promised(one, "2026-03-24"), Err(RefusedKind::Input));
    assert_eq!(promised(head, "2026-07-01"), Err(RefusedKind::Input));
    assert_eq!(promised(one, "2026-03-23"), Ok(()));
    // Longer, a part is paid on the day, whoever grants it (PAY-06).
    assert_eq!(promised(head, "2026-03-26"), Err(RefusedKind::Input));
    let (item, by, amount) = (None, day("2026-03-20"), Some(eur(100)));
    let part = Promise { customer, item, by, amount, reason: String::new() };
    acts::promise(office, company, one, &part).expect("a part of today");
    assert_eq!(promised(one, "2026-03-26"), Err(RefusedKind::Forbidden));
    assert_eq!(promised(head, "2026-03-26"), Ok(()));

    let kind = ContactKind::Call;
    let ahead = Contact { customer, kind, day: day("2026-03-21"), body: "will call".into() };
    let refused = acts::note(office, company, one, &ahead).expect_err("still to come");
    assert_eq!(refused.kind(), RefusedKind::Input);

    let run = |as_of: &str| control::plan(office, company, head, Some(day(as_of)), &Silent);
    assert_eq!(run("2099-01-01").expect_err("too far").kind(), RefusedKind::Input);
    run("2026-04-20").expect("a month ahead is looked at");
}

#[test]
fn lists_and_totals_hold_own_customers_only() {
    on_both(|firm| {
        let (one, _) = two_reps(firm);
        let (office, company) = (&firm.office, firm.company);
        let everything =
            CustomerFilter { owner: Some(UserId::new(2)), ..CustomerFilter::default() };
        let page = Page::default();
        let listed = views::customers(office, company, one, &everything, page).expect("listed");
        let codes: Vec<&str> = listed.customers.rows.iter().map(|row| row.code.as_str()).collect();
        assert_eq!(
            (codes, listed.balance, listed.overdue),
            (vec!["C-1"], eur(10_000), eur(10_000))
        );
        let all = DocumentFilter::default();
        let invoices = views::invoices(office, company, one, &all, page).expect("listed");
        assert_eq!((invoices.total, invoices.rows[0].number.as_str()), (1, "15"));
        let day = views::dashboard(office, company, one, Some(UserId::new(2))).expect("seen");
        assert_eq!((day.total, day.debtors, day.biggest.len()), (eur(10_000), 1, 1));
        let request = AgeingRequest::on(office.today_in("UTC").expect("today"));
        let report =
            reports::ageing::ageing(office, company, one, &request, &Silent).expect("reported");
        assert_eq!((report.main.total, report.main.customers.len()), (eur(10_000), 1));
        let all = views::dashboard(office, company, Who::program(), None).expect("seen");
        assert_eq!((all.total, all.debtors, all.overdue_share), (eur(14_000), 2, 10_000));
        assert_eq!(sum_of(&all.buckets), all.total);
    });
}

fn sum_of(buckets: &[reports::ageing::Bucket]) -> Money {
    buckets.iter().fold(eur(0), |sum, bucket| sum.plus(bucket.amount).expect("euros"))
}

#[test]
fn customers_are_found_by_what_people_ask_for() {
    on_both(|firm| {
        two_reps(firm);
        firm.invoices(&["C-3:x 2026-03-10 2026-04-10 7.00"]);
        let found = |filter: CustomerFilter| {
            let listed = views::customers(
                &firm.office,
                firm.company,
                Who::program(),
                &filter,
                Page::default(),
            );
            let rows = listed.expect("listed").customers.rows.into_iter();
            rows.map(|row| row.code).collect::<Vec<_>>().join(" ")
        };
        let all = CustomerFilter::default;
        let rows = [
            ("the largest overdue first", all(), "C-1 C-2 C-3"),
            ("by part of a code", CustomerFilter { search: "c-2".into(), ..all() }, "C-2"),
            ("overdue", CustomerFilter { overdue_only: true, ..all() }, "C-1 C-2"),
            ("nobody's", CustomerFilter { without_owner: true, ..all() }, "C-3"),
            ("one person's", CustomerFilter { owner: Some(UserId::new(2)), ..all() }, "C-2"),
            ("not due", CustomerFilter { bucket: Some("not_due".into()), ..all() }, "C-3"),
            (
                "31-60 days late",
                CustomerFilter { bucket: Some("31-60".into()), ..all() },
                "C-1 C-2",
            ),
            ("disputing", CustomerFilter { standing: Some(StandingKind::Dispute), ..all() }, ""),
            ("a per cent sign", CustomerFilter { search: "%".into(), ..all() }, ""),
        ];
        for (case, filter, expected) in rows {
            assert_eq!(found(filter), expected, "{case}");
        }
    });
}

/// REM-06: “overdue 8–14 days, team 2”, both ends on both sides, and nobody of another team.
#[test]
fn rem_06_a_group_is_chosen_by_days_late_and_team() {
    on_both(|firm| {
        let person = |login: &str, team: &str| {
            let new = NewPerson {
                login: login.to_owned(),
                name: login.to_owned(),
                role: Role::SalesRep,
                team: team.to_owned(),
                language: String::new(),
                password: "long enough".into(),
            };
            let added = users::add(&firm.office, firm.company, Who::program(), &new);
            added.expect("added").person
        };
        let (own, other) = (person("own", "Team 2"), person("other", "Team 1"));
        let rows = [
            ("L-07", "2026-03-13", Some(own)),
            ("L-08", "2026-03-12", Some(own)),
            ("L-14", "2026-03-06", Some(own)),
            ("L-15", "2026-03-05", Some(own)),
            ("L-00", "2026-04-06", Some(own)),
            ("O-10", "2026-03-10", Some(other)),
            ("N-10", "2026-03-10", None),
        ];
        for (code, due, owner) in rows {
            firm.invoices(&[&format!("{code}:{code} 2026-03-01 {due} 10.00")]);
            let customers = [firm.customer(code)];
            acts::assign_owner(&firm.office, firm.company, Who::program(), &customers, owner)
                .expect("assigned");
        }
        let chosen = |team: Option<&str>, bucket: &str| {
            let filter = CustomerFilter {
                team: team.map(str::to_owned),
                bucket: Some(bucket.to_owned()),
                sort: CustomerSort::Code,
                ..CustomerFilter::default()
            };
            let (office, company, page) = (&firm.office, firm.company, Page::default());
            let listed = views::customers(office, company, Who::program(), &filter, page);
            let rows = listed.expect("listed").customers.rows.into_iter();
            rows.map(|row| row.code).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(chosen(Some("Team 2"), "8-14"), "L-08 L-14");
        assert_eq!(chosen(Some("Team 1"), "8-14"), "O-10");
        assert_eq!(chosen(None, "8-14"), "L-08 L-14 N-10 O-10");
        assert_eq!(chosen(Some("Team 2"), "1-7"), "L-07");
        assert_eq!(chosen(Some("Team 3"), "8-14"), "");
    });
}

#[test]
fn cli_01_the_card_tells_debt_by_invoice_contacts_and_what_happened() {
    let (firm, one, _) = firm_with_two_reps();
    let (office, company) = (&firm.office, firm.company);
    let (customer, item) = (firm.customer("C-1"), firm.item("15"));
    acts::dispute(office, company, one, customer, Some(item), "wrong goods").expect("disputed");
    let edit = CardEdit { phone: Some("+372 555".into()), ..CardEdit::default() };
    let seen = views::customer_card(office, company, one, "C-1").expect("seen").version;
    acts::edit_card(office, company, one, customer, seen, &edit).expect("edited");
    let card = views::customer_card(office, company, one, "c-1").expect("seen");
    assert_eq!((card.phone.as_str(), card.open_documents[0].number.as_str()), ("+372 555", "15"));
    assert_eq!(card.open_documents[0].open, eur(10_000));
    assert_eq!((card.balance, card.overdue, card.days_late), (eur(10_000), eur(10_000), 39));
    assert_eq!(
        card.buckets.iter().find(|bucket| bucket.name == "31-60").map(|one| one.amount),
        Some(eur(10_000))
    );
    assert_eq!((card.standing.len(), card.open_documents[0].disputed), (1, true));
    let standing = card.standing[0].standing;
    acts::end_standing(office, company, one, customer, standing, "replaced").expect("ended");
    let again = acts::end_standing(office, company, one, customer, standing, "replaced");
    assert!(matches!(again, Err(Refused::UnknownStanding { .. })));
    let card = views::customer_card(office, company, one, "C-1").expect("seen");
    assert!(card.standing.is_empty());
    let told = views::timeline(office, company, one, "C-1", Page::default()).expect("told");
    assert_eq!(told.total, 3, "{:#?}", told.rows);
}
