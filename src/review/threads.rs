//! Replies under what they answer, whoever wrote them in which layer.
//!
//! Replies and verdicts live in their author's own layer and name what they are about. Layers come
//! from anywhere, so a reply may answer something that is not there (an orphan), itself, or a reply
//! that answers it in turn (a circle). Nothing is lost: orphans stand by themselves with what they
//! answered, and a circle is opened at its oldest entry, which then stands as an orphan does.

use super::address::{Directory, Place, address_of, at};
use super::align::Coder;
use crate::annotation::Kind;
use std::collections::BTreeMap;

/// One reply or verdict in a thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The reply or verdict.
    pub place: Place,
    /// 1 for an answer to the annotation itself, 2 for an answer to that, and so on.
    pub depth: usize,
}

/// A reply whose parent is not there, with the answers to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Orphan {
    /// The reply.
    pub place: Place,
    /// What it says it answers; empty where it does not say.
    pub answers: String,
    /// Whether it is part of a circle of replies.
    pub circle: bool,
}

/// Whether what a thread is about is still open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Status {
    /// Nobody said it is settled, or somebody opened it again.
    #[default]
    Open,
    /// The latest word on it was `resolved`.
    Resolved,
}

/// All threads over some layers.
#[derive(Clone, Debug, Default)]
pub struct Threads {
    answers: BTreeMap<Place, Vec<Place>>,
    orphans: Vec<Orphan>,
}

