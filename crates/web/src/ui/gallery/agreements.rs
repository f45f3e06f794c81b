//! Repayment agreements: those of the company and of a customer, and one at every step.

use super::{NAMES, day, eur, frame, person, today};
use crate::ui::agreements::{All, Beginning, OfCustomer, One};
use crate::ui::disputes::{Screen as Disputes, Typed as Settled};
use crate::ui::promises::Screen;
use saldo_domain::agreements::judge::{Breach, Fate};
use saldo_domain::agreements::worksheet::{Harshness, Line, LineKind};
use saldo_domain::agreements::{ActKind, Form, Instalment, State};
use saldo_domain::disputes::{Cause, Outcome as Settlement};
use saldo_domain::fieldwork::promise_kept::{Outcome, Record};
use saldo_domain::rates::Rate;
use saldo_domain::{CustomerId, ItemId};
use saldo_letters::{Language, Texts};
use saldo_work::agreements::{Act, Agreement, Debt, Draft, DrawnUp, Listed, Part, Sheet, Which};
use saldo_work::disputes::{self, Dispute};
use saldo_work::fieldwork::{Calendar, KeptBy, Promised, PromisedDay};

const CAUSE: &str = "Two large buyers pay ninety days late; stock for the season is paid for.";

fn listed(number: usize, state: State) -> Listed {
    let (code, name, ..) = NAMES[number];
    let signed = matches!(state, State::InForce | State::Breached | State::Fulfilled);
    let breach = Breach { day: day("2026-11-19"), part: 2 };
    Listed {
        customer: CustomerId::new(1),
        code: code.to_owned(),
        name: name.to_owned(),
        agreement: 17,
        number: "R-2026/17".to_owned(),
        form: (state != State::Analysis).then_some(Form::Instalments),
        state,
        begun: day("2026-10-01"),
        amount: (state != State::Analysis).then(|| eur(1_842_005)),
        rest: signed.then(|| eur(1_228_003)),
        next: (signed && state != State::Fulfilled).then(|| (2, day("2026-11-18"), eur(614_001))),
        breach: (state == State::Breached).then_some(breach),
    }
}

fn instalments() -> [Instalment; 3] {
    let days = ["2026-10-18", "2026-11-18", "2026-12-18"];
    [0, 1, 2].map(|at| Instalment {
        day: day(days[at]),
        amount: eur([614_001, 614_001, 614_003][at]),
        fee: eur([9_210, 18_420, 27_630][at]),
    })
}

fn parts(state: State) -> Vec<Part> {
    let missed = Fate::Missed { breached: day("2026-11-19"), made_up: None };
    let fates = match state {
        State::Breached => Some([Fate::Kept { on: day("2026-10-17") }, missed, Fate::Waiting]),
        State::InForce => {
            Some([Fate::InGrace { on: day("2026-10-20") }, Fate::Late, Fate::Waiting])
        }
        _ => None,
    };
    let part = |(at, planned): (usize, Instalment)| Part {
        number: at + 1,
        planned,
        fate: fates.map(|fates| fates[at]),
    };
    instalments().into_iter().enumerate().map(part).collect()
}

fn act(kind: ActKind, on: &str, by_person: bool) -> Act {
    Act {
        kind,
        day: day(on),
        part: (kind == ActKind::Breached).then_some(2),
        rest: (kind == ActKind::Breached).then(|| eur(1_228_003)),
        request: (kind == ActKind::Signed).then_some(12),
        note: if by_person { "by telephone, then in writing".to_owned() } else { String::new() },
        by: by_person.then(|| person(3, "Head of Sales")),
    }
}

