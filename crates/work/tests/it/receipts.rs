//! Receipts of a provider and short messages (D27, D31).

use crate::firm::{Firm, eur, key, on_both};
use crate::post::{Plain, Post, head, ids, in_state, owe, pass, ready, set};
use saldo_channels::{Handed, Parcel, Report, Short, Written};
use saldo_domain::claims::Ground;
use saldo_domain::delivery::segments;
use saldo_domain::{Currency, Money};
use saldo_letters::{Language, Texts};
use saldo_work::acts::{self, NewPayment};
use saldo_work::charges::{self, MethodAsked, TermAsked};
use saldo_work::delivery::{Carriers, Received, Taken, Tools};
use saldo_work::imports::Kind;
use saldo_work::{Refused, Silent, Who, delivery};
use std::collections::BTreeMap;

const TOKEN: &str = "a-token-that-nobody-guesses-1";

/// A firm whose reminders are short messages.
fn by_sms(firm: &Firm, customers: usize) {
    owe(firm, customers);
    ready(firm);
    firm.office
        .store
        .meddle("UPDATE outbox SET channel = 'sms' WHERE channel = 'email'")
        .expect("meddles");
    delivery::set_token(&firm.office, firm.company, Who::program(), TOKEN).expect("a token");
}

/// Whether a receipt changes anything.
fn told(firm: &Firm, token: &str, id: &str, status: &str) -> Result<bool, Refused> {
    let told = Received { id, status, part: "" };
    delivery::receipt(&firm.office, firm.company, token, told).map(|one| one == Taken::Changed)
}

mod webhook {
    use super::*;

    /// D27: twice, late, out of order, forged.
    #[test]
    fn idempotent_monotone_signed() {
        on_both(|firm| {
            by_sms(firm, 2);
            pass(firm, &Post::default());
            let sent = ids(firm, "sent");
            let (first, second) = (&sent[0], &sent[1]);
            for forged in ["", "a-token-that-nobody-guesses-2", "x"] {
                let refused = told(firm, forged, first, "1");
                assert!(matches!(refused, Err(Refused::SignIn)), "{refused:?}");
            }
            let unknown = told(firm, TOKEN, "0123456789abcdef0123456789abcdef", "1");
            assert!(matches!(unknown, Err(Refused::UnknownEffect { .. })), "{unknown:?}");
            assert_eq!(told(firm, TOKEN, first, "8").ok(), Some(false), "on its way");
            assert_eq!(told(firm, TOKEN, first, "1").ok(), Some(true));
            assert_eq!(told(firm, TOKEN, first, "1").ok(), Some(false), "twice");
            assert_eq!(told(firm, TOKEN, first, "2").ok(), Some(false), "it never goes back");
            assert_eq!(told(firm, TOKEN, second, "2").ok(), Some(true));
            assert_eq!(told(firm, TOKEN, second, "1").ok(), Some(false));
            assert_eq!((in_state(firm, "delivered"), in_state(firm, "failed")), (1, 1));
            firm.assert_sound();
        });
    }

    /// D27: a receipt that comes before the hand-over was noted is asked for again, and then counts.
    #[test]
    fn a_receipt_that_comes_too_early_is_asked_for_again() {
        on_both(|firm| {
            by_sms(firm, 1);
            let id = ids(firm, "planned").remove(0);
            let say = |status| {
                let told = Received { id: &id, status, part: "" };
                delivery::receipt(&firm.office, firm.company, TOKEN, told).expect("taken")
            };
            let mut hasty = Hasty(Box::new(|| assert_eq!(say("1"), Taken::TooEarly)));
            let mut tools = Tools { printer: &Plain, carriers: &mut hasty };
            delivery::deliver(&firm.office, firm.company, Who::program(), &mut tools, &Silent)
                .expect("a pass");
            assert_eq!(in_state(firm, "sent"), 1);
            assert_eq!(say("1"), Taken::Changed);
            assert_eq!(in_state(firm, "delivered"), 1);
            firm.assert_sound();
        });
    }

