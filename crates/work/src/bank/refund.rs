//! Lines that pay money back to whoever had paid too much.

use super::settle::{Asking, Settling};
use crate::refunds::RefundRefusal;
use crate::{Refused, Who};
use saldo_domain::authority::Right;
use saldo_domain::matching::Doubt;
use saldo_domain::refunds::{
    Act, Awaited, LATE, Order, PaidBack, State, end_to_end, end_to_end_by_number, paid_back,
};
use saldo_domain::{CompanyId, CustomerId, Day, ItemId};
use saldo_store::Reader;
use saldo_store::bank::{self as lines, LineRow, LineState};
use saldo_store::refunds::{self as stored, RefundRow};

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
                    if *what == Act::Paid {
                        found.take(*refund);
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
    /// with the same statement, nothing is there any more to be paid back: the refund is withdrawn,
    /// and the line is asked about when it is told again. That takes whoever may withdraw an ordered
    /// refund.
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
            self.changes.push((row.refund, Act::Withdrawn, 0, None, reason.to_owned()));
        }
        Ok(())
    }

    /// Whose payment stands for a line, where something of it is on its way back or has gone: it
    /// cannot be taken back before a person has looked at both.
    pub(super) fn goes_back(&mut self, line: &LineRow) -> Result<Option<CustomerId>, Refused> {
        let Some((customer, item)) = line.payment else { return Ok(None) };
        Ok(self.ledger(customer)?.goes_back(item).then_some(customer))
    }
}
