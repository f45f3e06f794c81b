//! The working documents of a role as one printed set (regulation 6.2 to 6.4; ESC-14): each begins
//! on a page of its own and holds what the page of the same name shows, with room to write.

use crate::fieldwork::{self, RouteSheet, Stop};
use crate::plans::{self, Digest, Plan, PlanKind, SharePlan};
use crate::progress::Progress;
use crate::reports::{self, Asked, told};
use crate::users::{self, Person};
use crate::views::{
    self, CustomerFilter, CustomerRow, CustomerSort, Page, TaskRow, WorklistFilter,
};
use crate::{Office, Refused, Who, company as companies};
use saldo_domain::authority::WorkingDocument;
use saldo_domain::{CompanyId, Day, Role};
use saldo_letters::Texts;
use saldo_letters::paper::{Block, Column, Fact, Paper, Place, Table};

/// Customers or tasks of one document: more are looked up on the page.
const MOST_ROWS: usize = 300;

/// A box to tick.
const BOX: &str = "☐";

/// The printed set of whoever asks, of today, in the words of its reader.
///
/// # Errors
/// `UnknownPerson` for a program, which has no role, or those of the documents.
pub fn printed_set(
    office: &Office,
    company: CompanyId,
    who: Who,
    texts: &Texts,
    progress: &dyn Progress,
) -> Result<Paper, Refused> {
    let found = companies::get(office, company)?;
    let today = office.today_in(&found.zone)?;
    let people = users::list(office, company)?;
    let own = people.iter().find(|one| one.person == who.person && !who.is_program());
    let own = own.ok_or_else(|| Refused::UnknownPerson { login: String::new() })?;
    let set = Set { office, company, who, texts, progress, today, own, people: &people };
    let mut blocks = Vec::new();
    for (at, document) in WorkingDocument::of(who.role).iter().enumerate() {
        if at > 0 {
            blocks.push(Block::NewPage);
        }
        blocks.push(Block::Heading { text: texts.coded("paper", document.code()) });
        blocks.extend(set.document(*document)?);
    }
    let of_day = texts.with_text("report-of-day", "day", &texts.day(today));
    let title = texts.with_text("working-papers-title", "role", &texts.role(who.role));
    Ok(Paper {
        below: format!("{} · {} · {of_day}", found.name, own.name),
        wide: true,
        blocks,
        foot: format!("{} · {}", found.name, own.name),
        ..Paper::new(texts.language(), title, today)
    })
}

/// Whose set, of which day.
struct Set<'s> {
    office: &'s Office,
    company: CompanyId,
    who: Who,
    texts: &'s Texts,
    progress: &'s dyn Progress,
    today: Day,
    own: &'s Person,
    people: &'s [Person],
}

