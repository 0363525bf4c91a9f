//! Looking for annotations: words and `field:value` pairs, all of which must hold.
//!
//! `code:commitment by:ana "close contacts" after:2031-03-01 state:moved`. Fields: `by`, `code`,
//! `speaker`, `kind`, `state`, `text`, `note`, `date` (a beginning of it), `after`, `before`, `in` (a
//! document). A value in quotation marks may hold spaces; `-` in front turns a condition round.

use super::{Annotation, Resolution};
use std::collections::BTreeMap;

/// What a query is asked about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Whose it is.
    pub by: String,
    /// The kind's word.
    pub kind: String,
    /// The state of its worst anchor; `document` for one about the whole document.
    pub state: String,
    /// Codes.
    pub codes: Vec<String>,
    /// The tagged speaker, or those of a decision.
    pub speaker: String,
    /// The words it is about, one space between.
    pub text: String,
    /// What it says.
    pub note: String,
    /// Day of the last change, ISO 8601.
    pub date: String,
    /// The document, where it is another than the open one.
    pub document: String,
}

impl Facts {
    /// The facts of an annotation with where its targets stand.
    #[must_use]
    pub fn of(by: &str, annotation: &Annotation, places: &[Resolution]) -> Self {
        let rank = |place: &&Resolution| match place {
            Resolution::Exact(_) => 0,
            Resolution::Moved(_) => 1,
            Resolution::Changed { .. } => 2,
            Resolution::Ambiguous(_) => 3,
            Resolution::Orphan => 4,
        };
        let state = places.iter().max_by_key(rank).map_or("document", Resolution::word);
        let quotes: Vec<&str> =
            annotation.targets.iter().flat_map(|anchor| anchor.quote.split_whitespace()).collect();
        let decided = annotation.amended.speakers.as_ref();
        let decided = decided.or(annotation.finding.as_ref().map(|found| &found.speakers));
        Self {
            by: by.to_owned(),
            kind: annotation.kind.word().to_owned(),
            state: state.to_owned(),
            codes: annotation.codes.clone(),
            speaker: annotation
                .speaker
                .clone()
                .or_else(|| decided.map(|names| names.join(", ")))
                .unwrap_or_default(),
            text: quotes.join(" "),
            note: annotation.note.trim().to_owned(),
            date: annotation.modified.strftime("%Y-%m-%d").to_string(),
            document: String::new(),
        }
    }
}

/// Orders in which annotations are listed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// As they stand in the text.
    #[default]
    Place,
    /// The latest first.
    Date,
    /// By code.
    Code,
    /// By annotator.
    By,
    /// Those that need a person first.
    State,
}

impl Order {
    /// The next in turn.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::Place => Self::Date,
            Self::Date => Self::Code,
            Self::Code => Self::By,
            Self::By => Self::State,
            Self::State => Self::Place,
        }
    }

    /// In words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Place => "in order of the text",
            Self::Date => "latest first",
            Self::Code => "by code",
            Self::By => "by person",
            Self::State => "what needs you first",
        }
    }

    /// Sorts `all`, each with its facts; stable, so that the order before decides among equals.
    pub fn sort<T>(self, all: &mut [T], facts: impl Fn(&T) -> &Facts) {
        let need = |facts: &Facts| match facts.state.as_str() {
            "orphan" => 0,
            "ambiguous" => 1,
            "changed" => 2,
            "moved" => 3,
            _ => 4,
        };
        match self {
            Self::Place => {}
            Self::Date => all.sort_by(|a, b| facts(b).date.cmp(&facts(a).date)),
            // Those without a code last.
            Self::Code => all.sort_by_key(|one| (facts(one).codes.is_empty(), facts(one).codes.clone())),
            Self::By => all.sort_by(|a, b| facts(a).by.cmp(&facts(b).by)),
            Self::State => all.sort_by_key(|one| need(facts(one))),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Condition {
    field: String,
    value: String,
    not: bool,
}

/// A query, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    conditions: Vec<Condition>,
}

/// The fields a query knows.
pub const FIELDS: &[&str] =
    &["by", "code", "speaker", "kind", "state", "text", "note", "date", "after", "before", "in"];

impl Query {
    /// Reads a query. What looks like a field that is not known is looked for as words.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let conditions = split(text).into_iter().filter_map(|part| {
            let (not, part) = match part.strip_prefix('-') {
                Some(rest) if !rest.is_empty() => (true, rest),
                _ => (false, part.as_str()),
            };
            let (field, value) = match part.split_once(':') {
                Some((field, value)) if FIELDS.contains(&field) => (field, value),
                _ => ("", part),
            };
            let value = value.to_lowercase();
            // A field that is still being typed asks for nothing.
            (!value.is_empty()).then(|| Condition { field: field.to_owned(), value, not })
        });
        Self { conditions: conditions.collect() }
    }

    /// Reads a query in which `@name` stands for a saved one.
    #[must_use]
    pub fn parse_with(text: &str, saved: &BTreeMap<String, String>) -> Self {
        let part = |part: String| match part.strip_prefix('@').and_then(|name| saved.get(name)) {
            Some(query) => Self::parse(query).conditions,
            None if part.contains(char::is_whitespace) => Self::parse(&quoted(&part)).conditions,
            None => Self::parse(&part).conditions,
        };
        Self { conditions: split(text).into_iter().flat_map(part).collect() }
    }

    /// Whether all conditions hold.
    #[must_use]
    pub fn matches(&self, facts: &Facts) -> bool {
        self.conditions.iter().all(|condition| condition.holds(facts) != condition.not)
    }
}

