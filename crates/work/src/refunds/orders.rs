//! Payment orders: written once, kept byte for byte, handed out as often as it is asked while all
//! of it is still to be paid.

use super::decide::{Change, change, gate_is_open};
use super::{RefundRefusal, command};
use crate::company::Company;
use crate::views::{People, PersonRef};
use crate::{Office, Refused, Who, company as companies};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use saldo_domain::authority::Right;
use saldo_domain::book::Moment;
use saldo_domain::identifier::{iban, without_spaces};
use saldo_domain::refunds::{Act, Form, State, end_to_end};
use saldo_domain::{CompanyId, Currency, Day, Money};
use saldo_formats::export::{Payer, PaymentOrder, Transfer};
use saldo_letters::{Language, Texts};
use saldo_store::refunds::{self as stored, Filter, OrderRow, RefundRow};
use saldo_store::{Reader, Writer, book, papers};
use std::collections::BTreeMap;

/// Transfers of one file at most.
const MOST: u32 = 500;

/// A payment order as a page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderShown {
    pub order: i64,
    pub form: String,
    pub account: String,
    pub message_id: String,
    pub transfers: i64,
    pub total: Money,
    pub hash: String,
    pub by: Option<PersonRef>,
    pub on: Day,
    pub at: Moment,
    /// How often the same file was taken out after the first time.
    pub again: i64,
}

/// A file for the bank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    pub name: String,
    pub bytes: Vec<u8>,
    /// It was taken out before: the same bytes under the same name of the message.
    pub again: bool,
}

pub(super) fn shown(row: OrderRow, people: &People) -> OrderShown {
    OrderShown {
        order: row.order,
        form: row.form,
        account: row.account,
        message_id: row.message_id,
        transfers: row.transfers,
        total: row.total,
        hash: row.hash,
        by: people.get(row.person),
        on: row.on,
        at: row.recorded,
        again: row.again,
    }
}

/// One payment order.
///
/// # Errors
/// `Refund` for one that is not there, `NotPermitted`, or the store's.
pub fn order(
    office: &Office,
    company: CompanyId,
    who: Who,
    order: i64,
) -> Result<OrderShown, Refused> {
    who.must(Right::SeeWholeCompany)?;
    office.store.read(|reader| {
        let people = People::of(reader, company)?;
        let found = stored::order(reader, company, order)?;
        let (row, _) = found.ok_or(RefundRefusal::UnknownOrder { order })?;
        Ok(shown(row, &people))
    })
}

/// Writes every approved refund that is to be paid from an account of ours into one payment order,
/// and answers its number. Nothing has left by that: [`take_order`] hands the file out.
///
/// An order is about one currency, and an account of ours may hold several: where refunds of more
/// than one wait, the currency has to be said.
///
/// # Errors
/// `Refund` where a copy was brought back and nobody has said that the statements since it are in,
/// where nothing is approved for the account, where it is not said in which of several
/// currencies, or our own bank is not known; `NotPermitted`, or the store's.
pub fn write_order(
    office: &Office,
    company: CompanyId,
    who: Who,
    (account, currency): (&str, Option<Currency>),
) -> Result<i64, Refused> {
    who.must(Right::MatchPayments)?;
    let found = companies::get(office, company)?;
    let today = office.today_in(&found.zone)?;
    let account = iban::normalized(&without_spaces(account));
    let command = command(office, company, who, "payment-order", format!("account {account}"));
    office.store.write(&command, |writer| {
        gate_is_open(writer, company)?;
        let rows = approved(writer, company, (&account, currency))?;
        let order = stored::next_order(writer, company)?;
        let desk = Writing { company: &found, today, at: command.at, order };
        let (row, bytes) = desk.write(writer, &account, &rows)?;
        let row = OrderRow { person: who.person, ..row };
        stored::add_order(writer, command.stamp(), &row, &BASE64.encode(&bytes))?;
        for refund in &rows {
            let new = Change { what: Act::Ordered, order, ..Change::by(who.person, today) };
            change(writer, command.stamp(), refund, &new)?;
        }
        fail::fail_point!("refund::order-written", |_| std::process::abort());
        let told = serde_json::json!({
            "order": order, "message": row.message_id, "transfers": rows.len(),
            "total": row.total.to_plain(), "hash": row.hash,
        });
        writer.describe(told.to_string());
        Ok(order)
    })
}

