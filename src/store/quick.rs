//! A layer file in the form this program writes, read quickly: thirty colleagues with two thousand
//! annotations each must not keep the reader waiting.
//!
//! Whatever is not exactly of that form (a comment, another order of lines, a value of another kind, a
//! slip) is none of this reader's business: it gives nothing, and the whole file is read by the rules of
//! TOML. What it gives is what that would have given; a law in the tests says so.

use super::decode::{Decoded, decode};
use super::scan::{Scan, Value};
use super::text::{LayerText, Piece};
use crate::annotation::{Anchor, Annotation, DecidedFinding, Kind, Layer};
use std::collections::{BTreeMap, HashSet};
use std::path::Path;

const HEADER: &str = "\n[[annotation]]\n";

/// The layer and the text of a file; nothing unless all of it is in the form this program writes.
pub(super) fn file(path: &Path, text: &str) -> Option<(Layer, LayerText)> {
    let first = text.find("\n\n[[annotation]]\n")? + 1;
    let (head, mut rest) = text.split_at_checked(first)?;
    if head.lines().next_back().is_none_or(|line| line.trim().is_empty()) {
        return None;
    }
    let Decoded { mut layer, reason: None, problems, .. } = decode(path, head.as_bytes(), None) else {
        return None;
    };
    if !problems.is_empty() || !layer.annotations.is_empty() {
        return None;
    }
    let mut pieces = vec![Piece::Loose(head.to_owned())];
    let mut ids: HashSet<String> = HashSet::new();
    while !rest.is_empty() {
        let mut scan = Scan { rest: rest.strip_prefix(HEADER)? };
        let annotation = entry(&mut scan)?;
        if annotation.id.is_empty() || !ids.insert(annotation.id.clone()) {
            return None;
        }
        let (mut piece, after) = rest.split_at_checked(rest.len() - scan.rest.len())?;
        // The blank line belongs to the first one, and to nobody behind another: as `cut` has it.
        if let Some(bare) = piece.strip_prefix('\n').filter(|_| pieces.len() > 1) {
            pieces.push(Piece::Loose("\n".to_owned()));
            piece = bare;
        }
        pieces.push(Piece::Entry { id: annotation.id.clone(), text: piece.to_owned() });
        layer.annotations.push(annotation);
        rest = after;
    }
    Some((layer, LayerText { pieces }))
}

/// The lines of one annotation, up to the blank line behind it or the end.
fn entry(scan: &mut Scan<'_>) -> Option<Annotation> {
    let mut found = Annotation::default();
    let (mut created, mut modified) = (None, None);
    let mut seen: Vec<String> = Vec::with_capacity(12);
    while !scan.rest.is_empty() && !scan.rest.starts_with('\n') {
        let key = scan.key()?;
        scan.eat(" = ")?;
        let value = scan.value(0)?;
        if !scan.rest.is_empty() {
            scan.eat("\n")?;
        }
        if seen.contains(&key) {
            return None;
        }
        match key.as_str() {
            "id" => found.id = value.text()?,
            "kind" => found.kind = Kind::parse(&value.text()?)?,
            "created" => created = Some(value.time()?),
            "modified" => modified = Some(value.time()?),
            "codes" => found.codes = value.texts()?,
            "attributes" => {
                let plain = |(key, value): (String, Value)| Some((key, value.plain()?));
                found.attributes =
                    value.table()?.into_iter().map(plain).collect::<Option<BTreeMap<_, _>>>()?;
            }
            "speaker" => found.speaker = Some(value.text()?),
            "note" => found.note = value.text()?,
            "target" if !seen.iter().any(|key| key == "targets") => found.targets = vec![anchor(value)?],
            "targets" if !seen.iter().any(|key| key == "target") => {
                found.targets = value.list()?.into_iter().map(anchor).collect::<Option<_>>()?;
            }
            "target" | "targets" => return None,
            "re" => found.re = Some(value.text()?),
            "verdict" => found.verdict = Some(value.text()?),
            "status" => found.status = Some(value.text()?),
            "from" => found.from = Some(value.text()?),
            "to" => found.to = Some(value.text()?),
            "relation" => found.relation = Some(value.text()?),
            "state" => found.state = Some(value.text()?),
            "caveat" => found.caveat = Some(value.text()?),
            "finding" => found.finding = Some(finding(value)?),
            "decision" => found.decision = Some(value.text()?),
            "speakers" => found.amended.speakers = Some(value.texts()?),
            "act" => found.amended.act = Some(value.text()?),
            "scope" => found.amended.scope = Some(value.text()?),
            "strength" => found.amended.strength = Some(u8::try_from(value.number()?).unwrap_or(u8::MAX)),
            "addressees" => found.amended.addressees = Some(value.texts()?),
            "due" => found.amended.due = Some(value.text()?),
            _ => {
                found.extra.insert(key.clone(), value.plain()?);
            }
        }
        seen.push(key);
    }
    found.created = created.or(modified).unwrap_or_default();
    found.modified = modified.or(created).unwrap_or_default();
    Some(found)
}

fn anchor(table: Value) -> Option<Anchor> {
    let mut found = Anchor::default();
    for (key, value) in table.table()? {
        match key.as_str() {
            "start" => found.start = value.number()?,
            "end" => found.end = value.number()?,
            "quote" => found.quote = value.text()?,
            "prefix" => found.prefix = value.text()?,
            "suffix" => found.suffix = value.text()?,
            _ => return None,
        }
    }
    Some(found)
}

fn finding(table: Value) -> Option<DecidedFinding> {
    let mut found = DecidedFinding::default();
    for (key, value) in table.table()? {
        match key.as_str() {
            "rule" => found.rule = value.text()?,
            "act" => found.act = value.text()?,
            "speakers" => found.speakers = value.texts()?,
            _ => return None,
        }
    }
    Some(found)
}

#[cfg(test)]
#[path = "quick_tests.rs"]
mod tests;
