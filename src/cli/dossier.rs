//! Opening a dossier for the commands that look at all of it.

use super::context::Context;
use super::dossier_args::ViewFormat;
use super::indexing::{Opened, index};
use super::out::Out;
use super::{Done, input};
use crate::annotation::Layer;
use crate::config::Settings;
use crate::document::Document;
use crate::dossier::index::{Index, Kept, Outline};
use crate::dossier::ledger::{Mark, marks};
use crate::dossier::sides::{settle, settle_issuer};
use crate::dossier::veiled::{Slot, slots};
use crate::dossier::{Source, notices};
use crate::export::dossier::{Catalogue, Listed};
use crate::lexicon::Ladder;
use crate::lexicon::topics::Topics;
use anyhow::bail;
use rayon::prelude::*;
use std::path::{Path, PathBuf};

/// The documents of a dossier, read.
pub(super) struct Dossier {
    /// What the user named.
    pub(super) root: String,
    /// Where each document is.
    pub(super) paths: Vec<PathBuf>,
    /// What to call each.
    pub(super) names: Vec<String>,
    /// Each, if all of it was wanted.
    pub(super) kept: Vec<Kept>,
    /// What could not be read, with the reason.
    pub(super) unreadable: Vec<(String, String)>,
    /// What a reader has to know.
    pub(super) notices: Vec<String>,
    pub(super) settings: Settings,
    stopped: bool,
}

/// Reads all documents with their findings.
pub(super) fn open(context: &Context, path: &Path) -> anyhow::Result<Dossier> {
    if input::is_stdin(path) {
        return of_stdin(context, path);
    }
    let Opened { index, root, settings, notices } = index(context, path)?;
    let mut dossier = Dossier::new(path, settings, notices, &index);
    let read: Vec<(String, Option<Kept>)> =
        index.records.par_iter().map(|record| (record.name.clone(), record.kept())).collect();
    drop(index);
    for (name, kept) in read {
        if let Some(kept) = kept {
            dossier.paths.push(root.join(&name));
            dossier.names.push(name);
            dossier.kept.push(kept);
        }
    }
    settle(&mut dossier.kept, &dossier.settings.issuer_names());
    dossier.notices.extend(notices::notices(&dossier.sources(), &dossier.names));
    Ok(dossier)
}

/// One document that came in through a pipe.
fn of_stdin(context: &Context, path: &Path) -> anyhow::Result<Dossier> {
    let settings = context.settings(None);
    let document = input::document(path)?;
    let findings = crate::extract::extract(&document, &context.lexicon(&settings));
    let mut dossier = Dossier::new(path, settings, Vec::new(), &Index::default());
    dossier.paths.push(path.to_owned());
    dossier.names.push("-".to_owned());
    dossier.kept.push(Kept { text: document.text.to_string(), findings });
    dossier.notices.extend(notices::notices(&dossier.sources(), &dossier.names));
    Ok(dossier)
}

/// Reads of all documents only what the formula tracker needs.
pub(super) fn outlines(context: &Context, path: &Path) -> anyhow::Result<(Dossier, Vec<Outline>)> {
    if !path.is_dir() {
        bail!(
            "{}: no folder; phrases recur from one document to another, so name a folder",
            input::shown(path)
        );
    }
    let Opened { index, root, settings, notices } = index(context, path)?;
    let mut dossier = Dossier::new(path, settings, notices, &index);
    let issuers = dossier.settings.issuer_names();
    let read: Vec<(String, Option<Outline>)> =
        index.records.par_iter().map(|record| (record.name.clone(), record.outline())).collect();
    drop(index);
    let mut outlines = Vec::new();
    for (name, outline) in read {
        if let Some(mut outline) = outline {
            settle_issuer(&mut outline.issuer, &issuers);
            dossier.paths.push(root.join(&name));
            dossier.names.push(name);
            outlines.push(outline);
        }
    }
    let undated = outlines.iter().filter(|outline| outline.when.is_none()).count();
    if undated > 0 {
        let who = if undated == outlines.len() {
            "No document has a date".to_owned()
        } else {
            format!("{undated} documents have no date")
        };
        dossier.notices.push(format!("{who}: they are counted, but in no month."));
    }
    Ok((dossier, outlines))
}

impl Dossier {
    fn new(path: &Path, settings: Settings, notices: Vec<String>, index: &Index) -> Self {
        let unreadable = index.failed().map(|(name, error)| (name.to_owned(), error.to_owned())).collect();
        Self {
            root: input::shown(path),
            paths: Vec::new(),
            names: Vec::new(),
            kept: Vec::new(),
            unreadable,
            notices,
            settings,
            stopped: index.stopped,
        }
    }

