//! Several layers side by side: alignment, agreement, verdicts.
//!
//! Everything here is a pure function of layers that somebody else has read: nothing opens a file,
//! draws a cell or remembers anything between two calls.
//!
//! | module | question |
//! |---|---|
//! | [`agreement`] | how far do coders agree, beyond chance? |

pub mod agreement;
