//! Groups of customers, for which a company may have policies of their own.
//!
//! A customer is in one group or in none. Putting it into another changes the policy from the next
//! day on, and for what begins then only: its cases go on under the policy that they began under
//! (GEN-12). A customer that control has never looked at is in its first group from the beginning.

use super::versions::{of_customer, regulations};
use crate::acts::required_reason;
use crate::credit::OtherTerms;
use crate::views::{People, PersonRef};
use crate::{Office, Refused, Who, company as companies, credit, scope};
use saldo_domain::authority::Right;
use saldo_domain::book::Moment;
use saldo_domain::policy::Group;
use saldo_domain::{CompanyId, CustomerId, Day};
use saldo_store::groups::{self as stored, NewEntry};
use saldo_store::{Command, Reader, Writer, by_hand, control};
use serde::Serialize;

/// Name under which it is kept that a person has said it.
pub(crate) const KEPT: &str = "policy_group";

/// A group with what holds for it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GroupShown {
    pub name: String,
    /// Customers that are in it by what was recorded last.
    pub customers: u64,
    /// `name@version` of the policy that holds for it today.
    pub policy: String,
    /// Is that one for groups, and not the company's own?
    pub is_own: bool,
}

/// What a customer follows, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Membership {
    /// The group in which it is today; `None` for none.
    pub group: Option<String>,
    /// `name@version` of the policy under which its cases of today begin.
    pub policy: String,
    /// A change that is recorded and still to come: its first day and the group from then on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub coming: Option<Coming>,
    /// Every change, the latest first.
    pub history: Vec<Moved>,
}

/// A change that is still to come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Coming {
    pub from: Day,
    pub group: Option<String>,
    /// `name@version` of the policy under which cases begin from then on.
    pub policy: String,
}

/// A change as recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Moved {
    /// First day on which it holds; `None`: from the beginning.
    pub from: Option<Day>,
    pub group: Option<String>,
    pub reason: String,
    #[serde(skip)]
    pub by: Option<PersonRef>,
    #[serde(skip)]
    pub recorded: Moment,
}

/// May this person put customers into groups?
pub fn may_group(who: Who) -> bool {
    who.may(Right::GroupCustomers)
}

/// The groups in which customers are and those for which there is a policy, by name.
///
/// # Errors
/// The store's.
pub fn groups(office: &Office, company: CompanyId) -> Result<Vec<GroupShown>, Refused> {
    let today = companies::today(office, company)?;
    office.store.read(|reader| {
        let all = regulations(reader, company)?;
        let sizes = stored::sizes(reader, company)?;
        let mut names: Vec<(Group, u64)> = sizes;
        for group in all.groups() {
            if !names.iter().any(|(known, _)| known == group) {
                names.push((group.clone(), 0));
            }
        }
        names.sort();
        let shown = |(group, customers): (Group, u64)| {
            let held = all.held_by(Some(&group), today);
            GroupShown {
                name: group.name().to_owned(),
                customers,
                policy: held.label(),
                is_own: !held.policy.scope.is_company(),
            }
        };
        Ok(names.into_iter().map(shown).collect())
    })
}

/// What a customer follows today, by code.
///
/// # Errors
/// `UnknownCustomer`, or the store's.
pub fn membership(
    office: &Office,
    company: CompanyId,
    who: Who,
    code: &str,
) -> Result<Membership, Refused> {
    let today = companies::today(office, company)?;
    office.store.read(|reader| {
        let customer = scope::card_by_code(reader, company, who, code)?.customer;
        let versions = of_customer(reader, company, customer)?;
        let line = stored::membership(reader, company, customer)?;
        let named = |group: &Option<Group>| group.as_ref().map(|group| group.name().to_owned());
        let begun = line.iter().rev().find(|(from, _)| *from <= today);
        let coming = line.iter().find(|(from, _)| *from > today).map(|(from, group)| Coming {
            from: *from,
            group: named(group),
            policy: versions.on(*from).label(),
        });
        let people = People::of(reader, company)?;
        let entries = stored::entries_of(reader, company, customer)?.into_iter().rev();
        let moved = |row: stored::EntryRow| Moved {
            from: Some(row.new.from).filter(|from| *from != Day::FIRST),
            group: named(&row.new.group),
            reason: row.new.reason,
            by: people.get(row.new.person),
            recorded: row.recorded,
        };
        Ok(Membership {
            group: begun.and_then(|(_, group)| named(group)),
            policy: versions.on(today).label(),
            coming,
            history: entries.map(moved).collect(),
        })
    })
}

/// `name@version` of the policy that a customer follows on a day, and its group.
pub(crate) fn followed_today(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    day: Day,
) -> Result<(String, Option<String>), Refused> {
    let policy = of_customer(reader, company, customer)?.on(day).label();
    Ok((policy, group_on(reader, company, customer, day)?))
}

