//! The codebook changed from inside: on the screen, in its file, in one's own marks.

use crate::stage::readout;
use attache::config::{change_codebook, codebook};
use std::path::Path;

fn layer(home: &Path) -> String {
    std::fs::read_to_string(home.join("readout.txt.notes/ana.toml")).unwrap_or_default()
}

#[test]
fn a_code_is_renamed_and_the_marks_follow() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("codebook.toml");
    let (places, settings) = (
        attache::store::Places::under(&home.path().join("user")),
        attache::config::Settings { dossier: Some(home.path().to_owned()), ..Default::default() },
    );
    let mut stage = readout(home.path(), 120, 40);
    let (to, from) = (path.clone(), settings.clone());
    let at = places.clone();
    let fresh = || {
        let options = attache::store::Options::new(places.clone());
        let document = std::sync::Arc::clone(&stage.session.state.document);
        attache::ui::Desk::open(document, Some("ana".into()), "ana".into(), options, Box::new(|_, _| Ok(())))
    };
    stage.session.desk = fresh().with_codebook(Box::new(move |change| {
        change_codebook(&to, change)?;
        Ok(codebook(&from, &at).0)
    }));
    stage.keys("} } } s ; c d");
    assert!(layer(home.path()).contains("commitment/dated"));
    stage.keys("K").types("commitment").keys("Enter");
    assert!(stage.text().contains("ana 1"), "whose marks change: {}", stage.text());
    stage.types("Rename").keys("Enter Ctrl-u").types("pledge").keys("Enter");
    assert!(layer(home.path()).contains("codes = [\"pledge/dated\"]"), "{}", layer(home.path()));
    let file = std::fs::read_to_string(&path).unwrap();
    assert!(file.contains("[[rename]]") && file.contains("from = \"commitment\""), "{file}");
    assert!(stage.session.state.codebook.get("pledge/dated").is_some());
    stage.keys("u");
    assert!(layer(home.path()).contains("commitment/dated"), "{}", layer(home.path()));
    // The next time the layer is opened it follows again.
    let book = codebook(&settings, &places).0;
    assert!(!stage.session.desk.follow_codebook(&book).is_empty());
    assert!(layer(home.path()).contains("pledge/dated"), "{}", layer(home.path()));
}

/// What no code is called gives none by its letters; it can become a code.
#[test]
fn a_word_that_is_no_code_becomes_one() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("codebook.toml");
    let settings = attache::config::Settings { dossier: Some(home.path().to_owned()), ..Default::default() };
    let places = attache::store::Places::under(&home.path().join("user"));
    let mut stage = readout(home.path(), 120, 40);
    let options = attache::store::Options::new(places.clone());
    let document = std::sync::Arc::clone(&stage.session.state.document);
    let desk =
        attache::ui::Desk::open(document, Some("ana".into()), "ana".into(), options, Box::new(|_, _| Ok(())));
    let to = path.clone();
    stage.session.desk = desk.with_codebook(Box::new(move |change| {
        change_codebook(&to, change)?;
        Ok(codebook(&settings, &places).0)
    }));
    stage.keys("} } } s c").types("todo");
    let text = stage.text();
    assert!(text.contains("a new code, added to the codebook"), "{text}");
    for other in ["commitment", "position", "agreement"] {
        assert!(!text.contains(&format!("  {other}  ")), "{other}: {text}");
    }
    stage.keys("Enter");
    assert!(layer(home.path()).contains("codes = [\"todo\"]"), "{}", layer(home.path()));
    assert!(std::fs::read_to_string(&path).unwrap().contains("todo"));
    assert!(stage.session.state.codebook.get("todo").is_some());
}

#[test]
fn another_codebook_is_chosen_inside_and_kept_in_the_settings() {
    let home = tempfile::tempdir().unwrap();
    let config = home.path().join("user/config");
    std::fs::create_dir_all(&config).unwrap();
    std::fs::write(config.join("config.toml"), "# mine\ntheme = \"dark\"\n").unwrap();
    let places = attache::store::Places {
        config: Some(config.clone()),
        ..attache::store::Places::under(&home.path().join("user"))
    };
    let load = || attache::config::Settings::load(&places, None, &attache::config::Flags::default());
    let mut stage = readout(home.path(), 120, 40);
    let (mut settings, at) = (load(), places.clone());
    let options = attache::store::Options::new(places.clone());
    let document = std::sync::Arc::clone(&stage.session.state.document);
    let desk =
        attache::ui::Desk::open(document, Some("ana".into()), "ana".into(), options, Box::new(|_, _| Ok(())));
    stage.session.desk = desk.with_codebook(Box::new(move |change| {
        let attache::annotation::CodebookChange::Preset(name) = change else { return Err("not now".into()) };
        attache::config::choose_codebook(&mut settings, name, true)?;
        Ok(codebook(&settings, &at).0)
    }));
    stage.keys("K").types("use another").keys("Enter");
    let text = stage.text();
    for name in ["ministry", "plover", "stance", "by default: No event"] {
        assert!(text.contains(name), "{name}:\n{text}");
    }
    insta::assert_snapshot!("codebooks_120x40", text);
    stage.types("plover").keys("Enter");
    assert!(stage.text().contains("The codebook is plover from now on."), "{}", stage.text());
    assert_eq!(load().codebook.value, ["plover"]);
    let file = std::fs::read_to_string(config.join("config.toml")).unwrap();
    assert!(file.starts_with("# mine\ntheme = \"dark\"\n"), "{file}");
    // Its default is what a mark gets without choosing.
    stage.keys("} } } s &");
    assert!(layer(home.path()).contains("codes = [\"no-event\"]"), "{}", layer(home.path()));
    stage.keys("Esc } s c Enter");
    assert_eq!(layer(home.path()).matches("\"no-event\"").count(), 2, "{}", layer(home.path()));
}
