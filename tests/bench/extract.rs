//! What extraction costs: `cargo bench --bench extract`.
//!
//! The aims: 20 MB/s of readout text on one core, written out as JSON; the words of the genre ready within
//! a few milliseconds; and time in step with length, in ordinary text and in texts made to break that: a
//! sentence without end, quotations and brackets that never close, names and turns without number, nothing
//! but verbs of saying. Each of these stands here in two sizes: the larger takes twice the time, not four
//! times, and where the column of MB/s falls from one line to the next, a step is not linear.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use attache::document::Document;
use attache::export::{extract_json, json};
use attache::extract::extract;
use attache::lexicon::{BUILTIN, Lexicon, LexiconFile};
use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use std::path::Path;

fn main() {
    divan::main();
}

/// The sample readouts one after the other, up to so many bytes.
fn readouts(bytes: usize) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("sample-docs");
    let mut all = String::new();
    for name in ["phone-call-hale-cinar", "sarvan-council-readout", "strategic-consultations"] {
        all.push_str(&std::fs::read_to_string(folder.join(name).with_extension("txt")).unwrap());
        all.push_str("\n\n");
    }
    let mut text = all.repeat(bytes / all.len() + 1);
    text.truncate(text.floor_char_boundary(bytes));
    text
}

/// From text to JSON.
fn whole(bencher: Bencher<'_, '_>, text: &str) {
    let lexicon = Lexicon::builtin();
    bencher.counter(BytesCount::of_str(text)).bench_local(|| {
        let document = Document::from_text("readout.txt", black_box(text));
        let findings = extract(&document, lexicon);
        let mut out = Vec::new();
        json::to_writer_indented(&mut out, &extract_json::extract("readout.txt", &document, &findings))
            .unwrap();
        out
    });
}

#[divan::bench(args = [1, 10], sample_count = 5, sample_size = 1)]
fn readout_megabytes(bencher: Bencher<'_, '_>, megabytes: usize) {
    whole(bencher, &readouts(megabytes * 1_000_000));
}

/// What is done at every start: the built-in words are read and compiled.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn lexicon(bencher: Bencher<'_, '_>) {
    bencher.bench_local(Lexicon::compile);
}

/// The same files, read as a user's are.
#[divan::bench(sample_count = 20, sample_size = 1)]
fn lexicon_of_the_user(bencher: Bencher<'_, '_>) {
    bencher.bench_local(|| {
        let mut lexicon = Lexicon::default();
        for (kind, text) in BUILTIN {
            let (kind, origin, text) = ((*kind).to_owned(), format!("{kind}.toml"), (*text).to_owned());
            lexicon.extend(&LexiconFile { kind, origin, text }).unwrap();
        }
        lexicon
    });
}

/// News prose has rules of its own.
#[divan::bench(args = [1, 4], sample_count = 5, sample_size = 1)]
fn news_megabytes(bencher: Bencher<'_, '_>, megabytes: usize) {
    let line = |n| {
        format!(
            "“The lake is open,” Pell{n} said on Monday. He told the Vesk Daily that “grain is cheap”, adding \
             that officials of the Harbour Group expect more.\n\n"
        )
    };
    let length = line(1_000).len();
    whole(bencher, &(0..megabytes * 1_000_000 / length).map(line).collect::<String>());
}

#[divan::bench(args = [1, 2], sample_count = 3, sample_size = 1)]
fn sentence_megabytes(bencher: Bencher<'_, '_>, megabytes: usize) {
    let clause = "the sides agreed, stressing that the lake was open, to meet again and ";
    whole(bencher, &format!("Hale said that {}left.", clause.repeat(megabytes * 1_000_000 / clause.len())));
}

#[divan::bench(args = [50_000, 100_000], sample_count = 3, sample_size = 1)]
fn open_quotes(bencher: Bencher<'_, '_>, quotes: usize) {
    whole(bencher, &"Hale said “that the lake is open and ".repeat(quotes));
}

#[divan::bench(args = [50_000, 100_000], sample_count = 3, sample_size = 1)]
fn open_brackets(bencher: Bencher<'_, '_>, brackets: usize) {
    whole(bencher, &"(Hale said ".repeat(brackets));
}

#[divan::bench(args = [50_000, 100_000], sample_count = 3, sample_size = 1)]
fn verbs_of_saying(bencher: Bencher<'_, '_>, verbs: usize) {
    whole(bencher, &"Hale said ".repeat(verbs));
}

#[divan::bench(args = [10_000, 20_000], sample_count = 3, sample_size = 1)]
fn turns(bencher: Bencher<'_, '_>, turns: usize) {
    let turn = "Q: Will the lake open?\n\nA: Hale said it will open and he hopes so.\n\n";
    whole(bencher, &format!("Regular Press Conference\n\n{}", turn.repeat(turns)));
}

#[divan::bench(args = [25_000, 50_000], sample_count = 3, sample_size = 1)]
fn distinct_names(bencher: Bencher<'_, '_>, names: usize) {
    let line = |n| format!("President Aa{n}x Bo{}y said that trade is growing.\n\n", n * 7);
    whole(bencher, &(0..names).map(line).collect::<String>());
}

/// Names that share their last word, all in one paragraph.
#[divan::bench(args = [25_000, 50_000], sample_count = 3, sample_size = 1)]
fn one_family(bencher: Bencher<'_, '_>, names: usize) {
    let letter = |n: usize| char::from(b'a' + (n % 26) as u8);
    let line = |n: usize| {
        let given: String = [n, n / 26, n / 676, n / 17_576].map(letter).into_iter().collect();
        format!("Minister K{given} Hale told reporters the lake is open. ")
    };
    whole(bencher, &(0..names).map(line).collect::<String>());
}
