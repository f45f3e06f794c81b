//! A case read from its facts: where it stands, which clocks run, what comes next.

use super::act::Act;
use super::stage::Stage;
use super::table::{self, Line, Need, To};
use crate::calendar::{Calendar, NoCalendar};
use crate::day::Day;
use crate::ids::{ItemId, UserId};
use crate::money::{Money, MoneyError};
use crate::payables::income::PaperFault;
pub use crate::payables::income::Papers;
use crate::rates::Rate;
use crate::recovery::off_balance::{self, Ground, Proved, Watch};
use crate::recovery::periods::Periods;
use crate::recovery::pretrial;
use std::collections::BTreeSet;

/// What is sued for, or awarded, in one currency (EXE-08).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sums {
    pub principal: Money,
    /// Fee, penalty and interest for lateness.
    pub penalty: Money,
    /// State fee and other costs.
    pub costs: Money,
}

impl Sums {
    /// Principal, penalty and costs.
    ///
    /// # Errors
    /// When the currencies differ or the sum is too large.
    pub fn total(self) -> Result<Money, MoneyError> {
        self.principal.plus(self.penalty)?.plus(self.costs)
    }
}

/// Something that happened to a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Among the recorded facts of the customer, from 1; 0 for what the book itself tells.
    pub place: i64,
    pub act: Act,
    pub on: Day,
    pub number: String,
    pub party: String,
    pub proof: String,
    pub note: String,
    pub sums: Option<Sums>,
    pub price: Option<Money>,
    /// Per cent.
    pub rate: Option<Rate>,
    pub until: Option<Day>,
    pub decision: Option<i64>,
    pub payment: Option<ItemId>,
    pub ground: Option<Ground>,
    pub papers: Option<Papers>,
    /// Who looks after it from now on.
    pub person: Option<UserId>,
    /// The place of the fact that it takes back.
    pub takes_back: Option<i64>,
    /// The debts it is about; empty: those of the case.
    pub debts: Vec<ItemId>,
}

impl Fact {
    /// A fact that says no more than that it happened.
    pub fn bare(act: Act, on: Day) -> Self {
        Self {
            place: 0,
            act,
            on,
            number: String::new(),
            party: String::new(),
            proof: String::new(),
            note: String::new(),
            sums: None,
            price: None,
            rate: None,
            until: None,
            decision: None,
            payment: None,
            ground: None,
            papers: None,
            person: None,
            takes_back: None,
            debts: Vec::new(),
        }
    }

    /// Does it say what this field of a form asks for?
    fn says(&self, need: Need) -> bool {
        let written = |text: &str| !text.trim().is_empty();
        match need {
            Need::Number => written(&self.number),
            Need::Party => written(&self.party),
            Need::Proof => written(&self.proof),
            Need::Note => written(&self.note),
            Need::Sums => self.sums.is_some_and(|sums| sums.principal.is_positive()),
            Need::Until => self.until.is_some(),
            Need::Decision => self.decision.is_some(),
            Need::Payment => self.payment.is_some(),
            Need::Rate => self.rate.is_some(),
            Need::Price => self.price.is_some(),
            Need::Papers => self.papers.is_some(),
            Need::Ground => self.ground.is_some(),
            Need::Person => self.person.is_some(),
            _ => true,
        }
    }
}

/// What is true around a case on the day on which something is recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scene {
    pub today: Day,
    /// First day on which a suit is safe; `None` before any demand or claim.
    pub filing_from: Option<Day>,
    /// The sum is within what a court order reaches.
    pub order_possible: bool,
    /// Late charges have accrued that could be sued for.
    pub accrued: bool,
    /// Something of the debts is open.
    pub open: bool,
    /// Limitation of every debt had run out on the day of the inventory.
    pub barred: bool,
    /// What the last act took out of the book stands in it again.
    pub back_in_the_book: bool,
}

