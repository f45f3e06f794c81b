//! What the control run reads and writes.

use crate::world::{World, contract, customer, day, eur, movement};
use saldo_domain::book::{Item, ItemKind, Moment, MovementKind, NewMovement};
use saldo_domain::control::{
    Channel, Decision, Effect, EffectKind, EffectLine, LadderEventKind, Reason, Withheld,
    WithheldCause,
};
use saldo_domain::policy::Counter;
use saldo_domain::replay::{Knowledge, Past, RunDone};
use saldo_domain::standing::StandingKind;
use saldo_domain::{EffectId, ItemId, Role, UserId};
use saldo_store::book::{Facts, NewContact, NewDueChange, NewStanding};
use saldo_store::control::{self, Applied, Applying, Run};
use saldo_store::worklist::{self, Closing, Filter, Whose};
use saldo_store::{StoreError, conduct, explain, replay};

fn run_of(on: &str) -> Run {
    Run {
        day: day(on),
        acting_day: day(on),
        policy: "eight-step".into(),
        policy_version: 3,
        policy_hash: "hash".into(),
        done: false,
        person: UserId::new(1),
        started_at: Moment(5),
        finished_at: None,
        summary: String::new(),
    }
}

fn effect(code: &str, item: ItemId, kind: EffectKind, words: &str, on: &str) -> Effect {
    let notify = kind == EffectKind::Notify;
    Effect {
        id: EffectId::derive(&[code, kind.code(), words]),
        kind,
        reason: Reason {
            policy: "eight-step".into(),
            version: 3,
            clause: "LAD-06".into(),
            threshold_days: 1,
            met_by_days: 9,
            counter: Counter::Calendar,
            event: Some(LadderEventKind::AgreedDateBroken),
        },
        step: 4,
        role: (!notify).then_some(Role::SalesRep),
        channel: notify.then_some(Channel::Email),
        text: words.into(),
        lines: vec![EffectLine {
            item,
            step: 4,
            clause: "LAD-06".into(),
            open: eur(100),
            days_late: 9,
        }],
        until: day(on).plus(2),
        asks: None,
    }
}

fn decision(code: &str, item: ItemId, on: &str) -> Decision {
    Decision {
        customer: customer(code),
        day: day(on),
        effects: vec![
            effect(code, item, EffectKind::Task, "call", on),
            effect(code, item, EffectKind::Notify, "warn", on),
        ],
        withheld: vec![Withheld {
            item,
            step: 5,
            clause: "LAD-07".into(),
            policy: "eight-step".into(),
            version: 3,
            cause: WithheldCause::Promise,
            until: Some(day(on).plus(7)),
        }],
        unsaid: Vec::new(),
        look_again: Some(day(on).plus(3)),
    }
}

const APPLYING: fn(&World) -> Applying =
    |world| Applying { company: world.company, performed: day("2026-02-10"), at: Moment(1) };

/// Two customers, decisions for both applied on one day.
fn applied(world: &World) -> (ItemId, ItemId, Applied) {
    world.add_customers(&["A", "B"]);
    let a = world.invoice("A", "1", "2026-02-01", 100);
    let b = world.invoice("B", "2", "2026-02-01", 100);
    let mut decisions = [decision("A", a, "2026-02-10"), decision("B", b, "2026-02-10")];
    decisions.sort_by_key(|one| one.customer);
    let applied = world.write("run", |writer| {
        control::begin_run(writer, world.company, &run_of("2026-02-10"))?;
        control::apply(writer, APPLYING(world), &decisions.iter().collect::<Vec<_>>())
    });
    (a, b, applied.expect("applies"))
}

