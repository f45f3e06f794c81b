//! The calculators as pages: without sign-in, without script, in three languages.

use crate::house::{Page, Visitor};
use axum::http::StatusCode;
use std::fmt::Write as _;

const LANGUAGES: [&str; 3] = ["en", "ru", "et"];

fn stranger(language: &str) -> Visitor {
    Visitor::stranger().with_cookie("saldo_language", language)
}

/// A form as browsers send it.
fn form(pairs: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for (name, value) in pairs {
        let plus = if text.is_empty() { "" } else { "&" };
        write!(text, "{plus}{}={}", encoded(name), encoded(value)).expect("a text takes all");
    }
    text
}

fn encoded(text: &str) -> String {
    text.bytes().fold(String::new(), |mut out, byte| {
        match byte.is_ascii_alphanumeric() {
            true => out.push(char::from(byte)),
            false => write!(out, "%{byte:02X}").expect("a text takes all"),
        }
        out
    })
}

/// Names and values of the form on a page, read from its markup.
fn fields_of(page: &Page) -> Vec<(String, String)> {
    let form = page.text.split("class=\"card calc-form\"").nth(1).expect("a form");
    let form = form.split("</form>").next().expect("its end");
    let mut found = Vec::new();
    for tag in form.split('<').filter(|tag| tag.starts_with("input ") || tag.starts_with("select "))
    {
        let name = attribute(tag, "name").expect("a name");
        let value = match tag.starts_with("input ") {
            true => attribute(tag, "value").unwrap_or_default(),
            false => chosen(form, tag),
        };
        found.push((name, value));
    }
    found
}

/// What is chosen in a list of words; the first where nothing is.
fn chosen(form: &str, tag: &str) -> String {
    let rest = form.split(tag).nth(1).expect("the words after it");
    let list = rest.split("</select>").next().unwrap_or_default();
    let options: Vec<&str> = list.split("<option ").skip(1).collect();
    let option = options.iter().find(|option| option.contains(" selected")).or(options.first());
    option.and_then(|option| attribute(option, "value")).unwrap_or_default()
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let value = tag.split(&format!("{name}=\"")).nth(1)?.split('"').next()?;
    Some(value.replace("&#34;", "\"").replace("&#38;", "&").replace("&#60;", "<"))
}

fn sent(fields: &[(String, String)]) -> String {
    let pairs: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    form(&pairs)
}

const PENALTY: [(&str, &str); 8] = [
    ("as_of", "2026-03-22"),
    ("rate_pct_per_day", "0,1"),
    ("cap_pct", ""),
    ("due_date_rule", "AS_IS"),
    ("calendar", ""),
    ("invoices[0].invoice", "A-17"),
    ("invoices[0].principal", "100 000,00"),
    ("invoices[0].due_date", "2026-03-02"),
];

#[tokio::test]
async fn every_calculator_answers_a_stranger_in_every_language_with_its_example() {
    for language in LANGUAGES {
        let mut visitor = stranger(language);
        let index = visitor.get("/calc").await;
        assert_eq!(index.status, StatusCode::OK);
        for kind in saldo_calc::kinds() {
            let path = format!("/calc/{}", kind.name);
            assert!(index.shows(&format!("href=\"{path}\"")), "{path} is in the list");
            let page = visitor.get(&path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            assert!(!page.shows("⟦"), "{language} {path}: a text is missing");
            assert!(page.shows("calc-json"), "{path}: a result");
            assert!(!page.shows(" style=\"") && !page.shows(" onclick="), "{path}: nothing inline");
        }
    }
}

#[tokio::test]
async fn a_form_sent_back_as_it_stands_gives_the_same_result() {
    for language in LANGUAGES {
        let mut visitor = stranger(language);
        for kind in saldo_calc::kinds() {
            let path = format!("/calc/{}", kind.name);
            let first = visitor.get(&path).await;
            let again = visitor.post(&path, &sent(&fields_of(&first))).await;
            assert_eq!(again.status, StatusCode::OK, "{language} {path}: {}", again.text);
            let output = |page: &Page| page.text.split("id=\"json-out\"").nth(1).map(str::to_owned);
            let shown = |page: &Page| {
                output(page).and_then(|rest| rest.split("</pre>").next().map(str::to_owned))
            };
            assert_eq!(shown(&first), shown(&again), "{language} {path}");
        }
    }
}

#[tokio::test]
async fn amounts_are_typed_and_shown_in_the_notation_of_the_reader() {
    let mut visitor = stranger("ru");
    let page = visitor.post("/calc/contract-penalty", &form(&PENALTY)).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    assert!(page.shows("102\u{a0}000,00"), "claim in all");
    assert!(page.shows("20 дней"), "segments of the text for a claim: {}", page.text);
    assert!(page.shows("Счёт A-17"));
    assert!(page.shows("&#34;principal&#34;: &#34;100000.00&#34;"), "the contract form in JSON");
}

/// The caveat is the creditor's: it stands beside the result, not in the text for the debtor.
#[tokio::test]
async fn the_text_for_a_claim_holds_no_caveat_about_the_estimate() {
    let caveat = ["only an estimate", "лишь оценк", "vaid hinnang"];
    for (language, caveat) in LANGUAGES.into_iter().zip(caveat) {
        let page = stranger(language).get("/calc/annual-interest").await;
        let (before, rest) = page.text.split_once("id=\"claim\"").expect("a text for a claim");
        let (claim, after) = rest.split_once("</section>").expect("its end");
        let told = |text: &str| text.to_lowercase().contains(caveat);
        assert!(told(before) || told(after), "{language}: {}", page.text);
        assert!(!told(claim), "{language}: {claim}");
    }
}

#[tokio::test]
async fn rows_are_added_and_removed_by_buttons_and_nothing_typed_is_lost() {
    let mut visitor = stranger("en");
    let mut fields: Vec<(&str, &str)> = PENALTY.to_vec();
    fields.push(("add", "invoices[0].payments"));
    let page = visitor.post("/calc/contract-penalty", &form(&fields)).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.shows("name=\"invoices[0].payments[0].date\""));
    assert!(page.shows("value=\"100 000,00\""), "what was typed stays as it was typed");
    let mut fields = fields_of(&page);
    fields.push(("remove".to_owned(), "invoices[0]".to_owned()));
    let page = visitor.post("/calc/contract-penalty", &sent(&fields)).await;
    assert!(!page.shows("name=\"invoices[0].invoice\""));
    assert!(page.shows("value=\"2026-03-22\""));
}

