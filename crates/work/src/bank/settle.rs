//! Lines become payments of customers, or questions.

use super::answers::is_payment_of;
use super::inbox::{proposal_for, still_netted};
use super::refund::Refunds;
use super::waiting::{self, Waiting};
use super::why::Why;
use crate::acts::ledger::Ledger;
use crate::acts::order_for;
use crate::refunds::{self, Change};
use crate::{Refused, Who, policies, scope};
use saldo_domain::allocation::Reason;
use saldo_domain::bank::{LineFact, netted, split};
use saldo_domain::book::facts::DocumentFact;
use saldo_domain::book::same_money;
use saldo_domain::book::{ItemKind, Moment, Side};
use saldo_domain::matching::{
    Doubt, Evidence, Incoming, Index, Matcher, Proposal, Returned, Share, Verdict, may_take_back,
    taken_back,
};
use saldo_domain::refunds::Act;
use saldo_domain::{CompanyId, CustomerId, Day, ItemId, Money, MovementId, UserId};
use saldo_store::Writer;
use saldo_store::bank::{self as stored, ActRow, LineRow, LineState};
use saldo_store::book::Stamp;
use saldo_store::refunds::{self as kept_refunds, RefundRow};
use std::collections::{BTreeMap, BTreeSet};

/// Days back in which a settled document or an incoming payment is looked for.
pub(super) const LOOK_BACK: i64 = 400;

/// A payment recorded by hand is looked for within so many days of the line.
pub(super) const RECORDED_WITHIN: i64 = same_money::WITHIN;

/// Why a payment is taken back when nobody says more than the bank; screens have words for it.
pub const BY_THE_BANK: &str = "returned-by-bank";

/// What was made of lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Made {
    pub(super) matched: u64,
    pub(super) asked: u64,
    pub(super) returned: u64,
    /// Refunds that a statement shows paid.
    pub(super) refunded: u64,
}

/// Turns lines into payments and questions within one transaction.
pub(super) struct Settling<'w> {
    pub(super) writer: &'w mut Writer,
    pub(super) stamp: Stamp,
    person: UserId,
    business: Moment,
    pub(super) today: Day,
    /// What is owed and by whom, read when the first line is looked at: an answer of a person
    /// needs none of it.
    matcher: Option<Matcher>,
    /// The policy by whose figures the matcher decides: what is certain cites it.
    policy: String,
    ledgers: BTreeMap<CustomerId, Ledger>,
    acts: Vec<ActRow>,
    /// Place among the acts of the latest about each line.
    latest: BTreeMap<i64, usize>,
    /// Payments that stand for lines since this began.
    standing: BTreeSet<(CustomerId, ItemId)>,
    pub(super) asked: Vec<(LineRow, Asking)>,
    answered: Vec<i64>,
    /// Refunds that were ordered, read when the first line that went out is looked at.
    pub(super) refunds: Option<Refunds>,
    /// Refunds whose payment is not there, read when the first line is booked.
    pub(super) without_payment: Option<BTreeMap<CustomerId, Vec<RefundRow>>>,
    /// What becomes of refunds, once the book has its movements.
    pub(super) changes: Vec<(i64, Act, i64, Option<MovementId>, String)>,
    pub(super) made: Made,
}

/// Whose a line may be.
#[derive(Default)]
pub(super) struct Asking {
    doubt: Option<Doubt>,
    proposals: Vec<Proposal>,
    /// Nothing is proposed for them; they are not chased over it all the same.
    others: Vec<CustomerId>,
    /// Whose payment it may take back: that is work, and keeps nobody from being chased.
    payer: Option<CustomerId>,
}

impl Waiting<'_> {
    /// Money that may be somebody's who owes; nothing where nobody is known.
    fn of((line, asking): &(LineRow, Asking)) -> Option<Waiting<'_>> {
        let likeliest = asking.proposals.first().map(|proposal| proposal.customer);
        let customer = likeliest.or_else(|| asking.others.first().copied()).or(asking.payer)?;
        Some(Waiting { line, customer })
    }
}

