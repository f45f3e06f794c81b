//! Money that goes back: proposed by one, approved by another, ordered once, paid when a statement
//! shows it (M12: what nobody is owed for is never lost, and never paid back twice).

use crate::firm::{Firm, day, eur, key, on_both};
use saldo_domain::book::Moment;
use saldo_domain::matching::Doubt;
use saldo_domain::refunds::{State, end_to_end};
use saldo_domain::{Currency, CustomerId, ItemId, Money, Role};
use saldo_store::bank::{LineFilter, LineState};
use saldo_work::acts::{self, Gone, NewPayment, Part};
use saldo_work::bank::{self, Answer, InboxLine};
use saldo_work::imports::{ImportOutcome, Kind};
use saldo_work::refunds::{self, Payee, Proposal, RefundRefusal, RefundShown};
use saldo_work::users::{self, NewPerson};
use saldo_work::views::{self, Page};
use saldo_work::{Refused, RefusedKind, Silent, Who, backup, policies, verify};
use std::collections::{BTreeMap, BTreeSet};

const OWN: &str = "EE571010220229377229";
const THEIRS: &str = "EE382200221020145685";
const OTHERS: &str = "EE522200221020140001";

fn hire(firm: &Firm, login: &str, role: Role) -> Who {
    let new = NewPerson {
        login: login.to_owned(),
        name: login.to_owned(),
        role,
        team: String::new(),
        language: String::new(),
        password: "long enough 1".to_owned(),
    };
    let added = users::add(&firm.office, firm.company, Who::program(), &new).expect("hired");
    Who::new(added.person, role)
}

/// Everybody whom a story needs.
struct People {
    clerk: Who,
    head: Who,
    director: Who,
    seller: Who,
}

fn people(firm: &Firm) -> People {
    People {
        clerk: hire(firm, "clerk", Role::Accountant),
        head: hire(firm, "head", Role::HeadOfFinancialControl),
        director: hire(firm, "director", Role::Director),
        seller: hire(firm, "seller", Role::SalesRep),
    }
}

/// `day amount account end-to-end text` a line, `-` for nothing.
fn statement(lines: &[&str]) -> String {
    let mut text = format!(
        "<?xml version=\"1.0\"?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\">\
         <BkToCstmrStmt><Stmt><Id>S{}</Id><Acct><Id><IBAN>{OWN}</IBAN></Id><Ccy>EUR</Ccy></Acct>",
        lines.join("|").len()
    );
    for line in lines {
        let mut words = line.splitn(5, ' ').map(|word| if word == "-" { "" } else { word });
        let mut word = || words.next().unwrap_or_default().to_owned();
        let (day, amount, account, name, told) = (word(), word(), word(), word(), word());
        let out = amount.starts_with('-');
        let (sign, party) = if out { ("DBIT", "Cdtr") } else { ("CRDT", "Dbtr") };
        let refs = match name.as_str() {
            "" => String::new(),
            name => format!("<Refs><EndToEndId>{name}</EndToEndId></Refs>"),
        };
        let parties = match account.as_str() {
            "" => String::new(),
            account => format!(
                "<RltdPties><{party}><Nm>Kask</Nm></{party}><{party}Acct><Id><IBAN>{account}\
                 </IBAN></Id></{party}Acct></RltdPties>"
            ),
        };
        let amount = amount.trim_start_matches('-');
        text.push_str(&format!(
            "<Ntry><Amt Ccy=\"EUR\">{amount}</Amt><CdtDbtInd>{sign}</CdtDbtInd><Sts>BOOK</Sts>\
             <BookgDt><Dt>{day}</Dt></BookgDt><NtryDtls><TxDtls>{refs}{parties}<RmtInf><Ustrd>\
             {told}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>"
        ));
    }
    text.push_str("</Stmt></BkToCstmrStmt></Document>");
    text
}

fn take(firm: &Firm, lines: &[&str]) -> ImportOutcome {
    firm.import(Kind::Auto, &statement(lines))
}

fn refunded(outcome: &ImportOutcome) -> (u64, u64) {
    let counts = outcome.statement.expect("a statement");
    (counts.refunded, counts.asked)
}

fn open_lines(firm: &Firm) -> Vec<InboxLine> {
    let filter = LineFilter { state: Some(LineState::Open), incoming: false };
    let list = bank::inbox(&firm.office, firm.company, Who::program(), &filter, Page::first(100));
    list.expect("readable").rows
}

fn line_of(firm: &Firm, state: LineState) -> i64 {
    let filter = LineFilter { state: Some(state), incoming: false };
    let list = bank::inbox(&firm.office, firm.company, Who::program(), &filter, Page::first(100));
    list.expect("readable").rows[0].row.line
}

/// C-1 owes 100.00, and 150.00 came in from THEIRS: 50.00 pay nothing.
fn overpaid(firm: &Firm) -> (CustomerId, ItemId) {
    firm.invoices(&["SV-000015 2026-01-10 2026-02-09 100.00"]);
    let line = format!("2026-03-02 150.00 {THEIRS} - SV-000015");
    take(firm, &[&line]);
    let customer = firm.customer("C-1");
    let (shares, item) = (vec![(firm.item("SV-000015"), eur(10_000))], open_lines(firm));
    if let [asked] = item.as_slice() {
        let answer = Answer { customer, shares, rest_in_order: false, learn: false };
        bank::accept(&firm.office, firm.company, Who::program(), asked.row.line, &answer)
            .expect("matched");
    }
    assert_eq!(firm.open("SV-000015"), 0);
    (customer, payment(firm))
}

fn payment(firm: &Firm) -> ItemId {
    let filter = LineFilter { state: Some(LineState::Matched), incoming: true };
    let list = bank::inbox(&firm.office, firm.company, Who::program(), &filter, Page::first(9));
    let rows = list.expect("readable").rows;
    let found = rows.iter().find(|one| one.row.fact.amount == eur(15_000));
    found.expect("the line").row.payment.expect("a payment").1
}

fn proposal((customer, item): (CustomerId, ItemId), minor: i64) -> Proposal {
    Proposal {
        customer,
        item,
        amount: eur(minor),
        payee: Payee::default(),
        own_account: String::new(),
        reason: "paid twice".to_owned(),
        account_reason: String::new(),
    }
}

fn propose(firm: &Firm, who: Who, number: u32, new: &Proposal) -> Result<i64, Refused> {
    refunds::propose(&firm.office, firm.company, who, &key(number), new)
}

/// Under which name the bank knows a refund.
fn name_of(firm: &Firm, refund: i64) -> String {
    let proposed = format!("SELECT MIN(recorded) FROM refund WHERE refund = {refund}");
    let proposed = firm.office.store.peek(&proposed).expect("proposed");
    end_to_end(firm.company.get(), refund, Moment(proposed))
}

fn shown(firm: &Firm, refund: i64) -> RefundShown {
    refunds::one(&firm.office, firm.company, Who::program(), refund).expect("there").0
}

fn approve(firm: &Firm, who: Who, refund: i64) -> Result<(), Refused> {
    refunds::approve(&firm.office, firm.company, who, refund)
}

fn order(firm: &Firm, who: Who) -> Result<i64, Refused> {
    refunds::write_order(&firm.office, firm.company, who, (OWN, None))
}

fn refusal<T: std::fmt::Debug>(done: Result<T, Refused>) -> &'static str {
    match done {
        Err(Refused::Refund(no)) => no.code(),
        Err(other) => other.code(),
        Ok(done) => panic!("it was done: {done:?}"),
    }
}

