//! What a layer costs: `cargo bench --bench store`.
//!
//! The aims: load 10,000 annotations within 150 ms, save one edit among 1,000 within 10 ms of CPU and
//! among 10,000 within 60 ms, find 10,000 anchors again on a megabyte of changed text within 500 ms.
//! A save here includes its fsyncs; `cpu` prints the processor's share. On the screen: colleagues' 30 layers of
//! 2,000 within 300 ms, away from the first frame; with 100,000 marks of one's own, opening, moving and
//! saving are printed.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::manual_is_multiple_of,
    clippy::print_stdout
)]

use attache::annotation::{Anchor, Annotation, DocumentInfo, Edit, Kind, Layer, resolve_layer};
use attache::document::Document;
use attache::store::{Options, OwnLayer, Places, open, read_layer};
use attache::text::{CodePoints, Span};
use divan::{Bencher, black_box};
use std::path::PathBuf;

fn main() {
    cpu();
    #[cfg(feature = "tui")]
    screen::print();
    divan::main();
}

/// The same on the screen: what a reader waits for.
#[cfg(feature = "tui")]
mod screen {
    use super::*;
    use attache::annotation::Codebook;
    use attache::app::{Action, KeyMap, Message, Size, State, update};
    use attache::ui::Desk;
    use std::path::Path;
    use std::sync::Arc;
    use std::time::Instant;

    fn desk(document: &Arc<Document>, home: &Path) -> Desk {
        let options = Options::new(Places::under(home));
        Desk::open_own(
            Arc::clone(document),
            Some("ana".into()),
            "ana".into(),
            options,
            Box::new(|_, _| Ok(())),
        )
    }

    fn state(document: &Arc<Document>) -> State {
        let size = Size { columns: 120, rows: 40 };
        State::new(
            Arc::clone(document),
            Arc::new(Codebook::default()),
            KeyMap::with_user(&Default::default()).0,
            size,
        )
    }

    fn hear(state: &mut State, messages: Vec<Message>) {
        for message in messages {
            update(state, message);
        }
    }

    /// Opening, moving and saving with so many marks of one's own.
    fn own(count: usize) {
        let place = place(count);
        let home = place._folder.path().join("home");
        let document =
            Arc::new(Document::open(&place._folder.path().join("readout.txt")).expect("the document"));
        let start = Instant::now();
        let mut desk = desk(&document, &home);
        let mut state = state(&document);
        state = state.with_layers(desk.layers());
        let open = start.elapsed();
        let start = Instant::now();
        for _ in 0..100 {
            update(&mut state, Message::Act(Action::MoveDown));
            black_box(state.page());
        }
        let moved = start.elapsed() / 100;
        let start = Instant::now();
        for n in 0..5 {
            let mut one = place.own.layer().annotations[count / 2 + n].clone();
            one.note.push('!');
            let messages = desk.apply(Edit::change(one));
            hear(&mut state, messages);
            black_box(state.page());
        }
        println!(
            "screen: {count} own marks: open {open:.0?}, a key {moved:.1?}, a change saved and shown {:.0?}",
            start.elapsed() / 5
        );
    }

    /// Colleagues' layers that come after the first frame.
    fn overlay(people: usize, each: usize) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("readout.txt");
        std::fs::write(&file, text(1_000_000, false)).expect("the document");
        let document = Arc::new(Document::open(&file).expect("the document"));
        for n in 0..people {
            let options = Options::new(Places::under(&folder.path().join("home")));
            let mut own = open(&document, &format!("colleague{n:02}"), &options).own;
            let all = layer(&document, each).annotations.into_iter().enumerate();
            let edits = all.map(|(n, made)| Edit::Insert { index: Some(n), annotation: Box::new(made) });
            own.apply(Edit::Batch(edits.collect())).expect("a save");
        }
        let start = Instant::now();
        let mut desk = desk(&document, &folder.path().join("home"));
        let mut state = state(&document).with_layers(desk.layers());
        black_box(state.page());
        let first = start.elapsed();
        let start = Instant::now();
        let read = desk.read_colleagues().read();
        let away = start.elapsed();
        let start = Instant::now();
        let messages = desk.meet(read);
        hear(&mut state, messages);
        black_box(state.page());
        let here = start.elapsed();
        println!(
            "screen: {people} layers of {each}: first frame without them {first:.1?}; read aside {away:.0?}, then taken in and shown {here:.0?}"
        );
    }

    pub(super) fn print() {
        for count in [1_000, 10_000, 100_000] {
            own(count);
        }
        overlay(30, 2_000);
    }
}

