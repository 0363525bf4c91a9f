//! Views through the true loop: two accounts side by side, one document as a whole, a dossier; what is
//! said in them on disk, and the way to the text and back.

use crate::stage::{Stage, readers, stage};
use attache::app::views::{LateTopics, Shown};
use attache::app::{Library, Message, Size};
use attache::document::Document;
use attache::dossier::library::Shelf;
use attache::extract::extract;
use attache::lexicon::topics::Topics;
use attache::lexicon::{Lexicon, LexiconFile};
use attache::ui::run::{Exit, Incoming};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::channel;

/// Veldania's account. People and states are invented.
const A: &str = "\
President Tolen Meets with Foreign Minister Deke of Marrow

Ministry of External Relations of Veldania

April 12, 2031

On April 12, 2031, President Mira Tolen met with Marrow Foreign Minister Orlan Deke in Port Sella.

Mira Tolen said that the two countries have kept close contacts. She urged Marrow to lift the tariffs on grain by 30 \
     June 2031. Mira Tolen expressed concern about the interference of external forces in the strait.

Orlan Deke said that Marrow attaches great importance to its ties with Veldania. Orlan Deke pledged to release the \
     twelve fishing boats by 1 May 2031.

The two sides had a candid and constructive exchange of views. The two sides agreed to meet again in autumn.
";

/// Marrow's account of the same meeting.
const B: &str = "\
Foreign Minister Deke Meets with President Tolen of Veldania

Foreign Office of Marrow

April 12, 2031

On April 12, 2031, at the request of Veldania, Foreign Minister Orlan Deke met with President Mira Tolen in Port Sella.

Orlan Deke said that tariffs on grain protect farmers. Orlan Deke said that Marrow hopes to release the nine fishing \
     boats soon.

Mira Tolen hoped that Marrow would lower the tariffs on grain. The northern railway was discussed.

The two sides had a friendly exchange of views.
";

/// An earlier round, with words that come again.
const JANUARY: &str = "\
President Tolen Meets with Foreign Minister Deke of Marrow

Ministry of External Relations of Veldania

January 9, 2031

On January 9, 2031, President Mira Tolen met with Marrow Foreign Minister Orlan Deke in Vesk.

Mira Tolen said that the two countries have kept close contacts. Orlan Deke said that Marrow attaches great importance \
     to its ties with Veldania.

The two sides had a candid and constructive exchange of views.
";

/// A folder of these three with the first one open, read for its findings.
fn talks(home: &Path, columns: u16, rows: u16) -> Stage {
    let folder = folder(home);
    let mut stage = stage(&folder, A, columns, rows);
    stage.session.state.views.today = Some("2031-07-10".parse().unwrap());
    let found = extract(&Document::from_text("readout.txt", A), Lexicon::builtin());
    stage.play(vec![Incoming::Read(Ok(Arc::new(found)))]);
    stage
}

fn folder(home: &Path) -> PathBuf {
    let folder = home.join("talks");
    std::fs::create_dir_all(&folder).unwrap();
    for (name, text) in [("readout.txt", A), ("marrow.txt", B), ("january.txt", JANUARY)] {
        let path = folder.join(name);
        if !path.exists() {
            std::fs::write(path, text).unwrap();
        }
    }
    folder
}

/// The same folder as a library.
fn library(home: &Path, columns: u16, rows: u16) -> Stage {
    let folder = folder(home);
    let mut stage = stage(&folder, A, columns, rows);
    stage.session.state.library = Some(Box::new(Library::new(Shelf::open(&folder).unwrap())));
    stage.session.state.views.today = Some("2031-07-10".parse().unwrap());
    stage.play(Vec::new());
    stage
}

fn layer(home: &Path, document: &str) -> String {
    std::fs::read_to_string(home.join(format!("talks/{document}.notes/ana.toml"))).unwrap_or_default()
}

