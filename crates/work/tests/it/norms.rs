//! Plans and norms of overdue debt by unit, on both databases (GEN-04, ESC-09).

use crate::firm::{Firm, day, eur, on_both};
use saldo_domain::Role;
use saldo_domain::authority::Choice;
use saldo_work::dossier;
use saldo_work::norms::{self, Measure, NewShare, Norms, Unit, UnitRow};
use saldo_work::reports::plan;
use saldo_work::requests::{self, Answer};
use saldo_work::users::{self, NewPerson, Person};
use saldo_work::{Refused, Who, acts};

fn person(firm: &Firm, login: &str, role: Role, team: &str) -> Person {
    let new = NewPerson {
        login: login.to_owned(),
        name: login.to_owned(),
        role,
        team: team.to_owned(),
        language: String::new(),
        password: "correct horse".to_owned(),
    };
    users::add(&firm.office, firm.company, Who::program(), &new).expect("added")
}

struct Staff {
    head: Person,
    director: Person,
    north: Person,
    south: Person,
}

/// PL-01 spread over two teams and a customer of nobody: 2 400 000.00 owed, 168 000.00 of it
/// overdue since 2 March.
fn scene(firm: &Firm) -> Staff {
    let staff = Staff {
        head: person(firm, "head", Role::HeadOfSales, ""),
        director: person(firm, "director", Role::Director, ""),
        north: person(firm, "rep1", Role::SalesRep, "North"),
        south: person(firm, "rep2", Role::SalesRep, "South"),
    };
    firm.on("2026-02-01").invoices(&[
        "A-1 2026-02-01 2026-03-02 100000.00",
        "A-2 2026-02-01 2026-06-02 900000.00",
        "C-2:B-1 2026-02-01 2026-03-02 68000.00",
        "C-2:B-2 2026-02-01 2026-06-02 1000000.00",
        "C-3:C-1 2026-02-01 2026-06-02 332000.00",
    ]);
    for (code, owner) in [("C-1", &staff.north), ("C-2", &staff.south)] {
        let customers = [firm.customer(code)];
        let owner = Some(owner.person);
        acts::assign_owner(&firm.office, firm.company, Who::program(), &customers, owner)
            .expect("assigned");
    }
    firm.on("2026-03-20");
    staff
}

fn shown(firm: &Firm, who: Who, of: Option<&str>, on: Option<&str>) -> Norms {
    norms::norms(&firm.office, firm.company, who, of.map(day), on.map(day)).expect("norms")
}

fn row(norms: &Norms, unit: &Unit) -> UnitRow {
    let found = norms.rows.iter().find(|row| row.unit == *unit);
    found.unwrap_or_else(|| panic!("no {unit:?}")).clone()
}

fn set(
    firm: &Firm,
    who: &Person,
    measure: Measure,
    unit: &Unit,
    pct: &str,
) -> Result<i64, Refused> {
    let new = NewShare {
        measure,
        unit: unit.clone(),
        of: day("2026-03-20"),
        percent: pct.to_owned(),
        reason: "as agreed".to_owned(),
    };
    norms::set(&firm.office, firm.company, who.who(), &new)
}

fn answer(firm: &Firm, who: &Person, request: i64, choice: Choice) {
    let answer =
        Answer { choices: vec![choice], reason: "as agreed".to_owned(), ..Answer::default() };
    requests::decide(&firm.office, firm.company, who.who(), request, &answer).expect("decided");
}

/// CLI-13, ESC-09: how closely newcomers are looked at goes by the plan that was approved for the
/// month, and by the share of the settings where none was.
#[test]
fn cli_13_selection_goes_by_the_approved_plan() {
    on_both(|firm| {
        let staff = scene(firm);
        let closer = || {
            dossier::sheet(&firm.office, firm.company, staff.head.who(), "C-1")
                .expect("a file")
                .closer
        };
        assert!(closer(), "7 % of all debt against the 6 % of the settings");
        let plan = set(firm, &staff.head, Measure::Plan, &Unit::Company, "7").expect("a draft");
        assert!(closer(), "a draft is no plan");
        answer(firm, &staff.director, plan, Choice::Approve);
        assert!(!closer(), "just within it");
        let plan = set(firm, &staff.head, Measure::Plan, &Unit::Company, "6.99").expect("a draft");
        answer(firm, &staff.director, plan, Choice::Approve);
        assert!(closer());
        firm.assert_sound();
    });
}

