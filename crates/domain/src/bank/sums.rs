//! Does a statement agree with itself?

use super::StatementFact;
use crate::money::{Money, MoneyError};
use crate::number::code_key;

/// What a statement says and what its lines come to.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DoesNotAddUp {
    /// Opening balance and lines do not make the closing balance.
    #[error(
        "account {account}: opening balance {opening} and lines of {lines} make {reached}, but the closing balance is {closing}"
    )]
    Balances { account: String, opening: Money, lines: Money, reached: Money, closing: Money },
    /// What came in is not what the bank sums up.
    #[error("account {account}: the lines bring in {lines}, but the statement sums up {stated}")]
    Credit { account: String, lines: Money, stated: Money },
    /// What went out is not what the bank sums up.
    #[error("account {account}: the lines take out {lines}, but the statement sums up {stated}")]
    Debit { account: String, lines: Money, stated: Money },
    /// A line, or a balance, of another currency than the account.
    #[error(transparent)]
    Money(#[from] MoneyError),
}

/// Checks the lines against the sums and balances the bank states. What it does not state
/// is not checked: a notification has lines alone.
///
/// # Errors
/// The first of [`DoesNotAddUp`], with both figures.
pub fn check_sums(statement: &StatementFact) -> Result<(), DoesNotAddUp> {
    let account = || code_key(&statement.account);
    let amounts = || statement.lines.iter().map(|line| line.amount);
    let lines = Money::sum(statement.currency, amounts())?;
    if let (Some(opening), Some(closing)) = (statement.opening, statement.closing) {
        let reached = opening.plus(lines)?;
        // Asked of the sum, which fails for a balance of another currency.
        if !reached.minus(closing)?.is_zero() {
            let account = account();
            return Err(DoesNotAddUp::Balances { account, opening, lines, reached, closing });
        }
    }
    let Some(turnover) = statement.turnover else { return Ok(()) };
    let credit = Money::sum(statement.currency, amounts().filter(|amount| amount.is_positive()))?;
    if let Some(stated) = turnover.credit.filter(|stated| *stated != credit) {
        return Err(DoesNotAddUp::Credit { account: account(), lines: credit, stated });
    }
    let debit = credit.minus(lines)?;
    if let Some(stated) = turnover.debit.filter(|stated| *stated != debit) {
        return Err(DoesNotAddUp::Debit { account: account(), lines: debit, stated });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bank::{LineFact, OtherSide, Turnover};
    use crate::money::Currency;

    fn eur(minor: i64) -> Money {
        Money::from_minor(minor, Currency::from_code("EUR").expect("EUR"))
    }

    fn statement(opening: i64, lines: &[i64], closing: i64) -> StatementFact {
        let line = |minor: &i64| LineFact {
            place: 1,
            booked: "2026-03-02".parse().expect("a day"),
            amount: eur(*minor),
            reversal: false,
            bank_id: String::new(),
            end_to_end: String::new(),
            number: String::new(),
            reference: String::new(),
            text: String::new(),
            other: OtherSide::default(),
        };
        StatementFact {
            account: "EE571010220229377229".into(),
            currency: eur(0).currency(),
            number: "1".into(),
            from: None,
            to: None,
            opening: Some(eur(opening)),
            closing: Some(eur(closing)),
            turnover: None,
            lines: lines.iter().map(line).collect(),
        }
    }

    #[test]
    fn balances_are_compared_with_the_lines_and_both_figures_are_told() {
        assert_eq!(check_sums(&statement(100, &[50, -30], 120)), Ok(()));
        assert_eq!(check_sums(&statement(-100, &[], -100)), Ok(()));
        let refused = check_sums(&statement(100, &[50, -30], 121)).expect_err("a cent is missing");
        assert_eq!(
            refused.to_string(),
            "account EE571010220229377229: opening balance 1.00 EUR and lines of 0.20 EUR make \
             1.20 EUR, but the closing balance is 1.21 EUR"
        );
    }

    #[test]
    fn stated_turnover_is_compared_too() {
        let of = |credit, debit| StatementFact {
            turnover: Some(Turnover { credit: Some(eur(credit)), debit: Some(eur(debit)) }),
            ..statement(100, &[50, -30], 120)
        };
        assert_eq!(check_sums(&of(50, 30)), Ok(()));
        let credit = check_sums(&of(51, 30)).expect_err("credit");
        assert!(matches!(credit, DoesNotAddUp::Credit { stated, .. } if stated == eur(51)));
        let debit = check_sums(&of(50, 31)).expect_err("debit");
        assert!(matches!(debit, DoesNotAddUp::Debit { lines, .. } if lines == eur(30)));
    }

    #[test]
    fn a_balance_of_another_currency_is_refused_and_one_not_stated_is_not_asked_for() {
        let dollars = Money::from_minor(120, Currency::from_code("USD").expect("USD"));
        let mixed = StatementFact { closing: Some(dollars), ..statement(100, &[20], 0) };
        assert!(matches!(check_sums(&mixed), Err(DoesNotAddUp::Money(_))));
        let silent = StatementFact { opening: None, ..statement(0, &[20], 7) };
        assert_eq!(check_sums(&silent), Ok(()));
    }
}
