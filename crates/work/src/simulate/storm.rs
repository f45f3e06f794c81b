//! When things go wrong between the program and its database.

use super::Trouble;
use crate::demo::Dice;
use saldo_store::StoreError;
use saldo_store::faults::{FaultPoint, Faults};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// Points that go well before the one that does not, at most.
const LONGEST_FUSE: i64 = 60;
/// Writes that find no room, one after the other.
const LONGEST_FULL: i64 = 4;
/// How long a slow access takes.
const SLOW: Duration = Duration::from_micros(300);

/// What is going to happen, and what has.
#[derive(Debug, Default)]
enum Weather {
    #[default]
    Fine,
    /// After so many points the process is gone.
    Fuse(i64),
    /// After so many COMMITs the answer is lost, and the process with it.
    LostAnswer(i64),
    /// After so many points so many writes find no room.
    Full(i64, i64),
    Slow,
    /// The process is gone: whatever it still tries comes to nothing.
    Gone,
}

/// One process's view of its database.
#[derive(Debug, Default)]
pub(super) struct Storm(Mutex<(Weather, bool)>);

impl Storm {
    /// Makes one of these happen.
    pub(super) fn brew(&self, trouble: Trouble, dice: &mut Dice) {
        let weather = match trouble {
            Trouble::Crash => Weather::Fuse(dice.among(0..=LONGEST_FUSE)),
            Trouble::LostAnswer => Weather::LostAnswer(dice.among(0..=4)),
            Trouble::FullDisk => {
                Weather::Full(dice.among(0..=LONGEST_FUSE), dice.among(1..=LONGEST_FULL))
            }
            Trouble::SlowDisk => Weather::Slow,
            _ => Weather::Fine,
        };
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = (weather, false);
    }

    /// The program is started anew, and the weather is fine; did anything happen?
    pub(super) fn clear(&self) -> bool {
        let mut sky = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let happened = sky.1;
        *sky = (Weather::Fine, false);
        happened
    }
}

impl Faults for Storm {
    fn at(&self, point: FaultPoint) -> Result<(), StoreError> {
        let mut sky = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (next, outcome) = match (&sky.0, point) {
            (Weather::Fine, _) => return Ok(()),
            (Weather::Gone, _) => return Err(StoreError::Simulated("the process is gone")),
            (Weather::Slow, _) => {
                sky.1 = true;
                std::thread::sleep(SLOW);
                return Ok(());
            }
            (Weather::Fuse(0), _) => (Weather::Gone, Err("the process ended")),
            (Weather::Fuse(left), _) => (Weather::Fuse(left - 1), Ok(())),
            (Weather::LostAnswer(0), FaultPoint::Committed) => {
                (Weather::Gone, Err("the answer was lost"))
            }
            (Weather::LostAnswer(left), FaultPoint::Committed) => {
                (Weather::LostAnswer(left - 1), Ok(()))
            }
            (Weather::LostAnswer(_), _) => return Ok(()),
            (Weather::Full(0, 0), _) => (Weather::Fine, Ok(())),
            (Weather::Full(0, left), FaultPoint::Writing) => {
                (Weather::Full(0, left - 1), Err("the disk is full"))
            }
            (Weather::Full(0, _), _) => return Ok(()),
            (Weather::Full(fuse, writes), _) => (Weather::Full(fuse - 1, *writes), Ok(())),
        };
        sky.0 = next;
        sky.1 |= outcome.is_err();
        outcome.map_err(StoreError::Simulated)
    }
}
