//! Standard output: exact into a file or pipe, harmless on a terminal.

use crate::export::json;
use crate::text::clean_lines;
use anyhow::Context as _;
use serde::Serialize;
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};

/// Standard output.
pub(super) struct Out {
    inner: BufWriter<StdoutLock<'static>>,
    terminal: bool,
}

impl Out {
    pub(super) fn new() -> Self {
        let stdout = io::stdout();
        let terminal = stdout.is_terminal();
        Self { inner: BufWriter::with_capacity(64 * 1024, stdout.lock()), terminal }
    }

    /// Writes text. On a terminal characters that would steer it become symbols.
    pub(super) fn text(&mut self, text: &str) -> anyhow::Result<()> {
        let done = if self.terminal {
            self.inner.write_all(clean_lines(text).as_bytes())
        } else {
            self.inner.write_all(text.as_bytes())
        };
        told(done)
    }

    /// Writes a value as JSON and a line feed: on one line, or indented.
    pub(super) fn json(&mut self, value: &impl Serialize, indented: bool) -> anyhow::Result<()> {
        let mut harmless = Harmless::new(&mut self.inner);
        let done = if indented {
            json::to_writer_indented(&mut harmless, value)
        } else {
            serde_json::to_writer(&mut harmless, value)
        };
        told(
            done.map_err(io::Error::from)
                .and_then(|()| harmless.pass_on())
                .and_then(|()| self.inner.write_all(b"\n")),
        )
    }

    /// Writes a line that was made harmless before.
    pub(super) fn line(&mut self, line: impl AsRef<[u8]>) -> anyhow::Result<()> {
        told(self.inner.write_all(line.as_ref()).and_then(|()| self.inner.write_all(b"\n")))
    }

    /// Hands on what was written.
    pub(super) fn flush(&mut self) -> anyhow::Result<()> {
        told(self.inner.flush())
    }
}

fn told(done: io::Result<()>) -> anyhow::Result<()> {
    match done {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            let sentence = format!("the output can't be written ({error}); give another place");
            Err(error).context(sentence)
        }
        other => Ok(other?),
    }
}

/// JSON with the characters that JSON allows but a terminal obeys written as escapes.
pub(super) fn escaped(json: Vec<u8>) -> Vec<u8> {
    if obeyed(&json).is_none() {
        return json;
    }
    let mut out = Vec::with_capacity(json.len() + 16);
    // Writing into memory does not fail.
    let _ = write_escaped(&mut out, &json);
    out
}

/// Writes JSON with such characters escaped.
fn write_escaped(to: &mut impl Write, json: &[u8]) -> io::Result<()> {
    let mut rest = json;
    while let Some((at, len, point)) = obeyed(rest) {
        to.write_all(rest.get(..at).unwrap_or_default())?;
        // All of them lie in the first plane: four digits are enough.
        write!(to, "\\u{point:04x}")?;
        rest = rest.get(at + len..).unwrap_or_default();
    }
    to.write_all(rest)
}

/// Passes JSON on with such characters escaped. Each piece written has to hold whole characters, as
/// those of `serde_json` do; they are a few bytes each, so many are looked through at once.
struct Harmless<W: Write> {
    inner: W,
    held: Vec<u8>,
}

impl<W: Write> Harmless<W> {
    /// Bytes that are gathered before they are passed on.
    const FULL: usize = 32 * 1024;

    fn new(inner: W) -> Self {
        Self { inner, held: Vec::with_capacity(Self::FULL + 4 * 1024) }
    }

    /// Passes on what is held.
    fn pass_on(&mut self) -> io::Result<()> {
        let done = write_escaped(&mut self.inner, &self.held);
        self.held.clear();
        done
    }
}

impl<W: Write> Write for Harmless<W> {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        self.write_all(piece).map(|()| piece.len())
    }

    #[inline]
    fn write_all(&mut self, piece: &[u8]) -> io::Result<()> {
        self.held.extend_from_slice(piece);
        if self.held.len() < Self::FULL { Ok(()) } else { self.pass_on() }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.pass_on()?;
        self.inner.flush()
    }
}

/// The first character that a terminal obeys, as byte, length in bytes and code point: U+007F to
/// U+009F, U+2028 to U+202E and U+2066 to U+2069.
fn obeyed(json: &[u8]) -> Option<(usize, usize, u32)> {
    memchr::memchr3_iter(0x7f, 0xC2, 0xE2, json).find_map(|at| {
        let byte = |k: usize| json.get(at + k).copied().unwrap_or(0);
        match (byte(0), byte(1), byte(2)) {
            (0x7f, ..) => Some((at, 1, 0x7f)),
            (0xC2, second @ 0x80..=0x9F, _) => Some((at, 2, u32::from(second))),
            (0xE2, 0x80, third @ 0xA8..=0xAE) => Some((at, 3, 0x2000 + u32::from(third) - 0x80)),
            (0xE2, 0x81, third @ 0xA6..=0xA9) => Some((at, 3, 0x2040 + u32::from(third) - 0x80)),
            _ => None,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_the_same_but_harmless() {
        let value = "a\u{9b}b\u{202e}c\u{1b}d";
        let json = escaped(serde_json::to_vec(value).unwrap_or_default());
        assert!(json.is_ascii(), "{}", String::from_utf8_lossy(&json));
        assert_eq!(serde_json::from_slice::<String>(&json).ok().as_deref(), Some(value));
    }

    #[test]
    fn exactly_the_characters_that_a_terminal_obeys_are_escaped() {
        for c in ('\0'..='\u{2fff}').chain(['\u{ffff}', '\u{1f38c}']) {
            let steers = matches!(c, '\u{7f}'..='\u{9f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
            let mut text = [0; 4];
            let text = c.encode_utf8(&mut text);
            let want = if steers { format!("\\u{:04x}", u32::from(c)) } else { text.to_owned() };
            assert_eq!(escaped(text.as_bytes().to_vec()), want.as_bytes(), "U+{:04X}", u32::from(c));
        }
    }
}
