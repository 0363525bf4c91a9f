//! What a layer costs: `cargo bench --bench store`.
//!
//! The aims: load 10,000 annotations within 150 ms, save one edit among 1,000 within 10 ms of CPU and
//! among 10,000 within 60 ms, find 10,000 anchors again on a megabyte of changed text within 500 ms.
//! A save here includes its fsyncs; `cpu` prints the processor's share.

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
    divan::main();
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
