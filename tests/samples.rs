//! The sample documents are what a reader sees first: they must be there, plain, named in their
//! README, and their layers must stand exactly on their text.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use attache::document::Document;
use attache::text::CodePoints;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-docs")
}

fn documents() -> Vec<PathBuf> {
    let folders = [folder(), folder().join("rounds")];
    let mut files: Vec<PathBuf> = folders
        .iter()
        .flat_map(|folder| std::fs::read_dir(folder).unwrap())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file() && path.file_name().is_some_and(|n| n != "README.md"))
        .filter(|path| path.extension().is_some_and(|e| e == "txt" || e == "md"))
        .collect();
    files.sort();
    files
}

#[test]
fn every_sample_is_plain_and_named_in_the_readme() {
    let readme = std::fs::read_to_string(folder().join("README.md")).unwrap();
    assert!(readme.contains("fiction"));
    let documents = documents();
    assert!(documents.len() >= 10, "{documents:?}");
    for path in documents {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        assert!(readme.contains(&format!("`{name}`")), "README.md does not name {name}");
        let text = std::fs::read_to_string(&path).unwrap();
        let words = text.split_whitespace().count();
        assert!((280..=900).contains(&words), "{name} has {words} words");
        assert!(!text.contains('\r') && !text.contains('\t'), "{name} is not plain");
        assert!(text.chars().all(|c| c == '\n' || !c.is_control()), "{name} has control characters");
    }
}

#[test]
fn layers_stand_on_their_text() {
    let path = folder().join("strategic-consultations.txt");
    let document = Document::open(&path).unwrap();
    let text: &str = &document.text;
    let points = CodePoints::new(text);
    let mut ids = BTreeSet::new();
    let mut answers = Vec::new();
    for annotator in ["ana", "bo"] {
        let file = folder().join("strategic-consultations.txt.notes").join(format!("{annotator}.toml"));
        let layer: toml::Table = std::fs::read_to_string(&file).unwrap().parse().unwrap();
        let word =
            |table: &toml::Table, key: &str| table.get(key).and_then(|v| v.as_str()).map(str::to_owned);
        let number = |table: &toml::Table, key: &str| table[key].as_integer().unwrap() as usize;
        assert_eq!(word(&layer, "annotator").as_deref(), Some(annotator));
        let about = layer["document"].as_table().unwrap();
        assert_eq!(word(about, "sha256"), Some(document.sha256.clone()), "{annotator}: the text has changed");
        assert_eq!(number(about, "length"), points.len());
        for annotation in layer["annotation"].as_array().unwrap() {
            let annotation = annotation.as_table().unwrap();
            let id = word(annotation, "id").unwrap();
            assert!(ids.insert(format!("{annotator}/{id}")), "{id} twice");
            answers.extend(word(annotation, "re"));
            let Some(target) = annotation.get("target") else { continue };
            let target = target.as_table().unwrap();
            let (start, end) = (number(target, "start"), number(target, "end"));
            let at = |from: usize, to: usize| Some(points.span(text, from, to).of(text).to_owned());
            assert_eq!(word(target, "quote"), at(start, end));
            assert_eq!(word(target, "prefix"), at(start.saturating_sub(32), start));
            assert_eq!(word(target, "suffix"), at(end, (end + 32).min(points.len())));
        }
    }
    assert!(answers.len() >= 2, "a reply and a verdict");
    for answered in answers {
        assert!(ids.contains(&answered), "an answer to nothing: {answered}");
    }
}
