//! The words, numbers and small pieces of markup that templates print.

use super::{Flash, Frame};
use crate::assets;
use saldo_domain::book::difference::SmallDifference;
use saldo_domain::book::{ItemKind, Moment};
use saldo_domain::control::{Channel, EffectKind, LadderEventKind, WithdrawReason, WithheldCause};
use saldo_domain::matching::Evidence;
use saldo_domain::policy::{Counter, Fault};
use saldo_domain::standing::{StandingKind, WrittenOrder};
use saldo_domain::{Currency, Day, Money, Role};
use saldo_letters::{Language, Value};
use saldo_store::bank::LineRow;
use saldo_work::bank::Why;
use saldo_work::control::PlannedEffect;
use saldo_work::explain::{ForOthers, Happened};
use saldo_work::imports::{Refusal, Remark};
use saldo_work::rates::Stale;
use saldo_work::views::DocumentRow;
use std::fmt;

/// HTML that is right as it stands: icons and badges whose texts were escaped here.
#[derive(Clone, Debug)]
pub(crate) struct Markup(String);

impl fmt::Display for Markup {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl askama::filters::HtmlSafe for Markup {}

/// Whole numbers of any width, as counts in texts.
pub(crate) trait Count {
    fn count(&self) -> i64;
}

macro_rules! counts {
    ($($number:ty),*) => {
        $(impl Count for $number {
            fn count(&self) -> i64 {
                i64::try_from(*self).unwrap_or(i64::MAX)
            }
        })*
    };
}
counts!(u8, u16, u32, u64, usize, i64);

impl<T: Count> Count for &T {
    fn count(&self) -> i64 {
        (**self).count()
    }
}

impl Frame {
    /// The text with this key.
    pub(crate) fn t(&self, key: &str) -> String {
        self.texts.get(key)
    }

    /// The text with this key for a number of things.
    pub(crate) fn n(&self, key: &str, count: impl Count) -> String {
        self.texts.count(key, count.count())
    }

    /// Interest by one rate for all days, marked as the estimate it is.
    pub(crate) fn one_rate(&self, one: &saldo_work::charges::OneRate) -> String {
        let amount = self.texts.money(one.amount);
        let rate = self.texts.decimal(&one.rate);
        self.texts.with("charge-one-rate", &[("rate", rate.into()), ("amount", amount.into())])
    }

    /// The text with this key and one named text in it.
    pub(crate) fn tt(&self, key: &str, name: &str, text: impl AsRef<str>) -> String {
        self.texts.with_text(key, name, text.as_ref())
    }

    pub(crate) fn number(&self, number: impl Count) -> String {
        self.texts.number(number.count())
    }

    pub(crate) fn amount(&self, money: &Money) -> String {
        self.texts.amount(*money)
    }

    /// A decimal written plainly, such as a rate, in the reader's notation.
    pub(crate) fn decimal(&self, plain: &str) -> String {
        self.texts.decimal(plain)
    }

    pub(crate) fn money(&self, money: &Money) -> String {
        self.texts.money(*money)
    }

    /// An amount that may stand below zero: then the sign is said in words as well.
    pub(crate) fn amount_signed(&self, money: &Money) -> Markup {
        let amount = self.texts.amount(*money);
        match money.minor() < 0 {
            true => Markup(format!("<span class=\"neg\">{amount}</span>")),
            false => Markup(amount),
        }
    }

    /// The amount, with its currency only where that differs from the column's.
    pub(crate) fn amount_in(&self, money: &Money, column: &Currency) -> String {
        match money.currency() == *column {
            true => self.texts.amount(*money),
            false => self.texts.money(*money),
        }
    }

    /// The same where the column's currency is that of another amount.
    pub(crate) fn amount_other(&self, money: &Money, column: &Money) -> String {
        self.amount_in(money, &column.currency())
    }

    /// A share in thousandths.
    pub(crate) fn share(&self, thousandths: impl Count) -> String {
        self.texts.share(thousandths.count())
    }

    /// A share in hundredths of a per cent, shown with one decimal.
    pub(crate) fn share_fine(&self, ten_thousandths: &u32) -> String {
        self.texts.share((i64::from(*ten_thousandths) + 5) / 10)
    }

    pub(crate) fn day(&self, day: &Day) -> String {
        self.texts.day(*day)
    }

    /// “key rate table ends 27 Jul 2026”.
    pub(crate) fn rate_ends(&self, stale: &Stale) -> String {
        let key = format!("rates-ends-{}", stale.code.to_ascii_lowercase());
        self.tt(&key, "day", self.day(&stale.ends))
    }

