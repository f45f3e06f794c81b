//! The whole file of a customer, as a page shows it, with everything that follows from it.

use super::decisions::{closer_now, may_decide, reviewed};
use super::entries::{
    AuditClosed, Decided, Entries, FiguresKept, HabitKept, ImportanceKept, LimitKept, PaperKept,
    Said, StageKept, Words, parts, read as read_entry,
};
use super::history::{self, Paying, paying};
use super::settings::{FieldSettings, of_company};
use super::{DossierRefusal, may_confirm_limit};
use crate::views::{People as Names, PersonRef};
use crate::{Office, Refused, Who, company as companies, policies, scope};
use saldo_domain::analysis::discipline::{Discipline, discipline};
use saldo_domain::authority::package::Paper;
use saldo_domain::book::Moment;
use saldo_domain::credit::safe_limit::{Buyer, Ceiling};
use saldo_domain::dossier::audit::Stage;
use saldo_domain::dossier::contract::{self, Contract, Warning};
use saldo_domain::dossier::outlet::{OutletFact, missing_facts};
use saldo_domain::dossier::people::{
    Official, Phone, Post, unknown_key_people, unreachable_officials,
};
use saldo_domain::dossier::rating::{self, Figures, History, Rating, Scale, rate};
use saldo_domain::dossier::selection::{Brought, Review};
use saldo_domain::{Amount, CompanyId, Currency, CustomerId, Day, Figure, Money};
use saldo_store::Reader;
use saldo_store::conduct::days_to_pay;
use saldo_store::customers::Card;
use saldo_store::dossier::{AttachmentRow, attachments_of, entries_of, entries_of_all};
use std::collections::BTreeMap;

/// The file of a customer.
#[derive(Clone, Debug)]
pub struct Sheet {
    pub customer: CustomerId,
    pub code: String,
    pub name: String,
    pub day: Day,
    pub currency: Currency,
    pub people: Vec<(Post, Option<Said<Official>>)>,
    /// Of owner, manager and decision maker (CLI-02).
    pub unknown_people: Vec<Post>,
    /// Of the four officials, with the numbers that are missing (CLI-06).
    pub unreachable: Vec<(Post, Vec<Phone>)>,
    pub outlet: Vec<(OutletFact, Option<Said<String>>)>,
    pub missing_facts: Vec<OutletFact>,
    /// The seven papers handed in; the eighth is made of people.
    pub papers: Vec<(Paper, Option<Said<PaperKept>>)>,
    pub review: Review,
    /// Is selection closer than usual (CLI-13)?
    pub closer: bool,
    pub decided: Option<Said<Decided>>,
    pub contracts: Vec<ContractShown>,
    /// Days the customer usually needs, and the entry in which somebody said so.
    pub usual_days: Option<u16>,
    pub habit: Option<Said<Option<u16>>>,
    /// Every questionnaire, the latest first (CLI-09).
    pub figures: Vec<Said<FiguresKept>>,
    /// Debts to income, own funds to debts (CLI-10).
    pub indicators: [Option<Figure>; 2],
    pub history: Discipline,
    pub rating: Rating,
    pub stages: Vec<(Stage, Option<Said<StageKept>>)>,
    pub audit: Option<Said<AuditClosed>>,
    pub limit: Option<Said<LimitKept>>,
    pub proposal: Result<LimitProposal, DossierRefusal>,
    pub importance: Option<Said<ImportanceKept>>,
    pub attachments: Vec<AttachmentRow>,
    /// What was said and overtaken, the latest first.
    pub past: Vec<PastEntry>,
    pub settings: FieldSettings,
    pub may_decide: bool,
    pub may_confirm_limit: bool,
}

/// A contract in force with what is to be warned of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContractShown {
    pub contract: Contract,
    pub warnings: Vec<Warning>,
}

/// A proposed shipment limit and what it is made of (CLI-04).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LimitProposal {
    /// Received in the window.
    pub received: Money,
    pub window_days: u16,
    pub daily: Money,
    pub deferral_days: u16,
    pub limit: Money,
    pub debt: Money,
    pub available: Money,
}

