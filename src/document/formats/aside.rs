//! The PDF reader in a process of its own.
//!
//! PDF files drive their readers into endless loops, huge memory and panics. In a process of its own
//! that costs a sentence, not the session: it is given a limited time, and the program limits its
//! memory. Where no program was named ([`use_program`]) it runs on a thread, with the time limit only.

use super::fault::Fault;
use super::package::MOST;
use super::pdf::{Pages, pages};
use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::OnceLock;
use std::sync::mpsc::channel;
use std::time::Duration;

/// Set for the process that reads a PDF from its standard input.
pub const ASIDE: &str = "ATTACHE_ASIDE";

/// How long reading one file may take. A sound file of a thousand pages takes a few seconds.
const PATIENCE: Duration = Duration::from_secs(30);

/// Nesting within a file must not overflow the reader.
const STACK: usize = 64 << 20;

static PROGRAM: OnceLock<PathBuf> = OnceLock::new();

/// Names the program that reads PDF aside: it is started with [`ASIDE`] set and must then do
/// [`read_pdf_here`]. The first name stays.
pub fn use_program(path: PathBuf) {
    let _ = PROGRAM.set(path);
}

/// The other side: a PDF on standard input, what was found on standard output.
///
/// # Errors
/// If one of them fails.
pub fn read_pdf_here(mut from: impl Read, mut to: impl Write) -> std::io::Result<()> {
    let mut bytes = Vec::new();
    from.read_to_end(&mut bytes)?;
    let answer = match thread(bytes, None) {
        Ok(found) => serde_json::json!({ "pages": found.pages, "unread": found.unread }),
        Err(Fault::Damaged(what)) => serde_json::json!({ "damaged": what }),
        Err(Fault::Protected) => serde_json::json!({ "protected": true }),
        Err(Fault::TooLarge) => serde_json::json!({ "large": true }),
        Err(Fault::NoText | Fault::Slow) => serde_json::json!({ "pages": [], "unread": 0 }),
    };
    to.write_all(answer.to_string().as_bytes())?;
    to.flush()
}

/// The pages of the PDF in `bytes`.
pub(super) fn read(bytes: &[u8]) -> Result<Pages, Fault> {
    match PROGRAM.get() {
        Some(program) => process(program, bytes),
        None => thread(bytes.to_vec(), Some(PATIENCE)),
    }
}

fn thread(bytes: Vec<u8>, patience: Option<Duration>) -> Result<Pages, Fault> {
    let (post, answer) = channel();
    let work = move || {
        // Nobody waits any more when the time is over.
        let _ = post.send(pages(&bytes));
    };
    std::thread::Builder::new()
        .name("pdf".into())
        .stack_size(STACK)
        .spawn(work)
        .map_err(|_| Fault::damaged("no thread could be started for it"))?;
    let gone = || Fault::damaged("reading it failed");
    match patience {
        None => answer.recv().map_err(|_| gone())?,
        Some(patience) => answer.recv_timeout(patience).map_err(|_| Fault::Slow)?,
    }
}

fn process(program: &PathBuf, bytes: &[u8]) -> Result<Pages, Fault> {
    let failed = |_| Fault::damaged("the process that reads it could not be started");
    let mut child = Command::new(program)
        .env(ASIDE, "pdf")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(failed)?;
    let (input, output) = (child.stdin.take(), child.stdout.take());
    let (post, answer) = channel();
    std::thread::scope(|scope| {
        scope.spawn(move || {
            // A reader that gave up closes its end; its answer tells why.
            input.map(|mut input| input.write_all(bytes))
        });
        scope.spawn(move || {
            let mut all = Vec::new();
            let read = output.map(|output| output.take(MOST + 1).read_to_end(&mut all));
            let _ = post.send(matches!(read, Some(Ok(_))).then_some(all));
        });
        let answer = answer.recv_timeout(PATIENCE);
        // Ended already, or ended now: the pipes close, and with them both threads.
        let _ = child.kill();
        let _ = child.wait();
        match answer {
            Err(_) => Err(Fault::Slow),
            Ok(Some(all)) if all.len() as u64 > MOST => Err(Fault::TooLarge),
            Ok(all) => understood(&all.unwrap_or_default()),
        }
    })
}

fn understood(answer: &[u8]) -> Result<Pages, Fault> {
    // No answer at all: it panicked beyond help, or ran into the limit on its memory.
    let gone = || Fault::damaged("reading it failed or took too much memory");
    let answer: serde_json::Value = serde_json::from_slice(answer).map_err(|_| gone())?;
    if let Some(what) = answer.get("damaged").and_then(|w| w.as_str()) {
        return Err(Fault::damaged(what));
    }
    if answer.get("protected").is_some() {
        return Err(Fault::Protected);
    }
    if answer.get("large").is_some() {
        return Err(Fault::TooLarge);
    }
    let pages = answer.get("pages").and_then(|p| p.as_array()).ok_or_else(gone)?;
    Ok(Pages {
        pages: pages.iter().filter_map(|p| p.as_str()).map(str::to_owned).collect(),
        unread: answer.get("unread").and_then(serde_json::Value::as_u64).unwrap_or(0) as usize,
    })
}