/// Why something cannot be recorded of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("there is no open case")]
    NoCase,
    #[error("a case goes on already")]
    GoesOn,
    #[error("{act:?} cannot follow {stage:?}")]
    NotFrom { act: Act, stage: Stage },
    #[error("{on} is still to come")]
    ToCome { on: Day },
    #[error("{on} lies before {last}, the day of what was recorded last")]
    BeforeTheLast { on: Day, last: Day },
    #[error("{need:?} is missing")]
    Missing { need: Need },
    #[error("{need:?} does not hold")]
    Unmet { need: Need, until: Option<Day> },
    #[error(transparent)]
    Paper(#[from] PaperFault),
    #[error("nothing was recorded that could be taken back")]
    NothingToTakeBack,
    #[error("{act:?} moved the book, and has to be taken back there")]
    MovedTheBook { act: Act },
}

/// The next day of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Next {
    pub day: Day,
    pub kind: NextKind,
}

/// What falls on the next day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NextKind {
    /// Last day to pay after the demand.
    PayBy,
    /// First day on which a suit may be filed.
    FilingFrom,
    Hearing,
    /// Last day of the agency's contract.
    AgencyUntil,
    /// The yearly look at a debt off balance.
    WatchCheck,
    /// Last day off balance.
    WatchUntil,
}

impl NextKind {
    /// Every kind.
    pub const ALL: [NextKind; 6] = [
        NextKind::PayBy,
        NextKind::FilingFrom,
        NextKind::Hearing,
        NextKind::AgencyUntil,
        NextKind::WatchCheck,
        NextKind::WatchUntil,
    ];

    /// The word of its text.
    pub const fn code(self) -> &'static str {
        match self {
            NextKind::PayBy => "pay-by",
            NextKind::FilingFrom => "filing-from",
            NextKind::Hearing => "hearing",
            NextKind::AgencyUntil => "agency-until",
            NextKind::WatchCheck => "watch-check",
            NextKind::WatchUntil => "watch-until",
        }
    }
}

/// A case as its facts tell it. Facts of a case that is over stay; the next one begins behind
/// them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    facts: Vec<(Fact, Stage)>,
    /// Where the last case begins.
    begins: usize,
    stage: Option<Stage>,
    /// Where it stood before the agency got it.
    before_agency: Stage,
    papers: Vec<PaperSaid>,
}

/// A demand or claim on paper, and how many days it gives: those were told to the debtor, whatever
/// the policy says when it is handed over or sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperSaid {
    /// Of which act it is the paper.
    pub act: Act,
    /// The day that stands on it.
    pub on: Day,
    /// Its number, as the fact of its sending tells it.
    pub number: String,
    /// Days that somebody gave in it; `None`: those of the policy of its day.
    pub days: Option<u16>,
}

/// Days for which a paper is the one that is handed over or sent; an older one was of another case.
const PAPER_LASTS_DAYS: i64 = 92;

impl Course {
    /// Reads facts: `recorded` in the order in which they were recorded, and `told` by the book
    /// itself, which come in by their day. A fact that its stage does not know is kept and moves
    /// nothing: the book may tell of a claim long after a suit.
    pub fn of(recorded: &[Fact], told: &[Fact]) -> Self {
        let mut course = Self::none();
        let mut told: Vec<&Fact> = told.iter().collect();
        told.sort_by_key(|fact| (fact.on, fact.act));
        let mut told = told.into_iter().peekable();
        for fact in standing(recorded) {
            while let Some(earlier) = told.next_if(|one| one.on <= fact.on) {
                course.read(earlier);
            }
            course.read(fact);
        }
        told.for_each(|fact| course.read(fact));
        course
    }

    /// The same with the papers of its demands and claims.
    #[must_use]
    pub fn with_papers(mut self, papers: Vec<PaperSaid>) -> Self {
        self.papers = papers;
        self
    }

