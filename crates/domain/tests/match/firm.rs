//! A company made from a seed, its bank lines, and the truth about each of them. Nothing
//! here uses the matcher; the matcher sees the lines and the books, never the truth.

use saldo_domain::bank::{LineFact, OtherSide};
use saldo_domain::identifier::ee;
use saldo_domain::matching::{Debt, Debtor, Share};
use saldo_domain::{Currency, CustomerId, Day, ItemId, Money};

/// Small and the same on every machine.
#[derive(Clone, Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed | 1)
    }

    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % bound
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len() as u64) as usize]
    }
}

/// What a line really was.
#[derive(Clone, Debug)]
pub(crate) struct Truth {
    pub(crate) customer: CustomerId,
    pub(crate) shares: Vec<Share>,
}

pub(crate) struct Firm {
    pub(crate) debts: Vec<Debt>,
    pub(crate) debtors: Vec<(CustomerId, Debtor)>,
    dice: Dice,
    /// Places of the debts of each customer, oldest first.
    of: Vec<Vec<usize>>,
    open: Vec<i64>,
}

const FIRST: [&str; 16] = [
    "Põhja",
    "Lõuna",
    "Ida",
    "Lääne",
    "Kesk",
    "Vana",
    "Uus",
    "Suur",
    "Север",
    "Юг",
    "Восток",
    "Запад",
    "North",
    "South",
    "East",
    "West",
];
const SECOND: [&str; 16] = [
    "Ehitus",
    "Mets",
    "Kaubad",
    "Transport",
    "Elekter",
    "Aiand",
    "Торг",
    "Строй",
    "Лес",
    "Снаб",
    "Мебель",
    "Timber",
    "Trading",
    "Foods",
    "Motors",
    "Supplies",
];
const FORMS: [&str; 6] = ["OÜ", "AS", "ООО", "АО", "Ltd", "SIA"];

fn eur() -> Currency {
    Currency::from_code("EUR").expect("EUR")
}

/// Some companies number without a prefix, and a number may have the digits of a customer's code.
fn invoice_number(number: usize, customers: usize) -> String {
    match (number % 11, number % 970) {
        (0, _) => format!("{}", 1_000_000 + number),
        // Or by month and year, as landlords do.
        (1, _) if number / 11 < 240 => {
            let (month, year) = (number / 11 % 12 + 1, 2_010 + number / 132);
            format!("{month:02}/{year}")
        }
        (_, 97) if number / 97 < customers => format!("SV-{:07}", 500_000 + number / 97),
        _ => format!("SV-{:07}", 1_000_000 + number),
    }
}

fn registry_code(number: u64) -> String {
    let base = 1_000_000 + number % 9_000_000;
    (0..10)
        .map(|check| format!("{base}{check}"))
        .find(|code| ee::registry_code(code).is_ok())
        .expect("one fits")
}

impl Firm {
    /// So many customers with so many open invoices together.
    pub(crate) fn new(seed: u64, customers: usize, invoices: usize) -> Self {
        let mut dice = Dice::new(seed);
        let mut firm = Self {
            debts: Vec::with_capacity(invoices),
            debtors: Vec::new(),
            dice: dice.clone(),
            of: vec![Vec::new(); customers],
            open: Vec::new(),
        };
        for number in 0..customers {
            firm.debtors.push((CustomerId::new(number as i64 + 1), debtor(&mut dice, number)));
        }
        let first = Day::of(2025, 1, 1).expect("a day");
        for number in 0..invoices {
            let owner = (number * 7919) % customers;
            let open = 1_000 + dice.below(5_000_000) as i64;
            firm.of[owner].push(firm.debts.len());
            firm.open.push(open);
            firm.debts.push(Debt {
                customer: CustomerId::new(owner as i64 + 1),
                item: ItemId::new(number as i64 + 1),
                number: invoice_number(number, customers),
                reference: String::new(),
                due: first.plus((number * 365 / invoices) as i64),
                open: Money::from_minor(open, eur()),
            });
        }
        firm
    }

