//! The terminal: ratatui only here.

mod desk;
mod hit;
mod ink;
pub mod input;
mod open;
mod overlay;
mod pane;
pub mod run;
mod screen;
mod scroll;
pub mod signals;
pub mod terminal;
pub mod theme;
mod view;

pub use desk::{Desk, Remember};
pub use open::{Extract, Open, OpenError, open, read};
pub use screen::Screen;
pub use view::View;
