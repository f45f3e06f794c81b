//! The debtor's file for a court: an index, the course of the case, every document that the book can
//! draw, those for a court that were handed out, and what is attached for a court (contracts, delivery
//! notes of the debts, signed acts, the claim with its proof of delivery, correspondence), to be printed
//! as one.

use super::Sheet;
use super::belongings::{Account, accounts};
use super::sheet::sheet;
use crate::papers::{self, Asked};
use crate::{Office, Refused, Who, dossier, scope};
use saldo_domain::dossier::attached::{AttachedKind, for_a_court};
use saldo_domain::{CompanyId, Day, ItemId};
use saldo_letters::documents::DocumentKind;
use saldo_letters::paper::{Block, Column, Paper, Table};
use saldo_letters::{Language, Texts};
use saldo_store::{dossier as stored_files, papers as stored_papers};
use std::collections::BTreeMap;

/// Most bytes of all files that are bound together.
pub const MOST_BOUND: usize = 32 << 20;

/// What a court is shown, in this order.
const DOCUMENTS: [DocumentKind; 5] = [
    DocumentKind::Statement,
    DocumentKind::ReconciliationAct,
    DocumentKind::Demand,
    DocumentKind::Claim,
    DocumentKind::SuitData,
];

/// A file for a court before it is bound.
#[derive(Clone, Debug)]
pub struct CourtFile {
    language: Language,
    name: String,
    code: String,
    today: Day,
    /// Everything in it, in order, the index not counted.
    pub parts: Vec<Part>,
}

/// One part of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub title: String,
    pub day: Option<Day>,
    pub what: Bound,
}

/// What it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bound {
    /// Drawn from the book today.
    Drawn(Box<Paper>),
    /// The bytes of a document that was handed out, or of a file that is attached.
    File(Vec<u8>),
    /// It cannot be drawn today or bound: whoever goes to court encloses it.
    Apart,
}

impl CourtFile {
    /// The index, told for each part its first and last sheet; `None`: enclosed separately.
    pub fn index(&self, sheets: &[Option<(usize, usize)>]) -> Paper {
        let texts = Texts::of(self.language);
        let mut paper = Paper::new(self.language, texts.get("court-file-title"), self.today);
        paper.below = format!("{} · {} · {}", self.name, self.code, texts.day(self.today));
        let line = |(at, part): (usize, &Part)| {
            let sheets = match sheets.get(at).copied().flatten() {
                Some((first, last)) if first == last => first.to_string(),
                Some((first, last)) => format!("{first}–{last}"),
                None => texts.get("court-file-apart"),
            };
            let day = part.day.map_or(String::new(), |day| texts.day(day));
            vec![(at + 1).to_string(), part.title.clone(), day, sheets]
        };
        paper.blocks = vec![
            Block::Heading { text: texts.get("court-file-index") },
            Block::Text { text: texts.get("court-file-index-text") },
            Block::Table(Table {
                title: String::new(),
                columns: vec![
                    Column::short("№"),
                    Column::text(texts.get("court-file-what")),
                    Column::short(texts.get("court-file-day")),
                    Column::short(texts.get("court-file-sheets")),
                ],
                rows: self.parts.iter().enumerate().map(line).collect(),
                total: None,
            }),
        ];
        paper
    }
}

/// Gathers the file of a customer, its parts in their order.
///
/// # Errors
/// `UnknownCustomer`, `Money`, `Damaged` for a document that is not as it was handed out, or the
/// store's.
pub fn court_file(
    office: &Office,
    company: CompanyId,
    who: Who,
    code: &str,
    language: Language,
) -> Result<CourtFile, Refused> {
    let texts = Texts::of(language);
    let card = office.store.read(|reader| scope::card_by_code(reader, company, who, code))?;
    let case = sheet(office, company, who, card.customer)?;
    let course = course(texts, language, &case);
    let mut parts = vec![Part {
        title: texts.get("case-timeline"),
        day: Some(case.today),
        what: Bound::Drawn(Box::new(course)),
    }];
    parts.extend(drawn(office, company, who, &case, language)?);
    let mut room = MOST_BOUND;
    let accounts = office.store.read(|reader| accounts(reader, company, card.customer))?;
    parts.extend(issued(office, company, &accounts, texts, &mut room)?);
    parts.extend(attached(office, company, &accounts, (&case, texts), &mut room)?);
    let (name, code, today) = (case.name, case.code, case.today);
    Ok(CourtFile { language, name, code, today, parts })
}

/// What the book can draw today.
fn drawn(
    office: &Office,
    company: CompanyId,
    who: Who,
    case: &Sheet,
    language: Language,
) -> Result<Vec<Part>, Refused> {
    let texts = Texts::of(language);
    let told = given_of(case);
    let mut parts = Vec::new();
    for kind in DOCUMENTS {
        let title = kind.title(texts);
        let mut given = told.clone();
        given.retain(|name, _| kind.fields().iter().any(|field| field.name == name));
        let asked = Asked { language: Some(language), given, ..Asked::of(kind, &case.code) };
        match papers::draw(office, company, who, &asked) {
            Ok(one) => {
                let what = Bound::Drawn(Box::new(one.paper));
                parts.push(Part { title, day: Some(one.day), what });
            }
            // There is nothing that this document could say.
            Err(Refused::Paper(_)) => {}
            Err(Refused::Field { .. }) => {
                parts.push(Part { title, day: None, what: Bound::Apart });
            }
            Err(other) => return Err(other),
        }
    }
    Ok(parts)
}

