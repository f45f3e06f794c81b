//! Disputes: what is contested is held and nothing else, somebody settles it, and it ends.

use crate::firm::{BEGIN, Firm, day, eur, key, on_both};
use saldo_domain::disputes::{Cause, Outcome};
use saldo_domain::{Money, Role};
use saldo_letters::Language;
use saldo_letters::documents::DocumentKind;
use saldo_store::explain::effects_between;
use saldo_store::fieldwork::{ErrandFilter, errands};
use saldo_work::acts::{self, Lowering, NewLowering};
use saldo_work::disputes::{self, Asked, Settling, Which};
use saldo_work::papers;
use saldo_work::{Refused, Who};

impl Firm {
    fn contested(&self, document: Option<&str>, part: Option<i64>) -> Asked {
        Asked {
            customer: self.customer("C-1"),
            item: document.map(|number| self.item(number)),
            amount: part.map(|major| eur(major * 100)),
            cause: Cause::Quality,
            owner: String::new(),
            until: Some(day("2026-03-25")),
            reason: "two pallets came broken".into(),
        }
    }

    fn dispute(&self, asked: &Asked) -> Result<(), Refused> {
        disputes::begin(&self.office, self.company, Who::program(), asked)
    }

    fn disputes(&self, which: Which) -> Vec<disputes::Dispute> {
        disputes::list(&self.office, self.company, Who::program(), which).expect("listed")
    }

    fn settle(&self, outcome: Outcome, credit_note: &str, reason: &str) -> Result<(), Refused> {
        let settling = Settling {
            customer: self.customer("C-1"),
            standing: self.disputes(Which::Open).first().map_or(0, |one| one.standing),
            outcome,
            credit_note: credit_note.into(),
            reason: reason.into(),
        };
        disputes::settle(&self.office, self.company, Who::program(), &settling)
    }

    /// Open work about disputes: its words, for whom.
    fn work_about_disputes(&self) -> Vec<(String, Role)> {
        let filter = ErrandFilter { limit: 100, ..ErrandFilter::default() };
        let rows = self.office.store.read(|reader| errands(reader, self.company, filter));
        rows.expect("reads").into_iter().map(|row| (row.new.what, row.new.role)).collect()
    }

    /// A letter to C-1 as it reads today.
    fn letter(&self, kind: DocumentKind) -> String {
        let language = Some(Language::En);
        let asked = papers::Asked { language, ..papers::Asked::of(kind, "C-1") };
        let drawn = papers::draw(&self.office, self.company, Who::program(), &asked);
        drawn.expect("a letter").paper.lines().join("\n")
    }

    /// What the effects of a day say is open of their debts.
    fn asked_for_on(&self, on: &str) -> Vec<Money> {
        let on = day(on);
        let read = |reader: &mut _| effects_between(reader, self.company, on, on, 0, 1_000);
        let rows = self.office.store.read(read).expect("reads");
        rows.into_iter().flat_map(|row| row.lines).map(|line| line.open).collect()
    }
}

/// The undisputed part is asked for, in work and in letters; interest counts on all of it.
#[test]
fn asu_09_only_the_contested_part_is_held_and_letters_name_the_rest() {
    on_both(|firm| {
        firm.invoices(&["A 2026-02-10 2026-03-12 900.00"]);
        firm.dispute(&firm.contested(Some("A"), Some(300))).expect("disputed");
        firm.run(BEGIN);
        let asked = firm.asked_for_on(BEGIN);
        assert!(!asked.is_empty() && asked.iter().all(|open| *open == eur(60_000)), "{asked:?}");
        let letter = firm.letter(DocumentKind::Demand);
        assert!(letter.contains("600.00"), "{letter}");
        assert!(!letter.contains("900.00 EUR"), "{letter}");
        let row = firm.disputes(Which::Open).remove(0);
        assert_eq!((row.amount, row.rest), (Some(eur(30_000)), Some(eur(60_000))));
        firm.assert_sound();
    });
}

#[test]
fn asu_09_a_document_contested_whole_is_not_asked_for() {
    let firm = Firm::new();
    firm.invoices(&["A 2026-02-10 2026-03-12 900.00"]);
    firm.dispute(&firm.contested(Some("A"), Some(900))).expect("disputed");
    firm.run(BEGIN);
    assert_eq!(firm.asked_for_on(BEGIN), []);
    firm.assert_sound();
}

