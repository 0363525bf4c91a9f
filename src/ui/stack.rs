//! Documents one over the other: one that is opened from another lies over it until it is left, and
//! what was on screen before is there again.

use super::open::{Open, Seat};
use super::run::{Exit, Session};
use crate::app::Message;
use std::io;
use std::path::Path;

/// Opens a document by its path. The error is one sentence.
pub type OpenDocument = Box<dyn FnMut(&Path) -> Result<Open, String>>;

/// What lies on the desk: the first is what the program began with.
pub(super) struct Stack<'s> {
    pub(super) seat: &'s mut Seat,
    pub(super) open: OpenDocument,
    /// Whether the first is a folder.
    pub(super) folder: bool,
    /// Told of each document that was left.
    pub(super) left: Box<dyn FnMut(&Path)>,
}

impl Stack<'_> {
    /// Runs until the first is left or a signal ends it; places are kept on the way.
    pub(super) fn run(&mut self, first: Session) -> io::Result<Exit> {
        let mut sessions = vec![first];
        loop {
            let Some(top) = sessions.last_mut() else { return Ok(Exit::Left) };
            let exit = self.seat.run(top);
            if let Ok(Exit::Open(path, byte)) = exit {
                if let Some(above) = self.over(top, &path, byte)? {
                    sessions.push(above);
                }
                continue;
            }
            let over = match exit {
                Ok(Exit::Left) => false,
                // However it ended, places are kept.
                _ => true,
            };
            while let Some(done) = sessions.pop() {
                if !(self.folder && sessions.is_empty()) {
                    self.seat.keep_place(&done);
                }
                match sessions.last_mut() {
                    Some(_) if !over => {
                        let at_folder = self.folder && sessions.len() == 1;
                        self.back(done, sessions.last_mut(), at_folder);
                        break;
                    }
                    Some(_) => {}
                    None => return exit,
                }
            }
        }
    }

    /// A session with the document at `path` over `below`; nothing where it cannot be opened.
    fn over(&mut self, below: &mut Session, path: &Path, byte: Option<usize>) -> io::Result<Option<Session>> {
        let open = match (self.open)(path) {
            Ok(open) => open,
            Err(why) => {
                below.hear(Message::Failed(why));
                return Ok(None);
            }
        };
        // The folder goes along, so that its news are heard while the document is read.
        let mut library = below.state.library.take();
        if let Some(library) = &mut library {
            library.shown = false;
        }
        let today = below.state.views.today;
        let mut above =
            self.seat.sit_and_read(open, library.map(|library| *library)).map_err(io::Error::other)?;
        above.waiting.append(&mut below.waiting);
        above.waiting.append(&mut below.stray);
        above.state.views.today = today;
        if let Some(byte) = byte {
            above.state.resume(byte);
        }
        Ok(Some(above))
    }

    /// What was below is there again.
    fn back(&mut self, mut done: Session, below: Option<&mut Session>, at_folder: bool) {
        let Some(below) = below else { return };
        done.state.views.leave();
        below.waiting.append(&mut done.waiting);
        below.waiting.append(&mut done.stray);
        below.state.library = done.state.library.take();
        if let Some(library) = &mut below.state.library {
            library.shown = at_folder;
        }
        if let Some(path) = done.state.document.path.clone() {
            below.look_again(&path);
            // Its notes may be more now.
            (self.left)(&path);
        }
    }
}
