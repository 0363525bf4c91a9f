//! Theme files → [`Theme`].
//!
//! Built-in themes are embedded from `themes/`. A file of the same name in one of the folders given
//! goes before them. Nothing here fails: what cannot be used is a sentence in the warnings.

use super::role::Role;
use super::{Depth, MODIFIERS, Theme, color};
use crate::config::AUTO;
use crate::text::nearest;
use crate::ui::ground::Ground;
use ratatui::style::{Color, Style};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use toml::Value;

/// A theme that comes with the program.
#[derive(Clone, Copy, Debug)]
pub struct Built {
    /// The name to ask for it by.
    pub name: &'static str,
    /// The file.
    pub source: &'static str,
}

/// The themes that come with the program; the first is the default and inherits from nobody.
pub const BUILT: &[Built] = &[
    Built { name: "ansi", source: include_str!("../../../themes/ansi.toml") },
    Built { name: "dark", source: include_str!("../../../themes/dark.toml") },
    Built { name: "light", source: include_str!("../../../themes/light.toml") },
    Built { name: "high-contrast", source: include_str!("../../../themes/high-contrast.toml") },
    Built { name: "mono", source: include_str!("../../../themes/mono.toml") },
    Built { name: "gruvbox-dark", source: include_str!("../../../themes/gruvbox-dark.toml") },
    Built { name: "gruvbox-light", source: include_str!("../../../themes/gruvbox-light.toml") },
    Built { name: "nord", source: include_str!("../../../themes/nord.toml") },
    Built { name: "solarized-dark", source: include_str!("../../../themes/solarized-dark.toml") },
    Built { name: "solarized-light", source: include_str!("../../../themes/solarized-light.toml") },
    Built { name: "catppuccin-mocha", source: include_str!("../../../themes/catppuccin-mocha.toml") },
    Built { name: "catppuccin-latte", source: include_str!("../../../themes/catppuccin-latte.toml") },
    Built { name: "colourblind-dark", source: include_str!("../../../themes/colourblind-dark.toml") },
    Built { name: "colourblind-light", source: include_str!("../../../themes/colourblind-light.toml") },
];

/// The theme that a wish means on a terminal of this ground and depth.
///
/// `auto` is the pair `dark|light`; any other pair may be written like that. Where the ground is not
/// known, or has only sixteen colours, `auto` is `ansi`, which fits every ground; a pair that the reader
/// wrote is then its first.
#[must_use]
pub fn on_ground(wish: &str, ground: Option<Ground>, depth: Depth) -> &str {
    let (auto, wish) = if wish == AUTO { (true, "dark|light") } else { (false, wish) };
    let Some((dark, light)) = wish.split_once('|') else { return wish };
    match ground {
        _ if auto && depth <= Depth::Sixteen => DEFAULT,
        None if auto => DEFAULT,
        Some(Ground::Light) => light.trim(),
        Some(Ground::Dark) | None => dark.trim(),
    }
}

/// What a terminal without colours gets, whatever was asked for.
const COLOURLESS: &str = "mono";
const DEFAULT: &str = "ansi";
/// How long a chain of `inherits` may be; a longer one is a circle.
const CHAIN: usize = 8;

type Styles = [Style; Role::ALL.len()];

/// Reads the theme `name` from the first of `folders` that has it, else the built-in one, for a
/// terminal of `depth`. Gives the theme and what was wrong, one sentence each.
#[must_use]
pub fn load(name: &str, folders: &[PathBuf], depth: Depth) -> (Theme, Vec<String>) {
    let mut warnings = Vec::new();
    let wanted = if depth == Depth::None { COLOURLESS } else { name };
    let styles = styles(wanted, folders, &mut warnings)
        .unwrap_or_else(|| styles(DEFAULT, &[], &mut Vec::new()).unwrap_or([Style::new(); Role::ALL.len()]));
    (Theme::new(name, styles, depth), warnings)
}

/// Every theme that can be asked for, by name, with the file it comes from (`None`: built in).
#[must_use]
pub fn available(folders: &[PathBuf]) -> BTreeMap<String, Option<PathBuf>> {
    let mut all: BTreeMap<String, Option<PathBuf>> =
        BUILT.iter().map(|built| (built.name.to_owned(), None)).collect();
    for folder in folders.iter().rev() {
        let Ok(entries) = std::fs::read_dir(folder) else { continue };
        for path in entries.flatten().map(|entry| entry.path()) {
            if path.extension().is_some_and(|ext| ext == "toml")
                && let Some(stem) = path.file_stem().and_then(|stem| stem.to_str())
            {
                all.insert(stem.to_owned(), Some(path));
            }
        }
    }
    all
}

/// One file on the chain of inheritance.
struct File {
    shown: String,
    table: toml::Table,
}

fn styles(name: &str, folders: &[PathBuf], warnings: &mut Vec<String>) -> Option<Styles> {
    let mut chain = vec![find(name, folders, warnings)?];
    while let Some(parent) = chain.last().and_then(|file| file.table.get("inherits")).and_then(Value::as_str)
    {
        let heir = chain.last().map(|file| file.shown.clone()).unwrap_or_default();
        if chain.len() >= CHAIN {
            warnings.push(format!("{heir}: the themes inherit from each other in a circle."));
            break;
        }
        // A theme may stand on the built-in one of its own name.
        let same =
            chain.last().is_some_and(|file| Path::new(&file.shown).file_stem() == Some(parent.as_ref()));
        let Some(file) = find(parent, if same { &[] } else { folders }, warnings) else { break };
        chain.push(file);
    }
    let mut palette = BTreeMap::new();
    let mut styles = [Style::new(); Role::ALL.len()];
    // All palettes first: an heir that only renames the colours recolours every inherited role.
    for file in chain.iter().rev() {
        check_keys(file, warnings);
        read_palette(file, &mut palette, warnings);
    }
    for file in chain.iter().rev() {
        read_roles(file, &palette, &mut styles, warnings);
    }
    Some(styles)
}

