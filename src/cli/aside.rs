//! The process in which a PDF is read: it can't harm the one that asked.

use crate::document::read_pdf_here;
use std::process::ExitCode;

/// Memory that reading one PDF may take, in bytes. A sound file of a thousand pages needs a tenth.
#[cfg(unix)]
const MEMORY: u64 = 2 << 30;

/// Reads the PDF on standard input and answers on standard output.
pub(super) fn run() -> ExitCode {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        // Where the system refuses, the limit on time remains.
        let _ = setrlimit(Resource::As, Rlimit { current: Some(MEMORY), maximum: Some(MEMORY) });
    }
    match read_pdf_here(std::io::stdin().lock(), std::io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::from(2),
    }
}
