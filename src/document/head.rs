//! The beginning of a long file: its first screens can be shown before the rest is read.

use super::{Document, decode, formats};
use std::fs::File;
use std::io::Read as _;
use std::path::Path;

/// Files of fewer bytes are read whole at once: that takes less time than one notices.
const LONG: u64 = 768 << 10;
/// Bytes of the beginning.
const HEAD: usize = 192 << 10;
/// Bytes of text in the first chapters of a book: those take longer to read, and fill many a screen.
const CHAPTERS: usize = 32 << 10;

impl Document {
    /// The beginning of the text at `path`, up to a blank line, if the file is long and plain UTF-8, or the
    /// first chapters of a long EPUB. Its text is the beginning of the whole text, byte for byte. `None` for
    /// everything else: then [`Document::open`] says what there is to say.
    #[must_use]
    pub fn head(path: &Path) -> Option<Self> {
        let mut file = File::open(path).ok()?;
        let about = file.metadata().ok().filter(std::fs::Metadata::is_file)?;
        if path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("epub")) {
            return Self::head_of_book(path, &mut file);
        }
        if about.len() <= LONG {
            return None;
        }
        let mut bytes = vec![0; HEAD];
        file.read_exact(&mut bytes).ok()?;
        let name = path.file_name()?.to_string_lossy();
        if formats::kind(&name, &bytes) != Ok(None) {
            return None;
        }
        let whole = match std::str::from_utf8(&bytes) {
            Ok(text) => text,
            // A character that the end cuts in two.
            Err(error) if error.error_len().is_none() => {
                std::str::from_utf8(bytes.get(..error.valid_up_to())?).ok()?
            }
            Err(_) => return None,
        };
        if !decode::is_plain(whole) {
            return None;
        }
        let cut =
            ["\n\n", "\n\r\n"].iter().filter_map(|blank| Some(whole.rfind(blank)? + blank.len())).max()?;
        let mut document = Self::from_text(&name, whole.get(..cut)?);
        document.path = Some(path.to_owned());
        document.partial = true;
        Some(document)
    }

    fn head_of_book(path: &Path, file: &mut File) -> Option<Self> {
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).ok()?;
        let name = path.file_name()?.to_string_lossy();
        let kind = formats::kind(&name, &bytes).ok()??;
        let made = formats::head(kind, &bytes, CHAPTERS)?;
        Some(Self { partial: true, ..Self::of(&name, Some(path.to_owned()), made) })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn the_beginning_is_a_beginning() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("long.txt");
        for end in ["\n", "\r\n"] {
            let text = format!("Der Minister sagte „äöü“, daß es so sei.{end}{end}").repeat(100_000);
            std::fs::write(&path, &text).unwrap();
            let head = Document::head(&path).unwrap();
            let whole = Document::open(&path).unwrap();
            assert!(head.partial && !whole.partial && head.text.len() > HEAD / 2);
            assert!(whole.text.starts_with(&*head.text));
            assert_eq!(whole.blocks.get(..head.blocks.len()).unwrap(), head.blocks);
        }
        std::fs::write(&path, "short\n\n").unwrap();
        assert!(Document::head(&path).is_none());
        std::fs::write(&path, vec![0; 4 << 20]).unwrap();
        assert!(Document::head(&path).is_none());
        assert!(Document::open(&path).is_err());
    }
}
