//! The settings and their layers.

use super::file::{self, Entry, Found};
use super::setting::{ColorChoice, Flags, Origin, Setting};
use crate::store::Places;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Names of the settings that a file may hold.
pub const KEYS: &[&str] = &[
    "annotator",
    "theme",
    "color",
    "measure",
    "density",
    "justify",
    "document-share",
    "findings-share",
    "codebook",
    "layers",
    "lexicon",
    "documents",
    "issuers",
    "ladders",
    "watch",
    "team",
    "queries",
    "templates",
    "keys",
];

/// Narrowest and widest measure, in columns.
const MEASURES: std::ops::RangeInclusive<i64> = 20..=200;
/// Least and most that a pane may have, in thousandths; 0 is as it comes.
const SHARES: std::ops::RangeInclusive<i64> = 0..=1000;

/// The theme that follows the terminal's ground: `dark` on a dark one, `light` on a light one, `ansi`
/// where the terminal says neither.
pub const AUTO: &str = "auto";

/// All settings, merged.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Under whose name notes are kept; `None`: nobody said yet.
    pub annotator: Setting<Option<String>>,
    /// Name of the theme.
    pub theme: Setting<String>,
    /// When to use colour.
    pub color: Setting<ColorChoice>,
    /// Columns of a line of running text.
    pub measure: Setting<u16>,
    /// Whether an empty row stands between paragraphs (`"airy"`) or none (`"dense"`).
    pub airy: Setting<bool>,
    /// Whether both edges of the text are straight.
    pub justify: Setting<bool>,
    /// The document's part of the screen, in thousandths; 0: as it comes.
    pub document_share: Setting<u16>,
    /// The findings' part of what is left beside it, in thousandths; 0: as it comes.
    pub findings_share: Setting<u16>,
    /// Names of built-in codebooks, or files; later ones extend and override.
    pub codebook: Setting<Vec<String>>,
    /// Further layers: files, or folders of them.
    pub layers: Setting<Vec<PathBuf>>,
    /// Further lexicons: folders.
    pub lexicon: Setting<Vec<PathBuf>>,
    /// The documents of the dossier: files, or folders of them; none: all in its folder.
    pub documents: Setting<Vec<PathBuf>>,
    /// Issuers: name → other names under which they publish.
    pub issuers: Setting<toml::Table>,
    /// Ladders of issuers: files, or folders of them.
    pub ladders: Setting<Vec<PathBuf>>,
    /// Phrases that the formula tracker always lists.
    pub watch: Setting<Vec<String>>,
    /// Whose word counts on the ledger; nobody named: everybody's.
    pub team: Setting<Vec<String>>,
    /// Saved queries over annotations: name → query, used as `@name`.
    pub queries: Setting<toml::Table>,
    /// Texts that a note can begin with: name → text.
    pub templates: Setting<toml::Table>,
    /// Own keys: action id → keys; a later file wins per action.
    pub keys: Setting<toml::Table>,
    /// Where each own key stands: action id → file, line and column.
    pub key_lines: BTreeMap<String, (PathBuf, (usize, usize))>,
    /// The user's settings file, whether it exists or not.
    pub user_file: Option<PathBuf>,
    /// The dossier's folder: the nearest one upwards that has an `attache.toml`.
    pub dossier: Option<PathBuf>,
    /// What was not understood, one sentence each, naming file and line.
    pub warnings: Vec<String>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            annotator: Setting::default(),
            theme: Setting::default_of(AUTO.to_owned()),
            color: Setting::default(),
            measure: Setting::default_of(80),
            airy: Setting::default_of(true),
            justify: Setting::default(),
            document_share: Setting::default(),
            findings_share: Setting::default(),
            codebook: Setting::default_of(vec!["ministry".to_owned()]),
            layers: Setting::default(),
            lexicon: Setting::default(),
            documents: Setting::default(),
            issuers: Setting::default(),
            ladders: Setting::default(),
            watch: Setting::default(),
            team: Setting::default(),
            queries: Setting::default(),
            templates: Setting::default(),
            keys: Setting::default(),
            key_lines: BTreeMap::new(),
            user_file: None,
            dossier: None,
            warnings: Vec::new(),
        }
    }
}

/// One line of `attache config show`.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// Name of the setting.
    pub name: &'static str,
    /// Its value as TOML; `None` when it has none.
    pub value: Option<toml::Value>,
    /// Where it came from, for people.
    pub origin: String,
}

