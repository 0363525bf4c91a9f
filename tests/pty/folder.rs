//! A folder, and a file that changes while it is read.

use crate::session::{Run, Session};
use crate::{READOUT, home};
use std::path::Path;

const OTHER: &str = "\
Joint Statement on the Northern Road

Port Sella, May 2, 2031

The two sides agreed to open the northern road before the end of the year.
";

fn folder(home: &Path) {
    let folder = home.join("papers");
    std::fs::create_dir_all(folder.join("sub")).unwrap();
    std::fs::write(folder.join("a-readout.txt"), READOUT).unwrap();
    std::fs::write(folder.join("sub/b-road.md"), OTHER).unwrap();
    std::fs::write(folder.join("c-broken.pdf"), "no pdf").unwrap();
}

fn open(home: &Path, size: (u16, u16)) -> Session {
    Run { size, home, argv: &["attache", "--as", "ana", "papers"], env: &[] }.start()
}

#[test]
fn a_folder_is_listed_searched_and_its_documents_opened() {
    let home = home();
    folder(home.path());
    let mut session = open(home.path(), (120, 40));
    session.wait_for("President Tolen Meets");
    session.wait_for("Joint Statement on the Northern Road");
    session.wait_for("c-broken.pdf · could not be read");
    session.wait_for("2031-04-12");
    session.wait_for("3 documents · 1 could not be read");

    // Looking in all documents, and to the place.
    session.keys("/");
    session.wait_for("Look in all documents for");
    session.keys("act:agree road\r");
    session.wait_for("1 place ·");
    session.wait_for("¶1");
    session.keys("j\r");
    session.wait_for("reading");
    session.wait_for("Claims");
    session.keys("q");
    session.wait_for("1 place ·");
    session.keys("\x1b");
    session.wait_for("c-broken.pdf");

    // By a few letters.
    session.keys("p");
    session.wait_for("Read which document?");
    session.keys("tolmeets\r");
    session.wait_for("Orlan Deke said");
    session.wait_for("Claims");
    // A note made here is counted there.
    session.keys("sa");
    session.wait_for("Ctrl-s");
    session.keys("mine\x13");
    session.wait_for("◆");
    session.keys("q");
    session.wait_for("1 note");

    // One that can't be read says why and leaves the folder where it is.
    session.keys("ggj\r");
    session.wait_for("this PDF is damaged");
    session.keys("q");
    let ended = session.end();
    assert_eq!((ended.code, ended.clean), (0, true), "{}", ended.screen);
}

#[test]
fn two_accounts_are_compared_corrected_and_read() {
    let home = home();
    folder(home.path());
    let other = "\
Foreign Minister Deke Meets with President Tolen

Port Sella, April 12, 2031

On April 12, 2031, Foreign Minister Orlan Deke met with President Mira Tolen in Port Sella.

Orlan Deke said that Marrow attaches great importance to fish. Mira Tolen hoped for rain.
";
    std::fs::write(home.path().join("papers/b-deke.txt"), other).unwrap();
    let mut session = open(home.path(), (120, 40));
    session.wait_for("4 documents · 1 could not be read");
    session.keys("m");
    session.wait_for("Marked; c on another document");
    session.keys("jc");
    session.wait_for("Compare: a-readout.txt · b-deke.txt");
    session.wait_for("in both");
    // To the last claim, which only the other account tells; its text, and back.
    session.keys("G");
    session.wait_for("┃ Mira Tolen");
    session.keys("\r");
    session.wait_for("reading");
    session.wait_for("Claims");
    session.keys("q");
    session.wait_for("Compare: a-readout.txt · b-deke.txt");
    // The ledger of the folder waits for nothing but its reading.
    session.keys("Dl");
    session.wait_for("Ledger: papers");
    session.wait_for("1 document could not be read and is left out");
    session.keys("q");
    session.wait_gone("Ledger: papers");
    session.keys("q");
    assert_eq!(session.end().code, 0);
}

#[test]
fn a_document_opened_from_a_comparison_lies_over_the_one_before() {
    let home = home();
    let other =
        READOUT.replace("close contacts", "few contacts").replace("Orlan Deke said", "Orlan Deke hoped");
    std::fs::write(home.path().join("other.txt"), other).unwrap();
    let mut session = crate::open(home.path());
    session.wait_for("Claims");
    session.keys("Dc");
    session.wait_for("Compare with which document?");
    session.keys("\r");
    session.wait_for("Compare: readout.txt · other.txt");
    session.keys("G");
    session.wait_for("┃");
    session.keys("\r");
    session.wait_for("Document other.txt");
    // A note there, and back: the comparison is as it was.
    session.keys("q");
    session.wait_for("Compare: readout.txt · other.txt");
    session.keys("q");
    session.wait_for("Document readout.txt");
    session.keys("q");
    let ended = session.end();
    assert_eq!((ended.code, ended.clean), (0, true), "{}", ended.screen);
}

#[test]
fn the_list_is_filtered_ordered_and_fits_a_small_screen() {
    let home = home();
    folder(home.path());
    let mut session = open(home.path(), (40, 10));
    session.wait_for("President Tolen");
    session.keys("o");
    session.wait_for("Ordered by title");
    session.keys("f");
    session.keys("northern\r");
    session.wait_gone("President Tolen");
    session.wait_for("Joint Statement");
    session.keys("\x1b");
    session.wait_for("President Tolen");
    session.keys("q");
    assert_eq!(session.end().code, 0);
}

