//! Looking for a quote in a folded text: word for word, or nearly so.

use super::candidate::{Candidate, MIDDLING, SHORT, Sides, share};
use super::distance::Pattern;
use super::folded::{Folded, GRAM, Quote};

/// So many places of one quote are looked at.
const PLACES: usize = 64;
/// A gram that stands at more places than this tells too little to lead anywhere.
const COMMON: usize = 48;
/// A window of so many bytes is searched by itself.
const WINDOW: usize = 16_384;
/// Longer quotes are not searched for in changed form: a person finds them faster.
const LONGEST: usize = 20_000;

/// The one place where the quote stands with all that stood around it; `None` if there are more.
pub(super) fn only(folded: &Folded, quote: &Quote) -> Option<usize> {
    if quote.all.len() < 3 * GRAM {
        return None;
    }
    let mut found = folded.find(&quote.all).into_iter();
    match (found.next(), found.next()) {
        (Some(at), None) => Some(at + quote.start),
        _ => None,
    }
}

/// Places where the quote stands word for word, at word borders if it did so where it was made:
/// inside the window only, or anywhere (and then, of many, those nearest the window).
pub(super) fn exact(
    folded: &Folded,
    quote: &Quote,
    window: (usize, usize),
    only_there: bool,
) -> Vec<Candidate> {
    let words = quote.quote();
    let mut starts: Vec<usize>;
    let there = folded.text.get(window.0..ceil(&folded.text, window.1 + words.len())).unwrap_or("");
    if only_there && there.len() <= WINDOW {
        starts = there.match_indices(words).map(|(at, _)| window.0 + at).collect();
    } else if words.len() >= GRAM {
        starts = folded.find(words);
        if only_there {
            starts.retain(|start| (window.0..=window.1).contains(start));
        }
    } else {
        starts = Vec::new();
    }
    if words.len() < GRAM && !(only_there && there.len() <= WINDOW) || starts.len() > PLACES {
        // Too short or too common by itself: with some of what stands beside it.
        let middle = window.0.midpoint(window.1);
        let mut near = std::mem::take(&mut starts);
        if near.len() > PLACES {
            near.select_nth_unstable_by_key(PLACES, |start| start.abs_diff(middle));
            near.truncate(PLACES);
        }
        let from = floor(&quote.all, quote.start.saturating_sub(2 * GRAM));
        let to = ceil(&quote.all, quote.end + 2 * GRAM);
        for (from, to) in [(from, quote.end), (quote.start, to)] {
            let needle = quote.all.get(from..to).unwrap_or("");
            if needle.len() >= GRAM {
                let found = folded.find(needle).into_iter().map(|at| at + (quote.start - from));
                near.extend(
                    found.filter(|at| !only_there || (window.0..=window.1).contains(at)).take(PLACES),
                );
            }
        }
        near.sort_unstable();
        near.dedup();
        starts = near;
    }
    let joined = |text: &str, at: usize| -> bool {
        let before = text.get(..at).and_then(|text| text.chars().next_back());
        let after = text.get(at..).and_then(|text| text.chars().next());
        before.is_some_and(is_word) && after.is_some_and(is_word)
    };
    let inside = (joined(&quote.all, quote.start), joined(&quote.all, quote.end));
    let made = starts.into_iter().map(|start| Candidate::new(start, start + words.len(), 1.0));
    // "port" is not found again in "report".
    made.filter(|found| {
        (inside.0 || !joined(&folded.text, found.start)) && (inside.1 || !joined(&folded.text, found.end))
    })
    .collect()
}

/// Whether a letter or digit belongs to a script that sets words apart by spaces.
fn is_word(c: char) -> bool {
    c.is_alphanumeric()
        && !matches!(u32::from(c), 0x0E00..=0x0EFF | 0x1000..=0x109F | 0x1780..=0x17FF | 0x2E80..=0xABFF | 0xF900..=0xFAFF | 0x20000..)
}

