//! Accounts and signing in.

use crate::firm::Firm;
use saldo_domain::Role;
use saldo_work::users::{self, NewPerson, Person};
use saldo_work::{Refused, Who, authority};

const PASSWORD: &str = "correct horse";

fn new(login: &str, role: Role) -> NewPerson {
    NewPerson {
        login: login.into(),
        name: "Name".into(),
        role,
        team: String::new(),
        language: "et".into(),
        password: PASSWORD.into(),
    }
}

fn add(firm: &Firm, login: &str, role: Role) -> Person {
    users::add(&firm.office, firm.company, Who::program(), &new(login, role)).expect("added")
}

fn sign_in(firm: &Firm, login: &str, password: &str) -> Result<Person, Refused> {
    users::sign_in(&firm.office, firm.company, login, password)
}

#[test]
fn unknown_wrong_and_disabled_get_one_answer() {
    let firm = Firm::new();
    add(&firm, "admin", Role::Administrator);
    add(&firm, "Rep2", Role::SalesRep);
    assert_eq!(sign_in(&firm, " rep2 ", PASSWORD).expect("signed in").role, Role::SalesRep);
    let wrong = sign_in(&firm, "rep2", "wrong horse!").expect_err("wrong").to_string();
    let unknown = sign_in(&firm, "rep3", PASSWORD).expect_err("unknown").to_string();
    users::disable(&firm.office, firm.company, Who::program(), "rep2").expect("disabled");
    let disabled = sign_in(&firm, "rep2", PASSWORD).expect_err("disabled").to_string();
    assert_eq!((&wrong, &unknown), (&unknown, &disabled));
}

#[test]
fn accounts_refuse_what_would_lock_everybody_out() {
    let firm = Firm::new();
    let boss = add(&firm, "boss", Role::Administrator);
    let rep = add(&firm, "rep", Role::SalesRep);
    type Case = (&'static str, Result<Person, Refused>, fn(&Refused) -> bool);
    let refusals: [Case; 6] = [
        (
            "not an administrator",
            users::add(&firm.office, firm.company, rep.who(), &new("x1", Role::Legal)),
            |no| matches!(no, Refused::NotPermitted { .. }),
        ),
        (
            "a taken log-in",
            users::add(&firm.office, firm.company, boss.who(), &new("REP", Role::Legal)),
            |no| matches!(no, Refused::LoginTaken { .. }),
        ),
        (
            "a log-in with spaces",
            users::add(&firm.office, firm.company, boss.who(), &new("a b", Role::Legal)),
            |no| matches!(no, Refused::BadLogin { .. }),
        ),
        (
            "a short password",
            users::reset(&firm.office, firm.company, boss.who(), "rep", "short"),
            |no| matches!(no, Refused::WeakPassword { .. }),
        ),
        (
            "the last administrator",
            users::disable(&firm.office, firm.company, boss.who(), "boss"),
            |no| matches!(no, Refused::LastAdministrator { .. }),
        ),
        ("nobody", users::disable(&firm.office, firm.company, boss.who(), "nobody"), |no| {
            matches!(no, Refused::UnknownPerson { .. })
        }),
    ];
    for (case, outcome, named) in refusals {
        let refused = outcome.expect_err(case);
        assert!(named(&refused), "{case}: {refused}");
    }
    users::reset(&firm.office, firm.company, boss.who(), "rep", "another password").expect("reset");
    assert!(sign_in(&firm, "rep", PASSWORD).is_err());
    assert!(sign_in(&firm, "rep", "another password").is_ok());
}

/// GEN-04: a person moves to another team, or to none; one team is written in one way.
#[test]
fn gen_04_a_person_changes_teams_and_a_team_has_one_name() {
    let firm = Firm::new();
    let boss = add(&firm, "boss", Role::Administrator);
    let rep = add(&firm, "rep", Role::SalesRep);
    let (office, company) = (&firm.office, firm.company);
    let in_team =
        |login: &str, team: &str| NewPerson { team: team.into(), ..new(login, Role::Supervisor) };
    users::add(office, company, boss.who(), &in_team("north", "North")).expect("added");
    let same =
        users::add(office, company, boss.who(), &in_team("second", " NORTH ")).expect("added");
    assert_eq!(same.team, "North");
    let put = |who: Who, team: &str| users::set_team(office, company, who, "rep", team);
    assert!(matches!(put(rep.who(), "North"), Err(Refused::NotPermitted { .. })));
    for (typed, team) in [("north", "North"), ("Süd", "Süd"), ("  ", ""), ("South", "South")] {
        assert_eq!(put(boss.who(), typed).expect("moved").team, team, "{typed:?}");
    }
    let found = users::active(office, company, rep.person).expect("reads").expect("active");
    assert_eq!(found.team, "South");
    let nobody = users::set_team(office, company, boss.who(), "nobody", "South");
    assert!(matches!(nobody, Err(Refused::UnknownPerson { .. })));
}

mod authz {
    use super::*;

    /// S08: nobody raises their own role, and the last administrator stays.
    #[test]
    fn no_self_grant() {
        let firm = Firm::new();
        let boss = add(&firm, "boss", Role::Administrator);
        let rep = add(&firm, "rep", Role::SalesRep);
        let give = |who: Who, login: &str, role| {
            users::set_role(&firm.office, firm.company, who, login, role)
        };
        for role in [Role::Administrator, Role::Director] {
            let raised = give(rep.who(), "rep", role);
            assert!(matches!(raised, Err(Refused::NotPermitted { .. })), "{role:?}");
            let own = give(boss.who(), "BOSS", role);
            assert!(matches!(own, Err(Refused::OwnRole { .. })), "{role:?}");
        }
        let last = give(Who::program(), "boss", Role::Director);
        assert!(matches!(last, Err(Refused::LastAdministrator { .. })));
        // A second account of the administrator's is the administrator's own.
        let second = add(&firm, "boss2", Role::SalesRep);
        let (office, company) = (&firm.office, firm.company);
        authority::same_person(office, company, Who::program(), "boss2", "boss").expect("marked");
        let other = give(boss.who(), "boss2", Role::GeneralDirector);
        assert!(matches!(other, Err(Refused::OwnRole { .. })), "{:?}", second.role);
        let mark =
            |who: Who, first: &str| authority::same_person(office, company, who, "boss2", first);
        let own = mark(boss.who(), "boss2");
        assert!(
            matches!(own, Err(Refused::OwnRole { .. })),
            "not the administrator's to take away"
        );
        mark(Who::program(), "boss2").expect("its own again");
        give(boss.who(), "boss2", Role::Legal).expect("somebody else's now");
        let nobody = give(boss.who(), "nobody", Role::Director);
        assert!(matches!(nobody, Err(Refused::UnknownPerson { .. })));

        let raised = give(boss.who(), "rep", Role::Administrator).expect("another's role");
        assert_eq!((raised.login.as_str(), raised.role), ("rep", Role::Administrator));
        // Now there are two: one of them may go, and the other then may not.
        give(raised.who(), "boss", Role::Director).expect("one of two");
        let last = users::disable(&firm.office, firm.company, Who::program(), "rep");
        assert!(matches!(last, Err(Refused::LastAdministrator { .. })));
        let role = users::active(&firm.office, firm.company, boss.person).expect("reads");
        assert_eq!(role.map(|person| person.role), Some(Role::Director));
    }
}
