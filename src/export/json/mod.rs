//! Values → indented JSON, as `serde_json` writes it, in a third of the time: names and texts are looked
//! through eight bytes at a time, and everything is put together in memory before it is handed on.

mod escape;
mod level;

use escape::{Shown, escape, is_harmless};
use level::Level;
use serde::Serialize;
use serde::ser::{Error as _, Serializer};
use std::fmt::{Display, Write as _};
use std::io::Write;

/// Writes `value` as [`serde_json::to_writer_pretty`] does, byte for byte. Each piece handed to the writer
/// holds whole characters.
///
/// # Errors
/// When the writer fails, or the value can't be written as JSON.
pub fn to_writer_indented<W: Write>(writer: W, value: &impl Serialize) -> Done {
    let mut json = Indented { to: writer, held: Vec::with_capacity(FULL + 1024), depth: 0 };
    value.serialize(&mut json)?;
    json.pass_on()
}

type Done = serde_json::Result<()>;

/// Bytes that are gathered before they are handed on.
const FULL: usize = 32 * 1024;

struct Indented<W> {
    to: W,
    held: Vec<u8>,
    depth: usize,
}

/// What stands before a value: a comma if it is not the first, a line feed, and two blanks for each level.
const BREAK: &[u8; 33] = b",\n                               ";
/// The same before the first.
const FIRST: &[u8; 32] = b"\n                               ";

impl<W: Write> Indented<W> {
    fn pass_on(&mut self) -> Done {
        self.to.write_all(&self.held).map_err(serde_json::Error::io)?;
        self.held.clear();
        Ok(())
    }

    #[inline]
    fn line(&mut self, first: bool) {
        // As many blanks as a deep level has, and then as few as are wanted: quicker than counting them out.
        let wanted = self.held.len() + usize::from(!first) + 1 + 2 * self.depth;
        if first {
            self.held.extend_from_slice(FIRST);
        } else {
            self.held.extend_from_slice(BREAK);
        }
        if wanted <= self.held.len() {
            self.held.truncate(wanted);
        } else {
            self.held.resize(wanted, b' ');
        }
    }

    #[inline]
    fn text(&mut self, text: &str) -> Done {
        self.held.reserve(text.len() + 2);
        self.held.push(b'"');
        if is_harmless(text.as_bytes()) {
            self.held.extend_from_slice(text.as_bytes());
        } else {
            escape(&mut self.held, text);
        }
        self.held.push(b'"');
        Ok(())
    }

    #[inline]
    fn whole(&mut self, mut number: u64) -> Done {
        let mut digits = [0u8; 20];
        let mut first = digits.len();
        loop {
            first -= 1;
            if let Some(digit) = digits.get_mut(first) {
                *digit = b'0' + (number % 10) as u8;
            }
            number /= 10;
            if number == 0 {
                break;
            }
        }
        self.held.extend_from_slice(digits.get(first..).unwrap_or_default());
        Ok(())
    }

    /// What is rare is left to `serde_json`.
    fn rare(&mut self, value: &impl Serialize) -> Done {
        serde_json::to_writer(&mut self.held, value)
    }

    fn open(&mut self, marks: &'static [u8; 2]) -> Level<'_, W> {
        self.depth += 1;
        let [opens, closes] = *marks;
        self.held.push(opens);
        Level { json: self, filled: false, closes, variant: false }
    }

    /// The value of a variant stands under its name.
    fn variant(&mut self, name: &str) -> Done {
        self.depth += 1;
        self.held.push(b'{');
        self.line(true);
        self.text(name)?;
        self.held.extend_from_slice(b": ");
        Ok(())
    }

    fn end_variant(&mut self) {
        self.depth -= 1;
        self.line(true);
        self.held.push(b'}');
    }
}

macro_rules! numbers {
    ($($name:ident $signed:ident $of:ty),+) => { $(
        #[inline]
        fn $name(self, number: $of) -> Done {
            numbers!(@ $signed self number)
        }
    )+ };
    (@ signed $json:ident $number:ident) => {{
        if $number < 0 {
            $json.held.push(b'-');
        }
        $json.whole(u64::from($number.unsigned_abs()))
    }};
    (@ unsigned $json:ident $number:ident) => { $json.whole(u64::from($number)) };
    (@ rare $json:ident $number:ident) => { $json.rare(&$number) };
}

impl<'j, W: Write> Serializer for &'j mut Indented<W> {
    type Ok = ();
    type Error = serde_json::Error;
    type SerializeSeq = Level<'j, W>;
    type SerializeTuple = Level<'j, W>;
    type SerializeTupleStruct = Level<'j, W>;
    type SerializeTupleVariant = Level<'j, W>;
    type SerializeMap = Level<'j, W>;
    type SerializeStruct = Level<'j, W>;
    type SerializeStructVariant = Level<'j, W>;

