//! What a calculation answers.

use crate::writer;
use serde::Serialize;

/// Bytes of most answers, so that they need not grow.
const USUAL: usize = 4096;

/// The output object, already written as JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer(Vec<u8>);

impl Answer {
    /// The output object of these figures.
    pub(crate) fn of<T: Serialize>(figures: &T) -> Self {
        let mut text = Vec::with_capacity(USUAL);
        writer::write(figures, &mut text).expect("answers are made of what can be written");
        Self(text)
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