fn sheet() -> Sheet {
    let line = |kind, name: &str, minor, rate: u8, harshness| Line {
        kind,
        name: name.to_owned(),
        amount: eur(minor),
        rate: Rate::whole(rate),
        harshness,
    };
    let lines = vec![
        line(LineKind::Income, "Sales", 5_000_000, 0, Harshness::Plain),
        line(LineKind::Expense, "Wages and rent", 4_400_000, 0, Harshness::Plain),
        line(LineKind::Debt, "Bank", 2_000_000, 12, Harshness::Secured),
        line(LineKind::Debt, "Another supplier", 700_000, 36, Harshness::Enforced),
    ];
    Sheet {
        in_order: vec![lines[3].clone(), lines[2].clone()],
        lines,
        affordable: Some(eur(600_000)),
        proposed: Some((4, day("2026-12-21"))),
    }
}

fn agreement(state: State) -> Agreement {
    let begun = state == State::Analysis;
    let acts = [
        act(ActKind::Drafted, "2026-10-01", true),
        act(ActKind::Agreed, "2026-10-02", true),
        act(ActKind::Signed, "2026-10-03", true),
        act(ActKind::Breached, "2026-11-19", false),
    ];
    let debt = |id: i64, number: &str, agreed: bool| Debt {
        item: ItemId::new(id),
        number: number.to_owned(),
        due: day("2026-09-01"),
        open: eur(921_002),
        agreed: agreed.then(|| eur(921_002)),
    };
    Agreement {
        listed: listed(0, state),
        cause: CAUSE.to_owned(),
        by: Some(person(3, "Head of Sales")),
        contact: (!begun).then(|| day("2026-10-01")),
        draft: (!begun).then(|| Draft {
            form: Form::Instalments,
            amount: eur(1_842_005),
            fees: eur(55_260),
            fee: true,
            grace_days: 3,
            accelerates: state != State::InForce,
            capacity: Some(eur(600_000)),
            over_capacity: Some((day("2026-10-18"), eur(614_001))),
            conditions: "Ten pallets stay pledged.".to_owned(),
        }),
        parts: if begun { Vec::new() } else { parts(state) },
        acts: if begun { Vec::new() } else { acts.to_vec() },
        sheet: sheet(),
        debts: vec![debt(1, "A-2026-0117", true), debt(2, "A-2026-0129", !begun)],
        replaces: None,
        may_draw_up: true,
        may_permit: state != State::Agreed,
        today: today(),
    }
}

fn promised(number: usize, until: &str, outcome: Outcome) -> Promised {
    let (code, name, ..) = NAMES[number];
    Promised {
        customer: CustomerId::new(1),
        code: code.to_owned(),
        name: name.to_owned(),
        document: (number != 1).then(|| "A-2026-0117".to_owned()),
        given: day("2026-11-10"),
        until: day(until),
        amount: eur(1_250_000),
        paid: eur(if outcome == Outcome::Part { 400_000 } else { 0 }),
        outcome,
        person: Some(person(4, "Mari Tamm")),
    }
}

fn calendar() -> Calendar {
    let of_day = |on: &str, rows: Vec<Promised>| PromisedDay {
        day: day(on),
        sums: vec![eur(1_250_000 * i64::try_from(rows.len()).unwrap_or(0))],
        rows,
    };
    let kept = |code: &str, name: &str| KeptBy {
        code: code.to_owned(),
        name: name.to_owned(),
        record: Record { kept: 7, broken: 3, waiting: 1 },
    };
    Calendar {
        from: day("2026-11-07"),
        to: day("2026-12-05"),
        days: vec![
            of_day(
                "2026-11-18",
                vec![
                    promised(0, "2026-11-18", Outcome::Kept),
                    promised(1, "2026-11-18", Outcome::Part),
                    promised(2, "2026-11-18", Outcome::Broken),
                ],
            ),
            of_day("2026-11-25", vec![promised(3, "2026-11-25", Outcome::Waiting)]),
        ],
        all: Record { kept: 7, broken: 3, waiting: 1 },
        by_person: vec![kept("mari", "Mari Tamm")],
        by_customer: vec![kept(NAMES[0].0, NAMES[0].1), kept(NAMES[1].0, NAMES[1].1)],
    }
}

