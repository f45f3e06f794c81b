//! Work and questions that follow from a talk: for the representative, for the manager.

use super::VisitRefusal;
use crate::acts::ledger::read_book;
use crate::acts::{ContactKind, required_reason};
use crate::authority::{Acting, behind};
use crate::deferral::{Days, OpenDebt, Wanted};
use crate::views::{People, PersonRef};
use crate::{Office, Refused, Who, company as companies, credit, facts, scope};
use saldo_domain::authority::Right;
use saldo_domain::authority::hands::Hand;
use saldo_domain::authority::line::stands_in_for;
use saldo_domain::book::Moment;
use saldo_domain::number::clean_text;
use saldo_domain::standing::StandingKind;
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money, Role, UserId};
use saldo_store::authority::people_behind;
use saldo_store::book::{Facts, NewContact, NewStanding, Stamp};
use saldo_store::customers::Card;
use saldo_store::fieldwork::{self as stored, ErrandFilter, ErrandRow, NewErrand};
use saldo_store::worklist::{self, Closing, TaskRow};
use saldo_store::{Command, Reader, Writer, customers};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Words of what is to be done, as stored.
pub(super) mod what {
    /// Remind before the payment (REM-11).
    pub(crate) const REMIND: &str = "remind-before-payment";
    /// The representative asks the supervisor for help (REM-11).
    pub(crate) const HELP: &str = "help-representative";
    /// High risk: say how to go on (REM-12, PAY-08).
    pub(crate) const HIGH_RISK: &str = "high-risk";
    /// The customer refuses: say how to go on (PAY-07).
    pub(crate) const REFUSED: &str = "payment-refused";
    /// More time than may be given without asking (PAY-04, PAY-05).
    pub(crate) const MORE_TIME: &str = "grant-more-time";
    /// EXE-02, the first of the pair.
    pub(crate) const GUARANTEE: &str = "obtain-guarantee-letter";
    /// EXE-02, the second of the pair.
    pub(crate) const MEETING: &str = "arrange-meeting";
    /// EXE-03.
    pub(crate) const SIGN: &str = "sign-papers";
    /// Say whose the money of a bank line is: until then nobody it may be from is chased.
    pub(crate) const MATCH: &str = "match-money";
    /// The accounting program says that a payment of the bank pays another document than it does.
    pub(crate) const PAYS_OTHERWISE: &str = "pays-another-document";
}

/// The three papers of the meeting (EXE-03).
pub const PAPERS_TO_SIGN: [&str; 3] =
    ["reconciliation_act", "amendment", "request_with_guarantees"];

/// Days to meet once a meeting was arranged without a day of its own.
const DAYS_TO_SIGN: i64 = 7;

/// The work of a policy that is done with an errand of this kind: it is asked for once, and not a
/// second time by ticking it off (EXE-02, EXE-03).
const DONE_WITH: [(&str, &str); 3] = [
    (what::GUARANTEE, "obtain-guarantee-letter"),
    (what::MEETING, "agree-meeting"),
    (what::SIGN, "sign-restructuring-papers"),
];

/// Is this work of a policy done with what is agreed in a talk: a letter, a meeting, signed papers? The
/// pages ask this as well.
pub fn is_agreed_in_a_talk(text: &str) -> bool {
    DONE_WITH.iter().any(|(_, work)| *work == text)
}

/// What an errand knows beside its words.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Content {
    /// No goods until it has ended.
    pub(super) freeze: bool,
    /// Until when more time is asked for, and for how much.
    pub(super) until: Option<Day>,
    pub(super) amount: Option<Money>,
    pub(super) clause: String,
    /// What the representative wrote.
    pub(super) note: String,
    /// Papers signed, when it ends.
    pub(super) papers: Vec<String>,
}

