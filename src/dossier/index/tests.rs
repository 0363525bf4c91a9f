#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;
use std::time::{Duration, SystemTime};

const READOUT: &str = "Ma Rensheng Meets with Pavel Orlenko\n2031-03-04 11:14\n\nOn March 4, 2031, Foreign Minister Ma Rensheng met with Sarvan Foreign Minister Pavel Orlenko in Tolmar.\n\nMa Rensheng said that the lake must stay open. Pavel Orlenko said that Sarvan will send observers by June 30, 2031.\n\n“We will not wait,” he said.\n";

struct Desk {
    home: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let home = tempfile::tempdir().unwrap();
        std::fs::create_dir(home.path().join("dir")).unwrap();
        Self { home }
    }

    fn put(&self, name: &str, text: &str) -> PathBuf {
        let path = self.home.path().join("dir").join(name);
        std::fs::write(&path, text).unwrap();
        path
    }

    fn open_with(&self, save: bool, stop: bool, identity: u64) -> Index {
        let cache = self.home.path().join("cache");
        let stop = AtomicBool::new(stop);
        let options = Options {
            cache: Some(&cache),
            save,
            lexicon: Lexicon::builtin(),
            identity,
            progress: &|_, _| {},
            stop: &stop,
        };
        open(&self.home.path().join("dir"), &options).unwrap()
    }

    fn open(&self) -> Index {
        self.open_with(true, false, 1)
    }
}

#[test]
fn what_comes_out_is_what_went_in() {
    let desk = Desk::new();
    let path = desk.put("a.txt", READOUT);
    let document = Document::open(&path).unwrap();
    let findings = extract(&document, Lexicon::builtin());
    for read in [1, 0] {
        let index = desk.open();
        assert_eq!((index.read, index.kept), (read, 1 - read));
        let kept = index.records[0].kept().unwrap();
        assert_eq!(kept.text, *document.text);
        assert_eq!(kept.findings, findings);
        let outline = index.records[0].outline().unwrap();
        let source = kept.source();
        let told = crate::dossier::phrases::Told::of(&source);
        assert_eq!((outline.sentences.as_slice(), outline.skip.as_slice()), (told.sentences, &*told.skip));
        assert_eq!(outline.when, told.when);
        assert_eq!(outline.counterpart.as_deref(), told.counterpart.as_deref());
    }
}

#[test]
fn only_what_changed_is_read_again() {
    let desk = Desk::new();
    for k in 0..20 {
        desk.put(&format!("{k}.txt"), &READOUT.replace("lake", &format!("lake {k}")));
    }
    desk.put("broken.pdf", "no pdf");
    assert_eq!(desk.open().read, 21);
    let path = desk.put("3.txt", &READOUT.replace("lake", "river"));
    // The same bytes with another time.
    let touched = desk.home.path().join("dir/4.txt");
    let file = std::fs::File::options().write(true).open(&touched).unwrap();
    file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000)).unwrap();
    std::fs::remove_file(desk.home.path().join("dir/5.txt")).unwrap();
    let index = desk.open();
    assert_eq!((index.read, index.kept, index.records.len()), (1, 19, 20));
    let changed = index.records.iter().find(|record| record.name == "3.txt").unwrap();
    assert!(changed.kept().unwrap().text.contains("river"));
    assert_eq!(index.failed().map(|(name, _)| name).collect::<Vec<_>>(), ["broken.pdf"]);
    assert_eq!(desk.open().read, 0);
    // A file that goes is forgotten.
    std::fs::remove_file(path).unwrap();
    assert_eq!(desk.open().records.len(), 19);
}

#[test]
fn other_words_and_broken_files_make_it_anew_and_nothing_is_written_unasked() {
    let desk = Desk::new();
    desk.put("a.txt", READOUT);
    assert_eq!(desk.open_with(false, false, 1).read, 1);
    assert!(!desk.home.path().join("cache").exists());
    assert_eq!(desk.open().read, 1);
    assert_eq!(desk.open_with(true, false, 2).read, 1);
    assert_eq!(desk.open_with(true, false, 2).read, 0);
    for entry in std::fs::read_dir(desk.home.path().join("cache")).unwrap() {
        let path = entry.unwrap().path();
        let mut bytes = std::fs::read(&path).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        std::fs::write(&path, bytes).unwrap();
    }
    assert_eq!(desk.open_with(true, false, 2).read, 1);
    std::fs::remove_dir_all(desk.home.path().join("cache")).unwrap();
    assert_eq!(desk.open_with(true, false, 2).read, 1);
}

#[test]
fn it_can_be_stopped_and_says_so() {
    let desk = Desk::new();
    desk.put("a.txt", READOUT);
    let index = desk.open_with(true, true, 1);
    assert!(index.stopped && index.records.is_empty());
    let index = desk.open();
    assert!(!index.stopped && index.read == 1);
}
