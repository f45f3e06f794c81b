//! The shapes of credit control, as the description of the interface names them.

use super::describe::shape::{
    currency, day, decimal, flag, list, named, number, object, or_null, text, whole, word,
};
use saldo_domain::rating::Status;
use serde_json::{Value, json};

/// Every shape with its name.
pub(super) fn all() -> [(&'static str, Value); 10] {
    [
        ("Money", object(&[("amount", decimal(), true), ("currency", currency(), true)])),
        ("CreditQuestion", object(&question())),
        ("ReservationQuestion", reservation_question()),
        ("ReleaseQuestion", object(&[("reservation", number(), true)])),
        ("CreditAnswer", answer()),
        ("CreditComponents", components()),
        ("Reservation", reservation()),
        ("TermsRecord", terms_record()),
        ("TermsRecords", object(&[("records", list(named("TermsRecord")), true)])),
        ("Status", word(Status::ALL.map(Status::code))),
    ]
}

/// What a program writes as a sum is above zero.
fn asked_amount() -> Value {
    json!({ "type": "string", "pattern": "^[0-9]{1,12}(\\.[0-9]{1,2})?$" })
}

fn code() -> Value {
    json!({ "type": "string", "minLength": 1, "maxLength": 100 })
}

fn question() -> [(&'static str, Value, bool); 3] {
    [
        ("customer", code(), true),
        ("amount", asked_amount(), true),
        ("currency", or_null(currency()), false),
    ]
}

fn reservation_question() -> Value {
    let reference = json!({ "type": "string", "minLength": 1, "maxLength": 80 });
    let [customer, amount, currency] = question();
    let hours = or_null(whole(1, 720));
    object(&[customer, amount, currency, ("reference", reference, true), ("hours", hours, false)])
}

fn answer() -> Value {
    let hindrance = object(&[("code", text(), true), ("clause", text(), true)]);
    object(&[
        ("customer", text(), true),
        ("name", text(), true),
        ("as_of", day(), true),
        ("amount", named("Money"), true),
        ("allowed", flag(), true),
        ("available", or_null(named("Money")), true),
        ("hindrances", list(hindrance), true),
        ("components", named("CreditComponents"), true),
    ])
}

fn components() -> Value {
    let money = || named("Money");
    let stop =
        object(&[("since", day(), true), ("clause", text(), true), ("reason", text(), true)]);
    let reduction = object(&[
        ("since", day(), true),
        ("ratio_pct", text(), true),
        ("paid", money(), true),
        ("shipped", money(), true),
    ]);
    let confirmed = object(&[
        ("amount", money(), true),
        ("since", day(), true),
        ("clause", text(), true),
        ("reason", text(), true),
        ("binds", flag(), true),
    ]);
    let file = object(&[
        ("refused_on", or_null(day()), true),
        ("reason", text(), true),
        ("clause", text(), true),
    ]);
    let safe = object(&[
        ("average_daily_payment", money(), true),
        ("limit", money(), true),
        ("available", money(), true),
    ]);
    object(&[
        ("status", named("Status"), true),
        ("limit", or_null(money()), true),
        ("own_limit", flag(), true),
        ("deferral_days", or_null(whole(0, i64::from(u16::MAX))), true),
        ("discount_pct", or_null(text()), true),
        ("stop_after_days", or_null(whole(0, i64::from(u16::MAX))), true),
        ("debt", money(), true),
        ("unallocated", money(), true),
        ("overdue", money(), true),
        ("overdue_days", number(), true),
        ("reserved", money(), true),
        ("utilisation", or_null(number()), true),
        ("stop", or_null(stop), true),
        ("reduction", or_null(reduction), true),
        ("file", or_null(file), true),
        ("confirmed_limit", or_null(confirmed), true),
        ("safe_limit", safe, true),
        ("other_currencies", flag(), true),
    ])
}

fn reservation() -> Value {
    object(&[
        ("reservation", number(), true),
        ("reference", text(), true),
        ("amount", named("Money"), true),
        ("expires_at", number(), true),
        ("answer", named("CreditAnswer"), true),
    ])
}

fn terms_record() -> Value {
    object(&[
        ("record", number(), true),
        ("customer", text(), true),
        ("from", day(), true),
        ("status", named("Status"), true),
        ("prepayment", flag(), true),
        ("limit", text(), true),
        ("currency", currency(), true),
        ("discount_pct", text(), true),
        ("deferral_days", or_null(whole(0, i64::from(u16::MAX))), true),
        ("cause", text(), true),
        ("clause", text(), true),
    ])
}
