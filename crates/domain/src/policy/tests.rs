//! Policy files, good and broken. Each refusal is a specimen with its exact words.

use super::{Gap, Policy, SHIPPED_FILES, load, load_with_words};
use crate::authority::Choice;
use crate::control::{Channel, EffectKind, LadderEventKind};
use crate::rating::Status;
use crate::roles::Role;
use std::path::Path;

/// A small policy that is in order.
const GOOD: &str = r#"id = "small"
version = 3
effective_from = "2026-01-01"

[pace]
late_entry_step = 2

[[step]]
number = 1
clause = "S-1"
from = -2
to = -1
lapses = true
[[step.action]]
kind = "task"
role = "SALES_REP"
text = "call"

[[step]]
number = 2
clause = "S-2"
from = 5
to = 9
starts_on = ["SCHEDULE_BROKEN"]
[[step.action]]
kind = "task"
role = "SUPERVISOR"
text = "visit"
within_days = 2
[[step.action]]
kind = "notify"
channel = "email"
text = "reminder"

[[step]]
number = 3
clause = "S-3"
from = 10
[[step.action]]
kind = "ask_approval"
role = "DIRECTOR"
text = "court"

[[watch]]
clause = "S-W"
from = 31
[watch.action]
kind = "task"
role = "LEGAL"
text = "look"
"#;

