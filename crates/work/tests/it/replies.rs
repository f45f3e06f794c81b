//! What comes back by mail: whose it is, what it stops, and that each is taken once.

use crate::firm::{Firm, day, on_both};
use crate::post::{Post, head, ids, in_state, owe, pass, ready};
use saldo_channels::{Fetched, Got};
use saldo_domain::{Day, Role, UserId};
use saldo_work::mailbox::{self, Mailbox, Outcome, Shown};
use saldo_work::views::{self, Page, TimelineKind};
use saldo_work::{Refused, Silent, Who};
use std::collections::BTreeSet;

/// A mailbox that a test fills.
#[derive(Debug, Default)]
struct Box {
    validity: u32,
    mails: Vec<(u32, String)>,
    seen: BTreeSet<u32>,
    /// It breaks off when it is told of a mail.
    deaf: bool,
    /// It does not give this one.
    withheld: Option<u32>,
    /// From which day it was asked.
    asked: String,
}

impl Box {
    fn of(mails: &[&str]) -> Self {
        let numbered = (1..).zip(mails.iter().map(|mail| (*mail).replace('\n', "\r\n")));
        Self { validity: 7, mails: numbered.collect(), ..Self::default() }
    }
}

impl Mailbox for Box {
    fn validity(&self) -> u32 {
        self.validity
    }

    fn since(&mut self, day: &str, after: u32) -> Result<Vec<u32>, String> {
        self.asked = day.to_owned();
        Ok(self.mails.iter().map(|(number, _)| *number).filter(|one| *one > after).collect())
    }

    fn fetch(&mut self, number: u32, most: u32) -> Result<Got, String> {
        if self.withheld == Some(number) {
            return Ok(Got::Withheld { said: "NO it is broken".to_owned() });
        }
        let found = self.mails.iter().find(|(own, _)| *own == number);
        Ok(found.map_or(Got::Gone, |(_, mail)| {
            let size = u32::try_from(mail.len()).expect("a small mail");
            let bytes = mail.bytes().take(most as usize).collect();
            Got::Mail(Fetched { size, bytes })
        }))
    }

    fn mark_seen(&mut self, number: u32) -> Result<(), String> {
        if self.deaf {
            return Err("the line broke".to_owned());
        }
        self.seen.insert(number);
        Ok(())
    }
}

fn read(firm: &Firm, mails: &mut Box) -> Outcome {
    let at = ("inbox", mails as &mut dyn Mailbox);
    mailbox::read(&firm.office, firm.company, Who::program(), at, &Silent).expect("read")
}

fn people(count: u64, unmatched: u64) -> Outcome {
    Outcome { people: count, unmatched, ..Outcome::default() }
}

/// Numbers and customers of what nobody has read, the newest first.
fn unread(firm: &Firm, who: Who) -> Vec<(i64, Option<String>)> {
    let page = Page::first(100);
    let found = mailbox::replies(&firm.office, firm.company, who, Shown::Unread, page);
    let rows = found.expect("listed").rows.rows.into_iter();
    rows.map(|row| (row.reply, row.whose.map(|whose| whose.code))).collect()
}

fn mail(from: &str, id: &str, answers: &str, body: &str) -> String {
    let reference = match answers {
        "" => String::new(),
        name => format!("In-Reply-To: <{name}>\n"),
    };
    format!("From: {from}\nMessage-ID: <{id}@example.com>\n{reference}Subject: {id}\n\n{body}\n")
}

/// A firm whose letters to so many customers have left, and the names of the letters.
fn written(firm: &Firm, customers: usize) -> Vec<String> {
    owe(firm, customers);
    ready(firm);
    pass(firm, &Post::default());
    ids(firm, "sent").iter().map(|id| format!("{id}.{}@example.ee", firm.company)).collect()
}

fn customer_of(firm: &Firm, name: &str) -> String {
    let id = name.split('.').next().expect("an id");
    saldo_work::delivery::one(&firm.office, firm.company, head(), id).expect("told").row.code
}

