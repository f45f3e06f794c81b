//! Demand and claim period before a suit.

use crate::answer::Answer;
use crate::facts::Facts;
use crate::given::Object;
use crate::kind::{Group, Kind};
use crate::refusal::Refusal;
use crate::shape::{Field, Shape};
use saldo_domain::Day;
use saldo_domain::recovery::pretrial::{ClaimPeriod, claim_period, demand};
use serde::Serialize;

pub(crate) const KIND: Kind = Kind {
    name: "pretrial-period",
    group: Group::Law,
    cites: "S3-C 8.4; APK 4 p. 5; EXE-04, EXE-05; F-C; A-11",
    fields: &[
        Field::optional("demand_delivered", Shape::Date),
        Field::optional("claim_sent", Shape::Date),
        Field::preset("demand_days", Shape::Int(1, 365), "3"),
        Field::preset("pretrial_days", Shape::Int(1, 365), "30"),
    ],
    example: r#"{"demand_delivered": "2026-03-10", "claim_sent": "2026-03-05"}"#,
    answer,
};

#[derive(Serialize)]
struct Output {
    payment_deadline: Option<Day>,
    register_claim_on: Option<Day>,
    by_delivery: Option<Period>,
    by_sending: Option<Period>,
    filing_from: Day,
    warnings: [&'static str; 0],
}

#[derive(Clone, Copy, Serialize)]
struct Period {
    nominal_last_day: Day,
    conservative_last_day: Day,
    filing_from: Day,
}

fn answer(given: &Object<'_>, facts: &Facts) -> Result<Answer, Refusal> {
    let (delivered, sent) = (given.day_if("demand_delivered"), given.day_if("claim_sent"));
    if delivered.is_none() && sent.is_none() {
        return Err(Refusal::missing("claim_sent"));
    }
    let (days, calendar) = (given.int("pretrial_days"), facts.calendar("RU"));
    let period = |event: Option<Day>| -> Result<Option<Period>, Refusal> {
        Ok(event.map(|event| claim_period(event, days, calendar)).transpose()?.map(Period::from))
    };
    let (by_delivery, by_sending) = (period(delivered)?, period(sent)?);
    let filing_from = by_delivery.iter().chain(&by_sending).map(|period| period.filing_from).max();
    let asked = delivered.map(|delivered| demand(delivered, given.int("demand_days")));
    Ok(Answer::of(&Output {
        payment_deadline: asked.map(|asked| asked.payment_deadline),
        register_claim_on: asked.map(|asked| asked.register_claim_on),
        by_delivery,
        by_sending,
        filing_from: filing_from.expect("one of the two dates was given"),
        warnings: [],
    }))
}

impl From<ClaimPeriod> for Period {
    fn from(period: ClaimPeriod) -> Self {
        let ClaimPeriod { nominal_last_day, conservative_last_day, filing_from } = period;
        Self { nominal_last_day, conservative_last_day, filing_from }
    }
}
