//! Who may be written to, and at which hour of theirs (D21, D22).

use crate::firm::{Firm, on_both};
use crate::post::{Post, in_state, owe, pass, ready, set};
use saldo_domain::delivery::Consent;
use saldo_domain::standing::contact_limits::{DebtPurpose, Debtor};
use saldo_work::acts::{self, Contact, ContactKind};
use saldo_work::delivery::{self, Terms};
use saldo_work::{Refused, Who, views};

fn say(firm: &Firm, code: &str, change: impl FnOnce(&mut Terms)) -> Result<(), Refused> {
    let (office, company, who) = (&firm.office, firm.company, Who::program());
    let mut terms = delivery::terms(office, company, who, code).expect("known");
    terms.reason = "called and said so".into();
    change(&mut terms);
    delivery::set_terms(office, company, who, code, &terms)
}

/// D22: said a moment ago, it holds for what waits already.
#[test]
fn withdrawal_effective_next_claim() {
    on_both(|firm| {
        owe(firm, 3);
        ready(firm);
        say(firm, "C-1", |terms| terms.email = Consent::Refused).expect("recorded");
        say(firm, "C-2", |terms| terms.email = Consent::Represented).expect("recorded");
        say(firm, "C-3", |terms| terms.sms = Consent::Refused).expect("recorded");
        let post = Post::default();
        let outcome = pass(firm, &post);
        assert_eq!((outcome.sent, outcome.withheld), (1, 2), "{outcome:?}");
        assert_eq!(post.to(), ["debtor3@example.com"]);
        let why = "SELECT COUNT(*) FROM outbox
            WHERE state = 'withheld' AND why IN ('no-consent', 'represented')";
        assert_eq!(firm.office.store.peek(why).expect("counted"), 2);
        firm.assert_sound();
    });
}

#[test]
fn a_reason_and_a_zone_that_exists_are_asked_for() {
    let firm = Firm::new();
    owe(&firm, 1);
    let nothing = say(&firm, "C-1", |terms| terms.reason.clear());
    assert!(matches!(nothing, Err(Refused::ReasonMissing { .. })), "{nothing:?}");
    let zone = say(&firm, "C-1", |terms| terms.zone = "Europe/Tartu".into());
    assert!(matches!(zone, Err(Refused::UnknownZone { .. })), "{zone:?}");
    let told = delivery::terms(&firm.office, firm.company, Who::program(), "C-1").expect("told");
    assert_eq!(told.recorded, None, "nothing was kept");
}

/// D21: noon here is ten in the evening there.
#[test]
fn quiet_hours_are_those_of_the_debtor() {
    on_both(|firm| {
        owe(firm, 2);
        ready(firm);
        set(firm, &[("hours-from", "08:00"), ("hours-before", "20:00")]);
        say(firm, "C-1", |terms| terms.zone = "Asia/Vladivostok".into()).expect("recorded");
        let post = Post::default();
        let outcome = pass(firm, &post);
        assert_eq!((outcome.sent, outcome.waiting.get("hours")), (1, Some(&1)), "{outcome:?}");
        assert_eq!(post.to(), ["debtor2@example.com"]);
        // Eight in the morning there is midnight here.
        let next = "SELECT next_at FROM outbox WHERE state = 'planned' AND kept_by = 'hours'";
        let next = firm.office.store.peek(next).expect("a moment");
        let midnight: saldo_domain::Day = "2026-03-20".parse().expect("a day");
        assert_eq!(next, midnight.number() * 86_400_000_000 + 22 * 3_600_000_000);
        firm.clock.set(saldo_domain::book::Moment(next));
        assert_eq!(pass(firm, &post).sent, 1);
        firm.assert_sound();
    });
}

fn protected(terms: &mut Terms) {
    terms.debtor = Debtor::Individual;
    terms.purpose = DebtPurpose::Personal;
}

fn contact(firm: &Firm, code: &str, kind: ContactKind, on: &str) -> Contact {
    let body = "spoke of the debt".to_owned();
    Contact { customer: firm.customer(code), kind, day: crate::firm::day(on), body }
}

fn note(firm: &Firm, code: &str, kind: ContactKind, on: &str) -> Result<(), Refused> {
    acts::note(&firm.office, firm.company, Who::program(), &contact(firm, code, kind, on))
}