/// An entry of the past.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastEntry {
    pub part: String,
    pub name: String,
    pub day: Day,
    pub person: Option<PersonRef>,
    pub recorded: Moment,
}

/// Entries of the past that are shown.
const PAST: usize = 50;

/// The file of a customer, by code.
///
/// # Errors
/// `UnknownCustomer`, or the store's.
pub fn sheet(office: &Office, company: CompanyId, who: Who, code: &str) -> Result<Sheet, Refused> {
    let found = companies::get(office, company)?;
    let day = office.today_in(&found.zone)?;
    let closer = closer_now(office, company)?;
    office.store.read(|reader| {
        let card = scope::card_by_code(reader, company, who, code)?;
        let settings = of_company(reader, company)?;
        let names = Names::of(reader, company)?;
        let entries = Entries::of(entries_of(reader, company, card.customer)?);
        let scale = policies::of_customer(reader, company, card.customer)?.on(day).policy.solvency;
        let currency = found.currency;
        let scene = Scene { company, who, card, day, currency, closer, settings, scale };
        scene.draw(reader, &entries, &names)
    })
}

struct Scene {
    company: CompanyId,
    who: Who,
    card: Card,
    day: Day,
    currency: Currency,
    closer: bool,
    settings: FieldSettings,
    scale: Scale,
}

impl Scene {
    fn draw(self, reader: &mut Reader, entries: &Entries, names: &Names) -> Result<Sheet, Refused> {
        let (company, customer, day) = (self.company, self.card.customer, self.day);
        let paid = paying(reader, company, customer, self.currency, day)?;
        let review = reviewed(reader, company, entries, customer, day, self.closer)?;
        let usual = usual(entries, &paid)?;
        let people = entries.people()?;
        let outlet = entries.outlet()?;
        let history = discipline(day, paid.obligations.iter().copied());
        let figures = kept_figures(entries.latest_figures()?.as_ref());
        let habit = entries.said::<HabitKept>(parts::HABIT, "", names)?;
        let mut questionnaires: Vec<Said<FiguresKept>> =
            entries.all(parts::FIGURES, names)?.into_iter().map(|(_, said)| said).collect();
        questionnaires.sort_by_key(|said| std::cmp::Reverse(said.what.day));
        Ok(Sheet {
            customer,
            people: each(Post::ALL, |post| entries.said(parts::PERSON, post.code(), names))?,
            unknown_people: unknown_key_people(&people),
            unreachable: unreachable_officials(&people),
            outlet: each(OutletFact::ALL, |fact| {
                let said = entries.said::<Words>(parts::OUTLET, fact.code(), names)?;
                Ok(said.map(|said| said.map(|words| words.text)))
            })?,
            missing_facts: missing_facts(&outlet),
            papers: each(&Paper::ALL[..7], |paper| {
                entries.said(parts::PAPER, &paper.number().to_string(), names)
            })?,
            may_decide: may_decide(self.who, &review),
            review,
            closer: self.closer,
            decided: entries.said(parts::DECISION, "", names)?,
            contracts: contracts(entries, usual)?,
            usual_days: usual,
            habit: habit.map(|said| said.map(|habit| habit.days)),
            figures: questionnaires,
            indicators: [
                rating::shown(&figures.as_ref().and_then(Figures::debts_to_income)),
                rating::shown(&figures.as_ref().and_then(Figures::own_to_debts)),
            ],
            rating: rate(judged(&history), figures.as_ref(), self.scale),
            history,
            stages: stages(entries, names)?,
            audit: entries.said(parts::AUDIT_END, "", names)?,
            limit: entries.said(parts::LIMIT, "", names)?,
            proposal: proposed(entries, &paid, self.currency)?,
            importance: entries.said(parts::IMPORTANCE, "", names)?,
            attachments: attachments_of(reader, company, customer)?,
            past: past(entries, names),
            may_confirm_limit: may_confirm_limit(self.who),
            code: self.card.code,
            name: self.card.name,
            day,
            currency: self.currency,
            settings: self.settings,
        })
    }
}

