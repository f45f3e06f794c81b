//! Dovecot, started here on loopback with certificates of an authority that exists for the test.

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;
use tempfile::TempDir;

/// Who owns the mailbox, and the word that opens it.
pub(crate) const USER: &str = "accounts";
pub(crate) const PASSWORD: &str = "hush \"hush\" õ";

/// A running server with one mailbox.
#[derive(Debug)]
pub(crate) struct Dovecot {
    server: Child,
    folder: TempDir,
    /// In the open first, TLS by STARTTLS.
    pub(crate) port: u16,
    /// TLS from the first byte.
    pub(crate) port_tls: u16,
}

impl Drop for Dovecot {
    fn drop(&mut self) {
        // A word first, so that what it started ends as well.
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

pub(crate) fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    listener.local_addr().expect("its number").port()
}

pub(crate) fn done(command: &mut Command) {
    let output = command.output().expect("it starts");
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// An authority, and a certificate of it for `localhost`.
pub(crate) fn certificates(place: &Path) {
    let openssl = |arguments: &[&str]| {
        done(Command::new("openssl").args(arguments).current_dir(place));
    };
    let key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];
    let authority = ["req", "-x509", "-days", "2", "-subj", "/CN=Authority of a test"];
    let files = ["-keyout", "authority.key", "-out", "authority.pem"];
    openssl(&[&authority[..], &key, &files].concat());
    let asked = ["req", "-subj", "/CN=localhost", "-keyout", "key.pem", "-out", "asked.pem"];
    openssl(&[&asked[..], &key].concat());
    fs::write(place.join("names"), "subjectAltName=DNS:localhost\n").expect("written");
    openssl(&[
        "x509",
        "-req",
        "-in",
        "asked.pem",
        "-CA",
        "authority.pem",
        "-CAkey",
        "authority.key",
        "-CAcreateserial",
        "-days",
        "2",
        "-extfile",
        "names",
        "-out",
        "cert.pem",
    ]);
}

impl Dovecot {
    /// Starts it.
    ///
    /// # Panics
    /// When it is not installed, or the test is not run by root.
    pub(crate) fn start() -> Self {
        let program = Path::new("/usr/sbin/dovecot");
        assert!(program.is_file(), "dovecot is missing; on Debian: apt-get install dovecot-imapd");
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path();
        fs::set_permissions(place, fs::Permissions::from_mode(0o755)).expect("open to all");
        certificates(place);
        fs::write(place.join("people"), format!("{USER}:{{PLAIN}}{PASSWORD}:::::\n"))
            .expect("written");
        let here = place.display();
        let (port, port_tls) = (free_port(), free_port());
        let text = format!(
            "protocols = imap\nlisten = 127.0.0.1\nbase_dir = {here}/run\nstate_dir = {here}/state\n\
             instance_name = test\nlog_path = {here}/log\nssl = required\n\
             ssl_cert = <{here}/cert.pem\nssl_key = <{here}/key.pem\n\
             mail_location = maildir:{here}/mail/%u\nfirst_valid_uid = 1\n\
             auth_mechanisms = plain login\n\
             passdb {{\n  driver = passwd-file\n  args = username_format=%u {here}/people\n}}\n\
             userdb {{\n  driver = static\n  args = uid=nobody gid=nogroup home={here}/mail/%u\n}}\n\
             service imap-login {{\n  inet_listener imap {{\n    port = {port}\n  }}\n\
             inet_listener imaps {{\n    port = {port_tls}\n    ssl = yes\n  }}\n}}\n"
        );
        let conf = place.join("dovecot.conf");
        fs::write(&conf, text).expect("written");
        fs::create_dir_all(place.join("mail").join(USER).join("tmp")).expect("a folder");
        fs::create_dir_all(place.join("mail").join(USER).join("new")).expect("a folder");
        fs::create_dir_all(place.join("mail").join(USER).join("cur")).expect("a folder");
        done(Command::new("chown").args(["-R", "nobody:nogroup"]).arg(place.join("mail")));
        let server = Command::new(program)
            .args(["-F", "-c"])
            .arg(&conf)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("it starts");
        let dovecot = Self { server, folder, port, port_tls };
        dovecot.wait();
        dovecot
    }

    fn wait(&self) {
        for _ in 0..100 {
            let both = [self.port, self.port_tls];
            if both.iter().all(|port| TcpStream::connect(("127.0.0.1", *port)).is_ok()) {
                return;
            }
            sleep(Duration::from_millis(100));
        }
        panic!("nobody listens: {}", self.log());
    }

    /// What the server wrote down.
    pub(crate) fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }

    /// The certificate of the authority.
    pub(crate) fn authority(&self) -> PathBuf {
        self.folder.path().join("authority.pem")
    }

    fn mailbox(&self) -> PathBuf {
        self.folder.path().join("mail").join(USER)
    }

    /// A mail comes in.
    pub(crate) fn receive(&self, name: &str, mail: &str) {
        let at = self.mailbox().join("new").join(name);
        fs::write(&at, mail.replace('\n', "\r\n")).expect("written");
        done(Command::new("chown").arg("nobody:nogroup").arg(&at));
    }

    /// Names of the mails that were seen.
    pub(crate) fn seen(&self) -> Vec<String> {
        let entries = fs::read_dir(self.mailbox().join("cur")).expect("a folder").flatten();
        let names = entries.map(|entry| entry.file_name().to_string_lossy().into_owned());
        let seen = names.filter(|name| name.split(":2,").nth(1).is_some_and(|f| f.contains('S')));
        let mut seen: Vec<String> =
            seen.map(|name| name.split([',', ':']).next().unwrap_or_default().to_owned()).collect();
        seen.sort();
        seen
    }

    /// The server forgets its numbers of mails: from now on they have other ones.
    pub(crate) fn renumber(&self) {
        for name in ["dovecot-uidlist", "dovecot.index", "dovecot.index.log", "dovecot.index.cache"]
        {
            drop(fs::remove_file(self.mailbox().join(name)));
        }
    }
}