/// What is replaced in the good file by what, and the refusal.
const BROKEN: &[(&str, &str, &str)] = &[
    (
        "version = 3",
        "version = ",
        "2:11: string values must be quoted, expected literal string; the manual page “Policy files” lists every key",
    ),
    (
        "version = 3\n",
        "",
        "1:1: missing key `version`; the manual page “Policy files” lists every key",
    ),
    (
        "lapses = true",
        "lapse = true",
        "13:1: unknown key `lapse`, expected one of `number`, `clause`, `from`, `to`, `lapses`, `gap_days`, `starts_on`, `status`, `late_before`, `unless`, `action`; the manual page “Policy files” lists every key",
    ),
    (
        "role = \"LEGAL\"",
        "rôle = \"LEGAL\"",
        "49:2: invalid unquoted key, expected letters, numbers, `-`, `_`; the manual page “Policy files” lists every key",
    ),
    (
        "version = 3",
        "version = \"3\"",
        "2:11: invalid type: string \"3\", expected a whole number; the manual page “Policy files” lists every key",
    ),
    ("version = 3", "version = 0", "2:11: `version` is 0; write a whole number from 1 to 999999"),
    (
        "id = \"small\"",
        "id = \"Small policy\"",
        "1:6: `id` is “Small policy”; write lower-case Latin words joined by hyphens, at most 60 characters, such as call-and-warn",
    ),
    (
        "id = \"small\"",
        "id = \"\"",
        "1:6: `id` is “”; write lower-case Latin words joined by hyphens, at most 60 characters, such as call-and-warn",
    ),
    (
        "\"2026-01-01\"",
        "2026-01-01T10:00:00Z",
        "3:18: `effective_from`: “2026-01-01T10:00:00Z” is not an existing date in the form YYYY-MM-DD; write it as \"2026-01-01\"",
    ),
    (
        "\"2026-01-01\"",
        "20260101",
        "3:18: `effective_from`: “20260101” is not an existing date in the form YYYY-MM-DD; write it as \"2026-01-01\"",
    ),
    (
        "\"2026-01-01\"",
        "\"2026-02-30\"",
        "3:18: `effective_from`: “2026-02-30” is not an existing date in the form YYYY-MM-DD; write it as \"2026-01-01\"",
    ),
    (
        "[pace]\nlate_entry_step = 2\n",
        "",
        "1:1: missing key `pace`; the manual page “Policy files” lists every key",
    ),
    (
        "late_entry_step = 2",
        "late_entry_step = 7",
        "6:19: `late_entry_step` is 7; write the number of a step that does not lapse: 2, 3",
    ),
    (
        "late_entry_step = 2",
        "late_entry_step = 1",
        "6:19: `late_entry_step` is 1; write the number of a step that does not lapse: 2, 3",
    ),
    (
        "late_entry_step = 2",
        "late_entry_step = 2\nmin_gap_days = 0",
        "7:16: `min_gap_days` is 0; write a whole number from 1 to 365",
    ),
    (
        "lapses = true",
        "lapses = true\ngap_days = 3",
        "14:12: step 1 lapses, so nothing waits for it; leave `gap_days` out",
    ),
    (
        "late_entry_step = 2",
        "late_entry_step = 2\nminimum_major = -1",
        "7:17: `minimum_major` is -1; write a whole number from 0 to 1000000000",
    ),
    (
        "clause = \"S-2\"",
        "clause = \"\"",
        "21:10: `clause` is “”; name the clause of the regulation, without spaces around it and in at most 60 characters, such as LAD-01",
    ),
    (
        "clause = \"S-2\"",
        "clause = \"S-1\"",
        "21:10: clause S-1 already stands in line 10; give each step, reminder, rule and watch a clause of its own",
    ),
    (
        "clause = \"S-W\"",
        "clause = \"S-3\"",
        "45:10: clause S-3 already stands in line 37; give each step, reminder, rule and watch a clause of its own",
    ),
    (
        "number = 3",
        "number = 2",
        "36:10: step 2 stands after step 2; number the steps in rising order",
    ),
    ("number = 3", "number = 300", "36:10: `number` is 300; write a whole number from 1 to 99"),
    ("number = 1", "number = 0", "9:10: `number` is 0; write a whole number from 1 to 99"),
    (
        "from = 10",
        "from = 9",
        "38:8: step 3 begins on day 9, but step 2 runs to day 9; let it begin on day 10 or later",
    ),
    (
        "to = 9\n",
        "",
        "37:8: step 2 has no `to`, so step 3 could never begin; give step 2 a `to` before day 10",
    ),
    (
        "to = 9",
        "to = 4",
        "23:6: step 2 ends on day 4, before it begins on day 5; write a `to` that is not less than `from`",
    ),
    ("from = 10", "from = 10\nto = 20", "39:6: step 3 is the last and has no end; leave `to` out"),
    (
        "from = 5",
        "from = 0",
        "22:8: step 2 begins on day 0, when the debt is not late yet; begin it on day 1 or later, or write `lapses = true`",
    ),
    ("from = 10", "from = 10000", "38:8: `from` is 10000; write a whole number from -366 to 3660"),
    (
        "from = 10",
        "from = 10\nlapses = true",
        "35:1: step 3 lapses but stands after step 2, which does not; put steps that lapse first",
    ),
    (
        "starts_on = [\"SCHEDULE_BROKEN\"]",
        "starts_on = [\"FIRE\"]",
        "24:14: `starts_on` is “FIRE”; the permitted words are EXTENSION_ANNOUNCED, AGREED_DATE_BROKEN, SCHEDULE_NOT_RECEIVED, SCHEDULE_BROKEN, DELAY_WARNED, CONTACT_AVOIDED, RESTRUCTURING_REFUSED, PART_PAID_IN_SILENCE, DEFERRAL_REQUESTED_AGAIN, DEMAND_DELIVERED, MEASURE_PLANNED, MEASURE_DROPPED, HIGH_RISK_SEEN, MEMO_MISSING, RECOVERY_MEMO_MISSING, NOTICE_UNFILLED, DECISION_MAKER_REACHED, DEMAND_ANSWERED",
    ),
    (
        "starts_on = [\"SCHEDULE_BROKEN\"]",
        "starts_on = [\"SCHEDULE_BROKEN\", \"SCHEDULE_BROKEN\"]",
        "24:33: SCHEDULE_BROKEN already starts step 2; an event starts one step: name it once",
    ),
    (
        "from = 10",
        "from = 10\nstarts_on = [\"SCHEDULE_BROKEN\"]",
        "39:14: SCHEDULE_BROKEN already starts step 2; an event starts one step: name it once",
    ),
    (
        "lapses = true",
        "lapses = true\nstarts_on = [\"SCHEDULE_BROKEN\"]",
        "14:14: step 1 lapses, so no event can start it; leave `starts_on` out",
    ),
    (
        "kind = \"ask_approval\"",
        "kind = \"court\"",
        "40:8: `kind` is “court”; the permitted words are notify, task, ask_approval, hand_over, by_hand",
    ),
    (
        "kind = \"ask_approval\"",
        "kind = \"charge\"",
        "40:8: `kind` is “charge”; the permitted words are notify, task, ask_approval, hand_over, by_hand",
    ),
    (
        "role = \"DIRECTOR\"",
        "role = \"BOSS\"",
        "41:8: `role` is “BOSS”; the permitted words are SALES_REP, SUPERVISOR, HEAD_OF_SALES, HEAD_OF_FINANCIAL_CONTROL, FINANCIAL_CONTROL_OFFICER, COMMERCIAL_DIRECTOR, DIRECTOR, GENERAL_DIRECTOR, LEGAL, SECURITY, ACCOUNTANT, ADMINISTRATOR",
    ),
    (
        "role = \"DIRECTOR\"\n",
        "",
        "39:1: `ask_approval` needs somebody; add `role` with one of SALES_REP, SUPERVISOR, HEAD_OF_SALES, HEAD_OF_FINANCIAL_CONTROL, FINANCIAL_CONTROL_OFFICER, COMMERCIAL_DIRECTOR, DIRECTOR, GENERAL_DIRECTOR, LEGAL, SECURITY, ACCOUNTANT, ADMINISTRATOR",
    ),
    (
        "channel = \"email\"",
        "channel = \"fax\"",
        "32:11: `channel` is “fax”; the permitted words are email, sms, post, staff",
    ),
    (
        "channel = \"email\"\n",
        "",
        "30:1: a notice must travel; add `channel` with one of email, sms, post, staff",
    ),
    (
        "channel = \"email\"",
        "channel = \"staff\"",
        "30:1: `notify` needs somebody; add `role` with one of SALES_REP, SUPERVISOR, HEAD_OF_SALES, HEAD_OF_FINANCIAL_CONTROL, FINANCIAL_CONTROL_OFFICER, COMMERCIAL_DIRECTOR, DIRECTOR, GENERAL_DIRECTOR, LEGAL, SECURITY, ACCOUNTANT, ADMINISTRATOR",
    ),
    (
        "channel = \"email\"",
        "channel = \"email\"\nrole = \"LEGAL\"",
        "33:8: this notice goes to the debtor; leave `role` out, or write channel = \"staff\" to tell a colleague",
    ),
    (
        "channel = \"email\"",
        "channel = \"email\"\nwithin_days = 1",
        "33:15: a notice leaves on its day; leave `within_days` out",
    ),
    (
        "role = \"DIRECTOR\"",
        "role = \"DIRECTOR\"\nchannel = \"post\"",
        "42:11: `ask_approval` does not travel; leave `channel` out or write kind = \"notify\"",
    ),
    (
        "role = \"DIRECTOR\"",
        "role = \"DIRECTOR\"\ncalls = true",
        "42:9: `ask_approval` is no work by telephone; leave `calls` out or write kind = \"task\"",
    ),
    (
        "within_days = 2",
        "within_days = 400",
        "29:15: `within_days` is 400; write a whole number from 0 to 365",
    ),
    (
        "text = \"court\"",
        "text = \"Go to court\"",
        "42:8: `text` is “Go to court”; write lower-case Latin words joined by hyphens, at most 60 characters, such as call-and-warn",
    ),
    (
        "text = \"court\"",
        "text = \"-court\"",
        "42:8: `text` is “-court”; write lower-case Latin words joined by hyphens, at most 60 characters, such as call-and-warn",
    ),
    (
        "[[step.action]]\nkind = \"ask_approval\"\nrole = \"DIRECTOR\"\ntext = \"court\"\n",
        "",
        "35:1: nobody answers for step 3; add a [[step.action]] with a `role` that is not a notice",
    ),
    (
        "kind = \"ask_approval\"\nrole = \"DIRECTOR\"",
        "kind = \"notify\"\nchannel = \"post\"",
        "35:1: nobody answers for step 3; add a [[step.action]] with a `role` that is not a notice",
    ),
    (
        "text = \"reminder\"\n",
        "text = \"reminder\"\n[[step.action]]\nkind = \"notify\"\nchannel = \"email\"\ntext = \"second\"\n",
        "34:1: the step already writes to the debtor by email; a step has one voice on a channel: remove one of the two",
    ),
    (
        "text = \"visit\"\n",
        "text = \"visit\"\n[[step.action]]\nkind = \"task\"\nrole = \"SUPERVISOR\"\ntext = \"visit\"\n",
        "29:1: the step asks for this twice; remove one of the two",
    ),
    (
        "kind = \"task\"\nrole = \"LEGAL\"",
        "kind = \"notify\"\nchannel = \"sms\"",
        "47:1: a watch does not write to the debtor; give a task to a role, or write channel = \"staff\"",
    ),
    ("from = 31", "from = 0", "46:8: `from` is 0; write a whole number from 1 to 3660"),
    (
        "from = 31",
        "from = 31\nrepeat_after_days = 0",
        "47:21: `repeat_after_days` is 0; write a whole number from 1 to 3660",
    ),
];

