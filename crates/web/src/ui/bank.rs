//! Money in: the inbox of bank lines, one line with all that became of it, and the answers.

use crate::desk::{Answer as Reply, Desk, own_path, see_and_tell, show as page, show_as};
use crate::errors::{self, Trouble, sentence};
use crate::frame::Frame;
use crate::lists::{self, Chip, Pager, link};
use askama::Template;
use axum::extract::{Form, Path, Query};
use axum::http::StatusCode;
use saldo_domain::matching::Difference;
use saldo_domain::{Currency, CustomerId, ItemId, Money};
use saldo_letters::Value;
use saldo_store::bank::{LineFilter, LineState, StatementRow};
use saldo_work::bank::{self, Answer, Asked, InboxLine, Proposed};
use saldo_work::views::Paged;
use saldo_work::{Refused, RefusedKind};
use serde::Deserialize;

/// Questions on one page: each is taller than a line.
const QUESTIONS: u32 = 25;

/// Which lines: word of the address, key of its chip, and the state.
const SHOWN: [(&str, &str, Option<LineState>); 5] = [
    ("", "bank-chip-open", Some(LineState::Open)),
    ("matched", "bank-chip-matched", Some(LineState::Matched)),
    ("out", "bank-chip-out", Some(LineState::Out)),
    ("aside", "bank-chip-aside", Some(LineState::Aside)),
    ("all", "bank-chip-all", None),
];

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    pub(crate) show: String,
    pub(crate) from: String,
}

impl Wanted {
    fn filter(&self) -> LineFilter {
        let shown = SHOWN.iter().find(|(word, ..)| *word == self.show).unwrap_or(&SHOWN[0]);
        LineFilter { state: shown.2, incoming: false }
    }
}

#[derive(Template)]
#[template(path = "bank.html")]
pub(crate) struct Screen {
    p: Frame,
    list: Paged<InboxLine>,
    statements: Vec<StatementRow>,
    chips: Vec<Chip>,
    pager: Pager,
    asked: bool,
    problem: Option<String>,
}

impl Screen {
    pub(crate) fn new(
        p: Frame,
        wanted: &Wanted,
        list: Paged<InboxLine>,
        statements: Vec<StatementRow>,
    ) -> Self {
        let chip = |(word, label, _): &(&str, &str, Option<LineState>)| {
            Chip::new(link("/bank", &[("show", word)]), p.t(label), wanted.show == *word)
        };
        let chips = SHOWN.iter().map(chip).collect();
        let pager =
            Pager::of(&list, |from| link("/bank", &[("show", &wanted.show), ("from", from)]));
        Self { p, chips, pager, asked: wanted.show.is_empty(), list, statements, problem: None }
    }

    fn span(&self, row: &StatementRow) -> String {
        let day =
            |day: &Option<saldo_domain::Day>| day.map(|day| self.p.day(&day)).unwrap_or_default();
        let values: [(&str, Value); 3] = [
            ("account", (&row.account).into()),
            ("from", day(&row.from).into()),
            ("to", day(&row.to).into()),
        ];
        self.p.texts.with("bank-statement-line", &values)
    }

    fn balances(&self, row: &StatementRow) -> Option<String> {
        let (opening, closing) = (row.opening?, row.closing?);
        let values: [(&str, Value); 2] = [
            ("opening", self.p.money(&opening).into()),
            ("closing", self.p.money(&closing).into()),
        ];
        Some(self.p.texts.with("bank-balances", &values))
    }
}

#[derive(Template)]
#[template(path = "bank_line.html")]
pub(crate) struct One {
    p: Frame,
    a: Asked,
}

impl One {
    pub(crate) fn new(mut p: Frame, a: Asked) -> Self {
        p.title = p.tt("bank-line-title", "day", p.day(&a.line.row.fact.booked));
        Self { p, a }
    }

    fn line(&self) -> &InboxLine {
        &self.a.line
    }

    /// Did somebody say that it is nobody's money, or was told before?
    fn was_aside(&self) -> bool {
        matches!(self.a.line.row.state, LineState::Aside | LineState::Same)
    }

