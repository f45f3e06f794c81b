//! What follows from money of banks: work while it is not known whose it is, small differences
//! closed, and tables of banks that only the company knows.

use crate::firm::{Firm, day, eur, key, on_both};
use saldo_domain::authority::Right;
use saldo_domain::authority::spending::{Limit, Spending};
use saldo_domain::book::MovementKind;
use saldo_domain::book::difference::{NotSmall, SmallDifference};
use saldo_domain::{MovementId, Role, UserId};
use saldo_store::bank::{LineFilter, LineState};
use saldo_store::fieldwork::{self as errands, ErrandFilter, ErrandRow};
use saldo_work::authority::LimitAsked;
use saldo_work::bank::{self, Answer};
use saldo_work::fieldwork::{self, ErrandEnd, VisitRefusal};
use saldo_work::imports::{ImportRequest, Kind};
use saldo_work::users::NewPerson;
use saldo_work::views::Page;
use saldo_work::{Refused, Who, accounting, acts, authority, users, views};

const HEADING: &str =
    "Account;Booked;Amount;Currency;Payer;Payer account;Payer code;Reference;Text;Number;Bank id\n";

fn take(firm: &Firm, lines: &[(&str, &str, &str, &str)]) -> Option<i64> {
    let row = |(day, amount, payer, text): &(&str, &str, &str, &str)| {
        format!("EE571010220229377229;{day};{amount};EUR;{payer};;;;{text};;\n")
    };
    let rows: String = lines.iter().map(row).collect();
    firm.import(Kind::Auto, &format!("{HEADING}{rows}")).batch
}

fn open_line(firm: &Firm) -> i64 {
    let filter = LineFilter { state: Some(LineState::Open), incoming: false };
    let who = Who::program();
    let list = bank::inbox(&firm.office, firm.company, who, &filter, Page::first(10));
    list.expect("readable").rows[0].row.line
}

/// Work about lines of banks: the open ones, and all there ever were.
fn work(firm: &Firm) -> (Vec<ErrandRow>, usize) {
    let all = firm.office.store.read(|reader| {
        let what = Some("match-money");
        let filter = ErrandFilter { what, ended: true, limit: 100, ..ErrandFilter::default() };
        errands::errands(reader, firm.company, filter)
    });
    let all = all.expect("readable");
    let count = all.len();
    (all.into_iter().filter(|row| row.ended.is_none()).collect(), count)
}

fn colleague(firm: &Firm, login: &str, role: Role) -> Who {
    let new = NewPerson {
        login: login.to_owned(),
        name: login.to_owned(),
        role,
        team: String::new(),
        language: String::new(),
        password: "correct horse".to_owned(),
    };
    users::add(&firm.office, firm.company, Who::program(), &new).expect("added").who()
}

#[test]
fn money_that_may_pay_a_debt_is_work_until_it_is_answered() {
    on_both(|firm| {
        let accountant = colleague(firm, "accountant", Role::Accountant);
        firm.invoices(&["SV-000015 2026-02-10 2026-03-12 100.00"]);
        take(
            firm,
            &[("2026-03-19", "100.00", "Keegi", "tere"), ("2026-03-19", "7.77", "Elekter", "x")],
        );
        let (open, all) = work(firm);
        assert_eq!((open.len(), all), (1, 1), "nobody is known for the other line");
        assert_eq!(
            (open[0].new.role, open[0].new.customer),
            (Role::Accountant, firm.customer("C-1"))
        );
        let mine = |who| fieldwork::errands(&firm.office, firm.company, who).expect("readable");
        let shown = mine(accountant);
        assert_eq!(shown.len(), 1, "it stands on the day's page of the accountant");
        let line = shown[0].line.expect("it leads to the line");
        assert!(shown[0].note.contains("100.00 EUR · Keegi · tere"), "{}", shown[0].note);
        assert!(!shown[0].may_end, "an answer ends it, and nothing else");
        let (customer, end) = (firm.customer("C-1"), ErrandEnd::default());
        let ended =
            fieldwork::done(&firm.office, firm.company, accountant, customer, open[0].errand, &end);
        assert!(matches!(ended, Err(Refused::Visit(VisitRefusal::MoneyWaits))), "{ended:?}");

        let who = Who::program();
        bank::look_again(&firm.office, firm.company, who).expect("looked");
        assert_eq!(work(firm).1, 1, "looked at again, it is still one piece of work");

        let answer = Answer { customer, shares: Vec::new(), rest_in_order: true, learn: false };
        bank::accept(&firm.office, firm.company, accountant, line, &answer).expect("answered");
        assert_eq!((work(firm).0.len(), mine(accountant).len()), (0, 0), "answered");
        bank::unmatch(&firm.office, firm.company, who, line, "teise kliendi raha").expect("back");
        // The customer from whom it was taken back is not believed any more: nobody is known.
        assert_eq!(work(firm).0.len(), 0);
        firm.assert_sound();
    });
}

