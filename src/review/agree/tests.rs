#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use crate::annotation::{Anchor, Annotation, Kind};

fn mark(code: &str, start: usize, end: usize) -> Annotation {
    Annotation {
        codes: if code.is_empty() { vec![] } else { vec![code.to_owned()] },
        targets: vec![Anchor { start, end, ..Anchor::default() }],
        ..Annotation::default()
    }
}

/// Ten sentences of ten code points.
fn sentences() -> Vec<(usize, usize)> {
    (0..10).map(|k| (k * 10, k * 10 + 10)).collect()
}

fn ana() -> Vec<Annotation> {
    vec![mark("call", 0, 8), mark("agree", 20, 30), mark("call", 45, 48), mark("say", 70, 75)]
}

fn bo() -> Vec<Annotation> {
    vec![mark("call", 0, 8), mark("agree", 22, 33), mark("say", 45, 48)]
}

fn both<'a>(ana: &'a [Annotation], bo: &'a [Annotation]) -> Vec<Coder<'a>> {
    vec![Coder::as_recorded("ana", ana), Coder::as_recorded("bo", bo)]
}

#[test]
fn the_numbers_of_two_annotators_by_hand() {
    let (ana, bo) = (ana(), bo());
    let report = report(&both(&ana, &bo), &sentences(), 100, &Options::default());
    assert_eq!(report.annotators, ["ana", "bo"]);
    // Sentences 0 call/call, 2 agree/agree, 3 -/agree, 4 call/say, 7 say/-, five with nothing.
    let pair = Some(["ana", "bo"]);
    assert_eq!(report.value(Measure::Percent, Aspect::Code, None), Some(0.7));
    // P_e = (6·6 + 2·1 + 1·2 + 1·1) / 100 = .41.
    let kappa = report.value(Measure::CohenKappa, Aspect::Code, pair).unwrap();
    assert!((kappa - (0.7 - 0.41) / (1.0 - 0.41)).abs() < 1e-12);
    assert_eq!(report.value(Measure::F1Exact, Aspect::Code, None), Some(2.0 / 7.0));
    assert_eq!(report.value(Measure::F1Partial, Aspect::Code, None), Some(4.0 / 7.0));
    let call: Vec<_> = report
        .rows
        .iter()
        .filter(|r| r.code.as_deref() == Some("call") && r.measure == Measure::Percent)
        .collect();
    assert_eq!(call.iter().map(|r| (r.value, r.n)).collect::<Vec<_>>(), [(Some(0.9), 10), (Some(0.9), 10)]);
    for row in report.rows.iter().filter(|r| r.code.is_none() && r.measure != Measure::Gamma) {
        let [low, high] = row.interval.unwrap();
        assert!(low <= row.value.unwrap() && row.value.unwrap() <= high, "{row:?}");
    }
}

#[test]
fn every_measure_has_its_rows() {
    let (ana, bo) = (ana(), bo());
    let report = report(&both(&ana, &bo), &sentences(), 100, &Options::default());
    for code in [None, Some("agree"), Some("call"), Some("say")] {
        for &measure in Measure::ALL {
            let rows: Vec<_> =
                report.rows.iter().filter(|r| r.measure == measure && r.code.as_deref() == code).collect();
            let pairs: Vec<bool> = rows.iter().map(|r| r.pair.is_some()).collect();
            let expected: &[bool] = match measure {
                Measure::CohenKappa => &[true],
                Measure::FleissKappa => &[false],
                _ => &[false, true],
            };
            assert_eq!(pairs, expected, "{measure:?} {code:?}");
        }
    }
}

#[test]
fn the_json_is_the_contract() {
    let (ana, bo) = (ana(), bo());
    let report = report(&both(&ana, &bo), &sentences(), 100, &Options { gamma: None, ..Options::default() });
    let json: serde_json::Value = serde_json::to_value(&report).unwrap();
    let keys: Vec<&str> = json.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys[..3], ["format", "annotators", "measures"]);
    assert_eq!(json["format"], "attache.agree/1");
    let first = &json["measures"][0];
    let keys: Vec<&str> = first.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys, ["name", "aspect", "unit", "code", "pair", "value", "interval", "n"]);
    assert_eq!(
        (&first["name"], &first["aspect"], &first["unit"]),
        (&"percent".into(), &"code".into(), &"sentence".into())
    );
    assert!(first["code"].is_null() && first["pair"].is_null());
    assert_eq!(first["interval"].as_array().map(Vec::len), Some(2));
}

#[test]
fn undefined_is_null_with_a_reason() {
    let (ana, bo) = (vec![], vec![]);
    let report = report(&both(&ana, &bo), &sentences(), 100, &Options::default());
    assert_eq!(report.value(Measure::Percent, Aspect::Code, None), Some(1.0));
    for row in report.rows.iter().filter(|row| row.measure != Measure::Percent) {
        assert_eq!(row.value, None, "{row:?}");
        assert!(row.why.is_some());
        assert!(serde_json::to_value(row).unwrap()["value"].is_null());
    }
}

