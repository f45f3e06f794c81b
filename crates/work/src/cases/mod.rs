//! The case of a customer, from the demand to the end of the watch: what is recorded of it, what
//! follows at once in the book and for the ladder, and how it is shown.
//!
//! Where a case stands is read from its facts by [`saldo_domain::recovery::case`]. The book itself
//! tells of demands that were handed over and claims that left ([`file`]), so that the way to the
//! claim needs nobody to keep a case (ROU-04); court, agency, sale and write-off are recorded by
//! people ([`record`]). While somebody else speaks to the debtor, a restraint of the kind
//! `recovery` keeps the ladder silent about the debts concerned.

mod agenda;
mod belongings;
mod board;
mod books;
mod court_file;
mod file;
mod give_up;
mod grounds;
mod limitation;
mod reconciliation;
mod record;
pub(crate) mod register;
mod routes;
mod sale;
mod sheet;
mod silence;

pub(crate) use agenda::agenda;
pub use agenda::{CaseDay, CaseWork};
pub use board::{Board, BoardRow, Column, board};
pub(crate) use books::{course_of, refuse_elsewhere, refuse_in_register};
pub use court_file::{Bound, CourtFile, MOST_BOUND, Part, court_file};
pub use file::Entry;
pub(crate) use file::was_demanded;
pub(crate) use give_up::give_up;
pub(crate) use grounds::Grounds;
pub use limitation::{
    Acknowledged, Calendar, CalendarRow, acknowledge, calendar, take_back_acknowledgement,
};
pub(crate) use limitation::{Terms, law_of};
pub(crate) use reconciliation::confirmed_on;
pub use reconciliation::{ActShown, Bulk, acts, answer_act, send_acts};
pub(crate) use record::Desk;
pub use record::{record, right_of};
pub use routes::{Assumed, RoutesShown, compare};
pub use saldo_store::portfolios::What;
pub use sale::{
    LotShown, NewOffer, OfferShown, PortfolioShown, accept_offer, end_portfolio, offer_portfolio,
    portfolios, take_offer,
};
pub use sheet::{CaseDebt, Decision, Payment, Sheet, Step, sheet};

use crate::{Refused, rates};
use saldo_domain::calendar::Calendar as WorkingDays;
use saldo_store::Reader;

/// Why something about a case is refused that is no rule of its stages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CaseRefusal {
    #[error("no debt of this customer is open and late")]
    NothingLate,
    #[error("decision {decision} does not permit this for this customer")]
    NotDecided { decision: i64 },
    #[error("the money is not a payment of this customer")]
    NoPayment,
    #[error("nothing of this payment is unallocated")]
    PaymentUsed,
    #[error("this payment is linked to the case already")]
    PaymentLinked,
    #[error("there is no such portfolio, or its sale is over")]
    NoPortfolio,
    #[error("there is no such offer")]
    NoOffer,
    #[error("the offer was taken down, or the portfolio offered, by the same person")]
    SamePerson,
    #[error("a debt that was offered for sale is not open as it was then")]
    LotChanged,
    #[error("offers were taken until an earlier day")]
    OffersClosed,
    #[error("the act does not stand so that this could come of it")]
    ActAnswered,
    #[error("it ends with the stage of the case; record that on the case")]
    EndsWithTheCase,
    #[error("a sale is recorded by accepting an offer")]
    BySale,
    #[error("the debt is with a court, a bailiff, an agency or an administrator")]
    WithOthers,
    /// WOF-02: what was given up leaves the book by act, justification and order.
    #[error("the debt stands in the register; it is written off on its case, by act and order")]
    InRegister,
}

/// The calendar of the company's country with its own years.
fn working_days(
    reader: &mut Reader,
    company: saldo_domain::CompanyId,
    country: &str,
) -> Result<WorkingDays, Refused> {
    rates::Calendars::of(reader, company)?.of_country(country)
}
