//! A calculation as titles, facts and tables, the same for page, workbook and print.

use super::labels::{Labels, may_be_code};
use saldo_calc::{Json, Kind};
use saldo_domain::Day;
use saldo_letters::Texts;
use std::borrow::Cow;

/// A calculation, ready to be set in any form.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    pub(crate) title: String,
    /// Clauses and laws that were followed, in words.
    pub(crate) basis: String,
    pub(crate) given: Section,
    pub(crate) found: Section,
    /// Warnings as sentences.
    pub(crate) notes: Vec<String>,
}

/// Facts and tables of input or output.
#[derive(Clone, Debug, Default)]
pub(crate) struct Section {
    /// The figures one has come for.
    pub(crate) headline: Vec<Fact>,
    pub(crate) facts: Vec<Fact>,
    pub(crate) tables: Vec<Table>,
}

/// One named value.
#[derive(Clone, Debug)]
pub(crate) struct Fact {
    pub(crate) label: String,
    pub(crate) value: Cell,
}

/// Rows of cells under their columns.
#[derive(Clone, Debug, Default)]
pub(crate) struct Table {
    pub(crate) title: String,
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: Vec<Vec<Cell>>,
    /// The last line, where the columns have a sum.
    pub(crate) total: Option<Vec<Cell>>,
}

/// A column; its label stands above, numbers to the right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Column {
    name: String,
    pub(crate) label: String,
    pub(crate) number: bool,
}

/// One value with its type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Cell {
    Empty,
    Text(String),
    Whole(i64),
    /// A decimal as the contract writes it.
    Decimal(String),
    /// The same, in per cent.
    Percent(String),
    Day(Day),
}

impl Cell {
    fn of(name: &str, value: &Json<'_>, labels: &Labels) -> Self {
        match value {
            Json::Text(text) => Self::of_text(name, text, labels),
            Json::Whole(number) => match labels.code(name, &format!("number-{number}")) {
                Some(words) => Cell::Text(words),
                None => Cell::Whole(*number),
            },
            Json::Flag(flag) => {
                Cell::Text(labels.texts.get(if *flag { "calc-yes" } else { "calc-no" }))
            }
            Json::List(items) if !items.is_empty() => {
                let texts: Vec<String> = items
                    .iter()
                    .map(|item| Cell::of(name, item, labels).text(labels.texts))
                    .collect();
                Cell::Text(texts.join(", "))
            }
            _ => Cell::Empty,
        }
    }

    fn of_text(name: &str, text: &str, labels: &Labels) -> Self {
        if !may_be_code(name) {
            return Cell::Text(text.to_owned());
        }
        if let Some(words) = labels.code(name, text) {
            return Cell::Text(words);
        }
        if let Ok(day) = text.parse::<Day>() {
            return Cell::Day(day);
        }
        match (is_decimal(text), name.ends_with("_pct") || name.ends_with("rate_pct_per_day")) {
            (false, _) => Cell::Text(text.replace('T', " ")),
            (true, true) => Cell::Percent(text.to_owned()),
            (true, false) => Cell::Decimal(text.to_owned()),
        }
    }

    /// As the reader writes it.
    pub(crate) fn text(&self, texts: &Texts) -> String {
        match self {
            Cell::Empty => "–".to_owned(),
            Cell::Text(text) => text.clone(),
            Cell::Whole(number) => texts.number(*number),
            Cell::Decimal(plain) => texts.decimal(plain),
            Cell::Percent(plain) => texts.with_text("percent", "number", &texts.decimal(plain)),
            Cell::Day(day) => texts.day(*day),
        }
    }

    pub(crate) fn is_number(&self) -> bool {
        matches!(self, Cell::Whole(_) | Cell::Decimal(_) | Cell::Percent(_))
    }

    /// How a table sets it: numbers to the right, days on one line.
    pub(crate) const fn class(&self) -> &'static str {
        match self {
            Cell::Whole(_) | Cell::Decimal(_) | Cell::Percent(_) => "num",
            Cell::Day(_) => "nowrap",
            Cell::Empty | Cell::Text(_) => "",
        }
    }

    fn is_empty(&self) -> bool {
        *self == Cell::Empty
    }
}

/// `-1234.50`, but neither `30` nor `90+`: whole numbers come as numbers.
fn is_decimal(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    text.strip_prefix('-')
        .unwrap_or(text)
        .split_once('.')
        .is_some_and(|(whole, fraction)| digits(whole) && digits(fraction) && fraction.len() <= 6)
}

