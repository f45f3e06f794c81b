//! Policies for groups of customers: whom they hold for, from which day on, and what stays.

use crate::backtest::text_of;
use crate::firm::{Firm, day, eur, on_both};
use crate::policies::changed;
use saldo_domain::rating::Status;
use saldo_domain::{Currency, Role};
use saldo_work::cases::CaseWork;
use saldo_work::company::{self, NewCompany};
use saldo_work::credit::{self, CreditQuestion, TermsAsked};
use saldo_work::imports::{self, Kind};
use saldo_work::policies::{self, State, VersionRefusal};
use saldo_work::{Refused, Silent, Who, cases, duties, explain, status, views};
use std::collections::BTreeSet;

/// The eight steps for groups, under a name of their own: the claim goes out on day 12.
fn sooner(name: &str, version: u32, from: &str, groups: &str) -> String {
    let text = changed(version, from, "id = \"eight-step\"", &format!("id = \"{name}\""));
    let text = text.replace("from = 8\nto = 12", "from = 8\nto = 9");
    let text = text.replace("from = 13\nto = 14", "from = 10\nto = 11");
    let text = text.replace("from = 15\nto = 28", "from = 12\nto = 28");
    // Money is matched before it is anybody's: only the company's own policy says how.
    let start = text.find("[matching]").expect("a section");
    let end = start + text[start..].find("\n\n").expect("an end");
    let text = format!("{}{}", &text[..start], &text[end..]);
    format!("{}\n[scope]\ngroups = [{groups}]\n", text.trim_end())
}

impl Firm {
    fn put_into(&self, code: &str, group: Option<&str>) -> Result<(), Refused> {
        let moved = (group, "because");
        policies::put_into_group(&self.office, self.company, Who::program(), code, moved)
    }

    fn follows_today(&self, code: &str) -> policies::Membership {
        policies::membership(&self.office, self.company, Who::program(), code).expect("readable")
    }

    /// The clauses, days and policies of everything that was asked for about a customer.
    pub(crate) fn asked_about(
        &self,
        code: &str,
        number: &str,
        on: &str,
    ) -> Vec<(String, String, String)> {
        let (office, company) = (&self.office, self.company);
        let told = explain::customer(office, company, Who::program(), code, Some(day(on)));
        let told = told.unwrap_or_else(|why| panic!("{why}"));
        let of_it = told
            .happened
            .into_iter()
            .filter(|one| one.role.is_some() && one.lines.iter().any(|line| line.number == number));
        let mut rows: Vec<_> =
            of_it.map(|one| (one.clause, one.day.to_string(), one.policy)).collect();
        rows.reverse();
        rows.dedup();
        rows
    }

    /// Day and policy of the claim about a document.
    fn claim_of(&self, code: &str, number: &str, on: &str) -> Option<(String, String)> {
        let asked = self.asked_about(code, number, on);
        let claim = asked.into_iter().find(|(clause, ..)| clause == "LAD-07");
        claim.map(|(_, day, policy)| (day, policy))
    }
}

fn refusal(refused: Refused) -> VersionRefusal {
    match refused {
        Refused::Versions(refusal) => refusal,
        other => panic!("{other}"),
    }
}

