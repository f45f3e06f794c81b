//! The inbox and the card of a line, as screens show them.

use super::answers::of_proposals;
use super::refund::may_pay;
use super::settle::{LOOK_BACK, RECORDED_WITHIN, line_of};
use crate::acts::ledger::read_book;
use crate::views::{Page, Paged, People};
use crate::{Office, Refused, Who};
use saldo_domain::authority::Right;
use saldo_domain::book::CustomerBook;
use saldo_domain::book::{ItemKind, Moment, Side};
use saldo_domain::matching::{Difference, Doubt, Evidence, Netted, Proposal};
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money};
use saldo_store::Reader;
use saldo_store::bank::{self as stored, ActRow, LineFilter, LineRow, LineState, StatementRow};
use saldo_store::customers;
use saldo_store::refunds::{self, RefundRow};
use std::collections::BTreeMap;

/// Lines shown of those that a return may mean.
const SHOWN: usize = 20;

/// A line of the inbox with what is proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InboxLine {
    pub row: LineRow,
    pub doubt: Option<Doubt>,
    pub proposals: Vec<Proposed>,
    /// Of money that the bank took back: the lines it may mean, the latest first.
    pub earlier: Vec<LineRow>,
    /// Of money that went out: the refunds it may be, as they were proposed.
    pub refunds: Vec<RefundRow>,
}

/// A proposal with the words a person needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    pub customer: CustomerId,
    pub code: String,
    pub name: String,
    pub shares: Vec<ProposedShare>,
    /// What the shares leave.
    pub rest: Money,
    pub rest_in_order: bool,
    pub short: Option<(Money, Difference)>,
    /// What the payer deducted: number and amount of each credit.
    pub deducted: Vec<(ItemId, String, Money)>,
    pub evidence: Vec<Evidence>,
    /// A payment of this amount that is in the book already.
    pub recorded: Option<ItemId>,
}

/// One document of a proposal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposedShare {
    pub item: ItemId,
    pub number: String,
    pub due: Day,
    pub open: Money,
    pub amount: Money,
}

/// Everything about one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub line: InboxLine,
    pub acts: Vec<(ActRow, String)>,
    /// Code of the customer whose payment stands for it.
    pub customer: Option<(String, String)>,
    /// The refund that it shows paid.
    pub refund: Option<i64>,
}

/// Lines as a list: open ones with proposals.
///
/// # Errors
/// `NotPermitted` to those who see own customers only, or the store's.
pub fn inbox(
    office: &Office,
    company: CompanyId,
    who: Who,
    filter: &LineFilter,
    page: Page,
) -> Result<Paged<InboxLine>, Refused> {
    who.must(Right::SeeWholeCompany)?;
    office.store.read(|reader| {
        let total = stored::inbox_count(reader, company, filter)?;
        let rows = stored::inbox(reader, company, filter, page.offset, page.limit)?;
        let rows = rows.into_iter().map(|row| with_proposals(reader, company, row));
        Ok(Paged { rows: rows.collect::<Result<_, Refused>>()?, total, page })
    })
}

/// How many lines wait for a person; nothing for those who may not see them.
///
/// # Errors
/// The store's.
pub fn open_lines(office: &Office, company: CompanyId, who: Who) -> Result<u64, Refused> {
    if who.sees_only().is_some() {
        return Ok(0);
    }
    let filter = LineFilter { state: Some(LineState::Open), incoming: false };
    office.store.read(|reader| Ok(stored::inbox_count(reader, company, &filter)?))
}

/// One line with everything about it.
///
/// # Errors
/// `UnknownLine`, `NotPermitted`, or the store's.
pub fn line(office: &Office, company: CompanyId, who: Who, line: i64) -> Result<Asked, Refused> {
    who.must(Right::SeeWholeCompany)?;
    office.store.read(|reader| {
        let row = line_of(reader, company, line)?;
        let people = People::of(reader, company)?;
        let acts = stored::acts_of(reader, company, line)?.into_iter().map(|act| {
            let name = people.get(act.person).map(|one| one.name).unwrap_or_default();
            (act, name)
        });
        let acts = acts.collect();
        let customer = match row.payment {
            None => None,
            Some((customer, _)) => customers::card(reader, company, customer)?,
        };
        let customer = customer.map(|card| (card.code, card.name));
        let refund = refunds::paid_by_line(reader, company, line)?.map(|found| found.refund);
        Ok(Asked { line: with_proposals(reader, company, row)?, acts, customer, refund })
    })
}

/// The line for which a payment stands; nothing when it did not come from a bank, or to
/// those who see own customers only.
///
/// # Errors
/// The store's.
pub fn line_of_payment(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    item: ItemId,
) -> Result<Option<LineRow>, Refused> {
    if who.sees_only().is_some() {
        return Ok(None);
    }
    office.store.read(|reader| Ok(stored::line_of_item(reader, company, customer, item)?))
}

/// Statements that were imported, newest first.
///
/// # Errors
/// `NotPermitted`, or the store's.
pub fn statements(
    office: &Office,
    company: CompanyId,
    who: Who,
) -> Result<Vec<StatementRow>, Refused> {
    who.must(Right::SeeWholeCompany)?;
    office.store.read(|reader| Ok(stored::statements(reader, company, 50)?))
}

