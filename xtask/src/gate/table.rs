//! The closing table: each stage, how it ended, what it cost.

use super::{Outcome, Passed};
use std::fmt::Write;
use std::time::Duration;

/// One line a stage, the sum below.
pub(super) fn render(outcomes: &[Outcome]) -> String {
    let mut text = String::from("\nstage          result       time  remark\n");
    let mut total = Duration::ZERO;
    for outcome in outcomes {
        total += outcome.took;
        let (result, remark) = match &outcome.result {
            Ok(Passed::Fully) => ("ok", outcome.stage.about.to_owned()),
            Ok(Passed::Except(what)) => ("ok, partly", what.clone()),
            Err(error) => ("FAILED", first_line(&error.to_string())),
        };
        let name = outcome.stage.name;
        let time = clock(outcome.took);
        writeln!(text, "{name:<14} {result:<10} {time:>6}  {remark}").expect("a string grows");
    }
    writeln!(text, "{:<14} {:<10} {:>6}", "all", "", clock(total)).expect("a string grows");
    text
}

/// Minutes and seconds: `3:07`.
fn clock(time: Duration) -> String {
    let seconds = time.as_secs();
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::STAGES;
    use super::*;

    #[test]
    fn each_stage_has_a_line_with_its_cost_and_a_failure_is_seen() {
        let outcome = |index: usize, seconds, result| Outcome {
            stage: &STAGES[index],
            took: Duration::from_secs(seconds),
            result,
        };
        let table = render(&[
            outcome(1, 3, Ok(Passed::Fully)),
            outcome(4, 61, Ok(Passed::Except("advisories NOT checked".into()))),
            outcome(5, 600, Err(anyhow::anyhow!("two tests failed\nmore below"))),
        ]);
        let lines: Vec<&str> = table.trim().lines().collect();
        assert_eq!(lines[1], "fmt            ok           0:03  formatting");
        assert_eq!(lines[2], "deny           ok, partly   1:01  advisories NOT checked");
        assert_eq!(lines[3], "test           FAILED      10:00  two tests failed");
        assert_eq!(lines[4], "all                        11:04");
    }
}