impl Asking {
    fn of(verdict: Verdict) -> Self {
        match verdict {
            Verdict::Certain(proposal) => Self { proposals: vec![proposal], ..Self::default() },
            Verdict::Question(doubt, proposals, others) => {
                Self { doubt: Some(doubt), proposals, others, payer: None }
            }
        }
    }
}

/// What an act says of a line.
pub(super) struct Said<'a> {
    state: LineState,
    payment: Option<(CustomerId, ItemId)>,
    linked: bool,
    other: Option<i64>,
    why: &'a str,
    reason: &'a str,
}

impl<'w> Settling<'w> {
    /// Begins with nothing decided.
    pub(super) const fn begin(
        writer: &'w mut Writer,
        stamp: Stamp,
        person: UserId,
        business: Moment,
        today: Day,
    ) -> Self {
        Self {
            writer,
            stamp,
            person,
            business,
            today,
            matcher: None,
            policy: String::new(),
            ledgers: BTreeMap::new(),
            acts: Vec::new(),
            latest: BTreeMap::new(),
            standing: BTreeSet::new(),
            asked: Vec::new(),
            answered: Vec::new(),
            refunds: None,
            without_payment: None,
            changes: Vec::new(),
            made: Made { matched: 0, asked: 0, returned: 0, refunded: 0 },
        }
    }

    /// Compares a line with what is owed.
    fn compare(&mut self, line: &LineFact) -> Result<Verdict, Refused> {
        if let Some(matcher) = &self.matcher {
            return Ok(matcher.look(line));
        }
        let company = self.stamp.company;
        let debts = stored::debts(self.writer, company, self.today.plus(-LOOK_BACK))?;
        let own = policies::own(self.writer, company)?;
        let in_force = own.on(self.today);
        let thresholds = in_force.policy.matching.clone();
        self.policy = in_force.label();
        let held = thresholds.account_days.map(|days| i64::from(days) * Moment::A_DAY);
        let since = held.map(|held| Moment(self.stamp.recorded.0.saturating_sub(held)));
        let debtors = stored::debtors(self.writer, company, since)?;
        let matcher = Matcher::new(Index::new(debts, debtors), thresholds);
        Ok(self.matcher.insert(matcher).look(line))
    }

    /// What a line is: certain and booked, or a question. `told` says that it may have been
    /// told before in other words.
    pub(super) fn look(&mut self, line: &LineRow, told: bool) -> Result<(), Refused> {
        if !line.fact.amount.is_positive() {
            return self.look_out(line, told);
        }
        let mut asking = Asking::of(self.compare(&line.fact)?);
        self.part_as_stated(line, &mut asking)?;
        self.net(line, &mut asking)?;
        asking.doubt = self.doubt_of(line, told, &asking)?;
        match (asking.doubt, asking.proposals.as_slice()) {
            (None, [certain]) if self.takes_what_is_kept(line, certain)? => {
                self.ask(line, Doubt::GoesBack, asking);
                Ok(())
            }
            (None, [certain]) => self.book(line, certain, Some(self.policy.clone())),
            (Some(Doubt::MoneyBack), _) => {
                self.ask(line, Doubt::MoneyBack, Asking::default());
                Ok(())
            }
            (doubt, _) => {
                self.ask(line, doubt.unwrap_or(Doubt::NobodyKnown), asking);
                Ok(())
            }
        }
    }

    /// Where the payer states what the money is for, document by document, that is what is proposed.
    /// It answers how much is for which document; whose the money is it does not say.
    fn part_as_stated(&mut self, line: &LineRow, asking: &mut Asking) -> Result<(), Refused> {
        let amount = line.fact.amount;
        if !split::is_stated(&line.fact.text, amount.currency()) {
            return Ok(());
        }
        let day = line.fact.booked.min(self.today);
        let is_only = asking.proposals.len() == 1;
        for proposal in &mut asking.proposals {
            let book = self.ledger(proposal.customer)?.book();
            let mut open = Vec::new();
            for item in book.items().filter(|item| item.amount.currency() == amount.currency()) {
                open.push((item, book.lowest_open_from(item, day)?));
            }
            let asked = (&*proposal, asking.doubt, is_only);
            if let Some((parted, doubt)) = split::parted(&line.fact.text, amount, &open, asked) {
                (*proposal, asking.doubt) = (parted, doubt);
            }
        }
        Ok(())
    }

