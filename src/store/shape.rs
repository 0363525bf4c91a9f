//! The shape of a layer file: where its tables start and its values end, so that it can be cut into
//! pieces that are edited one by one.

use super::entry::Slip;
use super::text::Header;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// What a walk over the file collects: where tables start, where values end.
#[derive(Default)]
pub(super) struct Walk {
    pub(super) headers: Vec<Header>,
    pub(super) ends: Vec<usize>,
}

impl Walk {
    /// Walk the whole file; says so when its shape is one that cannot be edited piece by piece.
    pub(super) fn file(&mut self, text: &str, root: &DeTable<'_>) -> Result<(), Slip> {
        let mut odd = None;
        for (key, value) in root {
            self.ends.push(key.span().end);
            match value.get_ref() {
                DeValue::Array(items) if key.get_ref() == "annotation" => {
                    for (n, item) in items.iter().enumerate() {
                        let span = item.span();
                        if !starts(text, &span, "[[") {
                            odd = Some(Slip::fatal(
                                span,
                                "annotations are edited only when each stands under its own [[annotation]] line".to_owned(),
                            ));
                        }
                        self.headers.push(Header { at: item.span().start, annotation: Some(n) });
                        // Only where an annotation ends counts: what follows looks no further back.
                        let end = self.value(text, item, Some(n));
                        self.ends.push(end);
                    }
                }
                _ => {
                    self.value(text, value, None);
                }
            }
        }
        self.headers.sort_unstable();
        self.headers.dedup_by_key(|header| header.at);
        self.ends.sort_unstable();
        // A table of an annotation behind some other table: the pieces would tear it apart.
        let mut current = None;
        let mut kept = Vec::with_capacity(self.headers.len());
        let mut opened = BTreeSet::new();
        for header in &self.headers {
            match header.annotation {
                Some(n) if current == Some(n) => continue,
                Some(n) if !opened.insert(n) => {
                    odd.get_or_insert_with(|| {
                        Slip::fatal(
                            header.at..header.at,
                            "this table belongs to an annotation further up; move it there to edit this layer".to_owned(),
                        )
                    });
                }
                _ => {}
            }
            current = header.annotation;
            kept.push(*header);
        }
        self.headers = kept;
        odd.map_or(Ok(()), Err)
    }

    /// Walk a value; gives the last byte that it or anything in it reaches.
    fn value(&mut self, text: &str, value: &Spanned<DeValue<'_>>, annotation: Option<usize>) -> usize {
        let span = value.span();
        let mut end = span.end;
        match value.get_ref() {
            DeValue::Table(table) => {
                if starts(text, &span, "[") {
                    self.headers.push(Header { at: span.start, annotation });
                }
                for (_, inner) in table {
                    end = end.max(self.value(text, inner, annotation));
                }
            }
            DeValue::Array(items) => {
                for item in items {
                    end = end.max(self.value(text, item, annotation));
                }
            }
            _ => {}
        }
        if annotation.is_none() {
            self.ends.push(span.end);
        }
        end
    }
}

fn starts(text: &str, span: &Range<usize>, with: &str) -> bool {
    text.get(span.clone()).is_some_and(|found| found.starts_with(with))
}

/// An id for an annotation that has none of its own: the same for the same text, so that two programs
/// that read the file agree.
pub(super) fn made_up_id(text: &str, walk: &Walk, n: usize, seen: &BTreeSet<String>) -> String {
    let at = walk.headers.iter().position(|header| header.annotation == Some(n));
    let from = at.and_then(|at| walk.headers.get(at)).map_or(0, |header| header.at);
    let to = at.and_then(|at| walk.headers.get(at + 1)).map_or(text.len(), |header| header.at);
    let mut round = 0_u32;
    loop {
        let mut hash = Sha256::new();
        hash.update(text.get(from..to).unwrap_or("").trim_end());
        hash.update(round.to_le_bytes());
        let id: String = hash.finalize().iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        let id = format!("hand-{id}");
        if !seen.contains(&id) {
            return id;
        }
        round += 1;
    }
}
