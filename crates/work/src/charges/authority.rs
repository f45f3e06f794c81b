//! Who may decide about a charge (regulation 7.5 to 7.7, 8.6; LFE-08 to LFE-10).

use super::Charge;
use super::acts::{Waiver, decides, postpones};
use crate::acts::AGREES;
use crate::{Refused, Who};
use saldo_domain::{Day, Role};

/// Those who turn what has accrued into a claim.
pub(super) const FIXES: &[Role] = &[
    Role::Accountant,
    Role::FinancialControlOfficer,
    Role::HeadOfFinancialControl,
    Role::Legal,
    Role::Director,
    Role::GeneralDirector,
];

/// Those who hand a charge to claims and suits.
pub(super) const ENFORCES: &[Role] =
    &[Role::Legal, Role::HeadOfFinancialControl, Role::Director, Role::GeneralDirector];

const HEADS: &[Role] =
    &[Role::HeadOfSales, Role::CommercialDirector, Role::Director, Role::GeneralDirector];
pub(super) const DIRECTORS: &[Role] = &[Role::Director, Role::GeneralDirector];
const SALES: &[Role] = &[
    Role::SalesRep,
    Role::Supervisor,
    Role::HeadOfSales,
    Role::CommercialDirector,
    Role::Director,
    Role::GeneralDirector,
];

/// Refuses whoever is below the role that decides.
pub(super) fn entitled(who: Who, decides: Role, act: &'static str) -> Result<(), Refused> {
    who.must_be(at_least(decides), act)
}

/// Those who may what this role decides.
const fn at_least(decides: Role) -> &'static [Role] {
    match decides {
        Role::SalesRep => SALES,
        Role::HeadOfSales => HEADS,
        _ => DIRECTORS,
    }
}

/// What somebody may do about a charge as it stands: for forms, so that none is shown that
/// would be refused. The acts themselves ask again.
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
pub fn may(who: Who, charge: &Charge, today: Day) -> May {
    let is = |allowed| who.must_be(allowed, "").is_ok();
    let state = &charge.state;
    let claims = state.to_fix.is_positive() && state.postponed_until.is_none();
    let accrued = state.accrued.is_positive();
    // Somebody who has spoken with the customer can tick the request.
    let waives = |waiver| accrued && is(at_least(decides(charge, waiver, true, today).0));
    May {
        fix: is(FIXES) && (claims || state.overclaimed.is_positive()),
        waive_whole: waives(Waiver::Whole),
        waive_part: waives(Waiver::Part(charge.amount)),
        waive_if_repaid: charge.accrued.principal.is_positive()
            && waives(Waiver::IfRepaidBy(today)),
        postpone: is(at_least(postpones(charge, today.plus(1)))),
        enforce: is(ENFORCES) && accrued && !state.enforced,
        take_back: is(DIRECTORS),
    }
}

/// May this person agree on terms, and end them?
pub fn may_agree(who: Who) -> bool {
    who.must_be(AGREES, "").is_ok()
}
