//! Where agreement has no answer, or a plain one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::f1::{Match, f1, mean_f1};
use super::gamma::{Method, Settings};
use super::*;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};

fn quick() -> Settings<'static> {
    Settings { precision: None, ..Settings::default() }
}

fn mark(coder: usize, category: Category, start: usize, end: usize) -> Unit {
    Unit { coder, category, start, end }
}

/// Every measure of marks.
fn of_marks(continuum: &Continuum) -> [Option<f64>; 5] {
    [
        alpha_unitizing_2004(continuum),
        alpha_unitizing_2016(continuum).ok(),
        gamma(continuum, &quick()).map(|g| g.value),
        mean_f1(continuum, Match::Exact),
        mean_f1(continuum, Match::Overlap),
    ]
}

#[test]
fn no_marks_at_all_is_undefined() {
    assert_eq!(of_marks(&Continuum::new(3, 100, [])), [None; 5]);
    assert_eq!(of_marks(&Continuum::new(3, 0, [])), [None; 5]);
    assert_eq!(alpha_unitizing_2016(&Continuum::new(3, 100, [])), Err(Undefined2016::NoVariation));
}

#[test]
fn one_coder_alone_is_undefined() {
    assert_eq!(of_marks(&Continuum::new(1, 100, [mark(0, 0, 1, 9)])), [None; 5]);
    let alone = Ratings::from_coders(&[vec![Some(0), Some(1)]]);
    assert_eq!((percent(&alone), fleiss_kappa(&alone), alpha_nominal(&alone)), (None, None, None));
    assert_eq!(percent(&Ratings::new(0)), None);
}

#[test]
fn a_coder_without_marks_counts() {
    let continuum = Continuum::new(2, 100, [mark(0, 0, 10, 20), mark(0, 1, 30, 50)]);
    assert_eq!(f1(&continuum, 0, 1, Match::Exact).value, Some(0.0));
    assert!(alpha_unitizing_2016(&continuum).unwrap() < 0.0);
    assert!(alpha_unitizing_2004(&continuum).unwrap() < 0.1);
    // Every mark stands alone: 2 / (2 / 2 coders).
    assert_eq!(gamma(&continuum, &quick()).unwrap().disorder, 2.0);
}

#[test]
fn identical_marks_agree_fully() {
    let marks = [(0, 0, 10), (1, 20, 25), (0, 40, 80)];
    let continuum = Continuum::new(
        3,
        100,
        (0..3).flat_map(|c| marks.map(|(category, start, end)| mark(c, category, start, end))),
    );
    assert_eq!(of_marks(&continuum), [Some(1.0); 5]);
}

#[test]
fn one_unit_over_the_whole_text_by_everybody_is_undefined_to_chance() {
    let continuum = Continuum::new(2, 50, [mark(0, 0, 0, 50), mark(1, 0, 0, 50)]);
    assert_eq!(alpha_unitizing_2016(&continuum), Err(Undefined2016::NoVariation));
    assert_eq!(mean_f1(&continuum, Match::Exact), Some(1.0));
}

#[test]
fn everything_in_one_category_is_undefined() {
    let table = Ratings::from_coders(&[vec![Some(3); 20], vec![Some(3); 20]]);
    assert_eq!(percent(&table), Some(1.0));
    assert_eq!(cohen_kappa(&table, 0, 1), None);
    assert_eq!(fleiss_kappa(&table), None);
    assert_eq!(alpha_nominal(&table), None);
}

#[test]
fn coders_who_share_no_item_are_undefined() {
    let table =
        Ratings::from_coders(&[vec![Some(0), Some(1), None, None], vec![None, None, Some(0), Some(1)]]);
    assert_eq!((table.pairable(), table.complete()), (0, 0));
    assert_eq!(percent(&table), None);
    assert_eq!(cohen_kappa(&table, 0, 1), None);
    assert_eq!(fleiss_kappa(&table), None);
    assert_eq!(alpha_nominal(&table), None);
}

#[test]
fn a_coder_who_used_one_category_only_has_kappa_zero() {
    let table = Ratings::from_coders(&[vec![Some(0), Some(1), Some(0), Some(1)], vec![Some(0); 4]]);
    assert_eq!(cohen_kappa(&table, 0, 1), Some(0.0));
}

