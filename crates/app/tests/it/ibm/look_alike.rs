//! A file with the columns and habits of the public sample: American dates, amounts in
//! dollars with one or two decimals, customers in hex-like codes, disputes, early and late
//! settlements, months with 28 to 31 days.

/// So many invoices from a seed.
pub(crate) fn csv(seed: u64, invoices: u32) -> String {
    let mut dice = Dice(seed.wrapping_mul(2).wrapping_add(1));
    let mut text = String::from(
        "countryCode,customerID,PaperlessDate,invoiceNumber,InvoiceDate,DueDate,InvoiceAmount,\
         Disputed,SettledDate,PaperlessBill,DaysToSettle,DaysLate\n",
    );
    for index in 0..invoices {
        line(&mut text, &mut dice, index);
    }
    text
}

fn line(text: &mut String, dice: &mut Dice, index: u32) {
    let customer = dice.below(60);
    let issued = dice.below(700);
    let due = issued + 30;
    let disputed = dice.below(5) == 0;
    let settled = issued + if disputed { 20 + dice.below(60) } else { dice.below(45) };
    let (dollars, cents) = (1 + dice.below(120), dice.below(100));
    // As spreadsheets write it: 7.50 loses its zero.
    let amount = if cents.is_multiple_of(10) {
        format!("{dollars}.{}", cents / 10)
    } else {
        format!("{dollars}.{cents:02}")
    };
    let late = settled.saturating_sub(due);
    *text += &format!(
        "{country},{code:04}-{letters},{paperless},{number},{issued},{due},{amount},{disputed},{settled},{bill},{to_settle},{late}\n",
        country = [391, 406, 770, 818, 897][customer as usize % 5],
        code = 1_000 + customer * 37,
        letters = ["NEVHP", "AMJEO", "KBDWQ", "ZUTRC"][customer as usize % 4],
        paperless = date(customer * 9),
        number = 600_000 + index * 13,
        issued = date(issued),
        due = date(due),
        disputed = if disputed { "Yes" } else { "No" },
        bill = if customer.is_multiple_of(2) { "Paper" } else { "Electronic" },
        settled = date(settled),
        to_settle = settled - issued,
    );
}

/// So many days after 2 January 2012, as M/D/YYYY.
fn date(days: u64) -> String {
    let mut left = days + 1;
    for (year, february) in [(2012, 29), (2013, 28), (2014, 28)] {
        for (month, length) in
            [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31].into_iter().enumerate()
        {
            if left < length {
                return format!("{}/{}/{year}", month + 1, left + 1);
            }
            left -= length;
        }
    }
    unreachable!("the file ends in 2014")
}

/// A linear congruential generator: enough to shuffle, and the same everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }
}
