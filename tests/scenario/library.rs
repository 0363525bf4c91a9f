//! The folder on screen: what keys and the mouse do in it, and that no name harms the terminal.

use crate::stage::{Stage, stage};
use attache::app::{Effect, Library, LibraryNews, LibraryWish, Message, Place};
use attache::dossier::library::{Entry, Facts, Reading, Shelf};
use attache::ui::input::Deed;
use attache::ui::run::{Exit, Incoming};
use std::path::Path;
use std::sync::{Arc, Mutex};

/// A folder of invented papers: English, Chinese, Arabic, a very long name, one that is broken, one that
/// is hostile, one that was not read yet.
fn shelf() -> Shelf {
    let read = |title: &str, date: &str, issuer: &str, own, others| {
        let some = |words: &str| (!words.is_empty()).then(|| words.to_owned());
        Reading::Read(Box::new(Facts {
            title: some(title),
            date: some(date),
            issuer: some(issuer),
            form: Some("meeting"),
            parties: vec!["Mira Tolen".into(), "Orlan Deke".into()],
            own,
            others,
            fresh: others / 4,
            words: 412,
            opening: "Mira Tolen said that the two countries have kept close contacts. ".repeat(5),
        }))
    };
    let entry = |name: &str, reading| Entry { path: name.into(), name: name.into(), reading };
    let entries = vec![
        entry(
            "a-readout.txt",
            read(
                "President Tolen Meets with Foreign Minister Deke of Marrow",
                "2031-04-12",
                "Veldania",
                2,
                1,
            ),
        ),
        entry("b-会谈.html", read("马仁生同奥尔连科举行会谈", "2031-03-04", "Taihan", 1, 0)),
        entry("c-بيان.docx", read("بيان مشترك حول الطريق الشمالي", "2031-05-02", "", 0, 0)),
        entry(
            "d-broken.pdf",
            Reading::Failed("d-broken.pdf: this PDF is damaged: it breaks off; get a whole copy".into()),
        ),
        entry(
            "e-\u{1b}[31m\u{202e}hostile.txt",
            read("A\u{1b}[2Jtitle \u{202e}with 👩‍👩‍👧 tricks", "", "", 0, 0),
        ),
        entry("f-waiting.txt", Reading::Waiting),
        entry(
            &format!("g-{}.txt", "unbroken".repeat(30)),
            read(&"Unbroken".repeat(30), "2030", "Port Sella Harbour Authority of Veldania", 0, 12),
        ),
    ];
    Shelf { root: "/papers/Harbour".into(), dossier: true, entries }
}

type Wishes = Arc<Mutex<Vec<LibraryWish>>>;

fn folder(home: &Path, columns: u16, rows: u16) -> (Stage, Wishes) {
    let mut stage = stage(home, "x\n", columns, rows);
    stage.session.state.library = Some(Box::new(Library::new(shelf())));
    let wishes = Wishes::default();
    let heard = Arc::clone(&wishes);
    stage.session.world = Some(Box::new(move |_, effect| {
        if let Effect::Library(wish) = effect {
            heard.lock().unwrap().push(wish);
        }
        Vec::new()
    }));
    // The first frame.
    stage.play(Vec::new());
    (stage, wishes)
}

#[test]
fn what_came_since_the_last_visit_is_told() {
    let home = tempfile::tempdir().unwrap();
    let (mut stage, _) = folder(home.path(), 120, 40);
    stage.keys("");
    assert!(stage.text().contains("3 new ◇"), "{}", stage.text());
    assert!(stage.text().contains("2 + 1 ◇"), "{}", stage.text());
}

#[test]
fn names_are_harmless_at_every_size() {
    for (columns, rows) in [(120, 40), (80, 24), (40, 12), (20, 5)] {
        let home = tempfile::tempdir().unwrap();
        let (mut stage, _) = folder(home.path(), columns, rows);
        stage.keys("j j j j");
        assert!(!stage.text().contains(['\u{1b}', '\u{202e}']), "{}", stage.text());
    }
}

/// The list in three sizes: English, Chinese, Arabic, emoji, a very long word, and how each shows its state.
#[test]
fn world_folder() {
    for (columns, rows) in [(120, 40), (80, 24), (40, 12)] {
        let home = tempfile::tempdir().unwrap();
        let (mut stage, _) = folder(home.path(), columns, rows);
        stage.keys("j");
        insta::assert_snapshot!(format!("world_folder_{columns}x{rows}"), stage.dump());
    }
}

#[test]
fn a_search_is_asked_for_and_its_places_are_opened() {
    let home = tempfile::tempdir().unwrap();
    let (mut stage, wishes) = folder(home.path(), 120, 40);
    stage.keys("/").types("close contacts").keys("Enter");
    let number = match wishes.lock().unwrap().as_slice() {
        [LibraryWish::Search(query, number)] => {
            assert_eq!(query.words, ["close", "contacts"]);
            *number
        }
        other => panic!("{other:?}"),
    };
    let place =
        |entry, byte| Place {
            entry, byte, paragraph: 3, words: "… kept close contacts. She called".into()
        };
    let news = |news| Incoming::News(Message::Library(news));
    stage.play(vec![
        news(LibraryNews::Found(number, vec![place(1, 70)])),
        news(LibraryNews::Found(number, vec![place(0, 40), place(0, 90)])),
        news(LibraryNews::Found(number + 7, vec![place(2, 1)])),
        news(LibraryNews::Searched(number)),
    ]);
    assert!(stage.text().contains("3 places"), "{}", stage.text());
    assert!(stage.text().contains("¶3"), "{}", stage.text());
    stage.keys("j j Enter");
    // Places stand in the order of the list, however they came in.
    assert_eq!(stage.exit, Some(Exit::Open("b-会谈.html".into(), Some(70))));
    stage.keys("Esc");
    assert!(stage.text().contains("f-waiting.txt"));
}

#[test]
fn the_mouse_selects_and_a_second_press_opens() {
    let home = tempfile::tempdir().unwrap();
    let (mut stage, _) = folder(home.path(), 80, 24);
    let (x, y) = stage.at("d-broken");
    let press = [(Deed::Press, x, y), (Deed::Release, x, y)];
    stage.mouse(&[press[0], press[1], press[0], press[1]]);
    assert_eq!(stage.exit, Some(Exit::Open("d-broken.pdf".into(), None)));
}

#[test]
fn help_and_palette_tell_what_is_done_here() {
    let home = tempfile::tempdir().unwrap();
    let (mut stage, wishes) = folder(home.path(), 120, 40);
    stage.keys("?");
    assert!(stage.text().contains("Keys in the library"), "{}", stage.text());
    assert!(!stage.text().contains("Write a note"), "{}", stage.text());
    stage.keys("Esc : d o c u m e n t . r e l o a d Enter");
    assert_eq!(*wishes.lock().unwrap(), [LibraryWish::List]);
    // What is for documents does nothing here, and says so.
    stage.keys("a");
    assert!(stage.text().contains("a does nothing here"), "{}", stage.text());
}
