//! Versions of the regulation as documents: entered by one person, approved by another, read
//! by everybody (GEN-10, GEN-12, LAD-11).

use super::versions::{self, Days, Regulations};
use super::{InForce, VersionRefusal, words_are_known};
use crate::acts::required_reason;
use crate::authority::behind;
use crate::{Office, Refused, Who, company as companies, credit};
use saldo_domain::authority::Right;
use saldo_domain::book::Moment;
use saldo_domain::number::clean_text;
use saldo_domain::policy::{Clash, Scope};
use saldo_domain::{CompanyId, Day, Role, UserId};
use saldo_store::policies::{self as stored, Act, NewVersion, Signed, VersionRow};
use saldo_store::{Command, Reader as StoreReader, Writer, control, person as people};
use serde::Serialize;
use std::collections::BTreeMap;

const LONGEST_NOTE: usize = 500;

/// May this person draw up a version?
pub fn may_draw_up(who: Who) -> bool {
    who.may(Right::DrawUpPolicy)
}

/// May this person approve this version, as it stands? Refused with the reason.
///
/// # Errors
/// `NotPermitted`, `Versions` for whoever entered it, under whatever account, and for one that is
/// decided, or the store's.
pub fn may_approve(
    office: &Office,
    company: CompanyId,
    who: Who,
    version: &Version,
) -> Result<(), Refused> {
    who.must(Right::ApprovePolicy)?;
    if version.state != State::Proposed {
        let (label, state) = (version.label(), version.state.code());
        return Err(VersionRefusal::Decided { label, state }.into());
    }
    office.store.read(|reader| not_the_author(reader, company, version.author, who))
}

/// Whoever entered a version does not approve it: four eyes are those of two people, whatever
/// accounts they have (S07).
fn not_the_author(
    reader: &mut StoreReader,
    company: CompanyId,
    author: UserId,
    who: Who,
) -> Result<(), Refused> {
    match behind(reader, company, author)? == behind(reader, company, who.person)? {
        true => Err(VersionRefusal::SamePerson.into()),
        false => Ok(()),
    }
}

/// May this person withdraw this version, as it stands?
pub fn may_withdraw(who: Who, version: &Version, today: Day) -> bool {
    match version.state {
        State::Proposed => may_draw_up(who),
        State::Approved => {
            let signs = who.may(Right::ApprovePolicy);
            signs && version.effective_from > today
        }
        State::InForce | State::Superseded | State::Withdrawn => false,
    }
}

/// Where a version stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Entered, and waiting for a director.
    Proposed,
    /// Approved; its first day is still to come.
    Approved,
    InForce,
    /// Another version has taken its place.
    Superseded,
    Withdrawn,
}

impl State {
    /// The word in answers and locale keys.
    pub const fn code(self) -> &'static str {
        match self {
            State::Proposed => "proposed",
            State::Approved => "approved",
            State::InForce => "in_force",
            State::Superseded => "superseded",
            State::Withdrawn => "withdrawn",
        }
    }
}

/// One version as lists show it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Version {
    pub entry: i64,
    /// Name of the policy.
    pub policy: String,
    pub version: u32,
    pub effective_from: Day,
    /// Last day on which it counts; only one for groups of customers has any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effective_to: Option<Day>,
    /// Groups of customers that it is for; none: the whole company.
    pub groups: Vec<String>,
    pub state: State,
    /// BLAKE3 of the text, hexadecimal.
    pub hash: String,
    pub note: String,
    /// Name of who entered it; empty for the program.
    pub entered_by: String,
    #[serde(skip)]
    pub author: UserId,
    #[serde(skip)]
    pub entered_at: Moment,
    pub approved_by: Option<String>,
    #[serde(skip)]
    pub approved_at: Option<Moment>,
    /// Why it was withdrawn.
    pub withdrawn_because: Option<String>,
    /// The acknowledgement sheet.
    pub sheet: Sheet,
    #[serde(skip)]
    pub text: String,
}

impl Version {
    /// `name@version`.
    pub fn label(&self) -> String {
        format!("{}@{}", self.policy, self.version)
    }
}

/// Who has read a version, and who has not (GEN-10). Unread blocks nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Sheet {
    pub read: Vec<Reader>,
    /// Active members of staff who have not.
    pub missing: Vec<Reader>,
}

/// A member of staff on an acknowledgement sheet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reader {
    #[serde(skip)]
    pub person: UserId,
    pub name: String,
    pub role: Role,
    #[serde(skip)]
    pub at: Option<Moment>,
}

/// What entering a file would do, or did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Proposal {
    /// 0 before it is entered.
    pub entry: i64,
    pub policy: String,
    pub version: u32,
    pub effective_from: Day,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub effective_to: Option<Day>,
    /// Groups of customers that it is for; none: the whole company.
    pub groups: Vec<String>,
    pub hash: String,
}

