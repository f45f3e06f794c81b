//! Payments and senders, interleaved in every way a seed can think of (D12, I6 to I8; goal R5).
//!
//! Each actor is a list of steps; a step is what the real one does in one transaction or in one
//! call outside. Whoever comes next is drawn from the seed. Every seed that fails can be run
//! again by its number. That the model can fail at all is shown by senders with a race planted in
//! them, each of which it finds out.

use saldo_domain::book::ItemKind;
use saldo_domain::control::{
    Account, AskedLine, Channel, EffectKind, OpenItem, may_be_asked_for, still_owed,
};
use saldo_domain::delivery::{Consent, Hours, Local, MessageState, Scene, Verdict, last_look};
use saldo_domain::standing::contact_limits::Contact;
use saldo_domain::standing::{Scope, Standing, StandingKind};
use saldo_domain::{Currency, CustomerId, Day, ItemId, Money};

/// Interleavings of the gate; the nightly run sets more.
const SEEDS: u64 = 10_000;

const ITEM: ItemId = ItemId::new(1);
const LEASE: u64 = 3;

/// Draws numbers from a seed.
struct Draw(u64);

impl Draw {
    fn below(&mut self, most: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % most
    }
}

fn eur(minor: i64) -> Money {
    Money::from_minor(minor, Currency::from_code("EUR").expect("EUR"))
}

fn today() -> Day {
    "2026-03-20".parse().expect("a day")
}

/// The database, and the world outside of it.
struct World {
    open: i64,
    disputed: bool,
    state: MessageState,
    fence: u64,
    lease_until: u64,
    clock: u64,
    /// Number of the claim and the amount of each letter that left.
    left: Vec<(u64, i64)>,
    /// What the book said at each claim.
    claims: Vec<i64>,
}

impl World {
    fn account(&self) -> Account {
        let mut account = Account::new(CustomerId::new(1));
        if self.open > 0 {
            account.items.push(OpenItem {
                item: ITEM,
                kind: ItemKind::Goods,
                due: today().plus(-3),
                initial_due: today().plus(-3),
                open: eur(self.open),
            });
        }
        if self.disputed {
            account.standing.push(Standing {
                customer: account.customer,
                kind: StandingKind::Dispute,
                item: None,
                from: today(),
                until: None,
                amount: None,
                scope: Scope::default(),
            });
        }
        account
    }

    /// The letter as it would be written now, if it may leave.
    fn look(&self) -> Option<i64> {
        let account = self.account();
        let line =
            AskedLine { item: ITEM, clause: "LAD-03".into(), step: 3, on: today(), late: true };
        let channel = Some(Channel::Email);
        let owed =
            still_owed(EffectKind::Notify, channel, std::slice::from_ref(&line), &account, today());
        let free = may_be_asked_for(&line, &account, today());
        let asked: Vec<Money> = free.then(|| eur(self.open)).into_iter().collect();
        let verdict = last_look(&Scene {
            owed,
            asked: &asked,
            unallocated: &[],
            consent: Consent::Given,
            channel: Contact::Email,
            now: Local { day: today(), minute: 720 },
            hours: Hours { from: 0, before: 1_440 },
            a_day: 9,
            had: &[],
            by_hand: None,
            gap_days: 2,
            unread_reply: false,
            fills_until: None,
            protected: None,
        });
        (verdict == Verdict::Go).then_some(self.open)
    }

    /// What a fact does to a message that waits.
    fn withdraw(&mut self) {
        if self.state == MessageState::Planned && self.look().is_none() {
            self.state = MessageState::Withdrawn;
        }
    }

    /// Claims the letter, whatever was looked at before.
    fn claim(&mut self, letter: i64) -> At {
        self.state = MessageState::Claimed;
        self.fence += 1;
        self.lease_until = self.clock + LEASE;
        self.claims.push(if self.look().is_some() { self.open } else { 0 });
        At::Claimed { letter, fence: self.fence }
    }

    fn become_state(&mut self, next: MessageState) {
        assert!(self.state.may_become(next), "{:?} became {next:?}", self.state);
        self.state = next;
    }
}

/// Where a sender stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum At {
    Idle,
    Written {
        letter: i64,
        fence: u64,
    },
    /// Only where the race is planted: looked at in one transaction, to be claimed in the next.
    LookedAgain {
        letter: i64,
    },
    Claimed {
        letter: i64,
        fence: u64,
    },
    HandedOver {
        fence: u64,
        known: bool,
    },
    Gone,
}

/// A mistake that a sender could make.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Race {
    None,
    /// The claim does not look once more at what the book says.
    ClaimsBlindly,
    /// Look and claim are two transactions.
    LooksThenClaims,
    /// The claim takes no notice of others.
    ClaimsWhatIsTaken,
    /// Whoever slept through the lease hands over nonetheless.
    SleepsAndHandsOver,
    /// What nobody knows is sent again.
    Guesses,
}

impl Race {
    const PLANTED: [Race; 5] = [
        Race::ClaimsBlindly,
        Race::LooksThenClaims,
        Race::ClaimsWhatIsTaken,
        Race::SleepsAndHandsOver,
        Race::Guesses,
    ];
}

