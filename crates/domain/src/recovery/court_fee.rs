//! What a suit costs, which procedures are open, and whether it pays (NK 333.19, 333.21;
//! APK 227, 229.2; GPK 121; RLS; INT-14).
//!
//! The figures of the law stand in [`FeeTable`]. A fee comes back from the loser of the suit,
//! but it is paid first: a debt of 5 049 is over the flat threshold of 5 000 and still loses
//! money, since the court order alone costs 8 000 (CF-04).

use crate::day::Day;
use crate::exact::{Amount, Exact};
use crate::money::{Currency, Money, MoneyError};
use crate::rates::{FeeTable, NoFee, Rate};

/// Who is sued.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Defendant {
    LegalEntity,
    SoleProprietor,
    Individual,
}

impl Defendant {
    /// Every kind.
    pub const ALL: [Defendant; 3] =
        [Defendant::LegalEntity, Defendant::SoleProprietor, Defendant::Individual];

    /// The word written in fee tables and answers.
    pub const fn code(self) -> &'static str {
        match self {
            Defendant::LegalEntity => "LEGAL_ENTITY",
            Defendant::SoleProprietor => "SOLE_PROPRIETOR",
            Defendant::Individual => "INDIVIDUAL",
        }
    }

    /// The kind with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|defendant| defendant.code() == code)
    }
}

/// What is to be sued for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Suit {
    pub principal: Amount,
    /// Penalty and interest.
    pub accessory: Amount,
    pub defendant: Defendant,
    pub filed: Day,
}

/// Why a court order is not to be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NoOrder {
    /// The claim is above the limit of the procedure.
    OverLimit,
    /// Penalty and interest are above the principal (Estonia, TsMS § 481).
    AccessoryOverPrincipal,
}

impl NoOrder {
    /// The word written in answers.
    pub const fn code(self) -> &'static str {
        match self {
            NoOrder::OverLimit => "OVER_LIMIT",
            NoOrder::AccessoryOverPrincipal => "ACCESSORY_OVER_PRINCIPAL",
        }
    }
}

/// Fees and procedures of one suit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CourtFees {
    pub currency: Currency,
    /// Principal and accessory.
    pub claim: Amount,
    /// From which day the figures hold.
    pub table_from: Day,
    /// Why there is no court order; empty where there is one.
    pub reasons: Vec<NoOrder>,
    /// Fee of an ordinary claim; `None` where the table has no such procedure.
    pub fee_claim: Option<Amount>,
    /// Fee of a court order; `None` where it is not to be had.
    pub fee_order: Option<Amount>,
    /// Is the simplified procedure open? `None` where no limit is loaded for the defendant.
    pub simplified_available: Option<bool>,
}

/// Fees and procedures of a suit by a table.
///
/// # Errors
/// When it is filed before the table holds, or the claim is beyond 64 bits of minor units.
pub fn court_fees(table: &FeeTable, suit: &Suit) -> Result<CourtFees, NoFee> {
    let claim = suit.principal + suit.accessory;
    let money = as_money(claim, table.currency())?;
    let in_order = table.order_fee(money, suit.filed)?;
    let mut reasons = Vec::new();
    if in_order.is_none() {
        reasons.push(NoOrder::OverLimit);
    }
    if table.order_needs_principal_to_prevail() && suit.accessory > suit.principal {
        reasons.push(NoOrder::AccessoryOverPrincipal);
    }
    let limit = table.simplified_limit(suit.defendant.code());
    Ok(CourtFees {
        currency: table.currency(),
        claim,
        table_from: table.effective_from(),
        fee_claim: table.claim_fee(money, suit.filed)?.map(as_amount),
        fee_order: in_order.filter(|_| reasons.is_empty()).map(as_amount),
        simplified_available: limit.map(|limit| claim <= as_amount(limit)),
        reasons,
    })
}

/// By which procedure a suit is brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Route {
    Order,
    Claim,
}

impl Route {
    /// The word written in answers.
    pub const fn code(self) -> &'static str {
        match self {
            Route::Order => "ORDER",
            Route::Claim => "CLAIM",
        }
    }
}

/// Is a suit worth its fee?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Economics {
    /// The claim is strictly over the flat threshold of the regulation.
    pub flat_threshold_says_sue: bool,
    /// The cheapest procedure that is open; `None` where the table knows none.
    pub route: Option<Route>,
    pub fee: Option<Amount>,
    /// Claim × probability.
    pub expected_recovery: Amount,
    /// Expected recovery less the fee.
    pub net: Option<Amount>,
    /// Is the net above zero? `None` without a fee to compare with.
    pub economical: Option<bool>,
}

impl CourtFees {
    /// Weighs the suit: `probability` of recovery in per cent, and the flat threshold over
    /// which the regulation would sue.
    pub fn economics(&self, probability: Rate, flat_threshold: Amount) -> Economics {
        let order = self.fee_order.map(|fee| (Route::Order, fee));
        let route = order.or_else(|| self.fee_claim.map(|fee| (Route::Claim, fee)));
        let fee = route.map(|(_, fee)| fee);
        let expected_recovery = (Exact::from(self.claim) * Exact::share(probability)).amount();
        let net = fee.map(|fee| expected_recovery - fee);
        Economics {
            flat_threshold_says_sue: self.claim > flat_threshold,
            route: route.map(|(route, _)| route),
            fee,
            expected_recovery,
            net,
            economical: net.map(Amount::is_positive),
        }
    }
}

