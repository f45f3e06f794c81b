//! Money that goes back to whoever paid it: proposals, approvals, payment orders.

use super::money;
use crate::desk::{Answer, Desk, see_and_tell, show as page};
use crate::errors::Trouble;
use crate::frame::Frame;
use crate::lists::{Chip, Pager, link, page as page_from};
use askama::Template;
use axum::extract::{Form, Path, Query};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::IntoResponse;
use saldo_domain::authority::Right;
use saldo_domain::refunds::State;
use saldo_domain::{Currency, CustomerId, ItemId};
use saldo_work::acts::IdempotencyKey;
use saldo_work::refunds::{
    self, OrderShown, Overview, Payee, Proposal, RefundAct, RefundShown, ToOrder,
};
use saldo_work::{Refused, views};
use serde::Deserialize;

/// Which refunds: word of the address, key of its chip, and the states.
const SHOWN: [(&str, &str, &[State]); 4] = [
    (
        "",
        "refunds-chip-open",
        &[State::Proposed, State::Approved, State::Ordered, State::Doubted, State::Suspended],
    ),
    ("proposed", "refunds-chip-proposed", &[State::Proposed]),
    ("paid", "refunds-chip-paid", &[State::Paid]),
    ("all", "refunds-chip-all", &[]),
];

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    show: String,
    from: String,
}

#[derive(Template)]
#[template(path = "refunds.html")]
pub(crate) struct Screen {
    p: Frame,
    rows: Vec<RefundShown>,
    to_order: Vec<ToOrder>,
    orders: Vec<OrderShown>,
    brought_back: bool,
    chips: Vec<Chip>,
    pager: Pager,
}

impl Screen {
    pub(crate) fn new(p: Frame, wanted: &Wanted, found: Overview) -> Self {
        let chip = |(word, label, _): &(&str, &str, &[State])| {
            Chip::new(link("/refunds", &[("show", word)]), p.t(label), wanted.show == *word)
        };
        let chips = SHOWN.iter().map(chip).collect();
        let list = &found.refunds;
        let pager =
            Pager::of(list, |from| link("/refunds", &[("show", &wanted.show), ("from", from)]));
        let Overview { refunds, to_order, orders, brought_back } = found;
        Self { p, rows: refunds.rows, to_order, orders, brought_back, chips, pager }
    }
}

impl Frame {
    /// Approve what somebody else has proposed to pay back.
    pub(crate) fn may_approve_refunds(&self) -> bool {
        self.may(Right::ApproveRefunds)
    }

    /// The payment that a refund is paid from, in words.
    pub(crate) fn refund_of(&self, row: &RefundShown) -> String {
        let day = self.day(&row.effective);
        match row.number.as_str() {
            "" => self.tt("refund-of-undated", "day", day),
            number => {
                self.texts.with("refund-of", &[("number", number.into()), ("day", day.into())])
            }
        }
    }

    /// The look of a state.
    pub(crate) fn refund_mark(&self, state: &State) -> &'static str {
        match state {
            State::Proposed | State::Doubted | State::Suspended => "warn",
            State::Approved | State::Ordered => "note",
            State::Paid => "good",
            State::Declined | State::Withdrawn => "",
        }
    }
}

pub(crate) async fn show(desk: Desk, Query(wanted): Query<Wanted>) -> Answer {
    if !desk.frame("nav-refunds").may_see_bank() {
        return Err(Trouble::said(StatusCode::FORBIDDEN, "error-forbidden"));
    }
    let states = SHOWN.iter().find(|(word, ..)| *word == wanted.show).unwrap_or(&SHOWN[0]).2;
    let rows = page_from(&wanted.from);
    let found = desk
        .ask(move |office, company, who| refunds::list(office, company, who, states, rows))
        .await?;
    page(&Screen::new(desk.frame("nav-refunds"), &wanted, found))
}

#[derive(Template)]
#[template(path = "refund.html")]
pub(crate) struct One {
    p: Frame,
    r: RefundShown,
    acts: Vec<RefundAct>,
}

impl One {
    pub(crate) fn new(mut p: Frame, r: RefundShown, acts: Vec<RefundAct>) -> Self {
        p.title = p.tt("refund-title", "number", r.refund.to_string());
        Self { p, r, acts }
    }

    fn may_decide(&self) -> bool {
        self.r.state == State::Proposed && self.p.may_approve_refunds() && !self.r.own
    }

