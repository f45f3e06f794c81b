//! State fee, procedures, economics of a suit.

use crate::answer::Answer;
use crate::facts::Facts;
use crate::given::Object;
use crate::kind::{Group, Kind};
use crate::refusal::Refusal;
use crate::shape::{Field, Shape};
use saldo_domain::rates::{NoFee, Rate};
use saldo_domain::recovery::court_fee::{CourtFees, Defendant, NoOrder, Route, Suit, court_fees};
use saldo_domain::{Amount, Currency, Day};
use serde::Serialize;

pub(crate) const KIND: Kind = Kind {
    name: "court-fee",
    group: Group::Law,
    cites: "NK 333.19, 333.21; APK 227, 229.2; GPK 121; RLS; INT-14; F-D",
    fields: &[
        Field::needed("court", Shape::Word(&["RU_ARBITRAZH", "RU_GENERAL", "EE_ORDER"])),
        Field::needed("filing_date", Shape::Date),
        Field::needed("principal", Shape::Money),
        Field::preset("accessory", Shape::Money, r#""0.00""#),
        Field::needed(
            "defendant",
            Shape::Word(&[
                Defendant::LegalEntity.code(),
                Defendant::SoleProprietor.code(),
                Defendant::Individual.code(),
            ]),
        ),
        Field::optional("recovery_probability_pct", Shape::Rate100),
        Field::optional("flat_threshold", Shape::Money),
    ],
    example: r#"{"court": "RU_ARBITRAZH", "filing_date": "2026-03-02", "principal": "4950.00", "accessory": "99.00", "defendant": "SOLE_PROPRIETOR", "recovery_probability_pct": "100", "flat_threshold": "5000.00"}"#,
    answer,
};

#[derive(Serialize)]
struct Output {
    currency: Currency,
    claim: Amount,
    table_from: Day,
    reasons: Vec<&'static str>,
    fee_claim: Option<Amount>,
    fee_order: Option<Amount>,
    order_available: bool,
    simplified_available: Option<bool>,
    economics: Option<Economics>,
    warnings: [&'static str; 0],
}

#[derive(Serialize)]
struct Economics {
    flat_threshold_says_sue: bool,
    route: Option<&'static str>,
    fee: Option<Amount>,
    expected_recovery: Amount,
    net: Option<Amount>,
    economical: Option<bool>,
}

fn answer(given: &Object<'_>, facts: &Facts) -> Result<Answer, Refusal> {
    let suit = suit(given);
    if (suit.principal + suit.accessory).is_zero() {
        return Err(Refusal::out_of_range("principal", "nothing-to-sue-for"));
    }
    let wanted = economics_wanted(given)?;
    let table = facts.fees(given.word("court"), suit.filed);
    let fees = court_fees(table, &suit).map_err(no_fee)?;
    let economics = wanted.map(|(probability, threshold)| economics(&fees, probability, threshold));
    Ok(Answer::of(&Output {
        currency: fees.currency,
        claim: fees.claim,
        table_from: fees.table_from,
        fee_claim: fees.fee_claim,
        fee_order: fees.fee_order,
        order_available: fees.fee_order.is_some(),
        simplified_available: fees.simplified_available,
        reasons: fees.reasons.into_iter().map(NoOrder::code).collect(),
        economics,
        warnings: [],
    }))
}

fn suit(given: &Object<'_>) -> Suit {
    let defendant = Defendant::from_code(given.word("defendant"));
    Suit {
        principal: given.amount("principal"),
        accessory: given.amount("accessory"),
        defendant: defendant.expect("the field names defendants"),
        filed: given.day("filing_date"),
    }
}

/// Probability and threshold: both, or neither.
fn economics_wanted(given: &Object<'_>) -> Result<Option<(Rate, Amount)>, Refusal> {
    match (given.rate_if("recovery_probability_pct"), given.amount_if("flat_threshold")) {
        (Some(probability), Some(threshold)) => Ok(Some((probability, threshold))),
        (None, None) => Ok(None),
        (None, Some(_)) => Err(Refusal::missing("recovery_probability_pct")),
        (Some(_), None) => Err(Refusal::missing("flat_threshold")),
    }
}

fn economics(fees: &CourtFees, probability: Rate, threshold: Amount) -> Economics {
    let weighed = fees.economics(probability, threshold);
    Economics {
        flat_threshold_says_sue: weighed.flat_threshold_says_sue,
        route: weighed.route.map(Route::code),
        fee: weighed.fee,
        expected_recovery: weighed.expected_recovery,
        net: weighed.net,
        economical: weighed.economical,
    }
}

fn no_fee(none: NoFee) -> Refusal {
    match none {
        NoFee::BeforeTable { table, from, day } => Refusal::no_rate("filing_date", "no-fee")
            .with("table", table)
            .with("from", from.to_string())
            .with("day", day.to_string()),
        NoFee::Money(error) => unreachable!("the fields allow no such claim: {error}"),
    }
}
