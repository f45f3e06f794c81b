//! Which lines of a statement are new, and which have been told before?
//!
//! Statements overlap, are sent again, and come twice in two formats; and two customers may
//! pay the same amount on the same day, one of them twice. Hence:
//!
//! * A line is told apart by all it says. The k-th of equal lines of one account has
//!   occurrence k, and the difference is that of multisets: of three equal lines where two
//!   are known, one is new (failure M04).
//! * The bank's own id is one feature among others, never enough alone (failure M05).
//! * A statement that continues a known one, with its opening balance where the other
//!   closed, tells nothing twice: equal lines on the common day are further ones.
//! * A line that says something else than every known one, on a day and of an amount that a
//!   known one has which this file does not tell again, may be the same payment told in
//!   other words. That is for a person to say: it is kept, and counts as doubtful.

use super::{LineFact, StatementFact};
use crate::day::Day;
use crate::money::Money;
use crate::number::{code_key, search_key};
use std::collections::BTreeMap;

/// Stored identity of a line, derived from account, content and occurrence.
pub type LineId = i64;

/// A line that is known already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownLine {
    pub line: LineId,
    /// What its text and parties come to, see [`content`].
    pub content: i64,
    pub booked: Day,
    pub amount: Money,
}

/// What a line of a statement is to those that are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// To be kept under this identity.
    New(LineId),
    /// To be kept, but it may be the known line told in other words.
    Doubtful(LineId, LineId),
    /// Told before.
    Known(LineId),
}

/// What a line says, as a number: equal numbers, equal content.
pub fn content(account: &str, line: &LineFact) -> i64 {
    let currency = line.amount.currency();
    let folded = |text: &str| search_key(text);
    let texts = [
        code_key(account),
        folded(&line.bank_id),
        folded(&line.end_to_end),
        folded(&line.number),
        folded(&line.reference),
        folded(&line.text),
        folded(&line.other.name),
        code_key(&line.other.account),
        folded(&line.other.code),
    ];
    let figures = [line.booked.number(), line.amount.minor(), i64::from(line.reversal)];
    let mut told: Vec<&[u8]> = texts.iter().map(String::as_bytes).collect();
    let figures: Vec<[u8; 8]> = figures.iter().map(|figure| figure.to_le_bytes()).collect();
    told.extend(figures.iter().map(<[u8; 8]>::as_slice));
    told.push(currency.code().as_bytes());
    fingerprint("bank-line", &told)
}

/// Identity of the line that has so many equal ones before it in its account. This is
/// stored: never change it.
pub fn identity(content: i64, occurrence: u32) -> LineId {
    if occurrence == 0 {
        return content;
    }
    fingerprint("bank-line-twin", &[&content.to_le_bytes(), &occurrence.to_le_bytes()])
}

fn fingerprint(domain: &str, parts: &[&[u8]]) -> i64 {
    let mut hasher = blake3::Hasher::new();
    for part in std::iter::once(&domain.as_bytes()).chain(parts) {
        hasher.update(&(part.len() as u64).to_le_bytes());
        hasher.update(part);
    }
    let mut first = [0; 8];
    first.copy_from_slice(&hasher.finalize().as_bytes()[..8]);
    i64::from_le_bytes(first)
}

/// Says of each line of a statement, in its order, what it is to the known ones: those of
/// the same account booked on the days of the statement.
///
/// `continued_from` is the last day of a known statement that closed with the balance with
/// which this one opens.
pub fn sort_out(
    statement: &StatementFact,
    known: &[KnownLine],
    continued_from: Option<Day>,
) -> Vec<Told> {
    let mut stock = Stock::of(known);
    let contents: Vec<i64> =
        statement.lines.iter().map(|line| content(&statement.account, line)).collect();
    let mut told = Vec::with_capacity(contents.len());
    for (line, content) in statement.lines.iter().zip(&contents) {
        let continues = continued_from.is_some_and(|last| line.booked <= last);
        told.push(if continues { stock.further(*content) } else { stock.look(*content, line) });
    }
    // Only after the whole file has named what it repeats can anything be missing from it.
    for (told, line) in told.iter_mut().zip(&statement.lines) {
        let continues = continued_from.is_some_and(|last| line.booked <= last);
        if let (Told::New(id), false) = (*told, continues)
            && let Some(other) = stock.take_untold(line)
        {
            *told = Told::Doubtful(id, other);
        }
    }
    told
}

/// Known lines that this statement has not told yet.
struct Stock {
    by_content: BTreeMap<i64, Vec<LineId>>,
    /// How many of each content are known or were added.
    count: BTreeMap<i64, u32>,
    untold: BTreeMap<(Day, i64), Vec<LineId>>,
}

impl Stock {
    fn of(known: &[KnownLine]) -> Self {
        let mut stock =
            Self { by_content: BTreeMap::new(), count: BTreeMap::new(), untold: BTreeMap::new() };
        // Taken from the end: the first occurrence is told first.
        for line in known.iter().rev() {
            stock.by_content.entry(line.content).or_default().push(line.line);
            *stock.count.entry(line.content).or_default() += 1;
            stock.untold.entry((line.booked, line.amount.minor())).or_default().push(line.line);
        }
        stock
    }

