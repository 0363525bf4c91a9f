//! Full disks, failing devices, folders that cannot be written.

use crate::scene::{Scene, note};
use attache::annotation::Edit;
use attache::store::{Op, Place, Seam, StoreError};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

/// Fails the `nth` call of a step below a folder, or all of them.
#[derive(Debug, Default)]
struct Trouble {
    rules: Mutex<Vec<Rule>>,
}

#[derive(Clone, Debug)]
struct Rule {
    op: Option<Op>,
    under: PathBuf,
    error: i32,
    room: Option<usize>,
}

impl Trouble {
    fn set(&self, rules: Vec<Rule>) {
        *self.rules.lock().unwrap() = rules;
    }
}

impl Seam for Trouble {
    fn before(&self, op: Op, path: &Path) -> io::Result<()> {
        let rules = self.rules.lock().unwrap();
        match rules.iter().find(|rule| rule.op == Some(op) && path.starts_with(&rule.under)) {
            Some(rule) => Err(io::Error::from_raw_os_error(rule.error)),
            None => Ok(()),
        }
    }

    fn room(&self, path: &Path) -> Option<usize> {
        let rules = self.rules.lock().unwrap();
        rules
            .iter()
            .find(|rule| rule.op.is_none() && path.starts_with(&rule.under))
            .and_then(|rule| rule.room)
    }
}

const EIO: i32 = 5;
const EACCES: i32 = 13;
const ENOSPC: i32 = 28;
const EROFS: i32 = 30;

fn rule(op: Op, under: &Path, error: i32) -> Rule {
    Rule { op: Some(op), under: under.to_owned(), error, room: None }
}

/// Every way in which writing below a folder can fail.
fn ways(under: &Path) -> Vec<Rule> {
    vec![
        rule(Op::CreateTemp, under, EROFS),
        rule(Op::CreateTemp, under, EACCES),
        rule(Op::CreateTemp, under, ENOSPC),
        rule(Op::Write, under, ENOSPC),
        rule(Op::Write, under, EIO),
        rule(Op::SyncFile, under, EIO),
        rule(Op::Rename, under, EACCES),
        rule(Op::Rename, under, EIO),
        rule(Op::SyncFolder, under, EIO),
        rule(Op::Read, under, EIO),
        Rule { op: None, under: under.to_owned(), error: ENOSPC, room: Some(0) },
        Rule { op: None, under: under.to_owned(), error: ENOSPC, room: Some(300) },
    ]
}

#[test]
fn a_folder_that_cannot_be_written_sends_the_layer_to_the_data_folder_and_back() {
    for existing in [false, true] {
        let probe = Scene::new();
        for way in ways(probe.folder.path()) {
            let scene = Scene::new();
            let document = scene.document();
            if existing {
                scene.open().own.apply(Edit::add(note(&document, "March", "before"))).unwrap();
            }
            let notes = scene.layer_path().parent().unwrap().to_owned();
            fs::create_dir_all(&notes).unwrap();
            let trouble = Arc::new(Trouble::default());
            let way = Rule { under: notes.clone(), ..way };
            let mut layers = scene.open_with(trouble.clone());
            trouble.set(vec![way.clone()]);
            let saved = layers.own.apply(Edit::add(note(&document, "April", "during"))).unwrap();
            assert_eq!(saved.place, Place::Data, "{way:?}");
            assert_eq!(saved.words.len(), 1, "{saved:?}");
            assert!(saved.words[0].contains("cannot be written"), "{saved:?}");
            assert!(saved.path.starts_with(scene.folder.path().join("home/data")));
            let left: Vec<_> = Scene::files(&notes)
                .into_iter()
                .filter(|p| p.extension().is_some_and(|e| e == "tmp"))
                .collect();
            assert!(left.is_empty(), "no litter: {left:?}");
            // A second change is quiet, and as safe.
            let saved = layers.own.apply(Edit::add(note(&document, "June", "again"))).unwrap();
            assert_eq!((saved.place, saved.words.len()), (Place::Data, 0));
            drop(layers);
            // A reader that comes later sees it all, and a changed home is joined.
            let mut now = scene.open();
            let count = 2 + usize::from(existing);
            assert_eq!(now.own.layer().annotations.len(), count, "{way:?}");
            assert!(!now.problems.is_empty());
            let saved = now.own.apply(Edit::add(note(&document, "Tavia", "after"))).unwrap();
            assert_eq!(saved.place, Place::Home);
            assert!(saved.words.iter().any(|w| w.contains("joined")), "{saved:?}");
            let last = scene.open();
            assert_eq!(last.own.layer().annotations.len(), count + 1);
            assert_eq!(last.problems, vec![]);
            let home = Scene::files(&scene.folder.path().join("home"));
            assert!(
                home.iter().all(|p| !p.starts_with(scene.folder.path().join("home/data/layers"))),
                "{home:?}"
            );
        }
    }
}

#[test]
fn the_home_may_change_while_the_notes_are_elsewhere() {
    let scene = Scene::new();
    let document = scene.document();
    let first = note(&document, "March", "first");
    let second = note(&document, "Tavia", "second");
    scene.open().own.apply(Edit::Batch(vec![Edit::add(first.clone()), Edit::add(second.clone())])).unwrap();
    let trouble = Arc::new(Trouble::default());
    let mut away = scene.open_with(trouble.clone()).own;
    trouble.set(ways(scene.layer_path().parent().unwrap()));
    away.apply(Edit::remove(&first.id)).unwrap();
    let third = note(&document, "June", "third");
    away.apply(Edit::add(third.clone())).unwrap();
    // Meanwhile another machine writes the home.
    let text = scene.layer_text().replace("second", "changed at home");
    fs::write(scene.layer_path(), &text).unwrap();
    let mut back = scene.open();
    assert_eq!(back.own.read_only(), None);
    let ids: Vec<_> = back.own.layer().annotations.iter().map(|a| a.id.as_str()).collect();
    assert_eq!(ids, [second.id.as_str(), third.id.as_str()], "removed there, changed here, added there");
    assert_eq!(back.own.layer().annotations[0].note, "changed at home");
    back.own.apply(Edit::add(note(&document, "April", "fourth"))).unwrap();
    assert_eq!(scene.open().own.layer().annotations.len(), 3);
}

