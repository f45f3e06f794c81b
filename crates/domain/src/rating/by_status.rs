//! One value for each status.

use super::Status;

/// One value for each status of a payer.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ByStatus<T> {
    pub reliable: T,
    pub uncertain: T,
    pub threat: T,
    pub non_paying: T,
}

impl<T> ByStatus<T> {
    /// The value of one status.
    pub const fn of(&self, status: Status) -> &T {
        match status {
            Status::Reliable => &self.reliable,
            Status::Uncertain => &self.uncertain,
            Status::Threat => &self.threat,
            Status::NonPaying => &self.non_paying,
        }
    }

    /// Each status with its value, from the best to the worst.
    pub fn iter(&self) -> impl Iterator<Item = (Status, &T)> {
        Status::ALL.into_iter().map(|status| (status, self.of(status)))
    }
}