/// GEN-05: a policy of a group holds for its customers and for nobody else, in the control run, in
/// explanations, on cards and in terms of trade; every act cites its own.
#[test]
fn gen_05_a_policy_of_a_group_holds_for_its_customers_and_for_nobody_else() {
    on_both(|firm| {
        let terms = "\n[terms.UNCERTAIN]\nlimit_major = 70\n";
        firm.follow(&format!(
            "{}{terms}",
            sooner("chains", 1, "2026-03-20", "\"Chains\"").trim_end()
        ));
        firm.import(
            Kind::Customers,
            "code;name;policy group\nC-1;Kett;chains\nC-2;Muu;Kiosks\nC-3;Vaba;\n",
        );
        firm.invoices(&[
            "C-1:A 2026-03-01 2026-03-24 100.00",
            "C-2:B 2026-03-01 2026-03-24 100.00",
            "C-3:C 2026-03-01 2026-03-24 100.00",
        ]);
        firm.run_every_day("2026-03-20", "2026-04-10");
        let claim = |code, number| firm.claim_of(code, number, "2026-04-10");
        let own = Some(("2026-04-08".to_owned(), "eight-step@1".to_owned()));
        assert_eq!(
            claim("C-1", "A"),
            Some(("2026-04-05".to_owned(), "chains@1".to_owned())),
            "day 12 of the delay"
        );
        assert_eq!((claim("C-2", "B"), claim("C-3", "C")), (own.clone(), own), "day 15");
        let policies_of = |code: &str, number: &str| -> BTreeSet<String> {
            firm.asked_about(code, number, "2026-04-10")
                .into_iter()
                .map(|(.., policy)| policy)
                .collect()
        };
        assert_eq!(policies_of("C-1", "A"), BTreeSet::from(["chains@1".to_owned()]));
        assert_eq!(policies_of("C-2", "B"), BTreeSet::from(["eight-step@1".to_owned()]));

        let (office, company, who) = (&firm.office, firm.company, Who::program());
        let card = |code| views::customer_card(office, company, who, code).expect("a card");
        let (chain, other) = (card("C-1"), card("C-2"));
        assert_eq!((chain.policy.as_str(), chain.group.as_deref()), ("chains@1", Some("chains")));
        assert_eq!(
            (other.policy.as_str(), other.group.as_deref()),
            ("eight-step@1", Some("Kiosks"))
        );
        let why = |code| explain::customer(office, company, who, code, None).expect("told");
        assert_eq!(
            (why("C-1").policy, why("C-1").group),
            ("chains@1".into(), Some("chains".into()))
        );
        assert_eq!((why("C-3").policy, why("C-3").group), ("eight-step@1".into(), None));

        let limit = |code: &str| {
            let question = CreditQuestion { customer: code.to_owned(), amount: eur(1_00) };
            credit::check(office, company, who, &question).expect("told").components.limit
        };
        assert_eq!(limit("C-1"), Some(eur(70_00)));
        assert_eq!(limit("C-2"), None);
        let told = exported(firm);
        assert_eq!(
            told,
            [("C-1", "70.00"), ("C-2", ""), ("C-3", "")].map(|(a, b)| (a.into(), b.into()))
        );

        let shown = policies::groups(office, company).expect("readable");
        let shown: Vec<_> = shown
            .iter()
            .map(|one| (one.name.as_str(), one.customers, one.policy.as_str(), one.is_own))
            .collect();
        assert_eq!(shown, [("chains", 1, "chains@1", true), ("Kiosks", 1, "eight-step@1", false)]);
        let versions = policies::list(office, company).expect("readable");
        assert!(versions.iter().all(|one| one.state == State::InForce), "{versions:?}");
        firm.assert_sound();
    });
}

/// What the accounting system is told of each customer's limit.
fn exported(firm: &Firm) -> Vec<(String, String)> {
    let mut told = Vec::new();
    let (office, company) = (&firm.office, firm.company);
    credit::terms_records_of_all(office, company, Who::program(), &mut |record| {
        told.push((record.customer, record.limit));
        Ok(())
    })
    .expect("told");
    told.sort();
    told
}

