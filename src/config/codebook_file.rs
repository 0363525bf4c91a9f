//! Changing a codebook file from inside the program; everything else in it stays as it is.

use crate::annotation::{CodebookChange, Rename};
use std::path::Path;
use toml_edit::{Array, ArrayOfTables, DocumentMut, Item, Table, value};

/// Writes a change into the codebook file at `path`, making it if need be.
///
/// # Errors
/// One sentence for people: the file does not parse, or cannot be written.
pub fn change_codebook(path: &Path, change: &CodebookChange) -> Result<(), String> {
    let shown = path.display();
    let text = match std::fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            "# Codes of our own, over those of the built-in codebook.\n".to_owned()
        }
        Err(error) => {
            return Err(format!("{shown}: the codebook can't be read ({error}); nothing was changed."));
        }
    };
    let Ok(mut book) = text.parse::<DocumentMut>() else {
        return Err(format!("{shown}: the codebook doesn't parse, so nothing was changed; mend the file."));
    };
    match change {
        CodebookChange::Rename(rename) => renamed(&mut book, rename)?,
        CodebookChange::Define { id, definition } => {
            code(&mut book, id)?.insert("definition", value(definition.as_str()));
        }
        CodebookChange::Add(id) => {
            code(&mut book, id)?;
        }
        // The settings say which one is used; the file is about codes of one's own.
        CodebookChange::Preset(_) => return Ok(()),
    }
    crate::store::write_file(path, &book.to_string()).map_err(|error| error.to_string())
}

/// The tables under `[[key]]`.
fn tables<'a>(book: &'a mut DocumentMut, key: &str) -> Result<&'a mut ArrayOfTables, String> {
    let item = book.entry(key).or_insert(Item::ArrayOfTables(ArrayOfTables::new()));
    item.as_array_of_tables_mut()
        .ok_or_else(|| format!("`{key}` in the codebook is no list of tables; mend the file."))
}

/// The table of a code; a new one if there is none.
fn code<'a>(book: &'a mut DocumentMut, id: &str) -> Result<&'a mut Table, String> {
    let all = tables(book, "code")?;
    let is = |table: &Table| table.get("id").and_then(Item::as_str) == Some(id);
    if !all.iter().any(is) {
        let mut new = Table::new();
        new.insert("id", value(id));
        all.push(new);
    }
    all.iter_mut().find(|table| is(table)).ok_or_else(String::new)
}

fn renamed(book: &mut DocumentMut, rename: &Rename) -> Result<(), String> {
    for id in &rename.to {
        // So that the new one is there under its own name, in files that do not define it.
        if rename.to.len() > 1 {
            code(book, id)?;
        }
    }
    let mut entry = Table::new();
    entry.insert("from", value(rename.from.as_str()));
    match rename.to.as_slice() {
        [to] => entry.insert("to", value(to.as_str())),
        several => entry.insert("to", value(several.iter().collect::<Array>())),
    };
    tables(book, "rename")?.push(entry);
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::annotation::Codebook;

    #[test]
    fn changes_go_in_and_everything_else_stays() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("codebook.toml");
        std::fs::write(&path, "# ours\n[[code]]\nid = \"lake\" # Dal\n").unwrap();
        let rename = |from: &str, to: &[&str]| {
            let to = to.iter().map(|&to| to.to_owned()).collect();
            CodebookChange::Rename(Rename { from: from.into(), to })
        };
        for change in [
            CodebookChange::Define { id: "lake".into(), definition: "Water".into() },
            CodebookChange::Add("sea".into()),
            rename("request", &["asks"]),
            rename("sea", &["sea/north", "sea/south"]),
        ] {
            change_codebook(&path, &change).unwrap();
        }
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("# ours\n[[code]]\nid = \"lake\" # Dal\n"), "{text}");
        let (book, warnings) = Codebook::parse(&text, "mine");
        assert_eq!(warnings, vec![]);
        assert_eq!(book.get("lake").unwrap().definition, "Water");
        assert_eq!(book.renames.len(), 2);
        assert_eq!(book.renames[1].to, ["sea/north", "sea/south"]);
        assert!(book.get("sea/north").is_some());
        std::fs::write(&path, "[[code\n").unwrap();
        assert!(
            change_codebook(&path, &CodebookChange::Add("x".into())).unwrap_err().contains("mend the file")
        );
    }
}
