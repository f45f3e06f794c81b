//! Does the coefficient reward not collecting.

use crate::answer::Answer;
use crate::facts::Facts;
use crate::given::Object;
use crate::kind::{Group, Kind};
use crate::refusal::Refusal;
use crate::shape::{Field, Shape};
use crate::warnings::Warnings;
use saldo_domain::Figure;
use saldo_domain::motivation::perversity::{Coefficient, Position, PositionError};
use serde::Serialize;

pub(crate) const KIND: Kind = Kind {
    name: "kpi-perversity",
    group: Group::Credit,
    cites: "S3-B8; KPI-03, KPI-04",
    fields: &[
        Field::needed("ar_total", Shape::Money),
        Field::needed("overdue", Shape::Money),
        Field::needed("collect_not_overdue", Shape::Money),
        Field::needed("collect_overdue", Shape::Money),
        Field::needed("shipments", Shape::Money),
    ],
    example: r#"{"ar_total": "1300000.00", "overdue": "300000.00", "collect_not_overdue": "500000.00", "collect_overdue": "100000.00", "shipments": "1300000.00"}"#,
    answer,
};

#[derive(Serialize)]
struct Output {
    k_share_before: Option<Figure>,
    k_share_after_collecting_not_overdue: Option<Figure>,
    k_share_after_collecting_overdue: Option<Figure>,
    k_shipments_before: Option<Figure>,
    k_shipments_after_collecting_not_overdue: Option<Figure>,
    k_shipments_after_collecting_overdue: Option<Figure>,
    share_metric_is_perverse: Option<bool>,
    shipments_metric_is_perverse: Option<bool>,
    warnings: Vec<&'static str>,
}

fn answer(given: &Object<'_>, _: &Facts) -> Result<Answer, Refusal> {
    let position = Position {
        receivables: given.amount("ar_total"),
        overdue: given.amount("overdue"),
        collect_healthy: given.amount("collect_not_overdue"),
        collect_overdue: given.amount("collect_overdue"),
        shipments: given.amount("shipments"),
    };
    position.check()?;
    let (share, shipments) = (position.by_receivables(), position.by_shipments());
    let mut warnings = Warnings::default();
    for Coefficient { before, after_healthy, after_overdue, .. } in [share, shipments] {
        warnings.ratios([before, after_healthy, after_overdue]);
    }
    Ok(Answer::of(&Output {
        k_share_before: share.before,
        k_share_after_collecting_not_overdue: share.after_healthy,
        k_share_after_collecting_overdue: share.after_overdue,
        k_shipments_before: shipments.before,
        k_shipments_after_collecting_not_overdue: shipments.after_healthy,
        k_shipments_after_collecting_overdue: shipments.after_overdue,
        share_metric_is_perverse: share.perverse,
        shipments_metric_is_perverse: shipments.perverse,
        warnings: warnings.list(),
    }))
}

impl From<PositionError> for Refusal {
    fn from(error: PositionError) -> Self {
        let (field, why, most) = match error {
            PositionError::OverdueAboveReceivables { receivables, .. } => {
                ("overdue", "part-above-receivables", receivables)
            }
            PositionError::CollectsTooMuchHealthy { healthy, .. } => {
                ("collect_not_overdue", "collects-too-much", healthy)
            }
            PositionError::CollectsTooMuchOverdue { overdue, .. } => {
                ("collect_overdue", "collects-too-much", overdue)
            }
        };
        Refusal::conflict(field, why).with("most", most.to_string())
    }
}
