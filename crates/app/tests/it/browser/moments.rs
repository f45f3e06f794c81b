//! Moments that no address alone shows: something is wrong, asked back, selected or decided.

use super::driver::{Browser, SIZES, Size};
use super::pages::{LANGUAGES, THEMES, looked_at};
use super::server::Served;
use super::{signed_in, told};

/// One way of looking: language, theme and size.
struct Look {
    language: &'static str,
    theme: &'static str,
    size: Size,
}

fn looks() -> Vec<Look> {
    let mut looks = Vec::new();
    for language in LANGUAGES {
        for theme in THEMES {
            looks.extend(SIZES.map(|size| Look { language, theme, size }));
        }
    }
    looks
}

impl Look {
    /// Turns the browser to this way of looking.
    async fn begin(&self, browser: &Browser) {
        browser.prefer(self.language, self.theme).await;
        browser.resize(self.size).await;
    }

    /// Takes the picture of what is there now; returns what is wrong with it.
    async fn picture(&self, browser: &Browser, moment: &str) -> Vec<String> {
        let name = format!("{moment}-{}-{}-{}", self.language, self.theme, self.size.name);
        browser.picture(self.size, &name).await;
        let mut faults = looked_at(browser, self.size, self.language, &name).await;
        // A page that says no has the status of a no, and the browser notes that.
        faults.retain(|fault| !fault.contains("the server responded with a status of 4"));
        faults
    }
}

#[test]
fn pages_that_say_no_or_show_one_thing() {
    told(async {
        let (served, browser) = signed_in("admin").await;
        let long = format!("/customers?q={}", "x".repeat(300));
        let document = found(&served, &browser, "/invoices?state=overdue", "/documents/").await;
        let charge = format!("{document}/charge");
        let refused = "/calc/contract-penalty?in=%7B%22as_of%22%3A%222026-02-31%22%7D";
        let letter = found(&served, &browser, "/customers/C-0003/why", "/messages/").await;
        let moments = [
            ("unreadable-day", "/run?day=31.02.2026"),
            ("no-match", "/customers?q=nobody-is-called-this"),
            ("missing", "/nowhere"),
            ("too-long", long.as_str()),
            ("card-edit", "/customers/C-0003/edit"),
            ("document", document.as_str()),
            ("charge", charge.as_str()),
            ("calculator-refused", refused),
            ("letter", letter.as_str()),
        ];
        let mut faults = Vec::new();
        for look in looks() {
            look.begin(&browser).await;
            for (moment, path) in moments {
                browser.open(&served, path).await;
                faults.extend(look.picture(&browser, moment).await);
            }
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        browser.leave().await;
    });
}

/// The first link of a page that begins so.
async fn found(served: &Served, browser: &Browser, page: &str, begin: &str) -> String {
    browser.open(served, page).await;
    let path = browser
        .text(&format!(
            "return document.querySelector(\"main a[href^='{begin}']\")?.getAttribute('href')"
        ))
        .await;
    assert!(!path.is_empty(), "{page} links to {begin}");
    path
}

#[test]
fn a_selection_says_how_much_it_holds_and_offers_all_that_fit() {
    told(async {
        let (served, browser) = signed_in("sales").await;
        let mut faults = Vec::new();
        for look in looks() {
            look.begin(&browser).await;
            browser.open(&served, "/customers").await;
            browser.run("document.querySelector('tbody [name=customer]').click()").await;
            let one = browser.text("return document.querySelector('[data-what]').innerText").await;
            assert!(one.contains(" 1 "), "{one}");
            browser.run("document.querySelector('[data-matching]').click()").await;
            let all = browser.text("return document.querySelector('[data-what]').innerText").await;
            assert!(all.contains(" 120 "), "{all}");
            faults.extend(look.picture(&browser, "selection").await);
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        browser.leave().await;
    });
}

#[test]
fn a_decision_is_offered_to_whom_it_is_asked_of() {
    told(async {
        let (served, browser) = signed_in("general").await;
        let mut faults = Vec::new();
        for look in looks() {
            look.begin(&browser).await;
            let asked = found(&served, &browser, "/day?show=upcoming", "/requests/").await;
            browser.run(ONLY_DECISIONS).await;
            faults.extend(look.picture(&browser, "decisions").await);
            browser.open(&served, &asked).await;
            let offered = "return document.querySelectorAll(\"form[action$='/decide']\").length";
            assert!(browser.number(offered).await > 0, "the general director may decide");
            faults.extend(look.picture(&browser, "decision").await);
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        browser.leave().await;
    });
}

/// Leaves customers about whom nothing is to be decided out of the picture.
const ONLY_DECISIONS: &str = "
    document.querySelectorAll('.work > li').forEach(li => {
        if (!li.querySelector(\"a[href^='/requests/']\")) li.remove();
    });";

#[test]
fn what_was_typed_is_asked_back_or_kept() {
    told(async {
        let (served, browser) = signed_in("sales").await;
        let mut faults = Vec::new();
        for look in looks() {
            look.begin(&browser).await;
            browser.open(&served, "/customers/C-0003?act=payment").await;
            browser
                .run("document.querySelectorAll('.acting').forEach(d => { d.open = true })")
                .await;
            faults.extend(look.picture(&browser, "forms").await);

            browser.open(&served, "/customers/C-0003?act=payment").await;
            browser.fill("#payment-amount", "99999.99").await;
            browser.click("form[action$='/payment'] button.main").await;
            browser.arrives("[name=confirmed]").await;
            faults.extend(look.picture(&browser, "payment-doubt").await);

            browser.tab.delete_cookie("saldo_session").await.expect("the session is lost");
            browser.click("form[action$='/payment'] button.main").await;
            browser.arrives("[name=kept_form]").await;
            faults.extend(look.picture(&browser, "session-ended").await);
            browser.fill("#login", "sales").await;
            browser.fill("#password", &served.password).await;
            browser.click(".door form.form button.main").await;
            browser.arrives("main dl").await;
            faults.extend(look.picture(&browser, "kept").await);
            let kept = browser.text("return document.querySelector('main dl').innerText").await;
            assert!(kept.contains("99999.99"), "{kept}");
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        browser.leave().await;
    });
}
