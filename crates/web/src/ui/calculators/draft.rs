//! What stands in a form: the values as they were typed, in the shape of the kind's fields.
//!
//! Names of form fields are the paths of the contract (`invoices[0].payments[1].amount`), so a
//! refusal finds the field it names.

use super::notation::contract_form;
use saldo_calc::{Field, Json, Need, Shape};
use saldo_letters::Texts;
use std::collections::{BTreeMap, BTreeSet};

/// One value of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Draft {
    Leaf { shape: Shape, need: Need, text: String },
    List(Rows),
    Object(Vec<(&'static Field, Draft)>),
}

/// The items of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rows {
    pub(super) item: &'static Shape,
    pub(super) need: Need,
    /// Fewest and most items.
    pub(super) least: usize,
    pub(super) most: usize,
    pub(super) rows: Vec<Draft>,
}

/// Names and values of a sent form.
pub(super) type Sent = BTreeMap<String, String>;

impl Draft {
    /// The form of a kind as it was sent. Items keep their order; numbers left out between
    /// them do not matter.
    pub(super) fn sent(fields: &'static [Field], sent: &Sent) -> Self {
        object(fields, |field, path| value_sent(field.shape, field.need, path, sent), "")
    }

    /// The form that shows this input.
    pub(super) fn of_input(fields: &'static [Field], input: &Json<'_>, texts: &Texts) -> Self {
        let of = |field: &'static Field, _: &str| {
            value_of(field.shape, field.need, input.field(field.name), texts)
        };
        object(fields, of, "")
    }

    /// The same without rows in which nothing was written, down to the fewest a list needs.
    pub(super) fn tidy(&mut self) {
        match self {
            Draft::Leaf { .. } => {}
            Draft::Object(fields) => fields.iter_mut().for_each(|(_, value)| value.tidy()),
            Draft::List(list) => {
                list.rows.iter_mut().for_each(Draft::tidy);
                while list.rows.len() > list.least {
                    let Some(blank) = list.rows.iter().rposition(Draft::is_blank) else { break };
                    list.rows.remove(blank);
                }
            }
        }
    }

    /// Nothing written? What a field has by itself does not count.
    fn is_blank(&self) -> bool {
        match self {
            Draft::Leaf { shape: Shape::Flag, .. } | Draft::Leaf { need: Need::Preset(_), .. } => {
                true
            }
            Draft::Leaf { text, .. } => text.trim().is_empty(),
            Draft::List(list) => list.rows.iter().all(Draft::is_blank),
            Draft::Object(fields) => fields.iter().all(|(_, value)| value.is_blank()),
        }
    }

    /// One more item in the list at this path; the path of that item.
    pub(super) fn add(&mut self, path: &str, texts: &Texts) -> Option<String> {
        let Draft::List(list) = self.at(path)? else { return None };
        if list.rows.len() >= list.most {
            return None;
        }
        list.rows.push(blank(*list.item, Need::Needed, texts));
        Some(format!("{path}[{}]", list.rows.len() - 1))
    }

    /// Without the item at this path.
    pub(super) fn remove(&mut self, path: &str) -> Option<()> {
        let (list, index) = path.strip_suffix(']')?.rsplit_once('[')?;
        let Draft::List(list) = self.at(list)? else { return None };
        let index = index.parse::<usize>().ok().filter(|index| *index < list.rows.len())?;
        list.rows.remove(index);
        Some(())
    }

    /// The value at a path.
    pub(super) fn at(&mut self, path: &str) -> Option<&mut Draft> {
        let (head, rest) = first_step(path)?;
        let inner = match (self, head) {
            (Draft::Object(fields), Step::Name(name)) => {
                fields.iter_mut().find(|(field, _)| field.name == name).map(|(_, value)| value)
            }
            (Draft::List(list), Step::Index(index)) => list.rows.get_mut(index),
            _ => None,
        }?;
        if rest.is_empty() { Some(inner) } else { inner.at(rest) }
    }

    /// The input object of the contract, as compact JSON in the order of the fields.
    pub(super) fn input(&self, texts: &Texts) -> String {
        let mut out = String::new();
        self.write(texts, &mut out);
        out
    }

    fn write(&self, texts: &Texts, out: &mut String) {
        match self {
            Draft::Leaf { shape, text, .. } => out.push_str(&leaf(*shape, text, texts)),
            Draft::List(list) => {
                out.push('[');
                separated(list.rows.iter(), out, |row, out| row.write(texts, out));
                out.push(']');
            }
            Draft::Object(fields) => {
                let given = fields.iter().filter(|(_, value)| value.is_given());
                out.push('{');
                separated(given, out, |(field, value), out| {
                    out.push_str(&quoted(field.name));
                    out.push(':');
                    value.write(texts, out);
                });
                out.push('}');
            }
        }
    }

    /// Does this stand in the input? A field left empty is a field left out.
    fn is_given(&self) -> bool {
        match self {
            Draft::Leaf { shape: Shape::TextOrEmpty, need: Need::Needed, .. }
            | Draft::Object(_) => true,
            Draft::Leaf { text, .. } => !text.trim().is_empty(),
            Draft::List(list) => list.need != Need::Optional || !list.rows.is_empty(),
        }
    }
}

