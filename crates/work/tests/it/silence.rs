//! A part of a late debt that is paid without a word about the rest (EXE-05, EXE-06).

use crate::backtest::text_of;
use crate::firm::{Firm, day, on_both};
use saldo_domain::control::LadderEventKind;
use saldo_domain::{Day, ItemId};
use saldo_work::{Who, acts, views};

impl Firm {
    fn demand_handed_over(&self, codes: &[&str], on: &str) {
        for code in codes {
            let new = acts::Announcement {
                customer: self.customer(code),
                item: None,
                kind: LadderEventKind::DemandDelivered,
                day: day(on),
                until: None,
                body: "handed over".to_owned(),
            };
            acts::announce(&self.office, self.company, Who::program(), &new).expect("told");
        }
    }

    /// Days on which a part paid in silence was recorded of a customer, and the debt.
    fn silent_parts(&self, code: &str) -> Vec<(Day, Option<ItemId>)> {
        let customer = self.customer(code);
        let company = self.company;
        let rows = self
            .office
            .store
            .read(|reader| saldo_store::book::contacts_of(reader, company, customer));
        let kind = LadderEventKind::PartPaidInSilence.code();
        let parts = rows.expect("reads").into_iter().filter(|row| row.kind == kind);
        let mut parts: Vec<_> = parts.map(|row| (row.day, row.item)).collect();
        parts.sort_unstable();
        parts
    }

    /// Days on which a clause asked for something about a customer.
    fn asked(&self, clause: &str, code: &str) -> Vec<Day> {
        let told =
            saldo_work::explain::customer(&self.office, self.company, Who::program(), code, None);
        let told = told.expect("explained").happened.into_iter();
        let mut days: Vec<Day> =
            told.filter(|one| one.clause == clause).map(|one| one.day).collect();
        days.sort_unstable();
        days.dedup();
        days
    }

    fn call(&self, code: &str, on: &str) {
        let (kind, body) = (acts::ContactKind::Call, "the rest next week".to_owned());
        let call = acts::Contact { customer: self.customer(code), kind, day: day(on), body };
        acts::note(&self.office, self.company, Who::program(), &call).expect("noted");
    }
}

/// Three customers owe since 6 March; two pay a part on the 10th, one of them after a call.
fn owing(firm: &Firm) {
    firm.follow(&text_of("regulation"));
    firm.on("2026-03-06").invoices(&[
        "C-1:silent 2026-02-01 2026-03-06 1000.00",
        "C-2:spoken 2026-02-01 2026-03-06 1000.00",
        "C-3:unpaid 2026-02-01 2026-03-06 1000.00",
        "C-4:whole 2026-02-01 2026-03-06 1000.00",
        "C-5:intime 2026-02-01 2026-03-06 1000.00",
    ]);
    firm.payments(&["2026-03-06 400.00 intime"]);
    firm.run("2026-03-06");
    firm.lives_to("2026-03-10");
    firm.call("C-2", "2026-03-10");
    firm.payments(&[
        "2026-03-10 400.00 silent",
        "2026-03-10 400.00 spoken",
        "2026-03-10 1000.00 whole",
    ]);
}

