//! The screens about the regulation as a document, and what is asked of each role.

use super::{NAMES, day, eur, frame};
use crate::ui::{policies, policy_editor, roles};
use saldo_domain::book::Moment;
use saldo_domain::control::{Channel, EffectKind};
use saldo_domain::{CustomerId, Role, UserId};
use saldo_letters::{Language, Texts};
use saldo_work::policies::{
    Backtest, Example, GroupShown, Sheet, SheetReader, Shown, Side, State, Version, Weight, Work,
};

/// Name and HTML of every screen about it.
pub(super) fn screens(language: Language) -> Vec<(&'static str, String)> {
    let f = |key: &str, here: &str| frame(language, key, here);
    let draw = |page: &dyn askama::DynTemplate| page.dyn_render().expect("a page");
    let read = |text: &str| saldo_work::policies::read("own.toml", text).expect("sound");
    let (shipped, text) = (read(shipped_text()), second_text());
    let second = read(&text);
    let all =
        policies::May { draw_up: true, approve: true, withdraw: true, confirm: true, own: false };
    let differences = || {
        let texts = Texts::of(language);
        (shipped.label(), texts.differences(&shipped.policy, &second.policy))
    };
    let typed = |text: &str| policy_editor::Typed {
        text: text.to_owned(),
        from: "2026-08-23".to_owned(),
        to: "2026-11-21".to_owned(),
        ..policy_editor::Typed::default()
    };
    let editor = |text: &str| {
        policy_editor::Editor::new(f("policy-new-title", "/policies/new"), typed(text))
    };
    let broken = text.replace("from = 13\n", "from = 12\n");
    let checked = |text: &str| saldo_work::policies::check("policy.toml", text);
    vec![
        (
            "policies",
            draw(&policies::Screen::new(
                f("nav-policies", "/policies"),
                (versions(), groups()),
                true,
            )),
        ),
        (
            "policy",
            draw(&policies::Reader::new(
                f("nav-policies", "/policies/2"),
                &second.policy,
                second.hash.clone(),
                versions().into_iter().next(),
                Some(&shipped),
                all,
            )),
        ),
        (
            "policy-template",
            draw(&policies::Reader::new(
                f("nav-policies", "/policies/templates/eight-step"),
                &shipped.policy,
                shipped.hash.clone(),
                None,
                Some(&shipped),
                policies::May::default(),
            )),
        ),
        (
            "policy-editor",
            draw(&editor(&text).looked_over(checked(&text), Some(differences()), None)),
        ),
        ("policy-editor-wrong", draw(&editor(&broken).looked_over(checked(&broken), None, None))),
        (
            "policy-backtest",
            draw(&policy_editor::Replayed::new(
                f("backtest-page-title", "/policies/backtest"),
                backtest(),
                typed(&text),
            )),
        ),
        (
            "role",
            draw(&roles::Screen::new(
                f("nav-roles", "/roles/SUPERVISOR"),
                Role::Supervisor,
                &shipped.policy,
                vec!["Õnne Org".to_owned()],
            )),
        ),
    ]
}

fn shipped_text() -> &'static str {
    let mut shipped = saldo_work::policies::all_shipped();
    shipped.find(|(name, _)| *name == "eight-step").expect("it ships").1
}

fn second_text() -> String {
    let text = shipped_text().replace("version = 1", "version = 2");
    text.replace("from = 15\nto = 28", "from = 20\nto = 28").replace("to = 14", "to = 19")
}

fn groups() -> Vec<GroupShown> {
    let group = |name: &str, customers, policy: &str, is_own| GroupShown {
        name: name.to_owned(),
        customers,
        policy: policy.to_owned(),
        is_own,
    };
    vec![group("Jaeketid", 14, "chains@1", true), group("Kioskid", 3, "eight-step@1", false)]
}

fn versions() -> Vec<Version> {
    let reader = |number: i64, name: &str, role| SheetReader {
        person: UserId::new(number),
        name: name.to_owned(),
        role,
        at: (number < 3).then_some(Moment(1_795_000_000_000_000)),
    };
    let version = |entry: i64, state, approved_by: Option<&str>| Version {
        entry,
        policy: "eight-step".to_owned(),
        version: u32::try_from(entry).expect("small"),
        effective_from: day("2026-12-01"),
        effective_to: None,
        groups: Vec::new(),
        state,
        hash: "5f2c".repeat(16),
        note: "Pretensioon kümne päeva pärast".to_owned(),
        entered_by: "Руководитель контроля".to_owned(),
        author: UserId::new(9),
        entered_at: Moment(1_795_000_000_000_000),
        approved_by: approved_by.map(str::to_owned),
        approved_at: approved_by.map(|_| Moment(1_795_100_000_000_000)),
        withdrawn_because: None,
        sheet: Sheet {
            read: vec![reader(1, "Administrator 1", Role::Administrator)],
            missing: vec![
                reader(3, "Sales rep 2", Role::SalesRep),
                reader(4, "Õnne Org", Role::Supervisor),
            ],
        },
        text: second_text(),
    };
    vec![version(2, State::Proposed, None), version(1, State::InForce, Some("Direktor"))]
}

fn backtest() -> Backtest {
    let monday = day("2026-11-16");
    let side = |plus: u64| {
        let mut side = Side::default();
        (0..40 + plus).for_each(|_| side.effects.add(EffectKind::Task));
        (0..9 + plus).for_each(|_| side.effects.add(EffectKind::Notify));
        side.messages = [("email", 6 + plus), ("post", 3)].into();
        side.by_clause = [("LAD-03".to_owned(), 30), ("LAD-07".to_owned(), 10 + plus)].into();
        side.withheld = [("promise", 7), ("no_address", plus)].into();
        let work = Work { tasks: 40 + plus, decisions: 2, hand_overs: 0, by_hand: plus };
        side.by_role = [("SALES_REP", work), ("LEGAL", Work { decisions: 0, ..work })].into();
        let weeks = |more: u64| (0..14).map(|ago| (monday.plus(-7 * ago), 3 + more)).collect();
        side.by_week = [("SALES_REP", weeks(plus)), ("LEGAL", weeks(1))].into();
        side.decisions = 400;
        let weight = |count: u64, minor| Weight { count, amounts: vec![eur(minor)] };
        side.charges =
            [("SALES_REP", weight(3 + plus, 1_250)), ("DIRECTOR", weight(9 - plus, 87_000))].into();
        side.holds = [("OVER_LIMIT", weight(2 + plus, 400_000))].into();
        side.statuses = [("UNCERTAIN>THREAT".to_owned(), 5 + plus)].into();
        side
    };
    let shown = |text: &str, role: Option<Role>| Shown {
        day: day("2026-11-05"),
        clause: "LAD-07".to_owned(),
        kind: EffectKind::Task,
        role,
        channel: role.is_none().then_some(Channel::Post),
        text: text.to_owned(),
    };
    let example = |index: usize| Example {
        customer: CustomerId::new(1),
        code: NAMES[index].0.to_owned(),
        name: NAMES[index].1.to_owned(),
        differences: 9,
        only_before: vec![shown("prepare-claim", Some(Role::Legal)), shown("claim", None)],
        only_after: vec![shown("collect-claim-documents", Some(Role::SalesRep))],
    };
    Backtest {
        from: day("2026-08-23"),
        to: day("2026-11-21"),
        current: "eight-step@1".to_owned(),
        changed: "eight-step@2".to_owned(),
        customers: 312,
        differing: 41,
        before: side(4),
        after: side(0),
        examples: vec![example(0), example(1)],
        unsound: Vec::new(),
        elapsed_ms: 12,
    }
}