/// GEN-12: a move to another group holds from the next day on, for what begins then; a case that
/// was begun goes on as it began, there and back. Nobody has to wake the customer.
#[test]
fn gen_12_a_move_to_another_group_changes_the_policy_from_the_next_day_for_new_cases_only() {
    on_both(|firm| {
        firm.follow(&sooner("chains", 1, "2026-03-20", "\"Chains\""));
        // The first steps are taken three days before the due day: on 21 and on 22 March.
        firm.invoices(&["OLD 2026-03-01 2026-03-24 100.00", "NEW 2026-03-01 2026-03-25 100.00"]);
        firm.run("2026-03-20");
        firm.on("2026-03-21");
        firm.put_into("C-1", Some("Chains")).expect("moved");
        let follows = firm.follows_today("C-1");
        assert_eq!((follows.group.as_deref(), follows.policy.as_str()), (None, "eight-step@1"));
        let coming = follows.coming.expect("tomorrow");
        assert_eq!((coming.from, coming.policy.as_str()), (day("2026-03-22"), "chains@1"));
        firm.run("2026-03-21");
        firm.on("2026-03-22");
        let follows = firm.follows_today("C-1");
        assert_eq!(
            (follows.group.as_deref(), follows.policy.as_str(), follows.coming),
            (Some("Chains"), "chains@1", None)
        );
        firm.run_every_day("2026-03-22", "2026-03-26");
        // Back again: what begins from the 27th on is the company's.
        firm.put_into("C-1", None).expect("moved");
        firm.invoices(&["LATER 2026-03-01 2026-04-01 100.00"]);
        firm.run_every_day("2026-03-27", "2026-04-20");
        let claim = |number| firm.claim_of("C-1", number, "2026-04-20").expect("claimed");
        assert_eq!(claim("OLD"), ("2026-04-08".to_owned(), "eight-step@1".to_owned()));
        assert_eq!(claim("NEW"), ("2026-04-06".to_owned(), "chains@1".to_owned()));
        assert_eq!(claim("LATER"), ("2026-04-16".to_owned(), "eight-step@1".to_owned()));
        firm.assert_sound();

        // The history itself, replayed: nothing differs.
        let told = firm.replayed(&text_of("eight-step"), "2026-03-20", "2026-04-20");
        assert_eq!((told.differing, told.current.as_str()), (0, "eight-step@1"), "{told:#?}");
        let history = firm.follows_today("C-1").history;
        let moves: Vec<_> = history
            .iter()
            .map(|one| (one.from.map(|from| from.to_string()), one.group.as_deref()))
            .collect();
        assert_eq!(
            moves,
            [
                (Some("2026-03-27".to_owned()), None),
                (Some("2026-03-22".to_owned()), Some("Chains"))
            ]
        );
    });
}

/// GEN-05: of two policies for one group one has to be the more special; numbers and days are
/// asked of each policy by itself; a policy stays the company's or one of groups.
#[test]
fn gen_05_a_policy_that_would_leave_open_which_one_holds_is_refused() {
    on_both(|firm| {
        firm.follow(&sooner("chains", 1, "2026-03-20", "\"Chains\", \"Kiosks\""));
        let refused = |text: &str| {
            let file = ("own.toml", text);
            let told = policies::propose(&firm.office, firm.company, Who::program(), file);
            refusal(told.expect_err("refused"))
        };
        let clash = refused(&sooner("new", 1, "2026-04-01", "\"Hotels\", \"KIOSKS\""));
        let VersionRefusal::Clash { other, group, day: from } = &clash else { panic!("{clash}") };
        assert_eq!((other.as_str(), group.as_str()), ("chains@1", "KIOSKS"));
        assert_eq!(*from, day("2026-04-01"));
        assert!(clash.to_string().contains("effective_to"), "{clash}");
        assert_eq!(
            refused(&sooner("eight-step", 2, "2026-04-01", "\"Hotels\"")),
            VersionRefusal::OtherReach { policy: "eight-step".to_owned() }
        );
        assert_eq!(
            refused(&changed(3, "2026-04-01", "id = \"eight-step\"", "id = \"chains\"")),
            VersionRefusal::OtherReach { policy: "chains".to_owned() }
        );
        // More special, and of other customers.
        for groups in ["\"Kiosks\"", "\"Hotels\"", "\"Kiosks\", \"Chains\", \"Hotels\""] {
            let text = sooner("new", 1, "2026-04-01", groups);
            let file = ("own.toml", text.as_str());
            let told = policies::propose(&firm.office, firm.company, Who::program(), file);
            assert_eq!(told.expect("fits").groups.len(), groups.split(',').count());
        }
        // Two are entered before one of them is approved: the second is refused then.
        let first = sooner("one", 1, "2026-04-01", "\"Hotels\", \"Inns\"");
        let second = sooner("two", 1, "2026-04-01", "\"Inns\", \"Bars\"");
        let first = firm.enter(Who::program(), &first).expect("entered");
        let second = firm.enter(Who::program(), &second).expect("entered");
        let boss = firm.person("boss", Role::Director);
        let approve = |entry| policies::approve(&firm.office, firm.company, boss, entry);
        approve(first).expect("approved");
        let found = refusal(approve(second).expect_err("refused"));
        assert!(matches!(found, VersionRefusal::Clash { .. }), "{found}");
        // Another policy of the company begins whenever it likes, those of groups stay.
        firm.follow(&changed(2, "2026-03-25", "minimum_major = 1", "minimum_major = 2"));
        firm.assert_sound();
    });
}

