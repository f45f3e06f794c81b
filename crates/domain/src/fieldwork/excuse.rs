//! What customers say instead of paying, and what follows (part F; EXC-01 to EXC-06). The
//! catalogue is data; its words and replies are in the locale files under the code.

use super::cause::Cause;
use crate::dossier::words;
use crate::reference::{DataError, Source};
use serde::Deserialize;
use std::sync::LazyLock;
use toml::Spanned;

/// What is done next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NextAction {
    /// Take the word and note it.
    RecordPromise,
    /// Ask for a copy of the payment order (EX-01).
    RequestPaymentOrder,
    /// The order is there: does the money arrive?
    VerifyPaymentOrder,
    ReachDecisionMaker,
    /// Answer and do not yield.
    StandFirm,
    /// Smaller deliveries, goods that sell, a promotion.
    SmallerDeliveries,
    /// Count our goods on the spot: are they sold already?
    CheckStock,
    /// Take back part or all of the goods.
    TakeGoodsBack,
    /// The day of the contract counts, not the customer's payment day.
    HoldToContract,
    /// The order did not come by its day: the ladder goes on.
    ApplyLadder,
}

words!(NextAction {
    RecordPromise = "record_promise",
    RequestPaymentOrder = "request_payment_order",
    VerifyPaymentOrder = "verify_payment_order",
    ReachDecisionMaker = "reach_decision_maker",
    StandFirm = "stand_firm",
    SmallerDeliveries = "smaller_deliveries",
    CheckStock = "check_stock",
    TakeGoodsBack = "take_goods_back",
    HoldToContract = "hold_to_contract",
    ApplyLadder = "apply_ladder",
});

impl NextAction {
    /// Is it work of its own, to be remembered after the talk?
    pub const fn is_work(self) -> bool {
        !matches!(
            self,
            NextAction::RecordPromise
                | NextAction::StandFirm
                | NextAction::HoldToContract
                | NextAction::ApplyLadder
        )
    }
}

/// An excuse of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Excuse {
    pub code: String,
    /// Where it stands: `F1` to `F5`, `E`.
    pub source: String,
    pub cause: Cause,
    first: NextAction,
    /// From which time on something else follows, and what.
    repeated: Option<(u32, NextAction)>,
}

/// What has come of it so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    /// How often this customer has said it about its debts, this time included.
    pub times: u32,
    /// A copy of the payment order is here.
    pub order_received: bool,
    /// An order was asked for, and its day went by.
    pub order_overdue: bool,
}

impl Excuse {
    /// What is done now.
    pub fn next(&self, heard: Heard) -> NextAction {
        let asks_for_order = matches!(self.repeated, Some((_, NextAction::RequestPaymentOrder)));
        if asks_for_order && heard.order_received {
            return NextAction::VerifyPaymentOrder;
        }
        if asks_for_order && heard.order_overdue {
            return NextAction::ApplyLadder;
        }
        match self.repeated {
            Some((limit, action)) if heard.times >= limit => action,
            _ => self.first,
        }
    }

    /// From which time on something else follows.
    pub fn limit(&self) -> Option<u32> {
        self.repeated.map(|(limit, _)| limit)
    }
}

/// Every excuse, in the order of the catalogue.
pub fn catalogue() -> &'static [Excuse] {
    &EXCUSES
}

/// The excuse with this code.
pub fn find(code: &str) -> Option<&'static Excuse> {
    catalogue().iter().find(|excuse| excuse.code == code)
}

static EXCUSES: LazyLock<Vec<Excuse>> = LazyLock::new(|| {
    read("data/field/excuses.toml", include_str!("../../../../data/field/excuses.toml"))
        .expect("the shipped catalogue is read by a test")
});

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    excuse: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    code: Spanned<String>,
    source: String,
    cause: Spanned<String>,
    first: Spanned<String>,
    limit: Option<u32>,
    repeated: Option<Spanned<String>>,
}

