//! Staged rows come back customer by customer, whatever the order and size of the source.

use crate::world::{World, contract, customer, day, eur};
use saldo_domain::ItemId;
use saldo_domain::UserId;
use saldo_domain::book::facts::{CustomerFact, DocumentFact};
use saldo_domain::book::intake::{Told, Unnamed, intake};
use saldo_domain::book::{ItemKind, Moment, identity};
use saldo_store::StoreError;
use saldo_store::book::{self, Facts, NewItem, Recorded};
use saldo_store::import::{self, Batch, CustomerChunk, Staging};

fn told(line: u64, code: &str, kind: ItemKind, number: &str, minor: i64) -> Told {
    let fact = DocumentFact {
        customer: code.into(),
        kind,
        number: number.into(),
        effective: day("2026-01-10"),
        due: day("2026-02-10"),
        amount: eur(minor),
        settles: (kind == ItemKind::Payment).then(|| "1".into()),
        reference: None,
        disputed: false,
        note: line.is_multiple_of(2).then(|| format!("märkus {line}")),
    };
    Told { line, identity: identity::document(&fact, 0), fact }
}

/// Three customers in no order, twenty rows.
fn source() -> Vec<Told> {
    (0..20)
        .map(|line| {
            let code = ["B", "A", "C"][line as usize % 3];
            let kind = if line % 4 == 3 { ItemKind::Payment } else { ItemKind::Goods };
            told(line + 1, code, kind, &format!("{line}"), 100 + line as i64)
        })
        .collect()
}

fn staged(world: &World, run_bytes: usize, chunk: usize) -> Vec<CustomerChunk> {
    let chunks = world.store.rehearse(world.company, |writer| {
        let mut staging = Staging::with_runs_of(world.company, run_bytes);
        for told in source() {
            staging.push_document(told)?;
        }
        let fact =
            CustomerFact { code: "A".into(), name: Some("Aadu".into()), ..Default::default() };
        staging.push_customer(99, fact)?;
        assert_eq!(staging.customers()?, 3);
        let mut all = Vec::new();
        loop {
            let chunk = staging.next_chunk(writer, chunk)?;
            if chunk.is_empty() {
                break;
            }
            all.extend(chunk);
        }
        Ok::<_, StoreError>(all)
    });
    chunks.expect("stages")
}

contract! {
    fn the_size_of_runs_and_chunks_changes_nothing(world) {
        world.add_customers(&["C"]);
        let whole = staged(world, 1 << 20, 100);
        assert_eq!(whole.len(), 3);
        assert!(whole.is_sorted_by_key(|chunk| chunk.customer));
        for (run_bytes, chunk) in [(1, 1), (300, 1), (700, 2), (2_000, 100), (4_000, 3)] {
            assert_eq!(staged(world, run_bytes, chunk), whole, "runs of {run_bytes}");
        }
        let of_a = whole.iter().find(|chunk| chunk.customer == customer("A")).expect("there");
        let expected: Vec<Told> = source().into_iter().filter(|told| told.fact.customer == "A").collect();
        assert_eq!(of_a.told, expected, "every field, in order of line");
        assert_eq!((of_a.code.as_str(), of_a.facts.len(), of_a.card.is_some()), ("A", 1, false));
        let of_c = whole.iter().find(|chunk| chunk.customer == customer("C")).expect("there");
        assert!(of_c.card.is_some());
    }
}

/// Imports as the use-case does, without its words.
fn bring(world: &World, source: Vec<Told>) -> (usize, usize) {
    let brought = world.write("import", |writer| {
        let mut staging = Staging::with_runs_of(world.company, 400);
        for told in source.clone() {
            staging.push_document(told)?;
        }
        let mut counts = (0, 0);
        staging.make_room(writer)?;
        loop {
            let chunks = staging.next_chunk(writer, 2)?;
            if chunks.is_empty() {
                break;
            }
            let (cards, facts) = decide(chunks);
            counts.0 += facts.items.len();
            counts.1 += facts.movements.len();
            saldo_store::customers::add(writer, world.company, &cards)?;
            book::append(writer, world.stamp(), &facts)?;
        }
        staging.end(writer)?;
        Ok(counts)
    });
    brought.expect("imports")
}

fn decide(chunks: Vec<CustomerChunk>) -> (Vec<saldo_store::customers::Card>, Facts) {
    let mut facts = Facts::default();
    let mut cards = Vec::new();
    for chunk in chunks {
        if chunk.card.is_none() {
            cards.push(crate::world::card(&chunk.code));
        }
        let customer = chunk.customer;
        let taken = intake(chunk.told, &chunk.known, Unnamed::StaysUnallocated);
        facts.items.extend(taken.items.into_iter().map(|new| NewItem {
            customer,
            item: new.item,
            kind: new.fact.kind,
            number: new.fact.number,
            settles: new.fact.settles.unwrap_or_default(),
            effective: new.fact.effective,
            due: new.fact.due,
            amount: new.fact.amount,
            note: new.fact.note.unwrap_or_default(),
        }));
        facts.movements.extend(taken.movements.into_iter().map(|new| Recorded {
            customer,
            movement: identity::movement(&new, 0),
            new,
            reason: String::new(),
        }));
    }
    (cards, facts)
}

