//! Last day to sue, alarms, off-balance watch.

use crate::answer::Answer;
use crate::facts::Facts;
use crate::given::Object;
use crate::kind::{Group, Kind};
use crate::refusal::Refusal;
use crate::shape::{Field, Shape};
use crate::warnings::Warnings;
use saldo_domain::Day;
use saldo_domain::recovery::limitation::{
    Acknowledgement, AcknowledgementKind, Basis, Effect, Law, Limitation, limitation, watched_until,
};
use serde::Serialize;

pub(crate) const KIND: Kind = Kind {
    name: "limitation",
    group: Group::Law,
    cites: "GK 196, 200, 203, 206; TsÜS 146, 147, 154, 158; WOF-02, WOF-03; F-B, F-G",
    fields: &[
        Field::needed("jurisdiction", Shape::Word(&["RU", "EE"])),
        Field::needed("basis", Shape::Word(&["CONTRACT_TERM", "INVOICE_PRESENTABLE", "PERIODIC"])),
        Field::optional("due_date", Shape::Date),
        Field::optional("presentable_on", Shape::Date),
        Field::preset(
            "acknowledgements",
            Shape::List(0, 50, &Shape::Object(ACKNOWLEDGEMENT)),
            "[]",
        ),
        Field::optional("as_of", Shape::Date),
        Field::optional("written_off_on", Shape::Date),
        Field::preset("watch_years", Shape::Int(1, 50), "5"),
    ],
    example: r#"{"jurisdiction": "RU", "basis": "CONTRACT_TERM", "due_date": "2023-03-15", "acknowledgements": [{"date": "2024-06-10", "type": "RECONCILIATION_ACT", "in_writing": true}], "as_of": "2026-03-31"}"#,
    answer,
};

const ACKNOWLEDGEMENT: &[Field] = &[
    Field::needed("date", Shape::Date),
    Field::needed(
        "type",
        Shape::Word(&[
            AcknowledgementKind::ReconciliationAct.code(),
            AcknowledgementKind::GuaranteeLetter.code(),
            AcknowledgementKind::DeferralRequest.code(),
            AcknowledgementKind::SignedSchedule.code(),
            AcknowledgementKind::PartialPayment.code(),
            AcknowledgementKind::Other.code(),
        ]),
    ),
    Field::needed("in_writing", Shape::Flag),
];

#[derive(Serialize)]
struct Output {
    starts: Day,
    restarts: Option<Day>,
    nominal_end: Day,
    conservative_last_day: Day,
    last_day: Day,
    time_barred_from: Day,
    ten_year_limit: Option<Day>,
    acknowledgements: Vec<Judged>,
    alarms: [Alarm; 4],
    time_barred: Option<bool>,
    monitor_until: Option<Day>,
    warnings: Vec<&'static str>,
}

#[derive(Serialize)]
struct Judged {
    date: Day,
    #[serde(rename = "type")]
    kind: &'static str,
    effect: &'static str,
}

#[derive(Serialize)]
struct Alarm {
    days_before: i64,
    date: Day,
}

fn answer(given: &Object<'_>, facts: &Facts) -> Result<Answer, Refusal> {
    let law = match given.word("jurisdiction") {
        "RU" => Law::Russia { calendar: facts.calendar("RU") },
        _ => Law::Estonia,
    };
    let basis = basis(given, law)?;
    let acknowledgements = acknowledgements(given)?;
    let term = limitation(law, basis, &acknowledgements);
    Ok(Answer::of(&output(given, &term, &acknowledgements)))
}

fn basis(given: &Object<'_>, law: Law<'_>) -> Result<Basis, Refusal> {
    let word = given.word("basis");
    if matches!(law, Law::Russia { .. }) && word != "CONTRACT_TERM" {
        return Err(Refusal::conflict("basis", "basis-of-estonia"));
    }
    let (wanted, other) = match word {
        "INVOICE_PRESENTABLE" => ("presentable_on", "due_date"),
        _ => ("due_date", "presentable_on"),
    };
    if given.has(other) {
        let refusal = Refusal::conflict(other, "date-of-another-basis");
        return Err(refusal.with("basis", word).with("wanted", wanted));
    }
    let day = given.day_if(wanted).ok_or_else(|| Refusal::missing(wanted))?;
    Ok(match word {
        "INVOICE_PRESENTABLE" => Basis::InvoicePresentable { presentable: day },
        "PERIODIC" => Basis::Periodic { due: day },
        _ => Basis::ContractTerm { due: day },
    })
}

/// The acknowledgements, in the order of their days.
fn acknowledgements(given: &Object<'_>) -> Result<Vec<Acknowledgement>, Refusal> {
    let listed: Vec<Acknowledgement> =
        given.objects("acknowledgements").map(acknowledgement).collect();
    match listed.windows(2).position(|pair| pair[1].on < pair[0].on) {
        Some(index) => {
            let path = format!("acknowledgements[{}].date", index + 1);
            let before = listed[index].on.to_string();
            Err(Refusal::conflict(path, "acknowledgement-before-the-last").with("before", before))
        }
        None => Ok(listed),
    }
}

fn acknowledgement(given: &Object<'_>) -> Acknowledgement {
    let kind = AcknowledgementKind::from_code(given.word("type"));
    Acknowledgement {
        on: given.day("date"),
        kind: kind.expect("the field names kinds"),
        in_writing: given.flag("in_writing"),
    }
}

fn output(given: &Object<'_>, term: &Limitation, acknowledged: &[Acknowledgement]) -> Output {
    let written_off = given.day_if("written_off_on");
    let years = i32::try_from(given.int("watch_years")).expect("the field takes 1 to 50");
    let mut warnings = Warnings::default();
    warnings.add_if(term.calendar_missing, "CALENDAR_MISSING");
    Output {
        starts: term.starts,
        restarts: term.restarts,
        nominal_end: term.nominal_end,
        conservative_last_day: term.conservative_last_day,
        last_day: term.last_day,
        time_barred_from: term.time_barred_from(),
        ten_year_limit: term.ten_year_limit,
        acknowledgements: acknowledged.iter().zip(&term.effects).map(judged).collect(),
        alarms: term.alarms().map(|(days_before, date)| Alarm { days_before, date }),
        time_barred: given.day_if("as_of").map(|on| term.is_time_barred(on)),
        monitor_until: written_off.map(|day| watched_until(day, years)),
        warnings: warnings.list(),
    }
}

fn judged((acknowledged, effect): (&Acknowledgement, &Effect)) -> Judged {
    Judged { date: acknowledged.on, kind: acknowledged.kind.code(), effect: effect.code() }
}
