//! A word for whoever waits: a file that takes long to open is named meanwhile.

use super::input;
use std::io::{IsTerminal as _, Write as _};
use std::path::Path;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

/// Nobody wonders before this.
const SOON: Duration = Duration::from_millis(400);

/// Does `work` on the file at `path`; when it takes long, says so on the terminal until it is done.
pub(super) fn patiently<T>(path: &Path, quiet: bool, work: impl FnOnce() -> T) -> T {
    if quiet || !std::io::stderr().is_terminal() {
        return work();
    }
    let words = format!("Reading {} …", input::shown(path));
    let (done, waits) = channel::<()>();
    let teller = thread::Builder::new().name("patience".into()).spawn(move || {
        if waits.recv_timeout(SOON) != Err(RecvTimeoutError::Timeout) {
            return;
        }
        let mut out = std::io::stderr();
        // The line is taken away again; where it cannot be written, there is nobody to read it.
        let _ = write!(out, "{words}").and_then(|()| out.flush());
        let _ = waits.recv();
        let _ = write!(out, "\r\x1b[K").and_then(|()| out.flush());
    });
    let made = work();
    drop(done);
    if let Ok(teller) = teller {
        let _ = teller.join();
    }
    made
}