#[test]
fn a_document_that_changes_is_said_and_read_again_when_asked() {
    let home = home();
    let mut session = crate::open(home.path());
    crate::note(&mut session, "kept");
    let path = home.path().join("readout.txt");
    std::fs::write(&path, READOUT.replace("April 12, 2031\n", "April 12, 2031\n\nCorrected version.\n"))
        .unwrap();
    session.wait_for("changed on disk; R reads it again");
    assert!(!session.screen().contains("Corrected version"));
    session.keys("R");
    session.wait_for("Corrected version");
    session.wait_for("kept");
    session.wait_for("◆");
    std::fs::remove_file(&path).unwrap();
    session.wait_for("file is gone");
    session.wait_for("Corrected version");
    session.keys("R");
    session.wait_for("no such file");
    session.keys("q");
    assert_eq!(session.end().code, 0);
}

#[test]
fn a_long_text_shows_its_beginning_and_then_the_rest() {
    let home = home();
    let point = |n: usize| format!("Point {n}: Mira Tolen said that the harbour must stay open.\n\n");
    let text: String = (1..80_000).map(point).collect();
    assert!(text.len() > 4 << 20);
    std::fs::write(home.path().join("long.txt"), text + "The very last words.\n").unwrap();
    let run =
        Run { size: (100, 30), home: home.path(), argv: &["attache", "--as", "ana", "long.txt"], env: &[] };
    let mut session = run.start();
    session.wait_for("Point 3:");
    // As many paragraphs as the whole has, or the word that goes before that while claims are looked for.
    session.wait("the whole", |screen| {
        let shown = screen.contents();
        shown.contains("/80000") || shown.contains("reading for claims")
    });
    session.keys("G");
    session.wait_for("The very last words.");
    session.keys("V");
    session.keys("a");
    session.wait_for("Ctrl-s");
    session.keys("on the whole\x13");
    // Only the pane of findings has room here: the mark in the gutter says that the note is kept.
    session.wait_for("◆");
    session.keys("q");
    assert_eq!(session.end().code, 0);
    let layer = std::fs::read_to_string(home.path().join("long.txt.notes/ana.toml")).unwrap();
    assert!(layer.contains("length = 5028852"), "{}", layer.lines().take(10).collect::<Vec<_>>().join("\n"));
}

#[test]
fn a_long_book_shows_its_first_chapters_and_then_the_rest() {
    let home = home();
    let words = "<p>Mira Tolen said that the harbour must stay open.</p>".repeat(300);
    let chapters: Vec<String> =
        (1..=60).map(|n| format!("<html><body><h1>Chapter {n}</h1>{words}</body></html>")).collect();
    let chapters: Vec<&str> = chapters.iter().map(String::as_str).collect();
    std::fs::write(home.path().join("book.epub"), crate::samples::epub("Record", &chapters)).unwrap();
    let run =
        Run { size: (100, 30), home: home.path(), argv: &["attache", "--as", "ana", "book.epub"], env: &[] };
    let mut session = run.start();
    session.wait_for("Chapter 1");
    session.wait("the whole", |screen| {
        let shown = screen.contents();
        shown.contains("/18000") || shown.contains("reading for claims")
    });
    session.keys("G[h");
    session.wait_for("Chapter 60");
    session.keys("q");
    assert_eq!(session.end().code, 0);
}

/// The file in which the cards of a folder are kept.
fn cards(below: &Path) -> Option<std::path::PathBuf> {
    std::fs::read_dir(below).ok()?.flatten().find_map(|entry| {
        let path = entry.path();
        if path.is_dir() { cards(&path) } else { path.ends_with("cards.jsonl").then_some(path) }
    })
}

#[test]
fn a_folder_is_listed_at_once_the_second_time_and_what_changed_is_read() {
    let home = home();
    folder(home.path());
    let mut session = open(home.path(), (120, 40));
    session.wait_for("3 documents · 1 could not be read");
    session.keys("q");
    session.end();
    let kept = cards(home.path()).expect("the cards of the folder");
    assert!(!kept.starts_with(home.path().join("papers")), "nothing is written into the folder");
    // What stands in the cache is told without opening the document …
    let text = std::fs::read_to_string(&kept).unwrap();
    assert!(text.contains("Northern Road") && text.contains("President Tolen Meets"), "{text}");
    let marked = text.replace("Northern Road", "Northern Kept").replace("Tolen Meets", "Tolen Kept");
    std::fs::write(&kept, marked).unwrap();
    std::fs::write(home.path().join("papers/sub/b-road.md"), OTHER.replace("Northern", "Southern")).unwrap();
    let mut session = open(home.path(), (120, 40));
    session.wait_for("President Tolen Kept");
    // … but for one that changed, …
    session.wait_for("Joint Statement on the Southern Road");
    // … and may go away at any time.
    session.keys("q");
    session.end();
    std::fs::remove_file(&kept).unwrap();
    let mut session = open(home.path(), (120, 40));
    session.wait_for("President Tolen Meets");
    session.keys("q");
    let ended = session.end();
    assert_eq!((ended.code, ended.clean), (0, true), "{}", ended.screen);
}