/// An errand as people see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Errand {
    pub errand: i64,
    pub customer: CustomerId,
    pub code: String,
    pub name: String,
    /// Key of its words.
    pub what: String,
    pub role: Role,
    pub item: Option<ItemId>,
    pub day: Day,
    pub until: Day,
    /// Moment at which it was given.
    pub given: Moment,
    pub by: Option<PersonRef>,
    pub note: String,
    /// Until when more time is asked for, and for how much.
    pub asks_until: Option<Day>,
    pub asks_amount: Option<Money>,
    pub clause: String,
    /// Do goods stay here while it is open (REM-12)?
    pub freeze: bool,
    pub state: ErrandState,
    /// The line of a bank statement that it asks about: it ends when that is answered.
    pub line: Option<i64>,
    /// May the person who looks end it?
    pub may_end: bool,
}

/// Where an errand stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ErrandState {
    Open,
    Ended { outcome: String, words: String, by: Option<PersonRef>, at: Moment },
}

impl Errand {
    /// Do goods stay here until it has ended (REM-12)?
    pub fn freezes(&self) -> bool {
        self.freeze && self.state == ErrandState::Open
    }

    /// Is a decision asked for, not work?
    pub fn is_question(&self) -> bool {
        self.what == what::MORE_TIME
    }

    /// Does it end with three papers (EXE-03)?
    pub fn needs_papers(&self) -> bool {
        self.what == what::SIGN
    }

    /// Does it end with a word on how to go on (REM-12, PAY-07)?
    pub fn needs_instruction(&self) -> bool {
        [what::HIGH_RISK, what::REFUSED].contains(&self.what.as_str())
    }

    /// Does it arrange a day (EXE-02)?
    pub fn arranges_meeting(&self) -> bool {
        self.what == what::MEETING
    }
}

/// At which of these desks may errands of this role be ended? By those it was given to, those
/// above them, and whoever is there in their place.
fn desks_for(desks: &[Acting], asked: Role) -> impl Iterator<Item = &Acting> {
    desks.iter().filter(move |desk| stands_in_for(desk.who.role, asked))
}

/// Those of them at which whoever raised it has no hand in the answer (S07, CLI-07). Nobody ends
/// what an answer to a bank line ends. Work is ended by whoever gave it to themselves; the general director answers to nobody else.
fn answering<'a>(desks: &'a [Acting], row: &NewErrand, raised: Hand) -> Vec<&'a Acting> {
    let asks = NEEDS_ANOTHER.contains(&row.what.as_str());
    if row.what == what::MATCH {
        return Vec::new();
    }
    let apart = |desk: &&Acting| {
        let last = desk.who.role == Role::GeneralDirector && desk.hand.in_place_of.is_none();
        !asks || last || !desk.hand.shares_somebody_with(raised)
    };
    desks_for(desks, row.role).filter(apart).collect()
}

/// Errands that somebody else answers than the one who raised them.
const NEEDS_ANOTHER: [&str; 4] = [what::HIGH_RISK, what::REFUSED, what::MORE_TIME, what::HELP];

/// The right that ending an errand of others asks for.
fn right_to_end(errand: &str) -> Right {
    match errand {
        what::MORE_TIME => Right::GrantLongDelay,
        _ => Right::CloseWorkOfOthers,
    }
}

/// The kind of errand that is a danger: somebody has to be told of it at once (REM-12, PAY-08).
pub(crate) const DANGER: &str = what::HIGH_RISK;

/// How an errand about a line of a bank statement names it.
const OF_LINE: &str = "bank-line-";

/// The errand to say whose the money of a line is, named after the line. `note` tells the money.
pub(crate) fn about_money(
    line: i64,
    customer: CustomerId,
    role: Role,
    day: Day,
    note: &str,
) -> Result<NewErrand, Refused> {
    Ok(NewErrand {
        customer,
        what: what::MATCH.to_owned(),
        role,
        item: None,
        talk: format!("{OF_LINE}{line}"),
        day,
        until: day,
        content: json(&Content { note: note.to_owned(), ..Content::default() })?,
        ends: None,
        outcome: String::new(),
        words: String::new(),
        person: UserId::new(0),
    })
}

/// How an errand about what a payment pays names it.
const OF_PAYMENT: &str = "payment-";

