//! Reviewing colleagues: overlay, threads, verdicts, differences, decisions, agreement.

use crate::fixture::READOUT;
use crate::stage::{Stage, readout};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The file of `who`.
fn file(home: &Path, who: &str) -> PathBuf {
    home.join(format!("readout.txt.notes/{who}.toml"))
}

fn saved(home: &Path, who: &str) -> String {
    std::fs::read_to_string(file(home, who)).unwrap_or_default()
}

/// Writes a colleague's layer: marks of a quote with a code and a note.
fn colleague(home: &Path, who: &str, marks: &[(&str, &str, &str)]) {
    let mut text = format!(
        "format = \"attache.layer/1\"\nannotator = \"{who}\"\n\n[document]\nfile = \"readout.txt\"\n"
    );
    for (n, (quote, code, note)) in marks.iter().enumerate() {
        let at = READOUT.find(quote).unwrap();
        let start = READOUT[..at].chars().count();
        let end = start + quote.chars().count();
        let before: String =
            READOUT[..at].chars().rev().take(32).collect::<Vec<_>>().into_iter().rev().collect();
        let after: String = READOUT[at + quote.len()..].chars().take(32).collect();
        write!(
            text,
            "\n[[annotation]]\nid = \"{who}-{n}\"\nkind = \"note\"\ncreated = 2031-04-13T09:00:00Z\nmodified = 2031-04-13T09:00:00Z\ncodes = [\"{code}\"]\nnote = {note:?}\ntarget = {{ start = {start}, end = {end}, quote = {quote:?}, prefix = {before:?}, suffix = {after:?} }}\n"
        )
        .unwrap();
    }
    std::fs::create_dir_all(home.join("readout.txt.notes")).unwrap();
    std::fs::write(file(home, who), text).unwrap();
}

const STAGE: &str = "Relations have entered a new stage";
const ACCORD: &str = "finish the Harbour Accord before the end of the year";
const AUTUMN: &str = "The two sides agreed to meet again in autumn";

/// Bo and Cy, who differ twice and agree once.
fn two(home: &Path) {
    colleague(
        home,
        "bo",
        &[
            (STAGE, "formula", "Cooler than in January?"),
            (ACCORD, "commitment/dated", ""),
            (AUTUMN, "commitment", ""),
        ],
    );
    colleague(home, "cy", &[(STAGE, "tone", ""), (AUTUMN, "commitment", "")]);
}

fn open(home: &Path) -> Stage {
    two(home);
    readout(home, 120, 40)
}

#[test]
fn each_colleague_has_a_letter_a_lane_and_a_line_in_the_list() {
    let home = tempfile::tempdir().unwrap();
    let stage = open(home.path());
    let text = stage.text();
    assert!(text.contains("b bo") && text.contains("c cy"), "{text}");
    let row =
        text.lines().find(|line| line.contains("Relations have entered") && line.contains("bc")).is_some();
    assert!(row, "both letters stand beside the row:\n{text}");
    insta::assert_snapshot!("review_overlay_120x40", text);
}

#[test]
fn who_is_shown_is_switched_by_key() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = open(home.path());
    stage.keys("r o");
    assert!(stage.text().contains("Showing bo only"), "{}", stage.text());
    assert!(!stage.text().contains("c cy"), "{}", stage.text());
    stage.keys("r o");
    assert!(!stage.text().contains("b bo") && stage.text().contains("c cy"), "{}", stage.text());
    stage.keys("r o r p");
    assert!(stage.text().contains("Who is shown"), "{}", stage.text());
    insta::assert_snapshot!("review_people_120x40", stage.text());
    stage.keys("Enter Esc");
    assert!(!stage.text().contains("b bo") && stage.text().contains("c cy"), "{}", stage.text());
    // Blind: nobody until one's own are done.
    stage.keys("r b");
    assert!(!stage.text().contains("c cy") && stage.text().contains("hidden"), "{}", stage.text());
    stage.keys("] d");
    assert!(stage.text().contains("hidden until yours are done"), "{}", stage.text());
    stage.keys("r b r n");
    assert!(!stage.text().contains("c cy") && stage.text().contains("colleague"), "{}", stage.text());
}

