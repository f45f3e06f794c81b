//! The programs our tests start: a PostgreSQL server, a browser with its driver, `strace`.
//!
//! Nothing is skipped for want of a program. On Debian, as root, what is missing is
//! installed; anywhere else the run ends with the list and the command.

use super::Passed;
use crate::house::{House, found_in_path, run};
use anyhow::{Result, bail};
use std::fs;
use std::path::{Path, PathBuf};

/// Something the tests start.
struct Needed {
    /// What it is, for the message.
    what: &'static str,
    /// Why the tests want it.
    why: &'static str,
    /// Debian packages that bring it.
    packages: &'static [&'static str],
    present: fn() -> bool,
}

const NEEDED: &[Needed] = &[
    Needed {
        what: "PostgreSQL server (initdb, postgres)",
        why: "the storage contract runs on a server the tests start",
        packages: &["postgresql"],
        present: || ["initdb", "postgres"].into_iter().all(is_postgres_program),
    },
    Needed {
        what: "Chromium and ChromeDriver",
        why: "browser tests and screenshots",
        packages: &["chromium", "chromium-driver", "fonts-dejavu-core"],
        present: || ["chromium", "chromedriver"].into_iter().all(is_program),
    },
    Needed {
        what: "poppler (pdftotext, pdftoppm)",
        why: "the words on printed documents are read back",
        packages: &["poppler-utils"],
        present: || ["pdftotext", "pdftoppm"].into_iter().all(is_program),
    },
    Needed {
        what: "strace",
        why: "tests that kill the program at each write",
        packages: &["strace"],
        present: || is_program("strace"),
    },
    Needed {
        what: "Dovecot and OpenSSL",
        why: "replies are read from a real mailbox, and letters handed over, with TLS and passwords",
        packages: &["dovecot-imapd", "dovecot-submissiond", "openssl"],
        present: || {
            let places = ["/usr/sbin/dovecot", "/usr/lib/dovecot/submission-login"];
            places.into_iter().all(|place| Path::new(place).is_file()) && is_program("openssl")
        },
    },
    Needed {
        what: "Net::SMPP for Perl",
        why: "short messages are handed to a centre that speaks SMPP by another library",
        packages: &["libnet-smpp-perl"],
        present: || Path::new("/usr/share/perl5/Net/SMPP.pm").is_file(),
    },
    Needed {
        what: "OpenSMTPD and Kannel with its fake SMSC",
        why: "letters and short messages are handed to real servers",
        packages: &["opensmtpd", "kannel", "kannel-extras"],
        present: || {
            ["/usr/sbin/smtpd", "/usr/sbin/bearerbox", "/usr/lib/kannel/test/fakesmsc"]
                .into_iter()
                .all(|place| Path::new(place).is_file())
        },
    },
];

/// Passes when all is present, if need be after installing it.
pub(super) fn check(house: &House) -> Result<Passed> {
    let missing: Vec<&Needed> = NEEDED.iter().filter(|needed| !(needed.present)()).collect();
    if missing.is_empty() {
        println!("all present: {}", NEEDED.iter().map(|n| n.what).collect::<Vec<_>>().join(", "));
        return Ok(Passed::Fully);
    }
    if !(is_root() && found_in_path("apt-get").is_some()) {
        bail!("{}", what_to_do(&missing));
    }
    install(house, &missing)?;
    let still: Vec<&Needed> = missing.into_iter().filter(|needed| !(needed.present)()).collect();
    if !still.is_empty() {
        bail!("still missing after installing:\n{}", what_to_do(&still));
    }
    Ok(Passed::Fully)
}

fn install(house: &House, missing: &[&Needed]) -> Result<()> {
    let quiet = ("DEBIAN_FRONTEND", "noninteractive");
    run(house.command("apt-get").args(["update", "-q"]).env(quiet.0, quiet.1))?;
    run(house
        .command("apt-get")
        .args(["install", "-y", "-q", "--no-install-recommends"])
        .args(packages(missing))
        .env(quiet.0, quiet.1))
}

fn packages(missing: &[&Needed]) -> Vec<&'static str> {
    missing.iter().flat_map(|needed| needed.packages).copied().collect()
}

/// What is missing, why it is wanted, and the command that brings it.
fn what_to_do(missing: &[&Needed]) -> String {
    let names: Vec<&str> = missing.iter().map(|needed| needed.what).collect();
    let reasons: Vec<String> =
        missing.iter().map(|needed| format!("  {}: {}", needed.what, needed.why)).collect();
    format!(
        "missing: {}\n{}\non Debian: sudo apt-get install {}",
        names.join(", "),
        reasons.join("\n"),
        packages(missing).join(" ")
    )
}

fn is_program(name: &str) -> bool {
    found_in_path(name).is_some()
}

/// Debian keeps the server's programs out of `PATH`, one folder a major version.
fn is_postgres_program(name: &str) -> bool {
    is_program(name) || debian_postgres_folders().iter().any(|bin| bin.join(name).is_file())
}

fn debian_postgres_folders() -> Vec<PathBuf> {
    let Ok(versions) = fs::read_dir("/usr/lib/postgresql") else { return Vec::new() };
    versions.flatten().map(|version| version.path().join("bin")).collect()
}

/// Root owns its own `/proc` entry; no unsafe call is needed to find that out.
fn is_root() -> bool {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(Path::new("/proc/self")).is_ok_and(|own| own.uid() == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_missing_is_named_with_its_reason_and_one_command() {
        assert_eq!(
            what_to_do(&[&NEEDED[1], &NEEDED[3]]),
            "missing: Chromium and ChromeDriver, strace\n  \
             Chromium and ChromeDriver: browser tests and screenshots\n  \
             strace: tests that kill the program at each write\n\
             on Debian: sudo apt-get install chromium chromium-driver fonts-dejavu-core strace"
        );
    }
}
