//! Views: two accounts side by side, one document seen as a whole, a dossier.
//!
//! Each is a review box ([`super::Sheet`]) over data that [`crate::dossier`] computed; every entry leads
//! to its text. What takes long is done away from the screen ([`Work`]).
//!
//! | file | idea |
//! |---|---|
//! | `mod` | which views there are, what they show now, where an entry leads |
//! | `studied` | a document as a view reads it, with what the reader wrote about it |
//! | `work` | what is done away from the screen, and what comes back; `bundle`: a dossier |
//! | `compared` | two accounts: their table, cell by cell |
//! | `compare` | the table as a box; `versions`: word by word |
//! | `card`, `matrix`, `lists` | one document: the card; who does what; tone and veiled references |
//! | `ledger`, `timeline`, `phrases` | a dossier |
//! | `parts` | bars, sparklines and other pieces of lines |

mod bundle;
mod card;
mod compare;
mod compared;
mod ledger;
mod lists;
mod matrix;
mod parts;
mod phrases;
mod sheets;
mod studied;
mod timeline;
mod versions;
mod work;

pub use bundle::{Bundle, Data, Known};
pub(super) use compared::cells;
pub use compared::{Cell, Compared};
pub(super) use compared::{followed, why as why_paired};
pub(super) use lists::{REFERS_TO, slot};
pub(super) use sheets::{copied, leads, sheet};
pub use studied::{Own, Studied, own_of};
pub(super) use studied::{own_spans, same_file};
pub use work::{
    Account, Found, LateTopics, News, OwnWords, ReadDocument, ReadDossier, ReadMarks, Readers, Wanted, Work,
};

use super::action::Action;
use crate::text::Span;
use jiff::civil::Date;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// A view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum View {
    /// Two accounts side by side.
    Compare,
    /// Two versions word by word.
    Versions,
    /// The summary card.
    Card,
    /// Who does what.
    Matrix,
    /// Who mentions whom.
    Mentions,
    /// How much room each side gets.
    Airtime,
    /// References that name nobody.
    Veiled,
    /// Tone words.
    Tone,
    /// Commitments and requests.
    Ledger,
    /// Meetings in order.
    Timeline,
    /// Recurring phrases.
    Phrases,
}

impl View {
    /// Its name, as a title.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Compare => "Compare",
            Self::Versions => "Word by word",
            Self::Card => "Summary card",
            Self::Matrix => "Who does what",
            Self::Mentions => "Who mentions whom",
            Self::Airtime => "How much room each side gets",
            Self::Veiled => "Veiled references",
            Self::Tone => "Tone words",
            Self::Ledger => "Ledger",
            Self::Timeline => "Timeline",
            Self::Phrases => "Phrases",
        }
    }

    /// The action that opens it.
    #[must_use]
    pub const fn action(self) -> Action {
        match self {
            Self::Compare | Self::Versions => Action::CompareOpen,
            Self::Card => Action::ViewCard,
            Self::Matrix => Action::ViewMatrix,
            Self::Mentions => Action::ViewMentions,
            Self::Airtime => Action::ViewAirtime,
            Self::Veiled => Action::ViewVeiled,
            Self::Tone => Action::ViewTone,
            Self::Ledger => Action::ViewLedger,
            Self::Timeline => Action::ViewTimeline,
            Self::Phrases => Action::ViewPhrases,
        }
    }

    /// Whether it is always of a dossier.
    #[must_use]
    pub const fn of_dossier(self) -> bool {
        matches!(self, Self::Ledger | Self::Timeline | Self::Phrases)
    }

    /// Whether it is of a dossier where one is open, else of the document.
    #[must_use]
    pub const fn of_either(self) -> bool {
        matches!(self, Self::Matrix | Self::Mentions | Self::Airtime | Self::Tone)
    }
}

/// Where an entry leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    /// The document; `None`: one that has no file.
    pub path: Option<PathBuf>,
    /// Where in it.
    pub span: Span,
}

/// What the views show.
#[derive(Clone, Debug, Default)]
pub enum Shown {
    /// Nothing yet.
    #[default]
    Nothing,
    /// One document.
    One(Arc<Studied>),
    /// Two of them.
    Two(Box<Compared>),
    /// A dossier.
    Many(Arc<Bundle>),
    /// It could not be had: why, in words.
    Failed(String),
}

/// What was seen before in the dossier, for the document that is read.
#[derive(Clone, Debug, Default)]
pub struct Novelty {
    /// Whether sentences that were seen before are dimmed.
    pub dims: bool,
    /// Whether known formulae are underlined.
    pub underlines: bool,
    /// Sentences that stood in an earlier document nearly word for word, in text order.
    pub seen: Vec<Span>,
    /// Formulae of the dossier in this document, in text order.
    pub formulae: Vec<Span>,
    /// With how many earlier documents it was held together.
    pub against: usize,
    /// The hash of the text that it was; `None`: none yet.
    pub of: Option<String>,
    /// The work that runs.
    pub(super) work: Option<Work>,
}

/// The views: what they show, and the work for them.
#[derive(Clone, Debug, Default)]
pub struct Views {
    /// What the open view shows.
    pub shown: Shown,
    /// The work that runs.
    pub work: Option<Work>,
    /// Changes made in views, the latest last: in which document's layer.
    pub(super) changed: Vec<Option<PathBuf>>,
    /// Those that were taken back.
    pub(super) undone: Vec<Option<PathBuf>>,
    /// What was seen before.
    pub novelty: Novelty,
    /// The day against which dates are held; `None`: the day on which the work is done.
    pub today: Option<Date>,
    /// What the dossier's own files say.
    pub words: OwnWords,
    /// The view that was left for the text, and the entry one stood on.
    pub(super) left: Option<(View, usize)>,
    /// The claim to stay with after the comparison was corrected: side and id.
    pub(super) follow: Option<(usize, u32)>,
    /// Works so far.
    pub(super) works: u64,
}

impl Views {
    /// Stops all that runs: nobody will look at it.
    pub fn leave(&mut self) {
        self.stop();
        if let Some(work) = self.novelty.work.take() {
            work.cancel.store(true, Ordering::Relaxed);
        }
    }

    /// Stops what runs; says whether something did.
    pub(super) fn stop(&mut self) -> bool {
        let Some(work) = self.work.take() else { return false };
        work.cancel.store(true, Ordering::Relaxed);
        true
    }
}
