//! Terms of trade by status (CLS-08): what the policy says, and its blanks as the company fills
//! them, dated, so that the terms of any past day can be asked for.

use crate::acts::required_reason;
use crate::credit::export;
use crate::policies::{self, Regulations, Versions};
use crate::views::{People, PersonRef};
use crate::{Office, Refused, Who, company as companies};
use saldo_domain::authority::Right;
use saldo_domain::book::Moment;
use saldo_domain::credit::terms::Terms;
use saldo_domain::policy::Terms as PolicyTerms;
use saldo_domain::rates::Rate;
use saldo_domain::rating::Status;
use saldo_domain::{Amount, CompanyId, Currency, CustomerId, Day, Money};
use saldo_store::company::Company;
use saldo_store::credit::{self as stored, StatusTermsRow};
use saldo_store::status as statuses;
use saldo_store::{Command, Reader};
use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroU16;

/// Terms of one status on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusTerms {
    pub status: Status,
    pub currency: Currency,
    /// What binds.
    pub terms: Terms,
    /// What of it the policy says; the rest the company entered.
    pub of_policy: Terms,
    /// The entry in force, if the company made one: from which day, by whom, why.
    pub entered: Option<Entered>,
    /// An entry whose day is still to come.
    pub coming: Option<(Day, Terms)>,
}

/// Who entered terms, from which day, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entered {
    pub from: Day,
    pub person: Option<PersonRef>,
    pub reason: String,
}

/// Terms that are to hold for a status from a day on; what is `None` is left blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermsAsked {
    pub status: Status,
    pub from: Day,
    pub limit: Option<Money>,
    pub discount: Option<Rate>,
    pub deferral_days: Option<u16>,
    pub stop_after_days: Option<u16>,
    pub reason: String,
}

/// Longest deferral that is not a slip of the pen, in days.
const LONGEST_DEFERRAL: u16 = 366;

/// Sets the terms of a status. Customers of this status get them on that day; the accounting
/// system is told now, with the day.
///
/// # Errors
/// `NotPermitted`, `ReasonMissing`, `Field` for figures and days, or the store's.
pub fn set_terms(
    office: &Office,
    company: CompanyId,
    who: Who,
    asked: &TermsAsked,
) -> Result<(), Refused> {
    who.must(Right::SetStatusTerms)?;
    let reason = required_reason(&asked.reason, "a change of terms")?;
    let found = companies::stored_company(office, company)?;
    let today = office.today_in(&found.zone)?;
    let terms = checked(asked, found.currency, today)?;
    let at = office.now();
    let row = StatusTermsRow {
        status: asked.status,
        from: asked.from,
        currency: found.currency,
        terms,
        person: who.person,
        reason,
        recorded: at,
    };
    let (subject, body) = (format!("status {}", asked.status.code()), "{}".to_owned());
    let action = "status-terms";
    let command = Command { company, person: who.person, action, subject, body, at };
    office.store.write(&command, |writer| {
        refuse_what_policies_say(&policies::regulations(writer, company)?, &row)?;
        stored::add_terms(writer, company, &row)?;
        let customers = statuses::customers_of(writer, company, asked.status)?;
        let why = export::OtherTerms::OfStatus;
        export::after_terms(writer, company, (asked.from, at), &customers, why)
    })
}

/// The company fills blanks. What every policy says itself is changed in the policy; a figure that
/// one of them leaves blank, be it that of a group, is the company's to fill for its customers.
fn refuse_what_policies_say(all: &Regulations, row: &StatusTermsRow) -> Result<(), Refused> {
    let (in_force, asked) = (all.in_force_on(row.from), row.terms);
    let said_by_all = |says: fn(&PolicyTerms) -> bool| {
        in_force.iter().all(|one| says(one.policy.terms.of(row.status)))
    };
    let twice = [
        asked.limit.is_some() && said_by_all(|said| said.limit_major.is_some()),
        asked.discount.is_some() && said_by_all(|said| said.discount.is_some()),
        asked.deferral_days.is_some() && said_by_all(|said| said.deferral_days.is_some()),
    ];
    if !twice.contains(&true) {
        return Ok(());
    }
    Err(Refused::Field {
        field: "of-policy",
        value: in_force.first().map(|one| one.label()).unwrap_or_default(),
        reason: "says this figure itself",
        remedy: "leave it empty here, or enter another version of the policy",
    })
}

