//! What receivables are made of and how each part grows (S3-B3 table 1; TBL-01, ANA-04).

use crate::analysis::share::share_pct;
use crate::exact::{Amount, Exact, Figure};

/// One item over the periods.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemDynamics {
    /// Share in the total of each period.
    pub share_pct: Vec<Option<Figure>>,
    /// Each period but the first, in per cent of the one before.
    pub growth_pct: Vec<Option<Figure>>,
    /// Each period but the first, less the one before.
    pub change: Vec<Amount>,
}

/// The table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Composition {
    /// Of each period.
    pub totals: Vec<Amount>,
    /// Of the totals; as for an item.
    pub growth_pct: Vec<Option<Figure>>,
    /// The shown growth less 100.
    pub change_pct: Vec<Option<Figure>>,
    /// In the order given.
    pub items: Vec<ItemDynamics>,
    /// Indexes of at most two items that grew most in the last period, the fastest first.
    pub fastest_growing: Vec<usize>,
}

/// The table of items, each with one amount for each of so many periods, in order of time.
///
/// # Panics
/// When an item has fewer amounts than there are periods.
pub fn composition<Item: AsRef<[Amount]>>(periods: usize, items: &[Item]) -> Composition {
    let of_period = |period: usize| items.iter().map(move |item| item.as_ref()[period]).sum();
    let totals: Vec<Amount> = (0..periods).map(of_period).collect();
    let growth_pct = growth(&totals);
    Composition {
        change_pct: growth_pct.iter().map(|growth| growth.map(less_hundred)).collect(),
        growth_pct,
        items: items.iter().map(|item| dynamics(item.as_ref(), &totals)).collect(),
        totals,
        fastest_growing: fastest_growing(items),
    }
}

fn dynamics(amounts: &[Amount], totals: &[Amount]) -> ItemDynamics {
    let shares = amounts.iter().zip(totals);
    ItemDynamics {
        share_pct: shares.map(|(amount, total)| share_pct(*amount, *total)).collect(),
        growth_pct: growth(amounts),
        change: amounts.windows(2).map(|pair| pair[1] - pair[0]).collect(),
    }
}

fn growth(amounts: &[Amount]) -> Vec<Option<Figure>> {
    amounts.windows(2).map(|pair| share_pct(pair[1], pair[0])).collect()
}

fn less_hundred(growth_pct: Figure) -> Figure {
    Figure::new(growth_pct.units() - 10_000, 2)
}

/// Compared by exact growth; only items that grew, from above zero. Ties stay in the order
/// given.
fn fastest_growing<Item: AsRef<[Amount]>>(items: &[Item]) -> Vec<usize> {
    let mut grown: Vec<(Exact, usize)> = items
        .iter()
        .enumerate()
        .filter_map(|(index, item)| Some((last_growth(item.as_ref())?, index)))
        .collect();
    grown.sort_by(|(one, _), (other, _)| other.cmp(one));
    grown.into_iter().take(2).map(|(_, index)| index).collect()
}

/// Growth of the last period as a ratio, if there was any.
fn last_growth(amounts: &[Amount]) -> Option<Exact> {
    let [.., before, last] = *amounts else { return None };
    if last <= before {
        return None;
    }
    Exact::ratio(last, before)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[&[i128]]) -> Composition {
        let items: Vec<Vec<Amount>> = rows
            .iter()
            .map(|row| row.iter().map(|whole| Amount::from_hundredths(whole * 100)).collect())
            .collect();
        composition(rows[0].len(), &items)
    }

    fn shown(figures: &[Option<Figure>]) -> String {
        let shown = figures
            .iter()
            .map(|figure| figure.map_or("none".to_owned(), |figure| figure.to_string()));
        shown.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_table_of_the_regulation() {
        let table = table(&[
            &[20_000, 19_800, 28_900],
            &[1_200, 1_250, 2_100],
            &[2_500, 2_600, 2_436],
            &[1_300, 1_250, 1_100],
        ]);
        assert_eq!(shown(&table.growth_pct), "99.60 138.70");
        assert_eq!(shown(&table.change_pct), "-0.40 38.70");
        assert_eq!(shown(&table.items[0].share_pct), "80.00 79.52 83.68");
        assert_eq!(shown(&table.items[0].growth_pct), "99.00 145.96");
        assert_eq!(
            table.items[3].change.iter().map(Amount::to_string).collect::<Vec<_>>(),
            ["-50.00", "-150.00"]
        );
        assert_eq!(table.fastest_growing, [1, 0]);
    }

    #[test]
    fn only_what_grew_from_above_zero_grows_fastest() {
        // Rows of two periods, indexes of the fastest.
        let rows: [(&[&[i128]], &[usize]); 5] = [
            (&[&[10, 10], &[10, 9]], &[]),
            (&[&[0, 100], &[10, 11]], &[1]),
            (&[&[10, 20], &[10, 30], &[10, 25], &[1, 2]], &[1, 2]),
            (&[&[5, 6], &[10, 20], &[1, 2], &[3, 6]], &[1, 2]),
            // 1.000001 and 1.0000011 are both shown as 100.00, and yet the second is faster.
            (&[&[1_000_000, 1_000_001], &[10_000_000, 10_000_011]], &[1, 0]),
        ];
        for (items, fastest) in rows {
            assert_eq!(table(items).fastest_growing, fastest, "{items:?}");
        }
    }

    #[test]
    fn a_period_of_nothing_has_neither_shares_nor_growth_after_it() {
        let table = table(&[&[0, 10], &[0, 30]]);
        assert_eq!(shown(&table.growth_pct), "none");
        assert_eq!(shown(&table.change_pct), "none");
        assert_eq!(shown(&table.items[0].share_pct), "none 25.00");
        assert_eq!(shown(&table.items[0].growth_pct), "none");
    }
}
