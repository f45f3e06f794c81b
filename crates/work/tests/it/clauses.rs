//! The clauses that a notice of breach quotes, and the lawyer who fills them in (LAD-05).

use crate::firm::{Firm, day, on_both};
use crate::post::{Post, owe, pass, ready};
use saldo_domain::control::LadderEventKind;
use saldo_domain::dossier::contract::FILLS_NOTICE;
use saldo_domain::{Role, UserId};
use saldo_store::worklist::{self, TaskRow};
use saldo_work::delivery::{self, OutboxFilter};
use saldo_work::dossier::{self, ContractAsked};
use saldo_work::views::Page;
use saldo_work::{Refused, Who, acts};

fn who(role: Role) -> Who {
    Who::new(UserId::new(900), role)
}

/// Two customers whom the notice of breach is written to on the eighth day.
fn breached(firm: &Firm) -> Post {
    owe(firm, 2);
    ready(firm);
    let post = Post::default();
    pass(firm, &post);
    for on in 21..=25 {
        let on = format!("2026-03-{on}");
        firm.on(&on).run(&on);
    }
    post
}

fn eighth_day(firm: &Firm, post: &Post) -> usize {
    firm.on("2026-03-26").run("2026-03-26");
    let before = post.carried().len();
    pass(firm, post);
    post.carried().len() - before
}

/// A contract paid at delivery, which wants no decision.
fn contract(firm: &Firm, code: &str, payment: &str, penalty: &str) {
    let asked = ContractAsked {
        number: "12/25".to_owned(),
        signed: day("2025-02-03"),
        terms_days: Some(0),
        late_fee: true,
        pretrial: true,
        payment_clauses: payment.to_owned(),
        penalty_clauses: penalty.to_owned(),
        copy: None,
    };
    let (office, customer) = (&firm.office, firm.customer(code));
    dossier::add_contract(office, firm.company, who(Role::Supervisor), customer, &asked)
        .expect("entered");
}

fn fill(firm: &Firm, role: Role, code: &str, payment: &str) -> Result<(), Refused> {
    let (office, customer) = (&firm.office, firm.customer(code));
    dossier::fill_clauses(office, firm.company, who(role), customer, "12/25", (payment, ""))
}

/// The lawyer's open work about a customer.
fn to_fill(firm: &Firm, code: &str) -> Vec<TaskRow> {
    let (company, customer) = (firm.company, firm.customer(code));
    let read = |reader: &mut _| worklist::open_work(reader, company, FILLS_NOTICE, customer);
    firm.office.store.read(read).expect("read")
}

/// All that was written to a customer, in words.
fn written(firm: &Firm, code: &str) -> String {
    let (office, company) = (&firm.office, firm.company);
    let filter = OutboxFilter { customer: Some(code.to_owned()), ..OutboxFilter::default() };
    let page = Page::first(10);
    let told = delivery::messages(office, company, Who::program(), &filter, page).expect("told");
    let mut bodies = Vec::new();
    for row in told.rows.rows {
        let id = row.effect.to_string();
        let sent = delivery::one(office, company, Who::program(), &id).expect("told");
        bodies.extend(sent.attempts.into_iter().map(|attempt| attempt.written.body));
    }
    bodies.join("\n\n")
}

#[test]
fn lad_05_the_notice_waits_for_the_lawyer_and_goes_when_the_clauses_are_filled_in() {
    on_both(|firm| {
        let post = breached(firm);
        contract(firm, "C-1", "", "");
        contract(firm, "C-2", "4.1, 4.3", "7.2");
        assert_eq!(eighth_day(firm, &post), 1, "whose clauses are known is written to at once");
        assert_eq!(post.to().last().map(String::as_str), Some("debtor2@example.com"));
        let quoted = "12/25, 03.02.2025 (maksmise punktid 4.1, 4.3, viivituse punktid 7.2)";
        assert!(written(firm, "C-2").contains(quoted), "{}", written(firm, "C-2"));
        assert!(to_fill(firm, "C-2").is_empty(), "the file has done the lawyer's work");
        let task = to_fill(firm, "C-1").pop().expect("the lawyer is asked");
        assert_eq!((task.role, task.until), (Some(Role::Legal), day("2026-03-28")));
        let outcome = pass(firm, &post);
        assert_eq!(outcome.sent, 0, "{outcome:?}");
        let kept = "SELECT COUNT(*) FROM outbox WHERE kept_by = 'notice-unfilled'";
        assert_eq!(firm.office.store.peek(kept).expect("counted"), 1);
        // Whoever neither concludes contracts nor prepares claims enters nothing.
        let stranger = fill(firm, Role::Accountant, "C-1", "4.1");
        assert!(matches!(stranger, Err(Refused::NotPermitted { .. })), "{stranger:?}");
        fill(firm, Role::Legal, "C-1", "5.2").expect("filled in");
        assert!(to_fill(firm, "C-1").is_empty(), "the work is done with it");
        let outcome = pass(firm, &post);
        assert_eq!(outcome.sent, 1, "at once: {outcome:?}");
        assert_eq!(post.to().last().map(String::as_str), Some("debtor1@example.com"));
        let quoted = "12/25, 03.02.2025 (maksmise punktid 5.2)";
        assert!(written(firm, "C-1").contains(quoted), "{}", written(firm, "C-1"));
        firm.assert_sound();
    });
}

