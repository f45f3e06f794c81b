//! Money that comes before its invoice, under a name that has become another's, or that went back in
//! part before the bank took it back.

use crate::firm::{Firm, day, eur, key, on_both};
use saldo_domain::matching::Doubt;
use saldo_domain::{CustomerId, ItemId};
use saldo_store::bank::{LineFilter, LineState};
use saldo_work::acts::{self, Gone, NewPayment, Part};
use saldo_work::bank::{self, Answer, InboxLine};
use saldo_work::imports::{ImportOutcome, Kind};
use saldo_work::views::Page;
use saldo_work::{Refused, Who};

const OWN: &str = "EE571010220229377229";
const ACCOUNT: &str = "EE382200221020145685";

/// `day|amount|payer|account|code|reference|text|bank's mark` a line.
fn take(firm: &Firm, lines: &[&str]) -> ImportOutcome {
    let mut text = "Account;Booked;Amount;Currency;Payer;Payer account;Payer code;Reference;Text;\
                    Number;Bank id\n"
        .to_owned();
    for line in lines {
        let mut words = line.split('|');
        let mut word = || words.next().unwrap_or_default();
        let (day, amount, payer, account) = (word(), word(), word(), word());
        let (code, reference, told) = (word(), word(), word());
        text.push_str(&format!(
            "{OWN};{day};{amount};EUR;{payer};{account};{code};{reference};{told};;\n"
        ));
    }
    firm.import(Kind::Auto, &text)
}

/// New, matched, asked.
fn counts(outcome: &ImportOutcome) -> (u64, u64, u64) {
    let counts = outcome.statement.expect("a statement");
    (outcome.new, counts.matched, counts.asked)
}

fn lines(firm: &Firm, state: LineState) -> Vec<InboxLine> {
    let filter = LineFilter { state: Some(state), incoming: false };
    let list = bank::inbox(&firm.office, firm.company, Who::program(), &filter, Page::first(100));
    list.expect("readable").rows
}

fn code<T: std::fmt::Debug>(done: Result<T, Refused>) -> &'static str {
    match done {
        Err(Refused::Refund(no)) => no.code(),
        Err(other) => other.code(),
        Ok(done) => panic!("it was done: {done:?}"),
    }
}

/// Kuusk has two cards, and each its own code, account and debts; C-2 is the first in the order of ids,
/// or the last.
fn two_cards(firm: &Firm, (first, second): (&str, &str)) {
    firm.import(
        Kind::Customers,
        &format!(
            "Code,Name,Registry code\n{first},Kuusk OÜ,12345678\n{second},Kuusk Grupp OÜ,87654321\n"
        ),
    );
    firm.invoices(&[
        &format!("{first}:SV-000101 2026-02-10 2026-03-12 100.00"),
        &format!("{second}:SV-000102 2026-02-11 2026-03-13 70.00"),
        &format!("{second}:SV-000103 2026-02-11 2026-03-13 80.00"),
        &format!("{second}:SV-000104 2026-02-11 2026-03-13 90.00"),
        &format!("{second}:SV-000105 2026-02-12 2026-03-14 55.00"),
    ]);
    let line = format!("2026-02-20|1.00|Kes teab|{ACCOUNT}||||");
    take(firm, &[&line]);
    let customer = firm.customer(second);
    let known = Answer { customer, shares: vec![], rest_in_order: false, learn: true };
    let asked = lines(firm, LineState::Open)[0].row.line;
    bank::accept(&firm.office, firm.company, Who::program(), asked, &known).expect("its account");
}

fn open_of(firm: &Firm, customer: CustomerId) -> Vec<(String, i64)> {
    let read = firm
        .office
        .store
        .read(|reader| saldo_store::book::items_of(reader, firm.company, customer));
    let rows = read.expect("readable").into_iter();
    let debits = rows.filter(|row| row.kind.side() == saldo_domain::book::Side::Debit);
    let mut open: Vec<_> = debits.map(|row| (row.number, row.open.minor())).collect();
    open.sort();
    open
}

