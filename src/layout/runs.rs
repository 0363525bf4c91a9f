//! Overlapping layers of spans swept into disjoint runs, for one row at a time.

use super::place::cells;
use super::wrap::Row;
use crate::document::Block;
use crate::text::Span;
use std::collections::BTreeMap;

/// Spans with roles, sorted once, so that those that touch a row are found quickly.
#[derive(Clone, Debug)]
pub struct Layer<R> {
    spans: Vec<(Span, R)>,
    /// The furthest end among the spans up to each.
    reach: Vec<usize>,
}

impl<R> Default for Layer<R> {
    fn default() -> Self {
        Self { spans: Vec::new(), reach: Vec::new() }
    }
}

impl<R: Copy + Ord> Layer<R> {
    /// A layer of these spans; empty ones are left out.
    #[must_use]
    pub fn new(spans: impl IntoIterator<Item = (Span, R)>) -> Self {
        let mut spans: Vec<(Span, R)> = spans.into_iter().filter(|(s, _)| !s.is_empty()).collect();
        spans.sort_unstable();
        let mut furthest = 0;
        let mut far = |&(span, _): &(Span, R)| {
            furthest = furthest.max(span.end);
            furthest
        };
        let reach = spans.iter().map(&mut far).collect();
        Self { spans, reach }
    }

    /// The spans that share a byte with `window`, in order.
    pub fn touching(&self, window: Span) -> impl Iterator<Item = (Span, R)> + '_ {
        let first = self.reach.partition_point(|&end| end <= window.start);
        let last = self.spans.partition_point(|(s, _)| s.start < window.end);
        let some = self.spans.get(first..last.max(first)).unwrap_or(&[]);
        some.iter().copied().filter(move |(s, _)| s.overlaps(window))
    }
}

/// Neighbouring cells of a row that carry the same roles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run<R> {
    /// Its bytes.
    pub span: Span,
    /// Cells between the start of the row, indent included, and the run.
    pub column: u16,
    /// Cells it takes.
    pub cells: u16,
    /// What to paint, harmless.
    pub text: String,
    /// Its roles, weakest first.
    pub roles: Vec<R>,
}

/// The runs of one row under these layers.
///
/// A cluster carries a role if the role's span covers any part of it; the space that joins two
/// pieces if the span goes on over it.
#[must_use]
pub fn runs<R: Copy + Ord>(text: &str, block: &Block, row: Row, layers: &[&Layer<R>]) -> Vec<Run<R>> {
    let touching = || layers.iter().flat_map(|l| l.touching(row.span()));
    let mut starts: Vec<(usize, R)> = touching().map(|(s, r)| (s.start, r)).collect();
    let mut ends: Vec<(usize, R)> = touching().map(|(s, r)| (s.end, r)).collect();
    starts.sort_unstable();
    ends.sort_unstable();
    let (mut starts, mut ends) = (starts.into_iter().peekable(), ends.into_iter().peekable());
    let mut on: BTreeMap<R, usize> = BTreeMap::new();
    let mut out: Vec<Run<R>> = Vec::new();
    let mut roles: Vec<R> = Vec::new();
    for cell in cells(text, block, row) {
        let mut changed = false;
        while let Some((_, role)) = starts.next_if(|(at, _)| *at < cell.span.end.max(cell.span.start + 1)) {
            *on.entry(role).or_insert(0) += 1;
            changed = true;
        }
        while let Some((_, role)) = ends.next_if(|(at, _)| *at <= cell.span.start) {
            if let Some(count) = on.get_mut(&role) {
                *count -= 1;
                if *count == 0 {
                    on.remove(&role);
                }
            }
            changed = true;
        }
        if changed {
            roles = on.keys().copied().collect();
        }
        match out.last_mut() {
            Some(run) if (!changed || run.roles == roles) && run.column + run.cells == cell.column => {
                run.span.end = cell.span.end;
                run.cells = run.cells.saturating_add(cell.cells);
                run.text.push_str(&cell.shown);
            }
            _ => out.push(Run {
                span: cell.span,
                column: cell.column,
                cells: cell.cells,
                text: cell.shown.into_owned(),
                roles: roles.clone(),
            }),
        }
    }
    out
}