    /// A gateway that tells what became of a message before it answers.
    struct Hasty<'a>(Box<dyn FnMut() + Send + 'a>);

    impl std::fmt::Debug for Hasty<'_> {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("Hasty")
        }
    }

    impl Carriers for Hasty<'_> {
        fn email(&mut self, _: Parcel<'_>) -> Handed {
            Handed::Refused { said: "no letters here".to_owned() }
        }

        fn sms(&mut self, _: Short<'_>) -> Handed {
            (self.0)();
            Handed::Taken { said: "OK".to_owned(), reference: String::new() }
        }
    }

    /// D27: where the gateway tells of each part, all of them make a message.
    #[test]
    fn parts_of_a_message_are_counted() {
        on_both(|firm| {
            by_sms(firm, 2);
            pass(firm, &Post::default());
            let sent = ids(firm, "sent");
            let say = |id: &str, part: &str, status: &str| {
                let told = Received { id, status, part };
                delivery::receipt(&firm.office, firm.company, TOKEN, told).expect("taken")
            };
            // Two parts each.
            assert_eq!(say(&sent[0], "p1", "1"), Taken::Kept);
            assert_eq!(say(&sent[0], "p1", "1"), Taken::Kept, "twice is once");
            assert_eq!(in_state(firm, "sent"), 2);
            assert_eq!(say(&sent[0], "p2", "1"), Taken::Changed);
            assert_eq!(say(&sent[1], "p3", "1"), Taken::Kept);
            assert_eq!(say(&sent[1], "p4", "2"), Taken::Changed);
            assert_eq!((in_state(firm, "delivered"), in_state(firm, "failed")), (1, 1));
            firm.assert_sound();
        });
    }

    /// D20: a telephone that was off is no wrong number; one that the centre gives up is.
    #[test]
    fn only_a_number_that_is_given_up_is_dead() {
        for (status, why, dead) in [
            ("EXPIRED", "undelivered", 0),
            ("REJECTD", "undelivered", 0),
            ("2", "undelivered", 0),
            ("UNDELIV", "bounced", 1),
        ] {
            let firm = Firm::new();
            by_sms(&firm, 1);
            pass(&firm, &Post::default());
            let id = ids(&firm, "sent").remove(0);
            assert_eq!(told(&firm, TOKEN, &id, status).ok(), Some(true), "{status}");
            let sql = format!("SELECT COUNT(*) FROM outbox WHERE why = '{why}'");
            assert_eq!(firm.office.store.peek(&sql).expect("counted"), 1, "{status}");
            let errands = "SELECT COUNT(*) FROM errand WHERE what = 'correct-address'";
            assert_eq!(firm.office.store.peek(errands).expect("counted"), dead, "{status}");
            firm.assert_sound();
        }
    }
}

mod sms {
    use super::*;

    /// D31: nobody pays for a novel.
    #[test]
    fn segments_and_budget_cap() {
        let firm = Firm::new();
        by_sms(&firm, 1);
        let post = Post::default();
        pass(&firm, &post);
        let text = String::from_utf8(post.carried()[0].bytes.clone()).expect("text");
        assert!(text.contains("100,00 EUR") && text.contains("A-1"), "{text}");
        assert_eq!(post.to(), ["+3725000001"]);
        let parts = segments(&text).parts;
        let firm = Firm::new();
        by_sms(&firm, 1);
        set(&firm, &[("sms-parts", "1")]);
        assert!(parts > 1, "the text is longer than one part: {text}");
        let outcome = pass(&firm, &post);
        assert_eq!((outcome.sent, outcome.failed), (0, 1));
        let why = "SELECT COUNT(*) FROM outbox WHERE why = 'too-long' AND state = 'failed'";
        assert_eq!(firm.office.store.peek(why).expect("counted"), 1);
        firm.assert_sound();
    }

    /// D31: what has cost something has cost it, whatever became of it later: a message that failed
    /// on its way, and one that is sent again, are paid for like any other.
    #[test]
    fn failed_and_repeated_messages_are_paid_for_as_well() {
        on_both(|firm| {
            by_sms(firm, 3);
            set(firm, &[("sms-a-day", "4")]);
            let post = Post::default();
            assert_eq!(pass(firm, &post).sent, 2, "two parts each");
            for id in ids(firm, "sent") {
                assert_eq!(told(firm, TOKEN, &id, "EXPIRED").ok(), Some(true));
            }
            pass(firm, &post);
            assert_eq!(post.to().len(), 2, "the budget of the day is used");
            let failed = ids(firm, "failed").remove(0);
            delivery::try_again(&firm.office, firm.company, head(), &failed).expect("again");
            pass(firm, &post);
            assert_eq!(post.to().len(), 2, "nor may one of them leave again today");
            firm.on("2026-03-21");
            pass(firm, &post);
            assert_eq!(post.to().len(), 4);
            firm.assert_sound();
        });
    }

