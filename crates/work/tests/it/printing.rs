//! Letters that go by post: printed together, kept byte for byte, and reconciled (D32).

use crate::firm::{BEGIN, Firm, day, eur, key, on_both};
use crate::post::{Jammed, Plain, head, owe, ready, set};
use saldo_domain::delivery::MessageState;
use saldo_domain::{Role, UserId};
use saldo_letters::paper::Paper;
use saldo_work::acts::{self, NewPayment};
use saldo_work::delivery::{self, BatchShown, Printer};
use saldo_work::imports::Kind;
use saldo_work::views::Page;
use saldo_work::{Refused, Who};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicU64, Ordering};

/// A printer that jams every third time.
#[derive(Debug, Default)]
struct Jamming(AtomicU64);

impl Printer for Jamming {
    fn print(&self, paper: &Paper) -> Result<Vec<u8>, String> {
        Plain.print(paper)
    }

    fn pages(&self, paper: &Paper) -> Result<usize, String> {
        Plain.pages(paper)
    }

    fn print_together(&self, papers: &[Paper], both_sides: bool) -> Result<Vec<u8>, String> {
        match self.0.fetch_add(1, Ordering::SeqCst) % 3 {
            1 => Err("no paper".to_owned()),
            _ => Plain.print_together(papers, both_sides),
        }
    }
}

/// Customers whose reminders go by post.
fn by_post(firm: &Firm, customers: usize) {
    owe(firm, customers);
    ready(firm);
    let mut cards = "Code,Name,Address\n".to_owned();
    for number in 1..=customers {
        cards.push_str(&format!("C-{number},Debtor {number} OÜ,Kesk {number}\n"));
    }
    firm.import(Kind::Customers, &cards);
    firm.office
        .store
        .meddle("UPDATE outbox SET channel = 'post' WHERE channel = 'email'")
        .expect("meddles");
}

fn print(firm: &Firm) -> Option<i64> {
    delivery::print_batch(&firm.office, firm.company, head(), &Plain).expect("printed")
}

fn batch(firm: &Firm, number: i64) -> BatchShown {
    delivery::batch(&firm.office, firm.company, head(), number).expect("shown")
}

fn waiting(firm: &Firm) -> u64 {
    let page = Page::first(10);
    delivery::print_queue(&firm.office, firm.company, head(), page).expect("listed").waiting
}

fn posted(firm: &Firm, number: i64, not: &[&str]) -> Result<delivery::Posted, Refused> {
    let not: BTreeSet<String> = not.iter().map(|id| (*id).to_owned()).collect();
    delivery::batch_posted(&firm.office, firm.company, head(), number, &not)
}

fn pay(firm: &Firm, code: &str, number: u32, minor: i64) {
    let payment = NewPayment {
        customer: firm.customer(code),
        number: String::new(),
        effective: day(BEGIN),
        amount: eur(minor),
        parts: Vec::new(),
        rest_pays: true,
        note: String::new(),
    };
    acts::record_payment(&firm.office, firm.company, Who::program(), &key(number), &payment)
        .expect("paid");
}

mod letters {
    use super::*;

