//! Programs outside that are told what happened: stored with the event, told signed, tried
//! again, given up; and never led where only this machine can reach.

use crate::firm::{Firm, day, eur, key, on_both, payments};
use saldo_channels::{AT, ID, SIGNATURE, Secret, Short, signature};
use saldo_domain::book::Moment;
use saldo_domain::control::LadderEventKind;
use saldo_domain::rating::Status;
use saldo_domain::{CustomerId, ItemId, Role, UserId};
use saldo_store::webhooks as stored;
use saldo_store::{Command, StoreError, audit};
use saldo_work::acts::{self, Announcement, Lowering, NewLowering, Part};
use saldo_work::credit::{self, OrderAsked};
use saldo_work::imports::{self, ImportRequest, Kind};
use saldo_work::views::Page;
use saldo_work::webhooks::{self, Happening, Outlet, Reach, Shown, State, Told, WebhookAsked};
use saldo_work::{Refused, Silent, Who, duties, status};
use serde_json::Value;
use std::collections::{BTreeSet, VecDeque};
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// What a program outside was told.
#[derive(Clone, Debug)]
struct Heard {
    head: String,
    body: String,
}

impl Heard {
    fn header(&self, wanted: &str) -> &str {
        let mut lines = self.head.lines().filter_map(|line| line.split_once(':'));
        let found = lines.find(|(name, _)| name.eq_ignore_ascii_case(wanted));
        found.unwrap_or_else(|| panic!("no {wanted} in {}", self.head)).1.trim()
    }

    fn told(&self) -> Value {
        serde_json::from_str(&self.body).expect("JSON")
    }
}

/// A program outside: answers with these statuses one after the other, then with 200.
#[derive(Clone)]
struct Outside {
    address: String,
    heard: Arc<Mutex<Vec<Heard>>>,
    statuses: Arc<Mutex<VecDeque<u16>>>,
}

impl Outside {
    fn open() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = format!("http://{}/hook", listener.local_addr().expect("bound"));
        let (heard, statuses) = (Arc::default(), Arc::default());
        let outside = Self { address, heard, statuses };
        let own = outside.clone();
        thread::spawn(move || {
            while let Ok((line, _)) = listener.accept() {
                own.answer(line);
            }
        });
        outside
    }

    fn answer(&self, mut line: TcpStream) {
        line.set_read_timeout(Some(Duration::from_secs(5))).expect("a time limit");
        let Some(asked) = request(&mut line) else { return };
        self.heard.lock().expect("no panic").push(asked);
        let status = self.statuses.lock().expect("no panic").pop_front().unwrap_or(200);
        let answer = format!(
            "HTTP/1.1 {status} X\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 2\r\n\
             connection: close\r\n\r\nok"
        );
        // Whoever hangs up has heard enough.
        let _ = line.write_all(answer.as_bytes());
    }

    fn says(&self, statuses: &[u16]) {
        self.statuses.lock().expect("no panic").extend(statuses);
    }

    fn heard(&self) -> Vec<Heard> {
        self.heard.lock().expect("no panic").clone()
    }
}

fn request(line: &mut TcpStream) -> Option<Heard> {
    let mut asked = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let read = line.read(&mut buffer).ok().filter(|read| *read > 0)?;
        asked.extend_from_slice(&buffer[..read]);
        let text = String::from_utf8_lossy(&asked).into_owned();
        let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
        let heard = Heard { head: head.to_owned(), body: body.to_owned() };
        let length: usize = heard.header("content-length").parse().expect("a length");
        if body.len() >= length {
            return Some(heard);
        }
    }
}

const MASTER: &str = "the secret of the installation";

fn outlet(reach: Reach) -> Outlet {
    Outlet { master: Secret::new(MASTER), reach }
}

fn subscribe(firm: &Firm, address: &str, kinds: &[Happening]) -> i64 {
    let asked = WebhookAsked {
        name: "Web shop".to_owned(),
        address: address.to_owned(),
        kinds: kinds.to_vec(),
    };
    webhooks::subscribe(&firm.office, firm.company, Who::program(), &asked, Reach::Private)
        .expect("told from now on")
}

fn tell(firm: &Firm) -> Told {
    tell_to(firm, Reach::Private)
}

