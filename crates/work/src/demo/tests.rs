use super::*;
use saldo_domain::book::{ItemKind, MovementKind, Side};
use saldo_domain::standing::StandingKind;
use std::collections::BTreeMap;

fn spec(seed: u64, customers: u32) -> DemoSpec {
    DemoSpec {
        seed,
        as_of: "2026-03-20".parse().expect("a day"),
        customers,
        country: DemoCountry::Estonia,
        words: Language::En,
    }
}

fn fingerprint(spec: &DemoSpec) -> String {
    let mut hasher = blake3::Hasher::new();
    for buyer in spec.buyers() {
        hasher.update(format!("{buyer:?}").as_bytes());
    }
    hasher.update(format!("{:?} {}", spec.staff(), spec.password()).as_bytes());
    hasher.finalize().to_hex()[..16].to_owned()
}

fn facts(spec: &DemoSpec) -> Vec<DemoFact> {
    spec.buyers().flat_map(|buyer| buyer.facts).map(|recorded| recorded.fact).collect()
}

#[test]
fn same_seed_and_day_give_the_same_company_to_the_byte() {
    assert_eq!(fingerprint(&spec(7, 60)), fingerprint(&spec(7, 60)));
    assert_ne!(fingerprint(&spec(7, 60)), fingerprint(&spec(8, 60)));
}

#[test]
fn a_buyer_is_the_same_in_a_small_and_in_a_large_company() {
    let (small, large) = (spec(7, 40), spec(7, 79));
    assert_eq!(small.buyer(13).facts, large.buyer(13).facts);
}

#[test]
fn nothing_is_dated_after_the_last_day_and_facts_come_in_order() {
    let spec = spec(3, 80);
    for buyer in spec.buyers() {
        assert!(buyer.facts.is_sorted_by_key(|recorded| recorded.on), "{}", buyer.card.code);
        assert!(buyer.facts.iter().all(|recorded| recorded.on <= spec.as_of));
    }
}

#[test]
fn no_item_is_settled_beyond_its_amount_and_reversals_undo_exactly() {
    for buyer in spec(11, 200).buyers() {
        let mut open: BTreeMap<Local, i64> = BTreeMap::new();
        for Recorded { fact, on } in buyer.facts {
            match fact {
                DemoFact::Item { local, amount, .. } => {
                    assert!(amount.is_positive());
                    assert_eq!(open.insert(local, amount.minor()), None);
                }
                DemoFact::Movement { debit, credit, amount, .. } => {
                    for item in [debit, credit].into_iter().flatten() {
                        let left = open.get_mut(&item).expect("moved before it existed");
                        *left -= amount.minor();
                        assert!(*left >= 0, "{} item {item} on {on}", buyer.card.code);
                    }
                }
                _ => {}
            }
        }
    }
}

#[test]
fn every_screen_has_something_true_to_show() {
    let facts = facts(&spec(7, 200));
    let items = |wanted: ItemKind| {
        facts
            .iter()
            .filter(|fact| matches!(fact, DemoFact::Item { kind, .. } if *kind == wanted))
            .count()
    };
    let moves = |wanted: MovementKind| {
        facts
            .iter()
            .filter(|fact| matches!(fact, DemoFact::Movement { kind, .. } if *kind == wanted))
            .count()
    };
    let standing = |wanted: StandingKind| {
        facts
            .iter()
            .filter(|fact| matches!(fact, DemoFact::StandingBegins { kind, .. } if *kind == wanted))
            .count()
    };
    for kind in [
        ItemKind::Goods,
        ItemKind::Services,
        ItemKind::BillOfExchange,
        ItemKind::Payment,
        ItemKind::CreditNote,
        ItemKind::Return,
    ] {
        assert!(items(kind) > 10, "{kind:?}: {}", items(kind));
    }
    for kind in [
        MovementKind::Allocation,
        MovementKind::WriteOff,
        MovementKind::Refund,
        MovementKind::Cancellation,
    ] {
        assert!(moves(kind) > 3, "{kind:?}: {}", moves(kind));
    }
    for (kind, least) in
        [(StandingKind::Dispute, 30), (StandingKind::Promise, 100), (StandingKind::Hold, 1)]
    {
        assert!(standing(kind) >= least, "{kind:?}: {}", standing(kind));
    }
    assert!(facts.iter().any(|fact| matches!(fact, DemoFact::DueChange { .. })));
    assert!(facts.iter().any(|fact| matches!(fact, DemoFact::Movement { reverses: Some(_), .. })));
}

#[test]
fn the_book_looks_like_a_trading_company() {
    let spec = spec(7, 200);
    let (mut billed, mut open, mut overdue, mut free) = (0_i64, 0_i64, 0_i64, 0_i64);
    for buyer in spec.buyers() {
        let mut items: BTreeMap<Local, (Side, Day, i64)> = BTreeMap::new();
        for Recorded { fact, .. } in buyer.facts {
            match fact {
                DemoFact::Item { local, kind, due, amount, .. } => {
                    items.insert(local, (kind.side(), due, amount.minor()));
                    billed += if kind.side() == Side::Debit { amount.minor() } else { 0 };
                }
                DemoFact::Movement { debit, credit, amount, .. } => {
                    for item in [debit, credit].into_iter().flatten() {
                        items.entry(item).and_modify(|entry| entry.2 -= amount.minor());
                    }
                }
                _ => {}
            }
        }
        for (side, due, left) in items.into_values() {
            match side {
                Side::Debit if due < spec.as_of => (overdue, open) = (overdue + left, open + left),
                Side::Debit => open += left,
                Side::Credit => free += left,
            }
        }
    }
    let share = overdue * 100 / open;
    assert!((12..=60).contains(&share), "overdue {share} % of {open}");
    assert!(open * 100 / billed < 12, "open {open} of {billed}");
    assert!(free > 0 && free * 100 / open < 15, "unallocated {free} of {open}");
}

#[test]
fn people_of_every_role_can_sign_in_and_every_owner_exists() {
    let spec = spec(7, 200);
    let staff = spec.staff();
    for role in saldo_domain::Role::ALL {
        assert!(staff.iter().any(|person| person.role == role), "{role:?}");
    }
    for buyer in spec.buyers() {
        assert!(staff.iter().any(|person| Some(&person.login) == buyer.card.owner.as_ref()));
    }
}

#[test]
fn addresses_lead_nowhere() {
    for country in [DemoCountry::Estonia, DemoCountry::Russia] {
        for buyer in (DemoSpec { country, ..spec(5, 100) }).buyers() {
            assert!(buyer.card.email.is_none_or(|email| email.ends_with(".example")));
            assert!(buyer.card.phone.is_none_or(|phone| phone.contains(" 000")));
        }
    }
}

#[test]
fn a_built_company_lives_under_control_and_is_the_same_twice() {
    let build_once = || {
        let folder = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite:{}", folder.path().join("demo.sqlite").display());
        let store = saldo_store::Store::open_or_create(&url).expect("a database");
        store.migrate(saldo_domain::book::Moment(0)).expect("a schema");
        let built = build(&store, &spec(7, 30), &crate::Silent).expect("a company");
        (crate::control::RunOutcome { elapsed_ms: 0, ..built.run }, folder)
    };
    let (run, _folder) = build_once();
    assert_eq!(run.as_of, spec(7, 30).as_of);
    assert_eq!(run.days, [run.as_of], "control ran the day before, and every day before that");
    assert!(run.open_invoices > 20, "{run:?}");
    assert_eq!(build_once().0, run);
}
