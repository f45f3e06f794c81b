//! The policy file as it is written, before any check. Every value knows its place.

use serde::Deserialize;
use toml::Spanned;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PolicyFile {
    pub(super) id: Spanned<String>,
    pub(super) version: Spanned<i64>,
    pub(super) effective_from: Spanned<toml::Value>,
    pub(super) pace: PaceFile,
    #[serde(default)]
    pub(super) step: Vec<Spanned<StepFile>>,
    #[serde(default)]
    pub(super) watch: Vec<WatchFile>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PaceFile {
    pub(super) late_entry_step: Spanned<i64>,
    pub(super) min_gap_days: Option<Spanned<i64>>,
    pub(super) minimum_major: Option<Spanned<i64>>,
    pub(super) unmatched_money_withholds: Option<bool>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StepFile {
    pub(super) number: Spanned<i64>,
    pub(super) clause: Spanned<String>,
    pub(super) from: Spanned<i64>,
    pub(super) to: Option<Spanned<i64>>,
    #[serde(default)]
    pub(super) lapses: bool,
    pub(super) gap_days: Option<Spanned<i64>>,
    #[serde(default)]
    pub(super) starts_on: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) action: Vec<Spanned<ActionFile>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ActionFile {
    pub(super) kind: Spanned<String>,
    pub(super) role: Option<Spanned<String>>,
    pub(super) channel: Option<Spanned<String>>,
    pub(super) text: Spanned<String>,
    pub(super) within_days: Option<Spanned<i64>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WatchFile {
    pub(super) clause: Spanned<String>,
    pub(super) from: Spanned<i64>,
    pub(super) repeat_after_days: Option<Spanned<i64>>,
    pub(super) action: Spanned<ActionFile>,
}