/// Compares the open account with the other one, chosen by its letters.
fn compare(stage: &mut Stage) -> &mut Stage {
    stage.keys("D c");
    assert!(stage.text().contains("Compare with which document?"), "{}", stage.text());
    stage.types("marrow").keys("Enter")
}

/// Walks down until the current entry has these words.
fn walk_to(stage: &mut Stage, words: &str) {
    for _ in 0..60 {
        let text = stage.text();
        let mut lines = text.lines().filter(|line| line.contains("┃ ") || line.contains("▸ "));
        if lines
            .any(|line| line.split("┃ ").skip(1).chain(line.split("▸ ").skip(1)).any(|l| l.contains(words)))
        {
            return;
        }
        stage.keys("j");
    }
    panic!("no entry with {words:?}:\n{}", stage.text());
}

/// What is on screen, without what differs from day to day.
fn told(home: &Path, stage: &mut Stage) -> String {
    let name = home.file_name().unwrap().to_string_lossy().into_owned();
    stage.dump().replace(&name, ".tmp000000")
}

const SIZES: [(u16, u16); 3] = [(80, 24), (120, 40), (200, 50)];

macro_rules! pictures {
    ($($name:ident, $begin:ident, $keys:literal;)+) => {
        $(#[test]
        fn $name() {
            for (columns, rows) in SIZES {
                let home = tempfile::tempdir().unwrap();
                let mut stage = $begin(home.path(), columns, rows);
                stage.keys($keys);
                let dump = told(home.path(), &mut stage);
                insta::assert_snapshot!(format!("{}_{columns}x{rows}", stringify!($name)), dump);
            }
        })+
    };
}

pictures! {
    view_compare, talks, "D c m a r r o w Enter j j";
    view_card, talks, "D s";
    view_matrix, talks, "D m";
    view_mentions, talks, "D w";
    view_airtime, talks, "D a";
    view_veiled, talks, "D v";
    view_tone, talks, "D o";
    view_ledger, library, "D l";
    view_timeline, library, "D t";
    view_phrases, library, "D p";
    view_dossier_matrix, library, "D m";
    view_novelty, talks, "D n D f";
    view_marked, library, "m j m";
}

#[test]
fn a_narrow_screen_stacks_the_two_accounts() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = talks(home.path(), 50, 20);
    compare(&mut stage);
    walk_to(&mut stage, "A Mira Tolen");
    assert!(stage.text().contains("B Orlan Deke"), "{}", stage.text());
    insta::assert_snapshot!("view_compare_50x20", stage.dump());
}

#[test]
fn what_differs_is_named_and_empty_cells_stand_out() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = talks(home.path(), 120, 60);
    compare(&mut stage);
    let text = stage.text();
    for words in ["who asked", "tone", "strength ↓", "number", "∅ not mentioned", "Only in A", "Only in B"]
    {
        assert!(text.contains(words), "{words}:\n{text}");
    }
    // A difference leads to its row, and a cell to its text.
    walk_to(&mut stage, "number");
    stage.keys("Enter");
    assert!(stage.text().contains("┃"), "{}", stage.text());
    // Why: score and reason.
    stage.keys("W");
    for words in ["Why these stand together", "score", "because", "method"] {
        assert!(stage.text().contains(words), "{words}:\n{}", stage.text());
    }
}

#[test]
fn a_cell_leads_to_its_text_and_back() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = talks(home.path(), 120, 40);
    compare(&mut stage);
    walk_to(&mut stage, "She urged Marrow");
    let before = stage.text();
    stage.keys("Enter");
    assert!(stage.session.state.overlays.is_empty());
    let cursor = stage.session.state.reader.cursor;
    assert!(A[cursor..].starts_with("She urged Marrow"), "{}", &A[cursor..cursor + 30]);
    assert!(stage.text().contains("D c shows the view again"), "{}", stage.text());
    // The jump list knows where one came from; the box is there as it was left.
    stage.keys("Ctrl-o");
    assert_eq!(stage.session.state.reader.cursor, 0);
    stage.keys("D c");
    let strip = |text: &str| text.lines().take(36).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(strip(&stage.text()), strip(&before));
    // The other side lies in another document, which is laid over this one.
    stage.keys("Tab Enter");
    let Some(Exit::Open(path, Some(byte))) = stage.exit.clone() else { panic!("{:?}", stage.exit) };
    assert_eq!(path, home.path().join("talks/marrow.txt"));
    assert!(B[byte..].starts_with("Orlan Deke said") || B[byte..].starts_with("Mira Tolen hoped"), "{byte}");
}