/// A refund of 50.00 that was ordered, and its file taken out.
fn ordered(firm: &Firm, people: &People) -> i64 {
    let of = overpaid(firm);
    let refund = propose(firm, people.clerk, 1, &proposal(of, 5_000)).expect("proposed");
    approve(firm, people.head, refund).expect("approved");
    let order = order(firm, people.clerk).expect("ordered");
    refunds::take_order(&firm.office, firm.company, people.clerk, order).expect("taken");
    refund
}

fn unallocated(firm: &Firm) -> i64 {
    let sql = "SELECT CAST(SUM(open) AS BIGINT) FROM item WHERE side <> 1";
    firm.office.store.peek(sql).expect("credits")
}

#[test]
fn overpaid_money_goes_back_by_two_people_one_order_and_the_banks_word() {
    on_both(|firm| {
        let people = people(firm);
        let of = overpaid(firm);
        let refund = propose(firm, people.clerk, 1, &proposal(of, 5_000)).expect("proposed");
        let again = propose(firm, people.clerk, 1, &proposal(of, 5_000)).expect("the same request");
        assert_eq!(again, refund, "a repeated request proposes nothing new");
        let told = shown(firm, refund);
        let filled = (told.payee_account.as_str(), told.own_account.as_str(), told.payee.as_str());
        assert_eq!(filled, (THEIRS, OWN, "Kask"), "it goes back where it came from");
        assert_eq!(unallocated(firm), 5_000, "a proposal is no fact about money");
        assert_eq!(refusal(order(firm, people.clerk)), "nothing-to-order");
        approve(firm, people.head, refund).expect("approved");
        let number = order(firm, people.clerk).expect("ordered");
        let file = |who| refunds::take_order(&firm.office, firm.company, who, number);
        let first = file(people.clerk).expect("taken");
        let second = file(people.clerk).expect("taken again");
        assert_eq!((first.again, second.again), (false, true));
        assert_eq!(first.bytes, second.bytes, "the same file with the same message id");
        assert_eq!(refusal(order(firm, people.clerk)), "nothing-to-order", "never a second order");
        let found = refunds::order(&firm.office, firm.company, people.clerk, number);
        assert_eq!(found.expect("there").again, 1, "shown as exported again");
        firm.assert_sound();
        let xml = String::from_utf8(first.bytes).expect("UTF-8");
        let name = name_of(firm, refund);
        for part in [
            &format!("<EndToEndId>{name}</EndToEndId>"),
            "<IBAN>EE382200221020145685</IBAN>",
            "<InstdAmt Ccy=\"EUR\">50.00</InstdAmt>",
            "<CtrlSum>50.00</CtrlSum>",
        ] {
            assert!(xml.contains(part), "{part}: {xml}");
        }
        let line = format!("2026-03-19 -50.00 {THEIRS} {name} tagasi");
        assert_eq!(refunded(&take(firm, &[&line])), (1, 0));
        assert_eq!((unallocated(firm), shown(firm, refund).state), (0, State::Paid));
        assert_eq!(refusal(file(people.clerk)), "order-over", "paid: not handed out again");
        // Told once more the line adds nothing.
        take(firm, &[&line]);
        assert_eq!(unallocated(firm), 0);
        firm.assert_sound();
    });
}

/// D36, I21: a copy that is brought back does not know what was ordered and paid since it was made.
/// What waits in it is in doubt and never ordered of itself; its money stays kept, and a person says
/// what the bank did.
#[test]
fn a_copy_brought_back_orders_nothing_a_second_time() {
    let firm = Firm::new();
    let staff = people(&firm);
    let of = overpaid(&firm);
    let refund = propose(&firm, staff.clerk, 1, &proposal(of, 3_000)).expect("proposed");
    approve(&firm, staff.head, refund).expect("approved");
    let other = propose(&firm, staff.clerk, 2, &proposal(of, 2_000)).expect("proposed");
    let folder = tempfile::tempdir().expect("a folder");
    let copy = folder.path().join("copy");
    backup::save(&firm.office, Who::program(), &copy, &Silent).expect("copied");
    approve(&firm, staff.head, other).expect("approved after the copy was made");
    order(&firm, staff.clerk).expect("ordered after the copy was made");
    let back = Firm::empty();
    let copied = backup::restore(&back.office, &copy, &Silent).expect("restored");
    assert_eq!(copied.defects, Some(0), "the seals hold");
    for one in [refund, other] {
        assert_eq!(shown(&back, one).state, State::Doubted);
        assert_eq!(refusal(approve(&back, staff.head, one)), "closed");
    }
    let (office, company) = (&back.office, back.company);
    assert_eq!(refusal(order(&back, staff.clerk)), "brought-back");
    refunds::statements_are_in(office, company, staff.head).expect("said");
    assert_eq!(refusal(order(&back, staff.clerk)), "nothing-to-order");
    assert!(
        matches!(
            propose(&back, staff.clerk, 3, &proposal(of, 1)),
            Err(Refused::ExceedsUnallocated { .. })
        ),
        "its money stays kept"
    );
    let (_, acts) = refunds::one(office, company, Who::program(), refund).expect("there");
    let last = acts.last().expect("an act");
    assert_eq!((last.reason.as_str(), last.by.is_none()), (refunds::BROUGHT_BACK, true));
    back.assert_sound();
    // The bank shows the one paid: nobody guesses, a person says so.
    let name = name_of(&back, refund);
    assert_eq!(refunded(&take(&back, &[&format!("2026-03-20 -30.00 - {name} -")])), (0, 1));
    let asked = open_lines(&back);
    assert_eq!(asked[0].doubt, Some(Doubt::WhichRefund));
    assert_eq!(asked[0].refunds.iter().map(|one| one.refund).collect::<Vec<_>>(), [refund]);
    let line = asked[0].row.line;
    bank::pays_refund(office, company, staff.clerk, line, refund).expect("a person says");
    assert_eq!((unallocated(&back), shown(&back, refund).state), (2_000, State::Paid));
    back.assert_sound();
    // The line turns out to be rent: the refund is in doubt again, and not to be ordered.
    bank::unmatch(office, company, staff.clerk, line, "it was rent").expect("taken back");
    assert_eq!(shown(&back, refund).state, State::Doubted);
    assert_eq!(refusal(order(&back, staff.clerk)), "nothing-to-order");
    // The other one was not: whoever approves refunds says that, and only they.
    let withdraw = |who| refunds::withdraw(office, company, who, other, "the bank has not paid it");
    assert_eq!(refusal(withdraw(staff.clerk)), "refused-not-permitted");
    withdraw(staff.head).expect("withdrawn");
    propose(&back, staff.clerk, 4, &proposal(of, 2_000)).expect("free again");
    back.assert_sound();
}

