//! `saldo report`: rows of a report as table, JSON, CSV, workbook or PDF.

use super::by_lateness::by_lateness;
use super::report_paper::{self, Head};
use super::{report_any, report_charges, report_irrecoverable, report_lateness, report_plan};
use crate::desk::Desk;
use crate::failure::Failure;
use crate::paper;
use crate::settings::Settings;
use crate::table::room;
use clap::{Args, ValueEnum};
use jiff::ToSpan;
use saldo_domain::book::{Moment, identity};
use saldo_domain::{Currency, CustomerId, Day};
use saldo_formats::export::{Audience, Cell, DelimitedWriter, TableWriter, WorkbookWriter};
use saldo_letters::Texts;
use saldo_letters::paper::Paper;
use saldo_work::reports::ageing::{AgeingReport, AgeingRequest, By, ageing};
use saldo_work::reports::charges::{ChargesReport, ChargesRequest, charges};
use saldo_work::reports::irrecoverable::irrecoverable;
use saldo_work::reports::lateness::{LatenessReport, LatenessRequest, lateness};
use saldo_work::reports::plan::{PlanReport, plan};
use saldo_work::reports::shape::Report as Shown;
use saldo_work::reports::{self, Asked, told};
use saldo_work::{Refused, Who, explain};
use serde::Serialize;
use std::io::{Cursor, IsTerminal};
use std::path::{Path, PathBuf};

/// The reports of the board as one document.
const PACK: &str = "pack";

/// Which report, of which day, in which form.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  saldo report --list\n  \
                        saldo report ageing --as-of 2026-03-31 --bounds 14,30,60 --out ageing.xlsx\n  \
                        saldo report charges --as-of 2026-03-31 --known-on 2026-03-15\n  \
                        saldo report lateness --months 12 --chronic 3\n  \
                        saldo report dso --months 12 --days 90 --out dso.xlsx\n  \
                        saldo report pack --as-of 2026-03-31 --out board.pdf\n  \
                        saldo report debtors --of team:North --known-on 2026-03-31\n  \
                        saldo report plan --as-of 2026-03-20 --out plan.csv\n  \
                        saldo report irrecoverable --out register.xlsx\n  \
                        saldo report overdue-work --out /srv/shared/overdue-work.xlsx\n  \
                        saldo report ageing --as-of 2026-03-31 --lang et --format pdf --out ageing.pdf")]
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
    /// One customer only, by code
    #[arg(long, value_name = "CODE")]
    customer: Option<String>,
    /// Month ends to look at, 1 to 60
    #[arg(long, default_value_t = 12)]
    months: u16,
    /// Month ends in a row from which on a debtor is chronic
    #[arg(long, default_value_t = saldo_domain::analysis::chronic::CHRONIC_MONTHS)]
    chronic: u16,
    /// Whose customers: company, department, team:NAME or representative:LOGIN
    #[arg(long, value_name = "UNIT", default_value = "")]
    of: String,
    /// Count documents in this currency instead of the company's
    #[arg(long, value_name = "CODE")]
    currency: Option<String>,
    /// One bucket only, such as 31-60, overdue or unallocated
    #[arg(long, value_name = "BUCKET", default_value = "")]
    bucket: String,
    /// Days of sales that days sales outstanding are worked out from, 1 to 366
    #[arg(long, default_value_t = 90)]
    days: u16,
    /// Value added tax within the documents, per cent
    #[arg(long, value_name = "PER CENT", default_value = "")]
    vat: String,
    /// Current assets of the company
    #[arg(long, value_name = "AMOUNT", default_value = "")]
    assets: String,
    /// What money would earn elsewhere, per cent a year
    #[arg(long, value_name = "PER CENT", default_value = "")]
    interest: String,
    /// Days after something was done in which money counts for it, 1 to 366
    #[arg(long, default_value_t = 14)]
    within: u16,
    /// Days by which deferral would be longer, 1 to 366
    #[arg(long, default_value_t = 15)]
    extra: u16,
    /// Growth of sales by longer deferral, per cent
    #[arg(long, value_name = "PER CENT", default_value = "")]
    growth: String,
    /// Contribution margin of sales, per cent
    #[arg(long, value_name = "PER CENT", default_value = "")]
    margin: String,
    /// What more of the sales is lost by longer deferral, per cent
    #[arg(long, value_name = "PER CENT", default_value = "")]
    bad: String,
    /// Discount for payment within ten days, per cent
    #[arg(long, value_name = "PER CENT", default_value = "")]
    discount: String,
    /// Days of deferral that competitors give
    #[arg(long, value_name = "DAYS", default_value = "")]
    competitor: String,
    /// A formula of motivation to be tried, such as "1 - overdue / shipments"
    #[arg(long, value_name = "FORMULA", default_value = "")]
    formula: String,
    /// Form of the output; by the ending of --out when absent, else a table
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// Write to this file instead of standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
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
    Xlsx,
    Pdf,
}