fn named(scope: &Scope) -> Vec<String> {
    scope.groups().iter().map(|group| group.name().to_owned()).collect()
}

/// Every version, the latest entered first, with its acknowledgement sheet.
///
/// # Errors
/// `Policy` when a stored text cannot be read any more, or the store's.
pub fn list(office: &Office, company: CompanyId) -> Result<Vec<Version>, Refused> {
    let today = companies::today(office, company)?;
    office.store.read(|reader| {
        let rows = stored::versions(reader, company)?;
        let people = people::list(reader, company)?;
        let readers = stored::readers(reader, company)?;
        shown(&rows, &people, &readers, today)
    })
}

fn shown(
    rows: &[VersionRow],
    people: &[people::Person],
    readers: &[(i64, UserId, Moment)],
    today: Day,
) -> Result<Vec<Version>, Refused> {
    let names: BTreeMap<UserId, &str> =
        people.iter().map(|one| (one.person, one.name.as_str())).collect();
    let name = |person: UserId| names.get(&person).copied().unwrap_or_default().to_owned();
    let counting = Regulations::of(rows, &Days::any())?.counting_on(today);
    let mut shown = Vec::with_capacity(rows.len());
    for row in rows {
        let read = versions::read(row)?;
        let label = read.label();
        shown.push(Version {
            entry: row.entry,
            policy: read.policy.id.to_string(),
            version: read.policy.version,
            effective_from: read.policy.effective_from,
            effective_to: read.policy.effective_to,
            groups: named(&read.policy.scope),
            state: state(row, counting.contains(&label), today),
            hash: read.hash,
            note: row.new.note.clone(),
            entered_by: name(row.new.person),
            author: row.new.person,
            entered_at: row.recorded,
            approved_by: row.approved.as_ref().map(|signed| name(signed.person)),
            approved_at: row.approved.as_ref().map(|signed| signed.recorded),
            withdrawn_because: row.withdrawn.as_ref().map(|signed| signed.reason.clone()),
            sheet: sheet(row.entry, people, readers),
            text: read.text,
        });
    }
    shown.reverse();
    Ok(shown)
}

fn state(row: &VersionRow, counts: bool, today: Day) -> State {
    match (&row.withdrawn, &row.approved) {
        (Some(_), _) => State::Withdrawn,
        (None, None) => State::Proposed,
        (None, Some(_)) if counts => State::InForce,
        (None, Some(_)) if row.new.effective > today => State::Approved,
        (None, Some(_)) => State::Superseded,
    }
}

fn sheet(entry: i64, people: &[people::Person], readers: &[(i64, UserId, Moment)]) -> Sheet {
    let mut sheet = Sheet::default();
    for one in people {
        let found = readers.iter().find(|(of, person, _)| *of == entry && *person == one.person);
        let at = found.map(|(_, _, at)| *at);
        let reader = Reader { person: one.person, name: one.name.clone(), role: one.role, at };
        match at {
            Some(_) => sheet.read.push(reader),
            None if !one.disabled => sheet.missing.push(reader),
            None => {}
        }
    }
    sheet
}

/// What entering this file would do; nothing is written.
///
/// # Errors
/// `NotPermitted`, `Policy` with line and remedy, `Versions`, or the store's.
pub fn propose(
    office: &Office,
    company: CompanyId,
    who: Who,
    (file, text): (&str, &str),
) -> Result<Proposal, Refused> {
    who.must(Right::DrawUpPolicy)?;
    words_are_known(file, text)?;
    let read = InForce::read(file, text)?;
    office.store.read(|reader| {
        let rows = stored::versions(reader, company)?;
        fits(&rows, &read, control::last_done(reader, company)?)?;
        Ok(proposal(0, &read))
    })
}

