//! What a person wrote to us: sender, subject, words and files of a mail, each made harmless.
//! What sort of mail it is and which letter it names is told by [`crate::returned`].

use crate::line::one_line;
use crate::returned::{self, Returned};
use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders};

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
    let Some(mail) = MessageParser::default().parse(bytes) else { return Incoming::default() };
    let sender = mail.from().or_else(|| mail.sender()).and_then(|all| all.first());
    let from = sender.and_then(|one| one.address.as_deref()).unwrap_or_default();
    let name = sender.and_then(|one| one.name.as_deref()).unwrap_or_default();
    Incoming {
        message_id: one_line(mail.message_id().unwrap_or_default(), 300),
        from: one_line(from, 320),
        from_name: one_line(name, 200),
        subject: one_line(mail.subject().unwrap_or_default(), 300),
        text: words(&mail),
        sent: mail.date().filter(|date| date.is_valid()).map(|date| date.to_timestamp()),
        files: mail.attachments().take(MOST_FILES).map(attached).collect(),
    }
}

/// All parts that are to be read, one behind the other.
fn words(mail: &Message<'_>) -> String {
    let parts = (0..mail.text_body_count()).filter_map(|at| mail.body_text(at));
    let parts: Vec<String> = parts.map(|part| harmless(&part)).collect();
    let all = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty());
    all.collect::<Vec<_>>().join("\n\n").chars().take(LONGEST).collect()
}

/// One kind of line end, no other control characters, no marks that turn the direction.
fn harmless(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let kept: Vec<String> = text.split('\n').map(|line| one_line(line, LONGEST)).collect();
    kept.join("\n")
}

fn attached(part: &MessagePart<'_>) -> Attached {
    let kind = part.content_type().map_or_else(
        || "application/octet-stream".to_owned(),
        |kind| format!("{}/{}", kind.ctype(), kind.subtype().unwrap_or("octet-stream")),
    );
    let name = part.attachment_name().unwrap_or(if part.is_message() { "mail.eml" } else { "" });
    let name = one_line(name, 120).replace(['/', '\\', '"', ':'], "-");
    let hides = |c: char| c == '.' || c.is_whitespace();
    let name = name.trim_start_matches(hides).trim_end().to_owned();
    Attached {
        name: if name.is_empty() { "file".to_owned() } else { name },
        kind: one_line(&kind, 100),
        bytes: part.contents().to_vec(),
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
    fn whatever_comes_is_understood_somehow() {
        for bytes in [&b""[..], b"\xff\xfe", b":\r\n\r\n", b"From: <>\r\n\r\n\0"] {
            assert!(understand(bytes).from.is_empty());
        }
    }
}
