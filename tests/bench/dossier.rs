//! What a dossier costs: `cargo bench --bench dossier` (10,000 documents), or with fewer:
//! `cargo bench --bench dossier -- 500`. `-- write FOLDER COUNT` only writes the documents.
//!
//! The aims, for 10,000 invented readouts on two processors: index from nothing within 30 s, open it again
//! within 0.5 s, one changed file within 0.2 s, phrases within 10 s and ten times the memory of the text,
//! two readouts compared within 50 ms.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout)]

mod generator;

use attache::document::Document;
use attache::dossier::compare::{Side, compare};
use attache::dossier::index::{self, Index, Options, Outline, identity};
use attache::dossier::phrases::{Options as Wanted, phrases_in};
use attache::extract::extract;
use attache::lexicon::Lexicon;
use attache::lexicon::topics::Topics;
use std::path::Path;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

fn main() {
    let args: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with("--")).collect();
    if args.first().is_some_and(|arg| arg == "write") {
        let count = args.get(2).and_then(|n| n.parse().ok()).unwrap_or(10_000);
        let bytes = generator::write(Path::new(&args[1]), count);
        println!("{count} documents, {:.1} MB", bytes as f64 / 1e6);
        return;
    }
    let count = args.first().and_then(|n| n.parse().ok()).unwrap_or(10_000);
    let home = tempfile::tempdir().unwrap();
    let (folder, cache) = (home.path().join("dossier"), home.path().join("cache"));
    let bytes = generator::write(&folder, count);
    println!("{count} documents, {:.1} MB of text", bytes as f64 / 1e6);
    let lexicon = Lexicon::builtin();
    let open = || -> Index {
        let stop = AtomicBool::new(false);
        let options = Options {
            cache: Some(&cache),
            save: true,
            lexicon,
            identity: identity([]),
            progress: &|_, _| {},
            stop: &stop,
        };
        index::open(&folder, &options).unwrap()
    };
    let cold = timed("index from nothing", open);
    assert_eq!((cold.read, cold.failed().count()), (count, 0));
    drop(cold);
    let warm = best("open again", 5, open);
    assert_eq!(warm.kept, count);
    drop(warm);
    let mut n = 0;
    let changed = best("one changed file", 5, || {
        n += 1;
        let path = folder.join(generator::name(count / 2));
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(&path, format!("{text}\nMa Rensheng said that version {n} must stand.\n")).unwrap();
        open()
    });
    assert_eq!(changed.read, 1);
    let before = memory();
    let outlines: Vec<Outline> = changed.records.iter().filter_map(index::Record::outline).collect();
    drop(changed);
    let told: Vec<_> = outlines.iter().map(Outline::told).collect();
    let found = timed("phrases", || phrases_in(&told, Topics::builtin(), &Wanted::default()));
    let text: usize = told.iter().map(|told| told.text.len()).sum();
    println!("{:<24} {} found", "", found.phrases.len());
    if let (Some(now), Some(before)) = (memory(), before) {
        println!(
            "{:<24} {:.1} × the text (peak of the whole program {:.0} MB, {:.0} MB before)",
            "",
            now / text as f64,
            now / 1e6,
            before / 1e6
        );
    }
    let read = |n: usize| {
        let document = Document::open(&folder.join(generator::name(n))).unwrap();
        let findings = extract(&document, lexicon);
        (document, findings)
    };
    let ((a, fa), (b, fb)) = (read(0), read(1));
    let side = |document, findings| Side { document, findings };
    best("compare two readouts", 20, || compare(side(&a, &fa), side(&b, &fb), Topics::builtin()));
}

fn timed<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let made = work();
    println!("{what:<24} {:>9.1} ms", start.elapsed().as_secs_f64() * 1000.0);
    made
}

fn best<T>(what: &str, times: usize, mut work: impl FnMut() -> T) -> T {
    let mut least = Duration::MAX;
    let mut made = None;
    for _ in 0..times {
        drop(made.take());
        let start = Instant::now();
        made = Some(work());
        least = least.min(start.elapsed());
    }
    println!("{what:<24} {:>9.1} ms (best of {times})", least.as_secs_f64() * 1000.0);
    made.unwrap()
}

/// The most memory that the program has had, in bytes.
fn memory() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    Some(line.split_whitespace().nth(1)?.parse::<f64>().ok()? * 1024.0)
}
