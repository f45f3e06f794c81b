//! One case: where it stands, what happened, the money, the next day, and what may be recorded.

use super::books::is_back;
use super::file::{Entry, File, filing_from, owing};
use super::limitation::Terms;
use super::record::{is_money, right_of};
use super::routes::{fees_of, to_claim};
use super::working_days;
use crate::acts::ledger::read_book;
use crate::views::{People, PersonRef};
use crate::{Office, Refused, Who, company as companies, policies};
use saldo_domain::authority::request::RequestKind;
use saldo_domain::authority::{Choice, Right};
use saldo_domain::recovery::case::{Act, Need, Next, Stage, Sums, leading_from};
use saldo_domain::recovery::limitation::Limitation;
use saldo_domain::recovery::off_balance::Watch;
use saldo_domain::{CompanyId, Currency, CustomerId, Day, ItemId, Money};
use saldo_store::acknowledgements::{self, AcknowledgementRow};
use saldo_store::{Reader, person, requests as stored_requests};

/// One case as its page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sheet {
    pub customer: CustomerId,
    pub code: String,
    pub name: String,
    pub today: Day,
    pub currency: Currency,
    /// `None` where there never was a case.
    pub stage: Option<Stage>,
    pub entries: Vec<Entry>,
    /// How many facts older cases hold.
    pub earlier: usize,
    /// The debts it is about.
    pub debts: Vec<CaseDebt>,
    /// Late principal and late charges in the currency, and what a suit would cost first: of the
    /// debts that may be sued for today, else of all.
    pub sums: Sums,
    pub pay_by: Option<Day>,
    pub filing_from: Option<Day>,
    pub watch: Option<Watch>,
    pub next: Option<Next>,
    pub owner: Option<PersonRef>,
    /// People by account, for the timeline.
    pub people: Vec<PersonRef>,
    /// What may be recorded now by whoever looks.
    pub steps: Vec<Step>,
    /// Decisions about this customer that a step may rest on.
    pub decisions: Vec<Decision>,
    /// Payments of the customer, the latest first.
    pub payments: Vec<Payment>,
    pub acknowledged: Vec<AcknowledgementRow>,
    pub may_acknowledge: bool,
}

/// A debt of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseDebt {
    pub item: ItemId,
    pub number: String,
    pub due: Day,
    pub open: Money,
    /// First day on which it may be sued for; `None` where nobody has asked for it.
    pub filing_from: Option<Day>,
    /// Its limitation; `None` where the law is not known.
    pub term: Option<Limitation>,
}

/// Something that may be recorded now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub act: Act,
    /// What its form asks for.
    pub needs: &'static [Need],
}

/// A decision that a step may rest on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    pub number: i64,
    /// For which act.
    pub act: Act,
    pub day: Day,
}

/// Money of the customer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payment {
    pub item: ItemId,
    pub number: String,
    pub day: Day,
    pub amount: Money,
}

/// Payments offered at the most.
const MOST_PAYMENTS: usize = 50;

/// The case of a customer.
///
/// # Errors
/// `UnknownCustomer`, `Money`, or the store's.
pub fn sheet(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
) -> Result<Sheet, Refused> {
    let found = companies::get(office, company)?;
    let today = office.today_in(&found.zone)?;
    office.store.read(|reader| {
        let (card, late) = owing(reader, company, who, customer, today)?;
        let file = File::of(reader, company, customer)?;
        let terms = Terms::of(reader, company, &found.country, Some(customer))?;
        let concerned = file.concerned(&late);
        let meant = late.iter().filter(|debt| concerned.iter().any(|one| one.0 == debt.item));
        let calendar = working_days(reader, company, &found.country)?;
        // A year that is not loaded is told where a suit is recorded.
        let line = policies::of_customer(reader, company, customer)?;
        let periods = |on: Day| line.on(on).policy.periods;
        let pay_by = file.course.pay_by(periods);
        let filing = filing_from(&file.course, meant.clone(), (&calendar, &periods));
        let filing = filing.unwrap_or_default();
        let debts: Vec<CaseDebt> = meant
            .map(|debt| CaseDebt {
                filing_from: filing.iter().find(|one| one.0 == debt.item).and_then(|one| one.1),
                item: debt.item,
                number: debt.number.clone(),
                due: debt.due,
                open: debt.open,
                term: terms.term(debt),
            })
            .collect();
        let currency = debts.first().map_or(found.currency, |debt| debt.open.currency());
        let may_be_sued = |debt: &&CaseDebt| debt.filing_from.is_some_and(|from| from <= today);
        let ready: Vec<&CaseDebt> = match file.course.stage() {
            Some(Stage::PreTrial) => debts.iter().filter(may_be_sued).collect(),
            _ => Vec::new(),
        };
        let meant = if ready.is_empty() { debts.iter().collect() } else { ready };
        let sums =
            suit_sums(reader, (company, &found.country), customer, &meant, (currency, today))?;
        let filing_from = debts.iter().filter_map(|debt| debt.filing_from).min();
        let people = People::of(reader, company)?;
        let owner = file.course.in_charge().or(card.owner);
        let back = match file.course.to_take_back() {
            Some(last) => is_back(reader, company, customer, last)?,
            None => false,
        };
        let accounts = person::list(reader, company)?;
        Ok(Sheet {
            customer,
            code: card.code,
            name: card.name,
            today,
            currency,
            stage: file.course.stage(),
            entries: file.entries(),
            earlier: file.course.earlier().len(),
            debts,
            sums,
            pay_by,
            filing_from,
            watch: file.course.watch(),
            next: file.course.next((pay_by, filing_from), today),
            owner: owner.and_then(|owner| people.get(owner)),
            people: accounts.iter().filter_map(|one| people.get(one.person)).collect(),
            steps: steps(&file, who, back),
            decisions: decisions(reader, company, customer)?,
            payments: payments(reader, company, customer)?,
            acknowledged: acknowledgements::standing(reader, company, Some(customer))?,
            may_acknowledge: who.may(Right::RecordClaimsAndCourt),
        })
    })
}