#[tokio::test]
async fn a_refusal_stands_beside_the_field_it_names() {
    let rows = [
        ("contract-penalty", "invoices[0].principal", "12,3,4", "is not an amount"),
        ("contract-penalty", "as_of", "", "Please fill this in"),
        ("contract-penalty", "invoices[0].payments[0].amount", "-5", "is not an amount above zero"),
        ("contract-penalty", "due_date_rule", "SOMETIMES", "is not one of the choices"),
        ("contract-penalty", "cap_pct", "1001", "is not a percentage"),
    ];
    let mut visitor = stranger("en");
    for (kind, field, value, message) in rows {
        let mut fields: Vec<(&str, &str)> =
            PENALTY.iter().copied().filter(|(name, _)| *name != field).collect();
        fields.push(("invoices[0].payments[0].date", "2026-03-12"));
        if field != "invoices[0].payments[0].amount" {
            fields.push(("invoices[0].payments[0].amount", "1"));
        }
        fields.push((field, value));
        let page = visitor.post(&format!("/calc/{kind}"), &form(&fields)).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{field}");
        let after = page.text.split(&format!("name=\"{field}\"")).nth(1).expect(field);
        let beside = after.split("</div>").next().expect("the field's end");
        assert!(beside.contains(message), "{field}: {beside}");
        assert!(beside.contains("aria-invalid=\"true\""), "{field} is marked");
    }
}

#[tokio::test]
async fn fields_that_contradict_each_other_are_told_with_their_labels() {
    let mut visitor = stranger("ru");
    let fields = [
        ("as_of", "2017-03-03"),
        ("due_date", "2017-02-04"),
        ("shipment_date", "2017-01-21"),
        ("deferral_days", "14"),
        ("due_date_rule", "AS_IS"),
    ];
    let page = visitor.post("/calc/overdue-days", &form(&fields)).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let after = page.text.split("name=\"due_date\"").nth(1).expect("the field");
    assert!(after.split("</div>").next().is_some_and(|beside| beside.contains("class=\"error\"")));
}

#[tokio::test]
async fn hostile_texts_stay_texts() {
    let mut visitor = stranger("en");
    let mut fields: Vec<(&str, &str)> = PENALTY.to_vec();
    fields[5] = ("invoices[0].invoice", "\"><script>alert(1)</script>");
    fields.push(("x\"><script>alert(2)</script>", "1"));
    let page = visitor.post("/calc/contract-penalty", &form(&fields)).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.shows("<script>alert"), "markup came through");
    let link = format!("/calc/ageing?in={}", encoded("{\"</pre><script>alert(1)</script>\":1}"));
    assert!(!visitor.get(&link).await.shows("<script>alert"));
    let search = visitor.get(&format!("/calc?q={}", encoded("\"><script>alert(1)"))).await;
    assert!(!search.shows("<script>alert"));
}

