//! A session killed at a random moment: every confirmed edit is there after reopening.

use crate::scene::{Scene, note};
use attache::annotation::Edit;
use attache::document::Document;
use attache::store::{Options, Places, open};
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

const CHILD: &str = "ATTACHE_TEST_KILL_FOLDER";

/// Not a test by itself: the session that gets killed. It confirms each edit on its standard output
/// after `apply` returned.
#[test]
fn session_child() {
    let Ok(folder) = std::env::var(CHILD) else { return };
    let folder = Path::new(&folder);
    let document = Document::open(&folder.join("readout.txt")).unwrap();
    let mut own = open(&document, "ana", &Options::new(Places::under(&folder.join("home")))).own;
    let mut out = std::io::stdout().lock();
    for n in 0..10_000 {
        match n % 5 {
            3 => {
                let mut last = own.layer().annotations.last().unwrap().clone();
                last.note = format!("changed {n}");
                own.apply(Edit::change(last)).unwrap();
            }
            4 => {
                own.undo().unwrap();
            }
            _ => {
                own.apply(Edit::add(note(&document, "April", &"long words ".repeat(n % 50)))).unwrap();
            }
        }
        let said: Vec<String> =
            own.layer().annotations.iter().map(|a| format!("{}={}", a.id, a.note.len())).collect();
        // One write: a line is there whole or not at all.
        out.write_all(format!("\nok {}\n", said.join(" ")).as_bytes()).unwrap();
        out.flush().unwrap();
    }
}

#[test]
fn a_killed_session_loses_nothing_that_was_confirmed() {
    let runs: u64 = std::env::var("ATTACHE_KILL_RUNS").ok().and_then(|n| n.parse().ok()).unwrap_or(12);
    let mut confirmed_in_all = 0;
    for run in 0..runs {
        let scene = Scene::new();
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["kill::session_child", "--exact", "--nocapture"])
            .env(CHILD, scene.folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        // Let it confirm one edit, then kill it at an arbitrary moment.
        let mut last = lines.by_ref().map_while(Result::ok).find(|line| line.starts_with("ok ")).unwrap();
        std::thread::sleep(Duration::from_micros(run * 7919 % 150_011));
        child.kill().unwrap();
        child.wait().unwrap();
        for line in lines.map_while(Result::ok).filter(|line| line.starts_with("ok ")) {
            last = line;
        }
        let layers = scene.open();
        assert_eq!(layers.problems, vec![], "the file parses");
        let have: Vec<String> =
            layers.own.layer().annotations.iter().map(|a| format!("{}={}", a.id, a.note.len())).collect();
        let confirmed: Vec<&str> = last.split(' ').skip(1).collect();
        confirmed_in_all += confirmed.len();
        // The session may have come one edit further than it could say: one more, one changed, or one
        // taken back.
        let missing: Vec<_> = confirmed.iter().filter(|c| !have.iter().any(|h| h == *c)).collect();
        let beyond = have.iter().filter(|h| !confirmed.contains(&h.as_str())).count();
        assert!(missing.len() <= 1 && beyond <= 1, "run {run}: missing {missing:?}, {beyond} beyond");
        if let Some(missing) = missing.first() {
            let id = missing.split('=').next().unwrap();
            assert!(have.iter().any(|h| h.starts_with(id)), "run {run}: {missing} is lost");
        }
        // A killed save leaves no litter once the layer is written again.
        let document = scene.document();
        scene.open().own.apply(Edit::add(note(&document, "June", "after"))).unwrap();
        assert_eq!(Scene::files(scene.layer_path().parent().unwrap()).len(), 1);
    }
    println!("{runs} sessions killed, {confirmed_in_all} confirmed annotations, none lost");
}
