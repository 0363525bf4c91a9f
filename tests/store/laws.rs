//! Laws of the store, on invented layers.

use crate::scene::{Scene, TEXT};
use attache::annotation::{Anchor, Annotation, Edit, Kind, Layer, Resolution, resolve};
use attache::document::Document;
use attache::store::{Options, Places, merge_files, open, read_layer};
use attache::text::Span;
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::fs;

/// Text with what breaks naive offsets and naive quoting.
fn words() -> impl Strategy<Value = String> {
    prop::collection::vec(
        prop_oneof![
            4 => "[a-z]{1,8}",
            1 => prop::sample::select(vec![
                "\"", "\"\"\"", "\\", "\n", "\r\n", "\t", "#", "[[annotation]]", "=", "'", "'''", "\u{1b}[31m", "\u{202e}",
                "e\u{301}", "漢字", "👩‍👩‍👧‍👦", "🇰🇷", "\u{0}", "\u{7f}", "{ }", "é", " ",
            ]).prop_map(str::to_owned),
        ],
        0..8,
    )
    .prop_map(|parts| parts.join(" "))
}

prop_compose! {
    fn annotation()(
        kind in prop::sample::select(Kind::ALL.to_vec()),
        note in words(),
        codes in prop::collection::vec("[a-z]{1,5}(/[a-z]{1,5})?", 0..3),
        speaker in prop::option::of(words()),
        re in prop::option::of(words()),
        attributes in prop::collection::btree_map("[a-z]{1,4}", words().prop_map(toml::Value::String), 0..3),
        strength in prop::option::of(0..9_u8),
        targets in prop::collection::vec((0..200_usize, 0..50_usize), 0..3),
        key in prop::option::of("[x-z]{3,5}"),
    ) -> Annotation {
        let document = Document::from_text("t", TEXT);
        let mut made = Annotation::new(kind);
        made.note = note;
        made.codes = codes;
        made.speaker = speaker;
        made.re = re;
        made.attributes = attributes;
        made.amended.strength = strength;
        made.targets = targets.into_iter().map(|(at, len)| Anchor::new(&document, Span::new(at, at + len))).collect();
        if let Some(key) = key {
            made.extra.insert(key, toml::Value::Array(vec![1.into(), "two".into()]));
        }
        made
    }
}

/// An edit of whatever is there.
#[derive(Clone, Debug)]
enum Doing {
    Add(Box<Annotation>),
    Change(usize, Box<Annotation>),
    Remove(usize),
    Batch(Vec<Doing>),
    Undo,
    Redo,
}

fn doing() -> impl Strategy<Value = Doing> {
    let leaf = prop_oneof![
        3 => annotation().prop_map(|a| Doing::Add(Box::new(a))),
        3 => (any::<usize>(), annotation()).prop_map(|(at, a)| Doing::Change(at, Box::new(a))),
        1 => any::<usize>().prop_map(Doing::Remove),
        1 => Just(Doing::Undo),
        1 => Just(Doing::Redo),
    ];
    leaf.prop_recursive(1, 4, 3, |inner| prop::collection::vec(inner, 0..3).prop_map(Doing::Batch))
}

/// The edit, as far as it fits `layer`.
fn edit(doing: &Doing, layer: &Layer) -> Option<Edit> {
    let pick = |at: usize| layer.annotations.get(at.checked_rem(layer.annotations.len())?);
    match doing {
        Doing::Add(annotation) => {
            // Shrinking may repeat an id.
            layer.get(&annotation.id).is_none().then(|| Edit::add(annotation.as_ref().clone()))
        }
        Doing::Change(at, new) => {
            let old = pick(*at)?;
            let mut new = new.as_ref().clone();
            new.id.clone_from(&old.id);
            Some(Edit::Replace(Box::new(new)))
        }
        Doing::Remove(at) => Some(Edit::remove(&pick(*at)?.id)),
        Doing::Batch(all) => {
            let mut copy = layer.clone();
            let mut edits = Vec::new();
            for one in all {
                if let Some(edit) = edit(one, &copy) {
                    edit.apply(&mut copy).unwrap();
                    edits.push(edit);
                }
            }
            Some(Edit::Batch(edits))
        }
        Doing::Undo | Doing::Redo => None,
    }
}

/// A layer file of these annotations.
fn file(annotations: &[Annotation]) -> Vec<u8> {
    let scene = Scene::new();
    let options = Options { no_save: true, ..Options::new(scene.places()) };
    let mut own = open(&scene.document(), "ana", &options).own;
    own.apply(Edit::Batch(annotations.iter().cloned().map(Edit::add).collect())).unwrap();
    own.text().into_bytes()
}