    /// Credits that the payer deducted pay what the money leaves of the debts it is for.
    fn net(&mut self, line: &LineRow, asking: &mut Asking) -> Result<(), Refused> {
        let ([proposal], []) = (asking.proposals.as_mut_slice(), asking.others.as_slice()) else {
            return Ok(());
        };
        if proposal.short.is_none() && !proposal.rest_in_order {
            return Ok(());
        }
        let (amount, day) = (line.fact.amount, line.fact.booked.min(self.today));
        let book = self.ledger(proposal.customer)?.book();
        let mut open = Vec::new();
        for item in book.items().filter(|item| item.amount.currency() == amount.currency()) {
            let left = match item.kind.side() {
                Side::Debit => book.lowest_open_from(item, day)?,
                Side::Credit => book.free_from(item, day)?,
            };
            open.push((item, left));
        }
        let asked = (&*proposal, asking.doubt);
        if let Some(netted) = netted::netted(&line.fact.text, amount, &open, asked) {
            (*proposal, asking.doubt) = (netted, None);
        }
        Ok(())
    }

    /// Looks at a line again and notes that it was, so that it is not looked at once more before
    /// something new is known.
    pub(super) fn look_anew(&mut self, line: &LineRow) -> Result<(), Refused> {
        self.look(line, false)?;
        if !self.latest.contains_key(&line.line) {
            self.say(line, LineState::Open, None, &line.doubt, "");
        }
        Ok(())
    }

    /// Why nobody but a person says what this line is; what lies in the line itself comes
    /// before what lies in the debts it may pay.
    fn doubt_of(
        &mut self,
        line: &LineRow,
        told: bool,
        asking: &Asking,
    ) -> Result<Option<Doubt>, Refused> {
        // A line nobody has looked at has no history.
        let is_fresh = line.state == LineState::Open && line.doubt.is_empty();
        if !is_fresh && stored::was_taken_back(self.writer, self.stamp.company, line.line)? {
            return Ok(Some(Doubt::TakenBack));
        }
        if told {
            return Ok(Some(Doubt::MaybeTold));
        }
        if line.fact.reversal {
            return Ok(Some(Doubt::MoneyBack));
        }
        if let Some(likeliest) = asking.proposals.first().map(|proposal| proposal.customer)
            && self.recorded_twin(line, likeliest)?.is_some()
        {
            return Ok(Some(Doubt::MaybeRecorded));
        }
        Ok(asking.doubt)
    }

    /// Money that went out: a reversal takes a payment back, what may be one is asked, the rest is
    /// not ours to ask.
    fn look_out(&mut self, line: &LineRow, told: bool) -> Result<(), Refused> {
        if self.look_for_refund(line, told)? {
            return Ok(());
        }
        let earlier = self.incoming(line)?;
        let came: Vec<Incoming> = earlier.iter().map(incoming).collect();
        if !line.fact.reversal && !may_take_back(&line.fact, &came) {
            match self.has_to_spare(line)? {
                Some(payer) => {
                    let asking = Asking { payer: Some(payer), ..Asking::default() };
                    self.ask(line, Doubt::PaidBack, asking);
                }
                None => self.say(line, LineState::Out, None, "", ""),
            }
            return Ok(());
        }
        // The same return in other words would take a second payment back.
        if told {
            self.ask(line, Doubt::MaybeTold, Asking::default());
            return Ok(());
        }
        match taken_back(&line.fact, &came) {
            Returned::Certain(id) => {
                let earlier = earlier.iter().find(|one| one.line == id);
                let missing = || Refused::Damaged { what: "a line that was just read".to_owned() };
                let earlier = earlier.ok_or_else(missing)?;
                if let Some(payer) = self.goes_back(earlier)? {
                    let payer = Some(payer);
                    self.ask(line, Doubt::WhichReturned, Asking { payer, ..Asking::default() });
                    return Ok(());
                }
                self.take_back(line, earlier, "")
            }
            Returned::Question(fits) => {
                let of = |id: &i64| earlier.iter().find(|one| one.line == *id)?.payment;
                let payer = fits.iter().find_map(of).map(|(customer, _)| customer);
                self.ask(line, Doubt::WhichReturned, Asking { payer, ..Asking::default() });
                Ok(())
            }
        }
    }