#[test]
fn a_reply_is_told_whose_it_is_by_what_it_names_or_by_one_address() {
    on_both(|firm| {
        let names = written(firm, 3);
        firm.import(
            saldo_work::imports::Kind::Customers,
            "Code,Name,Email\nD-1,One,same@example.com\nD-2,Two,same@example.com\n",
        );
        let mut mails = Box::of(&[
            &mail("boss@elsewhere.example", "named", &names[0], "by name"),
            &mail("DEBTOR2@example.com", "address", "", "by address"),
            &mail("same@example.com", "several", "", "two cards"),
            &mail("nobody@example.com", "nobody", "", "no card"),
            &mail("debtor3@example.com", "both", &names[1], "the letter says more"),
        ]);
        assert_eq!(read(firm, &mut mails), people(5, 2));
        let found: Vec<Option<String>> =
            unread(firm, head()).into_iter().map(|(_, whose)| whose).collect();
        let expected = [
            Some(customer_of(firm, &names[1])),
            None,
            None,
            Some("C-2".to_owned()),
            Some(customer_of(firm, &names[0])),
        ];
        assert_eq!(found, expected);
        // A person says whose the fourth is; it stays to be read.
        let fourth = unread(firm, head())[1].0;
        let give =
            |code: &str, who| mailbox::assign(&firm.office, firm.company, who, (fourth, code));
        let rep = Who::new(UserId::new(9), Role::SalesRep);
        assert!(matches!(give("D-1", rep), Err(Refused::NotPermitted { .. })));
        assert!(matches!(give("X-9", head()), Err(Refused::UnknownCustomer { .. })));
        give("D-1", head()).expect("assigned");
        assert_eq!(unread(firm, head())[1], (fourth, Some("D-1".to_owned())));
        // Whoever looks after nobody sees nothing of it.
        assert_eq!(unread(firm, rep), []);
        let peep = mailbox::reply(&firm.office, firm.company, rep, fourth);
        assert!(matches!(peep, Err(Refused::UnknownEffect { .. })), "{peep:?}");
        let timeline = views::timeline(&firm.office, firm.company, head(), "D-1", Page::first(50));
        let timeline = timeline.expect("told").rows;
        let tells =
            |kind: &TimelineKind| matches!(kind, TimelineKind::Reply { is_unread: true, .. });
        assert!(timeline.iter().any(|entry| tells(&entry.kind)), "{timeline:?}");
        let card = views::customer_card(&firm.office, firm.company, head(), "D-1").expect("a card");
        assert_eq!(card.unread, [(fourth, "nobody".to_owned())]);
        firm.assert_sound();
    });
}

#[test]
fn each_mail_is_taken_once_under_whatever_number() {
    on_both(|firm| {
        written(firm, 1);
        let one = mail("debtor1@example.com", "one", "", "hello");
        let nameless = "From: debtor1@example.com\nSubject: x\n\nno name\n";
        let mut mails = Box::of(&[&one, nameless]);
        mails.deaf = true;
        let broke_off = Some("the line broke".to_owned());
        assert_eq!(read(firm, &mut mails), Outcome { broke_off, ..people(2, 0) });
        assert!(mails.seen.is_empty());
        mails.deaf = false;
        assert_eq!(read(firm, &mut mails), Outcome::default(), "told of, not taken again");
        assert_eq!(mails.seen, BTreeSet::from([1, 2]));
        // Moved within the mailbox, and a mailbox whose numbers are other ones.
        mails.mails.push((3, one.replace('\n', "\r\n")));
        assert_eq!(read(firm, &mut mails), Outcome { known: 1, ..Outcome::default() });
        mails.validity = 8;
        assert_eq!(read(firm, &mut mails), Outcome { known: 3, ..Outcome::default() });
        assert_eq!(read(firm, &mut mails), Outcome::default());
        assert_eq!(unread(firm, head()).len(), 2);
        firm.assert_sound();
    });
}