    numbers!(
        serialize_i8 signed i8, serialize_i16 signed i16, serialize_i32 signed i32, serialize_i64 signed i64,
        serialize_u8 unsigned u8, serialize_u16 unsigned u16, serialize_u32 unsigned u32,
        serialize_u64 unsigned u64, serialize_i128 rare i128, serialize_u128 rare u128,
        serialize_f32 rare f32, serialize_f64 rare f64, serialize_bool rare bool
    );

    fn serialize_char(self, c: char) -> Done {
        self.text(c.encode_utf8(&mut [0; 4]))
    }

    #[inline]
    fn serialize_str(self, text: &str) -> Done {
        self.text(text)
    }

    fn serialize_bytes(self, bytes: &[u8]) -> Done {
        self.collect_seq(bytes)
    }

    fn serialize_none(self) -> Done {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Done {
        self.held.extend_from_slice(b"null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Done {
        self.serialize_unit()
    }

    fn serialize_unit_variant(self, _: &'static str, _: u32, variant: &'static str) -> Done {
        self.text(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Done {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Done {
        self.variant(variant)?;
        value.serialize(&mut *self)?;
        self.end_variant();
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> serde_json::Result<Level<'j, W>> {
        Ok(self.open(b"[]"))
    }

    fn serialize_tuple(self, _: usize) -> serde_json::Result<Level<'j, W>> {
        Ok(self.open(b"[]"))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> serde_json::Result<Level<'j, W>> {
        Ok(self.open(b"[]"))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> serde_json::Result<Level<'j, W>> {
        self.variant(variant)?;
        Ok(Level { variant: true, ..self.open(b"[]") })
    }

    fn serialize_map(self, _: Option<usize>) -> serde_json::Result<Level<'j, W>> {
        Ok(self.open(b"{}"))
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> serde_json::Result<Level<'j, W>> {
        Ok(self.open(b"{}"))
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> serde_json::Result<Level<'j, W>> {
        self.variant(variant)?;
        Ok(Level { variant: true, ..self.open(b"{}") })
    }

    fn collect_str<T: Display + ?Sized>(self, value: &T) -> Done {
        self.held.push(b'"');
        write!(Shown(&mut self.held), "{value}").map_err(serde_json::Error::custom)?;
        self.held.push(b'"');
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use serde_json::json;
    use std::collections::BTreeMap;

    fn same(value: &impl Serialize) {
        let mut out = Vec::new();
        to_writer_indented(&mut out, value).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), serde_json::to_string_pretty(value).unwrap());
    }

    #[test]
    fn it_is_written_as_serde_json_writes_it() {
        let mut deep = json!({});
        for k in 0..40 {
            deep = json!([deep, {"k": k, "empty": [], "none": null}]);
        }
        for value in [json!(1), json!([]), json!({}), json!([[], {}, "a\"b\n", 0.97, {"a": [1, 2]}]), deep] {
            same(&value);
        }
        same(&json!({"a\"\\\u{1}": [0, -1, u64::MAX, i64::MIN, 1e300, true, "", "é漢👩"]}));
    }

    #[test]
    fn every_shape_of_value_is_written_alike() {
        #[derive(Serialize)]
        enum Shape {
            Unit,
            One(i8),
            Two(f32, char),
            Named { a: Option<bool>, b: () },
        }
        #[derive(Serialize)]
        struct Unit;
        #[derive(Serialize)]
        struct One(u128);
        #[derive(Serialize)]
        struct Two(i128, [u8; 2]);
        same(&(
            Shape::Unit,
            Shape::One(-8),
            Shape::Two(0.1, '"'),
            Shape::Named { a: Some(false), b: () },
            Unit,
            One(u128::MAX),
            Two(-1, [1, 2]),
        ));
        same(&BTreeMap::from([(1, "one"), (2, "two")]));
        same(&BTreeMap::from([(true, f64::NAN)]));
        same(&BTreeMap::from([('k', Some(Vec::<u8>::new()))]));
        let key: BTreeMap<Vec<u8>, u8> = BTreeMap::from([(vec![1], 1)]);
        assert!(to_writer_indented(Vec::new(), &key).is_err());
    }

    #[test]
    fn every_byte_is_escaped_alike_wherever_it_stands() {
        for byte in 0..=0x7fu8 {
            for before in 0..18 {
                for behind in [0, 3, 9] {
                    let text = format!("{}{}{}", "x".repeat(before), char::from(byte), "é".repeat(behind));
                    same(&text);
                }
            }
        }
    }

    #[test]
    fn a_long_value_is_handed_on_in_whole_characters() {
        struct Whole(usize);
        impl Write for Whole {
            fn write(&mut self, piece: &[u8]) -> std::io::Result<usize> {
                assert!(std::str::from_utf8(piece).is_ok());
                self.0 += piece.len();
                Ok(piece.len())
            }
            fn flush(&mut self) -> std::io::Result<()> {
                Ok(())
            }
        }
        let value = vec!["漢字"; 20_000];
        let mut whole = Whole(0);
        to_writer_indented(&mut whole, &value).unwrap();
        assert_eq!(whole.0, serde_json::to_string_pretty(&value).unwrap().len());
    }
}
