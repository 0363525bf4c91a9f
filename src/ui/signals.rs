//! Signals become messages in the inbox.

use std::io;

/// A signal that matters to a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Signal {
    /// Leave now: terminate, hang up or interrupt. The number makes the exit code.
    Leave(i32),
    /// The program was stopped and goes on.
    Continued,
}

/// Exit code of a program that a signal ended.
pub const AFTER_SIGNAL: i32 = 128;

/// Starts listening. A second signal to leave, while the first is still being obeyed, gives the
/// terminal back and ends the program at once.
///
/// # Errors
/// If the handlers cannot be set.
#[cfg(unix)]
pub fn listen(mut sink: impl FnMut(Signal) -> bool + Send + 'static) -> io::Result<()> {
    use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM};
    let mut signals = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT, SIGCONT])?;
    std::thread::Builder::new().name("signals".into()).spawn(move || {
        let mut leaving = false;
        for number in signals.forever() {
            if number == SIGCONT {
                if !sink(Signal::Continued) {
                    return;
                }
                continue;
            }
            let listened = sink(Signal::Leave(number));
            if leaving || !listened {
                end(number);
            }
            leaving = true;
        }
    })?;
    Ok(())
}

/// Gives the terminal back and ends the program where it stands.
#[cfg(unix)]
#[expect(clippy::disallowed_methods, reason = "the loop that would return an exit code does not answer")]
fn end(number: i32) {
    super::terminal::restore();
    std::process::exit(AFTER_SIGNAL + number);
}

/// Where there are no signals there is nothing to hear.
///
/// # Errors
/// Never.
#[cfg(not(unix))]
pub fn listen(_sink: impl FnMut(Signal) -> bool + Send + 'static) -> io::Result<()> {
    Ok(())
}

/// Stops the whole job, as Ctrl-Z does; returns when it goes on.
///
/// The whole process group: under `cargo run` or a script the parent must stop as well, or the
/// shell would wait for it for ever.
///
/// # Errors
/// If the signal cannot be sent.
#[cfg(unix)]
pub fn stop() -> io::Result<()> {
    rustix::process::kill_current_process_group(rustix::process::Signal::TSTP).map_err(io::Error::from)
}

/// Programs cannot be stopped here.
///
/// # Errors
/// Never.
#[cfg(not(unix))]
pub fn stop() -> io::Result<()> {
    Ok(())
}