/// One step of a sender.
fn send(world: &mut World, at: At, draw: &mut Draw, race: Race) -> At {
    // Any process may die at any moment.
    if draw.below(40) == 0 {
        return At::Gone;
    }
    match at {
        At::Idle => match (world.state, world.look()) {
            (MessageState::Planned, Some(letter)) => At::Written { letter, fence: world.fence },
            _ => At::Idle,
        },
        // One transaction: the last look and the claim.
        At::Written { letter, fence } => {
            let free = world.state == MessageState::Planned && world.fence == fence;
            let free = free || race == Race::ClaimsWhatIsTaken;
            let same = race == Race::ClaimsBlindly || world.look() == Some(letter);
            match race {
                _ if !free || !same => At::Idle,
                Race::LooksThenClaims => At::LookedAgain { letter },
                _ => world.claim(letter),
            }
        }
        At::LookedAgain { letter } if world.state == MessageState::Planned => world.claim(letter),
        At::LookedAgain { .. } => At::Idle,
        At::Claimed { letter, fence } => {
            let mine = world.state == MessageState::Claimed
                && world.fence == fence
                && world.clock < world.lease_until;
            if !mine && race != Race::SleepsAndHandsOver {
                return At::Idle;
            }
            match draw.below(10) {
                // Nothing left, and the peer said so.
                0 => At::Idle.after(world, fence, MessageState::Planned),
                1 => {
                    world.left.push((fence, letter));
                    At::HandedOver { fence, known: false }
                }
                2 => At::HandedOver { fence, known: false },
                _ => {
                    world.left.push((fence, letter));
                    At::HandedOver { fence, known: true }
                }
            }
        }
        At::HandedOver { fence, known } => {
            let next = match known {
                true => MessageState::Sent,
                false if race == Race::Guesses => MessageState::Planned,
                false => MessageState::Uncertain,
            };
            At::Idle.after(world, fence, next)
        }
        At::Gone => At::Gone,
    }
}

impl At {
    /// Notes under the number of a claim; whoever was overtaken notes nothing.
    fn after(self, world: &mut World, fence: u64, next: MessageState) -> At {
        if world.state == MessageState::Claimed && world.fence == fence {
            world.become_state(next);
        }
        self
    }
}

/// One step of the book: paid in part or whole, taken back, disputed, settled.
fn fact(world: &mut World, draw: &mut Draw) {
    match draw.below(5) {
        0 => world.open = 0,
        1 => world.open -= world.open / 2,
        2 => world.open = 10_000,
        3 => world.disputed = true,
        _ => world.disputed = false,
    }
    world.withdraw();
}

/// Time goes by; claims whose time is over are uncertain, and a person finds out.
fn time(world: &mut World, draw: &mut Draw) {
    world.clock += 1 + draw.below(LEASE);
    if world.state == MessageState::Claimed && world.lease_until < world.clock {
        world.become_state(MessageState::Uncertain);
    }
    if world.state == MessageState::Uncertain && draw.below(3) == 0 {
        let left = world.left.iter().any(|(fence, _)| *fence == world.fence);
        world.become_state(if left { MessageState::Sent } else { MessageState::Planned });
        world.withdraw();
    }
}

fn live(seed: u64, race: Race) -> Result<World, String> {
    let mut draw = Draw(seed);
    let mut world = World {
        open: 10_000,
        disputed: false,
        state: MessageState::Planned,
        fence: 0,
        lease_until: 0,
        clock: 0,
        left: Vec::new(),
        claims: Vec::new(),
    };
    let mut senders = [At::Idle; 3];
    for _ in 0..60 {
        match draw.below(8) {
            0 => fact(&mut world, &mut draw),
            1 => time(&mut world, &mut draw),
            number => {
                let at = (number % 3) as usize;
                senders[at] = send(&mut world, senders[at], &mut draw, race);
                // Somebody starts the program again.
                if senders[at] == At::Gone && draw.below(2) == 0 {
                    senders[at] = At::Idle;
                }
            }
        }
        check(&world).map_err(|wrong| format!("seed {seed}: {wrong}"))?;
    }
    Ok(world)
}

fn check(world: &World) -> Result<(), String> {
    if world.left.len() > 1 {
        return Err(format!("it left twice: {:?}", world.left));
    }
    for (fence, letter) in &world.left {
        let at = usize::try_from(fence - 1).expect("small");
        match world.claims[at] {
            0 => return Err("claimed when nothing might be asked for any more".to_owned()),
            booked if booked != *letter => return Err("the letter is not the ledger".to_owned()),
            _ => {}
        }
    }
    Ok(())
}

/// D12, R5.
#[test]
#[expect(clippy::disallowed_methods, reason = "the number of histories to play, not a setting")]
fn no_letter_claimed_after_payment_commit() {
    let more = std::env::var("SALDO_INTERLEAVINGS").ok().and_then(|text| text.parse().ok());
    let (mut left, mut withdrawn, mut uncertain) = (0, 0, 0);
    for seed in 0..more.unwrap_or(SEEDS) {
        let world = live(seed, Race::None).unwrap_or_else(|wrong| panic!("{wrong}"));
        left += world.left.len();
        withdrawn += usize::from(world.state == MessageState::Withdrawn);
        uncertain += usize::from(world.state == MessageState::Uncertain);
    }
    // The interleavings are about something: each way was gone by some of them.
    assert!(left > 1_000 && withdrawn > 500 && uncertain > 50, "{left} {withdrawn} {uncertain}");
}

/// R5: the model finds each mistake that a sender could make; whoever makes one in the real one is
/// found out by the same histories.
#[test]
fn every_planted_race_is_found_out() {
    for race in Race::PLANTED {
        let found = (0..SEEDS).find_map(|seed| live(seed, race).err());
        assert!(found.is_some(), "{race:?} goes unnoticed in {SEEDS} interleavings");
    }
}
