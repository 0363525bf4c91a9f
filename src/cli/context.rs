//! What every command needs: flags, places, settings.

use super::args::Global;
use super::say;
use crate::config::Settings;
use crate::document::Document;
use crate::lexicon::Lexicon;
use crate::store::{Options, Places};
use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

/// A lexicon that workers share: the built-in one, or one with further words.
pub(super) type Words = Arc<Cow<'static, Lexicon>>;

/// The flags and places of one run.
pub(super) struct Context {
    pub(super) global: Global,
    pub(super) places: Places,
}

impl Context {
    pub(super) fn new(global: Global) -> Self {
        Self { global, places: Places::of_user() }
    }

    /// The settings for a document or folder; what was not understood in them is told once.
    pub(super) fn settings(&self, near: Option<&Path>) -> Settings {
        let settings = Settings::load(&self.places, near, &self.global.flags());
        for warning in &settings.warnings {
            self.warn(warning);
        }
        settings
    }

    /// The settings for an open document.
    pub(super) fn settings_of(&self, document: &Document) -> Settings {
        self.settings(document.path.as_deref())
    }

    /// The words to extract with; what was not understood in files of the user's is told.
    pub(super) fn lexicon(&self, settings: &Settings) -> Words {
        let (lexicon, warnings) = crate::config::lexicon(settings, &self.places);
        for warning in warnings {
            self.warn(&warning);
        }
        Arc::new(lexicon)
    }

    /// How layers are opened.
    pub(super) fn options(&self, settings: &Settings) -> Options {
        let mut options = Options::new(self.places.clone());
        options.extra_layers = settings.layers.value.clone();
        options.no_save = self.global.no_save;
        options
    }

    /// Tells something on standard error, unless asked to be quiet.
    pub(super) fn warn(&self, sentence: &str) {
        if !self.global.quiet {
            say(&format!("attache: {}", crate::text::clean(sentence)));
        }
    }

    /// Tells something on standard error when asked to say more.
    pub(super) fn detail(&self, sentence: &str) {
        if self.global.verbose {
            say(&format!("attache: {}", crate::text::clean(sentence)));
        }
    }

    /// Tells what had to be assumed to read a document.
    pub(super) fn notices(&self, path: &Path, document: &Document) {
        for notice in &document.notices {
            self.warn(&format!("{}: {notice}", path.display()));
        }
    }
}

/// The name to offer to someone who has not said one: the login name.
pub(super) fn login_name() -> String {
    ["USER", "LOGNAME", "USERNAME"]
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|name| !name.trim().is_empty())
        .unwrap_or_else(|| "me".to_owned())
}