impl Settings {
    /// The settings for a document or folder at `near` (`None`: standard input, or no document).
    #[must_use]
    pub fn load(places: &Places, near: Option<&Path>, flags: &Flags) -> Self {
        let mut settings = Self {
            user_file: flags
                .config
                .clone()
                .or_else(|| places.config.as_ref().map(|dir| dir.join("config.toml"))),
            dossier: near.and_then(dossier_of),
            ..Self::default()
        };
        if let Some(path) = settings.user_file.clone() {
            settings.read(&path, flags.config.is_some());
        }
        if let Some(path) = settings.dossier.as_ref().map(|dir| dir.join("attache.toml")) {
            settings.read(&path, true);
        }
        settings.apply(flags);
        settings
    }

    fn read(&mut self, path: &Path, expected: bool) {
        match file::read(path, KEYS) {
            Ok(Some(Found { entries, warnings })) => {
                self.warnings.extend(warnings);
                for entry in entries {
                    self.take(path, entry);
                }
            }
            Ok(None) if expected => self
                .warnings
                .push(format!("{}: no such settings file; the defaults are used.", path.display())),
            Ok(None) => {}
            Err(sentence) => self.warnings.push(sentence),
        }
    }

    fn take(&mut self, path: &Path, entry: Entry) {
        let origin = Origin::File(path.to_owned(), entry.line);
        let here = path.parent().unwrap_or_else(|| Path::new(""));
        let wanted = match entry.key.as_str() {
            "annotator" => match entry.value.as_str().map(str::trim) {
                Some(name) if !name.is_empty() => {
                    self.annotator.set(Some(name.to_owned()), &origin);
                    return;
                }
                _ => "a name in quotation marks",
            },
            "theme" => match entry.value.as_str() {
                Some(name) => {
                    self.theme.set(name.to_owned(), &origin);
                    return;
                }
                None => "the name of a theme in quotation marks",
            },
            "color" => match entry.value.as_str().and_then(ColorChoice::parse) {
                Some(choice) => {
                    self.color.set(choice, &origin);
                    return;
                }
                None => "\"auto\", \"always\" or \"never\"",
            },
            "document-share" | "findings-share" => match number(&entry.value, &SHARES) {
                Some(share) => {
                    let document = entry.key == "document-share";
                    let setting = if document { &mut self.document_share } else { &mut self.findings_share };
                    setting.set(share, &origin);
                    return;
                }
                None => "a number of thousandths from 0 to 1000",
            },
            "measure" => match number(&entry.value, &MEASURES) {
                Some(columns) => {
                    self.measure.set(columns, &origin);
                    return;
                }
                None => "a number of columns from 20 to 200",
            },
            "density" => match entry.value.as_str() {
                Some(word @ ("airy" | "dense")) => {
                    self.airy.set(word == "airy", &origin);
                    return;
                }
                _ => "\"airy\" or \"dense\"",
            },
            "justify" => match entry.value.as_bool() {
                Some(on) => {
                    self.justify.set(on, &origin);
                    return;
                }
                None => "true or false",
            },
            "codebook" => match strings(&entry.value) {
                Some(names) => {
                    // A file is named as seen from the settings that name it.
                    let names = names.into_iter().map(|name| {
                        if name.ends_with(".toml") {
                            here.join(name).to_string_lossy().into_owned()
                        } else {
                            name
                        }
                    });
                    self.codebook.set(names.collect(), &origin);
                    return;
                }
                None => "the name of a codebook or a file, or a list of them",
            },
            "layers" | "lexicon" | "documents" | "ladders" => match strings(&entry.value) {
                Some(paths) => {
                    let paths = paths.into_iter().map(|path| here.join(path)).collect();
                    let setting = match entry.key.as_str() {
                        "layers" => &mut self.layers,
                        "lexicon" => &mut self.lexicon,
                        "documents" => &mut self.documents,
                        _ => &mut self.ladders,
                    };
                    setting.set(paths, &origin);
                    return;
                }
                None => "a path, or a list of paths",
            },
            "watch" | "team" => match strings(&entry.value) {
                Some(list) => {
                    let setting = if entry.key == "watch" { &mut self.watch } else { &mut self.team };
                    setting.set(list, &origin);
                    return;
                }
                None => "a text in quotation marks, or a list of them",
            },
            "issuers" => match entry.value {
                toml::Value::Table(own) if own.values().all(|value| strings(value).is_some()) => {
                    self.issuers.value.extend(own);
                    self.issuers.origin = origin;
                    return;
                }
                _ => "a table of names, each with a list of other names",
            },
            "queries" | "templates" => match texts(&entry.value) {
                Some(own) => {
                    let setting =
                        if entry.key == "queries" { &mut self.queries } else { &mut self.templates };
                    setting.value.extend(own);
                    setting.origin = origin;
                    return;
                }
                None => "a table of names with texts in quotation marks",
            },
            "keys" => match entry.value {
                toml::Value::Table(own) => {
                    for (id, value) in own {
                        match (self.keys.value.get_mut(&id), value) {
                            // Keys of one place: a later file wins per action there too.
                            (Some(toml::Value::Table(there)), toml::Value::Table(more)) => there.extend(more),
                            (_, value) => drop(self.keys.value.insert(id, value)),
                        }
                    }
                    let lines = entry.inner.into_iter();
                    self.key_lines.extend(lines.map(|(id, at)| (id, (path.to_owned(), at))));
                    self.keys.origin = origin;
                    return;
                }
                _ => "a table such as [keys] with lines like \"note.add\" = \"n\"",
            },
            _ => return,
        };
        self.warnings.push(format!(
            "{}:{}:{}: `{}` should be {wanted}; it was left as it was.",
            path.display(),
            entry.line,
            entry.column,
            entry.key
        ));
    }

