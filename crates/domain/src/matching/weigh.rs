//! Certain, or a question? Every rule about that stands here.

use super::find::{Found, Named};
use super::index::{Index, Kept, official};
use super::numbers::{Called, Candidate};
use super::slips::{is_near, is_near_reference};
use super::subset::{Subset, subset};
use super::{Difference, Doubt, Evidence, Little, Proposal, Reading, Share, Thresholds, Verdict};
use crate::bank::LineFact;
use crate::ids::CustomerId;
use crate::money::Money;

/// What is asked about, gathered.
struct Case<'a> {
    index: &'a Index,
    thresholds: &'a Thresholds,
    line: &'a LineFact,
    found: &'a Found,
}

/// How well a payer is known.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Payer {
    /// By account, code or reference.
    Sure,
    /// By a name nobody else has.
    Named,
    /// Not at all: only a document is named.
    Stranger,
}

/// What a payment to one customer would settle.
struct Plan {
    proposal: Proposal,
    /// `None`: nothing speaks against it.
    doubt: Option<Doubt>,
}

impl Plan {
    fn verdict(self) -> Verdict {
        match self.doubt {
            None => Verdict::Certain(self.proposal),
            Some(doubt) => Verdict::Question(doubt, vec![self.proposal], Vec::new()),
        }
    }
}

pub(super) fn weigh(
    index: &Index,
    thresholds: &Thresholds,
    line: &LineFact,
    found: &Found,
) -> Verdict {
    let case = Case { index, thresholds, line, found };
    let sure = found.with(|evidence| {
        matches!(evidence, Evidence::Account | Evidence::RegistryCode | Evidence::Reference)
    });
    let named = found.with(|evidence| matches!(evidence, Evidence::Name | Evidence::Behalf));
    let verdict = match case.owners().as_slice() {
        [] => case.without_document(&sure, &named),
        [owner] => case.with_document(*owner, &sure, &named),
        several => case.several(Doubt::SeveralCustomers, several),
    };
    match verdict {
        // A batch of a bank may be money of many, of whom one is a customer.
        Verdict::Certain(proposal) if found.strange_reference && !case.is_whole(&proposal) => {
            Verdict::Question(Doubt::AmountDiffers, vec![proposal], Vec::new())
        }
        verdict => verdict,
    }
}

