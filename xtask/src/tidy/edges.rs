//! Clocks, chance, processes and sockets only at named edges: a rule that asks the clock
//! cannot be asked about last March.

use super::Finding;
use super::exceptions::{Exception, apply};
use super::tokens::reads;
use super::tree::{File, Tree};

/// A call that reaches outside, as tokens, and where it may be made.
struct Reach {
    call: &'static [&'static str],
    /// A word the file also holds when it means this call and no namesake.
    beside: &'static str,
    edges: &'static [Exception],
}

const TESTS: Exception = Exception {
    under: "crates/app/tests/",
    reason: "the test program starts servers, browsers and the product itself, and waits for them",
};
const STORE_TESTS: Exception = Exception {
    under: "crates/store/tests/",
    reason: "a test shows that a second writer waits for the first",
};
const FORMAT_TESTS: Exception = Exception {
    under: "crates/formats/tests/",
    reason: "a test makes a named pipe, which is no table",
};
const BENCHES: Exception = Exception {
    under: "crates/app/benches/",
    reason: "a benchmark measures time and runs the product as a person would",
};
const PRESS_TESTS: Exception = Exception {
    under: "crates/press/tests/",
    reason: "a test reads back the words on the pages with poppler",
};
const PRESS_BENCH: Exception =
    Exception { under: "crates/press/benches/", reason: "a benchmark counts letters a second" };
const GATE: Exception = Exception { under: "xtask/src/gate/", reason: "the gate times its stages" };
const HOUSE: Exception = Exception { under: "xtask/src/house.rs", reason: "scripts run commands" };
const SPREADSHEETS: Exception = Exception {
    under: "crates/formats/src/child.rs",
    reason: "spreadsheets are read by a second process under limits",
};
const SERVERS: Exception = Exception {
    under: "crates/store/src/testing.rs",
    reason: "tests start a PostgreSQL server of their own",
};
const CLOCK: Exception = Exception {
    under: "crates/app/src/clock.rs",
    reason: "the one real clock, handed to the use-cases as a trait",
};
const PROGRESS: Exception = Exception {
    under: "crates/app/src/progress.rs",
    reason: "a bar appears when work has taken a second; it changes no result",
};
const SECRETS: Exception = Exception {
    under: "crates/app/src/secrets.rs",
    reason: "first passwords must not be guessable",
};
const SESSIONS: Exception = Exception {
    under: "crates/web/src/session.rs",
    reason: "tokens of sessions, uploads and forms must not be guessable",
};
const TOKENS: Exception = Exception {
    under: "crates/work/src/tokens.rs",
    reason: "tokens of programs that call us must not be guessable",
};
const SERVE: Exception = Exception {
    under: "crates/app/src/commands/serve.rs",
    reason: "opens the socket the pages are served on",
};
const CHANNEL_TESTS: Exception = Exception {
    under: "crates/channels/tests/",
    reason: "tests start real servers and ask them, and time what must not hang",
};
const WIRE: Exception = Exception {
    under: "crates/channels/src/wire.rs",
    reason: "opens the line to a mailbox or to a centre of short messages",
};
const WAITS: Exception = Exception {
    under: "crates/channels/src/",
    reason: "how long a carrier is waited for in all, whatever it does; no day and no rule hangs on it",
};
const PEER: Exception = Exception {
    under: "crates/channels/src/testing.rs",
    reason: "a peer that misbehaves as tests tell it",
};

const HOOK_TESTS: Exception = Exception {
    under: "crates/work/tests/it/webhooks.rs",
    reason: "the test plays the program outside that is told",
};

const FAULT_TESTS: Exception = Exception {
    under: "crates/work/tests/it/faults.rs",
    reason: "the test plays the gateway of a provider, which fails",
};

const REACHES: &[Reach] = &[
    Reach { call: &["SystemTime", ":", ":", "now"], beside: "", edges: &[] },
    Reach { call: &["Timestamp", ":", ":", "now"], beside: "", edges: &[CLOCK] },
    Reach { call: &["Zoned", ":", ":", "now"], beside: "", edges: &[] },
    Reach {
        call: &["Instant", ":", ":", "now"],
        beside: "",
        edges: &[STORE_TESTS, CHANNEL_TESTS, WAITS, BENCHES, PRESS_BENCH, GATE, PROGRESS],
    },
    Reach { call: &["thread_rng"], beside: "", edges: &[] },
    Reach {
        call: &["getrandom", ":", ":", "fill"],
        beside: "",
        edges: &[SECRETS, SESSIONS, TOKENS],
    },
    Reach {
        call: &["Command", ":", ":", "new"],
        beside: "process",
        edges: &[
            TESTS,
            BENCHES,
            HOUSE,
            SPREADSHEETS,
            SERVERS,
            FORMAT_TESTS,
            PRESS_TESTS,
            CHANNEL_TESTS,
        ],
    },
    Reach {
        call: &["TcpListener"],
        beside: "",
        edges: &[SERVE, TESTS, PEER, CHANNEL_TESTS, HOOK_TESTS, FAULT_TESTS],
    },
    Reach {
        call: &["TcpStream"],
        beside: "",
        edges: &[TESTS, WIRE, PEER, CHANNEL_TESTS, HOOK_TESTS, FAULT_TESTS],
    },
];

pub(super) fn find(tree: &Tree) -> Vec<Finding> {
    REACHES.iter().flat_map(|reach| of_reach(reach, tree)).collect()
}

fn of_reach(reach: &Reach, tree: &Tree) -> Vec<Finding> {
    apply(tree.rust_files().flat_map(|file| in_file(reach, file)).collect(), reach.edges, tree)
}

fn in_file(reach: &Reach, file: &File) -> Vec<Finding> {
    let beside = |word| file.tokens.iter().any(|token| token.text == word);
    if !reach.beside.is_empty() && !beside(reach.beside) {
        return Vec::new();
    }
    (0..file.tokens.len())
        .filter(|start| reads(&file.tokens[*start..], reach.call))
        .map(|start| {
            let says = format!(
                "`{}` outside its edges: take the value as an argument, or name the edge and its reason in xtask/src/tidy/edges.rs",
                reach.call.concat()
            );
            Finding::fault(&file.path, file.tokens[start].line, says)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_that_asks_the_clock_is_found() {
        let table = [
            ("crates/domain/src/a.rs", "fn f() { std::time::SystemTime::now() }", 1),
            ("crates/work/src/a.rs", "fn f() { let t = Instant::now(); }", 1),
            ("crates/work/src/a.rs", "fn f() { jiff::Timestamp::now() }", 1),
            (
                "crates/work/src/a.rs",
                "use std::process::{Child, Command}; fn f() { Command::new() }",
                1,
            ),
            ("crates/work/src/a.rs", "fn f() { saldo_store::Command::new() }", 0),
            ("crates/app/benches/a.rs", "fn f() { let t = Instant::now(); }", 0),
            ("crates/work/src/a.rs", "/// `Instant::now` is not for us\nfn f(now: Instant) {}", 0),
        ];
        for (path, source, expected) in table {
            let found = find(&Tree::of(&[(path, source)]));
            let found = found.iter().filter(|finding| finding.line > 0).count();
            assert_eq!(found, expected, "{source}");
        }
    }
}
