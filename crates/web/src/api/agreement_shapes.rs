//! The shapes of agreements, as the description of the interface names them.

use super::describe::shape::{day, flag, list, named, number, object, or_null, text, whole, word};
use saldo_domain::agreements::{Form, MOST_GRACE_DAYS};
use saldo_work::agreements::states;
use serde_json::Value;

type Member = (&'static str, Value, bool);

/// Every shape with its name.
pub(super) fn all() -> [(&'static str, Value); 8] {
    [
        ("AgreementListed", object(&listed())),
        ("Agreements", agreements()),
        ("Agreement", agreement()),
        ("AgreementBegun", begun()),
        ("AgreementPlan", plan()),
        ("AgreementAnswer", object(&[("agreed", flag(), true), ("note", text(), false)])),
        ("AgreementSignature", signature()),
        ("AgreementEnd", object(&[("reason", text(), true)])),
    ]
}

fn agreements() -> Value {
    object(&[
        ("total", number(), true),
        ("next", or_null(number()), true),
        ("agreements", list(named("AgreementListed")), true),
    ])
}

fn money() -> Value {
    named("Money")
}

fn part_number() -> Value {
    whole(1, i64::from(u32::MAX))
}

fn form() -> Value {
    word(Form::ALL.map(Form::code))
}

fn listed() -> Vec<Member> {
    let next =
        object(&[("part", part_number(), true), ("day", day(), true), ("amount", money(), true)]);
    vec![
        ("customer", text(), true),
        ("name", text(), true),
        ("agreement", number(), true),
        ("number", text(), true),
        ("form", or_null(form()), true),
        ("state", word(states()), true),
        ("begun", day(), true),
        ("amount", or_null(money()), true),
        ("rest", or_null(money()), true),
        ("next", or_null(next), true),
        ("breached", or_null(day()), true),
    ]
}

fn agreement() -> Value {
    let over = object(&[("day", day(), true), ("asked", money(), true)]);
    let part = object(&[
        ("part", part_number(), true),
        ("day", day(), true),
        ("amount", money(), true),
        ("fee", money(), true),
        ("fate", or_null(text()), true),
    ]);
    let debt = object(&[
        ("invoice", text(), true),
        ("due", day(), true),
        ("agreed", money(), true),
        ("open", money(), true),
    ]);
    let act = object(&[
        ("act", text(), true),
        ("day", day(), true),
        ("part", or_null(number()), true),
        ("note", text(), true),
        ("by", or_null(text()), true),
    ]);
    let mut members = listed();
    members.extend([
        ("cause", text(), true),
        ("fees", or_null(money()), true),
        ("grace_days", or_null(grace()), true),
        ("accelerates", or_null(flag()), true),
        ("conditions", text(), true),
        ("over_capacity", or_null(over), true),
        ("parts", list(part), true),
        ("debts", list(debt), true),
        ("acts", list(act), true),
    ]);
    object(&members)
}

fn grace() -> Value {
    whole(0, i64::from(MOST_GRACE_DAYS))
}

fn begun() -> Value {
    object(&[
        ("customer", text(), true),
        ("cause", text(), true),
        ("replaces", or_null(number()), false),
    ])
}

fn plan() -> Value {
    let part = object(&[("day", day(), true), ("amount", text(), true)]);
    object(&[
        ("invoices", list(text()), false),
        ("form", form(), false),
        ("parts", or_null(part_number()), false),
        ("first", or_null(day()), false),
        ("every", word(["week", "month"]), false),
        ("schedule", list(part), false),
        ("fee", flag(), false),
        ("grace_days", grace(), false),
        ("accelerates", flag(), false),
        ("capacity", text(), false),
        ("conditions", text(), false),
    ])
}

fn signature() -> Value {
    object(&[
        ("request", or_null(number()), false),
        ("number", text(), false),
        ("note", text(), false),
    ])
}