fn checked(asked: &TermsAsked, currency: Currency, today: Day) -> Result<Terms, Refused> {
    let field =
        |field, value: String, reason, remedy| Err(Refused::Field { field, value, reason, remedy });
    if asked.from < today {
        let (reason, remedy) = ("is past", "give a day, today or later, from which they hold");
        return field("from", asked.from.to_string(), reason, remedy);
    }
    if let Some(limit) = asked.limit.filter(|limit| limit.minor() < 0) {
        return Err(Refused::AmountNotPositive { amount: limit });
    }
    if let Some(other) = asked.limit.filter(|limit| limit.currency() != currency) {
        let (reason, remedy) =
            ("is not in the company's currency", "give the limit in the company's currency");
        return field("limit", other.to_string(), reason, remedy);
    }
    if let Some(discount) = asked.discount.filter(|discount| *discount > Rate::whole(100)) {
        let (reason, remedy) = ("is more than all of it", "give a discount of 0 to 100 percent");
        return field("discount", discount.to_string(), reason, remedy);
    }
    for (name, days) in
        [("deferral_days", asked.deferral_days), ("stop_after_days", asked.stop_after_days)]
    {
        if let Some(days) = days.filter(|days| *days > LONGEST_DEFERRAL) {
            let (reason, remedy) = ("is more than a year", "give 0 to 366 days");
            return field(name, days.to_string(), reason, remedy);
        }
    }
    Ok(Terms {
        limit: asked.limit.map(Amount::minor_units_of),
        discount: asked.discount,
        deferral_days: asked.deferral_days,
        stop_after_days: asked.stop_after_days,
    })
}

/// Terms of every status on a day (`None`: today), from the best status to the worst.
///
/// # Errors
/// The store's.
pub fn terms(
    office: &Office,
    company: CompanyId,
    day: Option<Day>,
) -> Result<Vec<StatusTerms>, Refused> {
    let found = companies::stored_company(office, company)?;
    let day = day.map_or_else(|| office.today_in(&found.zone), Ok)?;
    office.store.read(|reader| {
        let people = People::of(reader, company)?;
        let table = Table::of(reader, &found, Moment::NOW_AND_EVER)?;
        Ok(Status::ALL.map(|status| table.shown(status, day, &people)).into())
    })
}

/// The terms of all statuses, ready to be asked about any day: as the company's own policy has
/// them, or as a customer's does.
pub(crate) struct Table {
    currency: Currency,
    entries: Vec<StatusTermsRow>,
    policy: Versions,
}

/// The terms of all statuses for every customer: those of its group, or the company's.
pub(crate) struct Tables {
    own: Table,
    all: Regulations,
}

impl Tables {
    pub(super) fn of(
        reader: &mut Reader,
        company: &Company,
        known: Moment,
    ) -> Result<Self, Refused> {
        let all = policies::regulations(reader, company.company)?;
        Self::under(reader, company, known, all)
    }

    /// As they would be, had these policies been approved.
    pub(super) fn under(
        reader: &mut Reader,
        company: &Company,
        known: Moment,
        all: Regulations,
    ) -> Result<Self, Refused> {
        Ok(Self { own: Table::under(reader, company, known, all.own().clone())?, all })
    }

    /// The tables of those of these customers (ascending) that have ever been in a group, for
    /// [`Self::pick`].
    pub(super) fn of_each(
        &self,
        reader: &mut Reader,
        company: CompanyId,
        customers: &[CustomerId],
    ) -> Result<BTreeMap<CustomerId, Table>, Refused> {
        let each = self.all.of_each(reader, company, customers)?;
        let of_groups = each.of_groups();
        Ok(of_groups.map(|(customer, policy)| (customer, self.own.with(policy.clone()))).collect())
    }

    /// The days after this one, in order, on which terms of any of these customers (ascending) become
    /// others.
    pub(super) fn turns_after(
        &self,
        reader: &mut Reader,
        company: CompanyId,
        customers: &[CustomerId],
        day: Day,
    ) -> Result<BTreeSet<Day>, Refused> {
        let mut days: BTreeSet<Day> = self.own.turns_after(day).into_iter().collect();
        // Many customers are in the same group; their lines are few and short.
        for table in self.of_each(reader, company, customers)?.into_values() {
            days.extend(table.turns_after(day));
        }
        Ok(days)
    }

