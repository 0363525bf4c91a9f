//! A layer file in the form this program writes, read quickly: thirty colleagues with two thousand
//! annotations each must not keep the reader waiting.
//!
//! Whatever is not exactly of that form (a comment, another order of lines, a value of another kind, a
//! slip) is none of this reader's business: it gives nothing, and the whole file is read by the rules of
//! TOML. What it gives is what that would have given; a law in the tests says so.

use super::decode::{Decoded, decode};
use super::text::{LayerText, Piece};
use crate::annotation::{Anchor, Annotation, DecidedFinding, Kind, Layer};
use jiff::Timestamp;
use std::collections::{BTreeMap, HashSet};
use std::path::Path;

const HEADER: &str = "\n[[annotation]]\n";

/// The layer and the text of a file; nothing unless all of it is in the form this program writes.
pub(super) fn file(path: &Path, text: &str) -> Option<(Layer, LayerText)> {
    let first = text.find("\n\n[[annotation]]\n")? + 1;
    let (head, mut rest) = text.split_at_checked(first)?;
    if head.lines().next_back().is_none_or(|line| line.trim().is_empty()) {
        return None;
    }
    let Decoded { mut layer, reason: None, problems, .. } = decode(path, head.as_bytes(), None) else {
        return None;
    };
    if !problems.is_empty() || !layer.annotations.is_empty() {
        return None;
    }
    let mut pieces = vec![Piece::Loose(head.to_owned())];
    let mut ids: HashSet<String> = HashSet::new();
    while !rest.is_empty() {
        let mut scan = Scan { rest: rest.strip_prefix(HEADER)? };
        let annotation = scan.entry()?;
        if annotation.id.is_empty() || !ids.insert(annotation.id.clone()) {
            return None;
        }
        let (mut piece, after) = rest.split_at_checked(rest.len() - scan.rest.len())?;
        // The blank line belongs to the first one, and to nobody behind another: as `cut` has it.
        if let Some(bare) = piece.strip_prefix('\n').filter(|_| pieces.len() > 1) {
            pieces.push(Piece::Loose("\n".to_owned()));
            piece = bare;
        }
        pieces.push(Piece::Entry { id: annotation.id.clone(), text: piece.to_owned() });
        layer.annotations.push(annotation);
        rest = after;
    }
    Some((layer, LayerText { pieces }))
}

/// A value of the few kinds that this program writes.
enum Value {
    Text(String),
    Number(usize),
    Flag(bool),
    Time(Timestamp),
    List(Vec<Value>),
    Table(Vec<(String, Value)>),
}

impl Value {
    fn text(self) -> Option<String> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    fn number(self) -> Option<usize> {
        if let Self::Number(number) = self { Some(number) } else { None }
    }

    fn time(self) -> Option<Timestamp> {
        if let Self::Time(time) = self { Some(time) } else { None }
    }

    fn table(self) -> Option<Vec<(String, Self)>> {
        if let Self::Table(table) = self { Some(table) } else { None }
    }

    fn list(self) -> Option<Vec<Self>> {
        if let Self::List(items) = self { Some(items) } else { None }
    }

    fn texts(self) -> Option<Vec<String>> {
        self.list()?.into_iter().map(Self::text).collect()
    }

    fn anchor(self) -> Option<Anchor> {
        let mut found = Anchor::default();
        for (key, value) in self.table()? {
            match key.as_str() {
                "start" => found.start = value.number()?,
                "end" => found.end = value.number()?,
                "quote" => found.quote = value.text()?,
                "prefix" => found.prefix = value.text()?,
                "suffix" => found.suffix = value.text()?,
                _ => return None,
            }
        }
        Some(found)
    }

    fn finding(self) -> Option<DecidedFinding> {
        let mut found = DecidedFinding::default();
        for (key, value) in self.table()? {
            match key.as_str() {
                "rule" => found.rule = value.text()?,
                "act" => found.act = value.text()?,
                "speakers" => found.speakers = value.texts()?,
                _ => return None,
            }
        }
        Some(found)
    }

    /// As plain data; times are left to the rules of TOML.
    fn plain(self) -> Option<toml::Value> {
        Some(match self {
            Self::Text(text) => toml::Value::String(text),
            Self::Number(number) => toml::Value::Integer(i64::try_from(number).ok()?),
            Self::Flag(flag) => toml::Value::Boolean(flag),
            Self::Time(_) => return None,
            Self::List(items) => {
                toml::Value::Array(items.into_iter().map(Self::plain).collect::<Option<_>>()?)
            }
            Self::Table(items) => toml::Value::Table(
                items.into_iter().map(|(key, value)| Some((key, value.plain()?))).collect::<Option<_>>()?,
            ),
        })
    }
}

