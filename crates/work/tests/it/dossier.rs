//! The file of a customer: what must be known, who decides, and on what figures.

use crate::firm::{Firm, day, eur, on_both};
use saldo_domain::authority::package::Paper;
use saldo_domain::dossier::audit::Stage;
use saldo_domain::dossier::contract::Warning;
use saldo_domain::dossier::outlet::OutletFact;
use saldo_domain::dossier::people::{Official, Post};
use saldo_domain::dossier::selection::Check;
use saldo_domain::{CustomerId, Day, Role, UserId};
use saldo_work::acts::{self, CardEdit};
use saldo_work::credit::{self, CreditQuestion};
use saldo_work::dossier::{
    self, AuditClosed, ContractAsked, DossierRefusal, FieldSettings, FiguresKept,
    LARGEST_ATTACHMENT, PaperKept, Saying, Sheet, StageKept,
};
use saldo_work::imports::Kind;
use saldo_work::papers::{self, Enclosure};
use saldo_work::{Refused, RefusedKind, Who};

const TODAY: &str = "2026-03-20";

fn who(role: Role) -> Who {
    Who::new(UserId::new(900), role)
}

/// A representative who looks after nobody.
fn stranger() -> Who {
    Who::new(UserId::new(901), Role::SalesRep)
}

fn told(firm: &Firm) -> CustomerId {
    firm.on("2026-02-01").invoices(&["A-1 2026-02-01 2026-03-02 1000.00"]);
    firm.on(TODAY).customer("C-1")
}

fn sheet(firm: &Firm) -> Sheet {
    dossier::sheet(&firm.office, firm.company, Who::program(), "C-1").expect("a file")
}

fn say(firm: &Firm, saying: Saying, seen: i64) -> Result<usize, Refused> {
    let customer = firm.customer("C-1");
    dossier::say(&firm.office, firm.company, who(Role::Supervisor), customer, &[(saying, seen)])
}

fn named(name: &str) -> Official {
    let phone = || "+372 555".to_owned();
    let (work, home, mobile) = (phone(), phone(), phone());
    Official { name: name.to_owned(), work, home, mobile, ..Official::default() }
}

fn know_everybody(firm: &Firm) {
    for post in Post::ALL {
        say(firm, Saying::Person(*post, named(post.code())), 0).expect("noted");
    }
}

/// Who certified a copy, where a certified one is asked for.
fn certified(paper: Paper) -> PaperKept {
    let on = paper.is_certified_copy().then(|| day("2026-01-15"));
    let by = if on.is_some() { "notary".to_owned() } else { String::new() };
    PaperKept { certified_by: by, certified_on: on, ..PaperKept::default() }
}

/// The seven papers; the extract is of this day.
fn bring_papers(firm: &Firm, extract: Day) {
    for paper in &Paper::ALL[..7] {
        let made = Some(extract).filter(|_| *paper == Paper::RegisterExtract);
        let kept = PaperKept { there: true, made, ..certified(*paper) };
        say(firm, Saying::Paper(*paper, kept), 0).expect("noted");
    }
    let (customer, edit) = (
        firm.customer("C-1"),
        CardEdit { registry_code: Some("10137025".to_owned()), ..CardEdit::default() },
    );
    let (office, company) = (&firm.office, firm.company);
    acts::edit_card(office, company, Who::program(), customer, 1, &edit).expect("edited");
}

fn usual_selection(firm: &Firm) {
    let settings = FieldSettings { closer_selection: false, ..FieldSettings::default() };
    dossier::save_settings(&firm.office, firm.company, Who::program(), &settings).expect("set");
}

fn decide(firm: &Firm, role: Role, granted: bool, reason: &str) -> Result<(), Refused> {
    let customer = firm.customer("C-1");
    dossier::decide_deferral(&firm.office, firm.company, who(role), customer, granted, reason)
}

fn contract(firm: &Firm, number: &str, terms_days: Option<u16>) -> Result<Vec<Warning>, Refused> {
    let (office, company, customer) = (&firm.office, firm.company, firm.customer("C-1"));
    let attach = || {
        let added = dossier::attach(
            office,
            company,
            Who::program(),
            customer,
            &dossier::Attaching::other("c.pdf", b"%PDF-1.7"),
        );
        added.expect("attached")
    };
    let copy = (number != "bare").then(attach);
    let asked = ContractAsked {
        number: number.to_owned(),
        signed: day("2026-03-01"),
        terms_days,
        payment_clauses: "4.1".to_owned(),
        penalty_clauses: String::new(),
        late_fee: number != "bare",
        pretrial: number != "bare",
        copy,
    };
    let customer = firm.customer("C-1");
    dossier::add_contract(&firm.office, firm.company, who(Role::Supervisor), customer, &asked)
}

