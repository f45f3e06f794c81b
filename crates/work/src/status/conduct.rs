//! What people record of a customer's conduct, beside money: warnings, agreement and objection,
//! contact avoided, claim letters, court.

use crate::{Office, Refused, Who, company as companies, facts, scope};
use saldo_domain::authority::Right;
use saldo_domain::number::clean_text;
use saldo_domain::rating::{Conduct, warning_entered_by};
use saldo_domain::{CompanyId, CustomerId, Day, ItemId};
use saldo_store::Command;
use saldo_store::book::{self as book, Facts, NewContact, Stamp};

/// Something to be recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewConduct {
    pub customer: CustomerId,
    pub conduct: Conduct,
    /// `None` concerns everything that is owed.
    pub item: Option<ItemId>,
    pub day: Day,
    /// What happened, in a few words.
    pub body: String,
}

/// May everybody record it who looks after customers?
pub const fn is_for_everybody(conduct: Conduct) -> bool {
    !matches!(conduct, Conduct::ClaimLetter | Conduct::CourtProceedings)
}

/// Longest description, in characters.
const LONGEST: usize = 4000;

/// Refuses a warning that is entered too late to be believed: only its stated day counts, and it
/// is stated by those whom the count of warnings speaks for (CLS-01, CLS-04).
pub(crate) fn refuse_late_warning(
    who: Who,
    given: Day,
    due: Option<Day>,
    today: Day,
) -> Result<(), Refused> {
    if who.is_program() || today <= warning_entered_by(given, due) {
        return Ok(());
    }
    Err(Refused::Field {
        field: "warned-late",
        value: given.to_string(),
        reason: "is too long ago for a warning to count",
        remedy: "write it down as a note",
    })
}

/// Records conduct: from the next day on it counts in the statistics.
///
/// # Errors
/// `NotPermitted` for claims and court, `UnknownCustomer`, `UnknownDocument`, `Field` for the day,
/// a warning that comes late or an empty text, or the store's.
pub fn record_conduct(
    office: &Office,
    company: CompanyId,
    who: Who,
    new: &NewConduct,
) -> Result<(), Refused> {
    if !is_for_everybody(new.conduct) {
        who.must(Right::RecordClaimsAndCourt)?;
    }
    let (body, _) = clean_text(&new.body);
    if body.is_empty() || body.chars().count() > LONGEST {
        return Err(Refused::Field {
            field: "body",
            value: body.chars().take(40).collect(),
            reason: "is empty or longer than 4000 characters",
            remedy: "write down what happened, in a few sentences",
        });
    }
    let today = companies::today(office, company)?;
    if new.day > today {
        return Err(Refused::Field {
            field: "effective",
            value: new.day.to_string(),
            reason: "lies in the future",
            remedy: "give the day on which it happened",
        });
    }
    let at = office.now();
    let subject = format!("customer {}", new.customer);
    let command = Command {
        company,
        person: who.person,
        action: "conduct",
        subject,
        body: format!("{{\"conduct\":\"{}\"}}", new.conduct.code()),
        at,
    };
    office.store.write(&command, |writer| {
        scope::card(writer, company, who, new.customer)?;
        let mut due = None;
        if let Some(item) = new.item {
            let items = book::items_of(writer, company, new.customer)?;
            let unknown = || Refused::UnknownDocument { number: item.to_string() };
            due = Some(items.iter().find(|row| row.item == item).ok_or_else(unknown)?.due);
        }
        if new.conduct == Conduct::WarnedOfDelay {
            refuse_late_warning(who, new.day, due, today)?;
        }
        let contact = NewContact {
            customer: new.customer,
            kind: new.conduct.code().to_owned(),
            item: new.item,
            day: new.day,
            body: body.clone(),
            until: None,
            person: who.person,
        };
        let added = Facts { contacts: vec![contact], ..Facts::default() };
        facts::enter(writer, Stamp { company, recorded: at, batch: 0 }, office.business(), &added)
    })
}
