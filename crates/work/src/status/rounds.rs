//! Rounds of assignment and review: begun by the day, the same list for everybody who decides
//! (CLS-06, CLS-10, CLS-11).

use super::Evidence;
use super::assess::each_of;
use crate::office::days_in_zone;
use crate::policies::{self, Versions};
use crate::views::{Page, Paged, People, PersonRef};
use crate::{Office, Refused, Who, company as companies};
use saldo_domain::authority::Right;
use saldo_domain::book::Moment;
use saldo_domain::rating::{
    Ballot, Progress, ReviewDates, RoundKind, Say, Status, Vote, round_due,
};
use saldo_domain::{CompanyId, CustomerId, Day, Role, UserId};
use saldo_store::status::{self as stored, Alike, ChangeRow, Line, Round, VoteRow};
use saldo_store::{Command, Reader, Writer, authority, company as stored_company, customers};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A round that was begun, now or before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RoundBegun {
    pub round: Round,
    pub new: bool,
}

/// Begins the round that is due by today; one that was begun is answered as it is. The
/// statistics are those of the round's own day, whenever it is begun.
///
/// # Errors
/// `NotPermitted`, or the store's.
pub fn begin_round(office: &Office, company: CompanyId, who: Who) -> Result<RoundBegun, Refused> {
    who.must(Right::BeginStatusRounds)?;
    let today = companies::today(office, company)?;
    let none = || Refused::Damaged { what: format!("{today} lies outside all rounds") };
    let (due, begun) = office.store.read(|reader| {
        let due = Reviewing::of(reader, company)?.due(today);
        let begun = due.map_or(Ok(None), |(day, _)| find(reader, company, day))?;
        let now = office.now();
        let waits = begun.map_or(Ok(false), |round| is_unfinished(reader, company, &round, now))?;
        Ok::<_, Refused>((due, begun.filter(|_| !waits)))
    })?;
    let (day, kind) = due.ok_or_else(none)?;
    if let Some(round) = begun {
        return Ok(RoundBegun { round, new: false });
    }
    begin(office, company, who, (day, kind))
}

/// Begins the round of a day, or finishes one whose program died: some customers at a time, each of
/// them whole, so that nobody waits for the round of a large company to be written.
pub(crate) fn begin(
    office: &Office,
    company: CompanyId,
    who: Who,
    (day, kind): (Day, RoundKind),
) -> Result<RoundBegun, Refused> {
    let command = beginning(company, who, day, kind, office.now());
    let begun = office.store.write(&command, |writer| begin_in(writer, &command, (day, kind)))?;
    // What a round knows was recorded when it began.
    let known = if begun.new { Moment::NOW_AND_EVER } else { begun.round.recorded };
    let round = begun.round;
    if !begun.new && office.store.read(|reader| stored::is_complete(reader, company, &round))? {
        return Ok(begun);
    }
    while office.store.read(|reader| waits(reader, company, &round, office.now()))? {
        fail::fail_point!("status::between-batches", |_| std::process::abort());
        let command = beginning(company, who, day, kind, office.now());
        office.store.write(&command, |writer| add_lines(writer, &command, &round, known))?;
    }
    Ok(begun)
}

/// Customers whose lines are written in one transaction.
const LINES_AT_ONCE: u32 = 1_000;

/// Is the round of a day being written, or was left when its program died?
fn is_unfinished(
    reader: &mut Reader,
    company: CompanyId,
    round: &Round,
    now: Moment,
) -> Result<bool, Refused> {
    Ok(!stored::is_complete(reader, company, round)? && waits(reader, company, round, now)?)
}

/// Waits anybody for a line?
fn waits(
    reader: &mut Reader,
    company: CompanyId,
    round: &Round,
    now: Moment,
) -> Result<bool, Refused> {
    Ok(!stored::without_line(reader, company, round, now, 1)?.is_empty())
}

