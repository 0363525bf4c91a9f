//! What a reader has seen of their colleagues' work: so that the next visit can say what is new.
//!
//! Kept in the user's state folder, one short mark per annotation and version, nothing of its text.

use super::Options;
use super::places::key;
use crate::document::Document;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::path::PathBuf;

/// Says which of `seen` (annotator, id, and when it was changed last) are new or changed since the
/// last visit of `annotator`, and remembers them for the next one. At the first visit nothing is.
///
/// Nothing is written with `--no-save`. A note that cannot be read or written is no reason to stop.
#[must_use]
pub fn visit(
    document: &Document,
    annotator: &str,
    options: &Options,
    seen: &[(&str, &str, String)],
) -> BTreeSet<(String, String)> {
    let Some(path) = file(document, annotator, options) else { return BTreeSet::new() };
    let before = std::fs::read_to_string(&path).ok();
    let known: Option<BTreeSet<&str>> = before.as_deref().map(|text| text.lines().collect());
    let marks: Vec<String> = seen.iter().map(|(who, id, when)| mark(who, id, when)).collect();
    let fresh = known.map_or_else(BTreeSet::new, |known| {
        let new = seen.iter().zip(&marks).filter(|(_, mark)| !known.contains(mark.as_str()));
        new.map(|((who, id, _), _)| ((*who).to_owned(), (*id).to_owned())).collect()
    });
    let mut lines: Vec<&str> = marks.iter().map(String::as_str).collect();
    lines.sort_unstable();
    lines.dedup();
    let text = lines.join("\n");
    if !options.no_save && before.as_deref() != Some(text.as_str()) && !(before.is_none() && seen.is_empty())
    {
        // Knowing what is new is a convenience; without it reading goes on.
        let _ = super::write_file(&path, &text);
    }
    fresh
}

fn file(document: &Document, annotator: &str, options: &Options) -> Option<PathBuf> {
    let name = format!("{}-{}", key(document), super::file_name(annotator).trim_end_matches(".toml"));
    Some(options.places.state.as_ref()?.join("visits").join(name))
}

/// Sixteen hex digits for one version of one annotation.
fn mark(who: &str, id: &str, when: &str) -> String {
    let digest = Sha256::digest(format!("{who}\0{id}\0{when}"));
    digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::store::Places;

    #[test]
    fn new_and_changed_ones_are_told_at_the_next_visit_only() {
        let home = tempfile::tempdir().unwrap();
        let mut options = Options::new(Places::under(home.path()));
        let document = Document::from_text("a.txt", "Some words.");
        let at = |when: &str| vec![("bo", "1", when.to_owned()), ("bo", "2", "t1".to_owned())];
        let told = |options: &Options, seen: &[(&str, &str, String)]| {
            visit(&document, "ana", options, seen).into_iter().map(|(_, id)| id).collect::<Vec<_>>()
        };
        assert!(told(&options, &at("t1")[..1]).is_empty(), "a first visit has no last one");
        options.no_save = true;
        assert_eq!(told(&options, &at("t2")), ["1", "2"]);
        options.no_save = false;
        assert_eq!(told(&options, &at("t2")), ["1", "2"]);
        assert!(told(&options, &at("t2")).is_empty());
        // Another reader has seen nothing yet.
        assert!(visit(&document, "cy", &options, &at("t3")).is_empty());
    }
}
