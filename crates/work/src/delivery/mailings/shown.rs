//! Mailings as people see them: what was chosen, what it costs, who gets no letter and why, each
//! letter before it leaves, and what came of it.

use super::decide::find;
use super::draw_up::{message, written};
use super::{Group, way_code};
use crate::delivery::pass::place;
use crate::views::{Page, Paged, People, PersonRef};
use crate::{Office, Refused, Who, scope};
use saldo_domain::authority::Right;
use saldo_domain::book::Moment;
use saldo_domain::control::Channel;
use saldo_domain::delivery::MessageState;
use saldo_domain::{CompanyId, Currency, Day, EffectId, Money};
use saldo_letters::notice::Written;
use saldo_letters::paper::Paper;
use saldo_store::Reader;
use saldo_store::delivery::Mailed;
use saldo_store::mailing::{self as stored, LetterRow, LettersOf, Mailing, MailingAct};
use std::collections::BTreeMap;

/// A mailing of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailingRow {
    pub number: i64,
    pub day: Day,
    /// Key of its words.
    pub text: String,
    pub reason: String,
    /// `drawn-up`, `approved`, `dropped` or `stopped`.
    pub state: &'static str,
    pub letters: u64,
    /// Of them, those that have left.
    pub left: u64,
    pub by: Option<PersonRef>,
}

/// Mailings, the latest first.
pub type Mailings = Paged<MailingRow>;

/// Letters by one channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    pub channel: Channel,
    pub letters: u64,
    pub cost: Money,
}

/// A reason and how many.
pub type Counted = (String, u64);

/// One mailing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MailingShown {
    pub row: MailingRow,
    pub group: Group,
    /// The word of the channels and their order.
    pub way: &'static str,
    /// Versions that the company's own words of the document and of the message had.
    pub words: i64,
    pub recorded: Moment,
    pub approved: Option<(Option<PersonRef>, Moment)>,
    pub ended: Option<(Option<PersonRef>, Moment)>,
    pub costs: Vec<Cost>,
    pub total_cost: Money,
    pub exclusions: Vec<Counted>,
    /// How its letters fare, once it is approved.
    pub states: BTreeMap<MessageState, u64>,
}

/// A customer of the group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterShown {
    pub code: String,
    pub name: String,
    pub effect: EffectId,
    pub channel: Channel,
    /// Why it gets no letter; empty: it gets one.
    pub excluded: String,
    /// What it is about, a sum a currency.
    pub asked: Vec<Money>,
    pub state: Option<MessageState>,
    pub why: String,
    pub kept_by: String,
}

/// A letter as it would leave now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    pub code: String,
    pub name: String,
    pub channel: Channel,
    /// Where it goes; empty where the card holds no address.
    pub to: String,
    pub written: Written,
    /// Names of the files and what is printed on them.
    pub papers: Vec<(String, Paper)>,
}

/// Mailings, the latest first.
///
/// # Errors
/// `NotPermitted`, or the store's.
pub fn list(
    office: &Office,
    company: CompanyId,
    who: Who,
    page: Page,
) -> Result<Mailings, Refused> {
    who.must(Right::SeeWholeCompany)?;
    office.store.read(|reader| {
        let people = People::of(reader, company)?;
        let mut rows = Vec::new();
        for one in stored::mailings(reader, company, page.offset, page.limit)? {
            rows.push(row(reader, company, &people, one)?);
        }
        Ok(Paged { rows, total: stored::mailing_count(reader, company)?, page })
    })
}

fn row(
    reader: &mut Reader,
    company: CompanyId,
    people: &People,
    one: Mailing,
) -> Result<MailingRow, Refused> {
    let acts = stored::acts_of(reader, company, one.mailing)?;
    let is = |act: MailingAct| acts.iter().any(|row| row.act == act);
    let state = match () {
        () if is(MailingAct::Dropped) => "dropped",
        () if is(MailingAct::Stopped) => "stopped",
        () if is(MailingAct::Approved) => "approved",
        () => "drawn-up",
    };
    let states = stored::states(reader, company, one.mailing)?;
    let left = states.iter().filter(|(state, _)| state.has_left()).map(|(_, count)| count).sum();
    Ok(MailingRow {
        number: one.mailing,
        day: one.day,
        text: one.text,
        reason: one.reason,
        state,
        letters: written(reader, company, one.mailing, LettersOf::Written)?,
        left,
        by: people.get(one.person),
    })
}

