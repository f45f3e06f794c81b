//! A call or visit: what must be said and written down before it can end (regulation 6.1, 8.1;
//! REM-09 to REM-13, PAY-01 to PAY-08, EXE-01).
//!
//! The goal is the invoice: day, number, amount and way of payment are confirmed or corrected.
//! Behaviour and point of sale are looked at each time, and doubt is said as one of three
//! outcomes. On the day of payment the answer decides what else is asked for.

use super::cause::Cause;
use crate::authority::Limits;
use crate::authority::deferral::{DeferralAuthority, DeferralRequest, PutOff, Unfit};
use crate::day::Day;
use crate::dossier::words;
use crate::ids::ItemId;
use crate::money::Money;
use crate::rating::Status;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How the customer was met.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "snake_case")]
pub enum Manner {
    #[default]
    Visit,
    Call,
}

words!(Manner { Visit = "visit", Call = "call" });

/// What is confirmed or corrected with the customer (6.1.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum GoalField {
    Due,
    Number,
    Amount,
    Method,
}

words!(GoalField { Due = "due", Number = "number", Amount = "amount", Method = "method" });

/// What the customer answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    /// Was reminded; nothing is due yet (6.1.1).
    Reminded,
    /// Pays (6.1.3.a).
    Paid,
    /// Wants more time (6.1.3.b).
    MoreTime,
    /// Refuses (6.1.3.b.b1).
    Refused,
    /// Was not reached, or hid.
    NotReached,
}

words!(Answer {
    Reminded = "reminded",
    Paid = "paid",
    MoreTime = "more_time",
    Refused = "refused",
    NotReached = "not_reached",
});

/// How sure one is of the money (6.1.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Doubt {
    /// No doubt.
    A,
    /// Doubt: a reminder before the payment.
    B,
    /// High risk: the direct manager is told at once.
    C,
}

words!(Doubt { A = "a", B = "b", C = "c" });

/// By what the customer paid (6.1.3.a).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Proof {
    /// Cash against a receipt.
    Receipt,
    /// A payment order to the bank.
    Order,
}

words!(Proof { Receipt = "receipt", Order = "order" });

/// Money handed over, or ordered to be paid.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaidBy {
    pub proof: Proof,
    pub number: String,
    pub day: Option<Day>,
    pub amount: Option<Money>,
}

/// When the customer is met next, to the minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NextContact {
    pub day: Day,
    /// Minutes since midnight.
    pub minute: u16,
}

/// Everything written down about one call or visit.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Visit {
    pub manner: Manner,
    /// The invoice it is about.
    pub item: Option<ItemId>,
    /// Fields that were gone through: empty where the customer confirmed, else what is right.
    pub goal: BTreeMap<GoalField, String>,
    /// 1 hostile to 5 cooperative.
    pub behaviour: Option<u8>,
    /// 1 empty to 5 in best order.
    pub outlet: Option<u8>,
    pub answer: Option<Answer>,
    pub doubt: Option<Doubt>,
    pub paid: Option<PaidBy>,
    /// Why more time is asked for, or payment refused.
    pub reason: String,
    /// A customer who refuses is asked for the reason a second time: what it answered (6.1.3.b.b1).
    pub second_reason: String,
    /// It still refuses after the second asking. `None`: it was not asked a second time yet.
    pub still_refuses: Option<bool>,
    pub cause: Option<Cause>,
    /// Code of the catalogue.
    pub excuse: Option<String>,
    /// A copy of a payment order was shown.
    pub order_seen: bool,
    /// The day by which the customer will pay.
    pub until: Option<Day>,
    /// What is paid today, when the rest waits longer (6.1.3.b.b1).
    pub today: Option<Money>,
    pub next: Option<NextContact>,
    /// It was the person who decides on payments that was spoken to (LAD-04).
    pub decision_maker: bool,
    /// The supervisor's help is asked for.
    pub help: bool,
    /// The customer was told of the breach and of the debt (8.1).
    pub informed: bool,
    /// How circumstances and behaviour are judged (8.1).
    pub assessment: String,
    /// Code of the tactic that was used.
    pub tactic: Option<String>,
    /// The warning about that tactic was confirmed.
    pub tactic_confirmed: bool,
    /// It took place although the law left no room for it (REM-07).
    pub beyond_limit: bool,
    pub note: String,
}

/// What is known before the talk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Before {
    /// Is any debt of the customer open?
    pub owes: bool,
    /// Did the day of the invoice go by without payment, warning or talk (EXE-00, EXE-01)?
    pub first_after_missed_day: bool,
}

/// What is still to be written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Needed {
    Invoice,
    GoalDue,
    GoalNumber,
    GoalAmount,
    GoalMethod,
    Behaviour,
    Outlet,
    Answer,
    Doubt,
    NextContact,
    PaymentNumber,
    PaymentDay,
    PaymentAmount,
    Reason,
    /// The reason was asked for once only.
    SecondReason,
    Until,
    Informed,
    Cause,
    Assessment,
    TacticConfirmed,
}

