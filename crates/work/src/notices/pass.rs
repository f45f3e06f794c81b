//! Makes what is to be told and hands over what may go. A colleague without an address, a server
//! that takes nothing and a notice that nobody knows of are said, never passed over.

use super::{DIGEST, URGENT};
use super::{make, of_policy};
use crate::company::Company;
use crate::delivery::{self, Carriers, Sending, TurnedAway};
use crate::door::{LINK, PASSWORD_NOTICE, fresh_link};
use crate::{Office, Progress, Refused, Who, company as companies};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use saldo_channels::{Handed, Letter, Parcel, compose, is_address, one_line};
use saldo_domain::authority::Right;
use saldo_domain::book::Moment;
use saldo_domain::control::Channel;
use saldo_domain::delivery::{MessageState, backoff_seconds};
use saldo_domain::{CompanyId, Day, EffectId};
use saldo_store::delivery::staff_told;
use saldo_store::door::{PasswordLink, put_link};
use saldo_store::notice::{self as stored, Change, Claim, NewNotice, NoticeRow};
use saldo_store::{Command, Reader, fieldwork, person};
use serde::Serialize;

const SECOND: i64 = 1_000_000;

/// So long whoever claimed a notice may hand it over.
const LEASE: i64 = 15 * 60 * SECOND;

/// After so long a server that took nothing is asked again: what is urgent waits no longer.
const REST: i64 = 60 * SECOND;

/// Notices handed over in one pass at most.
const AT_ONCE: u32 = 500;

/// What a pass did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Outcome {
    pub made: u64,
    pub sent: u64,
    pub later: u64,
    pub failed: u64,
    pub uncertain: u64,
    /// They wait: for an address, or for sending to be switched on.
    pub waiting: u64,
    /// Not to be said any more.
    pub withdrawn: u64,
    /// What the mail server said that takes nothing now.
    pub unreachable: Option<String>,
}

struct Scene<'o> {
    office: &'o Office,
    company: Company,
    sending: Sending,
    today: Day,
}

/// Makes what is to be told, and hands over what may go.
///
/// # Errors
/// `NotPermitted`, or the store's. What one notice suffers ends that notice alone.
pub fn pass(
    office: &Office,
    company: CompanyId,
    who: Who,
    carriers: &mut dyn Carriers,
    progress: &dyn Progress,
) -> Result<Outcome, Refused> {
    who.must(Right::RunControl)?;
    let found = companies::get(office, company)?;
    let today = office.today_in(&found.zone)?;
    let sending = delivery::sending(office, company)?;
    let scene = Scene { office, company: found, sending, today };
    let mut outcome = Outcome { made: scene.make(who)?, ..Outcome::default() };
    outcome.uncertain = scene.quarantine(who)?;
    let due = office.store.read(|reader| {
        Ok::<_, Refused>(stored::due(reader, company, office.business(), AT_ONCE)?)
    })?;
    let mut turned = TurnedAway::default();
    for notice in due {
        if progress.cancelled() {
            break;
        }
        scene.attempt(who, carriers, &notice, (&mut turned, &mut outcome))?;
        if outcome.unreachable.is_some() {
            break;
        }
    }
    Ok(outcome)
}

/// A notice that was turned away, as it stands after that.
#[derive(Clone, Copy, Debug)]
struct Turned {
    notice: EffectId,
    fence: i64,
    /// Attempts that it had used before.
    attempts: u32,
}

