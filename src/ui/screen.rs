//! What the loop needs from a terminal, so that tests can drive the true loop without one.

use ratatui::Frame;
use std::io;

/// A place to draw on.
pub trait Screen {
    /// Draws one frame.
    ///
    /// # Errors
    /// If the terminal is gone.
    fn draw(&mut self, paint: &mut dyn FnMut(&mut Frame<'_>)) -> io::Result<()>;

    /// Columns and rows.
    ///
    /// # Errors
    /// If the terminal is gone.
    fn size(&self) -> io::Result<(u16, u16)>;

    /// Gives the screen back for a while: the program stops, or another one draws.
    ///
    /// # Errors
    /// If the terminal is gone.
    fn leave(&mut self) -> io::Result<()>;

    /// Takes the screen again and forgets what was drawn on it.
    ///
    /// # Errors
    /// If the terminal is gone.
    fn back(&mut self) -> io::Result<()>;

    /// Forgets what was drawn: the next frame draws every cell.
    ///
    /// # Errors
    /// If the terminal is gone.
    fn clear(&mut self) -> io::Result<()>;

    /// Puts text on the clipboard, as far as the terminal allows; gives a word when it may not have
    /// arrived.
    ///
    /// # Errors
    /// If the terminal is gone.
    fn copy(&mut self, text: &str) -> io::Result<Option<String>>;
}
