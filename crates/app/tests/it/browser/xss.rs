//! Texts of strangers that want to be scripts (S13): names, addresses, numbers, notes, mails and
//! their files. On every page they lead to they are words: nothing of them runs, nothing of them is
//! markup, and the content security policy has nothing to complain of. The same of the documents.

use super::driver::Browser;
use super::server::{DAY, Served};
use super::told;
use crate::dovecot::{Dovecot, PASSWORD, USER};
use crate::house::{Answer, Saldo};
use saldo_channels::testing::{Fault, Peer};
use std::collections::BTreeSet;
use std::process::Command;

/// Each sets `pwned` if anything of it runs.
const POLYGLOTS: [&str; 20] = [
    "<script>window.pwned=1</script>",
    "\"><script>window.pwned=1</script>",
    "'><img src=x onerror=window.pwned=1>",
    "<svg/onload=window.pwned=1>",
    "</title></textarea></style></script><script>window.pwned=1</script>",
    "javascript:window.pwned=1//\"onmouseover=window.pwned=1//",
    "\" onfocus=window.pwned=1 autofocus x=\"",
    "' onclick='window.pwned=1' x='",
    "<iframe srcdoc=\"<script>parent.pwned=1</script>\">",
    "<a href=javascript:window.pwned=1>press</a>",
    "{{constructor.constructor('window.pwned=1')()}}",
    "${window.pwned=1} #{window.pwned=1} <%= 1 %> {% raw %}",
    "<math><mtext><script>window.pwned=1</script></mtext></math>",
    "&lt;script&gt;window.pwned=1&lt;/script&gt;",
    "%3Cscript%3Ewindow.pwned=1%3C/script%3E",
    "<details open ontoggle=window.pwned=1>",
    "<style>@import 'javascript:window.pwned=1'</style>",
    "<base href=//evil.example/><form action=//evil.example>",
    "--><script>window.pwned=1</script><!--",
    "\u{ff1c}script\u{ff1e}window.pwned=1\u{ff1c}/script\u{ff1e}",
];

const LOGIN_PASSWORD: &str = "long enough 1";

/// A cell of a table.
fn cell(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}

/// A company all of whose customers, papers and people are called like this.
fn hostile() -> Saldo {
    let saldo = Saldo::new().founded("EE", "EUR");
    let mut customers = "Code,Name,Email,Phone,Address\n".to_owned();
    let mut invoices = "Customer,Invoice number,Invoice date,Due date,Amount\n".to_owned();
    for (number, text) in (1..).zip(POLYGLOTS) {
        customers.push_str(&format!(
            "C-{number},{},debtor{number}@example.com,+37251234{number:03},{}\n",
            cell(text),
            cell(text)
        ));
        invoices.push_str(&format!(
            "C-{number},{},2026-02-16,2026-03-18,{number}00.00\n",
            cell(&format!("A-{number} {text}"))
        ));
    }
    let (customers, invoices) =
        (saldo.write("customers.csv", customers), saldo.write("invoices.csv", invoices));
    saldo.run(&["import", "customers", &customers, "--as-of", DAY]).done();
    saldo.run(&["import", "invoices", &invoices, "--as-of", DAY]).done();
    let boss = ["user", "add", "boss", "--role", "DIRECTOR", "--password-stdin", "--name"];
    saldo.run_with_input(&[&boss[..], &[POLYGLOTS[1]]].concat(), LOGIN_PASSWORD).done();
    saldo.run(&["user", "email", "boss", "boss@example.ee"]).done();
    saldo.run(&["run", "--as-of", DAY]).done();
    saldo
}

