//! What waits for somebody beside tasks: decisions, plans, memos, days of cases.

use crate::cases::{CaseDay, agenda};
use crate::office::day_in_zone;
use crate::payables::owed_on;
use crate::plans::{PlanKind, bounds_of};
use crate::rates::Calendars;
use crate::requests::{self, Shown, Which};
use crate::views::Page;
use crate::{Office, Refused, Who, company as companies, status};
use saldo_domain::authority::Right;
use saldo_domain::calendar::Calendar;
use saldo_domain::plans::{Bounds, Debtor, is_due, owes_memo};
use saldo_domain::recovery::inventory;
use saldo_domain::{CompanyId, Currency, Day, Money, UserId};
use saldo_letters::documents::DocumentKind;
use saldo_store::payables::PayableRow;
use saldo_store::status::Round;
use saldo_store::{Reader, dashboard, papers, payables, person, plans as stored, webhooks};
use std::collections::BTreeSet;

/// What waits for one person.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Duties {
    /// The decisions to be taken first.
    pub approvals: Vec<Shown>,
    pub approvals_total: u64,
    /// Open decisions that somebody has missed; counted for those who see the whole company.
    pub missed: u64,
    /// Plans of one's own that are due and empty.
    pub plans_due: Vec<PlanKind>,
    /// Plans of others of this week or month that nobody has looked at.
    pub unchecked: Vec<(PlanKind, u64)>,
    /// The round of statuses in which lines wait for a vote of one's own, and how many
    /// (CLS-07, CLS-11).
    pub round: Option<(Round, u64)>,
    /// Customers on whom a memo is owed, with the days of delay.
    pub memos: Vec<(requests::Debtor, i64)>,
    /// Hearings and other days of one's own cases, and limitation that is about to run out: the
    /// nearest. The rest stand on the page of cases.
    pub cases: Vec<CaseDay>,
    pub cases_total: u64,
    /// The yearly inventory of settlements that nobody has handed out yet, for the accountants and
    /// financial control (WOF-01).
    pub inventory: Option<inventory::Due>,
    /// The currencies of which its act is still missing.
    pub inventory_in: Vec<Currency>,
    /// Programs that could not be told of something, by name, and of how much: for whoever may have
    /// it told again.
    pub not_told: Vec<(String, u64)>,
}

impl Duties {
    /// Does nothing wait?
    pub fn is_empty(&self) -> bool {
        self.approvals.is_empty()
            && self.missed == 0
            && self.plans_due.is_empty()
            && self.unchecked.is_empty()
            && self.round.is_none()
            && self.memos.is_empty()
            && self.cases.is_empty()
            && self.inventory.is_none()
            && self.not_told.is_empty()
    }
}

/// Decisions and memos named at once; the rest are a page away.
const SHORT: u32 = 5;

/// Days of cases named at once; the rest are a page away.
const MOST_CASES: usize = 30;

/// What waits for this person today beside tasks.
///
/// # Errors
/// The store's.
pub fn duties(office: &Office, company: CompanyId, who: Who) -> Result<Duties, Refused> {
    let found = companies::get(office, company)?;
    let today = office.today_in(&found.zone)?;
    office.store.read(|reader| {
        let calendar = Calendars::of(reader, company)?.of_country(&found.country)?;
        let page = Page::first(SHORT);
        let mine = requests::list_in(reader, company, who, Which::ForMe, today, page)?;
        let missed = match who.may(Right::SeeEverybodysWork) {
            true => requests::list_in(reader, company, who, Which::Missed, today, page)?.total,
            false => 0,
        };
        let mut duties = Duties {
            approvals: mine.rows,
            approvals_total: mine.total,
            missed,
            ..Duties::default()
        };
        for kind in PlanKind::ALL {
            plans(reader, company, who, kind, &calendar, today, &mut duties)?;
        }
        duties.round = status::waiting_for(reader, company, who)?;
        duties.cases = agenda(reader, &found, who, today)?;
        duties.cases_total = duties.cases.len() as u64;
        duties.cases.truncate(MOST_CASES);
        if let Some((due, missing)) = inventory_due(reader, &found, who, today)? {
            (duties.inventory, duties.inventory_in) = (Some(due), missing);
        }
        if who.may(Right::ManageWebhooks) {
            let given_up = webhooks::given_up(reader, company)?;
            duties.not_told = given_up.into_iter().map(|(_, name, count)| (name, count)).collect();
        }
        if who.may(Right::WriteMemos) && !who.is_program() {
            duties.memos = memos(reader, company, who, found.currency, today)?;
        }
        Ok(duties)
    })
}

