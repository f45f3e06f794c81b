//! `cargo bench -p saldo-app --bench scale -- --sizes 10000,100000,1000000 --seed 1`
//!
//! Import, control run, ageing and the replay of a year of the real program on companies of
//! growing size, beside hand-written SQLite and (when Python has it) DuckDB answering the same
//! questions on the same rows in the same run. Prints a table; asserts only that the
//! answers agree, never how long they took.
//!
//! `--policy regulation` lets the companies follow another policy than the usual one. There are
//! forty invoices a customer: `--sizes 400000` replays a year of ten thousand customers.
#![expect(clippy::float_arithmetic, reason = "ratios and seconds, no money")]
#![expect(clippy::unwrap_used, reason = "a benchmark may stop where it stands")]

mod baseline;
mod company;
mod duck;
mod measure;

use baseline::Order;
use company::Company;
use measure::{Cost, median, run};
use std::path::{Path, PathBuf};
use std::process::Command;

const AS_OF: &str = "2026-03-20";
const NEXT: &str = "2026-03-21";
const PAST: [&str; 3] = ["2026-02-28", "2025-09-30", "2025-03-31"];

/// The year that is replayed: the one before the first run.
const YEAR: [&str; 2] = ["2025-03-20", "2026-03-19"];

struct Options {
    sizes: Vec<u64>,
    seed: u64,
    /// A policy that ships.
    policy: String,
    folder: PathBuf,
}

fn main() {
    let options = options();
    println!(
        "seed {}, policy {}, as of {AS_OF}; CPU = user + system seconds",
        options.seed, options.policy
    );
    let mut earlier: Option<(u64, Vec<(String, f64)>)> = None;
    for size in &options.sizes {
        let figures = measure_size(&options, *size);
        if let Some((before, old)) = &earlier {
            print_growth(*before, old, *size, &figures);
        }
        earlier = Some((*size, figures));
    }
}

fn options() -> Options {
    let mut sizes = vec![10_000, 100_000, 1_000_000];
    let mut seed = 1;
    let mut policy = "eight-step".to_owned();
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--sizes" => {
                let list = arguments.next().expect("--sizes wants a list");
                sizes = list.split(',').map(|size| size.parse().expect("a number")).collect();
            }
            "--seed" => seed = arguments.next().expect("--seed wants a number").parse().unwrap(),
            "--policy" => policy = arguments.next().expect("--policy wants a name"),
            _ => {} // cargo bench adds --bench
        }
    }
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("scale");
    Options { sizes, seed, policy, folder }
}

/// Runs everything at one size, prints its table and returns CPU seconds by row.
fn measure_size(options: &Options, size: u64) -> Vec<(String, f64)> {
    let folder = options.folder.join(size.to_string());
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    let company = Company::write(&folder, options.seed, size);
    println!(
        "\n{size} invoices, {} settlements, {} customers, {} open and {} overdue on the day",
        company.settlements, company.customers, company.open, company.overdue
    );
    let mut table = Table::new(size + company.settlements);
    let saldo = Saldo::new(&folder, &options.policy);

    let raw = baseline::raw_insert(&folder);
    let import = saldo.import();
    let by_key = baseline::stored_insert(&folder, Order::Keys);
    let by_file = baseline::stored_insert(&folder, Order::Files);
    table.row("raw insert of the facts, bare tables", raw, None);
    table.row("raw insert of the stored rows, by key", by_key, None);
    table.row("raw insert of the stored rows, as they come", by_file, None);
    table.row("import: customers, invoices, settlements", import, None);
    table.ratio("… against the facts in bare tables", import, raw);
    table.ratio("… against the stored rows, by key", import, by_key);
    table.ratio("… against the stored rows, as they come", import, by_file);
    let again = saldo.import();
    table.row("the same files again (all unchanged)", again, None);

    let (sql_run, sql_overdue) = baseline::control(&folder, AS_OF);
    let (first, report) = saldo.json(&["run", "--as-of", AS_OF, "--json"]);
    table.row("control run in hand-written SQL, written", sql_run, None);
    table.row("control run, first", first, Some(sql_run));
    let (next, _) = saldo.json(&["run", "--as-of", NEXT, "--json"]);
    table.row("control run, next day (against the first)", next, Some(first));
    println!("  first run: {}", report.trim());
    assert!(sql_overdue > 0, "the generated company has overdue debts");

    for day in PAST {
        let (sql, total) = baseline::ageing(&folder, day);
        let duck = duck::ageing(&folder, day);
        let report = ["report", "ageing", "--as-of", day, "--format", "json"];
        let (ours, report) = median(|| saldo.json(&report));
        let expected = format!("\"total\":\"{}.{:02}\"", total / 100, total % 100);
        assert!(report.replace(' ', "").contains(&expected), "ageing on {day} is {expected}");
        table.row(&format!("ageing {day}, hand-written SQLite"), sql, None);
        match duck {
            Some(duck) => table.row(&format!("ageing {day}, DuckDB in memory"), duck, None),
            None => println!("  DuckDB was not measured: python3 has no module duckdb"),
        }
        table.row(&format!("ageing {day}, saldo report"), ours, duck.or(Some(sql)));
    }
    let other = if options.policy == "gentle" { "eight-step" } else { "gentle" };
    let [from, to] = YEAR;
    let asked = ["policy", "backtest", other, "--from", from, "--to", to, "--json"];
    let (replayed, _) = saldo.json(&asked);
    table.row(&format!("a year replayed, {} and {other}", options.policy), replayed, None);
    table.figures
}