    /// Why something happened: the program's reason in the reader's language, else a person's words.
    fn why(&self, act: &RefundAct) -> String {
        match act.reason.as_str() {
            refunds::BROUGHT_BACK => self.p.t("refund-why-brought-back"),
            reason => reason.to_owned(),
        }
    }

    /// After it was ordered it takes the right to approve.
    fn may_withdraw(&self) -> bool {
        match self.r.state {
            State::Proposed | State::Approved => self.p.may_match() || self.p.may_approve_refunds(),
            State::Ordered | State::Doubted | State::Suspended => self.p.may_approve_refunds(),
            _ => false,
        }
    }
}

pub(crate) async fn one(desk: Desk, Path(refund): Path<i64>) -> Answer {
    let (found, acts) =
        desk.ask(move |office, company, who| refunds::one(office, company, who, refund)).await?;
    page(&One::new(desk.frame("nav-refunds"), found, acts))
}

/// What the forms of a refund send.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Said {
    key: String,
    amount: String,
    reason: String,
    payee: String,
    account: String,
    bank: String,
    code: String,
    own_account: String,
    account_reason: String,
}

/// Proposes that money of a payment goes back.
pub(crate) async fn propose(
    desk: Desk,
    Path((customer, item)): Path<(i64, i64)>,
    Form(said): Form<Said>,
) -> Answer {
    let refund = desk
        .ask(move |office, company, who| {
            let (customer, item) = (CustomerId::new(customer), ItemId::new(item));
            let document = views::document(office, company, who, customer, item)?;
            let amount = money::amount(&said.amount, document.amount.currency())?;
            let key = IdempotencyKey::parse(&said.key)?;
            let (name, account) = (said.payee, said.account);
            let payee = Payee { name, account, bank: said.bank, code: said.code };
            let proposal = Proposal {
                customer,
                item,
                amount,
                payee,
                own_account: said.own_account,
                reason: said.reason,
                account_reason: said.account_reason,
            };
            refunds::propose(office, company, who, &key, &proposal)
        })
        .await?;
    Ok(see_and_tell(&format!("/refunds/{refund}"), "refund-proposed", 1))
}

/// Yes, no, and not after all.
pub(crate) async fn act(
    desk: Desk,
    Path((refund, act)): Path<(i64, String)>,
    Form(said): Form<Said>,
) -> Answer {
    let told = match act.as_str() {
        "approve" => "refund-approved",
        "decline" => "refund-declined",
        "withdraw" => "refund-withdrawn",
        _ => return Err(Trouble::missing()),
    };
    desk.ask(move |office, company, who| match told {
        "refund-approved" => refunds::approve(office, company, who, refund),
        "refund-declined" => refunds::decline(office, company, who, refund, &said.reason),
        _ => refunds::withdraw(office, company, who, refund, &said.reason),
    })
    .await?;
    Ok(see_and_tell(&format!("/refunds/{refund}"), told, 1))
}

/// From which account an order is written.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct From {
    account: String,
    /// Its code; empty where refunds of one currency wait.
    currency: String,
}

/// Writes what is approved into an order.
pub(crate) async fn order(desk: Desk, Form(from): Form<From>) -> Answer {
    desk.ask(move |office, company, who| {
        let currency = match from.currency.as_str() {
            "" => None,
            code => Some(Currency::from_code(code).map_err(Refused::Money)?),
        };
        refunds::write_order(office, company, who, (&from.account, currency))
    })
    .await?;
    Ok(see_and_tell("/refunds", "refund-ordered", 1))
}

/// Says that the statements since a copy that was brought back are in.
pub(crate) async fn statements_in(desk: Desk) -> Answer {
    desk.ask(refunds::statements_are_in).await?;
    Ok(see_and_tell("/refunds", "refunds-statements-in", 1))
}

/// Hands the file of an order out; a form asks for it, for it is noted each time.
pub(crate) async fn file(desk: Desk, Path(order): Path<i64>) -> Answer {
    let taken = desk
        .ask(move |office, company, who| {
            let taken = refunds::take_order(office, company, who, order)?;
            Ok::<_, Refused>(taken)
        })
        .await?;
    let disposition = format!("attachment; filename=\"{}\"", taken.name);
    let kind = if taken.name.ends_with(".xml") {
        "application/xml"
    } else {
        "text/plain; charset=windows-1251"
    };
    let headers = [(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, disposition)];
    Ok((headers, taken.bytes).into_response())
}
