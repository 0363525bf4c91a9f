//! What differs between two accounts beside omissions.
use super::{Row, Side};

/// Kinds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DifferenceKind {
    /// x
    RequestedBy,
}
/// One.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// k
    pub kind: DifferenceKind,
}

pub(super) fn differences(_a: Side<'_>, _b: Side<'_>, _rows: &[Row]) -> Vec<Difference> {
    Vec::new()
}