    fn look(&mut self, content: i64, line: &LineFact) -> Told {
        let Some(known) = self.by_content.get_mut(&content).and_then(Vec::pop) else {
            return self.further(content);
        };
        if let Some(untold) = self.untold.get_mut(&(line.booked, line.amount.minor())) {
            untold.retain(|other| *other != known);
        }
        Told::Known(known)
    }

    fn further(&mut self, content: i64) -> Told {
        let count = self.count.entry(content).or_default();
        let id = identity(content, *count);
        *count += 1;
        Told::New(id)
    }

    fn take_untold(&mut self, line: &LineFact) -> Option<LineId> {
        self.untold.get_mut(&(line.booked, line.amount.minor()))?.pop()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::OtherSide;
    use crate::money::Currency;

    const ACCOUNT: &str = "EE571010220229377229";

    fn march(day: i8) -> Day {
        Day::of(2026, 3, day).expect("a day of March")
    }

    /// Payer, day of March, cents, id of the bank.
    fn line((payer, day, minor, id): (&str, i8, i64, &str)) -> LineFact {
        LineFact {
            place: 1,
            booked: march(day),
            amount: Money::from_minor(minor, Currency::from_code("EUR").expect("EUR")),
            reversal: false,
            bank_id: id.into(),
            end_to_end: String::new(),
            number: String::new(),
            reference: String::new(),
            text: format!("arve {payer}"),
            other: OtherSide { name: payer.into(), ..OtherSide::default() },
        }
    }

    fn statement(lines: &[(&str, i8, i64, &str)]) -> StatementFact {
        StatementFact {
            account: ACCOUNT.into(),
            currency: Currency::from_code("EUR").expect("EUR"),
            number: String::new(),
            from: None,
            to: None,
            opening: None,
            closing: None,
            turnover: None,
            lines: lines.iter().copied().map(line).collect(),
        }
    }

    /// Keeps what is new and says how many were new, doubtful and known.
    fn read(
        known: &mut Vec<KnownLine>,
        statement: &StatementFact,
        continued_from: Option<Day>,
    ) -> (usize, usize, usize) {
        let told = sort_out(statement, known, continued_from);
        let mut counts = (0, 0, 0);
        for (told, line) in told.iter().zip(&statement.lines) {
            let id = match told {
                Told::Known(_) => {
                    counts.2 += 1;
                    continue;
                }
                Told::New(id) => {
                    counts.0 += 1;
                    *id
                }
                Told::Doubtful(id, _) => {
                    counts.1 += 1;
                    *id
                }
            };
            assert!(known.iter().all(|one| one.line != id), "an identity twice");
            let content = content(ACCOUNT, line);
            known.push(KnownLine { line: id, content, booked: line.booked, amount: line.amount });
        }
        counts
    }

    #[test]
    fn overlaps_tell_nothing_twice_and_true_twins_stay() {
        let mut known = Vec::new();
        let monday = [("Kask", 2, 100, ""), ("Kask", 2, 100, ""), ("Mänd", 2, 500, "")];
        assert_eq!(read(&mut known, &statement(&monday), None), (3, 0, 0));
        assert_eq!(read(&mut known, &statement(&monday), None), (0, 0, 3), "the same again");
        let both_days = [monday.as_slice(), &[("Kask", 2, 100, ""), ("Kask", 3, 100, "")]].concat();
        assert_eq!(read(&mut known, &statement(&both_days), None), (2, 0, 3), "a third twin");
    }

    #[test]
    fn ids_used_again_or_for_many_lines_hide_nothing() {
        let mut known = Vec::new();
        let batch = [("Kask", 2, 100, "B1"), ("Mänd", 2, 200, "B1"), ("Kuusk", 2, 300, "B1")];
        assert_eq!(read(&mut known, &statement(&batch), None), (3, 0, 0), "one id for many");
        let later = [("Kask", 9, 100, "B1")];
        assert_eq!(read(&mut known, &statement(&later), None), (1, 0, 0), "the id again");
    }

    #[test]
    fn a_continuing_statement_tells_further_twins_of_the_common_day() {
        let mut known = Vec::new();
        let morning = [("", 2, 100, "")];
        assert_eq!(read(&mut known, &statement(&morning), None), (1, 0, 0));
        assert_eq!(read(&mut known.clone(), &statement(&morning), None), (0, 0, 1));
        assert_eq!(read(&mut known, &statement(&morning), Some(march(2))), (1, 0, 0));
    }

    #[test]
    fn the_same_payment_in_other_words_is_doubtful_and_another_payer_beside_it_is_not() {
        let mut known = Vec::new();
        read(&mut known, &statement(&[("Kask OÜ", 2, 100, "")]), None);
        let reworded = statement(&[("KASK OSAUHING", 2, 100, "77")]);
        assert_eq!(read(&mut known.clone(), &reworded, None), (0, 1, 0));
        let both = statement(&[("Kask OÜ", 2, 100, ""), ("Mänd", 2, 100, "")]);
        assert_eq!(read(&mut known, &both, None), (1, 0, 1), "the file tells the known one too");
    }

    #[test]
    fn stored_identities_never_change() {
        let first = content(ACCOUNT, &line(("Kask", 2, 100, "B1")));
        assert_eq!([first, identity(first, 1)], [STORED[0], STORED[1]]);
    }

    const STORED: [i64; 2] = [-7_875_253_999_853_180_616, 3_022_795_425_897_569_279];
}