/// D36, I21: a restore shuts the orders itself, so that nothing is ordered or handed out in the moment
/// before what waits is in doubt, or when the program dies on the way: not before somebody who
/// approves refunds says that the statements since are in.
#[test]
fn a_copy_brought_back_hands_nothing_out_until_the_statements_are_in() {
    for back in [Firm::empty(), Firm::empty_on_postgres()] {
        let firm = Firm::new();
        let staff = people(&firm);
        let of = overpaid(&firm);
        let paid = propose(&firm, staff.clerk, 1, &proposal(of, 3_000)).expect("proposed");
        approve(&firm, staff.head, paid).expect("approved");
        let number = order(&firm, staff.clerk).expect("ordered, and not handed out");
        let other = propose(&firm, staff.clerk, 2, &proposal(of, 2_000)).expect("proposed");
        approve(&firm, staff.head, other).expect("approved");
        let folder = tempfile::tempdir().expect("a folder");
        let copy = folder.path().join("copy");
        backup::save(&firm.office, Who::program(), &copy, &Silent).expect("copied");
        let first = refunds::take_order(&firm.office, firm.company, staff.clerk, number);
        assert!(!first.expect("handed out after the copy was made").again);
        // All that is left of a restore that was killed right after its transaction.
        let (office, company) = (&back.office, back.company);
        saldo_store::backup::restore(&office.store, &copy, office.now(), &mut |_| {})
            .expect("restored");
        let file = || refunds::take_order(office, company, staff.clerk, number);
        let is_shut = || {
            let found = refunds::list(office, company, staff.clerk, &[], Page::first(9));
            found.expect("listed").brought_back
        };
        assert_eq!(shown(&back, other).state, State::Approved);
        assert_eq!(refusal(order(&back, staff.clerk)), "brought-back");
        assert_eq!(refusal(file()), "brought-back", "it may have been handed out and paid");
        assert!(is_shut());
        let line = format!("2026-03-20 -30.00 {THEIRS} {} -", name_of(&back, paid));
        assert_eq!(refunded(&take(&back, &[&line])), (1, 0));
        let say = |who| refunds::statements_are_in(office, company, who);
        assert_eq!(refusal(say(staff.clerk)), "refused-not-permitted");
        say(staff.head).expect("said");
        say(staff.head).expect("said once more, for nothing");
        assert!(!is_shut());
        assert_eq!(shown(&back, other).state, State::Doubted);
        assert_eq!(refusal(order(&back, staff.clerk)), "nothing-to-order");
        assert_eq!(refusal(file()), "order-over");
        refunds::withdraw(office, company, staff.head, other, "not paid").expect("withdrawn");
        let anew = propose(&back, staff.clerk, 3, &proposal(of, 2_000)).expect("proposed anew");
        approve(&back, staff.head, anew).expect("approved");
        order(&back, staff.clerk).expect("ordered");
        back.assert_sound();
    }
}

/// D36: the number of a refund that a copy knows nothing of is given again. The bank's word about the
/// lost one is none about the new one.
#[test]
fn a_number_that_is_given_again_is_another_name() {
    for back in [Firm::empty(), Firm::empty_on_postgres()] {
        let firm = Firm::new();
        let staff = people(&firm);
        let of = overpaid(&firm);
        let folder = tempfile::tempdir().expect("a folder");
        let copy = folder.path().join("copy");
        backup::save(&firm.office, Who::program(), &copy, &Silent).expect("copied");
        let lost = propose(&firm, staff.clerk, 1, &proposal(of, 5_000)).expect("proposed");
        let lost_name = name_of(&firm, lost);
        backup::restore(&back.office, &copy, &Silent).expect("restored");
        back.on("2026-03-22");
        let (office, company) = (&back.office, back.company);
        refunds::statements_are_in(office, company, staff.head).expect("said");
        let again = propose(&back, staff.clerk, 1, &proposal(of, 5_000)).expect("proposed");
        assert_eq!(again, lost, "its number is given again");
        approve(&back, staff.head, again).expect("approved");
        order(&back, staff.clerk).expect("ordered");
        let line = format!("2026-03-22 -50.00 {THEIRS} {lost_name} -");
        assert_eq!(refunded(&take(&back, &[&line])), (0, 1), "the lost one");
        // The payee is another than was ordered, or the day is one before the order.
        let name = name_of(&back, again);
        let elsewhere = format!("2026-03-22 -50.00 {OTHERS} {name} -");
        let before = format!("2026-03-20 -50.00 {THEIRS} {name} -");
        assert_eq!(refunded(&take(&back, &[&line, &elsewhere, &before])).0, 0);
        assert_eq!(shown(&back, again).state, State::Ordered);
        let right = format!("2026-03-23 -50.00 {THEIRS} {name} -");
        back.on("2026-03-23");
        assert_eq!(refunded(&take(&back, &[&right])).0, 1);
        back.assert_sound();
    }
}

/// M16: a person names a refund that a line cannot be: nothing but the amount is the same.
#[test]
fn a_line_pays_no_refund_that_it_does_not_look_like() {
    on_both(|firm| {
        let people = people(firm);
        let of = overpaid(firm);
        let payee =
            Payee { name: "Muu".to_owned(), account: OTHERS.to_owned(), ..Payee::default() };
        let other = Proposal { payee, account_reason: "letter".to_owned(), ..proposal(of, 2_500) };
        let like = propose(firm, people.clerk, 1, &proposal(of, 2_500)).expect("proposed");
        let unlike = propose(firm, people.clerk, 2, &other).expect("proposed");
        for refund in [like, unlike] {
            approve(firm, people.head, refund).expect("approved");
        }
        order(firm, people.clerk).expect("ordered");
        take(firm, &[&format!("2026-03-20 -25.00 {THEIRS} PAY-8 rent")]);
        let asked = open_lines(firm);
        assert_eq!(asked[0].refunds.iter().map(|one| one.refund).collect::<Vec<_>>(), [like]);
        let line = asked[0].row.line;
        let said =
            |refund| bank::pays_refund(&firm.office, firm.company, people.clerk, line, refund);
        assert_eq!(refusal(said(unlike)), "unknown");
        assert_eq!(shown(firm, unlike).state, State::Ordered);
        said(like).expect("this one it may be");
        firm.assert_sound();
    });
}

/// What was withdrawn without an order stands in nobody's way, and is over after thirty days.
#[test]
fn what_was_withdrawn_is_not_awaited_for_ever() {
    on_both(|firm| {
        let people = people(firm);
        let of = overpaid(firm);
        let (office, company) = (&firm.office, firm.company);
        let first = propose(firm, people.clerk, 1, &proposal(of, 4_000)).expect("proposed");
        approve(firm, people.head, first).expect("approved");
        refunds::withdraw(office, company, people.clerk, first, "he calls").expect("withdrawn");
        let second = propose(firm, people.clerk, 2, &proposal(of, 4_000)).expect("proposed");
        approve(firm, people.head, second).expect("approved");
        order(firm, people.clerk).expect("ordered");
        let line = format!("2026-03-20 -40.00 {THEIRS} - tagasi");
        assert_eq!(refunded(&take(firm, &[&line])), (1, 0));
        assert_eq!(shown(firm, second).state, State::Paid);
        let third = propose(firm, people.clerk, 3, &proposal(of, 1_000)).expect("proposed");
        approve(firm, people.head, third).expect("approved");
        refunds::withdraw(office, company, people.clerk, third, "he calls").expect("withdrawn");
        firm.on("2026-04-30");
        let soon = format!("2026-04-19 -10.00 {THEIRS} - tagasi");
        let late = format!("2026-04-20 -10.00 {THEIRS} - tagasi");
        take(firm, &[&late, &soon]);
        let told = open_lines(firm);
        let told: Vec<_> =
            told.iter().map(|one| (one.row.fact.booked, one.refunds.len())).collect();
        assert_eq!(told, [(day("2026-04-19"), 1)], "the later one is none");
        firm.assert_sound();
    });
}

