//! The lexicon is data that people edit by hand: these tests keep it in the order and the form
//! that make an edit safe (sorted, no surface twice, no function word taken for a name).

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use toml::{Table, Value};

/// The tables checked here; `cues` and `grammar` have an order of their own and are only parsed.
const FILES: &[&str] = &[
    "abbreviations",
    "agreements",
    "capital_words",
    "countries",
    "dates",
    "events",
    "groups",
    "media",
    "nouns",
    "organizations",
    "places",
    "surnames",
    "titles",
    "tone",
    "veiled",
];

/// Lists whose order is their meaning.
const ORDERED: &[&str] =
    &["months", "months_short", "weekdays", "weekdays_short", "weekday_short", "seasons", "ambiguous_months"];

/// Files whose entries are names: no function word may be one.
const NAMES: &[&str] = &["agreements", "countries", "events", "media", "organizations", "places", "titles"];

/// Surfaces that two entries of one file truly share.
const SHARED: &[(&str, &str)] = &[("countries", "Congolese")];

const FUNCTION_WORDS: &[&str] = &[
    "a", "about", "after", "all", "also", "an", "and", "any", "are", "as", "at", "be", "because", "been",
    "before", "both", "but", "by", "can", "could", "did", "do", "does", "during", "each", "for", "from",
    "had", "has", "have", "he", "her", "here", "his", "how", "i", "if", "in", "into", "is", "it", "its",
    "may", "might", "more", "most", "must", "my", "no", "nor", "not", "now", "of", "on", "one", "only", "or",
    "other", "our", "out", "over", "she", "should", "since", "so", "some", "such", "than", "that", "the",
    "their", "them", "then", "there", "these", "they", "this", "those", "through", "to", "today", "under",
    "until", "up", "us", "was", "we", "were", "what", "when", "where", "which", "while", "who", "whom",
    "whose", "why", "will", "with", "within", "without", "would", "yet", "you", "your",
];

const ACTS: &[&str] = &[
    "assert", "request", "commit", "agree", "discuss", "endorse", "social", "concern", "oppose", "warn",
    "inform", "ask", "decide", "decline",
];

const RANKS: &[&str] = &[
    "ambassador",
    "business",
    "deputy-foreign-minister",
    "deputy-head-of-government",
    "deputy-head-of-state",
    "foreign-minister",
    "head-of-government",
    "head-of-state",
    "head-of-state-or-government",
    "international",
    "military",
    "minister",
    "official",
    "parliament",
    "party",
    "religious",
    "security-adviser",
    "spokesperson",
    "subnational",
];

const PLACE_KINDS: &[&str] =
    &["city", "continent", "island", "mountain", "region", "river", "sea", "strait", "venue"];

/// States and people that sample texts and tests invent; none of them may be real to the program.
const INVENTED: &[&str] = &[
    "Taihan",
    "Sarvan",
    "Kestria",
    "Ostmark",
    "Columbrian",
    "Akitsu",
    "Albemarle",
    "Tûrvia",
    "Turvia",
    "Hanwen",
    "Sartass",
    "Littoral Union",
    "Concord Nations",
    "Harbour Group",
    "Lake Dal",
];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/lexicon/en")
}

fn read(path: &Path) -> Table {
    let text = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    toml::from_str(&text).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

fn tables() -> BTreeMap<&'static str, Table> {
    FILES.iter().map(|&name| (name, read(&folder().join(format!("{name}.toml"))))).collect()
}

fn ladders() -> BTreeMap<String, Table> {
    let mut found = BTreeMap::new();
    for entry in std::fs::read_dir(folder().join("ladders")).expect("the ladders' folder") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|e| e == "toml") {
            found.insert(path.file_stem().unwrap().to_string_lossy().into_owned(), read(&path));
        }
    }
    found
}

/// The strings of a list; `None` when the value is no list of strings.
fn list(value: &Value) -> Option<Vec<&str>> {
    value.as_array()?.iter().map(Value::as_str).collect()
}

/// The entries of `[[key]]`; `None` when the value is no list of tables.
fn entries(value: &Value) -> Option<Vec<&Table>> {
    let array = value.as_array().filter(|a| !a.is_empty())?;
    array.iter().map(Value::as_table).collect()
}

/// What an entry is sorted by.
fn key_of(entry: &Table) -> String {
    for key in ["name", "word", "phrase", "surface"] {
        if let Some(text) = entry.get(key).and_then(Value::as_str) {
            return text.to_owned();
        }
    }
    let first = entry.get("words").and_then(list).and_then(|w| w.first().map(|w| (*w).to_owned()));
    first.unwrap_or_else(|| panic!("an entry without name, word, phrase, surface or words: {entry:?}"))
}

fn strings<'t>(entry: &'t Table, key: &str) -> Vec<&'t str> {
    entry.get(key).and_then(list).unwrap_or_default()
}

fn assert_rising<S: AsRef<str> + std::fmt::Debug>(place: &str, words: &[S]) {
    for pair in words.windows(2) {
        let (a, b) = (pair[0].as_ref(), pair[1].as_ref());
        assert!(a != b, "{place}: {a:?} stands twice");
        assert!(a < b, "{place}: {b:?} belongs before {a:?}");
    }
}