/// M16, M19: payers go on naming what they have always named. Their money reaches the customer whose the
/// debts are now, by whichever of the two is named; no statement is refused for it.
#[test]
fn m19_money_for_the_old_code_reaches_the_one_that_stays() {
    for codes in [("C-1", "C-2"), ("C-2", "C-1")] {
        on_both(|firm| {
            two_cards(firm, codes);
            let (stays, leaves) = (firm.customer(codes.0), firm.customer(codes.1));
            // A question from before: it may be the money of the one that leaves.
            let asked = take(firm, &["2026-03-01|55.00|Keegi|||| |"]);
            assert_eq!(counts(&asked), (1, 0, 1));
            acts::join(&firm.office, firm.company, Who::program(), (leaves, stays), "one firm")
                .expect("joined");
            let proposed = &lines(firm, LineState::Open)[0].proposals;
            assert_eq!(proposed.first().map(|one| one.customer), Some(stays), "proposed anew");
            let outcome = take(
                firm,
                &[
                    "2026-03-02|70.00|Kuusk Grupp OÜ||87654321||tasumine|",
                    &format!("2026-03-03|80.00|Kes teab|{ACCOUNT}|||tasumine|"),
                    "2026-03-04|90.00|Kuusk Grupp OÜ||||arve SV-000104|",
                    "2026-03-05|100.00|Kuusk OÜ||12345678||arve SV-000101|",
                ],
            );
            assert_eq!(counts(&outcome), (4, 4, 0), "{codes:?}: {outcome:?}");
            let left: Vec<_> =
                open_of(firm, stays).into_iter().filter(|(_, open)| *open != 0).collect();
            assert_eq!(left, [("SV-000105".to_owned(), 5_500)], "{codes:?}");
            assert!(open_of(firm, leaves).iter().all(|(_, open)| *open == 0));
            // The question is answered with one key, and looked at again without a fault.
            bank::look_again(&firm.office, firm.company, Who::program()).expect("looked at");
            let asked = &lines(firm, LineState::Open)[0];
            let first = &asked.proposals[0];
            let shares = vec![(first.shares[0].item, first.shares[0].amount)];
            let answer =
                Answer { customer: first.customer, shares, rest_in_order: false, learn: false };
            bank::accept(&firm.office, firm.company, Who::program(), asked.row.line, &answer)
                .expect("accepted as proposed");
            assert!(open_of(firm, stays).iter().all(|(_, open)| *open == 0));
            firm.assert_sound();
        });
    }
}

/// M19: an invoice that went to another customer is known by its number, as any other: what it left behind
/// is no second one.
#[test]
fn m19_the_number_of_a_moved_invoice_is_certain_where_it_went() {
    on_both(|firm| {
        firm.invoices(&[
            "SV-000201 2026-02-10 2026-03-12 100.00",
            "SV-000202 2026-02-10 2026-03-12 60.00",
            "C-2:SV-000203 2026-02-10 2026-03-12 20.00",
        ]);
        let (from, into) = (firm.customer("C-1"), firm.customer("C-2"));
        let (office, company, program) = (&firm.office, firm.company, Who::program());
        let some = [firm.item("SV-000201")].into();
        acts::move_documents(office, company, program, (from, into), &some, "theirs")
            .expect("gone");
        let outcome = take(firm, &["2026-03-02|100.00|Keegi||||arve SV-000201|"]);
        assert_eq!(counts(&outcome), (1, 1, 0), "{outcome:?}");
        // And back again.
        let back = take(firm, &["2026-03-03|20.00|Keegi||||arve SV-000203|"]);
        assert_eq!(counts(&back), (1, 1, 0));
        let other = [firm.item("SV-000202")].into();
        acts::move_documents(office, company, program, (from, into), &other, "no").expect("gone");
        let there: Vec<ItemId> = {
            let read =
                office.store.read(|reader| saldo_store::book::items_of(reader, company, into));
            let rows = read.expect("readable").into_iter();
            rows.filter(|row| row.number == "SV-000202").map(|row| row.item).collect()
        };
        let other = there.into_iter().collect();
        acts::move_documents(office, company, program, (into, from), &other, "yes").expect("back");
        let outcome = take(firm, &["2026-03-04|60.00|Keegi||||arve SV-000202|"]);
        assert_eq!(counts(&outcome), (1, 1, 0));
        assert_eq!(firm.open("SV-000202"), 0);
        firm.assert_sound();
    });
}

/// I4, M16: a statement may come before the invoices that it pays. Whatever comes first, the money pays the
/// same, and nobody is asked for what is there.
#[test]
fn i4_a_statement_before_its_invoice_ends_as_one_after_it() {
    on_both(|firm| {
        let line = "2026-03-19|100.00|Keegi Kuskil||||arve SV-000099|";
        let invoice = "SV-000099 2026-02-10 2026-03-12 100.00";
        assert_eq!(counts(&take(firm, &[line])), (1, 0, 1));
        firm.invoices(&[invoice]);
        let other = Firm::new();
        other.invoices(&[invoice]);
        assert_eq!(counts(&take(&other, &[line])), (1, 1, 0));
        assert_eq!(firm.settlements(), other.settlements(), "in either order");
        assert_eq!((firm.open("SV-000099"), lines(firm, LineState::Open).len()), (0, 0));
        firm.run("2026-03-20");
        assert_eq!(firm.effects().len(), 0, "nobody is chased");
        firm.assert_sound();
    });
}

