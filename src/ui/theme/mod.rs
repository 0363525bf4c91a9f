//! Themes: semantic roles → styles, read from TOML.
//!
//! A theme file names colours in `[palette]` and gives a style to roles in `[roles]`. What it does
//! not say it inherits. A mistake in it is a warning, a file that cannot be read falls back: the
//! reader always opens.

mod color;
mod read;
mod role;
#[cfg(test)]
mod tests;

pub use color::{Depth, contrast};
pub use read::{Built, available, load, on_ground};
pub use role::Role;

use ratatui::style::{Modifier, Style};

/// How many speakers have a colour of their own before the colours come round again. The letter in
/// the gutter goes on.
pub const SPEAKERS: usize = 8;

/// Every role with its style, ready for one terminal's colours.
#[derive(Clone, Debug)]
pub struct Theme {
    /// The name it was asked for by.
    pub name: String,
    styles: [Style; Role::ALL.len()],
}

impl Theme {
    /// The style of a role.
    #[must_use]
    pub fn style(&self, role: Role) -> Style {
        self.styles.get(role as usize).copied().unwrap_or_default()
    }

    /// The style of the speaker with this number, from 0.
    #[must_use]
    pub fn speaker(&self, number: usize) -> Style {
        const EIGHT: [Role; SPEAKERS] = [
            Role::Speaker1,
            Role::Speaker2,
            Role::Speaker3,
            Role::Speaker4,
            Role::Speaker5,
            Role::Speaker6,
            Role::Speaker7,
            Role::Speaker8,
        ];
        self.style(EIGHT.get(number % SPEAKERS).copied().unwrap_or(Role::Text))
    }

    /// This theme with colours that name their roles: whatever a role colours has
    /// `Color::Indexed` of its place in [`Role::ALL`]. Modifiers stay. For checks that read a screen
    /// back.
    #[must_use]
    pub fn labelled(mut self) -> Self {
        for (number, style) in (0_u8..).zip(&mut self.styles) {
            let label = |color: ratatui::style::Color| match number {
                0 => ratatui::style::Color::Reset,
                _ if color == ratatui::style::Color::Reset => color,
                _ => ratatui::style::Color::Indexed(number),
            };
            (style.fg, style.bg) = (style.fg.map(label), style.bg.map(label));
        }
        self
    }

    fn new(name: &str, styles: [Style; Role::ALL.len()], depth: Depth) -> Self {
        let styles = styles.map(|style| color::degrade(style, depth));
        Self { name: name.to_owned(), styles }
    }
}

/// Modifiers by the words a theme file uses.
const MODIFIERS: &[(&str, Modifier)] = &[
    ("bold", Modifier::BOLD),
    ("dim", Modifier::DIM),
    ("italic", Modifier::ITALIC),
    ("underline", Modifier::UNDERLINED),
    ("reverse", Modifier::REVERSED),
    ("strike", Modifier::CROSSED_OUT),
];
