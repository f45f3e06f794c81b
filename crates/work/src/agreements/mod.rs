//! Individual repayment agreements (AGR-01 to AGR-08, LFE-12): looked at with the buyer, drawn
//! up, agreed, signed, and judged every day.
//!
//! While an agreement is kept, a standing of its own kind holds what the policy would ask for
//! about its debts, whoever asks. The daily control ends that standing on the day of a breach
//! and tells the ladder (`SCHEDULE_BROKEN`), which goes on where it stood; a missed day is
//! judged as of its own day. Terms of lateness: an agreement with a fee by the weekly table bears
//! that fee alone for the days that it covers (LFE-13), each part as a document of its own; one
//! without a fee stops the charges of contract and law while it is kept, and for good once it is
//! fulfilled.

mod acts;
mod change;
mod gives_way;
mod refused;
mod terms;
mod told;
mod view;
mod watch;

pub use acts::{
    Asked, DrawnUp, Offered, Signature, answer, begin, begin_once, draw_up, end, preview,
    reinstate, sign, write_worksheet,
};
pub(crate) use gives_way::{Way, give_way, kept, refuse_kept};
pub use refused::AgreementRefusal;
pub use saldo_store::agreements::Key;
pub use told::{
    PartWritten, PlanWritten, Told, ToldAct, ToldDebt, ToldListed, ToldNext, ToldOver, ToldPart,
    key_of, read_plan, states,
};
pub use view::{
    Act, Agreement, Debt, Draft, Listed, Part, Sheet, Which, agreement, agreements, list,
};
pub(crate) use watch::{look_after, note};
