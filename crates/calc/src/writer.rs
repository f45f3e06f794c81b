//! Answers as JSON text.
//!
//! An answer of a statutory interest has hundreds of short fields whose names are the
//! program's own and need no look for characters to escape: the general writer spends most of
//! the time of a batch on that look. This one writes what answers are made of, structures,
//! lists, texts and whole numbers, and refuses everything else.

use serde::ser::{self, Error as _, Impossible, Serialize, Serializer};
use std::fmt::{self, Display, Write};

/// Appends the JSON of `value`.
pub(crate) fn write<T: Serialize>(value: &T, out: &mut Vec<u8>) -> Result<(), fmt::Error> {
    value.serialize(&mut Writer { out })
}

struct Writer<'o> {
    out: &'o mut Vec<u8>,
}

impl Writer<'_> {
    fn raw(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }

    fn text(&mut self, text: &str) {
        self.out.push(b'"');
        if has_to_be_escaped(text.as_bytes()) {
            text.chars().for_each(|character| self.escaped(character));
        } else {
            self.raw(text);
        }
        self.out.push(b'"');
    }

    fn escaped(&mut self, character: char) {
        match character {
            '"' => self.raw("\\\""),
            '\\' => self.raw("\\\\"),
            '\n' => self.raw("\\n"),
            '\r' => self.raw("\\r"),
            '\t' => self.raw("\\t"),
            control if control < ' ' => {
                let code = format!("\\u{:04x}", u32::from(control));
                self.raw(&code);
            }
            other => self.raw(other.encode_utf8(&mut [0; 4])),
        }
    }

    fn number(&mut self, number: impl Display) -> fmt::Result {
        write!(AsText(self.out), "{number}")
    }
}

/// Must anything in this text be escaped? Looks at eight bytes at a time: a batch asks this of
/// a hundred short figures a case.
fn has_to_be_escaped(text: &[u8]) -> bool {
    let (words, rest) = text.as_chunks::<8>();
    words.iter().any(|word| is_one_to_be_escaped(u64::from_le_bytes(*word)))
        || rest.iter().copied().any(must_be_escaped)
}

const fn must_be_escaped(byte: u8) -> bool {
    byte < 0x20 || byte == b'"' || byte == b'\\'
}

/// Is one of eight bytes a control character, a quotation mark or a backslash? The highest bit
/// of a byte shows that taking something off it borrowed, and so that it was less.
const fn is_one_to_be_escaped(word: u64) -> bool {
    const ONES: u64 = u64::MAX / 255;
    const HIGHEST: u64 = ONES * 0x80;
    const fn less(word: u64, than: u64) -> u64 {
        word.wrapping_sub(ONES * than) & !word & HIGHEST
    }
    let marks = less(word ^ (ONES * b'"' as u64), 1) | less(word ^ (ONES * b'\\' as u64), 1);
    less(word, 0x20) | marks != 0
}

/// Bytes as a place for formatted text.
struct AsText<'o>(&'o mut Vec<u8>);

impl Write for AsText<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.extend_from_slice(text.as_bytes());
        Ok(())
    }
}

/// Values of a list or an object while they are written.
struct Parts<'w, 'o> {
    writer: &'w mut Writer<'o>,
    begun: bool,
    end: u8,
}

impl Parts<'_, '_> {
    fn next(&mut self) {
        if self.begun {
            self.writer.out.push(b',');
        }
        self.begun = true;
    }

    fn close(self) {
        self.writer.out.push(self.end);
    }
}

macro_rules! numbers {
    ($($method:ident $type:ty)*) => {$(
        fn $method(self, number: $type) -> fmt::Result {
            self.number(number)
        }
    )*};
}

fn no_answer<T>(what: &str) -> Result<T, fmt::Error> {
    Err(fmt::Error::custom(what))
}

impl<'w, 'o> Serializer for &'w mut Writer<'o> {
    type Ok = ();
    type Error = fmt::Error;
    type SerializeSeq = Parts<'w, 'o>;
    type SerializeTuple = Parts<'w, 'o>;
    type SerializeTupleStruct = Parts<'w, 'o>;
    type SerializeTupleVariant = Impossible<(), fmt::Error>;
    type SerializeMap = Parts<'w, 'o>;
    type SerializeStruct = Parts<'w, 'o>;
    type SerializeStructVariant = Impossible<(), fmt::Error>;

    numbers! {
        serialize_i8 i8 serialize_i16 i16 serialize_i32 i32 serialize_i64 i64 serialize_i128 i128
        serialize_u8 u8 serialize_u16 u16 serialize_u32 u32 serialize_u64 u64 serialize_u128 u128
    }

    fn serialize_bool(self, flag: bool) -> fmt::Result {
        self.raw(if flag { "true" } else { "false" });
        Ok(())
    }

    fn serialize_f32(self, _: f32) -> fmt::Result {
        no_answer("an answer holds no binary fraction")
    }

    fn serialize_f64(self, _: f64) -> fmt::Result {
        no_answer("an answer holds no binary fraction")
    }

    fn serialize_char(self, character: char) -> fmt::Result {
        self.text(character.encode_utf8(&mut [0; 4]));
        Ok(())
    }