    /// The paper that was handed over or sent: the one of the number that is told, else the latest
    /// that was there by then.
    fn paper_of(&self, fact: &Fact) -> Option<&PaperSaid> {
        let of_act = || self.papers.iter().filter(|paper| paper.act == fact.act);
        let named = of_act().find(|paper| !fact.number.is_empty() && paper.number == fact.number);
        let there =
            |paper: &&PaperSaid| (0..=PAPER_LASTS_DAYS).contains(&fact.on.days_since(paper.on));
        named.or_else(|| of_act().filter(there).max_by_key(|paper| paper.on))
    }

    const fn none() -> Self {
        Self {
            facts: Vec::new(),
            begins: 0,
            stage: None,
            before_agency: Stage::Collecting,
            papers: Vec::new(),
        }
    }

    fn read(&mut self, fact: &Fact) {
        if self.lets_begin(fact.act) {
            (self.begins, self.before_agency) = (self.facts.len(), Stage::Collecting);
            self.stage = Some(Stage::Collecting);
        } else if self.stage.is_none_or(Stage::is_closed) && !self.is_of_a_watch(fact.act) {
            return;
        }
        let stage = self.stage.unwrap_or(Stage::Collecting);
        if fact.act == Act::Handed {
            self.before_agency = stage;
        }
        let after = line(fact.act, stage).map_or(stage, |line| self.after(line, stage, fact.on));
        self.stage = Some(after);
        self.facts.push((fact.clone(), after));
    }

    /// Does this act begin a case now?
    fn lets_begin(&self, act: Act) -> bool {
        begins_a_case(act) && self.stage.is_none_or(Stage::lets_another_begin)
    }

    /// Is it about a watch that runs?
    fn is_of_a_watch(&self, act: Act) -> bool {
        act.is_about_the_watch() && self.watch().is_some()
    }

    fn after(&self, line: &Line, stage: Stage, on: Day) -> Stage {
        match line.to {
            // Other debts, written off later, are watched on.
            To::Stage(Stage::Ended) if !self.watches().all(|(_, watch)| watch.is_over(on)) => stage,
            To::Stage(to) => to,
            To::Same => stage,
            To::Before => self.before_agency,
        }
    }

    /// Where it stands; `None` where there never was a case.
    pub fn stage(&self) -> Option<Stage> {
        self.stage
    }

    /// The facts of the last case in order, each with the stage behind it.
    pub fn facts(&self) -> &[(Fact, Stage)] {
        self.facts.get(self.begins..).unwrap_or_default()
    }

    /// The facts of cases that are over.
    pub fn earlier(&self) -> &[(Fact, Stage)] {
        self.facts.get(..self.begins).unwrap_or_default()
    }

    /// The day of the first fact of the last case.
    pub fn opened(&self) -> Option<Day> {
        self.facts().first().map(|(fact, _)| fact.on)
    }

    /// The last fact of this sort in the last case.
    pub fn last(&self, act: Act) -> Option<&Fact> {
        self.facts().iter().rev().map(|(fact, _)| fact).find(|fact| fact.act == act)
    }

    /// The last fact of any of these sorts.
    fn last_of(&self, acts: &[Act]) -> Option<&Fact> {
        self.facts().iter().rev().map(|(fact, _)| fact).find(|fact| acts.contains(&fact.act))
    }

    /// The suit or application that the court has.
    pub fn filed(&self) -> Option<&Fact> {
        self.last_of(&[Act::Order, Act::Suit, Act::Returned]).filter(|it| it.act != Act::Returned)
    }

    /// The ruling that stands: none once it was appealed against or the suit returned.
    pub fn ruling(&self) -> Option<&Fact> {
        let last = self.last_of(&[
            Act::Granted,
            Act::GrantedInPart,
            Act::Refused,
            Act::Appealed,
            Act::Returned,
            Act::Order,
            Act::Suit,
        ]);
        last.filter(|fact| fact.act.is_ruling())
    }

    /// Who looks after the case, if somebody was named.
    pub fn in_charge(&self) -> Option<UserId> {
        self.last(Act::Assigned)?.person
    }

