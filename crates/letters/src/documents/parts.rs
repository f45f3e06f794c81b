//! What several documents have in common: both sides, lists of debts, the proof of a charge,
//! sums in words, places to sign.

use super::dossier::{Body, Charged, Debt, open_of};
use super::{Draft, NotDrawn};
use crate::amount_words::{Unit, amount_in_words};
use crate::paper::{Asked, Block, Column, Fact, Paper, Party, Place, Table};
use crate::texts::Texts;
use saldo_domain::book::ItemKind;
use saldo_domain::claims::{Part, Row};
use saldo_domain::control::Channel;
use saldo_domain::{Amount, Money};

/// What may be claimed today, parted as a court wants it: what was delivered and not paid for, what
/// was claimed for lateness before, and what accrued since.
pub(super) struct Claimed<'d> {
    pub(super) debts: Vec<&'d Debt>,
    pub(super) before: Vec<&'d Debt>,
    pub(super) charges: Vec<&'d Charged>,
    pub(super) principal: Money,
    pub(super) claimed_before: Money,
    pub(super) to_claim: Money,
    pub(super) total: Money,
}

impl<'d> Draft<'d> {
    /// What may be claimed today.
    pub(super) fn claimed(&self) -> Result<Claimed<'d>, NotDrawn> {
        let dossier = self.dossier;
        let (before, debts): (Vec<&Debt>, Vec<&Debt>) =
            dossier.overdue().partition(|debt| debt.kind == ItemKind::Charge);
        let principal = open_of(dossier.currency, debts.iter().copied())?;
        let claimed_before = open_of(dossier.currency, before.iter().copied())?;
        let to_claim = self.to_claim()?;
        let total = principal.plus(claimed_before)?.plus(to_claim)?;
        let charges = dossier.to_claim().collect();
        Ok(Claimed { debts, before, charges, principal, claimed_before, to_claim, total })
    }

    /// What a demand and a claim say alike, up to their closings: whom, by which contract, what, and
    /// how much together.
    pub(super) fn claiming(
        &self,
        claimed: &Claimed<'_>,
        values: &[(&str, String)],
    ) -> Result<Vec<Block>, NotDrawn> {
        let facts = [self.debtor(), ("contract", self.contract()), ("clauses", self.clauses())];
        let mut blocks = vec![self.part("opening", values)?, self.facts(&facts)];
        blocks.extend(self.claimed_in_full(claimed)?);
        blocks.push(self.heading("claimed"));
        blocks.push(self.facts(&self.claimed_sums(claimed)));
        blocks.push(self.sums(claimed.total)?);
        Ok(blocks)
    }

    /// The tables of what is claimed, and how the charges are counted.
    pub(super) fn claimed_in_full(&self, claimed: &Claimed<'_>) -> Result<Vec<Block>, NotDrawn> {
        let title = |name: &str| self.texts.get(&format!("document-table-{name}"));
        let mut blocks = Vec::new();
        if !claimed.debts.is_empty() {
            blocks.push(self.debts(title("principal"), &claimed.debts)?);
        }
        if !claimed.before.is_empty() {
            blocks.push(self.debts(title("claimed"), &claimed.before)?);
        }
        if !claimed.charges.is_empty() {
            blocks.push(self.heading("calculation"));
            blocks.extend(self.proof(&claimed.charges)?);
        }
        Ok(blocks)
    }

    /// Principal, charges claimed before and charges; those that are nothing are left out.
    pub(super) fn claimed_sums(&self, claimed: &Claimed<'_>) -> Vec<(&'static str, String)> {
        let some = |money: Money| match money.is_zero() {
            true => String::new(),
            false => self.texts.money(money),
        };
        vec![
            ("principal", self.texts.money(claimed.principal)),
            ("claimed-before", some(claimed.claimed_before)),
            ("charges", some(claimed.to_claim)),
        ]
    }
}

