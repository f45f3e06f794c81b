//! JSON for people to look at and to copy: indented, in the order of the contract.

use super::draft::quoted;
use saldo_calc::Json;

/// The value on lines of its own, two blanks deeper each level.
pub(super) fn json(value: &Json<'_>) -> String {
    let mut out = String::new();
    write(value, 0, &mut out);
    out
}

fn write(value: &Json<'_>, depth: usize, out: &mut String) {
    match value {
        Json::Object(members) if !members.is_empty() => {
            out.push('{');
            lines(members.iter(), depth, out, |(name, value), out| {
                out.push_str(&quoted(name));
                out.push_str(": ");
                write(value, depth + 1, out);
            });
            out.push('}');
        }
        Json::List(items) if items.iter().any(is_nested) => {
            out.push('[');
            lines(items.iter(), depth, out, |item, out| write(item, depth + 1, out));
            out.push(']');
        }
        Json::List(items) => {
            let texts: Vec<String> = items.iter().map(scalar).collect();
            out.push_str(&format!("[{}]", texts.join(", ")));
        }
        _ => out.push_str(&scalar(value)),
    }
}

fn lines<T>(
    items: impl Iterator<Item = T>,
    depth: usize,
    out: &mut String,
    mut write: impl FnMut(T, &mut String),
) {
    let indent = "  ".repeat(depth + 1);
    for (at, item) in items.enumerate() {
        out.push_str(if at > 0 { ",\n" } else { "\n" });
        out.push_str(&indent);
        write(item, out);
    }
    out.push('\n');
    out.push_str(&"  ".repeat(depth));
}

fn is_nested(item: &Json<'_>) -> bool {
    matches!(item, Json::Object(_) | Json::List(_))
}

fn scalar(value: &Json<'_>) -> String {
    match value {
        Json::Text(text) => quoted(text),
        Json::Whole(number) => number.to_string(),
        Json::Flag(flag) => flag.to_string(),
        Json::Object(_) => "{}".to_owned(),
        Json::List(_) => "[]".to_owned(),
        _ => "null".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use saldo_calc::kinds;

    #[test]
    fn what_is_shown_reads_back_as_the_same_value() {
        for kind in kinds() {
            let value = Json::read(kind.example.as_bytes()).expect("an example");
            let shown = json(&value);
            assert_eq!(Json::read(shown.as_bytes()).as_ref(), Ok(&value), "{shown}");
        }
    }
}
