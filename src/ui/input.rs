//! The input thread: what the terminal sends, in our own words.
//!
//! The thread sleeps in one blocking read, so an idle reader costs nothing. To pause it (another
//! program is about to own the keyboard) we set a flag and send ourselves the signal of a changed
//! window size, which ends the read.

use super::ground::Late;
use crate::app::{Code, Key};
use crossterm::event::{self, KeyCode, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEventKind};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::time::Duration;

/// What a person did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// Pressed a key.
    Key(Key),
    /// Used the mouse, at a column and row of the screen.
    Mouse {
        /// What.
        deed: Deed,
        /// Column, from 0.
        column: u16,
        /// Row, from 0.
        row: u16,
    },
    /// Pasted text.
    Paste(String),
    /// Changed the size of the terminal.
    Resize,
}

/// What was done with the mouse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// The left button went down.
    Press,
    /// The pointer moved with the left button down.
    Drag,
    /// The left button went up.
    Release,
    /// The wheel, towards the end of the text when positive; one notch is 1.
    Wheel(i32),
}

/// A handle on the input thread.
#[derive(Clone, Default)]
pub struct Pause {
    shared: Arc<(Mutex<State>, Condvar)>,
}

#[derive(Default)]
struct State {
    wanted: bool,
    reached: bool,
}

/// How long to wait for the thread to notice a pause. It has then at most one key of the other
/// program's in hand, which is better than a reader that hangs.
const PATIENCE: Duration = Duration::from_millis(200);

impl Pause {
    /// Stops reading keys; returns when no key will be taken any more.
    pub fn pause(&self) {
        let (state, changed) = &*self.shared;
        let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
        state.wanted = true;
        #[cfg(unix)]
        let _ = signal_hook::low_level::raise(signal_hook::consts::SIGWINCH);
        let waited = changed.wait_timeout_while(state, PATIENCE, |state| !state.reached);
        drop(waited);
    }

    /// Reads keys again.
    pub fn go_on(&self) {
        let (state, changed) = &*self.shared;
        state.lock().unwrap_or_else(PoisonError::into_inner).wanted = false;
        changed.notify_all();
    }

