//! CommerceML of 1C, versions 2 and 3: the element `Документ`.

use super::figure::Figure;
use super::reading::{PartyPaths, Reading};
use super::tree::{Node, Shape};
use super::{Document, DocumentFault, Party, Sender};
use crate::refusal::Refusal;
use saldo_domain::book::ItemKind;

pub(super) const SHAPE: Shape = Shape {
    is_document: |path| match path {
        ["КоммерческаяИнформация", around @ .., "Документ"] => {
            around.iter().all(|name| matches!(*name, "Контейнер" | "Документы"))
        }
        _ => false,
    },
    is_own: |namespace| namespace.is_empty() || namespace.starts_with("urn:1C.ru:commerceml"),
    passed_over: &["ЗначенияРеквизитов", "ХарактеристикиТовара", "Подписанты"],
};

const OPERATION: &str = "ХозОперация";
const ROLE: &str = "Роль";
const CURRENCY: &str = "Валюта";
const TOTAL: &str = "Сумма";

const CORRECTION: &str = "корректировка";

/// Operations by which somebody owes, or owes less.
const OPERATIONS: [(&str, ItemKind); 7] = [
    ("отпуск товара", ItemKind::Goods),
    ("отгрузка товара", ItemKind::Goods),
    ("реализация товаров", ItemKind::Goods),
    ("передача прав", ItemKind::Services),
    ("оказание услуг", ItemKind::Services),
    ("возврат товара", ItemKind::Return),
    (CORRECTION, ItemKind::CreditNote),
];

/// The document of an element.
pub(super) fn document(root: &Node<'_>) -> Result<Document, Refusal> {
    let read = Reading::of(root);
    let operation = read.text(OPERATION).unwrap_or_default().to_lowercase();
    if operation.is_empty() {
        return Err(read.refuse(OPERATION, DocumentFault::Absent));
    }
    let kind = OPERATIONS.iter().find(|(name, _)| *name == operation).map(|(_, kind)| *kind);
    let stated = kind.ok_or_else(|| read.refuse(OPERATION, DocumentFault::NotADebt))?;
    let sender = match read.text(ROLE).unwrap_or_default().to_lowercase().as_str() {
        "продавец" => Sender::Seller,
        "покупатель" => Sender::Buyer,
        "" => return Err(read.refuse(ROLE, DocumentFault::Absent)),
        _ => return Err(read.refuse(ROLE, DocumentFault::NotADebt)),
    };
    let number = read.needed_identifier("Номер")?;
    let issued = read.needed_day("Дата")?;
    let code = read.raw(CURRENCY).ok_or_else(|| read.refuse(CURRENCY, DocumentFault::Absent))?;
    let currency = read.currency(CURRENCY, of_one_c(code))?;
    let total = read.needed_figure(TOTAL)?;
    check(read, total)?;
    // A correction is the difference it makes: only below zero it says which way.
    let (stated, total) = match operation == CORRECTION {
        true if total.is_negative() => (ItemKind::CreditNote, total.size()),
        true if !total.is_zero() => return Err(read.refuse(TOTAL, DocumentFault::WhichWay)),
        _ => (stated, total),
    };
    let (kind, amount) = read.owed(TOTAL, total, stated, currency)?;
    let (own, other) = match sender {
        Sender::Seller => ("продавец", "покупатель"),
        Sender::Buyer => ("покупатель", "продавец"),
    };
    let (own, other) = (party(root, own, false), party(root, other, true));
    let (seller, buyer) = match sender {
        Sender::Seller => (own, other),
        Sender::Buyer => (other, own),
    };
    Ok(Document {
        line: root.line,
        kind,
        number,
        issued,
        due: read.due("СрокПлатежа", issued)?,
        amount,
        prepaid: None,
        corrects: read.identifier("Основание/Номер")?,
        reference: None,
        seller,
        buyer,
        sender: Some(sender),
        terms: read.text("Комментарий"),
        remarks: Vec::new(),
    })
}

