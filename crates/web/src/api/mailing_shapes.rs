//! The shapes of mailings, as the description of the interface names them.

use super::describe::shape::{day, flag, list, named, number, object, or_null, text, whole, word};
use saldo_domain::control::Channel;
use saldo_domain::delivery::MessageState;
use saldo_work::delivery::mailings::{MailingText, WAYS};
use serde_json::{Value, json};

/// Every shape with its name.
pub(super) fn all() -> [(&'static str, Value); 9] {
    [
        ("MailingGroup", group()),
        ("MailingQuestion", question()),
        ("Mailing", mailing()),
        ("MailingLetter", letter()),
        ("MailingLetters", letters()),
        ("MailingPreview", preview()),
        ("ApprovalQuestion", object(&[("letters", count(), true)])),
        ("Approval", object(&[("letters", count(), true), ("already", flag(), true)])),
        ("MailingEnded", object(&[("letters", count(), true)])),
    ]
}

fn count() -> Value {
    whole(0, i64::from(u32::MAX))
}

/// A number for each word.
fn counted() -> Value {
    json!({ "type": "object", "additionalProperties": { "type": "integer" } })
}

fn channel() -> Value {
    word(Channel::ALL.map(Channel::code))
}

fn group() -> Value {
    let words = [
        "search",
        "owner",
        "team",
        "status",
        "bucket",
        "overdue",
        "standing",
        "least",
        "language",
        "reached_by",
    ];
    let mut members: Vec<(&str, Value, bool)> =
        words.into_iter().map(|name| (name, text(), false)).collect();
    members.push(("codes", list(text()), false));
    object(&members)
}

fn question() -> Value {
    object(&[
        ("text", word(MailingText::ALL.map(MailingText::code)), true),
        ("way", word(WAYS.map(|(code, _)| code)), true),
        ("reason", text(), true),
        ("group", named("MailingGroup"), false),
    ])
}

fn mailing() -> Value {
    let cost = object(&[
        ("channel", channel(), true),
        ("letters", count(), true),
        ("cost", named("Money"), true),
    ]);
    object(&[
        ("number", number(), true),
        ("day", day(), true),
        ("text", word(MailingText::ALL.map(MailingText::code)), true),
        ("way", word(WAYS.map(|(code, _)| code)), true),
        ("reason", text(), true),
        ("state", word(["drawn-up", "approved", "dropped", "stopped"]), true),
        ("letters", count(), true),
        ("left", count(), true),
        ("cost", named("Money"), true),
        ("costs", list(cost), true),
        ("excluded", counted(), true),
        ("states", counted(), true),
    ])
}

fn letter() -> Value {
    object(&[
        ("customer", text(), true),
        ("name", text(), true),
        ("message", text(), true),
        ("channel", channel(), true),
        ("excluded", text(), true),
        ("asked", list(named("Money")), true),
        ("state", or_null(word(MessageState::ALL.map(MessageState::code))), true),
        ("why", text(), true),
    ])
}

fn letters() -> Value {
    object(&[
        ("total", count(), true),
        ("next", or_null(count()), true),
        ("letters", list(named("MailingLetter")), true),
    ])
}

fn preview() -> Value {
    object(&[
        ("customer", text(), true),
        ("channel", channel(), true),
        ("to", text(), true),
        ("subject", text(), true),
        ("body", text(), true),
        ("documents", list(text()), true),
    ])
}
