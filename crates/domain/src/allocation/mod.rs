//! Which debt a payment pays, in what order, and why.
//!
//! A payment is poured through **stages**. A stage is one part (interest, principal,
//! penalty) of one debt, or of several debts of equal rank; the stages of an order stand in
//! [`AllocationOrder`]. A stage that the money covers is paid in full. The one it does not
//! cover is shared in proportion to what is owed at that stage, by largest remainder, and
//! nothing is left for the stages after it. Costs of recovery come before everything.
//!
//! What is paid and what is left over are together always exactly the payment.

mod order;
mod share;

pub use order::AllocationOrder;
pub use share::share_by_largest_remainder;

use crate::day::Day;
use crate::exact::Amount;
use order::Stage;
use serde::Serialize;

/// What a debt is made of; also what of it was paid, or is left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Parts {
    /// Interest for the use of the money (a loan, GK 317.1): never for lateness.
    pub contract_interest: Amount,
    pub principal: Amount,
    /// What lateness costs: contract penalty, interest by GK 395 or VÕS § 113.
    pub penalty: Amount,
}

impl Parts {
    /// An amount of one part and nothing of the others; costs are no part of a debt.
    pub fn only(part: Part, amount: Amount) -> Self {
        let mut parts = Self::default();
        parts.add(part, amount);
        parts
    }

    /// The amount of one part; nothing of the costs, which belong to no debt.
    pub const fn of(&self, part: Part) -> Amount {
        match part {
            Part::Costs => Amount::ZERO,
            Part::ContractInterest => self.contract_interest,
            Part::Principal => self.principal,
            Part::Penalty => self.penalty,
        }
    }

    /// All parts together.
    pub fn total(&self) -> Amount {
        self.contract_interest + self.principal + self.penalty
    }

    /// Every part less the same part of `paid`.
    #[must_use]
    pub fn less(&self, paid: &Parts) -> Self {
        Self {
            contract_interest: self.contract_interest - paid.contract_interest,
            principal: self.principal - paid.principal,
            penalty: self.penalty - paid.penalty,
        }
    }

    /// Every part with the same part of `other`.
    #[must_use]
    pub fn plus(&self, other: &Parts) -> Self {
        Self {
            contract_interest: self.contract_interest + other.contract_interest,
            principal: self.principal + other.principal,
            penalty: self.penalty + other.penalty,
        }
    }

    fn add(&mut self, part: Part, amount: Amount) {
        let target = match part {
            Part::Costs => return,
            Part::ContractInterest => &mut self.contract_interest,
            Part::Principal => &mut self.principal,
            Part::Penalty => &mut self.penalty,
        };
        *target = *target + amount;
    }
}

/// One thing a payment can be for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// What the creditor spent to get his money.
    Costs,
    ContractInterest,
    Principal,
    Penalty,
}

impl Part {
    /// The word written in answers.
    pub const fn code(self) -> &'static str {
        match self {
            Part::Costs => "costs",
            Part::ContractInterest => "contract_interest",
            Part::Principal => "principal",
            Part::Penalty => "penalty",
        }
    }
}

/// Why money went where it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// Costs of recovery come before any debt (GK 319, VÕS § 88(8)).
    CostsFirst,
    /// The debtor named the debt (GK 319.1 p. 1, VÕS § 88(1)).
    Designated,
    /// Matured and unsecured, while a matured debt with security waits (GK 319.1 p. 2).
    MaturedUnsecuredFirst,
    /// Matured and secured, after those without security (GK 319.1 p. 2).
    SecuredAfterUnsecured,
    /// Its due date was the earliest of those that remained (GK 319.1 p. 3, VÕS § 88).
    EarliestDue,
    /// Several debts of equal rank, not enough money for all (GK 319.1 p. 3).
    SharedProRata,
    /// Penalties wait for the principal of every matured debt (GK 319; choice 8).
    PenaltyAfterPrincipal,
    /// Not due yet, and nothing due was left to pay.
    UnmaturedLast,
}

impl Reason {
    /// Every reason.
    pub const ALL: [Reason; 8] = [
        Reason::CostsFirst,
        Reason::Designated,
        Reason::MaturedUnsecuredFirst,
        Reason::SecuredAfterUnsecured,
        Reason::EarliestDue,
        Reason::SharedProRata,
        Reason::PenaltyAfterPrincipal,
        Reason::UnmaturedLast,
    ];

    /// The word written in answers and stored rows.
    pub const fn code(self) -> &'static str {
        match self {
            Reason::CostsFirst => "costs_first",
            Reason::Designated => "designated",
            Reason::MaturedUnsecuredFirst => "matured_unsecured_first",
            Reason::SecuredAfterUnsecured => "secured_after_unsecured",
            Reason::EarliestDue => "earliest_due",
            Reason::SharedProRata => "shared_pro_rata",
            Reason::PenaltyAfterPrincipal => "penalty_after_principal",
            Reason::UnmaturedLast => "unmatured_last",
        }
    }
}