/// The entry in the journal of a round that begins.
pub(crate) fn beginning(
    company: CompanyId,
    who: Who,
    day: Day,
    kind: RoundKind,
    at: Moment,
) -> Command {
    Command {
        company,
        person: who.person,
        action: "status-round",
        subject: day.to_string(),
        body: format!("{{\"kind\":\"{}\"}}", kind.code()),
        at,
    }
}

/// Begins the round of a day in a transaction, with the first of its lines; one that was begun is
/// answered as it is.
fn begin_in(
    writer: &mut Writer,
    command: &Command,
    (day, kind): (Day, RoundKind),
) -> Result<RoundBegun, Refused> {
    let company = command.company;
    // Asked under the write lock: two may begin it at once.
    if let Some(round) = find(writer, company, day)? {
        return Ok(RoundBegun { round, new: false });
    }
    // At the beginning of a year every status is assigned anew, and in a review it is confirmed or
    // changed: nobody is left out because the figures agree (4.1, 4.2, 4.6).
    let customers = stored::customer_count(writer, company)?;
    let (person, recorded) = (command.person, command.at);
    let round = Round { day, kind, customers, lines: customers, person, recorded };
    stored::begin_round(writer, company, &round)?;
    add_lines(writer, command, &round, Moment::NOW_AND_EVER)?;
    Ok(RoundBegun { round, new: true })
}

/// The same with all of its lines, for what has to be one transaction.
pub(crate) fn begin_whole(
    writer: &mut Writer,
    command: &Command,
    round: (Day, RoundKind),
) -> Result<RoundBegun, Refused> {
    let begun = begin_in(writer, command, round)?;
    if !begun.new && stored::is_complete(writer, command.company, &begun.round)? {
        return Ok(begun);
    }
    let known = if begun.new { Moment::NOW_AND_EVER } else { begun.round.recorded };
    while add_lines(writer, command, &begun.round, known)? > 0 {}
    Ok(begun)
}

/// Works out the statuses of the next customers of a round and adds their lines; answers how many.
fn add_lines(
    writer: &mut Writer,
    command: &Command,
    round: &Round,
    known: Moment,
) -> Result<usize, Refused> {
    let company = command.company;
    let found = stored_company::get(writer, company)?.ok_or(Refused::NoCompany)?;
    let day_of = days_in_zone(&found.zone)?;
    let waiting = stored::without_line(writer, company, round, command.at, LINES_AT_ONCE)?;
    let mut lines = Vec::with_capacity(waiting.len());
    each_of(writer, company, (round.day, known, &day_of), &waiting, &mut |one| {
        let evidence = serde_json::to_string(&one.evidence).unwrap_or_default();
        let (customer, now, worked_out) = (one.customer, one.status, one.worked_out);
        lines.push(Line { customer, now, worked_out, evidence });
    })?;
    stored::add_lines(writer, company, round.day, &lines)?;
    Ok(lines.len())
}

/// The rounds whose day is one of these and that nobody has begun, and the last one where it was left
/// unfinished: those that a control run of these days begins by itself (4.1, 4.6).
pub(crate) fn due_on(
    reader: &mut Reader,
    company: CompanyId,
    days: &[Day],
    now: Moment,
) -> Result<Vec<(Day, RoundKind)>, Refused> {
    let reviewing = Reviewing::of(reader, company)?;
    let due = days.iter().filter_map(|day| reviewing.due(*day).filter(|round| round.0 == *day));
    let mut due: Vec<(Day, RoundKind)> = due.collect();
    let begun = stored::rounds(reader, company)?;
    due.retain(|(day, _)| !begun.iter().any(|round| round.day == *day));
    let last = begun.into_iter().next();
    if let Some(last) = last.filter(|_| !days.is_empty())
        && is_unfinished(reader, company, &last, now)?
    {
        due.insert(0, (last.day, last.kind));
    }
    Ok(due)
}

/// A round of days gone by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Review {
    pub(crate) day: Day,
    /// What it knew: all that was recorded when it was begun, or by now.
    pub(crate) known: Moment,
}