impl Condition {
    fn holds(&self, facts: &Facts) -> bool {
        let has = |text: &str| text.to_lowercase().contains(&self.value);
        match self.field.as_str() {
            "by" => has(&facts.by),
            "code" => facts.codes.iter().any(|code| has(code)),
            "speaker" => has(&facts.speaker),
            "kind" => facts.kind.starts_with(&self.value),
            "state" => facts.state.starts_with(&self.value),
            "text" => has(&facts.text),
            "note" => has(&facts.note),
            "date" => facts.date.starts_with(&self.value),
            "after" => facts.date.as_str() >= self.value.as_str(),
            "in" => has(&facts.document),
            "before" => facts.date.as_str() < self.value.as_str(),
            _ => {
                has(&facts.text)
                    || has(&facts.note)
                    || has(&facts.by)
                    || has(&facts.speaker)
                    || facts.codes.iter().any(|code| has(code))
            }
        }
    }
}

/// A part that holds spaces, in quotation marks again.
fn quoted(part: &str) -> String {
    format!("\"{part}\"")
}

/// Parts at white space outside quotation marks, which are dropped.
fn split(text: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut part = String::new();
    let mut quoted = false;
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            c if c.is_whitespace() && !quoted => parts.push(std::mem::take(&mut part)),
            c => part.push(c),
        }
    }
    parts.push(part);
    parts.retain(|part| !part.is_empty());
    parts
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn facts() -> Facts {
        Facts {
            by: "ana".into(),
            kind: "note".into(),
            state: "moved".into(),
            codes: vec!["commitment/dated".into()],
            speaker: "Mira Tolen".into(),
            text: "kept close contacts".into(),
            note: "New wording. #watch".into(),
            date: "2031-04-12".into(),
            document: "2031/readout.txt".into(),
        }
    }

    #[test]
    fn all_conditions_must_hold() {
        let asks = |query: &str| Query::parse(query).matches(&facts());
        for query in [
            "",
            "close",
            "\"close contacts\"",
            "code:dated by:ana",
            "speaker:tolen",
            "text:\"kept close\"",
            "in:readout.txt",
            "state:moved kind:note",
            "date:2031-04",
            "after:2031-04-12",
            "before:2031-04-13",
            "-code:request",
            "#watch",
            "code:",
            "CLOSE",
        ] {
            assert!(asks(query), "{query}");
        }
        for query in [
            "\"contacts close\"",
            "code:request",
            "-close",
            "after:2031-04-13",
            "before:2031-04-12",
            "odd:thing",
        ] {
            assert!(!asks(query), "{query}");
        }
    }

    #[test]
    fn a_saved_query_stands_for_itself() {
        let saved = BTreeMap::from([("mine".to_owned(), "by:ana text:\"close contacts\"".to_owned())]);
        assert!(Query::parse_with("@mine code:dated", &saved).matches(&facts()));
        assert!(!Query::parse_with("@mine code:request", &saved).matches(&facts()));
        assert!(Query::parse_with("\"close contacts\"", &saved).matches(&facts()));
        assert!(!Query::parse_with("@other", &saved).matches(&facts()), "an unknown name is a word");
    }

    #[test]
    fn orders() {
        let mut all =
            vec![facts(), Facts { state: "orphan".into(), date: "2031-05-01".into(), ..Facts::default() }];
        Order::State.sort(&mut all, |f| f);
        assert_eq!(all[0].state, "orphan");
        Order::Code.sort(&mut all, |f| f);
        assert_eq!(all[0].by, "ana");
        Order::Date.sort(&mut all, |f| f);
        assert_eq!(all[0].date, "2031-05-01");
        Order::By.sort(&mut all, |f| f);
        assert_eq!(all[0].by, "");
    }
}
