//! May this be shipped now? Limits, stops, reductions and reservations, on both databases.

use crate::firm::{Firm, day, eur, key, on_both};
use saldo_domain::book::Moment;
use saldo_domain::rates::Rate;
use saldo_domain::rating::Status;
use saldo_domain::{Currency, Money, Role, UserId};
use saldo_work::acts;
use saldo_work::credit::{
    self, CreditAnswer, CreditQuestion, Kept, OrderAsked, OwnTermsAsked, ReservationAsked,
    TermsAsked,
};
use saldo_work::fieldwork::{self, AlarmAsked, ErrandEnd};
use saldo_work::{Refused, Who, status};
use std::sync::Barrier;
use std::thread;

fn who(role: Role) -> Who {
    Who::new(UserId::new(1), role)
}

/// CLS-08: Reliable 500 000 / 5 % / 30 d; Uncertain 200 000 / 3 % / 14 d; Threat 50 000 / 0 % /
/// 7 d; Non-paying: prepayment.
fn table(firm: &Firm) {
    let rows = [
        (Status::Reliable, Some(500_000), 5, 30),
        (Status::Uncertain, Some(200_000), 3, 14),
        (Status::Threat, Some(50_000), 0, 7),
    ];
    for (status, limit, discount, days) in rows {
        set(firm, status, limit, Some(Rate::whole(discount)), Some(days), None);
    }
}

fn set(
    firm: &Firm,
    status: Status,
    limit: Option<i64>,
    discount: Option<Rate>,
    deferral_days: Option<u16>,
    stop_after_days: Option<u16>,
) {
    let from = saldo_work::company::today(&firm.office, firm.company).expect("today");
    let asked = TermsAsked {
        status,
        from,
        limit: limit.map(|major| eur(major * 100)),
        discount,
        deferral_days,
        stop_after_days,
        reason: "order 7".to_owned(),
    };
    credit::set_terms(&firm.office, firm.company, who(Role::CommercialDirector), &asked)
        .expect("set");
}

fn begin(firm: &Firm) {
    firm.invoices(&["A-1 2026-03-01 2026-04-15 10000.00"]);
    table(firm);
}

fn ask(firm: &Firm, major: i64) -> CreditAnswer {
    let question = CreditQuestion { customer: "c-1".to_owned(), amount: eur(major * 100) };
    credit::check(&firm.office, firm.company, who(Role::Accountant), &question).expect("answered")
}

fn codes(answer: &CreditAnswer) -> Vec<(&str, &str)> {
    answer.hindrances.iter().map(|one| (one.code.as_str(), one.clause.as_str())).collect()
}

fn available(answer: &CreditAnswer) -> Option<i64> {
    answer.available.map(|money| money.minor() / 100)
}

fn order(firm: &Firm, role: Role, asked: &OrderAsked) -> Result<(), Refused> {
    let customer = firm.customer("C-1");
    credit::order(&firm.office, firm.company, who(role), customer, asked, "a reason")
}

fn decide(firm: &Firm, to: Status) {
    let customer = firm.customer("C-1");
    let director = who(Role::Director);
    status::decide_overdue(&firm.office, firm.company, director, customer, to, "late")
        .expect("decided");
}

fn reservation(major: i64, reference: &str) -> ReservationAsked {
    ReservationAsked {
        customer: "C-1".to_owned(),
        amount: eur(major * 100),
        reference: reference.to_owned(),
        hours: 72,
    }
}

fn reserve(firm: &Firm, number: u32, asked: &ReservationAsked) -> Result<Kept, Refused> {
    credit::reserve(&firm.office, firm.company, who(Role::Accountant), &key(number), asked)
}

#[test]
fn cls_08_after_a_change_to_threat_an_invoice_of_sixty_thousand_is_refused() {
    on_both(|firm| {
        begin(firm);
        let before = ask(firm, 60_000);
        assert!(before.allowed);
        assert_eq!(available(&before), Some(190_000));
        assert_eq!(before.components.deferral_days, Some(14));
        decide(firm, Status::Threat);
        let after = ask(firm, 60_000);
        assert!(!after.allowed);
        assert_eq!(codes(&after), [("OVER_LIMIT", "4.3")]);
        assert_eq!(available(&after), Some(40_000));
        assert_eq!(after.components.deferral_days, Some(7));
        decide(firm, Status::NonPaying);
        let after = ask(firm, 1);
        assert_eq!(codes(&after), [("PREPAYMENT_ONLY", "5.5")]);
        assert_eq!(available(&after), Some(0));
        firm.assert_sound();
    });
}

