//! A codebook file as it is read: what was understood, and where exactly what was not.

use super::Rename;
use super::codebook::{Attribute, AttributeKind, Code, Codebook, CodebookWarning};
use crate::text::nearest;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

const FILE_KEYS: &[&str] = &["name", "default", "code", "rename"];
const CODE_KEYS: &[&str] = &["id", "name", "parent", "key", "color", "definition", "examples", "attributes"];
const ATTRIBUTE_KEYS: &[&str] = &["id", "name", "type", "values", "when"];
const RENAME_KEYS: &[&str] = &["from", "to"];
const WHEN_KEYS: &[&str] = &["attribute", "is"];
const TYPES: &[&str] = &["flag", "choice", "number", "text", "entity"];

type Value<'a> = Spanned<DeValue<'a>>;

/// Read a codebook.
pub(super) fn parse(text: &str, origin: &str) -> (Codebook, Vec<CodebookWarning>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut file = File { text, origin, warnings: Vec::new() };
    if let Some(error) = errors.first() {
        // What follows a slip in the TOML itself is guesswork.
        file.warn(
            error.span().unwrap_or(0..0),
            format!("this is not TOML: {}; the file is not used", error.message()),
        );
        return (Codebook::default(), file.warnings);
    }
    let book = file.book(table.get_ref());
    (book, file.warnings)
}

struct File<'a> {
    text: &'a str,
    origin: &'a str,
    warnings: Vec<CodebookWarning>,
}

