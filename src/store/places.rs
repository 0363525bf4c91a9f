//! Where things live: a layer beside its document, else in the user's data folder, else in a rescue
//! folder.

use super::name::file_name;
use crate::document::Document;
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

/// The folders of this user. A test points them all below one temporary folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    /// Layers that cannot stand beside their document.
    pub data: Option<PathBuf>,
    /// Positions, undo journals.
    pub state: Option<PathBuf>,
    /// The user's configuration, codebook, lexicons, themes.
    pub config: Option<PathBuf>,
    /// What can be made again: the index.
    pub cache: Option<PathBuf>,
    /// Where an edit goes when nothing else can be written.
    pub rescue: PathBuf,
}

impl Places {
    /// The folders of this system's user. `ATTACHE_DATA_DIR`, `ATTACHE_STATE_DIR`,
    /// `ATTACHE_CONFIG_DIR`, `ATTACHE_CACHE_DIR` and `ATTACHE_RESCUE_DIR` come first.
    #[must_use]
    pub fn of_user() -> Self {
        let own = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        let dirs = directories::ProjectDirs::from("", "", "attache");
        let dirs = dirs.as_ref();
        Self {
            data: own("ATTACHE_DATA_DIR").or_else(|| dirs.map(|d| d.data_dir().to_owned())),
            // Only Linux has a folder for state of its own.
            state: own("ATTACHE_STATE_DIR")
                .or_else(|| dirs.map(|d| d.state_dir().unwrap_or_else(|| d.data_local_dir()).to_owned())),
            config: own("ATTACHE_CONFIG_DIR").or_else(|| dirs.map(|d| d.config_dir().to_owned())),
            cache: own("ATTACHE_CACHE_DIR").or_else(|| dirs.map(|d| d.cache_dir().to_owned())),
            rescue: own("ATTACHE_RESCUE_DIR").unwrap_or_else(|| {
                let whose = directories::BaseDirs::new().and_then(|base| owner(base.home_dir()));
                std::env::temp_dir().join(format!("attache-rescue{}", whose.unwrap_or_default()))
            }),
        }
    }

    /// All folders below `root`.
    #[must_use]
    pub fn under(root: &Path) -> Self {
        Self {
            data: Some(root.join("data")),
            state: Some(root.join("state")),
            config: Some(root.join("config")),
            cache: Some(root.join("cache")),
            rescue: root.join("rescue"),
        }
    }

    /// The folder of the layers beside the document at `path`: `readout.txt.notes`.
    #[must_use]
    pub fn notes_folder(path: &Path) -> PathBuf {
        let mut folder = path.as_os_str().to_owned();
        folder.push(".notes");
        PathBuf::from(folder)
    }

    /// The layer of `annotator` beside its document; `None` for standard input and built-in texts.
    #[must_use]
    pub fn beside(document: &Document, annotator: &str) -> Option<PathBuf> {
        document.path.as_deref().map(|path| Self::notes_folder(path).join(file_name(annotator)))
    }

    /// The layer of `annotator` in the user's data folder: keyed by the document's absolute path, or by
    /// the text of standard input.
    #[must_use]
    pub fn in_data(&self, document: &Document, annotator: &str) -> Option<PathBuf> {
        Some(self.data.as_ref()?.join("layers").join(key(document)).join(file_name(annotator)))
    }

    /// The undo journal of `annotator`'s layer.
    #[must_use]
    pub fn undo_journal(&self, document: &Document, annotator: &str) -> Option<PathBuf> {
        let name = format!("{}-{}", key(document), file_name(annotator).trim_end_matches(".toml"));
        Some(self.state.as_ref()?.join("undo").join(format!("{name}.jsonl")))
    }

    /// The rescue file for `annotator`'s layer.
    #[must_use]
    pub fn in_rescue(&self, document: &Document, annotator: &str) -> PathBuf {
        self.rescue.join(format!("{}-{}", key(document), file_name(annotator)))
    }
}

/// Who owns a folder, as the end of a name: several people may share the folder for temporary files.
#[cfg(unix)]
fn owner(folder: &Path) -> Option<String> {
    use std::os::unix::fs::MetadataExt;
    Some(format!("-{}", std::fs::metadata(folder).ok()?.uid()))
}

#[cfg(not(unix))]
fn owner(_folder: &Path) -> Option<String> {
    None
}

/// A folder name for one document: readable, and unlike that of any other document.
pub(super) fn key(document: &Document) -> String {
    let Some(path) = &document.path else {
        return format!("stdin-{}", document.sha256.get(..16).unwrap_or(&document.sha256));
    };
    folder_name(&std::path::absolute(path).unwrap_or_else(|_| path.clone()))
}

/// A folder name for one absolute path: readable, and unlike that of any other.
pub(super) fn folder_name(path: &Path) -> String {
    let digest = Sha256::digest(path.as_os_str().as_encoded_bytes());
    let hash: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let stem: String = name
        .chars()
        .map(|c| if c.is_alphanumeric() || matches!(c, '.' | '-') { c } else { '_' })
        .take(40)
        .collect();
    format!("{}-{hash}", stem.trim_start_matches('.'))
}
