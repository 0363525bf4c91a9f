//! What a save keeps: comments, order, unknown keys, other people's files.

use crate::scene::{Scene, TEXT, note};
use attache::annotation::{Edit, Kind};
use attache::store::{Options, Place, Reason, StoreError, open};
use std::fs;

const BY_HAND: &str = r#"# My layer.
format = "attache.layer/1"   # do not touch
annotator = "ana"

[document]
file = "readout.txt"
sha256 = "SHA"
length = LEN
mine = "kept"   # an unknown key

# Day two first.

# About the delegation.
[[annotation]]
id = "b"
kind = "note"
created = 2025-03-01T10:30:00+01:00   # in Tavia
modified = 2025-03-01T09:31:12Z
note = 'a "literal" note'
weight = 3
target = { start = 123, end = 133, quote = "delegation", page = 2 }

# --- the rest ---

[[annotation]]
id = "a"
note = """
# not a comment
[[annotation]]
"""
codes = [
  "commitment/dated", # sure
  "tone",
]
[annotation.attributes]
confidence = "high"
[annotation.target]
start = 0
end = 7
quote = "Foreign"

[mine]
x = 1

# The end.
"#;

fn by_hand(scene: &Scene) -> String {
    let document = scene.document();
    BY_HAND.replace("SHA", &document.sha256).replace("LEN", &document.text.chars().count().to_string())
}

#[test]
fn a_new_layer_is_written_as_the_design_shows_it() {
    let scene = Scene::new();
    let document = scene.document();
    let mut layers = scene.open();
    assert!(layers.problems.is_empty(), "{:?}", layers.problems);
    assert!(!scene.layer_path().parent().unwrap().exists(), "reading makes no folder");
    let mut annotation =
        note(&document, "send a delegation", "New wording against January.\nAnd \"a\" \\ \u{202e}b");
    annotation.codes = vec!["commitment/dated".into()];
    annotation.speaker = Some("Mara Ilves".into());
    annotation.attributes.insert("confidence".into(), "high".into());
    let id = annotation.id.clone();
    let created = annotation.created;
    let saved = layers.own.apply(Edit::add(annotation.clone())).unwrap();
    assert_eq!((saved.place, saved.words), (Place::Home, vec![]));
    let expected = format!(
        "format = \"attache.layer/1\"\nannotator = \"ana\"\n\n[document]\nfile = \"readout.txt\"\n\
         title = \"Foreign Minister Mara Ilves Meets Envoy of Korvia\"\nsha256 = \"{}\"\nlength = {}\n\n\
         [[annotation]]\nid = \"{id}\"\nkind = \"note\"\ncreated = {created}\nmodified = {created}\n\
         codes = [\"commitment/dated\"]\nattributes = {{ confidence = \"high\" }}\nspeaker = \"Mara Ilves\"\n\
         note = \"\"\"\nNew wording against January.\nAnd \"a\" \\\\ \\u202Eb\"\"\"\n\
         target = {{ start = 127, end = 144, quote = \"send a delegation\", prefix = \"a.\\n\\nIlves said that Sarvan will \", \
         suffix = \" in April. The two sides agreed \" }}\n",
        document.sha256,
        TEXT.chars().count(),
    );
    assert_eq!(scene.layer_text(), expected);
    let again = scene.open();
    assert_eq!(again.own.layer().annotations, vec![annotation]);
    assert!(again.problems.is_empty());
    let all = Scene::files(scene.folder.path());
    let journal = scene.folder.path().join("home/state/undo");
    assert!(
        all.len() == 3 && all.iter().any(|path| path.starts_with(&journal)),
        "nothing else is written: {all:?}"
    );
}