/// Every string of a table, with the path to it.
fn walk<'t>(path: &str, value: &'t Value, found: &mut Vec<(String, &'t str)>) {
    match value {
        Value::String(text) => found.push((path.to_owned(), text)),
        Value::Array(items) => items.iter().for_each(|v| walk(path, v, found)),
        Value::Table(table) => table.iter().for_each(|(k, v)| walk(&format!("{path}.{k}"), v, found)),
        _ => {}
    }
}

fn every_string(tables: &BTreeMap<String, Table>) -> Vec<(String, &str)> {
    let mut found = Vec::new();
    for (name, table) in tables {
        for (key, value) in table {
            walk(&format!("{name}.{key}"), value, &mut found);
        }
    }
    found
}

fn all() -> BTreeMap<String, Table> {
    let mut all: BTreeMap<String, Table> = tables().into_iter().map(|(k, v)| (k.to_owned(), v)).collect();
    all.extend(ladders().into_iter().map(|(k, v)| (format!("ladders/{k}"), v)));
    all
}

#[test]
fn every_file_of_the_folder_parses() {
    let mut seen = 0;
    for entry in std::fs::read_dir(folder()).expect("the lexicon's folder") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|e| e == "toml") {
            read(&path);
            seen += 1;
        }
    }
    assert!(seen >= FILES.len(), "only {seen} files");
    assert!(ladders().len() >= 10, "ladders are missing");
}

