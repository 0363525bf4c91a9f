//! What the program writes into the user's settings: the annotator's name, once given, the looks that were
//! chosen inside, and queries that were saved.

use std::path::Path;
use toml_edit::{DocumentMut, Item, Value};

/// Sets `key` in the settings file at `path`, leaving everything else in it as it is: comments, order,
/// layout.
///
/// # Errors
/// One sentence for people: the file does not parse, or cannot be written.
pub fn remember(path: &Path, key: &str, new: impl Into<Value>) -> Result<(), String> {
    let shown = path.display();
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => {
            return Err(format!(
                "{shown}: the settings can't be read ({error}), so `{key}` is kept for this time only."
            ));
        }
    };
    let Ok(mut settings) = text.parse::<DocumentMut>() else {
        return Err(format!(
            "{shown}: the settings don't parse, so `{key}` is kept for this time only; mend the file."
        ));
    };
    let mut new: Value = new.into();
    match settings.get_mut(key) {
        // A comment behind the value stays.
        Some(item) if item.is_value() => {
            if let Some(decor) = item.as_value().map(|v| v.decor().clone()) {
                *new.decor_mut() = decor;
            }
            *item = Item::Value(new);
        }
        _ => {
            settings.insert(key, Item::Value(new));
        }
    }
    crate::store::write_file(path, &settings.to_string()).map_err(|error| error.to_string())
}

/// Sets `queries.NAME` in the settings file at `path`, leaving everything else in it as it is.
///
/// # Errors
/// One sentence for people: the file does not parse, or cannot be written.
pub fn remember_query(path: &Path, name: &str, query: &str) -> Result<(), String> {
    let shown = path.display();
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => {
            return Err(format!(
                "{shown}: the settings can't be read ({error}), so the query is kept for this time only."
            ));
        }
    };
    let Ok(mut settings) = text.parse::<DocumentMut>() else {
        return Err(format!(
            "{shown}: the settings don't parse, so the query is kept for this time only; mend the file."
        ));
    };
    let queries = settings.entry("queries").or_insert(toml_edit::table());
    let Some(queries) = queries.as_table_like_mut() else {
        return Err(format!(
            "{shown}: `queries` is no table there, so the query is kept for this time only."
        ));
    };
    queries.insert(name, toml_edit::value(query));
    crate::store::write_file(path, &settings.to_string()).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn a_query_joins_the_others() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("config.toml");
        std::fs::write(&path, "theme = \"dark\" # at night\n[queries]\nold = \"by:bo\" # his\n").unwrap();
        remember_query(&path, "mine", "by:ana").unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(
            text,
            "theme = \"dark\" # at night\n[queries]\nold = \"by:bo\" # his\nmine = \"by:ana\"\n"
        );
    }

    #[test]
    fn everything_else_stays() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("config.toml");
        remember(&path, "annotator", "ana").unwrap();
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "annotator = \"ana\"\n");
        std::fs::write(&path, "# mine\ntheme = \"dark\" # at night\nannotator = \"ana\" # me\n[keys]\n")
            .unwrap();
        remember(&path, "annotator", "bo \"x\"").unwrap();
        let text = std::fs::read_to_string(&path).unwrap();
        assert_eq!(text, "# mine\ntheme = \"dark\" # at night\nannotator = 'bo \"x\"' # me\n[keys]\n");
        std::fs::write(&path, "theme = \"dark\"\n[keys]\nx = 1\n").unwrap();
        remember(&path, "annotator", "ana").unwrap();
        let back: toml::Table = toml::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        assert_eq!(back["annotator"].as_str(), Some("ana"));
    }

    #[test]
    fn a_broken_file_is_left_alone() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("config.toml");
        std::fs::write(&path, "theme = = 1\n").unwrap();
        assert!(remember(&path, "annotator", "ana").unwrap_err().contains("don't parse"));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "theme = = 1\n");
    }
}