#[test]
fn whoever_wrote_is_not_reminded_before_somebody_has_read_it() {
    on_both(|firm| {
        owe(firm, 2);
        ready(firm);
        let mut mails = Box::of(&[&mail("debtor1@example.com", "wait", "", "please wait")]);
        assert_eq!(read(firm, &mut mails), people(1, 0));
        // What was planned waits, and says for what; the other customer is written to.
        let post = Post::default();
        let outcome = pass(firm, &post);
        assert_eq!(outcome.waiting.get("reply-unread"), Some(&1), "{outcome:?}");
        assert_eq!(post.to(), ["debtor2@example.com"]);
        let number = unread(firm, head())[0].0;
        mailbox::mark_read(&firm.office, firm.company, head(), number).expect("read");
        assert_eq!(unread(firm, head()), []);
        pass(firm, &post);
        assert_eq!(post.to(), ["debtor2@example.com", "debtor1@example.com"], "at once");
        // The next steps are withheld while another one is not read, and say so.
        mails
            .mails
            .push((2, mail("debtor1@example.com", "more", "", "more").replace('\n', "\r\n")));
        assert_eq!(read(firm, &mut mails), people(1, 0));
        firm.run("2026-04-10");
        let stopped = |code: &str| {
            let sql = format!(
                "SELECT COUNT(*) FROM withheld w JOIN customer c ON c.company = w.company
                 AND c.customer = w.customer WHERE c.code = '{code}' AND w.cause = 'reply_unread'"
            );
            firm.office.store.peek(&sql).expect("counted")
        };
        assert!(stopped("C-1") > 0 && stopped("C-2") == 0);
        let planned = || {
            let sql = "SELECT COUNT(*) FROM outbox o JOIN customer c ON c.company = o.company
                       AND c.customer = o.customer WHERE c.code = 'C-1' AND o.state = 'planned'";
            firm.office.store.peek(sql).expect("counted")
        };
        assert_eq!(planned(), 0, "nothing is to be written");
        let number = unread(firm, head())[0].0;
        mailbox::mark_read(&firm.office, firm.company, head(), number).expect("read");
        // What was done inside the company meanwhile keeps its distance to the next step.
        firm.lives_to("2026-04-20");
        let sql = format!(
            "SELECT MIN(e.day) FROM effect e JOIN customer c ON c.company = e.company
             AND c.customer = e.customer WHERE c.code = 'C-1' AND e.day > {}",
            day("2026-04-10").number()
        );
        let first = Day::from_number(firm.office.store.peek(&sql).expect("counted"));
        assert_eq!(first, Some(day("2026-04-12")), "steps are taken when it was read");
        firm.assert_sound();
    });
}

/// A replay stops reminders while a reply stood unread, as the control run did: not before it had
/// come in, and no longer than until somebody had read it.
#[test]
fn a_replay_knows_what_nobody_had_read() {
    on_both(|firm| {
        firm.import(
            saldo_work::imports::Kind::Customers,
            "Code,Name,Email\nC-1,One,debtor1@example.com\nC-2,Two,debtor2@example.com\n",
        );
        firm.invoices(&[
            "A 2026-03-01 2026-03-20 100.00",
            "B 2026-03-10 2026-04-01 100.00",
            "C-2:C 2026-03-01 2026-03-20 100.00",
        ]);
        let mut mails = Box::of(&[]);
        let mut on = day("2026-03-20");
        while on <= day("2026-04-30") {
            firm.on(&on.to_string()).run(&on.to_string());
            match on.to_string().as_str() {
                // Before the fifth step, which writes.
                "2026-03-25" => {
                    let wrote = mail("debtor1@example.com", "one", "", "please wait");
                    mails.mails.push((1, wrote.replace('\n', "\r\n")));
                    firm.later();
                    assert_eq!(read(firm, &mut mails), people(1, 0));
                }
                "2026-04-05" => {
                    firm.later();
                    let number = unread(firm, head())[0].0;
                    mailbox::mark_read(&firm.office, firm.company, head(), number).expect("read");
                }
                _ => {}
            }
            on = on.plus(1);
        }
        let stopped = "SELECT COUNT(*) FROM withheld WHERE cause = 'reply_unread'";
        assert!(firm.office.store.peek(stopped).expect("counted") > 0, "it stopped something");
        let text = saldo_work::policies::all_shipped().next().expect("one ships").1;
        crate::backtest::replays_as_it_was(firm, text);
    });
}

/// One mail that the server does not give keeps the others from nobody, and is not forgotten.
#[test]
fn a_mail_that_the_server_does_not_give_is_told_and_the_next_is_read() {
    on_both(|firm| {
        written(firm, 2);
        let mut mails = Box::of(&[
            &mail("debtor1@example.com", "one", "", "hello"),
            &mail("debtor2@example.com", "two", "", "hello"),
            &mail("debtor2@example.com", "three", "", "hello"),
        ]);
        mails.withheld = Some(2);
        assert_eq!(read(firm, &mut mails), Outcome { unreadable: 1, ..people(2, 0) });
        let found: Vec<Option<String>> =
            unread(firm, head()).into_iter().map(|(_, whose)| whose).collect();
        assert_eq!(found, [Some("C-2".to_owned()), None, Some("C-1".to_owned())]);
        assert_eq!(mails.seen, BTreeSet::from([1, 3]), "it stays unseen in the mailbox");
        assert_eq!(read(firm, &mut mails), Outcome::default());
        firm.assert_sound();
    });
}

