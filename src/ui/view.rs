//! One frame: the state drawn, pane by pane, and what is over the panes.
//!
//! A [`View`] keeps only what belongs to the screen: the theme, how far lists are scrolled, the draft in
//! the note editor, and what was drawn where.

use super::hit::Hits;
use super::ink::Ink;
use super::overlay::editor::{Draft, ROWS};
use super::overlay::spot::{self, beside, middle};
use super::overlay::{self};
use super::pane;
use super::scroll::Scroll;
use super::theme::{Role, Theme};
use crate::app::{About, Action, Arrangement, Hit, Overlay, PageRow, Pane, Panel, Picker, PickerKind, State};
use crate::text::Span;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};

/// Fetches a theme by its name.
pub type Wardrobe = Box<dyn Fn(&str) -> Theme>;

/// What the screen remembers between frames.
pub struct View {
    /// The theme.
    pub theme: Theme,
    /// How a theme is fetched by its name; `None` where it cannot be changed.
    pub wardrobe: Option<Wardrobe>,
    /// What was drawn where.
    pub hits: Hits,
    /// The text in the note editor, while it is open.
    pub draft: Option<Draft>,
    findings: Scroll,
    notes: Scroll,
    library: Scroll,
    picker: (String, Scroll),
    sheet: (String, Scroll),
}

impl View {
    /// A view with nothing drawn yet.
    #[must_use]
    pub fn new(theme: Theme) -> Self {
        Self {
            theme,
            wardrobe: None,
            hits: Hits::default(),
            draft: None,
            findings: Scroll::default(),
            notes: Scroll::default(),
            library: Scroll::default(),
            picker: (String::new(), Scroll::default()),
            sheet: (String::new(), Scroll::default()),
        }
    }

    /// Opens and closes the draft with the editor; wears the theme that is wished for.
    pub fn settle(&mut self, state: &State) {
        let wished = &state.looks.theme;
        if !wished.is_empty()
            && self.theme.name != *wished
            && let Some(wardrobe) = &self.wardrobe
        {
            self.theme = wardrobe(wished);
        }
        match (state.editor(), &self.draft) {
            (Some(editor), None) => self.draft = Some(Draft::new(editor)),
            (None, Some(_)) => self.draft = None,
            _ => {}
        }
    }

    /// Draws one frame.
    pub fn draw(&mut self, frame: &mut Frame<'_>, state: &State) {
        #[cfg(debug_assertions)]
        panic_if_asked();
        self.settle(state);
        self.hits.clear();
        let theme = self.theme.clone();
        let mut ink = Ink::new(frame.buffer_mut(), &theme);
        let whole = ink.area();
        ink.ground(whole, Role::Text);
        let screen = pane::tour(&mut ink, whole, state);
        let at = state.arrangement();
        let mut page = state.page();
        page.drain(..lift(screen, &at, &page, state).min(page.len()));
        let mut cursor = self.panes(&mut ink, &at, &page, state);
        for overlay in &state.overlays {
            cursor = self.overlay(&mut ink, screen, &at, &page, overlay, state);
        }
        if let Some(cursor) = cursor.filter(|at| screen.contains(*at)) {
            frame.set_cursor_position(cursor);
        }
    }

    fn panes(
        &mut self,
        ink: &mut Ink<'_>,
        at: &Arrangement,
        page: &[PageRow],
        state: &State,
    ) -> Option<Position> {
        if let Some(library) = state.library.as_ref().filter(|library| library.shown) {
            let above = above_bars(ink.area(), at);
            pane::library(ink, above, library, state, &mut self.library, &mut self.hits);
            self.bars(ink, at, state);
            return None;
        }
        let mut cursor = None;
        for kind in Pane::ALL {
            let Some(area) = at.pane(kind) else { continue };
            self.hits.add(area.header, Hit::Pane(kind));
            self.hits.add(area.body, Hit::Pane(kind));
            pane::header(ink, area.header, kind, state);
            match kind {
                Pane::Document => cursor = pane::document(ink, at, page, state, &mut self.hits),
                Pane::Findings => pane::findings(ink, area.body, state, &mut self.findings, &mut self.hits),
                Pane::Notes => pane::notes(ink, area.body, state, &mut self.notes, &mut self.hits),
            }
        }
        pane::rules(ink, at);
        for (n, rule) in at.rules.iter().enumerate() {
            self.hits.add(*rule, Hit::Border(n, rule.x));
        }
        self.bars(ink, at, state);
        cursor.filter(|_| state.panes.focus == Pane::Document)
    }

