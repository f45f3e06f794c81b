//! What people get wrong is said beside the place, and what they typed is not lost.

use crate::house::{Visitor, password};
use axum::http::StatusCode;

#[tokio::test]
async fn no_query_of_any_length_breaks_a_page() {
    let mut visitor = Visitor::signed_in("admin").await;
    let (full, over) = ("x".repeat(200), "x".repeat(60_000));
    let rows = [
        ("/customers", "q"),
        ("/customers", "owner"),
        ("/customers", "sort"),
        ("/customers.csv", "q"),
        ("/search", "q"),
        ("/invoices", "q"),
        ("/invoices", "from"),
        ("/invoices.csv", "q"),
        ("/payments", "q"),
        ("/payments.csv", "to"),
        ("/day", "show"),
        ("/run", "clause"),
        ("/runs", "from"),
        ("/customers/C-0003", "tab"),
        ("/customers/C-0003/why", "on"),
    ];
    for (path, name) in rows {
        let page = visitor.get(&format!("{path}?{name}={over}")).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{path} {name}");
        assert!(page.shows("at most 200 characters"), "{path} {name}: {}", page.text);
        let page = visitor.get(&format!("{path}?{name}={full}")).await;
        assert!(!page.status.is_server_error(), "{path} {name}: {}", page.status);
    }
    let path = format!("/customers/{over}");
    assert_eq!(visitor.get(&path).await.status, StatusCode::NOT_FOUND);
    let page = visitor.get("/customers?q=a%00b").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "a letter no database keeps");
}

#[tokio::test]
async fn a_day_that_cannot_be_read_is_told_beside_its_field_and_never_taken_for_today() {
    let mut visitor = Visitor::signed_in("control").await;
    let rows = [
        ("/run?day=bad", "“bad” is no day"),
        ("/run?day=31.02.2026&clause=%3Cb%3E&withheld=x&from=-1", "“31.02.2026” is no day"),
        ("/customers/C-0003/why?on=2026-02-31", "“2026-02-31” is no day"),
        ("/invoices?from=x1&to=2026-03-01", "“x1” is no day"),
        ("/payments?to=1.1.26", "“1.1.26” is no day"),
    ];
    for (path, told) in rows {
        let page = visitor.get(path).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        assert!(page.shows(told) && page.shows("aria-invalid=\"true\""), "{path}: {}", page.text);
        assert!(!page.shows("name=\"fingerprint\""), "{path}: what was not asked for");
    }
    for path in ["/invoices.csv?from=bad", "/payments.csv?to=bad"] {
        let page = visitor.get(path).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        assert!(page.shows("This is no day"), "{path}: {}", page.text);
    }
    let page = visitor.post("/run", "day=bad&fingerprint=x").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", page.text);
    for path in ["/run?day=", "/invoices?from=&to=", "/customers/C-0003/why?on="] {
        assert_eq!(visitor.get(path).await.status, StatusCode::OK, "{path}: nothing asked for");
    }
}

#[tokio::test]
async fn a_form_sent_after_the_session_has_ended_is_kept_and_sent_by_a_second_click() {
    let mut visitor = Visitor::signed_in("accountant").await;
    visitor = visitor.with_cookie("saldo_session", &"0".repeat(64));
    let form = "kind=call&day=2026-03-20&body=a+long+talk+%26+%3Cnothing%3E";
    let door = visitor.post("/customers/C-0013/note", form).await;
    assert_eq!(door.status, StatusCode::UNAUTHORIZED);
    assert!(door.shows("What you typed is kept"), "{}", door.text);
    let path = door.attribute("name=\"kept_path\"", "value");
    let kept = unescaped(&door.attribute("name=\"kept_form\"", "value"));
    assert_eq!(path, "/customers/C-0013/note");

    let enter = |login: &str, password: &str| {
        let mut form = form_of(&[("login", login), ("password", password)]);
        form.push_str(&form_of(&[("next", "/"), ("kept_path", &path), ("kept_form", &kept)]));
        form
    };
    let wrong = visitor.post("/sign-in", &enter("accountant", "wrong")).await;
    assert_eq!(wrong.status, StatusCode::FORBIDDEN);
    assert!(wrong.shows("name=\"kept_form\""), "still kept after a slip of the password");
    let inside = visitor.post("/sign-in", &enter("accountant", password())).await;
    assert_eq!(inside.status, StatusCode::OK, "{}", inside.text);
    assert!(inside.shows("Not sent yet") && inside.shows("a long talk &#38; &#60;nothing&#62;"));
    let before = visitor.get("/customers/C-0013").await;
    assert!(!before.shows("a long talk"), "nothing was done by itself");

    assert!(inside.shows("action=\"/customers/C-0013/note\""), "{}", inside.text);
    let sent = visitor.post("/customers/C-0013/note", form).await;
    assert_eq!(sent.leads_to(), "/customers/C-0013");
}

