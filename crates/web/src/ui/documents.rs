//! Invoices, payments, and one document with everything that moved it.

use super::money;
use super::sheet::Sheet;
use crate::asked::{self, NoDay};
use crate::desk::{Answer, Desk, show as page, show_as};
use crate::frame::Frame;
use crate::lists::{self, Chip, Pager, link};
use askama::Template;
use axum::extract::{Path, Query};
use saldo_domain::book::difference::{self, Paid, SmallDifference};
use saldo_domain::book::{MovementKind, Side};
use saldo_domain::matching::Thresholds;
use saldo_domain::{CompanyId, Currency, CustomerId, ItemId, Money};
use saldo_letters::Texts;
use saldo_work::bank;
use saldo_work::refunds::{self, RefundShown, Suggested};
use saldo_work::views::{
    self, DocumentFilter, DocumentRow, DocumentState, MovementRow, Page, Paged,
};
use saldo_work::{Office, Refused, Who, acts, journal};
use serde::Deserialize;

/// Rows that one export holds at most.
const EXPORTED: u64 = 100_000;

/// One of the two lists of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Book {
    Invoices,
    Payments,
}

impl Book {
    const fn path(self) -> &'static str {
        match self {
            Book::Invoices => "/invoices",
            Book::Payments => "/payments",
        }
    }

    const fn title(self) -> &'static str {
        match self {
            Book::Invoices => "nav-invoices",
            Book::Payments => "nav-payments",
        }
    }

    /// States that can be picked: word of the address and key of its chip.
    const fn states(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Book::Invoices => &[
                ("", "chip-all"),
                ("open", "chip-open"),
                ("overdue", "chip-overdue"),
                ("closed", "chip-settled"),
            ],
            Book::Payments => {
                &[("", "chip-all"), ("open", "chip-unallocated"), ("closed", "chip-allocated")]
            }
        }
    }

    fn read(
        self,
        office: &Office,
        company: CompanyId,
        who: Who,
        filter: &DocumentFilter,
        page: Page,
    ) -> Result<Paged<DocumentRow>, Refused> {
        match self {
            Book::Invoices => views::invoices(office, company, who, filter, page),
            Book::Payments => views::payments(office, company, who, filter, page),
        }
    }
}

/// What the address asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Wanted {
    pub(crate) q: String,
    pub(crate) state: String,
    pub(crate) from: String,
    pub(crate) to: String,
    /// First row of the page.
    pub(crate) row: String,
}

impl Wanted {
    fn narrowed(&self) -> bool {
        [&self.q, &self.from, &self.to].into_iter().any(|value| !value.is_empty())
    }

    fn link(&self, path: &str, state: &str, row: &str) -> String {
        let query = [
            ("q", self.q.as_str()),
            ("state", state),
            ("from", &self.from),
            ("to", &self.to),
            ("row", row),
        ];
        link(path, &query)
    }

    /// Days that cannot be read: of `from` and of `to`.
    fn problems(&self, texts: &Texts) -> [Option<String>; 2] {
        [&self.from, &self.to].map(|text| asked::day(text).err().map(|no| no.told(texts)))
    }

    /// The filter, or the first day in it that cannot be read.
    fn strict_filter(&self) -> Result<DocumentFilter, NoDay> {
        asked::day(&self.from)?;
        asked::day(&self.to)?;
        Ok(self.filter())
    }

    /// The filter; a day that cannot be read does not narrow it and is told beside its field.
    fn filter(&self) -> DocumentFilter {
        DocumentFilter {
            search: self.q.clone(),
            customer: None,
            state: match self.state.as_str() {
                "open" => DocumentState::Open,
                "overdue" => DocumentState::Overdue,
                "closed" => DocumentState::Closed,
                _ => DocumentState::Any,
            },
            from: asked::day(&self.from).unwrap_or_default(),
            to: asked::day(&self.to).unwrap_or_default(),
        }
    }
}

#[derive(Template)]
#[template(path = "documents.html")]
pub(crate) struct Screen {
    p: Frame,
    q: Wanted,
    list: Paged<DocumentRow>,
    currency: Currency,
    path: &'static str,
    icon: &'static str,
    count_key: &'static str,
    debit: bool,
    chips: Vec<Chip>,
    pager: Pager,
    export: String,
    from_problem: Option<String>,
    to_problem: Option<String>,
}