/// CLS-08: limit, discount and deferral of each status, the reliable one among them, bind from the
/// day of the change and are told to the accounting system.
/// CLS-08, CLS-09: terms of its own were measured by the status it had. When that falls they bind no
/// further than the new one, until somebody who may give more orders them anew.
#[test]
fn cls_08_own_terms_do_not_outlive_the_fall_of_the_status_they_were_measured_by() {
    on_both(|firm| {
        begin(firm);
        let own = |limit: i64| {
            OrderAsked::OwnTerms(OwnTermsAsked {
                limit: Some(eur(limit * 100)),
                discount: Some(Rate::whole(3)),
                deferral_days: Some(14),
                ..OwnTermsAsked::default()
            })
        };
        order(firm, Role::HeadOfSales, &own(200_000)).expect("within the status");
        assert!(ask(firm, 60_000).allowed);
        firm.on("2026-03-21");
        decide(firm, Status::Threat);
        let after = ask(firm, 60_000);
        assert_eq!(codes(&after), [("OVER_LIMIT", "4.3")]);
        assert_eq!(available(&after), Some(40_000));
        let terms = (after.components.deferral_days, after.components.discount_pct.as_deref());
        assert_eq!(terms, (Some(7), Some("0.00")));
        let records = credit::terms_records(&firm.office, firm.company, Who::program(), 0);
        let records = records.expect("read");
        let last = records.last().expect("the accounting system is told");
        assert_eq!((last.limit.as_str(), last.deferral_days), ("50000.00", Some(7)));
        // Who may give more than the status does, gives it knowing the status.
        firm.on("2026-03-22");
        order(firm, Role::CommercialDirector, &own(80_000)).expect("more than the status");
        assert!(ask(firm, 60_000).allowed);
        // What is stricter than the status stays.
        order(
            firm,
            Role::HeadOfSales,
            &OrderAsked::OwnTerms(OwnTermsAsked {
                limit: Some(eur(2_000_000)),
                ..OwnTermsAsked::default()
            }),
        )
        .expect("less than the status");
        assert_eq!(available(&ask(firm, 1)), Some(10_000));
        firm.assert_sound();
    });
}

#[test]
fn cls_08_each_status_brings_its_limit_discount_and_deferral() {
    on_both(|firm| {
        begin(firm);
        let (office, company) = (&firm.office, firm.company);
        let rows = [
            (Status::Reliable, Some(500_000), Some("5.00"), Some(30), ("500000.00", "5.00", false)),
            (Status::Threat, Some(50_000), Some("0.00"), Some(7), ("50000.00", "0.00", false)),
            (
                Status::Uncertain,
                Some(200_000),
                Some("3.00"),
                Some(14),
                ("200000.00", "3.00", false),
            ),
            (Status::NonPaying, Some(0), None, None, ("0.00", "", true)),
        ];
        // A debt so late that the director may raise a status by himself.
        firm.invoices(&["OLD 2026-01-01 2026-02-01 10.00"]);
        for (status, limit, discount, days, (told_limit, told_discount, prepayment)) in rows {
            let told =
                credit::terms_records(office, company, Who::program(), 0).expect("read").len();
            decide(firm, status);
            let components = ask(firm, 1).components;
            assert_eq!(components.status, status);
            let found = components.limit.map(|limit| limit.minor() / 100);
            if status.has_deferral() {
                assert_eq!(found, limit, "{status:?}");
                assert_eq!(components.discount_pct.as_deref(), discount, "{status:?}");
                assert_eq!(components.deferral_days, days, "{status:?}");
            }
            let records = credit::terms_records(office, company, Who::program(), 0).expect("read");
            let [record] = &records[told..] else { panic!("{status:?}: {records:#?}") };
            assert_eq!((record.status, record.prepayment), (status, prepayment));
            assert_eq!(record.cause, "status");
            if status.has_deferral() {
                let told = (record.limit.as_str(), record.discount_pct.as_str());
                assert_eq!((told, record.deferral_days), ((told_limit, told_discount), days));
            }
        }
        firm.assert_sound();
    });
}

