//! Sessions killed at random on disks that fail at random: what is reopened is one of the states the
//! session passed through, no older than the last one it confirmed. Nothing is lost, nothing doubled.

use crate::scene::{Scene, note};
use attache::annotation::{Edit, Layer};
use attache::document::Document;
use attache::store::{Op, Options, Places, Seam, StoreError, open};
use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

const CHILD: &str = "ATTACHE_TEST_WEATHER_FOLDER";
const SEED: &str = "ATTACHE_TEST_WEATHER_SEED";

/// Pseudo-random numbers that a seed repeats.
#[derive(Debug)]
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % n
    }
}

/// A disk that works for a while, then fails for a while: each folder for itself.
#[derive(Debug)]
struct Weather {
    sky: Mutex<Sky>,
    /// It is fair until the layer is open: what cannot be read is another test's matter.
    fair: AtomicBool,
}

#[derive(Debug)]
struct Sky {
    dice: Dice,
    /// Notes, data, rescue: how many steps in a hundred fail now, and for how many steps still.
    folders: [(PathBuf, u64, u64); 3],
}

impl Weather {
    fn new(folder: &Path, seed: u64) -> Self {
        let places = ["readout.txt.notes", "home/data", "home/rescue"];
        let folders = places.map(|name| (folder.join(name), 0, 0));
        Self { sky: Mutex::new(Sky { dice: Dice(seed), folders }), fair: AtomicBool::new(true) }
    }

    fn fails(&self, path: &Path) -> bool {
        if self.fair.load(Ordering::Relaxed) {
            return false;
        }
        let mut sky = self.sky.lock().unwrap();
        let Sky { dice, folders } = &mut *sky;
        let Some((_, percent, left)) = folders.iter_mut().find(|(folder, ..)| path.starts_with(folder))
        else {
            return false;
        };
        if *left == 0 {
            *percent = [0, 5, 20, 50, 100][dice.below(5) as usize];
            *left = 1 + dice.below(60);
        }
        *left -= 1;
        dice.below(100) < *percent
    }
}

impl Seam for Weather {
    fn before(&self, op: Op, path: &Path) -> io::Result<()> {
        if !self.fails(path) {
            return Ok(());
        }
        let error = if matches!(op, Op::Write | Op::CreateTemp) { 28 } else { 5 };
        Err(io::Error::from_raw_os_error(error))
    }

    fn room(&self, path: &Path) -> Option<usize> {
        self.fails(path).then_some(200)
    }
}

/// What a layer says, as one word.
fn words(layer: &Layer) -> String {
    let all: BTreeMap<&str, &str> =
        layer.annotations.iter().map(|one| (one.id.as_str(), one.note.as_str())).collect();
    let all: Vec<String> = all.iter().map(|(id, note)| format!("{id}={}", note.replace(' ', "_"))).collect();
    if all.is_empty() { "-".to_owned() } else { all.join(",") }
}

/// Not a test by itself: the session that gets killed. It says what it is about to make of the layer,
/// then whether that was confirmed.
#[test]
fn weather_child() {
    let Ok(folder) = std::env::var(CHILD) else { return };
    let seed = std::env::var(SEED).unwrap().parse().unwrap();
    let folder = Path::new(&folder);
    let document = Document::open(&folder.join("readout.txt")).unwrap();
    let weather = Arc::new(Weather::new(folder, seed));
    let mut dice = Dice(seed ^ 1);
    let places = Places::under(&folder.join("home"));
    let mut own =
        open(&document, "ana", &Options { seam: Some(weather.clone()), ..Options::new(places) }).own;
    weather.fair.store(false, Ordering::Relaxed);
    let mut out = std::io::stdout().lock();
    let mut say = |line: String| {
        // One write: a line is there whole or not at all.
        out.write_all(format!("\n{line}\n").as_bytes()).unwrap();
        out.flush().unwrap();
    };
    say(format!("ok start {}", words(own.layer())));
    for n in 0..10_000 {
        let mut next = own.layer().clone();
        let edit = match dice.below(8) {
            0..=2 => {
                let new = note(&document, "April", &format!("new {seed} {n}"));
                next.annotations.push(new.clone());
                Some(Edit::add(new))
            }
            3 | 4 if !next.annotations.is_empty() => {
                let at = dice.below(next.annotations.len() as u64) as usize;
                next.annotations[at].note = format!("changed {seed} {n}");
                Some(Edit::change(next.annotations[at].clone()))
            }
            5 if !next.annotations.is_empty() => {
                let at = dice.below(next.annotations.len() as u64) as usize;
                Some(Edit::remove(&next.annotations.remove(at).id))
            }
            _ => None,
        };
        let (back, what) = (dice.below(3) > 0, edit.is_some());
        if what {
            say(format!("try edit {}", words(&next)));
        } else {
            // Where a step leads is known only to who kept it; a rehearsal in memory tells.
            say("try step ?".to_owned());
        }
        let saved = match edit {
            Some(edit) => own.apply(edit).map(Some),
            None if back => own.undo(),
            None => own.redo(),
        };
        match saved {
            Ok(Some(saved)) => say(format!("ok {:?} {}", saved.place, words(own.layer()))),
            // Nothing to take back or do again; or nothing could be written.
            Ok(None) | Err(StoreError::NotSaved { .. } | StoreError::Edit(_)) => {
                say(format!("no - {}", words(own.layer())));
            }
            Err(error) => panic!("{error}"),
        }
    }
}