    fn may_be_taken_back(&self) -> bool {
        let is_matched = self.a.line.row.state == LineState::Matched;
        is_matched || self.a.refund.is_some() || self.was_aside()
    }
}

/// A proposal as a form carries it: customer, `item:minor` for each share, order of the rest.
pub(crate) fn carried(proposed: &Proposed) -> String {
    let shares = proposed.shares.iter();
    let shares = shares.map(|share| format!("{}:{}", share.item, share.amount.minor()));
    shares.collect::<Vec<_>>().join(",")
}

impl Frame {
    /// What a proposal leaves open, or over, in words.
    pub(crate) fn bank_short(&self, money: &Money, difference: &Difference) -> String {
        let key = format!("bank-short-{}", difference.code());
        self.tt(&key, "amount", self.money(money))
    }

    /// A credit that the payer deducted.
    pub(crate) fn bank_deducted(&self, number: &str, amount: &Money) -> String {
        self.tt("bank-deducted", "credit", format!("{number} {}", self.money(amount)))
    }

    /// Is more of the money left than the proposal uses?
    pub(crate) fn bank_rest(&self, proposed: &Proposed) -> Option<String> {
        if !proposed.rest.is_positive() {
            return None;
        }
        Some(match proposed.rest_in_order {
            true => self.t("bank-rest-in-order"),
            false => self.tt("bank-rest-waits", "amount", self.money(&proposed.rest)),
        })
    }

    /// Money of nobody who owes, under the key that says so.
    pub(crate) fn aside_reasons(&self) -> [(&'static str, String); 3] {
        [
            ("t", self.t("bank-aside-own-transfer")),
            ("b", self.t("bank-aside-of-the-bank")),
            ("l", self.t("bank-aside-loan")),
        ]
    }

    pub(crate) fn bank_carried(&self, proposed: &Proposed) -> String {
        carried(proposed)
    }
}

pub(crate) async fn show(desk: Desk, Query(wanted): Query<Wanted>) -> Reply {
    if !desk.frame("nav-bank").may_see_bank() {
        return Err(Trouble::said(StatusCode::FORBIDDEN, "error-forbidden"));
    }
    list(&desk, &wanted, None, StatusCode::OK).await
}

async fn list(desk: &Desk, wanted: &Wanted, problem: Option<String>, status: StatusCode) -> Reply {
    let (filter, from) = (wanted.filter(), lists::page_of(&wanted.from, QUESTIONS));
    let (lines, statements) = desk
        .ask(move |office, company, who| {
            let lines = bank::inbox(office, company, who, &filter, from)?;
            Ok((lines, bank::statements(office, company, who)?))
        })
        .await?;
    let mut screen = Screen::new(desk.frame("nav-bank"), wanted, lines, statements);
    screen.problem = problem;
    show_as(status, &screen)
}

pub(crate) async fn one(desk: Desk, Path(line): Path<i64>) -> Reply {
    if !desk.frame("nav-bank").may_see_bank() {
        return Err(Trouble::said(StatusCode::FORBIDDEN, "error-forbidden"));
    }
    let asked =
        desk.ask(move |office, company, who| bank::line(office, company, who, line)).await?;
    page(&One::new(desk.frame("nav-bank"), asked))
}

/// What the forms of a line send.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Said {
    #[serde(rename = "return")]
    back: String,
    customer: String,
    shares: String,
    in_order: String,
    learn: String,
    reason: String,
    payment: String,
    earlier: String,
    refund: String,
}

impl Said {
    fn back(&self) -> &str {
        back_to(&self.back)
    }

    fn shares(&self, currency: Currency) -> Option<Vec<(ItemId, Money)>> {
        let parts = self.shares.split(',').filter(|part| !part.is_empty());
        parts
            .map(|part| {
                let (item, minor) = part.split_once(':')?;
                let money = Money::from_minor(minor.parse().ok()?, currency);
                Some((ItemId::new(item.parse().ok()?), money))
            })
            .collect()
    }
}

/// Where a form leads back to; to the inbox when it names nothing of ours.
pub(super) fn back_to(named: &str) -> &str {
    if named.is_empty() { "/bank" } else { own_path(named) }
}

