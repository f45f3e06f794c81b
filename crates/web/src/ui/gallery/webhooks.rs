//! The screen of programs that are told what happens.

use super::{frame, moment, paged};
use crate::ui::webhooks::{Screen, Wanted};
use saldo_domain::UserId;
use saldo_letters::Language;
use saldo_work::webhooks::{Happening, Shown, State, Webhook};

pub(super) fn screens(language: Language) -> Vec<(&'static str, String)> {
    let hook = |webhook: i64, name: &str, kinds: &[Happening]| Webhook {
        webhook,
        name: name.to_owned(),
        address: "https://shop.example.com/hooks/saldo".to_owned(),
        kinds: kinds.to_vec(),
        person: UserId::new(1),
        recorded: moment(9),
    };
    let hooks =
        vec![hook(1, "Põhjala veebipood", &Happening::ALL), hook(2, "Учётная система", &[])];
    let shown = |number: i64, state: State, said: &str| Shown {
        webhook: 1,
        event: format!("{number:032x}"),
        kind: Happening::ALL[usize::try_from(number).expect("small") % Happening::ALL.len()],
        customer: format!("C-{number:04}"),
        recorded: moment(number),
        state,
        attempts: 0,
        next_at: moment(0),
        said: said.to_owned(),
    };
    let rows = vec![
        shown(1, State::Waiting, ""),
        shown(2, State::Dead, "503 Service Unavailable: try again later"),
        shown(3, State::Told, "200 ok"),
    ];
    let page = Screen::new(
        frame(language, "nav-webhooks", "/webhooks"),
        &Wanted::default(),
        hooks,
        paged(rows, 3),
    );
    vec![("webhooks", super::draw_in(&page))]
}
