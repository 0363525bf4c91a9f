//! The words of the genre, as data.
//!
//! Everything the engine knows about words stands in TOML under `src/lexicon/<language>/` and is
//! compiled once into a vocabulary (word → number and flags), one trie of phrases over word
//! numbers, and tables of verb forms. Users and dossiers extend it with files of the same form
//! ([`Lexicon::extend`]).

mod cue;
mod error;
pub mod fields;
mod flags;
mod formulas;
mod gazetteer;
mod grammar;
mod inflect;
pub mod kinship;
mod ladder;
mod named;
mod noun;
mod plain;
mod record;
mod rungs;
pub mod tone;
pub mod topics;
mod trie;
mod vocabulary;
mod words;

pub use cue::{Cue, CueAct, LightCue, Needs};
pub use error::LexiconError;
pub use flags::Flags;
pub use formulas::Formulas;
pub use inflect::Form;
pub use ladder::{Ladder, Rung};
pub use named::{Country, Named};
pub use noun::Nouns;
pub use rungs::Rungs;
pub(crate) use trie::Case;
pub use trie::{Begins, Match, Payload, Refers, Trie};
pub use vocabulary::{Vocabulary, WordId};
pub use words::{Act, EntityType, Format, Modality, Scope};

use crate::text::{Span, Token, tokenize};
use record::Record;
use std::sync::OnceLock;

/// A file of lexicon data: a name for messages and its text.
#[derive(Clone, Debug)]
pub struct LexiconFile {
    /// Which kind of data: `cues`, `countries`, …: the stem of the file's name.
    pub kind: String,
    /// Where it came from, for messages.
    pub origin: String,
    /// Its TOML.
    pub text: String,
}

/// The compiled lexicon of one language.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    /// Words and their flags.
    pub vocabulary: Vocabulary,
    /// Names and fixed phrases.
    pub phrases: Trie,
    /// Cues, in file order.
    pub cues: Vec<Cue>,
    /// Light-verb cues, in file order.
    pub lights: Vec<LightCue>,
    /// Indices into [`Self::cues`] by verb.
    pub cues_of: Vec<Vec<u32>>,
    /// Indices into [`Self::lights`] by verb.
    pub lights_of: Vec<Vec<u32>>,
    /// Lemmas of all verbs known; the index is the verb's number.
    pub verbs: Vec<String>,
    /// Irregular forms: base, third person, past, past participle, present participle.
    pub irregular: Vec<[String; 5]>,
    /// Countries and territories.
    pub countries: Vec<Country>,
    /// Organizations, media, places, events and agreements by name.
    pub named: Vec<Named>,
    /// Set phrases of transcripts.
    pub formulas: Formulas,
    /// Nouns that do something when they are expressed.
    pub nouns: Nouns,
    /// The ladders, where files of the user's add to the built-in ones.
    rungs: Option<Rungs>,
    /// What was wrong in files of the user's, one sentence each.
    pub warnings: Vec<String>,
}

macro_rules! builtin {
    ($($name:literal),+ $(,)?) => {
        /// The built-in files of English, in the order in which they are loaded.
        pub const BUILTIN: &[(&str, &str)] = &[$(($name, include_str!(concat!("en/", $name, ".toml")))),+];
    };
}

builtin!(
    "grammar",
    "cues",
    "nouns",
    "press",
    "transcript",
    "titles",
    "countries",
    "organizations",
    "media",
    "places",
    "events",
    "agreements",
    "groups",
    "abbreviations",
    "dates",
    "veiled",
    "surnames",
    "capital_words",
);

