//! What a message says, from the book as it is now; and its bytes.

use super::Printer;
use super::mailings::MailingText;
use super::sight::{Line, Place};
use crate::{Refused, papers, policies};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use saldo_channels::{BadLetter, File, Letter, compose};
use saldo_domain::book::Moment;
use saldo_domain::control::Channel;
use saldo_domain::delivery::segments;
use saldo_domain::recovery::periods::Periods;
use saldo_domain::recovery::pretrial::DEMAND;
use saldo_domain::{Currency, Day, ItemId, Money};
use saldo_letters::documents::DocumentKind;
use saldo_letters::notice::{self, Notice, NoticeLine, Written};
use saldo_letters::paper::{Asked, Paper};
use saldo_letters::{Language, Texts};
use saldo_store::Reader;
use saldo_store::customers::Card;
use saldo_store::delivery::{Message, Parcel};
use std::collections::BTreeSet;

/// A message in words, not yet in bytes. Two that are equal say the same to the same person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Draft {
    pub(super) to: String,
    pub(super) to_name: String,
    pub(super) language: Language,
    pub(super) words: Written,
    /// Name of the file and the paper.
    pub(super) papers: Vec<(String, Paper)>,
}

/// Writes the message; answers the word of what is in the way where it cannot be written.
pub(super) fn draft(
    reader: &mut Reader,
    place: &Place<'_>,
    message: &Message,
    card: &Card,
    (day, to): (Day, String),
    lines: Vec<Line>,
    received: &[Money],
) -> Result<Result<Draft, &'static str>, Refused> {
    let language = language_of(place, card);
    let items: BTreeSet<ItemId> = lines.iter().map(|(item, _)| *item).collect();
    let lines: Vec<NoticeLine> = lines.into_iter().map(|(_, line)| line).collect();
    let (mut papers, mut asked) = (Vec::new(), Vec::new());
    for (currency, open) in notice::open_by_currency(&lines) {
        let along = Along { kind: document_of(message), language, day, currency, items: &items };
        let drawn = along.papers(reader, place, message, card)?;
        let sum = drawn.iter().find_map(|(_, paper)| paper.asked);
        asked.push(sum.unwrap_or_else(|| asked_without_paper(open, received)));
        papers.extend(drawn);
    }
    let notice = Notice {
        text: message.text.clone(),
        customer: card.name.clone(),
        company: place.company.name.clone(),
        demand_days: demand_days(reader, place, message, day)?,
        terms: match document_of(message) {
            DocumentKind::BreachNotice => {
                let whose = (place.company.company, card.customer);
                papers::broken_terms(reader, whose, day, Texts::of(language))?
            }
            _ => Vec::new(),
        },
        lines,
        asked,
    };
    let (texts, to_name) = (Texts::of(language), card.name.clone());
    let until = message.words_until();
    let mut own_of = |letter: &str| {
        papers::own_of_message(reader, place.company.company, (letter, language), until)
    };
    // Only the words of this channel count: those of the other may name what is not known here.
    let words = if message.channel == Channel::Sms {
        let own = own_of(notice::short_of(&notice))?;
        let body = match own.get("sms") {
            None => Ok(notice::short(texts, &notice)),
            Some(own) => notice::short_in(texts, &notice, own),
        };
        body.map(|body| Written { body, ..notice::write(texts, &notice) })
    } else {
        let own = own_of(notice::letter_of(texts, &notice))?;
        notice::write_in(texts, &notice, &own)
    };
    let Ok(words) = words else { return Ok(Err("unwritten")) };
    if message.channel == Channel::Sms && segments(&words.body).parts > place.sending.sms_parts {
        return Ok(Err("too-long"));
    }
    Ok(Ok(Draft { to, to_name, language, words, papers }))
}

/// The days that a demand gives by the policy of the day; other letters name none.
fn demand_days(
    reader: &mut Reader,
    place: &Place<'_>,
    message: &Message,
    day: Day,
) -> Result<u16, Refused> {
    if document_of(message) != DocumentKind::Demand {
        return Ok(Periods::REGULATION.demand_days);
    }
    let line = policies::of_customer(reader, place.company.company, message.key.customer)?;
    Ok(line.on(day).policy.periods.demand_days)
}

/// What is asked for in a currency in which no document goes along: what is open, less what was
/// received in it and is assigned to nothing.
fn asked_without_paper(open: Money, received: &[Money]) -> Asked {
    let currency = open.currency();
    let there = received.iter().filter(|money| money.currency() == currency);
    let there = there.fold(0_i64, |sum, money| sum.saturating_add(money.minor().max(0)));
    Asked {
        charges: Money::zero(currency),
        received: Money::from_minor(there, currency),
        to_pay: Money::from_minor(open.minor().saturating_sub(there).max(0), currency),
    }
}

