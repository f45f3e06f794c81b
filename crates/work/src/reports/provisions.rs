//! Provisions: doubtful debts under Russian tax law, and losses expected by a matrix of the
//! company's own roll rates for the accounts (IFRS 9; WOF-07).

use super::asked::{Account, Question, Sight};
use super::rolls::{course, months_wide};
use super::shape::{Cell, Column, PictureKind, Report, Row, Said, Table, To};
use super::typed::percent;
use super::{Listed, money};
use crate::payables::owed_on;
use crate::{Refused, company as companies};
use saldo_domain::ageing::{Bounds, overdue_days};
use saldo_domain::analysis::chronic::month_ends;
use saldo_domain::analysis::history::Lowered;
use saldo_domain::analysis::loss_rates::{Rolled, loss_rates};
use saldo_domain::analysis::provision_matrix::{MatrixRow, provision_matrix};
use saldo_domain::analysis::provision_ru_tax::{
    DoubtfulDebt, TaxPeriod, TaxProvision, tax_provision,
};
use saldo_domain::authority::Right;
use saldo_domain::rates::Rate;
use saldo_domain::{Amount, CustomerId, Day, Exact};
use std::collections::BTreeMap;

pub(super) const LISTED: Listed = Listed {
    name: "provisions",
    title: "report-provisions",
    options: &["as-of", "known-on", "currency", "of", "months", "bounds", "vat"],
    make,
};

/// The most that the law lets a company provide for, of its revenue (NK RF 266, 4).
const CAP: Rate = Rate::whole(10);
/// An oldest debt open for so many days beyond its bound is taken for lost.
const LOST_AFTER: i64 = 365;

/// A debt that may be provided for, and whose it is.
struct Debt {
    code: String,
    name: String,
    number: String,
    doubtful: DoubtfulDebt,
}

#[derive(Default)]
struct Gathered {
    debts: Vec<Debt>,
    this_year: Amount,
    last_year: Amount,
    lost: Amount,
    decided: Amount,
}

/// Everybody's payables are in it, so it is for those who see the whole company.
fn make(question: &Question<'_>) -> Result<Report, Refused> {
    question.who.must(Right::SeeWholeCompany)?;
    let sight = question.sight()?;
    let bounds = months_wide(question)?;
    let months = question.asked.checked_months()?;
    let vat = percent("vat", &question.asked.vat)?;
    let as_of = question.asked.as_of;
    let oldest = question.asked.bounds.last().map_or(0, |bound| i64::from(*bound));
    let owed = counter_obligations(question, &sight)?;
    let mut found = Gathered::default();
    question.accounts(&sight, |account| found.add(&account, as_of, oldest, &owed))?;
    let ends = month_ends(as_of, months.saturating_add(1));
    let mut ends_and_day = ends.clone();
    ends_and_day.push(as_of);
    let course = course(question, &sight, ends_and_day, &bounds)?;
    let buckets = bounds.bucket_count();
    let month_rows = &course.amounts[..ends.len()];
    let onwards = (1..buckets).map(|at| {
        let pairs = month_rows.windows(2);
        pairs.fold((Amount::ZERO, Amount::ZERO), |(younger, older), pair| {
            (younger + pair[0][at - 1], older + pair[1][at])
        })
    });
    let rolled = Rolled { onwards: onwards.collect(), lost: found.lost, decided: found.decided };
    let today = course.amounts.last().cloned().unwrap_or_default();
    let matrix = matrix(&bounds, &today, &loss_rates(&rolled), &sight)?;
    let period = found.period(as_of, vat);
    let tax = tax_provision(as_of, period, CAP, found.debts.iter().map(|debt| debt.doubtful));
    let tables = vec![
        matrix,
        tax_table(&found.debts, &tax, &sight)?,
        tax_sums(&tax, is_whole(question, &sight)?, &sight)?,
    ];
    let mut report = question.report(&LISTED, &sight, tables);
    report.remarks.push(Said::plain("provisions-unsecured"));
    Ok(report)
}

