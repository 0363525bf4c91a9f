//! Open lists and objects, level by level.

use super::escape::is_harmless;
use super::{Done, FULL, Indented};
use serde::Serialize;
use serde::ser::{self, Error as _};
use std::io::Write;

/// An open list or object.
pub(super) struct Level<'j, W> {
    pub json: &'j mut Indented<W>,
    pub filled: bool,
    pub closes: u8,
    /// The value of a variant, whose own object is to be closed too.
    pub variant: bool,
}

impl<W: Write> Level<'_, W> {
    #[inline]
    fn next(&mut self) -> Done {
        if self.json.held.len() >= FULL {
            self.json.pass_on()?;
        }
        self.json.line(!self.filled);
        self.filled = true;
        Ok(())
    }

    #[inline]
    fn element<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        self.next()?;
        value.serialize(&mut *self.json)
    }

    #[inline]
    fn field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Done {
        self.next()?;
        // Names of fields are words of this program: nothing in them has to be escaped.
        debug_assert!(is_harmless(name.as_bytes()), "{name}");
        let held = &mut self.json.held;
        held.reserve(name.len() + 4);
        held.push(b'"');
        held.extend_from_slice(name.as_bytes());
        held.extend_from_slice(b"\": ");
        value.serialize(&mut *self.json)
    }

    fn close(self) -> Done {
        self.json.depth -= 1;
        if self.filled {
            self.json.line(true);
        }
        self.json.held.push(self.closes);
        if self.variant {
            self.json.end_variant();
        }
        Ok(())
    }
}

macro_rules! lists {
    ($($of:ident $next:ident),+) => { $(
        impl<W: Write> ser::$of for Level<'_, W> {
            type Ok = ();
            type Error = serde_json::Error;

            #[inline]
            fn $next<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
                self.element(value)
            }

            fn end(self) -> Done {
                self.close()
            }
        }
    )+ };
}

lists!(
    SerializeSeq serialize_element, SerializeTuple serialize_element, SerializeTupleStruct serialize_field,
    SerializeTupleVariant serialize_field
);

macro_rules! objects {
    ($($of:ident),+) => { $(
        impl<W: Write> ser::$of for Level<'_, W> {
            type Ok = ();
            type Error = serde_json::Error;

            #[inline]
            fn serialize_field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Done {
                self.field(name, value)
            }

            fn end(self) -> Done {
                self.close()
            }
        }
    )+ };
}

objects!(SerializeStruct, SerializeStructVariant);

impl<W: Write> ser::SerializeMap for Level<'_, W> {
    type Ok = ();
    type Error = serde_json::Error;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Done {
        self.next()?;
        // Keys are texts, or what is written as one: a number, true or false.
        let key = serde_json::to_string(key)?;
        match key.as_bytes().first() {
            Some(b'"') => self.json.held.extend_from_slice(key.as_bytes()),
            Some(b'{' | b'[' | b'n') | None => return Err(serde_json::Error::custom("key must be a string")),
            Some(_) => self.json.text(&key)?,
        }
        self.json.held.extend_from_slice(b": ");
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Done {
        value.serialize(&mut *self.json)
    }

    fn end(self) -> Done {
        self.close()
    }
}
