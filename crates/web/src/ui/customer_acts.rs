//! Notes, promises and disputes entered on a customer's card.
//!
//! What cannot be read or is refused comes back with the card, the form open and filled.

use super::charge_terms::TermTyped;
use super::customer::{self, Forms, Wanted};
use crate::desk::{Answer, Desk, see_and_tell};
use crate::errors::{self, sentence};
use crate::lists::segment;
use axum::extract::{Form, Path};
use axum::http::StatusCode;
use saldo_domain::control::LadderEventKind;
use saldo_domain::disputes::Cause;
use saldo_domain::{Currency, Day, ItemId, Money};
use saldo_letters::Texts;
use saldo_work::acts::{
    self, Contact, ContactKind, Doubt, IdempotencyKey, Lowering, NewLowering, NewPayment, Part,
    Promise,
};
use saldo_work::disputes;
use saldo_work::views::{self, Card, DocumentRow};
use saldo_work::{Refused, RefusedKind};
use serde::Deserialize;

/// All fields of the card's forms; each form sends its own.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Typed {
    kind: String,
    day: String,
    body: String,
    by: String,
    amount: String,
    item: String,
    reason: String,
    standing: String,
    number: String,
    oldest: String,
    key: String,
    /// The amount and day that were confirmed after a doubt.
    confirmed: String,
    /// A contact took place although the law left no room for it.
    anyway: String,
}

impl Typed {
    fn forms(self, open: &str, problem: String) -> Forms {
        Forms {
            open: open.to_owned(),
            problem: Some(problem),
            kind: self.kind,
            day: self.day,
            body: self.body,
            by: self.by,
            amount: self.amount,
            item: self.item,
            reason: self.reason,
            number: self.number,
            oldest: !self.oldest.is_empty(),
            key: self.key,
            beyond_limit: false,
            doubts: Vec::new(),
            confirms: String::new(),
            term: TermTyped::default(),
        }
    }

    fn item(&self) -> Option<ItemId> {
        self.item.parse().ok().map(ItemId::new)
    }
}

