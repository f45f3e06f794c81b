//! A danger found on a visit reaches the manager through a real OpenSMTPD inside the minute, while
//! `saldo worker` runs (REM-12), and once.

use crate::house::Saldo;
use saldo_domain::{Role, UserId};
use saldo_store::{Store, customers};
use saldo_work::fieldwork::{self, AlarmAsked};
use saldo_work::{FixedClock, Office, Who, company};
use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::thread::sleep;
use std::time::Duration;
use tempfile::TempDir;

/// A program of a test; it ends with it.
struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        drop(Command::new("kill").arg(self.0.id().to_string()).status());
        for _ in 0..100 {
            if self.0.try_wait().is_ok_and(|ended| ended.is_some()) {
                return;
            }
            sleep(Duration::from_millis(100));
        }
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

/// A mail server on loopback that keeps everything in one mailbox.
struct MailServer {
    _server: Program,
    folder: TempDir,
    port: u16,
}

impl MailServer {
    fn start() -> Self {
        use std::os::unix::fs::PermissionsExt as _;
        let program = Path::new("/usr/sbin/smtpd");
        assert!(program.is_file(), "OpenSMTPD is missing; on Debian: apt-get install opensmtpd");
        let folder = tempfile::tempdir().expect("a folder");
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).expect("open to all");
        let mail = folder.path().join("mail");
        fs::create_dir(&mail).expect("a folder");
        let owned = Command::new("chown").arg("nobody").arg(&mail).status().expect("chown runs");
        assert!(owned.success(), "OpenSMTPD delivers as another user: run the tests as root");
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("its number").port();
        drop(listener);
        let text = format!(
            "table catchall {{ \"@\" = \"nobody\" }}\n\
             listen on 127.0.0.1 port {port} hostname peer.example\n\
             action \"keep\" maildir \"{}\" virtual <catchall>\n\
             match from any for any action \"keep\"\n",
            mail.display()
        );
        let conf = folder.path().join("smtpd.conf");
        fs::write(&conf, text).expect("written");
        let server = Command::new(program)
            .args(["-d", "-f"])
            .arg(&conf)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("it starts");
        let server = Program(server);
        for _ in 0..100 {
            if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Self { _server: server, folder, port };
            }
            sleep(Duration::from_millis(100));
        }
        panic!("nobody listens");
    }

    /// The mails that have arrived.
    fn mails(&self) -> Vec<String> {
        let new: PathBuf = self.folder.path().join("mail").join("new");
        let entries = fs::read_dir(new).into_iter().flatten().flatten();
        entries.filter_map(|entry| fs::read_to_string(entry.path()).ok()).collect()
    }
}

fn person(saldo: &Saldo, login: &str, role: &str) {
    let add = ["user", "add", login, "--name", login, "--role", role, "--team", "1"];
    saldo.run_with_input(&[&add[..], &["--password-stdin"]].concat(), "long enough 1").done();
}

/// What a representative does on the spot, through the same door as the page of the visit.
fn alarm(saldo: &Saldo) {
    let store = Store::open(&saldo.database).expect("opens");
    let day = "2026-11-30".parse().expect("a day");
    let office = Office::new(store, Arc::new(FixedClock::on(day)));
    let company = company::only(&office).expect("a company").company;
    let found = office.store.read(|reader| customers::by_code(reader, company, "C-1"));
    let customer = found.expect("readable").expect("there").customer;
    let asked = AlarmAsked {
        customer,
        item: None,
        talk: "talk-1".to_owned(),
        note: "The shop is being emptied".to_owned(),
    };
    let rep = Who::new(UserId::new(1), Role::SalesRep);
    fieldwork::alarm(&office, company, rep, &asked).expect("told");
}

#[test]
fn rem_12_a_danger_is_mailed_to_the_manager_inside_the_minute() {
    let server = MailServer::start();
    let saldo = Saldo::new().founded("EE", "EUR");
    person(&saldo, "rep", "SALES_REP");
    person(&saldo, "boss", "SUPERVISOR");
    let customers = saldo.write("customers.csv", "Code,Name,Owner\nC-1,Debtor,rep\n");
    saldo.run(&["import", "customers", &customers]).done();
    saldo.run(&["user", "email", "boss", "boss@example.com"]).done();
    let port = format!("smtp-port={}", server.port);
    let usual = ["smtp-security=none", "sender=accounts@example.ee", "digest-at=24:00"];
    saldo.run(&[&["sending", "set", "smtp-host=127.0.0.1", &port][..], &usual].concat()).done();
    saldo.run(&["sending", "on"]).done();
    let mut worker = saldo.command(&["worker"]);
    let worker = worker.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("starts");
    let worker = Program(worker);
    sleep(Duration::from_secs(1));
    alarm(&saldo);
    for _ in 0..300 {
        sleep(Duration::from_millis(200));
        if !server.mails().is_empty() {
            break;
        }
    }
    let mails = server.mails();
    assert_eq!(mails.len(), 1, "inside the minute");
    assert!(mails[0].contains("boss@example.com"), "{}", mails[0]);
    // The next looks tell nobody twice.
    sleep(Duration::from_secs(12));
    assert_eq!(server.mails().len(), 1);
    drop(worker);
    let shown = saldo.run(&["deliver", "--json"]).done().json();
    assert_eq!(shown["notices"]["sent"], 0, "{shown}");
    saldo.run(&["verify"]).done();
}