/// Enters a new version. It waits for a director other than whoever entered it.
///
/// # Errors
/// As [`propose`].
pub fn enter(
    office: &Office,
    company: CompanyId,
    who: Who,
    (file, text): (&str, &str),
    note: &str,
) -> Result<Proposal, Refused> {
    who.must(Right::DrawUpPolicy)?;
    words_are_known(file, text)?;
    let read = InForce::read(file, text)?;
    let note: String = clean_text(note).0.chars().take(LONGEST_NOTE).collect();
    let command = command(office, company, who, "policy-enter", &read.label());
    office.store.write(&command, |writer| {
        let rows = stored::versions(writer, company)?;
        fits(&rows, &read, control::last_done(writer, company)?)?;
        let entry = stored::add(writer, company, &row(&read, who, note.clone()), office.now())?;
        writer.describe(format!(r#"{{"entry":{entry},"hash":"{}"}}"#, read.hash));
        Ok(proposal(entry, &read))
    })
}

/// The version a company is founded with, approved with the founding. It is the company's own:
/// else nothing would hold for whoever is in no group.
pub(crate) fn found(
    writer: &mut Writer,
    company: CompanyId,
    read: &InForce,
    at: Moment,
) -> Result<(), Refused> {
    if !read.policy.scope.is_company() {
        return Err(VersionRefusal::NoneOfCompany.into());
    }
    let entry = stored::add(writer, company, &row(read, Who::program(), String::new()), at)?;
    let signed = Signed { person: Who::program().person, reason: String::new(), recorded: at };
    Ok(stored::act(writer, company, entry, Act::Approved, &signed)?)
}

fn row(read: &InForce, who: Who, note: String) -> NewVersion {
    NewVersion {
        policy: read.policy.id.to_string(),
        version: read.policy.version,
        text: read.text.clone(),
        hash: read.hash.clone(),
        effective: read.policy.effective_from,
        note,
        person: who.person,
    }
}

fn proposal(entry: i64, read: &InForce) -> Proposal {
    Proposal {
        entry,
        policy: read.policy.id.to_string(),
        version: read.policy.version,
        effective_from: read.policy.effective_from,
        effective_to: read.policy.effective_to,
        groups: named(&read.policy.scope),
        hash: read.hash.clone(),
    }
}

/// Does the version follow those that are there? Numbers rise within a policy; nothing begins
/// on a day that was run, or before what was approved already for the same customers; a policy
/// stays the company's own or one of groups; and of two policies for one group one is the more
/// special (GEN-05).
fn fits(rows: &[VersionRow], read: &InForce, last_done: Option<Day>) -> Result<(), Refused> {
    let policy = &read.policy;
    let of_policy = rows.iter().filter(|row| *row.new.policy == *policy.id);
    let mut last = None;
    for row in of_policy {
        last = last.max(Some(versions::read(row)?.policy.version));
    }
    if let Some(last) = last.filter(|last| *last >= policy.version) {
        let (policy, version) = (policy.id.to_string(), policy.version);
        return Err(VersionRefusal::NotRising { policy, version, last }.into());
    }
    may_begin(rows, read, last_done)
}

fn may_begin(rows: &[VersionRow], read: &InForce, last_done: Option<Day>) -> Result<(), Refused> {
    let from = read.policy.effective_from;
    if let Some(done) = last_done.filter(|done| from <= *done) {
        return Err(VersionRefusal::BeforeRun { from, least: done.plus(1) }.into());
    }
    let days = Days::any();
    let adopted = Regulations::of(rows, &days)?;
    let new = read.followed(from, &days)?;
    let of_name = adopted.versions().iter().find(|one| one.policy.id == new.policy.id);
    if of_name.is_some_and(|one| one.policy.scope.is_company() != new.policy.scope.is_company()) {
        return Err(VersionRefusal::OtherReach { policy: new.policy.id.to_string() }.into());
    }
    let same = adopted
        .versions()
        .iter()
        .filter(|one| one.policy.id == new.policy.id || one.is_for_those_of(&new));
    if let Some(least) = same.map(|one| one.from).max().filter(|least| from < *least) {
        return Err(VersionRefusal::BeforeVersion { from, least }.into());
    }
    match adopted.adopted().clash(&new) {
        None => Ok(()),
        Some(Clash { other, group, day }) => {
            Err(VersionRefusal::Clash { other, group: group.to_string(), day }.into())
        }
    }
}

/// Puts a version into force from its first day on. A director does, and not the person who
/// entered it. Steps that were taken stay taken, whatever policy comes (LAD-11).
///
/// # Errors
/// `NotPermitted`, `Versions`, or the store's.
pub fn approve(
    office: &Office,
    company: CompanyId,
    who: Who,
    entry: i64,
) -> Result<Version, Refused> {
    who.must(Right::ApprovePolicy)?;
    let today = companies::today(office, company)?;
    let command = command(office, company, who, "policy-approve", &entry.to_string());
    office.store.write(&command, |writer| {
        let rows = stored::versions(writer, company)?;
        let row = undecided(&rows, entry)?;
        not_the_author(writer, company, row.new.person, who)?;
        let from = row.new.effective;
        may_begin(&rows, &versions::read(row)?, control::last_done(writer, company)?)?;
        let before = versions::regulations(writer, company)?;
        let signed = Signed { person: who.person, reason: String::new(), recorded: office.now() };
        stored::act(writer, company, entry, Act::Approved, &signed)?;
        credit::after_policies(writer, company, before, (today, office.now()))?;
        // Every customer is looked at on the day on which the rule changes; that look knows when
        // it ends.
        Ok::<_, Refused>(stored::look_again_by(writer, company, from)?)
    })?;
    one(office, company, entry)
}

/// Takes back a version that does not count yet.
///
/// # Errors
/// `NotPermitted`, `ReasonMissing`, `Versions`, or the store's.
pub fn withdraw(
    office: &Office,
    company: CompanyId,
    who: Who,
    entry: i64,
    reason: &str,
) -> Result<Version, Refused> {
    who.must(Right::DrawUpPolicy)?;
    let reason = required_reason(reason, "a withdrawn version")?;
    let today = companies::today(office, company)?;
    let command = command(office, company, who, "policy-withdraw", &entry.to_string());
    office.store.write(&command, |writer| {
        let rows = stored::versions(writer, company)?;
        let row = withdrawable(&rows, who, entry)?;
        let last_done = control::last_done(writer, company)?;
        let from = row.new.effective;
        if row.approved.is_some() && (from <= today || last_done.is_some_and(|day| from <= day)) {
            let label = versions::read(row)?.label();
            return Err(VersionRefusal::Begun { label, from }.into());
        }
        if row.approved.is_some() {
            fits_without(&rows, entry, from)?;
        }
        let before = versions::regulations(writer, company)?;
        let signed = Signed { person: who.person, reason: reason.clone(), recorded: office.now() };
        stored::act(writer, company, entry, Act::Withdrawn, &signed)?;
        credit::after_policies(writer, company, before, (today, office.now()))
    })?;
    one(office, company, entry)
}

/// Do those that are left still say of everybody which one holds (GEN-05)?
fn fits_without(rows: &[VersionRow], entry: i64, from: Day) -> Result<(), Refused> {
    let left: Vec<VersionRow> = rows.iter().filter(|row| row.entry != entry).cloned().collect();
    match Regulations::of(&left, &Days::any())?.adopted().clash_from(from) {
        None => Ok(()),
        Some(Clash { other, group, day }) => {
            Err(VersionRefusal::Clash { other, group: group.to_string(), day }.into())
        }
    }
}

/// A proposal may be withdrawn by any author; what a director has approved, by a director.
fn withdrawable(rows: &[VersionRow], who: Who, entry: i64) -> Result<&VersionRow, Refused> {
    let row = numbered(rows, entry)?;
    if row.withdrawn.is_some() {
        let label = versions::read(row)?.label();
        return Err(VersionRefusal::Decided { label, state: "withdrawn" }.into());
    }
    if row.approved.is_some() {
        who.must(Right::ApprovePolicy)?;
    }
    Ok(row)
}

/// Confirms that the person has read a version (GEN-10). Once is enough.
///
/// # Errors
/// `Versions` when there is no such version or it was withdrawn, or the store's.
pub fn acknowledge(
    office: &Office,
    company: CompanyId,
    who: Who,
    entry: i64,
) -> Result<(), Refused> {
    let command = command(office, company, who, "policy-read", &entry.to_string());
    office.store.write(&command, |writer| {
        let rows = stored::versions(writer, company)?;
        let row = numbered(&rows, entry)?;
        if row.withdrawn.is_some() {
            let label = versions::read(row)?.label();
            return Err(VersionRefusal::Decided { label, state: "withdrawn" }.into());
        }
        Ok(stored::read_by(writer, company, entry, who.person, office.now())?)
    })
}

fn undecided(rows: &[VersionRow], entry: i64) -> Result<&VersionRow, Refused> {
    let row = numbered(rows, entry)?;
    let state = match (&row.withdrawn, &row.approved) {
        (None, None) => return Ok(row),
        (Some(_), _) => "withdrawn",
        (None, Some(_)) => "approved",
    };
    let label = versions::read(row)?.label();
    Err(VersionRefusal::Decided { label, state }.into())
}

fn numbered(rows: &[VersionRow], entry: i64) -> Result<&VersionRow, Refused> {
    let unknown = || VersionRefusal::Unknown { name: entry.to_string() };
    Ok(rows.iter().find(|row| row.entry == entry).ok_or_else(unknown)?)
}

fn one(office: &Office, company: CompanyId, entry: i64) -> Result<Version, Refused> {
    let unknown = || VersionRefusal::Unknown { name: entry.to_string() };
    let found = list(office, company)?.into_iter().find(|version| version.entry == entry);
    Ok(found.ok_or_else(unknown)?)
}

fn command(
    office: &Office,
    company: CompanyId,
    who: Who,
    action: &'static str,
    version: &str,
) -> Command {
    let (subject, body) = (format!("policy {version}"), "{}".to_owned());
    Command { company, person: who.person, action, subject, body, at: office.now() }
}