    fn apply(&mut self, flags: &Flags) {
        if let Some(name) = flags.annotator.as_deref().map(str::trim).filter(|name| !name.is_empty()) {
            self.annotator.set(Some(name.to_owned()), &Origin::Flag("--as"));
        }
        if let Some(theme) = &flags.theme {
            self.theme.set(theme.clone(), &Origin::Flag("--theme"));
        }
        if let Some(color) = flags.color {
            self.color.set(color, &Origin::Flag("--color"));
        }
        if !flags.layers.is_empty() {
            // Those named in files stay: the flag names further ones.
            self.layers.value.extend(flags.layers.iter().cloned());
            self.layers.origin = Origin::Flag("--layers");
        }
    }

    /// "FILE:LINE:COLUMN: " of an own key, to be put before what is wrong with it; empty if it is not known.
    #[must_use]
    pub fn line_of_key(&self, id: &str) -> String {
        let place = self.key_lines.get(id);
        place.map_or_else(String::new, |(path, (line, column))| {
            format!("{}:{line}:{column}: ", path.display())
        })
    }

    /// The saved queries.
    #[must_use]
    pub fn saved_queries(&self) -> BTreeMap<String, String> {
        pairs(&self.queries.value).collect()
    }

    /// Every name of an issuer that the settings know, with the one that stands for all of them.
    #[must_use]
    pub fn issuer_names(&self) -> BTreeMap<String, String> {
        let own = self.issuers.value.iter().flat_map(|(name, others)| {
            let others = strings(others).unwrap_or_default();
            others.into_iter().map(move |other| (other, name.clone()))
        });
        own.collect()
    }

    /// The templates of notes, by name.
    #[must_use]
    pub fn note_templates(&self) -> Vec<(String, String)> {
        pairs(&self.templates.value).collect()
    }