/// The errand to say which document a payment pays, named after the payment. `note` tells what the
/// other program says.
pub(crate) fn about_payment(
    (customer, payment): (CustomerId, ItemId),
    role: Role,
    day: Day,
    note: &str,
) -> Result<NewErrand, Refused> {
    Ok(NewErrand {
        what: what::PAYS_OTHERWISE.to_owned(),
        talk: format!("{OF_PAYMENT}{payment}"),
        ..about_money(0, customer, role, day, note)?
    })
}

/// Is somebody asked already what the payment of an errand pays?
pub(crate) fn is_asked(
    reader: &mut Reader,
    company: CompanyId,
    errand: &NewErrand,
) -> Result<bool, Refused> {
    let (what, talk) = (Some(errand.what.as_str()), Some(errand.talk.as_str()));
    let filter = ErrandFilter { what, talk, limit: 1, ..ErrandFilter::default() };
    Ok(!stored::errands(reader, company, filter)?.is_empty())
}

/// The open errands about lines, by line; of one line alone where only that matters.
pub(crate) fn about_lines(
    reader: &mut Reader,
    company: CompanyId,
    only: Option<i64>,
) -> Result<BTreeMap<i64, ErrandRow>, Refused> {
    let talk = only.map(|line| format!("{OF_LINE}{line}"));
    let (what, talk) = (Some(what::MATCH), talk.as_deref());
    let filter = ErrandFilter { what, talk, limit: u32::MAX, ..ErrandFilter::default() };
    let open = stored::errands(reader, company, filter)?;
    Ok(open.into_iter().filter_map(|row| Some((line_of(&row.new)?, row))).collect())
}

fn line_of(errand: &NewErrand) -> Option<i64> {
    errand.talk.strip_prefix(OF_LINE).and_then(|line| line.parse().ok())
}

/// What whoever gave an errand wrote beside it.
pub(crate) fn note_of(content: &str) -> String {
    serde_json::from_str::<Content>(content).map(|content| content.note).unwrap_or_default()
}

/// Open errands for a person: those of the role and of people who are away, of own customers for
/// a representative, of those of the own team for a supervisor (GEN-04).
///
/// # Errors
/// Those of the store.
pub fn errands(office: &Office, company: CompanyId, who: Who) -> Result<Vec<Errand>, Refused> {
    let today = companies::today(office, company)?;
    office.store.read(|reader| {
        let (owner, limit) = (who.sees_only(), 200);
        let mut all: Vec<Errand> = Vec::new();
        for desk in Acting::all(reader, company, who, today)? {
            let role = (!who.is_program()).then_some(desk.who.role);
            let team = desk.team(reader, company)?;
            let team = team.as_deref();
            let filter = ErrandFilter { role, owner, team, limit, ..ErrandFilter::default() };
            // Lines of banks may be many, and have a list of their own: they keep no place from
            // anything else.
            let money = Some(what::MATCH);
            for filter in
                [ErrandFilter { but: money, ..filter }, ErrandFilter { what: money, ..filter }]
            {
                for errand in errands_for(reader, company, who, today, filter)? {
                    if !all.iter().any(|known| known.errand == errand.errand) {
                        all.push(errand);
                    }
                }
            }
        }
        all.sort_by_key(|errand| (errand.line.is_some(), errand.until, errand.errand));
        Ok(all)
    })
}

/// Open errands about one customer, by code.
///
/// # Errors
/// `UnknownCustomer`, or the store's.
pub fn errands_of(
    office: &Office,
    company: CompanyId,
    who: Who,
    code: &str,
) -> Result<Vec<Errand>, Refused> {
    let today = companies::today(office, company)?;
    office.store.read(|reader| {
        let customer = Some(scope::card_by_code(reader, company, who, code)?.customer);
        let filter = ErrandFilter { customer, limit: 200, ..ErrandFilter::default() };
        errands_for(reader, company, who, today, filter)
    })
}

