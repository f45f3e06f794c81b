//! Totals of the yearly inventory of settlements (WOF-01), as form INV-17 asks for them.

use crate::exact::Amount;

/// What one debtor owes and what the commission found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    pub amount: Amount,
    /// Has the debtor confirmed it, for example by a reconciliation act?
    pub confirmed: bool,
    /// Has limitation run out?
    pub time_barred: bool,
}

/// The totals of the form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    pub total: Amount,
    pub confirmed: Amount,
    pub not_confirmed: Amount,
    /// The part that is time-barred, confirmed or not.
    pub time_barred: Amount,
}

/// Sums up an inventory.
pub fn totals(items: &[Item]) -> Totals {
    Totals {
        total: sum_where(items, |_| true),
        confirmed: sum_where(items, |item| item.confirmed),
        not_confirmed: sum_where(items, |item| !item.confirmed),
        time_barred: sum_where(items, |item| item.time_barred),
    }
}

fn sum_where(items: &[Item], counts: impl Fn(&Item) -> bool) -> Amount {
    items.iter().filter(|item| counts(item)).map(|item| item.amount).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ac_02_an_inventory_is_split_by_confirmation_and_limitation() {
        let item = |amount, confirmed, time_barred| Item {
            amount: Amount::from_hundredths(amount),
            confirmed,
            time_barred,
        };
        let items = [
            item(400, true, false),
            item(120, false, false),
            item(30, false, true),
            item(7, true, true),
        ];
        let found = totals(&items);
        let figures = [found.total, found.confirmed, found.not_confirmed, found.time_barred];
        assert_eq!(figures.map(Amount::hundredths), [557, 407, 150, 37]);
        // AC-02: 550 000 in all, 400 000 confirmed, 150 000 not, of it 30 000 time-barred.
        let worked = [
            item(40_000_000, true, false),
            item(12_000_000, false, false),
            item(3_000_000, false, true),
        ];
        let found = totals(&worked);
        let figures = [found.total, found.confirmed, found.not_confirmed, found.time_barred];
        assert_eq!(
            figures.map(Amount::hundredths),
            [55_000_000, 40_000_000, 15_000_000, 3_000_000]
        );
        assert_eq!(totals(&[]), Totals::default());
    }
}