fn tell_to(firm: &Firm, reach: Reach) -> Told {
    webhooks::tell(&firm.office, firm.company, Who::program(), &outlet(reach), &Silent)
        .expect("a pass")
}

fn events(firm: &Firm, state: Option<State>) -> Vec<Shown> {
    let (office, company) = (&firm.office, firm.company);
    webhooks::deliveries(office, company, Who::program(), state, Page::first(500))
        .expect("readable")
        .rows
}

fn wait(firm: &Firm, seconds: i64) {
    let now = saldo_work::Clock::now(&*firm.clock);
    firm.clock.set(Moment(now.0 + seconds * 1_000_000));
}

fn one_payment(firm: &Firm) {
    firm.invoices(&["A-1 2026-02-01 2026-03-02 1000.00"]);
    firm.payments(&["2026-03-10 400.00 A-1"]);
}

/// What happens is stored once with the event and told once, signed with the program's own key.
#[test]
fn what_happens_is_told_once_and_signed() {
    on_both(|firm| {
        let outside = Outside::open();
        let hook = subscribe(firm, &outside.address, &[Happening::PaymentRecorded]);
        one_payment(firm);
        let waiting = events(firm, Some(State::Waiting));
        assert_eq!(waiting.len(), 1, "the invoice is not asked for: {waiting:?}");
        assert_eq!(tell(firm), Told { told: 1, ..Told::default() });
        assert_eq!(tell(firm), Told::default(), "told once");
        let heard = outside.heard();
        let [heard] = heard.as_slice() else { panic!("{heard:?}") };

        let secret = outlet(Reach::Private).secret_of(firm.company, hook);
        let (id, at) = (heard.header(ID), heard.header(AT).parse().expect("seconds"));
        let short = Short { to: "", text: "", id, at };
        assert_eq!(heard.header(SIGNATURE), signature(&secret, short, &heard.body));
        assert!(!heard.head.contains(MASTER) && !heard.head.contains(secret.reveal()));
        assert_eq!(heard.header("content-type"), "application/json");
        let told = heard.told();
        assert_eq!(told["id"], id);
        assert_eq!(told["event"], "payment-recorded");
        assert_eq!((&told["company"], &told["customer"]), (&"Näidis OÜ".into(), &"C-1".into()));
        let data = &told["data"];
        assert_eq!((&data["amount"], &data["currency"]), (&"400.00".into(), &"EUR".into()));
        assert_eq!((&data["day"], &data["settles"]), (&"2026-03-10".into(), &"A-1".into()));

        // The same file again brings no payment, so nothing happened.
        firm.payments(&["2026-03-10 400.00 A-1"]);
        assert_eq!(tell(firm), Told::default());
        let shown = events(firm, None);
        assert_eq!((shown.len(), shown[0].state, shown[0].attempts), (1, State::Told, 0));
        firm.assert_sound();
    });
}

/// M13: whoever was told that a customer has paid is told that the payment bounced, and that it counts
/// again when it does.
#[test]
fn m13_a_payment_that_is_taken_back_is_told_as_well() {
    on_both(|firm| {
        let outside = Outside::open();
        let kinds = [Happening::PaymentRecorded, Happening::PaymentTakenBack];
        subscribe(firm, &outside.address, &kinds);
        firm.invoices(&["A-1 2026-02-01 2026-03-02 1000.00"]);
        let file = "2026-03-10 400.00 A-1";
        let batch = firm.payments(&[file]).batch.expect("a batch");
        let undo = |batch| {
            let (office, company) = (&firm.office, firm.company);
            imports::undo(office, company, Who::program(), batch, "wrong file").expect("undone")
        };
        assert_eq!(undo(batch), 1);
        let again = firm.payments(&[file]).batch.expect("a batch");
        assert_eq!(undo(again), 1);
        tell(firm);
        let heard: Vec<(String, String)> = outside
            .heard()
            .iter()
            .map(|one| {
                let told = one.told();
                let word = |value: &Value| value.as_str().unwrap_or("").to_owned();
                (word(&told["event"]), word(&told["data"]["amount"]))
            })
            .collect();
        let of = |kind: &str| {
            heard.iter().filter(|(event, amount)| event == kind && amount == "400.00").count()
        };
        assert_eq!((of("payment-recorded"), of("payment-taken-back")), (2, 2), "{heard:?}");
        firm.assert_sound();
    });
}

