//! DuckDB in memory, through Python when it is installed there: the query alone is timed.

use crate::measure::Cost;
use std::path::Path;
use std::process::Command;

const SCRIPT: &str = r#"
import resource, sys, time
import duckdb
folder, day = sys.argv[1], sys.argv[2]
db = duckdb.connect()
db.execute(f"create table invoice as select * from read_csv('{folder}/invoices.csv')")
db.execute(f"create table settlement as select * from read_csv('{folder}/payments.csv')")
def used():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime
query = f"""
select customer, sum(open) filter (late <= 0), sum(open) filter (late between 1 and 30),
       sum(open) filter (late between 31 and 60), sum(open) filter (late between 61 and 90),
       sum(open) filter (late > 90), sum(open)
from (select i.customer, i.amount - coalesce(p.paid, 0) as open, date '{day}' - i.due as late
      from invoice i left join (select customer, settles, sum(amount) as paid from settlement
                                where date <= date '{day}' group by all) p
        on p.settles = i."Invoice number" and p.customer = i.customer
      where i.issued <= date '{day}')
where open <> 0 group by customer"""
db.execute(query).fetchall()
costs = []
for _ in range(3):
    cpu, wall = used(), time.monotonic()
    db.execute(query).fetchall()
    costs.append((used() - cpu, time.monotonic() - wall))
print(*sorted(costs)[1])
"#;

/// CPU and wall seconds of a warm execution, the median of three; `None` without DuckDB.
pub(crate) fn ageing(folder: &Path, as_of: &str) -> Option<Cost> {
    let output =
        Command::new("python3").args(["-c", SCRIPT]).arg(folder).arg(as_of).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let mut figures = text.split_whitespace().map(|figure| figure.parse::<f64>());
    let (cpu, wall) = (figures.next()?.ok()?, figures.next()?.ok()?);
    Some(Cost { cpu, wall, peak_mb: 0.0 })
}
