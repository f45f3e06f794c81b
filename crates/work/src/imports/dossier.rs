//! Files about people on the customers' side, about what customers told of their money, and about
//! contracts: rows become entries of customers' files, in one transaction.
//!
//! Such files are short, a few rows a customer; they are read into memory, up to a limit. What a
//! row does not say stays as it is. The same file a second time adds nothing.

use super::bring::{Count, Desk, command};
use super::columns::Headings;
use super::mapping::unreadable;
use super::refusals::{Refusals, Written};
use super::{ImportOutcome, Kind, Refusal};
use crate::dossier::{
    DossierRefusal, Entries, FiguresKept, Saying, clauses, may_be_concluded, overdue_share,
};
use crate::progress::Stage;
use crate::{Office, Refused, RefusedKind};
use saldo_domain::authority::Right;
use saldo_domain::book::facts::{ContractFact, Fact, FiguresFact, OfficialFact};
use saldo_domain::book::intake::Fate;
use saldo_domain::dossier::contract::Contract;
use saldo_domain::dossier::people::Official;
use saldo_domain::{CompanyId, CustomerId, Money};
use saldo_formats::{Defaults, Field, read_facts};
use saldo_store::book::Stamp;
use saldo_store::dossier::{EntryRow, NewEntry, add_entries, attachments_of, entries_of};
use saldo_store::{Reader, Writer, customers, import as stored};
use std::collections::BTreeMap;

/// More rows than this are no list of people or figures.
const MOST_ROWS: u64 = 200_000;

/// Rows of a file with what each says.
type Rows = Vec<(u64, Fact)>;

