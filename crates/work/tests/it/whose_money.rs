//! M16 through the door itself: statements of a made company are imported, with batches, accounts that
//! two customers share, customers that were joined and documents that were moved, and whatever is booked
//! without a person is compared with the truth, which the program never sees.

use crate::firm::{Firm, eur, on_both};
use saldo_domain::book::{MovementKind, Side};
use saldo_domain::{CustomerId, ItemId};
use saldo_store::bank::{LineFilter, LineState};
use saldo_store::book;
use saldo_work::bank::{self, Answer, InboxLine};
use saldo_work::imports::Kind;
use saldo_work::views::Page;
use saldo_work::{Who, acts};
use std::collections::{BTreeMap, BTreeSet};

const OWN: &str = "EE571010220229377229";
const CUSTOMERS: usize = 12;
const EACH: usize = 8;
/// Those of whom the account is known; the last two of them pay from one.
const WITH_ACCOUNT: usize = 6;
/// The one whose debts became the one's before it.
const JOINED: usize = 7;
/// Two documents of the first are the second's by now.
const MOVED: (usize, usize) = (8, 9);

const NAMES: [&str; CUSTOMERS] = [
    "Kuusk",
    "Mänd",
    "Tamm",
    "Pihlakas",
    "Saarepuu",
    "Lepik",
    "Vaher",
    "Haavik",
    "Kadakas",
    "Toomingas",
    "Jalakas",
    "Pärn",
];

/// Small and the same on every machine.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from((self.0 >> 11) % bound as u64).expect("small")
    }
}

/// An invoice that was not paid yet.
#[derive(Clone, Debug)]
struct Invoice {
    /// Whose it was when it was written.
    written_for: usize,
    number: String,
    minor: i64,
}

/// Whose money a line is, and what it pays; `None` where nobody but a person can tell.
type Truth = Option<(usize, BTreeMap<String, i64>)>;

struct Story {
    dice: Dice,
    open: Vec<Invoice>,
    truths: Vec<Truth>,
    moved: BTreeSet<String>,
}

fn code(customer: usize) -> String {
    format!("K-{customer}")
}

fn account(customer: usize) -> String {
    // Two pay from one account.
    format!("EE38220022102014{:04}", customer.min(WITH_ACCOUNT - 2))
}

fn name(customer: usize) -> String {
    format!("{} Kaubandus OÜ", NAMES[customer])
}

/// Whose the debts of a customer are by now.
const fn now(customer: usize) -> usize {
    if customer == JOINED { JOINED - 1 } else { customer }
}

impl Story {
    fn begin(firm: &Firm, seed: u64) -> Self {
        let mut dice = Dice(seed | 1);
        let cards: String =
            (0..CUSTOMERS).map(|one| format!("{},{},1{one:07}\n", code(one), name(one))).collect();
        firm.import(Kind::Customers, &format!("Code,Name,Registry code\n{cards}"));
        let mut open = Vec::new();
        let mut rows = Vec::new();
        for customer in 0..CUSTOMERS {
            for at in 0..EACH {
                // No two amounts are equal, nor the sum of others: they are powers of two apart.
                let minor = 100_000 + (dice.below(90_000) as i64) * 7 + at as i64;
                let number = format!("SV-{:06}", 100_000 + customer * 100 + at);
                rows.push(format!(
                    "{}:{number} 2026-01-{:02} 2026-02-{:02} {}",
                    code(customer),
                    10 + at,
                    10 + at,
                    eur(minor).to_plain()
                ));
                open.push(Invoice { written_for: customer, number, minor });
            }
        }
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        firm.invoices(&rows);
        let mut story = Self { dice, open, truths: Vec::new(), moved: BTreeSet::new() };
        story.teach(firm);
        story.rearrange(firm);
        story
    }

    /// A person says once whose the accounts are; of the shared one it is both.
    fn teach(&mut self, firm: &Firm) {
        for customer in 0..WITH_ACCOUNT {
            let text = format!(
                "Account;Booked;Amount;Currency;Payer;Payer account;Payer code;Reference;Text;Number;Bank id\n\
                 {OWN};2026-02-0{};0.0{};EUR;Kes teab;{};;;;;\n",
                customer + 1,
                customer + 1,
                account(customer)
            );
            firm.import(Kind::Auto, &text);
            let asked = lines(firm).into_iter().find(|line| {
                line.row.fact.amount == eur(customer as i64 + 1)
                    && line.row.fact.other.name == "Kes teab"
            });
            let asked = asked.expect("a line").row;
            if asked.state == LineState::Matched {
                // It was taken for the one who is known to pay from it: a person knows better.
                let (company, who) = (firm.company, Who::program());
                bank::unmatch(&firm.office, company, who, asked.line, "another's").expect("parted");
            }
            let known = Answer {
                customer: firm.customer(&code(customer)),
                shares: vec![],
                rest_in_order: false,
                learn: true,
            };
            bank::accept(&firm.office, firm.company, Who::program(), asked.line, &known)
                .expect("its account");
        }
    }