/// Somebody paid in the bank what was approved here, or withdrawn again, and never ordered: the line
/// is asked about, is no return of the payment, and is ordered no second time.
#[test]
fn a_refund_paid_past_its_order_is_asked_about() {
    on_both(|firm| {
        let people = people(firm);
        let of = overpaid(firm);
        let line = format!("2026-03-20 -50.00 {THEIRS} - tagasi");
        let (office, company) = (&firm.office, firm.company);
        let refund = propose(firm, people.clerk, 1, &proposal(of, 5_000)).expect("proposed");
        approve(firm, people.head, refund).expect("approved");
        assert_eq!(refunded(&take(firm, &[&line])), (0, 1));
        let asked = open_lines(firm);
        assert_eq!(asked[0].doubt, Some(Doubt::WhichRefund));
        refunds::withdraw(office, company, people.clerk, refund, "he calls").expect("withdrawn");
        let asked = open_lines(firm);
        assert_eq!(asked[0].refunds.len(), 1, "withdrawn it is a question still");
        bank::pays_refund(office, company, people.clerk, asked[0].row.line, refund).expect("said");
        assert_eq!((unallocated(firm), shown(firm, refund).state), (0, State::Paid));
        assert_eq!(refusal(order(firm, people.clerk)), "nothing-to-order");
        firm.assert_sound();
    });
    // What nobody had approved, no bank can have paid.
    let firm = Firm::new();
    let people = people(&firm);
    let of = overpaid(&firm);
    let refund = propose(&firm, people.clerk, 1, &proposal(of, 5_000)).expect("proposed");
    take(&firm, &[&format!("2026-03-20 -50.00 {THEIRS} - tagasi")]);
    assert!(open_lines(&firm).iter().all(|one| one.refunds.is_empty()));
    assert_eq!(shown(&firm, refund).state, State::Proposed);
}

/// M19: a customer becomes another, and is parted again: its refunds go with their payments and stand
/// as they stood, paid ones with the line that shows them.
#[test]
fn refunds_go_with_the_payments_that_are_anothers() {
    on_both(|firm| {
        let people = people(firm);
        let refund = ordered(firm, &people);
        let (office, company, program) = (&firm.office, firm.company, Who::program());
        firm.invoices(&["C-2:SV-000020 2026-01-10 2026-04-09 70.00"]);
        let (from, into) = (firm.customer("C-1"), firm.customer("C-2"));
        let name = name_of(firm, refund);
        let stands = |customer, state| {
            let told = shown(firm, refund);
            assert_eq!((told.customer, told.state), (customer, state));
            assert_eq!(told.effective, day("2026-03-02"), "its payment is known");
            firm.assert_sound();
        };
        // While it is ordered.
        acts::join(office, company, program, (from, into), "the same company").expect("joined");
        stands(into, State::Ordered);
        assert_eq!(unallocated(firm), 5_000);
        let free =
            Proposal { account_reason: "x".to_owned(), ..proposal((into, payment(firm)), 1) };
        assert!(matches!(
            propose(firm, people.clerk, 8, &free),
            Err(Refused::ExceedsUnallocated { .. })
        ));
        let line = format!("2026-03-19 -50.00 {THEIRS} {name} tagasi");
        assert_eq!(refunded(&take(firm, &[&line])), (1, 0));
        stands(into, State::Paid);
        assert_eq!(unallocated(firm), 0);
        // After it was paid, and back to where it had been.
        acts::part(office, company, program, from, "two after all").expect("parted");
        let moved: BTreeSet<ItemId> = [payment(firm), firm.item("SV-000015")].into();
        acts::move_documents(office, company, program, (into, from), &moved, "its own")
            .expect("moved");
        stands(from, State::Paid);
        acts::join(office, company, program, (from, into), "one after all").expect("joined again");
        stands(into, State::Paid);
        let history = refunds::one(office, company, program, refund).expect("there").1;
        let told: Vec<&str> = history.iter().map(|act| act.what.code()).collect();
        let expected =
            ["proposed", "approved", "ordered", "taken", "moved", "paid", "moved", "moved"];
        assert_eq!(told, expected);
        // What the line showed is taken back there, and shown anew.
        let line_id = line_of(firm, LineState::Refunded);
        bank::unmatch(office, company, people.clerk, line_id, "it was rent").expect("taken back");
        stands(into, State::Ordered);
        bank::pays_refund(office, company, people.clerk, line_id, refund).expect("it was not");
        stands(into, State::Paid);
        assert_eq!(unallocated(firm), 0);
    });
    // Approved where it was, and ordered where it is.
    let firm = Firm::new();
    let people = people(&firm);
    let of = overpaid(&firm);
    let refund = propose(&firm, people.clerk, 1, &proposal(of, 5_000)).expect("proposed");
    approve(&firm, people.head, refund).expect("approved");
    firm.invoices(&["C-2:SV-000020 2026-01-10 2026-04-09 70.00"]);
    let (from, into) = (firm.customer("C-1"), firm.customer("C-2"));
    acts::join(&firm.office, firm.company, Who::program(), (from, into), "the same company")
        .expect("joined");
    order(&firm, people.clerk).expect("ordered");
    firm.assert_sound();
}

/// A statement that holds a payment and what of it went back is taken back as one, and told again: the
/// refund is suspended meanwhile, and paid again by the same line.
#[test]
fn a_statement_with_a_payment_and_its_refund_is_undone_and_told_again() {
    on_both(|firm| {
        let people = people(firm);
        let refund = ordered(firm, &people);
        let (office, company) = (&firm.office, firm.company);
        let of = (firm.customer("C-1"), payment(firm));
        let customer = of.0;
        let undo = |batch| bank::undo_batch(office, company, people.head, batch, "wrong file");
        let first: i64 = office.store.peek("SELECT MIN(brought) FROM bank_line").expect("a batch");
        assert_eq!(refusal(undo(first)), "held", "money of it is on its way");
        refunds::withdraw(office, company, people.head, refund, "wait").expect("withdrawn");
        undo(first).expect("undone");
        let paid = format!("2026-03-02 150.00 {THEIRS} - SV-000015");
        let back = format!("2026-03-19 -50.00 {THEIRS} {} tagasi", name_of(firm, refund));
        for round in 0..3 {
            let outcome = take(firm, &[&paid, &back]);
            let batch = outcome.batch.expect("a batch");
            for asked in open_lines(firm) {
                let line = asked.row.line;
                if asked.row.fact.amount.is_positive() {
                    let shares = vec![(firm.item("SV-000015"), eur(10_000))];
                    let answer = Answer { customer, shares, rest_in_order: false, learn: false };
                    bank::accept(office, company, people.clerk, line, &answer).expect("matched");
                } else {
                    assert_eq!(asked.doubt, Some(Doubt::WhichRefund), "round {round}");
                }
            }
            let expected = if round == 0 { State::Withdrawn } else { State::Ordered };
            if !open_lines(firm).is_empty() {
                assert_eq!(shown(firm, refund).state, expected, "round {round}");
            }
            for asked in open_lines(firm) {
                let line = asked.row.line;
                bank::pays_refund(office, company, people.clerk, line, refund).expect("said");
            }
            assert_eq!((customer, payment(firm)), of, "the same payment, round {round}");
            assert_eq!((firm.open("SV-000015"), unallocated(firm)), (0, 0));
            assert_eq!(shown(firm, refund).state, State::Paid);
            firm.assert_sound();
            if round < 2 {
                let by_clerk = bank::undo_batch(office, company, people.clerk, batch, "wrong file");
                assert_eq!(refusal(by_clerk), "refused-not-permitted", "it suspends an order");
                assert_eq!(shown(firm, refund).state, State::Paid);
                undo(batch).expect("undone as one");
                assert_eq!((firm.open("SV-000015"), unallocated(firm)), (10_000, 0));
                assert_eq!(shown(firm, refund).state, State::Suspended);
                let file = refunds::take_order(office, company, people.clerk, 1);
                assert_eq!(refusal(file), "order-over", "its payment is not there");
                firm.assert_sound();
            }
        }
    });
}