/// One mailing, by its number.
///
/// # Errors
/// `NotPermitted`, `UnknownMailing`, or the store's.
pub fn one(
    office: &Office,
    company: CompanyId,
    who: Who,
    number: i64,
) -> Result<MailingShown, Refused> {
    who.must(Right::SeeWholeCompany)?;
    let currency = place(office, company)?.company.currency;
    office.store.read(|reader| {
        let (mailing, acts) = find(reader, company, number)?;
        let people = People::of(reader, company)?;
        let act = |wanted: &[MailingAct]| {
            let found = acts.iter().find(|one| wanted.contains(&one.act));
            found.map(|one| (people.get(one.person), one.recorded))
        };
        let costs = costs(reader, company, number, currency)?;
        let sum = costs.iter().map(|one| one.cost);
        Ok(MailingShown {
            group: serde_json::from_str(&mailing.chosen).map_err(|error| Refused::Damaged {
                what: format!("the group of mailing {number}: {error}"),
            })?,
            way: way_code(&mailing.channels),
            words: mailing.words,
            recorded: mailing.recorded,
            approved: act(&[MailingAct::Approved]),
            ended: act(&[MailingAct::Dropped, MailingAct::Stopped]),
            total_cost: Money::sum(currency, sum)?,
            costs,
            exclusions: stored::exclusions(reader, company, number)?,
            states: stored::states(reader, company, number)?.into_iter().collect(),
            row: row(reader, company, &people, mailing)?,
        })
    })
}

fn costs(
    reader: &mut Reader,
    company: CompanyId,
    number: i64,
    currency: Currency,
) -> Result<Vec<Cost>, Refused> {
    let found = stored::costs(reader, company, number)?;
    let cost = |(channel, letters, minor)| Cost {
        channel,
        letters,
        cost: Money::from_minor(minor, currency),
    };
    Ok(found.into_iter().map(cost).collect())
}

/// Customers of the group, in order of their names.
///
/// # Errors
/// `NotPermitted`, `UnknownMailing`, or the store's.
pub fn letters(
    office: &Office,
    company: CompanyId,
    who: Who,
    (number, which): (i64, LettersOf),
    page: Page,
) -> Result<Paged<LetterShown>, Refused> {
    who.must(Right::SeeWholeCompany)?;
    office.store.read(|reader| {
        find(reader, company, number)?;
        let found = stored::letters(reader, company, number, which, (page.offset, page.limit))?;
        let rows = found.into_iter().map(shown).collect::<Result<_, _>>()?;
        Ok(Paged { rows, total: written(reader, company, number, which)?, page })
    })
}

fn shown(row: LetterRow) -> Result<LetterShown, Refused> {
    let mut asked: BTreeMap<Currency, Money> = BTreeMap::new();
    for line in &row.lines {
        let currency = line.open.currency();
        let sum = asked.entry(currency).or_insert(Money::zero(currency));
        *sum = sum.plus(line.open)?;
    }
    Ok(LetterShown {
        code: row.code,
        name: row.name,
        effect: row.effect,
        channel: row.channel,
        excluded: row.excluded,
        asked: asked.into_values().collect(),
        state: row.state,
        why: row.why,
        kept_by: row.kept_by,
    })
}

/// The letter of one customer as it would leave now, in the words of when the mailing was drawn
/// up; nothing where nothing of it is owed any more.
///
/// # Errors
/// `NotPermitted`, `UnknownMailing`, `UnknownCustomer`, or the store's.
pub fn preview(
    office: &Office,
    company: CompanyId,
    who: Who,
    number: i64,
    code: &str,
) -> Result<Option<Preview>, Refused> {
    who.must(Right::SeeWholeCompany)?;
    let place = place(office, company)?;
    office.store.read(|reader| {
        let (mailing, _) = find(reader, company, number)?;
        let card = scope::card_by_code(reader, company, who, code)?;
        let unknown = || Refused::UnknownCustomer { customer: code.to_owned() };
        let row = stored::letter(reader, company, number, card.customer)?.ok_or_else(unknown)?;
        let mailed = Mailed { mailing: number, drawn_up: mailing.recorded };
        let (channel, late) = (row.channel, (mailing.day, row.late));
        let message = message(row.customer, channel, &mailing.text, late, row.lines, mailed);
        let draft = place.speak(reader, &message)?;
        Ok(draft.map(|draft| Preview {
            code: row.code,
            name: row.name,
            channel,
            to: draft.to,
            written: draft.words,
            papers: draft.papers,
        }))
    })
}
