//! Receipts of a provider and short messages (D27, D31).

use crate::firm::{Firm, on_both};
use crate::post::{Plain, Post, ids, in_state, owe, pass, ready, set};
use saldo_channels::{Handed, Parcel, Report, Short};
use saldo_domain::delivery::segments;
use saldo_work::delivery::{Carriers, Tools};
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

fn told(firm: &Firm, token: &str, id: &str, status: &str) -> Result<bool, Refused> {
    delivery::receipt(&firm.office, firm.company, token, id, status)
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
        let report = |(reference, status): (String, &str)| Report {
            also: also.get(&reference).map_or(Vec::new(), |(name, _)| vec![name.clone()]),
            number: also.get(&reference).map_or(String::new(), |(_, number)| number.clone()),
            reference,
            status: status.to_owned(),
            sequence: 1,
        };
        says.into_iter().map(report).collect()
    }

    fn answer(&mut self, report: &Report, is_noted: bool) {
        self.noted.push((report.reference.clone(), is_noted));
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
