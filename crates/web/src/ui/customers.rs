//! The list of customers: search, filters, order, and acts on several at once.

use super::sheet::Sheet;
use crate::desk::{Answer, Desk, own_path, see, see_and_tell, show as page};
use crate::errors::Trouble;
use crate::frame::Frame;
use crate::lists::{self, Chip, Pager, link, segment};
use askama::Template;
use axum::extract::Query;
use axum::extract::RawForm;
use axum::response::Response;
use saldo_domain::authority::Right;
use saldo_domain::standing::StandingKind;
use saldo_domain::{CustomerId, Role, UserId};
use saldo_work::users::{self, Person};
use saldo_work::views::{self, CustomerFilter, CustomerList, CustomerRow, CustomerSort, Page};
use saldo_work::{Refused, acts, journal};
use serde::Deserialize;
use std::collections::BTreeSet;

pub(super) const STATUSES: &[&str] = &["RELIABLE", "UNCERTAIN", "THREAT", "NON_PAYING"];
/// Buckets of the reports, and the weeks by which groups are chosen for letters (REM-06).
pub(super) const BUCKETS: &[&str] =
    &["not_due", "1-7", "8-14", "15-30", "1-30", "31-60", "61-90", "90+"];
const SORTS: &[&str] = &["overdue", "balance", "oldest", "name", "code"];

/// Rows that one export holds, and one bulk act touches, at most.
const EXPORTED: u64 = 50_000;

/// What the address asks for; unknown words ask for nothing.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    pub(crate) q: String,
    pub(crate) owner: String,
    pub(crate) team: String,
    pub(crate) status: String,
    pub(crate) bucket: String,
    pub(crate) overdue: String,
    pub(crate) standing: String,
    pub(crate) sort: String,
    pub(crate) from: String,
}

impl Wanted {
    /// Is anything filtered out?
    pub(crate) fn narrowed(&self) -> bool {
        [
            &self.q,
            &self.owner,
            &self.team,
            &self.status,
            &self.bucket,
            &self.overdue,
            &self.standing,
        ]
        .into_iter()
        .any(|value| !value.is_empty())
    }

    /// The filter of this name, to be filled.
    fn field(&mut self, name: &str) -> Option<&mut String> {
        match name {
            "q" => Some(&mut self.q),
            "owner" => Some(&mut self.owner),
            "team" => Some(&mut self.team),
            "status" => Some(&mut self.status),
            "bucket" => Some(&mut self.bucket),
            "overdue" => Some(&mut self.overdue),
            "standing" => Some(&mut self.standing),
            _ => None,
        }
    }

    /// The filters that are set, as the bulk form carries them.
    fn hidden(&self) -> Vec<(String, &str)> {
        let set =
            self.query().into_iter().filter(|(name, value)| *name != "sort" && !value.is_empty());
        set.map(|(name, value)| (format!("{FILTER}{name}"), value)).collect()
    }

