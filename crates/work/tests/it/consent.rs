//! Who may be written to, and at which hour of theirs (D21, D22).

use crate::firm::{Firm, on_both};
use crate::post::{Post, in_state, owe, pass, ready, set};
use saldo_domain::book::Moment;
use saldo_domain::claims::Ground;
use saldo_domain::delivery::Consent;
use saldo_domain::fieldwork::visit::{Answer, Doubt, GoalField, Manner, NextContact, Visit};
use saldo_domain::standing::contact_limits::{ContactMode, ContactRefusal, DebtPurpose, Debtor};
use saldo_domain::{Role, UserId};
use saldo_work::acts::{self, Contact, ContactKind};
use saldo_work::charges::{self, MethodAsked, TermAsked};
use saldo_work::delivery::{self, Terms};
use saldo_work::fieldwork::{self, VisitAsked};
use saldo_work::imports::{ImportOutcome, Kind};
use saldo_work::users::{self, NewPerson};
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
        firm.clock.set(Moment(next));
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
        // Nor does it follow on the heels of a person where the law limits nothing.
        assert_eq!(outcome.waiting.get("gap"), Some(&1), "{outcome:?}");
        firm.on("2026-03-22");
        pass(firm, &post);
        assert!(post.to().contains(&"debtor2@example.com".to_owned()), "{:?}", post.to());
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
    firm.on("2026-03-22");
    pass(&firm, &post);
    assert_eq!(post.to(), ["debtor2@example.com"], "two days after what was said by hand");
    assert_eq!(in_state(&firm, "planned"), 1);
    firm.assert_sound();
}

/// D21, REM-07: a call is held against the hours of the debtor's own day, by the moment at which it
/// began, whenever the form of it was sent; what took place nonetheless can be said.
#[test]
fn rem_07_a_call_at_night_is_refused_by_the_debtors_clock() {
    use saldo_domain::standing::contact_limits::ContactRefusal::{CallPerDay, Hours};
    // Noon here is ten in the evening there. Hours ago, "it took place", what refuses.
    let rows = [
        (true, vec![(0, false, Some(Hours)), (1, false, None), (1, false, Some(CallPerDay))]),
        (true, vec![(0, false, Some(Hours)), (0, true, None)]),
        (false, vec![(0, false, None), (0, false, None)]),
    ];
    for (is_person, calls) in rows {
        on_both(|firm| {
            firm.invoices(&["A-1 2026-03-01 2026-03-20 100.00"]);
            say(firm, "C-1", |terms| {
                terms.zone = "Asia/Vladivostok".into();
                if is_person {
                    protected(terms);
                }
            })
            .expect("recorded");
            for (number, (hours, took_place, expected)) in (1..).zip(&calls) {
                let found = call(firm, number, *hours, *took_place);
                assert_eq!(found, *expected, "{is_person} {number}");
            }
        });
    }
}

/// Records a call that began so many hours ago; answers what refuses it.
fn call(firm: &Firm, number: u32, hours: i64, took_place: bool) -> Option<ContactRefusal> {
    let visit = Visit {
        manner: Manner::Call,
        item: Some(firm.item("A-1")),
        goal: GoalField::ALL.iter().map(|field| (*field, String::new())).collect(),
        behaviour: Some(1),
        answer: Some(Answer::Reminded),
        doubt: Some(Doubt::A),
        next: Some(NextContact { day: crate::firm::day("2026-03-23"), minute: 600 }),
        beyond_limit: took_place,
        ..Visit::default()
    };
    let begun = Moment(firm.office.business().0 - hours * 3_600_000_000);
    let asked = VisitAsked { customer: firm.customer("C-1"), begun, visit };
    let (office, company) = (&firm.office, firm.company);
    let key = crate::firm::key(number);
    match fieldwork::record(office, company, Who::program(), &key, &asked) {
        Ok(_) => None,
        Err(Refused::ContactLimit { limit, .. }) => Some(limit),
        Err(other) => panic!("{other}"),
    }
}

