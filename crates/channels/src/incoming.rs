//! What a person wrote to us: sender, subject, words and files of a mail, each made harmless.
//! What sort of mail it is and which letter it names is told by [`crate::returned`].

//!
//! A mail may hold a mail that holds a mail, as deep as its sender likes. Nothing here goes down
//! into them by calling itself: the reader is told to decode nothing, since what it decodes it
//! reads by itself again, parts are decoded here and never read as mails, and what was read is
//! let go level by level ([`Whole`]). So no depth overflows the stack of a worker.

use crate::line::one_line;
use crate::returned::{self, Returned};
use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::charsets::map::charset_decoder;
use mail_parser::decoders::html::html_to_text;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::{HeaderName, Message, MessageParser, MessagePart, MimeHeaders, PartType};
use std::borrow::Cow;
use std::mem;
use std::panic;

/// Most characters of the words that are kept.
pub const LONGEST: usize = 100_000;

/// Most files of one mail that are named.
pub const MOST_FILES: usize = 50;

/// A mail, understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Incoming {
    /// Without brackets; empty where it has none.
    pub message_id: String,
    /// Address of the sender; empty where none can be read.
    pub from: String,
    pub from_name: String,
    pub subject: String,
    /// Words without markup. Nothing in them is to be believed or followed.
    pub text: String,
    /// Seconds since 1970, as the sender says.
    pub sent: Option<i64>,
    pub files: Vec<Attached>,
}

/// A file that came along.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attached {
    /// Without folders.
    pub name: String,
    /// `application/pdf`, as the sender says.
    pub kind: String,
    pub bytes: Vec<u8>,
}

/// Takes a mail apart: what sort it is and which letters it names, and its words and files.
pub fn take_apart(bytes: &[u8]) -> (Returned, Incoming) {
    (returned::read(bytes), understand(bytes))
}

/// Understands a mail; what cannot be understood is empty.
pub fn understand(bytes: &[u8]) -> Incoming {
    let reader = MessageParser::new()
        .with_minimal_headers()
        .header_address(HeaderName::Sender)
        .header_id(HeaderName::MessageId)
        .ignore_header(HeaderName::ContentTransferEncoding);
    let bytes = &*without_encoded_mails(bytes);
    // A library that gives up on what strangers send takes no worker with it.
    let Ok(read) = panic::catch_unwind(|| reader.parse(bytes).map(Whole)) else {
        let text = harmless(&String::from_utf8_lossy(bytes)).chars().take(LONGEST).collect();
        return Incoming { text, ..Incoming::default() };
    };
    let Some(mail) = read else { return Incoming::default() };
    let mail = &mail.0;
    let sender = mail.from().or_else(|| mail.sender()).and_then(|all| all.first());
    let from = sender.and_then(|one| one.address.as_deref()).unwrap_or_default();
    let name = sender.and_then(|one| one.name.as_deref()).unwrap_or_default();
    Incoming {
        message_id: one_line(mail.message_id().unwrap_or_default(), 300),
        from: one_line(from, 320),
        from_name: one_line(name, 200),
        subject: one_line(mail.subject().unwrap_or_default(), 300),
        text: words(bytes, mail),
        sent: mail.date().filter(|date| date.is_valid()).map(|date| date.to_timestamp()),
        files: mail.attachments().take(MOST_FILES).map(|part| attached(bytes, part)).collect(),
    }
}

/// The same bytes with mails that were made fit to travel under another name: they are files like
/// others, and the reader, who undoes nothing, would take their first lines for headers. Only the
/// headers of the mail and of its parts are changed, never words that look like them.
fn without_encoded_mails(bytes: &[u8]) -> Cow<'_, [u8]> {
    let mut changed = Cow::Borrowed(bytes);
    let mut boundaries: Vec<String> = Vec::new();
    // Where the headers begin that are being read.
    let (mut head, mut at) = (Some(0), 0);
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let end = at + line.len();
        match head {
            Some(begin) if line.trim_ascii().is_empty() => {
                let lines = &bytes[begin..at];
                let text = String::from_utf8_lossy(lines);
                let kind = returned::header_of(&text, "content-type").unwrap_or_default();
                boundaries.extend(boundary_of(&kind).filter(|_| boundaries.len() < MOST_PARTED));
                let encoded = encoded_mail(lines, &text);
                if let Some(place) = encoded {
                    let place = begin + place;
                    changed.to_mut()[place..place + MAIL.len()].copy_from_slice(ENCODED);
                }
                // A mail that travels as it is begins with headers of its own.
                let is_mail = encoded.is_none() && is_of_mails(&kind);
                head = is_mail.then_some(end);
            }
            _ if begins_part(line, &boundaries) => head = Some(end),
            _ => {}
        }
        at = end;
    }
    changed
}

