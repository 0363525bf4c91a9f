//! What the desk keeps besides layers: the codebook's file and saved queries.

use super::desk::Desk;
use crate::annotation::{Codebook, CodebookChange, Edit, migrate};
use crate::app::Message;
use std::sync::Arc;

/// Changes the codebook file and gives the codes there are then. The error is one sentence.
pub type ChangeCodebook = Box<dyn FnMut(&CodebookChange) -> Result<Codebook, String>>;

/// Keeps a query (second) under a name (first) in the settings. The error is one sentence.
pub type KeepQuery = Box<dyn FnMut(&str, &str) -> Result<(), String>>;

impl Desk {
    /// Lets the codebook be changed from here.
    #[must_use]
    pub fn with_codebook(mut self, change: ChangeCodebook) -> Self {
        self.change = Some(change);
        self
    }

    /// Lets queries be saved from here.
    #[must_use]
    pub fn with_queries(mut self, keep: KeepQuery) -> Self {
        self.keep = Some(keep);
        self
    }

    /// Saves a query in the settings.
    pub fn keep_query(&mut self, name: &str, query: &str) -> Vec<Message> {
        let done = match self.keep.as_mut().filter(|_| !self.options.no_save) {
            Some(keep) => keep(name, query),
            None => Err("the query is kept for this time only".to_owned()),
        };
        done.err().map(Message::Failed).into_iter().collect()
    }

    /// Changes the codebook; one's own marks follow.
    pub fn change_codebook(&mut self, change: &CodebookChange) -> Vec<Message> {
        // Another codebook may be tried where nothing is written; it is kept for this time only.
        let preset = matches!(change, CodebookChange::Preset(_));
        let Some(write) = self.change.as_mut().filter(|_| preset || !self.options.no_save) else {
            return vec![Message::Failed(
                "The codebook cannot be changed here; edit its file instead.".to_owned(),
            )];
        };
        match write(change) {
            Err(why) => vec![Message::Failed(why)],
            Ok(book) => {
                let book = Arc::new(book);
                let mut messages = vec![
                    Message::CodebookChanged(Arc::clone(&book)),
                    Message::Told(match change {
                        CodebookChange::Preset(name) => format!("The codebook is {name} from now on."),
                        _ => "The codebook is changed.".to_owned(),
                    }),
                ];
                messages.extend(self.follow_codebook(&book));
                messages
            }
        }
    }

    /// Gives one's own marks the names that their codes have now, as one step that can be taken back.
    pub fn follow_codebook(&mut self, book: &Codebook) -> Vec<Message> {
        let own = &self.own;
        if self.annotator.is_none() || own.read_only().is_some() {
            return Vec::new();
        }
        let Some(edit) = migrate(own.layer(), &book.renames) else { return Vec::new() };
        let count = if let Edit::Batch(edits) = &edit { edits.len() } else { 1 };
        let mut messages = self.apply(edit);
        let marks = if count == 1 {
            "1 mark of yours follows".to_owned()
        } else {
            format!("{count} marks of yours follow")
        };
        messages.push(Message::Told(format!("Codes have other names in the codebook: {marks}.")));
        messages
    }
}
