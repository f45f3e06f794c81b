//! Pages of messages, replies, notices and mailings as they look when they hold something: letters
//! that left, failed and are in doubt, answers of people and machines, a danger that colleagues are
//! told of, a copy that was brought back.

use super::driver::{Browser, SIZES};
use super::pages::{LANGUAGES, looked_at};
use super::server::{DAY, Served};
use super::{signed_in, told};
use crate::dovecot::{Dovecot, PASSWORD, USER};
use crate::house::{Answer, Saldo};
use rusqlite::Connection;
use saldo_channels::testing::{Fault, Peer};

/// Runs the program on the company that is served, and reads its answer.
fn run(saldo: &Saldo, arguments: &[&str]) -> Answer {
    saldo.run(&[arguments, &["--as-of", DAY]].concat()).done()
}

/// Addresses of customers, by their code.
fn addresses(saldo: &Saldo) -> Vec<(String, String)> {
    let base = Connection::open(saldo.file()).expect("opens");
    let sql = "SELECT code, email FROM customer WHERE email <> '' ORDER BY code";
    let mut read = base.prepare(sql).expect("a statement");
    let rows = read.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).expect("rows");
    rows.map(|row| row.expect("a row")).collect()
}

/// Answers of people with files, in several scripts, and those of machines.
fn mails(dovecot: &Dovecot, saldo: &Saldo) {
    let known = addresses(saldo);
    let from = |at: usize| known[at * 7 % known.len()].1.clone();
    let long = "Lugupeetud partner! ".repeat(60);
    let wide = "W".repeat(180);
    let bodies = [
        (from(1), "Vastus: tähtaja ületanud võlgnevus", "Tere\n\nMaksame reedel.\n".to_owned()),
        (from(2), "Re: Просроченная задолженность", "Добрый день!\n\nОплатили вчера.\n".to_owned()),
        (from(3), "", long),
        (
            "nobody@elsewhere.example".to_owned(),
            "Who are you?",
            "We know no such invoice.\n".to_owned(),
        ),
        (from(4), wide.as_str(), "x".repeat(300)),
    ];
    for (number, (from, subject, body)) in (1..).zip(bodies) {
        let mail = format!(
            "From: {from}\nMessage-ID: <{number}@example.com>\nSubject: {subject}\n\
             Content-Type: multipart/mixed; boundary=b\n\n--b\n\
             Content-Type: text/plain; charset=utf-8\n\n{body}\n--b\n\
             Content-Type: application/pdf; name=maksekorraldus-{number}.pdf\n\
             Content-Disposition: attachment; filename=maksekorraldus-{number}.pdf\n\
             Content-Transfer-Encoding: base64\n\nJVBERg==\n--b--\n"
        );
        dovecot.receive(&format!("{number}.test"), &mail);
    }
    let away = format!(
        "From: {}\nMessage-ID: <9@example.com>\nAuto-Submitted: auto-replied\n\
         Subject: Kontorist väljas\n\nOlen tagasi esmaspäeval.\n",
        from(5)
    );
    dovecot.receive("9.test", &away);
}

/// Letters that left, failed and are in doubt; a mailing under way and one that waits.
fn write_to_many(saldo: &Saldo, peer: &Peer, dovecot: &Dovecot) {
    let port = format!("smtp-port={}", peer.port());
    let imap = format!("imap-port={}", dovecot.port_tls);
    let user = format!("imap-user={USER}");
    let of_server = ["smtp-host=127.0.0.1", &port, "smtp-security=none", "attach=none"];
    let of_hours = ["hours-from=00:00", "hours-before=24:00", "burst=100000", "a-day=9"];
    let of_box = ["imap-host=localhost", &imap, &user];
    let set = [&["sending", "set"][..], &of_server, &of_hours, &of_box].concat();
    run(saldo, &set);
    run(saldo, &["sending", "on"]);
    run(saldo, &["user", "email", "director", "director@example.ee"]);
    run(saldo, &["user", "email", "sales", "sales@example.ee"]);
    for (reason, approve) in [("Kvartali lõpp", true), ("Teine ring", false)] {
        let drawn = ["mailing", "draw-up", "--overdue", "--reason", reason, "--json"];
        let drawn = run(saldo, &drawn).json();
        let number = drawn["mailing"].as_i64().expect("a number");
        if approve {
            let shown = run(saldo, &["mailing", "show", &number.to_string(), "--json"]).json();
            let letters = shown["letters"].as_u64().expect("a count").to_string();
            let words = ["mailing", "approve", &number.to_string(), "--letters", &letters];
            run(saldo, &[&words[..], &["--by", "director"]].concat());
        }
    }
    let mut command = saldo.command(&["deliver", "--as-of", DAY]);
    command.env("SALDO_IMAP_PASSWORD", PASSWORD).env("SSL_CERT_FILE", dovecot.authority());
    Answer::of(command.output().expect("starts")).done();
}

