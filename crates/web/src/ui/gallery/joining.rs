//! Two customers that turn out to be one: the form, with a refusal, and joined already.

use super::{card, frame, invoices};
use crate::ui::joining::Screen;
use saldo_letters::Language;
use saldo_work::views::Card;

/// Name and HTML of every screen about it.
pub(super) fn screens(language: Language) -> Vec<(&'static str, String)> {
    let draw = |card: &Card| {
        let p = frame(language, "joining-title", "/customers/K-0104/join");
        super::draw_in(&Screen::new(p, card, invoices()))
    };
    let survivor = Some(("K-0207".to_owned(), "Põhjala Kohvik".to_owned()));
    let joined = Card { survivor, ..card() };
    vec![("joining", draw(&card())), ("joining-done", draw(&joined))]
}