/// What a policy may say besides.
const RICH: &str = r#"
[terms.RELIABLE]
limit_major = 500000
discount_percent = "2.5"
deferral_days = 30
[rating]
week_days = 7
two_weeks_days = 14
[authority]
waiver_weeks_sales_rep = 1
waiver_weeks_head_of_sales = 2
[tolerance]
tolerated_weeks = 3
decision_weeks = 4
[plans]
planned_over_days = 5
memo_over_days = 10
[selection]
extract_days = 30
[safe_limit]
window_days = 90
[solvency]
history_percent = 60
position_percent = 20
stability_percent = 20
[recovery]
demand_days = 4
limitation_alarm_days = [90, 30]
[decisions]
usual_days = 2
[dealings]
dispute_days = 10
[pauses]
longest_days = 10
[matching]
fee_cents = 2000
[matching.currency.RUB]
rounding_minor = 300
fee_minor = 90000
[[reminder]]
clause = "R-1"
[[reminder.intensity]]
status = ["THREAT"]
days_before = [7, 4]
[[reminder.action]]
kind = "task"
role = "SALES_REP"
text = "call"
[[rule]]
clause = "R-2"
from = 10
to = 12
[[rule.action]]
kind = "ask_approval"
role = "DIRECTOR"
text = "decide"
options = ["SETTLEMENT", "COURT"]
[rule.action.missed]
role = "GENERAL_DIRECTOR"
text = "missed"
[[rule]]
clause = "R-3"
[rule.answer]
clause = "R-2"
choice = "COURT"
[[rule.action]]
kind = "task"
role = "LEGAL"
text = "sue"
[[rule]]
clause = "R-4"
weekly = "friday"
due_next_week = true
[[rule.action]]
kind = "task"
role = "SALES_REP"
text = "call-friday"
"#;

