//! One run of the program in a pseudo-terminal.

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex};
use std::time::{Duration, Instant};

/// How long anything may take before the test gives up. Nothing waits this long when all is well.
const PATIENCE: Duration = Duration::from_secs(20);

struct Seen {
    terminal: vt100::Parser,
    /// Everything the program wrote.
    raw: Vec<u8>,
    closed: bool,
}

/// The program, running.
pub struct Session {
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    master: Box<dyn MasterPty + Send>,
    seen: Arc<(Mutex<Seen>, Condvar)>,
}

/// How to run it.
pub struct Run<'a> {
    /// Columns and rows.
    pub size: (u16, u16),
    /// Everything the program may write to lies under this folder.
    pub home: &'a Path,
    /// Program and arguments; `attache` is the built binary.
    pub argv: &'a [&'a str],
    /// Further variables.
    pub env: &'a [(&'a str, &'a str)],
}

impl Run<'_> {
    /// Starts it.
    pub fn start(&self) -> Session {
        let (columns, rows) = self.size;
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let binary = env!("CARGO_BIN_EXE_attache");
        let mut argv = self.argv.iter();
        let program = match argv.next() {
            Some(&"attache") => binary,
            Some(other) => other,
            None => panic!("nothing to run"),
        };
        let mut command = CommandBuilder::new(program);
        command.args(argv);
        command.env_clear();
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        command.env("ATTACHE", binary);
        for (name, folder) in [
            ("HOME", ""),
            ("XDG_CONFIG_HOME", "config"),
            ("XDG_DATA_HOME", "data"),
            ("XDG_STATE_HOME", "state"),
            ("XDG_CACHE_HOME", "cache"),
        ] {
            command.env(name, self.home.join(folder));
        }
        for (name, value) in self.env {
            command.env(name, value);
        }
        command.cwd(self.home);
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let terminal = vt100::Parser::new(cells(rows), cells(columns), 200);
        let seen = Arc::new((Mutex::new(Seen { terminal, raw: Vec::new(), closed: false }), Condvar::new()));
        let inside = Arc::clone(&seen);
        std::thread::spawn(move || {
            let mut bytes = [0; 16 * 1024];
            loop {
                let count = reader.read(&mut bytes).unwrap_or(0);
                let mut seen = inside.0.lock().unwrap();
                seen.terminal.process(&bytes[..count]);
                seen.raw.extend_from_slice(&bytes[..count]);
                seen.closed = count == 0;
                inside.1.notify_all();
                if count == 0 {
                    return;
                }
            }
        });
        Session { child, keys: pair.master.take_writer().unwrap(), master: pair.master, seen }
    }
}

fn cells(n: u16) -> NonZeroU16 {
    NonZeroU16::new(n).unwrap()
}

impl Session {
    /// Waits until the screen is as wanted; panics with the screen when it does not become so.
    #[track_caller]
    pub fn wait(&self, what: &str, mut wanted: impl FnMut(&vt100::Screen) -> bool) {
        let end = Instant::now() + PATIENCE;
        let (seen, changed) = &*self.seen;
        let mut seen = seen.lock().unwrap();
        loop {
            if wanted(seen.terminal.screen()) {
                return;
            }
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() || seen.closed {
                let closed = seen.closed;
                let screen = seen.terminal.screen().contents();
                drop(seen);
                panic!("waited for {what} in vain (program gone: {closed}); the screen is\n{screen}\n");
            }
            seen = changed.wait_timeout(seen, left).unwrap().0;
        }
    }

    /// Waits until a text is on the screen.
    #[track_caller]
    pub fn wait_for(&self, text: &str) {
        self.wait(text, |screen| screen.contents().contains(text));
    }

    /// Waits until a text is no longer on the screen.
    #[track_caller]
    pub fn wait_gone(&self, text: &str) {
        self.wait(&format!("the end of {text:?}"), |screen| !screen.contents().contains(text));
    }

    /// The screen as text.
    pub fn screen(&self) -> String {
        self.seen.0.lock().unwrap().terminal.screen().contents()
    }

    /// Where the cursor stands, as column and row.
    pub fn cursor(&self) -> (u16, u16) {
        let (row, column) = self.seen.0.lock().unwrap().terminal.screen().cursor_position();
        (column, row)
    }

    /// Everything the program wrote.
    pub fn raw(&self) -> String {
        String::from_utf8_lossy(&self.seen.0.lock().unwrap().raw).into_owned()
    }

    /// Types.
    pub fn keys(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Changes the size of the terminal.
    pub fn resize(&mut self, columns: u16, rows: u16) {
        self.seen.0.lock().unwrap().terminal.set_size(cells(rows), cells(columns));
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.master.resize(size).unwrap();
    }

    /// Its process id.
    pub fn pid(&self) -> i32 {
        i32::try_from(self.child.process_id().unwrap()).unwrap()
    }

    /// Waits until it has written nothing for a while.
    pub fn settle(&self) {
        let (seen, changed) = &*self.seen;
        let mut seen = seen.lock().unwrap();
        loop {
            let before = seen.raw.len();
            let (after, wait) = changed.wait_timeout(seen, Duration::from_millis(300)).unwrap();
            seen = after;
            if wait.timed_out() && seen.raw.len() == before {
                return;
            }
        }
    }

    /// Sends a signal to the program.
    pub fn signal(&self, signal: rustix::process::Signal) {
        let pid = self.pid();
        rustix::process::kill_process(rustix::process::Pid::from_raw(pid).unwrap(), signal).unwrap();
    }

    /// Waits for the program to end and gives its exit code.
    #[track_caller]
    pub fn end(mut self) -> Ended {
        let end = Instant::now() + PATIENCE;
        let (seen, changed) = &*self.seen;
        let mut seen = seen.lock().unwrap();
        while !seen.closed {
            let left = end.saturating_duration_since(Instant::now());
            if left.is_zero() {
                let screen = seen.terminal.screen().contents();
                let _ = self.child.kill();
                panic!("the program did not end; the screen is\n{screen}\n");
            }
            seen = changed.wait_timeout(seen, left).unwrap().0;
        }
        let screen = seen.terminal.screen();
        let ended = Ended {
            code: self.child.wait().unwrap().exit_code(),
            clean: !screen.alternate_screen()
                && !screen.hide_cursor()
                && !screen.bracketed_paste()
                && screen.mouse_protocol_mode() == vt100::MouseProtocolMode::None,
            screen: screen.contents(),
        };
        drop(seen);
        ended
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        // A failed test must not leave a reader behind.
        let _ = self.child.kill();
    }
}

/// How it ended.
pub struct Ended {
    /// Exit code.
    pub code: u32,
    /// Whether the terminal is as it was: main screen, cursor, no mouse, no bracketed paste.
    pub clean: bool,
    /// What stands on the screen.
    pub screen: String,
}