fn refusal<T: std::fmt::Debug>(refused: Result<T, Refused>) -> DossierRefusal {
    match refused {
        Err(Refused::Dossier(refusal)) => refusal,
        other => panic!("no refusal of the file: {other:?}"),
    }
}

#[test]
fn cli_02_no_deferral_while_owner_manager_or_decision_maker_is_unknown() {
    on_both(|firm| {
        told(firm);
        usual_selection(firm);
        bring_papers(firm, day(TODAY));
        assert_eq!(refusal(contract(firm, "1", Some(14))), unknown(&Post::KEY));
        let general = decide(firm, Role::GeneralDirector, true, "a good name");
        assert_eq!(refusal(general), unknown(&Post::KEY), "not even the general director");
        say(firm, Saying::Person(Post::Owner, named("A")), 0).expect("noted");
        say(firm, Saying::Person(Post::Manager, named("B")), 0).expect("noted");
        let general = decide(firm, Role::GeneralDirector, true, "a good name");
        assert_eq!(refusal(general), unknown(&[Post::DecisionMaker]));
        // Prepayment needs nobody.
        assert_eq!(contract(firm, "2", Some(0)).expect("entered"), []);
        say(firm, Saying::Person(Post::DecisionMaker, named("C")), 0).expect("noted");
        decide(firm, Role::GeneralDirector, true, "a good name").expect("decided");
        assert_eq!(contract(firm, "3", Some(14)).expect("entered"), []);
        firm.assert_sound();
    });
}

fn unknown(posts: &[Post]) -> DossierRefusal {
    DossierRefusal::PeopleUnknown(posts.to_vec())
}

#[test]
fn cli_05_cli_07_with_anything_missing_the_general_director_decides_in_person() {
    on_both(|firm| {
        told(firm);
        usual_selection(firm);
        know_everybody(firm);
        bring_papers(firm, day("2026-02-17"));
        // DP-01: 31 days old; nobody decides in another's name, the program neither.
        assert_eq!(sheet(firm).review.package.missing, [Paper::RegisterExtract]);
        for who in [who(Role::Supervisor), who(Role::Director), Who::program()] {
            let customer = firm.customer("C-1");
            let asked =
                dossier::decide_deferral(&firm.office, firm.company, who, customer, true, "so");
            let expected = DossierRefusal::OnlyGeneralDirector { missing: 1 };
            assert_eq!(refusal(asked), expected, "{who:?}");
        }
        assert!(matches!(
            decide(firm, Role::GeneralDirector, true, " "),
            Err(Refused::ReasonMissing { .. })
        ));
        decide(firm, Role::GeneralDirector, true, "I know the owner").expect("decided");
        let decided = sheet(firm).decided.expect("recorded");
        assert_eq!((decided.what.granted, decided.what.missing), (true, vec![4]));
        assert_eq!(decided.what.role, "GENERAL_DIRECTOR");
        // DP-02: 30 days old.
        let seen = sheet(firm).papers[3].1.as_ref().expect("noted").entry;
        let kept = PaperKept { there: true, made: Some(day("2026-02-18")), ..PaperKept::default() };
        say(firm, Saying::Paper(Paper::RegisterExtract, kept), seen).expect("noted");
        assert!(sheet(firm).review.is_complete());
        decide(firm, Role::Supervisor, false, "we wait").expect("decided");
        assert_eq!(refusal(contract(firm, "1", Some(14))), DossierRefusal::Undecided);
        decide(firm, Role::Supervisor, true, "").expect("decided");
        contract(firm, "1", Some(14)).expect("entered");
    });
}

/// CLI-05: a copy counts once it is said who certified it and when; an extract and a letter need no
/// certificate.
#[test]
fn cli_05_a_copy_counts_once_it_is_said_who_certified_it_and_when() {
    on_both(|firm| {
        told(firm);
        usual_selection(firm);
        know_everybody(firm);
        bring_papers(firm, day("2026-03-10"));
        assert!(sheet(firm).review.is_complete());
        let charter = |kept: PaperKept| {
            let seen = sheet(firm).papers[4].1.as_ref().expect("noted").entry;
            say(firm, Saying::Paper(Paper::Charter, kept), seen)
        };
        let there = PaperKept { there: true, ..PaperKept::default() };
        charter(there.clone()).expect("noted");
        let found = sheet(firm);
        assert_eq!(found.review.package.missing, [Paper::Charter], "nobody certified it");
        assert_eq!(found.review.decides, Role::GeneralDirector);
        let by = "notary".to_owned();
        for half in [
            PaperKept { certified_by: by.clone(), ..there.clone() },
            PaperKept { certified_on: Some(day("2026-03-01")), ..there.clone() },
            PaperKept {
                certified_by: by.clone(),
                certified_on: Some(day("2027-01-01")),
                ..there.clone()
            },
        ] {
            let refused = charter(half);
            assert!(matches!(refused, Err(Refused::Field { .. })), "{refused:?}");
        }
        let on = Some(day("2026-03-01"));
        charter(PaperKept { certified_by: by, certified_on: on, ..there }).expect("noted");
        assert!(sheet(firm).review.is_complete());
        for paper in [Paper::RegisterExtract, Paper::LetterOfRequest, Paper::DetailsAndContacts] {
            assert!(!paper.is_certified_copy(), "{paper:?}");
        }
    });
}

