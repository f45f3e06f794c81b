//! The regulation as a document: versions that are entered, approved and read.

use crate::firm::{Firm, day, on_both};
use saldo_domain::Role;
use saldo_store::explain;
use saldo_work::policies::{self, State, VersionRefusal};
use saldo_work::users::{self, NewPerson};
use saldo_work::{Refused, Who};

/// The shipped ladder as another version of itself, with one passage changed.
pub(crate) fn changed(version: u32, from: &str, passage: &str, into: &str) -> String {
    let text = policies::all_shipped().next().expect("one ships").1;
    assert!(text.contains(passage), "{passage}");
    let text = text.replace("version = 1", &format!("version = {version}"));
    let text =
        text.replace("effective_from = \"2026-01-01\"", &format!("effective_from = \"{from}\""));
    text.replace(passage, into)
}

fn version(number: u32, from: &str) -> String {
    changed(number, from, "minimum_major = 1", "minimum_major = 2")
}

impl Firm {
    /// A member of staff with this role.
    pub(crate) fn person(&self, login: &str, role: Role) -> Who {
        let new = NewPerson {
            login: login.to_owned(),
            name: format!("Person {login}"),
            role,
            team: String::new(),
            language: String::new(),
            password: "long enough to keep".to_owned(),
        };
        users::add(&self.office, self.company, Who::program(), &new).expect("added").who()
    }

    pub(crate) fn enter(&self, who: Who, text: &str) -> Result<i64, Refused> {
        let file = ("own.toml", text);
        let entered = policies::enter(&self.office, self.company, who, file, "because");
        entered.map(|proposal| proposal.entry)
    }

    /// A version entered by one and approved by another.
    pub(crate) fn follow(&self, text: &str) {
        let entry = self.enter(Who::program(), text).unwrap_or_else(|why| panic!("{why}"));
        let director = match users::list(&self.office, self.company).expect("readable") {
            people if people.iter().any(|one| one.login == "director") => {
                let found = people.into_iter().find(|one| one.login == "director");
                found.expect("is there").who()
            }
            _ => self.person("director", Role::Director),
        };
        policies::approve(&self.office, self.company, director, entry).expect("approved");
    }

    fn states(&self) -> Vec<(u32, State)> {
        let versions = policies::list(&self.office, self.company).expect("readable");
        versions.into_iter().map(|one| (one.version, one.state)).collect()
    }
}

fn refusal(refused: Refused) -> VersionRefusal {
    match refused {
        Refused::Versions(refusal) => refusal,
        other => panic!("{other}"),
    }
}

/// GEN-12: what was decided under version 1 keeps saying so, and the days from the change on
/// follow version 2. A version nobody approved changes nothing.
#[test]
fn gen_12_a_version_counts_from_its_day_and_not_before() {
    on_both(|firm| {
        firm.invoices(&["A 2026-03-01 2026-03-18 100.00"]);
        let later = changed(2, "2026-03-24", "from = 6\nto = 7", "from = 5\nto = 7");
        let later = later.replace("from = 2\nto = 5", "from = 2\nto = 4");
        let proposed = firm.enter(Who::program(), &later).expect("entered");
        assert_eq!(firm.run("2026-03-20").policy, "eight-step@1");
        firm.run("2026-03-22");
        assert_eq!(firm.states(), [(2, State::Proposed), (1, State::InForce)]);
        let director = firm.person("boss", Role::Director);
        let approved = policies::approve(&firm.office, firm.company, director, proposed);
        assert_eq!(approved.expect("approved").state, State::Approved);
        assert_eq!(firm.run("2026-03-23").policy, "eight-step@1");
        // Nothing is due of the customer that day; the rule changes, so it is looked at.
        let run = firm.on("2026-03-24").run("2026-03-24");
        assert_eq!((run.policy.as_str(), run.looked_at), ("eight-step@2", 1));
        assert_eq!(firm.states(), [(2, State::InForce), (1, State::Superseded)]);
        firm.assert_sound();
        let rows = firm.office.store.read(|reader| {
            explain::effects_between(
                reader,
                firm.company,
                day("2026-03-20"),
                day("2026-03-23"),
                0,
                9,
            )
        });
        let rows = rows.expect("readable");
        assert!(!rows.is_empty() && rows.iter().all(|row| row.policy_version == 1), "{rows:#?}");
    });
}