    /// D32: no letter is printed twice or lost, and the counts of each batch agree.
    #[test]
    fn batch_numbered_and_reconciled() {
        on_both(|firm| {
            by_post(firm, 5);
            assert_eq!(waiting(firm), 5);
            let first = print(firm).expect("a batch");
            assert_eq!((first, waiting(firm)), (1, 0));
            assert_eq!(print(firm), None, "nothing is printed twice");
            let shown = batch(firm, first);
            assert_eq!((shown.row.letters, shown.row.pages, shown.row.open), (5, 6, 5));
            let places: Vec<(u64, u64)> =
                shown.letters.iter().map(|one| (one.place, one.first_page)).collect();
            assert_eq!(places, [(1, 2), (2, 3), (3, 4), (4, 5), (5, 6)]);
            assert_eq!(shown.letters[0].recipient, "Kesk 1");
            // One is paid while it lies in the pile, two were not printed well.
            let of = |code: &str| {
                let found = shown.letters.iter().find(|one| one.code == code);
                found.expect(code).effect.to_string()
            };
            pay(firm, "C-2", 1, 20_000);
            assert!(batch(firm, first).letters[1].is_to_be_taken_out());
            let told = posted(firm, first, &[&of("C-3"), &of("C-4")]).expect("said");
            let delivery::Posted { posted: left, returned, taken_out } = told;
            assert_eq!((left, returned, taken_out), (2, 2, 1));
            let again = posted(firm, first, &[]);
            assert!(matches!(again, Err(Refused::TaskClosed { .. })), "{again:?}");
            assert_eq!(waiting(firm), 2, "what was not posted waits");
            let second = print(firm).expect("a batch");
            assert_eq!(second, 2, "numbered without a gap");
            assert_eq!(posted(firm, second, &[]).expect("said").posted, 2);
            let sent = "SELECT COUNT(*) FROM outbox WHERE state = 'sent' AND channel = 'post'";
            assert_eq!(firm.office.store.peek(sent).expect("counted"), 4);
            assert_eq!((waiting(firm), print(firm)), (0, None));
            firm.assert_sound();
        });
    }

    /// D11, D22: a letter that money covered, or that its customer wants no more, after it was
    /// printed is shown as one to be taken out, and is not taken for posted.
    #[test]
    fn what_was_covered_after_printing_is_taken_out() {
        on_both(|firm| {
            by_post(firm, 3);
            let number = print(firm).expect("a batch");
            let there = NewPayment {
                customer: firm.customer("C-2"),
                number: String::new(),
                effective: day(BEGIN),
                amount: eur(20_000),
                parts: Vec::new(),
                rest_pays: false,
                note: String::new(),
            };
            let (office, company) = (&firm.office, firm.company);
            acts::record_payment(office, company, Who::program(), &key(1), &there).expect("paid");
            let out: Vec<(String, bool, String)> = batch(firm, number)
                .letters
                .into_iter()
                .map(|one| (one.code.clone(), one.is_to_be_taken_out(), one.why))
                .collect();
            let expected = [("C-1", false, ""), ("C-2", true, "covered"), ("C-3", false, "")];
            assert_eq!(out, expected.map(|(code, out, why)| (code.into(), out, why.into())));
            let told = posted(firm, number, &[]).expect("said");
            assert_eq!((told.posted, told.returned, told.taken_out), (2, 0, 1));
            let ended = "SELECT COUNT(*) FROM outbox WHERE state = 'withheld' AND why = 'covered'";
            assert_eq!(office.store.peek(ended).expect("counted"), 1);
            firm.assert_sound();
        });
    }

    /// D11: money of a bank statement that came after the letters were printed may be that of one of
    /// their debtors, who is not asked for the late debt that it would pay until somebody says whose it is.
    #[test]
    fn what_money_that_waits_would_pay_is_taken_out() {
        on_both(|firm| {
            by_post(firm, 2);
            let number = print(firm).expect("a batch");
            let why =
                || batch(firm, number).letters.into_iter().map(|one| one.why).collect::<Vec<_>>();
            assert_eq!(why(), ["", ""]);
            firm.import(
                Kind::Auto,
                &format!(
                    "Account;Booked;Amount;Currency;Payer;Payer account;Payer code;Reference;Text;Number;Bank id\n\
                     EE571010220229377229;{BEGIN};200.00;EUR;Keegi;;;;tere;;\n"
                ),
            );
            assert_eq!(why(), ["", "covered"]);
            let (office, company) = (&firm.office, firm.company);
            let filter = saldo_store::bank::LineFilter { state: None, incoming: true };
            let lines =
                saldo_work::bank::inbox(office, company, Who::program(), &filter, Page::first(9));
            let line = lines.expect("readable").rows[0].row.line;
            saldo_work::bank::set_aside(office, company, Who::program(), line, false, "our own")
                .expect("set aside");
            assert_eq!(why(), ["", ""]);
        });
    }