/// The same where the payer is known and owes nothing yet: the money waits for the invoice that it names,
/// and is no prepayment beside it.
#[test]
fn i4_money_of_a_known_payer_waits_for_the_invoice_that_it_names() {
    on_both(|firm| {
        firm.invoices(&["SV-000090 2026-02-01 2026-03-01 5.00"]);
        let first = format!("2026-03-02|5.00|Kuusk|{ACCOUNT}|||arve SV-000090|");
        take(firm, &[&first]);
        let paid = lines(firm, LineState::Matched).remove(0).row.line;
        let (office, company) = (&firm.office, firm.company);
        bank::unmatch(office, company, Who::program(), paid, "to teach the account")
            .expect("apart");
        let customer = firm.customer("C-1");
        let shares = vec![(firm.item("SV-000090"), eur(500))];
        let answer = Answer { customer, shares, rest_in_order: false, learn: true };
        bank::accept(office, company, Who::program(), paid, &answer).expect("learnt");
        let line = format!("2026-03-19|100.00|Kuusk|{ACCOUNT}|||arve SV-000099|");
        assert_eq!(counts(&take(firm, &[&line])), (1, 0, 1));
        assert_eq!(lines(firm, LineState::Open)[0].doubt, Some(Doubt::UnknownNumber));
        firm.invoices(&[
            "SV-000098 2026-02-09 2026-03-11 50.00",
            "SV-000099 2026-02-10 2026-03-12 100.00",
        ]);
        assert_eq!((firm.open("SV-000098"), firm.open("SV-000099")), (5_000, 0));
        assert_eq!(lines(firm, LineState::Open).len(), 0);
        firm.assert_sound();
    });
}

/// The same where programs push the invoices one by one: control looks before it asks anybody.
#[test]
fn i4_money_that_waits_for_a_pushed_invoice_is_looked_at_before_control() {
    on_both(|firm| {
        let line = "2026-03-19|100.00|Keegi Kuskil||||arve SV-000099|";
        assert_eq!(counts(&take(firm, &[line, "2026-03-19|7.00|Muu||||tere|"])), (2, 0, 2));
        firm.on("2026-03-21");
        let cells =
            ["C-1", "SV-000099", "", "2026-02-10", "2026-03-12", "", "100.00", "", "", "", ""];
        let push = saldo_work::imports::Push {
            kind: saldo_formats::records::RecordKind::Invoices,
            records: vec![cells.map(str::to_owned).to_vec()],
        };
        let done =
            saldo_work::imports::push(&firm.office, firm.company, Who::program(), &key(1), &push);
        assert!(done.expect("pushed").refused.is_empty());
        firm.run("2026-03-21");
        assert_eq!((firm.open("SV-000099"), firm.effects().len()), (0, 0));
        // Once looked at, it is not looked at again before something new is known.
        let acts = || firm.office.store.peek("SELECT COUNT(*) FROM line_act").expect("counts");
        let before = acts();
        firm.run("2026-03-21");
        assert_eq!(acts(), before, "nothing is written twice");
        firm.assert_sound();
    });
}

/// M13: 100.00 came, 80.00 pay an invoice, 20.00 were paid back by hand. When the bank takes the 100.00
/// back, the refund stays: 20.00 went to somebody who has paid nothing.
#[test]
fn m13_a_payment_is_not_taken_back_under_money_that_was_paid_back_by_hand() {
    on_both(|firm| {
        firm.invoices(&["SV-000301 2026-02-10 2026-03-12 80.00"]);
        let (office, company, program) = (&firm.office, firm.company, Who::program());
        let came = format!("2026-03-02|100.00|Kuusk|{ACCOUNT}|||arve SV-000301|");
        let batch = take(firm, &[&came]).batch.expect("a batch");
        let customer = firm.customer("C-1");
        if let [asked] = lines(firm, LineState::Open).as_slice() {
            let shares = vec![(firm.item("SV-000301"), eur(8_000))];
            let answer = Answer { customer, shares, rest_in_order: false, learn: false };
            bank::accept(office, company, program, asked.row.line, &answer).expect("matched");
        }
        let matched = lines(firm, LineState::Matched).remove(0).row;
        let payment = matched.payment.expect("a payment").1;
        let part = Part { item: payment, amount: eur(2_000) };
        let back = acts::refund(office, company, program, &key(2), customer, part, "in cash");
        let back = back.expect("paid back");
        let stands = |case: &str| {
            assert_eq!(firm.open("SV-000301"), 0, "{case}");
            let left: i64 = office
                .store
                .peek("SELECT CAST(SUM(open) AS BIGINT) FROM item WHERE side <> 1")
                .expect("credits");
            assert_eq!(left, 0, "{case}");
            firm.assert_sound();
        };
        let undone = bank::undo_batch(office, company, program, batch, "wrong file");
        assert_eq!(code(undone), "gone-back");
        let unmatched = bank::unmatch(office, company, program, matched.line, "not theirs");
        assert_eq!(code(unmatched), "gone-back");
        for gone in [Gone::FromItsDay, Gone::FromToday] {
            let done = acts::withdraw(office, company, program, customer, payment, gone, "bounced");
            assert_eq!(code(done), "gone-back");
        }
        stands("by hand");
        // The bank's own word is not guessed about either.
        let returned = format!("2026-03-10|-100.00|Kuusk|{ACCOUNT}|||tagastus|");
        let outcome = take(firm, &[&returned]);
        assert_eq!(outcome.statement.expect("a statement").returned, 0);
        let asked = lines(firm, LineState::Open);
        assert_eq!(asked[0].doubt, Some(Doubt::WhichReturned));
        let line = asked[0].row.line;
        let said = bank::take_back(office, company, program, line, matched.line);
        assert_eq!(code(said), "gone-back");
        stands("by the bank");
        // Once the refund itself is taken back, the payment can be.
        acts::reverse(office, company, program, customer, back, "it was not paid out")
            .expect("reversed");
        bank::take_back(office, company, program, line, matched.line).expect("taken back");
        assert_eq!(firm.open("SV-000301"), 8_000);
        firm.assert_sound();
    });
}