contract! {
    /// M03, and the other order: what is known is recognised, what is new is added.
    fn the_same_source_twice_adds_nothing(world) {
        let first = bring(world, source());
        assert_eq!(first.0, 20);
        world.assert_sound();
        let before = world.state_hash();
        let again = bring(world, source());
        assert_eq!(again, (0, 0));
        assert_ne!(world.state_hash(), before, "the journal tells of the second import");
        let mut reversed = source();
        reversed.reverse();
        assert_eq!(bring(world, reversed), (0, 0));
        world.assert_sound();
    }
}

contract! {
    /// What is known of a document: amendments, last movement, cancellation, disputes.
    fn what_can_be_meant_is_told_in_full(world) {
        let source = vec![
            told(1, "A", ItemKind::Goods, "1", 100),
            told(2, "A", ItemKind::Payment, "P", 60),
            told(3, "A", ItemKind::Goods, "2", 50),
        ];
        assert_eq!(bring(world, source.clone()), (3, 1));
        let mut corrected = source[0].clone();
        corrected.fact.amount = eur(90);
        corrected.fact.due = day("2026-03-01");
        let chunk = world.store.rehearse(world.company, |writer| {
            let amended = intake(vec![corrected.clone()], &known(writer, world, &corrected)?, Unnamed::StaysUnallocated);
            let (_, mut facts) = decide(vec![]);
            facts.movements.extend(amended.movements.into_iter().map(|new| Recorded {
                customer: customer("A"), movement: identity::movement(&new, 0), new, reason: String::new(),
            }));
            book::append(writer, world.stamp(), &facts)?;
            known(writer, world, &corrected)
        });
        let known = chunk.expect("reads");
        let of = |item: ItemId| known.iter().find(|one| one.item == item).expect("known");
        let invoice = of(source[0].identity);
        assert_eq!((invoice.amount, invoice.open), (eur(90), eur(30)));
        let moved: Vec<_> = invoice.moves.iter().map(|one| (one.effective, one.amount)).collect();
        assert_eq!(moved, [(day("2026-01-10"), eur(10)), (day("2026-01-10"), eur(60))]);
        assert!(invoice.used && !invoice.cancelled && !invoice.disputed);
        let other = of(source[2].identity);
        assert_eq!((other.open, other.moves.len(), other.used), (eur(50), 0, false), "open, so it can be meant");
        assert!(known.iter().all(|one| one.item != source[1].identity), "used up and not told");
    }
}

fn known(
    writer: &mut saldo_store::Writer,
    world: &World,
    told: &Told,
) -> Result<Vec<saldo_domain::book::intake::Known>, StoreError> {
    let mut staging = Staging::begin(world.company);
    staging.push_document(told.clone())?;
    Ok(staging.next_chunk(writer, 1)?.remove(0).known)
}

contract! {
    fn batches_and_mappings_are_remembered(world) {
        let batch = Batch {
            batch: 0,
            kind: "invoices".into(),
            source: "csv:a,b".into(),
            file: "a.csv".into(),
            file_hash: "abc".into(),
            read: 5,
            new: 1,
            changed: 1,
            unchanged: 1,
            refused: 2,
            person: UserId::new(3),
            recorded: Moment(8),
        };
        let number = world.write("import", |writer| {
            let number = import::reserve_batch(writer, world.company)?;
            import::record_batch(writer, world.company, &Batch { batch: number, ..batch.clone() })?;
            import::remember_mapping(writer, world.company, "csv:a,b", "first")?;
            import::remember_mapping(writer, world.company, "csv:a,b", "second")?;
            Ok(number)
        }).expect("records");
        let expected = Batch { batch: number, ..batch };
        let read = world.store.read(|r| {
            assert_eq!(import::batch_count(r, world.company)?, 1);
            assert_eq!(import::batches(r, world.company, 0, 10)?, vec![expected.clone()]);
            assert_eq!(import::remembered_mapping(r, world.company, "other")?, None);
            assert_eq!(import::remembered_mapping(r, world.company, "csv:a,b")?.as_deref(), Some("second"));
            import::batch_by_hash(r, world.company, "abc")
        });
        assert_eq!(read.expect("reads"), Some(expected));
    }
}

contract! {
    /// A large source may put an index aside; it is there again afterwards.
    fn a_large_source_leaves_every_index_as_it_was(world) {
    let indexes = if world.store.engine() == "sqlite" {
        "SELECT COUNT(*) FROM sqlite_master WHERE type = 'index'"
    } else {
        "SELECT COUNT(*) FROM pg_indexes WHERE schemaname = current_schema()"
    };
    let before = world.store.peek(indexes).expect("counts");
    let large = (0..20_000).map(|line| {
        told(line + 1, &format!("C-{}", line % 40), ItemKind::Goods, &format!("{line}"), 100)
    });
    assert_eq!(bring(world, large.collect()).0, 20_000);
    assert_eq!(world.store.peek(indexes).expect("counts"), before);
    let open =
        world.store.read(|r| saldo_store::control::size(r, world.company, day("2026-03-01")));
    assert_eq!(open.expect("counts"), (40, 20_000));
}
}