/// GEN-05: taking back the version that made room for another policy would leave open which one
/// holds, and is refused as well; what takes nothing away is withdrawn.
#[test]
fn gen_05_a_version_that_made_room_for_another_policy_is_not_withdrawn() {
    on_both(|firm| {
        firm.follow(&sooner("chains", 1, "2026-03-20", "\"Chains\", \"Kiosks\""));
        firm.on("2026-03-21");
        let boss = firm.person("boss", Role::Director);
        let approved = |text: &str| {
            let entry = firm.enter(Who::program(), text).expect("entered");
            policies::approve(&firm.office, firm.company, boss, entry).expect("approved");
            entry
        };
        let narrower = approved(&sooner("chains", 2, "2026-04-01", "\"Chains\""));
        let other = approved(&sooner("kiosks", 1, "2026-05-01", "\"Kiosks\", \"Hotels\""));
        let withdraw = |entry| {
            policies::withdraw(&firm.office, firm.company, boss, entry, "not needed").map(drop)
        };
        let found = refusal(withdraw(narrower).expect_err("refused"));
        let VersionRefusal::Clash { group, day: from, .. } = &found else { panic!("{found}") };
        assert_eq!((group.as_str(), *from), ("Kiosks", day("2026-05-01")));
        withdraw(other).expect("nothing is left open");
        withdraw(narrower).expect("now it may");
        firm.assert_sound();
    });
}

/// CLS-08: the company fills what any policy leaves blank, and a customer that comes under another
/// one has other terms, of which programs are told.
#[test]
fn cls_08_terms_follow_the_group_and_blanks_of_any_policy_are_filled() {
    on_both(|firm| {
        let company_own = format!(
            "{}\n[terms.UNCERTAIN]\nlimit_major = 90\n",
            changed(2, "2026-03-20", "minimum_major = 1", "minimum_major = 1").trim_end()
        );
        firm.follow(&company_own);
        firm.import(Kind::Customers, "code;name\nC-1;Kett\n");
        firm.on("2026-03-21");
        let (office, company) = (&firm.office, firm.company);
        let director = firm.person("boss", Role::Director);
        let fill = |limit: i64| {
            let asked = TermsAsked {
                status: Status::Uncertain,
                from: day("2026-03-21"),
                limit: Some(eur(limit)),
                discount: None,
                deferral_days: None,
                stop_after_days: None,
                reason: "agreed".to_owned(),
            };
            credit::set_terms(office, company, director, &asked)
        };
        let said = fill(50_00);
        assert!(matches!(said, Err(Refused::Field { field: "of-policy", .. })), "{said:?}");
        firm.follow(&sooner("chains", 1, "2026-03-21", "\"Chains\""));
        fill(50_00).expect("the policy of the chains leaves it blank");
        let records = || credit::terms_records(office, company, Who::program(), 0).expect("read");
        let before = records().len();
        firm.put_into("C-1", Some("Chains")).expect("moved");
        let told = records().split_off(before);
        let told: Vec<_> = told
            .iter()
            .map(|one| (one.customer.as_str(), one.from, one.limit.as_str(), one.cause.as_str()))
            .collect();
        // Control has never looked at it: it is there from the beginning, and told as of today.
        assert_eq!(told, [("C-1", day("2026-03-21"), "50.00", "policy_group")]);
        firm.assert_sound();
    });
}