/// What goes along with a message in one currency.
struct Along<'a> {
    kind: DocumentKind,
    language: Language,
    day: Day,
    currency: Currency,
    items: &'a BTreeSet<ItemId>,
}

impl Along<'_> {
    /// Its document, and what that one encloses. A letter that goes by post is its document.
    fn papers(
        &self,
        reader: &mut Reader,
        place: &Place<'_>,
        message: &Message,
        card: &Card,
    ) -> Result<Vec<(String, Paper)>, Refused> {
        let wanted = match message.channel {
            Channel::Post => true,
            Channel::Sms => false,
            Channel::Email | Channel::Staff => place.sending.attach,
        };
        if !wanted {
            return Ok(Vec::new());
        }
        let mut draw = |kind: DocumentKind, enclosed: &[DocumentKind], beside: bool| {
            let asked = papers::OfMessage {
                kind,
                language: self.language,
                day: self.day,
                currency: self.currency,
                items: self.items,
                words: message.words_until(),
                enclosed,
                channel: message.channel,
                beside,
            };
            let papers = papers::of_message(reader, &place.company, card, &asked)?;
            let name = format!("{}-{}-{}.pdf", kind.code(), self.day, self.currency.code());
            let named = papers.into_iter().map(|paper| (name.clone(), paper));
            Ok::<_, Refused>(named.collect::<Vec<_>>())
        };
        let (mut beside, mut enclosed) = (Vec::new(), Vec::new());
        // A director signs on paper: beside an e-mail nobody would have put a name to it (LAD-07).
        let by_post = message.channel == Channel::Post;
        let along = enclosed_with(self.kind).iter();
        for kind in along.filter(|kind| by_post || **kind != DocumentKind::DirectorNotice) {
            let drawn = draw(*kind, &[], true)?;
            enclosed.extend(drawn.first().map(|_| *kind));
            beside.extend(drawn);
        }
        let mut papers = draw(self.kind, &enclosed, false)?;
        if !papers.is_empty() {
            papers.append(&mut beside);
        }
        Ok(papers)
    }
}

/// What a document is proved by and goes along with it, as far as the book holds it (8.4, F-H).
/// Copies of contracts and delivery notes are put in by whoever posts or hands over.
const fn enclosed_with(kind: DocumentKind) -> &'static [DocumentKind] {
    match kind {
        DocumentKind::Claim => &[DocumentKind::ReconciliationAct, DocumentKind::DirectorNotice],
        DocumentKind::Demand => &[DocumentKind::ReconciliationAct, DocumentKind::SuitData],
        _ => &[],
    }
}

/// The customer's language, else the company's.
fn language_of(place: &Place<'_>, card: &Card) -> Language {
    Language::from_code(&card.language)
        .or(Language::from_code(&place.company.language))
        .unwrap_or_default()
}

/// The document that goes along with a letter.
fn document_of(message: &Message) -> DocumentKind {
    if let Some(text) = MailingText::from_code(&message.text).filter(|_| message.mailing.is_some())
    {
        return text.document();
    }
    // Words of a policy of the company's own that none of these are remind.
    named(&message.text).unwrap_or(DocumentKind::Reminder)
}

/// The document of the words of a shipped policy.
fn named(text: &str) -> Option<DocumentKind> {
    Some(match text {
        "coming-payment" | "payment-reminder" | "payment-overdue" => DocumentKind::Reminder,
        "breach-notice" => DocumentKind::BreachNotice,
        DEMAND => DocumentKind::Demand,
        "claim" => DocumentKind::Claim,
        _ => return None,
    })
}

/// A message in bytes, ready to be handed over.
#[derive(Clone, Debug)]
pub(super) struct Ready {
    pub(super) message_id: String,
    pub(super) sender: String,
    pub(super) bytes: Vec<u8>,
}

/// Why a message cannot be put into bytes, in words.
pub(super) type Unready = String;

