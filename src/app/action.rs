//! THE table of actions. Key map, `?` help, hint line, palette, `config keys`, README and man page
//! all come from it. Longer than most files because it is a table.
//!
//! What carries data (a click, news from a worker) is a [`super::Message`], never an action.

/// Where an action applies. The chain of contexts that listen at a moment comes from
/// [`super::State::contexts`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Context {
    /// In every pane, while nothing lies over the panes.
    Everywhere,
    /// In the document.
    Document,
    /// In the list of findings.
    Findings,
    /// In the list of notes.
    Notes,
    /// In the list of a folder's documents.
    Library,
    /// While a note is written.
    Editor,
    /// In a list to choose from: codes, speakers, actions, help.
    Picker,
    /// In a line to fill in: search, filter, name.
    Prompt,
    /// In a panel that is only read: why.
    Panel,
    /// In a review box: people, a difference side by side, agreement.
    Sheet,
    /// At a yes-or-no question.
    Confirm,
}

impl Context {
    /// Every context.
    pub const ALL: &'static [Self] = &[
        Self::Everywhere,
        Self::Document,
        Self::Findings,
        Self::Notes,
        Self::Library,
        Self::Editor,
        Self::Picker,
        Self::Prompt,
        Self::Panel,
        Self::Sheet,
        Self::Confirm,
    ];

    /// The word in settings and JSON.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Everywhere => "everywhere",
            Self::Document => "document",
            Self::Findings => "findings",
            Self::Notes => "notes",
            Self::Library => "library",
            Self::Editor => "editor",
            Self::Picker => "picker",
            Self::Prompt => "prompt",
            Self::Panel => "panel",
            Self::Sheet => "review",
            Self::Confirm => "confirm",
        }
    }

    /// The context of a word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|c| c.word() == word)
    }
}

/// Heading under which help lists an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Getting about in the text.
    Move,
    /// Choosing a span.
    Select,
    /// Writing about a span.
    Annotate,
    /// What the program found.
    Findings,
    /// What colleagues wrote, and where they differ.
    Review,
    /// Two accounts side by side, one document as a whole, a dossier.
    Views,
    /// Looking for words.
    Search,
    /// A folder of documents.
    Library,
    /// Panes and looks.
    View,
    /// Help, palette, leaving.
    Program,
    /// Keys of the note editor, lists and questions.
    Dialog,
}

impl Group {
    /// The heading.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Move => "Moving",
            Self::Select => "Selecting",
            Self::Annotate => "Annotating",
            Self::Findings => "Findings",
            Self::Review => "Reviewing",
            Self::Views => "Comparing, and seeing the whole",
            Self::Search => "Searching",
            Self::Library => "In a folder",
            Self::View => "View",
            Self::Program => "Program",
            Self::Dialog => "In a box",
        }
    }
}

macro_rules! actions {
    ($($variant:ident, $id:literal, $group:ident, [$($context:ident),+], $gloss:literal, [$($key:literal),*];)+) => {
        /// Something a person can ask for with a key, from the palette or by mouse.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Action { $(#[doc = $gloss] $variant),+ }

        impl Action {
            /// Every action, in table order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The id in settings and JSON, such as `note.add`.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$variant => $id),+ }
            }

            /// The heading it is listed under.
            #[must_use]
            pub const fn group(self) -> Group {
                match self { $(Self::$variant => Group::$group),+ }
            }

            /// Where it applies; the first is where it is at home.
            #[must_use]
            pub const fn contexts(self) -> &'static [Context] {
                match self { $(Self::$variant => &[$(Context::$context),+]),+ }
            }

            /// What it does, in at most 48 columns.
            #[must_use]
            pub const fn gloss(self) -> &'static str {
                match self { $(Self::$variant => $gloss),+ }
            }

            /// Its default keys, as written in settings; several alternatives.
            #[must_use]
            pub const fn default_keys(self) -> &'static [&'static str] {
                match self { $(Self::$variant => &[$($key),*]),+ }
            }
        }
    };
}