/// A change amid missed days: each of them follows the version that counted on it.
#[test]
fn missed_days_follow_the_version_that_counted_on_each() {
    on_both(|firm| {
        firm.invoices(&["A 2026-03-01 2026-03-18 100.00", "B 2026-03-01 2026-03-24 70.00"]);
        firm.run("2026-03-20");
        firm.follow(&changed(2, "2026-03-24", "call-and-warn", "payment-reminder"));
        firm.on("2026-03-27").run("2026-03-27");
        let runs = firm.office.store.read(|r| saldo_store::control::runs(r, firm.company, 0, 99));
        let versions: Vec<_> =
            runs.expect("readable").iter().rev().map(|run| run.policy_version).collect();
        assert_eq!(versions, [1, 1, 1, 1, 2, 2, 2, 2]);
        firm.assert_sound();
    });
}

#[test]
fn who_enters_a_version_does_not_approve_it() {
    on_both(|firm| {
        let director = firm.person("d1", Role::Director);
        let entry = firm.enter(director, &version(2, "2026-04-01")).expect("entered");
        let approve = |who| policies::approve(&firm.office, firm.company, who, entry);
        assert_eq!(refusal(approve(director).expect_err("same")), VersionRefusal::SamePerson);
        let second = firm.person("d1b", Role::Director);
        let (office, company) = (&firm.office, firm.company);
        saldo_work::authority::same_person(office, company, Who::program(), "d1b", "d1")
            .expect("marked");
        assert_eq!(refusal(approve(second).expect_err("same")), VersionRefusal::SamePerson);
        // The page asks the same before it draws a button.
        let versions = policies::list(office, company).expect("readable");
        let read = versions.iter().find(|one| one.entry == entry).expect("entered");
        let may = |who| policies::may_approve(office, company, who, read);
        for own in [director, second] {
            assert_eq!(refusal(may(own).expect_err("the author")), VersionRefusal::SamePerson);
        }
        let officer = firm.person("fc", Role::FinancialControlOfficer);
        assert!(matches!(approve(officer), Err(Refused::NotPermitted { .. })));
        assert!(matches!(may(officer), Err(Refused::NotPermitted { .. })));
        let other = firm.person("d2", Role::GeneralDirector);
        may(other).expect("another director");
        let approved = approve(other).expect("another director");
        assert_eq!(approved.entered_by, "Person d1");
        assert_eq!(approved.approved_by.as_deref(), Some("Person d2"));
        let again = refusal(approve(other).expect_err("once"));
        assert!(matches!(again, VersionRefusal::Decided { .. }), "{again}");
        let rep = firm.person("rep", Role::SalesRep);
        let entered = firm.enter(rep, &version(3, "2026-04-01"));
        assert!(matches!(entered, Err(Refused::NotPermitted { .. })));
    });
}

/// Numbers rise; what was run stays; nothing begins before what was approved.
#[test]
fn a_version_that_cannot_follow_is_refused_by_name() {
    on_both(|firm| {
        firm.invoices(&["A 2026-03-01 2026-03-18 100.00"]);
        firm.run("2026-03-20");
        firm.follow(&version(5, "2026-04-10"));
        let before = firm.state();
        let rows = [
            (version(5, "2026-05-01"), "5 already"),
            (version(4, "2026-05-01"), "5 already"),
            (version(6, "2026-03-20"), "2026-03-21 or later"),
            (version(6, "2026-04-09"), "2026-04-10 or later"),
        ];
        for (text, says) in rows {
            let refused = firm.enter(Who::program(), &text).expect_err(says).to_string();
            assert!(refused.contains(says), "{refused}");
        }
        let broken = version(6, "2026-05-01").replace("to = 5", "to = 6");
        let refused = firm.enter(Who::program(), &broken).expect_err("broken").to_string();
        assert!(refused.starts_with("own.toml:"), "{refused}");
        assert_eq!(firm.state(), before, "nothing was written");
        firm.enter(Who::program(), &version(6, "2026-04-10")).expect("fits");
    });
}