/// GEN-12: a policy of a group ends on its last day; what has begun goes on, what begins the day
/// after follows the company's.
#[test]
fn gen_12_a_policy_of_a_group_ends_on_its_last_day() {
    on_both(|firm| {
        let text = sooner("chains", 1, "2026-03-20", "\"Chains\"");
        let until = "effective_from = \"2026-03-20\"\neffective_to = \"2026-03-21\"";
        firm.follow(&text.replace("effective_from = \"2026-03-20\"", until));
        firm.import(Kind::Customers, "code;name;policy group\nC-1;Kett;Chains\n");
        firm.invoices(&["OLD 2026-03-01 2026-03-24 100.00", "NEW 2026-03-01 2026-03-25 100.00"]);
        firm.run_every_day("2026-03-20", "2026-04-12");
        let claim = |number| firm.claim_of("C-1", number, "2026-04-12").expect("claimed");
        assert_eq!(claim("OLD"), ("2026-04-05".to_owned(), "chains@1".to_owned()));
        assert_eq!(claim("NEW"), ("2026-04-09".to_owned(), "eight-step@1".to_owned()));
        firm.assert_sound();
    });
}

/// A changed policy of a group is replayed for its customers alone, and one of the company for
/// those that follow it.
#[test]
fn gen_05_a_replay_looks_at_the_customers_that_the_policy_is_for() {
    on_both(|firm| {
        firm.follow(&sooner("chains", 1, "2026-03-20", "\"Chains\""));
        firm.import(Kind::Customers, "code;name;policy group\nC-1;Kett;Chains\nC-2;Muu;\n");
        firm.invoices(&[
            "C-1:A 2026-03-01 2026-03-24 100.00",
            "C-2:B 2026-03-01 2026-03-24 100.00",
        ]);
        firm.run_every_day("2026-03-20", "2026-04-15");
        let replayed = |text: &str| {
            let told = firm.replayed(text, "2026-03-20", "2026-04-15");
            let who: Vec<String> = told.examples.iter().map(|one| one.code.clone()).collect();
            (told.current, told.changed, told.differing, who)
        };
        let same = sooner("chains", 1, "2026-03-20", "\"Chains\"");
        let expected = |current: &str, changed: &str, who: &[&str]| {
            let who: Vec<String> = who.iter().map(|code| (*code).to_owned()).collect();
            (current.to_owned(), changed.to_owned(), who.len() as u64, who)
        };
        assert_eq!(replayed(&same), expected("chains@1", "chains@1", &[]));
        let later = same.replace("from = 12\nto = 28", "from = 14\nto = 28");
        let later = later.replace("from = 10\nto = 11", "from = 10\nto = 13");
        assert_eq!(replayed(&later), expected("chains@1", "chains@1", &["C-1"]));
        let own = changed(2, "2026-03-20", "from = 15\nto = 28", "from = 16\nto = 28");
        assert_eq!(replayed(&own), expected("eight-step@1", "eight-step@2", &["C-2"]));
    });
}