/// What stands for a mail in the kind of a part, and what takes its place: equally long.
const MAIL: &[u8] = b"message";
const ENCODED: &[u8] = b"encoded";

/// Most parts with parts that are told apart; those of later ones are read as they are.
const MOST_PARTED: usize = 100;

/// Is this the line behind which a part begins?
fn begins_part(line: &[u8], boundaries: &[String]) -> bool {
    let Some(name) = line.strip_prefix(b"--") else { return false };
    boundaries.iter().any(|one| name.trim_ascii_end() == one.as_bytes())
}

/// The word between the parts of a part that has some.
fn boundary_of(kind: &str) -> Option<String> {
    let small = kind.to_ascii_lowercase();
    let at = small.find("boundary=").filter(|_| small.starts_with("multipart/"))?;
    let value = &kind[at + "boundary=".len()..];
    let word = match value.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => value.split([';', ' ', '\t']).next(),
    };
    word.map(str::to_owned).filter(|word| !word.is_empty())
}

fn is_of_mails(kind: &str) -> bool {
    kind.get(..8).is_some_and(|begin| begin.eq_ignore_ascii_case("message/"))
}

/// Where the kind of a part stands whose headers say that it is a mail that was made fit to travel.
fn encoded_mail(head: &[u8], text: &str) -> Option<usize> {
    let encoding = returned::header_of(text, "content-transfer-encoding")?;
    let undone =
        ["base64", "quoted-printable"].iter().any(|one| encoding.eq_ignore_ascii_case(one));
    if !undone {
        return None;
    }
    const NAME: &[u8] = b"content-type:";
    let mut at = 0;
    for line in head.split_inclusive(|byte| *byte == b'\n') {
        if line.get(..NAME.len()).is_some_and(|name| name.eq_ignore_ascii_case(NAME)) {
            let value = &head[at + NAME.len()..];
            let blank = value.iter().take_while(|byte| byte.is_ascii_whitespace()).count();
            let kind = &value[blank..];
            let is_mail = kind.get(..MAIL.len() + 1).is_some_and(|kind| {
                kind.ends_with(b"/") && kind[..MAIL.len()].eq_ignore_ascii_case(MAIL)
            });
            return is_mail.then_some(at + NAME.len() + blank);
        }
        at += line.len();
    }
    None
}

/// A mail that was read. Mails in it are let go one behind the other and not one by the other.
struct Whole<'m>(Message<'m>);

impl Drop for Whole<'_> {
    fn drop(&mut self) {
        let mut waiting = vec![mem::take(&mut self.0)];
        while let Some(mail) = waiting.pop() {
            for part in mail.parts {
                if let PartType::Message(inner) = part.body {
                    waiting.push(inner);
                }
            }
        }
    }
}

/// All parts that are to be read, one behind the other.
fn words(bytes: &[u8], mail: &Message<'_>) -> String {
    let (mut all, mut left) = (String::new(), LONGEST);
    for part in mail.text_bodies() {
        let Some(text) = text_of(bytes, part) else { continue };
        let part: String = harmless(&text).trim().chars().take(left).collect();
        if part.is_empty() {
            continue;
        }
        if !all.is_empty() {
            all.push_str("\n\n");
        }
        left = left.saturating_sub(part.chars().count() + 2);
        all.push_str(&part);
        if left == 0 {
            break;
        }
    }
    all.chars().take(LONGEST).collect()
}

/// Words of a part without markup; nothing of one that is no text.
fn text_of(bytes: &[u8], part: &MessagePart<'_>) -> Option<String> {
    let decoded = decoded(bytes, part);
    let set = part.content_type().and_then(|kind| kind.attribute("charset"));
    let text = match set.and_then(|name| charset_decoder(name.as_bytes())) {
        Some(decode) => decode(&decoded),
        None => String::from_utf8_lossy(&decoded).into_owned(),
    };
    match part.body {
        PartType::Text(_) => Some(text),
        PartType::Html(_) => Some(html_to_text(&text)),
        _ => None,
    }
}

