//! Letters to a group of customers that a person chose (ASU-03): drawn up from the customers
//! that fit a filter, looked at letter by letter, approved, and sent by the same outbox as what
//! the control run asks for.
//!
//! | rule | where |
//! |---|---|
//! | who gets no letter, and why, is worked out by the same last look that sends | `draw_up` |
//! | what was approved is what was looked at: the group is not chosen anew | `decide` |
//! | a mailing is approved once, its letters are named after it and the customer | `saldo_store::mailing` |
//! | later words of the company do not get into letters that were approved | `Message::words_until` |

mod decide;
mod draw_up;
mod group;
mod shown;

pub use decide::{Approved, approve, end};
pub use draw_up::{NewMailing, draw_up};
pub use group::Group;
pub use saldo_store::mailing::LettersOf;
pub use shown::{
    Cost, Counted, LetterShown, MailingRow, MailingShown, Mailings, Preview, letters, list, one,
    preview,
};

use saldo_domain::control::Channel;
use saldo_letters::documents::DocumentKind;

/// What a mailing says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum MailingText {
    /// What is past its due day is asked for.
    Overdue,
    /// What is not due yet is remembered.
    Coming,
    /// The account of the last three months, whatever is due.
    Statement,
    /// The act by which both sides agree on what is owed.
    Reconciliation,
}

impl MailingText {
    /// Every text, in the order in which forms show them.
    pub const ALL: [MailingText; 4] = [
        MailingText::Overdue,
        MailingText::Coming,
        MailingText::Statement,
        MailingText::Reconciliation,
    ];

    /// The word written in rows and forms, and the key of its words.
    pub const fn code(self) -> &'static str {
        match self {
            MailingText::Overdue => "overdue",
            MailingText::Coming => "coming",
            MailingText::Statement => "statement",
            MailingText::Reconciliation => "reconciliation",
        }
    }

    /// The text with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|text| text.code() == code)
    }

    /// The document that goes along.
    pub const fn document(self) -> DocumentKind {
        match self {
            MailingText::Overdue | MailingText::Coming => DocumentKind::Reminder,
            MailingText::Statement => DocumentKind::Statement,
            MailingText::Reconciliation => DocumentKind::ReconciliationAct,
        }
    }

    /// Does it ask for money? What only tells how things stand reaches those too with whom a debt is
    /// in dispute or agreed upon: it is for them.
    pub const fn demands(self) -> bool {
        matches!(self, MailingText::Overdue | MailingText::Coming)
    }

    /// Is it a document that cannot be told in a short message?
    pub const fn needs_paper(self) -> bool {
        matches!(self, MailingText::Statement | MailingText::Reconciliation)
    }
}

/// In which order channels are tried for each customer: the first one that reaches it.
pub const WAYS: [(&str, &[Channel]); 5] = [
    ("email", &[Channel::Email]),
    ("email-post", &[Channel::Email, Channel::Post]),
    ("email-sms", &[Channel::Email, Channel::Sms]),
    ("sms", &[Channel::Sms]),
    ("post", &[Channel::Post]),
];

/// The channels of a way, by its word.
pub fn way(code: &str) -> Option<&'static [Channel]> {
    WAYS.into_iter().find(|(known, _)| *known == code).map(|(_, channels)| channels)
}

/// The word of a way.
pub fn way_code(channels: &[Channel]) -> &'static str {
    WAYS.into_iter().find(|(_, known)| *known == channels).map_or("email", |(code, _)| code)
}
