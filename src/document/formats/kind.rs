//! Which format a file has: by its first bytes, then by its ending.

use super::package::Package;
use std::path::Path;

/// A format with a reader of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::document) enum Kind {
    /// A saved web page.
    Html,
    /// A Word file.
    Docx,
    /// An OpenDocument text.
    Odt,
    /// An electronic book.
    Epub,
    /// A PDF.
    Pdf,
}

impl Kind {
    /// The kind of file in words, after "this".
    pub(in crate::document) const fn words(self) -> &'static str {
        match self {
            Self::Html => "web page",
            Self::Docx => "Word file",
            Self::Odt => "OpenDocument file",
            Self::Epub => "EPUB",
            Self::Pdf => "PDF",
        }
    }
}

/// The format of a file called `name`, or the words for one that has no reader. `None` is text.
pub(in crate::document) fn kind(name: &str, bytes: &[u8]) -> Result<Option<Kind>, &'static str> {
    let ending = Path::new(name).extension().map(|e| e.to_string_lossy().to_lowercase());
    let ending = ending.as_deref().unwrap_or("");
    let head = bytes.get(..1024).unwrap_or(bytes);
    if bytes.starts_with(b"%PDF-") || (ending == "pdf" && memchr::memmem::find(head, b"%PDF-").is_some()) {
        return Ok(Some(Kind::Pdf));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return packed(ending, bytes).map(Some);
    }
    if bytes.starts_with(b"{\\rtf") {
        return Err("RTF");
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        // Word puts a file with a password into the container of its old format.
        let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let locked = memchr::memmem::find(bytes, &name).is_some();
        return if locked { Err("a Word file with a password") } else { Err("old Word files (.doc)") };
    }
    match ending {
        "html" | "htm" | "xhtml" => Ok(Some(Kind::Html)),
        // An ending that promises a format the bytes do not hold: damaged, as its reader will say.
        "docx" | "docm" => Ok(Some(Kind::Docx)),
        "odt" => Ok(Some(Kind::Odt)),
        "epub" => Ok(Some(Kind::Epub)),
        "pdf" => Ok(Some(Kind::Pdf)),
        "mht" | "mhtml" => Err("web archives (.mhtml)"),
        "doc" => Err("old Word files (.doc)"),
        "rtf" => Err("RTF"),
        // Text is never changed; a file without a known ending that opens as a page is one.
        "txt" | "text" | "md" | "markdown" => Ok(None),
        _ if name != "-" && opens_as_page(head) => Ok(Some(Kind::Html)),
        _ => Ok(None),
    }
}

/// Endings of the files that have a reader here, for people.
#[must_use]
pub const fn words() -> &'static str {
    ".txt, .md, .html, .docx, .odt, .epub and .pdf"
}

fn opens_as_page(head: &[u8]) -> bool {
    let head = String::from_utf8_lossy(head).to_lowercase();
    let head = head.trim_start_matches('\u{feff}').trim_start();
    head.starts_with("<!doctype html") || head.starts_with("<html")
}

/// What a ZIP file holds: its contents say, and where they can't be read its ending.
fn packed(ending: &str, bytes: &[u8]) -> Result<Kind, &'static str> {
    let by_ending = match ending {
        "docx" | "docm" => Some(Kind::Docx),
        "odt" => Some(Kind::Odt),
        "epub" => Some(Kind::Epub),
        _ => None,
    };
    let Ok(mut package) = Package::open(bytes) else {
        return by_ending.ok_or("ZIP archives");
    };
    if package.has("word/document.xml") {
        return Ok(Kind::Docx);
    }
    match package.read("mimetype").ok().flatten().as_deref() {
        Some(b"application/epub+zip") => Ok(Kind::Epub),
        Some(mime) if mime.starts_with(b"application/vnd.oasis.opendocument.text") => Ok(Kind::Odt),
        Some(mime) if mime.starts_with(b"application/vnd.oasis.opendocument.") => {
            Err("OpenDocument tables and slides")
        }
        _ if package.has("META-INF/container.xml") => Ok(Kind::Epub),
        _ if package.has("xl/workbook.xml") || package.has("ppt/presentation.xml") => {
            Err("Excel and PowerPoint files")
        }
        _ => by_ending.ok_or("ZIP archives"),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn bytes_go_before_endings_and_text_stays_text() {
        assert_eq!(kind("a.txt", b"%PDF-1.7"), Ok(Some(Kind::Pdf)));
        assert_eq!(kind("a.pdf", b"\n\n%PDF-1.4"), Ok(Some(Kind::Pdf)));
        assert_eq!(kind("a.txt", b"<!DOCTYPE html><p>A"), Ok(None));
        assert_eq!(kind("-", b"<!DOCTYPE html><p>A"), Ok(None));
        assert_eq!(kind("page", b"\n<!doctype HTML><p>A"), Ok(Some(Kind::Html)));
        assert_eq!(kind("a.HTM", b"A"), Ok(Some(Kind::Html)));
        assert_eq!(kind("a", b"A <html> page"), Ok(None));
        assert_eq!(kind("a.doc", b"{\\rtf1"), Err("RTF"));
        assert_eq!(kind("a.doc", b"\xD0\xCF\x11\xE0"), Err("old Word files (.doc)"));
        assert_eq!(kind("a.zip", b"PK\x03\x04...."), Err("ZIP archives"));
        assert_eq!(kind("a.docx", b"PK\x03\x04...."), Ok(Some(Kind::Docx)));
    }
}
