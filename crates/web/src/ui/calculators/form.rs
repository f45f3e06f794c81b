//! A form as the template draws it: one part after the other, from the fields of the kind.

use super::draft::{Draft, Rows, inside};
use super::labels::Labels;
use saldo_calc::{Field, Json, Need, Shape};
use saldo_domain::Day;

/// One piece of a form, in the order in which it stands on the page.
#[derive(Clone, Debug)]
pub(super) enum Part {
    Input(Input),
    /// A list begins, and ends with the button that adds an item.
    List {
        path: String,
        id: String,
        label: String,
        hint: Option<String>,
        error: Option<String>,
        flat: bool,
    },
    ListEnd {
        path: String,
        id: String,
        add: String,
        full: bool,
    },
    /// An item of a list with its button to remove it.
    Item {
        path: String,
        list: String,
        legend: String,
    },
    ItemEnd,
    /// What need not be given, folded away unless something stands there.
    Fold {
        open: bool,
    },
    FoldEnd,
}

/// One control with its label.
#[derive(Clone, Debug)]
pub(super) struct Input {
    pub(super) path: String,
    pub(super) id: String,
    pub(super) label: String,
    pub(super) hint: Option<String>,
    pub(super) error: Option<String>,
    /// Type of the control; empty for a choice.
    pub(super) control: &'static str,
    /// Which keys a phone shows.
    pub(super) keys: &'static str,
    pub(super) value: String,
    pub(super) options: Vec<Choice>,
    pub(super) optional: bool,
    pub(super) focus: bool,
    /// Stands alone in its row of this list and can be taken away.
    pub(super) loose: Option<String>,
}

/// One word to choose.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) label: String,
    pub(super) chosen: bool,
}

/// What is wrong, and where.
#[derive(Clone, Debug, Default)]
pub(super) struct Fault {
    pub(super) path: String,
    pub(super) message: String,
}

/// What a form is drawn with.
pub(super) struct Drawing<'f> {
    pub(super) labels: Labels,
    pub(super) fault: Option<&'f Fault>,
    /// Path of the item that was just added.
    pub(super) added: Option<&'f str>,
}

/// From so many fields that must be given, the others are folded away.
const ENOUGH: usize = 2;

impl Drawing<'_> {
    /// The parts of the whole form.
    pub(super) fn parts(&self, draft: &Draft) -> Vec<Part> {
        let Draft::Object(fields) = draft else { return Vec::new() };
        let mut parts = Vec::new();
        let needed = |field: &Field| field.need == Need::Needed;
        let folds = fields.iter().filter(|(field, _)| needed(field)).count() >= ENOUGH;
        let (first, rest): (Vec<_>, Vec<_>) =
            fields.iter().partition(|(field, _)| needed(field) || !folds);
        // Single values first, lists below them: a list may be long.
        let (lists, singles): (Vec<_>, Vec<_>) =
            first.into_iter().partition(|(_, value)| matches!(value, Draft::List(_)));
        for (field, value) in singles {
            self.value(field, value, field.name, &mut parts);
        }
        if !rest.is_empty() {
            let open = rest.iter().any(|(field, value)| self.says_something(field, value));
            parts.push(Part::Fold { open });
            for (field, value) in rest {
                self.value(field, value, field.name, &mut parts);
            }
            parts.push(Part::FoldEnd);
        }
        for (field, value) in lists {
            self.value(field, value, field.name, &mut parts);
        }
        parts
    }

    /// Does something stand there that does not stand there by itself?
    fn says_something(&self, field: &Field, value: &Draft) -> bool {
        let faulty = self.fault.is_some_and(|fault| within(&fault.path, field.name));
        let added = self.added.is_some_and(|added| within(added, field.name));
        let written = match (value, field.need) {
            (Draft::Leaf { text, .. }, Need::Preset(preset)) => {
                let preset = Json::read(preset.as_bytes());
                preset.ok().and_then(|json| json.text().map(str::to_owned)).is_some_and(|preset| {
                    !preset.is_empty() && self.labels.texts.decimal(&preset) != *text
                })
            }
            (Draft::Leaf { text, .. }, _) => !text.is_empty(),
            (Draft::List(list), _) => !list.rows.is_empty(),
            (Draft::Object(_), _) => true,
        };
        faulty || added || written
    }

    fn value(&self, field: &Field, value: &Draft, path: &str, parts: &mut Vec<Part>) {
        match value {
            Draft::Leaf { shape, text, .. } => {
                parts.push(Part::Input(self.input(field, *shape, text, path)));
            }
            Draft::List(list) => self.list(field, list, path, parts),
            Draft::Object(fields) => {
                for (field, value) in fields {
                    self.value(field, value, &inside(path, field.name), parts);
                }
            }
        }
    }

    fn list(&self, field: &Field, list: &Rows, path: &str, parts: &mut Vec<Part>) {
        let flat = !matches!(list.item, Shape::Object(_));
        parts.push(Part::List {
            path: path.to_owned(),
            id: id(path),
            label: self.labels.field(field.name),
            hint: self.labels.hint(field.name),
            error: self.error(path),
            flat,
        });
        for (at, row) in list.rows.iter().enumerate() {
            let path = format!("{path}[{at}]");
            match row {
                Draft::Leaf { shape, text, .. } => {
                    parts.push(Part::Input(self.loose(field, *shape, text, &path, at)));
                }
                _ => self.item(field, row, &path, at, parts),
            }
        }
        let full = list.rows.len() >= list.most;
        let add =
            self.labels.texts.with_text("calc-add-to", "list", &self.labels.field(field.name));
        parts.push(Part::ListEnd { path: path.to_owned(), id: id(path), add, full });
    }

    fn item(&self, field: &Field, row: &Draft, path: &str, at: usize, parts: &mut Vec<Part>) {
        let legend = format!("{} {}", self.labels.field(field.name), at + 1);
        parts.push(Part::Item { path: path.to_owned(), list: list_id(path), legend });
        self.value(field, row, path, parts);
        parts.push(Part::ItemEnd);
    }

    /// An item that is a single value.
    fn loose(&self, field: &Field, shape: Shape, text: &str, path: &str, at: usize) -> Input {
        let mut input = self.input(field, shape, text, path);
        input.label = format!("{} {}", input.label, at + 1);
        input.hint = None;
        input.loose = Some(list_id(path));
        input.optional = false;
        input
    }

    fn input(&self, field: &Field, shape: Shape, text: &str, path: &str) -> Input {
        let (control, keys) = if shows(shape, text) { control(shape) } else { ("text", "") };
        let added = self.added.is_some_and(|added| {
            path == added || path.strip_prefix(added).is_some_and(|rest| is_first(rest, field))
        });
        Input {
            path: path.to_owned(),
            id: id(path),
            label: self.labels.field(field.name),
            hint: self.labels.hint(field.name),
            error: self.error(path),
            control,
            keys,
            value: text.to_owned(),
            options: self.options(field, shape, text),
            optional: field.need == Need::Optional,
            focus: added,
            loose: None,
        }
    }

    fn error(&self, path: &str) -> Option<String> {
        self.fault.filter(|fault| fault.path == path).map(|fault| fault.message.clone())
    }

    /// The words of a choice; one may be left open where nothing is chosen by itself.
    fn options(&self, field: &Field, shape: Shape, text: &str) -> Vec<Choice> {
        let words: Vec<(String, String)> = match shape {
            Shape::Flag => [("true", "calc-yes"), ("false", "calc-no")]
                .map(|(value, key)| (value.to_owned(), self.labels.texts.get(key)))
                .to_vec(),
            Shape::Word(words) => words.iter().map(|word| self.word(field.name, word)).collect(),
            Shape::Int(least, most) => return self.numbers(field, least, most, text),
            _ => return Vec::new(),
        };
        let open = !matches!(field.need, Need::Preset(_));
        choices(words, text, open)
    }

    fn word(&self, name: &str, word: &str) -> (String, String) {
        (word.to_owned(), self.labels.code(name, word).unwrap_or_else(|| word.to_owned()))
    }

    /// A few numbers that have names, such as the papers of a contract.
    fn numbers(&self, field: &Field, least: i64, most: i64, text: &str) -> Vec<Choice> {
        let named = |number: i64| {
            let words = self.labels.code(field.name, &format!("number-{number}"))?;
            Some((number.to_string(), format!("{number}. {words}")))
        };
        if most - least > 20 || named(least).is_none() {
            return Vec::new();
        }
        choices((least..=most).filter_map(named).collect(), text, true)
    }
}

