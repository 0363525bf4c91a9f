//! Edit distance of short texts, 64 cells at a time (Myers 1999, in blocks as Hyyrö 2003).

use std::collections::BTreeMap;

/// A pattern to be compared with many texts.
#[derive(Debug)]
pub(super) struct Pattern {
    len: usize,
    blocks: usize,
    /// For ASCII: one row of blocks per character.
    ascii: Vec<u64>,
    other: BTreeMap<char, Vec<u64>>,
    none: Vec<u64>,
}

impl Pattern {
    /// The pattern of these characters.
    pub(super) fn new(chars: &[char]) -> Self {
        let blocks = chars.len().div_ceil(64).max(1);
        let mut made = Self {
            len: chars.len(),
            blocks,
            ascii: vec![0; 128 * blocks],
            other: BTreeMap::new(),
            none: vec![0; blocks],
        };
        for (at, &c) in chars.iter().enumerate() {
            let row = if c.is_ascii() {
                made.ascii.get_mut(c as usize * blocks..)
            } else {
                made.other.entry(c).or_insert_with(|| vec![0; blocks]).get_mut(..)
            };
            if let Some(word) = row.and_then(|row| row.get_mut(at / 64)) {
                *word |= 1 << (at % 64);
            }
        }
        made
    }

    fn row(&self, c: char) -> &[u64] {
        let row = if c.is_ascii() {
            let at = c as usize * self.blocks;
            self.ascii.get(at..at + self.blocks)
        } else {
            self.other.get(&c).map(Vec::as_slice)
        };
        row.unwrap_or(&self.none)
    }

    /// Calls `at(j, d)` with the distance of the pattern to what ends behind the `j` first characters
    /// of `text`, for `j` from 1: to all of them if `whole`, else to the best part that ends there.
    pub(super) fn scan(
        &self,
        text: impl IntoIterator<Item = char>,
        whole: bool,
        mut at: impl FnMut(usize, usize),
    ) {
        let mut plus = vec![u64::MAX; self.blocks];
        let mut minus = vec![0_u64; self.blocks];
        let mut distance = self.len;
        let last = (self.len.max(1) - 1) % 64;
        for (j, c) in text.into_iter().enumerate() {
            let row = self.row(c);
            let mut carry: i8 = i8::from(whole);
            for (block, ((plus, minus), &row)) in plus.iter_mut().zip(&mut minus).zip(row).enumerate() {
                let top = if block + 1 == self.blocks { last } else { 63 };
                let mut eq = row;
                let vertical = eq | *minus;
                if carry < 0 {
                    eq |= 1;
                }
                let across = ((eq & *plus).wrapping_add(*plus) ^ *plus) | eq;
                let mut up = *minus | !(across | *plus);
                let mut down = *plus & across;
                let out = i8::from(up >> top & 1 == 1) - i8::from(down >> top & 1 == 1);
                up <<= 1;
                down <<= 1;
                match carry {
                    c if c < 0 => down |= 1,
                    c if c > 0 => up |= 1,
                    _ => {}
                }
                *plus = down | !(vertical | up);
                *minus = up & vertical;
                carry = out;
            }
            distance = distance.saturating_add_signed(isize::from(carry));
            at(j + 1, distance);
        }
    }

    /// The distance to the whole of `text`.
    pub(super) fn to(&self, text: impl IntoIterator<Item = char>) -> usize {
        let mut found = self.len;
        self.scan(text, true, |_, d| found = d);
        found
    }

    /// The distance to the nearest beginning of `text`, the empty one included, and its length. Of
    /// equally near ones, the longest.
    pub(super) fn to_beginning(&self, text: impl IntoIterator<Item = char>) -> (usize, usize) {
        let mut best = (self.len, 0);
        self.scan(text, true, |j, d| {
            if d <= best.0 {
                best = (d, j);
            }
        });
        best
    }

    /// The distance to the nearest part of `text`, and where that ends; the first of equally near ones.
    pub(super) fn to_part(&self, text: impl IntoIterator<Item = char>) -> (usize, usize) {
        let mut best = (self.len, 0);
        self.scan(text, false, |j, d| {
            if d < best.0 {
                best = (d, j);
            }
        });
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The textbook table.
    fn plain(pattern: &[char], text: &[char], whole: bool) -> Vec<usize> {
        let mut column: Vec<usize> = (0..=pattern.len()).collect();
        let mut found = Vec::new();
        for (j, t) in text.iter().enumerate() {
            let mut diagonal = column[0];
            column[0] = if whole { j + 1 } else { 0 };
            for i in 1..=pattern.len() {
                let next =
                    (diagonal + usize::from(pattern[i - 1] != *t)).min(column[i] + 1).min(column[i - 1] + 1);
                diagonal = column[i];
                column[i] = next;
            }
            found.push(column[pattern.len()]);
        }
        found
    }

    #[test]
    fn agrees_with_the_textbook() {
        let mut seed = 7_u64;
        let mut random = |n: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % n
        };
        for _ in 0..300 {
            let mut word =
                |n| (0..random(n)).map(|_| ['a', 'b', 'é', '漢'][random(4) as usize]).collect::<Vec<char>>();
            let (pattern, text) = (word(200), word(150));
            if pattern.is_empty() {
                continue;
            }
            for whole in [false, true] {
                let mut got = Vec::new();
                Pattern::new(&pattern).scan(text.iter().copied(), whole, |_, d| got.push(d));
                assert_eq!(got, plain(&pattern, &text, whole));
            }
        }
    }
}
