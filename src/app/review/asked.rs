//! What is asked for before something is kept or decided.

use super::Case;
use crate::review::adjudicate::Draft;
use crate::review::verdict::{About, Verdict};

/// What a line that is filled in is for.
#[derive(Clone, Debug, PartialEq)]
pub enum Asked {
    /// Why a verdict was given; it stands already.
    VerdictReason(About, Verdict),
    /// Why the marks of a case are decided so; then it is decided.
    DecisionReason(Case, Decision),
    /// Which differences to show.
    Differences,
    /// The handling caveat.
    Caveat,
}

/// What is to be done with the marks of a case.
#[derive(Clone, Debug, PartialEq)]
pub enum Decision {
    /// The n-th of them stands.
    Take(usize),
    /// All of them in one.
    Merge,
    /// Something new stands.
    Rewrite(Draft),
    /// None of them stands.
    Reject,
}
