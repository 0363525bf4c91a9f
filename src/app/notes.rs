//! The notes pane: everybody's annotations in document order.

use super::filter::Filter;
pub use super::mark::Mark;
use crate::annotation::Kind;
use crate::review::address::Place;
use crate::review::threads::Threads;
use crate::text::{Reach, Span};
use std::collections::BTreeSet;

/// All layers of the document, resolved.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Layers {
    /// Under whose name the reader writes; `None` until they were asked.
    pub annotator: Option<String>,
    /// The name to offer when asking.
    pub suggested: String,
    /// Why the own layer cannot be written, if so.
    pub read_only: Option<String>,
    /// The reader's own annotations, in any order.
    pub marks: Vec<Mark>,
    /// Everybody else's; `None` where they are as they were.
    pub others: Option<Vec<Mark>>,
    /// Colleagues' annotations (annotator, id) that are new or changed since the last visit; `None`
    /// where that is as it was.
    pub fresh: Option<BTreeSet<(String, String)>>,
    /// What of colleagues' layers cannot be read, if something: a sentence. Counts where `others` is given.
    pub unread: Option<String>,
    /// Steps that can be taken back.
    pub undo: usize,
    /// Steps that can be done again.
    pub redo: usize,
}

/// The notes pane.
#[derive(Clone, Debug, Default)]
pub struct NotesList {
    /// Under whose name the reader writes; `None` until they were asked.
    pub annotator: Option<String>,
    /// The name to offer when asking for one.
    pub suggested: String,
    /// Why the own layer cannot be written, if so.
    pub read_only: Option<String>,
    /// What of colleagues' layers cannot be read, if something: a sentence.
    pub unread: Option<String>,
    /// What is shown, in document order; those about the whole document first, those without a place
    /// last. Answers stand behind what they answer.
    pub marks: Vec<Mark>,
    /// Everybody's decisions on claims that are still found: they show on the claims.
    pub decisions: Vec<Mark>,
    /// For each of `marks` how deep it stands in a thread; 0 for what answers nothing here.
    pub depths: Vec<usize>,
    /// What is not shown at the moment.
    pub away: Vec<Mark>,
    /// What the list is narrowed to.
    pub filter: Filter,
    /// What is shown, as indices in `marks`.
    pub shown: Vec<usize>,
    /// Index in `marks`.
    pub selected: usize,
    /// Where the texts of `marks` stand.
    reach: Reach,
    /// The own annotation made or changed last, while the cursor has not moved: what comes next is
    /// about it too.
    pub just: Option<String>,
    /// For each of `marks` the lane it is drawn in beside the text, if own marks need lanes.
    pub lanes: Vec<Option<usize>>,
    /// Steps that can be taken back.
    pub undo: usize,
    /// Steps that can be done again.
    pub redo: usize,
    /// A step was asked for, back or again (`true`): what it did is told when it is done.
    pub(super) turning: Option<bool>,
}

impl NotesList {
    /// Takes in new layers; the selected annotation stays selected if it is still there. What
    /// `visible` refuses is put away.
    pub(super) fn set(&mut self, layers: Layers, visible: impl Fn(&Mark) -> bool) {
        let Layers { annotator, suggested, read_only, mut marks, others, fresh: _, unread, undo, redo } =
            layers;
        let before = std::mem::take(&mut self.marks);
        let kept = before.get(self.selected).map(|m| (m.annotator.clone(), m.annotation.id.clone()));
        match others {
            Some(others) => {
                marks.extend(others);
                self.unread = unread;
            }
            // A caller may hand in everybody's at once.
            None if marks.iter().any(|m| !m.own) => {}
            None => {
                let (away, decisions) = (std::mem::take(&mut self.away), std::mem::take(&mut self.decisions));
                marks.extend(before.into_iter().chain(away).chain(decisions).filter(|m| !m.own));
            }
        }
        self.lay(marks, kept, visible);
        (self.annotator, self.suggested, self.read_only) = (annotator, suggested, read_only);
        (self.undo, self.redo) = (undo, redo);
        match self.just.take() {
            Some(id) if self.own(&id).is_some() => {
                self.select_own(&id);
                self.just = Some(id);
            }
            _ => {}
        }
    }

