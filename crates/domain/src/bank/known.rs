//! Which lines of a statement are new, and which have been told before?
//!
//! Statements overlap, are sent again, and come twice in two formats; and two customers may
//! pay the same amount on the same day, one of them twice. Hence:
//!
//! * A line is told apart by all it says. The k-th of equal lines of one account has
//!   occurrence k, and the difference is that of multisets: of three equal lines where two
//!   are known, one is new (failure M04).
//! * The bank's own id is one feature among others, never enough alone (failure M05).
//! * A statement that continues a known one, with its opening balance where the other closed,
//!   tells nothing twice of what came before. Lines of the common day are compared with those
//!   that other statements of that day brought, and one that equals a line told before it is
//!   for a person: a further twin, or the bank telling the whole day again.
//! * A file without balances that tells new lines of a day, and leaves lines of that day out that came
//!   with the ones it seems to repeat, goes on from there as likely as it repeats: what it tells of that
//!   day without an id of the bank is for a person.
//! * A line whose import was undone is told again by the file that brought it, and then counts
//!   anew. Another file means those that count first.
//! * A line that says something else than every known one, on a day and of an amount that a
//!   known one has which this file does not tell again, may be the same payment told in
//!   other words. That is for a person to say: it is kept, and counts as doubtful. So are
//!   lines that come to the amount of one when they are taken together by day and the bank's
//!   id: a batch, told once as a whole and once by its parts.

use super::{LineFact, StatementFact};
use crate::day::Day;
use crate::money::Money;
use crate::number::{code_key, search_key};
use std::collections::{BTreeMap, BTreeSet};

/// Stored identity of a line, derived from account, content and occurrence.
pub type LineId = i64;

/// Does a known line count?
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    Counts,
    /// A person said that another line tells the same money.
    Same,
    /// Its import was undone.
    Undone,
}

/// A line that is known already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KnownLine {
    pub line: LineId,
    /// What its text and parties come to, see [`content`].
    pub content: i64,
    pub booked: Day,
    pub amount: Money,
    /// What the bank's own name of the entry comes to, see [`bank_key`].
    pub bank_id: Option<i64>,
    /// The statement that brought it.
    pub statement: i64,
    pub standing: Standing,
}

/// What a line of a statement is to those that are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// To be kept under this identity.
    New(LineId),
    /// To be kept, but it may be the known line told in other words, or once more.
    Doubtful(LineId, LineId),
    /// Told before.
    Known(LineId),
    /// Told before by an import that was undone: it counts anew.
    Again(LineId),
}

/// A statement that is kept, as far as its balances tell its place among others of its account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KeptStatement {
    pub statement: i64,
    /// First and last day of its lines, or of the statement where it has none.
    pub from: Day,
    pub to: Day,
    pub opening: Option<Money>,
    pub closing: Option<Money>,
    /// It has lines, and one of them at least counts.
    pub counts: bool,
}

/// What is known of the place of a statement that is told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The statement itself, where the same one was kept before.
    pub itself: BTreeSet<i64>,
    /// Statements that came before it on its first day; empty when it continues none.
    pub before: BTreeSet<i64>,
}