    /// D31: all short messages of a day together cost no more than the company said, whoever sends
    /// them and however often; what does not fit waits for the next day and says so.
    #[test]
    fn a_day_costs_no_more_than_its_budget() {
        on_both(|firm| {
            by_sms(firm, 8);
            // Two parts each: the fourth does not fit any more.
            set(firm, &[("sms-a-day", "7")]);
            let post = Post::default();
            std::thread::scope(|scope| {
                for _ in 0..3 {
                    scope.spawn(|| {
                        pass(firm, &post);
                    });
                }
            });
            pass(firm, &post);
            let parts = |post: &Post| -> u32 {
                let text = |one: crate::post::Carried| String::from_utf8(one.bytes).expect("text");
                post.carried().into_iter().map(|one| segments(&text(one)).parts).sum()
            };
            assert!((6..=7).contains(&parts(&post)), "{} parts", parts(&post));
            let kept = "SELECT COUNT(*) FROM outbox
                        WHERE state = 'planned' AND kept_by = 'sms-budget'";
            let sent = i64::try_from(post.to().len()).expect("few");
            assert_eq!(firm.office.store.peek(kept).expect("counted"), 8 - sent);
            // What a gateway did not take has cost nothing, and another day begins anew.
            firm.on("2026-03-21");
            pass(firm, &post);
            assert!((12..=14).contains(&parts(&post)), "{} parts", parts(&post));
            set(firm, &[("sms-a-day", "1000")]);
            firm.on("2026-03-22");
            pass(firm, &post);
            assert_eq!(post.to().len(), 8);
            firm.assert_sound();
        });
    }
}

/// A centre of short messages that says what became of them when it is told to.
#[derive(Debug, Default)]
struct Center {
    taken: u32,
    says: Vec<(String, &'static str)>,
    noted: Vec<(String, bool)>,
    /// References of all reports, by their number.
    said: Vec<String>,
    /// What people answer, again until it was kept.
    writes: Vec<Written>,
    /// Another name that a report may mean, and the number that it says.
    also: BTreeMap<String, (String, String)>,
}

impl Carriers for Center {
    fn email(&mut self, _: Parcel<'_>) -> Handed {
        Handed::Refused { said: "no letters here".to_owned() }
    }

    fn sms(&mut self, _: Short<'_>) -> Handed {
        self.taken += 1;
        let reference = format!("a{0} b{0}", self.taken);
        Handed::Taken { said: reference.clone(), reference }
    }

    fn reports(&mut self) -> Vec<Report> {
        let says = std::mem::take(&mut self.says);
        let also = &self.also;
        let begins = self.said.len();
        self.said.extend(says.iter().map(|(reference, _)| reference.clone()));
        let report = |(at, (reference, status)): (usize, (String, &str))| Report {
            also: also.get(&reference).map_or(Vec::new(), |(name, _)| vec![name.clone()]),
            number: also.get(&reference).map_or(String::new(), |(_, number)| number.clone()),
            reference,
            status: status.to_owned(),
            sequence: u32::try_from(begins + at).expect("few"),
        };
        says.into_iter().enumerate().map(report).collect()
    }

    fn written(&mut self) -> Vec<Written> {
        self.writes.clone()
    }

    fn answer(&mut self, sequence: u32, is_noted: bool) {
        let name = self.said.get(sequence as usize).cloned().unwrap_or_default();
        self.writes.retain(|one| one.sequence != sequence);
        self.noted.push((name, is_noted));
    }
}

mod center {
    use super::*;

    fn pass(firm: &Firm, center: &mut Center) {
        let mut tools = Tools { printer: &Plain, carriers: center };
        delivery::deliver(&firm.office, firm.company, Who::program(), &mut tools, &Silent)
            .expect("a pass");
    }