/// D22, REM-07: whoever has refused contact, or acts through somebody else, is neither called nor
/// visited nor written to, on any channel but by post, by the program or by hand; the run asks
/// nobody to call, and a replay does the same.
#[test]
fn rem_07_whoever_refuses_contact_is_left_alone_but_for_letters() {
    for mode in [ContactMode::Refused, ContactMode::Represented] {
        on_both(|firm| {
            firm.import(
                Kind::Customers,
                "Code,Name,Email,Phone,Address\nC-1,Debtor OÜ,debtor1@example.com,+3725000001,Kesk 1\n",
            );
            firm.invoices(&[
                "A 2026-03-01 2026-03-20 100.00",
                "C-2:B 2026-03-01 2026-03-20 100.00",
            ]);
            say(firm, "C-1", |terms| terms.mode = mode).expect("recorded");
            let mut on = crate::firm::day("2026-03-20");
            while on <= crate::firm::day("2026-04-30") {
                let today = on.to_string();
                firm.on(&today).run(&today);
                firm.later();
                on = on.plus(1);
            }
            let asked = |code: &str| {
                let sql = format!(
                    "SELECT COUNT(*) FROM effect e JOIN customer c ON c.company = e.company
                         AND c.customer = e.customer
                     WHERE c.code = '{code}' AND e.text_key = 'ask-planned-date'"
                );
                firm.office.store.peek(&sql).expect("counted")
            };
            assert_eq!((asked("C-1"), asked("C-2")), (0, 1), "{mode:?}");
            let held = "SELECT COUNT(*) FROM withheld WHERE cause = 'contact_limit'";
            assert!(firm.office.store.peek(held).expect("counted") > 0, "{mode:?}");
            let text = saldo_work::policies::all_shipped().next().expect("one ships").1;
            crate::backtest::replays_as_it_was(firm, text);
            for kind in
                [ContactKind::Call, ContactKind::Visit, ContactKind::Sms, ContactKind::Email]
            {
                let refused = note(firm, "C-1", kind, "2026-04-30");
                let unwanted = matches!(
                    refused,
                    Err(Refused::ContactLimit { limit: ContactRefusal::Unwanted, .. })
                );
                assert!(unwanted, "{mode:?} {kind:?}: {refused:?}");
            }
            note(firm, "C-1", ContactKind::Letter, "2026-04-30").expect("letters are free");
            ready(firm);
            let post = Post::default();
            pass(firm, &post);
            assert_eq!((post.to().len(), in_state(firm, "sent")), (0, 0), "{mode:?}");
            firm.assert_sound();
        });
    }
}

/// REM-07: a person is protected though nobody has said so: by the number on the card, or by terms
/// on lateness that name a consumer. A company is not, and what somebody says comes first.
#[test]
fn rem_07_a_person_is_protected_before_anybody_says_so() {
    on_both(|firm| {
        firm.import(
            Kind::Customers,
            "Code,Name,Registry code,Country\nC-1,Mari Maasikas,,EE\nC-2,Иванов И. И.,500100732259,RU\n\
             C-3,Näidis OÜ,10137025,EE\n",
        );
        firm.invoices(&["A 2026-03-01 2026-03-20 100.00"]);
        let is_protected = |code: &str| {
            let terms = delivery::terms(&firm.office, firm.company, Who::program(), code);
            terms.expect("known").is_protected()
        };
        assert_eq!(["C-1", "C-2", "C-3"].map(is_protected), [false, true, false]);
        let term = TermAsked {
            customer: firm.customer("C-1"),
            item: None,
            ground: Ground::Law,
            method: MethodAsked::Estonia113 { consumer: true },
            from: crate::firm::day("2026-01-01"),
            until: None,
            due_moves_by: None,
            beside_others: false,
            reference: "VÕS 113".to_owned(),
        };
        let director = Who::new(UserId::new(1), Role::Director);
        charges::add_term(&firm.office, firm.company, director, &term).expect("a term");
        assert_eq!(["C-1", "C-2", "C-3"].map(is_protected), [true, true, false]);
        for code in ["C-1", "C-2"] {
            note(firm, code, ContactKind::Call, "2026-03-20").expect("the first of the day");
            let second = note(firm, code, ContactKind::Call, "2026-03-20");
            assert!(matches!(second, Err(Refused::ContactLimit { .. })), "{code}: {second:?}");
        }
        // What it owes for was to be left as it stood, and does not follow from the new word.
        say(firm, "C-2", |terms| terms.debtor = Debtor::SoleProprietor).expect("recorded");
        assert!(is_protected("C-2"), "it trades, and owes for itself");
        say(firm, "C-2", |terms| terms.debtor = Debtor::Individual).expect("recorded");
        say(firm, "C-2", |terms| terms.purpose = DebtPurpose::Business).expect("recorded");
        assert!(is_protected("C-2"), "an individual is, whatever it owes for");
        say(firm, "C-2", |terms| {
            (terms.debtor, terms.purpose) = (Debtor::SoleProprietor, DebtPurpose::Business);
        })
        .expect("recorded");
        assert!(!is_protected("C-2"));
        firm.assert_sound();
    });
}

