//! Messages leave once, never after a payment, and what nobody knows is said (D01 to D04, D11 to
//! D37 of the catalogue).

use crate::firm::{BEGIN, Firm, day, eur, key, on_both};
use crate::post::{
    Jammed, Plain, Post, head, ids, in_state, later, owe, pass, pass_of, ready, set, switch_on,
    turned_away, unknown,
};
use saldo_channels::{Handed, Parcel, Short};
use saldo_domain::book::Moment;
use saldo_work::acts::{self, NewPayment, Part, Promise};
use saldo_work::delivery::{self, Answer, Carriers, Tools};
use saldo_work::fieldwork;
use saldo_work::imports::Kind;
use saldo_work::{Clock as _, FixedClock, Office, Refused, Silent, Who};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

fn pay(firm: &Firm, office: &Office, code: &str, number: u32, minor: i64) {
    let payment = NewPayment {
        customer: firm.customer(code),
        number: String::new(),
        effective: day(BEGIN),
        amount: eur(minor),
        parts: Vec::new(),
        rest_pays: true,
        note: String::new(),
    };
    acts::record_payment(office, firm.company, Who::program(), &key(number), &payment)
        .expect("paid");
}

/// The clock of the firm, so many minutes later.
fn wait(firm: &Firm, minutes: i64) {
    firm.clock.set(Moment(firm.clock.now().0 + minutes * 60_000_000));
}

#[test]
fn what_waits_leaves_once_with_its_bytes_kept_and_nothing_is_left_to_send() {
    on_both(|firm| {
        owe(firm, 3);
        ready(firm);
        let post = Post::default();
        let first = pass(firm, &post);
        assert_eq!((first.sent, first.failed, first.uncertain), (3, 0, 0), "{first:?}");
        let mut to = post.to();
        to.sort();
        assert_eq!(to, ["debtor1@example.com", "debtor2@example.com", "debtor3@example.com"]);
        assert_eq!(pass(firm, &post).sent, 0, "a second pass finds nothing");
        assert_eq!(in_state(firm, "sent"), 3);
        for carried in post.carried() {
            let text = String::from_utf8(carried.bytes.clone()).expect("a mail");
            assert!(text.contains("Message-ID: <") && text.contains("@example.ee>"), "{text}");
        }
        exact_bytes(firm, &post);
        firm.assert_sound();
    });
}

/// D38: what is kept is what was handed over.
fn exact_bytes(firm: &Firm, post: &Post) {
    let mut kept = BTreeSet::new();
    for id in ids(firm, "sent") {
        let sent = delivery::one(&firm.office, firm.company, Who::program(), &id).expect("told");
        let [attempt] = sent.attempts.as_slice() else { panic!("one attempt: {sent:?}") };
        let (_, bytes) =
            delivery::bytes(&firm.office, firm.company, Who::program(), &id, attempt.fence)
                .expect("the bytes");
        assert_eq!(blake3_of(&bytes), attempt.hash);
        let what: Vec<&str> = sent.passages.iter().map(|(one, _)| one.what.as_str()).collect();
        assert_eq!(what, ["claimed", "sent"]);
        kept.insert(bytes);
    }
    let handed: BTreeSet<Vec<u8>> = post.carried().into_iter().map(|one| one.bytes).collect();
    assert_eq!(kept, handed);
}

fn blake3_of(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

/// D01.
#[test]
fn n_workers_one_letter() {
    on_both(|firm| {
        owe(firm, 40);
        ready(firm);
        let post = Post::default();
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    pass(firm, &post);
                });
            }
        });
        // Whoever was overtaken has left something for the next pass.
        pass(firm, &post);
        let to = post.to();
        let once: BTreeSet<&String> = to.iter().collect();
        assert_eq!((to.len(), once.len()), (40, 40));
        assert_eq!(in_state(firm, "sent"), 40);
        firm.assert_sound();
    });
}

/// D03: the line breaks after the last dot.
#[test]
fn ambiguous_is_quarantined() {
    on_both(|firm| {
        owe(firm, 1);
        ready(firm);
        let post = Post::answering([unknown()]);
        assert_eq!(pass(firm, &post).uncertain, 1);
        for _ in 0..3 {
            wait(firm, 60 * 24);
            assert_eq!(pass(firm, &post).sent, 0, "nobody guesses");
        }
        let [id] = &ids(firm, "uncertain")[..] else { panic!("one is uncertain") };
        let (office, company) = (&firm.office, firm.company);
        let rep = Who::new(saldo_domain::UserId::new(9), saldo_domain::Role::SalesRep);
        assert!(delivery::answer(office, company, rep, id, Answer::Left).is_err());
        delivery::answer(office, company, head(), id, Answer::DidNot).expect("said");
        assert_eq!(pass(firm, &post).sent, 1);
        let again = delivery::answer(office, company, head(), id, Answer::Left);
        assert!(matches!(again, Err(Refused::TaskClosed { .. })), "{again:?}");
        let told = delivery::one(office, company, head(), id).expect("told");
        let ids: BTreeSet<&str> =
            told.attempts.iter().map(|attempt| attempt.message_id.as_str()).collect();
        assert_eq!((told.attempts.len(), ids.len()), (2, 1), "the same name each time");
        firm.assert_sound();
    });
}