#[test]
fn where_no_limit_is_set_none_binds_and_the_answer_says_so() {
    let firm = Firm::new();
    firm.invoices(&["A-1 2026-03-01 2026-04-15 10000.00"]);
    let answer = ask(&firm, 999_999);
    assert!(answer.allowed);
    assert_eq!((answer.available, answer.components.limit), (None, None));
}

#[test]
fn terms_hold_from_their_day_and_the_past_keeps_its_own() {
    on_both(|firm| {
        begin(firm);
        let asked = TermsAsked {
            status: Status::Uncertain,
            from: day("2026-04-01"),
            limit: Some(eur(1_500_000)),
            discount: None,
            deferral_days: None,
            stop_after_days: None,
            reason: "order 8".to_owned(),
        };
        credit::set_terms(&firm.office, firm.company, who(Role::Director), &asked).expect("set");
        assert_eq!(available(&ask(firm, 1)), Some(190_000));
        firm.on("2026-04-01");
        assert_eq!(available(&ask(firm, 1)), Some(5_000));
        let of = |text: &str| {
            let rows = credit::terms(&firm.office, firm.company, Some(day(text))).expect("read");
            rows[1].terms.limit.map(|limit| limit.hundredths() / 100)
        };
        assert_eq!((of("2026-03-31"), of("2026-04-01")), (Some(200_000), Some(15_000)));
        // Past days and foreign figures are refused by name.
        let wrong = [
            ("from", TermsAsked { from: day("2026-03-31"), ..asked.clone() }),
            ("discount", TermsAsked { discount: Some(Rate::whole(101)), ..asked.clone() }),
            ("deferral_days", TermsAsked { deferral_days: Some(367), ..asked.clone() }),
            (
                "limit",
                TermsAsked {
                    limit: Some(Money::from_minor(1, Currency::from_code("USD").expect("USD"))),
                    ..asked
                },
            ),
        ];
        for (expected, asked) in wrong {
            let refused =
                credit::set_terms(&firm.office, firm.company, who(Role::Director), &asked);
            let refused = refused.expect_err(expected);
            assert!(matches!(refused, Refused::Field { field, .. } if field == expected));
        }
    });
}

#[test]
fn cli_04_the_safe_limit_is_average_daily_payments_times_the_deferral() {
    on_both(|firm| {
        // TC-04: 540 000 in 90 days, 14 days of deferral, debt 60 000.
        firm.invoices(&["A-1 2026-03-01 2026-04-15 600000.00"]);
        table(firm);
        firm.payments(&[
            "2025-12-20 1000.00 -",
            "2025-12-21 300000.00 A-1",
            "2026-03-20 240000.00 A-1",
        ]);
        let safe = ask(firm, 1).components.safe_limit;
        let figures = [safe.average_daily_payment, safe.limit, safe.available];
        assert_eq!(figures.map(Money::minor), [600_000, 8_400_000, 2_500_000]);
    });
}

#[test]
fn rem_12_a_visit_that_finds_a_high_risk_stops_shipments_until_somebody_lets_them_go_on() {
    on_both(|firm| {
        begin(firm);
        order(firm, Role::SalesRep, &OrderAsked::StopAfterVisit).expect_err("not his customer");
        order(firm, Role::Supervisor, &OrderAsked::StopAfterVisit).expect("stopped");
        let answer = ask(firm, 1);
        assert_eq!(codes(&answer), [("STOPPED", "6.1.2.c")]);
        assert_eq!(available(&answer), Some(0));
        let again = order(firm, Role::HeadOfSales, &OrderAsked::Stop).expect_err("twice");
        assert!(matches!(again, Refused::Field { field: "stop", .. }), "{again}");
        let customer = firm.customer("C-1");
        let orders = credit::orders(&firm.office, firm.company, who(Role::Director), customer);
        let number = orders.expect("read")[0].number;
        let end = |role: Role, reason: &str| {
            credit::end_order(&firm.office, firm.company, who(role), customer, number, reason)
        };
        for role in [Role::Accountant, Role::Security, Role::Administrator] {
            assert!(matches!(end(role, "paid"), Err(Refused::NotPermitted { .. })), "{role:?}");
        }
        assert!(matches!(end(Role::HeadOfSales, " "), Err(Refused::ReasonMissing { .. })));
        end(Role::HeadOfSales, "paid").expect("goes on");
        assert!(ask(firm, 1).allowed);
        assert!(matches!(end(Role::HeadOfSales, "twice"), Err(Refused::UnknownStanding { .. })));
        firm.assert_sound();
    });
}

