//! A generated company: the same seed gives the same files.

use saldo_domain::Day;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

/// What was written.
pub(crate) struct Company {
    pub(crate) customers: u64,
    pub(crate) settlements: u64,
    pub(crate) open: u64,
    pub(crate) overdue: u64,
}

/// SplitMix64: enough for data, and the same everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ (mixed >> 31)) % below
    }
}

impl Company {
    /// Three years of invoices up to the day, 40 a customer; about one in twelve still open.
    pub(crate) fn write(folder: &Path, seed: u64, invoices: u64) -> Company {
        let as_of: Day = super::AS_OF.parse().unwrap();
        let customers = (invoices / 40).max(1);
        write_customers(folder, customers);
        let mut dice = Dice(seed);
        let mut sold =
            file(folder, "invoices.csv", "Customer,Invoice number,Issued,Due,Amount,Currency");
        let mut paid =
            file(folder, "payments.csv", "Customer,Payment number,Date,Amount,Currency,Settles");
        let mut company = Company { customers, settlements: 0, open: 0, overdue: 0 };
        for number in 0..invoices {
            let customer = dice.roll(customers);
            let issued = as_of.plus(-1094 + i64::try_from(number * 1095 / invoices).unwrap());
            let due = issued.plus([7, 14, 30, 45][dice.roll(4) as usize]);
            let amount = 2_000 + dice.roll(400_000);
            writeln!(sold, "C-{customer:06},S-{number},{issued},{due},{},EUR", plain(amount))
                .unwrap();
            let settled = due.plus(habit(&mut dice, customer));
            let parts = 1 + u64::from(dice.roll(100) < 27);
            let first = if parts == 2 { amount * (20 + dice.roll(60)) / 100 } else { amount };
            let days = [(settled.plus(-(dice.roll(12) as i64)), first), (settled, amount - first)];
            let mut left = amount;
            for (part, (day, sum)) in days.into_iter().take(parts as usize).enumerate() {
                let day = day.max(issued);
                if day <= as_of && sum > 0 {
                    left -= sum;
                    company.settlements += 1;
                    writeln!(
                        paid,
                        "C-{customer:06},P-{number}-{part},{day},{},EUR,S-{number}",
                        plain(sum)
                    )
                    .unwrap();
                }
            }
            company.open += u64::from(left > 0);
            company.overdue += u64::from(left > 0 && due < as_of);
        }
        sold.flush().unwrap();
        paid.flush().unwrap();
        company
    }
}

/// Days after the due day on which this customer pays: most are near it, some are very late.
fn habit(dice: &mut Dice, customer: u64) -> i64 {
    match customer % 10 {
        0..=4 => dice.roll(12) as i64 - 8,
        5..=7 => dice.roll(25) as i64,
        8 => dice.roll(70) as i64,
        _ if dice.roll(100) < 30 => 5_000,
        _ => 20 + dice.roll(150) as i64,
    }
}

fn write_customers(folder: &Path, customers: u64) {
    let mut out = file(folder, "customers.csv", "Customer,Name,Email");
    for customer in 0..customers {
        writeln!(out, "C-{customer:06},Customer {customer},c{customer}@example.com").unwrap();
    }
    out.flush().unwrap();
}

fn file(folder: &Path, name: &str, header: &str) -> BufWriter<File> {
    let mut out = BufWriter::new(File::create(folder.join(name)).unwrap());
    writeln!(out, "{header}").unwrap();
    out
}

fn plain(minor: u64) -> String {
    format!("{}.{:02}", minor / 100, minor % 100)
}
