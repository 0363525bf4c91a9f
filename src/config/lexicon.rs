//! The lexicon with what the user's and the dossier's files add to it.

use super::{Settings, lexicon_folders};
use crate::lexicon::topics::Topics;
use crate::lexicon::{BUILTIN, Ladder, Lexicon, LexiconFile};
use crate::store::Places;
use crate::text::nearest;
use std::borrow::Cow;
use std::path::{Path, PathBuf};

/// The built-in English lexicon, extended by the files in the folders that the settings lead to
/// (`cues.toml`, `countries.toml`, …, there or in a folder `en` below; ladders by any name in a folder `ladders`).
/// With it what was not
/// understood, one sentence each.
#[must_use]
pub fn lexicon(settings: &Settings, places: &Places) -> (Cow<'static, Lexicon>, Vec<String>) {
    let mut lexicon = Cow::Borrowed(Lexicon::builtin());
    let mut warnings = Vec::new();
    for folder in lexicon_folders(settings, places) {
        // A folder that the settings name should be there; the user's own may be.
        if settings.lexicon.value.contains(&folder) && !folder.is_dir() {
            let shown = folder.display();
            warnings.push(format!("{}: the lexicon folder {shown} is not there", settings.lexicon.origin));
        }
        let words = word_files(&folder).filter(|path| !is_topics(path));
        let ladders = files(&folder.join("ladders"));
        for file in words.map(|path| read(&path)).chain(ladders.iter().map(|path| file(path, "ladder"))) {
            match file {
                Ok(file) => {
                    if let Err(error) = lexicon.to_mut().extend(&file) {
                        warnings.push(format!("{error}; the rest of the lexicon is used"));
                    }
                }
                Err(sentence) => warnings.push(sentence),
            }
        }
    }
    (lexicon, warnings)
}

/// All files with further words, in the order in which they are read.
#[must_use]
pub fn lexicon_files(settings: &Settings, places: &Places) -> Vec<PathBuf> {
    lexicon_folders(settings, places).iter().flat_map(|folder| word_files(folder)).collect()
}

/// The built-in topics with those of files called `topics.toml` beside other words, and what was not
/// understood in them, one sentence each.
#[must_use]
pub fn topics(settings: &Settings, places: &Places) -> (Topics, Vec<String>) {
    let mut own = Vec::new();
    let mut warnings = Vec::new();
    for path in lexicon_files(settings, places).into_iter().filter(|path| is_topics(path)) {
        let shown = path.display().to_string();
        match std::fs::read_to_string(&path) {
            Ok(text) => own.push(LexiconFile { kind: "topics".to_owned(), origin: shown, text }),
            Err(error) => warnings.push(format!("{shown}: the topics can't be read ({error})")),
        }
    }
    let topics = Topics::with(&own).unwrap_or_else(|error| {
        warnings.push(format!("{error}; only the built-in topics are used"));
        Topics::builtin().clone()
    });
    (topics, warnings)
}

/// What is wrong with the topics and ladders of the user and the dossier, one sentence each. Where there are
/// none of theirs this costs nothing.
#[must_use]
pub fn odd_words(settings: &Settings, places: &Places) -> Vec<String> {
    let own = lexicon_files(settings, places).iter().any(|path| is_topics(path));
    let mut odd = if own { topics(settings, places).1 } else { Vec::new() };
    odd.extend(ladders(settings).1);
    odd
}

/// The ladders of issuers that the settings name, and what was not understood, one sentence each.
#[must_use]
pub fn ladders(settings: &Settings) -> (Vec<Ladder>, Vec<String>) {
    let (mut found, mut warnings) = (Vec::new(), Vec::new());
    for path in &settings.ladders.value {
        let shown = path.display();
        if !path.exists() {
            warnings.push(format!("{}: the ladder {shown} is not there", settings.ladders.origin));
        }
        for file in if path.is_dir() { files(path) } else { vec![path.clone()] } {
            let shown = file.display();
            let text = std::fs::read_to_string(&file).map_err(|error| error.to_string());
            match text.and_then(|text| Ladder::read(&text)) {
                Ok(ladder) => found.push(ladder),
                Err(_) if !file.exists() => {}
                Err(error) => warnings.push(format!("{shown}: no ladder ({error}); it is left out")),
            }
        }
    }
    (found, warnings)
}

fn word_files(folder: &Path) -> impl Iterator<Item = PathBuf> {
    files(folder).into_iter().chain(files(&folder.join("en")))
}

fn is_topics(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name == "topics.toml")
}

/// The TOML files right in a folder, sorted.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> =
        entries.filter(|path| path.extension().is_some_and(|e| e == "toml") && path.is_file()).collect();
    files.sort();
    files
}

fn read(path: &Path) -> Result<LexiconFile, String> {
    let shown = path.display();
    let kind = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let kinds = || BUILTIN.iter().map(|(name, _)| *name);
    if !kinds().any(|known| known == kind) {
        let near = nearest(&kind, kinds()).map_or_else(
            || format!("there are {}", kinds().collect::<Vec<_>>().join(", ")),
            |near| format!("did you mean {near}.toml?"),
        );
        return Err(format!("{shown}: no lexicon file has this name; {near}"));
    }
    file(path, &kind)
}

fn file(path: &Path, kind: &str) -> Result<LexiconFile, String> {
    let shown = path.display();
    let text = std::fs::read_to_string(path)
        .map_err(|error| format!("{shown}: the lexicon file can't be read ({error})"))?;
    Ok(LexiconFile { kind: kind.to_owned(), origin: shown.to_string(), text })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use crate::config::Flags;

    #[test]
    fn without_files_the_built_in_one_is_used_as_it_is() {
        let dir = tempfile::tempdir().unwrap();
        let (lexicon, warnings) = lexicon(&Settings::default(), &Places::under(dir.path()));
        assert!(matches!(lexicon, Cow::Borrowed(_)));
        assert_eq!(warnings, Vec::<String>::new());
    }

    #[test]
    fn mistakes_are_told_and_the_rest_is_used() {
        let dir = tempfile::tempdir().unwrap();
        let words = dir.path().join("words");
        std::fs::create_dir_all(&words).unwrap();
        std::fs::write(dir.path().join("attache.toml"), "lexicon = [\"words\", \"gone\"]\n").unwrap();
        std::fs::write(words.join("countrys.toml"), "").unwrap();
        std::fs::write(words.join("cues.toml"), "a = = 1\n").unwrap();
        let places = Places::under(&dir.path().join("user"));
        let settings = Settings::load(&places, Some(dir.path()), &Flags::default());
        let (_, warnings) = lexicon(&settings, &places);
        assert_eq!(warnings.len(), 3, "{warnings:?}");
        assert!(warnings.iter().any(|w| w.contains("did you mean countries.toml?")), "{warnings:?}");
        assert!(warnings.iter().any(|w| w.contains("cues.toml, line 1")), "{warnings:?}");
        assert!(warnings.iter().any(|w| w.contains("gone is not there")), "{warnings:?}");
    }
}
