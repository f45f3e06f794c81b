//! A copy that never came back is no copy (O10).

use crate::world::{World, contract, sqlite_file};
use saldo_domain::UserId;
use saldo_domain::book::{ItemKind, Moment};
use saldo_domain::happening::Happening;
use saldo_store::testing::Postgres;
use saldo_store::webhooks::{self, State, Webhook};
use saldo_store::{Reader, Store, StoreError, Writer, backup};
use std::path::{Path, PathBuf};

fn busy_world(world: &World) {
    world.add_customers(&["C-1", "Õ-2", "Я-3"]);
    let invoice = world.invoice("C-1", "1", "2026-02-01", 100);
    let paid = world.document("C-1", ItemKind::Payment, "P", "2026-01-20", "2026-01-20", 70);
    world.allocate("C-1", invoice, paid, "2026-01-20", 70).expect("allocates");
    world.invoice("Я-3", "счёт \"7\"\n", "2026-02-01", i64::MAX / 4);
}

fn saved(world: &World) -> (tempfile::TempDir, PathBuf, backup::Copied) {
    let directory = tempfile::tempdir().expect("a directory");
    let file = directory.path().join("copy.saldo");
    let copied = backup::save(&world.store, &file, &mut |_| {}).expect("saves");
    (directory, file, copied)
}

contract! {
    fn restore_drill_equals_source(world) {
        busy_world(world);
        let (_directory, file, copied) = saved(world);
        assert_eq!(copied.bytes, std::fs::metadata(&file).expect("is there").len());
        assert_eq!(copied.hash.len(), 64);
        let (_place, sqlite) = sqlite_file();
        for url in [sqlite, Postgres::start().database()] {
            let other = Store::open_or_create(&url).expect("opens");
            let restored = backup::restore(&other, &file, Moment(9), &mut |_| {}).expect("restores");
            assert_eq!(restored, copied);
            let hash = other.read(backup::state_hash).expect("hashes");
            assert_eq!(hash, world.state_hash(), "{url}");
            let verified = other.read(|r| saldo_store::audit::verify(r, world.company));
            assert!(verified.expect("reads").is_ok());
            let again = backup::restore(&other, &file, Moment(9), &mut |_| {});
            assert!(matches!(again, Err(StoreError::NotEmpty)), "{again:?}");
        }
    }
}

contract! {
    /// D35: a copy to try things out on must not tell other systems what never happened to them.
    fn a_copy_that_is_restored_tells_no_program(world) {
        let program = |name: &str, kinds: &[Happening]| Webhook {
            webhook: 0,
            name: name.to_owned(),
            address: "https://example.com/hook".to_owned(),
            kinds: kinds.to_vec(),
            person: UserId::new(1),
            recorded: Moment(3),
        };
        for (name, kinds) in [("shop", &Happening::ALL[..]), ("ended", &[])] {
            let set = |writer: &mut Writer| webhooks::set(writer, world.company, &program(name, kinds));
            world.write("webhook", set).expect("is told");
        }
        busy_world(world);
        let waiting = |store: &Store| {
            let count = |r: &mut Reader| webhooks::count(r, world.company, Some(State::Waiting));
            store.read(count).expect("counts")
        };
        assert_eq!(waiting(&world.store), 1, "the payment");
        let (_directory, file, _) = saved(world);
        let (_place, url) = sqlite_file();
        let other = Store::open_or_create(&url).expect("opens");
        backup::restore(&other, &file, Moment(9), &mut |_| {}).expect("restores");
        let told = |store: &Store| {
            let all = store.read(|r| webhooks::all(r, world.company)).expect("reads");
            all.iter().filter(|one| !one.kinds.is_empty()).count()
        };
        assert_eq!((told(&world.store), told(&other)), (1, 0));
        assert_eq!(waiting(&other), 1, "what was to be told is still to be seen");
    }
}

contract! {
    fn an_altered_or_cut_copy_is_refused_and_leaves_nothing(world) {
        busy_world(world);
        let (directory, file, _) = saved(world);
        let whole = std::fs::read(&file).expect("reads");
        let mut altered = whole.clone();
        let at = whole.len() / 2;
        altered[at] = if altered[at] == b'7' { b'8' } else { b'7' };
        let cut = whole[..whole.len() - 40].to_vec();
        let half = whole[..whole.len() / 2].to_vec();
        for (name, bytes) in [("altered", altered), ("cut", cut), ("half", half), ("empty", vec![])] {
            let damaged = directory.path().join(name);
            std::fs::write(&damaged, bytes).expect("writes");
            let (place, url) = sqlite_file();
            let other = Store::open_or_create(&url).expect("opens");
            let refused = backup::restore(&other, &damaged, Moment(9), &mut |_| {});
            assert!(matches!(refused, Err(StoreError::Backup { .. })), "{name}: {refused:?}");
            assert_eq!(names_in(place.path()), Vec::<String>::new(), "{name}");
        }
    }
}

