//! A back-up under a password: cut into pieces, each encrypted and bound to its place, so that
//! none can be altered, left out, moved or cut off without being found (the STREAM construction
//! over ChaCha20-Poly1305). The key comes from the password by Argon2id.

use crate::{Refused, tokens};
use argon2::Argon2;
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, Nonce, UnboundKey};
use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Write};
use std::path::Path;

/// How such a file begins.
const MARK: &[u8] = b"saldo-sealed-backup 1\n";
const PIECE: usize = 64 * 1024;
const TAG: usize = 16;
const SALT: usize = 16;
const PREFIX: usize = 7;

/// Encrypts and decrypts pieces in their order.
struct Pieces {
    key: LessSafeKey,
    prefix: [u8; PREFIX],
    next: u32,
}

impl Pieces {
    fn of(password: &str, salt: &[u8], prefix: [u8; PREFIX]) -> Result<Self, String> {
        let mut key = [0; 32];
        Argon2::default()
            .hash_password_into(password.as_bytes(), salt, &mut key)
            .map_err(|error| error.to_string())?;
        let key = UnboundKey::new(&CHACHA20_POLY1305, &key).map_err(|_| "no key".to_owned())?;
        Ok(Self { key: LessSafeKey::new(key), prefix, next: 0 })
    }

    /// Each piece has a number of its own, and the last one says that it is the last.
    fn nonce(&mut self, last: bool) -> Result<Nonce, String> {
        let mut nonce = [0; 12];
        nonce[..PREFIX].copy_from_slice(&self.prefix);
        nonce[PREFIX..11].copy_from_slice(&self.next.to_be_bytes());
        nonce[11] = u8::from(last);
        self.next = self.next.checked_add(1).ok_or("it is too large")?;
        Ok(Nonce::assume_unique_for_key(nonce))
    }

    fn close(&mut self, piece: &mut Vec<u8>, last: bool) -> Result<(), String> {
        let nonce = self.nonce(last)?;
        let sealed = self.key.seal_in_place_append_tag(nonce, Aad::empty(), piece);
        sealed.map_err(|_| "a piece could not be encrypted".to_owned())
    }

    fn open(&mut self, piece: &mut Vec<u8>, last: bool) -> Result<(), String> {
        let nonce = self.nonce(last)?;
        let length = match self.key.open_in_place(nonce, Aad::empty(), piece) {
            Ok(opened) => opened.len(),
            Err(_) => {
                return Err("the password is another, or it was altered or cut off".to_owned());
            }
        };
        piece.truncate(length);
        Ok(())
    }
}

fn refused(file: &Path, reason: impl Into<String>) -> Refused {
    Refused::File { file: file.display().to_string(), reason: reason.into() }
}

/// Is this file under a password?
///
/// # Errors
/// `File` when it cannot be read.
pub(super) fn is_sealed(file: &Path) -> Result<bool, Refused> {
    let opened = File::open(file).map_err(|error| refused(file, error.to_string()))?;
    let mut start = Vec::new();
    let read = opened.take(MARK.len() as u64).read_to_end(&mut start);
    read.map_err(|error| refused(file, error.to_string()))?;
    Ok(start == MARK)
}

/// Writes a file under a password; answers how many bytes it is long.
///
/// # Errors
/// `File`, `NoRandomness`.
pub(super) fn close(plain: &Path, to: &File, password: &str) -> Result<(), Refused> {
    let wrong = |reason: String| refused(plain, reason);
    let io = |error: std::io::Error| refused(plain, error.to_string());
    let random = tokens::random_bytes()?;
    let (salt, rest) = random.split_at(SALT);
    let mut prefix = [0; PREFIX];
    prefix.copy_from_slice(&rest[..PREFIX]);
    let mut pieces = Pieces::of(password, salt, prefix).map_err(wrong)?;
    let mut from = BufReader::new(File::open(plain).map_err(io)?);
    let mut out = BufWriter::new(to);
    for part in [MARK, salt, &prefix] {
        out.write_all(part).map_err(io)?;
    }
    each_piece(&mut from, PIECE, |piece, last| {
        pieces.close(piece, last)?;
        out.write_all(piece).map_err(|error| error.to_string())
    })
    .map_err(wrong)?;
    out.flush().map_err(io)
}

