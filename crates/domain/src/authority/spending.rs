//! Within which money somebody decides: what was decided before counts.
//!
//! A limit is a sum within so many days, set by the company from a day on. What a person
//! decided in those days counts against it whatever it was cut into, whichever documents and
//! customers it was spread over, and whatever was taken back since: a waiver that was reversed
//! is not there to be given again (S06). The day that counts is the one on which the decision
//! was recorded; one that bears a later day counts as well, so that dating a request back
//! finds no empty window.
//!
//! Where the company has set none, whoever has the right decides without a limit (small differences
//! alone have one that ships), and the roles that have it only within a limit do not have it at all.

use super::Right;
use crate::day::Day;
use crate::ids::UserId;
use crate::matching::Thresholds;
use crate::money::{Currency, Money, MoneyError};
use crate::roles::Role;

/// What limits are about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Spending {
    /// Late fees, penalty and interest forgiven.
    Waivers,
    /// Debts written off.
    WriteOffs,
    /// Debts put on a new schedule.
    Restructuring,
    /// Small differences closed: roundings and bank fees.
    Differences,
}

impl Spending {
    /// All of them.
    pub const ALL: [Spending; 4] =
        [Spending::Waivers, Spending::WriteOffs, Spending::Restructuring, Spending::Differences];

    /// The word written in stored rows and forms.
    pub const fn code(self) -> &'static str {
        match self {
            Spending::Waivers => "waivers",
            Spending::WriteOffs => "write-offs",
            Spending::Restructuring => "restructuring",
            Spending::Differences => "differences",
        }
    }

    /// The limit that holds for a role where the company has set none. Small differences are many
    /// and are closed by one person alone: ten of the largest in thirty days.
    fn standard(self, role: Role, currency: Currency) -> Option<Limit> {
        match self {
            Spending::Differences => Some(Limit {
                spending: self,
                role,
                amount: Money::from_minor(
                    10 * Thresholds::STANDARD.little_in(currency).fee,
                    currency,
                ),
                days: 30,
                from: Day::FIRST,
            }),
            Spending::Waivers | Spending::WriteOffs | Spending::Restructuring => None,
        }
    }

    /// The one with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }

    /// Roles to which the company may give the right within a limit, beside those that have
    /// it anyway.
    pub const fn within_limit(self) -> &'static [Role] {
        match self {
            Spending::Waivers | Spending::Differences => &[],
            Spending::WriteOffs => {
                &[Role::HeadOfFinancialControl, Role::CommercialDirector, Role::Director]
            }
            Spending::Restructuring => &[Role::HeadOfSales, Role::CommercialDirector],
        }
    }

    /// Of what a right disposes.
    pub const fn of(right: Right) -> Option<Self> {
        match right {
            Right::WaiveFirstWeek | Right::WaiveSecondWeek | Right::WaiveOtherwise => {
                Some(Spending::Waivers)
            }
            Right::WriteOffDebts => Some(Spending::WriteOffs),
            Right::Restructure => Some(Spending::Restructuring),
            Right::CloseDifferences => Some(Spending::Differences),
            _ => None,
        }
    }
}

/// A limit set by the company.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limit {
    pub spending: Spending,
    pub role: Role,
    /// In all, within the days.
    pub amount: Money,
    /// The day of the decision and those before it.
    pub days: u16,
    /// First day on which it holds; the latest one counts (GEN-12).
    pub from: Day,
}

/// Something decided before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Used {
    /// The person whose authority was used: under whatever account, by whichever deputy.
    pub person: UserId,
    pub spending: Spending,
    pub amount: Money,
    /// The day on which it was recorded.
    pub day: Day,
}

/// How much somebody may still decide about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Allowance {
    /// The role does not have the right.
    Nothing,
    UpTo(Money),
    Unlimited,
}

impl Allowance {
    /// Does it cover this amount?
    pub fn covers(self, amount: Money) -> bool {
        match self {
            Allowance::Nothing => false,
            Allowance::UpTo(left) => {
                left.currency() == amount.currency() && amount.minor() <= left.minor()
            }
            Allowance::Unlimited => true,
        }
    }
}

/// The limit in force for a role on a day: that of the company, else the one that ships.
pub fn in_force(
    limits: &[Limit],
    spending: Spending,
    role: Role,
    currency: Currency,
    day: Day,
) -> Option<Limit> {
    let about = |limit: &&Limit| {
        (limit.spending, limit.role, limit.amount.currency()) == (spending, role, currency)
            && limit.from <= day
    };
    // Of two from one day the later in the list was set later.
    let set = limits.iter().filter(about).max_by_key(|limit| limit.from);
    set.copied().or_else(|| spending.standard(role, currency))
}

