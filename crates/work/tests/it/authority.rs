//! R13: whatever is asked, decided, forgiven, written off, deferred, taken back and repeated,
//! in whatever order and at once, nobody disposes of more than their limit, and nothing is done
//! twice. The sums are kept here, beside the program's own.

use crate::firm::{Firm, day, eur, key, on_both};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use saldo_domain::authority::Choice;
use saldo_domain::authority::request::RequestKind;
use saldo_domain::authority::spending::{Limit, Spending};
use saldo_domain::claims::Ground;
use saldo_domain::standing::StandingKind;
use saldo_domain::{CustomerId, Day, ItemId, MovementId, Role};
use saldo_store::book;
use saldo_work::acts::{self, Part};
use saldo_work::authority::{self, LimitAsked};
use saldo_work::charges::{self, MethodAsked, TermAsked, Waiver, WaiverAsked};
use saldo_work::requests::{self, Answer, Asked, State, Terms};
use saldo_work::{Refused, Who};
use std::cell::Cell;
use std::collections::BTreeSet;

/// Days of a limit: the day of the decision and those before it.
const DAYS: u16 = 30;
/// Each document is over this much, in cents.
const OWED: i64 = 90_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum About {
    WriteOff,
    Waiver,
    Restructuring,
    Deferral,
}

impl About {
    fn spending(self) -> Option<Spending> {
        match self {
            About::WriteOff => Some(Spending::WriteOffs),
            About::Waiver => Some(Spending::Waivers),
            About::Restructuring => Some(Spending::Restructuring),
            About::Deferral => None,
        }
    }
}

#[derive(Clone, Copy, Debug)]
enum Step {
    /// Done without asking.
    Act {
        about: About,
        by: usize,
        at: usize,
        minor: i64,
    },
    Ask {
        about: About,
        at: usize,
        minor: i64,
    },
    /// One of the requests asked so far is decided, whether it still waits or not.
    Decide {
        by: usize,
        which: usize,
        yes: bool,
    },
    /// The write-off before is taken back: what was used stays used.
    TakeBack,
    /// The write-off before is sent once more.
    Repeat,
    Wait {
        days: i64,
    },
}

fn a_step() -> impl Strategy<Value = Step> {
    let (at, minor) = (0..3_usize, 1..260_i64);
    let acts = prop_oneof![Just(About::WriteOff), Just(About::Waiver)];
    let asks = prop_oneof![
        3 => Just(About::WriteOff),
        3 => Just(About::Waiver),
        2 => Just(About::Restructuring),
        1 => Just(About::Deferral),
    ];
    prop_oneof![
        4 => (acts, 0..3_usize, at.clone(), minor.clone())
            .prop_map(|(about, by, at, minor)| Step::Act { about, by, at, minor }),
        4 => (asks, at, minor).prop_map(|(about, at, minor)| Step::Ask { about, at, minor }),
        6 => (0..3_usize, 0..8_usize, prop::bool::weighted(0.8))
            .prop_map(|(by, which, yes)| Step::Decide { by, which, yes }),
        1 => Just(Step::TakeBack),
        1 => Just(Step::Repeat),
        1 => (0..20_i64).prop_map(|days| Step::Wait { days }),
    ]
}

/// What somebody disposed of.
struct Gone {
    who: usize,
    spending: Spending,
    day: Day,
    minor: i64,
}

/// A request with what it asks for.
struct Request {
    number: i64,
    about: About,
    at: usize,
    minor: i64,
    decided: bool,
}

/// The last write-off that was done directly.
struct Last {
    by: usize,
    at: usize,
    minor: i64,
    key: u32,
    movement: MovementId,
    taken_back: bool,
}

/// Three people who decide and one who asks, over three documents of two customers.
struct Course<'a> {
    firm: &'a Firm,
    number: u32,
    /// Head of sales, director, general director.
    people: [Who; 3],
    asker: Who,
    control: Who,
    papers: [(CustomerId, ItemId); 3],
    limits: [i64; 3],
    keys: u32,
    gone: Vec<Gone>,
    requests: Vec<Request>,
    last: Option<Last>,
    /// Written off of each document, and not taken back.
    written: [i64; 3],
    deferred: usize,
}

fn today(firm: &Firm) -> Day {
    saldo_work::company::today(&firm.office, firm.company).expect("a day")
}

fn set_limit(firm: &Firm, role: Role, spending: Spending, minor: i64) {
    let limit = Limit { spending, role, amount: eur(minor), days: DAYS, from: day("2026-01-01") };
    let asked = LimitAsked { limit, reason: "order 3".to_owned() };
    authority::set_limit(&firm.office, firm.company, Who::program(), &asked).expect("a limit");
}

