//! Annotations of the other documents of the folder: to look for, to relate to, to link to.

use crate::annotation::{Annotation, Resolution};
use std::path::PathBuf;

/// An annotation of another document.
#[derive(Clone, Debug, PartialEq)]
pub struct Remote {
    /// The document, as seen from the folder that it belongs to.
    pub name: String,
    /// Its file.
    pub path: PathBuf,
    /// Whose it is.
    pub annotator: String,
    /// What it says.
    pub annotation: Annotation,
    /// Where it stands there; nowhere if that document could not be read.
    pub places: Vec<Resolution>,
}

impl Remote {
    /// Where it begins in its document.
    #[must_use]
    pub fn start(&self) -> Option<usize> {
        self.places.iter().filter_map(Resolution::span).map(|span| span.start).min()
    }

    /// `annotator/id`.
    #[must_use]
    pub fn address(&self) -> String {
        format!("{}/{}", self.annotator, self.annotation.id)
    }
}

/// The links in a note: what stands between `[[` and `]]`.
pub fn links(note: &str) -> impl Iterator<Item = &str> {
    note.split("[[")
        .skip(1)
        .filter_map(|rest| rest.split_once("]]"))
        .map(|(link, _)| link.trim())
        .filter(|link| !link.is_empty() && !link.contains('\n'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_what_double_brackets_hold() {
        let found: Vec<&str> =
            links("See [[bo/12]] and [[ a b.txt ]]; not [this], [[]] or [[\n]]; [[x").collect();
        assert_eq!(found, ["bo/12", "a b.txt"]);
    }
}
