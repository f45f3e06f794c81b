//! A statement file: looked at, or taken.

use super::command;
use super::looked_at;
use super::rules::knowing_banks;
use super::settle::{LOOK_BACK, Made, Settling};
use super::waiting;
use crate::imports::{Bytes, ImportOutcome, ImportRequest, Kind, Remark};
use crate::progress::{Progress, Stage, must_go_on};
use crate::views::{Page, Paged};
use crate::{Office, Refused, Who, company as companies};
use saldo_domain::authority::Right;
use saldo_domain::bank::gaps::{Gap, Stretch, gaps};
use saldo_domain::bank::known::{self, KeptStatement, LineId, Place};
use saldo_domain::bank::{StatementFact, Told, sort_out};
use saldo_domain::book::Moment;
use saldo_domain::{CompanyId, Day, Money};
use saldo_formats::ReadOptions;
use saldo_formats::statement::{self, StatementError, Statements};
use saldo_store::Writer;
use saldo_store::bank::{self as stored, LineRow, LineState};
use saldo_store::book::Stamp;
use saldo_store::import::{self as batches, Batch};
use serde::Serialize;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;

/// What an import of statements did beside counting lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct StatementCounts {
    pub statements: u64,
    /// Lines that became payments without a person.
    pub matched: u64,
    /// Lines a person is asked about.
    pub asked: u64,
    /// Payments the bank took back.
    pub returned: u64,
    /// Refunds that the statement shows paid.
    pub refunded: u64,
    /// Lines that may have been told before in other words.
    pub doubtful: u64,
    /// Entries not booked yet: left out.
    pub pending: u64,
}

/// A statement before it is taken: what it says, and what would become of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    pub file: String,
    pub format: String,
    pub accounts: Vec<PreviewAccount>,
    /// The lines of the page that was asked for, with what would become of each.
    pub lines: Paged<PreviewLine>,
    pub outcome: ImportOutcome,
}

/// One account of the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PreviewAccount {
    pub account: String,
    pub from: Option<Day>,
    pub to: Option<Day>,
    pub opening: Option<Money>,
    pub closing: Option<Money>,
    pub lines: u64,
}

/// One line as the file tells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviewLine {
    pub booked: Day,
    pub amount: Money,
    pub name: String,
    pub text: String,
    /// What would become of it; `None` where the book cannot tell.
    pub fate: Option<LineFate>,
}

/// What would become of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineFate {
    /// It was told before: nothing changes.
    pub known: bool,
    pub state: LineState,
    /// Word of the doubt; empty when nobody is asked.
    pub doubt: String,
    /// Code and name of the customer whose payment it is.
    pub customer: Option<(String, String)>,
    pub pays: Option<Pays>,
}

/// What a payment settles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pays {
    /// Numbers of documents with what goes to each.
    pub documents: Vec<(String, Money)>,
    /// What waits unallocated.
    pub rest: Money,
}

/// Statements of one file beside which missing ones are looked for.
const MOST_STRETCHES: usize = 1_000;

/// Rows between two looks at whether the work was cancelled.
const LINES_BETWEEN_LOOKS: usize = 500;

/// Is the file of a request a bank statement?
pub(crate) fn is_statement(request: &ImportRequest) -> bool {
    match &request.bytes {
        Bytes::Path(path) => statement::is_statement_file(path, &options(request)),
        Bytes::Held(bytes) => statement::is_statement(bytes, &options(request)),
    }
}

fn options(request: &ImportRequest) -> ReadOptions {
    let (encoding, banks) = (request.encoding.clone(), request.banks.clone());
    ReadOptions { encoding, banks, ..ReadOptions::default() }
}

fn bytes_of(request: &ImportRequest) -> Result<Cow<'_, [u8]>, StatementError> {
    match &request.bytes {
        Bytes::Path(path) => statement::held(path).map(Cow::Owned),
        Bytes::Held(bytes) => Ok(Cow::Borrowed(bytes)),
    }
}

/// A file that was read to its end.
struct Opened {
    read: Statements,
    hash: String,
}

fn open(office: &Office, company: CompanyId, request: &ImportRequest) -> Result<Opened, Refused> {
    let currency = Some(companies::get(office, company)?.currency);
    let refused = |error| {
        let (file, error) = (request.file.clone(), Box::new(error));
        Refused::Statement { file, error }
    };
    let bytes = bytes_of(request).map_err(refused)?;
    let read = statement::read(&bytes, &ReadOptions { currency, ..options(request) });
    let read = read.map_err(refused)?;
    Ok(Opened { read, hash: blake3::hash(&bytes).to_hex().to_string() })
}

