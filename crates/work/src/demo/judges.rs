//! Who judges the payers: the three people of a round, and the lawyer who writes claims.
//!
//! The statuses of the demo company are worked out by the program from its three years, and
//! decided as in a real one: two proposals and an approval, some days after the round begins.

use super::DemoSpec;
use super::team::Team;
use crate::credit::{self, TermsAsked};
use crate::status::{self, NewConduct};
use crate::{Office, Refused, Who};
use saldo_domain::rates::Rate;
use saldo_domain::rating::{Conduct, Status};
use saldo_domain::{CompanyId, CustomerId, Day, Money, Role};
use saldo_letters::Texts;

/// Days after the beginning of a round on which sales, control and the commercial director have
/// looked at it.
const LOOKS: [i64; 3] = [2, 5, 9];

/// Days after which a debt that is still open gets a claim letter.
const CLAIMED_AFTER: i64 = 75;

/// Terms by status: limit in units of the scale of the company, discount, deferral, days of
/// lateness after which nothing is shipped.
const TERMS: [(Status, Option<i64>, u8, u16, u16); 4] = [
    (Status::Reliable, Some(5_000_000), 5, 30, 30),
    (Status::Uncertain, Some(2_000_000), 3, 14, 14),
    (Status::Threat, Some(500_000), 0, 7, 0),
    (Status::NonPaying, None, 0, 0, 0),
];

/// The people who decide about statuses.
#[derive(Clone, Copy, Debug)]
pub(super) struct Judges {
    sales: Who,
    control: Who,
    commercial: Who,
    legal: Who,
}

impl Judges {
    pub(super) fn of(team: &Team) -> Result<Self, Refused> {
        Ok(Self {
            sales: team.holder(Role::HeadOfSales)?,
            control: team.holder(Role::HeadOfFinancialControl)?,
            commercial: team.holder(Role::CommercialDirector)?,
            legal: team.holder(Role::Legal)?,
        })
    }

    /// Terms of every status, from the first day.
    pub(super) fn set_terms(
        self,
        office: &Office,
        company: CompanyId,
        spec: &DemoSpec,
        from: Day,
    ) -> Result<(), Refused> {
        let reason = Texts::of(spec.words).get("demo-terms-reason");
        for (status, limit, discount, deferral, stop) in TERMS {
            let in_currency =
                |units: i64| Money::from_minor(units * spec.company().scale, spec.currency());
            let asked = TermsAsked {
                status,
                from,
                limit: limit.map(in_currency),
                discount: Some(Rate::whole(discount)),
                deferral_days: Some(deferral),
                stop_after_days: Some(stop),
                reason: reason.clone(),
            };
            credit::set_terms(office, company, self.commercial, &asked)?;
        }
        Ok(())
    }

    /// Claim letters to those who owe for very long, each on its day.
    pub(super) fn claim(
        self,
        office: &Office,
        company: CompanyId,
        spec: &DemoSpec,
        today: Day,
    ) -> Result<(), Refused> {
        let mut owing: Vec<(CustomerId, Day)> = Vec::new();
        status::assess_all(office, company, self.legal, Some(today), None, &mut |one| {
            let open = one.evidence.delays.iter().filter(|delay| delay.open);
            let claimed = open.map(|delay| delay.due.plus(CLAIMED_AFTER)).min();
            owing.extend(claimed.filter(|day| *day <= today).map(|day| (one.customer, day)));
        })?;
        let body = Texts::of(spec.words).get("demo-claim");
        for (customer, day) in owing {
            let (conduct, item, body) = (Conduct::ClaimLetter, None, body.clone());
            let new = NewConduct { customer, conduct, item, day, body };
            status::record_conduct(office, company, self.legal, &new)?;
        }
        Ok(())
    }

    /// What the three do about the round on a day of their lives.
    pub(super) fn look(
        self,
        office: &Office,
        company: CompanyId,
        today: Day,
    ) -> Result<(), Refused> {
        let Some(round) = status::round_of(office, company, today)? else { return Ok(()) };
        if status::round_not_begun(office, company, self.sales)?.is_some() {
            status::begin_round(office, company, self.sales)?;
        }
        let since = today.days_since(round);
        if since == LOOKS[0] {
            status::propose_as_worked_out(office, company, self.sales, round)?;
        }
        if since == LOOKS[1] {
            status::propose_as_worked_out(office, company, self.control, round)?;
        }
        if since == LOOKS[2] {
            status::approve(office, company, self.commercial, round, None)?;
        }
        Ok(())
    }

    /// The whole of a round that began before the company came under control.
    pub(super) fn decide_all(self, office: &Office, company: CompanyId) -> Result<(), Refused> {
        let begun = status::begin_round(office, company, self.sales)?;
        let round = begun.round.day;
        status::propose_as_worked_out(office, company, self.sales, round)?;
        status::propose_as_worked_out(office, company, self.control, round)?;
        status::approve(office, company, self.commercial, round, None)?;
        Ok(())
    }
}
