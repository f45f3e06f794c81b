//! Post in batches: the letters that wait are printed into one file, which is kept byte for byte;
//! afterwards a person says which of them were posted. What was not stays in the queue (D32).

use super::Printer;
use super::answers::find;
use super::attempt::{Looked, attempt_without_carrier, command, leave_out, pass, settle, stumble};
use super::pass::{place, put_off};
use super::sight::{Fate, Place};
use super::write::Draft;
use crate::company::about_company;
use crate::views::{Page, Paged, People, PersonRef};
use crate::{Office, Refused, Who, facts};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use saldo_channels::one_line;
use saldo_domain::authority::Right;
use saldo_domain::book::Moment;
use saldo_domain::control::{Channel, LadderEventKind};
use saldo_domain::delivery::MessageState;
use saldo_domain::recovery::pretrial::DEMAND;
use saldo_domain::{CompanyId, Day, EffectId, ItemId};
use saldo_letters::paper::{Block, Column, Paper, Table};
use saldo_letters::{Language, Texts};
use saldo_store::book::{Facts, NewContact};
use saldo_store::delivery::{self as stored, Change, Claim, Message, PrintedLetter};
use saldo_store::{Command, Reader, Writer};
use std::collections::BTreeSet;

/// Letters printed into one file at most.
pub const MOST_LETTERS: u32 = 100;

/// Pages of one file at most: what a printer's tray holds.
const MOST_PAGES: usize = 400;

/// Most characters of the number of a registered letter.
const LONGEST_NUMBER: usize = 60;

/// A batch of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchRow {
    pub number: i64,
    pub day: Day,
    pub letters: u64,
    pub pages: u64,
    pub both_sides: bool,
    /// Letters of which nobody has said yet what became of them.
    pub open: u64,
    /// Of the bytes, in hexadecimal.
    pub hash: String,
    pub by: Option<PersonRef>,
    pub at: Moment,
}

/// What waits and what was printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PrintQueue {
    pub waiting: u64,
    pub batches: Paged<BatchRow>,
}

/// A letter of a batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchLetter {
    pub effect: EffectId,
    /// In the pile, from one.
    pub place: u64,
    pub first_page: u64,
    pub pages: u64,
    pub code: String,
    pub name: String,
    pub recipient: String,
    /// While it is open: the state in which it would end if it were posted now.
    pub state: MessageState,
    pub why: String,
    /// `posted`, `returned`, `taken-out`; empty while nobody has said anything.
    pub outcome: String,
}

impl BatchLetter {
    /// It may not be posted any more since it was printed: it has to come out of the pile.
    pub fn is_to_be_taken_out(&self) -> bool {
        self.outcome.is_empty() && self.state != MessageState::Planned
    }
}

/// One batch.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchShown {
    pub row: BatchRow,
    pub letters: Vec<BatchLetter>,
}

/// What waits to be printed, and the batches, the latest first.
///
/// # Errors
/// `NotPermitted`, or the store's.
pub fn print_queue(
    office: &Office,
    company: CompanyId,
    who: Who,
    page: Page,
) -> Result<PrintQueue, Refused> {
    who.must(Right::AnswerForMessages)?;
    office.store.read(|reader| {
        let people = People::of(reader, company)?;
        let rows = stored::batches(reader, company, page.offset, page.limit)?;
        let rows = rows.into_iter().map(|row| shown(row, &people)).collect();
        let total = stored::batch_count(reader, company)?;
        let waiting = stored::print_queue_length(reader, company)?;
        Ok(PrintQueue { waiting, batches: Paged { rows, total, page } })
    })
}

fn shown(row: stored::Batch, people: &People) -> BatchRow {
    BatchRow {
        number: row.batch,
        day: row.day,
        letters: whole(row.letters),
        pages: whole(row.pages),
        both_sides: row.both_sides,
        open: whole(row.open),
        hash: row.hash,
        by: people.get(row.person),
        at: row.recorded,
    }
}

