//! What every answer carries (S24), and which requests are refused (S09).

use crate::house::Visitor;
use crate::screens::SCREENS;
use axum::http::StatusCode;

#[tokio::test]
async fn every_answer_carries_the_headers_that_protect_the_browser() {
    let mut visitor = Visitor::signed_in("admin").await;
    let others = [
        "/sign-in",
        "/calc",
        "/calc/late-fee",
        "/calc/example",
        "/nowhere",
        "/healthz",
        "/customers.csv",
        "/customers/none",
    ];
    for path in SCREENS.into_iter().chain(others) {
        let page = visitor.get(path).await;
        let header = |name: &str| page.headers.get(name).and_then(|value| value.to_str().ok());
        let policy = header("content-security-policy").unwrap_or_default();
        assert!(policy.contains("default-src 'none'"), "{path}: {policy}");
        assert!(!policy.contains("unsafe"), "{path}: {policy}");
        assert!(policy.contains("frame-ancestors 'none'"), "{path}");
        assert_eq!(header("x-content-type-options"), Some("nosniff"), "{path}");
        assert_eq!(header("x-frame-options"), Some("DENY"), "{path}");
        assert_eq!(header("referrer-policy"), Some("same-origin"), "{path}");
        assert_eq!(header("cache-control"), Some("no-store"), "{path}: private pages stay private");
        assert!(!page.shows(" style=\"") && !page.shows("<style"), "{path}: no inline style");
        assert!(!page.shows(" onclick="), "{path}: no inline script");
    }
}

#[tokio::test]
async fn assets_are_kept_for_ever_and_changed_ones_have_another_name() {
    let mut visitor = Visitor::stranger();
    let door = visitor.get("/sign-in").await;
    let sheet = door.attribute("rel=\"stylesheet\"", "href");
    let page = visitor.get(&sheet).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.headers["cache-control"], "public, max-age=31536000, immutable");
    let stale = visitor.get("/assets/saldo.000000000000.css").await;
    assert_eq!(stale.status, StatusCode::NOT_FOUND);
}

/// Every address that changes something.
const CHANGING: [&str; 95] = [
    "/personal/erase",
    "/customers/C-0003/group",
    "/customers/C-0003/join",
    "/customers/C-0003/case/claim",
    "/customers/C-0003/acknowledge",
    "/customers/C-0003/acknowledge/back",
    "/sales",
    "/sales/1/offer",
    "/sales/1/accept/1",
    "/sales/1/end",
    "/reconciliation",
    "/reconciliation/answer",
    "/account/password",
    "/account/sessions/end",
    "/account/factor",
    "/account/factor/confirm",
    "/account/factor/off",
    "/users/factor",
    "/forgotten",
    "/new-password",
    "/norms",
    "/disputes",
    "/customers/C-0003/agreements",
    "/customers/C-0003/agreements/1/sign",
    "/messages/brought-back",
    "/messages/release",
    "/users/email",
    "/replies/1/read",
    "/replies/1/assign",
    "/post",
    "/post/1/posted",
    "/messages/0123/registered",
    "/mailings",
    "/mailings/1/approve",
    "/mailings/1/end",
    "/messages/0123/answer",
    "/sending",
    "/words/overdue",
    "/words/overdue/preview",
    "/import/banks",
    "/import/banks/remove",
    "/sending/switch",
    "/customers/C-0003/payment",
    "/customers/C-0003/lower",
    "/customers/C-0003/hold",
    "/sign-in",
    "/sign-out",
    "/preferences",
    "/bulk/customers",
    "/customers/C-0003/edit",
    "/customers/C-0003/note",
    "/customers/C-0003/announce",
    "/customers/C-0003/promise",
    "/customers/C-0003/dispute",
    "/customers/C-0003/end",
    "/day/done",
    "/day/close",
    "/import",
    "/import/x",
    "/import/x/cancel",
    "/import/1/undo",
    "/bank/again",
    "/payables/offset",
    "/payables/1/1/describe",
    "/payables/1/1/confirm",
    "/payables/1/1/pay",
    "/payables/1/1/income",
    "/accounting",
    "/documents/1/1/allocate-to",
    "/bank/1/accept",
    "/bank/1/choose",
    "/bank/1/recorded",
    "/bank/1/aside",
    "/bank/1/same",
    "/bank/1/back",
    "/bank/1/unmatch",
    "/bank/1/refund",
    "/refunds/order",
    "/refunds/statements-in",
    "/refunds/1/approve",
    "/refunds/1/decline",
    "/refunds/1/withdraw",
    "/refunds/orders/1/file",
    "/documents/1/1/refund-proposal",
    "/documents/1/1/reverse",
    "/documents/1/1/withdraw",
    "/documents/1/1/refund",
    "/documents/1/1/difference",
    "/run",
    "/users",
    "/users/same",
    "/webhooks",
    "/webhooks/end",
    "/webhooks/again",
    "/calc/late-fee",
];

