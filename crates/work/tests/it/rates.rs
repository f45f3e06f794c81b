//! Rates and calendar years that a company adds: what follows from them, and what is refused.

use crate::firm::{Firm, day, on_both};
use saldo_domain::book::Moment;
use saldo_domain::policy::Counter;
use saldo_domain::{Role, UserId};
use saldo_work::charges::{self, Charge};
use saldo_work::control::RunNote;
use saldo_work::rates::{self, Asked, FeesAsked, MoratoriumAsked, Outcome, YearAsked};
use saldo_work::reports::charges::{ChargesRequest, charges as report};
use saldo_work::{Clock, Refused, Silent, Who};

const TABLE: &str = "ee-default-interest";

/// `day rate checked-to`, with a reason or without.
fn asked(text: &str, reason: &str) -> Asked {
    let words: Vec<&str> = text.split(' ').collect();
    Asked {
        table: TABLE.into(),
        from: words[0].into(),
        rate: words[1].into(),
        checked_to: words.get(2).copied().unwrap_or_default().into(),
        source: "Official gazette".into(),
        reason: reason.into(),
    }
}

fn add(firm: &Firm, text: &str, reason: &str) -> Result<Outcome, Refused> {
    rates::add(&firm.office, firm.company, Who::program(), &asked(text, reason), false)
}

/// What was changed, in words.
fn changes(outcome: &Outcome) -> Vec<&'static str> {
    outcome.changes.iter().map(|told| told.change).collect()
}

fn charge_on(firm: &Firm, on: &str) -> Charge {
    let (customer, who) = (firm.customer("C-1"), Who::program());
    let all = charges::of_customer(&firm.office, firm.company, who, customer, Some(day(on)));
    all.expect("computed").into_iter().find(|charge| charge.number == "A-1").expect("A-1 bears")
}

/// What had accrued on a day as it was known at a moment, in cents.
fn accrued_as_known(firm: &Firm, on: &str, known: Moment) -> i64 {
    let request = ChargesRequest { as_of: day(on), known_on: Some(known), customer: None };
    let all = report(&firm.office, firm.company, Who::program(), &request, &Silent);
    all.expect("a report").currencies[0].total.accrued.minor()
}

/// P14: what was claimed by a wrong rate is put right, and both figures can be explained.
#[test]
fn a_rate_corrected_afterwards_recomputes_the_charge_and_says_why() {
    on_both(|firm| {
        firm.on("2026-02-01").invoices(&["A-1 2026-02-01 2026-03-02 1000.00"]);
        firm.on("2026-03-12");
        // 10 days at 10.15 % are 2.78, and EUR 40.
        assert_eq!(charge_on(firm, "2026-03-12").state.accrued.hundredths(), 4_278);
        let (customer, item) = (firm.customer("C-1"), firm.item("A-1"));
        let fix = || charges::fix(&firm.office, firm.company, Who::program(), customer, item);
        fix().expect("claimed").expect("a claim");
        let before = firm.clock.now();

        firm.on("2026-03-13");
        let refused = add(firm, "2026-01-01 5.00", "");
        assert!(matches!(refused, Err(Refused::ReasonMissing { .. })), "{refused:?}");
        let outcome = add(firm, "2026-01-01 5.00", "misread the gazette").expect("corrected");
        assert_eq!(changes(&outcome), ["corrected"]);

        let corrected = charge_on(firm, "2026-03-12");
        assert_eq!(corrected.state.accrued.hundredths(), 4_137, "10 days at 5 % are 1.37");
        assert_eq!(corrected.accrued.parts[0].rows[0].rate.to_string(), "5.00");
        assert_eq!(accrued_as_known(firm, "2026-03-12", before), 4_278);
        assert_eq!(accrued_as_known(firm, "2026-03-12", firm.clock.now()), 4_137);
        // 11 days at 5 % are 1.51; 1.27 was claimed too much.
        assert_eq!(fix().expect("corrected"), None);
        assert_eq!(firm.open("A-1/1"), 4_151);

        let overview = rates::overview(&firm.office, firm.company, Who::program(), None);
        let overview = overview.expect("an overview");
        let table = overview.tables.iter().find(|table| table.code == TABLE).expect("it is kept");
        let row = table.rows.iter().find(|row| row.from == day("2026-01-01")).expect("the row");
        let own = row.own.as_ref().expect("an own entry");
        assert_eq!(own.reason, "misread the gazette");
        firm.assert_sound();
    });
}