/// D12: the payment came while nobody knew whether the letter had left, and took nothing back that
/// did not wait: found not to have left, it does not wait for the next pass either.
#[test]
fn a_letter_that_waits_again_after_its_payment_is_taken_back_at_once() {
    on_both(|firm| {
        owe(firm, 2);
        ready(firm);
        let post = Post::answering([unknown(), unknown()]);
        assert_eq!(pass(firm, &post).uncertain, 2);
        pay(firm, &firm.office, "C-1", 1, 10_000);
        for id in ids(firm, "uncertain") {
            delivery::answer(&firm.office, firm.company, head(), &id, Answer::DidNot)
                .expect("said");
        }
        assert_eq!((in_state(firm, "withdrawn"), in_state(firm, "planned")), (1, 1));
        firm.assert_sound();
    });
}

/// D03: a person finds that it had left.
#[test]
fn an_uncertain_one_that_had_left_stays_sent() {
    let firm = Firm::new();
    owe(&firm, 1);
    ready(&firm);
    let post = Post::answering([unknown()]);
    pass(&firm, &post);
    let id = ids(&firm, "uncertain").remove(0);
    delivery::answer(&firm.office, firm.company, head(), &id, Answer::Left).expect("said");
    wait(&firm, 60 * 24);
    pass(&firm, &post);
    assert_eq!(post.to().len(), 1);
    firm.assert_sound();
}

/// D04: one that goes wrong takes nobody else's mark with it.
#[test]
fn one_bad_recipient_of_1000() {
    let firm = Firm::new();
    owe(&firm, 1_000);
    ready(&firm);
    set(&firm, &[("attach", "none")]);
    let mut post = Post { dead: vec!["debtor500@example.com"], ..Post::default() };
    post.answers
        .lock()
        .expect("free")
        .extend((0..100).map(|_| Handed::Taken { said: "250".into(), reference: String::new() }));
    let outcome = pass(&firm, &post);
    assert_eq!((outcome.sent, outcome.failed), (999, 1));
    let to: BTreeSet<String> = post.to().into_iter().collect();
    assert_eq!((to.len(), post.to().len()), (999, 999));
    post.dead.clear();
    assert_eq!(pass(&firm, &post).sent, 0, "a dead address is not tried again by itself");
    assert_eq!(errands(&firm), ["correct-address"]);
    firm.assert_sound();
}

fn errands(firm: &Firm) -> Vec<String> {
    let open = fieldwork::errands(&firm.office, firm.company, Who::program()).expect("listed");
    open.into_iter().map(|one| one.what).collect()
}

/// D11: paid between planning and sending, by a way that withdraws nothing by itself.
#[test]
fn recheck_at_claim() {
    on_both(|firm| {
        owe(firm, 2);
        ready(firm);
        // As if a program from before withdrawing had recorded the payment.
        pay(firm, &firm.office, "C-1", 1, 10_000);
        firm.office
            .store
            .meddle("UPDATE outbox SET state = 'planned', why = '', closed_at = NULL")
            .expect("meddles");
        let post = Post::default();
        let outcome = pass(firm, &post);
        assert_eq!((outcome.sent, outcome.withdrawn), (1, 1), "{outcome:?}");
        assert_eq!(post.to(), ["debtor2@example.com"]);
        firm.assert_sound();
    });
}

/// A carrier during whose work something happens.
struct Meanwhile<'a> {
    happens: Box<dyn FnMut() + Send + 'a>,
    post: Post,
}

impl std::fmt::Debug for Meanwhile<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Meanwhile")
    }
}

impl Carriers for Meanwhile<'_> {
    fn email(&mut self, parcel: Parcel<'_>) -> Handed {
        (self.happens)();
        self.post.email(parcel)
    }

    fn sms(&mut self, short: Short<'_>) -> Handed {
        (self.happens)();
        self.post.sms(short)
    }
}

/// A printer during whose work something happens: between the look and the claim.
struct WhilePrinting<'a>(Box<dyn Fn() + Send + Sync + 'a>);

impl std::fmt::Debug for WhilePrinting<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("WhilePrinting")
    }
}