/// The group that a customer is in on a day.
pub(crate) fn group_on(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    day: Day,
) -> Result<Option<String>, Refused> {
    let line = stored::membership(reader, company, customer)?;
    let begun = line.into_iter().rfind(|(from, _)| *from <= day);
    Ok(begun.and_then(|(_, group)| Some(group?.name().to_owned())))
}

/// Puts a customer into a group, or with `None` takes it out of all. It holds from the next day
/// on, for what begins then (GEN-12).
///
/// # Errors
/// `NotPermitted`, `UnknownCustomer`, `ReasonMissing`, `Field` for a name that is too long and for
/// the group in which it is, or the store's.
pub fn put_into_group(
    office: &Office,
    company: CompanyId,
    who: Who,
    code: &str,
    (group, reason): (Option<&str>, &str),
) -> Result<(), Refused> {
    who.must(Right::GroupCustomers)?;
    let reason = required_reason(reason, "another group")?;
    let today = companies::today(office, company)?;
    let group = group.map(named).transpose()?;
    let at = office.now();
    let command = Command {
        company,
        person: who.person,
        action: "customer-group",
        subject: format!("customer {code}"),
        body: serde_json::json!({ "group": group.as_ref().map(Group::name) }).to_string(),
        at,
    };
    office.store.write(&command, |writer| {
        let customer = scope::card_by_code(writer, company, who, code)?.customer;
        let before = last_said(writer, company, customer)?;
        if before == group {
            return Err(Refused::Field {
                field: "group",
                value: group.as_ref().map(|group| group.name().to_owned()).unwrap_or_default(),
                reason: "is where the customer is already",
                remedy: "name another group, or leave the customer where it is",
            });
        }
        let said = before.map(|group| group.name().to_owned()).unwrap_or_default();
        by_hand::note_fields(writer, company, customer, &[(KEPT, said)])?;
        enter(writer, (company, who, at), today, &[(customer, group.clone())], &reason)
    })
}

/// A group by the name that somebody gave it.
fn named(name: &str) -> Result<Group, Refused> {
    Group::named(name).ok_or_else(|| Refused::Field {
        field: "group",
        value: name.chars().take(80).collect(),
        reason: "is no name of a group",
        remedy: "give 1 to 60 characters",
    })
}

/// In which group a customer is by what was recorded last, whether its day has come or not.
fn last_said(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<Option<Group>, Refused> {
    let line = stored::membership(reader, company, customer)?;
    Ok(line.into_iter().next_back().and_then(|(_, group)| group))
}

/// Records in which groups customers (ascending) are from now on: from the day after the last one
/// that was run or is under way, or from the beginning if control has never looked at them.
pub(crate) fn enter(
    writer: &mut Writer,
    (company, who, at): (CompanyId, Who, Moment),
    today: Day,
    moved: &[(CustomerId, Option<Group>)],
    reason: &str,
) -> Result<(), Refused> {
    if moved.is_empty() {
        return Ok(());
    }
    let under_way = control::open_runs(writer, company)?.last().map(|run| run.day);
    let looked_at = control::last_done(writer, company)?.max(under_way);
    let next = looked_at.map_or(today, |day| day.max(today)).plus(1);
    let customers: Vec<CustomerId> = moved.iter().map(|(customer, _)| *customer).collect();
    let looked = control::looked_at(writer, company, &customers)?;
    let grouped = stored::memberships(writer, company, &customers)?;
    let entry = |(customer, group): &(CustomerId, Option<Group>)| {
        let is_known = looked.iter().any(|(one, day)| one == customer && day.is_some());
        let is_new = !is_known && !grouped.contains_key(customer);
        NewEntry {
            customer: *customer,
            from: if is_new { Day::FIRST } else { next },
            group: group.clone(),
            reason: reason.to_owned(),
            person: who.person,
        }
    };
    let entries: Vec<NewEntry> = moved.iter().map(entry).collect();
    stored::add(writer, company, &entries, at)?;
    if !regulations(writer, company)?.has_groups() {
        return Ok(());
    }
    // Another policy may bring other terms of trade (CLS-08): programs are told as of the day.
    let mut days: Vec<Day> = entries.iter().map(|entry| entry.from.max(today)).collect();
    days.sort_unstable();
    days.dedup();
    for day in days {
        let of_day = entries.iter().filter(|entry| entry.from.max(today) == day);
        let customers: Vec<CustomerId> = of_day.map(|entry| entry.customer).collect();
        let why = OtherTerms::OfGroup;
        credit::after_terms(writer, company, (day, at), &customers, why)?;
    }
    Ok(())
}