    /// D33: letters that wait for something do not stand at the head of the queue in the way of
    /// those behind them, and one that waits longer after it could not be written is left alone.
    #[test]
    fn letters_that_wait_keep_no_other_from_being_printed() {
        on_both(|firm| {
            let many = delivery::MOST_LETTERS as usize + 1;
            by_post(firm, many);
            let never = saldo_domain::Day::LAST.number();
            let unread = format!(
                "INSERT INTO reply (company, reply, identity, kind, sender, sender_name,
                    subject, body, sent_at, size, was_read, effect, day, recorded, customer,
                    matched_by, read_day)
                SELECT company, 1000 + customer, 'mail ' || code, 'person', email, name, 'Re', 'no',
                    0, 1, 1, '', (SELECT MAX(day) FROM outbox), 0, customer, 'address', {never}
                FROM customer WHERE code <> 'C-101'"
            );
            firm.office.store.meddle(&unread).expect("meddles");
            let codes = |number| {
                let shown = batch(firm, number);
                shown.letters.into_iter().map(|one| one.code).collect::<Vec<_>>()
            };
            assert_eq!(codes(print(firm).expect("a batch")), ["C-101"]);
            let kept = "SELECT COUNT(*) FROM outbox WHERE kept_by = 'reply-unread'";
            assert_eq!(firm.office.store.peek(kept).expect("counted"), 100);
            assert_eq!(print(firm), None, "they are not looked at again before they may leave");
            firm.assert_sound();
        });
    }

    /// R4: many letters through printers that jam, two people who print at once and piles of which
    /// some letters came out spoiled: each is posted once, out of one pile, and none is lost.
    /// `SALDO_LETTERS` sets how many.
    #[test]
    fn letters_through_printers_that_jam_are_posted_once() {
        let letters =
            std::env::var("SALDO_LETTERS").ok().and_then(|text| text.parse().ok()).unwrap_or(2_000);
        let firm = &Firm::new();
        by_post(firm, letters);
        let (printer, jams) = (Jamming::default(), AtomicU64::new(0));
        let mut times_posted: BTreeMap<String, u32> = BTreeMap::new();
        let mut spoiled = 0;
        for round in 0.. {
            assert!(round < 20 + letters, "{} letters wait for ever", waiting(firm));
            if waiting(firm) == 0 {
                break;
            }
            let printed: Vec<Result<Option<i64>, Refused>> = std::thread::scope(|scope| {
                let print = || delivery::print_batch(&firm.office, firm.company, head(), &printer);
                let people = [scope.spawn(print), scope.spawn(print)];
                people.map(|one| one.join().expect("no panic")).into()
            });
            for number in printed {
                let number = match number {
                    Ok(Some(number)) => number,
                    Ok(None) => continue,
                    // It jammed, or the other one has printed those letters.
                    Err(Refused::Field { field: "batch", .. } | Refused::PaperChanged) => {
                        jams.fetch_add(1, Ordering::SeqCst);
                        continue;
                    }
                    Err(other) => panic!("{other}"),
                };
                let shown = batch(firm, number);
                let ids = shown.letters.iter().map(|one| one.effect.to_string());
                // Every seventeenth came out spoiled, the first time that it was printed.
                let bad: Vec<String> = ids
                    .clone()
                    .enumerate()
                    .filter(|(at, id)| at % 17 == 3 && !times_posted.contains_key(id))
                    .map(|(_, id)| id)
                    .collect();
                let bad: Vec<&str> = bad.iter().map(String::as_str).collect();
                let told = posted(firm, number, &bad).expect("said");
                assert_eq!(told.returned, bad.len() as u64);
                spoiled += bad.len();
                for id in ids {
                    let own = times_posted.entry(id.clone()).or_default();
                    *own += u32::from(!bad.contains(&id.as_str()));
                }
            }
        }
        assert!(spoiled > letters / 50 && jams.load(Ordering::SeqCst) > 2, "it was no easy day");
        assert_eq!(times_posted.len(), letters, "none lost");
        assert!(times_posted.values().all(|times| *times == 1), "none twice");
        let sent = "SELECT COUNT(*) FROM outbox WHERE state = 'sent' AND channel = 'post'";
        assert_eq!(firm.office.store.peek(sent).expect("counted") as usize, letters);
        firm.assert_sound();
    }

    /// Printed again is printed the same.
    #[test]
    fn a_batch_is_printed_again_with_the_same_bytes() {
        on_both(|firm| {
            by_post(firm, 2);
            let number = print(firm).expect("a batch");
            let bytes = || delivery::batch_bytes(&firm.office, firm.company, head(), number);
            let first = bytes().expect("kept");
            pay(firm, "C-1", 1, 10_000);
            firm.on("2026-03-25");
            assert_eq!(bytes().expect("kept"), first, "whatever happens to the book");
            let hash = blake3::hash(&first).to_hex().to_string();
            assert_eq!(batch(firm, number).row.hash, hash);
            let text = String::from_utf8(first).expect("text");
            assert!(text.contains("Kesk 1") && text.contains("Kesk 2"), "{text}");
            let spoil = "UPDATE print_batch SET content = 'JVBERg=='";
            assert!(firm.office.store.meddle(spoil).is_err(), "the table refuses");
        });
    }

    /// A printer that jams, or a payment in between: nothing is kept, everything stays.
    #[test]
    fn a_batch_that_fails_half_way_leaves_the_letters_in_the_queue() {
        on_both(|firm| {
            by_post(firm, 3);
            let jammed = delivery::print_batch(&firm.office, firm.company, head(), &Jammed);
            assert!(matches!(jammed, Err(Refused::Field { field: "batch", .. })), "{jammed:?}");
            assert_eq!(waiting(firm), 3);
            let batches = "SELECT COUNT(*) FROM print_batch";
            assert_eq!(firm.office.store.peek(batches).expect("counted"), 0);
            pay(firm, "C-1", 1, 10_000);
            assert_eq!(batch(firm, print(firm).expect("a batch")).row.letters, 2);
            firm.assert_sound();
        });
    }

    /// Many people print at once: each letter lies in one batch.
    #[test]
    fn printed_in_parallel_each_letter_lies_in_one_batch() {
        on_both(|firm| {
            by_post(firm, 8);
            std::thread::scope(|scope| {
                for _ in 0..4 {
                    scope.spawn(|| {
                        // Whoever comes late is told to look again, and prints nothing.
                        drop(delivery::print_batch(&firm.office, firm.company, head(), &Plain));
                    });
                }
            });
            let letters = "SELECT COUNT(*) FROM print_letter";
            assert_eq!(firm.office.store.peek(letters).expect("counted"), 8);
            firm.assert_sound();
        });
    }

    /// EXE-05: the day on which the post says that a demand was delivered is an event of each debt
    /// in it, from which the policy counts; of another letter it is not.
    #[test]
    fn exe_05_the_delivery_of_a_demand_is_an_event_and_that_of_another_letter_is_not() {
        for (words, events) in [(saldo_domain::recovery::pretrial::DEMAND, 1), ("claim", 0)] {
            let firm = Firm::new();
            by_post(&firm, 1);
            let sql = format!(
                "DROP TRIGGER effect_stays;
                 UPDATE effect SET text_key = '{words}' WHERE kind = 'notify'"
            );
            firm.office.store.meddle(&sql).expect("meddles");
            let number = print(&firm).expect("a batch");
            let id = batch(&firm, number).letters[0].effect.to_string();
            posted(&firm, number, &[]).expect("said");
            firm.on("2026-03-24");
            let delivered = Some(day("2026-03-23"));
            let (office, company) = (&firm.office, firm.company);
            // A delivery that opens the days before court is proved by its number (EXE-04).
            if events > 0 {
                let bare = delivery::registered(office, company, head(), &id, ("", delivered));
                assert!(matches!(bare, Err(Refused::Field { field: "handed-over", .. })));
            }
            delivery::registered(office, company, head(), &id, ("RR1", None)).expect("recorded");
            delivery::registered(office, company, head(), &id, ("", delivered)).expect("recorded");
            let again = delivery::registered(office, company, head(), &id, ("", delivered));
            assert!(matches!(again, Err(Refused::TaskClosed { .. })), "{again:?}");
            let customer = firm.customer("C-1");
            let rows = office
                .store
                .read(|reader| saldo_store::book::contacts_of(reader, company, customer))
                .expect("reads");
            let told: Vec<_> = rows
                .iter()
                .filter(|row| row.kind == "DEMAND_DELIVERED")
                .map(|row| (row.day, row.item.is_some(), row.body.as_str()))
                .collect();
            assert_eq!(told, vec![(day("2026-03-23"), true, "RR1"); events], "{words}");
        }
    }

    /// A claim that lay about begins its period on the day on which it left.
    #[test]
    fn exe_05_lm_06_the_period_of_a_claim_runs_from_the_day_on_which_it_left() {
        let firm = Firm::new();
        by_post(&firm, 1);
        let sql = "DROP TRIGGER effect_stays;
                   UPDATE effect SET text_key = 'claim' WHERE kind = 'notify'";
        firm.office.store.meddle(sql).expect("meddles");
        let number = print(&firm).expect("a batch");
        firm.on("2026-03-27");
        posted(&firm, number, &[]).expect("said");
        firm.on("2026-05-04");
        let (office, company) = (&firm.office, firm.company);
        let sheet = saldo_work::cases::sheet(office, company, Who::program(), firm.customer("C-1"));
        let sheet = sheet.expect("a case");
        assert_eq!(sheet.entries[0].fact.on, day("2026-03-27"));
        assert_eq!(sheet.filing_from, Some(day("2026-04-28")), "the 26th of April is a Sunday");
    }

    /// Number and day of delivery of each registered letter.
    #[test]
    fn a_registered_letter_bears_its_number_and_its_day() {
        let firm = Firm::new();
        by_post(&firm, 1);
        let number = print(&firm).expect("a batch");
        let id = batch(&firm, number).letters[0].effect.to_string();
        let (office, company) = (&firm.office, firm.company);
        let early = delivery::registered(office, company, head(), &id, ("RR1", None));
        assert!(matches!(early, Err(Refused::TaskClosed { .. })), "{early:?}");
        posted(&firm, number, &[]).expect("said");
        let nothing = delivery::registered(office, company, head(), &id, (" ", None));
        assert!(matches!(nothing, Err(Refused::Field { field: "number", .. })), "{nothing:?}");
        let ahead = Some(day("2026-03-21"));
        let ahead = delivery::registered(office, company, head(), &id, ("", ahead));
        assert!(matches!(ahead, Err(Refused::Field { field: "delivered", .. })), "{ahead:?}");
        delivery::registered(office, company, head(), &id, ("RR123456789EE\r\n", None))
            .expect("recorded");
        firm.on("2026-03-24");
        let delivered = Some(day("2026-03-23"));
        delivery::registered(office, company, head(), &id, ("", delivered)).expect("recorded");
        let told = delivery::one(office, company, head(), &id).expect("told");
        assert_eq!(told.row.state, MessageState::Delivered);
        let said: Vec<(&str, &str)> =
            told.passages.iter().map(|(one, _)| (one.what.as_str(), one.said.as_str())).collect();
        let expected = [
            ("claimed", ""),
            ("sent", "batch 1"),
            ("registered", "RR123456789EE"),
            ("delivered", "2026-03-23"),
        ];
        assert_eq!(said, expected);
        let rep = Who::new(UserId::new(9), Role::SalesRep);
        assert!(delivery::print_batch(office, company, rep, &Plain).is_err());
        firm.assert_sound();
    }

    /// Where both sides are printed, every letter begins on a sheet of its own.
    #[test]
    fn no_sheet_holds_two_letters() {
        let firm = Firm::new();
        by_post(&firm, 3);
        set(&firm, &[("post-sides", "two")]);
        let shown = batch(&firm, print(&firm).expect("a batch"));
        let first: Vec<u64> = shown.letters.iter().map(|one| one.first_page).collect();
        assert_eq!((first, shown.row.pages), (vec![3, 5, 7], 7));
    }
}