/// The rounds whose day lies within these days, both included, begun or not; the latest first.
pub(crate) fn reviews_between(
    reader: &mut Reader,
    company: CompanyId,
    (from, to): (Day, Day),
) -> Result<Vec<Review>, Refused> {
    let reviewing = Reviewing::of(reader, company)?;
    let begun = stored::rounds(reader, company)?;
    let mut reviews = Vec::new();
    let mut before = to;
    while let Some((day, _)) = reviewing.due(before).filter(|(day, _)| from <= *day) {
        let begun = begun.iter().find(|round| round.day == day);
        let known = begun.map_or(Moment::NOW_AND_EVER, |round| round.recorded);
        reviews.push(Review { day, known });
        before = day.plus(-1);
    }
    Ok(reviews)
}

/// The latest round and how many of its lines wait for a proposal or an approval of this person;
/// `None` where none does.
pub(crate) fn waiting_for(
    reader: &mut Reader,
    company: CompanyId,
    who: Who,
) -> Result<Option<(Round, u64)>, Refused> {
    let votes =
        ReviewDates::PREPARED_BY.contains(&who.role) || who.role == ReviewDates::APPROVED_BY;
    if !votes {
        return Ok(None);
    }
    let Some(round) = stored::rounds(reader, company)?.into_iter().next() else { return Ok(None) };
    let count = RoundSums::of(reader, company, round, who)?.0.mine;
    Ok((count > 0).then_some((round, count)))
}

/// The day of the round that is due and not begun, where the one who asks may begin it.
///
/// # Errors
/// The store's.
pub fn round_not_begun(
    office: &Office,
    company: CompanyId,
    who: Who,
) -> Result<Option<Day>, Refused> {
    if !who.may(Right::BeginStatusRounds) {
        return Ok(None);
    }
    let today = companies::today(office, company)?;
    office.store.read(|reader| {
        let due = Reviewing::of(reader, company)?.due(today);
        let Some((day, _)) = due else { return Ok(None) };
        let waits = match find(reader, company, day)? {
            None => true,
            Some(round) => is_unfinished(reader, company, &round, office.now())?,
        };
        Ok(waits.then_some(day))
    })
}

/// The day of the latest round by a day, begun or not; `None` outside all rounds.
///
/// # Errors
/// The store's.
pub(crate) fn round_of(
    office: &Office,
    company: CompanyId,
    day: Day,
) -> Result<Option<Day>, Refused> {
    let reviewing = office.store.read(|reader| Reviewing::of(reader, company))?;
    Ok(reviewing.due(day).map(|(day, _)| day))
}

/// When statuses are reviewed, by the version of the policy that is in force on each day (4.6).
struct Reviewing(Versions);

impl Reviewing {
    fn of(reader: &mut Reader, company: CompanyId) -> Result<Self, Refused> {
        Ok(Self(policies::own(reader, company)?))
    }

    fn due(&self, day: Day) -> Option<(Day, RoundKind)> {
        let is_named =
            |day: Day, months: u8| self.0.on(day).policy.reviewed_after.contains(&months);
        round_due(day, is_named)
    }
}

/// How many customers each status has, from the best to the worst.
///
/// # Errors
/// `NotPermitted` for those who see own customers only, or the store's.
pub fn counts(
    office: &Office,
    company: CompanyId,
    who: Who,
) -> Result<Vec<(Status, u64)>, Refused> {
    who.must(Right::SeeWholeCompany)?;
    Ok(office.store.read(|reader| stored::counts(reader, company))?)
}

fn find(reader: &mut Reader, company: CompanyId, day: Day) -> Result<Option<Round>, Refused> {
    let all = stored::rounds(reader, company)?;
    Ok(all.into_iter().find(|round| round.day == day))
}

/// Rounds, the latest first.
///
/// # Errors
/// `NotPermitted` for those who see own customers only, or the store's.
pub fn rounds(office: &Office, company: CompanyId, who: Who) -> Result<Vec<Round>, Refused> {
    who.must(Right::SeeWholeCompany)?;
    Ok(office.store.read(|reader| stored::rounds(reader, company))?)
}

