//! What stands above the body: masthead, title, datelines.

use super::block::BlockKind;
use super::flow::Flow;
use super::line::{End, Start};
use super::{dateline, furniture, signs};

/// A header has at most this many flows; what is longer is no header.
const LONGEST: usize = 12;

/// The kinds of the flows before the body. The result is shorter than `flows`; the rest is body.
pub(super) fn header(flows: &[Flow<'_>]) -> Vec<BlockKind> {
    let first_body = flows.iter().position(Flow::is_body);
    let len = first_body.unwrap_or(flows.len());
    if len > LONGEST {
        return Vec::new();
    }
    let head = flows.get(..len).unwrap_or(&[]);
    let title = title_of(head, first_body.is_some());
    let dated_after = |i: usize| {
        head.get(i + 1..).is_some_and(|rest| rest.iter().any(|f| dateline::is_date_line(f.head())))
    };
    let mut kinds = Vec::with_capacity(len);
    for (i, flow) in head.iter().enumerate() {
        let words = flow.words();
        let kind = if Some(i) == title {
            BlockKind::Title
        } else if dateline::is_date_line(flow.head())
            || is_adoption(&words)
            || (kinds.last() == Some(&BlockKind::Dateline) && signs::is_place(&words))
        {
            BlockKind::Dateline
        } else if furniture::is_footer(flow.head()) {
            BlockKind::Footer
        } else if i + 1 == len && flow.end() == End::Colon && !furniture::is_wrapper(&words) {
            // "Foreign Secretary Dame Ruth Pell said:" opens the body.
            BlockKind::Paragraph
        } else if let Start::Heading(level) = flow.start() {
            BlockKind::Heading(level)
        } else if let Some(t) = title
            && i > t
            && i + 1 == len
            && !furniture::is_wrapper(&words)
            && signs::title_score(&words) > -3
            && !dated_after(i)
            && head.get(t).is_some_and(|title| title.group != flow.group)
            && signs::is_heading(&words)
        {
            // The last short line before the text, apart from the title, heads its first section.
            BlockKind::Heading(2)
        } else if first_body.is_none() && title.is_none() {
            BlockKind::Paragraph
        } else {
            BlockKind::Masthead
        };
        kinds.push(kind);
    }
    kinds
}

/// Which of the header's flows is the title.
fn title_of(head: &[Flow<'_>], body_follows: bool) -> Option<usize> {
    let mut best: Option<(i32, usize)> = None;
    for (i, flow) in head.iter().enumerate() {
        let words = flow.words();
        let marked = matches!(flow.start(), Start::Heading(_));
        if dateline::is_date_line(flow.head())
            || furniture::is_footer(flow.head())
            || furniture::is_wrapper(&words)
            || is_adoption(&words)
        {
            continue;
        }
        // Something that ends like a sentence and is here at all ends in an abbreviation.
        if flow.end() == End::Colon && signs::title_score(&words) < 4 {
            continue;
        }
        let mut score = signs::title_score(&words) + if marked { 6 } else { 0 };
        if !body_follows && score < 4 {
            score -= 10;
        }
        if score > -2 && best.is_none_or(|(b, _)| score > b) {
            best = Some((score, i));
        }
    }
    best.map(|(_, i)| i)
}

/// "Adopted by the Concord Council at its 12th meeting, on 4 March 2031".
fn is_adoption(words: &str) -> bool {
    let first = words.split_whitespace().next().unwrap_or("").to_lowercase();
    matches!(first.as_str(), "adopted" | "issued" | "released" | "done" | "signed")
        && words.len() < 160
        && words.bytes().any(|b| b.is_ascii_digit())
}