    /// As the views read them.
    pub(super) fn sources(&self) -> Vec<Source<'_>> {
        self.kept.iter().map(Kept::source).collect()
    }

    /// As the exports name them.
    pub(super) fn catalogue(&self) -> Catalogue<'_> {
        let listed = self.kept.iter().zip(&self.names).map(|(kept, name)| Listed {
            name,
            text: &kept.text,
            title: kept.findings.card.title.as_deref(),
            when: kept.source().when(),
        });
        Catalogue::new(&self.root, listed.collect(), &self.unreadable, &self.notices)
    }

    /// The topics of the built-in list and of the dossier.
    pub(super) fn topics(&self, context: &Context) -> Topics {
        let (topics, warnings) = crate::config::topics(&self.settings, &context.places);
        for warning in warnings {
            context.warn(&warning);
        }
        topics
    }

    /// The ladders of issuers that the dossier brings.
    pub(super) fn ladders(&self, context: &Context) -> Vec<Ladder> {
        let (ladders, warnings) = crate::config::ladders(&self.settings);
        for warning in warnings {
            context.warn(&warning);
        }
        ladders
    }

    /// What people said of the ledger's entries.
    pub(super) fn marks(&self, context: &Context) -> Vec<Mark> {
        self.of_layers(context, |k, document, layers, team| marks(k, document, layers, team))
    }

    /// Whom people think veiled references mean.
    pub(super) fn slots(&self, context: &Context) -> Vec<Slot> {
        self.of_layers(context, |k, document, layers, team| slots(k, document, layers, team))
    }

    /// What `read` finds in the layers of all documents.
    fn of_layers<T>(
        &self,
        context: &Context,
        read: impl Fn(usize, &Document, Vec<&Layer>, &[String]) -> Vec<T>,
    ) -> Vec<T> {
        let options = context.options(&self.settings);
        let annotator = self.settings.annotator.value.clone().unwrap_or_else(super::context::login_name);
        let elsewhere = options.places.data.as_ref().is_some_and(|data| data.join("layers").is_dir());
        let further = elsewhere || !options.extra_layers.is_empty();
        let mut found = Vec::new();
        for (k, path) in self.paths.iter().enumerate() {
            if !further && !crate::store::Places::notes_folder(path).is_dir() {
                continue;
            }
            // It was read a moment ago; what is gone since then has no notes.
            let Ok(document) = Document::open(path) else { continue };
            let layers = crate::store::open(&document, &annotator, &options);
            let named = layers.named();
            let all = named.iter().map(|named| named.layer).collect();
            found.extend(read(k, &document, all, &self.settings.team.value));
        }
        found
    }

    /// Takes in the first document of another one; gives its index.
    pub(super) fn join(&mut self, other: Self) -> usize {
        let at = self.kept.len();
        let (paths, names, kept) = (other.paths, other.names, other.kept);
        self.paths.extend(paths.into_iter().take(1));
        self.names.extend(names.into_iter().take(1));
        self.kept.extend(kept.into_iter().take(1));
        at
    }

    /// Prints a view in one of its forms and tells what could not be read.
    pub(super) fn print<const N: usize>(
        &self,
        context: &Context,
        format: ViewFormat,
        text: impl FnOnce() -> String,
        json: impl FnOnce() -> serde_json::Value,
        table: impl FnOnce() -> ([&'static str; N], Vec<[String; N]>),
    ) -> anyhow::Result<Done> {
        let mut out = Out::new();
        match format {
            ViewFormat::Text => out.text(&text())?,
            ViewFormat::Json => out.json(&json(), true)?,
            ViewFormat::Csv => {
                let (header, rows) = table();
                let mut csv = csv::Writer::from_writer(Vec::new());
                csv.write_record(header)?;
                for row in rows {
                    csv.write_record(row)?;
                }
                out.text(&String::from_utf8(csv.into_inner()?)?)?;
                // A table has no room for them.
                for notice in &self.notices {
                    context.warn(notice);
                }
            }
        }
        out.flush()?;
        self.unread(context);
        Ok(if self.unreadable.is_empty() && !self.stopped { Done::Well } else { Done::Partly })
    }

    /// Names what could not be read: a few, or all of it when asked to say more.
    fn unread(&self, context: &Context) {
        const FEW: usize = 3;
        let few = if context.global.verbose { usize::MAX } else { FEW };
        for (_, error) in self.unreadable.iter().take(few) {
            context.warn(error);
        }
        let more = self.unreadable.len().saturating_sub(few);
        if more > 0 {
            context
                .warn(&format!("{more} more could not be read; --verbose or --format json lists them all"));
        }
    }
}