    fn query(&self) -> [(&'static str, &str); 8] {
        [
            ("q", &self.q),
            ("owner", &self.owner),
            ("team", &self.team),
            ("status", &self.status),
            ("bucket", &self.bucket),
            ("overdue", &self.overdue),
            ("standing", &self.standing),
            ("sort", &self.sort),
        ]
    }

    /// The address of the same list with something changed.
    fn link(&self, path: &str, changes: &[(&'static str, &str)]) -> String {
        let changed = |name| changes.iter().find(|(key, _)| *key == name).map(|(_, value)| *value);
        let mut query: Vec<(&str, &str)> = self
            .query()
            .into_iter()
            .map(|(name, value)| (name, changed(name).unwrap_or(value)))
            .collect();
        query.extend(changed("from").map(|from| ("from", from)));
        link(path, &query)
    }

    fn filter(&self, people: &[Person]) -> CustomerFilter {
        let owner = people.iter().find(|person| person.login == self.owner);
        CustomerFilter {
            search: self.q.clone(),
            owner: owner.map(|person| person.person),
            without_owner: self.owner == "none",
            team: Some(self.team.clone()).filter(|team| !team.is_empty()),
            status: known(&self.status, STATUSES),
            overdue_only: !self.overdue.is_empty(),
            bucket: known(&self.bucket, BUCKETS),
            standing: StandingKind::from_code(&self.standing),
            sort: self.order(),
        }
    }

    fn order(&self) -> CustomerSort {
        match self.sort.as_str() {
            "balance" => CustomerSort::Balance,
            "oldest" => CustomerSort::Oldest,
            "name" => CustomerSort::Name,
            "code" => CustomerSort::Code,
            _ => CustomerSort::Overdue,
        }
    }
}

fn known(value: &str, among: &[&str]) -> Option<String> {
    among.contains(&value).then(|| value.to_owned())
}

/// A column heading that may order the list.
#[derive(Clone, Debug)]
pub(crate) struct Head {
    pub(crate) label: &'static str,
    pub(crate) href: Option<String>,
    pub(crate) number: bool,
    /// A number of days, not of money.
    pub(crate) days: bool,
    pub(crate) sorted: bool,
    pub(crate) direction: &'static str,
    pub(crate) extra: bool,
}

#[derive(Template)]
#[template(path = "customers.html")]
pub(crate) struct Screen {
    p: Frame,
    q: Wanted,
    list: CustomerList,
    owners: Vec<Person>,
    chips: Vec<Chip>,
    heads: Vec<Head>,
    pager: Pager,
    export: String,
    /// Where one writes to everybody of this list.
    write: String,
}

impl Screen {
    pub(crate) fn new(mut p: Frame, q: Wanted, list: CustomerList, people: &[Person]) -> Self {
        p.search.clone_from(&q.q);
        let owners = match p.may(Right::SeeWholeCompany) {
            true => representatives(people),
            false => Vec::new(),
        };
        Self {
            chips: chips(&p, &q),
            heads: heads(&q),
            pager: Pager::of(&list.customers, |from| q.link("/customers", &[("from", from)])),
            export: q.link("/customers.csv", &[]),
            write: q.link("/mailings/new", &[("sort", "")]),
            p,
            q,
            list,
            owners,
        }
    }

    /// Do more customers fit than this page shows, and no more than one act may touch?
    fn offers_all(&self) -> bool {
        let list = &self.list.customers;
        list.total > list.rows.len() as u64 && list.total <= EXPORTED
    }

    /// Teams of those who have customers in hand.
    fn teams(&self) -> Vec<&str> {
        let teams = self.owners.iter().map(|owner| owner.team.as_str());
        let teams: BTreeSet<&str> = teams.filter(|team| !team.is_empty()).collect();
        teams.into_iter().collect()
    }

    fn statuses(&self) -> &'static [&'static str] {
        STATUSES
    }

    fn buckets(&self) -> &'static [&'static str] {
        BUCKETS
    }

    fn sorts(&self) -> &'static [&'static str] {
        SORTS
    }
}

/// Those to whom customers can be given.
pub(super) fn representatives(people: &[Person]) -> Vec<Person> {
    people
        .iter()
        .filter(|person| !person.disabled && person.role == Role::SalesRep)
        .cloned()
        .collect()
}

fn chips(p: &Frame, q: &Wanted) -> Vec<Chip> {
    let all = !q.narrowed();
    let mut chips = vec![Chip::new(link("/customers", &[("sort", &q.sort)]), p.t("chip-all"), all)];
    let overdue = !q.overdue.is_empty();
    chips.push(Chip::new(
        q.link("/customers", &[("overdue", if overdue { "" } else { "1" })]),
        p.t("chip-overdue"),
        overdue,
    ));
    for kind in StandingKind::ALL {
        let current = q.standing == kind.code();
        let value = if current { "" } else { kind.code() };
        let label = p.coded("chip", kind.code());
        chips.push(Chip::new(q.link("/customers", &[("standing", value)]), label, current));
    }
    chips
}

fn heads(q: &Wanted) -> Vec<Head> {
    let order = if SORTS.contains(&q.sort.as_str()) { q.sort.as_str() } else { "overdue" };
    let columns = [
        ("column-customer", Some("name"), false),
        ("column-owner", None, false),
        ("column-balance", Some("balance"), true),
        ("column-overdue", Some("overdue"), true),
        ("column-oldest", Some("oldest"), true),
    ];
    let head = |(label, sort, number): (&'static str, Option<&'static str>, bool)| Head {
        label,
        href: sort.map(|sort| q.link("/customers", &[("sort", sort)])),
        number,
        days: sort == Some("oldest"),
        sorted: sort == Some(order),
        direction: if number { "descending" } else { "ascending" },
        extra: label == "column-owner",
    };
    columns.into_iter().map(head).collect()
}