    /// The debts that the present stage is about, where they were named.
    pub fn debts(&self) -> Vec<ItemId> {
        named_last(self.facts())
    }

    /// Last day to pay after the demand that was delivered last, by the days that its paper gives; by
    /// those of the policy of the day where there is no paper.
    pub fn pay_by(&self, periods: impl Fn(Day) -> Periods) -> Option<Day> {
        let demand = self.last(Act::Demand)?;
        let paper = self.paper_of(demand);
        let said = paper.map_or(demand.on, |paper| paper.on);
        let days = paper.and_then(|paper| paper.days).unwrap_or(periods(said).demand_days);
        Some(pretrial::demand(demand.on, days.into()).payment_deadline)
    }

    /// First day on which a suit over one debt is safe, which could be paid until `due`: the days of a
    /// claim after the demand for it was handed over and after the claim for it was sent, the later
    /// of both, each by the days that counted then; a claim on paper by those that the paper
    /// gives. `None` where nobody has asked for it. A demand or claim that names no debts is about
    /// whatever was late on its day.
    ///
    /// # Errors
    /// When the calendar does not hold the year in which a period ends.
    pub fn filing_from(
        &self,
        (item, due): (ItemId, Day),
        calendar: &Calendar,
        periods: impl Fn(Day) -> Periods,
    ) -> Result<Option<Day>, NoCalendar> {
        let about = |fact: &Fact| match fact.debts.as_slice() {
            [] => due < fact.on,
            named => named.contains(&item),
        };
        let facts = || self.facts().iter().rev().map(|(fact, _)| fact);
        let mut latest = None;
        for act in [Act::Demand, Act::Claim] {
            if let Some(event) = facts().find(|fact| fact.act == act && about(fact)) {
                // A demand says by when to pay, and nothing of the days before a suit.
                let paper = self.paper_of(event).filter(|_| act == Act::Claim);
                let said = paper.map_or(event.on, |paper| paper.on);
                let days = paper.and_then(|paper| paper.days).unwrap_or(periods(said).claim_days);
                let period = pretrial::claim_period(event.on, days.into(), calendar)?;
                latest = latest.max(Some(period.filing_from));
            }
        }
        Ok(latest)
    }

    /// Every watch off balance that runs, the oldest first, with the write-off that began it. It goes on
    /// beside whatever case later debts begin, and each look serves all of them.
    pub fn watches(&self) -> impl Iterator<Item = (&Fact, Watch)> {
        let offs = self.facts.iter().enumerate().filter(|(_, (it, _))| it.act == Act::WrittenOff);
        offs.filter_map(|(at, (off, _))| {
            let mut looks: Vec<Day> = Vec::new();
            for (fact, _) in self.facts.iter().skip(at) {
                match fact.act {
                    Act::WatchChecked => looks.push(fact.on),
                    Act::WatchEnded
                        if off_balance::watch(off.on, looks.iter().copied()).is_over(fact.on) =>
                    {
                        return None;
                    }
                    _ => {}
                }
            }
            Some((off, off_balance::watch(off.on, looks.into_iter())))
        })
    }

    /// The oldest watch off balance that runs.
    pub fn watch(&self) -> Option<Watch> {
        self.watches().map(|(_, watch)| watch).min_by_key(|watch| watch.until)
    }

    /// The next day of what is watched off balance.
    pub fn watch_next(&self) -> Option<Next> {
        let next = |watch: Watch| match watch.check_due {
            Some(day) => Next { day, kind: NextKind::WatchCheck },
            None => Next { day: watch.until, kind: NextKind::WatchUntil },
        };
        self.watches().map(|(_, watch)| next(watch)).min()
    }

