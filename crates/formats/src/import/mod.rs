//! Rows into facts: each row is taken whole or refused with a reason.

mod cells;
mod customer;
mod dossier;
mod evidence;
mod invoice;
mod layout;
mod owed;
mod payment;

use crate::amount::DecimalMark;
use crate::date::DateOrder;
use crate::mapping::{Field, Mapping, RowKind};
use crate::refusal::{Reason, Refusal};
use crate::tables::{ReadError, Row, TableFormat, TableReader, TableSource};
use crate::text::TextFlag;
use cells::Cells;
use layout::{Layout, RowRole};
use saldo_domain::Currency;
use saldo_domain::book::facts::Fact;

/// What holds where neither the file nor the map says anything.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Defaults {
    /// Currency of amounts without one; usually the company's.
    pub currency: Option<Currency>,
    /// Order of dates.
    pub dates: Option<DateOrder>,
    /// Decimal mark of amounts.
    pub decimal_mark: Option<DecimalMark>,
}

/// What became of one row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowResult {
    /// Line of the text file or row of the sheet, counted from 1; rises from row to row, so
    /// that it may serve as the key of the row.
    pub line: u64,
    /// The facts the row states, or why none of them is taken. A heading of a group, a total
    /// or the like states none and is taken.
    pub facts: Result<Vec<Fact>, Refusal>,
    /// What a reader should know about texts that were taken.
    pub remarks: Vec<Remark>,
}

/// A remark about one cell that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// The column as the file calls it.
    pub field: String,
    pub flag: TextFlag,
}

/// The rows of a file as facts, in the order of the file, read as they are asked for.
///
/// An `Err` means that the file as a whole cannot be taken, whatever came before it; nothing
/// follows. The last thing done is to check that the file did not change meanwhile.
pub struct FactRows {
    reader: Box<dyn TableReader>,
    source: TableSource,
    layout: Layout,
    row: Row,
    ended: bool,
}

/// Reads the rows of `source` by `mapping`.
///
/// Where dates or amounts are not said to follow a convention, the whole file is read once
/// before to find it out.
///
/// # Errors
/// When the heading is not found or belongs to another source, or a convention stays in doubt.
pub fn read_facts(
    source: &TableSource,
    mapping: &Mapping,
    defaults: &Defaults,
) -> Result<FactRows, ReadError> {
    let mut reader = source.rows()?;
    let mut layout = Layout::find(&mut *reader, mapping, defaults)?;
    layout.pads_rows = source.format() != TableFormat::Delimited;
    if layout.is_undecided() {
        evidence::decide(&mut *reader, &mut layout)?;
        reader = source.rows()?;
        layout.skip_to_rows(&mut *reader)?;
    }
    Ok(FactRows { reader, source: source.clone(), layout, row: Row::default(), ended: false })
}

impl FactRows {
    /// What each row yields.
    pub fn produces(&self) -> &[RowKind] {
        &self.layout.produces
    }

    /// The columns that are used: the field, and the heading of the file.
    pub fn columns(&self) -> Vec<(Field, String)> {
        self.layout.columns()
    }

    fn next_row(&mut self) -> Result<Option<RowResult>, ReadError> {
        let last = self.row.line();
        if !self.reader.read(&mut self.row)? {
            self.source.verify_unchanged()?;
            return Ok(None);
        }
        self.row.put_below(last);
        let mut remarks = Vec::new();
        let facts = row_facts(&mut self.layout, &self.row, &mut remarks);
        Ok(Some(RowResult { line: self.row.line(), facts, remarks }))
    }
}

impl Iterator for FactRows {
    type Item = Result<RowResult, ReadError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        let next = self.next_row().transpose();
        self.ended = !matches!(next, Some(Ok(_)));
        next
    }
}

impl std::fmt::Debug for FactRows {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FactRows")
            .field("source", &self.source)
            .field("ended", &self.ended)
            .finish()
    }
}

/// The facts of one row, all or none.
fn row_facts(
    layout: &mut Layout,
    row: &Row,
    remarks: &mut Vec<Remark>,
) -> Result<Vec<Fact>, Refusal> {
    if layout.role(row) == RowRole::Silent {
        return Ok(Vec::new());
    }
    check_width(layout, row)?;
    let mut cells = Cells::new(layout, row, remarks);
    let mut facts = Vec::with_capacity(cells.layout.produces.len());
    let mut invoice = None;
    for kind in &layout.produces {
        match kind {
            RowKind::Customers => facts.push(Fact::Customer(customer::fact(&mut cells)?)),
            RowKind::Contacts => facts.push(Fact::Official(dossier::official(&mut cells)?)),
            RowKind::Contracts => facts.push(Fact::Contract(dossier::contract(&mut cells)?)),
            RowKind::Financials => facts.push(Fact::Figures(dossier::figures(&mut cells)?)),
            RowKind::Invoices => {
                invoice = Some(invoice::fact(&mut cells)?);
                facts.extend(owed::fact(&mut cells)?.map(Fact::Owed));
            }
            RowKind::Payments => {
                let payment = match &invoice {
                    Some(invoice) => payment::settlement(&mut cells, invoice)?,
                    None => Some(payment::fact(&mut cells)?),
                };
                facts.extend(invoice.take().map(Fact::Document));
                facts.extend(payment.map(Fact::Document));
            }
        }
    }
    facts.extend(invoice.map(Fact::Document));
    Ok(facts)
}

/// A text row must be as wide as the heading; spreadsheets leave empty cells out.
fn check_width(layout: &Layout, row: &Row) -> Result<(), Refusal> {
    let (found, expected) = (row.len(), layout.width);
    let too_short = found < expected && !layout.pads_rows;
    let too_long = (expected..found).any(|index| !row.cell(index).trim().is_empty());
    if too_short || too_long {
        return Err(Refusal::new(row.line(), "", row.cell(0), Reason::Ragged { found, expected }));
    }
    Ok(())
}
