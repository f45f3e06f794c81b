//! Whose money is this, and what does it pay?
//!
//! A line of a bank statement is compared with what is owed. The answer is a proposal with
//! its evidence, and a verdict: *certain*, when the book may take it without a person, or a
//! *question* with the reasons why. Nothing is entered here.
//!
//! Evidence, from the strongest: a payment reference of ours, an account a person has
//! confirmed, an official code, the number of an invoice in the payer's words, a name, an
//! amount. Evidence that points to two customers is always a question (failure M16): a
//! namesake, the mother company, and the wrong contract look exactly like that.
//!
//! What is certain is written in one place: `weigh`, by the figures of the policy
//! ([`Thresholds`], section `[matching]`). The order in which
//! a payment that names nothing settles debts is not decided here: that is agreed by
//! contract (`allocation`).
//!
//! Cost: the index is built once, in n log n of debts; a line costs a few look-ups for each
//! word of its text, and a bounded search over the debts of one customer. Same input, same
//! answer: every choice has an order down to the id.

mod find;
mod index;
mod little;
mod names;
mod numbers;
mod returned;
mod slips;
mod subset;
mod weigh;

pub use index::Index;
pub use returned::{Incoming, Returned, may_take_back, taken_back};

use crate::bank::LineFact;
use crate::day::Day;
use crate::ids::{CustomerId, ItemId};
use crate::money::{Currency, Money};
use serde::{Deserialize, Serialize};

/// Somebody who may have paid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Debtor {
    /// The company's own code of the customer.
    pub code: String,
    pub name: String,
    /// INN or registry code.
    pub registry_code: String,
    /// Accounts from which a person has confirmed that this customer pays.
    pub accounts: Vec<String>,
    /// Names that stood beside these accounts when they were confirmed: of a director, a group.
    pub pays_as: Vec<String>,
}

/// A debit document that a payment may name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Debt {
    pub customer: CustomerId,
    pub item: ItemId,
    pub number: String,
    /// Its payment reference ([`crate::book::payment_reference`]); empty for none.
    pub reference: String,
    pub due: Day,
    /// What is open; zero for one that is settled, so that a second payment is noticed.
    pub open: Money,
}

/// What is certain, in figures: the section `[matching]` of a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thresholds {
    /// A number names an invoice whoever pays, when it has so many characters, of them so
    /// many digits. A shorter one counts only for a payer who is known.
    pub number_length: usize,
    pub number_digits: usize,
    /// May a payer who is known by a name alone ever be certain?
    pub name_suffices: bool,
    /// Days for which an account that a person confirmed speaks for its customer; `None`: for
    /// good.
    pub account_days: Option<u16>,
    /// Differences that are called rounding and bank fee, in cents of a euro or what is worth as
    /// much ([`little`]).
    pub rounding: i64,
    pub fee: i64,
    /// A bank fee is at most so many per cent of what is named.
    pub fee_percent: u8,
    /// Currencies of which the policy says itself what is little, in their order.
    pub own: Vec<(Currency, Little)>,
    /// A payment before the due day may be lower by so many per cent and is then called one with
    /// a discount.
    pub discount_percent: u8,
    /// Debts of a customer, and of them so many at once, among which a sum is looked for.
    pub subset_debts: usize,
    pub subset_picks: usize,
    /// Proposals a question shows.
    pub proposals: usize,
    /// Customers whose money it may be, at most: beyond that nothing is said of anybody.
    pub candidates: usize,
}

/// What is little in one currency, in its minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Little {
    pub rounding: i64,
    pub fee: i64,
}

pub use little::little;

impl Thresholds {
    /// What counts where a policy says nothing.
    pub const STANDARD: Thresholds = Thresholds {
        number_length: 6,
        number_digits: 4,
        name_suffices: true,
        account_days: None,
        rounding: 5,
        fee: 3_000,
        fee_percent: 5,
        own: Vec::new(),
        discount_percent: 3,
        subset_debts: 16,
        subset_picks: 5,
        proposals: 5,
        candidates: 200,
    };

