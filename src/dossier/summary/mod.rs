//! One screen to read before a meeting.

use super::ledger::{Entry, Mark, ledger};
use super::matrix::{Airtime, airtime};
use super::timeline::Level;
use super::{Place, Source};
use crate::extract::{Act, Card, Claim};
use crate::lexicon::Ladder;
use crate::lexicon::tone::Tone;
use crate::lexicon::topics::{Topic, Topics};
use crate::text::Span;
use jiff::civil::Date;

/// A line of the card with the text it was read off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it says.
    pub words: String,
    /// Who says it; empty where nobody can be named.
    pub who: Vec<String>,
    /// Its text.
    pub place: Place,
}

/// A topic with how often it is spoken of, in the order in which they come up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicLine {
    /// What people read.
    pub label: String,
    /// The claims that speak of it.
    pub places: Vec<Place>,
}

/// A word that colours the talks, with its customary reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToneLine {
    /// The word.
    pub words: String,
    /// What it is customarily taken to mean.
    pub reading: String,
    /// Where it stands.
    pub place: Place,
}

/// The card of one document.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// The protocol card.
    pub card: Card,
    /// At what level.
    pub level: Option<Level>,
    /// How much room each side gets.
    pub airtime: Vec<Airtime>,
    /// Topics in the order in which they come up.
    pub topics: Vec<TopicLine>,
    /// Commitments, requests and agreements, dated ones first.
    pub ledger: Vec<Entry>,
    /// What was opposed, warned of or a concern, the strongest first.
    pub friction: Vec<Line>,
    /// What they agreed on.
    pub agreed: Vec<Line>,
    /// Tone words.
    pub tone: Vec<ToneLine>,
    /// References that name nobody.
    pub veiled: Vec<Line>,
}

/// What a card is drawn with beside the document.
#[derive(Clone, Copy, Debug)]
pub struct Ground<'g> {
    /// Topics to tell apart.
    pub topics: &'g Topics,
    /// Tone words.
    pub tone: &'g Tone,
    /// Ladders of issuers.
    pub ladders: &'g [Ladder],
    /// What people said of the ledger's entries, of a document with the index 0.
    pub marks: &'g [Mark],
    /// The day against which due dates are held.
    pub on: Option<Date>,
}

/// The card of the document with the index `document`.
#[must_use]
pub fn summary(document: usize, source: &Source<'_>, ground: Ground<'_>) -> Summary {
    let claims = &source.findings.claims;
    let line = |claim: &Claim| Line {
        words: source.content(claim),
        who: claim.speakers.clone(),
        place: Place::of(document, claim),
    };
    let mut friction: Vec<&Claim> =
        claims.iter().filter(|claim| matches!(claim.act, Act::Oppose | Act::Warn | Act::Concern)).collect();
    friction.sort_by_key(|claim| std::cmp::Reverse(claim.strength));
    let one = std::slice::from_ref(source);
    let mut ledger = ledger(one, ground.marks, ground.on);
    ledger.with_ladders(one, ground.ladders);
    let mut ledger = ledger.entries;
    for entry in &mut ledger {
        entry.place.document = document;
    }
    let mut airtime = airtime(one);
    for place in airtime.iter_mut().flat_map(|row| row.places.iter_mut()) {
        place.document = document;
    }
    Summary {
        card: source.findings.card.clone(),
        level: Level::of(&source.findings.card.parties),
        airtime,
        topics: topic_lines(document, source, ground.topics),
        ledger,
        friction: friction.into_iter().map(line).collect(),
        agreed: claims.iter().filter(|claim| claim.act == Act::Agree).map(line).collect(),
        tone: tone_lines(document, source, ground.tone),
        veiled: source.findings.veiled.iter().map(|&span| veiled(document, source, span)).collect(),
    }
}

fn veiled(document: usize, source: &Source<'_>, span: Span) -> Line {
    let claim = source.findings.claims.iter().find(|claim| claim.span.covers(span));
    Line {
        words: source.words(span),
        who: claim.map(|claim| claim.speakers.clone()).unwrap_or_default(),
        place: Place { document, span, claim: claim.map(|claim| claim.id) },
    }
}

fn topic_lines(document: usize, source: &Source<'_>, topics: &Topics) -> Vec<TopicLine> {
    let mut lines: Vec<(&str, TopicLine)> = Vec::new();
    // Of one claim in the order of the list of topics.
    let rank = |topic: &&Topic| topics.all().iter().position(|other| other.id == topic.id);
    for (claim, mut here) in source.findings.claims.iter().zip(source.topics(topics)) {
        here.sort_by_key(rank);
        here.dedup();
        for topic in here {
            let place = Place::of(document, claim);
            match lines.iter_mut().find(|(known, _)| *known == topic.id) {
                Some((_, line)) => line.places.push(place),
                None => {
                    lines.push((&topic.id, TopicLine { label: topic.label.clone(), places: vec![place] }))
                }
            }
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}

fn tone_lines(document: usize, source: &Source<'_>, tone: &Tone) -> Vec<ToneLine> {
    let mut lines = Vec::new();
    for sentence in &source.findings.sentences {
        for (at, word) in tone.find(sentence.of(source.text)) {
            let start = sentence.start + at;
            let span = Span::new(start, (start + word.words.len()).min(sentence.end));
            let place = Place { document, span, claim: None };
            lines.push(ToneLine { words: word.words.clone(), reading: word.reading.clone(), place });
        }
    }
    lines
}
