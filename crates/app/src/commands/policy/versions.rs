//! `saldo policy enter` and `saldo policy list`: the company's versions.

use super::text_of;
use crate::desk::Desk;
use crate::failure::Failure;
use crate::settings::Settings;
use crate::table::{Columns, Side};
use saldo_work::Who;
use saldo_work::policies;
use std::path::Path;

/// Enters a file as a new version, or says what entering it would do.
pub(super) fn enter(
    path: &Path,
    note: &str,
    dry_run: bool,
    settings: &Settings,
) -> Result<(), Failure> {
    let (file, text) = text_of(path)?;
    let mut desk = Desk::on_its_day(settings)?;
    let (office, company) = (&desk.office, desk.company.company);
    let named = (file.as_str(), text.as_str());
    let proposal = match dry_run {
        true => policies::propose(office, company, Who::program(), named)?,
        false => policies::enter(office, company, Who::program(), named, note)?,
    };
    if desk.json {
        desk.screen.json(&proposal)?;
        return desk.screen.flush();
    }
    let label = format!("{}@{}", proposal.policy, proposal.version);
    let from = desk.texts.day(proposal.effective_from);
    let key = if dry_run { "policy-would-be-entered" } else { "policy-entered" };
    let said = desk.texts.with(key, &[("policy", label.into()), ("day", from.into())]);
    desk.screen.line(said)?;
    if !proposal.groups.is_empty() {
        let groups = proposal.groups.join(", ");
        desk.screen.line(desk.texts.with_text("policy-entered-for", "groups", &groups))?;
    }
    if let Some(last) = proposal.effective_to {
        let last = desk.texts.day(last);
        desk.screen.line(desk.texts.with_text("policy-entered-until", "day", &last))?;
    }
    desk.screen.flush()
}

/// Prints every version.
pub(super) fn list(settings: &Settings) -> Result<(), Failure> {
    let mut desk = Desk::on_its_day(settings)?;
    let versions = policies::list(&desk.office, desk.company.company)?;
    if desk.json {
        desk.screen.json(&versions)?;
        return desk.screen.flush();
    }
    let texts = desk.texts;
    let keys = [
        "policy-version",
        "policy-for",
        "policy-from",
        "policy-state",
        "policy-by",
        "policy-read-by",
    ];
    let headings = keys.map(|key| texts.get(key));
    let sides = [Side::Left, Side::Left, Side::Left, Side::Left, Side::Left, Side::Right];
    let headings: Vec<(&str, Side)> =
        headings.iter().map(String::as_str).zip(sides.iter().copied()).collect();
    let mut columns = Columns::new(&headings);
    for version in &versions {
        let (read, missing) = (version.sheet.read.len(), version.sheet.missing.len());
        let signed = [version.entered_by.as_str(), version.approved_by.as_deref().unwrap_or("")];
        let signed: Vec<&str> = signed.into_iter().filter(|name| !name.is_empty()).collect();
        columns.row([
            version.label(),
            match version.groups.is_empty() {
                true => texts.get("policy-for-all"),
                false => version.groups.join(", "),
            },
            match version.effective_to {
                Some(last) => {
                    format!("{} – {}", texts.day(version.effective_from), texts.day(last))
                }
                None => texts.day(version.effective_from),
            },
            texts.coded("policy-state", version.state.code()),
            signed.join(" · "),
            format!("{read}/{}", read + missing),
        ]);
    }
    desk.screen.line(columns.text())?;
    desk.screen.flush()
}