    /// The next line of the bank and its truth; `None` for one that nobody could know.
    pub(crate) fn next(&mut self) -> (LineFact, Option<Truth>) {
        loop {
            let owner = self.dice.below(self.of.len() as u64) as usize;
            let open: Vec<usize> =
                self.of[owner].iter().copied().filter(|at| self.open[*at] > 0).collect();
            if open.len() < 4 {
                // The end of a customer's debts is told once by the kinds below.
                if self.of.iter().all(|debts| debts.len() < 4) {
                    panic!("the company is too small for so many lines");
                }
                continue;
            }
            let (line, truth) = self.line(owner, &open);
            if let Some(truth) = &truth {
                for share in &truth.shares {
                    self.open[share.item.get() as usize - 1] -= share.amount.minor();
                }
            }
            return (line, truth);
        }
    }

    fn line(&mut self, owner: usize, open: &[usize]) -> (LineFact, Option<Truth>) {
        let kind = self.dice.below(1_070);
        let one = *self.dice.pick(open);
        let whole = self.open[one];
        let digits = self.debts[one].number.trim_start_matches("SV-").replace('/', "");
        let number = self.debts[one].number.clone();
        let label = *self.dice.pick(&[
            "Arve",
            "arve nr",
            "invoice",
            "Оплата по счету №",
            "за товар по накладной",
            "",
        ]);
        match kind {
            0..240 => {
                let reference = ee::make_reference(&digits).expect("a base").number;
                let line = LineFact { reference, ..self.of_stranger(owner, whole, "") };
                (line, self.truth(owner, &[(one, whole)]))
            }
            240..480 => {
                let text = format!("{label} {number}{}", self.tail());
                (self.of_stranger(owner, whole, &text), self.truth(owner, &[(one, whole)]))
            }
            480..560 => {
                let text = self.mistyped(&number);
                (
                    self.of_stranger(owner, whole, &format!("arve {text}")),
                    self.truth(owner, &[(one, whole)]),
                )
            }
            560..620 => {
                let text = format!("arve {}", digits.trim_start_matches('0'));
                (self.of_known(owner, whole, &text), self.truth(owner, &[(one, whole)]))
            }
            620..720 => {
                let paid = self.some_of(open);
                let numbers: Vec<&str> =
                    paid.iter().map(|at| self.debts[*at].number.as_str()).collect();
                let joined = numbers.join(*Dice::new(kind + 3).pick(&[", ", " ja ", "; ", " и "]));
                let sum = paid.iter().map(|at| self.open[*at]).sum();
                let parts: Vec<(usize, i64)> =
                    paid.iter().map(|at| (*at, self.open[*at])).collect();
                (
                    self.of_stranger(owner, sum, &format!("arved {joined}")),
                    self.truth(owner, &parts),
                )
            }
            720..800 => (self.of_known(owner, whole, ""), self.truth(owner, &[(one, whole)])),
            800..850 => {
                // The oldest of what is owed, two to four of them, nothing said.
                let count = 2 + self.dice.below(3) as usize;
                let parts: Vec<(usize, i64)> = open
                    .iter()
                    .take(count.min(open.len()))
                    .map(|at| (*at, self.open[*at]))
                    .collect();
                let sum = parts.iter().map(|(_, amount)| amount).sum();
                (self.of_known(owner, sum, "tasumine"), self.truth(owner, &parts))
            }
            850..890 => {
                let part = whole / 2 + 1;
                (
                    self.of_known(owner, part, &format!("osaline tasumine arve {number}")),
                    self.truth(owner, &[(one, part)]),
                )
            }
            890..920 => {
                let fee = 100 + self.dice.below(400) as i64;
                let came = if whole > 20 * fee { whole - fee } else { whole };
                (
                    self.of_stranger(owner, came, &format!("{label} {number}")),
                    self.truth(owner, &[(one, came)]),
                )
            }
            920..945 => {
                let more = whole + 1_000;
                (
                    self.of_known(owner, more, &format!("arve {number}")),
                    self.truth(owner, &[(one, whole)]),
                )
            }
            945..955 => {
                // Another customer pays: the money counts for the one who is named.
                let payer = (owner + 1) % self.of.len();
                (
                    self.of_known(payer, whole, &format!("arve {number}")),
                    self.truth(owner, &[(one, whole)]),
                )
            }
            955..960 => {
                // A name that two customers have, nothing else said.
                (self.by_name(owner, 777), None)
            }
            960..972 => {
                let mut line = self.of_stranger(owner, 777, "tere");
                line.other = OtherSide { name: "Tundmatu Isik".into(), ..OtherSide::default() };
                (line, None)
            }
            1_000..1_070 => self.confusing(kind, owner, open, one),
            _ => {
                let mut line = self.of_stranger(owner, whole, "");
                line.end_to_end = number;
                (line, self.truth(owner, &[(one, whole)]))
            }
        }
    }

