//! Kind 18: when and how often a person may be contacted.

use crate::answer::Answer;
use crate::facts::Facts;
use crate::given::{Moment, Object};
use crate::kind::{Group, Kind};
use crate::refusal::Refusal;
use crate::shape::{Field, Shape};
use saldo_domain::calendar::{Calendar, NoCalendar};
use saldo_domain::standing::contact_limits::{
    Contact, ContactHistory, ContactRefusal, DebtPurpose, Debtor, limits_apply,
};
use serde::Serialize;

pub(crate) const KIND: Kind = Kind {
    name: "contact-limits",
    group: Group::Customers,
    cites: "230-FZ art. 1, 7; REM-07; F-E",
    fields: &[
        Field::needed(
            "debtor_type",
            Shape::Word(&[
                Debtor::LegalEntity.code(),
                Debtor::SoleProprietor.code(),
                Debtor::Individual.code(),
            ]),
        ),
        Field::needed(
            "debt_type",
            Shape::Word(&[DebtPurpose::Business.code(), DebtPurpose::Personal.code()]),
        ),
        Field::needed("attempts", Shape::List(0, 1000, &Shape::Object(ATTEMPT))),
    ],
    example: r#"{"debtor_type": "INDIVIDUAL", "debt_type": "PERSONAL", "attempts": [{"at": "2026-03-02T10:00", "channel": "CALL"}, {"at": "2026-03-02T15:00", "channel": "CALL"}, {"at": "2026-03-07T08:30", "channel": "SMS"}]}"#,
    answer,
};

const ATTEMPT: &[Field] = &[
    Field::needed("at", Shape::Moment),
    Field::needed(
        "channel",
        Shape::Word(&[
            Contact::Call.code(),
            Contact::Sms.code(),
            Contact::Messenger.code(),
            Contact::Email.code(),
            Contact::Meeting.code(),
            Contact::Post.code(),
        ]),
    ),
];

#[derive(Serialize)]
struct Output {
    limits_apply: bool,
    attempts: Vec<AttemptRow>,
    allowed_count: usize,
    refused_count: usize,
    warnings: [&'static str; 0],
}

#[derive(Serialize)]
struct AttemptRow {
    at: Moment,
    channel: Contact,
    allowed: bool,
    reason: Option<ContactRefusal>,
}

fn answer(given: &Object<'_>, facts: &Facts) -> Result<Answer, Refusal> {
    let debtor = Debtor::from_code(given.word("debtor_type")).expect("checked by the field");
    let purpose = DebtPurpose::from_code(given.word("debt_type")).expect("checked by the field");
    let limits_apply = limits_apply(debtor, purpose);
    let attempts = attempts(given)?;
    let rows = if limits_apply {
        limited(&attempts, facts.calendar("RU"))?
    } else {
        attempts.into_iter().map(|attempt| attempt.judged(None)).collect()
    };
    let allowed_count = rows.iter().filter(|row| row.allowed).count();
    let refused_count = rows.len() - allowed_count;
    Ok(Answer::of(&Output {
        limits_apply,
        attempts: rows,
        allowed_count,
        refused_count,
        warnings: [],
    }))
}

#[derive(Clone, Copy)]
struct Attempt {
    at: Moment,
    channel: Contact,
}

impl Attempt {
    fn judged(self, reason: Option<ContactRefusal>) -> AttemptRow {
        AttemptRow { at: self.at, channel: self.channel, allowed: reason.is_none(), reason }
    }
}

/// The attempts, each no earlier than the one before.
fn attempts(given: &Object<'_>) -> Result<Vec<Attempt>, Refusal> {
    let mut attempts: Vec<Attempt> = Vec::new();
    for (index, object) in given.objects("attempts").enumerate() {
        let channel = Contact::from_code(object.word("channel")).expect("checked by the field");
        let attempt = Attempt { at: object.moment("at"), channel };
        if attempts.last().is_some_and(|before| attempt.at < before.at) {
            let field = format!("attempts[{index}].at");
            return Err(Refusal::conflict(field, "attempt-before-the-last"));
        }
        attempts.push(attempt);
    }
    Ok(attempts)
}

fn limited(attempts: &[Attempt], calendar: &Calendar) -> Result<Vec<AttemptRow>, NoCalendar> {
    let mut history = ContactHistory::default();
    let judge = |attempt: &Attempt| {
        let Moment { day, minute } = attempt.at;
        Ok(attempt.judged(history.attempt(day, minute, attempt.channel, calendar)?))
    };
    attempts.iter().map(judge).collect()
}