#[test]
fn a_pairing_is_corrected_kept_undone_and_found_again() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = talks(home.path(), 120, 60);
    compare(&mut stage);
    let topics = |stage: &Stage| match &stage.session.state.views.shown {
        Shown::Two(_) => {
            let text = stage.text();
            let line = text.lines().find(|l| l.contains("in both")).unwrap().to_owned();
            line.trim_matches(['│', ' ']).to_owned()
        }
        other => panic!("{other:?}"),
    };
    let found = topics(&stage);
    walk_to(&mut stage, "She urged Marrow");
    stage.keys("s");
    assert!(stage.text().contains("Parted from its row"), "{}", stage.text());
    let parted = topics(&stage);
    assert_ne!(parted, found);
    let written = layer(home.path(), "readout.txt");
    for words in ["kind = \"pairing\"", "state = \"apart\"", "marrow.txt"] {
        assert!(written.contains(words), "{words}: {written}");
    }
    // The reader stands with the claim still, and it can be put back, by undo and by asking for it.
    stage.keys("W");
    assert!(stage.text().contains("parted by ana"), "{}", stage.text());
    stage.keys("Esc u");
    assert_eq!(topics(&stage), found);
    assert!(!layer(home.path(), "readout.txt").contains("pairing"));
    stage.keys("Ctrl-r");
    assert_eq!(topics(&stage), parted);
    walk_to(&mut stage, "She urged Marrow");
    stage.keys("z");
    assert_eq!(topics(&stage), found);

    // A claim of the other account is put with another topic: that is kept beside the other document.
    stage.keys("g g");
    walk_to(&mut stage, "She urged Marrow");
    stage.keys("Tab v");
    assert!(stage.text().contains("With which topic or claim"), "{}", stage.text());
    stage.keys("Down Enter");
    let written = layer(home.path(), "marrow.txt");
    for words in ["kind = \"pairing\"", "state = \"together\"", "readout.txt", "quote = "] {
        assert!(written.contains(words), "{words}: {written}");
    }
    let joined = topics(&stage);
    let screen = stage.text();

    // Another day, another session, the other way round too.
    let mut again = talks(home.path(), 120, 60);
    compare(&mut again);
    assert_eq!(topics(&again), joined);
    again.keys("g g");
    walk_to(&mut again, "She urged Marrow");
    assert_eq!(again.text().matches("∅").count(), screen.matches("∅").count());
    // And what was kept in the other layer is taken back in this session's turn.
    stage.keys("u");
    assert!(!layer(home.path(), "marrow.txt").contains("pairing"), "{}", layer(home.path(), "marrow.txt"));
}

#[test]
fn two_versions_are_shown_word_by_word() {
    let home = tempfile::tempdir().unwrap();
    folder(home.path());
    let later = A.replace("urged Marrow", "hoped Marrow would agree").replace("twelve", "nine");
    std::fs::write(home.path().join("talks/corrected.txt"), later).unwrap();
    let mut stage = talks(home.path(), 120, 40);
    stage.keys("D c").types("corrected").keys("Enter");
    assert!(stage.text().contains("Two versions of one document"), "{}", stage.text());
    stage.keys("d");
    for words in ["[-urged-]", "{+hoped+}", "[-twelve-]{+nine+}", "weaker verb"] {
        assert!(stage.text().contains(words), "{words}:\n{}", stage.text());
    }
    insta::assert_snapshot!("view_versions_120x40", stage.dump());
    stage.keys("d");
    assert!(stage.text().contains("in both"), "{}", stage.text());
    // Two accounts are no versions, and that is said.
    stage.keys("D c").types("marrow").keys("Enter d");
    assert!(stage.text().contains("no versions of one document"), "{}", stage.text());
}

