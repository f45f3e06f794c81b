//! Pictures of reports: whole numbers only, so that a picture is the same everywhere. Beside each
//! stands the table it is made of, for whoever cannot see it.

use saldo_letters::Texts;
use saldo_work::reports::shape::{Cell, Picture, PictureKind, Row, Table};
use saldo_work::reports::told;
use std::fmt::Write as _;

/// A picture ready to be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Plot {
    pub(crate) width: i64,
    pub(crate) height: i64,
    /// Where nought lies.
    pub(crate) ground: i64,
    /// What the highest value is, and where it lies.
    pub(crate) highest: String,
    pub(crate) top: i64,
    pub(crate) series: Vec<Series>,
    pub(crate) labels: Vec<Label>,
    /// Rows drawn, and whether the table has more.
    pub(crate) rows: usize,
    pub(crate) fewer: bool,
}

/// One column of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Series {
    pub(crate) name: String,
    pub(crate) class: &'static str,
    /// Of an SVG path; empty for bars.
    pub(crate) path: String,
    pub(crate) marks: Vec<Mark>,
}

/// One value: a bar, or a point of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Mark {
    pub(crate) x: i64,
    pub(crate) y: i64,
    pub(crate) width: i64,
    pub(crate) height: i64,
    pub(crate) said: String,
}

/// A word below the picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Label {
    pub(crate) x: i64,
    pub(crate) text: String,
}

const WIDTH: i64 = 720;
const HEIGHT: i64 = 240;
const TOP: i64 = 28;
const BOTTOM: i64 = 208;
/// Rows drawn at most: the first of bars, the last of lines.
const MOST_ROWS: usize = 60;
/// Words below a picture that do not run into each other.
const MOST_LABELS: usize = 7;
/// Signs of a word below a picture.
const LABEL_SIGNS: usize = 16;
const CLASSES: [&str; 3] = ["plot-0", "plot-1", "plot-2"];

impl Plot {
    /// The picture of a table, if it has one and anything to draw.
    pub(crate) fn of(texts: &Texts, table: &Table) -> Option<Self> {
        let picture = table.picture.as_ref()?;
        let rows = drawn_rows(table, picture.kind);
        let columns: Vec<usize> = picture.values.iter().copied().take(CLASSES.len()).collect();
        let values = || rows.iter().flat_map(|row| columns.iter().filter_map(|at| value(row, *at)));
        let (low, high) = (values().min()?.min(0), values().max()?.max(0));
        if low == high {
            return None;
        }
        let scale = Scale { low, high };
        let series = columns.iter().zip(CLASSES).enumerate().map(|(at, (column, class))| Series {
            name: told::cell(texts, &table.columns[*column].heading),
            class,
            path: path(&rows, *column, picture.kind, scale),
            marks: marks(texts, &rows, picture, (*column, at, columns.len()), scale),
        });
        let highest = columns.iter().find_map(|column| {
            let cell = |row: &&Row| row.cells.get(*column).and_then(Cell::drawn) == Some(high);
            rows.iter().find(|row| cell(row)).map(|row| told::cell(texts, &row.cells[*column]))
        });
        Some(Self {
            width: WIDTH,
            height: HEIGHT,
            ground: scale.y(0),
            highest: highest.unwrap_or_default(),
            top: scale.y(high),
            series: series.collect(),
            labels: labels(texts, &rows, picture.label),
            rows: rows.len(),
            fewer: rows.len() < table.rows.len(),
        })
    }
}

impl Plot {
    /// The names of what is drawn, in one line.
    pub(crate) fn columns(&self) -> String {
        self.series.iter().map(|one| one.name.as_str()).collect::<Vec<_>>().join(", ")
    }
}

fn drawn_rows(table: &Table, kind: PictureKind) -> Vec<&Row> {
    let beyond = table.rows.len().saturating_sub(MOST_ROWS);
    match kind {
        PictureKind::Bars => table.rows.iter().take(MOST_ROWS).collect(),
        PictureKind::Lines => table.rows.iter().skip(beyond).collect(),
    }
}

fn value(row: &Row, column: usize) -> Option<i128> {
    row.cells.get(column).and_then(Cell::drawn)
}

/// From the lowest value that is shown to the highest.
#[derive(Clone, Copy, Debug)]
struct Scale {
    low: i128,
    high: i128,
}

impl Scale {
    fn y(self, value: i128) -> i64 {
        let room = i128::from(BOTTOM - TOP);
        let above = (value - self.low) * room / (self.high - self.low);
        BOTTOM - i64::try_from(above).unwrap_or(0)
    }
}

/// The middle of a row's place, of so many.
fn middle(at: usize, of: usize) -> i64 {
    let (at, of) = (at as i64, of.max(1) as i64);
    (2 * at + 1) * WIDTH / (2 * of)
}