impl delivery::Printer for WhilePrinting<'_> {
    fn print(&self, paper: &saldo_letters::paper::Paper) -> Result<Vec<u8>, String> {
        (self.0)();
        Ok(format!("{paper:?}").into_bytes())
    }

    fn pages(&self, _: &saldo_letters::paper::Paper) -> Result<usize, String> {
        Ok(1)
    }

    fn print_together(
        &self,
        papers: &[saldo_letters::paper::Paper],
        _: bool,
    ) -> Result<Vec<u8>, String> {
        (self.0)();
        Ok(format!("{papers:?}").into_bytes())
    }
}

/// D11, D32: the payment comes while a batch of post is printed: no batch is kept, and the letter
/// is not printed the next time.
#[test]
fn a_payment_while_a_batch_prints_leaves_no_batch() {
    on_both(|firm| {
        owe(firm, 2);
        ready(firm);
        firm.import(
            Kind::Customers,
            "Code,Name,Address\nC-1,Debtor 1 OÜ,Kesk 1\nC-2,Debtor 2 OÜ,Kesk 2\n",
        );
        let sql = "UPDATE outbox SET channel = 'post' WHERE channel = 'email'";
        firm.office.store.meddle(sql).expect("meddles");
        let paid = std::sync::Once::new();
        let printer = WhilePrinting(Box::new(|| {
            paid.call_once(|| pay(firm, &firm.office, "C-1", 1, 10_000));
        }));
        let refused = delivery::print_batch(&firm.office, firm.company, head(), &printer);
        assert!(matches!(refused, Err(Refused::PaperChanged)), "{refused:?}");
        let batches = "SELECT COUNT(*) FROM print_batch";
        assert_eq!(firm.office.store.peek(batches).expect("counted"), 0);
        let again = delivery::print_batch(&firm.office, firm.company, head(), &printer);
        let number = again.expect("printed").expect("a batch");
        let shown = delivery::batch(&firm.office, firm.company, head(), number).expect("shown");
        let codes: Vec<&str> = shown.letters.iter().map(|one| one.code.as_str()).collect();
        assert_eq!(codes, ["C-2"]);
        firm.assert_sound();
    });
}

/// D11, D18, I7, I8: the payment comes while the letter is printed.
#[test]
fn a_payment_between_the_look_and_the_claim_stops_the_letter_or_changes_it() {
    for (minor, sent, withdrawn) in [(10_000, 0, 1), (4_000, 1, 0)] {
        on_both(|firm| {
            owe(firm, 1);
            ready(firm);
            let paid = std::sync::Once::new();
            let mut post = Post::default();
            let printer = WhilePrinting(Box::new(|| {
                paid.call_once(|| pay(firm, &firm.office, "C-1", 1, minor));
            }));
            let mut tools = Tools { printer: &printer, carriers: &mut post };
            let (office, company) = (&firm.office, firm.company);
            let outcome = delivery::deliver(office, company, Who::program(), &mut tools, &Silent);
            let outcome = outcome.expect("a pass");
            let gone = in_state(firm, "withdrawn");
            assert_eq!((outcome.sent, gone), (sent, withdrawn), "{outcome:?}");
            for id in ids(firm, "sent") {
                let told = delivery::one(office, company, Who::program(), &id).expect("told");
                let body = &told.attempts[0].written.body;
                assert!(body.contains("60,00") && !body.contains("100,00"), "{body}");
            }
            firm.assert_sound();
        });
    }
}

/// D16: dispute, promise or order a second before.
#[test]
fn hold_wins() {
    for what in ["dispute", "promise", "hold"] {
        on_both(|firm| {
            owe(firm, 1);
            ready(firm);
            let once = std::sync::Once::new();
            let printer = WhilePrinting(Box::new(|| once.call_once(|| restrain(firm, what))));
            let mut post = Post::default();
            let mut tools = Tools { printer: &printer, carriers: &mut post };
            let (office, company) = (&firm.office, firm.company);
            delivery::deliver(office, company, Who::program(), &mut tools, &Silent)
                .expect("a pass");
            assert_eq!((post.to().len(), in_state(firm, "withdrawn")), (0, 1), "{what}");
            firm.assert_sound();
        });
    }
}

fn restrain(firm: &Firm, what: &str) {
    let (office, company, customer) = (&firm.office, firm.company, firm.customer("C-1"));
    let done = match what {
        "dispute" => {
            acts::dispute(office, company, Who::program(), customer, None, "spoiled").map(drop)
        }
        "promise" => {
            let by = day("2026-03-27");
            let promise =
                Promise { customer, item: None, by, amount: None, reason: "on Friday".into() };
            acts::promise(office, company, Who::program(), &promise).map(drop)
        }
        _ => {
            let order = acts::Order {
                customer,
                item: None,
                number: "17".into(),
                dated: day(BEGIN),
                until: day(BEGIN).plus(7),
                reason: "keep it quiet".into(),
            };
            acts::hold(office, company, head(), &order).map(drop)
        }
    };
    done.expect(what);
}