impl<T> Said<T> {
    pub(super) fn map<U>(self, other: impl FnOnce(T) -> U) -> Said<U> {
        Said {
            entry: self.entry,
            what: other(self.what),
            day: self.day,
            person: self.person,
            recorded: self.recorded,
        }
    }
}

/// Something a file has a place for, with what was said about it.
type Asked<K, T> = (K, Option<Said<T>>);

/// Each of these with what was said about it.
fn each<K: Copy, T>(
    all: &[K],
    said: impl Fn(K) -> Result<Option<Said<T>>, Refused>,
) -> Result<Vec<Asked<K, T>>, Refused> {
    all.iter().map(|key| Ok((*key, said(*key)?))).collect()
}

fn contracts(entries: &Entries, usual: Option<u16>) -> Result<Vec<ContractShown>, Refused> {
    let mut contracts = entries.contracts()?;
    contracts.sort_by_key(|contract| std::cmp::Reverse((contract.signed, contract.number.clone())));
    let shown = |contract: Contract| ContractShown { warnings: contract.warnings(usual), contract };
    Ok(contracts.into_iter().map(shown).collect())
}

/// Stages of the audit that is not ended.
fn stages(entries: &Entries, names: &Names) -> Result<Vec<Asked<Stage, StageKept>>, Refused> {
    let ended = entries.audit_ended();
    each(Stage::ALL, |stage| {
        let said = entries.said::<StageKept>(parts::AUDIT, stage.code(), names)?;
        // What belongs to an ended audit is empty now, but its entry is still the one seen.
        Ok(said.map(|said| match said.entry > ended {
            true => said,
            false => said.map(|_| StageKept::default()),
        }))
    })
}

fn past(entries: &Entries, names: &Names) -> Vec<PastEntry> {
    let newest = entries.rows.iter().rev().take(PAST);
    let entry = |row: &saldo_store::dossier::EntryRow| PastEntry {
        part: row.new.part.clone(),
        name: row.new.name.clone(),
        day: row.new.day,
        person: names.get(row.new.person),
        recorded: row.recorded,
    };
    newest.map(entry).collect()
}

fn kept_figures(figures: Option<&FiguresKept>) -> Option<Figures> {
    figures.map(|figures| Figures {
        income: Amount::minor_units_of(figures.income),
        debts: Amount::minor_units_of(figures.debts),
        own_funds: Amount::minor_units_of(figures.own_funds),
    })
}

fn judged(history: &Discipline) -> History {
    History { judged: history.obligations, on_time: history.on_time_count }
}

/// Days the customer usually needs: as somebody said, else as seen in the book.
fn usual(entries: &Entries, paid: &Paying) -> Result<Option<u16>, Refused> {
    let said: Option<HabitKept> = entries.get(parts::HABIT, "")?;
    let said = said.and_then(|habit| habit.days);
    Ok(said.or_else(|| contract::usual_days(paid.days_to_pay.clone())))
}

/// The same, read for one customer.
pub(super) fn usual_days(
    reader: &mut Reader,
    company: CompanyId,
    entries: &Entries,
    customer: CustomerId,
    today: Day,
) -> Result<Option<u16>, Refused> {
    let currency = company_currency(reader, company)?;
    usual(entries, &paying(reader, company, customer, currency, today)?)
}

