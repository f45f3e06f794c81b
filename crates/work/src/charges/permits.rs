//! What somebody may do about a charge as it stands: for forms, so that none is shown that
//! would be refused. The acts themselves ask again.

use super::Charge;
use super::acts::{Around, Waiver, decides, postpones};
use super::course::Account;
use crate::Who;
use saldo_domain::Day;
use saldo_domain::authority::{Limits, Right};

/// What a person may do about a charge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct May {
    /// Claim what has accrued, or take back what was claimed too much.
    pub fix: bool,
    pub waive_whole: bool,
    pub waive_part: bool,
    pub waive_if_repaid: bool,
    pub postpone: bool,
    pub enforce: bool,
    pub take_back: bool,
}

impl May {
    /// Any waiver at all?
    pub const fn waive(self) -> bool {
        self.waive_whole || self.waive_part || self.waive_if_repaid
    }

    /// Anything at all?
    pub const fn act(self) -> bool {
        self.fix || self.waive() || self.postpone || self.enforce
    }
}

/// What this person may do today about this charge, as it stands today.
pub(crate) fn may(who: Who, charge: &Charge, around: Around, today: Day) -> May {
    let state = &charge.state;
    let claims = state.to_fix.is_positive() && state.postponed_until.is_none();
    let accrued = state.accrued.is_positive();
    // Somebody who has spoken with the customer can tick the request.
    let waives = |waiver| accrued && who.may(decides(charge, around, waiver, true, today).0);
    May {
        fix: who.may(Right::ClaimCharges) && (claims || state.overclaimed.is_positive()),
        waive_whole: waives(Waiver::Whole),
        waive_part: waives(Waiver::Part(charge.amount)),
        waive_if_repaid: charge.accrued.principal.is_positive()
            && waives(Waiver::IfRepaidBy(today)),
        postpone: who.may(postpones(charge, around.limits, today.plus(1))),
        enforce: who.may(Right::EnforceCharges) && accrued && !state.enforced,
        take_back: who.may(Right::TakeBackChargeDecisions),
    }
}

/// The right that forgiving the whole of a charge asks for on a day under these limits, the
/// representative asking. Money counts from its own day, whenever it was typed in.
pub(crate) fn forgiven_by(
    account: &Account<'_>,
    charge: &Charge,
    limits: Limits,
    day: Day,
) -> Right {
    let others_late = account.others_late(charge.item, day);
    let around = Around { others_late, entered: None, limits };
    decides(charge, around, Waiver::Whole, true, day).0
}