/// Prints the report.
pub(crate) fn run(command: Report, settings: &Settings) -> Result<(), Failure> {
    if command.list {
        return list(settings);
    }
    let name = command.name.clone().unwrap_or_default();
    if name != PACK && reports::find(&name).is_none() {
        return Err(Refused::UnknownReport { name }.into());
    }
    check_bounds(&command.bounds)?;
    let mut desk = Desk::open(settings)?;
    if let Some(listed) = reports::find(&name) {
        listed.refuse_unheard(&asked(&command, &desk)?)?;
    }
    // Their own forms hold every currency; one alone is told in the common form.
    let common = command.currency.is_some();
    match name.as_str() {
        "charges" if !common => {
            let report = charges_of(&command, &desk)?;
            let faces = Faces {
                table: report_charges::table,
                sheet: report_charges::sheet,
                paper: report_paper::charges,
            };
            show(&command, &mut desk, &report, faces)?;
        }
        "plan" => {
            let report = plan_of(&desk)?;
            let faces = Faces {
                table: report_plan::table,
                sheet: report_plan::sheet,
                paper: report_paper::plan,
            };
            show(&command, &mut desk, &report, faces)?;
        }
        "irrecoverable" => {
            let company = desk.company.company;
            let report = irrecoverable(&desk.office, company, Who::program(), desk.day()?)?;
            let faces = Faces {
                table: report_irrecoverable::table,
                sheet: report_irrecoverable::sheet,
                paper: report_paper::irrecoverable,
            };
            show(&command, &mut desk, &report, faces)?;
        }
        "lateness" => {
            let report = lateness_of(&command, &desk)?;
            let faces = Faces {
                table: report_lateness::table,
                sheet: report_lateness::sheet,
                paper: report_paper::lateness,
            };
            show(&command, &mut desk, &report, faces)?;
        }
        "ageing" if !common => {
            let report = ageing_of(&command, &desk)?;
            show(
                &command,
                &mut desk,
                &report,
                Faces { table, sheet, paper: report_paper::ageing },
            )?;
        }
        PACK => pack(&command, &mut desk)?,
        _ => {
            let report = any_of(&command, &desk, &name)?;
            show_any(&command, &mut desk, &report)?;
        }
    }
    desk.screen.flush()
}

/// The reports of the board as one document.
fn pack(command: &Report, desk: &mut Desk) -> Result<(), Failure> {
    if form(command, desk.json) != Format::Pdf {
        return Err(Failure::refused("the pack for the board is a document; give --format pdf"));
    }
    let asked = asked(command, desk)?;
    let (progress, company) = (desk.progress(), desk.company.company);
    let (office, who) = (&desk.office, Who::program());
    let made = reports::pack(office, company, who, desk.texts, &asked, progress.as_ref())?;
    let printed = paper::pdf(&made)?;
    paper::deliver(&mut desk.screen, command.out.as_deref(), &printed.bytes)
}

/// A report that has no form of its own.
fn any_of(command: &Report, desk: &Desk, name: &str) -> Result<Shown, Failure> {
    let asked = asked(command, desk)?;
    let (progress, company) = (desk.progress(), desk.company.company);
    let report =
        reports::shown(&desk.office, company, Who::program(), name, &asked, progress.as_ref());
    Ok(report?)
}

/// The options as every report takes them.
fn asked(command: &Report, desk: &Desk) -> Result<Asked, Failure> {
    let currency = command.currency.as_deref().map(|code| {
        Currency::from_code(&code.to_uppercase()).map_err(|error| {
            Failure::refused(format!("--currency “{code}”: {error}; give a code such as EUR"))
        })
    });
    Ok(Asked {
        known_on: command.known_on,
        currency: currency.transpose()?,
        of: command.of.clone(),
        customer: command.customer.clone().unwrap_or_default(),
        months: command.months,
        chronic: command.chronic,
        bounds: command.bounds.clone(),
        by: counted(command.by),
        bucket: command.bucket.clone(),
        days: command.days,
        vat: command.vat.clone(),
        assets: command.assets.clone(),
        interest: command.interest.clone(),
        within: command.within,
        extra: command.extra,
        growth: command.growth.clone(),
        margin: command.margin.clone(),
        bad: command.bad.clone(),
        discount: command.discount.clone(),
        competitor: command.competitor.clone(),
        formula: command.formula.clone(),
        ..Asked::on(desk.day()?)
    })
}

