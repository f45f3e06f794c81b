//! Lines that pay money back to whoever had paid too much.

use super::settle::{Asking, Settling};
use crate::refunds::RefundRefusal;
use crate::{Refused, Who};
use saldo_domain::allocation::Reason;
use saldo_domain::authority::Right;
use saldo_domain::book::NewMovement;
use saldo_domain::matching::{Doubt, Proposal};
use saldo_domain::refunds::{
    Act, Awaited, LATE, Order, PaidBack, State, after, end_to_end, end_to_end_by_number, paid_back,
};
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money};
use saldo_store::Reader;
use saldo_store::bank::{self as lines, LineRow, LineState};
use saldo_store::refunds::{self as stored, Filter, RefundRow};
use std::collections::BTreeMap;

/// A payment that is told again, and of which something was to go back.
pub(super) struct ComingBack {
    item: ItemId,
    /// What makes it count again.
    counts: NewMovement,
    /// What is kept of it again.
    kept: Vec<RefundRow>,
}

/// Refunds that the bank may pay, with how lines are compared with them.
pub(super) struct Refunds {
    pub(super) rows: Vec<RefundRow>,
    pub(super) awaited: Vec<Awaited>,
    /// Lines before this day may be refunds that are not among these.
    since: Day,
}

impl Refunds {
    /// What a line booked on this day or later may be.
    fn read(reader: &mut Reader, company: CompanyId, since: Day) -> Result<Self, Refused> {
        let mut found = Self { rows: Vec::new(), awaited: Vec::new(), since };
        for (row, ordered, withdrawn) in stored::awaited(reader, company, since.plus(-LATE))? {
            found.awaited.push(Awaited {
                refund: row.refund,
                amount: row.new.amount,
                from: row.new.own_account.clone(),
                account: row.new.payee_account.clone(),
                name: row.new.payee.clone(),
                end_to_end: end_to_end(company.get(), row.refund, row.recorded),
                by_number: end_to_end_by_number(company.get(), row.refund),
                ordered,
                uncertain: row.state != State::Ordered,
                unlikely: withdrawn.is_some() && row.told_bank() != Order::Written,
                withdrawn,
            });
            found.rows.push(row);
        }
        Ok(found)
    }

    /// Its payment is there again: it is awaited as it was.
    fn resume(&mut self, refund: i64) {
        let Some(row) = self.rows.iter_mut().find(|row| row.refund == refund) else { return };
        row.state = after(Some(row.state), Act::Resumed, row.told_bank()).unwrap_or(row.state);
        let is_uncertain = row.state != State::Ordered;
        let of_it = self.awaited.iter_mut().filter(|one| one.refund == refund);
        of_it.for_each(|one| one.uncertain = is_uncertain);
    }

    fn take(&mut self, refund: i64) -> Option<RefundRow> {
        self.awaited.retain(|one| one.refund != refund);
        let at = self.rows.iter().position(|row| row.refund == refund)?;
        Some(self.rows.remove(at))
    }
}

/// Refunds that a line may pay, as things stand: for the line's own page.
pub(super) fn may_pay(
    reader: &mut Reader,
    company: CompanyId,
    line: &LineRow,
) -> Result<Vec<RefundRow>, Refused> {
    if line.fact.amount.is_positive() || line.state != LineState::Open {
        return Ok(Vec::new());
    }
    let mut found = Refunds::read(reader, company, line.fact.booked)?;
    let wanted = match paid_back(&line.fact, &line.account, &found.awaited) {
        PaidBack::Certain(refund) => vec![refund],
        PaidBack::Question(refunds) => refunds,
        PaidBack::No => return Ok(Vec::new()),
    };
    found.rows.retain(|row| wanted.contains(&row.refund) && fits(line, row));
    Ok(found.rows)
}

/// A line pays a refund of its amount, and no part of one.
fn fits(line: &LineRow, row: &RefundRow) -> bool {
    line.fact.amount.negated().ok() == Some(row.new.amount)
}