fn as_money(amount: Amount, currency: Currency) -> Result<Money, MoneyError> {
    let minor = i64::try_from(amount.hundredths()).map_err(|_| MoneyError::Overflow)?;
    Ok(Money::from_minor(minor, currency))
}

/// Fee tables are in currencies of two decimals.
fn as_amount(money: Money) -> Amount {
    Amount::from_hundredths(i128::from(money.minor()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hundredths(roubles: i128) -> Amount {
        Amount::from_hundredths(roubles * 100)
    }

    fn fees(court: &str, principal: i128, accessory: i128, defendant: Defendant) -> CourtFees {
        let table = FeeTable::of_code(court).expect(court);
        let filed = Day::of(2026, 3, 2).expect("a day");
        let (principal, accessory) = (hundredths(principal), hundredths(accessory));
        court_fees(table, &Suit { principal, accessory, defendant, filed }).expect("loaded")
    }

    /// Court, principal, accessory, defendant, reasons, simplified procedure.
    type Row = (&'static str, i128, i128, Defendant, &'static str, Option<bool>);

    #[test]
    fn procedures_are_open_up_to_their_limits() {
        use Defendant::{Individual, LegalEntity, SoleProprietor};
        let rows: [Row; 11] = [
            ("RU_ARBITRAZH", 750_000, 0, LegalEntity, "", Some(true)),
            ("RU_ARBITRAZH", 750_000, 1, LegalEntity, "OVER_LIMIT", Some(true)),
            ("RU_ARBITRAZH", 1_200_000, 0, LegalEntity, "OVER_LIMIT", Some(true)),
            ("RU_ARBITRAZH", 1_200_000, 1, LegalEntity, "OVER_LIMIT", Some(false)),
            ("RU_ARBITRAZH", 600_000, 0, SoleProprietor, "", Some(true)),
            ("RU_ARBITRAZH", 600_001, 0, SoleProprietor, "", Some(false)),
            ("RU_ARBITRAZH", 600_001, 0, Individual, "", None),
            ("RU_GENERAL", 100, 900, Individual, "", None),
            ("EE_ORDER", 4_000, 4_000, LegalEntity, "", None),
            ("EE_ORDER", 3_999, 4_000, LegalEntity, "ACCESSORY_OVER_PRINCIPAL", None),
            ("EE_ORDER", 1, 8_000, Individual, "OVER_LIMIT ACCESSORY_OVER_PRINCIPAL", None),
        ];
        for (court, principal, accessory, defendant, reasons, simplified) in rows {
            let fees = fees(court, principal, accessory, defendant);
            let told: Vec<&str> = fees.reasons.iter().map(|reason| reason.code()).collect();
            assert_eq!(told.join(" "), reasons, "{court} {principal} {accessory}");
            assert_eq!(fees.simplified_available, simplified, "{court} {principal}");
            assert_eq!(fees.fee_order.is_some(), reasons.is_empty(), "{court} {principal}");
            assert_eq!(fees.fee_claim.is_some(), court != "EE_ORDER", "{court}");
        }
    }

    #[test]
    fn a_suit_is_weighed_by_its_cheapest_route() {
        // Court, principal, probability, route, fee, expected, net, economical.
        let rows = [
            ("RU_ARBITRAZH", 5_049, "100", "ORDER", "8000.00", "5049.00", "-2951.00", "no"),
            ("RU_ARBITRAZH", 8_000, "100", "ORDER", "8000.00", "8000.00", "0.00", "no"),
            ("RU_ARBITRAZH", 8_001, "100", "ORDER", "8000.00", "8001.00", "1.00", "yes"),
            ("RU_ARBITRAZH", 1_000_000, "5.5", "CLAIM", "55000.00", "55000.00", "0.00", "no"),
            ("EE_ORDER", 9_000, "50", "-", "-", "4500.00", "-", "-"),
        ];
        for (court, principal, probability, route, fee, expected, net, economical) in rows {
            let probability = probability.parse().expect("a probability");
            let told = fees(court, principal, 0, Defendant::LegalEntity)
                .economics(probability, hundredths(5_000));
            let shown = |amount: Option<Amount>| amount.map_or("-".into(), |a| a.to_string());
            assert_eq!(told.route.map_or("-", Route::code), route, "{court} {principal}");
            assert_eq!((shown(told.fee).as_str(), shown(told.net).as_str()), (fee, net));
            assert_eq!(told.expected_recovery.to_string(), expected);
            let says = told.economical.map_or("-", |pays| if pays { "yes" } else { "no" });
            assert_eq!(says, economical, "{court} {principal}");
        }
    }

    #[test]
    fn the_flat_threshold_is_strict() {
        let threshold = |claim| {
            let fees = fees("RU_ARBITRAZH", claim, 0, Defendant::LegalEntity);
            fees.economics(Rate::ZERO, hundredths(5_000)).flat_threshold_says_sue
        };
        assert!(!threshold(5_000) && threshold(5_001));
    }
}