fn layer_of(bytes: &[u8]) -> Layer {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ana.toml");
    fs::write(&path, bytes).unwrap();
    let (layer, problems) = read_layer(&path);
    assert_eq!(problems, vec![], "{}", String::from_utf8_lossy(bytes));
    assert_eq!(layer.reason, None);
    layer.layer
}

/// `bytes` after these edits.
fn edited(bytes: &[u8], doings: &[Doing]) -> (Vec<u8>, Layer) {
    let scene = Scene::new();
    scene.write_layer(std::str::from_utf8(bytes).unwrap());
    let mut own = scene.open().own;
    for one in doings {
        if let Some(edit) = edit(one, own.layer()) {
            own.apply(edit).unwrap();
        }
    }
    (own.text().into_bytes(), own.layer().clone())
}

fn ids(layer: &Layer) -> BTreeSet<String> {
    layer.annotations.iter().map(|a| a.id.clone()).collect()
}

fn sorted(layer: &Layer) -> Vec<Annotation> {
    let mut all = layer.annotations.clone();
    all.sort_by(|a, b| a.id.cmp(&b.id));
    all
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn save_and_load_is_the_identity(annotations in prop::collection::vec(annotation(), 0..6)) {
        let bytes = file(&annotations);
        let layer = layer_of(&bytes);
        prop_assert_eq!(sorted(&layer), {
            let mut all = annotations;
            all.sort_by(|a, b| a.id.cmp(&b.id));
            all
        });
        let text = String::from_utf8(bytes).unwrap();
        prop_assert!(!text.contains(['\u{1b}', '\u{202e}', '\u{0}', '\u{7f}']), "nothing hidden stands in the file");
    }

    #[test]
    fn undoing_all_gives_the_bytes_as_loaded(
        first in prop::collection::vec(annotation(), 0..4),
        doings in prop::collection::vec(doing(), 0..12),
    ) {
        let scene = Scene::new();
        let bytes = file(&first);
        // Comments and a table of somebody's own.
        let text = String::from_utf8(bytes).unwrap().replace("\n[[annotation]]", "\n# mine\n\n# its\n[[annotation]] # here") + "\n[own]\nx = 1\n# end";
        scene.write_layer(&text);
        let mut own = scene.open().own;
        prop_assert_eq!(own.read_only(), None);
        prop_assert_eq!(own.text(), text.clone());
        for one in &doings {
            match one {
                Doing::Undo => { own.undo().unwrap(); }
                Doing::Redo => { own.redo().unwrap(); }
                other => if let Some(edit) = edit(other, own.layer()) { own.apply(edit).unwrap(); }
            }
            // Memory and disk say the same after every step.
            let on_disk = scene.open().own;
            prop_assert_eq!(on_disk.read_only(), None);
            prop_assert_eq!(on_disk.layer(), own.layer());
        }
        let last = own.text();
        while own.undo().unwrap().is_some() {}
        prop_assert_eq!(scene.layer_text(), text);
        while own.redo().unwrap().is_some() {}
        prop_assert_eq!(own.text().len() >= last.len() || doings.iter().any(|d| matches!(d, Doing::Undo | Doing::Redo)), true);
    }

    #[test]
    fn merging_disjoint_edits_commutes(
        base in prop::collection::vec(annotation(), 2..6),
        ours in prop::collection::vec(annotation(), 0..4),
        theirs in prop::collection::vec(annotation(), 0..4),
        new in annotation(),
    ) {
        let bytes = file(&base);
        let at = |n: usize, new: &Annotation| {
            let mut new = new.clone();
            new.id.clone_from(&base[n].id);
            Edit::Replace(Box::new(new))
        };
        // One side changes the first, the other removes the second; both add.
        let side = |first: Edit, added: &[Annotation]| {
            let scene = Scene::new();
            scene.write_layer(std::str::from_utf8(&bytes).unwrap());
            let mut own = scene.open().own;
            own.apply(first).unwrap();
            for annotation in added {
                own.apply(Edit::add(annotation.clone())).unwrap();
            }
            own.text().into_bytes()
        };
        let a = side(at(0, &new), &ours);
        let b = side(Edit::remove(&base[1].id), &theirs);
        let (ab, words) = merge_files(&bytes, &a, &b).unwrap();
        let (ba, _) = merge_files(&bytes, &b, &a).unwrap();
        prop_assert_eq!(words, Vec::<String>::new());
        let (ab, ba) = (layer_of(&ab), layer_of(&ba));
        prop_assert_eq!(sorted(&ab), sorted(&ba));
        prop_assert!(ab.get(&base[1].id).is_none());
        prop_assert_eq!(&ab.get(&base[0].id).unwrap().note, &new.note);
        for annotation in ours.iter().chain(&theirs) {
            prop_assert_eq!(ab.get(&annotation.id), Some(annotation));
        }
    }

    #[test]
    fn a_merge_never_drops_an_id_and_never_a_version(
        base in prop::collection::vec(annotation(), 0..5),
        a in prop::collection::vec(doing(), 0..6),
        b in prop::collection::vec(doing(), 0..6),
    ) {
        let base_bytes = file(&base);
        let base = layer_of(&base_bytes);
        let (a_bytes, a) = edited(&base_bytes, &a);
        let (b_bytes, b) = edited(&base_bytes, &b);
        let (merged, _) = merge_files(&base_bytes, &a_bytes, &b_bytes).unwrap();
        let (other, _) = merge_files(&base_bytes, &b_bytes, &a_bytes).unwrap();
        let merged = layer_of(&merged);
        for id in ids(&a).union(&ids(&b)) {
            let gone = (a.get(id).is_none() && b.get(id) == base.get(id)) || (b.get(id).is_none() && a.get(id) == base.get(id));
            prop_assert_eq!(merged.get(id).is_none(), gone, "{}", id);
        }
        // Whatever a person wrote on either side still stands somewhere.
        for version in a.annotations.iter().chain(&b.annotations) {
            if base.get(&version.id).is_none_or(|was| was.note != version.note) {
                prop_assert!(merged.annotations.iter().any(|m| m.note == version.note), "{:?}", version);
            }
        }
        prop_assert_eq!(ids(&merged), ids(&layer_of(&other)));
        // Merging again changes nothing.
        let (again, _) = merge_files(&base_bytes, &a_bytes, &b_bytes).unwrap();
        prop_assert_eq!(layer_of(&again), merged);
    }

    #[test]
    fn an_anchor_of_an_unchanged_text_is_exact(text in words(), more in words(), start in 0..200_usize, len in 0..100_usize) {
        let document = Document::from_text("t", format!("{text} {more} {text}"));
        let anchor = Anchor::new(&document, Span::new(start, start + len));
        let points: Vec<char> = document.text.chars().collect();
        prop_assert_eq!(anchor.quote.clone(), points[anchor.start..anchor.end].iter().collect::<String>());
        let before = anchor.start.saturating_sub(32);
        prop_assert_eq!(anchor.prefix.clone(), points[before..anchor.start].iter().collect::<String>());
        let found = resolve(&anchor, &document.sha256, &document);
        if anchor.quote.is_empty() {
            let bound = matches!(found, Resolution::Moved(_) | Resolution::Changed { .. });
            prop_assert!(!bound);
        } else {
            let span = found.span().unwrap();
            prop_assert_eq!(&found, &Resolution::Exact(span));
            prop_assert_eq!(span.of(&document.text), anchor.quote.as_str());
            let borders: BTreeSet<usize> = unicode_segmentation::UnicodeSegmentation::grapheme_indices(&*document.text, true)
                .map(|(at, _)| at).chain([document.text.len()]).collect();
            prop_assert!(borders.contains(&span.start) && borders.contains(&span.end));
        }
    }
}