/// Who may not group customers by hand does not by a file, and what a person has said stays as
/// long as the file says what it said before (M21).
#[test]
fn gen_05_a_file_puts_customers_into_groups_as_a_person_may() {
    on_both(|firm| {
        let file = |group: &str| format!("code;name;policy group\nC-1;Kett;{group}\n");
        let group = || {
            let follows = firm.follows_today("C-1");
            follows.coming.map_or(follows.group, |coming| coming.group)
        };
        let clerk = firm.person("clerk", Role::Accountant);
        let by_clerk = |text: &str| {
            let request = firm.request(Kind::Customers, text);
            imports::import(&firm.office, firm.company, clerk, &request, &Silent).expect("taken")
        };
        let told = by_clerk(&file("Chains"));
        assert_eq!((told.new, group()), (1, None), "the row is taken, its group is not");
        assert_eq!(
            told.remarks.iter().map(|one| one.code.as_str()).collect::<Vec<_>>(),
            ["may-not-group"]
        );
        assert_eq!(
            (firm.import(Kind::Customers, &file("Chains")).changed, group()),
            (1, Some("Chains".into()))
        );
        assert_eq!(
            (firm.import(Kind::Customers, &file("CHAINS")).unchanged, group()),
            (1, Some("Chains".into()))
        );
        firm.put_into("C-1", Some("Kiosks")).expect("moved");
        let told = firm.import(Kind::Customers, &file("Chains"));
        assert_eq!((told.unchanged, group()), (1, Some("Kiosks".into())), "kept by hand");
        assert_eq!(
            told.remarks.iter().map(|one| one.code.as_str()).collect::<Vec<_>>(),
            ["kept-by-hand"]
        );
        firm.import(Kind::Customers, &file("Hotels"));
        assert_eq!(group(), Some("Hotels".into()), "the file says something new");
        let long = firm.import(Kind::Customers, &file(&"g".repeat(61)));
        assert_eq!((long.remarks.len(), group()), (1, Some("Hotels".into())));
        firm.assert_sound();
    });
}

#[test]
fn gen_05_whoever_may_not_group_customers_does_not() {
    let firm = Firm::new();
    firm.invoices(&["A 2026-03-01 2026-03-24 100.00"]);
    let put = |role: Role, group: &str, reason: &str| {
        let who = firm.person(&format!("{role:?}").to_lowercase(), role);
        policies::put_into_group(&firm.office, firm.company, who, "C-1", (Some(group), reason))
    };
    for role in [Role::SalesRep, Role::Supervisor, Role::Accountant, Role::Administrator] {
        let refused = put(role, "Chains", "because").expect_err("may not");
        assert!(
            matches!(refused, Refused::NotPermitted { .. } | Refused::UnknownCustomer { .. }),
            "{refused}"
        );
    }
    let refused = put(Role::HeadOfSales, "Chains", " ").expect_err("no reason");
    assert!(matches!(refused, Refused::ReasonMissing { .. }), "{refused}");
    let refused = put(Role::CommercialDirector, " ", "because").expect_err("no name");
    assert!(matches!(refused, Refused::Field { field: "group", .. }), "{refused}");
    put(Role::Director, "Chains", "because").expect("may");
    let again = put(Role::GeneralDirector, "chains", "because").expect_err("is there");
    assert!(matches!(again, Refused::Field { field: "group", .. }), "{again}");
}

/// A company begins with a policy for all of its customers.
#[test]
fn gen_05_a_company_does_not_begin_with_a_policy_for_some() {
    let firm = Firm::empty();
    firm.office.store.migrate(firm.office.now()).expect("the schema");
    let text = sooner("chains", 1, "2026-01-01", "\"Chains\"");
    let currency = Currency::from_code("EUR").expect("EUR");
    let usual = NewCompany::usual("Näidis OÜ", "EE", currency);
    let new = NewCompany { policy: Some(("chains.toml".to_owned(), text)), ..usual };
    let refused = company::init(&firm.office, &new).expect_err("refused");
    assert_eq!(refusal(refused), VersionRefusal::NoneOfCompany);
}

