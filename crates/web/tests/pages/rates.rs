//! Rates and calendars on their page: seen and changed by those who look after them.

use crate::house::Visitor;
use axum::http::StatusCode;

const LIST: &str = "Day;Rate\n2026-11-02;13.25\n2026-11-01;13.25\n2026-10-26;13,50\n";

/// The list as a browser sends a file with the form around it.
fn upload(list: &str) -> String {
    let field = |name: &str, value: &str| {
        format!("--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
    };
    let file = format!(
        "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"kurs.csv\"\r\n\r\n\
         {list}\r\n--b--\r\n"
    );
    [&field("table", "ru-key-rate"), &field("source", "gazette"), file.as_str()].concat()
}

#[tokio::test]
async fn the_page_and_its_place_in_the_menu_are_for_those_who_look_after_rates() {
    let rows = [("accountant", true), ("control", true), ("admin", true), ("rep1", false)];
    for (login, may) in rows {
        let mut visitor = Visitor::signed_in(login).await;
        let page = visitor.get("/rates").await;
        let expected = if may { StatusCode::OK } else { StatusCode::FORBIDDEN };
        assert_eq!(page.status, expected, "{login}");
        assert_eq!(visitor.get("/day").await.shows("href=\"/rates\""), may, "{login}");
    }
}

#[tokio::test]
async fn a_decision_is_added_once_and_a_mistake_comes_back_with_what_was_typed() {
    let mut visitor = Visitor::signed_in("accountant").await;
    let form = |rate: &str| {
        format!(
            "table=ee-default-interest&day=2026-12-31&rate={rate}&checked_to=2027-01-31\
             &source=Riigi+Teataja&reason="
        )
    };
    let wrong = visitor.post("/rates", &form("ten")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.shows("“ten” is no percentage") && wrong.shows("value=\"Riigi Teataja\""));
    assert_eq!(visitor.post("/rates", &form("10.90")).await.leads_to(), "/rates");
    let page = visitor.get("/rates").await;
    assert!(page.shows("10.90") && page.shows("Riigi Teataja"), "{}", page.text);
    assert_eq!(visitor.post("/rates", &form("10.90")).await.leads_to(), "/rates");
    assert!(visitor.get("/rates").await.shows("Nothing changed"));
    let unexplained = visitor.post("/rates", &form("11.90")).await;
    assert!(unexplained.shows("A reason is needed"), "{}", unexplained.text);
}

#[tokio::test]
async fn a_list_is_looked_at_before_it_is_recorded() {
    let mut visitor = Visitor::signed_in("control").await;
    let wrong =
        visitor.multipart("/rates/list", &upload("2026-10-26;13.50\nyesterday;13.50")).await;
    assert!(wrong.shows("kurs.csv, line 2"), "{}", wrong.text);
    let look = visitor.multipart("/rates/list", &upload(LIST)).await;
    assert_eq!(look.status, StatusCode::OK, "{}", look.text);
    assert!(look.shows("Record 2 changes") && look.shows("13.25"), "{}", look.text);
    assert!(!visitor.get("/rates").await.shows("13.25"), "looking records nothing");
    let form = "table=ru-key-rate&file=kurs.csv&checked_to=&source=gazette&reason=\
                &rows=2+2026-11-02+13.25%0D%0A3+2026-11-01+13.25%0D%0A4+2026-10-26+13.50";
    assert_eq!(visitor.post("/rates/import", form).await.leads_to(), "/rates");
    assert!(visitor.get("/rates").await.shows("13.25"));
}

#[tokio::test]
async fn a_year_is_added_and_a_weekend_in_it_is_named() {
    let mut visitor = Visitor::signed_in("admin").await;
    let form =
        |days: &str| format!("calendar=RU&year=2027&days_off={days}&worked=&source=decree&reason=");
    let wrong = visitor.post("/rates/year", &form("2027-01-02")).await;
    assert!(wrong.shows("2027-01-02 is a Saturday or Sunday"), "{}", wrong.text);
    assert_eq!(visitor.post("/rates/year", &form("2027-01-01")).await.leads_to(), "/rates");
    assert!(visitor.get("/rates").await.shows("<b>2027</b>"));
}

/// The calculators of those who are signed in know what their company has added.
#[tokio::test]
async fn a_moratorium_is_added_and_calculated_with() {
    let mut visitor = Visitor::signed_in("accountant").await;
    let form = |to: &str| {
        format!("name=M-1&from=2025-06-05&to={to}&due_before=&source=Decree&reason=&strike_out=")
    };
    let wrong = visitor.post("/rates/moratorium", &form("2025-06-04")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.shows("is before 2025-06-05") && wrong.shows("value=\"M-1\""), "{}", wrong.text);
    let example = "/calc/interest-ru-395";
    assert!(visitor.get(example).await.shows("146.00"));
    assert_eq!(visitor.post("/rates/moratorium", &form("2025-06-06")).await.leads_to(), "/rates");
    assert!(visitor.get("/rates").await.shows("M-1"));
    // Due on 2 June, so two of six days at 21 % bear nothing.
    assert!(visitor.get(example).await.shows("104.00"));
    let mut stranger = Visitor::stranger();
    assert!(stranger.get(example).await.shows("146.00"), "what ships is for everybody");
}

#[tokio::test]
async fn court_fees_are_taken_as_text_and_a_mistake_comes_back_with_it() {
    let mut visitor = Visitor::signed_in("control").await;
    let wrong = visitor.post("/rates/fees", "text=code+%3D+7&reason=").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.shows("line 1") && wrong.shows("code = 7"), "{}", wrong.text);
}
