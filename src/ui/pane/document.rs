//! The document pane: the gutter and the rows of the text.

use crate::app::{
    self, Area, Arrangement, Gutter, Hit, Lane, OwnLane, PLAIN_GUTTER, PageRow, Pane, State, Stroke,
};
use crate::document::BlockKind;
use crate::extract::EntityType;
use crate::text::width::width;
use crate::ui::hit::Hits;
use crate::ui::ink::{Ink, wrapped};
use crate::ui::theme::Role;
use ratatui::layout::Position;
use ratatui::style::{Modifier, Style};

/// Draws the page; gives the place of the cursor if it is in sight.
pub fn document(
    ink: &mut Ink<'_>,
    at: &Arrangement,
    page: &[PageRow],
    state: &State,
    hits: &mut Hits,
) -> Option<Position> {
    let text = at.text;
    if let Some(words) = state.empty_words(Pane::Document) {
        let style = ink.theme.style(Role::Quiet);
        for (y, words) in (text.y..text.y + text.height).zip(wrapped(&words, text.width.max(1))) {
            ink.put(text.x, y, text.width, &words, style);
        }
        return None;
    }
    let mut cursor = None;
    for (y, row) in (text.y..text.y + text.height).zip(page) {
        let area = Area { y, height: 1, ..text };
        gutter(ink, Area { y, height: 1, ..at.gutter }, row, state);
        if let Some(start) = row.row.map(|row| row.start) {
            hits.add(Area { y, height: 1, ..at.gutter }, Hit::Gutter(start));
        }
        hits.row(area, row.at);
        let found = paint_row(ink, area, row, state);
        cursor = cursor.or(found);
    }
    cursor
}

/// Paints one row; gives the place of the cursor if it is on it.
fn paint_row(ink: &mut Ink<'_>, area: Area, row: &PageRow, state: &State) -> Option<Position> {
    let base = ink.theme.style(ground(row.kind));
    let indent = row.row.map_or(0, |row| row.indent);
    if !row.marker.is_empty() {
        let cells = u16::try_from(width(&row.marker)).unwrap_or(u16::MAX);
        let at = indent.saturating_sub(cells.saturating_add(1));
        let style = ink.theme.style(Role::Marker);
        ink.put_cut(area.x + at.min(area.width), area.y, indent.saturating_sub(at), &row.marker, style);
    } else if row.kind == BlockKind::Quotation && indent >= 2 {
        ink.put(area.x + (indent - 2).min(area.width), area.y, 1, "│", ink.theme.style(Role::Marker));
    }
    let mut cursor = None;
    for (n, run) in row.runs.iter().enumerate() {
        // White space that hangs over the end of a row is not underlined or grounded.
        let last = n + 1 == row.runs.len();
        let shown = if last { run.text.trim_end() } else { &run.text };
        if run.column >= area.width {
            break;
        }
        let column = area.x + run.column;
        let roles = run.roles.iter().filter(|role| !is_hushed(**role, row.kind, state));
        let style = roles.fold(base, |style, role| style.patch(style_of(ink, *role, state)));
        ink.put_as_is(column, area.y, area.width - run.column, shown, style);
        if run.roles.contains(&app::Role::Cursor) {
            cursor = Some(Position::new(column, area.y));
        }
    }
    cursor
}

/// Whether what the program found goes unmarked: in headings and datelines, which have a look of their
/// own that is full of names, and while one only reads.
const fn is_hushed(role: app::Role, kind: BlockKind, state: &State) -> bool {
    let found = matches!(role, app::Role::Mention(_) | app::Role::Cue | app::Role::Veiled);
    let running = matches!(kind, BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quotation);
    found && (state.panes.reading || !running)
}

/// The style a whole block has.
const fn ground(kind: BlockKind) -> Role {
    match kind {
        BlockKind::FrontMatter | BlockKind::Masthead | BlockKind::Footer => Role::Quiet,
        BlockKind::Title => Role::Title,
        BlockKind::Dateline => Role::Dateline,
        BlockKind::Heading(_) => Role::Heading,
        BlockKind::Paragraph | BlockKind::ListItem | BlockKind::Quotation => Role::Text,
    }
}

fn style_of(ink: &Ink<'_>, role: app::Role, state: &State) -> Style {
    let role = match role {
        app::Role::Seen => {
            return ink.theme.style(Role::Quiet).add_modifier(Modifier::DIM);
        }
        app::Role::Formula => return Style::new().add_modifier(Modifier::UNDERLINED),
        app::Role::Mention(kind) => mention(kind),
        app::Role::Cue => Role::Cue,
        app::Role::Veiled => Role::Veiled,
        app::Role::NoteOther(accent) => {
            // The line under the words has the colour of the person.
            let line = ink.theme.speaker(accent).fg;
            let style = ink.theme.style(Role::NoteOther);
            return line.map_or(style, |color| style.underline_color(color));
        }
        app::Role::Note => Role::Note,
        app::Role::Claim => Role::Claim,
        app::Role::ClaimSource => Role::ClaimSource,
        app::Role::ClaimCue => Role::ClaimCue,
        app::Role::EntityCurrent => Role::EntityCurrent,
        app::Role::NoteCurrent => Role::NoteCurrent,
        app::Role::Match => Role::Match,
        app::Role::MatchCurrent => Role::MatchCurrent,
        app::Role::Selection => Role::Selection,
        // The terminal's own cursor stands there while the document takes the keys.
        app::Role::Cursor if state.panes.focus == Pane::Document && state.overlays.is_empty() => {
            return Style::new();
        }
        app::Role::Cursor => Role::Cursor,
    };
    ink.theme.style(role)
}