#[test]
fn both_versions_of_a_conflict_are_kept() {
    let scene = Scene::new();
    let document = scene.document();
    let one = crate::scene::note(&document, "April", "first");
    scene.open().own.apply(Edit::add(one.clone())).unwrap();
    let mut a = scene.open().own;
    let mut b = scene.open().own;
    let with = |note: &str, code: Option<&str>| {
        let mut new = one.clone();
        new.note = note.into();
        new.codes.extend(code.map(str::to_owned));
        Edit::change(new)
    };
    a.apply(with("from a", None)).unwrap();
    let saved = b.apply(with("from b", None)).unwrap();
    assert!(saved.merged && !saved.words.is_empty(), "{saved:?}");
    let layer = scene.open().own.layer().clone();
    let mut notes: Vec<_> = layer.annotations.iter().map(|x| x.note.as_str()).collect();
    notes.sort_unstable();
    assert_eq!(notes, ["from a", "from b"]);
    let copy = layer.annotations.iter().find(|x| x.id != one.id).unwrap();
    assert_eq!(copy.extra["conflict_of"].as_str(), Some(one.id.as_str()));
    assert_eq!(copy.targets, one.targets);
    // Different keys of one annotation are joined without a copy.
    let mut c = scene.open().own;
    let mut d = scene.open().own;
    let now = c.layer().get(&one.id).unwrap().clone();
    c.apply(Edit::change(Annotation { codes: vec!["x".into()], ..now.clone() })).unwrap();
    let saved = d.apply(Edit::change(Annotation { speaker: Some("Renn".into()), ..now.clone() })).unwrap();
    assert!(saved.merged);
    let layer = scene.open().own.layer().clone();
    assert_eq!(layer.annotations.len(), 2);
    let joined = layer.get(&one.id).unwrap();
    assert_eq!((joined.codes.len(), joined.speaker.as_deref()), (1, Some("Renn")));
    let _ = Places::under(scene.folder.path());
}