    /// What is little in a currency: as the policy says of it, or worth as much as in euros.
    pub fn little_in(&self, currency: Currency) -> Little {
        let own = self.own.iter().find(|(one, _)| *one == currency);
        own.map_or_else(
            || Little {
                rounding: little(self.rounding, currency),
                fee: little(self.fee, currency),
            },
            |(_, own)| *own,
        )
    }
}

impl Default for Thresholds {
    fn default() -> Self {
        Self::STANDARD
    }
}

/// How a number in a text came to be read as that of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reading {
    /// Letter by letter, separators and spaces apart.
    Exact,
    /// A letter for one that looks alike, in one alphabet or another.
    LookAlike,
    /// Without its prefix or its leading zeros.
    DigitsOnly,
    /// With one digit wrong, missing or doubled, or two swapped: never certain.
    Slip,
}

/// Something that points to a customer or a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Evidence {
    /// A reference that invoices bear, or one with a right check digit made from our number or code.
    Reference,
    /// An account from which this customer was confirmed to pay.
    Account,
    /// INN or registry code.
    RegistryCode,
    /// The number of a document in the payer's words.
    Number { item: ItemId, reading: Reading },
    /// The name, legal forms and spelling apart, and nobody else has it.
    Name,
    /// The payer says that it is on behalf of this customer.
    Behalf,
    /// The amount is that of one open document, or of what was named.
    ExactAmount,
    /// The amount is the sum of several open documents, and of no others.
    SumOfDebts,
    /// The amount is part of what is open on the document.
    PartOfDebt,
    /// What is missing is just what the customer's credits make up.
    Deducted,
}

impl Evidence {
    /// Is it only that a number is nearly that of a document?
    pub const fn is_slip(&self) -> bool {
        matches!(self, Evidence::Number { reading: Reading::Slip, .. })
    }

    /// The word under which locale files speak of it.
    pub const fn code(self) -> &'static str {
        match self {
            Evidence::Reference => "reference",
            Evidence::Account => "account",
            Evidence::RegistryCode => "registry-code",
            Evidence::Number { reading: Reading::Exact, .. } => "number",
            Evidence::Number { reading: Reading::LookAlike, .. } => "number-look-alike",
            Evidence::Number { reading: Reading::DigitsOnly, .. } => "number-digits",
            Evidence::Number { reading: Reading::Slip, .. } => "number-slip",
            Evidence::Name => "name",
            Evidence::Behalf => "behalf",
            Evidence::ExactAmount => "exact-amount",
            Evidence::SumOfDebts => "sum-of-debts",
            Evidence::PartOfDebt => "part-of-debt",
            Evidence::Deducted => "deducted",
        }
    }
}

/// Why a person is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// Nothing points to anybody.
    NobodyKnown,
    /// Evidence points to several customers.
    SeveralCustomers,
    /// The payer is one customer, what is named is another's.
    ThirdParty,
    /// The account is one customer's, and the payer's name is another.
    OtherName,
    /// Only the name fits.
    NameAlone,
    /// The customer fits, and the line tells an official code that is not on its card.
    OtherCode,
    /// Only the amount fits, to one document or to some of several.
    AmountAlone,
    /// The amount is not that of what is named.
    AmountDiffers,
    /// What is named is settled already.
    AlreadySettled,
    /// A number is named that is not in the book.
    UnknownNumber,
    /// What is named is, but for one slip, the number of an invoice of exactly this amount.
    NearNumber,
    /// May be a line told before in other words.
    MaybeTold,
    /// May be a payment already recorded by hand or from another file.
    MaybeRecorded,
    /// A payment is taken back, and it is not clear which.
    WhichReturned,
    /// Money that went out may be a refund that was ordered.
    WhichRefund,
    /// It is told again, and part of it is kept to go back to whoever paid it: less is free than what
    /// it would pay.
    GoesBack,
    /// Money went to a customer who has as much to spare, and no refund says so: it may have been paid
    /// back past the program.
    PaidBack,
    /// The bank gives back what went out: it may be the company's own money.
    MoneyBack,
    /// A person has taken a match back: it is never matched by itself again.
    TakenBack,
}

