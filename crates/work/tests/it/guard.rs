//! Nothing leaves that nobody meant to let go: floods, first runs, systems for trying things
//! out, copies that were brought back (D09, D25, D35, D36; I20, I21).

use crate::firm::{Firm, on_both};
use crate::post::{Plain, Post, head, in_state, owe, pass, ready, set, switch_on};
use saldo_domain::control::Channel;
use saldo_work::delivery::mailings::{self, Group, MailingText, NewMailing};
use saldo_work::delivery::{self, BroughtBack};
use saldo_work::imports::Kind;
use saldo_work::{Refused, Silent, Who, backup};
use std::collections::BTreeSet;

/// D09, I20.
#[test]
fn circuit_breaker_parks_burst() {
    on_both(|firm| {
        owe(firm, 12);
        ready(firm);
        set(firm, &[("burst", "10")]);
        let post = Post::default();
        let parked = pass(firm, &post).parked.expect("a flood is parked");
        assert_eq!((parked.waiting, parked.may_leave), (12, 10));
        assert_eq!((post.to().len(), in_state(firm, "planned")), (0, 12), "none of it left");
        let (office, company) = (&firm.office, firm.company);
        let rep = Who::new(saldo_domain::UserId::new(9), saldo_domain::Role::SalesRep);
        assert!(delivery::release(office, company, rep, 2).is_err());
        delivery::release(office, company, head(), 2).expect("released");
        assert_eq!(pass(firm, &post).sent, 12);
        // What has left today counts: one more is one too many.
        firm.invoices(&["C-1:B-1 2026-02-16 2026-03-13 70.00"]);
        firm.on("2026-03-21");
        firm.run("2026-03-21");
        let tomorrow = pass(firm, &post);
        assert_eq!(tomorrow.parked, None, "another day begins anew: {tomorrow:?}");
        firm.assert_sound();
    });
}

/// D09: what people carry to the post uses up nothing of what may leave by itself.
#[test]
fn posted_letters_use_up_no_allowance_of_mails() {
    on_both(|firm| {
        owe(firm, 3);
        ready(firm);
        set(firm, &[("burst", "1")]);
        firm.import(
            Kind::Customers,
            "Code,Name,Address\nC-1,Debtor 1 OÜ,Kesk 1\nC-2,Debtor 2 OÜ,Kesk 2\n",
        );
        let sql = "UPDATE outbox SET channel = 'post' WHERE customer IN (
                       SELECT customer FROM customer WHERE code IN ('C-1', 'C-2'))";
        firm.office.store.meddle(sql).expect("meddles");
        let (office, company) = (&firm.office, firm.company);
        let batch = delivery::print_batch(office, company, head(), &Plain).expect("printed");
        let batch = batch.expect("a batch");
        let told = delivery::batch_posted(office, company, head(), batch, &BTreeSet::new());
        assert_eq!(told.expect("said").posted, 2);
        let outcome = pass(firm, &Post::default());
        assert_eq!((outcome.sent, outcome.parked), (1, None), "{outcome:?}");
        firm.assert_sound();
    });
}

/// Customers D-1 … with an address each, who owe until this day.
fn coming(firm: &Firm, customers: usize, due: &str) {
    let mut cards = "Code,Name,Email\n".to_owned();
    let mut invoices = Vec::new();
    for number in 1..=customers {
        cards.push_str(&format!("D-{number},Debtor D{number} OÜ,d{number}@example.com\n"));
        invoices.push(format!("D-{number}:D-{number} 2026-02-16 {due} 100.00"));
    }
    firm.import(Kind::Customers, &cards);
    firm.invoices(&invoices.iter().map(String::as_str).collect::<Vec<_>>());
}