/// EXE-04: a copy of the contract is kept with it, is a file of this customer, and its lack is warned
/// of; the work of the demand takes it along.
#[test]
fn exe_04_the_demand_takes_a_copy_of_the_contract_along() {
    on_both(|firm| {
        told(firm);
        let customer = firm.customer("C-1");
        let (office, company) = (&firm.office, firm.company);
        let rep = who(Role::Supervisor);
        let asked = |copy| ContractAsked {
            number: "7/26".to_owned(),
            signed: day("2026-03-01"),
            terms_days: Some(0),
            payment_clauses: "4.1".to_owned(),
            penalty_clauses: String::new(),
            late_fee: true,
            pretrial: true,
            copy,
        };
        let warned = dossier::add_contract(office, company, rep, customer, &asked(None));
        assert_eq!(warned.expect("entered"), [Warning::NoCopy]);
        let foreign = dossier::add_contract(office, company, rep, customer, &asked(Some(99)));
        assert_eq!(refusal(foreign), DossierRefusal::UnknownAttachment);
        let copy = dossier::attach(
            office,
            company,
            rep,
            customer,
            &dossier::Attaching::other("7-26.pdf", b"%PDF-1.7"),
        );
        let copy = copy.expect("attached");
        let warned = dossier::add_contract(office, company, rep, customer, &asked(Some(copy)));
        assert_eq!(warned.expect("entered again"), []);
        let contracts = sheet(firm).contracts;
        assert_eq!((contracts.len(), contracts[0].contract.copy), (1, Some(copy)));
        for work in ["prepare-demand-package", "deliver-demand"] {
            assert!(papers::package(work, false).contains(&Enclosure::ContractCopy), "{work}");
        }
    });
}

/// GEN-12: how old an extract may be, and from how many days of payments a limit is proposed, is
/// said by the policy of the day; what was decided before stays decided.
#[test]
fn gen_12_cli_04_cli_05_other_days_from_a_day_on_leave_earlier_decisions_alone() {
    on_both(|firm| {
        let text = crate::backtest::text_of("regulation");
        firm.follow(&text);
        let later = text
            .replace("version = 1", "version = 2")
            .replace("effective_from = \"2026-03-01\"", "effective_from = \"2026-03-21\"")
            .replace("extract_days = 30", "extract_days = 20")
            .replace("window_days = 90", "window_days = 30");
        firm.follow(&later);
        told(firm);
        firm.invoices(&["P-1 2025-12-01 2025-12-15 900.00"]);
        firm.payments(&["2026-01-10 600.00 P-1", "2026-03-10 300.00 P-1"]);
        usual_selection(firm);
        know_everybody(firm);
        // 28 days old on the last day of the first version, 29 on the first of the second.
        bring_papers(firm, day("2026-02-20"));
        for fact in OutletFact::ALL {
            say(firm, Saying::Outlet(*fact, "seen".to_owned()), 0).expect("noted");
        }
        assert!(sheet(firm).review.is_complete());
        decide(firm, Role::Supervisor, true, "").expect("by the representatives");
        contract(firm, "1", Some(14)).expect("entered");
        let window = |firm: &Firm| {
            let found = sheet(firm).proposal.expect("proposed");
            (found.window_days, found.received, found.daily)
        };
        assert_eq!(window(firm), (90, eur(90_000), eur(1_000)));
        firm.on("2026-03-21");
        assert_eq!(sheet(firm).review.package.missing, [Paper::RegisterExtract]);
        let decided = sheet(firm).decided.expect("still there").what;
        assert_eq!((decided.granted, decided.missing), (true, vec![]), "as it was decided");
        let again = decide(firm, Role::Supervisor, true, "");
        assert_eq!(refusal(again), DossierRefusal::OnlyGeneralDirector { missing: 1 });
        assert_eq!(window(firm), (30, eur(30_000), eur(1_000)));
        let question = CreditQuestion { customer: "C-1".to_owned(), amount: eur(100) };
        let checked = credit::check(&firm.office, firm.company, Who::program(), &question);
        let safe = checked.expect("answered").components.safe_limit;
        assert_eq!(safe.average_daily_payment, eur(1_000), "thirty days");
        firm.assert_sound();
    });
}

