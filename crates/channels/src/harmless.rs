//! What must hold of any mail, whoever wrote it: asked by the fuzzer and by the tests alike.

use crate::incoming::{LONGEST, MOST_FILES, take_apart};
use crate::returned::Kind;

/// Takes a mail apart and looks at what came of it.
///
/// # Panics
/// When something of it is not bounded, or could act on whoever reads it.
pub fn check_mail(bytes: &[u8]) {
    let (returned, read) = take_apart(bytes);
    assert!(read.text.chars().count() <= LONGEST, "{} characters", read.text.len());
    assert!(read.files.len() <= MOST_FILES, "{} files", read.files.len());
    let kept: usize = read.files.iter().map(|file| file.bytes.len()).sum();
    assert!(kept <= bytes.len().saturating_mul(MOST_FILES), "{kept} bytes of files");
    let lines = [&read.message_id, &read.from, &read.from_name, &read.subject];
    let names = read.files.iter().flat_map(|file| [&file.name, &file.kind]);
    for line in lines.into_iter().chain(names).chain(&returned.names).chain(&returned.to) {
        assert!(!line.chars().any(char::is_control), "{line:?}");
    }
    let odd = |c: char| c.is_control() && c != '\n';
    assert!(!read.text.contains(odd), "control characters");
    for file in &read.files {
        assert!(!file.name.contains(['/', '\\']) && !file.name.starts_with('.'), "{}", file.name);
    }
    if let Kind::Undelivered { recipients, said, .. } = &returned.kind {
        assert!(!said.chars().any(char::is_control), "{said:?}");
        assert!(recipients.iter().all(|one| !one.chars().any(char::is_control)));
    }
    assert!(returned.names.len() <= bytes.len(), "{} names", returned.names.len());
}
