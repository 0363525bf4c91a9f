//! Where the reader has been: marks under letters, the places they jumped from, the paragraphs they
//! ticked as read. Kept between sessions (see [`crate::store::Bookmark`]).

use std::collections::{BTreeMap, BTreeSet};

/// So many places are remembered to go back to.
const MOST: usize = 200;

/// Marks, jumps and ticks; all places are bytes of the canonical text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trail {
    /// Places under a letter.
    pub marks: BTreeMap<char, usize>,
    /// Starts of the paragraphs that were ticked as read.
    pub read: BTreeSet<usize>,
    /// Where the cursor was when a list took the keys.
    pub(super) origin: Option<usize>,
    back: Vec<usize>,
    forward: Vec<usize>,
}

impl Trail {
    /// The reader leaves `from` by a jump: it can be gone back to.
    pub fn leave(&mut self, from: usize) {
        self.forward.clear();
        push(&mut self.back, from);
    }

    /// The place before, seen from `here`.
    pub fn back(&mut self, here: usize) -> Option<usize> {
        step(&mut self.back, &mut self.forward, here)
    }

    /// The place that was gone back from.
    pub fn forward(&mut self, here: usize) -> Option<usize> {
        step(&mut self.forward, &mut self.back, here)
    }

    /// Where the last jump was made from.
    #[must_use]
    pub fn last(&self) -> Option<usize> {
        self.back.last().copied()
    }

    /// The first letter that no mark has.
    #[must_use]
    pub fn free_letter(&self) -> char {
        ('a'..='z').chain('A'..='Z').find(|c| !self.marks.contains_key(c)).unwrap_or('a')
    }

    /// Moves every place as the text has moved.
    pub fn follow(&mut self, mut moved: impl FnMut(usize) -> usize) {
        self.marks.values_mut().for_each(|at| *at = moved(*at));
        self.read = self.read.iter().map(|&at| moved(at)).collect();
        for at in self.back.iter_mut().chain(&mut self.forward) {
            *at = moved(*at);
        }
    }
}

fn step(from: &mut Vec<usize>, onto: &mut Vec<usize>, here: usize) -> Option<usize> {
    // A place that one stands on already is no way back.
    let to = std::iter::from_fn(|| from.pop()).find(|&to| to != here)?;
    push(onto, here);
    Some(to)
}

fn push(list: &mut Vec<usize>, at: usize) {
    list.retain(|&known| known != at);
    if list.len() >= MOST {
        list.remove(0);
    }
    list.push(at);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn back_and_forward_walk_the_same_places() {
        let mut trail = Trail::default();
        trail.leave(10);
        trail.leave(50);
        assert_eq!(trail.back(90), Some(50));
        assert_eq!(trail.back(50), Some(10));
        assert_eq!(trail.back(10), None);
        assert_eq!(trail.forward(10), Some(50));
        assert_eq!(trail.forward(50), Some(90));
        assert_eq!(trail.forward(90), None);
        // A jump from the middle forgets the way forward.
        assert_eq!(trail.back(90), Some(50));
        trail.leave(50);
        assert_eq!(trail.forward(7), None);
    }

    #[test]
    fn the_list_stays_short_and_without_repeats() {
        let mut trail = Trail::default();
        for n in 0..1000 {
            trail.leave(n % 300);
        }
        assert!(trail.back.len() <= MOST);
        assert_eq!(trail.last(), Some(99));
    }
}