#[test]
fn work_about_money_ends_when_it_is_set_aside_or_its_import_is_taken_back() {
    let firm = Firm::new();
    firm.invoices(&["SV-000015 2026-02-10 2026-03-12 100.00"]);
    let who = Who::program();
    take(&firm, &[("2026-03-18", "100.00", "Keegi", "tere")]);
    assert_eq!(work(&firm).0.len(), 1);
    bank::set_aside(&firm.office, firm.company, who, open_line(&firm), false, "not ours")
        .expect("aside");
    assert_eq!(work(&firm).0.len(), 0);
    let batch = take(&firm, &[("2026-03-19", "100.00", "Mets", "tere")]).expect("kept");
    assert_eq!(work(&firm).0.len(), 1);
    bank::undo_batch(&firm.office, firm.company, who, batch, "wrong account").expect("undone");
    assert_eq!((work(&firm).0.len(), work(&firm).1), (0, 2));
    firm.assert_sound();
}

fn close(
    firm: &Firm,
    who: Who,
    number: u32,
    cause: SmallDifference,
) -> Result<MovementId, Refused> {
    let on = (firm.customer("C-1"), firm.item("15"));
    acts::close_difference(&firm.office, firm.company, who, &key(number), on, (cause, "kirjas"))
}

#[test]
fn a_small_difference_is_closed_told_to_the_accounting_system_and_taken_back() {
    on_both(|firm| {
        firm.invoices(&["15 2026-02-10 2026-03-12 100.00"]);
        let who = Who::program();
        let early = close(firm, who, 1, SmallDifference::BankFee);
        assert!(matches!(early, Err(Refused::NoDifference(NotSmall::NothingSettled))), "{early:?}");
        firm.payments(&["2026-03-18 99.00 15"]);
        let rounding = close(firm, who, 2, SmallDifference::Rounding);
        let most = |refused| matches!(refused, Err(Refused::NoDifference(NotSmall::TooMuch { most })) if most == eur(5));
        assert!(most(rounding));
        let movement = close(firm, who, 3, SmallDifference::BankFee).expect("closed");
        assert_eq!(close(firm, who, 3, SmallDifference::BankFee).expect("once"), movement);
        assert_eq!(firm.open("15"), 0);
        let again = close(firm, who, 4, SmallDifference::BankFee);
        assert!(matches!(again, Err(Refused::NoDifference(NotSmall::NothingOpen))));
        acts::reverse(
            &firm.office,
            firm.company,
            who,
            firm.customer("C-1"),
            movement,
            "paid after all",
        )
        .expect("taken back");
        assert_eq!(firm.open("15"), 100);
        let told = accounting::records(&firm.office, firm.company, who, 0).expect("records");
        let told: Vec<(String, String, String)> = told
            .into_iter()
            .filter(|one| one.kind == "difference")
            .map(|one| (one.number, one.amount, one.reason))
            .collect();
        let row = |amount: &str, why: &str| ("15".to_owned(), amount.to_owned(), why.to_owned());
        assert_eq!(told, [row("1.00", "bank-fee: kirjas"), row("-1.00", "paid after all")]);
        firm.assert_sound();
    });
}

