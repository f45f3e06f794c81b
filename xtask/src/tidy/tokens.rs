//! A Rust file as a flat list of words, each knowing its line and whether it is test code.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// One word, mark or bracket of a Rust file. Comments are gone; a doc comment is a
/// literal inside a `doc` attribute, as the compiler sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) text: String,
    pub(super) kind: Kind,
    /// Counted from one.
    pub(super) line: usize,
    /// Inside `#[cfg(test)]` or `#[test]`, or in a file that holds only tests.
    pub(super) in_test: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    Literal,
    Mark,
    Open,
    Close,
}

/// The file's tokens; empty when it is not Rust, which the compiler will say better.
pub(super) fn tokens(path: &str, text: &str) -> Vec<Token> {
    let Ok(stream) = text.parse::<TokenStream>() else { return Vec::new() };
    let mut found = Vec::new();
    flatten(stream, is_test_file(path), &mut found);
    found
}

/// Whether the whole file is compiled for tests only, by our naming.
fn is_test_file(path: &str) -> bool {
    path.contains("/tests/") || path.ends_with("/tests.rs")
}

/// Appends the stream; an attribute that says `test` makes the next braces test code.
fn flatten(stream: TokenStream, in_test: bool, found: &mut Vec<Token>) {
    let mut test_ahead = false;
    let mut after_hash = false;
    for tree in stream {
        let was_hash = std::mem::take(&mut after_hash);
        match tree {
            TokenTree::Group(group) => {
                let braces = group.delimiter() == Delimiter::Brace;
                test_ahead |= was_hash && says_test(&group);
                flatten_group(&group, in_test || (braces && test_ahead), found);
                test_ahead &= !braces;
            }
            TokenTree::Punct(mark) => {
                after_hash = mark.as_char() == '#';
                test_ahead &= mark.as_char() != ';';
                push(found, mark.to_string(), Kind::Mark, mark.span().start().line, in_test);
            }
            TokenTree::Ident(word) => {
                push(found, word.to_string(), Kind::Word, word.span().start().line, in_test);
            }
            TokenTree::Literal(value) => {
                push(found, value.to_string(), Kind::Literal, value.span().start().line, in_test);
            }
        }
    }
}

fn flatten_group(group: &Group, in_test: bool, found: &mut Vec<Token>) {
    let (open, close) = match group.delimiter() {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Brace => ("{", "}"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::None => ("", ""),
    };
    push(found, open.into(), Kind::Open, group.span_open().start().line, in_test);
    flatten(group.stream(), in_test, found);
    push(found, close.into(), Kind::Close, group.span_close().start().line, in_test);
}

fn push(found: &mut Vec<Token>, text: String, kind: Kind, line: usize, in_test: bool) {
    found.push(Token { text, kind, line, in_test });
}

/// Whether the attribute is `[test]`, `[tokio::test]` or `[cfg(… test …)]` without `not`.
fn says_test(attribute: &Group) -> bool {
    let words: Vec<String> = words_of(attribute.stream());
    let has = |word: &str| words.iter().any(|found| found == word);
    has("test") && !has("not")
}

fn words_of(stream: TokenStream) -> Vec<String> {
    stream
        .into_iter()
        .flat_map(|tree| match tree {
            TokenTree::Ident(word) => vec![word.to_string()],
            TokenTree::Group(group) => words_of(group.stream()),
            _ => Vec::new(),
        })
        .collect()
}

/// Whether the tokens from here on read like the given words and marks.
pub(super) fn reads(tokens: &[Token], pattern: &[&str]) -> bool {
    tokens.len() >= pattern.len()
        && tokens.iter().zip(pattern).all(|(token, wanted)| token.text == *wanted)
}

/// The text of a string literal without quotes and prefix; `None` for numbers.
pub(super) fn string_of(token: &Token) -> Option<&str> {
    let (start, end) = (token.text.find('"')?, token.text.rfind('"')?);
    (token.kind == Kind::Literal && start < end).then(|| &token.text[start + 1..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_code_is_told_from_the_rest() {
        let source = "
            fn a() { one }
            #[cfg(test)] use x;
            fn b() { two }
            #[cfg(not(test))] fn c() { three }
            #[cfg(test)] mod tests { fn d() { four } }
            fn e() { five }
            proptest! { #[test] fn f(x in y) { six } }";
        let found = tokens("crates/domain/src/a.rs", source);
        let in_test = |word: &str| found.iter().find(|t| t.text == word).map(|t| t.in_test);
        let expected = ["one", "two", "three", "four", "five", "six"].map(in_test);
        let (yes, no) = (Some(true), Some(false));
        assert_eq!(expected, [no, no, no, yes, no, yes]);
    }

    #[test]
    fn comments_are_no_words() {
        assert!(tokens("a.rs", "// f64\n/* f32 */").is_empty());
    }
}