#[test]
fn rem_12_an_alarm_from_a_visit_stops_shipments_until_the_manager_says_how_to_go_on() {
    on_both(|firm| {
        begin(firm);
        let (office, company, customer) = (&firm.office, firm.company, firm.customer("C-1"));
        let alarm = AlarmAsked {
            customer,
            item: None,
            talk: "talk-00000001".to_owned(),
            note: "the shop is being emptied".to_owned(),
        };
        // Whoever raises the alarm has no hand in how to go on (S07).
        let raises = Who::new(UserId::new(2), Role::Supervisor);
        fieldwork::alarm(office, company, raises, &alarm).expect("told");
        let answer = ask(firm, 1);
        assert_eq!(codes(&answer), [("STOPPED", "6.1.2.c")]);
        let stop = answer.components.stop.expect("a stop");
        assert_eq!(stop.reason, "the shop is being emptied");
        assert!(matches!(reserve(firm, 1, &reservation(1, "S-1")), Err(Refused::NoCredit { .. })));
        let errands = fieldwork::errands_of(office, company, who(Role::Director), "C-1");
        let errand = errands.expect("read").into_iter().find(|one| one.freezes()).expect("open");
        let words = ErrandEnd { words: "ship against cash".to_owned(), ..ErrandEnd::default() };
        fieldwork::done(office, company, who(errand.role), customer, errand.errand, &words)
            .expect("instructed");
        assert!(ask(firm, 1).allowed);
        firm.assert_sound();
    });
}

#[test]
fn tac_02_lateness_beyond_what_the_terms_bear_stops_shipments_until_payment() {
    on_both(|firm| {
        firm.invoices(&["A-1 2026-03-01 2026-03-10 100.00"]);
        set(firm, Status::Uncertain, Some(1_000), None, None, Some(10));
        firm.on("2026-03-20");
        assert!(ask(firm, 1).allowed, "ten days late");
        firm.on("2026-03-21");
        let answer = ask(firm, 1);
        assert_eq!(codes(&answer), [("OVERDUE", "TAC-02")]);
        assert_eq!((answer.components.overdue_days, answer.allowed), (11, false));
        firm.payments(&["2026-03-21 100.00 A-1"]);
        assert!(ask(firm, 1).allowed);
    });
}

#[test]
fn sh_01_half_of_each_payment_is_shipped_and_the_debt_falls() {
    on_both(|firm| {
        // SH-01: debt 200 000; pay 100 000, ship at most 50 000, debt 150 000.
        firm.invoices(&["A-1 2026-01-01 2026-02-01 200000.00"]);
        table(firm);
        decide(firm, Status::Threat);
        assert!(!ask(firm, 1).allowed);
        order(firm, Role::HeadOfSales, &OrderAsked::Reduction(Rate::whole(50))).expect("agreed");
        assert_eq!(codes(&ask(firm, 1)), [("OVER_RATIO", "TAC-02")], "nothing was paid yet");
        firm.on("2026-03-21").payments(&["2026-03-21 100000.00 A-1"]);
        assert_eq!(available(&ask(firm, 1)), Some(50_000));
        assert!(ask(firm, 50_000).allowed && !ask(firm, 50_001).allowed);
        firm.invoices(&["B-1 2026-03-21 2026-03-28 50000.00"]);
        assert_eq!(available(&ask(firm, 1)), Some(0));
        assert_eq!(ask(firm, 1).components.debt, eur(15_000_000));
        firm.assert_sound();
    });
}

