//! A word for whoever waits: a file that takes long to open is named meanwhile.

use super::input;
use std::io::{IsTerminal as _, Write as _};
use std::path::Path;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

/// Nobody wonders before this.
const SOON: Duration = Duration::from_millis(400);

/// Bytes of a file that opens at once.
const SMALL: u64 = 64 << 10;

/// What the terminal shows of it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Nothing yet.
    Quiet,
    /// The line stands there.
    Told,
    /// The work is done: nothing is to be said any more.
    Done,
}

/// Whether a file opens before anybody wonders, whatever is in it. A PDF says nothing by its size.
fn is_soon(path: &Path) -> bool {
    let pdf = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"));
    !pdf && path.metadata().is_ok_and(|about| about.is_file() && about.len() < SMALL)
}

/// Does `work` on the file at `path`; when it takes long, says so on the terminal until it is done.
pub(super) fn patiently<T>(path: &Path, quiet: bool, work: impl FnOnce() -> T) -> T {
    if quiet || is_soon(path) || !std::io::stderr().is_terminal() {
        return work();
    }
    let words = format!("Reading {} …", input::shown(path));
    let (done, waits) = channel::<()>();
    let stage = Arc::new(Mutex::new(Stage::Quiet));
    let theirs = Arc::clone(&stage);
    // Nobody waits for this thread: a file that opens at once does not even wait until it has begun.
    let teller = thread::Builder::new().name("patience".into()).spawn(move || {
        if waits.recv_timeout(SOON) != Err(RecvTimeoutError::Timeout) {
            return;
        }
        let mut stage = theirs.lock().unwrap_or_else(PoisonError::into_inner);
        if *stage == Stage::Quiet {
            // Where the line cannot be written, there is nobody to read it.
            let mut out = std::io::stderr();
            let _ = write!(out, "{words}").and_then(|()| out.flush());
            *stage = Stage::Told;
        }
    });
    let made = work();
    drop((done, teller));
    let told = std::mem::replace(&mut *stage.lock().unwrap_or_else(PoisonError::into_inner), Stage::Done);
    if told == Stage::Told {
        // The line is taken away again.
        let mut out = std::io::stderr();
        let _ = write!(out, "\r\x1b[K").and_then(|()| out.flush());
    }
    made
}