    /// Every setting with its value and origin, in the order of [`KEYS`].
    #[must_use]
    pub fn rows(&self) -> Vec<Row> {
        let paths = |paths: &[PathBuf]| {
            toml::Value::Array(
                paths.iter().map(|p| toml::Value::String(p.to_string_lossy().into_owned())).collect(),
            )
        };
        let row = |name, value: Option<toml::Value>, origin: &Origin| Row {
            name,
            value,
            origin: origin.to_string(),
        };
        let whole = |number: u16| Some(toml::Value::Integer(i64::from(number)));
        let density = if self.airy.value { "airy" } else { "dense" };
        vec![
            row("annotator", self.annotator.value.clone().map(toml::Value::String), &self.annotator.origin),
            row("theme", Some(toml::Value::String(self.theme.value.clone())), &self.theme.origin),
            row("color", Some(toml::Value::String(self.color.value.word().to_owned())), &self.color.origin),
            row("measure", whole(self.measure.value), &self.measure.origin),
            row("density", Some(toml::Value::String(density.to_owned())), &self.airy.origin),
            row("justify", Some(toml::Value::Boolean(self.justify.value)), &self.justify.origin),
            row("document-share", whole(self.document_share.value), &self.document_share.origin),
            row("findings-share", whole(self.findings_share.value), &self.findings_share.origin),
            row("codebook", Some(texts_of(&self.codebook.value)), &self.codebook.origin),
            row("layers", Some(paths(&self.layers.value)), &self.layers.origin),
            row("lexicon", Some(paths(&self.lexicon.value)), &self.lexicon.origin),
            row("documents", Some(paths(&self.documents.value)), &self.documents.origin),
            row("issuers", Some(toml::Value::Table(self.issuers.value.clone())), &self.issuers.origin),
            row("ladders", Some(paths(&self.ladders.value)), &self.ladders.origin),
            row("watch", Some(texts_of(&self.watch.value)), &self.watch.origin),
            row("team", Some(texts_of(&self.team.value)), &self.team.origin),
            row("queries", Some(toml::Value::Table(self.queries.value.clone())), &self.queries.origin),
            row("templates", Some(toml::Value::Table(self.templates.value.clone())), &self.templates.origin),
            row("keys", Some(toml::Value::Table(self.keys.value.clone())), &self.keys.origin),
        ]
    }
}

/// A list of strings as a value.
fn texts_of(list: &[String]) -> toml::Value {
    toml::Value::Array(list.iter().cloned().map(toml::Value::String).collect())
}

/// The names and texts of a table of strings.
fn pairs(table: &toml::Table) -> impl Iterator<Item = (String, String)> + '_ {
    table.iter().filter_map(|(name, text)| Some((name.clone(), text.as_str()?.to_owned())))
}

/// A table of strings.
fn texts(value: &toml::Value) -> Option<toml::Table> {
    value.as_table().filter(|table| table.values().all(toml::Value::is_str)).cloned()
}

/// A whole number of a range.
fn number(value: &toml::Value, range: &std::ops::RangeInclusive<i64>) -> Option<u16> {
    value.as_integer().filter(|n| range.contains(n)).and_then(|n| u16::try_from(n).ok())
}

/// A string, or a list of strings.
fn strings(value: &toml::Value) -> Option<Vec<String>> {
    match value {
        toml::Value::String(one) => Some(vec![one.clone()]),
        toml::Value::Array(many) => many.iter().map(|v| v.as_str().map(str::to_owned)).collect(),
        _ => None,
    }
}

/// The nearest folder upwards from `near` that has an `attache.toml`.
fn dossier_of(near: &Path) -> Option<PathBuf> {
    let start = std::path::absolute(near).ok()?;
    start.ancestors().find(|dir| dir.join("attache.toml").is_file()).map(Path::to_owned)
}

/// What `attache init` writes: every setting, commented out, with its default.
pub const TEMPLATE: &str = include_str!("template.toml");