#[test]
fn the_same_decision_twice_changes_nothing() {
    on_both(|firm| {
        let rows =
            [("2026-12-31 10.90 2026-12-31", "added"), ("2026-12-31 10.90 2027-02-01", "extended")];
        for (text, change) in rows {
            let outcome = add(firm, text, "").expect(text);
            assert_eq!(changes(&outcome), [change], "{text}");
            assert!(add(firm, text, "").expect(text).changes.is_empty(), "{text}");
        }
        firm.assert_sound();
    });
}

#[test]
fn what_a_table_cannot_take_is_refused_by_name() {
    let firm = Firm::new();
    let rows = [
        ("2026-02-31 10", "day “2026-02-31” is no existing day"),
        ("1989-01-01 10", "lies outside 1990-01-01"),
        ("2026-07-01 ten", "rate “ten” is no percentage"),
        ("2026-07-01 1001", "0 to 1000 percent"),
        ("2012-07-01 10", "before the table begins"),
        ("2026-07-01 10 2026-06-30", "checked-to “2026-06-30” is before the day of effect"),
        ("2028-07-01 10", "more than a year ahead"),
    ];
    for (text, part) in rows {
        let refused = add(&firm, text, "why").expect_err(text).to_string();
        assert!(refused.contains(part), "{text}: {refused}");
    }
    let nowhere = Asked { table: "libor".into(), ..asked("2026-07-01 10", "") };
    let refused = rates::add(&firm.office, firm.company, Who::program(), &nowhere, false);
    assert!(refused.expect_err("unknown").to_string().contains("ru-key-rate"));
    let sourceless = Asked { source: " ".into(), ..asked("2026-07-01 10", "") };
    let refused = rates::add(&firm.office, firm.company, Who::program(), &sourceless, false);
    assert!(refused.expect_err("no source").to_string().contains("source"));
}

#[test]
fn only_those_who_look_after_rates_see_and_change_them() {
    let firm = Firm::new();
    let keepers = [
        Role::HeadOfFinancialControl,
        Role::FinancialControlOfficer,
        Role::Director,
        Role::GeneralDirector,
        Role::Accountant,
        Role::Administrator,
    ];
    for role in Role::ALL {
        let who = Who::new(UserId::new(7), role);
        let seen = rates::overview(&firm.office, firm.company, who, None);
        let text = asked("2026-12-31 10.90", "");
        let done = rates::add(&firm.office, firm.company, who, &text, true);
        assert_eq!(seen.is_ok(), keepers.contains(&role), "{role:?}");
        assert_eq!(done.is_ok(), keepers.contains(&role), "{role:?}");
    }
}

#[test]
fn an_added_year_of_a_calendar_moves_days_and_is_corrected_with_a_reason() {
    on_both(|firm| {
        let year = |days_off: &str, reason: &str| YearAsked {
            calendar: "RU".into(),
            year: "2027".into(),
            days_off: days_off.into(),
            worked: String::new(),
            source: "decree".into(),
            reason: reason.into(),
        };
        let add = |asked: &YearAsked| {
            rates::add_year(&firm.office, firm.company, Who::program(), asked, false)
        };
        let outcome = add(&year("04.01.2027, 2027-01-01", "")).expect("added");
        assert_eq!(outcome.added, [2027]);
        let again = add(&year("2027-01-01 2027-01-04", "")).expect("the same");
        assert!(again.added.is_empty() && again.corrected.is_empty());
        assert!(matches!(add(&year("2027-01-01", "")), Err(Refused::ReasonMissing { .. })));
        assert_eq!(add(&year("2027-01-01", "decree 2")).expect("corrected").corrected, [2027]);
        let weekend = add(&year("2027-01-02", "x")).expect_err("a Saturday").to_string();
        assert!(weekend.contains("days-off “2027-01-02” is a Saturday or Sunday"), "{weekend}");

        let read =
            |known| firm.office.store.read(|reader| rates::tables(reader, firm.company, known));
        let working = |known| {
            let tables = read(known).expect("tables");
            let russia = tables.calendars.iter().find(|one| one.code() == "RU").expect("RU");
            russia.working_exact(day("2027-01-04")).ok()
        };
        assert_eq!(working(Moment::NOW_AND_EVER), Some(true));
        assert_eq!(working(Moment(0)), None, "not known yet");
        firm.assert_sound();
    });
}

