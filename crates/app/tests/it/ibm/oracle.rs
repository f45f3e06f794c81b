//! The ageing recomputed straight from the file, in code that shares nothing with the
//! program: no crate of its workspace, no calendar library, no decimal type.

use std::collections::BTreeMap;

/// Names of the buckets, in order.
pub(crate) const BUCKETS: [&str; 5] = ["not_due", "1-30", "31-60", "61-90", "90+"];

/// Cents per bucket.
pub(crate) type Row = [i64; 5];

/// What each customer owes at the end of `day` (YYYY-MM-DD), by days past the due day.
pub(crate) fn ageing(csv: &str, day: &str) -> BTreeMap<String, Row> {
    let today = iso(day);
    let mut owed: BTreeMap<String, Row> = BTreeMap::new();
    for line in csv.lines().skip(1) {
        let cells: Vec<&str> = line.split(',').collect();
        let (customer, issued, due) = (cells[1], american(cells[4]), american(cells[5]));
        let settled = if cells[8].is_empty() { i64::MAX } else { american(cells[8]) };
        if issued <= today && today < settled {
            let row = owed.entry(customer.to_owned()).or_default();
            row[bucket(today - due)] += cents(cells[6]);
        }
    }
    owed
}

fn bucket(days_late: i64) -> usize {
    match days_late {
        i64::MIN..=0 => 0,
        1..=30 => 1,
        31..=60 => 2,
        61..=90 => 3,
        91.. => 4,
    }
}

/// Cents as a decimal with two digits.
pub(crate) fn plain(cents: i64) -> String {
    format!("{}.{:02}", cents / 100, cents % 100)
}

fn cents(amount: &str) -> i64 {
    let (whole, part) = amount.split_once('.').unwrap_or((amount, ""));
    let part = format!("{part:0<2}");
    whole.parse::<i64>().expect("an amount") * 100 + part.parse::<i64>().expect("cents")
}

/// Number of the day written M/D/YYYY.
fn american(date: &str) -> i64 {
    let parts: Vec<i64> = date.split('/').map(|part| part.parse().expect("a date")).collect();
    day_number(parts[2], parts[0], parts[1])
}

fn iso(date: &str) -> i64 {
    let parts: Vec<i64> = date.split('-').map(|part| part.parse().expect("a date")).collect();
    day_number(parts[0], parts[1], parts[2])
}

/// Days before the date since the beginning of year 1: years, then months, then days.
fn day_number(year: i64, month: i64, day: i64) -> i64 {
    let past = year - 1;
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let lengths = [31, if leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let months: i64 = lengths.iter().take(month as usize - 1).sum();
    past * 365 + past / 4 - past / 100 + past / 400 + months + day
}

#[test]
fn the_oracle_counts_days_and_cents() {
    assert_eq!(american("3/1/2012") - american("2/28/2012"), 2);
    assert_eq!(american("3/1/2013") - american("2/28/2013"), 1);
    assert_eq!(iso("2013-12-31") - american("12/31/2012"), 365);
    let rows = [("55.94", 5_594), ("55.9", 5_590), ("55", 5_500), ("0.01", 1)];
    for (text, expected) in rows {
        assert_eq!(cents(text), expected);
    }
    let csv = "head\n1,C,,7,1/1/2013,2/1/2013,10.50,No,3/1/2013,Paper,0,0";
    let rows = [
        ("2012-12-31", None),
        ("2013-02-01", Some([1_050, 0, 0, 0, 0])),
        ("2013-02-02", Some([0, 1_050, 0, 0, 0])),
        ("2013-02-28", Some([0, 1_050, 0, 0, 0])),
        ("2013-03-01", None),
    ];
    for (day, expected) in rows {
        assert_eq!(ageing(csv, day).get("C").copied(), expected, "{day}");
    }
}
