//! Laws of layout, for any text, any shape of block, any width.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use attache::document::{Block, BlockKind, Document};
use attache::layout::{self, Flow, Layer, Row, RowRef, place, runs};
use attache::text::{Span, clean, grapheme, shows_nothing, width::width};
use proptest::collection::vec;
use proptest::prelude::*;
use std::sync::Arc;
use unicode_linebreak::{BreakOpportunity, linebreaks};

/// The rows of a block in the usual shape.
fn wrap(text: &str, block: &Block, columns: u16) -> Vec<Row> {
    layout::wrap(text, block, columns, layout::Shape::default())
}

/// Pieces of text that make layout hard.
fn morsel() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "a",
        "word",
        "readout",
        "co-operation",
        "incomprehensibilities",
        " ",
        " ",
        " ",
        "  ",
        ", ",
        ". ",
        "“",
        "”",
        "(",
        ")",
        "—",
        "\u{a0}",
        "\u{ad}",
        "\u{200b}",
        "\u{200e}",
        "\u{202e}",
        "e\u{301}",
        "n\u{303}\u{323}",
        "会谈",
        "，",
        "双方。",
        "한국어",
        "カタカナ",
        "ﾎﾟ",
        "👩\u{200d}🚀",
        "🇺🇳",
        "🎌",
        "1\u{fe0f}\u{20e3}",
        "سلام",
        "שלום",
        "क्षि",
        "\t",
        "\x1b[31m",
        "\x07",
        "\u{9b}",
        "\u{feff}",
        "\u{2028}",
        "\u{301}",
        "https://example.org/a/b?c=d",
    ])
}

fn piece_text() -> impl Strategy<Value = String> {
    vec(morsel(), 1..12).prop_map(|m| m.concat())
}

/// What lies between two pieces of a block: a hard line break, markup, a quotation mark, nothing.
fn gap() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["\n", " \n ", "**", "\n> ", "", "\u{3000}\n"])
}

fn kind() -> impl Strategy<Value = BlockKind> {
    prop::sample::select(vec![
        BlockKind::Title,
        BlockKind::Masthead,
        BlockKind::Dateline,
        BlockKind::Paragraph,
        BlockKind::Paragraph,
        BlockKind::ListItem,
        BlockKind::Quotation,
        BlockKind::Footer,
        BlockKind::FrontMatter,
    ])
}