/// C-1 owes 100.00 and has paid 150.00, of which 50.00 went back with the same statement, which is then
/// undone. Answers the refund and what the statement told of the payment and of the refund.
fn suspended(firm: &Firm, people: &People, told: &str) -> (i64, String, String) {
    firm.invoices(&["SV-000015 2026-01-10 2026-02-09 100.00"]);
    let paid = format!("2026-03-02 150.00 {THEIRS} - {told}");
    let first = take(firm, &[&paid]).batch.expect("a batch");
    let (office, company) = (&firm.office, firm.company);
    let customer = firm.customer("C-1");
    let accept = || {
        for asked in open_lines(firm).iter().filter(|one| one.row.fact.amount.is_positive()) {
            let shares = vec![(firm.item("SV-000015"), eur(10_000))];
            let answer = Answer { customer, shares, rest_in_order: false, learn: false };
            bank::accept(office, company, people.clerk, asked.row.line, &answer).expect("matched");
        }
    };
    accept();
    let of = (customer, payment(firm));
    let refund = propose(firm, people.clerk, 1, &proposal(of, 5_000)).expect("proposed");
    approve(firm, people.head, refund).expect("approved");
    order(firm, people.clerk).expect("ordered");
    let back = format!("2026-03-19 -50.00 {THEIRS} {} tagasi", name_of(firm, refund));
    refunds::withdraw(office, company, people.head, refund, "the file is wrong").expect("for now");
    bank::undo_batch(office, company, people.head, first, "wrong file").expect("undone");
    let both = take(firm, &[&paid, &back]).batch.expect("a batch");
    accept();
    for asked in open_lines(firm) {
        bank::pays_refund(office, company, people.clerk, asked.row.line, refund).expect("said");
    }
    assert_eq!((shown(firm, refund).state, unallocated(firm)), (State::Paid, 0));
    bank::undo_batch(office, company, people.head, both, "wrong again").expect("undone");
    assert_eq!(shown(firm, refund).state, State::Suspended);
    assert_eq!((firm.open("SV-000015"), unallocated(firm)), (10_000, 0));
    firm.assert_sound();
    (refund, paid, back)
}

/// A statement that was undone is told again: what was to go back of its payment is kept before the
/// payment pays anything, and no debt that came meanwhile takes it.
#[test]
fn what_was_to_go_back_is_kept_before_a_payment_told_again_pays_anything() {
    on_both(|firm| {
        let people = people(firm);
        let (refund, paid, back) = suspended(firm, &people, "SV-000015");
        let (office, company) = (&firm.office, firm.company);
        let customer = firm.customer("C-1");
        firm.invoices(&["SV-000016 2026-01-12 2026-02-11 80.00"]);
        take(firm, &[&paid]);
        for asked in open_lines(firm) {
            // Everything that is free pays, in the order of the contract.
            let answer = Answer { customer, shares: vec![], rest_in_order: true, learn: false };
            bank::accept(office, company, people.clerk, asked.row.line, &answer).expect("matched");
        }
        assert_eq!(shown(firm, refund).state, State::Ordered, "it goes on as it was");
        let open = firm.open("SV-000015") + firm.open("SV-000016");
        assert_eq!((open, unallocated(firm)), (8_000, 5_000), "what goes back pays nothing");
        firm.invoices(&["SV-000017 2026-03-01 2026-03-10 50.00"]);
        assert_eq!(unallocated(firm), 5_000);
        firm.assert_sound();
        assert_eq!(refunded(&take(firm, &[&back])), (1, 0), "and its line pays it by itself");
        assert_eq!((shown(firm, refund).state, unallocated(firm)), (State::Paid, 0));
        firm.assert_sound();
    });
}

/// The same where the program would match the line by itself, and with the line of the refund in the
/// same file: what is matched needs more than is free, so a person says what the rest pays.
#[test]
fn a_certain_match_takes_no_money_that_was_to_go_back() {
    on_both(|firm| {
        let people = people(firm);
        let (refund, paid, back) = suspended(firm, &people, "SV-000015 SV-000016");
        let (office, company) = (&firm.office, firm.company);
        let customer = firm.customer("C-1");
        firm.invoices(&["SV-000016 2026-01-12 2026-02-11 50.00"]);
        take(firm, &[&paid, &back]);
        let asked = open_lines(firm);
        let told: Vec<_> = asked.iter().filter_map(|one| one.doubt).collect();
        assert_eq!(told.len(), 2, "both are asked about: {told:?}");
        assert!(told.contains(&Doubt::GoesBack), "{told:?}");
        assert_eq!((firm.open("SV-000015"), firm.open("SV-000016")), (10_000, 5_000));
        let line = asked.iter().find(|one| one.row.fact.amount.is_positive());
        let line = line.expect("the payment").row.line;
        let answer = |minor| {
            let shares =
                vec![(firm.item("SV-000015"), eur(10_000)), (firm.item("SV-000016"), eur(minor))];
            let answer = Answer { customer, shares, rest_in_order: false, learn: false };
            bank::accept(office, company, people.clerk, line, &answer)
        };
        assert_eq!(answer(1).expect_err("kept").code(), "refused-exceeds-payment");
        let shares = vec![(firm.item("SV-000015"), eur(10_000))];
        let right = Answer { customer, shares, rest_in_order: false, learn: false };
        bank::accept(office, company, people.clerk, line, &right).expect("what is free");
        assert_eq!((shown(firm, refund).state, unallocated(firm)), (State::Ordered, 5_000));
        firm.assert_sound();
    });
}

/// A payment that is told again and matched by the program itself, with its refund in the same file:
/// kept, and paid, within one import.
#[test]
fn a_payment_and_its_refund_told_again_are_one_import() {
    on_both(|firm| {
        let people = people(firm);
        firm.invoices(&["SV-000001 2025-12-01 2025-12-31 10.00"]);
        take(firm, &[&format!("2026-01-05 10.00 {THEIRS} - tere")]);
        let (customer, shares) = (firm.customer("C-1"), vec![(firm.item("SV-000001"), eur(1_000))]);
        let known = Answer { customer, shares, rest_in_order: false, learn: true };
        let line = open_lines(firm)[0].row.line;
        bank::accept(&firm.office, firm.company, people.clerk, line, &known).expect("the payer");
        let (refund, paid, back) = suspended(firm, &people, "SV-000015");
        firm.invoices(&["SV-000016 2026-01-12 2026-02-11 80.00"]);
        let outcome = take(firm, &[&paid, &back]);
        let counts = outcome.statement.expect("a statement");
        assert_eq!((counts.matched, counts.refunded, counts.asked), (1, 1, 0));
        assert_eq!((shown(firm, refund).state, unallocated(firm)), (State::Paid, 0));
        assert_eq!((firm.open("SV-000015"), firm.open("SV-000016")), (0, 8_000));
        let history =
            refunds::one(&firm.office, firm.company, people.clerk, refund).expect("there");
        let told: Vec<&str> = history.1.iter().map(|act| act.what.code()).collect();
        assert_eq!(told[told.len() - 4..], ["unpaid", "suspended", "resumed", "paid"]);
        firm.assert_sound();
    });
}

