//! From repeats to formulae: which are kept, who uses them, since when, how they change.

use super::corpus::Corpus;
use super::near::{Finder, Near};
use super::repeats::{Repeat, Table};
use super::{Altered, BORDER, Count, Dropped, Options, Phrase, Phrases, Told, chance_of_absence, g2};
use crate::annotation::wording;
use crate::dossier::Place;
use crate::dossier::calendar::{Days, months};
use crate::lexicon::topics::Topics;
use crate::text::Span;
use crate::text::flat;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Words of a phrase that must say something.
const TELLING: usize = 2;
/// The share of a phrase's documents that a longer one may lack and still stand for it.
const NEARLY_ALL: f64 = 0.8;
/// Repeats that are looked at closely.
const MOST_REPEATS: usize = 8_000;
/// Other wordings listed per phrase.
const MOST_ALTERED: usize = 8;
/// Months listed.
const MOST_MONTHS: usize = 120;
/// A phrase is dropped when its absence is less likely than this, had its use gone on as before.
const DROPPED: f64 = 0.26;

/// A phrase on its way.
struct Kept {
    words: Vec<u32>,
    places: Vec<usize>,
    documents: Vec<usize>,
    watched: Option<String>,
}

pub(super) fn phrases(told: &[Told<'_>], topics: &Topics, options: &Options) -> Phrases {
    let corpus = Corpus::new(told, topics);
    let table = Table::new(&corpus);
    let mut kept = watched(&corpus, &table, options);
    kept.extend(repeated(&corpus, &table, options));
    drop(table);
    let order = Order::of(told);
    let mut found: Vec<(Phrase, Kept)> =
        kept.into_iter().map(|kept| (phrase(&kept, told, &corpus, &order), kept)).collect();
    found.sort_by(|(a, _), (b, _)| {
        let weight = |p: &Phrase| p.documents * p.length;
        let telling = |p: &Phrase| if p.g2 >= BORDER { p.g2 } else { 0.0 };
        (b.watched.cmp(&a.watched))
            .then_with(|| telling(b).total_cmp(&telling(a)))
            .then_with(|| weight(b).cmp(&weight(a)))
            .then_with(|| a.words.cmp(&b.words))
    });
    let watched = found.iter().filter(|(phrase, _)| phrase.watched).count();
    found.truncate(watched + options.most);
    // Only of those that are listed: looking for near matches is what takes longest.
    let finder = Finder::new(&corpus, found.iter().map(|(_, kept)| kept.words.as_slice()));
    let phrases = found
        .par_iter()
        .map(|(phrase, kept)| {
            let altered = altered(kept, told, &corpus, &finder, &phrase.words);
            Phrase { altered, ..phrase.clone() }
        })
        .collect();
    let undated = told.iter().filter(|told| told.when.is_none()).count();
    Phrases { phrases, months: order.months, documents: told.len(), undated }
}

/// The phrases of the watch list, in its order.
fn watched(corpus: &Corpus, table: &Table<'_>, options: &Options) -> Vec<Kept> {
    let keep = |phrase: &String| {
        let words = corpus.find(phrase).unwrap_or_default();
        let places = if words.is_empty() { Vec::new() } else { table.places(table.find(&words)) };
        let documents = documents(corpus, &places);
        Kept { words, places, documents, watched: Some(flat(phrase)) }
    };
    options.watch.iter().filter(|phrase| !phrase.trim().is_empty()).map(keep).collect()
}

/// The documents of places in text order, each once.
fn documents(corpus: &Corpus, places: &[usize]) -> Vec<usize> {
    let mut documents: Vec<usize> = places.iter().map(|&at| corpus.document(at)).collect();
    documents.dedup();
    documents
}

/// The repeats that are worth a line.
fn repeated(corpus: &Corpus, table: &Table<'_>, options: &Options) -> Vec<Kept> {
    let says = |words: &[u32]| {
        words.iter().filter(|word| corpus.says.get(**word as usize) == Some(&true)).count() >= TELLING
    };
    let mut repeats: Vec<Repeat> = table
        .repeats(options.least_words.max(1))
        .into_iter()
        .filter(|repeat| repeat.last - repeat.first >= options.least_documents && says(table.words(*repeat)))
        .collect();
    // Those that cover the most text first: the places times the words.
    let covered = |repeat: &Repeat| (repeat.last - repeat.first) * repeat.length;
    repeats.sort_by(|a, b| {
        covered(b).cmp(&covered(a)).then_with(|| b.length.cmp(&a.length)).then_with(|| a.first.cmp(&b.first))
    });
    repeats.truncate(MOST_REPEATS);
    let loose: BTreeSet<u32> = LOOSE.iter().filter_map(|word| corpus.find(word)?.first().copied()).collect();
    let mut all: Vec<Kept> = Vec::new();
    let mut seen: BTreeSet<&[u32]> = BTreeSet::new();
    for repeat in repeats {
        let words = trimmed(table.words(repeat), &loose);
        if words.len() < options.least_words || !says(words) || !seen.insert(words) {
            continue;
        }
        let whole = words.len() == repeat.length;
        let places = table.places(if whole { repeat } else { table.find(words) });
        let documents = documents(corpus, &places);
        if documents.len() >= options.least_documents {
            all.push(Kept { words: words.to_vec(), places, documents, watched: None });
        }
    }
    without_parts(all, options.most.saturating_mul(3))
}

/// Words with which no phrase begins or ends.
const LOOSE: &[&str] = &[
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "his", "her", "in", "into", "is", "its", "of",
    "on", "or", "that", "the", "their", "this", "to", "which", "who", "with", "was", "were", "are",
];

/// A repeat without the loose words at its ends.
fn trimmed<'w>(words: &'w [u32], loose: &BTreeSet<u32>) -> &'w [u32] {
    let tight = |word: &u32| !loose.contains(word);
    let first = words.iter().position(tight).unwrap_or(words.len());
    let last = words.iter().rposition(tight).map_or(first, |last| last + 1);
    words.get(first..last).unwrap_or_default()
}