impl Screen {
    pub(crate) fn new(
        p: Frame,
        book: Book,
        q: Wanted,
        list: Paged<DocumentRow>,
        currency: Currency,
    ) -> Self {
        let path = book.path();
        let chip = |(state, label): &(&str, &str)| {
            Chip::new(q.link(path, state, ""), p.t(label), q.state == *state)
        };
        let debit = book == Book::Invoices;
        let [from_problem, to_problem] = q.problems(p.texts);
        Self {
            from_problem,
            to_problem,
            chips: book.states().iter().map(chip).collect(),
            pager: Pager::of(&list, |row| q.link(path, &q.state, row)),
            export: q.link(&format!("{path}.csv"), &q.state, ""),
            icon: if debit { "invoice" } else { "money" },
            count_key: if debit { "invoices-count" } else { "payments-count" },
            p,
            q,
            list,
            currency,
            path,
            debit,
        }
    }
}

pub(crate) async fn invoices(desk: Desk, Query(q): Query<Wanted>) -> Answer {
    list(&desk, Book::Invoices, q).await
}

pub(crate) async fn payments(desk: Desk, Query(q): Query<Wanted>) -> Answer {
    list(&desk, Book::Payments, q).await
}

async fn list(desk: &Desk, book: Book, q: Wanted) -> Answer {
    let (filter, from) = (q.filter(), lists::page(&q.row));
    let rows = desk
        .ask(move |office, company, who| book.read(office, company, who, &filter, from))
        .await?;
    let status = asked::status(q.strict_filter().is_err());
    let frame = desk.frame(book.title());
    show_as(status, &Screen::new(frame, book, q, rows, desk.company.currency))
}

pub(crate) async fn export_invoices(desk: Desk, Query(q): Query<Wanted>) -> Answer {
    export(&desk, Book::Invoices, &q).await
}

pub(crate) async fn export_payments(desk: Desk, Query(q): Query<Wanted>) -> Answer {
    export(&desk, Book::Payments, &q).await
}

async fn export(desk: &Desk, book: Book, q: &Wanted) -> Answer {
    // A file cannot show what is wrong with its filter.
    let filter = q.strict_filter()?;
    let rows = desk
        .ask(move |office, company, who| {
            let mut rows = Vec::new();
            let mut next = Some(0);
            while let Some(offset) = next.filter(|offset| *offset < EXPORTED) {
                let list =
                    book.read(office, company, who, &filter, Page::at(offset, Page::MOST))?;
                next = list.next_offset();
                rows.extend(list.rows);
            }
            let name = book.path().trim_start_matches('/');
            journal::note_export(office, company, who, (name, rows.len()))?;
            Ok(rows)
        })
        .await?;
    let name = book.path().trim_start_matches('/');
    Ok(sheet(desk, &rows).answer(&format!("{name}.csv")))
}

fn sheet(desk: &Desk, rows: &[DocumentRow]) -> Sheet {
    let texts = desk.texts();
    let mut sheet = Sheet::new(texts);
    sheet.head(&[
        "column-document",
        "column-kind",
        "column-code",
        "column-customer",
        "column-date",
        "column-due",
        "column-currency",
        "column-amount",
        "column-open",
        "column-days-late",
    ]);
    for row in rows {
        sheet.text(&row.number);
        sheet.text(&texts.item_kind(row.kind));
        sheet.text(&row.code);
        sheet.text(&row.name);
        sheet.day(row.effective);
        sheet.day(row.due);
        sheet.text(row.amount.currency().code());
        sheet.money(row.amount);
        sheet.money(row.open);
        sheet.number(row.days_late);
        sheet.end();
    }
    sheet
}

#[derive(Template)]
#[template(path = "document.html")]
pub(crate) struct One {
    p: Frame,
    d: DocumentRow,
    moves: Vec<MovementRow>,
    debit: bool,
    /// Debts that a payment with something left may settle.
    owed: Vec<DocumentRow>,
    /// The line of a bank statement that a payment stands for.
    line: Option<i64>,
    /// What of it goes back to whoever paid it.
    refunds: Vec<RefundShown>,
    /// What a proposal begins with.
    suggested: Suggested,
    /// What the policy of the day calls a small difference.
    little: Thresholds,
    key: String,
}