words!(Needed {
    Invoice = "invoice",
    GoalDue = "goal_due",
    GoalNumber = "goal_number",
    GoalAmount = "goal_amount",
    GoalMethod = "goal_method",
    Behaviour = "behaviour",
    Outlet = "outlet",
    Answer = "answer",
    Doubt = "doubt",
    NextContact = "next_contact",
    PaymentNumber = "payment_number",
    PaymentDay = "payment_day",
    PaymentAmount = "payment_amount",
    Reason = "reason",
    SecondReason = "second_reason",
    Until = "until",
    Informed = "informed",
    Cause = "cause",
    Assessment = "assessment",
    TacticConfirmed = "tactic_confirmed",
});

/// The scales of behaviour and point of sale.
pub const SCALE: std::ops::RangeInclusive<u8> = 1..=5;

/// What is missing before the visit can end, in the order of the form. Nothing is asked of a
/// customer who was not reached but how to go on.
pub fn needed(visit: &Visit, before: Before) -> Vec<Needed> {
    let reached = visit.answer != Some(Answer::NotReached);
    let talk = if reached { talked(visit, before) } else { Vec::new() };
    let next = !matches!(visit.doubt, Some(Doubt::C)) && visit.next.is_none();
    let frame = [
        (visit.answer.is_none(), Needed::Answer),
        (visit.doubt.is_none(), Needed::Doubt),
        // After outcome C the manager says how to go on (6.1.2.c).
        (next, Needed::NextContact),
    ];
    let mut missing: Vec<Needed> = talk;
    missing.extend(frame.into_iter().filter(|(lacks, _)| *lacks).map(|(_, needed)| needed));
    missing.sort_unstable();
    missing
}

fn talked(visit: &Visit, before: Before) -> Vec<Needed> {
    let open = |field: GoalField| visit.item.is_some() && !visit.goal.contains_key(&field);
    let scaled = |value: Option<u8>| value.is_some_and(|value| SCALE.contains(&value));
    let blank = |text: &str| text.trim().is_empty();
    let answer = visit.answer;
    let explains = matches!(answer, Some(Answer::MoreTime | Answer::Refused));
    let first = before.first_after_missed_day && answer != Some(Answer::Paid);
    let paid = visit.paid.as_ref();
    let pays = answer == Some(Answer::Paid);
    let hard = visit.tactic.as_deref().and_then(super::tactic::Tactic::from_code);
    let hard = hard.is_some_and(super::tactic::Tactic::needs_confirmation);
    // More time, a refusal and money are about an invoice wherever there is one (6.1.3).
    let about_debt = explains || pays;
    let rows = [
        (about_debt && before.owes && visit.item.is_none(), Needed::Invoice),
        (open(GoalField::Due), Needed::GoalDue),
        (open(GoalField::Number), Needed::GoalNumber),
        (open(GoalField::Amount), Needed::GoalAmount),
        (open(GoalField::Method), Needed::GoalMethod),
        (!scaled(visit.behaviour), Needed::Behaviour),
        // Nobody sees a shelf over the telephone.
        (visit.manner == Manner::Visit && !scaled(visit.outlet), Needed::Outlet),
        (pays && paid.is_none_or(|paid| blank(&paid.number)), Needed::PaymentNumber),
        (pays && paid.is_none_or(|paid| paid.day.is_none()), Needed::PaymentDay),
        (pays && paid.is_none_or(|paid| paid.amount.is_none()), Needed::PaymentAmount),
        (explains && blank(&visit.reason), Needed::Reason),
        (
            answer == Some(Answer::Refused)
                && (blank(&visit.second_reason) || visit.still_refuses.is_none()),
            Needed::SecondReason,
        ),
        (
            (answer == Some(Answer::MoreTime) || (first && answer != Some(Answer::Refused)))
                && visit.until.is_none(),
            Needed::Until,
        ),
        (first && !visit.informed, Needed::Informed),
        ((first || explains) && visit.cause.is_none(), Needed::Cause),
        (first && blank(&visit.assessment), Needed::Assessment),
        (hard && !visit.tactic_confirmed, Needed::TacticConfirmed),
    ];
    rows.into_iter().filter(|(lacks, _)| *lacks).map(|(_, needed)| needed).collect()
}

/// The words of the work to reach the person who decides on payments (LAD-04).
pub const REACHES_DECISION_MAKER: &str = "reach-decision-maker";

/// The words of the work to find out why a day was missed and when payment really comes (EXE-01,
/// PAY-09).
pub const FINDS_CAUSE: &str = "find-cause-and-date";

