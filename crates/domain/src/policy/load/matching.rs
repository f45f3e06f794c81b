//! The section `[matching]`: what is certain when money of the bank is matched.

use super::super::Scope;
use super::super::file::{LittleFile, MatchingFile};
use super::{Checked, Source, said};
use crate::matching::{Little, Thresholds};
use crate::money::Currency;
use std::collections::BTreeMap;
use std::ops::RangeInclusive;
use toml::Spanned;

/// Most of a difference that is called little, in minor units.
const MOST_LITTLE: i64 = 1_000_000_000;

impl Source<'_> {
    /// The figures of matching; what is left out is as the program ships it.
    pub(super) fn matching(
        &self,
        section: Option<&Spanned<MatchingFile>>,
        scope: &Scope,
    ) -> Checked<Thresholds> {
        let usual = Thresholds::STANDARD;
        let Some(section) = section else { return Ok(usual) };
        if !scope.is_company() {
            let said = said!(
                "matching-of-group",
                "money is matched before it is anybody's, so only the company's own policy has \
                 [matching]; leave the section out",
            );
            return self.refuse(section.span(), said);
        }
        let written = section.get_ref();
        let account_days = written.account_days.as_ref();
        let account_days =
            account_days.map(|days| self.number("account_days", days, 1..=3660)).transpose()?;
        let (rounding, fee) = (written.rounding_cents.as_ref(), written.fee_cents.as_ref());
        let found = Thresholds {
            number_length: self.number_or(
                "number_length",
                written.number_length.as_ref(),
                4..=20,
                usual.number_length,
            )?,
            number_digits: self.number_or(
                "number_digits",
                written.number_digits.as_ref(),
                3..=18,
                usual.number_digits,
            )?,
            name_suffices: written.name_suffices.unwrap_or(usual.name_suffices),
            account_days,
            rounding: self.number_or("rounding_cents", rounding, 0..=1_000, usual.rounding)?,
            fee: self.number_or("fee_cents", fee, 0..=100_000, usual.fee)?,
            fee_percent: self.percent("fee_percent", &written.fee_percent, usual.fee_percent)?,
            own: self.little(&written.currency)?,
            discount_percent: self.percent(
                "discount_percent",
                &written.discount_percent,
                usual.discount_percent,
            )?,
            subset_debts: self.count(
                "sum_debts",
                &written.sum_debts,
                2..=20,
                usual.subset_debts,
            )?,
            subset_picks: self.count(
                "sum_picks",
                &written.sum_picks,
                2..=10,
                usual.subset_picks,
            )?,
            proposals: self.count("proposals", &written.proposals, 1..=20, usual.proposals)?,
            candidates: usual.candidates,
        };
        if found.number_digits > found.number_length {
            let place = written.number_digits.as_ref().or(written.number_length.as_ref());
            let said = said!(
                "matching-digits",
                "a number of {length} characters has no {digits} digits; write a `number_digits` \
                 that is not more than `number_length`",
                length = found.number_length,
                digits = found.number_digits,
            );
            return self.refuse(place.map_or(0..0, Spanned::span), said);
        }
        self.fee_is_more(fee.or(rounding), found.rounding, found.fee)?;
        Ok(found)
    }

    fn percent(&self, key: &str, written: &Option<Spanned<i64>>, usual: u8) -> Checked<u8> {
        self.number_or(key, written.as_ref(), 0..=20, usual)
    }

    fn count(
        &self,
        key: &str,
        written: &Option<Spanned<i64>>,
        permitted: RangeInclusive<i64>,
        usual: usize,
    ) -> Checked<usize> {
        self.number_or(key, written.as_ref(), permitted, usual)
    }

    /// What is little in each currency that is named.
    fn little(
        &self,
        written: &BTreeMap<Spanned<String>, LittleFile>,
    ) -> Checked<Vec<(Currency, Little)>> {
        let mut own = Vec::with_capacity(written.len());
        for (code, one) in written {
            let Ok(currency) = Currency::from_code(code.get_ref()) else {
                let said = said!(
                    "matching-currency",
                    "“{code}” is no currency; write its three letters, such as [matching.currency.RUB]",
                    code = code.get_ref(),
                );
                return self.refuse(code.span(), said);
            };
            let minor = |key: &str, written| self.number(key, written, 0..=MOST_LITTLE);
            let rounding = minor("rounding_minor", &one.rounding_minor)?;
            let fee = minor("fee_minor", &one.fee_minor)?;
            self.fee_is_more(Some(&one.fee_minor), rounding, fee)?;
            own.push((currency, Little { rounding, fee }));
        }
        Ok(own)
    }

    /// What is a rounding is no fee.
    fn fee_is_more(&self, place: Option<&Spanned<i64>>, rounding: i64, fee: i64) -> Checked<()> {
        if rounding <= fee {
            return Ok(());
        }
        let said = said!(
            "matching-fee",
            "a bank fee of at most {fee} is less than a rounding of at most {rounding}; write a \
             fee that is not less",
            fee = fee,
            rounding = rounding,
        );
        self.refuse(place.map_or(0..0, Spanned::span), said)
    }
}
