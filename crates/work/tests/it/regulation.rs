//! What the regulation asks of people, day by day, and what they answer.

use crate::backtest::text_of;
use crate::firm::{Firm, day, on_both};
use saldo_domain::Role;
use saldo_domain::authority::Choice;
use saldo_work::explain::{self, Happened};
use saldo_work::requests::{self, Answer, DecisionKind, Shown, State, Which};
use saldo_work::views::{self, Page, TaskRow, WorklistFilter};
use saldo_work::{Refused, Who};

impl Firm {
    /// 1 000.00 of C-1, due on 6 March: day 10 is 16 March, day 15 the 21st.
    pub(crate) fn regulated(&self) -> &Self {
        self.follow(&text_of("regulation"));
        self.on("2026-03-06").invoices(&["A-1 2026-02-01 2026-03-06 1000.00"]);
        self.run("2026-03-06");
        self
    }

    /// Runs control on every day up to this one.
    pub(crate) fn lives_to(&self, last: &str) -> &Self {
        let ran = self.run_days().last().map_or(day("2026-03-05"), |(day, _)| *day);
        for one in ran.plus(1).through(day(last)) {
            self.on(&one.to_string()).run(&one.to_string());
        }
        self
    }

    pub(crate) fn asked_for(&self, which: Which) -> Vec<Shown> {
        let who = self.overseer();
        requests::list(&self.office, self.company, who, which, Page::first(100))
            .expect("readable")
            .rows
    }

    /// Somebody who sees everything and decides nothing.
    fn overseer(&self) -> Who {
        Who::program()
    }

    /// Open work about C-1 under this clause.
    pub(crate) fn work(&self, clause: &str) -> Vec<TaskRow> {
        let filter = WorklistFilter {
            clause: Some(clause.to_owned()),
            upcoming: true,
            ..WorklistFilter::default()
        };
        let (office, company) = (&self.office, self.company);
        let found = views::worklist(office, company, self.overseer(), &filter, Page::first(100));
        found.expect("readable").rows
    }

    fn happened(&self, clause: &str) -> Vec<Happened> {
        let told = explain::customer(&self.office, self.company, self.overseer(), "C-1", None);
        let happened = told.expect("explained").happened;
        happened.into_iter().filter(|one| one.clause == clause).collect()
    }

    pub(crate) fn answer(&self, who: Who, request: i64, answer: &Answer) -> Result<i64, Refused> {
        requests::decide(&self.office, self.company, who, request, answer)
    }
}

pub(crate) fn choosing(choice: Choice) -> Answer {
    Answer { choices: vec![choice], reason: "as agreed".to_owned(), ..Answer::default() }
}

/// The policy's rule and the request tell of one event: the question passes to the director, and
/// nothing is asked of anybody twice.
#[test]
fn esc_07_a_missed_decision_is_one_event_of_one_request() {
    on_both(|firm| {
        firm.regulated().lives_to("2026-03-21");
        let asked = firm.asked_for(Which::Open);
        let [request] = asked.as_slice() else { panic!("{asked:#?}") };
        assert_eq!((request.role, request.missed), (Role::HeadOfSales, 0), "the last day counts");
        assert_eq!((request.clause.as_str(), request.until), ("ESC-07", day("2026-03-21")));

        firm.lives_to("2026-03-22");
        let asked = firm.asked_for(Which::Open);
        let [request] = asked.as_slice() else { panic!("{asked:#?}") };
        assert_eq!((request.role, request.missed), (Role::Director, 1));
        let work = firm.work("ESC-07");
        let [task] = work.as_slice() else { panic!("one thing waits: {work:#?}") };
        assert_eq!((task.role, task.request), (Role::Director, Some(request.request)));

        // Asked and missed are told of the same request, the miss with no work of its own.
        let happened = firm.happened("ESC-07");
        let told: Vec<_> = happened
            .iter()
            .map(|one| (one.text.as_str(), one.day, one.state.as_deref(), one.request))
            .collect();
        let number = Some(request.request);
        let expected = [
            ("decision-missed", day("2026-03-22"), None, number),
            ("decide-time-or-return", day("2026-03-16"), Some("open"), number),
        ];
        assert_eq!(told, expected);
        let sheet = requests::sheet(&firm.office, firm.company, Who::program(), request.request);
        let missed: Vec<_> =
            sheet.expect("reads").decisions.into_iter().map(|one| (one.kind, one.day)).collect();
        let passes_to = Some(Role::Director);
        assert_eq!(missed, [(DecisionKind::Missed { passes_to }, day("2026-03-22"))]);
        firm.assert_sound();
    });
}

/// Decided on its last day, it is missed by nobody; after days without a run it is missed on the
/// day on which daily runs would have found it.
#[test]
fn esc_07_the_last_day_is_a_day_and_a_late_run_changes_nothing() {
    on_both(|firm| {
        firm.regulated().lives_to("2026-03-21");
        let head = firm.person("head", Role::HeadOfSales);
        let request = firm.asked_for(Which::Open)[0].request;
        firm.answer(head, request, &choosing(Choice::UnconditionalReturn)).expect("decided");
        firm.lives_to("2026-03-23");
        assert_eq!(firm.asked_for(Which::Missed), []);
        let texts: Vec<_> = firm.happened("ESC-07").into_iter().map(|one| one.text).collect();
        assert_eq!(texts, ["decide-time-or-return"]);
        firm.assert_sound();
    });
    on_both(|firm| {
        firm.regulated().lives_to("2026-03-18");
        firm.on("2026-03-25").run("2026-03-25");
        let request = firm.asked_for(Which::Missed).remove(0);
        let sheet = requests::sheet(&firm.office, firm.company, Who::program(), request.request);
        assert_eq!(sheet.expect("reads").decisions[0].day, day("2026-03-22"));
        assert_eq!((request.role, request.state), (Role::Director, State::Open));
        assert_eq!(firm.work("ESC-07").len(), 1);
        firm.assert_sound();
    });
}