/// Leaves out what a phrase says that was kept already: a part of it in hardly more documents, or a
/// longer form in hardly fewer.
fn without_parts(mut all: Vec<Kept>, most: usize) -> Vec<Kept> {
    // The longest first, so that a part meets its whole.
    all.sort_by(|a, b| {
        b.words.len().cmp(&a.words.len()).then_with(|| b.documents.len().cmp(&a.documents.len()))
    });
    let mut by_word: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    let mut kept: Vec<Kept> = Vec::new();
    for one in all {
        let rarest = one.words.iter().min_by_key(|word| by_word.get(word).map_or(0, Vec::len));
        let longer = rarest.and_then(|word| by_word.get(word)).map_or(&[][..], Vec::as_slice);
        #[allow(clippy::cast_precision_loss)] // Numbers of documents are small.
        let enough = one.documents.len() as f64 * NEARLY_ALL;
        let part = longer.iter().filter_map(|&k| kept.get(k)).any(|whole| {
            #[allow(clippy::cast_precision_loss)]
            let covers = whole.documents.len() as f64 >= enough;
            covers && whole.words.windows(one.words.len()).any(|window| window == one.words)
        });
        if !part {
            for word in one.words.iter().collect::<BTreeSet<_>>() {
                by_word.entry(*word).or_default().push(kept.len());
            }
            kept.push(one);
        }
    }
    kept.sort_by_key(|one| std::cmp::Reverse(one.documents.len() * one.words.len()));
    kept.truncate(most);
    kept
}

/// The documents in time, and the months they fill.
struct Order {
    /// Documents by date; those without one last.
    by_date: Vec<usize>,
    months: Vec<String>,
    /// How many documents each issuer has.
    issuers: BTreeMap<String, usize>,
}