#[test]
fn comments_order_and_unknown_keys_survive_edits() {
    let scene = Scene::new();
    let text = by_hand(&scene);
    scene.write_layer(&text);
    let document = scene.document();
    let mut layers = scene.open();
    assert_eq!(layers.problems, vec![]);
    assert_eq!(layers.own.read_only(), None);
    let own = &mut layers.own;
    assert_eq!(own.text(), text);
    let ids: Vec<_> = own.layer().annotations.iter().map(|a| a.id.as_str()).collect();
    assert_eq!(ids, ["b", "a"], "an order made by hand is kept");
    assert_eq!(own.layer().get("a").unwrap().note, "# not a comment\n[[annotation]]\n");
    assert_eq!(own.layer().get("b").unwrap().extra["weight"], toml::Value::Integer(3));

    let mut b = own.layer().get("b").unwrap().clone();
    b.note = "changed".into();
    b.speaker = Some("Renn".into());
    own.apply(Edit::Replace(Box::new(b))).unwrap();
    let expected = text.replace(
        "note = 'a \"literal\" note'\nweight",
        "speaker = \"Renn\"\nnote = \"\"\"\nchanged\"\"\"\nweight",
    );
    assert_eq!(scene.layer_text(), expected);

    let mut a = own.layer().get("a").unwrap().clone();
    a.attributes.insert("tone".into(), "cool".into());
    a.targets[0].prefix = "x".into();
    own.apply(Edit::Replace(Box::new(a))).unwrap();
    let expected = expected
        .replace("confidence = \"high\"\n", "confidence = \"high\"\ntone = \"cool\"\n")
        .replace("quote = \"Foreign\"\n", "quote = \"Foreign\"\nprefix = \"x\"\n");
    assert_eq!(scene.layer_text(), expected);

    own.apply(Edit::remove("b")).unwrap();
    assert!(scene.layer_text().contains("# Day two first.\n"), "a comment set apart stays");
    assert!(!scene.layer_text().contains("# About the delegation."), "a comment right above goes with it");
    own.apply(Edit::add(note(&document, "Mara", "m"))).unwrap();
    while own.undo().unwrap().is_some() {}
    assert_eq!(scene.layer_text(), text, "undo all gives the bytes as loaded");
    while own.redo().unwrap().is_some() {}
    assert!(scene.layer_text().contains("m\"\"\""));
    while own.undo().unwrap().is_some() {}
    assert_eq!(scene.layer_text(), text);
}

#[test]
fn new_entries_go_in_document_order() {
    let scene = Scene::new();
    let document = scene.document();
    let mut own = scene.open().own;
    for quote in ["June", "Foreign", "April", "Korvia opposes", "Envoy"] {
        own.apply(Edit::add(note(&document, quote, quote))).unwrap();
    }
    let order: Vec<_> = scene.open().own.layer().annotations.iter().map(|a| a.note.clone()).collect();
    assert_eq!(order, ["Foreign", "Envoy", "April", "Korvia opposes", "June"]);
}

