//! Rates, fees, moratoria and calendars a calculation may look up.

use saldo_domain::Day;
use saldo_domain::calendar::Calendar;
use saldo_domain::rates::{FeeTable, FixedSum, Moratorium, RateTable, moratoria_of_russia};
use std::borrow::Cow;

/// The dated data that ships, and what a company has added to it.
#[derive(Clone, Debug)]
pub struct Facts {
    rates: Vec<Cow<'static, RateTable>>,
    calendars: Vec<Cow<'static, Calendar>>,
    moratoria: Cow<'static, [Moratorium]>,
    fees: Vec<Cow<'static, FeeTable>>,
}

impl Facts {
    /// The data that ships.
    pub fn shipped() -> Self {
        let calendars = Calendar::SHIPPED.iter().filter_map(|code| Calendar::of_code(code));
        Self {
            rates: RateTable::shipped().map(Cow::Borrowed).collect(),
            calendars: calendars.map(Cow::Borrowed).collect(),
            moratoria: Cow::Borrowed(moratoria_of_russia()),
            fees: FeeTable::shipped().map(Cow::Borrowed).collect(),
        }
    }

    /// The same facts with this table in place of the shipped one of the same code.
    #[must_use]
    pub fn with_rates(mut self, table: RateTable) -> Self {
        self.rates.retain(|known| known.code() != table.code());
        self.rates.push(Cow::Owned(table));
        self
    }

    /// The same facts with this calendar in place of the shipped one of the same code.
    #[must_use]
    pub fn with_calendar(mut self, calendar: Calendar) -> Self {
        self.calendars.retain(|known| known.code() != calendar.code());
        self.calendars.push(Cow::Owned(calendar));
        self
    }

    /// The same facts with these moratoria in place of those that ship.
    #[must_use]
    pub fn with_moratoria(mut self, moratoria: Vec<Moratorium>) -> Self {
        self.moratoria = Cow::Owned(moratoria);
        self
    }

    /// The same facts with one more version of a court's fees; of two from one day it holds.
    #[must_use]
    pub fn with_fees(mut self, table: FeeTable) -> Self {
        self.fees.push(Cow::Owned(table));
        self
    }

    /// The table with this code.
    pub(crate) fn rates(&self, code: &str) -> &RateTable {
        self.rates.iter().find(|table| table.code() == code).expect("the kinds name shipped tables")
    }

    /// Key rate of the Bank of Russia (GK 395).
    pub(crate) fn key_rate(&self) -> &RateTable {
        self.rates("ru-key-rate")
    }

    /// Statutory default interest of Estonia (VÕS 113).
    pub(crate) fn default_interest(&self) -> &RateTable {
        self.rates("ee-default-interest")
    }

    /// Periods without accrual in Russia.
    pub(crate) fn moratoria(&self) -> &[Moratorium] {
        &self.moratoria
    }

    /// The calendar a contract names: `RU` or `EE`.
    pub(crate) fn calendar(&self, code: &str) -> &Calendar {
        self.calendars
            .iter()
            .find(|calendar| calendar.code() == code)
            .expect("the kinds name shipped calendars")
    }

    /// The fees of the court with this code, e.g. `RU_ARBITRAZH`, for a claim filed on a day.
    pub(crate) fn fees(&self, code: &str, filed: Day) -> &FeeTable {
        let versions = self.fees.iter().map(|table| &**table).filter(|table| table.code() == code);
        FeeTable::version_for(versions, filed).expect("the kinds name shipped tables")
    }

    /// EUR 40 for each late payment (VÕS 113-1).
    pub(crate) fn fixed_sum(&self) -> &'static FixedSum {
        FixedSum::of_estonia()
    }
}
