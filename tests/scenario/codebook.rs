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