/// A text of about so many bytes, no two sentences alike.
fn text(bytes: usize, changed: bool) -> String {
    let mut out = String::with_capacity(bytes + 100);
    let mut n = 0_usize;
    while out.len() < bytes {
        n += 1;
        let verb = if changed && n % 12 == 0 { "took note of" } else { "welcomed" };
        let end = if n % 5 == 0 { ".\n\n" } else { ". " };
        out.push_str(&format!(
            "Minister number {n} {verb} the proposal on item {} of the agenda{end}",
            n * 7919 % 100_003
        ));
    }
    out
}

fn layer(document: &Document, count: usize) -> Layer {
    let points = CodePoints::new(&document.text);
    let mut layer = Layer::new("ana", DocumentInfo::of(document));
    let step = document.text.len() / count;
    for n in 0..count {
        let mut made = Annotation::new(Kind::Note);
        made.note = format!("A remark on this place, number {n}: new wording against January.");
        made.codes = vec!["commitment/dated".into()];
        made.targets = vec![Anchor::on(&document.text, &points, Span::new(n * step, n * step + 20 + n % 70))];
        layer.annotations.push(made);
    }
    layer
}

struct Place {
    _folder: tempfile::TempDir,
    path: PathBuf,
    own: OwnLayer,
}

/// A saved layer of so many annotations.
fn place(count: usize) -> Place {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let file = folder.path().join("readout.txt");
    std::fs::write(&file, text(1_000_000, false)).expect("the document");
    let document = Document::open(&file).expect("the document");
    let mut own = open(&document, "ana", &Options::new(Places::under(&folder.path().join("home")))).own;
    let all = layer(&document, count).annotations.into_iter().enumerate();
    let edits = all.map(|(n, made)| Edit::Insert { index: Some(n), annotation: Box::new(made) });
    own.apply(Edit::Batch(edits.collect())).expect("a save");
    Place { path: own.path().to_owned(), _folder: folder, own }
}

fn change(place: &mut Place, n: usize) {
    let all = &place.own.layer().annotations;
    let mut one = all[n * 131 % all.len()].clone();
    one.note = format!("changed {n}");
    place.own.apply(Edit::change(one)).expect("a save");
}

/// CPU time of one edit's save.
fn cpu() {
    for count in [1_000, 10_000, 100_000] {
        let mut place = place(count);
        let before = ticks();
        let rounds = 40;
        for n in 0..rounds {
            change(&mut place, n);
        }
        let each = (ticks() - before) * 10.0 / rounds as f64;
        let size = std::fs::metadata(&place.path).map_or(0, |meta| meta.len());
        println!("cpu: one edit among {count} ({size} bytes): {each:.1} ms");
    }
}

/// User and system time of this process in hundredths of a second, where the system tells.
fn ticks() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat.rsplit(')').next().unwrap_or("").split_whitespace().collect();
    [11, 12].iter().filter_map(|&n| fields.get(n)?.parse::<f64>().ok()).sum()
}

#[divan::bench(args = [1_000, 10_000], sample_count = 20)]
fn save_one_edit(bencher: Bencher<'_, '_>, count: usize) {
    let mut place = place(count);
    let mut n = 0;
    bencher.bench_local(|| {
        n += 1;
        change(&mut place, n);
    });
}

#[divan::bench(args = [1_000, 10_000, 100_000], sample_count = 10)]
fn load(bencher: Bencher<'_, '_>, count: usize) {
    let place = place(count);
    bencher.bench_local(|| black_box(read_layer(&place.path)));
}

#[divan::bench(sample_count = 10)]
fn anchors_on_changed_text(bencher: Bencher<'_, '_>) {
    let old = Document::from_text("t", text(1_000_000, false));
    let new = Document::from_text("t", text(1_000_000, true));
    let layer = layer(&old, 10_000);
    bencher.bench_local(|| black_box(resolve_layer(&layer, &new)));
}

#[divan::bench(sample_count = 10)]
fn anchors_on_unchanged_text(bencher: Bencher<'_, '_>) {
    let old = Document::from_text("t", text(1_000_000, false));
    let layer = layer(&old, 10_000);
    bencher.bench_local(|| black_box(resolve_layer(&layer, &old)));
}