/// The inventory of the last year with the currencies in which something was open on its day, until it
/// was handed out in each: what was printed before the day was over counted another one.
fn inventory_due(
    reader: &mut Reader,
    company: &companies::Company,
    who: Who,
    today: Day,
) -> Result<Option<(inventory::Due, Vec<Currency>)>, Refused> {
    let asked = !who.is_program() && who.may(Right::LowerDebts) && who.may(Right::SeeWholeCompany);
    let Some(due) = inventory::due(&company.country, today).filter(|_| asked) else {
        return Ok(None);
    };
    let id = company.company;
    let kind = DocumentKind::InventoryAct.code();
    let mut done = BTreeSet::new();
    for (currency, recorded) in papers::issued_of_all_on(reader, id, kind, due.as_of)? {
        if day_in_zone(recorded, &company.zone)? > due.as_of {
            done.insert(currency);
        }
    }
    let is_missing = |currency: &Currency| !done.contains(currency.code());
    let (of_items, of_payables) = payables::currencies_on(reader, id, due.as_of)?;
    let mut missing: BTreeSet<Currency> = of_items.into_iter().filter(is_missing).collect();
    if of_payables.iter().any(|currency| is_missing(currency) && !missing.contains(currency)) {
        let owed = owed_on(reader, id, due.as_of)?;
        let open = owed.iter().map(PayableRow::open).filter(|open| !open.is_zero());
        missing.extend(open.map(Money::currency).filter(is_missing));
    }
    // The company's own comes first.
    let mut missing: Vec<Currency> = missing.into_iter().collect();
    missing.sort_by_key(|currency| (*currency != company.currency, *currency));
    Ok((!missing.is_empty()).then_some((due, missing)))
}

fn plans(
    reader: &mut Reader,
    company: CompanyId,
    who: Who,
    kind: PlanKind,
    calendar: &Calendar,
    today: Day,
    duties: &mut Duties,
) -> Result<(), Refused> {
    let (plans, checks) = kind.rights();
    if who.is_program() || !who.may(plans) && !who.may(checks) {
        return Ok(());
    }
    let begins = kind.begins(today);
    let items = stored::items(reader, company, kind, begins)?;
    let own = |person: UserId| items.iter().any(|row| row.new.plan.owner == person);
    if who.may(plans) && is_due(calendar, kind, begins, today) && !own(who.person) {
        duties.plans_due.push(kind);
    }
    if who.may(checks) {
        let looked = stored::checks(reader, company, kind, begins)?;
        let mut owners: Vec<UserId> = items.iter().map(|row| row.new.plan.owner).collect();
        owners.sort_unstable();
        owners.dedup();
        let open = owners.iter().filter(|owner| {
            **owner != who.person && !looked.iter().any(|check| check.plan.owner == **owner)
        });
        let open = open.count() as u64;
        duties.unchecked.extend((open > 0).then_some((kind, open)));
    }
    Ok(())
}

/// Debtors of the team on whom a memo is owed and none was written since they fell due.
fn memos(
    reader: &mut Reader,
    company: CompanyId,
    who: Who,
    currency: Currency,
    today: Day,
) -> Result<Vec<(requests::Debtor, i64)>, Refused> {
    let people = person::list(reader, company)?;
    let team = |id: UserId| people.iter().find(|one| one.person == id).map(|one| one.team.as_str());
    let own = team(who.person).unwrap_or_default();
    let written = stored::memos(reader, company, None, MOST_MEMOS)?;
    let debtors = dashboard::late(reader, company, today, currency)?;
    let bounds = bounds_of(reader, company, &debtors)?;
    let mut owed = Vec::new();
    for late in debtors {
        let days_late = today.days_since(late.oldest_due);
        let in_team = own.is_empty() || late.owner.and_then(team) == Some(own);
        let told = written
            .iter()
            .any(|(_, memo)| memo.customer == late.customer && memo.day > late.oldest_due);
        let bounds = bounds.get(&late.customer).copied().unwrap_or(Bounds::REGULATION);
        let debtor = Debtor { customer: late.customer, days_late, bounds };
        if in_team && !told && owes_memo(debtor) {
            let debtor =
                requests::Debtor { customer: late.customer, code: late.code, name: late.name };
            owed.push((debtor, days_late));
        }
        if owed.len() == SHORT as usize {
            break;
        }
    }
    Ok(owed)
}

/// Memos looked through.
const MOST_MEMOS: u32 = 2_000;
