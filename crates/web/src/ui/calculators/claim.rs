//! A calculation of what lateness costs as text for a claim: by which rule, each segment on a
//! line of its own, the total. Made to be copied into a letter or a statement of claim.

use super::document::Cell;
use super::labels::Labels;
use saldo_calc::Json;
use saldo_domain::Day;
use saldo_letters::{Texts, Value};

/// Kinds whose figures are claimed from a debtor.
const CLAIMED: [&str; 5] =
    ["contract-penalty", "annual-interest", "interest-ru-395", "interest-ee-113", "late-fee"];

/// The text; nothing for kinds that claim nothing, or where no figure came out.
pub(super) fn text(labels: Labels, input: &Json<'_>, output: &Json<'_>) -> Option<String> {
    let kind = labels.kind.name;
    let Some(Json::List(invoices)) = output.field("invoices").filter(|_| CLAIMED.contains(&kind))
    else {
        return None;
    };
    let of = |name: &str| figure(input, name, labels.texts);
    let opening = [
        ("as_of", of("as_of")?),
        ("rate", of("rate_pct_per_day").or_else(|| of("annual_rate_pct")).unwrap_or_default()),
    ];
    let mut lines = vec![labels.texts.with(&format!("calc-claim-{kind}"), &values(&opening))];
    for invoice in invoices {
        lines.push(String::new());
        lines.extend(invoice_lines(invoice, labels.texts)?);
    }
    lines.push(String::new());
    lines.push(total(output, labels.texts)?);
    Some(lines.join("\n"))
}

fn invoice_lines(invoice: &Json<'_>, texts: &Texts) -> Option<Vec<String>> {
    let Some(Json::List(segments)) = invoice.field("segments") else { return None };
    let facts = ["invoice", "principal", "due_date_effective", "remaining"];
    let mut lines = vec![sentence("calc-claim-invoice", invoice, &facts, texts)?];
    for segment in segments {
        lines.push(segment_line(segment, texts)?);
    }
    if invoice.field("cap_reached_on").is_some_and(|day| day.text().is_some()) {
        lines.push(sentence("calc-claim-cap", invoice, &["cap", "cap_reached_on"], texts)?);
    }
    if invoice.field("fixed_sum").is_some_and(|sum| sum.text().is_some()) {
        lines.push(sentence("calc-claim-fixed", invoice, &["fixed_sum"], texts)?);
    }
    lines.push(sentence("calc-claim-sum", invoice, &["amount"], texts)?);
    Some(lines)
}

fn segment_line(segment: &Json<'_>, texts: &Texts) -> Option<String> {
    let key = match segment.field("basis").and_then(Json::text)? {
        "DAY" => "calc-claim-day",
        "WEEK" => "calc-claim-week",
        _ => "calc-claim-year",
    };
    let names = ["from", "to", "principal", "rate_pct", "basis", "amount"];
    let mut filled: Vec<(&str, Value)> = Vec::new();
    for name in names {
        filled.push((name, figure(segment, name, texts)?.into()));
    }
    let Some(Json::Whole(days)) = segment.field("days") else { return None };
    filled.push(("count", Value::Count(*days)));
    Some(texts.with(key, &filled))
}

fn total(output: &Json<'_>, texts: &Texts) -> Option<String> {
    let names = ["amount_total", "remaining_total", "claim_total"];
    let key = match output.field("fixed_sum_total") {
        Some(_) => "calc-claim-total-fixed",
        None => return sentence("calc-claim-total", output, &names, texts),
    };
    sentence(key, output, &[names[0], names[1], names[2], "fixed_sum_total"], texts)
}

/// A text with figures of an object in it; nothing where one is absent.
fn sentence(key: &str, object: &Json<'_>, names: &[&str], texts: &Texts) -> Option<String> {
    let filled: Option<Vec<(&str, String)>> =
        names.iter().map(|name| Some((*name, figure(object, name, texts)?))).collect();
    Some(texts.with(key, &values(&filled?)))
}

fn values<'n>(filled: &[(&'n str, String)]) -> Vec<(&'n str, Value)> {
    filled.iter().map(|(name, text)| (*name, Value::from(text))).collect()
}

/// A figure as the reader writes it.
fn figure(object: &Json<'_>, name: &str, texts: &Texts) -> Option<String> {
    let text = match object.field(name)? {
        Json::Text(text) => text.as_ref(),
        _ => return None,
    };
    Some(match (name, text.parse::<Day>()) {
        ("invoice", _) => text.to_owned(),
        (_, Ok(day)) => Cell::Day(day).text(texts),
        _ => texts.decimal(text),
    })
}
