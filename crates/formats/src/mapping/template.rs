//! Templates of document names, such as `{kind} {number} от {issued}`.

use super::Field;

/// A text with fields in braces. It is read from the right: what stands before a literal may
/// contain that literal itself (`Реализация товаров и услуг` contains spaces).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    source: String,
    /// The field that the text begins with.
    first: Field,
    /// Each further field with the literal before it.
    rest: Vec<(String, Field)>,
}

/// The fields a document name can hold.
const FIELDS: [Field; 3] = [Field::Kind, Field::Number, Field::Issued];

impl Template {
    /// Reads a template.
    ///
    /// # Errors
    /// With a sentence that says what is wrong.
    pub fn parse(source: &str) -> Result<Self, String> {
        let inner = source
            .strip_prefix('{')
            .and_then(|inner| inner.strip_suffix('}'))
            .ok_or("a template begins and ends with a field in braces")?;
        let mut pieces = inner.split(['{', '}']);
        let first = field(pieces.next().unwrap_or_default())?;
        let mut rest = Vec::new();
        while let (Some(literal), name) = (pieces.next(), pieces.next()) {
            if literal.is_empty() {
                return Err("two fields need a text between them".to_owned());
            }
            rest.push((literal.to_owned(), field(name.unwrap_or_default())?));
        }
        Ok(Self { source: source.to_owned(), first, rest })
    }

    /// The template as it was written.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Does the template yield this field?
    pub fn has(&self, field: Field) -> bool {
        self.first == field || self.rest.iter().any(|(_, other)| *other == field)
    }

    /// The part of `text` that stands for `wanted`; `None` when the text does not fit.
    pub fn part<'a>(&self, text: &'a str, wanted: Field) -> Option<&'a str> {
        let mut found = None;
        let mut left = text;
        for (literal, field) in self.rest.iter().rev() {
            let (before, part) = left.rsplit_once(literal.as_str())?;
            let part = part.trim();
            if part.is_empty() {
                return None;
            }
            if *field == wanted {
                found = Some(part);
            }
            left = before;
        }
        let head = left.trim();
        if head.is_empty() {
            return None;
        }
        if self.first == wanted { Some(head) } else { found }
    }
}

fn field(name: &str) -> Result<Field, String> {
    FIELDS
        .into_iter()
        .find(|field| field.code() == name)
        .ok_or_else(|| format!("“{{{name}}}” is none of {{kind}}, {{number}}, {{issued}}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn document_names_are_taken_apart_from_the_right() {
        let template = Template::parse("{kind} {number} от {issued}").expect("template");
        let name = "Реализация товаров и услуг 0000-000123 от 12.03.2026 14:05:11";
        assert_eq!(template.part(name, Field::Kind), Some("Реализация товаров и услуг"));
        assert_eq!(template.part(name, Field::Number), Some("0000-000123"));
        assert_eq!(template.part(name, Field::Issued), Some("12.03.2026 14:05:11"));
        for broken in ["Реализация", "от 12.03.2026", "", "  от "] {
            assert_eq!(template.part(broken, Field::Number), None, "{broken}");
        }
    }

    #[test]
    fn templates_that_cannot_work_are_refused() {
        for broken in ["number", "{number}{issued}", "{nummer} {issued}", "{number} от", ""] {
            assert!(Template::parse(broken).is_err(), "{broken}");
        }
    }
}
