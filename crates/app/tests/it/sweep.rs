//! Kills the real program at its writes, one after another (failure kind K).
//!
//! strace ends the program with SIGKILL at the n-th write to the database; no line of it
//! knows. A random kill finds the narrow windows only by luck; the sweep visits them all,
//! or as many evenly spread ones as the budget allows.

use crate::house::{PROGRAM, Saldo};
use std::fs;
use std::os::unix::process::ExitStatusExt;

const SIGKILL: i32 = 9;

/// How many times the command writes to files when nothing stops it.
pub(crate) fn writes(saldo: &Saldo, arguments: &[&str]) -> usize {
    let log = saldo.folder.path().join("writes.log");
    let log_name = log.display().to_string();
    let before = ["-f", "-qq", "-e", "trace=pwrite64", "-o", &log_name, PROGRAM];
    let status =
        saldo.wrapped("strace", &before, arguments).output().expect("strace starts").status;
    assert!(status.success(), "the command ends well under strace");
    let text = fs::read_to_string(log).expect("a log of writes");
    text.lines().filter(|line| line.contains("pwrite64(")).count()
}

/// Runs the command and kills it at the n-th write (from 1); false when it ended first.
pub(crate) fn killed_at(saldo: &Saldo, arguments: &[&str], nth: usize) -> bool {
    let inject = format!("inject=pwrite64:signal=SIGKILL:when={nth}");
    let before = ["-f", "-qq", "-o", "/dev/null", "-e", "trace=pwrite64", "-e", &inject, PROGRAM];
    let output = saldo.wrapped("strace", &before, arguments).output().expect("strace starts");
    output.status.signal() == Some(SIGKILL) || output.status.code() == Some(128 + SIGKILL)
}

/// Runs the command and has it abort at a named fail point, at the n-th passing (from 1);
/// false when it ended before.
#[cfg(feature = "failpoints")]
pub(crate) fn killed_at_point(saldo: &Saldo, arguments: &[&str], point: &str, nth: usize) -> bool {
    let plan = match nth {
        1 => format!("{point}=return"),
        _ => format!("{point}={}*off->return", nth - 1),
    };
    let output = saldo.command(arguments).env("FAILPOINTS", plan).output().expect("starts");
    output.status.signal().is_some()
}

/// Up to `budget` numbers from 1 to `last`, evenly spread, both ends included.
pub(crate) fn spread(last: usize, budget: usize) -> Vec<usize> {
    if last <= budget {
        return (1..=last).collect();
    }
    (0..budget).map(|step| 1 + step * (last - 1) / (budget - 1)).collect()
}

#[test]
fn the_spread_reaches_both_ends() {
    assert_eq!(spread(3, 10), [1, 2, 3]);
    let points = spread(100, 7);
    assert_eq!((points.len(), points[0], points[6]), (7, 1, 100));
}