/// A credit note of 20.00 for a debt; answers which document it is.
fn credit_note(firm: &Firm, number: u32, own: &str, against: ItemId) -> ItemId {
    let new = NewLowering {
        customer: firm.customer("C-1"),
        kind: Lowering::CreditNote,
        number: own.to_owned(),
        effective: day("2026-03-11"),
        amount: eur(2_000),
        against: Some(against),
        rest_pays: false,
        reason: "two boxes were wet".to_owned(),
    };
    let made = acts::lower(&firm.office, firm.company, Who::program(), &key(number), &new);
    made.expect("recorded").payment
}

/// What becomes of debts is told: closed, owed again, written off, and what lowers them; each about the
/// document by the same name, and in the order in which it happened.
#[test]
fn what_becomes_of_debts_is_told_in_its_order() {
    on_both(|firm| {
        let outside = Outside::open();
        subscribe(firm, &outside.address, &Happening::ALL);
        firm.invoices(&["A-1 2026-02-01 2026-03-02 100.00", "A-2 2026-02-01 2026-03-02 50.00"]);
        let told = || {
            while tell(firm).told > 0 {}
            let heard: Vec<Value> = outside.heard().iter().map(Heard::told).collect();
            let word = |told: &Value, member: &str| {
                told["data"][member].as_str().unwrap_or_default().to_owned()
            };
            let about = |told: &Value| {
                let event = told["event"].as_str().unwrap_or_default();
                (format!("{event} {}", word(told, "number")), word(told, "document"))
            };
            heard.iter().map(about).collect::<Vec<_>>()
        };
        assert_eq!(told(), [], "nobody asks for invoices");

        let batch = firm.payments(&["2026-03-10 100.00 A-1"]).batch.expect("a batch");
        let (office, company, who) = (&firm.office, firm.company, Who::program());
        imports::undo(office, company, who, batch, "wrong file").expect("undone");
        let customer = firm.customer("C-1");
        let part = |minor| Part { item: firm.item("A-2"), amount: eur(minor) };
        let off = acts::write_off(office, company, who, &key(1), customer, part(2_000), "gone");
        let rest = acts::write_off(office, company, who, &key(2), customer, part(3_000), "gone");
        acts::reverse(office, company, who, customer, off.expect("off"), "found").expect("back");
        rest.expect("the rest");
        credit_note(firm, 3, "K-1", firm.item("A-2"));

        let heard = told();
        let words: Vec<&str> = heard.iter().map(|(words, _)| words.as_str()).collect();
        let expected = [
            "payment-recorded ",
            "debt-closed A-1",
            "payment-taken-back ",
            "debt-reopened A-1",
            "debt-written-off A-2",
            "debt-written-off A-2",
            "debt-closed A-2",
            "write-off-taken-back A-2",
            "debt-reopened A-2",
            "credit-recorded K-1",
            "debt-closed A-2",
        ];
        assert_eq!(words, expected);
        let names = |event: &str| -> BTreeSet<&str> {
            let of = heard.iter().filter(|(words, _)| words.starts_with(event));
            of.map(|(_, name)| name.as_str()).collect()
        };
        assert_eq!(names("payment-").len(), 1, "one payment, one name");
        assert_eq!(names("debt-reopened").len(), 2);
        firm.assert_sound();
    });
}

