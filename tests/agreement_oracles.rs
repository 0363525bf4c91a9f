//! Agreement measures against independent packages.
//!
//! `tests/oracles/agreement.json` holds generated cases with the values that the packages gave
//! (`tests/oracles/agreement.py --freeze`), compared on every run. Where Python and the packages are
//! installed, fresh cases are made and compared too; `ATTACHE_PYTHON` names another interpreter.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stderr)]

use attache::review::agreement::f1::{Match, mean_f1};
use attache::review::agreement::gamma::{Dissimilarity, Effort, Mark, Settings, best_alignment};
use attache::review::agreement::{
    Continuum, Random, Ratings, Unit, alpha_nominal, alpha_unitizing_2004, alpha_unitizing_2016, cohen_kappa,
    fleiss_kappa, gamma, percent,
};
use serde_json::{Value, json};
use std::io::Write;
use std::process::{Command, Stdio};

/// Where a measure is exact, ours and theirs differ by rounding only.
const EXACT: f64 = 1e-9;
/// pygamma-agreement computes in single precision.
const SINGLE: f64 = 2e-6;

/// Our value of each measure, with the tolerance it is to be compared with.
fn ours(case: &Value, measure: &str) -> (Option<f64>, f64) {
    if let Some(rows) = case["ratings"].as_array() {
        let row =
            |row: &Value| row.as_array().unwrap().iter().map(|v| v.as_u64().map(|v| v as u32)).collect();
        let table = Ratings::from_coders(&rows.iter().map(row).collect::<Vec<_>>());
        let value = match measure {
            "percent" => percent(&table),
            "cohen_kappa" => cohen_kappa(&table, 0, 1),
            "fleiss_kappa" => fleiss_kappa(&table),
            "alpha_nominal" | "alpha_nominal_nltk" => alpha_nominal(&table),
            other => panic!("{other}?"),
        };
        return (value, EXACT);
    }
    let number = |v: &Value| v.as_u64().unwrap() as usize;
    let units = case["units"].as_array().unwrap().iter().map(|u| Unit {
        coder: number(&u[0]),
        category: number(&u[1]) as u32,
        start: number(&u[2]),
        end: number(&u[3]),
    });
    let continuum = Continuum::new(number(&case["coders"]), number(&case["length"]), units);
    assert_eq!(continuum.dropped(), 0);
    match measure {
        "alpha_unitizing_2004" => (alpha_unitizing_2004(&continuum), EXACT),
        "alpha_unitizing_2016" => (alpha_unitizing_2016(&continuum).ok(), EXACT),
        "f1_exact" => (mean_f1(&continuum, Match::Exact), EXACT),
        "gamma_disorder" => {
            let marks: Vec<Vec<Mark>> = (0..continuum.coders())
                .map(|c| {
                    let own = continuum.of_coder(c).iter();
                    own.map(|u| Mark { start: u.start as f64, end: u.end as f64, category: u.category })
                        .collect()
                })
                .collect();
            (
                best_alignment(&marks, &Dissimilarity::default(), &Effort::default()).map(|a| a.disorder),
                SINGLE,
            )
        }
        "gamma" => {
            let found = gamma(&continuum, &Settings::default()).unwrap();
            // Both sample the expected disorder to 2 %, at 95 %: twice that, and room for the tails.
            (Some(found.value), 0.05 * found.disorder / found.expected + SINGLE)
        }
        other => panic!("{other}?"),
    }
}

/// Compares all values of a case; returns how many there were.
fn compare(case: &Value, values: &Value) -> usize {
    let values = values.as_object().unwrap();
    for (measure, theirs) in values {
        let (value, tolerance) = ours(case, measure);
        let same = match (value, theirs.as_f64()) {
            (Some(a), Some(b)) => (a - b).abs() <= tolerance,
            (a, b) => a == b,
        };
        assert!(same, "{measure}: ours {value:?}, theirs {theirs}\n{case}");
    }
    values.len()
}

#[test]
fn frozen_values_of_the_packages() {
    let frozen: Value = serde_json::from_str(include_str!("oracles/agreement.json")).unwrap();
    let cases = frozen.as_array().unwrap();
    let compared: usize = cases.iter().map(|case| compare(case, &case["values"])).sum();
    assert!(compared > 150, "only {compared} values");
    let has = |measure: &str| {
        cases.iter().filter(|case| case["values"].get(measure).is_some_and(|v| !v.is_null())).count()
    };
    for measure in [
        "percent",
        "cohen_kappa",
        "fleiss_kappa",
        "alpha_nominal",
        "alpha_unitizing_2004",
        "alpha_unitizing_2016",
        "f1_exact",
        "gamma_disorder",
        "gamma",
    ] {
        assert!(has(measure) > 1, "no value of {measure}");
    }
}

#[test]
fn fresh_values_of_the_packages_where_they_are_installed() {
    let python = std::env::var("ATTACHE_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/oracles/agreement.py");
    let cases = generate(if cfg!(debug_assertions) { 12 } else { 60 });
    let started = Command::new(&python)
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn();
    let Ok(mut child) = started else {
        eprintln!("skipped: {python} is not installed");
        return;
    };
    // A script that leaves at once closes the pipe; its exit code tells why.
    let _ = child.stdin.take().unwrap().write_all(Value::Array(cases.clone()).to_string().as_bytes());
    let output = child.wait_with_output().unwrap();
    if output.status.code() == Some(77) {
        eprintln!("skipped: {python} has none of the packages named in {script}");
        return;
    }
    assert!(output.status.success(), "{script} failed: {:?}", output.status);
    let values: Value = serde_json::from_slice(&output.stdout).unwrap();
    let values = values.as_array().unwrap();
    assert_eq!(values.len(), cases.len());
    let compared: usize = cases.iter().zip(values).map(|(case, values)| compare(case, values)).sum();
    eprintln!("compared {compared} values with {python}");
}

/// Random items and marks, of each kind `number`.
fn generate(number: usize) -> Vec<Value> {
    let mut random = Random::new(77);
    let mut cases = Vec::new();
    for k in 0..number {
        let (m, n, c) = (2 + random.below(6), 3 + random.below(80), 2 + random.below(6));
        let missing = if k % 2 == 0 { 0.0 } else { 0.25 };
        let mut rows = vec![Vec::new(); m];
        for _ in 0..n {
            let truth = random.below(c);
            for row in &mut rows {
                let value = if random.unit() < 0.6 { truth } else { random.below(c) };
                row.push((random.unit() >= missing).then_some(value));
            }
        }
        cases.push(json!({ "ratings": rows }));
    }
    for k in 0..number {
        let m = 2 + random.below(3);
        let mut truth = Vec::new();
        let mut at = 0;
        for _ in 0..1 + random.below(6) {
            let start = if k % 3 == 0 { random.below(120) } else { at + random.below(25) };
            let end = start + 12 + random.below(50);
            truth.push((start, end, random.below(3)));
            at = end;
        }
        let mut marks = vec![json!([0, 0, truth[0].0, truth[0].1])];
        for coder in 1..m {
            for &(start, end, category) in &truth {
                if random.unit() < 0.8 {
                    let category = if random.unit() < 0.8 { category } else { random.below(3) };
                    marks.push(json!([coder, category, start + random.below(5), end - random.below(5)]));
                }
            }
        }
        let length = truth.iter().map(|t| t.1).max().unwrap() + random.below(50);
        cases.push(json!({ "units": marks, "coders": m, "length": length, "gamma": k == 1 }));
    }
    cases
}
