//! Loss rates of a provision matrix from the company's own history (IFRS 9, 5.5.17; F-F): what is
//! in a bucket is lost as far as it rolls on through all older ones and is not collected there.

use crate::exact::{Amount, Exact};
use crate::rates::Rate;

/// What became of debts over some months.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rolled {
    /// From each bucket into the next older one: what stood in the younger at the begin of each
    /// month, and in the older at its end, summed.
    pub onwards: Vec<(Amount, Amount)>,
    /// Of what reached the oldest bucket: lost, and everything that was decided.
    pub lost: Amount,
    pub decided: Amount,
}

/// Expected loss of each bucket from the youngest to the oldest, in per cent with four decimals;
/// `None` where the history is too short to tell.
pub fn loss_rates(rolled: &Rolled) -> Vec<Option<Rate>> {
    let share = |part: Amount, whole: Amount| {
        let share = Exact::ratio(part, whole)?;
        Some(if share > Exact::whole(1) { Exact::whole(1) } else { share })
    };
    let mut rate = share(rolled.lost, rolled.decided);
    let mut rates = vec![rate.clone()];
    for (younger, older) in rolled.onwards.iter().rev() {
        // What never held anything rolls nowhere.
        rate = match younger.is_zero() {
            true => rate.map(|_| Exact::whole(0)),
            false => rate.zip(share(*older, *younger)).map(|(rate, roll)| rate * roll),
        };
        rates.push(rate.clone());
    }
    rates.reverse();
    let as_rate = |rate: Exact| rate.percent().rounded(4).to_string().parse().ok();
    rates.into_iter().map(|rate| rate.and_then(as_rate)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_loses_what_rolls_through_all_older_ones() {
        let amount = Amount::from_hundredths;
        let rates = |onwards: &[(i128, i128)], lost, decided| {
            let onwards = onwards.iter().map(|(a, b)| (amount(*a), amount(*b))).collect();
            let rolled = Rolled { onwards, lost: amount(lost), decided: amount(decided) };
            let shown =
                |rate: Option<Rate>| rate.map_or("none".to_owned(), |rate| rate.to_string());
            loss_rates(&rolled).into_iter().map(shown).collect::<Vec<_>>().join(" ")
        };
        // KP-10: 15 %, 30 %, 50 %, and a tenth of the oldest lost.
        let rolls = [(1_000_000, 150_000), (200_000, 60_000), (80_000, 40_000)];
        assert_eq!(rates(&rolls, 10, 100), "0.225 1.50 5.00 10.00");
        assert_eq!(rates(&[(100, 150)], 50, 100), "50.00 50.00", "older debt came in besides");
        assert_eq!(rates(&[(0, 10), (10, 5)], 1, 2), "0.00 25.00 50.00");
        assert_eq!(rates(&[(10, 5)], 0, 0), "none none", "nothing was ever decided");
    }
}
