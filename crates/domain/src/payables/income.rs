//! Payables that nobody can claim any more become income (AP-03; Regulation on accounting,
//! p. 78): limitation has run out, an inventory found it, a written justification says so, and
//! the head orders it, in this order.

use crate::recovery::limitation::{Acknowledgement, AcknowledgementKind, Basis, Law, limitation};
use crate::{Day, Money};
use std::fmt;

/// One of the three papers by which a payable becomes income.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PaperKind {
    Inventory,
    Justification,
    Order,
}

impl PaperKind {
    /// All three, in the order in which they are drawn up.
    pub const ALL: [PaperKind; 3] =
        [PaperKind::Inventory, PaperKind::Justification, PaperKind::Order];

    /// The word under which forms and texts know it.
    pub const fn code(self) -> &'static str {
        match self {
            PaperKind::Inventory => "inventory",
            PaperKind::Justification => "justification",
            PaperKind::Order => "order",
        }
    }
}

impl fmt::Display for PaperKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// A paper by its number and day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    pub number: String,
    pub on: Day,
}

/// The inventory, the justification and the order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Papers([Paper; 3]);

impl Papers {
    /// The papers in the order of [`PaperKind::ALL`].
    pub const fn new(papers: [Paper; 3]) -> Self {
        Self(papers)
    }

    /// The inventory, which found what the others rest on.
    pub const fn inventory(&self) -> &Paper {
        &self.0[0]
    }

    /// The order, by which it is done.
    pub const fn order(&self) -> &Paper {
        &self.0[2]
    }

    /// The papers with their kinds, in order.
    pub fn each(&self) -> impl Iterator<Item = (PaperKind, &Paper)> {
        PaperKind::ALL.into_iter().zip(&self.0)
    }

    /// Does each have a number, and was each drawn up on or after the one that it rests on?
    ///
    /// # Errors
    /// What is wrong with the first that has not.
    pub fn check(&self, today: Day) -> Result<(), PaperFault> {
        let mut before = None;
        for (paper, one) in self.each() {
            if one.number.trim().is_empty() {
                return Err(PaperFault::NumberMissing { paper });
            }
            if before.is_some_and(|before| one.on < before) {
                return Err(PaperFault::BeforeTheLast { paper });
            }
            if one.on > today {
                return Err(PaperFault::ToCome { paper });
            }
            before = Some(one.on);
        }
        Ok(())
    }
}

/// What is wrong with one of the papers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PaperFault {
    #[error("the {paper} has no number")]
    NumberMissing { paper: PaperKind },
    #[error("the {paper} is dated before the paper it rests on")]
    BeforeTheLast { paper: PaperKind },
    #[error("the {paper} is dated after today")]
    ToCome { paper: PaperKind },
}

impl From<PaperFault> for NotIncome {
    fn from(fault: PaperFault) -> Self {
        match fault {
            PaperFault::NumberMissing { paper } => NotIncome::NumberMissing { paper },
            PaperFault::BeforeTheLast { paper } => NotIncome::BeforeTheLast { paper },
            PaperFault::ToCome { paper } => NotIncome::ToCome { paper },
        }
    }
}

/// Why a payable does not become income.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotIncome {
    #[error("nothing is open of it")]
    NothingOpen,
    #[error("the {paper} has no number")]
    NumberMissing { paper: PaperKind },
    #[error("the {paper} is dated before the paper it rests on")]
    BeforeTheLast { paper: PaperKind },
    #[error("the {paper} is dated after today")]
    ToCome { paper: PaperKind },
    #[error("it can still be claimed on {last_day}, the last day of limitation")]
    StillClaimable { last_day: Day },
    #[error("the limitation of this country is not known")]
    LawUnknown,
}

/// What is asked: a payable, and the papers that are to turn it into income.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    pub open: Money,
    pub due: Day,
    /// The last day on which the company acknowledged it in writing, if it did.
    pub acknowledged: Option<Day>,
    pub papers: &'a Papers,
}