/// Is this work of a policy done by writing a talk down, and not before? The first talk after a
/// missed day has four outputs, and a wish for more time its invoice, reason and day (EXE-01,
/// PAY-03).
pub fn is_done_by_a_talk(text: &str) -> bool {
    matches!(text, FINDS_CAUSE | "record-wish-for-time")
}

/// Words of the work of a policy that a talk does: the calls and reminders that were to be made,
/// the talk about a missed day, the wish for more time that was to be written down, the part
/// payment that was to be agreed on. Work is done once, and not a second time by ticking it off.
pub fn work_done(visit: &Visit, before: Before) -> Vec<&'static str> {
    let mut done = Vec::new();
    match visit.answer {
        None | Some(Answer::NotReached) => return done,
        Some(Answer::MoreTime) => {
            done.push("record-wish-for-time");
            if visit.today.is_some() {
                done.push("agree-part-payment");
            }
        }
        Some(Answer::Paid | Answer::Reminded | Answer::Refused) => {}
    }
    done.extend(["call-and-warn", "friday-call"]);
    if before.first_after_missed_day {
        done.push(FINDS_CAUSE);
    }
    if visit.decision_maker {
        done.push(REACHES_DECISION_MAKER);
    }
    if visit.until.is_some() {
        done.push("ask-planned-date");
    }
    done
}

/// What the looks of customer and shop suggest: the worse of both scales (REM-13). A person
/// decides.
pub fn suggested(behaviour: u8, outlet: Option<u8>) -> Doubt {
    match outlet.unwrap_or(behaviour).min(behaviour) {
        0..=1 => Doubt::C,
        2..=3 => Doubt::B,
        _ => Doubt::A,
    }
}

/// One promise that follows from what a customer asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PromisePart {
    pub by: Day,
    pub amount: Option<Money>,
}

/// What a customer who wants more time is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MoreTime {
    pub authority: DeferralAuthority,
    /// Promises that begin at once.
    pub at_once: Vec<PromisePart>,
    /// The promise that waits for the manager's word (PAY-04, PAY-05).
    pub waits: Option<PromisePart>,
}

/// Why more time cannot be given as asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TimeRefusal {
    /// The day is past.
    Past,
    /// Longer than the status allows: something must be paid today (PAY-06).
    PartToday { max_days: i64 },
    /// What is paid today is nothing, or all of the debt.
    PartOutOfRange { open: Money },
}

impl From<Unfit> for TimeRefusal {
    fn from(unfit: Unfit) -> Self {
        match unfit {
            Unfit::Past => TimeRefusal::Past,
            Unfit::PartToday { max_days } => TimeRefusal::PartToday { max_days },
        }
    }
}

/// What a customer asks for on the day of payment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeAsked {
    pub status: Status,
    /// The initial due day of the invoice.
    pub due: Day,
    pub asked_on: Day,
    pub until: Day,
    /// More time was given for this invoice before.
    pub repeated: bool,
    /// Day of the first word given for it.
    pub first_word: Option<Day>,
    pub open: Money,
    /// What is paid today.
    pub today: Option<Money>,
    /// How far each role's word reaches, by the policy that the case goes by (GEN-12).
    pub limits: Limits,
}

/// Splits what is asked for into promises (6.1.3.b.a1, b1). Within the days of the status the
/// whole is promised. Longer, a customer who is new or in doubt pays a part from the current day
/// on, and the rest waits for whoever may grant it, unless that is who asks; of one beyond doubt
/// the whole waits.
///
/// # Errors
/// [`TimeRefusal`] in order of precedence.
pub fn more_time(asked: TimeAsked, may_grant: bool) -> Result<MoreTime, TimeRefusal> {
    let TimeAsked { status, due, asked_on, until, repeated, first_word, open, today, limits } =
        asked;
    let asked = DeferralRequest { status, due, asked_on, until, repeated };
    let put_off = PutOff { asked, first_word, part_today: today.is_some() };
    let authority = put_off.measured(&limits)?;
    let Some(part) = today else {
        return Ok(shared(authority, None, PromisePart { by: until, amount: None }, may_grant));
    };
    let rest = open.minus(part).ok().filter(|rest| rest.is_positive() && part.is_positive());
    let rest = rest.ok_or(TimeRefusal::PartOutOfRange { open })?;
    let first = PromisePart { by: asked_on, amount: Some(part) };
    let second = PromisePart { by: until, amount: Some(rest) };
    Ok(shared(authority, Some(first), second, may_grant))
}

fn shared(
    authority: DeferralAuthority,
    first: Option<PromisePart>,
    last: PromisePart,
    may_grant: bool,
) -> MoreTime {
    let mut at_once: Vec<PromisePart> = first.into_iter().collect();
    let waits = (authority.needs_manager() && !may_grant).then_some(last);
    if waits.is_none() {
        at_once.push(last);
    }
    MoreTime { authority, at_once, waits }
}

#[cfg(test)]
#[path = "visit_tests.rs"]
mod tests;
