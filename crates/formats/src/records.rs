//! What other programs push, as tables of known headings: each kind has a map of its own, so
//! that a pushed record goes through the same door as a row of a file.

use crate::mapping::Mapping;
use crate::tables::{ReadOptions, TableSource};

/// What the records of a batch are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RecordKind {
    Customers,
    Invoices,
    CreditNotes,
    Payments,
    /// Goods that left and are to be paid for.
    Shipments,
}

impl RecordKind {
    /// Every kind.
    pub const ALL: [RecordKind; 5] = [
        RecordKind::Customers,
        RecordKind::Invoices,
        RecordKind::CreditNotes,
        RecordKind::Payments,
        RecordKind::Shipments,
    ];

    /// The word written in addresses and in the journal.
    pub const fn code(self) -> &'static str {
        match self {
            RecordKind::Customers => "customers",
            RecordKind::Invoices => "invoices",
            RecordKind::CreditNotes => "credit-notes",
            RecordKind::Payments => "payments",
            RecordKind::Shipments => "shipments",
        }
    }

    /// The members of a record, in the order of its cells.
    pub const fn members(self) -> &'static [&'static str] {
        match self {
            RecordKind::Customers => &[
                "code",
                "name",
                "registry_code",
                "country",
                "language",
                "email",
                "phone",
                "address",
                "owner",
                "policy_group",
                "debtor",
                "debt_purpose",
                "contact_zone",
                "contact_mode",
                "email_consent",
                "sms_consent",
            ],
            RecordKind::Invoices => &[
                "customer",
                "number",
                "kind",
                "issued",
                "due",
                "terms_days",
                "amount",
                "currency",
                "disputed",
                "note",
                "reference",
            ],
            RecordKind::CreditNotes => {
                &["customer", "number", "issued", "amount", "currency", "settles", "note"]
            }
            RecordKind::Payments => {
                &["customer", "number", "paid_on", "amount", "currency", "settles", "note"]
            }
            RecordKind::Shipments => &[
                "customer",
                "number",
                "shipped_on",
                "due",
                "terms_days",
                "amount",
                "currency",
                "note",
                "reference",
            ],
        }
    }

    /// Which member means what, and how values are written.
    pub fn mapping(self) -> Mapping {
        Mapping::from_toml(self.rules()).expect("every map of records is read by a test")
    }

    /// The records as a table; each has a cell for every member.
    pub fn table(self, records: &[Vec<String>]) -> TableSource {
        TableSource::of_records(self.members(), records, ReadOptions::default())
    }

    const fn rules(self) -> &'static str {
        match self {
            RecordKind::Customers => include_str!("../rules/records/customers.toml"),
            RecordKind::Invoices => include_str!("../rules/records/invoices.toml"),
            RecordKind::CreditNotes => include_str!("../rules/records/credit-notes.toml"),
            RecordKind::Payments => include_str!("../rules/records/payments.toml"),
            RecordKind::Shipments => include_str!("../rules/records/shipments.toml"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::{Defaults, read_facts};
    use saldo_domain::Currency;
    use saldo_domain::book::ItemKind;
    use saldo_domain::book::facts::Fact;

    fn facts(kind: RecordKind, records: &[&[&str]]) -> Vec<(u64, Result<Vec<Fact>, String>)> {
        let cells = |record: &&[&str]| record.iter().map(|cell| (*cell).to_owned()).collect();
        let records: Vec<Vec<String>> = records.iter().map(cells).collect();
        let currency = Currency::from_code("EUR").ok();
        let defaults = Defaults { currency, ..Defaults::default() };
        let rows = read_facts(&kind.table(&records), &kind.mapping(), &defaults).expect("a table");
        let told = rows.map(|row| row.expect("readable"));
        told.map(|row| (row.line, row.facts.map_err(|no| no.field))).collect()
    }

    #[test]
    fn every_kind_has_a_map_that_knows_all_its_members() {
        for kind in RecordKind::ALL {
            let mapping = kind.mapping();
            assert_eq!(mapping.source(), format!("api-{}", kind.code()));
            let named: Vec<&str> = mapping
                .columns()
                .values()
                .flat_map(|column| column.names().iter().map(String::as_str))
                .collect();
            for member in kind.members() {
                assert!(named.contains(member), "{kind:?}: {member} means nothing");
            }
            assert_eq!(named.len(), kind.members().len(), "{kind:?}: {named:?}");
        }
    }

    #[test]
    fn records_are_numbered_from_one_and_refused_by_the_name_of_their_member() {
        let found = facts(
            RecordKind::Invoices,
            &[
                &[
                    "C-1",
                    "A-1",
                    "",
                    "2026-03-01",
                    "2026-03-31",
                    "",
                    "1000.50",
                    "",
                    "",
                    "line\none",
                    "RF18 5390 0754 7034",
                ],
                &["C-1", "A-2", "", "01.03.2026", "2026-03-31", "", "1000.50", "", "", "", ""],
                &["C-1", "A-3", "services", "2026-03-01", "", "14", "10", "USD", "true", "", ""],
            ],
        );
        let (line, first) = &found[0];
        let Ok([Fact::Document(first)]) = first.as_deref() else { panic!("{first:?}") };
        assert_eq!((*line, first.amount.to_plain().as_str()), (1, "1000.50"));
        assert_eq!(first.reference.as_deref(), Some("RF18 5390 0754 7034"));
        assert_eq!((found[1].0, &found[1].1), (2, &Err("issued".to_owned())));
        let Ok([Fact::Document(third)]) = found[2].1.as_deref() else { panic!("{found:?}") };
        assert_eq!((found[2].0, third.kind), (3, ItemKind::Services));
        assert_eq!(third.due.to_string(), "2026-03-15");
        assert!(third.disputed);
        assert_eq!(third.amount.currency().code(), "USD");
    }

    #[test]
    fn the_kind_of_the_address_is_the_kind_of_the_document() {
        let rows: [(RecordKind, &[&str], ItemKind); 3] = [
            (
                RecordKind::CreditNotes,
                &["C-1", "K-1", "2026-03-01", "5.00", "", "A-1", ""],
                ItemKind::CreditNote,
            ),
            (
                RecordKind::Payments,
                &["C-1", "", "2026-03-01", "5.00", "", "A-1", ""],
                ItemKind::Payment,
            ),
            (
                RecordKind::Shipments,
                &["C-1", "S-1", "2026-03-01", "", "30", "5.00", "", "", ""],
                ItemKind::Goods,
            ),
        ];
        for (kind, record, expected) in rows {
            let found = facts(kind, &[record]);
            let Ok([Fact::Document(fact)]) = found[0].1.as_deref() else { panic!("{found:?}") };
            assert_eq!(fact.kind, expected);
        }
    }
}
