//! Letters are handed to a real submission server, Dovecot, which lets in nobody without a password: over TLS from the first byte and by STARTTLS, with the right
//! word and with a wrong one, with a certificate that is trusted and one that is not.

use crate::dovecot::{PASSWORD, USER, certificates, done, free_port};
use crate::house::{Answer, Saldo};
use saldo_channels::testing::{Fault, Peer};
use std::fs;
use std::net::TcpStream;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;
use tempfile::TempDir;

/// A submission server that relays to a peer of ours, which remembers what reached it.
struct Submission {
    server: Child,
    folder: TempDir,
    port: u16,
    port_tls: u16,
}

impl Drop for Submission {
    fn drop(&mut self) {
        drop(Command::new("kill").arg(self.server.id().to_string()).status());
        for _ in 0..50 {
            if self.server.try_wait().is_ok_and(|ended| ended.is_some()) {
                return;
            }
            sleep(Duration::from_millis(100));
        }
        drop(self.server.kill());
        drop(self.server.wait());
    }
}

impl Submission {
    /// Starts it: people sign in by these mechanisms, and only over TLS.
    fn start(relay: u16, mechanisms: &str) -> Self {
        let program = Path::new("/usr/lib/dovecot/submission-login");
        assert!(
            program.is_file(),
            "dovecot takes no letters; on Debian: apt-get install dovecot-submissiond"
        );
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path();
        fs::set_permissions(place, fs::Permissions::from_mode(0o755)).expect("open to all");
        certificates(place);
        fs::write(place.join("people"), format!("{USER}:{{PLAIN}}{PASSWORD}:::::\n"))
            .expect("written");
        fs::create_dir_all(place.join("mail").join(USER)).expect("a folder");
        done(Command::new("chown").args(["-R", "nobody:nogroup"]).arg(place.join("mail")));
        let (here, port, port_tls) = (place.display(), free_port(), free_port());
        let text = format!(
            "protocols = submission\nlisten = 127.0.0.1\nbase_dir = {here}/run\n\
             state_dir = {here}/state\ninstance_name = test\nlog_path = {here}/log\n\
             ssl = required\nssl_cert = <{here}/cert.pem\nssl_key = <{here}/key.pem\n\
             mail_location = maildir:{here}/mail/%u\nfirst_valid_uid = 1\nhostname = localhost\n\
             auth_mechanisms = {mechanisms}\n\
             submission_relay_host = 127.0.0.1\nsubmission_relay_port = {relay}\n\
             passdb {{\n  driver = passwd-file\n  args = username_format=%u {here}/people\n}}\n\
             userdb {{\n  driver = static\n  args = uid=nobody gid=nogroup home={here}/mail/%u\n}}\n\
             service submission-login {{\n  inet_listener submission {{\n    port = {port}\n  }}\n\
             inet_listener submissions {{\n    port = {port_tls}\n    ssl = yes\n  }}\n}}\n"
        );
        let conf = place.join("dovecot.conf");
        fs::write(&conf, text).expect("written");
        let server = Command::new("/usr/sbin/dovecot")
            .args(["-F", "-c"])
            .arg(&conf)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("it starts");
        let server = Self { server, folder, port, port_tls };
        for _ in 0..100 {
            let both = [server.port, server.port_tls];
            if both.iter().all(|port| TcpStream::connect(("127.0.0.1", *port)).is_ok()) {
                return server;
            }
            sleep(Duration::from_millis(100));
        }
        panic!("nobody listens: {}", server.log());
    }

    fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }

    fn authority(&self) -> PathBuf {
        self.folder.path().join("authority.pem")
    }
}

/// One way to hand a letter over.
struct Way<'a> {
    security: &'a str,
    port: u16,
    password: &'a str,
    trusts: &'a Path,
}

fn hand_over(saldo: &Saldo, to: &str, way: &Way<'_>) -> Answer {
    let (port, security) =
        (format!("smtp-port={}", way.port), format!("smtp-security={}", way.security));
    let (user, sender) = (format!("smtp-user={USER}"), "sender=accounts@example.ee");
    let set = ["sending", "set", "smtp-host=localhost", &port, &security, &user, sender];
    saldo.run(&set).done();
    let mut command = saldo.command(&["sending", "try", to]);
    command.env("SALDO_SMTP_PASSWORD", way.password).env("SSL_CERT_FILE", way.trusts);
    Answer::of(command.output().expect("starts"))
}

#[test]
fn letters_go_over_a_line_nobody_listens_to_and_to_nobody_else() {
    let peer = Peer::start(Box::new(|_| Fault::None));
    let server = Submission::start(peer.port(), "plain login");
    let saldo = Saldo::new().founded("EE", "EUR");
    let (tls, start) = (server.port_tls, server.port);
    let own = server.authority();
    // An authority that did not sign the certificate of the server.
    let other = tempfile::tempdir().expect("a folder");
    certificates(other.path());
    let other = other.path().join("authority.pem");
    let way = |security, port, password, trusts| Way { security, port, password, trusts };
    let rows: [(&str, Way<'_>, &str); 7] = [
        ("tls", way("tls", tls, PASSWORD, &own), ""),
        ("starttls", way("starttls", start, PASSWORD, &own), ""),
        ("wrong-tls", way("tls", tls, "wrong", &own), "535"),
        ("wrong-starttls", way("starttls", start, "wrong", &own), "535"),
        ("strange-tls", way("tls", tls, PASSWORD, &other), "certificate"),
        ("strange-starttls", way("starttls", start, PASSWORD, &other), "certificate"),
        ("no-starttls", way("starttls", peer.port(), PASSWORD, &own), "STARTTLS"),
    ];
    for (name, way, expected) in &rows {
        let answer = hand_over(&saldo, &format!("{name}@example.com"), way);
        let said = format!("{name}: {} {}\n{}", answer.out, answer.err, server.log());
        assert!(!said.contains(PASSWORD), "a password is told to nobody: {name}");
        if expected.is_empty() {
            assert_eq!(answer.code, Some(0), "{said}");
        } else {
            assert_eq!(answer.code, Some(1), "{said}");
            assert!(answer.err.contains(expected), "{said}");
        }
    }
    let taken = peer.taken();
    assert_eq!(taken.len(), 2, "nothing else was sent: {taken:?}");
}

#[test]
fn a_server_that_knows_login_alone_is_signed_in_to() {
    let peer = Peer::start(Box::new(|_| Fault::None));
    let server = Submission::start(peer.port(), "login");
    let saldo = Saldo::new().founded("EE", "EUR");
    let own = server.authority();
    let way = |password| Way { security: "tls", port: server.port_tls, password, trusts: &own };
    let answer = hand_over(&saldo, "one@example.com", &way(PASSWORD));
    assert_eq!(answer.code, Some(0), "{}\n{}", answer.err, server.log());
    let answer = hand_over(&saldo, "two@example.com", &way("wrong"));
    assert!(answer.code == Some(1) && answer.err.contains("535"), "{}", answer.err);
    assert_eq!(peer.taken().len(), 1);
}