/// What is replaced in the rich file by what, and what the refusal says.
const RICH_BROKEN: &[(&str, &str, &str)] = &[
    ("limit_major = 500000", "limit_major = -1", "write a whole number from 0 to 1000000000"),
    ("history_percent = 60", "history_percent = 59", "make 99 per cent; write three that make 100"),
    ("longest_days = 10", "longest_days = 0", "write a whole number from 1 to 92"),
    ("fee_cents = 2000", "fee_cents = -1", "write a whole number from 0 to 100000"),
    (
        "fee_cents = 2000",
        "fee_cents = 4",
        "a bank fee of at most 4 is less than a rounding of at most 5",
    ),
    ("fee_cents = 2000", "number_digits = 9", "a number of 6 characters has no 9 digits"),
    ("fee_cents = 2000", "account_days = 0", "write a whole number from 1 to 3660"),
    ("fee_cents = 2000", "certainty = 1", "unknown key `certainty`"),
    ("currency.RUB", "currency.RUBLES", "“RUBLES” is no currency; write its three letters"),
    ("fee_minor = 90000", "fee_minor = 299", "less than a rounding of at most 300"),
    ("demand_days = 4", "demand_days = 0", "write a whole number from 1 to 366"),
    ("demand_days = 4", "claim_days = 367", "write a whole number from 1 to 366"),
    ("demand_days = 4", "answer_days = 0", "write a whole number from 1 to 366"),
    ("demand_days = 4", "term_years = 2", "unknown key `term_years`"),
    ("[90, 30]", "[30, 90]", "in falling order: the earliest warning first"),
    ("[90, 30]", "[]", "nobody is warned of the end of limitation"),
    ("dispute_days = 10", "dispute_days = 367", "write a whole number from 0 to 366"),
    ("dispute_days = 10", "warned_ahead_days = 367", "write a whole number from 0 to 366"),
    ("dispute_days = 10", "talk_counts_days = -1", "write a whole number from 0 to 366"),
    ("dispute_days = 10", "part_reminder_days = 31", "write a whole number from 0 to 30"),
    ("dispute_days = 10", "order_ahead_days = 31", "write a whole number from 0 to 30"),
    ("usual_days = 2", "usual_days = -1", "write a whole number from 0 to 366"),
    ("week_days = 7", "week_days = 7\nstatistics_months = 0", "write a whole number from 1 to 36"),
    ("week_days = 7", "week_days = 7\nreviewed_after_months = [6, 6]", "reviewed_after_months"),
    ("limit_major = 500000", "prepayment = true", "who pays before has no limit and no deferral"),
    ("\"2.5\"", "\"250\"", "write per cent of the price from \"0\" to \"100\""),
    ("terms.RELIABLE", "terms.RELIABEL", "unknown key `RELIABEL`"),
    (
        "two_weeks_days = 14",
        "two_weeks_days = 7",
        "the term before it is 7; write a greater number",
    ),
    ("waiver_weeks_head_of_sales = 2", "waiver_weeks_head_of_sales = 0", "the head may not less"),
    ("decision_weeks = 4", "decision_weeks = 3", "the decision comes after the toleration"),
    (
        "memo_over_days = 10",
        "memo_over_days = 5",
        "the term before it is 5; write a greater number",
    ),
    ("planned_over_days = 5", "planned_over_days = 0", "write a whole number from 1 to 366"),
    ("extract_days = 30", "extract_days = -1", "write a whole number from 0 to 3660"),
    ("window_days = 90", "window_days = 0", "write a whole number from 1 to 366"),
    ("window_days = 90", "windows = 90", "unknown key `windows`"),
    (
        "[\"THREAT\"]",
        "[\"BAD\"]",
        "the permitted words are RELIABLE, UNCERTAIN, THREAT, NON_PAYING",
    ),
    ("[7, 4]", "[4, 7]", "in falling order: the earliest reminder first"),
    ("[7, 4]", "[0]", "write a whole number from 1 to 90"),
    ("from = 10\nto = 12", "from = 10\nto = 9", "write a `to` that is not less than `from`"),
    ("from = 10\nto = 12", "to = 12", "one thing sets a rule off"),
    ("from = 10", "from = 10\nphase = \"FORCED\"", "one thing sets a rule off"),
    (
        "from = 10",
        "from = 10\nafter_days = 3",
        "`after_days` says nothing here; it stands beside `on`",
    ),
    (
        "from = 10",
        "from = 10\ncount = \"lunar\"",
        "the permitted words are calendar, working, banking",
    ),
    (
        "from = 10",
        "from = 10\nwaits_for = [\"rain\"]",
        "the permitted words are dispute, promise, money",
    ),
    ("\"SETTLEMENT\", \"COURT\"", "\"COURT\", \"COURT\"", "COURT is offered twice; name it once"),
    ("options = [\"SETTLEMENT\", \"COURT\"]", "options = []", "nothing is offered"),
    ("options = [\"SETTLEMENT\", \"COURT\"]", "options = [\"LUCK\"]", "`options` is “LUCK”"),
    (
        "role = \"DIRECTOR\"\ntext = \"decide\"",
        "role = \"SALES_REP\"\ntext = \"decide\"",
        "SALES_REP may not decide SETTLEMENT; ask one of DIRECTOR, GENERAL_DIRECTOR",
    ),
    (
        "role = \"GENERAL_DIRECTOR\"\ntext = \"missed\"",
        "role = \"SUPERVISOR\"\ntext = \"missed\"",
        "SUPERVISOR does not stand above DIRECTOR, who missed it; write GENERAL_DIRECTOR",
    ),
    ("choice = \"COURT\"", "choice = \"APPROVE\"", "no question under clause R-2 offers APPROVE"),
    ("text = \"sue\"", "text = \"sue\"\nseveral = true", "asks nobody for a decision"),
    ("due_next_week = true", "", "write one of the two"),
    ("weekly = \"friday\"", "weekly = \"someday\"", "`weekly` is “someday”"),
    (
        "kind = \"task\"\nrole = \"LEGAL\"",
        "kind = \"notify\"\nchannel = \"email\"",
        "a rule beside the ladder does not write to the debtor",
    ),
    (
        "clause = \"R-4\"",
        "clause = \"R-1\"",
        "give each step, reminder, rule and watch a clause of its own",
    ),
];

