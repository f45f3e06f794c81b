//! How many customers a second one core decides about, accounts in memory (target P3).
//!
//! `cargo bench -p saldo-domain --bench decide`
//!
//! The customers are made from one seed: one to six debts each, due between forty days after and
//! ninety days before the day. Each has lived through the ninety days before on the days its
//! decisions named, so that steps are taken and questions asked as in a company at work. Prints
//! CPU seconds of this process (one thread).

use saldo_domain::book::ItemKind;
use saldo_domain::calendar::WorkingDays;
use saldo_domain::control::{Account, OpenItem, Reach, decide};
use saldo_domain::policy::{Policies, Policy, load};
use saldo_domain::rating::Status;
use saldo_domain::{Currency, CustomerId, Day, ItemId, Money};
use std::hint::black_box;
use std::sync::Arc;

const CUSTOMERS: i64 = 10_000;
const ROUNDS: u64 = 40;
const DAYS_LIVED: i64 = 90;

/// Three steps and nothing beside them.
const THREE_RULES: &str = r#"id = "three"
version = 1
effective_from = "2026-01-01"
[pace]
late_entry_step = 2
[[step]]
number = 1
clause = "T-1"
from = 3
to = 9
[[step.action]]
kind = "task"
role = "SALES_REP"
text = "call-and-warn"
[[step]]
number = 2
clause = "T-2"
from = 10
to = 29
[[step.action]]
kind = "task"
role = "SUPERVISOR"
text = "control-step"
[[step]]
number = 3
clause = "T-3"
from = 30
[[step.action]]
kind = "ask_approval"
role = "DIRECTOR"
text = "approve-court"
"#;

fn main() {
    let today: Day = "2026-05-20".parse().expect("a day");
    let three = load("three.toml", THREE_RULES).expect("three rules");
    measure("three rules", &followed(three), today);
    for id in ["eight-step", "gentle", "regulation"] {
        let policy = Policy::shipped_by_id(id).expect("it ships").clone();
        measure(id, &followed(policy), today);
    }
}

fn followed(policy: Policy) -> Policies {
    Policies::single(Arc::new(policy), WorkingDays::of_country("RU"))
}

fn measure(name: &str, policies: &Policies, today: Day) {
    let mut dice = Dice(7);
    let accounts: Vec<Account> = (0..CUSTOMERS)
        .map(|number| lived(policies, made(&mut dice, number, today), today))
        .collect();
    let (mut effects, mut spent) = (0_u64, 0);
    for _ in 0..ROUNDS {
        let before = hundredths();
        for account in &accounts {
            effects += black_box(decide(policies, black_box(account), today)).effects.len() as u64;
        }
        spent += hundredths() - before;
    }
    let decided = u64::try_from(CUSTOMERS).unwrap_or(0) * ROUNDS;
    let per_second = decided * 100 / spent.max(1);
    println!(
        "{name}: {per_second} customers/s, {}.{:02} CPU s for {decided}, {} effects a round",
        spent / 100,
        spent % 100,
        effects / ROUNDS
    );
}

fn made(dice: &mut Dice, number: i64, today: Day) -> Account {
    let rub = Currency::from_code("RUB").expect("a currency");
    let items = (0..=dice.below(6)).map(|item| {
        let due = today.plus(dice.below(130) - 90);
        let open = Money::from_minor(10_000 + dice.below(10_000_000), rub);
        OpenItem { item: ItemId::new(item), kind: ItemKind::Goods, due, initial_due: due, open }
    });
    let mut account = Account { items: items.collect(), ..Account::new(CustomerId::new(number)) };
    account.reach = Reach { email: true, phone: true, post: true };
    account.status = Status::ALL[usize::try_from(dice.below(4)).unwrap_or(0)];
    account.late_before = dice.below(2) == 1;
    account.deferral_from = Some(Day::FIRST);
    account
}

/// The account after the days before `today`, looked at on the days its decisions named.
fn lived(policies: &Policies, mut account: Account, today: Day) -> Account {
    let mut day = today.plus(-DAYS_LIVED);
    while day < today {
        let decision = decide(policies, &account, day);
        account.steps.extend(decision.steps_taken(day));
        account.steps.sort_by_key(|taken| (taken.item, taken.step, taken.day));
        day = decision.look_again.unwrap_or(today);
    }
    account
}

/// Repeatable chance: a linear congruence is enough to scatter due days.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: u64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        i64::try_from((self.0 >> 33) % most).unwrap_or(0)
    }
}

/// CPU hundredths of a second spent so far: the clock on the wall says little on a busy machine.
#[expect(clippy::disallowed_methods, reason = "a benchmark measures; a rule reads no file")]
fn hundredths() -> u64 {
    let stat = std::fs::read_to_string("/proc/self/stat").expect("Linux tells the CPU time");
    // The name in brackets may hold spaces; user and system time are fields 14 and 15.
    let after = stat.rsplit_once(')').map_or("", |(_, after)| after);
    let field = |at: usize| after.split_whitespace().nth(at).and_then(|text| text.parse().ok());
    field(11).unwrap_or(0_u64) + field(12).unwrap_or(0_u64)
}
