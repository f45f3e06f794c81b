//! The screens, one file each: what a request asks for, and what its template shows.

pub(crate) mod account;
pub(crate) mod accounting;
pub(crate) mod agreements;
pub(crate) mod allocation;
pub(crate) mod bank;
pub(crate) mod calculators;
pub(crate) mod case;
pub(crate) mod cases;
pub(crate) mod charge_terms;
pub(crate) mod charges;
pub(crate) mod choose;
pub(crate) mod company;
pub(crate) mod contact_terms;
pub(crate) mod credit;
pub(crate) mod customer;
pub(crate) mod customer_acts;
pub(crate) mod customer_edit;
pub(crate) mod customers;
pub(crate) mod dashboard;
pub(crate) mod day;
pub(crate) mod disputes;
pub(crate) mod documents;
pub(crate) mod dossier;
pub(crate) mod dossier_acts;
pub(crate) mod explain;
pub(crate) mod field;
pub(crate) mod imports;
pub(crate) mod irrecoverable;
pub(crate) mod joining;
pub(crate) mod journal;
pub(crate) mod laws;
pub(crate) mod letter;
pub(crate) mod limitation;
pub(crate) mod mailings;
pub(crate) mod memos;
pub(crate) mod messages;
pub(crate) mod money;
pub(crate) mod new_password;
pub(crate) mod norms;
pub(crate) mod notices;
pub(crate) mod papers;
pub(crate) mod payables;
pub(crate) mod person;
pub(crate) mod personal;
pub(crate) mod plans;
pub(crate) mod policies;
pub(crate) mod policy_editor;
pub(crate) mod post;
pub(crate) mod promises;
pub(crate) mod rates;
pub(crate) mod reconciliation;
pub(crate) mod replies;
pub(crate) mod requests;
pub(crate) mod rights;
pub(crate) mod roles;
pub(crate) mod route;
pub(crate) mod run;
pub(crate) mod sales;
pub(crate) mod sending;
pub(crate) mod sheet;
pub(crate) mod sign_in;
pub(crate) mod statuses;
pub(crate) mod terms;
pub(crate) mod users;
pub(crate) mod visit;
pub(crate) mod webhooks;

#[cfg(test)]
mod gallery;
#[cfg(test)]
mod gallery_bank;
#[cfg(test)]
mod gallery_field;
#[cfg(test)]
mod gallery_messages;