#[test]
fn each_broken_rule_is_refused_with_place_and_remedy() {
    let rich = format!("{GOOD}{RICH}");
    load("rich.toml", &rich).expect("the rich file");
    for (from, to, says) in RICH_BROKEN {
        assert!(RICH.contains(from), "the rich file has no {from}");
        let text = format!("{GOOD}{}", RICH.replacen(from, to, 1));
        let error = load("rich.toml", &text).expect_err(to);
        assert!(error.message.contains(says), "{from} → {to}: {error}");
        // The place is what was replaced, or in its table: its head, which lacks or has too much, or the
        // line with which it does not go together.
        let before = &text[..GOOD.len() + RICH.find(from).unwrap_or_default()];
        let first = before.matches('\n').count() + 1;
        let last = first + to.matches('\n').count();
        let head = text.lines().take(first).collect::<Vec<_>>();
        let head = head.iter().rposition(|line| line.starts_with('[')).map_or(0, |at| at + 1);
        let beyond = text.lines().skip(last).position(|line| line.starts_with('['));
        let table = head..=beyond.map_or(text.lines().count(), |at| last + at);
        let place = error.line;
        assert!(table.contains(&place), "{from} → {to}: line {place}, not {first} in {table:?}");
    }
}

#[test]
fn the_fingerprint_follows_every_rule_and_figure() {
    let of = |text: &str| load("rich.toml", &format!("{GOOD}{text}")).expect(text).fingerprint();
    let changes = [
        ("limit_major = 500000", "limit_major = 400000"),
        ("\"2.5\"", "\"3\""),
        ("week_days = 7", "week_days = 6"),
        ("decision_weeks = 4", "decision_weeks = 5"),
        ("dispute_days = 10", "dispute_days = 11"),
        ("dispute_days = 10", "dispute_days = 10\nwarned_ahead_days = 10"),
        ("[7, 4]", "[7, 3]"),
        ("[\"THREAT\"]", "[\"UNCERTAIN\"]"),
        ("from = 10", "from = 11"),
        ("from = 10", "from = 10\ncount = \"working\""),
        ("from = 10", "from = 10\nwaits_for = [\"promise\"]"),
        ("\"SETTLEMENT\", \"COURT\"", "\"COURT\""),
        (
            "role = \"DIRECTOR\"\ntext = \"decide\"",
            "role = \"GENERAL_DIRECTOR\"\ntext = \"decide\"",
        ),
        ("weekly = \"friday\"", "weekly = \"monday\""),
    ];
    for (from, to) in changes {
        assert!(RICH.contains(from), "the rich file has no {from}");
        assert_ne!(of(&RICH.replacen(from, to, 1)), of(RICH), "{from} → {to}");
    }
}

/// The good file with one thing replaced.
fn broken(from: &str, to: &str) -> String {
    assert!(GOOD.contains(from), "the good file has no {from}");
    GOOD.replacen(from, to, 1)
}

