//! Numbers of things in a claim: "twelve patrol boats", "4.5 per cent".

use super::Side;
use super::difference::{Difference, DifferenceKind, NOT_STATED};
use crate::extract::Claim;
use crate::lexicon::topics::{stem, words};

/// A number with what it counts.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Counted {
    /// The number in digits, without grouping.
    pub(super) value: String,
    /// The stem of the thing counted, or `%`.
    pub(super) unit: String,
    /// As printed.
    pub(super) shown: String,
}

impl Counted {
    /// Whether it says something by itself: a share, a sum, ten of a thing or more.
    pub(super) fn is_large(&self) -> bool {
        let scaled = self.value.contains(' ');
        self.unit == "%" || scaled || self.value.parse::<f64>().is_ok_and(|value| value >= 10.0)
    }
}

const WORDS: &[(&str, &str)] = &[
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("eleven", "11"),
    ("twelve", "12"),
    ("fifteen", "15"),
    ("twenty", "20"),
    ("thirty", "30"),
    ("forty", "40"),
    ("fifty", "50"),
];

/// Words between a number and the thing, part of the number: "4 million tonnes", "12 new boats".
const SCALES: &[&str] = &["hundred", "thousand", "million", "billion", "trillion"];
/// Who takes part is no number of things.
const PARTIES: &[&str] =
    &["side", "countri", "minist", "leader", "parti", "peopl", "presid", "nation", "state"];

/// The numbers in what a claim says, each with the thing that it counts. Years count nothing.
pub(super) fn counted(side: Side<'_>, claim: &Claim) -> Vec<Counted> {
    let text = &*side.document.text;
    claim.content.iter().flat_map(|span| in_text(span.of(text))).collect()
}

fn in_text(text: &str) -> Vec<Counted> {
    // A comma or a point inside a number is a part of it: the word list would lose it.
    let raw: Vec<&str> = text.split_whitespace().collect();
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '%').to_owned();
    let mut found = Vec::new();
    for (k, word) in raw.iter().enumerate() {
        let word = bare(word);
        let lower = word.to_lowercase();
        let digits = word.trim_end_matches('%').replace(',', "");
        let value = if digits.parse::<f64>().is_ok() {
            digits
        } else if let Some((_, value)) = WORDS.iter().find(|(name, _)| *name == lower) {
            (*value).to_owned()
        } else {
            continue;
        };
        // "… of whom 24 speak the language" counts those named before, not what they do.
        let before = k.checked_sub(1).and_then(|k| raw.get(k)).map(|w| w.to_lowercase());
        if before.is_some_and(|word| matches!(word.as_str(), "whom" | "which" | "them")) {
            continue;
        }
        let rest: Vec<String> = raw.iter().skip(k + 1).take(4).map(|w| bare(w).to_lowercase()).collect();
        let scale = rest.first().filter(|w| SCALES.contains(&w.as_str()));
        let ends = |w: &str| w.ends_with([',', '.', ';', ':']);
        let percent = word.ends_with('%')
            || rest.first().is_some_and(|w| w == "percent")
            || (rest.first().is_some_and(|w| w == "per") && rest.get(1).is_some_and(|w| w == "cent"));
        // How many words behind the number are shown with it.
        let mut far = usize::from(scale.is_some());
        let unit = if percent {
            far = if word.ends_with('%') {
                0
            } else {
                1 + usize::from(rest.first().is_some_and(|w| w == "per"))
            };
            "%".to_owned()
        } else if raw.get(k).is_some_and(|w| ends(w)) {
            continue;
        } else {
            let after = rest.iter().skip(usize::from(scale.is_some()));
            // The thing is the last word before a word of grammar: "12 new patrol boats by June".
            let raw_after = raw.iter().skip(k + 1 + usize::from(scale.is_some()));
            let mut unit = None;
            for (word, raw) in after.zip(raw_after) {
                let part_of_date = MONTHS.contains(&word.as_str()) || word.parse::<f64>().is_ok();
                if part_of_date || is_grammar(word) || words(word).next().is_none() {
                    break;
                }
                unit = Some(stem(word));
                far += 1;
                if word.ends_with('s') || ends(raw) {
                    break;
                }
            }
            let Some(unit) = unit else { continue };
            unit
        };
        if PARTIES.contains(&unit.as_str()) {
            continue;
        }
        let value = scale.map_or(value.clone(), |scale| format!("{value} {scale}"));
        let shown: Vec<&str> = raw.iter().skip(k).take(far + 1).copied().collect();
        let shown = shown.join(" ").trim_end_matches([',', '.', ';', ':']).to_owned();
        found.push(Counted { value, unit, shown });
    }
    found
}