#[test]
fn the_card_is_copied_as_markdown() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = talks(home.path(), 80, 24);
    stage.keys("D s y");
    let copied = stage.screen.copied.pop().unwrap();
    assert!(copied.starts_with("# President Tolen Meets"), "{copied}");
    assert!(copied.contains("external forces"), "{copied}");
    compare(&mut stage);
    stage.keys("y");
    assert!(stage.screen.copied.pop().unwrap().contains("not mentioned"));
}

#[test]
fn the_card_knows_the_topics_of_the_dossier() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = talks(home.path(), 100, 40);
    let own = LexiconFile {
        kind: "topics".to_owned(),
        origin: "topics.toml".to_owned(),
        text: "[[topic]]\nid = \"own\"\nlabel = \"Dues at the lock\"\nwords = [\"tariffs\"]\n".to_owned(),
    };
    stage.session.state.views.words.topics = Some(LateTopics::new(move || Topics::with(&[own]).unwrap()));
    stage.keys("D s");
    assert!(stage.text().contains("Dues at the lock"), "{}", stage.text());
}

#[test]
fn an_entry_with_several_places_lists_them() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = talks(home.path(), 100, 30);
    stage.keys("D m Enter");
    assert!(stage.text().contains("Go to which of"), "{}", stage.text());
    stage.types("tariffs").keys("Enter");
    let cursor = stage.session.state.reader.cursor;
    assert!(A[cursor..].starts_with("She urged"), "{}", &A[cursor..cursor + 20]);
    stage.keys("D m");
    assert!(stage.text().contains("Who does what"), "{}", stage.text());
}

#[test]
fn a_veiled_reference_has_a_slot() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = talks(home.path(), 100, 30);
    stage.keys("D v");
    assert!(stage.text().contains("means [          ]"), "{}", stage.text());
    stage.keys("i").types("the Littoral Union").keys("Enter");
    assert!(stage.text().contains("means the Littoral Union"), "{}", stage.text());
    let written = layer(home.path(), "readout.txt");
    assert!(
        written.contains("refers_to = \"the Littoral Union\"") && written.contains("external forces"),
        "{written}"
    );
    // Changed, not said twice; taken away when empty.
    stage.keys("i Ctrl-u").types("Marrow").keys("Enter");
    let written = layer(home.path(), "readout.txt");
    assert!(
        written.contains("refers_to = \"Marrow\"") && written.matches("[[annotation]]").count() == 1,
        "{written}"
    );
    stage.keys("u");
    assert!(stage.text().contains("means the Littoral Union"), "{}", stage.text());
    // It shows among the notes.
    stage.keys("Esc 3");
    assert!(stage.text().contains("means: the Littoral Union"), "{}", stage.text());
}

#[test]
fn what_colleagues_think_of_a_veiled_reference_stands_beside_it() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = talks(home.path(), 100, 30);
    stage.keys("D v i").types("the Littoral Union").keys("Enter");
    let written = layer(home.path(), "readout.txt");
    let notes = home.path().join("talks/readout.txt.notes");
    std::fs::write(notes.join("bea.toml"), written.replace("\"ana\"", "\"bea\"")).unwrap();
    std::fs::remove_file(notes.join("ana.toml")).unwrap();
    let mut stage = talks(home.path(), 100, 30);
    stage.keys("D v");
    assert!(stage.text().contains("means [          ]  bea: the Littoral Union"), "{}", stage.text());
}