#[tokio::test]
async fn a_kept_form_leads_nowhere_but_home() {
    let mut visitor = Visitor::stranger();
    let mut form = form_of(&[("login", "legal"), ("password", password())]);
    form.push_str(&form_of(&[("kept_path", "//evil.test/x"), ("kept_form", "a=1")]));
    assert_eq!(visitor.post("/sign-in", &form).await.leads_to(), "/");
}

fn form_of(fields: &[(&str, &str)]) -> String {
    let encoded = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
    fields.iter().map(|(name, value)| format!("&{name}={}", encoded(value))).collect()
}

fn unescaped(text: &str) -> String {
    text.replace("&#38;", "&")
}

#[tokio::test]
async fn an_unlikely_payment_is_recorded_when_it_is_confirmed_as_it_stands() {
    let mut visitor = Visitor::signed_in("accountant").await;
    let path = "/customers/C-0014/payment";
    let key = visitor.get("/customers/C-0014?act=payment").await.attribute("name=\"key\"", "value");
    let form = |amount: &str, confirmed: &str| {
        format!("key={key}&amount={amount}&day=2026-03-19&number=HUGE-1&confirmed={confirmed}")
    };
    let asked = visitor.post(path, &form("9999999.00", "")).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(asked.shows("This is seldom so") && asked.shows("more than"), "{}", asked.text);
    assert!(asked.shows("HUGE-1") && asked.shows("It is right: record the payment"));
    let confirmed = asked.attribute("name=\"confirmed\"", "value").replace(' ', "+");
    let changed = visitor.post(path, &form("8888888.00", &confirmed)).await;
    assert!(changed.shows("This is seldom so"), "another amount is asked about anew");
    assert_eq!(
        visitor.post(path, &form("9999999.00", &confirmed)).await.leads_to(),
        "/customers/C-0014"
    );
    assert!(visitor.get("/payments?q=HUGE-1").await.shows(">HUGE-1<"));
    let tomorrow = visitor.post(path, "key=another-key&amount=1&day=2026-03-21").await;
    assert!(tomorrow.shows("lies in the future"), "{}", tomorrow.text);
}

#[tokio::test]
async fn all_that_fit_a_filter_are_meant_not_only_those_on_the_page() {
    let mut visitor = Visitor::signed_in("sales").await;
    let whole = visitor.get("/customers.csv?q=C-00").await.text;
    let sheet = visitor.post("/bulk/customers", "act=export&matching=1&filter-q=C-00").await;
    assert_eq!(sheet.text, whole, "as many as the list holds");
    let one = visitor.post("/bulk/customers", "act=export&matching=1&filter-q=C-0015").await;
    assert_eq!(one.text.lines().count(), 2, "{}", one.text);
    let form = "act=assign&owner=rep2&matching=1&filter-q=C-0015&return=%2Fcustomers";
    assert_eq!(visitor.post("/bulk/customers", form).await.leads_to(), "/customers");
    assert!(visitor.get("/customers").await.shows("1 customer has changed hands"));
}

#[tokio::test]
async fn a_wrong_column_map_is_explained_in_the_readers_language() {
    let rows =
        [("en", "`source` needs a name"), ("ru", "назовите источник"), ("et", "nimeta allikas")];
    let visitor = Visitor::signed_in("admin").await;
    for (language, told) in rows {
        let mut visitor = visitor.clone().with_cookie("saldo_language", language);
        let address = visitor.upload("m.csv", b"a;b\n1;2\n").await.leads_to().to_owned();
        let form = form_of(&[("map", "source = \"\"\nproduces = [\"customers\"]\n")]);
        visitor.post(&format!("{address}/map"), form.trim_start_matches('&')).await;
        let page = visitor.get(&address).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{language}");
        assert!(page.shows(told), "{language}: {}", page.text);
    }
}