contract! {
    fn applying_twice_adds_nothing(world) {
        let (a, _, first) = applied(world);
        assert_eq!(first, Applied { effects: 4, tasks: 2, messages: 2, withheld: 2 });
        let count = "SELECT (SELECT COUNT(*) FROM effect) + (SELECT COUNT(*) FROM step_taken)
            + (SELECT COUNT(*) FROM withheld) + (SELECT COUNT(*) FROM task)
            + (SELECT COUNT(*) FROM outbox)";
        let before = world.store.peek(count).expect("counts");
        let again = world.write("run", |w| control::apply(w, APPLYING(world), &[&decision("A", a, "2026-02-10")]));
        let again = again.expect("applies");
        assert_eq!((again.tasks, again.messages, again.withheld), (0, 0, 0));
        assert_eq!(world.store.peek(count).expect("counts"), before);
        world.assert_sound();
    }
}

contract! {
    fn what_was_applied_is_explained(world) {
        let (a, _, _) = applied(world);
        let (effects, withheld, steps) = world.store.read(|r| {
            Ok::<_, StoreError>((
                explain::effects_of(r, world.company, customer("A"), day("2026-02-10"))?,
                explain::withheld_of(r, world.company, customer("A"), day("2026-02-10"))?,
                explain::steps_of(r, world.company, customer("A"), day("2026-02-10"))?,
            ))
        }).expect("reads");
        assert_eq!(effects.len(), 2);
        let task = effects.iter().find(|one| one.kind == EffectKind::Task).expect("the task");
        assert_eq!((task.policy.as_str(), task.policy_version, task.clause.as_str()), ("eight-step", 3, "LAD-06"));
        assert_eq!(task.event, Some(LadderEventKind::AgreedDateBroken));
        assert_eq!((task.state(), task.role), (Some("open"), Some(Role::SalesRep)));
        assert_eq!((task.lines[0].item, task.lines[0].open, task.lines[0].days_late), (a, eur(100), 9));
        let notice = effects.iter().find(|one| one.kind == EffectKind::Notify).expect("the notice");
        assert_eq!((notice.state(), notice.channel), (Some("planned"), Some(Channel::Email)));
        assert_eq!((withheld[0].cause, withheld[0].until), (WithheldCause::Promise, Some(day("2026-02-17"))));
        assert_eq!((steps.len(), steps[0].step, steps[0].performed), (1, 4, day("2026-02-10")));
        let before = world.store.read(|r| explain::effects_of(r, world.company, customer("A"), day("2026-02-09")));
        assert!(before.expect("reads").is_empty());
        let by_id = world.store.read(|r| explain::effect(r, world.company, task.effect));
        assert_eq!(by_id.expect("reads").as_ref(), Some(task));
        let page = world.store.read(|r| {
            explain::effects_between(r, world.company, day("2026-02-10"), day("2026-02-10"), 1, 2)
        });
        assert_eq!(page.expect("reads").len(), 2);
        let numbers = world.store.read(|r| explain::numbers(r, world.company, &[(customer("A"), a)]));
        assert_eq!(numbers.expect("reads"), [((customer("A"), a), "1".to_owned())]);
        let counts = world.store.read(|r| control::counts(r, world.company, day("2026-02-10"), day("2026-02-10")));
        let counts = counts.expect("counts");
        assert_eq!(counts.effects[&EffectKind::Task], 2);
        assert_eq!((counts.by_clause["LAD-06"], counts.withheld["promise"]), (4, 2));
    }
}

contract! {
    /// A message is addressed as the card says, in the customer's or the company's language.
    fn messages_are_addressed_from_the_card(world) {
        applied(world);
        let addressed = "SELECT COUNT(*) FROM outbox
            WHERE recipient LIKE '%@example.org' AND language = 'et' AND state = 'planned'";
        assert_eq!(world.store.peek(addressed).expect("counts"), 2);
    }
}

contract! {
    fn only_those_are_looked_at_who_may_have_changed(world) {
        applied(world);
        let due = |on: &str| {
            let due = world.store.read(|r| control::due_customers(r, world.company, day(on)));
            due.expect("reads").len()
        };
        assert_eq!((due("2026-02-10"), due("2026-02-12"), due("2026-02-13")), (0, 0, 2));
        world.invoice("A", "3", "2026-03-01", 50);
        assert_eq!(due("2026-02-10"), 1, "news wakes the customer");
        world.add_customers(&["C"]);
        assert_eq!(due("2026-02-10"), 2, "and so is a new one");
        let state = world.store.read(|r| control::state_of(r, world.company, customer("B"))).expect("reads");
        assert_eq!(state, Some((Some(day("2026-02-10")), Some(day("2026-02-13")))));
        let looked = world.store.read(|r| control::looked_at(r, world.company, &[customer("C")]));
        assert_eq!(looked.expect("reads"), [(customer("C"), None)]);
    }
}