/// Money that went out is nobody's payment, whatever a person says.
#[test]
fn money_that_went_out_is_no_payment() {
    on_both(|firm| {
        firm.invoices(&["SV-000401 2026-02-10 2026-03-12 80.00"]);
        let (office, company, program) = (&firm.office, firm.company, Who::program());
        let customer = firm.customer("C-1");
        let paid = NewPayment {
            customer,
            number: "P-1".to_owned(),
            effective: day("2026-03-01"),
            amount: eur(8_000),
            parts: vec![],
            rest_pays: false,
            note: String::new(),
        };
        acts::record_payment(office, company, program, &key(1), &paid).expect("recorded");
        take(firm, &["2026-03-02|30.00|Kuusk||||ette|"]);
        take(firm, &["2026-03-05|-30.00|Kuusk||||tagasi|"]);
        let asked = lines(firm, LineState::Open);
        let out = asked.iter().find(|one| !one.row.fact.amount.is_positive());
        let line = out.expect("asked about").row.line;
        let answer = Answer { customer, shares: vec![], rest_in_order: false, learn: false };
        let said = bank::accept(office, company, program, line, &answer);
        assert!(matches!(said, Err(Refused::AmountNotPositive { .. })), "{said:?}");
        firm.assert_sound();
    });
}

/// M12: 100.00 wait as an advance, and somebody pays them back in the bank's own program. Nobody takes that
/// for rent: the money would pay an invoice that is still to come, and be gone all the same.
#[test]
fn m12_money_paid_back_past_the_program_is_asked_about() {
    on_both(|firm| {
        firm.import(Kind::Customers, "Code,Name,Registry code\nC-1,Kuusk OÜ,12345678\n");
        firm.invoices(&["SV-000501 2026-02-10 2026-03-12 200.00"]);
        let customer = firm.customer("C-1");
        take(firm, &["2026-03-02|300.00|Kuusk OÜ||12345678||arve SV-000501|"]);
        let free = || -> i64 {
            let sql = "SELECT CAST(SUM(open) AS BIGINT) FROM item WHERE side <> 1";
            firm.office.store.peek(sql).expect("credits")
        };
        assert_eq!((firm.open("SV-000501"), free()), (0, 10_000));
        // More than it has, or another's: not this.
        take(
            firm,
            &[
                "2026-03-05|-100.01|Kuusk OÜ||12345678||ost|",
                "2026-03-05|-50.00|Elekter||||elekter|",
            ],
        );
        assert!(lines(firm, LineState::Open).is_empty());
        take(firm, &["2026-03-06|-100.00|Kuusk OÜ||12345678||tagasi|"]);
        let asked = lines(firm, LineState::Open);
        assert_eq!(asked.len(), 1);
        assert_eq!(asked[0].doubt, Some(Doubt::PaidBack));
        let (office, company, program) = (&firm.office, firm.company, Who::program());
        let payment = lines(firm, LineState::Matched)[0].row.payment.expect("a payment").1;
        let part = Part { item: payment, amount: eur(10_000) };
        acts::refund(office, company, program, &key(3), customer, part, "by the bank")
            .expect("said");
        bank::set_aside(office, company, program, asked[0].row.line, false, "paid back")
            .expect("aside");
        assert_eq!(free(), 0);
        firm.assert_sound();
    });
}
