//! Letters to a group (ASU-03, REM-06): who gets one and who does not, approved once, sent once.

use crate::firm::{BEGIN, Firm, day, eur, key, on_both};
use crate::post::{Plain, Post, ids, later, pass, ready, set, unknown};
use saldo_domain::control::Channel;
use saldo_domain::delivery::Consent;
use saldo_domain::standing::contact_limits::{ContactMode, DebtPurpose, Debtor};
use saldo_domain::{Role, UserId};
use saldo_store::mailing::LettersOf;
use saldo_work::acts::{self, NewPayment, Promise};
use saldo_work::delivery::mailings::{self, Group, MailingShown, MailingText, NewMailing};
use saldo_work::delivery::{self, Terms};
use saldo_work::explain;
use saldo_work::imports::Kind;
use saldo_work::users::{self, NewPerson};
use saldo_work::views::{self, Page, TimelineKind};
use saldo_work::{Refused, Silent, Who};
use std::collections::BTreeMap;

fn head() -> Who {
    Who::new(UserId::new(5), Role::HeadOfSales)
}

/// Customers C-1 … who are ten days late, without anything asked of them yet.
fn owe(firm: &Firm, customers: usize) {
    let mut cards = "Code,Name,Email,Phone,Address,Language\n".to_owned();
    let mut invoices = "Customer,Invoice number,Invoice date,Due date,Amount\n".to_owned();
    for number in 1..=customers {
        let language = ["en", "et", "ru"][number % 3];
        cards.push_str(&format!(
            "C-{number},Debtor {number} OÜ,debtor{number}@example.com,+372 5{number:06},Kesk {number},{language}\n"
        ));
        invoices.push_str(&format!("C-{number},A-{number},2026-02-10,2026-03-10,{number}00.00\n"));
    }
    firm.import(Kind::Customers, &cards);
    firm.import(Kind::Invoices, &invoices);
}

fn wanted(group: Group) -> NewMailing {
    NewMailing {
        group,
        text: MailingText::Overdue,
        channels: vec![Channel::Email],
        reason: "End of the quarter".to_owned(),
    }
}

fn draw_up(firm: &Firm, new: &NewMailing) -> i64 {
    mailings::draw_up(&firm.office, firm.company, head(), new, &Silent).expect("drawn up")
}

fn shown(firm: &Firm, number: i64) -> MailingShown {
    mailings::one(&firm.office, firm.company, head(), number).expect("shown")
}

fn approve(firm: &Firm, number: i64) -> Result<mailings::Approved, Refused> {
    let letters = shown(firm, number).row.letters;
    mailings::approve(&firm.office, firm.company, head(), number, letters)
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

fn promise(firm: &Firm, code: &str) {
    let promise = Promise {
        customer: firm.customer(code),
        item: None,
        by: day("2026-03-27"),
        amount: None,
        reason: "On Friday".to_owned(),
    };
    acts::promise(&firm.office, firm.company, Who::program(), &promise).expect("promised");
}

fn count(firm: &Firm, sql: &str) -> i64 {
    firm.office.store.peek(sql).expect("counted")
}

#[expect(
    clippy::module_inception,
    reason = "the register names `mailing::…` as the catalogue does"
)]
mod mailing {
    use super::*;

    /// ASU-03, REM-06: each customer of the group gets its letter once, or is named with why not.
    #[test]
    fn asu_03_rem_06_each_of_the_group_gets_one_letter_or_a_reason() {
        on_both(|firm| {
            owe(firm, 9);
            ready(firm);
            set(firm, &[("cost-email", "0.05"), ("cost-post", "1.20")]);
            leave_out(firm);
            let number = draw_up(firm, &wanted(Group::default()));
            let told = shown(firm, number);
            assert_eq!((told.row.state, told.row.letters), ("drawn-up", 3), "{told:?}");
            let reasons: BTreeMap<&str, u64> =
                told.exclusions.iter().map(|(why, count)| (why.as_str(), *count)).collect();
            let expected = [
                ("bad-address", 1),
                ("disputed", 1),
                ("no-address", 1),
                ("no-consent", 1),
                ("nothing-due", 1),
                ("promised", 1),
            ];
            assert_eq!(reasons, expected.into());
            assert_eq!(told.total_cost, eur(15));
            assert_eq!(pass(firm, &Post::default()).sent, 0, "nothing leaves unapproved");
            approve(firm, number).expect("approved");
            let post = Post::default();
            assert_eq!(pass(firm, &post).sent, 3);
            let mut to = post.to();
            to.sort();
            assert_eq!(to, ["debtor7@example.com", "debtor8@example.com", "debtor9@example.com"]);
            assert_eq!(pass(firm, &post).sent, 0, "once");
            let told = shown(firm, number);
            assert_eq!((told.row.state, told.row.left), ("approved", 3));
            firm.assert_sound();
        });
    }

