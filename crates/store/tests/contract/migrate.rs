//! The schema and its versions.

use crate::world::{contract, sqlite_file};
use saldo_domain::CompanyId;
use saldo_domain::book::Moment;
use saldo_store::testing::Postgres;
use saldo_store::{Store, StoreError, refunds};

fn fresh() -> Vec<(Option<tempfile::TempDir>, String)> {
    let (directory, url) = sqlite_file();
    vec![(Some(directory), url), (None, Postgres::start().database())]
}

#[test]
fn an_empty_database_is_brought_up_to_date_once() {
    for (_directory, url) in fresh() {
        let store = Store::open_or_create(&url).expect("opens");
        let before = store.schema().expect("tells");
        assert_eq!((before.current, before.is_current()), (0, false), "{url}");
        assert_eq!(store.migrate(Moment(5)).expect("migrates").len(), before.pending.len());
        let after = store.schema().expect("tells");
        assert!(after.is_current() && after.pending.is_empty());
        assert_eq!(store.migrate(Moment(6)).expect("does nothing"), vec![]);
    }
}

#[test]
fn two_programs_may_migrate_at_once() {
    for (_directory, url) in fresh() {
        Store::open_or_create(&url).expect("creates");
        let applied: usize = std::thread::scope(|scope| {
            let programs: Vec<_> = (0..4)
                .map(|_| {
                    scope.spawn(|| {
                        let store = Store::open(&url).expect("opens");
                        store.migrate(Moment(5)).expect("migrates or finds it done").len()
                    })
                })
                .collect();
            programs.into_iter().map(|program| program.join().expect("no panic")).sum()
        });
        let known = Store::open(&url).expect("opens").schema().expect("tells").known;
        assert_eq!(applied as i64, known, "each migration once: {url}");
    }
}

contract! {
    /// O11: an old program does not touch what a newer one has made.
    fn old_binary_refuses(world) {
        world.store.pretend_newer().expect("pretends");
        let opened = Store::open(&world.url).map(|_| ());
        assert!(matches!(opened, Err(StoreError::NewerSchema { .. })), "{opened:?}");
        let migrated = world.store.migrate(Moment(9)).map(|_| ());
        assert!(matches!(migrated, Err(StoreError::NewerSchema { .. })), "{migrated:?}");
    }
}

contract! {
    /// A migration whose text was changed after it had been applied is noticed.
    fn a_changed_migration_is_noticed(world) {
        world.store.meddle("UPDATE schema_migration SET hash = 'other'").expect("meddles");
        let migrated = world.store.migrate(Moment(9)).map(|_| ());
        assert!(matches!(migrated, Err(StoreError::ChangedMigration { version: 1 })), "{migrated:?}");
    }
}

#[test]
fn a_migration_cut_off_half_way_leaves_the_version_before() {
    for (_directory, url) in fresh() {
        let store = Store::open_or_create(&url).expect("opens");
        // A table in the way makes the migration fail after others were made.
        store.meddle("CREATE TABLE effect (x BIGINT)").expect("meddles");
        store.migrate(Moment(5)).expect_err("cannot make the table twice");
        assert_eq!(store.schema().expect("tells").current, 0);
        store.meddle("DROP TABLE effect").expect("clears the way");
        store.migrate(Moment(6)).expect("goes on where it stopped");
        assert!(store.schema().expect("tells").is_current());
    }
}

/// Rows that an earlier version laid down by customer are all there afterwards, with what was
/// left to its default, and may still not be changed.
#[test]
fn effects_that_were_asked_for_are_kept_when_their_table_is_laid_down_anew() {
    const BEFORE: i64 = 21;
    const ROW: &str = r#"INSERT INTO effect (company, customer, effect, day, kind, clause, policy,
            policy_version, step, text_key, threshold_days, met_by_days, until_day, lines)
        VALUES (1, 7, 'b', 20532, 'task', 'LAD-04', 'eight-step', 1, 4, 'call', 6, 8, 20533, '[]'),
               (1, 3, 'a', 20533, 'ask_approval', 'LAD-08', 'eight-step', 1, 8, 'suit', 29, 29,
                20540, '[[5,8,"LAD-08",100,"EUR",29]]')"#;
    for (_directory, url) in fresh() {
        let store = Store::open_or_create(&url).expect("opens");
        store.migrate_up_to(BEFORE).expect("the version before");
        store.meddle(ROW).expect("asks for two");
        store.migrate(Moment(6)).expect("goes on");
        let kept = "SELECT COUNT(*) FROM effect
            WHERE company = 1 AND counter = 'calendar' AND options = '' AND several = 0
              AND (customer = 7 AND effect = 'b' AND clause = 'LAD-04' AND lines = '[]'
                   OR customer = 3 AND effect = 'a' AND step = 8 AND until_day = 20540
                   AND lines LIKE '[[5,8,%29]]')";
        assert_eq!(store.peek(kept).expect("counts"), 2, "{url}");
        assert_eq!(store.peek("SELECT COUNT(*) FROM effect").expect("counts"), 2);
        store.meddle(ROW).expect_err("the key still refuses the same again");
        store.meddle("DELETE FROM effect").expect_err("append-only as before");
        store.meddle("UPDATE effect SET step = 1").expect_err("append-only as before");
    }
}

