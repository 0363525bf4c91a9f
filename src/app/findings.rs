//! The findings pane: claims in reading order, entities by type.

use super::filter::Filter;
use crate::extract::{Claim, Entity, EntityType, Findings};
use crate::review::decide::OnClaim;
use crate::text::{Reach, Span};
use std::sync::Arc;

/// How far the worker is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Progress {
    /// It is reading.
    #[default]
    Loading,
    /// It is done.
    Ready,
    /// It could not; why, in words.
    Failed(String),
}

/// Which findings the list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    /// Claims, then names.
    #[default]
    All,
    /// Claims only.
    Claims,
    /// Names only.
    Names,
}

impl Kind {
    /// The next in turn.
    #[must_use]
    pub const fn next(self) -> Self {
        match self {
            Self::All => Self::Claims,
            Self::Claims => Self::Names,
            Self::Names => Self::All,
        }
    }

    /// In words, for the pane's header.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::All => "claims and names",
            Self::Claims => "claims",
            Self::Names => "names",
        }
    }
}

/// A row of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FindingRow {
    /// A heading with the number of entries under it.
    Group(&'static str, usize),
    /// A claim, as an index in [`Findings::claims`].
    Claim(usize),
    /// An entity, as an index in [`Findings::entities`].
    Entity(usize),
}

/// The findings pane.
#[derive(Clone, Debug, Default)]
pub struct FindingsList {
    /// How far the worker is.
    pub progress: Progress,
    /// What it found, as amended by the reader's decisions; empty until it is done.
    pub found: Arc<Findings>,
    /// The same before anybody decided anything.
    pub machine: Arc<Findings>,
    /// The reader's decision on each claim.
    pub decided: Vec<Option<OnClaim>>,
    /// How many of them are in force, and how many to be looked at again.
    pub(super) counted: (usize, usize),
    /// Which of them to show.
    pub kind: Kind,
    /// What it is narrowed to.
    pub filter: Filter,
    /// What is shown.
    pub rows: Vec<FindingRow>,
    /// Index in `rows`; never a heading while there is anything else.
    pub selected: usize,
    /// Where the claims of `found` stand.
    pub(super) reach: Reach,
}

/// The heading of a type of entity.
const fn heading(kind: EntityType) -> &'static str {
    match kind {
        EntityType::Person => "People",
        EntityType::Country => "Countries",
        EntityType::Organization => "Organizations",
        EntityType::Place => "Places",
        EntityType::Event => "Events",
        EntityType::Agreement => "Agreements",
        EntityType::Date => "Dates",
        EntityType::Group => "Groups",
    }
}

impl FindingsList {
    /// Takes in what the worker found.
    pub fn set(&mut self, found: Arc<Findings>, text: &str) {
        self.progress = Progress::Ready;
        self.decided = vec![None; found.claims.len()];
        self.counted = (0, 0);
        self.machine = Arc::clone(&found);
        self.replace(found, text);
    }

    /// Takes in the same claims as amended.
    pub(super) fn replace(&mut self, found: Arc<Findings>, text: &str) {
        self.reach = Reach::of(found.claims.iter().map(|claim| claim.span).enumerate());
        self.found = found;
        self.arrange(text);
    }

    /// Makes the rows anew after a change of filter or kind; what was selected stays selected if it
    /// is still shown.
    pub fn arrange(&mut self, text: &str) {
        let kept = self.rows.get(self.selected).copied();
        let filter = self.filter.clone();
        let found = Arc::clone(&self.found);
        self.rows.clear();
        if self.kind != Kind::Names {
            let claims = found.claims.iter().enumerate();
            let claims = claims.filter(|(n, c)| filter.keeps_claim(c, self.state_of(*n), text));
            let rows: Vec<FindingRow> = claims.map(|(n, _)| FindingRow::Claim(n)).collect();
            self.group("Claims", rows);
        }
        if self.kind != Kind::Claims {
            for &kind in EntityType::ALL {
                let here = found.entities.iter().enumerate().filter(|(_, e)| e.kind == kind);
                let rows = here
                    .filter(|(_, e)| filter.keeps_entity(e))
                    .map(|(n, _)| FindingRow::Entity(n))
                    .collect();
                self.group(heading(kind), rows);
            }
        }
        let again = kept.and_then(|row| self.rows.iter().position(|r| same(*r, row)));
        self.selected = again.unwrap_or(0);
        self.settle(1);
    }

