//! Several layers side by side: alignment, agreement, verdicts.
//!
//! Everything here is a pure function of layers that somebody else has read: nothing opens a file,
//! draws a cell or remembers anything between two calls.
//!
//! | module | question |
//! |---|---|
//! | [`agreement`] | how far do coders agree, beyond chance? |
//! | [`agree`] | the report: every measure, code and pair |
//! | [`queue`] | where do annotators differ, one place after the other? |
//! | [`adjudicate`] | what shall stand? |
//! | [`threads`] | who answered whom, and is it settled? |
//! | [`decide`] | which claims did a reader accept, reject or amend? |
//! | [`verdict`] | what do reviewers think of it? |
//! | [`clearance`] | how far is the document, and under which caveat? |
//! | [`align`] | what did each annotator say about each sentence, and where? |

pub mod address;
pub mod adjudicate;
pub mod agree;
pub mod agreement;
pub mod align;
pub mod clearance;
pub mod decide;
pub mod queue;
pub mod threads;
pub mod verdict;