#[test]
fn a_part_is_one_of_an_open_document_and_no_more_than_it() {
    let firm = Firm::new();
    firm.invoices(&["A 2026-02-10 2026-03-12 900.00"]);
    let refused = |asked: &Asked| firm.dispute(asked).expect_err("refused");
    let too_much = refused(&firm.contested(Some("A"), Some(901)));
    assert!(matches!(too_much, Refused::ExceedsInvoice { .. }), "{too_much}");
    let nothing = refused(&firm.contested(Some("A"), Some(0)));
    assert!(matches!(nothing, Refused::AmountNotPositive { .. }), "{nothing}");
    let of_all = refused(&firm.contested(None, Some(1)));
    assert!(matches!(of_all, Refused::Field { field: "disputed-part", .. }), "{of_all}");
    let late = Asked { until: Some(day("2026-03-19")), ..firm.contested(Some("A"), None) };
    assert!(matches!(refused(&late), Refused::Field { field: "until", .. }));
    let nobody = Asked { owner: "nobody".into(), ..firm.contested(Some("A"), None) };
    assert!(matches!(refused(&nobody), Refused::UnknownPerson { .. }));
    let silent = Asked { reason: " ".into(), ..firm.contested(Some("A"), None) };
    assert!(matches!(refused(&silent), Refused::ReasonMissing { .. }));
}

/// Whoever settles it gets work; one that is overdue is told to the leader, once.
#[test]
fn a_dispute_has_somebody_who_settles_it_and_a_day() {
    on_both(|firm| {
        firm.invoices(&["A 2026-02-10 2026-03-12 900.00"]);
        firm.person("rep", Role::SalesRep);
        let asked = Asked { owner: "rep".into(), ..firm.contested(Some("A"), Some(300)) };
        firm.dispute(&asked).expect("disputed");
        let settle = ("settle-dispute".to_owned(), Role::SalesRep);
        assert_eq!(firm.work_about_disputes(), std::slice::from_ref(&settle));
        firm.on("2026-03-25").run("2026-03-25");
        assert_eq!(firm.disputes(Which::Overdue), [], "the last day is a day");
        firm.on("2026-03-26").run("2026-03-26");
        firm.run("2026-03-26");
        firm.on("2026-03-27").run("2026-03-27");
        let overdue = ("dispute-overdue".to_owned(), Role::Supervisor);
        assert_eq!(firm.work_about_disputes(), [settle, overdue], "told once");
        assert_eq!(firm.disputes(Which::Overdue).len(), 1);
        firm.settle(Outcome::Rejected, "", "the photographs show otherwise").expect("settled");
        assert_eq!(firm.work_about_disputes(), [], "the work about it is done");
        assert_eq!(firm.disputes(Which::Overdue), []);
        firm.assert_sound();
    });
}

#[test]
fn a_dispute_is_granted_by_a_credit_note_that_is_there() {
    on_both(|firm| {
        firm.invoices(&["A 2026-02-10 2026-03-12 900.00"]);
        firm.dispute(&firm.contested(Some("A"), Some(300))).expect("disputed");
        let missing = firm.settle(Outcome::Granted, "K-1", "broken indeed");
        assert!(matches!(missing, Err(Refused::UnknownDocument { .. })), "{missing:?}");
        let note = NewLowering {
            customer: firm.customer("C-1"),
            kind: Lowering::CreditNote,
            number: "K-1".into(),
            effective: day(BEGIN),
            amount: eur(30_000),
            against: Some(firm.item("A")),
            rest_pays: false,
            reason: "broken".into(),
        };
        let who = Who::program();
        acts::lower(&firm.office, firm.company, who, &key(1), &note).expect("lowered");
        firm.settle(Outcome::Granted, "K-1", "broken indeed").expect("settled");
        let row = firm.disputes(Which::Settled).remove(0);
        assert_eq!(row.ended, Some((day(BEGIN), Some(Outcome::Granted))));
        assert_eq!(row.credit_note.map(|(_, number)| number), Some("K-1".to_owned()));
        firm.run(BEGIN);
        let asked = firm.asked_for_on(BEGIN);
        assert!(!asked.is_empty() && asked.iter().all(|open| *open == eur(60_000)), "{asked:?}");
        firm.assert_sound();
    });
}

/// Where nobody says until when, a dispute is to be settled in the days of the policy of the day.
#[test]
fn a_dispute_without_a_day_is_to_be_settled_in_the_days_of_the_policy() {
    on_both(|firm| {
        let text =
            crate::policies::changed(2, "2026-03-25", "dispute_days = 14", "dispute_days = 5");
        firm.follow(&text);
        firm.invoices(&["A 2026-02-10 2026-03-12 900.00", "B 2026-02-10 2026-03-12 100.00"]);
        let mut until = Vec::new();
        for (on, number) in [("2026-03-24", "A"), ("2026-03-25", "B")] {
            firm.on(on);
            let asked = Asked { until: None, ..firm.contested(Some(number), None) };
            firm.dispute(&asked).expect("disputed");
            let mut days: Vec<_> =
                firm.disputes(Which::Open).into_iter().filter_map(|one| one.until).collect();
            days.sort();
            until = days;
        }
        assert_eq!(until, [day("2026-03-30"), day("2026-04-07")]);
        firm.assert_sound();
    });
}
