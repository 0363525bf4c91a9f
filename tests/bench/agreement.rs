//! How long agreement takes on large reviews: `cargo bench --bench agreement`.
//!
//! The aims: α over 30 coders with 2,000 marks each within 200 ms, γ of 3 coders with 200 marks
//! each within 10 s.

use attache::annotation::{Anchor, Annotation};
use attache::review::agree::{Options, report};
use attache::review::agreement::gamma::Settings;
use attache::review::agreement::{
    Continuum, Random, Ratings, Unit, alpha_nominal, alpha_unitizing_2004, alpha_unitizing_2016, gamma,
};
use attache::review::align::{Aspect, Coder, by_sentence};
use divan::{Bencher, black_box};

fn main() {
    divan::main();
}

/// Items of which three in ten are coded, mostly alike.
fn ratings(coders: usize, items: usize) -> Ratings {
    let mut random = Random::new(1);
    let mut table = Ratings::new(coders);
    for _ in 0..items {
        let truth = if random.below(10) < 3 { 1 + random.below(9) as u32 } else { 0 };
        let values: Vec<Option<u32>> = (0..coders)
            .map(|_| Some(if random.below(10) < 8 { truth } else { random.below(10) as u32 }))
            .collect();
        table.push(values);
    }
    table
}

/// Marks that the coders place alike, give or take a few code points, with some left out and some
/// coded otherwise; `spread` is the text per mark, so that a small one makes marks overlap.
fn marks(coders: usize, each: usize, spread: usize) -> Continuum {
    let mut random = Random::new(2);
    let mut units = Vec::new();
    for _ in 0..each {
        let (start, length) = (random.below(each * spread), 20 + random.below(120));
        let truth = random.below(6) as u32;
        for coder in 0..coders {
            let at = start + random.below(12);
            let category = if random.below(10) < 8 { truth } else { random.below(6) as u32 };
            let at = if random.below(10) < 8 { at } else { random.below(each * spread) };
            units.push(Unit { coder, category, start: at, end: at + length + random.below(12) });
        }
    }
    Continuum::new(coders, each * spread + 200, units)
}

#[divan::bench]
fn alpha_nominal_30_coders_2000_items(bencher: Bencher<'_, '_>) {
    let table = ratings(30, 2000);
    bencher.bench(|| alpha_nominal(black_box(&table)));
}

#[divan::bench]
fn alpha_2004_30_coders_2000_marks(bencher: Bencher<'_, '_>) {
    let continuum = marks(30, 2000, 100);
    bencher.bench(|| alpha_unitizing_2004(black_box(&continuum)));
}

#[divan::bench]
fn alpha_2016_30_coders_2000_marks(bencher: Bencher<'_, '_>) {
    let continuum = marks(30, 2000, 100).of_category(1);
    bencher.bench(|| alpha_unitizing_2016(black_box(&continuum)));
}

/// Sparse, as in a long document; usual; and dense, with many marks over each other.
#[divan::bench(args = [600, 200, 60, 20], sample_count = 1, sample_size = 1)]
fn gamma_3_coders_200_marks(bencher: Bencher<'_, '_>, spread: usize) {
    let continuum = marks(3, 200, spread);
    bencher.bench(|| {
        let found = gamma(black_box(&continuum), &Settings::default());
        assert!(found.is_some());
        #[allow(clippy::print_stderr)]
        if let Some(found) = &found {
            eprintln!("{spread}: {:.4} of {} samples, {:?}", found.value, found.samples, found.method);
        }
        found
    });
}

#[divan::bench(sample_count = 1, sample_size = 1)]
fn gamma_2_coders_1000_marks(bencher: Bencher<'_, '_>) {
    let continuum = marks(2, 1000, 100);
    bencher.bench(|| gamma(black_box(&continuum), &Settings::default()));
}

/// Layers of annotations as they are read from files, on a text of 5,000 sentences.
fn layers(coders: usize, each: usize) -> (Vec<Vec<Annotation>>, Vec<(usize, usize)>, usize) {
    let continuum = marks(coders, each, 100);
    let layers = (0..coders)
        .map(|coder| {
            let own = continuum.of_coder(coder).iter().map(|u| Annotation {
                codes: vec![format!("code/{}", u.category)],
                targets: vec![Anchor { start: u.start, end: u.end, ..Anchor::default() }],
                ..Annotation::default()
            });
            own.collect()
        })
        .collect();
    let sentences = (0..continuum.length() / 40).map(|k| (k * 40, k * 40 + 39)).collect();
    (layers, sentences, continuum.length())
}

#[divan::bench]
fn alpha_from_30_layers_of_2000_annotations(bencher: Bencher<'_, '_>) {
    let (layers, sentences, _) = layers(30, 2000);
    bencher.bench(|| {
        let coders: Vec<Coder<'_>> = layers.iter().map(|a| Coder::as_recorded("x", a)).collect();
        alpha_nominal(&by_sentence(&coders, Aspect::Code, &sentences).over_all().0)
    });
}

/// Every row but γ: all codes, all 435 pairs, with the intervals that are affordable.
#[divan::bench(sample_count = 1, sample_size = 1)]
fn report_without_gamma_of_30_layers_of_2000_annotations(bencher: Bencher<'_, '_>) {
    let (layers, sentences, length) = layers(30, 2000);
    let coders: Vec<Coder<'_>> = layers.iter().map(|a| Coder::as_recorded("x", a)).collect();
    let options = Options { gamma: None, ..Options::default() };
    bencher.bench(|| report(black_box(&coders), &sentences, length, &options));
}

#[divan::bench(sample_count = 1, sample_size = 1)]
fn report_of_3_layers_of_200_annotations(bencher: Bencher<'_, '_>) {
    let (layers, sentences, length) = layers(3, 200);
    let coders: Vec<Coder<'_>> = layers.iter().map(|a| Coder::as_recorded("x", a)).collect();
    bencher.bench(|| report(black_box(&coders), &sentences, length, &Options::default()));
}
