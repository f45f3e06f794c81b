//! What a message says, from the book as it is now; and its bytes.

use super::Printer;
use super::mailings::MailingText;
use super::sight::{Line, Place};
use crate::{Refused, papers};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use saldo_channels::{BadLetter, File, Letter, compose};
use saldo_domain::book::Moment;
use saldo_domain::control::Channel;
use saldo_domain::delivery::segments;
use saldo_domain::{Currency, Day, ItemId, Money};
use saldo_letters::documents::DocumentKind;
use saldo_letters::notice::{self, Notice, Written};
use saldo_letters::paper::Paper;
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
    let currencies: BTreeSet<Currency> = lines.iter().map(|line| line.1.open.currency()).collect();
    let there = received.iter().filter(|money| currencies.contains(&money.currency()));
    let notice = Notice {
        text: message.text.clone(),
        customer: card.name.clone(),
        company: place.company.name.clone(),
        received: there.copied().filter(|money| money.is_positive()).collect(),
        lines: lines.into_iter().map(|(_, line)| line).collect(),
    };
    let texts = Texts::of(language);
    let mut draft = Draft {
        to,
        to_name: card.name.clone(),
        language,
        words: notice::write(texts, &notice),
        papers: Vec::new(),
    };
    if message.channel == Channel::Sms {
        draft.words.body = notice::short(texts, &notice);
        if segments(&draft.words.body).parts > place.sending.sms_parts {
            return Ok(Err("too-long"));
        }
        return Ok(Ok(draft));
    }
    // A letter that goes by post is its document.
    if place.sending.attach || message.channel == Channel::Post {
        let kind = document_of(message);
        let words = message.words_until();
        for currency in currencies {
            let asked = papers::OfMessage { kind, language, day, currency, items: &items, words };
            let paper = papers::of_message(reader, &place.company, card, &asked)?;
            let name = format!("{}-{}-{}.pdf", kind.code(), day, currency.code());
            draft.papers.extend(paper.map(|paper| (name, paper)));
        }
    }
    Ok(Ok(draft))
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
    match message.text.as_str() {
        "breach-notice" => DocumentKind::BreachNotice,
        "claim" => DocumentKind::Claim,
        _ => DocumentKind::Reminder,
    }
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
        _ => place.sending.sender.clone(),
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
        unsubscribe: &sending.unsubscribe,
    })
    .map_err(|bad: BadLetter| bad.to_string())?;
    Ok(Ready { message_id, sender, bytes })
}

/// `effect.company@domain-of-the-sender`.
fn name_of(place: &Place<'_>, message: &Message) -> String {
    let domain = place.sending.sender.rsplit_once('@').map_or("", |(_, domain)| domain);
    let domain = if domain.is_ascii() && !domain.is_empty() { domain } else { "saldo.invalid" };
    format!("{}.{}@{domain}", message.key.effect, place.company.company)
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
