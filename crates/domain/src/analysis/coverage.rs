//! Receivables against payables (S3-B3 table 5, S3-B4; AP-06, AP-07; ).

use crate::exact::{Amount, Exact, Figure};
use serde::Serialize;

/// What the exact ratio of receivables to payables says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CoverageVerdict {
    /// Below 1: what is owed to us does not cover what we owe.
    NotCovered,
    /// From 1 to 2, both included.
    CoveredWithinNorm,
    /// Above 2: current assets turn into money too slowly.
    AboveNorm,
}

/// Receivables and payables of one day or period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coverage {
    pub ar_to_ap: Option<Figure>,
    pub ap_to_ar: Option<Figure>,
    /// `None` without payables.
    pub verdict: Option<CoverageVerdict>,
}

/// Receivables against payables.
pub fn coverage(receivables: Amount, payables: Amount) -> Coverage {
    let ratio = |above: Amount, below: Amount| Some(Exact::ratio(above, below)?.rounded(2));
    Coverage {
        ar_to_ap: ratio(receivables, payables),
        ap_to_ar: ratio(payables, receivables),
        verdict: (!payables.is_zero()).then(|| verdict(receivables, payables)),
    }
}

fn verdict(receivables: Amount, payables: Amount) -> CoverageVerdict {
    if receivables < payables {
        CoverageVerdict::NotCovered
    } else if receivables <= payables + payables {
        CoverageVerdict::CoveredWithinNorm
    } else {
        CoverageVerdict::AboveNorm
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_verdict_follows_the_exact_ratio() {
        use CoverageVerdict::{AboveNorm, CoveredWithinNorm, NotCovered};
        let rows = [
            (900_000, 750_000, "1.20", "0.83", Some(CoveredWithinNorm)),
            (1_100_000, 800_000, "1.38", "0.73", Some(CoveredWithinNorm)),
            (100_000, 100_000, "1.00", "1.00", Some(CoveredWithinNorm)),
            (99_999, 100_000, "1.00", "1.00", Some(NotCovered)),
            (200_000, 100_000, "2.00", "0.50", Some(CoveredWithinNorm)),
            (200_001, 100_000, "2.00", "0.50", Some(AboveNorm)),
            (0, 100, "0.00", "none", Some(NotCovered)),
            (100, 0, "none", "0.00", None),
            (0, 0, "none", "none", None),
        ];
        for (receivables, payables, ar_to_ap, ap_to_ar, verdict) in rows {
            let amount = Amount::from_hundredths;
            let result = coverage(amount(receivables), amount(payables));
            let shown = [result.ar_to_ap, result.ap_to_ar]
                .map(|figure| figure.map_or("none".to_owned(), |figure| figure.to_string()));
            assert_eq!(shown, [ar_to_ap, ap_to_ar], "{receivables} / {payables}");
            assert_eq!(result.verdict, verdict, "{receivables} / {payables}");
        }
    }
}
