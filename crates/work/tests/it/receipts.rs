//! Receipts of a provider and short messages (D27, D31).

use crate::firm::{Firm, on_both};
use crate::post::{Post, ids, in_state, owe, pass, ready, set};
use saldo_domain::delivery::segments;
use saldo_work::{Refused, Who, delivery};

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
}

mod letter {
    use super::*;
    use std::collections::BTreeMap;

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
