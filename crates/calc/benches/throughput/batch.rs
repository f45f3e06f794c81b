//! The batch calculator: statutory interest over more than twenty rate periods.

use crate::cpu;
use crate::dice::Dice;
use saldo_calc::{Facts, batch};
use saldo_domain::Day;
use saldo_letters::{Language, Texts};
use std::fmt::Write;

pub(crate) fn measure(seed: u64, cases: u64) {
    let jobs = jobs(seed, cases);
    let mut answers = Vec::with_capacity(jobs.len() * 20);
    let (facts, texts) = (Facts::shipped(), Texts::of(Language::En));
    let before = cpu::hundredths();
    batch::run(jobs.as_bytes(), &mut answers, &facts, texts).expect("memory takes bytes");
    let spent = cpu::hundredths() - before;
    let segments = answers.windows(7).filter(|window| *window == b"\"from\":").count() as u64;
    assert!(!answers.windows(8).any(|window| window == b"\"error\":"), "every job is answered");
    println!(
        "batch: {cases} cases, {} segments each, {}, {} cases/s",
        segments / cases.max(1),
        cpu::seconds(spent),
        cpu::per_second(cases, spent),
    );
}

/// Job lines: one invoice of 2020, seen in 2026, with a partial payment.
fn jobs(seed: u64, cases: u64) -> String {
    let mut dice = Dice::new(seed);
    let first = Day::of(2020, 7, 1).expect("a day");
    let mut jobs = String::new();
    for id in 0..cases {
        let due = first.plus(dice.between(0, 180));
        let (paid, as_of) = (due.plus(dice.between(30, 900)), due.plus(dice.between(1_900, 2_050)));
        let (principal, part) = (dice.between(1_000, 9_000_000), dice.between(1, 900));
        writeln!(
            jobs,
            "{{\"id\":\"{id}\",\"kind\":\"interest-ru-395\",\"input\":{{\"as_of\":\"{as_of}\",\
             \"apply_moratorium\":false,\"invoices\":[{{\"invoice\":\"{id}\",\
             \"principal\":\"{principal}.50\",\"due_date\":\"{due}\",\
             \"payments\":[{{\"date\":\"{paid}\",\"amount\":\"{part}.25\"}}]}}]}}}}"
        )
        .expect("a String takes text");
    }
    jobs
}