/// Which lines of a round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RoundFilter {
    /// What waits for a vote of the one who asks.
    #[default]
    Mine,
    /// What is not decided.
    Open,
    All,
}

/// A customer of a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineShown {
    pub customer: CustomerId,
    pub code: String,
    pub name: String,
    pub from: Status,
    pub worked_out: Status,
    pub evidence: Evidence,
    pub progress: Progress,
    pub votes: Vec<VoteShown>,
    /// May the one who asks propose, or approve, as it stands?
    pub may_propose: bool,
    pub may_approve: bool,
}

/// A vote that was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VoteShown {
    pub say: Say,
    pub role: Role,
    pub person: Option<PersonRef>,
    pub reason: String,
}

/// How far a round is, over all its lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RoundSums {
    pub wait_for_sales: u64,
    pub wait_for_control: u64,
    pub disagree: u64,
    pub wait_for_approval: u64,
    pub decided: u64,
    /// Lines that wait for the one who asks.
    pub mine: u64,
}

/// A round with a page of its lines.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoundShown {
    pub round: Round,
    pub sums: RoundSums,
    pub lines: Paged<LineShown>,
}

/// A round as the one who asks sees it.
///
/// # Errors
/// `NotPermitted` for those who see own customers only, `UnknownRound`, or the store's.
pub fn round(
    office: &Office,
    company: CompanyId,
    who: Who,
    day: Day,
    filter: RoundFilter,
    page: Page,
) -> Result<RoundShown, Refused> {
    who.must(Right::SeeWholeCompany)?;
    office.store.read(|reader| {
        let round = find(reader, company, day)?.ok_or(Refused::UnknownRound { day })?;
        let (sums, lines) = RoundSums::of(reader, company, round, who)?;
        let (from, limit) = (page.offset, page.limit);
        let (total, shown) = match filter {
            RoundFilter::Mine => (sums.mine, mine_of(reader, company, round, who, page, sums)?),
            RoundFilter::Open => {
                let all = stored::Undecided::All;
                let place = (None, from, limit);
                let customers = stored::undecided(reader, company, &round, all, place)?;
                let shown = Balloting::of(reader, company, round, Some(&customers))?.lines;
                (lines - sums.decided, shown)
            }
            RoundFilter::All => {
                let customers = stored::customers_from(reader, company, day, (from, limit))?;
                (lines, Balloting::of(reader, company, round, Some(&customers))?.lines)
            }
        };
        let shown: Vec<&Balloted> = shown.iter().collect();
        let rows = shown_lines(reader, company, who, &shown)?;
        Ok(RoundShown { round, sums, lines: Paged { rows, total, page } })
    })
}

/// Lines that are looked at together where it is asked for whom they wait.
const LOOKED_AT_ONCE: u32 = 500;

/// A page of the lines that wait for this person. Only lines are looked at that may, and no more of
/// them than it takes to fill the page.
fn mine_of(
    reader: &mut Reader,
    company: CompanyId,
    round: Round,
    who: Who,
    page: Page,
    sums: RoundSums,
) -> Result<Vec<Balloted>, Refused> {
    let which = match ReviewDates::PREPARED_BY.contains(&who.role) {
        true => stored::Undecided::ForProposal(who.role),
        false => stored::Undecided::ForApproval,
    };
    let mut found: Vec<Balloted> = Vec::new();
    let (mut skip, mut left) = (page.offset, sums.mine);
    let mut after = None;
    while left > 0 && found.len() < page.limit as usize {
        let place = (after, 0, LOOKED_AT_ONCE);
        let some = stored::undecided(reader, company, &round, which, place)?;
        let Some(last) = some.last() else { break };
        after = Some(*last);
        let lines = Balloting::of(reader, company, round, Some(&some))?.lines;
        for one in lines.into_iter().filter(|one| one.waits_for(who)) {
            left = left.saturating_sub(1);
            match skip {
                0 if found.len() < page.limit as usize => found.push(one),
                0 => {}
                _ => skip -= 1,
            }
        }
    }
    Ok(found)
}

