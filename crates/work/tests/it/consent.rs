//! Who may be written to, and at which hour of theirs (D21, D22).

use crate::firm::{Firm, on_both};
use crate::post::{Post, in_state, owe, pass, ready, set};
use saldo_domain::delivery::Consent;
use saldo_domain::standing::contact_limits::{DebtPurpose, Debtor};
use saldo_work::delivery::{self, Terms};
use saldo_work::{Refused, Who};

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

/// D21: the law's limits hold for an individual and not for the company next door.
#[test]
fn limits_of_the_law_hold_for_people() {
    let firm = Firm::of_country("RU");
    owe(&firm, 2);
    ready(&firm);
    let protected = |terms: &mut Terms| {
        terms.debtor = Debtor::Individual;
        terms.purpose = DebtPurpose::Personal;
    };
    say(&firm, "C-1", protected).expect("recorded");
    for on in ["2026-03-18", "2026-03-19", "2026-03-19", "2026-03-20"] {
        for code in ["C-1", "C-2"] {
            let contact = saldo_work::acts::Contact {
                customer: firm.customer(code),
                kind: saldo_work::acts::ContactKind::Email,
                day: crate::firm::day(on),
                body: "wrote".into(),
            };
            saldo_work::acts::note(&firm.office, firm.company, Who::program(), &contact)
                .expect("noted");
        }
    }
    let post = Post::default();
    let outcome = pass(&firm, &post);
    assert_eq!(outcome.waiting.get("contact-limit"), Some(&1), "{outcome:?}");
    assert_eq!(post.to(), ["debtor2@example.com"]);
    assert_eq!(in_state(&firm, "planned"), 1);
    firm.assert_sound();
}
