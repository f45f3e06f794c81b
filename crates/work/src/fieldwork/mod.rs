//! Calls and visits: what is known before the talk, what is written down after it, and what
//! follows: promises, money, work for others, a word to the manager (regulation 6.1, 8.1).
//!
//! A talk is recorded once, whole, with everything that follows from it in one transaction. What
//! must be written down is judged by `saldo_domain::fieldwork::visit`; who may give how much time
//! by `saldo_domain::authority`.

mod alarm;
mod circumstances;
mod errands;
mod promises;
mod record;
mod refused;
mod reports;
mod route;
mod silence;
mod talk;

pub use alarm::{AlarmAsked, alarm};
pub(crate) use circumstances::dates_broken;
pub(crate) use errands::freeze_of;
pub(crate) use errands::{DANGER, about_lines, about_money, about_payment, is_asked, note_of};
pub use errands::{
    Errand, ErrandEnd, ErrandState, PAPERS_TO_SIGN, decide, done, errands, errands_of,
    is_agreed_in_a_talk,
};
pub use promises::{Calendar, KeptBy, Promised, PromisedDay, promises};
pub use record::{Recorded, VisitAsked, record};
pub use refused::VisitRefusal;
pub use reports::{
    CauseRow, FieldReport, Placed, PromiseRecord, concession, promise_record, report,
};
pub use route::{DueInvoice, RouteSheet, Stop, route};
pub(crate) use silence::{demands_answered, parts_in_silence};
pub use talk::{ExcuseHeard, Goal, PastTalk, Talk, talk};
