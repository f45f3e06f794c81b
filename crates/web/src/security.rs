//! What protects the browser: headers on every answer, refusal of foreign requests.

use crate::errors;
use axum::extract::Request;
use axum::http::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, HOST, ORIGIN, REFERRER_POLICY,
    STRICT_TRANSPORT_SECURITY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;

/// Everything comes from here; nothing inline runs; nobody frames us.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
     connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

const HEADERS: [(HeaderName, &str); 6] = [
    (CONTENT_SECURITY_POLICY, POLICY),
    (X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (X_FRAME_OPTIONS, "DENY"),
    // Customers' codes and search words stay out of other sites' logs.
    (REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=()"),
];

/// Adds the headers every answer carries. Pages are private: no cache keeps them.
pub(crate) async fn headers(request: Request, next: Next) -> Response {
    let encrypted = request.headers().get("x-forwarded-proto").is_some_and(|how| how == "https");
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    if encrypted {
        // Told only over a line that is: elsewhere it would be no browser's to believe.
        headers.insert(STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// Refuses state-changing requests that another site made the browser send.
///
/// Browsers tell where a request comes from in `Sec-Fetch-Site`, but not over plain HTTP
/// in an office network; there `Origin` is compared with `Host`. Programs that send
/// neither hold no cookies of a person's browser and pass.
pub(crate) async fn own_site_only(request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if safe || comes_from_here(request.headers()) {
        return next.run(request).await;
    }
    errors::plain(StatusCode::FORBIDDEN, "error-foreign")
}

fn comes_from_here(headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    match (text("sec-fetch-site"), text(ORIGIN.as_str()), text(HOST.as_str())) {
        (Some(site), _, _) => matches!(site, "same-origin" | "none"),
        (None, Some(origin), Some(host)) => {
            origin.split_once("://").is_some_and(|(_, authority)| authority == host)
        }
        (None, Some(_), None) => false,
        (None, None, _) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_pages_may_post() {
        // Sec-Fetch-Site, Origin, Host, allowed
        let rows = [
            (Some("same-origin"), None, Some("saldo.test"), true),
            (Some("none"), None, Some("saldo.test"), true),
            (Some("same-site"), None, Some("saldo.test"), false),
            (Some("cross-site"), None, Some("saldo.test"), false),
            (Some("cross-site"), Some("http://saldo.test"), Some("saldo.test"), false),
            (Some("surprise"), None, Some("saldo.test"), false),
            (None, Some("http://saldo.test"), Some("saldo.test"), true),
            (None, Some("http://saldo.test:8080"), Some("saldo.test:8080"), true),
            (None, Some("http://saldo.test:8081"), Some("saldo.test:8080"), false),
            (None, Some("http://saldo.test.evil.test"), Some("saldo.test"), false),
            (None, Some("http://evil.test/saldo.test"), Some("saldo.test"), false),
            (None, Some("null"), Some("saldo.test"), false),
            (None, Some("http://saldo.test"), None, false),
            (None, None, Some("saldo.test"), true),
        ];
        for (site, origin, host, allowed) in rows {
            let mut headers = HeaderMap::new();
            let pairs = [("sec-fetch-site", site), ("origin", origin), ("host", host)];
            for (name, value) in pairs.into_iter().filter_map(|(n, v)| v.map(|v| (n, v))) {
                headers.insert(name, HeaderValue::from_static(value));
            }
            assert_eq!(comes_from_here(&headers), allowed, "{site:?} {origin:?} {host:?}");
        }
    }
}
