//! The policy file as it is written, before any check. Every value knows its place.

use serde::Deserialize;
use std::collections::BTreeMap;
use toml::Spanned;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PolicyFile {
    pub(super) id: Spanned<String>,
    pub(super) version: Spanned<i64>,
    pub(super) effective_from: Spanned<toml::Value>,
    pub(super) effective_to: Option<Spanned<toml::Value>>,
    pub(super) scope: Option<Spanned<ScopeFile>>,
    pub(super) calendar: Option<Spanned<String>>,
    #[serde(default)]
    pub(super) only_deferral: bool,
    #[serde(default)]
    pub(super) asks_for_file: bool,
    pub(super) pace: PaceFile,
    #[serde(default)]
    pub(super) terms: ByStatusFile<TermsFile>,
    #[serde(default)]
    pub(super) rating: RatingFile,
    #[serde(default)]
    pub(super) authority: AuthorityFile,
    #[serde(default)]
    pub(super) tolerance: ToleranceFile,
    #[serde(default)]
    pub(super) plans: PlansFile,
    #[serde(default)]
    pub(super) selection: SelectionFile,
    #[serde(default)]
    pub(super) safe_limit: SafeLimitFile,
    #[serde(default)]
    pub(super) solvency: SolvencyFile,
    #[serde(default)]
    pub(super) recovery: RecoveryFile,
    #[serde(default)]
    pub(super) decisions: DecisionsFile,
    #[serde(default)]
    pub(super) dealings: DealingsFile,
    #[serde(default)]
    pub(super) pauses: PausesFile,
    pub(super) matching: Option<Spanned<MatchingFile>>,
    #[serde(default)]
    pub(super) reminder: Vec<Spanned<ReminderFile>>,
    #[serde(default)]
    pub(super) step: Vec<Spanned<StepFile>>,
    #[serde(default)]
    pub(super) rule: Vec<Spanned<RuleFile>>,
    #[serde(default)]
    pub(super) watch: Vec<WatchFile>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ScopeFile {
    pub(super) groups: Spanned<Vec<Spanned<String>>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PaceFile {
    pub(super) late_entry_step: Spanned<i64>,
    pub(super) min_gap_days: Option<Spanned<i64>>,
    pub(super) minimum_major: Option<Spanned<i64>>,
    pub(super) unmatched_money_withholds: Option<bool>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StepFile {
    pub(super) number: Spanned<i64>,
    pub(super) clause: Spanned<String>,
    pub(super) from: Spanned<i64>,
    pub(super) to: Option<Spanned<i64>>,
    #[serde(default)]
    pub(super) lapses: bool,
    pub(super) gap_days: Option<Spanned<i64>>,
    #[serde(default)]
    pub(super) starts_on: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) status: Vec<Spanned<String>>,
    pub(super) late_before: Option<bool>,
    #[serde(default)]
    pub(super) unless: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) action: Vec<Spanned<ActionFile>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ActionFile {
    pub(super) kind: Spanned<String>,
    pub(super) role: Option<Spanned<String>>,
    pub(super) channel: Option<Spanned<String>>,
    pub(super) text: Spanned<String>,
    pub(super) within_days: Option<Spanned<i64>>,
    pub(super) calls: Option<Spanned<bool>>,
    pub(super) options: Option<Spanned<Vec<Spanned<String>>>>,
    pub(super) several: Option<Spanned<bool>>,
    pub(super) decide_within_days: Option<Spanned<i64>>,
    pub(super) missed: Option<Spanned<MissedFile>>,
}

/// Who is told when a decision was not taken.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MissedFile {
    pub(super) role: Spanned<String>,
    pub(super) text: Spanned<String>,
    pub(super) within_days: Option<Spanned<i64>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct WatchFile {
    pub(super) clause: Spanned<String>,
    pub(super) from: Spanned<i64>,
    pub(super) repeat_after_days: Option<Spanned<i64>>,
    pub(super) action: Spanned<ActionFile>,
}

/// One table for each status of a payer.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "SCREAMING_SNAKE_CASE")]
pub(super) struct ByStatusFile<T> {
    pub(super) reliable: Option<T>,
    pub(super) uncertain: Option<T>,
    pub(super) threat: Option<T>,
    pub(super) non_paying: Option<T>,
}

impl<T> Default for ByStatusFile<T> {
    fn default() -> Self {
        Self { reliable: None, uncertain: None, threat: None, non_paying: None }
    }
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TermsFile {
    pub(super) limit_major: Option<Spanned<i64>>,
    pub(super) discount_percent: Option<Spanned<String>>,
    pub(super) deferral_days: Option<Spanned<i64>>,
    pub(super) prepayment: Option<Spanned<bool>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RatingFile {
    pub(super) week_days: Option<Spanned<i64>>,
    pub(super) two_weeks_days: Option<Spanned<i64>>,
    pub(super) month_days: Option<Spanned<i64>>,
    pub(super) reliable_months: Option<Spanned<i64>>,
    pub(super) reliable_delays: Option<Spanned<i64>>,
    pub(super) late_share_percent: Option<Spanned<i64>>,
    pub(super) reviewed_after_months: Option<Spanned<Vec<Spanned<i64>>>>,
    pub(super) statistics_months: Option<Spanned<i64>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RecoveryFile {
    pub(super) demand_days: Option<Spanned<i64>>,
    pub(super) claim_days: Option<Spanned<i64>>,
    pub(super) answer_days: Option<Spanned<i64>>,
    pub(super) limitation_alarm_days: Option<Spanned<Vec<Spanned<i64>>>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DecisionsFile {
    pub(super) urgent_days: Option<Spanned<i64>>,
    pub(super) after_ten_days: Option<Spanned<i64>>,
    pub(super) after_fifteen_working_days: Option<Spanned<i64>>,
    pub(super) usual_days: Option<Spanned<i64>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DealingsFile {
    pub(super) warned_ahead_days: Option<Spanned<i64>>,
    pub(super) talk_counts_days: Option<Spanned<i64>>,
    pub(super) part_reminder_days: Option<Spanned<i64>>,
    pub(super) dispute_days: Option<Spanned<i64>>,
    pub(super) order_ahead_days: Option<Spanned<i64>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AuthorityFile {
    #[serde(default)]
    pub(super) promise_days: ByStatusFile<Spanned<i64>>,
    pub(super) repeated_within_months: Option<Spanned<i64>>,
    pub(super) waiver_weeks_sales_rep: Option<Spanned<i64>>,
    pub(super) waiver_weeks_head_of_sales: Option<Spanned<i64>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ToleranceFile {
    pub(super) basis: Option<Spanned<String>>,
    pub(super) tolerated_weeks: Option<Spanned<i64>>,
    pub(super) decision_weeks: Option<Spanned<i64>>,
    pub(super) tolerated_banking_days: Option<Spanned<i64>>,
    pub(super) decision_banking_days: Option<Spanned<i64>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PlansFile {
    pub(super) planned_over_days: Option<Spanned<i64>>,
    pub(super) memo_over_days: Option<Spanned<i64>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SelectionFile {
    pub(super) extract_days: Option<Spanned<i64>>,
    pub(super) figures_days: Option<Spanned<i64>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SafeLimitFile {
    pub(super) window_days: Option<Spanned<i64>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SolvencyFile {
    pub(super) history_percent: Option<Spanned<i64>>,
    pub(super) position_percent: Option<Spanned<i64>>,
    pub(super) stability_percent: Option<Spanned<i64>>,
    pub(super) strong_from: Option<Spanned<i64>>,
    pub(super) fair_from: Option<Spanned<i64>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PausesFile {
    pub(super) longest_days: Option<Spanned<i64>>,
    pub(super) again_after_days: Option<Spanned<i64>>,
    pub(super) promise_days: Option<Spanned<i64>>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct MatchingFile {
    pub(super) number_length: Option<Spanned<i64>>,
    pub(super) number_digits: Option<Spanned<i64>>,
    pub(super) name_suffices: Option<bool>,
    pub(super) account_days: Option<Spanned<i64>>,
    pub(super) rounding_cents: Option<Spanned<i64>>,
    pub(super) fee_cents: Option<Spanned<i64>>,
    pub(super) fee_percent: Option<Spanned<i64>>,
    pub(super) discount_percent: Option<Spanned<i64>>,
    pub(super) sum_debts: Option<Spanned<i64>>,
    pub(super) sum_picks: Option<Spanned<i64>>,
    pub(super) proposals: Option<Spanned<i64>>,
    #[serde(default)]
    pub(super) currency: BTreeMap<Spanned<String>, LittleFile>,
}

/// What is little in one currency, in its minor units.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LittleFile {
    pub(super) rounding_minor: Spanned<i64>,
    pub(super) fee_minor: Spanned<i64>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ReminderFile {
    pub(super) clause: Spanned<String>,
    #[serde(default)]
    pub(super) intensity: Vec<Spanned<IntensityFile>>,
    #[serde(default)]
    pub(super) action: Vec<Spanned<ActionFile>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct IntensityFile {
    #[serde(default)]
    pub(super) status: Vec<Spanned<String>>,
    pub(super) late_before: Option<bool>,
    pub(super) days_before: Spanned<Vec<Spanned<i64>>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleFile {
    pub(super) clause: Spanned<String>,
    // What sets it off: one of `from`, `phase`, `weekly`, `on`, `answer`; `from` also says
    // from which day weekly work is about a debt.
    pub(super) count: Option<Spanned<String>>,
    pub(super) from: Option<Spanned<i64>>,
    pub(super) to: Option<Spanned<i64>>,
    pub(super) phase: Option<Spanned<String>>,
    pub(super) weekly: Option<Spanned<String>>,
    pub(super) moves: Option<Spanned<String>>,
    pub(super) due_next_week: Option<Spanned<bool>>,
    #[serde(default)]
    pub(super) on: Vec<Spanned<String>>,
    pub(super) after_days: Option<Spanned<i64>>,
    pub(super) within_months: Option<Spanned<i64>>,
    pub(super) beyond_months: Option<Spanned<i64>>,
    pub(super) answer: Option<AnswerFile>,
    // For whom.
    #[serde(default)]
    pub(super) status: Vec<Spanned<String>>,
    pub(super) late_before: Option<bool>,
    #[serde(default)]
    pub(super) unless: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) waits_for: Vec<Spanned<String>>,
    #[serde(default)]
    pub(super) action: Vec<Spanned<ActionFile>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AnswerFile {
    pub(super) clause: Spanned<String>,
    pub(super) choice: Spanned<String>,
}
