//! What the last meetings of a series had and this one lacks: topics, formulae, partners.

use super::phrases::Phrases;
use super::{Place, Source};
use crate::extract::EntityType;
use crate::lexicon::topics::Topics;
use std::collections::{BTreeMap, BTreeSet};

/// How many meetings of a series are looked back at, if nobody says otherwise.
pub const LAST: usize = 5;

/// What is missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AbsentKind {
    /// A topic.
    Topic,
    /// A formula.
    Formula,
    /// A country or body that was spoken of.
    Partner,
}

impl AbsentKind {
    /// The word used in files and on screen.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Topic => "topic",
            Self::Formula => "formula",
            Self::Partner => "partner",
        }
    }
}

/// Something that was to be expected.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Absent {
    /// What it is.
    pub kind: AbsentKind,
    /// Its name or words.
    pub name: String,
    /// In how many of the last meetings it was.
    pub before: usize,
    /// Where it stood last.
    pub latest: Place,
}

/// What was to be expected of one document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expected {
    /// The last documents of the series, the latest first.
    pub earlier: Vec<usize>,
    /// What is missing, what was most regular first.
    pub absent: Vec<Absent>,
}

/// What the document with the index `document` lacks that more than half of the `last` documents of its
/// series had, and two at least: a series is what one issuer publishes of one pair of sides. Nothing is
/// expected of a document without a date, or of the first two of a series.
#[must_use]
pub fn expected(
    sources: &[Source<'_>],
    document: usize,
    phrases: &Phrases,
    topics: &Topics,
    last: usize,
) -> Expected {
    let Some(own) = sources.get(document) else { return Expected::default() };
    let Some(when) = own.when() else { return Expected::default() };
    let series = |source: &Source<'_>| {
        let mut sides = source.sides().into_iter().map(str::to_owned).collect::<Vec<_>>();
        sides.sort();
        (source.issuer().map(str::to_owned), sides)
    };
    let of = series(own);
    if of.1.len() < 2 {
        return Expected::default();
    }
    let mut earlier: Vec<usize> = (0..sources.len())
        .filter(|&k| {
            let source = sources.get(k);
            let before = source.and_then(Source::when).is_some_and(|other| other.first < when.first);
            before && source.is_some_and(|source| series(source) == of)
        })
        .collect();
    earlier.sort_by_key(|&k| std::cmp::Reverse((sources.get(k).and_then(Source::when), k)));
    earlier.truncate(last);
    if earlier.len() < 2 {
        return Expected { earlier, absent: Vec::new() };
    }
    let here = traits(document, own, phrases, topics);
    let mut before: BTreeMap<(AbsentKind, String), (usize, Place)> = BTreeMap::new();
    for &k in &earlier {
        let Some(source) = sources.get(k) else { continue };
        for (key, place) in traits(k, source, phrases, topics) {
            // The latest comes first.
            before.entry(key).or_insert((0, place)).0 += 1;
        }
    }
    let regular = |count: usize| count >= 2 && count * 2 > earlier.len();
    let mut absent: Vec<Absent> = before
        .into_iter()
        .filter(|(key, (count, _))| regular(*count) && !here.contains_key(key))
        .map(|((kind, name), (before, latest))| Absent { kind, name, before, latest })
        .collect();
    // What says a longer formula says its parts.
    let longer: Vec<(String, usize)> = absent
        .iter()
        .filter(|one| one.kind == AbsentKind::Formula)
        .map(|one| (one.name.to_lowercase(), one.before))
        .collect();
    absent.retain(|one| {
        let own = one.name.to_lowercase();
        let part =
            |(name, before): &(String, usize)| *before >= one.before && *name != own && name.contains(&own);
        one.kind != AbsentKind::Formula || !longer.iter().any(part)
    });
    absent.sort_by(|a, b| b.before.cmp(&a.before).then(a.kind.cmp(&b.kind)).then(a.name.cmp(&b.name)));
    Expected { earlier, absent }
}

/// All that a document has: each with the first place.
fn traits(
    document: usize,
    source: &Source<'_>,
    phrases: &Phrases,
    topics: &Topics,
) -> BTreeMap<(AbsentKind, String), Place> {
    let mut found = BTreeMap::new();
    for (claim, here) in source.findings.claims.iter().zip(source.topics(topics)) {
        let place = Place::of(document, claim);
        for topic in here {
            found.entry((AbsentKind::Topic, topic.label.clone())).or_insert(place);
        }
    }
    let sides: BTreeSet<&str> = source.sides().into_iter().collect();
    for entity in &source.findings.entities {
        let partner = matches!(entity.kind, EntityType::Country | EntityType::Organization);
        if let (true, false, Some(&span)) =
            (partner, sides.contains(entity.name.as_str()), entity.mentions.first())
        {
            let place = Place { document, span, claim: None };
            found.entry((AbsentKind::Partner, entity.name.clone())).or_insert(place);
        }
    }
    for phrase in &phrases.phrases {
        if let Some(place) = phrase.places.iter().find(|place| place.document == document) {
            found.entry((AbsentKind::Formula, phrase.words.clone())).or_insert(*place);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::dossier::phrases::{Options, phrases};
    use crate::dossier::test_texts::{Told, sources};

    fn round(month: &str, body: &str) -> Told {
        Told::of(&format!(
            "Ministry of External Relations of Taihan\n\nMa Rensheng Meets with Pavel Orlenko\n{month} 4, 2031\n\nOn {month} 4, 2031, Foreign Minister Ma Rensheng of Taihan met with Foreign Minister Pavel Orlenko of Sarvan in Geneva.\n\n{body}\n"
        ))
    }

    #[test]
    fn what_was_regular_and_is_missing_is_told() {
        let old = "Ma Rensheng said that tariffs on steel should be lifted. Ma Rensheng said that the lake is aimed at no third party at all.";
        let told = [
            round("January", old),
            round("February", &format!("{old} Pavel Orlenko said that visas cost too much.")),
            round("March", old),
            round("April", "Ma Rensheng said that tariffs are too high."),
        ];
        let sources = sources(&told);
        let topics = Topics::builtin();
        let phrases = phrases(&sources, topics, &Options::default());
        let found = expected(&sources, 3, &phrases, topics, LAST);
        assert_eq!(found.earlier, [2, 1, 0]);
        let names: Vec<(AbsentKind, &str, usize)> =
            found.absent.iter().map(|one| (one.kind, one.name.as_str(), one.before)).collect();
        let formula = names.iter().find(|(kind, ..)| *kind == AbsentKind::Formula).expect("the formula");
        assert!(formula.2 == 3, "{names:?}");
        // Tariffs are still spoken of, and visas came up but once.
        assert!(
            !names.iter().any(|(kind, name, _)| *kind == AbsentKind::Topic
                && (name.contains("Trade") || name.contains("Visas"))),
            "{names:?}"
        );
        assert_eq!(found.absent[0].latest.document, 2, "where it stood last");
        assert!(expected(&sources, 1, &phrases, topics, LAST).absent.is_empty(), "two are no series yet");
    }
}
