//! Published and hand-made vectors. Where a source gives few digits the tolerance says so; the
//! others hold to 1e-9 and were checked against the packages named in `tests/oracles/agreement.py`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::f1::{Match, f1};
use super::gamma::{Dissimilarity, Effort, Mark, best_alignment};
use super::*;

#[track_caller]
fn close(value: impl Into<Option<f64>>, expected: f64, tolerance: f64) {
    let value = value.into().expect("undefined");
    assert!((value - expected).abs() <= tolerance, "{value} is not {expected}");
}

/// One row per coder, one character per item, `*` for missing.
fn rows(rows: &[&str]) -> Ratings {
    let value = |c: char| (c != '*').then(|| c as u32 - 'a' as u32);
    Ratings::from_coders(&rows.iter().map(|row| row.chars().map(value).collect()).collect::<Vec<_>>())
}

fn units(marks: &[(usize, u32, usize, usize)]) -> Vec<Unit> {
    marks.iter().map(|&(coder, category, start, end)| Unit { coder, category, start, end }).collect()
}

#[test]
fn cohen_1960() {
    let cells = [
        (0, 0, 88),
        (0, 1, 14),
        (0, 2, 18),
        (1, 0, 10),
        (1, 1, 40),
        (1, 2, 10),
        (2, 0, 2),
        (2, 1, 6),
        (2, 2, 12),
    ];
    let mut table = Ratings::new(2);
    for (a, b, n) in cells {
        (0..n).for_each(|_| table.push([Some(a), Some(b)]));
    }
    close(percent(&table), 0.70, 1e-12);
    close(cohen_kappa(&table, 0, 1), 0.492, 5e-4);
}

/// Counts per item and category: 30 patients, 6 psychiatrists, 5 diagnoses.
const FLEISS_1971: [[usize; 5]; 30] = [
    [0, 0, 0, 6, 0],
    [0, 3, 0, 0, 3],
    [0, 1, 4, 0, 1],
    [0, 0, 0, 0, 6],
    [0, 3, 0, 3, 0],
    [2, 0, 4, 0, 0],
    [0, 0, 4, 0, 2],
    [2, 0, 3, 1, 0],
    [2, 0, 0, 4, 0],
    [0, 0, 0, 0, 6],
    [1, 0, 0, 5, 0],
    [1, 1, 0, 4, 0],
    [0, 3, 3, 0, 0],
    [1, 0, 0, 5, 0],
    [0, 2, 0, 3, 1],
    [0, 0, 5, 0, 1],
    [3, 0, 0, 1, 2],
    [5, 1, 0, 0, 0],
    [0, 2, 0, 4, 0],
    [1, 0, 2, 0, 3],
    [0, 0, 0, 0, 6],
    [0, 1, 0, 5, 0],
    [0, 2, 0, 1, 3],
    [2, 0, 0, 4, 0],
    [1, 0, 0, 4, 1],
    [0, 5, 0, 1, 0],
    [4, 0, 0, 0, 2],
    [0, 2, 0, 4, 0],
    [1, 0, 5, 0, 0],
    [0, 0, 0, 0, 6],
];

#[test]
fn fleiss_1971() {
    let mut table = Ratings::new(6);
    for counts in FLEISS_1971 {
        table.push(counts.iter().enumerate().flat_map(|(c, &n)| std::iter::repeat_n(Some(c as u32), n)));
    }
    assert_eq!((table.len(), table.complete()), (30, 30));
    close(percent(&table), 0.5556, 5e-5);
    close(fleiss_kappa(&table), 0.430, 5e-4);
}

#[test]
fn krippendorff_2004_example_two() {
    let table = rows(&["aabbbbbccccc", "abbbbbcccccc"]);
    let parts = alpha_nominal_parts(&table).unwrap();
    close(parts.observed, 0.1667, 5e-5);
    close(parts.expected, 0.6268, 5e-5);
    close(alpha_nominal(&table), 0.734, 5e-4);
}