/// What people had restricted before files could tell of it is known as theirs; what they have loosened
/// since is not.
#[test]
fn restrictions_of_contacts_are_known_as_said_by_hand() {
    const BEFORE: i64 = 35;
    const ROWS: &str = "INSERT INTO contact_term
            (company, customer, entry, debtor, purpose, zone, email, sms, reason, recorded, mode)
        VALUES (1, 7, 1, 'LEGAL_ENTITY', 'BUSINESS', '', 'given', 'refused', 'x', 1, 'refused'),
               (1, 8, 2, 'INDIVIDUAL', 'PERSONAL', '', 'represented', 'given', 'x', 1, 'free'),
               (1, 9, 3, 'LEGAL_ENTITY', 'BUSINESS', '', 'refused', 'given', 'x', 1, 'refused'),
               (1, 9, 4, 'LEGAL_ENTITY', 'BUSINESS', '', 'given', 'given', 'x', 1, 'free')";
    for (_directory, url) in fresh() {
        let store = Store::open_or_create(&url).expect("opens");
        store.migrate_up_to(BEFORE).expect("the version before");
        store.meddle(ROWS).expect("said by hand");
        store.migrate(Moment(6)).expect("goes on");
        let kept = "SELECT COUNT(*) FROM kept_by_hand WHERE company = 1 AND (
            customer = 7 AND field = 'contact-mode' AND imported = 'free'
            OR customer = 7 AND field = 'contact-sms' AND imported = 'given'
            OR customer = 8 AND field = 'contact-email' AND imported = 'given'
            OR customer = 8 AND field = 'contact-debtor' AND imported = 'LEGAL_ENTITY')";
        assert_eq!(store.peek(kept).expect("counts"), 4, "{url}");
        assert_eq!(store.peek("SELECT COUNT(*) FROM kept_by_hand").expect("counts"), 4);
    }
}

/// The gate that a restore had shut, among the settings of sending, stays as it was in a table of its own.
#[test]
fn a_gate_that_was_shut_stays_shut_in_its_own_table() {
    const BEFORE: i64 = 41;
    const ROWS: &str = "INSERT INTO sending (company, field, version, value, person, recorded)
        VALUES (1, 'refunds-brought-back', 1, '12', 0, 3), (1, 'refunds-brought-back', 2, '', 4, 5),
               (1, 'refunds-brought-back', 3, '17', 0, 6), (2, 'refunds-brought-back', 1, '0', 0, 3),
               (2, 'refunds-brought-back', 2, '', 4, 5), (3, 'on', 1, 'on', 4, 5)";
    for (_directory, url) in fresh() {
        let store = Store::open_or_create(&url).expect("opens");
        store.migrate_up_to(BEFORE).expect("the version before");
        store.meddle(ROWS).expect("shut, opened and shut again");
        store.migrate(Moment(6)).expect("goes on");
        let gate = |company| -> Result<_, StoreError> {
            store.read(|reader| refunds::brought_back(reader, CompanyId::new(company)))
        };
        assert_eq!(gate(1).expect("reads"), Some(17), "{url}");
        assert_eq!(gate(2).expect("reads"), None, "somebody had said so");
        assert_eq!(gate(3).expect("reads"), None);
        let kept = "SELECT COUNT(*) FROM refund_gate WHERE company = 1 AND recorded = 1 + 2 * entry
            OR company = 1 AND entry = 3 AND shut = 1 AND recorded = 6
            OR company = 2 AND entry = 2 AND shut = 0 AND person = 4";
        assert_eq!(store.peek(kept).expect("counts"), 4, "by whom and when");
        store.meddle("DELETE FROM refund_gate").expect_err("append-only");
        store.meddle("UPDATE refund_gate SET shut = 0").expect_err("append-only");
    }
}

contract! {
    /// What is copied by a back-up is every table there is.
    fn no_table_is_forgotten(world) {
        let counted = if world.store.engine() == "sqlite" {
            "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
        } else {
            "SELECT COUNT(*) FROM pg_tables WHERE schemaname = current_schema()"
        };
        let tables = world.store.peek(counted).expect("counts");
        let outside = 4; // session, attempt, password_link, schema_migration
        assert_eq!(tables, saldo_store::backup::table_names().count() as i64 + outside);
    }
}
