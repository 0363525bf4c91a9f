//! Attaché: a terminal reader and annotator for diplomatic texts.
//!
//! This page is the map of the crate. One idea per folder, dependencies point one way
//! (`tests/architecture.rs` checks it), and nothing below [`app`] names a terminal type.
//!
//! | folder | idea | may use |
//! |---|---|---|
//! | [`text`] | spans, graphemes, cell widths, offsets, harmless display | nothing of ours |
//! | [`document`] | a file becomes canonical text, blocks and sentences | text |
//! | [`lexicon`] | the words of the genre, as data | text |
//! | [`extract`] | document × lexicon → findings | text, document, lexicon |
//! | [`annotation`] | what a person says about a span; anchors; codebook | text, document, lexicon |
//! | [`store`] | the only module that writes files | text, document, annotation |
//! | [`layout`] | document × width → rows; span layers → runs | text, document |
//! | [`review`] | several layers side by side; agreement | text, document, extract, annotation |
//! | [`dossier`] | a folder of documents: compare, phrases, ledger | all above |
//! | [`export`], [`import`] | one file per format | all above but `store` |
//! | [`config`] | defaults < user < dossier < flags | text, lexicon, annotation, store |
//! | [`app`] | the state machine: actions, keys, state, update, effects | all above |
//! | `ui` | ratatui only here | all above |
//! | `cli` | one file per command | all |
//!
//! # Vocabulary
//!
//! One word per idea, in code, help and files: *document*, *canonical text*, *span*, *entity* and
//! *mention*, *claim*, *scope*, *finding*, *protocol card*, *annotation*, *layer*, *anchor*,
//! *codebook* and *code*, *verdict*, *dossier*, *ladder*.
//!
//! # Offsets
//!
//! Inside the program a [`text::Span`] is a half-open range of **bytes** of the canonical text. In
//! files and JSON it is a half-open range of **Unicode code points**; [`text::CodePoints`] converts
//! at the border.

pub mod annotation;
pub mod app;
pub mod config;
pub mod document;
pub mod dossier;
pub mod export;
pub mod extract;
pub mod import;
pub mod layout;
pub mod lexicon;
pub mod review;
pub mod store;
pub mod text;

#[cfg(feature = "tui")]
pub mod cli;
#[cfg(feature = "tui")]
pub mod ui;
