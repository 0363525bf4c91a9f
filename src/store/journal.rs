//! The undo journal: the steps of earlier sessions, so that they can be taken back after a restart.
//!
//! One line of JSON per step done, taken back or done again, appended in the state folder after the
//! layer itself was saved. It is read only when somebody wants to go back further than this session.
//! It is a convenience: whatever goes wrong with it is no error, and the layer never depends on it.

use super::decode::one_entry;
use super::disk;
use super::own::Step;
use super::state::{Change, Written};
use super::text::LayerText;
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs::{File, OpenOptions};
use std::hash::{DefaultHasher, Hasher};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// A journal that grows longer than this loses its older half.
const MOST: u64 = 8 << 20;

/// What was done with a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    /// Done for the first time.
    Do,
    /// Taken back.
    Undo,
    /// Done again.
    Redo,
}

impl Deed {
    const fn word(self) -> &'static str {
        match self {
            Self::Do => "do",
            Self::Undo => "undo",
            Self::Redo => "redo",
        }
    }
}

/// The journal of one layer.
#[derive(Debug)]
pub(super) struct Journal {
    path: Option<PathBuf>,
    /// Whether what earlier sessions left was looked at.
    loaded: bool,
}

/// What earlier sessions left.
#[derive(Debug, Default)]
pub(super) struct Left {
    /// Steps that can be taken back, the last one last.
    pub(super) done: Vec<Step>,
    /// Steps that can be done again, the next one last.
    pub(super) undone: Vec<Step>,
}

impl Journal {
    /// The journal at `path`; none for `None`.
    pub(super) const fn new(path: Option<PathBuf>) -> Self {
        Self { path, loaded: false }
    }

    /// Add what was done with `step`. `before` and `after` are the text of the layer.
    pub(super) fn add(&self, deed: Deed, step: &Step, before: u64, after: u64) {
        let Some(path) = &self.path else { return };
        let changes: Vec<Value> = step.changes.iter().map(write).collect();
        let line = json!({
            "deed": deed.word(), "id": step.id, "before": before.to_string(), "after": after.to_string(), "changes": changes,
        });
        // A journal that cannot be written is one that is not there.
        let _ = append(path, &format!("{line}\n"));
    }

    /// How many steps earlier sessions left to take back, and to do again.
    pub(super) fn count(&self) -> (usize, usize) {
        #[derive(Deserialize)]
        struct Line<'a> {
            deed: &'a str,
            id: &'a str,
        }
        let Some(Ok(text)) = self.path.as_ref().map(std::fs::read_to_string) else { return (0, 0) };
        let (mut done, mut undone) = (BTreeSet::new(), BTreeSet::new());
        for line in text.lines().filter_map(|line| serde_json::from_str::<Line<'_>>(line).ok()) {
            done.remove(line.id);
            match line.deed {
                "do" => {
                    undone.clear();
                    done.insert(line.id.to_owned());
                }
                "redo" => {
                    undone.remove(line.id);
                    done.insert(line.id.to_owned());
                }
                "undo" => {
                    undone.insert(line.id.to_owned());
                }
                _ => {}
            }
        }
        (done.len(), undone.len())
    }

    /// What earlier sessions left, the first time it is asked for. `now` is the text of the layer.
    pub(super) fn load(&mut self, now: u64, generation: u64) -> Left {
        let mut left = Left::default();
        if std::mem::replace(&mut self.loaded, true) {
            return left;
        }
        let Some(Ok(bytes)) = self.path.as_ref().map(std::fs::read) else { return left };
        let text = String::from_utf8_lossy(&bytes);
        let lines: Vec<Value> = text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
        let hash = |line: &Value, key: &str| line.get(key)?.as_str()?.parse::<u64>().ok();
        // Places count only as far back as nobody else wrote between the steps.
        let mut exact = vec![false; lines.len()];
        let mut reached = Some(now);
        for (line, exact) in lines.iter().zip(&mut exact).rev() {
            *exact = hash(line, "after").is_some() && hash(line, "after") == reached;
            reached = if *exact { hash(line, "before") } else { None };
        }
        for (line, exact) in lines.iter().zip(exact) {
            let Some(step) = read(line, if exact { generation } else { u64::MAX }) else { continue };
            left.done.retain(|other| other.id != step.id);
            match line.get("deed").and_then(Value::as_str) {
                Some("do") => {
                    left.undone.clear();
                    left.done.push(step);
                }
                Some("redo") => {
                    left.undone.retain(|other| other.id != step.id);
                    left.done.push(step);
                }
                Some("undo") => left.undone.push(step),
                _ => {}
            }
        }
        left
    }
}

/// A mark of a layer's text: the same for the same text in the same program.
pub(super) fn mark(text: &LayerText) -> u64 {
    let mut hasher = DefaultHasher::new();
    for piece in &text.pieces {
        hasher.write(piece.text().as_bytes());
    }
    hasher.finish()
}

fn append(path: &Path, line: &str) -> std::io::Result<()> {
    std::fs::create_dir_all(disk::folder_of(path))?;
    let mut options = OpenOptions::new();
    options.create(true).append(true).read(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        // Notes are nobody else's business, also here.
        options.mode(0o600);
    }
    let mut file = options.open(path)?;
    if file.metadata()?.len() + line.len() as u64 > MOST {
        halve(path, &mut file)?;
        file = options.open(path)?;
    }
    // One write: a line is there whole or, after a crash, broken and skipped.
    file.write_all(line.as_bytes())
}

/// Leave out the older half.
fn halve(path: &Path, file: &mut File) -> std::io::Result<()> {
    let mut text = String::new();
    file.seek(SeekFrom::Start(0))?;
    file.read_to_string(&mut text)?;
    let middle = text.len() / 2;
    let at = text
        .as_bytes()
        .iter()
        .skip(middle)
        .position(|&byte| byte == b'\n')
        .map_or(text.len(), |n| middle + n + 1);
    disk::write_atomic(path, text.get(at..).unwrap_or("").as_bytes(), &disk::NoSeam)
}

fn write(change: &Change) -> Value {
    match change {
        Change::Insert { piece, new } => json!({ "piece": piece, "new": new.text }),
        Change::Remove { piece, old } => json!({ "piece": piece, "old": old.text }),
        Change::Replace { old, new } => json!({ "old": old.text, "new": new.text }),
    }
}

fn read(line: &Value, generation: u64) -> Option<Step> {
    let id = line.get("id")?.as_str()?.to_owned();
    let changes: Option<Vec<Change>> = line.get("changes")?.as_array()?.iter().map(read_change).collect();
    Some(Step { id, changes: changes?, generation })
}

fn read_change(value: &Value) -> Option<Change> {
    let written = |key: &str| -> Option<Written> {
        let text = value.get(key)?.as_str()?.to_owned();
        Some(Written { annotation: Box::new(one_entry(&text)?), text })
    };
    let piece = value.get("piece").and_then(Value::as_u64).and_then(|piece| usize::try_from(piece).ok());
    match (written("old"), written("new"), piece) {
        (Some(old), Some(new), None) => Some(Change::Replace { old, new }),
        (None, Some(new), Some(piece)) => Some(Change::Insert { piece, new }),
        (Some(old), None, Some(piece)) => Some(Change::Remove { piece, old }),
        _ => None,
    }
}
