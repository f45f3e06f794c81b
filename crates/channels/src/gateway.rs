//! Short messages over the HTTP gateway of a provider: an address and a body with places for
//! number and text, as the provider's manual says.

use crate::handed::Handed;
use crate::line::one_line;
use crate::secret::Secret;
use form_urlencoded::byte_serialize;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use std::time::Duration;
use ureq::Agent;

/// Names that may stand in braces in an address or a body.
pub const PLACEHOLDERS: [&str; 5] = ["to", "text", "from", "id", "secret"];

/// How the gateway is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    Get,
    /// The body is a form.
    PostForm,
    /// The body is JSON.
    PostJson,
    /// The body is JSON and signed with the secret, which itself never leaves: for a program of
    /// the company's own that carries the message wherever it wants (webhook).
    Signed,
}

impl Method {
    /// Every way.
    pub const ALL: [Method; 4] = [Method::Get, Method::PostForm, Method::PostJson, Method::Signed];

    /// The word written in settings.
    pub const fn code(self) -> &'static str {
        match self {
            Method::Get => "get",
            Method::PostForm => "form",
            Method::PostJson => "json",
            Method::Signed => "signed",
        }
    }

    /// The way with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.code() == code)
    }
}

/// A gateway as the settings describe it.
#[derive(Clone, Debug)]
pub struct Gateway {
    pub method: Method,
    /// `https://sms.example/send?to={to}&text={text}`
    pub address: String,
    /// With the same names; not looked at for `Get`.
    pub body: String,
    pub from: String,
    /// Words that an answer must hold to mean that the message was taken; empty: the status says
    /// it alone.
    pub taken: String,
    /// Words that mean that it was refused, whatever the status; empty: none do.
    pub refused: String,
    pub secret: Secret,
    pub patience: Duration,
}

/// A short message.
#[derive(Clone, Copy, Debug)]
pub struct Short<'a> {
    pub to: &'a str,
    pub text: &'a str,
    /// Our own name for it, which the provider gives back with its receipt.
    pub id: &'a str,
    /// When it is handed over, in seconds since 1970; part of what is signed.
    pub at: i64,
}

/// A template that cannot be filled.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadTemplate {
    /// No such name.
    #[error("there is no value called {{{name}}}; the names are to, text, from, id and secret")]
    Unknown { name: String },
    /// A brace that nothing closes.
    #[error("a brace is opened and not closed")]
    Open,
    /// Number and text have no place.
    #[error("{{{name}}} stands nowhere in address and body")]
    Missing { name: &'static str },
}

/// Bytes of an answer that are read at most.
const LONGEST_ANSWER: u64 = 64 * 1024;

/// Headers of a signed message: its name, when it was handed over, and the signature.
pub const ID: &str = "x-saldo-id";
/// See [`ID`].
pub const AT: &str = "x-saldo-at";
/// See [`ID`].
pub const SIGNATURE: &str = "x-saldo-signature";

/// `v1=` and HMAC-SHA256 of `at.id.body` under the secret, in hexadecimal. Whoever takes the
/// message works it out again, and refuses what is older than some minutes.
pub fn signature(secret: &Secret, short: Short<'_>, body: &str) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.reveal().as_bytes())
        .expect("a key of any length will do");
    mac.update(format!("{}.{}.", short.at, short.id).as_bytes());
    mac.update(body.as_bytes());
    let digits = mac.finalize().into_bytes();
    digits.iter().fold("v1=".to_owned(), |text, byte| format!("{text}{byte:02x}"))
}

/// How a value is written into its place.
#[derive(Clone, Copy)]
enum Into {
    Form,
    Json,
}

impl Gateway {
    /// Looks at address and body before they are kept.
    ///
    /// # Errors
    /// [`BadTemplate`].
    pub fn check(&self) -> Result<(), BadTemplate> {
        let short = Short { to: "1", text: "1", id: "1", at: 0 };
        self.filled(&self.address, short, Into::Form)?;
        self.filled(&self.body, short, self.body_form())?;
        if self.writes_itself() {
            return Ok(());
        }
        for name in ["to", "text"] {
            let place = format!("{{{name}}}");
            if !self.address.contains(&place) && !self.body.contains(&place) {
                return Err(BadTemplate::Missing { name });
            }
        }
        Ok(())
    }

