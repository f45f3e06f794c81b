//! A process to itself for a test that measures what its process took: the time and the memory of
//! the tests beside it are not its own.

use std::env;
use std::process::Command;

const MARK: &str = "SALDO_TEST_ALONE";

/// Runs `measure` in a process of its own; `test` is the whole name of the test that asks, which
/// that process runs and nothing else.
pub(crate) fn alone(test: &str, measure: impl FnOnce()) {
    if env::var_os(MARK).is_some() {
        return measure();
    }
    let own = env::current_exe().expect("the program of these tests");
    let run = Command::new(own).args([test, "--exact"]).env(MARK, "1").output().expect("it starts");
    let said = String::from_utf8_lossy(&run.stdout);
    assert!(run.status.success() && said.contains(" 1 passed"), "{said}");
}