contract! {
    /// The snapshot holds what a decision may look at, and nothing of another customer.
    fn an_account_is_the_customer_on_the_day(world) {
        let (a, _, _) = applied(world);
        let paid = world.document("A", ItemKind::Payment, "P", "2026-02-05", "2026-02-05", 30);
        world.allocate("A", a, paid, "2026-02-05", 20).expect("allocates");
        world.append(&Facts {
            standing: vec![NewStanding {
                customer: customer("A"),
                kind: StandingKind::Dispute,
                item: Some(a),
                from: day("2026-02-08"),
                until: None,
                amount: None,
                reason: String::new(),
                order: None,
                ends: None,
                person: UserId::new(1),
            }],
            contacts: vec![
                contact("A", LadderEventKind::ExtensionAnnounced.code(), "2026-02-07"),
                contact("A", "note", "2026-02-07"),
            ],
            ..Facts::default()
        }).expect("records");
        let mut both = [customer("A"), customer("B")];
        both.sort();
        let on = |on: &str| {
            let accounts = world.store.read(|r| control::accounts(r, world.company, day(on), &both));
            let accounts = accounts.expect("reads");
            assert_eq!(accounts.iter().map(|one| one.customer).collect::<Vec<_>>(), both);
            accounts.into_iter().find(|one| one.customer == customer("A")).expect("A")
        };
        let now = on("2026-02-11");
        assert_eq!((now.items.len(), now.items[0].open, now.items[0].due), (1, eur(80), day("2026-02-01")));
        assert_eq!(now.unallocated, [eur(10)]);
        assert_eq!((now.steps.len(), now.steps[0].step, now.steps[0].item), (1, 4, a));
        assert_eq!((now.standing.len(), now.standing[0].until), (1, None));
        assert_eq!((now.events.len(), now.events[0].kind), (1, LadderEventKind::ExtensionAnnounced));
        assert!(now.reach.email && !now.reach.phone);
        let then = on("2026-02-04");
        assert_eq!((then.items[0].open, then.unallocated.len(), then.steps.len()), (eur(100), 0, 0));
        assert!(then.events.is_empty());
        let chunk = world.store.read(|r| {
            control::accounts_after(r, world.company, day("2026-02-20"), Some(both[0]), 5)
        });
        assert_eq!(chunk.expect("reads").len(), 1);
    }
}

fn contact(code: &str, kind: &str, on: &str) -> NewContact {
    NewContact {
        customer: customer(code),
        kind: kind.into(),
        item: None,
        day: day(on),
        until: None,
        body: String::new(),
        person: UserId::new(1),
    }
}

contract! {
    /// An ended standing restrains up to the day before its end.
    fn an_ended_standing_ends(world) {
        world.add_customers(&["A"]);
        let standing = |ends, from: &str| Facts {
            standing: vec![NewStanding {
                customer: customer("A"),
                kind: StandingKind::Hold,
                item: None,
                from: day(from),
                until: Some(day("2026-03-31")),
                amount: None,
                reason: String::new(),
                order: None,
                ends,
                person: UserId::new(1),
            }],
            ..Facts::default()
        };
        world.append(&standing(None, "2026-02-01")).expect("begins");
        let begun = world.store.read(|r| saldo_store::book::standing_of(r, world.company, customer("A")));
        let begun = begun.expect("reads")[0].standing;
        world.append(&standing(Some(begun), "2026-02-20")).expect("ends");
        let account = world.store.read(|r| control::accounts(r, world.company, day("2026-02-25"), &[customer("A")]));
        assert_eq!(account.expect("reads")[0].standing[0].until, Some(day("2026-02-19")));
    }
}

