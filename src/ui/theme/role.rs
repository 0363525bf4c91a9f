//! The roles: one table of what a theme can colour.

macro_rules! roles {
    ($($(#[$doc:meta])* $variant:ident = $name:literal),+ $(,)?) => {
        /// What a cell on the screen means.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Role { $($(#[$doc])* $variant),+ }

        impl Role {
            /// Every role, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name in theme files.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }

            /// The role of a name.
            #[must_use]
            pub fn parse(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|role| role.name() == name)
            }
        }
    };
}

roles! {
    // The document.
    /// Running text, and the ground of the whole screen.
    Text = "text",
    /// Front matter, footer, line-up furniture: there, but not in the way.
    Quiet = "quiet",
    /// The title of the document.
    Title = "title",
    /// A heading in the body.
    Heading = "heading",
    /// A dateline.
    Dateline = "dateline",
    /// The number or bullet of a list item.
    Marker = "marker",
    /// A mention of a person.
    Person = "mention.person",
    /// A mention of a country.
    Country = "mention.country",
    /// A mention of an organization.
    Organization = "mention.organization",
    /// A mention of a place.
    Place = "mention.place",
    /// A mention of an event.
    Event = "mention.event",
    /// A mention of an agreement.
    Agreement = "mention.agreement",
    /// A date.
    Date = "mention.date",
    /// "the two sides".
    Group = "mention.group",
    /// The words that mark an act, everywhere.
    Cue = "cue",
    /// A reference that names nobody.
    Veiled = "veiled",
    /// The selected claim.
    Claim = "claim",
    /// Who says it, in the selected claim.
    ClaimSource = "claim.source",
    /// What marks the act, in the selected claim.
    ClaimCue = "claim.cue",
    /// Text with a note of one's own.
    Note = "note",
    /// The text of the note that is open in the notes pane.
    NoteCurrent = "note.current",
    /// Text with a colleague's note.
    NoteOther = "note.other",
    /// A place that a search found.
    Match = "match",
    /// The place the search stands on.
    MatchCurrent = "match.current",
    /// Selected text.
    Selection = "selection",
    /// The entity that is current in the findings, everywhere it is named.
    EntityCurrent = "entity.current",
    /// The place of the cursor while another pane takes the keys.
    Cursor = "cursor",
    /// The gutter of the row with the cursor.
    GutterCurrent = "gutter.current",

    // Speakers.
    /// Speaker A.
    Speaker1 = "speaker.1",
    /// Speaker B.
    Speaker2 = "speaker.2",
    /// Speaker C.
    Speaker3 = "speaker.3",
    /// Speaker D.
    Speaker4 = "speaker.4",
    /// Speaker E.
    Speaker5 = "speaker.5",
    /// Speaker F.
    Speaker6 = "speaker.6",
    /// Speaker G.
    Speaker7 = "speaker.7",
    /// Speaker H.
    Speaker8 = "speaker.8",
    /// Several speakers together.
    SpeakerJoint = "speaker.joint",
    /// Nobody can be named.
    SpeakerNone = "speaker.none",

    // Panes.
    /// The frame of a pane.
    Border = "pane.border",
    /// The frame of the pane that takes the keys.
    BorderFocus = "pane.border.focus",
    /// The name of a pane.
    PaneTitle = "pane.title",
    /// The name of the pane that takes the keys.
    PaneTitleFocus = "pane.title.focus",
    /// A group's name in a list.
    ListGroup = "list.group",
    /// An act's word in a list.
    ListAct = "list.act",
    /// A colleague's name and mark.
    Colleague = "colleague",
    /// A code's name.
    Code = "code",
    /// The current line of a list.
    ListCurrent = "list.current",
    /// The current line of the list that takes the keys.
    ListCurrentFocus = "list.current.focus",

    // Bars.
    /// The status line.
    Status = "status",
    /// The mode's word in the status line.
    StatusMode = "status.mode",
    /// The hint line.
    Hint = "hint",
    /// A key in the hint line.
    HintKey = "hint.key",

    // Boxes.
    /// A box over the panes: help, palette, pickers, why.
    Popup = "popup",
    /// Its frame.
    PopupBorder = "popup.border",
    /// Its name.
    PopupTitle = "popup.title",
    /// A key shown in it.
    PopupKey = "popup.key",
    /// The letters that matched what was typed.
    PopupMatch = "popup.match",
    /// Its current line.
    PopupCurrent = "popup.current",
    /// Where one types.
    Prompt = "prompt",

    // Messages.
    /// Something was done.
    Info = "message.info",
    /// Something needs a look.
    Warning = "message.warning",
    /// Something failed.
    Error = "message.error",
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_name_is_its_own_and_parses() {
        let names: BTreeSet<_> = Role::ALL.iter().map(|role| role.name()).collect();
        assert_eq!(names.len(), Role::ALL.len());
        for (at, role) in Role::ALL.iter().enumerate() {
            assert_eq!(Role::parse(role.name()), Some(*role));
            assert_eq!(*role as usize, at);
        }
    }
}
