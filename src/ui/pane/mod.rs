//! The panes, each drawn from the state alone.

mod bars;
mod document;
mod findings;
mod header;
mod notes;

pub use bars::{hint, status};
pub use document::document;
pub use findings::findings;
pub use header::{header, rules};
pub use notes::notes;
