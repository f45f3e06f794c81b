//! Why money does not go back.

use crate::RefusedKind;
use saldo_domain::Money;
use saldo_domain::refunds::State;
use thiserror::Error;

/// Why something about a refund was not done.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RefundRefusal {
    /// The money is kept for a refund.
    #[error(
        "{held} of “{number}” are kept for a refund, {free} are free; withdraw the refund first"
    )]
    Held { number: String, held: Money, free: Money },
    /// Money of the payment was paid back by hand.
    #[error(
        "{amount} of “{number}” were paid back; take that refund back first, or ask for it as a debt"
    )]
    GoneBack { number: String, amount: Money },
    /// A statement shows that the money went back.
    #[error("a bank statement shows refund {refund} paid; take the match of its line back instead")]
    Shown { refund: i64 },
    /// No such refund, or not for this person.
    #[error("there is no refund {refund}; `saldo refund list` shows all")]
    Unknown { refund: i64 },
    /// No such payment order.
    #[error("there is no payment order {order}; `saldo refund orders` shows all")]
    UnknownOrder { order: i64 },
    /// Whoever proposed it does not approve it (four eyes).
    #[error("refund {refund} was proposed by the same person; somebody else has to decide on it")]
    SamePerson { refund: i64 },
    /// It stands where this cannot happen.
    #[error("refund {refund} is {} already; reload the list", state.code())]
    Closed { refund: i64, state: State },
    /// It is not known where to.
    #[error("it is not known from which account the money came; give the account of the payee")]
    NoPayee,
    /// It is not known where from.
    #[error("it is not known from which account of the company to pay; give it")]
    NoAccount,
    /// An account from which no order can be written.
    #[error("“{account}” is neither an IBAN nor an account of 20 digits in roubles; give one")]
    NoForm { account: String },
    /// The payee's account is wrong.
    #[error(
        "“{account}” at bank “{bank}” cannot be the payee's account: {fault}; correct the account or the code of its bank"
    )]
    BadPayee { account: String, bank: String, fault: &'static str },
    /// Another account than the money came from, without a word why.
    #[error("“{account}” is not the account the money came from; say why it goes there")]
    AccountReason { account: String },
    /// Nothing was approved for this account.
    #[error("no approved refund is to be paid from this account")]
    NothingToOrder,
    /// Refunds of several currencies wait, and an order is about one.
    #[error("refunds in several currencies are to be paid from “{account}”; say in which")]
    WhichCurrency { account: String },
    /// The company's own bank is not known.
    #[error("the code of the company's own bank is not known; enter it in the company's details")]
    NoOwnBank,
    /// A copy was brought back, and what was ordered since it was made is not known.
    #[error(
        "the data were brought back from a back-up: refunds may have been paid since; bring the statements since it in and let somebody who approves refunds say so (`saldo refund statements-in`)"
    )]
    BroughtBack,
    /// A part of the order was paid, or must not be paid any more.
    #[error(
        "refund {refund} of payment order {order} is {} since; the file is not handed out again, for it would be paid twice or in vain",
        state.code()
    )]
    OrderOver { order: i64, refund: i64, state: State },
}

impl RefundRefusal {
    /// The stable word under which screens translate it.
    pub const fn code(&self) -> &'static str {
        match self {
            RefundRefusal::Held { .. } => "held",
            RefundRefusal::GoneBack { .. } => "gone-back",
            RefundRefusal::Shown { .. } => "shown",
            RefundRefusal::Unknown { .. } => "unknown",
            RefundRefusal::UnknownOrder { .. } => "unknown-order",
            RefundRefusal::SamePerson { .. } => "same-person",
            RefundRefusal::Closed { .. } => "closed",
            RefundRefusal::NoPayee => "no-payee",
            RefundRefusal::NoAccount => "no-account",
            RefundRefusal::NoForm { .. } => "no-form",
            RefundRefusal::BadPayee { .. } => "bad-payee",
            RefundRefusal::AccountReason { .. } => "account-reason",
            RefundRefusal::NothingToOrder => "nothing-to-order",
            RefundRefusal::WhichCurrency { .. } => "which-currency",
            RefundRefusal::NoOwnBank => "no-own-bank",
            RefundRefusal::BroughtBack => "brought-back",
            RefundRefusal::OrderOver { .. } => "order-over",
        }
    }

    /// What sort of no it is.
    pub const fn kind(&self) -> RefusedKind {
        match self {
            RefundRefusal::Unknown { .. } | RefundRefusal::UnknownOrder { .. } => {
                RefusedKind::Missing
            }
            RefundRefusal::SamePerson { .. } => RefusedKind::Forbidden,
            RefundRefusal::Held { .. }
            | RefundRefusal::GoneBack { .. }
            | RefundRefusal::Shown { .. }
            | RefundRefusal::Closed { .. }
            | RefundRefusal::NothingToOrder
            | RefundRefusal::BroughtBack
            | RefundRefusal::OrderOver { .. } => RefusedKind::Conflict,
            RefundRefusal::NoPayee
            | RefundRefusal::NoAccount
            | RefundRefusal::NoForm { .. }
            | RefundRefusal::BadPayee { .. }
            | RefundRefusal::AccountReason { .. }
            | RefundRefusal::WhichCurrency { .. }
            | RefundRefusal::NoOwnBank => RefusedKind::Input,
        }
    }
}