    /// What looks like something else.
    fn confusing(
        &mut self,
        kind: u64,
        owner: usize,
        open: &[usize],
        one: usize,
    ) -> (LineFact, Option<Truth>) {
        let whole = self.open[one];
        let number = self.debts[one].number.clone();
        match kind {
            1_000..1_030 => {
                // The standing reference of the customer, made from its code: the oldest two.
                let code = self.debtors[owner].1.code.trim_start_matches('K').to_owned();
                let reference = ee::make_reference(&code).expect("a base").number;
                let parts: Vec<(usize, i64)> =
                    open.iter().take(2).map(|at| (*at, self.open[*at])).collect();
                let sum = parts.iter().map(|(_, amount)| amount).sum();
                let line = LineFact { reference, ..self.of_known(owner, sum, "") };
                (line, self.truth(owner, &parts))
            }
            1_030..1_045 => {
                // The payer's own count of its orders happens to be somebody's invoice.
                let other = self.dice.below(self.debts.len() as u64) as usize;
                let number = self.debts[other - other % 11].number.clone();
                let line = LineFact { number, ..self.of_known(owner, whole, "") };
                (line, self.truth(owner, &[(one, whole)]))
            }
            1_045..1_048 => {
                // Another company of this name, with the amount of one of the invoices.
                let mut line = line(whole, "tasumine");
                let name = &self.debtors[owner].1.name;
                let (words, form) = name.rsplit_once(' ').expect("a form");
                let other = if form == "OÜ" { "AS" } else { "OÜ" };
                line.other.name = format!("{words} {other}");
                (line, None)
            }
            1_048..1_051 => {
                // Paid once more: the money is the customer's and pays nothing by itself.
                let paid = self.of[owner].iter().copied().find(|at| self.open[*at] == 0);
                let Some(paid) = paid else { return (self.by_name(owner, 777), None) };
                let text = format!("arve {}", self.debts[paid].number);
                let minor = self.debts[paid].open.minor();
                (self.of_known(owner, minor, &text), self.truth(owner, &[]))
            }
            1_051..1_054 => {
                // The right figure in another currency settles nothing.
                let mut line = self.of_known(owner, whole, &format!("arve {number}"));
                line.amount = Money::from_minor(whole, Currency::from_code("USD").expect("USD"));
                (line, self.truth(owner, &[]))
            }
            1_056..1_060 => {
                // For another customer, as a daughter's bills are paid: nobody but a person can say.
                let mut line = self.of_known(owner, whole, "tasumine");
                let other = (owner + 7) % self.of.len();
                line.other.behalf.clone_from(&self.debtors[other].1.name);
                (line, None)
            }
            1_060..1_064 => {
                // The period in the text has the digits of somebody's invoice.
                let month = 1 + self.dice.below(12);
                let text = format!("üür {month:02}/2025");
                (self.of_known(owner, whole, &text), self.truth(owner, &[(one, whole)]))
            }
            1_064..1_067 => {
                // A flat, an order: figures that are no documents of anybody.
                let word = *self.dice.pick(&["korter nr", "по заявке №", "klient nr"]);
                let text = format!("{word} {}", self.debts[one].number.trim_start_matches("SV-"));
                (self.of_known(owner, whole, &text), self.truth(owner, &[(one, whole)]))
            }
            1_067..1_070 => {
                // The number of the invoice where a reference belongs.
                let mut line = self.of_stranger(owner, whole, "");
                line.reference = number;
                (line, self.truth(owner, &[(one, whole)]))
            }
            _ => {
                // From a confirmed account, and another company's code on the line.
                let mut line = self.of_known(owner, whole, "");
                line.other.code = registry_code(7_000_000 + owner as u64);
                (line, None)
            }
        }
    }

