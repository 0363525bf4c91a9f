//! One wording, read for what matters in it: verbs of the ladders, negations, modals, numbers, dates.

use super::Matter;
use crate::lexicon::{Act, Ladder};
use aho_corasick::AhoCorasick;
use std::sync::OnceLock;
use unicode_segmentation::UnicodeSegmentation;

/// A cue of a ladder in a wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Verb {
    pub(super) words: String,
    pub(super) act: Act,
    pub(super) rung: u8,
}

/// A wording, read for what matters.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub(super) verbs: Vec<Verb>,
    negations: Vec<String>,
    modals: Vec<String>,
    numbers: Vec<String>,
    dates: Vec<String>,
}

const NEGATIONS: &[&str] =
    &["not", "no", "never", "neither", "nor", "none", "nobody", "nothing", "without", "cannot"];
const MODALS: &[&str] =
    &["will", "shall", "should", "would", "can", "could", "may", "might", "must", "ought"];
const NUMBERS: &[&str] = &[
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "dozen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred",
    "thousand", "million", "billion", "trillion", "half", "third", "quarter",
];
const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const DAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "today",
    "tomorrow",
    "yesterday",
    "tonight",
];

impl Read {
    pub(super) fn new(text: &str) -> Self {
        let words: Vec<&str> = text.unicode_words().collect();
        let lower: Vec<String> =
            words.iter().map(|word| word.to_lowercase().replace('\u{2019}', "'")).collect();
        let flat = lower.join(" ");
        let mut read = Self { verbs: ladder_verbs(&flat), ..Self::default() };
        let word = |n: usize| lower.get(n).map_or("", String::as_str);
        // "May" is a month where it is written so, and a number stands beside it.
        let month = |n: usize| {
            let may = word(n) == "may"
                && words.get(n).is_some_and(|word| word.starts_with('M'))
                && (n > 0 && digits(word(n - 1)) || digits(word(n + 1)));
            MONTHS.contains(&word(n)) || may
        };
        let mut n = 0;
        while n < lower.len() {
            let this = word(n);
            let dated = month(n) || digits(this) && month(n + 1);
            if dated {
                let mut end = n + 1;
                while end < lower.len() && (month(end) || digits(word(end))) && end - n < 3 {
                    end += 1;
                }
                read.dates.push(lower.get(n..end).unwrap_or(&[]).join(" "));
                n = end;
                continue;
            }
            if DAYS.contains(&this) || is_year(this) || is_iso(this) {
                read.dates.push(this.to_owned());
            } else if digits(this) || NUMBERS.contains(&this) {
                read.numbers.push(this.replace(',', ""));
            } else if NEGATIONS.contains(&this) || this.ends_with("n't") {
                read.negations.push(this.to_owned());
            } else if MODALS.contains(&this) {
                read.modals.push(this.to_owned());
            }
            n += 1;
        }
        read
    }

    pub(super) fn of(&self, kind: Matter) -> &[String] {
        match kind {
            Matter::Negation => &self.negations,
            Matter::Modal => &self.modals,
            Matter::Number => &self.numbers,
            _ => &self.dates,
        }
    }
}

fn digits(word: &str) -> bool {
    word.starts_with(|c: char| c.is_ascii_digit())
}

fn is_year(word: &str) -> bool {
    word.len() == 4 && word.parse::<u16>().is_ok_and(|year| (1900..2100).contains(&year))
}

fn is_iso(word: &str) -> bool {
    word.len() == 10
        && word.char_indices().all(|(at, c)| if matches!(at, 4 | 7) { c == '-' } else { c.is_ascii_digit() })
}

/// Cues of the built-in ladders, to be looked for all at once.
fn cues() -> &'static (Option<AhoCorasick>, Vec<Verb>) {
    static CUES: OnceLock<(Option<AhoCorasick>, Vec<Verb>)> = OnceLock::new();
    CUES.get_or_init(|| {
        let mut all: Vec<Verb> = Vec::new();
        for ladder in Ladder::builtin() {
            let Some(&act) = ladder.acts.first() else { continue };
            for rung in &ladder.rungs {
                let cues = rung.cues.iter().map(|cue| cue.replace('\u{2019}', "'"));
                all.extend(cues.map(|words| Verb { words, act, rung: rung.strength }));
            }
        }
        (AhoCorasick::new(all.iter().map(|verb| verb.words.as_str())).ok(), all)
    })
}

/// The cues in a text of lower-case words with one space between; of two that overlap the longer.
fn ladder_verbs(flat: &str) -> Vec<Verb> {
    let (Some(machine), all) = cues() else { return Vec::new() };
    let border = |at: usize| {
        let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        !letter(flat.get(..at).and_then(|t| t.chars().next_back()))
            || !letter(flat.get(at..).and_then(|t| t.chars().next()))
    };
    let mut found: Vec<(usize, usize, usize)> = machine
        .find_overlapping_iter(flat)
        .filter(|found| border(found.start()) && border(found.end()))
        .map(|found| (found.start(), found.end(), found.pattern().as_usize()))
        .collect();
    found.sort_by_key(|&(start, end, pattern)| (std::cmp::Reverse(end - start), start, pattern));
    let mut kept: Vec<(usize, usize, usize)> = Vec::new();
    for (start, end, pattern) in found {
        if kept.iter().all(|&(from, to, _)| end <= from || to <= start) {
            kept.push((start, end, pattern));
        }
    }
    kept.sort_unstable();
    let verbs = kept.into_iter().filter_map(|(_, _, pattern)| all.get(pattern).cloned());
    // A bare modal is told as a modal.
    verbs.filter(|verb| !MODALS.contains(&verb.words.as_str())).collect()
}
