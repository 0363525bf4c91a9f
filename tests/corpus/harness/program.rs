//! The program under test: a text and a lexicon in, findings out.

use attache::document::Document;
use attache::extract::Findings;
pub use attache::lexicon::Lexicon;
use attache::lexicon::LexiconFile;
use std::path::Path;
use std::sync::LazyLock;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Duration;

/// What the program knows by itself.
pub fn builtin() -> &'static Lexicon {
    Lexicon::builtin()
}

/// The built-in lexicon with the invented states, bodies and newspapers of the test documents, as a
/// dossier would add its own.
pub fn invented_world() -> &'static Lexicon {
    static WORLD: LazyLock<Lexicon> = LazyLock::new(load_invented_world);
    &WORLD
}

fn load_invented_world() -> Lexicon {
    let mut lexicon = builtin().clone();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-docs/lexicon");
    for kind in ["countries", "organizations", "places", "media"] {
        let path = folder.join(format!("{kind}.toml"));
        let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        let file = LexiconFile { kind: kind.to_owned(), origin: path.display().to_string(), text };
        lexicon.extend(&file).unwrap_or_else(|e| panic!("{e}"));
    }
    lexicon
}

/// How long one document of these may take, on a slow and busy machine in a debug build. They are
/// short: whoever needs this long will never end.
const PATIENCE: Duration = Duration::from_secs(30);

/// Findings of an opened document.
///
/// # Errors
/// In one sentence, when the extraction panics or does not end.
pub fn extract_document(document: &Document, lexicon: &'static Lexicon) -> Result<Findings, String> {
    let (sender, receiver) = mpsc::channel();
    let own = document.clone();
    std::thread::spawn(move || {
        let _ = sender.send(attache::extract::extract(&own, lexicon));
    });
    receiver.recv_timeout(PATIENCE).map_err(|error| match error {
        RecvTimeoutError::Timeout => format!("{} takes longer than {PATIENCE:?}", document.name),
        RecvTimeoutError::Disconnected => format!("the extraction of {} panicked", document.name),
    })
}

/// Findings of a text that stands, or would stand, in a file.
///
/// # Errors
/// As [`extract_document`].
pub fn findings(path: &Path, text: &str, lexicon: &'static Lexicon) -> Result<Findings, String> {
    let name = path.file_name().map_or_else(|| "-".into(), |n| n.to_string_lossy());
    extract_document(&Document::from_text(&name, text), lexicon)
}