#[test]
fn a_reply_stands_under_what_it_answers_and_settles_it() {
    let home = tempfile::tempdir().unwrap();
    let before = {
        two(home.path());
        saved(home.path(), "bo")
    };
    let mut stage = readout(home.path(), 120, 40);
    stage.keys("3 g g r r").types("Look at May.").keys("Ctrl-s");
    let own = saved(home.path(), "ana");
    assert!(
        own.contains("kind = \"reply\"") && own.contains("re = \"bo/bo-0\"") && own.contains("Look at May."),
        "{own}"
    );
    let text = stage.text();
    let (parent, answer) = (text.find("b bo").unwrap(), text.find("└ answers bo").unwrap());
    assert!(parent < answer && answer < text.find("c cy").unwrap(), "{text}");
    stage.keys("g g r s");
    assert!(saved(home.path(), "ana").contains("status = \"resolved\""), "{}", saved(home.path(), "ana"));
    assert!(stage.text().contains("settled"), "{}", stage.text());
    stage.keys("g g r s");
    assert!(saved(home.path(), "ana").contains("status = \"open\""));
    // Nothing of a colleague's is ever written.
    assert_eq!(saved(home.path(), "bo"), before);
}

#[test]
fn a_verdict_is_one_key_and_a_reason_another_line() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = open(home.path());
    stage.keys("3 g g =");
    let own = saved(home.path(), "ana");
    assert!(own.contains("verdict = \"agree\"") && own.contains("re = \"bo/bo-0\""), "{own}");
    stage.keys("g g !").types("It is a formula").keys("Enter");
    let own = saved(home.path(), "ana");
    assert!(own.contains("verdict = \"disagree\"") && own.contains("It is a formula"), "{own}");
    assert_eq!(own.matches("kind = \"verdict\"").count(), 1, "the second replaces the first");
    stage.keys("g g");
    assert!(stage.text().contains("1 disagree"), "{}", stage.text());
    // On a finding of the program.
    stage.keys("2 g g j ~ Enter");
    let own = saved(home.path(), "ana");
    assert!(own.contains("verdict = \"unsure\"") && own.contains("rule = \"by-hand\""), "{own}");
    // Not on one's own.
    stage.keys("1 } } } s a").types("Mine.").keys("Ctrl-s 3 =");
    assert!(stage.text().contains("your own"), "{}", stage.text());
}

#[test]
fn from_difference_to_difference_to_a_decision() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = open(home.path());
    stage.keys("] d");
    assert!(stage.text().contains("1 of 2 · other code"), "{}", stage.text());
    stage.keys("] d");
    assert!(
        stage.text().contains("2 of 2 · one-sided") && stage.text().contains("cy: nothing"),
        "{}",
        stage.text()
    );
    stage.keys("[ d r d");
    insta::assert_snapshot!("review_case_120x40", stage.text());
    assert!(stage.text().contains("other code · 1 of 2"), "{}", stage.text());
    stage.keys("b").types("Nothing standing about it").keys("Enter");
    let consensus = saved(home.path(), "consensus");
    for part in [
        "annotator = \"consensus\"",
        "kind = \"consensus\"",
        "codes = [\"tone\"]",
        "choice = \"take\"",
        "taken = \"cy/cy-0\"",
        "by = \"ana\"",
        "reason = \"Nothing standing about it\"",
        "sources = [\"bo/bo-0\", \"cy/cy-0\"]",
    ] {
        assert!(consensus.contains(part), "{part}:\n{consensus}");
    }
    assert!(stage.text().contains("Decided by ana"), "{}", stage.text());
    // Undone and done again, as every change.
    stage.keys("u");
    assert!(!saved(home.path(), "consensus").contains("kind = \"consensus\""));
    stage.keys("U");
    assert!(saved(home.path(), "consensus").contains("kind = \"consensus\""));
    // Deciding again keeps what was decided before.
    stage.keys("x").types("Neither").keys("Enter");
    let consensus = saved(home.path(), "consensus");
    assert!(consensus.contains("choice = \"reject\"") && consensus.contains("earlier"), "{consensus}");
    // In one's own words.
    stage.keys("n w").types(" Ours.").keys("Ctrl-s").types("clearer").keys("Enter");
    let consensus = saved(home.path(), "consensus");
    assert!(consensus.contains("choice = \"rewrite\"") && consensus.contains("Ours."), "{consensus}");
}

