//! Standard output: exact into a file or pipe, harmless on a terminal.

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
        let text =
            if indented { serde_json::to_string_pretty(value)? } else { serde_json::to_string(value)? };
        self.line(&escaped(&text))
    }

    /// Writes a line that was made harmless before.
    pub(super) fn line(&mut self, line: &str) -> anyhow::Result<()> {
        told(self.inner.write_all(line.as_bytes()).and_then(|()| self.inner.write_all(b"\n")))
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
pub(super) fn escaped(json: &str) -> String {
    let obeyed = |c: char| matches!(c, '\u{7f}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}');
    if !json.chars().any(obeyed) {
        return json.to_owned();
    }
    let mut out = String::with_capacity(json.len() + 16);
    for c in json.chars() {
        if obeyed(c) {
            // All of them lie in the first plane: four digits are enough.
            out.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_the_same_but_harmless() {
        let value = "a\u{9b}b\u{202e}c\u{1b}d";
        let json = escaped(&serde_json::to_string(value).unwrap_or_default());
        assert!(json.is_ascii(), "{json}");
        assert_eq!(serde_json::from_str::<String>(&json).ok().as_deref(), Some(value));
    }
}