/// A copy of the company, brought back into a database of its own while letters waited.
fn brought_back(saldo: &Saldo) -> Saldo {
    let drawn = ["mailing", "draw-up", "--text", "statement", "--reason", "Enne koopiat", "--json"];
    let drawn = run(saldo, &drawn).json();
    let number = drawn["mailing"].as_i64().expect("a number");
    let shown = run(saldo, &["mailing", "show", &number.to_string(), "--json"]).json();
    let letters = shown["letters"].as_u64().expect("a count").to_string();
    let words = ["mailing", "approve", &number.to_string(), "--letters", &letters];
    run(saldo, &[&words[..], &["--by", "director"]].concat());
    let back = Saldo::new();
    let copy = back.folder.path().join("copy").display().to_string();
    saldo.run(&["backup", &copy]).done();
    back.run(&["restore", &copy]).done();
    back
}

/// Pictures in every language, light at a desk and dark on a phone; what is wrong with them.
async fn pictures(served: &Served, browser: &Browser, screens: &[(&str, String)]) -> Vec<String> {
    let mut faults = Vec::new();
    for language in LANGUAGES {
        for (theme, size) in [("light", SIZES[0]), ("dark", SIZES[1])] {
            browser.prefer(language, theme).await;
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

/// The first address on a page that begins like this.
async fn first(served: &Served, browser: &Browser, page: &str, begins: &str) -> String {
    browser.open(served, page).await;
    let script = format!(
        "return document.querySelector(\"main a[href^='{begins}']\")?.getAttribute('href') ?? ''"
    );
    let found = browser.text(&script).await;
    assert!(!found.is_empty(), "{page} leads to no {begins}");
    found
}

/// Somebody sees danger on the spot and tells of it.
async fn raise_the_alarm(served: &Served, browser: &Browser) {
    browser.open(served, "/customers/C-0016/visit").await;
    browser.click("details.alarm summary").await;
    browser.fill("#alarm-note", "Ladu on tühi, uks lukus; naabri sõnul koliti öösel.").await;
    browser.click("details.alarm button").await;
    let base = Connection::open(served.saldo.file()).expect("opens");
    for _ in 0..300 {
        let told = "SELECT COUNT(*) FROM errand WHERE what = 'high-risk'";
        if base.query_row(told, [], |row| row.get::<_, i64>(0)).expect("a number") > 0 {
            return;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    panic!("the alarm does not arrive");
}

#[test]
fn pages_of_messages_that_hold_something() {
    told(async {
        let (served, browser) = signed_in("admin").await;
        raise_the_alarm(&served, &browser).await;
        let peer = Peer::start(Box::new(|number| match number % 6 {
            2 => Fault::DropTaken,
            4 => Fault::LaterContent,
            _ => Fault::None,
        }));
        let dovecot = Dovecot::start();
        mails(&dovecot, &served.saldo);
        write_to_many(&served.saldo, &peer, &dovecot);
        let message = first(&served, &browser, "/messages?state=uncertain", "/messages/").await;
        let reply = first(&served, &browser, "/replies", "/replies/").await;
        let mailing = first(&served, &browser, "/mailings", "/mailings/").await;
        let screens = [
            ("filled-messages", "/messages".to_owned()),
            ("filled-uncertain", "/messages?state=uncertain".to_owned()),
            ("filled-message", message),
            ("filled-replies", "/replies".to_owned()),
            ("filled-machines", "/replies?show=machines".to_owned()),
            ("filled-reply", reply),
            ("filled-notices", "/notices".to_owned()),
            ("filled-mailings", "/mailings".to_owned()),
            ("filled-mailing", mailing),
            ("filled-sending", "/sending".to_owned()),
        ];
        let mut faults = pictures(&served, &browser, &screens).await;
        let back = Served::over(brought_back(&served.saldo), &served.password);
        browser.sign_in(&back, "director").await;
        let screens = [
            ("filled-brought-back", "/messages".to_owned()),
            ("filled-notices-brought-back", "/notices".to_owned()),
        ];
        faults.extend(pictures(&back, &browser, &screens).await);
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        browser.leave().await;
    });
}