pub(super) fn errands_for(
    reader: &mut Reader,
    company: CompanyId,
    who: Who,
    today: Day,
    filter: ErrandFilter<'_>,
) -> Result<Vec<Errand>, Refused> {
    let desks = Acting::all(reader, company, who, today)?;
    let mut rows = stored::errands(reader, company, filter)?;
    // A line of a bank tells of others' money: it is shown to those who see the whole company.
    if who.sees_only().is_some() {
        rows.retain(|row| line_of(&row.new).is_none());
    }
    let mut customers: Vec<CustomerId> = rows.iter().map(|row| row.new.customer).collect();
    customers.sort_unstable();
    customers.dedup();
    let cards = customers::cards(reader, company, &customers)?;
    let cards: BTreeMap<CustomerId, _> =
        cards.into_iter().map(|card| (card.customer, (card.code, card.name))).collect();
    let names = People::of(reader, company)?;
    let people = people_behind(reader, company)?;
    let shown = |row: ErrandRow| {
        let (code, name) = cards.get(&row.new.customer).cloned().unwrap_or_default();
        let raised = Hand::own(people.get(&row.new.person).copied().unwrap_or(row.new.person));
        let may = who.is_program() || !answering(&desks, &row.new, raised).is_empty();
        shown(row, code, name, &names, may)
    };
    rows.into_iter().map(shown).collect()
}

fn shown(
    row: ErrandRow,
    code: String,
    name: String,
    names: &People,
    may_end: bool,
) -> Result<Errand, Refused> {
    let content = content(&row)?;
    let state = match row.ended {
        None => ErrandState::Open,
        Some(end) => ErrandState::Ended {
            outcome: end.outcome,
            words: end.words,
            by: names.get(end.person),
            at: end.recorded,
        },
    };
    Ok(Errand {
        errand: row.errand,
        line: line_of(&row.new),
        customer: row.new.customer,
        code,
        name,
        what: row.new.what,
        role: row.new.role,
        item: row.new.item,
        day: row.new.day,
        until: row.new.until,
        given: row.recorded,
        by: names.get(row.new.person),
        note: content.note,
        asks_until: content.until,
        asks_amount: content.amount,
        clause: content.clause,
        freeze: content.freeze,
        may_end,
        state,
    })
}

/// A high risk that keeps goods here until the manager has said how to go on (REM-12).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Freeze {
    pub(crate) since: Day,
    pub(crate) clause: String,
    /// What the representative found.
    pub(crate) note: String,
}

/// The freeze in force for a customer, if there is one.
pub(crate) fn freeze_of(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<Option<Freeze>, Refused> {
    let filter = ErrandFilter { customer: Some(customer), limit: 50, ..ErrandFilter::default() };
    for row in stored::errands(reader, company, filter)? {
        let Content { freeze, clause, note, .. } = content(&row)?;
        if freeze && row.ended.is_none() {
            return Ok(Some(Freeze { since: row.new.day, clause, note }));
        }
    }
    Ok(None)
}

fn content(row: &ErrandRow) -> Result<Content, Refused> {
    serde_json::from_str(&row.new.content).map_err(|error| Refused::Damaged {
        what: format!("errand {} of customer {}: {error}", row.errand, row.new.customer),
    })
}

pub(super) fn json(content: &Content) -> Result<String, Refused> {
    serde_json::to_string(content).map_err(|error| Refused::Damaged { what: error.to_string() })
}

/// What came of an errand.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ErrandEnd {
    pub words: String,
    /// Papers that were signed, by their words.
    pub papers: Vec<String>,
    /// The day of a meeting that was arranged.
    pub meeting: Option<Day>,
}

/// The same with the word under which it is stored.
struct End {
    outcome: &'static str,
    what: ErrandEnd,
}

/// Ends an errand with what came of it. One that asks how to go on needs words; the papers of a
/// meeting are three (EXE-03); a meeting that is arranged brings the errand to sign them.
///
/// # Errors
/// `UnknownCustomer`, `UnknownStanding` when it is not open, `ReasonMissing`, `Visit` while papers
/// are missing, `NotPermitted`, or the store's.
pub fn done(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    errand: i64,
    end: &ErrandEnd,
) -> Result<(), Refused> {
    let words = clean_text(&end.words).0.chars().take(1000).collect();
    let end = End { outcome: "done", what: ErrandEnd { words, ..end.clone() } };
    close(office, company, who, customer, errand, &end)
}

