//! Every shipped map has a sample and reads it to the end.

use crate::fixtures::{documents, import_by};
use saldo_domain::book::facts::{CustomerFact, DocumentFact, Fact};
use saldo_domain::book::{ItemKind, Side};
use saldo_formats::{Defaults, ImportKind, Mapping, ReadOptions, TableSource, rules};
use std::path::{Path, PathBuf};

/// The public sample lies beside the checkout and must not be copied; its map has a sample
/// of our own in the same form.
const IBM: &str = "../../../shared/data/ibm-accounts-receivable.csv";

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples").join(format!("{name}.csv"))
}

fn open(path: &Path, mapping: &Mapping) -> TableSource {
    TableSource::open(path, mapping.read_options(ReadOptions::default())).expect("opens")
}

#[test]
fn every_rules_file_has_a_sample_and_reads_it_to_the_end() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
    let mut shipped: Vec<String> = std::fs::read_dir(folder)
        .expect("rules")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter_map(|name| name.strip_suffix(".toml").map(str::to_owned))
        .filter(|name| name != "headings")
        .collect();
    shipped.sort_unstable();
    let listed: Vec<&str> = rules::ALL.iter().map(|rules| rules.name).collect();
    assert_eq!(shipped, listed, "rules/*.toml and rules::ALL differ");
    for rules in rules::ALL {
        let mapping = rules.mapping();
        assert_eq!(mapping.source(), rules.name);
        let source = open(&sample(rules.name), &mapping);
        let (facts, refusals) =
            import_by(&source, &mapping, &Defaults::default()).expect(rules.name);
        assert_eq!(refusals, [], "{}", rules.name);
        assert!(facts.len() >= 10, "{}: {} facts", rules.name, facts.len());
    }
}

#[test]
fn headings_name_every_field_of_their_kind_in_three_languages() {
    use saldo_formats::RowKind::{Contacts, Contracts, Customers, Financials, Invoices, Payments};
    for kind in [Customers, Invoices, Payments, Contacts, Financials, Contracts] {
        let headings = saldo_formats::mapping::canonical_headings(kind);
        assert!(headings.len() >= 7, "{kind:?}");
        for (field, names) in headings {
            assert!(names.len() >= 3, "{kind:?} {field:?}");
        }
    }
}

/// The report of 1C: titles above, customers and contracts once, a total below.
#[test]
fn a_1c_report_reads_as_open_documents_of_customers() {
    let mapping = rules::shipped("1c-receivables").expect("shipped");
    let source = open(&sample("1c-receivables"), &mapping);
    assert_eq!(source.encoding(), Some("windows-1251"));
    let (facts, _) = import_by(&source, &mapping, &Defaults::default()).expect("reads");
    let customers: Vec<&CustomerFact> = facts
        .iter()
        .filter_map(|fact| match fact {
            Fact::Customer(customer) => Some(customer),
            _ => None,
        })
        .collect();
    assert!(
        customers.iter().all(|it| it.registry_code.as_ref().is_some_and(|code| code.len() >= 10))
    );
    let documents = documents(&facts);
    let first = documents[0];
    assert_eq!(first.customer, "ООО «Северный ветер»");
    assert_eq!(first.number, "0000-000123");
    assert_eq!(
        (first.effective.to_string(), first.due.to_string()),
        ("2026-03-12".into(), "2026-04-11".into())
    );
    assert_eq!(first.amount.to_string(), "100000.00 RUB");
    assert_eq!(first.note.as_deref(), Some("Договор поставки № 5 от 01.02.2026"));
    let debit: i64 = documents
        .iter()
        .filter(|it| it.kind.side() == Side::Debit)
        .map(|it| it.amount.minor())
        .sum();
    let credit: i64 = documents
        .iter()
        .filter(|it| it.kind.side() == Side::Credit)
        .map(|it| it.amount.minor())
        .sum();
    // The total that the report itself prints.
    assert_eq!(debit - credit, 103_445_050);
    assert!(documents.iter().any(|it| it.kind == ItemKind::Payment));
}

/// All 2 466 invoices of the public sample with their settlements, recognised by heading.
#[test]
fn the_public_sample_is_taken_whole() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(IBM);
    if !path.exists() {
        // The sample may not be copied into the project; a checkout alone has only our own.
        eprintln!("left out: the public sample is not beside this checkout");
        return;
    }
    let source = TableSource::open(&path, ReadOptions::default()).expect("opens");
    let mapping = Mapping::recognise(&source, ImportKind::Auto).expect("recognised");
    assert_eq!(mapping.source(), "ibm-accounts-receivable");
    let (facts, refusals) = import_by(&source, &mapping, &Defaults::default()).expect("reads");
    assert_eq!(refusals, []);
    let documents = documents(&facts);
    let (payments, invoices): (Vec<&DocumentFact>, Vec<_>) =
        documents.iter().partition(|it| it.kind == ItemKind::Payment);
    assert_eq!((invoices.len(), payments.len(), facts.len()), (2466, 2466, 3 * 2466));
    let invoiced: i64 = invoices.iter().map(|it| it.amount.minor()).sum();
    let paid: i64 = payments.iter().map(|it| it.amount.minor()).sum();
    assert_eq!(invoiced, paid);
    assert_eq!(invoices.iter().filter(|it| it.disputed).count(), 561);
    let first = invoices[0];
    assert_eq!((first.customer.as_str(), first.number.as_str()), ("0379-NEVHP", "611365"));
    assert_eq!(
        (first.effective.to_string(), first.due.to_string()),
        ("2013-01-02".into(), "2013-02-01".into())
    );
    assert_eq!(first.amount.to_string(), "55.94 USD");
}
