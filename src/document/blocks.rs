//! Text → blocks: front matter, header, body, footers.

use super::block::{Block, BlockKind};
use super::flow::{Flow, flows};
use super::header::header;
use super::line::{End, Start};
use super::marker::Style;
use super::{dateline, furniture, inline, signs};
use crate::text::{Span, grapheme};

/// The blocks of a canonical text. `markdown` masks emphasis and links and joins broken lines.
pub(super) fn blocks(text: &str, markdown: bool) -> Vec<Block> {
    let mut out = Vec::new();
    let mut from = 0;
    if let Some(matter) = front_matter(text) {
        from = matter.end;
        out.push(plain(text, matter));
    }
    let flows = flows(text, from, markdown);
    let mut kinds = header(&flows);
    let tail = tail_start(&flows);
    for i in kinds.len()..flows.len() {
        kinds.push(if i >= tail { BlockKind::Footer } else { body_kind(&flows, i) });
    }
    let mut lists = Lists::default();
    for (flow, kind) in flows.iter().zip(kinds) {
        out.push(lists.block(text, flow, kind, markdown));
    }
    // A text of markup alone is shown as it is: something has to be.
    if out.iter().all(|block| block.pieces.is_empty()) {
        for block in &mut out {
            block.pieces = vec![block.span];
            block.marker = None;
        }
    }
    for block in &mut out {
        settle(text, block);
    }
    out
}

/// YAML between `---` lines at the very start, with at least one key.
fn front_matter(text: &str) -> Option<Span> {
    let rest = text.strip_prefix("---\n")?;
    let mut at = 4;
    let mut keyed = false;
    for line in rest.split_inclusive('\n').take(200) {
        let words = line.trim_end();
        if matches!(words, "---" | "...") {
            return keyed.then(|| Span::new(0, at + words.len()));
        }
        keyed |= words
            .split_once(':')
            .is_some_and(|(key, _)| !key.is_empty() && !key.starts_with('#') && !key.contains(". "));
        at += line.len();
    }
    None
}

/// A block whose lines are its pieces, but for the rules that set it off: they are in the text, and
/// nobody reads them.
fn plain(text: &str, span: Span) -> Block {
    let mut pieces = Vec::new();
    let mut at = span.start;
    for line in span.of(text).split_inclusive('\n') {
        let piece = Span::new(at, at + line.len()).trim(text);
        let rule = matches!(piece.of(text), "---" | "...");
        if !piece.is_empty() && !rule {
            pieces.push(piece);
        }
        at += line.len();
    }
    Block { kind: BlockKind::FrontMatter, span, pieces, marker: None, depth: 0 }
}