#[test]
fn cli_06_a_missing_number_makes_the_eighth_paper_incomplete() {
    let firm = Firm::new();
    told(&firm);
    know_everybody(&firm);
    bring_papers(&firm, day(TODAY));
    assert_eq!(sheet(&firm).review.package.missing, []);
    let seen = sheet(&firm).people[5].1.as_ref().expect("noted").entry;
    let homeless = Official { home: String::new(), ..named("merchandiser") };
    say(&firm, Saying::Person(Post::Merchandiser, homeless), seen).expect("noted");
    assert_eq!(sheet(&firm).review.package.missing, [Paper::DetailsAndContacts]);
    assert_eq!(sheet(&firm).unreachable.len(), 1);
}

/// GEN-09: without a clause on late fees the warning says in every language what is left: interest by
/// law.
#[test]
fn gen_09_the_warning_says_that_statutory_interest_is_left() {
    use saldo_letters::{Language, Texts};
    let rows = [
        (Language::En, "statutory interest only"),
        (Language::Ru, "закон"),
        (Language::Et, "seadus"),
    ];
    for (language, words) in rows {
        let text = Texts::of(language).coded("contract-warning", Warning::NoLateFee.code());
        assert!(text.contains(words), "{text}");
    }
}

#[test]
fn gen_09_rem_02_a_contract_warns_of_what_it_lacks_and_of_too_little_time() {
    let firm = Firm::new();
    told(&firm);
    let bare = contract(&firm, "bare", Some(0)).expect("entered");
    assert_eq!(bare, [Warning::NoLateFee, Warning::NoPretrial, Warning::NoCopy]);
    know_everybody(&firm);
    decide(&firm, Role::GeneralDirector, true, "a good name").expect("decided");
    assert_eq!(contract(&firm, "1", Some(14)).expect("entered"), []);
    assert_eq!(contract(&firm, "2", None).expect("entered"), [Warning::NoPaymentDate]);
    // The book shows that this customer pays after twenty days.
    for (number, paid) in [("B-1", "02-21"), ("B-2", "02-21"), ("B-3", "02-21")] {
        firm.invoices(&[&format!("{number} 2026-02-01 2026-03-02 10.00")]);
        firm.payments(&[&format!("2026-{paid} 10.00 {number}")]);
    }
    assert_eq!(sheet(&firm).usual_days, Some(20));
    assert_eq!(contract(&firm, "3", Some(14)).expect("entered"), [Warning::ShorterThanUsual]);
    assert_eq!(contract(&firm, "4", Some(20)).expect("entered"), []);
    // A person knows better.
    say(&firm, Saying::Habit(Some(10)), 0).expect("noted");
    assert_eq!(contract(&firm, "3", Some(14)).expect("entered"), []);
    let number = "3";
    let customer = firm.customer("C-1");
    let ended =
        dossier::end_contract(&firm.office, firm.company, who(Role::Supervisor), customer, number);
    ended.expect("ended");
    assert!(sheet(&firm).contracts.iter().all(|one| one.contract.number != number));
}

#[test]
fn cli_03_cli_04_tac_01_tc_04_a_limit_is_proposed_from_payments_and_confirmed() {
    on_both(|firm| {
        // 540 000.00 received within 90 days, another payment just before; 60 000.00 owed.
        firm.on(TODAY).invoices(&[
            "A-1 2025-12-01 2025-12-15 100000.00",
            "A-2 2025-12-01 2025-12-15 540000.00",
            "A-3 2026-03-10 2026-03-24 60000.00",
        ]);
        firm.on(TODAY).payments(&["2025-12-20 100000.00 A-1", "2025-12-21 540000.00 A-2"]);
        let customer = firm.customer("C-1");
        usual_selection(firm);
        know_everybody(firm);
        decide(firm, Role::GeneralDirector, true, "a good name").expect("decided");
        for fact in &OutletFact::ALL[..5] {
            say(firm, Saying::Outlet(*fact, "seen".to_owned()), 0).expect("noted");
        }
        let missing = DossierRefusal::FactsMissing(vec![OutletFact::Stock]);
        assert_eq!(sheet(firm).proposal, Err(missing.clone()), "five of six facts");
        let confirm = |amount: i64, reason: &str, role: Role| {
            let (office, company) = (&firm.office, firm.company);
            dossier::confirm_limit(office, company, who(role), customer, eur(amount), reason)
        };
        assert_eq!(refusal(confirm(8_400_000, "", Role::Supervisor)), missing);
        say(firm, Saying::Outlet(OutletFact::Stock, "two pallets".to_owned()), 0).expect("noted");
        assert_eq!(sheet(firm).proposal, Err(DossierRefusal::NoDeferral));
        contract(firm, "1", Some(14)).expect("entered");
        let found = sheet(firm).proposal.expect("proposed");
        assert_eq!((found.received, found.daily), (eur(54_000_000), eur(600_000)));
        assert_eq!((found.limit, found.available), (eur(8_400_000), eur(2_400_000)));
        assert_eq!(sheet(firm).limit, None, "nothing holds before a person has confirmed it");
        let rep = confirm(8_400_000, "", Role::Accountant);
        assert!(matches!(rep, Err(Refused::NotPermitted { .. })));
        let other = confirm(9_000_000, " ", Role::Supervisor);
        assert!(matches!(other, Err(Refused::ReasonMissing { .. })));
        confirm(8_400_000, "", Role::Supervisor).expect("confirmed");
        confirm(9_000_000, "a season", Role::HeadOfSales).expect("confirmed");
        let kept = sheet(firm).limit.expect("confirmed").what;
        assert_eq!((kept.amount, kept.proposed), (eur(9_000_000), eur(8_400_000)));
        // It binds the shipment limit: 60 000.00 owed of 90 000.00 leave 30 000.00.
        let ask = |minor| {
            let question = CreditQuestion { customer: "C-1".to_owned(), amount: eur(minor) };
            let (office, company) = (&firm.office, firm.company);
            credit::check(office, company, who(Role::Accountant), &question).expect("answered")
        };
        let (within, beyond) = (ask(3_000_000), ask(3_000_001));
        assert_eq!((within.allowed, within.available), (true, Some(eur(3_000_000))));
        let hindered: Vec<_> =
            beyond.hindrances.iter().map(|one| (one.code.as_str(), one.clause.as_str())).collect();
        assert_eq!(hindered, [("OVER_SAFE_LIMIT", "5.3")]);
        let told = beyond.components.confirmed_limit.expect("a component");
        assert_eq!((told.amount, told.binds), (eur(9_000_000), true));
        assert_eq!((told.clause.as_str(), told.reason.as_str()), ("5.3", "a season"));
        firm.assert_sound();
    });
}

