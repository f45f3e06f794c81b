//! The file of a customer: who decides there, what the point of sale looks like, which papers
//! and contracts there are, and how solvent the customer is (CLI-01 to CLI-13).
//!
//! Everything here judges what people found out; nothing here decides for the company.

pub mod attached;
pub mod audit;
pub mod contract;
pub mod outlet;
pub mod people;
pub mod rating;
pub mod selection;

/// Gives an enum its words in stored rows and forms, and its order in lists.
macro_rules! words {
    ($name:ident { $($variant:ident = $word:literal),+ $(,)? }) => {
        impl $name {
            /// Every one, in the order in which lists show them.
            pub const ALL: &'static [$name] = &[$($name::$variant),+];

            /// The word written in stored rows and forms.
            pub const fn code(self) -> &'static str {
                match self {
                    $($name::$variant => $word),+
                }
            }

            /// The one with this word.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.code() == code)
            }
        }
    };
}
pub(crate) use words;
