//! Receivables by lateness as a person reads them.

use super::report_paper::Rows;
use crate::table::{Columns, Side};
use saldo_domain::Money;
use saldo_letters::Texts;
use saldo_work::reports::ageing::{Bucket, CurrencyAgeing};

/// What is left of a customer's name at least.
const NAME: usize = 12;
/// From so many whole units on the decimals of an amount are left out.
const LARGE: i64 = 1_000;
/// Where nothing is owed.
const NOTHING: &str = "–";

/// The customers of one currency, one row each; where the figures do not fit into `room`
/// columns, one line for each figure.
pub(super) fn by_lateness(texts: &Texts, ageing: &CurrencyAgeing, room: Option<u16>) -> String {
    let headings = headings(texts, ageing);
    let rows = rows(texts, ageing);
    let width = width(&headings, &rows);
    match room {
        Some(room) if width > room => one_below_another(&headings, &rows),
        _ => side_by_side(&headings, &rows, width),
    }
}

/// The same to the last cent, as a report on paper tells it.
pub(super) fn exact(texts: &Texts, ageing: &CurrencyAgeing) -> Rows {
    let mut rows = rows_shown(texts, ageing, true);
    let total = rows.pop();
    let (title, headings) = (ageing.currency.to_string(), headings(texts, ageing));
    Rows { title, headings, words: 1, rows, total }
}

fn headings(texts: &Texts, ageing: &CurrencyAgeing) -> Vec<String> {
    let mut headings = vec![texts.get("cli-customer")];
    headings.extend(ageing.buckets.iter().map(|bucket| short_name(texts, &bucket.name)));
    headings.push(texts.get("cli-unallocated-short"));
    headings.push(format!("{} {}", texts.get("cli-total"), ageing.currency));
    headings
}

/// `not_due`, `1-30`, `90+` as narrow headings.
fn short_name(texts: &Texts, name: &str) -> String {
    if name == "not_due" { texts.get("cli-not-due-short") } else { name.replace('-', "–") }
}

/// The customers, and the total below them.
fn rows(texts: &Texts, ageing: &CurrencyAgeing) -> Vec<Vec<String>> {
    rows_shown(texts, ageing, needs_decimals(ageing))
}

/// `exact`: with decimals, however large the amounts are.
fn rows_shown(texts: &Texts, ageing: &CurrencyAgeing, exact: bool) -> Vec<Vec<String>> {
    let shown = |amount: Money| match (amount.is_zero(), exact) {
        (true, _) => NOTHING.to_owned(),
        (false, true) => texts.amount(amount),
        (false, false) => texts.rounded_amount(amount),
    };
    let row = |name, figures: Vec<Money>| {
        std::iter::once(name).chain(figures.into_iter().map(shown)).collect()
    };
    let customers = ageing.customers.iter().map(|one| {
        let name = format!("{} {}", one.code, one.name);
        row(name, figures(&one.buckets, one.unallocated, one.total))
    });
    let total = figures(&ageing.buckets, ageing.unallocated, ageing.total);
    customers.chain([row(texts.get("cli-total"), total)]).collect()
}

fn figures(buckets: &[Bucket], unallocated: Money, total: Money) -> Vec<Money> {
    buckets.iter().map(|bucket| bucket.amount).chain([unallocated, total]).collect()
}

/// Beside small amounts a missing cent is seen: then the figures must visibly add up.
fn needs_decimals(ageing: &CurrencyAgeing) -> bool {
    let small = |amount: &Money| {
        let large = LARGE.saturating_mul(amount.currency().minor_per_major());
        !amount.is_zero() && amount.minor().unsigned_abs() < large.unsigned_abs()
    };
    let has_small =
        |buckets, unallocated, total| figures(buckets, unallocated, total).iter().any(small);
    ageing.currency.decimals() > 2
        || has_small(&ageing.buckets, ageing.unallocated, ageing.total)
        || ageing.customers.iter().any(|one| has_small(&one.buckets, one.unallocated, one.total))
}

/// Columns needed for whole figures beside a shortened name.
fn width(headings: &[String], rows: &[Vec<String>]) -> u16 {
    let longest = |column: usize| {
        let cells = rows.iter().map(|row| &row[column]).chain([&headings[column]]);
        cells.map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let figures: usize = (1..headings.len()).map(|column| longest(column) + 1).sum();
    u16::try_from(NAME + figures).unwrap_or(u16::MAX)
}

fn side_by_side(headings: &[String], rows: &[Vec<String>], width: u16) -> String {
    let side = |index| if index == 0 { Side::Left } else { Side::Right };
    let sided: Vec<(&str, Side)> =
        headings.iter().enumerate().map(|(at, text)| (text.as_str(), side(at))).collect();
    let mut columns = Columns::figures(&sided, width);
    for row in rows {
        columns.row(row.iter().cloned());
    }
    columns.text()
}

fn one_below_another(headings: &[String], rows: &[Vec<String>]) -> String {
    let longest = |texts: &mut dyn Iterator<Item = &String>| {
        texts.map(|text| text.chars().count()).max().unwrap_or(0)
    };
    let name = longest(&mut headings.iter().skip(1));
    let figure = longest(&mut rows.iter().flat_map(|row| row.iter().skip(1)));
    let mut lines = Vec::new();
    for row in rows {
        lines.push(row[0].clone());
        let figures = headings.iter().zip(row).skip(1).filter(|(_, cell)| *cell != NOTHING);
        lines.extend(figures.map(|(heading, cell)| format!("  {heading:<name$}  {cell:>figure$}")));
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use saldo_domain::Currency;
    use saldo_letters::Language;

    fn ageing(code: &str, minor: i64) -> CurrencyAgeing {
        let currency = Currency::from_code(code).expect(code);
        let money = Money::from_minor(minor, currency);
        let buckets =
            ["not_due", "1-30", "30+"].map(|name| Bucket { name: name.into(), amount: money });
        CurrencyAgeing {
            currency,
            total: Money::from_minor(3 * minor, currency),
            buckets: buckets.to_vec(),
            unallocated: Money::from_minor(0, currency),
            customers: Vec::new(),
        }
    }

    #[test]
    fn decimals_are_left_out_only_of_large_amounts() {
        let rows = [
            ("EUR", 12_345_678, "123,457", "123,456.78"),
            ("EUR", 99_999, "999.99", "1,000"),
            ("JPY", 1_500, "1,500", "15.00"),
            ("KWD", 1_234_567, "1,234.567", "1,235"),
        ];
        for (code, minor, shown, other) in rows {
            let text = by_lateness(Texts::of(Language::En), &ageing(code, minor), None);
            assert!(text.contains(shown) && !text.contains(other), "{code}: {text}");
        }
    }

    #[test]
    fn a_narrow_terminal_gets_one_figure_a_line() {
        let text = by_lateness(Texts::of(Language::En), &ageing("EUR", 50_000), Some(30));
        assert!(text.contains("  1–30       "), "{text}");
        assert_eq!(text.matches("500.00").count(), 4, "three buckets and the total: {text}");
        assert!(text.lines().all(|line| line.chars().count() <= 30), "{text}");
    }
}
