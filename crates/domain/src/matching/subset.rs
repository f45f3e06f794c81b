//! Which open debts add up to an amount? A bounded, exact search.

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Subset {
    None,
    /// Positions of the only debts that make the amount.
    Only(Vec<usize>),
    /// There are several ways.
    Several,
}

/// Looks among the first amounts, in their order, for those that make `wanted`: at least two
/// and at most `picks` of them. All amounts are above zero. A second way ends the search.
pub(super) fn subset(amounts: &[i64], wanted: i64, picks: usize) -> Subset {
    let mut search = Search { amounts, rests: rests(amounts), picked: Vec::new(), found: None };
    if search.walk(0, wanted, picks) {
        return Subset::Several;
    }
    search.found.map_or(Subset::None, Subset::Only)
}

/// Sum of the amounts from each position on.
fn rests(amounts: &[i64]) -> Vec<i128> {
    let mut rests = vec![0; amounts.len() + 1];
    for (at, amount) in amounts.iter().enumerate().rev() {
        rests[at] = rests[at + 1] + i128::from(*amount);
    }
    rests
}

struct Search<'a> {
    amounts: &'a [i64],
    rests: Vec<i128>,
    picked: Vec<usize>,
    found: Option<Vec<usize>>,
}

impl Search<'_> {
    /// `true` as soon as a second way is found.
    fn walk(&mut self, from: usize, left: i64, picks: usize) -> bool {
        if left == 0 {
            if self.picked.len() < 2 {
                return false;
            }
            return self.found.replace(self.picked.clone()).is_some();
        }
        if picks == 0 || self.rests[from] < i128::from(left) {
            return false;
        }
        for at in from..self.amounts.len() {
            if self.amounts[at] > left {
                continue;
            }
            self.picked.push(at);
            let several = self.walk(at + 1, left - self.amounts[at], picks - 1);
            self.picked.pop();
            if several {
                return true;
            }
        }
        false
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_only_way_is_found_and_a_second_one_is_told() {
        let rows: [(&[i64], i64, Subset); 7] = [
            (&[100, 250, 40], 140, Subset::Only(vec![0, 2])),
            (&[100, 250, 40], 390, Subset::Only(vec![0, 1, 2])),
            (&[100, 250, 40], 100, Subset::None),
            (&[100, 250, 40], 7, Subset::None),
            (&[50, 50, 50], 100, Subset::Several),
            (&[10, 20, 30, 50], 60, Subset::Several),
            (&[], 10, Subset::None),
        ];
        for (amounts, wanted, expected) in rows {
            assert_eq!(subset(amounts, wanted, 5), expected, "{amounts:?} {wanted}");
        }
    }

    #[test]
    fn the_search_is_bounded_by_picks() {
        assert_eq!(subset(&[1, 2, 4, 8], 15, 3), Subset::None);
        assert_eq!(subset(&[1, 2, 4, 8], 15, 4), Subset::Only(vec![0, 1, 2, 3]));
    }
}
