//! A customer's book with the terms and acts on it: from here every charge is computed.

use super::parameters::MethodAsked;
use super::{Charge, Claim, OneRate};
use crate::Refused;
use crate::acts::ledger::read_book;
use crate::rates::{self, RateTables};
use saldo_domain::book::{CustomerBook, Item, ItemKind, Moment, Movement, MovementKind, Side};
use saldo_domain::calendar::Calendar;
use saldo_domain::charges::estimate::{Estimate, at_rate_of_last_day};
use saldo_domain::charges::principal::Seen;
use saldo_domain::charges::{OnCharges, Principal, Spared};
use saldo_domain::claims::state::{Course, Standing};
use saldo_domain::claims::{
    Accrued, Act, Facts, Ground, NoFigure, State, Term, Waive, accrue, choose, days_spared,
};
use saldo_domain::rates::FixedSum;
use saldo_domain::{Amount, CompanyId, CustomerId, Day, ItemId, Money};
use saldo_store::charges::{self as stored, ActRow, TermRow};
use saldo_store::{Reader, company as companies};

/// What the law of the company's country says, the same for every customer.
pub(crate) struct Rules {
    country: String,
    law: Option<Term>,
    rates: RateTables,
}

impl Rules {
    /// The rules with the rates as known at a moment.
    pub(crate) fn read(
        reader: &mut Reader,
        company: CompanyId,
        known: Moment,
    ) -> Result<Self, Refused> {
        let country = companies::get(reader, company)?.ok_or(Refused::NoCompany)?.country;
        let rates = rates::tables(reader, company, known)?;
        Ok(Self { law: Term::of_law(&country), country, rates })
    }
}

/// Everything a customer's charges follow from, as known at a moment.
pub(crate) struct Account<'r> {
    pub(super) book: CustomerBook,
    rules: &'r Rules,
    terms: Vec<Term>,
    acts: Vec<ActRow>,
    known: Moment,
}

impl<'r> Account<'r> {
    pub(super) fn read(
        reader: &mut Reader,
        rules: &'r Rules,
        company: CompanyId,
        customer: CustomerId,
        known: Moment,
    ) -> Result<Self, Refused> {
        let book = read_book(reader, company, customer)?;
        let terms = stored::terms_of(reader, company, customer)?;
        let acts = stored::acts_of(reader, company, customer)?;
        Self::new(rules, book, &terms, acts, known)
    }

    /// An account of what was read of a customer.
    pub(crate) fn new(
        rules: &'r Rules,
        book: CustomerBook,
        rows: &[TermRow],
        mut acts: Vec<ActRow>,
        known: Moment,
    ) -> Result<Self, Refused> {
        let mut terms = Vec::with_capacity(rows.len() + 1);
        for row in rows.iter().filter(|row| in_force(row, known)) {
            terms.push(term(row)?);
        }
        terms.extend(rules.law.clone());
        acts.retain(|act| act.recorded <= known);
        Ok(Self { book, rules, terms, acts, known })
    }

    /// The documents that can be paid late and were known and there on a day.
    pub(crate) fn debts(&self, day: Day) -> impl Iterator<Item = &Item> {
        let there = move |item: &&Item| item.effective <= day && item.recorded <= self.known;
        self.book.items().filter(|item| is_debt(item.kind)).filter(there)
    }

    /// The documents that were late and not repaid on any of these days, the last one included.
    pub(crate) fn late_between(&self, from: Day, to: Day) -> impl Iterator<Item = &Item> {
        let owed = move |item: &&Item| {
            let due = self.book.due(item.item, to, self.known).unwrap_or(item.due);
            let open = self.book.open(item.item, from.max(due), self.known);
            due < to && open.is_none_or(|open| open.is_ok_and(Money::is_positive))
        };
        self.debts(to).filter(owed)
    }

