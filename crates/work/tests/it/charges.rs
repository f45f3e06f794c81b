//! Charges as claims of their own: what accrued, what people decided, on both databases.

use crate::firm::{Firm, day, eur, on_both};
use saldo_domain::allocation::AllocationOrder;
use saldo_domain::claims::Ground;
use saldo_domain::{ItemId, Role, UserId};
use saldo_work::acts::{Gone, IdempotencyKey, NewPayment};
use saldo_work::charges::{self, Charge, MethodAsked, TermAsked, Waiver, WaiverAsked};
use saldo_work::imports::{ImportRequest, Kind};
use saldo_work::rates::{YearAsked, add_year};
use saldo_work::reports::charges::{ChargesRequest, charges as report};
use saldo_work::{Refused, Silent, Who, acts};

fn who(role: Role) -> Who {
    // Acts of a role, not of a person with customers of its own.
    Who::new(UserId::new(1), role)
}

/// 1 000.00 due on 2 March at 0.1 % a day: 1.00 for each day of delay. Who looks after the
/// customer is somebody else than who acts here.
fn told(firm: &Firm) -> UserId {
    firm.on("2026-02-01").invoices(&["A-1 2026-02-01 2026-03-02 1000.00"]);
    assert_eq!(firm.person("acts", Role::HeadOfSales), who(Role::HeadOfSales));
    let rep = firm.person("rep", Role::SalesRep).person;
    look_after(firm, Some(rep));
    charges::add_term(&firm.office, firm.company, who(Role::Director), &penalty(firm, "0.1"))
        .expect("a term");
    rep
}

fn look_after(firm: &Firm, owner: Option<UserId>) {
    let customers = [firm.customer("C-1")];
    acts::assign_owner(&firm.office, firm.company, Who::program(), &customers, owner)
        .expect("assigned");
}

fn penalty(firm: &Firm, rate: &str) -> TermAsked {
    TermAsked {
        customer: firm.customer("C-1"),
        item: None,
        ground: Ground::Contract,
        method: MethodAsked::DailyPenalty {
            rate_pct: rate.to_owned(),
            cap_pct: None,
            grace_days: 0,
        },
        from: day("2026-01-01"),
        until: None,
        due_moves_by: None,
        beside_others: false,
        reference: format!("contract 7, clause 5.2, {rate}"),
    }
}

fn charge(firm: &Firm) -> Charge {
    let customer = firm.customer("C-1");
    let all = charges::of_customer(&firm.office, firm.company, Who::program(), customer, None);
    all.expect("computed").into_iter().find(|charge| charge.number == "A-1").expect("A-1 bears")
}

fn fix(firm: &Firm) -> Result<Option<ItemId>, Refused> {
    let (customer, item) = (firm.customer("C-1"), firm.item("A-1"));
    charges::fix(&firm.office, firm.company, who(Role::Accountant), customer, item)
}

fn waive(firm: &Firm, role: Role, waiver: Waiver, asked: bool) -> Result<(), Refused> {
    let (customer, item) = (firm.customer("C-1"), firm.item("A-1"));
    let (office, company) = (&firm.office, firm.company);
    let asked = WaiverAsked { waiver, oral_request: asked, reason: "goodwill".into(), seen: None };
    charges::waive(office, company, who(role), customer, item, &asked)
}

fn accrued(firm: &Firm) -> i128 {
    charge(firm).state.accrued.hundredths()
}

#[test]
fn a_charge_follows_the_book_and_becomes_a_claim_once() {
    on_both(|firm| {
        told(firm);
        firm.on("2026-03-12");
        assert_eq!(accrued(firm), 1_000);
        let claim = fix(firm).expect("claimed").expect("a claim");
        assert_eq!(firm.open("A-1/1"), 1_000);
        assert_eq!(firm.item("A-1/1"), claim);
        // P07: the same day again, a restart, a catch-up.
        assert!(matches!(fix(firm), Err(Refused::NothingToClaim { .. })));
        firm.on("2026-03-15");
        fix(firm).expect("claimed").expect("three more days");
        assert_eq!((firm.open("A-1/1"), firm.open("A-1/2")), (1_000, 300));
        firm.assert_sound();
    });
}

#[test]
fn a_charge_survives_the_payment_of_the_principal_and_bears_nothing_itself() {
    on_both(|firm| {
        told(firm);
        firm.on("2026-03-12");
        fix(firm).expect("claimed");
        firm.payments(&["2026-03-12 1000.00 A-1"]);
        firm.on("2026-09-30");
        assert_eq!((firm.open("A-1"), firm.open("A-1/1")), (0, 1_000));
        assert_eq!(accrued(firm), 1_000);
        let customer = firm.customer("C-1");
        let all = charges::of_customer(&firm.office, firm.company, Who::program(), customer, None);
        assert_eq!(all.expect("computed").len(), 1, "a charge bears no charge");
        firm.assert_sound();
    });
}