impl Desk<'_> {
    /// Brings such a file in.
    pub(super) fn bring_files(&self, office: &Office) -> Result<ImportOutcome, Refused> {
        if self.concludes()? {
            self.who.must(Right::ConcludeContracts)?;
        }
        // The share of overdue debt says how closely customers are selected (CLI-13).
        let share = match self.concludes()? {
            true => overdue_share(office, self.company)?,
            false => 0,
        };
        let mut ready = Some(self.read_rows()?);
        let mut list = None;
        let act = |writer: &mut Writer| {
            // A transaction that has to be done again needs its rows again.
            let (rows, count) = ready.take().map_or_else(|| self.read_rows(), Ok)?;
            self.enter_rows(writer, (rows, share), count, &mut list)
        };
        let outcome = match self.request.dry_run {
            true => office.store.rehearse(self.company, act),
            false => {
                office.store.write(&command(self.company, self.who, self.request, self.at), act)
            }
        };
        if let (Ok(_) | Err(Refused::Strict { .. }), Some(list)) = (&outcome, list) {
            list.keep()?;
        }
        outcome
    }

    /// Are the rows contracts? Whoever brings them concludes them.
    fn concludes(&self) -> Result<bool, Refused> {
        Ok(self.table()?.kind() == Kind::Contracts)
    }

    fn read_rows(&self) -> Result<(Rows, Count), Refused> {
        self.progress.stage(Stage::Reading, None);
        let refusals = Refusals::begin(self.request.refused_file.as_deref())?;
        let defaults = Defaults { currency: Some(self.currency), ..Defaults::default() };
        let failed = |error| unreadable(self.request, error);
        let mapped = self.table()?;
        let read = read_facts(&mapped.source, &mapped.mapping, &defaults).map_err(failed)?;
        let mut count = Count::of(self, Headings::of(&read), refusals);
        if let Some(encoding) = mapped.source.guessed_encoding() {
            count.remarks.encoding_guessed(encoding);
        }
        let mut rows = Rows::new();
        for row in read {
            let row = row.map_err(failed)?;
            if row.facts.as_ref().is_ok_and(Vec::is_empty) {
                continue;
            }
            count.reads(row.line);
            match row.facts {
                Ok(facts) => {
                    count.remarks.note(row.line, row.remarks);
                    rows.extend(facts.into_iter().map(|fact| (row.line, fact)));
                }
                Err(refusal) => count.refuse(refusal.into())?,
            }
            self.look_now_and_then(count.read)?;
            if count.read > MOST_ROWS {
                return Err(Refused::File {
                    file: self.request.file.clone(),
                    reason: format!("has more than {MOST_ROWS} rows; divide it"),
                });
            }
        }
        self.look_up(count.read)?;
        Ok((rows, count))
    }

    fn enter_rows(
        &self,
        writer: &mut Writer,
        (rows, share): (Rows, u32),
        mut count: Count,
        list: &mut Option<Written>,
    ) -> Result<ImportOutcome, Refused> {
        let batch = stored::reserve_batch(writer, self.company)?;
        let mut files = Files { share, ..Files::default() };
        for (done, (line, fact)) in (1..).zip(rows) {
            self.look_now_and_then(done)?;
            match self.take(writer, &mut files, line, fact, &count.headings)? {
                Ok(fate) => count.became(line, fate),
                Err(refusal) => count.refuse(refusal)?,
            }
        }
        let stamp = Stamp { company: self.company, recorded: self.at, batch };
        if !files.added.is_empty() {
            add_entries(writer, stamp, &files.added)?;
        }
        *list = count.end_list()?;
        self.refuse_if_strict(&count)?;
        let outcome = self.outcome(count, batch);
        outcome.check_sum()?;
        self.record(writer, batch, &outcome)?;
        Ok(outcome)
    }

    /// Decides about one row.
    fn take(
        &self,
        writer: &mut Writer,
        files: &mut Files,
        line: u64,
        fact: Fact,
        headings: &Headings,
    ) -> Result<Result<Fate, Refusal>, Refused> {
        let (code, field) = match &fact {
            Fact::Official(fact) => (fact.customer.clone(), Field::Post),
            Fact::Figures(fact) => (fact.customer.clone(), Field::FiguresOn),
            Fact::Contract(fact) => (fact.customer.clone(), Field::Issued),
            _ => return Err(Refused::Damaged { what: "a row of the book".to_owned() }),
        };
        let refuse = |field, value: String, code: &str, reason: &str, remedy: &str| Refusal {
            line,
            field: headings.name(&[field]),
            value,
            reason: reason.to_owned(),
            remedy: remedy.to_owned(),
            code: code.to_owned(),
        };
        let Some(customer) = files.customer(self, writer, &code)? else {
            let (reason, remedy) =
                ("no customer has this code", "correct the code, or import the customer first");
            return Ok(Err(refuse(Field::Customer, code, "unknown_customer", reason, remedy)));
        };
        let saying = match fact {
            Fact::Official(fact) => files.official(customer, fact)?,
            Fact::Figures(fact) if fact.day > self.today => {
                let (reason, remedy) =
                    ("lies in the future", "give the day the figures are really of");
                let value = fact.day.to_string();
                return Ok(Err(refuse(field, value, "future_money", reason, remedy)));
            }
            Fact::Contract(fact) if fact.signed > self.today => {
                let (reason, remedy) = ("lies in the future", "give the day it was really signed");
                let value = fact.signed.to_string();
                return Ok(Err(refuse(field, value, "future_money", reason, remedy)));
            }
            Fact::Contract(fact) => {
                let number = fact.number.clone();
                return match files.contract(self, writer, customer, fact) {
                    Ok(contract) => files.keep(self, customer, contract).map(Ok),
                    Err(why)
                        if why.kind() == RefusedKind::Input
                            || matches!(why, Refused::Dossier(_)) =>
                    {
                        let (code, reason) = ("contract", why.to_string());
                        let remedy = "put it right on the customer's file, or correct the row";
                        Ok(Err(refuse(Field::Number, number, code, &reason, remedy)))
                    }
                    Err(why) => Err(why),
                };
            }
            Fact::Figures(fact) => self.figures(fact),
            _ => return Err(Refused::Damaged { what: "a row of the book".to_owned() }),
        };
        files.say(self, customer, &saying).map(Ok)
    }

    fn figures(&self, fact: FiguresFact) -> Saying {
        let none = || Money::zero(fact.income.currency());
        Saying::Figures(FiguresKept {
            day: fact.day,
            source: fact.source.unwrap_or_else(|| self.request.file.clone()),
            income: fact.income,
            expenses: fact.expenses.unwrap_or_else(none),
            debts: fact.debts,
            own_funds: fact.own_funds.unwrap_or_else(none),
            credit: fact.credit.unwrap_or_default(),
        })
    }
}

