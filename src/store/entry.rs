//! One `[[annotation]]` table as data.

use super::decode::whole;
use crate::annotation::{Anchor, Annotation, DecidedFinding, Kind};
use jiff::Timestamp;
use jiff::civil;
use jiff::tz::Offset;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};
use toml::value::Datetime;

/// Something in the file that is not as it should be.
#[derive(Clone, Debug)]
pub(super) struct Slip {
    /// Where, in bytes of the file.
    pub(super) span: Range<usize>,
    /// One sentence.
    pub(super) message: String,
    /// Whether a save could lose something by it.
    pub(super) fatal: bool,
}

impl Slip {
    /// A slip that makes the file read-only.
    pub(super) const fn fatal(span: Range<usize>, message: String) -> Self {
        Self { span, message, fatal: true }
    }

    /// A slip in the TOML itself.
    pub(super) const fn new(span: Range<usize>, message: String) -> Self {
        Self::fatal(span, message)
    }

    /// A slip that people should know of, no more.
    pub(super) const fn note(span: Range<usize>, message: String) -> Self {
        Self { span, message, fatal: false }
    }
}

type Value<'a> = Spanned<DeValue<'a>>;

/// The annotation in `table`; `None` when its kind is not known. An id that is missing stays empty.
pub(super) fn entry(table: &DeTable<'_>, slips: &mut Vec<Slip>) -> Option<Annotation> {
    let mut found = Annotation::default();
    let mut created = None;
    let mut modified = None;
    let mut single = None;
    for (key, value) in table {
        let key = key.get_ref().as_ref();
        match key {
            "id" => found.id = word(key, value, slips).unwrap_or_default(),
            "kind" => {
                let kind = word(key, value, slips)?;
                let Some(kind) = Kind::parse(&kind) else {
                    let message = format!(
                        "this program does not know the kind \"{kind}\"; the annotation is kept as it stands"
                    );
                    slips.push(Slip::note(value.span(), message));
                    return None;
                };
                found.kind = kind;
            }
            "created" => created = time(key, value, slips),
            "modified" => modified = time(key, value, slips),
            "codes" => found.codes = words(key, value, slips).unwrap_or_default(),
            "attributes" => match value.get_ref().as_table() {
                Some(table) => {
                    found.attributes =
                        table.iter().map(|(k, v)| (k.get_ref().to_string(), plain(v))).collect();
                }
                None => slips.push(Slip::fatal(value.span(), "`attributes` should be a table".to_owned())),
            },
            "speaker" => found.speaker = word(key, value, slips),
            "note" => found.note = word(key, value, slips).unwrap_or_default(),
            "target" => single = anchor(value, slips),
            "targets" => match value.get_ref().as_array() {
                Some(items) => found.targets = items.iter().filter_map(|item| anchor(item, slips)).collect(),
                None => {
                    slips.push(Slip::fatal(value.span(), "`targets` should be a list of tables".to_owned()))
                }
            },
            "re" => found.re = word(key, value, slips),
            "verdict" => found.verdict = word(key, value, slips),
            "status" => found.status = word(key, value, slips),
            "from" => found.from = word(key, value, slips),
            "to" => found.to = word(key, value, slips),
            "relation" => found.relation = word(key, value, slips),
            "state" => found.state = word(key, value, slips),
            "caveat" => found.caveat = word(key, value, slips),
            "finding" => found.finding = finding(value, slips),
            "decision" => found.decision = word(key, value, slips),
            "speakers" => found.amended.speakers = words(key, value, slips),
            "act" => found.amended.act = word(key, value, slips),
            "scope" => found.amended.scope = word(key, value, slips),
            "strength" => {
                found.amended.strength =
                    number(key, value, slips).map(|n| u8::try_from(n).unwrap_or(u8::MAX));
            }
            "addressees" => found.amended.addressees = words(key, value, slips),
            "due" => found.amended.due = word(key, value, slips),
            _ => {
                found.extra.insert(key.to_owned(), plain(value));
            }
        }
    }
    if let Some(anchor) = single {
        found.targets.insert(0, anchor);
    }
    found.created = created.or(modified).unwrap_or_default();
    found.modified = modified.or(created).unwrap_or_default();
    Some(found)
}

fn word(key: &str, value: &Value<'_>, slips: &mut Vec<Slip>) -> Option<String> {
    let found = value.get_ref().as_str().map(str::to_owned);
    if found.is_none() {
        slips.push(Slip::fatal(value.span(), format!("`{key}` should be text in quotes")));
    }
    found
}