#[test]
fn gen_04_pl_01_overdue_is_held_against_plan_and_norm_of_each_unit() {
    on_both(|firm| {
        let staff = scene(firm);
        let north = Unit::Team("North".to_owned());
        let rep = Unit::Representative(staff.north.person);
        let units = [
            (Unit::Company, 240_000_000, 16_800_000, 700),
            (Unit::Department, 206_800_000, 16_800_000, 812),
            (north.clone(), 100_000_000, 10_000_000, 1_000),
            (Unit::Team("South".to_owned()), 106_800_000, 6_800_000, 637),
            (rep.clone(), 100_000_000, 10_000_000, 1_000),
            (Unit::Representative(staff.south.person), 106_800_000, 6_800_000, 637),
        ];
        let all = shown(firm, staff.head.who(), None, None);
        assert_eq!(all.rows.len(), units.len());
        for (at, (unit, receivables, overdue, fact)) in units.iter().enumerate() {
            let row = &all.rows[at];
            assert_eq!((&row.unit, row.fact), (unit, *fact), "{unit:?}");
            assert_eq!((row.receivables, row.overdue), (eur(*receivables), eur(*overdue)));
        }
        // On a day before anything fell due; the month is that of the day.
        let before = shown(firm, staff.head.who(), None, Some("2026-03-02"));
        assert_eq!(row(&before, &Unit::Company).fact, 0, "the due day itself is not late");
        assert_eq!(row(&shown(firm, staff.head.who(), None, Some("2026-03-03")), &rep).fact, 1_000);
        // 6 % allow 144 000.00: 24 000.00 are above it. A team within its own plan.
        let plan = set(firm, &staff.head, Measure::Plan, &Unit::Company, "6 %").expect("a draft");
        let of_north = set(firm, &staff.head, Measure::Plan, &north, "10").expect("a draft");
        let norm = set(firm, &staff.head, Measure::Norm, &rep, "9,5").expect("a draft");
        let draft = row(&shown(firm, staff.head.who(), None, None), &Unit::Company).plan;
        assert!(draft.in_force.is_none() && draft.against.is_none(), "ESC-09: a draft");
        assert_eq!(draft.draft.map(|share| share.percent), Some("6.00".to_owned()));
        for request in [plan, of_north, norm] {
            answer(firm, &staff.director, request, Choice::Approve);
        }
        let now = shown(firm, staff.head.who(), None, None);
        let against = row(&now, &Unit::Company).plan.against.expect("in force");
        assert_eq!((against.allowed, against.excess), (eur(14_400_000), eur(2_400_000)));
        assert!(!against.within_plan, "out of plan");
        assert!(row(&now, &north).plan.against.expect("in force").within_plan, "just reached");
        let against = row(&now, &rep).norm.against.expect("in force");
        assert_eq!((against.excess, against.within_plan), (eur(500_000), false));
        // In April the plan is over; the norm still holds. Before March neither counted.
        let april = shown(firm, staff.head.who(), Some("2026-04-15"), None);
        assert!(row(&april, &Unit::Company).plan.in_force.is_none());
        assert!(row(&april, &rep).norm.in_force.is_some());
        let february = shown(firm, staff.head.who(), Some("2026-02-28"), None);
        assert!(row(&february, &rep).norm.in_force.is_none());
        firm.assert_sound();
    });
}

#[test]
fn gen_04_who_sets_shares_and_of_whom() {
    on_both(|firm| {
        let staff = scene(firm);
        let company = Unit::Company;
        for who in [&staff.north, &staff.director] {
            let refused = set(firm, who, Measure::Norm, &company, "6").expect_err("not the head");
            assert!(matches!(refused, Refused::NotPermitted { .. }), "{refused}");
        }
        for wrong in ["", "six", "-1", "100.01"] {
            let refused = set(firm, &staff.head, Measure::Plan, &company, wrong).expect_err(wrong);
            assert!(matches!(refused, Refused::Field { field: "percent", .. }), "{refused}");
        }
        for most in ["0", "100"] {
            set(firm, &staff.head, Measure::Plan, &company, most).expect(most);
        }
        let nowhere = Unit::Team("West".to_owned());
        let refused = set(firm, &staff.head, Measure::Plan, &nowhere, "6").expect_err("no team");
        assert!(matches!(refused, Refused::Field { field: "team", .. }), "{refused}");
        let director = Unit::Representative(staff.director.person);
        let refused = set(firm, &staff.head, Measure::Plan, &director, "6").expect_err("no rep");
        assert!(matches!(refused, Refused::UnknownPerson { .. }), "{refused}");
        // What is refused counts for nothing and is shown as refused.
        let request = set(firm, &staff.head, Measure::Norm, &company, "3").expect("a draft");
        answer(firm, &staff.director, request, Choice::Reject);
        let norm = row(&shown(firm, staff.head.who(), None, None), &company).norm;
        assert!(norm.in_force.is_none() && norm.draft.is_some_and(|share| share.refused));
        // A representative sees the own row and no other.
        let own = shown(firm, staff.north.who(), None, None);
        let units: Vec<&Unit> = own.rows.iter().map(|row| &row.unit).collect();
        assert_eq!(units, [&Unit::Representative(staff.north.person)]);
        assert!(!own.may_set);
    });
}

/// `saldo report plan --json` is a contract.
#[test]
fn gen_04_the_report_of_plans_is_told_to_programs() {
    let firm = Firm::new();
    let staff = scene(&firm);
    let request = set(&firm, &staff.head, Measure::Plan, &Unit::Company, "6").expect("a draft");
    answer(&firm, &staff.director, request, Choice::Approve);
    set(&firm, &staff.head, Measure::Norm, &Unit::Department, "5").expect("a draft");
    let report = plan::plan(&firm.office, firm.company, Who::program(), day("2026-03-20"));
    let told = serde_json::to_value(report.expect("a report")).expect("JSON");
    assert_eq!(told["month"], "2026-03-01");
    let company = &told["rows"][0];
    assert_eq!(
        *company,
        serde_json::json!({
            "unit": "company", "name": "", "receivables": "2400000.00", "overdue": "168000.00",
            "fact_pct": "7.00",
            "plan": {"pct": "6.00", "from": "2026-03-01", "state": "approved",
                     "allowed": "144000.00", "excess": "24000.00", "within": false},
            "norm": null,
        })
    );
    assert_eq!(told["rows"][1]["norm"]["state"], "draft");
    assert_eq!(told["rows"][1]["norm"]["within"], serde_json::Value::Null);
    assert_eq!(told["rows"][4]["name"], "rep1");
}