/// The document of a calculation: `input` as it was given, `output` as it was answered.
pub(crate) fn calculation(
    kind: &'static Kind,
    input: &Json<'_>,
    output: &Json<'_>,
    texts: &'static Texts,
) -> Document {
    let labels = Labels { kind, texts };
    Document {
        title: labels.title(),
        basis: labels.basis(),
        given: Side { labels, given: true }.section(input),
        found: found(labels, output),
        notes: notes(output, texts),
    }
}

fn found(labels: Labels, output: &Json<'_>) -> Section {
    let mut section = Side { labels, given: false }.section(output);
    let wanted: Vec<String> =
        headline(labels.kind.name).iter().map(|name| labels.figure(name)).collect();
    let lead = |fact: &Fact| wanted.iter().position(|label| *label == fact.label);
    let (mut head, facts) =
        section.facts.into_iter().partition::<Vec<_>, _>(|fact| lead(fact).is_some());
    head.sort_by_key(|fact| lead(fact));
    (section.headline, section.facts) = (head, facts);
    section.tables.iter_mut().for_each(|table| totals(table, output, labels));
    section
}

/// Sentences for the warnings.
fn notes(output: &Json<'_>, texts: &Texts) -> Vec<String> {
    let Some(Json::List(codes)) = output.field("warnings") else { return Vec::new() };
    let sentence = |code: &str| texts.get(&format!("calc-warning-{code}"));
    codes.iter().filter_map(Json::text).map(sentence).collect()
}

/// The figures of a kind that stand above all others, the first one first.
fn headline(kind: &str) -> &'static [&'static str] {
    match kind {
        "overdue-days" => &["due_date_effective", "overdue_days", "state"],
        "business-days" => &["date", "working_days", "calendar_days"],
        "contract-penalty" => {
            &["claim_total", "amount_total", "remaining_total", "annual_equivalent_pct"]
        }
        "annual-interest" => &["claim_total", "amount_total", "remaining_total"],
        "interest-ru-395" => &["claim_total", "amount_total", "remaining_total"],
        "interest-ee-113" => &["claim_total", "amount_total", "fixed_sum_total", "remaining_total"],
        "late-fee" => &["claim_total", "amount_total", "remaining_total"],
        "restructuring" => &["total_to_pay", "principal", "fee_total"],
        "waiver-authority" => &["authority", "day_of_delay", "week"],
        "deferral-authority" => &["authority", "limit_date", "max_days"],
        "reminders" => &["deferral_available", "friday_call"],
        "escalation" => &["overdue_days", "overdue_working_days", "roles"],
        "ladder" => &["active_step", "signed_days"],
        "tolerated-delay" => &["phase", "tolerated_until", "decision_until"],
        "review-dates" => &["initial", "reviews"],
        "customer-status" => &["status", "clause", "late_share_pct"],
        "document-package" => &["complete", "decision_by", "missing"],
        "contact-limits" => &["allowed_count", "refused_count", "limits_apply"],
        "payment-allocation" => &["unapplied", "order"],
        "sue-selection" => {
            &["gross_recoverable", "legal_costs_total", "net_after_legal_costs", "sued_customers"]
        }
        "court-fee" => &["fee_claim", "fee_order", "claim"],
        "pretrial-period" => &["filing_from", "payment_deadline", "register_claim_on"],
        "limitation" => &["last_day", "time_barred", "conservative_last_day"],
        "turnover" => &["trend"],
        "dso" => &["dso", "average_days_delinquent", "cei_pct"],
        "countback-dso" => &["countback_dso", "uncovered"],
        "ar-indicators" => &["overdue_share_pct", "within_plan", "lost_income"],
        "ar-ap" => &["verdict"],
        "payment-discipline" => {
            &["on_time_share_by_amount_pct", "weighted_average_days_late", "open_overdue"]
        }
        "ageing" => &["total", "overdue_total"],
        "composition-table" => &["totals", "fastest_growing"],
        "debtors-table" => &["total", "overdue_share_pct", "within_60_days_share_pct"],
        "provision-ru-tax" => &["provision", "calculated", "cap"],
        "provision-ifrs9" => &["total_ecl", "total_gross", "coverage_pct"],
        "trade-credit" => &["decision", "net_benefit", "delta_ar"],
        "early-payment-discount" => &["annual_rate_pct"],
        "safe-limit" => &["limit", "available", "shipment_allowed"],
        "shipment-ratio" => &["shipped_total", "debt_after"],
        "kpi-index" => &["weighted_index_pct"],
        "kpi-perversity" => &["share_metric_is_perverse", "shipments_metric_is_perverse"],
        "reconciliation-act" => &["closing_balance", "discrepancy", "agreed"],
        "inventory-totals" => &["total", "confirmed", "not_confirmed"],
        "amount-in-words" => &["words"],
        "check-number" => &["valid", "normalized", "completed"],
        _ => &[],
    }
}