/// How much a person of this role may still decide about on a day.
///
/// # Errors
/// When what was used does not fit an amount.
pub fn allowance(
    right: Right,
    (person, role): (UserId, Role),
    currency: Currency,
    day: Day,
    limits: &[Limit],
    used: &[Used],
) -> Result<Allowance, MoneyError> {
    let Some(spending) = Spending::of(right) else {
        let has = right.belongs_to(role);
        return Ok(if has { Allowance::Unlimited } else { Allowance::Nothing });
    };
    match in_force(limits, spending, role, currency, day) {
        Some(limit) if right.belongs_to(role) || spending.within_limit().contains(&role) => {
            let counts = |one: &&Used| {
                (one.person, one.spending) == (person, spending)
                    && one.amount.currency() == currency
                    && one.day > day.ahead(-i64::from(limit.days))
            };
            let gone = Money::sum(currency, used.iter().filter(counts).map(|one| one.amount))?;
            let left = limit.amount.minus(gone)?;
            Ok(Allowance::UpTo(if left.is_positive() { left } else { Money::zero(currency) }))
        }
        None if right.belongs_to(role) => Ok(Allowance::Unlimited),
        _ => Ok(Allowance::Nothing),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Role::{Director, GeneralDirector, HeadOfSales, SalesRep};

    fn eur(minor: i64) -> Money {
        Money::from_minor(minor, Currency::from_code("EUR").expect("EUR"))
    }

    fn day(text: &str) -> Day {
        text.parse().expect(text)
    }

    const ME: UserId = UserId::new(1);

    fn limit(role: Role, minor: i64, from: &str) -> Limit {
        let (spending, amount) = (Spending::Waivers, eur(minor));
        Limit { spending, role, amount, days: 30, from: day(from) }
    }

    fn used(person: i64, minor: i64, on: &str) -> Used {
        let (person, spending) = (UserId::new(person), Spending::Waivers);
        Used { person, spending, amount: eur(minor), day: day(on) }
    }

    #[test]
    fn what_was_decided_in_the_days_before_counts() {
        let limits = [limit(SalesRep, 10_000, "2026-01-01"), limit(SalesRep, 5_000, "2026-03-01")];
        let rows: [(&str, &str, &[Used], i64); 8] = [
            ("nothing yet", "2026-02-10", &[], 10_000),
            ("a smaller limit since March", "2026-03-10", &[], 5_000),
            ("today's counts", "2026-02-10", &[used(1, 4_000, "2026-02-10")], 6_000),
            ("the thirtieth day back counts", "2026-02-10", &[used(1, 4_000, "2026-01-12")], 6_000),
            ("the one before does not", "2026-02-10", &[used(1, 4_000, "2026-01-11")], 10_000),
            ("another person's does not", "2026-02-10", &[used(2, 4_000, "2026-02-10")], 10_000),
            ("dated back", "2026-01-20", &[used(1, 4_000, "2026-02-10")], 6_000),
            ("more than there was", "2026-03-10", &[used(1, 7_000, "2026-02-20")], 0),
        ];
        for (case, on, used, left) in rows {
            let right = Right::WaiveFirstWeek;
            let currency = eur(0).currency();
            let found = allowance(right, (ME, SalesRep), currency, day(on), &limits, used);
            assert_eq!(found, Ok(Allowance::UpTo(eur(left))), "{case}");
        }
    }

    #[test]
    fn without_a_limit_the_right_alone_decides() {
        let (on, eur_code) = (day("2026-03-10"), eur(0).currency());
        let write_offs =
            Limit { spending: Spending::WriteOffs, ..limit(Director, 1, "2026-01-01") };
        let rows: [(Right, Role, &[Limit], Allowance); 9] = [
            (Right::CloseDifferences, Role::Accountant, &[], Allowance::UpTo(eur(30_000))),
            (Right::CloseDifferences, SalesRep, &[], Allowance::Nothing),
            (Right::WriteOffDebts, GeneralDirector, &[], Allowance::Unlimited),
            (Right::WriteOffDebts, Director, &[], Allowance::Nothing),
            (Right::WriteOffDebts, Director, &[write_offs], Allowance::UpTo(eur(1))),
            (
                Right::WriteOffDebts,
                SalesRep,
                &[Limit { role: SalesRep, ..write_offs }],
                Allowance::Nothing,
            ),
            (Right::WaiveSecondWeek, HeadOfSales, &[], Allowance::Unlimited),
            (Right::WaiveSecondWeek, SalesRep, &[], Allowance::Nothing),
            (Right::OrderHold, HeadOfSales, &[], Allowance::Unlimited),
        ];
        for (right, role, limits, expected) in rows {
            let found = allowance(right, (ME, role), eur_code, on, limits, &[]);
            assert_eq!(found, Ok(expected), "{right:?} {role:?}");
        }
        let other = Money::from_minor(1, Currency::from_code("USD").expect("USD"));
        assert!(!Allowance::UpTo(eur(100)).covers(other));
    }
}
