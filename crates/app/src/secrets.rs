//! Passwords that nobody chose: drawn from the operating system.

use crate::failure::Failure;

/// Letters and digits that cannot be mistaken for one another when read aloud.
const ALPHABET: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz23456789-";

/// Sixteen characters, eighty bits.
pub(crate) fn password() -> Result<String, Failure> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).map_err(|error| {
        Failure::while_doing("the operating system gave no random bytes", &error)
    })?;
    Ok(bytes.iter().map(|byte| char::from(ALPHABET[usize::from(byte % 32)])).collect())
}