/// D20: the address of the moment of sending.
#[test]
fn address_from_current_card() {
    on_both(|firm| {
        owe(firm, 1);
        ready(firm);
        firm.import(Kind::Customers, "Code,Name,Email\nC-1,Debtor 1 OÜ,new@example.com\n");
        let post = Post::default();
        pass(firm, &post);
        assert_eq!(post.to(), ["new@example.com"]);
        firm.assert_sound();
    });
}

/// D20: a dead address is written to once, and becomes work.
#[test]
fn hard_bounce_stops_channel() {
    on_both(|firm| {
        owe(firm, 1);
        firm.invoices(&["B-1 2026-02-18 2026-03-20 50.00"]);
        ready(firm);
        let post = Post { dead: vec!["debtor1@example.com"], ..Post::default() };
        assert_eq!(pass(firm, &post).failed, 1);
        assert_eq!(errands(firm), ["correct-address"]);
        // The next letters find that the address is dead before they knock.
        for on in ["2026-03-22", "2026-03-25", "2026-03-28"] {
            firm.on(on);
            firm.run(on);
        }
        let alive = Post::default();
        let outcome = pass(firm, &alive);
        assert!(outcome.failed > 0 && alive.to().is_empty(), "{outcome:?} {:?}", alive.to());
        assert_eq!(errands(firm), ["correct-address"], "asked for once");
        firm.import(Kind::Customers, "Code,Name,Email\nC-1,Debtor 1 OÜ,right@example.com\n");
        let failed = ids(firm, "failed").remove(0);
        delivery::try_again(&firm.office, firm.company, head(), &failed).expect("again");
        pass(firm, &alive);
        assert_eq!(alive.to(), ["right@example.com"]);
        firm.assert_sound();
    });
}

/// D24, I9: nobody sets anything, and a message still keeps its distance to what a person said or
/// wrote, by whatever way; a note is no contact, and what asks for nothing need not wait.
#[test]
fn min_gap_includes_manual_contacts() {
    let kinds = acts::ContactKind::ALL;
    for (kind, engines) in kinds.into_iter().zip([true].into_iter().chain(std::iter::repeat(false)))
    {
        let check = |firm: &Firm| {
            owe(firm, 1);
            set(
                firm,
                &[
                    ("smtp-host", "mail.example.ee"),
                    ("smtp-security", "none"),
                    ("sender", "arved@example.ee"),
                ],
            );
            switch_on(firm).expect("switched on");
            let had = acts::Contact {
                customer: firm.customer("C-1"),
                kind,
                day: day(BEGIN),
                body: "asked for the money".into(),
            };
            acts::note(&firm.office, firm.company, Who::program(), &had).expect("noted");
            let post = Post::default();
            if kind == acts::ContactKind::Note {
                assert_eq!(pass(firm, &post).sent, 1, "a note is no contact");
                return;
            }
            let outcome = pass(firm, &post);
            assert_eq!(outcome.waiting.get("gap"), Some(&1), "{kind:?}: {outcome:?}");
            assert_eq!(pass(firm, &post).waiting.len(), 0, "it is not even looked at again today");
            firm.on("2026-03-21");
            assert_eq!(pass(firm, &post).sent, 0, "{kind:?}: hours later, and on the next day");
            firm.on("2026-03-22");
            assert_eq!(pass(firm, &post).sent, 1, "{kind:?}");
            firm.assert_sound();
        };
        if engines { on_both(check) } else { check(&Firm::new()) }
    }
}

/// What people wrote counts among the messages of a day as well.
#[test]
fn a_days_messages_include_those_by_hand() {
    on_both(|firm| {
        owe(firm, 1);
        ready(firm);
        set(firm, &[("a-day", "1"), ("gap-days", "1")]);
        set(firm, &[("hours-from", "08:00"), ("hours-before", "20:00")]);
        let written = |on: &str| {
            let written = acts::Contact {
                customer: firm.customer("C-1"),
                kind: acts::ContactKind::Email,
                day: day(on),
                body: "asked for the money".into(),
            };
            acts::note(&firm.office, firm.company, Who::program(), &written).expect("noted");
        };
        written(BEGIN);
        let post = Post::default();
        let outcome = pass(firm, &post);
        assert_eq!(outcome.waiting.get("day-limit"), Some(&1), "{outcome:?}");
        firm.on("2026-03-21");
        assert_eq!(pass(firm, &post).sent, 1);
        firm.assert_sound();
    });
}

