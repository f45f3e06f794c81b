//! Who stands above whom: one line, from the representative to the general director.
//!
//! It answers every question of the kind: who is the direct manager that hears of a danger
//! (6.1.2.c, 6.1.3.c1), to whom a decision passes that was not taken (ESC-07), and who may do
//! what was given to somebody below. What somebody may do at all is said by [`super::Right`]
//! alone: standing above gives no right that the table does not.

use crate::roles::Role;

/// The role directly above; nobody stands above the general director.
///
/// The head of sales answers to the director: the memo of 6.3.3 is addressed there, and there
/// goes what that head has not decided. The commercial director stands beside the line, and
/// nothing passes through that office by itself ([`stands_above`]).
pub const fn above(role: Role) -> Option<Role> {
    Some(match role {
        Role::SalesRep => Role::Supervisor,
        Role::Supervisor => Role::HeadOfSales,
        Role::FinancialControlOfficer | Role::Accountant => Role::HeadOfFinancialControl,
        Role::Director => Role::GeneralDirector,
        Role::GeneralDirector => return None,
        Role::HeadOfSales
        | Role::HeadOfFinancialControl
        | Role::CommercialDirector
        | Role::Legal
        | Role::Security
        | Role::Administrator => Role::Director,
    })
}

/// The direct manager, who is told and asked; the general director answers alone.
pub const fn manager(role: Role) -> Role {
    match above(role) {
        Some(manager) => manager,
        None => Role::GeneralDirector,
    }
}

/// Does one role stand above another? The commercial director stands above the whole sales
/// department without being a stop on the way up.
pub fn stands_above(role: Role, other: Role) -> bool {
    let commerce = role == Role::CommercialDirector
        && (other == Role::HeadOfSales || upwards(other).any(|one| one == Role::HeadOfSales));
    commerce || upwards(other).any(|one| one == role)
}

/// May this role do what was given to another: the role itself, or one above it?
pub fn stands_in_for(role: Role, other: Role) -> bool {
    role == other || stands_above(role, other)
}

/// Does this role look after one team of several? The supervisor does: the debtors of a team are
/// planned, chased and reported on by its own supervisor (GEN-04, ESC-02, ESC-03).
pub const fn leads_a_team(role: Role) -> bool {
    matches!(role, Role::Supervisor)
}

/// Everybody above, the nearest first.
fn upwards(role: Role) -> impl Iterator<Item = Role> {
    std::iter::successors(above(role), |next| above(*next))
}

#[cfg(test)]
mod tests {
    use super::*;
    use Role::{
        Accountant, Administrator, CommercialDirector, Director, FinancialControlOfficer,
        GeneralDirector, HeadOfFinancialControl, HeadOfSales, Legal, SalesRep, Security,
        Supervisor,
    };

    #[test]
    fn every_line_ends_with_the_general_director() {
        let rows: [(Role, &[Role]); 5] = [
            (SalesRep, &[Supervisor, HeadOfSales, Director, GeneralDirector]),
            (FinancialControlOfficer, &[HeadOfFinancialControl, Director, GeneralDirector]),
            (CommercialDirector, &[Director, GeneralDirector]),
            (Legal, &[Director, GeneralDirector]),
            (GeneralDirector, &[]),
        ];
        for (role, expected) in rows {
            assert_eq!(upwards(role).collect::<Vec<_>>(), expected, "{role:?}");
        }
        for role in Role::ALL {
            assert!(upwards(role).count() <= 4, "{role:?}: no way up goes in a circle");
            assert!(role == GeneralDirector || upwards(role).last() == Some(GeneralDirector));
        }
    }

    #[test]
    fn who_stands_above_whom() {
        let rows = [
            (Supervisor, SalesRep, true),
            (SalesRep, Supervisor, false),
            (HeadOfSales, HeadOfSales, false),
            (Director, SalesRep, true),
            (CommercialDirector, HeadOfSales, true),
            (CommercialDirector, SalesRep, true),
            (CommercialDirector, Director, false),
            (CommercialDirector, HeadOfFinancialControl, false),
            // A line of its own: the sales department has no say over lawyers and accountants.
            (SalesRep, Legal, false),
            (HeadOfSales, FinancialControlOfficer, false),
            (HeadOfFinancialControl, Accountant, true),
            (HeadOfFinancialControl, SalesRep, false),
            (Director, Security, true),
            (Administrator, SalesRep, false),
        ];
        for (role, other, expected) in rows {
            assert_eq!(stands_above(role, other), expected, "{role:?} above {other:?}");
        }
        for role in Role::ALL {
            assert!(stands_in_for(role, role) && !stands_above(role, role), "{role:?}");
        }
    }

    /// REM-12, PAY-08: somebody is told whoever looked.
    #[test]
    fn everybody_has_a_direct_manager() {
        let rows = [
            (SalesRep, Supervisor),
            (Supervisor, HeadOfSales),
            (HeadOfSales, Director),
            (FinancialControlOfficer, HeadOfFinancialControl),
            (Accountant, HeadOfFinancialControl),
            (Director, GeneralDirector),
            (GeneralDirector, GeneralDirector),
        ];
        for (role, expected) in rows {
            assert_eq!(manager(role), expected, "{role:?}");
        }
    }
}