/// EXE-06: the book tells it, and the papers are repeated for the rest; each part once.
#[test]
fn exe_06_a_part_paid_without_a_word_comes_from_the_book_and_repeats_the_papers() {
    on_both(|firm| {
        owing(firm);
        firm.run("2026-03-10");
        assert_eq!(firm.silent_parts("C-1"), [], "the day is given for a word");
        firm.lives_to("2026-03-11");
        let item = Some(firm.item("silent"));
        assert_eq!(firm.silent_parts("C-1"), [(day("2026-03-11"), item)]);
        assert_eq!(firm.asked("EXE-06", "C-1"), [day("2026-03-11")]);
        let rest = firm
            .effects()
            .into_iter()
            .filter(|(_, _, clause, _)| clause == "EXE-06")
            .collect::<Vec<_>>();
        assert_eq!(rest.len(), 1, "{rest:?}");
        for code in ["C-2", "C-3", "C-4", "C-5"] {
            assert_eq!(firm.silent_parts(code), [], "{code}");
        }
        // Once, however often it is run; a second part is one more.
        firm.run("2026-03-11");
        firm.lives_to("2026-03-13");
        assert_eq!(firm.silent_parts("C-1").len(), 1);
        // Recorded a day late, after the run of its day: known on the first day that can know it.
        firm.payments(&["2026-03-12 100.00 silent"]);
        firm.run("2026-03-13");
        let expected = [(day("2026-03-11"), item), (day("2026-03-13"), item)];
        assert_eq!(firm.silent_parts("C-1"), expected);
        assert_eq!(firm.asked("EXE-06", "C-1"), [day("2026-03-11"), day("2026-03-13")]);
        // Measure 4 goes along where it was taken before, and only there (8.5).
        let was_demanded = || {
            let card = views::customer_card(&firm.office, firm.company, Who::program(), "C-1");
            card.expect("a card").was_demanded
        };
        assert!(!was_demanded(), "no demand was handed over");
        let demand = acts::Announcement {
            customer: firm.customer("C-1"),
            item: None,
            kind: LadderEventKind::DemandDelivered,
            day: day("2026-03-13"),
            until: None,
            body: "handed over".to_owned(),
        };
        acts::announce(&firm.office, firm.company, Who::program(), &demand).expect("told");
        assert!(was_demanded());
        // Who speaks afterwards is not silent with the next part.
        firm.lives_to("2026-03-15");
        firm.call("C-1", "2026-03-15");
        firm.payments(&["2026-03-15 100.00 silent"]);
        firm.lives_to("2026-03-17");
        assert_eq!(firm.silent_parts("C-1"), expected);
        firm.assert_sound();
    });
}

/// EXE-05: neither full nor partial payment nor dialogue, or no claim is started.
#[test]
fn exe_05_a_part_paid_in_silence_after_the_demand_keeps_the_claim_back() {
    on_both(|firm| {
        owing(firm);
        firm.demand_handed_over(&["C-1", "C-3"], "2026-03-10");
        firm.lives_to("2026-03-16");
        assert_eq!(firm.asked("EXE-05", "C-1"), [], "a part came");
        assert_eq!(firm.asked("EXE-05", "C-3"), [day("2026-03-14")], "nothing came");
        firm.assert_sound();
    });
}

/// EXE-05: "if neither full nor partial payment nor dialogue". Whoever talks since the demand, with or
/// without a part, is not claimed from; a talk before it is none about it.
#[test]
fn exe_05_whoever_talks_or_pays_a_part_after_the_demand_is_not_claimed_from() {
    on_both(|firm| {
        firm.follow(&text_of("regulation"));
        firm.on("2026-03-06").invoices(&[
            "C-1:talks 2026-02-01 2026-03-06 1000.00",
            "C-2:both 2026-02-01 2026-03-06 1000.00",
            "C-3:nothing 2026-02-01 2026-03-06 1000.00",
            "C-4:before 2026-02-01 2026-03-06 1000.00",
        ]);
        firm.run("2026-03-06");
        firm.lives_to("2026-03-09");
        firm.call("C-4", "2026-03-09");
        firm.lives_to("2026-03-10");
        firm.demand_handed_over(&["C-1", "C-2", "C-3", "C-4"], "2026-03-10");
        firm.lives_to("2026-03-11");
        firm.call("C-1", "2026-03-11");
        firm.call("C-2", "2026-03-11");
        firm.lives_to("2026-03-12");
        firm.payments(&["2026-03-12 400.00 both"]);
        firm.lives_to("2026-03-17");
        let claimed = ["C-1", "C-2", "C-3", "C-4"].map(|code| firm.asked("EXE-05", code));
        let on = || vec![day("2026-03-14")];
        assert_eq!(claimed, [vec![], vec![], on(), on()]);
        firm.assert_sound();
    });
}
