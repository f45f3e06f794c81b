//! The settings file, and what flag, environment and file say together.

use crate::cli::Common;
use crate::failure::Failure;
use directories::ProjectDirs;
use saldo_letters::Language;
use serde::Deserialize;
use std::path::{Path, PathBuf};

/// What a settings file may say. Unknown keys are refused: a misspelt setting that is
/// silently ignored is worse than none.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct SettingsFile {
    database: Option<String>,
    lang: Option<String>,
    company: Option<String>,
    listen: Option<String>,
}

/// The settings in force.
#[derive(Clone, Debug)]
pub(crate) struct Settings {
    /// Given by flag, environment or file; `None` is the default place.
    pub(crate) database: Option<String>,
    pub(crate) language: Language,
    /// Was the language asked for, or is it the default?
    pub(crate) language_chosen: bool,
    /// Number or name.
    pub(crate) company: Option<String>,
    /// From the file only; `serve` and `demo` have their own flag.
    pub(crate) listen: Option<String>,
    pub(crate) common: Common,
}

impl Settings {
    /// Joins flags and environment (which clap has joined already) with the file.
    pub(crate) fn of(common: Common) -> Result<Self, Failure> {
        let file = read(common.config.as_deref())?;
        let chosen = match (common.lang, &file.lang) {
            (Some(language), _) => Some(language),
            (None, Some(code)) => Some(known_language(code)?),
            (None, None) => None,
        };
        Ok(Self {
            database: common.database.clone().or(file.database),
            language: chosen.unwrap_or_default(),
            language_chosen: chosen.is_some(),
            company: common.company.clone().or(file.company),
            listen: file.listen,
            common,
        })
    }

    /// The database to work with.
    pub(crate) fn database_or_default(&self) -> Result<String, Failure> {
        self.database.clone().map_or_else(default_database, Ok)
    }
}

/// `saldo.sqlite` in the platform's data folder, which is made if it is missing.
fn default_database() -> Result<String, Failure> {
    let folder = folders()?.data_dir().to_owned();
    std::fs::create_dir_all(&folder)
        .map_err(|error| Failure::while_doing(&folder.display().to_string(), &error))?;
    Ok(format!("sqlite:{}", folder.join("saldo.sqlite").display()))
}

fn folders() -> Result<ProjectDirs, Failure> {
    ProjectDirs::from("", "", "saldo").ok_or_else(|| {
        Failure::refused(
            "this account has no home folder; say where the data is with --database sqlite:PATH",
        )
    })
}

fn read(named: Option<&Path>) -> Result<SettingsFile, Failure> {
    let usual = || folders().ok().map(|folders| folders.config_dir().join("saldo.toml"));
    let (path, must_exist): (PathBuf, bool) = match named {
        Some(path) => (path.to_owned(), true),
        None => match usual() {
            Some(path) => (path, false),
            None => return Ok(SettingsFile::default()),
        },
    };
    match std::fs::read_to_string(&path) {
        Ok(text) => parse(&path, &text),
        Err(_) if !must_exist => Ok(SettingsFile::default()),
        Err(error) => Err(Failure::refused(format!("settings file {}: {error}", path.display()))),
    }
}

fn parse(path: &Path, text: &str) -> Result<SettingsFile, Failure> {
    toml::from_str(text).map_err(|error| {
        Failure::refused(format!(
            "settings file {}: {}; the settings are database, lang, company and listen",
            path.display(),
            error.to_string().trim_end()
        ))
    })
}

fn known_language(code: &str) -> Result<Language, Failure> {
    Language::from_code(code).ok_or_else(|| {
        Failure::refused(format!(
            "settings file: lang “{code}” is not known; the languages are en, ru and et"
        ))
    })
}