/// What this person may record now, in the order of the table; `back` where nothing that the last act
/// did to the book stands.
fn steps(file: &File, who: Who, back: bool) -> Vec<Step> {
    let stage = file.course.stage().filter(|stage| !stage.is_closed());
    let mut steps = Vec::new();
    if file.course.stage().is_none_or(Stage::lets_another_begin) {
        steps.push(Step { act: Act::Open, needs: &[] });
        let lines = leading_from(Stage::Collecting);
        let begin = lines.filter(|line| matches!(line.act, Act::Demand | Act::Claim));
        steps.extend(begin.map(|line| Step { act: line.act, needs: line.needs }));
    }
    // A sale is recorded by accepting an offer.
    let of_stage = stage.into_iter().flat_map(leading_from);
    let of_stage = of_stage.filter(|line| !matches!(line.act, Act::Sold | Act::SoldInPart));
    steps.extend(of_stage.map(|line| Step { act: line.act, needs: line.needs }));
    if stage != Some(Stage::Watched) && file.course.watch().is_some() {
        let of_watch = leading_from(Stage::Watched);
        steps.extend(of_watch.map(|line| Step { act: line.act, needs: line.needs }));
    }
    // A mistake is taken back by whoever may do the act itself.
    let last = file.rows.last().map(|row| row.fact.act).filter(|act| *act != Act::TakenBack);
    let moved = last.is_some_and(Act::moves_the_book) && !back;
    if stage.is_some() && !moved && last.is_some_and(|act| who.may(right_of(act))) {
        steps.push(Step { act: Act::TakenBack, needs: &[Need::Note] });
    }
    steps.retain(|step| step.act == Act::TakenBack || who.may(right_of(step.act)));
    steps
}

/// Principal, late charges and the fee of the cheapest procedure that is open.
fn suit_sums(
    reader: &mut Reader,
    (company, country): (CompanyId, &str),
    customer: CustomerId,
    debts: &[&CaseDebt],
    (currency, day): (Currency, Day),
) -> Result<Sums, Refused> {
    let own = debts.iter().map(|debt| debt.open).filter(|open| open.currency() == currency);
    let principal = Money::sum(currency, own)?;
    let penalty = to_claim(reader, company, customer, (currency, day), |item| {
        debts.iter().any(|debt| debt.item == item)
    })?;
    let fees = fees_of(reader, (company, country), customer, (principal, penalty), day)?;
    let fee = fees.and_then(|fees| fees.fee_order.or(fees.fee_claim));
    let costs = fee.map(|fee| fee.in_minor_units_of(currency)).transpose()?;
    Ok(Sums { principal, penalty, costs: costs.unwrap_or(Money::zero(currency)) })
}

fn decisions(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<Vec<Decision>, Refused> {
    let rows = stored_requests::decisions_about(reader, company, customer)?;
    let one = |row: &stored_requests::DecidedRow| {
        let chosen = |choice| row.choices.contains(&choice);
        let approved = row.kind == RequestKind::Irrecoverable && chosen(Choice::Approve);
        let act = match () {
            () if row.kind == RequestKind::Court && chosen(Choice::Court) => Act::Suit,
            () if chosen(Choice::Irrecoverable) || approved => Act::Irrecoverable,
            () => return None,
        };
        Some(Decision { number: row.decision, act, day: row.day })
    };
    Ok(rows.iter().rev().filter_map(one).collect())
}

fn payments(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
) -> Result<Vec<Payment>, Refused> {
    let book = read_book(reader, company, customer)?;
    let live = book.items().filter(|item| is_money(&book, item.item));
    let mut payments: Vec<Payment> = live
        .map(|item| Payment {
            item: item.item,
            number: item.number.clone(),
            day: item.effective,
            amount: item.amount,
        })
        .collect();
    payments.sort_by_key(|one| std::cmp::Reverse((one.day, one.item)));
    payments.truncate(MOST_PAYMENTS);
    Ok(payments)
}