/// D21, REM-07: calls, visits and messages by hand are held against the limits when they are
/// written down; what took place nonetheless can be said, and counts.
#[test]
fn rem_07_contacts_by_hand_beyond_the_limits_are_refused_with_the_reason() {
    use ContactKind::{Call, Messenger, Note, Sms, Visit};
    on_both(|firm| {
        owe(firm, 2);
        say(firm, "C-1", protected).expect("recorded");
        // What is written down, and on which day there is room where there is none.
        let rows = [
            ("2026-03-16", Call, None),
            ("2026-03-16", Call, Some("2026-03-17")),
            ("2026-03-18", Call, None),
            ("2026-03-20", Call, Some("2026-03-23")),
            ("2026-03-18", Visit, None),
            ("2026-03-20", Visit, Some("2026-03-25")),
            ("2026-03-20", Sms, None),
            ("2026-03-20", Messenger, None),
            ("2026-03-20", Sms, Some("2026-03-21")),
            ("2026-03-20", Note, None),
        ];
        for (on, kind, room) in rows {
            let found = match note(firm, "C-1", kind, on) {
                Ok(()) => None,
                Err(Refused::ContactLimit { from, .. }) => Some(from.to_string()),
                Err(other) => panic!("{other}"),
            };
            assert_eq!(found.as_deref(), room, "{kind:?} on {on}");
            note(firm, "C-2", kind, on).expect("a company is called as often as one likes");
        }
        let card = |code| {
            views::customer_card(&firm.office, firm.company, Who::program(), code).expect("a card")
        };
        let told: Vec<(String, String)> = card("C-1")
            .no_room
            .iter()
            .map(|(how, from)| (how.code().to_owned(), from.to_string()))
            .collect();
        let expected = [("CALL", "2026-03-23"), ("SMS", "2026-03-21"), ("MEETING", "2026-03-25")];
        assert_eq!(told, expected.map(|(how, from)| (how.to_owned(), from.to_owned())));
        assert_eq!(card("C-2").no_room, []);
        let third = contact(firm, "C-1", Call, "2026-03-20");
        acts::note_beyond_limit(&firm.office, firm.company, Who::program(), &third)
            .expect("written down as it was");
        let journal = "SELECT COUNT(*) FROM audit WHERE action = 'note-beyond-limit'";
        assert_eq!(firm.office.store.peek(journal).expect("counted"), 1);
        // Two by hand on the day: the program sends none.
        ready(firm);
        let post = Post::default();
        let outcome = pass(firm, &post);
        assert_eq!(outcome.waiting.get("contact-limit"), Some(&1), "{outcome:?}");
        assert_eq!(post.to(), ["debtor2@example.com"]);
        firm.assert_sound();
    });
}

/// REM-07: the control run asks nobody to call a person whom the law lets be called no more, says
/// why and until when, and does so then; a replay does the same.
#[test]
fn rem_07_a_run_asks_for_no_call_beyond_the_limits() {
    on_both(|firm| {
        firm.invoices(&["A 2026-03-01 2026-03-20 100.00", "C-2:B 2026-03-01 2026-03-20 100.00"]);
        say(firm, "C-1", protected).expect("recorded");
        let mut on = crate::firm::day("2026-03-20");
        while on <= crate::firm::day("2026-04-30") {
            let today = on.to_string();
            firm.on(&today).run(&today);
            firm.later();
            // The third step, two days after the due day, asks by telephone.
            if ["2026-03-20", "2026-03-21"].contains(&today.as_str()) {
                for code in ["C-1", "C-2"] {
                    note(firm, code, ContactKind::Call, &today).expect("noted");
                }
            }
            on = on.plus(1);
        }
        let asked = |code: &str| {
            let sql = format!(
                "SELECT MIN(e.day) FROM effect e JOIN customer c ON c.company = e.company
                     AND c.customer = e.customer
                 WHERE c.code = '{code}' AND e.text_key = 'ask-planned-date'"
            );
            saldo_domain::Day::from_number(firm.office.store.peek(&sql).expect("counted"))
        };
        assert_eq!(asked("C-2"), Some(crate::firm::day("2026-03-22")));
        assert_eq!(asked("C-1"), Some(crate::firm::day("2026-03-27")), "the seven days are over");
        let held = "SELECT COUNT(*) FROM withheld WHERE cause = 'contact_limit'";
        assert!(firm.office.store.peek(held).expect("counted") > 0);
        let text = saldo_work::policies::all_shipped().next().expect("one ships").1;
        crate::backtest::replays_as_it_was(firm, text);
        firm.assert_sound();
    });
}

/// D21: the law's limits hold for an individual and not for the company next door.
#[test]
fn limits_of_the_law_hold_for_people() {
    let firm = Firm::of_country("RU");
    owe(&firm, 2);
    ready(&firm);
    say(&firm, "C-1", protected).expect("recorded");
    for on in ["2026-03-18", "2026-03-19", "2026-03-19", "2026-03-20"] {
        for code in ["C-1", "C-2"] {
            note(&firm, code, ContactKind::Email, on).expect("noted");
        }
    }
    let post = Post::default();
    let outcome = pass(&firm, &post);
    assert_eq!(outcome.waiting.get("contact-limit"), Some(&1), "{outcome:?}");
    assert_eq!(post.to(), ["debtor2@example.com"]);
    assert_eq!(in_state(&firm, "planned"), 1);
    firm.assert_sound();
}
