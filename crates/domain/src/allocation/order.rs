//! The orders a contract may choose, each as a list of stages.

use super::{Claims, Debt, Part, Reason};
use serde::{Deserialize, Serialize};

/// In what order a payment is counted. A designation by the debtor goes before all of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum AllocationOrder {
    /// Only the debt that the debtor named; without a name the money waits to be asked about.
    Designation,
    /// Russia, GK 319 and 319.1: matured debts, those without security before the others, by
    /// due date, each interest before principal; then their penalties; then what is not due.
    Ru,
    /// Estonia, VÕS § 88: by due date, in each interest, then penalty, then principal.
    Ee,
    /// All matured debts together in proportion: interest, principal, penalty; then the others.
    ProRata,
    /// The company's own: debt by debt from the earliest due date, equal ones in the order of
    /// the books, in each interest, principal, penalty.
    OldestFirst,
}

/// Parts of debts of equal rank. The debts share by what is owed to them in these parts; what
/// one of them gets pays its parts in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stage {
    pub(super) debts: Vec<usize>,
    pub(super) parts: &'static [Part],
    pub(super) reason: Reason,
}

/// Debts that stand equal, and why they stand where they do.
#[derive(Clone, Debug)]
struct Rank {
    debts: Vec<usize>,
    reason: Reason,
}

static PRINCIPAL_FIRST: [Part; 3] = [Part::ContractInterest, Part::Principal, Part::Penalty];
static PENALTY_FIRST: [Part; 3] = [Part::ContractInterest, Part::Penalty, Part::Principal];
static DEBT_ITSELF: [Part; 2] = [Part::ContractInterest, Part::Principal];
static INTEREST: [Part; 1] = [Part::ContractInterest];
static PRINCIPAL: [Part; 1] = [Part::Principal];
static PENALTY: [Part; 1] = [Part::Penalty];

impl AllocationOrder {
    /// Every order.
    pub const ALL: [AllocationOrder; 5] = [
        AllocationOrder::Designation,
        AllocationOrder::Ru,
        AllocationOrder::Ee,
        AllocationOrder::ProRata,
        AllocationOrder::OldestFirst,
    ];

    /// The word written in contracts, files and answers.
    pub const fn code(self) -> &'static str {
        match self {
            AllocationOrder::Designation => "DESIGNATION",
            AllocationOrder::Ru => "RU",
            AllocationOrder::Ee => "EE",
            AllocationOrder::ProRata => "PRO_RATA",
            AllocationOrder::OldestFirst => "OLDEST_FIRST",
        }
    }

    /// The order with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|order| order.code() == code)
    }

    /// In what order the parts of one debt are served, after the costs.
    pub fn parts(self) -> &'static [Part; 3] {
        match self {
            AllocationOrder::Ee => &PENALTY_FIRST,
            _ => &PRINCIPAL_FIRST,
        }
    }

    pub(super) fn stages(self, claims: &Claims<'_>) -> Vec<Stage> {
        let ranks = self.ranks(claims);
        if self == AllocationOrder::Ru {
            return russian_stages(ranks);
        }
        if self == AllocationOrder::ProRata {
            let parts = || [&INTEREST, &PRINCIPAL, &PENALTY].into_iter();
            return ranks.iter().flat_map(|rank| parts().map(|part| rank.stage(part))).collect();
        }
        ranks.iter().map(|rank| rank.stage(self.parts())).collect()
    }

    fn ranks(self, claims: &Claims<'_>) -> Vec<Rank> {
        let debts = claims.debts;
        let named = claims.designated.filter(|position| *position < debts.len());
        let named = named.map(|debt| Rank { debts: vec![debt], reason: Reason::Designated });
        let is_mixed = debts.iter().any(|debt| claims.has_matured(debt) && debt.secured)
            && debts.iter().any(|debt| claims.has_matured(debt) && !debt.secured);
        let later = self.unnamed(claims).into_iter().map(|positions| {
            let reason = self.reason(&debts[positions[0]], claims, is_mixed);
            Rank { debts: positions, reason }
        });
        named.into_iter().chain(later).collect()
    }

    /// The debts that nobody named, those of equal rank together.
    fn unnamed(self, claims: &Claims<'_>) -> Vec<Vec<usize>> {
        let debt = |position: usize| &claims.debts[position];
        let is_later = |position: usize| !claims.has_matured(debt(position));
        match self {
            AllocationOrder::Designation => Vec::new(),
            AllocationOrder::Ru => {
                ranked(claims, |at| (is_later(at), debt(at).secured, debt(at).due))
            }
            AllocationOrder::Ee => ranked(claims, |at| debt(at).due),
            AllocationOrder::ProRata => ranked(claims, is_later),
            AllocationOrder::OldestFirst => ranked(claims, |at| (debt(at).due, at)),
        }
    }

    /// Why a debt that nobody named stands where it does. `is_mixed`: some matured debts are
    /// secured and some are not.
    fn reason(self, debt: &Debt, claims: &Claims<'_>, is_mixed: bool) -> Reason {
        let has_matured = claims.has_matured(debt);
        match self {
            AllocationOrder::Designation => Reason::Designated,
            AllocationOrder::Ee | AllocationOrder::OldestFirst => Reason::EarliestDue,
            AllocationOrder::Ru | AllocationOrder::ProRata if !has_matured => Reason::UnmaturedLast,
            AllocationOrder::ProRata => Reason::SharedProRata,
            AllocationOrder::Ru if !is_mixed => Reason::EarliestDue,
            AllocationOrder::Ru if debt.secured => Reason::SecuredAfterUnsecured,
            AllocationOrder::Ru => Reason::MaturedUnsecuredFirst,
        }
    }
}

