//! `attache.card/1`: the summary card of a document, one screen to read before a meeting; also as
//! Markdown, to paste into a brief.

use super::{Catalogue, counted, harmless, ledger, matrix};
use crate::dossier::Place;
use crate::dossier::ledger::Entry;
use crate::dossier::summary::{Line, Summary};
use crate::text::clean;
use crate::text::flat;
use serde_json::{Value, json};
use std::fmt::Write as _;

/// The name and version of the format.
pub const FORMAT: &str = "attache.card/1";
/// The columns of the table.
pub const HEADER: [&str; 8] = ["section", "name", "who", "text", "path", "claim", "start", "end"];
/// Lines shown to people of each list.
const MOST: usize = 6;

/// One list of the card: its name, its lines as they are shown, and how many there are in all.
type Section = (&'static str, Vec<String>, usize);

/// As Markdown. What stands in it cannot steer a terminal.
#[must_use]
pub fn markdown(of: &Summary) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(out, "# {}\n", title(of));
    for (name, fact) in facts(of) {
        let _ = writeln!(out, "- {name}: {}", clean(fact.as_deref().unwrap_or("not stated")));
    }
    for party in parties(of) {
        let _ = writeln!(out, "- {party}");
    }
    let room = |side: &crate::dossier::matrix::Airtime| {
        let (claims, words) = (counted(side.claims, "claim"), counted(side.words, "word"));
        clean(&format!("{}: {:.0} % ({claims}, {words})", side.side, side.share * 100.0)).into_owned()
    };
    let airtime: Vec<String> = of.airtime.iter().map(room).collect();
    let all = airtime.len();
    for (name, lines, all) in std::iter::once((ROOM, airtime, all)).chain(sections(of)) {
        let _ = writeln!(out, "\n## {name}\n");
        write_lines(&mut out, "- ", &lines, all);
    }
    out
}

/// For people.
#[must_use]
pub fn text(catalogue: &Catalogue<'_>, of: &Summary) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{}", title(of));
    for notice in catalogue.notices {
        let _ = writeln!(out, "{}", clean(notice));
    }
    out.push('\n');
    for (name, fact) in facts(of) {
        let _ = writeln!(out, "  {name:<14}{}", clean(fact.as_deref().unwrap_or("not stated")));
    }
    for party in parties(of) {
        let _ = writeln!(out, "  {:<14}{party}", "Present");
    }
    let airtime: Vec<String> = of.airtime.iter().map(matrix::room).collect();
    let all = airtime.len();
    for (name, lines, all) in std::iter::once((ROOM, airtime, all)).chain(sections(of)) {
        let _ = writeln!(out, "\n{name}");
        write_lines(&mut out, "  ", &lines, all);
    }
    out
}

const ROOM: &str = "Room for each side";

fn write_lines(out: &mut String, before: &str, lines: &[String], all: usize) {
    if lines.is_empty() {
        let nothing = if before == "- " { "" } else { before };
        let _ = writeln!(out, "{nothing}Nothing was found.");
    }
    for line in lines {
        let _ = writeln!(out, "{before}{line}");
    }
    if all > lines.len() {
        let _ = writeln!(out, "{before}… and {} more", all - lines.len());
    }
}

fn title(of: &Summary) -> String {
    let title = of.card.title.as_deref().map_or_else(|| "No title".to_owned(), flat);
    clean(&title).into_owned()
}