/// One side of a calculation: its names are those of fields or of figures.
struct Side {
    labels: Labels,
    given: bool,
}

/// An object of the contract.
type Members<'j, 'a> = &'j [(Cow<'a, str>, Json<'a>)];

impl Side {
    fn label(&self, name: &str) -> String {
        if self.given { self.labels.field(name) } else { self.labels.figure(name) }
    }

    fn section(&self, object: &Json<'_>) -> Section {
        let mut section = Section::default();
        let Json::Object(members) = object else { return section };
        for (name, value) in members.iter().filter(|(name, _)| name != "warnings") {
            match value {
                Json::Object(inner) => section.tables.push(self.pairs(name, inner)),
                Json::List(items) if matches!(items.first(), Some(Json::Object(_))) => {
                    self.tables(name, items, &mut section.tables);
                }
                _ => section.facts.push(self.fact(name, value)),
            }
        }
        section
    }

    fn fact(&self, name: &str, value: &Json<'_>) -> Fact {
        Fact { label: self.label(name), value: Cell::of(name, value, &self.labels) }
    }

    /// An object as a table of two columns.
    fn pairs(&self, name: &str, members: Members<'_, '_>) -> Table {
        let column = |name: &str, number| {
            let label = self.labels.texts.get(&format!("calc-{name}"));
            Column { name: name.to_owned(), label, number }
        };
        let row = |(name, value): &(Cow<'_, str>, Json<'_>)| {
            vec![Cell::Text(self.label(name)), Cell::of(name, value, &self.labels)]
        };
        Table {
            title: self.label(name),
            columns: vec![column("what", false), column("value", true)],
            rows: members.iter().map(row).collect(),
            total: None,
        }
    }

    /// A list of objects as a table, and the lists inside of its items as tables after it.
    fn tables(&self, name: &str, items: &[Json<'_>], into: &mut Vec<Table>) {
        let mut table = Table { title: self.label(name), ..Table::default() };
        let mut inner: Vec<(String, Table)> = Vec::new();
        for item in items {
            let Json::Object(members) = item else { continue };
            let mut row = Vec::new();
            self.row(members, "", &mut table, &mut row);
            let lead = row.first().cloned().unwrap_or(Cell::Empty);
            self.inner_rows(members, &lead, &table.columns, &mut inner);
            table.rows.push(row);
        }
        into.push(tidied(table));
        into.extend(inner.into_iter().map(|(_, table)| tidied(table)));
    }

    /// The cells of an item, each in its column; new columns are added as they appear.
    fn row(&self, members: Members<'_, '_>, above: &str, table: &mut Table, row: &mut Vec<Cell>) {
        for (name, value) in members {
            match value {
                Json::Object(inner) => {
                    let above = format!("{}: ", self.label(name));
                    self.row(inner, &above, table, row);
                }
                Json::List(items) if matches!(items.first(), Some(Json::Object(_))) => {}
                _ => {
                    let label = format!("{above}{}", self.label(name));
                    let at = column(table, name, &label);
                    row.resize(row.len().max(at + 1), Cell::Empty);
                    row[at] = Cell::of(name, value, &self.labels);
                }
            }
        }
    }

    /// The lists inside of an item, each row led by what names the item.
    fn inner_rows(
        &self,
        members: Members<'_, '_>,
        lead: &Cell,
        columns: &[Column],
        inner: &mut Vec<(String, Table)>,
    ) {
        for (name, value) in members {
            let Json::List(items) = value else { continue };
            for item in items {
                let Json::Object(members) = item else { continue };
                let table = inner_table(inner, name, || self.label(name), columns);
                let mut row = vec![lead.clone()];
                self.row(members, "", table, &mut row);
                table.rows.push(row);
            }
        }
    }
}

fn inner_table<'t>(
    inner: &'t mut Vec<(String, Table)>,
    name: &str,
    title: impl FnOnce() -> String,
    columns: &[Column],
) -> &'t mut Table {
    let at = inner.iter().position(|(known, _)| known == name).unwrap_or_else(|| {
        let columns = columns.first().cloned().into_iter().collect();
        inner.push((name.to_owned(), Table { title: title(), columns, ..Table::default() }));
        inner.len() - 1
    });
    &mut inner[at].1
}

fn column(table: &mut Table, name: &str, label: &str) -> usize {
    table.columns.iter().position(|column| column.label == label).unwrap_or_else(|| {
        let column = Column { name: name.to_owned(), label: label.to_owned(), number: false };
        table.columns.push(column);
        table.columns.len() - 1
    })
}