impl Rank {
    fn stage(&self, parts: &'static [Part]) -> Stage {
        Stage { debts: self.debts.clone(), parts, reason: self.reason }
    }
}

/// Interest and principal of what was named and of what has matured, then all their penalties
/// in the same order, then what is not due.
fn russian_stages(ranks: Vec<Rank>) -> Vec<Stage> {
    let (unmatured, first): (Vec<Rank>, Vec<Rank>) =
        ranks.into_iter().partition(|rank| rank.reason == Reason::UnmaturedLast);
    let debts = first.iter().map(|rank| rank.stage(&DEBT_ITSELF));
    let reason = Reason::PenaltyAfterPrincipal;
    let penalties = first.iter().map(|rank| Stage { reason, ..rank.stage(&PENALTY) });
    let last = unmatured.iter().map(|rank| rank.stage(&PRINCIPAL_FIRST));
    debts.chain(penalties).chain(last).collect()
}

/// The debts nobody named, sorted by a key; those with an equal one stand together, in the
/// order of the list.
fn ranked<K: Ord>(claims: &Claims<'_>, key: impl Fn(usize) -> K) -> Vec<Vec<usize>> {
    let unnamed = (0..claims.debts.len()).filter(|position| claims.designated != Some(*position));
    let mut positions: Vec<usize> = unnamed.collect();
    positions.sort_by_key(|position| key(*position));
    positions.chunk_by(|one, next| key(*one) == key(*next)).map(<[usize]>::to_vec).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::allocation::{Parts, allocate};
    use crate::day::Day;
    use crate::exact::Amount;

    /// Due day of January 2026, secured, and interest / principal / penalty in hundredths.
    type Row = (i8, bool, [i128; 3]);

    fn debts(rows: &[Row]) -> Vec<Debt> {
        rows.iter()
            .map(|(due, secured, owed)| {
                let [contract_interest, principal, penalty] = owed.map(Amount::from_hundredths);
                Debt {
                    due: january(*due),
                    secured: *secured,
                    owed: Parts { contract_interest, principal, penalty },
                }
            })
            .collect()
    }

    fn january(day: i8) -> Day {
        Day::of(2026, 1, day).expect("a day of January")
    }

    /// Where a payment on 20 January goes, as `position part amount reason`.
    fn story(order: AllocationOrder, payment: i128, named: Option<usize>, rows: &[Row]) -> String {
        let debts = debts(rows);
        let claims = Claims {
            as_of: january(20),
            costs: Amount::from_hundredths(10),
            designated: named,
            debts: &debts,
        };
        let allocation = allocate(order, Amount::from_hundredths(payment), &claims);
        let mut told: Vec<String> = Vec::new();
        for portion in &allocation.portions {
            let debt = portion.debt.map_or("-".to_owned(), |position| position.to_string());
            let (part, reason) = (portion.part.code(), portion.reason.code());
            told.push(format!("{debt} {part} {} {reason}", portion.amount.hundredths()));
        }
        told.push(format!("rest {}", allocation.unapplied.hundredths()));
        told.join("\n")
    }

    #[test]
    fn russia_pays_principal_of_the_matured_then_their_penalties_then_the_rest() {
        let rows = [
            (10, true, [1, 100, 5]),
            (12, false, [2, 200, 6]),
            (11, false, [3, 300, 7]),
            (21, false, [4, 400, 0]),
            (20, false, [0, 50, 0]),
        ];
        let told = story(AllocationOrder::Ru, 2_000, None, &rows);
        let expected = "- costs 10 costs_first\n\
                        2 contract_interest 3 matured_unsecured_first\n\
                        2 principal 300 matured_unsecured_first\n\
                        1 contract_interest 2 matured_unsecured_first\n\
                        1 principal 200 matured_unsecured_first\n\
                        4 principal 50 matured_unsecured_first\n\
                        0 contract_interest 1 secured_after_unsecured\n\
                        0 principal 100 secured_after_unsecured\n\
                        2 penalty 7 penalty_after_principal\n\
                        1 penalty 6 penalty_after_principal\n\
                        0 penalty 5 penalty_after_principal\n\
                        3 contract_interest 4 unmatured_last\n\
                        3 principal 400 unmatured_last\n\
                        rest 912";
        assert_eq!(told, expected);
    }

    #[test]
    fn a_named_debt_comes_first_and_in_russia_its_penalty_waits() {
        let rows = [(10, false, [0, 100, 5]), (12, false, [2, 200, 6])];
        let told = story(AllocationOrder::Ru, 320, Some(1), &rows);
        let expected = "- costs 10 costs_first\n\
                        1 contract_interest 2 designated\n\
                        1 principal 200 designated\n\
                        0 principal 100 earliest_due\n\
                        1 penalty 6 penalty_after_principal\n\
                        0 penalty 2 penalty_after_principal\n\
                        rest 0";
        assert_eq!(told, expected);
        let told = story(AllocationOrder::Ee, 220, Some(1), &rows);
        let expected = "- costs 10 costs_first\n\
                        1 contract_interest 2 designated\n\
                        1 penalty 6 designated\n\
                        1 principal 200 designated\n\
                        0 penalty 2 earliest_due\n\
                        rest 0";
        assert_eq!(told, expected);
    }

    #[test]
    fn debts_of_one_day_share_by_what_is_owed_to_them_and_each_pays_its_parts_in_order() {
        let rows = [(10, false, [9, 70, 30]), (10, false, [1, 50, 10]), (10, false, [0, 30, 0])];
        let told = story(AllocationOrder::Ru, 120, None, &rows);
        let expected = "- costs 10 costs_first\n\
                        0 contract_interest 9 shared_pro_rata\n\
                        0 principal 45 shared_pro_rata\n\
                        1 contract_interest 1 shared_pro_rata\n\
                        1 principal 34 shared_pro_rata\n\
                        2 principal 21 shared_pro_rata\n\
                        rest 0";
        assert_eq!(told, expected);
        let told = story(AllocationOrder::Ee, 50, None, &rows);
        let expected = "- costs 10 costs_first\n\
                        0 contract_interest 9 shared_pro_rata\n\
                        0 penalty 13 shared_pro_rata\n\
                        1 contract_interest 1 shared_pro_rata\n\
                        1 penalty 10 shared_pro_rata\n\
                        1 principal 1 shared_pro_rata\n\
                        2 principal 6 shared_pro_rata\n\
                        rest 0";
        assert_eq!(told, expected);
    }

    #[test]
    fn a_company_may_choose_another_order() {
        let rows = [(12, false, [0, 100, 4]), (10, true, [0, 100, 4]), (25, false, [0, 100, 0])];
        let oldest = story(AllocationOrder::OldestFirst, 140, None, &rows);
        assert_eq!(
            oldest,
            "- costs 10 costs_first\n\
             1 principal 100 earliest_due\n\
             1 penalty 4 earliest_due\n\
             0 principal 26 earliest_due\n\
             rest 0"
        );
        let pro_rata = story(AllocationOrder::ProRata, 140, None, &rows);
        assert_eq!(
            pro_rata,
            "- costs 10 costs_first\n\
             0 principal 65 shared_pro_rata\n\
             1 principal 65 shared_pro_rata\n\
             rest 0"
        );
        let named = story(AllocationOrder::Designation, 140, Some(2), &rows);
        assert_eq!(named, "- costs 10 costs_first\n2 principal 100 designated\nrest 30");
        let unnamed = story(AllocationOrder::Designation, 140, None, &rows);
        assert_eq!(unnamed, "- costs 10 costs_first\nrest 130", "the money waits for a word");
    }

    #[test]
    fn costs_swallow_a_payment_that_is_not_above_them() {
        let rows = [(10, false, [0, 100, 0])];
        assert_eq!(story(AllocationOrder::Ee, 10, None, &rows), "- costs 10 costs_first\nrest 0");
        assert_eq!(story(AllocationOrder::Ee, 4, Some(0), &rows), "- costs 4 costs_first\nrest 0");
        assert_eq!(story(AllocationOrder::Ru, 0, None, &rows), "rest 0");
    }

    #[test]
    fn orders_have_words() {
        for order in AllocationOrder::ALL {
            assert_eq!(AllocationOrder::from_code(order.code()), Some(order));
        }
        assert_eq!(AllocationOrder::from_code("ru"), None);
        let json = serde_json::to_string(&AllocationOrder::OldestFirst).expect("a word");
        assert_eq!(json, "\"OLDEST_FIRST\"");
    }
}