/// What the lawyer does not do holds nothing up for ever: through the last day the notice waits,
/// after it the notice leaves as it is, and the supervisor hears of it.
#[test]
fn lad_05_a_lawyer_who_does_nothing_is_an_event_and_no_dead_end() {
    on_both(|firm| {
        let post = breached(firm);
        contract(firm, "C-1", "", "");
        contract(firm, "C-2", "4.1", "");
        assert_eq!(eighth_day(firm, &post), 1);
        let customer = firm.customer("C-1");
        let told = || {
            let (company, event) = (firm.company, LadderEventKind::NoticeUnfilled.code());
            let rows = |reader: &mut _| saldo_store::book::contacts_of(reader, company, customer);
            let rows = firm.office.store.read(rows).expect("read");
            let rows = rows.into_iter().filter(|row| row.kind == event);
            rows.map(|row| row.day).collect::<Vec<_>>()
        };
        for on in ["2026-03-27", "2026-03-28"] {
            firm.on(on).run(on);
            assert_eq!(pass(firm, &post).sent, 0, "{on}");
            assert_eq!(told(), [], "{on}");
        }
        firm.on("2026-03-29").run("2026-03-29");
        assert_eq!(pass(firm, &post).sent, 1, "the day after the last one");
        assert_eq!(told(), [day("2026-03-29")]);
        firm.on("2026-03-30").run("2026-03-30");
        let company = firm.company;
        let read =
            |reader: &mut _| worklist::open_work(reader, company, "notice-left-unfilled", customer);
        let followed = firm.office.store.read(read).expect("read");
        assert_eq!(followed.len(), 1, "{followed:?}");
        assert_eq!(followed[0].role, Some(Role::Supervisor));
        // Once.
        firm.run("2026-03-30");
        assert_eq!(told().len(), 1);
        firm.assert_sound();
    });
}

/// Days without a run take nothing from the lawyer: asked on the day on which the runs go on, the
/// notice waits for two days more, and only then is nobody waited for.
#[test]
fn lad_05_the_lawyer_has_the_same_time_after_missed_runs() {
    on_both(|firm| {
        let post = breached(firm);
        // The step comes on the 26th; the next run is on the 30th.
        firm.on("2026-03-30").run("2026-03-30");
        let task = to_fill(firm, "C-1").pop().expect("the lawyer is asked");
        assert_eq!(task.until, day("2026-04-01"));
        assert_eq!(pass(firm, &post).sent, 0, "it waits");
        for on in ["2026-03-31", "2026-04-01"] {
            firm.on(on).run(on);
            assert_eq!(pass(firm, &post).sent, 0, "{on}");
        }
        firm.on("2026-04-02").run("2026-04-02");
        assert!(pass(firm, &post).sent > 0, "the day after the last one");
        firm.assert_sound();
    });
}

/// A notice may go without clauses where somebody says why; the day before it does not.
#[test]
fn lad_05_a_notice_without_clauses_wants_a_reason() {
    on_both(|firm| {
        let post = breached(firm);
        assert_eq!(eighth_day(firm, &post), 0, "no contract is on file at all");
        let task = to_fill(firm, "C-1").pop().expect("the lawyer is asked");
        let done = |outcome: &str| {
            acts::task_done(&firm.office, firm.company, Who::program(), task.effect, outcome)
        };
        assert!(matches!(done(""), Err(Refused::ReasonMissing { .. })));
        done("an order by word of mouth, nothing to quote").expect("done");
        assert_eq!(pass(firm, &post).sent, 1);
        assert_eq!(post.to().last().map(String::as_str), Some("debtor1@example.com"));
        let said = written(firm, "C-1");
        assert!(!said.contains("Mida rikuti"), "no empty blanks: {said}");
        firm.assert_sound();
    });
}