    fn rearrange(&mut self, firm: &Firm) {
        let of = |one: usize| firm.customer(&code(one));
        let who = Who::program();
        let both = (of(JOINED), of(JOINED - 1));
        acts::join(&firm.office, firm.company, who, both, "one firm").expect("joined");
        let theirs: Vec<String> = self
            .open
            .iter()
            .filter(|one| one.written_for == MOVED.0)
            .take(2)
            .map(|one| one.number.clone())
            .collect();
        let items: BTreeSet<ItemId> = items(firm, of(MOVED.0))
            .into_iter()
            .filter(|row| theirs.contains(&row.number))
            .map(|row| row.item)
            .collect();
        let both = (of(MOVED.0), of(MOVED.1));
        acts::move_documents(&firm.office, firm.company, who, both, &items, "theirs")
            .expect("moved");
        self.moved = theirs.into_iter().collect();
    }

    /// Whose an invoice is by now.
    fn owner(&self, invoice: &Invoice) -> usize {
        match self.moved.contains(&invoice.number) {
            true => MOVED.1,
            false => now(invoice.written_for),
        }
    }

    fn pick(&mut self, fits: impl Fn(&Invoice) -> bool) -> Option<Invoice> {
        let places: Vec<usize> = (0..self.open.len()).filter(|at| fits(&self.open[*at])).collect();
        let at = *places.get(self.dice.below(places.len().max(1)))?;
        Some(self.open.remove(at))
    }

    fn note(&mut self, truth: Truth) -> String {
        self.truths.push(truth);
        format!("T{}", self.truths.len() - 1)
    }

    /// One payment as the details of an entry, and its amount.
    fn payment(&mut self) -> Option<(String, i64)> {
        let kind = self.dice.below(8);
        let details = |id: &str, minor: i64, payer: &str, from: &str, text: &str| {
            let from = match from {
                "" => String::new(),
                iban => format!("<DbtrAcct><Id><IBAN>{iban}</IBAN></Id></DbtrAcct>"),
            };
            format!(
                "<TxDtls><Refs><EndToEndId>{id}</EndToEndId></Refs><Amt Ccy=\"EUR\">{}</Amt>\
                 <RltdPties><Dbtr><Nm>{payer}</Nm></Dbtr>{from}</RltdPties><RmtInf>{text}</RmtInf></TxDtls>",
                eur(minor).to_plain()
            )
        };
        let words = |text: &str| format!("<Ustrd>{text}</Ustrd>");
        match kind {
            // From an account that two share, without a word: anybody's guess.
            0 => {
                let shared = WITH_ACCOUNT - 1;
                let one = self.pick(|one| (shared - 1..=shared).contains(&one.written_for))?;
                let id = self.note(None);
                Some((
                    details(&id, one.minor, "Ühine Makse", &account(shared), &words("tasumine")),
                    one.minor,
                ))
            }
            // Somebody whom nobody knows.
            1 => {
                let minor = 100 + self.dice.below(50_000) as i64;
                let id = self.note(None);
                let payer = format!("Keegi {}", self.truths.len());
                Some((details(&id, minor, &payer, "", &words("tere")), minor))
            }
            // A known account of one alone, without a word.
            2 => {
                let one = self.pick(|one| one.written_for < WITH_ACCOUNT - 2)?;
                let pays = BTreeMap::from([(one.number.clone(), one.minor)]);
                let (owner, from) = (self.owner(&one), account(one.written_for));
                let id = self.note(Some((owner, pays)));
                Some((details(&id, one.minor, "Kes teab", &from, &words("tasumine")), one.minor))
            }
            // Two invoices, and how much is for which.
            3 => {
                let one = self.pick(|_| true)?;
                let of = one.written_for;
                let is_moved = self.moved.contains(&one.number);
                let moved = self.moved.clone();
                let other = self
                    .pick(|two| two.written_for == of && moved.contains(&two.number) == is_moved)?;
                let (part, whole) = (one.minor / 3, other.minor);
                let owner = self.owner(&one);
                let pays =
                    BTreeMap::from([(one.number.clone(), part), (other.number.clone(), whole)]);
                let id = self.note(Some((owner, pays)));
                let strd = |number: &str, minor: i64| {
                    format!(
                        "<Strd><RfrdDocInf><Nb>{number}</Nb></RfrdDocInf><RfrdDocAmt>\
                         <RmtdAmt Ccy=\"EUR\">{}</RmtdAmt></RfrdDocAmt></Strd>",
                        eur(minor).to_plain()
                    )
                };
                let text = strd(&one.number, part) + &strd(&other.number, whole);
                Some((details(&id, part + whole, &name(of), "", &text), part + whole))
            }
            // A payer who names the invoice, as always: also one that is another's by now.
            _ => {
                let one = self.pick(|_| true)?;
                let pays = BTreeMap::from([(one.number.clone(), one.minor)]);
                let owner = self.owner(&one);
                let id = self.note(Some((owner, pays)));
                let text = words(&format!("arve {}", one.number));
                Some((details(&id, one.minor, &name(one.written_for), "", &text), one.minor))
            }
        }
    }

