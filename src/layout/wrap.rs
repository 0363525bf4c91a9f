//! One block × width → rows, by UAX #14. A block never looks at its neighbours.

use super::bidi::begins_right;
use crate::document::{Block, BlockKind};
use crate::text::{Span, clean, grapheme, shows_nothing, width::width};
use std::borrow::Cow;
use unicode_linebreak::{BreakOpportunity, linebreaks};

/// One row of one block: a byte range, never a string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Row {
    /// First byte.
    pub start: usize,
    /// One past the last byte: white space that hangs over the edge included, what lies between the
    /// block's pieces not.
    pub end: usize,
    /// Empty cells before the text.
    pub indent: u16,
    /// Cells that the text takes, hanging white space not counted.
    pub cells: u16,
    /// Cells by which its spaces are widened in all, so that both edges are straight.
    pub slack: u16,
}

/// How blocks are laid out, besides their width.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Whether an empty row stands between paragraphs.
    pub airy: bool,
    /// Whether both edges of running text are straight.
    pub justify: bool,
}

impl Default for Shape {
    fn default() -> Self {
        Self { airy: true, justify: false }
    }
}

impl Row {
    /// The row's bytes as a span.
    #[must_use]
    pub const fn span(self) -> Span {
        Span { start: self.start, end: self.end }
    }

    /// The parts of the block's pieces that stand on this row.
    pub fn pieces(self, block: &Block) -> impl Iterator<Item = Span> + '_ {
        let first = block.pieces.partition_point(|p| p.end <= self.start);
        let rest = block.pieces.get(first..).unwrap_or(&[]);
        rest.iter().take_while(move |p| p.start < self.end).filter_map(move |p| p.intersection(self.span()))
    }
}

/// The visible text of a block in one string, and where its parts come from.
struct Visible<'a> {
    text: Cow<'a, str>,
    /// `(start in text, piece)`, in order. A joining space belongs to neither piece.
    parts: Vec<(usize, Span)>,
    /// Whether every character is a cluster of one cell.
    simple: bool,
}

impl<'a> Visible<'a> {
    fn of(text: Cow<'a, str>, parts: Vec<(usize, Span)>) -> Self {
        Self { simple: grapheme::all_simple(&text), text, parts }
    }

    fn part(&self, at: usize) -> usize {
        self.parts.partition_point(|&(start, _)| start <= at).saturating_sub(1)
    }

    /// The byte of the document at which a row that begins at `at` starts.
    fn start(&self, at: usize) -> usize {
        let (start, piece) = self.parts.get(self.part(at)).copied().unwrap_or_default();
        (piece.start + at - start).min(piece.end)
    }

    /// The byte of the document at which a row that stops before `at` ends.
    fn end(&self, at: usize) -> usize {
        self.start_of_last(at.saturating_sub(1), at)
    }

    /// `at`, or the next position if a joining space stands there.
    fn after_join(&self, at: usize) -> usize {
        let joins = self.parts.get(self.part(at)).is_some_and(|&(start, piece)| at == start + piece.len());
        if joins && at < self.text.len() { at + 1 } else { at }
    }

    /// `from..to` cut where pieces begin and end: no cluster reaches over that, whatever stands there.
    fn slices(&self, from: usize, to: usize) -> impl Iterator<Item = (usize, &str)> + '_ {
        let mut at = from;
        std::iter::from_fn(move || {
            if at >= to {
                return None;
            }
            let part = self.part(at);
            let (start, piece) = self.parts.get(part).copied().unwrap_or_default();
            let next = self.parts.get(part + 1).map_or(to, |&(next, _)| next);
            let piece_end = start + piece.len();
            let end = if at < piece_end { piece_end } else { next }.clamp(at + 1, to);
            let slice = (at, self.text.get(at..end).unwrap_or(""));
            at = end;
            Some(slice)
        })
    }

    /// Cells that `from..to` takes.
    fn cells(&self, from: usize, to: usize) -> usize {
        if self.simple {
            return self.text.get(from..to).map_or(0, |text| text.chars().count());
        }
        self.slices(from, to).map(|(_, s)| shown_width(s)).sum()
    }

    /// Whether a row may begin at `at`.
    fn is_boundary(&self, at: usize) -> bool {
        self.simple
            || self.parts.get(self.part(at)).is_some_and(|&(start, _)| start == at)
            || grapheme::is_boundary(&self.text, at)
    }

    fn start_of_last(&self, last: usize, at: usize) -> usize {
        let (start, piece) = self.parts.get(self.part(last)).copied().unwrap_or_default();
        (piece.start + at - start).min(piece.end)
    }
}