/// What was never paid is no difference, however small a correction or a credit note has made it; a
/// late charge is waived by another right.
#[test]
fn a_small_difference_forgives_nothing_that_was_not_paid() {
    use SmallDifference::{BankFee, Rounding};
    let firm = Firm::new();
    let who = Who::program();
    firm.invoices(&["15 2026-02-10 2026-03-12 500.00"]);
    firm.invoices(&["15 2026-02-10 2026-03-12 25.00"]);
    assert_eq!(firm.open("15"), 2_500, "corrected by the file");
    let refused = close(&firm, who, 1, BankFee);
    assert!(matches!(refused, Err(Refused::NoDifference(NotSmall::NothingSettled))), "{refused:?}");
    firm.payments(&["2026-03-18 1.00 15"]);
    let refused = close(&firm, who, 2, BankFee);
    let most = |most| move |refused| matches!(refused, Err(Refused::NoDifference(NotSmall::TooMuch { most: is })) if is == eur(most));
    assert!(most(250)(refused), "a tenth of what was owed");
    firm.payments(&["2026-03-18 23.00 15"]);
    assert!(most(5)(close(&firm, who, 3, Rounding)));
    close(&firm, who, 4, BankFee).expect("a euro of twenty-five");
    firm.assert_sound();
}

/// A discount is earned by whoever pays by the due day, and by nobody else.
#[test]
fn an_earned_discount_is_a_difference_of_its_own() {
    on_both(|firm| {
        let who = Who::program();
        firm.invoices(&["15 2026-02-10 2026-03-12 100.00"]);
        firm.payments(&["2026-03-12 97.00 15"]);
        let movement = close(firm, who, 1, SmallDifference::Discount).expect("earned");
        assert_eq!(firm.open("15"), 0);
        let written = "SELECT COUNT(*) FROM movement WHERE kind = 'difference' AND reason = 'discount: kirjas'";
        assert_eq!(firm.office.store.peek(written).expect("a movement"), 1);
        acts::reverse(
            &firm.office,
            firm.company,
            who,
            firm.customer("C-1"),
            movement,
            "late after all",
        )
        .expect("taken back");
        firm.payments(&["2026-03-13 0.50 15"]);
        let refused = close(firm, who, 3, SmallDifference::Discount);
        assert!(matches!(refused, Err(Refused::NoDifference(NotSmall::PaidLate))), "{refused:?}");
        firm.assert_sound();
    });
}

/// Where the company has set no limit, small differences have one all the same.
#[test]
fn small_differences_have_a_limit_from_the_start() {
    let firm = Firm::new();
    let numbers: Vec<String> = (15..=25).map(|number| number.to_string()).collect();
    for number in &numbers {
        firm.invoices(&[&format!("{number} 2026-02-10 2026-03-12 1000.00")]);
        firm.payments(&[&format!("2026-03-18 970.00 {number}")]);
    }
    let accountant = colleague(&firm, "accountant", Role::Accountant);
    let mut closed = 0;
    for (count, number) in (1..).zip(&numbers) {
        let on = (firm.customer("C-1"), firm.item(number));
        let cause = (SmallDifference::BankFee, "");
        let (office, company) = (&firm.office, firm.company);
        match acts::close_difference(office, company, accountant, &key(count), on, cause) {
            Ok(_) => closed += 1,
            Err(Refused::BeyondLimit { left }) => assert_eq!(left, eur(0)),
            Err(other) => panic!("{other}"),
        }
    }
    assert_eq!(closed, 10, "300.00 within thirty days");
    firm.assert_sound();
}