pub(crate) async fn show(desk: Desk, Query(q): Query<Wanted>) -> Answer {
    let (list, people) = ask(&desk, &q, lists::page(&q.from)).await?;
    page(&Screen::new(desk.frame("nav-customers"), q, list, &people))
}

async fn ask(desk: &Desk, q: &Wanted, page: Page) -> Result<(CustomerList, Vec<Person>), Refused> {
    let q = q.clone();
    desk.ask(move |office, company, who| {
        let people = users::list(office, company)?;
        let list = views::customers(office, company, who, &q.filter(&people), page)?;
        Ok((list, people))
    })
    .await
}

/// What was typed into the search box of every page.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Search {
    q: String,
}

/// The one customer that is meant, or the list of those that may be; if no customer is, a
/// document of that number.
pub(crate) async fn search(desk: Desk, Query(search): Query<Search>) -> Answer {
    let text = search.q.trim().to_owned();
    if text.is_empty() {
        return Ok(see("/customers"));
    }
    let wanted = Wanted { q: text.clone(), ..Wanted::default() };
    let (list, _) = ask(&desk, &wanted, Page::first(2)).await?;
    let target = match list.customers.rows.as_slice() {
        [one] => format!("/customers/{}", segment(&one.code)),
        [] => document_or_list(&desk, text).await?,
        _ => link("/customers", &[("q", &text)]),
    };
    Ok(see(&target))
}

async fn document_or_list(desk: &Desk, text: String) -> Result<String, Refused> {
    let filter = views::DocumentFilter { search: text.clone(), ..views::DocumentFilter::default() };
    let found = desk
        .ask(move |office, company, who| {
            views::invoices(office, company, who, &filter, Page::first(2))
        })
        .await?;
    Ok(match found.rows.as_slice() {
        [one] => format!("/documents/{}/{}", one.customer, one.item),
        [] => link("/customers", &[("q", &text)]),
        _ => link("/invoices", &[("q", &text)]),
    })
}

pub(crate) async fn export(desk: Desk, Query(q): Query<Wanted>) -> Answer {
    taken_out(&desk, &all(&desk, &q).await?).await
}

/// The file, and in the journal that it was taken out.
async fn taken_out(desk: &Desk, rows: &[CustomerRow]) -> Answer {
    let count = rows.len();
    desk.ask(move |office, company, who| {
        journal::note_export(office, company, who, ("customers", count))
    })
    .await?;
    Ok(sheet(desk, rows))
}

/// Every customer of a filter, page by page.
async fn all(desk: &Desk, q: &Wanted) -> Result<Vec<CustomerRow>, Refused> {
    let q = q.clone();
    desk.ask(move |office, company, who| {
        let filter = q.filter(&users::list(office, company)?);
        let mut rows = Vec::new();
        let mut next = Some(0);
        while let Some(offset) = next.filter(|offset| *offset < EXPORTED) {
            let page = Page::at(offset, Page::MOST);
            let list = views::customers(office, company, who, &filter, page)?;
            next = list.customers.next_offset();
            rows.extend(list.customers.rows);
        }
        Ok(rows)
    })
    .await
}

fn sheet(desk: &Desk, rows: &[CustomerRow]) -> Response {
    let texts = desk.texts();
    let mut sheet = Sheet::new(texts);
    sheet.head(&[
        "column-code",
        "column-customer",
        "column-owner",
        "column-status",
        "column-currency",
        "column-balance",
        "column-overdue",
        "column-days-late",
    ]);
    for row in rows {
        sheet.text(&row.code);
        sheet.text(&row.name);
        sheet.text(row.owner.as_ref().map_or("", |owner| &owner.name));
        sheet.text(&texts.payer_status(&row.status));
        sheet.text(row.balance.currency().code());
        sheet.money(row.balance);
        sheet.money(row.overdue);
        sheet.number(row.days_late);
        sheet.end();
    }
    sheet.answer("customers.csv")
}

/// An act on several customers at once.
#[derive(Debug, Default)]
struct Bulk {
    act: String,
    owner: String,
    back: String,
    customers: BTreeSet<i64>,
    /// All that fit these filters are meant, not only those that were ticked.
    matching: bool,
    filters: Wanted,
}

/// Filters of the list stand among the fields of the bulk form under this beginning.
const FILTER: &str = "filter-";