/// What is approved and to be paid from this account, of one currency, the oldest first.
fn approved(
    reader: &mut Reader,
    company: CompanyId,
    (account, currency): (&str, Option<Currency>),
) -> Result<Vec<RefundRow>, Refused> {
    let is_open = currency.is_none();
    let filter = Filter { states: vec![State::Approved], ..Filter::default() };
    let mut rows = stored::list(reader, company, &filter, 0, u32::MAX)?;
    rows.retain(|row| row.new.own_account == account);
    rows.reverse();
    let of = |row: &RefundRow| row.new.amount.currency();
    let first = currency.or_else(|| rows.first().map(of));
    let currency = first.ok_or(RefundRefusal::NothingToOrder)?;
    if is_open && rows.iter().any(|row| of(row) != currency) {
        return Err(RefundRefusal::WhichCurrency { account: account.to_owned() }.into());
    }
    rows.retain(|row| of(row) == currency);
    if rows.is_empty() {
        return Err(RefundRefusal::NothingToOrder.into());
    }
    rows.truncate(MOST as usize);
    Ok(rows)
}

/// An order as it is written.
struct Writing<'a> {
    company: &'a Company,
    today: Day,
    at: Moment,
    order: i64,
}

impl Writing<'_> {
    fn write(
        &self,
        reader: &mut Reader,
        account: &str,
        rows: &[RefundRow],
    ) -> Result<(OrderRow, Vec<u8>), Refused> {
        let first = rows.first().ok_or(RefundRefusal::NothingToOrder)?;
        let currency = first.new.amount.currency();
        let no_form = || RefundRefusal::NoForm { account: account.to_owned() };
        let form = Form::of(account, currency).ok_or_else(no_form)?;
        let mut transfers = Vec::with_capacity(rows.len());
        for row in rows {
            transfers.push(self.transfer(reader, row)?);
        }
        let file = PaymentOrder {
            message_id: self.message_id(),
            made: self.made()?,
            on: self.today,
            currency,
            payer: self.payer(reader, account, form)?,
            transfers,
        };
        let bytes = match form {
            Form::Pain001 => file.pain_001()?,
            Form::OneC => file.one_c(),
        };
        let row = OrderRow {
            order: self.order,
            form: form.code().to_owned(),
            account: account.to_owned(),
            message_id: file.message_id,
            transfers: i64::try_from(rows.len()).unwrap_or(i64::MAX),
            total: Money::sum(currency, rows.iter().map(|row| row.new.amount))?,
            hash: blake3::hash(&bytes).to_hex().to_string(),
            person: saldo_domain::UserId::new(0),
            on: self.today,
            recorded: self.at,
            again: 0,
        };
        Ok((row, bytes))
    }

    /// Never given twice: the number of the order, and the moment it was written, so that a company
    /// restored from an old copy does not use a name again either.
    fn message_id(&self) -> String {
        format!("SALDO-{}-{}-{:x}", self.company.company, self.order, self.at.0)
    }

    fn made(&self) -> Result<(Day, u32), Refused> {
        let damaged = |error: jiff::Error| Refused::Damaged { what: error.to_string() };
        let moment = Timestamp::from_microsecond(self.at.0).map_err(damaged)?;
        let civil = moment.to_zoned(TimeZone::UTC).datetime();
        let seconds = i64::from(civil.hour()) * 3600
            + i64::from(civil.minute()) * 60
            + i64::from(civil.second());
        let outside = |_| Refused::Damaged { what: "a moment outside of the calendar".to_owned() };
        let day = Day::from_date(civil.date()).map_err(outside)?;
        Ok((day, u32::try_from(seconds).unwrap_or(0)))
    }

    fn payer(&self, reader: &mut Reader, account: &str, form: Form) -> Result<Payer, Refused> {
        let mut details: BTreeMap<String, String> =
            papers::details(reader, self.company.company)?.into_iter().collect();
        let mut take = |field: &str| details.remove(field).unwrap_or_default();
        let name = Some(take("legal-name")).filter(|name| !name.is_empty());
        // The details tell of one account: those of its bank are not those of another's.
        let is_that = iban::normalized(&without_spaces(&take("account"))) == account;
        let mut of_bank = |field: &str| if is_that { take(field) } else { String::new() };
        let payer = Payer {
            name: name.unwrap_or_else(|| self.company.name.clone()),
            account: account.to_owned(),
            bank: iban::normalized(&of_bank("bank-code")),
            bank_name: of_bank("bank"),
            bank_account: of_bank("bank-account"),
            code: take("tax-code"),
            state_code: take("state-code"),
        };
        if form == Form::OneC && payer.bank.is_empty() {
            return Err(RefundRefusal::NoOwnBank.into());
        }
        // An IBAN tells its bank; a BIC of another form in the details would be refused by it.
        let bank = match form {
            Form::Pain001 if !matches!(payer.bank.len(), 8 | 11) => String::new(),
            _ => payer.bank,
        };
        Ok(Payer { bank, ..payer })
    }

    fn transfer(&self, reader: &mut Reader, row: &RefundRow) -> Result<Transfer, Refused> {
        let new = &row.new;
        let items = book::items_of(reader, self.company.company, new.customer)?;
        let paid = items.into_iter().find(|item| item.item == new.item);
        let texts = Texts::of(Language::from_code(&self.company.language).unwrap_or_default());
        let (number, day) =
            paid.map_or((String::new(), new.on), |item| (item.number, item.effective));
        let day = texts.day(day);
        let purpose = match number.as_str() {
            "" => texts.with_text("refund-purpose-undated", "day", &day),
            number => texts
                .with("refund-purpose", &[("number", number.into()), ("day", day.as_str().into())]),
        };
        Ok(Transfer {
            number: row.refund,
            end_to_end: end_to_end(self.company.company.get(), row.refund, row.recorded),
            amount: new.amount,
            payee: new.payee.clone(),
            account: new.payee_account.clone(),
            bank: new.payee_bank.clone(),
            code: new.payee_code.clone(),
            purpose,
        })
    }
}