#[test]
fn a_back_dated_payment_takes_back_what_was_claimed_too_much() {
    on_both(|firm| {
        told(firm);
        firm.on("2026-03-12");
        fix(firm).expect("claimed");
        // It turns out that half had come on the 7th: 5 days of 1.00 and 5 of 0.50.
        firm.payments(&["2026-03-07 500.00 A-1"]);
        let state = charge(firm).state;
        assert_eq!((state.accrued.hundredths(), state.overclaimed.hundredths()), (750, 250));
        assert_eq!(fix(firm).expect("corrected"), None);
        assert_eq!(firm.open("A-1/1"), 750);
        assert!(matches!(fix(firm), Err(Refused::NothingToClaim { .. })));
        firm.assert_sound();
    });
}

#[test]
fn who_may_waive_follows_from_the_week_and_from_what_was_repaid() {
    let firm = Firm::new();
    told(&firm);
    // Day of delay 7, nothing repaid: an exception.
    firm.on("2026-03-09");
    for role in [Role::Supervisor, Role::HeadOfSales] {
        let refused = waive(&firm, role, Waiver::Whole, true);
        assert!(matches!(refused, Err(Refused::NotPermitted { .. })), "{role:?}");
    }
    // If all is repaid within the week the representative may (7.5).
    let by = Waiver::IfRepaidBy(day("2026-03-09"));
    waive(&firm, Role::Supervisor, by, false).expect("the whole debt in week 1");
    assert_eq!(charge(&firm).state.pending.map(|pending| pending.amount.hundredths()), Some(700));
    firm.payments(&["2026-03-09 1000.00 A-1"]);
    firm.on("2026-04-30");
    let state = charge(&firm).state;
    assert_eq!((state.waived.hundredths(), state.to_fix.hundredths()), (700, 0));
    let acts = charge(&firm).acts;
    assert_eq!((acts[0].new.clause.as_str(), acts[0].new.role.as_str()), ("7.5", "SUPERVISOR"));
    firm.assert_sound();
}

/// Whether this role may forgive all of it, the whole debt being repaid on this day.
fn may_waive(firm: &Firm, role: Role, on: &str, asked: bool) -> bool {
    firm.on(on);
    match waive(firm, role, Waiver::IfRepaidBy(day(on)), asked) {
        Ok(()) => true,
        Err(Refused::NotPermitted { .. }) => false,
        Err(other) => panic!("{role:?} on {on}: {other}"),
    }
}

/// LFE-08, WV-01: week 1, the whole debt; day 7 is the last.
#[test]
fn lfe_08_the_representatives_word_ends_with_the_first_week() {
    for (on, may) in [("2026-03-09", true), ("2026-03-10", false)] {
        let firm = Firm::new();
        told(&firm);
        assert_eq!(may_waive(&firm, Role::Supervisor, on, true), may, "{on}");
        // A part of the debt is not the whole, on whatever day.
        let part = waive(&firm, Role::Supervisor, Waiver::Part(eur(100)), true);
        assert!(matches!(part, Err(Refused::NotPermitted { .. })), "{on}");
    }
}

/// LFE-09, WV-01: week 2 with the representative's request; day 14 is the last.
#[test]
fn lfe_09_the_second_week_is_the_head_of_sales_on_request() {
    let rows = [
        ("2026-03-10", true, true),
        ("2026-03-16", true, true),
        ("2026-03-16", false, false),
        ("2026-03-17", true, false),
    ];
    for (on, asked, may) in rows {
        let firm = Firm::new();
        told(&firm);
        assert_eq!(may_waive(&firm, Role::HeadOfSales, on, asked), may, "{on} {asked}");
        assert!(!may_waive(&firm, Role::Supervisor, on, asked), "{on}: not the supervisor's");
    }
}

/// LFE-09: it is the representative who asks, and nobody in that place.
#[test]
fn lfe_09_nobody_asks_oneself_for_a_waiver() {
    for (owner, may) in [("nobody", false), ("oneself", false), ("the representative", true)] {
        let firm = Firm::new();
        let rep = told(&firm);
        let looks_after = match owner {
            "nobody" => None,
            "oneself" => Some(who(Role::HeadOfSales).person),
            _ => Some(rep),
        };
        look_after(&firm, looks_after);
        firm.on("2026-03-16");
        let outcome = waive(&firm, Role::HeadOfSales, Waiver::IfRepaidBy(day("2026-03-16")), true);
        let refused = matches!(outcome, Err(Refused::Field { field: "oral-request", .. }));
        assert_eq!((outcome.is_ok(), refused), (may, !may), "{owner:?}");
    }
}

/// LFE-10, WV-01: everything else is the director's: day 15, a part, no request.
#[test]
fn lfe_10_every_other_concession_is_the_directors() {
    let firm = Firm::new();
    told(&firm);
    assert!(!may_waive(&firm, Role::CommercialDirector, "2026-03-17", true));
    let part = |role| waive(&firm, role, Waiver::Part(eur(100)), true);
    for role in [Role::HeadOfSales, Role::CommercialDirector, Role::Legal] {
        assert!(matches!(part(role), Err(Refused::NotPermitted { .. })), "{role:?}");
    }
    part(Role::Director).expect("a part is an exception, and the director's");
    assert!(may_waive(&firm, Role::Director, "2026-03-17", true), "day 15");
    firm.assert_sound();
}

