//! One customer: what stands, what happened, what next, and the forms to act.

use super::charge_terms::{Late, TermTyped};
use super::credit::Brief;
use crate::charts::AgeingBar;
use crate::desk::{Answer, Desk, show_as};
use crate::frame::Frame;
use crate::lists::{self, Pager, link, segment};
use crate::session::random_token;
use askama::Template;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use saldo_domain::Day;
use saldo_domain::control::{EffectKind, LadderEventKind};
use saldo_domain::disputes::Cause;
use saldo_domain::standing::StandingKind;
use saldo_domain::standing::contact_limits::Contact;
use saldo_letters::Value;
use saldo_work::Refused;
use saldo_work::acts::{ContactKind, Lowering};
use saldo_work::fieldwork::{self, Errand, ErrandState};
use saldo_work::papers::{self, Enclosure};
use saldo_work::views::{
    self, Card, DocumentFilter, DocumentRow, DocumentState, Page, Paged, TimelineEntry,
    TimelineKind,
};
use serde::Deserialize;

/// What the address asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    /// `timeline`, `open`, `invoices` or `payments`.
    tab: String,
    from: String,
    /// A form to be opened: `note`, `promise` or `dispute`.
    act: String,
}

#[cfg(test)]
impl Wanted {
    pub(crate) fn tab(tab: &str) -> Self {
        Self { tab: tab.to_owned(), ..Self::default() }
    }
}

/// What stands in the card's forms: typed before, or the usual beginning.
#[derive(Clone, Debug, Default)]
pub(crate) struct Forms {
    /// The form that is open.
    pub(crate) open: String,
    /// What is wrong with it.
    pub(crate) problem: Option<String>,
    pub(crate) kind: String,
    pub(crate) day: String,
    pub(crate) body: String,
    pub(crate) by: String,
    pub(crate) amount: String,
    pub(crate) item: String,
    pub(crate) reason: String,
    pub(crate) number: String,
    /// What a payment leaves over pays further debts in the order agreed.
    pub(crate) oldest: bool,
    /// Recognises a form that is sent twice (M01).
    pub(crate) key: String,
    /// The law leaves no room for the contact: somebody may say that it took place anyway.
    pub(crate) beyond_limit: bool,
    /// What is unlikely about a payment; sent again, it counts as confirmed.
    pub(crate) doubts: Vec<String>,
    /// What a second click confirms: this amount on this day and no other.
    pub(crate) confirms: String,
    /// A term on late charges.
    pub(crate) term: TermTyped,
}

impl Forms {
    /// Fills what is empty with the usual beginning.
    fn begin(&mut self, today: Day) -> Result<(), Refused> {
        if self.day.is_empty() {
            self.day = today.to_string();
        }
        if self.open != "payment" || self.problem.is_none() {
            self.oldest = true;
        }
        if self.key.is_empty() {
            self.key = random_token()?;
        }
        Ok(())
    }
}

/// One part of the card.
#[derive(Clone, Debug)]
pub(crate) struct Tab {
    pub(crate) label: &'static str,
    pub(crate) href: String,
    pub(crate) count: Option<u64>,
    pub(crate) current: bool,
}

/// One line of the timeline, in words.
#[derive(Clone, Debug)]
pub(crate) struct Line {
    pub(crate) icon: &'static str,
    pub(crate) tone: &'static str,
    pub(crate) what: String,
    pub(crate) day: Day,
    pub(crate) body: String,
    pub(crate) by: String,
    /// Where its letter can be read.
    pub(crate) letter: Option<(String, &'static str)>,
}

/// What the open tab shows.
#[derive(Debug)]
pub(crate) enum Content {
    Timeline(Vec<Line>),
    Documents { rows: Vec<DocumentRow>, debit: bool },
}

/// What the open tab is filled from.
#[derive(Debug)]
pub(crate) enum Source {
    Timeline(Paged<TimelineEntry>),
    Documents(Paged<DocumentRow>),
}

#[derive(Template)]
#[template(path = "customer.html")]
pub(crate) struct Screen {
    p: Frame,
    c: Card,
    base: String,
    ageing: AgeingBar,
    tabs: Vec<Tab>,
    content: Content,
    pager: Pager,
    form: Forms,
    late: Late,
    credit: Option<Brief>,
    errands: Vec<Errand>,
}

impl Screen {
    pub(crate) fn new(mut p: Frame, c: Card, source: Source, wanted: &Wanted, form: Forms) -> Self {
        p.title.clone_from(&c.name);
        let base = format!("/customers/{}", segment(&c.code));
        // A form that was refused was posted elsewhere; one comes back to the card.
        if p.here.split('?').next() != Some(base.as_str()) {
            p.here.clone_from(&base);
        }
        let tab_link = |from: &str| {
            let address = link(&base, &[("tab", &wanted.tab), ("from", from)]);
            format!("{address}#tabs")
        };
        let (pager, content) = match source {
            Source::Timeline(list) => {
                let pager = Pager::of(&list, tab_link);
                let lines = list.rows.into_iter().map(|entry| line(&p, entry)).collect();
                (pager, Content::Timeline(lines))
            }
            Source::Documents(list) => {
                let debit = wanted.tab != "payments";
                (Pager::of(&list, tab_link), Content::Documents { rows: list.rows, debit })
            }
        };
        let open = format!("{}#tabs", link(&base, &[("tab", "open")]));
        let ageing = AgeingBar::of(&c.buckets, c.unallocated, |_| open.clone());
        let tabs = tabs(&base, &wanted.tab, c.open_documents_total);
        let late = Late::default();
        let errands = Vec::new();
        let credit = None;
        Self { p, c, base, ageing, tabs, content, pager, form, late, credit, errands }
    }

