//! The panes, each drawn from the state alone.

mod bars;
mod chips;
mod document;
mod findings;
mod header;
mod library;
mod markdown;
mod notes;
mod tour;
mod which_key;

pub use bars::{hint, long_notice, status};
pub use document::document;
pub use findings::findings;
pub use header::{header, rules};
pub use library::library;
pub use notes::notes;
pub use tour::tour;
pub use which_key::which_key;