#[test]
fn a_session_killed_on_a_failing_disk_loses_and_doubles_nothing() {
    let number = |name: &str, or: u64| std::env::var(name).ok().and_then(|n| n.parse().ok()).unwrap_or(or);
    let (runs, first) = (number("ATTACHE_WEATHER_RUNS", 10), number("ATTACHE_WEATHER_FIRST", 0));
    let (mut places, mut edits) = (BTreeMap::new(), 0);
    for run in first..first + runs {
        let scene = Scene::new();
        for session in 0..3 {
            let seed = run * 1000 + session;
            let mut child = Command::new(std::env::current_exe().unwrap())
                .args(["weather::weather_child", "--exact", "--nocapture"])
                .env(CHILD, scene.folder.path())
                .env(SEED, seed.to_string())
                .stdout(Stdio::piped())
                .stderr(Stdio::null())
                .spawn()
                .unwrap();
            let lines = BufReader::new(child.stdout.take().unwrap()).lines();
            let mut said: Vec<String> = Vec::new();
            let mut lines = lines
                .map_while(Result::ok)
                .filter(|line| ["ok ", "no ", "try "].iter().any(|word| line.starts_with(word)));
            said.extend(lines.by_ref().take(1));
            std::thread::sleep(Duration::from_micros(Dice(seed).below(200_000)));
            child.kill().unwrap();
            child.wait().unwrap();
            said.extend(lines);
            let part = |line: &str, n: usize| line.split(' ').nth(n).unwrap().to_owned();
            let confirmed = said.iter().rposition(|line| line.starts_with("ok ")).expect("a start");
            for line in said.iter().filter(|line| line.starts_with("ok ")) {
                *places.entry(part(line, 1)).or_insert(0) += 1;
            }
            edits += said.iter().filter(|line| line.starts_with("try")).count();
            let may_be: Vec<String> = said[confirmed..].iter().map(|line| part(line, 2)).collect();
            let layers = scene.open();
            let broken: Vec<_> = layers.problems.iter().filter(|p| p.line.is_some()).collect();
            assert!(broken.is_empty(), "run {run}.{session}: {broken:?}");
            let have = words(layers.own.layer());
            let open_end = may_be.iter().any(|state| state == "?") && one_step_off(&have, &may_be);
            assert!(
                may_be.contains(&have) || open_end,
                "run {run}.{session}: after {:?} it differs\n{}\n{:?}",
                said[confirmed..]
                    .iter()
                    .map(|line| line.split_inclusive(' ').take(2).collect::<String>())
                    .collect::<Vec<_>>(),
                may_be.iter().map(|state| off(&have, state).join(" ")).collect::<Vec<_>>().join("\n"),
                layers.problems
            );
        }
        // In fair weather everything comes home, and nothing is left elsewhere.
        let mut own = scene.open().own;
        own.apply(Edit::add(note(&scene.document(), "June", "after"))).unwrap();
        let last = words(own.layer());
        let reopened = scene.open();
        assert_eq!(words(reopened.own.layer()), last, "run {run}");
        assert_eq!(reopened.problems, vec![], "run {run}");
        assert_eq!(Scene::files(scene.layer_path().parent().unwrap()).len(), 1, "run {run}");
        for place in ["home/data/layers", "home/rescue"] {
            let left = Scene::files(&scene.folder.path().join(place));
            assert!(
                left.iter().all(|path| path.extension().is_some_and(|e| e == "tmp")),
                "run {run}: {left:?}"
            );
        }
    }
    println!("{runs} runs of 3 sessions, {edits} edits, confirmed at {places:?}: none lost, none doubled");
}

/// In what `have` differs from `state`.
fn off(have: &str, state: &str) -> Vec<String> {
    let set = |state: &str| -> BTreeMap<String, String> {
        let pairs = state.split(',').filter_map(|pair| pair.split_once('='));
        pairs.map(|(id, note)| (id.to_owned(), note.to_owned())).collect()
    };
    let (have, state) = (set(have), set(state));
    let ids: BTreeSet<_> = have.keys().chain(state.keys()).collect();
    let ids = ids.into_iter().filter(|id| have.get(*id) != state.get(*id));
    ids.map(|id| format!("{id}: {:?} for {:?}", have.get(id), state.get(id))).collect()
}

/// Whether `have` is one step away from a state that was passed: the step that was killed.
fn one_step_off(have: &str, states: &[String]) -> bool {
    states.iter().filter(|state| *state != "?").any(|state| off(have, state).len() <= 1)
}
