//! Going to court: whom, by when, at what price, and is it worth it.
//!
//! * [`sue_selection`]: debt and penalty strictly over what a suit costs;
//! * [`court_fee`]: state fees, procedures that are open, and the economics of a suit;
//! * [`pretrial`]: the demand and the claim period before a suit may be filed;
//! * [`limitation`]: the last day on which a suit may be filed at all.

pub mod court_fee;
pub mod limitation;
pub mod pretrial;
pub mod sue_selection;