fn words(key: &str, value: &Value<'_>, slips: &mut Vec<Slip>) -> Option<Vec<String>> {
    let items = value.get_ref().as_array();
    let found = items.map(|items| {
        items.iter().map(|item| item.get_ref().as_str().map(str::to_owned)).collect::<Option<Vec<_>>>()
    });
    if let Some(Some(found)) = found {
        return Some(found);
    }
    slips.push(Slip::fatal(value.span(), format!("`{key}` should be a list of texts in quotes")));
    None
}

fn number(key: &str, value: &Value<'_>, slips: &mut Vec<Slip>) -> Option<usize> {
    let found = value.get_ref().as_integer().and_then(whole);
    if found.is_none() {
        slips.push(Slip::fatal(value.span(), format!("`{key}` should be a whole number from 0")));
    }
    found
}

fn time(key: &str, value: &Value<'_>, slips: &mut Vec<Slip>) -> Option<Timestamp> {
    let found = match value.get_ref() {
        DeValue::Datetime(time) => timestamp(time),
        DeValue::String(text) => text.parse().ok(),
        _ => None,
    };
    if found.is_none() {
        slips.push(Slip::fatal(
            value.span(),
            format!("`{key}` should be a date and time such as 2025-03-01T09:30:00Z"),
        ));
    }
    found
}

/// A TOML date-time as a moment. One without an offset is read as UTC, a date alone as its first
/// moment.
fn timestamp(time: &Datetime) -> Option<Timestamp> {
    let small = |n: u8| i8::try_from(n).ok();
    let date = time.date?;
    let date = civil::Date::new(i16::try_from(date.year).ok()?, small(date.month)?, small(date.day)?).ok()?;
    let clock = match time.time {
        // A leap second is the end of the second before it.
        Some(t) => civil::Time::new(
            small(t.hour)?,
            small(t.minute)?,
            small(t.second.unwrap_or(0).min(59))?,
            i32::try_from(t.nanosecond.unwrap_or(0)).ok()?,
        )
        .ok()?,
        None => civil::Time::midnight(),
    };
    let offset = match time.offset {
        None | Some(toml::value::Offset::Z) => Offset::UTC,
        Some(toml::value::Offset::Custom { minutes }) => {
            Offset::from_seconds(i32::from(minutes) * 60).ok()?
        }
    };
    offset.to_timestamp(date.to_datetime(clock)).ok()
}

fn anchor(value: &Value<'_>, slips: &mut Vec<Slip>) -> Option<Anchor> {
    let Some(table) = value.get_ref().as_table() else {
        slips.push(Slip::fatal(
            value.span(),
            "a target should be a table such as { start = 0, end = 5, quote = \"…\" }".to_owned(),
        ));
        return None;
    };
    let mut found = Anchor::default();
    for (key, value) in table {
        let key = key.get_ref().as_ref();
        match key {
            "start" => found.start = number(key, value, slips)?,
            "end" => found.end = number(key, value, slips)?,
            "quote" => found.quote = word(key, value, slips)?,
            "prefix" => found.prefix = word(key, value, slips)?,
            "suffix" => found.suffix = word(key, value, slips)?,
            _ => {}
        }
    }
    Some(found)
}

fn finding(value: &Value<'_>, slips: &mut Vec<Slip>) -> Option<DecidedFinding> {
    let Some(table) = value.get_ref().as_table() else {
        slips.push(Slip::fatal(value.span(), "`finding` should be a table".to_owned()));
        return None;
    };
    Some(DecidedFinding {
        rule: table.get("rule").and_then(|v| word("rule", v, slips)).unwrap_or_default(),
        act: table.get("act").and_then(|v| word("act", v, slips)).unwrap_or_default(),
        speakers: table.get("speakers").and_then(|v| words("speakers", v, slips)).unwrap_or_default(),
    })
}

/// A value as plain data.
fn plain(value: &Value<'_>) -> toml::Value {
    match value.get_ref() {
        DeValue::String(text) => toml::Value::String(text.to_string()),
        DeValue::Integer(number) => {
            let digits = number.as_str().replace('_', "");
            i64::from_str_radix(&digits, number.radix())
                .map_or(toml::Value::String(digits), toml::Value::Integer)
        }
        DeValue::Float(number) => {
            let digits = number.as_str().replace('_', "");
            digits.parse().map_or(toml::Value::String(digits), toml::Value::Float)
        }
        DeValue::Boolean(flag) => toml::Value::Boolean(*flag),
        DeValue::Datetime(time) => toml::Value::Datetime(*time),
        DeValue::Array(items) => toml::Value::Array(items.iter().map(plain).collect()),
        DeValue::Table(table) => {
            toml::Value::Table(table.iter().map(|(k, v)| (k.get_ref().to_string(), plain(v))).collect())
        }
    }
}
