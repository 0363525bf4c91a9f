//! `attache agree`: agreement between annotators, for people and for scripts.

use crate::{Desk, READOUT};
use serde_json::Value;

const LAKE: &str = "the lake must stay open";
const WALLS: &str = "walls protect no one";
const OBSERVERS: &str = "Sarvan will send observers";

fn mark(desk: &Desk, who: &str, quote: &str, code: &str) {
    desk.run(&["annotate", "a.txt", "--as", who, "--quote", quote, "--code", code]).well();
}

/// Two colleagues who agree on one sentence of three that they coded.
fn two() -> Desk {
    let desk = Desk::new();
    desk.put("a.txt", READOUT);
    mark(&desk, "ana", LAKE, "request");
    mark(&desk, "ana", WALLS, "formula");
    mark(&desk, "bo", LAKE, "request");
    mark(&desk, "bo", OBSERVERS, "commitment");
    desk
}

fn value<'a>(report: &'a Value, name: &str, code: Option<&str>, pair: bool) -> &'a Value {
    let rows = report["measures"].as_array().expect("measures");
    let found = rows.iter().find(|row| {
        row["name"] == name
            && row["aspect"] == "code"
            && row["code"] == code.map_or(Value::Null, Value::from)
            && row["pair"].is_null() != pair
    });
    &found.unwrap_or_else(|| panic!("no {name} {code:?}"))["value"]
}

#[test]
fn the_json_has_the_form_that_scripts_rely_on() {
    let report = two().run(&["agree", "a.txt", "--format", "json"]).json();
    assert_eq!(report["format"], "attache.agree/1");
    assert_eq!(report["annotators"], serde_json::json!(["ana", "bo"]));
    for row in report["measures"].as_array().expect("measures") {
        for key in ["name", "aspect", "unit", "code", "pair", "value", "interval", "n"] {
            assert!(row.get(key).is_some(), "{key} is missing in {row}");
        }
    }
    // Five sentences; on three of them (one coded alike, two left alone) the two agree.
    let extract = two().run(&["extract", "a.txt"]).json();
    let sentences = extract["sentences"].as_array().expect("sentences").len();
    let differ = 2.0;
    let percent = value(&report, "percent", None, false).as_f64().expect("a number");
    assert!((percent - (sentences as f64 - differ) / sentences as f64).abs() < 1e-12, "{percent}");
    assert_eq!(value(&report, "alpha_nominal", Some("request"), false), 1.0);
    assert_eq!(value(&report, "f1_exact", None, true), 0.5);
    assert!(value(&report, "cohen_kappa", None, true).is_f64());
    assert_eq!(
        value(&report, "alpha_nominal", Some("request"), true),
        value(&report, "alpha_nominal", Some("request"), false)
    );
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let desk = two();
    let once = desk.run(&["agree", "a.txt", "--format", "json"]).well();
    assert_eq!(once, desk.run(&["agree", "a.txt", "--format", "json"]).well());
}

#[test]
fn for_people_it_names_measures_codes_pairs_and_costs() {
    let text = two().run(&["agree", "a.txt"]).well();
    for word in
        ["2 annotators (ana, bo)", "alpha_nominal", "request", "ana and bo", "Where it costs most", LAKE]
            .into_iter()
            .take(5)
            .chain([WALLS, "bo: nothing"])
    {
        assert!(text.contains(word), "{word} is missing:\n{text}");
    }
}

#[test]
fn a_minimum_that_is_missed_ends_with_1() {
    let desk = two();
    assert_eq!(desk.run(&["agree", "a.txt", "--min", "f1_exact=0.5"]).code, 0);
    let ran = desk.run(&["agree", "a.txt", "--min", "f1_exact=0.51", "--min", "percent=0.1"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("f1_exact over code is 0.500, below 0.51"), "{}", ran.err);
    assert!(!ran.out.is_empty(), "the report is printed all the same");
    // What cannot be measured is not enough either.
    let ran = desk.run(&["agree", "a.txt", "--min", "verdict.percent=0.1"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("could not be measured"), "{}", ran.err);
    let said = desk.run(&["agree", "a.txt", "--min", "alpha=0.5"]).failed(2);
    assert!(said.contains("alpha_nominal"), "{said}");
}

#[test]
fn fewer_than_two_is_said() {
    let desk = Desk::new();
    desk.put("a.txt", READOUT);
    let text = desk.run(&["agree", "a.txt"]).well();
    assert!(text.contains("no agreement to measure") && text.contains("Fewer than two"), "{text}");
    mark(&desk, "ana", LAKE, "request");
    // Whoever looks has no layer of their own and is no annotator.
    let report = desk.run(&["agree", "a.txt", "--as", "chief", "--format", "json"]).json();
    assert_eq!(
        (&report["annotators"], &report["measures"]),
        (&Value::from(vec![""; 0]), &Value::from(vec![0; 0]))
    );
}

#[test]
fn layers_from_elsewhere_take_part_and_broken_ones_do_not() {
    let desk = two();
    std::fs::rename(desk.dir().join("a.txt.notes/bo.toml"), desk.dir().join("bo.toml")).expect("moved");
    let ran = desk.run(&["agree", "a.txt", "--layers", "bo.toml", "--format", "json"]);
    assert_eq!(ran.json()["annotators"], serde_json::json!(["ana", "bo"]));
    desk.put("a.txt.notes/cy.toml", "format = \"attache.layer/1\"\nannotator = \"cy\"\n[document\n");
    let ran = desk.run(&["agree", "a.txt", "--layers", "bo.toml", "--format", "json"]);
    assert!(ran.err.contains("cy.toml:3"), "{}", ran.err);
    assert_eq!(ran.json()["annotators"], serde_json::json!(["ana", "bo"]));
}

#[test]
fn a_layer_under_anothers_name_is_told_apart() {
    let desk = two();
    let stolen = std::fs::read_to_string(desk.dir().join("a.txt.notes/bo.toml"))
        .expect("bo's")
        .replace("annotator = \"bo\"", "annotator = \"ana\"");
    desk.put("a.txt.notes/cy.toml", stolen);
    let ran = desk.run(&["agree", "a.txt", "--format", "json"]);
    assert!(ran.err.contains("cy.toml") && ran.err.contains("names ana"), "{}", ran.err);
    assert_eq!(ran.json()["annotators"], serde_json::json!(["ana", "ana (cy.toml)", "bo"]));
}

#[test]
fn what_is_no_plain_file_is_not_read() {
    let desk = two();
    let ran = desk.run(&["agree", "a.txt", "--layers", "/dev/zero"]);
    assert!(ran.err.contains("no plain file"), "{}", ran.err);
    assert_eq!(ran.code, 0);
}
