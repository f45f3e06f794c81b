//! What a policy calls certain, on both sides of each boundary.

use saldo_domain::bank::{LineFact, OtherSide};
use saldo_domain::matching::{Debt, Debtor, Index, Little, Matcher, Thresholds, Verdict};
use saldo_domain::{Currency, CustomerId, Day, ItemId, Money};

const KUUSK: CustomerId = CustomerId::new(1);

fn eur(minor: i64) -> Money {
    Money::from_minor(minor, Currency::from_code("EUR").expect("EUR"))
}

/// What becomes of a line under these figures: `item:cents difference`, or the doubt.
fn answer(thresholds: Thresholds, amount: i64, name: &str, account: &str, text: &str) -> String {
    let debt = |item, number: &str, open| Debt {
        customer: KUUSK,
        item: ItemId::new(item),
        number: number.into(),
        reference: String::new(),
        due: Day::of(2026, 3, 20).expect("a day"),
        open: eur(open),
    };
    let debts = [debt(1, "AB-001001", 100_000), debt(2, "AB-77", 50_000), debt(3, "AB-78", 8_000)];
    let debtor = Debtor {
        code: "K-901".into(),
        name: "Kuusk OÜ".into(),
        registry_code: "12712817".into(),
        accounts: vec!["EE22".into()],
        pays_as: Vec::new(),
    };
    let line = LineFact {
        place: 1,
        booked: Day::of(2026, 3, 12).expect("a day"),
        amount: eur(amount),
        reversal: false,
        bank_id: String::new(),
        end_to_end: String::new(),
        number: String::new(),
        reference: String::new(),
        text: text.into(),
        other: OtherSide { name: name.into(), account: account.into(), ..OtherSide::default() },
    };
    match Matcher::new(Index::new(debts, [(KUUSK, debtor)]), thresholds).look(&line) {
        Verdict::Certain(found) => {
            let shares =
                found.shares.iter().map(|one| format!("{}:{}", one.item, one.amount.minor()));
            let short = found.short.map(|(_, difference)| difference.code().to_owned());
            shares.chain(short).collect::<Vec<_>>().join(" ")
        }
        Verdict::Question(doubt, ..) => format!("? {}", doubt.code()),
    }
}

#[test]
fn each_figure_of_the_policy_moves_its_boundary() {
    let usual = || Thresholds::STANDARD;
    let eur = Currency::from_code("EUR").expect("EUR");
    let own = |rounding, fee| vec![(eur, Little { rounding, fee })];
    let known = |thresholds, amount, text| answer(thresholds, amount, "", "EE22", text);
    let named = |thresholds, amount, text| answer(thresholds, amount, "Kuusk OÜ", "", text);
    let stranger = |thresholds, text| answer(thresholds, 50_000, "Keegi", "", text);
    let both = "arved AB-001001 ja AB-77";
    let rows = [
        // A short number names an invoice for whoever pays, from the length the policy says.
        (stranger(usual(), "AB-77"), "? amount-alone"),
        (
            stranger(Thresholds { number_length: 4, number_digits: 2, ..usual() }, "AB-77"),
            "2:50000",
        ),
        // A name with the amount of one document, and one with the number of it.
        (named(usual(), 50_000, ""), "2:50000"),
        (named(Thresholds { name_suffices: false, ..usual() }, 50_000, ""), "? name-alone"),
        (named(usual(), 60_000, "AB-001001"), "1:60000 part"),
        (
            named(Thresholds { name_suffices: false, ..usual() }, 60_000, "AB-001001"),
            "? amount-differs",
        ),
        // Roundings: the last cent and one more, of several documents with a stranger's care.
        (known(usual(), 149_995, both), "1:100000 2:49995 rounding"),
        (
            known(
                Thresholds { rounding: 4, fee: 4, discount_percent: 0, ..usual() },
                149_996,
                both,
            ),
            "1:100000 2:49996 rounding",
        ),
        (
            known(
                Thresholds { rounding: 4, fee: 4, discount_percent: 0, ..usual() },
                149_995,
                both,
            ),
            "? amount-differs",
        ),
        // Fees by amount, by share, and of a currency of its own.
        (
            known(Thresholds { discount_percent: 0, ..usual() }, 147_000, both),
            "1:100000 2:47000 fee",
        ),
        (known(Thresholds { discount_percent: 0, ..usual() }, 146_999, both), "? amount-differs"),
        (
            known(Thresholds { fee_percent: 1, discount_percent: 0, ..usual() }, 148_500, both),
            "1:100000 2:48500 fee",
        ),
        (
            known(Thresholds { fee_percent: 1, discount_percent: 0, ..usual() }, 148_499, both),
            "? amount-differs",
        ),
        (
            known(
                Thresholds { own: own(10, 3_100), discount_percent: 0, ..usual() },
                146_900,
                both,
            ),
            "1:100000 2:46900 fee",
        ),
        (
            known(
                Thresholds { own: own(10, 2_000), discount_percent: 0, ..usual() },
                147_999,
                both,
            ),
            "? amount-differs",
        ),
        // Sums: of so many debts, and of so many at once.
        (known(usual(), 58_000, ""), "2:50000 3:8000"),
        (known(Thresholds { subset_debts: 2, ..usual() }, 108_000, ""), ""),
    ];
    for (at, (found, expected)) in rows.into_iter().enumerate() {
        assert_eq!(found, expected, "row {at}");
    }
}
