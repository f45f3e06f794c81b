//! Every screen in three languages, light and dark, at a desk and on a phone.

use super::driver::{Browser, SIZES, Size};
use super::server::Served;
use super::{signed_in, told};
use std::collections::BTreeSet;

/// A screen by name and address.
type Screen = (&'static str, &'static str);

/// Screens of the person who looks after the program; the preview is reached by uploading
/// a file.
const SCREENS: [Screen; 68] = [
    ("account", "/account"),
    ("journal", "/journal"),
    ("reports", "/reports"),
    ("report-ageing", "/reports/ageing"),
    ("report-dso", "/reports/dso"),
    ("report-risk", "/reports/risk"),
    ("bank-rules", "/import/banks"),
    ("message-words", "/words/overdue"),
    ("laws", "/laws"),
    ("cases", "/cases"),
    ("case", "/customers/C-0003/case"),
    ("limitation", "/limitation?within=2000"),
    ("sales", "/sales"),
    ("reconciliation", "/reconciliation"),
    ("watch", "/watch"),
    ("norms", "/norms"),
    ("irrecoverable", "/irrecoverable"),
    ("joining", "/customers/C-0003/join"),
    ("promises", "/promises"),
    ("disputes", "/disputes"),
    ("agreements", "/agreements"),
    ("agreements-of-customer", "/customers/C-0003/agreements"),
    ("messages", "/messages"),
    ("replies", "/replies"),
    ("notices", "/notices"),
    ("post", "/post"),
    ("mailings", "/mailings"),
    ("mailing-new", "/mailings/new"),
    ("sending", "/sending"),
    ("contact-terms", "/customers/C-0003/contact"),
    ("policy-group", "/customers/C-0003/group"),
    ("dashboard", "/"),
    ("customers", "/customers"),
    ("card", "/customers/C-0003"),
    ("everybodys-day", "/day"),
    ("run-plan", "/run?day=2026-03-21"),
    ("run-done", "/run"),
    ("invoices", "/invoices"),
    ("payments", "/payments"),
    ("why", "/customers/C-0003/why"),
    ("credit", "/customers/C-0003/credit?amount=1000"),
    ("statuses", "/statuses?show=all"),
    ("terms", "/terms"),
    ("runs", "/runs"),
    ("bank", "/bank"),
    ("payables", "/payables"),
    ("payables-open", "/payables?show=open"),
    ("accounting", "/accounting"),
    ("import-history", "/import/history"),
    ("import", "/import"),
    ("rates", "/rates"),
    ("policies", "/policies"),
    ("policy", "/policies/1"),
    ("policy-editor", "/policies/new"),
    ("role", "/roles/SUPERVISOR"),
    ("users", "/users"),
    ("person", "/users/rep1"),
    ("webhooks", "/webhooks"),
    ("papers", "/customers/C-0003/papers"),
    ("paper", "/customers/C-0003/papers/statement"),
    ("papers-all", "/papers"),
    ("company", "/company"),
    ("file", "/customers/C-0016/file"),
    ("file-gaps", "/customers/C-0018/file"),
    ("bank-all", "/bank?show=all"),
    ("rights", "/rights"),
    ("field", "/field"),
    ("requests-open", "/requests?show=open"),
];

/// Screens of a sales representative: own customers, own work.
const SCREENS_OF_A_REP: [Screen; 5] = [
    ("worklist", "/day"),
    ("rep-dashboard", "/"),
    ("rep-customers", "/customers"),
    ("route", "/route"),
    ("visit", "/customers/C-0016/visit"),
];

/// Screens of those who lead: plans, what they look at, what they decide.
const SCREENS_OF_A_LEADER: [Screen; 8] = [
    ("plan-week", "/plans/week"),
    ("plan-month", "/plans/month"),
    ("digest", "/digest"),
    ("memos", "/memos"),
    ("memo", "/memos/1"),
    ("requests-closed", "/requests?show=closed"),
    ("choose-customer", "/requests/new"),
    ("request-new", "/requests/new?kind=deferral&customer=C-0003"),
];

