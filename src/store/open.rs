//! All layers of a document: the reader's own, and those of colleagues.

use super::decode::decode;
use super::name::{annotator_of_file_name, file_name};
use super::{OwnLayer, Places, Problem, Reason, Seam};
use crate::annotation::Layer;
use crate::document::Document;
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How to open the layers of a document.
#[derive(Clone, Debug)]
pub struct Options {
    /// Further layers: files, or folders of them (`--layers`).
    pub extra_layers: Vec<PathBuf>,
    /// Write nothing (`--no-save`).
    pub no_save: bool,
    /// Where things live.
    pub places: Places,
    /// For tests: what may go wrong on the way to the disk.
    pub seam: Option<Arc<dyn Seam>>,
}

impl Options {
    /// Nothing special, in these places.
    #[must_use]
    pub const fn new(places: Places) -> Self {
        Self { extra_layers: Vec::new(), no_save: false, places, seam: None }
    }
}

/// A colleague's layer: never written.
#[derive(Clone, Debug, PartialEq)]
pub struct ForeignLayer {
    /// Where it was read.
    pub path: PathBuf,
    /// What it holds, as far as it could be read.
    pub layer: Layer,
    /// What is wrong with it, if something is.
    pub reason: Option<Reason>,
}

/// All layers of a document.
#[derive(Debug)]
pub struct Layers {
    /// The reader's own.
    pub own: OwnLayer,
    /// Colleagues', by annotator, then path.
    pub others: Vec<ForeignLayer>,
    /// What the reader should be told.
    pub problems: Vec<Problem>,
}

/// A layer with the name by which it is told from every other layer of the document.
#[derive(Clone, Debug, PartialEq)]
pub struct Named<'a> {
    /// The annotator; where two files claim one name, the later one's file name stands behind it.
    pub name: String,
    /// What it holds.
    pub layer: &'a Layer,
    /// Whether it is the reader's own.
    pub own: bool,
}

impl Layers {
    /// Whether the reader has a layer of their own, be it empty.
    #[must_use]
    pub fn has_own(&self) -> bool {
        !self.own.layer().annotations.is_empty() || self.own.path().exists()
    }

    /// All layers under names that are told apart, the reader's own first. A layer of which nothing
    /// can be said (it does not parse, it has a newer format) is left out.
    #[must_use]
    pub fn named(&self) -> Vec<Named<'_>> {
        let own = Named { name: self.own.layer().annotator.clone(), layer: self.own.layer(), own: true };
        let mut all = vec![own];
        for other in &self.others {
            let sound = matches!(other.reason, None | Some(Reason::OtherAnnotator(_)));
            if sound {
                let name = other.name_beside(&all);
                all.push(Named { name, layer: &other.layer, own: false });
            }
        }
        if !self.has_own() {
            all.remove(0);
        }
        all
    }
}

impl ForeignLayer {
    /// The annotator's name, with the file's behind it where one of `others` has that name already.
    fn name_beside(&self, others: &[Named<'_>]) -> String {
        let taken = |name: &str| others.iter().any(|other| other.name == name);
        let claimed = &self.layer.annotator;
        if !taken(claimed) {
            return claimed.clone();
        }
        let file = self.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let name = format!("{claimed} ({file})");
        if !taken(&name) {
            return name;
        }
        format!("{claimed} ({})", self.path.display())
    }
}

/// Bytes of a layer up to which it is read: a hundred thousand annotations fit, and no more memory is
/// taken than a laptop has.
const LARGEST: u64 = 64 << 20;

/// Why a file cannot be a layer, before anything of it is read.
fn unfit(path: &Path) -> Option<String> {
    let meta = fs::metadata(path).ok()?;
    if !meta.is_file() {
        return Some("it is no plain file; nothing was read of it".to_owned());
    }
    let megabytes = meta.len() >> 20;
    (meta.len() > LARGEST)
        .then(|| format!("it holds {megabytes} MB, and a layer is read up to {} MB; split it", LARGEST >> 20))
}

/// Open the layers of `document` for `annotator`. Nothing is written; what cannot be read is told in
/// `problems`.
#[must_use]
pub fn open(document: &Document, annotator: &str, options: &Options) -> Layers {
    let (own, mut problems) = OwnLayer::open(document, annotator, options);
    let mut found = Found { own: file_name(annotator), ..Found::default() };
    found.seen.extend(identity(own.path()));
    if let Some(path) = &document.path {
        found.folder(&Places::notes_folder(path), true);
    }
    if let Some(path) = options.places.in_data(document, annotator)
        && let Some(folder) = path.parent()
    {
        found.folder(folder, true);
    }
    for path in &options.extra_layers {
        if path.is_dir() { found.folder(path, false) } else { found.file(path) }
    }
    problems.append(&mut found.problems);
    let mut others = found.layers;
    others.sort_by(|a, b| (&a.layer.annotator, &a.path).cmp(&(&b.layer.annotator, &b.path)));
    Layers { own, others, problems }
}

/// Read the layer at `path`, whoever wrote it. Never written.
#[must_use]
pub fn read_layer(path: &Path) -> (ForeignLayer, Vec<Problem>) {
    let named = path.file_name().and_then(|name| name.to_str()).and_then(annotator_of_file_name);
    let read = match unfit(path) {
        Some(why) => Err(std::io::Error::other(why)),
        None => fs::read(path),
    };
    match read {
        Ok(bytes) => {
            let decoded = decode(path, &bytes, named.as_deref());
            let layer = ForeignLayer { path: path.to_owned(), layer: decoded.layer, reason: decoded.reason };
            (layer, decoded.problems)
        }
        Err(error) => {
            let reason = Reason::Unreadable(error.to_string());
            let message = reason.to_string();
            let layer = Layer { annotator: named.unwrap_or_default(), ..Layer::default() };
            let layer = ForeignLayer { path: path.to_owned(), layer, reason: Some(reason) };
            (layer, vec![Problem { path: path.to_owned(), line: None, column: None, message }])
        }
    }
}

#[derive(Default)]
struct Found {
    /// File name of the reader's own layer.
    own: String,
    /// Files that are open already, by what they really are.
    seen: BTreeSet<PathBuf>,
    layers: Vec<ForeignLayer>,
    problems: Vec<Problem>,
}

impl Found {
    /// Every layer in a folder. `home`: the reader's own layer may stand there.
    fn folder(&mut self, folder: &Path, home: bool) {
        let Ok(entries) = fs::read_dir(folder) else {
            if !home {
                let message = "this folder of layers cannot be read".to_owned();
                self.problems.push(Problem { path: folder.to_owned(), line: None, column: None, message });
            }
            return;
        };
        let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        for path in paths {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or("");
            if annotator_of_file_name(name).is_some() && !(home && name == self.own) && path.is_file() {
                self.file(&path);
            }
        }
    }

    fn file(&mut self, path: &Path) {
        let Some(real) = identity(path) else {
            let message = "there is no such layer; check the name after --layers".to_owned();
            self.problems.push(Problem { path: path.to_owned(), line: None, column: None, message });
            return;
        };
        if self.seen.insert(real) {
            let (layer, mut problems) = read_layer(path);
            self.problems.append(&mut problems);
            self.layers.push(layer);
        }
    }
}

/// What a path really is; `None` when there is nothing.
fn identity(path: &Path) -> Option<PathBuf> {
    path.canonicalize().ok()
}