/// A line of a bank tells of money that may be another customer's: whoever sees own customers only is
/// not shown it beside them.
#[test]
fn work_about_a_bank_line_is_not_shown_to_who_sees_own_customers_only() {
    let firm = Firm::new();
    firm.invoices(&["SV-000015 2026-02-10 2026-03-12 100.00"]);
    let rep = colleague(&firm, "rep", Role::SalesRep);
    let own = [firm.customer("C-1")];
    acts::assign_owner(&firm.office, firm.company, Who::program(), &own, Some(rep.person))
        .expect("assigned");
    take(&firm, &[("2026-03-18", "100.00", "Keegi", "tere")]);
    let of = |who| fieldwork::errands_of(&firm.office, firm.company, who, "C-1").expect("a list");
    assert_eq!(of(Who::program()).len(), 1);
    assert_eq!(of(rep), []);
    assert_eq!(fieldwork::errands(&firm.office, firm.company, rep).expect("a list"), []);
    firm.assert_sound();
}

/// Lines that waited before there was work about them get some with the next statement.
#[test]
fn a_line_that_waits_without_work_gets_some() {
    let firm = Firm::new();
    firm.invoices(&["SV-000015 2026-02-10 2026-03-12 100.00"]);
    take(&firm, &[("2026-03-18", "100.00", "Keegi", "tere")]);
    let as_before = "DROP TRIGGER errand_keeps; DROP TRIGGER errand_stays; DELETE FROM errand";
    firm.office.store.meddle(as_before).expect("meddles");
    take(&firm, &[("2026-03-19", "7.00", "Muu", "muu")]);
    assert_eq!(work(&firm).0.len(), 1);
    take(&firm, &[("2026-03-20", "8.00", "Muu", "muu")]);
    assert_eq!(work(&firm).1, 1, "once");
}

/// However many lines wait, no other work of the desk is left out for them.
#[test]
fn other_work_of_a_desk_is_listed_beside_any_number_of_lines() {
    let firm = Firm::new();
    firm.invoices(&["SV-000015 2026-02-10 2026-03-12 100.00"]);
    take(&firm, &[("2026-03-18", "100.00", "Keegi", "tere")]);
    let accountant = colleague(&firm, "accountant", Role::Accountant);
    let more = "INSERT INTO errand (company, customer, errand, what, role, talk, day, until_day, content, recorded)
        WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 250)
        SELECT e.company, e.customer, 1000 + i, e.what, 'ACCOUNTANT', 'bank-line-' || (1000 + i), e.day, e.until_day - 5, e.content, e.recorded
        FROM errand e CROSS JOIN n WHERE e.errand = (SELECT MIN(errand) FROM errand)";
    firm.office.store.meddle(more).expect("meddles");
    let other = "INSERT INTO errand (company, customer, errand, what, role, talk, day, until_day, content, recorded)
        SELECT e.company, e.customer, 5000, 'correct-address', 'ACCOUNTANT', '', e.day, e.until_day + 5, e.content, e.recorded
        FROM errand e WHERE e.errand = (SELECT MIN(errand) FROM errand)";
    firm.office.store.meddle(other).expect("meddles");
    let shown = fieldwork::errands(&firm.office, firm.company, accountant).expect("a list");
    assert_eq!(shown.first().map(|one| one.what.as_str()), Some("correct-address"));
    assert_eq!(shown.iter().filter(|one| one.line.is_some()).count(), 200);
}

/// A return without the bank's mark is work as well, about the customer whose payment it may be.
#[test]
fn a_return_that_is_asked_about_is_work() {
    on_both(|firm| {
        firm.invoices(&["SV-000015 2026-02-10 2026-03-12 100.00"]);
        take(firm, &[("2026-03-18", "100.00", "Kuusk", "arve SV-000015")]);
        assert_eq!((firm.open("SV-000015"), work(firm).0.len()), (0, 0));
        take(firm, &[("2026-03-20", "-100.00", "Kuusk", "tagasi")]);
        let (open, _) = work(firm);
        assert_eq!(open.len(), 1, "it is asked which payment was returned");
        assert_eq!(open[0].new.customer, firm.customer("C-1"));
        let who = Who::program();
        bank::set_aside(&firm.office, firm.company, who, open_line(firm), false, "not ours")
            .expect("aside");
        assert_eq!(work(firm).0.len(), 0, "answered");
        firm.assert_sound();
    });
}