/// Puts a message into bytes. Its name follows from company and effect alone: whoever gets it
/// twice can see that it is the same one.
pub(super) fn ready(
    place: &Place<'_>,
    message: &Message,
    draft: &Draft,
    at: Moment,
    printer: &dyn Printer,
) -> Result<Ready, Unready> {
    let sender = match message.channel {
        Channel::Sms => place.sending.sms_sender.clone(),
        _ => place.sending.envelope_sender(&local_name(place, message)),
    };
    let message_id = name_of(place, message);
    if message.channel == Channel::Sms {
        let bytes = draft.words.body.clone().into_bytes();
        return Ok(Ready { message_id, sender, bytes });
    }
    let mut files = Vec::with_capacity(draft.papers.len());
    for (name, paper) in &draft.papers {
        files.push(File { name: name.clone(), bytes: printer.print(paper)? });
    }
    let sending = &place.sending;
    let own_name = Some(sending.sender_name.as_str()).filter(|name| !name.is_empty());
    let bytes = compose(&Letter {
        message_id: &message_id,
        date: u64::try_from(at.0 / 1_000_000).unwrap_or(0),
        from_name: own_name.unwrap_or(&place.company.name),
        from: &sending.sender,
        reply_to: &sending.reply_to,
        to_name: &draft.to_name,
        to: &draft.to,
        subject: &draft.words.subject,
        text: &draft.words.body,
        language: draft.language.code(),
        files: &files,
        unsubscribe: unsubscribe_of(place, message),
    })
    .map_err(|bad: BadLetter| bad.to_string())?;
    Ok(Ready { message_id, sender, bytes })
}

/// Where a reminder or statement may be cancelled. Nobody cancels a notice of breach, a demand or a
/// claim: they are declarations, and are to arrive.
fn unsubscribe_of<'p>(place: &'p Place<'_>, message: &Message) -> &'p str {
    match document_of(message) {
        DocumentKind::BreachNotice | DocumentKind::Demand | DocumentKind::Claim => "",
        _ => &place.sending.unsubscribe,
    }
}

/// `effect.company@domain-of-the-sender`.
fn name_of(place: &Place<'_>, message: &Message) -> String {
    let domain = place.sending.sender.rsplit_once('@').map_or("", |(_, domain)| domain);
    let domain = if domain.is_ascii() && !domain.is_empty() { domain } else { "saldo.invalid" };
    format!("{}@{domain}", local_name(place, message))
}

/// `effect.company`, which tells the letter apart for ever.
fn local_name(place: &Place<'_>, message: &Message) -> String {
    format!("{}.{}", message.key.effect, place.company.company)
}

/// The row that keeps the bytes.
pub(super) fn parcel(fence: i64, at: Moment, draft: &Draft, ready: &Ready) -> Parcel {
    Parcel {
        fence,
        message_id: ready.message_id.clone(),
        sender: ready.sender.clone(),
        recipient: draft.to.clone(),
        language: draft.language.code().to_owned(),
        subject: draft.words.subject.clone(),
        body: draft.words.body.clone(),
        content: BASE64.encode(&ready.bytes),
        hash: blake3::hash(&ready.bytes).to_hex().to_string(),
        recorded: at,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use saldo_domain::control::Channel;
    use std::collections::BTreeSet;

    /// EXE-04: every text that a shipped policy has sent to a debtor goes with the document that
    /// it names, and in words of its own where it does more than remind.
    #[test]
    fn exe_04_every_text_of_a_shipped_policy_is_its_own_document() {
        let mut told = BTreeSet::new();
        for (name, text) in policies::all_shipped() {
            let policy: toml::Table = toml::from_str(text).expect(name);
            told.extend(notified(&toml::Value::Table(policy)));
        }
        let mut kinds = BTreeSet::new();
        for text in &told {
            let kind = named(text).unwrap_or_else(|| panic!("“{text}” has no document"));
            kinds.insert(kind);
            for language in Language::ALL {
                let own = Texts::of(language).has(&format!("notice-{text}-subject"));
                assert!(own || kind == DocumentKind::Reminder, "{text} has no words of its own");
            }
        }
        assert!(told.contains(DEMAND) && kinds.contains(&DocumentKind::Demand), "{told:?}");
        assert_eq!(kinds.len(), 4, "{kinds:?}");
    }

    /// Texts of notices that go to a debtor, wherever in a policy they stand.
    fn notified(value: &toml::Value) -> Vec<String> {
        match value {
            toml::Value::Array(all) => all.iter().flat_map(notified).collect(),
            toml::Value::Table(table) => {
                let word = |key: &str| table.get(key).and_then(toml::Value::as_str);
                let outside = word("channel").is_some_and(|code| code != Channel::Staff.code());
                let own = (word("kind") == Some("notify") && outside)
                    .then(|| word("text").unwrap_or_default().to_owned());
                own.into_iter().chain(table.values().flat_map(notified)).collect()
            }
            _ => Vec::new(),
        }
    }
}