/// What is refused, redirected or fails is tried again with growing pauses under the same name,
/// given up in the end, and sent again when a person says so.
#[test]
fn what_is_not_taken_is_tried_again_given_up_and_sent_again() {
    on_both(|firm| {
        let outside = Outside::open();
        let hook = subscribe(firm, &outside.address, &[Happening::PaymentRecorded]);
        one_payment(firm);
        outside.says(&[500, 302, 410]);
        let later = Told { later: 1, ..Told::default() };
        assert_eq!(tell(firm), later);
        assert_eq!(tell(firm), Told::default(), "not before its pause is over");
        wait(firm, 59);
        assert_eq!(tell(firm), Told::default());
        wait(firm, 1);
        assert_eq!(tell(firm), later, "a redirect is not followed");
        let said = &events(firm, None)[0].said;
        assert!(said.starts_with("302"), "{said}");
        wait(firm, 120);
        assert_eq!(tell(firm), later);
        wait(firm, 240);
        assert_eq!(tell(firm).told, 1);
        let heard = outside.heard();
        assert_eq!(heard.len(), 4);
        assert!(heard.iter().all(|one| one.body == heard[0].body), "the same at each attempt");
        assert_ne!(heard[0].header(AT), heard[3].header(AT), "signed for its own moment");

        firm.payments(&["2026-03-11 100.00 A-1", "2026-03-12 200.00 A-1"]);
        outside.says(&[503; 12]);
        let mut dead = 0;
        for _ in 0..12 {
            let pass = tell(firm);
            dead += pass.dead;
            wait(firm, 6 * 60 * 60);
        }
        assert_eq!(dead, 1, "twelve attempts");
        let given_up = events(firm, Some(State::Dead));
        let [one] = given_up.as_slice() else { panic!("{given_up:?}") };
        assert_eq!((one.attempts, one.said.as_str()), (12, "503 ok"));
        // The other one was left alone while the first was not taken, and is told now.
        assert_eq!(tell(firm).told, 1);
        let (office, company) = (&firm.office, firm.company);
        let rep = Who::new(UserId::new(9), Role::SalesRep);
        let refused = webhooks::again(office, company, rep, hook, &one.event);
        assert!(matches!(refused, Err(Refused::NotPermitted { .. })));
        // Whoever may have it told again finds it among the day's duties, nobody else does.
        let not_told = |role| {
            let who = Who::new(UserId::new(9), role);
            duties::duties(office, company, who).expect("duties").not_told
        };
        assert_eq!(not_told(Role::Administrator), [("Web shop".to_owned(), 1)]);
        assert!(not_told(Role::SalesRep).is_empty());
        webhooks::again(office, company, Who::program(), hook, &one.event).expect("tried again");
        assert_eq!(tell(firm).told, 1);
        assert!(not_told(Role::Administrator).is_empty());
        assert!(events(firm, Some(State::Dead)).is_empty());
        let refused = webhooks::again(office, company, Who::program(), hook, &one.event);
        assert!(matches!(refused, Err(Refused::UnknownEffect { .. })), "it is told");
        firm.assert_sound();
    });
}

/// What was rolled back never happened; what happened at the same moment twice happened once.
#[test]
fn an_event_is_stored_exactly_once_and_only_with_what_it_tells_of() {
    on_both(|firm| {
        let kinds = [Happening::PaymentRecorded];
        firm.invoices(&["A-1 2026-02-01 2026-03-02 1000.00"]);
        firm.payments(&["2026-03-09 1.00 A-1"]);
        for name in ["http://127.0.0.1:1/one", "http://127.0.0.1:1/two"] {
            subscribe(firm, name, &kinds);
        }
        assert!(events(firm, None).is_empty(), "what was before is not told");
        let text = payments(&["2026-03-10 400.00 A-1", "2026-03-10 400.00 A-1"]);
        let dry = ImportRequest { dry_run: true, ..firm.request(Kind::Payments, &text) };
        firm.try_import(&dry).expect("tried");
        let broken = format!("{text}C-1,2026-02-31,1.00,\n");
        let strict = ImportRequest { strict: true, ..firm.request(Kind::Payments, &broken) };
        assert!(matches!(firm.try_import(&strict), Err(Refused::Strict { .. })));
        assert!(events(firm, None).is_empty(), "nothing was kept, so nothing is told");
        thread::scope(|scope| {
            for _ in 0..6 {
                scope.spawn(|| {
                    let request = firm.request(Kind::Payments, &text);
                    let (office, company) = (&firm.office, firm.company);
                    imports::import(office, company, Who::program(), &request, &Silent)
                        .expect("imported")
                });
            }
        });
        let told = events(firm, None);
        assert_eq!(told.len(), 4, "two true twins, for each of two programs: {told:?}");
        let names: BTreeSet<_> = told.iter().map(|one| &one.event).collect();
        assert_eq!(names.len(), 2, "one name for one event, whoever is told");
        firm.assert_sound();
    });
}

