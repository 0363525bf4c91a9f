//! The terminal: ratatui only here.
//!
//! | file | idea |
//! |---|---|
//! | `open` | everything a session needs, put together; the worker |
//! | `stack` | documents opened one over the other |
//! | `aside` | the layers of documents that are not open |
//! | `folder` | a folder and its workers; its documents opened from it |
//! | `watch` | what becomes of the open document's file |
//! | [`run`] | the loop: one inbox → update → effects → one frame |
//! | [`terminal`], [`Screen`] | the terminal borrowed and given back; what the loop needs of it |
//! | [`input`], [`signals`] | what comes in, in our own words |
//! | [`ground`], `locale` | whether the terminal is light or dark, and can show every character |
//! | `desk` | the layers of the open document: every edit on disk before the next frame |
//! | `keep` | what the desk keeps besides layers: the codebook file, saved queries |
//! | `view` | one frame: panes, then what lies over them |
//! | `pane`, `overlay` | each drawn from the state alone |
//! | `clipboard`, `outside` | the desktop's clipboard; the reader's own editor |
//! | `ink` | the only way text reaches a cell: harmless, measured, clipped |
//! | `hit` | what was drawn where, for the mouse |
//! | [`theme`] | roles → styles, from TOML |
//!
//! The state machine ([`crate::app`]) decides; here it is only shown, and what a person does is told to
//! it. The one thing kept here is the draft in the note editor, until it is submitted.

mod aside;
mod clipboard;
mod desk;
mod elsewhere;
mod folder;
pub mod ground;
mod hit;
mod ink;
pub mod input;
mod keep;
mod locale;
mod open;
mod outside;
mod overlay;
mod pane;
pub mod run;
mod screen;
mod scroll;
pub mod signals;
mod stack;
pub mod terminal;
pub mod theme;
mod unfinished;
mod view;
mod watch;

pub use aside::Aside;
pub use desk::{Colleagues, Desk, ReadColleagues, Remember};
pub use folder::{FillShelf, Folder, KeepRead, LookThrough, ReadEntry, open_folder};
pub use locale::odd_locale;
pub use open::{Extract, Open, OpenError, open, read};
pub use screen::Screen;
pub use stack::OpenDocument;
pub use view::View;
