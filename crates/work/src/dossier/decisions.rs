//! Decisions on a customer's file: goods on credit, contracts, limits, the end of an audit.

use super::DossierRefusal;
use super::clauses;
use super::entries::{AuditClosed, Decided, Entries, LimitKept, parts};
use super::say::{clean, json, require_attachment};
use super::settings::of_company;
use super::sheet::{brought, propose};
use crate::acts::required_reason;
use crate::{Office, Refused, Who, company as companies, norms, policies, scope, views};
use saldo_domain::authority::Right;
use saldo_domain::dossier::audit::{CauseClass, Stage, Written, empty_stages};
use saldo_domain::dossier::contract::{Contract, Warning};
use saldo_domain::dossier::people::unknown_key_people;
use saldo_domain::dossier::selection::{Review, review};
use saldo_domain::{CompanyId, CustomerId, Day, Money, Role};
use saldo_store::book::Stamp;
use saldo_store::dossier::{NewEntry, add_entries, entries_of};
use saldo_store::{Reader, Writer};

/// What is the same for all decisions about one customer.
pub(super) struct Desk<'a> {
    office: &'a Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    today: Day,
}

impl<'a> Desk<'a> {
    pub(super) fn at(
        office: &'a Office,
        company: CompanyId,
        who: Who,
        customer: CustomerId,
    ) -> Result<Self, Refused> {
        let today = companies::today(office, company)?;
        Ok(Self { office, company, who, customer, today })
    }

    /// Adds one entry that `judge` makes of what is there.
    pub(super) fn decide<T>(
        &self,
        action: &'static str,
        judge: impl Fn(&mut Writer, &Entries) -> Result<(&'static str, String, String, T), Refused>,
    ) -> Result<T, Refused> {
        let command = self.office.about(self.company, self.who, action, self.customer);
        self.office.store.write(&command, |writer| {
            scope::card(writer, self.company, self.who, self.customer)?;
            let entries = Entries::of(entries_of(writer, self.company, self.customer)?);
            let (part, name, content, answer) = judge(writer, &entries)?;
            writer.describe(content.clone());
            let stamp = Stamp { company: self.company, recorded: command.at, batch: 0 };
            let new = NewEntry {
                customer: self.customer,
                part: part.to_owned(),
                name,
                content,
                day: self.today,
                person: self.who.person,
            };
            add_entries(writer, stamp, &[new])?;
            Ok(answer)
        })
    }
}

/// Share of overdue debt of the whole company, in hundredths of a per cent.
pub(crate) fn overdue_share(office: &Office, company: CompanyId) -> Result<u32, Refused> {
    Ok(views::dashboard(office, company, Who::program(), None)?.overdue_share)
}

/// What is missing of a customer on a day, and who therefore decides.
pub(super) fn reviewed(
    reader: &mut Reader,
    company: CompanyId,
    entries: &Entries,
    customer: CustomerId,
    today: Day,
    closer: bool,
) -> Result<Review, Refused> {
    let brought = brought(reader, company, entries, customer, today)?;
    let fresh = policies::of_customer(reader, company, customer)?.on(today).policy.selection;
    Ok(review(&brought, today, closer, fresh))
}

/// May this person decide, as things stand? With anything missing the general director in
/// person, and nobody in that name (CLI-07).
pub fn may_decide(who: Who, review: &Review) -> bool {
    right(review).belongs_to(who.role)
}

fn right(review: &Review) -> Right {
    match review.decides {
        Role::GeneralDirector => Right::ContractWithoutPackage,
        _ => Right::ConcludeContracts,
    }
}

/// Decides whether a customer gets goods on credit. What was missing on that day is recorded
/// with the decision.
///
/// # Errors
/// `UnknownCustomer`, `ReasonMissing`, `Dossier` when one of three people is unknown (CLI-02) or
/// something is missing and it is not the general director who decides (CLI-07), `NotPermitted`,
/// or the store's.
pub fn decide_deferral(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    granted: bool,
    reason: &str,
) -> Result<(), Refused> {
    let desk = Desk::at(office, company, who, customer)?;
    let share = overdue_share(office, company)?;
    desk.decide("deferral-decision", |writer, entries| {
        let plan = norms::planned_of_company(writer, company, desk.today)?;
        let closer = of_company(writer, company)?.is_closer(share, plan)?;
        let found = reviewed(writer, company, entries, customer, desk.today, closer)?;
        let missing = found.package.missing.len() + found.unchecked.len();
        if granted {
            known_people(entries)?;
        }
        match right(&found) {
            right if right.belongs_to(who.role) => {}
            Right::ContractWithoutPackage => {
                return Err(DossierRefusal::OnlyGeneralDirector { missing }.into());
            }
            right => return Err(Refused::not_permitted(who.role, right)),
        }
        // With everything there nobody has to say why; against it, or without papers, one does.
        let reason = match granted && found.is_complete() {
            true => clean(reason)?,
            false => required_reason(reason, "this decision")?,
        };
        let decided = decided(&found, granted, reason, who.role);
        Ok((parts::DECISION, String::new(), json(&decided)?, ()))
    })
}

/// The general director's word on a contract for which papers are missing, as the decision on the
/// customer's file, in the transaction of the word (CLI-07). What was missing stands with it.
///
/// # Errors
/// `Dossier` when one of three people is unknown (CLI-02), `NotPermitted`, or the store's.
pub(crate) fn grant_in(
    writer: &mut Writer,
    stamp: Stamp,
    who: Who,
    customer: CustomerId,
    today: Day,
    reason: &str,
) -> Result<(), Refused> {
    who.must(Right::ContractWithoutPackage)?;
    let entries = Entries::of(entries_of(writer, stamp.company, customer)?);
    known_people(&entries)?;
    // More is named as missing where selection may be closer: whoever decides sees all of it.
    let closer = of_company(writer, stamp.company)?.closer_selection;
    let found = reviewed(writer, stamp.company, &entries, customer, today, closer)?;
    let decided = decided(&found, true, required_reason(reason, "this decision")?, who.role);
    let new = NewEntry {
        customer,
        part: parts::DECISION.to_owned(),
        name: String::new(),
        content: json(&decided)?,
        day: today,
        person: who.person,
    };
    add_entries(writer, stamp, &[new])?;
    Ok(())
}

fn decided(found: &Review, granted: bool, reason: String, role: Role) -> Decided {
    Decided {
        granted,
        reason,
        role: role.code().to_owned(),
        missing: found.package.missing.iter().map(|paper| paper.number()).collect(),
        unchecked: found.unchecked.iter().map(|one| one.code().to_owned()).collect(),
    }
}

/// Papers age: what was complete when it was decided on, and is not when the contract is made, is
/// decided on anew; so is who was not looked at more closely before overdue debt outgrew its plan
/// (CLI-05, CLI-07, CLI-13).
fn missing_since(decided: &Decided, now: &Review) -> Result<(), Refused> {
    let missing = now.package.missing.iter().map(|paper| paper.number());
    let missing = missing.filter(|number| !decided.missing.contains(number)).count();
    let unchecked = now.unchecked.iter().map(|one| one.code());
    let unchecked = unchecked.filter(|one| !decided.unchecked.iter().any(|known| known == one));
    match missing + unchecked.count() {
        0 => Ok(()),
        missing => Err(DossierRefusal::OnlyGeneralDirector { missing }.into()),
    }
}

fn known_people(entries: &Entries) -> Result<(), Refused> {
    let unknown = unknown_key_people(&entries.people()?);
    if unknown.is_empty() { Ok(()) } else { Err(DossierRefusal::PeopleUnknown(unknown).into()) }
}

/// A contract to be entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContractAsked {
    pub number: String,
    pub signed: Day,
    /// `None`: it does not say when to pay.
    pub terms_days: Option<u16>,
    pub late_fee: bool,
    pub pretrial: bool,
    /// Numbers of its clauses on payment and on penalty; empty where they are not known (LAD-05).
    pub payment_clauses: String,
    pub penalty_clauses: String,
    /// The file of the customer that holds a copy of it.
    pub copy: Option<i64>,
}