    /// The customer to whom money went and who has as much that pays nothing: it would be used a
    /// second time if it was paid back past the program.
    fn has_to_spare(&mut self, line: &LineRow) -> Result<Option<CustomerId>, Refused> {
        let Ok(amount) = line.fact.amount.negated() else { return Ok(None) };
        let told = LineFact { amount, ..line.fact.clone() };
        let proposals = match self.compare(&told)? {
            Verdict::Certain(proposal) => vec![proposal],
            Verdict::Question(_, proposals, _) => proposals,
        };
        let is_payee = |one: &Evidence| {
            matches!(one, Evidence::Account | Evidence::RegistryCode | Evidence::Name)
        };
        for proposal in proposals.iter().filter(|one| one.evidence.iter().any(is_payee)) {
            let free = self.ledger(proposal.customer)?.free(amount.currency())?;
            if free.minor() >= amount.minor() {
                return Ok(Some(proposal.customer));
            }
        }
        Ok(None)
    }

    /// Lines of the account that brought in what this line takes out, and still count.
    pub(super) fn incoming(&mut self, line: &LineRow) -> Result<Vec<LineRow>, Refused> {
        let days = (line.fact.booked.plus(-LOOK_BACK), line.fact.booked);
        let Ok(amount) = line.fact.amount.negated() else { return Ok(Vec::new()) };
        let company = self.stamp.company;
        let mut lines = stored::lines_of_amount(self.writer, company, &line.account, amount, days)?;
        for row in &mut lines {
            if let Some(act) = self.latest.get(&row.line).and_then(|at| self.acts.get(*at)) {
                row.state = act.state;
                row.payment = act.payment;
                row.linked = act.linked;
            }
        }
        lines.retain(|row| {
            matches!(row.state, LineState::Open | LineState::Matched | LineState::Aside)
        });
        Ok(lines)
    }

    /// Takes an earlier payment back because the bank did: it never paid anything, and what it
    /// settled was open on every day (failure M13). The lines keep the days of the bank.
    pub(super) fn take_back(
        &mut self,
        line: &LineRow,
        earlier: &LineRow,
        reason: &str,
    ) -> Result<(), Refused> {
        if let Some((customer, item)) = earlier.payment {
            self.undo_deducted(earlier, customer, reason)?;
            let why = if reason.is_empty() { BY_THE_BANK } else { reason };
            let ledger = self.ledger(customer)?;
            for new in ledger.undo(item)? {
                ledger.add_movement(&new, why)?;
            }
        }
        let returned = |payment, other| Said {
            state: LineState::Returned,
            payment,
            linked: false,
            other: Some(other),
            why: "",
            reason,
        };
        self.note(line, returned(earlier.payment, earlier.line));
        self.note(earlier, returned(None, line.line));
        self.made.returned += 1;
        Ok(())
    }

    /// Books a line as a payment of a customer, with the shares of the proposal: by the policy
    /// that calls it certain, or because a person says so.
    pub(super) fn book(
        &mut self,
        line: &LineRow,
        proposal: &Proposal,
        policy: Option<String>,
    ) -> Result<(), Refused> {
        let customer = proposal.customer;
        let order = order_for(self.writer, self.stamp.company, customer)?;
        let fact = payment_of(&line.fact, self.today);
        let payment = match self.coming_back(line, customer)? {
            Some(back) => self.bring_back(line, customer, back)?,
            None => self.ledger(customer)?.add_document(&fact)?,
        };
        let ledger = self.ledger(customer)?;
        let mut paid = Vec::with_capacity(proposal.shares.len());
        for share in &proposal.shares {
            let parts = ledger.book().named(order, payment, share.item, share.amount)?;
            for (item, amount) in parts {
                ledger.allocate(payment, item, amount, Reason::Designated.code())?;
                paid.push(Share { item, amount });
            }
        }
        let mut deducted = Vec::with_capacity(proposal.netted.len());
        for one in &proposal.netted {
            let (share, reason) = (one.share, Reason::Designated.code());
            deducted.push(ledger.allocate(one.credit, share.item, share.amount, reason)?);
            paid.push(share);
        }
        if proposal.rest_in_order {
            let on = fact.effective;
            for reasoned in ledger.book().allocate_in_order(order, payment, None, on)? {
                ledger.add_movement(&reasoned.movement, reasoned.reason.code())?;
                let amount = reasoned.movement.amount;
                paid.extend(reasoned.movement.debit_item.map(|item| Share { item, amount }));
            }
        }
        if let Some(matcher) = &mut self.matcher {
            matcher.take(customer, &paid);
        }
        let why = Why { policy, evidence: proposal.evidence.clone(), deducted }.written();
        self.say(line, LineState::Matched, Some((customer, payment)), &why, "");
        self.made.matched += 1;
        Ok(())
    }

