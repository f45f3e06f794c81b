//! Recording a call or visit with everything that follows from it, in one transaction.

use super::VisitRefusal;
use super::alarm::{AlarmAsked, raise};
use super::circumstances::Circumstances;
use super::errands::{Content, json, what};
use super::talk::{heard_now, status_of};
use crate::acts::IdempotencyKey;
use crate::acts::ledger::Ledger;
use crate::acts::money::Act;
use crate::acts::{Promise, must_give, promise_limits};
use crate::contacts::{When, refuse_beyond_limit};
use crate::office::day_in_zone;
use crate::policies::Versions;
use crate::{Office, Refused, Who, company as companies, facts, policies, scope};
use saldo_domain::allocation::Reason;
use saldo_domain::authority::deferral::NoTime;
use saldo_domain::authority::line::manager;
use saldo_domain::authority::{Limits, Right};
use saldo_domain::book::facts::DocumentFact;
use saldo_domain::book::{ItemKind, Moment};
use saldo_domain::control::LadderEventKind;
use saldo_domain::fieldwork::cause::Cause;
use saldo_domain::fieldwork::excuse;
use saldo_domain::fieldwork::visit::{
    Answer, Before, Doubt, MoreTime, Needed, PaidBy, PromisePart, Proof, TimeAsked, Visit,
    more_time, needed, work_done,
};
use saldo_domain::number::clean_text;
use saldo_domain::rating::{Status, warning_entered_by};
use saldo_domain::standing::StandingKind;
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money, Role};
use saldo_store::book::{self as books, Facts, NewContact, NewStanding, Stamp};
use saldo_store::customers::Card;
use saldo_store::fieldwork::{self as stored, NewErrand, NewVisit};
use saldo_store::worklist::{self, Closing, close_task};
use saldo_store::{Reader, Writer};
use serde::{Deserialize, Serialize};

/// A form may wait so long for a connection.
const WAITS: i64 = 7 * 24 * 3_600_000_000;

/// Clocks of phones and servers differ by so much.
const CLOCKS_DIFFER: i64 = 5 * 60_000_000;

/// Longest text of a visit, in characters.
const LONGEST: usize = 4000;

/// A call or visit to be recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VisitAsked {
    pub customer: CustomerId,
    /// When it began: it counts for that day, also when it is sent later.
    pub begun: Moment,
    pub visit: Visit,
}

/// What followed from a call or visit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Recorded {
    pub visit: i64,
    /// Days by which money was promised.
    pub promised: Vec<Day>,
    /// Who is asked for more time.
    pub asked: Option<Role>,
    /// Who was told of high risk or refusal.
    pub told: Option<Role>,
    /// Money that was entered.
    pub payment: Option<ItemId>,
    /// What an excuse leads to.
    pub next: Option<String>,
}

/// Records a call or visit once for a key: a form that is sent again, by hand or by a phone that
/// found its connection, gets the first answer.
///
/// # Errors
/// `UnknownCustomer`, `UnknownDocument`, `Visit` for what is missing or cannot be given,
/// `ContactLimit` when the law leaves no room for it and nobody says that it took place anyway,
/// `NotPermitted` for money, `KeyReused`, or the store's.
pub fn record(
    office: &Office,
    company: CompanyId,
    who: Who,
    key: &IdempotencyKey,
    asked: &VisitAsked,
) -> Result<Recorded, Refused> {
    let asked = VisitAsked { visit: cleaned(&asked.visit), ..asked.clone() };
    let act = Act::new(office, company, who, "visit", asked.customer);
    let found = companies::get(office, company)?;
    let zone = &found.zone;
    let (today, day) = (day_in_zone(office.business(), zone)?, day_in_zone(asked.begun, zone)?);
    let age = office.business().0 - asked.begun.0;
    if !(-CLOCKS_DIFFER..=WAITS).contains(&age) {
        return Err(VisitRefusal::Begun.into());
    }
    act.once(key, &asked, |writer, act| {
        let card = scope::card(writer, company, who, asked.customer)?;
        if !asked.visit.beyond_limit {
            // It took place at its own hour, and not when a form or a phone sent it (D21).
            let when = When::At(Moment(asked.begun.0.min(office.business().0)));
            let kind = asked.visit.manner.code();
            refuse_beyond_limit(writer, &found, &card, (when, kind))?;
        }
        let known = Circumstances::read(writer, company, asked.customer)?;
        let stamp = act.command.stamp();
        let desk = Desk {
            who,
            asked: &asked,
            talk: key.as_str(),
            stamp,
            business: office.business(),
            day: day.min(today),
            today,
            status: status_of(&card)?,
            limits: promise_limits(writer, company, asked.customer, asked.visit.item, today)?,
            policy: policies::of_customer(writer, company, asked.customer)?,
        };
        desk.record(writer, &known, &card)
    })
}

