//! The Russian universal transfer document (УПД), the seller's part of a file ON_NSCHFDOPPR:
//! order 970 (5.02 and 5.03), and order 820 (5.01) in archives.

use super::figure::Figure;
use super::reading::{PartyPaths, Reading};
use super::tree::{Node, Shape};
use super::{Document, DocumentFault, Party};
use crate::refusal::Refusal;
use saldo_domain::book::ItemKind;

pub(super) const SHAPE: Shape = Shape {
    is_document: |path| matches!(path, ["Файл", "Документ"]),
    is_own: str::is_empty,
    passed_over: &[
        "ДопСведТов",
        "ИнфПолФХЖ1",
        "ИнфПолФХЖ2",
        "СвПродПер",
        "Подписант",
        "ГрузОт",
        "ГрузПолуч",
    ],
};

const FUNCTION: &str = "@Функция";
const INVOICE: &str = "СвСчФакт";
const TOTAL: &str = "ТаблСчФакт/ВсегоОпл@СтТовУчНалВсего";

/// The document of an element.
pub(super) fn document(root: &Node<'_>) -> Result<Document, Refusal> {
    let read = Reading::of(root);
    // СЧФ alone is a paper for the tax office; goods go with ДОП, or with both in one.
    match read.raw(FUNCTION) {
        Some("СЧФДОП" | "ДОП") => {}
        Some(_) => return Err(read.refuse(FUNCTION, DocumentFault::NotADebt)),
        None => return Err(read.refuse(FUNCTION, DocumentFault::Absent)),
    }
    let either = |newer: &str, older: &str| {
        let (newer, older) = (format!("{INVOICE}@{newer}"), format!("{INVOICE}@{older}"));
        if read.raw(&newer).is_none() && read.raw(&older).is_some() { older } else { newer }
    };
    let number = read.needed_identifier(&either("НомерДок", "НомерСчФ"))?;
    let issued = read.needed_day_first(&either("ДатаДок", "ДатаСчФ"))?;
    let newer = format!("{INVOICE}/ДенИзм@КодОКВ");
    let older = format!("{INVOICE}@КодОКВ");
    let at = if read.raw(&newer).is_some() { newer } else { older };
    let code = read.raw(&at).ok_or_else(|| read.refuse(&at, DocumentFault::Absent))?;
    let currency = read.currency(&at, by_number(code))?;
    let total = read.needed_figure(TOTAL)?;
    check(read, total)?;
    let (kind, amount) = read.owed(TOTAL, total, ItemKind::Goods, currency)?;
    Ok(Document {
        line: root.line,
        kind,
        number,
        issued,
        due: None,
        amount,
        prepaid: None,
        corrects: None,
        reference: None,
        seller: party(root, "СвСчФакт/СвПрод"),
        buyer: party(root, "СвСчФакт/СвПокуп"),
        sender: None,
        terms: None,
        remarks: Vec::new(),
    })
}

/// Currencies by the numbers of ОКВ.
fn by_number(code: &str) -> &str {
    match code {
        "643" | "810" => "RUB",
        "978" => "EUR",
        "840" => "USD",
        "156" => "CNY",
        "398" => "KZT",
        "933" => "BYN",
        _ => code,
    }
}

/// The rows make the total, and so do the sum without tax and the tax.
fn check(read: Reading<'_, '_>, total: Figure) -> Result<(), Refusal> {
    let rows = read.root.each("ТаблСчФакт").flat_map(|table| table.each("СведТов"));
    let (mut computed, mut all) = (Figure::ZERO, true);
    let mut count = 0_usize;
    for row in rows {
        let part = Reading::of(row).figure("@СтТовУчНал")?;
        all &= part.is_some();
        computed = computed + part.unwrap_or_default();
        count += 1;
    }
    if count > 0 && all && computed != total {
        return Err(read.differs(TOTAL, computed));
    }
    let net = read.figure("ТаблСчФакт/ВсегоОпл@СтТовБезНДСВсего")?;
    let tax = read.figure("ТаблСчФакт/ВсегоОпл/СумНалВсего/СумНал")?;
    match (net, tax) {
        (Some(net), Some(tax)) if net + tax != total => Err(read.differs(TOTAL, net + tax)),
        _ => Ok(()),
    }
}

fn party(root: &Node<'_>, path: &str) -> Party {
    let Some(node) = root.at(path) else { return Party::default() };
    let read = Reading::of(node);
    let mut party = read.party(&PartyPaths {
        name: &["ИдСв/СвЮЛУч@НаимОрг", "ИдСв/СвИнНеУч@НаимОрг", "@СокрНаим"],
        tax: &["ИдСв/СвЮЛУч@ИННЮЛ", "ИдСв/СвИП@ИННФЛ", "ИдСв/СвФЛУч@ИННФЛ"],
        email: &["Контакт/ЭлПочта", "Контакт@ЭлПочта"],
        phone: &["Контакт/Тлф", "Контакт@Тлф"],
        address: &["Адрес/АдрИнф@АдрТекст"],
        ..PartyPaths::default()
    });
    if party.name.is_empty() {
        let person = ["ИдСв/СвИП/ФИО", "ИдСв/СвФЛУч/ФИО", "ИдСв/СвФЛ/ФИО"];
        let parts = ["Фамилия", "Имя", "Отчество"];
        let name = |at: &str| {
            let found = parts.iter().filter_map(|part| read.text(&format!("{at}@{part}")));
            found.collect::<Vec<_>>().join(" ")
        };
        party.name =
            person.iter().map(|at| name(at)).find(|name| !name.is_empty()).unwrap_or_default();
    }
    party
}