/// Takes a statement file: every new line of it, or nothing. `imports::import` has asked
/// whether this role may.
pub(crate) fn import(
    office: &Office,
    company: CompanyId,
    who: Who,
    request: &ImportRequest,
    progress: &dyn Progress,
) -> Result<ImportOutcome, Refused> {
    let opened = open(office, company, request)?;
    bring(office, company, who, request, &opened, progress)
}

/// Looks at a statement file and takes it dry: nothing is written. The lines of one page are told with
/// what would become of each; totals are of the whole file.
///
/// # Errors
/// As an import.
pub fn preview(
    office: &Office,
    company: CompanyId,
    who: Who,
    request: &ImportRequest,
    page: Page,
    progress: &dyn Progress,
) -> Result<Preview, Refused> {
    who.must(Right::ImportFiles)?;
    let (request, unread) = knowing_banks(office, company, request)?;
    let request = &*request;
    let opened = open(office, company, request)?;
    let dry = ImportRequest { dry_run: true, ..request.clone() };
    let (mut outcome, fates) =
        bring_watched(office, company, who, (&dry, Some(page)), &opened, progress)?;
    outcome.remark_unread(unread);
    let accounts = opened.read.statements.iter().map(|statement| PreviewAccount {
        account: statement.account.clone(),
        from: statement.from,
        to: statement.to,
        opening: statement.opening,
        closing: statement.closing,
        lines: statement.lines.len() as u64,
    });
    let lines = opened.read.statements.iter().flat_map(|statement| &statement.lines);
    let skipped = usize::try_from(page.offset).unwrap_or(usize::MAX);
    let shown = lines.skip(skipped).take(page.limit as usize);
    let mut fates = fates.into_iter();
    let shown = shown.map(|line| PreviewLine {
        booked: line.booked,
        amount: line.amount,
        name: line.other.name.clone(),
        text: line.text.clone(),
        fate: fates.next().flatten(),
    });
    let lines = Paged { rows: shown.collect(), total: outcome.read, page };
    Ok(Preview {
        file: request.file.clone(),
        format: opened.read.format.name().to_owned(),
        accounts: accounts.collect(),
        lines,
        outcome,
    })
}

fn bring(
    office: &Office,
    company: CompanyId,
    who: Who,
    request: &ImportRequest,
    opened: &Opened,
    progress: &dyn Progress,
) -> Result<ImportOutcome, Refused> {
    let taken = bring_watched(office, company, who, (request, None), opened, progress)?;
    Ok(taken.0)
}

/// The same, and what becomes of the lines of a page.
fn bring_watched(
    office: &Office,
    company: CompanyId,
    who: Who,
    (request, page): (&ImportRequest, Option<Page>),
    opened: &Opened,
    progress: &dyn Progress,
) -> Result<(ImportOutcome, Vec<Option<LineFate>>), Refused> {
    let found = companies::get(office, company)?;
    let today = office.today_in(&found.zone)?;
    let (at, business) = (office.now(), office.business());
    let watched = page.map_or(0..0, Page::places);
    let desk = Desk { company, who, request, opened, at, business, today, progress, watched };
    let act = |writer: &mut Writer| desk.bring(writer);
    if request.dry_run {
        office.store.rehearse(company, act)
    } else {
        office.store.write(&command(office, company, who, "import", request.file.clone()), act)
    }
}

struct Desk<'a> {
    company: CompanyId,
    who: Who,
    request: &'a ImportRequest,
    opened: &'a Opened,
    at: Moment,
    business: Moment,
    today: Day,
    progress: &'a dyn Progress,
    /// Places of the lines of which a preview tells what becomes.
    watched: Range<u64>,
}

/// Lines that are to be looked at, and what the file came to so far.
#[derive(Default)]
struct Taken {
    read: u64,
    new: u64,
    doubtful: u64,
    lines: Vec<(i64, bool)>,
    /// Something of the file was kept, so that there is something to undo.
    kept: bool,
    /// Places of the statements of the file that were kept.
    stretches: Vec<usize>,
    /// The lines of the page that is shown.
    watched: looked_at::Places,
}