#[test]
fn a_table_that_ends_before_today_warns_those_whose_law_uses_it() {
    let warned = |country: &str, on: &str| {
        let firm = Firm::of_country(country);
        firm.on(on);
        let found = rates::warnings(&firm.office, firm.company, Who::program()).expect("warnings");
        let told = found.into_iter().map(|one| format!("{} {}", one.code, one.ends));
        told.collect::<Vec<_>>()
    };
    assert_eq!(warned("RU", "2026-09-14"), Vec::<String>::new());
    assert_eq!(warned("RU", "2026-09-15"), ["ru-key-rate 2026-09-14"]);
    assert_eq!(warned("RU", "2027-01-01"), ["ru-key-rate 2026-09-14", "RU 2026-12-31"]);
    assert_eq!(warned("EE", "2026-09-15"), Vec::<String>::new());
    assert_eq!(warned("LV", "2027-06-01"), Vec::<String>::new());
}

fn moratorium(name: &str, days: &str, reason: &str) -> MoratoriumAsked {
    let mut days = days.split(' ').map(str::to_owned);
    MoratoriumAsked {
        name: name.into(),
        from: days.next().unwrap_or_default(),
        to: days.next().unwrap_or_default(),
        due_before: days.next().unwrap_or_default(),
        source: "Government decree".into(),
        reason: reason.into(),
        strike_out: false,
    }
}

/// P12: a moratorium that comes is one more row, and no charge accrues in it.
#[test]
fn a_moratorium_added_spares_older_debts_and_may_be_corrected_and_struck_out() {
    let firm = Firm::of_country("RU");
    firm.on("2026-02-01").invoices(&["A-1 2026-02-01 2026-03-02 100000.00"]);
    firm.on("2026-03-22");
    let before = firm.clock.now();
    let days = |on: &str| {
        let charge = charge_on(&firm, on);
        charge.accrued.parts[0].rows.iter().map(|row| row.days).sum::<u32>()
    };
    assert_eq!(days("2026-03-22"), 20);
    let add = |asked: &MoratoriumAsked| {
        rates::add_moratorium(&firm.office, firm.company, Who::program(), asked, false)
    };
    let changed = |asked: &MoratoriumAsked| add(asked).expect("taken").change;
    assert_eq!(changed(&moratorium("M-1", "2026-03-10 2026-03-12", "")), "added");
    assert_eq!(changed(&moratorium("M-1", "2026-03-10 2026-03-12", "")), "unchanged");
    assert_eq!(days("2026-03-22"), 17);
    firm.on("2026-03-23");
    let longer = |reason| moratorium("M-1", "2026-03-10 2026-03-14", reason);
    assert!(matches!(add(&longer("")), Err(Refused::ReasonMissing { .. })));
    assert_eq!(changed(&longer("prolonged")), "corrected");
    assert_eq!(days("2026-03-22"), 15);
    let younger = moratorium("M-2", "2026-03-16 2026-03-20 2026-03-02", "");
    assert_eq!(changed(&younger), "added");
    assert_eq!(days("2026-03-22"), 15, "only debts due before 2 March");
    let out = MoratoriumAsked { strike_out: true, ..moratorium("M-1", "", "no such decree") };
    assert_eq!(changed(&out), "struck-out");
    assert_eq!(days("2026-03-22"), 20);
    assert!(matches!(add(&out), Err(Refused::Rates(_))), "it is gone already");
    let request =
        ChargesRequest { as_of: day("2026-03-22"), known_on: Some(before), customer: None };
    let known = report(&firm.office, firm.company, Who::program(), &request, &Silent);
    assert_eq!(known.expect("a report").currencies.len(), 1, "what was known then stays");
    firm.assert_sound();
}

