//! Two readouts of one contact, aligned by topic, with what each leaves out.
//!
//! How claims are aligned, and nothing else, decides what "not mentioned" means here, so it is kept
//! plain. Two views are taken of each claim. One is a bag of *terms* (`reading`): the topics its words speak
//! of (the lexicon's `topics.toml`), the entities named in it, and the stems of its telling words; a claim
//! without a subject of its own takes over that of the claim before it (`carry`). A term weighs more the
//! fewer claims have it, and less if it only names one of the parties; each shared term is evidence, and
//! topics that each has apart from the other speak against it (`terms`). The other is its words by how
//! kindred they are to those of the other claim (`telling`, `kin`; [`crate::lexicon::kinship`]), read with
//! the question that the claim answers and with what it goes on with: so two ministries may use words that
//! no list foresees. Both views, the order of telling, the neighbours in the paragraph, and whether each
//! claim is the other's first choice are weighed and added (`likeness`). A third view, the matters that its words
//! may belong to (`matters`; [`crate::lexicon::fields`]), comes in when each pair is weighed again with the claims
//! that go with the two (`company`). Rows are the groups that gain most by
//! standing together, found for all claims at once (`rows`). What is left was told by one side only. People
//! correct it in their layers (`pairing`). `differences` then reads off who asked, titles, place, date, order,
//! tone, strength and numbers.

mod align;
mod carry;
mod company;
mod difference;
mod differences;
mod grid;
mod kin;
#[cfg(test)]
mod laws;
mod likeness;
mod matters;
pub mod moves;
mod notices;
mod numbers;
mod pairing;
mod parties;
mod reading;
mod rows;
mod telling;
mod terms;
mod versions;

pub use align::{Row, align};
pub use difference::{Difference, DifferenceKind, NOT_STATED};
pub use notices::notices;
pub use pairing::{Pairing, annotation, pairings};
pub use versions::{Version, versions};

use crate::document::Document;
use crate::extract::{Claim, Findings};
use crate::lexicon::topics::Topics;

/// One of the two readouts.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// Its text.
    pub document: &'a Document,
    /// What was found in it.
    pub findings: &'a Findings,
}

impl Side<'_> {
    /// The number of the sentence in which a claim begins.
    fn sentence_of(&self, claim: &Claim) -> usize {
        self.findings.sentences.partition_point(|sentence| sentence.end <= claim.span.start)
    }
}

/// Two readouts side by side. Claims are named by their id.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// What both tell of, in the order in which the first one does.
    pub topics: Vec<Row>,
    /// Claims of the first readout that the second does not mention.
    pub only_a: Vec<u32>,
    /// Claims of the second readout that the first does not mention.
    pub only_b: Vec<u32>,
    /// What differs beside omissions.
    pub differences: Vec<Difference>,
}

/// Reads what comparing needs beside the lexicon: for a thread of its own while the readouts are read.
pub fn prepare() {
    let _ = crate::lexicon::fields::Fields::builtin();
    let _ = crate::lexicon::kinship::Kinship::builtin();
    let _ = Topics::builtin();
}

/// Compares two readouts: every claim of either stands in exactly one row or in one `only` list.
#[must_use]
pub fn compare(a: Side<'_>, b: Side<'_>, topics: &Topics) -> Comparison {
    compare_with(a, b, topics, &[])
}

/// As [`compare`], with what people said of the pairing put into effect; a later word wins.
#[must_use]
pub fn compare_with(a: Side<'_>, b: Side<'_>, topics: &Topics, pairings: &[Pairing]) -> Comparison {
    let (rows, only_a, only_b) = align(a, b, topics, pairings);
    let differences = differences::differences(a, b, &rows);
    Comparison { topics: rows, only_a, only_b, differences }
}