/// The same of several customers, for those who have a habit: what somebody said of it, else what the
/// book shows, in a fixed number of statements (REM-02).
pub(crate) fn usual_days_of_all(
    reader: &mut Reader,
    company: CompanyId,
    customers: &[CustomerId],
    today: Day,
) -> Result<BTreeMap<CustomerId, u16>, Refused> {
    let seen = days_to_pay(reader, company, customers, history::within_a_year(today))?;
    let seen = seen.into_iter();
    let mut usual: BTreeMap<CustomerId, u16> =
        seen.filter_map(|(customer, days)| Some((customer, contract::usual_days(days)?))).collect();
    let mut said = BTreeMap::new();
    for row in entries_of_all(reader, company, customers)? {
        if row.new.part == parts::HABIT {
            // The latest comes last; one without days leaves it to the book.
            let kept: HabitKept = read_entry(&row)?;
            said.insert(row.new.customer, kept.days);
        }
    }
    usual.extend(said.into_iter().filter_map(|(customer, days)| Some((customer, days?))));
    Ok(usual)
}

fn company_currency(reader: &mut Reader, company: CompanyId) -> Result<Currency, Refused> {
    let found = saldo_store::company::get(reader, company)?;
    Ok(found.ok_or(Refused::NoCompany)?.currency)
}

/// What a customer brought, for the review of its package.
pub(super) fn brought(
    reader: &mut Reader,
    company: CompanyId,
    entries: &Entries,
    customer: CustomerId,
    today: Day,
) -> Result<Brought, Refused> {
    let mut brought = Brought { people: entries.people()?, ..Brought::default() };
    for paper in Paper::ALL {
        let kept: Option<PaperKept> = entries.get(parts::PAPER, &paper.number().to_string())?;
        if let Some(kept) = kept.filter(|kept| kept.counts_as(paper)) {
            brought.papers.insert(paper.number(), kept.made);
        }
    }
    let card = saldo_store::customers::card(reader, company, customer)?;
    brought.registered = card.is_some_and(|card| !card.registry_code.trim().is_empty());
    let figures = entries.latest_figures()?;
    brought.figures = figures.as_ref().map(|figures| figures.day);
    let currency = company_currency(reader, company)?;
    let paid = paying(reader, company, customer, currency, today)?;
    let history = discipline(today, paid.obligations);
    let scale = policies::of_customer(reader, company, customer)?.on(today).policy.solvency;
    let rating = rate(judged(&history), kept_figures(figures.as_ref()).as_ref(), scale);
    brought.rated = rating.total.is_some();
    Ok(brought)
}

/// A limit from the payments of the window and the days of the contract (TC-04), or why none
/// can be proposed.
pub(super) fn propose(
    reader: &mut Reader,
    company: CompanyId,
    entries: &Entries,
    customer: CustomerId,
    currency: Currency,
    today: Day,
) -> Result<Result<LimitProposal, Refused>, Refused> {
    let paid = paying(reader, company, customer, currency, today)?;
    Ok(proposed(entries, &paid, currency)?.map_err(Refused::from))
}

fn proposed(
    entries: &Entries,
    paid: &Paying,
    currency: Currency,
) -> Result<Result<LimitProposal, DossierRefusal>, Refused> {
    let missing = missing_facts(&entries.outlet()?);
    if !missing.is_empty() {
        return Ok(Err(DossierRefusal::FactsMissing(missing)));
    }
    let mut contracts = entries.contracts()?;
    contracts.retain(|contract| contract.terms_days.is_some_and(|days| days > 0));
    let latest = contracts.iter().max_by_key(|contract| contract.signed);
    let Some(deferral) = latest.and_then(|contract| contract.terms_days) else {
        return Ok(Err(DossierRefusal::NoDeferral));
    };
    let buyer = Buyer {
        payments: paid.received,
        window: paid.window,
        deferral,
        ceiling: Ceiling::Payments,
        debt: paid.debt,
        overdue: paid.overdue,
        overdue_stops: true,
    };
    let limit = buyer.safe_limit();
    let money = |amount: Amount| amount.in_minor_units_of(currency);
    Ok(Ok(LimitProposal {
        received: money(paid.received)?,
        window_days: paid.window.get(),
        daily: money(limit.average_daily_payment)?,
        deferral_days: deferral,
        limit: money(limit.limit)?,
        debt: money(paid.debt)?,
        available: money(limit.available)?,
    }))
}