/// Approved late, when its first day was run already, a version is refused then.
#[test]
fn a_version_is_not_approved_over_days_that_were_run() {
    let firm = Firm::new();
    firm.invoices(&["A 2026-03-01 2026-03-18 100.00"]);
    let entry = firm.enter(Who::program(), &version(2, "2026-03-20")).expect("entered");
    firm.run("2026-03-20");
    let director = firm.person("boss", Role::Director);
    let refused = policies::approve(&firm.office, firm.company, director, entry);
    let refused = refusal(refused.expect_err("late"));
    assert_eq!(
        refused,
        VersionRefusal::BeforeRun { from: day("2026-03-20"), least: day("2026-03-21") }
    );
}

#[test]
fn a_version_that_does_not_count_yet_can_be_withdrawn_with_a_reason() {
    on_both(|firm| {
        firm.follow(&version(2, "2026-04-01"));
        let director = firm.person("d2", Role::Director);
        let officer = firm.person("fc", Role::FinancialControlOfficer);
        let withdraw =
            |who, entry, why: &str| policies::withdraw(&firm.office, firm.company, who, entry, why);
        assert!(matches!(withdraw(director, 2, " "), Err(Refused::ReasonMissing { .. })));
        assert!(matches!(withdraw(officer, 2, "no"), Err(Refused::NotPermitted { .. })));
        let gone = withdraw(director, 2, "a mistake in clause 4").expect("not begun");
        assert_eq!(gone.withdrawn_because.as_deref(), Some("a mistake in clause 4"));
        assert_eq!(firm.on("2026-04-02").run("2026-04-02").policy, "eight-step@1");
        let founding = refusal(withdraw(director, 1, "why not").expect_err("begun"));
        assert!(matches!(founding, VersionRefusal::Begun { .. }), "{founding}");
    });
}

/// LAD-11: a company follows exactly one policy; switching keeps finished steps.
#[test]
fn lad_11_switching_to_another_policy_keeps_finished_steps() {
    on_both(|firm| {
        firm.invoices(&["A 2026-03-01 2026-03-18 100.00"]);
        firm.run("2026-03-20");
        let done = firm.effects();
        assert!(!done.is_empty());
        let other = version(1, "2026-03-23").replace("eight-step", "house-rule");
        firm.follow(&other);
        firm.on("2026-03-23").run("2026-03-23");
        firm.on("2026-03-30").run("2026-03-30");
        let now = firm.effects();
        assert!(now.is_superset(&done), "what was asked for stays");
        let again = now.iter().filter(|(_, _, clause, _)| clause == "LAD-03").count();
        let before = done.iter().filter(|(_, _, clause, _)| clause == "LAD-03").count();
        assert_eq!(again, before, "a finished step is not asked for again");
        assert!(now.len() > done.len(), "the ladder goes on");
        firm.assert_sound();
    });
}

/// GEN-10: an acknowledgement sheet per version; who has not read is reported and blocked in
/// nothing.
#[test]
fn gen_10_the_sheet_of_a_version_names_who_has_not_read_it() {
    on_both(|firm| {
        let staff: Vec<Who> =
            (1..=12).map(|n| firm.person(&format!("staff{n:02}"), Role::SalesRep)).collect();
        firm.enter(Who::program(), &version(2, "2026-04-01")).expect("entered");
        let read = |who: &Who| policies::acknowledge(&firm.office, firm.company, *who, 2);
        staff[..9].iter().for_each(|who| read(who).expect("read"));
        read(&staff[0]).expect("a second time changes nothing");
        let versions = policies::list(&firm.office, firm.company).expect("readable");
        let missing: Vec<&str> =
            versions[0].sheet.missing.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(versions[0].sheet.read.len(), 9);
        assert_eq!(missing, ["Person staff10", "Person staff11", "Person staff12"]);
        assert_eq!(versions[1].sheet.missing.len(), 12, "each version has its own sheet");
    });
}