/// An entry of a file: its part, its name in it, and what it says.
type Stored = (&'static str, String, String);

/// The attached file of a customer that has this name, or this number.
fn attached(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    named: &str,
) -> Result<i64, Refused> {
    let all = attachments_of(reader, company, customer)?;
    let number = named.parse::<i64>().ok();
    let found = all.iter().find(|one| one.name == named || Some(one.attachment) == number);
    found.map(|one| one.attachment).ok_or_else(|| DossierRefusal::UnknownAttachment.into())
}

/// Customers' files while rows are laid over them.
#[derive(Default)]
struct Files {
    /// The company's share of overdue debt, where contracts are brought.
    share: u32,
    by_code: BTreeMap<String, Option<CustomerId>>,
    rows: BTreeMap<CustomerId, Vec<EntryRow>>,
    added: Vec<NewEntry>,
}

impl Files {
    /// The customer with this code, its file at hand.
    fn customer(
        &mut self,
        desk: &Desk<'_>,
        writer: &mut Writer,
        code: &str,
    ) -> Result<Option<CustomerId>, Refused> {
        if let Some(known) = self.by_code.get(code) {
            return Ok(*known);
        }
        let found = customers::by_code(writer, desk.company, code)?.map(|card| card.customer);
        if let Some(customer) = found {
            let rows = entries_of(writer, desk.company, customer)?;
            self.rows.entry(customer).or_insert(rows);
        }
        self.by_code.insert(code.to_owned(), found);
        Ok(found)
    }

    /// A person with what the row says laid over what is known.
    fn official(&self, customer: CustomerId, fact: OfficialFact) -> Result<Saying, Refused> {
        let rows = self.rows.get(&customer).cloned().unwrap_or_default();
        let known: Option<Official> = Entries::of(rows).get("person", fact.post.code())?;
        let known = known.unwrap_or_default();
        let official = Official {
            name: fact.name.unwrap_or(known.name),
            work: fact.work.unwrap_or(known.work),
            home: fact.home.unwrap_or(known.home),
            mobile: fact.mobile.unwrap_or(known.mobile),
            email: fact.email.unwrap_or(known.email),
            note: fact.note.unwrap_or(known.note),
        };
        Ok(Saying::Person(fact.post, official))
    }

    /// A contract with what the row says laid over what is known, if it may be concluded.
    fn contract(
        &self,
        desk: &Desk<'_>,
        writer: &mut Writer,
        customer: CustomerId,
        fact: ContractFact,
    ) -> Result<Stored, Refused> {
        let entries = Entries::of(self.rows.get(&customer).cloned().unwrap_or_default());
        let known: Option<Contract> = entries.get("contract", &fact.number)?;
        let known = known.filter(|known| !known.ended);
        let of = |said: Option<String>, known: Option<&String>| {
            clauses(&said.or_else(|| known.cloned()).unwrap_or_default())
        };
        let copy = match fact.copy {
            None => known.as_ref().and_then(|known| known.copy),
            Some(named) => Some(attached(writer, desk.company, customer, &named)?),
        };
        let contract = Contract {
            signed: fact.signed,
            terms_days: fact.terms_days.or_else(|| known.as_ref()?.terms_days),
            late_fee: fact.late_fee.or(known.as_ref().map(|it| it.late_fee)).unwrap_or_default(),
            pretrial: fact.pretrial.or(known.as_ref().map(|it| it.pretrial)).unwrap_or_default(),
            payment_clauses: of(
                fact.payment_clauses,
                known.as_ref().map(|it| &it.payment_clauses),
            )?,
            penalty_clauses: of(
                fact.penalty_clauses,
                known.as_ref().map(|it| &it.penalty_clauses),
            )?,
            ended: false,
            copy,
            number: fact.number,
        };
        // What is in force as it stands needs no decision once more.
        if known.as_ref() != Some(&contract) {
            let about = (desk.company, customer);
            may_be_concluded(writer, about, &entries, &contract, (desk.today, self.share))?;
        }
        let content = serde_json::to_string(&contract)
            .map_err(|_| Refused::Damaged { what: "a contract".to_owned() })?;
        Ok(("contract", contract.number, content))
    }

    fn say(
        &mut self,
        desk: &Desk<'_>,
        customer: CustomerId,
        saying: &Saying,
    ) -> Result<Fate, Refused> {
        self.keep(desk, customer, saying.stored()?)
    }

    fn keep(
        &mut self,
        desk: &Desk<'_>,
        customer: CustomerId,
        (part, name, content): Stored,
    ) -> Result<Fate, Refused> {
        let rows = self.rows.entry(customer).or_default();
        let last = rows.iter().rev().find(|row| row.new.part == part && row.new.name == name);
        if last.is_some_and(|row| row.new.content == content) {
            return Ok(Fate::Unchanged);
        }
        let fate = if last.is_some() { Fate::Changed } else { Fate::New };
        let new = NewEntry {
            customer,
            part: part.to_owned(),
            name,
            content,
            day: desk.today,
            person: desk.who.person,
        };
        rows.push(EntryRow { entry: i64::MAX, new: new.clone(), recorded: desk.at });
        self.added.push(new);
        Ok(fate)
    }
}
