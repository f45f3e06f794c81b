//! Pages of the calculators, to be looked at: `SALDO_GALLERY=1 cargo test -p saldo-web gallery`.

use super::{Asked, Draft, Screen, Sent, example, index};
use crate::api::calc::FACTS;
use crate::frame::{Frame, Theme};
use askama::Template;
use saldo_calc::Json;
use saldo_letters::{Language, Texts};
use std::path::PathBuf;

pub(super) fn frame(language: Language, here: &str) -> Frame {
    let texts = Texts::of(language);
    Frame {
        texts,
        theme: Theme::System,
        company: String::new(),
        today: None,
        person: None,
        title: texts.get("nav-calculators"),
        here: here.to_owned(),
        search: String::new(),
        flash: None,
    }
}

fn calculator(language: Language, name: &str) -> String {
    let kind = saldo_calc::kind(name).expect("a kind");
    let frame = frame(language, &format!("/calc/{name}"));
    let input = Json::read(kind.example.as_bytes()).expect("an example");
    let draft = Draft::of_input(kind.fields, &input, frame.texts);
    let asked = Asked { draft, added: None, example: true, calculate: true, left_out: None };
    Screen::new(frame, kind, asked, &FACTS).render().expect("a page")
}

fn refused(language: Language) -> String {
    let kind = saldo_calc::kind("contract-penalty").expect("a kind");
    let pairs =
        [("as_of", "2026-03-22"), ("rate_pct_per_day", "0,1"), ("invoices[0].invoice", "A-17")];
    let pairs = pairs.into_iter().chain([("invoices[0].principal", "1,2,3")]);
    let sent: Sent = pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    let draft = Draft::sent(kind.fields, &sent);
    let asked = Asked { draft, added: None, example: false, calculate: true, left_out: None };
    let page = Screen::new(frame(language, "/calc/contract-penalty"), kind, asked, &FACTS);
    page.render().expect("a page")
}

fn pages(language: Language) -> Vec<(String, String)> {
    let kinds = saldo_calc::kinds().iter().map(|kind| kind.name);
    let mut pages: Vec<(String, String)> =
        kinds.map(|name| (format!("calc-{name}"), calculator(language, name))).collect();
    let day = "2017-03-03".parse().expect("a day");
    let guide = example::Screen::new(frame(language, "/calc/example"), day);
    pages.push(("calc-example".to_owned(), guide.expect("an example").render().expect("a page")));
    let list = index::Screen::new(frame(language, "/calc"), "");
    pages.push(("calc".to_owned(), list.render().expect("a page")));
    pages.push(("calc-refused".to_owned(), refused(language)));
    pages
}

#[test]
fn every_page_of_the_calculators_is_drawn_without_a_missing_text() {
    for language in Language::ALL {
        for (name, html) in pages(language) {
            assert!(!html.contains('⟦'), "{name} in {}", language.code());
            assert!(html.len() < 100_000, "{name}: {} bytes", html.len());
            assert_eq!(html.matches("<h1").count(), 1, "{name}");
        }
    }
}

#[test]
fn gallery() {
    if std::env::var_os("SALDO_GALLERY").is_none() {
        return;
    }
    let root = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/gallery"));
    std::fs::create_dir_all(root.join("assets")).expect("a folder for the gallery");
    for language in Language::ALL {
        for (name, html) in pages(language) {
            for theme in [Theme::Light, Theme::Dark] {
                let lang = format!("lang=\"{}\"", language.code());
                let themed =
                    html.replacen(&lang, &format!("{lang} data-theme=\"{}\"", theme.code()), 1);
                let file = root.join(format!("{name}.{}.{}.html", language.code(), theme.code()));
                std::fs::write(file, themed).expect("a page");
            }
        }
    }
}
