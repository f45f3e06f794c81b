//! What the command line says to a person: in words, not as data.

use crate::house::Saldo;

const CUSTOMERS: &str = "Customer code,Name,E-mail\nC-1,Lepa OÜ,debtor@example.com\n";
const INVOICES: &str = "Customer,Invoice number,Invoice date,Due date,Amount\n\
    C-1,A-1,2026-02-10,2026-03-18,100.00\nC-1,A-2,2026-03-10,2026-04-18,50.00\n";
const DAY: [&str; 2] = ["--as-of", "2026-03-20"];

fn with_a_reminder() -> Saldo {
    let saldo = Saldo::new().founded("EE", "EUR");
    for (name, text) in [("customers.csv", CUSTOMERS), ("invoices.csv", INVOICES)] {
        let file = saldo.write(name, text);
        saldo.run(&[&["import", "auto", &file], &DAY[..]].concat()).done();
    }
    saldo.run(&[&["run"], &DAY[..]].concat()).done();
    saldo
}

/// The id in square brackets behind the e-mail.
fn letter(told: &str) -> String {
    let at = told.find("Notice").expect("a notice");
    let (_, rest) = told[at..].split_once('[').expect("an id");
    rest.split_once(']').expect("its end").0.to_owned()
}

#[test]
fn what_comes_next_is_told_with_the_day_and_the_reason_for_waiting() {
    let saldo = with_a_reminder();
    let told = saldo.run(&[&["explain", "customer", "C-1"], &DAY[..]].concat()).done().out;
    let (_, next) = told.split_once("What comes next").expect("the section");
    assert!(next.contains("24 Mar 2026 · A-1 · Step 4, LAD-04"), "{told}");
    assert!(next.contains("15 Apr 2026 · A-2 · Step 1, LAD-01"), "{told}");
    assert!(told.contains("Clause by age"), "{told}");
    // A step that is due and may not be taken yet says why.
    let late = "Customer,Invoice number,Invoice date,Due date,Amount\n\
        C-1,B-1,2026-01-10,2026-03-01,70.00\n";
    let file = saldo.write("late.csv", late);
    saldo.run(&[&["import", "auto", &file], &DAY[..]].concat()).done();
    saldo.run(&[&["run"], &DAY[..]].concat()).done();
    let told = saldo.run(&[&["explain", "invoice", "B-1"], &DAY[..]].concat()).done().out;
    let (_, next) = told.split_once("What comes next").expect("the section");
    assert!(next.contains("22 Mar 2026 · B-1 · Step 5, LAD-05"), "{told}");
    assert!(next.contains("not earlier: The previous step was taken too recently"), "{told}");
}

#[test]
fn a_message_tells_its_state_channel_and_recipient() {
    let saldo = with_a_reminder();
    let told = saldo.run(&[&["explain", "customer", "C-1"], &DAY[..]].concat()).done().out;
    let message = saldo.run(&["explain", "message", &letter(&told)]).done().out;
    let line = "State: Waiting to be sent · Channel: E-mail · To: debtor@example.com";
    assert!(message.contains(line), "{message}");
}

#[test]
fn a_plan_of_nothing_is_said_in_a_sentence() {
    let saldo = Saldo::new().founded("EE", "EUR");
    let plan = saldo.run(&[&["run", "--plan"], &DAY[..]].concat()).done().out;
    assert!(plan.contains("The plan is empty: nothing has to be done."), "{plan}");
    assert!(!plan.contains("Total"), "{plan}");
    let run = saldo.run(&[&["run"], &DAY[..]].concat()).done().out;
    assert!(run.contains("Nothing had to be done."), "{run}");
    let again = saldo.run(&[&["run"], &DAY[..]].concat()).done().out;
    assert!(again.contains("was done before") && !again.contains("Nothing had"), "{again}");
}

#[test]
fn a_run_that_finds_another_begun_says_so_at_once() {
    let imported = crate::ibm::imported_look_alike();
    let run = ["run", "--as-of", crate::ibm::BUSY_DAY];
    let writes = crate::sweep::writes(&imported.copy(), &run);
    let mut told = 0;
    for nth in crate::sweep::spread(writes, 8) {
        let saldo = imported.copy();
        crate::sweep::killed_at(&saldo, &run, nth);
        let second = saldo.run(&run).done();
        told += usize::from(second.err.contains("was begun and is not finished"));
        assert!(!second.out.contains("was begun"), "said once: {}", second.out);
    }
    assert!(told > 0, "killed half-way, the next run says so");
}