#[test]
fn the_ledger_is_kept_by_one_key() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = library(home.path(), 120, 40);
    stage.keys("D l");
    assert!(stage.text().contains("! 2 overdue on 2031-07-10"), "{}", stage.text());
    walk_to(&mut stage, "2031-05-01");
    stage.keys("2");
    assert!(stage.text().contains("You say: met."), "{}", stage.text());
    assert!(stage.text().contains("✓ met"), "{}", stage.text());
    assert!(stage.text().contains("! 1 overdue"), "{}", stage.text());
    stage.keys("4");
    let written = layer(home.path(), "readout.txt");
    assert!(written.contains("kind = \"ledger\"") && written.contains("state = \"withdrawn\""), "{written}");
    assert_eq!(written.matches("[[annotation]]").count(), 1, "one word per entry: {written}");
    stage.keys("u u");
    assert!(stage.text().contains("! 2 overdue"), "{}", stage.text());
    stage.keys("Ctrl-r");
    // Another session reads it.
    let mut again = library(home.path(), 120, 40);
    again.keys("D l");
    assert!(again.text().contains("✓ 1 met") && again.text().contains("! 1 overdue"), "{}", again.text());
    // From the text of the very document: in the layer that is open.
    let mut open = talks(home.path(), 120, 40);
    open.keys("D l");
    walk_to(&mut open, "2031-05-01");
    open.keys("3");
    assert!(open.text().contains("✗ 1 lapsed"), "{}", open.text());
    let written = layer(home.path(), "readout.txt");
    assert!(
        written.contains("state = \"lapsed\"") && written.matches("[[annotation]]").count() == 1,
        "{written}"
    );
    open.keys("Enter");
    let cursor = open.session.state.reader.cursor;
    assert!(A[cursor..].starts_with("Orlan Deke pledged"), "{}", &A[cursor..cursor + 20]);
}

#[test]
fn what_was_said_before_is_dimmed_and_marked() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = talks(home.path(), 100, 40);
    stage.keys("D n");
    assert!(stage.text().contains("sentences stood in 1 earlier document"), "{}", stage.text());
    let (x, y) = stage.at("two countries have kept");
    assert!(stage.screen.buffer().cell((x, y)).unwrap().modifier.contains(ratatui::style::Modifier::DIM));
    let (x, news) = stage.at("urged Marrow");
    assert!(!stage.screen.buffer().cell((x, news)).unwrap().modifier.contains(ratatui::style::Modifier::DIM));
    // Not by colour alone: a row of which all was said before has a mark.
    let text = stage.text();
    let row = |words: &str| text.lines().find(|line| line.contains(words)).unwrap().to_owned();
    assert!(row("Orlan Deke said that Marrow").starts_with('≈'), "{text}");
    assert!(!row("urged Marrow").starts_with('≈'), "{text}");
    stage.keys("D n");
    assert!(stage.text().contains("Nothing is dimmed") && !stage.text().contains("≈"), "{}", stage.text());
    stage.keys("D f");
    assert!(stage.text().contains("underlined"), "{}", stage.text());
    let (x, y) = stage.at("candid and constructive");
    assert!(
        stage.screen.buffer().cell((x, y)).unwrap().modifier.contains(ratatui::style::Modifier::UNDERLINED)
    );
}

#[test]
fn two_documents_are_marked_and_compared_in_the_folder() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = library(home.path(), 120, 40);
    stage.keys("c");
    assert!(stage.text().contains("Mark two documents with m first"), "{}", stage.text());
    stage.keys("j m");
    assert!(stage.text().contains("✓"), "{}", stage.text());
    stage.keys("j c");
    let text = stage.text();
    assert!(text.contains("Compare: marrow.txt · readout.txt"), "{text}");
    // The correction is kept beside a document that is not open.
    walk_to(&mut stage, "Orlan Deke said that tariffs");
    stage.keys("s");
    assert!(layer(home.path(), "marrow.txt").contains("state = \"apart\""), "{}", stage.text());
    stage.keys("Enter");
    let Some(Exit::Open(path, Some(_))) = stage.exit.clone() else { panic!("{:?}", stage.exit) };
    assert!(path.ends_with("marrow.txt"));
}

