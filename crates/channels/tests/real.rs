//! Real servers, started here on loopback: OpenSMTPD takes letters, Kannel with its fake SMSC
//! takes short messages and sends receipts. What a fake of ours would never do, they do.

use saldo_channels::{
    File, Gateway, Handed, Letter, Method, Parcel, Secret, Security, Server, Short, Smtp, compose,
};
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;
use tempfile::TempDir;

/// A program of a test; it ends with it.
struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        // A word first, so that what it started ends as well.
        let id = self.0.id().to_string();
        drop(Command::new("kill").arg(&id).status());
        for _ in 0..50 {
            if self.0.try_wait().is_ok_and(|ended| ended.is_some()) {
                return;
            }
            sleep(Duration::from_millis(100));
        }
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// The first of these places that holds the program.
///
/// # Panics
/// When none does: the message says what to install.
fn program(places: &[&str], package: &str) -> PathBuf {
    places
        .iter()
        .map(PathBuf::from)
        .find(|place| place.is_file())
        .unwrap_or_else(|| panic!("{} is missing; on Debian: apt-get install {package}", places[0]))
}

fn start(program: &Path, arguments: &[&str], log: &Path) -> Program {
    let out = fs::File::create(log).expect("a log");
    let err = out.try_clone().expect("the same log");
    let child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(out)
        .stderr(err)
        .spawn()
        .expect("it starts");
    Program(child)
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("its number").port()
}

fn wait_for(port: u16, log: &Path) {
    for _ in 0..100 {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return;
        }
        sleep(Duration::from_millis(100));
    }
    panic!("nobody listens: {}", fs::read_to_string(log).unwrap_or_default());
}

/// A folder that servers of other users may enter.
fn folder() -> TempDir {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().expect("a folder");
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).expect("open to all");
    folder
}

/// OpenSMTPD ends a session after so many letters; ours are more.
const LETTERS: usize = 220;

#[test]
fn a_real_mail_server_takes_every_letter_once() {
    let smtpd = program(&["/usr/sbin/smtpd"], "opensmtpd");
    let folder = folder();
    let mail = folder.path().join("mail");
    fs::create_dir(&mail).expect("a folder");
    let chown = Command::new("chown").arg("nobody").arg(&mail).status().expect("chown runs");
    assert!(chown.success(), "OpenSMTPD delivers as another user: run the tests as root");
    let port = free_port();
    let conf = folder.path().join("smtpd.conf");
    let place = mail.display();
    let text = format!(
        "table catchall {{ \"@\" = \"nobody\" }}\n\
         listen on 127.0.0.1 port {port} hostname peer.example\n\
         action \"keep\" maildir \"{place}\" virtual <catchall>\n\
         match from any for any action \"keep\"\n"
    );
    fs::write(&conf, text).expect("written");
    let log = folder.path().join("log");
    let conf = conf.display().to_string();
    let _server = start(&smtpd, &["-d", "-f", &conf], &log);
    wait_for(port, &log);
    let mut smtp = Smtp::to(Server {
        host: "127.0.0.1".into(),
        port,
        security: Security::Open,
        user: String::new(),
        password: Secret::default(),
        hello: "example.ee".into(),
        patience: Duration::from_secs(20),
        deadline: Duration::from_secs(120),
    });
    let files =
        [File { name: "Meeldetuletus õ.pdf".into(), bytes: b"%PDF-1.7\n.\r\n..\n".repeat(999) }];
    for number in 0..LETTERS {
        let id = format!("letter-{number}@example.ee");
        let to = format!("debtor{number}@example.com");
        let bytes = compose(&Letter {
            message_id: &id,
            date: 1_774_000_000,
            from_name: "Põhjala Kaubad AS",
            from: "arved@example.ee",
            reply_to: "",
            to_name: "ООО «Ромашка»",
            to: &to,
            subject: "Просроченная задолженность",
            text: ".\n\n.. Кому: ООО «Ромашка»",
            language: "ru",
            files: &files,
            unsubscribe: "",
        });
        let bytes = bytes.expect("composed");
        let parcel = Parcel { sender: "arved@example.ee", recipient: &to, bytes: &bytes };
        let handed = smtp.hand_over(parcel);
        assert!(matches!(handed, Handed::Taken { .. }), "letter {number}: {handed:?}");
    }
    smtp.close();
    let kept = delivered(&mail);
    assert_eq!(kept.len(), LETTERS, "{}", fs::read_to_string(&log).unwrap_or_default());
    for number in 0..LETTERS {
        let id = format!("<letter-{number}@example.ee>");
        let found = kept.iter().filter(|text| text.contains(&id)).count();
        assert_eq!(found, 1, "{id}");
    }
}

/// The letters in the mailbox, once all of them have arrived.
fn delivered(mail: &Path) -> Vec<String> {
    let mut kept = Vec::new();
    for _ in 0..200 {
        let entries = fs::read_dir(mail.join("new")).into_iter().flatten().flatten();
        kept = entries.filter_map(|entry| fs::read_to_string(entry.path()).ok()).collect();
        if kept.len() >= LETTERS {
            break;
        }
        sleep(Duration::from_millis(100));
    }
    kept
}

