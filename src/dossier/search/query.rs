//! What is looked for: words, phrases and filters, read from one line.

use crate::extract::Act;
use crate::text::nearest;

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Words and phrases.
    pub words: Vec<String>,
    /// Names of entities.
    pub entities: Vec<String>,
    /// Names of speakers.
    pub speakers: Vec<String>,
    /// Acts.
    pub acts: Vec<Act>,
    /// Codes; a parent stands for its children too.
    pub codes: Vec<String>,
    /// Annotators.
    pub annotators: Vec<String>,
}

/// Why a query cannot be looked for.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum QueryError {
    /// Nothing in it.
    #[error("the query is empty; give words, or one of entity:, speaker:, act:, code:, by: with a value")]
    Empty,
    /// A filter without a value.
    #[error("{0}: needs a value right behind the colon, such as {0}:\"Wang Yi\"")]
    NoValue(&'static str),
    /// An act that does not exist.
    #[error("act:{0} is no act{hint}; acts are {all}", hint = near(.0), all = acts().join(", "))]
    NoAct(String),
}

fn acts() -> Vec<&'static str> {
    Act::ALL.iter().map(|act| act.word()).collect()
}

fn near(word: &str) -> String {
    nearest(word, acts()).map_or_else(String::new, |near| format!(" (did you mean {near}?)"))
}

/// The filters, as they are typed.
pub const FILTERS: [&str; 5] = ["entity", "speaker", "act", "code", "by"];

impl Query {
    /// Reads a query: words, "phrases", and filters such as `speaker:"Wang Yi"`. A colon behind any
    /// other word is part of the word.
    ///
    /// # Errors
    /// [`QueryError`].
    pub fn parse(text: &str) -> Result<Self, QueryError> {
        let mut query = Self::default();
        for token in tokens(text) {
            let filter = token.filter.and_then(|name| FILTERS.into_iter().find(|f| *f == name));
            let Some(filter) = filter else {
                let word = squeezed(&match token.filter {
                    Some(name) => format!("{name}:{}", token.value),
                    None => token.value,
                });
                if !word.is_empty() {
                    query.words.push(word);
                }
                continue;
            };
            let value = squeezed(&token.value);
            if value.is_empty() {
                return Err(QueryError::NoValue(filter));
            }
            match filter {
                "entity" => query.entities.push(value),
                "speaker" => query.speakers.push(value),
                "code" => query.codes.push(value),
                "by" => query.annotators.push(value),
                _ => {
                    let act = Act::ALL.iter().copied().find(|act| act.word() == value.to_lowercase());
                    query.acts.push(act.ok_or(QueryError::NoAct(value))?);
                }
            }
        }
        if query == Self::default() { Err(QueryError::Empty) } else { Ok(query) }
    }

    /// Whether findings are needed to answer it.
    #[must_use]
    pub fn needs_findings(&self) -> bool {
        !(self.entities.is_empty() && self.speakers.is_empty() && self.acts.is_empty())
    }

    /// Whether layers are needed to answer it.
    #[must_use]
    pub fn needs_layers(&self) -> bool {
        !(self.codes.is_empty() && self.annotators.is_empty())
    }
}

struct Token<'a> {
    filter: Option<&'a str>,
    value: String,
}

/// Words, with what stands between double quotes (straight or typographic) taken as one.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let quote = |c: char| matches!(c, '"' | '“' | '”' | '„');
    let mut out = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let mut filter = None;
        let name = rest.bytes().take_while(u8::is_ascii_lowercase).count();
        if name > 0 && rest.get(name..).is_some_and(|after| after.starts_with(':')) {
            filter = rest.get(..name);
            rest = rest.get(name + 1..).unwrap_or("");
        }
        let value;
        if let Some(inside) = rest.strip_prefix(quote) {
            let end = inside.find(quote).unwrap_or(inside.len());
            value = inside.get(..end).unwrap_or("").to_owned();
            rest = inside.get(end..).unwrap_or("");
            rest = rest.strip_prefix(quote).unwrap_or(rest);
        } else {
            let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
            value = rest.get(..end).unwrap_or("").to_owned();
            rest = rest.get(end..).unwrap_or("");
        }
        out.push(Token { filter, value });
        rest = rest.trim_start();
    }
    out
}

/// White space as one space.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn queries_are_read() {
        let query =
            Query::parse("lake  \"stay open\" speaker:\"Ma Rensheng\" act:assert code:x by:ana Note:this")
                .unwrap();
        assert_eq!(query.words, ["lake", "stay open", "Note:this"]);
        assert_eq!(query.speakers, ["Ma Rensheng"]);
        assert_eq!((query.codes[0].as_str(), query.annotators[0].as_str()), ("x", "ana"));
        assert_eq!(query.acts, [Act::Assert]);
        assert_eq!(Query::parse("  "), Err(QueryError::Empty));
        assert_eq!(Query::parse("by: x"), Err(QueryError::NoValue("by")));
        let said = Query::parse("act:requst").unwrap_err().to_string();
        assert!(said.contains("did you mean request?"), "{said}");
    }
}