#[test]
fn waiting_failing_and_empty_have_words() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = library(home.path(), 80, 24);
    // A reader that goes on until it is stopped.
    let mut slow = readers(&home.path().join("user"));
    let (ended, stopped) = channel();
    let ended = std::sync::Mutex::new(ended);
    slow.dossier = Arc::new(move |_, stop, progress| {
        progress(1, 3);
        while !stop.load(std::sync::atomic::Ordering::Relaxed) {
            std::thread::sleep(std::time::Duration::from_millis(1));
        }
        let _ = ended.lock().unwrap().send(());
        Err("stopped".to_owned())
    });
    let (post, inbox) = channel();
    stage.session.readers = Some(slow);
    stage.session.post = Some(post);
    stage.keys("D l");
    let news = inbox.recv_timeout(std::time::Duration::from_secs(20)).unwrap();
    stage.play(vec![news]);
    assert!(stage.text().contains("Reading the documents: 1 of 3… Esc stops."), "{}", stage.text());
    insta::assert_snapshot!("view_waiting_80x24", told(home.path(), &mut stage));
    stage.keys("Esc");
    assert!(stage.text().contains("Stopped."), "{}", stage.text());
    stopped.recv_timeout(std::time::Duration::from_secs(20)).expect("the worker heard it");
    assert!(stage.session.state.overlays.is_empty());

    // A folder that cannot be read.
    stage.session.post = None;
    let mut broken = readers(&home.path().join("user"));
    broken.dossier = Arc::new(|_, _, _| Err("talks: the folder can't be read".to_owned()));
    stage.session.readers = Some(broken);
    stage.keys("D t");
    assert!(stage.text().contains("the folder can't be read"), "{}", stage.text());

    // Nothing to show.
    let home = tempfile::tempdir().unwrap();
    let empty = home.path().join("quiet");
    std::fs::create_dir_all(&empty).unwrap();
    let mut stage = crate::stage::stage(&empty, "Nobody says anything.\n", 80, 24);
    stage.keys("D s");
    assert!(stage.text().contains("still being read"), "{}", stage.text());
    stage.play(vec![Incoming::Read(Ok(Arc::default()))]);
    for (keys, words) in [
        ("D s", "Nobody says, asks or promises"),
        ("D m", "Nobody says anything"),
        ("D v", "No reference here leaves out"),
        ("D o", "No word here colours"),
        ("D l", "Nobody in these documents promises"),
        ("D t", "No document here tells of two sides"),
        ("D p", "No phrase stands in several"),
    ] {
        stage.keys(keys);
        assert!(stage.text().contains(words), "{words}:\n{}", stage.text());
        stage.keys("Esc");
    }
    stage.keys("D c");
    assert!(stage.text().contains("no other document in this folder"), "{}", stage.text());
    stage.keys("D n");
    assert!(stage.text().contains("everything is news"), "{}", stage.text());
}

#[test]
fn views_fit_any_size_and_follow_it() {
    for (columns, rows) in [(1, 1), (7, 3), (20, 5), (29, 9), (40, 12), (59, 20), (61, 20), (300, 90)] {
        let home = tempfile::tempdir().unwrap();
        let mut stage = talks(home.path(), 80, 24);
        for keys in ["D s", "D m", "D w", "D a", "D v", "D o", "D l", "D t", "D p"] {
            stage.keys(keys);
            stage.resize(columns, rows);
            stage.keys("j j G k PageUp Tab g g");
            assert_eq!(stage.text().lines().count(), usize::from(rows), "{keys} {columns}×{rows}");
            stage.resize(80, 24);
        }
        stage.keys("Esc");
        compare(&mut stage);
        stage.session.hear(Message::Resize(Size { columns, rows }));
        stage.resize(columns, rows);
        stage.keys("j j Tab j G k Tab PageUp g g");
        assert_eq!(stage.text().lines().count(), usize::from(rows), "{columns}×{rows}");
    }
}