#[test]
fn merging_by_rule_shows_first_what_it_would_do() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = open(home.path());
    stage.keys("r m");
    assert!(
        stage.text().contains("Merge by rule: unanimous") && stage.text().contains("commitment  2 of 2"),
        "{}",
        stage.text()
    );
    assert!(saved(home.path(), "consensus").is_empty(), "a look writes nothing");
    stage.keys("Enter");
    let consensus = saved(home.path(), "consensus");
    assert!(
        consensus.contains("rule = \"unanimous\"") && consensus.contains("choice = \"merge\""),
        "{consensus}"
    );
    assert_eq!(consensus.matches("kind = \"consensus\"").count(), 1);
}

#[test]
fn the_annotator_sees_what_review_changed() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = open(home.path());
    stage.keys("r d b").types("Tone").keys("Enter");
    drop(stage);
    let mut stage = crate::stage::stage_of(home.path(), READOUT, 120, 40, Some("bo"));
    stage.keys("r c");
    let text = stage.text();
    assert!(text.contains("What review changed") && text.contains("changed by ana"), "{text}");
    assert!(text.contains("now: tone") && text.contains("because: Tone"), "{text}");
    assert!(text.contains("2 not decided yet"), "{text}");
}

#[test]
fn agreement_is_measured_and_leads_to_what_it_costs() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = open(home.path());
    stage.keys("r a");
    insta::assert_snapshot!("review_agreement_120x40", stage.text());
    assert!(stage.text().contains("Agreement") && stage.text().contains("α, nominal"), "{}", stage.text());
    stage.keys("G");
    assert!(stage.text().contains("pairs differ"), "{}", stage.text());
    stage.keys("Enter");
    assert!(!stage.text().contains("pairs differ"), "{}", stage.text());
}

#[test]
fn a_filter_goes_through_some_differences_only() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = open(home.path());
    stage.keys("r f").types("code:commitment").keys("Enter");
    assert!(stage.text().contains("1 differences with code:commitment"), "{}", stage.text());
    stage.keys("] d");
    assert!(stage.text().contains("1 of 1 · one-sided"), "{}", stage.text());
    stage.keys("r f Ctrl-u").types("verdict:perhaps").keys("Enter");
    assert!(stage.text().contains("no verdict"), "{}", stage.text());
}

#[test]
fn a_caveat_stands_in_the_status_line() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = open(home.path());
    stage.keys("r l j Enter G Enter").types("For internal use").keys("Enter Esc");
    let own = saved(home.path(), "ana");
    assert!(
        own.contains("state = \"for clearance\"") && own.contains("caveat = \"For internal use\""),
        "{own}"
    );
    stage.keys("j");
    assert!(
        stage.text().lines().rev().take(3).any(|line| line.contains("For internal use")),
        "{}",
        stage.text()
    );
}

#[test]
fn a_caveat_goes_with_whatever_is_copied() {
    let home = tempfile::tempdir().unwrap();
    let mut stage = open(home.path());
    stage.keys("} } } s y");
    let copied = stage.screen.copied.pop().unwrap();
    assert!(!copied.contains('\n'), "nothing is set: {copied:?}");
    stage.keys("r l G Enter").types("For internal use").keys("Enter Esc y");
    assert_eq!(stage.screen.copied.pop().unwrap(), copied + "\n[For internal use]");
    assert!(stage.text().contains("with the caveat"), "{}", stage.text());
}