    /// Is any other document late and open at the end of a day?
    pub(super) fn others_late(&self, item: ItemId, day: Day) -> bool {
        self.debts(day).any(|other| {
            let due = self.book.due(other.item, day, self.known).unwrap_or(other.due);
            let open = self.book.open(other.item, day, self.known);
            let is_open = open.is_none_or(|open| open.is_ok_and(Money::is_positive));
            other.item != item && due < day && is_open
        })
    }

    /// A document of the customer that can be paid late.
    pub(super) fn debt(&self, item: ItemId) -> Result<&Item, Refused> {
        let found = self.book.item(item);
        found
            .filter(|item| is_debt(item.kind))
            .ok_or_else(|| Refused::UnknownDocument { number: item.to_string() })
    }

    /// The charge on a document at the end of a day.
    pub(crate) fn charge(&self, item: &Item, day: Day) -> Result<Charge, Refused> {
        let due = self.book.due(item.item, day, self.known).unwrap_or(item.due);
        let course = OnItem {
            account: self,
            item,
            due,
            terms: choose(&self.terms, item)?,
            movements: self.book.movements_of(item.item).collect(),
        };
        let claims = self.claims(item.item, day)?;
        let fixed = claims.iter().map(|claim| Amount::minor_units_of(claim.amount)).sum();
        // As with claims: what was decided later is no part of the day.
        let decided = |row: &&ActRow| row.new.item == item.item && row.new.upto <= day;
        let acts: Vec<ActRow> = self.acts.iter().filter(decided).cloned().collect();
        let standing = |act: &&ActRow| act.taken_back.is_none_or(|back| back > self.known);
        let mut decided = Vec::with_capacity(acts.len());
        for row in acts.iter().filter(standing) {
            decided.push(Standing { act: act(row)?, upto: row.new.upto });
        }
        Ok(Charge {
            item: item.item,
            number: item.number.clone(),
            amount: item.amount,
            due,
            accrued: course.on(day)?,
            state: State::of(&course, &decided, fixed, day)?,
            claims,
            acts,
        })
    }

    /// What statutory interest by periods of the key rate would come to by one rate for all
    /// days; `None` for other charges, and where nothing accrued.
    pub(super) fn by_one_rate(
        &self,
        charge: &Charge,
        day: Day,
    ) -> Result<Option<OneRate>, Refused> {
        let statutory = charge.accrued.parts.iter().find(|part| part.method == "article_395");
        let Some(part) = statutory.filter(|part| part.accrued.is_positive()) else {
            return Ok(None);
        };
        let seen = Seen { due: part.due, as_of: day, known: self.known };
        let principal = Principal::in_book(&self.book, charge.item, seen, OnCharges::BearNothing);
        let Some(principal) = principal else { return Ok(None) };
        let spared = days_spared(&self.terms, charge.item);
        let spared = Spared::by_moratoria(&self.rules.rates.moratoria, part.due, spared);
        let Estimate { rate, accrual } =
            at_rate_of_last_day(&principal, &spared, &self.rules.rates.key_rate)?;
        let amount = charge.money(accrual.amount)?;
        Ok(Some(OneRate { rate: rate.to_string(), amount }))
    }

    /// Claims made of the charge on a document by the end of a day, in the order recorded.
    fn claims(&self, item: ItemId, day: Day) -> Result<Vec<Claim>, Refused> {
        let mut claims = Vec::new();
        for row in self.acts.iter().filter(|row| row.new.item == item) {
            let claim = row.new.claim.and_then(|claim| self.book.item(claim));
            let Some(claim) = claim.filter(|claim| claim.effective <= day) else { continue };
            let corrects = |movement: &&Movement| {
                matches!(movement.kind, MovementKind::Amendment | MovementKind::Cancellation)
                    && movement.recorded <= self.known
                    && movement.effective <= day
            };
            let corrected =
                self.book.movements_of(claim.item).filter(corrects).map(|found| found.amount);
            let corrected = Money::sum(claim.amount.currency(), corrected)?;
            let open = self.book.open(claim.item, Day::LAST, self.known);
            claims.push(Claim {
                item: claim.item,
                number: claim.number.clone(),
                amount: claim.amount.minus(corrected)?,
                open: open.unwrap_or(Ok(claim.amount))?,
            });
        }
        Ok(claims)
    }
}

