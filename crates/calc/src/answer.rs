//! What a calculation answers.

use serde::Serialize;

/// The output object, already written as JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer(Vec<u8>);

impl Answer {
    /// The output object of these figures.
    pub(crate) fn of<T: Serialize>(figures: &T) -> Self {
        Self(serde_json::to_vec(figures).expect("figures have text keys and no maps that fail"))
    }

    /// The object as JSON bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// The object as JSON text.
    pub fn into_text(self) -> String {
        String::from_utf8(self.0).expect("JSON is UTF-8")
    }
}