    fn some_of(&mut self, open: &[usize]) -> Vec<usize> {
        let count = 2 + self.dice.below(3) as usize;
        let from = self.dice.below((open.len() - 1) as u64) as usize;
        open.iter().copied().skip(from).take(count).collect()
    }

    fn truth(&self, owner: usize, parts: &[(usize, i64)]) -> Option<Truth> {
        let share = |(at, minor): &(usize, i64)| Share {
            item: self.debts[*at].item,
            amount: Money::from_minor(*minor, eur()),
        };
        let shares = parts.iter().map(share).collect();
        Some(Truth { customer: CustomerId::new(owner as i64 + 1), shares })
    }

    fn tail(&mut self) -> &'static str {
        self.dice.pick::<&str>(&[
            "",
            " от 12.02.2026",
            ", в т.ч. НДС 22% 216.39",
            " eest, aitäh",
            " (leping 15-77)",
        ])
    }

    /// One slip: look-alike letters, a separator, a missing zero, the other alphabet.
    fn mistyped(&mut self, number: &str) -> String {
        match self.dice.below(5) {
            0 => number.replace('-', ""),
            1 => number.replace('-', " "),
            2 => number.replace('0', "O"),
            3 => number.to_lowercase().replace('-', "/"),
            _ => number.replace('1', "l"),
        }
    }

    /// A payer whose account and code say nothing; the name is the customer's own or close.
    fn of_stranger(&mut self, owner: usize, minor: i64, text: &str) -> LineFact {
        let mut line = line(minor, text);
        let debtor = &self.debtors[owner].1;
        line.other.account = format!("EE99{owner:016}");
        match self.dice.below(4) {
            0 => line.other.name.clone_from(&debtor.name),
            1 => line.other.name = debtor.name.to_uppercase(),
            2 => line.other.name = format!("{} raamatupidamine", debtor.name),
            _ => line.other.code.clone_from(&debtor.registry_code),
        }
        line
    }

    /// A payer known by account or code.
    fn of_known(&mut self, owner: usize, minor: i64, text: &str) -> LineFact {
        let mut line = line(minor, text);
        let debtor = &self.debtors[owner].1;
        line.other.name.clone_from(&debtor.name);
        match debtor.accounts.first() {
            Some(account) => line.other.account.clone_from(account),
            None => line.other.code.clone_from(&debtor.registry_code),
        }
        line
    }

    fn by_name(&mut self, owner: usize, minor: i64) -> LineFact {
        let mut line = line(minor, "");
        // Every name is borne by several customers of this company.
        line.other.name.clone_from(&self.debtors[owner].1.name);
        line
    }
}

fn debtor(dice: &mut Dice, number: usize) -> Debtor {
    let (first, second, form) = (*dice.pick(&FIRST), *dice.pick(&SECOND), *dice.pick(&FORMS));
    // Nine in ten are told apart by a word of their own; the rest share names.
    let own = if number.is_multiple_of(10) { String::new() } else { format!(" {number}") };
    let accounts = match number % 3 {
        0 => Vec::new(),
        _ => vec![format!("EE{:018}", 38_000_000 + number)],
    };
    Debtor {
        code: format!("K{:06}", 500_000 + number),
        name: format!("{first} {second}{own} {form}"),
        registry_code: registry_code(number as u64 * 3),
        accounts,
        pays_as: Vec::new(),
    }
}

fn line(minor: i64, text: &str) -> LineFact {
    LineFact {
        place: 1,
        booked: Day::of(2026, 2, 1).expect("a day"),
        amount: Money::from_minor(minor, eur()),
        reversal: false,
        bank_id: String::new(),
        end_to_end: String::new(),
        number: String::new(),
        reference: String::new(),
        text: text.into(),
        other: OtherSide::default(),
    }
}