fn figures(day: Day, income: i64) -> Saying {
    Saying::Figures(FiguresKept {
        day,
        source: "questionnaire".to_owned(),
        income: eur(income),
        expenses: eur(0),
        debts: eur(60_000_000),
        own_funds: eur(30_000_000),
        credit: "an overdraft".to_owned(),
    })
}

#[test]
fn cli_08_cli_09_cli_10_cli_11_solvency_is_told_line_by_line() {
    let firm = Firm::new();
    firm.on("2026-01-02");
    for number in 1..=20 {
        firm.invoices(&[&format!("N-{number} 2026-01-01 2026-01-31 100.00")]);
        let paid = if number <= 15 { "2026-01-31" } else { "2026-02-01" };
        firm.on(TODAY).payments(&[&format!("{paid} 100.00 N-{number}")]);
    }
    let found = sheet(&firm);
    assert_eq!((found.history.obligations, found.history.on_time_count), (20, 15));
    assert_eq!(found.rating.total, None, "no figures yet");
    let nowhere = FiguresKept {
        source: " ".to_owned(),
        ..match figures(day(TODAY), 1) {
            Saying::Figures(kept) => kept,
            _ => unreachable!("figures"),
        }
    };
    let refused = say(&firm, Saying::Figures(nowhere), 0);
    assert!(matches!(refused, Err(Refused::Field { field: "source", .. })), "{refused:?}");
    let ahead = say(&firm, figures(day("2026-03-21"), 1), 0);
    assert!(matches!(ahead, Err(Refused::Field { field: "day-ahead", .. })), "{ahead:?}");
    say(&firm, figures(day("2026-01-31"), 100), 0).expect("noted");
    let asker = firm.person("asker", Role::Supervisor);
    let latest = [(figures(day("2026-02-28"), 200_000_000), 0)];
    let customer = firm.customer("C-1");
    dossier::say(&firm.office, firm.company, asker, customer, &latest).expect("noted");
    let found = sheet(&firm);
    let shown: Vec<String> = found.indicators.iter().flatten().map(ToString::to_string).collect();
    assert_eq!(shown, ["0.30", "0.50"], "of the latest figures");
    assert_eq!(found.figures.len(), 2);
    let kept = &found.figures[0];
    assert_eq!((kept.what.source.as_str(), kept.what.day), ("questionnaire", day("2026-02-28")));
    assert_eq!(kept.day, day(TODAY), "the day on which it was told");
    let author = kept.person.as_ref().map(|one| one.login.as_str());
    assert_eq!(author, Some("asker"), "and who asked");
    let told: Vec<String> = found
        .rating
        .lines
        .iter()
        .flat_map(|line| line.contribution)
        .map(|c| c.to_string())
        .collect();
    assert_eq!(told, ["37.50", "17.50", "12.50"]);
    assert_eq!(found.rating.total.map(|total| total.to_string()), Some("67.50".to_owned()));
}

