//! The sections of figures: calendar, terms of trade, rating, authority, toleration, plans,
//! selection of customers, safe limits.

use super::super::file::{
    AuthorityFile, ByStatusFile, DealingsFile, DecisionsFile, PausesFile, PlansFile, RatingFile,
    RecoveryFile, SafeLimitFile, ScopeFile, SelectionFile, SolvencyFile, TermsFile, ToleranceFile,
};
use super::super::{Dealings, Group, PAYMENTS_WINDOW, Scope, Terms};
use super::{Checked, Source, said};
use crate::authority::Limits;
use crate::authority::request::DecisionDays;
use crate::calendar::Calendar;
use crate::day::Day;
use crate::dossier::rating::Scale;
use crate::dossier::selection::Freshness;
use crate::plans;
use crate::rates::Rate;
use crate::rating::{ByStatus, REVIEWED_AFTER_MONTHS, STATISTICS_MONTHS, Thresholds};
use crate::recovery::limitation::ALARM_DAYS;
use crate::recovery::periods::Periods;
use crate::regulation::tolerated_delay::{Basis, Bounds};
use crate::standing::Pauses;
use std::num::NonZeroU16;
use std::ops::RangeInclusive;
use std::sync::Arc;
use toml::Spanned;

impl Source<'_> {
    pub(super) fn calendar(&self, written: Option<&Spanned<String>>) -> Checked<Option<Arc<str>>> {
        let code = |code: &'static str| code;
        let word = |written| self.word("calendar", written, &Calendar::SHIPPED, code);
        written.map(|written| word(written).map(Arc::from)).transpose()
    }

    /// For whom it is; the whole company where nothing is said.
    pub(super) fn scope(&self, written: Option<&Spanned<ScopeFile>>) -> Checked<Scope> {
        let Some(written) = written else { return Ok(Scope::default()) };
        let named = &written.get_ref().groups;
        if named.get_ref().is_empty() {
            let said = said!(
                "scope-empty",
                "`groups` names nobody; name the groups of customers that the policy is for, or \
                 leave [scope] out for the whole company",
            );
            return self.refuse(named.span(), said);
        }
        let mut groups: Vec<Group> = Vec::new();
        for one in named.get_ref() {
            let name = one.get_ref();
            let group = Group::named(name).filter(|group| !groups.contains(group));
            let Some(group) = group else {
                let said = said!(
                    "scope-group",
                    "`groups` has “{name}”; write each name once, in 1 to 60 characters",
                    name = name,
                );
                return self.refuse(one.span(), said);
            };
            groups.push(group);
        }
        Ok(Scope::of(groups))
    }

    /// Its last day, which the company's own policy has not: it counts until the next one.
    pub(super) fn last_day(
        &self,
        written: Option<&Spanned<toml::Value>>,
        first: Day,
        scope: &Scope,
    ) -> Checked<Option<Day>> {
        let Some(written) = written else { return Ok(None) };
        let last = self.day("effective_to", written)?;
        if scope.is_company() {
            let said = said!(
                "last-day-of-company",
                "only a policy for groups of customers has an `effective_to`; the company's own \
                 counts until its next version, so leave this out",
            );
            return self.refuse(written.span(), said);
        }
        if last < first {
            let said = said!(
                "last-day-early",
                "`effective_to` is {last} and `effective_from` {first}; write a last day that is \
                 not before the first",
                last = last,
                first = first,
            );
            return self.refuse(written.span(), said);
        }
        Ok(Some(last))
    }

    /// What is left blank stays blank: the company fills it.
    pub(super) fn terms(&self, written: &ByStatusFile<TermsFile>) -> Checked<ByStatus<Terms>> {
        let of = |one: &Option<TermsFile>| {
            one.as_ref().map_or(Ok(Terms::default()), |one| self.terms_of_one(one))
        };
        Ok(ByStatus {
            reliable: of(&written.reliable)?,
            uncertain: of(&written.uncertain)?,
            threat: of(&written.threat)?,
            non_paying: of(&written.non_paying)?,
        })
    }

    fn terms_of_one(&self, written: &TermsFile) -> Checked<Terms> {
        let prepayment = written.prepayment.as_ref().is_some_and(|flag| *flag.get_ref());
        let lent = written.limit_major.as_ref().or(written.deferral_days.as_ref());
        if let (true, Some(lent)) = (prepayment, lent) {
            let said = said!(
                "prepayment",
                "who pays before has no limit and no deferral; leave this out, or leave \
                 `prepayment` out",
            );
            return self.refuse(lent.span(), said);
        }
        let limit = written.limit_major.as_ref();
        let days = written.deferral_days.as_ref();
        Ok(Terms {
            limit_major: limit
                .map(|limit| self.number("limit_major", limit, 0..=1_000_000_000))
                .transpose()?,
            discount: written.discount_percent.as_ref().map(|p| self.discount(p)).transpose()?,
            deferral_days: days
                .map(|days| self.number("deferral_days", days, 0..=365))
                .transpose()?,
            prepayment,
        })
    }

    fn discount(&self, written: &Spanned<String>) -> Checked<Rate> {
        let text = written.get_ref();
        let rate: Option<Rate> = text.parse().ok();
        match rate.filter(|rate| *rate <= Rate::whole(100)) {
            Some(rate) => Ok(rate),
            None => self.refuse(
                written.span(),
                said!(
                    "discount",
                    "`discount_percent` is “{value}”; write per cent of the price from \"0\" to \
                     \"100\", with a point, such as \"2.5\"",
                    value = text,
                ),
            ),
        }
    }

    pub(super) fn rating(&self, written: &RatingFile) -> Checked<Thresholds> {
        let usual = Thresholds::REGULATION;
        let days = 1..=366;
        let figure = |key: &str, written: &Option<Spanned<i64>>, range, usual| {
            self.number_or(key, written.as_ref(), range, usual)
        };
        let found = Thresholds {
            week: figure("week_days", &written.week_days, days.clone(), usual.week)?,
            two_weeks: figure(
                "two_weeks_days",
                &written.two_weeks_days,
                days.clone(),
                usual.two_weeks,
            )?,
            month: figure("month_days", &written.month_days, days, usual.month)?,
            reliable_months: figure(
                "reliable_months",
                &written.reliable_months,
                0..=120,
                usual.reliable_months,
            )?,
            reliable_delays: figure(
                "reliable_delays",
                &written.reliable_delays,
                0..=100,
                usual.reliable_delays,
            )?,
            late_share: figure(
                "late_share_percent",
                &written.late_share_percent,
                0..=100,
                usual.late_share,
            )?,
        };
        self.rising(
            written.two_weeks_days.as_ref(),
            "two_weeks_days",
            found.week,
            found.two_weeks,
        )?;
        self.rising(written.month_days.as_ref(), "month_days", found.two_weeks, found.month)?;
        Ok(found)
    }

    /// The later of two figures must be the greater.
    fn rising(
        &self,
        written: Option<&Spanned<i64>>,
        key: &str,
        smaller: u32,
        greater: u32,
    ) -> Checked<()> {
        if smaller < greater {
            return Ok(());
        }
        self.refuse(
            written.map_or(0..0, Spanned::span),
            said!(
                "not-rising",
                "`{key}` is {greater}, but the term before it is {smaller}; write a greater number",
                key = key,
                greater = greater,
                smaller = smaller,
            ),
        )
    }

    pub(super) fn authority(&self, written: &AuthorityFile) -> Checked<Limits> {
        let usual = Limits::REGULATION;
        let days = |written: &Option<Spanned<i64>>, usual: &u16| {
            self.number_or("promise_days", written.as_ref(), 0..=92, *usual)
        };
        let promise = &written.promise_days;
        let weeks = |key: &str, written: &Option<Spanned<i64>>, usual: u8| {
            self.number_or(key, written.as_ref(), 0..=52, usual)
        };
        let (rep, head) = (&written.waiver_weeks_sales_rep, &written.waiver_weeks_head_of_sales);
        let months = written.repeated_within_months.as_ref();
        let found = Limits {
            promise_days: ByStatus {
                reliable: days(&promise.reliable, &usual.promise_days.reliable)?,
                uncertain: days(&promise.uncertain, &usual.promise_days.uncertain)?,
                threat: days(&promise.threat, &usual.promise_days.threat)?,
                non_paying: days(&promise.non_paying, &usual.promise_days.non_paying)?,
            },
            repeated_within_months: self.number_or(
                "repeated_within_months",
                months,
                0..=24,
                usual.repeated_within_months,
            )?,
            waiver_weeks_sales_rep: weeks(
                "waiver_weeks_sales_rep",
                rep,
                usual.waiver_weeks_sales_rep,
            )?,
            waiver_weeks_head_of_sales: weeks(
                "waiver_weeks_head_of_sales",
                head,
                usual.waiver_weeks_head_of_sales,
            )?,
        };
        if found.waiver_weeks_head_of_sales < found.waiver_weeks_sales_rep {
            return self.refuse(
                head.as_ref().or(rep.as_ref()).map_or(0..0, Spanned::span),
                said!(
                    "waiver-weeks",
                    "the head of sales may waive {head} weeks, the representative {rep}; the \
                     head may not less",
                    head = found.waiver_weeks_head_of_sales,
                    rep = found.waiver_weeks_sales_rep,
                ),
            );
        }
        Ok(found)
    }

    pub(super) fn tolerance(&self, written: &ToleranceFile) -> Checked<Bounds> {
        let usual = Bounds::REGULATION;
        let bases = [Basis::CalendarWeeks, Basis::BankingDays];
        let basis = written.basis.as_ref();
        let basis = basis
            .map_or(Ok(usual.basis), |basis| self.word("basis", basis, &bases, Basis::code))?;
        let weeks = self.two_terms(
            ("tolerated_weeks", written.tolerated_weeks.as_ref()),
            ("decision_weeks", written.decision_weeks.as_ref()),
            1..=52,
            usual.weeks,
        )?;
        let banking_days = self.two_terms(
            ("tolerated_banking_days", written.tolerated_banking_days.as_ref()),
            ("decision_banking_days", written.decision_banking_days.as_ref()),
            1..=250,
            usual.banking_days,
        )?;
        Ok(Bounds { basis, weeks, banking_days })
    }

    pub(super) fn plans(&self, written: &PlansFile) -> Checked<plans::Bounds> {
        let usual = plans::Bounds::REGULATION;
        let days = |key: &str, written: &Option<Spanned<i64>>, usual| {
            self.number_or(key, written.as_ref(), 1..=366, usual)
        };
        let (planned, memo) = (&written.planned_over_days, &written.memo_over_days);
        let found = plans::Bounds {
            planned_over: days("planned_over_days", planned, usual.planned_over)?,
            memo_over: days("memo_over_days", memo, usual.memo_over)?,
        };
        // Whoever is written about was in somebody's plan before.
        let (smaller, greater) = (found.planned_over.into(), found.memo_over.into());
        self.rising(memo.as_ref().or(planned.as_ref()), "memo_over_days", smaller, greater)?;
        Ok(found)
    }

    pub(super) fn selection(&self, written: &SelectionFile) -> Checked<Freshness> {
        let usual = Freshness::REGULATION;
        let days = |key: &str, written: &Option<Spanned<i64>>, usual| {
            self.number_or(key, written.as_ref(), 0..=3_660, usual)
        };
        Ok(Freshness {
            extract_days: days("extract_days", &written.extract_days, usual.extract_days)?,
            figures_days: days("figures_days", &written.figures_days, usual.figures_days)?,
        })
    }

    pub(super) fn payments_window(&self, written: &SafeLimitFile) -> Checked<NonZeroU16> {
        let days = written.window_days.as_ref();
        let days = self.number_or("window_days", days, 1..=366, PAYMENTS_WINDOW.get())?;
        Ok(NonZeroU16::new(days).unwrap_or(PAYMENTS_WINDOW))
    }

    pub(super) fn statistics_months(&self, written: &RatingFile) -> Checked<u8> {
        let months = written.statistics_months.as_ref();
        self.number_or("statistics_months", months, 1..=36, STATISTICS_MONTHS)
    }

    pub(super) fn periods(&self, written: &RecoveryFile) -> Checked<Periods> {
        let usual = Periods::REGULATION;
        let days = |key: &str, written: &Option<Spanned<i64>>, usual| {
            self.number_or(key, written.as_ref(), 1..=366, usual)
        };
        Ok(Periods {
            demand_days: days("demand_days", &written.demand_days, usual.demand_days)?,
            claim_days: days("claim_days", &written.claim_days, usual.claim_days)?,
            answer_days: days("answer_days", &written.answer_days, usual.answer_days)?,
        })
    }

    /// Days before the end of limitation, the earliest warning first.
    pub(super) fn limitation_alarms(&self, written: &RecoveryFile) -> Checked<Arc<[u16]>> {
        let Some(list) = &written.limitation_alarm_days else { return Ok(Arc::from(ALARM_DAYS)) };
        let mut alarms: Vec<u16> = Vec::new();
        for one in list.get_ref() {
            let days: u16 = self.number("limitation_alarm_days", one, 1..=1_000)?;
            if alarms.last().is_some_and(|earlier| days >= *earlier) {
                let said = said!(
                    "alarms-falling",
                    "write the days before the end of limitation in falling order: the earliest \
                     warning first, such as [180, 90, 30, 7]",
                );
                return self.refuse(one.span(), said);
            }
            alarms.push(days);
        }
        if alarms.is_empty() {
            let said = said!(
                "no-alarms",
                "nobody is warned of the end of limitation; write at least one day, such as [30]",
            );
            return self.refuse(list.span(), said);
        }
        Ok(alarms.into())
    }

    pub(super) fn decisions(&self, written: &DecisionsFile) -> Checked<DecisionDays> {
        let usual = DecisionDays::REGULATION;
        let days = |key: &str, written: &Option<Spanned<i64>>, usual| {
            self.number_or(key, written.as_ref(), 0..=366, usual)
        };
        Ok(DecisionDays {
            urgent: days("urgent_days", &written.urgent_days, usual.urgent)?,
            after_ten_days: days("after_ten_days", &written.after_ten_days, usual.after_ten_days)?,
            after_fifteen_working_days: days(
                "after_fifteen_working_days",
                &written.after_fifteen_working_days,
                usual.after_fifteen_working_days,
            )?,
            usual: days("usual_days", &written.usual_days, usual.usual)?,
        })
    }

    pub(super) fn dealings(&self, written: &DealingsFile) -> Checked<Dealings> {
        let usual = Dealings::REGULATION;
        let days = |key: &str, written: &Option<Spanned<i64>>, range, usual| {
            self.number_or(key, written.as_ref(), range, usual)
        };
        Ok(Dealings {
            warned_ahead_days: days(
                "warned_ahead_days",
                &written.warned_ahead_days,
                0..=366,
                usual.warned_ahead_days,
            )?,
            talk_counts_days: days(
                "talk_counts_days",
                &written.talk_counts_days,
                0..=366,
                usual.talk_counts_days,
            )?,
            part_reminder_days: days(
                "part_reminder_days",
                &written.part_reminder_days,
                0..=30,
                usual.part_reminder_days,
            )?,
            dispute_days: days("dispute_days", &written.dispute_days, 0..=366, usual.dispute_days)?,
            order_ahead_days: days(
                "order_ahead_days",
                &written.order_ahead_days,
                0..=30,
                usual.order_ahead_days,
            )?,
        })
    }

    /// Months of reviews within a year, rising (4.6).
    pub(super) fn reviewed_after(&self, written: &RatingFile, scope: &Scope) -> Checked<Arc<[u8]>> {
        let Some(list) = &written.reviewed_after_months else {
            return Ok(Arc::from(REVIEWED_AFTER_MONTHS));
        };
        let mut months: Vec<u8> = Vec::new();
        for one in list.get_ref() {
            let month: u8 = self.number("reviewed_after_months", one, 1..=12)?;
            if let Some(last) = months.last().filter(|last| **last >= month) {
                self.rising(Some(one), "reviewed_after_months", (*last).into(), month.into())?;
            }
            months.push(month);
        }
        // One that was entered before is followed as it is.
        if self.words.is_some() && !scope.is_company() && months != REVIEWED_AFTER_MONTHS {
            let said = said!(
                "reviews-of-group",
                "rounds of statuses are about all customers, so only the company's own policy has \
                 `reviewed_after_months`; leave it out",
            );
            return self.refuse(list.span(), said);
        }
        Ok(months.into())
    }

    /// What the lines of solvency weigh; they make a hundred (CLI-11).
    pub(super) fn solvency(&self, written: &SolvencyFile) -> Checked<Scale> {
        let usual = Scale::REGULATION;
        let points = |key: &str, written: &Option<Spanned<i64>>, usual: u8| {
            self.number_or(key, written.as_ref(), 0..=100, usual)
        };
        let found = Scale {
            history: points("history_percent", &written.history_percent, usual.history)?,
            position: points("position_percent", &written.position_percent, usual.position)?,
            stability: points("stability_percent", &written.stability_percent, usual.stability)?,
            strong_from: points("strong_from", &written.strong_from, usual.strong_from)?,
            fair_from: points("fair_from", &written.fair_from, usual.fair_from)?,
        };
        let sum = u16::from(found.history) + u16::from(found.position) + u16::from(found.stability);
        if sum != 100 {
            let weights =
                [&written.history_percent, &written.position_percent, &written.stability_percent];
            let named = weights.into_iter().flatten().next_back();
            return self.refuse(
                named.map_or(0..0, Spanned::span),
                said!(
                    "solvency-weights",
                    "the weights of solvency make {sum} per cent; write three that make 100",
                    sum = sum,
                ),
            );
        }
        let (fair, strong) = (found.fair_from.into(), found.strong_from.into());
        let named = written.strong_from.as_ref().or(written.fair_from.as_ref());
        self.rising(named, "strong_from", fair, strong)?;
        Ok(found)
    }

    pub(super) fn pauses(&self, written: &PausesFile) -> Checked<Pauses> {
        let usual = Pauses::REGULATION;
        let days = |key: &str, written: &Option<Spanned<i64>>, most, usual| {
            self.number_or(key, written.as_ref(), 1..=most, usual)
        };
        Ok(Pauses {
            longest_days: days("longest_days", &written.longest_days, 92, usual.longest_days)?,
            again_after_days: days(
                "again_after_days",
                &written.again_after_days,
                366,
                usual.again_after_days,
            )?,
            promise_days: days("promise_days", &written.promise_days, 366, usual.promise_days)?,
        })
    }

    /// The end of toleration and that of the decision, which is later.
    fn two_terms(
        &self,
        (first_key, first): (&str, Option<&Spanned<i64>>),
        (second_key, second): (&str, Option<&Spanned<i64>>),
        permitted: RangeInclusive<i64>,
        usual: (u8, u8),
    ) -> Checked<(u8, u8)> {
        let tolerated = self.number_or(first_key, first, permitted.clone(), usual.0)?;
        let decided = self.number_or(second_key, second, permitted, usual.1)?;
        if tolerated < decided {
            return Ok((tolerated, decided));
        }
        self.refuse(
            second.or(first).map_or(0..0, Spanned::span),
            said!(
                "two-terms",
                "`{second}` is {decided}, but `{first}` is {tolerated}; the decision comes after \
                 the toleration: write a greater number",
                second = second_key,
                decided = decided,
                first = first_key,
                tolerated = tolerated,
            ),
        )
    }
}