/// P12: the weekly table stops for the days of a moratorium and goes on after them (LFE-04).
#[test]
fn a_moratorium_stops_the_weekly_table_too_and_the_proof_says_so() {
    let firm = Firm::of_country("RU");
    firm.on("2026-02-01").invoices(&["A-1 2026-02-01 2026-03-02 100000.00"]);
    let table = charges::TermAsked {
        customer: firm.customer("C-1"),
        item: None,
        ground: saldo_domain::claims::Ground::Agreement,
        method: charges::MethodAsked::regulation_table(),
        from: day("2026-01-01"),
        until: None,
        due_moves_by: None,
        beside_others: false,
        reference: "supplementary agreement 1".into(),
    };
    charges::add_term(&firm.office, firm.company, Who::program(), &table).expect("a term");
    let told = |on: &str| {
        let charge = charge_on(&firm, on);
        let row = charge.accrued.parts[0].rows.last().expect("a row").clone();
        (row.days, row.spared_days, charge.state.accrued.hundredths())
    };
    assert_eq!(told("2026-03-22"), (20, 0, 450_000));
    let asked = moratorium("M-1", "2026-03-10 2026-03-19", "");
    rates::add_moratorium(&firm.office, firm.company, Who::program(), &asked, false)
        .expect("taken");
    assert_eq!(told("2026-03-22"), (10, 10, 300_000), "week 2, not week 3");
    // The last week ends ten days later, and keeps its figure (LFE-06).
    assert_eq!(told("2026-05-07"), (56, 10, 1_400_000));
    assert_eq!(told("2026-05-08"), (56, 10, 1_400_000));
    firm.on("2026-03-22");
    let (customer, item) = (firm.customer("C-1"), firm.item("A-1"));
    let sheet = charges::sheet(&firm.office, firm.company, Who::program(), customer, item, None);
    let told = serde_json::to_value(sheet.expect("a sheet")).expect("JSON");
    assert_eq!(told["parts"][0]["segments"][0]["spared_days"], 10);
    firm.assert_sound();
}

/// INT-16: one rate for all days stands beside the statutory interest, as an estimate only.
#[test]
fn one_rate_for_all_days_is_an_estimate_beside_the_charge_and_never_claimed() {
    let firm = Firm::of_country("RU");
    firm.on("2024-07-01").invoices(&["A-1 2024-07-01 2024-07-15 1000000.00"]);
    firm.on("2024-11-15");
    let (customer, item) = (firm.customer("C-1"), firm.item("A-1"));
    let sheet = charges::sheet(&firm.office, firm.company, Who::program(), customer, item, None);
    let told = serde_json::to_value(sheet.expect("a sheet")).expect("JSON");
    assert_eq!(told["estimate"]["amount"], "70573.77");
    assert_eq!(told["estimate"]["rate_pct"], "21.00");
    assert_eq!(told["state"]["to_claim"], "62486.34", "RU-01, by periods");
    charges::fix(&firm.office, firm.company, Who::program(), customer, item).expect("claimed");
    assert_eq!(firm.open("A-1/1"), 6_248_634);
}

#[test]
fn a_moratorium_that_cannot_be_is_refused_by_name() {
    let firm = Firm::of_country("RU");
    let rows = [
        (moratorium(" ", "2026-03-10 2026-03-12", ""), "name"),
        (moratorium(&"x".repeat(61), "2026-03-10 2026-03-12", ""), "name"),
        (moratorium("M", "2026-02-30 2026-03-12", ""), "from"),
        (moratorium("M", "2026-03-10 yesterday", ""), "to"),
        (moratorium("M", "2026-03-10 2026-03-09", ""), "to"),
        (moratorium("M", "2062-03-10 2062-03-12", ""), "from"),
        (moratorium("M", "2026-03-10 2026-03-12 soon", ""), "due-before"),
        (
            MoratoriumAsked { source: " ".into(), ..moratorium("M", "2026-03-10 2026-03-12", "") },
            "source",
        ),
        (MoratoriumAsked { strike_out: true, ..moratorium("M", "", "") }, "name"),
    ];
    for (asked, field) in rows {
        let done = rates::add_moratorium(&firm.office, firm.company, Who::program(), &asked, false);
        match done {
            Err(Refused::Rates(refusal)) => assert_eq!(refusal.field, field, "{asked:?}"),
            other => panic!("{asked:?}: {other:?}"),
        }
    }
    let rep = Who::new(UserId::new(9), Role::SalesRep);
    let asked = moratorium("M", "2026-03-10 2026-03-12", "");
    let done = rates::add_moratorium(&firm.office, firm.company, rep, &asked, false);
    assert!(matches!(done, Err(Refused::NotPermitted { .. })), "{done:?}");
}

