//! All layers of a document: the reader's own, and those of colleagues.

use super::decode::decode;
use super::name::{annotator_of_file_name, file_name};
use super::{OwnLayer, Places, Problem, Reason, Seam};
use crate::annotation::Layer;
use crate::document::Document;
use rayon::prelude::*;
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
    /// can be said (it does not parse) is left out.
    #[must_use]
    pub fn named(&self) -> Vec<Named<'_>> {
        let own = self.own.layer();
        let own = Named { name: own.annotator.clone(), layer: own, own: true };
        let names = names_beside(&own.name, &self.others);
        let others = self.others.iter().zip(names);
        let others =
            others.filter_map(|(other, name)| Some(Named { name: name?, layer: &other.layer, own: false }));
        self.has_own().then_some(own).into_iter().chain(others).collect()
    }
}

/// The names under which `others` are told from each other and from the reader's `own`: where a name
/// is taken, the file's stands behind it. `None` for a layer that does not parse.
#[must_use]
pub fn names_beside(own: &str, others: &[ForeignLayer]) -> Vec<Option<String>> {
    let mut taken = BTreeSet::from([own.to_owned()]);
    let mut name = |other: &ForeignLayer| {
        if matches!(other.reason, Some(Reason::Broken(_) | Reason::Unreadable(_))) {
            return None;
        }
        let claimed = &other.layer.annotator;
        let file = other.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let all =
            [claimed.clone(), format!("{claimed} ({file})"), format!("{claimed} ({})", other.path.display())];
        let name = all.into_iter().find(|name| !taken.contains(name))?;
        taken.insert(name.clone());
        Some(name)
    };
    others.iter().map(&mut name).collect()
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
    let (own, mut problems) = open_own(document, annotator, options);
    let (others, further) = colleagues(document, annotator, options);
    problems.extend(further);
    Layers { own, others, problems }
}

/// Every layer of `document`, whoever wrote it, in which `word` stands anywhere: a document may have many
/// large ones, and few of them say what is looked for. By annotator, then path.
#[must_use]
pub fn mentioning(document: &Document, word: &str, options: &Options) -> Vec<Layer> {
    let mut found = Found { word: Some(word.to_owned()), ..Found::default() };
    if let Some(path) = &document.path {
        found.folder(&Places::notes_folder(path), true);
    }
    if let Some(folder) = options.places.in_data(document, "x").as_deref().and_then(Path::parent) {
        found.folder(folder, true);
    }
    for path in &options.extra_layers {
        if path.is_dir() { found.folder(path, false) } else { found.file(path) }
    }
    found.read().0.into_iter().map(|one| one.layer).collect()
}

/// Only the layer of `annotator`, and what is wrong with it.
#[must_use]
pub fn open_own(document: &Document, annotator: &str, options: &Options) -> (OwnLayer, Vec<Problem>) {
    OwnLayer::open(document, annotator, options)
}

/// Only the layers of everybody but `annotator`, by annotator, then path, and what is wrong with them.
#[must_use]
pub fn colleagues(
    document: &Document,
    annotator: &str,
    options: &Options,
) -> (Vec<ForeignLayer>, Vec<Problem>) {
    let mut found = Found { own: file_name(annotator), ..Found::default() };
    if let Some(path) = &document.path {
        found.seen.extend(Places::beside(document, annotator).as_deref().and_then(identity));
        found.folder(&Places::notes_folder(path), true);
    }
    if let Some(path) = options.places.in_data(document, annotator) {
        found.seen.extend(identity(&path));
        if let Some(folder) = path.parent() {
            found.folder(folder, true);
        }
    }
    for path in &options.extra_layers {
        if path.is_dir() { found.folder(path, false) } else { found.file(path) }
    }
    found.read()
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
    /// Only layers with this word in them are read.
    word: Option<String>,
    /// Files that are open already, by what they really are.
    seen: BTreeSet<PathBuf>,
    /// Those to read.
    paths: Vec<PathBuf>,
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
            if annotator_of_file_name(name).is_none() || (home && name == self.own) || path.is_dir() {
                continue;
            }
            match leads_out(&path, folder) {
                Some(message) => {
                    self.problems.push(Problem {
                        path,
                        line: None,
                        column: None,
                        message: message.to_owned(),
                    });
                }
                None => self.file(&path),
            }
        }
    }

    /// The layers that were found, by annotator, then path; read side by side, for there may be many.
    fn read(mut self) -> (Vec<ForeignLayer>, Vec<Problem>) {
        let read: Vec<(ForeignLayer, Vec<Problem>)> =
            self.paths.par_iter().map(|path| read_layer(path)).collect();
        let (mut layers, problems): (Vec<_>, Vec<_>) = read.into_iter().unzip();
        self.problems.extend(problems.into_iter().flatten());
        layers.sort_by(|a, b| (&a.layer.annotator, &a.path).cmp(&(&b.layer.annotator, &b.path)));
        (layers, self.problems)
    }

    fn file(&mut self, path: &Path) {
        let Some(real) = identity(path) else {
            let message = "there is no such layer; check the name after --layers".to_owned();
            self.problems.push(Problem { path: path.to_owned(), line: None, column: None, message });
            return;
        };
        let speaks = |word: &str| {
            unfit(path).is_none()
                && fs::read(path).is_ok_and(|bytes| memchr::memmem::find(&bytes, word.as_bytes()).is_some())
        };
        if self.word.as_deref().is_some_and(|word| !speaks(word)) {
            return;
        }
        if self.seen.insert(real) {
            self.paths.push(path.to_owned());
        }
    }
}

/// What is wrong with a link among the layers of `folder`: whoever put it there may mean a file that is
/// nobody's layer, so nothing is read that does not stand in the folder itself.
fn leads_out(path: &Path, folder: &Path) -> Option<&'static str> {
    if !fs::symlink_metadata(path).ok()?.is_symlink() {
        return None;
    }
    match (identity(path), identity(folder)) {
        (Some(real), Some(folder)) if real.parent() == Some(folder.as_path()) => None,
        (Some(_), _) => Some(
            "it is a link to something outside this folder, which was not followed; give the file itself with \
             --layers",
        ),
        (None, _) => Some("it is a link that leads nowhere"),
    }
}

/// What a path really is; `None` when there is nothing.
fn identity(path: &Path) -> Option<PathBuf> {
    path.canonicalize().ok()
}
