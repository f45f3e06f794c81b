//! Work in the field: calls and visits, what customers say instead of paying, what is done about
//! it, and whether they keep their word (regulation 6.1; parts F and G).

pub mod cause;
pub mod excuse;
pub mod promise_kept;
pub mod quadrant;
pub mod script;
pub mod silence;
pub mod tactic;
pub mod visit;