/// Which of the kept statements, all of them touching the day on which this one begins, came
/// before it. None did unless one of them ended that day with the balance with which this one
/// opens. Of the others, those that opened with that balance as well are this one told
/// before, in part or whole, and so is what continued them; one that states no balances, or
/// goes beyond the day, may be.
pub fn before(opening: Option<Money>, first: Day, kept: &[KeptStatement]) -> BTreeSet<i64> {
    let Some(opening) = opening else { return BTreeSet::new() };
    let ended = |one: &KeptStatement| one.counts && one.to == first && one.closing == Some(opening);
    if !kept.iter().any(ended) {
        return BTreeSet::new();
    }
    let mut reached = BTreeSet::from([opening.minor()]);
    let mut later: BTreeSet<i64> = BTreeSet::new();
    loop {
        let goes_on = |one: &&KeptStatement| {
            let opens = one.opening.is_some_and(|money| reached.contains(&money.minor()));
            !later.contains(&one.statement) && one.from == first && opens
        };
        let Some(next) = kept.iter().find(goes_on) else { break };
        later.insert(next.statement);
        reached.extend(next.closing.map(Money::minor));
    }
    let is_before = |one: &&KeptStatement| {
        let placed = one.opening.is_some() && one.closing.is_some() && one.to == first;
        placed && !later.contains(&one.statement)
    };
    kept.iter().filter(is_before).map(|one| one.statement).collect()
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

/// The bank's own name of an entry, as a number; nothing where it has none.
pub fn bank_key(bank_id: &str) -> Option<i64> {
    let folded = search_key(bank_id);
    (!folded.is_empty()).then(|| fingerprint("bank-entry", &[folded.as_bytes()]))
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
pub fn sort_out(statement: &StatementFact, known: &[KnownLine], place: &Place) -> Vec<Told> {
    let first = statement.lines.iter().map(|line| line.booked).min();
    let is_before =
        |line: &KnownLine| Some(line.booked) == first && place.before.contains(&line.statement);
    let (before, others): (Vec<KnownLine>, Vec<KnownLine>) =
        known.iter().partition(|line| is_before(line));
    let mut stock = Stock::of(&before, &others, &place.itself);
    let contents: Vec<i64> =
        statement.lines.iter().map(|line| content(&statement.account, line)).collect();
    let mut told: Vec<Told> = Vec::with_capacity(contents.len());
    for (line, content) in statement.lines.iter().zip(&contents) {
        told.push(stock.look(*content, line));
    }
    // Only after the whole file has named what it repeats can anything be missing from it.
    for (told, line) in told.iter_mut().zip(&statement.lines) {
        if let Told::New(id) = *told
            && let Some(other) = stock.take_untold(line)
        {
            *told = Told::Doubtful(id, other);
        }
    }
    if statement.opening.is_none() {
        stock.doubt_what_may_go_on(statement, &contents, known, place, &mut told);
    }
    doubt_batches(statement, known, &stock, &mut told);
    told
}

/// Lines of one day and one name of the bank, taken together.
#[derive(Default)]
struct Batch {
    sum: i64,
    /// The known line of each, or the place in the statement.
    lines: Vec<LineId>,
}

/// A notification tells a batch by its payments, and the statement as one entry, or the other way
/// round: under one name of the bank, and hence not told apart from money of its own by anything
/// but the sum.
fn doubt_batches(statement: &StatementFact, known: &[KnownLine], stock: &Stock, told: &mut [Told]) {
    let untold: BTreeSet<LineId> = stock.untold.values().flatten().copied().collect();
    let mut before: BTreeMap<(Day, i64), Batch> = BTreeMap::new();
    for line in known.iter().filter(|line| untold.contains(&line.line)) {
        let Some(key) = line.bank_id else { continue };
        before.entry((line.booked, key)).or_default().add(line.amount, line.line);
    }
    if before.is_empty() {
        return;
    }
    let mut now: BTreeMap<(Day, i64), Batch> = BTreeMap::new();
    for (at, (told, line)) in told.iter().zip(&statement.lines).enumerate() {
        if let (Told::New(_), Some(key)) = (told, bank_key(&line.bank_id)) {
            let at = i64::try_from(at).unwrap_or(i64::MAX);
            now.entry((line.booked, key)).or_default().add(line.amount, at);
        }
    }
    for (of, batch) in now {
        let Some((earlier, first)) =
            before.get(&of).and_then(|earlier| Some((earlier, *earlier.lines.first()?)))
        else {
            continue;
        };
        if batch.sum == earlier.sum && batch.lines.len() != earlier.lines.len() {
            for at in batch.lines {
                let place = usize::try_from(at).ok().and_then(|at| told.get_mut(at));
                if let Some(told) = place
                    && let Told::New(id) = *told
                {
                    *told = Told::Doubtful(id, first);
                }
            }
        }
    }
}

impl Batch {
    fn add(&mut self, amount: Money, line: LineId) {
        self.sum = self.sum.saturating_add(amount.minor());
        self.lines.push(line);
    }
}

/// Known lines that this statement has not told yet.
struct Stock {
    /// The one that is told first stands last.
    by_content: BTreeMap<i64, Vec<KnownLine>>,
    /// Those told before this statement, which it does not repeat.
    before: BTreeMap<i64, LineId>,
    /// How many of each content are known or were added.
    count: BTreeMap<i64, u32>,
    /// Those that count, by day and amount.
    untold: BTreeMap<(Day, i64), Vec<LineId>>,
}

impl Stock {
    fn of(before: &[KnownLine], others: &[KnownLine], itself: &BTreeSet<i64>) -> Self {
        let mut stock = Self {
            by_content: BTreeMap::new(),
            before: before.iter().map(|line| (line.content, line.line)).collect(),
            count: BTreeMap::new(),
            untold: BTreeMap::new(),
        };
        for line in before.iter().chain(others) {
            *stock.count.entry(line.content).or_default() += 1;
        }
        let mut others = others.to_vec();
        // What this very statement brought is what it tells again, undone or not.
        others.sort_by_key(|line| (!itself.contains(&line.statement), line.standing, line.line));
        for line in others.iter().rev() {
            stock.by_content.entry(line.content).or_default().push(*line);
            if line.standing == Standing::Counts {
                stock.untold.entry((line.booked, line.amount.minor())).or_default().push(line.line);
            }
        }
        stock
    }

    fn look(&mut self, content: i64, line: &LineFact) -> Told {
        let Some(known) = self.by_content.get_mut(&content).and_then(Vec::pop) else {
            return self.further(content);
        };
        if let Some(untold) = self.untold.get_mut(&(line.booked, line.amount.minor())) {
            untold.retain(|other| *other != known.line);
        }
        match known.standing {
            Standing::Undone => Told::Again(known.line),
            Standing::Counts | Standing::Same => Told::Known(known.line),
        }
    }

    fn further(&mut self, content: i64) -> Told {
        let count = self.count.entry(content).or_default();
        let id = identity(content, *count);
        *count += 1;
        match self.before.get(&content) {
            Some(equal) => Told::Doubtful(id, *equal),
            None => Told::New(id),
        }
    }

    /// Doubts what seems to be told again by a file that may as well go on where another ended.
    fn doubt_what_may_go_on(
        &mut self,
        statement: &StatementFact,
        contents: &[i64],
        known: &[KnownLine],
        place: &Place,
        told: &mut [Told],
    ) {
        let is_new = |one: &Told| matches!(one, Told::New(_) | Told::Doubtful(..));
        let lines = || told.iter().zip(&statement.lines);
        let days: BTreeSet<Day> =
            lines().filter(|(one, _)| is_new(one)).map(|(_, line)| line.booked).collect();
        // Statements of which lines of such a day are left out.
        let left_out: BTreeSet<(i64, Day)> = known
            .iter()
            .filter(|one| days.contains(&one.booked) && !place.itself.contains(&one.statement))
            .filter(|one| {
                let untold = self.untold.get(&(one.booked, one.amount.minor()));
                untold.is_some_and(|lines| lines.contains(&one.line))
            })
            .map(|one| (one.statement, one.booked))
            .collect();
        if left_out.is_empty() {
            return;
        }
        for ((told, line), content) in told.iter_mut().zip(&statement.lines).zip(contents) {
            let Told::Known(id) = *told else { continue };
            let brought = known.iter().find(|one| one.line == id).map(|one| one.statement);
            let is_left = brought.is_some_and(|by| left_out.contains(&(by, line.booked)));
            if is_left && line.bank_id.trim().is_empty() {
                let count = self.count.entry(*content).or_default();
                let further = identity(*content, *count);
                *count += 1;
                *told = Told::Doubtful(further, id);
            }
        }
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
    type Line<'a> = (&'a str, i8, i64, &'a str);

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

    /// Statements read so far, as the store keeps them.
    #[derive(Default)]
    struct Books {
        lines: Vec<KnownLine>,
        kept: Vec<KeptStatement>,
    }

    impl Books {
        /// Keeps what is new and says how many were new, doubtful, known, and counted anew.
        fn read(&mut self, statement: &StatementFact) -> (usize, usize, usize, usize) {
            let number = self.kept.len() as i64 + 1;
            let first = statement.lines.iter().map(|line| line.booked).min();
            let before = first.map(|first| before(statement.opening, first, &self.kept));
            let place = Place { before: before.unwrap_or_default(), ..Place::default() };
            self.keep(statement, &place, number)
        }

        /// The same statement as one that was kept under this number.
        fn read_again(
            &mut self,
            statement: &StatementFact,
            number: i64,
        ) -> (usize, usize, usize, usize) {
            let place = Place { itself: BTreeSet::from([number]), ..Place::default() };
            self.keep(statement, &place, number)
        }

        fn keep(
            &mut self,
            statement: &StatementFact,
            place: &Place,
            number: i64,
        ) -> (usize, usize, usize, usize) {
            let told = sort_out(statement, &self.lines, place);
            let mut counts = (0, 0, 0, 0);
            for (told, line) in told.iter().zip(&statement.lines) {
                let id = match *told {
                    Told::Known(_) => {
                        counts.2 += 1;
                        continue;
                    }
                    Told::Again(id) => {
                        counts.3 += 1;
                        self.stand(id, Standing::Counts);
                        continue;
                    }
                    Told::New(id) => {
                        counts.0 += 1;
                        id
                    }
                    Told::Doubtful(id, _) => {
                        counts.1 += 1;
                        id
                    }
                };
                assert!(self.lines.iter().all(|one| one.line != id), "an identity twice");
                self.lines.push(KnownLine {
                    line: id,
                    content: content(ACCOUNT, line),
                    booked: line.booked,
                    amount: line.amount,
                    bank_id: bank_key(&line.bank_id),
                    statement: number,
                    standing: Standing::Counts,
                });
            }
            let days = || statement.lines.iter().map(|line| line.booked);
            self.kept.push(KeptStatement {
                statement: number,
                from: days().min().unwrap_or(march(2)),
                to: days().max().unwrap_or(march(2)),
                opening: statement.opening,
                closing: statement.closing,
                counts: !statement.lines.is_empty(),
            });
            counts
        }

        fn stand(&mut self, id: LineId, standing: Standing) {
            let line = self.lines.iter_mut().find(|one| one.line == id).expect("a known line");
            line.standing = standing;
        }

        fn undo(&mut self, number: i64) {
            let of = self.lines.iter_mut().filter(|line| line.statement == number);
            of.for_each(|line| line.standing = Standing::Undone);
        }
    }

    /// A statement with the balances before and after its lines.
    fn balanced(opening: i64, lines: &[(&str, i8, i64, &str)]) -> StatementFact {
        let money =
            |minor| Some(Money::from_minor(minor, Currency::from_code("EUR").expect("EUR")));
        let closing = opening + lines.iter().map(|line| line.2).sum::<i64>();
        StatementFact { opening: money(opening), closing: money(closing), ..statement(lines) }
    }

    #[test]
    fn overlaps_tell_nothing_twice_and_true_twins_stay() {
        let mut books = Books::default();
        let monday = [("Kask", 2, 100, ""), ("Kask", 2, 100, ""), ("Mänd", 2, 500, "")];
        assert_eq!(books.read(&statement(&monday)), (3, 0, 0, 0));
        assert_eq!(books.read(&statement(&monday)), (0, 0, 3, 0), "the same again");
        let both_days = [monday.as_slice(), &[("Kask", 2, 100, ""), ("Kask", 3, 100, "")]].concat();
        assert_eq!(books.read(&statement(&both_days)), (2, 0, 3, 0), "a third twin");
    }

    #[test]
    fn a_file_without_balances_that_leaves_lines_of_the_day_out_may_tell_a_twin() {
        let noon = [("Kask", 2, 100, ""), ("Mänd", 2, 500, "")];
        let read = || {
            let mut books = Books::default();
            assert_eq!(books.read(&statement(&noon)), (2, 0, 0, 0));
            books
        };
        let evening = statement(&[("Kask", 2, 100, ""), ("Saar", 2, 300, "")]);
        let mut books = read();
        assert_eq!(books.read(&evening), (1, 1, 0, 0), "a person says");
        assert_eq!(books.read_again(&evening, 2), (0, 0, 2, 0), "the same again");
        type Row<'a> = (&'a str, &'a [Line<'a>], (usize, usize, usize, usize));
        let rows: [Row<'_>; 4] = [
            ("a part of it", &[("Kask", 2, 100, "")], (0, 0, 1, 0)),
            ("the whole day", &[noon[0], noon[1], ("Saar", 2, 300, "")], (1, 0, 2, 0)),
            ("another day is new", &[("Kask", 2, 100, ""), ("Saar", 3, 300, "")], (1, 0, 1, 0)),
            ("it was a twin", &[noon[0], noon[0], noon[1]], (1, 0, 2, 0)),
        ];
        for (case, lines, expected) in rows {
            assert_eq!(read().read(&statement(lines)), expected, "{case}");
        }
        let mut books = Books::default();
        books.read(&statement(&[("Kask", 2, 100, "B1"), ("Mänd", 2, 500, "B2")]));
        let named = statement(&[("Kask", 2, 100, "B1"), ("Saar", 2, 300, "B3")]);
        assert_eq!(books.read(&named), (1, 0, 1, 0), "the bank says which line it is");
    }

    #[test]
    fn ids_used_again_or_for_many_lines_hide_nothing() {
        let mut books = Books::default();
        let batch = [("Kask", 2, 100, "B1"), ("Mänd", 2, 200, "B1"), ("Kuusk", 2, 300, "B1")];
        assert_eq!(books.read(&statement(&batch)), (3, 0, 0, 0), "one id for many");
        let later = [("Kask", 9, 100, "B1")];
        assert_eq!(books.read(&statement(&later)), (1, 0, 0, 0), "the id again");
    }

    #[test]
    fn a_continuing_statement_asks_about_a_line_equal_to_one_before_it() {
        let mut books = Books::default();
        assert_eq!(books.read(&balanced(0, &[("Kask", 2, 100, "")])), (1, 0, 0, 0));
        let noon = [("Kask", 2, 100, ""), ("Mänd", 2, 50, "")];
        assert_eq!(books.read(&balanced(100, &noon)), (1, 1, 0, 0));
        assert_eq!(books.read(&balanced(0, &[("Kask", 2, 100, "")])), (0, 0, 1, 0), "the first");
    }

    /// However many files tell of one day, and from whichever balance, each line is new once.
    #[test]
    fn a_day_told_again_from_its_beginning_tells_nothing_twice() {
        let rows: [(&str, &[StatementFact]); 4] = [
            ("an empty statement before", &[balanced(0, &[])]),
            (
                "lines that cancel out before",
                &[balanced(0, &[("Kuusk", 2, 70, "")]), balanced(70, &[("Kuusk", 2, -70, "")])],
            ),
            ("nothing before", &[]),
            ("the day before", &[balanced(-30, &[("Kuusk", 1, 30, "")])]),
        ];
        for (case, earlier) in rows {
            let mut books = Books::default();
            for one in earlier {
                books.read(one);
            }
            let told: Vec<(&str, i8, i64, &str)> = match case {
                "lines that cancel out before" => vec![("Kuusk", 2, 70, ""), ("Kuusk", 2, -70, "")],
                _ => Vec::new(),
            };
            let noon = [told.as_slice(), &[("Kask", 2, 100, "")]].concat();
            assert_eq!(books.read(&balanced(0, &noon)), (1, 0, told.len(), 0), "{case}");
            let evening = [noon.as_slice(), &[("Mänd", 2, 50, "")]].concat();
            assert_eq!(books.read(&balanced(0, &evening)), (1, 0, noon.len(), 0), "{case}");
        }
    }

    #[test]
    fn a_continuing_statement_told_again_and_longer_tells_only_what_is_new() {
        let mut books = Books::default();
        assert_eq!(books.read(&balanced(0, &[("Kask", 2, 100, "")])), (1, 0, 0, 0));
        assert_eq!(books.read(&balanced(100, &[("Mänd", 2, 50, "")])), (1, 0, 0, 0));
        let longer = [("Mänd", 2, 50, ""), ("Saar", 2, 30, "")];
        assert_eq!(books.read(&balanced(100, &longer)), (1, 0, 1, 0));
        assert_eq!(books.read(&balanced(180, &[("Saar", 2, 30, "")])), (0, 1, 0, 0), "after it");
    }

    #[test]
    fn a_file_told_again_after_its_undoing_counts_its_own_lines_anew() {
        let one = statement(&[("Kask", 2, 100, "")]);
        let two = statement(&[("Kask", 2, 100, ""), ("Kask", 2, 100, "")]);
        for undone in [1, 2] {
            let mut books = Books::default();
            assert_eq!((books.read(&one), books.read(&two)), ((1, 0, 0, 0), (1, 0, 1, 0)));
            books.undo(undone);
            let other = if undone == 1 { &two } else { &one };
            let (again, own) = if undone == 1 { (&one, 1) } else { (&two, 2) };
            let other_number = 3 - own;
            let mut besides = Books { lines: books.lines.clone(), kept: books.kept.clone() };
            let counted = books.read_again(again, own);
            assert_eq!(counted, (0, 0, again.lines.len() - 1, 1), "{undone}");
            // The other file says again what it said: as many as it tells count afterwards.
            let counted = besides.read_again(other, other_number);
            assert_eq!(counted.3, other.lines.len() - 1, "{undone}");
        }
    }

    #[test]
    fn the_same_payment_in_other_words_is_doubtful_and_another_payer_beside_it_is_not() {
        let read = || {
            let mut books = Books::default();
            books.read(&statement(&[("Kask OÜ", 2, 100, "")]));
            books
        };
        let reworded = statement(&[("KASK OSAUHING", 2, 100, "77")]);
        assert_eq!(read().read(&reworded), (0, 1, 0, 0));
        let both = statement(&[("Kask OÜ", 2, 100, ""), ("Mänd", 2, 100, "")]);
        assert_eq!(read().read(&both), (1, 0, 1, 0), "the file tells the known one too");
        for standing in [Standing::Undone, Standing::Same] {
            let mut books = read();
            let id = books.lines[0].line;
            books.stand(id, standing);
            assert_eq!(books.read(&reworded), (1, 0, 0, 0), "{standing:?}: nothing stands there");
        }
    }

    /// M04, M05
    #[test]
    fn a_batch_told_as_a_whole_and_by_its_parts_is_doubtful() {
        let parts = [("Kask", 2, 100, "B77"), ("Mänd", 2, 100, "B77"), ("Saar", 2, 150, "B77")];
        let whole = [("Kask batch", 2, 350, "B77")];
        let mut books = Books::default();
        assert_eq!(books.read(&statement(&parts)), (3, 0, 0, 0));
        let mut besides = Books { lines: books.lines.clone(), kept: books.kept.clone() };
        assert_eq!(books.read(&statement(&whole)), (0, 1, 0, 0), "the parts before");
        let mut other = Books::default();
        assert_eq!(other.read(&statement(&whole)), (1, 0, 0, 0));
        assert_eq!(other.read(&statement(&parts)), (0, 3, 0, 0), "the whole before");
        // Told again beside the parts it is further money, and so is what has another sum, day,
        // or name.
        let beside = [parts.as_slice(), &[("Kuusk", 2, 350, "B77")]].concat();
        assert_eq!(besides.read(&statement(&beside)), (1, 0, 3, 0));
        for further in [("Kuusk", 2, 351, "B77"), ("Kuusk", 3, 350, "B77"), ("Kuusk", 2, 350, "")] {
            let mut books = Books::default();
            books.read(&statement(&parts));
            assert_eq!(books.read(&statement(&[further])), (1, 0, 0, 0), "{further:?}");
        }
    }

    #[test]
    fn stored_identities_never_change() {
        let first = content(ACCOUNT, &line(("Kask", 2, 100, "B1")));
        assert_eq!([first, identity(first, 1)], [STORED[0], STORED[1]]);
    }

    const STORED: [i64; 2] = [-7_875_253_999_853_180_616, 3_022_795_425_897_569_279];
}