/// CLI-05, CLI-07: a decision on a complete package is none on one that has aged since.
#[test]
fn cli_05_papers_that_aged_since_the_decision_are_decided_on_anew() {
    on_both(|firm| {
        told(firm);
        usual_selection(firm);
        know_everybody(firm);
        bring_papers(firm, day("2026-03-01"));
        decide(firm, Role::Supervisor, true, "").expect("complete");
        assert_eq!(contract(firm, "1", Some(14)).expect("entered"), []);
        // The extract of 1 March is good for thirty days.
        firm.on("2026-03-31");
        assert_eq!(contract(firm, "2", Some(14)).expect("entered"), []);
        firm.on("2026-04-01");
        let aged = DossierRefusal::OnlyGeneralDirector { missing: 1 };
        assert_eq!(refusal(contract(firm, "3", Some(14))), aged);
        decide(firm, Role::GeneralDirector, true, "a good name").expect("decided anew");
        assert_eq!(contract(firm, "3", Some(14)).expect("entered"), []);
        firm.assert_sound();
    });
}

#[test]
fn cli_12_an_audit_ends_when_every_stage_is_written_and_begins_anew() {
    on_both(|firm| {
        let customer = told(firm);
        let close = |expert| {
            let closed = AuditClosed { critical: true, conclusion: "sue".to_owned(), expert };
            let (office, company) = (&firm.office, firm.company);
            dossier::close_audit(office, company, who(Role::Legal), customer, &closed)
        };
        assert_eq!(refusal(close(None)), DossierRefusal::StagesEmpty(Stage::ALL.to_vec()));
        let bare = StageKept { text: "found".to_owned(), ..StageKept::default() };
        for stage in [Stage::Causes, Stage::Recovery] {
            say(firm, Saying::Stage(stage, bare.clone()), 0).expect("noted");
        }
        assert_eq!(
            refusal(close(None)),
            DossierRefusal::StagesEmpty(Stage::ALL.to_vec()),
            "without the class of the causes and the chance of the money"
        );
        for stage in &Stage::ALL[..3] {
            let kept = StageKept {
                text: "found".to_owned(),
                class: "economic".to_owned(),
                chance: Some(40),
            };
            let found = sheet(firm);
            let mut stages = found.stages.iter().filter(|(one, _)| one == stage);
            let said = stages.next().and_then(|(_, said)| said.as_ref());
            let seen = said.map_or(0, |said| said.entry);
            say(firm, Saying::Stage(*stage, kept), seen).expect("noted");
        }
        assert_eq!(refusal(close(None)), DossierRefusal::StagesEmpty(vec![Stage::Strategy]));
        let kept = StageKept { text: "in parts".to_owned(), ..StageKept::default() };
        say(firm, Saying::Stage(Stage::Strategy, kept), 0).expect("noted");
        assert_eq!(refusal(close(Some(77))), DossierRefusal::UnknownAttachment);
        let opinion = dossier::attach(
            &firm.office,
            firm.company,
            who(Role::Legal),
            customer,
            &dossier::Attaching::other("opinion.pdf", b"%PDF-1.7 opinion"),
        );
        close(Some(opinion.expect("attached"))).expect("ended");
        let found = sheet(firm);
        assert!(found.audit.expect("ended").what.critical);
        assert!(
            found
                .stages
                .iter()
                .all(|(_, said)| said.as_ref().is_some_and(|s| s.what.text.is_empty()))
        );
        assert_eq!(refusal(close(None)), DossierRefusal::StagesEmpty(Stage::ALL.to_vec()));
    });
}

#[test]
fn cli_13_a_growing_share_of_overdue_debt_raises_what_is_asked_for() {
    let firm = Firm::new();
    told(&firm);
    // All that is owed is overdue: far beyond the planned six per cent.
    know_everybody(&firm);
    bring_papers(&firm, day(TODAY));
    let found = sheet(&firm);
    assert!(found.closer);
    assert_eq!(found.review.unchecked, [Check::Questionnaire, Check::Rating]);
    let asked = decide(&firm, Role::Supervisor, true, "");
    assert_eq!(refusal(asked), DossierRefusal::OnlyGeneralDirector { missing: 2 });
    let rep = dossier::save_settings(
        &firm.office,
        firm.company,
        who(Role::SalesRep),
        &FieldSettings::default(),
    );
    assert!(matches!(rep, Err(Refused::NotPermitted { .. })));
    let high = FieldSettings { plan_pct: "100".to_owned(), ..FieldSettings::default() };
    let director = who(Role::Director);
    dossier::save_settings(&firm.office, firm.company, director, &high).expect("set");
    assert!(!sheet(&firm).closer, "exactly the plan is within it");
    decide(&firm, Role::Supervisor, true, "").expect("decided");
    // Overdue debt outgrew the plan after the decision and before the contract: what nobody looked at
    // is decided on anew.
    let plan = FieldSettings::default();
    dossier::save_settings(&firm.office, firm.company, director, &plan).expect("set");
    let outgrown = contract(&firm, "7", Some(14)).map(drop);
    assert_eq!(refusal(outgrown), DossierRefusal::OnlyGeneralDirector { missing: 2 });
    decide(&firm, Role::GeneralDirector, true, "known for years").expect("decided");
    contract(&firm, "7", Some(14)).expect("concluded");
    let wrong = FieldSettings { plan_pct: "101".to_owned(), ..FieldSettings::default() };
    let refused = dossier::save_settings(&firm.office, firm.company, director, &wrong);
    assert!(matches!(refused, Err(Refused::Field { field: "plan_pct", .. })));
}

