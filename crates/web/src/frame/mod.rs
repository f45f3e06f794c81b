//! What every page shares: who looks, in which language and theme, where one is and
//! where one can go. Templates ask it for every word, number and day they print.

mod asking;
mod permits;
mod places;
mod rating;
mod words;

use saldo_domain::{Day, Role};
use saldo_letters::{Language, Texts};

/// Light, dark, or what the reader's system says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

impl Theme {
    pub(crate) const ALL: [Theme; 3] = [Theme::System, Theme::Light, Theme::Dark];

    pub(crate) const fn code(self) -> &'static str {
        match self {
            Theme::System => "system",
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }

    pub(crate) fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.code() == code)
    }

    /// Chosen by the reader rather than left to the system.
    pub(crate) fn forced(self) -> bool {
        self != Theme::System
    }

    pub(crate) const fn icon(self) -> &'static str {
        match self {
            Theme::System => "screen",
            Theme::Light => "sun",
            Theme::Dark => "moon",
        }
    }

    pub(crate) const fn label(self) -> &'static str {
        match self {
            Theme::System => "theme-system",
            Theme::Light => "theme-light",
            Theme::Dark => "theme-dark",
        }
    }
}

/// The signed-in person as pages show them.
#[derive(Clone, Debug)]
pub(crate) struct Signed {
    pub(crate) name: String,
    pub(crate) role: Role,
}

impl Signed {
    /// First letters of the first two words of the name.
    pub(crate) fn initials(&self) -> String {
        let first = |word: &str| word.chars().next().map(|c| c.to_uppercase().to_string());
        self.name.split_whitespace().take(2).filter_map(first).collect()
    }
}

/// Something that was done, told once on the next page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Flash {
    /// Key of the text without its `flash-`.
    pub(crate) what: String,
    pub(crate) count: i64,
}

/// What every page shares.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    pub(crate) texts: &'static Texts,
    pub(crate) theme: Theme,
    /// Name of the company; empty where none is known yet.
    pub(crate) company: String,
    pub(crate) today: Option<Day>,
    pub(crate) person: Option<Signed>,
    pub(crate) title: String,
    /// Path and query of this page, to come back to.
    pub(crate) here: String,
    /// What stands in the search box.
    pub(crate) search: String,
    pub(crate) flash: Option<Flash>,
}

impl Frame {
    /// The language of the page.
    pub(crate) const fn language(&self) -> Language {
        self.texts.language()
    }

    pub(crate) const fn languages(&self) -> [Language; 3] {
        Language::ALL
    }

    pub(crate) const fn themes(&self) -> [Theme; 3] {
        Theme::ALL
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_letters_of_the_name() {
        let person = Signed { name: "õnne  Õun".to_owned(), role: Role::Director };
        assert_eq!(person.initials(), "ÕÕ");
    }
}