fn shown_lines(
    reader: &mut Reader,
    company: CompanyId,
    who: Who,
    lines: &[&Balloted],
) -> Result<Vec<LineShown>, Refused> {
    let ids: Vec<CustomerId> = lines.iter().map(|one| one.line.customer).collect();
    let cards = customers::cards(reader, company, &ids)?;
    let people = People::of(reader, company)?;
    let mut shown = Vec::with_capacity(lines.len());
    for one in lines {
        let card = cards.iter().find(|card| card.customer == one.line.customer);
        let unread = |_| Refused::Damaged { what: "the evidence of a status".to_owned() };
        let votes = one.votes.iter().map(|row| VoteShown {
            say: row.vote.say,
            role: row.vote.role,
            person: people.get(row.vote.person),
            reason: row.reason.clone(),
        });
        shown.push(LineShown {
            customer: one.line.customer,
            code: card.map(|card| card.code.clone()).unwrap_or_default(),
            name: card.map(|card| card.name.clone()).unwrap_or_default(),
            from: one.line.now,
            worked_out: one.line.worked_out,
            evidence: serde_json::from_str(&one.line.evidence).map_err(unread)?,
            progress: one.ballot.progress(),
            votes: votes.collect(),
            may_propose: one.may_propose(who),
            may_approve: one.may_approve(who),
        });
    }
    Ok(shown)
}

impl RoundSums {
    /// Over all lines of a round, and how many these are. Lines that stand alike are judged once; only
    /// those that stand apart, such as ones that were sent back, are read one by one.
    fn of(
        reader: &mut Reader,
        company: CompanyId,
        round: Round,
        who: Who,
    ) -> Result<(Self, u64), Refused> {
        let people = Arc::new(authority::people_behind(reader, company)?);
        let mut sums =
            Self { decided: stored::decided_in(reader, company, &round)?, ..Self::default() };
        let mut lines = sums.decided;
        for Alike { now, votes, lines: count } in stored::alike(reader, company, &round)? {
            let votes = votes.into_iter().map(|vote| of_person(&people, vote)).collect();
            let ballot = Ballot { kind: round.kind, from: now, votes };
            let mine = waits_for(&ballot, &people, who);
            sums.add(ballot.progress(), mine, count);
            lines += count;
        }
        let mut after = None;
        loop {
            let (which, place) = (stored::Undecided::Apart, (after, 0, LOOKED_AT_ONCE));
            let apart = stored::undecided(reader, company, &round, which, place)?;
            let Some(last) = apart.last() else { return Ok((sums, lines)) };
            after = Some(*last);
            for one in Balloting::of(reader, company, round, Some(&apart))?.lines {
                sums.add(one.ballot.progress(), one.waits_for(who), 1);
                lines += 1;
            }
        }
    }

    fn add(&mut self, progress: Progress, mine: bool, lines: u64) {
        self.mine += if mine { lines } else { 0 };
        match progress {
            Progress::Proposing { sales, control } => {
                self.wait_for_sales += if sales { lines } else { 0 };
                self.wait_for_control += if control { lines } else { 0 };
            }
            Progress::Disagree { .. } => self.disagree += lines,
            Progress::Approving(_) => self.wait_for_approval += lines,
            Progress::Decided(_) => self.decided += lines,
        }
    }
}

/// Lines of a round with their votes.
pub(super) struct Balloting {
    /// By customer.
    pub(super) lines: Vec<Balloted>,
}

/// A line with what was voted about it.
pub(super) struct Balloted {
    pub(super) line: Line,
    /// Of people, whatever account they vote under (S07).
    pub(super) ballot: Ballot,
    votes: Vec<VoteRow>,
    /// The person behind each account.
    people: Arc<BTreeMap<UserId, UserId>>,
}