/// Enters a contract; answers what is to be warned of (GEN-09, REM-02). One with deferral needs
/// three known people (CLI-02) and a decision (CLI-07).
///
/// # Errors
/// `UnknownCustomer`, `Field` without number or for a day ahead, `Dossier`, `NotPermitted`, or
/// the store's.
pub fn add_contract(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    asked: &ContractAsked,
) -> Result<Vec<Warning>, Refused> {
    who.must(Right::ConcludeContracts)?;
    let desk = Desk::at(office, company, who, customer)?;
    let number = clean(&asked.number)?;
    if number.is_empty() || number.chars().count() > 100 || asked.signed > desk.today {
        let value = if number.is_empty() { number } else { asked.signed.to_string() };
        return Err(Refused::Field {
            field: "contract",
            value,
            reason: "has no number of up to 100 letters, or a day that is still to come",
            remedy: "give number and day as they stand on the contract",
        });
    }
    let contract = Contract {
        number,
        signed: asked.signed,
        terms_days: asked.terms_days,
        late_fee: asked.late_fee,
        pretrial: asked.pretrial,
        payment_clauses: clauses(&asked.payment_clauses)?,
        penalty_clauses: clauses(&asked.penalty_clauses)?,
        ended: false,
        copy: asked.copy,
    };
    let share = overdue_share(office, company)?;
    desk.decide("contract", |writer, entries| {
        let seen = (desk.today, share);
        may_be_concluded(writer, (company, customer), entries, &contract, seen)?;
        let usual = super::sheet::usual_days(writer, company, entries, customer, desk.today)?;
        let warnings = contract.warnings(usual);
        let contracts = clauses::with_change(entries, &contract)?;
        clauses::notices_go_on(writer, (office, company, customer, who), &contracts)?;
        Ok((parts::CONTRACT, contract.number.clone(), json(&contract)?, warnings))
    })
}

