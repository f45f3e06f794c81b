//! A proposal: how much of which payment goes back, to whom, and why.

use super::{RefundRefusal, command};
use crate::acts::ledger::Ledger;
use crate::acts::once::once;
use crate::acts::{IdempotencyKey, required_reason};
use crate::{Office, Refused, Who, company as companies, scope};
use saldo_domain::authority::Right;
use saldo_domain::book::Side;
use saldo_domain::identifier::{iban, without_spaces};
use saldo_domain::number::{clean_text, code_key};
use saldo_domain::refunds::Form;
use saldo_domain::{CompanyId, CustomerId, ItemId, Money};
use saldo_store::refunds::{self as stored, NewRefund};
use saldo_store::{Reader, bank, papers};
use serde::{Deserialize, Serialize};

/// What goes back. Empty texts are filled from the payment as it came in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Payee {
    pub name: String,
    pub account: String,
    /// BIC of the bank; Russian accounts cannot do without.
    pub bank: String,
    /// INN or registry code.
    pub code: String,
}

/// What is proposed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Proposal {
    pub customer: CustomerId,
    /// The payment or other credit it is paid from.
    pub item: ItemId,
    pub amount: Money,
    pub payee: Payee,
    /// The account of ours to pay from; empty for the one the money came in on.
    pub own_account: String,
    pub reason: String,
    /// Why it goes to another account than the money came from.
    pub account_reason: String,
}

/// What a form begins with.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Suggested {
    pub payee: Payee,
    pub own_account: String,
}

/// Longest text of a payee.
const LONGEST: usize = 140;

/// Where the money of a payment came from, and on which account of ours it came in; what is not
/// known is empty.
///
/// # Errors
/// `UnknownCustomer`, or the store's.
pub fn suggested(
    office: &Office,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    item: ItemId,
) -> Result<Suggested, Refused> {
    office.store.read(|reader| suggest(reader, company, who, customer, item))
}

fn suggest(
    reader: &mut Reader,
    company: CompanyId,
    who: Who,
    customer: CustomerId,
    item: ItemId,
) -> Result<Suggested, Refused> {
    let card = scope::card(reader, company, who, customer)?;
    let or = |text: String, other: &str| if text.is_empty() { other.to_owned() } else { text };
    if let Some(line) = bank::line_of_item(reader, company, customer, item)? {
        let other = line.fact.other;
        let code = or(other.code, &card.registry_code);
        let payee = Payee {
            name: or(other.name, &card.name),
            account: other.account,
            bank: String::new(),
            code,
        };
        return Ok(Suggested { payee, own_account: line.account });
    }
    let details = papers::details(reader, company)?;
    let account = details.into_iter().find(|(field, _)| field == "account");
    let payee = Payee { name: card.name, code: card.registry_code, ..Payee::default() };
    let own_account = account.map(|(_, value)| normal(&value)).unwrap_or_default();
    Ok(Suggested { payee, own_account })
}

fn normal(account: &str) -> String {
    iban::normalized(&without_spaces(account))
}

/// Proposes that money goes back. It is kept from now on: allocated to nothing, and not to be
/// allocated. Answers the number of the proposal.
///
/// # Errors
/// `AmountNotPositive`, `ExceedsUnallocated`, `ReasonMissing`, `UnknownDocument` for what is no
/// credit, `Refund` for accounts that are unknown or wrong, and for another account without a
/// reason, `KeyReused`, `NotPermitted`, or the store's.
pub fn propose(
    office: &Office,
    company: CompanyId,
    who: Who,
    key: &IdempotencyKey,
    proposal: &Proposal,
) -> Result<i64, Refused> {
    who.must(Right::MatchPayments)?;
    if !proposal.amount.is_positive() {
        return Err(Refused::AmountNotPositive { amount: proposal.amount });
    }
    let reason = required_reason(&proposal.reason, "a refund")?;
    let today = companies::today(office, company)?;
    let subject = format!("customer {}", proposal.customer);
    let command = command(office, company, who, "refund-proposed", subject);
    once(office, &command, key, &("refund-proposed", proposal), |writer| {
        let known = suggest(writer, company, who, proposal.customer, proposal.item)?;
        let ledger = Ledger::open(writer, company, proposal.customer, command.at)?;
        let item = ledger.item(proposal.item)?;
        if item.kind.side() == Side::Debit {
            return Err(Refused::UnknownDocument { number: item.number.clone() });
        }
        item.amount.minus(proposal.amount)?;
        let left = ledger.left(proposal.item)?;
        // Neither on some later day may less be there.
        let free = ledger.book().free_from(item, today.max(item.effective))?;
        let left = left.smaller(free)?;
        if left.minor() < proposal.amount.minor() {
            return Err(Refused::ExceedsUnallocated { left });
        }
        let mut new = filled(proposal, &known)?;
        new.reason.clone_from(&reason);
        new.person = who.person;
        new.on = today;
        Ok(stored::add(writer, command.stamp(), &new)?)
    })
}

/// The proposal with what was left out, checked as far as accounts can be.
fn filled(proposal: &Proposal, known: &Suggested) -> Result<NewRefund, Refused> {
    let clean = |text: &str| -> String { clean_text(text).0.chars().take(LONGEST).collect() };
    let or = |given: &str, known: &str| {
        let given = clean(given);
        if given.is_empty() { known.to_owned() } else { given }
    };
    let payee = &proposal.payee;
    let own_account = normal(&or(&proposal.own_account, &known.own_account));
    let account = normal(&or(&payee.account, &known.payee.account));
    if own_account.is_empty() {
        return Err(RefundRefusal::NoAccount.into());
    }
    if account.is_empty() {
        return Err(RefundRefusal::NoPayee.into());
    }
    let form = Form::of(&own_account, proposal.amount.currency());
    let form = form.ok_or_else(|| RefundRefusal::NoForm { account: own_account.clone() })?;
    let bank = normal(&or(&payee.bank, &known.payee.bank));
    if let Err(fault) = form.check_payee(&account, &bank) {
        return Err(RefundRefusal::BadPayee { account, bank, fault: fault.code() }.into());
    }
    let account_reason = clean_text(&proposal.account_reason).0;
    let came_from = &known.payee.account;
    let is_payers = !came_from.is_empty() && code_key(came_from) == code_key(&account);
    if !is_payers && account_reason.is_empty() {
        return Err(RefundRefusal::AccountReason { account }.into());
    }
    Ok(NewRefund {
        customer: proposal.customer,
        item: proposal.item,
        amount: proposal.amount,
        own_account,
        payee: or(&payee.name, &known.payee.name),
        payee_account: account,
        payee_bank: bank,
        payee_code: or(&payee.code, &known.payee.code),
        reason: String::new(),
        account_reason: if is_payers { String::new() } else { account_reason },
        person: saldo_domain::UserId::new(0),
        on: saldo_domain::Day::LAST,
    })
}
