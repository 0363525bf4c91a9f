//! Sharing by git: the merge driver, and fifty clones whose work meets in any order.

use crate::{Desk, READOUT, put};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

fn layer(entries: &[(&str, &str)]) -> String {
    let mut out =
        String::from("format = \"attache.layer/1\"\nannotator = \"ana\"\n\n[document]\nfile = \"a.txt\"\n");
    for (id, note) in entries {
        out += &format!(
            "\n[[annotation]]\nid = \"{id}\"\nkind = \"note\"\ncreated = 2031-03-05T08:00:00Z\nmodified = 2031-03-05T08:00:00Z\nnote = \"{note}\"\n"
        );
    }
    out
}

fn merged(desk: &Desk, base: &str, ours: &str, theirs: &str) -> (i32, String, String) {
    let path = |name: &str, text: &str| desk.put(name, text).to_string_lossy().into_owned();
    let args = [path("base", base), path("ours", ours), path("theirs", theirs)];
    let ran = desk.run(&["merge-driver", &args[0], &args[1], &args[2], "a.txt.notes/ana.toml"]);
    let ours = std::fs::read_to_string(desk.dir().join("ours")).expect("ours");
    assert!(ran.out.is_empty(), "{}", ran.out);
    (ran.code, ours, ran.err)
}

#[test]
fn what_both_added_is_there() {
    let desk = Desk::new();
    let (code, text, said) = merged(
        &desk,
        &layer(&[("1", "first")]),
        &layer(&[("1", "first"), ("2", "at the desk")]),
        &layer(&[("1", "first"), ("3", "on the train")]),
    );
    assert_eq!((code, said.as_str()), (0, ""));
    for note in ["first", "at the desk", "on the train"] {
        assert_eq!(text.matches(note).count(), 1, "{note}:\n{text}");
    }
    // The file that both began is the same from either side.
    let (code, text, _) = merged(&desk, "", &layer(&[("2", "x")]), &layer(&[("3", "y")]));
    assert!(code == 0 && text.contains("\"x\"") && text.contains("\"y\""), "{text}");
}

#[test]
fn what_both_changed_is_kept_twice_and_said() {
    let desk = Desk::new();
    desk.put("a.txt", READOUT);
    let (code, text, said) =
        merged(&desk, &layer(&[("1", "first")]), &layer(&[("1", "ours")]), &layer(&[("1", "theirs")]));
    assert_eq!(code, 0, "{said}");
    assert!(text.contains("ours") && text.contains("\"theirs\"") && text.contains("conflict_of"), "{text}");
    assert!(said.contains("a.txt.notes/ana.toml") && said.contains("both versions are kept"), "{said}");
    // A hook or CI sees it by `check`.
    desk.put("a.txt.notes/ana.toml", text);
    let ran = desk.run(&["check", "a.txt"]);
    assert_eq!(ran.code, 1, "{}", ran.out);
    assert!(ran.out.contains("conflict") && ran.out.contains("keep one of them"), "{}", ran.out);
}

#[test]
fn what_does_not_parse_is_not_guessed_at() {
    let desk = Desk::new();
    let ours = layer(&[("1", "ours")]);
    let (code, text, said) = merged(&desk, &layer(&[]), &ours, "format = \"attache.layer/1\"\n[document\n");
    assert_eq!((code, text), (2, ours.clone()));
    assert!(said.contains("theirs:2") && said.contains("our version stays"), "{said}");
    let newer = layer(&[("1", "x")]).replace("layer/1", "layer/9");
    assert_eq!(merged(&desk, &layer(&[]), &ours, &newer).0, 2);
    let said = desk.run(&["merge-driver", "base", "ours", "nowhere"]).failed(2);
    assert!(said.contains("nowhere"), "{said}");
    let path = |name: &str| desk.dir().join(name).to_string_lossy().into_owned();
    desk.put("theirs", layer(&[("2", "y")]));
    let said =
        desk.run(&["--no-save", "merge-driver", &path("base"), &path("ours"), &path("theirs")]).failed(2);
    assert!(said.contains("--no-save"), "{said}");
}

#[test]
fn the_set_up_lines_are_printed() {
    let text = Desk::new().run(&["config", "git"]).well();
    assert!(text.contains("*.notes/*.toml merge=attache"), "{text}");
    assert!(text.contains("attache merge-driver %O %A %B"), "{text}");
}

/// Numbers that look drawn but are the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("small") % n
    }

    fn shuffled(&mut self, n: usize) -> Vec<usize> {
        let mut all: Vec<usize> = (0..n).collect();
        for k in (1..n).rev() {
            all.swap(k, self.below(k + 1));
        }
        all
    }
}

fn git(at: &Path, args: &[&str]) -> String {
    let output = Command::new("git")
        .args(["-c", "user.name=desk", "-c", "user.email=desk@example.org", "-c", "commit.gpgsign=false"])
        .args(["-c", "gc.auto=0", "-c", "maintenance.auto=false", "-c", "init.defaultBranch=main"])
        .args([
            "-c",
            &format!("merge.attache.driver={} merge-driver %O %A %B %P", env!("CARGO_BIN_EXE_attache")),
        ])
        .args(args)
        .current_dir(at)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("HOME", at)
        .output()
        .expect("git runs");
    let out = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "git {args:?}: {out}{}", String::from_utf8_lossy(&output.stderr));
    out
}

/// The quotes that annotators choose from.
const QUOTES: [&str; 6] = [
    "the lake must stay open",
    "walls protect no one",
    "Sarvan will send observers",
    "meet again in Vesk",
    "Foreign Minister Ma Rensheng met",
    "Experience has shown",
];

