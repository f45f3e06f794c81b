//! The screens of one's own account, of the way back to it, and of the journal.

use super::{draw_in, frame, moment, person};
use crate::session::Open;
use crate::ui::{account, journal, new_password};
use saldo_domain::{Role, UserId};
use saldo_letters::Language;
use saldo_work::door::FactorShown;
use saldo_work::journal::Shown;
use saldo_work::users::Person;

pub(super) fn screens(language: Language) -> Vec<(&'static str, String)> {
    let one = |own: bool, days: i64, address: &str, browser: &str| Open {
        mark: format!("{days:016x}"),
        begun_at: moment(days),
        origin: address.to_owned(),
        browser: browser.to_owned(),
        own,
    };
    let sessions = vec![
        one(true, 0, "192.0.2.7", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0"),
        one(false, 1, "2001:db8:4:11::7f", "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0)"),
    ];
    let own = Person {
        person: UserId::new(4),
        login: "rep1".to_owned(),
        name: "Sales rep 1".to_owned(),
        role: Role::SalesRep,
        team: "North".to_owned(),
        language: String::new(),
        email: "rep1@example.com".to_owned(),
        disabled: false,
    };
    let account = |on: bool| {
        let factor = FactorShown { on, codes_left: 7, can_be_set: true };
        let frame = frame(language, "nav-account", "/account");
        account::Screen::new(frame, own.clone(), sessions.clone(), factor)
    };
    let codes = vec!["abcd-efgh-2345-6777".to_owned(), "zyxw-vuts-7654-3222".to_owned()];
    let row = |seq: i64, action: &str, origin: &str, body: &str| Shown {
        seq,
        at: moment(seq),
        person: (seq > 1).then(|| person(4, "Sales rep 1")),
        role: if seq > 1 { "SALES_REP" } else { "SYSTEM" }.to_owned(),
        origin: origin.to_owned(),
        action: action.to_owned(),
        subject: "customer C-0104".to_owned(),
        body: body.to_owned(),
    };
    let rows = vec![
        row(3, "user-role", "web 192.0.2.7", r#"{"before":{"role":"LEGAL"},"role":"DIRECTOR"}"#),
        row(2, "promise", "token 4 192.0.2.9", "{}"),
        row(1, "run-begin", "command line", r#"{"day":"2026-11-20"}"#),
    ];
    let bare = |here: &str| frame(language, "nav-account", here);
    let forgotten = |asked| new_password::Forgotten::new(bare("/forgotten"), asked);
    let link = "0f".repeat(32);
    let new = new_password::NewPassword::new(bare("/new-password"), link, None);
    vec![
        ("account", draw_in(&account(false))),
        ("account-factor", draw_in(&account(true).giving(codes))),
        ("forgotten", draw_in(&forgotten(false))),
        ("forgotten-asked", draw_in(&forgotten(true))),
        ("new-password", draw_in(&new)),
        (
            "journal",
            draw_in(&journal::Screen::new(frame(language, "nav-journal", "/journal"), rows)),
        ),
    ]
}