#[test]
fn two_people_cannot_overwrite_each_other_and_the_past_stays() {
    on_both(|firm| {
        told(firm);
        let owner = |name: &str| Saying::Person(Post::Owner, named(name));
        assert_eq!(say(firm, owner("A"), 0).expect("noted"), 1);
        let state = firm.state();
        let stale = say(firm, owner("B"), 0);
        assert!(matches!(stale, Err(Refused::Stale { .. })), "{stale:?}");
        assert_eq!(firm.state(), state, "nothing was written");
        assert_eq!(say(firm, owner("A"), 0).expect("the same again"), 0);
        let seen = sheet(firm).people[0].1.as_ref().expect("noted").entry;
        say(firm, owner("B"), seen).expect("noted");
        let found = sheet(firm);
        assert_eq!(found.people[0].1.as_ref().expect("noted").what.name, "B");
        assert_eq!(found.past.len(), 2, "what was said before is not lost");
        for sql in ["UPDATE file_entry SET content = '{}'", "DELETE FROM file_entry"] {
            assert!(firm.office.store.meddle(sql).is_err(), "{sql}");
        }
        assert_eq!(sheet(firm).people[0].1.as_ref().expect("noted").what.name, "B");
    });
}

#[test]
fn a_foreign_file_does_not_exist_for_a_representative() {
    let firm = Firm::new();
    let customer = told(&firm);
    let (office, company) = (&firm.office, firm.company);
    let id = dossier::attach(
        office,
        company,
        Who::program(),
        customer,
        &dossier::Attaching::other("a.pdf", b"%PDF-1.7"),
    );
    let id = id.expect("attached");
    let missing = [
        dossier::sheet(office, company, stranger(), "C-1").map(drop),
        dossier::attachment(office, company, stranger(), customer, id).map(drop),
        dossier::attach(
            office,
            company,
            stranger(),
            customer,
            &dossier::Attaching::other("b.pdf", b"%PDF-1.7"),
        )
        .map(drop),
        dossier::say(office, company, stranger(), customer, &[(Saying::Habit(None), 0)]).map(drop),
        dossier::decide_deferral(office, company, stranger(), customer, false, "no"),
    ];
    for refused in missing {
        let refused = refused.expect_err("a foreign customer");
        assert_eq!(refused.kind(), RefusedKind::Missing, "{refused}");
    }
    // A file of one customer is none of another.
    firm.invoices(&["C-2:B-1 2026-02-01 2026-03-02 10.00"]);
    let other = firm.customer("C-2");
    let found = dossier::attachment(office, company, Who::program(), other, id);
    assert_eq!(refusal(found.map(drop)), DossierRefusal::UnknownAttachment);
    let kept = PaperKept { there: true, attachment: Some(id), ..PaperKept::default() };
    let named = [(Saying::Paper(Paper::Charter, kept), 0)];
    let asked = dossier::say(office, company, Who::program(), other, &named);
    assert_eq!(refusal(asked), DossierRefusal::UnknownAttachment);
    let large = vec![b'%'; LARGEST_ATTACHMENT + 1];
    let asked = dossier::attach(
        office,
        company,
        Who::program(),
        customer,
        &dossier::Attaching::other("c.pdf", &large),
    );
    assert!(matches!(refusal(asked), DossierRefusal::TooLarge { .. }));
}

