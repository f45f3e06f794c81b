//! Samples that others published: each is read, and its totals agree with the balances that it
//! states itself; one that does not add up is refused. The figures were worked out from the files
//! by other means.

use crate::samples::public;
use saldo_domain::Money;
use saldo_formats::ReadOptions;
use saldo_formats::einvoice::{self, EInvoiceFormat};
use saldo_formats::statement::{self, StatementFormat};

/// Opening balance, sum of the lines, closing balance in minor units, number of lines.
type Figures = (Option<i64>, i64, Option<i64>, usize);

/// A bank of Denmark, whose days follow each other.
const DANSKE: [Figures; 15] = [
    (Some(247_892_670), -82_483_154, Some(165_409_516), 7),
    (Some(165_409_516), -7_477_166, Some(157_932_350), 3),
    (Some(157_932_350), -16_340_812, Some(141_591_538), 16),
    (Some(141_591_538), -7_431_890, Some(134_159_648), 9),
    (Some(134_159_648), -49_114_267, Some(85_045_381), 2),
    (Some(85_045_381), -331_710, Some(84_713_671), 1),
    (Some(84_713_671), -14_108_398, Some(70_605_273), 16),
    (Some(70_605_273), -97_525, Some(70_507_748), 2),
    (Some(70_507_748), -191_873, Some(70_315_875), 3),
    (Some(70_315_875), -7_645_136, Some(62_670_739), 7),
    (Some(62_670_739), -1_457_758, Some(61_212_981), 3),
    (Some(61_212_981), 142_829_181, Some(204_042_162), 14),
    (Some(204_042_162), 207_222_611, Some(411_264_773), 1),
    (Some(411_264_773), -25_294_625, Some(385_970_148), 3),
    (Some(385_970_148), -832_201, Some(385_137_947), 2),
];

type Row = (&'static str, Result<(StatementFormat, &'static [Figures]), &'static str>);

fn expected() -> [Row; 9] {
    use StatementFormat::{Camt053, Camt054, Mt940};
    [
        // Both accounts state 10.10 four times over: nothing of it can be true.
        ("1c-client-bank-sample1.txt", Err("currency")),
        ("1c-client-bank-sample2.txt", Err("only_orders")),
        // Balances in four currencies.
        ("camt053.v2.minimal.xml", Err("does_not_add_up")),
        (
            "camt053.v2.multi.statement.xml",
            Ok((
                Camt053,
                &[(Some(1_815), 885, Some(2_700), 1), (Some(2_700), -700, Some(2_000), 1)],
            )),
        ),
        ("camt053.v8.xml", Err("does_not_add_up")),
        ("camt054.v2.xml", Ok((Camt054, &[(None, -20_000_000, None, 1)]))),
        // Whoever published it has written other balances over the true ones.
        ("mt940-abnamro.sta", Err("does_not_add_up")),
        ("mt940-cmxl-1.sta", Ok((Mt940, &[(Some(218_795), 220_000, Some(438_795), 2)]))),
        ("mt940-danskebank-dk.sta", Ok((Mt940, &DANSKE))),
    ]
}

#[test]
fn public_statements_agree_with_their_own_balances() {
    let rows = expected();
    for (name, bytes) in public("statements") {
        let (_, expected) = rows
            .iter()
            .find(|(row, _)| *row == name)
            .unwrap_or_else(|| panic!("{name} has no row here"));
        let read = statement::read(&bytes, &ReadOptions::default());
        let told = read.as_ref().map(|read| {
            let minor = |money: Option<Money>| money.map(Money::minor);
            let of = |one: &saldo_domain::bank::StatementFact| -> Figures {
                let sum = one.lines.iter().map(|line| line.amount.minor()).sum();
                (minor(one.opening), sum, minor(one.closing), one.lines.len())
            };
            (read.format.clone(), read.statements.iter().map(of).collect::<Vec<_>>())
        });
        let told = told.map_err(|refused| refused.code());
        let expected = expected.as_ref().map(|(format, rows)| (format.clone(), rows.to_vec()));
        assert_eq!(told, expected.map_err(|code| *code), "{name}: {:?}", read.err());
    }
}

#[test]
fn public_invoices_are_read_to_the_unit() {
    let rows = [
        ("peppol-base-example.xml", "goods Snippet1 2017-11-13 1656.25 EUR"),
        ("peppol-creditnote-correction.xml", "credit_note Snippet1 2017-11-13 1656.25 EUR"),
    ];
    for (name, bytes) in public("einvoices") {
        let (_, expected) =
            rows.iter().find(|(row, _)| *row == name).unwrap_or_else(|| panic!("{name}: no row"));
        let read = einvoice::read(&bytes).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!((read.format, read.documents.len()), (EInvoiceFormat::Ubl, 1), "{name}");
        let document = read.documents[0].as_ref().unwrap_or_else(|no| panic!("{name}: {no}"));
        let told = format!(
            "{} {} {} {} {}",
            document.kind.code(),
            document.number,
            document.issued,
            document.amount.to_plain(),
            document.amount.currency().code()
        );
        assert_eq!(told, *expected, "{name}");
    }
}