#[test]
fn lists_and_entries_are_sorted_and_unique() {
    for (name, table) in tables() {
        for (key, value) in &table {
            let place = format!("{name}.toml, {key}");
            if let Some(words) = list(value) {
                assert!(!words.is_empty(), "{place} is empty");
                let unique: BTreeSet<&str> = words.iter().copied().collect();
                assert_eq!(unique.len(), words.len(), "{place}: a word stands twice");
                if !ORDERED.contains(&key.as_str()) || name != "dates" {
                    assert_rising(&place, &words);
                }
            } else if let Some(entries) = entries(value) {
                let keys: Vec<String> = entries.iter().map(|e| key_of(e)).collect();
                assert_rising(&place, &keys);
                for (entry, key) in entries.iter().zip(&keys) {
                    for (inner, value) in *entry {
                        if let Some(words) = list(value) {
                            assert_rising(&format!("{place} {key:?}, {inner}"), &words);
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn no_two_entries_of_a_file_share_a_surface() {
    for (name, table) in tables() {
        // Demonyms and capitals are other kinds of words than names: each kind has its own owners.
        for fields in [
            &["name", "variants", "word", "plural"][..],
            &["demonyms"],
            &["capitals"],
            &["surface"],
            &["words"],
        ] {
            let mut owner: BTreeMap<&str, String> = BTreeMap::new();
            for value in table.values() {
                for entry in entries(value).unwrap_or_default() {
                    let who = key_of(entry);
                    for field in fields {
                        let single = entry.get(*field).and_then(Value::as_str);
                        for surface in single.into_iter().chain(strings(entry, field)) {
                            if SHARED.contains(&(name, surface)) {
                                continue;
                            }
                            if let Some(other) = owner.insert(surface, who.clone()) {
                                panic!("{name}.toml: {surface:?} belongs to {other:?} and to {who:?}");
                            }
                        }
                    }
                }
            }
        }
    }
}

#[test]
fn no_name_is_a_function_word() {
    for (name, table) in tables() {
        if !NAMES.contains(&name) {
            continue;
        }
        for value in table.values() {
            for entry in entries(value).unwrap_or_default() {
                for field in ["name", "variants", "demonyms", "capitals", "word", "plural"] {
                    let single = entry.get(field).and_then(Value::as_str);
                    for surface in single.into_iter().chain(strings(entry, field)) {
                        // An abbreviation in capitals ("US", "WHO") is told from the word by its case.
                        let shouted = surface.chars().count() > 1 && !surface.chars().any(char::is_lowercase);
                        let word = surface.to_lowercase();
                        assert!(
                            shouted || !FUNCTION_WORDS.contains(&word.as_str()),
                            "{name}.toml: {surface:?} is a function word"
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn surfaces_are_written_as_the_matcher_reads_them() {
    use unicode_normalization::UnicodeNormalization;
    for (place, text) in every_string(&all()) {
        assert!(!text.is_empty(), "{place} holds an empty string");
        assert_eq!(text.trim(), text, "{place}: {text:?} has spaces around it");
        assert!(!text.contains("  "), "{place}: {text:?} has two spaces");
        assert!(
            !text
                .chars()
                .any(|c| c.is_control() || matches!(c, '\u{a0}' | '\u{2019}' | '\u{2018}' | '\u{ad}')),
            "{place}: {text:?} holds a curly apostrophe, a no-break space or a control character"
        );
        assert!(text.nfc().eq(text.chars()), "{place}: {text:?} is not composed (NFC)");
    }
}

#[test]
fn invented_states_are_unknown() {
    for (place, text) in every_string(&all()) {
        for name in INVENTED {
            let known = text.to_lowercase().split(|c: char| !c.is_alphanumeric() && c != ' ').any(|part| {
                part == name.to_lowercase() || part.split(' ').any(|word| word == name.to_lowercase())
            });
            assert!(!known, "{place}: {text:?} names {name}");
        }
    }
}

#[test]
fn countries_have_codes_of_their_own() {
    let tables = tables();
    let mut codes = BTreeSet::new();
    for entry in entries(&tables["countries"]["country"]).unwrap() {
        let name = key_of(entry);
        let code = entry.get("code").and_then(Value::as_str).unwrap_or_else(|| panic!("{name} has no code"));
        let (state, part) = code.split_once('-').unwrap_or((code, ""));
        assert!(state.len() == 2 && state.bytes().all(|b| b.is_ascii_uppercase()), "{name}: code {code}");
        assert!(part.bytes().all(|b| b.is_ascii_uppercase()), "{name}: code {code}");
        assert!(codes.insert(code), "{name}: code {code} is taken");
    }
    assert!(codes.len() > 200, "only {} countries", codes.len());
}

#[test]
fn classes_are_known_ones() {
    let tables = tables();
    for entry in entries(&tables["titles"]["title"]).unwrap() {
        let rank = entry.get("rank").and_then(Value::as_str).unwrap_or("");
        assert!(RANKS.contains(&rank), "titles.toml: {:?} has the rank {rank:?}", key_of(entry));
    }
    for entry in entries(&tables["places"]["place"]).unwrap() {
        let kind = entry.get("kind").and_then(Value::as_str).unwrap_or("");
        assert!(PLACE_KINDS.contains(&kind), "places.toml: {:?} has the kind {kind:?}", key_of(entry));
    }
    for key in ["noun", "whole"] {
        for entry in entries(&tables["groups"][key]).unwrap() {
            let refers = entry.get("refers").and_then(Value::as_str).unwrap_or("");
            let known = ["absent", "bodies", "countries", "members", "persons", "sides"].contains(&refers);
            assert!(known, "groups.toml: {:?} refers to {refers:?}", key_of(entry));
            if let Some(rank) = entry.get("rank").and_then(Value::as_str) {
                assert!(RANKS.contains(&rank), "groups.toml: {:?} has the rank {rank:?}", key_of(entry));
            }
        }
    }
    for entry in entries(&tables["dates"]["relative"]).unwrap() {
        let anchor = entry.get("anchor").and_then(Value::as_str).unwrap_or("");
        assert!(
            ["release", "text"].contains(&anchor),
            "dates.toml: {:?} has the anchor {anchor:?}",
            key_of(entry)
        );
        assert_eq!(
            entry.contains_key("unit"),
            entry.contains_key("offset"),
            "dates.toml: {:?}",
            key_of(entry)
        );
    }
}

#[test]
fn heads_end_in_the_word_that_makes_the_name() {
    // The engine finds a name's head by its last word: "Consul General" as a head would make every
    // "General" a body.
    let tables = tables();
    for file in ["agreements", "events", "organizations", "places"] {
        for head in strings(&tables[file], "heads") {
            assert!(!head.contains(" of "), "{file}.toml, heads: {head:?} does not end in its head");
        }
    }
}

#[test]
fn ladders_rise_and_hold_each_cue_once() {
    for (name, ladder) in ladders() {
        for act in strings(&ladder, "acts") {
            assert!(ACTS.contains(&act), "ladders/{name}.toml: no act is called {act:?}");
        }
        let mut last: BTreeMap<String, i64> = BTreeMap::new();
        let mut owner: BTreeMap<&str, i64> = BTreeMap::new();
        let mut steps = BTreeSet::new();
        for rung in entries(&ladder["rung"]).unwrap_or_else(|| panic!("ladders/{name}.toml has no rungs")) {
            let strength = rung["strength"].as_integer().expect("a whole number");
            let series = rung.get("series").and_then(Value::as_str).unwrap_or("").to_owned();
            assert!((1..=9).contains(&strength), "ladders/{name}.toml: strength {strength}");
            if let Some(before) = last.insert(series.clone(), strength) {
                assert!(
                    strength > before,
                    "ladders/{name}.toml, series {series:?}: rung {strength} stands after rung {before}"
                );
            }
            steps.insert(strength);
            let cues = strings(rung, "cues");
            assert!(!cues.is_empty(), "ladders/{name}.toml: rung {strength} has no cue");
            assert_rising(&format!("ladders/{name}.toml, rung {strength}"), &cues);
            for cue in cues {
                if let Some(other) = owner.insert(cue, strength) {
                    panic!("ladders/{name}.toml: {cue:?} stands on the rungs {other} and {strength}");
                }
            }
        }
        let height = i64::try_from(steps.len()).unwrap();
        assert!(
            steps.into_iter().eq(1..=height),
            "ladders/{name}.toml: a rung between 1 and {height} is missing"
        );
    }
    let all = ladders();
    for act in ACTS {
        let covered = all.values().any(|l| strings(l, "acts").contains(act));
        assert!(covered || *act == "ask", "no ladder covers the act {act:?}");
    }
}
