//! Notices as people see them: their own, and those that did not arrive, for whoever manages
//! people.

use crate::views::{People, PersonRef};
use crate::{Office, Refused, Who};
use saldo_domain::authority::Right;
use saldo_domain::delivery::MessageState;
use saldo_domain::{CompanyId, Day, EffectId};
use saldo_store::notice::{self as stored, NoticeRow};

/// One notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoticeShown {
    pub notice: EffectId,
    /// Nobody has the role that should be told: `None`.
    pub person: Option<PersonRef>,
    /// `urgent`, `policy`, `digest`.
    pub kind: String,
    pub day: Day,
    pub subject: String,
    pub body: String,
    /// What became of it by e-mail.
    pub state: MessageState,
    /// Why it waits, or why it is in its state.
    pub why: String,
    pub said: String,
    pub recipient: String,
}

/// Notices of one person, and what did not arrive.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Notices {
    pub own: Vec<NoticeShown>,
    /// Of everybody, for whoever manages people or answers for messages.
    pub not_arrived: Vec<NoticeShown>,
}

/// Most of either list.
const MOST: u32 = 100;

/// The notices that concern this person, the newest first.
///
/// # Errors
/// The store's.
pub fn notices(office: &Office, company: CompanyId, who: Who) -> Result<Notices, Refused> {
    office.store.read(|reader| {
        let people = People::of(reader, company)?;
        let shown = |row: NoticeRow| NoticeShown {
            notice: row.new.notice,
            person: people.get(row.new.person),
            kind: row.new.kind,
            day: row.new.day,
            subject: row.new.subject,
            body: row.new.body,
            state: row.state,
            why: row.why,
            said: row.said,
            recipient: row.recipient,
        };
        let own = stored::listed(reader, company, Some(who.person), MOST)?;
        let sees = who.may(Right::ManagePeople) || who.may(Right::AnswerForMessages);
        let others = match sees {
            true => stored::listed(reader, company, None, MOST)?,
            false => Vec::new(),
        };
        Ok(Notices {
            own: own.into_iter().map(shown).collect(),
            not_arrived: others.into_iter().map(shown).collect(),
        })
    })
}
