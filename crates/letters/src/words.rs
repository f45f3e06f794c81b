//! The domain's words: one text per code, in every language.
//!
//! A code such as `SALES_REP` or `unmatched_money` has the key `<family>-<code>` in
//! lower case with hyphens. Codes that are open-ended (texts of a company's own policy)
//! fall back to the code itself, readable.

use crate::texts::{Texts, Value};
use saldo_domain::authority::Choice;
use saldo_domain::book::ItemKind;
use saldo_domain::control::{Channel, EffectKind, LadderEventKind, WithdrawReason, WithheldCause};
use saldo_domain::policy::{Counter, Fault};
use saldo_domain::rating::RoundKind;
use saldo_domain::standing::{StandingKind, WrittenOrder};
use saldo_domain::{Day, Role};

impl Texts {
    /// The text of `code` in a closed family, e.g. `coded("task-state", "open")`.
    pub fn coded(&self, family: &str, code: &str) -> String {
        self.get(&key(family, code))
    }

    /// The text of `code` in an open family; an unknown code is shown as it is written,
    /// with spaces for hyphens and underscores.
    pub fn coded_or_plain(&self, family: &str, code: &str) -> String {
        let key = key(family, code);
        if self.has(&key) { self.get(&key) } else { code.replace(['-', '_'], " ") }
    }

    /// A role of the regulation.
    pub fn role(&self, role: Role) -> String {
        self.coded("role", role.code())
    }

    /// What is wrong in a policy file, and what to do.
    pub fn policy_fault(&self, fault: &Fault) -> String {
        let values: Vec<(&str, Value)> =
            fault.values.iter().map(|(name, value)| (*name, value.into())).collect();
        self.with(&key("policy-fault", fault.key), &values)
    }

    /// A round of statuses: the assignment of a year or the review of a day.
    pub fn round(&self, kind: RoundKind, day: Day) -> String {
        match kind {
            RoundKind::Initial => self.with_text("round-initial", "year", &day.year().to_string()),
            RoundKind::Review => self.with_text("round-review", "day", &self.day(day)),
        }
    }

    /// By which days a threshold is counted.
    pub fn counter(&self, counter: Counter) -> String {
        self.coded("counter", counter.code())
    }

    /// Whose overdue debt is measured: the company, its sales department, a team or a
    /// representative by name.
    pub fn unit(&self, code: &str, name: &str) -> String {
        self.with(&key("unit", code), &[("name", name.into())])
    }

    /// A kind of document.
    pub fn item_kind(&self, kind: ItemKind) -> String {
        self.coded("item", kind.code())
    }

    /// A kind of effect.
    pub fn effect_kind(&self, kind: EffectKind) -> String {
        self.coded("effect", kind.code())
    }

    /// A channel.
    pub fn channel(&self, channel: Channel) -> String {
        self.coded("channel", channel.code())
    }

    /// Why something was withheld, as a sentence.
    pub fn withheld_cause(&self, cause: WithheldCause) -> String {
        self.coded("withheld", cause.code())
    }

    /// What has happened, and when, that something of the policy is not meant for the debt.
    pub fn unmeant_after(&self, event: LadderEventKind, day: Day) -> String {
        let values = [("event", self.ladder_event(event).into()), ("day", self.day(day).into())];
        self.with("unmeant-happened", &values)
    }

    /// What was answered, and when, that it does not follow.
    pub fn unmeant_answered(&self, choice: Choice, day: Day) -> String {
        let values =
            [("answer", self.coded("choice", choice.code()).into()), ("day", self.day(day).into())];
        self.with("unmeant-answered-otherwise", &values)
    }

    /// That it is not for the day that was asked for.
    pub fn unmeant_reach(&self, wanted: Day) -> String {
        self.with_text("unmeant-other-reach", "day", &self.day(wanted))
    }

    /// Why a task or message was withdrawn.
    pub fn withdraw_reason(&self, reason: WithdrawReason) -> String {
        self.coded("withdrawn", reason.code())
    }

    /// A dispute, promise or hold.
    pub fn standing_kind(&self, kind: StandingKind) -> String {
        self.coded("standing", kind.code())
    }

    /// The paper behind what is held: the order of management, or the agreement.
    pub fn held_by(&self, kind: StandingKind, order: &WrittenOrder) -> String {
        if kind != StandingKind::Agreement {
            return self.written_order(order);
        }
        let values = [("number", (&order.number).into()), ("day", self.day(order.dated).into())];
        self.with("agreement-of", &values)
    }

    /// The written order that a hold rests on, with what it excepts from.
    pub fn written_order(&self, order: &WrittenOrder) -> String {
        let key = if order.scope.is_empty() { "written-order" } else { "written-order-scope" };
        let facts = [
            ("number", order.number.as_str().into()),
            ("day", self.day(order.dated).into()),
            ("scope", order.scope.as_str().into()),
        ];
        self.with(key, &facts)
    }

