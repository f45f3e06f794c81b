//! The demo company that all tests ask, and a browser that is none.

use axum::body::Body;
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, COOKIE, HOST, LOCATION, ORIGIN, SET_COOKIE};
use axum::http::{HeaderMap, Method, Request, StatusCode};
use axum::{Router, response::Response};
use http_body_util::BodyExt;
use saldo_domain::Day;
use saldo_letters::Language;
use saldo_store::Store;
use saldo_web::{AppState, router};
use saldo_work::demo::{self, DemoCountry, DemoSpec};
use saldo_work::{FixedClock, Office, Silent};
use std::cell::Cell;
use std::sync::{Arc, OnceLock};
use tempfile::TempDir;
use tower::ServiceExt;

/// The company's today.
pub(crate) const TODAY: &str = "2026-03-20";

/// Where the pages believe they are.
const HOME: &str = "saldo.test";

struct House {
    _folder: TempDir,
    office: Office,
    password: String,
}

static HOUSE: OnceLock<House> = OnceLock::new();

thread_local! {
    /// The house of a test that has one to itself: a test runs on one thread.
    static OWN: Cell<Option<&'static House>> = const { Cell::new(None) };
}

/// Gives this test a house of its own, for it changes what other tests of the same process read.
pub(crate) fn alone() {
    OWN.set(Some(Box::leak(Box::new(House::built()))));
}

fn house() -> &'static House {
    OWN.get().unwrap_or_else(|| HOUSE.get_or_init(House::built))
}

impl House {
    fn built() -> Self {
        let folder = TempDir::new().expect("a folder");
        let url = format!("sqlite:{}", folder.path().join("demo.db").display());
        let store = Store::open_or_create(&url).expect("a database");
        let today: Day = TODAY.parse().expect("a day");
        let clock = FixedClock::on(today);
        store.migrate(saldo_work::Clock::now(&clock)).expect("a schema");
        let spec = DemoSpec {
            seed: 7,
            as_of: today,
            customers: 40,
            country: DemoCountry::Estonia,
            words: Language::En,
        };
        demo::build(&store, &spec, &Silent).expect("a demo company");
        let office = Office::new(store, Arc::new(clock));
        Self { _folder: folder, office, password: spec.password() }
    }
}

/// The office behind the pages, to look at what they did.
pub(crate) fn office() -> &'static Office {
    &house().office
}

/// The password of everybody.
pub(crate) fn password() -> &'static str {
    &house().password
}

/// What came back.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Page {
    /// Where a 303 leads.
    pub(crate) fn leads_to(&self) -> &str {
        assert_eq!(self.status, StatusCode::SEE_OTHER, "{}", self.text);
        self.headers[LOCATION].to_str().expect("an address")
    }

    /// Does the page show this text?
    pub(crate) fn shows(&self, text: &str) -> bool {
        self.text.contains(text)
    }

    /// The value of the first attribute `name` after `mark`.
    pub(crate) fn attribute(&self, mark: &str, name: &str) -> String {
        let rest = self.text.split(mark).nth(1).unwrap_or_else(|| panic!("no {mark}"));
        let value =
            rest.split(&format!("{name}=\"")).nth(1).and_then(|rest| rest.split('"').next());
        value.unwrap_or_else(|| panic!("no {name} after {mark}")).to_owned()
    }
}

/// Somebody at a browser: keeps the cookies, follows nothing.
#[derive(Clone)]
pub(crate) struct Visitor {
    pages: Router,
    cookies: Vec<(String, String)>,
}

impl Visitor {
    pub(crate) fn stranger() -> Self {
        Self::at(AppState::new(house().office.clone()))
    }

    /// Somebody at other pages than those of the house.
    pub(crate) fn at(state: AppState) -> Self {
        Self { pages: router(state), cookies: Vec::new() }
    }

    /// Somebody signed in, reading English.
    pub(crate) async fn signed_in(login: &str) -> Self {
        Self::stranger().signs_in(login).await
    }

    /// The same somebody, signed in and reading English.
    pub(crate) async fn signs_in(self, login: &str) -> Self {
        let mut visitor = self.with_cookie("saldo_language", "en");
        let form = format!("login={login}&password={}&next=/", password().replace(' ', "+"));
        let page = visitor.post("/sign-in", &form).await;
        assert_eq!(page.leads_to(), "/", "{login} may enter");
        visitor
    }

    pub(crate) fn with_cookie(mut self, name: &str, value: &str) -> Self {
        self.keep(name, value);
        self
    }

    pub(crate) fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    pub(crate) async fn get(&mut self, path: &str) -> Page {
        let request = self.request(Method::GET, path).body(Body::empty()).expect("a request");
        self.send(request).await
    }

