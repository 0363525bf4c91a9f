//! The meetings of each pair in order: level, format, place, first topic, tone, formulae, gaps.

mod level;

pub use level::Level;

use super::calendar::{Days, days_between};
use super::expected::{Absent, LAST, expected};
use super::phrases::Phrases;
use super::{Place, Source};
use crate::extract::Format;
use crate::lexicon::tone::Tone;
use crate::lexicon::topics::Topics;
use std::collections::{BTreeMap, BTreeSet};

/// One contact of a pair, told by one document or several.
#[derive(Clone, Debug, PartialEq)]
pub struct Meeting {
    /// When; `None` where no document says it.
    pub when: Option<Days>,
    /// Its accounts, by index.
    pub documents: Vec<usize>,
    /// The highest rank on the lower side.
    pub level: Option<Level>,
    /// A call, a visit …
    pub format: Option<Format>,
    /// Where.
    pub place: Option<String>,
    /// Who took part, as named.
    pub people: Vec<String>,
    /// The first topic that is about something.
    pub first_topic: Option<(String, Place)>,
    /// Words that colour the talks.
    pub tone: Vec<(String, Place)>,
    /// Formulae that this pair had not used before.
    pub new_formulae: Vec<(String, Place)>,
    /// What the last meetings of the series had and this one lacks; looked for in the latest one only.
    pub absent: Vec<Absent>,
    /// Days since the meeting before.
    pub since: Option<i64>,
    /// Whether that is more than twice what is usual for the pair.
    pub gap: bool,
}

/// Two sides and their meetings.
#[derive(Clone, Debug, PartialEq)]
pub struct Pair {
    /// The two, in alphabetical order.
    pub sides: [String; 2],
    /// Their meetings: dated ones in order, then the others.
    pub meetings: Vec<Meeting>,
    /// The usual number of days between two meetings (the median), where there are three or more.
    pub usual: Option<i64>,
}

/// The meetings of all pairs; the pair that met most often first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Timeline {
    /// The pairs.
    pub pairs: Vec<Pair>,
    /// Documents of which no pair of sides is known, by index: statements, briefings.
    pub others: Vec<usize>,
}

