//! `saldo policy groups` and `saldo policy group`: which policy holds for whom.

use crate::desk::Desk;
use crate::failure::Failure;
use crate::settings::Settings;
use crate::table::{Columns, Side};
use saldo_letters::Texts;
use saldo_work::Who;
use saldo_work::policies::{self, Membership};

/// Prints every group with the policy that holds for it today.
pub(super) fn list(settings: &Settings) -> Result<(), Failure> {
    let mut desk = Desk::on_its_day(settings)?;
    let groups = policies::groups(&desk.office, desk.company.company)?;
    if desk.json {
        desk.screen.json(&groups)?;
        return desk.screen.flush();
    }
    let texts = desk.texts;
    let keys = ["policy-group", "policy-group-policy", "policy-group-customers"];
    let headings = keys.map(|key| texts.get(key));
    let sides = [Side::Left, Side::Left, Side::Right];
    let headings: Vec<(&str, Side)> =
        headings.iter().map(String::as_str).zip(sides.iter().copied()).collect();
    let mut columns = Columns::new(&headings);
    for group in groups {
        columns.row([group.name, group.policy, group.customers.to_string()]);
    }
    desk.screen.line(columns.text())?;
    desk.screen.flush()
}

/// Prints what a customer follows, after putting it elsewhere where that is asked for.
pub(super) fn of_customer(
    customer: &str,
    moved: Option<(Option<&str>, &str)>,
    settings: &Settings,
) -> Result<(), Failure> {
    let mut desk = Desk::on_its_day(settings)?;
    let (company, who) = (desk.company.company, Who::program());
    if let Some(moved) = moved {
        policies::put_into_group(&desk.office, company, who, customer, moved)?;
    }
    let follows = policies::membership(&desk.office, company, who, customer)?;
    if desk.json {
        desk.screen.json(&follows)?;
        return desk.screen.flush();
    }
    for line in told(desk.texts, customer, &follows) {
        desk.screen.line(line)?;
    }
    desk.screen.flush()
}

fn told(texts: &Texts, customer: &str, follows: &Membership) -> Vec<String> {
    let named =
        |group: &Option<String>| group.clone().unwrap_or_else(|| texts.get("policy-group-none"));
    let mut lines = vec![format!("{customer}: {} · {}", named(&follows.group), follows.policy)];
    if let Some(coming) = &follows.coming {
        let from = texts.with_text("policy-group-coming", "day", &texts.day(coming.from));
        lines.push(format!("{from}: {} · {}", named(&coming.group), coming.policy));
    }
    lines
}