/// Three weeks for everybody from 20 March on, in a version of the same policy.
fn three_weeks_from_20_march(firm: &Firm) {
    let text = crate::policies::changed(2, "2026-03-20", "", "");
    let weeks = "waiver_weeks_sales_rep = 3\nwaiver_weeks_head_of_sales = 3\n";
    firm.follow(&format!("{text}\n[authority]\n{weeks}"));
}

/// B-1 forgiven by the supervisor, the whole debt being repaid on this day.
fn forgive_b(firm: &Firm, on: &str) -> Result<(), Refused> {
    firm.on(on);
    let (customer, item) = (firm.customer("C-1"), firm.item("B-1"));
    let waiver = Waiver::IfRepaidBy(day(on));
    let asked = WaiverAsked { waiver, oral_request: false, reason: "so".into(), seen: None };
    charges::waive(&firm.office, firm.company, who(Role::Supervisor), customer, item, &asked)
}

/// GEN-12: the weeks of the policy count for cases that begin under it. A debt keeps those under
/// which its first step was taken.
#[test]
fn gen_12_other_weeks_from_a_day_on_are_those_of_later_cases() {
    on_both(|firm| {
        told(firm);
        firm.invoices(&["B-1 2026-02-01 2026-03-21 500.00"]);
        three_weeks_from_20_march(firm);
        // Day 20 of A-1, which was late before the change.
        assert!(!may_waive(firm, Role::Supervisor, "2026-03-22", true));
        firm.payments(&["2026-03-22 1000.00 A-1"]);
        forgive_b(firm, "2026-04-11").expect("day 21, the last of the third week");
        assert!(matches!(forgive_b(firm, "2026-04-12"), Err(Refused::NotPermitted { .. })));
        firm.assert_sound();
    });
    let firm = Firm::new();
    told(&firm);
    firm.payments(&["2026-02-01 1000.00 A-1"]);
    firm.invoices(&["B-1 2026-02-01 2026-03-21 500.00"]);
    // Its reminder is a step of the version before.
    firm.on("2026-03-19").run("2026-03-19");
    three_weeks_from_20_march(&firm);
    assert!(matches!(forgive_b(&firm, "2026-04-10"), Err(Refused::NotPermitted { .. })));
}

#[test]
fn a_condition_that_is_not_met_lapses_and_the_second_week_needs_the_head() {
    let firm = Firm::new();
    told(&firm);
    firm.on("2026-03-12");
    let by = Waiver::IfRepaidBy(day("2026-03-16"));
    for (role, asked) in [(Role::Supervisor, true), (Role::HeadOfSales, false)] {
        let refused = waive(&firm, role, by, asked);
        assert!(matches!(refused, Err(Refused::NotPermitted { .. })), "{role:?} {asked}");
    }
    waive(&firm, Role::HeadOfSales, by, true).expect("asked for, week 2");
    assert!(matches!(fix(&firm), Err(Refused::NothingToClaim { .. })), "the condition is open");
    firm.on("2026-03-17");
    assert_eq!(charge(&firm).state.to_fix.hundredths(), 1_500);
    fix(&firm).expect("lapsed");
}

#[test]
fn a_waiver_after_the_claim_lowers_the_claim_and_can_be_taken_back_by_a_director() {
    on_both(|firm| {
        told(firm);
        firm.on("2026-03-12");
        fix(firm).expect("claimed");
        let more = waive(firm, Role::Director, Waiver::Part(eur(1_001)), false);
        assert!(matches!(more, Err(Refused::Field { field: "amount", .. })), "{more:?}");
        waive(firm, Role::Director, Waiver::Part(eur(400)), false).expect("a part");
        assert_eq!(firm.open("A-1/1"), 600);
        let act = charge(firm).acts.last().expect("the waiver").act;
        let (customer, item) = (firm.customer("C-1"), firm.item("A-1"));
        let back = |role| {
            let (office, company) = (&firm.office, firm.company);
            charges::take_back(office, company, who(role), customer, item, act, "by mistake")
        };
        assert!(matches!(back(Role::HeadOfSales), Err(Refused::NotPermitted { .. })));
        back(Role::GeneralDirector).expect("taken back");
        assert!(matches!(back(Role::GeneralDirector), Err(Refused::UnknownStanding { .. })));
        assert_eq!(charge(firm).state.to_fix.hundredths(), 400);
        firm.assert_sound();
    });
}