/// TAC-02: half of each payment is what those below the directors agree on, and nothing with a
/// customer that buys against prepayment only (CLS-08, REM-03).
#[test]
fn tac_02_more_than_half_of_each_payment_is_more_than_a_status_gives() {
    let rows = [
        (Status::Threat, Role::Supervisor, 50, true),
        (Status::Threat, Role::Supervisor, 51, false),
        (Status::Threat, Role::HeadOfFinancialControl, 100, false),
        (Status::Threat, Role::CommercialDirector, 100, true),
        (Status::NonPaying, Role::Supervisor, 1, false),
        (Status::NonPaying, Role::HeadOfSales, 50, false),
        (Status::NonPaying, Role::Director, 50, true),
    ];
    for (status, role, percent, permitted) in rows {
        let firm = Firm::new();
        firm.invoices(&["A-1 2026-01-01 2026-02-01 200000.00"]);
        table(&firm);
        decide(&firm, status);
        let outcome = order(&firm, role, &OrderAsked::Reduction(Rate::whole(percent)));
        let refused = matches!(outcome, Err(Refused::NotPermitted { .. }));
        assert_eq!((outcome.is_ok(), refused), (permitted, !permitted), "{status:?} {role:?}");
    }
}

/// REM-03, TAC-02: a part of each payment that was agreed while there was deferral is more than one
/// who does not pay may have, until somebody who may give it says so.
#[test]
fn tac_02_a_reduction_waits_for_the_director_once_nothing_is_given_on_credit() {
    on_both(|firm| {
        firm.invoices(&["A-1 2026-01-01 2026-02-01 200000.00"]);
        table(firm);
        decide(firm, Status::Threat);
        let half = OrderAsked::Reduction(Rate::whole(50));
        order(firm, Role::Supervisor, &half).expect("agreed");
        firm.on("2026-03-21").payments(&["2026-03-21 1000.00 A-1"]);
        let before = ask(firm, 500);
        assert_eq!((before.allowed, available(&before)), (true, Some(500)));
        firm.on("2026-03-22");
        decide(firm, Status::NonPaying);
        let after = ask(firm, 500);
        assert_eq!(codes(&after), [("PREPAYMENT_ONLY", "5.5")]);
        assert_eq!(after.components.reduction, None);
        order(firm, Role::Director, &half).expect("confirmed");
        firm.on("2026-03-23").payments(&["2026-03-23 1000.00 A-1"]);
        assert!(ask(firm, 500).allowed);
        firm.assert_sound();
    });
}

#[test]
fn who_may_give_more_than_a_status_does() {
    let firm = Firm::new();
    begin(&firm);
    decide(&firm, Status::Threat);
    let limit = |major: i64| {
        let limit = Some(eur(major * 100));
        OrderAsked::OwnTerms(OwnTermsAsked { limit, ..OwnTermsAsked::default() })
    };
    let deferral =
        OrderAsked::OwnTerms(OwnTermsAsked { deferral_days: Some(8), ..OwnTermsAsked::default() });
    let rows = [
        (Role::HeadOfSales, limit(50_000), true),
        (Role::HeadOfSales, limit(50_001), false),
        (Role::HeadOfFinancialControl, limit(20_000), true),
        (Role::HeadOfFinancialControl, deferral.clone(), false),
        (Role::Accountant, limit(1), false),
        (Role::SalesRep, limit(1), false),
        (Role::CommercialDirector, limit(80_000), true),
        (Role::Director, deferral, true),
    ];
    for (role, asked, permitted) in rows {
        let outcome = order(&firm, role, &asked);
        let refused =
            matches!(outcome, Err(Refused::NotPermitted { .. } | Refused::UnknownCustomer { .. }));
        assert_eq!((outcome.is_ok(), refused), (permitted, !permitted), "{role:?} {asked:?}");
    }
    // The last took the place of those before: its limit is that of the status again.
    let answer = ask(&firm, 1);
    assert_eq!((answer.components.deferral_days, available(&answer)), (Some(8), Some(40_000)));
    // Nobody who does not pay has a limit, not even one of its own.
    order(&firm, Role::Director, &limit(80_000)).expect("a limit");
    decide(&firm, Status::NonPaying);
    assert_eq!(available(&ask(&firm, 1)), Some(0));
}