    fn serialize_str(self, text: &str) -> fmt::Result {
        self.text(text);
        Ok(())
    }

    fn collect_str<T: Display + ?Sized>(self, value: &T) -> fmt::Result {
        let begin = self.out.len();
        self.out.push(b'"');
        write!(AsText(self.out), "{value}")?;
        if has_to_be_escaped(&self.out[begin + 1..]) {
            self.out.truncate(begin);
            self.text(&value.to_string());
            return Ok(());
        }
        self.out.push(b'"');
        Ok(())
    }

    /// Bytes are JSON that has been written already.
    fn serialize_bytes(self, json: &[u8]) -> fmt::Result {
        self.out.extend_from_slice(json);
        Ok(())
    }

    fn serialize_none(self) -> fmt::Result {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> fmt::Result {
        value.serialize(self)
    }

    fn serialize_unit(self) -> fmt::Result {
        self.raw("null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> fmt::Result {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, word: &'static str) -> fmt::Result {
        self.serialize_str(word)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> fmt::Result {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> fmt::Result {
        no_answer("an answer holds no tagged values")
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Parts<'w, 'o>, fmt::Error> {
        self.out.push(b'[');
        Ok(Parts { writer: self, begun: false, end: b']' })
    }

    fn serialize_tuple(self, len: usize) -> Result<Parts<'w, 'o>, fmt::Error> {
        self.serialize_seq(Some(len))
    }

    fn serialize_tuple_struct(
        self,
        _: &'static str,
        len: usize,
    ) -> Result<Parts<'w, 'o>, fmt::Error> {
        self.serialize_seq(Some(len))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, fmt::Error> {
        no_answer("an answer holds no tagged values")
    }

    /// Structures that are flattened into another one come as a map of their fields.
    fn serialize_map(self, _: Option<usize>) -> Result<Parts<'w, 'o>, fmt::Error> {
        self.serialize_struct("", 0)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Parts<'w, 'o>, fmt::Error> {
        self.out.push(b'{');
        Ok(Parts { writer: self, begun: false, end: b'}' })
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, fmt::Error> {
        no_answer("an answer holds no tagged values")
    }
}

impl ser::SerializeSeq for Parts<'_, '_> {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> fmt::Result {
        self.next();
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> fmt::Result {
        self.close();
        Ok(())
    }
}

impl ser::SerializeTuple for Parts<'_, '_> {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> fmt::Result {
        ser::SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> fmt::Result {
        ser::SerializeSeq::end(self)
    }
}

impl ser::SerializeTupleStruct for Parts<'_, '_> {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, value: &T) -> fmt::Result {
        ser::SerializeSeq::serialize_element(self, value)
    }

    fn end(self) -> fmt::Result {
        ser::SerializeSeq::end(self)
    }
}

impl ser::SerializeMap for Parts<'_, '_> {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, name: &T) -> fmt::Result {
        self.next();
        let begin = self.writer.out.len();
        name.serialize(&mut *self.writer)?;
        if self.writer.out.get(begin) != Some(&b'"') {
            return no_answer("an answer names its fields by texts");
        }
        self.writer.out.push(b':');
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> fmt::Result {
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> fmt::Result {
        self.close();
        Ok(())
    }
}

impl ser::SerializeStruct for Parts<'_, '_> {
    type Ok = ();
    type Error = fmt::Error;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> fmt::Result {
        self.next();
        // Names of fields are the program's own: plain words.
        self.writer.out.push(b'"');
        self.writer.raw(name);
        self.writer.raw("\":");
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> fmt::Result {
        self.close();
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use saldo_domain::{Amount, Figure};
    use serde::Serialize;

    #[derive(Serialize)]
    struct Everything {
        text: String,
        amount: Amount,
        figure: Option<Figure>,
        nothing: Option<i64>,
        count: i64,
        flag: bool,
        pair: (u32, &'static str),
        rows: Vec<Row>,
    }

    #[derive(Serialize)]
    struct Row {
        name: String,
    }

    proptest! {
        #[test]
        fn it_writes_what_the_general_writer_writes(
            text in "\\PC{0,20}|[\\x00-\\x7f]{0,20}",
            hundredths in any::<i64>(),
            count in any::<i64>(),
            names in prop::collection::vec(any::<String>(), 0..4),
        ) {
            let value = Everything {
                text,
                amount: Amount::from_hundredths(hundredths.into()),
                figure: Some(Figure::new(count.into(), 4)).filter(|_| count % 2 == 0),
                nothing: None,
                count,
                flag: count > 0,
                pair: (7, "plain"),
                rows: names.into_iter().map(|name| Row { name }).collect(),
            };
            let mut written = Vec::new();
            write(&value, &mut written).expect("an answer");
            let ours: serde_json::Value = serde_json::from_slice(&written).expect("JSON");
            let general = serde_json::to_value(&value).expect("JSON");
            prop_assert_eq!(ours, general);
        }
    }

    #[test]
    fn what_no_answer_holds_is_refused() {
        let mut out = Vec::new();
        assert!(write(&0.5_f64, &mut out).is_err());
        assert!(write(&std::collections::BTreeMap::from([(1, 2)]), &mut out).is_err());
        assert!(write(&Some(Ok::<u8, u8>(1)), &mut out).is_err());
    }
}