    /// Address and title of what belongs to a piece of work.
    fn package(&self, work: &str) -> Vec<(String, String)> {
        let one = |part: &Enclosure| match part {
            Enclosure::Document(kind) => {
                (format!("{}/papers/{}", self.base, kind.code()), kind.title(self.p.texts))
            }
            Enclosure::ContractCopy => {
                (format!("{}/file#contracts", self.base), self.p.t("contract-copy"))
            }
        };
        papers::package(work, self.c.was_demanded).iter().map(one).collect()
    }

    /// The same with work that calls and visits gave rise to.
    pub(crate) fn with_errands(mut self, errands: Vec<Errand>) -> Self {
        self.errands = errands;
        self
    }

    /// The address of another customer.
    fn of(&self, code: &str) -> String {
        format!("/customers/{}", segment(code))
    }

    /// Why a debt can be contested.
    fn dispute_causes(&self) -> [Cause; 7] {
        Cause::ALL
    }

    /// Do goods stay here until the manager has said how to go on?
    fn frozen(&self) -> bool {
        self.errands.iter().any(Errand::freezes)
    }

    /// The same with what lateness costs.
    pub(crate) fn with_charges(mut self, late: Late) -> Self {
        self.late = late;
        self
    }

    /// The same with status and credit.
    pub(crate) fn with_credit(mut self, brief: Brief) -> Self {
        self.credit = Some(brief);
        self
    }

    /// Documents that lower a debt without money.
    fn lowerings(&self) -> Vec<&'static str> {
        Lowering::ALL.map(|kind| kind.item().code()).into()
    }

    /// How many open invoices leave less time than the customer usually needs (REM-02).
    fn hurried(&self) -> usize {
        self.c.open_documents.iter().filter(|row| row.needs_days.is_some()).count()
    }

    fn contacts(&self) -> Vec<&'static str> {
        ContactKind::ALL.map(ContactKind::code).into()
    }

    /// What the law leaves no room for today, and from when there is room.
    fn no_room(&self) -> Vec<String> {
        no_room(&self.p, &self.c.no_room)
    }

    /// What can be recorded about a customer's doings.
    fn announcements(&self) -> Vec<&'static str> {
        let by_hand = LadderEventKind::ALL.into_iter().filter(|kind| !kind.is_of_program());
        by_hand.map(LadderEventKind::code).collect()
    }
}

fn tabs(base: &str, current: &str, open_documents: u64) -> Vec<Tab> {
    let names = [
        ("", "tab-timeline", None),
        ("open", "tab-open", Some(open_documents)),
        ("invoices", "tab-invoices", None),
        ("payments", "tab-payments", None),
    ];
    names
        .into_iter()
        .map(|(name, label, count)| Tab {
            label,
            href: format!("{}#tabs", link(base, &[("tab", name)])),
            count,
            current: name == current,
        })
        .collect()
}

/// What the law leaves no room for today, each with the first day with room, in words.
pub(super) fn no_room(p: &Frame, full: &[(Contact, Day)]) -> Vec<String> {
    let said = |(how, from): &(Contact, Day)| {
        if *from == Day::LAST {
            return p.t("no-room-unwanted");
        }
        let key = format!("no-room-{}", how.code().to_ascii_lowercase());
        p.tt(&key, "day", p.day(from))
    };
    full.iter().map(said).collect()
}

fn line(p: &Frame, entry: TimelineEntry) -> Line {
    let by = entry.person.map(|person| person.name).unwrap_or_default();
    let letter = match &entry.kind {
        TimelineKind::Effect { effect, kind: EffectKind::Notify, .. } => {
            Some((format!("/messages/{effect}"), "letter-show"))
        }
        TimelineKind::Reply { reply, .. } => Some((format!("/replies/{reply}"), "reply-show")),
        _ => None,
    };
    let (icon, tone, what, body) = told(p, entry.kind);
    Line { icon, tone, what, day: entry.day, body, by, letter }
}