    /// A payment of this amount, in the book and standing for no line: entered by hand, or
    /// from a file of the accounting program.
    pub(super) fn recorded_twin(
        &mut self,
        line: &LineRow,
        customer: CustomerId,
    ) -> Result<Option<ItemId>, Refused> {
        let (amount, booked) = (line.fact.amount, line.fact.booked);
        let ledger = self.ledger(customer)?;
        let alike: Vec<ItemId> = ledger
            .book()
            .items()
            .filter(|item| item.kind == ItemKind::Payment && item.amount == amount)
            .filter(|item| item.effective.days_since(booked).abs() <= RECORDED_WITHIN)
            .filter(|item| !ledger.book().is_cancelled(item))
            .map(|item| item.item)
            .collect();
        for item in alike {
            let of_this_run = self.standing.contains(&(customer, item));
            let company = self.stamp.company;
            if !of_this_run && stored::line_of_item(self.writer, company, customer, item)?.is_none()
            {
                return Ok(Some(item));
            }
        }
        Ok(None)
    }

    pub(super) fn ask(&mut self, line: &LineRow, doubt: Doubt, asking: Asking) {
        let is_new = line.state != LineState::Open || line.doubt != doubt.code();
        if is_new {
            self.say(line, LineState::Open, None, doubt.code(), "");
        }
        self.asked.push((line.clone(), asking));
        self.made.asked += 1;
    }

    /// Says what a line is from now on.
    pub(super) fn say(
        &mut self,
        line: &LineRow,
        state: LineState,
        payment: Option<(CustomerId, ItemId)>,
        why: &str,
        reason: &str,
    ) {
        self.note(line, Said { state, payment, linked: false, other: None, why, reason });
    }

    pub(super) fn note(&mut self, line: &LineRow, said: Said<'_>) {
        let Said { state, payment, linked, other, why, reason } = said;
        let (doubt, why) = if state == LineState::Open { (why, "") } else { ("", why) };
        if state != LineState::Open {
            self.answered.push(line.line);
        }
        if state == LineState::Matched {
            self.standing.extend(payment);
        }
        self.latest.insert(line.line, self.acts.len());
        self.acts.push(ActRow {
            line: line.line,
            state,
            doubt: doubt.to_owned(),
            payment,
            linked,
            other,
            why: why.to_owned(),
            reason: reason.to_owned(),
            person: self.person,
            recorded: self.stamp.recorded,
        });
    }

    /// Gives what a person says the evidence of the proposal that was made for this customer, and
    /// where it is accepted as it stands, what the payer deducted.
    pub(super) fn as_proposed(
        &mut self,
        line: &LineRow,
        said: &mut Proposal,
    ) -> Result<(), Refused> {
        let company = self.stamp.company;
        let Some(made) = proposal_for(self.writer, company, line.line, said.customer)? else {
            return Ok(());
        };
        if said.shares == made.shares && said.rest_in_order == made.rest_in_order {
            said.netted = still_netted(self.ledger(said.customer)?.book(), &made)?;
        }
        said.evidence = made.evidence;
        Ok(())
    }

    /// Refuses a customer whom this person may not see.
    pub(super) fn check_customer(&mut self, who: Who, customer: CustomerId) -> Result<(), Refused> {
        scope::card(self.writer, self.stamp.company, who, customer).map(drop)
    }

