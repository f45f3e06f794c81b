//! Why something about a customer's file is refused.

use crate::RefusedKind;
use saldo_domain::dossier::audit::Stage;
use saldo_domain::dossier::outlet::OutletFact;
use saldo_domain::dossier::people::Post;
use thiserror::Error;

/// Why something about a customer's file is refused, in order of precedence.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum DossierRefusal {
    /// Goods on credit while somebody important is unknown (CLI-02).
    #[error("{} of owner, manager and decision maker are unknown; note their names first", .0.len())]
    PeopleUnknown(Vec<Post>),
    /// Something is missing, so it is the general director's decision (CLI-07).
    #[error(
        "{missing} papers or checks are missing, so the general director decides in person; complete them, or ask for the decision"
    )]
    OnlyGeneralDirector { missing: usize },
    /// Nobody has decided on goods on credit yet, or it was refused.
    #[error("a contract with deferral needs a decision first; have it decided on the file")]
    Undecided,
    /// The six facts are not there (CLI-03).
    #[error("{} of the six facts of the point of sale are missing; note them first", .0.len())]
    FactsMissing(Vec<OutletFact>),
    /// An audit with an empty stage cannot end (CLI-12).
    #[error("{} stages of the audit are empty; write what was found", .0.len())]
    StagesEmpty(Vec<Stage>),
    /// No contract in force grants days, so nothing can be multiplied with them.
    #[error("no contract with deferral is in force; enter the contract first")]
    NoDeferral,
    /// The file is too large.
    #[error("“{name}” is larger than {most} MB; attach a smaller scan")]
    TooLarge { name: String, most: usize },
    /// Only documents are kept, told by their content.
    #[error(
        "“{name}” is no PDF, picture or office document; save it as one of these and attach it again"
    )]
    NotADocument { name: String },
    /// No such file of this customer.
    #[error("no such file is attached to this customer")]
    UnknownAttachment,
}

impl DossierRefusal {
    /// The stable word under which screens translate it.
    pub const fn code(&self) -> &'static str {
        match self {
            DossierRefusal::PeopleUnknown(_) => "people-unknown",
            DossierRefusal::OnlyGeneralDirector { .. } => "only-general-director",
            DossierRefusal::Undecided => "undecided",
            DossierRefusal::FactsMissing(_) => "facts-missing",
            DossierRefusal::StagesEmpty(_) => "stages-empty",
            DossierRefusal::NoDeferral => "no-deferral",
            DossierRefusal::TooLarge { .. } => "too-large",
            DossierRefusal::NotADocument { .. } => "not-a-document",
            DossierRefusal::UnknownAttachment => "unknown-attachment",
        }
    }

    /// What sort of no it is.
    pub const fn kind(&self) -> RefusedKind {
        match self {
            DossierRefusal::OnlyGeneralDirector { .. } => RefusedKind::Forbidden,
            DossierRefusal::UnknownAttachment => RefusedKind::Missing,
            _ => RefusedKind::Input,
        }
    }
}