/// What the company owes its customers on the day: only the surplus of a debt is doubtful.
fn counter_obligations(
    question: &Question<'_>,
    sight: &Sight,
) -> Result<BTreeMap<CustomerId, Amount>, Refused> {
    let as_of = question.asked.as_of;
    let owed = question.office.store.read(|reader| owed_on(reader, question.company, as_of))?;
    let mut sums: BTreeMap<CustomerId, Amount> = BTreeMap::new();
    for row in owed.iter().filter(|row| row.new.amount.currency() == sight.currency) {
        let sum = sums.entry(row.new.creditor).or_insert(Amount::ZERO);
        *sum = *sum + Amount::minor_units_of(row.open());
    }
    Ok(sums)
}

impl Gathered {
    fn add(
        &mut self,
        account: &Account,
        as_of: Day,
        oldest: i64,
        owed: &BTreeMap<CustomerId, Amount>,
    ) -> Result<(), Refused> {
        let mut counter = owed.get(&account.customer).copied().unwrap_or(Amount::ZERO).or_nothing();
        let mut debts: Vec<_> = account.documents.iter().filter(|one| one.is_debt()).collect();
        // The debt that arose first is lowered first (NK RF 266, 1).
        debts.sort_by_key(|one| (one.item.effective, one.item.item));
        for document in debts {
            let (open, due) = (document.open_on(as_of)?, document.due_on(as_of));
            if document.is_sale() && document.item.effective <= as_of {
                let year = document.item.effective.year();
                let amount = document.revenue_on(as_of);
                match as_of.year() - year {
                    0 => self.this_year = self.this_year + amount,
                    1 => self.last_year = self.last_year + amount,
                    _ => {}
                }
            }
            for (day, how, amount) in document.lowered_by(as_of) {
                let in_oldest = day.days_since(due) > oldest;
                if document.is_of_buyer() && in_oldest && how != Lowered::Corrected {
                    self.decided = self.decided + amount;
                    if how == Lowered::WrittenOff {
                        self.lost = self.lost + amount;
                    }
                }
            }
            if document.is_of_buyer() && overdue_days(due, as_of) > oldest + LOST_AFTER {
                (self.lost, self.decided) = (self.lost + open, self.decided + open);
            }
            let used = counter.min(open.or_nothing());
            counter = counter - used;
            if open.is_positive() && overdue_days(due, as_of) > 0 {
                self.debts.push(Debt {
                    code: account.code.clone(),
                    name: account.name.clone(),
                    number: document.item.number.clone(),
                    doubtful: DoubtfulDebt {
                        amount: open,
                        due,
                        counter_obligation: used,
                        secured: false,
                        from_sales: document.is_sale(),
                    },
                });
            }
        }
        Ok(())
    }

    /// The year itself on its last day; before it the greater of it and the year before.
    fn period(&self, as_of: Day, vat: Option<Rate>) -> TaxPeriod {
        let without_tax = |sales: Amount| {
            let with_tax = Exact::whole(1) + Exact::share(vat.unwrap_or(Rate::ZERO));
            Exact::ratio(sales, with_tax).map_or(sales, |revenue| revenue.amount())
        };
        let (revenue, previous_year) = (without_tax(self.this_year), without_tax(self.last_year));
        match as_of.month_and_day() {
            (12, 31) => TaxPeriod::FullYear { revenue },
            _ => TaxPeriod::Interim { revenue, previous_year },
        }
    }
}