/// Bytes of a part as they were before they were made fit to travel; as they are where that
/// cannot be undone.
fn decoded<'b>(bytes: &'b [u8], part: &MessagePart<'_>) -> Cow<'b, [u8]> {
    let (head, body) = (part.offset_header as usize, part.offset_body as usize);
    let own = bytes.get(body..part.offset_end as usize).unwrap_or_default();
    let head = String::from_utf8_lossy(bytes.get(head..body).unwrap_or_default());
    let encoding = returned::header_of(&head, "content-transfer-encoding").unwrap_or_default();
    let undone = match encoding.to_ascii_lowercase().as_str() {
        "base64" => base64_decode(own),
        "quoted-printable" => quoted_printable_decode(own),
        _ => None,
    };
    undone.map_or(Cow::Borrowed(own), Cow::Owned)
}

/// One kind of line end, no other control characters, no marks that turn the direction.
fn harmless(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept: Vec<String> = text.split('\n').map(|line| one_line(line, LONGEST)).collect();
    kept.join("\n")
}

fn attached(bytes: &[u8], part: &MessagePart<'_>) -> Attached {
    let kind = part.content_type().map_or_else(
        || "application/octet-stream".to_owned(),
        |kind| {
            let of = if kind.ctype().as_bytes() == ENCODED { "message" } else { kind.ctype() };
            format!("{of}/{}", kind.subtype().unwrap_or("octet-stream"))
        },
    );
    let unnamed = if kind.starts_with("message/") { "mail.eml" } else { "" };
    let name = part.attachment_name().unwrap_or(unnamed);
    let name = one_line(name, 120).replace(['/', '\\', '"', ':'], "-");
    let hides = |c: char| c == '.' || c.is_whitespace();
    let name = name.trim_start_matches(hides).trim_end().to_owned();
    Attached {
        name: if name.is_empty() { "file".to_owned() } else { name },
        kind: one_line(&kind, 100),
        bytes: decoded(bytes, part).into_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_russian_mail_in_an_old_encoding_is_read() {
        let mut mail =
            b"From: =?koi8-r?B?6dfBzg==?= <ivan@example.ru>\r\nMessage-ID: <1@example.ru>\r\n\
            Subject: =?windows-1251?B?zvLi5fI=?=\r\nDate: Mon, 2 Mar 2026 10:00:00 +0300\r\n\
            Content-Type: text/plain; charset=windows-1251\r\n\r\n"
                .to_vec();
        mail.extend(b"\xc7\xe0\xef\xeb\xe0\xf2\xe8\xec\r\n");
        let read = understand(&mail);
        assert_eq!((read.from.as_str(), read.from_name.as_str()), ("ivan@example.ru", "Иван"));
        assert_eq!((read.subject.as_str(), read.text.as_str()), ("Ответ", "Заплатим"));
        assert_eq!((read.message_id.as_str(), read.sent), ("1@example.ru", Some(1_772_434_800)));
    }

    #[test]
    fn markup_and_tricks_do_not_get_through() {
        let mail = "From: a@example.com\r\nSubject: x\u{202e}y\r\nContent-Type: text/html\r\n\r\n\
                    <p>We <b>will</b> pay</p><script>steal()</script><img src=https://spy.example/x>";
        let read = understand(mail.as_bytes());
        assert!(read.text.contains("We will pay"), "{read:?}");
        assert!(!read.text.contains(['<', '>']) && !read.text.contains("steal"), "{read:?}");
        assert!(!read.subject.contains('\u{202e}'), "{read:?}");
    }

    fn with_file(name: &str) -> Attached {
        let mail = format!(
            "From: a@example.com\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n\
             --b\r\nContent-Type: text/plain\r\n\r\nhello\r\n--b\r\n\
             Content-Type: application/pdf; name=\"{name}\"\r\n\
             Content-Disposition: attachment; filename=\"{name}\"\r\n\
             Content-Transfer-Encoding: base64\r\n\r\nJVBERg==\r\n--b--\r\n"
        );
        let read = understand(mail.as_bytes());
        assert_eq!(read.text, "hello");
        assert_eq!(read.files.len(), 1, "{read:?}");
        read.files.into_iter().next().expect("a file")
    }

    #[test]
    fn files_are_named_without_their_folders_and_are_not_hidden() {
        let file = with_file("../../etc/x.pdf");
        assert_eq!((file.name.as_str(), file.bytes.as_slice()), ("-..-etc-x.pdf", &b"%PDF"[..]));
        assert_eq!(file.kind, "application/pdf");
        for hidden in [".x.pdf", " .x.pdf", ". .x.pdf", "..\t.x.pdf "] {
            assert_eq!(with_file(hidden).name, "x.pdf", "{hidden:?}");
        }
        assert_eq!(with_file(" . ").name, "file");
    }

    #[test]
    fn words_that_were_made_fit_to_travel_are_read() {
        for (encoding, words) in [
            ("base64", "0J7Qv9C70LDRgtC40Lw="),
            ("Quoted-Printable", "=D0=9E=D0=BF=D0=BB=D0=B0=\r\n=D1=82=D0=B8=D0=BC"),
        ] {
            let mail = format!(
                "From: a@example.com\r\nContent-Type: text/plain; charset=utf-8\r\n\
                 Content-Transfer-Encoding: {encoding}\r\n\r\n{words}\r\n"
            );
            assert_eq!(understand(mail.as_bytes()).text, "Оплатим", "{encoding}");
        }
        let broken = "From: a@example.com\r\nContent-Transfer-Encoding: base64\r\n\r\nWe pay!";
        assert_eq!(understand(broken.as_bytes()).text, "We pay!");
    }

    /// A mail within a mail is a file of it, whether it travels as it is or encoded.
    #[test]
    fn a_mail_that_comes_along_is_a_file_and_is_not_read() {
        let inner = "From: b@example.com\r\nSubject: in\r\n\r\nnot ours";
        let encoded = {
            use base64::Engine as _;
            base64::engine::general_purpose::STANDARD.encode(inner)
        };
        for (encoding, body) in [("7bit", inner), ("base64", encoded.as_str())] {
            let mail = format!(
                "From: a@example.com\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n\
                 --b\r\n\r\nours\r\n--b\r\nContent-Type: message/rfc822\r\n\
                 Content-Transfer-Encoding: {encoding}\r\n\r\n{body}\r\n--b--\r\n"
            );
            let read = understand(mail.as_bytes());
            assert_eq!((read.from.as_str(), read.text.as_str()), ("a@example.com", "ours"));
            let [file] = read.files.as_slice() else { panic!("{encoding}: {read:?}") };
            assert_eq!((file.name.as_str(), file.kind.as_str()), ("mail.eml", "message/rfc822"));
            assert_eq!(String::from_utf8_lossy(&file.bytes).trim(), inner, "{encoding}");
        }
    }

    /// The kind stands in one header and nowhere else, folded or not; words that quote such headers
    /// stay as they were written.
    #[test]
    fn only_the_kind_of_a_part_tells_that_it_is_a_mail() {
        let quoted = "Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64";
        for head in [
            "X-A: message/x\r\nContent-Type: message/rfc822\r\nContent-Transfer-Encoding: base64",
            "Content-Type:\r\n Message/rfc822; name=m.eml\r\ncontent-transfer-encoding: BASE64",
        ] {
            let mail = format!(
                "From: a@example.com\r\nContent-Type: multipart/mixed;\r\n boundary=\"b\"\r\n\r\n\
                 --b\r\nContent-Type: text/plain\r\n\r\nBefore.\r\n\r\n{quoted}\r\n\r\nAfter.\r\n\
                 --b\r\n{head}\r\n\r\nRnJvbTogYkBleGFtcGxlLmNvbQ0KDQpub3Qgb3Vycw==\r\n--b--\r\n"
            );
            let read = understand(mail.as_bytes());
            assert_eq!(read.text, format!("Before.\n\n{}\n\nAfter.", quoted.replace('\r', "")));
            let [file] = read.files.as_slice() else { panic!("{head}: {read:?}") };
            assert_eq!((file.kind.as_str(), &file.bytes[..6]), ("message/rfc822", &b"From: "[..]));
        }
    }

    #[test]
    fn whatever_comes_is_understood_somehow() {
        for bytes in [&b""[..], b"\xff\xfe", b":\r\n\r\n", b"From: <>\r\n\r\n\0"] {
            assert!(understand(bytes).from.is_empty());
        }
    }
}
