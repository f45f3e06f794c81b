//! Sharing a sum in proportion, to the smallest unit.

use crate::exact::Amount;
use std::cmp::Reverse;

/// Shares `sum` in proportion to `owed`: each share is cut to the smallest unit, and the
/// units to spare go one by one to the largest remainders, equal ones in the order of the list.
///
/// Shares add up to exactly `sum`, and none is above what is owed while `sum` is not above
/// the whole. Where nothing is owed every share is zero. All amounts are zero or more and
/// within 64 bits.
pub fn share_by_largest_remainder(sum: Amount, owed: &[Amount]) -> Vec<Amount> {
    let whole = owed.iter().copied().sum::<Amount>().hundredths();
    if whole == 0 {
        return vec![Amount::ZERO; owed.len()];
    }
    let products = owed.iter().map(|amount| amount.hundredths() * sum.hundredths());
    let (mut shares, remainders): (Vec<i128>, Vec<i128>) =
        products.map(|product| (product / whole, product % whole)).unzip();
    let spare = sum.hundredths() - shares.iter().sum::<i128>();
    let mut positions: Vec<usize> = (0..owed.len()).collect();
    // The sort is stable: equal remainders stay in the order of the list.
    positions.sort_by_key(|position| Reverse(remainders[*position]));
    for position in positions.into_iter().take(usize::try_from(spare).unwrap_or(0)) {
        shares[position] += 1;
    }
    shares.into_iter().map(Amount::from_hundredths).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spare_kopecks_go_to_the_largest_remainders_and_ties_to_the_first() {
        let rows: [(i128, &[i128], &[i128]); 7] = [
            (1_000_000, &[700_000, 500_000, 300_000], &[466_667, 333_333, 200_000]),
            (100, &[1, 1, 1], &[34, 33, 33]),
            (2, &[1, 1, 1], &[1, 1, 0]),
            (1, &[10, 30, 20], &[0, 1, 0]),
            (5, &[0, 10, 0], &[0, 5, 0]),
            (0, &[10, 20], &[0, 0]),
            (5, &[0, 0], &[0, 0]),
        ];
        for (sum, owed, expected) in rows {
            let amounts: Vec<Amount> = owed.iter().copied().map(Amount::from_hundredths).collect();
            let shares = share_by_largest_remainder(Amount::from_hundredths(sum), &amounts);
            let shares: Vec<i128> = shares.into_iter().map(Amount::hundredths).collect();
            assert_eq!(shares, expected, "{sum} over {owed:?}");
        }
    }

    #[test]
    fn the_largest_amounts_are_shared_without_overflow() {
        let vast = Amount::from_hundredths(99_999_999_999_999_999);
        let shares = share_by_largest_remainder(vast, &[vast; 200]);
        assert_eq!(shares.iter().copied().sum::<Amount>(), vast);
        assert_eq!(shares[0].hundredths() - shares[199].hundredths(), 1);
    }
}
