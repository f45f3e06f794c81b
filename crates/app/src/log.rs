//! The log on standard error: one event, one line, whatever its values say (S22).

use std::io::{self, Write};
use tracing_subscriber::EnvFilter;

/// Warnings of the program's rooms on stderr; `SALDO_LOG` asks for more.
pub(crate) fn to_stderr() {
    let filter = EnvFilter::try_from_env("SALDO_LOG").unwrap_or_else(|_| EnvFilter::new("warn"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(|| OneLine(io::stderr()))
        .with_ansi(false)
        .with_target(false)
        .init();
}

/// Lets no event go over more than its line, and nothing that steers a terminal.
struct OneLine<W>(W);

impl<W: Write> Write for OneLine<W> {
    /// Takes an event whole, as the subscriber hands it over, with the end of its line.
    fn write(&mut self, event: &[u8]) -> io::Result<usize> {
        let text = String::from_utf8_lossy(event);
        let (text, end) = match text.strip_suffix('\n') {
            Some(text) => (text, "\n"),
            None => (text.as_ref(), ""),
        };
        let mut line = String::with_capacity(text.len() + 1);
        for letter in text.chars() {
            match steers(letter) {
                true => line.extend(letter.escape_default()),
                false => line.push(letter),
            }
        }
        line.push_str(end);
        self.0.write_all(line.as_bytes())?;
        Ok(event.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.flush()
    }
}

/// Ends a line, moves the cursor, or turns the direction of what follows.
fn steers(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Arc, Mutex};

    #[derive(Clone, Default)]
    struct Kept(Arc<Mutex<Vec<u8>>>);

    impl Write for Kept {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().expect("not poisoned").extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    /// What is logged is what a stranger wrote; it forges no second line and steers no terminal.
    #[test]
    fn structured_only() {
        let kept = Kept::default();
        let to = kept.clone();
        let subscriber = tracing_subscriber::fmt()
            .with_writer(move || OneLine(to.clone()))
            .with_ansi(false)
            .finish();
        let values = [
            "plain",
            "two\nlines ERROR forged=1",
            "carriage\rreturn",
            "\u{1b}[2J\u{1b}]0;title\u{7}",
            "next\u{85}line \u{2028}separator",
            "\u{202e}desrever\u{2066}",
            "nul\0 tab\t del\u{7f}",
            "Õun и «ёж»",
        ];
        tracing::subscriber::with_default(subscriber, || {
            for value in values {
                let error = io::Error::other(value.to_owned());
                tracing::warn!(%error, told = value, "{value}");
            }
        });
        let text = String::from_utf8(kept.0.lock().expect("not poisoned").clone()).expect("text");
        assert_eq!(text.lines().count(), values.len(), "one line an event: {text}");
        let steering: Vec<char> = text.chars().filter(|one| *one != '\n' && steers(*one)).collect();
        assert!(steering.is_empty(), "{steering:?} in {text}");
        assert!(text.contains("Õun и «ёж»") && text.contains("\\nlines"), "{text}");
    }
}