impl Order {
    fn of(told: &[Told<'_>]) -> Self {
        let mut by_date: Vec<usize> = (0..told.len()).collect();
        by_date.sort_by_key(|&k| told.get(k).map(|told| (told.when.is_none(), told.when)));
        let mut dated: Vec<String> =
            told.iter().filter_map(|told| told.when).map(super::super::calendar::Days::month).collect();
        dated.sort();
        let months = match (dated.first(), dated.last()) {
            (Some(first), Some(last)) => months(first, last, MOST_MONTHS),
            _ => Vec::new(),
        };
        let mut issuers = BTreeMap::new();
        for issuer in told.iter().filter_map(|told| told.issuer.as_deref()) {
            *issuers.entry(issuer.to_owned()).or_default() += 1;
        }
        Self { by_date, months, issuers }
    }
}

fn phrase(kept: &Kept, told: &[Told<'_>], corpus: &Corpus, order: &Order) -> Phrase {
    let when = |document: usize| told.get(document).and_then(|told| told.when);
    let length = kept.words.len();
    let mut places: Vec<Place> = kept
        .places
        .iter()
        .map(|&at| Place { document: corpus.document(at), span: corpus.span(at, length), claim: None })
        .collect();
    places.sort_by_key(|place| (when(place.document).is_none(), when(place.document), *place));
    let words = |place: &Place| told.get(place.document).map(|told| flat(place.span.of(told.text)));
    let shown = kept.watched.clone().or_else(|| places.first().and_then(words)).unwrap_or_default();
    let dates: Vec<Days> = places.iter().filter_map(|place| when(place.document)).collect();
    let count = |name: &dyn Fn(&Told<'_>) -> Option<String>| {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for name in kept.documents.iter().filter_map(|&k| told.get(k)).filter_map(name) {
            *counts.entry(name).or_default() += 1;
        }
        let mut counts: Vec<Count> =
            counts.into_iter().map(|(name, documents)| Count { name, documents }).collect();
        counts.sort_by_key(|count| std::cmp::Reverse(count.documents));
        counts
    };
    let by_issuer = count(&|told| told.issuer.as_deref().map(str::to_owned));
    let having = kept.documents.len();
    let telling = by_issuer.iter().map(|count| {
        let own_all = order.issuers.get(&count.name).copied().unwrap_or(0);
        let others = having.saturating_sub(count.documents);
        (g2(count.documents, own_all, others, told.len().saturating_sub(own_all)), &count.name)
    });
    let best = telling.reduce(|x, y| if y.0 > x.0 { y } else { x });
    let (g2, issuer) = best.map_or((0.0, None), |(g2, name)| (g2, Some(name.clone())));
    let mut by_month = vec![0; order.months.len()];
    for month in dates.iter().map(|when| when.month()) {
        if let Some(slot) = order.months.binary_search(&month).ok().and_then(|k| by_month.get_mut(k)) {
            *slot += 1;
        }
    }
    Phrase {
        words: shown,
        length,
        watched: kept.watched.is_some(),
        documents: having,
        g2,
        first: dates.first().copied(),
        last: dates.last().copied(),
        by_counterpart: count(&|told| told.counterpart.as_deref().map(str::to_owned)),
        by_month,
        altered: Vec::new(),
        dropped: dropped(kept, told, order, issuer.as_deref()),
        by_issuer,
        issuer,
        places,
    }
}

/// Other wordings, the nearest first, each at its earliest place.
fn altered(
    kept: &Kept,
    told: &[Told<'_>],
    corpus: &Corpus,
    finder: &Finder<'_>,
    shown: &str,
) -> Vec<Altered> {
    let mut seen: BTreeMap<&[u32], Near> = BTreeMap::new();
    if kept.words.is_empty() {
        return Vec::new();
    }
    let when = |near: &Near| {
        let when = told.get(corpus.document(near.at)).and_then(|told| told.when);
        (when.is_none(), when, near.at)
    };
    // Who uses the phrase beside another like it has not altered it.
    let having: BTreeSet<usize> = kept.documents.iter().copied().collect();
    for near in
        finder.near(&kept.words).into_iter().filter(|near| !having.contains(&corpus.document(near.at)))
    {
        let words = corpus.text.get(near.at..near.at + near.length).unwrap_or_default();
        match seen.get(words) {
            Some(other) if when(other) <= when(&near) => {}
            _ => {
                seen.insert(words, near);
            }
        }
    }
    let mut found: Vec<Near> = seen.into_values().collect();
    found.sort_by(|a, b| b.likeness.total_cmp(&a.likeness).then_with(|| when(a).cmp(&when(b))));
    found.truncate(MOST_ALTERED);
    let altered = |near: Near| {
        let document = corpus.document(near.at);
        let span = corpus.span(near.at, near.length);
        let told = told.get(document)?;
        let pieces = wording::compare(shown, &flat(span.of(told.text))).pieces;
        let place = Place { document, span, claim: None };
        Some(Altered { place, when: told.when, pieces, likeness: near.likeness })
    };
    found.into_iter().filter_map(altered).collect()
}

/// Whether the issuer stopped using a phrase towards a counterpart towards whom it was in use.
fn dropped(kept: &Kept, told: &[Told<'_>], order: &Order, issuer: Option<&str>) -> Option<Dropped> {
    let having: BTreeSet<usize> = kept.documents.iter().copied().collect();
    let mut series: BTreeMap<Option<&str>, Vec<usize>> = BTreeMap::new();
    for &k in &order.by_date {
        let Some(one) = told.get(k).filter(|told| told.when.is_some()) else { continue };
        if one.issuer.as_deref() == issuer {
            series.entry(one.counterpart.as_deref()).or_default().push(k);
        }
    }
    // The one counterpart with the most use is where its absence tells something.
    let uses = |of: &[usize]| of.iter().filter(|k| having.contains(k)).count();
    let of = series.into_values().max_by_key(|of| uses(of))?;
    let first = of.iter().position(|k| having.contains(k))?;
    let last = of.iter().rposition(|k| having.contains(k))?;
    let (used, seen, missed) = (uses(&of), last + 1 - first, of.len() - 1 - last);
    let latest = of.last().copied()?;
    let gone = used >= 2 && missed > 0 && chance_of_absence(used, seen, missed) < DROPPED;
    gone.then_some(Dropped { missed, latest: Place { document: latest, span: Span::default(), claim: None } })
}