    /// REM-06: the group “overdue 8–14 days, team 2” gets as many letters as it has customers, on both
    /// sides of either day and of the team, and each letter stands in the log of its customer.
    #[test]
    fn rem_06_a_group_by_days_late_and_team_gets_its_letters_each_logged() {
        on_both(|firm| {
            let rows = [
                ("C-1", "2", 7, false),
                ("C-2", "2", 8, true),
                ("C-3", "2", 11, true),
                ("C-4", "2", 14, true),
                ("C-5", "2", 15, false),
                ("C-6", "1", 11, false),
            ];
            let mut invoices = "Customer,Invoice number,Invoice date,Due date,Amount\n".to_owned();
            let mut cards = "Code,Name,Email\n".to_owned();
            for (code, _, late, _) in rows {
                let due = day(BEGIN).plus(-late);
                cards.push_str(&format!("{code},Debtor {code},{code}@example.com\n"));
                invoices.push_str(&format!("{code},A-{code},2026-02-01,{due},100.00\n"));
            }
            firm.import(Kind::Customers, &cards);
            firm.import(Kind::Invoices, &invoices);
            ready(firm);
            for team in ["1", "2"] {
                let new = NewPerson {
                    login: format!("rep{team}"),
                    name: format!("Rep {team}"),
                    role: Role::SalesRep,
                    team: team.to_owned(),
                    language: String::new(),
                    password: "correct horse".to_owned(),
                };
                let rep = users::add(&firm.office, firm.company, Who::program(), &new);
                let rep = rep.expect("added").person;
                let own = rows.iter().filter(|row| row.1 == team);
                let own: Vec<_> = own.map(|row| firm.customer(row.0)).collect();
                acts::assign_owner(&firm.office, firm.company, Who::program(), &own, Some(rep))
                    .expect("in hand");
            }
            let group =
                Group { team: "2".to_owned(), bucket: "8-14".to_owned(), ..Group::default() };
            let number = draw_up(firm, &wanted(group));
            let expected = rows.iter().filter(|row| row.3).count() as u64;
            assert_eq!(shown(firm, number).row.letters, expected);
            approve(firm, number).expect("approved");
            let post = Post::default();
            assert_eq!(pass(firm, &post).sent, expected);
            let mut to = post.to();
            to.sort();
            let mut addresses: Vec<String> = rows
                .iter()
                .filter(|row| row.3)
                .map(|row| format!("{}@example.com", row.0))
                .collect();
            addresses.sort();
            assert_eq!(to, addresses);
            for (code, .., gets) in rows {
                let page = Page::first(100);
                let log = views::timeline(&firm.office, firm.company, Who::program(), code, page);
                let of_it = log.expect("a log").rows.into_iter().filter(|entry| {
                    matches!(entry.kind, TimelineKind::Effect { mailing: Some(one), .. } if one == number)
                });
                assert_eq!(of_it.count(), usize::from(gets), "{code}");
            }
            firm.assert_sound();
        });
    }

