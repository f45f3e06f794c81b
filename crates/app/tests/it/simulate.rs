//! Years lived while things go wrong (goals R1, R25, gate figures).

use crate::house::Saldo;
use saldo_store::testing::Postgres;

/// Years of the gate, one seed each; the nightly run sets more.
const YEARS: u64 = 6;

fn years() -> u64 {
    std::env::var("SALDO_YEARS").ok().and_then(|text| text.parse().ok()).unwrap_or(YEARS)
}

fn simulate(saldo: &Saldo, more: &[&str]) -> serde_json::Value {
    saldo.run(&[&["simulate", "--json"], more].concat()).done().json()
}

/// A life in the middle of which everything goes wrong that can, on a policy each in turn.
#[test]
fn years_in_which_everything_goes_wrong_leave_nothing_wrong() {
    let policies = ["eight-step", "regulation", "gentle"];
    for (seed, policy) in (100..100 + years()).zip(policies.into_iter().cycle()) {
        let (saldo, seed) = (Saldo::new(), seed.to_string());
        let lived = simulate(&saldo, &["--seed", &seed, "--customers", "4", "--policy", policy]);
        assert_eq!(lived["wrong"], serde_json::json!([]), "seed {seed}, {policy}");
        assert_eq!(lived["days"], 365, "seed {seed}");
        let met = lived["troubles"].as_object().expect("counts").len();
        assert!(met >= 9, "seed {seed} meets {met} kinds of trouble: {lived}");
        saldo.run(&["verify"]).done();
    }
}

#[test]
fn the_same_seed_tells_the_same_on_both_engines() {
    let troubles = "crash,lost-answer,full-disk,late-bank,doubled,mail,outage,clock-back";
    let told =
        |saldo: &Saldo| simulate(saldo, &["--days", "40", "--seed", "5", "--faults", troubles]);
    let first = told(&Saldo::new());
    assert_eq!(first, told(&Saldo::new()));
    // Which points the program passes is the engine's; what became of the money is not.
    let other = told(&Saldo::on(Postgres::start().database()));
    for key in ["wrong", "days", "invoices", "credit_notes", "bank_lines", "runs"] {
        assert_eq!(first[key], other[key], "{key}");
    }
}

#[test]
fn a_policy_of_ones_own_is_lived_and_a_word_that_is_no_trouble_is_refused() {
    let saldo = Saldo::new();
    let shipped = include_str!("../../../../policies/gentle.toml");
    let own = saldo.folder.path().join("own.toml");
    std::fs::write(&own, shipped).expect("written");
    let lived = simulate(&saldo, &["--days", "20", "--policy", own.to_str().expect("a path")]);
    assert_eq!(lived["wrong"], serde_json::json!([]));
    let refused = Saldo::new().run(&["simulate", "--faults", "crash,locusts"]);
    assert_eq!(refused.code, Some(2), "{}", refused.err);
    assert!(
        refused.err.contains("locusts") && refused.err.contains("late-bank"),
        "{}",
        refused.err
    );
}