#[tokio::test]
async fn requests_that_another_site_started_are_refused_everywhere() {
    let mut visitor = Visitor::signed_in("admin").await;
    let foreign = [
        ("origin", "http://evil.test"),
        ("origin", "null"),
        ("origin", "http://saldo.test.evil.test"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
    ];
    for path in CHANGING {
        for from in foreign {
            let page = visitor.post_from(path, "act=x", Some(from)).await;
            assert_eq!(page.status, StatusCode::FORBIDDEN, "{path} from {from:?}");
        }
    }
    assert_eq!(visitor.get("/").await.status, StatusCode::OK, "still signed in");
}

#[tokio::test]
async fn what_changes_something_cannot_be_asked_for_by_a_link() {
    let mut visitor = Visitor::signed_in("admin").await;
    let links = ["/sign-out", "/preferences?theme=dark", "/bulk/customers", "/day/done?effect=x"];
    for path in links {
        let page = visitor.get(path).await;
        assert_eq!(page.status, StatusCode::METHOD_NOT_ALLOWED, "{path}");
    }
}

#[tokio::test]
async fn a_form_larger_than_any_form_is_refused() {
    let mut visitor = Visitor::signed_in("admin").await;
    let form = format!("kind=note&day=2026-03-20&body={}", "x".repeat(400_000));
    let page = visitor.post("/customers/C-0003/note", &form).await;
    assert_eq!(page.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(page.shows("Too large"), "{}", page.text);
}

mod web {
    use crate::house::Visitor;
    use axum::http::StatusCode;

    /// S32: nothing is served but the addresses of the list, and nothing says which version it is.
    #[tokio::test]
    async fn nothing_extra_exposed() {
        let paths = [
            "/.git/config",
            "/.env",
            "/admin",
            "/debug",
            "/metrics",
            "/server-status",
            "/assets",
            "/assets/",
            "/assets/..%2fCargo.toml",
            "/assets/saldo.css.map",
            "/api/v1/debug",
            "/swagger",
        ];
        let mut visitor = Visitor::stranger();
        for path in paths {
            let page = visitor.get(path).await;
            assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
        }
        for path in ["/sign-in", "/healthz", "/readyz", "/nowhere", "/api/v1/calc"] {
            let page = visitor.get(path).await;
            for header in ["server", "x-powered-by", "via"] {
                assert!(!page.headers.contains_key(header), "{path}: {header}");
            }
            assert!(!page.shows(env!("CARGO_PKG_VERSION")), "{path} tells its version");
        }
    }

    /// Over an encrypted line browsers are told to come back over nothing else; elsewhere not.
    #[tokio::test]
    async fn an_encrypted_line_says_so() {
        let mut visitor = Visitor::stranger();
        let plain = visitor.get("/sign-in").await;
        assert!(!plain.headers.contains_key("strict-transport-security"));
        let encrypted = visitor.get_over_https("/sign-in").await;
        let told = encrypted.headers["strict-transport-security"].to_str().expect("text");
        assert_eq!(told, "max-age=31536000");
    }
}