impl Balloting {
    /// Of these customers, or of all: whoever votes about one need not wait for a million others to
    /// be read.
    pub(super) fn of(
        reader: &mut Reader,
        company: CompanyId,
        round: Round,
        customers: Option<&[CustomerId]>,
    ) -> Result<Self, Refused> {
        let mut votes = stored::votes(reader, company, round.day, customers)?;
        let lines = stored::lines(reader, company, round.day, customers)?;
        let people = Arc::new(authority::people_behind(reader, company)?);
        let changes = stored::changes_after(reader, company, round.recorded, customers)?;
        let balloted = |mut line: Line| {
            let votes = votes.remove(&line.customer).unwrap_or_default();
            let changed = changes.get(&line.customer).and_then(|all| meanwhile(all, round.day));
            // What was proposed about another status than the customer has is proposed anew.
            let counts = |row: &&VoteRow| changed.is_none_or(|last| row.recorded > last.recorded);
            let given =
                votes.iter().filter(counts).map(|row| of_person(&people, row.vote)).collect();
            if let Some(last) = changed {
                line.now = last.status;
            }
            let ballot = Ballot { kind: round.kind, from: line.now, votes: given };
            Balloted { line, ballot, votes, people: Arc::clone(&people) }
        };
        Ok(Self { lines: lines.into_iter().map(balloted).collect() })
    }
}

/// The round of this day.
pub(super) fn of_day(reader: &mut Reader, company: CompanyId, day: Day) -> Result<Round, Refused> {
    find(reader, company, day)?.ok_or(Refused::UnknownRound { day })
}

/// The last decision that changed a status elsewhere since the round began, before the round
/// itself decided.
fn meanwhile(changes: &[ChangeRow], round: Day) -> Option<&ChangeRow> {
    changes.iter().take_while(|change| change.round != Some(round)).last()
}

/// The vote as that of the person behind the account.
fn of_person(people: &BTreeMap<UserId, UserId>, vote: Vote) -> Vote {
    Vote { person: people.get(&vote.person).copied().unwrap_or(vote.person), ..vote }
}

impl Balloted {
    /// The vote as the ballot counts it.
    pub(super) fn counted(&self, vote: Vote) -> Vote {
        of_person(&self.people, vote)
    }

    fn would_take(&self, who: Who, say: Say) -> bool {
        let vote = Vote { say, role: who.role, person: who.person };
        self.ballot.check(self.counted(vote)).is_ok()
    }

    pub(super) fn may_propose(&self, who: Who) -> bool {
        self.would_take(who, Say::Propose(self.line.worked_out))
    }

    pub(super) fn may_approve(&self, who: Who) -> bool {
        self.would_take(who, Say::Approve)
    }

    /// Does it wait for a vote of this person?
    fn waits_for(&self, who: Who) -> bool {
        waits_for(&self.ballot, &self.people, who)
    }

    /// Has this person's role a proposal that stands, and no reason to make another?
    pub(super) fn has_proposed(&self, who: Who) -> bool {
        has_proposed(&self.ballot, who)
    }
}

/// Does a ballot wait for a vote of this person? Which status would be proposed is all the same.
fn waits_for(ballot: &Ballot, people: &BTreeMap<UserId, UserId>, who: Who) -> bool {
    let takes = |say| {
        let vote = Vote { say, role: who.role, person: who.person };
        ballot.check(of_person(people, vote)).is_ok()
    };
    takes(Say::Propose(ballot.from)) && !has_proposed(ballot, who) || takes(Say::Approve)
}

fn has_proposed(ballot: &Ballot, who: Who) -> bool {
    match ballot.progress() {
        Progress::Proposing { sales, control } => match who.role {
            Role::HeadOfSales => !sales,
            _ => !control,
        },
        Progress::Disagree { .. } => false,
        Progress::Approving(_) | Progress::Decided(_) => true,
    }
}