contract! {
    /// I18: exactly one record per day, and the day never goes back.
    fn business_date_never_goes_back(world) {
        let begin = |on: &str| world.write("run", |w| control::begin_run(w, world.company, &run_of(on)));
        let begun = begin("2026-02-10").expect("begins");
        assert!(!begun.done);
        let open = world.store.read(|r| control::open_runs(r, world.company)).expect("reads");
        assert_eq!(open, [begun]);
        assert!(!begin("2026-02-10").expect("is taken up again").done);
        let finish = |on: &str| {
            world.write("run", |w| control::finish_run(w, world.company, day(on), Moment(9), "{\"a\":1}"))
        };
        finish("2026-02-10").expect("finishes");
        assert!(begin("2026-02-10").expect("is there").done);
        let back = begin("2026-02-09");
        assert!(matches!(back, Err(StoreError::DayGoesBack { .. })), "{back:?}");
        let last = world.store.read(|r| control::last_done(r, world.company)).expect("reads");
        assert_eq!(last, Some(day("2026-02-10")));
        let runs = world.store.read(|r| control::runs(r, world.company, 0, 10)).expect("reads");
        assert_eq!((runs.len(), runs[0].summary.as_str()), (1, "{\"a\":1}"));
        assert_eq!(world.store.read(|r| control::run_count(r, world.company)).expect("counts"), 1);
        world.assert_sound();
    }
}

contract! {
    fn work_is_listed_and_closed_once(world) {
        applied(world);
        let filter = Filter { whose: vec![Whose::of(Role::SalesRep)], limit: 10, ..Filter::default() };
        let list = |filter: &Filter| {
            let tasks = world.store.read(|r| {
                Ok::<_, StoreError>((worklist::tasks(r, world.company, filter)?, worklist::task_count(r, world.company, filter)?))
            });
            let (tasks, count) = tasks.expect("reads");
            assert_eq!(tasks.len() as u64, count);
            tasks
        };
        let open = list(&filter);
        assert_eq!(open.len(), 2);
        assert_eq!(list(&Filter { customer: Some(customer("A")), ..filter.clone() }).len(), 1);
        assert_eq!(list(&Filter { whose: vec![Whose::of(Role::Legal)], ..filter.clone() }).len(), 0);
        assert_eq!(list(&Filter { until: Some(day("2026-02-11")), ..filter.clone() }).len(), 0);
        assert_eq!(list(&Filter { clause: Some("LAD-06".into()), ..filter.clone() }).len(), 2);
        assert_eq!(list(&Filter { owner: Some(UserId::new(5).into()), ..filter.clone() }).len(), 0);
        let by_name = Filter { sort: worklist::Sort::Customer, ..filter.clone() };
        assert_eq!(list(&by_name)[0].customer, customer("A"));
        let task = &open[0];
        let close = || {
            world.write("done", |w| {
                let closing = Closing { state: "done", person: UserId::new(5), outcome: "helistasin", at: Moment(9) };
                worklist::close_task(w, world.company, task.customer, task.effect, closing)
            })
        };
        close().expect("closes");
        assert!(matches!(close(), Err(StoreError::Stale { .. })));
        assert_eq!(list(&filter).len(), 1);
        let done = list(&Filter { state: Some("done".into()), ..filter.clone() });
        assert_eq!((done[0].outcome.as_str(), done[0].closed_at), ("helistasin", Some(Moment(9))));
        let one = world.store.read(|r| worklist::task(r, world.company, task.customer, task.effect));
        assert_eq!(one.expect("reads").expect("there").state, "done");
    }
}

contract! {
    fn the_company_is_sized(world) {
        applied(world);
        let size = world.store.read(|r| control::size(r, world.company, day("2026-02-10")));
        assert_eq!(size.expect("counts"), (2, 2));
    }
}