#[test]
fn three_coders_with_missing_values() {
    // The example of the encyclopaedia, 3 × 15.
    let table = rows(&["*****cdabaacc*c", "a*baccdc*******", "**bacdd*baacc*d"]);
    assert_eq!(table.len(), 15);
    close(alpha_nominal(&table), 0.691358, 5e-7);
    close(alpha_nominal(&table), 56.0 / 81.0, 1e-12);
}

/// V1 of our own: call say agree deny = c s a d.
fn v1() -> Ratings {
    rows(&["csacssacdsac", "csasssacssac", "caacs*asds*c"])
}

#[test]
fn v1_items() {
    let table = v1();
    let two = table.pair(0, 1);
    close(cohen_kappa(&table, 0, 1), 0.757576, 5e-7);
    close(cohen_kappa(&table, 0, 1), 25.0 / 33.0, 1e-12);
    close(fleiss_kappa(&two), 0.753846, 5e-7);
    close(alpha_nominal(&two), 0.764103, 5e-7);
    let parts = alpha_nominal_parts(&table).unwrap();
    close(parts.observed, 0.235294, 5e-7);
    close(parts.expected, 0.714795, 5e-7);
    close(alpha_nominal(&table), 0.670823, 5e-7);
    assert_eq!(table.complete(), 10);
    close(fleiss_kappa(&table), 0.616613, 5e-7);
}

#[test]
fn v1_confusions() {
    let confusion = Confusion::of(&v1(), 0, 1);
    assert_eq!((confusion.total(), confusion.dropped()), (12, 0));
    let letter = |c: char| c as u32 - 'a' as u32;
    assert_eq!(confusion.confusions(), [(letter('c'), letter('s'), 1), (letter('d'), letter('s'), 1)]);
    assert_eq!(Confusion::of(&v1(), 0, 2).dropped(), 2);
}

#[test]
fn krippendorff_2004_page_254() {
    // Positions from 150, which is 0 here. c = 0, k = 1.
    let continuum = Continuum::new(
        2,
        300,
        units(&[
            (0, 0, 75, 145),
            (0, 0, 220, 250),
            (1, 0, 70, 150),
            (1, 0, 205, 225),
            (1, 0, 250, 270),
            (0, 1, 30, 90),
            (0, 1, 150, 200),
            (1, 1, 30, 90),
            (1, 1, 150, 200),
        ]),
    );
    let c = alpha_unitizing_2004_parts(&continuum, 0).unwrap();
    close(c.observed, 0.014444, 5e-7);
    close(c.expected, 0.053222, 5e-7);
    close(c.corrected(), 0.728599, 5e-7);
    close(alpha_unitizing_2004(&continuum.of_category(1)), 1.0, 0.0);
    close(alpha_unitizing_2004(&continuum), 0.858665, 5e-7);
    close(alpha_unitizing_2004(&continuum), 0.8591, 5e-4);
}

#[test]
fn one_long_unit_against_three_short() {
    let continuum = Continuum::new(2, 10, units(&[(0, 0, 1, 9), (1, 0, 2, 3), (1, 0, 4, 5), (1, 0, 6, 7)]));
    let parts = alpha_unitizing_2004_parts(&continuum, 0).unwrap();
    close(parts.observed, 0.91, 1e-12);
    close(parts.expected, 0.5352, 5e-5);
    close(alpha_unitizing_2004(&continuum), -0.7003, 5e-5);
    let parts = alpha_unitizing_2016_parts(&continuum).unwrap();
    close(parts.observed, 0.5, 1e-12);
    close(parts.expected, 11.0 / 18.0, 1e-12);
    close(alpha_unitizing_2016(&continuum).unwrap(), 2.0 / 11.0, 1e-12);
}

/// V2 of our own: CALL 0, AGREE 1, SAY 2.
fn v2() -> Continuum {
    Continuum::new(
        3,
        100,
        units(&[
            (0, 0, 0, 20),
            (0, 1, 30, 50),
            (0, 2, 60, 80),
            (1, 0, 5, 20),
            (1, 1, 30, 50),
            (1, 0, 60, 80),
            (2, 0, 0, 20),
            (2, 2, 28, 50),
        ]),
    )
}