#[test]
fn a_reservation_keeps_its_part_until_it_is_invoiced_released_or_expires() {
    on_both(|firm| {
        begin(firm);
        let kept = reserve(firm, 1, &reservation(100_000, "S-1")).expect("kept");
        assert_eq!(available(&ask(firm, 1)), Some(90_000));
        // The same request again is the same reservation; another under its key is refused.
        let again = reserve(firm, 1, &reservation(100_000, "S-1")).expect("the same");
        assert_eq!(again, kept);
        assert_eq!(available(&ask(firm, 1)), Some(90_000));
        let other = reserve(firm, 1, &reservation(1, "S-1"));
        assert!(matches!(other, Err(Refused::KeyReused { .. })));
        // Refused with the whole answer; the key is free for a later try.
        let refused = reserve(firm, 2, &reservation(90_001, "S-2")).expect_err("too much");
        let Refused::NoCredit { answer } = refused else { panic!("{refused}") };
        assert_eq!(available(&answer), Some(90_000));
        // Its invoice takes its place.
        firm.invoices(&["S-1 2026-03-20 2026-04-03 100000.00"]);
        assert_eq!(available(&ask(firm, 1)), Some(90_000));
        let taken = reserve(firm, 3, &reservation(1, "s-1")).expect_err("invoiced already");
        assert!(matches!(taken, Refused::Field { field: "reference", .. }), "{taken}");
        // Let go.
        let kept = reserve(firm, 2, &reservation(40_000, "S-2")).expect("kept");
        let release =
            |number| credit::release(&firm.office, firm.company, who(Role::Accountant), number);
        release(kept.reservation).expect("released");
        release(kept.reservation).expect("again, which changes nothing");
        assert!(matches!(release(99), Err(Refused::UnknownReservation { .. })));
        assert_eq!(available(&ask(firm, 1)), Some(90_000));
        // Expires to the microsecond.
        let kept = reserve(firm, 4, &reservation(90_000, "S-3")).expect("kept");
        firm.clock.set(Moment(kept.expires_at.0 - 1));
        assert_eq!(available(&ask(firm, 1)), Some(0));
        firm.clock.set(kept.expires_at);
        assert_eq!(available(&ask(firm, 1)), Some(90_000));
        firm.assert_sound();
    });
}

/// Two calls at once for the last of the limit: one yes.
#[test]
fn the_last_of_a_limit_is_kept_once_however_many_ask_at_once() {
    on_both(|firm| {
        begin(firm);
        let start = Barrier::new(8);
        let outcomes: Vec<Result<Kept, Refused>> = thread::scope(|scope| {
            let call = |number: u32| {
                let start = &start;
                move || {
                    start.wait();
                    reserve(firm, number, &reservation(100_000, &format!("S-{number}")))
                }
            };
            let calls: Vec<_> = (1..=8).map(|number| scope.spawn(call(number))).collect();
            calls.into_iter().map(|call| call.join().expect("no panic")).collect()
        });
        let yes = outcomes.iter().filter(|outcome| outcome.is_ok()).count();
        let no = outcomes.iter().filter(|outcome| matches!(outcome, Err(Refused::NoCredit { .. })));
        assert_eq!((yes, no.count()), (1, 7), "190 000 are left, and each asks for 100 000");
        assert_eq!(available(&ask(firm, 1)), Some(90_000));
        // And one key from many hands is one reservation.
        let start = Barrier::new(4);
        let numbers: Vec<i64> = thread::scope(|scope| {
            let call = || {
                start.wait();
                reserve(firm, 100, &reservation(10_000, "S-100")).expect("kept").reservation
            };
            let calls: Vec<_> = (0..4).map(|_| scope.spawn(call)).collect();
            calls.into_iter().map(|call| call.join().expect("no panic")).collect()
        });
        assert!(numbers.windows(2).all(|pair| pair[0] == pair[1]), "{numbers:?}");
        assert_eq!(available(&ask(firm, 1)), Some(80_000));
        firm.assert_sound();
    });
}