/// Whether two pieces are shown with a space between them: white space lies there in the text, and
/// they are not both in a script that writes without spaces.
pub(super) fn joined_by_space(text: &str, before: Span, after: Span) -> bool {
    let gap = Span::new(before.end, after.start);
    let spaceless = |c: Option<char>| {
        c.is_some_and(|c| matches!(c as u32, 0x2E80..=0xA4CF | 0xF900..=0xFAFF | 0xFE30..=0xFE4F | 0xFF00..=0xFFEF | 0x20000..=0x3FFFF))
    };
    gap.of(text).contains(char::is_whitespace)
        && !(spaceless(before.of(text).chars().next_back()) && spaceless(after.of(text).chars().next()))
}

/// Whether each line of such a block stands by itself.
const fn keeps_lines(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::FrontMatter | BlockKind::Masthead | BlockKind::Dateline | BlockKind::Footer)
}

fn visible<'a>(text: &'a str, block: &Block) -> Visible<'a> {
    if let [only] = block.pieces.as_slice() {
        return Visible::of(Cow::Borrowed(only.of(text)), vec![(0, *only)]);
    }
    let mut out = String::new();
    let mut parts: Vec<(usize, Span)> = Vec::with_capacity(block.pieces.len());
    for &piece in &block.pieces {
        if let Some(&(_, before)) = parts.last() {
            // Markup inside a line leaves a gap too.
            let broken = text.get(before.end..piece.start).is_some_and(|gap| gap.contains('\n'));
            if keeps_lines(block.kind) && broken {
                out.push('\n');
            } else if joined_by_space(text, before, piece) {
                out.push(' ');
            }
        }
        parts.push((out.len(), piece));
        out.push_str(piece.of(text));
    }
    Visible::of(Cow::Owned(out), parts)
}

/// Cells that a stretch of the document takes, made harmless.
pub(super) fn shown_width(raw: &str) -> usize {
    match clean(raw) {
        Cow::Borrowed(shown) => width(shown),
        // By the clusters of the text itself: a symbol must not join what stands beside it.
        Cow::Owned(_) => grapheme::clusters(raw).map(|(_, c)| width(&clean(c))).sum(),
    }
}

/// Empty cells before the text of a block at this width: room for a list marker, depth, quotation.
#[must_use]
pub fn indent(text: &str, block: &Block, columns: u16) -> u16 {
    let depth = usize::from(block.depth) * 2;
    let own = match (block.kind, block.marker) {
        (_, Some(marker)) => shown_width(marker.of(text)) + 1,
        (BlockKind::Quotation, None) => 2,
        _ => 0,
    };
    u16::try_from(depth + own).unwrap_or(u16::MAX).min(columns / 3)
}

