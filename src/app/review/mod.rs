//! Reviewing: whose annotations are shown, under which letter and name, and what differs.
//!
//! | file | idea |
//! |---|---|
//! | `mod` | the people, who of them is shown, what is new |
//! | `shown` | the marks on screen as layers that [`crate::review`] can compare |
//! | `sheet` | what a review box says: a head and items, drawn alike for all of them |
//! | `case` | one place where annotators differ, side by side |
//! | `sheets` | the people, the merge by rule, what review changed, clearance |
//! | `agreement` | how far annotators agree |

mod agreement;
mod asked;
mod case;
mod measure;
mod sheet;
mod sheets;
mod shown;

pub(super) use agreement::sheet as agreement_sheet;
pub use asked::{Asked, Decision};
pub use case::Case;
pub(super) use case::{queue_of, sheet as case_sheet};
pub use measure::{Measured, Measuring};
pub use sheet::{Look, Sheet, SheetItem, SheetKind, SheetLine};
pub(super) use sheets::{
    changes as changes_sheet, clearance as clearance_sheet, merge as merge_sheet, people as people_sheet,
};
pub(super) use shown::by_annotator;

use super::lanes::own_lanes;
use super::notes::{Layers, Mark};
use super::state::State;
use crate::annotation::Kind;
use crate::review::address::{Place, address};
use crate::review::clearance::{Clearance, caveats, clearances};
use crate::review::queue::Filter;
use crate::review::threads::{Status, Threads};
use crate::review::verdict::Verdicts;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The layer that decisions go into.
pub const CONSENSUS: &str = "consensus";

/// Somebody who annotated the document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Their name.
    pub name: String,
    /// The letter that stands for them in the gutter and in lists.
    pub letter: char,
    /// Number of their colour; see `Theme::speaker`.
    pub accent: usize,
    /// Whether it is the reader.
    pub own: bool,
    /// How many annotations they made.
    pub marks: usize,
    /// How many of them are new or changed since the last visit.
    pub fresh: usize,
}

/// What is being written in the note editor, when it is no note.
#[derive(Clone, Debug, PartialEq)]
pub enum Writing {
    /// A reply to the annotation with this address.
    Reply(String),
    /// The note of a decision that replaces the marks of a case.
    Rewrite(Case),
}

/// Whose annotations are shown, and what is done with them.
#[derive(Clone, Debug, Default)]
pub struct Review {
    /// Everybody, the reader first, then by name.
    pub people: Vec<Person>,
    /// Whose annotations are put away.
    pub hidden: BTreeSet<String>,
    /// The only colleague who is shown, if it is one at a time.
    pub solo: Option<String>,
    /// Whether colleagues' annotations are hidden until the reader's own are done.
    pub blind: bool,
    /// Whether colleagues' names are hidden.
    pub nameless: bool,
    /// Whether colleagues' layers are still being read.
    pub loading: bool,
    /// Which places of difference are shown.
    pub filter: Filter,
    /// How the filter was typed.
    pub filter_words: String,
    /// What is new or changed since the last visit: annotator and id.
    pub fresh: BTreeSet<(String, String)>,
    /// The verdicts of those who are shown.
    pub verdicts: Verdicts,
    /// The matters that are settled: annotator and id.
    pub settled: BTreeSet<(String, String)>,
    /// What each said about clearance, hidden or not.
    pub clearances: Vec<Clearance>,
    /// What the note editor is for, when it is for no note.
    pub writing: Option<Writing>,
    /// The measuring of agreement that runs or has ended.
    pub measuring: Measuring,
}

impl Review {
    /// Whether an annotation of this annotator is shown.
    #[must_use]
    pub fn shows(&self, annotator: &str) -> bool {
        !self.blind
            && self.solo.as_deref().is_none_or(|solo| solo == annotator)
            && !self.hidden.contains(annotator)
    }

    /// The person of this name.
    #[must_use]
    pub fn person(&self, name: &str) -> Option<&Person> {
        self.people.iter().find(|person| person.name == name)
    }

    /// The name to show for an annotator.
    #[must_use]
    pub fn name_of<'a>(&self, annotator: &'a str) -> Cow<'a, str> {
        if !self.nameless {
            return crate::text::clean(annotator);
        }
        match (self.person(annotator), self.colleague(annotator)) {
            (Some(person), _) if person.own => crate::text::clean(annotator),
            (_, Some(at)) => Cow::Owned(format!("colleague {}", letter_number(at))),
            _ => Cow::Borrowed("a colleague"),
        }
    }

    /// The number of a colleague among the colleagues: it stays, whether or not the reader has notes too.
    fn colleague(&self, name: &str) -> Option<usize> {
        self.people.iter().filter(|person| !person.own).position(|person| person.name == name)
    }

    /// The letter to show for an annotator; the name's own tells nothing while names are hidden.
    #[must_use]
    pub fn letter_of(&self, annotator: &str) -> char {
        match (self.person(annotator), self.colleague(annotator)) {
            (_, Some(at)) if self.nameless => letter_number(at),
            (Some(person), _) => person.letter,
            (None, _) => '?',
        }
    }

    /// The colleagues who are shown, in the order of their lanes.
    pub fn lanes(&self) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(|person| !person.own && self.shows(&person.name))
    }

    /// What became of an annotation in review, in words: the verdicts on it, and that it is settled.
    #[must_use]
    pub fn judged(&self, mark: &Mark) -> Option<String> {
        let [agree, disagree, unsure] = self.verdicts.tally(&address(&mark.annotator, &mark.annotation.id));
        let counts = [(agree, "agree"), (disagree, "disagree"), (unsure, "unsure")];
        let mut words: Vec<String> =
            counts.iter().filter(|(n, _)| *n > 0).map(|(n, word)| format!("{n} {word}")).collect();
        if self.settled.contains(&(mark.annotator.clone(), mark.annotation.id.clone())) {
            words.push("settled".to_owned());
        }
        (!words.is_empty()).then(|| words.join(" · "))
    }

    /// Every caveat that the document goes under.
    #[must_use]
    pub fn caveats(&self) -> Vec<String> {
        caveats(&self.clearances)
    }
}