#[test]
fn postponed_charges_are_not_claimed_and_enforced_ones_only_the_director_forgives() {
    let firm = Firm::new();
    told(&firm);
    firm.on("2026-03-12");
    let (customer, item) = (firm.customer("C-1"), firm.item("A-1"));
    let postpone = |role, until| {
        let (office, company) = (&firm.office, firm.company);
        charges::postpone(office, company, who(role), customer, item, day(until), "season")
    };
    let refused = postpone(Role::Supervisor, "2026-03-20");
    assert!(matches!(refused, Err(Refused::NotPermitted { .. })));
    let refused = postpone(Role::HeadOfSales, "2026-05-03");
    assert!(matches!(refused, Err(Refused::NotPermitted { .. })), "over two months");
    postpone(Role::HeadOfSales, "2026-03-20").expect("within two months");
    assert!(matches!(fix(&firm), Err(Refused::NothingToClaim { .. })));
    firm.on("2026-03-20");
    fix(&firm).expect("asked for again").expect("with the days between");
    assert_eq!(firm.open("A-1/1"), 1_800);
    let (office, company) = (&firm.office, firm.company);
    charges::enforce(office, company, who(Role::Legal), customer, item, "claim 4").expect("handed");
    let refused = postpone(Role::HeadOfSales, "2026-03-25");
    assert!(matches!(refused, Err(Refused::NotPermitted { .. })), "as its waiver: {refused:?}");
    postpone(Role::Director, "2026-03-25").expect("the director may");
    let asked = charges::sheet(office, company, who(Role::HeadOfSales), customer, item, None);
    assert!(!asked.expect("a sheet").may.postpone, "nor is it offered");
    firm.payments(&["2026-03-20 1000.00 A-1"]);
    let refused = waive(&firm, Role::HeadOfSales, Waiver::Whole, true);
    assert!(matches!(refused, Err(Refused::NotPermitted { .. })));
    waive(&firm, Role::Director, Waiver::Whole, false).expect("the director may");
    assert_eq!(firm.open("A-1/1"), 0);
}

/// A closed month keeps its figures: what is decided on a later day is no part of it.
#[test]
fn what_is_decided_later_changes_no_earlier_day() {
    on_both(|firm| {
        told(firm);
        let (customer, item) = (firm.customer("C-1"), firm.item("A-1"));
        let (office, company) = (&firm.office, firm.company);
        let seen = |on: &str| {
            let on = day(on);
            let request = ChargesRequest { as_of: on, known_on: None, customer: None };
            let report = report(office, company, Who::program(), &request, &Silent);
            let sheet = charges::sheet(office, company, Who::program(), customer, item, Some(on));
            let sheet = sheet.expect("a sheet");
            (report.expect("a report"), sheet.charge.state, sheet.decisions)
        };
        firm.on("2026-04-02");
        let before = seen("2026-03-31");
        waive(firm, Role::Director, Waiver::Whole, false).expect("whole");
        let until = day("2026-04-20");
        charges::postpone(office, company, who(Role::Director), customer, item, until, "season")
            .expect("waits");
        charges::enforce(office, company, who(Role::Legal), customer, item, "claim 4")
            .expect("handed");
        assert_eq!(seen("2026-03-31"), before);
        let today = seen("2026-04-02");
        assert_eq!((today.1.waived, today.1.postponed_until), (today.1.accrued, Some(until)));
        assert!(today.1.enforced);
        assert_eq!(today.2.len(), 3);
    });
}

/// Nobody guesses whether a due day is a day off: what cannot be told says so everywhere.
#[test]
fn a_due_day_in_a_year_that_is_not_loaded_bears_no_figure_until_the_year_is_added() {
    let firm = Firm::of_country("RU");
    firm.on("2027-02-01")
        .invoices(&["A-1 2027-02-01 2027-03-06 1000.00", "A-2 2026-02-01 2026-12-07 500.00"]);
    let term = TermAsked { due_moves_by: Some("RU".into()), ..penalty(&firm, "0.1") };
    let (office, company) = (&firm.office, firm.company);
    charges::add_term(office, company, who(Role::Director), &term).expect("a term");
    firm.on("2027-03-19");
    let ask = || {
        let request = ChargesRequest { as_of: day("2027-03-19"), known_on: None, customer: None };
        report(office, company, Who::program(), &request, &Silent).expect("a report")
    };
    let untold = ask().untold;
    assert_eq!(untold.iter().map(|one| one.number.as_str()).collect::<Vec<_>>(), ["A-1"]);
    for word in ["RU", "2027", "saldo rates calendar"] {
        assert!(untold[0].why.to_string().contains(word), "{word}: {}", untold[0].why);
    }
    let customer = firm.customer("C-1");
    assert!(matches!(fix(&firm), Err(Refused::NoCalendar(_))));
    let all = charges::of_customer(office, company, Who::program(), customer, None);
    assert!(matches!(all, Err(Refused::NoCalendar(_))));
    let (told, untold) =
        charges::told_of_customer(office, company, Who::program(), customer).expect("the others");
    assert_eq!((told.len(), untold.len(), untold[0].number.as_str()), (1, 1, "A-1"));
    let year = YearAsked {
        calendar: "RU".into(),
        year: "2027".into(),
        days_off: "2027-01-01 2027-03-08".into(),
        worked: String::new(),
        source: "decree".into(),
        reason: String::new(),
    };
    add_year(office, company, Who::program(), &year, false).expect("added");
    assert_eq!((ask().untold, accrued(&firm)), (vec![], 1_000), "from the 9th on");
    fix(&firm).expect("claimed").expect("a claim");
}

