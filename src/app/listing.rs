//! A list of annotations: everybody's, narrowed by a query and sorted.

use crate::annotation::query::{Facts, Order};
use std::collections::BTreeMap;

/// What a list of annotations is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Go to one.
    Go,
    /// Put a link into the note of this one (id), an own one.
    Link(String),
    /// Relate this one (`annotator/id`) to another.
    Relate {
        /// `answers`, `contradicts`, `repeats`.
        relation: &'static str,
        /// Where the relation starts.
        from: String,
    },
}

/// A list of annotations: what it is for, how it is sorted, and the facts of each item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// What for.
    pub purpose: Purpose,
    /// How sorted.
    pub order: Order,
    /// The facts of the items, in the order of the text.
    pub facts: Vec<Facts>,
    /// Saved queries: `@name` stands for one.
    pub saved: BTreeMap<String, String>,
}