/// 0.1 % a day by contract: 18.00 after twenty days.
fn bears(firm: &Firm, customer: CustomerId) {
    let method = MethodAsked::DailyPenalty { rate_pct: "0.1".into(), cap_pct: None, grace_days: 0 };
    let term = TermAsked {
        customer,
        item: None,
        ground: Ground::Contract,
        method,
        from: day("2026-01-01"),
        until: None,
        due_moves_by: None,
        beside_others: false,
        reference: "contract 7".to_owned(),
    };
    charges::add_term(&firm.office, firm.company, Who::program(), &term).expect("a term");
}

impl<'a> Course<'a> {
    /// People and debts of its own, under limits that are the same for all three sorts of money.
    fn begin(firm: &'a Firm, number: u32, limits: [i64; 3]) -> Self {
        let roles = [Role::HeadOfSales, Role::Director, Role::GeneralDirector];
        let names = ["head", "director", "general"];
        let named = |at: usize| firm.person(&format!("{}{number}", names[at]), roles[at]);
        let people = [named(0), named(1), named(2)];
        for (role, most) in roles.into_iter().zip(limits) {
            for spending in Spending::ALL {
                set_limit(firm, role, spending, most);
            }
        }
        let codes = [format!("X-{number}-a"), format!("X-{number}-b")];
        let (issued, due) = (today(firm).plus(-40), today(firm).plus(-20));
        let line = |code: &str, paper: &str| format!("{code}:{paper}-{code} {issued} {due} 900.00");
        let lines = [line(&codes[0], "M"), line(&codes[0], "N"), line(&codes[1], "O")];
        firm.invoices(&lines.each_ref().map(String::as_str));
        let papers = [("M", 0), ("N", 0), ("O", 1)].map(|(paper, at)| {
            let customer = firm.customer(&codes[at]);
            let rows = firm.office.store.read(|r| book::items_of(r, firm.company, customer));
            let rows = rows.expect("reads");
            let named = format!("{paper}-{}", codes[at]);
            (customer, rows.iter().find(|row| row.number == named).expect("a document").item)
        });
        bears(firm, papers[0].0);
        bears(firm, papers[2].0);
        Self {
            firm,
            number,
            people,
            asker: firm.person(&format!("asker{number}"), Role::Supervisor),
            control: firm.person(&format!("control{number}"), Role::HeadOfFinancialControl),
            papers,
            limits,
            keys: 0,
            gone: Vec::new(),
            requests: Vec::new(),
            last: None,
            written: [0; 3],
            deferred: 0,
        }
    }

    fn next_key(&mut self) -> u32 {
        self.keys += 1;
        self.number * 1_000 + self.keys
    }

    fn write_off(
        &self,
        by: usize,
        at: usize,
        minor: i64,
        number: u32,
    ) -> Result<MovementId, Refused> {
        let (firm, (customer, item)) = (self.firm, self.papers[at]);
        let part = Part { item, amount: eur(minor) };
        let who = self.people[by];
        acts::write_off(&firm.office, firm.company, who, &key(number), customer, part, "gone")
    }

    fn waive(&self, by: usize, at: usize, minor: i64) -> Result<(), Refused> {
        let (firm, (customer, item)) = (self.firm, self.papers[at]);
        let (waiver, reason) = (Waiver::Part(eur(minor)), "goodwill".to_owned());
        let asked = WaiverAsked { waiver, oral_request: true, reason, seen: None };
        charges::waive(&firm.office, firm.company, self.people[by], customer, item, &asked)
    }

    fn ask(&self, about: About, at: usize, minor: i64) -> Result<i64, Refused> {
        let (firm, (customer, item)) = (self.firm, self.papers[at]);
        let until = today(firm).plus(40);
        let (kind, terms) = match about {
            About::WriteOff => (RequestKind::WriteOff, Terms::Plain),
            About::Restructuring => (RequestKind::Restructuring, Terms::Plain),
            About::Deferral => (RequestKind::RepeatedDeferral, Terms::Wait { until }),
            About::Waiver => {
                let part = Some(eur(minor));
                let terms = Terms::Waiver { part, if_repaid_by: None, oral_request: true };
                (RequestKind::Waiver, terms)
            }
        };
        let asked = Asked {
            kind,
            customer: Some(customer),
            item: Some(item),
            terms,
            amount: Some(eur(minor)),
            reason: "as agreed".to_owned(),
            until: None,
        };
        requests::ask(&firm.office, firm.company, self.asker, &asked)
    }

