//! planned → claimed → sent → delivered, and the ways in which it ends otherwise.

/// Where a message stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MessageState {
    /// It is to leave and has not been touched.
    Planned,
    /// Somebody hands it over at this moment, or died doing so.
    Claimed,
    /// The next one on its way has taken it.
    Sent,
    /// The recipient's side has said that it is there.
    Delivered,
    /// It cannot be delivered; somebody has to do something about the address.
    Failed,
    /// Whether it left is not known, and only a person may say (D02, D03).
    Uncertain,
    /// The last look found that it may not leave at all.
    Withheld,
    /// What it asks for is not owed any more.
    Withdrawn,
}

impl MessageState {
    /// Every state.
    pub const ALL: [MessageState; 8] = [
        MessageState::Planned,
        MessageState::Claimed,
        MessageState::Sent,
        MessageState::Delivered,
        MessageState::Failed,
        MessageState::Uncertain,
        MessageState::Withheld,
        MessageState::Withdrawn,
    ];

    /// The word written in stored rows and addresses.
    pub const fn code(self) -> &'static str {
        match self {
            MessageState::Planned => "planned",
            MessageState::Claimed => "claimed",
            MessageState::Sent => "sent",
            MessageState::Delivered => "delivered",
            MessageState::Failed => "failed",
            MessageState::Uncertain => "uncertain",
            MessageState::Withheld => "withheld",
            MessageState::Withdrawn => "withdrawn",
        }
    }

    /// The state with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// May it become this next? Nothing that may have left goes back to `planned` but by a
    /// person's word about an uncertain one, or by the peer's own that it was not taken (I6).
    pub const fn may_become(self, next: MessageState) -> bool {
        use MessageState::{Claimed, Delivered, Failed, Planned, Sent, Uncertain};
        use MessageState::{Withdrawn, Withheld};
        match self {
            // Uncertain: it came with a copy that was brought back, and may have left since.
            Planned => matches!(next, Claimed | Withheld | Withdrawn | Failed | Uncertain),
            Claimed => matches!(next, Sent | Planned | Failed | Uncertain),
            Uncertain => matches!(next, Sent | Planned | Delivered),
            Sent => matches!(next, Delivered | Failed),
            // A corrected address: a person has it tried again.
            Failed => matches!(next, Planned),
            Delivered | Withheld | Withdrawn => false,
        }
    }

    /// Has it left, as far as anybody can tell?
    pub const fn has_left(self) -> bool {
        matches!(self, MessageState::Sent | MessageState::Delivered)
    }
}

#[cfg(test)]
mod tests {
    use super::MessageState::{self, *};

    #[test]
    fn what_may_have_left_goes_back_only_where_somebody_knows_better() {
        let back: Vec<MessageState> =
            MessageState::ALL.into_iter().filter(|state| state.may_become(Planned)).collect();
        assert_eq!(back, [Claimed, Failed, Uncertain]);
        assert!(!Sent.may_become(Planned) && !Delivered.may_become(Failed));
    }

    #[test]
    fn every_word_is_read_back_and_nothing_becomes_itself() {
        for state in MessageState::ALL {
            assert_eq!(MessageState::from_code(state.code()), Some(state));
            assert!(!state.may_become(state), "{state:?}");
        }
        assert_eq!(MessageState::from_code("dead"), None);
    }

    #[test]
    fn every_state_is_reached_and_every_way_ends() {
        for state in MessageState::ALL {
            let reached = MessageState::ALL.into_iter().any(|from| from.may_become(state));
            assert!(reached, "{state:?}");
        }
        for end in [Delivered, Withheld, Withdrawn] {
            assert!(MessageState::ALL.into_iter().all(|next| !end.may_become(next)), "{end:?}");
        }
    }
}