impl Settling<'_> {
    /// What a line of this day may be, without those that another line has paid since this began.
    fn awaited(&mut self, booked: Day) -> Result<&mut Refunds, Refused> {
        let company = self.stamp.company;
        let found = match self.refunds.take().filter(|found| found.since <= booked) {
            Some(found) => found,
            None => {
                // Statements may be told backwards: not every earlier day is read for anew.
                let mut found = Refunds::read(self.writer, company, booked.plus(-LATE))?;
                for (refund, what, ..) in &self.changes {
                    match what {
                        Act::Paid => drop(found.take(*refund)),
                        Act::Resumed => found.resume(*refund),
                        _ => {}
                    }
                }
                found
            }
        };
        Ok(self.refunds.insert(found))
    }

    /// Money that went out and was ordered to go back: it is paid, or a person is asked. Says
    /// whether the line is one.
    pub(super) fn look_for_refund(&mut self, line: &LineRow, told: bool) -> Result<bool, Refused> {
        let awaited = &self.awaited(line.fact.booked)?.awaited;
        let found = match paid_back(&line.fact, &line.account, awaited) {
            PaidBack::No => return Ok(false),
            PaidBack::Certain(refund) => Some(refund),
            PaidBack::Question(_) => None,
        };
        // The same line in other words would show it paid by the wrong one.
        let doubted = told
            || (line.state == LineState::Open
                && !line.doubt.is_empty()
                && lines::was_taken_back(self.writer, self.stamp.company, line.line)?);
        match found.filter(|_| !doubted) {
            Some(refund) if self.pay(line, refund)? => {}
            _ if told => self.ask(line, Doubt::MaybeTold, Asking::default()),
            _ => self.ask(line, Doubt::WhichRefund, Asking::default()),
        }
        Ok(true)
    }

    /// Notes that a line pays a refund. The book says no where the money is not there any more
    /// on that day: then nothing is noted, and a person has to look.
    fn pay(&mut self, line: &LineRow, refund: i64) -> Result<bool, Refused> {
        let found =
            self.awaited(line.fact.booked)?.rows.iter().find(|row| row.refund == refund).cloned();
        let Some(row) = found.filter(|row| fits(line, row)) else { return Ok(false) };
        let on = line.fact.booked.min(self.today);
        let (item, amount, is_kept) = (row.new.item, row.new.amount, row.state.holds());
        let ledger = self.ledger(row.new.customer)?;
        let reason = row.new.reason.clone();
        let movement = match ledger.pay_back(refund, (item, amount, is_kept), on, &reason) {
            Ok(movement) => movement,
            Err(Refused::Store(error)) => return Err(error.into()),
            Err(_) => {
                if is_kept {
                    ledger.keep_again(item, amount)?;
                }
                return Ok(false);
            }
        };
        self.awaited(line.fact.booked)?.take(refund);
        self.changes.push((row.refund, Act::Paid, line.line, Some(movement), String::new()));
        self.say(line, LineState::Refunded, None, "", "");
        self.made.refunded += 1;
        Ok(true)
    }

    /// A person says which refund a line pays.
    pub(super) fn say_paid(&mut self, line: &LineRow, refund: i64) -> Result<(), Refused> {
        let row = stored::one(self.writer, self.stamp.company, refund)?;
        let row = row.ok_or(RefundRefusal::Unknown { refund })?;
        // The same that the line's page offers, and nothing else of the same amount.
        let awaited = &self.awaited(line.fact.booked)?.awaited;
        let is_offered = match paid_back(&line.fact, &line.account, awaited) {
            PaidBack::Certain(found) => found == refund,
            PaidBack::Question(found) => found.contains(&refund),
            PaidBack::No => false,
        };
        if row.told_bank() == Order::No || !is_offered || !fits(line, &row) {
            return Err(RefundRefusal::Unknown { refund }.into());
        }
        if self.pay(line, refund)? {
            return Ok(());
        }
        Err(RefundRefusal::Closed { refund, state: row.state }.into())
    }

    /// Parts a line from the refund that it showed paid: the refund is awaited again. Says whose
    /// it is.
    pub(super) fn unpay(
        &mut self,
        line: &LineRow,
        reason: &str,
    ) -> Result<Option<CustomerId>, Refused> {
        let company = self.stamp.company;
        let Some(row) = stored::paid_by_line(self.writer, company, line.line)? else {
            return Ok(None);
        };
        let customer = row.new.customer;
        if let Some(movement) = row.movement {
            self.ledger(customer)?.unpay(movement, reason)?;
            let said = (row.refund, Act::Unpaid, line.line, Some(movement), reason.to_owned());
            self.changes.push(said);
        }
        Ok(Some(customer))
    }

    /// Parts lines of one statement from the refunds that they showed paid. Where the payment leaves
    /// with the same statement, nothing is there any more to be paid back: the refund is suspended
    /// until the payment is told again. That takes whoever may withdraw an ordered refund.
    pub(super) fn unpay_together(
        &mut self,
        who: Who,
        lines: &[LineRow],
        reason: &str,
    ) -> Result<(), Refused> {
        let leaves = |of: (CustomerId, ItemId)| {
            let mut taken = lines.iter().filter(|one| one.state == LineState::Matched);
            taken.any(|one| !one.linked && one.payment == Some(of))
        };
        for line in lines.iter().filter(|line| line.state == LineState::Refunded) {
            let found = stored::paid_by_line(self.writer, self.stamp.company, line.line)?;
            self.unpay(line, reason)?;
            let Some(row) = found.filter(|row| leaves((row.new.customer, row.new.item))) else {
                continue;
            };
            who.must(Right::ApproveRefunds)?;
            self.ledger(row.new.customer)?.set_free(row.new.item, row.new.amount)?;
            self.changes.push((row.refund, Act::Suspended, 0, None, reason.to_owned()));
        }
        Ok(())
    }

    /// Refunds whose payment may be told again: suspended with it, or withdrawn and perhaps paid by
    /// the bank all the same; by customer.
    fn without_payment(&mut self) -> Result<&BTreeMap<CustomerId, Vec<RefundRow>>, Refused> {
        let found = match self.without_payment.take() {
            Some(found) => found,
            None => {
                let states = vec![State::Suspended, State::Withdrawn];
                let filter = Filter { states, ..Filter::default() };
                let mut found: BTreeMap<CustomerId, Vec<RefundRow>> = BTreeMap::new();
                for row in stored::list(self.writer, self.stamp.company, &filter, 0, u32::MAX)? {
                    if row.told_bank() != Order::No {
                        found.entry(row.new.customer).or_default().push(row);
                    }
                }
                found
            }
        };
        Ok(self.without_payment.insert(found))
    }

    /// The payment that stood for the line before its statement was taken back, where money of it was
    /// to go back to whoever paid it: told again it is the same payment, for a refund names it. A line
    /// that stood for none of this customer's may tell such a payment in other words, or after the
    /// customer who paid it became this one.
    pub(super) fn coming_back(
        &mut self,
        line: &LineRow,
        customer: CustomerId,
    ) -> Result<Option<ComingBack>, Refused> {
        // A line nobody has looked at has no history.
        let is_fresh = line.state == LineState::Open && line.doubt.is_empty();
        let company = self.stamp.company;
        let before = match is_fresh {
            true => None,
            false => {
                let acts = lines::acts_of(self.writer, company, line.line)?;
                acts.iter().rev().find_map(|act| act.payment.filter(|_| !act.linked))
            }
        };
        let named = self.without_payment()?.get(&customer).cloned().unwrap_or_default();
        let own = before.filter(|(whose, _)| *whose == customer).map(|(_, item)| item);
        let candidates = match own {
            Some(item) => {
                let of = Filter { customer: Some(customer), item: Some(item), ..Filter::default() };
                let is_named = stored::count(self.writer, company, &of)? > 0;
                is_named.then_some(item).into_iter().collect()
            }
            None => named.iter().map(|row| row.new.item).collect::<Vec<_>>(),
        };
        let (amount, on) = (line.fact.amount, line.fact.booked.min(self.today));
        for item in candidates {
            let book = self.ledger(customer)?.book();
            let Some(found) = book.item(item) else { continue };
            let is_same = found.amount == amount && found.effective == on;
            let gone = book.cancelled(found).filter(|one| is_same && one.effective == on);
            let Some(gone) = gone else { continue };
            let counts = gone.reversal(on)?;
            let is_kept = |row: &RefundRow| row.new.item == item && row.state == State::Suspended;
            let mut kept = named;
            kept.retain(is_kept);
            return Ok(Some(ComingBack { item, counts, kept }));
        }
        Ok(None)
    }

    /// The payment counts again, and what was to go back of it is kept before it pays anything.
    pub(super) fn bring_back(
        &mut self,
        line: &LineRow,
        customer: CustomerId,
        back: ComingBack,
    ) -> Result<ItemId, Refused> {
        let ledger = self.ledger(customer)?;
        ledger.add_movement(&back.counts, Reason::Designated.code())?;
        for row in &back.kept {
            ledger.keep_again(back.item, row.new.amount)?;
        }
        for row in &back.kept {
            self.changes.push((row.refund, Act::Resumed, line.line, None, String::new()));
            if let Some(refunds) = &mut self.refunds {
                refunds.resume(row.refund);
            }
        }
        if let Some(found) = &mut self.without_payment
            && let Some(rows) = found.get_mut(&customer)
        {
            rows.retain(|row| row.new.item != back.item);
        }
        Ok(back.item)
    }

    /// Would what is proposed for a line take money that is kept again once the line is booked?
    /// Nobody but a person says then what the rest pays.
    pub(super) fn takes_what_is_kept(
        &mut self,
        line: &LineRow,
        proposal: &Proposal,
    ) -> Result<bool, Refused> {
        let Some(back) = self.coming_back(line, proposal.customer)? else { return Ok(false) };
        let mut needed = Money::zero(line.fact.amount.currency());
        let shares = proposal.shares.iter().map(|share| share.amount);
        for amount in shares.chain(back.kept.iter().map(|row| row.new.amount)) {
            needed = needed.plus(amount)?;
        }
        Ok(needed.minor() > line.fact.amount.minor())
    }

    /// Whose payment stands for a line, where something of it is on its way back or has gone: it
    /// cannot be taken back before a person has looked at both.
    pub(super) fn goes_back(&mut self, line: &LineRow) -> Result<Option<CustomerId>, Refused> {
        let Some((customer, item)) = line.payment else { return Ok(None) };
        Ok(self.ledger(customer)?.goes_back(item).then_some(customer))
    }
}