impl One {
    pub(crate) fn new(
        mut p: Frame,
        d: DocumentRow,
        moves: Vec<MovementRow>,
        owed: Vec<DocumentRow>,
        line: Option<i64>,
        (refunds, suggested): (Vec<RefundShown>, Suggested),
    ) -> Self {
        p.title = format!("{} {}", p.item_kind(&d.kind), d.number);
        let debit = d.kind.side() == Side::Debit;
        let key = money::fresh_key();
        let little = Thresholds::STANDARD;
        Self { p, d, moves, debit, owed, line, refunds, suggested, little, key }
    }

    /// By what the policy of the day calls little.
    fn with_little(self, little: Thresholds) -> Self {
        Self { little, ..self }
    }

    /// What is kept to go back.
    fn held(&self) -> Option<Money> {
        let held = self.refunds.iter().filter(|one| one.state.holds()).map(|one| one.amount);
        Money::sum(self.d.open.currency(), held).ok().filter(|held| held.is_positive())
    }

    /// What may be used of it.
    fn free(&self) -> Money {
        self.held().and_then(|held| self.d.open.minus(held).ok()).unwrap_or(self.d.open)
    }

    /// May this movement be taken back here? A reversal and what was reversed may not.
    fn reversible(&self, entry: &MovementRow) -> bool {
        self.p.may_reverse() && !entry.reversed && entry.reverses.is_none()
    }

    /// As which small differences what is open may be closed.
    fn differences(&self) -> Vec<SmallDifference> {
        // Whether what settled it was money is looked at when it is closed.
        let standing = self.moves.iter().filter(|entry| {
            entry.kind == MovementKind::Allocation && !entry.reversed && entry.reverses.is_none()
        });
        let (open, due) = (self.d.open, self.d.due);
        let late = standing.clone().any(|entry| entry.effective > due);
        let paid = Money::sum(open.currency(), standing.map(|entry| entry.amount));
        let Ok(paid) = paid else { return Vec::new() };
        let paid = Paid { kind: self.d.kind, paid, late, open };
        let mut all = SmallDifference::ALL.to_vec();
        all.retain(|cause| self.debit && difference::check(*cause, &self.little, paid).is_ok());
        all
    }

    /// A document that was taken back as a whole.
    fn cancelled(&self) -> bool {
        self.moves.iter().any(|entry| entry.kind == MovementKind::Cancellation && !entry.reversed)
    }
}

pub(crate) async fn one(desk: Desk, Path((customer, item)): Path<(i64, i64)>) -> Answer {
    let (customer, item) = (CustomerId::new(customer), ItemId::new(item));
    let (document, moves, owed, line, going_back, little) = desk
        .ask(move |office, company, who| {
            let document = views::document(office, company, who, customer, item)?;
            let owed = owed(office, company, who, &document)?;
            let line = bank::line_of_payment(office, company, who, customer, item)?;
            let moves = views::movements(office, company, who, customer, item)?;
            let going_back = if document.kind.side() == Side::Debit {
                Default::default()
            } else {
                let found = refunds::of_document(office, company, who, customer, item)?;
                (found, refunds::suggested(office, company, who, customer, item)?)
            };
            let little = acts::little_differences(office, company)?;
            Ok((document, moves, owed, line, going_back, little))
        })
        .await?;
    let line = line.map(|row| row.line);
    let one = One::new(desk.frame("nav-invoices"), document, moves, owed, line, going_back);
    page(&one.with_little(little))
}

/// Debts shown to choose from: the oldest.
const CHOICES: u32 = 50;

/// What a payment with something left may settle.
fn owed(
    office: &Office,
    company: CompanyId,
    who: Who,
    document: &DocumentRow,
) -> Result<Vec<DocumentRow>, Refused> {
    if document.kind.side() == Side::Debit || !document.open.is_positive() {
        return Ok(Vec::new());
    }
    let customer = Some(document.customer);
    let filter = DocumentFilter { customer, state: DocumentState::Open, ..Default::default() };
    let mut rows = views::invoices(office, company, who, &filter, Page::first(CHOICES))?.rows;
    rows.retain(|row| row.amount.currency() == document.amount.currency());
    Ok(rows)
}
