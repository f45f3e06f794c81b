//! The screens of one's own account, of the way back to it, and of the journal.

use super::{draw_in, frame, moment, person};
use crate::session::Open;
use crate::ui::{account, journal, new_password, personal};
use saldo_domain::{Role, UserId};
use saldo_letters::Language;
use saldo_work::door::FactorShown;
use saldo_work::journal::Shown;
use saldo_work::privacy::{self, Destroyed, Due, Retention};
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
        ("personal", draw_in(&personal_page(language))),
        ("personal-act", draw_in(&personal::ActScreen::new(bare("/personal/acts/7"), erasure()))),
        ("personal-seen", draw_in(&seen(language))),
        (
            "journal",
            draw_in(&journal::Screen::new(frame(language, "nav-journal", "/journal"), rows)),
        ),
    ]
}

fn erasure() -> Destroyed {
    Destroyed {
        row: 7,
        at: moment(7),
        customer: "C-0104".to_owned(),
        person: Some(person(2, "Director")),
        by: "director".to_owned(),
        role: "DIRECTOR".to_owned(),
        reason: "letter 17".to_owned(),
        rows: 12,
        data: vec![("customer".to_owned(), 1), ("contact".to_owned(), 11)],
        again: true,
    }
}

fn personal_page(language: Language) -> personal::Screen {
    let day = |text: &str| text.parse().expect("a day");
    let due = Due {
        code: "C-0017".to_owned(),
        name: "Long settled".to_owned(),
        last: day("2022-03-01"),
        since: day("2025-03-02"),
    };
    let stand = Retention { due: vec![due], needed: 31, kept: 8, erased: 1 };
    let frame = frame(language, "nav-personal", "/personal");
    personal::Screen::new(frame, stand, "EE", vec![erasure()])
}

fn seen(language: Language) -> personal::SeenScreen {
    let row = privacy::Shown {
        person: Some(person(4, "Sales rep 1")),
        place: "/customers/C-0104/file".to_owned(),
        origin: "web 192.0.2.7".to_owned(),
        times: 2,
        first_at: moment(1),
        last_at: moment(2),
    };
    let frame = frame(language, "nav-seen", "/personal/seen");
    personal::SeenScreen::new(frame, vec![row], personal::Wanted::default(), None)
}