fn cleaned(visit: &Visit) -> Visit {
    let clean = |text: &str| clean_text(text).0.chars().take(LONGEST).collect::<String>();
    let goal = visit.goal.iter().map(|(field, text)| (*field, clean(text)));
    Visit {
        goal: goal.collect(),
        reason: clean(&visit.reason),
        second_reason: clean(&visit.second_reason),
        assessment: clean(&visit.assessment),
        note: clean(&visit.note),
        paid: visit
            .paid
            .as_ref()
            .map(|paid| PaidBy { number: clean(&paid.number), ..paid.clone() }),
        ..visit.clone()
    }
}

/// What does not change while one talk is recorded.
struct Desk<'a> {
    who: Who,
    asked: &'a VisitAsked,
    /// Names the talk.
    talk: &'a str,
    stamp: Stamp,
    business: Moment,
    /// Day of the talk.
    day: Day,
    today: Day,
    status: Status,
    /// How far the word of the one who talks reaches (PAY-04, PAY-05).
    limits: Limits,
    /// What the customer is followed by.
    policy: Versions,
}

/// What follows from a talk, gathered before it is written.
#[derive(Default)]
struct Follows {
    facts: Facts,
    errands: Vec<NewErrand>,
    recorded: Recorded,
}

impl Desk<'_> {
    fn record(
        &self,
        writer: &mut Writer,
        known: &Circumstances,
        card: &Card,
    ) -> Result<Recorded, Refused> {
        let visit = &self.asked.visit;
        let before = known.before(visit.item, self.day, &self.policy)?;
        let mut missing = needed(visit, before);
        if visit.next.is_some_and(|next| next.day < self.day) {
            missing.push(Needed::NextContact);
        }
        if !missing.is_empty() {
            return Err(VisitRefusal::Open(missing).into());
        }
        let mut follows = Follows::default();
        self.answer(writer, known, &mut follows)?;
        self.doubt(known, &mut follows)?;
        self.excuse(known, &mut follows)?;
        let reached = visit.decision_maker && visit.answer != Some(Answer::NotReached);
        if reached && self.is_first_about_late(writer, known)? {
            self.announce(&mut follows, LadderEventKind::DecisionMakerReached);
        }
        if before.first_after_missed_day {
            self.pair(&mut follows)?;
        }
        follows.facts.contacts.insert(0, self.contact(visit.manner.code(), self.words()));
        facts::enter(writer, self.stamp, self.business, &follows.facts)?;
        stored::add_errands(writer, self.stamp, &follows.errands)?;
        self.close_work(writer, before)?;
        if visit.doubt == Some(Doubt::C) {
            let (customer, item) = (card.customer, visit.item);
            let note = self.words();
            let alarm = AlarmAsked { customer, item, talk: self.talk.to_owned(), note };
            raise(writer, self.stamp, self.business, self.who, &alarm, self.today)?;
            follows.recorded.told = Some(manager(self.who.role));
        }
        follows.recorded.visit = stored::add_visit(writer, self.stamp, &self.row()?)?;
        Ok(follows.recorded)
    }

    /// Is this the first talk with whoever decides about a debt that is late? Only then a letter of
    /// guarantee follows (LAD-04): one that is to come needs none, and one is asked for once.
    fn is_first_about_late(
        &self,
        reader: &mut Reader,
        known: &Circumstances,
    ) -> Result<bool, Refused> {
        let Some(item) = self.asked.visit.item else { return Ok(false) };
        let due = known.book.due(item, self.day, Moment::NOW_AND_EVER);
        if due.is_none_or(|due| due >= self.day) {
            return Ok(false);
        }
        let kind = LadderEventKind::DecisionMakerReached.code();
        let (company, customer) = (self.stamp.company, self.asked.customer);
        let told = books::contacts_of(reader, company, customer)?;
        Ok(!told.iter().any(|row| row.kind == kind && row.item == Some(item)))
    }

    /// The work of the policy that this talk does is done with it: about its invoice, or about any
    /// where none is meant.
    fn close_work(&self, writer: &mut Writer, before: Before) -> Result<(), Refused> {
        let (visit, company, at) = (&self.asked.visit, self.stamp.company, self.stamp.recorded);
        let outcome = self.words();
        for text in work_done(visit, before) {
            for task in worklist::open_work(writer, company, text, self.asked.customer)? {
                let mut lines = task.lines.iter();
                if visit.item.is_none_or(|item| lines.any(|line| line.item == item)) {
                    let closing =
                        Closing { state: "done", person: self.who.person, outcome: &outcome, at };
                    close_task(writer, company, self.asked.customer, task.effect, closing)?;
                }
            }
        }
        Ok(())
    }

    fn row(&self) -> Result<NewVisit, Refused> {
        let visit = &self.asked.visit;
        let content = serde_json::to_string(visit)
            .map_err(|error| Refused::Damaged { what: error.to_string() })?;
        let excuse = visit.excuse.as_deref().and_then(excuse::find);
        // An excuse of the catalogue knows its cause.
        let cause = visit.cause.or(excuse.map(|excuse| excuse.cause));
        Ok(NewVisit {
            customer: self.asked.customer,
            manner: visit.manner.code().to_owned(),
            item: visit.item,
            day: self.day,
            begun: self.asked.begun,
            answer: visit.answer.map_or("", Answer::code).to_owned(),
            doubt: visit.doubt.map_or("", Doubt::code).to_owned(),
            cause: cause.map_or("", |cause| cause.code()).to_owned(),
            excuse: excuse.map_or("", |excuse| &excuse.code).to_owned(),
            next: visit.next.map(|next| (next.day, next.minute)),
            content,
            person: self.who.person,
        })
    }

    /// What was said, for the timeline.
    fn words(&self) -> String {
        let visit = &self.asked.visit;
        let said = [&visit.reason, &visit.second_reason, &visit.assessment, &visit.note];
        let said = said.into_iter().filter(|text| !text.is_empty());
        said.map(String::as_str).collect::<Vec<_>>().join(" · ")
    }

    fn contact(&self, kind: &str, body: String) -> NewContact {
        NewContact {
            customer: self.asked.customer,
            kind: kind.to_owned(),
            item: self.asked.visit.item,
            day: self.day,
            until: None,
            body,
            person: self.who.person,
        }
    }

    fn errand(
        &self,
        what: &str,
        role: Role,
        until: Day,
        content: &Content,
    ) -> Result<NewErrand, Refused> {
        Ok(NewErrand {
            customer: self.asked.customer,
            what: what.to_owned(),
            role,
            item: self.asked.visit.item,
            talk: self.talk.to_owned(),
            day: self.today,
            until: until.max(self.today),
            content: json(content)?,
            ends: None,
            outcome: String::new(),
            words: String::new(),
            person: self.who.person,
        })
    }

    fn noted(&self) -> Content {
        Content { note: self.words(), ..Content::default() }
    }

    /// What the customer's answer leads to (6.1.3).
    fn answer(
        &self,
        writer: &mut Writer,
        known: &Circumstances,
        follows: &mut Follows,
    ) -> Result<(), Refused> {
        let visit = &self.asked.visit;
        match visit.answer {
            Some(Answer::Paid) => self.paid(writer, known, follows),
            Some(Answer::MoreTime) => self.more_time(known, follows),
            // Asked again, it does not refuse any more: the talk goes on, and nobody above is
            // told (6.1.3.b.b1).
            Some(Answer::Refused) if visit.still_refuses == Some(false) => Ok(()),
            Some(Answer::Refused) => {
                let manager = manager(self.who.role);
                let content = Content { clause: "6.1.3.b.b1".to_owned(), ..self.noted() };
                follows.errands.push(self.errand(what::REFUSED, manager, self.today, &content)?);
                follows.recorded.told = Some(manager);
                // Whoever says no to one's face avoids nobody: it is opposition (CLS-03, CLS-04).
                self.announce(follows, LadderEventKind::RestructuringRefused);
                Ok(())
            }
            // The real date that is told after a missed day is a word like any other (EXE-01).
            Some(Answer::Reminded)
                if known.before(visit.item, self.day, &self.policy)?.first_after_missed_day =>
            {
                self.real_date(writer, known, follows)
            }
            // Somebody says so on purpose: one call that nobody took is no avoidance (EXE-04).
            Some(Answer::NotReached) if visit.cause == Some(Cause::Silence) => {
                self.announce(follows, LadderEventKind::ContactAvoided);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Cash against a receipt is money in the book; a payment order is a promise until the bank
    /// tells of the money (PAY-02).
    fn paid(
        &self,
        writer: &mut Writer,
        known: &Circumstances,
        follows: &mut Follows,
    ) -> Result<(), Refused> {
        let Some(paid) = &self.asked.visit.paid else { return Ok(()) };
        let Some((amount, on)) = paid.amount.zip(paid.day) else { return Ok(()) };
        if !amount.is_positive() {
            return Err(Refused::AmountNotPositive { amount });
        }
        if on > self.today && paid.proof == Proof::Receipt {
            return Err(Refused::Field {
                field: "effective",
                value: on.to_string(),
                reason: "lies in the future",
                remedy: "enter the day on which the money was handed over",
            });
        }
        if paid.proof == Proof::Order {
            return self.ordered(writer, known, follows, (amount, on), &paid.number);
        }
        self.who.must(Right::RecordPayments)?;
        let customer = self.asked.customer;
        let mut ledger = Ledger::open(writer, self.stamp.company, customer, self.stamp.recorded)?;
        let payment = ledger.add_document(&DocumentFact {
            customer: String::new(),
            kind: ItemKind::Payment,
            number: paid.number.clone(),
            effective: on,
            due: on,
            amount,
            settles: None,
            reference: None,
            disputed: false,
            note: None,
        })?;
        if let Some(item) = self.asked.visit.item {
            let part = amount.smaller(ledger.left(item)?)?;
            if part.is_positive() {
                ledger.allocate(payment, item, part, Reason::Designated.code())?;
            }
        }
        ledger.enter(writer, self.business)?;
        follows.recorded.payment = Some(payment);
        Ok(())
    }

    /// A date told after a missed day: within what one's word reaches it is a promise, beyond it
    /// somebody above is asked, and until then it holds nothing.
    fn real_date(
        &self,
        writer: &mut Writer,
        known: &Circumstances,
        follows: &mut Follows,
    ) -> Result<(), Refused> {
        let visit = &self.asked.visit;
        let Some((item, by)) = visit.item.zip(visit.until) else { return Ok(()) };
        if by < self.today || known.is_promised(Some(item), by) {
            return Ok(());
        }
        let word = Promise {
            customer: self.asked.customer,
            item: Some(item),
            by,
            amount: None,
            reason: String::new(),
        };
        let given = match self.who.is_program() {
            true => Ok(()),
            false => must_give(writer, self.stamp.company, self.who, &word, self.today),
        };
        let (role, clause) = match given {
            Ok(()) => {
                let part = PromisePart { by, amount: None };
                follows.facts.standing.push(self.promise(part, visit.reason.clone()));
                follows.recorded.promised.push(by);
                return Ok(());
            }
            Err(Refused::NoTime(NoTime::NotYours { authority, .. })) => {
                (authority.role, authority.clause.to_owned())
            }
            Err(Refused::NoTime(_)) => (manager(self.who.role), "8.1".to_owned()),
            Err(other) => return Err(other),
        };
        let content = Content { until: Some(by), clause, ..self.noted() };
        follows.errands.push(self.errand(what::MORE_TIME, role, self.today, &content)?);
        follows.recorded.asked = Some(role);
        Ok(())
    }

    /// A payment order is a word like any other (PAY-04, PAY-05, EXE-07): the days of the status
    /// are given for the first one, counted from the talk; a later one puts off again, which is
    /// asked of somebody above unless what was promised before lasts as long.
    fn ordered(
        &self,
        writer: &mut Writer,
        known: &Circumstances,
        follows: &mut Follows,
        (amount, on): (Money, Day),
        number: &str,
    ) -> Result<(), Refused> {
        let ahead = self.policy.on(self.today).policy.dealings.order_ahead_days;
        if on > self.today.plus(ahead.into()) {
            return Err(Refused::Field {
                field: "payment-order-day",
                value: on.to_string(),
                reason: "is too far ahead for a payment order",
                remedy: "record a wish for more time until that day",
            });
        }
        let item = self.asked.visit.item;
        let again = known.has_word(item, self.day);
        let days = if again { 0 } else { self.limits.promise_days(self.status) };
        let by = on.max(self.today).max(self.today.plus(days));
        let reason = format!("№ {number}");
        let part = PromisePart { by, amount: Some(amount) };
        let word = Promise {
            customer: self.asked.customer,
            item,
            by,
            amount: None,
            reason: String::new(),
        };
        let free = self.who.is_program() || known.is_promised(item, by);
        let given = match free {
            true => Ok(()),
            false => must_give(writer, self.stamp.company, self.who, &word, self.today),
        };
        match given {
            Ok(()) => {
                follows.facts.standing.push(self.promise(part, reason));
                follows.recorded.promised.push(by);
                Ok(())
            }
            Err(Refused::NoTime(NoTime::NotYours { authority, .. })) => {
                let noted = self.noted();
                let content = Content {
                    until: Some(by),
                    amount: Some(amount),
                    clause: authority.clause.to_owned(),
                    note: [reason, noted.note].join(" "),
                    ..Content::default()
                };
                let role = authority.role;
                follows.errands.push(self.errand(what::MORE_TIME, role, self.today, &content)?);
                follows.recorded.asked = Some(role);
                Ok(())
            }
            Err(other) => Err(other),
        }
    }

    /// The day from which a word counts: that of the talk, unless it was sent too long after.
    fn word_day(&self) -> Day {
        let in_time = self.today <= warning_entered_by(self.day, None);
        if in_time { self.day } else { self.today }
    }

    fn promise(&self, part: PromisePart, reason: String) -> NewStanding {
        NewStanding {
            customer: self.asked.customer,
            kind: StandingKind::Promise,
            item: self.asked.visit.item,
            from: self.word_day().min(part.by),
            until: Some(part.by),
            amount: part.amount,
            reason,
            order: None,
            ends: None,
            person: self.who.person,
        }
    }

    /// More time: within the days of the status at once, beyond them in parts and with the
    /// manager's word (PAY-03 to PAY-06).
    fn more_time(&self, known: &Circumstances, follows: &mut Follows) -> Result<(), Refused> {
        let visit = &self.asked.visit;
        let Some((item, until)) = visit.item.zip(visit.until) else { return Ok(()) };
        let open = known.open(item, self.day)?;
        let due = known.book.item(item).map_or(self.day, |found| found.due);
        let asked = TimeAsked {
            status: self.status,
            due,
            asked_on: self.day,
            until,
            repeated: known.was_deferred(item, self.day),
            first_word: known.first_word(item, self.day),
            open,
            today: visit.today,
            limits: self.limits,
        };
        let ask = |may| more_time(asked, may).map_err(|no| Refused::from(VisitRefusal::from(no)));
        let measured = ask(false)?;
        let may = measured.authority.right.belongs_to(self.who.role);
        let MoreTime { authority, at_once, waits } = ask(may)?;
        for part in at_once {
            follows.recorded.promised.push(part.by);
            follows.facts.standing.push(self.promise(part, visit.reason.clone()));
        }
        // A policy that answers a repeated request asks the same question itself (EXE-07).
        let listens = self.policy.listens_to(LadderEventKind::DeferralRequestedAgain);
        let asked_by_policy = asked.repeated && listens;
        follows.recorded.asked = waits.map(|_| authority.role);
        if let Some(part) = waits.filter(|_| !asked_by_policy) {
            let content = Content {
                until: Some(part.by),
                amount: part.amount,
                clause: authority.clause.to_owned(),
                ..self.noted()
            };
            let errand = self.errand(what::MORE_TIME, authority.role, self.today, &content)?;
            follows.errands.push(errand);
        }
        if asked.repeated {
            self.announce(follows, LadderEventKind::DeferralRequestedAgain);
        }
        // What a telephone sends days later warned nobody in time (CLS-01).
        if self.day <= due && self.today <= warning_entered_by(self.day, Some(due)) {
            self.announce(follows, LadderEventKind::DelayWarned);
        }
        // Substantially later than the status allows (LAD-04).
        if authority.days > authority.max_days {
            self.announce(follows, LadderEventKind::ExtensionAnnounced);
        }
        Ok(())
    }

    /// Tells the ladder what the customer did: a policy reacts to it.
    fn announce(&self, follows: &mut Follows, kind: LadderEventKind) {
        let visit = &self.asked.visit;
        let said = self.contact(kind.code(), visit.reason.clone());
        follows.facts.contacts.push(NewContact { until: visit.until, ..said });
    }

    /// What doubt leads to (6.1.2): B brings a reminder before the payment, and help if wanted.
    fn doubt(&self, known: &Circumstances, follows: &mut Follows) -> Result<(), Refused> {
        let visit = &self.asked.visit;
        if visit.doubt == Some(Doubt::B) {
            let due =
                visit.item.and_then(|item| known.book.due(item, self.day, Moment::NOW_AND_EVER));
            let day_before = visit.until.or(due).unwrap_or(self.today).plus(-1);
            let content = Content { clause: "6.1.2.b".to_owned(), ..self.noted() };
            let remind = self.errand(what::REMIND, Role::SalesRep, day_before, &content)?;
            follows.errands.push(remind);
        }
        if visit.help {
            let content = Content { clause: "6.1.2.b".to_owned(), ..self.noted() };
            let manager = manager(self.who.role);
            let help = self.errand(what::HELP, manager, self.today.plus(1), &content)?;
            follows.errands.push(help);
        }
        Ok(())
    }

    /// What an excuse leads to (part F).
    fn excuse(&self, known: &Circumstances, follows: &mut Follows) -> Result<(), Refused> {
        let visit = &self.asked.visit;
        let Some(found) = visit.excuse.as_deref().and_then(excuse::find) else { return Ok(()) };
        let next = found.next(heard_now(known, &found.code, self.day, visit.order_seen));
        if next.is_work() {
            let until = visit.next.map_or(self.today.plus(1), |next| next.day);
            let content = Content { clause: found.source.clone(), ..self.noted() };
            let what = format!("excuse-{}", next.code().replace('_', "-"));
            follows.errands.push(self.errand(&what, Role::SalesRep, until, &content)?);
        }
        follows.recorded.next = Some(next.code().to_owned());
        Ok(())
    }

    /// The first talk after a missed day brings a pair: a letter of guarantee and a meeting, on
    /// the day that was told (EXE-02).
    fn pair(&self, follows: &mut Follows) -> Result<(), Refused> {
        let visit = &self.asked.visit;
        let talked = matches!(visit.answer, Some(Answer::Reminded | Answer::MoreTime));
        let Some(on) = visit.until.filter(|_| talked) else { return Ok(()) };
        let content = Content { clause: "8.2".to_owned(), ..self.noted() };
        for what in [what::GUARANTEE, what::MEETING] {
            follows.errands.push(self.errand(what, Role::SalesRep, on, &content)?);
        }
        Ok(())
    }
}
