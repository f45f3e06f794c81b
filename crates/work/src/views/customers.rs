//! The list of customers with what they owe.

use super::{Page, Paged, People, PersonRef};
use crate::company::Company;
use crate::{Office, Refused, Who, company as companies};
use saldo_domain::ageing::Bounds;
use saldo_domain::standing::StandingKind;
use saldo_domain::{CompanyId, CustomerId, Day, Money, Owners, UserId};
use saldo_store::customers as stored;

/// In which order customers stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CustomerSort {
    /// Largest overdue amount first.
    #[default]
    Overdue,
    /// Largest balance first.
    Balance,
    /// Longest overdue first.
    Oldest,
    Name,
    Code,
}

/// Which customers.
#[derive(Clone, Debug, Default)]
pub struct CustomerFilter {
    /// Part of name, code, registry code, phone or e-mail, as typed.
    pub search: String,
    pub owner: Option<UserId>,
    /// Customers nobody looks after.
    pub without_owner: bool,
    /// In the hands of somebody of this team.
    pub team: Option<String>,
    /// Payer status, e.g. `UNCERTAIN`.
    pub status: Option<String>,
    pub overdue_only: bool,
    /// Anything open in the bucket of this name, e.g. `31-60`, or so many days late, e.g. `8-14`.
    pub bucket: Option<String>,
    pub standing: Option<StandingKind>,
    pub sort: CustomerSort,
}

/// One customer; amounts in the company's currency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomerRow {
    pub customer: CustomerId,
    pub code: String,
    pub name: String,
    pub owner: Option<PersonRef>,
    pub status: String,
    /// Balance: open debts less unallocated money.
    pub balance: Money,
    pub overdue: Money,
    /// Balances in other currencies.
    pub others: Vec<Money>,
    /// Due day of the oldest overdue document.
    pub oldest_due: Option<Day>,
    pub days_late: i64,
    pub open_invoices: u64,
    pub standing: Vec<StandingKind>,
    /// Key of the words of the next open task and by when.
    pub next_task: Option<(String, Day)>,
}

/// One page of customers and the sums of the whole filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CustomerList {
    pub day: Day,
    pub customers: Paged<CustomerRow>,
    pub balance: Money,
    pub overdue: Money,
}

/// Customers with what they owe today.
///
/// # Errors
/// The store's.
pub fn customers(
    office: &Office,
    company: CompanyId,
    who: Who,
    filter: &CustomerFilter,
    page: Page,
) -> Result<CustomerList, Refused> {
    let found = companies::get(office, company)?;
    let day = office.today_in(&found.zone)?;
    let asked = stored_filter(&found, day, who, filter, page);
    office.store.read(|reader| {
        let people = People::of(reader, company)?;
        let listed = stored::page(reader, company, &asked)?;
        let rows = listed.rows.into_iter().map(|row| named(row, day, &people)).collect();
        let customers = Paged { rows, total: listed.total, page };
        Ok(CustomerList { day, customers, balance: listed.balance, overdue: listed.overdue })
    })
}

fn stored_filter(
    company: &Company,
    day: Day,
    who: Who,
    filter: &CustomerFilter,
    page: Page,
) -> stored::Filter {
    stored::Filter {
        day,
        currency: company.currency,
        search: filter.search.clone(),
        // Nobody widens the view to customers that are not theirs.
        owner: who.sees_only().or(filter.owner.map(Owners::of)),
        without_owner: filter.without_owner,
        team: filter.team.clone(),
        status: filter.status.clone(),
        overdue_only: filter.overdue_only,
        due_between: filter.bucket.as_deref().and_then(|name| due_days(name, day)),
        standing: filter.standing,
        sort: match filter.sort {
            CustomerSort::Overdue => stored::Sort::Overdue,
            CustomerSort::Balance => stored::Sort::Balance,
            CustomerSort::Oldest => stored::Sort::Oldest,
            CustomerSort::Name => stored::Sort::Name,
            CustomerSort::Code => stored::Sort::Code,
        },
        offset: page.offset,
        limit: page.limit,
    }
}

/// Due days of the debts that are in a bucket on a day, or so many days late as the name says:
/// `8-14`. Any other name is no filter.
fn due_days(bucket: &str, day: Day) -> Option<(Day, Day)> {
    let bounds = Bounds::default();
    let Some(at) = bounds.names().iter().position(|name| name == bucket) else {
        let (fewest, most) = bucket.split_once('-')?;
        let (fewest, most): (u16, u16) = (fewest.parse().ok()?, most.parse().ok()?);
        let days = (day.plus(-i64::from(most)), day.plus(-i64::from(fewest)));
        return (0 < fewest && fewest <= most).then_some(days);
    };
    let (fewest, most) = bounds.range_of(at);
    let first = most.map_or(Day::FIRST, |most| day.plus(-most));
    let last = fewest.map_or(Day::LAST, |fewest| day.plus(-fewest));
    Some((first, last))
}

fn named(row: stored::CustomerRow, day: Day, people: &People) -> CustomerRow {
    CustomerRow {
        customer: row.customer,
        code: row.code,
        name: row.name,
        owner: row.owner.and_then(|owner| people.get(owner)),
        status: row.status,
        balance: row.balance,
        overdue: row.overdue,
        others: row.others,
        oldest_due: row.oldest_due,
        days_late: row.oldest_due.map_or(0, |due| day.days_since(due).max(0)),
        open_invoices: row.open_documents,
        standing: row.standing,
        next_task: row.next_task.map(|task| (task.text, task.until)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_means_the_due_days_whose_debts_fall_into_it() {
        let day: Day = "2026-03-31".parse().expect("a day");
        let rows = [
            ("not_due", "2026-03-31", "2099-12-31"),
            ("1-30", "2026-03-01", "2026-03-30"),
            ("31-60", "2026-01-30", "2026-02-28"),
            ("90+", "1990-01-01", "2025-12-30"),
            ("8-14", "2026-03-17", "2026-03-23"),
            ("5-5", "2026-03-26", "2026-03-26"),
        ];
        for (bucket, first, last) in rows {
            let found = due_days(bucket, day).expect(bucket);
            assert_eq!(
                (found.0.to_string(), found.1.to_string()),
                (first.into(), last.into()),
                "{bucket}"
            );
        }
        for word in ["14-8", "0-7", "8-", "-8", "all", "8-99999"] {
            assert_eq!(due_days(word, day), None, "{word}");
        }
    }
}