/// Letters leave, answers come in, a mailing is drawn up.
fn exchange(saldo: &Saldo, peer: &Peer, dovecot: &Dovecot) {
    for (number, text) in (1..).zip(POLYGLOTS) {
        let mail = format!(
            "From: \"{}\" <debtor{number}@example.com>\nMessage-ID: <{number}@example.com>\n\
             Subject: {text}\nContent-Type: multipart/mixed; boundary=b\n\n\
             --b\nContent-Type: text/html; charset=utf-8\n\n<p>{text}</p>\n\
             --b\nContent-Type: text/plain; charset=utf-8\n\n{text}\n\
             --b\nContent-Type: text/html; name=\"a.html\"\n\
             Content-Disposition: attachment; filename=\"{}\"\n\n<script>window.pwned=1</script>\n\
             --b--\n",
            text.replace(['"', '\\'], "'"),
            text.replace(['"', '\\', '/'], "'"),
        );
        dovecot.receive(&format!("{number}.test"), &mail);
    }
    let (port, imap) =
        (format!("smtp-port={}", peer.port()), format!("imap-port={}", dovecot.port_tls));
    let user = format!("imap-user={USER}");
    let set = ["sending", "set", "smtp-host=127.0.0.1", &port, "smtp-security=none"];
    let of_box = ["imap-host=localhost", &imap, &user, "sender=accounts@example.ee"];
    let hours = ["hours-from=00:00", "hours-before=24:00", "a-day=9"];
    saldo.run(&[&set[..], &of_box, &hours].concat()).done();
    saldo.run(&["sending", "on"]).done();
    // The letters leave first: whoever has answered is written to no more.
    saldo.run(&["sending", "set", "imap-host="]).done();
    saldo.run(&["deliver", "--as-of", DAY]).done();
    saldo.run(&["sending", "set", "imap-host=localhost"]).done();
    let mut command = saldo.command(&["mailbox", "read", "--as-of", DAY]);
    command.env("SALDO_IMAP_PASSWORD", PASSWORD).env("SSL_CERT_FILE", dovecot.authority());
    Answer::of(command.output().expect("starts")).done();
    let drawn = ["mailing", "draw-up", "--text", "statement", "--as-of", DAY, "--reason"];
    saldo.run(&[&drawn[..], &[POLYGLOTS[0]]].concat()).done();
}

/// What people write by hand, sent as the forms of the card send it.
async fn write_by_hand(served: &Served, browser: &Browser) {
    browser.open(served, "/customers/C-1").await;
    for (number, text) in (1..).zip(POLYGLOTS) {
        let said = serde_json::to_string(text).expect("JSON");
        for (path, form) in [
            ("note", format!("{{kind: 'note', day: '{DAY}', body: {said}}}")),
            ("dispute", format!("{{item: '', reason: {said}}}")),
        ] {
            let script = format!(
                "window.answered = 0; fetch('/customers/C-{number}/{path}', {{method: 'POST',
                 body: new URLSearchParams({form})}}).then(r => window.answered = r.status);"
            );
            browser.run(&script).await;
            let mut status = 0;
            for _ in 0..300 {
                status = browser.number("return window.answered").await;
                if status != 0 {
                    break;
                }
                tokio::time::sleep(std::time::Duration::from_millis(50)).await;
            }
            assert_eq!(status, 200, "{path} {text}");
        }
    }
}

/// Where everything that was written is shown.
const LISTS: [&str; 13] = [
    "/",
    "/customers",
    "/customers?q=%22%3E%3Cscript%3Ewindow.pwned%3D1%3C%2Fscript%3E",
    "/invoices",
    "/messages",
    "/replies",
    "/replies?show=machines",
    "/mailings",
    "/mailings/1",
    "/notices",
    "/day",
    "/post",
    "/run",
];

/// Scripts of its own, handlers, addresses that run, and frames: on no page is any.
const MARKUP: &str = "
    const scripts = [...document.scripts].filter(s => !s.src || new URL(s.src).origin !== location.origin);
    const handlers = [...document.querySelectorAll('*')]
        .filter(e => [...e.attributes].some(a => a.name.startsWith('on')));
    const runs = [...document.querySelectorAll('[href],[src],[action]')].filter(e =>
        ['href', 'src', 'action'].some(n => /^\\s*(javascript|data|vbscript):/i.test(e.getAttribute(n) ?? '')));
    const frames = [...document.querySelectorAll('iframe,object,embed,base,math')];
    const strange = [...scripts, ...handlers, ...runs, ...frames].filter(e => !e.matches('img, link, svg'));
    return (window.pwned ? 'it runs: ' : '') + strange.map(e => e.outerHTML.slice(0, 200)).join('\\n');";