impl Case<'_> {
    /// Do the documents of a proposal take all the money?
    fn is_whole(&self, proposal: &Proposal) -> bool {
        self.sum(proposal.shares.iter().map(|share| share.amount)) == Some(self.line.amount)
    }

    /// Customers whose documents are named, in order.
    fn owners(&self) -> Vec<CustomerId> {
        let customers = self.found.named.iter().map(|one| self.index.debt(one.at).customer);
        let mut owners: Vec<CustomerId> = customers.collect();
        owners.sort_unstable();
        owners.dedup();
        owners
    }

    /// Documents of one customer are named.
    fn with_document(
        &self,
        owner: CustomerId,
        sure: &[CustomerId],
        named: &[CustomerId],
    ) -> Verdict {
        let is_namesake = self.found.namesakes.contains(&owner);
        // Where a name alone never suffices, whoever is known by it counts as a stranger.
        let by_name = named.contains(&owner) && !is_namesake && self.thresholds.name_suffices;
        let payer = match (sure.contains(&owner), by_name) {
            (true, _) => Payer::Sure,
            (false, true) => Payer::Named,
            (false, false) => Payer::Stranger,
        };
        // A document of one and an account, code or reference of another: never by itself,
        // however well the first is known.
        let other_payer = sure.iter().any(|customer| *customer != owner)
            || payer == Payer::Stranger && named.iter().any(|customer| *customer != owner)
            || self.on_behalf().iter().any(|customer| *customer != owner)
            || self.has_other_code(owner);
        let plan = self.settle_named(owner, &self.named_of(owner), payer);
        if !other_payer {
            return plan.verdict();
        }
        let mut asked = vec![owner];
        asked.extend(sure.iter().chain(named).filter(|one| **one != owner));
        self.several(Doubt::ThirdParty, &asked)
    }

    fn evidence_of(&self, customer: CustomerId) -> &[Evidence] {
        self.found.payers.get(&customer).map_or(&[], Vec::as_slice)
    }

    /// Is the account the only thing that says it is this customer, and the name another?
    fn is_other_name(&self, customer: CustomerId) -> bool {
        let speaks = |one: &Evidence| {
            matches!(one, Evidence::Reference | Evidence::RegistryCode | Evidence::Behalf)
        };
        self.found.other_name == Some(customer) && !self.evidence_of(customer).iter().any(speaks)
    }

    /// Is a reference that fits the customer's code the only thing that says it is this customer? The
    /// payer's reference may be made from a contract or a client number of somebody else.
    fn is_coded_alone(&self, customer: CustomerId) -> bool {
        let speaks = |one: &Evidence| {
            let is_name = matches!(one, Evidence::Name | Evidence::Behalf);
            let is_namesake = is_name && self.found.namesakes.contains(&customer);
            !matches!(one, Evidence::Reference) && !is_namesake
        };
        self.found.coded.contains(&customer) && !self.evidence_of(customer).iter().any(speaks)
    }

    /// Customers on whose behalf it was paid.
    fn on_behalf(&self) -> Vec<CustomerId> {
        self.found.with(|evidence| *evidence == Evidence::Behalf)
    }

    /// The line tells an official code, and the card of the customer has another. Whoever
    /// repeats a reference of ours pays for the customer it was made for, whoever they are.
    fn has_other_code(&self, customer: CustomerId) -> bool {
        let evidence = self.found.payers.get(&customer).map_or(&[][..], Vec::as_slice);
        if evidence.contains(&Evidence::Reference) {
            return false;
        }
        let told = official(&self.line.other.code);
        let cards = self.index.codes_of(customer);
        !told.is_empty() && !cards.is_empty() && !cards.contains(&told)
    }

    /// No document is named whoever pays.
    fn without_document(&self, sure: &[CustomerId], named: &[CustomerId]) -> Verdict {
        match (sure, named) {
            ([only], names)
                if (names.is_empty() || names.contains(only))
                    && self.on_behalf().iter().all(|customer| customer == only) =>
            {
                let plan = self.of_known(*only, Payer::Sure);
                let doubt = self.has_other_code(*only).then_some(Doubt::OtherCode);
                let doubt = doubt.or(self.is_other_name(*only).then_some(Doubt::OtherName));
                let doubt = doubt.or(self.is_coded_alone(*only).then_some(Doubt::ThirdParty));
                // Whose debt it pays, it says, and nobody knows who that is.
                let doubt = doubt.or(self.found.for_a_stranger.then_some(Doubt::ThirdParty));
                Plan { doubt: doubt.or(plan.doubt), ..plan }.verdict()
            }
            ([_], names) => {
                let mut asked = sure.to_vec();
                asked.extend(names);
                self.several(Doubt::SeveralCustomers, &asked)
            }
            ([], [only]) => {
                let plan = self.of_known(*only, Payer::Named);
                let is_namesake = self.found.namesakes.contains(only);
                let alone =
                    is_namesake || self.has_other_code(*only) || !self.thresholds.name_suffices;
                let alone = alone.then_some(Doubt::NameAlone);
                let other = self.found.for_a_stranger.then_some(Doubt::ThirdParty);
                Plan { doubt: alone.or(other).or(plan.doubt), ..plan }.verdict()
            }
            ([], []) => self.by_amount(),
            ([], names) => self.narrow(names),
            (several, _) => self.several(Doubt::SeveralCustomers, several),
        }
    }

    /// Several have the payer's name; one of them may have what the text and the amount say. One
    /// of another legal form is not the payer, whatever it owes.
    fn narrow(&self, several: &[CustomerId]) -> Verdict {
        let fits = several.iter().filter(|customer| {
            let named = self.named_of(**customer);
            let sum = self.sum(named.iter().map(|one| self.index.debt(one.at).money()));
            !named.is_empty() && sum == Some(self.line.amount)
        });
        match fits.copied().collect::<Vec<_>>().as_slice() {
            [only]
                if self.thresholds.name_suffices
                    && !self.has_other_code(*only)
                    && !self.found.namesakes.contains(only)
                    && !self.found.for_a_stranger =>
            {
                self.of_known(*only, Payer::Named).verdict()
            }
            _ => self.several(Doubt::SeveralCustomers, several),
        }
    }

    /// A question with what each customer's payment would be.
    fn several(&self, doubt: Doubt, customers: &[CustomerId]) -> Verdict {
        let mut asked: Vec<CustomerId> = Vec::new();
        for customer in customers {
            if !asked.contains(customer) {
                asked.push(*customer);
            }
        }
        let others = asked.split_off(asked.len().min(self.thresholds.proposals));
        let plan = |customer: &CustomerId| self.of_known(*customer, Payer::Named).proposal;
        let others = others.into_iter().take(self.thresholds.candidates).collect();
        Verdict::Question(doubt, asked.iter().map(plan).collect(), others)
    }

    /// Nothing but the amount.
    fn by_amount(&self) -> Verdict {
        let hits = self.index.with_amount(self.line.amount);
        let open = hits.iter().map(|(_, at)| self.index.debt(*at));
        let open: Vec<&Kept> = open.filter(|debt| debt.money() == self.line.amount).collect();
        if open.is_empty() || open.len() > self.thresholds.proposals {
            // One of so many proposals would be a guess; each of them may have paid all the same.
            let mut customers: Vec<CustomerId> = open.iter().map(|debt| debt.customer).collect();
            customers.dedup();
            let few = customers.len() <= self.thresholds.candidates;
            let others = if few { customers } else { Vec::new() };
            return Verdict::Question(Doubt::NobodyKnown, Vec::new(), others);
        }
        let proposals = open.into_iter().map(|debt| {
            let share = Share { item: debt.item, amount: self.line.amount };
            Proposal {
                evidence: vec![Evidence::ExactAmount],
                ..self.proposal(debt.customer, vec![share])
            }
        });
        Verdict::Question(Doubt::AmountAlone, proposals.collect(), Vec::new())
    }

    /// The payer is known to be, or may be, this customer.
    fn of_known(&self, customer: CustomerId, payer: Payer) -> Plan {
        let named = self.named_of(customer);
        if named.is_empty() {
            self.settle_unnamed(customer, payer)
        } else {
            self.settle_named(customer, &named, payer)
        }
    }

    /// Documents of the customer that the text names, by long numbers and by short ones.
    fn named_of(&self, customer: CustomerId) -> Vec<Named> {
        let strong = self.found.named.iter();
        let strong = strong.filter(|one| self.index.debt(one.at).customer == customer);
        let mut named: Vec<Named> = strong.copied().collect();
        let after_number = !named.is_empty();
        for one in &self.found.weak {
            let counts = one.called == Called::Document
                || !one.everyday
                    && (after_number || one.keys.digit_count >= self.thresholds.number_digits);
            if let Some(weak) = counts.then(|| self.weak_of(customer, one)).flatten()
                && !named.iter().any(|known| known.at == weak.at)
            {
                named.push(weak);
            }
        }
        let everyday = self.everyday_of(customer, &named);
        let both = || named.iter().chain(&everyday);
        if !everyday.is_empty() && self.is_open(both()) == Some(self.line.amount) {
            named.extend(everyday);
        }
        named
    }

    /// Documents of the customer that are written like the months and days of the text, beside
    /// those that are named: only the amount can say whether they are meant.
    fn everyday_of(&self, customer: CustomerId, named: &[Named]) -> Vec<Named> {
        let mut found: Vec<Named> = Vec::new();
        let long = |one: &&Candidate| one.keys.digit_count >= self.thresholds.number_digits;
        let everyday = self.found.weak.iter().filter(|one| one.everyday).filter(long);
        for weak in everyday.filter_map(|one| self.weak_of(customer, one)) {
            let is_new = !named.iter().chain(&found).any(|known| known.at == weak.at);
            if weak.reading == Reading::Exact && self.index.debt(weak.at).open > 0 && is_new {
                found.push(weak);
            }
        }
        found
    }

    /// What is open of these together.
    fn is_open<'n>(&self, named: impl Iterator<Item = &'n Named>) -> Option<Money> {
        self.sum(named.map(|one| self.index.debt(one.at).money()))
    }

    /// The one document of the customer that a short number names; none when two fit.
    fn weak_of(&self, customer: CustomerId, one: &Candidate) -> Option<Named> {
        let wanted = one.keys;
        let debts = self.index.debts_of(customer);
        let first = self.index.place_of(customer)?;
        let only = |fits: &dyn Fn(&Kept) -> bool| {
            let mut hits = (first..).zip(debts).filter(|(_, debt)| fits(debt));
            let hit = hits.next()?;
            // Of two, the one that is still open is meant.
            match hits.next() {
                None => Some(hit.0),
                Some(_) => {
                    let mut open =
                        (first..).zip(debts).filter(|(_, debt)| fits(debt) && debt.open > 0);
                    open.next().filter(|_| open.next().is_none()).map(|(at, _)| at)
                }
            }
        };
        let by = |reading: Reading, fits: &dyn Fn(&Kept) -> bool| {
            only(fits).map(|at| Named { at, reading })
        };
        by(Reading::Exact, &|debt| debt.keys.exact == wanted.exact)
            .or_else(|| by(Reading::LookAlike, &|debt| debt.keys.look_alike == wanted.look_alike))
            .or_else(|| {
                // Letters beside the digits would be somebody's prefix.
                let plain = wanted.digit_count == wanted.length;
                let digits = if plain { wanted.digits } else { 0 };
                by(Reading::DigitsOnly, &|debt| {
                    digits > 0 && (debt.keys.digits == digits || debt.keys.tail == digits)
                })
            })
    }

    fn settle_named(&self, customer: CustomerId, named: &[Named], payer: Payer) -> Plan {
        let amount = self.line.amount;
        let currency = amount.currency();
        let mut open: Vec<(&Kept, Reading)> = named
            .iter()
            .map(|one| (self.index.debt(one.at), one.reading))
            .filter(|(debt, _)| debt.open > 0 && debt.currency == currency)
            .collect();
        open.sort_by_key(|(debt, _)| (debt.due, debt.item));
        let evidence = self.evidence(customer, named);
        if open.is_empty() {
            let proposal = Proposal { evidence, ..self.proposal(customer, Vec::new()) };
            return Plan { proposal, doubt: Some(Doubt::AlreadySettled) };
        }
        let sum = self.sum(open.iter().map(|(debt, _)| debt.money())).unwrap_or(amount);
        let (shares, rest) = pour(amount, open.iter().map(|(debt, _)| *debt));
        let worst = open.iter().map(|(_, reading)| *reading).max().unwrap_or(Reading::Exact);
        let (short, doubt) = self.compare(amount, sum, &open, worst, payer);
        // Where just this is open elsewhere, the number that is named may be a slip of the hand. And
        // one may be missing where the text has a month that is the number of another.
        let elsewhere = sum != amount && self.is_open_elsewhere(customer, &open);
        let is_more = sum.minor() < amount.minor();
        let more = elsewhere || is_more && !self.everyday_of(customer, named).is_empty();
        if elsewhere && let Some(plan) = self.meant_by_slip(customer, &open) {
            return plan;
        }
        let doubt = doubt.or(more.then_some(Doubt::AmountDiffers));
        let mut proposal = Proposal { evidence, short, ..self.proposal(customer, shares) };
        match (sum == amount, rest.is_zero()) {
            (true, _) => proposal.evidence.push(Evidence::ExactAmount),
            (false, true) => proposal.evidence.push(Evidence::PartOfDebt),
            (false, false) => {}
        }
        Plan { proposal, doubt }
    }

    /// Is the amount that of another document of the customer than these?
    fn is_open_elsewhere(&self, customer: CustomerId, named: &[(&Kept, Reading)]) -> bool {
        let mut debts = self.index.debts_of(customer).iter();
        debts.any(|debt| {
            debt.open > 0
                && debt.money() == self.line.amount
                && !named.iter().any(|(one, _)| one.item == debt.item)
        })
    }

    /// The difference between what came and what is open of what is named, and whether it
    /// makes the case doubtful.
    fn compare(
        &self,
        amount: Money,
        sum: Money,
        open: &[(&Kept, Reading)],
        worst: Reading,
        payer: Payer,
    ) -> (Option<(Money, Difference)>, Option<Doubt>) {
        let known = payer != Payer::Stranger;
        let careful = worst == Reading::DigitsOnly && payer != Payer::Sure;
        let missing = sum.minor().saturating_sub(amount.minor());
        let of = |kind| Some((Money::from_minor(missing, amount.currency()), kind));
        let differs = Some(Doubt::AmountDiffers);
        let Little { rounding, fee } = self.thresholds.little_in(amount.currency());
        if missing == 0 {
            return (None, None);
        }
        if missing < 0 {
            // Too much: the rest waits on the account of a payer who is known.
            let fine = -missing <= rounding || payer == Payer::Sure || known && !careful;
            return (None, differs.filter(|_| !fine));
        }
        if missing <= rounding {
            return (of(Difference::Rounding), None);
        }
        let within = |percent: u8| {
            i128::from(missing) * 100 <= i128::from(sum.minor()) * i128::from(percent)
        };
        let small_share = within(self.thresholds.fee_percent);
        if missing <= fee && small_share && worst != Reading::DigitsOnly {
            return (of(Difference::Fee), None);
        }
        let in_time = open.iter().all(|(debt, _)| self.line.booked <= debt.due);
        if in_time
            && within(self.thresholds.discount_percent)
            && known
            && worst != Reading::DigitsOnly
        {
            return (of(Difference::Discount), None);
        }
        let one_part = open.len() == 1 && worst != Reading::DigitsOnly && known;
        (of(Difference::Part), differs.filter(|_| !one_part))
    }

    /// The document of exactly this amount whose number one of those named nearly is.
    fn meant_by_slip(&self, customer: CustomerId, named: &[(&Kept, Reading)]) -> Option<Plan> {
        let is_slip = |debt: &&Kept| {
            named.iter().any(|(one, _)| is_near(&one.keys, debt) && one.item != debt.item)
        };
        self.plan_of_slip(customer, self.equal_debts(customer).into_iter().find(is_slip)?)
    }

    /// The document of exactly this amount whose number or reference was typed with a slip.
    fn meant_by_typo(&self, customer: CustomerId) -> Option<Plan> {
        let typed = || self.found.weak.iter().filter(|one| !one.everyday).map(|one| &one.keys);
        let is_slip = |debt: &&Kept| {
            typed().any(|keys| is_near(keys, debt))
                || self.found.strange.iter().any(|typed| is_near_reference(typed, debt))
        };
        self.plan_of_slip(customer, self.equal_debts(customer).into_iter().find(is_slip)?)
    }

    /// Open documents of the customer of exactly the amount of the line, oldest first.
    fn equal_debts(&self, customer: CustomerId) -> Vec<&Kept> {
        let debts = self.index.debts_of(customer).iter();
        debts.filter(|debt| debt.open > 0 && debt.money() == self.line.amount).collect()
    }

    /// What is nearly named is proposed, with the reason, and never taken by itself.
    fn plan_of_slip(&self, customer: CustomerId, debt: &Kept) -> Option<Plan> {
        let (item, amount) = (debt.item, self.line.amount);
        let mut evidence = self.evidence(customer, &[]);
        evidence.push(Evidence::Number { item, reading: Reading::Slip });
        evidence.push(Evidence::ExactAmount);
        let share = Share { item, amount };
        let proposal = Proposal { evidence, ..self.proposal(customer, vec![share]) };
        Some(Plan { proposal, doubt: Some(Doubt::NearNumber) })
    }

    /// Nothing is named: an amount that says what is meant, or the order of the contract.
    fn settle_unnamed(&self, customer: CustomerId, payer: Payer) -> Plan {
        let amount = self.line.amount;
        let evidence = self.evidence(customer, &[]);
        let plain = |shares, evidence, rest_in_order| Proposal {
            evidence,
            rest_in_order,
            ..self.proposal(customer, shares)
        };
        if let Some(plan) = self.meant_by_typo(customer) {
            return plan;
        }
        let with = |more: Evidence| evidence.iter().copied().chain([more]).collect::<Vec<_>>();
        let unknown = self.found.unknown.then_some(Doubt::UnknownNumber);
        let alone = (payer != Payer::Sure).then_some(Doubt::NameAlone);
        let debts = self.index.debts_of(customer).iter();
        let open: Vec<&Kept> =
            debts.filter(|debt| debt.open > 0 && debt.currency == amount.currency()).collect();
        if open.is_empty() {
            // A prepayment: it waits for its document. One that names its document is looked at again
            // when that comes, so that it pays it and no other.
            return Plan { proposal: plain(Vec::new(), evidence, false), doubt: unknown.or(alone) };
        }
        let equal: Vec<&&Kept> = open.iter().filter(|debt| debt.money() == amount).collect();
        if let [oldest, others @ ..] = equal.as_slice() {
            let share = Share { item: oldest.item, amount };
            let doubt = unknown.or(alone.filter(|_| !others.is_empty()));
            return Plan {
                proposal: plain(vec![share], with(Evidence::ExactAmount), false),
                doubt,
            };
        }
        if makes_oldest(&open, amount) {
            let proposal = plain(Vec::new(), with(Evidence::SumOfDebts), true);
            return Plan { proposal, doubt: unknown.or(alone) };
        }
        if let Some(shares) = self.only_sum(&open) {
            // Among debts that were not looked at there may be another sum.
            let left_out = open.len() > self.thresholds.subset_debts;
            let doubt = unknown.or(alone).or(left_out.then_some(Doubt::AmountAlone));
            return Plan { proposal: plain(shares, with(Evidence::SumOfDebts), false), doubt };
        }
        Plan { proposal: plain(Vec::new(), evidence, true), doubt: unknown.or(alone) }
    }

    /// The only debts that make the amount, of those that are looked at. That no greater
    /// number of them makes it too is looked for as well.
    fn only_sum(&self, open: &[&Kept]) -> Option<Vec<Share>> {
        let looked: Vec<&&Kept> = open.iter().take(self.thresholds.subset_debts).collect();
        let amounts: Vec<i64> = looked.iter().map(|debt| debt.open).collect();
        let wanted = self.line.amount.minor();
        match subset(&amounts, wanted, amounts.len()) {
            Subset::Only(picked) if picked.len() <= self.thresholds.subset_picks => {
                let share = |at: usize| Share { item: looked[at].item, amount: looked[at].money() };
                Some(picked.into_iter().map(share).collect())
            }
            Subset::Only(_) | Subset::None | Subset::Several => None,
        }
    }

    fn evidence(&self, customer: CustomerId, named: &[Named]) -> Vec<Evidence> {
        let mut evidence = self.found.payers.get(&customer).cloned().unwrap_or_default();
        let numbers = named.iter().map(|one| Evidence::Number {
            item: self.index.debt(one.at).item,
            reading: one.reading,
        });
        evidence.extend(numbers);
        evidence.sort_unstable();
        evidence
    }

    fn proposal(&self, customer: CustomerId, shares: Vec<Share>) -> Proposal {
        let (evidence, netted) = (Vec::new(), Vec::new());
        Proposal { customer, shares, rest_in_order: false, short: None, evidence, netted }
    }

    fn sum(&self, amounts: impl Iterator<Item = Money>) -> Option<Money> {
        Money::sum(self.line.amount.currency(), amounts).ok()
    }
}

/// Gives each debt in turn what is open of it, and says what is left.
fn pour<'a>(amount: Money, debts: impl Iterator<Item = &'a Kept>) -> (Vec<Share>, Money) {
    let mut left = amount.minor();
    let mut shares = Vec::new();
    for debt in debts {
        let part = left.min(debt.open);
        if part > 0 {
            let amount = Money::from_minor(part, debt.currency);
            shares.push(Share { item: debt.item, amount });
            left -= part;
        }
    }
    (shares, Money::from_minor(left, amount.currency()))
}

/// Do the oldest of these debts make the amount, two or more of them?
fn makes_oldest(open: &[&Kept], amount: Money) -> bool {
    let mut sum = 0_i128;
    for (at, debt) in open.iter().enumerate() {
        sum += i128::from(debt.open);
        if sum >= i128::from(amount.minor()) {
            return at > 0 && sum == i128::from(amount.minor());
        }
    }
    false
}