/// A repository of `clones` people who each wrote into their own layer; two of them worked on two
/// machines. Gives the folders of the clones and every note that was written, by file.
fn people(root: &Path, clones: usize, dice: &mut Dice) -> (Vec<PathBuf>, Vec<String>) {
    let hub = root.join("hub");
    put(&hub.join("a.txt"), READOUT);
    put(&hub.join(".gitattributes"), "*.notes/*.toml merge=attache\n");
    git(&hub, &["init", "-q"]);
    git(&hub, &["add", "-A"]);
    git(&hub, &["commit", "-q", "-m", "the text"]);
    let mut folders = Vec::new();
    let mut notes = Vec::new();
    for clone in 0..clones {
        let folder = root.join(format!("clone{clone}"));
        git(root, &["clone", "-q", "hub", &folder.to_string_lossy()]);
        // The last two people sit at the desks of the first two, under the same names.
        let who = format!("p{}", if clone + 2 >= clones { clone + 2 - clones } else { clone });
        let mut text =
            format!("format = \"attache.layer/1\"\nannotator = \"{who}\"\n\n[document]\nfile = \"a.txt\"\n");
        let mut entries: Vec<(usize, usize, &str)> = (0..=dice.below(3))
            .map(|n| {
                let quote = QUOTES[dice.below(QUOTES.len())];
                (READOUT.find(quote).expect("the quote"), n, quote)
            })
            .collect();
        // As the program writes them: in document order.
        entries.sort_unstable();
        for (start, n, quote) in entries {
            let note = format!("note {n} of clone {clone}");
            text += &format!(
                "\n[[annotation]]\nid = \"{clone}-{n}\"\nkind = \"note\"\ncreated = 2031-03-05T08:00:00Z\nmodified = 2031-03-05T08:00:00Z\nnote = \"{note}\"\ntarget = {{ start = {start}, end = {}, quote = \"{quote}\", prefix = \"\", suffix = \"\" }}\n",
                start + quote.len()
            );
            notes.push(note);
        }
        put(&folder.join(format!("a.txt.notes/{who}.toml")), text);
        git(&folder, &["add", "-A"]);
        git(&folder, &["commit", "-q", "-m", "my notes"]);
        folders.push(folder);
    }
    (folders, notes)
}

fn bytes_of(folder: &Path) -> BTreeMap<String, String> {
    let entries = std::fs::read_dir(folder.join("a.txt.notes")).expect("notes").flatten();
    entries
        .map(|entry| {
            let text = std::fs::read_to_string(entry.path()).expect("a layer");
            (entry.file_name().to_string_lossy().into_owned(), text)
        })
        .collect()
}

/// `clones` people meet in two orders, the second with merges among themselves before.
#[allow(clippy::print_stdout)] // A test that does nothing says so.
fn meet(clones: usize, seed: u64) {
    if Command::new("git").arg("--version").output().is_err() {
        println!("skipped: there is no git here");
        return;
    }
    let root = tempfile::tempdir().expect("a temporary folder");
    let dice = &mut Dice(seed);
    let (folders, notes) = people(root.path(), clones, dice);
    let written = notes.len();
    let mut seen = Vec::new();
    for order in 0..2 {
        let desk = root.path().join(format!("desk{order}"));
        git(root.path(), &["clone", "-q", "hub", &desk.to_string_lossy()]);
        for k in dice.shuffled(clones) {
            let from = &folders[k];
            if order == 1 && k % 5 == 0 {
                // Some met before: the same work arrives by two roads.
                let other = &folders[dice.below(clones)];
                git(from, &["pull", "-q", "--no-rebase", "--no-edit", &other.to_string_lossy(), "main"]);
            }
            git(&desk, &["pull", "-q", "--no-rebase", "--no-edit", &from.to_string_lossy(), "main"]);
        }
        seen.push(bytes_of(&desk));
    }
    for (name, text) in &seen[0] {
        assert_eq!(
            Some(text),
            seen[1].get(name),
            "the order of merges makes a difference to the bytes of {name}"
        );
    }
    assert_eq!(seen[0].len(), seen[1].len());
    assert_eq!(seen[0].len(), clones - 2, "one file per person");
    let all: String = seen[0].values().map(String::as_str).collect();
    for note in notes {
        assert_eq!(all.matches(&format!("\"{note}\"")).count(), 1, "{note} is lost or doubled");
    }
    for (name, text) in &seen[0] {
        assert!(text.parse::<toml::Table>().is_ok(), "{name} does not parse:\n{text}");
        assert!(!text.contains("<<<<"), "{name} has conflict marks");
    }
    let desk = Desk::new();
    put(&desk.dir().join("a.txt"), READOUT);
    for (name, text) in &seen[0] {
        desk.put(&format!("a.txt.notes/{name}"), text);
    }
    let read = desk.run(&["notes", "a.txt", "--format", "json"]).json();
    assert_eq!(read["annotations"].as_array().map(Vec::len), Some(written));
    assert_eq!(read["problems"].as_array().map(Vec::len), Some(0));
}

#[test]
fn clones_that_merge_in_any_order_come_to_the_same_bytes() {
    // Twelve in every run; `ATTACHE_CLONES=50 cargo test --test cli clones` takes the whole office.
    let clones = std::env::var("ATTACHE_CLONES").ok().and_then(|n| n.parse().ok()).unwrap_or(12);
    meet(clones, 7);
}