/// Paths of an input that no field of the form takes: what a link held beyond them.
pub(super) fn unknown(fields: &'static [Field], input: &Json<'_>) -> Vec<String> {
    let mut found = Vec::new();
    unknown_in(fields, input, "", &mut found);
    found
}

fn unknown_in(fields: &'static [Field], input: &Json<'_>, path: &str, found: &mut Vec<String>) {
    let Json::Object(members) = input else { return };
    for (name, value) in members {
        let path = inside(path, name);
        match fields.iter().find(|field| field.name == name) {
            Some(field) => unknown_of(field.shape, value, &path, found),
            None => found.push(path),
        }
    }
}

fn unknown_of(shape: Shape, value: &Json<'_>, path: &str, found: &mut Vec<String>) {
    match (shape, value) {
        (Shape::Object(fields), _) => unknown_in(fields, value, path, found),
        (Shape::List(_, _, item), Json::List(items)) => {
            for (at, item_value) in items.iter().enumerate() {
                unknown_of(*item, item_value, &format!("{path}[{at}]"), found);
            }
        }
        _ => {}
    }
}

enum Step<'p> {
    Name(&'p str),
    Index(usize),
}

fn first_step(path: &str) -> Option<(Step<'_>, &str)> {
    if let Some(rest) = path.strip_prefix('[') {
        let (index, rest) = rest.split_once(']')?;
        return Some((Step::Index(index.parse().ok()?), rest.trim_start_matches('.')));
    }
    let end = path.find(['.', '[']).unwrap_or(path.len());
    let (name, rest) = path.split_at(end);
    (!name.is_empty()).then(|| (Step::Name(name), rest.trim_start_matches('.')))
}