/// Several passes at once tell each thing once: whoever claims it tells it.
#[test]
fn passes_at_the_same_moment_do_not_tell_twice() {
    on_both(|firm| {
        let outside = Outside::open();
        subscribe(firm, &outside.address, &[Happening::PaymentRecorded]);
        firm.invoices(&["A-1 2026-02-01 2026-03-02 1000.00"]);
        let lines: Vec<String> =
            (1..=20).map(|cents| format!("2026-03-10 1.{cents:02} A-1")).collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        firm.payments(&lines);
        let told: u64 = thread::scope(|scope| {
            let passes: Vec<_> = (0..4).map(|_| scope.spawn(|| tell(firm).told)).collect();
            passes.into_iter().map(|pass| pass.join().expect("no panic")).sum()
        });
        assert_eq!((told, outside.heard().len()), (20, 20));
        assert!(events(firm, Some(State::Waiting)).is_empty());
    });
}

/// A pass that died between telling and noting holds its claim until its lease runs out; then
/// another tells it again, under the same name, and whoever was overtaken notes nothing.
#[test]
fn what_a_dead_pass_had_claimed_is_told_by_another() {
    on_both(|firm| {
        let outside = Outside::open();
        let hook = subscribe(firm, &outside.address, &[Happening::PaymentRecorded]);
        one_payment(firm);
        let (store, company) = (&firm.office.store, firm.company);
        let now = saldo_work::Clock::now(&*firm.clock);
        let until = Moment(now.0 + 20 * 60 * 1_000_000);
        let due = store.read(|reader| stored::due(reader, company, hook, now, 10));
        let key = due.expect("readable").remove(0).key;
        let command = Command {
            company,
            person: Command::PROGRAM,
            action: "webhook-claim",
            subject: String::new(),
            body: "{}".to_owned(),
            at: now,
        };
        let claimed: Result<_, StoreError> =
            store.write(&command, |writer| stored::claim(writer, company, &key, (now, until)));
        let fence = claimed.expect("claimed").expect("it was free");
        assert_eq!(tell(firm), Told::default(), "somebody has it");
        wait(firm, 20 * 60 - 1);
        assert_eq!(tell(firm), Told::default());
        wait(firm, 1);
        assert_eq!(tell(firm).told, 1);
        assert_eq!(outside.heard()[0].header(ID), key.event);
        let late: Result<_, StoreError> = store.write(&command, |writer| {
            let outcome = stored::Outcome::Dead { at: now };
            stored::note(writer, company, (&key, fence), "too late", &outcome)
        });
        assert!(!late.expect("written"), "it was overtaken");
        assert_eq!(events(firm, None)[0].state, State::Told);
    });
}

/// S-SSRF: nobody leads the program to what only this machine can reach, by an address or by a
/// name that leads there; nothing leaves without a secret; an ended program hears nothing.
#[test]
fn private_addresses_are_refused_when_named_and_again_when_the_line_is_opened() {
    on_both(|firm| {
        let outside = Outside::open();
        let (office, company) = (&firm.office, firm.company);
        let ask = |who: Who, address: &str, reach| {
            let asked = WebhookAsked {
                name: "x".to_owned(),
                address: address.to_owned(),
                kinds: vec![Happening::PaymentRecorded],
            };
            webhooks::subscribe(office, company, who, &asked, reach)
        };
        let refused = [
            ("http://example.com/", "webhook-https"),
            ("https://127.0.0.1/", "webhook-private"),
            ("https://[::1]/", "webhook-private"),
            ("https://10.0.0.8/", "webhook-private"),
            ("https://169.254.169.254/", "webhook-private"),
            ("https://localhost/", "webhook-private"),
            ("https://me:secret@example.com/", "webhook-password"),
            ("example.com", "webhook-address"),
        ];
        for (address, expected) in refused {
            match ask(Who::program(), address, Reach::Public) {
                Err(Refused::Field { field, value, .. }) => {
                    assert_eq!(field, expected, "{address}");
                    assert!(!value.contains("secret"), "{value}");
                }
                other => panic!("{address}: {other:?}"),
            }
        }
        let director = Who::new(UserId::new(9), Role::Director);
        let no = ask(director, "https://example.com/", Reach::Public);
        assert!(matches!(no, Err(Refused::NotPermitted { .. })), "administrators only");

        // Allowed when it was named, and not any more when the line is opened.
        let hook = subscribe(firm, &outside.address, &[Happening::PaymentRecorded]);
        one_payment(firm);
        assert_eq!(tell_to(firm, Reach::Public).later, 1);
        assert!(outside.heard().is_empty(), "nobody was asked");
        wait(firm, 60);
        let no_secret = Outlet { master: Secret::default(), reach: Reach::Private };
        let pass = webhooks::tell(office, company, Who::program(), &no_secret, &Silent);
        assert_eq!(pass.expect("a pass"), Told { no_secret: true, ..Told::default() });
        webhooks::end(office, company, Who::program(), hook).expect("ended");
        assert_eq!(tell(firm), Told::default(), "it hears nothing any more");
        firm.payments(&["2026-03-12 5.00 A-1"]);
        assert_eq!(events(firm, None).len(), 1, "and nothing more is kept for it");
        assert!(outside.heard().is_empty());
        let unknown = webhooks::end(office, company, Who::program(), 99);
        assert!(matches!(unknown, Err(Refused::UnknownWebhook { webhook: 99 })));
    });
}

