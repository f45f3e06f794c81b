//! The door.

use crate::world::{World, command, contract, day, sqlite_file};
use saldo_store::{Store, StoreError};
use std::thread;
use std::time::{Duration, Instant};

#[test]
fn refuses_sqlite_below_3_51_3() {
    let rows = [(3_040_001, false), (3_051_002, false), (3_051_003, true), (3_054_001, true)];
    for (number, accepted) in rows {
        let outcome = saldo_store::refuse_old_version(number);
        assert_eq!(outcome.is_ok(), accepted, "{number}");
    }
    let told = saldo_store::refuse_old_version(3_040_001).expect_err("too old").to_string();
    assert!(told.contains("3.40.1") && told.contains("3.51.3"), "{told}");
}

#[test]
fn warns_on_network_fs() {
    let mounts = "/dev/sda1 / ext4 rw 0 0\n\
                  nas:/share /srv/data nfs4 rw 0 0\n\
                  /dev/sdb1 /srv/data/local xfs rw 0 0\n\
                  //pc/our\\040files /mnt/our\\040files cifs rw 0 0\n";
    let rows = [
        ("/var/saldo.db", None),
        ("/srv/data/saldo.db", Some("nfs4")),
        ("/srv/database/saldo.db", None),
        ("/srv/data/local/saldo.db", None),
        ("/mnt/our files/saldo.db", Some("cifs")),
    ];
    for (path, kind) in rows {
        let found = saldo_store::shared_file_system(mounts, std::path::Path::new(path));
        assert_eq!(found.as_deref(), kind, "{path}");
    }
}

#[test]
fn an_address_is_named_when_it_cannot_be_used() {
    let (directory, _) = sqlite_file();
    let absent = format!("sqlite:{}", directory.path().join("nothing.db").display());
    assert!(matches!(Store::open(&absent), Err(StoreError::Absent(_))));
    assert!(matches!(Store::open("mysql://x"), Err(StoreError::Address(_))));
}

/// O05: a transaction that reads first and writes later fails at once when another has
/// written in between, unless it took the write lock at its beginning.
#[test]
fn every_writer_begins_immediate() {
    let world = World::on_sqlite();
    world.add_customers(&["C-1"]);
    let other_process = Store::open(&world.url).expect("opens");
    let held = Duration::from_millis(300);
    thread::scope(|scope| {
        let (begun, waits) = std::sync::mpsc::channel();
        let world = &world;
        scope.spawn(move || {
            world
                .write("slow", |writer| {
                    begun.send(()).expect("somebody waits");
                    thread::sleep(held);
                    saldo_store::company::reserve(writer, world.company, "test", 1)
                })
                .expect("writes");
        });
        waits.recv().expect("the first has begun");
        let begun = Instant::now();
        let number = other_process
            .write(&command(world.company, "reads, then writes"), |writer| {
                let read = saldo_store::company::get(writer, world.company)?;
                assert!(read.is_some());
                saldo_store::company::reserve(writer, world.company, "test", 1)
            })
            .expect("waits for its turn instead of failing");
        assert!(begun.elapsed() >= held / 2, "the lock is taken before anything is read");
        assert_eq!(number, 2, "what was read is what the first one left");
    });
}

contract! {
    /// O09: the whole transaction is done again, and nothing of a failed attempt stays.
    fn retry_is_whole_transaction_without_side_effects(world) {
        let writers = 6;
        let each = 10;
        thread::scope(|scope| {
            for _ in 0..writers {
                scope.spawn(|| {
                    // Its own store: its own connections, as another process would have.
                    let store = Store::open(&world.url).expect("opens");
                    for _ in 0..each {
                        let command = command(world.company, "count");
                        store
                            .write(&command, |writer| {
                                saldo_store::company::reserve(writer, world.company, "test", 1)
                            })
                            .expect("in the end it succeeds");
                    }
                });
            }
        });
        let next = world
            .write("count", |writer| saldo_store::company::reserve(writer, world.company, "test", 1))
            .expect("reserves");
        assert_eq!(next, writers * each + 1);
        let head = world.store.read(|r| saldo_store::audit::head(r, world.company)).expect("reads");
        assert_eq!(head.seq, writers * each + 1, "one journal row for each");
        world.assert_sound();
    }
}

