//! The terminal: ratatui only here.

mod ink;
pub mod input;
mod screen;
pub mod signals;
pub mod terminal;
pub mod theme;

pub use screen::Screen;