/// Writes what is under a password in clear.
///
/// # Errors
/// `File`, also for a wrong password and for a file that was altered.
pub(super) fn open(sealed: &Path, to: &File, password: &str) -> Result<(), Refused> {
    let wrong = |reason: String| refused(sealed, reason);
    let io = |error: std::io::Error| refused(sealed, error.to_string());
    let mut from = BufReader::new(File::open(sealed).map_err(io)?);
    let mut head = [0; MARK.len() + SALT + PREFIX];
    from.read_exact(&mut head).map_err(io)?;
    let (salt, prefix) = head[MARK.len()..].split_at(SALT);
    let mut own = [0; PREFIX];
    own.copy_from_slice(prefix);
    let mut pieces = Pieces::of(password, salt, own).map_err(wrong)?;
    let mut out = BufWriter::new(to);
    each_piece(&mut from, PIECE + TAG, |piece, last| {
        pieces.open(piece, last)?;
        out.write_all(piece).map_err(|error| error.to_string())
    })
    .map_err(wrong)?;
    out.flush().map_err(io)
}

/// Calls `take` for every piece of so many bytes, and says which is the last; the last may be
/// shorter, or empty.
fn each_piece(
    from: &mut impl Read,
    size: usize,
    mut take: impl FnMut(&mut Vec<u8>, bool) -> Result<(), String>,
) -> Result<(), String> {
    let mut piece = next_piece(from, size)?;
    loop {
        let following = if piece.len() < size { Vec::new() } else { next_piece(from, size)? };
        let last = following.is_empty();
        take(&mut piece, last)?;
        if last {
            return Ok(());
        }
        piece = following;
    }
}

fn next_piece(from: &mut impl Read, size: usize) -> Result<Vec<u8>, String> {
    let mut piece = Vec::with_capacity(size + TAG);
    from.take(size as u64).read_to_end(&mut piece).map_err(|error| error.to_string())?;
    Ok(piece)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn round(length: usize) -> (tempfile::TempDir, Vec<u8>) {
        let directory = tempfile::tempdir().expect("a directory");
        let plain: Vec<u8> = (0..length).map(|at| u8::try_from(at % 251).expect("small")).collect();
        fs::write(directory.path().join("plain"), &plain).expect("written");
        let to = File::create(directory.path().join("sealed")).expect("made");
        close(&directory.path().join("plain"), &to, "a long password").expect("closed");
        (directory, plain)
    }

    fn opened(directory: &Path, password: &str) -> Result<Vec<u8>, Refused> {
        let to = File::create(directory.join("again")).expect("made");
        open(&directory.join("sealed"), &to, password)?;
        Ok(fs::read(directory.join("again")).expect("read"))
    }

    #[test]
    fn what_is_closed_opens_whole_whatever_its_length() {
        for length in [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE] {
            let (directory, plain) = round(length);
            assert!(is_sealed(&directory.path().join("sealed")).expect("read"));
            assert!(!is_sealed(&directory.path().join("plain")).expect("read"));
            assert_eq!(opened(directory.path(), "a long password").expect("opened"), plain);
            opened(directory.path(), "another").expect_err("another password");
        }
    }

    #[test]
    fn what_was_altered_cut_off_or_put_in_another_order_does_not_open() {
        let (directory, _) = round(3 * PIECE);
        let sealed = directory.path().join("sealed");
        let whole = fs::read(&sealed).expect("read");
        let head = MARK.len() + SALT + PREFIX;
        let piece = PIECE + TAG;
        let mut flipped = whole.clone();
        flipped[head + 5] ^= 1;
        let mut swapped = whole.clone();
        swapped[head..head + piece].copy_from_slice(&whole[head + piece..head + 2 * piece]);
        let cut = whole[..head + 2 * piece].to_vec();
        let mut longer = whole.clone();
        longer.extend_from_slice(&whole[head..head + piece]);
        for (what, bytes) in
            [("flipped", flipped), ("swapped", swapped), ("cut", cut), ("longer", longer)]
        {
            fs::write(&sealed, bytes).expect("written");
            opened(directory.path(), "a long password").expect_err(what);
        }
    }
}
