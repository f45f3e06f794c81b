//! A calculation on paper: the figures first, then what proves them, then what was given.

use super::document::{Cell, Document, Fact, Section, Table};
use super::labels::Labels;
use super::{claim, document};
use saldo_calc::{Json, Kind};
use saldo_domain::Day;
use saldo_letters::Texts;
use saldo_letters::paper::{self, Block, Paper, Set};

/// A table of more columns lies across.
const MOST_UPRIGHT: usize = 7;

/// The paper of a calculation: `input` as it was given, `output` as it was answered. Nothing
/// when one of them is no JSON.
pub fn calculation(
    kind: &'static Kind,
    input: &str,
    output: &str,
    texts: &'static Texts,
    day: Day,
) -> Option<Paper> {
    let given = Json::read(input.as_bytes()).ok()?;
    let found = Json::read(output.as_bytes()).ok()?;
    let shown = document::calculation(kind, &given, &found, texts);
    let claim = claim::text(Labels { kind, texts }, &given, &found);
    Some(drawn(&shown, claim, texts, day))
}

fn drawn(shown: &Document, claim: Option<String>, texts: &Texts, day: Day) -> Paper {
    let mut blocks = Vec::new();
    section(&shown.found, texts, &mut blocks);
    blocks.extend(shown.notes.iter().map(|note| Block::Strong { text: note.clone() }));
    if let Some(text) = claim {
        blocks.push(Block::Heading { text: texts.get("calc-claim-title") });
        blocks.push(Block::Text { text });
    }
    blocks.push(Block::Heading { text: texts.get("calc-input") });
    section(&shown.given, texts, &mut blocks);
    let tables = shown.found.tables.iter().chain(&shown.given.tables);
    let below = texts.with_text("calc-cites", "cites", &shown.basis);
    Paper {
        below,
        wide: tables.map(|table| table.columns.len()).max().unwrap_or(0) > MOST_UPRIGHT,
        blocks,
        foot: texts.get("calc-paper-foot"),
        ..Paper::new(texts.language(), shown.title.clone(), day)
    }
}

fn section(section: &Section, texts: &Texts, blocks: &mut Vec<Block>) {
    let fact = |fact: &Fact| paper::Fact::new(fact.label.as_str(), fact.value.text(texts));
    if !section.headline.is_empty() {
        blocks.push(Block::Figures { rows: section.headline.iter().map(fact).collect() });
    }
    if !section.facts.is_empty() {
        blocks.push(Block::Facts { rows: section.facts.iter().map(fact).collect() });
    }
    blocks.extend(section.tables.iter().map(|shown| Block::Table(table(shown, texts))));
}

fn table(shown: &Table, texts: &Texts) -> paper::Table {
    let line = |cells: &Vec<Cell>| cells.iter().map(|cell| cell.text(texts)).collect();
    let columns = shown.columns.iter().enumerate().map(|(at, column)| {
        let days = shown.rows.iter().all(|row| matches!(row[at], Cell::Day(_) | Cell::Empty));
        let set = match (column.number, days) {
            (true, _) => Set::Number,
            (false, true) => Set::Short,
            (false, false) => Set::Text,
        };
        paper::Column { label: column.label.clone(), set }
    });
    paper::Table {
        title: shown.title.clone(),
        columns: columns.collect(),
        rows: shown.rows.iter().map(line).collect(),
        total: shown.total.as_ref().map(line),
    }
}