impl File<'_> {
    fn warn(&mut self, span: Range<usize>, message: String) {
        let before = self.text.get(..span.start.min(self.text.len())).unwrap_or(self.text);
        self.warnings.push(CodebookWarning {
            origin: self.origin.to_owned(),
            line: before.matches('\n').count() + 1,
            column: before.rsplit('\n').next().unwrap_or("").chars().count() + 1,
            message,
        });
    }

    /// Says which keys of `table` mean nothing here, with the nearest that does.
    fn unknown(&mut self, table: &DeTable<'_>, known: &[&str]) {
        for (key, _) in table {
            let name = key.get_ref().as_ref();
            if !known.contains(&name) {
                let near = nearest(name, known.iter().copied());
                let near = near.map_or_else(
                    || format!("known are {}", known.join(", ")),
                    |near| format!("did you mean `{near}`?"),
                );
                self.warn(key.span(), format!("`{name}` means nothing here; {near}"));
            }
        }
    }

    fn book(&mut self, table: &DeTable<'_>) -> Codebook {
        self.unknown(table, FILE_KEYS);
        let mut book = Codebook {
            name: self.word(table, "name").unwrap_or_default(),
            default: self.word(table, "default"),
            codes: Vec::new(),
            renames: self.renames(table),
        };
        for item in self.list(table, "code") {
            let Some(fields) = item.get_ref().as_table() else {
                self.warn(item.span(), "a code stands under [[code]]".to_owned());
                continue;
            };
            let Some(code) = self.code(fields, &item.span()) else { continue };
            let span = fields.get("id").map_or(item.span(), Spanned::span);
            if book.codes.iter().any(|other| other.id == code.id) {
                self.warn(span, format!("the code `{}` is defined twice; the first is used", code.id));
                continue;
            }
            if let Some(other) = book
                .codes
                .iter()
                .find(|other| other.parent == code.parent && other.key == code.key && code.key.is_some())
            {
                let span = fields.get("key").map_or(span, Spanned::span);
                self.warn(span, format!("the key is that of `{}` already; only that one has it", other.id));
                book.codes.push(Code { key: None, ..code });
                continue;
            }
            book.codes.push(code);
        }
        book
    }

    /// The entries under `[[rename]]`.
    fn renames(&mut self, table: &DeTable<'_>) -> Vec<Rename> {
        let mut found = Vec::new();
        for item in self.list(table, "rename") {
            let Some(fields) = item.get_ref().as_table() else {
                self.warn(item.span(), "a rename stands under [[rename]]".to_owned());
                continue;
            };
            self.unknown(fields, RENAME_KEYS);
            let from = self.word(fields, "from");
            let one = fields.get("to").is_some_and(|to| to.get_ref().as_str().is_some());
            let to = if one { self.word(fields, "to").map(|to| vec![to]) } else { self.words(fields, "to") };
            match (from, to) {
                (Some(from), Some(to)) if !from.is_empty() && !to.is_empty() => {
                    found.push(Rename { from, to })
                }
                _ => self.warn(item.span(), "a rename says `from` one code `to` another".to_owned()),
            }
        }
        found
    }

    fn code(&mut self, table: &DeTable<'_>, span: &Range<usize>) -> Option<Code> {
        self.unknown(table, CODE_KEYS);
        let id = self.word(table, "id").filter(|id| !id.trim().is_empty());
        let Some(id) = id else {
            if !table.contains_key("id") {
                self.warn(span.clone(), "this code has no `id`; it is left out".to_owned());
            }
            return None;
        };
        let above = id.rsplit_once('/').map(|(above, _)| above.to_owned());
        Some(Code {
            name: self.word(table, "name").unwrap_or_else(|| id.clone()),
            parent: self.word(table, "parent").or(above),
            key: self.key(table),
            color: self.word(table, "color"),
            definition: self.word(table, "definition").unwrap_or_default(),
            examples: self.words(table, "examples").unwrap_or_default(),
            attributes: self.attributes(table),
            origin: self.origin.to_owned(),
            id,
        })
    }

    fn key(&mut self, table: &DeTable<'_>) -> Option<char> {
        let word = self.word(table, "key")?;
        let mut chars = word.chars();
        if let (Some(c), None) = (chars.next(), chars.next())
            && !c.is_control()
            && !c.is_whitespace()
        {
            return Some(c);
        }
        let span = table.get("key").map_or(0..0, Spanned::span);
        self.warn(span, "`key` should be one character".to_owned());
        None
    }

    fn attributes(&mut self, table: &DeTable<'_>) -> Vec<Attribute> {
        let mut found = Vec::new();
        for item in self.list(table, "attributes") {
            let Some(fields) = item.get_ref().as_table() else {
                self.warn(
                    item.span(),
                    "an attribute is a table such as { id = \"due\", type = \"text\" }".to_owned(),
                );
                continue;
            };
            self.unknown(fields, ATTRIBUTE_KEYS);
            let Some(id) = self.word(fields, "id") else {
                if !fields.contains_key("id") {
                    self.warn(item.span(), "this attribute has no `id`; it is left out".to_owned());
                }
                continue;
            };
            let values = self.words(fields, "values");
            let kind = self.kind(fields, values, &item.span());
            let name = self.word(fields, "name").unwrap_or_else(|| id.clone());
            found.push(Attribute { name, kind, when: self.when(fields), id });
        }
        found
    }

    fn kind(
        &mut self,
        table: &DeTable<'_>,
        values: Option<Vec<String>>,
        span: &Range<usize>,
    ) -> AttributeKind {
        let Some(word) = self.word(table, "type") else {
            return values.map_or(AttributeKind::Text, AttributeKind::Choice);
        };
        match word.as_str() {
            "flag" => AttributeKind::Flag,
            "number" => AttributeKind::Number,
            "text" => AttributeKind::Text,
            "entity" => AttributeKind::Entity,
            "choice" => match values.filter(|values| !values.is_empty()) {
                Some(values) => AttributeKind::Choice(values),
                None => {
                    self.warn(span.clone(), "a choice needs its `values`; it is taken as text".to_owned());
                    AttributeKind::Text
                }
            },
            other => {
                let near = nearest(other, TYPES.iter().copied());
                let near = near.map_or_else(
                    || format!("there are {}", TYPES.join(", ")),
                    |near| format!("did you mean `{near}`?"),
                );
                let span = table.get("type").map_or(span.clone(), Spanned::span);
                self.warn(span, format!("there is no type `{other}`; {near} It is taken as text"));
                AttributeKind::Text
            }
        }
    }

    fn when(&mut self, table: &DeTable<'_>) -> Option<(String, Vec<String>)> {
        let value = table.get("when")?;
        let Some(fields) = value.get_ref().as_table() else {
            self.warn(
                value.span(),
                "`when` is a table such as { attribute = \"confidence\", is = [\"low\"] }".to_owned(),
            );
            return None;
        };
        self.unknown(fields, WHEN_KEYS);
        Some((self.word(fields, "attribute")?, self.words(fields, "is")?))
    }

    fn word(&mut self, table: &DeTable<'_>, key: &str) -> Option<String> {
        let value = table.get(key)?;
        let found = value.get_ref().as_str().map(str::to_owned);
        if found.is_none() {
            self.warn(value.span(), format!("`{key}` should be text in quotes"));
        }
        found
    }

    fn words(&mut self, table: &DeTable<'_>, key: &str) -> Option<Vec<String>> {
        let value = table.get(key)?;
        let items = value.get_ref().as_array();
        let found = items
            .and_then(|items| items.iter().map(|item| item.get_ref().as_str().map(str::to_owned)).collect());
        if found.is_none() {
            self.warn(value.span(), format!("`{key}` should be a list of texts in quotes"));
        }
        found
    }

    fn list<'v>(&mut self, table: &'v DeTable<'_>, key: &str) -> Vec<&'v Value<'v>> {
        let Some(value) = table.get(key) else { return Vec::new() };
        if let Some(items) = value.get_ref().as_array() {
            return items.iter().collect();
        }
        self.warn(value.span(), format!("`{key}` should be a list of tables"));
        Vec::new()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn typed_and_conditional_attributes_are_read() {
        let (book, warnings) = parse(
            "[[code]]\nid = \"c\"\nkey = \"é\"\nattributes = [\n  { id = \"sure\", values = [\"yes\", \"no\"] },\n  { id = \"n\", type = \"number\", name = \"How many\" },\n  { id = \"who\", type = \"entity\", when = { attribute = \"sure\", is = [\"no\"] } },\n]\n",
            "mine.toml",
        );
        assert_eq!(warnings, vec![]);
        let code = &book.codes[0];
        assert_eq!(code.key, Some('é'));
        assert_eq!(code.attributes[0].kind, AttributeKind::Choice(vec!["yes".into(), "no".into()]));
        assert_eq!(code.attributes[1].name, "How many");
        assert_eq!(code.attributes[2].when, Some(("sure".into(), vec!["no".into()])));
    }

    #[test]
    fn a_slip_is_named_with_its_place_and_the_rest_is_used() {
        let text = "title = \"x\"\n[[code]]\nid = \"a\"\ncolour = \"red\"\nkey = \"ab\"\n[[code]]\nname = \"no id\"\n[[code]]\nid = \"b\"\ndefinition = 5\nattributes = [{ id = \"t\", type = \"nubmer\" }]\n[[code]]\nid = \"a\"\n";
        let (book, warnings) = parse(text, "mine.toml");
        let said: Vec<(usize, usize, &str)> =
            warnings.iter().map(|w| (w.line, w.column, w.message.as_str())).collect();
        assert_eq!(
            said,
            [
                (1, 1, "`title` means nothing here; known are name, default, code, rename"),
                (4, 1, "`colour` means nothing here; did you mean `color`?"),
                (5, 7, "`key` should be one character"),
                (6, 1, "this code has no `id`; it is left out"),
                (10, 14, "`definition` should be text in quotes"),
                (11, 34, "there is no type `nubmer`; did you mean `number`? It is taken as text"),
                (13, 6, "the code `a` is defined twice; the first is used"),
            ]
        );
        assert_eq!(book.codes.iter().map(|code| code.id.as_str()).collect::<Vec<_>>(), ["a", "b"]);
        let (book, warnings) = parse("[[code]]\nid = \"a\n", "mine.toml");
        assert!(book.codes.is_empty());
        assert_eq!((warnings[0].line, warnings.len()), (2, 1));
    }
}
