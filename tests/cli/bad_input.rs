//! Inputs that are no documents: one clear sentence, exit 2, nothing written.

use crate::{Desk, READOUT};

/// The commands that take a document.
const COMMANDS: [&[&str]; 6] =
    [&["text"], &["extract"], &["notes"], &["check"], &["annotate", "--quote", "x", "--note", "y"], &[]];

#[test]
fn each_bad_file_is_one_sentence_for_every_command() {
    let desk = Desk::new();
    desk.put("empty.txt", "");
    desk.put("blank.txt", " \n\t\r\n");
    desk.put("binary.txt", b"\x7fELF\0\0\x01");
    desk.put("page.pdf", "%PDF-1.7\n");
    desk.put("page.html", "<p> </p>");
    desk.put("letter.docx", b"PK\x03\x04rest");
    for command in COMMANDS {
        for (name, word) in [
            ("gone.txt", "no such file"),
            ("empty.txt", "empty"),
            ("blank.txt", "empty"),
            ("binary.txt", "binary"),
            ("page.pdf", "this PDF is damaged"),
            ("page.html", "no text in this web page"),
            ("letter.docx", "this Word file is damaged"),
        ] {
            let args: Vec<&str> = command.iter().copied().chain([name]).collect();
            let said = desk.run(&args).failed(2);
            assert!(
                said.starts_with(&format!("attache: {name}: ")) && said.contains(word),
                "{args:?}: {said}"
            );
        }
    }
    assert!(desk.files().iter().all(|file| !file.contains(".notes")), "{:?}", desk.files());
}

#[test]
fn a_folder_without_documents_is_said() {
    let desk = Desk::new();
    desk.put("empty/picture.png", "x");
    for args in [&["extract", "empty"][..], &["check", "empty"], &["empty"]] {
        let said = desk.run(args).failed(2);
        assert!(said.contains("no documents in this folder"), "{said}");
    }
    desk.put("full/a.txt", READOUT);
    let said = desk.run(&["text", "full"]).failed(2);
    assert!(said.contains("this is a folder"), "{said}");
}

#[cfg(unix)]
#[test]
fn what_may_not_be_read_is_said() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::new();
    let path = desk.put("secret.txt", READOUT);
    let folder = desk.put("closed/a.txt", READOUT).parent().expect("a folder").to_owned();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o000)).expect("changed");
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o000)).expect("changed");
    // Who may read everything can't test this.
    if std::fs::read(&path).is_err() {
        assert!(desk.run(&["text", "secret.txt"]).failed(2).contains("can't be read"));
        assert!(desk.run(&["extract", "closed"]).failed(2).contains("can't be read"));
    } else {
        eprintln!("skipped: this user may read everything");
    }
    std::fs::set_permissions(&folder, std::fs::Permissions::from_mode(0o755)).expect("changed");
}

#[cfg(unix)]
#[test]
fn a_file_name_cannot_steer_the_terminal() {
    let desk = Desk::new();
    let name = "a\u{1b}[2J\u{202e}b.txt";
    let said = desk.run(&["text", name]).failed(2);
    assert!(!said.contains('\u{1b}') && !said.contains('\u{202e}'), "{said:?}");
    desk.put(name, READOUT);
    for command in ["extract", "notes", "check"] {
        let ran = desk.run(&[command, name]);
        assert!(!ran.out.contains('\u{1b}') && !ran.out.contains('\u{202e}'), "{command}: {:?}", ran.out);
        ran.well();
    }
}

#[test]
fn escapes_in_a_document_stay_out_of_what_is_printed_for_people() {
    let desk = Desk::new();
    desk.put("a.txt", "Ma Rensheng said that the \u{1b}[31mlake\u{1b}[0m \u{202e}must stay open.\n");
    let text = desk.run(&["extract", "--format", "text", "a.txt"]).well();
    assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'), "{text:?}");
    let json = desk.run(&["extract", "a.txt"]).well();
    assert!(!json.contains('\u{1b}') && !json.contains('\u{202e}'));
}