    /// Why nothing can be handed over whatever the message: what the settings name is not there.
    pub fn lacks(&self) -> Option<&'static str> {
        let named = [&self.address, &self.body].into_iter().any(|text| text.contains("{secret}"));
        match self.method {
            _ if !self.secret.is_empty() => None,
            Method::Signed => Some("there is no secret to sign with"),
            _ if named => Some("{secret} is asked for, and there is no secret"),
            _ => None,
        }
    }

    const fn body_form(&self) -> Into {
        match self.method {
            Method::PostJson | Method::Signed => Into::Json,
            Method::Get | Method::PostForm => Into::Form,
        }
    }

    /// Is the body the program's own, because the settings give none?
    fn writes_itself(&self) -> bool {
        self.method == Method::Signed && self.body.is_empty()
    }

    fn body_of(&self, short: Short<'_>) -> Result<String, BadTemplate> {
        if self.writes_itself() {
            let Short { to, text, id, .. } = short;
            let said = serde_json::json!({ "id": id, "to": to, "text": text, "from": self.from });
            return Ok(said.to_string());
        }
        self.filled(&self.body, short, self.body_form())
    }

    /// Hands a short message over.
    pub fn hand_over(&self, short: Short<'_>) -> Handed {
        if let Some(lacks) = self.lacks() {
            return Handed::Unreachable { said: lacks.to_owned() };
        }
        let filled = self
            .filled(&self.address, short, Into::Form)
            .and_then(|address| Ok((address, self.body_of(short)?)));
        let (address, body) = match filled {
            Ok(both) => both,
            Err(error) => return Handed::Unreachable { said: error.to_string() },
        };
        match self.ask(&address, body, short) {
            Ok((status, said)) => self.read(status, &said),
            Err(error) => self.broken(&error),
        }
    }

    fn ask(
        &self,
        address: &str,
        body: String,
        short: Short<'_>,
    ) -> Result<(u16, String), ureq::Error> {
        let agent: Agent = Agent::config_builder()
            .timeout_global(Some(self.patience))
            .http_status_as_error(false)
            .max_redirects(0)
            .build()
            .into();
        let mut answer = match self.method {
            Method::Get => agent.get(address).call()?,
            Method::PostForm => agent
                .post(address)
                .content_type("application/x-www-form-urlencoded; charset=utf-8")
                .send(body)?,
            Method::PostJson => agent.post(address).content_type("application/json").send(body)?,
            Method::Signed => agent
                .post(address)
                .content_type("application/json")
                .header(ID, short.id)
                .header(AT, short.at.to_string())
                .header(SIGNATURE, signature(&self.secret, short, &body))
                .send(body)?,
        };
        let status = answer.status().as_u16();
        // The status has said what matters; an answer that cannot be read adds nothing.
        let said = answer.body_mut().with_config().limit(LONGEST_ANSWER).read_to_string();
        Ok((status, said.unwrap_or_default()))
    }

    fn read(&self, status: u16, said: &str) -> Handed {
        let reference = one_line(said, 100);
        let holds = |words: &str| !words.is_empty() && said.contains(words);
        let (refused, taken) = (holds(&self.refused), holds(&self.taken));
        let is_empty = said.trim().is_empty();
        let said = self.without_secret(&format!("{status} {said}"));
        match status {
            200..=499 if refused => Handed::Refused { said },
            200..=299 if taken || self.taken.is_empty() => Handed::Taken { said, reference },
            // An answer that was not to be read says neither.
            200..=299 if is_empty => Handed::Unknown { said },
            200..=299 | 429 | 503 => Handed::Later { said },
            // The address of the gateway, the way to it: nothing of this recipient's.
            300..=399 | 407 => Handed::Unreachable { said },
            // The account, or what the account may not write to.
            401..=405 => Handed::TurnedAway { said },
            400..=499 => Handed::Refused { said },
            // It came to grief inside: perhaps before the message was taken, perhaps after.
            _ => Handed::Unknown { said },
        }
    }

    fn broken(&self, error: &ureq::Error) -> Handed {
        let said = self.without_secret(&error.to_string());
        match error {
            ureq::Error::HostNotFound
            | ureq::Error::ConnectionFailed
            | ureq::Error::BadUri(_)
            | ureq::Error::Timeout(ureq::Timeout::Connect | ureq::Timeout::Resolve) => {
                Handed::Unreachable { said }
            }
            ureq::Error::Io(cause) if cause.kind() == std::io::ErrorKind::ConnectionRefused => {
                Handed::Unreachable { said }
            }
            _ => Handed::Unknown { said },
        }
    }

    /// What is kept and shown never holds the password, nor the address that holds it (S21).
    fn without_secret(&self, text: &str) -> String {
        let plain = self.secret.reveal();
        if plain.is_empty() {
            return one_line(text, 300);
        }
        let encoded: String = byte_serialize(plain.as_bytes()).collect();
        one_line(&text.replace(plain, "…").replace(&encoded, "…"), 300)
    }

    fn filled(&self, template: &str, short: Short<'_>, into: Into) -> Result<String, BadTemplate> {
        let mut filled = String::with_capacity(template.len() + short.text.len() * 3);
        let mut rest = template;
        while let Some((before, after)) = rest.split_once('{') {
            // JSON has braces of its own: only a name of ours in them is a place.
            let name = after.split_once('}').map(|(name, _)| name);
            let known = name.filter(|name| PLACEHOLDERS.contains(name));
            filled.push_str(before);
            match (known, into) {
                (Some(name), _) => {
                    filled.push_str(&written(self.value(name, short), into));
                    rest = &after[name.len() + 1..];
                }
                (None, Into::Json) => {
                    filled.push('{');
                    rest = after;
                }
                (None, Into::Form) => {
                    let name = name.ok_or(BadTemplate::Open)?;
                    return Err(BadTemplate::Unknown { name: one_line(name, 40) });
                }
            }
        }
        filled.push_str(rest);
        Ok(filled)
    }

    fn value<'v>(&'v self, name: &str, short: Short<'v>) -> &'v str {
        match name {
            "to" => short.to,
            "text" => short.text,
            "from" => &self.from,
            "id" => short.id,
            _ => self.secret.reveal(),
        }
    }
}