#[test]
fn each_broken_policy_is_refused_with_place_and_remedy() {
    for (from, to, refusal) in BROKEN {
        let error = load("small.toml", &broken(from, to)).expect_err(to);
        assert_eq!(error.to_string(), format!("small.toml:{refusal}"), "{from} → {to}");
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test reads the manual; a rule reads no file")]
fn the_manual_shows_refusals_as_they_are() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/manual/policy-files.md");
    let page = std::fs::read_to_string(page).expect("the manual page");
    let shown: Vec<&str> = page.lines().filter_map(|l| l.strip_prefix("small.toml:")).collect();
    assert!(shown.len() >= 3);
    for line in shown {
        assert!(BROKEN.iter().any(|(_, _, refusal)| *refusal == line), "{line}");
    }
}

#[test]
fn what_is_left_out_has_its_default() {
    let policy = load("small.toml", GOOD).expect("the good file");
    let pace = &policy.pace;
    assert_eq!((pace.min_gap_days, pace.minimum_major), (2, 1));
    assert!(pace.unmatched_money_withholds);
    assert_eq!(policy.watches[0].repeat_after_days, 90);
    assert_eq!(policy.steps[0].actions[0].within_days, 0);
    assert!(
        policy.steps[1].starts_on == [LadderEventKind::ScheduleBroken] && !policy.steps[1].lapses
    );
}

#[test]
fn what_is_written_is_what_is_read() {
    let policy = load("small.toml", GOOD).expect("the good file");
    assert_eq!((&*policy.id, policy.version), ("small", 3));
    assert_eq!(policy.effective_from.to_string(), "2026-01-01");
    let days: Vec<_> = policy.steps.iter().map(|s| (s.number, s.from_day, s.to_day)).collect();
    assert_eq!(days, [(1, -2, Some(-1)), (2, 5, Some(9)), (3, 10, None)]);
    let action = &policy.steps[1].actions[0];
    assert_eq!((action.kind, action.role), (EffectKind::Task, Some(Role::Supervisor)));
    assert_eq!((&*action.text, action.within_days), ("visit", 2));
    assert_eq!(policy.steps[1].actions[1].channel, Some(Channel::Email));
    assert_eq!((&*policy.watches[0].clause, policy.watches[0].from_day), ("S-W", 31));
}

#[test]
fn a_date_may_stand_with_or_without_quotes() {
    let bare = broken("\"2026-01-01\"", "2026-01-01");
    assert_eq!(load("small.toml", &bare), load("small.toml", GOOD));
}

#[test]
fn the_fingerprint_follows_what_is_said_and_not_how_it_is_written() {
    let of = |text: &str| load("small.toml", text).expect("a good file").fingerprint();
    let good = of(GOOD);
    assert_eq!(good.len(), 64);
    let same = [
        broken("version = 3", "# a comment\nversion   = 3"),
        broken("from = 5\nto = 9", "to = 9\nfrom = 5"),
        broken("late_entry_step = 2", "late_entry_step = 2\nmin_gap_days = 2"),
    ];
    for text in same {
        assert_eq!(of(&text), good);
    }
    let other = [
        ("version = 3", "version = 4"),
        ("2026-01-01", "2026-01-02"),
        ("late_entry_step = 2", "late_entry_step = 3"),
        ("late_entry_step = 2", "late_entry_step = 2\nmin_gap_days = 3"),
        ("late_entry_step = 2", "late_entry_step = 2\nminimum_major = 5"),
        ("late_entry_step = 2", "late_entry_step = 2\nunmatched_money_withholds = false"),
        ("to = 9", "to = 8"),
        ("clause = \"S-2\"", "clause = \"S-2\"\ngap_days = 5"),
        ("clause = \"S-2\"", "clause = \"S-4\""),
        ("[\"SCHEDULE_BROKEN\"]", "[]"),
        ("within_days = 2", "within_days = 3"),
        ("within_days = 2", "within_days = 2\ncalls = true"),
        ("channel = \"email\"", "channel = \"sms\""),
        ("text = \"court\"", "text = \"bailiff\""),
        ("role = \"LEGAL\"", "role = \"DIRECTOR\""),
        ("from = 31", "from = 30"),
        ("from = 31", "from = 31\nrepeat_after_days = 91"),
    ];
    for (from, to) in other {
        assert_ne!(of(&broken(from, to)), good, "{from} → {to}");
    }
}

#[test]
fn every_policy_in_the_folder_ships_and_loads() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../policies");
    let entries = std::fs::read_dir(folder).expect("the folder policies");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    let mut files: Vec<String> = names.filter_map(|name| name.into_string().ok()).collect();
    files.retain(|name| name.ends_with(".toml") && !name.ends_with(".story.toml"));
    files.sort();
    let shipped: Vec<&str> = SHIPPED_FILES.iter().map(|shipped| shipped.file).collect();
    assert_eq!(files, shipped);
    for file in SHIPPED_FILES {
        let policy = load(file.file, file.text).unwrap_or_else(|refusal| panic!("{refusal}"));
        assert_eq!(format!("{}.toml", policy.id), file.file, "a file is named by its id");
        assert_eq!(Policy::shipped_by_id(&policy.id), Some(&policy));
    }
}

#[test]
fn reading_never_panics_wherever_the_file_is_cut_off() {
    for end in (0..GOOD.len()).filter(|end| GOOD.is_char_boundary(*end)) {
        let _ = load("cut.toml", &GOOD[..end]);
    }
}

fn eight_step_text() -> &'static str {
    let named = |one: &&super::ShippedFile| one.file == "eight-step.toml";
    SHIPPED_FILES.iter().find(named).expect("it ships").text
}

