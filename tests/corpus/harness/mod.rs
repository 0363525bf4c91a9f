//! What the corpus and the edge cases share: labels, names, measures, and how a text is extracted.

#![allow(dead_code, unreachable_pub, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

pub mod gold;
pub mod names;
pub mod program;
pub mod score;