/// Why an act was not done: the form says something unreadable, or the use-case refused.
pub(super) enum Problem {
    /// Key of the text that says what to write instead.
    Unreadable(&'static str),
    Refused(Refused),
}

impl From<Refused> for Problem {
    fn from(refused: Refused) -> Self {
        Problem::Refused(refused)
    }
}

pub(crate) async fn note(desk: Desk, Path(code): Path<String>, Form(typed): Form<Typed>) -> Answer {
    let done = write_note(&desk, &code, &typed).await;
    answer(&desk, code, typed, "note", done).await
}

async fn write_note(desk: &Desk, code: &str, typed: &Typed) -> Result<(), Problem> {
    let day = day(&typed.day)?;
    let kind = ContactKind::from_code(&typed.kind).unwrap_or(ContactKind::Note);
    let (code, body) = (code.to_owned(), typed.body.trim().to_owned());
    let write = if typed.anyway.is_empty() { acts::note } else { acts::note_beyond_limit };
    desk.ask(move |office, company, who| {
        let customer = views::customer_card(office, company, who, &code)?.customer;
        write(office, company, who, &Contact { customer, kind, day, body })
    })
    .await?;
    Ok(())
}

/// What the customer announced, asked or broke.
pub(crate) async fn announce(
    desk: Desk,
    Path(code): Path<String>,
    Form(typed): Form<Typed>,
) -> Answer {
    let done = write_announcement(&desk, &code, &typed).await;
    answer(&desk, code, typed, "announce", done).await
}

async fn write_announcement(desk: &Desk, code: &str, typed: &Typed) -> Result<(), Problem> {
    let said = day(&typed.day)?;
    let until = if typed.by.trim().is_empty() { None } else { Some(day(&typed.by)?) };
    let kind = LadderEventKind::from_code(&typed.kind);
    let kind = kind.ok_or(Problem::Unreadable("problem-announced"))?;
    let (code, item, body) = (code.to_owned(), typed.item(), typed.body.trim().to_owned());
    desk.ask(move |office, company, who| {
        let customer = views::customer_card(office, company, who, &code)?.customer;
        let told = acts::Announcement { customer, item, kind, day: said, until, body };
        acts::announce(office, company, who, &told)
    })
    .await?;
    Ok(())
}

pub(crate) async fn promise(
    desk: Desk,
    Path(code): Path<String>,
    Form(typed): Form<Typed>,
) -> Answer {
    let done = write_promise(&desk, &code, &typed).await;
    answer(&desk, code, typed, "promise", done).await
}

async fn write_promise(desk: &Desk, code: &str, typed: &Typed) -> Result<(), Problem> {
    let by = day(&typed.by)?;
    let amount = amount(&typed.amount, desk.company.currency)?;
    let (code, item, reason) = (code.to_owned(), typed.item(), typed.reason.trim().to_owned());
    desk.ask(move |office, company, who| {
        let customer = views::customer_card(office, company, who, &code)?.customer;
        acts::promise(office, company, who, &Promise { customer, item, by, amount, reason })
    })
    .await?;
    Ok(())
}

pub(crate) async fn dispute(
    desk: Desk,
    Path(code): Path<String>,
    Form(typed): Form<Typed>,
) -> Answer {
    let done = write_dispute(&desk, &code, &typed).await;
    answer(&desk, code, typed, "dispute", done).await
}

async fn write_dispute(desk: &Desk, code: &str, typed: &Typed) -> Result<(), Problem> {
    let (code, item, reason) = (code.to_owned(), typed.item(), typed.reason.trim().to_owned());
    let amount = amount(&typed.amount, desk.company.currency)?;
    let until = if typed.by.trim().is_empty() { None } else { Some(day(&typed.by)?) };
    let cause = Cause::from_code(&typed.kind).unwrap_or(Cause::Other);
    let owner = typed.number.trim().to_owned();
    desk.ask(move |office, company, who| {
        let customer = views::customer_card(office, company, who, &code)?.customer;
        let asked = disputes::Asked { customer, item, amount, cause, owner, until, reason };
        disputes::begin(office, company, who, &asked)
    })
    .await?;
    Ok(())
}

pub(crate) async fn hold(desk: Desk, Path(code): Path<String>, Form(typed): Form<Typed>) -> Answer {
    let done = write_hold(&desk, &code, &typed).await;
    answer(&desk, code, typed, "hold", done).await
}

async fn write_hold(desk: &Desk, code: &str, typed: &Typed) -> Result<(), Problem> {
    let (dated, number) = (day(&typed.day)?, typed.number.clone());
    let until = day(&typed.by)?;
    let (code, reason) = (code.to_owned(), typed.reason.trim().to_owned());
    desk.ask(move |office, company, who| {
        let customer = views::customer_card(office, company, who, &code)?.customer;
        let order = acts::Order { customer, item: None, number, dated, until, reason };
        acts::hold(office, company, who, &order)
    })
    .await?;
    Ok(())
}

pub(crate) async fn payment(
    desk: Desk,
    Path(code): Path<String>,
    Form(typed): Form<Typed>,
) -> Answer {
    let done = write_payment(&desk, &code, &typed).await;
    answer(&desk, code, typed, "payment", done).await
}

async fn write_payment(desk: &Desk, code: &str, typed: &Typed) -> Result<(), Problem> {
    let effective = day(&typed.day)?;
    let amount = amount(&typed.amount, desk.company.currency)?;
    let amount = amount.ok_or(Problem::Unreadable("problem-amount"))?;
    let confirmed = typed.confirmed == confirmation(typed);
    let key = IdempotencyKey::parse(&typed.key)?;
    let (code, item, number) = (code.to_owned(), typed.item(), typed.number.trim().to_owned());
    let rest_pays = !typed.oldest.is_empty();
    desk.ask(move |office, company, who| {
        let card = views::customer_card(office, company, who, &code)?;
        let parts = part_of(&card, item, amount)?.into_iter().collect();
        let note = String::new();
        let customer = card.customer;
        let payment = NewPayment { customer, number, effective, amount, parts, rest_pays, note };
        match confirmed {
            true => acts::record_payment(office, company, who, &key, &payment),
            false => acts::record_likely_payment(office, company, who, &key, &payment),
        }
    })
    .await?;
    Ok(())
}

/// A credit note, return or offset.
pub(crate) async fn lower(
    desk: Desk,
    Path(code): Path<String>,
    Form(typed): Form<Typed>,
) -> Answer {
    let done = write_lowering(&desk, &code, &typed).await;
    answer(&desk, code, typed, "lower", done).await
}

async fn write_lowering(desk: &Desk, code: &str, typed: &Typed) -> Result<(), Problem> {
    let effective = day(&typed.day)?;
    let amount = amount(&typed.amount, desk.company.currency)?;
    let amount = amount.ok_or(Problem::Unreadable("problem-amount"))?;
    let kind = Lowering::from_code(&typed.kind).unwrap_or(Lowering::CreditNote);
    let key = IdempotencyKey::parse(&typed.key)?;
    let (code, against, number) = (code.to_owned(), typed.item(), typed.number.trim().to_owned());
    let reason = typed.reason.trim().to_owned();
    desk.ask(move |office, company, who| {
        let customer = views::customer_card(office, company, who, &code)?.customer;
        let rest_pays = false;
        let new =
            NewLowering { customer, kind, number, effective, amount, against, rest_pays, reason };
        acts::lower(office, company, who, &key, &new)
    })
    .await?;
    Ok(())
}

/// Names what a confirmation is about: another amount or day is asked about anew.
fn confirmation(typed: &Typed) -> String {
    format!("{} {}", typed.amount.trim(), typed.day.trim())
}

/// A doubt in the reader's words.
fn doubted(texts: &Texts, doubt: &Doubt) -> String {
    match doubt {
        Doubt::MoreThanOwed { owed } if owed.is_zero() => texts.get("doubt-nothing-owed"),
        Doubt::MoreThanOwed { owed } => {
            texts.with_text("doubt-more-than-owed", "owed", &texts.money(*owed))
        }
        Doubt::LongAgo { days } => texts.count("doubt-long-ago", *days),
        Doubt::Twin { number } if number.is_empty() => texts.get("doubt-twin"),
        Doubt::Twin { number } => texts.with_text("doubt-twin-numbered", "number", number),
    }
}

/// What of the payment goes to the document that was picked: all of it, or as much as the
/// document has open.
fn part_of(card: &Card, item: Option<ItemId>, amount: Money) -> Result<Option<Part>, Refused> {
    let picked = card.open_documents.iter().find(|row| Some(row.item) == item);
    let part = |row: &DocumentRow| {
        let amount = amount.smaller(row.open)?;
        Ok::<_, Refused>(Part { item: row.item, amount })
    };
    picked.map(part).transpose()
}

/// Ends a dispute, promise or hold.
pub(crate) async fn end(desk: Desk, Path(code): Path<String>, Form(typed): Form<Typed>) -> Answer {
    let back = format!("/customers/{}", segment(&code));
    let standing = typed.standing.parse().unwrap_or(0);
    desk.ask(move |office, company, who| {
        let customer = views::customer_card(office, company, who, &code)?.customer;
        acts::end_standing(office, company, who, customer, standing, typed.reason.trim())
    })
    .await?;
    Ok(see_and_tell(&back, "ended", 1))
}

async fn answer(
    desk: &Desk,
    code: String,
    typed: Typed,
    form: &'static str,
    done: Result<(), Problem>,
) -> Answer {
    let problem = match done {
        Ok(()) => {
            return Ok(see_and_tell(&format!("/customers/{}", segment(&code)), form, 1));
        }
        Err(problem) => problem,
    };
    if let Problem::Refused(Refused::Unlikely { doubts }) = &problem {
        return ask_to_confirm(desk, code, typed, doubts).await;
    }
    let beyond_limit = matches!(&problem, Problem::Refused(Refused::ContactLimit { .. }));
    let (status, text) = match problem {
        Problem::Unreadable(key) => (StatusCode::UNPROCESSABLE_ENTITY, desk.texts().get(key)),
        Problem::Refused(refused) => match refused.kind() {
            RefusedKind::Missing | RefusedKind::Failure => return Err(refused.into()),
            _ => (errors::status(&refused), sentence(desk.texts(), &refused)),
        },
    };
    let forms = Forms { beyond_limit, ..typed.forms(form, text) };
    customer::show_with(desk, code, &Wanted::default(), forms, status).await
}

/// The payment's form again, with what is unlikely about it and a button that confirms it.
async fn ask_to_confirm(desk: &Desk, code: String, typed: Typed, doubts: &[Doubt]) -> Answer {
    let texts = desk.texts();
    let confirms = confirmation(&typed);
    let mut forms = typed.forms("payment", texts.get("refused-unlikely"));
    forms.doubts = doubts.iter().map(|doubt| doubted(texts, doubt)).collect();
    forms.confirms = confirms;
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    customer::show_with(desk, code, &Wanted::default(), forms, status).await
}

pub(super) fn day(text: &str) -> Result<Day, Problem> {
    text.trim().parse().map_err(|_| Problem::Unreadable("problem-day"))
}

/// An amount as the reader may write it; nothing for an empty field.
pub(super) fn amount(text: &str, currency: Currency) -> Result<Option<Money>, Problem> {
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if compact.is_empty() {
        return Ok(None);
    }
    plain_decimal(&compact)
        .and_then(|plain| Money::parse(&plain, currency).ok())
        .map(Some)
        .ok_or(Problem::Unreadable("problem-amount"))
}

/// `1,234.50`, `1234,50` and `1234.5` become a plain decimal. The last of comma and point
/// parts the fraction; where both stand, the other groups. `1,234` could be either and is
/// refused rather than guessed.
fn plain_decimal(text: &str) -> Option<String> {
    let Some(at) = text.rfind([',', '.']) else { return Some(text.to_owned()) };
    let (whole, fraction) = (&text[..at], &text[at + 1..]);
    let both = whole.contains([',', '.']);
    if fraction.len() == 3 && !both {
        return None;
    }
    let separator = text[at..].chars().next()?;
    if whole.contains(separator) {
        return None;
    }
    Some(format!("{}.{fraction}", whole.replace([',', '.'], "")))
}

/// The texts of this file's own problems exist; named here so that a test can see to it.
#[cfg(test)]
const PROBLEMS: [&str; 2] = ["problem-day", "problem-amount"];

#[cfg(test)]
mod tests {
    use super::*;
    use saldo_letters::Language;

    #[test]
    fn amounts_are_read_as_people_write_them_and_never_guessed() {
        let eur = Currency::from_code("EUR").expect("EUR");
        let rows = [
            ("", Some(None)),
            ("1500", Some(Some(150_000))),
            ("1500.5", Some(Some(150_050))),
            ("1500,50", Some(Some(150_050))),
            ("1 500,50", Some(Some(150_050))),
            ("1\u{a0}500,50", Some(Some(150_050))),
            ("1,500.50", Some(Some(150_050))),
            ("1.500,50", Some(Some(150_050))),
            ("1,500", None),
            ("1.500", None),
            ("1,500,000", None),
            ("15.005", None),
            ("abc", None),
            ("1e9", None),
        ];
        for (text, expected) in rows {
            let read = amount(text, eur).ok().map(|money| money.map(Money::minor));
            assert_eq!(read, expected, "{text}");
        }
    }

    #[test]
    fn problems_say_what_to_write() {
        for texts in Language::ALL.map(Texts::of) {
            assert!(PROBLEMS.iter().all(|key| texts.has(key)));
        }
    }
}