/// The rows of `block` at `columns` cells. Empty if nothing of it is visible.
///
/// No row is wider than `columns` unless a single cluster is.
#[must_use]
pub fn wrap(text: &str, block: &Block, columns: u16, shape: Shape) -> Vec<Row> {
    if block.pieces.iter().all(|p| p.is_empty()) {
        return Vec::new();
    }
    let indent = indent(text, block, columns);
    let room = usize::from(columns.saturating_sub(indent)).max(1);
    let visible = visible(text, block);
    let mut rows = Rows { visible: &visible, indent, out: Vec::new(), start: 0, used: 0, hanging: 0 };
    let source = visible.text.as_ref();
    let mut from = 0;
    for (to, kind) in linebreaks(source) {
        // A break opportunity inside a cluster is none.
        if to < source.len() && !visible.is_boundary(to) {
            continue;
        }
        rows.word(from, to, room);
        if kind == BreakOpportunity::Mandatory && to < source.len() {
            rows.close(to);
        }
        from = to;
    }
    rows.close(source.len());
    let mut out = rows.out;
    let running = matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quotation);
    if shape.justify && running {
        let full = out.len().saturating_sub(1);
        out.iter_mut().take(full).for_each(|row| justify(row, text, room));
    }
    if begins_right(source) {
        // The text stands at the right edge; what is left over, and the room for a marker, is on the left.
        for row in &mut out {
            let taken = usize::from(row.cells) + usize::from(row.slack);
            row.indent = u16::try_from(room.saturating_sub(taken)).unwrap_or(0);
        }
    }
    out
}

/// Widens the spaces of a row to the room there is, unless that would tear holes into it.
fn justify(row: &mut Row, text: &str, room: usize) {
    let free = room.saturating_sub(usize::from(row.cells));
    let gaps = row.span().of(text).split_whitespace().count().saturating_sub(1);
    if gaps > 0 && free <= gaps * 2 && free * 4 <= room {
        row.slack = u16::try_from(free).unwrap_or(0);
    }
}

/// Whether `c` leaves a hole or nothing: it may hang over the edge.
fn blank(c: char) -> bool {
    c.is_whitespace() || shows_nothing(c)
}

/// Rows in the making. Positions are bytes of the visible text.
struct Rows<'a> {
    visible: &'a Visible<'a>,
    indent: u16,
    out: Vec<Row>,
    start: usize,
    /// Cells up to the last that is not white space.
    used: usize,
    /// Cells of white space after that.
    hanging: usize,
}

impl Rows<'_> {
    /// Takes in an unbreakable stretch with the white space after it.
    fn word(&mut self, from: usize, to: usize, room: usize) {
        let from = from.max(self.start);
        let stretch = self.visible.text.get(from..to).unwrap_or("");
        let solid = from + stretch.trim_end_matches(blank).len();
        let cells = self.visible.cells(from, solid);
        if cells > 0 && self.used + self.hanging + cells > room {
            if from > self.start {
                self.close(from);
            }
            if cells > room {
                self.split(from, solid, room);
                self.hanging += self.visible.cells(solid, to);
                return;
            }
        }
        if cells > 0 {
            self.used += self.hanging + cells;
            self.hanging = 0;
        }
        self.hanging += self.visible.cells(solid, to);
    }

    /// Fills rows with a stretch that fits on none, cluster by cluster.
    fn split(&mut self, from: usize, to: usize, room: usize) {
        let visible = self.visible;
        for (start, slice) in visible.slices(from, to) {
            for (at, cluster) in grapheme::clusters(slice) {
                let cells = shown_width(cluster);
                if cells == 0 || cluster.chars().all(blank) {
                    self.hanging += cells;
                    continue;
                }
                if self.used + self.hanging > 0 && self.used + self.hanging + cells > room {
                    self.close(start + at);
                }
                self.used += self.hanging + cells;
                self.hanging = 0;
            }
        }
    }

    fn close(&mut self, at: usize) {
        if at > self.start {
            let cells = u16::try_from(self.used).unwrap_or(u16::MAX);
            let (start, end) = (self.visible.start(self.start), self.visible.end(at));
            self.out.push(Row { start, end: end.max(start), indent: self.indent, cells, slack: 0 });
        }
        // A space that only joins two pieces is not painted at the start of a row.
        (self.start, self.used, self.hanging) = (self.visible.after_join(at), 0, 0);
    }
}