#[test]
fn one_annotator_alone_is_said_plainly() {
    let ana = ana();
    let reply = [Annotation { kind: Kind::Reply, ..Annotation::default() }];
    let coders = [Coder::as_recorded("ana", &ana), Coder::as_recorded("chief", &reply)];
    let report = report(&coders, &sentences(), 100, &Options::default());
    assert!(report.rows.is_empty() && report.annotators.is_empty());
    assert_eq!(report.notes.len(), 2);
    assert!(report.notes[1].starts_with("chief made no marks"));
}

#[test]
fn the_dearest_cases_come_first() {
    let (ana, bo) = (ana(), bo());
    let cy = vec![mark("call", 0, 8), mark("agree", 20, 30), mark("warn", 45, 48)];
    let mut coders = both(&ana, &bo);
    coders.push(Coder::as_recorded("cy", &cy));
    let report =
        report(&coders, &sentences(), 100, &Options { gamma: None, resamples: 0, ..Options::default() });
    let places: Vec<(usize, f64)> = report.cases.iter().map(|c| (c.start, c.cost)).collect();
    assert_eq!(places, [(40, 1.0), (30, 2.0 / 3.0), (70, 2.0 / 3.0)]);
    assert_eq!(report.cases[0].said[1], ("bo".to_owned(), vec!["say".to_owned()]));
    assert_eq!(report.cases[1].said[0], ("ana".to_owned(), vec![]));
}

#[test]
fn confusions_name_what_was_confused() {
    let (ana, bo) = (ana(), bo());
    let report = report(&both(&ana, &bo), &sentences(), 100, &Options { gamma: None, ..Options::default() });
    let table = &report.confusions[0];
    assert_eq!(table.labels, ["", "agree", "call", "say"]);
    assert_eq!(table.counts, [[5, 1, 0, 0], [0, 1, 0, 0], [0, 0, 1, 1], [1, 0, 0, 0]]);
}

#[test]
fn a_minimum_that_is_missed_is_found() {
    let (ana, bo) = (ana(), bo());
    let report = report(&both(&ana, &bo), &sentences(), 100, &Options::default());
    assert_eq!(report.below(Measure::Percent, 0.7).count(), 0);
    assert_eq!(report.below(Measure::Percent, 0.71).count(), 1);
    assert_eq!(report.below(Measure::CohenKappa, 0.9).count(), 1);
    assert_eq!(Measure::parse("f1_exact"), Some(Measure::F1Exact));
    assert_eq!(Measure::parse("kappa"), None);
}

#[test]
fn speakers_and_verdicts_have_their_rows() {
    let tag = |who: &str, at: usize| Annotation { speaker: Some(who.into()), ..mark("", at, at + 9) };
    let verdict = |id: &str, word: &str| Annotation {
        kind: Kind::Verdict,
        re: Some(format!("ana/{id}")),
        verdict: Some(word.into()),
        ..Annotation::default()
    };
    let mut ana = vec![tag("Ilva Sorn", 0), tag("Ilva Sorn", 20)];
    ana[0].id = "1".into();
    let bo = vec![tag("Ilva Sorn", 0), tag("Deno Marr", 20), verdict("1", "agree"), verdict("2", "disagree")];
    let cy = vec![verdict("1", "disagree"), verdict("2", "disagree")];
    let mut coders = both(&ana, &bo);
    coders.push(Coder::as_recorded("cy", &cy));
    let report = report(&coders, &sentences(), 100, &Options::default());
    assert_eq!(report.annotators, ["ana", "bo", "cy"]);
    assert_eq!(report.value(Measure::Percent, Aspect::Speaker, Some(["ana", "bo"])), Some(0.9));
    assert_eq!(report.value(Measure::Percent, Aspect::Verdict, Some(["bo", "cy"])), Some(0.5));
    let case = report.cases.iter().find(|c| c.aspect == Aspect::Verdict).unwrap();
    assert_eq!((case.about.as_deref(), case.start, case.end), (Some("ana/1"), 0, 9));
}

#[test]
fn the_same_layers_give_the_same_bytes() {
    let (ana, bo) = (ana(), bo());
    let make =
        || serde_json::to_string(&report(&both(&ana, &bo), &sentences(), 100, &Options::default())).unwrap();
    assert_eq!(make(), make());
}

#[test]
fn many_annotators_get_pairs_and_codes_but_not_pairs_per_code() {
    let layers: Vec<Vec<Annotation>> =
        (0..6).map(|k| vec![mark("call", 0, 8), mark("say", 20 + k, 30)]).collect();
    let coders: Vec<Coder<'_>> = layers.iter().map(|a| Coder::as_recorded("x", a)).collect();
    let report = report(&coders, &sentences(), 100, &Options { gamma: None, ..Options::default() });
    let count = |code: bool, pair: bool| {
        let of = |r: &&Row| {
            r.measure == Measure::AlphaNominal && r.code.is_some() == code && r.pair.is_some() == pair
        };
        report.rows.iter().filter(of).count()
    };
    assert_eq!(
        [count(false, false), count(true, false), count(false, true), count(true, true)],
        [1, 2, 15, 0]
    );
    assert!(report.rows.iter().any(|r| r.pair.is_none() && r.interval.is_some()));
}