    /// The same of customers that are in no group.
    pub(super) fn own_turns_after(&self, day: Day) -> Vec<Day> {
        self.own.turns_after(day)
    }

    /// The table that is the customer's.
    pub(super) fn pick<'a>(
        &'a self,
        of_groups: &'a BTreeMap<CustomerId, Table>,
        customer: CustomerId,
    ) -> &'a Table {
        of_groups.get(&customer).unwrap_or(&self.own)
    }
}

impl Table {
    pub(crate) fn of(
        reader: &mut Reader,
        company: &Company,
        known: Moment,
    ) -> Result<Self, Refused> {
        let policy = policies::own(reader, company.company)?;
        Self::under(reader, company, known, policy)
    }

    /// Under the policy that a customer follows.
    pub(crate) fn of_customer(
        reader: &mut Reader,
        company: &Company,
        customer: CustomerId,
    ) -> Result<Self, Refused> {
        let policy = policies::of_customer(reader, company.company, customer)?;
        Self::under(reader, company, Moment::NOW_AND_EVER, policy)
    }

    fn under(
        reader: &mut Reader,
        company: &Company,
        known: Moment,
        policy: Versions,
    ) -> Result<Self, Refused> {
        let mut entries = stored::terms(reader, company.company)?;
        entries.retain(|row| row.recorded <= known && row.currency == company.currency);
        Ok(Self { currency: company.currency, entries, policy })
    }

    /// The same table, had another policy counted.
    pub(super) fn with(&self, policy: Versions) -> Self {
        Self { currency: self.currency, entries: self.entries.clone(), policy }
    }

    /// Does the policy of a day ask for the customer's file before goods leave on credit?
    pub(super) fn asks_for_file(&self, day: Day) -> bool {
        self.policy.on(day).policy.asks_for_file
    }

    /// Days of payments from which the policy of a day proposes a safe limit (CLI-04).
    pub(super) fn payments_window(&self, day: Day) -> NonZeroU16 {
        self.policy.on(day).policy.payments_window
    }

    /// What the policy of a day says of a status; what it leaves blank, the company fills.
    fn of_policy(&self, status: Status, day: Day) -> Terms {
        let said = self.policy.on(day).policy.terms.of(status);
        let minor = |major: u32| i128::from(major) * i128::from(self.currency.minor_per_major());
        Terms {
            limit: said.limit_major.map(|major| Amount::from_hundredths(minor(major))),
            discount: said.discount,
            deferral_days: said.deferral_days,
            stop_after_days: None,
        }
    }

    fn entry(&self, status: Status, day: Day) -> Option<&StatusTermsRow> {
        // Of several about one day the later recorded holds.
        let fitting = self.entries.iter().filter(|row| row.status == status && row.from <= day);
        fitting.max_by_key(|row| (row.from, row.recorded))
    }

    /// The terms of a status that bind on a day.
    pub(crate) fn of_status(&self, status: Status, day: Day) -> Terms {
        let entered = self.entry(status, day).map(|row| row.terms).unwrap_or_default();
        self.of_policy(status, day).or(entered)
    }

    /// The days after this one, in order, on which the terms of any status become others: another
    /// policy begins or ends, or what the company entered does.
    pub(super) fn turns_after(&self, day: Day) -> Vec<Day> {
        let mut days: Vec<Day> = self.entries.iter().map(|row| row.from).collect();
        days.extend(std::iter::successors(self.policy.change_after(day), |last| {
            self.policy.change_after(*last)
        }));
        days.retain(|one| *one > day);
        days.sort_unstable();
        days.dedup();
        let differs = |one: &Day| {
            let on = |day: Day| Status::ALL.map(|status| self.of_status(status, day));
            on(*one) != on(one.plus(-1))
        };
        days.retain(differs);
        days
    }

    fn shown(&self, status: Status, day: Day, people: &People) -> StatusTerms {
        let entered = self.entry(status, day).map(|row| Entered {
            from: row.from,
            person: people.get(row.person),
            reason: row.reason.clone(),
        });
        let coming = self.entries.iter().filter(|row| row.status == status && row.from > day);
        StatusTerms {
            status,
            currency: self.currency,
            terms: self.of_status(status, day).bound_by(status),
            of_policy: self.of_policy(status, day),
            entered,
            coming: coming.min_by_key(|row| row.from).map(|row| (row.from, row.terms)),
        }
    }
}