fn read(file: &str, text: &str) -> Result<Vec<Excuse>, DataError> {
    let source = Source::new(file, text);
    let rows: File = source.read()?;
    let mut excuses: Vec<Excuse> = Vec::with_capacity(rows.excuse.len());
    for row in rows.excuse {
        let excuse = checked(source, &row)?;
        if excuses.iter().any(|other| other.code == excuse.code) {
            return Err(source.refuse(&row.code, "this code stands here twice"));
        }
        excuses.push(excuse);
    }
    Ok(excuses)
}

fn checked(source: Source<'_>, row: &Row) -> Result<Excuse, DataError> {
    let action = |word: &Spanned<String>| {
        NextAction::from_code(word.get_ref())
            .ok_or_else(|| source.refuse(word, format!("no action “{}” is known", word.get_ref())))
    };
    let cause = Cause::from_code(row.cause.get_ref())
        .ok_or_else(|| source.refuse(&row.cause, "no such cause is known"))?;
    let repeated = match (row.limit, &row.repeated) {
        (Some(limit), Some(word)) if limit > 1 => Some((limit, action(word)?)),
        (None, None) => None,
        _ => {
            let says = "`limit` (2 or more) and `repeated` stand together or not at all";
            return Err(source.refuse(&row.code, says));
        }
    };
    Ok(Excuse {
        code: row.code.get_ref().clone(),
        source: row.source.clone(),
        cause,
        first: action(&row.first)?,
        repeated,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn heard(times: u32, order_received: bool, order_overdue: bool) -> Heard {
        Heard { times, order_received, order_overdue }
    }

    #[test]
    fn exc_01_ex_01_whoever_repeats_it_shows_the_payment_order() {
        let excuse = find("put_down_for_payment").expect("F1");
        let rows = [
            (heard(1, false, false), NextAction::RecordPromise),
            (heard(2, false, false), NextAction::RequestPaymentOrder),
            (heard(3, true, false), NextAction::VerifyPaymentOrder),
            (heard(3, false, true), NextAction::ApplyLadder),
            (heard(3, true, true), NextAction::VerifyPaymentOrder),
        ];
        for (heard, expected) in rows {
            assert_eq!(excuse.next(heard), expected, "{heard:?}");
        }
    }

    #[test]
    fn exc_02_exc_03_exc_04_exc_05_exc_06_each_excuse_has_its_answer() {
        let rows = [
            ("submitted_wait", 1, NextAction::ReachDecisionMaker, Cause::InternalApproval),
            ("submitted_wait", 9, NextAction::ReachDecisionMaker, Cause::InternalApproval),
            ("other_obligations", 3, NextAction::StandFirm, Cause::OtherObligations),
            ("poor_turnover", 1, NextAction::SmallerDeliveries, Cause::SlowTurnover),
            ("no_trade", 1, NextAction::CheckStock, Cause::NoTrade),
            ("no_trade", 2, NextAction::TakeGoodsBack, Cause::NoTrade),
            ("payment_day", 1, NextAction::HoldToContract, Cause::InternalCalendar),
        ];
        for (code, times, action, cause) in rows {
            let excuse = find(code).expect(code);
            assert_eq!(excuse.next(heard(times, false, false)), action, "{code}");
            assert_eq!(excuse.cause, cause, "{code}");
        }
        // An order means nothing where none is asked for.
        let stands = find("other_obligations").expect("F3").next(heard(1, true, true));
        assert_eq!(stands, NextAction::StandFirm);
    }

    #[test]
    fn a_wrong_catalogue_is_refused_with_its_line() {
        let row = |extra: &str| {
            format!(
                "\n[[excuse]]\ncode = \"a\"\nsource = \"F1\"\ncause = \"other\"\nfirst = \"stand_firm\"\n{extra}"
            )
        };
        let rows = [
            (row("limit = 2\n"), 3),
            (row("limit = 1\nrepeated = \"stand_firm\"\n"), 3),
            (row("limit = 2\nrepeated = \"shout\"\n"), 8),
            (format!("{}{}", row(""), row("")), 9),
            (row("").replace("other", "weather"), 5),
        ];
        for (text, line) in rows {
            let error = read("excuses.toml", &text).expect_err(&text);
            assert_eq!(error.line, line, "{error}");
        }
    }
}
