//! ZIP packages, with a limit on what they unpack to.

use super::fault::Fault;
use std::io::{Cursor, Read as _};
use zip::ZipArchive;
use zip::result::ZipError;

/// No document's text needs more than this, in bytes; pictures and fonts are never unpacked. What a
/// package promises about its sizes is not believed: bytes are counted as they come.
pub(super) const MOST: u64 = 256 << 20;

/// A package that is open.
pub(super) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
}

impl<'a> Package<'a> {
    /// Opens the package in `bytes`.
    pub(super) fn open(bytes: &'a [u8]) -> Result<Self, Fault> {
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| fault(&error))?;
        Ok(Self { archive, left: MOST })
    }

    /// Whether a part is in it.
    pub(super) fn has(&self, name: &str) -> bool {
        self.archive.index_for_name(name).is_some()
    }

    /// How many bytes a part says that it unpacks to.
    pub(super) fn promised(&mut self, name: &str) -> u64 {
        self.archive.by_name(name).map_or(0, |part| part.size())
    }

    /// The bytes of a part; `None` if it is not there.
    pub(super) fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>, Fault> {
        let part = match self.archive.by_name(name) {
            Ok(part) => part,
            Err(ZipError::FileNotFound) => return Ok(None),
            Err(error) => return Err(fault(&error)),
        };
        let mut bytes = Vec::new();
        part.take(self.left + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| Fault::damaged(format!("its part {name} can't be unpacked")))?;
        self.left = self.left.checked_sub(bytes.len() as u64).ok_or(Fault::TooLarge)?;
        Ok(Some(bytes))
    }

    /// The bytes of a part that must be there.
    pub(super) fn need(&mut self, name: &str) -> Result<Vec<u8>, Fault> {
        self.read(name)?.ok_or_else(|| Fault::damaged(format!("its part {name} is missing")))
    }
}

fn fault(error: &ZipError) -> Fault {
    match error {
        ZipError::InvalidPassword => Fault::Protected,
        ZipError::UnsupportedArchive(what) if what.to_lowercase().contains("password") => Fault::Protected,
        _ => Fault::damaged("it breaks off or is no such file at all"),
    }
}
