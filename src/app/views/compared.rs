//! Two accounts: their comparison as corrected by the reader, and its table cell by cell.

use super::{LateTopics, Shown, Studied, View};
use crate::annotation::Layer;
use crate::app::overlay::{Panel, PanelLine};
use crate::app::review::{Sheet, SheetKind};
use crate::app::state::State;
use crate::dossier::compare::{
    Comparison, NOT_STATED, Pairing, Version, compare_with, notices, pairings, versions,
};
use crate::extract::Claim;
use crate::lexicon::Ladder;
use crate::text::clean;
use std::sync::Arc;

/// Two accounts side by side.
#[derive(Clone, Debug)]
pub struct Compared {
    /// The two.
    pub sides: [Arc<Studied>; 2],
    /// What people said of pairs, the latest last.
    pub said: Vec<Pairing>,
    /// How they are aligned now.
    pub now: Comparison,
    /// The difference word by word, if they are versions of one document.
    pub version: Option<Version>,
    topics: LateTopics,
}

/// A cell of the table: what one can stand on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// A difference, by index.
    Difference(usize),
    /// A claim of one side (0 or 1), in a row or in none.
    Claim {
        /// Which side.
        side: usize,
        /// The claim's id.
        id: u32,
        /// Its row, by index.
        row: Option<usize>,
        /// Whether it begins its row.
        first: bool,
    },
    /// Where this side does not mention what the other tells.
    Missing(usize),
}

impl Compared {
    /// Compares two accounts.
    #[must_use]
    pub fn new(sides: [Arc<Studied>; 2], topics: LateTopics) -> Self {
        let [a, b] = &sides;
        let version = versions(&a.document.text, &b.document.text);
        let said = said(&sides);
        let now = compare_with(a.side(), b.side(), &topics, &said);
        Self { sides, said, now, version, topics }
    }

    /// Takes in what people say of pairs now.
    pub(in crate::app) fn settle(&mut self) {
        let said = said(&self.sides);
        if said != self.said {
            let [a, b] = &self.sides;
            self.now = compare_with(a.side(), b.side(), &self.topics, &said);
            self.said = said;
        }
    }

    /// One of the two.
    pub(in crate::app) fn side(&self, side: usize) -> &Studied {
        let [a, b] = &self.sides;
        if side == 0 { a } else { b }
    }

    /// A claim of one side.
    pub(in crate::app) fn claim(&self, side: usize, id: u32) -> Option<&Claim> {
        self.side(side).findings.claims.iter().find(|claim| claim.id == id)
    }

    /// The words of a claim on one line.
    pub(in crate::app) fn words(&self, side: usize, claim: &Claim) -> String {
        clean(&crate::text::flat(claim.span.of(&self.side(side).document.text))).into_owned()
    }

    /// What a reader has to know before believing the result.
    pub(super) fn notices(&self) -> Vec<String> {
        let [a, b] = &self.sides;
        notices([a.side(), b.side()], &self.now.topics)
    }
}

/// All cells in the order in which they stand: differences, rows (the first side's claims, then the
/// second's), then what only one side tells.
pub(in crate::app) fn cells(now: &Comparison) -> Vec<Cell> {
    let mut cells: Vec<Cell> = (0..now.differences.len()).map(Cell::Difference).collect();
    for (n, row) in now.topics.iter().enumerate() {
        for (side, ids) in [(0, &row.a), (1, &row.b)] {
            for (k, &id) in ids.iter().enumerate() {
                cells.push(Cell::Claim { side, id, row: Some(n), first: side == 0 && k == 0 });
            }
        }
    }
    for &id in &now.only_a {
        cells.push(Cell::Claim { side: 0, id, row: None, first: true });
        cells.push(Cell::Missing(1));
    }
    for &id in &now.only_b {
        cells.push(Cell::Missing(0));
        cells.push(Cell::Claim { side: 1, id, row: None, first: true });
    }
    cells
}

/// What people said of the pairs of two documents.
fn said(sides: &[Arc<Studied>; 2]) -> Vec<Pairing> {
    let [a, b] = sides;
    let (of_a, of_b) = (a.layers(), b.layers());
    let (of_a, of_b): (Vec<&Layer>, Vec<&Layer>) = (of_a.iter().collect(), of_b.iter().collect());
    pairings(a.side(), &of_a, b.side(), &of_b)
}

/// Where the claim stands now that the reader is to stay with.
pub(in crate::app) fn followed(state: &State, sheet: &Sheet) -> Option<usize> {
    let (side, id) = state.views.follow.filter(|_| sheet.kind == SheetKind::View(View::Compare))?;
    let Shown::Two(compared) = &state.views.shown else { return None };
    let here = |cell: &Cell| matches!(cell, Cell::Claim { side: s, id: i, .. } if (*s, *i) == (side, id));
    cells(&compared.now).iter().position(here)
}

/// Why the cell stands where it does.
pub(in crate::app) fn why(compared: &Compared, cell: Cell) -> Panel {
    let now = &compared.now;
    let mut lines: Vec<PanelLine> = Vec::new();
    let mut line = |label, text: String| lines.push(PanelLine { label, text: clean(&text).into_owned() });
    let row = match cell {
        Cell::Claim { row, .. } => row,
        Cell::Difference(n) => now.differences.get(n).and_then(|d| d.row),
        Cell::Missing(_) => None,
    };
    match (row.and_then(|n| now.topics.get(n)), cell) {
        (Some(row), _) => {
            line("topic", row.label.clone());
            line("score", format!("{:.2} of 1", row.score));
            line("because", row.reason.clone());
        }
        (None, Cell::Claim { side, id, .. }) => {
            let other = if side == 0 { "B" } else { "A" };
            line("topic", format!("nothing in {other} resembles this enough"));
            let of = |p: &&Pairing| !p.together && id == if side == 0 { p.a } else { p.b };
            if let Some(parted) = compared.said.iter().rev().find(of) {
                line("because", format!("parted by {}", parted.by));
            }
        }
        (None, Cell::Missing(side)) => {
            let letter = if side == 0 { "A" } else { "B" };
            line("topic", format!("{letter} does not mention what stands beside this"));
        }
        (None, Cell::Difference(_)) => line("topic", "of the whole account, not of one topic".to_owned()),
    }
    if let Cell::Difference(n) = cell
        && let Some(difference) = now.differences.get(n)
    {
        let said = |words: &str| if words.is_empty() { NOT_STATED.to_owned() } else { words.to_owned() };
        line("A", said(&difference.a));
        line("B", said(&difference.b));
    }
    if let Cell::Claim { side, id, .. } = cell
        && let Some(claim) = compared.claim(side, id)
    {
        line(
            "claim",
            format!(
                "c{id}: {}, {}",
                super::parts::who(&claim.speakers),
                Ladder::grade(claim.act, claim.strength)
            ),
        );
        line("words", compared.words(side, claim));
    }
    line(
        "method",
        "Claims stand in one row when the cosine of what they name is 0.30 or more: topics of the lexicon, \
         names and telling words, the rarer the heavier; the same act adds 0.04. A claim that goes on about the \
         one before it stands with that."
            .to_owned(),
    );
    Panel { title: "Why these stand together".to_owned(), lines, scroll: 0 }
}