impl Bulk {
    fn read(form: &[u8]) -> Self {
        let mut bulk = Bulk::default();
        for (name, value) in form_urlencoded::parse(form) {
            match name.as_ref() {
                "act" => bulk.act = value.into_owned(),
                "owner" => bulk.owner = value.into_owned(),
                "return" => bulk.back = value.into_owned(),
                "customer" => bulk.customers.extend(value.parse::<i64>().ok()),
                "matching" => bulk.matching = true,
                name => {
                    let filter = name.strip_prefix(FILTER);
                    let field = filter.and_then(|name| bulk.filters.field(name));
                    field.into_iter().for_each(|field| *field = value.to_string());
                }
            }
        }
        bulk
    }

    /// The customers that are meant, as this person may see them.
    async fn rows(&self, desk: &Desk) -> Result<Vec<CustomerRow>, Refused> {
        let mut rows = all(desk, &self.filters).await?;
        if !self.matching {
            rows.retain(|row| self.customers.contains(&row.customer.get()));
        }
        Ok(rows)
    }
}

pub(crate) async fn bulk(desk: Desk, RawForm(form): RawForm) -> Answer {
    let bulk = Bulk::read(&form);
    if bulk.customers.is_empty() && !bulk.matching {
        return Ok(see(own_path(&bulk.back)));
    }
    match bulk.act.as_str() {
        "assign" => assign(&desk, bulk).await,
        "export" => taken_out(&desk, &bulk.rows(&desk).await?).await,
        _ => Err(Trouble::missing()),
    }
}

async fn assign(desk: &Desk, mut bulk: Bulk) -> Answer {
    let back = bulk.back.clone();
    if bulk.matching {
        let rows = bulk.rows(desk).await?;
        bulk.customers = rows.into_iter().map(|row| row.customer.get()).collect();
    }
    let changed = desk
        .ask(move |office, company, who| {
            let owner = owner_of(&users::list(office, company)?, &bulk.owner)?;
            let customers: Vec<_> = bulk.customers.into_iter().map(CustomerId::new).collect();
            acts::assign_owner(office, company, who, &customers, owner)
        })
        .await?;
    Ok(see_and_tell(own_path(&back), "assigned", i64::try_from(changed).unwrap_or(i64::MAX)))
}

fn owner_of(people: &[Person], login: &str) -> Result<Option<UserId>, Refused> {
    if login.is_empty() {
        return Ok(None);
    }
    let unknown = || Refused::UnknownPerson { login: login.to_owned() };
    let found = people.iter().find(|person| person.login == login).ok_or_else(unknown)?;
    Ok(Some(found.person))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_filter_words_filter_nothing() {
        let q = Wanted {
            status: "'; --".into(),
            bucket: "7-8".into(),
            sort: "x".into(),
            ..Wanted::default()
        };
        let filter = q.filter(&[]);
        assert_eq!(
            (filter.status, filter.bucket, filter.sort),
            (None, None, CustomerSort::Overdue)
        );
    }

    #[test]
    fn changing_one_filter_keeps_the_others() {
        let q = Wanted { q: "õun".into(), overdue: "1".into(), ..Wanted::default() };
        assert_eq!(
            q.link("/customers", &[("sort", "name")]),
            "/customers?q=%C3%B5un&overdue=1&sort=name"
        );
        assert_eq!(q.link("/customers", &[("overdue", "")]), "/customers?q=%C3%B5un");
    }

    #[test]
    fn a_bulk_form_names_each_customer_once() {
        let bulk = Bulk::read(b"customer=7&customer=3&customer=7&customer=x&act=assign&owner=rep2");
        assert_eq!(bulk.customers.into_iter().collect::<Vec<_>>(), [3, 7]);
        assert_eq!((bulk.act.as_str(), bulk.owner.as_str()), ("assign", "rep2"));
        assert!(!bulk.matching);
    }

    #[test]
    fn a_bulk_form_carries_the_filters_of_its_list() {
        let q = Wanted {
            q: "õun".into(),
            overdue: "1".into(),
            sort: "name".into(),
            ..Wanted::default()
        };
        let mut form = form_urlencoded::Serializer::new("matching=1&act=export".to_owned());
        let bulk = Bulk::read(form.extend_pairs(q.hidden()).finish().as_bytes());
        assert!(bulk.matching);
        let filters = bulk.filters;
        assert_eq!((filters.q, filters.overdue, filters.sort), (q.q, q.overdue, String::new()));
    }
}
