//! What comes back to the address of the sender (D20, D26).

use crate::firm::{Firm, on_both};
use crate::post::{Post, head, ids, in_state, owe, pass, ready, unknown};
use saldo_work::delivery::{self, Came};
use saldo_work::{Refused, Who};

fn came(firm: &Firm, mail: &str) -> Came {
    let bytes = mail.replace('\n', "\r\n");
    delivery::returned(&firm.office, firm.company, Who::program(), bytes.as_bytes()).expect("read")
}

/// The report of a mail server about a letter with this name to this address.
fn report(name: &str, to: &str, status: &str) -> String {
    format!(
        "From: MAILER-DAEMON@example.com\nReturn-Path: <>\nAuto-Submitted: auto-replied\n\
         Content-Type: multipart/report; report-type=delivery-status;\n boundary=\"b\"\n\n\
         --b\nContent-Type: text/plain\n\nIt did not arrive.\n\n\
         --b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx.example.com\n\n\
         Final-Recipient: rfc822; {to}\nAction: failed\nStatus: {status}\n\
         Diagnostic-Code: smtp; 550 5.1.1 no such mailbox\n\n\
         --b\nContent-Type: message/rfc822-headers\n\nMessage-ID: <{name}>\nSubject: x\n\n--b--\n"
    )
}

mod mail {
    use super::*;

    /// D26: what a machine answers changes nothing and is answered by nobody.
    #[test]
    fn auto_submitted_ignored() {
        on_both(|firm| {
            owe(firm, 1);
            ready(firm);
            let post = Post::default();
            pass(firm, &post);
            let id = ids(firm, "sent").remove(0);
            let name = format!("{id}.{}@example.ee", firm.company);
            let before = firm.state();
            for head in ["Auto-Submitted: auto-replied", "Precedence: bulk", "X-Autoreply: yes"] {
                let away = format!("{head}\nIn-Reply-To: <{name}>\nSubject: away\n\nOn Monday.");
                for _ in 0..3 {
                    assert_eq!(came(firm, &away), Came::Automatic, "{head}");
                }
            }
            let delayed = report(&name, "debtor1@example.com", "4.4.1");
            assert_eq!(came(firm, &delayed), Came::Automatic);
            let answer = format!("In-Reply-To: <{name}>\n\nWe have paid.");
            assert_eq!(came(firm, &answer), Came::ForAPerson);
            assert_eq!(firm.state(), before, "nothing was written");
            pass(firm, &post);
            assert_eq!(post.to().len(), 1, "nobody is answered");
            // What leaves here says of itself that no person wrote it.
            let sent = String::from_utf8(post.carried()[0].bytes.clone()).expect("a mail");
            assert!(sent.contains("Auto-Submitted: auto-generated"), "{sent}");
        });
    }

    /// D20: what comes back has left, also where nobody knew; and a person who has it tried again
    /// takes the mark from the address.
    #[test]
    fn a_report_about_an_uncertain_letter_settles_it() {
        on_both(|firm| {
            owe(firm, 1);
            ready(firm);
            pass(firm, &Post::answering([unknown()]));
            let id = ids(firm, "uncertain").remove(0);
            let name = format!("{id}.{}@example.ee", firm.company);
            let mail = report(&name, "debtor1@example.com", "5.1.1");
            assert_eq!(came(firm, &mail), Came::Undelivered);
            assert_eq!((in_state(firm, "uncertain"), in_state(firm, "failed")), (0, 1));
            firm.assert_sound();
            delivery::try_again(&firm.office, firm.company, head(), &id).expect("again");
            assert_eq!(pass(firm, &Post::default()).sent, 1);
            firm.assert_sound();
        });
    }

