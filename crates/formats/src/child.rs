//! Spreadsheets are parsed in a process of their own, with a memory and a time limit.
//!
//! A workbook of two kilobytes can ask for a gigabyte. The parent starts the program with
//! the arguments `read-table PATH OPTIONS`; the program calls [`serve`], which limits itself
//! and writes one JSON line per row. A process that dies of its limit is a named refusal.

use crate::tables::{CellKind, ReadError, Row, SheetOptions, TableReader, push_sheet};
use serde::{Deserialize, Serialize};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Write};
use std::ops::ControlFlow;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};

/// The hidden subcommand under which the program calls [`serve`].
pub const SUBCOMMAND: &str = "read-table";

/// One line between the two processes.
#[derive(Serialize, Deserialize)]
enum Message {
    Row { line: u64, cells: Vec<String>, kinds: Vec<CellKind> },
    End,
    Refused(ReadError),
}

/// Reads the sheet of `path` within its limits and writes its rows to `out`.
///
/// `options` is the JSON that the parent passed on the command line.
///
/// # Errors
/// When `options` is not that JSON, the limits cannot be set, or `out` is closed. A file that
/// cannot be read is no error: the refusal is written to `out`.
pub fn serve(path: &Path, options: &str, out: impl Write) -> io::Result<()> {
    let options: SheetOptions = serde_json::from_str(options)?;
    limit_this_process(&options)?;
    let mut out = io::BufWriter::new(out);
    let mut failure = None;
    let result = File::open(path).map_err(ReadError::from).and_then(|file| {
        push_sheet(Box::new(file), &options, &mut |row| match write_row(&mut out, row) {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                failure = Some(error);
                ControlFlow::Break(())
            }
        })
    });
    if let Some(error) = failure {
        return Err(error);
    }
    let last = result.map_or_else(Message::Refused, |()| Message::End);
    write_message(&mut out, &last)?;
    out.flush()
}

fn write_row(out: &mut impl Write, row: &Row) -> io::Result<()> {
    let cells = row.cells().map(str::to_owned).collect();
    let kinds = (0..row.len()).map(|index| row.kind(index)).collect();
    write_message(out, &Message::Row { line: row.line(), cells, kinds })
}

fn write_message(out: &mut impl Write, message: &Message) -> io::Result<()> {
    serde_json::to_writer(&mut *out, message)?;
    out.write_all(b"\n")
}

#[cfg(unix)]
fn limit_this_process(options: &SheetOptions) -> io::Result<()> {
    use rlimit::Resource;
    let memory = options.limits.child_memory_mib << 20;
    let seconds = options.limits.child_seconds;
    Resource::AS.set(memory, memory)?;
    // The soft limit ends the process with a signal of its own; the hard one is the net.
    Resource::CPU.set(seconds, seconds + 1)
}

/// Elsewhere the bounds on sizes hold, and the operating system's own limits.
#[cfg(not(unix))]
fn limit_this_process(_options: &SheetOptions) -> io::Result<()> {
    Ok(())
}

/// Starts `program` on `path` and reads the rows it writes.
pub(crate) fn spawn(
    program: &Path,
    path: &Path,
    options: &SheetOptions,
) -> Result<Box<dyn TableReader>, ReadError> {
    let failed = |message: String| ReadError::ChildFailed { message };
    let json = serde_json::to_string(options).map_err(|error| failed(error.to_string()))?;
    let mut command = Command::new(program);
    command.arg(SUBCOMMAND).arg(path).arg(json);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
    apart(&mut command);
    let mut child = command.spawn().map_err(|error| failed(error.to_string()))?;
    let rows = child.stdout.take().ok_or_else(|| failed("no output".to_owned()))?;
    let rows = BufReader::new(rows);
    Ok(Box::new(Rows { child, rows, options: options.clone(), text: String::new(), ended: false }))
}

/// Ctrl-C asks the parent alone, which stops its reader in order; else the reader's death would be
/// told as a fault of the file.
#[cfg(unix)]
fn apart(command: &mut Command) {
    use std::os::unix::process::CommandExt;
    command.process_group(0);
}

#[cfg(not(unix))]
fn apart(_command: &mut Command) {}

/// The parent's end of the pipe.
struct Rows {
    child: Child,
    rows: BufReader<ChildStdout>,
    options: SheetOptions,
    text: String,
    ended: bool,
}

impl TableReader for Rows {
    fn read(&mut self, row: &mut Row) -> Result<bool, ReadError> {
        if self.ended {
            return Ok(false);
        }
        self.text.clear();
        self.rows.read_line(&mut self.text)?;
        match serde_json::from_str(&self.text) {
            Ok(Message::Row { line, cells, kinds }) => {
                row.start(line);
                for (cell, kind) in cells.iter().zip(kinds) {
                    row.push(cell, kind);
                }
                Ok(true)
            }
            Ok(Message::End) => {
                self.ended = true;
                Ok(false)
            }
            Ok(Message::Refused(refusal)) => Err(refusal),
            Err(_) => Err(self.post_mortem()?),
        }
    }
}

impl Rows {
    /// A line that is cut off or missing: the process did not end as it should.
    fn post_mortem(&mut self) -> Result<ReadError, ReadError> {
        let status = self.child.wait()?;
        let limits = &self.options.limits;
        Ok(match cause(status) {
            Death::Memory => ReadError::OverMemory { limit_mib: limits.child_memory_mib },
            Death::Time => ReadError::OverTime { limit_seconds: limits.child_seconds },
            Death::Other => ReadError::ChildFailed { message: status.to_string() },
        })
    }
}

impl Drop for Rows {
    fn drop(&mut self) {
        // Both fail only when the process has already ended.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

enum Death {
    Memory,
    Time,
    Other,
}

#[cfg(unix)]
fn cause(status: ExitStatus) -> Death {
    use std::os::unix::process::ExitStatusExt;
    const ABORT: i32 = 6;
    const KILL: i32 = 9;
    const SEGMENT: i32 = 11;
    const CPU_TIME: i32 = 24;
    match status.signal() {
        // A failed allocation aborts; an exhausted stack or the system's killer do the rest.
        Some(ABORT | KILL | SEGMENT) => Death::Memory,
        Some(CPU_TIME) => Death::Time,
        _ => Death::Other,
    }
}

#[cfg(not(unix))]
fn cause(_status: ExitStatus) -> Death {
    Death::Other
}