/// What of an address could hold a secret, and the keys themselves, stand in no journal row.
#[test]
fn s21_no_secret_stands_in_the_journal() {
    on_both(|firm| {
        let outside = Outside::open();
        let address = format!("{}?token=hush", outside.address);
        let hook = subscribe(firm, &address, &[Happening::PaymentRecorded]);
        one_payment(firm);
        assert_eq!(tell(firm).told, 1);
        let secret = outlet(Reach::Private).secret_of(firm.company, hook);
        let rows = firm.office.store.read(|reader| audit::page(reader, firm.company, None, 100));
        for row in rows.expect("readable") {
            let text = format!("{} {} {}", row.action, row.subject, row.body);
            for hidden in ["hush", MASTER, secret.reveal()] {
                assert!(!text.contains(hidden), "{text}");
            }
        }
    });
}

/// Every kind of event that can be asked for happens.
#[test]
fn every_kind_of_event_is_told_when_it_happens() {
    on_both(|firm| {
        let outside = Outside::open();
        subscribe(firm, &outside.address, &Happening::ALL);
        one_payment(firm);
        firm.on("2026-03-20").run("2026-03-20");
        let (office, company) = (&firm.office, firm.company);
        let customer: CustomerId = firm.customer("C-1");
        let broken = Announcement {
            customer,
            kind: LadderEventKind::AgreedDateBroken,
            item: None,
            day: day("2026-03-20"),
            until: None,
            body: "nothing came".to_owned(),
        };
        acts::announce(office, company, Who::program(), &broken).expect("recorded");
        let who = |role| Who::new(UserId::new(9), role);
        status::decide_overdue(
            office,
            company,
            who(Role::Director),
            customer,
            Status::Threat,
            "late",
        )
        .expect("decided");
        let head = who(Role::HeadOfSales);
        credit::order(office, company, head, customer, &OrderAsked::Stop, "no answer")
            .expect("stopped");
        let orders = credit::orders(office, company, head, customer).expect("orders");
        credit::end_order(office, company, head, customer, orders[0].number, "paid")
            .expect("resumed");
        let batch = firm.payments(&["2026-03-12 50.00 A-1"]).batch.expect("a batch");
        let program = Who::program();
        imports::undo(office, company, program, batch, "bounced").expect("undone");
        let note = credit_note(firm, 1, "K-1", firm.item("A-1"));
        let gone = acts::Gone::FromItsDay;
        acts::withdraw(office, company, program, customer, note, gone, "dry after all")
            .expect("withdrawn");
        let rest = Part { item: firm.item("A-1"), amount: eur(firm.open("A-1")) };
        let off = acts::write_off(office, company, program, &key(2), customer, rest, "gone");
        acts::reverse(office, company, program, customer, off.expect("off"), "found")
            .expect("owed again");
        while tell(firm).told > 0 {}
        let heard = outside.heard();
        for kind in Happening::ALL {
            let of_kind: Vec<Value> =
                heard.iter().map(Heard::told).filter(|one| one["event"] == kind.code()).collect();
            assert!(!of_kind.is_empty(), "{kind:?} was told: {heard:#?}");
            for one in of_kind {
                assert!(one["data"].is_object() && one["customer"] == "C-1", "{one}");
            }
        }
        firm.assert_sound();
    });
}
