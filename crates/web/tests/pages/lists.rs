//! Long lists come in pages, each row on exactly one of them.

use crate::house::{Page, Visitor};
use std::collections::BTreeSet;

/// Addresses of the rows of a list, in order.
fn rows(page: &Page) -> Vec<String> {
    let table = page.text.split("data-rows").nth(1).expect("a list");
    let table = table.split("</table>").next().expect("the end of the list");
    let lead = table.split("class=\"lead\"").skip(1);
    let href = |row: &str| row.split("href=\"").nth(1)?.split('"').next().map(str::to_owned);
    lead.filter_map(href).collect()
}

/// The link of a page with this relation.
fn turn(page: &Page, rel: &str) -> Option<String> {
    let link = page.text.split(&format!("rel=\"{rel}\" href=\"")).nth(1)?;
    link.split('"').next().map(|href| href.replace("&#38;", "&").replace("&amp;", "&"))
}

/// What the pager says: first, last, of how many.
fn said(page: &Page) -> [u64; 3] {
    let pager = page.text.split("class=\"pager\"").nth(1).expect("a pager");
    let text = pager.split("<span>").nth(1).and_then(|rest| rest.split('<').next()).expect("text");
    let numbers = text.replace(',', "").replace('–', " ");
    let numbers: Vec<u64> = numbers.split(' ').filter_map(|word| word.parse().ok()).collect();
    numbers.try_into().unwrap_or_else(|found| panic!("{text}: {found:?}"))
}

#[tokio::test]
async fn every_row_of_a_long_list_stands_on_exactly_one_page() {
    let mut visitor = Visitor::signed_in("general").await;
    for path in ["/invoices", "/payments"] {
        let mut page = visitor.get(path).await;
        let total = said(&page)[2];
        assert!(total > 50, "{path}: {total} rows are no long list");
        assert_eq!(turn(&page, "prev"), None, "{path}: nothing lies before the first page");
        let (mut seen, mut turned) = (Vec::new(), 0_u64);
        loop {
            let here = rows(&page);
            let [first, last, of] = said(&page);
            assert_eq!(
                (first, last, of),
                (seen.len() as u64 + 1, first + here.len() as u64 - 1, total)
            );
            seen.extend(here);
            let Some(next) = turn(&page, "next") else { break };
            page = visitor.get(&next).await;
            turned += 1;
        }
        assert_eq!((seen.len() as u64, turned), (total, (total - 1) / 50), "{path}");
        let distinct: BTreeSet<&String> = seen.iter().collect();
        assert_eq!(distinct.len(), seen.len(), "{path}: no row twice");

        // Back again: the page before the last is the one that was read before it.
        let back = turn(&page, "prev").expect("a page before");
        let page = visitor.get(&back).await;
        let first = usize::try_from(said(&page)[0] - 1).expect("small");
        assert_eq!(rows(&page), seen[first..first + 50], "{path}: {back}");
    }
}

#[tokio::test]
async fn a_filter_and_an_order_stay_when_a_page_is_turned() {
    let mut visitor = Visitor::signed_in("general").await;
    let page = visitor.get("/invoices?state=closed").await;
    let next = turn(&page, "next").expect("more closed invoices than fit");
    assert!(next.contains("state=closed") && next.contains("row=50"), "{next}");
    let second = visitor.get(&next).await;
    assert_eq!(said(&second)[0], 51);
    assert_eq!(said(&second)[2], said(&page)[2], "of the same list");
}

#[tokio::test]
async fn a_page_that_is_none_is_the_first_or_an_empty_one() {
    let mut visitor = Visitor::signed_in("general").await;
    let first = rows(&visitor.get("/invoices").await);
    for from in ["", "x", "-50", "0", "1e3", "99999999999999999999"] {
        let page = visitor.get(&format!("/invoices?row={from}")).await;
        assert_eq!(page.status, 200, "{from}");
        assert_eq!(rows(&page), first, "{from}");
    }
    let page = visitor.get("/invoices?row=900000").await;
    assert_eq!(page.status, 200);
    assert!(turn(&page, "next").is_none());
}
