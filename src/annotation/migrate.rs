//! Renaming, merging and splitting codes: what changes in the codebook, and in the marks that have
//! them.
//!
//! A rename is an entry of the codebook file, not a deed done to other people's files: each
//! annotator's program applies it to its own layer, as one step that can be taken back.

use super::{Annotation, Codebook, Edit, Layer};
use std::collections::BTreeMap;

/// A code that has another name now: `[[rename]]` in a codebook file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rename {
    /// The old id; codes below it follow.
    pub from: String,
    /// The new id; that of a code there is already merges the two. Several: the code was split, and a
    /// person chooses for each mark.
    pub to: Vec<String>,
}

/// A change of a codebook file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CodebookChange {
    /// Another id.
    Rename(Rename),
    /// Another definition of this code.
    Define {
        /// Id of the code.
        id: String,
        /// When to use it.
        definition: String,
    },
    /// A new code.
    Add(String),
    /// Another built-in codebook under the codes of one's own.
    Preset(String),
}

impl Rename {
    /// The id that a code has after this rename; `None` if it does not touch it or was a split.
    fn of(&self, code: &str) -> Option<String> {
        let [to] = self.to.as_slice() else { return None };
        let rest = code.strip_prefix(self.from.as_str())?;
        (rest.is_empty() || rest.starts_with('/')).then(|| format!("{to}{rest}"))
    }
}

/// The id that a code has after all renames, one after the other.
#[must_use]
pub fn renamed(code: &str, renames: &[Rename]) -> String {
    let mut now = code.to_owned();
    // Circles made by hand end after as many steps as there are renames.
    for _ in renames {
        let Some(next) = renames.iter().find_map(|rename| rename.of(&now)) else { break };
        if next == code {
            return next;
        }
        now = next;
    }
    now
}

/// The edit that brings the codes of a layer up to the codebook; `None` if they are.
#[must_use]
pub fn migrate(layer: &Layer, renames: &[Rename]) -> Option<Edit> {
    let edits: Vec<Edit> = layer
        .annotations
        .iter()
        .filter_map(|annotation| {
            let codes = codes_of(annotation, renames);
            (codes != annotation.codes).then(|| Edit::change(Annotation { codes, ..annotation.clone() }))
        })
        .collect();
    (!edits.is_empty()).then_some(Edit::Batch(edits))
}

/// The codes of an annotation after the renames, each once.
fn codes_of(annotation: &Annotation, renames: &[Rename]) -> Vec<String> {
    let mut codes: Vec<String> = Vec::with_capacity(annotation.codes.len());
    for code in &annotation.codes {
        let code = renamed(code, renames);
        if !codes.contains(&code) {
            codes.push(code);
        }
    }
    codes
}

/// How many marks of each annotator have a code or one below it.
#[must_use]
pub fn impact<'a>(
    marks: impl IntoIterator<Item = (&'a str, &'a Annotation)>,
    code: &str,
) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    let has =
        |one: &String| one.strip_prefix(code).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    for (who, _) in marks.into_iter().filter(|(_, annotation)| annotation.codes.iter().any(has)) {
        *counts.entry(who.to_owned()).or_default() += 1;
    }
    counts
}

impl Codebook {
    /// Applies the renames to the codes themselves: after all files were put over each other.
    pub fn settle(&mut self) {
        let renames = self.renames.clone();
        if renames.is_empty() {
            return;
        }
        let mut codes: Vec<super::Code> = Vec::with_capacity(self.codes.len());
        for mut code in std::mem::take(&mut self.codes) {
            code.id = renamed(&code.id, &renames);
            code.parent = code.parent.map(|parent| renamed(&parent, &renames));
            if code.parent.as_deref() == Some(code.id.as_str()) {
                code.parent = None;
            }
            match codes.iter_mut().find(|known| known.id == code.id) {
                // Two that became one: what the one leaves open the other says.
                Some(known) => {
                    known.key = known.key.or(code.key);
                    known.color = known.color.take().or(code.color);
                    if known.definition.is_empty() {
                        known.definition = code.definition;
                    }
                    known.examples.extend(code.examples);
                    known.attributes.extend(code.attributes);
                }
                None => codes.push(code),
            }
        }
        self.codes = codes;
        self.default = self.default.take().map(|code| renamed(&code, &renames));
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::annotation::{DocumentInfo, Kind};

    fn rename(from: &str, to: &[&str]) -> Rename {
        Rename { from: from.into(), to: to.iter().map(|&to| to.to_owned()).collect() }
    }

    fn marked(codes: &[&str]) -> Annotation {
        let mut annotation = Annotation::new(Kind::Note);
        annotation.codes = codes.iter().map(|&code| code.to_owned()).collect();
        annotation
    }

    #[test]
    fn codes_below_follow_and_chains_and_circles_end() {
        let all = [rename("a", &["b"]), rename("b", &["c"]), rename("x", &["y"]), rename("y", &["x"])];
        assert_eq!(renamed("a/sub", &all), "c/sub");
        assert_eq!(renamed("ab", &all), "ab");
        assert_eq!(renamed("x", &all), "x");
        assert_eq!(renamed("s", &[rename("s", &["t", "u"])]), "s", "a split is for a person");
    }

    #[test]
    fn a_layer_follows_in_one_step_and_back() {
        let mut layer = Layer::new("ana", DocumentInfo::default());
        layer.annotations = vec![marked(&["a", "b"]), marked(&["z"]), marked(&["a/sub"])];
        let before = layer.clone();
        let edit = migrate(&layer, &[rename("a", &["b"])]).unwrap();
        let back = edit.apply(&mut layer).unwrap();
        let codes: Vec<&[String]> = layer.annotations.iter().map(|a| a.codes.as_slice()).collect();
        assert_eq!(codes, [&["b".to_owned()][..], &["z".to_owned()], &["b/sub".to_owned()]]);
        assert_eq!(migrate(&layer, &[rename("a", &["b"])]), None, "nothing is left to do");
        back.apply(&mut layer).unwrap();
        assert_eq!(layer, before);
    }

    #[test]
    fn whose_marks_change() {
        let (one, two) = (marked(&["a/sub"]), marked(&["b"]));
        let counts = impact([("ana", &one), ("bo", &two), ("bo", &one)], "a");
        assert_eq!(counts.into_iter().collect::<Vec<_>>(), [("ana".into(), 1), ("bo".into(), 1)]);
    }

    #[test]
    fn the_codebook_follows_too() {
        let text = "[[code]]\nid = \"a\"\nkey = \"a\"\ndefinition = \"d\"\n[[code]]\nid = \"a/sub\"\n[[code]]\nid = \"b\"\n[[rename]]\nfrom = \"a\"\nto = \"b\"\n";
        let (mut book, warnings) = Codebook::parse(text, "mine.toml");
        assert_eq!(warnings, vec![]);
        book.settle();
        let ids: Vec<&str> = book.codes.iter().map(|code| code.id.as_str()).collect();
        assert_eq!(ids, ["b", "b/sub"]);
        assert_eq!(book.codes[1].parent.as_deref(), Some("b"));
        assert_eq!(book.codes[0].definition, "d");
    }
}
