//! A folder of documents: library, search, compare, phrases, ledger, matrices, timeline.

pub mod compare;
pub mod library;
pub mod search;