contract! {
    /// A copy shows one state, though somebody goes on writing.
    fn a_copy_is_one_state_while_others_write(world) {
        busy_world(world);
        std::thread::scope(|scope| {
            let writer = scope.spawn(|| {
                for number in 0..40 {
                    world.invoice("C-1", &format!("W-{number}"), "2026-05-01", 100);
                }
            });
            for _ in 0..5 {
                let (_directory, file, _) = saved(world);
                let (_place, url) = sqlite_file();
                let other = Store::open_or_create(&url).expect("opens");
                backup::restore(&other, &file, Moment(9), &mut |_| {}).expect("restores");
                let head = other.read(|r| saldo_store::audit::verify(r, world.company));
                head.expect("reads").expect("the journal of the copy is whole");
            }
            writer.join().expect("writes on");
        });
    }
}

/// Names of the files in a directory.
fn names_in(directory: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(directory).expect("a directory");
    let name = |entry: std::io::Result<std::fs::DirEntry>| entry.expect("an entry").file_name();
    entries.map(|entry| name(entry).to_string_lossy().into_owned()).collect()
}

#[test]
fn a_failed_restore_leaves_what_was_there_before() {
    let world = World::on_sqlite();
    busy_world(&world);
    let before = world.state_hash();
    let (directory, file, _) = saved(&world);
    let full = backup::restore(&world.store, &file, Moment(9), &mut |_| {});
    assert!(matches!(full, Err(StoreError::NotEmpty)), "{full:?}");
    let junk = directory.path().join("junk");
    std::fs::write(&junk, "junk").expect("writes");
    backup::restore(&world.store, &junk, Moment(9), &mut |_| {}).expect_err("refuses");
    assert_eq!(world.state_hash(), before);
}

#[test]
fn of_copies_made_at_once_to_one_name_one_is_kept_whole_and_no_part_is_left() {
    let world = World::on_sqlite();
    busy_world(&world);
    let directory = tempfile::tempdir().expect("a directory");
    let file = directory.path().join("copy.saldo");
    let saved: Vec<bool> = std::thread::scope(|scope| {
        let save = || backup::save(&world.store, &file, &mut |_| {}).is_ok();
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(save)).collect();
        threads.into_iter().map(|thread| thread.join().expect("ends")).collect()
    });
    assert_eq!(saved.iter().filter(|saved| **saved).count(), 1, "{saved:?}");
    assert_eq!(names_in(directory.path()), ["copy.saldo"]);
    let (_place, url) = sqlite_file();
    let other = Store::open_or_create(&url).expect("opens");
    backup::restore(&other, &file, Moment(9), &mut |_| {}).expect("is whole");
}

#[test]
fn an_existing_file_is_not_overwritten() {
    let world = World::on_sqlite();
    let directory = tempfile::tempdir().expect("a directory");
    let file = directory.path().join("precious");
    std::fs::write(&file, "precious").expect("writes");
    backup::save(&world.store, &file, &mut |_| {}).expect_err("refuses");
    assert_eq!(std::fs::read(&file).expect("reads"), b"precious");
}

/// O10: a column that no copy holds is lost with the first restore, and nobody notices.
#[test]
fn every_column_of_every_table_is_copied() {
    let (_place, url) = sqlite_file();
    let store = Store::open_or_create(&url).expect("opens");
    store.migrate(Moment(1)).expect("the schema");
    let directory = tempfile::tempdir().expect("a directory");
    let file = directory.path().join("copy.saldo");
    backup::save(&store, &file, &mut |_| {}).expect("saves");
    let text = std::fs::read_to_string(&file).expect("is there");
    let lines = text.lines().map(|line| serde_json::from_str(line).expect("JSON"));
    let headings: Vec<serde_json::Value> =
        lines.filter(|line: &serde_json::Value| line["table"].is_string()).collect();
    // Sessions end with a restore; the versions of the schema are made by migrating.
    let tables = "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table'
                  AND name NOT IN ('session', 'attempt', 'password_link', 'schema_migration')";
    assert_eq!(store.peek(tables).expect("counted") as usize, headings.len());
    for heading in headings {
        let table = heading["table"].as_str().expect("a name");
        let columns = format!("SELECT COUNT(*) FROM pragma_table_info('{table}')");
        let copied = heading["columns"].as_array().expect("a list").len();
        assert_eq!(store.peek(&columns).expect("counted") as usize, copied, "{table}");
    }
}