fn path(rows: &[&Row], column: usize, kind: PictureKind, scale: Scale) -> String {
    let mut path = String::new();
    if kind == PictureKind::Bars {
        return path;
    }
    let mut begun = false;
    for (at, row) in rows.iter().enumerate() {
        // A month without a figure is a gap, not a nought.
        let Some(value) = value(row, column) else {
            begun = false;
            continue;
        };
        let step = if begun { 'L' } else { 'M' };
        // Writing to a string cannot fail.
        let _ = write!(path, "{step}{} {}", middle(at, rows.len()), scale.y(value));
        begun = true;
    }
    path
}

fn marks(
    texts: &Texts,
    rows: &[&Row],
    picture: &Picture,
    (column, place, of): (usize, usize, usize),
    scale: Scale,
) -> Vec<Mark> {
    let (place, of) = (place as i64, of.max(1) as i64);
    let slot = WIDTH / rows.len().max(1) as i64;
    let bar = (slot * 3 / 4 / of).clamp(1, 60);
    let mut marks = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let Some(value) = value(row, column) else { continue };
        let (ground, y) = (scale.y(0), scale.y(value));
        let label = row.cells.get(picture.label).map(|cell| told::cell(texts, cell));
        let said =
            format!("{}: {}", label.unwrap_or_default(), told::cell(texts, &row.cells[column]));
        marks.push(match picture.kind {
            PictureKind::Bars => Mark {
                x: middle(at, rows.len()) - bar * of / 2 + bar * place,
                y: y.min(ground),
                width: bar,
                height: (y - ground).abs(),
                said,
            },
            PictureKind::Lines => Mark { x: middle(at, rows.len()), y, width: 0, height: 0, said },
        });
    }
    marks
}

fn labels(texts: &Texts, rows: &[&Row], column: usize) -> Vec<Label> {
    let step = rows.len().div_ceil(MOST_LABELS).max(1);
    let shown = rows.iter().enumerate().filter(|(at, _)| at % step == 0);
    let label = |(at, row): (usize, &&Row)| {
        let text = row.cells.get(column).map(|cell| told::cell(texts, cell)).unwrap_or_default();
        let cut: String = text.chars().take(LABEL_SIGNS).collect();
        let text = if cut.len() < text.len() { format!("{}…", cut.trim_end()) } else { text };
        Label { x: middle(at, rows.len()), text }
    };
    shown.map(label).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use saldo_letters::Language;
    use saldo_work::reports::shape::{Column, Said};

    fn table(kind: PictureKind, values: &[Option<i64>]) -> Table {
        let columns = vec![Column::new("a", "report-amount"), Column::new("b", "report-open")];
        let mut table = Table::new("t", Said::plain("report-documents"), columns);
        for (at, value) in (0..).zip(values) {
            let value = value.map_or(Cell::Empty, Cell::Whole);
            table.rows.push(Row::of(vec![Cell::Whole(at), value]));
        }
        table.drawn(kind, 0, vec![1])
    }

    fn plot(kind: PictureKind, values: &[Option<i64>]) -> Option<Plot> {
        Plot::of(Texts::of(Language::En), &table(kind, values))
    }

    #[test]
    fn bars_stand_on_the_ground_and_fall_below_it() {
        let plot = plot(PictureKind::Bars, &[Some(90), Some(-90), Some(0)]).expect("a picture");
        assert_eq!((plot.ground, plot.top, plot.highest.as_str()), (118, 28, "90"));
        let marks: Vec<(i64, i64)> =
            plot.series[0].marks.iter().map(|mark| (mark.y, mark.height)).collect();
        assert_eq!(marks, [(28, 90), (118, 90), (118, 0)]);
        assert_eq!(plot.series[0].marks[0].said, "0: 90");
    }

    #[test]
    fn a_month_without_a_figure_is_a_gap() {
        let plot =
            plot(PictureKind::Lines, &[Some(10), None, Some(5), Some(0)]).expect("a picture");
        assert_eq!(plot.series[0].path, "M90 28M450 118L630 208");
        assert_eq!(plot.series[0].marks.len(), 3);
    }

    #[test]
    fn nothing_is_drawn_of_nothing_and_words_do_not_run_into_each_other() {
        assert_eq!(plot(PictureKind::Bars, &[]), None);
        assert_eq!(plot(PictureKind::Lines, &[Some(0), None]), None);
        let many: Vec<Option<i64>> = (1..=90).map(Some).collect();
        let plot = plot(PictureKind::Lines, &many).expect("a picture");
        assert_eq!(plot.series[0].marks.len(), MOST_ROWS);
        assert!(plot.labels.len() <= MOST_LABELS);
        assert_eq!(plot.labels[0].text, "30", "the last rows of a line");
    }
}
