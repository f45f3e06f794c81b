//! The file of a customer: people, point of sale, papers, contracts, figures, audits, and the
//! decisions made on them (CLI-01 to CLI-13).
//!
//! The file is a list of entries that is only ever added to; the latest entry of each part holds.
//! Whoever changes a part names the entry that was seen, so that two people cannot overwrite each
//! other. What the entries mean is judged by `saldo_domain::dossier`.

mod attachments;
mod clauses;
mod contracts;
mod decisions;
mod entries;
mod history;
mod refused;
mod say;
mod settings;
mod sheet;

pub use attachments::{
    Attached, Attaching, AttachingWritten, LARGEST_ATTACHMENT, attach, attach_written, attachment,
};
pub use clauses::fill_clauses;
pub use contracts::{ContractTold, ContractWritten, contracts, end_contract_of, enter_contract};
pub use decisions::{
    ContractAsked, add_contract, close_audit, confirm_limit, decide_deferral, end_contract,
    may_confirm_limit, may_decide,
};
pub use entries::{
    AuditClosed, Decided, FiguresKept, ImportanceKept, LimitKept, PaperKept, Said, StageKept,
};
pub use refused::DossierRefusal;
pub use say::{Saying, say};
pub use settings::{FieldSettings, may_set, save_settings, settings};
pub use sheet::{ContractShown, LimitProposal, PastEntry, Sheet, sheet};

pub(crate) use clauses::clauses;
pub(crate) use clauses::{end_filled, filled_by_file, fills_until, lacks_clauses, unfilled};
pub(crate) use decisions::{grant_in, may_be_concluded, overdue_share};
pub(crate) use entries::{Entries, confirmed_limit, contract_copies, contracts_of, credit_on_file};
pub(crate) use settings::of_company;
pub(crate) use sheet::usual_days_of_all;
