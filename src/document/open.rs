//! Opening: a path, bytes or a string becomes a [`Document`].

use super::formats::{self, Made};
use super::{Document, DocumentError, blocks, decode};
use crate::text::clean;
use sha2::{Digest, Sha256};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::Arc;

impl Document {
    /// Reads the document at `path`.
    ///
    /// # Errors
    /// [`DocumentError`], each a sentence for people, when the file is missing, a folder, unreadable,
    /// empty, binary, or of a format without a reader.
    pub fn open(path: &Path) -> Result<Self, DocumentError> {
        let refused = |source: std::io::Error| match source.kind() {
            ErrorKind::NotFound => DocumentError::Missing(path.to_owned()),
            ErrorKind::IsADirectory => DocumentError::Folder(path.to_owned()),
            _ => DocumentError::Unreadable { path: path.to_owned(), source },
        };
        if std::fs::metadata(path).map_err(refused)?.is_dir() {
            return Err(DocumentError::Folder(path.to_owned()));
        }
        let bytes = std::fs::read(path).map_err(refused)?;
        let name = path.file_name().map_or_else(|| path.to_string_lossy(), |n| n.to_string_lossy());
        if bytes.len() < LARGE || formats::kind(&name, &bytes) != Ok(None) {
            return Self::from_bytes(&name, Some(path.to_owned()), &bytes);
        }
        // A large text that needs no decoding is not held twice.
        match String::from_utf8(bytes) {
            Ok(text) if decode::is_plain(&text) => {
                let mut document = Self::from_text(&name, text);
                document.path = Some(path.to_owned());
                Ok(document)
            }
            Ok(text) => Self::from_bytes(&name, Some(path.to_owned()), text.as_bytes()),
            Err(error) => Self::from_bytes(&name, Some(path.to_owned()), error.as_bytes()),
        }
    }

    /// Makes a document of the bytes of a file called `name`; its ending says which reader is used.
    ///
    /// # Errors
    /// [`DocumentError`] when the bytes are empty, binary, or of a format without a reader.
    pub fn from_bytes(name: &str, path: Option<PathBuf>, bytes: &[u8]) -> Result<Self, DocumentError> {
        // Messages name the file as the user did: by its path, if there is one.
        let called = path.as_deref().map_or_else(|| clean(name).into_owned(), super::error::shown);
        if bytes.is_empty() {
            return Err(DocumentError::Empty(called));
        }
        let kind = match formats::kind(name, bytes) {
            Ok(kind) => kind,
            Err(format) => return Err(DocumentError::NoReader { name: called, format }),
        };
        if let Some(kind) = kind {
            let made =
                formats::read(kind, bytes).map_err(|fault| DocumentError::of(fault, called, kind.words()))?;
            return Ok(Self::of(name, path, made));
        }
        let Some(decoded) = decode::decode(bytes) else { return Err(DocumentError::Binary(called)) };
        if decoded.text.trim().is_empty() {
            return Err(DocumentError::Empty(called));
        }
        let mut document = Self::from_text(name, decoded.text);
        document.path = path;
        document.notices.extend(decoded.notice);
        Ok(document)
    }

    /// Makes a document of a text. CRLF and CR become LF and a byte order mark is dropped; nothing
    /// else is changed. A `name` that ends in `.md` is read as Markdown.
    #[must_use]
    pub fn from_text(name: &str, text: impl Into<String>) -> Self {
        let text = canonical(text.into());
        let markdown = matches!(ending(name).as_deref(), Some("md" | "markdown"));
        let sha256 = hex(&Sha256::digest(text.as_bytes()));
        let blocks = blocks::blocks(&text, markdown);
        let reader = if markdown { "markdown/1" } else { "text/1" };
        Self {
            path: None,
            name: name.to_owned(),
            text: Arc::from(text),
            sha256,
            reader,
            notices: Vec::new(),
            partial: false,
            blocks,
        }
    }