/// Something that is said of how a customer may be contacted.
type Said = fn(&mut Terms);

/// D22: whoever looks after a customer may restrict how it is contacted; to take that back takes a
/// right of its own.
#[test]
fn loosening_takes_a_right() {
    on_both(|firm| {
        owe(firm, 1);
        let (office, company, own) = (&firm.office, firm.company, [firm.customer("C-1")]);
        let new = NewPerson {
            login: "rep".to_owned(),
            name: "rep".to_owned(),
            role: Role::SalesRep,
            team: "1".to_owned(),
            language: "et".to_owned(),
            password: "long enough 1".to_owned(),
        };
        let rep = users::add(office, company, Who::program(), &new).expect("added").who();
        acts::assign_owner(office, company, Who::program(), &own, Some(rep.person))
            .expect("assigned");
        let says = |change: Said| {
            let mut terms = delivery::terms(office, company, rep, "C-1").expect("known");
            terms.reason = "called and said so".into();
            change(&mut terms);
            delivery::set_terms(office, company, rep, "C-1", &terms)
        };
        let rows: [(Said, Said); 3] = [
            (|terms| terms.email = Consent::Refused, |terms| terms.email = Consent::Given),
            (|terms| terms.mode = ContactMode::Refused, |terms| terms.mode = ContactMode::Free),
            (protected, |terms| terms.debtor = Debtor::LegalEntity),
        ];
        for (restrict, loosen) in rows {
            says(restrict).expect("whoever looks after it may restrict");
            let loosened = says(loosen);
            assert!(matches!(loosened, Err(Refused::NotPermitted { .. })), "{loosened:?}");
        }
        say(firm, "C-1", |terms| terms.mode = ContactMode::Free).expect("who may, does");
        firm.assert_sound();
    });
}