/// From when the rules hold for a customer (GEN-06), as control, a replay and the statistics of
/// payment find it.
fn begins(world: &World, code: &str) -> [Option<saldo_domain::Day>; 3] {
    let (company, id, on) = (world.company, customer(code), day("2026-03-20"));
    let found: Result<_, StoreError> = world.store.read(|reader| {
        let mut accounts = control::accounts(reader, company, on, &[id])?;
        control::add_history(reader, company, on, &mut accounts)?;
        let by_control = accounts.first().and_then(|account| account.deferral_from);
        let told = replay::told_after(reader, company, None, 100, on)?;
        let told = told.into_iter().find(|told| told.ledger.customer == id).expect("its history");
        let day_of = |_: Moment| on;
        let known = Moment::NOW_AND_EVER;
        let asked = conduct::Asked { on, months: 12, known, minimum_major: 1, day_of: &day_of };
        let conducted = conduct::of(reader, company, asked, &[id])?.remove(0).conducted;
        Ok((by_control, told, conducted.first_deferred))
    });
    let (by_control, told, by_conduct) = found.expect("reads");
    let items = told.ledger.items.iter().map(|row| Item {
        customer: id,
        item: row.item,
        kind: row.kind,
        number: row.number.clone(),
        effective: row.effective,
        due: row.due,
        amount: row.amount,
        recorded: row.recorded,
    });
    let facts = saldo_domain::replay::Facts {
        customer: id,
        reach: told.reach,
        statuses: told.statuses,
        items: items.collect(),
        movements: told.ledger.movements,
        due_changes: told.ledger.due_changes,
        restraints: told.restraints,
        events: told.events,
        steps: told.steps,
        answers: told.answers,
        undone: told.undone,
        letters: told.letters,
        sending: Vec::new().into(),
        possible: told.possible,
        replies: told.replies,
        contacts: told.contacts,
        limits: told.limits,
    };
    let run = RunDone { day: on, began: Moment(2_000), ended: Moment(2_001) };
    let knowledge = Knowledge::of_runs([run]);
    let replayed = Past::of(&facts, &knowledge).account_on(on).expect("an account");
    [by_control, replayed.deferral_from, by_conduct]
}

contract! {
    /// GEN-06: control, replay and the statistics of payment begin with the same document, whatever
    /// its kind, its due day and what became of it.
    fn gen_06_control_replay_and_statistics_begin_with_the_same_document(world) {
        let made = "2026-03-01";
        for kind in ItemKind::ALL {
            let code = kind.code();
            world.add_customers(&[code]);
            world.document(code, kind, "1", made, "2026-03-10", 100);
            let expected = kind.begins_the_rules().then(|| day(made));
            assert_eq!(begins(world, code), [expected; 3], "{kind:?}");
        }
        let sold = |code: &str, due: &str| {
            world.add_customers(&[code]);
            world.document(code, ItemKind::Goods, "1", made, due, 100)
        };
        let due = |code: &str, item, due: &str| {
            let (due, effective) = (day(due), day(made));
            let change = NewDueChange { customer: customer(code), item, due, effective, reason: String::new() };
            let facts = Facts { due_changes: vec![change], ..Facts::default() };
            world.append(&facts).expect("records");
        };
        sold("at-once", made);
        assert_eq!(begins(world, "at-once"), [None; 3], "paid when it is made");
        let later = sold("deferred", made);
        due("deferred", later, "2026-03-15");
        assert_eq!(begins(world, "deferred"), [Some(day(made)); 3], "deferred since");
        let corrected = sold("corrected", "2026-03-10");
        due("corrected", corrected, made);
        assert_eq!(begins(world, "corrected"), [None; 3], "the file had a wrong day");
        let gone = sold("withdrawn", "2026-03-10");
        let cancelled = movement("withdrawn", NewMovement {
            kind: MovementKind::Cancellation,
            debit_item: Some(gone),
            credit_item: None,
            amount: eur(100),
            effective: day(made),
            reverses: None,
        });
        world.append(&Facts { movements: vec![cancelled], ..Facts::default() }).expect("withdrawn");
        assert_eq!(begins(world, "withdrawn"), [None; 3], "it never was");
    }
}