#[test]
fn v2_unitizing() {
    let parts = alpha_unitizing_2016_parts(&v2()).unwrap();
    close(parts.observed, 0.38, 1e-12);
    close(parts.expected, 0.698137, 5e-7);
    close(alpha_unitizing_2016(&v2()).unwrap(), 0.455694, 5e-7);
    for (category, expected) in [(0, 0.519068), (1, 0.164176), (2, -0.730591)] {
        close(alpha_unitizing_2004(&v2().of_category(category)), expected, 5e-7);
    }
    close(alpha_unitizing_2004(&v2()), 0.087599, 5e-7);
}

#[test]
fn v2_f1() {
    let continuum = v2();
    let of = |a, b, by| f1(&continuum, a, b, by).value.unwrap();
    for (a, b, exact, boundary, characters) in
        [(0, 1, 1.0 / 3.0, 2.0 / 3.0, 0.6087), (0, 2, 0.4, 0.4, 0.3922), (1, 2, 0.0, 0.0, 0.3093)]
    {
        close(of(a, b, Match::Exact), exact, 1e-12);
        close(of(a, b, Match::Boundary), boundary, 1e-12);
        close(of(a, b, Match::Characters), characters, 5e-5);
    }
    // A and B: both CALL 0-20 and 5-20 and AGREE overlap; B's CALL 60-80 meets A's SAY only.
    close(of(0, 1, Match::Overlap), 4.0 / 6.0, 1e-12);
    close(f1::mean_f1(&continuum, Match::Exact), (1.0 / 3.0 + 0.4) / 3.0, 1e-12);
}

#[test]
fn v2_gamma() {
    let settings = gamma::Settings {
        dissimilarity: Dissimilarity { alpha: 3.0, beta: 1.0, empty: 1.0 },
        ..gamma::Settings::default()
    };
    let found = gamma(&v2(), &settings).unwrap();
    close(found.disorder, 0.642007, 5e-7);
    let groups: Vec<f64> = found.alignment.as_ref().unwrap().groups.iter().map(|g| g.disorder).collect();
    close(groups[0], 0.040816, 5e-7);
    close(groups[1], 0.671202, 5e-7);
    close(groups[2], 1.0, 1e-12);
    assert_eq!(groups.len(), 3);
    assert!((0.40..=0.44).contains(&found.value), "{found:?}");
    assert!(found.samples > 30);
    assert_eq!(gamma(&v2(), &settings), Some(found));
}

/// Closed spans as the source prints them, with their lengths as differences.
fn fixture(coders: &[&[(u32, f64, f64)]], alpha: f64, beta: f64) -> f64 {
    let marks: Vec<Vec<Mark>> = coders
        .iter()
        .map(|marks| marks.iter().map(|&(category, start, end)| Mark { start, end, category }).collect())
        .collect();
    best_alignment(&marks, &Dissimilarity { alpha, beta, empty: 1.0 }, &Effort::default()).unwrap().disorder
}

#[test]
fn gamma_fixtures() {
    let (a, b, c) = (0, 1, 2);
    let (one, two) = ([(a, 1., 5.), (b, 6., 10.), (a, 11., 15.)], [(a, 2., 6.), (b, 7., 11.), (a, 12., 16.)]);
    close(fixture(&[&one, &two], 1.0, 1.0), 0.0625, 1e-12);
    let (one, two) =
        ([(a, 1., 5.), (b, 6., 10.), (a, 20., 24.), (b, 30., 34.)], [(a, 2., 6.), (b, 31., 35.)]);
    close(fixture(&[&one, &two], 1.0, 1.0), 0.708333, 5e-7);
    let (one, two, three) =
        ([(a, 1., 5.), (b, 10., 14.)], [(a, 2., 6.), (b, 11., 15.)], [(a, 1., 4.), (c, 9., 14.)]);
    close(fixture(&[&one, &two, &three], 1.0, 1.0), 0.408756, 5e-7);
    let (one, two) = ([(a, 1., 5.), (b, 6., 10.), (c, 11., 15.)], [(a, 2., 7.), (b, 8., 12.), (a, 11., 15.)]);
    close(fixture(&[&one, &two], 3.0, 2.0), 1.027778, 5e-7);
}
