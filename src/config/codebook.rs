//! The codebook and the folders of data that the settings lead to.

use super::setting::Origin;
use super::{Settings, remember};
use crate::annotation::Codebook;
use crate::store::Places;
use crate::text::nearest;
use std::path::{Path, PathBuf};

/// The merged codebook: those the settings name, then the user's `codebook.toml`, then the
/// dossier's. With it what was not understood, one sentence each.
#[must_use]
pub fn codebook(settings: &Settings, places: &Places) -> (Codebook, Vec<String>) {
    let mut all = Codebook::default();
    let mut warnings = Vec::new();
    for name in &settings.codebook.value {
        if let Some(preset) = Codebook::preset(name) {
            all.extend(preset);
        } else if name.ends_with(".toml") {
            add(&mut all, Path::new(name), true, &mut warnings);
        } else {
            let presets = Codebook::presets();
            let near = nearest(name, presets.iter().copied()).map_or_else(
                || format!("there are {}", presets.join(", ")),
                |near| format!("did you mean `{near}`?"),
            );
            warnings.push(format!("{}: there is no codebook `{name}`; {near}", settings.codebook.origin));
        }
    }
    for folder in [places.config.as_deref(), settings.dossier.as_deref()].into_iter().flatten() {
        add(&mut all, &folder.join("codebook.toml"), false, &mut warnings);
    }
    if all.codes.is_empty()
        && let Some(preset) = Codebook::preset("ministry")
    {
        all.extend(preset);
    }
    all.settle();
    (all, warnings)
}

/// Uses the built-in codebook `name` from now on. `keep`: also next time, in the settings that say which
/// one is used.
///
/// # Errors
/// One sentence for people: the settings cannot be written, or somebody else's file decides.
pub fn choose_codebook(settings: &mut Settings, name: &str, keep: bool) -> Result<(), String> {
    if keep {
        let shared = settings.dossier.as_deref();
        let path = match &settings.codebook.origin {
            Origin::File(path, line) if shared.is_some_and(|dossier| path.starts_with(dossier)) => {
                return Err(format!(
                    "{}:{line} chooses the codebook for everybody in this folder; change it there.",
                    path.display()
                ));
            }
            Origin::File(path, _) => Some(path.clone()),
            _ => settings.user_file.clone(),
        };
        let path = path.ok_or("there is no folder for settings, so the codebook cannot be kept")?;
        remember(&path, "codebook", name)?;
    }
    settings.codebook.value = vec![name.to_owned()];
    Ok(())
}

/// The file that a change of the codebook goes into: the dossier's, else the user's.
#[must_use]
pub fn codebook_path(settings: &Settings, places: &Places) -> Option<PathBuf> {
    let folder = settings.dossier.as_deref().or(places.config.as_deref())?;
    Some(folder.join("codebook.toml"))
}

fn add(all: &mut Codebook, path: &Path, expected: bool, warnings: &mut Vec<String>) {
    let shown = path.display().to_string();
    match std::fs::read_to_string(path) {
        Ok(text) => {
            let (book, wrong) = Codebook::parse(&text, &shown);
            all.extend(book);
            warnings.extend(wrong.into_iter().map(|w| {
                let message = w.message.split_whitespace().collect::<Vec<_>>().join(" ");
                format!("{}:{}:{}: {message}", w.origin, w.line, w.column)
            }));
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && !expected => {}
        Err(error) => {
            warnings.push(format!("{shown}: the codebook can't be read ({error}); the others are used."))
        }
    }
}

/// Folders of themes: the dossier's goes before the user's.
#[must_use]
pub fn theme_folders(settings: &Settings, places: &Places) -> Vec<PathBuf> {
    [settings.dossier.as_deref(), places.config.as_deref()]
        .into_iter()
        .flatten()
        .map(|dir| dir.join("themes"))
        .collect()
}

/// Folders of further lexicons: the user's, then those the settings name.
#[must_use]
pub fn lexicon_folders(settings: &Settings, places: &Places) -> Vec<PathBuf> {
    let user = places.config.iter().map(|dir| dir.join("lexicon"));
    user.chain(settings.lexicon.value.iter().cloned()).collect()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::config::Flags;

    #[test]
    fn the_dossiers_codes_extend_and_override() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("d");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("attache.toml"), "").unwrap();
        std::fs::write(folder.join("codebook.toml"), "[[code]]\nid = \"lake\"\nname = \"Lake Dal\"\n")
            .unwrap();
        let places = Places::under(dir.path());
        let settings = Settings::load(&places, Some(&folder), &Flags::default());
        let (book, warnings) = codebook(&settings, &places);
        assert_eq!(warnings, Vec::<String>::new());
        let lake = book.get("lake").unwrap();
        assert!(lake.origin.ends_with("codebook.toml"), "{}", lake.origin);
        assert!(book.codes.len() > 1, "the built-in codes stay");
    }

    #[test]
    fn an_unknown_codebook_is_a_warning_and_the_default_is_used() {
        let dir = tempfile::tempdir().unwrap();
        let places = Places::under(dir.path());
        let mut settings = Settings::default();
        settings.codebook.value = vec!["ministri".into()];
        let (book, warnings) = codebook(&settings, &places);
        assert!(warnings[0].contains("did you mean `ministry`?"), "{warnings:?}");
        assert!(!book.codes.is_empty());
    }
}
