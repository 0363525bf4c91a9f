//! When two names name the same speaker: as forgiving as a reader who knows the people.

use unicode_normalization::UnicodeNormalization;

const ALIASES: &[(&str, &str)] = &[
    ("us", "united states"),
    ("usa", "united states"),
    ("uk", "united kingdom"),
    ("prc", "china"),
    ("peoples republic china", "china"),
];

fn tokens(name: &str) -> Vec<String> {
    let ascii: String = name.nfkd().filter(char::is_ascii).collect();
    let base = if ascii.is_empty() { name.to_owned() } else { ascii };
    let plain: String = base
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric() || *c == '_' || c.is_whitespace())
        .collect();
    let kept: Vec<&str> =
        plain.split_whitespace().filter(|t| !matches!(*t, "the" | "of" | "jr" | "sr" | "side")).collect();
    let joined = kept.join(" ");
    let joined = ALIASES.iter().find(|(from, _)| *from == joined).map_or(joined.as_str(), |(_, to)| to);
    joined.split_whitespace().map(str::to_owned).collect()
}

/// Whether the words of one are among those of the other, or the last words agree and the first
/// words begin alike.
pub fn same(a: &str, b: &str) -> bool {
    let (x, y) = (tokens(a), tokens(b));
    let (Some(first_x), Some(first_y), Some(last_x), Some(last_y)) =
        (x.first(), y.first(), x.last(), y.last())
    else {
        return false;
    };
    if x.iter().all(|t| y.contains(t)) || y.iter().all(|t| x.contains(t)) {
        return true;
    }
    x.len() > 1 && y.len() > 1 && last_x == last_y && first_x.chars().next() == first_y.chars().next()
}

/// Whether two lists name the same speakers.
pub fn same_set(a: &[String], b: &[String]) -> bool {
    a.len() == b.len()
        && a.iter().all(|x| b.iter().any(|y| same(x, y)))
        && b.iter().all(|y| a.iter().any(|x| same(x, y)))
}

#[test]
fn names_are_compared_as_a_reader_would() {
    assert!(same("Ma", "Ma Rensheng"));
    assert!(same("the Taihan side", "Taihan"));
    assert!(same("Elif Çınar", "Elif Cinar") || same("Çınar", "Elif Çınar"));
    assert!(same("Thomas R. Hale, Jr.", "Thomas Hale"));
    assert!(!same("Ma Rensheng", "Pavel Orlenko"));
    assert!(!same("", "Ma"));
}