#[tokio::test]
async fn a_link_repeats_a_calculation_and_a_broken_one_is_told() {
    let mut visitor = stranger("en");
    let page =
        visitor.post("/calc/contract-penalty", &form(&PENALTY).replace("0%2C1", "0.2")).await;
    let link = page.attribute("Print</button>", "href").replace("&#38;", "&");
    let again = visitor.get(&link).await;
    assert_eq!(again.status, StatusCode::OK, "{link}");
    assert!(again.shows("104,000.00"));
    for broken in ["{", "[]", "7", "{\"as_of\":7}"] {
        let page = visitor.get(&format!("/calc/contract-penalty?in={}", encoded(broken))).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{broken}");
    }
    // What the kind does not take is named, and the rest is calculated.
    let input = r#"{"as_of":"2026-03-22","rate_pct_per_day":"0.1","capp":"10","invoices":[{"invoice":"A","principal":"100.00","due_date":"2026-03-02","note":"x"}]}"#;
    let page = visitor.get(&format!("/calc/contract-penalty?in={}", encoded(input))).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.shows("does not know: capp, invoices[0].note."), "{}", page.text);
    assert!(!again.shows("does not know"), "nothing is missing there");
    let page = visitor.get(&format!("/calc/contract-penalty?in={}", encoded("{"))).await;
    assert!(page.shows("holds no input that can be read"), "{}", page.text);
    let empty = visitor.get("/calc/contract-penalty?in={}").await;
    assert_eq!(empty.status, StatusCode::OK, "an empty form is no fault");
    assert_eq!(visitor.get("/calc/no-such-kind").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_calculation_comes_as_a_workbook() {
    let mut visitor = stranger("et");
    for kind in saldo_calc::kinds() {
        let path = format!("/calc/{}.xlsx", kind.name);
        let page = visitor.post(&path, &form(&[("in", kind.example)])).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(page.text.starts_with("PK"), "{path} is a workbook");
        let name = page.headers["content-disposition"].to_str().expect("a header");
        assert!(name.contains(&format!("{}.xlsx", kind.name)), "{name}");
    }
    let refused = visitor.post("/calc/ageing.xlsx", &form(&[("in", "{}")])).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_calculation_comes_as_a_pdf_in_every_language() {
    for language in LANGUAGES {
        let mut visitor = stranger(language);
        for kind in saldo_calc::kinds() {
            let path = format!("/calc/{}.pdf", kind.name);
            let page = visitor.post(&path, &form(&[("in", kind.example)])).await;
            assert_eq!(page.status, StatusCode::OK, "{language} {path}: {}", page.text);
            assert!(page.text.starts_with("%PDF-"), "{path} is a document");
            let name = page.headers["content-disposition"].to_str().expect("a header");
            assert!(name.contains(&format!("{}.pdf", kind.name)), "{name}");
        }
    }
    let refused = stranger("en").post("/calc/ageing.pdf", &form(&[("in", "{}")])).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn the_guided_example_shows_the_figures_of_the_requirements() {
    let mut visitor = stranger("en");
    let page = visitor.get("/calc/example").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text);
    // INT-01 to INT-05, INT-06, INT-11 to INT-13, the marker of INT-09.
    let figures = [
        "4 Feb 2017",
        "337.50",
        "92.47",
        "245.03",
        "36.50",
        "5,049.00",
        "5,000.00",
        "73,984.00",
        "30,000.00",
        "43,984.00",
        "2 hidden",
        "due in 6 days",
        "due in 2 days",
    ];
    for figure in figures {
        assert!(page.shows(figure), "{figure}");
    }
    assert!(!page.shows("68,008.00"), "the hidden are left out, not subtracted");
    assert_eq!(page.text.matches("To court").count(), 6, "six clients are sued");
    let later = visitor.get("/calc/example?on=2017-03-10").await;
    assert!(!later.shows("hidden</span>"), "on 10 March both have appeared");
    for language in LANGUAGES {
        let page = stranger(language).get("/calc/example").await;
        assert!(!page.shows("⟦"), "{language}");
    }
}

#[tokio::test]
async fn the_calculators_stand_in_the_menu_of_those_who_are_signed_in() {
    let mut visitor = Visitor::signed_in("rep1").await;
    let page = visitor.get("/").await;
    assert!(page.shows("href=\"/calc\"") && page.shows("href=\"/calc/example\""));
    let page = visitor.get("/calc/late-fee").await;
    assert!(page.shows("href=\"/customers\""), "the same frame");
    let page = stranger("en").get("/calc/late-fee").await;
    assert!(!page.shows("href=\"/customers\"") && page.shows("href=\"/sign-in\""));
}
