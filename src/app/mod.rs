//! The state machine: actions, keys, state, update, effects. No terminal types.
//!
//! [`update`] takes a [`Message`] into a [`State`] and says what the world must do ([`Effect`]). All
//! that a screen needs is asked of the state: [`State::arrangement`], [`State::page`],
//! [`State::hints`], [`State::status`].

mod action;
mod decisions;
mod deeds;
mod effect;
mod filter;
mod findings;
mod hints;
pub mod key;
mod key_problem;
mod keymap;
mod labels;
mod lanes;
mod library;
mod line;
mod listing;
mod looks;
mod mark;
mod marking;
mod message;
mod notes;
mod outline;
mod overlay;
mod pace;
mod panes;
mod placing;
mod reader;
mod remote;
mod review;
mod search;
mod sheet_hints;
mod shelf;
mod speakers;
mod state;
mod status;
mod target;
mod tour;
mod trail;
mod units;
mod update;
mod view;
pub mod views;

pub use action::{Action, Context, Group, UNBOUND};
pub use decisions::Progress as Decided;
pub use effect::{AsideDeed, Effect, Value};
pub use filter::{Chip, Filter, FilterField};
pub use findings::{FindingRow, FindingsList, Kind as FindingsKind, Progress, parts};
pub use hints::{Hint, WhichKey};
pub use key::{Code, Key, KeyError, format_sequence, parse_sequence};
pub use key_problem::KeyProblem;
pub use keymap::{Found, KeyMap, KeyRow};
pub use labels::{Label, Labels};
pub use lanes::{OwnLane, Stroke};
pub use library::{Library, LibraryNews, LibraryRow, LibraryWish, Looked, Order, Place};
pub use line::Line;
pub use listing::{Listing, Purpose};
pub use looks::{Looks, MEASURES};
pub use marking::{Kept, Marking};
pub use message::{Gesture, Hit, Message, OnDisk, Pointer};
pub use notes::{Layers, Mark, NotesList};
pub use outline::{Entry, outline};
pub use overlay::{
    Ask, Bulk, Choice, CodeDeed, Confirm, Editor, Field, Item, Overlay, Panel, PanelLine, Picker, PickerKind,
    PlaceList, Prompt, PromptKind,
};
pub use panes::{
    Area, Arrangement, MEASURE, PLAIN_GUTTER, Pane, PaneArea, Panes, Shares, Size, THREE_FROM, TWO_FROM,
    arrange,
};
pub use reader::Reader;
pub use remote::{Remote, links};
pub use review::{
    Asked, CONSENSUS, Case, Decision, Look, MOST_LANES, Measured, Measuring, Person, Review, Sheet,
    SheetItem, SheetKind, SheetLine, Writing,
};
pub use search::Search;
pub use speakers::{Speaker, Speakers};
pub use state::{Notice, State, Tone};
pub use status::{Status, claim_words};
pub use target::{About, What};
pub use tour::{TOUR_FROM, TOUR_ROWS, Tour};
pub use trail::Trail;
pub use update::update;
pub use view::{Gutter, Lane, PageRow, Role};

#[cfg(test)]
mod tests;