/// Grants or denies more time (PAY-04, PAY-05). Granted, the promise begins at once.
///
/// # Errors
/// As [`done`]; a denial needs a reason.
pub fn decide(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    errand: i64,
    granted: bool,
    words: &str,
) -> Result<(), Refused> {
    let words = match granted {
        true => clean_text(words).0.chars().take(1000).collect(),
        false => required_reason(words, "a denial")?,
    };
    let outcome = if granted { "granted" } else { "denied" };
    let end = End { outcome, what: ErrandEnd { words, ..ErrandEnd::default() } };
    close(office, company, who, customer, errand, &end)
}

fn close(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    errand: i64,
    end: &End,
) -> Result<(), Refused> {
    let today = companies::today(office, company)?;
    let command = Command {
        company,
        person: who.person,
        action: "errand-end",
        subject: format!("customer {customer}"),
        body: "{}".to_owned(),
        at: office.now(),
    };
    office.store.write(&command, |writer| {
        scope::card(writer, company, who, customer)?;
        let row = open_errand(writer, company, customer, errand)?;
        if row.new.what == what::MATCH {
            return Err(VisitRefusal::MoneyWaits.into());
        }
        let desks = Acting::all(writer, company, who, today)?;
        let raised = Hand::own(behind(writer, company, row.new.person)?);
        let able = answering(&desks, &row.new, raised);
        if able.is_empty() && !who.is_program() {
            return Err(match desks_for(&desks, row.new.role).next() {
                Some(_) => Refused::OwnErrand { errand },
                None => Refused::not_permitted(who.role, right_to_end(&row.new.what)),
            });
        }
        check(&row, end)?;
        let stamp = command.stamp();
        let mut rows = vec![ending(&row, end, who, today)?];
        rows.extend(sequel(&row, end, who, today));
        stored::add_errands(writer, stamp, &rows)?;
        close_work(writer, stamp, &row, end, who)?;
        writer.describe(format!(r#"{{"errand":{errand},"outcome":"{}"}}"#, end.outcome));
        if content(&row)?.freeze {
            let (when, words) = ((today, command.at), end.what.words.as_str());
            credit::end_stop_after_visit(writer, company, customer, who, when, words)?;
        }
        let mut told = Facts::default();
        if end.outcome == "granted" {
            let card = scope::card(writer, company, who, customer)?;
            must_grant(writer, company, &able, &row, &card, today)?;
            told.standing.push(promise(&row, who, today)?);
        }
        if !end.what.words.is_empty() {
            told.contacts.push(said(&row, end, who, today));
        }
        facts::enter(writer, stamp, office.business(), &told)
    })
}

/// Is the work about the debt that the errand is about, or the errand about none in particular?
fn is_about(item: Option<ItemId>, task: &TaskRow) -> bool {
    item.is_none_or(|item| task.lines.iter().any(|line| line.item == item))
}

/// The work of the policy that was done with this errand.
fn close_work(
    writer: &mut Writer,
    stamp: Stamp,
    row: &ErrandRow,
    end: &End,
    who: Who,
) -> Result<(), Refused> {
    let (company, customer) = (stamp.company, row.new.customer);
    for (_, text) in DONE_WITH.into_iter().filter(|(errand, _)| *errand == row.new.what) {
        for task in worklist::open_work(writer, company, text, customer)? {
            if !is_about(row.new.item, &task) {
                continue;
            }
            let outcome = end.what.words.as_str();
            let closing =
                Closing { state: "done", person: who.person, outcome, at: stamp.recorded };
            worklist::close_task(writer, company, customer, task.effect, closing)?;
        }
    }
    Ok(())
}

/// What was said at the end, for the timeline: the representative reads there how to go on.
fn said(row: &ErrandRow, end: &End, who: Who, today: Day) -> NewContact {
    NewContact {
        customer: row.new.customer,
        kind: ContactKind::Note.code().to_owned(),
        item: row.new.item,
        day: today,
        until: None,
        body: end.what.words.clone(),
        person: who.person,
    }
}

fn open_errand(
    writer: &mut Writer,
    company: CompanyId,
    customer: CustomerId,
    errand: i64,
) -> Result<ErrandRow, Refused> {
    let found = stored::errand(writer, company, customer, errand)?;
    found.filter(|row| row.ended.is_none()).ok_or(Refused::UnknownStanding { standing: errand })
}

/// Does the end fit what was asked?
fn check(row: &ErrandRow, end: &End) -> Result<(), Refused> {
    let question = row.new.what == what::MORE_TIME;
    if question != (end.outcome != "done") {
        return Err(Refused::ReasonMissing { act: "a decision" });
    }
    let instructs = [what::HIGH_RISK, what::REFUSED].contains(&row.new.what.as_str());
    if instructs && end.what.words.is_empty() {
        return Err(Refused::ReasonMissing { act: "an instruction" });
    }
    let all = PAPERS_TO_SIGN.iter().all(|paper| end.what.papers.iter().any(|one| one == paper));
    if row.new.what == what::SIGN && !all {
        return Err(VisitRefusal::PapersMissing.into());
    }
    Ok(())
}

fn ending(row: &ErrandRow, end: &End, who: Who, today: Day) -> Result<NewErrand, Refused> {
    let papers = end.what.papers.iter().filter(|one| PAPERS_TO_SIGN.contains(&one.as_str()));
    let content = Content { papers: papers.cloned().collect(), ..Content::default() };
    Ok(NewErrand {
        ends: Some(row.errand),
        outcome: end.outcome.to_owned(),
        words: end.what.words.clone(),
        content: json(&content)?,
        day: today,
        person: who.person,
        ..row.new.clone()
    })
}

/// What follows from the end of an errand: after the meeting is arranged, its three papers.
fn sequel(row: &ErrandRow, end: &End, who: Who, today: Day) -> Option<NewErrand> {
    (row.new.what == what::MEETING).then(|| NewErrand {
        what: what::SIGN.to_owned(),
        day: today,
        until: end.what.meeting.unwrap_or(today.plus(DAYS_TO_SIGN)).max(today),
        content: "{}".to_owned(),
        ends: None,
        outcome: String::new(),
        words: String::new(),
        person: who.person,
        ..row.new.clone()
    })
}

/// Is it still this person's to grant, in one of these capacities? What was given meanwhile makes
/// it a deferral put off again (8.6), which is asked of somebody above. The program has none.
fn must_grant(
    reader: &mut Reader,
    company: CompanyId,
    able: &[&Acting],
    row: &ErrandRow,
    card: &Card,
    today: Day,
) -> Result<(), Refused> {
    let asked = content(row)?;
    let (Some(until), Some(item), false) = (asked.until, row.new.item, able.is_empty()) else {
        return Ok(());
    };
    let book = read_book(reader, company, card.customer)?;
    let debts = book.item(item).map(|found| OpenDebt { item, due: found.due, open: found.amount });
    let days = Days { asked_on: row.new.day, until, today };
    let wanted = Wanted::of(reader, company, (card, &book), days)?;
    let mut refused = None;
    for one in able {
        match wanted.given_by(reader, company, debts.as_slice(), one.who.role) {
            Ok(()) => return Ok(()),
            Err(error @ Refused::NoTime(_)) => refused = refused.or(Some(error)),
            Err(error) => return Err(error),
        }
    }
    refused.map_or(Ok(()), Err)
}

/// The promise that was asked for.
fn promise(row: &ErrandRow, who: Who, today: Day) -> Result<NewStanding, Refused> {
    let asked = content(row)?;
    let until = asked.until.ok_or_else(|| Refused::Damaged {
        what: format!("errand {} asks for no day", row.errand),
    })?;
    Ok(NewStanding {
        customer: row.new.customer,
        kind: StandingKind::Promise,
        item: row.new.item,
        from: today.min(until),
        until: Some(until),
        amount: asked.amount,
        reason: asked.note,
        order: None,
        ends: None,
        // The word was given to the representative, whoever granted the time.
        person: if row.new.person.get() == 0 { who.person } else { row.new.person },
    })
}
