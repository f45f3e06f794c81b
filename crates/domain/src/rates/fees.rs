//! What courts take, and fixed sums of the law.
//!
//! A claim above `over` pays `base` and `pct` percent of the part above it, at most so much.
//! A court order costs a part of that exact fee, or of the claim, at least so much, and is to
//! be had up to a limit. Each fee is computed exactly and rounded once.

use super::Rate;
use super::table::rate;
use crate::day::Day;
use crate::money::{Currency, Money, MoneyError, divide_half_away_from_zero};
use crate::reference::{DataError, Source};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::sync::LazyLock;
use toml::Spanned;

/// Why a fee cannot be told.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoFee {
    /// The day lies before the table.
    #[error("{table} holds from {from} on; no earlier fees are loaded for {day}")]
    BeforeTable { table: String, from: Day, day: Day },
    /// Another currency, or beyond the range of amounts.
    #[error(transparent)]
    Money(#[from] MoneyError),
}

/// The fees of one kind of court.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeeTable {
    code: String,
    title: String,
    source: String,
    verified: bool,
    effective_from: Day,
    rounded_to: Money,
    claim: Option<ClaimScale>,
    order: OrderFee,
    simplified: BTreeMap<String, Money>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct ClaimScale {
    at_most: Money,
    rows: Vec<ScaleRow>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct ScaleRow {
    over: Money,
    base: Money,
    pct: Rate,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum OrderOf {
    Fee,
    Claim,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct OrderFee {
    pct: Rate,
    of: OrderOf,
    min: Money,
    limit: Money,
    limit_verified: bool,
    accessory_within_principal: bool,
}

/// Minor units × 100 percent in millionths: an amount before rounding, of which percentages
/// can be taken without loss.
const EXACT: i128 = 100_000_000;

macro_rules! shipped {
    ($file:literal) => {
        LazyLock::new(|| {
            FeeTable::load($file, include_str!(concat!("../../../../data/fees/", $file)))
                .expect("a test loads every fee table that ships")
        })
    };
}

static SHIPPED: [LazyLock<FeeTable>; 3] =
    [shipped!("ru-arbitrazh.toml"), shipped!("ru-general.toml"), shipped!("ee-order.toml")];

impl FeeTable {
    /// Every table that ships.
    pub fn shipped() -> impl Iterator<Item = &'static Self> {
        SHIPPED.iter().map(|table| &**table)
    }

    /// The table with this code, e.g. `RU_ARBITRAZH`; `None` when none ships.
    pub fn of_code(code: &str) -> Option<&'static Self> {
        Self::shipped().find(|table| table.code == code)
    }

    /// Of several versions of a table the one for a claim filed on a day: the latest that
    /// holds by then, of two from one day the later in the list. Before the first of them it
    /// is the first, which refuses the day by its name.
    pub fn version_for<'t>(
        versions: impl IntoIterator<Item = &'t FeeTable>,
        filed: Day,
    ) -> Option<&'t FeeTable> {
        let mut versions: Vec<&FeeTable> = versions.into_iter().collect();
        versions.sort_by_key(|table| table.effective_from);
        let holds = versions.iter().rfind(|table| table.effective_from <= filed);
        holds.or(versions.first()).copied()
    }

    /// Code, e.g. `RU_ARBITRAZH`.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Name for people who look after the data.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// The act the figures were taken from.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Compared with several independent public sources?
    pub const fn verified(&self) -> bool {
        self.verified
    }

    /// Currency of every figure.
    pub const fn currency(&self) -> Currency {
        self.rounded_to.currency()
    }

    /// Is a court order to be had only while penalty and interest are not above the principal?
    pub const fn order_needs_principal_to_prevail(&self) -> bool {
        self.order.accessory_within_principal
    }

    /// First day of the figures.
    pub const fn effective_from(&self) -> Day {
        self.effective_from
    }

    /// Was the largest claim of a court order compared with independent sources?
    pub const fn order_limit_verified(&self) -> bool {
        self.order.limit_verified
    }

    /// Largest claim that goes through the simplified procedure against such a defendant
    /// (`LEGAL_ENTITY`, `SOLE_PROPRIETOR`); `None` where none is loaded.
    pub fn simplified_limit(&self, defendant: &str) -> Option<Money> {
        self.simplified.get(defendant).copied()
    }

    /// Fee of a claim filed on a day; `None` where the court has no such procedure.
    pub fn claim_fee(&self, claim: Money, filed: Day) -> Result<Option<Money>, NoFee> {
        self.check(claim, filed)?;
        let Some(scale) = &self.claim else { return Ok(None) };
        Ok(Some(self.rounded(scale.exact_fee(claim))?))
    }

    /// Fee of a court order asked for on a day; `None` above the limit of the procedure.
    pub fn order_fee(&self, claim: Money, filed: Day) -> Result<Option<Money>, NoFee> {
        self.check(claim, filed)?;
        if claim.minor() > self.order.limit.minor() {
            return Ok(None);
        }
        let whole = match (self.order.of, &self.claim) {
            (OrderOf::Fee, Some(scale)) => scale.exact_fee(claim),
            _ => i128::from(claim.minor()) * EXACT,
        };
        // What the division cuts off cannot cross a rounding boundary: those are whole
        // multiples of half a minor unit, and the cut is far finer.
        let part = whole * i128::from(self.order.pct.millionths()) / EXACT;
        let least = i128::from(self.order.min.minor()) * EXACT;
        Ok(Some(self.rounded(part.max(least))?))
    }

    fn check(&self, claim: Money, filed: Day) -> Result<(), NoFee> {
        claim.minus(self.rounded_to)?;
        if filed >= self.effective_from {
            return Ok(());
        }
        let (table, from) = (self.title.clone(), self.effective_from);
        Err(NoFee::BeforeTable { table, from, day: filed })
    }

    fn rounded(&self, exact: i128) -> Result<Money, MoneyError> {
        let step = i128::from(self.rounded_to.minor());
        let steps = divide_half_away_from_zero(exact, step * EXACT).ok_or(MoneyError::NoParts)?;
        let minor = i64::try_from(steps * step).map_err(|_| MoneyError::Overflow)?;
        Ok(Money::from_minor(minor, self.rounded_to.currency()))
    }
}