/// D09: a run that asks for more letters than one may is parked, though the day would bear them;
/// letters of several runs, none of which asks for too much, leave together.
#[test]
fn a_run_that_asks_for_too_much_is_parked() {
    on_both(|firm| {
        owe(firm, 6);
        ready(firm);
        coming(firm, 6, "2026-03-19");
        firm.on("2026-03-21").run("2026-03-21");
        set(firm, &[("burst-run", "5")]);
        let post = Post::default();
        let parked = pass(firm, &post).parked.expect("parked");
        assert_eq!((parked.waiting, parked.may_leave, post.to().len()), (6, 5, 0));
        set(firm, &[("burst-run", "6")]);
        assert_eq!(pass(firm, &post).sent, 12);
        firm.assert_sound();
    });
}

/// D09: a thousand old debts that an import brings, and a clock that jumps weeks ahead, plan much
/// and let nothing leave; a person lets it go.
#[test]
fn a_thousand_old_debts_and_a_jump_of_the_clock_are_parked() {
    let firm = Firm::new();
    ready(&firm);
    set(&firm, &[("burst", ""), ("attach", "none")]);
    owe(&firm, 1_000);
    let post = Post::default();
    let parked = pass(&firm, &post).parked.expect("parked");
    assert_eq!((parked.waiting, parked.may_leave, post.to().len()), (1_000, 500, 0));

    // Nothing is late yet; then the clock jumps four weeks, over all the due days at once.
    let firm = Firm::new();
    ready(&firm);
    set(&firm, &[("burst", "20"), ("attach", "none")]);
    coming(&firm, 30, "2026-04-15");
    firm.run("2026-03-20");
    assert_eq!(pass(&firm, &post).parked, None, "nothing waits");
    firm.on("2026-04-17").run("2026-04-17");
    let parked = pass(&firm, &post).parked.expect("parked");
    assert_eq!((parked.waiting, parked.may_leave, post.to().len()), (30, 20, 0));
    delivery::release(&firm.office, firm.company, head(), 10).expect("released");
    assert_eq!(pass(&firm, &post).sent, 30);
    firm.assert_sound();
}

/// D09: whatever floods one debtor, no more reaches it in a day than the company sends to one; the
/// rest comes on other days.
#[test]
fn no_debtor_is_flooded() {
    on_both(|firm| {
        owe(firm, 2);
        ready(firm);
        set(firm, &[("a-day", "2")]);
        let (office, company) = (&firm.office, firm.company);
        for number in 1..=5 {
            let new = NewMailing {
                group: Group::default(),
                text: MailingText::Overdue,
                channels: vec![Channel::Email],
                reason: format!("round {number}"),
            };
            let drawn = mailings::draw_up(office, company, head(), &new, &Silent).expect("drawn");
            let letters = mailings::one(office, company, head(), drawn).expect("shown");
            let letters = letters.row.letters;
            mailings::approve(office, company, head(), drawn, letters).expect("approved");
        }
        let post = Post::default();
        for (day, by_then) in [("2026-03-20", 2), ("2026-03-21", 4), ("2026-03-22", 6)] {
            firm.on(day);
            for _ in 0..3 {
                pass(firm, &post);
            }
            for debtor in ["debtor1@example.com", "debtor2@example.com"] {
                let had = post.to().iter().filter(|to| *to == debtor).count();
                assert_eq!(had, by_then, "{debtor} by {day}");
            }
        }
        firm.assert_sound();
    });
}

/// D25: the first run of a company plans and explains; nothing leaves before somebody has
/// looked and switched sending on.
#[test]
fn first_run_is_dry_until_released() {
    let firm = Firm::new();
    owe(&firm, 3);
    let post = Post::default();
    let outcome = pass(&firm, &post);
    assert!(!outcome.on && outcome.sent == 0);
    let on = switch_on(&firm);
    assert!(matches!(on, Err(Refused::Field { field: "smtp-host", .. })), "{on:?}");
    set(&firm, &[("smtp-host", "mail.example.ee"), ("sender", "arved@example.ee")]);
    assert_eq!(pass(&firm, &post).sent, 0, "a server alone switches nothing on");
    assert_eq!((post.to().len(), in_state(&firm, "planned")), (0, 3));
}

