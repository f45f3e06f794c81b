//! Where results go: stdout, with colour only for a person at a terminal.

use crate::failure::Failure;
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