    /// Lists those decisions that show on no claim among the notes: none is ever out of sight.
    pub(super) fn list_decisions(&mut self, on_a_claim: impl Fn(&Mark) -> bool) {
        let kept = self.current().map(|m| (m.annotator.clone(), m.annotation.id.clone()));
        let mut marks = std::mem::take(&mut self.marks);
        let listed = marks.extract_if(.., |m| m.annotation.kind == Kind::Decision);
        let mut decisions: Vec<Mark> = listed.chain(std::mem::take(&mut self.decisions)).collect();
        marks.extend(decisions.extract_if(.., |m| !on_a_claim(m)));
        sort(&mut decisions);
        self.decisions = decisions;
        sort(&mut marks);
        self.hold(marks);
        self.select_kept(kept);
    }

    fn hold(&mut self, marks: Vec<Mark>) {
        (self.marks, self.depths) = threaded(marks);
        let hulls = self.marks.iter().enumerate();
        let spans = hulls.filter_map(|(n, mark)| Some((n, mark.spans().reduce(Span::hull)?)));
        self.reach = Reach::of(spans);
    }

    /// Shows what `visible` allows and puts the rest away.
    pub(super) fn show(&mut self, visible: impl Fn(&Mark) -> bool) {
        let mut marks = std::mem::take(&mut self.marks);
        let kept = marks.get(self.selected).map(|m| (m.annotator.clone(), m.annotation.id.clone()));
        marks.append(&mut self.away);
        marks.append(&mut self.decisions);
        self.lay(marks, kept, visible);
    }

    /// Lays `marks` in order, threads under what they answer; selects the one called `kept`.
    fn lay(&mut self, mut marks: Vec<Mark>, kept: Option<(String, String)>, visible: impl Fn(&Mark) -> bool) {
        super::placing::place(&mut marks);
        let (mut shown, away): (Vec<Mark>, Vec<Mark>) = marks.into_iter().partition(|m| m.own || visible(m));
        sort(&mut shown);
        // Where they belong is found when they are weighed against the claims.
        self.decisions = shown.extract_if(.., |m| m.annotation.kind == Kind::Decision).collect();
        self.hold(shown);
        self.away = away;
        self.select_kept(kept);
    }

    fn select_kept(&mut self, kept: Option<(String, String)>) {
        let found = kept.and_then(|(who, id)| {
            self.marks.iter().position(|m| m.annotator == who && m.annotation.id == id)
        });
        self.selected = found.unwrap_or(self.selected).min(self.marks.len().saturating_sub(1));
        self.arrange();
    }

    /// Everybody's decisions on claims, wherever they are listed.
    pub fn all_decisions(&self) -> impl Iterator<Item = &Mark> {
        self.decisions.iter().chain(self.marks.iter().filter(|m| m.annotation.kind == Kind::Decision))
    }

    /// Works out anew what is shown; the selection goes to the nearest that is.
    pub fn arrange(&mut self) {
        let kept = self.marks.iter().enumerate().filter(|(_, mark)| self.filter.keeps_mark(mark));
        self.shown = kept.map(|(n, _)| n).collect();
        let near = self.shown.iter().min_by_key(|n| n.abs_diff(self.selected));
        self.selected = near.copied().unwrap_or(self.selected);
    }

    /// Selects the annotation at `index` if it is shown.
    pub fn select(&mut self, index: usize) {
        if self.shown.binary_search(&index).is_ok() {
            self.selected = index;
        }
    }

    /// Moves the selection by so many of those that are shown.
    pub fn step(&mut self, by: isize) {
        let at = self.shown.partition_point(|&n| n < self.selected);
        let to = at.saturating_add_signed(by).min(self.shown.len().saturating_sub(1));
        self.selected = self.shown.get(to).copied().unwrap_or(self.selected);
    }

    /// The reader's own annotation with this id.
    #[must_use]
    pub fn own(&self, id: &str) -> Option<&Mark> {
        self.marks.iter().chain(&self.decisions).find(|m| m.own && m.annotation.id == id)
    }

    /// The annotation of this annotator with this id, as far as it is shown.
    #[must_use]
    pub fn find(&self, annotator: &str, id: &str) -> Option<&Mark> {
        let mut all = self.marks.iter().chain(&self.decisions);
        all.find(|m| m.annotator == annotator && m.annotation.id == id)
    }

    /// The reader's own mark on exactly this text: a further code or tag joins it.
    #[must_use]
    pub fn own_on(&self, span: Span) -> Option<&Mark> {
        let here = |m: &&Mark| m.own && m.annotation.kind == Kind::Note && m.places.len() == 1;
        // What stands exactly there reaches its start: a long selection has thousands of others in it.
        let near = self.near(Span::new(span.start, span.start));
        near.map(|(_, m)| m).filter(here).find(|m| m.spans().next() == Some(span))
    }