#[test]
fn new_and_changed_ones_are_marked_at_the_next_visit() {
    let home = tempfile::tempdir().unwrap();
    drop(open(home.path()));
    colleague(
        home.path(),
        "bo",
        &[
            (STAGE, "formula", "Cooler than in January?"),
            (ACCORD, "commitment/dated", ""),
            (AUTUMN, "commitment", ""),
            ("Port Sella", "tone", "There again"),
        ],
    );
    let stage = readout(home.path(), 120, 40);
    let text = stage.text();
    assert!(text.contains("b bo  new") && text.contains("1 new"), "{text}");
    drop(stage);
    assert!(!readout(home.path(), 120, 40).text().contains("new  "), "seen once, nothing is new");
}

#[test]
fn strange_layers_are_shown_safely() {
    let home = tempfile::tempdir().unwrap();
    two(home.path());
    // One claims another's name, one has a circle of replies and names a path elsewhere.
    let stolen = saved(home.path(), "bo").replace("bo-", "stolen-");
    std::fs::write(file(home.path(), "dan"), stolen).unwrap();
    std::fs::write(
        file(home.path(), "eve"),
        "format = \"attache.layer/1\"\nannotator = \"eve\"\n\n[document]\nfile = \"../../../etc/passwd\"\n\n[[annotation]]\nid = \"1\"\nkind = \"reply\"\nre = \"eve/2\"\ncreated = 2031-04-13T09:00:00Z\nmodified = 2031-04-13T09:00:00Z\nnote = \"round \\u001B[31m\\u202E\"\n\n[[annotation]]\nid = \"2\"\nkind = \"reply\"\nre = \"eve/1\"\ncreated = 2031-04-13T09:00:01Z\nmodified = 2031-04-13T09:00:01Z\nnote = \"and round\"\n\n[[annotation]]\nid = \"3\"\nkind = \"reply\"\nre = \"gone/9\"\ncreated = 2031-04-13T09:00:01Z\nmodified = 2031-04-13T09:00:01Z\nnote = \"to nobody\"\n",
    )
    .unwrap();
    std::fs::write(file(home.path(), "fay"), "no toml").unwrap();
    let mut stage = readout(home.path(), 120, 60);
    // In one notice: of several only the last would be seen.
    let told = stage.session.desk.problems();
    assert!(told.len() == 1 && told[0].contains("dan.toml") && told[0].contains("1 more"), "{told:?}");
    stage.keys("3 G");
    let text = stage.text();
    assert!(
        text.contains("and round") && text.contains("to nobody") && text.contains("answers gone"),
        "{text}"
    );
    assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'), "{text}");
    stage.keys("r p");
    assert!(stage.text().contains("bo (dan.toml)"), "{}", stage.text());
    stage.keys("Esc ] d");
    assert!(stage.text().contains(" of "), "{}", stage.text());
}

#[test]
fn twelve_annotators_fit() {
    let home = tempfile::tempdir().unwrap();
    for who in ["abe", "bea", "cem", "dov", "eva", "fay", "gil", "hua", "ivo", "jun", "kai", "lea"] {
        colleague(
            home.path(),
            who,
            &[(STAGE, if who < "f" { "tone" } else { "formula" }, ""), (AUTUMN, "commitment", "")],
        );
    }
    let mut stage = readout(home.path(), 120, 40);
    insta::assert_snapshot!("review_twelve_120x40", stage.text());
    stage.keys("r d");
    insta::assert_snapshot!("review_twelve_case_120x40", stage.text());
    for (columns, rows) in [(80, 24), (200, 50), (40, 12)] {
        stage.resize(columns, rows);
        stage.keys("j j j");
        assert!(stage.text().contains("other code"), "{}", stage.text());
    }
}
