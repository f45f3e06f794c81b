//! What kind of payer a customer is: the statistics behind it, the rounds in which people decide
//! it, the decisions, and what follows from them for terms of trade.

mod assess;
mod ballots;
mod conduct;
mod decide;
mod evidence;
mod rounds;

pub use assess::{Assessment, assess, assess_all};
pub use ballots::{approve, propose, propose_as_worked_out, send_back};
pub use conduct::{NewConduct, RECORDS_CLAIMS, is_for_everybody, record_conduct};
pub use decide::{ChangeShown, decide_overdue, history, latest_changes};
pub use evidence::{DelayTold, Evidence};
pub use rounds::{
    LineShown, RoundBegun, RoundFilter, RoundShown, RoundSums, VoteShown, begin_round, counts,
    round, round_not_begun, rounds,
};
pub(crate) use rounds::{begin_in, beginning, due_on, waiting_for};

use saldo_domain::Role;

/// Those who propose a status and review it (4.2, 4.6).
pub const PROPOSES: &[Role] = &[Role::HeadOfSales, Role::HeadOfFinancialControl];

/// Those who approve (4.2, A-28).
pub const APPROVES: &[Role] = &[Role::CommercialDirector];

/// Those who change a status as a decision about overdue debt (CLS-12).
pub const DECIDES_OVERDUE: &[Role] = saldo_domain::authority::Right::ChangeStatus.roles();
