//! `attache.timeline/1`: the meetings of each pair in order.

use super::{Catalogue, counted, harmless, iso};
use crate::dossier::Place;
use crate::dossier::timeline::{Meeting, Pair, Timeline};
use crate::text::clean;
use serde_json::{Value, json};
use std::fmt::Write as _;

/// The name and version of the format.
pub const FORMAT: &str = "attache.timeline/1";
/// The columns of the table.
pub const HEADER: [&str; 14] = [
    "a",
    "b",
    "date",
    "days_since",
    "gap",
    "level",
    "format",
    "place",
    "people",
    "first_topic",
    "tone",
    "new_formulae",
    "absent",
    "paths",
];

/// Lines shown to people of each list of a meeting.
const SHOWN: usize = 8;

/// For people.
#[must_use]
pub fn text(of: &Catalogue<'_>, timeline: &Timeline) -> String {
    let mut out = of.opening();
    // Writing to a string cannot fail.
    if timeline.pairs.is_empty() {
        let _ = writeln!(out, "No document tells of two sides that met: there is nothing to put in order.");
    }
    for pair in &timeline.pairs {
        let usual = pair.usual.map_or_else(String::new, |days| {
            format!(", usually {} apart", counted(usize::try_from(days).unwrap_or_default(), "day"))
        });
        let [a, b] = &pair.sides;
        let head = format!("{a} – {b}: {}{usual}", counted(pair.meetings.len(), "meeting"));
        let _ = writeln!(out, "{}", clean(&head));
        for meeting in &pair.meetings {
            one(of, meeting, &mut out);
        }
        out.push('\n');
    }
    if !timeline.others.is_empty() {
        let _ = writeln!(out, "Without a pair of sides: {}", counted(timeline.others.len(), "document"));
        for &document in &timeline.others {
            let date = of.date(document);
            let date = if date.is_empty() { "no date" } else { &date };
            let _ = writeln!(out, "  {date:<10}  {}", clean(of.name(document)));
        }
    }
    out
}

fn one(of: &Catalogue<'_>, meeting: &Meeting, out: &mut String) {
    if let (true, Some(days)) = (meeting.gap, meeting.since) {
        let _ = writeln!(out, "              · a gap: nothing for {days} days");
    }
    let date = meeting.when.map_or_else(|| "no date".to_owned(), |when| when.first.to_string());
    let parts = [
        meeting.level.map(|level| level.word().to_owned()),
        meeting.format.map(|format| format.word().to_owned()),
        meeting.place.clone(),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    let _ = writeln!(out, "  {date:<10}  {}", clean(&parts.join(", ")));
    let line = |out: &mut String, what: &str, words: &str| {
        let _ = writeln!(out, "              {what}: {}", clean(words));
    };
    if !meeting.people.is_empty() {
        line(out, "people", &meeting.people.join(", "));
    }
    if let Some((topic, _)) = &meeting.first_topic {
        line(out, "first topic", topic);
    }
    if !meeting.tone.is_empty() {
        line(out, "tone", &words(&meeting.tone).join(", "));
    }
    for (words, _) in meeting.new_formulae.iter().take(SHOWN) {
        line(out, "new formula", &format!("“{words}”"));
    }
    let more = |all: usize| (all > SHOWN).then(|| format!("{} (--format json has them all)", all - SHOWN));
    if let Some(more) = more(meeting.new_formulae.len()) {
        line(out, "more new formulae", &more);
    }
    for absent in meeting.absent.iter().take(SHOWN) {
        let before = format!("in {} of the meetings before", absent.before);
        line(out, &format!("missing {}", absent.kind.word()), &format!("{} ({before})", absent.name));
    }
    if let Some(more) = more(meeting.absent.len()) {
        line(out, "more that is missing", &more);
    }
    let paths: Vec<&str> = meeting.documents.iter().map(|&document| of.name(document)).collect();
    line(out, if paths.len() == 1 { "account" } else { "accounts" }, &paths.join(", "));
}

/// The words, each once.
fn words(all: &[(String, Place)]) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for (word, _) in all {
        if !words.contains(word) {
            words.push(word.clone());
        }
    }
    words
}

/// As JSON.
#[must_use]
pub fn json(of: &Catalogue<'_>, timeline: &Timeline) -> Value {
    let said = |(words, place): &(String, Place)| json!({"text": words, "place": of.place(place)});
    let meeting = |meeting: &Meeting| {
        json!({
            "date": meeting.when.map(iso), "days_since": meeting.since, "gap": meeting.gap,
            "level": meeting.level.map(|level| level.word()), "format": meeting.format.map(|format| format.word()),
            "place": meeting.place, "people": meeting.people,
            "first_topic": meeting.first_topic.as_ref().map(said),
            "tone": meeting.tone.iter().map(said).collect::<Vec<_>>(),
            "new_formulae": meeting.new_formulae.iter().map(said).collect::<Vec<_>>(),
            "absent": meeting.absent.iter().map(|absent| {
                json!({"kind": absent.kind.word(), "name": absent.name, "before": absent.before,
                       "latest": of.place(&absent.latest)})
            }).collect::<Vec<_>>(),
            "documents": meeting.documents,
        })
    };
    let pair = |pair: &Pair| {
        let meetings: Vec<Value> = pair.meetings.iter().map(meeting).collect();
        json!({"sides": pair.sides, "usual_days": pair.usual, "meetings": meetings})
    };
    let mut object = of.head(FORMAT);
    object.insert("pairs".to_owned(), timeline.pairs.iter().map(pair).collect());
    object.insert("others".to_owned(), timeline.others.clone().into());
    Value::Object(object)
}

/// As rows of a table, a meeting each.
#[must_use]
pub fn rows(of: &Catalogue<'_>, timeline: &Timeline) -> Vec<[String; 14]> {
    let mut rows = Vec::new();
    for pair in &timeline.pairs {
        let [a, b] = &pair.sides;
        for meeting in &pair.meetings {
            let paths: Vec<&str> = meeting.documents.iter().map(|&document| of.name(document)).collect();
            rows.push(harmless([
                a.clone(),
                b.clone(),
                meeting.when.map(iso).unwrap_or_default(),
                meeting.since.map(|days| days.to_string()).unwrap_or_default(),
                meeting.gap.to_string(),
                meeting.level.map(|level| level.word().to_owned()).unwrap_or_default(),
                meeting.format.map(|format| format.word().to_owned()).unwrap_or_default(),
                meeting.place.clone().unwrap_or_default(),
                meeting.people.join("; "),
                meeting.first_topic.as_ref().map(|(topic, _)| topic.clone()).unwrap_or_default(),
                words(&meeting.tone).join("; "),
                words(&meeting.new_formulae).join("; "),
                meeting.absent.iter().map(|one| one.name.clone()).collect::<Vec<_>>().join("; "),
                paths.join("; "),
            ]));
        }
    }
    rows
}