#[test]
fn what_cannot_be_asked_is_refused_by_name() {
    let firm = Firm::new();
    begin(&firm);
    let (office, company) = (&firm.office, firm.company);
    let check = |customer: &str, amount: Money| {
        let question = CreditQuestion { customer: customer.to_owned(), amount };
        credit::check(office, company, who(Role::Accountant), &question)
    };
    let usd = Money::from_minor(100, Currency::from_code("USD").expect("USD"));
    assert!(matches!(check("C-9", eur(1)), Err(Refused::UnknownCustomer { .. })));
    assert!(matches!(check("C-1", eur(0)), Err(Refused::AmountNotPositive { .. })));
    assert!(matches!(check("C-1", usd), Err(Refused::Field { field: "currency", .. })));
    // A representative asks about own customers, and nobody may reserve who does not sell.
    let question = CreditQuestion { customer: "C-1".to_owned(), amount: eur(1) };
    let rep = credit::check(office, company, who(Role::SalesRep), &question);
    assert!(matches!(rep, Err(Refused::UnknownCustomer { .. })));
    for role in [Role::Legal, Role::Security, Role::Administrator] {
        let outcome = credit::reserve(office, company, who(role), &key(1), &reservation(1, "S-1"));
        assert!(matches!(outcome, Err(Refused::NotPermitted { .. })), "{role:?}");
    }
    let rows = [
        ("reference", ReservationAsked { reference: " ".to_owned(), ..reservation(1, "") }),
        ("hours", ReservationAsked { hours: 0, ..reservation(1, "S-1") }),
        ("hours", ReservationAsked { hours: 721, ..reservation(1, "S-1") }),
    ];
    for (expected, asked) in rows {
        let refused = reserve(&firm, 1, &asked).expect_err(expected);
        assert!(matches!(refused, Refused::Field { field, .. } if field == expected), "{refused}");
    }
}

#[test]
fn the_accounting_system_is_told_of_every_change_and_can_ask_for_all() {
    on_both(|firm| {
        begin(firm);
        firm.import(
            saldo_work::imports::Kind::Invoices,
            &crate::firm::invoices(&["C-2:B-1 2026-03-01 2026-04-15 10.00"]),
        );
        let after = |record| {
            let rows = credit::terms_records(&firm.office, firm.company, Who::program(), record);
            rows.expect("read")
        };
        let before = after(0).len() as i64;
        decide(firm, Status::Threat);
        order(firm, Role::Director, &OrderAsked::Stop).expect("stopped");
        let told = after(before);
        let causes: Vec<_> =
            told.iter().map(|one| (one.record - before, one.cause.as_str())).collect();
        assert_eq!(causes, [(1, "status"), (2, "own_terms")]);
        assert_eq!((told[0].limit.as_str(), told[0].deferral_days), ("50000.00", Some(7)));
        let mut all = Vec::new();
        credit::terms_records_of_all(&firm.office, firm.company, Who::program(), &mut |record| {
            all.push((record.customer, record.status, record.limit));
            Ok(())
        })
        .expect("read");
        all.sort_unstable();
        let expected = [
            ("C-1".to_owned(), Status::Threat, "50000.00".to_owned()),
            ("C-2".to_owned(), Status::Uncertain, "200000.00".to_owned()),
        ];
        assert_eq!(all, expected);
    });
}

/// CLI-02, CLI-07: under a policy that asks for the file nothing leaves on credit before a contract
/// or a granted decision, and nothing after a refusal; what was paid before leaves all the same.
#[test]
fn cli_07_the_first_shipment_on_credit_waits_for_the_file_and_a_refusal_holds_every_one() {
    on_both(|firm| {
        firm.follow(&crate::backtest::text_of("regulation"));
        firm.on("2026-03-06");
        newcomer(firm);
        let none = ask(firm, 1);
        assert_eq!(codes(&none), [("FILE_MISSING", "5.4")]);
        assert_eq!((none.allowed, available(&none)), (false, Some(0)));
        let told = none.components.file.expect("a component");
        assert_eq!((told.refused_on, told.clause.as_str()), (None, "5.4"));
        decide_credit(firm, false, "a bad name");
        let refused = ask(firm, 1);
        assert_eq!(codes(&refused), [("CREDIT_REFUSED", "5.4")]);
        let told = refused.components.file.expect("a component");
        assert_eq!(
            (told.refused_on, told.reason.as_str()),
            (Some(day("2026-03-06")), "a bad name")
        );
        decide_credit(firm, true, "I know the owner");
        assert_eq!(codes(&ask(firm, 1)), []);
        assert!(ask(firm, 1).components.file.is_none());
        firm.assert_sound();
    });
}