/// Hands the file of an order out: the first time, and the same file again as long as every
/// transfer of it is still to be paid.
///
/// # Errors
/// `Refund` as long as a copy was brought back and nobody has said that the statements since it are
/// in, for an order that is not there, and for one of which something was paid, suspended or
/// withdrawn since; `NotPermitted`, or the store's.
pub fn take_order(
    office: &Office,
    company: CompanyId,
    who: Who,
    order: i64,
) -> Result<Taken, Refused> {
    who.must(Right::MatchPayments)?;
    let today = companies::today(office, company)?;
    let command = command(office, company, who, "payment-order-out", format!("order {order}"));
    office.store.write(&command, |writer| {
        gate_is_open(writer, company)?;
        let unknown = RefundRefusal::UnknownOrder { order };
        let (row, content) = stored::order(writer, company, order)?.ok_or(unknown)?;
        let filter = Filter { order: Some(order), ..Filter::default() };
        let refunds = stored::list(writer, company, &filter, 0, u32::MAX)?;
        if let Some(over) = refunds.iter().find(|one| one.state != State::Ordered) {
            let (refund, state) = (over.refund, over.state);
            return Err(RefundRefusal::OrderOver { order, refund, state }.into());
        }
        let again = was_taken(writer, company, &refunds)?;
        let what = if again { Act::Again } else { Act::Taken };
        for refund in &refunds {
            let new = Change { what, order, ..Change::by(who.person, today) };
            change(writer, command.stamp(), refund, &new)?;
        }
        let damaged = |what: String| Refused::Damaged { what };
        let bytes = BASE64.decode(&content).map_err(|error| damaged(error.to_string()))?;
        if blake3::hash(&bytes).to_hex().as_str() != row.hash {
            return Err(damaged(format!("payment order {order} is not the file that was written")));
        }
        let told = serde_json::json!({ "message": row.message_id, "again": again });
        writer.describe(told.to_string());
        Ok(Taken { name: file_name(&row), bytes, again })
    })
}

fn file_name(row: &OrderRow) -> String {
    let end = if row.form == Form::OneC.code() { "txt" } else { "xml" };
    format!("payment-order-{}.{end}", row.order)
}

fn was_taken(
    writer: &mut Writer,
    company: CompanyId,
    refunds: &[RefundRow],
) -> Result<bool, Refused> {
    let Some(first) = refunds.first() else { return Ok(false) };
    let acts = stored::acts_of(writer, company, first.refund)?;
    Ok(acts.iter().any(|(act, _)| act.what == Act::Taken))
}