    fn decide(&self, by: usize, request: &Request, yes: bool) -> Result<i64, Refused> {
        let choice = match (request.about, yes) {
            (About::Deferral, true) => Choice::GrantDeferral,
            (About::Deferral, false) => Choice::RefuseDeferral,
            (_, true) => Choice::Approve,
            (_, false) => Choice::Reject,
        };
        let reason = "as agreed".to_owned();
        let answer = Answer { choices: vec![choice], reason, ..Answer::default() };
        let (office, company) = (&self.firm.office, self.firm.company);
        requests::decide(office, company, self.people[by], request.number, &answer)
    }

    /// It was done: does it fit what this person may dispose of in so many days?
    fn spent(&mut self, who: usize, about: About, minor: i64) -> Result<(), TestCaseError> {
        let Some(spending) = about.spending() else { return Ok(()) };
        let day = today(self.firm);
        self.gone.push(Gone { who, spending, day, minor });
        let counts = |one: &&Gone| {
            one.who == who && one.spending == spending && day.days_since(one.day) < i64::from(DAYS)
        };
        let sum: i64 = self.gone.iter().filter(counts).map(|one| one.minor).sum();
        let most = self.limits[who];
        prop_assert!(sum <= most, "{who} disposed of {sum} of {most} in {spending:?}");
        Ok(())
    }

    fn take(&mut self, step: Step) -> Result<(), TestCaseError> {
        match step {
            Step::Act { about: About::Waiver, by, at, minor } => {
                if self.waive(by, at, minor).is_ok() {
                    self.spent(by, About::Waiver, minor)?;
                }
            }
            Step::Act { about, by, at, minor } => {
                let key = self.next_key();
                if let Ok(movement) = self.write_off(by, at, minor, key) {
                    self.spent(by, about, minor)?;
                    self.written[at] += minor;
                    self.last = Some(Last { by, at, minor, key, movement, taken_back: false });
                }
            }
            Step::Ask { about, at, minor } => {
                if let Ok(number) = self.ask(about, at, minor) {
                    self.requests.push(Request { number, about, at, minor, decided: false });
                }
            }
            Step::Decide { by, which, yes } => self.decided(by, which, yes)?,
            Step::TakeBack => self.take_back(),
            Step::Repeat => self.repeat()?,
            Step::Wait { days } => {
                self.firm.on(&today(self.firm).plus(days).to_string());
            }
        }
        Ok(())
    }

    fn decided(&mut self, by: usize, which: usize, yes: bool) -> Result<(), TestCaseError> {
        let Some(which) = which.checked_rem(self.requests.len()) else { return Ok(()) };
        let request = &self.requests[which];
        let (about, at, minor, before) =
            (request.about, request.at, request.minor, request.decided);
        let done = self.decide(by, request, yes);
        let closed = matches!(done, Err(Refused::RequestClosed { .. }));
        prop_assert!(!before || closed, "decided twice: {done:?}");
        if done.is_err() {
            return Ok(());
        }
        self.requests[which].decided = true;
        if yes {
            self.spent(by, about, minor)?;
            self.written[at] += if about == About::WriteOff { minor } else { 0 };
            self.deferred += usize::from(about == About::Deferral);
        }
        Ok(())
    }

    fn take_back(&mut self) {
        let Some(last) = self.last.as_mut().filter(|last| !last.taken_back) else { return };
        let (firm, (customer, _)) = (self.firm, self.papers[last.at]);
        acts::reverse(&firm.office, firm.company, self.control, customer, last.movement, "a slip")
            .expect("taken back");
        last.taken_back = true;
        self.written[last.at] -= last.minor;
    }

    fn repeat(&mut self) -> Result<(), TestCaseError> {
        let Some(last) = &self.last else { return Ok(()) };
        let again = self.write_off(last.by, last.at, last.minor, last.key);
        prop_assert_eq!(again.expect("the first answer"), last.movement);
        Ok(())
    }

    /// What the book says against what was counted here.
    fn holds(&self) -> Result<(), TestCaseError> {
        let (store, company) = (&self.firm.office.store, self.firm.company);
        let mut promises = 0;
        for customer in [self.papers[0].0, self.papers[2].0] {
            let rows = store.read(|r| book::items_of(r, company, customer)).expect("reads");
            for row in &rows {
                let at = self.papers.iter().position(|(_, item)| *item == row.item);
                if let Some(at) = at {
                    prop_assert_eq!(row.open.minor(), OWED - self.written[at], "{}", &row.number);
                }
            }
            let rows = store.read(|r| book::standing_of(r, company, customer)).expect("reads");
            promises += rows.iter().filter(|row| row.kind == StandingKind::Promise).count();
        }
        prop_assert_eq!(promises, self.deferred);
        for request in &self.requests {
            let sheet = requests::sheet(&self.firm.office, company, Who::program(), request.number);
            let sheet = sheet.expect("a request");
            prop_assert_eq!(sheet.shown.state == State::Decided, request.decided);
            prop_assert_eq!(sheet.decisions.len(), usize::from(request.decided));
        }
        Ok(())
    }
}