#[test]
fn a_real_gateway_takes_a_russian_text_and_tells_what_became_of_it() {
    let box_of = program(&["/usr/sbin/bearerbox"], "kannel");
    let sms_box = program(&["/usr/sbin/smsbox"], "kannel");
    let smsc = program(&["/usr/lib/kannel/test/fakesmsc"], "kannel-extras");
    let folder = folder();
    let [admin, boxes, center, http] = [(); 4].map(|()| free_port());
    let conf = folder.path().join("kannel.conf");
    let text = format!(
        "group = core\nadmin-port = {admin}\nadmin-password = x\nsmsbox-port = {boxes}\n\
         admin-deny-ip = \"\"\nadmin-allow-ip = \"127.0.0.1\"\ndlr-storage = internal\n\n\
         group = smsc\nsmsc = fake\nsmsc-id = fake\nhost = 127.0.0.1\nport = {center}\n\
         connect-allow-ip = 127.0.0.1\n\n\
         group = smsbox\nbearerbox-host = 127.0.0.1\nsendsms-port = {http}\n\n\
         group = sendsms-user\nusername = saldo\npassword = hush&hush\nconcatenation = true\n\
         max-messages = 10\n\n\
         group = sms-service\nkeyword = default\ntext = \"no\"\n"
    );
    fs::write(&conf, text).expect("written");
    let conf = conf.display().to_string();
    let logs = ["bearerbox", "smsbox", "smsc"].map(|name| folder.path().join(name));
    let _bearer = start(&box_of, &["-v", "1", &conf], &logs[0]);
    wait_for(boxes, &logs[0]);
    let _boxes = start(&sms_box, &["-v", "1", &conf], &logs[1]);
    wait_for(http, &logs[1]);
    let center = center.to_string();
    let arguments =
        ["-H", "127.0.0.1", "-r", &center, "-i", "0.1", "-m", "0", "-v", "0", "1 2 text x"];
    let _center = start(&smsc, &arguments, &logs[2]);
    sleep(Duration::from_secs(2));
    let receipts = TcpListener::bind("127.0.0.1:0").expect("a port");
    let back = receipts.local_addr().expect("its number").port();
    let gateway = Gateway {
        method: Method::Get,
        address: format!(
            "http://127.0.0.1:{http}/cgi-bin/sendsms?username=saldo&password={{secret}}\
             &from={{from}}&to={{to}}&text={{text}}&charset=UTF-8&coding=2&dlr-mask=31\
             &dlr-url=http%3A%2F%2F127.0.0.1%3A{back}%2Freceipts%3Fid%3D{{id}}%26status%3D%25d"
        ),
        body: String::new(),
        from: "Saldo".into(),
        taken: String::new(),
        refused: String::new(),
        secret: Secret::new("hush&hush"),
        patience: Duration::from_secs(10),
    };
    gateway.check().expect("a template");
    let text = "Ж".repeat(100);
    let short = Short { to: "+3725000001", text: &text, id: "0123abcd", at: 0 };
    let handed = gateway.hand_over(short);
    assert!(matches!(handed, Handed::Taken { .. }), "{handed:?}");
    let asked = receipt(&receipts);
    assert!(asked.contains("id=0123abcd") && asked.contains("status="), "{asked}");
    let parts = parts(&logs[2]);
    assert_eq!(parts, 2, "100 Russian letters are two parts: {}", read(&logs[2]));
    let wrong = Gateway { secret: Secret::new("other"), ..gateway };
    let refused = wrong.hand_over(short);
    assert!(matches!(refused, Handed::TurnedAway { .. }), "{refused:?}");
    assert!(!format!("{refused:?}").contains("other"), "{refused:?}");
}

fn read(log: &Path) -> String {
    fs::read_to_string(log).unwrap_or_default()
}

/// The address that the gateway asks for to tell what became of a message.
fn receipt(listener: &TcpListener) -> String {
    listener.set_nonblocking(true).expect("it does not wait for ever");
    for _ in 0..150 {
        if let Ok((line, _)) = listener.accept() {
            line.set_nonblocking(false).expect("waits for the line");
            let mut lines = BufReader::new(line);
            let mut asked = String::new();
            lines.read_line(&mut asked).expect("a request");
            let answer = b"HTTP/1.1 204 No Content\r\ncontent-length: 0\r\n\r\n";
            lines.get_mut().write_all(answer).expect("an answer");
            return asked;
        }
        sleep(Duration::from_millis(100));
    }
    panic!("no receipt came");
}

/// Parts that the fake SMSC was given, each with a header of its own.
fn parts(log: &Path) -> usize {
    for _ in 0..100 {
        let found = read(log).lines().filter(|line| line.contains("3725000001")).count();
        if found >= 2 {
            return found;
        }
        sleep(Duration::from_millis(100));
    }
    read(log).lines().filter(|line| line.contains("3725000001")).count()
}