/// The timeline of all `sources`.
#[must_use]
pub fn timeline(sources: &[Source<'_>], topics: &Topics, tone: &Tone) -> Timeline {
    let mut pairs: BTreeMap<[String; 2], Vec<Meeting>> = BTreeMap::new();
    let mut others = Vec::new();
    for (document, source) in sources.iter().enumerate() {
        let sides = source.sides();
        let (Some(a), Some(b), 2) = (sides.first(), sides.get(1), sides.len()) else {
            others.push(document);
            continue;
        };
        let mut sides = [(*a).to_owned(), (*b).to_owned()];
        sides.sort();
        let meetings = pairs.entry(sides).or_default();
        let meeting = meeting(document, source, topics, tone);
        match meetings.iter_mut().find(|other| same(other, &meeting)) {
            Some(other) => join(other, meeting),
            None => meetings.push(meeting),
        }
    }
    let mut pairs: Vec<Pair> = pairs.into_iter().map(|(sides, meetings)| pair(sides, meetings)).collect();
    pairs.sort_by(|a, b| b.meetings.len().cmp(&a.meetings.len()).then_with(|| a.sides.cmp(&b.sides)));
    Timeline { pairs, others }
}

impl Timeline {
    /// Adds to each meeting the formulae that stand in it and in no earlier meeting of the pair.
    pub fn with_formulae(&mut self, phrases: &Phrases) {
        let mut by_document: BTreeMap<usize, Vec<(usize, Place)>> = BTreeMap::new();
        for (k, phrase) in phrases.phrases.iter().enumerate() {
            for place in &phrase.places {
                by_document.entry(place.document).or_default().push((k, *place));
            }
        }
        for pair in &mut self.pairs {
            let mut known: BTreeSet<usize> = BTreeSet::new();
            for (n, meeting) in pair.meetings.iter_mut().enumerate() {
                let here =
                    meeting.documents.iter().filter_map(|document| by_document.get(document)).flatten();
                for &(k, place) in here {
                    // All that the first meeting says is new: nothing is said by saying so.
                    if known.insert(k)
                        && n > 0
                        && let Some(phrase) = phrases.phrases.get(k)
                    {
                        meeting.new_formulae.push((phrase.words.clone(), place));
                    }
                }
            }
        }
    }
}

impl Timeline {
    /// Adds to the latest meeting of each pair what the meetings before it let expect and it lacks.
    pub fn with_expected(&mut self, sources: &[Source<'_>], phrases: &Phrases, topics: &Topics) {
        for pair in &mut self.pairs {
            let dated = pair.meetings.iter_mut().rfind(|meeting| meeting.when.is_some());
            let Some(meeting) = dated else { continue };
            for &document in &meeting.documents {
                for absent in expected(sources, document, phrases, topics, LAST).absent {
                    if !meeting
                        .absent
                        .iter()
                        .any(|known| known.kind == absent.kind && known.name == absent.name)
                    {
                        meeting.absent.push(absent);
                    }
                }
            }
        }
    }
}

/// Two accounts are of one meeting when they name the same day and format, and somebody in both.
fn same(a: &Meeting, b: &Meeting) -> bool {
    let people = || a.people.iter().any(|name| b.people.contains(name));
    a.when.is_some() && a.when == b.when && (a.format == b.format || people())
}

/// Adds what a further account of a meeting says.
fn join(to: &mut Meeting, other: Meeting) {
    to.documents.extend(other.documents);
    to.level = to.level.max(other.level);
    to.place = to.place.take().or(other.place);
    to.first_topic = to.first_topic.take().or(other.first_topic);
    for name in other.people {
        if !to.people.contains(&name) {
            to.people.push(name);
        }
    }
    to.tone.extend(other.tone);
}

fn meeting(document: usize, source: &Source<'_>, topics: &Topics, tone: &Tone) -> Meeting {
    let card = &source.findings.card;
    let mut said: Vec<(String, Place)> = Vec::new();
    for sentence in &source.findings.sentences {
        for (at, word) in tone.find(sentence.of(source.text)) {
            let start = sentence.start + at;
            let span = crate::text::Span::new(start, (start + word.words.len()).min(sentence.end));
            said.push((word.words.clone(), Place { document, span, claim: None }));
        }
    }
    Meeting {
        when: source.when(),
        documents: vec![document],
        level: Level::of(&card.parties),
        format: card.format,
        place: card.place.clone(),
        people: card.parties.iter().map(|party| party.name.clone()).collect(),
        first_topic: first_topic(document, source, topics),
        tone: said,
        new_formulae: Vec::new(),
        absent: Vec::new(),
        since: None,
        gap: false,
    }
}

/// The first claim with a topic that is about something.
fn first_topic(document: usize, source: &Source<'_>, topics: &Topics) -> Option<(String, Place)> {
    let mut told = source.findings.claims.iter().zip(source.topics(topics));
    told.find_map(|(claim, here)| Some((here.first()?.label.clone(), Place::of(document, claim))))
}

fn pair(sides: [String; 2], mut meetings: Vec<Meeting>) -> Pair {
    meetings.sort_by_key(|meeting| (meeting.when.is_none(), meeting.when, meeting.documents.clone()));
    let firsts: Vec<_> = meetings.iter().map(|meeting| meeting.when.map(|when| when.first)).collect();
    for (k, meeting) in meetings.iter_mut().enumerate().skip(1) {
        let before = firsts.get(k - 1).copied().flatten();
        let this = firsts.get(k).copied().flatten();
        meeting.since = before.zip(this).map(|(before, this)| days_between(before, this));
    }
    let mut all: Vec<i64> = meetings.iter().filter_map(|meeting| meeting.since).collect();
    all.sort_unstable();
    let usual = if all.len() >= 2 { all.get((all.len() - 1) / 2).copied() } else { None };
    for meeting in &mut meetings {
        meeting.gap = meeting.since.zip(usual).is_some_and(|(since, usual)| since > 2 * usual.max(1));
    }
    Pair { sides, meetings, usual }
}