/// May it become income today? The inventory must have found it time-barred already.
///
/// # Errors
/// The first reason against it, in the order of [`NotIncome`]; the law last.
pub fn check(law: Option<Law<'_>>, asked: Asked<'_>, today: Day) -> Result<(), NotIncome> {
    if !asked.open.is_positive() {
        return Err(NotIncome::NothingOpen);
    }
    asked.papers.check(today)?;
    let law = law.ok_or(NotIncome::LawUnknown)?;
    let acknowledged = asked.acknowledged.map(|on| Acknowledgement {
        on,
        kind: AcknowledgementKind::Other,
        in_writing: true,
    });
    let acknowledged: Vec<Acknowledgement> = acknowledged.into_iter().collect();
    let term = limitation(law, Basis::ContractTerm { due: asked.due }, &acknowledged);
    if !term.is_time_barred(asked.papers.inventory().on) {
        return Err(NotIncome::StillClaimable { last_day: term.last_day });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Currency;

    fn day(text: &str) -> Day {
        text.parse().expect(text)
    }

    /// Numbers and days of the three papers; `-` for no number.
    fn papers(told: &str) -> Papers {
        let paper = |text: &str| {
            let (number, on) = text.split_once(' ').expect("number and day");
            Paper { number: number.replace('-', ""), on: day(on) }
        };
        let papers: Vec<Paper> = told.split(", ").map(paper).collect();
        Papers::new(papers.try_into().expect("three papers"))
    }

    #[test]
    fn ap_03_inventory_justification_and_order_turn_a_time_barred_payable_into_income() {
        use NotIncome::{BeforeTheLast, NothingOpen, NumberMissing, StillClaimable, ToCome};
        use PaperKind::{Inventory, Justification, Order};
        let whole = "I1 2026-03-19, B1 2026-03-19, K1 2026-03-20";
        // Due, acknowledged, open, papers, what follows. Limitation in Estonia ends on the
        // third anniversary of the day after the due day.
        let rows = [
            ("2023-03-17", "", 100, whole, Ok(())),
            ("2023-03-17", "", 0, whole, Err(NothingOpen)),
            ("2023-03-17", "", -5, whole, Err(NothingOpen)),
            (
                "2023-03-17",
                "",
                100,
                "- 2026-03-19, B1 2026-03-19, K1 2026-03-20",
                Err(NumberMissing { paper: Inventory }),
            ),
            (
                "2023-03-17",
                "",
                100,
                "I1 2026-03-19, B1 2026-03-18, K1 2026-03-20",
                Err(BeforeTheLast { paper: Justification }),
            ),
            (
                "2023-03-17",
                "",
                100,
                "I1 2026-03-19, B1 2026-03-20, K1 2026-03-19",
                Err(BeforeTheLast { paper: Order }),
            ),
            (
                "2023-03-17",
                "",
                100,
                "I1 2026-03-19, B1 2026-03-19, K1 2026-03-21",
                Err(ToCome { paper: Order }),
            ),
            ("2023-03-18", "", 100, whole, Err(StillClaimable { last_day: day("2026-03-19") })),
            (
                "2023-03-17",
                "2024-05-05",
                100,
                whole,
                Err(StillClaimable { last_day: day("2027-05-06") }),
            ),
        ];
        let euro = Currency::from_code("EUR").expect("EUR");
        for (due, acknowledged, open, told, expected) in rows {
            let papers = papers(told);
            let open = Money::from_minor(open, euro);
            let asked = Asked {
                open,
                due: day(due),
                acknowledged: (!acknowledged.is_empty()).then(|| day(acknowledged)),
                papers: &papers,
            };
            let found = check(Some(Law::Estonia), asked, day("2026-03-20"));
            assert_eq!(found, expected, "{due} {acknowledged} {open} {told}");
        }
        let papers = papers(whole);
        let open = Money::from_minor(100, euro);
        let asked = Asked { open, due: day("2020-01-01"), acknowledged: None, papers: &papers };
        assert_eq!(check(None, asked, day("2026-03-20")), Err(NotIncome::LawUnknown));
    }
}