    fn bars(&mut self, ink: &mut Ink<'_>, at: &Arrangement, state: &State) {
        // On a low screen there is no hint line: the keys of a box stand where the status would.
        if at.hint.is_empty() && !state.overlays.is_empty() && state.notice.is_none() {
            ink.ground(overlay::spot::rect(at.status), Role::Text);
            pane::hint(ink, at.status, state, &mut self.hits);
        } else {
            pane::status(ink, at.status, state);
            pane::hint(ink, at.hint, state, &mut self.hits);
        }
        pane::which_key(ink, at.status, state);
        pane::long_notice(ink, at.status, state);
    }

    fn overlay(
        &mut self,
        ink: &mut Ink<'_>,
        screen: Rect,
        at: &Arrangement,
        page: &[PageRow],
        overlay: &Overlay,
        state: &State,
    ) -> Option<Position> {
        // The last row: a question or a line to fill in must be seen at any size.
        let last = Rect { y: screen.bottom().saturating_sub(1), height: screen.height.min(1), ..screen };
        match overlay {
            Overlay::Editor(editor) => {
                let area = place(screen, at, page, overlay, state);
                self.hits.add(area_of(area), Hit::Overlay);
                let about = editor.about.span.map_or("", |span| span.of(&state.document.text));
                let keys = editor_keys(state);
                self.draft.as_mut().and_then(|draft| draft.draw(ink, area, about, &keys))
            }
            Overlay::Picker(picker) => {
                let area = place(screen, at, page, overlay, state);
                self.hits.add(area_of(area), Hit::Overlay);
                if self.picker.0 != picker.title {
                    self.picker = (picker.title.clone(), Scroll::default());
                }
                overlay::picker(ink, area, picker, &mut self.picker.1, &mut self.hits)
            }
            Overlay::Prompt(prompt) => {
                let area = if at.status.is_empty() { last } else { overlay::spot::rect(at.status) };
                let status = state.status();
                overlay::prompt(ink, area, prompt, &[&status.right, &status.right_short])
            }
            Overlay::Labels(labels) => {
                overlay::labels(ink, at, page, labels, state, &mut self.hits);
                None
            }
            Overlay::Sheet(sheet) => {
                let free = above_bars(screen, at);
                let area = if sheet.full {
                    free
                } else {
                    let columns = overlay::SHEET_COLUMNS.min(free.width);
                    middle(free, columns, overlay::sheet_rows(ink, sheet, columns))
                };
                self.hits.add(area_of(area), Hit::Overlay);
                if self.sheet.0 != sheet.title {
                    self.sheet = (sheet.title.clone(), Scroll::default());
                }
                overlay::sheet(ink, area, sheet, &mut self.sheet.1, &mut self.hits);
                None
            }
            Overlay::Panel(panel) => {
                let area = panel_place(screen, at, page, panel, state);
                self.hits.add(area_of(area), Hit::Overlay);
                overlay::panel(ink, area, panel);
                None
            }
            Overlay::Confirm(confirm) => {
                let area = if at.status.is_empty() { last } else { overlay::spot::rect(at.status) };
                let (yes, no) = (state.keys.shown(Action::ConfirmYes), state.keys.shown(Action::ConfirmNo));
                overlay::confirm(ink, area, confirm, &yes, &no);
                None
            }
        }
    }
}

/// The seam by which a test sees that a panic in mid frame gives the terminal back. Not in release
/// builds.
#[cfg(debug_assertions)]
#[expect(clippy::panic, reason = "a panic is what the test asks for")]
fn panic_if_asked() {
    if std::env::var_os("ATTACHE_TEST_PANIC").is_some() {
        panic!("asked to panic by ATTACHE_TEST_PANIC");
    }
}

const fn area_of(area: Rect) -> crate::app::Area {
    crate::app::Area { x: area.x, y: area.y, width: area.width, height: area.height }
}

/// The screen without the status and hint lines, which name the keys.
const fn above_bars(screen: Rect, at: &Arrangement) -> Rect {
    let height = screen.height.saturating_sub(at.status.height + at.hint.height);
    if height < 4 { screen } else { Rect { height, ..screen } }
}