struct Scan<'a> {
    rest: &'a str,
}

impl Scan<'_> {
    /// The lines of one annotation, up to the blank line behind it or the end.
    fn entry(&mut self) -> Option<Annotation> {
        let mut found = Annotation::default();
        let (mut created, mut modified) = (None, None);
        let mut seen: Vec<String> = Vec::with_capacity(12);
        while !self.rest.is_empty() && !self.rest.starts_with('\n') {
            let key = self.key()?;
            self.eat(" = ")?;
            let value = self.value(0)?;
            if !self.rest.is_empty() {
                self.eat("\n")?;
            }
            if seen.contains(&key) {
                return None;
            }
            match key.as_str() {
                "id" => found.id = value.text()?,
                "kind" => found.kind = Kind::parse(&value.text()?)?,
                "created" => created = Some(value.time()?),
                "modified" => modified = Some(value.time()?),
                "codes" => found.codes = value.texts()?,
                "attributes" => {
                    let plain = |(key, value): (String, Value)| Some((key, value.plain()?));
                    found.attributes =
                        value.table()?.into_iter().map(plain).collect::<Option<BTreeMap<_, _>>>()?;
                }
                "speaker" => found.speaker = Some(value.text()?),
                "note" => found.note = value.text()?,
                "target" if !seen.iter().any(|key| key == "targets") => found.targets = vec![value.anchor()?],
                "targets" if !seen.iter().any(|key| key == "target") => {
                    found.targets = value.list()?.into_iter().map(Value::anchor).collect::<Option<_>>()?;
                }
                "target" | "targets" => return None,
                "re" => found.re = Some(value.text()?),
                "verdict" => found.verdict = Some(value.text()?),
                "status" => found.status = Some(value.text()?),
                "from" => found.from = Some(value.text()?),
                "to" => found.to = Some(value.text()?),
                "relation" => found.relation = Some(value.text()?),
                "state" => found.state = Some(value.text()?),
                "caveat" => found.caveat = Some(value.text()?),
                "finding" => found.finding = Some(value.finding()?),
                "decision" => found.decision = Some(value.text()?),
                "speakers" => found.amended.speakers = Some(value.texts()?),
                "act" => found.amended.act = Some(value.text()?),
                "scope" => found.amended.scope = Some(value.text()?),
                "strength" => found.amended.strength = Some(u8::try_from(value.number()?).unwrap_or(u8::MAX)),
                "addressees" => found.amended.addressees = Some(value.texts()?),
                "due" => found.amended.due = Some(value.text()?),
                _ => {
                    found.extra.insert(key.clone(), value.plain()?);
                }
            }
            seen.push(key);
        }
        found.created = created.or(modified).unwrap_or_default();
        found.modified = modified.or(created).unwrap_or_default();
        Some(found)
    }

    fn eat(&mut self, sign: &str) -> Option<()> {
        self.rest = self.rest.strip_prefix(sign)?;
        Some(())
    }

    /// A key without quotation marks and without a point.
    fn key(&mut self) -> Option<String> {
        let bare = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
        let end = self.rest.bytes().take_while(bare).count();
        let (key, rest) = self.rest.split_at_checked(end).filter(|(key, _)| !key.is_empty())?;
        self.rest = rest;
        Some(key.to_owned())
    }

    fn value(&mut self, depth: usize) -> Option<Value> {
        // What is nested deeper is nobody's annotation.
        if depth > 8 {
            return None;
        }
        match self.rest.as_bytes().first()? {
            b'"' if self.rest.starts_with("\"\"\"") => self.lines().map(Value::Text),
            b'"' => self.line().map(Value::Text),
            b'[' => self.list(depth),
            b'{' => self.table(depth),
            b't' => self.eat("true").map(|()| Value::Flag(true)),
            b'f' => self.eat("false").map(|()| Value::Flag(false)),
            b'0'..=b'9' => self.number(),
            _ => None,
        }
    }

    /// A whole number, or a moment in UTC.
    fn number(&mut self) -> Option<Value> {
        let part = |b: &u8| b.is_ascii_digit() || matches!(b, b'-' | b':' | b'.' | b'T' | b'Z');
        let (word, rest) = self.rest.split_at_checked(self.rest.bytes().take_while(part).count())?;
        self.rest = rest;
        if word.bytes().all(|b| b.is_ascii_digit()) {
            let whole = word == "0" || !word.starts_with('0');
            return word.parse().ok().filter(|_| whole && word.len() < 19).map(Value::Number);
        }
        let bytes = word.as_bytes();
        let day = bytes.get(4) == Some(&b'-') && bytes.get(7) == Some(&b'-') && bytes.get(10) == Some(&b'T');
        let clock =
            bytes.get(13) == Some(&b':') && bytes.get(16) == Some(&b':') && bytes.last() == Some(&b'Z');
        // A leap second is a case for the rules of TOML.
        let minute = bytes.get(17).is_some_and(|tens| *tens < b'6');
        if !(day && clock && minute && word.len() <= 30) {
            return None;
        }
        word.parse().ok().map(Value::Time)
    }

    fn list(&mut self, depth: usize) -> Option<Value> {
        self.eat("[")?;
        let mut items = Vec::new();
        loop {
            self.space();
            if self.eat("]").is_some() {
                return Some(Value::List(items));
            }
            items.push(self.value(depth + 1)?);
            self.space();
            if self.eat(",").is_none() {
                self.eat("]")?;
                return Some(Value::List(items));
            }
        }
    }

    /// Blanks and line breaks between the items of a list.
    fn space(&mut self) {
        self.rest = self.rest.trim_start_matches([' ', '\n']);
    }

    fn table(&mut self, depth: usize) -> Option<Value> {
        if self.eat("{}").is_some() {
            return Some(Value::Table(Vec::new()));
        }
        self.eat("{ ")?;
        let mut items: Vec<(String, Value)> = Vec::with_capacity(5);
        loop {
            let key = self.key()?;
            self.eat(" = ")?;
            let value = self.value(depth + 1)?;
            if items.iter().any(|(known, _)| *known == key) {
                return None;
            }
            items.push((key, value));
            if self.eat(", ").is_none() {
                self.eat(" }")?;
                return Some(Value::Table(items));
            }
        }
    }

    /// A text in double quotes.
    fn line(&mut self) -> Option<String> {
        self.eat("\"")?;
        let mut out = String::new();
        loop {
            let end = self.rest.bytes().position(|b| matches!(b, b'"' | b'\\' | 0..=8 | 10..=31 | 127))?;
            let (plain, rest) = self.rest.split_at_checked(end)?;
            out.push_str(plain);
            self.rest = rest;
            match rest.as_bytes().first()? {
                b'"' => {
                    self.eat("\"")?;
                    return Some(out);
                }
                b'\\' => out.push(self.escaped()?),
                _ => return None,
            }
        }
    }

    /// A text in three double quotes that begins on a line of its own.
    fn lines(&mut self) -> Option<String> {
        self.eat("\"\"\"\n")?;
        let mut out = String::new();
        loop {
            let end = self.rest.bytes().position(|b| matches!(b, b'"' | b'\\' | 0..=8 | 11..=31 | 127))?;
            let (plain, rest) = self.rest.split_at_checked(end)?;
            out.push_str(plain);
            self.rest = rest;
            match rest.as_bytes().first()? {
                b'"' if self.eat("\"\"\"").is_some() => {
                    // Quotes that stand right before the end are for the rules of TOML.
                    return (!self.rest.starts_with('"')).then_some(out);
                }
                b'"' => {
                    self.eat("\"")?;
                    out.push('"');
                }
                b'\\' => out.push(self.escaped()?),
                _ => return None,
            }
        }
    }

    fn escaped(&mut self) -> Option<char> {
        let sign = *self.rest.as_bytes().get(1)?;
        let (found, taken) = match sign {
            b'\\' => ('\\', 2),
            b'"' => ('"', 2),
            b'n' => ('\n', 2),
            b't' => ('\t', 2),
            b'r' => ('\r', 2),
            b'u' | b'U' => {
                let digits = if sign == b'u' { 4 } else { 8 };
                let code =
                    self.rest.get(2..2 + digits).filter(|c| c.bytes().all(|b| b.is_ascii_hexdigit()))?;
                (char::from_u32(u32::from_str_radix(code, 16).ok()?)?, 2 + digits)
            }
            _ => return None,
        };
        self.rest = self.rest.get(taken..)?;
        Some(found)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::annotation::DocumentInfo;
    use crate::store::decode::slowly;
    use crate::store::encode::{entry_text, head_text};

    /// Annotations with all that is hard to write down.
    fn annotations() -> Vec<Annotation> {
        let hard = [
            "plain",
            "",
            "\"",
            "\"\"\"",
            "a\"\"",
            "\\",
            "\n",
            "two\nlines\n",
            "\r\n",
            "\t",
            "# no comment",
            "]]",
            "= {",
            "'''",
            "[[annotation]]",
            "\n\n[[annotation]]\nid = \"x\"\n",
            "\u{1b}[31m",
            "\u{202e}",
            "e\u{301}漢字👩‍👩‍👧‍👦",
            "\u{0}\u{7f}",
            "0",
            "true",
        ];
        let anchor = |n: usize| Anchor {
            start: n * 7,
            end: n * 7 + n,
            quote: hard[n % hard.len()].into(),
            prefix: hard[(n + 3) % hard.len()].into(),
            suffix: hard[(n * 5 + 1) % hard.len()].into(),
        };
        let make = |n: usize| {
            let word = |by: usize| hard[(n * 3 + by) % hard.len()].to_owned();
            let mut one = Annotation::new(Kind::ALL[n % Kind::ALL.len()]);
            one.note = word(0);
            one.codes = (0..n % 3).map(word).collect();
            one.speaker = (n % 2 == 0).then(|| word(1));
            one.re = (n % 5 == 0).then(|| word(2));
            one.targets = (0..n % 4).map(|by| anchor(n + by)).collect();
            one.amended.strength = (n % 3 == 0).then_some(3);
            one.amended.speakers = (n % 4 == 0).then(|| vec![word(4), word(5)]);
            one.attributes = (0..n % 3).map(|by| (format!("k{by}"), toml::Value::String(word(by)))).collect();
            if n % 6 == 0 {
                one.finding = Some(DecidedFinding { rule: word(1), act: word(2), speakers: vec![word(3)] });
                one.extra
                    .insert("weight".into(), toml::Value::Array(vec![1.into(), true.into(), "x".into()]));
            }
            one
        };
        (0..60).map(make).collect()
    }

    fn written(annotations: &[Annotation]) -> String {
        let document = DocumentInfo { file: "a \"b\".txt".into(), length: 12, ..DocumentInfo::default() };
        let entries: String = annotations.iter().map(entry_text).collect();
        head_text("ana", &document) + &entries
    }

    #[test]
    fn all_that_this_program_writes_is_read_quickly_and_the_same() {
        let all = annotations();
        let text = written(&all);
        let (layer, pieces) = file(Path::new("ana.toml"), &text).expect("in our own form");
        assert_eq!(layer.annotations, all);
        let slow = slowly(Path::new("ana.toml"), &text, Some("ana"));
        for (quick, slow) in pieces.pieces.iter().zip(&slow.text.pieces) {
            assert_eq!(quick, slow);
        }
        for (quick, slow) in layer.annotations.iter().zip(&slow.layer.annotations) {
            assert_eq!(quick, slow);
        }
        assert_eq!((layer, pieces), (slow.layer, slow.text));
    }

    #[test]
    fn what_is_read_quickly_is_what_the_rules_of_toml_make_of_it() {
        let text = written(&annotations()[..12]);
        let signs = [
            "", "\n", "\"", "\\", "#", " ", "=", "[", "{", "}", ",", "x", "1", "\u{7f}", "\r", "Z", "é", ".",
        ];
        let mut seed = 11_u64;
        let mut dice = |n: usize| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) as usize % n
        };
        let borders: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let (mut quick, mut left) = (0, 0);
        for _ in 0..4_000 {
            let mut odd = text.clone();
            for _ in 0..1 + dice(2) {
                let at = borders[dice(borders.len())];
                if at < odd.len() && odd.is_char_boundary(at) {
                    let end =
                        if dice(2) == 0 { at } else { at + odd[at..].chars().next().unwrap().len_utf8() };
                    odd.replace_range(at..end, signs[dice(signs.len())]);
                }
            }
            match file(Path::new("ana.toml"), &odd) {
                Some((layer, pieces)) => {
                    let slow = slowly(Path::new("ana.toml"), &odd, None);
                    assert_eq!((slow.reason, slow.problems), (None, vec![]), "{odd}");
                    for (quick, slow) in pieces.pieces.iter().zip(&slow.text.pieces) {
                        assert_eq!(quick, slow);
                    }
                    for (quick, slow) in layer.annotations.iter().zip(&slow.layer.annotations) {
                        assert_eq!(quick, slow);
                    }
                    assert_eq!((layer, pieces), (slow.layer, slow.text), "{odd}");
                    quick += 1;
                }
                None => left += 1,
            }
        }
        assert!(quick > 400 && left > 400, "{quick} read quickly, {left} left to the rules");
    }
}