    /// D27: a message is there when all its parts are, and not when one is not; what nobody
    /// knows is asked for again.
    #[test]
    fn all_parts_make_a_message() {
        on_both(|firm| {
            by_sms(firm, 2);
            set(firm, &[("smpp-host", "smpp.example.com"), ("sms-address", "")]);
            let mut center = Center::default();
            pass(firm, &mut center);
            assert_eq!((center.taken, in_state(firm, "sent")), (2, 2));
            let say = |center: &mut Center, all: &[(&str, &'static str)]| {
                center.says.extend(all.iter().map(|(name, status)| ((*name).to_owned(), *status)));
                pass(firm, center);
            };
            say(&mut center, &[("a1", "DELIVRD"), ("zz", "DELIVRD"), ("a1", "ENROUTE")]);
            let noted = [("a1", true), ("zz", false), ("a1", true)];
            let noted = noted.map(|(name, is_noted)| (name.to_owned(), is_noted));
            assert_eq!(center.noted, noted);
            assert_eq!(in_state(firm, "delivered"), 0, "one part of two");
            say(&mut center, &[("b1", "DELIVRD"), ("a2", "DELIVRD"), ("b2", "UNDELIV")]);
            assert_eq!((in_state(firm, "delivered"), in_state(firm, "failed")), (1, 1));
            say(&mut center, &[("b1", "UNDELIV"), ("b2", "DELIVRD")]);
            assert_eq!((in_state(firm, "delivered"), in_state(firm, "failed")), (1, 1));
            let errands = "SELECT COUNT(*) FROM errand WHERE what = 'correct-address'";
            assert_eq!(firm.office.store.peek(errands).expect("counted"), 1);
            firm.assert_sound();
        });
    }

    /// What a customer answers by short message is kept unread, once, on the customer whom the number
    /// belongs to, and stops reminders until somebody has read it.
    #[test]
    fn an_answer_by_short_message_stops_reminders() {
        on_both(|firm| {
            by_sms(firm, 2);
            set(firm, &[("smpp-host", "smpp.example.com"), ("sms-address", "")]);
            let mut center = Center::default();
            pass(firm, &mut center);
            for (number, sequence) in [("3725000001", 1_000), ("3725000001", 1_001), ("99", 1_002)]
            {
                let text = "Maksan reedel".to_owned();
                center.writes.push(Written { number: number.to_owned(), text, sequence });
            }
            pass(firm, &mut center);
            assert_eq!(center.writes, [], "all of them are kept");
            let kept = |of: &str| {
                let sql = format!(
                    "SELECT COUNT(*) FROM reply r WHERE r.kind = 'person'
                         AND r.body = 'Maksan reedel' AND {of}"
                );
                firm.office.store.peek(&sql).expect("counted")
            };
            let own = "r.customer = (SELECT customer FROM customer WHERE code = 'C-1')";
            assert_eq!((kept(own), kept("r.customer = 0")), (1, 1));
            firm.invoices(&[
                "C-1:B-1 2026-02-18 2026-03-20 50.00",
                "C-2:B-2 2026-02-18 2026-03-20 50.00",
            ]);
            firm.on("2026-03-22").run("2026-03-22");
            let unread = "SELECT COUNT(*) FROM withheld WHERE cause = 'reply_unread'";
            assert!(firm.office.store.peek(unread).expect("counted") > 0);
            firm.assert_sound();
        });
    }

    /// A centre that reports in other digits than those in which it answered is understood, and no
    /// message is taken for delivered because its name looks like that of somebody else's.
    #[test]
    fn a_name_in_other_digits_counts_where_the_number_fits() {
        on_both(|firm| {
            by_sms(firm, 2);
            set(firm, &[("smpp-host", "smpp.example.com"), ("sms-address", "")]);
            let mut center = Center::default();
            pass(firm, &mut center);
            let mut say = |reported: &str, taken: &str, number: &str| {
                let is_one_of = (taken.to_owned(), number.to_owned());
                center.also.insert(reported.to_owned(), is_one_of);
                center.says.push((reported.to_owned(), "DELIVRD"));
                pass(firm, &mut center);
                center.noted.last().cloned().expect("answered").1
            };
            // The first message went to the first customer, both its parts.
            assert!(!say("161", "a1", "3725000002"), "that number got another message");
            assert!(!say("162", "a1", ""), "no number, no guess");
            assert!(say("161", "a1", "3725000001"));
            assert!(say("177", "b1", "5000001"), "without the country");
            assert_eq!((in_state(firm, "delivered"), in_state(firm, "sent")), (1, 1));
            firm.assert_sound();
        });
    }
}

mod letter {
    use super::*;

