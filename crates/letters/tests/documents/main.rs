//! Documents about a debt: what stands on them, in three languages, for the longest and the
//! strangest names; sums that agree with their lines; nothing written where nothing is due.

mod case;
mod letter;
mod read_aloud;
mod sums;
