//! Overdue debt against plans and norms: set, not set, a draft, out of plan.

use super::{day, eur, frame, person, today};
use crate::ui::norms::{Screen, Typed};
use saldo_domain::{Currency, UserId};
use saldo_letters::{Language, Texts};
use saldo_work::norms::{Against, Held, Norms, SetShare, Unit, UnitRow};

fn share(percent: &str, month: &str, approved: bool) -> SetShare {
    SetShare {
        percent: percent.to_owned(),
        month: day(month),
        request: 7,
        approved,
        refused: false,
        person: Some(person(5, "Head of sales 1")),
    }
}

fn held(percent: &str, month: &str, (allowed, excess): (i64, i64)) -> Held {
    let (allowed, excess) = (eur(allowed), eur(excess));
    Held {
        in_force: Some(share(percent, month, true)),
        draft: None,
        against: Some(Against { allowed, excess, within_plan: !excess.is_positive() }),
    }
}

fn row(unit: Unit, receivables: i64, overdue: i64, plan: Held) -> UnitRow {
    let about = match unit {
        Unit::Representative(id) => Some(person(id.get(), "Konstantin Põhjala-Krylov")),
        _ => None,
    };
    UnitRow {
        team: about.as_ref().map(|_| "North".to_owned()).unwrap_or_default(),
        person: about,
        unit,
        receivables: eur(receivables),
        overdue: eur(overdue),
        fact: u32::try_from(overdue * 10_000 / receivables).expect("a share"),
        plan,
        norm: held("10.00", "2026-01-01", (receivables / 10, 0)),
    }
}

fn norms(may_set: bool) -> Norms {
    let draft = Held { draft: Some(share("5.50", "2026-11-01", false)), ..Held::default() };
    let plan = held("6.00", "2026-11-01", (14_400_000, 2_400_000));
    let rows = vec![
        row(Unit::Company, 240_000_000, 16_800_000, plan),
        row(Unit::Department, 230_000_000, 16_000_000, draft),
        row(Unit::Team("North".to_owned()), 90_000_000, 2_700_000, Held::default()),
        row(Unit::Representative(UserId::new(3)), 40_000_000, 2_700_000, Held::default()),
    ];
    let currency = Currency::from_code("EUR").expect("EUR");
    Norms { month: day("2026-11-01"), on: today(), currency, rows, may_set }
}

/// Name and HTML of every screen about it.
pub(super) fn screens(language: Language) -> Vec<(&'static str, String)> {
    let draw = |v: Norms, problem: Option<String>| {
        let p = frame(language, "nav-norms", "/norms");
        super::draw_in(&Screen::new(p, v, Typed::default(), problem))
    };
    let nobody = Norms { rows: Vec::new(), ..norms(false) };
    let problem = Texts::of(language).get("problem-norm-unit");
    vec![
        ("norms", draw(norms(true), None)),
        ("norms-refused", draw(norms(true), Some(problem))),
        ("norms-none", draw(nobody, None)),
    ]
}
