//! Documents as files: printed, then written whole or not at all.

use crate::failure::Failure;
use crate::screen::Screen;
use saldo_letters::paper::Paper;
use saldo_press::Pdf;
use std::io::{self, IsTerminal, Write};
use std::path::Path;
use tempfile::NamedTempFile;

/// A paper, printed.
pub(crate) fn pdf(paper: &Paper) -> Result<Pdf, Failure> {
    saldo_press::pdf(paper).map_err(|refused| Failure::refused(refused.to_string()))
}

/// To the file asked for, or to standard output; a terminal shows no documents.
pub(crate) fn deliver(
    screen: &mut Screen,
    out: Option<&Path>,
    bytes: &[u8],
) -> Result<(), Failure> {
    match out {
        Some(path) => write(path, bytes),
        None if io::stdout().is_terminal() => {
            Err(Failure::refused("a PDF cannot be shown here; name a file with --out FILE"))
        }
        None => screen.bytes(bytes),
    }
}

/// Writes the file beside its place first, so that a full disk leaves no half of it.
pub(crate) fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let failed = |error: io::Error| Failure::while_doing(&path.display().to_string(), &error);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let mut file = beside(folder.unwrap_or(Path::new("."))).map_err(failed)?;
    file.write_all(bytes).map_err(failed)?;
    file.persist(path).map_err(|error| failed(error.error))?;
    Ok(())
}

/// An empty file in this folder, for those to read who may read what is made there: a document is
/// meant for others as well, on a shared folder above all.
fn beside(folder: &Path) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    builder.tempfile_in(folder)
}
