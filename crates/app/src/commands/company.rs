//! `saldo company`: how the company stands on its documents.

use crate::desk::Desk;
use crate::failure::Failure;
use crate::settings::Settings;
use clap::{Args, Subcommand};
use saldo_press::picture;
use saldo_work::Who;
use saldo_work::papers;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Show or set.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  saldo company show\n  \
                        saldo company set address='Pärnu mnt 10, 10148 Tallinn' head='K. Tamm'")]
pub(crate) struct Company {
    #[command(subcommand)]
    act: Act,
}

#[derive(Debug, Subcommand)]
enum Act {
    /// Codes, address, bank and who signs
    #[command(after_help = "Example:\n  saldo company show --json")]
    Show,
    /// Set details; an empty value takes one back
    #[command(
        after_help = "Example:\n  saldo company set account=EE382200221020145685 bank=Pank\n  \
                            saldo company set --logo logo.png"
    )]
    Set(Set),
}

#[derive(Debug, Args)]
struct Set {
    /// Details as NAME=VALUE
    #[arg(value_name = "NAME=VALUE", required_unless_present = "logo")]
    details: Vec<String>,
    /// Picture for the head of documents, PNG or JPEG
    #[arg(long, value_name = "FILE")]
    logo: Option<PathBuf>,
}

/// Shows or sets the details.
pub(crate) fn run(command: Company, settings: &Settings) -> Result<(), Failure> {
    let mut desk = Desk::on_its_day(settings)?;
    match command.act {
        Act::Show => show(&mut desk)?,
        Act::Set(set) => {
            let company = desk.company.company;
            let details = pairs(&set.details)?;
            if !details.is_empty() {
                papers::set_details(&desk.office, company, Who::program(), &details)?;
            }
            if let Some(path) = &set.logo {
                papers::set_logo(&desk.office, company, Who::program(), &logo(path)?)?;
            }
            show(&mut desk)?;
        }
    }
    desk.screen.flush()
}

fn show(desk: &mut Desk) -> Result<(), Failure> {
    let details = papers::details(&desk.office, desk.company.company)?;
    if desk.json {
        return desk.screen.json(&details);
    }
    for name in papers::DETAILS {
        let value = details.get(name).map_or("–", String::as_str);
        desk.screen.line(format_args!("{name:<15} {value}"))?;
    }
    Ok(())
}

fn pairs(details: &[String]) -> Result<BTreeMap<String, String>, Failure> {
    let pair = |detail: &String| {
        let (name, value) = detail
            .split_once('=')
            .ok_or_else(|| Failure::refused(format!("“{detail}” has no “=”; write NAME=VALUE")))?;
        Ok((name.to_owned(), value.to_owned()))
    };
    details.iter().map(pair).collect()
}

/// The picture, looked at before it is kept.
fn logo(path: &Path) -> Result<Vec<u8>, Failure> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path).map_err(|error| Failure::while_doing(&name, &error))?;
    if picture::can_be_a_logo(&bytes) {
        return Ok(bytes);
    }
    Err(Failure::refused(format!(
        "{name}: is no PNG or JPEG of at most {0} pixels a side that can be drawn; give another picture",
        picture::MOST_PIXELS
    )))
}