    /// The selected annotation.
    #[must_use]
    pub fn current(&self) -> Option<&Mark> {
        self.marks.get(self.selected)
    }

    /// The annotations that reach over `window`, with their indices; some only with the space between two of
    /// their parts.
    pub fn near(&self, window: Span) -> impl Iterator<Item = (usize, &Mark)> {
        self.reach.touching(window).into_iter().filter_map(|at| Some((at, self.marks.get(at)?)))
    }

    /// Where the next annotation begins after `byte`, or the last before it.
    #[must_use]
    pub fn start_beside(&self, byte: usize, after: bool) -> Option<usize> {
        if after { self.reach.start_after(byte) } else { self.reach.start_before(byte) }
    }

    /// The annotations whose text holds `byte`, own ones first, then the shortest.
    #[must_use]
    pub fn at(&self, byte: usize) -> Vec<usize> {
        let mut found: Vec<(bool, usize, usize)> = Vec::new();
        for (index, mark) in self.near(Span::new(byte, byte)) {
            if let Some(span) = mark.spans().find(|s| s.contains(byte)) {
                found.push((!mark.own, span.len(), index));
            }
        }
        found.sort_unstable();
        found.into_iter().map(|(_, _, index)| index).collect()
    }

    /// Selects the annotation with this id among the reader's own.
    pub fn select_own(&mut self, id: &str) {
        if let Some(index) = self.marks.iter().position(|m| m.own && m.annotation.id == id) {
            self.select(index);
        }
    }
}

/// Document order; those about the whole document first, those without a place last.
fn sort(marks: &mut [Mark]) {
    marks.sort_by_cached_key(|m| match (m.places.is_empty(), m.start()) {
        // An answer whose parent is not here has no place of its own.
        (true, _) if m.annotation.re.is_some() => (2, 0),
        (true, _) => (0, 0),
        (false, Some(start)) => (1, start),
        (false, None) => (2, 0),
    });
}

/// `marks` with the answers behind what they answer, and how deep each stands.
fn threaded(marks: Vec<Mark>) -> (Vec<Mark>, Vec<usize>) {
    let answers =
        |m: &Mark| matches!(m.annotation.kind, Kind::Reply | Kind::Verdict) && m.annotation.re.is_some();
    if !marks.iter().any(answers) {
        let depths = vec![0; marks.len()];
        return (marks, depths);
    }
    let (layers, places) = super::review::by_annotator(&marks, |_| Vec::new());
    let threads = Threads::of(&layers);
    let flat = |place: Place| places.get(place.layer).and_then(|layer| layer.get(place.index)).copied();
    let mut under: Vec<bool> = vec![false; marks.len()];
    let mut order: Vec<(usize, usize)> = Vec::with_capacity(marks.len());
    let mut place_of = vec![Place { layer: 0, index: 0 }; marks.len()];
    for (layer, indices) in places.iter().enumerate() {
        for (index, &at) in indices.iter().enumerate() {
            if let Some(slot) = place_of.get_mut(at) {
                *slot = Place { layer, index };
            }
        }
    }
    let orphans: BTreeSet<Place> = threads.orphans().iter().map(|orphan| orphan.place).collect();
    for (at, mark) in marks.iter().enumerate() {
        let place = place_of.get(at).copied().unwrap_or(Place { layer: 0, index: 0 });
        if answers(mark) && !orphans.contains(&place) {
            continue;
        }
        order.push((at, 0));
        for entry in threads.under(place) {
            if let Some(at) = flat(entry.place) {
                order.push((at, entry.depth));
            }
        }
    }
    for &(at, _) in &order {
        if let Some(seen) = under.get_mut(at) {
            *seen = true;
        }
    }
    // Nothing is ever left out, whatever the files say.
    order.extend(under.iter().enumerate().filter(|(_, seen)| !**seen).map(|(at, _)| (at, 0)));
    let depths = order.iter().map(|&(_, depth)| depth).collect();
    let mut marks: Vec<Option<Mark>> = marks.into_iter().map(Some).collect();
    let sorted = order.iter().filter_map(|&(at, _)| marks.get_mut(at).and_then(Option::take)).collect();
    (sorted, depths)
}
