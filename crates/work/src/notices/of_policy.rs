//! What a policy has colleagues told: at once where something has happened, together once a day
//! where it is time that went by.

use super::make::{colleagues_of, language, name};
use super::{POLICY, URGENT};
use crate::Refused;
use crate::company::Company;
use saldo_domain::{CompanyId, CustomerId, Day, UserId};
use saldo_letters::{Texts, Value};
use saldo_store::delivery::{Key, StaffMessage, staff_waiting};
use saldo_store::fieldwork::{self, ErrandFilter};
use saldo_store::notice::NewNotice;
use saldo_store::person::{self, Person};
use saldo_store::{Reader, customers};
use std::collections::BTreeMap;

/// Messages looked at in one pass at most; the next pass takes what is left.
const AT_ONCE: u32 = 2_000;

/// Debtors that one notice names; the rest it counts.
const NAMED: usize = 20;

/// What happened so many days ago is told with the rest of the day.
const STILL_URGENT: i64 = 1;

/// Notices to be made, and the messages that they tell.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) notices: Vec<NewNotice>,
    pub(super) messages: Vec<Key>,
}

/// A debtor that a message is about.
struct About {
    customer: CustomerId,
    code: String,
    name: String,
    /// Team of whoever looks after it.
    team: String,
}

const fn happened_now(message: &StaffMessage, today: Day) -> bool {
    message.is_event && today.days_since(message.day) <= STILL_URGENT
}

/// What is to be told now; `is_time`: the hour of the word on the day has come.
pub(super) fn told(
    reader: &mut Reader,
    company: &Company,
    today: Day,
    is_time: bool,
) -> Result<Told, Refused> {
    let people = person::list(reader, company.company)?;
    let mut told = Told::default();
    let mut together: BTreeMap<UserId, Vec<(Key, Line)>> = BTreeMap::new();
    for message in staff_waiting(reader, company.company, AT_ONCE)? {
        let about = about(reader, company.company, &people, message.key.customer)?;
        let at_once = happened_now(&message, today)
            && !is_in_danger(reader, company.company, about.customer)?;
        if !at_once && !is_time {
            continue;
        }
        let team = Some(about.team.as_str());
        for colleague in colleagues_of(&people, message.role, team) {
            match at_once {
                true => told.notices.push(urgent(company, today, &message, &about, colleague)),
                false => {
                    let line = (message.text.clone(), about.name.clone(), about.code.clone());
                    let key = colleague.map_or(UserId::new(0), |one| one.person);
                    together.entry(key).or_default().push((message.key, line));
                }
            }
        }
        told.messages.push(message.key);
    }
    for (person, rows) in together {
        let colleague = people.iter().find(|one| one.person == person);
        told.notices.push(of_the_day(company, today, colleague, &rows));
    }
    Ok(told)
}

fn about(
    reader: &mut Reader,
    company: CompanyId,
    people: &[Person],
    customer: CustomerId,
) -> Result<About, Refused> {
    let Some(card) = customers::card(reader, company, customer)? else {
        return Err(Refused::Damaged { what: format!("customer {customer} has no card") });
    };
    let owner = people.iter().find(|one| Some(one.person) == card.owner);
    let team = owner.map(|one| one.team.clone()).unwrap_or_default();
    Ok(About { customer, code: card.code, name: card.name, team })
}

/// Whoever is to answer a danger has been told of it at once already.
fn is_in_danger(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<bool, Refused> {
    let filter = ErrandFilter {
        what: Some(crate::fieldwork::DANGER),
        customer: Some(customer),
        limit: 1,
        ..ErrandFilter::default()
    };
    Ok(!fieldwork::errands(reader, company, filter)?.is_empty())
}

fn urgent(
    company: &Company,
    today: Day,
    message: &StaffMessage,
    about: &About,
    colleague: Option<&Person>,
) -> NewNotice {
    let texts = Texts::of(language(company, colleague));
    let values: [(&str, Value); 3] = [
        ("customer", about.name.as_str().into()),
        ("code", about.code.as_str().into()),
        ("what", texts.policy_text(&message.text).into()),
    ];
    NewNotice {
        notice: name(company.company, URGENT, &message.key.effect.to_string(), colleague),
        person: colleague.map_or(UserId::new(0), |one| one.person),
        kind: URGENT.to_owned(),
        day: today,
        customer: about.customer,
        errand: 0,
        language: texts.language().code().to_owned(),
        subject: texts.with("notice-event-subject", &values),
        body: texts.with("notice-event-body", &values),
    }
}

/// Text, name and code of a debtor.
type Line = (String, String, String);

fn of_the_day(
    company: &Company,
    today: Day,
    colleague: Option<&Person>,
    rows: &[(Key, Line)],
) -> NewNotice {
    let texts = Texts::of(language(company, colleague));
    let mut by_text: BTreeMap<&str, Vec<&Line>> = BTreeMap::new();
    for (_, line) in rows {
        by_text.entry(&line.0).or_default().push(line);
    }
    let mut body = Vec::new();
    for (text, lines) in by_text {
        body.push(format!("{}:", texts.policy_text(text)));
        let named = lines.iter().take(NAMED).map(|(_, name, code)| format!("– {name} ({code})"));
        body.extend(named);
        let more = lines.len().saturating_sub(NAMED);
        if more > 0 {
            body.push(texts.count("notice-policy-more", i64::try_from(more).unwrap_or(i64::MAX)));
        }
    }
    // Of the same messages always the same name: a pass that dies and comes again makes it once.
    let effects: Vec<String> = rows.iter().map(|(key, _)| key.effect.to_string()).collect();
    NewNotice {
        notice: name(company.company, POLICY, &effects.join(" "), colleague),
        person: colleague.map_or(UserId::new(0), |one| one.person),
        kind: POLICY.to_owned(),
        day: today,
        customer: CustomerId::new(0),
        errand: 0,
        language: texts.language().code().to_owned(),
        subject: texts.with_text("notice-policy-subject", "day", &texts.day(today)),
        body: body.join("\n"),
    }
}
