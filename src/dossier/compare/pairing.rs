//! What people said of the alignment: these two claims belong together, those do not.
//!
//! A pairing is kept in the user's own layer on one of the two documents, as an annotation of the kind
//! `pairing`: its target is the claim there, `state` is `together` or `apart`, and its attributes say
//! where the other claim stands and in which document. It is found again by its words, as every
//! annotation is.

use super::Side;
use super::rows::Group;
use crate::annotation::{Anchor, Annotation, DocumentInfo, Kind, Layer, Resolver};
use crate::document::Document;
use crate::extract::Claim;
use crate::text::Span;

/// One correction, by the ids of the two claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pairing {
    /// The claim of the first readout.
    pub a: u32,
    /// The claim of the second.
    pub b: u32,
    /// Whether they belong together.
    pub together: bool,
    /// Who says so.
    pub by: String,
}

const TOGETHER: &str = "together";
const APART: &str = "apart";

/// The annotation that says whether a claim of `document` and one of `other` belong together; it goes into
/// the user's own layer on `document`.
#[must_use]
pub fn annotation(
    document: &Document,
    claim: &Claim,
    other: (&Document, &Claim),
    together: bool,
) -> Annotation {
    let (far, its) = other;
    let there = Anchor::new(far, its.span);
    let number = |n: usize| toml::Value::Integer(i64::try_from(n).unwrap_or(i64::MAX));
    let mut made = Annotation::new(Kind::Pairing);
    made.state = Some(if together { TOGETHER } else { APART }.to_owned());
    made.targets = vec![Anchor::new(document, claim.span)];
    made.attributes = [
        ("file", toml::Value::String(far.name.clone())),
        ("sha256", toml::Value::String(far.sha256.clone())),
        ("start", number(there.start)),
        ("end", number(there.end)),
        ("quote", toml::Value::String(there.quote)),
        ("prefix", toml::Value::String(there.prefix)),
        ("suffix", toml::Value::String(there.suffix)),
    ]
    .into_iter()
    .map(|(name, value)| (name.to_owned(), value))
    .collect();
    made
}

/// The pairings that the layers on either document hold of the two, the latest last.
#[must_use]
pub fn pairings(a: Side<'_>, layers_a: &[&Layer], b: Side<'_>, layers_b: &[&Layer]) -> Vec<Pairing> {
    let mut found = Vec::new();
    for layer in layers_a {
        found.extend(of_layer(a, layer, b).map(|(when, near, far, together)| {
            (when, Pairing { a: near, b: far, together, by: layer.annotator.clone() })
        }));
    }
    for layer in layers_b {
        found.extend(of_layer(b, layer, a).map(|(when, near, far, together)| {
            (when, Pairing { a: far, b: near, together, by: layer.annotator.clone() })
        }));
    }
    found.sort_by_key(|(when, _)| *when);
    found.into_iter().map(|(_, pairing)| pairing).collect()
}

type Said = (jiff::Timestamp, u32, u32, bool);

fn of_layer<'l>(near: Side<'l>, layer: &'l Layer, far: Side<'l>) -> impl Iterator<Item = Said> + 'l {
    let pairings = layer.annotations.iter().filter(|one| one.kind == Kind::Pairing);
    pairings.filter_map(move |one| {
        let together = match one.state.as_deref()? {
            TOGETHER => true,
            APART => false,
            _ => return None,
        };
        let (anchor, made_on) = elsewhere(one)?;
        if made_on.file != far.document.name && made_on.sha256 != far.document.sha256 {
            return None;
        }
        let here = Resolver::new(near.document).one(one.targets.first()?, &layer.document).span()?;
        let there = Resolver::new(far.document).one(&anchor, &made_on).span()?;
        Some((one.modified, claim_at(near, here)?, claim_at(far, there)?, together))
    })
}

/// Where the other claim stands, as the attributes say.
fn elsewhere(one: &Annotation) -> Option<(Anchor, DocumentInfo)> {
    let text = |name: &str| one.attributes.get(name)?.as_str().map(str::to_owned);
    let number = |name: &str| usize::try_from(one.attributes.get(name)?.as_integer()?).ok();
    let anchor = Anchor {
        start: number("start")?,
        end: number("end")?,
        quote: text("quote")?,
        prefix: text("prefix").unwrap_or_default(),
        suffix: text("suffix").unwrap_or_default(),
    };
    let file = text("file").unwrap_or_default();
    let sha256 = text("sha256").unwrap_or_default();
    Some((anchor, DocumentInfo { file, sha256, ..DocumentInfo::default() }))
}

