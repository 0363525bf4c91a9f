//! The note editor: several lines, wrapped, beside the text it is about.

use super::caret;
use super::frame::frame;
use crate::app::{Code, Editor, Key};
use crate::layout::bidi;
use crate::text::grapheme;
use crate::ui::ink::{Ink, row, short};
use crate::ui::theme::Role;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::Widget;
use tui_textarea::{CursorMove, Input, TextArea, WrapMode};

/// Rows the editor would like, frame included.
pub const ROWS: u16 = 14;

/// The text being written.
pub struct Draft {
    area: TextArea<'static>,
}

impl Draft {
    /// A draft that begins with the editor's text, the cursor at its end.
    #[must_use]
    pub fn new(editor: &Editor) -> Self {
        let begun = editor.begun.as_ref().unwrap_or(&editor.initial);
        let mut area = TextArea::new(begun.split('\n').map(str::to_owned).collect());
        area.set_wrap_mode(WrapMode::WordOrGlyph);
        area.set_cursor_line_style(Style::new());
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        Self { area }
    }

    /// The text.
    #[must_use]
    pub fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    /// Takes in a key that is bound to nothing else.
    pub fn key(&mut self, key: Key) {
        use tui_textarea::Key as K;
        let code = match key.code {
            Code::Char(c) => K::Char(c),
            Code::Enter => K::Enter,
            Code::Esc => K::Esc,
            Code::Tab => K::Tab,
            Code::Backspace => K::Backspace,
            Code::Delete => K::Delete,
            Code::Insert => K::Null,
            Code::Up => K::Up,
            Code::Down => K::Down,
            Code::Left => K::Left,
            Code::Right => K::Right,
            Code::Home => K::Home,
            Code::End => K::End,
            Code::PageUp => K::PageUp,
            Code::PageDown => K::PageDown,
            Code::F(n) => K::F(n),
        };
        let plain = !key.ctrl && !key.alt;
        let forward = !matches!(code, K::Left | K::Backspace);
        let done = match code {
            K::Backspace | K::Delete if plain => caret::delete(&mut self.area, forward),
            K::Left | K::Right if plain => caret::step(&mut self.area, forward, key.shift),
            _ => false,
        };
        if done {
            return;
        }
        self.area.input(Input { key: code, ctrl: key.ctrl, alt: key.alt, shift: key.shift });
        // What is typed may join what stands before it: the caret goes behind the whole.
        caret::settle(&mut self.area, forward);
    }

    /// Takes in pasted text; nothing in it steers the terminal or the file.
    pub fn paste(&mut self, text: &str) {
        let harmless: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
        self.area.insert_str(harmless);
    }

    /// Draws the draft; gives the place of the cursor.
    pub fn draw(&mut self, ink: &mut Ink<'_>, area: Rect, about: &str, keys: &str) -> Option<Position> {
        let inside = frame(ink, area, "Note", keys);
        if inside.height == 0 || inside.width == 0 {
            return None;
        }
        // What the note is about, where there is room: it stays in mind even when it is far away.
        let quoted = inside.height >= 5 && !about.is_empty();
        let text =
            if quoted { Rect { y: inside.y + 2, height: inside.height - 2, ..inside } } else { inside };
        if quoted {
            let quiet = ink.theme.style(Role::Popup).patch(ink.theme.style(Role::Quiet));
            let words = format!("“{}”", short(about, usize::from(inside.width).saturating_sub(2)));
            ink.line(row(inside, 0), &[(&words, quiet)]);
        }
        let style = ink.theme.style(Role::Popup);
        self.area.set_style(style);
        // The terminal's own cursor stands at the place, for input methods and screen readers.
        self.area.set_cursor_style(style);
        ink.widget(&self.area, text);
        let at = self.area.screen_cursor();
        let (top, left) = self.area.scroll_offset();
        let place = |at: usize, offset: u16, room: u16| {
            u16::try_from(at).unwrap_or(u16::MAX).saturating_sub(offset).min(room - 1)
        };
        let y = place(at.row, top, text.height);
        let mut column = at.col;
        let rows = caret::rows(&self.area, usize::from(top), usize::from(text.height));
        for (n, (words, caret)) in (0..).zip(rows).filter_map(|(n, row)| Some((n, row?))) {
            if let Some(byte) = caret {
                column = bidi::caret(words, byte);
            }
            // The text area draws the character at the caret by itself, apart from what joins it, and knows
            // one direction only.
            if !self.area.is_selecting() && !grapheme::all_simple(words) {
                ink.ground(row(text, n), Role::Popup);
                ink.line(row(text, n), &[(words, style)]);
            }
        }
        Some(Position::new(text.x + place(column, left, text.width), text.y + y))
    }
}

impl Ink<'_> {
    /// Draws a widget of another crate. Only for text that a person typed here.
    fn widget(&mut self, widget: &TextArea<'_>, area: Rect) {
        let area = area.intersection(self.area());
        widget.render(area, self.buffer());
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::app::{About, What};

    fn draft(initial: &str) -> Draft {
        let about = About { what: What::Selection, span: None, annotation: None };
        Draft::new(&Editor::new(about, initial.into()))
    }

    #[test]
    fn goes_on_where_the_text_ends() {
        let mut draft = draft("one\ntwo");
        for key in ["Enter", "x", "Space", "y", "Backspace"] {
            draft.key(key.parse().unwrap());
        }
        assert_eq!(draft.text(), "one\ntwo\nx ");
    }

    #[test]
    fn what_is_one_sign_to_the_eye_is_one_to_the_caret() {
        for (text, left) in
            [("ae\u{301}", "a"), ("x👨\u{200d}👩\u{200d}👧", "x"), ("🇫🇷🇩🇪", "🇫🇷"), ("会议", "会")]
        {
            let keys = |keys: &[&str]| {
                let mut draft = draft(text);
                keys.iter().for_each(|key| draft.key(key.parse().unwrap()));
                draft.text()
            };
            assert_eq!(keys(&["Backspace"]), left, "{text}");
            assert_eq!(keys(&["Left", "Delete"]), left, "{text}");
            assert_eq!(keys(&["Left", "Right", "!"]), format!("{text}!"), "{text}");
            assert_eq!(keys(&["Home", "Delete", "Home", "Delete"]), "", "{text}");
        }
    }

    #[test]
    fn pasted_controls_are_dropped() {
        let mut draft = draft("");
        draft.paste("a\x1b[31m\nb\tc");
        assert_eq!(draft.text(), "a[31m\nb\tc");
    }
}