    /// A document of what a reader made of a file.
    pub(super) fn of(name: &str, path: Option<PathBuf>, made: Made) -> Self {
        Self {
            path,
            name: name.to_owned(),
            sha256: hex(&Sha256::digest(made.text.as_bytes())),
            text: Arc::from(made.text),
            reader: made.reader,
            notices: made.notices,
            partial: false,
            blocks: made.blocks,
        }
    }

    /// The block that holds `byte`, or the nearest one before it, as an index into `blocks`.
    #[must_use]
    pub fn block_at(&self, byte: usize) -> Option<usize> {
        let after = self.blocks.partition_point(|b| b.span.start <= byte);
        if self.blocks.is_empty() { None } else { Some(after.saturating_sub(1)) }
    }
}

/// Bytes from which a text is not copied while it is opened.
const LARGE: usize = 1 << 20;

/// The lower-case ending of a file name, without the dot.
fn ending(name: &str) -> Option<String> {
    Path::new(name).extension().map(|e| e.to_string_lossy().to_lowercase())
}

/// Strips the mark and turns CRLF and CR into LF.
fn canonical(text: String) -> String {
    let text = match text.strip_prefix('\u{feff}') {
        Some(rest) => rest.to_owned(),
        None => text,
    };
    if memchr::memchr(b'\r', text.as_bytes()).is_none() {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once('\r') {
        out.push_str(before);
        out.push('\n');
        rest = after.strip_prefix('\n').unwrap_or(after);
    }
    out.push_str(rest);
    out
}

/// Lower-case hex.
fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, b| {
        let _ = write!(out, "{b:02x}");
        out
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn line_breaks_become_lf_and_nothing_else_changes() {
        let d = Document::from_text("a.txt", "\u{feff}A\r\n B  \rC\n\n\u{a0}D\r\r\n");
        assert_eq!(&*d.text, "A\n B  \nC\n\n\u{a0}D\n\n");
        assert_eq!(d.sha256, hex(&Sha256::digest("A\n B  \nC\n\n\u{a0}D\n\n".as_bytes())));
        assert_eq!(
            Document::from_text("a", "abc").sha256,
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }

    #[test]
    fn each_failure_is_one_sentence_that_names_the_file() {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str, bytes: &[u8]| {
            let path = dir.path().join(name);
            std::fs::write(&path, bytes).unwrap();
            path
        };
        let cases = [
            (dir.path().join("gone.txt"), "no such file"),
            (dir.path().to_owned(), "this is a folder"),
            (at("empty.txt", b""), "empty"),
            (at("blank.txt", b" \r\n\t\n"), "empty"),
            (at("x.bin", b"ab\0cd"), "binary"),
            (at("x.pdf", b"%PDF-1.7 ..."), "this PDF is damaged"),
            (at("x.html", b"<p> </p>"), "no text in this web page"),
            (at("x.txt", b"PK\x03\x04...."), "can't read ZIP"),
            (at("x.rtf", b"{\\rtf1}"), "can't read RTF yet"),
        ];
        for (path, word) in cases {
            let said = Document::open(&path).unwrap_err().to_string();
            assert!(said.contains(word), "{said}");
            assert!(said.starts_with(&path.display().to_string()), "{said}");
            assert!(!said.contains('\n'), "{said}");
        }
    }

    #[test]
    fn a_guessed_encoding_is_told() {
        let d = Document::from_bytes("x.txt", None, b"The caf\xe9 in S\xe3o L\xedvio was visited.").unwrap();
        assert!(d.text.contains("café"), "{}", d.text);
        assert_eq!(d.notices.len(), 1);
    }

    #[test]
    fn block_at_finds_the_block_before_a_gap() {
        let d = Document::from_text("a.txt", "On Monday the two sides met.\n\nThey agreed to meet again.");
        assert_eq!(d.blocks.len(), 2);
        assert_eq!(d.block_at(0), Some(0));
        assert_eq!(d.block_at(29), Some(0));
        assert_eq!(d.block_at(30), Some(1));
        assert_eq!(d.block_at(9999), Some(1));
    }
}