impl Threads {
    /// Sorts the replies and verdicts of `layers` under what they are about.
    #[must_use]
    pub fn of(layers: &[Coder<'_>]) -> Self {
        let directory = Directory::of(layers);
        let mut parents: BTreeMap<Place, Option<Place>> = BTreeMap::new();
        for (layer, coder) in layers.iter().enumerate() {
            for (index, annotation) in coder.annotations.iter().enumerate() {
                // A verdict on a finding is about no annotation and in no thread.
                let about_nothing = annotation.kind == Kind::Verdict && annotation.re.is_none();
                if matches!(annotation.kind, Kind::Reply | Kind::Verdict) && !about_nothing {
                    let parent = annotation.re.as_deref().and_then(|re| directory.find(re));
                    parents.insert(Place { layer, index }, parent);
                }
            }
        }
        let order = |place: &Place| {
            let created = at(layers, *place).map(|a| a.created);
            (created, address_of(layers, *place), *place)
        };
        let opened = open_circles(&parents, &order);
        let mut threads = Self::default();
        for (&place, &parent) in &parents {
            let circle = opened.contains(&place);
            match parent {
                Some(parent) if !circle => threads.answers.entry(parent).or_default().push(place),
                _ => {
                    let answers = at(layers, place).and_then(|a| a.re.clone()).unwrap_or_default();
                    threads.orphans.push(Orphan { place, answers, circle });
                }
            }
        }
        for answers in threads.answers.values_mut() {
            answers.sort_by_cached_key(order);
        }
        threads.orphans.sort_by_cached_key(|orphan| order(&orphan.place));
        threads
    }

    /// The answers to the annotation at `place`, oldest first, each followed by the answers to it.
    #[must_use]
    pub fn under(&self, place: Place) -> Vec<Entry> {
        let mut found = Vec::new();
        // A list of what is still to come instead of recursion: a chain may be very long.
        let mut ahead: Vec<Entry> = self.answers_at(place, 1).rev().collect();
        while let Some(entry) = ahead.pop() {
            ahead.extend(self.answers_at(entry.place, entry.depth + 1).rev());
            found.push(entry);
        }
        found
    }

    fn answers_at(&self, place: Place, depth: usize) -> impl DoubleEndedIterator<Item = Entry> {
        let answers = self.answers.get(&place).map_or(&[][..], Vec::as_slice);
        answers.iter().map(move |&place| Entry { place, depth })
    }

    /// How many entries stand under `place`.
    #[must_use]
    pub fn count(&self, place: Place) -> usize {
        self.under(place).len()
    }

    /// Replies whose parent is not there, oldest first.
    #[must_use]
    pub fn orphans(&self) -> &[Orphan] {
        &self.orphans
    }

    /// Whether the matter at `place` is settled: the latest `resolved` or `open` in the annotation
    /// itself or in its thread counts.
    #[must_use]
    pub fn status(&self, layers: &[Coder<'_>], place: Place) -> Status {
        let all = std::iter::once(place).chain(self.under(place).into_iter().map(|entry| entry.place));
        let words = all.filter_map(|place| {
            let annotation = at(layers, place)?;
            let status = match annotation.status.as_deref()? {
                "resolved" => Status::Resolved,
                "open" => Status::Open,
                _ => return None,
            };
            Some((annotation.modified, place, status))
        });
        words.max_by_key(|&(when, place, _)| (when, place)).map_or(Status::Open, |(.., status)| status)
    }
}

/// The entry of each circle at which it is opened: its oldest.
fn open_circles<K: Ord>(
    parents: &BTreeMap<Place, Option<Place>>,
    order: &impl Fn(&Place) -> K,
) -> std::collections::BTreeSet<Place> {
    let mut opened = std::collections::BTreeSet::new();
    // The walk in which each entry was first seen.
    let mut seen: BTreeMap<Place, usize> = BTreeMap::new();
    for (walk, &start) in parents.keys().enumerate() {
        let mut place = start;
        while !seen.contains_key(&place) {
            seen.insert(place, walk);
            match parents.get(&place) {
                Some(&Some(parent)) if parents.contains_key(&parent) => place = parent,
                _ => break,
            }
        }
        // Only a walk that comes back to itself has found a circle, and stands on it.
        let again = parents.get(&place).copied().flatten();
        if seen.get(&place) == Some(&walk) && again.is_some_and(|next| seen.get(&next) == Some(&walk)) {
            let mut circle = vec![place];
            let mut next = again;
            while let Some(other) = next.filter(|&other| other != place) {
                if circle.len() > parents.len() {
                    break;
                }
                circle.push(other);
                next = parents.get(&other).copied().flatten();
            }
            if next == Some(place) {
                opened.extend(circle.into_iter().min_by_key(|place| order(place)));
            }
        }
    }
    opened
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::annotation::Annotation;
    use jiff::Timestamp;

    fn annotation(id: &str, kind: Kind, re: &str, second: i64) -> Annotation {
        Annotation {
            id: id.into(),
            kind,
            re: (!re.is_empty()).then(|| re.into()),
            created: Timestamp::from_second(second).unwrap(),
            modified: Timestamp::from_second(second).unwrap(),
            ..Annotation::default()
        }
    }

    fn reply(id: &str, re: &str, second: i64) -> Annotation {
        annotation(id, Kind::Reply, re, second)
    }

    fn names(layers: &[Coder<'_>], entries: &[Entry]) -> Vec<(String, usize)> {
        entries.iter().map(|e| (address_of(layers, e.place).unwrap(), e.depth)).collect()
    }

    const fn place(layer: usize, index: usize) -> Place {
        Place { layer, index }
    }

    #[test]
    fn replies_stand_under_their_parent_whoever_wrote_them() {
        let ana =
            [annotation("1", Kind::Note, "", 0), reply("2", "bo/1", 3), annotation("3", Kind::Note, "", 9)];
        let bo = [reply("1", "ana/1", 2), annotation("2", Kind::Verdict, "ana/1", 5)];
        let cy = [reply("1", "ana/1", 1), reply("2", "bo/1", 4)];
        let layers =
            [Coder::as_recorded("ana", &ana), Coder::as_recorded("bo", &bo), Coder::as_recorded("cy", &cy)];
        let threads = Threads::of(&layers);
        let found = names(&layers, &threads.under(place(0, 0)));
        let expected = [("cy/1", 1), ("bo/1", 1), ("ana/2", 2), ("cy/2", 2), ("bo/2", 1)];
        assert_eq!(found, expected.map(|(name, depth)| (name.to_owned(), depth)));
        assert_eq!(threads.count(place(0, 2)), 0);
        assert!(threads.orphans().is_empty());
    }

    #[test]
    fn an_orphan_keeps_what_it_answered_and_its_own_answers() {
        let bo = [reply("1", "ana/gone", 2), reply("2", "bo/1", 3), reply("3", "", 1)];
        let layers = [Coder::as_recorded("bo", &bo)];
        let threads = Threads::of(&layers);
        let orphans: Vec<_> =
            threads.orphans().iter().map(|o| (o.place.index, o.answers.as_str(), o.circle)).collect();
        assert_eq!(orphans, [(2, "", false), (0, "ana/gone", false)]);
        assert_eq!(names(&layers, &threads.under(place(0, 0))), [("bo/2".to_owned(), 1)]);
    }

    #[test]
    fn circles_are_opened_and_lose_nothing() {
        let ana = [reply("1", "bo/1", 5), reply("self", "ana/self", 1), reply("tail", "ana/1", 9)];
        let bo = [reply("1", "cy/1", 3), annotation("note", Kind::Note, "", 0)];
        let cy = [reply("1", "ana/1", 4)];
        let layers =
            [Coder::as_recorded("ana", &ana), Coder::as_recorded("bo", &bo), Coder::as_recorded("cy", &cy)];
        let threads = Threads::of(&layers);
        let orphans: Vec<_> =
            threads.orphans().iter().map(|o| (address_of(&layers, o.place).unwrap(), o.circle)).collect();
        assert_eq!(orphans, [("ana/self".to_owned(), true), ("bo/1".to_owned(), true)]);
        let under = names(&layers, &threads.under(place(1, 0)));
        let expected = [("ana/1", 1), ("cy/1", 2), ("ana/tail", 2)];
        assert_eq!(under, expected.map(|(name, depth)| (name.to_owned(), depth)));
        assert!(threads.under(place(0, 1)).is_empty());
    }

    #[test]
    fn a_chain_of_fifty_thousand_replies_is_no_trouble() {
        let mut bo = vec![reply("0", "ana/1", 0)];
        bo.extend((1..50_000).map(|k| reply(&k.to_string(), &format!("bo/{}", k - 1), k)));
        let ana = [annotation("1", Kind::Note, "", 0)];
        let layers = [Coder::as_recorded("ana", &ana), Coder::as_recorded("bo", &bo)];
        let threads = Threads::of(&layers);
        let under = threads.under(place(0, 0));
        assert_eq!((under.len(), under.last().unwrap().depth), (50_000, 50_000));
    }

    #[test]
    fn the_latest_word_says_whether_it_is_settled() {
        let status = |word: &str, second: i64| Annotation {
            status: Some(word.into()),
            ..reply(&second.to_string(), "ana/1", second)
        };
        let ana = [annotation("1", Kind::Note, "", 0)];
        let mut bo = vec![reply("0", "ana/1", 1)];
        let now = |bo: &[Annotation]| {
            let layers = [Coder::as_recorded("ana", &ana), Coder::as_recorded("bo", bo)];
            Threads::of(&layers).status(&layers, place(0, 0))
        };
        assert_eq!(now(&bo), Status::Open);
        bo.push(status("resolved", 5));
        assert_eq!(now(&bo), Status::Resolved);
        bo.insert(0, status("open", 7));
        assert_eq!(now(&bo), Status::Open);
        bo.push(status("whatever", 9));
        assert_eq!(now(&bo), Status::Open);
    }

    #[test]
    fn names_and_ids_with_slashes_are_found() {
        let desk = [annotation("x/1", Kind::Note, "", 0)];
        let bo = [reply("1", "desk/east/x/1", 1)];
        let layers = [Coder::as_recorded("desk/east", &desk), Coder::as_recorded("bo", &bo)];
        assert_eq!(Threads::of(&layers).under(place(0, 0)).len(), 1);
    }
}
