use super::super::{Frame, Signed, Theme};
use super::{GROUPS, NavEntry};
use saldo_domain::Role;
use saldo_letters::{Language, Texts};
use std::collections::BTreeSet;

fn at(here: &str, role: Role) -> Frame {
    Frame {
        texts: Texts::of(Language::En),
        theme: Theme::System,
        company: String::new(),
        today: None,
        person: Some(Signed { name: String::new(), role }),
        title: String::new(),
        here: here.to_owned(),
        search: String::new(),
        flash: None,
    }
}

fn entries(frame: &Frame) -> Vec<NavEntry> {
    frame.nav().into_iter().flat_map(|group| group.entries).collect()
}

/// Pages that are reached otherwise: the door, the answer of the search box, what a page of
/// the menu prints or gives away as a file, and what machines ask.
const BESIDE: [&str; 7] =
    ["/sign-in", "/forgotten", "/search", "/inventory", "/field-worker.js", "/healthz", "/readyz"];

/// The addresses of `routes.rs` that show something and hold no parameter.
fn pages() -> BTreeSet<&'static str> {
    let routes = include_str!("../routes.rs");
    let calls = routes.split(".route(\"").skip(1);
    let pages = calls.filter_map(|call| {
        let (path, handlers) = call.split_once('"')?;
        let handlers = handlers.lines().next().unwrap_or_default();
        let file = [".csv", ".jsonl", ".pdf"].iter().any(|ending| path.ends_with(ending));
        (handlers.contains("get(") && !path.contains('{') && !file).then_some(path)
    });
    pages.filter(|path| !BESIDE.contains(path)).collect()
}

#[test]
fn every_page_is_in_exactly_one_group() {
    assert!(pages().len() > 20, "{:?}", pages());
    for page in pages() {
        let frame = at(page, Role::Director);
        let groups: Vec<&str> = GROUPS
            .iter()
            .filter(|group| group.places.iter().any(|place| frame.is_at(place.0)))
            .map(|group| group.label)
            .collect();
        assert_eq!(groups.len(), 1, "{page} is in {groups:?}");
    }
    let places = GROUPS.iter().flat_map(|group| group.places).map(|place| place.0);
    let several: BTreeSet<&str> = places.clone().collect();
    assert_eq!(several.len(), places.count(), "a place stands twice");
}

#[test]
fn exactly_one_place_is_the_current_one_and_its_group_is_open() {
    let rows = [
        ("/", "/"),
        ("/?x=1", "/"),
        ("/run?day=2026-11-21", "/run"),
        ("/runs", "/runs"),
        ("/customers/C%2F1?tab=items", "/customers"),
        ("/plans/month?of=2026-03-01", "/plans/month"),
        ("/calc/late-fee?in=1", "/calc"),
        ("/calc/example", "/calc/example"),
    ];
    for (here, expected) in rows {
        let frame = at(here, Role::Director);
        let current: Vec<_> = entries(&frame).into_iter().filter(|entry| entry.current).collect();
        assert_eq!(current.len(), 1, "{here}");
        assert_eq!(current[0].href, expected, "{here}");
        let open: Vec<_> = frame.nav().into_iter().filter(|group| group.current).collect();
        assert!(open.len() == 1 && open[0].open, "{here}");
    }
}

#[test]
fn daily_work_stands_open_and_the_rest_waits() {
    let nav = at("/", Role::Director).nav();
    let open: Vec<&str> = nav.iter().filter(|group| group.open).map(|group| group.label).collect();
    assert_eq!(open, ["nav-group-today", "nav-group-book"]);
    assert!(nav.len() > open.len());
}

#[test]
fn places_a_role_may_not_visit_are_not_shown_and_empty_groups_neither() {
    let rep = at("/", Role::SalesRep);
    let closed = ["/run", "/runs", "/bank", "/import", "/rates", "/plans/week", "/users"];
    assert!(entries(&rep).iter().all(|entry| !closed.contains(&entry.href)));
    // Of the plans a representative sees the own share alone.
    let nav = rep.nav();
    let plans = nav.iter().find(|group| group.label == "nav-group-plans").expect("plans");
    assert_eq!(plans.entries.iter().map(|entry| entry.href).collect::<Vec<_>>(), ["/norms"]);
    let security = at("/", Role::Security).nav();
    assert!(security.iter().all(|group| !group.entries.is_empty()));
    let accountant = at("/", Role::Accountant);
    assert!(entries(&accountant).iter().any(|entry| entry.href == "/import"));
}

#[test]
fn the_bar_of_a_phone_and_what_is_behind_it_are_the_whole_menu() {
    for role in Role::ALL {
        let frame = at("/", role);
        let mut both: Vec<&str> = frame.tabs().iter().map(|entry| entry.href).collect();
        both.extend(frame.more().iter().flat_map(|group| &group.entries).map(|entry| entry.href));
        let (both, whole): (BTreeSet<_>, BTreeSet<_>) =
            (both.into_iter().collect(), entries(&frame).iter().map(|entry| entry.href).collect());
        assert_eq!(both, whole, "{role:?}");
        assert!(frame.tabs().len() <= 4, "{role:?}: a phone has room for four and “more”");
    }
    assert!(at("/memos", Role::Director).is_at_more());
    assert!(!at("/day", Role::Director).is_at_more());
}

#[test]
fn a_stranger_is_shown_the_calculators_and_nothing_else() {
    let mut frame = at("/calc", Role::Director);
    frame.person = None;
    let nav = entries(&frame);
    assert!(nav.iter().all(|entry| entry.href.starts_with("/calc")) && nav.len() == 2);
}
