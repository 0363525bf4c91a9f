//! The substrate: spans of bytes, code-point offsets, grapheme clusters, cell widths.

mod clean;
mod clusters;
mod flat;
pub mod grapheme;
mod nearest;
mod offsets;
mod reach;
mod span;
mod token;
pub mod width;

pub use clean::{clean, clean_lines, shows_nothing};
pub use flat::flat;
pub use nearest::nearest;
pub use offsets::CodePoints;
pub use reach::Reach;
pub use span::Span;
pub use token::{Token, TokenKind, tokenize};
