//! Where results go: stdout, with colour only for a person at a terminal.

use crate::failure::Failure;
use crate::table::room;
use serde::Serialize;
use std::fmt::Display;
use std::io::{self, BufWriter, IsTerminal, Stdout, Write};

/// The printed result.
#[derive(Debug)]
pub(crate) struct Screen {
    out: BufWriter<Stdout>,
    colour: bool,
}

/// How a piece of text is set off.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Ink {
    Strong,
    Alarm,
    Warning,
    Calm,
}

impl Ink {
    const fn code(self) -> &'static str {
        match self {
            Ink::Strong => "1",
            Ink::Alarm => "31",
            Ink::Warning => "33",
            Ink::Calm => "32",
        }
    }
}

/// Columns of output that is not a terminal.
const USUAL_WIDTH: usize = 80;
/// How much further in a broken line goes on.
const FURTHER_IN: usize = 4;

/// The text in lines of at most `width` columns where its words allow that; what follows the
/// first line stands further in. Spaces that hold their words together are kept.
fn broken(text: &str, width: usize) -> String {
    if text.chars().count() <= width {
        return text.to_owned();
    }
    let inset = text.chars().take_while(|sign| *sign == ' ').count();
    let mut lines = Vec::new();
    let (mut line, mut is_begun) = (" ".repeat(inset), false);
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        if is_begun && line.chars().count() + 1 + word.chars().count() > width {
            lines.push(std::mem::replace(&mut line, " ".repeat(inset + FURTHER_IN)));
            is_begun = false;
        }
        if is_begun {
            line.push(' ');
        }
        line.push_str(word);
        is_begun = true;
    }
    lines.push(line);
    lines.join("\n")
}

impl Screen {
    /// Standard output; colours when it is a terminal that has them and `NO_COLOR` is unset.
    pub(crate) fn new() -> Self {
        let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|value| value == "dumb");
        let colour = io::stdout().is_terminal() && !refused && !dumb;
        Self { out: BufWriter::new(io::stdout()), colour }
    }

    /// One line.
    pub(crate) fn line(&mut self, text: impl Display) -> Result<(), Failure> {
        Ok(writeln!(self.out, "{text}")?)
    }

    /// Text that may be longer than a line: it is broken at spaces and goes on further in.
    pub(crate) fn wrapped(&mut self, text: impl Display) -> Result<(), Failure> {
        let width = room().map_or(USUAL_WIDTH, usize::from);
        self.line(broken(&text.to_string(), width))
    }

    /// An empty line.
    pub(crate) fn gap(&mut self) -> Result<(), Failure> {
        self.line("")
    }

    /// A heading with a gap before it.
    pub(crate) fn heading(&mut self, text: &str) -> Result<(), Failure> {
        self.gap()?;
        let heading = self.ink(Ink::Strong, text);
        self.line(heading)
    }

    /// The text in colour, or plain where there is none.
    pub(crate) fn ink(&self, ink: Ink, text: &str) -> String {
        if self.colour { format!("\u{1b}[{}m{text}\u{1b}[0m", ink.code()) } else { text.to_owned() }
    }

    /// One JSON value on a line of its own.
    pub(crate) fn json(&mut self, value: &impl Serialize) -> Result<(), Failure> {
        serde_json::to_writer(&mut self.out, value)?;
        self.gap()
    }

    /// Bytes as they are.
    pub(crate) fn bytes(&mut self, bytes: &[u8]) -> Result<(), Failure> {
        Ok(self.out.write_all(bytes)?)
    }

    /// Everything printed so far really leaves.
    pub(crate) fn flush(&mut self) -> Result<(), Failure> {
        Ok(self.out.flush()?)
    }
}

#[cfg(test)]
mod tests {
    use super::broken;

    #[test]
    fn a_long_line_is_broken_at_spaces_and_goes_on_further_in() {
        assert_eq!(broken("one two", 7), "one two");
        assert_eq!(broken("one two three", 9), "one two\n    three");
        assert_eq!(broken("  one two three", 10), "  one two\n      three");
        assert_eq!(broken("1\u{a0}234 of it", 7), "1\u{a0}234\n    of\n    it");
        let path = "/a/path/that/has/no/space";
        assert_eq!(broken(&format!("{path} is"), 10), format!("{path}\n    is"));
    }
}
