//! Colleagues' layers that are not as they should be: shown safely, nothing followed, nothing written.

use crate::{Desk, READOUT};
use std::path::PathBuf;

const HEAD: &str = "format = \"attache.layer/1\"\nannotator = \"bo\"\n";

fn with(layer: &str) -> (Desk, PathBuf) {
    let desk = Desk::new();
    desk.put("a.txt", READOUT);
    let path = desk.put("a.txt.notes/bo.toml", layer);
    (desk, path)
}

/// The commands that look at layers; all of them end, and none writes.
fn look(desk: &Desk) -> [crate::Ran; 4] {
    let before = desk.files();
    let all = [&["notes", "a.txt"][..], &["check", "a.txt"], &["agree", "a.txt"], &["extract", "a.txt"]];
    let ran = all.map(|args| desk.run(args));
    assert_eq!(desk.files(), before, "nothing was written");
    for one in &ran {
        assert!(one.code < 2, "{}{}", one.out, one.err);
        assert!(!one.out.contains('\u{1b}') && !one.err.contains('\u{1b}'));
    }
    ran
}

#[test]
fn marks_made_on_another_document_are_orphans_with_their_words() {
    let foreign = format!(
        "{HEAD}\n[document]\nfile = \"other.txt\"\nsha256 = \"{}\"\nlength = 90000\n\n[[annotation]]\nid = \"1\"\nkind = \"note\"\nnote = \"Mind this\"\ntarget = {{ start = 80000, end = 80011, quote = \"other words\", prefix = \"quite \", suffix = \" again\" }}\n",
        "0".repeat(64)
    );
    let (desk, _) = with(&foreign);
    let [notes, check, _, _] = look(&desk);
    assert!(notes.out.contains("orphan") && notes.out.contains("other words"), "{}", notes.out);
    assert_eq!(check.code, 1, "{}", check.out);
    assert!(check.out.contains("orphan"), "{}", check.out);
}

#[test]
fn a_layer_that_claims_another_name_is_told_apart() {
    let (desk, _) = with(
        "format = \"attache.layer/1\"\nannotator = \"ana\"\n\n[[annotation]]\nid = \"1\"\nkind = \"note\"\nnote = \"In her name\"\n",
    );
    desk.run(&["annotate", "a.txt", "--as", "ana", "--quote", "lake", "--note", "mine"]).well();
    let own = std::fs::read_to_string(desk.dir().join("a.txt.notes/ana.toml")).expect("her layer");
    let [notes, ..] = look(&desk);
    assert!(notes.err.contains("bo.toml") && notes.err.contains("names ana"), "{}", notes.err);
    let agree = desk.run(&["agree", "a.txt", "--format", "json", "--as", "ana"]).json();
    assert_eq!(agree["annotators"], serde_json::json!(["ana", "ana (bo.toml)"]));
    assert_eq!(std::fs::read_to_string(desk.dir().join("a.txt.notes/ana.toml")).expect("hers"), own);
}

#[test]
fn an_id_used_twice_and_a_circle_of_replies_are_shown_once_each() {
    let entry = |id: &str, re: &str, note: &str| {
        format!("\n[[annotation]]\nid = \"{id}\"\nkind = \"reply\"\nre = \"{re}\"\nnote = \"{note}\"\n")
    };
    let circle = [
        entry("1", "bo/2", "first"),
        entry("2", "bo/1", "second"),
        entry("2", "bo/2", "third"),
        entry("4", "bo/4", "fourth"),
    ]
    .concat();
    let (desk, _) = with(&format!("{HEAD}{circle}"));
    let [notes, ..] = look(&desk);
    for word in ["first", "second", "third", "fourth"] {
        assert_eq!(notes.out.matches(word).count(), 1, "{word}: {}", notes.out);
    }
    assert!(notes.err.contains("the id 2 is used twice"), "{}", notes.err);
}

#[test]
fn a_layer_of_200_megabytes_is_named_and_skipped() {
    let (desk, path) = with(HEAD);
    // Sparse: it has the length, and takes no room.
    std::fs::File::options().write(true).open(&path).and_then(|file| file.set_len(200 << 20)).expect("long");
    let [notes, ..] = look(&desk);
    assert!(notes.err.contains("bo.toml") && notes.err.contains("200 MB"), "{}", notes.err);
}

#[test]
fn signs_that_steer_a_terminal_stay_out_of_names() {
    let (desk, _) = with(
        "format = \"attache.layer/1\"\nannotator = \"b\\u001b[2Jo\\u202e\"\n\n[[annotation]]\nid = \"1\\u0007\"\nkind = \"note\"\nspeaker = \"x\\u001b]0;y\\u0007\"\ncodes = [\"a\\u009b31m\"]\nnote = \"n\"\n",
    );
    for one in look(&desk) {
        assert!(!one.out.contains(['\u{7}', '\u{9b}', '\u{202e}']), "{:?}", one.out);
        assert!(!one.err.contains(['\u{7}', '\u{9b}', '\u{202e}']), "{:?}", one.err);
    }
}

