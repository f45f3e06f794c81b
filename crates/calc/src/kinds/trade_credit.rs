//! Is a longer deferral worth it.

use super::year_length::{YEAR_LENGTH, year_length};
use crate::answer::Answer;
use crate::facts::Facts;
use crate::given::Object;
use crate::kind::{Group, Kind};
use crate::refusal::Refusal;
use crate::shape::{Field, Shape};
use saldo_domain::Amount;
use saldo_domain::credit::trade_credit::{Advice, Proposal, Terms, Worth};
use serde::Serialize;

pub(crate) const KIND: Kind = Kind {
    name: "trade-credit",
    group: Group::Credit,
    cites: "S3-A, B6; TCR-01, TCR-04, TCR-05",
    fields: &[
        Field::needed("sales_before", Shape::Money),
        Field::needed("sales_after", Shape::Money),
        Field::needed("dso_before", Shape::Int(0, 3650)),
        Field::needed("dso_after", Shape::Int(0, 3650)),
        Field::needed("contribution_margin_pct", Shape::Rate100),
        Field::needed("variable_cost_pct", Shape::Rate100),
        Field::needed("capital_cost_pct", Shape::Rate),
        Field::needed("bad_debt_before_pct", Shape::Rate100),
        Field::needed("bad_debt_after_pct", Shape::Rate100),
        Field::preset("day_count", YEAR_LENGTH, r#""ACT/365""#),
    ],
    example: r#"{"sales_before": "12000000.00", "sales_after": "13500000.00", "dso_before": 30, "dso_after": 45, "contribution_margin_pct": "20", "variable_cost_pct": "80", "capital_cost_pct": "18", "bad_debt_before_pct": "1", "bad_debt_after_pct": "1.5"}"#,
    answer,
};

#[derive(Serialize)]
struct Output {
    delta_contribution: Amount,
    ar_before: Amount,
    ar_after: Amount,
    delta_ar: Amount,
    carrying_cost: Amount,
    bad_debt_before: Amount,
    bad_debt_after: Amount,
    delta_bad_debt: Amount,
    net_benefit: Amount,
    decision: &'static str,
    warnings: [&'static str; 0],
}

impl From<Worth> for Output {
    fn from(worth: Worth) -> Self {
        Self {
            delta_contribution: worth.delta_contribution,
            ar_before: worth.receivables_before,
            ar_after: worth.receivables_after,
            delta_ar: worth.delta_receivables,
            carrying_cost: worth.carrying_cost,
            bad_debt_before: worth.bad_debt_before,
            bad_debt_after: worth.bad_debt_after,
            delta_bad_debt: worth.delta_bad_debt,
            net_benefit: worth.net_benefit,
            decision: match worth.advice() {
                Advice::Extend => "EXTEND",
                Advice::Keep => "KEEP",
            },
            warnings: [],
        }
    }
}

fn answer(given: &Object<'_>, _: &Facts) -> Result<Answer, Refusal> {
    let terms = |sales, dso, bad_debt| Terms {
        sales: given.amount(sales),
        dso: u16::try_from(given.int(dso)).expect("0 to 3650"),
        bad_debt: given.rate(bad_debt),
    };
    let proposal = Proposal {
        before: terms("sales_before", "dso_before", "bad_debt_before_pct"),
        after: terms("sales_after", "dso_after", "bad_debt_after_pct"),
        contribution_margin: given.rate("contribution_margin_pct"),
        variable_cost: given.rate("variable_cost_pct"),
        capital_cost: given.rate("capital_cost_pct"),
        year: year_length(given, "day_count"),
    };
    Ok(Answer::of(&Output::from(proposal.worth())))
}
