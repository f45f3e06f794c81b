//! What kind of payer a customer is: the statistics behind it, the rounds in which people decide
//! it, the decisions, and what follows from them for terms of trade.

mod assess;
mod ballots;
mod conduct;
mod decide;
mod evidence;
mod rounds;

pub(crate) use assess::proposed;
pub use assess::{Assessment, assess, assess_all};
pub use ballots::{approve, propose, propose_as_worked_out, send_back};
pub(crate) use conduct::refuse_late_warning;
pub use conduct::{NewConduct, is_for_everybody, record_conduct};
pub(crate) use decide::change_in;
pub use decide::{ChangeShown, decide_overdue, history, latest_changes};
pub use evidence::{DelayTold, Evidence};
pub use rounds::{
    LineShown, RoundBegun, RoundFilter, RoundShown, RoundSums, VoteShown, begin_round, counts,
    round, round_not_begun, rounds,
};
pub(crate) use rounds::{
    Review, begin, begin_whole, beginning, due_on, reviews_between, round_of, waiting_for,
};