/// The n-th letter: a to z, then 1 to 9.
fn letter_number(n: usize) -> char {
    LETTERS.chars().nth(n % LETTERS.len()).unwrap_or('?')
}

const LETTERS: &str = "abcdefghijklmnopqrstuvwxyz123456789";

/// The letter for a name: its own first letter where that is free, else the next free one.
fn letter_for(name: &str, taken: &BTreeSet<char>) -> char {
    let own = name.chars().find(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase());
    let free = |c: &char| !taken.contains(c);
    own.filter(free).or_else(|| LETTERS.chars().find(free)).unwrap_or('+')
}

impl State {
    /// Takes in new layers: the notes, the people, what is new, what was said about clearance.
    pub(super) fn take_layers(&mut self, mut layers: Layers) {
        if layers.others.is_some() {
            self.review.loading = false;
        }
        if let Some(fresh) = layers.fresh.take() {
            self.review.fresh = fresh;
        }
        let review = &self.review;
        self.notes.set(layers, |mark| review.shows(&mark.annotator));
        self.weigh_decisions();
        self.meet_people();
    }

    /// Shows and hides annotations as the reader wishes now.
    pub(super) fn show_people(&mut self) {
        let review = &self.review;
        self.notes.show(|mark| review.shows(&mark.annotator));
        self.weigh_decisions();
        self.meet_people();
    }

    /// Counts who annotated what.
    fn meet_people(&mut self) {
        let all = || self.notes.marks.iter().chain(&self.notes.decisions).chain(&self.notes.away);
        let mut people: std::collections::BTreeMap<(bool, &str), (usize, usize)> = Default::default();
        for mark in all() {
            let (marks, fresh) = people.entry((!mark.own, &mark.annotator)).or_default();
            *marks += 1;
            *fresh += usize::from(!mark.own && self.is_fresh(mark));
        }
        // Colleagues choose first: whose letter is whose does not change with the reader's own first note.
        let mut taken = BTreeSet::new();
        let mut found: Vec<Person> = Vec::new();
        let (theirs, own): (Vec<_>, Vec<_>) = people.into_iter().partition(|((foreign, _), _)| *foreign);
        for ((foreign, name), (marks, fresh)) in theirs.into_iter().chain(own) {
            let letter = letter_for(name, &taken);
            taken.insert(letter);
            let accent = if foreign { found.len() + 1 } else { 0 };
            found.push(Person { name: name.to_owned(), letter, accent, own: !foreign, marks, fresh });
        }
        found.sort_by_key(|person| !person.own);
        let said: Vec<&Mark> = all().filter(|m| m.annotation.kind == Kind::Clearance).collect();
        let (layers, _) = by_annotator(said.iter().copied(), |_| Vec::new());
        self.review.clearances = clearances(&layers);
        self.review.people = found;
        let judging = self.notes.marks.iter().filter(|m| m.annotation.kind == Kind::Verdict);
        let (layers, _) = by_annotator(judging, |_| Vec::new());
        self.review.verdicts = Verdicts::of(&layers);
        self.review.settled = self.settled();
        let lanes = self.review.lanes().count();
        let lanes = u16::try_from(lanes.min(MOST_LANES)).unwrap_or(0);
        let (own, count) = own_lanes(&self.notes.marks);
        self.notes.lanes = own;
        let own = u16::try_from(count).unwrap_or(0);
        if (self.panes.lanes, self.panes.own_lanes) != (lanes, own) {
            (self.panes.lanes, self.panes.own_lanes) = (lanes, own);
            self.refit();
        }
    }

    /// The matters that somebody settled last.
    fn settled(&self) -> BTreeSet<(String, String)> {
        if self.notes.marks.iter().all(|m| m.annotation.status.is_none()) {
            return BTreeSet::new();
        }
        let (layers, marks) = by_annotator(&self.notes.marks, |_| Vec::new());
        let threads = Threads::of(&layers);
        let mut found = BTreeSet::new();
        for (layer, indices) in marks.iter().enumerate() {
            for (index, &at) in indices.iter().enumerate() {
                let Some(mark) = self.notes.marks.get(at) else { continue };
                let answers = mark.annotation.re.is_some();
                if !answers && threads.status(&layers, Place { layer, index }) == Status::Resolved {
                    found.insert((mark.annotator.clone(), mark.annotation.id.clone()));
                }
            }
        }
        found
    }

    /// Whether an annotation is new or changed since the last visit.
    #[must_use]
    pub fn is_fresh(&self, mark: &Mark) -> bool {
        // The set holds owned pairs; most sessions have none of them.
        !self.review.fresh.is_empty()
            && self.review.fresh.contains(&(mark.annotator.clone(), mark.annotation.id.clone()))
    }
}

/// Columns beside the text for colleagues' marks at most; the last one stands for all the rest.
pub const MOST_LANES: usize = 6;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_the_names_own_while_they_are_free() {
        let mut taken = BTreeSet::new();
        let letters: String = ["ana", "Abel", "bo", "会", "zed", "Zoe"]
            .iter()
            .map(|name| {
                let letter = letter_for(name, &taken);
                taken.insert(letter);
                letter
            })
            .collect();
        assert_eq!(letters, "abcdze");
    }
}