#[test]
fn a_small_difference_is_closed_by_right_and_within_the_limit_of_the_company() {
    let firm = Firm::new();
    firm.invoices(&["15 2026-02-10 2026-03-12 100.00", "16 2026-02-10 2026-03-12 100.00"]);
    firm.payments(&["2026-03-18 90.00 15", "2026-03-18 90.00 16"]);
    for role in Role::ALL.into_iter().filter(|role| !Right::CloseDifferences.belongs_to(*role)) {
        let refused = close(&firm, Who::new(UserId::new(7), role), 1, SmallDifference::BankFee);
        assert!(matches!(refused, Err(Refused::NotPermitted { .. })), "{role:?}: {refused:?}");
    }
    let accountant = colleague(&firm, "accountant", Role::Accountant);
    let limit = Limit {
        spending: Spending::Differences,
        role: Role::Accountant,
        amount: eur(1_500),
        days: 30,
        from: day("2026-03-01"),
    };
    let general = colleague(&firm, "general", Role::GeneralDirector);
    let asked = LimitAsked { limit, reason: "order 3".to_owned() };
    authority::set_limit(&firm.office, firm.company, general, &asked).expect("a limit");
    let first = close(&firm, accountant, 2, SmallDifference::BankFee).expect("closed");
    let movements = views::movements(
        &firm.office,
        firm.company,
        accountant,
        firm.customer("C-1"),
        firm.item("15"),
    );
    let kinds: Vec<MovementKind> =
        movements.expect("readable").iter().map(|one| one.kind).collect();
    assert!(kinds.contains(&MovementKind::Difference), "{kinds:?} {first}");
    let on = (firm.customer("C-1"), firm.item("16"));
    let second = acts::close_difference(
        &firm.office,
        firm.company,
        accountant,
        &key(3),
        on,
        (SmallDifference::BankFee, ""),
    );
    assert!(matches!(second, Err(Refused::BeyondLimit { left }) if left == eur(500)), "{second:?}");
    assert_eq!(firm.open("16"), 1_000);
    firm.assert_sound();
}

const OWN: &str = r#"bank = "kodupank"
about = "Our savings bank"
header = ["Konto", "Kuupäev", "Summa", "Valuuta", "Maksja", "Selgitus"]
dates = "dmy"
decimal_mark = "comma"

[columns]
account = "Konto"
booked = "Kuupäev"
amount = "Summa"
currency = "Valuuta"
name = "Maksja"
text = "Selgitus"
"#;

