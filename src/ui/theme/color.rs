//! Colours: their notation, what a terminal can show of them, and how well they are told apart.

use ratatui::style::{Color, Style};

/// How many colours the terminal shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// None: bold, italics, underlines and reverse carry everything.
    None,
    /// The terminal's own sixteen.
    Sixteen,
    /// The fixed cube.
    Many,
    /// 24 bits.
    True,
}

impl Depth {
    /// What the environment says of the terminal; `always` overrules `NO_COLOR`, `never` forbids
    /// colour.
    #[must_use]
    pub fn detect(env: impl Fn(&str) -> Option<String>, always: bool, never: bool) -> Self {
        let term = env("TERM").unwrap_or_default();
        let no_color = env("NO_COLOR").is_some_and(|value| !value.is_empty());
        if never || (no_color && !always) || (term == "dumb" && !always) {
            return Self::None;
        }
        let color = env("COLORTERM").unwrap_or_default();
        if color == "truecolor" || color == "24bit" || term.ends_with("-direct") {
            Self::True
        } else if term.contains("256color") || term.contains("kitty") || term.contains("alacritty") {
            Self::Many
        } else {
            Self::Sixteen
        }
    }
}

/// The sixteen by the words a theme file uses, with the usual values, for measuring only.
const SIXTEEN: [(&str, Color, (u8, u8, u8)); 16] = [
    ("black", Color::Black, (0, 0, 0)),
    ("red", Color::Red, (205, 0, 0)),
    ("green", Color::Green, (0, 205, 0)),
    ("yellow", Color::Yellow, (205, 205, 0)),
    ("blue", Color::Blue, (0, 0, 238)),
    ("magenta", Color::Magenta, (205, 0, 205)),
    ("cyan", Color::Cyan, (0, 205, 205)),
    ("white", Color::Gray, (229, 229, 229)),
    ("bright-black", Color::DarkGray, (127, 127, 127)),
    ("bright-red", Color::LightRed, (255, 0, 0)),
    ("bright-green", Color::LightGreen, (0, 255, 0)),
    ("bright-yellow", Color::LightYellow, (255, 255, 0)),
    ("bright-blue", Color::LightBlue, (92, 92, 255)),
    ("bright-magenta", Color::LightMagenta, (255, 0, 255)),
    ("bright-cyan", Color::LightCyan, (0, 255, 255)),
    ("bright-white", Color::White, (255, 255, 255)),
];

/// A colour as a theme file writes it: `#rrggbb`, one of the sixteen, a number of the 256, or
/// `default`.
pub fn parse(word: &str) -> Option<Color> {
    if word == "default" {
        return Some(Color::Reset);
    }
    if let Some(hex) = word.strip_prefix('#') {
        if hex.len() != 6 || !hex.is_ascii() {
            return None;
        }
        let n = u32::from_str_radix(hex, 16).ok()?;
        let [_, r, g, b] = n.to_be_bytes();
        return Some(Color::Rgb(r, g, b));
    }
    if let Ok(n) = word.parse::<u8>() {
        return Some(Color::Indexed(n));
    }
    SIXTEEN.iter().find(|(name, ..)| *name == word).map(|(_, color, _)| *color)
}

/// The style as far as a terminal of `depth` shows it.
pub fn degrade(style: Style, depth: Depth) -> Style {
    match depth {
        Depth::True => style,
        Depth::None => Style { fg: None, bg: None, ..style },
        Depth::Many | Depth::Sixteen => Style {
            fg: style.fg.map(|color| nearest(color, depth)),
            bg: style.bg.map(|color| nearest(color, depth)),
            ..style
        },
    }
}

fn nearest(color: Color, depth: Depth) -> Color {
    let Some((r, g, b)) = rgb(color) else { return color };
    match (color, depth) {
        (Color::Rgb(..), Depth::Many) => Color::Indexed(cube(r, g, b)),
        (Color::Rgb(..) | Color::Indexed(16..), Depth::Sixteen) => sixteen(r, g, b),
        _ => color,
    }
}

const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

fn cube(r: u8, g: u8, b: u8) -> u8 {
    let step = |v: u8| {
        (0_u8..6).min_by_key(|&i| STEPS.get(usize::from(i)).map_or(255, |s| s.abs_diff(v))).unwrap_or(0)
    };
    let (i, j, k) = (step(r), step(g), step(b));
    let at = |i: u8| STEPS.get(usize::from(i)).copied().unwrap_or(0);
    let in_cube = (16 + 36 * i + 6 * j + k, distance((r, g, b), (at(i), at(j), at(k))));
    let mean = (u16::from(r) + u16::from(g) + u16::from(b)) / 3;
    let shade = u8::try_from((mean.saturating_sub(3) / 10).min(23)).unwrap_or(23);
    let level = 8 + 10 * shade;
    let in_grey = (232 + shade, distance((r, g, b), (level, level, level)));
    if in_grey.1 < in_cube.1 { in_grey.0 } else { in_cube.0 }
}