/// Icon, tone, headline and text of something that happened.
fn told(p: &Frame, kind: TimelineKind) -> (&'static str, &'static str, String, String) {
    match kind {
        TimelineKind::Contact { kind, body } => {
            let icon = match ContactKind::from_code(&kind) {
                Some(ContactKind::Call) => "phone",
                Some(ContactKind::Visit) => "visit",
                Some(
                    ContactKind::Letter
                    | ContactKind::Email
                    | ContactKind::Sms
                    | ContactKind::Messenger,
                ) => "mail",
                Some(ContactKind::Note) | None => "note",
            };
            (icon, "note", p.coded_or_plain("contact", &kind), body)
        }
        TimelineKind::Reply { kind, subject, is_unread, .. } => {
            let unread = is_unread.then(|| p.t("reply-unread"));
            let tone = if is_unread { "warn" } else { "note" };
            ("inbox", tone, p.coded("reply-kind", &kind), joined([Some(subject), unread]))
        }
        TimelineKind::Document { kind, number, amount } => {
            let debit = kind.side() == saldo_domain::book::Side::Debit;
            let (icon, tone) = if debit { ("invoice", "") } else { ("money", "good") };
            let name = p.item_kind(&kind);
            (icon, tone, format!("{name} {number} · {}", p.money(&amount)), String::new())
        }
        TimelineKind::Began { kind, number, until, amount, reason } => {
            let facts = [
                Some(p.standing_kind(&kind)),
                number,
                amount.map(|amount| p.money(&amount)),
                until.map(|until| p.tt("until-day", "day", p.day(&until))),
            ];
            (icon_of(kind), tone_of(kind), joined(facts), reason)
        }
        TimelineKind::Ended { kind, number, reason } => {
            let ended = p.tt("standing-ended", "what", p.standing_kind(&kind));
            (icon_of(kind), "", joined([Some(ended), number]), reason)
        }
        TimelineKind::Effect { kind, step, clause, text, state, mailing, withdrawn, .. } => {
            let asked_by = mailing.map_or_else(|| p.step(&step), |number| p.mailing(&number));
            let facts = [
                Some(p.effect_kind(&kind)),
                Some(asked_by),
                Some(clause),
                state.map(|state| p.state(&kind, &state)),
                withdrawn.map(|reason| p.withdrawn(&reason)),
            ];
            let icon = if kind.code() == "notify" { "mail" } else { "day" };
            (icon, "warn", p.policy_text(&text), joined(facts))
        }
        TimelineKind::Withheld { number, step, clause, cause } => {
            let values: [(&str, Value); 2] =
                [("step", p.step(&step).into()), ("clause", clause.into())];
            let what = p.texts.with("timeline-withheld", &values);
            ("hold", "", what, joined([Some(p.withheld(&cause)), Some(number)]))
        }
    }
}

fn joined(facts: impl IntoIterator<Item = Option<String>>) -> String {
    let known = facts.into_iter().flatten().filter(|fact| !fact.is_empty());
    known.collect::<Vec<_>>().join(" · ")
}

const fn icon_of(kind: StandingKind) -> &'static str {
    kind.code()
}

const fn tone_of(kind: StandingKind) -> &'static str {
    match kind {
        StandingKind::Promise | StandingKind::Agreement => "note",
        StandingKind::Dispute | StandingKind::Hold | StandingKind::Recovery => "warn",
    }
}

pub(crate) async fn show(
    desk: Desk,
    Path(code): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Answer {
    let forms = Forms { open: wanted.act.clone(), ..Forms::default() };
    show_with(&desk, code, &wanted, forms, StatusCode::OK).await
}

/// The card with its forms as they were typed and what is wrong with them.
pub(crate) async fn show_with(
    desk: &Desk,
    code: String,
    wanted: &Wanted,
    mut form: Forms,
    status: StatusCode,
) -> Answer {
    let (tab, from) = (wanted.tab.clone(), lists::page(&wanted.from));
    let (card, source, errands) = desk
        .ask(move |office, company, who| {
            let card = views::customer_card(office, company, who, &code)?;
            let of_card = |state| DocumentFilter {
                customer: Some(card.customer),
                state,
                ..DocumentFilter::default()
            };
            let source = match tab.as_str() {
                "open" => invoices(office, company, who, &of_card(DocumentState::Open), from)?,
                "invoices" => invoices(office, company, who, &of_card(DocumentState::Any), from)?,
                "payments" => Source::Documents(views::payments(
                    office,
                    company,
                    who,
                    &of_card(DocumentState::Any),
                    from,
                )?),
                _ => Source::Timeline(views::timeline(office, company, who, &code, from)?),
            };
            let mut errands = fieldwork::errands_of(office, company, who, &code)?;
            errands.retain(|errand| errand.state == ErrandState::Open);
            Ok((card, source, errands))
        })
        .await?;
    form.begin(desk.today)?;
    let frame = desk.frame("nav-customers");
    let late = Late::of(desk, &frame, card.customer).await?;
    let brief = Brief::of(desk, &card).await?;
    let screen = Screen::new(frame, card, source, wanted, form).with_charges(late);
    show_as(status, &screen.with_credit(brief).with_errands(errands))
}

fn invoices(
    office: &saldo_work::Office,
    company: saldo_domain::CompanyId,
    who: saldo_work::Who,
    filter: &DocumentFilter,
    page: Page,
) -> Result<Source, Refused> {
    Ok(Source::Documents(views::invoices(office, company, who, filter, page)?))
}