/// Places where nearly the same words stand.
/// In the window, if there is one; there the hint counts, too.
pub(super) fn near(
    folded: &Folded,
    quote: &Quote,
    hint: usize,
    window: Option<(usize, usize)>,
) -> Vec<Candidate> {
    let words: Vec<char> = quote.quote().chars().collect();
    if words.len() < SHORT || words.len() > LONGEST {
        return Vec::new();
    }
    let most = words.len() * 35 / 100;
    // Few words may change much only where everything around them stands.
    let few = if words.len() < MIDDLING { words.len() / 5 } else { most };
    let forth = Pattern::new(&words);
    let back = Pattern::new(&words.iter().rev().copied().collect::<Vec<char>>());
    let sides = Sides::new(quote);
    let mut found: Vec<Candidate> = Vec::new();
    for estimate in estimates(folded, quote, hint, window) {
        let slack = 32 + quote.quote().len() / 2;
        let from = floor(&folded.text, estimate.saturating_sub(slack));
        let to = ceil(&folded.text, estimate + quote.quote().len() + slack);
        let window = folded.text.get(from..to).unwrap_or("");
        let (errors, chars) = forth.to_part(window.chars());
        if errors > most + most / 2 {
            continue;
        }
        let end = from + byte_of(window, chars);
        let (_, chars) = back.to_beginning(folded.text.get(from..end).unwrap_or("").chars().rev());
        let start = from + byte_of_back(window.get(..end - from).unwrap_or(""), chars);
        let mut best: Option<Candidate> = None;
        // The alignment may cut a changed word at either end; what stands beside it tells better.
        for start in borders(folded, quote, start, from, to, true) {
            for end in borders(folded, quote, end, from, to, false) {
                let Some(inner) = folded.text.get(start..end).filter(|inner| !inner.is_empty()) else {
                    continue;
                };
                let len = inner.chars().count();
                if len > words.len() * 2 + 16 {
                    continue;
                }
                let errors = forth.to(inner.chars());
                if errors > most {
                    continue;
                }
                let mut made = Candidate::new(start, end, 1.0 - share(errors, words.len()));
                sides.score(folded, &mut made, false);
                if errors > few && !made.stands_between() {
                    continue;
                }
                if best.as_ref().is_none_or(|best| made.score > best.score) {
                    best = Some(made);
                }
            }
        }
        let Some(best) = best else { continue };
        match found.iter_mut().find(|other| other.overlaps(&best)) {
            Some(other) if other.score < best.score => *other = best,
            Some(_) => {}
            None => found.push(best),
        }
    }
    found
}

/// Where the quote may start: there, at the word's border, or right behind what stood before it. The
/// same for its end.
fn borders(folded: &Folded, quote: &Quote, at: usize, from: usize, to: usize, start: bool) -> Vec<usize> {
    let text = &folded.text;
    let mut found = vec![word_border(text, at, start)];
    let beside = if start {
        let side = quote.prefix();
        side.get(floor(side, side.len().saturating_sub(12))..)
    } else {
        let side = quote.suffix();
        side.get(..ceil(side, 12))
    };
    if let Some(beside) = beside.filter(|beside| beside.len() >= 4) {
        let window = text.get(from.saturating_sub(12)..to).or_else(|| text.get(from..to)).unwrap_or("");
        let base = to - window.len();
        let places =
            window.match_indices(beside).map(|(n, _)| base + n + if start { beside.len() } else { 0 });
        found.extend(places.min_by_key(|place| place.abs_diff(at)));
    }
    found.dedup();
    found
}

/// The border of the word that `at` cuts, outwards; `at` itself where it cuts none.
fn word_border(text: &str, at: usize, start: bool) -> usize {
    let before = text.get(..at).unwrap_or("");
    let after = text.get(at..).unwrap_or("");
    let cuts = before.chars().next_back().is_some_and(is_word) && after.chars().next().is_some_and(is_word);
    match (cuts, start) {
        (false, _) => at,
        (true, true) => before.trim_end_matches(is_word).len(),
        (true, false) => at + (after.len() - after.trim_start_matches(is_word).len()),
    }
}

/// Likely starts of the quote: where its rarer grams and those of its surroundings lead, and where
/// its neighbours say it should be.
fn estimates(folded: &Folded, quote: &Quote, hint: usize, window: Option<(usize, usize)>) -> Vec<usize> {
    let bytes = quote.all.as_bytes();
    let mut votes: Vec<usize> = Vec::new();
    let step = (bytes.len() / 128).max(3);
    for (at, gram) in bytes.windows(GRAM).enumerate().step_by(step) {
        let mut places = folded.places(gram);
        if let Some((from, to)) = window {
            let low = places.partition_point(|&place| (place as usize + quote.start) < from + at);
            let high = places.partition_point(|&place| (place as usize + quote.start) <= to + at + GRAM);
            places = places.get(low..high).unwrap_or(&[]);
        }
        if places.len() <= COMMON {
            let real = places.iter().map(|&place| place as usize);
            let real = real.filter(|&place| folded.text.as_bytes().get(place..place + GRAM) == Some(gram));
            votes.extend(real.filter_map(|place| (place + quote.start).checked_sub(at)));
        }
    }
    votes.sort_unstable();
    let width = 24 + quote.quote().len() / 4;
    let mut clusters: Vec<(usize, usize)> = Vec::new();
    let mut rest = votes.as_slice();
    while let Some(&first) = rest.first() {
        let count = rest.partition_point(|&vote| vote <= first + width);
        let middle = rest.get(count / 2).copied().unwrap_or(first);
        clusters.push((count, middle));
        rest = rest.get(count..).unwrap_or(&[]);
    }
    clusters.sort_by_key(|&(count, at)| (std::cmp::Reverse(count), at.abs_diff(hint)));
    clusters.truncate(4);
    clusters.into_iter().map(|(_, at)| at).chain(window.map(|_| hint)).collect()
}

/// The byte of the `chars`-th character.
fn byte_of(text: &str, chars: usize) -> usize {
    text.char_indices().nth(chars).map_or(text.len(), |(at, _)| at)
}

/// The byte before the last `chars` characters.
fn byte_of_back(text: &str, chars: usize) -> usize {
    chars.checked_sub(1).and_then(|n| text.char_indices().rev().nth(n)).map_or(text.len(), |(at, _)| at)
}

fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn ceil(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at += 1;
    }
    at
}