impl Draft<'_> {
    /// The document with its title, its day, and both sides of a letter of ours.
    pub(super) fn letter(&self, blocks: Vec<Block>) -> Paper {
        let dossier = self.dossier;
        Paper { to: Some(addressee(&dossier.customer)), blocks, ..self.inner(vec![]) }
    }

    /// A letter that asks for a total of debts and charges, less what is received.
    pub(super) fn asking(
        &self,
        (total, charges): (Money, Money),
        blocks: Vec<Block>,
    ) -> Result<Paper, NotDrawn> {
        let received = self.dossier.unassigned;
        let asked = Asked { charges, received, to_pay: self.to_pay(total)? };
        Ok(Paper { asked: Some(asked), ..self.letter(blocks) })
    }

    /// A paper of the house: ours at the head, nobody in the window.
    pub(super) fn inner(&self, blocks: Vec<Block>) -> Paper {
        let dossier = self.dossier;
        let number = self.given.text("number");
        let day = self.texts.day(dossier.day);
        let below = match number {
            "" => day,
            _ => self
                .texts
                .with("document-number-day", &[("number", number.into()), ("day", day.into())]),
        };
        Paper {
            below,
            from: Some(side(&dossier.company, self.texts)),
            foot: foot(&dossier.company),
            logo: dossier.logo.clone(),
            blocks,
            ..Paper::new(self.texts.language(), self.kind.title(self.texts), dossier.day)
        }
    }

    /// A paper that the debtor writes to us.
    pub(super) fn theirs(&self, blocks: Vec<Block>) -> Paper {
        let dossier = self.dossier;
        Paper {
            from: Some(side(&dossier.customer, self.texts)),
            to: Some(addressee(&dossier.company)),
            foot: dossier.customer.name.clone(),
            logo: None,
            blocks,
            ..self.inner(vec![])
        }
    }

    /// A sum in figures and, where there are words for its currency, in words.
    pub(super) fn in_words(&self, sum: Money) -> String {
        in_words(self.texts, sum)
    }

    /// Debts with their sum. The last line is the sum of the lines above it.
    pub(super) fn debts(&self, title: String, debts: &[&Debt]) -> Result<Block, NotDrawn> {
        let texts = self.texts;
        let label = |name: &str| texts.get(&format!("document-column-{name}"));
        let row = |debt: &&Debt| {
            vec![
                document_of(texts, debt),
                texts.day(debt.effective),
                texts.day(debt.due),
                late(texts, debt.days_late),
                texts.amount(debt.amount),
                texts.amount(debt.open),
            ]
        };
        let currency = self.dossier.currency;
        let whole = Money::sum(currency, debts.iter().map(|debt| debt.amount))?;
        let open = open_of(currency, debts.iter().copied())?;
        let blank = String::new;
        Ok(Block::Table(Table {
            title,
            columns: vec![
                Column::text(label("document")),
                Column::short(label("date")),
                Column::short(label("due")),
                Column::number(label("days")),
                Column::number(label("amount")),
                Column::number(self.in_currency("open")),
            ],
            rows: debts.iter().map(row).collect(),
            total: Some(vec![
                texts.get("document-total"),
                blank(),
                blank(),
                blank(),
                texts.amount(whole),
                texts.amount(open),
            ]),
        }))
    }

    /// The label of a column of amounts, with the currency.
    pub(super) fn in_currency(&self, name: &str) -> String {
        let label = self.texts.get(&format!("document-column-{name}"));
        let values = [("label", label.into()), ("currency", self.dossier.currency.code().into())];
        self.texts.with("document-column-in", &values)
    }

    /// The charge on each document, segment by segment, with what is asked of it.
    pub(super) fn proof(&self, charges: &[&Charged]) -> Result<Vec<Block>, NotDrawn> {
        let mut blocks = Vec::new();
        for charged in charges {
            for part in &charged.parts {
                blocks.push(self.segments(charged, part)?);
            }
            blocks.extend(self.deductions(charged)?);
        }
        Ok(blocks)
    }

    fn segments(&self, charged: &Charged, part: &Part) -> Result<Block, NotDrawn> {
        let texts = self.texts;
        let label = |name: &str| texts.get(&format!("document-column-{name}"));
        let mut rows = Vec::with_capacity(part.rows.len() + 1);
        for row in &part.rows {
            rows.push(self.segment(row)?);
        }
        let above = part.rows.iter().map(|row| row.amount).sum::<Amount>() - part.accrued;
        if above.is_positive() {
            let mut row = vec![texts.get("document-above-cap")];
            row.resize(5, String::new());
            row.push(texts.amount(self.money(above)?.negated()?));
            rows.push(row);
        }
        if part.fixed_sum.is_positive() {
            let mut row = vec![texts.get("document-fixed-sum")];
            row.resize(5, String::new());
            row.push(texts.amount(self.money(part.fixed_sum)?));
            rows.push(row);
        }
        let mut total = vec![texts.get("document-total")];
        total.resize(5, String::new());
        total.push(texts.amount(self.money(part.accrued + part.fixed_sum)?));
        let method = texts.get(&format!("document-method-{}", part.method.replace('_', "-")));
        let basis = if part.reference.is_empty() {
            method
        } else {
            format!("{method}, {}", part.reference)
        };
        let title = texts.with(
            "document-charge-on",
            &[
                ("document", charged.number.as_str().into()),
                ("due", texts.day(part.due).into()),
                ("basis", basis.into()),
            ],
        );
        Ok(Block::Table(Table {
            title,
            columns: vec![
                Column::short(label("from")),
                Column::short(label("to")),
                Column::number(label("days")),
                Column::number(label("principal")),
                Column::text(label("rate")),
                Column::number(self.in_currency("charge")),
            ],
            rows,
            total: Some(total),
        }))
    }

    fn segment(&self, row: &Row) -> Result<Vec<String>, NotDrawn> {
        let texts = self.texts;
        let key = match row.basis {
            "DAY" => "document-rate-day",
            "WEEK" => "document-rate-week",
            _ => "document-rate-year",
        };
        let rate =
            [("rate", texts.decimal(&row.rate).into()), ("basis", row.basis.to_owned().into())];
        let rate = match row.spared_days {
            0 => texts.with(key, &rate),
            spared => {
                let spared = texts.count("charge-spared", i64::from(spared));
                format!("{}, {spared}", texts.with(key, &rate))
            }
        };
        Ok(vec![
            texts.day(row.from),
            texts.day(row.to),
            texts.number(i64::from(row.days)),
            texts.amount(self.money(row.principal)?),
            rate,
            texts.amount(self.money(row.amount)?),
        ])
    }

    /// What was forgiven or claimed before, so that accrued and asked for can be compared.
    fn deductions(&self, charged: &Charged) -> Result<Option<Block>, NotDrawn> {
        let state = &charged.state;
        if state.waived.is_zero() && state.fixed.is_zero() {
            return Ok(None);
        }
        let text = self.texts.with(
            "document-charge-left",
            &[
                ("document", charged.number.as_str().into()),
                ("accrued", self.texts.money(self.money(state.accrued)?).into()),
                ("waived", self.texts.money(self.money(state.waived)?).into()),
                ("claimed", self.texts.money(self.money(state.fixed)?).into()),
                ("left", self.texts.money(self.money(state.to_fix)?).into()),
            ],
        );
        Ok(Some(Block::Note { text }))
    }

    /// An amount of the domain as money of the document.
    pub(super) fn money(&self, amount: Amount) -> Result<Money, NotDrawn> {
        Ok(amount.in_minor_units_of(self.dossier.currency)?)
    }

    /// Charges that may be claimed, together.
    pub(super) fn to_claim(&self) -> Result<Money, NotDrawn> {
        self.money(self.dossier.to_claim().map(|charged| charged.state.to_fix).sum())
    }

    /// What is received and belongs to nothing yet is taken off what is asked for.
    pub(super) fn to_pay(&self, total: Money) -> Result<Money, NotDrawn> {
        if !total.is_positive() {
            return Err(NotDrawn::NothingDue);
        }
        let left = total.minus(self.dossier.unassigned)?;
        if left.is_positive() { Ok(left) } else { Err(NotDrawn::Covered) }
    }

    /// The lines from a total down to what is to be paid.
    pub(super) fn sums(&self, total: Money) -> Result<Block, NotDrawn> {
        let left = self.to_pay(total)?;
        let fact =
            |name: &str, value| Fact::new(self.texts.get(&format!("document-sum-{name}")), value);
        let mut rows = Vec::new();
        if self.dossier.unassigned.is_positive() {
            rows.push(fact("total", self.texts.money(total)));
            rows.push(fact("received", self.texts.money(self.dossier.unassigned.negated()?)));
        }
        rows.push(fact("to-pay", self.in_words(left)));
        Ok(Block::Facts { rows })
    }

    /// Where to pay.
    pub(super) fn bank(&self) -> Option<Block> {
        let rows = bank_lines(&self.dossier.company, self.texts);
        (!rows.is_empty()).then_some(Block::Facts { rows })
    }

    /// The head of the company signs.
    pub(super) fn our_signature(&self) -> Block {
        Block::Signatures { places: vec![self.head_of(&self.dossier.company)] }
    }

    /// Both heads sign.
    pub(super) fn both_signatures(&self) -> Block {
        let places =
            vec![self.head_of(&self.dossier.company), self.head_of(&self.dossier.customer)];
        Block::Signatures { places }
    }

    /// The place of a head: title, name, and by what authority.
    pub(super) fn head_of(&self, body: &Body) -> Place {
        let title = match body.head_title.as_str() {
            "" => self.texts.get("document-head"),
            title => title.to_owned(),
        };
        Place {
            who: format!("{}\n{title}", body.name),
            name: body.head.clone(),
            below: self.texts.get("document-sign-authority"),
        }
    }

    /// A place for somebody of the house.
    pub(super) fn place(&self, who: &str, name: &str) -> Place {
        Place {
            who: self.texts.get(&format!("document-{who}")),
            name: name.to_owned(),
            below: self.texts.get("document-sign"),
        }
    }

    /// Facts with labels of the common words, empty values left out.
    pub(super) fn facts(&self, rows: &[(&str, String)]) -> Block {
        let fact = |(name, value): &(&str, String)| {
            Fact::new(self.texts.get(&format!("document-fact-{name}")), value.as_str())
        };
        Block::Facts { rows: rows.iter().filter(|row| !row.1.is_empty()).map(fact).collect() }
    }

    /// Who the debtor is, by the codes under which the law knows it.
    pub(super) fn debtor(&self) -> (&'static str, String) {
        ("debtor", codes(&self.dossier.customer, self.texts).unwrap_or_default())
    }

    /// By which way it goes and what proves that; nothing where nobody has said.
    pub(super) fn sent_how(&self) -> Option<Block> {
        let customer = &self.dossier.customer;
        let by = |key: &str, address: &str| self.texts.with_text(key, "address", address);
        let text = match self.dossier.sent_by {
            None if self.dossier.enclosed.is_none() => self.texts.get("document-sent-how"),
            Some(Channel::Email) => by("document-sent-by-email", &customer.email),
            Some(Channel::Post) => by("document-sent-by-post", &customer.address),
            _ => return None,
        };
        Some(Block::Note { text })
    }

    /// A heading of the common words.
    pub(super) fn heading(&self, name: &str) -> Block {
        Block::Heading { text: self.texts.get(&format!("document-heading-{name}")) }
    }
}

