//! A document as it will stand on paper: who writes to whom, and what stands below one
//! another. Words, amounts and days are already as the reader writes them; nothing in here is
//! a command to whoever prints it.

use crate::language::Language;
use saldo_domain::{Day, Money};
use serde::{Serialize, Serializer};

/// One document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Paper {
    pub language: Language,
    pub title: String,
    /// Below the title: number and day, or the period.
    pub below: String,
    /// The day that it bears.
    #[serde(serialize_with = "year_month_day")]
    pub day: Day,
    /// Wide tables lie across.
    pub wide: bool,
    /// Who writes; with its details at the head of the first page.
    pub from: Option<Party>,
    /// To whom, where the window of an envelope shows it.
    pub to: Option<Party>,
    pub blocks: Vec<Block>,
    /// At the foot of every page, before the page's number.
    pub foot: String,
    /// A picture for the head of the first page, PNG or JPEG.
    #[serde(skip)]
    pub logo: Option<Vec<u8>>,
    /// What it asks for, where it asks for money: a message that goes with it says the same.
    #[serde(skip)]
    pub asked: Option<Asked>,
}

/// What a letter asks for in one currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    /// What lateness costs, within what is to be paid and beside the debts themselves.
    pub charges: Money,
    /// What was received and is assigned to nothing; taken off what is to be paid.
    pub received: Money,
    pub to_pay: Money,
}

/// Somebody with what is to be known about them, a line each.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Party {
    pub name: String,
    pub lines: Vec<String>,
}

/// A part of a document.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block {
    Heading {
        text: String,
    },
    /// A paragraph; line ends in it stay.
    Text {
        text: String,
    },
    /// A paragraph that must not be overlooked.
    Strong {
        text: String,
    },
    /// A remark below what it is about.
    Note {
        text: String,
    },
    /// Paragraphs, numbered from one.
    Numbered {
        items: Vec<String>,
    },
    /// Paragraphs with a dot before each.
    Listed {
        items: Vec<String>,
    },
    /// Names and what they stand for.
    Facts {
        rows: Vec<Fact>,
    },
    /// The figures one has come for.
    Figures {
        rows: Vec<Fact>,
    },
    Table(Table),
    /// Values as lengths; the table below tells them too.
    Bars {
        rows: Vec<Bar>,
    },
    /// Two things beside one another, such as both sides of an act.
    Beside {
        left: Vec<Block>,
        right: Vec<Block>,
    },
    /// Places to sign, beside one another.
    Signatures {
        places: Vec<Place>,
    },
    /// What follows begins on a new page.
    NewPage,
}

/// A named value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Fact {
    pub label: String,
    pub value: String,
}

/// One value as a length.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Bar {
    pub label: String,
    pub value: String,
    /// Of the longest.
    pub thousandths: u16,
}

/// Rows under their columns; the head is repeated on each page.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Table {
    pub title: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<String>>,
    /// The last line.
    pub total: Option<Vec<String>>,
}

/// A column and how it is set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Column {
    pub label: String,
    pub set: Set,
}

/// How a column is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Set {
    /// Numbers stand to the right and are never broken.
    Number,
    /// Days and short codes are never broken.
    Short,
    /// Text takes the room that is left.
    Text,
}

/// A place where somebody signs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// For whom, or as what.
    pub who: String,
    /// Known name; empty leaves a line for it.
    pub name: String,
    /// What stands below the line.
    pub below: String,
}

impl Paper {
    /// A sheet that says nothing, to try things on: it is handed out to nobody.
    pub fn blank(language: Language) -> Self {
        Self::new(language, "–".to_owned(), Day::FIRST)
    }

    /// An empty document.
    pub fn new(language: Language, title: String, day: Day) -> Self {
        Self {
            language,
            title,
            below: String::new(),
            day,
            wide: false,
            from: None,
            to: None,
            blocks: Vec::new(),
            foot: String::new(),
            logo: None,
            asked: None,
        }
    }

    /// Everything that can be read on it, in order, a line each: to be searched and compared.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for party in self.from.iter().chain(&self.to) {
            lines.push(party.name.clone());
            lines.extend(party.lines.iter().cloned());
        }
        lines.extend([self.title.clone(), self.below.clone()]);
        self.blocks.iter().for_each(|block| block.read_into(&mut lines));
        lines.push(self.foot.clone());
        lines.retain(|line| !line.is_empty());
        lines
    }
}

impl Block {
    fn read_into(&self, lines: &mut Vec<String>) {
        match self {
            Block::Heading { text }
            | Block::Text { text }
            | Block::Strong { text }
            | Block::Note { text } => lines.extend(text.lines().map(str::to_owned)),
            Block::Numbered { items } | Block::Listed { items } => {
                lines.extend(items.iter().cloned());
            }
            Block::Facts { rows } | Block::Figures { rows } => {
                lines.extend(rows.iter().map(|fact| format!("{}: {}", fact.label, fact.value)));
            }
            Block::Table(table) => table.read_into(lines),
            Block::Bars { rows } => {
                lines.extend(rows.iter().map(|bar| format!("{}: {}", bar.label, bar.value)));
            }
            Block::Beside { left, right } => {
                left.iter().chain(right).for_each(|block| block.read_into(lines));
            }
            Block::Signatures { places } => {
                for place in places {
                    lines.push(format!("{} ______ {} ({})", place.who, place.name, place.below));
                }
            }
            Block::NewPage => {}
        }
    }
}

impl Table {
    fn read_into(&self, lines: &mut Vec<String>) {
        lines.push(self.title.clone());
        let labels: Vec<&str> = self.columns.iter().map(|column| column.label.as_str()).collect();
        lines.push(labels.join(" | "));
        let rows = self.rows.iter().chain(&self.total);
        lines.extend(rows.map(|row| row.join(" | ")));
    }
}

impl Column {
    /// A column of numbers.
    pub fn number(label: impl Into<String>) -> Self {
        Self { label: label.into(), set: Set::Number }
    }

    /// A column of days or short codes.
    pub fn short(label: impl Into<String>) -> Self {
        Self { label: label.into(), set: Set::Short }
    }

    /// A column of text.
    pub fn text(label: impl Into<String>) -> Self {
        Self { label: label.into(), set: Set::Text }
    }
}

impl Fact {
    /// A named value.
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { label: label.into(), value: value.into() }
    }
}

impl Serialize for Language {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

/// As numbers: whoever prints it need not read dates.
fn year_month_day<S: Serializer>(day: &Day, serializer: S) -> Result<S::Ok, S::Error> {
    let date = day.date();
    (date.year(), date.month(), date.day()).serialize(serializer)
}