    /// A payment of the book stands for a line.
    pub(super) fn link(
        &mut self,
        line: &LineRow,
        customer: CustomerId,
        payment: ItemId,
    ) -> Result<(), Refused> {
        let unknown = || Refused::UnknownDocument { number: payment.to_string() };
        let taken = stored::line_of_item(self.writer, self.stamp.company, customer, payment)?;
        let ledger = self.ledger(customer)?;
        let item = ledger.item(payment)?;
        if taken.is_some() || !is_payment_of(item, line) {
            return Err(unknown());
        }
        let (state, payment) = (LineState::Matched, Some((customer, payment)));
        self.note(line, Said { state, payment, linked: true, other: None, why: "", reason: "" });
        self.made.matched += 1;
        Ok(())
    }

    /// Later payments from the account of a line are this customer's.
    pub(super) fn learn(&mut self, customer: CustomerId, line: &LineRow) -> Result<(), Refused> {
        let (company, at) = (self.stamp.company, self.stamp.recorded);
        Ok(stored::learn(self.writer, company, customer, line, self.person, at)?)
    }

    /// Forgets what was learnt from lines that are taken back.
    pub(super) fn forget(&mut self, lines: &[i64]) -> Result<(), Refused> {
        Ok(stored::forget_payers(self.writer, self.stamp.company, lines)?)
    }

    /// Parts a line from the payment that stands for it. One that was made from the line is
    /// gone from every day: settlements are reversed on their own days, and the document is
    /// cancelled on its own. One that was recorded before, and only linked, stays as it was.
    /// Says whether a payment was taken back.
    pub(super) fn part(&mut self, line: &LineRow, reason: &str) -> Result<bool, Refused> {
        let Some((customer, item)) = line.payment.filter(|_| !line.linked) else {
            return Ok(false);
        };
        self.undo_deducted(line, customer, reason)?;
        let ledger = self.ledger(customer)?;
        for new in ledger.undo(item)? {
            ledger.add_movement(&new, reason)?;
        }
        Ok(true)
    }

    /// What credits paid beside the payment of a line is open again: it was deducted from that
    /// payment.
    pub(super) fn undo_deducted(
        &mut self,
        line: &LineRow,
        customer: CustomerId,
        reason: &str,
    ) -> Result<(), Refused> {
        let of_this_run = self.latest.get(&line.line).and_then(|at| self.acts.get(*at));
        let why = match of_this_run {
            Some(act) => Why::read(&act.why),
            None => {
                let acts = stored::acts_of(self.writer, self.stamp.company, line.line)?;
                acts.last().map(|act| Why::read(&act.why)).unwrap_or_default()
            }
        };
        let ledger = self.ledger(customer)?;
        for movement in why.deducted {
            // It may have gone to another account, or been taken back by hand.
            let Some(found) = ledger.book().movement(movement) else { continue };
            if !ledger.book().is_reversed(movement) {
                let back = found.reversal(found.effective)?;
                ledger.add_movement(&back, reason)?;
            }
        }
        Ok(())
    }

    /// Asks anew about a line whose answer was taken back; whoever it was matched to is not
    /// believed by itself any more.
    pub(super) fn ask_anew(
        &mut self,
        line: &LineRow,
        matched: Option<CustomerId>,
        reason: &str,
    ) -> Result<(), Refused> {
        let mut asking = match line.fact.amount.is_positive() {
            true => Asking::of(self.compare(&line.fact)?),
            false => Asking::default(),
        };
        asking.proposals.retain(|one| Some(one.customer) != matched);
        asking.others.retain(|one| Some(*one) != matched);
        self.say(line, LineState::Open, None, Doubt::TakenBack.code(), reason);
        self.asked.push((line.clone(), asking));
        self.made.asked += 1;
        Ok(())
    }

    pub(super) fn ledger(&mut self, customer: CustomerId) -> Result<&mut Ledger, Refused> {
        let (company, recorded) = (self.stamp.company, self.stamp.recorded);
        if !self.ledgers.contains_key(&customer) {
            let opened = Ledger::open(self.writer, company, customer, recorded)?;
            self.ledgers.insert(customer, opened);
        }
        let missing = || Refused::Damaged { what: "a ledger that was just opened".to_owned() };
        self.ledgers.get_mut(&customer).ok_or_else(missing)
    }