impl Desk<'_> {
    fn bring(
        &self,
        writer: &mut Writer,
    ) -> Result<(ImportOutcome, Vec<Option<LineFate>>), Refused> {
        let batch = batches::reserve_batch(writer, self.company)?;
        let stamp = Stamp { company: self.company, recorded: self.at, batch };
        let mut taken = Taken::default();
        self.progress.stage(Stage::Deciding, None);
        for (at, statement) in self.opened.read.statements.iter().enumerate() {
            must_go_on(self.progress)?;
            if self.keep(writer, stamp, statement, &mut taken)? {
                taken.stretches.push(at);
            }
        }
        let mut remarks = self.missing(writer, &taken)?;
        remarks.splice(0..0, self.opened.read.guessed_encoding.map(Remark::of_guessed_encoding));
        fail::fail_point!("bank::lines-kept", |_| std::process::abort());
        let made = self.settle(writer, stamp, &taken)?;
        waiting::catch_up(writer, stamp, (self.who.person, self.today))?;
        fail::fail_point!("bank::settled", |_| std::process::abort());
        must_go_on(self.progress)?;
        let outcome = self.outcome(&taken, made, batch, remarks);
        // A file that told nothing new is on record as well: its number was given away, and who
        // asks later why nothing came of it finds it.
        batches::record_batch(writer, self.company, &self.batch(&outcome, batch))?;
        let fates = looked_at::fates(writer, self.company, &taken.watched)?;
        Ok((outcome, fates))
    }

    /// Where the statements that were kept do not meet those beside them: days are missing, and
    /// whoever paid on one of them would be chased.
    fn missing(&self, writer: &mut Writer, taken: &Taken) -> Result<Vec<Remark>, Refused> {
        let mut missing: Vec<Remark> = Vec::new();
        let kept = taken.stretches.iter().filter_map(|at| self.opened.read.statements.get(*at));
        for statement in kept.take(MOST_STRETCHES) {
            let days = || statement.lines.iter().map(|line| line.booked);
            let first = statement.from.into_iter().chain(days()).min();
            let Some((from, to)) = first.zip(days().max().or(statement.to)) else { continue };
            let (opening, closing) = (statement.opening, statement.closing);
            let one = Stretch { from, to, opening, closing };
            for gap in self.gaps_beside(writer, statement, one)? {
                let (closed, opens) = (gap.closed, gap.opens);
                let text = format!(
                    "statements are missing: one closed on {} with {}, and the next opens on {} with {}",
                    closed.0, closed.1, opens.0, opens.1
                );
                let line = statement.lines.first().map_or(1, |line| line.place);
                let (field, code) = (statement.account.clone(), "statements-missing".to_owned());
                // Two statements of the file that do not meet are one gap.
                if !missing.iter().any(|known| known.field == field && known.text == text) {
                    missing.push(Remark { line, field, text, code });
                }
            }
        }
        Ok(missing)
    }

    fn gaps_beside(
        &self,
        writer: &mut Writer,
        statement: &StatementFact,
        one: Stretch,
    ) -> Result<Vec<Gap>, Refused> {
        let (account, currency) = (&statement.account, statement.currency);
        let days = (one.from, one.to);
        let (mut before, mut after) =
            stored::kept_beside(writer, self.company, account, currency, days)?;
        // Where another statement tells of the same day, it is that one that goes on.
        let mut is_shared = |day: Day| {
            let kept = stored::kept_on(writer, self.company, account, currency, day)?;
            let of = |kept: &KeptStatement| (kept.from, kept.to, kept.opening, kept.closing);
            let own = (one.from, one.to, one.opening, one.closing);
            Ok::<_, Refused>(kept.iter().any(|kept| of(kept) != own))
        };
        if is_shared(one.from)? {
            before.clear();
        }
        if is_shared(one.to)? {
            after.clear();
        }
        Ok(gaps(one, &before, &after))
    }

    /// Keeps what of a statement is new, and says whether there was anything.
    fn keep(
        &self,
        writer: &mut Writer,
        stamp: Stamp,
        statement: &StatementFact,
        taken: &mut Taken,
    ) -> Result<bool, Refused> {
        let first = taken.read;
        taken.read += statement.lines.len() as u64;
        let contents: Vec<i64> =
            statement.lines.iter().map(|line| known::content(&statement.account, line)).collect();
        let digest = digest(statement, &contents);
        let itself = stored::same_statements(writer, self.company, statement, digest)?;
        // A day without movement is news too: its balances continue the account.
        let quiet = statement.lines.is_empty() && itself.is_empty();
        let told = self.told(writer, statement, itself)?;
        let format = self.opened.read.format.name();
        let mut rows: Vec<(LineId, i64, &saldo_domain::bank::LineFact, LineState)> = Vec::new();
        let mut again: Vec<LineId> = Vec::new();
        let seen = (first..).zip(told.iter()).filter(|(place, _)| self.watched.contains(place));
        taken.watched.extend(seen.map(|(_, told)| match *told {
            Told::Known(id) => (id, true),
            Told::Again(id) | Told::New(id) | Told::Doubtful(id, _) => (id, false),
        }));
        for ((told, line), content) in told.iter().zip(&statement.lines).zip(&contents) {
            let (id, doubtful) = match *told {
                Told::Known(_) => continue,
                Told::Again(id) => {
                    again.push(id);
                    (id, false)
                }
                Told::New(id) => (id, false),
                Told::Doubtful(id, _) => (id, true),
            };
            if !matches!(told, Told::Again(_)) {
                rows.push((id, *content, line, LineState::Open));
            }
            taken.lines.push((id, doubtful));
            taken.doubtful += u64::from(doubtful);
            taken.new += 1;
            taken.kept = true;
        }
        stored::bring_again(writer, stamp, &again)?;
        let is_new = quiet || !rows.is_empty();
        if is_new {
            let number = stored::add_statement(writer, stamp, statement, format, digest)?;
            stored::add_lines(writer, stamp, &statement.account, number, &rows)?;
            taken.kept = true;
        }
        Ok(is_new)
    }

    fn told(
        &self,
        writer: &mut Writer,
        statement: &StatementFact,
        itself: BTreeSet<i64>,
    ) -> Result<Vec<Told>, Refused> {
        let days = statement.lines.iter().map(|line| line.booked);
        let (Some(first), Some(last)) = (days.clone().min(), days.max()) else {
            return Ok(Vec::new());
        };
        let (account, currency) = (&statement.account, statement.currency);
        let known = stored::known_lines(writer, self.company, account, currency, (first, last))?;
        let before = if itself.is_empty() {
            let kept = stored::kept_on(writer, self.company, account, currency, first)?;
            known::before(statement.opening, first, &kept)
        } else {
            BTreeSet::new()
        };
        Ok(sort_out(statement, &known, &Place { itself, before }))
    }

    fn settle(&self, writer: &mut Writer, stamp: Stamp, taken: &Taken) -> Result<Made, Refused> {
        if taken.lines.is_empty() {
            return Ok(Made::default());
        }
        let ids: Vec<i64> = taken.lines.iter().map(|(line, _)| *line).collect();
        let rows = stored::states(writer, self.company, &ids)?;
        let doubtful: BTreeSet<i64> =
            taken.lines.iter().filter(|(_, doubtful)| *doubtful).map(|(line, _)| *line).collect();
        // Money that came in first: what is taken back may have come with the same file.
        let (incoming, out): (Vec<&LineRow>, Vec<&LineRow>) =
            rows.iter().partition(|row| row.fact.amount.is_positive());
        // It may also have come with an earlier one: files of a bank come in any order.
        let late = stored::out_before_their_money(writer, self.company, stamp.batch, LOOK_BACK)?;
        let mut settling =
            Settling::begin(writer, stamp, self.who.person, self.business, self.today);
        for (done, row) in incoming.into_iter().chain(out).chain(&late).enumerate() {
            if done % LINES_BETWEEN_LOOKS == 0 {
                self.progress.done(done as u64);
                must_go_on(self.progress)?;
            }
            settling.look(row, doubtful.contains(&row.line))?;
        }
        settling.end()
    }

    fn outcome(
        &self,
        taken: &Taken,
        made: Made,
        batch: i64,
        remarks: Vec<Remark>,
    ) -> ImportOutcome {
        let read = &self.opened.read;
        ImportOutcome {
            file: self.request.file.clone(),
            kind: Kind::Statement,
            read: taken.read,
            new: taken.new,
            changed: 0,
            unchanged: taken.read - taken.new,
            refused: Vec::new(),
            refused_total: 0,
            new_customers: 0,
            dry_run: self.request.dry_run,
            file_hash: self.opened.hash.clone(),
            batch: (taken.kept && !self.request.dry_run).then_some(batch),
            unfound: 0,
            remarks_total: remarks.len() as u64,
            remarks: remarks.into_iter().take(Remark::KEPT).collect(),
            statement: Some(StatementCounts {
                statements: read.statements.len() as u64,
                matched: made.matched,
                asked: made.asked,
                returned: made.returned,
                refunded: made.refunded,
                doubtful: taken.doubtful,
                pending: read.pending as u64,
            }),
        }
    }

    fn batch(&self, outcome: &ImportOutcome, batch: i64) -> Batch {
        Batch {
            batch,
            kind: Kind::Statement.code().to_owned(),
            source: self.opened.read.format.name().to_owned(),
            file: outcome.file.clone(),
            file_hash: outcome.file_hash.clone(),
            read: outcome.read,
            new: outcome.new,
            changed: 0,
            unchanged: outcome.unchanged,
            refused: 0,
            person: self.who.person,
            recorded: self.at,
        }
    }
}

/// Of the lines in their order and the balances.
fn digest(statement: &StatementFact, contents: &[i64]) -> i64 {
    let mut hasher = blake3::Hasher::new();
    for content in contents {
        hasher.update(&content.to_le_bytes());
    }
    for balance in [statement.opening, statement.closing] {
        hasher.update(&balance.map_or(i64::MIN, Money::minor).to_le_bytes());
    }
    let mut first = [0; 8];
    first.copy_from_slice(&hasher.finalize().as_bytes()[..8]);
    i64::from_le_bytes(first)
}
