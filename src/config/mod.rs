//! Settings: defaults < user < dossier < flags.
//!
//! Every setting knows where its value came from, so that `attache config show` can tell. A mistake
//! in a settings file is a warning with a line and the nearest right name; the rest of the file is
//! used, and the reader always opens.

mod codebook;
mod codebook_file;
mod file;
mod lexicon;
mod remember;
mod setting;
mod settings;

pub use codebook::{choose_codebook, codebook, codebook_path, lexicon_folders, theme_folders};
pub use codebook_file::change_codebook;
pub use lexicon::{ladders, lexicon, lexicon_files, odd_words, topics};
pub use remember::{remember, remember_query};
pub use setting::{ColorChoice, Flags, Origin, Setting};
pub use settings::{AUTO, KEYS, Row, Settings, TEMPLATE, USER_TEMPLATE};
