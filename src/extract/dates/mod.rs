//! Dates: where they stand, and what day they mean (DOMAIN 2.10).

mod expression;
mod token;
mod unfixed;
mod value;

pub(super) use token::is_year;
pub(super) use value::{absolute, range_end, value};

use super::analysis::Analysis;
use super::hints::Hint;
use super::mention::Kind;
use expression::expression;

/// Marks every date expression of the document.
pub(super) fn find(a: &mut Analysis<'_>) {
    for b in 0..a.block_toks.len() {
        let Some(range) = a.block_toks.get(b).cloned() else { continue };
        let mut i = a.hints.next(range.start, range.end, Hint::DATE);
        while i < range.end {
            if let Some(end) = expression(a, i, range.end)
                && a.add(i..end, Kind::Date)
            {
                i = end;
            } else {
                i += 1;
            }
            i = a.hints.next(i, range.end, Hint::DATE);
        }
    }
}
