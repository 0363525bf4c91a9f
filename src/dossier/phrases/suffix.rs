//! Suffix array and longest common prefixes of a sequence of word numbers, in linear time.
//!
//! The array is built by induced sorting (Nong, Zhang & Chan, "Two Efficient Algorithms for Linear
//! Time Suffix Array Construction", IEEE Trans. Computers 60(10), 2011); the common prefixes after
//! Kasai et al., "Linear-Time Longest-Common-Prefix Computation in Suffix Arrays", CPM 2001. Indices
//! are kept in 32 bits: four bytes per word and table.

/// No suffix yet.
const EMPTY: u32 = u32::MAX;

/// A place as it is kept. Texts beyond four thousand million words are not read.
#[allow(clippy::cast_possible_truncation)]
const fn short(at: usize) -> u32 {
    at as u32
}

/// The starts of all suffixes of `text` in order. `text` ends with a 0 that stands nowhere else, and
/// all its numbers are below `alphabet`.
#[must_use]
pub fn suffixes(text: &[u32], alphabet: usize) -> Vec<u32> {
    let n = text.len();
    if n < 2 {
        return (0..n).map(short).collect();
    }
    // Whether a suffix is smaller than the one after it.
    let mut small = vec![false; n];
    small[n - 1] = true;
    for i in (0..n - 1).rev() {
        small[i] = text[i] < text[i + 1] || (text[i] == text[i + 1] && small[i + 1]);
    }
    let leftmost = |i: usize| i > 0 && small[i] && !small[i - 1];
    let mut ends = vec![0u32; alphabet];
    for &c in text {
        ends[c as usize] += 1;
    }
    let mut sum = 0;
    for end in &mut ends {
        sum += *end;
        *end = sum;
    }
    let mut sa = vec![EMPTY; n];
    let mut tails = ends.clone();
    for i in (1..n).filter(|&i| leftmost(i)) {
        let tail = &mut tails[text[i] as usize];
        *tail -= 1;
        sa[*tail as usize] = short(i);
    }
    induce(text, &small, &ends, &mut sa);

    // Name the stretches between leftmost small suffixes in their order.
    let sorted: Vec<u32> = sa.iter().copied().filter(|&i| leftmost(i as usize)).collect();
    let mut names = vec![EMPTY; n];
    let mut name = 0u32;
    for (k, &at) in sorted.iter().enumerate() {
        if k > 0 && !same_stretch(text, sorted[k - 1] as usize, at as usize, &leftmost) {
            name += 1;
        }
        names[at as usize] = name;
    }
    let places: Vec<u32> = (1..n).filter(|&i| leftmost(i)).map(short).collect();
    let reduced: Vec<u32> = places.iter().map(|&i| names[i as usize]).collect();
    drop(names);
    let order: Vec<u32> = if name as usize + 1 == places.len() {
        sorted
    } else {
        suffixes(&reduced, name as usize + 1).into_iter().map(|k| places[k as usize]).collect()
    };
    sa.fill(EMPTY);
    let mut tails = ends.clone();
    for &i in order.iter().rev() {
        let tail = &mut tails[text[i as usize] as usize];
        *tail -= 1;
        sa[*tail as usize] = i;
    }
    induce(text, &small, &ends, &mut sa);
    sa
}

/// Sorts all other suffixes from those that stand in `sa` already.
fn induce(text: &[u32], small: &[bool], ends: &[u32], sa: &mut [u32]) {
    // A bucket begins where the one before it ends.
    let mut heads: Vec<u32> = std::iter::once(0).chain(ends.iter().copied()).collect();
    for k in 0..sa.len() {
        let at = sa[k];
        if at != EMPTY && at > 0 && !small[at as usize - 1] {
            let head = &mut heads[text[at as usize - 1] as usize];
            sa[*head as usize] = at - 1;
            *head += 1;
        }
    }
    let mut tails = ends.to_vec();
    for k in (0..sa.len()).rev() {
        let at = sa[k];
        if at != EMPTY && at > 0 && small[at as usize - 1] {
            let tail = &mut tails[text[at as usize - 1] as usize];
            *tail -= 1;
            sa[*tail as usize] = at - 1;
        }
    }
}

/// Whether the stretches from `a` and `b` to the next leftmost small suffix are the same.
fn same_stretch(text: &[u32], a: usize, b: usize, leftmost: &impl Fn(usize) -> bool) -> bool {
    let n = text.len();
    if a == n - 1 || b == n - 1 {
        return a == b;
    }
    for k in 0.. {
        let (end_a, end_b) = (k > 0 && leftmost(a + k), k > 0 && leftmost(b + k));
        if end_a && end_b {
            return true;
        }
        if end_a != end_b || text[a + k] != text[b + k] {
            return false;
        }
    }
    false
}

/// For each suffix in order, how many words it shares with the one before it.
#[must_use]
pub fn shared(text: &[u32], sa: &[u32]) -> Vec<u32> {
    let mut rank = vec![0u32; sa.len()];
    for (k, &at) in sa.iter().enumerate() {
        rank[at as usize] = short(k);
    }
    let mut lcp = vec![0u32; sa.len()];
    let mut same = 0usize;
    for at in 0..sa.len() {
        let k = rank[at] as usize;
        if k == 0 {
            same = 0;
            continue;
        }
        let other = sa[k - 1] as usize;
        while at + same < text.len() && other + same < text.len() && text[at + same] == text[other + same] {
            same += 1;
        }
        lcp[k] = short(same);
        same = same.saturating_sub(1);
    }
    lcp
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn as_a_plain_sort_would(mut text in prop::collection::vec(1u32..5, 0..80)) {
            text.push(0);
            let sa = suffixes(&text, 5);
            let mut plain: Vec<u32> = (0..text.len()).map(short).collect();
            plain.sort_by_key(|&at| &text[at as usize..]);
            prop_assert_eq!(&sa, &plain);
            let lcp = shared(&text, &sa);
            for k in 1..sa.len() {
                let (a, b) = (&text[sa[k - 1] as usize..], &text[sa[k] as usize..]);
                let same = a.iter().zip(b).take_while(|(x, y)| x == y).count();
                prop_assert_eq!(lcp[k] as usize, same);
            }
        }
    }
}
