//! `attache compare`.

use super::Desk;
use serde_json::Value;
use std::collections::BTreeSet;

const A: &str = "Ma Rensheng Speaks with Pavel Orlenko by Telephone\n2031-03-04 11:14\n\nOn March 4, 2031, Foreign Minister Ma Rensheng spoke by telephone with Foreign Minister Pavel Orlenko of Sarvan at the request of the Sarvan side. The two had a candid exchange of views.\n\nMa Rensheng said that the lake must stay open. Ma Rensheng urged Sarvan to withdraw twelve patrol boats from the lake.\n\nMa Rensheng stressed that tariffs on herring should be lifted.\n\nPavel Orlenko thanked Taihan for sending doctors to Vesk.\n";
const B: &str = "Minister Orlenko's call with Minister Ma\n\n4 March 2031\n\nSarvan Foreign Minister Pavel Orlenko spoke today with Foreign Minister Ma Rensheng of Taihan.\n\nThe ministers discussed tariffs on herring.\n\nPavel Orlenko expressed concern about detained sailors.\n\nMa Rensheng hoped that Sarvan would withdraw ten patrol boats from the lake.\n";

fn pair() -> Desk {
    let desk = Desk::new();
    desk.put("a.txt", A);
    desk.put("b.txt", B);
    desk
}

fn ids(list: &Value) -> Vec<String> {
    list.as_array().expect("a list").iter().map(|id| id.as_str().expect("an id").to_owned()).collect()
}

#[test]
fn every_claim_stands_in_one_place() {
    let json = pair().run(&["compare", "a.txt", "b.txt", "--format", "json"]).json();
    assert_eq!(json["format"], "attache.compare/1");
    for side in ["a", "b"] {
        let document = &json["documents"][side];
        assert_eq!(document["format"], "attache.extract/1");
        let all: BTreeSet<String> = document["claims"]
            .as_array()
            .expect("claims")
            .iter()
            .map(|claim| claim["id"].as_str().expect("an id").to_owned())
            .collect();
        let mut placed = ids(&json[format!("only_{side}")]);
        for topic in json["topics"].as_array().expect("topics") {
            assert!(!ids(&topic[side]).is_empty());
            assert!(!topic["label"].as_str().expect("a label").is_empty());
            assert!(!topic["reason"].as_str().expect("a reason").is_empty());
            assert!((0.0..=1.0).contains(&topic["score"].as_f64().expect("a score")));
            placed.extend(ids(&topic[side]));
        }
        assert!(all.len() > 2, "{all:?}");
        assert_eq!(placed.len(), all.len(), "twice or never: {placed:?}");
        assert_eq!(placed.into_iter().collect::<BTreeSet<_>>(), all);
    }
}

#[test]
fn what_one_side_alone_counts_or_presses_is_named() {
    let desk = Desk::new();
    let call = "On March 4, 2031, Foreign Minister Ma Rensheng spoke by telephone with Foreign Minister Pavel Orlenko of Sarvan at the latter's request.";
    desk.put("a.txt", format!("Ma Rensheng Speaks with Pavel Orlenko\n2031-03-04\n\n{call}\n\nPavel Orlenko noted that 13 million tons of grain had passed the strait on 7 ships. Ma Rensheng urged Sarvan to lift the tariffs on herring.\n"));
    desk.put("b.txt", "Minister Orlenko's call with Minister Ma\n\n4 March 2031\n\nSarvan Foreign Minister Pavel Orlenko spoke today with Foreign Minister Ma Rensheng of Taihan.\n\nPavel Orlenko noted that grain passes the strait. The ministers discussed tariffs on herring.\n");
    let json = desk.run(&["compare", "a.txt", "b.txt", "--format", "json"]).json();
    let differences = json["differences"].as_array().expect("differences");
    let all = |kind: &str| differences.iter().filter(|d| d["kind"] == kind).collect::<Vec<_>>();
    assert_eq!(all("requested_by")[0]["a"], "Pavel Orlenko");
    // Seven ships are few; thirteen million tons are a figure.
    let numbers = all("number");
    assert_eq!(numbers.len(), 1, "{numbers:?}");
    assert_eq!((&numbers[0]["a"], &numbers[0]["b"]), (&"13 million tons".into(), &"not stated".into()));
    let weaker =
        all("strength").into_iter().find(|d| d["direction"] == "down").expect("urged against discussed");
    assert!(weaker["a"].as_str().expect("words").starts_with("urged"), "{weaker}");
    assert!(weaker["b"].as_str().expect("words").starts_with("discussed"), "{weaker}");
}

#[test]
fn differences_are_named() {
    let json = pair().run(&["compare", "a.txt", "b.txt", "--format", "json"]).json();
    let differences = json["differences"].as_array().expect("differences");
    let of = |kind: &str| differences.iter().find(|d| d["kind"] == kind);
    assert_eq!(of("requested_by").expect("who asked")["b"], "not stated");
    assert_eq!(of("tone").expect("tone")["a"], "candid");
    let strength = of("strength").expect("strength");
    assert_eq!(strength["direction"], "down", "{strength}");
    let number = of("number").expect("a number");
    assert!(number["a"].as_str().expect("words").starts_with("twelve"), "{number}");
    assert!(number["b"].as_str().expect("words").starts_with("ten"), "{number}");
}

