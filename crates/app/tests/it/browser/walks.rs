//! Ways through several pages, as a person takes them.

use super::driver::{Browser, SIZES};
use super::pages::looked_at;
use super::server::Served;
use super::wire::Wire;
use super::{signed_in, told};
use std::time::Duration;

const DESKTOP: usize = 0;
const PHONE: usize = 1;

/// Waits until a script answers with this number.
async fn comes_to(browser: &Browser, script: &str, wanted: i64) {
    let mut last = -1;
    for _ in 0..300 {
        last = browser.number(script).await;
        if last == wanted {
            return;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    panic!("{script}: {last}, not {wanted}");
}

/// How many talks wait on the phone.
const WAITING: &str = "return JSON.parse(localStorage.getItem('saldo-queue') ?? '[]').length";

#[test]
fn a_visit_is_written_down_without_a_connection_and_sent_when_it_is_back() {
    told(async {
        let mut served = Served::start();
        let wire = Wire::to(&served.origin);
        served.origin.clone_from(&wire.origin);
        let browser = Browser::start().await;
        browser.resize(SIZES[PHONE]).await;
        browser.sign_in(&served, "rep1").await;
        browser.prefer("en", "light").await;
        browser.open(&served, "/route").await;
        let stop = "return document.querySelector('.stop:not(.met)')?.dataset.keep ?? ''";
        let visit = browser.text(stop).await;
        assert!(visit.ends_with("/visit"), "somebody is still to be seen: {visit}");
        let kept = format!(
            "return caches.open('saldo-field').then(cache => cache.match('{visit}')).then(hit => hit ? 1 : 0)"
        );
        comes_to(&browser, &kept, 1).await;

        wire.cut();
        browser.open(&served, &visit).await;
        fill_in_nobody_there(&browser).await;
        comes_to(&browser, WAITING, 1).await;
        browser.arrives("[data-queue-state]:not([hidden])").await;
        browser.picture(SIZES[PHONE], "visit-waits-en-light-phone").await;
        browser.open(&served, "/route").await;
        let told =
            browser.text("return document.querySelector('[data-queue-state]').innerText").await;
        assert!(told.contains('1'), "the sheet says what waits: {told}");

        wire.mend();
        browser.open(&served, "/route").await;
        comes_to(&browser, WAITING, 0).await;
        browser.open(&served, "/route").await;
        let met =
            format!("return document.querySelector(\".stop.met[data-keep='{visit}']\") ? 1 : 0");
        assert_eq!(browser.number(&met).await, 1, "{visit} was met");
        browser.leave().await;
    });
}

/// The shortest talk: nobody there, looked in again tomorrow.
async fn fill_in_nobody_there(browser: &Browser) {
    browser.arrives("form.visit").await;
    browser.run("document.querySelector('[name=answer][value=not_reached]').click()").await;
    browser.run("document.querySelector('[name=doubt][value=b]').click()").await;
    let day = "document.querySelector('[name=next-day]').value = '2026-03-23';
               document.querySelector('[name=next-time]').value = '10:00';";
    browser.run(day).await;
    browser.click("form.visit button.main").await;
}

#[test]
fn a_changed_policy_is_replayed_over_the_past_and_led_back_to_the_editor() {
    told(async {
        let (served, browser) = signed_in("control").await;
        browser.prefer("en", "light").await;
        browser.resize(SIZES[DESKTOP]).await;
        browser.open(&served, "/policies/new").await;
        let edit = "const file = document.querySelector('#e-text');
            file.value = file.value.replace(/version = \\d+/, 'version = 90')
                .replace('from = 15\\nto = 28', 'from = 20\\nto = 28').replace('to = 14', 'to = 19');
            document.querySelector('[name=from]').value = '2026-02-20';
            document.querySelector('[name=to]').value = '2026-03-20';";
        browser.run(edit).await;
        browser.click("[formaction='/policies/backtest']").await;
        browser.arrives("form[action='/policies/new'] input[name=text]").await;
        let name = "policy-backtest-en-light-desktop";
        browser.picture(SIZES[DESKTOP], name).await;
        let faults = looked_at(&browser, SIZES[DESKTOP], "en", name).await;
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        let tables = browser.number("return document.querySelectorAll('main table').length").await;
        assert!(tables > 1, "what would differ is counted: {tables} tables");
        browser.click("form[action='/policies/new'] button").await;
        browser.arrives("#e-text").await;
        let text = browser.text("return document.querySelector('#e-text').value").await;
        assert!(text.contains("version = 90"), "what was typed is still there");
        browser.leave().await;
    });
}

#[test]
fn an_approval_is_found_in_the_inbox_decided_and_found_among_the_closed() {
    told(async {
        let (served, browser) = signed_in("supervisor1").await;
        browser.resize(SIZES[DESKTOP]).await;
        browser.open(&served, "/requests").await;
        let first = "return document.querySelector(\"tbody a[href^='/requests/']\")?.getAttribute('href') ?? ''";
        let request = browser.text(first).await;
        assert!(!request.is_empty(), "somebody asks for time");
        let count = "return document.querySelectorAll('main tbody tr').length";
        let before = browser.number(count).await;
        browser.click(&format!("a[href='{request}']")).await;
        browser.arrives("form[action$='/decide']").await;
        browser.run("document.querySelector('[name=choice]').click()").await;
        browser.fill("#d-reason", "They have kept such words before.").await;
        browser.click("form[action$='/decide'] button.main").await;
        browser.arrives("main .banner.good").await;
        browser.open(&served, "/requests").await;
        assert_eq!(browser.number(count).await, before - 1, "it does not wait any more");
        browser.open(&served, "/requests?show=closed").await;
        browser.arrives(&format!("a[href='{request}']")).await;
        browser.leave().await;
    });
}

/// One agreement from its first step to the breach: talked over, looked at, drawn up, agreed, signed,
/// and on the day after a part was missed shown as breached.
#[test]
fn agr_05_an_agreement_is_drawn_up_signed_and_breached() {
    told(async {
        let (served, browser) = signed_in("director").await;
        browser.prefer("en", "light").await;
        browser.resize(SIZES[PHONE]).await;
        let first = "return document.querySelector(\"tbody a[href^='/customers/']\")?.getAttribute('href') ?? ''";
        browser.open(&served, "/customers?overdue=1&sort=oldest").await;
        let card = browser.text(first).await;
        assert!(card.starts_with("/customers/"), "somebody is late: {card}");
        browser.open(&served, &format!("{card}?act=note")).await;
        browser
            .run("document.querySelector(\"form[action$='/note'] [name=kind]\").value = 'call'")
            .await;
        browser.fill("form[action$='/note'] [name=body]", "They ask for two parts.").await;
        browser.click("form[action$='/note'] button.main").await;
        browser.arrives("main .banner.good").await;
        browser.open(&served, &format!("{card}/agreements")).await;
        browser.fill("#a-cause", "Their own customers pay late.").await;
        browser.click("form[action$='/agreements'] button.main").await;
        browser.arrives("form[action$='/draft']").await;
        let plan = "document.querySelector('#d-count').value = '2';
            document.querySelector('#d-first').value = '2026-03-21';
            document.querySelector('#d-grace').value = '0';
            document.querySelector('#d-capacity').value = '1';";
        browser.run(plan).await;
        browser.click("form[action$='/draft'] button[value=look]").await;
        browser.arrives("#seen").await;
        let mut faults = Vec::new();
        let name = "agreement-looked-at-en-light-phone";
        browser.picture(SIZES[PHONE], name).await;
        faults.extend(looked_at(&browser, SIZES[PHONE], "en", name).await);
        browser.click("form[action$='/draft'] button[value=draw-up]").await;
        browser.arrives("form[action$='/answer']").await;
        browser.click("form[action$='/answer'] button.main").await;
        browser.arrives("form[action$='/sign']").await;
        browser.fill("#g-number", "R-17").await;
        browser.click("form[action$='/sign'] button.main").await;
        browser.arrives("form[action$='/end']").await;
        let here = browser.text("return location.pathname").await;
        served.saldo.run(&["run", "--as-of", "2026-03-22", "--ahead"]).done();
        browser.open(&served, &here).await;
        browser.arrives("main .banner.bad").await;
        for (size, what) in [(PHONE, "phone"), (DESKTOP, "desktop")] {
            browser.resize(SIZES[size]).await;
            let name = format!("agreement-breached-en-light-{what}");
            browser.picture(SIZES[size], &name).await;
            faults.extend(looked_at(&browser, SIZES[size], "en", &name).await);
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        let text = browser.text("return document.querySelector('main').innerText").await;
        assert!(text.contains("Breached") && text.contains("daily control"), "{text}");
        browser.leave().await;
    });
}
