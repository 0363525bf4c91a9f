//! Whether a document can hold a match at all, told from its text and findings alone: most documents of
//! a large folder need not be opened.

use super::{Query, named};
use crate::extract::Findings;

/// Whether every word of the query stands somewhere in `text`. What is found in a paragraph is always found
/// here; the other way round it need not be.
#[must_use]
pub fn in_text(text: &str, query: &Query) -> bool {
    if query.words.is_empty() {
        return true;
    }
    let text = text.to_lowercase();
    query.words.iter().flat_map(|word| runs(word)).all(|run| text.contains(&run))
}

/// The stretches of a word or phrase that are set alike everywhere: quotes, hyphens and spaces are not.
fn runs(word: &str) -> impl Iterator<Item = String> + '_ {
    word.split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|run| !run.is_empty())
        .map(str::to_ascii_lowercase)
}

/// Whether the findings have every name of the query, and a claim that fits it.
#[must_use]
pub fn in_findings(findings: &Findings, query: &Query) -> bool {
    let known = |name: &String| {
        let mut entities = findings.entities.iter();
        entities.any(|entity| !entity.mentions.is_empty() && named(&entity.name, name))
    };
    let claims = query.speakers.is_empty() && query.acts.is_empty();
    query.entities.iter().all(known)
        && (claims
            || findings.claims.iter().any(|claim| {
                query.speakers.iter().all(|s| claim.speakers.iter().any(|name| named(name, s)))
                    && (query.acts.is_empty() || query.acts.contains(&claim.act))
            }))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::document::Document;
    use crate::dossier::search::search;
    use crate::extract::extract;
    use crate::lexicon::Lexicon;
    use proptest::prelude::*;

    const TEXT: &str = "Ma Rensheng Meets with Pavel Orlenko\n2031-03-04\n\nMa Rensheng said that the\nlake must stay open, and that Taihan’s door – the “northern” one – is well\u{2011}known.\n\nPavel Orlenko thanked **Ma** Rensheng for the \u{212A}ey.\n\nThe two sides agreed to meet in Vesk.\n";

    proptest! {
        /// Whatever is found, was possible.
        #[test]
        fn what_is_found_was_possible(
            words in prop::collection::vec(prop::sample::select(vec![
                "lake", "LAKE", "the lake", "\"the\u{a0}lake must\"", "Taihan's", "\"northern\"", "well-known", "Ma", "key", "Vesk", "snow",
                "speaker:orlenko", "act:agree", "act:social", "entity:\"ma rensheng\"", "entity:vesk", "speaker:hale",
            ]), 1..4),
        ) {
            let document = Document::from_text("a.md", TEXT);
            let findings = extract(&document, Lexicon::builtin());
            let query = Query::parse(&words.join(" ")).unwrap();
            let found = search(&document, Some(&findings), &[], &query);
            if !found.is_empty() {
                prop_assert!(in_text(&document.text, &query) && in_findings(&findings, &query), "{words:?}");
            }
        }
    }

    #[test]
    fn most_documents_are_ruled_out() {
        let document = Document::from_text("a.txt", TEXT);
        let findings = extract(&document, Lexicon::builtin());
        let query = |text: &str| Query::parse(text).unwrap();
        assert!(in_text(TEXT, &query("lake vesk")) && !in_text(TEXT, &query("lake snow")));
        assert!(in_findings(&findings, &query("speaker:orlenko act:social")));
        assert!(!in_findings(&findings, &query("speaker:orlenko act:warn")));
        assert!(!in_findings(&findings, &query("entity:Hale")));
    }
}