contract! {
    /// A reader sees one state from begin to end, whatever is written meanwhile.
    fn a_reader_sees_one_state(world) {
        world.add_customers(&["C-1"]);
        let seen = world.store.read(|reader| {
            let before = saldo_store::customers::card(reader, world.company, crate::world::customer("C-1"))?;
            world.add_customers(&["C-2"]);
            let second = saldo_store::customers::card(reader, world.company, crate::world::customer("C-2"))?;
            Ok::<_, StoreError>((before.is_some(), second.is_some()))
        });
        assert_eq!(seen.expect("reads"), (true, false));
    }
}

contract! {
    /// A rehearsal shows its own changes and leaves none.
    fn a_rehearsal_leaves_nothing(world) {
        let before = world.state_hash();
        let there = world.store.rehearse(world.company, |writer| {
            saldo_store::customers::add(writer, world.company, &[crate::world::card("C-1")])?;
            saldo_store::customers::by_code(writer, world.company, "c-1")
        });
        assert!(there.expect("rehearses").is_some());
        assert_eq!(world.state_hash(), before);
    }
}

contract! {
    /// A panic in the middle leaves nothing and locks nobody out.
    fn a_panic_leaves_nothing(world) {
        let before = world.state_hash();
        let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            world.write("panics", |writer| {
                saldo_store::company::reserve(writer, world.company, "test", 1)?;
                panic!("on purpose");
                #[expect(unreachable_code, reason = "gives the closure its type")]
                Ok(())
            })
        }));
        assert!(panicked.is_err());
        assert_eq!(world.state_hash(), before);
        world.add_customers(&["C-1"]);
    }
}

contract! {
    /// T10: days are whole numbers, so they sort and compare alike on both engines.
    fn date_semantics_equal(world) {
        world.add_customers(&["C-1"]);
        let days = ["1990-01-01", "1999-12-31", "2000-01-01", "2024-02-29", "2026-03-20", "2099-12-31"];
        for (at, due) in days.iter().enumerate() {
            world.document("C-1", saldo_domain::book::ItemKind::Goods, &format!("{at}"), "1990-01-01", due, 100);
        }
        let open = world.store.read(|reader| {
            saldo_store::ageing::open_items_of(
                reader, world.company, crate::world::customer("C-1"), day("2099-12-31"), None,
            )
        });
        let mut dues: Vec<String> = open.expect("reads").iter().map(|row| row.due.to_string()).collect();
        dues.sort();
        assert_eq!(dues, days);
        let overdue = world.store.read(|reader| {
            saldo_store::dashboard::totals(reader, world.company, day("2024-03-01"), None)
        });
        assert_eq!(overdue.expect("reads")[0].overdue.minor(), 400);
    }
}

/// Makes the server kill its own process in the middle of the first COMMIT that has touched
/// `counter`; a sequence does not roll back, so later ones survive.
const DIE_ONCE: &str = "
    CREATE SEQUENCE deaths;
    CREATE FUNCTION die_once() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF nextval('deaths') = 1 THEN
            PERFORM pg_terminate_backend(pg_backend_pid());
            PERFORM pg_sleep(5);
        END IF;
        RETURN NULL;
    END $$;
    CREATE CONSTRAINT TRIGGER die_once AFTER INSERT OR UPDATE ON counter
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION die_once();";

/// O08: the connection dies during COMMIT. Whether it was kept is found out by its journal
/// row; here it was not, so the whole transaction is done again, once.
#[test]
fn unknown_commit_is_resolved_by_key() {
    let world = World::on_postgres();
    world.store.meddle(DIE_ONCE).expect("lays the trap");
    let mut attempts = 0;
    let number = world
        .write("survives", |writer| {
            attempts += 1;
            saldo_store::company::reserve(writer, world.company, "test", 1)
        })
        .expect("the second attempt succeeds");
    assert_eq!((number, attempts), (1, 2));
    let head = world.store.read(|r| saldo_store::audit::head(r, world.company)).expect("reads");
    assert_eq!(head.seq, 1, "one journal row, not two");
}

contract! {
    /// One at a time makes the company, and the claim goes with its holder.
    fn the_making_of_a_company_is_claimed_once(world) {
        let other = Store::open(&world.url).expect("opens");
        let claim = world.store.claim_making().expect("asks").expect("is free");
        assert!(other.claim_making().expect("asks").is_none());
        drop(claim);
        let again = other.claim_making().expect("asks");
        assert!(again.is_some());
        assert!(world.store.claim_making().expect("asks").is_none());
    }
}
