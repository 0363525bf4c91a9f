//! What holds for every input.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::f1::{Match, f1};
use super::gamma::{Dissimilarity, Effort, Mark, best_alignment};
use super::*;
use proptest::prelude::*;

fn ratings(coders: std::ops::Range<usize>) -> impl Strategy<Value = Vec<Vec<Option<Category>>>> {
    (coders, 1..25_usize).prop_flat_map(|(m, n)| {
        proptest::collection::vec(proptest::collection::vec(proptest::option::weighted(0.85, 0..4_u32), n), m)
    })
}

/// Marks of up to four coders on 60 code points, overlaps allowed.
fn marks() -> impl Strategy<Value = Vec<Unit>> {
    let unit = (0..4_usize, 0..3_u32, 0..50_usize, 1..11_usize)
        .prop_map(|(coder, category, start, len)| Unit { coder, category, start, end: start + len });
    proptest::collection::vec(unit, 0..14)
}

fn same(a: Option<f64>, b: Option<f64>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => (a - b).abs() < 1e-9,
        (a, b) => a == b,
    }
}

/// α straight from the coincidence matrix, in floats.
fn alpha_by_definition(table: &Ratings) -> Option<f64> {
    let size = table.categories();
    let mut o = vec![vec![0.0; size]; size];
    for (item, _) in table.items() {
        let values: Vec<usize> = item.iter().flatten().map(|&c| c as usize).collect();
        for (i, &c) in values.iter().enumerate() {
            for (j, &k) in values.iter().enumerate() {
                if i != j {
                    o[c][k] += 1.0 / (values.len() - 1) as f64;
                }
            }
        }
    }
    let margins: Vec<f64> = o.iter().map(|row| row.iter().sum()).collect();
    let n: f64 = margins.iter().sum();
    let (mut observed, mut expected) = (0.0, 0.0);
    for c in 0..size {
        for k in 0..size {
            if c != k {
                observed += o[c][k];
                expected += margins[c] * margins[k];
            }
        }
    }
    (expected > 1e-9).then(|| 1.0 - (n - 1.0) * observed / expected)
}

/// The length on which two coders differ, code point by code point.
fn alpha_2016_by_definition(continuum: &Continuum) -> Option<f64> {
    let (m, length) = (continuum.coders(), continuum.length());
    let joined = continuum.joined();
    let value = |coder: usize, at: usize| {
        joined.of_coder(coder).iter().find(|u| u.start <= at && at < u.end).map(|u| u.category)
    };
    let rows: Vec<Vec<Option<u32>>> = (0..m).map(|c| (0..length).map(|at| value(c, at)).collect()).collect();
    let total = (m * length) as f64;
    let mut matched = 0.0;
    for i in 0..m {
        for j in 0..m {
            if i != j {
                matched +=
                    rows[i].iter().zip(&rows[j]).filter(|(a, b)| a == b).count() as f64 / (m - 1) as f64;
            }
        }
    }
    let mut values: Vec<Option<u32>> = rows.iter().flatten().copied().collect();
    values.sort_unstable();
    values.dedup();
    let squares = |v: Option<u32>| -> f64 {
        match v {
            None => rows.iter().flatten().filter(|x| x.is_none()).count() as f64,
            Some(v) => {
                joined.units().iter().filter(|u| u.category == v).map(|u| (u.len() * u.len()) as f64).sum()
            }
        }
    };
    let all: f64 = values.iter().map(|&v| squares(v)).sum();
    let chance: f64 = values
        .iter()
        .map(|&v| {
            let l = rows.iter().flatten().filter(|&&x| x == v).count() as f64;
            total * (l * l - squares(v)) / (total * total - all)
        })
        .sum();
    let expected = total - chance;
    (expected.is_finite() && expected > 1e-9).then(|| 1.0 - (total - matched) / expected)
}