    /// D20: each letter may come back to an address of its own, which tells which one it was even
    /// where the report names neither the letter nor the address it went to.
    #[test]
    fn a_bounce_address_of_its_own_tells_which_letter_came_back() {
        on_both(|firm| {
            owe(firm, 2);
            ready(firm);
            let bounce = |value: &str| {
                let values = [("bounce".to_owned(), value.to_owned())].into();
                delivery::set_sending(&firm.office, firm.company, head(), &values)
            };
            for wrong in
                ["bounces", "bounces+{id}x@example.ee", "{id}+{id}@example.ee", "b+{nr}@example.ee"]
            {
                assert!(matches!(bounce(wrong), Err(Refused::Field { .. })), "{wrong}");
            }
            bounce("b+{id}@example.ee").expect("set");
            let post = Post::default();
            pass(firm, &post);
            let first = ids(firm, "sent").remove(0);
            let own = format!("b+{first}.{}@example.ee", firm.company);
            let carried = post.carried();
            assert!(carried.iter().any(|one| one.sender == own), "the envelope names it: {own}");
            let mail = report("unknown@example.com", "forwarded@example.org", "5.1.1");
            let nobody = format!("To: <b+{}.{}@example.ee>\n{mail}", "0".repeat(32), firm.company);
            assert_eq!(came(firm, &nobody), Came::ForAPerson, "there is no such letter");
            for foreign in [
                own.replace("example.ee", "example.com"),
                own.replace("b+", "other+"),
                own.replace("b+", ""),
            ] {
                let foreign = format!("To: <{foreign}>\n{mail}");
                assert_eq!(came(firm, &foreign), Came::ForAPerson, "no such address was set");
            }
            let mail = format!("Delivered-To: box@example.ee\nTo: <{own}>\n{mail}");
            bounce("bounces@example.ee").expect("a fixed one");
            assert_eq!(came(firm, &mail), Came::ForAPerson, "no letter has an address of its own");
            bounce("b+{id}@example.ee").expect("set again");
            assert_eq!(came(firm, &mail), Came::Undelivered);
            assert_eq!((in_state(firm, "sent"), in_state(firm, "failed")), (1, 1));
            assert_eq!(came(firm, &mail), Came::ForAPerson, "it has come back already");
            bounce("").expect("the sender's again");
            firm.assert_sound();
        });
    }

    /// D20: a mailbox that was full, or a rule that turned a letter away, makes no address dead: the
    /// letter becomes work, and the next one goes there.
    #[test]
    fn a_full_mailbox_does_not_stop_a_channel() {
        for status in ["5.2.2", "5.7.1", "5.4.7"] {
            on_both(|firm| {
                owe(firm, 1);
                ready(firm);
                pass(firm, &Post::default());
                let id = ids(firm, "sent").remove(0);
                let name = format!("{id}.{}@example.ee", firm.company);
                let mail = report(&name, "debtor1@example.com", status);
                assert_eq!(came(firm, &mail), Came::Undelivered, "{status}");
                let why = "SELECT COUNT(*) FROM outbox WHERE why = 'undelivered'";
                assert_eq!(firm.office.store.peek(why).expect("counted"), 1, "{status}");
                let work = "SELECT COUNT(*) FROM errand WHERE what = 'ask-why-refused'";
                assert_eq!(firm.office.store.peek(work).expect("counted"), 1, "{status}");
                firm.invoices(&["B-1 2026-02-18 2026-03-20 50.00"]);
                for on in ["2026-03-22", "2026-03-25", "2026-03-28"] {
                    firm.on(on).run(on);
                }
                let post = Post::default();
                assert!(pass(firm, &post).sent > 0, "{status}");
                assert_eq!(post.to()[0], "debtor1@example.com");
                firm.assert_sound();
            });
        }
    }

    /// D20, D26: a report stops the channel once, and only where it names the letter and the
    /// address to which it went.
    #[test]
    fn only_a_report_about_its_own_address_stops_a_channel() {
        on_both(|firm| {
            owe(firm, 2);
            ready(firm);
            pass(firm, &Post::default());
            let [first, second] = &ids(firm, "sent")[..] else { panic!("two have left") };
            let to = |id: &str| {
                let sent = delivery::one(&firm.office, firm.company, head(), id).expect("told");
                sent.row.recipient
            };
            let name = |id: &str| format!("{id}.{}@example.ee", firm.company);
            let strangers = [
                report(&name(first), &to(second), "5.1.1"),
                report(&format!("{first}.77@example.ee"), &to(first), "5.1.1"),
                report("0123456789abcdef0123456789abcdef.1@example.ee", &to(first), "5.1.1"),
                report("", &to(first), "5.1.1"),
            ];
            for stranger in strangers {
                assert_eq!(came(firm, &stranger), Came::ForAPerson, "{stranger}");
            }
            assert_eq!(in_state(firm, "failed"), 0);
            let own = report(&name(first), &to(first), "5.1.1");
            assert_eq!(came(firm, &own), Came::Undelivered);
            assert_eq!(came(firm, &own), Came::ForAPerson, "twice is once");
            assert_eq!((in_state(firm, "failed"), in_state(firm, "sent")), (1, 1));
            let rep = Who::new(saldo_domain::UserId::new(9), saldo_domain::Role::SalesRep);
            let refused = delivery::returned(&firm.office, firm.company, rep, own.as_bytes());
            assert!(matches!(refused, Err(Refused::NotPermitted { .. })), "{refused:?}");
            firm.assert_sound();
        });
    }
}
