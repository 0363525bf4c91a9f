//! The terminal: ratatui only here.

mod screen;
pub mod terminal;
pub mod theme;

pub use screen::Screen;