/// The keys that leave the editor, for its frame.
fn editor_keys(state: &State) -> String {
    let (save, cancel) = (state.keys.shown(Action::EditorSave), state.keys.shown(Action::EditorCancel));
    format!("{save} saves · {cancel} leaves")
}

/// What a box is about, if it must not cover that.
const fn about(overlay: &Overlay) -> Option<&About> {
    match overlay {
        Overlay::Editor(editor) => Some(&editor.about),
        Overlay::Picker(picker) => match &picker.kind {
            PickerKind::Code(about)
            | PickerKind::CodeKeys(about, _)
            | PickerKind::Speaker(about)
            | PickerKind::Amend(_, _, about) => Some(about),
            PickerKind::Palette
            | PickerKind::Help(_)
            | PickerKind::Places { .. }
            | PickerKind::Annotations(_)
            | PickerKind::Anchors
            | PickerKind::File
            | PickerKind::CompareWith
            | PickerKind::PairWith { .. }
            | PickerKind::Leads
            | PickerKind::Attributes(_)
            | PickerKind::Codebook
            | PickerKind::Presets
            | PickerKind::Templates
            | PickerKind::CodeDeeds(_)
            | PickerKind::Merge(_)
            | PickerKind::AttributeValue(..)
            | PickerKind::Reanchor(_)
            | PickerKind::Bulk(_)
            | PickerKind::Chips(_)
            | PickerKind::Themes { .. } => None,
        },
        _ => None,
    }
}

/// Where the editor or a list to choose from stands.
fn place(screen: Rect, at: &Arrangement, page: &[PageRow], overlay: &Overlay, state: &State) -> Rect {
    let rows = match overlay {
        Overlay::Picker(picker) => overlay::picker_rows(picker),
        _ => ROWS,
    };
    // A theme is judged by the text: the list stands beside it.
    if let Overlay::Picker(Picker { kind: PickerKind::Themes { .. }, .. }) = overlay {
        return beside(at, screen, None, rows);
    }
    match (about(overlay), in_sight(overlay, at, page, state)) {
        (Some(_), about) | (None, about @ Some(_)) => beside(at, screen, about, rows),
        (None, None) => middle(above_bars(screen, at), overlay::PICKER_COLUMNS, rows),
    }
}

/// Where a panel stands: beside the claim it is about, where there is room for it, else in the middle.
fn panel_place(screen: Rect, at: &Arrangement, page: &[PageRow], panel: &Panel, state: &State) -> Rect {
    let claim = state.findings.claim().and_then(|claim| rows_of_span(at, page, claim.span));
    let side = beside(at, screen, claim, screen.height);
    let rows = overlay::panel_rows(panel, side.width);
    let side = beside(at, screen, claim, rows);
    if rows <= side.height || (claim.is_some() && side.height >= PANEL_ROWS) {
        return side;
    }
    let columns = overlay::PANEL_COLUMNS.min(screen.width);
    middle(above_bars(screen, at), columns, overlay::panel_rows(panel, columns))
}

/// A panel of so many rows can be read by scrolling.
const PANEL_ROWS: u16 = 6;

/// How far the text goes up so that a box leaves what it is about in sight.
fn lift(screen: Rect, at: &Arrangement, page: &[PageRow], state: &State) -> usize {
    let lifts = state.overlays.iter().filter_map(|overlay| {
        let rows = in_sight(overlay, at, page, state)?;
        Some(spot::lift(at, place(screen, at, page, overlay, state), Some(rows)))
    });
    lifts.max().unwrap_or(0)
}

/// First and last screen row of what a box must leave in sight: what it is about, or the place that a
/// list of places shows.
fn in_sight(overlay: &Overlay, at: &Arrangement, page: &[PageRow], state: &State) -> Option<(u16, u16)> {
    let span = match overlay {
        Overlay::Picker(picker) if matches!(picker.kind, PickerKind::Places { .. }) => state.cursor_span(),
        _ => about(overlay)?.span?,
    };
    rows_of_span(at, page, span)
}

fn rows_of_span(at: &Arrangement, page: &[PageRow], span: Span) -> Option<(u16, u16)> {
    let on =
        page.iter().zip(at.text.y..).filter(|(row, _)| row.row.is_some_and(|row| row.span().overlaps(span)));
    let rows: Vec<u16> = on.map(|(_, y)| y).collect();
    Some((*rows.first()?, *rows.last()?))
}
