//! Order of a payment inside a debt and across invoices.

use crate::answer::Answer;
use crate::facts::Facts;
use crate::given::Object;
use crate::kind::{Group, Kind};
use crate::refusal::Refusal;
use crate::repeated::refuse_repeated;
use crate::shape::{Field, Shape};
use crate::warnings::Warnings;
use saldo_domain::Amount;
use saldo_domain::allocation::{
    Allocation, AllocationOrder, Claims, Debt, Part, Parts, Portion, allocate,
};
use serde::Serialize;

pub(crate) const KIND: Kind = Kind {
    name: "payment-allocation",
    group: Group::Law,
    cites: "GK 319, 319.1; VÕS 88(8); F-I",
    fields: &[
        Field::needed("jurisdiction", Shape::Word(&["RU", "EE"])),
        Field::needed("as_of", Shape::Date),
        Field::needed("payment", Shape::MoneyAboveZero),
        Field::preset("costs", Shape::Money, r#""0.00""#),
        Field::optional("designated", Shape::Text),
        Field::needed("invoices", Shape::List(1, 200, &Shape::Object(INVOICE))),
    ],
    example: r#"{"jurisdiction": "RU", "as_of": "2026-02-01", "payment": "115000.00", "costs": "5000.00", "invoices": [{"invoice": "1", "due_date": "2026-01-10", "principal": "100000.00", "contract_interest": "3000.00", "penalty": "12000.00"}]}"#,
    answer,
};

const INVOICE: &[Field] = &[
    Field::needed("invoice", Shape::Text),
    Field::needed("due_date", Shape::Date),
    Field::needed("principal", Shape::Money),
    Field::preset("contract_interest", Shape::Money, r#""0.00""#),
    Field::preset("penalty", Shape::Money, r#""0.00""#),
    Field::preset("secured", Shape::Flag, "false"),
];

#[derive(Serialize)]
struct Output<'a> {
    order: [&'static str; 4],
    applied: WithCosts,
    left: WithCosts,
    unapplied: Amount,
    invoices: Vec<Invoice<'a>>,
    /// Beyond the contract: each piece in the order in which it was served, and why.
    portions: Vec<Piece<'a>>,
    warnings: Vec<&'static str>,
}

#[derive(Serialize)]
struct WithCosts {
    costs: Amount,
    #[serde(flatten)]
    parts: Parts,
}

#[derive(Serialize)]
struct Invoice<'a> {
    invoice: &'a str,
    applied: WithTotal,
    left: WithTotal,
}

#[derive(Serialize)]
struct WithTotal {
    #[serde(flatten)]
    parts: Parts,
    total: Amount,
}

#[derive(Serialize)]
struct Piece<'a> {
    invoice: Option<&'a str>,
    part: &'static str,
    amount: Amount,
    reason: &'static str,
}

fn answer(given: &Object<'_>, _: &Facts) -> Result<Answer, Refusal> {
    let numbers: Vec<&str> =
        given.objects("invoices").map(|invoice| invoice.text("invoice")).collect();
    refuse_repeated(numbers.iter().copied(), |index| format!("invoices[{index}].invoice"))?;
    let designated = designated(given, &numbers)?;
    refuse_early_penalty(given)?;
    let order =
        AllocationOrder::from_code(given.word("jurisdiction")).expect("RU and EE are orders");
    let debts: Vec<Debt> = given.objects("invoices").map(debt).collect();
    let (as_of, costs) = (given.day("as_of"), given.amount("costs"));
    let claims = Claims { as_of, costs, designated, debts: &debts };
    let allocation = allocate(order, given.amount("payment"), &claims);
    Ok(Answer::of(&output(order, &claims, &allocation, &numbers)))
}

fn designated(given: &Object<'_>, numbers: &[&str]) -> Result<Option<usize>, Refusal> {
    let Some(named) = given.text_if("designated") else { return Ok(None) };
    let position = numbers.iter().position(|number| *number == named);
    let unknown = || Refusal::conflict("designated", "designated-unknown").with("value", named);
    position.map(Some).ok_or_else(unknown)
}

/// Lateness costs nothing before the day after the due date.
fn refuse_early_penalty(given: &Object<'_>) -> Result<(), Refusal> {
    let as_of = given.day("as_of");
    let is_early = |invoice: &Object<'_>| {
        invoice.amount("penalty").is_positive() && invoice.day("due_date") >= as_of
    };
    match given.objects("invoices").position(is_early) {
        Some(index) => {
            let path = format!("invoices[{index}].penalty");
            Err(Refusal::conflict(path, "penalty-before-delay").with("asof", as_of.to_string()))
        }
        None => Ok(()),
    }
}

fn debt(invoice: &Object<'_>) -> Debt {
    Debt {
        due: invoice.day("due_date"),
        secured: invoice.flag("secured"),
        owed: Parts {
            contract_interest: invoice.amount("contract_interest"),
            principal: invoice.amount("principal"),
            penalty: invoice.amount("penalty"),
        },
    }
}

fn output<'a>(
    order: AllocationOrder,
    claims: &Claims<'_>,
    allocation: &Allocation,
    numbers: &[&'a str],
) -> Output<'a> {
    let paid = allocation.by_debt(claims.debts.len());
    let add = |all: Parts, one: &Parts| all.plus(one);
    let applied = paid.iter().fold(Parts::default(), add);
    let owed = claims.debts.iter().map(|debt| debt.owed).fold(Parts::default(), |a, b| a.plus(&b));
    let costs = allocation.costs();
    let mut warnings = Warnings::default();
    warnings.add_if(allocation.unapplied.is_positive(), "OVERPAID");
    let rows = numbers.iter().zip(claims.debts).zip(&paid);
    let [first, second, third] = order.parts().map(|part| part.code());
    Output {
        order: [Part::Costs.code(), first, second, third],
        applied: WithCosts { costs, parts: applied },
        left: WithCosts { costs: claims.costs - costs, parts: owed.less(&applied) },
        unapplied: allocation.unapplied,
        invoices: rows.map(|((number, debt), paid)| invoice(number, debt, paid)).collect(),
        portions: allocation.portions.iter().map(|portion| piece(portion, numbers)).collect(),
        warnings: warnings.list(),
    }
}

fn invoice<'a>(invoice: &'a str, debt: &Debt, paid: &Parts) -> Invoice<'a> {
    let with_total = |parts: Parts| WithTotal { parts, total: parts.total() };
    Invoice { invoice, applied: with_total(*paid), left: with_total(debt.owed.less(paid)) }
}

fn piece<'a>(portion: &Portion, numbers: &[&'a str]) -> Piece<'a> {
    Piece {
        invoice: portion.debt.map(|position| numbers[position]),
        part: portion.part.code(),
        amount: portion.amount,
        reason: portion.reason.code(),
    }
}
