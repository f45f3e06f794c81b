//! The company's own words in e-mails and short messages, with a look at what they make.

use super::papers::Part;
use crate::desk::{Answer, Desk, see_and_tell, show as page, show_as};
use crate::errors::{self, Trouble, sentence};
use crate::frame::Frame;
use crate::lists::link;
use askama::Template;
use axum::extract::{Form, Path, Query};
use axum::http::StatusCode;
use saldo_letters::notice::{self, LETTERS, Written};
use saldo_letters::{Language, Texts};
use saldo_work::papers;

/// The words of one letter in one language.
#[derive(Template)]
#[template(path = "message_words.html")]
pub(crate) struct Words {
    p: Frame,
    letter: &'static str,
    language: Language,
    parts: Vec<Part>,
    problem: Option<String>,
    /// What the letter would say; nothing is kept.
    looked_at: Option<Written>,
    may_keep: bool,
}

impl Words {
    pub(crate) fn new(
        p: Frame,
        (letter, language): (&'static str, Language),
        shown: Vec<papers::PartShown>,
    ) -> Self {
        let part = |shown: papers::PartShown| Part {
            label: p.texts.get(&format!("message-part-{}", shown.part)),
            shipped: notice::shipped(Texts::of(language), letter, shown.part),
            text: shown.own,
            part: shown.part.to_owned(),
            version: shown.version,
            earlier: shown.earlier,
        };
        let parts = shown.into_iter().map(part).collect();
        let may_keep = p.may_keep_papers();
        Self { parts, letter, language, problem: None, looked_at: None, may_keep, p }
    }

    fn names(&self) -> Vec<(String, String)> {
        let named = |name: &str| (format!("{{{name}}}"), self.p.t(&format!("message-name-{name}")));
        notice::NAMES.map(named).to_vec()
    }

    fn letters(&self) -> [&'static str; 7] {
        LETTERS
    }
}

/// Which language of which part.
#[derive(Clone, Debug, Default, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Wanted {
    language: String,
    part: String,
    text: String,
}

async fn words_of(desk: &Desk, letter: &str, wanted: &Wanted) -> Result<Words, Trouble> {
    let letter = LETTERS.into_iter().find(|known| *known == letter).ok_or_else(Trouble::missing)?;
    let p = desk.frame("message-words-title");
    let language = Language::from_code(&wanted.language).unwrap_or(p.language());
    let shown = desk
        .ask(move |office, company, _| papers::message_parts(office, company, (letter, language)))
        .await?;
    Ok(Words::new(p, (letter, language), shown))
}

pub(crate) async fn show(
    desk: Desk,
    Path(letter): Path<String>,
    Query(wanted): Query<Wanted>,
) -> Answer {
    page(&words_of(&desk, &letter, &wanted).await?)
}

/// The form again with what was typed in it.
async fn again(desk: &Desk, letter: &str, wanted: &Wanted) -> Result<Words, Trouble> {
    let mut screen = words_of(desk, letter, wanted).await?;
    screen.p.here = format!("/words/{}", screen.letter);
    for part in screen.parts.iter_mut().filter(|part| part.part == wanted.part) {
        part.text.clone_from(&wanted.text);
    }
    Ok(screen)
}

pub(crate) async fn preview(
    desk: Desk,
    Path(letter): Path<String>,
    Form(wanted): Form<Wanted>,
) -> Answer {
    let language = Language::from_code(&wanted.language).ok_or_else(Trouble::missing)?;
    let (sent, whose) = (wanted.clone(), letter.clone());
    let done = desk
        .ask(move |office, company, who| {
            let place = (whose.as_str(), sent.part.as_str(), language);
            papers::preview_message(office, company, who, place, &sent.text)
        })
        .await;
    let written = match done {
        Ok(written) => written,
        Err(refused) => return refuse(&desk, &letter, &wanted, refused).await,
    };
    let mut screen = again(&desk, &letter, &wanted).await?;
    screen.looked_at = Some(written);
    show_as(StatusCode::OK, &screen)
}

pub(crate) async fn save(
    desk: Desk,
    Path(letter): Path<String>,
    Form(wanted): Form<Wanted>,
) -> Answer {
    let language = Language::from_code(&wanted.language).ok_or_else(Trouble::missing)?;
    let (sent, whose) = (wanted.clone(), letter.clone());
    let done = desk
        .ask(move |office, company, who| {
            let place = (whose.as_str(), sent.part.as_str(), language);
            papers::set_message_words(office, company, who, place, &sent.text)
        })
        .await;
    match done {
        Ok(()) => {
            let back = link(&format!("/words/{letter}"), &[("language", language.code())]);
            Ok(see_and_tell(&back, "paper-words-kept", 1))
        }
        Err(refused) => refuse(&desk, &letter, &wanted, refused).await,
    }
}

async fn refuse(
    desk: &Desk,
    letter: &str,
    wanted: &Wanted,
    refused: saldo_work::Refused,
) -> Answer {
    if errors::hides_the_form(&refused) {
        return Err(refused.into());
    }
    let mut screen = again(desk, letter, wanted).await?;
    screen.problem = Some(sentence(desk.texts(), &refused));
    show_as(errors::status(&refused), &screen)
}