/// Whether a notice may go.
enum Fate {
    Go(String),
    Wait(&'static str),
    Withdraw(&'static str),
}

impl Scene<'_> {
    fn command(&self, who: Who, action: &'static str, subject: String) -> Command {
        let (person, at) = (who.person, self.office.now());
        Command {
            company: self.company.company,
            person,
            action,
            subject,
            body: "{}".to_owned(),
            at,
        }
    }

    /// Makes what is missing; answers how many were.
    fn make(&self, who: Who) -> Result<u64, Refused> {
        let digests_are_due =
            delivery::is_past(self.office, &self.company, self.sending.digest_at)?;
        let (mut missing, people) = self.office.store.read(|reader| {
            let urgent = make::urgent(reader, &self.company, self.today)?;
            let people = match digests_are_due {
                true => make::without_digest(reader, &self.company, self.today)?,
                false => Vec::new(),
            };
            Ok::<_, Refused>((urgent, people))
        })?;
        for one in &people {
            missing.push(make::digest(self.office, &self.company, (one, self.today))?);
        }
        let made = match missing.is_empty() {
            true => 0,
            false => self.keep(who, &missing)?,
        };
        Ok(made + self.tell_of_the_policy(who, digests_are_due)?)
    }

    /// Makes notices of what policies have colleagues told, and closes those messages in the same
    /// transaction.
    fn tell_of_the_policy(&self, who: Who, is_time: bool) -> Result<u64, Refused> {
        let told =
            |reader: &mut Reader| of_policy::told(reader, &self.company, self.today, is_time);
        if self.office.store.read(told)?.messages.is_empty() {
            return Ok(0);
        }
        let command = self.command(who, "notices-made", self.today.to_string());
        self.office.store.write(&command, |writer| {
            let told = of_policy::told(writer, &self.company, self.today, is_time)?;
            let stamp = command.stamp();
            let made = stored::add(writer, stamp, self.office.business(), &told.notices)?;
            staff_told(writer, stamp, &told.messages)?;
            writer.describe(serde_json::json!({ "notices": made }).to_string());
            Ok(made)
        })
    }

    fn keep(&self, who: Who, missing: &[NewNotice]) -> Result<u64, Refused> {
        let command = self.command(who, "notices-made", self.today.to_string());
        self.office.store.write(&command, |writer| {
            let stamp = command.stamp();
            let made = stored::add(writer, stamp, self.office.business(), missing)?;
            writer.describe(serde_json::json!({ "notices": made }).to_string());
            Ok(made)
        })
    }

    /// Claims whose holder has died: what became of them nobody knows.
    fn quarantine(&self, who: Who) -> Result<u64, Refused> {
        let (company, now) = (self.company.company, self.office.now());
        let lapsed = |reader: &mut Reader| Ok::<_, Refused>(stored::lapsed(reader, company, now)?);
        if self.office.store.read(lapsed)?.is_empty() {
            return Ok(0);
        }
        let command = self.command(who, "notices-lapsed", company.to_string());
        self.office.store.write(&command, |writer| {
            let mut found = 0;
            for notice in stored::lapsed(writer, company, now)? {
                let (from, to) = (MessageState::Claimed, MessageState::Uncertain);
                let change = Change { from, to, ..self.change(&notice, notice.fence, "lapsed") };
                found += u64::from(stored::change(writer, company, change)?);
            }
            Ok(found)
        })
    }

    /// A change that leaves all but the reason as it is.
    fn change<'a>(&self, notice: &NoticeRow, fence: i64, why: &'a str) -> Change<'a> {
        Change {
            notice: notice.new.notice,
            fence,
            from: MessageState::Planned,
            to: MessageState::Planned,
            why,
            said: "",
            attempts: notice.attempts,
            next_at: notice.next_at,
            closed_at: Moment(0),
        }
    }

    fn look(&self, reader: &mut Reader, notice: &NoticeRow) -> Result<Fate, Refused> {
        let company = self.company.company;
        let person = person::get(reader, company, notice.new.person)?;
        let Some(person) = person.filter(|one| !one.disabled) else {
            return Ok(Fate::Withdraw("person-left"));
        };
        if notice.new.kind == DIGEST && notice.new.day < self.today {
            return Ok(Fate::Withdraw("day-over"));
        }
        let hour = 3600 * SECOND;
        if notice.new.kind == PASSWORD_NOTICE && self.office.now().0 - notice.recorded.0 > hour {
            return Ok(Fate::Withdraw("link-over"));
        }
        // One of a policy tells what happened: there is nothing to answer.
        if notice.new.kind == URGENT && notice.new.errand != 0 {
            let (customer, errand) = (notice.new.customer, notice.new.errand);
            let open = fieldwork::errand(reader, company, customer, errand)?;
            if open.is_none_or(|row| row.ended.is_some()) {
                return Ok(Fate::Withdraw("answered"));
            }
        }
        let to = person.email.trim();
        Ok(match () {
            // It stands on the pages: a mail is the second place for it, not the first.
            () if notice.new.kind == DIGEST && to.is_empty() => Fate::Withdraw("no-address"),
            () if !is_address(to) => Fate::Wait("no-address"),
            () if !self.sending.on || !self.sending.has_email() => Fate::Wait("off"),
            () if !self.sending.lets_to(to) => Fate::Wait("only-to"),
            () if notice.new.kind == PASSWORD_NOTICE && self.sending.pages.is_empty() => {
                Fate::Wait("no-pages")
            }
            () => Fate::Go(to.to_owned()),
        })
    }

    fn attempt(
        &self,
        who: Who,
        carriers: &mut dyn Carriers,
        notice: &NoticeRow,
        (turned, outcome): (&mut TurnedAway<Turned>, &mut Outcome),
    ) -> Result<(), Refused> {
        let to = match self.office.store.read(|reader| self.look(reader, notice))? {
            Fate::Go(to) => to,
            Fate::Wait(why) => {
                outcome.waiting += 1;
                return self.settle(who, notice, (MessageState::Planned, why));
            }
            Fate::Withdraw(why) => {
                outcome.withdrawn += 1;
                return self.settle(who, notice, (MessageState::Withdrawn, why));
            }
        };
        if let Err(said) = carriers.reach(Channel::Email) {
            outcome.unreachable = Some(said);
            return Ok(());
        }
        let link = self.link(notice)?;
        // What is kept of a mail with a link has none in it.
        let written = self
            .bytes(notice, &to, link.as_ref().map(|(address, _)| address.as_str()))
            .and_then(|bytes| Ok((bytes, self.bytes(notice, &to, None)?)));
        let Ok((bytes, kept)) = written else {
            outcome.failed += 1;
            return self.settle(who, notice, (MessageState::Failed, "unwritten"));
        };
        let link = link.as_ref().map(|(_, link)| link);
        let Some(fence) = self.claim(who, (notice, &to), &kept, link)? else { return Ok(()) };
        fail::fail_point!("notices::claimed", |_| std::process::abort());
        let sender = &self.sending.sender;
        let handed = carriers.email(Parcel { sender, recipient: &to, bytes: &bytes });
        fail::fail_point!("notices::handed-over", |_| std::process::abort());
        self.note(who, (notice, fence), &handed, outcome)?;
        let Handed::TurnedAway { said } = handed else {
            turned.dealt();
            return Ok(());
        };
        let row = Turned { notice: notice.new.notice, fence, attempts: notice.attempts };
        if let Some(all) = turned.one_more(&to, row) {
            self.forgive(who, &all)?;
            outcome.unreachable = Some(said);
        }
        Ok(())
    }

    /// It was the server's, and not these notices': they have used no attempt, and come back.
    fn forgive(&self, who: Who, turned: &[Turned]) -> Result<(), Refused> {
        let command = self.command(who, "notices-put-off", self.today.to_string());
        let next_at = Moment(self.office.business().0.saturating_add(REST));
        self.office.store.write(&command, |writer| {
            for one in turned {
                let change = Change {
                    notice: one.notice,
                    fence: one.fence,
                    from: MessageState::Planned,
                    to: MessageState::Planned,
                    why: "unreachable",
                    said: "",
                    attempts: one.attempts,
                    next_at,
                    closed_at: Moment(0),
                };
                stored::change(writer, command.company, change)?;
            }
            Ok(())
        })
    }

    /// A new link for a mail that brings one: its address, and what the store keeps of it.
    fn link(&self, notice: &NoticeRow) -> Result<Option<(String, PasswordLink)>, Refused> {
        if notice.new.kind != PASSWORD_NOTICE {
            return Ok(None);
        }
        let (company, person) = (self.company.company, notice.new.person);
        let (secret, link) = fresh_link(company, person, self.office.now())?;
        let pages = self.sending.pages.trim_end_matches('/');
        Ok(Some((format!("{pages}/new-password?link={secret}"), link)))
    }

    fn bytes(&self, notice: &NoticeRow, to: &str, link: Option<&str>) -> Result<Vec<u8>, String> {
        let text = match link {
            Some(link) => &notice.new.body.replace(LINK, link),
            None => &notice.new.body,
        };
        let domain = self.sending.sender.rsplit_once('@').map_or("saldo.invalid", |(_, name)| name);
        compose(&Letter {
            message_id: &format!("{}.{}@{domain}", notice.new.notice, self.company.company),
            date: u64::try_from(notice.recorded.0 / SECOND).unwrap_or(0),
            from_name: &self.company.name,
            from: &self.sending.sender,
            reply_to: "",
            to_name: "",
            to,
            subject: &notice.new.subject,
            text,
            language: &notice.new.language,
            files: &[],
            unsubscribe: "",
        })
        .map_err(|bad| bad.to_string())
    }

    fn claim(
        &self,
        who: Who,
        (notice, to): (&NoticeRow, &str),
        bytes: &[u8],
        link: Option<&PasswordLink>,
    ) -> Result<Option<i64>, Refused> {
        let subject = format!("notice {}", notice.new.notice);
        let command = self.command(who, "notice-claim", subject);
        let (content, hash) = (BASE64.encode(bytes), blake3::hash(bytes).to_hex().to_string());
        self.office.store.write(&command, |writer| {
            let same = matches!(self.look(writer, notice)?, Fate::Go(now) if now == to);
            if !same {
                return Ok(None);
            }
            let claim = Claim {
                notice: notice.new.notice,
                seen: notice.fence,
                recipient: to,
                until: Moment(command.at.0 + LEASE),
                content: &content,
                hash: &hash,
            };
            let claimed = stored::claim(writer, command.company, claim)?;
            if let Some(link) = link.filter(|_| claimed.is_some()) {
                put_link(writer, link)?;
            }
            Ok(claimed)
        })
    }

    fn note(
        &self,
        who: Who,
        (notice, fence): (&NoticeRow, i64),
        handed: &Handed,
        outcome: &mut Outcome,
    ) -> Result<(), Refused> {
        let business = self.office.business();
        let after = |seconds: u64| {
            let pause = i64::try_from(seconds).unwrap_or(i64::MAX / SECOND).saturating_mul(SECOND);
            Moment(business.0.saturating_add(pause))
        };
        let failed = notice.attempts + 1;
        let (to, why, attempts, next_at) = match handed {
            Handed::Taken { .. } => (MessageState::Sent, "", notice.attempts, business),
            Handed::Unknown { .. } => {
                (MessageState::Uncertain, "unknown", notice.attempts, business)
            }
            Handed::Dead { .. } => (MessageState::Failed, "dead-address", failed, business),
            Handed::Refused { .. } => (MessageState::Failed, "refused", failed, business),
            Handed::Later { .. } | Handed::TurnedAway { .. } => {
                let turned = matches!(handed, Handed::TurnedAway { .. });
                let why = if turned { "turned-away" } else { "later" };
                match backoff_seconds(failed) {
                    Some(pause) => (MessageState::Planned, why, failed, after(pause)),
                    None => (MessageState::Failed, why, failed, business),
                }
            }
            Handed::Unreachable { said } => {
                outcome.unreachable = Some(said.clone());
                let back = Moment(business.0.saturating_add(REST));
                (MessageState::Planned, "unreachable", notice.attempts, back)
            }
        };
        match to {
            MessageState::Sent => outcome.sent += 1,
            MessageState::Uncertain => outcome.uncertain += 1,
            MessageState::Failed => outcome.failed += 1,
            _ => outcome.later += 1,
        }
        let command = self.command(who, "notice-note", format!("notice {}", notice.new.notice));
        let said = one_line(handed.said(), 300);
        self.office.store.write(&command, |writer| {
            let closed_at = if to == MessageState::Planned { Moment(0) } else { command.at };
            let from = MessageState::Claimed;
            let change = self.change(notice, fence, why);
            let change = Change { from, to, said: &said, attempts, next_at, closed_at, ..change };
            stored::change(writer, command.company, change)?;
            Ok(())
        })
    }

    /// Says why a notice waits, or ends it; nothing is written where it says so already.
    fn settle(
        &self,
        who: Who,
        notice: &NoticeRow,
        (to, why): (MessageState, &'static str),
    ) -> Result<(), Refused> {
        if to == MessageState::Planned && notice.why == why {
            return Ok(());
        }
        let command = self.command(who, "notice-settled", format!("notice {}", notice.new.notice));
        self.office.store.write(&command, |writer| {
            let closed_at = if to == MessageState::Planned { Moment(0) } else { command.at };
            let change = Change { to, closed_at, ..self.change(notice, notice.fence, why) };
            stored::change(writer, command.company, change)?;
            Ok(())
        })
    }
}
