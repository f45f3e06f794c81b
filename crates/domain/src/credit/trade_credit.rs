//! Is a longer deferral worth it (TCR-01, TCR-04, TCR-05)?
//!
//! Longer terms sell more; they also tie up money and lose some of it. The three are put
//! beside each other in money for the terms of today and those proposed.

use super::YearLength;
use crate::exact::{Amount, Exact};
use crate::rates::Rate;

/// Terms of payment and what follows from them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    /// Sales of a year.
    pub sales: Amount,
    /// Days sales outstanding: days from sale to money.
    pub dso: u16,
    /// Share of the sales that is never paid, per cent.
    pub bad_debt: Rate,
}

/// Today's terms beside the proposed ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proposal {
    pub before: Terms,
    pub after: Terms,
    /// What is left of a sale after its variable costs, per cent of the sale.
    pub contribution_margin: Rate,
    /// Variable costs, per cent of the sale: the part of a receivable that is our own money.
    pub variable_cost: Rate,
    /// Price of money, per cent a year.
    pub capital_cost: Rate,
    pub year: YearLength,
}

/// What to do with the proposal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Advice {
    /// The proposed terms earn more than they cost.
    Extend,
    /// They do not; keep today's.
    Keep,
}

/// The proposal in money. Every change may be below zero: shorter terms are a proposal too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Worth {
    /// Contribution of the sales won (lost).
    pub delta_contribution: Amount,
    /// Average receivables under today's terms.
    pub receivables_before: Amount,
    /// Average receivables under the proposed terms.
    pub receivables_after: Amount,
    /// Money tied up (set free): the difference of the two.
    pub delta_receivables: Amount,
    /// Cost of a year of the money tied up, at variable cost.
    pub carrying_cost: Amount,
    pub bad_debt_before: Amount,
    pub bad_debt_after: Amount,
    /// The difference of the two.
    pub delta_bad_debt: Amount,
    /// Contribution less carrying cost less bad debt.
    pub net_benefit: Amount,
}

impl Terms {
    fn receivables(&self, year: YearLength) -> Exact {
        let share = Exact::ratio(i64::from(self.dso), year.days()).expect("a year has days");
        Exact::from(self.sales) * share
    }

    fn bad_debt(&self) -> Amount {
        (Exact::from(self.sales) * Exact::share(self.bad_debt)).amount()
    }
}

impl Proposal {
    /// Puts the proposal into money; each figure is rounded once, and differences of shown
    /// figures are taken from them as shown.
    pub fn worth(&self) -> Worth {
        let (before, after) =
            (self.before.receivables(self.year), self.after.receivables(self.year));
        let (receivables_before, receivables_after) = (before.amount(), after.amount());
        let (bad_debt_before, bad_debt_after) = (self.before.bad_debt(), self.after.bad_debt());
        let delta_contribution = self.delta_contribution();
        let carrying_cost = self.carrying_cost(after - before);
        let delta_bad_debt = bad_debt_after - bad_debt_before;
        Worth {
            delta_contribution,
            receivables_before,
            receivables_after,
            delta_receivables: receivables_after - receivables_before,
            carrying_cost,
            bad_debt_before,
            bad_debt_after,
            delta_bad_debt,
            net_benefit: delta_contribution - carrying_cost - delta_bad_debt,
        }
    }

    fn delta_contribution(&self) -> Amount {
        let growth = Exact::from(self.after.sales - self.before.sales);
        (growth * Exact::share(self.contribution_margin)).amount()
    }

    /// Our own money in a receivable is its variable cost; the margin was never paid out.
    fn carrying_cost(&self, growth: Exact) -> Amount {
        (growth * Exact::share(self.variable_cost) * Exact::share(self.capital_cost)).amount()
    }
}

impl Worth {
    /// Extend when something is left over; at exactly nothing keep what is.
    pub const fn advice(&self) -> Advice {
        if self.net_benefit.is_positive() { Advice::Extend } else { Advice::Keep }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rate(text: &str) -> Rate {
        text.parse().expect(text)
    }

    fn terms(sales: i128, dso: u16, bad_debt: &str) -> Terms {
        Terms { sales: Amount::from_hundredths(sales * 100), dso, bad_debt: rate(bad_debt) }
    }

    fn proposal(before: Terms, after: Terms) -> Proposal {
        Proposal {
            before,
            after,
            contribution_margin: rate("20"),
            variable_cost: rate("80"),
            capital_cost: rate("18"),
            year: YearLength::Days365,
        }
    }

    #[test]
    fn fifteen_days_more_are_worth_a_million_and_a_half_of_sales() {
        let worth = proposal(terms(12_000_000, 30, "1"), terms(13_500_000, 45, "1.5")).worth();
        let shown = [
            (worth.delta_contribution, "300000.00"),
            (worth.receivables_before, "986301.37"),
            (worth.receivables_after, "1664383.56"),
            (worth.delta_receivables, "678082.19"),
            (worth.carrying_cost, "97643.84"),
            (worth.bad_debt_before, "120000.00"),
            (worth.bad_debt_after, "202500.00"),
            (worth.delta_bad_debt, "82500.00"),
            (worth.net_benefit, "119856.16"),
        ];
        for (figure, expected) in shown {
            assert_eq!(figure.to_string(), expected);
        }
        assert_eq!(worth.advice(), Advice::Extend);
    }

    #[test]
    fn terms_that_change_nothing_are_kept() {
        let today = terms(12_000_000, 30, "1");
        let worth = proposal(today, today).worth();
        assert!(worth.net_benefit.is_zero());
        assert_eq!(worth.advice(), Advice::Keep);
    }

    #[test]
    fn shorter_terms_set_money_free() {
        let worth = proposal(terms(12_000_000, 30, "1"), terms(12_000_000, 15, "0.5")).worth();
        assert_eq!(worth.delta_receivables.to_string(), "-493150.69", "by shown figures");
        assert_eq!(worth.carrying_cost.to_string(), "-71013.70");
        assert_eq!(worth.advice(), Advice::Extend);
    }

    #[test]
    fn the_year_of_banks_ties_up_more() {
        let proposal = proposal(terms(0, 0, "0"), terms(3_600_000, 30, "0"));
        let banks = Proposal { year: YearLength::Days360, ..proposal };
        assert_eq!(banks.worth().receivables_after.to_string(), "300000.00");
        assert_eq!(proposal.worth().receivables_after.to_string(), "295890.41");
    }
}
