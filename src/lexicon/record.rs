//! A lexicon file as values that borrow from its text.
//!
//! Files of the user's are read by the `toml` crate. The built-in ones are read at every start, so
//! they have a reader of their own for the plain part of TOML in which they are written
//! ([`super::plain`]); a test holds the two to the same values.

use std::borrow::Cow;
use toml::de::{DeTable, DeValue};

/// One value of a file.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Item<'t> {
    /// A string.
    Text(Cow<'t, str>),
    /// A whole number.
    Whole(i64),
    /// True or false.
    Flag(bool),
    /// An array.
    List(Vec<Item<'t>>),
    /// A table.
    Record(Record<'t>),
    /// A number with a fraction, a date: nothing that a lexicon asks for.
    Other,
}

/// A table: keys with their values.
#[derive(Clone, Debug, Default)]
pub(super) struct Record<'t> {
    /// In the order of the file, or sorted.
    pub(super) fields: Vec<(Cow<'t, str>, Item<'t>)>,
    /// The byte of the file where the table starts.
    pub(super) at: usize,
}

impl PartialEq for Record<'_> {
    /// Equal when they hold the same, whatever the order.
    fn eq(&self, other: &Self) -> bool {
        self.fields.len() == other.fields.len()
            && self.fields.iter().all(|(key, value)| other.get(key) == Some(value))
    }
}

impl<'t> Record<'t> {
    /// Reads a whole file.
    pub(super) fn of_toml(text: &'t str) -> Result<Self, toml::de::Error> {
        let table = DeTable::parse(text)?;
        let at = table.span().start;
        Ok(record(table.into_inner(), at))
    }

    fn get(&self, key: &str) -> Option<&Item<'t>> {
        self.fields.iter().find(|(known, _)| known == key).map(|(_, value)| value)
    }

    /// The string under `key`.
    pub(super) fn text(&self, key: &str) -> Option<&str> {
        match self.get(key) {
            Some(Item::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// The whole number under `key`.
    pub(super) fn whole(&self, key: &str) -> Option<i64> {
        match self.get(key) {
            Some(Item::Whole(number)) => Some(*number),
            _ => None,
        }
    }

    /// Whether `key` is there and true.
    pub(super) fn flag(&self, key: &str) -> bool {
        matches!(self.get(key), Some(Item::Flag(true)))
    }

    /// The array under `key`; empty when there is none.
    pub(super) fn list(&self, key: &str) -> &[Item<'t>] {
        match self.get(key) {
            Some(Item::List(items)) => items,
            _ => &[],
        }
    }

    /// The strings of the array under `key`.
    pub(super) fn strings(&self, key: &str) -> impl Iterator<Item = &str> {
        texts(self.list(key))
    }

    /// The tables of the array under `key`.
    pub(super) fn records(&self, key: &str) -> impl Iterator<Item = &Record<'t>> {
        self.list(key).iter().filter_map(|item| match item {
            Item::Record(record) => Some(record),
            _ => None,
        })
    }
}

/// The strings among `items`.
pub(super) fn texts<'r>(items: &'r [Item<'_>]) -> impl Iterator<Item = &'r str> {
    items.iter().filter_map(|item| match item {
        Item::Text(text) => Some(&**text),
        _ => None,
    })
}

fn record<'t>(table: DeTable<'t>, at: usize) -> Record<'t> {
    let fields = table.into_iter().map(|(key, value)| {
        let span = value.span();
        (key.into_inner(), item(value.into_inner(), span.start))
    });
    Record { fields: fields.collect(), at }
}

fn item<'t>(value: DeValue<'t>, at: usize) -> Item<'t> {
    match value {
        DeValue::String(text) => Item::Text(text),
        DeValue::Integer(number) => {
            i64::from_str_radix(number.as_str(), number.radix()).map_or(Item::Other, Item::Whole)
        }
        DeValue::Boolean(flag) => Item::Flag(flag),
        DeValue::Array(items) => Item::List(
            items
                .into_iter()
                .map(|value| {
                    let span = value.span();
                    item(value.into_inner(), span.start)
                })
                .collect(),
        ),
        DeValue::Table(table) => Item::Record(record(table, at)),
        DeValue::Float(_) | DeValue::Datetime(_) => Item::Other,
    }
}