/// A sum in figures and in words.
pub(super) fn in_words(texts: &Texts, sum: Money) -> String {
    let figures = texts.money(sum);
    let words = Unit::of(sum.currency()).and_then(|unit| {
        let hundredths = Amount::from_hundredths(sum.minor().into());
        amount_in_words(hundredths, unit, texts.language())
    });
    match words {
        Some(words) => {
            texts.with("document-sum-in-words", &[("sum", figures.into()), ("words", words.into())])
        }
        None => figures,
    }
}

/// How a debt is named: its kind where that is no invoice, and its number.
pub(super) fn document_of(texts: &Texts, debt: &Debt) -> String {
    match debt.kind {
        ItemKind::Goods | ItemKind::Services => debt.number.clone(),
        kind => format!("{} {}", texts.item_kind(kind), debt.number),
    }
}

/// Days late; a dash before the due day.
pub(super) fn late(texts: &Texts, days: i64) -> String {
    if days > 0 { texts.number(days) } else { "–".to_owned() }
}

/// A side with everything that identifies it.
pub(super) fn side(body: &Body, texts: &Texts) -> Party {
    let mut lines: Vec<String> = identity_lines(body, texts);
    let contacts = [&body.phone, &body.email, &body.site];
    let contacts: Vec<&str> =
        contacts.into_iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
    lines.extend((!contacts.is_empty()).then(|| contacts.join(", ")));
    Party { name: body.name.clone(), lines }
}

