//! A letter to a customer: as it left, byte for byte, or as it would leave now, in the
//! customer's language; and what became of it.

use super::messages;
use crate::desk::{Answer, Desk, show as page};
use crate::frame::Frame;
use crate::lists::segment;
use askama::Template;
use axum::extract::Path;
use saldo_domain::control::{Channel, EffectKind};
use saldo_domain::delivery::MessageState;
use saldo_domain::recovery::periods::Periods;
use saldo_letters::notice::{self, Notice, NoticeLine, Written};
use saldo_letters::{Language, Texts};
use saldo_work::Refused;
use saldo_work::delivery::{self, Attempt, Passage, Sent};
use saldo_work::explain::{self, Explanation, Happened, Subject};
use saldo_work::views::{self, Card, PersonRef};

/// What is known of a message beside why it was asked for.
#[derive(Clone, Debug, Default)]
pub(crate) struct Way {
    pub(crate) sent: Option<Sent>,
    /// What it would say now, while it waits.
    pub(crate) drafted: Option<Written>,
}

#[derive(Template)]
#[template(path = "letter.html")]
pub(crate) struct Screen {
    p: Frame,
    base: String,
    card: Card,
    happened: Option<Happened>,
    /// Nothing for what goes to staff.
    written: Option<Written>,
    /// Why it is in its state, or why it waits.
    why: String,
    sent: Option<Sent>,
}

impl Screen {
    pub(crate) fn new(p: Frame, card: Card, told: Explanation, way: Way) -> Self {
        let happened = told.happened.into_iter().next();
        let letter = happened.as_ref().filter(|happened| goes_out(happened));
        let planned = letter.map(|happened| {
            let language = Language::from_code(&card.language).unwrap_or(p.language());
            notice::write(Texts::of(language), &notice_of(&p, &card, happened))
        });
        let latest = way.sent.as_ref().and_then(|sent| sent.attempts.last());
        let handed_over = latest.filter(|_| way.drafted.is_none());
        let written =
            handed_over.map(|attempt| attempt.written.clone()).or(way.drafted).or(planned);
        let why = way.sent.as_ref().map_or(String::new(), |sent| messages::why(&p, &sent.row));
        let base = format!("/customers/{}", segment(&card.code));
        Self { base, card, happened, written, why, sent: way.sent, p }
    }

    fn is(&self, state: MessageState) -> bool {
        self.sent.as_ref().is_some_and(|sent| sent.row.state == state)
    }

    fn is_uncertain(&self) -> bool {
        self.is(MessageState::Uncertain)
    }

    fn has_failed(&self) -> bool {
        self.is(MessageState::Failed)
    }

    fn waits_for_post(&self) -> bool {
        self.is(MessageState::Planned)
            && self.sent.as_ref().is_some_and(|sent| sent.row.channel == Channel::Post)
    }

    /// It went by post, and the post may still tell its number and when it was delivered.
    fn was_posted(&self) -> bool {
        self.sent.as_ref().is_some_and(|sent| sent.row.channel == Channel::Post)
            && self.is(MessageState::Sent)
    }

    fn passages(&self) -> &[(Passage, Option<PersonRef>)] {
        self.sent.as_ref().map_or(&[], |sent| &sent.passages)
    }

    fn attempts(&self) -> &[Attempt] {
        self.sent.as_ref().map_or(&[], |sent| &sent.attempts)
    }
}

fn goes_out(happened: &Happened) -> bool {
    happened.kind == EffectKind::Notify && happened.channel != Some(Channel::Staff)
}

fn notice_of(p: &Frame, card: &Card, happened: &Happened) -> Notice {
    let line = |line: &explain::LineFacts| NoticeLine {
        number: line.number.clone(),
        effective: None,
        due: happened.day.plus(-line.days_late),
        open: line.open,
        days_late: line.days_late,
    };
    Notice {
        text: happened.text.clone(),
        customer: card.name.clone(),
        company: p.company.clone(),
        lines: happened.lines.iter().map(line).collect(),
        demand_days: Periods::REGULATION.demand_days,
        terms: Vec::new(),
        asked: Vec::new(),
    }
}

pub(crate) async fn show(desk: Desk, Path(effect): Path<String>) -> Answer {
    let (card, told, way) = desk
        .ask(move |office, company, who| {
            let told = explain::message(office, company, who, &effect, None)?;
            let code = match &told.subject {
                Subject::Customer { code, .. } => code,
                Subject::Invoice { customer, .. } | Subject::Message { customer, .. } => customer,
            };
            let way = match delivery::one(office, company, who, &effect) {
                Ok(sent) => Way {
                    sent: Some(sent),
                    drafted: delivery::drafted(office, company, who, &effect)?,
                },
                // Work for a person has no way of its own.
                Err(Refused::UnknownEffect { .. }) => Way::default(),
                Err(refused) => return Err(refused),
            };
            Ok((views::customer_card(office, company, who, code)?, told, way))
        })
        .await?;
    page(&Screen::new(desk.frame("letter-title"), card, told, way))
}