/// What programs were told of terms since the record with this number.
fn told_of_terms(firm: &Firm, after: usize) -> Vec<(String, String, String, String)> {
    let records = credit::terms_records(&firm.office, firm.company, Who::program(), 0);
    let told = records.expect("read").split_off(after).into_iter();
    told.map(|one| (one.customer, one.from.to_string(), one.limit, one.cause)).collect()
}

/// CLS-08: when a version of a policy begins or ends and brings other terms, programs are told of
/// those customers whose terms become others, though no status changed; a status that changes in
/// between is told with what is to come.
#[test]
fn cls_08_programs_are_told_when_a_policy_begins_or_ends_with_other_terms() {
    on_both(|firm| {
        let own = |version: u32, from: &str, limit: u32| {
            let text = changed(version, from, "minimum_major = 1", "minimum_major = 1");
            let of_threat = "[terms.THREAT]\nlimit_major = 10\n";
            format!("{}\n[terms.UNCERTAIN]\nlimit_major = {limit}\n{of_threat}", text.trim_end())
        };
        firm.follow(&own(2, "2026-03-20", 90));
        firm.import(Kind::Customers, "code;name;policy group\nC-1;Kett;Chains\nC-2;Muu;\n");
        firm.on("2026-03-21");
        let count = |firm: &Firm| told_of_terms(firm, 0).len();
        let row = |code: &str, from: &str, limit: &str, cause: &str| {
            [code, from, limit, cause].map(str::to_owned).into()
        };
        // The same terms under another version: nobody is told.
        let before = count(firm);
        firm.follow(&own(3, "2026-03-25", 90));
        assert_eq!(count(firm), before, "nothing becomes other");

        // A policy of a group, from one day to another.
        let text = sooner("chains", 1, "2026-03-28", "\"Chains\"");
        let until = "effective_from = \"2026-03-28\"\neffective_to = \"2026-03-30\"";
        let text = text.replace("effective_from = \"2026-03-28\"", until);
        firm.follow(&format!("{}\n[terms.UNCERTAIN]\nlimit_major = 40\n", text.trim_end()));
        let expected: [(String, String, String, String); 2] = [
            row("C-1", "2026-03-28", "40.00", "policy"),
            row("C-1", "2026-03-31", "90.00", "policy"),
        ];
        assert_eq!(
            told_of_terms(firm, before),
            expected,
            "those of the group alone, there and back"
        );

        // The company's own, and taken back before it begins.
        let before = count(firm);
        firm.follow(&own(4, "2026-04-10", 70));
        let expected: [(String, String, String, String); 2] = [
            row("C-1", "2026-04-10", "70.00", "policy"),
            row("C-2", "2026-04-10", "70.00", "policy"),
        ];
        assert_eq!(told_of_terms(firm, before), expected);
        let before = count(firm);
        let director = firm.person("boss", Role::Director);
        let versions = policies::list(&firm.office, firm.company).expect("readable");
        let entry = versions.iter().find(|one| one.version == 4).expect("the last").entry;
        policies::withdraw(&firm.office, firm.company, director, entry, "too low")
            .expect("withdrawn");
        let expected: [(String, String, String, String); 2] = [
            row("C-1", "2026-04-10", "90.00", "policy"),
            row("C-2", "2026-04-10", "90.00", "policy"),
        ];
        assert_eq!(told_of_terms(firm, before), expected, "as if it had never been");

        // What was told of a day to come spoke of another status.
        firm.follow(&own(5, "2026-04-20", 60));
        let before = count(firm);
        let customer = firm.customer("C-2");
        status::decide_overdue(
            &firm.office,
            firm.company,
            director,
            customer,
            Status::Threat,
            "late",
        )
        .expect("decided");
        let expected: [(String, String, String, String); 2] = [
            row("C-2", "2026-03-21", "10.00", "status"),
            row("C-2", "2026-04-20", "10.00", "status"),
        ];
        assert_eq!(told_of_terms(firm, before), expected);
        firm.assert_sound();
    });
}