impl Lexicon {
    /// The built-in English lexicon, compiled on first use.
    #[must_use]
    pub fn builtin() -> &'static Self {
        static BUILT: OnceLock<Lexicon> = OnceLock::new();
        BUILT.get_or_init(Self::compile)
    }

    /// Compiles the built-in English lexicon: what [`Self::builtin`] does once.
    #[must_use]
    pub fn compile() -> Self {
        let mut lexicon = Self::default();
        lexicon.vocabulary.reserve(12_000);
        lexicon.phrases.reserve(16_000);
        for (kind, text) in BUILTIN {
            if let Err(error) = lexicon.extend_builtin(kind, text) {
                lexicon.warnings.push(error.to_string());
            }
        }
        lexicon
    }

    /// The rungs of all ladders.
    #[must_use]
    pub fn rungs(&self) -> &Rungs {
        self.rungs.as_ref().unwrap_or_else(|| Rungs::builtin())
    }

    /// Adds the entries of one file; later entries win over earlier ones of the same form.
    ///
    /// # Errors
    /// When the file is not TOML or an entry lacks what it needs; nothing of the entry is used.
    pub fn extend(&mut self, file: &LexiconFile) -> Result<(), LexiconError> {
        let table = Record::of_toml(&file.text).map_err(|e| LexiconError::syntax(file, &e))?;
        self.load(file, &table)
    }

    /// As [`Self::extend`], for a file that is read at every start and written in plain TOML.
    fn extend_builtin(&mut self, kind: &str, text: &'static str) -> Result<(), LexiconError> {
        let file = LexiconFile {
            kind: kind.to_owned(),
            origin: format!("built-in en/{kind}.toml"),
            text: text.to_owned(),
        };
        match plain::read(text) {
            Some(table) => self.load(&file, &table),
            None => self.extend(&file),
        }
    }

    fn load(&mut self, file: &LexiconFile, table: &Record<'_>) -> Result<(), LexiconError> {
        match file.kind.as_str() {
            "grammar" => grammar::load(self, table),
            "cues" => cue::load(self, file, table)?,
            "press" => {
                cue::load(self, file, table)?;
                grammar::load_press(self, table);
            }
            "ladder" => self.rungs.get_or_insert_with(|| Rungs::builtin().clone()).load(table),
            "nouns" => self.nouns.load(file, table)?,
            "transcript" => self.formulas.extend(table),
            "titles" => gazetteer::load_titles(self, table),
            "countries" => gazetteer::load_countries(self, table),
            "groups" => gazetteer::load_groups(self, table),
            "abbreviations" | "dates" | "veiled" | "surnames" | "capital_words" => {
                gazetteer::load_words(self, &file.kind, table);
            }
            _ => gazetteer::load_named(self, &file.kind, table),
        }
        Ok(())
    }

    /// The tokens of a phrase as word numbers; marks of punctuation count as words of their own.
    pub(crate) fn phrase_words(&mut self, phrase: &str) -> Vec<WordId> {
        // Most phrases are plain words with single spaces: each is a token and, in lower case, its own key.
        let plain = |b: u8| b.is_ascii_alphabetic() || b == b' ';
        if phrase.bytes().all(plain) {
            let words = phrase.split(' ').filter(|word| !word.is_empty());
            return words.map(|word| self.vocabulary.intern_folded(word)).collect();
        }
        let mut tokens = Vec::new();
        tokenize(phrase, Span::new(0, phrase.len()), &mut tokens);
        tokens.iter().map(|t| self.vocabulary.intern(key_of(phrase, t).as_ref())).collect()
    }

    /// The number of a token's word; 0 when the lexicon does not know it.
    #[must_use]
    pub fn word(&self, text: &str, token: &Token) -> WordId {
        self.vocabulary.get(text, token)
    }

    /// Adds a verb, with its forms, and returns its number.
    pub(crate) fn verb(&mut self, lemma: &str) -> u32 {
        if let Some(k) = self.verbs.iter().position(|v| v == lemma) {
            return u32::try_from(k).unwrap_or(0);
        }
        let number = u32::try_from(self.verbs.len()).unwrap_or(0);
        self.verbs.push(lemma.to_owned());
        self.cues_of.push(Vec::new());
        self.lights_of.push(Vec::new());
        for (form, word) in inflect::forms(lemma, &self.irregular) {
            let id = self.vocabulary.intern(&word);
            self.vocabulary.add_verb_form(id, number, form);
        }
        number
    }
}

/// The key under which a token's word is looked up: lower case, straight apostrophe, possessive `'s`.
pub(crate) fn key_of<'t>(text: &'t str, token: &Token) -> std::borrow::Cow<'t, str> {
    use crate::text::TokenKind;
    use std::borrow::Cow;
    let surface = token.span.of(text);
    match token.kind {
        TokenKind::Possessive => Cow::Borrowed("'s"),
        TokenKind::Mark(c) => Cow::Owned(c.to_string()),
        TokenKind::Word | TokenKind::Number => {
            if surface.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()) {
                Cow::Borrowed(surface)
            } else {
                Cow::Owned(surface.to_lowercase().replace(['\u{2019}', '\u{02BC}'], "'"))
            }
        }
    }
}
