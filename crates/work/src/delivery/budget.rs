//! What short messages cost in a day (D31): how many parts have left, and whether one more fits.

use super::sight::Place;
use super::write::Draft;
use crate::Refused;
use crate::office::{day_in_zone, moments_of};
use saldo_domain::book::Moment;
use saldo_domain::control::Channel;
use saldo_domain::delivery::{fits_budget, segments};
use saldo_store::Reader;
use saldo_store::delivery as stored;

/// Word under which a message waits for the next day's budget.
pub(super) const BUDGET: &str = "sms-budget";

/// What is noted at a claim: how many parts a short message has.
pub(super) fn parts_said(channel: Channel, draft: &Draft) -> String {
    match channel {
        Channel::Sms => format!("{} SMS", segments(&draft.words.body).parts),
        Channel::Email | Channel::Post | Channel::Staff => String::new(),
    }
}

/// Parts of a claim, as they were noted; one where nothing is.
fn parts_of(said: &str) -> u64 {
    said.split(' ').next().and_then(|number| number.parse().ok()).unwrap_or(1)
}

/// Until when a short message waits because it does not fit into the day any more; `None`: it does.
pub(super) fn waits_until(
    reader: &mut Reader,
    place: &Place<'_>,
    draft: &Draft,
) -> Result<Option<Moment>, Refused> {
    let zone = &place.company.zone;
    let today = moments_of(day_in_zone(place.office.now(), zone)?, zone)?;
    let had = stored::short_between(reader, place.company.company, today)?;
    let used = had.iter().map(|said| parts_of(said)).sum();
    let parts = u64::from(segments(&draft.words.body).parts);
    if fits_budget(place.sending.sms_a_day, used, parts) {
        return Ok(None);
    }
    let tomorrow = place.office.today_in(zone)?.plus(1);
    Ok(Some(moments_of(tomorrow, zone)?.0))
}

#[cfg(test)]
mod tests {
    use super::parts_of;

    #[test]
    fn a_claim_says_how_many_parts_it_has() {
        for (said, expected) in [("3 SMS", 3), ("1 SMS", 1), ("", 1), ("odd", 1)] {
            assert_eq!(parts_of(said), expected, "{said}");
        }
    }
}