    /// The next day of the case; one that has gone by stands as long as nothing came of it.
    pub fn next(
        &self,
        (pay_by, filing_from): (Option<Day>, Option<Day>),
        today: Day,
    ) -> Option<Next> {
        let next = |day: Option<Day>, kind| day.map(|day| Next { day, kind });
        match self.stage? {
            Stage::PreTrial => {
                let to_pay = next(pay_by, NextKind::PayBy).filter(|to| to.day >= today);
                to_pay.or_else(|| next(filing_from, NextKind::FilingFrom))
            }
            Stage::Court => next(self.hearing(), NextKind::Hearing),
            Stage::Agency => {
                next(self.last(Act::Handed).and_then(|fact| fact.until), NextKind::AgencyUntil)
            }
            Stage::Watched => self.watch_next(),
            _ => None,
        }
    }

    /// The hearing to come: the last one fixed since the suit was filed, until a ruling.
    fn hearing(&self) -> Option<Day> {
        let last = self.last_of(&[
            Act::Hearing,
            Act::Granted,
            Act::GrantedInPart,
            Act::Refused,
            Act::Order,
            Act::Suit,
        ]);
        last.filter(|fact| fact.act == Act::Hearing)?.until
    }

    /// May this be recorded now? Answers where it leads.
    ///
    /// # Errors
    /// The first reason against it.
    pub fn check(&self, new: &Fact, scene: &Scene) -> Result<Stage, Refusal> {
        if new.on > scene.today {
            return Err(Refusal::ToCome { on: new.on });
        }
        let begins = self.lets_begin(new.act);
        let going = self.stage.filter(|stage| !stage.is_closed() && !begins);
        if new.act == Act::TakenBack {
            return self.undone(new.on, scene.back_in_the_book);
        }
        if self.stage != Some(Stage::Watched) && self.is_of_a_watch(new.act) {
            return self.check_beside(new, scene);
        }
        if new.act == Act::Open {
            return going.map_or(Ok(Stage::Collecting), |_| Err(Refusal::GoesOn));
        }
        let stage = match going {
            Some(stage) => stage,
            None if begins_a_case(new.act) => Stage::Collecting,
            None => return Err(Refusal::NoCase),
        };
        let line = line(new.act, stage).ok_or(Refusal::NotFrom { act: new.act, stage })?;
        let before = going.and_then(|_| self.facts().last());
        if let Some((last, _)) = before.filter(|(last, _)| new.on < last.on) {
            return Err(Refusal::BeforeTheLast { on: new.on, last: last.on });
        }
        for need in line.needs {
            self.meet(*need, new, scene)?;
        }
        Ok(self.after(line, stage, new.on))
    }

    /// May this be recorded of what is watched, while the case is about other debts?
    fn check_beside(&self, new: &Fact, scene: &Scene) -> Result<Stage, Refusal> {
        if let Some((last, _)) = self.facts().last().filter(|(last, _)| new.on < last.on) {
            return Err(Refusal::BeforeTheLast { on: new.on, last: last.on });
        }
        let needs = line(new.act, Stage::Watched).map_or(&[][..], |line| line.needs);
        for need in needs {
            self.meet(*need, new, scene)?;
        }
        self.stage.ok_or(Refusal::NoCase)
    }

    /// Where it stands once the last recorded fact is taken back, which cannot be before its own day.
    /// What it moved in the book has to be back there before.
    fn undone(&self, on: Day, back_in_the_book: bool) -> Result<Stage, Refusal> {
        let last = self.facts().iter().rposition(|(fact, _)| fact.place > 0);
        let last = last.ok_or(Refusal::NothingToTakeBack)?;
        let mistake = &self.facts()[last].0;
        let act = mistake.act;
        if act.moves_the_book() && !back_in_the_book {
            return Err(Refusal::MovedTheBook { act });
        }
        if on < mistake.on {
            return Err(Refusal::BeforeTheLast { on, last: mistake.on });
        }
        // Read anew without it: what the book told since, or the case before, is what stands then.
        let without = self.begins + last;
        let mut again = Self::none();
        for (at, (fact, _)) in self.facts.iter().enumerate() {
            if at != without {
                again.read(fact);
            }
        }
        Ok(again.stage.unwrap_or(Stage::Collecting))
    }

