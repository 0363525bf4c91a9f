//! Texts with findings for the tests of the views.

use super::Source;
use crate::document::Document;
use crate::extract::{Findings, extract};
use crate::lexicon::Lexicon;

/// A text and what was found in it.
pub(crate) struct Told {
    pub(crate) document: Document,
    pub(crate) findings: Findings,
}

impl Told {
    pub(crate) fn of(text: &str) -> Self {
        let document = Document::from_text("a.txt", text);
        let findings = extract(&document, Lexicon::builtin());
        Self { document, findings }
    }
}

pub(crate) fn sources(told: &[Told]) -> Vec<Source<'_>> {
    told.iter().map(|told| Source { text: &told.document.text, findings: &told.findings }).collect()
}
