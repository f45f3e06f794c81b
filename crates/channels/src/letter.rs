//! A letter as the bytes of a mail: text and HTML, files attached, headers that nobody's name
//! can break out of (S16). The same letter makes the same bytes.

use crate::line::one_line;
use lettre::Address;
use lettre::message::header::{ContentTransferEncoding, ContentType, HeaderName, HeaderValue};
use lettre::message::{Attachment, Body, Mailbox, Message, MultiPart, MultiPartKind, SinglePart};
use std::time::{Duration, SystemTime};

/// Most characters of a subject and of a name in a header.
const LONGEST: usize = 200;

/// A letter to be put into bytes.
#[derive(Clone, Debug)]
pub struct Letter<'a> {
    /// Without the angle brackets.
    pub message_id: &'a str,
    /// Seconds since 1970.
    pub date: u64,
    pub from_name: &'a str,
    pub from: &'a str,
    /// Empty: that of the sender.
    pub reply_to: &'a str,
    pub to_name: &'a str,
    pub to: &'a str,
    pub subject: &'a str,
    pub text: &'a str,
    /// Language of the words: `en`, `ru`, `et`.
    pub language: &'a str,
    pub files: &'a [File],
    /// Where to write or go to get no more letters of this kind; empty: nowhere.
    pub unsubscribe: &'a str,
}

/// A PDF that goes along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// What cannot be put into a letter.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadLetter {
    /// Not an address.
    #[error("“{address}” is no e-mail address")]
    Address { address: String },
    /// Anything else.
    #[error("the letter cannot be put together: {why}")]
    Form { why: String },
}

/// Could mail be sent to this address?
pub fn is_address(text: &str) -> bool {
    text.parse::<Address>().is_ok()
}

/// The bytes of the letter, as they go over the line.
///
/// # Errors
/// [`BadLetter`].
pub fn compose(letter: &Letter<'_>) -> Result<Vec<u8>, BadLetter> {
    let reply_to = if letter.reply_to.is_empty() { letter.from } else { letter.reply_to };
    let mut builder = Message::builder()
        .message_id(Some(format!("<{}>", letter.message_id)))
        .date(SystemTime::UNIX_EPOCH + Duration::from_secs(letter.date))
        .from(mailbox(letter.from_name, letter.from)?)
        .reply_to(mailbox("", reply_to)?)
        .to(mailbox(letter.to_name, letter.to)?)
        .subject(in_header(letter.subject));
    for (name, value) in extra(letter) {
        builder = builder.raw_header(header(name, value)?);
    }
    let message = builder.multipart(body(letter)?).map_err(form)?;
    Ok(message.formatted())
}

/// A text of somebody's in a header: on one line, and nothing in it is taken for an encoded word,
/// by which a mail program would show another text than stands there.
fn in_header(text: &str) -> String {
    one_line(text, LONGEST).replace("=?", "= ?")
}

/// Headers beside the usual ones: what no person wrote is said to be so, and no machine
/// answers it (D26).
fn extra(letter: &Letter<'_>) -> Vec<(&'static str, String)> {
    let mut extra = vec![
        ("Auto-Submitted", "auto-generated".to_owned()),
        ("Content-Language", one_line(letter.language, 8)),
    ];
    let unsubscribe = one_line(letter.unsubscribe, 500);
    if !unsubscribe.is_empty() && unsubscribe.is_ascii() && !unsubscribe.contains(['<', '>', ' ']) {
        extra.push(("List-Unsubscribe", format!("<{unsubscribe}>")));
    }
    extra
}

fn header(name: &'static str, value: String) -> Result<HeaderValue, BadLetter> {
    let name = HeaderName::new_from_ascii(name.to_owned()).map_err(form)?;
    Ok(HeaderValue::new(name, value))
}

fn mailbox(name: &str, address: &str) -> Result<Mailbox, BadLetter> {
    let bad = |_| BadLetter::Address { address: one_line(address, LONGEST) };
    let address: Address = address.parse().map_err(bad)?;
    let name = in_header(name);
    Ok(Mailbox::new((!name.is_empty()).then_some(name), address))
}

/// Text and HTML to choose from, and the files beside them. The boundaries are named after the
/// letter: chance would make other bytes each time.
fn body(letter: &Letter<'_>) -> Result<MultiPart, BadLetter> {
    let tag: String =
        letter.message_id.chars().filter(char::is_ascii_alphanumeric).take(40).collect();
    let words = MultiPart::builder()
        .kind(MultiPartKind::Alternative)
        .boundary(format!("words-{tag}"))
        .singlepart(SinglePart::plain(plain(letter.text)))
        .singlepart(SinglePart::html(html(letter)));
    let mut whole = MultiPart::builder()
        .kind(MultiPartKind::Mixed)
        .boundary(format!("whole-{tag}"))
        .multipart(words);
    for file in letter.files {
        let pdf = ContentType::parse("application/pdf").map_err(form)?;
        let name = one_line(&file.name, LONGEST).replace(['/', '\\', '"'], "-");
        // As it is, a file that happens to be text would go over the line with line ends of its
        // own, at which some servers end the letter.
        let bytes = Body::new_with_encoding(file.bytes.clone(), ContentTransferEncoding::Base64);
        let bytes = bytes.map_err(|_| form("a file cannot be encoded"))?;
        whole = whole.singlepart(Attachment::new(name).body(bytes, pdf));
    }
    Ok(whole)
}