    fn meet(&self, need: Need, new: &Fact, scene: &Scene) -> Result<(), Refusal> {
        if !new.says(need) {
            return Err(Refusal::Missing { need });
        }
        let unmet = |until| Err(Refusal::Unmet { need, until });
        let holds = match need {
            Need::Papers => {
                if let Some(papers) = &new.papers {
                    papers.check(scene.today)?;
                }
                true
            }
            Need::PeriodOver => match scene.filing_from {
                Some(from) if from > new.on => return unmet(Some(from)),
                from => from.is_some(),
            },
            Need::OrderPossible => scene.order_possible,
            Need::PenaltyClaimed => {
                !scene.accrued || new.sums.is_some_and(|sums| sums.penalty.is_positive())
            }
            Need::Ruling => self.ruling().is_some(),
            Need::Refused => self.ruling().is_some_and(|ruling| ruling.act == Act::Refused),
            Need::RefusalInForce => self.last(Act::RefusalInForce).is_some(),
            Need::Awarded => self.ruling().is_some_and(|ruling| ruling.act != Act::Refused),
            Need::Writ => self.last(Act::Writ).is_some(),
            Need::GroundProved => new.ground.is_some_and(|ground| self.proves(ground, new, scene)),
            Need::NothingOpen => !scene.open,
            Need::WatchOver => match self.watch() {
                Some(watch) if watch.until >= new.on => return unmet(Some(watch.until)),
                watch => watch.is_some_and(|watch| watch.is_over(new.on)),
            },
            _ => true,
        };
        if holds { Ok(()) } else { unmet(None) }
    }

    /// The grounds on which a debt is hopeless, as far as they are proved: the one it was written off
    /// on, else everything that the case holds a document of. What a court or a bailiff said is about
    /// what was sued for, the end of the debtor about whatever it owes. What the calendar proves
    /// (limitation) is not among them.
    pub fn proved(&self, item: ItemId) -> Vec<Proved> {
        let about = |debts: &[ItemId]| debts.is_empty() || debts.contains(&item);
        let mut all = self.facts.iter().rev().map(|(fact, _)| fact);
        if let Some(off) = all.find(|fact| fact.act == Act::WrittenOff && about(&fact.debts)) {
            let proved = off.ground.map(|ground| Proved {
                ground,
                document: off.proof.trim().to_owned(),
                on: off.on,
            });
            return proved.into_iter().collect();
        }
        self.documented(item)
    }

    /// The grounds of which the case holds a document about this debt.
    fn documented(&self, item: ItemId) -> Vec<Proved> {
        let acts = [
            (Act::NothingFound, Ground::Bailiff),
            (Act::RefusalInForce, Ground::Refused),
            (Act::BankruptcyEnded, Ground::Bankruptcy),
        ];
        let mut proved = Vec::new();
        for (act, ground) in acts {
            let Some(at) = self.facts().iter().rposition(|(fact, _)| fact.act == act) else {
                continue;
            };
            let (so_far, rest) = self.facts().split_at(at);
            let sued_for = named_last(so_far);
            if ground == Ground::Bankruptcy || sued_for.is_empty() || sued_for.contains(&item) {
                let of = |(fact, _): &(Fact, Stage)| Proved {
                    ground,
                    document: fact.number.trim().to_owned(),
                    on: fact.on,
                };
                proved.extend(rest.first().map(of));
            }
        }
        proved
    }

    /// The debts about which the ladder keeps silent because of the case: all that were named since
    /// somebody else has them, and those that are watched off balance.
    pub fn silenced(&self) -> BTreeSet<ItemId> {
        let speaks = |(_, stage): &(Fact, Stage)| !stage.silences_the_ladder();
        let since = self.facts().iter().rposition(speaks).map_or(0, |at| at + 1);
        let silent = self.facts().iter().skip(since).map(|(fact, _)| fact);
        let named = silent.filter(|fact| fact.act.names_debts());
        let watched = self.watches().map(|(off, _)| off);
        named.chain(watched).flat_map(|fact| fact.debts.iter().copied()).collect()
    }

