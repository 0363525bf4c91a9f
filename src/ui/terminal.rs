//! The terminal, borrowed and always given back.
//!
//! [`Terminal::enter`] takes the alternate screen, raw mode, mouse reports and bracketed paste;
//! [`restore`] gives all of it back, once, whoever calls it first: the guard's `Drop`, the panic
//! hook, a signal. A frame is collected in memory and leaves as one write inside a synchronised
//! update, so a slow link shows whole frames and a panic while drawing leaves nothing half sent.

use super::screen::Screen;
use crossterm::{cursor, event, queue, terminal};
use ratatui::Frame;
use ratatui::backend::CrosstermBackend;
use ratatui::layout::Rect;
use std::cell::RefCell;
use std::io::{self, IsTerminal, Write};
use std::rc::Rc;
use std::sync::Once;
use std::sync::atomic::{AtomicBool, Ordering};

/// Whether the screen is ours at the moment.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// Presses, drags and the wheel (1000, 1002), positions in the SGR form (1006). Not 1003: bare
/// mouse moves would wake an idle reader.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1002h\x1b[?1006h";
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1002l\x1b[?1000l";
/// Right-to-left text comes in the order in which it is painted: terminals that could reorder it are told
/// not to (ECMA-48 BDSM, as in the bidi recommendation of terminal-wg).
const EXPLICIT_BIDI: &str = "\x1b[8l";
const IMPLICIT_BIDI: &str = "\x1b[8h";
const FRAME_BEGINS: &[u8] = b"\x1b[?2026h";
const FRAME_ENDS: &[u8] = b"\x1b[?2026l";

/// The screen, taken. Dropping it gives it back.
pub struct Terminal {
    inner: ratatui::Terminal<CrosstermBackend<Frames>>,
    frames: Frames,
}

impl Terminal {
    /// Takes the screen.
    ///
    /// # Errors
    /// If standard output is no terminal, or the terminal refuses raw mode.
    pub fn enter() -> io::Result<Self> {
        if !io::stdout().is_terminal() {
            return Err(io::Error::new(io::ErrorKind::Unsupported, "standard output is not a terminal"));
        }
        restore_on_panic();
        let frames = Frames::default();
        let backend = CrosstermBackend::new(frames.clone());
        let inner = take().and_then(|()| ratatui::Terminal::new(backend));
        // Half taken is given back before the error is told.
        inner.map(|inner| Self { inner, frames }).inspect_err(|_| restore())
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        restore();
    }
}

impl Screen for Terminal {
    fn draw(&mut self, paint: &mut dyn FnMut(&mut Frame<'_>)) -> io::Result<()> {
        self.inner.draw(|frame| paint(frame))?;
        self.frames.send()
    }

    fn size(&self) -> io::Result<(u16, u16)> {
        self.inner.size().map(|size| (size.width, size.height))
    }

    fn leave(&mut self) -> io::Result<()> {
        restore();
        Ok(())
    }

    fn back(&mut self) -> io::Result<()> {
        // After a stop from outside the shell has reset the line while we still hold the screen:
        // raw mode must be taken anew, so give back first.
        restore();
        take()?;
        self.clear()
    }

    fn clear(&mut self) -> io::Result<()> {
        // `ratatui::Terminal::clear` asks the terminal where its cursor is, and the answer would go to
        // the input thread. Resizing to the same size forgets as much and asks nothing.
        let size = self.inner.size()?;
        self.inner.resize(Rect::new(0, 0, size.width, size.height))
    }

    fn copy(&mut self, text: &str) -> io::Result<Option<String>> {
        super::clipboard::copy(text)
    }
}

fn take() -> io::Result<()> {
    TAKEN.store(true, Ordering::SeqCst);
    terminal::enable_raw_mode()?;
    let mut out = io::stdout();
    queue!(out, terminal::EnterAlternateScreen, event::EnableBracketedPaste, cursor::Hide)?;
    out.write_all(MOUSE_ON.as_bytes())?;
    out.write_all(EXPLICIT_BIDI.as_bytes())?;
    out.flush()
}

/// Gives the screen back; does nothing if it is not taken. Safe to call from any thread, any number
/// of times.
pub fn restore() {
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    // A dead terminal cannot be helped: what fails here has nobody left to be told.
    let mut out = io::stdout();
    let _ = out.write_all(FRAME_ENDS);
    let _ = out.write_all(MOUSE_OFF.as_bytes());
    let _ = out.write_all(IMPLICIT_BIDI.as_bytes());
    let _ = queue!(out, event::DisableBracketedPaste, terminal::LeaveAlternateScreen, cursor::Show);
    let _ = out.flush();
    let _ = terminal::disable_raw_mode();
}

/// Makes a panic on this thread give the screen back before its message is printed. A panic on
/// another thread prints nothing: its owner catches it and says so on the screen.
fn restore_on_panic() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let owner = std::thread::current().id();
        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            if !TAKEN.load(Ordering::SeqCst) {
                before(info);
            } else if std::thread::current().id() == owner {
                restore();
                before(info);
            }
        }));
    });
}

/// Collects what one frame writes, whatever is flushed meanwhile. What was not sent is dropped, never
/// sent late.
#[derive(Clone, Default)]
struct Frames {
    pending: Rc<RefCell<Vec<u8>>>,
}

impl Frames {
    /// Sends what was collected as one write inside a synchronised update.
    fn send(&self) -> io::Result<()> {
        let mut pending = self.pending.borrow_mut();
        if pending.is_empty() || !TAKEN.load(Ordering::SeqCst) {
            pending.clear();
            return Ok(());
        }
        pending.splice(0..0, FRAME_BEGINS.iter().copied());
        pending.extend_from_slice(FRAME_ENDS);
        let mut out = io::stdout().lock();
        let sent = out.write_all(&pending).and_then(|()| out.flush());
        pending.clear();
        sent
    }
}

impl Write for Frames {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.pending.borrow_mut().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