/// Each mail says where an answer goes, and its envelope where it comes back, letter by letter.
#[test]
fn each_mail_says_where_answers_and_bounces_go() {
    let firm = Firm::new();
    owe(&firm, 2);
    ready(&firm);
    set(&firm, &[("reply-to", "vastused@example.ee"), ("bounce", "tagasi+{id}@example.ee")]);
    let post = Post::default();
    assert_eq!(pass(&firm, &post).sent, 2);
    let mut back = BTreeSet::new();
    for one in post.carried() {
        let mail = String::from_utf8(one.bytes).expect("a mail");
        assert!(mail.contains("\r\nReply-To: vastused@example.ee\r\n"), "{mail}");
        let name = one.sender.strip_prefix("tagasi+").and_then(|at| at.strip_suffix("@example.ee"));
        let name = name.unwrap_or_else(|| panic!("{}", one.sender)).to_owned();
        assert!(mail.contains(&format!("Message-ID: <{name}@example.ee>")), "{name}: {mail}");
        back.insert(name);
    }
    assert_eq!(back.len(), 2, "each its own");
}

mod level {
    use super::*;

    /// D14: the outbox itself keeps the ladder back: no next level while the letter of the last one
    /// waits, is under way, or may or may not have left; and one level, not two, after it has.
    #[test]
    fn the_next_level_waits_for_the_outbox() {
        on_both(|firm| {
            owe(firm, 1);
            ready(firm);
            let levels = |clause: &str| {
                let all = firm.effects();
                all.iter().filter(|(_, _, of, _)| of == clause).map(|(on, ..)| *on).max()
            };
            assert_eq!(levels("LAD-03"), Some(day(BEGIN)));
            let stays = |on: &str, why: &str| {
                firm.on(on).run(on);
                assert_eq!(levels("LAD-04"), None, "{on}: {why}");
            };
            stays("2026-03-24", "it waits to leave");
            stays("2026-03-25", "it still does");
            pass(firm, &Post::answering([unknown()]));
            assert_eq!(in_state(firm, "uncertain"), 1);
            stays("2026-03-26", "nobody knows whether it left");
            let id = ids(firm, "uncertain").remove(0);
            delivery::answer(&firm.office, firm.company, head(), &id, Answer::Left).expect("said");
            firm.on("2026-03-27").run("2026-03-27");
            assert_eq!(levels("LAD-04"), Some(day("2026-03-27")));
            assert_eq!(levels("LAD-05"), None, "one level at a time");
            firm.assert_sound();
        });
    }
}

/// D33: when faults stop, every message ends.
#[test]
fn liveness_every_row_ends() {
    let firm = Firm::new();
    owe(&firm, 12);
    ready(&firm);
    let down = Handed::Unreachable { said: "connection refused".into() };
    let mut answers = vec![down.clone(), down.clone(), later(), down];
    answers.extend((0..40).map(|_| later()));
    let post = Post::answering(answers);
    let mut passes = 0;
    while in_state(&firm, "planned") > 0 {
        pass(&firm, &post);
        wait(&firm, 60);
        passes += 1;
        assert!(passes < 60, "{} still wait", in_state(&firm, "planned"));
    }
    assert_eq!((in_state(&firm, "sent"), post.to().len()), (12, 12));
    firm.assert_sound();
}

/// D34: one that cannot be written waits longer each time and ends; the others go.
#[test]
fn poison_isolated_backoff_bounded() {
    let firm = Firm::new();
    owe(&firm, 3);
    ready(&firm);
    let mut post = Post::default();
    let mut passes = 0;
    while in_state(&firm, "planned") > 0 {
        let mut tools = Tools { printer: &Jammed, carriers: &mut post };
        let (office, company) = (&firm.office, firm.company);
        delivery::deliver(office, company, Who::program(), &mut tools, &Silent).expect("a pass");
        wait(&firm, 6 * 60);
        passes += 1;
        assert!(passes < 20, "a message is tried for ever");
    }
    assert!(passes >= 5, "they were given up after {passes} passes");
    assert_eq!((in_state(&firm, "failed"), post.to().len()), (3, 0));
    let refused = "SELECT COUNT(*) FROM passage WHERE what = 'claimed'";
    assert_eq!(firm.office.store.peek(refused).expect("counted"), 0, "nothing was ever claimed");
    firm.assert_sound();
}

/// D34: a peer that says "later" for ever is asked twelve times and no more.
#[test]
fn a_peer_that_never_takes_it_is_given_up() {
    let firm = Firm::new();
    owe(&firm, 1);
    ready(&firm);
    let post = Post::answering((0..100).map(|_| later()));
    for _ in 0..40 {
        pass(&firm, &post);
        wait(&firm, 6 * 60);
    }
    assert_eq!(in_state(&firm, "failed"), 1);
    assert_eq!(post.answers.lock().expect("free").len(), 100 - 12);
    firm.assert_sound();
}

