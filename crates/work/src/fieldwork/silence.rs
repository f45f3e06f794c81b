//! Parts of late debts that were paid without a word about the rest (EXE-06), and what answers a
//! demand (EXE-05).

use super::circumstances::Circumstances;
use crate::Refused;
use crate::policies::Regulations;
use saldo_domain::book::{ItemKind, Moment, MovementKind, Side};
use saldo_domain::control::LadderEventKind;
use saldo_domain::fieldwork::silence::{ANSWERS_WITHIN, Heard, Part, answered};
use saldo_domain::fieldwork::visit::Answer;
use saldo_domain::standing::StandingKind;
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, UserId};
use saldo_store::Reader;
use saldo_store::book::{
    ContactRow, NewContact, PartPaid, contacts_of, demands_delivered, parts_paid,
};
use saldo_store::reply;
use std::collections::BTreeMap;

/// Kinds of contacts that are a talk with the customer.
const TALKS: [&str; 2] = ["call", "visit"];

/// One event for each debt of which a part was paid in silence, on the day after: that day is
/// given for a word. What was paid is looked at once the day is over, and what was recorded late
/// on the first of the days of the run. What is recorded already is left out.
pub(crate) fn parts_in_silence(
    reader: &mut Reader,
    company: CompanyId,
    policies: &Regulations,
    (first, last): (Day, Day),
) -> Result<Vec<NewContact>, Refused> {
    let parts = parts_paid(reader, company, (first.plus(-1), last))?;
    let mut customers: Vec<CustomerId> = parts.iter().map(|one| one.customer).collect();
    customers.dedup();
    let followed = policies.of_each(reader, company, &customers)?;
    let mut events: Vec<NewContact> = Vec::new();
    for of_customer in parts.chunk_by(|one, other| one.customer == other.customer) {
        let customer = of_customer[0].customer;
        let told = contacts_of(reader, company, customer)?;
        let hearing = Hearing::of(reader, company, customer, &told, last)?;
        for paid in of_customer.iter().filter(|paid| !is_known(&told, paid)) {
            let day = paid.day.plus(1).max(first);
            let twice = events
                .iter()
                .any(|one| (one.customer, one.item, one.day) == (customer, Some(paid.item), day));
            let dealings = followed.of(customer).on(paid.day).policy.dealings;
            if !twice && hearing.in_silence(paid, dealings.warned_ahead_days)? {
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

/// One event for each debt about which a demand was handed over and of which a part was paid since, or
/// about which somebody talked with the customer on a later day: the handing over itself is no
/// dialogue (EXE-05). What is recorded already is left out.
pub(crate) fn demands_answered(
    reader: &mut Reader,
    company: CompanyId,
    (first, last): (Day, Day),
) -> Result<Vec<NewContact>, Refused> {
    let demands = demands_delivered(reader, company, (first.plus(-ANSWERS_WITHIN), last))?;
    let kind = LadderEventKind::DemandAnswered.code();
    let mut events: Vec<NewContact> = Vec::new();
    for of_customer in demands.chunk_by(|one, other| one.0 == other.0) {
        let customer = of_customer[0].0;
        let told = contacts_of(reader, company, customer)?;
        let is_known = |item: ItemId, since: Day| {
            told.iter().any(|one| one.kind == kind && one.item == Some(item) && since <= one.day)
        };
        let is_answered = |(_, item, since): &(CustomerId, Option<ItemId>, Day)| {
            item.is_some_and(|item| is_known(item, *since))
        };
        if of_customer.iter().all(is_answered) {
            continue;
        }
        let hearing = Hearing::of(reader, company, customer, &told, last)?;
        let latest = hearing.demanded(of_customer, last)?;
        for (item, since) in latest {
            let answer = hearing.answer(item, (since, last)).filter(|_| !is_known(item, since));
            events.extend(answer.map(|day| NewContact {
                customer,
                kind: kind.to_owned(),
                item: Some(item),
                day: day.max(first),
                until: None,
                body: String::new(),
                person: UserId::new(0),
            }));
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
    /// Those of them in which the customer refused.
    refusals: Vec<(Day, Option<ItemId>)>,
}

impl Hearing {
    fn of(
        reader: &mut Reader,
        company: CompanyId,
        customer: CustomerId,
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
        let refused = circumstances.visits.iter();
        let refused = refused.filter(|row| row.new.answer == Answer::Refused.code());
        let refusals = refused.map(|row| (row.new.day, row.new.item)).collect();
        let zone = saldo_store::company::get(reader, company)?.ok_or(Refused::NoCompany)?.zone;
        for mail in reply::of_customer(reader, company, customer)? {
            if mail.new.kind == "person" {
                talks.push((crate::office::day_in_zone(mail.recorded, &zone)?, None));
            }
        }
        let events = circumstances.events.iter().filter(|event| event.day <= last);
        let events = events.copied().collect();
        Ok(Self { circumstances, events, talks, refusals })
    }

    /// The debts that demands were about, each with the day of its latest one.
    fn demanded(
        &self,
        demands: &[(CustomerId, Option<ItemId>, Day)],
        last: Day,
    ) -> Result<BTreeMap<ItemId, Day>, Refused> {
        let book = &self.circumstances.book;
        let mut latest = BTreeMap::new();
        for line in book.open_items(last, Moment::NOW_AND_EVER)? {
            if line.side != Side::Debit {
                continue;
            }
            let about = demands.iter().filter(|(_, item, day)| match item {
                Some(item) => *item == line.item,
                None => line.due <= *day,
            });
            latest.extend(about.map(|(_, _, day)| *day).max().map(|day| (line.item, day)));
        }
        Ok(latest)
    }

    /// The first day on which a part of the debt was paid since the demand, or somebody talked with
    /// the customer after it.
    fn answer(&self, item: ItemId, (since, last): (Day, Day)) -> Option<Day> {
        let book = &self.circumstances.book;
        let is_payment = |credit: Option<ItemId>| {
            let credit = credit.and_then(|credit| book.item(credit));
            credit.is_some_and(|credit| credit.kind == ItemKind::Payment)
        };
        let paid = book
            .standing_movements_of(item)
            .filter(|one| one.kind == MovementKind::Allocation && is_payment(one.credit_item));
        let meant = |about: Option<ItemId>| about.is_none_or(|about| about == item);
        let talks = self.talks.iter().filter(|talk| meant(talk.1));
        let talks = talks.map(|talk| (talk.0, self.refusals.contains(talk)));
        answered((since, last), paid.map(|one| one.effective), talks)
    }

    fn in_silence(&self, paid: &PartPaid, warned_ahead_days: u16) -> Result<bool, Refused> {
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
        Ok(part.is_in_silence(&Heard {
            events: &self.events,
            talks: &talks,
            words: &words,
            warned_ahead_days,
        }))
    }
}