fn whole(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

/// One batch, by its number.
///
/// # Errors
/// `NotPermitted`, `UnknownPrintBatch`, or the store's.
pub fn batch(
    office: &Office,
    company: CompanyId,
    who: Who,
    number: i64,
) -> Result<BatchShown, Refused> {
    who.must(Right::AnswerForMessages)?;
    let here = place(office, company)?;
    office.store.read(|reader| {
        let people = People::of(reader, company)?;
        let row = stored::batch(reader, company, number)?.ok_or(unknown(number))?;
        let mut letters = Vec::new();
        for one in stored::letters_of_batch(reader, company, number)? {
            letters.push(letter(reader, &here, one)?);
        }
        Ok(BatchShown { row: shown(row, &people), letters })
    })
}

fn letter(
    reader: &mut Reader,
    place: &Place<'_>,
    one: stored::PrintedRow,
) -> Result<BatchLetter, Refused> {
    let (state, why) = match over_since(reader, place, &one)? {
        Some((_, state, why)) => (state, why.to_owned()),
        None => (one.state, one.why),
    };
    Ok(BatchLetter {
        effect: one.letter.key.effect,
        place: whole(one.letter.place),
        first_page: whole(one.letter.first_page),
        pages: whole(one.letter.pages),
        code: one.code,
        name: one.name,
        recipient: one.letter.recipient,
        state,
        why,
        outcome: one.outcome,
    })
}

/// The state and the reason in which a letter of a pile ends now, where it may not be posted any
/// more: since it was printed money may have come that covers it, or a word against it (D11, D22).
fn over_since(
    reader: &mut Reader,
    place: &Place<'_>,
    one: &stored::PrintedRow,
) -> Result<Option<(Message, MessageState, &'static str)>, Refused> {
    if !one.outcome.is_empty() || one.state != MessageState::Planned {
        return Ok(None);
    }
    let message = stored::message(reader, place.company.company, one.letter.key)?;
    let Some(message) = message else { return Ok(None) };
    Ok(match place.look(reader, &message)? {
        Fate::Withdraw(reason) => Some((message, MessageState::Withdrawn, reason.code())),
        Fate::Withhold(reason) => Some((message, MessageState::Withheld, reason.code())),
        Fate::Go(_) | Fate::Later { .. } | Fate::Dead { .. } => None,
    })
}

const fn unknown(number: i64) -> Refused {
    Refused::UnknownPrintBatch { number }
}

/// The exact bytes of a batch. The hash is looked at: what is printed again is what was printed
/// the first time, or an error.
///
/// # Errors
/// `NotPermitted`, `UnknownPrintBatch`, `ErasedPrintBatch`, `Damaged`, or the store's.
pub fn batch_bytes(
    office: &Office,
    company: CompanyId,
    who: Who,
    number: i64,
) -> Result<Vec<u8>, Refused> {
    who.must(Right::AnswerForMessages)?;
    let (row, content) = office.store.read(|reader| {
        let row = stored::batch(reader, company, number)?.ok_or(unknown(number))?;
        let content = stored::batch_content(reader, company, number)?.ok_or(unknown(number))?;
        Ok::<_, Refused>((row, content))
    })?;
    if content.is_empty() {
        return Err(Refused::ErasedPrintBatch { number });
    }
    let damaged = |what: &str| Refused::Damaged { what: format!("batch {number}: {what}") };
    let bytes = BASE64.decode(content).map_err(|_| damaged("its bytes are unreadable"))?;
    if blake3::hash(&bytes).to_hex().as_str() != row.hash {
        return Err(damaged("its bytes are not those that were printed"));
    }
    Ok(bytes)
}

/// A letter with what is printed for it.
struct Sheet {
    message: Message,
    draft: Draft,
    pages: usize,
}

/// Prints what waits into one file. Answers the number of the batch; nothing where no letter may
/// leave now. A letter that cannot be printed stays behind, and keeps no other from being printed.
///
/// # Errors
/// `NotPermitted`, `Field` when the file cannot be printed, or the store's. Nothing is kept then,
/// and every letter stays in the queue.
pub fn print_batch(
    office: &Office,
    company: CompanyId,
    who: Who,
    printer: &dyn Printer,
) -> Result<Option<i64>, Refused> {
    who.must(Right::AnswerForMessages)?;
    let place = place(office, company)?;
    let mut sheets = gathered(&place, who, printer)?;
    if sheets.is_empty() {
        return Ok(None);
    }
    // A pile is looked through by name.
    sheets.sort_by(|one: &Sheet, other| {
        let name = |sheet: &Sheet| (sheet.draft.to_name.clone(), sheet.message.key);
        name(one).cmp(&name(other))
    });
    let file = File::printed(&place, &sheets, printer)?;
    keep(&place, who, &sheets, &file)
}

/// Letters that may leave now, as many as one file holds. What waits for something is put off, so
/// that it does not stand at the head of the queue in the way of the others.
fn gathered(place: &Place<'_>, who: Who, printer: &dyn Printer) -> Result<Vec<Sheet>, Refused> {
    let (company, now) = (place.company.company, place.office.business());
    let (mut sheets, mut pages, mut after) = (Vec::new(), 0, None);
    loop {
        let wanted = MOST_LETTERS.saturating_sub(u32::try_from(sheets.len()).unwrap_or(u32::MAX));
        let waiting = place
            .office
            .store
            .read(|reader| stored::print_queue(reader, company, now, (after, wanted)))?;
        let Some(last) = waiting.last() else { return Ok(sheets) };
        after = Some(last.key);
        let mut waits = Vec::new();
        for message in waiting {
            let draft = match attempt_without_carrier(place, who, &message)? {
                Looked::Go(draft) => *draft,
                Looked::PutOff(cause, until) => {
                    waits.push((message.key, until, cause));
                    continue;
                }
                Looked::Over => continue,
            };
            let own = match pages_of(&draft, printer) {
                Ok(own) => own,
                Err(why) => {
                    stumble(place, who, &message, &why)?;
                    continue;
                }
            };
            if pages + own > MOST_PAGES && !sheets.is_empty() {
                put_off(place, who, &waits)?;
                return Ok(sheets);
            }
            pages += own;
            sheets.push(Sheet { message, draft, pages: own });
        }
        put_off(place, who, &waits)?;
    }
}

fn pages_of(draft: &Draft, printer: &dyn Printer) -> Result<usize, String> {
    let mut pages = 0;
    for (_, paper) in &draft.papers {
        pages += printer.pages(paper)?;
    }
    if pages == 0 { Err("no document goes along".to_owned()) } else { Ok(pages) }
}

/// The printed file and where each letter begins in it.
struct File {
    bytes: Vec<u8>,
    first_pages: Vec<usize>,
    pages: usize,
}

impl File {
    fn printed(
        place: &Place<'_>,
        sheets: &[Sheet],
        printer: &dyn Printer,
    ) -> Result<Self, Refused> {
        let both_sides = place.sending.both_sides;
        let cover = cover(place, sheets);
        let mut at = printer.pages(&cover).map_err(not_printed)?;
        let mut papers = vec![cover];
        let mut first_pages = Vec::with_capacity(sheets.len());
        for sheet in sheets {
            let mut first = None;
            for (_, paper) in &sheet.draft.papers {
                if both_sides && at % 2 == 1 {
                    at += 1;
                }
                first.get_or_insert(at + 1);
                at += printer.pages(paper).map_err(not_printed)?;
                papers.push(paper.clone());
            }
            first_pages.push(first.unwrap_or(at));
        }
        let bytes = printer.print_together(&papers, both_sides).map_err(not_printed)?;
        Ok(Self { bytes, first_pages, pages: at })
    }
}

fn not_printed(why: String) -> Refused {
    Refused::Field {
        field: "batch",
        value: why.chars().take(80).collect(),
        reason: "could not be printed",
        remedy: "look at the letters that wait, and print again",
    }
}

/// The sheet on top: which letters lie below it, so that the pile can be counted.
fn cover(place: &Place<'_>, sheets: &[Sheet]) -> Paper {
    let language = Language::from_code(&place.company.language).unwrap_or_default();
    let texts = Texts::of(language);
    let row = |(at, sheet): (usize, &Sheet)| {
        vec![
            format!("{}.", at + 1),
            sheet.draft.to_name.clone(),
            one_line(&sheet.draft.to, 200),
            sheet.pages.to_string(),
        ]
    };
    let pages: usize = sheets.iter().map(|sheet| sheet.pages).sum();
    let day = sheets.first().map_or(Day::FIRST, |sheet| sheet.message.day);
    let day = place.office.today_in(&place.company.zone).unwrap_or(day);
    let mut paper = Paper::new(language, texts.get("print-cover-title"), day);
    paper.below = format!("{} · {}", place.company.name, texts.day(day));
    paper.foot.clone_from(&paper.below);
    paper.blocks = vec![Block::Table(Table {
        title: String::new(),
        columns: vec![
            Column::short("№"),
            Column::text(texts.get("column-customer")),
            Column::text(texts.get("print-address")),
            Column::number(texts.get("print-pages")),
        ],
        rows: sheets.iter().enumerate().map(row).collect(),
        total: Some(vec![
            String::new(),
            texts.count("print-letters-count", i64::try_from(sheets.len()).unwrap_or(i64::MAX)),
            String::new(),
            pages.to_string(),
        ]),
    })];
    paper
}

/// Keeps the batch, if every letter of it still says what was printed: no payment lies between
/// the look and the batch (I7). Otherwise nothing is kept and everything stays in the queue.
fn keep(
    place: &Place<'_>,
    who: Who,
    sheets: &[Sheet],
    file: &File,
) -> Result<Option<i64>, Refused> {
    let company = place.company.company;
    let command = about_company(place.office, company, who, "post-printed");
    let day = place.office.today_in(&place.company.zone)?;
    place.office.store.write(&command, |writer| {
        let now = place.office.business();
        let queue: BTreeSet<_> = stored::print_queue(writer, company, now, (None, u32::MAX))?
            .into_iter()
            .map(|message| message.key)
            .collect();
        for sheet in sheets {
            let again = match queue.contains(&sheet.message.key) {
                true => place.look(writer, &sheet.message)?,
                false => return Err(Refused::PaperChanged),
            };
            if !matches!(again, Fate::Go(draft) if *draft == sheet.draft) {
                return Err(Refused::PaperChanged);
            }
        }
        let letters: Vec<PrintedLetter> = sheets
            .iter()
            .zip(&file.first_pages)
            .enumerate()
            .map(|(at, (sheet, first))| PrintedLetter {
                key: sheet.message.key,
                place: signed(at + 1),
                first_page: signed(*first),
                pages: signed(sheet.pages),
                recipient: sheet.draft.to.clone(),
                subject: sheet.draft.words.subject.clone(),
                body: sheet.draft.words.body.clone(),
            })
            .collect();
        let batch = stored::Batch {
            batch: 0,
            day,
            letters: signed(letters.len()),
            pages: signed(file.pages),
            both_sides: place.sending.both_sides,
            hash: blake3::hash(&file.bytes).to_hex().to_string(),
            person: who.person,
            recorded: command.at,
            open: 0,
        };
        let content = BASE64.encode(&file.bytes);
        let number = stored::add_batch(writer, command.stamp(), &batch, &letters, &content)?;
        writer
            .describe(serde_json::json!({ "batch": number, "letters": letters.len() }).to_string());
        Ok(Some(number))
    })
}

fn signed(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// What came of a batch that a person has carried to the post.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Posted {
    pub posted: u64,
    /// Back in the queue: they were not printed well, or not at all.
    pub returned: u64,
    /// Nothing of them was owed any more.
    pub taken_out: u64,
}

/// Says that the letters of a batch were posted, but for those named by their 32 digits, which
/// stay in the queue. Of what was paid since, nobody says that it left.
///
/// # Errors
/// `NotPermitted`, `UnknownPrintBatch`, `TaskClosed` when this was said before, `Field` for a
/// letter that the batch does not hold, or the store's.
pub fn batch_posted(
    office: &Office,
    company: CompanyId,
    who: Who,
    number: i64,
    not_posted: &BTreeSet<String>,
) -> Result<Posted, Refused> {
    who.must(Right::AnswerForMessages)?;
    let place = place(office, company)?;
    let mut command = about_company(office, company, who, "batch-posted");
    command.subject = format!("batch {number}");
    office.store.write(&command, |writer| {
        let row = stored::batch(writer, company, number)?.ok_or(unknown(number))?;
        if row.open == 0 {
            return Err(Refused::TaskClosed { state: "posted".to_owned() });
        }
        let letters = stored::letters_of_batch(writer, company, number)?;
        let known: BTreeSet<String> =
            letters.iter().map(|one| one.letter.key.effect.to_string()).collect();
        if let Some(stranger) = not_posted.difference(&known).next() {
            return Err(Refused::UnknownEffect { id: stranger.clone() });
        }
        let mut told = Posted::default();
        for one in letters.into_iter().filter(|one| one.outcome.is_empty()) {
            let key = one.letter.key;
            let over = over_since(writer, &place, &one)?;
            if let Some((message, state, why)) = &over {
                settle(&place, writer, &command, message, (*state, why, ""))?;
            }
            let what = if over.is_some() || one.state != MessageState::Planned {
                told.taken_out += 1;
                "taken-out"
            } else if not_posted.contains(&key.effect.to_string()) {
                told.returned += 1;
                "returned"
            } else {
                left(writer, &place, &command, &one.letter, number)?;
                told.posted += 1;
                "posted"
            };
            stored::add_outcome(writer, command.stamp(), (key, number), what, who.person)?;
        }
        let Posted { posted, returned, taken_out } = told;
        let body = serde_json::json!({
            "posted": posted, "returned": returned, "taken_out": taken_out,
        });
        writer.describe(body.to_string());
        Ok(told)
    })
}

/// A letter of the batch has left.
fn left(
    writer: &mut Writer,
    place: &Place<'_>,
    command: &Command,
    letter: &PrintedLetter,
    number: i64,
) -> Result<(), Refused> {
    let (company, key) = (place.company.company, letter.key);
    let damaged = || Refused::Damaged { what: format!("letter {} of batch {number}", key.effect) };
    let now = stored::message(writer, company, key)?.ok_or_else(damaged)?;
    let claim = Claim {
        key,
        seen: now.fence,
        recipient: &letter.recipient,
        language: &now.language,
        until: command.at,
    };
    let fence = stored::claim(writer, company, claim)?.ok_or_else(damaged)?;
    pass(writer, command, key, fence, "claimed", "")?;
    leave_out(place, writer, command, &now)?;
    let change = Change {
        key,
        fence,
        from: MessageState::Claimed,
        to: MessageState::Sent,
        why: "",
        attempts: now.attempts,
        next_at: now.next_at,
        closed_at: Some(command.at),
    };
    if !stored::change(writer, company, change)? {
        return Err(damaged());
    }
    pass(writer, command, key, fence, MessageState::Sent.code(), &format!("batch {number}"))
}

/// What a message went through when its number was written down.
const REGISTERED: &str = "registered";

/// The demand was handed over: the days that the policy counts from it begin (EXE-05).
fn demand_delivered(
    office: &Office,
    writer: &mut Writer,
    command: &Command,
    message: &Message,
    (day, letter_number): (Day, &str),
) -> Result<(), Refused> {
    if message.text != DEMAND {
        return Ok(());
    }
    // The days before court begin with a delivery that can be proved (EXE-04).
    let proof = match letter_number {
        "" => {
            let passages = stored::passages_of(writer, command.company, message.key)?;
            passages.into_iter().rfind(|one| one.what == REGISTERED).map(|one| one.said)
        }
        given => Some(given.to_owned()),
    };
    let Some(proof) = proof else {
        return Err(Refused::Field {
            field: "handed-over",
            value: day.to_string(),
            reason: "is told without the number of the letter",
            remedy: "give the number under which the post delivered the demand",
        });
    };
    let items: BTreeSet<ItemId> = message.lines.iter().map(|line| line.item).collect();
    let contact = |item| NewContact {
        customer: message.key.customer,
        kind: LadderEventKind::DemandDelivered.code().to_owned(),
        item: Some(item),
        day,
        until: None,
        body: proof.clone(),
        person: command.person,
    };
    let contacts = items.into_iter().map(contact).collect();
    let added = Facts { contacts, ..Facts::default() };
    let stamp = command.stamp();
    facts::enter(writer, stamp, office.business(), &added)
}

/// Records the number of a registered letter that was posted, and the day on which it was
/// delivered where the post has said so.
///
/// # Errors
/// `NotPermitted`, `UnknownEffect`, `TaskClosed` when it was not posted, `Field` when neither is
/// told or the day lies ahead, or the store's.
pub fn registered(
    office: &Office,
    company: CompanyId,
    who: Who,
    id: &str,
    (letter_number, delivered): (&str, Option<Day>),
) -> Result<(), Refused> {
    who.must(Right::AnswerForMessages)?;
    let place = place(office, company)?;
    let letter_number = one_line(letter_number.trim(), LONGEST_NUMBER);
    let today = office.today_in(&place.company.zone)?;
    let bad = |field, reason, remedy| Refused::Field {
        field,
        value: delivered.map_or_else(String::new, |day| day.to_string()),
        reason,
        remedy,
    };
    if letter_number.is_empty() && delivered.is_none() {
        return Err(bad("number", "and the day of delivery are both empty", "tell one of them"));
    }
    if delivered.is_some_and(|day| day > today) {
        return Err(bad("delivered", "has not come yet", "write the day that the post tells"));
    }
    let message = office.store.read(|reader| find(reader, company, who, id))?;
    let command = command(&place, who, "letter-registered", message.key);
    office.store.write(&command, |writer| {
        let now = find(writer, company, who, id)?;
        if now.channel != Channel::Post || !now.state.has_left() {
            return Err(Refused::TaskClosed { state: now.state.code().to_owned() });
        }
        if !letter_number.is_empty() {
            pass(writer, &command, now.key, now.fence, REGISTERED, &letter_number)?;
        }
        let Some(day) = delivered else { return Ok(()) };
        let change = Change {
            key: now.key,
            fence: now.fence,
            from: MessageState::Sent,
            to: MessageState::Delivered,
            why: "",
            attempts: now.attempts,
            next_at: now.next_at,
            closed_at: now.closed_at,
        };
        if !stored::change(writer, company, change)? {
            return Err(Refused::TaskClosed { state: now.state.code().to_owned() });
        }
        let delivered = MessageState::Delivered.code();
        pass(writer, &command, now.key, now.fence, delivered, &day.to_string())?;
        demand_delivered(office, writer, &command, &now, (day, &letter_number))
    })
}