/// A suspended refund is not to go on: whoever approves says so, and its payment told again is free.
#[test]
fn a_suspended_refund_is_withdrawn_by_whoever_approves() {
    on_both(|firm| {
        let people = people(firm);
        let (refund, paid, _) = suspended(firm, &people, "SV-000015");
        let (office, company) = (&firm.office, firm.company);
        let withdraw = |who| refunds::withdraw(office, company, who, refund, "he buys again");
        assert_eq!(refusal(withdraw(people.clerk)), "refused-not-permitted");
        withdraw(people.head).expect("withdrawn");
        firm.invoices(&["SV-000016 2026-01-12 2026-02-11 80.00"]);
        take(firm, &[&paid]);
        let customer = firm.customer("C-1");
        for asked in open_lines(firm) {
            let answer = Answer { customer, shares: vec![], rest_in_order: true, learn: false };
            bank::accept(office, company, people.clerk, asked.row.line, &answer).expect("matched");
        }
        let open = firm.open("SV-000015") + firm.open("SV-000016");
        assert_eq!((open, unallocated(firm)), (3_000, 0));
        assert_eq!(shown(firm, refund).state, State::Withdrawn);
        firm.assert_sound();
    });
}

/// M19: the payment is undone when its customer becomes another. The refund goes along, goes on where the
/// statement is told again, and stays on no card of a customer whose debts are another's.
#[test]
fn refunds_of_undone_payments_go_with_the_customer() {
    for is_withdrawn in [false, true] {
        on_both(|firm| {
            let people = people(firm);
            let (refund, paid, back) = suspended(firm, &people, "SV-000015");
            let (office, company, program) = (&firm.office, firm.company, Who::program());
            firm.invoices(&["C-2:SV-000020 2026-01-10 2026-04-09 70.00"]);
            let (from, into) = (firm.customer("C-1"), firm.customer("C-2"));
            let expected = match is_withdrawn {
                true => {
                    refunds::withdraw(office, company, people.head, refund, "no").expect("done");
                    State::Withdrawn
                }
                false => State::Suspended,
            };
            acts::join(office, company, program, (from, into), "the same company").expect("joined");
            let told = shown(firm, refund);
            assert_eq!((told.customer, told.state), (into, expected));
            assert_eq!(told.effective, day("2026-03-02"), "its payment is known there");
            firm.assert_sound();
            take(firm, &[&paid]);
            for asked in open_lines(firm).iter().filter(|one| one.row.fact.amount.is_positive()) {
                let answer =
                    Answer { customer: into, shares: vec![], rest_in_order: false, learn: false };
                bank::accept(office, company, people.clerk, asked.row.line, &answer)
                    .expect("matched");
            }
            let state = if is_withdrawn { State::Withdrawn } else { State::Ordered };
            assert_eq!(shown(firm, refund).state, state);
            take(firm, &[&back]);
            for asked in open_lines(firm) {
                bank::pays_refund(office, company, people.clerk, asked.row.line, refund)
                    .expect("said");
            }
            assert_eq!(shown(firm, refund).state, State::Paid);
            firm.assert_sound();
        });
    }
}

/// An account of ours may hold several currencies; an order is about one of them.
#[test]
fn an_order_is_in_the_currency_that_was_asked_for() {
    on_both(|firm| {
        let people = people(firm);
        let usd = Currency::from_code("USD").expect("USD");
        firm.invoices(&["SV-000015 2026-01-10 2026-02-09 100.00"]);
        let customer = firm.customer("C-1");
        let (office, company) = (&firm.office, firm.company);
        for (number, amount) in [(1, eur(2_000)), (2, Money::from_minor(3_000, usd))] {
            let paid = NewPayment {
                customer,
                number: format!("P-{number}"),
                effective: day("2026-03-01"),
                amount,
                parts: vec![],
                rest_pays: false,
                note: String::new(),
            };
            let done =
                acts::record_payment(office, company, Who::program(), &key(number + 20), &paid);
            let new = Proposal {
                amount,
                payee: Payee { account: THEIRS.to_owned(), ..Payee::default() },
                own_account: OWN.to_owned(),
                account_reason: "letter".to_owned(),
                ..proposal((customer, done.expect("recorded").payment), 1)
            };
            let refund = propose(firm, people.clerk, number, &new).expect("proposed");
            approve(firm, people.head, refund).expect("approved");
        }
        assert_eq!(refusal(order(firm, people.clerk)), "which-currency");
        let of = |code: &str| {
            let currency = Some(Currency::from_code(code).expect("a currency"));
            refunds::write_order(office, company, people.clerk, (OWN, currency))
        };
        let total =
            |number| refunds::order(office, company, people.clerk, number).expect("there").total;
        assert_eq!(total(of("USD").expect("ordered")), Money::from_minor(3_000, usd));
        assert_eq!(refusal(of("USD")), "nothing-to-order");
        assert_eq!(total(order(firm, people.clerk).expect("one is left")), eur(2_000));
        firm.assert_sound();
    });
}

/// A replay knows what was kept on each day, also after the refund is over: the past asks for what
/// it asked for.
#[test]
fn a_replay_knows_what_was_kept_on_each_day() {
    for (is_paid, is_caught_up) in [(false, false), (true, false), (false, true), (true, true)] {
        on_both(|firm| {
            let people = people(firm);
            let of = overpaid(firm);
            firm.invoices(&["SV-000016 2026-01-05 2026-02-01 50.00"]);
            let refund = propose(firm, people.clerk, 1, &proposal(of, 5_000)).expect("proposed");
            let mut on = day("2026-03-20");
            while on <= day("2026-04-20") {
                firm.on(&on.to_string());
                if on == day("2026-04-02") {
                    if is_paid {
                        approve(firm, people.head, refund).expect("approved");
                        order(firm, people.clerk).expect("ordered");
                        let name = name_of(firm, refund);
                        let line = format!("2026-04-01 -50.00 {THEIRS} {name} tagasi");
                        assert_eq!(refunded(&take(firm, &[&line])), (1, 0));
                    } else {
                        let (office, company) = (&firm.office, firm.company);
                        refunds::withdraw(office, company, people.clerk, refund, "owes again")
                            .expect("withdrawn");
                    }
                }
                // Days that nobody ran are looked at afterwards, as they were.
                let is_missed = day("2026-03-30") <= on && on < day("2026-04-02");
                if !is_caught_up || !is_missed {
                    firm.run(&on.to_string());
                }
                on = on.plus(1);
            }
            let text = policies::all_shipped().next().expect("one ships").1;
            let told = firm.replayed(text, "2026-03-20", "2026-04-20");
            assert_eq!((told.unsound.len(), told.differing), (0, 0), "{:#?}", told.examples);
            let mut clauses = BTreeMap::new();
            for (_, _, clause, _) in firm.effects() {
                *clauses.entry(clause).or_insert(0_u64) += 1;
            }
            assert!(!clauses.is_empty(), "it was chased while the money was kept");
            assert_eq!(told.before.by_clause, clauses, "paid: {is_paid}");
        });
    }
}

/// S07: who proposed it does not approve it, under whatever role; who has no right does neither.
#[test]
fn four_eyes_and_the_table_of_authority() {
    on_both(|firm| {
        let people = people(firm);
        let of = overpaid(firm);
        let new = proposal(of, 5_000);
        assert_eq!(refusal(propose(firm, people.seller, 1, &new)), "refused-not-permitted");
        let refund = propose(firm, people.head, 2, &new).expect("proposed");
        assert_eq!(refusal(approve(firm, people.head, refund)), "same-person");
        assert_eq!(refusal(approve(firm, people.clerk, refund)), "refused-not-permitted");
        let declined = refunds::decline(&firm.office, firm.company, people.head, refund, "no");
        assert_eq!(refusal(declined), "same-person");
        assert_eq!(shown(firm, refund).state, State::Proposed);
        approve(firm, people.director, refund).expect("by somebody else");
        assert_eq!(refusal(approve(firm, people.director, refund)), "closed");
        firm.assert_sound();
    });
}

