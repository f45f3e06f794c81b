//! The key of the environment, under which secrets lie in the database: whoever has the file
//! alone has none of them.

use crate::{Refused, tokens};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};

/// Fewest characters of the text that the key is made of.
const LEAST: usize = 32;

/// A key. Printing it tells nothing.
#[derive(Clone)]
pub struct SecretKey([u8; 32]);

impl std::fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SecretKey")
    }
}

impl SecretKey {
    /// The key made of a long random text, such as `openssl rand -hex 32` prints; `None` for a
    /// shorter one.
    pub fn of(text: &str) -> Option<Self> {
        let text = text.trim();
        let long = text.chars().count() >= LEAST;
        long.then(|| {
            Self(blake3::derive_key("saldo 2026 secrets in the database", text.as_bytes()))
        })
    }

    fn cipher(&self) -> LessSafeKey {
        let key = UnboundKey::new(&CHACHA20_POLY1305, &self.0).expect("a key of 32 bytes");
        LessSafeKey::new(key)
    }

    /// Encrypts a secret; `about` says whose it is, and it opens for nobody else.
    ///
    /// # Errors
    /// `NoRandomness`.
    pub(crate) fn encrypt(&self, secret: &[u8], about: &str) -> Result<String, Refused> {
        let mut nonce = [0; NONCE_LEN];
        nonce.copy_from_slice(&tokens::random_bytes()?[..NONCE_LEN]);
        let mut whole = secret.to_vec();
        let place = Nonce::assume_unique_for_key(nonce);
        let sealed = self.cipher().seal_in_place_append_tag(place, Aad::from(about), &mut whole);
        sealed.map_err(|_| Refused::NoRandomness { reason: "the cipher refused".to_owned() })?;
        Ok(BASE64.encode([&nonce[..], &whole].concat()))
    }

    /// The secret again; `None` under another key, for somebody else, or when it was altered.
    pub(crate) fn decrypt(&self, kept: &str, about: &str) -> Option<Vec<u8>> {
        let mut whole = BASE64.decode(kept).ok()?;
        let nonce: [u8; NONCE_LEN] = whole.get(..NONCE_LEN)?.try_into().ok()?;
        let mut rest = whole.split_off(NONCE_LEN);
        let place = Nonce::assume_unique_for_key(nonce);
        let opened = self.cipher().open_in_place(place, Aad::from(about), &mut rest).ok()?;
        Some(opened.to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(letter: char) -> SecretKey {
        SecretKey::of(&letter.to_string().repeat(40)).expect("long enough")
    }

    #[test]
    fn a_secret_opens_for_whom_it_was_closed_under_the_same_key_and_no_other() {
        let kept = key('a').encrypt(b"0123456789", "person 7").expect("encrypted");
        assert!(!kept.contains("0123456789"));
        assert_eq!(key('a').decrypt(&kept, "person 7"), Some(b"0123456789".to_vec()));
        assert_eq!(key('b').decrypt(&kept, "person 7"), None);
        assert_eq!(key('a').decrypt(&kept, "person 8"), None);
        assert_eq!(key('a').decrypt("", "person 7"), None);
        let again = key('a').encrypt(b"0123456789", "person 7").expect("encrypted");
        assert_ne!(kept, again, "never the same twice");
        let mut altered = BASE64.decode(&kept).expect("base64");
        *altered.last_mut().expect("a byte") ^= 1;
        assert_eq!(key('a').decrypt(&BASE64.encode(altered), "person 7"), None);
    }

    #[test]
    fn a_short_text_makes_no_key() {
        assert!(SecretKey::of("0123456789012345678901234567890").is_none());
        assert!(SecretKey::of(&"0".repeat(32)).is_some());
    }
}
