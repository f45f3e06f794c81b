//! Charges as claims of their own.
//!
//! What lateness costs is **derived**: for any day, and as known at any moment, it follows
//! from the book, the terms and the rates ([`accrue`]). Nothing that accrues is stored, so a
//! back-dated payment, a reversal or a corrected rate changes it by itself (P01, P14), and a
//! second run of a day cannot accrue twice (P07).
//!
//! What people **decide** about it is stored as acts ([`act`]): a charge is fixed as a
//! document of its own, waived, postponed or enforced. Both together give the state of the
//! charge on a day ([`state`]): it survives the payment of the principal (P13), a waiver
//! survives any recalculation (P09), and what was claimed once is not claimed again.
//!
//! Which method applies comes from the contract, an agreement, the law, in that order; two
//! for the same days are refused unless the contract says so ([`term`], LFE-13, P15).

pub mod accrue;
pub mod act;
pub mod state;
pub mod term;

pub use accrue::{Accrued, Facts, NoFigure, Part, Row, accrue};
pub use act::{Act, Waive};
pub use state::{Pending, State};
pub use term::{Ground, Method, Term, TwoMethods, choose, days_spared};
