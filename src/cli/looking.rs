//! Looking through the documents of a folder for a query: with the index where another command or the
//! program has made one, else with each document itself. The answers are the same.

use super::context::{Context, login_name};
use super::input;
use crate::config::{Settings, lexicon_files};
use crate::document::Document;
use crate::dossier::index::{self, Cached, Fresh, Stamp};
use crate::dossier::search::{Match, Query, in_findings, in_text, noted, search};
use crate::extract::Findings;
use crate::store::{self, Options};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// How the documents of one folder are looked through.
pub(super) struct Looking {
    root: PathBuf,
    cache: Option<PathBuf>,
    identity: u64,
    annotator: String,
    options: Options,
    /// The index as it stood when it was read last.
    held: Mutex<Option<(Stamp, Arc<Cached>)>>,
}

impl Looking {
    /// For the folder `root` with these settings. Nothing is read yet.
    pub(super) fn of(context: &Context, settings: &Settings, root: &Path) -> Self {
        let words = lexicon_files(settings, &context.places);
        let words: Vec<String> = words.iter().filter_map(|path| std::fs::read_to_string(path).ok()).collect();
        Self {
            root: root.to_owned(),
            cache: context.places.index_of(root),
            identity: index::identity(words.iter().map(String::as_str)),
            annotator: settings.annotator.value.clone().unwrap_or_else(login_name),
            options: context.options(settings),
            held: Mutex::default(),
        }
    }

    /// The index as it stands: in a long session another command, or a view, may have made it anew. None is
    /// made for a search.
    fn cached(&self) -> Option<Arc<Cached>> {
        let cache = self.cache.as_deref().filter(|cache| cache.is_dir())?;
        let stamp = Stamp::of(cache);
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if held.as_ref().is_none_or(|(of, _)| *of != stamp) {
            let cached = Cached::open(&self.root, cache, self.identity);
            *held = cached.map(|cached| (stamp, Arc::new(cached)));
        }
        held.as_ref().map(|(_, cached)| Arc::clone(cached))
    }

    /// What fits `query` in the document at `path`; `None` where the index says that nothing does. `read`
    /// finds what the index does not know.
    ///
    /// # Errors
    /// If the document cannot be read: one sentence.
    pub(super) fn through(
        &self,
        path: &Path,
        query: &Query,
        read: impl FnOnce(&Document) -> Findings,
    ) -> Result<Option<(Document, Vec<Match>)>, String> {
        let cached = self.cached();
        let fresh = cached.as_ref().and_then(|cached| cached.fresh(path));
        if fresh.and_then(Fresh::text).is_some_and(|text| !in_text(text, query)) {
            return Ok(None);
        }
        let kept = fresh.filter(|_| query.needs_findings()).and_then(Fresh::kept);
        if kept.as_ref().is_some_and(|kept| !in_findings(&kept.findings, query)) {
            return Ok(None);
        }
        let document = input::document(path).map_err(|error| error.to_string())?;
        let kept = kept.filter(|kept| *kept.text == *document.text).map(|kept| kept.findings);
        let findings = query.needs_findings().then(|| kept.unwrap_or_else(|| read(&document)));
        let notes = if query.needs_layers() {
            noted(&store::open(&document, &self.annotator, &self.options), &document)
        } else {
            Vec::new()
        };
        let found = search(&document, findings.as_ref(), &notes, query);
        Ok(Some((document, found)))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::extract::extract;
    use crate::lexicon::Lexicon;
    use crate::store::Places;
    use std::cell::Cell;
    use std::sync::atomic::AtomicBool;

    #[test]
    fn what_the_index_knows_is_not_read_again_and_what_changed_is() {
        let desk = tempfile::tempdir().unwrap();
        let (root, cache) = (desk.path().join("folder"), desk.path().join("index"));
        std::fs::create_dir(&root).unwrap();
        let path = root.join("a.txt");
        let text =
            "Dana Hale Meets with Pavel Orlenko\n2031-03-04\n\nDana Hale rejected the plan for the lake.\n";
        std::fs::write(&path, text).unwrap();
        let lexicon = Lexicon::builtin();
        let looking = Looking {
            root: root.clone(),
            cache: Some(cache.clone()),
            identity: 7,
            annotator: "ana".into(),
            options: Options::new(Places::under(desk.path())),
            held: Mutex::default(),
        };
        let query = Query::parse("speaker:hale act:oppose").unwrap();
        let read = Cell::new(0);
        let ask = || {
            let found = looking.through(&path, &query, |document| {
                read.set(read.get() + 1);
                extract(document, lexicon)
            });
            found.unwrap().map_or(0, |(_, found)| found.len())
        };
        assert_eq!((ask(), read.get()), (1, 1), "without an index the document is read");
        let options = index::Options {
            cache: Some(&cache),
            save: true,
            lexicon,
            identity: 7,
            progress: &|_, _| (),
            stop: &AtomicBool::new(false),
        };
        index::open(&root, &options).unwrap();
        assert_eq!((ask(), read.get()), (1, 1), "an index that comes later is used");
        std::fs::write(&path, text.replace("rejected", "welcomed").replace("the lake", "the whole lake"))
            .unwrap();
        assert_eq!((ask(), read.get()), (0, 2), "what changed since is read anew");
    }
}