/// An object whose values come from somewhere.
fn object(
    fields: &'static [Field],
    value: impl Fn(&'static Field, &str) -> Draft,
    path: &str,
) -> Draft {
    let of = |field: &'static Field| (field, value(field, &inside(path, field.name)));
    Draft::Object(fields.iter().map(of).collect())
}

/// The path of a field inside of an object.
pub(super) fn inside(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
}

fn value_sent(shape: Shape, need: Need, path: &str, sent: &Sent) -> Draft {
    match shape {
        Shape::Object(fields) => {
            object(fields, |field, path| value_sent(field.shape, field.need, path, sent), path)
        }
        Shape::List(least, most, item) => {
            let indexes = indexes(path, sent).into_iter().take(most.saturating_add(1));
            let row = |index| value_sent(*item, Need::Needed, &format!("{path}[{index}]"), sent);
            Draft::List(Rows::new(item, need, (least, most), indexes.map(row).collect()))
        }
        _ => {
            let text = sent.get(path).cloned().unwrap_or_default();
            Draft::Leaf { shape, need, text }
        }
    }
}

/// Numbers of the items of a list that were sent.
fn indexes(path: &str, sent: &Sent) -> BTreeSet<u64> {
    let prefix = format!("{path}[");
    sent.range(prefix.clone()..)
        .map_while(|(name, _)| name.strip_prefix(&prefix))
        .filter_map(|rest| rest.split_once(']')?.0.parse().ok())
        .collect()
}

fn value_of(shape: Shape, need: Need, value: Option<&Json<'_>>, texts: &Texts) -> Draft {
    match (shape, value) {
        (Shape::Object(fields), Some(input)) => {
            let of = |field: &'static Field, _: &str| {
                value_of(field.shape, field.need, input.field(field.name), texts)
            };
            object(fields, of, "")
        }
        (Shape::List(least, most, item), Some(Json::List(items))) => {
            let row = |value| value_of(*item, Need::Needed, Some(value), texts);
            let rows = items.iter().take(most.saturating_add(1)).map(row).collect();
            Draft::List(Rows::new(item, need, (least, most), rows))
        }
        (_, Some(value)) if !matches!(value, Json::Null) => {
            Draft::Leaf { shape, need, text: shown(shape, value, texts) }
        }
        _ => blank(shape, need, texts),
    }
}

impl Rows {
    fn new(item: &'static Shape, need: Need, bounds: (usize, usize), rows: Vec<Draft>) -> Self {
        // A list that may be left out may be empty in the form as well.
        let least = if need == Need::Optional { 0 } else { bounds.0 };
        Self { item, need, least, most: bounds.1, rows }
    }
}

/// A value nobody has filled in; what a field has by itself stands in it.
fn blank(shape: Shape, need: Need, texts: &Texts) -> Draft {
    if let Need::Preset(text) = need {
        let preset = Json::read(text.as_bytes()).expect("defaults are JSON; tests read them all");
        return value_of(shape, need, Some(&preset), texts);
    }
    match shape {
        Shape::Object(fields) => {
            object(fields, |field, _| blank(field.shape, field.need, texts), "")
        }
        Shape::List(least, most, item) => {
            let mut list = Rows::new(item, need, (least, most), Vec::new());
            list.rows = (0..list.least).map(|_| blank(*item, Need::Needed, texts)).collect();
            Draft::List(list)
        }
        _ => Draft::Leaf { shape, need, text: String::new() },
    }
}

/// A value as the form shows it.
fn shown(shape: Shape, value: &Json<'_>, texts: &Texts) -> String {
    let text = plain(value);
    match shape {
        Shape::Money
        | Shape::MoneyAboveZero
        | Shape::MoneySigned
        | Shape::Rate
        | Shape::Rate100
        | Shape::RateBelow100
        | Shape::Decimal => texts.decimal(&text),
        _ => text,
    }
}

fn plain(value: &Json<'_>) -> String {
    match value {
        Json::Text(text) => text.clone().into_owned(),
        Json::Whole(number) => number.to_string(),
        Json::Flag(flag) => flag.to_string(),
        _ => String::new(),
    }
}

fn leaf(shape: Shape, text: &str, texts: &Texts) -> String {
    let written = contract_form(shape, text, texts.language());
    let bare = match shape {
        Shape::Int(..) => written.parse::<i64>().is_ok(),
        Shape::Flag => matches!(written.as_str(), "true" | "false"),
        _ => false,
    };
    if bare { written } else { quoted(&written) }
}