/// The first flow of the page's tail: a footer after which no running text comes, or the run of
/// furniture that ends the page.
fn tail_start(flows: &[Flow<'_>]) -> usize {
    let furniture = |f: &Flow<'_>| furniture::is_tail_furniture(f.head()) && !is_unseen(f);
    let prose = |f: &Flow<'_>| f.end() == End::Stop && f.len() > 30;
    let last_prose = flows.iter().rposition(prose).map_or(0, |i| i + 1);
    let after = flows.get(last_prose..).unwrap_or(&[]);
    if let Some(i) = after.iter().position(furniture) {
        return last_prose + i;
    }
    flows.len() - flows.iter().rev().take_while(|f| furniture(f)).count()
}

/// The kind of a flow below the header.
fn body_kind(flows: &[Flow<'_>], i: usize) -> BlockKind {
    let Some(flow) = flows.get(i) else { return BlockKind::Paragraph };
    if flow.quoted() > 0 {
        return BlockKind::Quotation;
    }
    let single = flow.lines.len() == 1;
    if single && furniture::is_footer(flow.head()) {
        return BlockKind::Footer;
    }
    if single && dateline::is_date_line(flow.head()) {
        return BlockKind::Dateline;
    }
    let next = flows.get(i + 1);
    match flow.start() {
        Start::Heading(level) => BlockKind::Heading(level),
        Start::Item { style, .. } => {
            // "1. Trade" over a paragraph or over (1), (2) is a heading with a number; "2. Requests
            // the Secretary-General" over "(a) to report" is not.
            let numbered = matches!(style, Style::Number | Style::Roman);
            let over = next.is_some_and(|n| match n.start() {
                Start::Item { style: below, .. } => {
                    let sentence = n.head().starts_with(char::is_uppercase) && n.end() == End::Stop;
                    below != style && n.indent() >= flow.indent() && sentence
                }
                Start::Words => n.group != flow.group && n.is_body(),
                Start::Heading(_) => false,
            });
            let heads = numbered
                && single
                && over
                && (signs::is_heading(flow.head()) || signs::is_topic(flow.head()));
            if heads { BlockKind::Heading(2) } else { BlockKind::ListItem }
        }
        Start::Words => {
            let before = i.checked_sub(1).and_then(|b| flows.get(b));
            let apart = before.is_none_or(|b| b.group != flow.group || b.is_body());
            let alone = single
                && before.is_none_or(|b| b.group != flow.group)
                && next.is_some_and(|n| n.group != flow.group);
            let named = || is_heading(flow) || (alone && signs::is_topic(flow.head()));
            let heads = flow.lines.len() <= 2 && apart && named() && next.is_some_and(Flow::is_body);
            if !heads {
                BlockKind::Paragraph
            } else if signs::is_capitals(flow.head()) {
                BlockKind::Heading(1)
            } else {
                BlockKind::Heading(2)
            }
        }
    }
}

fn is_heading(flow: &Flow<'_>) -> bool {
    if let [line] = &*flow.lines {
        return signs::is_heading(line.text.trim_matches(['*', '_']));
    }
    let words = flow.words();
    let bare = words.trim_matches(['*', '_']);
    signs::is_heading(bare)
}

/// Whether a flow of Markdown is markup alone: a fence, or the rule below a table's head.
fn is_unseen(flow: &Flow<'_>) -> bool {
    flow.lines.iter().all(|line| line.unseen)
}

/// The lists that are open, outermost first.
#[derive(Default)]
struct Lists {
    open: Vec<(Style, usize)>,
    /// A paragraph came since the last item.
    interrupted: bool,
}

impl Lists {
    fn block(&mut self, text: &str, flow: &Flow<'_>, kind: BlockKind, markdown: bool) -> Block {
        let mut marker = None;
        let mut depth = 0;
        if let (Start::Item { marker: span, style, ordinal }, BlockKind::ListItem | BlockKind::Heading(_)) =
            (flow.start(), kind)
        {
            marker = Some(span);
            depth = self.depth(style, ordinal, flow.indent());
        }
        match kind {
            BlockKind::Heading(_) if marker.is_none() => self.open.clear(),
            BlockKind::Heading(_) | BlockKind::ListItem => {}
            BlockKind::Quotation => depth = flow.quoted().saturating_sub(1),
            _ => self.interrupted = flow.indent() == 0,
        }
        // A line kept whole shows its own marker.
        let whole = marker.is_none() && flow.quoted() == 0 && !matches!(flow.start(), Start::Heading(_));
        let lines: Vec<Span> = flow.lines.iter().map(|l| if whole { l.span } else { l.content }).collect();
        if is_unseen(flow) {
            return Block { kind: BlockKind::Footer, span: flow.span(), pieces: Vec::new(), marker, depth };
        }
        let markup = flow.lines.iter().all(|line| !line.printed);
        let pieces = if markdown && markup { inline::visible(text, &lines) } else { lines };
        Block { kind, span: flow.span(), pieces, marker, depth }
    }

    fn depth(&mut self, style: Style, ordinal: Option<u32>, indent: usize) -> u8 {
        // A lone (i) counts as Roman unless letters are being counted.
        let lettered = self.open.iter().any(|(s, _)| *s == Style::Letter);
        let style =
            if style == Style::Letter && ordinal == Some(9) && !lettered { Style::Roman } else { style };
        let opens = ordinal.is_none_or(|n| n == 1);
        if std::mem::take(&mut self.interrupted) && opens && indent == 0 {
            self.open.clear();
        }
        while self.open.last().is_some_and(|&(_, i)| i > indent) {
            self.open.pop();
        }
        if let Some(k) = self.open.iter().rposition(|&(s, i)| s == style && i == indent) {
            self.open.truncate(k + 1);
        } else if let Some(k) = self
            .open
            .iter()
            .rposition(|&(s, _)| s == style)
            .filter(|k| self.open.get(*k).is_some_and(|&(_, i)| i >= indent))
        {
            self.open.truncate(k + 1);
        } else {
            self.open.push((style, indent));
        }
        u8::try_from(self.open.len() - 1).unwrap_or(u8::MAX)
    }
}

/// Moves every border that would split a grapheme cluster outwards.
pub(super) fn settle(text: &str, block: &mut Block) {
    block.span = whole(text, block.span);
    block.marker = block.marker.map(|m| whole(text, m));
    for piece in &mut block.pieces {
        *piece = whole(text, *piece);
    }
}

fn whole(text: &str, span: Span) -> Span {
    Span { start: grapheme::floor(text, span.start), end: grapheme::ceil(text, span.end) }
}

#[cfg(test)]
#[path = "shapes.rs"]
mod shapes;
