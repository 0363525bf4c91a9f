//! What can be wrong with a file of a known format.

/// Why a file could not be read. The sentence for people is made by
/// [`DocumentError`](crate::document::DocumentError), which also names the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::document) enum Fault {
    /// It breaks off or contradicts itself; what was noticed, in a few words.
    Damaged(String),
    /// A password or a publisher's lock is on it.
    Protected,
    /// It unpacks to more than the limit.
    TooLarge,
    /// It is sound but holds no text: pictures of pages, say.
    NoText,
    /// It took longer than a reader waits.
    Slow,
}

impl Fault {
    /// Damage, with what was noticed.
    pub(super) fn damaged(what: impl Into<String>) -> Self {
        Self::Damaged(what.into())
    }
}