const fn mention(kind: EntityType) -> Role {
    match kind {
        EntityType::Person => Role::Person,
        EntityType::Country => Role::Country,
        EntityType::Organization => Role::Organization,
        EntityType::Place => Role::Place,
        EntityType::Event => Role::Event,
        EntityType::Agreement => Role::Agreement,
        EntityType::Date => Role::Date,
        EntityType::Group => Role::Group,
    }
}

/// The gutter: cursor mark, letters of who speaks, note mark. On a narrow screen one letter and the
/// note mark.
fn gutter(ink: &mut Ink<'_>, area: Area, row: &PageRow, state: &State) {
    let gutter = &row.gutter;
    match area.width {
        0 | 1 => {}
        2..5 => {
            letters(ink, area.x, area.y, 1, gutter, state);
            if gutter.seen {
                ink.put(area.x + 1, area.y, 1, "≈", ink.theme.style(Role::Quiet));
            }
            note_mark(ink, area.x + 1, area.y, gutter);
        }
        _ => {
            if gutter.cursor {
                ink.put(area.x, area.y, 1, "›", ink.theme.style(Role::GutterCurrent));
            }
            if gutter.seen && !gutter.cursor {
                ink.put(area.x, area.y, 1, "≈", ink.theme.style(Role::Quiet));
            }
            if gutter.read && !gutter.cursor {
                ink.put(area.x, area.y, 1, "✓", ink.theme.style(Role::Quiet));
            }
            letters(ink, area.x + 1, area.y, 2, gutter, state);
            let own = u16::try_from(gutter.own.len()).unwrap_or(0);
            for (x, lane) in (area.x + 4..).zip(&gutter.own) {
                own_mark(ink, x, area.y, *lane);
            }
            let lanes = area.width.saturating_sub(PLAIN_GUTTER + own);
            if lanes == 0 {
                note_mark(ink, area.x + 3, area.y, gutter);
            } else {
                // Colleagues have lanes of their own.
                note_mark(ink, area.x + 3, area.y, &Gutter { notes_other: 0, ..gutter.clone() });
                for (x, lane) in (area.x + 4 + own..).zip(gutter.lanes.iter().take(usize::from(lanes))) {
                    lane_mark(ink, x, area.y, *lane);
                }
            }
        }
    }
}

fn letters(ink: &mut Ink<'_>, x: u16, y: u16, room: u16, gutter: &Gutter, state: &State) {
    if gutter.voices.is_empty() {
        if gutter.nobody {
            ink.put(x, y, 1, "·", ink.theme.style(Role::SpeakerNone));
        }
        return;
    }
    let all = state.speakers.all();
    let room = usize::from(room);
    for (x, (n, voice)) in (x..).zip(gutter.voices.iter().take(room).enumerate()) {
        let Some(speaker) = all.get(*voice) else { continue };
        // The last cell says that there are more.
        if n + 1 == room && gutter.voices.len() > room {
            ink.put(x, y, 1, "+", ink.theme.style(Role::SpeakerJoint));
        } else {
            let style = ink.theme.speaker(speaker.accent);
            ink.put(x, y, 1, speaker.letter.encode_utf8(&mut [0; 4]), style);
        }
    }
}

/// One lane of own marks: a line from where a mark begins to where it ends, dotted between its parts.
fn own_mark(ink: &mut Ink<'_>, x: u16, y: u16, lane: OwnLane) {
    let Some(stroke) = lane.stroke else { return };
    let sign = match stroke {
        Stroke::Only => "╶",
        Stroke::Begins => "┌",
        Stroke::Goes => "│",
        Stroke::Ends => "└",
        Stroke::Between => "┊",
        Stroke::Next => "├",
        Stroke::Several => "╪",
    };
    let role = if lane.current { Role::GutterCurrent } else { Role::Quiet };
    ink.put(x, y, 1, sign, ink.theme.style(role));
}

/// One lane: the letter of the person where a mark begins, a line where it goes on, `+` where several
/// people share the lane.
fn lane_mark(ink: &mut Ink<'_>, x: u16, y: u16, lane: Lane) {
    let Some((accent, letter)) = lane.whose else { return };
    let style = ink.theme.speaker(accent);
    match (lane.several, lane.begins) {
        (true, _) => ink.put(x, y, 1, "+", ink.theme.style(Role::Colleague)),
        (false, true) => ink.put(x, y, 1, letter.encode_utf8(&mut [0; 4]), style),
        (false, false) => ink.put(x, y, 1, "│", style),
    };
}

/// A filled mark for one's own notes, both for both; where there is no room for lanes, a colleague's
/// letter for theirs, and how many they are where they are several.
fn note_mark(ink: &mut Ink<'_>, x: u16, y: u16, gutter: &Gutter) {
    let (mark, role) = match (gutter.notes, gutter.notes_other) {
        (0, 0) => return,
        (0, _) => {
            let (sign, style) = match gutter.people.as_slice() {
                [(accent, letter)] => (*letter, ink.theme.speaker(*accent)),
                several => {
                    let count = u32::try_from(several.len()).ok().and_then(|n| char::from_digit(n, 10));
                    (count.unwrap_or('+'), ink.theme.style(Role::Colleague))
                }
            };
            ink.put(x, y, 1, sign.encode_utf8(&mut [0; 4]), style);
            return;
        }
        (_, 0) => ("◆", Role::GutterCurrent),
        _ => ("◈", Role::GutterCurrent),
    };
    ink.put(x, y, 1, mark, ink.theme.style(role));
}
