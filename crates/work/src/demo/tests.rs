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

/// The company of a specification, in a database of its own.
fn built(spec: &DemoSpec) -> (DemoBuilt, saldo_store::Store, tempfile::TempDir) {
    let folder = tempfile::tempdir().expect("a folder");
    let url = format!("sqlite:{}", folder.path().join("demo.sqlite").display());
    let store = saldo_store::Store::open_or_create(&url).expect("a database");
    store.migrate(saldo_domain::book::Moment(0)).expect("a schema");
    let built = build(&store, spec, &crate::Silent).expect("a company");
    (built, store, folder)
}

#[test]
fn people_have_worked_in_the_company_and_some_of_it_waits() {
    use crate::requests::{self, Which};
    use crate::{FixedClock, Office, bank, dossier, fieldwork, memos, plans, views::Page};

    let spec = spec(7, 60);
    let (built, store, _folder) = built(&spec);
    let office = Office::new(store, std::sync::Arc::new(FixedClock::on(spec.as_of)));
    let (office, company) = (&office, built.company.company);
    let team = team::Team::of(office, company).expect("people");
    let who = |role| team.holder(role).expect("somebody");
    let director = who(saldo_domain::Role::Director);
    for which in [Which::Open, Which::Missed, Which::Closed] {
        let found = requests::list(office, company, director, which, Page::default());
        assert!(found.expect("requests").total > 0, "{which:?}");
    }
    let supervisor = who(saldo_domain::Role::Supervisor);
    assert!(!fieldwork::errands(office, company, supervisor).expect("errands").is_empty());
    let rep = who(saldo_domain::Role::SalesRep);
    let sheet = fieldwork::route(office, company, rep, None, "").expect("a sheet");
    let met = sheet.stops.iter().filter(|stop| stop.met).count();
    assert!(met > 0 && met < sheet.stops.len(), "{met} of {}", sheet.stops.len());
    let sales = who(saldo_domain::Role::HeadOfSales);
    let week = plans::plans(office, company, sales, plans::PlanKind::Week, None).expect("plans");
    assert!(week.plans.iter().all(|plan| !plan.items.is_empty() && !plan.looked.is_empty()));
    assert_eq!(memos::memos(office, company, director).expect("memos").len(), 2);
    let open = bank::open_lines(office, company, director).expect("lines");
    assert!((1..9).contains(&open), "{open} of nine lines are questions");
    // The first buyers are left alone; of the next three each has another folder.
    let complete = |index| {
        let sheet = dossier::sheet(office, company, director, &cast::code(index)).expect("a file");
        (sheet.review.is_complete(), sheet.past.is_empty())
    };
    assert_eq!(complete(14), (false, true), "left as an import leaves it");
    assert_eq!(complete(15), (true, false), "everything is there");
    assert_eq!(complete(16), (false, false), "the extract has grown old");
    assert_eq!(complete(17), (false, false), "papers are missing");
}

#[test]
fn a_built_company_lives_under_control_and_is_the_same_twice() {
    let build_once = || {
        let (built, _store, folder) = built(&spec(7, 30));
        (crate::control::RunOutcome { elapsed_ms: 0, ..built.run }, folder)
    };
    let (run, _folder) = build_once();
    assert_eq!(run.as_of, spec(7, 30).as_of);
    assert_eq!(run.days, [run.as_of], "control ran the day before, and every day before that");
    assert!(run.open_invoices > 20, "{run:?}");
    assert_eq!(build_once().0, run);
}
