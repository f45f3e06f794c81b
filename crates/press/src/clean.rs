//! Text from files and forms, made fit for paper: what cannot be drawn is shown as a box, what
//! would turn the writing around is left out, and what is too long for a line can be broken.

use crate::fonts::Fonts;
use serde_json::Value;

/// Stands for what no font can draw.
const BOX: char = '\u{25a1}';
/// A word of more letters gets places where a line may end.
const LONGEST_WORD: usize = 24;
/// Letters between two such places.
const STRETCH: usize = 12;
/// Lets a line end and draws nothing.
const ZERO_WIDTH_SPACE: char = '\u{200b}';

/// Cleans every text in the data.
pub(crate) fn strings(value: &mut Value, fonts: &Fonts) {
    match value {
        Value::String(text) if !is_plain(text) => *text = cleaned(text, fonts),
        Value::Array(items) => items.iter_mut().for_each(|item| strings(item, fonts)),
        Value::Object(members) => members.values_mut().for_each(|member| strings(member, fonts)),
        _ => {}
    }
}

/// Most texts are short and need no second look.
fn is_plain(text: &str) -> bool {
    text.len() <= LONGEST_WORD && text.bytes().all(|byte| (b' '..=b'~').contains(&byte))
}

fn cleaned(text: &str, fonts: &Fonts) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let visible = text.chars().filter(|character| !is_hidden(*character));
    let drawn: String = visible.map(|character| drawable(character, fonts)).collect();
    for part in drawn.split_inclusive([' ', '\n', '\u{a0}']) {
        breakable(part, &mut out);
    }
    out
}

/// Control characters, and those that turn the direction of writing: a name must not read
/// otherwise on paper than it does in the book.
fn is_hidden(character: char) -> bool {
    (character.is_control() && !['\n', '\t'].contains(&character))
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

fn drawable(character: char, fonts: &Fonts) -> char {
    match character {
        '\t' => ' ',
        '\n' | '\u{a0}' => character,
        _ if fonts.draw(character) => character,
        _ => BOX,
    }
}

fn breakable(word: &str, out: &mut String) {
    if word.chars().count() <= LONGEST_WORD {
        out.push_str(word);
        return;
    }
    for (at, character) in word.chars().enumerate() {
        if at > 0 && at % STRETCH == 0 {
            out.push(ZERO_WIDTH_SPACE);
        }
        out.push(character);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fonts::FONTS;

    #[test]
    fn text_is_made_fit_for_paper() {
        let rows = [
            ("Õunapuu & Pojad OÜ №5, 12 ₽", "Õunapuu & Pojad OÜ №5, 12 ₽"),
            ("line one\nline two", "line one\nline two"),
            ("bell\u{7} and tab\t.", "bell and tab ."),
            // An override would print «moc.elpmaxe» for «example.com».
            ("\u{202e}moc.elpmaxe\u{202c} ööö", "moc.elpmaxe ööö"),
            ("株式会社 \u{1f4a9}", "□□□□ □"),
            (
                "Riigihangete12345678901234567890",
                "Riigihangete\u{200b}123456789012\u{200b}34567890",
            ),
        ];
        for (given, expected) in rows {
            let mut value = Value::String(given.to_owned());
            strings(&mut value, &FONTS);
            assert_eq!(value, Value::String(expected.to_owned()), "{given}");
        }
    }
}
