//! The register of irrecoverable debt: with entries old and new, and empty.

use super::{day, eur, frame, today};
use crate::ui::irrecoverable::Screen;
use saldo_letters::{Language, Texts};
use saldo_work::reports::irrecoverable::{GroundShown, IrrecoverableReport, IrrecoverableRow};

fn row(number: usize, document: &str, open: Option<i64>) -> IrrecoverableRow {
    let (code, name, ..) = super::NAMES[number];
    IrrecoverableRow {
        code: code.to_owned(),
        name: name.to_owned(),
        document: document.to_owned(),
        entered: day("2026-09-01"),
        decision: 17,
        grounds: match number {
            0 => vec![ground("bailiff", "112345/24/1", "2026-08-14")],
            2 => vec![ground("liquidation", "7-12/2026", "2026-10-01")],
            _ => Vec::new(),
        },
        look_by: open.filter(|open| *open == 0).map(|_| day("2027-10-01")),
        open: open.map(eur),
        written_off: open.filter(|open| *open == 0).map(|_| day("2026-10-01")),
        watched_until: open.filter(|open| *open == 0).map(|_| day("2031-10-01")),
    }
}

fn ground(ground: &'static str, document: &str, on: &str) -> GroundShown {
    GroundShown { ground, document: document.to_owned(), on: day(on) }
}

/// Name and HTML of every screen about it.
pub(super) fn screens(language: Language) -> Vec<(&'static str, String)> {
    let draw = |rows: Vec<IrrecoverableRow>, problem: Option<String>| {
        let p = frame(language, "report-irrecoverable", "/irrecoverable");
        let found = IrrecoverableReport { as_of: today(), rows };
        super::draw_in(&Screen::new(p, found, problem))
    };
    let rows =
        vec![row(0, "A-2025-0117", Some(1_250_000)), row(1, "", None), row(2, "A-2024-9", Some(0))];
    let problem = Texts::of(language).with_text("problem-day-asked", "value", "2026-02-31");
    vec![
        ("irrecoverable", draw(rows.clone(), None)),
        ("irrecoverable-problem", draw(rows, Some(problem))),
        ("irrecoverable-none", draw(Vec::new(), None)),
    ]
}
