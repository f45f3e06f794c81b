//! CSV.

use super::{Audience, Cell, TableWriter, escape_formula};
use saldo_domain::Money;
use std::borrow::Cow;
use std::io::{self, Write};

/// Writes a CSV table.
pub struct DelimitedWriter<W: Write> {
    out: csv::Writer<W>,
    audience: Audience,
}

impl<W: Write> DelimitedWriter<W> {
    /// Begins a table; for Russian and Estonian readers with a byte order mark.
    ///
    /// # Errors
    /// When the bytes cannot be written.
    pub fn new(mut out: W, audience: Audience) -> io::Result<Self> {
        let separator = match audience {
            Audience::English => b',',
            Audience::Russian | Audience::Estonian => {
                out.write_all("\u{feff}".as_bytes())?;
                b';'
            }
        };
        let out = csv::WriterBuilder::new()
            .delimiter(separator)
            // Tables of a report stand below one another and have columns of their own.
            .flexible(true)
            .terminator(csv::Terminator::CRLF)
            .from_writer(out);
        Ok(Self { out, audience })
    }

    fn money(&self, money: Money) -> String {
        self.decimal(money.to_plain())
    }

    fn decimal(&self, plain: String) -> String {
        match self.audience {
            Audience::English => plain,
            Audience::Russian | Audience::Estonian => plain.replace('.', ","),
        }
    }

    fn cell<'a>(&self, cell: &'a Cell<'_>) -> Cow<'a, str> {
        match cell {
            Cell::Empty => Cow::Borrowed(""),
            Cell::Text(text) | Cell::Heading(text) => escape_formula(text),
            Cell::Whole(number) => Cow::Owned(number.to_string()),
            Cell::Money(money) | Cell::Sum { money, .. } => Cow::Owned(self.money(*money)),
            Cell::Decimal(plain) => Cow::Owned(self.decimal(plain.clone().into_owned())),
            Cell::Day(day) => Cow::Owned(day.to_string()),
        }
    }
}

impl<W: Write> TableWriter for DelimitedWriter<W> {
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        for cell in cells {
            let text = self.cell(cell);
            self.out.write_field(text.as_bytes()).map_err(io::Error::other)?;
        }
        self.out.write_record(None::<&[u8]>).map_err(io::Error::other)
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.out.flush()
    }
}

impl<W: Write> std::fmt::Debug for DelimitedWriter<W> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DelimitedWriter").field("audience", &self.audience).finish_non_exhaustive()
    }
}
