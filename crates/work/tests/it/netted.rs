//! A payer deducts a credit note: the money and the credit together pay the invoice, and go together.

use crate::firm::{Firm, day, eur, key, on_both};
use saldo_domain::matching::Doubt;
use saldo_store::bank::{LineFilter, LineState};
use saldo_work::Who;
use saldo_work::acts::{self, Lowering, NewLowering};
use saldo_work::bank::{self, Answer, InboxLine, Why};
use saldo_work::imports::{ImportOutcome, Kind};
use saldo_work::views::Page;

const OWN: &str = "EE571010220229377229";
const KUUSK: &str = "EE382200221020145685";

/// One line of money from Kuusk's account.
fn take(firm: &Firm, day: &str, amount: &str, text: &str) -> ImportOutcome {
    let columns = "Account;Booked;Amount;Currency;Payer;Payer account;Payer code;Reference;Text;Number;Bank id";
    let line = format!("{OWN};{day};{amount};EUR;Kuusk;{KUUSK};;;{text};;");
    firm.import(Kind::Auto, &format!("{columns}\n{line}\n"))
}

fn lines(firm: &Firm, state: LineState) -> Vec<InboxLine> {
    let filter = LineFilter { state: Some(state), incoming: false };
    let list = bank::inbox(&firm.office, firm.company, Who::program(), &filter, Page::first(100));
    list.expect("readable").rows
}

/// C-1 pays from a known account; it owes 100.00 and 50.00, and has a credit note of 20.00.
fn owe(firm: &Firm) {
    firm.invoices(&["SV-000001 2026-01-02 2026-01-20 1.00"]);
    take(firm, "2026-01-20", "1.00", "tere");
    let [line] = lines(firm, LineState::Open).try_into().expect("one");
    let shares = vec![(firm.item("SV-000001"), line.row.fact.amount)];
    let (customer, rest_in_order) = (firm.customer("C-1"), false);
    let answer = Answer { customer, shares, rest_in_order, learn: true };
    bank::accept(&firm.office, firm.company, Who::program(), line.row.line, &answer)
        .expect("taken");
    firm.invoices(&[
        "SV-000015 2026-01-10 2026-02-09 100.00",
        "SV-000016 2026-01-11 2026-02-10 50.00",
    ]);
    let credit = NewLowering {
        customer: firm.customer("C-1"),
        kind: Lowering::CreditNote,
        number: "KR-000003".to_owned(),
        effective: day("2026-02-12"),
        amount: eur(2_000),
        against: None,
        rest_pays: false,
        reason: "broken on the way".to_owned(),
    };
    acts::lower(&firm.office, firm.company, Who::program(), &key(1), &credit).expect("lowered");
}

/// What is open of both invoices and free of the credit note.
fn stands(firm: &Firm) -> (i64, i64, i64) {
    (firm.open("SV-000015"), firm.open("SV-000016"), firm.open("KR-000003"))
}

#[test]
fn what_a_payer_deducted_pays_the_rest_of_the_invoice_and_goes_with_the_payment() {
    on_both(|firm| {
        owe(firm);
        assert_eq!(stands(firm), (10_000, 5_000, 2_000));
        let told = take(firm, "2026-03-02", "80.00", "arve SV-000015");
        let counts = told.statement.expect("a statement");
        assert_eq!((counts.matched, counts.asked), (1, 0));
        assert_eq!(stands(firm), (0, 5_000, 0));
        firm.assert_sound();

        let line = lines(firm, LineState::Matched)
            .into_iter()
            .find(|one| one.row.fact.text == "arve SV-000015");
        let line = line.expect("matched").row.line;
        let asked = bank::line(&firm.office, firm.company, Who::program(), line).expect("told");
        let why = Why::read(&asked.acts.last().expect("an act").0.why);
        assert!(why.evidence.iter().any(|one| one.code() == "deducted"), "{why:?}");

        bank::unmatch(&firm.office, firm.company, Who::program(), line, "not theirs")
            .expect("taken back");
        assert_eq!(stands(firm), (10_000, 5_000, 2_000));
        firm.assert_sound();
        // A statement taken back as a whole takes what was deducted along, too.
        let again = take(firm, "2026-03-03", "80.00", "arve SV-000015 uuesti");
        assert_eq!(stands(firm), (0, 5_000, 0));
        let batch = again.batch.expect("kept");
        bank::undo_batch(&firm.office, firm.company, Who::program(), batch, "vale fail")
            .expect("undone");
        assert_eq!(stands(firm), (10_000, 5_000, 2_000));
        firm.assert_sound();
    });
}

#[test]
fn a_question_shows_what_was_deducted_and_one_keystroke_takes_all_of_it() {
    on_both(|firm| {
        owe(firm);
        // Told by the books before the bank: a person has to say that it is the same money.
        firm.payments(&["2026-03-01 80.00 SV-000099"]);
        let told = take(firm, "2026-03-02", "80.00", "arve SV-000015");
        assert_eq!(told.statement.expect("a statement").asked, 1);
        let [line] = lines(firm, LineState::Open).try_into().expect("one");
        assert_eq!(line.doubt, Some(Doubt::MaybeRecorded));
        let [proposal] = line.proposals.try_into().expect("one");
        let deducted: Vec<(&str, i64)> = proposal
            .deducted
            .iter()
            .map(|(_, number, amount)| (number.as_str(), amount.minor()))
            .collect();
        assert_eq!(deducted, [("KR-000003", 2_000)]);
        let shares: Vec<_> = proposal.shares.iter().map(|one| (one.item, one.amount)).collect();
        let (customer, rest_in_order) = (proposal.customer, proposal.rest_in_order);
        let answer = Answer { customer, shares, rest_in_order, learn: false };
        bank::accept(&firm.office, firm.company, Who::program(), line.row.line, &answer)
            .expect("taken");
        assert_eq!((firm.open("SV-000015"), firm.open("KR-000003")), (0, 0));
        firm.assert_sound();
    });
}

#[test]
fn another_amount_leaves_the_credit_note_alone() {
    on_both(|firm| {
        owe(firm);
        take(firm, "2026-03-02", "79.00", "arve SV-000015");
        assert_eq!(stands(firm), (2_100, 5_000, 2_000));
        firm.assert_sound();
    });
}