type Shape = (BlockKind, bool, u8, Vec<(String, &'static str)>);

fn shape() -> impl Strategy<Value = Shape> {
    (kind(), any::<bool>(), 0..4_u8, vec((piece_text(), gap()), 1..5))
}

fn document(shapes: &[Shape]) -> Document {
    let mut text = String::new();
    let mut blocks = Vec::new();
    for (kind, marked, depth, parts) in shapes {
        let start = text.len();
        let mut marker = None;
        if *marked {
            text.push_str("(12)");
            marker = Some(Span::new(start, text.len()));
            text.push(' ');
        }
        let mut pieces = Vec::new();
        for (n, (part, gap)) in parts.iter().enumerate() {
            if n > 0 {
                text.push_str(gap);
            }
            let from = text.len();
            text.push_str(part);
            pieces.push(Span::new(from, text.len()));
        }
        let span = Span::new(start, text.len());
        text.push_str("\n\n");
        blocks.push(Block { kind: *kind, span, pieces, marker, depth: *depth });
    }
    // Pieces end on cluster boundaries of the whole text, as readers of formats make them.
    for block in &mut blocks {
        for piece in &mut block.pieces {
            *piece = Span::new(grapheme::floor(&text, piece.start), grapheme::floor(&text, piece.end));
        }
    }
    Document {
        path: None,
        name: "law".to_owned(),
        text: Arc::from(text),
        sha256: String::new(),
        reader: "text/1",
        notices: Vec::new(),
        partial: false,
        blocks,
    }
}

fn documents() -> impl Strategy<Value = Document> {
    vec(shape(), 1..4).prop_map(|shapes| document(&shapes))
}

/// All rows of a flow, by walking down from the top.
fn all_rows(flow: &Flow, document: &Document) -> Vec<RowRef> {
    flow.page(document, 0, usize::MAX)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rows_hold_exactly_the_visible_pieces(document in documents(), columns in 1..60_u16) {
        for block in &document.blocks {
            let rows = wrap(&document.text, block, columns);
            let shown: String = rows.iter().flat_map(|r| r.pieces(block)).map(|s| s.of(&document.text)).collect();
            let meant: String = block.pieces.iter().map(|s| s.of(&document.text)).collect();
            prop_assert_eq!(shown, meant);
        }
    }

    #[test]
    fn no_row_is_wider_than_asked_unless_one_cluster_is(document in documents(), columns in 1..60_u16) {
        for block in &document.blocks {
            for row in wrap(&document.text, block, columns) {
                let cells = place::cells(&document.text, block, row);
                let all: u16 = cells.iter().map(|c| c.cells).sum();
                let solid: Vec<_> = {
                    // White space at the end hangs over the edge and is not painted.
                    let last = cells.iter().rposition(|c| !c.shown.trim().is_empty());
                    cells.into_iter().take(last.map_or(0, |n| n + 1)).collect()
                };
                let taken: u16 = solid.iter().map(|c| c.cells).sum();
                prop_assert!(taken <= row.cells && row.cells <= all, "{taken} of {all}, it says {}", row.cells);
                let wide = solid.len() > 1 && row.indent + taken > columns.max(row.indent + 1);
                prop_assert!(!wide, "{} cells and {} of indent at {}", taken, row.indent, columns);
            }
        }
    }

    #[test]
    fn rows_break_on_cluster_boundaries(document in documents(), columns in 1..60_u16) {
        for block in &document.blocks {
            let rows = wrap(&document.text, block, columns);
            for pair in rows.windows(2) {
                prop_assert!(pair[0].end <= pair[1].start);
                prop_assert!(grapheme::is_boundary(&document.text, pair[0].end));
                prop_assert!(grapheme::is_boundary(&document.text, pair[1].start));
            }
        }
    }

    #[test]
    fn rows_break_only_where_unicode_allows_and_as_late_as_they_can(text in piece_text(), columns in 1..40_u16) {
        let piece = Span::new(0, text.len());
        let block = Block { kind: BlockKind::Paragraph, span: piece, pieces: vec![piece], marker: None, depth: 0 };
        let allowed: Vec<(usize, BreakOpportunity)> = linebreaks(&text)
            .filter(|(at, _)| grapheme::is_boundary(&text, *at))
            .collect();
        let solid = |s: &str| s.trim_end_matches(|c: char| c.is_whitespace() || shows_nothing(c)).len();
        let wide = |from: usize, to: usize| -> usize {
            let s = &text[from..to];
            grapheme::clusters(&s[..solid(s)]).map(|(_, c)| width(&clean(c))).sum()
        };
        let room = usize::from(columns);
        for pair in wrap(&text, &block, columns).windows(2) {
            let at = pair[1].start;
            let before = allowed.iter().map(|a| a.0).filter(|a| *a < at).max().unwrap_or(0);
            match allowed.iter().find(|a| a.0 >= at) {
                Some((next, kind)) if *next == at => {
                    if *kind == BreakOpportunity::Mandatory {
                        continue;
                    }
                    let after = allowed.iter().map(|a| a.0).find(|a| *a > at).unwrap_or(text.len());
                    prop_assert!(wide(pair[0].start, after) > room, "{:?} would have fitted", &text[at..after]);
                }
                Some((next, _)) => prop_assert!(wide(before, *next) > room, "broken within {:?}", &text[before..*next]),
                None => prop_assert!(false, "no end"),
            }
        }
    }

    #[test]
    fn a_justified_row_ends_at_the_edge_and_its_cells_lead_back(document in documents(), columns in 4..60_u16) {
        let mut flow = Flow::new(columns);
        flow.set_shape(layout::Shape { airy: false, justify: true });
        let rows = all_rows(&flow, &document);
        prop_assert!(rows.iter().all(|at| at.row.is_some()), "no empty rows");
        for at in rows {
            let (block, row) = (&document.blocks[at.block], flow.row(&document, at).unwrap());
            let cells = place::cells(&document.text, block, row);
            let solid = cells.iter().rposition(|c| !c.shown.trim().is_empty()).map_or(0, |n| n + 1);
            let mut across: Vec<(u16, u16)> = cells[..solid].iter().map(|c| (c.column, c.cells)).collect();
            across.sort_unstable();
            prop_assert!(across.windows(2).all(|p| p[0].0 + p[0].1 == p[1].0), "no overlap and no hole");
            if row.slack > 0 {
                let end = across.last().map_or(0, |last| last.0 + last.1);
                prop_assert!(end <= columns, "{} of {}", end, columns);
            }
            for cell in cells.iter().filter(|c| !c.span.is_empty()) {
                for half in 0..cell.cells {
                    prop_assert_eq!(place::byte_at(&flow, &document, at, cell.column + half), cell.span.start);
                }
            }
        }
    }

    #[test]
    fn bytes_go_to_places_and_back(document in documents(), columns in 1..60_u16) {
        let flow = Flow::new(columns);
        for at in all_rows(&flow, &document) {
            let Some(row) = flow.row(&document, at) else {
                let byte = flow.byte(&document, at);
                prop_assert_eq!(flow.at(&document, byte), Some(at), "an empty row is found again");
                continue;
            };
            let block = &document.blocks[at.block];
            prop_assert_eq!(flow.at(&document, flow.byte(&document, at)), Some(at), "a row is found again");
            for cell in place::cells(&document.text, block, row).iter().filter(|c| !c.span.is_empty()) {
                let (there, column) = place::of_byte(&flow, &document, cell.span.start).unwrap();
                prop_assert_eq!((there, column), (at, cell.column));
                // Every cell of a wide cluster leads back to its start.
                for half in 0..cell.cells {
                    prop_assert_eq!(place::byte_at(&flow, &document, at, column + half), cell.span.start);
                }
            }
        }
    }

    #[test]
    fn a_block_is_laid_out_the_same_whatever_stands_around_it(
        shapes in vec(shape(), 2..4), which in 0..4_usize, columns in 1..60_u16,
    ) {
        let which = which % shapes.len();
        let alone = document(&shapes[which..=which]);
        let among = document(&shapes);
        let offset = among.blocks[which].span.start;
        let moved: Vec<_> = wrap(&among.text, &among.blocks[which], columns)
            .into_iter()
            .map(|r| (r.start - offset, r.end - offset, r.indent, r.cells))
            .collect();
        let first: Vec<_> = wrap(&alone.text, &alone.blocks[0], columns)
            .into_iter()
            .map(|r| (r.start, r.end, r.indent, r.cells))
            .collect();
        prop_assert_eq!(moved, first);
    }

    #[test]
    fn walking_down_and_up_is_the_same_way(document in documents(), columns in 1..60_u16) {
        let flow = Flow::new(columns);
        let down = all_rows(&flow, &document);
        for pair in down.windows(2) {
            prop_assert!(pair[0] < pair[1]);
            prop_assert_eq!(flow.above(&document, pair[1]), Some(pair[0]));
            prop_assert_eq!(flow.below(&document, pair[0]), Some(pair[1]));
        }
        for block in 0..document.blocks.len() {
            let rows = flow.rows(&document, block).len();
            prop_assert_eq!(down.iter().filter(|r| r.block == block && r.row.is_some()).count(), rows);
        }
    }

    #[test]
    fn every_byte_has_a_place_and_every_cursor_rests_on_a_visible_cluster(
        document in documents(), columns in 1..60_u16, byte in 0..400_usize,
    ) {
        let flow = Flow::new(columns);
        let visible = document.blocks.iter().enumerate().any(|(n, b)| {
            flow.rows(&document, n).iter().any(|r| !place::cells(&document.text, b, *r).is_empty())
        });
        let snapped = place::snap(&flow, &document, byte);
        prop_assert!(grapheme::is_boundary(&document.text, snapped));
        prop_assert!(snapped < document.text.len());
        prop_assert_eq!(place::snap(&flow, &document, snapped), snapped, "resting stays");
        prop_assert_eq!(flow.at(&document, byte).is_some(), visible || flow.at(&document, 0).is_some());
    }

    #[test]
    fn runs_are_what_the_naive_painter_paints(
        document in documents(), columns in 1..60_u16, spans in vec((0..300_usize, 0..60_usize, 0..6_u8), 0..30),
    ) {
        let clip = |byte: usize| grapheme::floor(&document.text, byte.min(document.text.len()));
        let spans: Vec<(Span, u8)> =
            spans.into_iter().map(|(at, len, role)| (Span::new(clip(at), clip(at + len)), role)).collect();
        let (low, high): (Vec<_>, Vec<_>) = spans.iter().copied().partition(|(_, role)| *role < 3);
        let layers = [Layer::new(low), Layer::new(high)];
        let layers: Vec<&Layer<u8>> = layers.iter().collect();
        let flow = Flow::new(columns);
        for at in all_rows(&flow, &document) {
            let Some(row) = flow.row(&document, at) else { continue };
            let block = &document.blocks[at.block];
            let mut painted: Vec<(String, Vec<u8>)> = Vec::new();
            let swept = runs(&document.text, block, row, &layers);
            for run in &swept {
                prop_assert_eq!(usize::from(run.cells), width(&run.text));
                prop_assert!(!run.text.chars().any(char::is_control));
                // Right-to-left text comes in several runs of the same roles.
                match painted.last_mut() {
                    Some((text, roles)) if *roles == run.roles => String::push_str(text, &run.text),
                    _ => painted.push((run.text.clone(), run.roles.clone())),
                }
            }
            let mut across: Vec<(u16, u16)> = swept.iter().map(|r| (r.column, r.cells)).collect();
            across.sort_unstable();
            prop_assert!(across.windows(2).all(|p| p[0].0 + p[0].1 == p[1].0), "no overlap and no hole");
            let apart = |p: &[layout::Run<u8>]| p[0].roles != p[1].roles || p[0].column + p[0].cells != p[1].column;
            prop_assert!(swept.windows(2).all(apart), "neighbours differ");
            let naive: Vec<(String, Vec<u8>)> = place::cells(&document.text, block, row)
                .into_iter()
                .map(|c| {
                    // The space that joins two pieces is under what goes on over it.
                    let under = |s: &Span| {
                        if c.span.is_empty() { s.start <= c.span.start && c.span.start < s.end } else { s.overlaps(c.span) }
                    };
                    let touching = |s: &Span| s.overlaps(row.span());
                    let mut roles: Vec<u8> =
                        spans.iter().filter(|(s, _)| touching(s) && under(s)).map(|(_, r)| *r).collect();
                    roles.sort_unstable();
                    roles.dedup();
                    (c.shown.into_owned(), roles)
                })
                .collect();
            let mut joined: Vec<(String, Vec<u8>)> = Vec::new();
            for (text, roles) in naive {
                match joined.last_mut() {
                    Some((t, r)) if *r == roles => t.push_str(&text),
                    _ => joined.push((text, roles)),
                }
            }
            prop_assert_eq!(painted, joined);
        }
    }

    #[test]
    fn the_same_byte_stays_on_top_at_another_width(document in documents(), a in 1..60_u16, b in 1..60_u16, byte in 0..300_usize) {
        let mut flow = Flow::new(a);
        let Some(top) = flow.at(&document, byte) else { return Ok(()) };
        let top = flow.byte(&document, top);
        flow.set_columns(b);
        let Some(again) = flow.at(&document, top) else { return Err(TestCaseError::fail("lost")) };
        if let Some(row) = flow.row(&document, again) {
            prop_assert!(row.start <= top && (top < row.end || row.end == row.start));
        }
    }
}

/// Our width is the painter's, cluster by cluster.
#[cfg(feature = "tui")]
#[test]
fn a_painter_takes_as_many_cells_as_we_count() {
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    use ratatui::style::Style;

    let mut runner = proptest::test_runner::TestRunner::default();
    runner
        .run(&vec(morsel(), 0..20), |morsels| {
            let raw = morsels.concat();
            let shown = clean(&raw);
            let mut buffer = Buffer::empty(Rect::new(0, 0, 400, 1));
            let (end, _) = buffer.set_stringn(0, 0, &shown, 400, Style::new());
            prop_assert_eq!(usize::from(end), width(&shown), "{:?}", shown);
            Ok(())
        })
        .unwrap();
}

#[test]
fn hard_wrapped_lines_flow_together_and_chinese_ones_without_a_space() {
    let text = "The two sides\nagreed to hold\ntalks.\n\n双方\n同意";
    let line = |at: usize, words: &str| Span::new(at, at + words.len());
    let english = Block {
        kind: BlockKind::Paragraph,
        span: Span::new(0, 35),
        pieces: vec![line(0, "The two sides"), line(14, "agreed to hold"), line(29, "talks.")],
        marker: None,
        depth: 0,
    };
    let start = 37;
    let chinese = Block {
        span: Span::new(start, text.len()),
        pieces: vec![line(start, "双方"), line(start + 7, "同意")],
        ..english.clone()
    };
    let painted = |block: &Block, columns| -> Vec<String> {
        wrap(text, block, columns)
            .into_iter()
            .map(|row| place::cells(text, block, row).iter().map(|c| c.shown.as_ref()).collect())
            .collect()
    };
    assert_eq!(painted(&english, 80), ["The two sides agreed to hold talks."]);
    assert_eq!(painted(&english, 16), ["The two sides", "agreed to hold", "talks."]);
    assert_eq!(painted(&chinese, 80), ["双方同意"]);
    assert_eq!(painted(&chinese, 6), ["双方同", "意"]);
}

#[test]
fn a_list_item_hangs_from_its_marker_and_lines_of_a_masthead_stand_alone() {
    let text = "(2) one two three\nMinistry\nRepublic";
    let item = Block {
        kind: BlockKind::ListItem,
        span: Span::new(0, 17),
        pieces: vec![Span::new(4, 17)],
        marker: Some(Span::new(0, 3)),
        depth: 0,
    };
    let rows = wrap(text, &item, 14);
    assert!(rows.len() > 1 && rows.iter().all(|r| r.indent == 4), "{rows:?}");
    let masthead = Block {
        kind: BlockKind::Masthead,
        span: Span::new(18, 35),
        pieces: vec![Span::new(18, 26), Span::new(27, 35)],
        marker: None,
        depth: 0,
    };
    assert_eq!(wrap(text, &masthead, 60).len(), 2);
}

#[test]
fn punctuation_does_not_begin_a_row() {
    let text = "会谈双方。";
    let block = Block {
        kind: BlockKind::Paragraph,
        span: Span::new(0, text.len()),
        pieces: vec![Span::new(0, text.len())],
        marker: None,
        depth: 0,
    };
    let rows = wrap(text, &block, 8);
    let texts: Vec<&str> = rows.iter().map(|r| r.span().of(text)).collect();
    assert_eq!(texts, ["会谈双", "方。"]);
}