fn sixteen(r: u8, g: u8, b: u8) -> Color {
    SIXTEEN
        .iter()
        .min_by_key(|(_, _, value)| distance((r, g, b), *value))
        .map_or(Color::Reset, |(_, color, _)| *color)
}

fn distance(a: (u8, u8, u8), b: (u8, u8, u8)) -> u32 {
    let d = |x: u8, y: u8| u32::from(x.abs_diff(y)).pow(2);
    // Weighted as the eye weighs them.
    2 * d(a.0, b.0) + 4 * d(a.1, b.1) + 3 * d(a.2, b.2)
}

/// Red, green and blue of a colour; `None` for the terminal's own default.
fn rgb(color: Color) -> Option<(u8, u8, u8)> {
    match color {
        Color::Rgb(r, g, b) => Some((r, g, b)),
        Color::Indexed(n @ 16..=231) => {
            let n = usize::from(n - 16);
            let at = |i: usize| STEPS.get(i).copied().unwrap_or(0);
            Some((at(n / 36), at(n / 6 % 6), at(n % 6)))
        }
        Color::Indexed(n @ 232..) => Some((8 + 10 * (n - 232), 8 + 10 * (n - 232), 8 + 10 * (n - 232))),
        Color::Indexed(n) => SIXTEEN.get(usize::from(n)).map(|(_, _, value)| *value),
        named => SIXTEEN.iter().find(|(_, color, _)| *color == named).map(|(_, _, value)| *value),
    }
}

/// Contrast ratio of two colours by WCAG, 1 to 21; `None` where one is the terminal's own default.
#[must_use]
pub fn contrast(a: Color, b: Color) -> Option<f64> {
    let light = |color| {
        let (r, g, b) = rgb(color)?;
        let linear = |v: u8| {
            let v = f64::from(v) / 255.0;
            if v <= 0.040_45 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
        };
        Some(0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b))
    };
    let (x, y) = (light(a)?, light(b)?);
    Some((x.max(y) + 0.05) / (x.min(y) + 0.05))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn depth(vars: &[(&str, &str)]) -> Depth {
        let find = |name: &str| vars.iter().find(|(k, _)| *k == name).map(|(_, v)| (*v).to_owned());
        Depth::detect(find, false, false)
    }

    #[test]
    fn the_environment_decides() {
        assert_eq!(depth(&[("TERM", "xterm-256color"), ("COLORTERM", "truecolor")]), Depth::True);
        assert_eq!(depth(&[("TERM", "xterm-256color")]), Depth::Many);
        assert_eq!(depth(&[("TERM", "linux")]), Depth::Sixteen);
        assert_eq!(depth(&[("TERM", "dumb")]), Depth::None);
        assert_eq!(depth(&[("TERM", "xterm-256color"), ("NO_COLOR", "1")]), Depth::None);
        assert_eq!(depth(&[("TERM", "xterm-256color"), ("NO_COLOR", "")]), Depth::Many);
    }

    #[test]
    fn notations() {
        assert_eq!(parse("#0a0B0c"), Some(Color::Rgb(10, 11, 12)));
        assert_eq!(parse("bright-blue"), Some(Color::LightBlue));
        assert_eq!(parse("214"), Some(Color::Indexed(214)));
        assert_eq!(parse("default"), Some(Color::Reset));
        for bad in ["#12345", "#gggggg", "blu", "256", "#漢字"] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn fewer_colours_keep_the_hue() {
        let red = Style::new().fg(Color::Rgb(250, 10, 10));
        assert_eq!(degrade(red, Depth::Many).fg, Some(Color::Indexed(196)));
        assert_eq!(degrade(red, Depth::Sixteen).fg, Some(Color::LightRed));
        assert_eq!(degrade(red, Depth::None).fg, None);
        assert_eq!(nearest(Color::Rgb(128, 128, 128), Depth::Many), Color::Indexed(244));
        assert_eq!(nearest(Color::Cyan, Depth::Sixteen), Color::Cyan);
    }

    #[test]
    fn contrast_is_the_published_formula() {
        let (black, white) = (Color::Rgb(0, 0, 0), Color::Rgb(255, 255, 255));
        assert!((contrast(black, white).unwrap() - 21.0).abs() < 0.01);
        assert!((contrast(Color::Rgb(118, 118, 118), white).unwrap() - 4.54).abs() < 0.01);
        assert_eq!(contrast(Color::Reset, white), None);
    }
}