/// REM-07: what another system knows of how a customer may be contacted comes in with its card.
#[test]
fn rem_07_a_file_tells_how_customers_may_be_contacted() {
    on_both(|firm| {
        owe(firm, 2);
        let cards = |rows: &str| {
            format!(
                "Code,Name,Debtor kind,Debt purpose,Time zone,Contact mode,Email consent,SMS consent\n{rows}"
            )
        };
        let told = |code: &str| {
            delivery::terms(&firm.office, firm.company, Who::program(), code).expect("told")
        };
        let text =
            cards("C-1,One,individual,PERSONAL,Asia/Omsk,refused,,\nC-2,Two,,,,,refused,given\n");
        let first = firm.import(Kind::Customers, &text);
        assert_eq!((first.changed, first.refused_total), (2, 0), "{:?}", first.refused);
        let one = told("C-1");
        assert_eq!((one.debtor, one.purpose), (Debtor::Individual, DebtPurpose::Personal));
        assert_eq!((one.zone.as_str(), one.mode), ("Asia/Omsk", ContactMode::Refused));
        assert!(one.is_protected() && one.reason == "file.csv", "{one:?}");
        let two = told("C-2");
        assert_eq!(
            (two.email, two.sms, two.mode),
            (Consent::Refused, Consent::Given, ContactMode::Free)
        );
        assert_eq!(firm.import(Kind::Customers, &text).unchanged, 2, "told again, nothing is new");

        // What a row leaves out stays; what it says anew counts.
        firm.import(Kind::Customers, &cards("C-1,One,,,,represented,,\n"));
        let one = told("C-1");
        assert_eq!((one.mode, one.zone.as_str()), (ContactMode::Represented, "Asia/Omsk"));

        // A column that means something else elsewhere: the field is left out, the row is taken.
        let strange = cards("C-1,Uno,,,UTC+3,,,\nC-2,Duo,a firm,,МСК,,,refused\n");
        let strange = firm.import(Kind::Customers, &strange);
        assert_eq!((strange.changed, strange.refused_total), (2, 0), "{:?}", strange.refused);
        assert_eq!(
            remarked(&strange),
            [
                (2, "Time zone", "unknown-zone"),
                (3, "Debtor kind", "word_unknown"),
                (3, "Time zone", "unknown-zone"),
            ]
        );
        assert_eq!((told("C-1").zone.as_str(), told("C-2").sms), ("Asia/Omsk", Consent::Refused));
        firm.assert_sound();
    });
}

/// Line, field and word of each remark of an import.
fn remarked(outcome: &ImportOutcome) -> Vec<(u64, &str, &str)> {
    let mut all: Vec<(u64, &str, &str)> = outcome
        .remarks
        .iter()
        .map(|one| (one.line, one.field.as_str(), one.code.as_str()))
        .collect();
    all.sort_unstable();
    all
}

/// REM-07: a file that says something of consents says nothing of who the customer is to the law: that
/// follows from the card as the file leaves it, also later.
#[test]
fn rem_07_a_person_stays_protected_whatever_else_a_file_says() {
    on_both(|firm| {
        let told = |code: &str| {
            delivery::terms(&firm.office, firm.company, Who::program(), code).expect("told")
        };
        firm.import(Kind::Customers, "Code,Name\nC-2,Петров П. П.\nC-3,Сидоров С. С.\n");
        firm.import(
            Kind::Customers,
            "Code,Name,Registry code,Country,Email consent\n\
             C-1,Иванов И. И.,500100732259,RU,given\n\
             C-2,Петров П. П.,500100732259,RU,refused\n\
             C-3,Сидоров С. С.,,RU,given\n",
        );
        for (code, is_protected) in [("C-1", true), ("C-2", true), ("C-3", false)] {
            assert_eq!(told(code).is_protected(), is_protected, "{code}");
        }
        assert_eq!(told("C-2").email, Consent::Refused);
        // What becomes known of a card later counts.
        firm.import(
            Kind::Customers,
            "Code,Name,Registry code,Country,Time zone\n\
             C-3,Сидоров С. С.,500100732259,RU,Europe/Moscow\n",
        );
        assert!(told("C-3").is_protected() && !told("C-3").is_debtor_said);
        note(firm, "C-3", ContactKind::Call, "2026-03-20").expect("the first of the day");
        let second = note(firm, "C-3", ContactKind::Call, "2026-03-20");
        assert!(matches!(second, Err(Refused::ContactLimit { .. })), "{second:?}");
        // Said outright, it holds; a person said to be one owes for itself.
        firm.import(
            Kind::Customers,
            "Code,Name,Debtor kind\nC-1,Иванов И. И.,LEGAL_ENTITY\nC-4,Somebody,INDIVIDUAL\n",
        );
        let found = ["C-1", "C-4"].map(|code| (told(code).debtor, told(code).purpose));
        assert_eq!(
            found,
            [
                (Debtor::LegalEntity, DebtPurpose::Business),
                (Debtor::Individual, DebtPurpose::Personal),
            ]
        );
        firm.assert_sound();
    });
}