/// The text with one kind of line end and without other control characters.
fn plain(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect()
}

/// The text once more, a paragraph a paragraph. Nothing in it is markup.
fn html(letter: &Letter<'_>) -> String {
    let text = plain(letter.text);
    let paragraphs = text.split("\n\n").filter(|part| !part.trim().is_empty());
    let shown: Vec<String> =
        paragraphs.map(|part| format!("<p>{}</p>", escaped(part).replace('\n', "<br>"))).collect();
    format!(
        "<!DOCTYPE html><html lang=\"{}\"><head><meta charset=\"utf-8\"></head><body>{}</body></html>",
        escaped(letter.language),
        shown.join("\n")
    )
}

fn escaped(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => shown.push_str("&amp;"),
            '<' => shown.push_str("&lt;"),
            '>' => shown.push_str("&gt;"),
            '"' => shown.push_str("&quot;"),
            '\'' => shown.push_str("&#39;"),
            other => shown.push(other),
        }
    }
    shown
}

fn form(error: impl std::fmt::Display) -> BadLetter {
    BadLetter::Form { why: one_line(&error.to_string(), LONGEST) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letter<'a>() -> Letter<'a> {
        Letter {
            message_id: "0123@saldo.example.ee",
            date: 1_774_000_000,
            from_name: "Põhjala Kaubad AS",
            from: "arved@example.ee",
            reply_to: "",
            to_name: "ООО «Ромашка»",
            to: "debtor@example.com",
            subject: "Просроченная задолженность: 1 200,00 EUR",
            text: "Кому: ООО «Ромашка»\n\n• A-1 <b>1</b>\n• A-2",
            language: "ru",
            files: &[],
            unsubscribe: "mailto:arved@example.ee",
        }
    }

    fn headers(bytes: &[u8]) -> String {
        let text = String::from_utf8(bytes.to_vec()).expect("ASCII");
        text.split("\r\n\r\n").next().expect("a head").to_owned()
    }

    #[test]
    fn the_same_letter_makes_the_same_bytes() {
        let file = File { name: "claim.pdf".into(), bytes: b"%PDF-1.7\n\0\xff".to_vec() };
        let files = [file];
        let one = Letter { files: &files, ..letter() };
        let bytes = compose(&one).expect("composed");
        assert_eq!(bytes, compose(&one).expect("composed"));
        let text = String::from_utf8(bytes.clone()).expect("only ASCII goes over the line");
        assert!(bytes.is_ascii());
        assert!(text.contains("Message-ID: <0123@saldo.example.ee>\r\n"), "{text}");
        assert!(text.contains("Auto-Submitted: auto-generated\r\n"));
        assert!(text.contains("List-Unsubscribe: <mailto:arved@example.ee>\r\n"));
        assert!(text.contains("application/pdf") && text.contains("claim.pdf"));
        assert!(text.contains("=?utf-8?b?"), "subjects in Russian are encoded: {text}");
        assert!(!text.replace("\r\n", "").contains(['\r', '\n']), "no bare line end");
    }

    #[test]
    fn nobodys_name_or_number_becomes_a_header() {
        let evil = "x\r\nBcc: all@example.org\r\n\r\nbody";
        let forged = Letter {
            subject: evil,
            to_name: evil,
            from_name: evil,
            unsubscribe: evil,
            language: evil,
            ..letter()
        };
        let head = headers(&compose(&forged).expect("composed"));
        let named: Vec<&str> =
            head.split("\r\n").filter(|line| line.to_lowercase().starts_with("bcc")).collect();
        assert!(named.is_empty(), "{head}");
        for address in
            [evil, "a@b\r\nRCPT TO:<c@d>", "two@example.org, three@example.org", "", "a b@c"]
        {
            let refused = compose(&Letter { to: address, ..letter() });
            assert!(matches!(refused, Err(BadLetter::Address { .. })), "{address}: {refused:?}");
        }
    }

    #[test]
    fn nothing_of_a_text_is_markup() {
        let bytes = html(&Letter { text: "<script>alert(1)</script>\n\n\"a\" & 'b'", ..letter() });
        assert!(bytes.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "{bytes}");
        assert!(bytes.contains("<p>&quot;a&quot; &amp; &#39;b&#39;</p>"), "{bytes}");
    }
}