fn dispute(number: usize, ended: Option<Settlement>) -> Dispute {
    let (code, name, ..) = NAMES[number];
    Dispute {
        customer: CustomerId::new(1),
        code: code.to_owned(),
        name: name.to_owned(),
        standing: i64::try_from(number).unwrap_or(0),
        document: (number != 2).then(|| (ItemId::new(7), "A-2026-0117".to_owned())),
        amount: (number == 0).then(|| eur(400_000)),
        rest: (number == 0).then(|| eur(521_002)),
        from: day("2026-11-01"),
        reason: "Two of ten pallets came broken.".to_owned(),
        cause: (number != 2).then_some(Cause::Quality),
        owner: (number != 2).then(|| person(4, "Mari Tamm")),
        until: (number != 2).then(|| day("2026-11-15")),
        overdue: number == 1,
        ended: ended.map(|outcome| (day("2026-11-14"), Some(outcome))),
        credit_note: (ended == Some(Settlement::Granted))
            .then(|| (ItemId::new(8), "K-2026-004".to_owned())),
    }
}

/// Name and HTML of every screen about them.
pub(super) fn screens(language: Language) -> Vec<(&'static str, String)> {
    let f = |here: &str| frame(language, "nav-agreements", here);
    let all = |rows| super::draw_in(&All::new(f("/agreements"), Which::Open, rows));
    let of_customer = |rows, problem| {
        let whose = (NAMES[0].0, NAMES[0].1);
        super::draw_in(&OfCustomer::new(f(""), whose, rows, Beginning::default(), problem))
    };
    let one = |state| super::draw_in(&One::new(f(""), agreement(state), None, None, None));
    let looked_at = DrawnUp {
        amount: eur(1_842_005),
        instalments: instalments().to_vec(),
        over_capacity: Some((day("2026-10-18"), eur(614_001))),
    };
    let problem = Texts::of(language).get("problem-agreement-part");
    let seen = One::new(f(""), agreement(State::Draft), None, Some(looked_at), None);
    let refused = One::new(f(""), agreement(State::Draft), None, None, Some(problem.clone()));
    let disputed = |rows, problem| {
        let p = frame(language, "nav-disputes", "/disputes");
        let (which, typed) = (disputes::Which::Open, Settled::default());
        super::draw_in(&Disputes::new(p, which, rows, typed, problem))
    };
    let open = vec![dispute(0, None), dispute(1, None), dispute(2, None)];
    let settled =
        vec![dispute(0, Some(Settlement::Granted)), dispute(1, Some(Settlement::Rejected))];
    let promises = |calendar, problem| {
        let p = frame(language, "nav-promises", "/promises");
        super::draw_in(&Screen::new(p, calendar, problem))
    };
    let nothing = Calendar {
        days: Vec::new(),
        by_person: Vec::new(),
        by_customer: Vec::new(),
        all: Record::default(),
        ..calendar()
    };
    let rows = vec![listed(0, State::InForce), listed(1, State::Breached), listed(2, State::Draft)];
    vec![
        ("disputes", disputed(open, None)),
        ("disputes-settled", disputed(settled, Some(problem.clone()))),
        ("disputes-none", disputed(Vec::new(), None)),
        ("promises", promises(calendar(), None)),
        ("promises-none", promises(nothing, Some(problem.clone()))),
        ("agreements", all(rows.clone())),
        ("agreements-none", all(Vec::new())),
        ("agreements-of-customer", of_customer(rows, Some(problem))),
        ("agreements-of-customer-none", of_customer(Vec::new(), None)),
        ("agreement-analysis", one(State::Analysis)),
        ("agreement-looked-at", super::draw_in(&seen)),
        ("agreement-refused", super::draw_in(&refused)),
        ("agreement-agreed", one(State::Agreed)),
        ("agreement-in-force", one(State::InForce)),
        ("agreement-breached", one(State::Breached)),
    ]
}