    /// Called by the thread: stays here as long as a pause is wanted.
    fn stand_by(&self) {
        let (state, changed) = &*self.shared;
        let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
        while state.wanted {
            state.reached = true;
            changed.notify_all();
            state = changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state.reached = false;
    }
}

/// Starts the input thread; `sink` gets what is done and says whether anybody still listens. When
/// the terminal is gone the sink gets the error, once.
///
/// # Errors
/// If no thread can be started.
pub fn listen(
    mut sink: impl FnMut(std::io::Result<Input>) -> bool + Send + 'static,
) -> std::io::Result<Pause> {
    let pause = Pause::default();
    let inside = pause.clone();
    let mut late = Late::default();
    std::thread::Builder::new().name("input".into()).spawn(move || {
        loop {
            inside.stand_by();
            let heard = event::read();
            let lost = heard.is_err();
            let input = match heard {
                Ok(event) => translate(event)
                    .filter(|input| !matches!(input, Input::Key(key) if late.swallows(*key)))
                    .map(Ok),
                Err(error) => Some(Err(error)),
            };
            if input.is_some_and(|input| !sink(input)) || lost {
                return;
            }
        }
    })?;
    Ok(pause)
}

/// A terminal event in our words; `None` for what we do not care about (key releases, bare moves).
#[must_use]
pub fn translate(event: event::Event) -> Option<Input> {
    match event {
        event::Event::Key(key) => self::key(key).map(Input::Key),
        event::Event::Paste(text) => Some(Input::Paste(text.replace("\r\n", "\n").replace('\r', "\n"))),
        event::Event::Resize(..) => Some(Input::Resize),
        event::Event::Mouse(mouse) => {
            let deed = match mouse.kind {
                MouseEventKind::Down(MouseButton::Left) => Deed::Press,
                MouseEventKind::Drag(MouseButton::Left) => Deed::Drag,
                MouseEventKind::Up(MouseButton::Left) => Deed::Release,
                MouseEventKind::ScrollDown => Deed::Wheel(1),
                MouseEventKind::ScrollUp => Deed::Wheel(-1),
                _ => return None,
            };
            Some(Input::Mouse { deed, column: mouse.column, row: mouse.row })
        }
        event::Event::FocusGained | event::Event::FocusLost => None,
    }
}

fn key(event: KeyEvent) -> Option<Key> {
    if event.kind == KeyEventKind::Release {
        return None;
    }
    let shift = event.modifiers.contains(KeyModifiers::SHIFT);
    let (code, shift) = match event.code {
        KeyCode::Char(c) => (Code::Char(c), shift),
        KeyCode::Enter => (Code::Enter, shift),
        KeyCode::Esc => (Code::Esc, shift),
        KeyCode::Tab => (Code::Tab, shift),
        KeyCode::BackTab => (Code::Tab, true),
        KeyCode::Backspace => (Code::Backspace, shift),
        KeyCode::Delete => (Code::Delete, shift),
        KeyCode::Insert => (Code::Insert, shift),
        KeyCode::Up => (Code::Up, shift),
        KeyCode::Down => (Code::Down, shift),
        KeyCode::Left => (Code::Left, shift),
        KeyCode::Right => (Code::Right, shift),
        KeyCode::Home => (Code::Home, shift),
        KeyCode::End => (Code::End, shift),
        KeyCode::PageUp => (Code::PageUp, shift),
        KeyCode::PageDown => (Code::PageDown, shift),
        KeyCode::F(n @ 1..=24) => (Code::F(n), shift),
        _ => return None,
    };
    let ctrl = event.modifiers.contains(KeyModifiers::CONTROL);
    let alt = event.modifiers.contains(KeyModifiers::ALT);
    Some(Key::new(code, ctrl, alt, shift))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn press(code: KeyCode, modifiers: KeyModifiers) -> String {
        match translate(event::Event::Key(KeyEvent::new(code, modifiers))) {
            Some(Input::Key(key)) => key.to_string(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn keys_are_written_as_in_the_settings() {
        for (code, modifiers, word) in [
            (KeyCode::Char('a'), KeyModifiers::NONE, "a"),
            (KeyCode::Char('A'), KeyModifiers::SHIFT, "A"),
            (KeyCode::Char('S'), KeyModifiers::CONTROL, "Ctrl-s"),
            (KeyCode::Char('x'), KeyModifiers::ALT, "Alt-x"),
            (KeyCode::BackTab, KeyModifiers::SHIFT, "Shift-Tab"),
            (KeyCode::Char(' '), KeyModifiers::NONE, "Space"),
            (KeyCode::PageDown, KeyModifiers::NONE, "PageDown"),
            (KeyCode::F(1), KeyModifiers::NONE, "F1"),
        ] {
            assert_eq!(press(code, modifiers), word);
        }
    }

    #[test]
    fn releases_and_bare_moves_are_dropped() {
        let mut released = KeyEvent::new(KeyCode::Char('a'), KeyModifiers::NONE);
        released.kind = KeyEventKind::Release;
        assert_eq!(translate(event::Event::Key(released)), None);
        let moved = event::MouseEvent {
            kind: MouseEventKind::Moved,
            column: 1,
            row: 1,
            modifiers: KeyModifiers::NONE,
        };
        assert_eq!(translate(event::Event::Mouse(moved)), None);
    }

    #[test]
    fn pasted_line_ends_become_one() {
        assert_eq!(translate(event::Event::Paste("a\r\nb\rc".into())), Some(Input::Paste("a\nb\nc".into())));
    }

    #[test]
    fn a_paused_thread_stands_by_until_told() {
        let pause = Pause::default();
        let inside = pause.clone();
        let (told, heard) = std::sync::mpsc::channel();
        pause.shared.0.lock().unwrap().wanted = true;
        std::thread::spawn(move || {
            inside.stand_by();
            told.send(()).unwrap();
        });
        pause.pause();
        assert!(pause.shared.0.lock().unwrap().reached);
        assert!(heard.try_recv().is_err());
        pause.go_on();
        heard.recv_timeout(Duration::from_secs(5)).unwrap();
    }
}
