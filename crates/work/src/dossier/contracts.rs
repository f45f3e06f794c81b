//! Contracts as programs tell them and are told of them.

use super::{ContractAsked, ContractShown, add_contract, end_contract, sheet};
use crate::{Office, Refused, Who, scope};
use saldo_domain::{CompanyId, CustomerId, Day};
use saldo_store::Reader;
use serde::{Deserialize, Serialize};

/// A contract as a program writes it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ContractWritten {
    /// Code of the customer.
    pub customer: String,
    pub number: String,
    pub signed: Day,
    /// Days to pay after delivery; `None`: it does not say when.
    #[serde(default)]
    pub terms_days: Option<u16>,
    /// Clauses on what lateness costs, and on claims before court.
    #[serde(default)]
    pub late_fee: bool,
    #[serde(default)]
    pub pretrial: bool,
    /// Numbers of its clauses on payment and on penalty.
    #[serde(default)]
    pub payment_clauses: String,
    #[serde(default)]
    pub penalty_clauses: String,
    /// Number of the attached file that holds a copy of it.
    #[serde(default)]
    pub copy: Option<i64>,
}

/// A contract in force as a program is told of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ContractTold {
    pub number: String,
    pub signed: Day,
    pub terms_days: Option<u16>,
    pub late_fee: bool,
    pub pretrial: bool,
    pub payment_clauses: String,
    pub penalty_clauses: String,
    pub copy: Option<i64>,
    /// Words of what is to be warned of.
    pub warnings: Vec<&'static str>,
}

impl From<ContractShown> for ContractTold {
    fn from(ContractShown { contract, warnings }: ContractShown) -> Self {
        Self {
            number: contract.number,
            signed: contract.signed,
            terms_days: contract.terms_days,
            late_fee: contract.late_fee,
            pretrial: contract.pretrial,
            payment_clauses: contract.payment_clauses,
            penalty_clauses: contract.penalty_clauses,
            copy: contract.copy,
            warnings: warnings.into_iter().map(|warning| warning.code()).collect(),
        }
    }
}

/// The contracts of a customer that are in force.
///
/// # Errors
/// `UnknownCustomer`, or the store's.
pub fn contracts(
    office: &Office,
    company: CompanyId,
    who: Who,
    code: &str,
) -> Result<Vec<ContractTold>, Refused> {
    let shown = sheet(office, company, who, code)?.contracts;
    Ok(shown.into_iter().map(ContractTold::from).collect())
}

/// Enters a contract as on its page; the same once more changes nothing.
///
/// # Errors
/// As [`add_contract`].
pub fn enter_contract(
    office: &Office,
    company: CompanyId,
    who: Who,
    written: &ContractWritten,
) -> Result<ContractTold, Refused> {
    let customer = customer_of(office, company, who, &written.customer)?;
    let told = |office: &Office| -> Result<Option<ContractTold>, Refused> {
        let number = super::say::clean(&written.number)?;
        let all = contracts(office, company, who, &written.customer)?;
        Ok(all.into_iter().find(|one| one.number == number))
    };
    let known = told(office)?.filter(|known| known.says(written));
    if let Some(known) = known {
        return Ok(known);
    }
    let asked = ContractAsked {
        number: written.number.clone(),
        signed: written.signed,
        terms_days: written.terms_days,
        late_fee: written.late_fee,
        pretrial: written.pretrial,
        payment_clauses: written.payment_clauses.clone(),
        penalty_clauses: written.penalty_clauses.clone(),
        copy: written.copy,
    };
    add_contract(office, company, who, customer, &asked)?;
    let lost = || Refused::Damaged { what: "a contract that was entered".to_owned() };
    told(office)?.ok_or_else(lost)
}

impl ContractTold {
    /// Is it what was written?
    fn says(&self, written: &ContractWritten) -> bool {
        let terms = (self.signed, self.terms_days, self.late_fee, self.pretrial, self.copy);
        let clauses = (self.payment_clauses.as_str(), self.penalty_clauses.as_str());
        terms
            == (
                written.signed,
                written.terms_days,
                written.late_fee,
                written.pretrial,
                written.copy,
            )
            && clauses == (written.payment_clauses.trim(), written.penalty_clauses.trim())
    }
}

/// Ends a contract; answers what is left in force.
///
/// # Errors
/// As [`end_contract`].
pub fn end_contract_of(
    office: &Office,
    company: CompanyId,
    who: Who,
    (code, number): (&str, &str),
) -> Result<Vec<ContractTold>, Refused> {
    let customer = customer_of(office, company, who, code)?;
    end_contract(office, company, who, customer, number)?;
    contracts(office, company, who, code)
}

fn customer_of(
    office: &Office,
    company: CompanyId,
    who: Who,
    code: &str,
) -> Result<CustomerId, Refused> {
    let known = |reader: &mut Reader| scope::card_by_code(reader, company, who, code);
    Ok(office.store.read(known)?.customer)
}
