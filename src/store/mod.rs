//! The only module that writes files.
//!
//! A layer is a TOML file that people read, edit and keep in git. It is held as data and as the text it was
//! read from, in pieces (`text`); an edit changes one piece, a save writes all of them atomically
//! (`disk`) after a three-way merge with whatever stands there by then (`merge`).

mod apart;
mod bookmark;
mod cache;
mod decode;
mod disk;
mod elsewhere;
mod encode;
mod entry;
mod file;
mod find;
mod journal;
mod lineage;
mod lock;
mod merge;
mod name;
mod open;
mod own;
mod places;
mod problem;
mod quick;
mod scan;
mod shape;
mod state;
mod text;
mod unfinished;
mod visits;
mod write_value;
mod writer;

pub use bookmark::Bookmark;
pub use cache::{read_cached, remove_cached, write_cached};
pub use disk::{NoSeam, Op, Seam, write_atomic};
pub use elsewhere::{Elsewhere, elsewhere, folder_round};
pub use file::{Scratch, scratch, write_file, write_new};
pub use merge::merge_files;
pub use name::{annotator_of_file_name, file_name};
pub use open::{
    ForeignLayer, Layers, Named, Options, colleagues, mentioning, names_beside, open, open_own, read_layer,
};
pub use own::{OwnLayer, Place, Saved};
pub use places::Places;
pub use problem::{Problem, Reason, StoreError};
pub use unfinished::Unfinished;
pub use visits::visit;
