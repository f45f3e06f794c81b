//! `saldo report`: rows of a report as table, JSON or CSV.

use crate::desk::Desk;
use crate::failure::Failure;
use crate::settings::Settings;
use crate::table::{Columns, Side};
use clap::{Args, ValueEnum};
use jiff::ToSpan;
use saldo_domain::book::Moment;
use saldo_domain::{Day, Money};
use saldo_letters::Texts;
use saldo_work::reports;
use saldo_work::reports::ageing::{
    AgeingReport, AgeingRequest, Bucket, By, CurrencyAgeing, ageing,
};
use saldo_work::{Refused, Who};

/// Which report, of which day, in which form.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  saldo report --list\n  \
                        saldo report ageing --as-of 2026-03-31 --bounds 14,30,60 --format csv")]
pub(crate) struct Report {
    /// Name of the report
    #[arg(required_unless_present = "list")]
    name: Option<String>,
    /// Names of all reports
    #[arg(long)]
    list: bool,
    /// Count lateness from the due date or from the invoice date
    #[arg(long, value_enum, default_value_t = Counted::DueDate)]
    by: Counted,
    /// Last day of each bucket, rising
    #[arg(long, value_delimiter = ',', default_value = "30,60,90", value_name = "DAYS")]
    bounds: Vec<u16>,
    /// As the book was known at the end of this day
    #[arg(long, value_name = "DATE")]
    known_on: Option<Day>,
    /// Form of the output
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Counted {
    #[value(alias = "due_date")]
    DueDate,
    #[value(alias = "invoice_date")]
    InvoiceDate,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Table,
    Json,
    Csv,
}

/// Prints the report.
pub(crate) fn run(command: Report, settings: &Settings) -> Result<(), Failure> {
    if command.list {
        return list(settings);
    }
    let name = command.name.clone().unwrap_or_default();
    if reports::find(&name).is_none() {
        return Err(Refused::UnknownReport { name }.into());
    }
    check_bounds(&command.bounds)?;
    let mut desk = Desk::open(settings)?;
    let request = request(&command, &desk)?;
    let progress = desk.progress();
    let report =
        ageing(&desk.office, desk.company.company, Who::program(), &request, progress.as_ref())?;
    drop(progress);
    let format = if desk.json { Format::Json } else { command.format };
    match format {
        Format::Json => desk.screen.json(&report)?,
        Format::Csv => csv(&mut desk, &report)?,
        Format::Table => table(&mut desk, &report)?,
    }
    desk.screen.flush()
}

fn list(settings: &Settings) -> Result<(), Failure> {
    let texts = Texts::of(settings.language);
    let mut screen = crate::screen::Screen::new();
    for report in reports::ALL {
        screen.line(format_args!("{:<12} {}", report.name, texts.get(report.title)))?;
    }
    screen.flush()
}

fn check_bounds(bounds: &[u16]) -> Result<(), Failure> {
    let rising = bounds.windows(2).all(|pair| pair[0] < pair[1]) && bounds.first() != Some(&0);
    if rising && !bounds.is_empty() {
        return Ok(());
    }
    let given: Vec<String> = bounds.iter().map(u16::to_string).collect();
    Err(Failure::refused(format!(
        "--bounds “{}” do not rise; give the last day of each bucket in rising order, such as 30,60,90",
        given.join(",")
    )))
}

fn request(command: &Report, desk: &Desk) -> Result<AgeingRequest, Failure> {
    let by = match command.by {
        Counted::DueDate => By::DueDate,
        Counted::InvoiceDate => By::InvoiceDate,
    };
    let known_on = command.known_on.map(|day| end_of(day, &desk.company.zone)).transpose()?;
    let bounds = command.bounds.clone();
    Ok(AgeingRequest { by, bounds, known_on, ..AgeingRequest::on(desk.day()?) })
}

/// The last moment of a day in the company's zone.
fn end_of(day: Day, zone: &str) -> Result<Moment, Failure> {
    let next =
        day.date().checked_add(1.day()).map_err(|error| Failure::refused(error.to_string()))?;
    let midnight = next
        .in_tz(zone)
        .map_err(|error| Failure::while_doing(&format!("time zone {zone}"), &error))?;
    Ok(Moment(midnight.timestamp().as_microsecond() - 1))
}

fn table(desk: &mut Desk, report: &AgeingReport) -> Result<(), Failure> {
    let texts = desk.texts;
    let values =
        [("company", desk.company.name.as_str().into()), ("day", texts.day(report.as_of).into())];
    desk.screen.line(texts.with("cli-ageing-heading", &values))?;
    for currency in std::iter::once(&report.main).chain(&report.others) {
        desk.screen.gap()?;
        desk.screen.line(currency_table(texts, currency))?;
    }
    Ok(())
}

/// One row per customer; amounts in whole units so that five buckets fit beside a name.
fn currency_table(texts: &Texts, ageing: &CurrencyAgeing) -> String {
    let customer = texts.get("cli-customer");
    let total = format!("{} {}", texts.get("cli-total"), ageing.currency);
    let unallocated = texts.get("cli-unallocated-short");
    let names: Vec<String> =
        ageing.buckets.iter().map(|bucket| texts.bucket(&bucket.name)).collect();
    let mut headings = vec![(customer.as_str(), Side::Left)];
    headings.extend(names.iter().map(|name| (name.as_str(), Side::Right)));
    headings.push((unallocated.as_str(), Side::Right));
    headings.push((total.as_str(), Side::Right));
    let mut columns = Columns::new(&headings);
    for row in &ageing.customers {
        let name = format!("{} {}", row.code, row.name);
        columns.row(cells(texts, name, &row.buckets, row.unallocated, row.total));
    }
    let sum = texts.get("cli-total");
    columns.row(cells(texts, sum, &ageing.buckets, ageing.unallocated, ageing.total));
    columns.text()
}

fn cells(
    texts: &Texts,
    name: String,
    buckets: &[Bucket],
    unallocated: Money,
    total: Money,
) -> Vec<String> {
    let amounts = buckets.iter().map(|bucket| bucket.amount).chain([unallocated, total]);
    let shown = |amount: Money| {
        if amount.is_zero() { "–".to_owned() } else { texts.rounded_amount(amount) }
    };
    std::iter::once(name).chain(amounts.map(shown)).collect()
}

/// Plain decimals, one row per customer and currency. A cell that a spreadsheet would
/// take for a formula is made text.
fn csv(desk: &mut Desk, report: &AgeingReport) -> Result<(), Failure> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let names = report.main.buckets.iter().map(|bucket| bucket.name.clone());
    let mut header =
        vec!["customer".to_owned(), "name".to_owned(), "currency".to_owned(), "total".to_owned()];
    header.extend(names);
    header.push("unallocated".to_owned());
    let failed = |error: csv::Error| Failure::while_doing("csv", &error);
    writer.write_record(&header).map_err(failed)?;
    for ageing in std::iter::once(&report.main).chain(&report.others) {
        for row in &ageing.customers {
            let mut record =
                vec![neutral(&row.code), neutral(&row.name), ageing.currency.to_string()];
            record.push(row.total.to_plain());
            record.extend(row.buckets.iter().map(|bucket| bucket.amount.to_plain()));
            record.push(row.unallocated.to_plain());
            writer.write_record(&record).map_err(failed)?;
        }
    }
    let bytes = writer.into_inner().map_err(|error| Failure::while_doing("csv", &error))?;
    desk.screen.bytes(&bytes)
}

/// Text that spreadsheets do not execute (S17).
fn neutral(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_that_begin_like_formulas_become_text() {
        let rows =
            [("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("-5", "'-5"), ("OÜ Mets", "OÜ Mets")];
        for (given, written) in rows {
            assert_eq!(neutral(given), written);
        }
    }

    #[test]
    fn bounds_must_rise() {
        assert!(check_bounds(&[30, 60, 90]).is_ok());
        for wrong in [vec![30, 30], vec![60, 30], vec![0, 30], vec![]] {
            assert!(check_bounds(&wrong).is_err(), "{wrong:?}");
        }
    }

    #[test]
    fn a_day_ends_at_midnight_of_the_companys_zone() {
        let day = "2026-03-20".parse().expect("a day");
        let end = end_of(day, "Europe/Tallinn").expect("a zone");
        // 2026-03-20 22:00 UTC is midnight in Tallinn, two hours ahead in winter.
        assert_eq!(end.0 + 1, (day.number() * 24 + 22) * 3_600_000_000);
    }
}