/// GEN-05: for whom a policy is, with line and remedy for what cannot be.
#[test]
fn gen_05_the_scope_of_a_policy_is_checked_with_line_and_remedy() {
    let day = "effective_from = \"2026-01-01\"\n";
    let with = |top: &str, end: &str| {
        let text = GOOD.replacen(day, &format!("{day}{top}"), 1);
        load("small.toml", &format!("{text}{end}"))
    };
    let scope = "[scope]\ngroups = [\"Chains\", \"Kiosks\"]\n";
    let policy = with("effective_to = \"2026-01-01\"\n", scope).expect("sound");
    let names: Vec<&str> = policy.scope.groups().iter().map(super::Group::name).collect();
    assert_eq!(
        (names, policy.effective_to),
        (vec!["Chains", "Kiosks"], Some(policy.effective_from))
    );
    assert!(with("", "").expect("sound").scope.is_company());
    let lines = GOOD.lines().count();
    let cases = [
        ("", "[scope]\ngroups = []\n", lines + 2, "or leave [scope] out for the whole company"),
        ("", "[scope]\n", lines + 1, "missing key `groups`"),
        ("", "[scope]\nteams = [\"A\"]\n", lines + 2, "unknown key `teams`"),
        ("", "[scope]\ngroups = [\"A\", \"a\"]\n", lines + 2, "has “a”; write each name once"),
        ("", "[scope]\ngroups = [\" \"]\n", lines + 2, "in 1 to 60 characters"),
        (
            "effective_to = \"2026-06-30\"\n",
            "",
            4,
            "counts until its next version, so leave this out",
        ),
        ("effective_to = \"2025-12-31\"\n", scope, 4, "a last day that is not before the first"),
        ("effective_to = \"2026-06-31\"\n", scope, 4, "is not an existing date"),
    ];
    for (top, end, line, says) in cases {
        let error = with(top, end).expect_err(says);
        assert!(error.message.contains(says), "{top}{end}: {error}");
        assert_eq!(error.line, line, "{top}{end}: {error}");
    }
    let fingerprint = |top: &str, end: &str| with(top, end).expect("sound").fingerprint();
    let all = [
        fingerprint("", ""),
        fingerprint("", scope),
        fingerprint("", "[scope]\ngroups = [\"Chains\"]\n"),
        fingerprint("effective_to = \"2026-06-30\"\n", scope),
    ];
    for (at, one) in all.iter().enumerate() {
        assert!(!all[..at].contains(one), "each of them says something else");
    }
    let turned = fingerprint("", "[scope]\ngroups = [\"kiosks\", \"CHAINS\"]\n");
    assert_eq!(turned, all[1], "the same groups");
}

/// A file that is entered now names only words that people have.
#[test]
fn words_that_nobody_has_are_refused_with_line_and_remedy() {
    let text =
        eight_step_text().replacen("text = \"call-and-warn\"", "text = \"call-and-wern\"", 1);
    assert!(load("own.toml", &text).is_ok(), "what was entered before is followed as it is");
    let words = ["call-and-warn", "control-step"];
    let error = load_with_words("own.toml", &text, &words).expect_err("no such words");
    let line = text.lines().position(|line| line.contains("wern")).expect("the line") + 1;
    assert_eq!((error.file.as_str(), error.line), ("own.toml", line));
    assert!(error.message.contains("call-and-wern"), "{}", error.message);
    assert!(error.message.contains("such as call-and-warn"), "{}", error.message);
}

#[test]
fn days_between_two_steps_are_a_gap() {
    let shipped = load("eight-step.toml", eight_step_text()).expect("sound");
    assert_eq!(shipped.gaps(), []);
    // Step 4 has days 6 and 7; step 5 then begins on day 8.
    for (into, days) in [("from = 9\n", (8, 8)), ("from = 10\n", (8, 9))] {
        let text = eight_step_text().replacen("from = 8\n", into, 1);
        let gaps = load("own.toml", &text).expect("sound").gaps();
        assert_eq!(gaps, [Gap { steps: (4, 5), days }], "{into}");
    }
}

/// Answers to people's silence on the very day that finds it, which only a second run of the day
/// could give.
const ANSWERED_AT_ONCE: [(&str, &str, &str, &str); 3] = [
    (
        "on = [\"RECOVERY_MEMO_MISSING\"]\nafter_days = 1",
        "on = [\"RECOVERY_MEMO_MISSING\"]",
        "write `after_days = 1`",
        "RECOVERY_MEMO_MISSING is found when the day has been run",
    ),
    (
        "on = [\"MEMO_MISSING\"]\nafter_days = 1",
        "on = [\"DELAY_WARNED\", \"MEMO_MISSING\"]\nafter_days = 0",
        "write `after_days = 1`",
        "MEMO_MISSING is found when the day has been run",
    ),
    (
        "starts_on = [",
        "starts_on = [\"MEMO_MISSING\", ",
        "answer it with a [[rule]] that has `after_days = 1`",
        "a step would begin on the same day",
    ),
];

