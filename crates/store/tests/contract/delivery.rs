//! Claims, fences, bytes and what became of messages.

use crate::world::{World, contract, customer, day, eur};
use saldo_domain::book::Moment;
use saldo_domain::control::{Channel, Decision, Effect, EffectKind, EffectLine, Reason};
use saldo_domain::delivery::MessageState;
use saldo_domain::policy::Counter;
use saldo_domain::{EffectId, Role, UserId};
use saldo_store::StoreError;
use saldo_store::control::{self, Applying, Run};
use saldo_store::delivery::{self, Change, Claim, ContactTerm, Key, ListFilter, Parcel, Passage};

const BOTH: [Channel; 2] = [Channel::Email, Channel::Sms];

/// Customers of these codes, each with a letter that waits.
fn planned(world: &World, codes: &[&str]) -> Vec<Key> {
    world.add_customers(codes);
    let on = day("2026-02-10");
    let run = Run {
        day: on,
        acting_day: on,
        policy: "eight-step".into(),
        policy_version: 3,
        policy_hash: "hash".into(),
        done: false,
        person: UserId::new(1),
        started_at: Moment(5),
        finished_at: None,
        summary: String::new(),
    };
    let mut decisions: Vec<Decision> = codes
        .iter()
        .map(|code| {
            let item = world.invoice(code, &format!("{code}-1"), "2026-02-01", 100);
            let lines = vec![EffectLine {
                item,
                step: 4,
                clause: "LAD-06".into(),
                open: eur(100),
                days_late: 9,
            }];
            let effect = Effect {
                id: EffectId::derive(&[code, "warn"]),
                kind: EffectKind::Notify,
                reason: Reason {
                    policy: "eight-step".into(),
                    version: 3,
                    clause: "LAD-06".into(),
                    threshold_days: 1,
                    met_by_days: 9,
                    counter: Counter::Calendar,
                    event: None,
                },
                step: 4,
                role: None,
                channel: Some(Channel::Email),
                text: "warn".into(),
                lines,
                until: on,
                asks: None,
            };
            // A step is taken by its work; the letter goes along.
            let work = Effect {
                id: EffectId::derive(&[code, "call"]),
                kind: EffectKind::Task,
                role: Some(Role::SalesRep),
                channel: None,
                ..effect.clone()
            };
            Decision {
                customer: customer(code),
                day: on,
                effects: vec![work, effect],
                withheld: Vec::new(),
                unsaid: Vec::new(),
                look_again: None,
            }
        })
        .collect();
    decisions.sort_by_key(|one| one.customer);
    let decisions: Vec<&Decision> = decisions.iter().collect();
    let applying = Applying { company: world.company, performed: on, at: Moment(1) };
    world
        .write("run", |writer| {
            control::begin_run(writer, world.company, &run)?;
            control::apply(writer, applying, &decisions)
        })
        .expect("applies");
    let mut keys: Vec<Key> = codes
        .iter()
        .map(|code| Key { customer: customer(code), effect: EffectId::derive(&[code, "warn"]) })
        .collect();
    keys.sort_unstable();
    keys
}

fn claim(world: &World, key: Key, seen: i64) -> Result<Option<i64>, StoreError> {
    let (recipient, language, until) = ("a@example.org", "et", Moment(5_000));
    world.write("claim", |writer| {
        let claim = Claim { key, seen, recipient, language, until };
        let Some(fence) = delivery::claim(writer, world.company, claim)? else { return Ok(None) };
        delivery::keep_parcel(writer, world.company, key, &parcel(fence))?;
        delivery::add_passage(writer, world.company, key, &passage(fence, "claimed"))?;
        Ok(Some(fence))
    })
}

fn parcel(fence: i64) -> Parcel {
    Parcel {
        fence,
        message_id: "x@example.org".into(),
        sender: "s@example.org".into(),
        recipient: "a@example.org".into(),
        language: "et".into(),
        subject: "subject".into(),
        body: "body".into(),
        content: "Ynl0ZXM=".into(),
        hash: "hash".into(),
        recorded: Moment(1_000),
    }
}

fn passage(fence: i64, what: &str) -> Passage {
    Passage {
        fence,
        what: what.into(),
        said: "250 ok".into(),
        person: UserId::new(0),
        recorded: Moment(1_000),
    }
}

fn change(
    world: &World,
    key: Key,
    fence: i64,
    (from, to): (MessageState, MessageState),
    why: &str,
) -> bool {
    let changed = world.write("note", |writer| {
        let change = Change {
            key,
            fence,
            from,
            to,
            why,
            attempts: 1,
            next_at: Moment(9_000),
            closed_at: (to.has_left() || to == MessageState::Failed).then_some(Moment(2_000)),
        };
        delivery::change(writer, world.company, change)
    });
    changed.expect("changes")
}

fn state(world: &World, key: Key) -> MessageState {
    let found = world.store.read(|reader| delivery::message(reader, world.company, key));
    found.expect("reads").expect("a message").state
}