/// The same in the form that was asked for.
fn show_any(command: &Report, desk: &mut Desk, report: &Shown) -> Result<(), Failure> {
    match form(command, desk.json) {
        Format::Csv => {
            let audience = Audience::of_language(desk.texts.language().code());
            let mut bytes = Vec::new();
            let writer = DelimitedWriter::new(&mut bytes, audience)?;
            told::rows(desk.texts, report, Box::new(writer))?;
            deliver(desk, command.out.as_deref(), &bytes)
        }
        Format::Xlsx => {
            let bytes = told::workbook(desk.texts, report)?;
            deliver(desk, command.out.as_deref(), &bytes)
        }
        Format::Pdf => {
            let printed = paper::pdf(&told::paper(desk.texts, &desk.company.name, report))?;
            paper::deliver(&mut desk.screen, command.out.as_deref(), &printed.bytes)
        }
        Format::Table | Format::Json => {
            let faces = Faces {
                table: report_any::table,
                sheet: |_, _| Ok(()),
                paper: |head, report: &Shown| told::paper(head.texts, head.company, report),
            };
            show(command, desk, report, faces)
        }
    }
}

fn ageing_of(command: &Report, desk: &Desk) -> Result<AgeingReport, Failure> {
    let request = request(command, desk)?;
    let (progress, company) = (desk.progress(), desk.company.company);
    Ok(ageing(&desk.office, company, Who::program(), &request, progress.as_ref())?)
}

fn charges_of(command: &Report, desk: &Desk) -> Result<ChargesReport, Failure> {
    let known_on = command.known_on.map(|day| end_of(day, &desk.company.zone)).transpose()?;
    let request =
        ChargesRequest { as_of: desk.day()?, known_on, customer: customer(command, desk)? };
    let (progress, company) = (desk.progress(), desk.company.company);
    Ok(charges(&desk.office, company, Who::program(), &request, progress.as_ref())?)
}

fn lateness_of(command: &Report, desk: &Desk) -> Result<LatenessReport, Failure> {
    let known_on = command.known_on.map(|day| end_of(day, &desk.company.zone)).transpose()?;
    let request = LatenessRequest {
        as_of: desk.day()?,
        known_on,
        months: command.months,
        chronic: command.chronic,
    };
    let (progress, company) = (desk.progress(), desk.company.company);
    Ok(lateness(&desk.office, company, Who::program(), &request, progress.as_ref())?)
}

fn plan_of(desk: &Desk) -> Result<PlanReport, Failure> {
    Ok(plan(&desk.office, desk.company.company, Who::program(), desk.day()?)?)
}