    /// D28, I8: what goes along is about the debts of whom it goes to, and of the message alone.
    #[test]
    fn attachments_belong_to_debtor() {
        on_both(|firm| {
            owe(firm, 5);
            ready(firm);
            let post = Post::default();
            pass(firm, &post);
            let mut by_address = BTreeMap::new();
            for one in post.carried() {
                by_address.insert(one.to, String::from_utf8(one.bytes).expect("a mail"));
            }
            for number in 1..=5 {
                let mail = &by_address[&format!("debtor{number}@example.com")];
                let attached = attachment(mail);
                assert!(attached.contains(&format!("A-{number}")), "{attached}");
                assert!(attached.contains(&format!("Debtor {number} OÜ")), "{attached}");
                for other in (1..=5).filter(|other| *other != number) {
                    assert!(!attached.contains(&format!("A-{other}")), "{number}: {attached}");
                    assert!(!mail.contains(&format!("debtor{other}@")), "{number}: {mail}");
                }
            }
        });
    }

    /// A claim and a demand take along the act by which they are proved, name the contract of the
    /// customer's file, and ask for the same sum in the message and in every document: charges
    /// and money that belongs to nothing counted, each currency for itself.
    #[test]
    fn the_message_asks_for_what_its_documents_ask_for() {
        for text in ["claim", saldo_domain::recovery::pretrial::DEMAND, "breach-notice"] {
            let firm = Firm::new();
            let told = told_of(&firm, text);
            let has_charges = text != "breach-notice";
            let texts = Texts::of(Language::Et);
            let usd = Currency::from_code("USD").expect("USD");
            // The law's interest accrues on the dollars, two days of it.
            let to_pay = [
                eur(if has_charges { 7_520 } else { 7_500 }),
                Money::from_minor(if has_charges { 5_003 } else { 5_000 }, usd),
            ];
            let sums = to_pay.map(|sum| texts.money(sum));
            let subject = &told.written.subject;
            assert!(subject.contains(&sums.join(" + ")), "{text}: {subject}");
            assert!(told.written.body.contains(&sums.join(" + ")), "{text}: {}", told.written.body);
            let received = texts.with_text("notice-received", "sum", &texts.money(eur(2_500)));
            assert!(told.written.body.contains(&received), "{text}: {}", told.written.body);
            for (sum, money) in sums.iter().zip(to_pay) {
                // As the test's printer writes a text.
                let printed = format!("{sum:?}");
                let printed = printed.trim_matches('"');
                let paper = told
                    .papers
                    .iter()
                    .find(|paper| {
                        paper.contains(&texts.get("document-sum-to-pay")) && paper.contains(printed)
                    })
                    .unwrap_or_else(|| panic!("{text}: no document asks for {sum}"));
                let of_file = texts.with(
                    "document-number-day",
                    &[
                        ("number", "7/2025".into()),
                        ("day", texts.day(crate::firm::day("2025-01-10")).into()),
                    ],
                );
                assert!(paper.contains(&of_file), "{text} {money:?}: {paper}");
            }
            let act = texts.get("document-reconciliation-act-title");
            let acts =
                told.papers.iter().filter(|paper| paper.contains(&format!("title: {act:?}")));
            assert_eq!(acts.count(), if has_charges { 2 } else { 0 }, "{text}");
            // EXE-04: the demand goes with the statement of claim as well, without what the house
            // wrote down for itself.
            let suit = texts.get("document-suit-data-title");
            let suits: Vec<&String> = told
                .papers
                .iter()
                .filter(|paper| paper.contains(&format!("title: {suit:?}")))
                .collect();
            let is_demand = text == saldo_domain::recovery::pretrial::DEMAND;
            assert_eq!(suits.len(), if is_demand { 2 } else { 0 }, "{text}");
            let of_the_house = texts.get("document-heading-before-court");
            assert!(!suits.iter().any(|paper| paper.contains(&of_the_house)), "{suits:?}");
            let annex = texts.get("document-annex-suit");
            let named = told.papers.iter().any(|paper| paper.contains(&annex));
            assert_eq!(named, is_demand, "what is named as enclosed is enclosed");
        }
    }