contract! {
    fn a_message_is_claimed_once_and_only_its_claim_notes(world) {
        let keys = planned(world, &["A", "B"]);
        let key = keys[0];
        assert_eq!(claim(world, key, 0).expect("claims"), Some(1));
        assert_eq!(claim(world, key, 0).expect("asks"), None, "somebody has it");
        assert_eq!(claim(world, key, 1).expect("asks"), None, "whatever was seen");
        use MessageState::{Claimed, Planned, Sent};
        assert!(!change(world, key, 0, (Claimed, Sent), ""), "an older fence notes nothing");
        assert!(change(world, key, 1, (Claimed, Planned), "later"));
        assert_eq!(claim(world, key, 0).expect("asks"), None, "it was seen before that");
        assert_eq!(claim(world, key, 1).expect("claims"), Some(2));
        assert!(!change(world, key, 1, (Claimed, Sent), ""), "whoever was overtaken");
        assert!(change(world, key, 2, (Claimed, Sent), ""));
        assert!(!change(world, key, 2, (Claimed, Sent), ""), "noted once");
        assert_eq!((state(world, key), state(world, keys[1])), (Sent, Planned));
        world.assert_sound();
    }
}

contract! {
    fn what_is_due_comes_in_order_and_waits_for_its_moment(world) {
        let keys = planned(world, &["A", "B", "C"]);
        let due = |now: i64, after: Option<Key>, limit: u32| -> Vec<Key> {
            let found = world.store.read(|reader| {
                delivery::due(reader, world.company, &BOTH, Moment(now), after, limit)
            });
            found.expect("reads").into_iter().map(|one| one.key).collect()
        };
        assert_eq!(due(0, None, 9), keys);
        assert_eq!(due(0, None, 2), keys[..2]);
        assert_eq!(due(0, Some(keys[0]), 9), keys[1..]);
        let waits = [(keys[2], Moment(50), "hours"), (keys[1], Moment(70), "day-limit")];
        world.write("wait", |writer| delivery::put_off(writer, world.company, &waits)).expect("waits");
        assert_eq!((due(49, None, 9), due(60, None, 9)), (vec![keys[0]], vec![keys[0], keys[2]]));
        assert_eq!(due(70, None, 9), keys);
        let none: Result<_, StoreError> =
            world.store.read(|r| delivery::due(r, world.company, &[], Moment(70), None, 9));
        assert!(none.expect("reads").is_empty());
        let next = world.store.read(|r| delivery::next_due(r, world.company, &BOTH)).expect("reads");
        assert_eq!(next, Some(Moment(0)));
        let waiting = |now: i64| {
            let found =
                world.store.read(|r| delivery::waiting(r, world.company, &BOTH, Moment(now)));
            found.expect("reads")
        };
        assert_eq!(waiting(0), 3, "the hour comes for all of them");
        // What a person or a limit holds is no flood (D09).
        let held = [(keys[1], Moment(70), "only-to"), (keys[2], Moment(50), "reply-unread")];
        world.write("wait", |writer| delivery::put_off(writer, world.company, &held)).expect("waits");
        assert_eq!((waiting(69), waiting(70)), (1, 2));
    }
}

contract! {
    fn a_lease_that_ran_out_is_found_and_the_bytes_stay(world) {
        let keys = planned(world, &["A", "B"]);
        claim(world, keys[0], 0).expect("claims");
        let lapsed = |now: i64| {
            let found = world.store.read(|r| delivery::lapsed(r, world.company, Moment(now)));
            found.expect("reads").len()
        };
        assert_eq!((lapsed(5_000), lapsed(5_001)), (0, 1));
        let kept = world.store.read(|r| delivery::parcel(r, world.company, keys[0], 1));
        assert_eq!(kept.expect("reads"), Some(parcel(1)));
        let told = world.store.read(|r| delivery::passages_of(r, world.company, keys[0]));
        assert_eq!(told.expect("reads"), [passage(1, "claimed")]);
        let left = |from: i64, until: i64| {
            let span = (Moment(from), Moment(until));
            world.store.read(|r| delivery::left_between(r, world.company, &[Channel::Email], span)).expect("reads")
        };
        assert_eq!((left(0, 1_000), left(1_000, 1_001)), (0, 1));
        for sql in ["UPDATE parcel SET body = 'x'", "DELETE FROM passage", "DELETE FROM parcel"] {
            let refused = world.store.meddle(sql);
            assert!(matches!(refused, Err(StoreError::AppendOnly(_))), "{sql}: {refused:?}");
        }
        world.assert_sound();
    }
}

contract! {
    fn bytes_that_are_missing_and_letters_sent_twice_are_found(world) {
        let keys = planned(world, &["A", "B"]);
        claim(world, keys[0], 0).expect("claims");
        world.assert_sound();
        world.store.meddle("UPDATE outbox SET state = 'sent', fence = 7").expect("meddles");
        assert!(!world.defects().is_empty(), "what left has bytes");
        world.store.meddle("UPDATE outbox SET state = 'planned', fence = 1").expect("meddles");
        for _ in 0..2 {
            world
                .write("note", |w| delivery::add_passage(w, world.company, keys[0], &passage(1, "sent")))
                .expect("noted");
        }
        assert!(world.defects().iter().any(|what| what.contains("left twice")));
    }
}