/// Done: back to the list with a word about it. Refused: the list again with what is wrong.
pub(super) async fn answer(
    desk: &Desk,
    back: &str,
    done: Result<(), Refused>,
    told: &str,
) -> Reply {
    match done {
        Ok(()) => Ok(see_and_tell(back, told, 1)),
        Err(refused)
            if matches!(
                refused.kind(),
                RefusedKind::Input | RefusedKind::Conflict | RefusedKind::Missing
            ) =>
        {
            let problem = sentence(desk.texts(), &refused);
            list(desk, &Wanted::default(), Some(problem), errors::status(&refused)).await
        }
        Err(refused) => Err(refused.into()),
    }
}

pub(crate) async fn accept(desk: Desk, Path(line): Path<i64>, Form(said): Form<Said>) -> Reply {
    let customer = CustomerId::new(said.customer.parse().map_err(|_| Trouble::missing())?);
    let form = said.clone();
    let done = desk
        .ask(move |office, company, who| {
            let asked = bank::line(office, company, who, line)?;
            let currency = asked.line.row.fact.amount.currency();
            let unknown = || Refused::UnknownDocument { number: form.shares.clone() };
            let shares = form.shares(currency).ok_or_else(unknown)?;
            let (rest_in_order, learn) = (form.in_order == "1", form.learn == "1");
            let answer = Answer { customer, shares, rest_in_order, learn };
            bank::accept(office, company, who, line, &answer)
        })
        .await;
    answer(&desk, said.back(), done, "bank-matched").await
}

pub(crate) async fn recorded(desk: Desk, Path(line): Path<i64>, Form(said): Form<Said>) -> Reply {
    let customer = CustomerId::new(said.customer.parse().map_err(|_| Trouble::missing())?);
    let payment = ItemId::new(said.payment.parse().map_err(|_| Trouble::missing())?);
    let done = desk
        .ask(move |office, company, who| bank::link(office, company, who, line, customer, payment))
        .await;
    answer(&desk, said.back(), done, "bank-matched").await
}

pub(crate) async fn aside(desk: Desk, Path(line): Path<i64>, Form(said): Form<Said>) -> Reply {
    let reason = said.reason.clone();
    let done = desk
        .ask(move |office, company, who| {
            bank::set_aside(office, company, who, line, false, &reason)
        })
        .await;
    answer(&desk, said.back(), done, "bank-aside").await
}

pub(crate) async fn same(desk: Desk, Path(line): Path<i64>, Form(said): Form<Said>) -> Reply {
    let done = desk
        .ask(move |office, company, who| bank::set_aside(office, company, who, line, true, ""))
        .await;
    answer(&desk, said.back(), done, "bank-aside").await
}

pub(crate) async fn take_back(desk: Desk, Path(line): Path<i64>, Form(said): Form<Said>) -> Reply {
    let earlier: i64 = said.earlier.parse().map_err(|_| Trouble::missing())?;
    let done = desk
        .ask(move |office, company, who| bank::take_back(office, company, who, line, earlier))
        .await;
    answer(&desk, said.back(), done, "bank-returned").await
}

pub(crate) async fn refund(desk: Desk, Path(line): Path<i64>, Form(said): Form<Said>) -> Reply {
    let refund: i64 = said.refund.parse().map_err(|_| Trouble::missing())?;
    let done = desk
        .ask(move |office, company, who| bank::pays_refund(office, company, who, line, refund))
        .await;
    answer(&desk, said.back(), done, "refund-paid").await
}

pub(crate) async fn unmatch(desk: Desk, Path(line): Path<i64>, Form(said): Form<Said>) -> Reply {
    let reason = said.reason.clone();
    let done = desk
        .ask(move |office, company, who| bank::unmatch(office, company, who, line, &reason))
        .await;
    answer(&desk, said.back(), done, "bank-unmatched").await
}

pub(crate) async fn again(desk: Desk) -> Reply {
    let found = desk.ask(bank::look_again).await?;
    Ok(see_and_tell("/bank", "bank-matched", i64::try_from(found).unwrap_or(i64::MAX)))
}