/// A name that two mails bear is not enough to take the second for the first.
#[test]
fn a_second_mail_of_the_same_name_with_other_words_is_kept() {
    on_both(|firm| {
        written(firm, 2);
        let mut mails = Box::of(&[
            &mail("debtor1@example.com", "same", "", "we will pay"),
            &mail("debtor1@example.com", "same", "", "we will not pay"),
            &mail("debtor2@example.com", "same", "", "we will pay"),
            &mail("debtor1@example.com", "same", "", "we will pay"),
            &mail("debtor1@example.com", "same", "", "we will not pay"),
        ]);
        assert_eq!(read(firm, &mut mails), Outcome { known: 2, ..people(3, 0) });
        firm.assert_sound();
    });
}

/// An address on two cards: neither is reminded before somebody has read what came from it.
#[test]
fn a_mail_from_an_address_on_two_cards_stops_both() {
    on_both(|firm| {
        owe(firm, 3);
        firm.import(
            saldo_work::imports::Kind::Customers,
            "Code,Name,Email\nC-1,One,same@example.com\nC-2,Two,same@example.com\n",
        );
        ready(firm);
        let mut mails = Box::of(&[&mail("Same@example.com", "who", "", "please wait")]);
        assert_eq!(read(firm, &mut mails), people(1, 1));
        let post = Post::default();
        let outcome = pass(firm, &post);
        assert_eq!(outcome.waiting.get("reply-unread"), Some(&2), "{outcome:?}");
        assert_eq!(post.to(), ["debtor3@example.com"]);
        let number = unread(firm, head())[0].0;
        mailbox::mark_read(&firm.office, firm.company, head(), number).expect("read");
        pass(firm, &post);
        assert_eq!(post.to().len(), 3, "at once: {:?}", post.to());
        firm.assert_sound();
    });
}

/// Whoever was away for longer than a month is read from where reading ended.
#[test]
fn a_mailbox_is_read_from_the_last_day_on_which_it_was_read() {
    let firm = Firm::new();
    written(&firm, 1);
    let mut mails = Box::of(&[&mail("debtor1@example.com", "one", "", "hello")]);
    read(&firm, &mut mails);
    firm.office
        .store
        .meddle(
            "DROP TRIGGER mail_taken_stays;
             UPDATE mail_taken SET recorded = recorded - 5184000000000",
        )
        .expect("sixty days ago");
    let before = mails.asked.clone();
    mails.validity = 8;
    read(&firm, &mut mails);
    assert_ne!(mails.asked, before, "further back than thirty days");
}

#[test]
fn machines_stop_nothing_and_a_report_ends_an_address() {
    on_both(|firm| {
        let names = written(firm, 1);
        let away = format!(
            "From: debtor1@example.com\nMessage-ID: <a@x>\nAuto-Submitted: auto-replied\n\
             In-Reply-To: <{}>\nSubject: away\n\nOn Monday.\n",
            names[0]
        );
        let report = format!(
            "From: MAILER-DAEMON@example.com\nMessage-ID: <r@x>\n\
             Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n\
             --b\nContent-Type: message/delivery-status\n\n\
             Final-Recipient: rfc822; debtor1@example.com\nStatus: 5.1.1\n\n\
             --b\nContent-Type: message/rfc822-headers\n\nMessage-ID: <{}>\n\n--b--\n",
            names[0]
        );
        let mut mails = Box::of(&[&away]);
        assert_eq!(read(firm, &mut mails), Outcome { automatic: 1, ..Outcome::default() });
        // It is to be seen, and stops nothing.
        assert_eq!(unread(firm, head()).len(), 1);
        let account = firm.office.store.read(|reader| {
            let customer = firm.customer("C-1");
            saldo_store::control::accounts(reader, firm.company, day("2026-03-20"), &[customer])
        });
        assert!(!account.expect("an account")[0].unread_reply);
        mails.mails.push((2, report.replace('\n', "\r\n")));
        for _ in 0..2 {
            read(firm, &mut mails);
            assert_eq!(in_state(firm, "failed"), 1);
        }
        let errands = "SELECT COUNT(*) FROM errand WHERE what = 'correct-address'";
        assert_eq!(firm.office.store.peek(errands).expect("counted"), 1);
        firm.assert_sound();
    });
}