#[test]
fn a_file_that_cannot_be_kept_safe_is_read_only_and_said_so() {
    let head = "format = \"attache.layer/1\"\nannotator = \"ana\"\n[document]\nfile = \"readout.txt\"\nsha256 = \"\"\nlength = 1\n";
    let good = "[[annotation]]\nid = \"1\"\nnote = \"kept\"\n";
    let cases = [
        (format!("{head}{good}[[annotation]]\nid = \"2\"\nnote = \"open\nspeaker = \"x\"\n"), Some((12, 13)), 2),
        (format!("{head}{good}[[annotation]]\nid = \"2\"\nspeaker = 5\n"), Some((12, 11)), 2),
        (format!("{head}{good}[[annotation]]\nid = \"2\"\ntarget = {{ start = -1, end = 2 }}\n"), Some((12, 20)), 2),
        (format!("annotation = 5\n{head}"), Some((1, 14)), 0),
        (format!("{}{good}", head.replace("layer/1", "layer/2")), None, 1),
        (format!("{}{good}", head.replace("\"ana\"", "\"bo\"")), None, 1),
        (good.to_owned(), Some((1, 1)), 1),
        (format!("{good}{head}").replace("layer/1", "other"), None, 1),
        (
            "format = \"attache.layer/1\"\nannotator = \"ana\"\nannotation = [{ id = \"1\", note = \"n\" }]\n".to_owned(),
            Some((3, 15)),
            1,
        ),
        (
            format!("{head}{good}[other]\nx = 1\n[annotation.attributes]\na = 1\n"),
            Some((12, 1)),
            1,
        ),
    ];
    for (text, place, count) in cases {
        let scene = Scene::new();
        scene.write_layer(&text);
        let document = scene.document();
        let mut layers = scene.open();
        let reason = layers.own.read_only().cloned();
        assert!(reason.is_some(), "{text}");
        assert!(!layers.problems.is_empty(), "{text}");
        if let Some(place) = place {
            let problem = &layers.problems[0];
            assert_eq!((problem.line, problem.column), (Some(place.0), Some(place.1)), "{text}\n{problem}");
        }
        assert_eq!(layers.own.layer().annotations.len(), count, "the rest still loads: {text}");
        let error = layers.own.apply(Edit::add(note(&document, "April", "n"))).unwrap_err();
        assert!(matches!(error, StoreError::ReadOnly { .. }), "{error}");
        assert_eq!(scene.layer_text(), text, "never overwritten");
        assert_eq!(layers.own.layer().annotations.len(), count);
    }
}

#[test]
fn a_newer_format_is_named() {
    let scene = Scene::new();
    scene.write_layer(
        "format = \"attache.layer/3\"\nannotator = \"ana\"\n[[annotation]]\nid = 7\nkind = [\"new\"]\n",
    );
    let layers = scene.open();
    assert_eq!(layers.own.read_only(), Some(&Reason::Newer("attache.layer/3".into())));
    assert!(layers.problems[0].to_string().contains("attache.layer/3"));
}

#[test]
fn an_unknown_kind_is_kept_as_it_stands() {
    let scene = Scene::new();
    let document = scene.document();
    let text = format!(
        "format = \"attache.layer/1\"\nannotator = \"ana\"\n[document]\nsha256 = \"{}\"\n\n[[annotation]]\nid = \"1\"\nkind = \"poll\"\nvotes = 3\n",
        document.sha256
    );
    scene.write_layer(&text);
    let mut layers = scene.open();
    assert_eq!(layers.problems.len(), 1);
    assert_eq!(layers.own.read_only(), None);
    layers.own.apply(Edit::add(note(&document, "April", "n"))).unwrap();
    assert!(scene.layer_text().starts_with(&text));
    layers.own.undo().unwrap();
    assert_eq!(scene.layer_text(), text);
}

#[test]
fn marks_written_by_hand_need_no_id() {
    let scene = Scene::new();
    let document = scene.document();
    let head = format!(
        "format = \"attache.layer/1\"\nannotator = \"ana\"\n[document]\nsha256 = \"{}\"\n",
        document.sha256
    );
    let text = format!(
        "{head}[[annotation]]\nnote = \"one\"\n[[annotation]]\nnote = \"one\"\n[[annotation]]\nid = \"x\"\n[[annotation]]\nid = \"x\"\nnote = \"copied\"\n"
    );
    scene.write_layer(&text);
    let mut layers = scene.open();
    let ids: Vec<_> = layers.own.layer().annotations.iter().map(|a| a.id.clone()).collect();
    assert_eq!(ids.iter().collect::<std::collections::BTreeSet<_>>().len(), 4, "{ids:?}");
    assert_eq!(ids, scene.open().own.layer().annotations.iter().map(|a| a.id.clone()).collect::<Vec<_>>());
    assert!(layers.problems[0].message.contains("used twice"));
    assert_eq!(layers.own.read_only(), None);
    layers.own.apply(Edit::remove("x")).unwrap();
    let kept: Vec<_> = scene.open().own.layer().annotations.iter().map(|a| a.id.clone()).collect();
    assert_eq!(kept, [ids[0].clone(), ids[1].clone(), ids[3].clone()]);
    assert!(scene.open().problems.is_empty());
}