/// Σ δ² over all sections of all ordered pairs, by the four loops of the definition.
fn observed_2004_by_definition(continuum: &Continuum, category: Category) -> f64 {
    let joined = continuum.of_category(category).joined();
    let (m, length) = (continuum.coders(), continuum.length());
    let rows: Vec<Vec<(f64, f64, bool)>> = (0..m)
        .map(|c| {
            let (mut row, mut at) = (Vec::new(), 0);
            for u in joined.of_coder(c) {
                row.push((at as f64, u.start as f64, false));
                row.push((u.start as f64, u.end as f64, true));
                at = u.end;
            }
            row.push((at as f64, length as f64, false));
            row
        })
        .collect();
    let mut sum = 0.0;
    for (i, a) in rows.iter().enumerate() {
        for (j, b) in rows.iter().enumerate() {
            for &(gb, ge, g) in a {
                for &(hb, he, h) in b {
                    if i == j {
                        continue;
                    }
                    sum += match (g, h) {
                        (true, true) if gb < he && hb < ge => (gb - hb).powi(2) + (ge - he).powi(2),
                        (true, false) if hb <= gb && ge <= he => (ge - gb).powi(2),
                        (false, true) if gb <= hb && he <= ge => (he - hb).powi(2),
                        _ => 0.0,
                    };
                }
            }
        }
    }
    sum / (m as f64 * (m - 1) as f64 * (length as f64).powi(2))
}

fn as_marks(continuum: &Continuum) -> Vec<Vec<Mark>> {
    (0..continuum.coders())
        .map(|c| {
            let own = continuum.of_coder(c).iter();
            own.map(|u| Mark { start: u.start as f64, end: u.end as f64, category: u.category }).collect()
        })
        .collect()
}

