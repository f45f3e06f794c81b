//! From the claim to the end of a debt: which way, by when, at what price, and is it worth it.
//!
//! * [`case`]: the one case of a customer, where it stands and what may come next;
//! * [`routes`]: what each way of getting the money back would bring;
//! * [`sue_selection`]: debt and penalty strictly over what a suit costs;
//! * [`court_fee`]: state fees, procedures that are open, and the economics of a suit;
//! * [`periods`]: the days that a company's regulation gives in all this;
//! * [`pretrial`]: the demand and the claim period before a suit may be filed;
//! * [`reconciliation`]: acts on their way between the parties;
//! * [`inventory`]: the yearly inventory of settlements;
//! * [`limitation`]: the last day on which a suit may be filed at all;
//! * [`laws`]: the acts it rests on, with the days on which they hold;
//! * [`off_balance`]: what is asked before a debt is written off, and its watch afterwards.

pub mod case;
pub mod court_fee;
pub mod inventory;
pub mod laws;
pub mod limitation;
pub mod off_balance;
pub mod periods;
pub mod pretrial;
pub mod reconciliation;
pub mod routes;
pub mod sue_selection;
