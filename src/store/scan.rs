//! Values in the few forms that this program writes, read one after the other; anything else gives
//! nothing.

use jiff::Timestamp;

/// A value of the few kinds that this program writes.
pub(super) enum Value {
    Text(String),
    Number(usize),
    Flag(bool),
    Time(Timestamp),
    List(Vec<Value>),
    Table(Vec<(String, Value)>),
}

impl Value {
    pub(super) fn text(self) -> Option<String> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    pub(super) fn number(self) -> Option<usize> {
        if let Self::Number(number) = self { Some(number) } else { None }
    }

    pub(super) fn time(self) -> Option<Timestamp> {
        if let Self::Time(time) = self { Some(time) } else { None }
    }

    pub(super) fn table(self) -> Option<Vec<(String, Self)>> {
        if let Self::Table(table) = self { Some(table) } else { None }
    }

    pub(super) fn list(self) -> Option<Vec<Self>> {
        if let Self::List(items) = self { Some(items) } else { None }
    }

    pub(super) fn texts(self) -> Option<Vec<String>> {
        self.list()?.into_iter().map(Self::text).collect()
    }

    /// As plain data; times are left to the rules of TOML.
    pub(super) fn plain(self) -> Option<toml::Value> {
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

/// What is still to be read.
pub(super) struct Scan<'a> {
    pub(super) rest: &'a str,
}

impl Scan<'_> {
    pub(super) fn eat(&mut self, sign: &str) -> Option<()> {
        self.rest = self.rest.strip_prefix(sign)?;
        Some(())
    }

    /// A key without quotation marks and without a point.
    pub(super) fn key(&mut self) -> Option<String> {
        let bare = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
        let end = self.rest.bytes().take_while(bare).count();
        let (key, rest) = self.rest.split_at_checked(end).filter(|(key, _)| !key.is_empty())?;
        self.rest = rest;
        Some(key.to_owned())
    }

    pub(super) fn value(&mut self, depth: usize) -> Option<Value> {
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