    /// What a policy's text key asks to do or say, e.g. `call-and-warn`.
    pub fn policy_text(&self, text_key: &str) -> String {
        self.coded_or_plain("policy-text", text_key)
    }

    /// What a clause is about, e.g. `LAD-03`: “2–5 days late”; empty for a clause of a
    /// company's own policy, which is shown by its number alone.
    pub fn clause(&self, clause: &str) -> String {
        let key = key("clause", clause);
        if self.has(&key) { self.get(&key) } else { String::new() }
    }

    /// The state of a task or message: `open`, `planned`, `withdrawn`…
    pub fn work_state(&self, code: &str) -> String {
        let task = key("task-state", code);
        if self.has(&task) { self.get(&task) } else { self.coded_or_plain("message-state", code) }
    }

    /// A step of a ladder as people call it: `Step 3`.
    pub fn step(&self, number: u8) -> String {
        self.count("step", i64::from(number))
    }

    /// An ageing bucket by its name in reports: `not_due`, `1-30`, `90+`.
    pub fn bucket(&self, name: &str) -> String {
        if name == "not_due" {
            return self.get("bucket-not-due");
        }
        match (name.split_once('-'), name.strip_suffix('+')) {
            (Some((from, to)), _) => {
                self.with("bucket-range", &[("from", from.into()), ("to", to.into())])
            }
            (None, Some(from)) => self.with_text("bucket-over", "from", from),
            (None, None) => name.to_owned(),
        }
    }

    /// A payer status by its code: `RELIABLE`, `UNCERTAIN`, `THREAT`, `NON_PAYING`.
    pub fn payer_status(&self, code: &str) -> String {
        self.coded_or_plain("status", code)
    }

    /// A change of status, `FROM>TO`, both by their codes.
    pub fn status_change(&self, change: &str) -> String {
        let words: Vec<String> = change.split('>').map(|code| self.payer_status(code)).collect();
        words.join(" → ")
    }
}

fn key(family: &str, code: &str) -> String {
    format!("{family}-{}", code.to_ascii_lowercase().replace('_', "-"))
}

#[cfg(test)]
mod tests {
    use crate::{Language, Texts};
    use saldo_domain::Role;
    use saldo_domain::book::ItemKind;
    use saldo_domain::control::{Channel, EffectKind, WithdrawReason, WithheldCause};
    use saldo_domain::standing::StandingKind;

    #[test]
    fn every_word_of_the_domain_has_its_text() {
        // A missing key panics under test.
        for texts in Language::ALL.map(Texts::of) {
            Role::ALL.iter().for_each(|role| assert_ne!(texts.role(*role), ""));
            ItemKind::ALL.iter().for_each(|kind| assert_ne!(texts.item_kind(*kind), ""));
            EffectKind::ALL.iter().for_each(|kind| assert_ne!(texts.effect_kind(*kind), ""));
            Channel::ALL.iter().for_each(|channel| assert_ne!(texts.channel(*channel), ""));
            WithheldCause::ALL
                .iter()
                .for_each(|cause| assert_ne!(texts.withheld_cause(*cause), ""));
            WithdrawReason::ALL
                .iter()
                .for_each(|reason| assert_ne!(texts.withdraw_reason(*reason), ""));
            StandingKind::ALL.iter().for_each(|kind| assert_ne!(texts.standing_kind(*kind), ""));
        }
    }

    #[test]
    fn every_text_and_clause_of_the_shipped_policies_has_its_words() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../policies");
        let mut seen = 0;
        for entry in std::fs::read_dir(folder).expect("the policies that ship") {
            let path = entry.expect("a readable folder").path();
            if path.extension().is_none_or(|extension| extension != "toml") {
                continue;
            }
            let source = std::fs::read_to_string(&path).expect("a readable policy");
            for (key, value) in source.lines().filter_map(|line| line.split_once(" = ")) {
                let value = value.trim_matches('"');
                let family = match key {
                    "text" => "policy-text",
                    "clause" => "clause",
                    _ => continue,
                };
                seen += 1;
                for texts in Language::ALL.map(Texts::of) {
                    // A missing key panics under test.
                    assert_ne!(texts.coded(family, value), "", "{}", path.display());
                }
            }
        }
        assert!(seen > 20, "the policies are read");
    }

    #[test]
    fn buckets_are_named_from_their_bounds() {
        let english = Texts::of(Language::En);
        let names = ["not_due", "1-30", "90+"].map(|name| english.bucket(name));
        assert_eq!(names, ["Not due", "1–30 days", "Over 90 days"]);
    }

    #[test]
    fn a_policys_own_words_are_shown_as_written() {
        assert_eq!(Texts::of(Language::Et).policy_text("send-the-owl"), "send the owl");
    }
}