/// The money is kept: no way of settling takes it, however it is asked, and what is left of the
/// payment can still be used.
#[test]
fn kept_money_pays_nothing_until_the_refund_is_over() {
    on_both(|firm| {
        let people = people(firm);
        let of @ (customer, item) = overpaid(firm);
        let refund = propose(firm, people.clerk, 1, &proposal(of, 4_000)).expect("proposed");
        let program = Who::program();
        assert!(matches!(
            propose(firm, people.clerk, 2, &proposal(of, 1_001)),
            Err(Refused::ExceedsUnallocated { left }) if left == eur(1_000)
        ));
        firm.invoices(&["SV-000016 2026-03-01 2026-03-10 80.00"]);
        assert_eq!(firm.open("SV-000016"), 8_000, "a new invoice does not take it");
        let allocate = |number, minor| {
            let part = [Part { item: firm.item("SV-000016"), amount: eur(minor) }];
            acts::allocate(&firm.office, firm.company, program, &key(number), customer, item, &part)
        };
        assert_eq!(allocate(3, 1_001).expect_err("kept").code(), "refused-exceeds-payment");
        let back = Part { item, amount: eur(1_001) };
        let direct =
            acts::refund(&firm.office, firm.company, program, &key(4), customer, back, "by hand");
        assert_eq!(refusal(direct), "refused-exceeds-unallocated");
        let done = acts::allocate_in_order(&firm.office, firm.company, program, customer, item);
        assert_eq!(done.expect("what is free").allocated.len(), 1);
        assert_eq!((firm.open("SV-000016"), unallocated(firm)), (7_000, 4_000));
        let bounced = acts::withdraw(
            &firm.office,
            firm.company,
            program,
            customer,
            item,
            Gone::FromItsDay,
            "bounced",
        );
        assert_eq!(refusal(bounced), "held", "a payment of which something goes back");
        firm.assert_sound();
        refunds::withdraw(&firm.office, firm.company, people.clerk, refund, "he owes again")
            .expect("withdrawn");
        allocate(5, 4_000).expect("free again");
        assert_eq!(unallocated(firm), 0);
        firm.assert_sound();
    });
}

/// Money that goes back covers no debt: it keeps nobody from being asked for one.
#[test]
fn kept_money_keeps_nobody_from_being_chased() {
    let withheld = |firm: &Firm| {
        let run = firm.run("2026-03-20");
        run.withheld.iter().any(|(cause, count)| cause.contains("unmatched") && *count > 0)
    };
    let owing = |firm: &Firm| {
        let of = overpaid(firm);
        firm.invoices(&["SV-000016 2026-01-05 2026-02-01 50.00"]);
        of
    };
    let free = Firm::new();
    owing(&free);
    assert!(withheld(&free), "unallocated money that would pay it withholds the chase");
    let kept = Firm::new();
    let people = people(&kept);
    let of = owing(&kept);
    propose(&kept, people.clerk, 1, &proposal(of, 5_000)).expect("proposed");
    assert!(!withheld(&kept), "what goes back does not");
    kept.assert_sound();
}

/// Another account than the payer's needs a reason; a wrong one is refused.
#[test]
fn where_money_goes_is_checked() {
    on_both(|firm| {
        let people = people(firm);
        let of = overpaid(firm);
        let to = |account: &str, why: &str| {
            let payee = Payee { account: account.to_owned(), ..Payee::default() };
            Proposal { payee, account_reason: why.to_owned(), ..proposal(of, 1_000) }
        };
        let rows = [
            (to(OTHERS, ""), "account-reason"),
            (to("EE382200221020145686", "letter"), "bad-payee"),
            (to("40702810400000000001", "letter"), "bad-payee"),
            (Proposal { own_account: "12-34".to_owned(), ..to(THEIRS, "") }, "no-form"),
            (Proposal { reason: " ".to_owned(), ..to(THEIRS, "") }, "refused-reason-missing"),
            (proposal(of, 0), "refused-amount-not-positive"),
        ];
        for (number, (new, expected)) in (10..).zip(rows) {
            let told = format!("{new:?}");
            assert_eq!(refusal(propose(firm, people.clerk, number, &new)), expected, "{told}");
        }
        let refund = propose(firm, people.clerk, 1, &to(OTHERS, "letter of 5 March"));
        let told = shown(firm, refund.expect("with a reason"));
        assert_eq!(
            (told.payee_account.as_str(), told.account_reason.as_str()),
            (OTHERS, "letter of 5 March")
        );
        let usual = propose(firm, people.clerk, 2, &to("ee38 2200 2210 2014 5685", "not needed"));
        assert_eq!(shown(firm, usual.expect("the payer's own")).account_reason, "");
    });
}

/// A payment recorded by hand came from no account: it has to be said where to.
#[test]
fn a_payment_of_unknown_origin_asks_for_the_account() {
    let firm = Firm::new();
    let people = people(&firm);
    firm.invoices(&["SV-000015 2026-01-10 2026-02-09 100.00"]);
    let customer = firm.customer("C-1");
    let paid = NewPayment {
        customer,
        number: "P-1".to_owned(),
        effective: day("2026-03-01"),
        amount: eur(2_000),
        parts: vec![],
        rest_pays: false,
        note: String::new(),
    };
    let done = acts::record_payment(&firm.office, firm.company, Who::program(), &key(9), &paid);
    let of = (customer, done.expect("recorded").payment);
    assert_eq!(refusal(propose(&firm, people.clerk, 1, &proposal(of, 2_000))), "no-account");
    let from = Proposal { own_account: OWN.to_owned(), ..proposal(of, 2_000) };
    assert_eq!(refusal(propose(&firm, people.clerk, 2, &from)), "no-payee");
    let found = views::credit_by_number(&firm.office, firm.company, people.clerk, "C-1", "p-1");
    assert_eq!(found.expect("by number").item, of.1);
}

/// A doubtful line is a question, and a person's answer can be taken back: then the refund is
/// awaited again, and its money kept.
#[test]
fn a_doubtful_line_is_asked_about_and_its_answer_can_be_taken_back() {
    on_both(|firm| {
        let people = people(firm);
        let refund = ordered(firm, &people);
        let (office, company) = (&firm.office, firm.company);
        let twin = format!("2026-03-20 -50.00 {THEIRS} PAY-7 something");
        assert_eq!(refunded(&take(firm, &[&twin])), (0, 1), "it names another transfer");
        let asked = open_lines(firm);
        assert_eq!(asked[0].doubt, Some(Doubt::WhichRefund));
        assert_eq!(asked[0].refunds.iter().map(|one| one.refund).collect::<Vec<_>>(), [refund]);
        assert_eq!(unallocated(firm), 5_000);
        let line = asked[0].row.line;
        bank::pays_refund(office, company, people.clerk, line, refund).expect("a person says");
        assert_eq!((unallocated(firm), shown(firm, refund).state), (0, State::Paid));
        firm.assert_sound();
        // Neither its movement nor the payment is taken back from under it.
        let movement: i64 =
            office.store.peek("SELECT movement FROM movement WHERE kind = 'refund'").expect("one");
        let customer = firm.customer("C-1");
        let movement = saldo_domain::MovementId::new(movement);
        let reversed = acts::reverse(office, company, Who::program(), customer, movement, "why");
        assert_eq!(refusal(reversed), "shown");
        let line = line_of(firm, LineState::Refunded);
        bank::unmatch(office, company, people.clerk, line, "it was rent").expect("taken back");
        assert_eq!((unallocated(firm), shown(firm, refund).state), (5_000, State::Ordered));
        let asked = open_lines(firm);
        assert_eq!(asked[0].doubt, Some(Doubt::TakenBack), "the line is asked about anew");
        firm.assert_sound();
        bank::set_aside(office, company, people.clerk, line, false, "rent").expect("aside");
        let name = name_of(firm, refund);
        let right = format!("2026-03-20 -50.00 - {name} -");
        assert_eq!(refunded(&take(firm, &[&twin, &right])), (1, 0), "the right one pays it");
        assert_eq!(unallocated(firm), 0);
        firm.assert_sound();
    });
}

