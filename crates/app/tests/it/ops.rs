//! The machine fails: the program dies while migrating, the disk is full, a sync fails.

use crate::house::{Answer, PROGRAM, Saldo};
use crate::ibm::{look_alike_csv, map};
use crate::{dump, sweep};

#[test]
fn migration_killed_at_any_write_goes_on_where_it_stopped() {
    let arguments = ["db", "migrate"];
    let writes = sweep::writes(&Saldo::new(), &arguments);
    let mut killed = 0;
    for nth in sweep::spread(writes, 25) {
        let saldo = Saldo::new();
        killed += usize::from(sweep::killed_at(&saldo, &arguments, nth));
        saldo.run(&arguments).done();
        let status = saldo.run(&["db", "status", "--json"]).done().json();
        assert_eq!(status["current"], status["known"], "killed at write {nth} of {writes}");
    }
    assert!(killed > 15, "the sweep really kills: {killed}");
}

#[test]
fn enospc_sweep() {
    faults("pwrite64", "ENOSPC");
}

#[test]
fn fsync_eio_sweep() {
    faults("fsync,fdatasync", "EIO");
}

/// Has the n-th of these system calls fail during an import: the program says so and keeps
/// nothing, or it has kept everything; a repetition always ends well.
fn faults(calls: &str, error: &str) {
    let text = look_alike_csv();
    let empty = Saldo::new().founded("US", "USD");
    let reference = empty.copy();
    let all = {
        let file = reference.write("receivables.csv", &text);
        reference.run(&["import", "auto", &file, "--map", &map()]).done();
        dump::of(&reference.file(), dump::BOOK)
    };
    let none = dump::of(&empty.file(), dump::BOOK);
    let mut reported = 0;
    for nth in [1, 2, 3, 5, 9, 17, 33, 65] {
        let saldo = empty.copy();
        let file = saldo.write("receivables.csv", &text);
        let map = map();
        let arguments = ["import", "auto", &file, "--map", &map];
        let (trace, inject) =
            (format!("trace={calls}"), format!("inject={calls}:error={error}:when={nth}"));
        let before = ["-f", "-qq", "-o", "/dev/null", "-e", &trace, "-e", &inject, PROGRAM];
        let output = saldo.wrapped("strace", &before, &arguments).output().expect("strace starts");
        let answer = Answer::of(output);
        let found = dump::of(&saldo.file(), dump::BOOK);
        match answer.code {
            Some(0) => assert_eq!(found, all, "{error} at {nth}"),
            Some(1) => {
                reported += 1;
                assert!(found == none || found == all, "{error} at {nth}: half an import");
                assert!(!answer.err.contains("panicked"), "{}", answer.err);
            }
            other => panic!("{error} at {nth}: {other:?} {}", answer.err),
        }
        saldo.run(&arguments).done();
        assert_eq!(dump::of(&saldo.file(), dump::BOOK), all, "{error} at {nth}");
        saldo.run(&["verify"]).done();
    }
    assert!(reported > 0, "{error} reaches the program");
}