/// Does it bear a charge when it is paid late? A charge itself bears nothing.
pub(super) fn is_debt(kind: ItemKind) -> bool {
    kind.side() == Side::Debit && kind != ItemKind::Charge
}

/// The course of the charge on one document.
struct OnItem<'a> {
    account: &'a Account<'a>,
    item: &'a Item,
    due: Day,
    terms: Vec<&'a Term>,
    movements: Vec<&'a Movement>,
}

impl OnItem<'_> {
    fn on(&self, as_of: Day) -> Result<Accrued, NoFigure> {
        let account = self.account;
        let rules = account.rules;
        let russian = rules.country == "RU";
        let spared = days_spared(&account.terms, self.item.item);
        let calendars: Vec<&Calendar> = rules.rates.calendars.iter().collect();
        let facts = Facts {
            key_rate: &rules.rates.key_rate,
            default_interest: &rules.rates.default_interest,
            fixed_sum: FixedSum::of_estonia(),
            moratoria: if russian { &rules.rates.moratoria } else { &[] },
            calendars: &calendars,
            spared: &spared,
        };
        let seen = Seen { due: self.due, as_of, known: account.known };
        accrue(self.item, &self.movements, seen, &self.terms, &facts)
    }
}

impl Course for OnItem<'_> {
    type Error = NoFigure;

    fn accrued_on(&self, day: Day) -> Result<Amount, NoFigure> {
        Ok(self.on(day)?.amount())
    }

    fn repaid_on(&self, day: Day) -> Result<bool, NoFigure> {
        let known = self.account.known;
        let open = self.account.book.open(self.item.item, day, known);
        Ok(open.is_some_and(|open| open.is_ok_and(Money::is_zero)))
    }
}

fn in_force(row: &TermRow, known: Moment) -> bool {
    row.recorded <= known && row.ended.is_none_or(|ended| ended > known)
}

/// A stored term as the rules take it.
pub(crate) fn term(row: &TermRow) -> Result<Term, Refused> {
    let new = &row.new;
    let damaged = || Refused::Damaged { what: format!("ground of a charge term: {}", new.ground) };
    Ok(Term {
        ground: Ground::from_code(&new.ground).ok_or_else(damaged)?,
        method: MethodAsked::restored(&new.parameters)?.read()?,
        item: new.item,
        from: new.from,
        until: new.until.unwrap_or(Day::LAST),
        due_moves_by: calendar(&new.due_moves_by),
        beside_others: new.beside,
        reference: new.reference.clone(),
    })
}

fn calendar(code: &str) -> Option<&'static str> {
    Calendar::SHIPPED.into_iter().find(|shipped| *shipped == code)
}

/// A stored act as the rules take it.
pub(crate) fn act(row: &ActRow) -> Result<Act, Refused> {
    let new = &row.new;
    let damaged = || Refused::Damaged { what: format!("act {} about a charge", row.act) };
    let (until, claim) = (new.until.ok_or_else(damaged), new.claim.ok_or_else(damaged));
    Ok(match new.kind.as_str() {
        "fix" => Act::Fix { claim: claim? },
        "waive" => Act::Waive(Waive::Whole),
        "waive_part" => {
            Act::Waive(Waive::Amount(Amount::minor_units_of(new.amount.ok_or_else(damaged)?)))
        }
        "waive_if_repaid" => Act::Waive(Waive::IfRepaidBy(until?)),
        "postpone" => Act::Postpone { until: until? },
        "enforce" => Act::Enforce,
        _ => return Err(damaged()),
    })
}
