//! What a person corrected about which claims belong together.
//!
//! A correction is about one claim of one document, seen beside another document: it belongs with a
//! claim of that one, or with none. It is kept in the person's own layer of the claim's document as an
//! annotation of the kind `pairing`, whose `with` names the other document; so it is found whichever
//! way round the two are compared.

use super::differences::differences;
use super::{Comparison, Row, Side};
use crate::annotation::{Anchor, Annotation, Kind};
use crate::extract::Claim;
use crate::text::Span;
use jiff::Timestamp;

/// The state of a pairing that puts a claim with another.
pub const JOINED: &str = "joined";
/// The state of a pairing that parts a claim from all others.
pub const APART: &str = "apart";
/// Why two claims stand in one row when a person put them there.
pub const BY_HAND: &str = "put together by hand";

/// A correction that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// The side of the claim: 0 or 1.
    pub side: usize,
    /// The claim's id.
    pub claim: u32,
    /// The claim of the other side that it belongs with; `None`: with none.
    pub partner: Option<u32>,
    /// When it was made: later ones count more.
    pub when: Timestamp,
    /// The annotation.
    pub id: String,
}

/// The corrections among a person's annotations of side `side`, each with the places of its targets.
#[must_use]
pub fn corrections<'n>(
    sides: [Side<'_>; 2],
    side: usize,
    own: impl Iterator<Item = (&'n Annotation, Vec<Span>)>,
) -> Vec<Correction> {
    let [a, b] = sides;
    let (of, other) = if side == 0 { (a, b) } else { (b, a) };
    let mut found = Vec::new();
    for (annotation, places) in own.filter(|(annotation, _)| annotation.kind == Kind::Pairing) {
        let with = annotation.attributes.get("with").and_then(toml::Value::as_str);
        if with != Some(other.document.name.as_str()) {
            continue;
        }
        let Some(claim) = places.first().and_then(|&place| claim_at(of, place)) else { continue };
        let partner = if annotation.state.as_deref() == Some(JOINED) {
            // A partner that is not found any more cannot be joined.
            let Some(partner) = partner_of(other, annotation) else { continue };
            Some(partner)
        } else {
            None
        };
        let (when, id) = (annotation.modified, annotation.id.clone());
        found.push(Correction { side, claim, partner, when, id });
    }
    found
}

/// The claim that has most of a place.
fn claim_at(side: Side<'_>, place: Span) -> Option<u32> {
    let shared = |claim: &Claim| {
        let (start, end) = (claim.span.start.max(place.start), claim.span.end.min(place.end));
        end.saturating_sub(start)
    };
    let off = |claim: &Claim| claim.span.start.abs_diff(place.start) + claim.span.end.abs_diff(place.end);
    let near = side.findings.claims.iter().filter(|claim| shared(claim) > 0);
    near.min_by_key(|claim| off(claim)).map(|claim| claim.id)
}

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn partner_of(other: Side<'_>, annotation: &Annotation) -> Option<u32> {
    let quote = flat(annotation.attributes.get("quote")?.as_str()?);
    let start = annotation.attributes.get("start").and_then(toml::Value::as_integer).unwrap_or(0);
    let start = usize::try_from(start).unwrap_or(0);
    let text = &other.document.text;
    let points = crate::text::CodePoints::new(text);
    let same = other.findings.claims.iter().filter(|claim| flat(claim.span.of(text)) == quote);
    same.min_by_key(|claim| points.range(text, claim.span).0.abs_diff(start)).map(|claim| claim.id)
}

/// The annotation that puts `claim` with `partner` of the other document, or with nothing there;
/// `earlier` is what was said of it before.
#[must_use]
pub fn pairing(
    of: Side<'_>,
    claim: &Claim,
    other: Side<'_>,
    partner: Option<&Claim>,
    earlier: Option<&Annotation>,
) -> Annotation {
    let mut note = earlier.cloned().unwrap_or_else(|| Annotation::new(Kind::Pairing));
    note.targets = vec![Anchor::new(of.document, claim.span)];
    note.state = Some(if partner.is_some() { JOINED } else { APART }.to_owned());
    note.attributes.insert("with".to_owned(), other.document.name.clone().into());
    note.attributes.remove("quote");
    note.attributes.remove("start");
    if let Some(partner) = partner {
        let anchor = Anchor::new(other.document, partner.span);
        note.attributes.insert("quote".to_owned(), flat(&anchor.quote).into());
        note.attributes.insert("start".to_owned(), i64::try_from(anchor.start).unwrap_or(0).into());
    }
    note
}

/// The comparison as corrected, its differences read anew.
#[must_use]
pub fn corrected(sides: [Side<'_>; 2], found: Comparison, corrections: &[Correction]) -> Comparison {
    if corrections.is_empty() {
        return found;
    }
    let mut order: Vec<&Correction> = corrections.iter().collect();
    order.sort_by_key(|correction| correction.when);
    let Comparison { topics, only_a, only_b, .. } = found;
    let mut table = Table { rows: topics, only: [only_a, only_b] };
    for correction in order {
        table.put(sides, correction);
    }
    table.settle();
    let Table { mut rows, only: [only_a, only_b] } = table;
    rows.sort_by_key(|row| row.a.first().copied());
    let [a, b] = sides;
    let differences = differences(a, b, &rows);
    Comparison { topics: rows, only_a, only_b, differences }
}

/// Rows, and what stands in none.
struct Table {
    rows: Vec<Row>,
    only: [Vec<u32>; 2],
}

fn cell(row: &mut Row, side: usize) -> &mut Vec<u32> {
    if side == 0 { &mut row.a } else { &mut row.b }
}

impl Table {
    fn put(&mut self, sides: [Side<'_>; 2], correction: &Correction) {
        let (side, claim) = (correction.side.min(1), correction.claim);
        self.take_out(side, claim);
        let Some(partner) = correction.partner else {
            self.leave(side, claim);
            return;
        };
        let across = 1 - side;
        if let Some(row) =
            self.rows.iter_mut().find(|row| (if across == 0 { &row.a } else { &row.b }).contains(&partner))
        {
            cell(row, side).push(claim);
            BY_HAND.clone_into(&mut row.reason);
            row.score = 1.0;
            return;
        }
        self.take_out(across, partner);
        let mut row = Row {
            label: label(sides, side, claim),
            a: Vec::new(),
            b: Vec::new(),
            score: 1.0,
            reason: BY_HAND.to_owned(),
        };
        cell(&mut row, side).push(claim);
        cell(&mut row, across).push(partner);
        self.rows.push(row);
    }

    fn take_out(&mut self, side: usize, claim: u32) {
        for row in &mut self.rows {
            cell(row, side).retain(|id| *id != claim);
        }
        if let Some(only) = self.only.get_mut(side) {
            only.retain(|id| *id != claim);
        }
    }

    fn leave(&mut self, side: usize, claim: u32) {
        if let Some(only) = self.only.get_mut(side) {
            only.push(claim);
        }
    }

    /// A row that one side has left is none; all ids stand in text order.
    fn settle(&mut self) {
        let rows = std::mem::take(&mut self.rows);
        let (whole, broken) = rows.into_iter().partition(|row: &Row| !row.a.is_empty() && !row.b.is_empty());
        self.rows = whole;
        let [only_a, only_b] = &mut self.only;
        for row in broken {
            only_a.extend(row.a);
            only_b.extend(row.b);
        }
        only_a.sort_unstable();
        only_b.sort_unstable();
        for row in &mut self.rows {
            row.a.sort_unstable();
            row.b.sort_unstable();
        }
    }
}

/// The first words of what is said: what a row put together by hand is called.
fn label(sides: [Side<'_>; 2], side: usize, claim: u32) -> String {
    let Some(of) = sides.get(side) else { return String::new() };
    let said = of.findings.claims.iter().find(|c| c.id == claim).and_then(|c| c.content.first());
    let words: Vec<&str> =
        said.map_or("", |span| span.of(&of.document.text)).split_whitespace().take(4).collect();
    if words.is_empty() { "By hand".to_owned() } else { format!("{}…", words.join(" ")) }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::annotation::{DocumentInfo, Edit, Layer, resolve_layer};
    use crate::document::Document;
    use crate::dossier::compare::compare;
    use crate::extract::{Findings, extract};
    use crate::lexicon::Lexicon;
    use crate::lexicon::topics::Topics;

    const A: &str = "Ma Rensheng Meets with Pavel Orlenko\n\n2031-03-04\n\nMa Rensheng said that the tariffs on \
                     grain must be lifted. He called for the release of the fishing boats.\n";
    const B: &str = "Pavel Orlenko Meets with Ma Rensheng\n\n2031-03-04\n\nPavel Orlenko said that tariffs on \
                     grain protect farmers. He hoped that the northern railway will open soon.\n";

    fn read(name: &str, text: &str) -> (Document, Findings) {
        let document = Document::from_text(name, text);
        let findings = extract(&document, Lexicon::builtin());
        (document, findings)
    }

    fn every(found: &Comparison) -> (Vec<u32>, Vec<u32>) {
        let mut a: Vec<u32> =
            found.topics.iter().flat_map(|r| r.a.clone()).chain(found.only_a.clone()).collect();
        let mut b: Vec<u32> =
            found.topics.iter().flat_map(|r| r.b.clone()).chain(found.only_b.clone()).collect();
        a.sort_unstable();
        b.sort_unstable();
        (a, b)
    }

    #[test]
    fn a_claim_is_moved_parted_and_found_again() {
        let (a, b) = (read("a.txt", A), read("b.txt", B));
        let sides = [Side { document: &a.0, findings: &a.1 }, Side { document: &b.0, findings: &b.1 }];
        let found = compare(sides[0], sides[1], Topics::builtin());
        let all = every(&found);
        assert!(!found.topics.is_empty() && !found.only_a.is_empty() && !found.only_b.is_empty());
        let claim = a.1.claims.iter().find(|c| c.id == found.only_a[0]).unwrap();
        let partner = b.1.claims.iter().find(|c| c.id == found.only_b[0]).unwrap();
        let mut layer = Layer::new("ana", DocumentInfo::of(&a.0));
        Edit::add(pairing(sides[0], claim, sides[1], Some(partner), None)).apply(&mut layer).unwrap();
        let read_back = |layer: &Layer| {
            let places = resolve_layer(layer, &a.0);
            let own = layer.annotations.iter().zip(places);
            let own = own.map(|(n, p)| (n, p.iter().filter_map(|r| r.span()).collect()));
            corrections(sides, 0, own)
        };
        let joined = corrected(sides, found.clone(), &read_back(&layer));
        assert_eq!(every(&joined), all, "every claim stands in exactly one place");
        assert_eq!(joined.topics.len(), found.topics.len() + 1);
        let row = joined.topics.iter().find(|r| r.a.contains(&claim.id)).unwrap();
        assert_eq!((row.b.as_slice(), row.reason.as_str()), (&[partner.id][..], BY_HAND));

        // The same claim parted again: the row is gone, and nobody is lost.
        let earlier = layer.annotations[0].clone();
        Edit::change(pairing(sides[0], claim, sides[1], None, Some(&earlier))).apply(&mut layer).unwrap();
        assert_eq!(layer.annotations.len(), 1);
        let parted = corrected(sides, found.clone(), &read_back(&layer));
        assert_eq!((every(&parted), parted.topics.len()), (all.clone(), found.topics.len()));
        // Parting what was paired takes its row away.
        let paired = a.1.claims.iter().find(|c| c.id == found.topics[0].a[0]).unwrap();
        let alone = Correction {
            side: 0,
            claim: paired.id,
            partner: None,
            when: Timestamp::UNIX_EPOCH,
            id: String::new(),
        };
        let parted = corrected(sides, found.clone(), &[alone]);
        assert_eq!(every(&parted), all);
        assert!(parted.only_a.contains(&paired.id));
    }

    #[test]
    fn a_pairing_with_another_document_says_nothing_here() {
        let (a, b) = (read("a.txt", A), read("b.txt", B));
        let sides = [Side { document: &a.0, findings: &a.1 }, Side { document: &b.0, findings: &b.1 }];
        let mut note = pairing(sides[0], &a.1.claims[0], sides[1], None, None);
        note.attributes.insert("with".to_owned(), "c.txt".into());
        let own = [(&note, vec![a.1.claims[0].span])];
        assert!(corrections(sides, 0, own.into_iter()).is_empty());
    }
}