/// How a report is told: on the screen, in a file of rows, and on paper.
struct Faces<R> {
    table: fn(&mut Desk, &R) -> Result<(), Failure>,
    sheet: fn(&R, Box<dyn TableWriter + '_>) -> Result<(), Failure>,
    paper: fn(Head<'_>, &R) -> Paper,
}

/// The report in the form that was asked for.
fn show<R: Serialize>(
    command: &Report,
    desk: &mut Desk,
    report: &R,
    faces: Faces<R>,
) -> Result<(), Failure> {
    let Faces { table, sheet, paper } = faces;
    match form(command, desk.json) {
        Format::Table if command.out.is_some() => {
            Err(Failure::refused("a table is for the screen; give --format csv, json, xlsx or pdf"))
        }
        Format::Table => table(desk, report),
        Format::Json if command.out.is_some() => {
            let mut bytes = serde_json::to_vec(report)
                .map_err(|error| Failure::while_doing("the report", &error))?;
            bytes.push(b'\n');
            deliver(desk, command.out.as_deref(), &bytes)
        }
        Format::Json => desk.screen.json(report),
        Format::Csv => {
            let audience = Audience::of_language(desk.texts.language().code());
            let mut bytes = Vec::new();
            sheet(report, Box::new(DelimitedWriter::new(&mut bytes, audience)?))?;
            deliver(desk, command.out.as_deref(), &bytes)
        }
        Format::Xlsx => {
            let mut bytes = Cursor::new(Vec::new());
            let name = command.name.as_deref().unwrap_or_default();
            sheet(report, Box::new(WorkbookWriter::new(&mut bytes, name)?))?;
            deliver(desk, command.out.as_deref(), bytes.get_ref())
        }
        Format::Pdf => {
            let head = Head {
                texts: desk.texts,
                company: &desk.company.name,
                day: desk.day()?,
                known_on: command.known_on.filter(|_| knows(command)),
            };
            let printed = paper::pdf(&paper(head, report))?;
            paper::deliver(&mut desk.screen, command.out.as_deref(), &printed.bytes)
        }
    }
}

/// Does the report tell what was known on a day?
fn knows(command: &Report) -> bool {
    let found = command.name.as_deref().and_then(reports::find);
    found.is_some_and(|report| report.options.contains(&"known-on"))
}

/// The one customer that was asked for.
fn customer(command: &Report, desk: &Desk) -> Result<Option<CustomerId>, Failure> {
    if let Some(code) = &command.customer {
        // A misspelt code is refused rather than answered with an empty report.
        explain::customer(&desk.office, desk.company.company, Who::program(), code, None)?;
    }
    Ok(command.customer.as_deref().map(identity::customer))
}

/// The form asked for, or the one that the name of the file tells.
fn form(command: &Report, json: bool) -> Format {
    let ending = command.out.as_deref().and_then(|path| path.extension()?.to_str());
    match (command.format, ending) {
        (Some(format), _) => format,
        (None, _) if json => Format::Json,
        (None, Some("csv")) => Format::Csv,
        (None, Some("json")) => Format::Json,
        (None, Some("xlsx")) => Format::Xlsx,
        (None, Some("pdf")) => Format::Pdf,
        (None, _) => Format::Table,
    }
}

/// To the file asked for, or to standard output; a terminal shows no workbooks.
fn deliver(desk: &mut Desk, out: Option<&Path>, bytes: &[u8]) -> Result<(), Failure> {
    match out {
        Some(path) => paper::write(path, bytes),
        None if bytes.starts_with(b"PK") && std::io::stdout().is_terminal() => {
            Err(Failure::refused("a workbook cannot be shown here; name a file with --out FILE"))
        }
        None => desk.screen.bytes(bytes),
    }
}

fn list(settings: &Settings) -> Result<(), Failure> {
    let texts = Texts::of(settings.language);
    let mut screen = crate::screen::Screen::new();
    for report in reports::ALL {
        screen.line(format_args!("{:<14} {}", report.name, texts.get(report.title)))?;
    }
    screen.line(format_args!("{PACK:<14} {}", texts.get("pack-title")))?;
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

const fn counted(by: Counted) -> By {
    match by {
        Counted::DueDate => By::DueDate,
        Counted::InvoiceDate => By::InvoiceDate,
    }
}

fn request(command: &Report, desk: &Desk) -> Result<AgeingRequest, Failure> {
    let by = counted(command.by);
    let known_on = command.known_on.map(|day| end_of(day, &desk.company.zone)).transpose()?;
    let bounds = command.bounds.clone();
    let customer = customer(command, desk)?;
    Ok(AgeingRequest { by, bounds, known_on, customer, ..AgeingRequest::on(desk.day()?) })
}

/// The last moment of a day in the company's zone.
pub(crate) fn end_of(day: Day, zone: &str) -> Result<Moment, Failure> {
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
        desk.screen.line(by_lateness(texts, currency, room()))?;
    }
    Ok(())
}

/// One row per customer and currency. Money stays a number; a text that a spreadsheet
/// would take for a formula stays a text.
fn sheet(report: &AgeingReport, mut writer: Box<dyn TableWriter + '_>) -> Result<(), Failure> {
    let mut header = ["customer", "name", "currency", "total"].map(Cell::text).to_vec();
    header.extend(report.main.buckets.iter().map(|bucket| Cell::text(bucket.name.as_str())));
    header.push(Cell::text("unallocated"));
    writer.row(&header)?;
    for ageing in std::iter::once(&report.main).chain(&report.others) {
        for row in &ageing.customers {
            let mut cells = [&row.code, &row.name].map(|text| Cell::text(text.as_str())).to_vec();
            cells.push(Cell::text(ageing.currency.to_string()));
            cells.push(Cell::Money(row.total));
            cells.extend(row.buckets.iter().map(|bucket| Cell::Money(bucket.amount)));
            cells.push(Cell::Money(row.unallocated));
            writer.row(&cells)?;
        }
    }
    Ok(writer.finish()?)
}

#[cfg(test)]
mod tests {
    use super::*;

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