/// A customer of old has no contract on file, and is not held by that; a refusal holds it.
#[test]
fn cli_07_who_was_shipped_to_before_is_held_by_a_refusal_only() {
    let firm = Firm::new();
    firm.follow(&crate::backtest::text_of("regulation"));
    firm.on("2026-03-06").invoices(&["A-1 2026-02-01 2026-03-20 100.00"]);
    assert_eq!(codes(&ask(&firm, 1)), []);
    decide_credit(&firm, false, "a bad name");
    assert_eq!(codes(&ask(&firm, 1)), [("CREDIT_REFUSED", "5.4")]);
}

/// What was paid at once, or was withdrawn, makes nobody a customer of old (CLI-02).
#[test]
fn cli_02_a_sale_for_cash_or_one_that_was_withdrawn_switches_no_check_off() {
    on_both(|firm| {
        firm.follow(&crate::backtest::text_of("regulation"));
        firm.on("2026-03-06").invoices(&["A-1 2026-03-01 2026-03-01 100.00"]);
        assert_eq!(codes(&ask(firm, 1)), [("FILE_MISSING", "5.4")], "paid at once");
        firm.invoices(&["A-2 2026-03-02 2026-03-20 100.00"]);
        assert_eq!(codes(&ask(firm, 1)), [], "bought on deferral");
        let (office, company, customer) = (&firm.office, firm.company, firm.customer("C-1"));
        let gone = acts::Gone::default();
        let (item, who) = (firm.item("A-2"), who(Role::HeadOfFinancialControl));
        acts::withdraw(office, company, who, customer, item, gone, "never delivered")
            .expect("withdrawn");
        assert_eq!(codes(&ask(firm, 1)), [("FILE_MISSING", "5.4")], "withdrawn");
        firm.assert_sound();
    });
}

/// The ladder of eight steps asks for no file.
#[test]
fn cli_07_a_policy_that_does_not_ask_for_the_file_lets_the_newcomer_have_goods() {
    let firm = Firm::new();
    firm.on("2026-03-06");
    newcomer(&firm);
    assert_eq!(codes(&ask(&firm, 1)), []);
}

/// CLI-07: that somebody decided against credit holds under every policy, also one that asks for no
/// file.
#[test]
fn cli_07_a_decision_against_credit_holds_where_no_file_is_asked_for() {
    let firm = Firm::new();
    firm.on("2026-03-06");
    newcomer(&firm);
    decide_credit(&firm, false, "a bad name");
    assert_eq!(codes(&ask(&firm, 1)), [("CREDIT_REFUSED", "5.4")]);
    decide_credit(&firm, true, "guaranteed by the mother company");
    assert_eq!(codes(&ask(&firm, 1)), []);
}

fn newcomer(firm: &Firm) {
    firm.import(saldo_work::imports::Kind::Customers, "code,name\nC-1,C-1\n");
}

fn decide_credit(firm: &Firm, granted: bool, reason: &str) {
    let customer = firm.customer("C-1");
    let general = who(Role::GeneralDirector);
    for post in saldo_domain::dossier::people::Post::ALL {
        let official = saldo_domain::dossier::people::Official {
            name: post.code().to_owned(),
            ..Default::default()
        };
        let saying = saldo_work::dossier::Saying::Person(*post, official);
        // Known already the second time.
        drop(saldo_work::dossier::say(
            &firm.office,
            firm.company,
            general,
            customer,
            &[(saying, 0)],
        ));
    }
    saldo_work::dossier::decide_deferral(
        &firm.office,
        firm.company,
        general,
        customer,
        granted,
        reason,
    )
    .expect("decided");
}