actions! {
    // Moving
    MoveDown, "move.down", Move, [Document, Findings, Notes, Library], "One row or entry down", ["j", "Down"];
    MoveUp, "move.up", Move, [Document, Findings, Notes, Library], "One row or entry up", ["k", "Up"];
    MoveLeft, "move.left", Move, [Document], "One character left", ["h", "Left"];
    MoveRight, "move.right", Move, [Document], "One character right", ["l", "Right"];
    MoveHalfDown, "move.half-down", Move, [Document, Findings, Notes, Library], "Half a page down", ["Ctrl-d"];
    MoveHalfUp, "move.half-up", Move, [Document, Findings, Notes, Library], "Half a page up", ["Ctrl-u"];
    MovePageDown, "move.page-down", Move, [Document, Findings, Notes, Library], "A page down", ["Space", "PageDown"];
    MovePageUp, "move.page-up", Move, [Document, Findings, Notes, Library], "A page up", ["PageUp", "Backspace"];
    MoveTop, "move.top", Move, [Document, Findings, Notes, Library], "To the beginning", ["g g", "Ctrl-Home"];
    MoveBottom, "move.bottom", Move, [Document, Findings, Notes, Library], "To the end", ["G", "Ctrl-End"];
    MoveRowStart, "move.row-start", Move, [Document], "To the start of the row", ["0", "Home"];
    MoveRowEnd, "move.row-end", Move, [Document], "To the end of the row", ["$", "End"];
    WordNext, "word.next", Move, [Document], "To the next word", ["w", "Ctrl-Right"];
    WordBack, "word.back", Move, [Document], "To the start of the word, or the one before", ["b", "Ctrl-Left"];
    WordEnd, "word.end", Move, [Document], "To the end of the word, or of the next", ["g e"];
    SentenceNext, "sentence.next", Move, [Document], "To the next sentence", [")"];
    SentenceBack, "sentence.back", Move, [Document], "To the sentence before", ["("];
    ParagraphNext, "paragraph.next", Move, [Document], "To the next paragraph", ["}", "Ctrl-Down"];
    ParagraphBack, "paragraph.back", Move, [Document], "To the paragraph before", ["{", "Ctrl-Up"];
    ClaimNext, "claim.next", Move, [Document], "To the next claim", [".", "] c"];
    ClaimBack, "claim.back", Move, [Document], "To the claim before", [",", "[ c"];
    SpeakerNext, "speaker.next", Move, [Document], "To where the next speaker starts", ["] s"];
    SpeakerBack, "speaker.back", Move, [Document], "To where the speaker before starts", ["[ s"];
    MentionNext, "mention.next", Move, [Document], "To the next name", ["] m"];
    MentionBack, "mention.back", Move, [Document], "To the name before", ["[ m"];
    NoteNext, "note.next", Move, [Document], "To the next note", ["] n"];
    NoteBack, "note.back", Move, [Document], "To the note before", ["[ n"];
    HeadingNext, "heading.next", Move, [Document], "To the next heading", ["] h"];
    HeadingBack, "heading.back", Move, [Document], "To the heading before", ["[ h"];
    OutlineOpen, "outline.open", Move, [Document, Findings, Notes], "Outline: headings, paragraphs, turns", ["O", "g o"];
    MarkSet, "mark.set", Move, [Document], "Keep this place under a letter", ["m"];
    MarkGo, "mark.go", Move, [Document], "Go to a place you kept", ["'"];
    JumpBack, "jump.back", Move, [Document, Findings, Notes], "Back to where you jumped from", ["Ctrl-o", "Alt-Left"];
    JumpForward, "jump.forward", Move, [Document, Findings, Notes], "Forward again", ["Alt-Right"];
    ParagraphTick, "paragraph.tick", Move, [Document], "Tick the paragraph as read and go on", ["d"];
    ScrollDown, "scroll.down", Move, [Document], "Scroll down a row", ["Ctrl-e"];
    ScrollUp, "scroll.up", Move, [Document], "Scroll up a row", ["Ctrl-y"];

    // Selecting
    SelectLabel, "select.label", Select, [Document], "Letters on all in sight; type one to select", ["f"];
    SelectStart, "select.start", Select, [Document], "Start or end a selection at the cursor", ["v"];
    SelectWord, "select.word", Select, [Document], "Select the word", ["V"];
    SelectSentence, "select.sentence", Select, [Document], "Select the sentence", ["s"];
    SelectParagraph, "select.paragraph", Select, [Document], "Select the paragraph", ["p"];
    SelectClaim, "select.claim", Select, [Document], "Select the claim", ["C"];
    SelectGrow, "select.grow", Select, [Document], "Grow: word, claim, sentence, paragraph", ["+", "="];
    SelectShrink, "select.shrink", Select, [Document], "Shrink to what was selected before", ["-"];
    SelectSwap, "select.swap", Select, [Document], "Go to the other end of the selection", ["o"];
    ExtendLeft, "select.extend-left", Select, [Document], "Select to the left", ["Shift-Left"];
    ExtendRight, "select.extend-right", Select, [Document], "Select to the right", ["Shift-Right"];
    ExtendUp, "select.extend-up", Select, [Document], "Select upwards", ["Shift-Up"];
    ExtendDown, "select.extend-down", Select, [Document], "Select downwards", ["Shift-Down"];
    Back, "app.back", Program, [Everywhere, Library], "Drop selection, search marks or filter", ["Esc"];

    // Annotating
    NoteAdd, "note.add", Annotate, [Document, Findings], "Write a note on the selection or claim", ["a"];
    NoteEdit, "note.edit", Annotate, [Document, Notes], "Change the note here", ["i"];
    NoteOutside, "note.outside", Annotate, [Document, Findings, Notes], "Write the note in your own editor", ["e"];
    NoteDelete, "note.delete", Annotate, [Document, Notes], "Delete the note here (undo brings it back)", ["x", "Delete"];
    CodeAdd, "code.add", Annotate, [Document, Findings, Notes], "Give a code, or take it away", ["c"];
    SpeakerTag, "speaker.tag", Annotate, [Document, Findings, Notes], "Say who is speaking", ["t"];
    CodeKeys, "code.keys", Annotate, [Document, Findings, Notes], "Give a code by its own keys", [";"];
    CodeRepeat, "code.repeat", Annotate, [Document, Findings, Notes], "Give the last code again", ["&"];
    CodeSticky, "code.sticky", Annotate, [Document], "Make the last code stick, or let it go", ["S"];
    CodeAttributes, "code.attributes", Annotate, [Document, Notes], "Fill in what the codes ask for", ["Alt-c"];
    SelectionTake, "text.take", Annotate, [Document], "The sticky code, or the note in hand, takes this", ["Enter"];
    MarkPick, "text.pick", Annotate, [Document, Notes], "Choose the text of this note anew", ["Alt-e"];
    MarkPart, "text.part", Annotate, [Document], "Add the selection to the selected note", ["Alt-a"];
    MarkEndOn, "text.end-on", Annotate, [Document, Notes], "The note's text ends a word later", ["Alt-l"];
    MarkEndBack, "text.end-back", Annotate, [Document, Notes], "The note's text ends a word earlier", ["Alt-h"];
    MarkStartBack, "text.start-back", Annotate, [Document, Notes], "The note's text begins a word earlier", ["Alt-H"];
    MarkStartOn, "text.start-on", Annotate, [Document, Notes], "The note's text begins a word later", ["Alt-L"];
    RelateAnswers, "relate.answers", Annotate, [Document, Notes], "This note answers another …", ["L a"];
    RelateContradicts, "relate.contradicts", Annotate, [Document, Notes], "This note contradicts another …", ["L c"];
    RelateRepeats, "relate.repeats", Annotate, [Document, Notes], "This note repeats another …", ["L r"];
    RelateLink, "relate.link", Annotate, [Document, Notes], "Link this note to another, or to a document …", ["L l"];
    LinkFollow, "relate.follow", Annotate, [Document, Notes], "Go to what the note links or relates to", ["g l"];
    AnnotationList, "annotation.list", Annotate, [Everywhere], "All annotations: narrow, sort, go there", ["Q"];
    CodebookOpen, "codebook.open", Annotate, [Document, Findings, Notes], "The codebook: define, rename, merge, split", ["K"];
    NameChange, "name.change", Annotate, [Everywhere], "Write your notes under another name …", ["g @"];
    AnchorReview, "anchor.review", Annotate, [Everywhere], "Notes whose words changed or are gone", ["g a"];
    LayerSave, "layer.save", Annotate, [Everywhere], "Try again to save what is not on disk", ["Ctrl-s"];
    EditUndo, "edit.undo", Annotate, [Everywhere, Sheet], "Undo the last change", ["u"];
    EditRedo, "edit.redo", Annotate, [Everywhere, Sheet], "Do it again", ["Ctrl-r", "U"];
    Copy, "text.copy", Annotate, [Document, Findings, Sheet], "Copy the selection, claim, sentence or view", ["y"];
    CopyCitation, "text.cite", Annotate, [Document, Findings], "Copy with title, date and paragraph", ["Y"];
    CopyClaim, "claim.copy", Annotate, [Document, Findings], "Copy the claim as Markdown", ["Alt-y"];

    // Findings
    WhyShow, "why.show", Findings, [Document, Findings, Sheet], "Why the program reads this claim so", ["W"];
    ListOpen, "list.open", Findings, [Findings, Notes], "Go there in the text", ["Enter"];
    FindingsFilter, "findings.filter", Findings, [Findings, Notes], "Show only what has these words", ["f"];
    FilterChips, "findings.chips", Findings, [Findings, Notes], "Show only by speaker, act, type, code, author", ["F"];
    FindingsKind, "findings.kind", Findings, [Findings], "Claims and names, claims, or names", ["m"];

    ClaimAccept, "claim.accept", Findings, [Document, Findings], "Accept the claim, or take that back", ["A"];
    ClaimReject, "claim.reject", Findings, [Document, Findings], "Reject the claim, or take that back", ["X"];
    AmendSpeaker, "amend.speaker", Findings, [Document, Findings], "Amend the claim: who speaks", ["M s"];
    AmendAct, "amend.act", Findings, [Document, Findings], "Amend the claim: which act", ["M a"];
    AmendScope, "amend.scope", Findings, [Document, Findings], "Amend the claim: how it got its speaker", ["M o"];
    AmendStrength, "amend.strength", Findings, [Document, Findings], "Amend the claim: how strong", ["M r"];
    AmendAddressee, "amend.addressee", Findings, [Document, Findings], "Amend the claim: to whom", ["M t"];
    AmendDue, "amend.due", Findings, [Document, Findings], "Amend the claim: by when", ["M d"];
    DecisionDrop, "decision.drop", Findings, [Document, Findings], "Take the decision on the claim back", ["M u"];
    UndecidedNext, "claim.next-undecided", Move, [Document, Findings], "To the next claim not decided", ["] u"];
    UndecidedBack, "claim.back-undecided", Move, [Document, Findings], "To the undecided claim before", ["[ u"];
    BulkConfidence, "bulk.confidence", Findings, [Document, Findings], "Accept all above a confidence …", ["B c"];
    BulkRule, "bulk.rule", Findings, [Document, Findings], "Accept all found by this claim's rule …", ["B r"];
    BulkSpeaker, "bulk.speaker", Findings, [Document, Findings], "Accept all by this claim's speakers …", ["B s"];
    BulkShown, "bulk.shown", Findings, [Findings], "Accept all that the list shows …", ["B a"];
    BulkReject, "bulk.reject", Findings, [Document, Findings], "Reject all found by this claim's rule …", ["B x"];
    BulkSame, "bulk.same", Annotate, [Document, Notes], "Mark the same words everywhere the same …", ["B i"];
    // Reviewing
    ReviewPeople, "review.people", Review, [Document, Findings, Notes, Sheet], "Choose whose notes are shown", ["r p"];
    ReviewOne, "review.one", Review, [Document, Findings, Notes, Sheet], "Show one colleague after the other", ["r o"];
    ReviewReply, "review.reply", Review, [Notes, Document, Sheet], "Answer the note here", ["r r"];
    ReviewResolve, "review.resolve", Review, [Notes, Document, Sheet], "Settle the matter here, or open it again", ["r s"];
    VerdictAgree, "verdict.agree", Review, [Notes, Findings, Sheet], "Agree with it (again: say why)", ["="];
    VerdictDisagree, "verdict.disagree", Review, [Notes, Findings, Sheet], "Disagree with it, and say why", ["!"];
    VerdictUnsure, "verdict.unsure", Review, [Notes, Findings, Sheet], "Be unsure about it, and say why", ["~"];
    DifferenceNext, "difference.next", Review, [Document, Findings, Notes, Sheet], "To where annotators differ next", ["] d"];
    DifferenceBack, "difference.back", Review, [Document, Findings, Notes, Sheet], "To where annotators differed before", ["[ d"];
    ReviewCase, "review.case", Review, [Document, Findings, Notes], "See the difference here side by side", ["r d"];
    ReviewFilter, "review.filter", Review, [Document, Findings, Notes, Sheet], "Go through some of the differences only", ["r f"];
    ReviewMerge, "review.merge", Review, [Document, Findings, Notes, Sheet], "Merge by rule what annotators agree on", ["r m"];
    ReviewChanges, "review.changes", Review, [Document, Findings, Notes, Sheet], "What review changed in your marks, and why", ["r c"];
    ReviewAgreement, "review.agreement", Review, [Document, Findings, Notes, Sheet], "How far annotators agree", ["r a"];
    ReviewBlind, "review.blind", Review, [Document, Findings, Notes, Sheet], "Hide colleagues until your notes are done", ["r b"];
    ReviewNames, "review.names", Review, [Document, Findings, Notes, Sheet], "Hide colleagues' names, or show them", ["r n"];
    ReviewClearance, "review.clearance", Review, [Document, Findings, Notes, Sheet], "How far the document is cleared; caveat", ["r l"];

    // Views
    CompareOpen, "compare.open", Views, [Document, Findings, Notes, Library, Sheet], "Compare with another document", ["D c"];
    CompareMark, "compare.mark", Views, [Library], "Mark the document, to compare two", ["m"];
    CompareMarked, "compare.marked", Views, [Library], "Compare the two marked documents", ["c"];
    ViewCard, "view.card", Views, [Document, Findings, Notes, Library, Sheet], "Summary card: one screen before a meeting", ["D s"];
    ViewMatrix, "view.matrix", Views, [Document, Findings, Notes, Library, Sheet], "Who does what: speakers and acts", ["D m"];
    ViewMentions, "view.mentions", Views, [Document, Findings, Notes, Library, Sheet], "Who mentions whom", ["D w"];
    ViewAirtime, "view.airtime", Views, [Document, Findings, Notes, Library, Sheet], "How much room each side gets", ["D a"];
    ViewVeiled, "view.veiled", Views, [Document, Findings, Notes, Library, Sheet], "References that name nobody, with a slot", ["D v"];
    ViewTone, "view.tone", Views, [Document, Findings, Notes, Library, Sheet], "Tone words and their customary readings", ["D o"];
    ViewLedger, "view.ledger", Views, [Document, Findings, Notes, Library, Sheet], "Ledger: what was promised and asked, by date", ["D l"];
    ViewTimeline, "view.timeline", Views, [Document, Findings, Notes, Library, Sheet], "Timeline: the meetings of each pair", ["D t"];
    ViewPhrases, "view.phrases", Views, [Document, Findings, Notes, Library, Sheet], "Phrases that recur, are altered or dropped", ["D p"];
    ViewNovelty, "view.novelty", Views, [Document, Findings, Notes], "Dim what earlier documents said already", ["D n"];
    ViewFormulae, "view.formulae", Views, [Document, Findings, Notes], "Underline the formulae of the dossier", ["D f"];

    // Searching
    SearchStart, "search.start", Search, [Everywhere, Library], "Look for words", ["/", "Ctrl-f"];
    SearchPattern, "search.pattern", Search, [Everywhere, Prompt], "Look for a pattern (regular expression)", ["Alt-r", "F3"];
    Concordance, "concordance.open", Search, [Document, Findings], "Every place of a word or name, in a list", ["g k"];
    SearchNext, "search.next", Search, [Everywhere], "To the next match", ["n"];
    SearchBack, "search.back", Search, [Everywhere], "To the match before", ["N"];

    // In a folder
    LibraryOpen, "library.open", Library, [Library], "Read this document, or the place found", ["Enter"];
    LibraryPick, "library.pick", Library, [Library], "Find a document by a few letters", ["p", "Ctrl-p"];
    LibraryFilter, "library.filter", Library, [Library], "Show only documents with these words", ["f"];
    LibraryOrder, "library.order", Library, [Library], "Order by name, title, date, issuer or notes", ["o"];
    SourceEdit, "source.edit", Annotate, [Document], "Edit the text itself in your own editor", ["E"];
    DocumentReload, "document.reload", Program, [Everywhere, Library], "Read again what changed on disk", ["R"];

    // View
    PaneNext, "pane.next", View, [Everywhere], "To the next pane", ["Tab"];
    PaneBack, "pane.back", View, [Everywhere], "To the pane before", ["Shift-Tab"];
    PaneDocument, "pane.document", View, [Everywhere], "To the document", ["1"];
    PaneFindings, "pane.findings", View, [Everywhere], "To the findings", ["2"];
    PaneNotes, "pane.notes", View, [Everywhere], "To the notes", ["3"];
    PaneZoom, "pane.zoom", View, [Everywhere], "This pane alone, or all again", ["Z"];
    ThemePick, "theme.pick", View, [Everywhere, Library], "Choose a theme", ["T"];
    MeasureNarrower, "measure.narrower", View, [Everywhere], "Shorter lines", ["<"];
    MeasureWider, "measure.wider", View, [Everywhere], "Longer lines", [">"];
    PaneNarrower, "pane.narrower", View, [Everywhere], "This pane narrower", ["Alt-Shift-Left", "g <"];
    PaneWider, "pane.wider", View, [Everywhere], "This pane wider", ["Alt-Shift-Right", "g >"];
    PaneEven, "pane.even", View, [Everywhere], "Borders between panes as they come", ["g ="];
    DensityToggle, "view.density", View, [Everywhere], "Empty rows between paragraphs, or none", ["g d"];
    JustifyToggle, "view.justify", View, [Everywhere], "Both edges straight, or the right one ragged", ["g j"];
    ReadingMode, "view.reading", View, [Everywhere], "Only the text, or everything again", ["z"];

    // Program
    HelpShow, "help.show", Program, [Everywhere, Library, Sheet], "What the keys do here", ["?", "F1"];
    PaletteOpen, "palette.open", Program, [Everywhere, Library, Sheet], "Find an action by name", [":", "Alt-x", "F2"];
    Redraw, "app.redraw", Program, [Everywhere, Library], "Draw the screen afresh", ["Ctrl-l"];
    Suspend, "app.suspend", Program, [Everywhere, Library], "Back to the shell for a while", ["Ctrl-z"];
    Quit, "app.quit", Program, [Everywhere, Library], "Leave (everything is saved already)", ["q", "Ctrl-c"];
    TourNext, "tour.next", Program, [Everywhere], "On the tour: on to the next step", ["Alt-n"];

    // In a box
    EditorSave, "editor.save", Dialog, [Editor], "Save the note", ["Ctrl-s", "Alt-Enter"];
    EditorOutside, "editor.outside", Dialog, [Editor], "Go on in your own editor", ["Alt-e", "F4"];
    EditorCancel, "editor.cancel", Dialog, [Editor], "Leave the note as it was", ["Esc"];
    EditorTemplate, "editor.template", Dialog, [Editor], "Put a template in", ["Ctrl-t", "F5"];
    PickerAccept, "picker.accept", Dialog, [Picker, Prompt], "Take it", ["Enter"];
    PickerNext, "picker.next", Dialog, [Picker, Prompt], "The next in the list", ["Down", "Ctrl-n"];
    PickerBack, "picker.back", Dialog, [Picker, Prompt], "The one before in the list", ["Up", "Ctrl-p"];
    QuerySave, "query.save", Dialog, [Picker], "Save the query of the list", ["Ctrl-s", "F6"];
    PickerSort, "picker.sort", Dialog, [Picker], "Sort the list in another way", ["Tab"];
    PickerPageDown, "picker.page-down", Dialog, [Picker], "A page down in the list", ["PageDown"];
    PickerPageUp, "picker.page-up", Dialog, [Picker], "A page up in the list", ["PageUp"];
    PickerClose, "picker.close", Dialog, [Picker, Prompt], "Close without choosing", ["Esc", "Ctrl-c"];
    PanelDown, "panel.down", Dialog, [Panel], "Scroll down", ["j", "Down"];
    PanelUp, "panel.up", Dialog, [Panel], "Scroll up", ["k", "Up"];
    PanelClose, "panel.close", Dialog, [Panel], "Close", ["Esc", "q", "Enter", "W", "Ctrl-c"];
    SheetDown, "sheet.down", Dialog, [Sheet], "One entry down", ["j", "Down"];
    SheetUp, "sheet.up", Dialog, [Sheet], "One entry up", ["k", "Up"];
    SheetPageDown, "sheet.page-down", Dialog, [Sheet], "A page down", ["PageDown", "Ctrl-d"];
    SheetPageUp, "sheet.page-up", Dialog, [Sheet], "A page up", ["PageUp", "Ctrl-u"];
    SheetTop, "sheet.top", Dialog, [Sheet], "To the first entry", ["g g", "Home"];
    SheetBottom, "sheet.bottom", Dialog, [Sheet], "To the last entry", ["G", "End"];
    SheetNext, "sheet.next", Dialog, [Sheet], "The next difference, or rule", ["n", "Right", "Tab"];
    SheetBack, "sheet.back", Dialog, [Sheet], "The difference, or rule, before", ["p", "Left", "Shift-Tab"];
    SheetChoose, "sheet.choose", Dialog, [Sheet], "Show or hide, merge, or go there", ["Enter", "Space"];
    TakeFirst, "decide.first", Dialog, [Sheet], "Decide: A stands", ["a", "F5"];
    TakeSecond, "decide.second", Dialog, [Sheet], "Decide: B stands", ["b", "F6"];
    TakeThis, "decide.this", Dialog, [Sheet], "Decide: the marked one stands", ["t", "F7"];
    MergeMarks, "decide.merge", Dialog, [Sheet], "Decide: all of them in one", ["m", "F8"];
    Rewrite, "decide.rewrite", Dialog, [Sheet], "Decide: in your own words", ["w", "F9"];
    RejectAll, "decide.reject", Dialog, [Sheet], "Decide: none of them stands", ["x", "Delete"];
    CompareWords, "compare.words", Dialog, [Sheet], "Compare: by topic, or word by word", ["d", "F10"];
    PairMove, "pair.move", Dialog, [Sheet], "Compare: put the claim with another …", ["v", "F11"];
    PairPart, "pair.part", Dialog, [Sheet], "Compare: part the claim from its row", ["s", "F12"];
    PairDrop, "pair.drop", Dialog, [Sheet], "Compare: pair it as the program does", ["z", "F4"];
    LedgerOpen, "ledger.open", Dialog, [Sheet], "Ledger: it is open", ["1", "Shift-F5"];
    LedgerMet, "ledger.met", Dialog, [Sheet], "Ledger: it was met", ["2", "Shift-F6"];
    LedgerLapsed, "ledger.lapsed", Dialog, [Sheet], "Ledger: it lapsed", ["3", "Shift-F7"];
    LedgerWithdrawn, "ledger.withdrawn", Dialog, [Sheet], "Ledger: it was withdrawn", ["4", "Shift-F8"];
    SlotFill, "slot.fill", Dialog, [Sheet], "Veiled reference: say whom it means", ["i", "Insert"];
    SheetClose, "sheet.close", Dialog, [Sheet], "Close", ["Esc", "q", "Ctrl-c"];
    ConfirmYes, "confirm.yes", Dialog, [Confirm], "Yes", ["y", "Enter"];
    ConfirmNo, "confirm.no", Dialog, [Confirm], "No", ["n", "Esc", "Ctrl-c"];
}