impl ClaimScale {
    fn exact_fee(&self, claim: Money) -> i128 {
        let reached = self.rows.iter().rev().find(|row| row.over.minor() < claim.minor());
        let fee = reached.map_or(0, |row| {
            let above = i128::from(claim.minor()) - i128::from(row.over.minor());
            i128::from(row.base.minor()) * EXACT + above * i128::from(row.pct.millionths())
        });
        fee.min(i128::from(self.at_most.minor()) * EXACT)
    }
}

/// A sum the law sets for each late payment (EUR 40: Directive 2011/7/EU, VÕS § 113-1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FixedSum {
    pub amount: Money,
    pub effective_from: Day,
    pub source: String,
    pub verified: bool,
}

static EE_FIXED_SUM: LazyLock<FixedSum> = LazyLock::new(|| {
    FixedSum::load("ee-fixed-sum.toml", include_str!("../../../../data/fees/ee-fixed-sum.toml"))
        .expect("a test loads the fixed sum that ships")
});

impl FixedSum {
    /// The sum of Estonia for late payments between businesses.
    pub fn of_estonia() -> &'static Self {
        &EE_FIXED_SUM
    }

    /// Reads and checks a fixed sum. `file` is only named in errors.
    pub fn load(file: &str, text: &str) -> Result<Self, DataError> {
        let source = Source::new(file, text);
        let written: WrittenSum = source.read()?;
        let currency = currency(source, &written.currency)?;
        Ok(Self {
            amount: money(source, &written.amount, currency)?,
            effective_from: source.day(&written.effective_from)?,
            source: written.source,
            verified: written.verified,
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenSum {
    #[serde(rename = "code")]
    _code: String,
    /// Kept in the file for its readers.
    #[serde(rename = "title")]
    _title: String,
    currency: Spanned<String>,
    amount: Spanned<String>,
    effective_from: Spanned<String>,
    source: String,
    verified: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenTable {
    code: String,
    title: String,
    currency: Spanned<String>,
    effective_from: Spanned<String>,
    source: String,
    verified: bool,
    rounded_to: Spanned<String>,
    claim: Option<WrittenClaim>,
    order: WrittenOrder,
    simplified: Option<WrittenSimplified>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenClaim {
    at_most: Spanned<String>,
    rows: Vec<WrittenScaleRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenScaleRow {
    over: Spanned<String>,
    base: Spanned<String>,
    pct: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenOrder {
    pct: Spanned<String>,
    of: Spanned<OrderOf>,
    min: Spanned<String>,
    limit: Spanned<String>,
    limit_verified: bool,
    #[serde(default)]
    accessory_within_principal: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenSimplified {
    /// Kept in the file for its readers.
    #[serde(rename = "source")]
    _source: String,
    limits: BTreeMap<String, Spanned<String>>,
}

impl FeeTable {
    /// Reads and checks a table. `file` is only named in errors.
    pub fn load(file: &str, text: &str) -> Result<Self, DataError> {
        let source = Source::new(file, text);
        let written: WrittenTable = source.read()?;
        let currency = currency(source, &written.currency)?;
        let rounded_to = money(source, &written.rounded_to, currency)?;
        if !rounded_to.is_positive() {
            return Err(source.refuse(&written.rounded_to, "fees are rounded to 0.01 or more"));
        }
        let claim = written.claim.map(|claim| claim.check(source, currency)).transpose()?;
        if claim.is_none() && *written.order.of.get_ref() == OrderOf::Fee {
            return Err(source.refuse(&written.order.of, "there is no fee of a claim to take from"));
        }
        let limits = written.simplified.map(|simplified| simplified.limits).unwrap_or_default();
        let mut simplified = BTreeMap::new();
        for (defendant, limit) in limits {
            simplified.insert(defendant, money(source, &limit, currency)?);
        }
        Ok(Self {
            order: written.order.check(source, currency)?,
            effective_from: source.day(&written.effective_from)?,
            code: written.code,
            title: written.title,
            source: written.source,
            verified: written.verified,
            rounded_to,
            claim,
            simplified,
        })
    }
}

impl WrittenClaim {
    fn check(self, source: Source<'_>, currency: Currency) -> Result<ClaimScale, DataError> {
        let mut rows: Vec<ScaleRow> = Vec::with_capacity(self.rows.len());
        for row in self.rows {
            let over = money(source, &row.over, currency)?;
            if let Some(before) = rows.last().filter(|before| before.over.minor() >= over.minor()) {
                let message = format!("{over} must be above {}, the row before it", before.over);
                return Err(source.refuse(&row.over, message));
            }
            let (base, pct) = (money(source, &row.base, currency)?, rate(source, &row.pct)?);
            rows.push(ScaleRow { over, base, pct });
        }
        Ok(ClaimScale { at_most: money(source, &self.at_most, currency)?, rows })
    }
}

impl WrittenOrder {
    fn check(self, source: Source<'_>, currency: Currency) -> Result<OrderFee, DataError> {
        Ok(OrderFee {
            pct: rate(source, &self.pct)?,
            of: self.of.into_inner(),
            min: money(source, &self.min, currency)?,
            limit: money(source, &self.limit, currency)?,
            limit_verified: self.limit_verified,
            accessory_within_principal: self.accessory_within_principal,
        })
    }
}

fn currency(source: Source<'_>, text: &Spanned<String>) -> Result<Currency, DataError> {
    text.get_ref().parse().map_err(|error| source.refuse(text, format!("{error}")))
}

fn money(
    source: Source<'_>,
    text: &Spanned<String>,
    currency: Currency,
) -> Result<Money, DataError> {
    let parsed = Money::parse(text.get_ref(), currency);
    let amount = parsed.map_err(|error| source.refuse(text, format!("{error}")))?;
    if amount.minor() < 0 {
        return Err(source.refuse(text, format!("{amount} is below zero")));
    }
    Ok(amount)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fees(court: &str, claim: &str) -> (Option<String>, Option<String>) {
        let table = FeeTable::of_code(court).expect(court);
        let filed = Day::of(2026, 3, 2).expect("a day");
        let claim = Money::parse(claim, table.rounded_to.currency()).expect(claim);
        let plain = |fee: Result<Option<Money>, NoFee>| fee.expect("loaded").map(Money::to_plain);
        (plain(table.claim_fee(claim, filed)), plain(table.order_fee(claim, filed)))
    }

    #[test]
    fn fees_are_those_of_the_scales() {
        let rows = [
            ("RU_ARBITRAZH", "5049.00", "10000.00", "8000.00"),
            ("RU_ARBITRAZH", "100000.00", "10000.00", "8000.00"),
            ("RU_ARBITRAZH", "123456.78", "11173.00", "8000.00"),
            ("RU_ARBITRAZH", "500000.00", "30000.00", "15000.00"),
            ("RU_ARBITRAZH", "750000.00", "42500.00", "21250.00"),
            ("RU_ARBITRAZH", "750000.01", "42500.00", "-"),
            ("RU_ARBITRAZH", "1000000.00", "55000.00", "-"),
            ("RU_ARBITRAZH", "2500000.00", "100000.00", "-"),
            ("RU_ARBITRAZH", "60000000.00", "775000.00", "-"),
            ("RU_ARBITRAZH", "90000000000.00", "10000000.00", "-"),
            ("RU_GENERAL", "50000.00", "4000.00", "2000.00"),
            ("RU_GENERAL", "250000.00", "8500.00", "4250.00"),
            ("RU_GENERAL", "400000.00", "12500.00", "6250.00"),
            ("RU_GENERAL", "900000.00", "23000.00", "-"),
            ("RU_GENERAL", "2000000.00", "35000.00", "-"),
            ("RU_GENERAL", "5000000.00", "59000.00", "-"),
            // Half of the exact 4000.9999, not of the rounded 4001.
            ("RU_GENERAL", "100033.33", "4001.00", "2000.00"),
            ("EE_ORDER", "1500.00", "-", "65.00"),
            ("EE_ORDER", "2166.67", "-", "65.00"),
            ("EE_ORDER", "5000.00", "-", "150.00"),
            ("EE_ORDER", "8000.00", "-", "240.00"),
            ("EE_ORDER", "8000.01", "-", "-"),
        ];
        for (court, claim, claim_fee, order_fee) in rows {
            let fee = |text: &str| (text != "-").then(|| text.to_owned());
            assert_eq!(fees(court, claim), (fee(claim_fee), fee(order_fee)), "{court} {claim}");
        }
    }

    #[test]
    fn a_claim_is_charged_by_the_version_of_its_day() {
        let text = include_str!("../../../../data/fees/ee-order.toml");
        let version = |from: &str, min: &str| {
            let text = text.replace("2024-01-01", from).replace("65.00", min);
            FeeTable::load("x.toml", &text).expect("a table")
        };
        let versions = [
            version("2024-01-01", "65.00"),
            version("2027-01-01", "80.00"),
            version("2027-01-01", "90.00"),
        ];
        let rows = [("2023-12-31", "65.00"), ("2026-12-31", "65.00"), ("2027-01-01", "90.00")];
        for (filed, min) in rows {
            let filed = filed.parse().expect("a day");
            let found = FeeTable::version_for(&versions, filed).expect("there are some");
            assert_eq!(found.order.min.to_plain(), min, "{filed}");
        }
        assert_eq!(FeeTable::version_for([], Day::LAST), None);
    }

    #[test]
    fn before_the_table_and_in_another_currency_no_fee_is_guessed() {
        let table = FeeTable::of_code("RU_ARBITRAZH").expect("ships");
        let rub = Money::parse("1.00", table.rounded_to.currency()).expect("a rouble");
        let early = Day::of(2024, 9, 8).expect("a day");
        assert!(matches!(table.claim_fee(rub, early), Err(NoFee::BeforeTable { .. })));
        assert!(table.claim_fee(rub, early.plus(1)).is_ok());
        let eur = FixedSum::of_estonia().amount;
        assert!(matches!(table.order_fee(eur, early.plus(1)), Err(NoFee::Money(_))));
    }

    #[test]
    fn limits_and_fixed_sums_are_loaded() {
        let table = FeeTable::of_code("RU_ARBITRAZH").expect("ships");
        let limit = |defendant| table.simplified_limit(defendant).map(Money::to_plain);
        assert_eq!(limit("LEGAL_ENTITY").as_deref(), Some("1200000.00"));
        assert_eq!(limit("SOLE_PROPRIETOR").as_deref(), Some("600000.00"));
        assert_eq!(limit("INDIVIDUAL"), None);
        assert_eq!(FixedSum::of_estonia().amount.to_string(), "40.00 EUR");
    }

    #[test]
    fn mistakes_in_a_fee_table_are_named_with_their_line() {
        let good = include_str!("../../../../data/fees/ru-arbitrazh.toml");
        let line_of = |part: &str| {
            1 + good.lines().position(|line| line.contains(part)).expect("in the file")
        };
        let rows = [
            ("over = \"1000000.00\"", "over = \"100000.00\"", "must be above"),
            ("pct = \"5\"", "pct = \"5%\"", "not a percentage"),
            ("min = \"8000.00\"", "min = \"-8000.00\"", "below zero"),
            ("limit = \"750000.00\"", "limit = \"750 000\"", "not an amount"),
            ("currency = \"RUB\"", "currency = \"RUR\"", "not a currency"),
            ("rounded_to = \"1.00\"", "rounded_to = \"0.00\"", "0.01 or more"),
            ("of = \"fee\"", "of = \"sum\"", "sum"),
        ];
        for (right, wrong, part) in rows {
            let error = FeeTable::load("x.toml", &good.replace(right, wrong)).expect_err(part);
            assert!(error.message.contains(part), "{error}");
            assert_eq!(error.line, line_of(right), "{error}");
        }
    }
}