/// D37: whoever slept through the lease neither hands over nor notes.
#[test]
fn fencing_number_rejects_stale_worker() {
    on_both(|firm| {
        owe(firm, 1);
        ready(firm);
        let other = Post::default();
        let slept = std::sync::Once::new();
        // The first worker sleeps in the middle of handing over; a second one comes by.
        let mut sleeper = Meanwhile {
            happens: Box::new(|| {
                slept.call_once(|| {
                    wait(firm, 16);
                    assert_eq!(pass(firm, &other).lapsed, 1, "it is uncertain by now");
                    let id = ids(firm, "uncertain").remove(0);
                    let (office, company) = (&firm.office, firm.company);
                    delivery::answer(office, company, head(), &id, Answer::DidNot).expect("said");
                    assert_eq!(pass(firm, &other).sent, 1);
                });
            }),
            post: Post::default(),
        };
        let mut tools = Tools { printer: &Plain, carriers: &mut sleeper };
        let outcome =
            delivery::deliver(&firm.office, firm.company, Who::program(), &mut tools, &Silent)
                .expect("a pass");
        assert_eq!(outcome.sent, 0, "the note of whoever was overtaken counts for nothing");
        assert_eq!(in_state(firm, "sent"), 1);
        let noted = "SELECT COUNT(*) FROM passage WHERE what = 'sent'";
        assert_eq!(firm.office.store.peek(noted).expect("counted"), 1);
        firm.assert_sound();
    });
}

/// A clock that stops while somebody sleeps: the first time that it is read while a message is
/// claimed, the lease goes by and something else happens.
struct Sleepy {
    clock: Arc<FixedClock>,
    store: saldo_store::Store,
    slept: AtomicBool,
    meanwhile: Box<dyn Fn() + Send + Sync>,
}

impl std::fmt::Debug for Sleepy {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sleepy")
    }
}

impl saldo_work::Clock for Sleepy {
    fn now(&self) -> Moment {
        let claimed = "SELECT COUNT(*) FROM outbox WHERE state = 'claimed'";
        if !self.slept.load(Ordering::SeqCst) && self.store.peek(claimed).expect("counted") > 0 {
            self.slept.store(true, Ordering::SeqCst);
            self.clock.set(Moment(self.clock.now().0 + 16 * 60_000_000));
            (self.meanwhile)();
        }
        self.clock.now()
    }
}

/// D37: whoever slept between the claim and the hand-over finds that the lease is over, and hands
/// nothing over, whether somebody else has taken the message meanwhile or not.
#[test]
fn whoever_slept_through_the_lease_hands_nothing_over() {
    for others_came in [false, true] {
        on_both(|firm| {
            owe(firm, 1);
            ready(firm);
            let other = Post::default();
            // The meanwhile lives as long as the clock, which the office owns.
            let awake = Arc::new((firm.office.clone(), firm.company, other.clone()));
            let meanwhile: Box<dyn Fn() + Send + Sync> = Box::new(move || {
                if !others_came {
                    return;
                }
                let (office, company, post) = &*awake;
                let one_pass = || {
                    let mut post = post.clone();
                    let mut tools = Tools { printer: &Plain, carriers: &mut post };
                    delivery::deliver(office, *company, Who::program(), &mut tools, &Silent)
                        .expect("a pass")
                };
                assert_eq!(one_pass().lapsed, 1, "it is uncertain by now");
                let filter = delivery::OutboxFilter::default();
                let page = saldo_work::views::Page::first(1);
                let found = delivery::messages(office, *company, head(), &filter, page);
                let id = found.expect("listed").rows.rows[0].effect.to_string();
                delivery::answer(office, *company, head(), &id, Answer::DidNot).expect("said");
                assert_eq!(one_pass().sent, 1);
            });
            let clock = Arc::new(Sleepy {
                clock: Arc::clone(&firm.clock),
                store: firm.office.store.clone(),
                slept: AtomicBool::new(false),
                meanwhile,
            });
            let sleeper = Post::default();
            let office = Office::new(firm.office.store.clone(), clock.clone());
            let outcome = pass_of(&office, firm, &sleeper);
            assert!(clock.slept.load(Ordering::SeqCst), "it slept after the claim");
            assert_eq!((outcome.sent, sleeper.to().len()), (0, 0), "nothing was handed over");
            let expected = usize::from(others_came);
            assert_eq!(other.to().len(), expected);
            assert_eq!(in_state(firm, "sent") as usize, expected);
            // Where nobody came by, the next pass finds that nobody knows.
            pass(firm, &other);
            assert_eq!(in_state(firm, "uncertain") as usize, 1 - expected);
            firm.assert_sound();
        });
    }
}