fn written(value: &str, into: Into) -> String {
    match into {
        Into::Form => byte_serialize(value.as_bytes()).collect(),
        Into::Json => {
            let quoted = serde_json::Value::from(value).to_string();
            quoted[1..quoted.len() - 1].to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gateway(method: Method, address: &str, body: &str) -> Gateway {
        Gateway {
            method,
            address: address.into(),
            body: body.into(),
            from: "Põhjala".into(),
            taken: String::new(),
            refused: String::new(),
            secret: Secret::new("p&ss word"),
            patience: Duration::from_secs(1),
        }
    }

    const SHORT: Short<'static> =
        Short { to: "+372 500", text: "Tere \"Õ\"\n&to=1", id: "ab12", at: 7 };

    #[test]
    fn a_value_never_leaves_its_place() {
        let get = gateway(Method::Get, "http://h/s?to={to}&t={text}&p={secret}", "");
        let filled = get.filled(&get.address, SHORT, Into::Form).expect("filled");
        let text = "Tere+%22%C3%95%22%0A%26to%3D1";
        assert_eq!(filled, format!("http://h/s?to=%2B372+500&t={text}&p=p%26ss+word"));
        let json = gateway(Method::PostJson, "http://h/", r#"{"to":"{to}","text":"{text}"}"#);
        let filled = json.filled(&json.body, SHORT, Into::Json).expect("filled");
        let read: serde_json::Value = serde_json::from_str(&filled).expect("JSON");
        assert_eq!(read["text"], SHORT.text);
    }

    /// Worked out with `openssl dgst -sha256 -hmac`.
    #[test]
    fn a_signature_is_the_one_that_others_work_out() {
        let short = Short { to: "", text: "", id: "0123", at: 1_774_000_000 };
        let made = signature(&Secret::new("key"), short, r#"{"a":1}"#);
        assert_eq!(made, "v1=dcacfd3486cf1387190d6cef3ccb7ba612bcb6c2da0a8fe2a69a61c70dc046e5");
        for other in [
            signature(&Secret::new("other"), short, r#"{"a":1}"#),
            signature(&Secret::new("key"), Short { at: 1, ..short }, r#"{"a":1}"#),
            signature(&Secret::new("key"), Short { id: "0124", ..short }, r#"{"a":1}"#),
            signature(&Secret::new("key"), short, r#"{"a":2}"#),
        ] {
            assert_ne!(other, made);
        }
    }

    #[test]
    fn without_a_secret_nothing_is_signed_and_nothing_leaves() {
        let mut signed = gateway(Method::Signed, "http://127.0.0.1:1/", "");
        assert_eq!(signed.check(), Ok(()));
        signed.secret = Secret::default();
        assert!(matches!(signed.hand_over(SHORT), Handed::Unreachable { .. }));
        let mut named = gateway(Method::Get, "http://127.0.0.1:1/?t={to}{text}&p={secret}", "");
        assert_eq!(named.lacks(), None);
        named.secret = Secret::default();
        let handed = named.hand_over(SHORT);
        assert!(
            matches!(&handed, Handed::Unreachable { said } if said.contains("{secret}")),
            "{handed:?}"
        );
    }

    /// D03: a gateway that says “no” with status 200 has taken nothing.
    #[test]
    fn words_of_the_answer_say_whether_it_was_taken() {
        let mut gateway = gateway(Method::Get, "http://h/", "");
        gateway.taken = "OK:".into();
        assert!(matches!(gateway.read(200, "OK: 17"), Handed::Taken { .. }));
        assert!(matches!(gateway.read(200, "no credit"), Handed::Later { .. }));
        assert!(matches!(gateway.read(200, ""), Handed::Unknown { .. }));
        gateway.refused = "ERR 4".into();
        assert!(matches!(gateway.read(200, "ERR 4 OK: never"), Handed::Refused { .. }));
        gateway.taken.clear();
        assert!(matches!(gateway.read(200, "ERR 4"), Handed::Refused { .. }));
        assert!(matches!(gateway.read(200, "17"), Handed::Taken { .. }));
    }

    #[test]
    fn a_template_is_looked_at_before_it_is_kept() {
        let rows = [
            ("http://h/?a={to}&b={text}", Ok(())),
            ("http://h/?a={to}", Err(BadTemplate::Missing { name: "text" })),
            ("http://h/?a={to}&b={words}", Err(BadTemplate::Unknown { name: "words".into() })),
            ("http://h/?a={to}&b={text", Err(BadTemplate::Open)),
        ];
        for (address, expected) in rows {
            assert_eq!(gateway(Method::Get, address, "").check(), expected, "{address}");
        }
    }

    #[test]
    fn an_answer_is_read_as_what_it_says_and_no_more() {
        let gateway = gateway(Method::Get, "http://h/", "");
        let is = |status: u16| gateway.read(status, "p&ss word was wrong");
        assert!(matches!(is(202), Handed::Taken { .. }));
        assert!(matches!(is(503), Handed::Later { .. }) && matches!(is(429), Handed::Later { .. }));
        assert!(matches!(is(302), Handed::Unreachable { .. }));
        for unclear in [401, 402, 403, 404, 405] {
            assert!(matches!(is(unclear), Handed::TurnedAway { .. }), "{unclear}");
        }
        assert!(matches!(is(400), Handed::Refused { .. }));
        assert!(
            matches!(is(500), Handed::Unknown { .. }) && matches!(is(502), Handed::Unknown { .. })
        );
        assert!(!is(401).said().contains("p&ss"), "{:?}", is(401));
    }
}