impl Set<'_> {
    fn document(&self, document: WorkingDocument) -> Result<Vec<Block>, Refused> {
        match document {
            WorkingDocument::Receivables | WorkingDocument::OwnReceivables => self.receivables(),
            WorkingDocument::WeeklyPlan => self.plans(PlanKind::Week, true),
            WorkingDocument::SupervisorsPlans => self.plans(PlanKind::Week, false),
            WorkingDocument::MonthlyPlan => self.plans(PlanKind::Month, true),
            WorkingDocument::HeadMonthlyPlan => self.plans(PlanKind::Month, false),
            WorkingDocument::WorkOfWeek => {
                self.work(Some(PlanKind::Week.ends(PlanKind::Week.begins(self.today))))
            }
            WorkingDocument::PersonalPlan => self.work(None),
            WorkingDocument::Day => self.work(Some(self.today)),
            WorkingDocument::CheckList => self.check_list(),
            WorkingDocument::RouteSheets => self.route_sheets(),
            WorkingDocument::OverdueRegister => self.register(),
        }
    }

    fn t(&self, key: &str) -> String {
        self.texts.get(key)
    }

    fn note(&self, key: &str) -> Block {
        Block::Text { text: self.t(key) }
    }

    /// The table, and how many rows it leaves to the page.
    fn table(&self, columns: Vec<Column>, mut rows: Vec<Vec<String>>, total: usize) -> Vec<Block> {
        rows.truncate(MOST_ROWS);
        let beyond = total.saturating_sub(rows.len());
        if rows.is_empty() {
            return vec![self.note("report-nothing")];
        }
        let mut blocks =
            vec![Block::Table(Table { title: String::new(), columns, rows, total: None })];
        if beyond > 0 {
            let more = i64::try_from(beyond).unwrap_or(i64::MAX);
            blocks.push(Block::Note { text: self.texts.count("working-papers-more", more) });
        }
        blocks
    }

    /// The report on receivables: whoever is late, the longest first; of the own team, or the own
    /// customers.
    fn receivables(&self) -> Result<Vec<Block>, Refused> {
        let filter = CustomerFilter {
            overdue_only: true,
            team: self.team(),
            sort: CustomerSort::Oldest,
            ..CustomerFilter::default()
        };
        let page = Page::first(MOST_ROWS as u32);
        let found = views::customers(self.office, self.company, self.who, &filter, page)?;
        let texts = self.texts;
        let money = |key: &str| format!("{}, {}", self.t(key), found.overdue.currency());
        let columns = vec![
            Column::short(self.t("column-code")),
            Column::text(self.t("column-customer")),
            Column::text(self.t("column-owner")),
            Column::number(money("column-balance")),
            Column::number(money("column-overdue")),
            Column::short(self.t("column-oldest")),
            Column::number(self.t("column-days-late")),
            Column::text(self.t("column-next")),
        ];
        let row = |row: &CustomerRow| {
            let next = row
                .next_task
                .as_ref()
                .map(|(text, until)| format!("{}, {}", texts.policy_text(text), texts.day(*until)));
            vec![
                row.code.clone(),
                row.name.clone(),
                row.owner.as_ref().map(|one| one.name.clone()).unwrap_or_default(),
                texts.amount(row.balance),
                texts.amount(row.overdue),
                row.oldest_due.map(|day| texts.day(day)).unwrap_or_default(),
                texts.number(row.days_late),
                next.unwrap_or_default(),
            ]
        };
        let rows = found.customers.rows.iter().map(row).collect();
        let total = usize::try_from(found.customers.total).unwrap_or(usize::MAX);
        let sums = vec![
            Fact::new(self.t("column-balance"), texts.money(found.balance)),
            Fact::new(self.t("column-overdue"), texts.money(found.overdue)),
        ];
        let mut blocks = vec![Block::Facts { rows: sums }];
        blocks.extend(self.table(columns, rows, total));
        Ok(blocks)
    }

    /// The team of whoever leads one.
    fn team(&self) -> Option<String> {
        let leads = self.who.role == Role::Supervisor && !self.own.team.is_empty();
        leads.then(|| self.own.team.clone())
    }

    /// The own plan, or those of others as they are checked; that of the month with the planned
    /// share of overdue debt.
    fn plans(&self, kind: PlanKind, own: bool) -> Result<Vec<Block>, Refused> {
        let (office, company, who) = (self.office, self.company, self.who);
        let found = plans::plans(office, company, who, kind, Some(self.today))?;
        let texts = self.texts;
        let period = format!("{} – {}", texts.day(found.begins), texts.day(found.ends));
        let mut blocks = vec![Block::Note { text: period }];
        if kind == PlanKind::Month {
            blocks.push(self.share(&plans::share(office, company, who, Some(found.begins))?));
        }
        let of_role = |plan: &&Plan| (plan.owner.person == who.person) == own;
        let mut none = true;
        for plan in found.plans.iter().filter(of_role) {
            none = false;
            blocks.extend(self.plan(plan));
        }
        if none {
            blocks.push(self.note("plans-none"));
        }
        Ok(blocks)
    }

    fn share(&self, share: &SharePlan) -> Block {
        let planned = share.planned.as_ref().map_or("–".to_owned(), |planned| {
            let state = match (planned.approved, planned.refused) {
                (true, _) => "share-approved",
                (false, true) => "share-refused",
                (false, false) => "share-draft",
            };
            format!("{} % ({})", self.texts.decimal(&planned.percent), self.t(state))
        });
        let (overdue, all) = (self.texts.money(share.overdue), self.texts.money(share.receivables));
        Block::Facts {
            rows: vec![
                Fact::new(self.t("share-title"), planned),
                Fact::new(self.t("share-fact"), format!("{overdue} / {all}")),
            ],
        }
    }

    fn plan(&self, plan: &Plan) -> Vec<Block> {
        let texts = self.texts;
        let columns = vec![
            Column::short(BOX),
            Column::text(self.t("plan-kind")),
            Column::short(self.t("field-day")),
            Column::text(self.t("working-papers-whom")),
            Column::text(self.t("plan-body")),
            Column::text(self.t("plan-coaching")),
        ];
        let rows = plan.items.iter().map(|item| {
            let debtor = item.customer.as_ref().map(|one| format!("{} {}", one.code, one.name));
            let about = item.about.as_ref().map(|one| one.name.clone());
            let whom: Vec<String> = debtor.into_iter().chain(about).collect();
            let coaching = if item.coaching { self.t("digest-yes") } else { String::new() };
            vec![
                BOX.to_owned(),
                texts.coded("plan-item", item.kind.code()),
                item.day.map(|day| texts.day(day)).unwrap_or_default(),
                whom.join(", "),
                item.body.clone(),
                coaching,
            ]
        });
        let rows: Vec<Vec<String>> = rows.collect();
        let count = rows.len();
        let team = if plan.team.is_empty() { "" } else { ", " };
        let name = format!("{}{team}{}", plan.owner.name, plan.team);
        let mut blocks = vec![Block::Strong { text: name }];
        match rows.is_empty() {
            true => blocks.push(self.note("plan-empty")),
            false => blocks.extend(self.table(columns, rows, count)),
        }
        if !plan.unplanned.is_empty() {
            let count = i64::try_from(plan.unplanned.len()).unwrap_or(i64::MAX);
            blocks.push(Block::Strong { text: texts.count("plan-unplanned", count) });
            let one = |one: &plans::Unplanned| {
                let (debtor, late) = (&one.debtor, texts.count("days-late", one.days_late));
                format!("{} {}: {late}, {}", debtor.code, debtor.name, texts.money(one.overdue))
            };
            let items = plan.unplanned.iter().take(MOST_ROWS).map(one).collect();
            blocks.push(Block::Listed { items });
        }
        let looked = plan.looked.iter().map(|look| {
            let by = look.person.as_ref().map(|one| one.name.as_str()).unwrap_or_default();
            let has = |there, yes, no| self.t(if there { yes } else { no });
            let measures = has(look.measures, "plan-has-measures", "plan-no-measures");
            let work = has(look.work, "plan-has-work", "plan-no-work");
            format!("{} {by}: {measures}, {work}. {}", texts.day(look.day), look.note)
        });
        let looked: Vec<String> = looked.collect();
        if !looked.is_empty() {
            blocks.push(Block::Listed { items: looked });
        }
        let place = |key: &str, name: &str| Place {
            who: self.t(key),
            name: name.to_owned(),
            below: String::new(),
        };
        let places = vec![
            place("working-papers-planned", &plan.owner.name),
            place("working-papers-checked", ""),
        ];
        blocks.push(Block::Signatures { places });
        blocks
    }

    /// Work that is due by a day, or all that is coming, with boxes to tick.
    fn work(&self, until: Option<Day>) -> Result<Vec<Block>, Refused> {
        let upcoming = until.is_none_or(|until| until > self.today);
        let filter =
            WorklistFilter { role: Some(self.who.role), upcoming, ..WorklistFilter::default() };
        let (office, company, page) = (self.office, self.company, Page::first(Page::MOST));
        let found = views::worklist(office, company, self.who, &filter, page)?;
        let due = |task: &&TaskRow| until.is_none_or(|until| task.until <= until);
        let tasks: Vec<&TaskRow> = found.rows.iter().filter(due).collect();
        let left_out = usize::try_from(found.total).unwrap_or(0).saturating_sub(found.rows.len());
        let texts = self.texts;
        let columns = vec![
            Column::short(BOX),
            Column::short(self.t("request-deadline")),
            Column::text(self.t("column-customer")),
            Column::text(self.t("column-what")),
            Column::number(self.t("column-days-late")),
            Column::number(self.t("column-amount")),
            Column::text(self.t("overdue-work-result")),
        ];
        let row = |task: &&TaskRow| {
            let amounts: Vec<String> = task.amount.iter().map(|one| texts.money(*one)).collect();
            vec![
                BOX.to_owned(),
                texts.day(task.until),
                format!("{} {}", task.code, task.name),
                texts.policy_text(&task.text),
                texts.number(task.days_late),
                amounts.join(", "),
                String::new(),
            ]
        };
        let rows: Vec<Vec<String>> = tasks.iter().map(row).collect();
        let total = rows.len() + left_out;
        Ok(self.table(columns, rows, total))
    }

    /// What is to be done today, and what each of the team has done.
    fn check_list(&self) -> Result<Vec<Block>, Refused> {
        let mut blocks = self.work(Some(self.today))?;
        let lists =
            plans::check_lists(self.office, self.company, self.today, self.team().as_deref())?;
        let texts = self.texts;
        let columns = vec![
            Column::text(self.t("field-person-name")),
            Column::number(self.t("digest-debtors")),
            Column::number(self.t("column-overdue")),
            Column::number(self.t("digest-contacts")),
            Column::number(self.t("digest-done")),
            Column::text(self.t("plan-coaching")),
        ];
        let row = |one: &Digest| {
            let number = |count: u64| texts.number(i64::try_from(count).unwrap_or(i64::MAX));
            vec![
                format!("{}, {}", one.person.name, texts.role(one.role)),
                number(one.debtors),
                texts.money(one.overdue),
                number(one.contacts),
                number(one.done),
                self.t(if one.coaching { "digest-yes" } else { "digest-no" }),
            ]
        };
        let rows: Vec<Vec<String>> = lists.iter().map(row).collect();
        let count = rows.len();
        blocks.push(Block::Strong { text: self.t("nav-digest") });
        blocks.extend(self.table(columns, rows, count));
        Ok(blocks)
    }

    /// The route sheet of today of each representative: the own one, those of the team, or all.
    fn route_sheets(&self) -> Result<Vec<Block>, Refused> {
        let team = self.team();
        let own_only = self.who.sees_only().is_some();
        let is_meant = |one: &&Person| {
            one.role == Role::SalesRep
                && !one.disabled
                && team.as_deref().is_none_or(|team| one.team == team)
                && (!own_only || one.person == self.who.person)
        };
        let mut blocks = Vec::new();
        for one in self.people.iter().filter(is_meant) {
            let (office, company, who) = (self.office, self.company, self.who);
            let sheet = fieldwork::route(office, company, who, Some(self.today), &one.login)?;
            blocks.push(Block::Strong { text: one.name.clone() });
            blocks.extend(self.route_sheet(&sheet));
        }
        if blocks.is_empty() {
            blocks.push(self.note("route-nobody"));
        }
        Ok(blocks)
    }

    fn route_sheet(&self, sheet: &RouteSheet) -> Vec<Block> {
        let texts = self.texts;
        let columns = vec![
            Column::short(BOX),
            Column::short(self.t("working-papers-hour")),
            Column::text(self.t("column-customer")),
            Column::text(self.t("field-address")),
            Column::number(self.t("column-balance")),
            Column::number(self.t("column-overdue")),
            Column::text(self.t("working-papers-due")),
            Column::text(self.t("overdue-work-result")),
        ];
        let row = |stop: &Stop| {
            let hour = stop.next.filter(|(day, _)| *day == sheet.day);
            let hour = hour.map(|(_, minute)| format!("{:02}:{:02}", minute / 60, minute % 60));
            let contact: Vec<&str> = [stop.address.as_str(), stop.phone.as_str()]
                .into_iter()
                .filter(|text| !text.is_empty())
                .collect();
            let due = stop.due.iter().map(|one| format!("{} {}", one.number, texts.day(one.due)));
            let mut due: Vec<String> = due.collect();
            if let Some((until, _)) = stop.promised {
                due.push(texts.with_text("route-promised", "day", &texts.day(until)));
            }
            let met = if stop.met { self.t("route-met") } else { String::new() };
            vec![
                BOX.to_owned(),
                hour.unwrap_or_default(),
                format!("{} {}", stop.code, stop.name),
                contact.join(", "),
                texts.money(stop.debt),
                texts.money(stop.overdue),
                due.join("; "),
                met,
            ]
        };
        let rows: Vec<Vec<String>> = sheet.stops.iter().map(row).collect();
        let total = rows.len() + sheet.left_out;
        self.table(columns, rows, total)
    }

    /// The register of overdue work (ESC-13).
    fn register(&self) -> Result<Vec<Block>, Refused> {
        let asked = Asked::on(self.today);
        let (office, company, who) = (self.office, self.company, self.who);
        let report = reports::shown(office, company, who, "overdue-work", &asked, self.progress)?;
        Ok(told::blocks(self.texts, &report))
    }
}