/// Contradictions in a file that is entered now; one entered before is followed as it is.
#[test]
fn a_policy_that_contradicts_itself_is_refused_with_line_and_remedy() {
    let regulation = SHIPPED_FILES.iter().find(|file| file.text.contains("id = \"regulation\""));
    let text = regulation.expect("it ships").text;
    let words: Vec<&str> =
        text.lines().filter_map(|line| line.strip_prefix("text = \"")?.strip_suffix('"')).collect();
    let rows = [
        ("beyond_months = 2", "beyond_months = 3", "write `beyond_months = 2`", "nobody between"),
        ("beyond_months = 2", "beyond_months = 1", "write `beyond_months = 2`", "both are asked"),
        (
            "unless = [\n    \"DEMAND_ANSWERED\"",
            "unless = [\n    \"DEMAND_DELIVERED\", \"DEMAND_ANSWERED\"",
            "leave it out of one of the two",
            "DEMAND_DELIVERED begins this",
        ),
        (
            "role = \"LEGAL\"\ntext = \"start-claim\"",
            "role = \"ADMINISTRATOR\"\ntext = \"start-claim\"",
            "give it to another role",
            "ADMINISTRATOR keeps the program",
        ),
    ];
    let rows = rows.into_iter().chain(ANSWERED_AT_ONCE);
    assert!(load_with_words("regulation.toml", text, &words).is_ok(), "it is sound as it ships");
    for (passage, into, remedy, wrong) in rows {
        assert!(text.contains(passage), "{passage}");
        let broken = text.replacen(passage, into, 1);
        let error = load_with_words("regulation.toml", &broken, &words).expect_err(into);
        assert!(error.message.contains(remedy) && error.message.contains(wrong), "{error}");
        let line = broken.lines().nth(error.line - 1).expect("a line");
        let named = ["beyond_months", "DEMAND_DELIVERED", "ADMINISTRATOR", "MEMO_MISSING"];
        assert!(named.iter().any(|name| line.contains(name)), "{line}");
        assert!(load("regulation.toml", &broken).is_ok(), "what was entered before is followed");
    }
}

/// CLS-11: rounds are about all customers at once, so a group has no months of its own; one that was
/// entered before is followed.
#[test]
fn cls_11_months_of_reviews_stand_in_the_companys_own_policy_alone() {
    let months = "[rating]\nreviewed_after_months = [2, 4]\n";
    let group = "[scope]\ngroups = [\"chain\"]\n";
    let eight = SHIPPED_FILES.iter().find(|file| file.text.contains("id = \"eight-step\""));
    let text = eight.expect("it ships").text;
    let matching = text.find("[matching]").expect("a section");
    let until = text[matching..].find("\n\n").expect("an end") + matching;
    let without = format!("{}{}", &text[..matching], &text[until..]);
    let known: Vec<&str> =
        text.lines().filter_map(|line| line.strip_prefix("text = \"")?.strip_suffix('"')).collect();
    let with = |more: &str| without.replacen("[pace]", &format!("{months}{more}[pace]"), 1);
    assert!(load_with_words("own.toml", &with(""), &known).is_ok(), "of the company");
    let error = load_with_words("group.toml", &with(group), &known).expect_err("of a group");
    assert!(error.message.contains("leave it out"), "{error}");
    let line = with(group).lines().nth(error.line - 1).expect("a line").to_owned();
    assert!(line.contains("reviewed_after_months"), "{line}");
    assert!(load("group.toml", &with(group)).is_ok(), "what was entered before is followed");
}

#[test]
fn notes_tell_what_nobody_is_reminded_of_what_rises_and_what_nothing_follows() {
    let regulation = SHIPPED_FILES.iter().find(|file| file.text.contains("id = \"regulation\""));
    let text = regulation.expect("it ships").text;
    let read = |text: &str| load("regulation.toml", text).expect("in order");
    assert_eq!(read(text).not_reminded(), []);
    assert_eq!(read(text).promises_rising(), []);
    let rising = read(&text.replacen("THREAT = 3\n", "THREAT = 4\n", 1));
    assert_eq!(rising.promises_rising(), [(Status::Uncertain, Status::Threat)]);
    let due = read(&text.replacen("prepayment = true", "prepayment = false", 1));
    assert_eq!(due.not_reminded(), [Status::NonPaying]);
    let choice = Choice::UnconditionalReturn;
    let answered = |policy: &Policy| {
        policy.unanswered().iter().any(|(clause, one)| **clause == *"ESC-07" && *one == choice)
    };
    assert!(!answered(&read(text)));
    let passage = "clause = \"ESC-07\"\nchoice = \"UNCONDITIONAL_RETURN\"";
    let other = "clause = \"ESC-07\"\nchoice = \"MORE_TIME_FOR_SUPERVISOR\"";
    assert!(text.contains(passage));
    assert!(answered(&read(&text.replacen(passage, other, 1))));
}

/// What is approved by a policy's own question is done by nobody unless a rule follows it.
#[test]
fn notes_tell_of_a_yes_that_nothing_follows() {
    let eight = SHIPPED_FILES.iter().find(|file| file.text.contains("id = \"eight-step\""));
    let text = eight.expect("it ships").text;
    let read = |text: &str| load("eight-step.toml", text).expect("in order").unanswered();
    assert_eq!(read(text), [], "as it ships every answer is followed");
    let bare =
        text.split("options = [\"SETTLEMENT\", \"COURT\", \"REJECT\"]").next().expect("a part");
    let found: Vec<_> =
        read(bare).into_iter().map(|(clause, one)| (clause.to_string(), one)).collect();
    assert_eq!(found, [("LAD-08".to_owned(), Choice::Approve)]);
}
