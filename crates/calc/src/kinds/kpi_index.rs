//! Indexes with a base, weighted into one.

use crate::answer::Answer;
use crate::facts::Facts;
use crate::given::Object;
use crate::kind::{Group, Kind};
use crate::refusal::Refusal;
use crate::shape::{Field, Shape};
use crate::warnings::Warnings;
use saldo_domain::Figure;
use saldo_domain::motivation::index::{Index, Indicator, ScorecardError, scorecard};
use serde::Serialize;

pub(crate) const KIND: Kind = Kind {
    name: "kpi-index",
    group: Group::Credit,
    cites: "S3-B8; KPI-02, KPI-05",
    fields: &[Field::needed("indicators", Shape::List(1, 20, &Shape::Object(INDICATOR)))],
    example: r#"{"indicators": [{"name": "overdue share", "base": "20", "plan": "10", "fact": "12", "weight_pct": "100"}]}"#,
    answer,
};

const INDICATOR: &[Field] = &[
    Field::needed("name", Shape::Text),
    Field::needed("base", Shape::Decimal),
    Field::needed("plan", Shape::Decimal),
    Field::needed("fact", Shape::Decimal),
    Field::needed("weight_pct", Shape::Rate100),
];

#[derive(Serialize)]
struct Output<'a> {
    indicators: Vec<Row<'a>>,
    weighted_index_pct: Figure,
    warnings: Vec<&'static str>,
}

#[derive(Serialize)]
struct Row<'a> {
    name: &'a str,
    direction: &'static str,
    index_pct: Figure,
    plain_pct: Option<Figure>,
}

impl<'a> From<Index<'a>> for Row<'a> {
    fn from(index: Index<'a>) -> Self {
        Self {
            name: index.name,
            direction: index.direction.code(),
            index_pct: index.index,
            plain_pct: index.plain,
        }
    }
}

fn answer(given: &Object<'_>, _: &Facts) -> Result<Answer, Refusal> {
    let indicators: Vec<Indicator<'_>> = given.objects("indicators").map(indicator).collect();
    let card = scorecard(&indicators).map_err(|error| refusal(error, &indicators))?;
    let mut warnings = Warnings::default();
    warnings.ratios(card.indexes.iter().map(|index| index.plain));
    Ok(Answer::of(&Output {
        indicators: card.indexes.into_iter().map(Row::from).collect(),
        weighted_index_pct: card.weighted,
        warnings: warnings.list(),
    }))
}

fn indicator<'a>(row: &'a Object<'_>) -> Indicator<'a> {
    Indicator {
        name: row.text("name"),
        base: row.exact("base"),
        plan: row.exact("plan"),
        fact: row.exact("fact"),
        weight: row.rate("weight_pct"),
    }
}

fn refusal(error: ScorecardError, indicators: &[Indicator<'_>]) -> Refusal {
    match error {
        ScorecardError::NameTwice { index } => {
            Refusal::conflict(format!("indicators[{index}].name"), "repeated")
                .with("value", indicators[index].name)
        }
        ScorecardError::PlanIsBase { index } => {
            Refusal::conflict(format!("indicators[{index}].plan"), "plan-equals-base")
        }
        ScorecardError::Weights { total } => {
            Refusal::conflict("indicators", "weights-not-hundred").with("total", total.to_string())
        }
    }
}
