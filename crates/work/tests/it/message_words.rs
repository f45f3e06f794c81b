//! E-mails and short messages in the company's own words.

use crate::firm::{Firm, on_both};
use crate::post::{Post, in_state, owe, pass, ready};
use saldo_domain::{Role, UserId};
use saldo_letters::Language;
use saldo_letters::wording::Fault;
use saldo_work::papers::{message_parts, preview_message, set_message_words};
use saldo_work::{Refused, Who};

fn write(firm: &Firm, letter: &str, part: &str, text: &str) -> Result<(), Refused> {
    let place = (letter, part, Language::Et);
    set_message_words(&firm.office, firm.company, Who::program(), place, text)
}

fn sent(firm: &Firm) -> Vec<String> {
    let post = Post::default();
    pass(firm, &post);
    post.carried().iter().map(|one| decoded(&one.bytes)).collect()
}

/// Subject and words of a mail, as its reader sees them.
fn decoded(bytes: &[u8]) -> String {
    let read = saldo_channels::incoming::understand(bytes);
    format!("{}\n{}", read.subject, read.text)
}

#[test]
fn a_message_leaves_in_the_words_of_the_company() {
    on_both(|firm| {
        owe(firm, 2);
        ready(firm);
        let own = "Tere, {customer}! Arved {numbers}, kokku {total}.";
        write(firm, "overdue", "opening", own).expect("kept");
        write(firm, "overdue", "subject", "{company}: arved on tasumata").expect("kept");
        let mails = sent(firm);
        assert_eq!(mails.len(), 2);
        for (mail, number) in mails.iter().zip(1..) {
            assert!(mail.starts_with("Näidis OÜ: arved on tasumata\n"), "{mail}");
            let expected = format!("Tere, Debtor {number} OÜ! Arved A-{number}, kokku ");
            assert!(mail.contains(&expected) && !mail.contains('{'), "{mail}");
        }
        firm.assert_sound();
    });
}

/// Words of the e-mail that name what is not known here stop no short message.
#[test]
fn a_short_message_needs_no_words_of_the_email() {
    let firm = Firm::new();
    owe(&firm, 1);
    ready(&firm);
    write(&firm, "overdue", "opening", "Tere, {customer}!").expect("kept");
    write(&firm, "coming", "opening", "Tere, {customer}!").expect("kept");
    let by_an_older_version = "INSERT INTO wording
        SELECT company, document, part, language, version + 1, '{debtor}', person, recorded
        FROM wording";
    firm.office.store.meddle(by_an_older_version).expect("meddles");
    let sms = "UPDATE outbox SET channel = 'sms' WHERE channel = 'email'";
    firm.office.store.meddle(sms).expect("meddles");
    let post = Post::default();
    assert_eq!(pass(&firm, &post).sent, 1);
    let text = String::from_utf8(post.carried()[0].bytes.clone()).expect("words");
    assert!(text.contains("A-1"), "{text}");
}

#[test]
fn own_words_are_kept_by_version_and_can_be_taken_back() {
    let firm = Firm::new();
    write(&firm, "coming", "sms", "{company}: {total}").expect("kept");
    write(&firm, "coming", "sms", "").expect("the shipped text again");
    let parts = message_parts(&firm.office, firm.company, ("coming", Language::Et)).expect("parts");
    let sms = parts.iter().find(|part| part.part == "sms").expect("a part");
    assert_eq!((sms.version, sms.own.as_str()), (2, ""));
    let other = message_parts(&firm.office, firm.company, ("coming", Language::En)).expect("parts");
    assert!(other.iter().all(|part| part.version == 0), "another language is another text");
    firm.assert_sound();
}

#[test]
fn what_cannot_be_said_is_refused_before_it_is_kept() {
    let firm = Firm::new();
    for (letter, part, text) in [
        ("coming", "opening", "{debt}"),
        ("coming", "opening", "{total"),
        ("coming", "subject", "one\nBcc: x@example.com"),
        ("claim", "sms", "{total}"),
        ("nothing", "opening", "x"),
        ("overdue", "closing", "Räägime naabritele."),
        ("overdue", "closing", &"x".repeat(4_001)),
    ] {
        let refused = write(&firm, letter, part, text);
        assert!(matches!(refused, Err(Refused::Wording(_) | Refused::Field { .. })), "{text}");
    }
    let rep = Who::new(UserId::new(3), Role::Legal);
    let place = ("coming", "opening", Language::Et);
    let refused = set_message_words(&firm.office, firm.company, rep, place, "Tere!");
    assert!(matches!(refused, Err(Refused::NotPermitted { .. })), "{refused:?}");

    let look = |part: &str, text: &str| {
        let place = ("overdue", part, Language::Et);
        preview_message(&firm.office, firm.company, Who::program(), place, text)
    };
    let looked = look("opening", "Tere, {customer}!").expect("a look");
    assert!(looked.body.contains("A-101") && !looked.body.contains('{'), "{}", looked.body);
    let short = look("sms", "{company} ootab: {total}").expect("a look");
    assert!(short.subject.is_empty() && short.body.starts_with("Näidis OÜ ootab: "), "{short:?}");
    assert!(matches!(look("sms", "{who}"), Err(Refused::Wording(Fault::Unknown { .. }))));
    let state = firm.state();
    look("closing", "Aitäh!").expect("a look");
    assert_eq!(firm.state(), state, "nothing was kept");
    assert_eq!(in_state(&firm, "planned"), 0);
}