    /// Asks as a proxy does that was asked over TLS.
    pub(crate) async fn get_over_https(&mut self, path: &str) -> Page {
        let request = self.request(Method::GET, path).header("x-forwarded-proto", "https");
        self.send(request.body(Body::empty()).expect("a request")).await
    }

    /// Asks in a method that no address has: the answer names those it has.
    pub(crate) async fn ask_for(&mut self, path: &str) -> Page {
        let request = self.request(Method::TRACE, path).header(ORIGIN, format!("http://{HOME}"));
        self.send(request.body(Body::empty()).expect("a request")).await
    }

    /// Asks as a program with a token does.
    pub(crate) async fn get_with_token(&mut self, path: &str, secret: &str) -> Page {
        let request = self.request(Method::GET, path);
        let request = request.header(AUTHORIZATION, format!("Bearer {secret}"));
        self.send(request.body(Body::empty()).expect("a request")).await
    }

    /// Sends a question as a program with a token does.
    pub(crate) async fn post_json(
        &mut self,
        path: &str,
        secret: &str,
        key: Option<&str>,
        body: &str,
    ) -> Page {
        let mut request = self
            .request(Method::POST, path)
            .header(AUTHORIZATION, format!("Bearer {secret}"))
            .header(CONTENT_TYPE, "application/json");
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        self.send(request.body(Body::from(body.to_owned())).expect("a request")).await
    }

    /// Sends a form as the own pages would.
    pub(crate) async fn post(&mut self, path: &str, form: &str) -> Page {
        self.post_from(path, form, Some(("origin", &format!("http://{HOME}")))).await
    }

    /// Sends a form with a header that says where it comes from.
    pub(crate) async fn post_from(
        &mut self,
        path: &str,
        form: &str,
        from: Option<(&str, &str)>,
    ) -> Page {
        let mut request = self
            .request(Method::POST, path)
            .header(CONTENT_TYPE, "application/x-www-form-urlencoded");
        if let Some((name, value)) = from {
            request = request.header(name, value);
        }
        self.send(request.body(Body::from(form.to_owned())).expect("a request")).await
    }

    /// Uploads a file to the import.
    pub(crate) async fn upload(&mut self, name: &str, content: &[u8]) -> Page {
        self.upload_as("auto", name, content).await
    }

    /// Sends a file of this kind to the first step of an import.
    pub(crate) async fn upload_as(&mut self, kind: &str, name: &str, content: &[u8]) -> Page {
        let mut body = format!(
            "--b\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n{kind}\r\n\
             --b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n"
        )
        .into_bytes();
        body.extend_from_slice(content);
        body.extend_from_slice(b"\r\n--b--\r\n");
        let request = self
            .request(Method::POST, "/import")
            .header(CONTENT_TYPE, "multipart/form-data; boundary=b")
            .header(ORIGIN, format!("http://{HOME}"))
            .body(Body::from(body))
            .expect("a request");
        self.send(request).await
    }

    /// Sends a form with a file in it, its parts parted by `--b`.
    pub(crate) async fn multipart(&mut self, path: &str, body: &str) -> Page {
        self.multipart_bytes(path, body.as_bytes().to_vec()).await
    }

    /// The same where the file is no UTF-8.
    pub(crate) async fn multipart_bytes(&mut self, path: &str, body: Vec<u8>) -> Page {
        let request = self
            .request(Method::POST, path)
            .header(CONTENT_TYPE, "multipart/form-data; boundary=b")
            .header(ORIGIN, format!("http://{HOME}"))
            .body(Body::from(body))
            .expect("a request");
        self.send(request).await
    }

    fn request(&self, method: Method, path: &str) -> axum::http::request::Builder {
        let cookies: Vec<String> =
            self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        Request::builder()
            .method(method)
            .uri(path)
            .header(HOST, HOME)
            .header(COOKIE, cookies.join("; "))
    }

    async fn send(&mut self, request: Request<Body>) -> Page {
        let response: Response =
            self.pages.clone().oneshot(request).await.expect("the router always answers");
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.expect("a whole body").to_bytes();
        for cookie in parts.headers.get_all(SET_COOKIE) {
            let text = cookie.to_str().expect("a cookie");
            let (name, rest) = text.split_once('=').expect("a name");
            self.keep(name, rest.split(';').next().unwrap_or_default());
        }
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Page { status: parts.status, headers: parts.headers, text }
    }

    fn keep(&mut self, name: &str, value: &str) {
        self.cookies.retain(|(key, _)| key != name);
        if !value.is_empty() {
            self.cookies.push((name.to_owned(), value.to_owned()));
        }
    }
}
