//! Licences, banned crates and sources of every dependency, by cargo-deny.
//!
//! The tool is built once, in the version named here, into the cache folder of the home
//! directory. Known advisories need a local copy of the advisory database; where there is
//! none, the run says so instead of passing in silence.

use super::Passed;
use crate::house::{House, run};
use anyhow::Result;
use std::env;
use std::fs;
use std::path::PathBuf;

const VERSION: &str = "0.20.2";

/// Passes when every dependency may be used, and says what it could not look at.
pub(super) fn check(house: &House) -> Result<Passed> {
    let tool = tool(house)?;
    run(house.command(&tool).args(["--locked", "check", "bans", "licenses", "sources"]))?;
    if !advisories_at_hand() {
        println!("{NOT_CHECKED}");
        return Ok(Passed::Except("known advisories NOT checked: no local database".into()));
    }
    run(house.command(&tool).args(["--locked", "--offline", "check", "advisories"]))?;
    Ok(Passed::Fully)
}

const NOT_CHECKED: &str = "\
NOT CHECKED: known advisories. There is no local copy of the RustSec advisory database
under the `advisory-dbs` folder of the cargo home, and this command fetches nothing.
To check them, run `cargo deny fetch` once with a connection, then this stage again.";

/// Where the tool lies; built first when this version is not there yet.
fn tool(house: &House) -> Result<PathBuf> {
    let home = house.cache.join("tools").join(format!("cargo-deny-{VERSION}"));
    let tool = home.join("bin").join("cargo-deny");
    if tool.is_file() {
        return Ok(tool);
    }
    println!("building cargo-deny {VERSION} once into {}", home.display());
    run(house
        .cargo()
        // Unoptimised: it reads a few hundred small files, and builds in a third of the time.
        .args(["install", "--locked", "--debug", "--version", VERSION, "--root"])
        .arg(&home)
        .arg("cargo-deny")
        .env("CARGO_PROFILE_DEV_DEBUG", "false")
        .env_remove("CARGO_TARGET_DIR"))?;
    Ok(tool)
}

/// Whether a copy of the database lies where cargo-deny looks for it.
fn advisories_at_hand() -> bool {
    let home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::var_os("HOME").map(|home| PathBuf::from(home).join(".cargo")));
    let Some(home) = home else { return false };
    fs::read_dir(home.join("advisory-dbs")).is_ok_and(|mut copies| copies.next().is_some())
}