/// REM-07, M21: what a person has said stays as long as the file says the same as before, and no file
/// loosens it, whoever brings it.
#[test]
fn rem_07_a_nightly_file_undoes_no_refusal() {
    on_both(|firm| {
        let night = |mode: &str, email: &str| {
            let row = format!("Code,Name,E-mail,Contact mode\nC-1,One,{email},{mode}\n");
            firm.import(Kind::Customers, &row)
        };
        let mode = || {
            let who = Who::program();
            delivery::terms(&firm.office, firm.company, who, "C-1").expect("told").mode
        };
        night("free", "a@example.com");
        say(firm, "C-1", |terms| terms.mode = ContactMode::Refused).expect("recorded");
        let stays = [(2, "Contact mode", "kept-by-hand")];
        let first = night("free", "b@example.com");
        assert_eq!((mode(), first.changed), (ContactMode::Refused, 1), "the rest of it is taken");
        assert_eq!(remarked(&first), stays);
        // A lawyer is told of, and gone again: still no word of the debtor.
        assert_eq!(remarked(&night("represented", "b@example.com")), []);
        assert_eq!(mode(), ContactMode::Represented);
        assert_eq!(remarked(&night("free", "b@example.com")), stays);
        assert_eq!(mode(), ContactMode::Represented);
        // Who takes it back is a person; then the file may say what it likes.
        say(firm, "C-1", |terms| terms.mode = ContactMode::Free).expect("recorded");
        assert_eq!(remarked(&night("refused", "b@example.com")), []);
        assert_eq!(remarked(&night("free", "b@example.com")), []);
        assert_eq!(mode(), ContactMode::Free, "what the file said, it takes back");
        firm.assert_sound();
    });
}

/// REM-07: two rows loosen nothing together that neither may alone.
#[test]
fn rem_07_rows_of_a_file_are_weighed_together() {
    let firm = Firm::new();
    firm.import(
        Kind::Customers,
        "Code,Name,Debtor kind,Debt purpose\nC-1,One,INDIVIDUAL,PERSONAL\n",
    );
    let text = "Code,Name,Debtor kind,Debt purpose\nC-1,One,SOLE_PROPRIETOR,PERSONAL\n\
                C-1,One,,BUSINESS\n";
    let who = Who::new(UserId::new(7), Role::Accountant);
    let request = firm.request(Kind::Customers, text);
    let silent = &saldo_work::Silent;
    let outcome = saldo_work::imports::import(&firm.office, firm.company, who, &request, silent);
    assert_eq!(remarked(&outcome.expect("read")), [(3, "Debt purpose", "may-not-loosen")]);
    let told = delivery::terms(&firm.office, firm.company, Who::program(), "C-1").expect("told");
    assert_eq!((told.debtor, told.is_protected()), (Debtor::SoleProprietor, true));
    firm.assert_sound();
}

/// REM-07: whoever may not loosen contacts by hand does not loosen them by a file.
#[test]
fn rem_07_a_file_loosens_nothing_that_its_reader_may_not() {
    let firm = Firm::new();
    owe(&firm, 1);
    firm.import(Kind::Customers, "Code,Name,Contact mode\nC-1,One,refused\n");
    let text = "Code,Name,Contact mode\nC-1,Uno,free\n";
    let import = |role| {
        let who = Who::new(UserId::new(7), role);
        let request = firm.request(Kind::Customers, text);
        let silent = &saldo_work::Silent;
        saldo_work::imports::import(&firm.office, firm.company, who, &request, silent)
    };
    let left = import(Role::Accountant).expect("read");
    assert_eq!((left.changed, left.refused_total), (1, 0), "the name is taken");
    assert_eq!(remarked(&left), [(2, "Contact mode", "may-not-loosen")]);
    assert_eq!(import(Role::HeadOfFinancialControl).expect("read").changed, 1);
    let told = delivery::terms(&firm.office, firm.company, Who::program(), "C-1").expect("told");
    assert_eq!(told.mode, ContactMode::Free);
    firm.assert_sound();
}