#[test]
fn court_fees_are_taken_by_version_and_a_mistake_is_named_by_its_line() {
    on_both(|firm| {
        let file = include_str!("../../../../data/fees/ee-order.toml");
        let take = |text: &str, reason: &str| {
            let (file, text, reason) = ("ee.toml".into(), text.into(), reason.into());
            let asked = FeesAsked { file, text, reason };
            rates::import_fees(&firm.office, firm.company, Who::program(), &asked, false)
        };
        assert_eq!(take(file, "").expect("it ships").change, "unchanged");
        let newer = file.replace("2024-01-01", "2026-05-01").replace("65.00", "80.00");
        assert_eq!(take(&newer, "").expect("a version").change, "added");
        assert_eq!(take(&newer, "").expect("again").change, "unchanged");
        let again = newer.replace("80.00", "90.00");
        assert!(matches!(take(&again, ""), Err(Refused::ReasonMissing { .. })));
        assert_eq!(take(&again, "misread").expect("corrected").change, "corrected");
        let tables = rates::current(&firm.office, firm.company).expect("tables");
        let own = tables.fees.iter().filter(|table| table.code() == "EE_ORDER");
        assert_eq!(own.count(), 3, "what ships, and two of its own");
        let line = |text: &str| match take(text, "") {
            Err(Refused::Data(error)) => error.line,
            other => panic!("{other:?}"),
        };
        assert_eq!(line("code = 7"), 1);
        assert_eq!(line(&file.replace("\"3\"", "\"3,5\"")), 13);
        let other = file.replace("EE_ORDER", "LV_ORDER");
        assert!(matches!(take(&other, ""), Err(Refused::Rates(_))));
        let roubles = file.replace("\"EUR\"", "\"RUB\"");
        assert!(matches!(take(&roubles, ""), Err(Refused::Rates(_))));
        firm.assert_sound();
    });
}

/// The days that a company enters itself are the days by which control counts: a day off in the
/// fifteen working days of ESC-10 moves the director's control by one.
#[test]
fn a_companys_own_days_off_move_what_control_counts_by_working_days() {
    on_both(|firm| {
        let text = saldo_work::policies::shipped_text("regulation").expect("it ships").1;
        firm.follow(
            &text.replace("effective_from = \"2026-01-01\"", "effective_from = \"2026-03-01\""),
        );
        firm.on("2026-03-20").invoices(&["A-1 2026-03-20 2026-04-20 100.00"]);
        firm.run("2026-03-20");
        let next = || {
            let told = saldo_work::explain::customer(
                &firm.office,
                firm.company,
                Who::program(),
                "C-1",
                None,
            );
            let next = told.expect("explained").next.into_iter();
            next.filter(|next| next.clause == "ESC-10").map(|next| next.day.to_string()).next()
        };
        // 1 May is a day off in Estonia: the fifteenth working day is 12 May.
        assert_eq!(next().as_deref(), Some("2026-05-13"));
        let year = YearAsked {
            calendar: "EE".into(),
            year: "2026".into(),
            days_off: "2026-01-01 2026-02-24 2026-04-03 2026-05-01 2026-05-04 2026-06-23 \
                       2026-06-24 2026-08-20 2026-12-24 2026-12-25"
                .into(),
            worked: String::new(),
            source: "order 4 of the company".into(),
            reason: "the company rests on 4 May".into(),
        };
        rates::add_year(&firm.office, firm.company, Who::program(), &year, false).expect("added");
        assert_eq!(next().as_deref(), Some("2026-05-14"), "one working day later");
        // The run itself, with the checker beside it, and why it came on that day.
        let mut on = day("2026-03-21");
        while on <= day("2026-05-14") {
            firm.on(&on.to_string());
            let notes = firm.run(&on.to_string()).notes;
            assert!(!notes.iter().any(|note| matches!(note, RunNote::Unsound { .. })), "{notes:?}");
            on = on.plus(1);
        }
        let (office, company) = (&firm.office, firm.company);
        let told = saldo_work::explain::customer(office, company, Who::program(), "C-1", None);
        let happened = told.expect("explained").happened;
        let came = happened.iter().find(|one| one.clause == "ESC-10").expect("it came");
        assert_eq!(came.day, day("2026-05-14"));
        assert_eq!(
            (came.counter, came.threshold_days, came.met_by_days),
            (Counter::Working, 16, 16)
        );
        firm.assert_sound();
    });
}
