//! `saldo rates`: tables as dated data, on the command line.

use crate::house::Saldo;

fn russian() -> Saldo {
    Saldo::new().founded("RU", "RUB")
}

/// Every day with its rate, the latest first, a comma for the decimals: as the Bank of Russia
/// publishes it.
const LIST: &str = "Дата;Ставка\n30.10.2026;13,50\n29.10.2026;13,50\n26.10.2026;13,50\n\
                    23.10.2026;14,00\n14.09.2026;14,00\n";

#[test]
fn a_table_that_ends_before_the_business_day_says_so() {
    let saldo = russian();
    let list = |day: &str| saldo.run(&["rates", "list", "--as-of", day, "--lang", "en"]).done().out;
    let fresh = list("2026-09-14");
    assert!(fresh.contains("Complete to 2026-09-14"), "{fresh}");
    assert!(fresh.contains("2026-07-27   14.00"), "{fresh}");
    assert!(!fresh.contains("table ends"), "{fresh}");
    let stale = list("2026-09-15");
    assert!(stale.contains("Warning: key rate table ends 2026-09-14\n"), "{stale}");
    let later = list("2027-01-01");
    assert!(later.contains("calendar RU ends 2026-12-31"), "{later}");
}

#[test]
fn a_published_list_is_taken_whole_and_only_once() {
    let saldo = russian();
    let file = saldo.write("keyrate.csv", LIST);
    let import = |more: &[&str]| {
        let arguments = ["rates", "import", &file, "--as-of", "2026-11-01", "--lang", "en"];
        saldo.run(&[&arguments[..], more].concat()).done().out
    };
    let dry = import(&["--dry-run"]);
    assert!(dry.contains("2026-10-26  13.50  new") && dry.contains("Dry run"), "{dry}");
    let first = import(&[]);
    assert!(first.contains("5 read, 1 changed, complete to 2026-10-30"), "{first}");
    let again = import(&[]);
    assert!(again.contains("5 read, 0 changed, complete to 2026-10-30"), "{again}");
    let shown = saldo.run(&["rates", "list", "--json", "--as-of", "2026-10-30"]).done().json();
    assert_eq!(shown["tables"][0]["stale"], false);
    saldo.run(&["verify"]).done();
}

#[test]
fn a_mistake_in_a_list_is_named_and_nothing_of_it_is_taken() {
    let saldo = russian();
    let rows = [
        ("2026-10-26;13.50\n2026-10-27;13.50.0\n", "list.csv, line 2, rate “13.50.0” is no perc"),
        ("2026-10-26;13.50\n2026-02-30;13.50\n", "line 2, day “2026-02-30” is no existing day"),
        ("2026-10-26;13.50\n2026-10-26;13.00\n", "line 2, day “2026-10-26” breaks the order"),
        ("day;rate\n2026-10-26;13.50;x\n", "line 2, row “2026-10-26;13.50;x” is not a day and"),
        ("2026-10-26;1350\n", "line 1, rate “1350” lies outside 0 to 1000 percent"),
        ("2012-10-26;13.50\n", "line 1, day “2012-10-26” is before the table begins"),
        ("day;rate\n", "holds no rate"),
    ];
    for (text, part) in rows {
        let file = saldo.write("list.csv", text);
        let answer = saldo.run(&["rates", "import", &file, "--source", "s"]).ended(2);
        assert!(answer.err.contains(part), "{part}: {}", answer.err);
    }
    let shown = saldo.run(&["rates", "list", "--json"]).done().json();
    assert_eq!(shown["tables"][0]["complete_to"], "2026-09-14");
}

#[test]
fn a_correction_needs_a_reason() {
    let saldo = russian();
    let add = ["rates", "add", "ru-key-rate", "2026-07-27", "13.75", "--source", "gazette"];
    let refused = saldo.run(&add).ended(2);
    assert!(refused.err.contains("needs a reason"), "{}", refused.err);
    let done = saldo.run(&[&add[..], &["--reason", "misread", "--lang", "en"]].concat()).done();
    assert!(done.out.contains("2026-07-27  13.75  corrected"), "{}", done.out);
}

#[test]
fn a_year_of_a_calendar_is_taken_from_a_file_of_the_usual_form() {
    let saldo = russian();
    let block = |days: &str| {
        format!(
            "code = \"RU\"\n[[years]]\nyear = 2027\nsource = \"decree\"\nverified = true\n\
             days_off_on_weekdays = [{days}]\nworking_weekend_days = [\"2027-02-20\"]\n"
        )
    };
    let wrong = saldo.write("wrong.toml", block("\"2027-01-02\""));
    let refused = saldo.run(&["rates", "calendar", &wrong]).ended(2);
    assert!(refused.err.contains("wrong.toml, line 6: 2027-01-02 is on a weekend"), "{refused:?}");
    let file = saldo.write("ru.toml", block("\"2027-01-01\", \"2027-01-04\""));
    let calendar = || saldo.run(&["rates", "calendar", &file, "--lang", "en"]).done().out;
    assert!(calendar().contains("RU: 1 read, 1 added"));
    assert!(calendar().contains("RU: 1 read, 0 added, 0 corrected"));
    let shown = saldo.run(&["rates", "list", "--lang", "en"]).done().out;
    assert!(shown.contains("2027: 2 weekdays off, 1 working weekend days"), "{shown}");
}