/// Addresses that these pages lead to, one of each sort for each customer at most.
async fn led_to(served: &Served, browser: &Browser) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for list in LISTS {
        browser.open(served, list).await;
        let links = browser
            .text(
                "return [...document.querySelectorAll('main a[href]')]
                 .filter(a => a.origin === location.origin).map(a => a.pathname + a.search).join('\\n')",
            )
            .await;
        let shown = links.lines().filter(|link| {
            let file = ["/bytes/", "/files/", ".pdf", ".csv", "/file"];
            let wanted =
                ["/customers/", "/documents/", "/messages/", "/replies/", "/mailings/", "/post/"];
            wanted.iter().any(|begins| link.starts_with(begins))
                && !file.iter().any(|part| link.contains(part))
        });
        found.extend(shown.take(24).map(str::to_owned));
    }
    found
}

#[test]
fn polyglot_in_every_text_field() {
    told(async {
        let saldo = hostile();
        let peer = Peer::start(Box::new(|number| match number % 5 {
            3 => Fault::DropTaken,
            _ => Fault::None,
        }));
        let dovecot = Dovecot::start();
        exchange(&saldo, &peer, &dovecot);
        let served = Served::over(saldo, LOGIN_PASSWORD);
        let browser = Browser::start().await;
        browser.sign_in(&served, "boss").await;
        write_by_hand(&served, &browser).await;
        browser.complaints().await;
        let links = led_to(&served, &browser).await;
        assert!(links.len() > 60, "{} pages", links.len());
        let (mut faults, mut shown) = (Vec::new(), 0);
        for path in LISTS.iter().map(|list| (*list).to_owned()).chain(links) {
            browser.open(&served, &path).await;
            let markup = browser.text(MARKUP).await;
            if !markup.is_empty() {
                faults.push(format!("{path}: {markup}"));
            }
            faults.extend(browser.complaints().await.iter().map(|said| format!("{path}: {said}")));
            shown += browser
                .number("return document.body.innerText.includes('window.pwned=1') ? 1 : 0")
                .await;
        }
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        assert!(shown > 50, "the texts are shown as they are: on {shown} pages");
        browser.leave().await;
        for number in [1, 4, 10] {
            documents_hold_words_alone(&served.saldo, number);
        }
    });
}

/// A document of this customer: no script in it, and the name as it was written.
fn documents_hold_words_alone(saldo: &Saldo, number: usize) {
    let file = saldo.folder.path().join("letter.pdf").display().to_string();
    let customer = format!("C-{number}");
    let letter = ["letter", "statement", "--customer", &customer, "--as-of", DAY, "--out", &file];
    saldo.run(&letter).done();
    let read = |program: &str, arguments: &[&str]| {
        let output = Command::new(program).args(arguments).output();
        let output =
            output.unwrap_or_else(|error| panic!("{program}, from poppler-utils: {error}"));
        assert!(output.status.success(), "{program} reads {file}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    };
    assert_eq!(read("pdfinfo", &["-js", &file]).trim(), "", "C-{number}: a script in the PDF");
    let links = read("pdfinfo", &["-url", &file]);
    assert!(!links.contains("javascript:"), "{links}");
    let text: String = read("pdftotext", &[&file, "-"]).split_whitespace().collect();
    // Long words are printed with places to break at, which nobody sees.
    let text = text.replace('\u{200b}', "");
    assert!(text.contains("window.pwned=1"), "C-{number}: the name is printed as it is: {text}");
}