fn print_growth(before: u64, old: &[(String, f64)], size: u64, new: &[(String, f64)]) {
    println!("\ngrowth of CPU from {before} to {size} invoices ({}x)", size / before.max(1));
    for (name, cpu) in new {
        if let Some((_, was)) = old.iter().find(|(known, _)| known == name) {
            println!("  {name:<46} {:>6.1}x", cpu / was.max(0.001));
        }
    }
}

struct Table {
    rows_in_files: u64,
    figures: Vec<(String, f64)>,
}

impl Table {
    fn new(rows_in_files: u64) -> Self {
        println!(
            "  {:<46} {:>8} {:>8} {:>9} {:>8} {:>7}",
            "", "CPU s", "wall s", "rows/s", "peak MB", "ratio"
        );
        Self { rows_in_files, figures: vec![] }
    }

    fn row(&mut self, name: &str, cost: Cost, against: Option<Cost>) {
        let ratio = against
            .map_or(String::new(), |other| format!("{:.2}", cost.cpu / other.cpu.max(0.001)));
        let rate = self.rows_in_files as f64 / cost.wall.max(0.001);
        println!(
            "  {name:<46} {:>8.2} {:>8.2} {:>9.0} {:>8.0} {ratio:>7}",
            cost.cpu, cost.wall, rate, cost.peak_mb
        );
        self.figures.push((name.to_owned(), cost.cpu));
    }

    /// A cost that stands above, against another one.
    fn ratio(&self, name: &str, cost: Cost, against: Cost) {
        println!("  {name:<46} {:>44.2}", cost.cpu / against.cpu.max(0.001));
    }
}

struct Saldo {
    database: String,
    folder: PathBuf,
}

impl Saldo {
    fn new(folder: &Path, policy: &str) -> Self {
        let saldo = Self {
            database: format!("sqlite:{}", folder.join("saldo.db").display()),
            folder: folder.to_owned(),
        };
        let init = ["init", "--company", "Bench", "--country", "EE", "--currency", "EUR"];
        saldo.json(&[&init, ["--policy", policy].as_slice()].concat());
        saldo
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_saldo"));
        command.env("SALDO_DATABASE", &self.database).args(arguments);
        command
    }

    fn json(&self, arguments: &[&str]) -> (Cost, String) {
        run(self.command(arguments))
    }

    fn import(&self) -> Cost {
        ["customers", "invoices", "payments"]
            .into_iter()
            .map(|kind| {
                let file = self.folder.join(format!("{kind}.csv"));
                self.json(&["import", kind, &file.display().to_string(), "--json"]).0
            })
            .reduce(Cost::plus)
            .unwrap()
    }
}