fn choices(words: Vec<(String, String)>, text: &str, open: bool) -> Vec<Choice> {
    let none = (open || text.is_empty()).then(|| (String::new(), "–".to_owned()));
    // What a form sent that is no choice stays visible, to be told about.
    let other = !text.is_empty() && words.iter().all(|(value, _)| value != text);
    let other = other.then(|| (text.to_owned(), text.to_owned()));
    none.into_iter()
        .chain(words)
        .chain(other)
        .map(|(value, label)| Choice { chosen: value == text, value, label })
        .collect()
}

/// Is a path the field of this name, or inside of it?
fn within(path: &str, name: &str) -> bool {
    path.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with(['[', '.']))
}

/// Is the rest of a path the first field of the item that was added?
fn is_first(rest: &str, field: &Field) -> bool {
    const FIRST: [&str; 12] = [
        "invoice",
        "date",
        "customer",
        "from",
        "bucket",
        "name",
        "period",
        "item",
        "due_month",
        "at",
        "month",
        "type",
    ];
    rest == format!(".{}", field.name) && FIRST.contains(&field.name)
}

/// A path as the id of an element.
pub(super) fn id(path: &str) -> String {
    let letters = path.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' });
    format!("f-{}", letters.collect::<String>().trim_end_matches('-'))
}

/// Id of the list in which the item at a path stands.
fn list_id(path: &str) -> String {
    id(path.rsplit_once('[').map_or(path, |(list, _)| list))
}

/// Can the control of this shape show the text? A browser leaves a picker of days empty when
/// the day does not exist, and what was typed would be lost.
fn shows(shape: Shape, text: &str) -> bool {
    match shape {
        Shape::Date => text.is_empty() || text.parse::<Day>().is_ok(),
        _ => true,
    }
}

/// Type of a control and the keys a phone shows for it.
const fn control(shape: Shape) -> (&'static str, &'static str) {
    match shape {
        Shape::Date => ("date", ""),
        Shape::Month => ("month", ""),
        Shape::Moment => ("datetime-local", ""),
        Shape::Int(..) => ("text", "numeric"),
        Shape::Money
        | Shape::MoneyAboveZero
        | Shape::MoneySigned
        | Shape::Rate
        | Shape::Rate100
        | Shape::RateBelow100
        | Shape::Decimal => ("text", "decimal"),
        _ => ("text", ""),
    }
}
