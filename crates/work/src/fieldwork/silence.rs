//! Parts of late debts that were paid without a word about the rest (EXE-06).

use super::circumstances::Circumstances;
use crate::Refused;
use saldo_domain::book::{Moment, MovementKind};
use saldo_domain::control::LadderEventKind;
use saldo_domain::fieldwork::silence::{Heard, Part};
use saldo_domain::fieldwork::visit::Answer;
use saldo_domain::standing::StandingKind;
use saldo_domain::{CompanyId, Day, ItemId, UserId};
use saldo_store::Reader;
use saldo_store::book::{ContactRow, NewContact, PartPaid, contacts_of, events_of, parts_paid};
use saldo_store::reply;

/// Kinds of contacts that are a talk with the customer.
const TALKS: [&str; 2] = ["call", "visit"];

/// One event for each debt of which a part was paid in silence, on the day after: that day is
/// given for a word. What was paid is looked at once the day is over, and what was recorded late
/// on the first of the days of the run. What is recorded already is left out.
pub(crate) fn parts_in_silence(
    reader: &mut Reader,
    company: CompanyId,
    (first, last): (Day, Day),
) -> Result<Vec<NewContact>, Refused> {
    let parts = parts_paid(reader, company, (first.plus(-1), last))?;
    let mut events: Vec<NewContact> = Vec::new();
    for of_customer in parts.chunk_by(|one, other| one.customer == other.customer) {
        let customer = of_customer[0].customer;
        let told = contacts_of(reader, company, customer)?;
        let hearing = Hearing::of(reader, company, of_customer[0], &told, last)?;
        for paid in of_customer.iter().filter(|paid| !is_known(&told, paid)) {
            let day = paid.day.plus(1).max(first);
            let twice = events
                .iter()
                .any(|one| (one.customer, one.item, one.day) == (customer, Some(paid.item), day));
            if !twice && hearing.in_silence(paid)? {
                events.push(NewContact {
                    customer,
                    kind: LadderEventKind::PartPaidInSilence.code().to_owned(),
                    item: Some(paid.item),
                    day,
                    until: None,
                    body: String::new(),
                    person: UserId::new(0),
                });
            }
        }
    }
    Ok(events)
}

/// Was it recorded since that the part was paid in silence?
fn is_known(told: &[ContactRow], paid: &PartPaid) -> bool {
    let kind = LadderEventKind::PartPaidInSilence.code();
    told.iter().any(|one| {
        let meant = one.item.is_none_or(|item| item == paid.item);
        one.kind == kind && meant && paid.day <= one.day && paid.recorded <= one.recorded
    })
}

/// What was heard of one customer.
struct Hearing {
    circumstances: Circumstances,
    events: Vec<saldo_domain::control::LadderEvent>,
    /// Talks and letters, and about which debt; `None`: about all.
    talks: Vec<(Day, Option<ItemId>)>,
}

impl Hearing {
    fn of(
        reader: &mut Reader,
        company: CompanyId,
        PartPaid { customer, .. }: PartPaid,
        told: &[ContactRow],
        last: Day,
    ) -> Result<Self, Refused> {
        let circumstances = Circumstances::read(reader, company, customer)?;
        let contacts = told.iter().filter(|one| TALKS.contains(&one.kind.as_str()));
        let visits = circumstances.visits.iter();
        let reached = visits.filter(|row| row.new.answer != Answer::NotReached.code());
        let mut talks: Vec<(Day, Option<ItemId>)> =
            contacts.map(|one| (one.day, one.item)).collect();
        talks.extend(reached.map(|row| (row.new.day, row.new.item)));
        let zone = saldo_store::company::get(reader, company)?.ok_or(Refused::NoCompany)?.zone;
        for mail in reply::of_customer(reader, company, customer)? {
            if mail.new.kind == "person" {
                talks.push((crate::office::day_in_zone(mail.recorded, &zone)?, None));
            }
        }
        let events = events_of(reader, company, customer, last)?;
        Ok(Self { circumstances, events, talks })
    }

    fn in_silence(&self, paid: &PartPaid) -> Result<bool, Refused> {
        let book = &self.circumstances.book;
        let about = |item: Option<ItemId>| item.is_none_or(|item| item == paid.item);
        let earlier = book
            .standing_movements_of(paid.item)
            .filter(|one| one.kind == MovementKind::Allocation && one.effective < paid.day);
        let part = Part {
            item: paid.item,
            due: book.due(paid.item, paid.day, Moment::NOW_AND_EVER).unwrap_or(paid.day),
            paid: paid.day,
            left: self.circumstances.open(paid.item, paid.day)?,
            before: earlier.map(|one| one.effective).max(),
        };
        let talks = self.talks.iter().filter(|(_, item)| about(*item)).map(|(day, _)| *day);
        let talks: Vec<Day> = talks.collect();
        let promises = self
            .circumstances
            .standing
            .iter()
            .filter(|row| row.kind == StandingKind::Promise && about(row.item));
        let words = promises.map(|row| {
            let taken_back = row.ended.map(|day| day.plus(-1));
            (row.from, row.until.into_iter().chain(taken_back).min().unwrap_or(Day::LAST))
        });
        let words: Vec<(Day, Day)> = words.collect();
        Ok(part.is_in_silence(&Heard { events: &self.events, talks: &talks, words: &words }))
    }
}
