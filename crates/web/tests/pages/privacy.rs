//! Data about people in the browser: taken out, erased, its acts; and who looked at whose.

use crate::house::{Page, Visitor, alone, office};
use saldo_work::views::{self, CustomerFilter, Page as Part};
use saldo_work::{Who, company};
use std::time::Duration;

/// Reads that are noted a moment after the page is there.
async fn report(visitor: &mut Visitor, question: &str, expected: &str) -> Page {
    for _ in 0..500 {
        let page = visitor.get(&format!("/personal/seen{question}")).await;
        if page.shows(expected) {
            return page;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("{expected} is not noted")
}

mod audit {
    use super::*;

    /// G06: whoever is shown a page about a customer stands in the report, with the page; whoever
    /// is refused it does not.
    #[tokio::test]
    async fn reads_of_personal_cards() {
        alone();
        let mut rep = Visitor::signed_in("rep1").await;
        let list = rep.get("/customers").await;
        let own = list.attribute("<a class=\"name\"", "href");
        assert!(own.starts_with("/customers/"), "{own}");
        let foreign = foreign(&own);
        assert_eq!(rep.get(&own).await.status, 200);
        assert_eq!(rep.get(&format!("{own}/file")).await.status, 200);
        assert_eq!(rep.get(&foreign).await.status, 404);
        let mut security = Visitor::signed_in("security").await;
        let page = report(&mut security, "?login=rep1", &format!("{own}/file")).await;
        assert_eq!(page.status, 200);
        for place in ["/customers<", &format!("{own}<"), &format!("{own}/file<")] {
            assert!(page.shows(&format!(">{place}")), "{place}: {}", page.text);
        }
        assert!(!page.shows(&format!(">{foreign}<")), "{}", page.text);
        let none = security.get("/personal/seen?login=rep1&to=2020-01-01&from=2019-01-01").await;
        assert!(!none.shows(&format!(">{own}<")), "{}", none.text);
        let refused = security.get("/personal/seen?login=nobody.here").await;
        assert_eq!(refused.status, 422);
        assert_eq!(rep.get("/personal/seen").await.status, 403);
    }

    /// A customer of somebody else.
    fn foreign(own: &str) -> String {
        let company = company::only(office()).expect("a company").company;
        let filter = CustomerFilter::default();
        let list = views::customers(office(), company, Who::program(), &filter, Part::first(500));
        let rows = list.expect("customers").customers.rows;
        let of = |row: &views::CustomerRow| row.owner.as_ref().map(|one| one.login.clone());
        let foreign = rows.iter().find(|row| of(row).is_some_and(|login| login != "rep1"));
        let address = format!("/customers/{}", foreign.expect("a foreign one").code);
        assert_ne!(address, own);
        address
    }
}

/// G07: after an incident it is told within minutes who saw what of a customer in the last day,
/// however much was looked at.
#[tokio::test]
async fn incident_report_under_5_minutes() {
    alone();
    let company = company::only(office()).expect("a company").company;
    let people = saldo_work::users::list(office(), company).expect("people");
    for person in &people {
        for number in 1..=40 {
            let place = format!("/customers/C-{number:04}");
            let place = (place.as_str(), "web 192.0.2.1");
            saldo_work::privacy::note_read(office(), company, person.person, place).expect("noted");
        }
    }
    let mut security = Visitor::signed_in("security").await;
    let asked = security.get("/personal/seen?customer=C-0003");
    let page =
        tokio::time::timeout(Duration::from_secs(300), asked).await.expect("in five minutes");
    let found = page.text.matches(">/customers/C-0003<").count();
    assert_eq!(found, people.len(), "{}", page.text);
    assert!(!page.shows("C-0030"), "{}", page.text);
    // What does not fit on one page follows on the next, and nothing is left out.
    let (mut address, mut rows, mut pages) = ("/personal/seen".to_owned(), 0, 0);
    loop {
        let page = security.get(&address).await;
        rows += page.text.matches(">/customers/C-").count();
        pages += 1;
        if !page.shows("class=\"pager\"") {
            break;
        }
        let older = page.attribute("class=\"pager\"", "href");
        address = older.replace("&#38;", "&").replace("&amp;", "&");
        assert!(pages < 50, "{address}");
    }
    assert_eq!(rows, people.len() * 40);
    assert!(pages > 2, "{pages} pages");
}

/// Whose data is needed keeps it; what was typed stays; whoever may not is refused.
#[tokio::test]
async fn data_is_taken_out_and_erased_on_the_page() {
    alone();
    let mut director = Visitor::signed_in("director").await;
    let page = director.get("/personal").await;
    assert_eq!(page.status, 200);
    assert!(page.shows("customer.email") && page.shows("7 years"), "{}", page.text);
    let file = director.get("/personal/export?customer=C-0003").await;
    assert_eq!(file.headers["content-disposition"], "attachment; filename=\"personal-data.json\"");
    let about: serde_json::Value = serde_json::from_str(&file.text).expect("JSON");
    assert_eq!(about["code"], "C-0003");
    assert!(about["tables"]["item"].as_array().is_some_and(|rows| !rows.is_empty()));
    let unknown = director.get("/personal/export?customer=nobody").await;
    assert_eq!(unknown.status, 404);
    assert!(unknown.shows("value=\"nobody\""), "{}", unknown.text);

    let form = "customer=C-0003&reason=letter+17";
    let refused = director.post("/personal/erase", form).await;
    assert_eq!(refused.status, 409, "{}", refused.text);
    assert!(refused.shows("value=\"letter 17\""), "{}", refused.text);

    let code = erased(&mut director).await;
    let page = director.get("/personal").await;
    let row = page.text.split("/personal/acts/").nth(1).and_then(|rest| rest.split('"').next());
    let act = director.get(&format!("/personal/acts/{}", row.expect("an act"))).await;
    assert!(act.shows(&code) && act.shows("letter 17"), "{}", act.text);
    assert_eq!(director.get("/personal/acts/1").await.status, 404);
    let mut rep = Visitor::signed_in("rep1").await;
    for address in ["/personal", "/personal/export?customer=C-0003", "/personal/acts/1"] {
        assert_eq!(rep.get(address).await.status, 403, "{address}");
    }
}

/// Erases the first customer of whom nothing is open; answers its code.
async fn erased(director: &mut Visitor) -> String {
    let company = company::only(office()).expect("a company").company;
    let filter = CustomerFilter::default();
    let list = views::customers(office(), company, Who::program(), &filter, Part::first(500));
    for row in list.expect("customers").customers.rows {
        let form = format!("customer={}&reason=letter+17", row.code);
        let done = director.post("/personal/erase", &form).await;
        if done.status == 303 {
            assert_eq!(done.leads_to(), "/personal");
            return row.code;
        }
        assert_eq!(done.status, 409, "{}", done.text);
    }
    panic!("everybody owes something")
}
