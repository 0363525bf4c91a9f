//! What lies over the panes: the note editor, lists to choose from, lines to fill in, panels,
//! questions. A stack; the topmost takes the keys.

use super::action::{Action, Context};
pub use super::deeds::{Bulk, CodeDeed, Doubt, Field, PlaceList};
use super::filter::{Chip, Filter};
use super::labels::Labels;
use super::line::Line;
use super::listing::Listing;
use super::panes::Pane;
use super::review::{Asked, Sheet};
use super::target::About;
use crate::text::clean;

/// Something that lies over the panes.
#[derive(Clone, Debug, PartialEq)]
pub enum Overlay {
    /// The note editor. The screen holds the text being written and sends
    /// [`super::Message::EditorSubmitted`] or [`super::Message::EditorCancelled`].
    Editor(Editor),
    /// A list to choose from by typing.
    Picker(Picker),
    /// A line to fill in.
    Prompt(Prompt),
    /// Text to read.
    Panel(Panel),
    /// A review box.
    Sheet(Sheet),
    /// A yes-or-no question.
    Confirm(Confirm),
    /// Letters on the sentences and claims in sight.
    Labels(Labels),
}

impl Overlay {
    /// The context whose keys it listens to.
    #[must_use]
    pub const fn context(&self) -> Context {
        match self {
            Self::Editor(_) => Context::Editor,
            Self::Picker(_) => Context::Picker,
            Self::Prompt(_) | Self::Labels(_) => Context::Prompt,
            Self::Panel(_) => Context::Panel,
            Self::Sheet(_) => Context::Sheet,
            Self::Confirm(_) => Context::Confirm,
        }
    }
}

/// A note being written.
#[derive(Clone, Debug, PartialEq)]
pub struct Editor {
    /// What it is about; the editor must not cover that.
    pub about: About,
    /// The text as it is kept now.
    pub initial: String,
    /// What was written of it before, where it was not finished.
    pub begun: Option<String>,
}

impl Editor {
    /// An editor that begins with the text as it is kept.
    #[must_use]
    pub const fn new(about: About, initial: String) -> Self {
        Self { about, initial, begun: None }
    }
}

/// What a list to choose from is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PickerKind {
    /// Every action.
    Palette,
    /// The keys that do something in these contexts.
    Help(Vec<Context>),
    /// Codes for this target.
    Code(About),
    /// Speakers for this target.
    Speaker(About),
    /// Values for this field of a claim, as an index in the findings.
    Amend(Field, usize, About),
    /// What a deed on many things would change: all that is shown.
    Bulk(Bulk),
    /// Documents of the folder.
    File,
    /// Documents to compare the open one with.
    CompareWith,
    /// Claims of the other account to put this one with.
    PairWith {
        /// The side of the claim.
        side: usize,
        /// Its id.
        id: u32,
    },
    /// Places that an entry of a view counts.
    Leads,
    /// Codes by their own keys, below this one, for this target.
    CodeKeys(About, Option<String>),
    /// Annotations, everybody's.
    Annotations(Listing),
    /// Templates for the note being written.
    Templates,
    /// The codes there are, to be looked after.
    Codebook,
    /// The built-in codebooks.
    Presets,
    /// What can be done with this code.
    CodeDeeds(String),
    /// Codes that this one can become part of.
    Merge(String),
    /// What the codes of this own mark ask for.
    Attributes(String),
    /// Values of this attribute of this own mark.
    AttributeValue(String, String),
    /// Marks whose words changed, are ambiguous or gone.
    Anchors,
    /// Places that this part of a mark may mean.
    Reanchor(Doubt),
    /// What a list is narrowed to.
    Chips(Pane),
    /// Themes, worn while one moves through them.
    Themes {
        /// The theme that was worn before.
        before: String,
    },
    /// Places in the text, which follows the selection.
    Places {
        /// Which list of places.
        list: PlaceList,
        /// Where the cursor was.
        from: usize,
        /// What was at the top of the screen.
        top: usize,
    },
}

