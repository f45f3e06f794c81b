//! The batch calculator: statutory interest over more than twenty rate periods.

use crate::cpu;
use crate::dice::Dice;
use saldo_calc::{Facts, batch};
use saldo_domain::Day;
use saldo_letters::{Language, Texts};
use std::fmt::Write;
use std::io;

/// Jobs whose answers are looked at before the others are measured.
const SAMPLE: u64 = 1_000;

pub(crate) fn measure(seed: u64, cases: u64) {
    let (facts, texts) = (Facts::shipped(), Texts::of(Language::En));
    let mut answers = Vec::new();
    batch::run(jobs(seed, SAMPLE).as_bytes(), &mut answers, &facts, texts).expect("bytes");
    let answers = String::from_utf8(answers).expect("JSON is UTF-8");
    assert!(!answers.contains("\"error\":"), "every job is answered");
    let segments = answers.matches("\"from\":").count() as u64 / SAMPLE;
    let jobs = jobs(seed, cases);
    let before = cpu::hundredths();
    // The answers go nowhere: a disc or a pipe is not what is measured.
    batch::run(jobs.as_bytes(), &mut io::sink(), &facts, texts).expect("a sink takes bytes");
    let spent = cpu::hundredths() - before;
    println!(
        "batch: {cases} cases, {segments} segments each, {}, {} cases/s",
        cpu::seconds(spent),
        cpu::per_second(cases, spent),
    );
}

/// Job lines: one invoice of 2020, seen in 2024, with a partial payment.
fn jobs(seed: u64, cases: u64) -> String {
    let mut dice = Dice::new(seed);
    let first = Day::of(2020, 7, 1).expect("a day");
    let mut jobs = String::new();
    for id in 0..cases {
        let due = first.plus(dice.between(0, 180));
        let (paid, as_of) = (due.plus(dice.between(30, 900)), due.plus(dice.between(1_250, 1_400)));
        let (principal, part) = (dice.between(1_000, 9_000_000), dice.between(1, 900));
        writeln!(
            jobs,
            "{{\"id\":\"{id}\",\"kind\":\"interest-ru-395\",\"input\":{{\"as_of\":\"{as_of}\",\
             \"due_date_rule\":\"AS_IS\",\"apply_moratorium\":false,\
             \"invoices\":[{{\"invoice\":\"{id}\",\
             \"principal\":\"{principal}.50\",\"due_date\":\"{due}\",\
             \"payments\":[{{\"date\":\"{paid}\",\"amount\":\"{part}.25\"}}]}}]}}}}"
        )
        .expect("a String takes text");
    }
    jobs
}