/// D12 for real: payments and workers at once, on both databases. A message that left must
/// have been claimed before the payment was committed: the journal has both in one order.
#[test]
fn no_letter_is_claimed_after_a_payment_on_either_database() {
    on_both(|firm| {
        owe(firm, 30);
        ready(firm);
        set(firm, &[("attach", "none")]);
        let post = Post::default();
        std::thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    pass(firm, &post);
                });
            }
            scope.spawn(|| {
                for number in (1..=30_u32).rev() {
                    let minor = i64::from(number) * 10_000;
                    pay(firm, &firm.office, &format!("C-{number}"), number, minor);
                }
            });
        });
        pass(firm, &post);
        let (sent, gone) = (in_state(firm, "sent"), in_state(firm, "withdrawn"));
        assert_eq!((sent + gone, post.to().len() as i64), (30, sent));
        let after = "SELECT COUNT(*) FROM audit c JOIN audit p
             ON p.company = c.company AND p.action = 'payment' AND p.seq < c.seq
             JOIN outbox o ON o.company = c.company AND c.subject = 'message ' || o.effect
                 AND o.state = 'sent'
             WHERE c.action = 'message-claim' AND c.body LIKE '%claim%'
               AND p.subject = 'customer ' || CAST(o.customer AS TEXT)";
        assert_eq!(firm.office.store.peek(after).expect("counted"), 0);
        firm.assert_sound();
    });
}

/// An office whose clock stands elsewhere works on the same data.
#[test]
fn two_offices_agree_whatever_their_clocks_say() {
    let firm = Firm::new();
    owe(&firm, 2);
    ready(&firm);
    let ahead = Arc::new(FixedClock::at(Moment(firm.clock.now().0 + 7 * 60_000_000)));
    let other = Office::new(firm.office.store.clone(), ahead);
    let post = Post::default();
    pass_of(&other, &firm, &post);
    pass(&firm, &post);
    assert_eq!(post.to().len(), 2);
    firm.assert_sound();
}

/// Payments in part keep the letter, and it asks for what is left.
#[test]
fn a_letter_asks_for_what_is_open_at_its_claim() {
    let firm = Firm::new();
    owe(&firm, 1);
    ready(&firm);
    let payment = NewPayment {
        customer: firm.customer("C-1"),
        number: String::new(),
        effective: day(BEGIN),
        amount: eur(2_500),
        parts: vec![Part { item: firm.item("A-1"), amount: eur(2_500) }],
        rest_pays: false,
        note: String::new(),
    };
    let who = Who::program();
    acts::record_payment(&firm.office, firm.company, who, &key(1), &payment).expect("paid");
    let post = Post::default();
    pass(&firm, &post);
    let id = ids(&firm, "sent").remove(0);
    let told = delivery::one(&firm.office, firm.company, who, &id).expect("told");
    assert!(told.attempts[0].written.body.contains("75,00"), "{:?}", told.attempts[0].written);
}

/// What goes by post is posted by people, recorded once, with the number of its registration.
#[test]
fn a_letter_by_post_is_recorded_once_by_whoever_posted_it() {
    on_both(|firm| {
        owe(firm, 1);
        ready(firm);
        let sql = "UPDATE outbox SET channel = 'post' WHERE channel = 'email'";
        firm.office.store.meddle(sql).expect("meddles");
        let post = Post::default();
        assert_eq!((pass(firm, &post).sent, post.to().len()), (0, 0), "no machine posts it");
        let id = ids(firm, "planned").remove(0);
        let (office, company) = (&firm.office, firm.company);
        let rep = Who::new(saldo_domain::UserId::new(9), saldo_domain::Role::SalesRep);
        let posted = |who, number| delivery::posted(office, company, who, (&id, number), &Plain);
        assert!(posted(rep, "").is_err());
        posted(head(), "RR 123\r\n456 EE").expect("recorded");
        let again = posted(head(), "RR 1");
        assert!(matches!(again, Err(Refused::TaskClosed { .. })), "{again:?}");
        let told = delivery::one(office, company, head(), &id).expect("told");
        let said: Vec<(&str, &str)> =
            told.passages.iter().map(|(one, _)| (one.what.as_str(), one.said.as_str())).collect();
        assert_eq!(said, [("claimed", ""), ("sent", "RR 123 456 EE")]);
        // D38: what it said at that moment is kept with its bytes.
        let [kept] = told.attempts.as_slice() else { panic!("kept once: {told:?}") };
        assert!(kept.written.body.contains("A-1"), "{:?}", kept.written);
        let (_, bytes) = delivery::bytes(office, company, head(), &id, kept.fence).expect("kept");
        let text = String::from_utf8(bytes).expect("text");
        assert!(text.starts_with("%PDF") && text.contains("A-1"), "{text}");
        firm.assert_sound();
    });
}

