//! CommerceML 2.10: documents that programs of 1C read.

use quick_xml::escape::escape;

/// One document to be written; empty fields are left out.
#[derive(Clone, Copy, Debug)]
pub struct CommerceDocument<'a> {
    pub id: &'a str,
    pub number: &'a str,
    /// Year first.
    pub day: &'a str,
    /// What happened, in the words of the element `ХозОперация`.
    pub operation: &'a str,
    /// Are we the one who sold? Otherwise the counterparty is, and we bought.
    pub we_sell: bool,
    pub currency: &'a str,
    /// Plain decimal.
    pub amount: &'a str,
    /// The day by which it is to be paid.
    pub due: &'a str,
    /// Code, name and tax number of the counterparty.
    pub customer: [&'a str; 3],
    pub comment: &'a str,
    /// What the format has no element for: name and value.
    pub properties: &'a [(&'a str, &'a str)],
}

/// A file under construction.
#[derive(Debug)]
pub struct CommerceFile(String);

impl CommerceFile {
    /// A file without documents.
    pub fn begin() -> Self {
        Self(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<КоммерческаяИнформация \
             xmlns=\"urn:1C.ru:commerceml_210\" ВерсияСхемы=\"2.10\">\n"
                .to_owned(),
        )
    }

    /// Adds a document.
    pub fn document(&mut self, document: &CommerceDocument<'_>) {
        self.0.push_str("<Документ>\n");
        self.element("Ид", document.id);
        self.element("Номер", document.number);
        self.element("Дата", document.day);
        self.element("ХозОперация", document.operation);
        let (ours, theirs) = match document.we_sell {
            true => ("Продавец", "Покупатель"),
            false => ("Покупатель", "Продавец"),
        };
        self.element("Роль", ours);
        self.element("Валюта", document.currency);
        self.element("Сумма", document.amount);
        self.element("СрокПлатежа", document.due);
        let [code, name, tax] = document.customer;
        self.0.push_str("<Контрагенты><Контрагент>\n");
        self.element("Ид", code);
        self.element("Наименование", name);
        self.element("ИНН", tax);
        self.element("Роль", theirs);
        self.0.push_str("</Контрагент></Контрагенты>\n");
        self.element("Комментарий", document.comment);
        self.0.push_str("<ЗначенияРеквизитов>\n");
        for (name, value) in document.properties.iter().filter(|(_, value)| !value.is_empty()) {
            self.0.push_str("<ЗначениеРеквизита>");
            self.element("Наименование", name);
            self.element("Значение", value);
            self.0.push_str("</ЗначениеРеквизита>\n");
        }
        self.0.push_str("</ЗначенияРеквизитов>\n</Документ>\n");
    }

    /// The whole file.
    pub fn end(mut self) -> String {
        self.0.push_str("</КоммерческаяИнформация>\n");
        self.0
    }

    fn element(&mut self, name: &str, text: &str) {
        if text.is_empty() {
            return;
        }
        // Characters that XML cannot hold at all would make the file unreadable.
        let kept: String = text.chars().filter(|c| is_of_xml(*c)).collect();
        self.0.push('<');
        self.0.push_str(name);
        self.0.push('>');
        self.0.push_str(&escape(&kept));
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push_str(">\n");
    }
}

/// May a character stand in a document of XML 1.0? Control characters that may are left out too.
fn is_of_xml(c: char) -> bool {
    let never = c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}');
    !never || matches!(c, '\n' | '\t')
}