#[test]
fn systematic_disagreement_is_negative() {
    let table = Ratings::from_coders(&[
        vec![Some(0), Some(1), Some(0), Some(1)],
        vec![Some(1), Some(0), Some(1), Some(0)],
    ]);
    assert_eq!(cohen_kappa(&table, 0, 1), Some(-1.0));
    assert_eq!(fleiss_kappa(&table), Some(-1.0));
    assert_eq!(alpha_nominal(&table), Some(-0.75));
}

#[test]
fn two_codes_on_one_place_are_said_to_overlap() {
    let continuum = Continuum::new(2, 50, [mark(0, 0, 0, 10), mark(0, 1, 5, 15), mark(1, 0, 0, 10)]);
    assert_eq!(alpha_unitizing_2016(&continuum), Err(Undefined2016::Overlaps));
    assert_eq!(alpha_unitizing_2016(&continuum.of_category(0)), Ok(1.0));
    assert!(gamma(&continuum, &quick()).is_some());
}

#[test]
fn partial_f1_needs_a_code_point_in_common_and_the_same_code() {
    let touching = Continuum::new(2, 50, [mark(0, 0, 0, 10), mark(1, 0, 10, 20)]);
    assert_eq!(f1(&touching, 0, 1, Match::Overlap).value, Some(0.0));
    let by_one = Continuum::new(2, 50, [mark(0, 0, 0, 11), mark(1, 0, 10, 20)]);
    assert_eq!(f1(&by_one, 0, 1, Match::Overlap).value, Some(1.0));
    let other = Continuum::new(2, 50, [mark(0, 0, 0, 11), mark(1, 1, 10, 20)]);
    assert_eq!(f1(&other, 0, 1, Match::Overlap).value, Some(0.0));
    // One long mark over two short ones: all three meet.
    let long =
        Continuum::new(2, 50, [mark(0, 0, 0, 30), mark(1, 0, 1, 3), mark(1, 0, 8, 9), mark(1, 0, 40, 41)]);
    assert_eq!(f1(&long, 0, 1, Match::Overlap), f1::F1 { value: Some(0.75), matched: 3, all: 4 });
}

/// Four coders with dense marks.
fn crowd(coders: usize, marks: usize) -> Continuum {
    let mut random = Random::new(4);
    let units = (0..coders * marks).map(|k| {
        let start = random.below(marks * 20);
        mark(k % coders, random.below(3) as Category, start, start + 5 + random.below(30))
    });
    Continuum::new(coders, marks * 20 + 40, units.collect::<Vec<_>>())
}

#[test]
fn too_many_marks_give_the_pairwise_mean_and_say_so() {
    let continuum = crowd(4, 12);
    let settings = Settings { most_units: 10, samples: 5, ..quick() };
    let found = gamma(&continuum, &settings).unwrap();
    assert_eq!((found.method, found.alignment), (Method::PairwiseMean(6), None));
    let pairs = [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)];
    let sum: f64 = pairs.iter().map(|&(a, b)| gamma(&continuum.pair(a, b), &settings).unwrap().value).sum();
    assert!((found.value - sum / 6.0).abs() < 1e-12);
}

#[test]
fn gamma_tells_its_progress_and_can_be_stopped() {
    let continuum = crowd(2, 10);
    let seen = AtomicUsize::new(0);
    let progress = |done: usize, planned: usize| {
        assert!(done <= planned);
        seen.fetch_add(1, Ordering::Relaxed);
    };
    assert!(gamma(&continuum, &Settings { progress: Some(&progress), ..quick() }).is_some());
    // That it begins, its own alignment and thirty samples.
    assert_eq!(seen.load(Ordering::Relaxed), 32);
    let stop = AtomicBool::new(true);
    assert_eq!(gamma(&continuum, &Settings { cancel: Some(&stop), ..quick() }), None);
    assert_eq!(gamma(&crowd(4, 12), &Settings { cancel: Some(&stop), most_units: 1, ..quick() }), None);
}

#[test]
fn gamma_is_the_same_whatever_the_number_of_threads() {
    let continuum = crowd(3, 15);
    let found = gamma(&continuum, &quick());
    let single = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    assert_eq!(single.install(|| gamma(&continuum, &quick())), found);
}

#[test]
fn huge_texts_do_not_overflow() {
    let long = 1 << 40;
    let continuum = Continuum::new(
        2,
        long,
        [mark(0, 0, 0, long / 2), mark(1, 0, 5, long / 2 + 5), mark(1, 1, long - 9, long)],
    );
    for value in of_marks(&continuum).into_iter().flatten() {
        assert!(value.is_finite(), "{value}");
    }
}