/// What choosing an item means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Do this.
    Action(Action),
    /// Give this code, or take it away.
    Code(String),
    /// Put this code into the codebook, and give it.
    NewCode(String),
    /// An annotation of another document, as an index in what was found elsewhere.
    Elsewhere(usize),
    /// Another document, as an index in what was found elsewhere.
    Document(usize),
    /// Use another codebook; the built-in one of this name.
    Preset(Option<String>),
    /// Tag this speaker.
    Speaker(String),
    /// Take the speaker tag away.
    NoSpeaker,
    /// Put this chip in, or take it out.
    Chip(Chip),
    /// Wear this theme.
    Theme(String),
    /// Go to this byte.
    Place(usize),
    /// This value of a field; empty for none.
    Value(String),
    /// This claim, as an index in the findings.
    Claim(usize),
    /// Do this with a code.
    CodeDeed(CodeDeed),
    /// The annotation of this annotator with this id.
    Annotation(String, String),
    /// This place of the text.
    Spot(crate::text::Span),
    /// Read this document of the folder.
    File(usize),
    /// Compare with this document.
    Account(std::path::PathBuf),
    /// Go there, perhaps in another document.
    Goal(super::views::Goal),
}

/// One line of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it means.
    pub choice: Choice,
    /// What is matched and shown first.
    pub label: String,
    /// Shown behind it, quieter.
    pub detail: String,
    /// Keys that do the same, or `""`.
    pub keys: String,
    /// The heading it stands under, or `""`.
    pub group: &'static str,
    /// Whether it is given already.
    pub ticked: bool,
    /// Characters of the label that matched, as indices of code points.
    pub matched: Vec<u32>,
}

impl Item {
    /// An item with nothing but what it means and says, both made harmless.
    #[must_use]
    pub fn new(choice: Choice, label: &str, detail: &str) -> Self {
        Self {
            choice,
            label: clean(label).into_owned(),
            detail: clean(detail).into_owned(),
            keys: String::new(),
            group: "",
            ticked: false,
            matched: Vec::new(),
        }
    }
}

/// A list to choose from by typing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picker {
    /// What it is for.
    pub kind: PickerKind,
    /// Its title, in words.
    pub title: String,
    /// What was typed.
    pub query: Line,
    /// Everything.
    pub all: Vec<Item>,
    /// What matches, best first; in the given order while nothing is typed.
    pub shown: Vec<Item>,
    /// Index in `shown`.
    pub selected: usize,
}

/// What a line to fill in is for.
#[derive(Clone, Debug, PartialEq)]
pub enum PromptKind {
    /// Something that a review needs.
    Review(Asked),
    /// Words to look for.
    Search {
        /// Where the cursor was.
        from: usize,
        /// Whether it is a pattern rather than words.
        pattern: bool,
    },
    /// Words that findings or notes must have.
    Filter {
        /// Which list.
        pane: Pane,
        /// What the filter was.
        before: Filter,
    },
    /// Words that documents of the folder must have.
    Shelf {
        /// What the filter was.
        before: String,
    },
    /// What to look for in all documents of the folder.
    Folder,
    /// The letter under which to keep the place; the first one typed is taken.
    Mark,
    /// From which confidence on claims are accepted, in percent.
    Confidence,
    /// A value of this attribute (second) of this own mark (first).
    Attribute(String, String),
    /// The name under which to save this query.
    QueryName(String),
    /// What this deed on this code needs.
    Code(String, CodeDeed),
    /// Whom the veiled reference at this place means.
    Slot(super::views::Goal),
    /// By when: of this claim, as an index in the findings.
    Due(usize),
    /// The name under which one's notes are kept; then this action goes on.
    Name(Option<Action>),
}

/// A line to fill in.
#[derive(Clone, Debug, PartialEq)]
pub struct Prompt {
    /// What it is for.
    pub kind: PromptKind,
    /// Its label.
    pub label: String,
    /// What was typed.
    pub line: Line,
}

/// A line of a panel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PanelLine {
    /// What it is, such as `rule`; `""` for running text.
    pub label: &'static str,
    /// What it says.
    pub text: String,
}

/// Text to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Panel {
    /// Its title.
    pub title: String,
    /// Its lines, unwrapped.
    pub lines: Vec<PanelLine>,
    /// Lines scrolled off the top.
    pub scroll: usize,
}

/// What a question is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// Throw away what was written.
    DiscardNote,
    /// Leave although a change is not on disk.
    QuitUnsaved,
    /// Open the document's own file in the reader's editor.
    EditSource(std::path::PathBuf),
    /// Put this part of a mark on this place.
    Reanchor(Doubt, crate::text::Span),
}

/// A yes-or-no question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Confirm {
    /// What it is about.
    pub ask: Ask,
    /// The question, in words.
    pub question: String,
}
