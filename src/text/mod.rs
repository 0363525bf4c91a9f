//! The substrate: spans of bytes, code-point offsets, grapheme clusters, cell widths.

mod offsets;
mod span;

pub use offsets::CodePoints;
pub use span::Span;