    fn group(&mut self, name: &'static str, rows: Vec<FindingRow>) {
        if !rows.is_empty() {
            self.rows.push(FindingRow::Group(name, rows.len()));
            self.rows.extend(rows);
        }
    }

    /// Moves the selection by so many entries, headings not counted, as far as there are any.
    pub fn step(&mut self, by: isize) {
        for _ in 0..by.unsigned_abs() {
            let mut at = self.selected;
            loop {
                let next = if by > 0 {
                    at.checked_add(1).filter(|&n| n < self.rows.len())
                } else {
                    at.checked_sub(1)
                };
                let Some(next) = next else { return };
                at = next;
                if !self.is_heading(at) {
                    break;
                }
            }
            self.selected = at;
        }
    }

    /// Selects the entry at `row`, or the next one if that is a heading.
    pub fn select(&mut self, row: usize) {
        self.selected = row;
        self.settle(1);
    }

    /// Keeps the selection inside the list and off the headings.
    fn settle(&mut self, by: isize) {
        self.selected = self.selected.min(self.rows.len().saturating_sub(1));
        if self.is_heading(self.selected) {
            self.step(by);
        }
    }

    fn is_heading(&self, row: usize) -> bool {
        matches!(self.rows.get(row), Some(FindingRow::Group(..)))
    }

    /// Selects this claim if it is shown.
    pub fn select_claim(&mut self, claim: usize) {
        // The claims stand first, in order, behind their heading.
        let claims = self.rows.get(1..).unwrap_or(&[]);
        let at = claims.partition_point(|row| matches!(row, FindingRow::Claim(n) if *n < claim));
        if claims.get(at) == Some(&FindingRow::Claim(claim)) {
            self.selected = at + 1;
        }
    }

    /// Index of the selected claim in [`Findings::claims`].
    #[must_use]
    pub fn claim_index(&self) -> Option<usize> {
        match self.rows.get(self.selected)? {
            FindingRow::Claim(n) => Some(*n),
            _ => None,
        }
    }

    /// The selected claim.
    #[must_use]
    pub fn claim(&self) -> Option<&Claim> {
        self.found.claims.get(self.claim_index()?)
    }

    /// The selected entity.
    #[must_use]
    pub fn entity(&self) -> Option<&Entity> {
        match self.rows.get(self.selected)? {
            FindingRow::Entity(n) => self.found.entities.get(*n),
            _ => None,
        }
    }

    /// Index of the claim at `byte`: the one whose words stand there; of several, the shortest.
    #[must_use]
    pub fn claim_at(&self, byte: usize) -> Option<usize> {
        let near = self.reach.touching(Span::new(byte, byte)).into_iter();
        let here = near.filter_map(|n| Some((n, self.found.claims.get(n)?))).filter(|(_, c)| is_at(c, byte));
        let near = |c: &Claim| (!c.span.contains(byte), !parts(c).any(|p| p.contains(byte)), c.span.len());
        here.min_by_key(|(n, c)| (near(c), *n)).map(|(n, _)| n)
    }

    /// The claims that touch `span`.
    pub(super) fn touching(&self, span: Span) -> impl Iterator<Item = &Claim> {
        self.reach.touching(span).into_iter().filter_map(|n| self.found.claims.get(n))
    }

    /// The sentence of the body at `byte`.
    #[must_use]
    pub fn sentence_at(&self, byte: usize) -> Option<Span> {
        let sentences = &self.found.sentences;
        let at = sentences.partition_point(|s| s.end <= byte);
        sentences.get(at).copied().filter(|s| s.contains(byte))
    }
}

/// Whether `byte` lies in a claim, or is the full stop behind it.
pub(super) const fn is_at(claim: &Claim, byte: usize) -> bool {
    claim.span.start <= byte && byte <= claim.span.end
}

/// The source, cue and content of a claim.
pub fn parts(claim: &Claim) -> impl Iterator<Item = Span> + '_ {
    claim.source.iter().chain(&claim.cue).chain(&claim.content).copied()
}

fn same(a: FindingRow, b: FindingRow) -> bool {
    match (a, b) {
        (FindingRow::Group(x, _), FindingRow::Group(y, _)) => x == y,
        _ => a == b,
    }
}
