//! The demo company: the same for the same seed, and alive.

use crate::dump;
use crate::house::Saldo;

const DAY: &str = "2026-03-20";

fn demo(saldo: &Saldo, more: &[&str]) -> crate::house::Answer {
    saldo.run(&[&["demo", "--as-of", DAY, "--no-serve"], more].concat()).done()
}

#[test]
fn the_same_seed_prints_the_same_day() {
    let [one, other] = [(); 2].map(|()| Saldo::new());
    let answer = demo(&one, &["--seed", "7"]);
    assert_eq!(answer.out, demo(&other, &["--seed", "7"]).out);
    let tables = [dump::BOOK, dump::DECISIONS].concat();
    assert_eq!(dump::of(&one.file(), &tables), dump::of(&other.file(), &tables));
    insta::assert_snapshot!("the_day_of_seed_7", answer.out);
    assert_ne!(demo(&Saldo::new(), &["--seed", "8", "--customers", "60"]).out, answer.out);
}

#[test]
fn the_demo_company_is_sound_and_its_day_is_done() {
    let saldo = Saldo::new();
    demo(&saldo, &["--seed", "3", "--customers", "120"]);
    saldo.run(&["verify"]).done();
    let again = saldo.run(&["run", "--as-of", DAY, "--json"]).done().json();
    assert_eq!(again["days"], serde_json::json!([]), "the day was run");
    for table in [
        "item",
        "movement",
        "due_change",
        "standing",
        "contact",
        "effect",
        "step_taken",
        "withheld",
        "task",
        "outbox",
        // What people have done beside the work that control gives them.
        "file_entry",
        "visit",
        "errand",
        "request",
        "decision",
        "plan_item",
        "plan_check",
        "planned_share",
        "memo",
        "bank_line",
        "line_proposal",
        "credit_order",
        "reservation",
        "charge_term",
        "authority_limit",
        "deputy",
        "policy_read",
        "status_change",
    ] {
        assert!(dump::count(&saldo.file(), table) > 0, "{table}");
    }
    let answer = saldo.run(&["demo", "--no-serve"]).ended(2);
    assert!(answer.err.contains("already holds"), "{}", answer.err);
}

#[test]
fn the_day_is_told_in_three_languages_at_eighty_columns() {
    for language in ["en", "ru", "et"] {
        let answer = demo(&Saldo::new(), &["--lang", language, "--customers", "40"]);
        for line in answer.out.lines() {
            assert!(line.chars().count() <= 80, "{language}: {line}");
        }
        assert!(!answer.out.contains('⟦'), "{language}: {}", answer.out);
    }
}

#[test]
fn a_russian_company_keeps_its_books_in_roubles() {
    let saldo = Saldo::new();
    let answer = demo(&saldo, &["--country", "RU", "--lang", "ru", "--customers", "40"]);
    assert!(answer.out.contains("RUB") && answer.out.contains("Северный Ветер"), "{}", answer.out);
}

#[test]
fn without_a_database_named_it_uses_a_fresh_file_and_says_where() {
    let saldo = Saldo::new();
    let mut command = saldo.command(&["demo", "--no-serve", "--customers", "10", "--as-of", DAY]);
    command.env_remove("SALDO_DATABASE").env("TMPDIR", saldo.folder.path());
    let answer = crate::house::Answer::of(command.output().expect("starts")).done();
    let place = answer.err.split_whitespace().find(|word| word.starts_with("sqlite:"));
    let path = place.and_then(|url| url.strip_prefix("sqlite:")).expect("the place is told");
    assert!(std::path::Path::new(path).is_file(), "{path}");
}

/// A demo that was broken off is no company to work with, and is made anew when asked for again.
#[cfg(feature = "failpoints")]
#[test]
fn a_demo_that_was_broken_off_is_refused_and_made_anew() {
    use crate::sweep::killed_at_point;
    let saldo = Saldo::new();
    let small = ["demo", "--as-of", DAY, "--no-serve", "--customers", "20"];
    assert!(killed_at_point(&saldo, &small, "demo::day-lived", 3));
    for command in [&["verify"][..], &["run", "--as-of", DAY], &["report", "ageing"]] {
        let answer = saldo.run(command).ended(2);
        assert!(answer.err.contains("`saldo demo`"), "{command:?}: {}", answer.err);
    }
    let whole = Saldo::new();
    assert_eq!(saldo.run(&small).done().out, whole.run(&small).done().out);
    let tables = [dump::BOOK, dump::DECISIONS].concat();
    assert_eq!(dump::of(&saldo.file(), &tables), dump::of(&whole.file(), &tables));
    saldo.run(&["verify"]).done();
    saldo.run(&small).ended(2);
}

/// While a demo is being made, a second one neither takes it for broken off nor drops it.
#[cfg(feature = "failpoints")]
#[test]
fn two_demos_at_once_do_not_disturb_each_other() {
    let saldo = Saldo::new();
    let small = ["demo", "--as-of", DAY, "--no-serve", "--customers", "20"];
    let mut first = saldo.command(&small);
    first.env("FAILPOINTS", "demo::day-lived=1*sleep(4000)->off");
    first.stdout(std::process::Stdio::null()).stderr(std::process::Stdio::null());
    let mut first = first.spawn().expect("starts");
    let claim = saldo.folder.path().join("saldo.sqlite-making");
    while !claim.exists() && first.try_wait().expect("is asked").is_none() {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    std::thread::sleep(std::time::Duration::from_millis(300));
    let second = saldo.run(&small).ended(2);
    assert!(second.err.contains("is being made"), "{}", second.err);
    let asked = saldo.run(&["verify"]).ended(2);
    assert!(asked.err.contains("is being made"), "{}", asked.err);
    assert!(first.wait().expect("ends").success());
    assert!(!claim.exists(), "nothing is left beside the database");
    saldo.run(&["verify"]).done();
}