    /// A statement and a reconciliation act ask for nothing: they reach those too with whom a debt is
    /// in dispute, promised or covered, which is whom they are for.
    #[test]
    fn statements_and_acts_reach_those_whom_they_are_for() {
        for text in [MailingText::Statement, MailingText::Reconciliation] {
            on_both(|firm| {
                owe(firm, 4);
                ready(firm);
                let (office, company) = (&firm.office, firm.company);
                let who = Who::program();
                acts::dispute(office, company, who, firm.customer("C-1"), None, "spoiled")
                    .expect("disputed");
                promise(firm, "C-2");
                let there = NewPayment {
                    customer: firm.customer("C-3"),
                    number: String::new(),
                    effective: day(BEGIN),
                    amount: eur(30_000),
                    parts: Vec::new(),
                    rest_pays: false,
                    note: String::new(),
                };
                acts::record_payment(office, company, who, &key(1), &there).expect("paid");
                let number = draw_up(firm, &NewMailing { text, ..wanted(Group::default()) });
                let told = shown(firm, number);
                assert_eq!((told.row.letters, told.exclusions.len()), (4, 0), "{told:?}");
                approve(firm, number).expect("approved");
                let post = Post::default();
                assert_eq!(pass(firm, &post).sent, 4);
                for one in post.carried() {
                    let mail = String::from_utf8(one.bytes).expect("a mail");
                    assert!(mail.contains("application/pdf"), "{mail}");
                }
                firm.assert_sound();
            });
        }
    }

    /// What was drawn up about a payment to come and has waited past its day says nothing any more.
    #[test]
    fn a_letter_about_what_comes_ends_when_it_has_come() {
        on_both(|firm| {
            ready(firm);
            firm.import(Kind::Customers, "Code,Name,Email\nC-1,Debtor OÜ,debtor1@example.com\n");
            firm.invoices(&["A-1 2026-02-10 2026-03-21 100.00", "A-2 2026-02-10 2026-03-23 50.00"]);
            let coming = NewMailing { text: MailingText::Coming, ..wanted(Group::default()) };
            let numbers = [draw_up(firm, &coming)];
            approve(firm, numbers[0]).expect("approved");
            firm.on("2026-03-22");
            let post = Post::default();
            assert_eq!(pass(firm, &post).sent, 1);
            let mail = String::from_utf8(post.carried()[0].bytes.clone()).expect("a mail");
            assert!(mail.contains("A-2") && !mail.contains("A-1"), "{mail}");
            firm.on("2026-03-20");
        });
        let firm = Firm::new();
        ready(&firm);
        firm.import(Kind::Customers, "Code,Name,Email\nC-1,Debtor OÜ,debtor1@example.com\n");
        firm.invoices(&["A-1 2026-02-10 2026-03-21 100.00"]);
        let coming = NewMailing { text: MailingText::Coming, ..wanted(Group::default()) };
        let number = draw_up(&firm, &coming);
        approve(&firm, number).expect("approved");
        firm.on("2026-03-23");
        assert_eq!(pass(&firm, &Post::default()).sent, 0);
        let ended = "SELECT COUNT(*) FROM outbox WHERE state = 'withdrawn' AND why = 'outgrown'";
        assert_eq!(count(&firm, ended), 1);
        firm.assert_sound();
    }

    /// ASU-03: whoever gets no letter is named with the reason, and what the others cost follows from
    /// the channel: a mail, the parts of a short message, a stamp.
    #[test]
    fn asu_03_every_reason_to_leave_somebody_out_is_named_and_the_rest_has_its_price() {
        on_both(|firm| {
            owe(firm, 7);
            ready(firm);
            set(firm, &[("cost-email", "0.05"), ("cost-sms", "0.10"), ("cost-post", "1.20")]);
            left_out_besides(firm);
            let told = shown(firm, draw_up(firm, &wanted(Group::default())));
            let reasons: BTreeMap<&str, u64> =
                told.exclusions.iter().map(|(why, count)| (why.as_str(), *count)).collect();
            let expected = [
                ("contact-limit", 1),
                ("covered", 1),
                ("dead-address", 1),
                ("represented", 1),
                // Two Estonians whom nobody looks after.
                ("unwritten", 2),
            ];
            assert_eq!(reasons, expected.into());
            assert_eq!((told.row.letters, told.total_cost), (1, eur(5)), "{told:?}");
            // No document goes along with a short message, and the two dead ends are other ways.
            let by = |channel| NewMailing { channels: vec![channel], ..wanted(Group::default()) };
            let number = draw_up(firm, &by(Channel::Sms));
            let told = shown(firm, number);
            let mut parts = 0;
            for code in ["C-4", "C-5", "C-6", "C-7"] {
                let preview = mailings::preview(&firm.office, firm.company, head(), number, code);
                let said = preview.expect("shown").expect("a message").written.body;
                parts += saldo_domain::delivery::segments(&said).parts;
            }
            assert!(parts > 4, "some take several parts: {parts}");
            assert_eq!((told.row.letters, told.total_cost), (4, eur(i64::from(parts) * 10)));
            let told = shown(firm, draw_up(firm, &by(Channel::Post)));
            let reasons: Vec<&str> = told.exclusions.iter().map(|(why, _)| why.as_str()).collect();
            // Letters are free: the law does not count them, and a representative's principal gets them.
            assert_eq!(reasons, ["covered", "unwritten"]);
            assert_eq!((told.row.letters, told.total_cost), (4, eur(4 * 120)), "{reasons:?}");
        });
    }

