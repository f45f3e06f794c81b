//! The pack for the board: the reports of three chapters as one document (ANA-01). A long table
//! gives its first rows and says how many more there are.

use super::asked::Asked;
use super::shape::{Cell, Report, Said};
use super::{find, heard, refuse_unheard, told};
use crate::progress::Progress;
use crate::{Office, Refused, Who, company as companies};
use saldo_domain::CompanyId;
use saldo_domain::authority::Right;
use saldo_letters::Texts;
use saldo_letters::paper::{Block, Paper};

/// The chapters and the reports in them.
pub const CHAPTERS: [(&str, &[&str]); 3] = [
    ("pack-chapter-state", &["ageing", "composition", "debtors", "turnover", "coverage"]),
    (
        "pack-chapter-control",
        &["plan", "lateness", "dso", "rolls", "discipline", "promises", "effectiveness"],
    ),
    ("pack-chapter-terms", &["forecast", "provisions", "trade-credit", "motivation"]),
];

/// Rows of one table.
const MOST_ROWS: usize = 15;

/// The pack of a day, in the words of a reader.
///
/// # Errors
/// `NotPermitted` for those who see own customers only, or those of the reports.
pub fn pack(
    office: &Office,
    company: CompanyId,
    who: Who,
    texts: &Texts,
    asked: &Asked,
    progress: &dyn Progress,
) -> Result<Paper, Refused> {
    who.must(Right::SeeWholeCompany)?;
    refuse_unheard("pack", asked, |option| {
        let names = CHAPTERS.iter().flat_map(|(_, names)| names.iter());
        names.filter_map(|name| find(name)).any(|listed| listed.listens_to(option))
    })?;
    let found = companies::get(office, company)?;
    let mut blocks = Vec::new();
    for (number, (chapter, names)) in CHAPTERS.into_iter().enumerate() {
        if number > 0 {
            blocks.push(Block::NewPage);
        }
        blocks.push(Block::Heading { text: texts.get(chapter) });
        for name in names {
            let listed = find(name).ok_or(Refused::UnknownReport { name: (*name).to_owned() })?;
            let mut report = listed.made(office, company, who, &heard(listed, asked), progress)?;
            blocks.push(Block::Heading { text: texts.get(report.title) });
            let below = told::head(texts, &report);
            blocks.push(Block::Note { text: below });
            shorten(&mut report);
            blocks.extend(told::blocks(texts, &report));
        }
    }
    let of_day = texts.with_text("report-of-day", "day", &texts.day(asked.as_of));
    Ok(Paper {
        // Each report says itself on which day it was known, if it listens to that.
        below: format!("{} · {of_day}", found.name),
        wide: true,
        blocks,
        foot: found.name,
        ..Paper::new(texts.language(), texts.get("pack-title"), asked.as_of)
    })
}

/// Leaves the first rows of long tables; of those of months the last.
fn shorten(report: &mut Report) {
    for table in &mut report.tables {
        let beyond = table.rows.len().saturating_sub(MOST_ROWS);
        if beyond == 0 {
            continue;
        }
        let by_time = matches!(table.rows[0].cells.first(), Some(Cell::Day(_)))
            && table.columns[0].name == "month_end";
        match by_time {
            true => drop(table.rows.drain(..beyond)),
            false => table.rows.truncate(MOST_ROWS),
        }
        table.formulas.insert(0, Said::with("pack-more", "count", Cell::count(beyond)));
    }
}