    pub(crate) fn moment(&self, moment: &Moment) -> String {
        self.texts.moment(*moment)
    }

    pub(crate) fn today_text(&self) -> String {
        self.today.map(|today| self.texts.day(today)).unwrap_or_default()
    }

    /// How far a day lies from today.
    pub(crate) fn distance(&self, day: &Day) -> String {
        self.today.map(|today| self.texts.distance(*day, today)).unwrap_or_default()
    }

    /// “by 24 Nov 2026”.
    pub(crate) fn until(&self, day: &Day) -> String {
        match self.today == Some(*day) {
            true => self.t("until-today"),
            false => self.tt("until-by", "day", self.day(day)),
        }
    }

    pub(crate) fn is_past(&self, day: &Day) -> bool {
        self.today.is_some_and(|today| *day < today)
    }

    /// How a document's due day stands; a settled one is late no more.
    pub(crate) fn lateness(&self, document: &DocumentRow) -> String {
        match document.open.is_zero() {
            true => self.t("document-settled"),
            false => self.texts.days_late(document.days_late),
        }
    }

    pub(crate) fn days_late(&self, days: &i64) -> String {
        self.texts.days_late(*days)
    }

    pub(crate) fn bucket(&self, name: &str) -> String {
        self.texts.bucket(name)
    }

    pub(crate) fn role(&self, role: &Role) -> String {
        self.texts.role(*role)
    }

    /// What is wrong in a policy file, and what to do.
    pub(crate) fn policy_fault(&self, fault: &Fault) -> String {
        self.texts.policy_fault(fault)
    }

    pub(crate) fn unit(&self, code: &str, name: &str) -> String {
        self.texts.unit(code, name)
    }

    pub(crate) fn status(&self, code: &str) -> String {
        self.texts.payer_status(code)
    }

    pub(crate) fn item_kind(&self, kind: &ItemKind) -> String {
        self.texts.item_kind(*kind)
    }

    pub(crate) fn effect_kind(&self, kind: &EffectKind) -> String {
        self.texts.effect_kind(*kind)
    }

    /// What was said about a message: a word of ours in words, anybody else's as they said it.
    pub(crate) fn said(&self, text: &str) -> String {
        let key = format!("message-why-{text}");
        if self.texts.has(&key) { self.t(&key) } else { text.to_owned() }
    }

    /// More messages wait than may leave without somebody's word.
    pub(crate) fn flood(&self, waiting: &u64, may_leave: &u64) -> String {
        let values = [
            ("waiting", self.number(waiting).into()),
            ("may_leave", self.number(may_leave).into()),
        ];
        self.texts.with("messages-flood-text", &values)
    }

    pub(crate) fn channel(&self, channel: &Channel) -> String {
        self.texts.channel(*channel)
    }

    pub(crate) fn standing_kind(&self, kind: &StandingKind) -> String {
        self.texts.standing_kind(*kind)
    }

    pub(crate) fn held_by(&self, kind: &StandingKind, order: &WrittenOrder) -> String {
        self.texts.held_by(*kind, order)
    }

    pub(crate) fn withheld(&self, cause: &WithheldCause) -> String {
        self.texts.withheld_cause(*cause)
    }

    pub(crate) fn withdrawn(&self, reason: &WithdrawReason) -> String {
        self.texts.withdraw_reason(*reason)
    }

    pub(crate) fn policy_text(&self, key: &str) -> String {
        self.texts.policy_text(key)
    }

    pub(crate) fn clause(&self, clause: &str) -> String {
        self.texts.clause(clause)
    }

    pub(crate) fn step(&self, step: &u8) -> String {
        self.texts.step(*step)
    }

    /// Which mailing a letter belongs to.
    pub(crate) fn mailing(&self, number: &i64) -> String {
        self.tt("mailing-number", "number", number.to_string())
    }

    /// How many letters of a mailing have left.
    pub(crate) fn mailing_left(&self, left: &u64, letters: &u64) -> String {
        let values =
            [("left", self.number(*left).into()), ("letters", self.number(*letters).into())];
        self.texts.with("mailing-letters-left", &values)
    }

    /// The button that lets so many letters leave.
    pub(crate) fn mailing_approve(&self, letters: &u64) -> String {
        self.tt("mailing-approve", "count", self.number(*letters))
    }