/// Numbers of one row that no claim of the other side has: of the same things, or of things of which the
/// other gives none.
pub(super) fn numbers(
    a: Side<'_>,
    b: Side<'_>,
    k: usize,
    [in_a, in_b]: [&[usize]; 2],
    found: &mut Vec<Difference>,
) {
    let all = |side: Side<'_>, of: &[usize]| -> Vec<(u32, Counted)> {
        let claims = of.iter().filter_map(|&k| side.findings.claims.get(k));
        claims.flat_map(|claim| counted(side, claim).into_iter().map(|c| (claim.id, c))).collect()
    };
    let (x, y) = (all(a, in_a), all(b, in_b));
    let has = |all: &[(u32, Counted)], c: &Counted| {
        all.iter().any(|(_, other)| other.unit == c.unit && other.value == c.value)
    };
    let counts = |all: &[(u32, Counted)], c: &Counted| all.iter().any(|(_, other)| other.unit == c.unit);
    let mut push = |p: &str, q: &str, claims| {
        let mut difference = Difference::new(DifferenceKind::Number, p, q);
        (difference.row, difference.claims) = (Some(k), claims);
        found.push(difference);
    };
    let mut units: Vec<&str> = Vec::new();
    for (i, p) in x.iter().filter(|(_, p)| !has(&y, p)) {
        let other = y.iter().find(|(_, q)| q.unit == p.unit && !has(&x, q));
        if let Some((j, q)) = other.filter(|_| !units.contains(&p.unit.as_str())) {
            units.push(&p.unit);
            push(&p.shown, &q.shown, Some((*i, *j)));
        }
    }
    let alone = |all: &[(u32, Counted)], others: &[(u32, Counted)]| -> Vec<String> {
        let telling = all.iter().filter(|(_, c)| c.is_large() && !counts(others, c));
        telling.map(|(_, c)| c.shown.clone()).take(ALONE).collect()
    };
    for shown in alone(&x, &y) {
        push(&shown, NOT_STATED, None);
    }
    for shown in alone(&y, &x) {
        push(NOT_STATED, &shown, None);
    }
}

/// Numbers of one side of a row that are named though the other gives none of the kind.
const ALONE: usize = 2;

const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

fn is_grammar(word: &str) -> bool {
    let grammar = [
        "a", "an", "the", "of", "to", "in", "on", "by", "at", "for", "from", "with", "and", "or", "as",
        "that", "which", "who", "will", "would", "is", "are", "was", "were", "be", "has", "have", "had",
        "its", "their", "this", "these", "those", "into", "over", "under", "per", "since", "until", "before",
        "after",
    ];
    grammar.contains(&word)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn found(text: &str) -> Vec<(String, String)> {
        in_text(text).into_iter().map(|c| (c.value, c.unit)).collect()
    }

    #[test]
    fn a_number_counts_a_thing() {
        let of = |value: &str, unit: &str| vec![(value.to_owned(), unit.to_owned())];
        assert_eq!(found("would withdraw twelve patrol boats by June"), of("12", "boat"));
        assert_eq!(found("a cut of 4.5 per cent"), of("4.5", "%"));
        assert_eq!(found("a cut of 4.5% in 2031"), of("4.5", "%"));
        assert_eq!(found("deliver 1,200 tonnes"), of("1200", "tonn"));
        assert_eq!(found("provide 40 million euros in aid"), of("40 million", "euro"));
    }

    #[test]
    fn a_number_is_shown_with_its_thing() {
        let shown = |text: &str| in_text(text).into_iter().map(|c| c.shown).collect::<Vec<_>>();
        assert_eq!(shown("would withdraw twelve patrol boats by June"), ["twelve patrol boats"]);
        assert_eq!(
            shown("a cut of 4.5 per cent, and 40 million euros."),
            ["4.5 per cent", "40 million euros"]
        );
    }

    #[test]
    fn years_days_and_parties_count_nothing() {
        assert!(found("by 30 June 2031").is_empty());
        assert!(found("the two sides and three countries").is_empty());
        assert!(found("since 2019.").is_empty());
        assert!(found("of whom 24 speak the language").is_empty());
    }
}