fn find(name: &str, folders: &[PathBuf], warnings: &mut Vec<String>) -> Option<File> {
    // A name, never a way out of the folder.
    let plain = !name.contains(['/', '\\']) && !name.starts_with('.');
    for folder in folders.iter().filter(|_| plain) {
        let path = folder.join(format!("{name}.toml"));
        match std::fs::read_to_string(&path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => {
                let shown = path.display();
                warnings.push(format!(
                    "{shown}: the theme could not be read ({error}); using {DEFAULT} instead."
                ));
                return None;
            }
            Ok(source) => return parse(&path.display().to_string(), &source, warnings),
        }
    }
    let built = BUILT.iter().find(|built| built.name == name);
    if built.is_none() {
        let names = available(folders);
        let hint = nearest(name, names.keys().map(String::as_str)).map_or_else(
            || "`attache config themes` lists them".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        warnings.push(format!("There is no theme `{name}`; using {DEFAULT} instead ({hint})."));
    }
    built.and_then(|built| parse(&format!("{name}.toml"), built.source, warnings))
}

fn parse(shown: &str, source: &str, warnings: &mut Vec<String>) -> Option<File> {
    match source.parse::<toml::Table>() {
        Ok(table) => Some(File { shown: shown.to_owned(), table }),
        Err(error) => {
            let line = error
                .span()
                .map_or(1, |span| 1 + source.get(..span.start).unwrap_or("").matches('\n').count());
            let why = error.message();
            warnings.push(format!("{shown}, line {line}: {why}; using {DEFAULT} instead."));
            None
        }
    }
}

fn check_keys(file: &File, warnings: &mut Vec<String>) {
    const KEYS: [&str; 5] = ["title", "inherits", "ground", "palette", "roles"];
    for key in file.table.keys().filter(|key| !KEYS.contains(&key.as_str())) {
        warnings.push(unknown(file, "key", key, KEYS.into_iter()));
    }
}

fn read_palette(file: &File, palette: &mut BTreeMap<String, Color>, warnings: &mut Vec<String>) {
    for (name, value) in table(file, "palette") {
        match value.as_str().and_then(color::parse) {
            Some(color) => {
                palette.insert(name.clone(), color);
            }
            None => warnings.push(format!(
                "{}: `{name}` is no colour; write \"#rrggbb\", a name of the sixteen, or 0-255.",
                file.shown
            )),
        }
    }
}

fn read_roles(
    file: &File,
    palette: &BTreeMap<String, Color>,
    styles: &mut Styles,
    warnings: &mut Vec<String>,
) {
    for (name, value) in table(file, "roles") {
        let Some(role) = Role::parse(name) else {
            warnings.push(unknown(file, "role", name, Role::ALL.iter().map(|role| role.name())));
            continue;
        };
        if let (Some(style), Some(slot)) =
            (read_style(file, name, value, palette, warnings), styles.get_mut(role as usize))
        {
            *slot = style;
        }
    }
}

fn table<'a>(file: &'a File, key: &str) -> impl Iterator<Item = (&'a String, &'a Value)> {
    file.table.get(key).and_then(Value::as_table).into_iter().flatten()
}

fn read_style(
    file: &File,
    role: &str,
    value: &Value,
    palette: &BTreeMap<String, Color>,
    warnings: &mut Vec<String>,
) -> Option<Style> {
    let mut color_of = |word: &str| {
        let found = palette.get(word).copied().or_else(|| color::parse(word));
        if found.is_none() {
            warnings.push(unknown(file, "colour", word, palette.keys().map(String::as_str)));
        }
        found
    };
    let table = match value {
        Value::String(word) => return color_of(word).map(|color| Style::new().fg(color)),
        Value::Table(table) => table,
        _ => {
            warnings.push(format!(
                "{}: role `{role}` wants a colour or a table with fg, bg and so on.",
                file.shown
            ));
            return None;
        }
    };
    let mut style = Style::new();
    let mut unread = Vec::new();
    for (key, value) in table {
        let modifier = MODIFIERS.iter().find(|(word, _)| word == key);
        match (key.as_str(), value, modifier) {
            ("fg", Value::String(word), _) => style.fg = color_of(word),
            ("bg", Value::String(word), _) => style.bg = color_of(word),
            (_, Value::Boolean(true), Some((_, modifier))) => style = style.add_modifier(*modifier),
            (_, Value::Boolean(false), Some((_, modifier))) => style = style.remove_modifier(*modifier),
            _ => unread.push(key),
        }
    }
    for key in unread {
        let words = ["fg", "bg"].into_iter().chain(MODIFIERS.iter().map(|(word, _)| *word));
        warnings.push(unknown(file, &format!("style of `{role}`:"), key, words));
    }
    Some(style)
}

fn unknown<'a>(file: &File, what: &str, name: &str, known: impl Iterator<Item = &'a str>) -> String {
    let hint = nearest(name, known).map_or_else(String::new, |near| format!("; did you mean `{near}`?"));
    format!("{}: unknown {what} `{name}`{hint}", file.shown)
}
