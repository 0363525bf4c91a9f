//! `attache config`: settings, keys, themes, codes, and where each came from.

use super::Done;
use super::args::{Config, ConfigFormat, Topic};
use super::context::Context;
use super::out::Out;
use crate::annotation::Code;
use crate::app::KeyMap;
use crate::config::{AUTO, Settings, USER_TEMPLATE, codebook, theme_folders};
use crate::text::clean;
use crate::ui::theme;
use anyhow::bail;
use serde::Serialize;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::path::Path;

pub(super) fn run(context: &mut Context, args: &Config) -> anyhow::Result<Done> {
    // The dossier is that of the folder one stands in.
    let settings = context.settings(Some(Path::new(".")));
    let (value, text) = match args.topic {
        Topic::Path => paths(context, &settings),
        Topic::Show => show(&settings),
        Topic::Keys => keys(context, &settings),
        Topic::Themes => themes(context, &settings),
        Topic::Codebook => codes(context, &settings),
        Topic::Init => init(context, &settings)?,
        Topic::Git => git(),
    };
    let mut out = Out::new();
    match args.format {
        ConfigFormat::Text => out.text(&text)?,
        ConfigFormat::Json => out.json(&value, true)?,
        // TOML has no list at its top: a list goes under the topic's name.
        ConfigFormat::Toml => {
            let name = format!("{:?}", args.topic).to_lowercase();
            let value = if value.is_array() { json!({ name: value }) } else { value };
            out.text(&toml::to_string_pretty(&super::extract::without_nulls(value))?)?;
        }
    }
    out.flush()?;
    Ok(Done::Well)
}

/// Writes the user's settings file with everything in it commented out.
fn init(context: &Context, settings: &Settings) -> anyhow::Result<(Value, String)> {
    let Some(path) = &settings.user_file else {
        bail!("there is no folder for settings here; name a file with --config FILE");
    };
    let shown = super::input::shown(path);
    if context.global.no_save {
        bail!("{shown}: nothing was written, because of --no-save");
    }
    if path.exists() {
        bail!("{shown}: you have settings already; edit that file, nothing was written");
    }
    crate::store::write_new(path, USER_TEMPLATE)?;
    Ok((json!({ "path": path.to_string_lossy() }), format!("{}\n", clean(&path.to_string_lossy()))))
}

fn paths(context: &Context, settings: &Settings) -> (Value, String) {
    let places = &context.places;
    let rows = [
        ("settings", settings.user_file.clone()),
        ("dossier", settings.dossier.as_ref().map(|dir| dir.join("attache.toml"))),
        ("config", places.config.clone()),
        ("data", places.data.clone()),
        ("state", places.state.clone()),
        ("cache", places.cache.clone()),
        ("rescue", Some(places.rescue.clone())),
    ];
    let mut value = serde_json::Map::new();
    let mut text = String::new();
    for (name, path) in rows {
        let shown = path.as_ref().map(|path| path.to_string_lossy().into_owned());
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{name:<9} {}", clean(shown.as_deref().unwrap_or("none")));
        value.insert(name.to_owned(), json!(shown));
    }
    (Value::Object(value), text)
}

fn show(settings: &Settings) -> (Value, String) {
    let mut value = serde_json::Map::new();
    let mut text = String::new();
    for row in settings.rows() {
        let shown = row.value.as_ref().map_or_else(|| "not set".to_owned(), ToString::to_string);
        let _ = writeln!(text, "{:<10} {}  ({})", row.name, clean(&shown), clean(&row.origin));
        value.insert(row.name.to_owned(), json!({"value": row.value, "from": row.origin}));
    }
    (Value::Object(value), text)
}

fn keys(context: &Context, settings: &Settings) -> (Value, String) {
    let (keys, problems) = KeyMap::with_user(&settings.keys.value);
    for problem in problems {
        context.warn(&format!("{}{problem}", settings.line_of_key(problem.id())));
    }
    let rows = keys.rows();
    let mut text = String::new();
    for row in &rows {
        let _ =
            writeln!(text, "{:<22} {:<18} {:<10} {}", row.action, row.keys.join(", "), row.context, row.help);
    }
    (json!(rows), text)
}

fn themes(context: &Context, settings: &Settings) -> (Value, String) {
    let mut value = Vec::new();
    let mut text = String::new();
    let all = [(AUTO.to_owned(), None)];
    for (name, path) in all.into_iter().chain(theme::available(&theme_folders(settings, &context.places))) {
        let from = path.map_or_else(|| "built-in".to_owned(), |path| path.to_string_lossy().into_owned());
        let used = if name == settings.theme.value { "*" } else { " " };
        let _ = writeln!(text, "{used} {:<16} {}", clean(&name), clean(&from));
        value.push(json!({"name": name, "from": from, "used": name == settings.theme.value}));
    }
    (Value::Array(value), text)
}

/// A code as printed.
#[derive(Serialize)]
struct CodeOut<'a> {
    id: &'a str,
    name: &'a str,
    parent: Option<&'a str>,
    keys: Option<String>,
    color: Option<&'a str>,
    definition: &'a str,
    examples: &'a [String],
    attributes: Vec<&'a str>,
    from: &'a str,
}

fn codes(context: &Context, settings: &Settings) -> (Value, String) {
    let (book, warnings) = codebook(settings, &context.places);
    for warning in warnings {
        context.warn(&warning);
    }
    let out = |code: &Code| {
        let keys =
            book.chord(&code.id).map(|keys| keys.iter().map(char::to_string).collect::<Vec<_>>().join(" "));
        json!(CodeOut {
            id: &code.id,
            name: &code.name,
            parent: code.parent.as_deref(),
            keys,
            color: book.color(&code.id),
            definition: &code.definition,
            examples: &code.examples,
            attributes: book.attributes(&code.id).into_iter().map(|a| a.id.as_str()).collect(),
            from: &code.origin,
        })
    };
    let mut text = String::new();
    for code in &book.codes {
        let depth = book.lineage(&code.id).len().saturating_sub(1) * 2;
        let keys = book.chord(&code.id).map_or_else(String::new, |keys| keys.into_iter().collect());
        let _ = writeln!(
            text,
            "{:depth$}{} — {} [{keys}] ({})",
            "",
            clean(&code.id),
            clean(&code.name),
            clean(&code.origin)
        );
    }
    (Value::Array(book.codes.iter().map(out).collect()), text)
}

/// What a repository and a clone need so that git merges layers: one line that travels with the
/// repository, two that each clone is given once.
fn git() -> (Value, String) {
    let attributes = "*.notes/*.toml merge=attache";
    let commands = [
        "git config merge.attache.name \"attache layers\"",
        "git config merge.attache.driver \"attache merge-driver %O %A %B %P\"",
    ];
    let text = format!(
        "# Once per repository, in .gitattributes:\n{attributes}\n\n# Once per clone:\n{}\n",
        commands.join("\n")
    );
    (json!({"gitattributes": [attributes], "commands": commands}), text)
}