#[test]
fn contract_goes_before_law_and_two_contracts_are_refused() {
    let firm = Firm::new();
    firm.on("2026-02-01").invoices(&["A-1 2026-02-01 2026-03-02 1000.00"]);
    firm.on("2026-03-12");
    let law = charge(&firm);
    // 10 days at 10.15 % are 2.78, and EUR 40.
    assert_eq!(
        (law.accrued.parts[0].method, law.state.accrued.hundredths()),
        ("estonia_113", 4_278)
    );
    let add =
        |term: &TermAsked| charges::add_term(&firm.office, firm.company, who(Role::Director), term);
    add(&penalty(&firm, "0.1")).expect("the first");
    assert_eq!(accrued(&firm), 1_000);
    assert!(matches!(add(&penalty(&firm, "0.2")), Err(Refused::TwoMethods { .. })));
    let beside = TermAsked { beside_others: true, ..penalty(&firm, "0.2") };
    add(&beside).expect("the contract says both");
    assert_eq!(accrued(&firm), 3_000);
    let customer = firm.customer("C-1");
    let shown = charges::terms(&firm.office, firm.company, Who::program(), customer);
    for term in shown.expect("read") {
        charges::end_term(&firm.office, firm.company, who(Role::Legal), customer, term.term)
            .expect("ended");
    }
    assert_eq!(accrued(&firm), 4_278, "the law holds again");
}

#[test]
fn unreadable_terms_are_refused_by_field() {
    let firm = Firm::new();
    firm.on("2026-02-01").invoices(&["A-1 2026-02-01 2026-03-02 1000.00"]);
    let good = penalty(&firm, "0,1");
    let fall = ["2", "1", "3", "4"].map(str::to_owned);
    let rows = [
        (TermAsked { reference: " ".into(), ..good.clone() }, "term-reference"),
        (TermAsked { until: Some(day("2025-12-31")), ..good.clone() }, "until"),
        (TermAsked { due_moves_by: Some("XX".into()), ..good.clone() }, "calendar"),
        (penalty(&firm, "a lot"), "rate-pct"),
        (penalty(&firm, "1001"), "rate-pct"),
        (
            TermAsked { method: MethodAsked::WeeklyTable { months: vec![fall] }, ..good.clone() },
            "fee-table",
        ),
        (
            TermAsked { method: MethodAsked::WeeklyTable { months: vec![] }, ..good.clone() },
            "fee-table",
        ),
    ];
    for (term, wrong) in rows {
        match charges::add_term(&firm.office, firm.company, who(Role::Director), &term) {
            Err(Refused::Field { field, .. }) => assert_eq!(field, wrong),
            other => panic!("{wrong}: {other:?}"),
        }
    }
    let refused = charges::add_term(&firm.office, firm.company, who(Role::SalesRep), &good);
    assert!(matches!(refused, Err(Refused::NotPermitted { .. })));
    charges::add_term(&firm.office, firm.company, who(Role::Director), &good).expect("a comma");
}

#[test]
fn the_weekly_table_bears_by_weeks_and_hands_over_after_its_end() {
    let firm = Firm::new();
    firm.on("2026-02-01").invoices(&["A-1 2026-02-01 2026-03-02 100000.00"]);
    let table = TermAsked {
        ground: Ground::Agreement,
        method: MethodAsked::regulation_table(),
        reference: "supplementary agreement 1".into(),
        ..penalty(&firm, "0")
    };
    charges::add_term(&firm.office, firm.company, who(Role::HeadOfSales), &table).expect("a term");
    firm.on("2026-03-12").payments(&["2026-03-12 40000.00 A-1"]);
    firm.on("2026-03-22");
    assert_eq!(accrued(&firm), 390_000, "LF-03");
    firm.on("2026-04-28");
    let after = charge(&firm);
    assert!(after.accrued.parts[0].escalates, "week 9 has no figure");
    // The part that was repaid keeps its fee, the rest what had accrued in week 8 (LFE-06).
    assert_eq!(after.state.accrued.hundredths(), 120_000 + 840_000);
    assert_eq!(after.state.overclaimed.hundredths(), 0);
}

#[test]
fn a_withdrawn_claim_may_be_made_again() {
    let firm = Firm::new();
    told(&firm);
    firm.on("2026-03-12");
    let claim = fix(&firm).expect("claimed").expect("a claim");
    let customer = firm.customer("C-1");
    let accountant = who(Role::Accountant);
    acts::withdraw(
        &firm.office,
        firm.company,
        accountant,
        customer,
        claim,
        Gone::FromItsDay,
        "wrong address",
    )
    .expect("withdrawn");
    assert_eq!(charge(&firm).state.to_fix.hundredths(), 1_000);
    fix(&firm).expect("claimed again").expect("a second document");
    firm.assert_sound();
}