/// The claim that is most nearly `span`.
fn claim_at(side: Side<'_>, span: Span) -> Option<u32> {
    let common = |claim: &Claim| {
        let (start, end) = (claim.span.start.max(span.start), claim.span.end.min(span.end));
        end.saturating_sub(start) * 2
    };
    let claims = side.findings.claims.iter().filter(|claim| claim.span.overlaps(span));
    // Nested claims share the words; the one that is as long is meant.
    claims
        .max_by_key(|claim| common(claim).saturating_sub(claim.span.len().abs_diff(span.len())))
        .map(|claim| claim.id)
}

/// Puts the pairings into effect. Claims stay in one row or none; gives back which groups were touched, by
/// who.
pub(super) fn apply(groups: &mut Vec<Group>, pairings: &[(usize, usize, bool)]) {
    for &(i, j, together) in pairings {
        let of_a = groups.iter().position(|group| group.a.contains(&i));
        let of_b = groups.iter().position(|group| group.b.contains(&j));
        match (together, of_a, of_b) {
            (true, Some(x), Some(y)) if x == y => {}
            (true, Some(x), _) => {
                take(groups, None, Some(j));
                if let Some(group) = groups.get_mut(x) {
                    group.b.push(j);
                }
            }
            (true, None, Some(y)) => {
                if let Some(group) = groups.get_mut(y) {
                    group.a.push(i);
                }
            }
            (true, None, None) => groups.push(Group { a: vec![i], b: vec![j] }),
            (false, Some(x), Some(y)) if x == y => {
                // The one that leaves others of its side behind goes.
                let stays = groups.get(x).is_some_and(|group| group.b.len() > 1 || group.a.len() < 2);
                if stays { take(groups, None, Some(j)) } else { take(groups, Some(i), None) }
            }
            (false, ..) => {}
        }
        // Kept in place while pairings go on; empty ones go at the end.
    }
    groups.retain(|group| !group.a.is_empty() && !group.b.is_empty());
}

fn take(groups: &mut [Group], i: Option<usize>, j: Option<usize>) {
    for group in groups {
        group.a.retain(|k| Some(*k) != i);
        group.b.retain(|k| Some(*k) != j);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::super::{compare, compare_with};
    use super::*;
    use crate::dossier::test_texts::Told;
    use crate::lexicon::topics::Topics;

    fn told() -> (Told, Told) {
        let a = "Ma Rensheng Speaks with Pavel Orlenko\n2031-03-04\n\nMa Rensheng said that tariffs on herring should be lifted. Ma Rensheng said that the snow in Vesk was deep.\n";
        let b = "Pavel Orlenko Speaks with Ma Rensheng\n2031-03-04\n\nPavel Orlenko said that the tariffs on herring are fair. Pavel Orlenko said that the opera wants a new roof.\n";
        (Told::of(a), Told::of(b))
    }

    #[test]
    fn a_pairing_is_kept_found_again_and_put_into_effect() {
        let (a, mut b) = told();
        b.document.name = "b.txt".to_owned();
        let side = |told: &Told| -> (Document, crate::extract::Findings) {
            (told.document.clone(), told.findings.clone())
        };
        let ((da, fa), (db, fb)) = (side(&a), side(&b));
        let (x, y) = (Side { document: &da, findings: &fa }, Side { document: &db, findings: &fb });
        let before = compare(x, y, Topics::builtin());
        assert_eq!((before.topics.len(), &before.only_a[..], &before.only_b[..]), (1, &[2][..], &[2][..]));
        let mut layer = Layer::new("ana", DocumentInfo::of(&da));
        layer.annotations.push(annotation(&da, &fa.claims[1], (&db, &fb.claims[1]), true));
        layer.annotations.push(annotation(&da, &fa.claims[0], (&db, &fb.claims[0]), false));
        let said = pairings(x, &[&layer], y, &[]);
        assert_eq!(said.len(), 2);
        let after = compare_with(x, y, Topics::builtin(), &said);
        assert_eq!((after.topics[0].a.as_slice(), after.topics[0].b.as_slice()), (&[2][..], &[2][..]));
        assert!(after.topics[0].reason.contains("ana"), "{}", after.topics[0].reason);
        assert_eq!((&after.only_a[..], &after.only_b[..]), (&[1][..], &[1][..]));
        // The other way round, and for other documents, it holds or does not.
        let mirrored = pairings(y, &[], x, &[&layer]);
        assert_eq!((mirrored[0].a, mirrored[0].b, mirrored[0].by.as_str()), (2, 2, "ana"));
        let c = Told::of("Another\n2031-03-04\n\nPavel Orlenko said that the opera wants a new roof.\n");
        let other = Side { document: &c.document, findings: &c.findings };
        assert!(pairings(x, &[&layer], other, &[]).is_empty());
    }
}