contract! {
    fn a_dead_address_and_the_terms_of_contact_are_remembered(world) {
        let keys = planned(world, &["A", "B"]);
        let dead = |address: &str| {
            let at = (Channel::Email, address);
            let found = world.store.read(|r| {
                delivery::is_dead(r, world.company, keys[0].customer, at)
            });
            found.expect("reads")
        };
        claim(world, keys[0], 0).expect("claims");
        assert!(!dead("a@example.org"));
        let (claimed, failed) = (MessageState::Claimed, MessageState::Failed);
        assert!(change(world, keys[0], 1, (claimed, failed), "dead-address"));
        assert!(dead("a@example.org") && !dead("b@example.org"));
        // A person has it tried again: whatever failed before says nothing more of the address.
        let recorded = Moment(9_000);
        let again = Passage { said: "again".into(), recorded, ..passage(1, "planned") };
        world
            .write("again", |w| delivery::add_passage(w, world.company, keys[0], &again))
            .expect("noted");
        assert!(!dead("a@example.org"));
        let who = keys[0].customer;
        let none = world.store.read(|r| delivery::term_of(r, world.company, who)).expect("reads");
        assert_eq!(none, None);
        for email in ["given", "refused"] {
            let term = ContactTerm {
                mode: "free".to_owned(),
                debtor: "INDIVIDUAL".into(),
                purpose: "PERSONAL".into(),
                zone: String::new(),
                email: email.into(),
                sms: "given".into(),
                reason: "said so".into(),
                person: UserId::new(1),
                recorded: Moment(1_000),
            };
            world
                .write("terms", |w| delivery::add_term(w, world.stamp(), who, &term))
                .expect("recorded");
        }
        let held = world.store.read(|r| delivery::term_of(r, world.company, who)).expect("reads");
        assert_eq!(held.map(|term| term.email), Some("refused".into()), "the latest holds");
        world.assert_sound();
    }
}

contract! {
    fn settings_have_versions_and_a_copy_comes_back_switched_off(world) {
        planned(world, &["A"]);
        for value in ["on", "off", "on"] {
            world
                .write("set", |w| {
                    let switch = (delivery::SWITCH, value);
                    delivery::set_sending(w, world.stamp(), UserId::new(1), switch)
                })
                .expect("set");
        }
        let told = |world: &World| world.store.read(|r| delivery::sending(r, world.company));
        assert_eq!(told(world).expect("reads"), [("on".to_owned(), "on".to_owned())]);
        world
            .write("release", |w| {
                delivery::release(w, world.stamp(), UserId::new(1), day("2026-02-10"), 7)
            })
            .expect("released");
        let go = |on: &str| {
            world.store.read(|r| delivery::let_go(r, world.company, day(on))).expect("reads")
        };
        assert_eq!((go("2026-02-10"), go("2026-02-11")), (7, 0));
        let folder = tempfile::tempdir().expect("a folder");
        let copy = folder.path().join("copy");
        saldo_store::backup::save(&world.store, &copy, &mut |_| {}).expect("saved");
        let (_kept, url) = crate::world::sqlite_file();
        let back = saldo_store::Store::open_or_create(&url).expect("opens");
        saldo_store::backup::restore(&back, &copy, Moment(9), &mut |_| {}).expect("restored");
        let told = back.read(|r| delivery::sending(r, world.company)).expect("reads");
        assert_eq!(told, [("on".to_owned(), "off".to_owned())]);
        let doubted = "SELECT COUNT(*) FROM outbox WHERE state = 'uncertain' AND why = 'brought-back'";
        assert_eq!(back.peek(doubted).expect("counted"), 1);
    }
}

contract! {
    fn the_outbox_is_listed_and_counted(world) {
        let keys = planned(world, &["A", "B", "C"]);
        claim(world, keys[1], 0).expect("claims");
        let all = ListFilter::default();
        let listed = world.store.read(|r| delivery::listed(r, world.company, all, 0, 9));
        assert_eq!(listed.expect("reads").len(), 3);
        let one = ListFilter { state: Some(MessageState::Claimed), ..all };
        let listed = world.store.read(|r| delivery::listed(r, world.company, one, 0, 9));
        let listed = listed.expect("reads");
        assert_eq!(listed[0].message.key, keys[1]);
        assert_eq!(world.store.read(|r| delivery::count(r, world.company, one)).expect("reads"), 1);
        let counted = world.store.read(|r| delivery::counted(r, world.company, None));
        let expected = [(MessageState::Claimed, 1), (MessageState::Planned, 2)];
        assert_eq!(counted.expect("reads"), expected);
        let foreign = ListFilter { owner: Some(UserId::new(77).into()), ..all };
        assert_eq!(world.store.read(|r| delivery::count(r, world.company, foreign)).expect("reads"), 0);
        let found = world.store.read(|r| delivery::key_of(r, world.company, keys[2].effect));
        assert_eq!(found.expect("reads"), Some(keys[2]));
    }
}