    /// Who has this debt, where it is with a court, a bailiff, an agency or an administrator: it is
    /// given up on the case before it leaves the book.
    pub fn elsewhere(&self, item: ItemId) -> Option<Stage> {
        let stage = self.stage.filter(|stage| {
            matches!(stage, Stage::Court | Stage::Enforcement | Stage::Agency | Stage::Insolvency)
        })?;
        let named = self.silenced();
        (named.is_empty() || named.contains(&item)).then_some(stage)
    }

    /// Does this debt stand in the register of irrecoverable debts? It leaves the book by its case: with
    /// act, justification and order (WOF-02).
    pub fn in_register(&self, item: ItemId) -> bool {
        self.stage == Some(Stage::Irrecoverable) && self.silenced().contains(&item)
    }

    /// What would be taken back now.
    pub fn to_take_back(&self) -> Option<&Fact> {
        self.facts().iter().rev().map(|(fact, _)| fact).find(|fact| fact.place > 0)
    }

    /// Is a ground for the write-off proved of every debt that it is about: by the calendar, by what
    /// the case holds, or by a document that is named (NK 266 p. 2)?
    fn proves(&self, ground: Ground, new: &Fact, scene: &Scene) -> bool {
        let named = !new.proof.trim().is_empty();
        match ground {
            Ground::Limitation => scene.barred,
            Ground::Bailiff => self.documents(Act::NothingFound, ground, new),
            Ground::Refused => self.documents(Act::RefusalInForce, ground, new),
            Ground::Liquidation | Ground::Bankruptcy => {
                named || self.documents(Act::BankruptcyEnded, Ground::Bankruptcy, new)
            }
            Ground::Impossibility | Ground::ActOfState | Ground::Death => named,
        }
    }

    /// Does the case hold a document of this ground about every debt that is meant?
    fn documents(&self, act: Act, ground: Ground, new: &Fact) -> bool {
        let meant = if new.debts.is_empty() { self.debts() } else { new.debts.clone() };
        let proved =
            |item: &ItemId| self.documented(*item).iter().any(|proved| proved.ground == ground);
        self.last(act).is_some() && meant.iter().all(proved)
    }
}

/// The debts that were named last, without those that were sold since: a sale of a part leaves the case
/// with the rest. Where nothing is left of them, it is about those that it was about.
fn named_last(facts: &[(Fact, Stage)]) -> Vec<ItemId> {
    let mut sold: BTreeSet<ItemId> = BTreeSet::new();
    let named = facts.iter().rev().map(|(fact, _)| fact);
    for fact in named.filter(|fact| fact.act.names_debts() && !fact.debts.is_empty()) {
        if matches!(fact.act, Act::Sold | Act::SoldInPart) {
            sold.extend(&fact.debts);
            continue;
        }
        let left: Vec<ItemId> =
            fact.debts.iter().copied().filter(|item| !sold.contains(item)).collect();
        return if left.is_empty() { fact.debts.clone() } else { left };
    }
    Vec::new()
}

/// What begins a case where none goes on: a person, a demand or a claim.
pub(super) const fn begins_a_case(act: Act) -> bool {
    matches!(act, Act::Open | Act::Demand | Act::Claim)
}

/// The facts that were not taken back, in order.
pub fn standing(recorded: &[Fact]) -> Vec<&Fact> {
    let mut standing: Vec<&Fact> = Vec::with_capacity(recorded.len());
    for fact in recorded {
        match fact.act {
            Act::TakenBack => drop(standing.pop()),
            _ => standing.push(fact),
        }
    }
    standing
}

fn line(act: Act, stage: Stage) -> Option<&'static Line> {
    table::TABLE.iter().find(|line| line.act == act && line.from.contains(&stage))
}
