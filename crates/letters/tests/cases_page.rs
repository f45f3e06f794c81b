//! The manual's page of cases is drawn from the table of the case, and is in step with it.

use saldo_domain::recovery::case;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

const HEAD: &str = "# The stages of a case

This page is made from the table in `crates/domain/src/recovery/case/table.rs`, and a test compares
it with that table. How to work with cases is told in [the guide](guides/cases.md).

```mermaid
";

const TABLE: &str = "```

A case is at exactly one stage. What may go on beside it (a promise, a disputed part, a repayment
agreement) is no stage. While a case is at *court*, *enforcement*, *agency*, *insolvency*,
*irrecoverable* or *watched*, the ladder says nothing to the debtor about its debts.

| act | from | to | asks for |
|---|---|---|---|
";

fn page() -> String {
    let mut page = HEAD.to_owned();
    page.push_str(&case::picture());
    page.push_str(TABLE);
    for [act, from, to, needs] in case::rows() {
        writeln!(page, "| {act} | {from} | {to} | {needs} |").expect("a String takes everything");
    }
    page
}

#[test]
fn rou_01_the_manuals_drawing_of_a_case_is_in_step() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let written = fs::read_to_string(root.join("docs/manual/cases.md")).unwrap_or_default();
    let page = page();
    if written != page {
        let fresh = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cases.md");
        fs::write(&fresh, &page).expect("the fresh page is written");
        panic!("copy {} to docs/manual/cases.md", fresh.display());
    }
}