/// What was handed out and is for a court, byte for byte, the oldest first; to customers that were
/// joined to this one as well.
fn issued(
    office: &Office,
    company: CompanyId,
    accounts: &[Account],
    texts: &Texts,
    room: &mut usize,
) -> Result<Vec<Part>, Refused> {
    let mut parts = Vec::new();
    for account in accounts.iter().filter(|account| account.whole) {
        let customer = account.customer;
        let rows = office
            .store
            .read(|reader| stored_papers::issued_of(reader, company, Some(customer)))?;
        for row in rows.into_iter().rev() {
            let kind = DocumentKind::from_code(&row.document).filter(|kind| kind.is_for_a_court());
            let Some(kind) = kind else { continue };
            let title = format!("{} № {}", kind.title(texts), row.issued);
            let mut what = Bound::Apart;
            if *room > 0 {
                let (_, bytes) = office.store.read(|reader| {
                    papers::content_of(reader, company, Some(customer), row.issued)
                })?;
                what = within(room, bytes);
            }
            parts.push(Part { title, day: Some(row.day), what });
        }
    }
    parts.sort_by_key(|part| part.day);
    Ok(parts)
}

/// What is attached to the customer, or to another whose documents it has got, and for a court: papers
/// of the debts of the case, by their kind, and copies of contracts whatever somebody called them.
/// What has no room is not even loaded.
fn attached(
    office: &Office,
    company: CompanyId,
    accounts: &[Account],
    (case, texts): (&Sheet, &Texts),
    room: &mut usize,
) -> Result<Vec<Part>, Refused> {
    let mut rows = Vec::new();
    office.store.read(|reader| {
        for account in accounts {
            let own = stored_files::attachments_of(reader, company, account.customer)?;
            let copies = dossier::contract_copies(reader, company, account.customer)?;
            for row in own {
                let (kind, item) = match copies.contains(&row.attachment) {
                    true => (AttachedKind::Contract, None),
                    false => (row.paper, row.item),
                };
                if let Some(item) = account.paper_about(item) {
                    rows.push((row, (kind, item)));
                }
            }
        }
        Ok::<_, Refused>(())
    })?;
    rows.sort_by_key(|(row, _)| (row.recorded, row.attachment));
    let files: Vec<(AttachedKind, Option<ItemId>)> = rows.iter().map(|(_, file)| *file).collect();
    let debts: Vec<ItemId> = case.debts.iter().map(|debt| debt.item).collect();
    let mut parts = Vec::new();
    for at in for_a_court(&files, &debts) {
        let (row, (kind, item)) = &rows[at];
        let size = usize::try_from(row.size).unwrap_or(usize::MAX);
        let mut what = Bound::Apart;
        if BINDABLE.contains(&row.kind.as_str()) && size <= *room {
            let found = office.store.read(|reader| {
                stored_files::attachment(reader, company, row.customer, row.attachment)
            })?;
            what = found.map_or(Bound::Apart, |(_, bytes)| within(room, bytes));
        }
        let kind = texts.coded("attached-kind", kind.code());
        let belongs = item.and_then(|item| case.debts.iter().find(|one| one.item == item));
        let number = belongs.map_or(String::new(), |debt| format!(" № {}", debt.number));
        parts.push(Part { title: format!("{kind}{number}: {}", row.name), day: None, what });
    }
    Ok(parts)
}

/// Kinds of attached files that can be bound.
const BINDABLE: [&str; 3] = ["pdf", "png", "jpeg"];

/// A file while there is room for it.
fn within(room: &mut usize, bytes: Vec<u8>) -> Bound {
    match room.checked_sub(bytes.len()) {
        Some(left) => {
            *room = left;
            Bound::File(bytes)
        }
        None => Bound::Apart,
    }
}

/// What the case knows that documents ask for.
fn given_of(case: &Sheet) -> BTreeMap<String, String> {
    use saldo_domain::recovery::case::Act;
    let last = |act: Act| case.entries.iter().rev().find(|entry| entry.fact.act == act);
    let mut given = BTreeMap::new();
    let mut tell = |name: &str, value: String| {
        if !value.is_empty() {
            given.insert(name.to_owned(), value);
        }
    };
    if let Some(claim) = last(Act::Claim) {
        tell("claim_sent", claim.fact.on.to_string());
        tell("claim_proof", claim.fact.proof.clone());
        tell("number", claim.fact.number.clone());
    }
    if let Some(filed) = last(Act::Suit).or(last(Act::Order)) {
        tell("court", filed.fact.party.clone());
    }
    if case.sums.costs.is_positive() {
        tell("court_fee", case.sums.costs.to_plain());
    }
    // Everything since the oldest debt began.
    if let Some(oldest) = case.debts.iter().map(|debt| debt.due).min() {
        tell("from", oldest.ahead_months(-3).to_string());
        tell("to", case.today.to_string());
    }
    given
}

/// The course of the case, fact by fact.
fn course(texts: &Texts, language: Language, case: &Sheet) -> Paper {
    let mut paper = Paper::new(language, texts.get("case-timeline"), case.today);
    paper.below = format!("{} · {}", case.name, case.code);
    let row = |entry: &super::Entry| {
        let fact = &entry.fact;
        let told = [&fact.number, &fact.party, &fact.proof, &fact.note];
        let told: Vec<&str> =
            told.into_iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
        let sums = fact.sums.and_then(|sums| sums.total().ok());
        vec![
            texts.day(fact.on),
            texts.coded("case-act", fact.act.code()),
            told.join(", "),
            sums.map_or(String::new(), |sum| texts.money(sum)),
        ]
    };
    paper.blocks = vec![Block::Table(Table {
        title: String::new(),
        columns: vec![
            Column::short(texts.get("court-file-day")),
            Column::text(texts.get("case-timeline-what")),
            Column::text(texts.get("case-need-number")),
            Column::number(texts.get("cases-stake")),
        ],
        rows: case.entries.iter().map(row).collect(),
        total: None,
    })];
    paper
}