fn matrix(
    bounds: &Bounds,
    gross: &[Amount],
    rates: &[Option<Rate>],
    sight: &Sight,
) -> Result<Table, Refused> {
    let columns = vec![
        Column::new("bucket", "ageing-bucket"),
        Column::new("gross", "report-amount"),
        Column::new("loss_rate_pct", "provisions-loss-rate"),
        Column::new("loss", "provisions-loss"),
    ];
    let mut table = Table::new("matrix", Said::plain("provisions-matrix"), columns);
    let rows: Vec<MatrixRow> = gross
        .iter()
        .zip(rates)
        .map(|(gross, rate)| MatrixRow { gross: *gross, loss_rate: rate.unwrap_or(Rate::ZERO) })
        .collect();
    let found = provision_matrix(&rows);
    for ((name, row), (rate, loss)) in
        bounds.names().iter().zip(&rows).zip(rates.iter().zip(&found.losses))
    {
        let loss = rate.map(|_| money(*loss, sight.currency)).transpose()?;
        let rate = rate.map_or(Cell::Empty, |rate| {
            Cell::Percent((Exact::share(rate) * Exact::whole(100)).rounded(4))
        });
        table.rows.push(Row::of(vec![
            Cell::Bucket(name.clone()),
            money(row.gross, sight.currency)?,
            rate,
            loss.unwrap_or(Cell::Empty),
        ]));
    }
    // A sum that leaves out what cannot be told would look like a small loss.
    let told = gross.iter().zip(rates).all(|(gross, rate)| gross.is_zero() || rate.is_some());
    table.total = Some(vec![
        Cell::word("report-total"),
        money(found.total_gross, sight.currency)?,
        Cell::percent(found.coverage_pct.filter(|_| told)),
        if told { money(found.total_loss, sight.currency)? } else { Cell::Empty },
    ]);
    Ok(table
        .drawn(PictureKind::Bars, 0, vec![3])
        .explained(&["provisions-formula-rate", "provisions-formula-oldest"]))
}

fn tax_table(debts: &[Debt], tax: &TaxProvision, sight: &Sight) -> Result<Table, Refused> {
    let columns = vec![
        Column::new("customer", "report-customer"),
        Column::new("number", "report-number"),
        Column::new("due", "report-due"),
        Column::new("days_late", "report-days-late"),
        Column::new("open", "report-open"),
        Column::new("counter_obligation", "provisions-counter"),
        Column::new("rate_pct", "provisions-tax-rate"),
        Column::new("provision", "provisions-amount"),
    ];
    let mut table = Table::new("tax", Said::plain("provisions-tax"), columns);
    for (debt, found) in debts.iter().zip(&tax.debts) {
        let rate = (Exact::share(found.rate) * Exact::whole(100)).rounded(0);
        let row = Row::of(vec![
            Cell::Text(debt.name.clone()),
            Cell::Text(debt.number.clone()),
            Cell::Day(debt.doubtful.due),
            Cell::Whole(found.overdue_days),
            money(debt.doubtful.amount, sight.currency)?,
            money(debt.doubtful.counter_obligation, sight.currency)?,
            Cell::Percent(rate),
            money(found.provision, sight.currency)?,
        ]);
        table.rows.push(row.leading(0, To::Customer(debt.code.clone())));
    }
    let mut total = vec![Cell::Empty; 8];
    total[0] = Cell::word("report-total");
    total[7] = money(tax.calculated, sight.currency)?;
    table.total = Some(total);
    Ok(table.explained(&["provisions-formula-tax"]))
}

/// The cap is of all the revenue of the company: of a unit or in another currency there is none.
fn is_whole(question: &Question<'_>, sight: &Sight) -> Result<bool, Refused> {
    let own = companies::get(question.office, question.company)?.currency;
    Ok(matches!(question.asked.of.as_str(), "" | "company") && sight.currency == own)
}

fn tax_sums(tax: &TaxProvision, whole: bool, sight: &Sight) -> Result<Table, Refused> {
    let columns =
        vec![Column::new("figure", "report-figure"), Column::new("amount", "report-amount")];
    let mut table = Table::new("tax_sums", Said::plain("provisions-tax-sums"), columns);
    let of_company = |amount: Amount| whole.then_some(amount);
    let rows = [
        ("calculated", Some(tax.calculated)),
        ("cap", of_company(tax.cap)),
        ("provision", of_company(tax.provision)),
    ];
    for (code, amount) in rows {
        let name = Cell::Coded("provisions-sum", code.to_owned());
        let amount = amount.map(|amount| money(amount, sight.currency)).transpose()?;
        table.rows.push(Row::of(vec![name, amount.unwrap_or(Cell::Empty)]));
    }
    Ok(table.explained(&["provisions-formula-cap"]))
}
