//! What every page shares: who looks, in which language and theme, where one is and
//! where one can go. Templates ask it for every word, number and day they print.

mod permits;
mod rating;
mod words;

use saldo_domain::authority::Right;
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

/// One place to go.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NavEntry {
    pub(crate) href: &'static str,
    pub(crate) label: &'static str,
    pub(crate) icon: &'static str,
    /// Heading that stands before this entry.
    pub(crate) group: Option<&'static str>,
    pub(crate) current: bool,
}

/// Every place: address, words, icon, heading before it, in the bar of a phone.
const PLACES: [(&str, &str, &str, Option<&str>, bool); 26] = [
    ("/", "nav-overview", "overview", None, true),
    ("/day", "nav-day", "day", None, true),
    ("/route", "nav-route", "visit", None, false),
    ("/field", "nav-field", "note", None, false),
    ("/requests", "nav-requests", "inbox", None, false),
    ("/plans/week", "nav-plan-week", "visit", None, false),
    ("/plans/month", "nav-plan-month", "visit", None, false),
    ("/digest", "nav-digest", "people", None, false),
    ("/memos", "nav-memos", "note", None, false),
    ("/customers", "nav-customers", "customers", Some("nav-group-book"), true),
    ("/invoices", "nav-invoices", "invoice", None, true),
    ("/payments", "nav-payments", "money", None, false),
    ("/bank", "nav-bank", "inbox", None, false),
    ("/import", "nav-import", "upload", None, false),
    ("/run", "nav-run", "run", Some("nav-group-control"), false),
    ("/runs", "nav-runs", "history", None, false),
    ("/messages", "nav-messages", "mail", None, false),
    ("/papers", "nav-papers", "invoice", None, false),
    ("/statuses", "nav-statuses", "check", None, false),
    ("/terms", "nav-terms", "money", None, false),
    ("/policies", "nav-policies", "note", None, false),
    ("/roles", "nav-roles", "people", None, false),
    ("/rates", "nav-rates", "rate", None, false),
    ("/rights", "nav-rights", "info", None, false),
    ("/calc", "nav-calculators", "calculator", Some("nav-group-calculators"), false),
    ("/calc/example", "nav-example", "info", None, false),
];

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

    /// All places this person may go to.
    pub(crate) fn nav(&self) -> Vec<NavEntry> {
        self.places(|_| true)
    }

    /// The places in the bar of a phone.
    pub(crate) fn tabs(&self) -> Vec<NavEntry> {
        self.places(|in_bar| in_bar)
    }

    /// The other places of a phone.
    pub(crate) fn more(&self) -> Vec<NavEntry> {
        self.places(|in_bar| !in_bar)
    }

    fn places(&self, wanted: impl Fn(bool) -> bool) -> Vec<NavEntry> {
        PLACES
            .into_iter()
            .filter(|(href, .., in_bar)| wanted(*in_bar) && self.may_visit(href))
            .map(|(href, label, icon, group, _)| {
                let current = self.is_at(href);
                NavEntry { href, label, icon, group, current }
            })
            .collect()
    }

    /// Is this page, or one below it, the place?
    fn is_at(&self, href: &str) -> bool {
        let path = self.here.split('?').next().unwrap_or_default();
        let below = |rest: &str| rest.is_empty() || rest.starts_with('/');
        match href {
            "/" => path == "/",
            // The example lies below the calculators and is a place of its own.
            "/calc" if path == "/calc/example" => false,
            _ => path.strip_prefix(href).is_some_and(below),
        }
    }

    fn may_visit(&self, href: &str) -> bool {
        match href {
            "/calc" | "/calc/example" => true,
            _ if self.person.is_none() => false,
            "/run" | "/runs" | "/statuses" => self.may_look_at_plan(),
            "/bank" => self.may_see_bank(),
            "/import" => self.may_import(),
            "/plans/week" => self.may(Right::PlanWeek) || self.may(Right::CheckWeeklyPlans),
            "/plans/month" => self.may(Right::PlanMonth) || self.may(Right::CheckMonthlyPlans),
            "/digest" => self.may(Right::CheckWeeklyPlans),
            "/memos" => self.may(Right::WriteMemos) || self.may(Right::DecideAfterTenDays),
            "/rates" => self.may(Right::KeepRates),
            _ => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(here: &str, role: Role) -> Frame {
        Frame {
            texts: Texts::of(Language::En),
            theme: Theme::System,
            company: String::new(),
            today: None,
            person: Some(Signed { name: "õnne  Õun".to_owned(), role }),
            title: String::new(),
            here: here.to_owned(),
            search: String::new(),
            flash: None,
        }
    }

    #[test]
    fn exactly_one_place_is_the_current_one() {
        let rows = [
            ("/", "/"),
            ("/?x=1", "/"),
            ("/run?day=2026-11-21", "/run"),
            ("/runs", "/runs"),
            ("/customers/C%2F1?tab=items", "/customers"),
            ("/calc/late-fee?in=1", "/calc"),
            ("/calc/example", "/calc/example"),
        ];
        for (here, expected) in rows {
            let frame = at(here, Role::Director);
            let nav = frame.nav();
            let current: Vec<_> = nav.iter().filter(|entry| entry.current).collect();
            assert_eq!(current.len(), 1, "{here}");
            assert_eq!(current[0].href, expected, "{here}");
        }
    }

    #[test]
    fn places_a_role_may_not_visit_are_not_shown() {
        let rep = at("/", Role::SalesRep);
        assert!(
            rep.nav()
                .iter()
                .all(|entry| !["/run", "/runs", "/bank", "/import", "/rates"].contains(&entry.href))
        );
        assert!(at("/", Role::Accountant).nav().iter().any(|entry| entry.href == "/import"));
    }

    #[test]
    fn a_stranger_is_shown_the_calculators_and_nothing_else() {
        let mut frame = at("/calc", Role::Director);
        frame.person = None;
        let nav = frame.nav();
        assert!(nav.iter().all(|entry| entry.href.starts_with("/calc")) && nav.len() == 2);
    }

    #[test]
    fn initials_are_letters_of_the_name() {
        assert_eq!(at("/", Role::Director).person.expect("somebody").initials(), "ÕÕ");
    }
}