/// After a refund was ordered, only whoever approves can withdraw it; and when the bank paid it all
/// the same, nobody guesses: a person says so, while its money is still there.
#[test]
fn a_withdrawn_order_is_not_handed_out_again_and_a_late_payment_of_it_is_asked_about() {
    on_both(|firm| {
        let people = people(firm);
        let refund = ordered(firm, &people);
        let (office, company) = (&firm.office, firm.company);
        let withdraw = |who| refunds::withdraw(office, company, who, refund, "refused by the bank");
        assert_eq!(refusal(withdraw(people.clerk)), "refused-not-permitted");
        withdraw(people.head).expect("withdrawn");
        assert_eq!(refusal(refunds::take_order(office, company, people.clerk, 1)), "order-over");
        let name = name_of(firm, refund);
        let line = format!("2026-03-20 -50.00 {THEIRS} {name} tagasi");
        assert_eq!(refunded(&take(firm, &[&line])), (0, 1));
        let asked = open_lines(firm);
        assert_eq!(asked[0].doubt, Some(Doubt::WhichRefund));
        bank::pays_refund(office, company, people.clerk, asked[0].row.line, refund).expect("said");
        assert_eq!((unallocated(firm), shown(firm, refund).state), (0, State::Paid));
        firm.assert_sound();
    });
}

/// An import taken back takes back what it showed; imported again it shows it again.
#[test]
fn undoing_the_statement_that_showed_it_paid_awaits_it_again() {
    on_both(|firm| {
        let people = people(firm);
        let refund = ordered(firm, &people);
        let name = name_of(firm, refund);
        let line = format!("2026-03-20 -50.00 {THEIRS} {name} tagasi");
        let outcome = take(firm, &[&line]);
        let batch = outcome.batch.expect("a batch");
        bank::undo_batch(&firm.office, firm.company, people.clerk, batch, "wrong file")
            .expect("undone");
        assert_eq!((unallocated(firm), shown(firm, refund).state), (5_000, State::Ordered));
        firm.assert_sound();
        assert_eq!(refunded(&take(firm, &[&line])), (1, 0));
        assert_eq!((unallocated(firm), shown(firm, refund).state), (0, State::Paid));
        firm.assert_sound();
    });
}

/// M13: the bank takes the very payment back of which something is to go back. It is not guessed:
/// the whole statement is read, and a person looks at both.
#[test]
fn a_returned_payment_whose_money_goes_back_is_asked_about() {
    on_both(|firm| {
        let people = people(firm);
        ordered(firm, &people);
        let csv = format!(
            "Account;Booked;Amount;Currency;Payer;Payer account;Payer code;Reference;Text;Number;\
             Bank id\n{OWN};2026-03-20;-150.00;EUR;Kask;{THEIRS};;;tagastus;;\n"
        );
        let outcome = firm.import(Kind::Auto, &csv);
        assert_eq!(outcome.statement.expect("a statement").returned, 0);
        assert_eq!(open_lines(firm).len(), 1, "a person is asked");
        assert_eq!(firm.open("SV-000015"), 0, "nothing was undone");
        firm.assert_sound();
    });
}

/// `verify` finds what a database tool has bent.
#[test]
fn verify_finds_refunds_that_do_not_add_up() {
    let rows = [
        ("payment_order", "UPDATE payment_order SET total = total + 1", "other transfers"),
        ("payment_order", "UPDATE payment_order SET account = 'X'", "of another account"),
        ("refund", "UPDATE refund SET amount = amount * 9", "more of a payment is kept"),
        ("refund", "UPDATE refund SET item = 5", "not in the book"),
        ("refund_act", "DELETE FROM refund_act WHERE what = 'approved'", "nobody had approved it"),
        ("refund_act", "UPDATE refund_act SET person = 0 WHERE what = 'approved'", ""),
        (
            "refund_act",
            "UPDATE refund_act SET person = (SELECT MIN(person) FROM refund) WHERE what = 'approved'",
            "or whoever proposed it",
        ),
        ("refund_act", "DELETE FROM refund_act WHERE what = 'proposed'", "has no act"),
        (
            "refund_act",
            "UPDATE refund_act SET what = 'paid', state = 'paid' WHERE what = 'taken'",
            "has no refund of its amount in the book",
        ),
    ];
    for (table, bend, expected) in rows {
        let firm = Firm::new();
        let people = people(&firm);
        ordered(&firm, &people);
        firm.assert_sound();
        let free = format!("DROP TRIGGER {table}_stays; DROP TRIGGER {table}_keeps; {bend}");
        firm.office.store.meddle(&free).expect("meddles");
        let found = verify::run(&firm.office, firm.company, &Silent).expect("verify");
        let told: Vec<&str> = found.findings.iter().map(|one| one.what.as_str()).collect();
        assert!(told.iter().any(|what| what.contains(expected)), "{bend}: {told:?}");
    }
}

/// The page of refunds tells what a person must do next, and only to whom it concerns.
#[test]
fn the_list_tells_what_waits_for_an_order() {
    on_both(|firm| {
        let people = people(firm);
        let of = overpaid(firm);
        for (number, minor) in [(1, 1_000), (2, 2_000)] {
            let refund = propose(firm, people.clerk, number, &proposal(of, minor));
            approve(firm, people.head, refund.expect("proposed")).expect("approved");
        }
        let page = Page::first(10);
        let (office, company) = (&firm.office, firm.company);
        let found = refunds::list(office, company, people.clerk, &[], page).expect("listed");
        assert_eq!(found.refunds.total, 2);
        let waiting: Vec<_> = found
            .to_order
            .iter()
            .map(|one| (one.account.as_str(), one.transfers, one.total))
            .collect();
        assert_eq!(waiting, [(OWN, 2, eur(3_000))]);
        let kind =
            refunds::list(office, company, people.seller, &[], page).expect_err("not theirs");
        assert_eq!(kind.kind(), RefusedKind::Forbidden);
        let unknown = refunds::one(office, company, people.seller, 1).expect_err("not theirs");
        assert!(matches!(unknown, Refused::Refund(RefundRefusal::Unknown { refund: 1 })));
        assert_eq!(order(firm, people.clerk).expect("one file"), 1);
        let orders =
            refunds::list(office, company, people.clerk, &[], page).expect("listed").orders;
        assert_eq!((orders[0].transfers, orders[0].total), (2, eur(3_000)));
        firm.assert_sound();
    });
}
