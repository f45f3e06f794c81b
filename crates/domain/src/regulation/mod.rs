//! The dates of the regulation: when a debtor is reminded, who takes a debt under control,
//! and how long a delay is borne.
//!
//! Three counters stand side by side and are never converted into one another:
//! calendar days, working days and banking days. Working and banking days are both those of
//! the calendar (F-M); where a year of it is missing these rules refuse rather than guess.

pub mod escalation;
pub mod reminders;
pub mod tolerated_delay;
