//! All calculators in their groups, with a search.

use super::frame;
use crate::desk::{Answer, Desk, Manners, show as page};
use crate::frame::Frame;
use askama::Template;
use axum::extract::Query;
use saldo_calc::{Group, kinds};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "calculators.html")]
pub(crate) struct Screen {
    p: Frame,
    q: String,
    groups: Vec<Shelf>,
    total: usize,
}

/// A group with those of its kinds that were asked for.
struct Shelf {
    title: String,
    kinds: Vec<Entry>,
}

struct Entry {
    name: &'static str,
    title: String,
    purpose: String,
    /// Lower case, for the search; clauses and laws are found as well.
    words: String,
}

impl Screen {
    pub(super) fn new(p: Frame, q: &str) -> Self {
        let wanted = q.trim().to_lowercase();
        let shelf = |group: Group| {
            let of_group = kinds().iter().filter(|kind| kind.group == group);
            let entries = of_group.map(|kind| Entry::new(&p, kind.name, kind.cites));
            Shelf {
                title: p.t(&format!("calc-group-{}", group.code())),
                kinds: entries.filter(|entry| entry.has(&wanted)).collect(),
            }
        };
        let groups: Vec<Shelf> = Group::ALL.into_iter().map(shelf).collect();
        let groups: Vec<Shelf> =
            groups.into_iter().filter(|shelf| !shelf.kinds.is_empty()).collect();
        Self { total: kinds().len(), q: q.to_owned(), groups, p }
    }
}

impl Entry {
    fn new(p: &Frame, name: &'static str, cites: &'static str) -> Self {
        let title = p.t(&format!("calc-title-{name}"));
        let purpose = p.t(&format!("calc-purpose-{name}"));
        let basis = p.t(&format!("calc-basis-{name}"));
        let words = format!("{title} {purpose} {name} {basis} {cites}").to_lowercase();
        Self { name, title, purpose, words }
    }

    /// Does it hold every word of a search?
    fn has(&self, wanted: &str) -> bool {
        wanted.split_whitespace().all(|word| self.words.contains(word))
    }
}

/// What is looked for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    q: String,
}

pub(crate) async fn show(
    desk: Option<Desk>,
    manners: Manners,
    Query(wanted): Query<Wanted>,
) -> Answer {
    page(&Screen::new(frame(desk.as_ref(), &manners, "nav-calculators"), &wanted.q))
}