    pub(crate) fn coded(&self, family: &str, code: &str) -> String {
        self.texts.coded(family, code)
    }

    /// Why a movement was made: where the order of a contract says it, in the reader's
    /// language; else as a person has written it.
    pub(crate) fn movement_reason(&self, reason: &str) -> String {
        if reason == saldo_work::bank::BY_THE_BANK {
            return self.t("movement-returned-by-bank");
        }
        let (code, words) = reason.split_once(": ").unwrap_or((reason, ""));
        if SmallDifference::from_code(code).is_some() {
            let cause = self.coded("difference", code);
            return if words.is_empty() { cause } else { format!("{cause}: {words}") };
        }
        let by_order = saldo_domain::allocation::Reason::ALL.iter().any(|one| one.code() == reason);
        if by_order { self.coded("allocation-reason", reason) } else { reason.to_owned() }
    }

    /// What spoke for a match, as it was kept.
    pub(crate) fn evidence(&self, kept: &str) -> Vec<Evidence> {
        Why::read(kept).evidence
    }

    /// The policy and the clause by which a match was certain; nothing when a person said it.
    pub(crate) fn matched_by(&self, kept: &str) -> Option<String> {
        let policy = Why::read(kept).policy?;
        let values: [(&str, Value); 2] =
            [("policy", policy.into()), ("clause", self.t("regulation-matching").into())];
        Some(self.texts.with("bank-by-policy", &values))
    }

    /// The payment that a line of a bank takes back.
    pub(crate) fn returned_of(&self, line: &LineRow) -> String {
        let values: [(&str, Value); 2] = [
            ("amount", self.money(&line.fact.amount).into()),
            ("day", self.day(&line.fact.booked).into()),
        ];
        self.texts.with("bank-return-of", &values)
    }

    pub(crate) fn coded_or_plain(&self, family: &str, code: &str) -> String {
        self.texts.coded_or_plain(family, code)
    }

    /// The state of what came of an effect: a message for a notice, a task otherwise. Their
    /// words differ: in Russian a letter is withdrawn in another gender than a task.
    pub(crate) fn state(&self, kind: &EffectKind, code: &str) -> String {
        let family = match kind {
            EffectKind::Notify => "message-state",
            _ => "task-state",
        };
        self.coded_or_plain(family, code)
    }

    /// A document as people call it: its number, or its kind and day where it has none.
    pub(crate) fn document(&self, row: &DocumentRow) -> String {
        match row.number.is_empty() {
            true => format!("{}, {}", self.item_kind(&row.kind), self.day(&row.effective)),
            false => row.number.clone(),
        }
    }

    /// Why a planned effect is due: the event, or the threshold and the fact that met it.
    pub(crate) fn why(&self, effect: &PlannedEffect) -> String {
        let days = (effect.threshold_days, effect.met_by_days, effect.counter);
        self.reason(effect.event, days)
    }

    /// Why an effect happened.
    pub(crate) fn because(&self, done: &Happened) -> String {
        self.reason(done.event, (done.threshold_days, done.met_by_days, done.counter))
    }

    /// For whom something is meant instead, or what stops it.
    pub(crate) fn unmeant(&self, other: &ForOthers) -> String {
        other.told(self.texts)
    }

    fn reason(&self, event: Option<LadderEventKind>, days: (i64, i64, Counter)) -> String {
        let (threshold, met_by, counter) = days;
        if let Some(event) = event {
            return self.tt("why-event", "event", self.texts.ladder_event(event));
        }
        let values: [(&str, Value); 3] = [
            ("counter", self.texts.counter(counter).into()),
            ("threshold", self.texts.days_late(threshold).into()),
            ("fact", self.texts.days_late(met_by).into()),
        ];
        self.texts.with("why-threshold", &values)
    }

    /// What is wrong with a row of a file.
    pub(crate) fn row_reason(&self, row: &Refusal) -> String {
        self.of_row("row-reason", &row.code, &row.reason)
    }

    /// What to do about it.
    pub(crate) fn row_remedy(&self, row: &Refusal) -> String {
        self.of_row("row-remedy", &row.code, &row.remedy)
    }

    /// What there is to say about a cell that was taken.
    pub(crate) fn remark(&self, remark: &Remark) -> String {
        self.of_row("cli-remark", &remark.code, &remark.text)
    }

    /// The reader of the file says it in English and most precisely; other languages have
    /// a sentence per reason.
    fn of_row(&self, family: &str, code: &str, english: &str) -> String {
        let key = format!("{family}-{}", code.replace('_', "-"));
        match self.language() != Language::En && self.texts.has(&key) {
            true => self.texts.get(&key),
            false => english.to_owned(),
        }
    }