/// 1C writes the rouble in several ways, and other currencies by their codes.
fn of_one_c(code: &str) -> &str {
    match code.to_lowercase().trim_end_matches('.') {
        "руб" | "rub" | "rur" | "643" | "810" => "RUB",
        "978" => "EUR",
        "840" => "USD",
        "933" => "BYN",
        "398" => "KZT",
        _ => code,
    }
}

/// The rows, with taxes and without discounts that are not in them, make the sum.
fn check(read: Reading<'_, '_>, total: Figure) -> Result<(), Refusal> {
    let rows: Vec<&Node<'_>> =
        read.root.each("Товары").flat_map(|goods| goods.each("Товар")).collect();
    if rows.is_empty() {
        return Ok(());
    }
    let mut computed = Figure::ZERO;
    let mut taxed = false;
    for row in &rows {
        let row = Reading::of(row);
        computed = computed + row.needed_figure(TOTAL)?;
        computed = computed + beside(row, "Налоги", "Налог")? - beside(row, "Скидки", "Скидка")?;
        taxed |= row.root.at("Налоги/Налог").is_some();
    }
    if !taxed {
        computed = computed + beside(read, "Налоги", "Налог")?;
    }
    computed = computed - beside(read, "Скидки", "Скидка")?;
    // Taxes are rounded row by row.
    if (computed - total).size() <= Figure::HALF_A_CENT.times(rows.len()) {
        return Ok(());
    }
    Err(read.differs(TOTAL, computed))
}

/// The sum of taxes or discounts that the sums beside them do not include.
fn beside(read: Reading<'_, '_>, list: &str, one: &str) -> Result<Figure, Refusal> {
    let mut sum = Figure::ZERO;
    for part in read.root.each(list).flat_map(|list| list.each(one)) {
        let part = Reading::of(part);
        let included = part.text("УчтеноВСумме").unwrap_or_default().to_lowercase();
        if matches!(included.as_str(), "false" | "0" | "нет") {
            sum = sum + part.figure(TOTAL)?.unwrap_or_default();
        }
    }
    Ok(sum)
}

/// The party with a role; where no role is stated, the only one is the other side.
fn party(root: &Node<'_>, role: &str, is_other: bool) -> Party {
    let parties = || root.each("Контрагенты").flat_map(|list| list.each("Контрагент"));
    let with_role =
        |node: &&Node<'_>| node.text_at(ROLE).is_some_and(|stated| stated.to_lowercase() == role);
    let only = || {
        let mut all = parties();
        all.next().filter(|node| is_other && all.next().is_none() && node.at(ROLE).is_none())
    };
    let Some(node) = parties().find(with_role).or_else(only) else { return Party::default() };
    let read = Reading::of(node);
    let mut party = read.party(&PartyPaths {
        name: &["ОфициальноеНаименование", "ПолноеНаименование", "Наименование"],
        tax: &["ИНН", "РеквизитыЮрЛица/ИНН", "РеквизитыФизЛица/ИНН"],
        code: &["Код", "Ид"],
        address: &["АдресРегистрации/Представление"],
        ..PartyPaths::default()
    });
    if party.address.is_empty() {
        let places = ["ЮридическийАдрес/Представление", "Адрес/Представление"];
        party.address = places.iter().find_map(|path| read.text(path)).unwrap_or_default();
    }
    for contact in node.each("Контакты").flat_map(|list| list.each("Контакт")) {
        let contact = Reading::of(contact);
        let kind = contact.text("Тип").or_else(|| contact.text("КонтактВид"));
        let kind = kind.unwrap_or_default().to_lowercase();
        let Some(value) = contact.text("Значение") else { continue };
        if party.email.is_empty() && (kind.contains("почта") || kind.contains("mail")) {
            party.email = value;
        } else if party.phone.is_empty() && kind.contains("телефон") {
            party.phone = value;
        }
    }
    party
}
