//! `cargo xtask test`: the gate a change passes, stage by stage, with what each cost.
//!
//! Every stage runs even when an earlier one failed, so that one run tells everything;
//! only missing prerequisites end the run at once, because the rest would then report
//! nothing but their absence.

mod licences;
mod prerequisites;
mod table;

use crate::house::{House, run as run_command};
use crate::tidy;
use anyhow::{Result, bail};
use std::time::{Duration, Instant};

/// One stage of the gate.
struct Stage {
    name: &'static str,
    /// What a person learns from it, in a few words.
    about: &'static str,
    /// Whether the stages after it can still say something useful when it fails.
    others_can_run: bool,
    run: fn(&House) -> Result<Passed>,
}

/// How a stage that did not fail ended.
enum Passed {
    /// Everything it promises was checked.
    Fully,
    /// Something could not be checked here; the text says what.
    Except(String),
}

/// What one stage cost and how it ended.
struct Outcome {
    stage: &'static Stage,
    took: Duration,
    result: Result<Passed>,
}

/// In order: cheap refusals first.
const STAGES: &[Stage] = &[
    Stage {
        name: "prerequisites",
        about: "programs the tests use",
        others_can_run: false,
        run: prerequisites::check,
    },
    Stage { name: "fmt", about: "formatting", others_can_run: true, run: formatting },
    Stage { name: "tidy", about: "promises about the tree", others_can_run: true, run: tidiness },
    Stage { name: "clippy", about: "lints", others_can_run: true, run: lints },
    Stage {
        name: "deny",
        about: "licences, bans, sources",
        others_can_run: true,
        run: licences::check,
    },
    Stage { name: "test", about: "every test", others_can_run: true, run: tests },
];

/// Names that `--stage` accepts.
pub(crate) fn stage_names() -> Vec<&'static str> {
    STAGES.iter().map(|stage| stage.name).collect()
}

/// Runs the named stages, or all of them; true when all passed.
pub(crate) fn run(house: &House, wanted: &[String]) -> bool {
    let mut outcomes = Vec::new();
    for stage in STAGES {
        if !wanted.is_empty() && !wanted.iter().any(|name| name == stage.name) {
            continue;
        }
        let outcome = timed(house, stage);
        let stop = outcome.result.is_err() && !stage.others_can_run;
        outcomes.push(outcome);
        if stop {
            break;
        }
    }
    print!("{}", table::render(&outcomes));
    outcomes.iter().all(|outcome| outcome.result.is_ok())
}

fn timed(house: &House, stage: &'static Stage) -> Outcome {
    println!("\n== {}: {}", stage.name, stage.about);
    let start = Instant::now();
    let result = (stage.run)(house);
    if let Err(error) = &result {
        println!("{error:#}");
    }
    Outcome { stage, took: start.elapsed(), result }
}

fn formatting(house: &House) -> Result<Passed> {
    run_command(house.cargo().args(["fmt", "--all", "--check"]))?;
    Ok(Passed::Fully)
}

fn tidiness(house: &House) -> Result<Passed> {
    if !tidy::report(house)? {
        bail!("the tree does not keep its promises; see above");
    }
    Ok(Passed::Fully)
}

/// Features with which the whole workspace is linted and tested: fail points included.
const FEATURES: &str = "saldo-app/failpoints";

fn lints(house: &House) -> Result<Passed> {
    run_command(
        house
            .cargo()
            .args(["clippy", "--workspace", "--all-targets", "--locked", "--keep-going"])
            .args(["--features", FEATURES, "--", "-D", "warnings"]),
    )?;
    Ok(Passed::Fully)
}

fn tests(house: &House) -> Result<Passed> {
    run_command(
        house
            .cargo()
            .args(["test", "--workspace", "--locked", "--no-fail-fast", "--features", FEATURES])
            // A snapshot that differs is a failure here, never a file quietly rewritten.
            .env("INSTA_UPDATE", "no"),
    )?;
    Ok(Passed::Fully)
}
