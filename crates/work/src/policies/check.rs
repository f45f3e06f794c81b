//! Looking a policy file over before it is entered.

use super::{InForce, versions};
use crate::policies::VersionRefusal;
use crate::{Office, Refused};
use saldo_domain::authority::Choice;
use saldo_domain::policy::{Fault, Gap, Policy, PolicyError, Scope, load_with_words};
use saldo_domain::rating::Status;
use saldo_domain::{CompanyId, Day};
use saldo_letters::{Texts, Value};
use saldo_store::policies as stored;
use serde::Serialize;

/// A policy file with what was found in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Checked {
    pub file: String,
    /// The program can carry it out as written.
    pub sound: bool,
    /// `name@version`, when it is sound.
    pub policy: Option<String>,
    pub effective_from: Option<Day>,
    /// BLAKE3 of the text, hexadecimal.
    pub hash: String,
    /// What keeps the program from carrying it out.
    pub findings: Vec<Finding>,
    /// What a person should look at; keeps from nothing.
    pub notes: Vec<Note>,
}

/// A defect with its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// What is wrong and what to do.
    pub message: String,
    /// The same for readers of other languages.
    #[serde(skip)]
    pub fault: Fault,
}

impl From<PolicyError> for Finding {
    fn from(error: PolicyError) -> Self {
        let PolicyError { line, column, message, fault, .. } = error;
        Self { line, column, message, fault }
    }
}

/// Something that works and looks odd.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "note", rename_all = "kebab-case")]
pub enum Note {
    /// Days of delay, from the due day, that belong to no step.
    Gap { first: i16, last: i16, before: u8, after: u8 },
    /// Customers of this status are reminded of nothing.
    NotReminded { status: Status },
    /// The worse status may promise a later day than the better.
    PromiseRises { better: Status, worse: Status },
    /// A decision that a clause offers and that nothing follows.
    NothingFollows { clause: String, choice: Choice },
}

impl Note {
    /// It in words.
    pub fn told(&self, texts: &Texts) -> String {
        let status = |status: &Status| texts.coded("status", status.code());
        match self {
            Note::Gap { first, last, before, after } => {
                let values = [
                    ("first", Value::from(first.to_string())),
                    ("last", last.to_string().into()),
                    ("before", before.to_string().into()),
                    ("after", after.to_string().into()),
                ];
                texts.with("policy-note-gap", &values)
            }
            Note::NotReminded { status: left } => {
                texts.with_text("policy-note-not-reminded", "status", &status(left))
            }
            Note::PromiseRises { better, worse } => {
                let values = [("better", status(better).into()), ("worse", status(worse).into())];
                texts.with("policy-note-promise-rises", &values)
            }
            Note::NothingFollows { clause, choice } => {
                let choice = texts.coded("choice", choice.code());
                let values = [("clause", clause.into()), ("choice", choice.into())];
                texts.with("policy-note-nothing-follows", &values)
            }
        }
    }
}

/// Looks a policy file over.
pub fn check(file: &str, text: &str) -> Checked {
    let mut checked = Checked {
        file: file.to_owned(),
        sound: false,
        policy: None,
        effective_from: None,
        hash: blake3::hash(text.as_bytes()).to_hex().to_string(),
        findings: Vec::new(),
        notes: Vec::new(),
    };
    match load_with_words(file, text, &known_words()) {
        Ok(policy) => {
            checked.sound = true;
            checked.policy = Some(format!("{}@{}", policy.id, policy.version));
            checked.effective_from = Some(policy.effective_from);
            checked.notes = notes(&policy);
        }
        Err(error) => checked.findings.push(error.into()),
    }
    checked
}

/// Names of everything that a policy can ask to do or say.
fn known_words() -> Vec<&'static str> {
    Texts::family("policy-text")
}

/// Is every word of a policy file known? A file that was entered before this was asked is
/// followed as it is.
///
/// # Errors
/// `Policy` with line, column and remedy.
pub(crate) fn words_are_known(file: &str, text: &str) -> Result<(), Refused> {
    load_with_words(file, text, &known_words())?;
    Ok(())
}

fn notes(policy: &Policy) -> Vec<Note> {
    let gaps = policy.gaps().into_iter();
    let gaps = gaps.map(|Gap { steps: (before, after), days: (first, last) }| Note::Gap {
        first,
        last,
        before,
        after,
    });
    let not_reminded = policy.not_reminded().into_iter().map(|status| Note::NotReminded { status });
    let rising = policy.promises_rising().into_iter();
    let rising = rising.map(|(better, worse)| Note::PromiseRises { better, worse });
    let unanswered = policy
        .unanswered()
        .into_iter()
        .map(|(clause, choice)| Note::NothingFollows { clause: clause.to_string(), choice });
    gaps.chain(not_reminded).chain(rising).chain(unanswered).collect()
}

/// Where a policy is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted<'a> {
    /// The version the company follows today.
    Followed,
    /// What the customers follow today that this policy is for.
    FollowedBy(&'a Scope),
    /// `NAME@VERSION`, `@VERSION` (the latest entered of that number) or the number of the
    /// entry as `#ENTRY`, of the company.
    Version(&'a str),
}

/// A policy with its text.
#[derive(Clone, Debug)]
pub struct Document {
    pub policy: Policy,
    pub text: String,
    /// BLAKE3 of the text, hexadecimal.
    pub hash: String,
}

impl Document {
    /// `name@version`.
    pub fn label(&self) -> String {
        format!("{}@{}", self.policy.id, self.policy.version)
    }
}

impl From<InForce> for Document {
    fn from(read: InForce) -> Self {
        Self { policy: read.policy, text: read.text, hash: read.hash }
    }
}

/// Reads a policy file; the name is only shown in errors.
///
/// # Errors
/// `Policy` with line, column and remedy.
pub fn read(file: &str, text: &str) -> Result<Document, Refused> {
    Ok(InForce::read(file, text)?.into())
}

/// The shipped policy of this name.
///
/// # Errors
/// `UnknownPolicy`.
pub fn shipped(name: &str) -> Result<Document, Refused> {
    Ok(super::shipped_in_force(name)?.into())
}

/// A version of the company's policies.
///
/// # Errors
/// `Versions` when there is none like that, or the store's.
pub fn find(office: &Office, company: CompanyId, wanted: Wanted<'_>) -> Result<Document, Refused> {
    let today = crate::company::today(office, company)?;
    office.store.read(|reader| {
        let name = match wanted {
            Wanted::Followed => {
                let versions = super::own(reader, company)?;
                return Ok(versions.on(today).clone().into());
            }
            Wanted::FollowedBy(scope) => {
                let all = super::regulations(reader, company)?;
                return Ok(all.held_by(scope.groups().first(), today).clone().into());
            }
            Wanted::Version(name) => name,
        };
        let unknown = || VersionRefusal::Unknown { name: name.to_owned() };
        for row in stored::versions(reader, company)?.iter().rev() {
            let read = versions::read(row)?;
            let by_number = format!("@{}", read.policy.version);
            if [read.label(), by_number, format!("#{}", row.entry)].iter().any(|one| one == name) {
                return Ok(read.into());
            }
        }
        Err(unknown().into())
    })
}
