//! The manual's page of rights is made from the table of authority, and is in step with it.

use saldo_domain::Role;
use saldo_domain::authority::Right;
use saldo_domain::authority::line::above;
use saldo_domain::authority::request::RequestKind;
use saldo_domain::authority::spending::Spending;
use saldo_letters::{Language, Texts};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

const HEAD: &str = "# Who may do what

This page is made from the table of authority in `crates/domain/src/authority`. The use-cases ask
that table before they act, the pages before they draw a button, and a test compares this page
with it. Clauses are those of the regulation; a code such as GEN-11 is a requirement.

## Rights

| A role with the right may … | roles | clause |
|---|---|---|
";

const LIMITS: &str = "
## Limits in money

The general director sets up to which sum, within how many days, a role decides. What a person
decided in those days counts, under whatever account and through whichever deputy, over whatever
documents and customers it was spread; what was taken back since still counts. Without a limit the
roles above decide about any sum, and the roles below about none; small differences alone have a
limit from the start: 300.00 within thirty days.

| about | roles that may be given a limit beside those that have the right |
|---|---|
";

const REQUESTS: &str = "
## Requests and the answers to them

Whoever may not do something asks for it. Nobody decides what they asked for themselves: neither
under a second account, nor as a deputy, nor through their own deputy. What is not decided by its
last day passes to the role above, and that it was missed is recorded.

| request | possible answers | decided with the right to … |
|---|---|---|
";

fn page() -> String {
    let texts = Texts::of(Language::En);
    let mut page = HEAD.to_owned();
    let write = "a String takes everything";
    for right in Right::ALL {
        let words = texts.get(&format!("right-{}", right.code()));
        let (roles, clause) = (names(texts, right.roles()), right.clause().unwrap_or("–"));
        writeln!(page, "| {words} | {roles} | {clause} |").expect(write);
    }
    page.push_str(LIMITS);
    for spending in Spending::ALL {
        let words = texts.get(&format!("spending-{}", spending.code()));
        let roles = match spending.within_limit() {
            [] => "–".to_owned(),
            roles => names(texts, roles),
        };
        writeln!(page, "| {words} | {roles} |").expect(write);
    }
    page.push_str(REQUESTS);
    for kind in RequestKind::ALL {
        let said = |choice: &_| answer(texts, choice);
        let answers: Vec<String> = kind.choices().iter().map(said).collect();
        let parted = if kind.takes_several() { "; one or more of them" } else { "" };
        let words = texts.get(&format!("request-{}", kind.code()));
        let right = texts.get(&format!("right-{}", kind.right().code()));
        writeln!(page, "| {words} | {}{parted} | {right} |", answers.join("; ")).expect(write);
    }
    page.push_str("\nMissed decisions pass: ");
    let passes = Role::ALL.into_iter().filter_map(|role| Some((role, above(role)?)));
    let passes: Vec<String> =
        passes.map(|(from, to)| format!("{} → {}", texts.role(from), texts.role(to))).collect();
    writeln!(page, "{}.", passes.join("; ")).expect(write);
    page
}

fn names(texts: &Texts, roles: &[Role]) -> String {
    let names: Vec<String> = roles.iter().map(|role| texts.role(*role)).collect();
    names.join(", ")
}

fn answer(texts: &Texts, choice: &saldo_domain::authority::Choice) -> String {
    texts.get(&choice_key(*choice))
}

fn choice_key(choice: saldo_domain::authority::Choice) -> String {
    format!("choice-{}", choice.code().to_ascii_lowercase().replace('_', "-"))
}

#[test]
fn the_manuals_page_of_rights_is_in_step() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let written = fs::read_to_string(root.join("docs/manual/rights.md")).unwrap_or_default();
    let page = page();
    if written != page {
        let fresh = Path::new(env!("CARGO_TARGET_TMPDIR")).join("rights.md");
        fs::write(&fresh, &page).expect("the fresh page is written");
        panic!("copy {} to docs/manual/rights.md", fresh.display());
    }
}

#[test]
fn every_right_request_and_answer_has_its_words() {
    for language in Language::ALL {
        let texts = Texts::of(language);
        let rights = Right::ALL.iter().map(|right| format!("right-{}", right.code()));
        let spendings = Spending::ALL.iter().map(|one| format!("spending-{}", one.code()));
        let kinds = RequestKind::ALL.iter().map(|kind| format!("request-{}", kind.code()));
        let choices = RequestKind::ALL.iter().flat_map(|kind| kind.choices());
        let choices = choices.map(|choice| choice_key(*choice));
        for key in rights.chain(spendings).chain(kinds).chain(choices) {
            assert!(texts.has(&key), "{key} in {}", language.code());
        }
    }
}
