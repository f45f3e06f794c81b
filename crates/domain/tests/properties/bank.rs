//! What statements tell, in whatever pieces: each line counts as often as the bank booked it.

use proptest::prelude::*;
use saldo_domain::bank::known::{KnownLine, Place, Standing, content};
use saldo_domain::bank::{LineFact, OtherSide, StatementFact, Told, sort_out};
use saldo_domain::{Currency, Day, Money};
use std::collections::BTreeMap;

const ACCOUNT: &str = "EE571010220229377229";

/// Payer and cents, few of each, so that twins are usual.
type Booked = (u8, i64);

fn march(day: i8) -> Day {
    Day::of(2026, 3, day).expect("a day of March")
}

fn line(day: usize, (payer, cents): Booked) -> LineFact {
    LineFact {
        place: 1,
        booked: march(day as i8 + 2),
        amount: Money::from_minor(cents, Currency::from_code("EUR").expect("EUR")),
        reversal: false,
        bank_id: String::new(),
        end_to_end: String::new(),
        number: String::new(),
        reference: String::new(),
        text: String::new(),
        other: OtherSide { name: format!("Payer {payer}"), ..OtherSide::default() },
    }
}

/// The lines that count after these files, by day, payer and amount.
fn counted(lines: &[KnownLine]) -> BTreeMap<(Day, i64), usize> {
    let mut counted = BTreeMap::new();
    for one in lines.iter().filter(|one| one.standing == Standing::Counts) {
        *counted.entry((one.booked, one.content)).or_default() += 1;
    }
    counted
}

proptest! {
    /// M03, M04: files of whole days, without balances and ids, in any order, overlapping and told again:
    /// each line of the days that were told counts once, true twins stay, and nobody is asked.
    #[test]
    fn files_of_whole_days_count_each_line_once_and_keep_twins(
        days in prop::collection::vec(prop::collection::vec((0..3_u8, 1..3_i64), 0..5), 4),
        files in prop::collection::vec((0..4_usize, 0..4_usize), 1..8),
    ) {
        let mut known: Vec<KnownLine> = Vec::new();
        let mut told_days = std::collections::BTreeSet::new();
        for (number, (one, other)) in (1..).zip(files) {
            let span = one.min(other)..=one.max(other);
            let lines = span.clone().flat_map(|day| days[day].iter().map(move |b| line(day, *b)));
            let statement = StatementFact {
                account: ACCOUNT.to_owned(),
                currency: Currency::from_code("EUR").expect("EUR"),
                number: String::new(),
                from: None,
                to: None,
                opening: None,
                closing: None,
                turnover: None,
                lines: lines.collect(),
            };
            told_days.extend(span);
            let told = sort_out(&statement, &known, &Place::default());
            for (told, line) in told.iter().zip(&statement.lines) {
                match *told {
                    Told::New(id) => {
                        prop_assert!(known.iter().all(|one| one.line != id), "an identity twice");
                        known.push(KnownLine {
                            line: id,
                            content: content(ACCOUNT, line),
                            booked: line.booked,
                            amount: line.amount,
                            bank_id: None,
                            statement: number,
                            standing: Standing::Counts,
                        });
                    }
                    Told::Known(_) => {}
                    ref other => prop_assert!(false, "{:?} of a whole day", other),
                }
            }
        }
        let mut expected = BTreeMap::new();
        for day in told_days {
            for booked in &days[day] {
                let line = line(day, *booked);
                *expected.entry((line.booked, content(ACCOUNT, &line))).or_default() += 1;
            }
        }
        prop_assert_eq!(counted(&known), expected);
    }
}