    /// Enters everything that was decided.
    pub(super) fn end(self) -> Result<Made, Refused> {
        let last = |line: i64| self.latest.get(&line).and_then(|at| self.acts.get(*at));
        let is_open = |line: i64| last(line).is_none_or(|act| act.state == LineState::Open);
        // A line of a file may be asked about and then be taken back by a later one of it.
        let (mut asked, mut answered) = (self.asked, self.answered);
        asked.retain(|(line, _)| is_open(line.line));
        answered.retain(|line| !is_open(*line));
        let Self { writer, stamp, business, ledgers, acts, made, person, today, changes, .. } =
            self;
        for (_, ledger) in ledgers {
            ledger.enter_as(writer, business, stamp.batch)?;
        }
        for (refund, what, line, movement, reason) in changes {
            let unknown = refunds::RefundRefusal::Unknown { refund };
            let row = kept_refunds::one(writer, stamp.company, refund)?.ok_or(unknown)?;
            let by = Change::by(person, today);
            let new = Change { what, line, movement, reason: &reason, ..by };
            refunds::change(writer, stamp, &row, &new)?;
        }
        for acts in in_rounds(acts) {
            stored::act(writer, stamp.company, &acts)?;
        }
        if !answered.is_empty() {
            stored::forget_proposals(writer, stamp.company, &answered)?;
        }
        let waiting: Vec<Waiting<'_>> = asked.iter().filter_map(Waiting::of).collect();
        waiting::give_work(writer, stamp, (person, today), &waiting, &answered)?;
        for (line, asking) in asked {
            let written = asking
                .proposals
                .iter()
                .map(|one| (one.customer, serde_json::to_string(one).unwrap_or_default()));
            let written: Vec<_> = written.collect();
            stored::propose(writer, stamp.company, &line, &written, &asking.others)?;
        }
        Ok(made)
    }
}

/// A line booked and taken back by one file has two acts; each round names it once.
fn in_rounds(acts: Vec<ActRow>) -> Vec<Vec<ActRow>> {
    let mut rounds: Vec<Vec<ActRow>> = Vec::new();
    let mut seen: BTreeMap<i64, usize> = BTreeMap::new();
    for act in acts {
        let round = seen.entry(act.line).or_insert(0);
        if rounds.len() <= *round {
            rounds.push(Vec::new());
        }
        let at = *round;
        *round += 1;
        rounds[at].push(act);
    }
    rounds
}

fn incoming(row: &LineRow) -> Incoming {
    let fact = &row.fact;
    Incoming {
        line: row.line,
        booked: fact.booked,
        amount: fact.amount,
        bank_id: fact.bank_id.clone(),
        end_to_end: fact.end_to_end.clone(),
        account: fact.other.account.clone(),
        name: fact.other.name.clone(),
    }
}

/// The payment as a document. A bank may book ahead; money counts from today at the latest.
fn payment_of(line: &LineFact, today: Day) -> DocumentFact {
    let effective = line.booked.min(today);
    let parts = [&line.other.name, &line.text].map(String::as_str);
    let note = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    DocumentFact {
        customer: String::new(),
        kind: ItemKind::Payment,
        number: line.number.clone(),
        effective,
        due: effective,
        amount: line.amount,
        settles: None,
        reference: None,
        disputed: false,
        note: (!note.is_empty()).then(|| note.chars().take(500).collect()),
    }
}

/// A proposal made by a person: these documents, the rest in order or waiting.
pub(super) fn by_hand(
    customer: CustomerId,
    shares: Vec<(ItemId, Money)>,
    rest_in_order: bool,
) -> Proposal {
    let shares = shares.into_iter().map(|(item, amount)| Share { item, amount }).collect();
    let (evidence, netted) = (Vec::new(), Vec::new());
    Proposal { customer, shares, rest_in_order, short: None, evidence, netted }
}

/// Lines by id; refused when one is not there.
pub(super) fn line_of(
    reader: &mut saldo_store::Reader,
    company: CompanyId,
    line: i64,
) -> Result<LineRow, Refused> {
    let found = stored::states(reader, company, &[line])?.into_iter().next();
    found.ok_or(Refused::UnknownLine { line })
}