fn earlier(
    reader: &mut Reader,
    company: CompanyId,
    row: &LineRow,
) -> Result<Vec<LineRow>, Refused> {
    let wanted = row.fact.amount.negated().ok().filter(|wanted| wanted.is_positive());
    let Some(wanted) = wanted.filter(|_| row.state == LineState::Open) else {
        return Ok(Vec::new());
    };
    let days = (row.fact.booked.plus(-LOOK_BACK), row.fact.booked);
    let mut lines = stored::lines_of_amount(reader, company, &row.account, wanted, days)?;
    lines
        .retain(|one| matches!(one.state, LineState::Open | LineState::Matched | LineState::Aside));
    lines.reverse();
    lines.truncate(SHOWN);
    Ok(lines)
}

fn with_proposals(
    reader: &mut Reader,
    company: CompanyId,
    row: LineRow,
) -> Result<InboxLine, Refused> {
    let doubt = Doubt::from_code(&row.doubt);
    if row.state != LineState::Open {
        let (proposals, earlier, refunds) = (Vec::new(), Vec::new(), Vec::new());
        return Ok(InboxLine { row, doubt, proposals, earlier, refunds });
    }
    let texts = stored::proposals_of(reader, company, row.line)?;
    let read = texts.iter().filter_map(|text| serde_json::from_str::<Proposal>(text).ok());
    let proposals: Vec<Proposal> = read.collect();
    let mut told = Vec::with_capacity(proposals.len());
    for proposal in proposals {
        told.extend(proposed(reader, company, &row, proposal)?);
    }
    let earlier = earlier(reader, company, &row)?;
    let refunds = may_pay(reader, company, &row)?;
    Ok(InboxLine { row, doubt, proposals: told, earlier, refunds })
}

/// The proposal as things stand now: what was settled meanwhile is not proposed again.
fn proposed(
    reader: &mut Reader,
    company: CompanyId,
    row: &LineRow,
    proposal: Proposal,
) -> Result<Option<Proposed>, Refused> {
    let Some(card) = customers::card(reader, company, proposal.customer)? else { return Ok(None) };
    let book = read_book(reader, company, proposal.customer)?;
    let mut rest = row.fact.amount;
    let mut shares = Vec::with_capacity(proposal.shares.len());
    for share in &proposal.shares {
        let Some(item) = book.item(share.item).filter(|item| item.kind.side() == Side::Debit)
        else {
            continue;
        };
        let open = book.open(item.item, Day::LAST, Moment::NOW_AND_EVER);
        let open = open.transpose()?.unwrap_or(Money::zero(share.amount.currency()));
        let amount = share.amount.smaller(open)?.smaller(rest)?;
        if amount.is_positive() {
            let due = book.due(item.item, Day::LAST, Moment::NOW_AND_EVER).unwrap_or(item.due);
            let number = item.number.clone();
            shares.push(ProposedShare { item: item.item, number, due, open, amount });
            rest = rest.minus(amount)?;
        }
    }
    let mut deducted = Vec::new();
    for one in still_netted(&book, &proposal)? {
        let Some(credit) = book.item(one.credit) else { continue };
        deducted.push((one.credit, credit.number.clone(), one.share.amount));
    }
    // Asked of every line: the payment may have been recorded after the question was made.
    let recorded = recorded_twin(reader, company, row, &book)?;
    Ok(Some(Proposed {
        customer: proposal.customer,
        code: card.code,
        name: card.name,
        shares,
        rest,
        rest_in_order: proposal.rest_in_order,
        short: proposal.short,
        deducted,
        evidence: proposal.evidence,
        recorded,
    }))
}

fn recorded_twin(
    reader: &mut Reader,
    company: CompanyId,
    row: &LineRow,
    book: &CustomerBook,
) -> Result<Option<ItemId>, Refused> {
    let alike = book.items().filter(|item| {
        item.kind == ItemKind::Payment
            && item.amount == row.fact.amount
            && item.effective.days_since(row.fact.booked).abs() <= RECORDED_WITHIN
            && !book.is_cancelled(item)
    });
    for item in alike {
        if stored::line_of_item(reader, company, item.customer, item.item)?.is_none() {
            return Ok(Some(item.item));
        }
    }
    Ok(None)
}

/// What a proposal deducts, if all of it is still there and its debts are still open: money and
/// credits pay what they were to pay, or nothing is deducted.
pub(super) fn still_netted(
    book: &CustomerBook,
    proposal: &Proposal,
) -> Result<Vec<Netted>, Refused> {
    let mut used: BTreeMap<ItemId, Money> = BTreeMap::new();
    let shares = proposal.shares.iter().map(|share| (share.item, share.amount));
    let netted = proposal.netted.iter();
    let netted =
        netted.flat_map(|one| [(one.credit, one.share.amount), (one.share.item, one.share.amount)]);
    for (item, amount) in shares.chain(netted) {
        let sum = used.entry(item).or_insert(Money::zero(amount.currency()));
        *sum = sum.plus(amount)?;
    }
    for (item, wanted) in used {
        let Some(found) = book.item(item) else { return Ok(Vec::new()) };
        if book.free_from(found, Day::LAST)?.minor() < wanted.minor() {
            return Ok(Vec::new());
        }
    }
    Ok(proposal.netted.clone())
}

/// The proposal that was made for a customer, to be kept with what a person confirms.
pub(super) fn proposal_for(
    reader: &mut Reader,
    company: CompanyId,
    line: i64,
    customer: CustomerId,
) -> Result<Option<Proposal>, Refused> {
    Ok(of_proposals(&stored::proposals_of(reader, company, line)?, customer))
}
