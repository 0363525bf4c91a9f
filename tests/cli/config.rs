//! `attache config` and `attache init`.

use crate::{Desk, READOUT, put};

#[test]
fn show_tells_where_each_setting_came_from() {
    let desk = Desk::new();
    put(&desk.user().join("config.toml"), "annotator = \"ana\"\ntheme = \"dark\"\n");
    desk.put("attache.toml", "theme = \"light\"\n");
    let json = desk.run(&["config", "show", "--format", "json", "--color", "never"]).json();
    assert_eq!(json["annotator"]["value"], "ana");
    assert!(json["annotator"]["from"].as_str().expect("a place").ends_with("config.toml:1"));
    assert_eq!(json["theme"]["value"], "light");
    assert!(json["theme"]["from"].as_str().expect("a place").ends_with("attache.toml:1"));
    assert_eq!(json["color"]["from"], "--color");
    assert_eq!(json["measure"]["from"], "default");
    let text = desk.run(&["config"]).well();
    assert!(text.contains("attache.toml:1"), "{text}");
    let toml = desk.run(&["config", "show", "--format", "toml"]).well();
    assert_eq!(toml::from_str::<toml::Table>(&toml).expect("TOML")["theme"]["value"].as_str(), Some("light"));
}

#[test]
fn a_mistake_is_a_warning_and_nothing_stops() {
    let desk = Desk::new();
    desk.put("a.txt", READOUT);
    put(&desk.user().join("config.toml"), "\nanotator = \"ana\"\n");
    let ran = desk.run(&["notes", "a.txt"]);
    assert!(
        ran.err.contains("config.toml:2") && ran.err.contains("did you mean `annotator`?"),
        "{}",
        ran.err
    );
    ran.well();
    put(&desk.user().join("config.toml"), "theme = [\n");
    let ran = desk.run(&["notes", "a.txt"]);
    assert!(ran.err.contains("config.toml:") && ran.err.contains("don't parse"), "{}", ran.err);
    ran.well();
    put(&desk.user().join("config.toml"), "[keys]\n\"note.ad\" = \"n\"\n");
    let ran = desk.run(&["config", "keys"]);
    assert!(ran.err.contains("note.ad") && ran.err.contains("note.add"), "{}", ran.err);
    ran.well();
}

#[test]
fn keys_are_the_contract() {
    let desk = Desk::new();
    let json = desk.run(&["config", "keys", "--format", "json"]).json();
    let rows = json.as_array().expect("a list");
    for id in [
        "app.quit",
        "help.show",
        "palette.open",
        "pane.next",
        "select.start",
        "select.sentence",
        "note.add",
        "editor.save",
        "code.add",
        "speaker.tag",
        "edit.undo",
        "edit.redo",
        "search.start",
        "why.show",
    ] {
        let row = rows.iter().find(|row| row["action"] == id).unwrap_or_else(|| panic!("{id} is missing"));
        assert!(row["keys"].as_array().is_some_and(|keys| !keys.is_empty()), "{row}");
        assert!(row["context"].is_string() && row["help"].is_string(), "{row}");
    }
    put(&desk.user().join("config.toml"), "[keys]\n\"note.add\" = \"Alt-n\"\n");
    let json = desk.run(&["config", "keys", "--format", "json"]).json();
    let row =
        json.as_array().expect("a list").iter().find(|row| row["action"] == "note.add").expect("it is there");
    assert_eq!(row["keys"], serde_json::json!(["Alt-n"]));
}

#[test]
fn themes_and_codes_say_where_they_came_from() {
    let desk = Desk::new();
    put(&desk.user().join("themes/mine.toml"), "inherits = \"dark\"\n");
    desk.put("attache.toml", "");
    desk.put("codebook.toml", "[[code]]\nid = \"lake\"\nname = \"Lake Dal\"\nkey = \"L\"\n");
    let themes = desk.run(&["config", "themes", "--format", "json"]).json();
    let named = |name: &str| {
        themes.as_array().expect("a list").iter().find(|t| t["name"] == name).cloned().expect("it is there")
    };
    assert_eq!(named("ansi")["from"], "built-in");
    assert!(named("mine")["from"].as_str().expect("a place").ends_with("mine.toml"));
    let codes = desk.run(&["config", "codebook", "--format", "json"]).json();
    let lake = codes.as_array().expect("a list").iter().find(|c| c["id"] == "lake").expect("it is there");
    assert!(lake["from"].as_str().expect("a place").ends_with("codebook.toml"));
    assert!(codes.as_array().expect("a list").len() > 1);
    assert!(desk.run(&["config", "codebook"]).well().contains("lake — Lake Dal"));
    let paths = desk.run(&["config", "path", "--format", "json"]).json();
    assert!(paths["settings"].as_str().expect("a place").ends_with("config.toml"));
    assert!(paths["dossier"].as_str().expect("a place").ends_with("attache.toml"));
}

#[test]
fn init_writes_once() {
    let desk = Desk::new();
    std::fs::create_dir(desk.dir().join("march")).expect("a folder");
    let said = desk.run(&["init", "march"]).well();
    assert!(said.contains("attache.toml"), "{said}");
    let path = desk.dir().join("march/attache.toml");
    let written = std::fs::read_to_string(&path).expect("written");
    assert!(written.lines().all(|line| line.is_empty() || line.starts_with('#')), "{written}");
    std::fs::write(&path, "theme = \"dark\"\n").expect("written");
    let said = desk.run(&["init", "march"]).failed(2);
    assert!(said.contains("already"), "{said}");
    assert_eq!(std::fs::read_to_string(&path).expect("read"), "theme = \"dark\"\n");
    assert!(desk.run(&["init", "gone"]).failed(2).contains("no such folder"));
    assert!(desk.run(&["--no-save", "init", "."]).failed(2).contains("--no-save"));
    assert_eq!(desk.files(), ["dir/march/attache.toml"]);
}

#[test]
fn a_mistake_in_the_keys_is_named_with_its_line() {
    let desk = Desk::new();
    let path = desk
        .put("own.toml", "[keys]\n\"code.add\" = \"F5\"\n\"speaker.tag\" = \"F5\"\n\"nota.add\" = \"x\"\n");
    let said = desk.run(&["--config", &path.to_string_lossy(), "config", "keys"]).err;
    assert!(said.contains("own.toml:3:1: keys: \"F5\" in document, findings and notes is both"), "{said}");
    assert!(said.contains("own.toml:4:1: keys: there is no action \"nota.add\"; did you mean"), "{said}");
    assert_eq!(said.lines().count(), 2, "{said}");
}