/// What `attache config init` writes: the user's own settings, commented out, with their defaults.
pub const USER_TEMPLATE: &str = include_str!("user-template.toml");

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn write(path: &Path, text: &str) {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    #[test]
    fn later_layers_win_and_say_so() {
        let dir = tempfile::tempdir().unwrap();
        let places = Places::under(dir.path());
        write(
            &dir.path().join("config/config.toml"),
            "annotator = \"ana\"\ntheme = \"dark\"\nmeasure = 72\n",
        );
        write(&dir.path().join("dossier/attache.toml"), "# ours\ntheme = \"light\"\nlayers = \"shared\"\n");
        write(&dir.path().join("dossier/march/readout.txt"), "x");
        let flags =
            Flags { color: Some(ColorChoice::Never), layers: vec!["more".into()], ..Flags::default() };
        let s = Settings::load(&places, Some(&dir.path().join("dossier/march/readout.txt")), &flags);
        assert_eq!(s.warnings, Vec::<String>::new());
        assert_eq!(s.annotator.value.as_deref(), Some("ana"));
        assert_eq!((s.theme.value.as_str(), s.measure.value), ("light", 72));
        assert_eq!(s.theme.origin, Origin::File(dir.path().join("dossier/attache.toml"), 2));
        assert_eq!(s.layers.value, [dir.path().join("dossier/shared"), PathBuf::from("more")]);
        assert_eq!(s.color.origin, Origin::Flag("--color"));
        assert_eq!(s.dossier, Some(dir.path().join("dossier")));
        assert_eq!(s.rows().len(), KEYS.len());
        assert!(s.rows().iter().map(|r| r.name).eq(KEYS.iter().copied()));
    }

    #[test]
    fn keys_have_lines_and_a_later_file_wins_per_action_and_place() {
        let dir = tempfile::tempdir().unwrap();
        let places = Places::under(dir.path());
        write(
            &dir.path().join("config/config.toml"),
            "[keys]\n\"note.add\" = \"n\"\n[keys.findings]\n\"note.add\" = \"F6\"\n\"code.add\" = \"F7\"\n",
        );
        write(&dir.path().join("dossier/attache.toml"), "[keys.findings]\n\"code.add\" = \"F8\"\n");
        write(&dir.path().join("dossier/a.txt"), "x");
        let s = Settings::load(&places, Some(&dir.path().join("dossier/a.txt")), &Flags::default());
        let there = s.keys.value["findings"].as_table().unwrap();
        assert_eq!((there["note.add"].as_str(), there["code.add"].as_str()), (Some("F6"), Some("F8")));
        assert!(s.line_of_key("code.add").ends_with("attache.toml:2:1: "), "{}", s.line_of_key("code.add"));
        assert!(s.line_of_key("note.add").ends_with("config.toml:4:1: "), "{}", s.line_of_key("note.add"));
        assert_eq!(s.line_of_key("nothing"), "");
    }

    #[test]
    fn a_mistake_is_a_warning_with_line_and_nearest_name() {
        let dir = tempfile::tempdir().unwrap();
        let places = Places::under(dir.path());
        write(
            &dir.path().join("config/config.toml"),
            "\nthem = \"dark\"\nmeasure = 3000\ncolor = \"never\"\n",
        );
        let s = Settings::load(&places, None, &Flags::default());
        assert_eq!(s.warnings.len(), 2, "{:?}", s.warnings);
        assert!(
            s.warnings[0].contains("config.toml:2:1: `them`") && s.warnings[0].contains("`theme`"),
            "{:?}",
            s.warnings
        );
        assert!(
            s.warnings[1].contains("config.toml:3:11: `measure` should be a number of columns"),
            "{:?}",
            s.warnings
        );
        assert_eq!((s.color.value, s.measure.value), (ColorChoice::Never, 80));
    }

    #[test]
    fn a_file_that_does_not_parse_is_named_with_its_line_and_left_out() {
        let dir = tempfile::tempdir().unwrap();
        let places = Places::under(dir.path());
        write(&dir.path().join("config/config.toml"), "theme = \"dark\"\ncolor = = 3\n");
        let s = Settings::load(&places, None, &Flags::default());
        assert_eq!(s.theme.value, AUTO);
        assert!(s.warnings[0].contains("config.toml:2:9"), "{:?}", s.warnings);
        assert!(!s.warnings[0].contains('\n'));
    }

    #[test]
    fn the_templates_hold_every_setting_and_all_of_it_parses() {
        for template in [TEMPLATE, USER_TEMPLATE] {
            holds_every_setting(template);
        }
    }

    fn holds_every_setting(template: &str) {
        assert!(toml::from_str::<toml::Table>(template).unwrap().is_empty());
        let open: String = template
            .lines()
            .map(|l| match l.strip_prefix("# ") {
                Some(rest) if rest.contains(" = ") || rest.starts_with('[') => format!("{rest}\n"),
                _ => "\n".to_owned(),
            })
            .collect();
        let dir = tempfile::tempdir().unwrap();
        write(&dir.path().join("attache.toml"), &open);
        let s = Settings::load(&Places::under(&dir.path().join("user")), Some(dir.path()), &Flags::default());
        assert_eq!(s.warnings, Vec::<String>::new());
        for row in s.rows() {
            assert!(row.origin.contains("attache.toml"), "{} is not in the template", row.name);
        }
    }

    #[test]
    fn a_settings_file_asked_for_must_exist() {
        let dir = tempfile::tempdir().unwrap();
        let flags = Flags { config: Some(dir.path().join("gone.toml")), ..Flags::default() };
        let s = Settings::load(&Places::under(dir.path()), None, &flags);
        assert!(s.warnings[0].contains("gone.toml: no such settings file"), "{:?}", s.warnings);
    }
}
