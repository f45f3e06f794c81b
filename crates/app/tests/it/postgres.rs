//! The main flow on a PostgreSQL server that the test starts itself: the same answers as on
//! SQLite.

use crate::house::Saldo;
use crate::ibm::{BUSY_DAY, agrees_with_the_oracle, look_alike_csv, map};
use saldo_store::testing::Postgres;
use serde_json::Value;

fn main_flow(saldo: &Saldo) -> Value {
    let file = saldo.write("receivables.csv", look_alike_csv());
    saldo.run(&["import", "auto", &file, "--map", &map()]).done();
    let again = saldo.run(&["import", "auto", &file, "--json"]).done().json();
    assert_eq!((&again["new"], &again["changed"]), (&0.into(), &0.into()));
    agrees_with_the_oracle(saldo, &look_alike_csv(), "2012-12-31");
    let mut run = saldo.run(&["run", "--as-of", BUSY_DAY, "--json"]).done().json();
    let repeated = saldo.run(&["run", "--as-of", BUSY_DAY, "--json"]).done().json();
    assert_eq!(repeated["days"], serde_json::json!([]));
    saldo.run(&["verify"]).done();
    run["elapsed_ms"] = 0.into();
    run
}

#[test]
fn both_databases_give_the_same_answers() {
    let server = Postgres::start();
    let on_server = Saldo::on(server.database()).founded("US", "USD");
    let in_file = Saldo::new().founded("US", "USD");
    assert_eq!(main_flow(&on_server), main_flow(&in_file));

    let backup = on_server.folder.path().join("server.backup").display().to_string();
    on_server.run(&["backup", &backup]).done();
    let restored = Saldo::on(server.database());
    restored.run(&["restore", &backup]).done();
    restored.run(&["verify"]).done();
    agrees_with_the_oracle(&restored, &look_alike_csv(), "2013-06-30");
}

#[test]
fn the_demo_company_is_the_same_on_both() {
    let server = Postgres::start();
    let arguments =
        ["demo", "--seed", "7", "--as-of", "2026-03-20", "--customers", "60", "--no-serve"];
    let on_server = Saldo::on(server.database());
    let told = on_server.run(&arguments).done().out;
    assert_eq!(told, Saldo::new().run(&arguments).done().out);
    // It is a company like any other: every command finds it.
    on_server.run(&["verify"]).done();
    on_server.run(&["report", "ageing", "--as-of", "2026-03-20"]).done();
    on_server.run(&arguments).ended(2);
}
