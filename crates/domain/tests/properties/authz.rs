//! Nobody decides beyond their authority, by any sequence of steps (S05, S06, R13, I12).

use proptest::prelude::*;
use saldo_domain::authority::spending::{Limit, Spending, Used, allowance};
use saldo_domain::authority::waiver::Repayment;
use saldo_domain::authority::{Limits, Right};
use saldo_domain::{Currency, Day, Money, Role, UserId};

fn eur(minor: i64) -> Money {
    Money::from_minor(minor, Currency::from_code("EUR").expect("EUR"))
}

fn day(offset: i64) -> Day {
    Day::of(2026, 3, 1).expect("a day").plus(offset)
}

/// What somebody tries.
#[derive(Clone, Debug)]
enum Step {
    /// Forgives an amount, in one piece or cut over so many invoices.
    Decide { account: usize, amount: i64, cut_into: i64 },
    /// Takes the latest decision back.
    TakeBack,
    /// Days go by.
    Wait { days: i64 },
    /// Asks as of an earlier day than that of the record.
    DatedBack { account: usize, amount: i64, by: i64 },
}

/// Accounts and the people behind them: the first two are one person, the third is another's
/// deputy and uses that person's authority.
const PEOPLE: [i64; 4] = [1, 1, 2, 3];

fn a_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        4 => (0..4_usize, 1..400_i64, 1..6_i64)
            .prop_map(|(account, amount, cut_into)| Step::Decide { account, amount, cut_into }),
        2 => Just(Step::TakeBack),
        2 => (0..12_i64).prop_map(|days| Step::Wait { days }),
        2 => (0..4_usize, 1..400_i64, 1..60_i64)
            .prop_map(|(account, amount, by)| Step::DatedBack { account, amount, by }),
    ]
}

/// What was decided and stands, beside all that was ever decided.
struct Course {
    limit: Limit,
    right: Right,
    today: i64,
    used: Vec<Used>,
    standing: Vec<Used>,
}

impl Course {
    /// Does it if the authority covers it; each piece of a cut amount is asked for by itself.
    fn decide(&mut self, account: usize, amount: i64, asked_on: i64) {
        let person = UserId::new(PEOPLE[account]);
        let role = self.limit.role;
        let allowed = allowance(
            self.right,
            (person, role),
            eur(0).currency(),
            day(asked_on),
            &[self.limit],
            &self.used,
        );
        if allowed.expect("small amounts").covers(eur(amount)) {
            let (spending, amount) = (self.limit.spending, eur(amount));
            let one = Used { person, spending, amount, day: day(self.today) };
            self.used.push(one);
            self.standing.push(one);
        }
    }

    fn take(&mut self, step: &Step) {
        match *step {
            Step::Decide { account, amount, cut_into } => {
                for _ in 0..cut_into {
                    self.decide(account, (amount / cut_into).max(1), self.today);
                }
            }
            Step::TakeBack => drop(self.standing.pop()),
            Step::Wait { days } => self.today += days,
            Step::DatedBack { account, amount, by } => {
                self.decide(account, amount, self.today - by);
            }
        }
    }

    /// The most that one person decided about within the days of the limit, however counted.
    fn most(decided: &[Used], days: i64) -> i64 {
        let within = |first: &Used| {
            let same = decided.iter().filter(|one| one.person == first.person);
            let later = same.filter(|one| (0..days).contains(&one.day.days_since(first.day)));
            later.map(|one| one.amount.minor()).sum::<i64>()
        };
        decided.iter().map(within).max().unwrap_or(0)
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, ..ProptestConfig::default() })]

    /// S06, R13: many small ones, one taken back and given again, cut over invoices, asked for
    /// as of an earlier day, under a second account, through a deputy.
    #[test]
    fn limits_are_cumulative_over_any_sequence(
        steps in prop::collection::vec(a_step(), 1..40),
        amount in 1..1_000_i64,
        days in 1..45_u16,
        spending in prop::sample::select(&Spending::ALL[..]),
    ) {
        let (right, role) = match spending {
            Spending::Waivers => (Right::WaiveSecondWeek, Role::HeadOfSales),
            Spending::WriteOffs => (Right::WriteOffDebts, Role::Director),
            Spending::Restructuring => (Right::Restructure, Role::HeadOfSales),
            Spending::Differences => (Right::CloseDifferences, Role::Accountant),
        };
        let limit = Limit { spending, role, amount: eur(amount), days, from: day(-400) };
        let (used, standing) = (Vec::new(), Vec::new());
        let mut course = Course { limit, right, today: 0, used, standing };
        for step in &steps {
            course.take(step);
            prop_assert!(Course::most(&course.used, days.into()) <= amount, "{:?}", course.used);
            prop_assert!(Course::most(&course.standing, days.into()) <= amount);
        }
    }
}

/// S05: the worked cases of who may waive, with the roles that then have the right.
#[test]
fn golden_wv01() {
    use Role::{CommercialDirector, Director, GeneralDirector, HeadOfSales, SalesRep, Supervisor};
    let directors = &[Director, GeneralDirector][..];
    let heads = &[HeadOfSales, CommercialDirector, Director, GeneralDirector][..];
    let sales = &[SalesRep, Supervisor, HeadOfSales, CommercialDirector, Director, GeneralDirector];
    let rows: [(&str, bool, bool, &[Role]); 8] = [
        ("2026-03-07", true, false, sales),
        ("2026-03-09", true, false, sales),
        ("2026-03-10", true, true, heads),
        ("2026-03-16", true, true, heads),
        ("2026-03-14", true, false, directors),
        ("2026-03-17", true, true, directors),
        ("2026-03-08", false, false, directors),
        ("2026-03-12", false, true, directors),
    ];
    let due: Day = "2026-03-02".parse().expect("a day");
    for (repaid_on, in_full, oral_request, may) in rows {
        let repaid_on = repaid_on.parse().expect("a day");
        let repayment = Repayment { due, repaid_on, in_full, oral_request };
        let right = repayment.right_by(&Limits::REGULATION).expect("it is late");
        let found: Vec<Role> =
            Role::ALL.into_iter().filter(|role| right.belongs_to(*role)).collect();
        assert_eq!(found, may, "{repayment:?}");
    }
}