proptest! {
    #[test]
    fn item_measures_stay_in_bounds_and_ignore_the_order_of_coders_and_items(rows in ratings(2..6), turn in 0..5_usize) {
        let table = Ratings::from_coders(&rows);
        let mut turned = rows.clone();
        turned.rotate_left(turn % rows.len());
        for row in &mut turned {
            row.reverse();
        }
        let other = Ratings::from_coders(&turned);
        for measure in [percent, fleiss_kappa, alpha_nominal] {
            let value = measure(&table);
            prop_assert!(value.is_none_or(|v| (-1.0..=1.0).contains(&v)), "{value:?}");
            prop_assert!(same(value, measure(&other)));
        }
        prop_assert!(percent(&table).is_none_or(|v| v >= 0.0));
        prop_assert_eq!(cohen_kappa(&table, 0, 1), cohen_kappa(&table, 1, 0));
    }

    #[test]
    fn alpha_is_what_the_coincidence_matrix_says(rows in ratings(2..6)) {
        let table = Ratings::from_coders(&rows);
        prop_assert!(same(alpha_nominal(&table), alpha_by_definition(&table)));
    }

    #[test]
    fn distinct_rows_weigh_as_much_as_their_items(rows in ratings(2..5), picks in proptest::collection::vec(0..25_usize, 1..30)) {
        let table = Ratings::from_coders(&rows);
        let picks: Vec<usize> = picks.into_iter().map(|p| p % table.len()).collect();
        let (mut exact, which) = table.distinct(false);
        let (mut symmetric, turned) = table.distinct(true);
        exact.weigh(picks.iter().map(|&p| which[p]));
        symmetric.weigh(picks.iter().map(|&p| turned[p]));
        let plain = Ratings::from_coders(&rows.iter().map(|row| picks.iter().map(|&p| row[p]).collect()).collect::<Vec<Vec<_>>>());
        for measure in [percent, fleiss_kappa, alpha_nominal] {
            prop_assert_eq!(measure(&plain), measure(&exact));
            prop_assert_eq!(measure(&plain), measure(&symmetric));
        }
        prop_assert_eq!(cohen_kappa(&plain, 0, 1), cohen_kappa(&exact, 0, 1));
        prop_assert_eq!(plain.complete(), symmetric.complete());
    }

    #[test]
    fn names_of_categories_do_not_matter(rows in ratings(2..5)) {
        let renamed: Vec<Vec<_>> = rows.iter().map(|row| row.iter().map(|v| v.map(|c| (c * 7 + 2) % 11)).collect()).collect();
        let (a, b) = (Ratings::from_coders(&rows), Ratings::from_coders(&renamed));
        prop_assert_eq!(alpha_nominal(&a), alpha_nominal(&b));
        prop_assert_eq!(fleiss_kappa(&a), fleiss_kappa(&b));
        prop_assert_eq!(cohen_kappa(&a, 0, 1), cohen_kappa(&b, 0, 1));
    }

    #[test]
    fn identical_rows_agree_fully_or_not_at_all_defined(row in proptest::collection::vec(0..3_u32, 2..20), coders in 2..6_usize) {
        let table = Ratings::from_coders(&vec![row.iter().map(|&c| Some(c)).collect::<Vec<_>>(); coders]);
        let varied = row.iter().any(|c| c != &row[0]);
        let expected = varied.then_some(1.0);
        prop_assert_eq!(percent(&table), Some(1.0));
        prop_assert_eq!(alpha_nominal(&table), expected);
        prop_assert_eq!(fleiss_kappa(&table), expected);
        prop_assert_eq!(cohen_kappa(&table, 0, 1), expected);
    }

    #[test]
    fn f1_is_symmetric_bounded_and_grows_with_leniency(units in marks()) {
        let continuum = Continuum::new(4, 60, units);
        let mut values = Vec::new();
        for by in [Match::Exact, Match::Overlap, Match::Boundary, Match::Characters] {
            let value = f1(&continuum, 0, 1, by).value;
            prop_assert_eq!(value, f1(&continuum, 1, 0, by).value);
            prop_assert!(value.is_none_or(|v| (0.0..=1.0).contains(&v)));
            values.push(value);
        }
        prop_assert!(values[0] <= values[1]);
    }

    #[test]
    fn unitizing_measures_are_their_definitions(units in marks()) {
        let continuum = Continuum::new(3, 60, units.into_iter().filter(|u| u.coder < 3));
        for category in continuum.categories() {
            let one = continuum.of_category(category);
            prop_assert!(same(alpha_unitizing_2016(&one).ok(), alpha_2016_by_definition(&one)));
            let parts = alpha_unitizing_2004_parts(&continuum, category).unwrap();
            prop_assert!((parts.observed - observed_2004_by_definition(&continuum, category)).abs() < 1e-12);
            prop_assert!(alpha_unitizing_2016(&one).ok().is_none_or(|v| v <= 1.0));
            prop_assert!(alpha_unitizing_2004(&one).is_none_or(|v| v <= 1.0));
        }
    }

    #[test]
    fn unitizing_measures_ignore_the_order_of_coders(units in marks()) {
        let turned = units.iter().map(|u| Unit { coder: 3 - u.coder, ..*u });
        let (a, b) = (Continuum::new(4, 60, units.iter().copied()), Continuum::new(4, 60, turned));
        prop_assert!(same(alpha_unitizing_2004(&a), alpha_unitizing_2004(&b)));
        prop_assert!(same(alpha_unitizing_2016(&a).ok(), alpha_unitizing_2016(&b).ok()));
        let d = Dissimilarity::default();
        let disorder = |c: &Continuum| best_alignment(&as_marks(c), &d, &Effort::default()).map(|a| a.disorder);
        prop_assert!(same(disorder(&a), disorder(&b)));
    }

    #[test]
    fn a_best_alignment_is_never_worse_than_none_and_never_negative(units in marks()) {
        let continuum = Continuum::new(4, 60, units);
        if let Some(found) = best_alignment(&as_marks(&continuum), &Dissimilarity::default(), &Effort::default()) {
            prop_assert!((0.0..=4.0 + 1e-9).contains(&found.disorder), "{}", found.disorder);
        }
    }
}