    /// The counts of an import in one line.
    pub(crate) fn outcome(
        &self,
        new: &u64,
        changed: &u64,
        unchanged: &u64,
        refused: &u64,
    ) -> String {
        let values: [(&str, Value); 4] = [
            ("new", self.number(new).into()),
            ("changed", self.number(changed).into()),
            ("unchanged", self.number(unchanged).into()),
            ("refused", self.number(refused).into()),
        ];
        self.texts.with("import-outcome", &values)
    }

    /// The name of a language by its code, in itself.
    pub(crate) fn language_name(&self, code: &str) -> String {
        Language::from_code(code)
            .map_or_else(|| code.to_owned(), |found| found.own_name().to_owned())
    }

    pub(crate) fn flash_text(&self) -> Option<String> {
        let Flash { what, count } = self.flash.as_ref()?;
        let key = format!("flash-{what}");
        self.texts.has(&key).then(|| self.texts.count(&key, *count))
    }

    /// Anything printable as text, for comparing with what a form holds.
    pub(crate) fn plain(&self, value: impl fmt::Display) -> String {
        value.to_string()
    }

    /// A rounded figure in the reader's notation.
    pub(crate) fn figure(&self, figure: impl fmt::Display) -> String {
        let text = figure.to_string();
        if self.language() == Language::En { text } else { text.replace('.', ",") }
    }

    /// Names one of several forms of a kind, to be linked to.
    pub(crate) fn plain_join(&self, family: &str, one: impl fmt::Display) -> String {
        format!("{family}-{one}")
    }

    /// Digits of a phone number for a `tel:` link.
    pub(crate) fn dial(&self, phone: &str) -> String {
        phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect()
    }

    pub(crate) fn asset(&self, name: &str) -> String {
        assets::href(name)
    }

    pub(crate) fn icon(&self, name: &str) -> Markup {
        icon(name, "icon")
    }

    pub(crate) fn icon_s(&self, name: &str) -> Markup {
        icon(name, "icon s")
    }

    /// A badge: tone, icon and the key of its words.
    pub(crate) fn badge(&self, tone: &str, icon_name: &str, key: &str) -> Markup {
        badge(tone, Some(icon_name), &self.t(key))
    }

    pub(crate) fn standing_badge(&self, kind: &StandingKind) -> Markup {
        let tone = match kind {
            StandingKind::Promise | StandingKind::Agreement => "note",
            StandingKind::Dispute | StandingKind::Hold | StandingKind::Recovery => "warn",
        };
        badge(tone, Some(kind.code()), &self.standing_kind(kind))
    }

    pub(crate) fn status_badge(&self, code: &str) -> Markup {
        let tone = match code {
            "RELIABLE" => "good",
            "THREAT" => "warn",
            "NON_PAYING" => "bad",
            _ => "",
        };
        badge(tone, None, &self.status(code))
    }

    /// The sign of the program.
    pub(crate) fn mark(&self) -> Markup {
        Markup(
            "<svg class=\"mark\" viewBox=\"0 0 28 28\" aria-hidden=\"true\">\
             <rect class=\"ground\" width=\"28\" height=\"28\" rx=\"7\"/>\
             <path class=\"stroke\" d=\"M19 8.5c-1.2-1.5-3-2-5-2-3 0-5 1.4-5 3.7 0 5.3 10.5 2.3 \
             10.5 7.6 0 2.4-2.3 3.7-5.3 3.7-2.3 0-4.3-.8-5.5-2.5\"/></svg>"
                .to_owned(),
        )
    }
}

fn icon(name: &str, class: &str) -> Markup {
    let sheet = assets::href("icons.svg");
    Markup(format!(
        "<svg class=\"{class}\" aria-hidden=\"true\"><use href=\"{sheet}#{name}\"/></svg>"
    ))
}

fn badge(tone: &str, icon_name: Option<&str>, text: &str) -> Markup {
    let picture = icon_name.map(|name| icon(name, "icon").0).unwrap_or_default();
    let words = escaped(text);
    Markup(format!("<span class=\"badge {tone}\">{picture}{words}</span>"))
}

/// The text with what HTML would read as markup written out.
fn escaped(text: &str) -> String {
    let Ok(safe) = askama::filters::escape(text, askama::filters::Html);
    safe.to_string()
}