#[test]
fn colleagues_layers_are_read_and_never_written() {
    let scene = Scene::new();
    let document = scene.document();
    for (name, inside) in [("bo", "bo"), ("cy", "someone else"), ("broken", "")] {
        let text = if inside.is_empty() {
            "format = \n".to_owned()
        } else {
            format!("format = \"attache.layer/1\"\nannotator = \"{inside}\"\n[[annotation]]\nid = \"1\"\n")
        };
        let path = scene.layer_path().with_file_name(format!("{name}.toml"));
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let extra = scene.folder.path().join("dee.toml");
    fs::write(&extra, "format = \"attache.layer/1\"\nannotator = \"dee\"\n").unwrap();
    let options = Options {
        extra_layers: vec![extra, scene.folder.path().join("none.toml")],
        ..Options::new(scene.places())
    };
    let layers = open(&document, "ana", &options);
    let names: Vec<_> =
        layers.others.iter().map(|l| (l.layer.annotator.as_str(), l.reason.is_some())).collect();
    assert_eq!(names, [("", true), ("bo", false), ("dee", false), ("someone else", true)]);
    assert_eq!(layers.problems.len(), 3, "{:?}", layers.problems);
    assert_eq!(layers.others[1].layer.annotations[0].kind, Kind::Note);
}

#[test]
fn no_save_writes_nothing() {
    let scene = Scene::new();
    let document = scene.document();
    let before = Scene::files(scene.folder.path());
    let mut own = open(&document, "ana", &Options { no_save: true, ..Options::new(scene.places()) }).own;
    let saved = own.apply(Edit::add(note(&document, "April", "n"))).unwrap();
    assert_eq!(saved.place, Place::Memory);
    assert_eq!(own.layer().annotations.len(), 1);
    assert_eq!(Scene::files(scene.folder.path()), before);
}

#[test]
fn standard_input_is_kept_by_its_text() {
    let scene = Scene::new();
    let document = attache::document::Document::from_text("-", TEXT);
    let mut own = open(&document, "ana", &Options::new(scene.places())).own;
    let saved = own.apply(Edit::add(note(&document, "April", "n"))).unwrap();
    assert_eq!(saved.place, Place::Home);
    assert!(saved.path.starts_with(scene.folder.path().join("home/data")), "{:?}", saved.path);
    let again = open(&document, "ana", &Options::new(scene.places()));
    assert_eq!(again.own.layer().annotations.len(), 1);
    assert!(again.others.is_empty());
    let other = attache::document::Document::from_text("-", "Another text.");
    assert!(open(&other, "ana", &Options::new(scene.places())).own.layer().annotations.is_empty());
}

#[cfg(unix)]
#[test]
fn a_symbolic_link_and_permissions_survive_a_save() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
    let scene = Scene::new();
    let document = scene.document();
    scene.open().own.apply(Edit::add(note(&document, "April", "n"))).unwrap();
    let real = scene.folder.path().join("elsewhere.toml");
    fs::rename(scene.layer_path(), &real).unwrap();
    fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
    symlink("../elsewhere.toml", scene.layer_path()).unwrap();
    scene.open().own.apply(Edit::add(note(&document, "June", "m"))).unwrap();
    assert!(fs::symlink_metadata(scene.layer_path()).unwrap().is_symlink());
    assert_eq!(fs::metadata(&real).unwrap().mode() & 0o777, 0o640);
    assert_eq!(scene.open().own.layer().annotations.len(), 2);
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_to_no_file_makes_none() {
    let scene = Scene::new();
    let document = scene.document();
    fs::create_dir_all(scene.layer_path().parent().unwrap()).unwrap();
    std::os::unix::fs::symlink("../somebody-elses-file", scene.layer_path()).unwrap();
    let saved = scene.open().own.apply(Edit::add(note(&document, "April", "n"))).unwrap();
    assert_eq!(saved.place, Place::Data, "{saved:?}");
    assert!(saved.words[0].contains("a link that leads to no file"), "{saved:?}");
    assert!(!scene.folder.path().join("somebody-elses-file").exists());
    assert_eq!(scene.open().own.layer().annotations.len(), 1);
}

#[test]
fn the_anchors_follow_a_changed_document_at_the_next_save() {
    let scene = Scene::new();
    let document = scene.document();
    let mut own = scene.open().own;
    own.apply(Edit::add(note(&document, "send a delegation in April", "n"))).unwrap();
    let old = own.layer().annotations[0].targets[0].clone();
    fs::write(scene.path(), format!("Updated: 4 March\n\n{TEXT}")).unwrap();
    let document = scene.document();
    let mut own = scene.open().own;
    assert_eq!(own.layer().annotations[0].targets[0], old, "opening changes nothing");
    own.apply(Edit::add(note(&document, "June", "m"))).unwrap();
    let layers = scene.open();
    assert_eq!(layers.own.layer().document.sha256, document.sha256);
    assert_eq!(layers.own.layer().annotations[0].targets[0].start, old.start + 18);
}

#[test]
fn steps_of_an_earlier_session_can_be_taken_back() {
    let scene = Scene::new();
    let text = by_hand(&scene);
    scene.write_layer(&text);
    let document = scene.document();
    {
        let mut own = scene.open().own;
        own.apply(Edit::add(note(&document, "April", "one"))).unwrap();
        let mut b = own.layer().get("b").unwrap().clone();
        b.note = "changed".into();
        own.apply(Edit::Batch(vec![Edit::Replace(Box::new(b)), Edit::remove("a")])).unwrap();
        own.apply(Edit::add(note(&document, "June", "two"))).unwrap();
        own.undo().unwrap();
    }
    let after_first = scene.layer_text();
    {
        let mut own = scene.open().own;
        own.apply(Edit::add(note(&document, "Tavia", "three"))).unwrap();
        assert!(own.redo().unwrap().is_none(), "a new change ends what could be done again");
        own.undo().unwrap();
        assert_eq!(scene.layer_text(), after_first);
    }
    let mut own = scene.open().own;
    assert_eq!(own.steps(), (2, 1));
    while own.undo().unwrap().is_some() {}
    assert_eq!(scene.layer_text(), text, "to the byte, over two restarts");
    let mut own = scene.open().own;
    while own.redo().unwrap().is_some() {}
    assert!(scene.layer_text().contains("three") && scene.layer_text().contains("changed"));

    // Somebody else's change is not undone with one's own.
    let other = scene.layer_text().replace("changed\"\"\"", "by another hand\"\"\"");
    scene.write_layer(&other);
    let mut own = scene.open().own;
    own.undo().unwrap();
    assert!(matches!(own.undo(), Err(StoreError::Edit(_))), "dropped, and said so");
    own.undo().unwrap();
    let left = scene.layer_text();
    assert!(left.contains("by another hand") && !left.contains("one\"\"\""), "{left}");
}

#[test]
fn a_broken_journal_hurts_nothing() {
    let scene = Scene::new();
    let document = scene.document();
    scene.open().own.apply(Edit::add(note(&document, "April", "one"))).unwrap();
    let journal = Scene::files(&scene.folder.path().join("home/state/undo"));
    assert_eq!(journal.len(), 1);
    let mut text = fs::read_to_string(&journal[0]).unwrap();
    text.insert_str(0, "nonsense\n{\"deed\":\"do\"}\n");
    text.push_str("{\"deed\":\"do\",\"id\":\"x\",\"chan");
    fs::write(&journal[0], text).unwrap();
    let mut own = scene.open().own;
    assert!(own.undo().unwrap().is_some());
    assert!(own.undo().unwrap().is_none());
    assert!(own.layer().annotations.is_empty());
}
