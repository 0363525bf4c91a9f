#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::alignment::group_disorder;
use super::{Dissimilarity, Effort, Mark, best_alignment};
use crate::review::agreement::Random;

/// Every partition of the marks into groups, by recursion over the marks in order.
fn exhaustive(coders: &[Vec<Mark>], d: &Dissimilarity) -> f64 {
    let units: Vec<(usize, Mark)> =
        coders.iter().enumerate().flat_map(|(c, marks)| marks.iter().map(move |&m| (c, m))).collect();
    fn place(
        units: &[(usize, Mark)],
        groups: &mut Vec<Vec<(usize, Mark)>>,
        m: usize,
        d: &Dissimilarity,
    ) -> f64 {
        let Some((&(coder, mark), rest)) = units.split_first() else {
            return groups
                .iter()
                .map(|g| group_disorder(&g.iter().map(|(_, mark)| mark).collect::<Vec<_>>(), m, d))
                .sum();
        };
        let mut best = f64::INFINITY;
        for k in 0..groups.len() {
            if groups[k].iter().all(|(c, _)| *c != coder) {
                groups[k].push((coder, mark));
                best = best.min(place(rest, groups, m, d));
                groups[k].pop();
            }
        }
        groups.push(vec![(coder, mark)]);
        best = best.min(place(rest, groups, m, d));
        groups.pop();
        best
    }
    place(&units, &mut Vec::new(), coders.len(), d) / (units.len() as f64 / coders.len() as f64)
}

fn random_marks(random: &mut Random, coders: usize, most: usize, length: usize) -> Vec<Vec<Mark>> {
    (0..coders)
        .map(|_| {
            (0..random.below(most + 1))
                .map(|_| {
                    let start = random.below(length) as f64;
                    Mark {
                        start,
                        end: start + 1.0 + random.below(12) as f64,
                        category: random.below(3) as u32,
                    }
                })
                .collect()
        })
        .collect()
}

#[test]
fn as_good_as_trying_every_partition() {
    let mut random = Random::new(11);
    for round in 0..400 {
        let coders = 2 + round % 3;
        let marks = random_marks(&mut random, coders, 9 / coders, 20);
        if marks.iter().all(Vec::is_empty) {
            continue;
        }
        let d = Dissimilarity { alpha: [1.0, 3.0, 0.2][round % 3], beta: [1.0, 2.0][round % 2], empty: 1.0 };
        let found = best_alignment(&marks, &d, &Effort::default()).unwrap();
        let best = exhaustive(&marks, &d);
        assert!(
            (found.disorder - best).abs() < 1e-9,
            "round {round}: {} against {best}: {marks:?}",
            found.disorder
        );
    }
}

#[test]
fn a_narrow_search_still_finds_the_best_of_stacked_marks() {
    // Many marks on one place: the first narrow walk does not see everything here.
    let mut random = Random::new(3);
    for _ in 0..12 {
        let marks = random_marks(&mut random, 3, 4, 4);
        if marks.iter().map(Vec::len).sum::<usize>() == 0 {
            continue;
        }
        let d = Dissimilarity::default();
        let found = best_alignment(&marks, &d, &Effort::default()).unwrap();
        assert!((found.disorder - exhaustive(&marks, &d)).abs() < 1e-9);
    }
}

#[test]
fn every_mark_is_in_exactly_one_group() {
    let mut random = Random::new(8);
    for coders in 2..5 {
        let marks = random_marks(&mut random, coders, 30, 300);
        let found = best_alignment(&marks, &Dissimilarity::default(), &Effort::default()).unwrap();
        for (coder, own) in marks.iter().enumerate() {
            let mut seen: Vec<usize> = found.groups.iter().filter_map(|g| g.members[coder]).collect();
            seen.sort_unstable();
            assert_eq!(seen, (0..own.len()).collect::<Vec<_>>());
        }
    }
}

#[test]
fn cancelled_is_no_result() {
    let stop = std::sync::atomic::AtomicBool::new(true);
    let marks = random_marks(&mut Random::new(8), 3, 30, 300);
    let effort = Effort { cancel: Some(&stop), ..Effort::default() };
    assert_eq!(best_alignment(&marks, &Dissimilarity::default(), &effort), None);
}