/// D35.
#[test]
fn non_production_cannot_send() {
    let firm = Firm::new();
    owe(&firm, 3);
    ready(&firm);
    set(&firm, &[("only-to", "example.org, debtor2@example.com")]);
    let post = Post::default();
    let outcome = pass(&firm, &post);
    assert_eq!((outcome.sent, outcome.waiting.get("only-to")), (1, Some(&2)), "{outcome:?}");
    assert_eq!(post.to(), ["debtor2@example.com"]);
    firm.assert_sound();
}

/// A dry run tells what would leave, and leaves everything as it was.
#[test]
fn a_preview_changes_nothing() {
    on_both(|firm| {
        owe(firm, 3);
        ready(firm);
        let before = firm.state();
        let told = delivery::preview(&firm.office, firm.company, Who::program()).expect("told");
        assert_eq!((told.sent, told.failed, told.parked), (3, 0, None));
        assert_eq!(firm.state(), before);
    });
}

#[test]
fn settings_that_cannot_be_right_are_refused_by_name() {
    let firm = Firm::new();
    let rows = [
        ("smtp-port", "70000"),
        ("smtp-security", "ssl"),
        ("sender", "arved"),
        ("sender", "a@b\r\nBcc: c@d"),
        ("hours-from", "8"),
        ("hours-from", "21:00"),
        ("burst", "0"),
        ("sms-address", "ftp://h/{to}{text}"),
        ("sms-address", "https://h/?to={to}"),
        ("unsubscribe", "javascript:alert(1)"),
        ("password", "x"),
    ];
    for (name, value) in rows {
        let pairs = crate::post::settings(&[(name, value)]);
        let set = delivery::set_sending(&firm.office, firm.company, Who::program(), &pairs);
        assert!(matches!(set, Err(Refused::Field { .. })), "{name}={value}: {set:?}");
    }
    let told = delivery::settings(&firm.office, firm.company, Who::program()).expect("told");
    assert_eq!(told["smtp-port"], "587", "nothing was kept");
}

mod restore {
    use super::*;

    /// D36, I21: what waits in a copy may have left since it was made.
    #[test]
    fn comes_up_in_quarantine() {
        let firm = Firm::new();
        owe(&firm, 2);
        ready(&firm);
        let folder = tempfile::tempdir().expect("a folder");
        let copy = folder.path().join("copy");
        backup::save(&firm.office, Who::program(), &copy, &Silent).expect("copied");
        pass(&firm, &Post::default());
        let back = Firm::empty();
        backup::restore(&back.office, &copy, &Silent).expect("restored");
        let post = Post::default();
        let outcome = pass(&back, &post);
        assert_eq!((outcome.on, outcome.sent, post.to().len()), (false, 0, 0));
        assert_eq!(in_state(&back, "uncertain"), 2, "they wait for somebody to compare");
        switch_on(&back).expect("switched on");
        assert_eq!(pass(&back, &post).sent, 0, "what left before does not leave again of itself");
        back.assert_sound();
        let say = |answer| {
            delivery::answer_brought_back(&back.office, back.company, head(), answer).expect("said")
        };
        assert_eq!(say(delivery::Answer::DidNot), BroughtBack { messages: 2, notices: 0 });
        assert_eq!(say(delivery::Answer::Left).all(), 0, "they were answered for");
        assert_eq!(pass(&back, &post).sent, 2);
        back.assert_sound();
        let other = Firm::empty();
        backup::restore(&other.office, &copy, &Silent).expect("restored");
        let left = delivery::Answer::Left;
        let said = delivery::answer_brought_back(&other.office, other.company, head(), left);
        assert_eq!((said.expect("said").messages, in_state(&other, "sent")), (2, 2));
        other.assert_sound();
    }
}