/// Screens that everybody may see; a calculator shows the result of its example.
const PUBLIC_SCREENS: [Screen; 7] = [
    ("forgotten", "/forgotten"),
    ("calculators", "/calc"),
    ("calculator-interest", "/calc/interest-ru-395"),
    ("calculator-penalty", "/calc/contract-penalty"),
    ("calculator-allocation", "/calc/payment-allocation"),
    ("calculator-number", "/calc/check-number"),
    ("calculators-example", "/calc/example"),
];

pub(super) const LANGUAGES: [&str; 3] = ["en", "ru", "et"];
pub(super) const THEMES: [&str; 2] = ["light", "dark"];

#[test]
fn every_screen_in_three_languages_light_and_dark_at_a_desk_and_on_a_phone() {
    told(async {
        let (served, browser) = signed_in("admin").await;
        let mut faults = Vec::new();
        for language in LANGUAGES {
            let preview = preview(&served, &browser).await;
            let screens = SCREENS.iter().copied().chain([("import-preview", preview.as_str())]);
            let screens: Vec<(&str, &str)> = screens.collect();
            faults.extend(pictures(&served, &browser, language, &screens).await);
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        browser.leave().await;
    });
}

/// The proof of a charge is a wide table: at a desk of 1280 pixels and on a phone nothing of it
/// sticks out.
#[test]
fn the_page_of_a_charge_in_three_languages_light_and_dark_at_a_desk_and_on_a_phone() {
    told(async {
        let (served, browser) = signed_in("general").await;
        let path = charge(&served, &browser).await;
        let mut faults = Vec::new();
        for language in LANGUAGES {
            faults.extend(pictures(&served, &browser, language, &[("charge", &path)]).await);
        }
        let tables = browser.number("return document.querySelectorAll('main table').length").await;
        assert!(tables > 0, "the charge shows its segments");
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        browser.leave().await;
    });
}

#[test]
fn the_screens_of_a_rep_in_three_languages_light_and_dark_at_a_desk_and_on_a_phone() {
    told(async {
        let (served, browser) = signed_in("rep1").await;
        let mut faults = Vec::new();
        for language in LANGUAGES {
            faults.extend(pictures(&served, &browser, language, &SCREENS_OF_A_REP).await);
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        browser.leave().await;
    });
}

#[test]
fn the_screens_of_a_leader_in_three_languages_light_and_dark_at_a_desk_and_on_a_phone() {
    told(async {
        let (served, browser) = signed_in("sales").await;
        let mut faults = Vec::new();
        for language in LANGUAGES {
            faults.extend(pictures(&served, &browser, language, &SCREENS_OF_A_LEADER).await);
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        browser.leave().await;
    });
}

/// Takes each screen in both themes and both sizes; returns what is wrong with them.
async fn pictures(
    served: &Served,
    browser: &Browser,
    language: &str,
    screens: &[(&str, &str)],
) -> Vec<String> {
    let mut faults = Vec::new();
    for theme in THEMES {
        browser.prefer(language, theme).await;
        for size in SIZES {
            browser.resize(size).await;
            for (screen, path) in screens {
                browser.open(served, path).await;
                let name = format!("{screen}-{language}-{theme}-{}", size.name);
                browser.picture(size, &name).await;
                faults.extend(looked_at(browser, size, language, &name).await);
            }
        }
    }
    faults
}

#[test]
fn the_door_in_three_languages_light_and_dark_at_a_desk_and_on_a_phone() {
    told(async {
        let served = Served::start();
        let browser = Browser::start().await;
        browser.open(&served, "/sign-in").await;
        let mut faults = Vec::new();
        for language in LANGUAGES {
            let door = [("sign-in", "/sign-in")];
            faults.extend(pictures(&served, &browser, language, &door).await);
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        browser.leave().await;
    });
}

#[test]
fn the_calculators_in_three_languages_light_and_dark_at_a_desk_and_on_a_phone() {
    told(async {
        let served = Served::start();
        let browser = Browser::start().await;
        browser.open(&served, "/calc").await;
        let mut faults = Vec::new();
        for language in LANGUAGES {
            faults.extend(pictures(&served, &browser, language, &PUBLIC_SCREENS).await);
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        browser.leave().await;
    });
}

/// What a machine can see on a page.
pub(super) async fn looked_at(
    browser: &Browser,
    size: Size,
    language: &str,
    name: &str,
) -> Vec<String> {
    let mut faults = Vec::new();
    let wide = browser.number("return document.documentElement.scrollWidth").await;
    if wide > i64::from(size.width) {
        let culprit = browser.text(STICKING_OUT).await;
        faults.push(format!("{name}: {wide} pixels wide in {}: {culprit}", size.width));
    }
    let headings = browser
        .number(
            "return [...document.querySelectorAll('h1')].filter(h => h.textContent.trim()).length",
        )
        .await;
    if headings != 1 {
        faults.push(format!("{name}: {headings} headings of the first level"));
    }
    if browser.text("return document.documentElement.lang").await != language {
        faults.push(format!("{name}: not in {language}"));
    }
    if browser.text("return document.body.innerText").await.contains('⟦') {
        faults.push(format!("{name}: a text is missing"));
    }
    let nameless = browser.text(NAMELESS).await;
    if !nameless.is_empty() {
        faults.push(format!("{name}: without a name for screen readers: {nameless}"));
    }
    faults.extend(
        browser.complaints().await.into_iter().map(|line| format!("{name}: console: {line}")),
    );
    faults
}

/// The first element that reaches beyond the right edge.
const STICKING_OUT: &str = "
    const edge = document.documentElement.clientWidth;
    const found = [...document.querySelectorAll('body *')].find(e => e.getBoundingClientRect().right > edge + 1);
    return found ? found.outerHTML.slice(0, 160) : '';";

/// Links and buttons without text, label or title.
const NAMELESS: &str = "
    const named = e => (e.innerText || e.textContent).trim() || e.ariaLabel || e.title || e.value;
    const found = [...document.querySelectorAll('a[href], button')].find(e => !named(e));
    return found ? found.outerHTML.slice(0, 160) : '';";

/// Uploads a file and returns the path of its preview.
async fn preview(served: &Served, browser: &Browser) -> String {
    let file = served.saldo.write(
        "march.csv",
        "customer;number;date;due;amount\n\
         C-0001;M-1;2026-03-10;2026-03-24;1 250,00\n\
         C-0002;M-2;2026-03-11;2026-03-25;80,40\n\
         C-0002;M-3;2026-02-31;2026-03-25;99,00\n",
    );
    browser.open(served, "/import").await;
    browser.fill("#file", &file).await;
    browser.click("form[action='/import'] button.main").await;
    let url = browser.tab.current_url().await.expect("an address");
    assert!(url.path().starts_with("/import/"), "the preview is shown: {url}");
    url.path().to_owned()
}

/// The path of the charge on the document that is late longest: many segments.
async fn charge(served: &Served, browser: &Browser) -> String {
    browser.open(served, "/invoices?state=overdue").await;
    let document = browser
        .text("return document.querySelector('main a[href^=\"/documents/\"]').getAttribute('href')")
        .await;
    format!("{document}/charge")
}

#[test]
fn every_link_of_every_screen_leads_somewhere() {
    told(async {
        let (served, browser) = signed_in("admin").await;
        let mut links: BTreeSet<String> = BTreeSet::new();
        for (_, path) in SCREENS.into_iter().chain(PUBLIC_SCREENS) {
            browser.open(&served, path).await;
            let found = browser
                .text(
                    "return [...document.querySelectorAll('a[href]')].filter(a => a.origin === location.origin)
                     .map(a => a.pathname + a.search).join('\\n')",
                )
                .await;
            links.extend(found.lines().map(str::to_owned));
        }
        let cookies = browser.cookies().await;
        assert!(links.len() > 60, "{} links", links.len());
        for link in links {
            let status = served.status(&link, &cookies);
            assert!(status < 400, "{link}: {status}");
        }
        browser.leave().await;
    });
}

#[test]
fn nothing_is_shown_to_strangers() {
    let served = Served::start();
    for (_, path) in SCREENS {
        assert_eq!(served.status(path, ""), 303, "{path} leads to the door");
    }
    for (_, path) in PUBLIC_SCREENS {
        assert_eq!(served.status(path, ""), 200, "{path} is for everybody");
    }
    assert_eq!(served.status("/healthz", ""), 200);
    assert_eq!(served.status("/readyz", ""), 200);
    assert_eq!(served.status("/nowhere", ""), 404);
}