/// A trial tells what the server says, and is in the journal; nothing of the outbox moves.
#[test]
fn a_trial_hands_over_one_letter_without_content() {
    let firm = Firm::new();
    owe(&firm, 1);
    let mut post = Post::default();
    let (office, company, who) = (&firm.office, firm.company, Who::program());
    let early = delivery::try_out(office, company, who, "me@example.ee", &mut post);
    assert!(matches!(early, Err(Refused::Field { .. })), "no sender is set: {early:?}");
    set(&firm, &[("smtp-host", "mail.example.ee"), ("sender", "arved@example.ee")]);
    let handed = delivery::try_out(office, company, who, " me@example.ee ", &mut post);
    assert!(matches!(handed, Ok(Handed::Taken { .. })), "{handed:?}");
    assert_eq!((post.to(), in_state(&firm, "planned")), (vec!["me@example.ee".to_owned()], 1));
    let tried = "SELECT COUNT(*) FROM audit WHERE action = 'sending-tried'";
    assert_eq!(firm.office.store.peek(tried).expect("counted"), 1);
    firm.assert_sound();
}

/// O15: a server that is down costs no claims and keeps no bytes; what waits leaves when it is back.
#[test]
fn a_server_that_is_down_costs_nothing() {
    let firm = Firm::new();
    owe(&firm, 3);
    ready(&firm);
    let away = Post { away: true, ..Post::default() };
    let before = firm.state();
    for _ in 0..20 {
        let outcome = pass(&firm, &away);
        assert_eq!(outcome.unreachable.len(), 1, "{outcome:?}");
    }
    assert_eq!(firm.state(), before, "nothing was written");
    let back = Post::default();
    assert_eq!(pass(&firm, &back).sent, 3);
    firm.assert_sound();
}

/// D34: a recipient whom the server's rules turn away keeps nobody else waiting, uses up its own
/// attempts, waits longer each time, and becomes work of its own kind in the end.
#[test]
fn one_recipient_turned_away_keeps_nobody_waiting() {
    on_both(|firm| {
        owe(firm, 6);
        ready(firm);
        let post = Post { turned: vec!["debtor2@example.com"], ..Post::default() };
        let outcome = pass(firm, &post);
        assert_eq!((outcome.sent, outcome.later), (5, 1), "{outcome:?}");
        assert_eq!(outcome.unreachable.len(), 0, "{outcome:?}");
        let soon = pass(firm, &post);
        assert_eq!((soon.sent, soon.later), (0, 0), "it waits before it is tried again");
        let mut passes = 1;
        while in_state(firm, "planned") > 0 {
            wait(firm, 6 * 60);
            pass(firm, &post);
            passes += 1;
            assert!(passes < 20, "it is tried for ever");
        }
        assert_eq!((passes, in_state(firm, "failed")), (12, 1));
        assert_eq!(errands(firm), ["ask-why-refused"]);
        let why = "SELECT COUNT(*) FROM outbox WHERE state = 'failed' AND why = 'turned-away'";
        assert_eq!(firm.office.store.peek(why).expect("counted"), 1);
        firm.assert_sound();
    });
}

/// D33: where several different recipients in a row are turned away, the carrier takes nothing
/// from us: the rest waits for the next pass, and none of them has used an attempt.
#[test]
fn several_turned_away_in_a_row_are_the_carriers_matter() {
    on_both(|firm| {
        owe(firm, 6);
        ready(firm);
        let post = Post::answering((0..40).map(|_| turned_away()));
        let outcome = pass(firm, &post);
        assert_eq!(outcome.unreachable.len(), 1, "{outcome:?}");
        assert_eq!(post.answers.lock().expect("free").len(), 40 - 3, "nobody else was tried");
        let attempts = "SELECT CAST(SUM(attempts) AS BIGINT) FROM outbox WHERE channel = 'email'";
        assert_eq!(firm.office.store.peek(attempts).expect("counted"), 0);
        wait(firm, 10);
        assert_eq!(pass(firm, &Post::default()).sent, 6);
        firm.assert_sound();
    });
}

/// What each way to fail asks of somebody: an address is looked for where the address is wrong.
#[test]
fn each_cause_of_a_failure_asks_for_its_own_work() {
    let refused = Handed::Refused { said: "554 5.6.0 no".into() };
    let dead = Handed::Dead { said: "550 5.1.1 nobody".into() };
    for (answer, work) in [(refused, "ask-why-refused"), (dead, "correct-address")] {
        let firm = Firm::new();
        owe(&firm, 1);
        ready(&firm);
        assert_eq!(pass(&firm, &Post::answering([answer])).failed, 1);
        assert_eq!(errands(&firm), [work]);
    }
    let firm = Firm::new();
    owe(&firm, 1);
    ready(&firm);
    set(&firm, &[("sms-parts", "1")]);
    let sql = "UPDATE outbox SET channel = 'sms' WHERE channel = 'email'";
    firm.office.store.meddle(sql).expect("meddles");
    assert_eq!(pass(&firm, &Post::default()).failed, 1);
    assert_eq!(errands(&firm), ["rewrite-message"]);
    firm.assert_sound();
}