/// CLS-08: a card made between the approval of a version and its first day is told of as well, once;
/// one made on that day or later, and one that came with its group, needs nothing more.
#[test]
fn cls_08_programs_are_told_of_cards_made_before_a_policy_begins() {
    on_both(|firm| {
        let own = |version: u32, from: &str, limit: u32| {
            let text = changed(version, from, "minimum_major = 1", "minimum_major = 1");
            format!("{}\n[terms.UNCERTAIN]\nlimit_major = {limit}\n", text.trim_end())
        };
        firm.follow(&own(2, "2026-03-20", 90));
        firm.on("2026-03-21").import(Kind::Customers, "code;name\nC-1;Kett\n");
        firm.follow(&own(3, "2026-04-01", 70));
        let row = |code: &str, from: &str, limit: &str, cause: &str| {
            [code, from, limit, cause].map(str::to_owned).into()
        };
        let told_after = |rows: &str, on: &str| {
            let before = told_of_terms(firm, 0).len();
            firm.on(on).import(Kind::Customers, rows);
            told_of_terms(firm, before)
        };
        let expected: [(String, String, String, String); 1] =
            [row("C-2", "2026-04-01", "70.00", "new_customer")];
        let both = "code;name\nC-1;Kett AS\nC-2;Muu\n";
        assert_eq!(told_after(both, "2026-03-31"), expected, "the day before; C-1 was told");
        assert_eq!(told_after("code;name\nC-3;Kolmas\n", "2026-04-01"), []);
        firm.assert_sound();
    });
}

/// GEN-05: when somebody is warned of the end of limitation is said by the policy that the customer
/// follows, in the calendar and in the work of the day alike.
#[test]
fn gen_05_a_group_is_warned_of_the_end_of_limitation_by_its_own_policy() {
    on_both(|firm| {
        let own = sooner("chains", 1, "2026-03-01", "\"Chains\"");
        let alarms = "limitation_alarm_days = [180, 90, 30, 7]";
        assert!(own.contains(alarms));
        firm.follow(&own.replace(alarms, "limitation_alarm_days = [300, 20]"));
        firm.import(Kind::Customers, "code;name;policy group\nC-1;Kett;chains\nC-2;Muu;\n");
        firm.on("2022-02-01").invoices(&[
            "C-1:A 2022-02-01 2023-06-30 100.00",
            "C-2:B 2022-02-01 2023-06-30 100.00",
        ]);
        let legal = firm.person("lawyer", Role::Legal);
        let rung = |on: &str| {
            firm.on(on);
            let found = cases::calendar(&firm.office, firm.company, legal, 400).expect("read");
            let in_calendar: Vec<_> =
                found.rows.into_iter().map(|row| (row.code, row.alarm)).collect();
            let told = duties::duties(&firm.office, firm.company, legal).expect("told").cases;
            let mut at_work: Vec<_> = told
                .into_iter()
                .filter_map(|one| match one.what {
                    CaseWork::Limitation { alarm, .. } => Some((one.code, Some(alarm))),
                    CaseWork::Next(_) => None,
                })
                .collect();
            at_work.sort();
            (in_calendar, at_work)
        };
        let of = |chain: Option<i64>, other: Option<i64>| {
            let both = vec![("C-1".to_owned(), chain), ("C-2".to_owned(), other)];
            let work = both.iter().filter(|one| one.1.is_some()).cloned().collect::<Vec<_>>();
            (both, work)
        };
        // The last safe day is the 30th of June 2026: 181 days before, 180, 21 and 20.
        assert_eq!(rung("2025-12-31"), of(None, None), "no policy of a group holds yet");
        assert_eq!(rung("2026-03-01"), of(Some(300), Some(180)));
        assert_eq!(rung("2026-06-09"), of(Some(300), Some(30)));
        assert_eq!(rung("2026-06-10"), of(Some(20), Some(30)));
        firm.assert_sound();
    });
}
