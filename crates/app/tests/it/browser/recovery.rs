//! Two debts led by hand through the pages: one into court and to the bailiff, one written off and
//! watched (GEN-01, EXE-08, WOF-03).

use super::driver::{Browser, SIZES};
use super::pages::looked_at;
use super::server::Served;
use super::{signed_in, told};
use std::time::Duration;

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
    let said = browser.text("return document.querySelector('.error')?.innerText ?? ''").await;
    panic!("{script}: {last}, not {wanted}; {said}");
}

/// Facts in the timeline of a case.
const FACTS: &str = "return document.querySelectorAll('#timeline')[0]
    ?.closest('section').querySelectorAll('tbody tr').length ?? 0";

/// Codes of customers who have been late longest.
async fn late(served: &Served, browser: &Browser) -> Vec<String> {
    browser.open(served, "/customers?overdue=1&sort=oldest").await;
    let script = "return [...document.querySelectorAll('main tbody td.lead a')]
        .map(link => link.getAttribute('href').split('/').pop()).join(' ')";
    let codes = browser.text(script).await;
    codes.split(' ').map(str::to_owned).collect()
}

/// Fills the form of a step in and sends it; the case then holds one fact more.
async fn step(served: &Served, browser: &Browser, code: &str, act: &str, typed: &[(&str, &str)]) {
    browser.open(served, &format!("/customers/{code}/case")).await;
    let before = browser.number(FACTS).await;
    let form = format!("document.querySelector('#step-{act}')");
    browser.run(&format!("{form}.open = true")).await;
    for (name, value) in typed {
        let set = format!("{form}.querySelector(\"[name='{name}']\").value = '{value}'");
        browser.run(&set).await;
    }
    browser.click(&format!("#step-{act} form .button")).await;
    comes_to(browser, FACTS, before + 1).await;
}

/// Asks for a decision on its page and has the director take it.
async fn decided(served: &Served, browser: &Browser, code: &str, kind: &str, choice: &str) {
    browser.open(served, &format!("/requests/new?kind={kind}&customer={code}")).await;
    browser.fill("main form [name='reason']", "Nothing was heard").await;
    browser.click("main form[action='/requests'] .button").await;
    browser.arrives("main a[href='/requests']").await;
    let shown = served.saldo.run(&["request", "list", "--json"]).done().json();
    let rows = shown.as_array().cloned().or_else(|| shown["requests"].as_array().cloned());
    let rows = rows.expect("a list");
    let own = rows.iter().find(|row| {
        row["kind"] == kind && row["customer"].as_str().is_some_and(|named| named.contains(code))
    });
    let number = own.and_then(|row| row["request"].as_i64()).expect("the request");
    let decide = [
        "request",
        "decide",
        &number.to_string(),
        "--by",
        "director",
        "--choose",
        choice,
        "--reason",
        "as proposed",
        "--as-of",
        super::server::DAY,
    ];
    served.saldo.run(&decide).done();
}

async fn stage(browser: &Browser) -> String {
    browser.text("return document.querySelector('.head .badge')?.innerText ?? ''").await
}

/// Money for every debt of the case, as a file of the bank tells it.
async fn paid_in_full(served: &Served, browser: &Browser, code: &str) {
    browser.open(served, &format!("/customers/{code}/case")).await;
    let script = "return [...document.querySelectorAll('#money')[0].closest('section')
        .querySelectorAll('tbody tr')].map(row => row.cells[0].innerText.trim() + ';'
        + row.cells[2].innerText.replace(/[^0-9.]/g, '')).join('\\n')";
    let debts = browser.text(script).await;
    let mut file = "customer;number;date;amount;invoice\n".to_owned();
    for (at, debt) in debts.lines().enumerate() {
        let (number, open) = debt.split_once(';').expect("a debt");
        let day = super::server::DAY;
        file.push_str(&format!("{code};B-{at};{day};{open};{number}\n"));
    }
    let file = served.saldo.write("bailiff.csv", &file);
    served.saldo.run(&["import", "payments", &file, "--as-of", super::server::DAY]).done();
}