fn facts(of: &Summary) -> [(&'static str, Option<String>); 6] {
    let card = &of.card;
    [
        ("When", card.date.clone().or_else(|| card.released.clone())),
        ("Where", card.place.clone()),
        ("Contact", card.format.map(|format| format.word().to_owned())),
        ("Level", of.level.map(|level| level.word().to_owned())),
        ("Asked for by", card.requested_by.clone()),
        ("Published by", card.issuer.clone()),
    ]
}

fn parties(of: &Summary) -> impl Iterator<Item = String> {
    of.card.parties.iter().map(|party| {
        let side = party.side.as_ref().map_or_else(String::new, |side| format!(" ({side})"));
        let titles =
            if party.titles.is_empty() { String::new() } else { format!(", {}", party.titles.join(", ")) };
        clean(&format!("{}{side}{titles}", party.name)).into_owned()
    })
}

/// What was said, list by list, as far as it is shown.
fn sections(of: &Summary) -> Vec<Section> {
    let topic = |topic: &crate::dossier::summary::TopicLine| {
        format!("{} ({})", topic.label, counted(topic.places.len(), "claim"))
    };
    let mut all: Vec<Section> = vec![
        ("Topics, in order", shown(&of.topics, MOST * 2, topic), of.topics.len()),
        ("Commitments and requests", shown(&of.ledger, MOST, promise), of.ledger.len()),
    ];
    for (name, list) in lists(of) {
        all.push((name, shown(list, MOST, said), list.len()));
    }
    let tone = tone_lines(of);
    all.push(("Tone", shown(&tone, MOST, Clone::clone), tone.len()));
    all
}

/// Each tone word once, with how often it stands there.
fn tone_lines(of: &Summary) -> Vec<String> {
    let mut words: Vec<(&crate::dossier::summary::ToneLine, usize)> = Vec::new();
    for tone in &of.tone {
        match words.iter_mut().find(|(known, _)| known.words == tone.words) {
            Some((_, times)) => *times += 1,
            None => words.push((tone, 1)),
        }
    }
    let times = |n: usize| if n > 1 { format!(" ({n} ×)") } else { String::new() };
    words.into_iter().map(|(tone, n)| format!("{}{}: {}", tone.words, times(n), tone.reading)).collect()
}

fn lists(of: &Summary) -> [(&'static str, &[Line]); 3] {
    [("Agreed", &of.agreed), ("Friction", &of.friction), ("Veiled references", &of.veiled)]
}

fn shown<T>(list: &[T], most: usize, line: impl Fn(&T) -> String) -> Vec<String> {
    list.iter().take(most).map(|one| clean(&line(one)).into_owned()).collect()
}

fn speakers(who: &[String]) -> String {
    if who.is_empty() { "nobody named".to_owned() } else { who.join(", ") }
}

fn said(line: &Line) -> String {
    format!("{}: “{}”", speakers(&line.who), line.words)
}

fn promise(entry: &Entry) -> String {
    let by = entry.due.as_ref().map_or_else(String::new, |due| {
        due.date.as_ref().map_or_else(|| format!(", vague: “{}”", due.words), |date| format!(", by {date}"))
    });
    let mut state = String::new();
    if entry.overdue.is_some() {
        state.push_str(", overdue");
    } else if entry.marked.is_some() {
        let _ = write!(state, ", {}", entry.state.word());
    }
    format!("{}, {}{by}{state}: “{}”", speakers(&entry.who), entry.kind.word(), entry.what)
}

/// As JSON.
#[must_use]
pub fn json(catalogue: &Catalogue<'_>, of: &Summary) -> Value {
    let card = &of.card;
    let parties: Vec<Value> = card
        .parties
        .iter()
        .map(|party| json!({"name": party.name, "titles": party.titles, "side": party.side}))
        .collect();
    let place = |place: &Place| catalogue.place(place);
    let line = |line: &Line| json!({"text": line.words, "who": line.who, "place": place(&line.place)});
    let lines = |lines: &[Line]| -> Vec<Value> { lines.iter().map(line).collect() };
    let topics: Vec<Value> = of
        .topics
        .iter()
        .map(|topic| json!({"label": topic.label, "places": catalogue.places(&topic.places)}))
        .collect();
    let tone: Vec<Value> = of
        .tone
        .iter()
        .map(|tone| json!({"text": tone.words, "reading": tone.reading, "place": place(&tone.place)}))
        .collect();
    let airtime: Vec<Value> = of.airtime.iter().map(|side| matrix::side_json(catalogue, side)).collect();
    let entries: Vec<Value> = of.ledger.iter().map(|entry| ledger::one_json(catalogue, entry)).collect();
    let mut object = catalogue.head(FORMAT);
    object.insert(
        "card".to_owned(),
        json!({"title": card.title.as_deref().map(flat), "issuer": card.issuer, "date": card.date,
               "released": card.released, "format": card.format.map(|format| format.word()),
               "level": of.level.map(|level| level.word()), "place": card.place,
               "requested_by": card.requested_by, "parties": parties}),
    );
    object.insert("airtime".to_owned(), airtime.into());
    object.insert("topics".to_owned(), topics.into());
    object.insert("ledger".to_owned(), entries.into());
    object.insert("agreed".to_owned(), lines(&of.agreed).into());
    object.insert("friction".to_owned(), lines(&of.friction).into());
    object.insert("tone".to_owned(), tone.into());
    object.insert("veiled".to_owned(), lines(&of.veiled).into());
    Value::Object(object)
}

/// As rows of a table, one line of the card each; every list is whole.
#[must_use]
pub fn rows(catalogue: &Catalogue<'_>, of: &Summary) -> Vec<[String; 8]> {
    let mut rows = Vec::new();
    let mut row = |section: &str, name: &str, who: &[String], text: &str, place: Option<&Place>| {
        let (start, end) = place
            .map(|place| catalogue.range(place))
            .map_or_else(Default::default, |(start, end)| (start.to_string(), end.to_string()));
        let path = place.map(|place| catalogue.name(place.document).to_owned()).unwrap_or_default();
        let claim = place.and_then(|place| place.claim).map(|claim| format!("c{claim}")).unwrap_or_default();
        let [section, name, text] = [section, name, text].map(str::to_owned);
        rows.push(harmless([section, name, who.join("; "), text, path, claim, start, end]));
    };
    for (name, fact) in facts(of) {
        if let Some(fact) = fact {
            row("card", name, &[], &fact, None);
        }
    }
    for party in &of.card.parties {
        row(
            "party",
            party.side.as_deref().unwrap_or_default(),
            std::slice::from_ref(&party.name),
            &party.titles.join("; "),
            None,
        );
    }
    for side in &of.airtime {
        row("airtime", &side.side, &[], &format!("{:.3}", side.share), side.places.first());
    }
    for topic in &of.topics {
        row("topic", &topic.label, &[], &topic.places.len().to_string(), topic.places.first());
    }
    for entry in &of.ledger {
        row(entry.kind.word(), entry.state.word(), &entry.who, &entry.what, Some(&entry.place));
    }
    for (name, list) in lists(of) {
        for line in list {
            row(&name.to_lowercase(), "", &line.who, &line.words, Some(&line.place));
        }
    }
    for tone in &of.tone {
        row("tone", &tone.words, &[], &tone.reading, Some(&tone.place));
    }
    rows
}
