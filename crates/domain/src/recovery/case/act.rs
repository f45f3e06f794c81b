//! What is recorded of a case.

/// Something that happened to a case on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Act {
    /// The case is opened by a person.
    Open,
    /// The demand to pay within three days was handed over (EXE-04).
    Demand,
    /// The claim was sent (LAD-07).
    Claim,
    /// Applied for a court order (order for payment).
    Order,
    Suit,
    /// The court has given it a number and a judge.
    Registered,
    /// A hearing is fixed for a day.
    Hearing,
    /// Returned by the court, or the order set aside because the debtor objected.
    Returned,
    Granted,
    GrantedInPart,
    Refused,
    Appealed,
    InForce,
    RefusalInForce,
    Writ,
    Bailiff,
    /// Money came in, linked to its payment in the book.
    Receipt,
    /// The bailiff found nothing to take.
    NothingFound,
    Handed,
    Recalled,
    Bankruptcy,
    /// The claim stands in the register of creditors.
    ClaimEntered,
    /// The proceedings are over, or the debtor is struck off the register.
    BankruptcyEnded,
    Irrecoverable,
    WrittenOff,
    /// Looked for a change in the debtor's means (34n p. 77).
    WatchChecked,
    /// Money for a debt that was written off: income.
    Recovered,
    WatchEnded,
    Sold,
    /// One of several debts was sold.
    SoldInPart,
    Settled,
    Paid,
    /// Insolvency and owners were checked (LAD-10).
    Checked,
    /// Somebody looks after the case from now on.
    Assigned,
    /// The last act was a mistake.
    TakenBack,
}

/// Each act with its word.
const WORDS: [(Act, &str); 35] = [
    (Act::Open, "open"),
    (Act::Demand, "demand"),
    (Act::Claim, "claim"),
    (Act::Order, "order"),
    (Act::Suit, "suit"),
    (Act::Registered, "registered"),
    (Act::Hearing, "hearing"),
    (Act::Returned, "returned"),
    (Act::Granted, "granted"),
    (Act::GrantedInPart, "granted-in-part"),
    (Act::Refused, "refused"),
    (Act::Appealed, "appealed"),
    (Act::InForce, "in-force"),
    (Act::RefusalInForce, "refusal-in-force"),
    (Act::Writ, "writ"),
    (Act::Bailiff, "bailiff"),
    (Act::Receipt, "receipt"),
    (Act::NothingFound, "nothing-found"),
    (Act::Handed, "handed"),
    (Act::Recalled, "recalled"),
    (Act::Bankruptcy, "bankruptcy"),
    (Act::ClaimEntered, "claim-entered"),
    (Act::BankruptcyEnded, "bankruptcy-ended"),
    (Act::Irrecoverable, "irrecoverable"),
    (Act::WrittenOff, "written-off"),
    (Act::WatchChecked, "watch-checked"),
    (Act::Recovered, "recovered"),
    (Act::WatchEnded, "watch-ended"),
    (Act::Sold, "sold"),
    (Act::SoldInPart, "sold-in-part"),
    (Act::Settled, "settled"),
    (Act::Paid, "paid"),
    (Act::Checked, "checked"),
    (Act::Assigned, "assigned"),
    (Act::TakenBack, "taken-back"),
];

impl Act {
    /// Every act.
    pub const ALL: [Act; WORDS.len()] = {
        let mut all = [Act::Open; WORDS.len()];
        let mut at = 0;
        while at < WORDS.len() {
            all[at] = WORDS[at].0;
            at += 1;
        }
        all
    };

    /// The word written in stored rows, forms and answers.
    pub const fn code(self) -> &'static str {
        const ALL: &[(Act, &str); WORDS.len()] = &WORDS;
        ALL[self as usize].1
    }

    /// The act with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|act| act.code() == code)
    }

    /// Does it name the debts that it is about? The others are about all of the case.
    pub const fn names_debts(self) -> bool {
        matches!(
            self,
            Act::Order
                | Act::Suit
                | Act::Handed
                | Act::Bankruptcy
                | Act::Irrecoverable
                | Act::WrittenOff
                | Act::Sold
                | Act::SoldInPart
        )
    }

    /// Is it about debts that were written off, whatever became of the others since?
    pub const fn is_about_the_watch(self) -> bool {
        matches!(self, Act::WatchChecked | Act::Recovered | Act::WatchEnded)
    }

    /// Does it change the book, so that taking it back is a matter of the book first?
    pub const fn moves_the_book(self) -> bool {
        matches!(self, Act::WrittenOff | Act::Recovered | Act::Sold | Act::SoldInPart)
    }

    /// Is it a ruling of the court on the claim?
    pub const fn is_ruling(self) -> bool {
        matches!(self, Act::Granted | Act::GrantedInPart | Act::Refused)
    }
}