/// A text as JSON.
pub(super) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn separated<T>(items: impl Iterator<Item = T>, out: &mut String, write: impl Fn(T, &mut String)) {
    for (at, item) in items.enumerate() {
        if at > 0 {
            out.push(',');
        }
        write(item, out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use saldo_calc::{Facts, calculate, kind, kinds};
    use saldo_letters::Language;

    fn form(pairs: &[(&str, &str)]) -> Sent {
        pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    /// Names and values a browser would send for a draft.
    fn browser(draft: &Draft, path: &str, sent: &mut Sent) {
        match draft {
            Draft::Leaf { text, .. } => {
                sent.insert(path.to_owned(), text.clone());
            }
            Draft::List(list) => {
                for (at, row) in list.rows.iter().enumerate() {
                    browser(row, &format!("{path}[{at}]"), sent);
                }
            }
            Draft::Object(fields) => {
                for (field, value) in fields {
                    browser(value, &inside(path, field.name), sent);
                }
            }
        }
    }

    #[test]
    fn every_example_goes_through_the_form_of_every_language_and_gives_the_same_answer() {
        let facts = Facts::shipped();
        for kind in kinds() {
            let expected = calculate(kind.name, kind.example.as_bytes(), &facts).expect("answers");
            for language in Language::ALL {
                let texts = Texts::of(language);
                let input = Json::read(kind.example.as_bytes()).expect("JSON");
                let mut sent = Sent::new();
                browser(&Draft::of_input(kind.fields, &input, texts), "", &mut sent);
                let mut draft = Draft::sent(kind.fields, &sent);
                draft.tidy();
                let input = draft.input(texts);
                let found = calculate(kind.name, input.as_bytes(), &facts);
                assert_eq!(found.as_ref(), Ok(&expected), "{} {input}", kind.name);
            }
        }
    }

    #[test]
    fn rows_are_added_removed_and_forgotten_when_blank() {
        let fields = kind("contract-penalty").expect("a kind").fields;
        let texts = Texts::of(Language::En);
        let mut draft = Draft::sent(fields, &form(&[("invoices[7].invoice", "A")]));
        assert_eq!(draft.add("invoices", texts).as_deref(), Some("invoices[1]"));
        let added = draft.add("invoices[0].payments", texts);
        assert_eq!(added.as_deref(), Some("invoices[0].payments[0]"));
        assert_eq!(draft.add("invoices[9].payments", texts), None);
        assert_eq!(draft.add("nothing", texts), None);
        draft.tidy();
        assert_eq!(draft.input(texts), r#"{"invoices":[{"invoice":"A","payments":[]}]}"#);
        assert_eq!(draft.remove("invoices[0]"), Some(()));
        assert_eq!(draft.remove("invoices[0]"), None);
        assert_eq!(draft.input(texts), r#"{"invoices":[]}"#);
    }

    #[test]
    fn what_no_field_takes_is_found_by_its_path() {
        let fields = kind("contract-penalty").expect("a kind").fields;
        let rows: [(&str, &[&str]); 4] = [
            (r#"{"as_of": "2026-03-22", "invoices": [{"invoice": "A", "payments": []}]}"#, &[]),
            (r#"{"asof": "2026-03-22", "invoices": []}"#, &["asof"]),
            (
                r#"{"invoices": [{"invoice": "A"}, {"Invoice": "B", "payments": [{"sum": "1"}]}]}"#,
                &["invoices[1].Invoice", "invoices[1].payments[0].sum"],
            ),
            ("[]", &[]),
        ];
        for (input, paths) in rows {
            let input = Json::read(input.as_bytes()).expect("JSON");
            assert_eq!(unknown(fields, &input), paths);
        }
    }

    #[test]
    fn a_huge_number_of_a_row_makes_no_huge_list() {
        let fields = kind("ageing").expect("a kind").fields;
        let sent = form(&[
            ("invoices[18446744073709551615].invoice", "A"),
            ("invoices[99999999999999999999].invoice", "B"),
            ("invoices[x].invoice", "C"),
        ]);
        let draft = Draft::sent(fields, &sent);
        let input = draft.input(Texts::of(Language::En));
        assert!(input.ends_with(r#""invoices":[{"invoice":"A"}]}"#), "{input}");
    }
}
