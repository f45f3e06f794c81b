//! What a source tells of the group in which a customer is (GEN-05, GEN-12).
//!
//! The latest word counts. What a person has said stays as long as the file says what it had said
//! before (M21), and whoever may not group customers by hand does not by a file: the field is left
//! out and remarked, its row is taken.

use crate::policies::{self, KEPT};
use crate::{Refused, Who};
use saldo_domain::authority::Right;
use saldo_domain::book::intake::Fate;
use saldo_domain::policy::Group;
use saldo_domain::{CompanyId, CustomerId};
use saldo_store::by_hand::KeptFields;
use saldo_store::groups;
use saldo_store::import::CustomerChunk;
use saldo_store::{Reader, Writer};
use std::collections::BTreeMap;

/// In which groups those customers of a chunk are of whom the file says something.
pub(super) fn before(
    reader: &mut Reader,
    company: CompanyId,
    chunk: &[CustomerChunk],
) -> Result<BTreeMap<CustomerId, Option<Group>>, Refused> {
    let told = chunk.iter().filter(|one| one.facts.iter().any(|(_, fact)| fact.group.is_some()));
    let mut customers: Vec<CustomerId> = told.map(|one| one.customer).collect();
    customers.sort_unstable();
    if customers.is_empty() {
        return Ok(BTreeMap::new());
    }
    let mut lines = groups::memberships(reader, company, &customers)?;
    let last = |customer: CustomerId| {
        let line = lines.remove(&customer).unwrap_or_default();
        (customer, line.into_iter().next_back().and_then(|(_, group)| group))
    };
    Ok(customers.into_iter().map(last).collect())
}

/// Why a group is left out. The rest of its row is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Left {
    /// The name is too long.
    NoName,
    ByHand,
    MayNotGroup,
}

/// What the rows of a customer make of its group.
#[derive(Default)]
pub(super) struct Laid {
    /// `None` when they say what holds already.
    pub(super) group: Option<Group>,
    pub(super) left: Vec<(u64, Left)>,
    /// The file says something new: what was said by hand is over.
    pub(super) told_anew: bool,
}

/// Lays what the rows of a customer say over its group, row by row.
pub(super) fn lay(
    chunk: &CustomerChunk,
    before: Option<Option<Group>>,
    by_hand: &mut KeptFields,
    who: Who,
    fates: &mut BTreeMap<u64, Fate>,
) -> Laid {
    let Some(before) = before else { return Laid::default() };
    let mut laid = Laid::default();
    let mut now = before.clone();
    for (line, fact) in &chunk.facts {
        let Some(name) = fact.group.as_deref() else { continue };
        let Some(said) = Group::named(name) else {
            laid.left.push((*line, Left::NoName));
            continue;
        };
        let imported = by_hand.get(KEPT).and_then(|imported| Group::named(imported));
        if now.as_ref() == Some(&said) {
            laid.told_anew |= by_hand.remove(KEPT).is_some();
        } else if imported.as_ref() == Some(&said) {
            laid.left.push((*line, Left::ByHand));
        } else if !who.may(Right::GroupCustomers) {
            laid.left.push((*line, Left::MayNotGroup));
        } else {
            laid.told_anew |= by_hand.remove(KEPT).is_some();
            now = Some(said);
            let fate = fates.entry(*line).or_insert(Fate::Changed);
            *fate = (*fate).max(Fate::Changed);
        }
    }
    laid.group = now.filter(|now| before.as_ref() != Some(now));
    laid
}

/// Records the new groups of these customers, under the name of the file.
pub(super) fn keep(
    writer: &mut Writer,
    desk: &super::bring::Desk<'_>,
    groups: Vec<(CustomerId, Group)>,
) -> Result<(), Refused> {
    let mut moved: Vec<(CustomerId, Option<Group>)> =
        groups.into_iter().map(|(customer, group)| (customer, Some(group))).collect();
    moved.sort_unstable_by_key(|(customer, _)| *customer);
    let reason: String = desk.request.file.chars().take(300).collect();
    policies::enter_groups(writer, (desk.company, desk.who, desk.at), desk.today, &moved, &reason)
}