#[test]
fn every_form_tells_what_is_missing() {
    let desk = pair();
    let text = desk.run(&["compare", "a.txt", "b.txt"]).well();
    assert!(text.contains("not mentioned in B") && text.contains("detained sailors"), "{text}");
    let html = desk.run(&["compare", "a.txt", "b.txt", "--format", "html"]).well();
    assert!(html.starts_with("<!doctype html>") && html.contains("class=\"none\""), "{html}");
    assert!(!html.contains("<script") && !html.contains("http"), "the page needs nothing else");
    let markdown = desk.run(&["compare", "a.txt", "b.txt", "--format", "markdown"]).well();
    assert!(markdown.contains("*not mentioned*"), "{markdown}");
    let csv = desk.run(&["compare", "a.txt", "b.txt", "--format", "csv"]).well();
    assert!(csv.starts_with("kind,label,score"), "{csv}");
    assert!(csv.contains("\nonly_b,"), "{csv}");
}

#[test]
fn two_versions_are_told_word_by_word() {
    let desk = Desk::new();
    desk.put("a.txt", A);
    desk.put(
        "b.txt",
        A.replace("urged Sarvan", "called on Sarvan")
            .replace("Pavel Orlenko thanked Taihan for sending doctors to Vesk.\n", ""),
    );
    let text = desk.run(&["compare", "a.txt", "b.txt"]).well();
    assert!(text.contains("Two versions of one document"), "{text}");
    assert!(text.contains("only in A: “urged”"), "{text}");
    let json = desk.run(&["compare", "a.txt", "b.txt", "--format", "json"]).json();
    assert!(json["version"]["same"].as_f64().expect("a share") > 0.5);
}

#[test]
fn a_pairing_said_by_hand_is_kept_and_holds() {
    let desk = pair();
    let rows = |args: &[&str]| {
        let args: Vec<&str> =
            ["compare", "a.txt", "b.txt", "--format", "json"].iter().chain(args).copied().collect();
        let ran = desk.run(&args);
        assert_eq!(ran.code, 0, "{}", ran.err);
        serde_json::from_str::<Value>(&ran.out).expect("JSON")
    };
    let before = rows(&[]);
    let (a, b) = (ids(&before["only_a"]), ids(&before["only_b"]));
    let (a, b) = (a.last().expect("a claim of A alone"), b.last().expect("a claim of B alone"));
    let pair = format!("{a}={b}");
    assert!(rows(&["--pair", &pair, "--no-save"])["topics"] == before["topics"]);
    let after = rows(&["--pair", &pair, "--as", "ana"]);
    let paired = |json: &Value| {
        let topics = json["topics"].as_array().expect("topics").clone();
        topics.into_iter().find(|row| ids(&row["a"]).contains(a) && ids(&row["b"]).contains(b))
    };
    assert_eq!(paired(&after).expect("together")["reason"], "paired by ana");
    assert!(desk.files().contains(&"dir/a.txt.notes/ana.toml".to_owned()));
    assert!(paired(&rows(&[])).is_some(), "it is kept");
    assert!(paired(&rows(&["--part", &pair, "--as", "ana"])).is_none(), "the last word counts");
    assert!(desk.run(&["compare", "a.txt", "b.txt", "--pair", "c99=c1"]).failed(2).contains("no claim c99"));
    assert!(desk.run(&["compare", "a.txt", "b.txt", "--pair", "c9"]).failed(2).contains("c3=c7"));
}

#[test]
fn two_rounds_of_a_series_are_told() {
    let desk = pair();
    let round = |day: &str, body: &str| {
        format!(
            "Ministry of External Relations of Taihan\n\nMa Rensheng Meets with Pavel Orlenko\n{day}\n\nOn {day}, Foreign Minister Ma Rensheng of Taihan met with Foreign Minister Pavel Orlenko of Sarvan in Tolmar.\n\n{body}\n"
        )
    };
    desk.put("1.txt", round("January 10, 2031", "Ma Rensheng said that the lake must stay open."));
    desk.put("2.txt", round("March 2, 2031", "Pavel Orlenko said that winters have grown mild."));
    let text = desk.run(&["compare", "1.txt", "2.txt"]).well();
    assert!(text.contains("two rounds of one series"), "{text}");
}

#[test]
fn bad_input_is_said() {
    let desk = pair();
    let twice = desk.run(&["compare", "a.txt", "a.txt"]).well();
    assert!(twice.contains("one document twice"), "{twice}");
    assert!(desk.run(&["compare", "a.txt", "none.txt"]).failed(2).contains("none.txt"));
    assert!(desk.run(&["compare", "-", "-"]).failed(2).contains("only one"));
    assert!(desk.run(&["compare", "a.txt", "."]).failed(2).contains("folder"));
    desk.put("c.txt", "A recipe for bread\n\nTake flour and water. Wait.\n");
    let other = desk.run(&["compare", "a.txt", "c.txt"]).well();
    assert!(other.contains("In B nobody says anything"), "{other}");
    let hostile = "Ma Rensheng said that the lake \u{1b}[31m must stay open.\n";
    desk.put("d.txt", hostile);
    for format in ["text", "markdown", "html", "json"] {
        let out = desk.run(&["compare", "a.txt", "d.txt", "--format", format]).well();
        assert!(!out.contains('\u{1b}'), "{format}");
    }
}