#[test]
fn what_is_offered_is_what_would_be_done() {
    let roles = [Role::SalesRep, Role::Accountant, Role::HeadOfSales, Role::Legal, Role::Director];
    for role in roles {
        let firm = Firm::new();
        told(&firm);
        firm.on("2026-03-12");
        // A representative sees own customers only, so that nothing is offered for others'.
        let (office, company) = (&firm.office, firm.company);
        let (customer, item) = (firm.customer("C-1"), firm.item("A-1"));
        let sheet = charges::sheet(office, company, who(role), customer, item, None);
        let Ok(sheet) = sheet else {
            assert_eq!(role, Role::SalesRep);
            continue;
        };
        let may = sheet.may;
        let not = |done: Result<(), Refused>| match done {
            Ok(()) => false,
            Err(Refused::NotPermitted { .. }) => true,
            Err(other) => panic!("{role:?}: {other}"),
        };
        let until = day("2026-03-20");
        let postponed =
            charges::postpone(office, company, who(role), customer, item, until, "season");
        assert_eq!(may.postpone, !not(postponed), "{role:?} postpones");
        firm.on("2026-03-20");
        let fixed = charges::fix(office, company, who(role), customer, item);
        assert_eq!(may.fix, !not(fixed.map(drop)), "{role:?} fixes");
        let enforced = charges::enforce(office, company, who(role), customer, item, "claim 4");
        assert_eq!(may.enforce, !not(enforced), "{role:?} enforces");
        let waived = waive(&firm, role, Waiver::Part(eur(100)), true);
        assert_eq!(may.waive_part, !not(waived), "{role:?} waives a part");
    }
}

#[test]
fn a_form_that_is_sent_twice_forgives_once() {
    let firm = Firm::new();
    told(&firm);
    firm.on("2026-03-12");
    let (customer, item) = (firm.customer("C-1"), firm.item("A-1"));
    let asked = WaiverAsked {
        waiver: Waiver::Part(eur(400)),
        oral_request: false,
        reason: "goodwill".into(),
        seen: Some(0),
    };
    let send = || {
        let (office, company) = (&firm.office, firm.company);
        charges::waive(office, company, who(Role::Director), customer, item, &asked)
    };
    send().expect("once");
    assert!(matches!(send(), Err(Refused::Stale { .. })));
    assert_eq!(charge(&firm).state.waived.hundredths(), 400);
}

#[test]
fn the_report_adds_up_to_the_charges_of_each_customer() {
    on_both(|firm| {
        told(firm);
        firm.on("2026-03-12");
        fix(firm).expect("claimed");
        waive(firm, Role::Director, Waiver::Part(eur(400)), false).expect("a part");
        let as_of = day("2026-03-14");
        let ask = |known_on| {
            let request = ChargesRequest { as_of, known_on, customer: None };
            let (office, company) = (&firm.office, firm.company);
            report(office, company, Who::program(), &request, &Silent).expect("a report")
        };
        let now = ask(None);
        assert_eq!(now.untold, []);
        let total = now.currencies[0].total;
        let minor = total.figures().map(saldo_domain::Money::minor);
        assert_eq!(minor, [1_200, 400, 600, 200]);
        assert_eq!(now.currencies[0].customers[0].documents[0].days, 12);
        // Before anything was known there was nothing.
        assert!(ask(Some(saldo_domain::book::Moment(0))).currencies.is_empty());
    });
}

mod authz {
    use super::*;
    use proptest::prelude::*;
    use proptest::test_runner::{Config, TestRunner};
    use saldo_domain::authority::spending::{Limit, Spending};
    use saldo_work::authority::{self, LimitAsked};

    /// What the regulation lets a role forgive while the debt is open (7.5 to 7.7), told without
    /// the table.
    fn within_week(role: Role, late: i64, whole_if_repaid: bool, asked: bool) -> bool {
        let director = matches!(role, Role::Director);
        let head = matches!(role, Role::HeadOfSales | Role::CommercialDirector);
        match (late, whole_if_repaid) {
            (1..=7, true) => true,
            (8..=14, true) => director || (head && asked),
            _ => director,
        }
    }