#[test]
fn the_rescue_file_comes_last_and_memory_after_it() {
    let scene = Scene::new();
    let document = scene.document();
    let root = scene.folder.path().to_owned();
    let trouble = Arc::new(Trouble::default());
    let mut own = scene.open_with(trouble.clone()).own;
    let mut rules = ways(&root.join("readout.txt.notes"));
    rules.extend(ways(&root.join("home/data")));
    trouble.set(rules.clone());
    let saved = own.apply(Edit::add(note(&document, "April", "one"))).unwrap();
    assert_eq!(saved.place, Place::Rescue);
    assert!(saved.words[0].contains("rescue"), "{saved:?}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(root.join("home/rescue")).unwrap().permissions().mode();
        assert_eq!(mode & 0o077, 0, "nobody else looks into it");
    }
    assert_eq!(scene.open().own.layer().annotations.len(), 1, "found again");

    rules.extend(ways(&root));
    trouble.set(rules);
    let error = own.apply(Edit::add(note(&document, "June", "two"))).unwrap_err();
    assert!(matches!(error, StoreError::NotSaved { .. }), "{error}");
    assert!(own.unsaved());
    assert_eq!(own.layer().annotations.len(), 2, "the edit stays in memory");
    trouble.set(Vec::new());
    let saved = own.save().unwrap();
    assert_eq!(saved.place, Place::Home);
    assert!(!own.unsaved());
    assert_eq!(scene.open().own.layer().annotations.len(), 2);
    assert!(Scene::files(&root.join("home/rescue")).is_empty());
}

#[test]
fn a_file_broken_by_hand_meanwhile_is_not_overwritten() {
    let scene = Scene::new();
    let document = scene.document();
    let mut own = scene.open().own;
    own.apply(Edit::add(note(&document, "April", "one"))).unwrap();
    let good = scene.layer_text();
    let broken = format!("{good}oops");
    fs::write(scene.layer_path(), &broken).unwrap();
    let saved = own.apply(Edit::add(note(&document, "June", "two"))).unwrap();
    assert_eq!(saved.place, Place::Data);
    assert_eq!(scene.layer_text(), broken);
    let reopened = scene.open();
    assert!(reopened.own.read_only().is_some());
    assert_eq!(reopened.own.layer().annotations.len(), 1);
    fs::write(scene.layer_path(), good).unwrap();
    let mut mended = scene.open();
    assert_eq!(mended.own.layer().annotations.len(), 2);
    mended.own.save().unwrap();
    assert_eq!(scene.open().own.layer().annotations.len(), 2);
}

#[test]
fn a_layer_that_vanished_is_written_again_whole() {
    let scene = Scene::new();
    let document = scene.document();
    let mut own = scene.open().own;
    own.apply(Edit::add(note(&document, "April", "one"))).unwrap();
    for empty in [false, true] {
        if empty {
            fs::write(scene.layer_path(), "").unwrap();
        } else {
            fs::remove_dir_all(scene.layer_path().parent().unwrap()).unwrap();
        }
        own.apply(Edit::add(note(&document, "June", "two"))).unwrap();
        assert_eq!(scene.open().own.layer(), own.layer());
    }
}

#[cfg(unix)]
#[test]
fn a_read_only_folder_is_left_alone() {
    use std::os::unix::fs::PermissionsExt;
    let scene = Scene::new();
    let document = scene.document();
    let notes = scene.layer_path().parent().unwrap().to_owned();
    scene.open().own.apply(Edit::add(note(&document, "April", "one"))).unwrap();
    // A write-protected file counts even for root.
    fs::set_permissions(scene.layer_path(), fs::Permissions::from_mode(0o444)).unwrap();
    fs::set_permissions(&notes, fs::Permissions::from_mode(0o555)).unwrap();
    let before = scene.layer_text();
    let saved = scene.open().own.apply(Edit::add(note(&document, "June", "two"))).unwrap();
    assert_eq!(saved.place, Place::Data);
    assert_eq!(scene.layer_text(), before);
    fs::set_permissions(&notes, fs::Permissions::from_mode(0o755)).unwrap();
    fs::set_permissions(scene.layer_path(), fs::Permissions::from_mode(0o644)).unwrap();
    scene.open().own.save().unwrap();
    assert_eq!(scene.open().own.layer().annotations.len(), 2);
}

#[test]
fn two_windows_write_at_once() {
    let scene = Scene::new();
    let document = scene.document();
    std::thread::scope(|scope| {
        for window in 0..4 {
            let (scene, document) = (&scene, &document);
            scope.spawn(move || {
                let mut own = scene.open().own;
                for n in 0..10 {
                    own.apply(Edit::add(note(document, "April", &format!("{window}-{n}")))).unwrap();
                }
            });
        }
    });
    assert_eq!(scene.open().own.layer().annotations.len(), 40);
    assert_eq!(Scene::files(scene.layer_path().parent().unwrap()).len(), 1);
}
