//! Reconciliation acts on their way between the parties (WOF-01; F-H).

/// How an act stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    Sent,
    /// Signed by somebody with authority: it acknowledges the debt (GK 203).
    Signed,
    /// The debtor's books say something else.
    Disputed,
    /// No answer came within the days of the policy.
    Silent,
}

impl State {
    /// Every state.
    pub const ALL: [State; 4] = [State::Sent, State::Signed, State::Disputed, State::Silent];

    /// The word written in stored rows, forms and answers.
    pub const fn code(self) -> &'static str {
        match self {
            State::Sent => "sent",
            State::Signed => "signed",
            State::Disputed => "disputed",
            State::Silent => "silent",
        }
    }

    /// The state with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Can an act that stands so come to stand like this? What was answered stays answered.
    pub const fn may_become(self, next: State) -> bool {
        match self {
            State::Sent => !matches!(next, State::Sent),
            State::Disputed | State::Silent => matches!(next, State::Signed | State::Disputed),
            State::Signed => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::State;

    #[test]
    fn wof_01_an_act_is_sent_and_answered_once_and_a_late_answer_counts() {
        use State::{Disputed, Sent, Signed, Silent};
        let rows = [
            (Sent, "signed disputed silent"),
            (Signed, ""),
            (Disputed, "signed disputed"),
            (Silent, "signed disputed"),
        ];
        for (state, expected) in rows {
            let next = State::ALL.into_iter().filter(|next| state.may_become(*next));
            let next: Vec<&str> = next.map(State::code).collect();
            assert_eq!(next.join(" "), expected, "{state:?}");
            assert_eq!(State::from_code(state.code()), Some(state));
        }
    }
}