    /// S05, S06, R13: waivers whole, in part and on condition, by four roles, on rising days,
    /// taken back in between: none beyond the week, and the head of sales none beyond the limit.
    #[test]
    fn no_waiver_beyond_week_or_limit_by_any_sequence() {
        let roles = [Role::Supervisor, Role::HeadOfSales, Role::CommercialDirector, Role::Director];
        let step = (0..4_usize, 0..3_i64, 0..3_u8, any::<bool>(), any::<bool>());
        let sequence = (prop::collection::vec(step, 1..12), 0..4_000_i64);
        let mut runner = TestRunner::new(Config { cases: 40, ..Config::default() });
        let outcome = runner.run(&sequence, |(steps, most)| {
            let firm = Firm::new();
            told(&firm);
            let (office, company) = (&firm.office, firm.company);
            let (customer, item) = (firm.customer("C-1"), firm.item("A-1"));
            let limit = Limit {
                spending: Spending::Waivers,
                role: Role::HeadOfSales,
                amount: eur(most),
                days: 30,
                from: day("2026-01-01"),
            };
            let limit = LimitAsked { limit, reason: "the budget".to_owned() };
            let general = Who::new(UserId::new(9), Role::GeneralDirector);
            authority::set_limit(office, company, general, &limit).expect("a limit");
            let (mut late, mut forgiven) = (1, 0);
            for (who, ahead, what, asked, back) in steps {
                late += ahead;
                let today = day("2026-03-02").plus(late);
                firm.on(&today.to_string());
                let role = roles[who];
                let person = Who::new(UserId::new(10 + who as i64), role);
                let waiver = match what {
                    0 => Waiver::Whole,
                    1 => Waiver::Part(eur(100)),
                    _ => Waiver::IfRepaidBy(today),
                };
                let (oral_request, reason) = (asked, "goodwill".to_owned());
                let waived = WaiverAsked { waiver, oral_request, reason, seen: None };
                match charges::waive(office, company, person, customer, item, &waived) {
                    Ok(()) => {
                        let may = within_week(role, late, what == 2, asked);
                        prop_assert!(may, "{role:?} on day {late}: {waiver:?}");
                        forgiven += if role == Role::HeadOfSales { late * 100 } else { 0 };
                        prop_assert!(forgiven <= most, "{forgiven} of {most}");
                        let acts = charge(&firm).acts;
                        let last = acts.last().expect("an act").act;
                        if back {
                            let director = Who::new(UserId::new(13), Role::Director);
                            charges::take_back(
                                office, company, director, customer, item, last, "x",
                            )
                            .expect("taken back");
                        }
                    }
                    Err(Refused::NotPermitted { .. }) => {
                        let may = within_week(role, late, what == 2, asked);
                        prop_assert!(!may, "{role:?} on day {late} was refused {waiver:?}");
                    }
                    Err(Refused::BeyondLimit { .. }) => {
                        prop_assert!(role == Role::HeadOfSales && forgiven + late * 100 > most);
                    }
                    Err(Refused::NothingToClaim { .. }) => {}
                    // More than is left after what was forgiven before.
                    Err(Refused::Field { field: "amount", .. }) => prop_assert!(what == 1),
                    Err(other) => panic!("{role:?} on day {late}: {other}"),
                }
            }
            Ok(())
        });
        outcome.expect("nobody forgives beyond week or limit");
    }
}

/// Records a payment by hand that pays in the order of the contract.
fn pay(firm: &Firm, on: &str, minor: i64) -> ItemId {
    let key = IdempotencyKey::parse(&format!("payment-{on}-{minor}")).expect("a key");
    let payment = NewPayment {
        customer: firm.customer("C-1"),
        number: String::new(),
        effective: day(on),
        amount: eur(minor),
        parts: Vec::new(),
        rest_pays: true,
        note: String::new(),
    };
    let recorded = acts::record_payment(&firm.office, firm.company, Who::program(), &key, &payment);
    recorded.expect("recorded").payment
}

fn take_back(firm: &Firm, payment: ItemId, gone: Gone) {
    let (who, customer) = (who(Role::Accountant), firm.customer("C-1"));
    acts::withdraw(&firm.office, firm.company, who, customer, payment, gone, "bounced")
        .expect("taken back");
}

#[test]
fn a_payment_that_bounced_never_paid_anything_unless_somebody_says_otherwise() {
    on_both(|firm| {
        told(firm);
        firm.on("2026-03-05");
        let payment = pay(firm, "2026-03-05", 100_000);
        firm.run("2026-03-06");
        firm.on("2026-03-12");
        assert_eq!(accrued(firm), 300, "days 1 to 3");
        fix(firm).expect("claimed").expect("what had accrued");
        firm.run("2026-03-13");
        firm.on("2026-03-15");
        take_back(firm, payment, Gone::FromItsDay);
        // All 13 days bear; what was claimed before is a part of it.
        let state = charge(firm).state;
        assert_eq!((state.accrued.hundredths(), state.to_fix.hundredths()), (1_300, 1_000));
        assert_eq!(firm.open("A-1"), 100_000);
        fix(firm).expect("claimed").expect("the days in between");
        firm.run("2026-03-16");
        firm.assert_sound();
    });
}