    /// A reminder may be cancelled; a declaration may not.
    #[test]
    fn only_reminders_can_be_unsubscribed_from() {
        let demand = saldo_domain::recovery::pretrial::DEMAND;
        for (text, offers) in [
            ("payment-reminder", true),
            ("breach-notice", false),
            (demand, false),
            ("claim", false),
        ] {
            let firm = Firm::new();
            owe(&firm, 1);
            ready(&firm);
            set(&firm, &[("unsubscribe", "https://example.ee/stop")]);
            let sql = format!(
                "DROP TRIGGER effect_stays;
                 UPDATE effect SET text_key = '{text}' WHERE kind = 'notify'"
            );
            firm.office.store.meddle(&sql).expect("meddles");
            let post = Post::default();
            assert_eq!(pass(&firm, &post).sent, 1, "{text}");
            let mail = String::from_utf8(post.carried()[0].bytes.clone()).expect("a mail");
            assert_eq!(mail.contains("List-Unsubscribe"), offers, "{text}: {mail}");
        }
    }

    /// A message with everything that went along.
    struct Told {
        written: saldo_letters::notice::Written,
        papers: Vec<String>,
    }

    /// 100 euros that bear charges, 50 dollars, 25 euros that belong to nothing, a contract.
    fn told_of(firm: &Firm, text: &str) -> Told {
        firm.import(Kind::Customers, "Code,Name,Email\nC-1,Debtor OÜ,debtor1@example.com\n");
        firm.import(
            Kind::Invoices,
            "Customer,Invoice number,Invoice date,Due date,Amount,Currency\n\
             C-1,A-1,2026-02-16,2026-03-18,100.00,EUR\nC-1,A-2,2026-02-16,2026-03-18,50.00,USD\n",
        );
        let customer = firm.customer("C-1");
        let (office, company) = (&firm.office, firm.company);
        let term = TermAsked {
            customer,
            item: Some(firm.item("A-1")),
            ground: Ground::Contract,
            method: MethodAsked::DailyPenalty {
                rate_pct: "0.1".to_owned(),
                cap_pct: None,
                grace_days: 0,
            },
            from: crate::firm::day("2026-01-01"),
            until: None,
            due_moves_by: None,
            beside_others: false,
            reference: "contract 7/2025, clause 5.2".to_owned(),
        };
        let director = Who::new(saldo_domain::UserId::new(1), saldo_domain::Role::Director);
        charges::add_term(office, company, director, &term).expect("a term");
        let there = NewPayment {
            customer,
            number: String::new(),
            effective: crate::firm::day(crate::firm::BEGIN),
            amount: eur(2_500),
            parts: Vec::new(),
            rest_pays: false,
            note: String::new(),
        };
        acts::record_payment(office, company, Who::program(), &key(1), &there).expect("paid");
        firm.run(crate::firm::BEGIN);
        ready(firm);
        let on = crate::firm::day(crate::firm::BEGIN).number();
        let sql = format!(
            "DROP TRIGGER effect_stays;
             UPDATE effect SET text_key = '{text}' WHERE kind = 'notify';
             INSERT INTO file_entry (company, customer, entry, part, name, content, day, recorded)
             VALUES ({company}, {customer}, 900, 'contract', '7/2025',
                 '{{\"number\":\"7/2025\",\"signed\":\"2025-01-10\",\"terms_days\":14,\"late_fee\":true,\"pretrial\":true}}', {on}, 0)"
        );
        office.store.meddle(&sql).expect("meddles");
        let post = Post::default();
        assert_eq!(pass(firm, &post).sent, 1, "one message of all that is owed");
        let id = ids(firm, "sent").remove(0);
        let sent = delivery::one(office, company, Who::program(), &id).expect("told");
        let mail = String::from_utf8(post.carried()[0].bytes.clone()).expect("a mail");
        Told { written: sent.attempts[0].written.clone(), papers: attachments(&mail) }
    }

    /// All papers as the test's printer printed them.
    fn attachments(mail: &str) -> Vec<String> {
        mail.split("Content-Type: application/pdf")
            .skip(1)
            .map(|part| attachment(&format!("application/pdf{part}")))
            .collect()
    }

    /// The paper as the test's printer printed it.
    fn attachment(mail: &str) -> String {
        use base64::Engine as _;
        let (_, after) = mail.split_once("application/pdf").expect("a document goes along");
        let (_, body) = after.split_once("\r\n\r\n").expect("a body");
        let body: String =
            body.lines().take_while(|line| !line.is_empty() && !line.starts_with("--")).collect();
        let bytes = base64::engine::general_purpose::STANDARD.decode(body).expect("base64");
        String::from_utf8(bytes).expect("text")
    }
}
