//! The mail of the demo company: on its own days it leaves, so that the steps of the ladder have
//! reached the debtors as they would have. What the last three days ask for is left to whoever
//! looks.
//!
//! Messages go the way that every message goes, to a mail server that takes all it is given and
//! is nowhere. When the company is ready, sending is switched off: nothing of it ever reaches a
//! real server.

use super::scene::Scene;
use super::team::Team;
use super::{DemoCountry, DemoSpec};
use crate::delivery::{
    self, Carriers, Handed, OutboxFilter, Parcel, Printer, Short, Tools, deliver, posted,
};
use crate::progress::Progress;
use crate::views::Page;
use crate::{Office, Refused, Who};
use saldo_domain::control::Channel;
use saldo_domain::delivery::MessageState;
use saldo_domain::{CompanyId, Role};
use saldo_letters::paper::Paper;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// E-mails that leave on a day: like all that people do here, it does not grow with the company.
const EMAILS_A_DAY: u64 = 40;
/// Letters that are posted on a day.
const LETTERS_A_DAY: u32 = 20;

/// Says how the company sends, and switches it on.
pub(super) fn open(
    office: &Office,
    company: CompanyId,
    spec: &DemoSpec,
    team: &Team,
) -> Result<(), Refused> {
    let (host, sender) = match spec.country {
        DemoCountry::Estonia => ("mail.pohjatuul.example", "arved@pohjatuul.example"),
        DemoCountry::Russia => ("mail.severny-veter.example", "buh@severny-veter.example"),
    };
    // A folder of printed letters would make the demo large; they are drawn when looked at.
    let values = [("smtp-host", host), ("sender", sender), ("attach", "none"), ("burst", "100000")];
    let values: BTreeMap<String, String> =
        values.map(|(name, value)| (name.to_owned(), value.to_owned())).into();
    let who = team.holder(Role::Administrator)?;
    delivery::set_sending(office, company, who, &values)?;
    delivery::switch_on(office, company, who, &delivery::Secrets::default())
}

/// Switches sending off for good.
pub(super) fn close(office: &Office, company: CompanyId, team: &Team) -> Result<(), Refused> {
    delivery::switch_off(office, company, team.holder(Role::Administrator)?)
}

/// What was asked for today leaves by e-mail; letters of earlier days are posted.
pub(super) fn leave(scene: &Scene<'_>) -> Result<(), Refused> {
    let sent = Arc::new(AtomicU64::new(0));
    let mut server = Anywhere(Arc::clone(&sent));
    let mut tools = Tools { printer: &Unprinted, carriers: &mut server };
    let (office, company) = (scene.office, scene.company);
    deliver(office, company, Who::program(), &mut tools, &Enough(sent))?;
    post(scene)
}

fn post(scene: &Scene<'_>) -> Result<(), Refused> {
    let who = scene.team.holder(Role::HeadOfFinancialControl)?;
    let filter = OutboxFilter {
        state: Some(MessageState::Planned),
        channel: Some(Channel::Post),
        customer: None,
    };
    let page = Page { offset: 0, limit: LETTERS_A_DAY };
    let waiting = delivery::messages(scene.office, scene.company, who, &filter, page)?;
    for letter in waiting.rows.rows.iter().filter(|letter| letter.day < scene.day) {
        let number = format!("RR{:09}EE", letter.day.number() * 1_000 + i64::from(letter.step));
        let said = (letter.effect.to_string(), number);
        posted(scene.office, scene.company, who, (&said.0, &said.1), &Unprinted)?;
    }
    Ok(())
}

/// A mail server that takes everything.
#[derive(Debug)]
struct Anywhere(Arc<AtomicU64>);

impl Carriers for Anywhere {
    fn email(&mut self, _: Parcel<'_>) -> Handed {
        self.0.fetch_add(1, Ordering::Relaxed);
        Handed::Taken { said: "250 2.0.0 Ok".to_owned(), reference: String::new() }
    }

    fn sms(&mut self, _: Short<'_>) -> Handed {
        Handed::Refused { said: "no gateway".to_owned() }
    }
}

/// Nothing is attached, so nothing is printed; of letters that went by post the words are kept.
#[derive(Debug)]
struct Unprinted;

impl Printer for Unprinted {
    fn print(&self, _: &Paper) -> Result<Vec<u8>, String> {
        Err(NOT_HERE.to_owned())
    }

    fn pages(&self, _: &Paper) -> Result<usize, String> {
        Err(NOT_HERE.to_owned())
    }

    fn print_together(&self, papers: &[Paper], _: bool) -> Result<Vec<u8>, String> {
        let words: Vec<String> = papers.iter().map(|paper| paper.lines().join("\n")).collect();
        Ok(words.join("\n\n").into_bytes())
    }
}

const NOT_HERE: &str = "the demo company prints no letters while it is made";

/// Ends the day's sending after so many.
#[derive(Debug)]
struct Enough(Arc<AtomicU64>);

impl Progress for Enough {
    fn cancelled(&self) -> bool {
        self.0.load(Ordering::Relaxed) >= EMAILS_A_DAY
    }
}
