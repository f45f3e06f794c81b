//! What came of handing something over.

/// The answer of the next one on the way, in its own words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Handed {
    /// Taken; `reference` is the peer's own name for it, where it gave one.
    Taken { said: String, reference: String },
    /// Not taken, and it may be tried again.
    Later { said: String },
    /// Not taken: the address is dead.
    Dead { said: String },
    /// Not taken, by rules that may be about this recipient or about all that we send: several
    /// recipients in a row tell.
    TurnedAway { said: String },
    /// Not taken, and trying again is of no use.
    Refused { said: String },
    /// The peer cannot be reached or does not let us in: nothing was taken, and nothing else
    /// would be either.
    Unreachable { said: String },
    /// The line went dead after the whole of it was sent: taken or not, nobody knows.
    Unknown { said: String },
}

impl Handed {
    /// The peer's words.
    pub fn said(&self) -> &str {
        match self {
            Handed::Taken { said, .. }
            | Handed::Later { said }
            | Handed::Dead { said }
            | Handed::TurnedAway { said }
            | Handed::Refused { said }
            | Handed::Unreachable { said }
            | Handed::Unknown { said } => said,
        }
    }
}