    /// Customers who get no letter for a reason that lies outside of their debt.
    fn left_out_besides(firm: &Firm) {
        let (office, company) = (&firm.office, firm.company);
        let there = NewPayment {
            customer: firm.customer("C-1"),
            number: String::new(),
            effective: day(BEGIN),
            amount: eur(10_000),
            parts: Vec::new(),
            rest_pays: false,
            note: String::new(),
        };
        acts::record_payment(office, company, Who::program(), &key(1), &there).expect("paid");
        let terms = |debtor, purpose, mode| Terms {
            debtor,
            is_debtor_said: true,
            purpose,
            is_purpose_said: true,
            zone: String::new(),
            email: Consent::Given,
            sms: Consent::Given,
            mode,
            reason: "Said by phone".to_owned(),
            by: None,
            recorded: None,
        };
        let represented =
            terms(Debtor::LegalEntity, DebtPurpose::Business, ContactMode::Represented);
        delivery::set_terms(office, company, head(), "C-2", &represented).expect("set");
        let person = terms(Debtor::Individual, DebtPurpose::Personal, ContactMode::Free);
        delivery::set_terms(office, company, head(), "C-3", &person).expect("set");
        for on in ["2026-03-15", "2026-03-16", "2026-03-17", "2026-03-18"] {
            let had = acts::Contact {
                customer: firm.customer("C-3"),
                kind: acts::ContactKind::Email,
                day: day(on),
                body: "asked".to_owned(),
            };
            acts::note(office, company, Who::program(), &had).expect("noted");
        }
        let of = (MailingText::Overdue.document(), "opening", saldo_letters::Language::Et);
        saldo_work::papers::set_words(office, company, Who::program(), of, "Küsige: {owner}.")
            .expect("kept");
        let dead =
            "INSERT INTO outbox (company, customer, effect, channel, recipient, language, day,
                state, why, closed_at)
            SELECT company, customer, '00000000000000000000000000000001', 'email', email, '', 0,
                'failed', 'dead-address', 1 FROM customer WHERE code = 'C-6'";
        firm.office.store.meddle(dead).expect("meddles");
    }

    /// I8, D18: what a message about payments to come lists is what its document and its total ask
    /// for, however far ahead something else is due.
    #[test]
    fn what_comes_is_listed_as_far_as_its_document_asks_for_it() {
        on_both(|firm| {
            ready(firm);
            firm.import(
                Kind::Customers,
                "Code,Name,Email,Address,Language\n\
                 C-1,Debtor OÜ,debtor1@example.com,Kesk 1,en\n\
                 C-2,Later OÜ,debtor2@example.com,Kesk 2,en\n",
            );
            firm.import(
                Kind::Invoices,
                "Customer,Invoice number,Invoice date,Due date,Amount\n\
                 C-1,A-1,2026-03-10,2026-03-30,100.00\nC-1,A-2,2026-03-10,2026-06-18,50.00\n\
                 C-1,A-3,2026-03-10,2026-06-19,25.00\nC-2,B-1,2026-03-10,2026-07-19,25.00\n",
            );
            for channel in [Channel::Email, Channel::Post] {
                let coming = NewMailing {
                    text: MailingText::Coming,
                    channels: vec![channel],
                    ..wanted(Group::default())
                };
                let number = draw_up(firm, &coming);
                let told = shown(firm, number);
                let left_out: Vec<(&str, u64)> =
                    told.exclusions.iter().map(|(why, count)| (why.as_str(), *count)).collect();
                assert_eq!(left_out, [("nothing-due", 1)], "due beyond every reminder");
                approve(firm, number).expect("approved");
            }
            let post = Post::default();
            assert_eq!(pass(firm, &post).sent, 1);
            let id = ids(firm, "sent").remove(0);
            let sent = delivery::one(&firm.office, firm.company, head(), &id).expect("told");
            let said = &sent.attempts[0].written;
            assert!(said.body.contains("A-1") && said.body.contains("A-2"), "{}", said.body);
            assert!(!said.body.contains("A-3"), "{}", said.body);
            assert!(said.body.contains("150.00") && !said.body.contains("175.00"), "{}", said.body);
            firm.assert_sound();
        });
    }

    /// F-H: a reconciliation act that goes by post shows through the window of the envelope whom it
    /// is for, and names both sides by their numbers.
    #[test]
    fn an_act_that_is_posted_lies_below_a_letter_with_its_address() {
        on_both(|firm| {
            ready(firm);
            firm.import(
                Kind::Customers,
                "Code,Name,Registry code,Country,Address,Language\n\
                 C-1,Debtor OÜ,10000018,EE,\"Kesk 1, 10115 Tallinn\",en\n",
            );
            firm.invoices(&["A-1 2026-02-10 2026-03-10 100.00"]);
            let acts = NewMailing {
                text: MailingText::Reconciliation,
                channels: vec![Channel::Post],
                ..wanted(Group::default())
            };
            let number = draw_up(firm, &acts);
            approve(firm, number).expect("approved");
            let (office, company) = (&firm.office, firm.company);
            let number = delivery::print_batch(office, company, head(), &Plain).expect("printed");
            let number = number.expect("a batch");
            let batch = delivery::batch(office, company, head(), number).expect("shown");
            // The sheet to count by, the letter, the act.
            assert_eq!((batch.row.letters, batch.row.pages), (1, 3));
            let bytes = delivery::batch_bytes(office, company, head(), number).expect("a file");
            let printed = String::from_utf8(bytes).expect("as the test prints");
            let papers: Vec<&str> = printed.split("Paper {").collect();
            let addressed = papers[2].contains("to: Some(") && papers[2].contains("Kesk 1");
            assert!(addressed && papers[2].contains("wide: false"), "{}", papers[2]);
            assert!(papers[3].contains("wide: true"), "{}", papers[3]);
            assert!(papers[3].contains("10000018"), "{}", papers[3]);
            firm.assert_sound();
        });
    }

    /// One customer for each reason to get no letter.
    fn leave_out(firm: &Firm) {
        pay(firm, "C-1", 1, 10_000);
        let (office, company) = (&firm.office, firm.company);
        acts::dispute(office, company, Who::program(), firm.customer("C-2"), None, "Wrong goods")
            .expect("disputed");
        promise(firm, "C-3");
        let no_address = "UPDATE customer SET email = '' WHERE code = 'C-4'";
        let bad_address = "UPDATE customer SET email = 'no mail' WHERE code = 'C-5'";
        for sql in [no_address, bad_address] {
            firm.office.store.meddle(sql).expect("meddles");
        }
        let terms = Terms {
            debtor: Debtor::LegalEntity,
            is_debtor_said: true,
            purpose: DebtPurpose::Business,
            is_purpose_said: true,
            zone: String::new(),
            email: Consent::Refused,
            sms: Consent::Given,
            mode: ContactMode::Free,
            reason: "Asked by phone".to_owned(),
            by: None,
            recorded: None,
        };
        delivery::set_terms(office, company, head(), "C-6", &terms).expect("set");
    }

    /// Approved by many at once, on both databases: every letter leaves once.
    #[test]
    fn approved_twice_in_parallel_is_sent_once() {
        on_both(|firm| {
            owe(firm, 12);
            ready(firm);
            let number = draw_up(firm, &wanted(Group::default()));
            let answers: Vec<_> = std::thread::scope(|scope| {
                let ask = || scope.spawn(|| approve(firm, number).expect("approved"));
                let threads: Vec<_> = (0..6).map(|_| ask()).collect();
                threads.into_iter().map(|one| one.join().expect("no panic")).collect()
            });
            assert_eq!(answers.iter().filter(|one| !one.already).count(), 1, "{answers:?}");
            assert_eq!(answers.iter().map(|one| one.letters).sum::<u64>(), 12);
            let post = Post::default();
            std::thread::scope(|scope| {
                for _ in 0..4 {
                    scope.spawn(|| pass(firm, &post));
                }
            });
            pass(firm, &post);
            let mut to = post.to();
            to.sort();
            to.dedup();
            assert_eq!((post.to().len(), to.len()), (12, 12));
            firm.assert_sound();
        });
    }

    /// R4: whatever the server answers and however often everything is asked for again, no
    /// customer gets a letter of a mailing twice, and every letter ends.
    #[test]
    fn never_twice_whatever_happens_in_between() {
        let mut dice = 0x9e37_79b9_7f4a_7c15_u64;
        let mut roll = |sides: u64| {
            dice ^= dice << 13;
            dice ^= dice >> 7;
            dice ^= dice << 17;
            dice % sides
        };
        for round in 0..12 {
            let firm = Firm::new();
            owe(&firm, 6);
            ready(&firm);
            let number = draw_up(&firm, &wanted(Group::default()));
            let post = Post::default();
            for step in 0..20_u32 {
                match roll(6) {
                    0 => assert!(approve(&firm, number).is_ok()),
                    1 => post.answers.lock().expect("free").push_back(unknown()),
                    2 => post.answers.lock().expect("free").push_back(later()),
                    3 => assert!(draw_up(&firm, &wanted(Group::default())) > 0),
                    4 => {
                        let code = format!("C-{}", 1 + roll(6));
                        pay(&firm, &code, step + 1_000 * round, 100_000);
                    }
                    _ => {
                        firm.clock.set(saldo_domain::book::Moment(
                            saldo_work::Clock::now(&*firm.clock).0 + 3_600_000_000,
                        ));
                        pass(&firm, &post);
                    }
                }
            }
            let mut to = post.to();
            let sent = to.len();
            to.sort();
            to.dedup();
            assert_eq!(sent, to.len(), "round {round}: {to:?}");
            firm.assert_sound();
        }
    }

    /// D11, D16: paid, disputed or promised after the approval: no letter.
    #[test]
    fn what_is_paid_after_the_approval_is_not_asked_for() {
        on_both(|firm| {
            owe(firm, 4);
            ready(firm);
            let number = draw_up(firm, &wanted(Group::default()));
            pay(firm, "C-1", 1, 10_000);
            approve(firm, number).expect("approved");
            pay(firm, "C-2", 2, 20_000);
            promise(firm, "C-3");
            let post = Post::default();
            pass(firm, &post);
            assert_eq!(post.to(), ["debtor4@example.com"]);
            let gone = "SELECT COUNT(*) FROM outbox WHERE state = 'withdrawn' AND mailing = 1";
            assert_eq!(count(firm, gone), 3);
            firm.assert_sound();
        });
    }

    /// What was approved is what was looked at: later words do not get into it.
    #[test]
    fn letters_keep_the_words_that_were_approved() {
        let firm = Firm::new();
        owe(&firm, 3);
        ready(&firm);
        let words = |text: &str| {
            let part = (MailingText::Overdue.document(), "opening", saldo_letters::Language::En);
            saldo_work::papers::set_words(&firm.office, firm.company, Who::program(), part, text)
                .expect("kept");
        };
        words("Before the approval.");
        let number = draw_up(&firm, &wanted(Group::default()));
        firm.clock
            .set(saldo_domain::book::Moment(saldo_work::Clock::now(&*firm.clock).0 + 60_000_000));
        words("After the approval.");
        approve(&firm, number).expect("approved");
        let told = mailings::preview(&firm.office, firm.company, head(), number, "C-3")
            .expect("shown")
            .expect("a letter");
        let paper = format!("{:?}", told.papers);
        assert!(paper.contains("Before the approval.") && !paper.contains("After"), "{paper}");
        assert_eq!(told.to, "debtor3@example.com");
    }

    /// The words of the message that stood when the mailing was drawn up leave, whatever was written
    /// since, and the mailing does not say that the shipped ones do.
    #[test]
    fn messages_keep_the_words_that_were_approved() {
        let firm = Firm::new();
        owe(&firm, 3);
        ready(&firm);
        let words = |text: &str| {
            let place = ("overdue", "opening", saldo_letters::Language::En);
            let who = Who::program();
            saldo_work::papers::set_message_words(&firm.office, firm.company, who, place, text)
                .expect("kept");
        };
        words("Before the approval.");
        let number = draw_up(&firm, &wanted(Group::default()));
        assert_eq!(shown(&firm, number).words, 1, "words of our own");
        firm.clock
            .set(saldo_domain::book::Moment(saldo_work::Clock::now(&*firm.clock).0 + 60_000_000));
        words("After the approval.");
        approve(&firm, number).expect("approved");
        let post = Post::default();
        assert_eq!(pass(&firm, &post).sent, 3);
        let mails: Vec<String> = post
            .carried()
            .into_iter()
            .filter(|one| one.to == "debtor3@example.com")
            .map(|one| String::from_utf8(one.bytes).expect("a mail"))
            .collect();
        assert!(
            mails[0].contains("Before the approval.") && !mails[0].contains("After"),
            "{mails:?}"
        );
        firm.assert_sound();
    }

    #[test]
    fn a_group_is_chosen_by_every_filter_of_the_list() {
        let firm = Firm::new();
        owe(&firm, 9);
        ready(&firm);
        let rows: [(Group, u64); 6] = [
            (Group { least: "700".into(), ..Group::default() }, 3),
            (Group { language: "et".into(), ..Group::default() }, 3),
            (Group { search: "debtor4@".into(), ..Group::default() }, 1),
            (Group { bucket: "8-14".into(), ..Group::default() }, 9),
            (Group { overdue: "1".into(), reached_by: "post".into(), ..Group::default() }, 9),
            (Group { codes: vec!["C-2".into(), "C-9".into()], ..Group::default() }, 2),
        ];
        for (group, letters) in rows {
            let number = draw_up(&firm, &wanted(group.clone()));
            assert_eq!(shown(&firm, number).row.letters, letters, "{group:?}");
        }
        for bad in [
            Group { bucket: "61-90".into(), ..Group::default() },
            Group { least: "much".into(), ..Group::default() },
            Group { owner: "nobody-here".into(), ..Group::default() },
            Group { standing: "anger".into(), ..Group::default() },
        ] {
            let new = wanted(bad);
            let refused = mailings::draw_up(&firm.office, firm.company, head(), &new, &Silent);
            assert!(refused.is_err(), "{new:?}");
        }
        firm.assert_sound();
    }

    /// Who may not, cannot; what was dropped or not looked at is not approved.
    #[test]
    fn only_who_may_approves_and_only_what_was_looked_at() {
        let firm = Firm::new();
        owe(&firm, 3);
        let (office, company) = (&firm.office, firm.company);
        let rep = Who::new(UserId::new(9), Role::SalesRep);
        let refused = mailings::draw_up(office, company, rep, &wanted(Group::default()), &Silent);
        assert!(matches!(refused, Err(Refused::NotPermitted { .. })), "{refused:?}");
        let number = draw_up(&firm, &wanted(Group::default()));
        let officer = Who::new(UserId::new(8), Role::FinancialControlOfficer);
        let refused = mailings::approve(office, company, officer, number, 3);
        assert!(matches!(refused, Err(Refused::NotPermitted { .. })), "{refused:?}");
        let refused = mailings::approve(office, company, head(), number, 4);
        assert!(matches!(refused, Err(Refused::Field { field: "letters", .. })), "{refused:?}");
        let refused = mailings::approve(office, company, head(), number + 1, 3);
        assert!(matches!(refused, Err(Refused::UnknownMailing { .. })), "{refused:?}");
        assert_eq!(mailings::end(office, company, head(), number).expect("dropped"), 3);
        let refused = approve(&firm, number);
        assert!(matches!(refused, Err(Refused::TaskClosed { .. })), "{refused:?}");
        assert_eq!(count(&firm, "SELECT COUNT(*) FROM outbox"), 0);
        firm.assert_sound();
    }

    /// What has left stays so; the rest does not leave.
    #[test]
    fn a_mailing_that_is_stopped_sends_nothing_more() {
        on_both(|firm| {
            owe(firm, 3);
            ready(firm);
            set(firm, &[("only-to", "debtor1@example.com")]);
            let number = draw_up(firm, &wanted(Group::default()));
            approve(firm, number).expect("approved");
            let post = Post::default();
            assert_eq!(pass(firm, &post).sent, 1);
            let stopped = mailings::end(&firm.office, firm.company, head(), number);
            assert_eq!(stopped.expect("stopped"), 2);
            set(firm, &[("only-to", "")]);
            firm.on("2026-03-23");
            assert_eq!(pass(firm, &post).sent, 0);
            assert_eq!(shown(firm, number).row.state, "stopped");
            firm.assert_sound();
        });
    }

    /// Explain and the customer's timeline say which mailing wrote, and why it did not.
    #[test]
    fn the_timeline_tells_which_mailing_wrote() {
        let firm = Firm::new();
        owe(&firm, 1);
        ready(&firm);
        let number = draw_up(&firm, &wanted(Group::default()));
        approve(&firm, number).expect("approved");
        pass(&firm, &Post::default());
        let (office, company, who) = (&firm.office, firm.company, Who::program());
        let told = explain::customer(office, company, who, "C-1", None).expect("told");
        let happened = told.happened.first().expect("something happened");
        assert_eq!((happened.mailing, happened.state.as_deref()), (Some(number), Some("sent")));
        let id = happened.effect.to_string();
        let message = explain::message(office, company, who, &id, None).expect("told");
        assert_eq!(message.happened.len(), 1);
        let sent = delivery::one(office, company, who, &id).expect("told");
        assert_eq!(sent.row.mailing, Some(number));
        let card = views::timeline(office, company, who, "C-1", Page::first(50)).expect("a card");
        let wrote = card.rows.iter().any(|entry| {
            matches!(&entry.kind, TimelineKind::Effect { mailing: Some(one), .. } if *one == number)
        });
        assert!(wrote, "{card:?}");
    }

    /// By e-mail, by post where the card holds no address; the document goes along.
    #[test]
    fn the_first_channel_that_reaches_the_customer_is_taken() {
        let firm = Firm::new();
        owe(&firm, 3);
        ready(&firm);
        let no_address = "UPDATE customer SET email = '' WHERE code = 'C-2'";
        firm.office.store.meddle(no_address).expect("meddles");
        let new = NewMailing {
            text: MailingText::Statement,
            channels: vec![Channel::Email, Channel::Post],
            ..wanted(Group::default())
        };
        let number = draw_up(&firm, &new);
        let page = Page::first(10);
        let asked = (number, LettersOf::Written);
        let found =
            mailings::letters(&firm.office, firm.company, head(), asked, page).expect("listed");
        let by: Vec<(&str, Channel)> =
            found.rows.iter().map(|row| (row.code.as_str(), row.channel)).collect();
        assert_eq!(by, [("C-1", Channel::Email), ("C-2", Channel::Post), ("C-3", Channel::Email)]);
        let told = mailings::preview(&firm.office, firm.company, head(), number, "C-2")
            .expect("shown")
            .expect("a letter");
        assert_eq!((told.to.as_str(), told.papers.len()), ("Kesk 2", 1));
        let sms = NewMailing { channels: vec![Channel::Sms], ..new };
        let refused = mailings::draw_up(&firm.office, firm.company, head(), &sms, &Silent);
        assert!(matches!(refused, Err(Refused::Field { field: "channel", .. })), "{refused:?}");
    }

    /// `verify` names what no effect and no approval caused.
    #[test]
    fn verify_finds_letters_that_nobody_approved() {
        let firm = Firm::new();
        owe(&firm, 2);
        let number = draw_up(&firm, &wanted(Group::default()));
        approve(&firm, number).expect("approved");
        firm.assert_sound();
        firm.office.store.meddle("UPDATE outbox SET mailing = 0").expect("meddles");
        let verified = saldo_work::verify::run(&firm.office, firm.company, &Silent).expect("read");
        let told: Vec<&str> = verified.findings.iter().map(|one| one.what.as_str()).collect();
        assert!(told.iter().any(|what| what.contains("no effect that caused it")), "{told:?}");
        assert!(told.iter().any(|what| what.contains("approved mailing has no")), "{told:?}");
        firm.office.store.meddle("UPDATE outbox SET mailing = 77").expect("meddles");
        let verified = saldo_work::verify::run(&firm.office, firm.company, &Silent).expect("read");
        assert!(verified.findings.iter().any(|one| one.what.contains("nobody approved it")));
    }
}
