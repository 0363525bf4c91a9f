//! The numbers of lists, which office files leave to the program that shows them.

use std::collections::BTreeMap;

/// How a level counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Level {
    /// `decimal`, `lowerLetter`, `upperLetter`, `lowerRoman`, `upperRoman`, `bullet` or `none`.
    pub(super) style: String,
    /// The text with `%1`, `%2` for the numbers of levels.
    pub(super) text: String,
    /// The first number.
    pub(super) start: u64,
}

impl Default for Level {
    fn default() -> Self {
        Self { style: "decimal".to_owned(), text: String::new(), start: 1 }
    }
}

/// Counts the items of every list of a document.
#[derive(Debug, Default)]
pub(super) struct Counter {
    at: BTreeMap<String, BTreeMap<u8, u64>>,
}

impl Counter {
    /// The marker of the next item of `list` at `level` (from 0).
    pub(super) fn next(&mut self, list: &str, level: u8, levels: &BTreeMap<u8, Level>) -> String {
        let counts = self.at.entry(list.to_owned()).or_default();
        // An item ends the counting of all levels below it.
        counts.retain(|l, _| *l <= level);
        let own = levels.get(&level).cloned().unwrap_or_default();
        counts.entry(level).and_modify(|n| *n = n.saturating_add(1)).or_insert(own.start);
        match own.style.as_str() {
            "bullet" => return "•".to_owned(),
            "none" => return String::new(),
            _ => {}
        }
        if own.text.is_empty() {
            return format!("{}.", written(counts.get(&level).copied().unwrap_or(1), &own.style));
        }
        let mut marker = own.text.clone();
        for l in 0..=level {
            let of = levels.get(&l).cloned().unwrap_or_default();
            let number = counts.get(&l).copied().unwrap_or(of.start);
            marker = marker.replace(&format!("%{}", l + 1), &written(number, &of.style));
        }
        marker
    }

    /// Begins `list` anew.
    pub(super) fn restart(&mut self, list: &str) {
        self.at.remove(list);
    }
}

fn written(n: u64, style: &str) -> String {
    match style {
        "lowerLetter" => letters(n),
        "upperLetter" => letters(n).to_uppercase(),
        "lowerRoman" => roman(n),
        "upperRoman" => roman(n).to_uppercase(),
        "decimalZero" => format!("{n:02}"),
        _ => n.to_string(),
    }
}

/// a, b, … z, aa, bb, as word processors count.
fn letters(n: u64) -> String {
    let Some(zero_based) = n.checked_sub(1) else { return n.to_string() };
    let letter = char::from(b'a' + (zero_based % 26) as u8);
    std::iter::repeat_n(letter, (zero_based / 26 + 1).min(8) as usize).collect()
}

fn roman(n: u64) -> String {
    if n == 0 || n > 3999 {
        return n.to_string();
    }
    let signs = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut left = n;
    let mut out = String::new();
    for (value, sign) in signs {
        while left >= value {
            out.push_str(sign);
            left -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_count_within_each_other() {
        let level = |style: &str, text: &str| Level { style: style.into(), text: text.into(), start: 1 };
        let levels = BTreeMap::from([
            (0, level("decimal", "%1.")),
            (1, level("lowerLetter", "(%2)")),
            (2, level("lowerRoman", "%1.%2.%3")),
        ]);
        let mut counter = Counter::default();
        let markers: Vec<String> =
            [0, 1, 1, 2, 0, 1].iter().map(|l| counter.next("1", *l, &levels)).collect();
        assert_eq!(markers, ["1.", "(a)", "(b)", "1.b.i", "2.", "(a)"]);
        assert_eq!((letters(27), roman(1994)), ("aa".to_owned(), "mcmxciv".to_owned()));
    }
}