/// Refuses a contract whose copy is not there, and one with deferral without known people and a
/// decision (CLI-02, CLI-07).
pub(crate) fn may_be_concluded(
    reader: &mut Reader,
    (company, customer): (CompanyId, CustomerId),
    entries: &Entries,
    contract: &Contract,
    (today, share): (Day, u32),
) -> Result<(), Refused> {
    if let Some(copy) = contract.copy {
        require_attachment(reader, company, customer, copy)?;
    }
    if !contract.defers() {
        return Ok(());
    }
    known_people(entries)?;
    let decided: Option<Decided> = entries.get(parts::DECISION, "")?;
    let Some(decided) = decided.filter(|decided| decided.granted) else {
        return Err(DossierRefusal::Undecided.into());
    };
    let plan = norms::planned_of_company(reader, company, today)?;
    let closer = of_company(reader, company)?.is_closer(share, plan)?;
    let now = reviewed(reader, company, entries, customer, today, closer)?;
    missing_since(&decided, &now)
}

/// Ends a contract.
///
/// # Errors
/// `UnknownCustomer`, `Field` when no contract in force has this number, `NotPermitted`, or the
/// store's.
pub fn end_contract(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    number: &str,
) -> Result<(), Refused> {
    who.must(Right::ConcludeContracts)?;
    let desk = Desk::at(office, company, who, customer)?;
    desk.decide("contract-end", |writer, entries| {
        let found = entries.contracts()?.into_iter().find(|one| one.number == number);
        let contract = found.ok_or_else(|| clauses::unknown_contract(number))?;
        let ended = Contract { ended: true, ..contract };
        let contracts = clauses::with_change(entries, &ended)?;
        clauses::notices_go_on(writer, (office, company, customer, who), &contracts)?;
        Ok((parts::CONTRACT, ended.number.clone(), json(&ended)?, ()))
    })
}

/// May this person confirm a limit?
pub fn may_confirm_limit(who: Who) -> bool {
    who.may(Right::ConfirmShipmentLimits)
}

/// Confirms a shipment limit, as proposed or another one with a reason (CLI-04).
///
/// # Errors
/// `UnknownCustomer`, `AmountNotPositive`, `ReasonMissing` for another amount than proposed,
/// `Dossier` when nothing can be proposed (CLI-03), `NotPermitted`, or the store's.
pub fn confirm_limit(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    amount: Money,
    reason: &str,
) -> Result<(), Refused> {
    who.must(Right::ConfirmShipmentLimits)?;
    if amount.minor() < 0 {
        return Err(Refused::AmountNotPositive { amount });
    }
    let desk = Desk::at(office, company, who, customer)?;
    desk.decide("shipment-limit", |writer, entries| {
        let currency = amount.currency();
        let proposal = propose(writer, company, entries, customer, currency, desk.today)??;
        let reason = match amount == proposal.limit {
            true => clean(reason)?,
            false => required_reason(reason, "a limit other than proposed")?,
        };
        let kept = LimitKept { amount, proposed: proposal.limit, reason };
        Ok((parts::LIMIT, String::new(), json(&kept)?, ()))
    })
}

/// Ends the audit of a debtor; its stages begin anew afterwards (CLI-12).
///
/// # Errors
/// `UnknownCustomer`, `Dossier` while a stage is empty, or the store's.
pub fn close_audit(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    closed: &AuditClosed,
) -> Result<(), Refused> {
    let desk = Desk::at(office, company, who, customer)?;
    let closed = AuditClosed { conclusion: clean(&closed.conclusion)?, ..closed.clone() };
    desk.decide("audit-end", |writer, entries| {
        let mut written = Vec::with_capacity(Stage::ALL.len());
        for stage in Stage::ALL {
            written.push((stage, entries.stage(stage.code())?.unwrap_or_default()));
        }
        let empty = empty_stages(|stage| {
            let found = written.iter().find(|(one, _)| **one == stage);
            found.map_or_else(Written::default, |(_, kept)| Written {
                text: &kept.text,
                class: CauseClass::from_code(&kept.class),
                chance: kept.chance,
            })
        });
        if !empty.is_empty() {
            return Err(DossierRefusal::StagesEmpty(empty).into());
        }
        if let Some(expert) = closed.expert {
            require_attachment(writer, company, customer, expert)?;
        }
        Ok((parts::AUDIT_END, String::new(), json(&closed)?, ()))
    })
}

/// Is selection closer now? The debt of the whole company is looked at only where the answer
/// depends on it.
pub(super) fn closer_now(office: &Office, company: CompanyId) -> Result<bool, Refused> {
    let settings = office.store.read(|reader| of_company(reader, company))?;
    if !settings.closer_selection {
        return Ok(false);
    }
    let today = companies::today(office, company)?;
    let plan = office.store.read(|reader| norms::planned_of_company(reader, company, today))?;
    settings.is_closer(overdue_share(office, company)?, plan)
}
