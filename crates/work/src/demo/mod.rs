//! The demo company: three believable years from a seed.
//!
//! The generator is pure: seed, last day, number of buyers, country and language of the
//! notes decide everything; it asks no clock and no system randomness. Each buyer has its
//! own row of dice, so buyers can be made one at a time, in any number, and the first
//! hundred of a company of ten thousand are those of a company of a hundred.

mod asking;
mod cast;
mod colleagues;
mod dice;
mod enter;
mod files;
mod history;
mod judges;
mod leading;
mod ledger;
mod load;
mod mail;
mod scene;
mod statement;
mod story;
mod talks;
mod team;
mod temper;
mod words;

pub use cast::DemoPerson;
pub use history::{DemoCustomer, DemoFact, Local, Recorded};
pub use load::{DAYS_UNDER_CONTROL, DemoBuilt, build, build_under};

pub(crate) use colleagues::work_through;
pub(crate) use dice::Dice;
pub(crate) use load::hire;
pub(crate) use temper::Temper;

use crate::company::Company;
use saldo_domain::{Currency, Day};
use saldo_letters::Language;
use story::Story;

/// The row of dice that staff and password are thrown with; buyers use their index.
const STAFF: u64 = u64::MAX;

/// What a demo company is made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoSpec {
    pub seed: u64,
    /// Last day of the history: "today" of the demo.
    pub as_of: Day,
    /// How many buyers.
    pub customers: u32,
    /// `EE` or `RU`: the company's country, and with it currency and kinds of buyers.
    pub country: DemoCountry,
    /// Language of names of people and of what they write down.
    pub words: Language,
}

/// The password of a demo company's people, for the sign-in page of a demo company; `None`
/// for a real one, whose passwords nobody can know.
pub fn password_of(company: &Company) -> Option<String> {
    company.demo_seed.map(|seed| cast::password(seed.cast_unsigned()))
}

/// Countries for which there is a demo company.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DemoCountry {
    #[default]
    Estonia,
    Russia,
}

impl DemoCountry {
    /// ISO 3166 alpha-2.
    pub const fn code(self) -> &'static str {
        match self {
            DemoCountry::Estonia => "EE",
            DemoCountry::Russia => "RU",
        }
    }

    /// The country with this code, if there is a demo company in it.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Estonia, Self::Russia]
            .into_iter()
            .find(|country| country.code().eq_ignore_ascii_case(code))
    }
}

impl DemoSpec {
    /// The first day of the history: three years before the last.
    pub fn first_day(&self) -> Day {
        self.as_of.plus_months(-36)
    }

    /// Name of the company.
    pub fn company_name(&self) -> &'static str {
        &self.company().name
    }

    /// Its currency.
    pub fn currency(&self) -> Currency {
        Currency::from_code(&self.company().currency).expect("the word lists are checked by a test")
    }

    /// IANA name of its time zone.
    pub fn zone(&self) -> &'static str {
        &self.company().zone
    }

    /// Language of the company itself.
    pub fn company_language(&self) -> &'static str {
        &self.company().language
    }

    /// People of every role.
    pub fn staff(&self) -> Vec<DemoPerson> {
        cast::staff(self)
    }

    /// The password that all of them share; derived from the seed, hence no secret.
    pub fn password(&self) -> String {
        cast::password(self.seed)
    }

    /// The buyers with their histories, one at a time.
    pub fn buyers(&self) -> impl Iterator<Item = DemoCustomer> {
        (0..self.customers).map(|index| self.buyer(index))
    }

    /// The buyer with this index.
    pub fn buyer(&self, index: u32) -> DemoCustomer {
        let mut dice = Dice::of(self.seed, u64::from(index));
        let card = cast::card(self, index, &mut dice);
        let facts = Story::new(self, self.currency(), &card.code, dice).play();
        DemoCustomer { card, facts }
    }

    /// The card of the buyer with this index.
    pub(crate) fn card(&self, index: u32) -> saldo_domain::book::facts::CustomerFact {
        cast::card(self, index, &mut Dice::of(self.seed, u64::from(index)))
    }

    fn company(&self) -> &'static words::Company {
        &words::words().companies[self.country.code()]
    }
}

#[cfg(test)]
mod tests;