impl Doubt {
    /// Every doubt.
    pub const ALL: [Doubt; 19] = [
        Doubt::NobodyKnown,
        Doubt::SeveralCustomers,
        Doubt::ThirdParty,
        Doubt::OtherName,
        Doubt::NameAlone,
        Doubt::OtherCode,
        Doubt::AmountAlone,
        Doubt::AmountDiffers,
        Doubt::AlreadySettled,
        Doubt::UnknownNumber,
        Doubt::NearNumber,
        Doubt::MaybeTold,
        Doubt::MaybeRecorded,
        Doubt::WhichReturned,
        Doubt::WhichRefund,
        Doubt::GoesBack,
        Doubt::PaidBack,
        Doubt::MoneyBack,
        Doubt::TakenBack,
    ];

    /// The word written in stored rows and known to locale files.
    pub const fn code(self) -> &'static str {
        match self {
            Doubt::NobodyKnown => "nobody-known",
            Doubt::SeveralCustomers => "several-customers",
            Doubt::ThirdParty => "third-party",
            Doubt::OtherName => "other-name",
            Doubt::NameAlone => "name-alone",
            Doubt::OtherCode => "other-code",
            Doubt::AmountAlone => "amount-alone",
            Doubt::AmountDiffers => "amount-differs",
            Doubt::AlreadySettled => "already-settled",
            Doubt::UnknownNumber => "unknown-number",
            Doubt::NearNumber => "near-number",
            Doubt::MaybeTold => "maybe-told",
            Doubt::MaybeRecorded => "maybe-recorded",
            Doubt::WhichReturned => "which-returned",
            Doubt::WhichRefund => "which-refund",
            Doubt::GoesBack => "goes-back",
            Doubt::PaidBack => "paid-back",
            Doubt::MoneyBack => "money-back",
            Doubt::TakenBack => "taken-back",
        }
    }

    /// The doubt with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|doubt| doubt.code() == code)
    }
}

/// What is missing from what was named, and what it looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Difference {
    Rounding,
    Fee,
    Discount,
    /// Paid in part.
    Part,
}

impl Difference {
    /// The word under which locale files speak of it.
    pub const fn code(self) -> &'static str {
        match self {
            Difference::Rounding => "rounding",
            Difference::Fee => "fee",
            Difference::Discount => "discount",
            Difference::Part => "part",
        }
    }
}

/// Part of a payment for one document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    pub item: ItemId,
    pub amount: Money,
}

/// Part of a credit that pays a debt, because the payer has deducted it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Netted {
    pub credit: ItemId,
    pub share: Share,
}

/// Whose the money may be, and what it may pay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proposal {
    pub customer: CustomerId,
    /// Documents it is meant for.
    pub shares: Vec<Share>,
    /// What `shares` leave over pays debts in the order of the contract; otherwise it waits.
    pub rest_in_order: bool,
    /// Missing from what was named: how much, and as what.
    pub short: Option<(Money, Difference)>,
    pub evidence: Vec<Evidence>,
    /// What credits pay beside the money ([`crate::bank::netted`]).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub netted: Vec<Netted>,
}

/// May the book take it by itself?
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    Certain(Proposal),
    /// To be asked, the likeliest proposal first; there may be none. Behind them whoever else
    /// it may be of: too many to be shown, and not to be chased over money that is there.
    Question(Doubt, Vec<Proposal>, Vec<CustomerId>),
}

/// What is open, as lines use it up one after another.
#[derive(Debug)]
pub struct Matcher {
    pub(crate) index: Index,
    thresholds: Thresholds,
}

impl Matcher {
    /// A matcher over an index.
    pub const fn new(index: Index, thresholds: Thresholds) -> Self {
        Self { index, thresholds }
    }

    /// What a line that brought money in is.
    pub fn look(&self, line: &LineFact) -> Verdict {
        let found = find::find(&self.index, &self.thresholds, line);
        weigh::weigh(&self.index, &self.thresholds, line, &found)
    }

    /// Uses up what a proposal pays, so that the next line sees what is left. `paid` is what
    /// was really settled, the rest in its order included.
    pub fn take(&mut self, customer: CustomerId, paid: &[Share]) {
        for share in paid {
            self.index.use_up(customer, *share);
        }
    }

    /// Learns that a customer pays from an account.
    pub fn learn(&mut self, customer: CustomerId, account: &str) {
        self.index.learn(customer, account);
    }
}
