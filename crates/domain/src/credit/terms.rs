//! Terms of trade that go with a status (CLS-08): how much may be owed, the discount, how long
//! payment may wait, and from which day of lateness on nothing is shipped.

use crate::exact::Amount;
use crate::rates::Rate;
use crate::rating::Status;

/// The terms of a status or of one customer. What is blank is not agreed: the company fills it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Terms {
    /// The most that may be owed, in minor units.
    pub limit: Option<Amount>,
    pub discount: Option<Rate>,
    pub deferral_days: Option<u16>,
    /// Days of lateness from which on nothing is shipped; 0 stops at the first day (TAC-02).
    pub stop_after_days: Option<u16>,
}

impl Terms {
    /// These terms with the blanks filled from others.
    #[must_use]
    pub fn or(self, others: Terms) -> Terms {
        Terms {
            limit: self.limit.or(others.limit),
            discount: self.discount.or(others.discount),
            deferral_days: self.deferral_days.or(others.deferral_days),
            stop_after_days: self.stop_after_days.or(others.stop_after_days),
        }
    }

    /// These terms, none of them more generous than the other ones say. What is blank there limits
    /// nothing.
    #[must_use]
    pub fn no_more_than(self, others: Terms) -> Terms {
        fn smaller<T: Ord>(own: Option<T>, other: Option<T>) -> Option<T> {
            match (own, other) {
                (Some(own), Some(other)) => Some(own.min(other)),
                (own, other) => own.or(other),
            }
        }
        Terms {
            limit: smaller(self.limit, others.limit),
            discount: smaller(self.discount, others.discount),
            deferral_days: smaller(self.deferral_days, others.deferral_days),
            stop_after_days: smaller(self.stop_after_days, others.stop_after_days),
        }
    }

    /// The terms as they bind a customer of this status: one who does not pay gets nothing on
    /// credit, whatever a table says (5.5).
    #[must_use]
    pub const fn bound_by(self, status: Status) -> Terms {
        match status.has_deferral() {
            true => self,
            false => Terms { limit: Some(Amount::ZERO), deferral_days: Some(0), ..self },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cls_08_who_does_not_pay_pays_before() {
        let generous = Terms {
            limit: Some(Amount::from_hundredths(100)),
            discount: None,
            deferral_days: Some(30),
            stop_after_days: None,
        };
        assert_eq!(generous.bound_by(Status::Threat), generous);
        let bound = generous.bound_by(Status::NonPaying);
        assert_eq!((bound.limit, bound.deferral_days), (Some(Amount::ZERO), Some(0)));
    }

    #[test]
    fn cls_08_the_stricter_of_both_binds_term_by_term() {
        let own = Terms {
            limit: Some(Amount::from_hundredths(200)),
            discount: Some(Rate::whole(3)),
            deferral_days: Some(5),
            stop_after_days: None,
        };
        let of_status = Terms {
            limit: Some(Amount::from_hundredths(50)),
            discount: None,
            deferral_days: Some(7),
            stop_after_days: Some(0),
        };
        let wanted = Terms { limit: of_status.limit, stop_after_days: Some(0), ..own };
        assert_eq!(own.no_more_than(of_status), wanted);
    }

    #[test]
    fn blanks_are_filled_and_nothing_else() {
        let own = Terms { deferral_days: Some(7), ..Terms::default() };
        let of_status = Terms {
            limit: Some(Amount::from_hundredths(5)),
            deferral_days: Some(14),
            ..Terms::default()
        };
        let found = own.or(of_status);
        assert_eq!((found.limit, found.deferral_days), (of_status.limit, Some(7)));
        assert_eq!((found.discount, found.stop_after_days), (None, None));
    }
}