#[test]
fn exe_08_a_demo_debt_goes_through_court_to_the_bailiff() {
    told(async {
        let (served, browser) = signed_in("general").await;
        browser.prefer("en", "light").await;
        let code = late(&served, &browser).await.remove(0);
        let day = super::server::DAY;
        // Its claim went out while the demo's months passed.
        browser.open(&served, &format!("/customers/{code}/case")).await;
        assert_eq!(stage(&browser).await, "Before court");
        decided(&served, &browser, &code, "court", "COURT").await;
        step(&served, &browser, &code, "suit", &[("on", day), ("party", "Harju Maakohus")]).await;
        assert_eq!(stage(&browser).await, "In court");
        let registered = [("on", day), ("number", "2-26-1234"), ("party", "Judge 1")];
        step(&served, &browser, &code, "registered", &registered).await;
        step(&served, &browser, &code, "hearing", &[("on", day), ("until", "2026-04-15")]).await;
        step(&served, &browser, &code, "granted", &[("on", day), ("number", "2-26-1234/9")]).await;
        step(&served, &browser, &code, "in-force", &[("on", day)]).await;
        step(&served, &browser, &code, "writ", &[("on", day), ("number", "T-1")]).await;
        let bailiff = [("on", day), ("number", "022/2026/1"), ("party", "Bailiff 1")];
        step(&served, &browser, &code, "bailiff", &bailiff).await;
        assert_eq!(stage(&browser).await, "Enforcement");
        let mut faults = Vec::new();
        for (theme, size) in [("light", SIZES[0]), ("dark", SIZES[1])] {
            browser.prefer("en", theme).await;
            browser.resize(size).await;
            browser.open(&served, &format!("/customers/{code}/case")).await;
            let name = format!("case-in-enforcement-en-{theme}-{}", size.name);
            browser.picture(size, &name).await;
            faults.extend(looked_at(&browser, size, "en", &name).await);
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        let cookies = browser.cookies().await;
        // What is attached for the court is bound by what it is.
        let letter = served.saldo.write("delivery.pdf", "");
        let drawn = ["letter", "statement", "--customer", &code, "--out", &letter, "--as-of", day];
        served.saldo.run(&drawn).done();
        let attach = ["attach", &code, &letter, "--kind", "delivery-note", "--as-of", day];
        served.saldo.run(&attach).done();
        // The file for the court: the index names the sheets, and what happened stands there.
        let sheets = served.document(&format!("/customers/{code}/case.pdf"), &cookies);
        assert!(sheets[0].contains("File of the debtor") && sheets[0].contains("Sheets"));
        assert!(sheets[0].contains("Statement of account"), "{}", sheets[0]);
        assert!(sheets[0].contains("Delivery note: delivery.pdf"), "{}", sheets[0]);
        assert!(sheets[1].contains("Harju Maakohus") && sheets[1].contains("2-26-1234"));
        assert!(sheets[1].contains("022/2026/1"), "{}", sheets[1]);
        let claim = sheets.iter().any(|sheet| sheet.contains("Data for the statement of claim"));
        assert!(claim && sheets.len() > 5, "{} sheets", sheets.len());
        for (at, sheet) in sheets.iter().enumerate() {
            assert!(sheet.starts_with(&(at + 1).to_string()), "sheet {}: {sheet}", at + 1);
        }
        // The bailiff's money comes in, and the case is over.
        paid_in_full(&served, &browser, &code).await;
        // Money is the accountant's to record.
        let clerk = Browser::start().await;
        clerk.sign_in(&served, "accountant").await;
        clerk.prefer("en", "light").await;
        step(&served, &clerk, &code, "receipt", &[("on", day)]).await;
        clerk.leave().await;
        step(&served, &browser, &code, "paid", &[("on", day)]).await;
        assert_eq!(stage(&browser).await, "Paid");
        browser.leave().await;
    });
}

#[test]
fn wof_03_a_demo_debt_is_written_off_and_watched() {
    told(async {
        let (mut served, browser) = signed_in("general").await;
        browser.prefer("en", "light").await;
        let code = late(&served, &browser).await.remove(1);
        let day = super::server::DAY;
        browser.open(&served, &format!("/customers/{code}/case")).await;
        if stage(&browser).await != "Before court" {
            let claim = [("on", day), ("number", "K-1"), ("proof", "advice 7")];
            step(&served, &browser, &code, "claim", &claim).await;
        }
        // An agency gets it and gives it back, a court awards it, the bailiff finds nothing, the debtor
        // is insolvent: every stage on the way, each by its own page and none beside another.
        let agency = [("on", day), ("party", "Inkasso AS"), ("number", "A-7"), ("rate", "25")];
        step(&served, &browser, &code, "handed", &agency).await;
        assert_eq!(stage(&browser).await, "With an agency");
        let suits = "return document.querySelectorAll('#step-suit, #step-order').length";
        assert_eq!(browser.number(suits).await, 0, "no suit beside an agency");
        step(&served, &browser, &code, "recalled", &[("on", day), ("note", "nothing came")]).await;
        assert_eq!(stage(&browser).await, "Before court");
        decided(&served, &browser, &code, "court", "COURT").await;
        step(&served, &browser, &code, "suit", &[("on", day), ("party", "Harju Maakohus")]).await;
        assert_eq!(stage(&browser).await, "In court");
        step(&served, &browser, &code, "granted", &[("on", day), ("number", "2-26-77/9")]).await;
        step(&served, &browser, &code, "in-force", &[("on", day)]).await;
        step(&served, &browser, &code, "writ", &[("on", day), ("number", "T-7")]).await;
        assert_eq!(stage(&browser).await, "Enforcement");
        let nothing = [("on", day), ("number", "022/2026/9")];
        step(&served, &browser, &code, "nothing-found", &nothing).await;
        let insolvent = [("on", day), ("number", "2-26-99"), ("party", "Administrator 1")];
        step(&served, &browser, &code, "bankruptcy", &insolvent).await;
        assert_eq!(stage(&browser).await, "Insolvency");
        step(&served, &browser, &code, "claim-entered", &[("on", day), ("number", "R-1")]).await;
        step(&served, &browser, &code, "bankruptcy-ended", &[("on", day), ("number", "E-1")]).await;
        step(&served, &browser, &code, "checked", &[("on", day), ("note", "Struck off")]).await;
        decided(&served, &browser, &code, "irrecoverable", "APPROVE").await;
        browser.open(&served, &format!("/customers/{code}/case")).await;
        assert_eq!(stage(&browser).await, "Irrecoverable");
        // Act and order, for the commission and the general director to sign.
        let cookies = browser.cookies().await;
        for (paper, words) in [("write-off-act", "extract of 18 March"), ("write-off-order", "")] {
            let given = "ground=liquidation&proof=extract+of+18+March&language=en";
            let path = format!("/customers/{code}/papers/{paper}.pdf?{given}");
            let text = served.document(&path, &cookies).join(" ");
            assert!(text.contains("liquidat") && text.contains(words), "{paper}: {text}");
        }
        let papers = [
            ("on", day),
            ("ground", "liquidation"),
            ("proof", "extract of 18 March"),
            ("inventory", "1-INV"),
            ("inventory_on", "2026-03-17"),
            ("justification", "2-B"),
            ("justification_on", "2026-03-18"),
            ("order", "3-K"),
            ("order_on", day),
        ];
        step(&served, &browser, &code, "written-off", &papers).await;
        assert_eq!(stage(&browser).await, "Off balance");
        // The register tells the ground with its proof, and until when it is watched.
        browser.open(&served, "/irrecoverable").await;
        let register = browser.text("return document.querySelector('main').innerText").await;
        assert!(register.contains("liquidated: extract of 18 March"), "{register}");
        assert!(register.contains("20 Mar 2031"), "{register}");
        browser.open(&served, "/watch").await;
        let listed = format!(
            "return document.querySelectorAll(\"main a[href='/customers/{code}/case']\").length"
        );
        assert_eq!(browser.number(&listed).await, 1);
        let mut faults = Vec::new();
        for (theme, size) in [("light", SIZES[0]), ("dark", SIZES[1])] {
            browser.prefer("en", theme).await;
            browser.resize(size).await;
            browser.open(&served, "/watch").await;
            let name = format!("watch-filled-en-{theme}-{}", size.name);
            browser.picture(size, &name).await;
            faults.extend(looked_at(&browser, size, "en", &name).await);
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        browser.leave().await;
        // Five years later the watch ends, once somebody has looked in each of them.
        served.goes_on("2031-03-21");
        let browser = Browser::start().await;
        browser.sign_in(&served, "general").await;
        browser.prefer("en", "light").await;
        browser.open(&served, &format!("/customers/{code}/case")).await;
        let before = browser.number(FACTS).await;
        browser.run("document.querySelector('#step-watch-ended').open = true").await;
        browser.click("#step-watch-ended form .button").await;
        browser.arrives("#step-watch-ended .error").await;
        assert_eq!(stage(&browser).await, "Off balance", "nobody has looked yet");
        for year in 2027..=2031 {
            let on = format!("{year}-03-10");
            let looked = [("on", on.as_str()), ("note", "No means, no estate")];
            step(&served, &browser, &code, "watch-checked", &looked).await;
        }
        step(&served, &browser, &code, "watch-ended", &[("on", "2031-03-21")]).await;
        assert_eq!(browser.number(FACTS).await, before + 6);
        assert_eq!(stage(&browser).await, "Watch ended");
        browser.open(&served, "/watch").await;
        assert_eq!(browser.number(&listed).await, 0, "nobody looks any more");
        browser.leave().await;
    });
}