/// One debt as a payment meets it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Debt {
    pub due: Day,
    /// Held by a pledge, guarantee or surety.
    pub secured: bool,
    /// What is owed, every part zero or more.
    pub owed: Parts,
}

/// Everything a payment may be for, on the day it came.
#[derive(Clone, Copy, Debug)]
pub struct Claims<'a> {
    /// The day of the payment: a debt due on it has matured.
    pub as_of: Day,
    /// Costs of recovery.
    pub costs: Amount,
    /// Position of the debt the debtor named. A position that is not in the list names none.
    pub designated: Option<usize>,
    /// Debts in the order of the books; it settles what nothing else does.
    pub debts: &'a [Debt],
}

impl Claims<'_> {
    fn has_matured(&self, debt: &Debt) -> bool {
        debt.due <= self.as_of
    }
}

/// One piece of a payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Portion {
    /// Position of the debt; `None` for costs.
    pub debt: Option<usize>,
    pub part: Part,
    /// Above zero.
    pub amount: Amount,
    pub reason: Reason,
}

/// Where a payment went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allocation {
    /// Pieces in the order in which they were served.
    pub portions: Vec<Portion>,
    /// What nothing was owed for, or nothing was named for: an advance.
    pub unapplied: Amount,
}

impl Allocation {
    /// What was paid on the costs.
    pub fn costs(&self) -> Amount {
        let costs = self.portions.iter().filter(|portion| portion.part == Part::Costs);
        costs.map(|portion| portion.amount).sum()
    }

    /// What was paid on each of so many debts, by position.
    pub fn by_debt(&self, debts: usize) -> Vec<Parts> {
        let mut paid = vec![Parts::default(); debts];
        for portion in &self.portions {
            if let Some(debt) = portion.debt.and_then(|position| paid.get_mut(position)) {
                debt.add(portion.part, portion.amount);
            }
        }
        paid
    }
}

/// Allocates a payment in an order.
///
/// `payment` and all amounts are zero or more, in one currency, which is the caller's to see to.
///
/// ```
/// use saldo_domain::allocation::{AllocationOrder, Claims, Debt, Parts, allocate};
/// use saldo_domain::{Amount, Day};
/// let due = Day::of(2026, 1, 10)?;
/// let owed = Parts {
///     contract_interest: Amount::from_hundredths(300_000),
///     principal: Amount::from_hundredths(10_000_000),
///     penalty: Amount::from_hundredths(1_200_000),
/// };
/// let debts = [Debt { due, secured: false, owed }];
/// let claims = Claims {
///     as_of: due.plus(22),
///     costs: Amount::from_hundredths(500_000),
///     designated: None,
///     debts: &debts,
/// };
/// let paid = allocate(AllocationOrder::Ru, Amount::from_hundredths(11_500_000), &claims);
/// let left = owed.less(&paid.by_debt(1)[0]);
/// assert_eq!(left.penalty.to_string(), "5000.00");
/// assert_eq!(left.total().to_string(), "5000.00");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn allocate(order: AllocationOrder, payment: Amount, claims: &Claims<'_>) -> Allocation {
    let mut allocation = Allocation { portions: Vec::new(), unapplied: payment };
    allocation.pay(None, Part::Costs, claims.costs.min(payment), Reason::CostsFirst);
    for stage in order.stages(claims) {
        if allocation.unapplied.is_zero() {
            break;
        }
        allocation.pour(&stage, claims.debts);
    }
    allocation
}

impl Allocation {
    fn pour(&mut self, stage: &Stage, debts: &[Debt]) {
        let of = |position: &usize| {
            stage.parts.iter().map(|part| debts[*position].owed.of(*part)).sum::<Amount>()
        };
        let owed: Vec<Amount> = stage.debts.iter().map(of).collect();
        let enough = owed.iter().copied().sum::<Amount>() <= self.unapplied;
        let is_shared = !enough && owed.iter().filter(|amount| amount.is_positive()).count() > 1;
        let reason = if is_shared { Reason::SharedProRata } else { stage.reason };
        let shares = if enough { owed } else { share_by_largest_remainder(self.unapplied, &owed) };
        for (position, share) in stage.debts.iter().zip(shares) {
            let mut left = share;
            for part in stage.parts {
                let paid = left.min(debts[*position].owed.of(*part));
                self.pay(Some(*position), *part, paid, reason);
                left = left - paid;
            }
        }
    }

    fn pay(&mut self, debt: Option<usize>, part: Part, amount: Amount, reason: Reason) {
        if amount.is_positive() {
            self.portions.push(Portion { debt, part, amount, reason });
            self.unapplied = self.unapplied - amount;
        }
    }
}