#[test]
fn a_path_in_a_layer_is_only_a_word() {
    let desk = Desk::new();
    desk.put("a.txt", READOUT);
    let secret = desk.put("secret/words.txt", "The words nobody may see.");
    let layer = format!("{HEAD}\n[document]\nfile = {:?}\n", secret.to_string_lossy());
    desk.put("a.txt.notes/bo.toml", layer);
    for one in look(&desk) {
        assert!(!one.out.contains("nobody may see") && !one.err.contains("nobody may see"));
    }
}

#[cfg(unix)]
#[test]
fn a_link_among_the_layers_neither_shows_nor_changes_what_it_leads_to() {
    use std::os::unix::fs::symlink;
    let desk = Desk::new();
    desk.put("a.txt", READOUT);
    let secret = desk.put("secret.toml", "password = \"swordfish\"\n");
    desk.put("a.txt.notes/cy.toml", "format = \"attache.layer/1\"\nannotator = \"cy\"\n");
    for name in ["bo", "ana"] {
        symlink(&secret, desk.dir().join(format!("a.txt.notes/{name}.toml"))).expect("a link");
    }
    for one in look(&desk) {
        assert!(!one.out.contains("swordfish") && !one.err.contains("swordfish"), "{}{}", one.out, one.err);
    }
    // One's own name on it changes nothing either.
    let ran = desk.run(&["annotate", "a.txt", "--as", "ana", "--quote", "lake", "--note", "x"]);
    assert_eq!(std::fs::read_to_string(&secret).expect("it"), "password = \"swordfish\"\n", "{}", ran.err);
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_not_followed_and_said() {
    use std::os::unix::fs::symlink;
    let desk = Desk::new();
    desk.put("a.txt", READOUT);
    let layer = format!("{HEAD}\n[[annotation]]\nid = \"1\"\nkind = \"note\"\nnote = \"from outside\"\n");
    let outside = desk.put("bo.toml", &layer);
    desk.put("a.txt.notes/cy.toml", "format = \"attache.layer/1\"\nannotator = \"cy\"\n");
    let at = |name: &str| desk.dir().join(format!("a.txt.notes/{name}.toml"));
    symlink(&outside, at("bo")).expect("a link");
    symlink("/dev/zero", at("endless")).expect("a link");
    symlink("nothing.toml", at("nowhere")).expect("a link");
    let ran = desk.run(&["check", "a.txt", "--as", "ana"]);
    for (name, words) in [
        ("bo", "was not followed"),
        ("endless", "was not followed"),
        ("nowhere", "a link that leads nowhere"),
    ] {
        let said = ran.out.lines().find(|line| line.contains(&format!("{name}.toml")));
        assert!(said.is_some_and(|line| line.contains(words)), "{name}: {}", ran.out);
    }
    let notes = desk.run(&["notes", "a.txt", "--as", "ana"]);
    assert!(!notes.out.contains("from outside"), "{}", notes.out);
    // Whoever names the file means it.
    let named = desk.run(&["notes", "a.txt", "--as", "ana", "--layers", "bo.toml"]);
    assert!(named.out.contains("from outside"), "{}{}", named.out, named.err);
}

#[test]
fn a_file_that_is_wrong_in_every_line_is_named_in_a_few() {
    let desk = Desk::new();
    desk.put("a.txt", READOUT);
    desk.put("a.txt.notes/bo.toml", "no toml at all\n".repeat(400));
    let ran = desk.run(&["check", "a.txt", "--as", "ana"]);
    assert!(ran.out.lines().count() < 15 && ran.out.contains("more"), "{}", ran.out);
}

#[cfg(unix)]
#[test]
fn a_colleagues_file_keeps_even_its_times() {
    use std::os::unix::fs::MetadataExt as _;
    let (desk, path) = with(&format!("{HEAD}\n[[annotation]]\nid = \"1\"\nkind = \"note\"\nnote = \"n\"\n"));
    let stamp = || {
        let m = std::fs::metadata(&path).expect("the layer");
        (m.mtime(), m.mtime_nsec(), m.ctime(), m.ctime_nsec(), m.ino(), m.len())
    };
    let before = stamp();
    look(&desk);
    desk.run(&["annotate", "a.txt", "--as", "ana", "--quote", "lake", "--note", "x"]).well();
    assert_eq!(stamp(), before);
}
