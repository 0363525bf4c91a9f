//! Two colleagues' layers under review, in the built binary: overlay, differences, verdict, reply,
//! decision, agreement.

use crate::session::Run;
use std::path::Path;

fn sample(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-docs").join(name);
    std::fs::read_to_string(path).unwrap()
}

#[test]
fn a_reviewer_goes_through_two_colleagues_layers() {
    let home = tempfile::tempdir().unwrap();
    let notes = home.path().join("talks.txt.notes");
    std::fs::create_dir(&notes).unwrap();
    std::fs::write(home.path().join("talks.txt"), sample("strategic-consultations.txt")).unwrap();
    let theirs = ["ana", "bo"].map(|who| {
        let path = notes.join(format!("{who}.toml"));
        std::fs::write(&path, sample(&format!("strategic-consultations.txt.notes/{who}.toml"))).unwrap();
        let time = std::fs::metadata(&path).unwrap().modified().unwrap();
        (path.clone(), std::fs::read(&path).unwrap(), time)
    });
    let own = || std::fs::read_to_string(notes.join("chief.toml")).unwrap_or_default();
    let run = Run {
        size: (140, 44),
        home: home.path(),
        argv: &["attache", "--as", "chief", "talks.txt"],
        env: &[],
    };
    let mut session = run.start();
    // Overlay: both colleagues, who come after the first frame.
    session.wait_for("a ana");
    session.wait_for("Claims");
    session.keys("rp");
    session.wait_for("Who is shown");
    session.wait_for("✓ b bo");
    session.keys("q");
    session.wait_gone("Who is shown");
    // Differences, one after the other; then side by side.
    session.keys("]d");
    session.wait_for("1 of ");
    session.keys("rd");
    session.wait_for("A  ana");
    session.wait_for("No mark here by bo");
    // A verdict with a reason, a reply.
    session.keys("!");
    session.wait_for("You disagree. Why?");
    session.keys("No request at all\r");
    session.wait_for("chief disagrees: No request at all");
    session.keys("rr");
    session.wait_for("Ctrl-s");
    session.keys("Look at the verb.\x13");
    session.wait_for("Answered.");
    assert!(own().contains("verdict = \"disagree\"") && own().contains("Look at the verb."), "{}", own());
    // A decision, with its reason and who made it.
    session.keys("x");
    session.wait_for("Why? (Enter decides)");
    session.keys("Not a request\r");
    session.wait_for("Decided by chief");
    let consensus = std::fs::read_to_string(notes.join("consensus.toml")).unwrap();
    for part in ["choice = \"reject\"", "reason = \"Not a request\"", "by = \"chief\""] {
        assert!(consensus.contains(part), "{part}:\n{consensus}");
    }
    session.keys("q");
    session.wait_gone("A  ana");
    // Agreement, and to the place that costs most.
    session.keys("ra");
    session.wait_for("α, nominal");
    session.keys("G");
    session.wait_for("pairs differ");
    session.keys("\r");
    session.wait_gone("pairs differ");
    session.keys("q");
    let ended = session.end();
    assert_eq!((ended.code, ended.clean), (0, true), "{}", ended.screen);
    // Nothing of the colleagues' was written, not even its time.
    for (path, bytes, time) in theirs {
        assert_eq!(std::fs::read(&path).unwrap(), bytes);
        assert_eq!(std::fs::metadata(&path).unwrap().modified().unwrap(), time);
    }
}

/// A colleague writes while one reads: it is told, and there without a key.
#[test]
fn what_a_colleague_writes_meanwhile_comes_by_itself() {
    let home = crate::home();
    let session = crate::open(home.path());
    let wrote = std::process::Command::new(env!("CARGO_BIN_EXE_attache"))
        .args([
            "--as",
            "bo",
            "annotate",
            "readout.txt",
            "--quote",
            "close contacts",
            "--note",
            "Said before.",
        ])
        .current_dir(home.path())
        .env("HOME", home.path())
        .env("XDG_DATA_HOME", home.path().join("data"))
        .output()
        .unwrap();
    assert!(wrote.status.success(), "{}", String::from_utf8_lossy(&wrote.stderr));
    session.wait_for("bo: 1 new note");
    session.wait_for("Said before.");
}
