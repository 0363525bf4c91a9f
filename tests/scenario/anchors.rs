//! After a change of the text: what became of the marks, and putting them right.

use crate::fixture::READOUT;
use crate::stage::{Stage, stage};
use std::path::Path;

fn layer(home: &Path) -> String {
    std::fs::read_to_string(home.join("readout.txt.notes/ana.toml")).unwrap_or_default()
}

/// Ana marks a sentence; then these words are put in the place of those.
fn after_a_change(home: &Path, was: &str, now: &str) -> Stage {
    stage(home, READOUT, 120, 40).keys("} } } s a").types("Watch this.").keys("Ctrl-s");
    let changed = READOUT.replace(was, now);
    assert_ne!(changed, READOUT);
    std::fs::write(home.join("readout.txt"), changed).unwrap();
    stage(home, READOUT, 120, 40)
}

#[test]
fn a_changed_wording_is_shown_and_confirmed() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = after_a_change(home.path(), "countries have kept", "countries may have kept");
    stage.keys("g a");
    assert!(stage.text().contains("1 mark needs you"), "{}", stage.text());
    assert!(stage.text().contains("modal: nothing → “may”"), "{}", stage.text());
    stage.keys("Enter");
    for part in ["was", "is", "[+may", "Does the mark belong to the new wording?"] {
        assert!(stage.text().contains(part), "{part}\n{}", stage.text());
    }
    stage.keys("n");
    assert!(
        layer(home.path()).contains("countries have kept"),
        "nothing without a word: {}",
        layer(home.path())
    );
    stage.keys("g a Enter y");
    assert!(layer(home.path()).contains("countries may have kept"), "{}", layer(home.path()));
    stage.keys("g a");
    assert!(stage.text().contains("stands where it should"), "{}", stage.text());
    stage.keys("u");
    assert!(layer(home.path()).contains("countries have kept"), "{}", layer(home.path()));
}

#[test]
fn an_orphan_is_placed_by_hand() {
    let home = tempfile::tempdir().unwrap();
    let gone = "Tolen said that the two countries have kept close contacts. ";
    let mut stage = after_a_change(home.path(), gone, "");
    stage.keys("g a Enter");
    assert!(stage.text().contains("Choose its text"), "{}", stage.text());
    stage.keys("g g } } } s Enter");
    assert!(
        layer(home.path()).contains("quote = \"Relations have entered a new stage.\""),
        "{}",
        layer(home.path())
    );
}

/// Bo's layer, made on the text as it was, with these ids and quotes.
fn bo(home: &Path, quotes: &[(&str, &str)]) -> String {
    use std::fmt::Write as _;
    let mut text = "format = \"attache.layer/1\"\nannotator = \"bo\"\n\n[document]\nfile = \"readout.txt\"\nsha256 = \"0\"\n".to_owned();
    for (id, quote) in quotes {
        let at = READOUT.find(quote).unwrap();
        let start = READOUT[..at].chars().count();
        let end = start + quote.chars().count();
        let before: String = READOUT[..at].chars().skip(start.saturating_sub(32)).collect();
        let after: String = READOUT[at + quote.len()..].chars().take(32).collect();
        write!(
            text,
            "\n[[annotation]]\nid = \"{id}\"\nkind = \"note\"\ncreated = 2031-04-13T09:00:00Z\nmodified = 2031-04-13T09:00:00Z\nnote = \"See this.\"\ntarget = {{ start = {start}, end = {end}, quote = {quote:?}, prefix = {before:?}, suffix = {after:?} }}\n"
        )
        .unwrap();
    }
    let path = home.join("readout.txt.notes/bo.toml");
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, &text).unwrap();
    text
}

#[test]
fn a_colleagues_mark_is_placed_in_ones_own_layer() {
    let home = tempfile::tempdir().unwrap();
    let kept = "Tolen said that the two countries have kept close contacts.";
    let theirs = bo(home.path(), &[("b1", kept), ("b2", "Relations have entered a new stage.")]);
    let changed = READOUT
        .replace("countries have kept", "countries may have kept")
        .replace(" Relations have entered a new stage.", "");
    std::fs::write(home.path().join("readout.txt"), changed).unwrap();
    let mut stage = stage(home.path(), READOUT, 120, 40);
    stage.keys("g a");
    for part in
        ["2 of colleagues' marks to place", "their files stay as they are", "bo: modal: nothing → “may”"]
    {
        assert!(stage.text().contains(part), "{part}\n{}", stage.text());
    }
    stage.keys("Enter");
    assert!(stage.text().contains("Does bo's mark belong to the new wording?"), "{}", stage.text());
    stage.keys("n");
    assert_eq!(layer(home.path()), "", "nothing without a word");
    stage.keys("g a Enter y");
    assert!(stage.text().contains("kept as your answer to it, bo's file is as it was"), "{}", stage.text());
    let own = layer(home.path());
    for part in ["kind = \"reply\"", "re = \"bo/b1\"", "countries may have kept"] {
        assert!(own.contains(part), "{part}\n{own}");
    }
    stage.keys("3 g g");
    assert!(stage.text().contains("placed here by you"), "{}", stage.text());
    // Words that are gone: where it stands is chosen by hand, and taken back as any step.
    stage.keys("1 g a");
    assert!(stage.text().contains("1 of colleagues' marks to place"), "{}", stage.text());
    stage.keys("Enter");
    assert!(stage.text().contains("Choose the text of bo's mark"), "{}", stage.text());
    stage.keys("g g } } s Enter");
    assert!(layer(home.path()).contains("re = \"bo/b2\""), "{}", layer(home.path()));
    stage.keys("g a");
    assert!(stage.text().contains("Every mark stands where it should"), "{}", stage.text());
    stage.keys("u");
    assert!(!layer(home.path()).contains("re = \"bo/b2\""), "{}", layer(home.path()));
    stage.keys("g a");
    assert!(stage.text().contains("1 of colleagues' marks to place"), "{}", stage.text());
    drop(stage);
    // The next time too; and bo's file is what it was.
    let mut again = crate::stage::stage(home.path(), READOUT, 120, 40);
    again.keys("3 g g");
    assert!(again.text().contains("placed here by you"), "{}", again.text());
    assert_eq!(std::fs::read_to_string(home.path().join("readout.txt.notes/bo.toml")).unwrap(), theirs);
}