/// The table with rows of equal length, without columns that say nothing.
fn tidied(mut table: Table) -> Table {
    let width = table.columns.len();
    table.rows.iter_mut().for_each(|row| row.resize(width, Cell::Empty));
    for at in (0..width).rev() {
        if table.rows.iter().all(|row| row[at].is_empty()) || repeats(&table, at) {
            table.columns.remove(at);
            table.rows.iter_mut().for_each(|row| drop(row.remove(at)));
        } else {
            table.columns[at].number =
                table.rows.iter().all(|row| row[at].is_number() || row[at].is_empty());
        }
    }
    table
}

/// A due date that was moved nowhere stands there already; nothing overpaid says nothing.
fn repeats(table: &Table, at: usize) -> bool {
    match table.columns[at].name.as_str() {
        "due_date_effective" => at > 0 && table.rows.iter().all(|row| row[at] == row[at - 1]),
        // Days of accrual are those of the delay, unless some are excluded or capped.
        "days" => table
            .columns
            .iter()
            .position(|column| column.name == "overdue_days")
            .is_some_and(|overdue| table.rows.iter().all(|row| row[at] == row[overdue])),
        "overpaid" => table.rows.iter().all(|row| row[at] == Cell::Decimal("0.00".to_owned())),
        _ => false,
    }
}

/// Sums that the answer names, under the columns they add up.
const SUMS: [(&str, &str); 5] = [
    ("amount", "amount_total"),
    ("remaining", "remaining_total"),
    ("fixed_sum", "fixed_sum_total"),
    ("penalty", "penalty_total"),
    ("interest", "interest_total"),
];

/// The total line of the first table of an answer.
fn totals(table: &mut Table, output: &Json<'_>, labels: Labels) {
    let leads = ["invoices", "customers", "installments"]
        .iter()
        .any(|name| output.field(name).is_some() && labels.figure(name) == table.title);
    let sum_of = |column: &Column| {
        let (_, sum) = SUMS.iter().find(|(name, _)| *name == column.name)?;
        output.field(sum).map(|value| Cell::of(sum, value, &labels))
    };
    let sums: Vec<Option<Cell>> = table.columns.iter().map(sum_of).collect();
    if !leads || table.rows.len() < 2 || sums.iter().all(Option::is_none) {
        return;
    }
    let mut line: Vec<Cell> =
        sums.into_iter().map(|sum| sum.unwrap_or(Cell::Text(String::new()))).collect();
    if let Some(first) = line.first_mut() {
        *first = Cell::Text(labels.texts.get("calc-total"));
    }
    table.total = Some(line);
}

#[cfg(test)]
mod tests {
    use super::*;
    use saldo_calc::{Facts, calculate, kinds};
    use saldo_letters::Language;

    #[test]
    fn headlines_name_figures_that_are_answered() {
        for kind in kinds() {
            let answer = calculate(kind.name, kind.example.as_bytes(), &Facts::shipped());
            let output = answer.expect("examples are answered").into_text();
            let output = Json::read(output.as_bytes()).expect("JSON");
            let known = headline(kind.name).iter().filter(|name| output.field(name).is_some());
            let tables_only = kind.name == "roll-rates";
            assert!(known.count() > 0 || tables_only, "{}", kind.name);
        }
    }

    #[test]
    fn an_accrual_shows_its_segments_under_the_invoice_they_belong_to() {
        let kind = saldo_calc::kind("contract-penalty").expect("a kind");
        let answer = calculate(kind.name, kind.example.as_bytes(), &Facts::shipped());
        let output = answer.expect("an answer").into_text();
        let output = Json::read(output.as_bytes()).expect("JSON");
        let input = Json::read(kind.example.as_bytes()).expect("JSON");
        let document = calculation(kind, &input, &output, Texts::of(Language::En));
        let segments = &document.found.tables[1];
        assert_eq!(segments.rows.len(), 2);
        assert_eq!(segments.rows[0][0], Cell::Text("A-17".to_owned()));
        assert!(segments.rows[1].contains(&Cell::Decimal("600.00".to_owned())));
        assert_eq!(document.found.headline[0].value, Cell::Decimal("61600.00".to_owned()));
    }

    #[test]
    fn what_a_person_named_like_a_code_or_a_day_stays_as_it_was_named() {
        let kind = saldo_calc::kind("contract-penalty").expect("a kind");
        let labels = Labels { kind, texts: Texts::of(Language::En) };
        for name in ["2026-03-01", "12.50", "DAY", "<b>"] {
            let value = Json::Text(name.into());
            assert_eq!(Cell::of("invoice", &value, &labels), Cell::Text(name.to_owned()));
        }
    }
}
