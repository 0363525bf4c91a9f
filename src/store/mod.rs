//! The only module that writes files.

mod name;
mod open;
mod own;
mod places;
mod problem;

pub use name::{annotator_of_file_name, file_name};
pub use open::{ForeignLayer, Layers, Options, open};
pub use own::{OwnLayer, Place, Saved};
pub use places::Places;
pub use problem::{Problem, Reason, StoreError};
