//! High risk of losing the money: the direct manager is told at once, from the point of sale,
//! before the visit ends (REM-12, PAY-08).

use super::errands::{Content, json, what};
use crate::acts::{IdempotencyKey, money::Act};
use crate::{Office, Refused, Who, company, credit, dossier, facts, scope};
use saldo_domain::authority::line::manager;
use saldo_domain::book::Moment;
use saldo_domain::control::LadderEventKind;
use saldo_domain::number::clean_text;
use saldo_domain::{CompanyId, CustomerId, Day, ItemId};
use saldo_store::Writer;
use saldo_store::book::{Facts, NewContact, Stamp};
use saldo_store::fieldwork::{self as stored, ErrandFilter, NewErrand};
use serde::Serialize;

/// A word to the direct manager.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AlarmAsked {
    pub customer: CustomerId,
    pub item: Option<ItemId>,
    /// Names the talk; the visit that is recorded with the same name tells nobody twice.
    pub talk: String,
    pub note: String,
}

/// Tells the direct manager now. Until the manager has said how to go on, no goods go out, where
/// the company has set it so.
///
/// # Errors
/// `UnknownCustomer`, `Field` for a talk without a name, or the store's.
pub fn alarm(
    office: &Office,
    company: CompanyId,
    who: Who,
    asked: &AlarmAsked,
) -> Result<(), Refused> {
    let key = IdempotencyKey::parse(&format!("alarm-{}", asked.talk))?;
    let act = Act::new(office, company, who, "high-risk", asked.customer);
    let today = company::today(office, company)?;
    act.once(&key, asked, |writer, act| {
        scope::card(writer, company, who, asked.customer)?;
        let stamp = act.command.stamp();
        raise(writer, stamp, office.business(), who, asked, today)
    })
}

/// Raises it unless this talk has done so.
pub(super) fn raise(
    writer: &mut Writer,
    stamp: Stamp,
    business: Moment,
    who: Who,
    asked: &AlarmAsked,
    today: Day,
) -> Result<(), Refused> {
    let filter = ErrandFilter {
        customer: Some(asked.customer),
        ended: true,
        talk: Some(&asked.talk),
        limit: 50,
        ..ErrandFilter::default()
    };
    let raised = stored::errands(writer, stamp.company, filter)?;
    if raised.iter().any(|row| row.new.what == what::HIGH_RISK) {
        return Ok(());
    }
    let settings = dossier::of_company(writer, stamp.company)?;
    let note: String = clean_text(&asked.note).0.chars().take(1000).collect();
    let content = Content {
        freeze: settings.freeze_on_high_risk,
        note: note.clone(),
        clause: "6.1.2.c".to_owned(),
        ..Content::default()
    };
    let errand = NewErrand {
        customer: asked.customer,
        what: what::HIGH_RISK.to_owned(),
        role: manager(who.role),
        item: asked.item,
        talk: asked.talk.clone(),
        day: today,
        until: today,
        content: json(&content)?,
        ends: None,
        outcome: String::new(),
        words: String::new(),
        person: who.person,
    };
    stored::add_errands(writer, stamp, &[errand])?;
    if settings.freeze_on_high_risk {
        let reason = if note.is_empty() { "6.1.2.c" } else { note.as_str() };
        let (company, when) = (stamp.company, (today, stamp.recorded));
        credit::stop_after_visit(writer, company, asked.customer, who, when, reason)?;
    }
    // The ladder is told as well: a policy may ask for more than a word (REM-12, PAY-08).
    let seen = NewContact {
        customer: asked.customer,
        kind: LadderEventKind::HighRiskSeen.code().to_owned(),
        item: asked.item,
        day: today,
        until: None,
        body: note,
        person: who.person,
    };
    let facts = Facts { contacts: vec![seen], ..Facts::default() };
    facts::enter(writer, stamp, business, &facts)
}
