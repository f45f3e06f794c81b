//! What a row says about a customer's file: people, figures, and contracts.

use super::cells::Cells;
use super::invoice::yes_or_no;
use crate::mapping::Field;
use crate::refusal::{Reason, Refusal};
use saldo_domain::Money;
use saldo_domain::book::facts::{ContractFact, FiguresFact, OfficialFact};
use saldo_domain::dossier::people::Post;

/// Words for posts that need no map, beside the codes.
const POSTS: [(&str, Post); 24] = [
    ("owner", Post::Owner),
    ("владелец", Post::Owner),
    ("собственник", Post::Owner),
    ("omanik", Post::Owner),
    ("manager", Post::Manager),
    ("управляющий", Post::Manager),
    ("juhataja", Post::Manager),
    ("decision maker", Post::DecisionMaker),
    ("лпр", Post::DecisionMaker),
    ("лицо, принимающее решение", Post::DecisionMaker),
    ("otsustaja", Post::DecisionMaker),
    ("director", Post::Director),
    ("директор", Post::Director),
    ("direktor", Post::Director),
    ("chief accountant", Post::ChiefAccountant),
    ("главный бухгалтер", Post::ChiefAccountant),
    ("pearaamatupidaja", Post::ChiefAccountant),
    ("merchandiser", Post::Merchandiser),
    ("товаровед", Post::Merchandiser),
    ("kaubatundja", Post::Merchandiser),
    ("purchasing specialist", Post::Purchasing),
    ("purchasing", Post::Purchasing),
    ("специалист по закупкам", Post::Purchasing),
    ("ostuspetsialist", Post::Purchasing),
];

/// A person on the customer's side.
pub(super) fn official(cells: &mut Cells<'_>) -> Result<OfficialFact, Refusal> {
    Ok(OfficialFact {
        customer: cells.needed_identifier(Field::Customer)?,
        post: post(cells)?,
        name: cells.text(Field::PersonName)?,
        work: cells.text(Field::WorkPhone)?,
        home: cells.text(Field::HomePhone)?,
        mobile: cells.text(Field::MobilePhone)?,
        email: cells.text(Field::PersonEmail)?,
        note: cells.text(Field::PersonNote)?,
    })
}

fn post(cells: &mut Cells<'_>) -> Result<Post, Refusal> {
    let word = cells.word(Field::Post)?.ok_or_else(|| cells.missing(Field::Post))?;
    let lower = word.to_lowercase();
    let spoken = POSTS.iter().find(|(known, _)| *known == lower).map(|(_, post)| *post);
    let known: Vec<&str> = Post::ALL.iter().map(|post| post.code()).collect();
    spoken
        .or_else(|| Post::from_code(&lower))
        .ok_or_else(|| cells.unknown_word(Field::Post, &known))
}

/// Figures of a customer; only own funds can be below nothing.
pub(super) fn figures(cells: &mut Cells<'_>) -> Result<FiguresFact, Refusal> {
    Ok(FiguresFact {
        customer: cells.needed_identifier(Field::Customer)?,
        day: cells.needed_day(Field::FiguresOn)?,
        source: cells.text(Field::FiguresSource)?,
        income: plain(cells, Field::Income)?.ok_or_else(|| cells.missing(Field::Income))?,
        expenses: plain(cells, Field::Expenses)?,
        debts: plain(cells, Field::Debts)?.ok_or_else(|| cells.missing(Field::Debts))?,
        own_funds: cells.amount(Field::OwnFunds)?,
        credit: cells.text(Field::CreditAccess)?,
    })
}

/// A contract with a customer.
pub(super) fn contract(cells: &mut Cells<'_>) -> Result<ContractFact, Refusal> {
    let terms = cells.terms()?;
    Ok(ContractFact {
        customer: cells.needed_identifier(Field::Customer)?,
        number: cells.needed_identifier(Field::Number)?,
        signed: cells.needed_day(Field::Issued)?,
        terms_days: terms.and_then(|days| u16::try_from(days).ok()),
        late_fee: yes_or_no(cells, Field::LateFee)?,
        pretrial: yes_or_no(cells, Field::Pretrial)?,
        payment_clauses: cells.text(Field::PaymentClauses)?,
        penalty_clauses: cells.text(Field::PenaltyClauses)?,
        copy: cells.text(Field::ContractCopy)?,
    })
}

fn plain(cells: &mut Cells<'_>, field: Field) -> Result<Option<Money>, Refusal> {
    match cells.amount(field)? {
        Some(amount) if amount.minor() < 0 => Err(cells.refuse(field, Reason::NotPositive)),
        amount => Ok(amount),
    }
}