/// S05, S06, R13: one thing after the other, in any order.
#[test]
fn no_mixed_sequence_exceeds_authority_or_does_anything_twice() {
    on_both(|firm| {
        let count = Cell::new(0_u32);
        let most = 60..900_i64;
        let sequence = (prop::collection::vec(a_step(), 6..30), [most.clone(), most.clone(), most]);
        let mut runner = TestRunner::new(Config { cases: 20, ..Config::default() });
        let done = Cell::new((0, 0));
        let outcome = runner.run(&sequence, |(steps, limits)| {
            count.set(count.get() + 1);
            let mut course = Course::begin(firm, count.get(), limits);
            for step in steps {
                course.take(step)?;
            }
            let (acts, decisions) = done.get();
            let decided = course.requests.iter().filter(|one| one.decided).count();
            done.set((acts + course.gone.len(), decisions + decided));
            course.holds()
        });
        outcome.expect("nobody disposes of more than the limit");
        let (acts, decisions) = done.get();
        assert!(
            acts > 10 && decisions > 10,
            "{acts} acts, {decisions} decisions: too little to say"
        );
        firm.assert_sound();
    });
}

/// R13: the last of a limit, asked for by many at once, directly and by request, each request
/// decided from two desks; whoever comes late finds less, and nothing happens twice.
#[test]
fn what_is_decided_at_once_stays_within_the_limit_and_happens_once() {
    on_both(|firm| {
        for round in 1..=4_u32 {
            let general = 2;
            let mut course = Course::begin(firm, round, [1_000, 1_000, 250]);
            let abouts = [About::WriteOff, About::WriteOff, About::Waiver, About::Restructuring];
            for (at, about) in abouts.into_iter().cycle().take(12).enumerate() {
                let at = at % 3;
                let number = course.ask(about, at, 100).expect("asked");
                course.requests.push(Request { number, about, at, minor: 100, decided: false });
            }
            let keys: Vec<u32> = (0..4).map(|_| course.next_key()).collect();
            let (decided, direct) = at_once(&course, general, &keys);
            let mut numbers = BTreeSet::new();
            let mut sums = [0; Spending::ALL.len()];
            let mut book = |about: About| {
                let at = Spending::ALL.iter().position(|one| Some(*one) == about.spending());
                sums[at.expect("money")] += 100;
            };
            for (at, done) in decided {
                if done.is_ok() {
                    assert!(numbers.insert(course.requests[at].number), "decided twice");
                    let request = &mut course.requests[at];
                    request.decided = true;
                    let (about, paper) = (request.about, request.at);
                    course.written[paper] += if about == About::WriteOff { 100 } else { 0 };
                    book(about);
                }
            }
            for done in &direct {
                if done.is_ok() {
                    course.written[0] += 100;
                    book(About::WriteOff);
                }
            }
            // 250 holds two hundreds of each sort, and every sort was asked for often enough.
            assert_eq!(sums, [200, 200, 200, 0], "waivers, write-offs, restructuring, differences");
            course.holds().expect("the book says the same");
        }
        firm.assert_sound();
    });
}

type Decided = Vec<(usize, Result<i64, Refused>)>;

/// Every request from two desks, and a write-off under each key, all at once.
fn at_once(
    course: &Course<'_>,
    by: usize,
    keys: &[u32],
) -> (Decided, Vec<Result<MovementId, Refused>>) {
    std::thread::scope(|scope| {
        let twice = (0..course.requests.len()).flat_map(|at| [at, at]);
        let deciding: Vec<_> = twice
            .map(|at| scope.spawn(move || (at, course.decide(by, &course.requests[at], true))))
            .collect();
        let acting: Vec<_> =
            keys.iter().map(|key| scope.spawn(|| course.write_off(by, 0, 100, *key))).collect();
        let decided = deciding.into_iter().map(|one| one.join().expect("answered")).collect();
        let direct = acting.into_iter().map(|one| one.join().expect("answered")).collect();
        (decided, direct)
    })
}
