//! The cookies of a browser: session, language, theme, one message for the next page.

use axum::http::header::{COOKIE, SET_COOKIE};
use axum::http::{HeaderMap, HeaderValue};

/// The session token.
pub(crate) const SESSION: &str = "saldo_session";
pub(crate) const LANGUAGE: &str = "saldo_language";
pub(crate) const THEME: &str = "saldo_theme";
pub(crate) const FLASH: &str = "saldo_flash";

/// A year: how long language and theme are remembered.
pub(crate) const YEAR: u32 = 31_536_000;

/// The value of a cookie of the request.
pub(crate) fn read<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(COOKIE)
        .iter()
        .filter_map(|header| header.to_str().ok())
        .flat_map(|header| header.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, _)| *key == name)
        .map(|(_, value)| value)
}

/// Sets a cookie for `seconds`; 0 removes it. Never readable by scripts, never sent with
/// requests that other sites start (but for plain links).
pub(crate) fn set(headers: &mut HeaderMap, name: &str, value: &str, seconds: u32, secure: bool) {
    let secure = if secure { "; Secure" } else { "" };
    let text = format!("{name}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}");
    // Values are codes and hexadecimal digits of ours; anything else is not worth sending.
    if let Ok(header) = HeaderValue::from_str(&text) {
        headers.append(SET_COOKIE, header);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cookie_is_found_among_others() {
        let mut headers = HeaderMap::new();
        headers.append(COOKIE, HeaderValue::from_static("a=1; saldo_theme=dark;b=2"));
        headers.append(COOKIE, HeaderValue::from_static("saldo_language=et"));
        assert_eq!(read(&headers, THEME), Some("dark"));
        assert_eq!(read(&headers, LANGUAGE), Some("et"));
        assert_eq!(read(&headers, "saldo"), None);
    }

    #[test]
    fn a_value_cannot_smuggle_a_header() {
        let mut headers = HeaderMap::new();
        set(&mut headers, FLASH, "x\r\nSet-Cookie: y=1", 5, true);
        assert!(headers.is_empty());
        set(&mut headers, THEME, "dark", YEAR, true);
        let text = headers[SET_COOKIE].to_str().expect("text");
        assert_eq!(
            text,
            "saldo_theme=dark; Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax; Secure"
        );
    }
}
