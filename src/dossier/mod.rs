//! A folder of documents: library, search, compare, phrases, ledger, matrices, timeline.
//!
//! Every view is a pure function of [`Source`]s, that is of texts and their findings, and gives plain
//! data. What it counts or quotes it can show: a [`Place`] says in which document, at which bytes and
//! by which claim, so that every cell can jump to its text.

pub mod calendar;
pub mod cards;
pub mod compare;
pub mod duplicates;
pub mod expected;
pub mod index;
pub mod ledger;
pub mod ledger_note;
pub mod library;
pub mod matrix;
pub mod notices;
pub mod novelty;
pub mod phrases;
pub mod search;
pub mod sides;
mod source;
pub mod summary;
#[cfg(test)]
pub(crate) mod test_texts;
pub mod timeline;
pub mod tone_use;
pub mod veiled;

pub use source::{Place, Source};