/// Codes and address.
pub(super) fn identity_lines(body: &Body, texts: &Texts) -> Vec<String> {
    let mut lines: Vec<String> = codes(body, texts).into_iter().collect();
    lines.extend((!body.address.is_empty()).then(|| body.address.clone()));
    lines
}

/// The codes of a side, as its country calls them; nothing where none is known.
fn codes(body: &Body, texts: &Texts) -> Option<String> {
    let coded = |name: &str, code: &str| {
        let key = match body.country.as_str() {
            "RU" => format!("document-{name}-ru"),
            "EE" => format!("document-{name}-ee"),
            _ => format!("document-{name}"),
        };
        (!code.is_empty()).then(|| texts.with_text(&key, "code", code))
    };
    let codes: Vec<String> = [
        coded("registry-code", &body.registry_code),
        coded("tax-code", &body.tax_code),
        coded("state-code", &body.state_code),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!codes.is_empty()).then(|| codes.join(", "))
}

/// Name and address for the window of an envelope.
fn addressee(body: &Body) -> Party {
    let lines = body.address.split([',', '\n']).map(str::trim).filter(|line| !line.is_empty());
    Party { name: body.name.clone(), lines: folded(lines) }
}

/// At most four lines; what is more goes on the last one.
fn folded<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut folded: Vec<String> = Vec::new();
    for line in lines {
        match folded.len() {
            4 => {
                folded[3].push_str(", ");
                folded[3].push_str(line);
            }
            _ => folded.push(line.to_owned()),
        }
    }
    folded
}

/// Where money for this side goes.
pub(super) fn bank_lines(body: &Body, texts: &Texts) -> Vec<Fact> {
    let fact = |name: &str, value: &str| {
        let label = texts.get(&format!("document-fact-{name}"));
        (!value.is_empty()).then(|| Fact::new(label, value))
    };
    [
        fact("payee", if body.account.is_empty() { "" } else { &body.name }),
        fact("account", &body.account),
        fact("bank", &body.bank),
        fact("bank-code", &body.bank_code),
        fact("bank-account", &body.bank_account),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn foot(body: &Body) -> String {
    let parts = [&body.name, &body.registry_code, &body.account];
    let parts: Vec<&str> =
        parts.into_iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    parts.join(" · ")
}