#[test]
fn a_table_of_a_bank_is_read_by_the_rules_of_the_company() {
    on_both(|firm| {
        firm.invoices(&["SV-000015 2026-02-10 2026-03-12 100.00"]);
        let file = "Konto;Kuupäev;Summa;Valuuta;Maksja;Selgitus\nEE12;18.03.2026;100,00;EUR;Kuusk;arve SV-000015\n";
        let unknown = firm.try_import(&firm.request(Kind::Statement, file));
        assert!(matches!(unknown, Err(Refused::Statement { .. })), "{unknown:?}");
        let who = Who::program();
        let put = |text: &str| bank::put_rules(&firm.office, firm.company, who, "kodu.toml", text);
        let wrong = put(&OWN.replace("text = \"Selgitus\"", "text = \"Memo\"")).expect_err("wrong");
        assert!(
            wrong.to_string().contains("kodu.toml") && wrong.to_string().contains("line 13"),
            "{wrong}"
        );
        assert!(bank::own_rules(&firm.office, firm.company, who).expect("a list").is_empty());

        assert_eq!(put(OWN).expect("put"), "kodupank");
        put(OWN).expect("the same again");
        let rules = || bank::own_rules(&firm.office, firm.company, who).expect("a list");
        assert_eq!((rules()[0].version, rules()[0].about.as_str()), (1, "Our savings bank"));
        let twin = OWN.replace("kodupank", "teine");
        assert!(put(&twin).expect_err("the same heading").to_string().contains("kodupank"));

        let looked = bank::preview(
            &firm.office,
            firm.company,
            who,
            &firm.request(Kind::Auto, file),
            Page::first(50),
            &saldo_work::Silent,
        );
        assert_eq!(looked.expect("a look").accounts.len(), 1);
        let taken = firm.import(Kind::Auto, file);
        assert_eq!((taken.kind, taken.new), (Kind::Statement, 1), "detected by its heading");
        assert_eq!(firm.open("SV-000015"), 0);

        let comma = OWN.replace("Our savings bank", "Renamed");
        put(&comma).expect("a new version");
        assert_eq!((rules().len(), rules()[0].version), (1, 2));
        bank::remove_rules(&firm.office, firm.company, who, "kodupank").expect("removed");
        assert!(bank::remove_rules(&firm.office, firm.company, who, "kodupank").is_err());
        assert_eq!((rules()[0].version, rules()[0].is_in_force()), (3, false));
        let again = firm
            .try_import(&ImportRequest { dry_run: true, ..firm.request(Kind::Statement, file) });
        assert!(matches!(again, Err(Refused::Statement { .. })), "{again:?}");
        let rep = Who::new(UserId::new(9), Role::Legal);
        let refused = bank::put_rules(&firm.office, firm.company, rep, "x", OWN);
        assert!(matches!(refused, Err(Refused::NotPermitted { .. })));
        firm.assert_sound();
    });
}

/// A bank that comes to ship has the name or the heading of rules that a company has had for long, or
/// a key means something else by now: no file waits for that.
#[test]
fn rules_that_an_upgrade_finds_stop_no_import() {
    on_both(|firm| {
        firm.invoices(&["SV-000015 2026-02-10 2026-03-12 100.00"]);
        let keep = |bank: &str, text: &str| {
            let who = Who::program();
            let command = saldo_store::Command {
                company: firm.company,
                person: who.person,
                action: "bank-rules",
                subject: bank.to_owned(),
                body: "{}".to_owned(),
                at: firm.office.now(),
            };
            let set = |writer: &mut saldo_store::Writer| {
                saldo_store::bank::set_rules(writer, command.stamp(), who.person, (bank, text))
            };
            firm.office.store.write(&command, set).expect("kept");
        };
        keep("swedbank-ee", &OWN.replace("kodupank", "swedbank-ee"));
        keep("vana", "bank = \"vana\"\nolder = true\n");
        let unread = |outcome: &saldo_work::imports::ImportOutcome| {
            let unread = outcome.remarks.iter().filter(|one| one.code == "bank-rules-unread");
            unread.map(|one| one.field.clone()).collect::<Vec<_>>()
        };
        let cards = firm.import(Kind::Customers, "Code,Name\nC-2,Two\n");
        assert_eq!((cards.new_customers, unread(&cards)), (1, vec!["vana".to_owned()]));
        let file = "Konto;Kuupäev;Summa;Valuuta;Maksja;Selgitus\nEE12;18.03.2026;100,00;EUR;Kuusk;arve SV-000015\n";
        let taken = firm.import(Kind::Auto, file);
        assert_eq!((taken.kind, taken.new), (Kind::Statement, 1), "read by the company's rules");
        assert_eq!(unread(&taken), ["vana"]);
        let again = OWN.replace("kodupank", "swedbank-ee");
        let put = bank::put_rules(&firm.office, firm.company, Who::program(), "kodu.toml", &again);
        assert!(matches!(put, Err(Refused::Map { .. })), "put anew it is refused: {put:?}");
        firm.assert_sound();
    });
}
