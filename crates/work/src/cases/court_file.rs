//! The debtor's file for a court: an index, the course of the case, and every document that the
//! book can draw, to be printed as one.

use super::Sheet;
use super::sheet::sheet;
use crate::papers::{self, Asked};
use crate::{Office, Refused, Who, scope};
use saldo_domain::{CompanyId, Day};
use saldo_letters::documents::DocumentKind;
use saldo_letters::paper::{Block, Column, Paper, Table};
use saldo_letters::{Language, Texts};
use saldo_store::{dossier, papers as stored_papers};
use std::collections::BTreeMap;

/// What a court is shown, in this order.
const DOCUMENTS: [DocumentKind; 5] = [
    DocumentKind::Statement,
    DocumentKind::ReconciliationAct,
    DocumentKind::Demand,
    DocumentKind::Claim,
    DocumentKind::SuitData,
];

/// Draws the file of a customer: the papers in their order, the index first. What the book cannot
/// draw today and what is kept as a file of its own stands in the index as enclosed separately.
///
/// # Errors
/// `UnknownCustomer`, `Money`, or the store's.
pub fn court_file(
    office: &Office,
    company: CompanyId,
    who: Who,
    code: &str,
    language: Language,
) -> Result<Vec<Paper>, Refused> {
    let texts = Texts::of(language);
    let (customer, attachments, issued) = office.store.read(|reader| {
        let card = scope::card_by_code(reader, company, who, code)?;
        let attachments = dossier::attachments_of(reader, company, card.customer)?;
        let issued = stored_papers::issued_of(reader, company, Some(card.customer))?;
        Ok::<_, Refused>((card.customer, attachments, issued))
    })?;
    let case = sheet(office, company, who, customer)?;
    let given = given_of(&case);
    let mut rows = Vec::new();
    let mut drawn = Vec::new();
    for kind in DOCUMENTS {
        let title = kind.title(texts);
        let mut given = given.clone();
        given.retain(|name, _| kind.fields().iter().any(|field| field.name == name));
        let asked = Asked { language: Some(language), given, ..Asked::of(kind, code) };
        match papers::draw(office, company, who, &asked) {
            Ok(one) => {
                rows.push((title, Some(one.day), "court-file-inside"));
                drawn.push(one.paper);
            }
            // There is nothing that this document could say.
            Err(Refused::Paper(_)) => {}
            Err(Refused::Field { .. }) => rows.push((title, None, "court-file-apart")),
            Err(other) => return Err(other),
        }
    }
    for row in issued {
        let kind = DocumentKind::from_code(&row.document);
        let title = kind.map_or_else(|| row.document.clone(), |kind| kind.title(texts));
        rows.push((format!("{title} № {}", row.issued), Some(row.day), "court-file-apart"));
    }
    for row in attachments {
        rows.push((row.name, None, "court-file-apart"));
    }
    let mut papers = vec![index(texts, language, &case, &rows), course(texts, language, &case)];
    papers.extend(drawn);
    Ok(papers)
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

type Row = (String, Option<Day>, &'static str);

fn index(texts: &Texts, language: Language, case: &Sheet, rows: &[Row]) -> Paper {
    let mut paper = Paper::new(language, texts.get("court-file-title"), case.today);
    paper.below = format!("{} · {} · {}", case.name, case.code, texts.day(case.today));
    let course = (texts.get("case-timeline"), Some(case.today), "court-file-inside");
    let line = |(at, (title, day, place)): (usize, &Row)| {
        let day = day.map_or(String::new(), |day| texts.day(day));
        vec![(at + 1).to_string(), title.clone(), day, texts.get(place)]
    };
    let all: Vec<Row> = std::iter::once(course).chain(rows.iter().cloned()).collect();
    paper.blocks = vec![
        Block::Heading { text: texts.get("court-file-index") },
        Block::Text { text: texts.get("court-file-index-text") },
        Block::Table(Table {
            title: String::new(),
            columns: vec![
                Column::short("№"),
                Column::text(texts.get("court-file-what")),
                Column::short(texts.get("court-file-day")),
                Column::short(texts.get("court-file-where")),
            ],
            rows: all.iter().enumerate().map(line).collect(),
            total: None,
        }),
    ];
    paper
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
            Column::text(texts.get("court-file-what")),
            Column::text(texts.get("case-need-number")),
            Column::number(texts.get("cases-stake")),
        ],
        rows: case.entries.iter().map(row).collect(),
        total: None,
    })];
    paper
}
