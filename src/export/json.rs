//! Values → indented JSON, as `serde_json` writes it, in fewer and longer pieces.

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};
use std::io::{self, Write};

/// Writes `value` as [`serde_json::to_writer_pretty`] does, byte for byte.
///
/// # Errors
/// When the writer fails, or the value can't be written as JSON.
pub fn to_writer_indented<W: Write>(writer: W, value: &impl Serialize) -> serde_json::Result<()> {
    value.serialize(&mut Serializer::with_formatter(writer, Indented::default()))
}

/// Two blanks for each level.
#[derive(Default)]
struct Indented {
    depth: usize,
    /// Whether the innermost list or object holds something.
    filled: bool,
}

/// What stands before a value: a comma if it is not the first, a line feed, and blanks.
const BREAK: &[u8; 66] = b",\n                                                                ";

impl Indented {
    #[inline]
    fn line<W: ?Sized + Write>(&self, writer: &mut W, first: bool) -> io::Result<()> {
        let from = usize::from(first);
        let wanted = 2 + 2 * self.depth;
        if let Some(whole) = BREAK.get(from..wanted) {
            return writer.write_all(whole);
        }
        writer.write_all(BREAK.get(from..).unwrap_or_default())?;
        (BREAK.len()..wanted).try_for_each(|_| writer.write_all(b" "))
    }

    #[inline]
    fn open<W: ?Sized + Write>(&mut self, writer: &mut W, mark: u8) -> io::Result<()> {
        self.depth += 1;
        self.filled = false;
        writer.write_all(&[mark])
    }

    #[inline]
    fn close<W: ?Sized + Write>(&mut self, writer: &mut W, mark: u8) -> io::Result<()> {
        self.depth = self.depth.saturating_sub(1);
        if self.filled {
            self.line(writer, true)?;
        }
        writer.write_all(&[mark])
    }
}

impl Formatter for Indented {
    #[inline]
    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open(writer, b'[')
    }

    #[inline]
    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer, b']')
    }

    #[inline]
    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.line(writer, first)
    }

    #[inline]
    fn end_array_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }

    #[inline]
    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.open(writer, b'{')
    }

    #[inline]
    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.close(writer, b'}')
    }

    #[inline]
    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.line(writer, first)
    }

    #[inline]
    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> io::Result<()> {
        writer.write_all(b": ")
    }

    #[inline]
    fn end_object_value<W: ?Sized + Write>(&mut self, _: &mut W) -> io::Result<()> {
        self.filled = true;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use serde_json::json;

    #[test]
    fn it_is_written_as_serde_json_writes_it() {
        let mut deep = json!({});
        for k in 0..40 {
            deep = json!([deep, {"k": k, "empty": [], "none": null}]);
        }
        for value in [json!(1), json!([]), json!({}), json!([[], {}, "a\"b\n", 0.97, {"a": [1, 2]}]), deep] {
            let mut out = Vec::new();
            to_writer_indented(&mut out, &value).unwrap();
            assert_eq!(out, serde_json::to_vec_pretty(&value).unwrap());
        }
    }
}