    /// A statement of a day: entries of one payment, and batches of several.
    fn statement(&mut self, day: &str, opening: i64) -> (String, i64) {
        let mut entries = String::new();
        let mut closing = opening;
        for number in 0..6 {
            let size = if self.dice.below(3) == 0 { 2 + self.dice.below(2) } else { 1 };
            let payments: Vec<(String, i64)> = (0..size).filter_map(|_| self.payment()).collect();
            let sum: i64 = payments.iter().map(|(_, minor)| minor).sum();
            if sum == 0 {
                continue;
            }
            closing += sum;
            let details: String = payments.into_iter().map(|(details, _)| details).collect();
            entries.push_str(&format!(
                "<Ntry><Amt Ccy=\"EUR\">{}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>\
                 <BookgDt><Dt>{day}</Dt></BookgDt><AcctSvcrRef>{day}-{number}</AcctSvcrRef>\
                 <NtryDtls>{details}</NtryDtls></Ntry>",
                eur(sum).to_plain()
            ));
        }
        let balance = |code: &str, minor: i64| {
            format!(
                "<Bal><Tp><CdOrPrtry><Cd>{code}</Cd></CdOrPrtry></Tp><Amt Ccy=\"EUR\">{}</Amt>\
                 <CdtDbtInd>CRDT</CdtDbtInd></Bal>",
                eur(minor).to_plain()
            )
        };
        let text = format!(
            "<?xml version=\"1.0\"?><Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\">\
             <BkToCstmrStmt><Stmt><Id>{day}</Id><Acct><Id><IBAN>{OWN}</IBAN></Id><Ccy>EUR</Ccy></Acct>\
             {}{}{entries}</Stmt></BkToCstmrStmt></Document>",
            balance("OPBD", opening),
            balance("CLBD", closing)
        );
        (text, closing)
    }
}

fn lines(firm: &Firm) -> Vec<InboxLine> {
    let filter = LineFilter { state: None, incoming: false };
    let page = Page::first(500);
    bank::inbox(&firm.office, firm.company, Who::program(), &filter, page).expect("readable").rows
}

fn items(firm: &Firm, customer: CustomerId) -> Vec<book::ItemRow> {
    firm.office
        .store
        .read(|reader| book::items_of(reader, firm.company, customer))
        .expect("readable")
}

/// What a payment settles, by numbers.
fn paid_by(firm: &Firm, customer: CustomerId, payment: ItemId) -> BTreeMap<String, i64> {
    let numbers: BTreeMap<ItemId, String> = items(firm, customer)
        .into_iter()
        .filter(|row| row.kind.side() == Side::Debit)
        .map(|row| (row.item, row.number))
        .collect();
    let read = |reader: &mut _| book::movements_of(reader, firm.company, customer);
    let moves = firm.office.store.read(read).expect("readable").into_iter().map(|row| row.movement);
    let mut paid = BTreeMap::new();
    for one in
        moves.filter(|one| one.kind == MovementKind::Allocation && one.credit_item == Some(payment))
    {
        let number = one.debit_item.and_then(|item| numbers.get(&item)).expect("a document");
        *paid.entry(number.clone()).or_insert(0) += one.amount.minor();
    }
    paid
}

#[test]
fn m16_whatever_an_import_books_by_itself_is_whose_it_was_and_pays_what_it_named() {
    for seed in [11, 4_242] {
        on_both(|firm| {
            let mut story = Story::begin(firm, seed);
            let mut opening = 0;
            for day in ["2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05"] {
                let (text, closing) = story.statement(day, opening);
                opening = closing;
                firm.import(Kind::Auto, &text);
            }
            let (mut known, mut alone) = (0, 0);
            for line in lines(firm) {
                let told =
                    line.row.fact.end_to_end.strip_prefix('T').and_then(|at| at.parse().ok());
                let Some(truth) = told.and_then(|at: usize| story.truths.get(at)) else { continue };
                known += usize::from(truth.is_some());
                let Some((customer, payment)) = line.row.payment else { continue };
                let paid = paid_by(firm, customer, payment);
                alone += 1;
                let Some((owner, pays)) = truth else {
                    panic!("seed {seed}: nobody can tell, and it was booked: {line:?} {paid:?}");
                };
                assert_eq!(customer, firm.customer(&code(*owner)), "seed {seed}: {line:?}");
                assert_eq!(paid, *pays, "seed {seed}: {line:?}");
            }
            assert!(known >= 20, "seed {seed}: {known} lines that somebody can tell");
            assert!(alone * 10 >= known * 8, "seed {seed}: {alone} of {known} without a person");
            firm.assert_sound();
        });
    }
}