impl Action {
    /// The action with this id.
    #[must_use]
    pub fn parse(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|a| a.id() == id)
    }
}

/// Actions without a default key, each with the reason.
pub const UNBOUND: &[(Action, &str)] = &[];

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::app::key::parse_sequence;
    use crate::text::width::width;
    use std::collections::BTreeSet;

    #[test]
    fn ids_are_unique_and_dotted() {
        let mut seen = BTreeSet::new();
        for action in Action::ALL {
            let id = action.id();
            assert!(seen.insert(id), "{id} twice");
            let (area, name) = id.split_once('.').unwrap();
            for part in [area, name] {
                assert!(!part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{id}");
            }
            assert_eq!(Action::parse(id), Some(*action));
        }
    }

    #[test]
    fn the_ids_that_scripts_rely_on_are_there() {
        for id in [
            "app.quit",
            "help.show",
            "palette.open",
            "pane.next",
            "select.start",
            "select.sentence",
            "note.add",
            "editor.save",
            "code.add",
            "speaker.tag",
            "edit.undo",
            "edit.redo",
            "search.start",
            "why.show",
        ] {
            assert!(Action::parse(id).is_some(), "{id}");
        }
        assert_eq!(Action::NoteAdd.contexts().first().map(|c| c.word()), Some("document"));
        assert_eq!(Action::NoteAdd.default_keys(), ["a"]);
    }

    #[test]
    fn a_gloss_fits_its_column() {
        for action in Action::ALL {
            assert!((1..=48).contains(&width(action.gloss())), "{}: {}", action.id(), action.gloss());
        }
    }

    #[test]
    fn every_action_has_a_key_or_a_reason() {
        for action in Action::ALL {
            let excused = UNBOUND.iter().any(|(a, why)| a == action && !why.is_empty());
            assert_ne!(excused, !action.default_keys().is_empty(), "{}", action.id());
            for keys in action.default_keys() {
                parse_sequence(keys).unwrap();
            }
        }
    }

    #[test]
    fn contexts_have_words() {
        for context in Context::ALL {
            assert_eq!(Context::parse(context.word()), Some(*context));
        }
    }
}
