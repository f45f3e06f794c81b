//! What a document is written from, read in one snapshot: the book, charges, what was done.

use super::details;
use crate::Refused;
use crate::acts::ledger::read_book;
use crate::agreements::AgreementRefusal;
use crate::charges;
use crate::company::Company;
use crate::dossier::contracts_of;
use crate::policies;
use crate::views::{People, in_force};
use saldo_domain::book::{CustomerBook, Moment, Side};
use saldo_domain::claims::Ground;
use saldo_domain::dossier::contract::Contract;
use saldo_domain::recovery::periods::Periods;
use saldo_domain::standing::{Scope, Standing, StandingKind, contested};
use saldo_domain::statement::account::account;
use saldo_domain::{CompanyId, Currency, CustomerId, Day, ItemId, Money, Role};
use saldo_letters::Texts;
use saldo_letters::documents::{
    AccountLine, AccountOf, AgreedPlan, Body, Charged, Debt, DocumentKind, Dossier, Given, Measure,
    NOTICE_POSTS,
};
use saldo_store::agreements as stored_agreements;
use saldo_store::book as stored;
use saldo_store::customers::Card;
use saldo_store::{Reader, charges as stored_charges, explain, person};
use std::collections::BTreeSet;

const NOW: Moment = Moment::NOW_AND_EVER;

/// Days of a statement where no period is asked for.
const USUAL_PERIOD: i64 = 90;

/// Contracts in force of a customer's file on a day, the latest first.
fn contracts_on(
    reader: &mut Reader,
    company: CompanyId,
    customer: CustomerId,
    day: Day,
) -> Result<Vec<Contract>, Refused> {
    let mut contracts = contracts_of(reader, company, customer)?;
    contracts.retain(|contract| contract.signed <= day);
    contracts.sort_by(|one, other| (other.signed, &other.number).cmp(&(one.signed, &one.number)));
    Ok(contracts)
}

/// A contract as documents name it.
fn named(texts: &Texts, contract: &Contract) -> String {
    let values =
        [("number", contract.number.as_str().into()), ("day", texts.day(contract.signed).into())];
    texts.with("document-number-day", &values)
}

/// Its clauses on payment and on penalty; nothing where none are entered (LAD-05).
fn clauses(texts: &Texts, contract: &Contract) -> Option<String> {
    let rows = [
        ("document-clauses-payment", &contract.payment_clauses),
        ("document-clauses-penalty", &contract.penalty_clauses),
    ];
    let entered = rows.into_iter().filter(|(_, clauses)| !clauses.trim().is_empty());
    let said: Vec<String> =
        entered.map(|(key, clauses)| texts.with_text(key, "clauses", clauses)).collect();
    (!said.is_empty()).then(|| said.join(", "))
}

/// The same behind the number of the contract.
fn clauses_of(texts: &Texts, contract: &Contract) -> Option<String> {
    let clauses = clauses(texts, contract)?;
    let values = [("number", contract.number.as_str().into()), ("clauses", clauses.into())];
    Some(texts.with("document-clauses-of", &values))
}

/// What a notice of breach says was broken: each contract with its clauses, as far as the file
/// knows them (LAD-05).
pub(crate) fn broken_terms(
    reader: &mut Reader,
    (company, customer): (CompanyId, CustomerId),
    day: Day,
    texts: &Texts,
) -> Result<Vec<String>, Refused> {
    let contracts = contracts_on(reader, company, customer, day)?;
    let told = |contract: &Contract| {
        clauses(texts, contract).map_or_else(
            || named(texts, contract),
            |clauses| {
                let values =
                    [("contract", named(texts, contract).into()), ("clauses", clauses.into())];
                texts.with("document-contract-clauses", &values)
            },
        )
    };
    Ok(contracts.iter().map(told).collect())
}

/// Who holds a post from which a notice goes beside the claim: of each post the person who was
/// entered first (LAD-07).
fn directors(reader: &mut Reader, company: CompanyId) -> Result<Vec<(Role, String)>, Refused> {
    let people = person::list(reader, company)?;
    let holder = |post: Role| {
        let mut holders = people.iter().filter(|one| !one.disabled && one.role == post);
        holders.next().map(|one| (post, one.name.clone()))
    };
    Ok(NOTICE_POSTS.into_iter().filter_map(holder).collect())
}