#[test]
fn cli_06_cli_09_people_and_figures_come_from_files_and_twice_adds_nothing() {
    on_both(|firm| {
        told(firm);
        let people = "Customer;Post;Full name;Work phone;Home phone;Mobile\n\
                      C-1;Директор;Direktor 1;600 1;600 2;600 3\n\
                      C-1;owner;Omanik 2;;;\n\
                      C-1;boss;X;;;\n\
                      C-9;owner;Nobody;;;\n";
        let first = firm.import(Kind::Contacts, people);
        assert_eq!((first.read, first.new, first.refused_total), (4, 2, 2));
        let codes: Vec<&str> = first.refused.iter().map(|one| one.code.as_str()).collect();
        assert_eq!(codes, ["unknown_word", "unknown_customer"]);
        let again = firm.import(Kind::Contacts, people);
        assert_eq!((again.new, again.changed, again.unchanged), (0, 0, 2));
        // What a row does not say stays.
        let renamed = firm.import(Kind::Auto, "Customer,Post,Full name\nC-1,director,Direktor 7\n");
        assert_eq!((renamed.kind, renamed.changed), (Kind::Contacts, 1));
        let found = sheet(firm);
        let director = &found.people[3].1.as_ref().expect("known").what;
        assert_eq!((director.name.as_str(), director.home.as_str()), ("Direktor 7", "600 2"));

        let figures = "Customer,As of,Income,Debts,Own funds,Source\n\
                       C-1,2026-02-28,2000000.00,600000.00,300000.00,balance\n\
                       C-1,2026-03-21,1.00,1.00,1.00,ahead\n\
                       C-1,2026-01-31,-5.00,1.00,1.00,below\n";
        let told = firm.import(Kind::Financials, figures);
        assert_eq!((told.new, told.refused_total), (1, 2));
        let shown: Vec<String> =
            sheet(firm).indicators.iter().flatten().map(ToString::to_string).collect();
        assert_eq!(shown, ["0.30", "0.50"]);
        assert_eq!(firm.import(Kind::Financials, figures).unchanged, 1);
        let state = firm.state();
        let dry = saldo_work::imports::ImportRequest {
            dry_run: true,
            ..firm.request(Kind::Contacts, "Customer,Post,Full name\nC-1,manager,M\n")
        };
        assert_eq!(firm.try_import(&dry).expect("rehearsed").new, 1);
        assert_eq!(firm.state(), state, "a dry run keeps nothing");
        firm.assert_sound();
    });
}

/// GEN-09: contracts come from a table as customers do. A row changes what it says, the same file twice
/// adds nothing, what the page refuses is refused with its reason, and only who concludes contracts
/// brings any.
#[test]
fn gen_09_contracts_are_brought_from_a_table() {
    on_both(|firm| {
        firm.import(Kind::Customers, "code;name\nC-1;Kett\nC-2;Muu\n");
        let customer = firm.customer("C-1");
        let (office, company) = (&firm.office, firm.company);
        let pdf = dossier::Attaching::other("12-25.pdf", b"%PDF-1.7");
        let copy = dossier::attach(office, company, Who::program(), customer, &pdf);
        let copy = copy.expect("attached");
        let table = "Customer,Contract number,Signed on,Days to pay,Penalty clause,Pre-trial clause,\
                     Payment clauses,Copy\n\
                     C-1,12/25,2025-02-03,0,yes,no,\"4.1, 4.3\",12-25.pdf\n\
                     C-2,7,2025-03-01,0,no,no,,\n\
                     C-2,8,2025-03-01,,no,no,,\n\
                     C-2,9,2036-03-01,0,no,no,,\n\
                     C-2,10,2025-03-01,0,no,no,,none.pdf\n\
                     NONE,11,2025-03-01,0,no,no,,\n";
        let told = firm.import(Kind::Auto, table);
        assert_eq!((told.new, told.refused_total), (2, 4), "{told:?}");
        let contracts =
            |code: &str| dossier::contracts(office, company, Who::program(), code).expect("told");
        let [one] = contracts("C-1").try_into().expect("one");
        assert_eq!((one.number.as_str(), one.signed), ("12/25", day("2025-02-03")));
        assert_eq!((one.terms_days, one.late_fee, one.pretrial), (Some(0), true, false));
        assert_eq!((one.payment_clauses.as_str(), one.copy), ("4.1, 4.3", Some(copy)));
        let [other] = contracts("C-2").try_into().expect("one");
        assert_eq!((other.number.as_str(), other.terms_days), ("7", Some(0)));
        // Where goods go out before they are paid, people are known and somebody has decided.
        let undecided = told.refused.iter().find(|one| one.value == "8").expect("refused");
        assert!(undecided.reason.contains("decision maker"), "{undecided:?}");
        assert_eq!(firm.import(Kind::Contracts, table).unchanged, 2);
        // What a row does not say stays.
        let changed = "Customer,Contract number,Signed on,Penalty clauses\n\
                       C-1,12/25,2025-02-03,7.2\n";
        let told = firm.import(Kind::Contracts, changed);
        assert_eq!((told.new, told.changed), (0, 1), "{told:?}");
        let [one] = contracts("C-1").try_into().expect("one");
        assert_eq!(one.payment_clauses, "4.1, 4.3");
        assert_eq!((one.penalty_clauses.as_str(), one.copy), ("7.2", Some(copy)));
        // An accountant imports invoices and concludes no contracts.
        let accountant = firm.person("books", Role::Accountant);
        let request = firm.request(Kind::Contracts, changed);
        let refused =
            saldo_work::imports::import(office, company, accountant, &request, &saldo_work::Silent);
        assert!(matches!(refused, Err(Refused::NotPermitted { .. })), "{refused:?}");
        firm.assert_sound();
    });
}