#[test]
fn money_that_was_here_for_a_while_spares_its_days_when_that_is_chosen() {
    on_both(|firm| {
        told(firm);
        firm.on("2026-03-05");
        let payment = pay(firm, "2026-03-05", 100_000);
        firm.on("2026-03-15");
        take_back(firm, payment, Gone::FromToday);
        assert_eq!(accrued(firm), 300, "no day between 5 and 15 March");
        firm.on("2026-03-16");
        assert_eq!(accrued(firm), 400);
        firm.assert_sound();
    });
}

#[test]
fn a_waiver_for_repayment_lapses_when_the_payment_bounces() {
    let firm = Firm::new();
    told(&firm);
    firm.on("2026-03-05");
    let by = Waiver::IfRepaidBy(day("2026-03-09"));
    waive(&firm, Role::Supervisor, by, false).expect("the whole debt in week 1");
    let payment = pay(&firm, "2026-03-05", 100_000);
    firm.on("2026-03-10");
    assert_eq!(charge(&firm).state.waived.hundredths(), 300, "repaid in time");
    take_back(&firm, payment, Gone::FromItsDay);
    let state = charge(&firm).state;
    assert_eq!((state.waived.hundredths(), state.to_fix.hundredths()), (0, 800));
}

/// What is owed by document, after a payment of 100.00 on 20 March under an order of allocation.
fn after_paying(firm: &Firm, order: AllocationOrder, minor: i64) -> [i64; 4] {
    told(firm);
    firm.invoices(&["A-2 2026-02-02 2026-03-05 1000.00"]);
    let (office, company) = (&firm.office, firm.company);
    acts::set_allocation_order(
        office,
        company,
        who(Role::Director),
        None,
        order,
        "contract 7, 9.1",
    )
    .expect("an order");
    firm.on("2026-03-12");
    fix(firm).expect("claimed").expect("10.00 on A-1");
    let (customer, other) = (firm.customer("C-1"), firm.item("A-2"));
    charges::fix(office, company, who(Role::Accountant), customer, other).expect("7.00 on A-2");
    firm.on("2026-03-20");
    pay(firm, "2026-03-20", minor);
    firm.assert_sound();
    ["A-1", "A-1/1", "A-2", "A-2/1"].map(|number| firm.open(number))
}

/// VÕS § 88: the oldest due debt first, and in it the charge before the principal. GK 319: the
/// principal of all that has matured, then the charges in the order of their debts.
#[test]
fn a_payment_pays_the_charges_of_a_debt_with_it() {
    on_both(|firm| {
        let left = after_paying(firm, AllocationOrder::Ee, 100_900);
        assert_eq!(left, [100, 0, 100_000, 700]);
    });
    on_both(|firm| {
        let left = after_paying(firm, AllocationOrder::Ru, 200_900);
        assert_eq!(left, [0, 100, 0, 700]);
    });
}

/// The same of money that a file tells: a file and a hand do not differ.
#[test]
fn money_of_a_file_pays_the_charges_of_a_debt_with_it() {
    on_both(|firm| {
        let left = after_paying(firm, AllocationOrder::Ee, 100);
        assert_eq!(left, [100_000, 900, 100_000, 700]);
        let file =
            firm.request(Kind::Payments, "Customer,Payment date,Amount\nC-1,2026-03-20,1009.50\n");
        let file = ImportRequest { unnamed_pays: true, ..file };
        assert_eq!(firm.try_import(&file).expect("taken").new, 1);
        let left = ["A-1", "A-1/1", "A-2", "A-2/1"].map(|number| firm.open(number));
        assert_eq!(left, [0, 0, 100_000, 650]);
        firm.assert_sound();
    });
}

/// P12: insolvency and a settlement stop every charge for their days, as a moratorium does.
#[test]
fn days_in_which_nothing_accrues_are_left_out_of_every_charge() {
    let firm = Firm::new();
    told(&firm);
    let nothing = TermAsked {
        ground: Ground::Law,
        method: MethodAsked::Nothing,
        from: day("2026-03-05"),
        until: Some(day("2026-03-09")),
        reference: "bankruptcy, case 2-26-17".into(),
        ..penalty(&firm, "0")
    };
    charges::add_term(&firm.office, firm.company, who(Role::Director), &nothing).expect("a term");
    firm.on("2026-03-12");
    assert_eq!(accrued(&firm), 500, "3, 4, 10, 11 and 12 March");
    let part = &charge(&firm).accrued.parts[0];
    let days: Vec<_> = part.rows.iter().map(|row| (row.from, row.to)).collect();
    let runs = [("2026-03-03", "2026-03-04"), ("2026-03-10", "2026-03-12")];
    assert_eq!(days, runs.map(|(from, to)| (day(from), day(to))));
    let terms = charges::terms(&firm.office, firm.company, Who::program(), firm.customer("C-1"));
    let term = terms.expect("listed").into_iter().find(|term| term.method == MethodAsked::Nothing);
    let term = term.expect("in force").term;
    charges::end_term(&firm.office, firm.company, who(Role::Director), firm.customer("C-1"), term)
        .expect("ended");
    assert_eq!(accrued(&firm), 1_000, "as if it had never been");
    firm.assert_sound();
}