/// For which document something is gathered.
pub(super) struct File<'f> {
    pub(super) company: &'f Company,
    pub(super) kind: DocumentKind,
    pub(super) day: Day,
    pub(super) texts: &'static Texts,
    /// Of these debts alone; `None`: of all.
    pub(super) only: Option<&'f BTreeSet<ItemId>>,
}

impl File<'_> {
    fn is_about(&self, item: ItemId) -> bool {
        self.only.is_none_or(|only| only.contains(&item))
    }

    /// The currency asked for, else the company's own where anything is open in it.
    pub(super) fn currency(
        &self,
        reader: &mut Reader,
        card: Option<&Card>,
        asked: Option<Currency>,
    ) -> Result<Currency, Refused> {
        let own = self.company.currency;
        let (Some(card), None) = (card, asked) else { return Ok(asked.unwrap_or(own)) };
        let book = read_book(reader, self.company.company, card.customer)?;
        let balances = book.balances(self.day, NOW)?;
        if balances.contains_key(&own) {
            return Ok(own);
        }
        Ok(balances.keys().next().copied().unwrap_or(own))
    }

    /// Everything about one customer.
    pub(super) fn of_customer(
        &self,
        reader: &mut Reader,
        card: &Card,
        currency: Currency,
        given: &Given,
    ) -> Result<Dossier, Refused> {
        let (company, customer) = (self.company.company, card.customer);
        let book = read_book(reader, company, customer)?;
        let disputes = self.disputes(reader, customer)?;
        let people = People::of(reader, company)?;
        let mut dossier = self.empty(reader, currency)?;
        dossier.customer = body_of(card);
        dossier.owner =
            card.owner.and_then(|owner| people.get(owner)).map_or(String::new(), |one| one.name);
        self.money(&book, &disputes, &mut dossier)?;
        if self.kind.has_period() {
            dossier.account = Some(self.account(&book, currency, given)?);
        } else {
            dossier.charges = self.charges(reader, &book, &disputes, currency)?;
        }
        let contracts = contracts_on(reader, self.company.company, customer, self.day)?;
        dossier.contracts = contracts.iter().map(|one| named(self.texts, one)).collect();
        dossier.clauses = contracts.iter().filter_map(|one| clauses_of(self.texts, one)).collect();
        let line = policies::of_customer(reader, company, customer)?;
        dossier.periods = line.on(self.day).policy.periods;
        if self.kind == DocumentKind::DirectorNotice {
            dossier.directors = directors(reader, self.company.company)?;
        }
        dossier.agreed = self.agreed(reader, customer)?;
        dossier.plan = self.plan(reader, &book, given)?;
        dossier.measures = self.measures(reader, customer, &people)?;
        Ok(dossier)
    }

    /// The company's side and nothing else yet.
    pub(super) fn empty(
        &self,
        reader: &mut Reader,
        currency: Currency,
    ) -> Result<Dossier, Refused> {
        let (company, logo) = details::body(reader, self.company)?;
        Ok(Dossier {
            day: self.day,
            currency,
            company,
            customer: Body::default(),
            debts: Vec::new(),
            unassigned: Money::zero(currency),
            others: Vec::new(),
            charges: Vec::new(),
            contracts: Vec::new(),
            clauses: Vec::new(),
            directors: Vec::new(),
            periods: Periods::REGULATION,
            agreed: Vec::new(),
            enclosed: None,
            sent_by: None,
            plan: None,
            measures: Vec::new(),
            account: None,
            debtors: Vec::new(),
            creditors: Vec::new(),
            owner: String::new(),
            logo,
        })
    }

    /// What is open, on both sides of the account. A debt that is contested in part stands twice:
    /// with what is contested, and with what is not and may be asked for (D17).
    fn money(
        &self,
        book: &CustomerBook,
        disputes: &[Standing],
        dossier: &mut Dossier,
    ) -> Result<(), Refused> {
        let currency = dossier.currency;
        let mut unassigned = Vec::new();
        for open in book.open_items(self.day, NOW)? {
            let Some(item) = book.item(open.item) else { continue };
            match open.side {
                _ if open.open.currency() != currency => {}
                Side::Debit if !self.is_about(open.item) => {}
                Side::Credit => unassigned.push(open.open),
                Side::Debit => {
                    let part = contested(disputes, open.item, open.open, self.day);
                    let debt = |open_of_it: Money, disputed: bool| Debt {
                        kind: item.kind,
                        number: item.number.clone(),
                        effective: open.effective,
                        due: open.due,
                        amount: item.amount,
                        open: open_of_it,
                        days_late: self.day.days_since(open.due),
                        disputed,
                    };
                    let free = open.open.minus(part)?;
                    dossier.debts.extend(free.is_positive().then(|| debt(free, false)));
                    dossier.debts.extend(part.is_positive().then(|| debt(part, true)));
                }
            }
        }
        dossier.debts.sort_by(|one, other| (one.due, &one.number).cmp(&(other.due, &other.number)));
        dossier.unassigned = Money::sum(currency, unassigned)?;
        let balances = book.balances(self.day, NOW)?;
        for (_, balance) in balances.iter().filter(|(other, _)| **other != currency) {
            dossier.others.extend(Some(balance.total()?).filter(|total| total.is_positive()));
        }
        Ok(())
    }

    /// The disputes in force on the day.
    fn disputes(
        &self,
        reader: &mut Reader,
        customer: CustomerId,
    ) -> Result<Vec<Standing>, Refused> {
        let rows = stored::standing_of(reader, self.company.company, customer)?.into_iter();
        let disputes =
            rows.filter(|row| row.kind == StandingKind::Dispute && in_force(row, self.day));
        let disputes = disputes.map(|row| Standing {
            customer: row.customer,
            kind: row.kind,
            item: row.item,
            from: row.from,
            until: row.until,
            amount: row.amount,
            scope: Scope::default(),
        });
        Ok(disputes.collect())
    }

    fn charges(
        &self,
        reader: &mut Reader,
        book: &CustomerBook,
        disputes: &[Standing],
        currency: Currency,
    ) -> Result<Vec<Charged>, Refused> {
        let Some(customer) = book.items().next().map(|item| item.customer) else {
            return Ok(Vec::new());
        };
        // Interest counts on what is contested too; it is claimed where something is not.
        let is_contested = |item: ItemId| {
            let open = book.open(item, self.day, NOW).and_then(Result::ok);
            open.is_some_and(|open| {
                let part = contested(disputes, item, open, self.day);
                part.is_positive() && part == open
            })
        };
        let (whose, when) = ((self.company.company, customer), (self.day, NOW));
        let found = charges::charges(reader, whose, when, |item| self.is_about(item))?;
        let of_currency = found.into_iter().filter(|one| one.amount.currency() == currency);
        Ok(of_currency
            .map(|charge| Charged {
                disputed: is_contested(charge.item),
                number: charge.number,
                due: charge.due,
                amount: charge.amount,
                parts: charge.accrued.parts,
                state: charge.state,
            })
            .collect())
    }

    /// The repayment agreement that the paper is about, where one is named.
    fn plan(
        &self,
        reader: &mut Reader,
        book: &CustomerBook,
        given: &Given,
    ) -> Result<Option<AgreedPlan>, Refused> {
        let Ok(agreement) = given.text("agreement").parse::<i64>() else { return Ok(None) };
        let Some(customer) = book.items().next().map(|item| item.customer) else { return Ok(None) };
        let rows = stored_agreements::of_customer(reader, self.company.company, customer)?;
        let row = rows.into_iter().find(|row| row.agreement == agreement);
        let unknown = || AgreementRefusal::Unknown { agreement };
        let (_, draft) = row.and_then(|row| row.draft).ok_or_else(unknown)?;
        let number = |(item, _): &(ItemId, Money)| Some(book.item(*item)?.number.clone());
        Ok(Some(AgreedPlan {
            documents: draft.debts.iter().filter_map(number).collect(),
            instalments: draft.instalments,
            fee: draft.fee,
            grace_days: i64::from(draft.grace_days),
            accelerates: draft.accelerates,
            conditions: draft.conditions,
        }))
    }

    /// Terms of contracts and agreements on lateness in force, the latest first.
    fn agreed(&self, reader: &mut Reader, customer: CustomerId) -> Result<Vec<String>, Refused> {
        let terms = stored_charges::terms_of(reader, self.company.company, customer)?;
        let mut agreed: Vec<String> = Vec::new();
        let standing = terms.into_iter().rev().filter(|term| {
            let until = term.new.until.is_none_or(|until| self.day <= until);
            term.ended.is_none() && until && term.new.ground != Ground::Law.code()
        });
        for term in standing {
            if !agreed.contains(&term.new.reference) {
                agreed.push(term.new.reference);
            }
        }
        Ok(agreed)
    }

    /// What was done about the debt up to the day, oldest first.
    fn measures(
        &self,
        reader: &mut Reader,
        customer: CustomerId,
        people: &People,
    ) -> Result<Vec<Measure>, Refused> {
        let (company, texts) = (self.company.company, self.texts);
        let mut measures = Vec::new();
        for row in stored::contacts_of(reader, company, customer)? {
            let by = people.get(row.person).map_or(String::new(), |one| one.name);
            let what = texts.coded_or_plain("contact", &row.kind);
            measures.push(Measure { day: row.day, what, said: row.body, by });
        }
        for row in stored::standing_of(reader, company, customer)? {
            let by = people.get(row.person).map_or(String::new(), |one| one.name);
            let what = texts.standing_kind(row.kind);
            let amount = row.amount.map(|amount| texts.money(amount));
            let until = row.until.map(|until| texts.day(until));
            let said: Vec<String> =
                amount.into_iter().chain(until).chain(Some(row.reason)).collect();
            let said: Vec<&str> =
                said.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
            measures.push(Measure { day: row.from, what, said: said.join(", "), by });
        }
        let mut caused = explain::effects_of(reader, company, customer, self.day)?;
        caused.extend(explain::mailed_to(reader, company, customer, self.day)?);
        for row in caused {
            if row.state().is_some_and(|state| ["done", "sent", "delivered"].contains(&state)) {
                let what = texts.policy_text(&row.text);
                measures.push(Measure {
                    day: row.day,
                    what,
                    said: String::new(),
                    by: String::new(),
                });
            }
        }
        measures.retain(|measure| measure.day <= self.day);
        measures.sort_by_key(|measure| measure.day);
        Ok(measures)
    }

    /// The account of a customer.
    pub(super) fn account_of(
        &self,
        reader: &mut Reader,
        customer: CustomerId,
        currency: Currency,
        given: &Given,
    ) -> Result<AccountOf, Refused> {
        let book = read_book(reader, self.company.company, customer)?;
        self.account(&book, currency, given)
    }

    /// The account over the period asked for, the last ninety days when none is.
    fn account(
        &self,
        book: &CustomerBook,
        currency: Currency,
        given: &Given,
    ) -> Result<AccountOf, Refused> {
        let to = given.day("to").unwrap_or(self.day);
        let from = given.day("from").unwrap_or(to.plus(1 - USUAL_PERIOD));
        if to < from {
            return Err(Refused::Field {
                field: "to",
                value: to.to_string(),
                reason: "is before the first day of the period",
                remedy: "give days that rise",
            });
        }
        let told = account(book, currency, (from, to), NOW)?;
        let line = |entry: &saldo_domain::statement::account::Entry| {
            let item = book.item(entry.item)?;
            Some(AccountLine {
                day: entry.day,
                kind: entry.kind,
                item: item.kind,
                number: item.number.clone(),
                debit: entry.debit,
                credit: entry.credit,
            })
        };
        Ok(AccountOf {
            from,
            to,
            opening: told.opening,
            entries: told.entries.iter().filter_map(line).collect(),
            debit: told.debit,
            credit: told.credit,
            closing: told.closing,
        })
    }
}

/// A customer as documents name it.
pub(super) fn body_of(card: &Card) -> Body {
    Body {
        name: card.name.clone(),
        country: card.country.clone(),
        registry_code: card.registry_code.clone(),
        address: card.address.clone(),
        phone: card.phone.clone(),
        email: card.email.clone(),
        ..Body::default()
    }
}
