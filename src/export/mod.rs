//! One file per format that can be written.

pub mod agree_text;
pub mod compare;
pub mod dossier;
pub mod extract_csv;
pub mod extract_json;
pub mod extract_text;
pub mod json;
