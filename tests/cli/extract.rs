//! `attache extract`: formats, several documents, order.

use crate::{Desk, READOUT};
use serde_json::Value;

/// The text under a range of code points.
fn under(text: &str, range: &Value) -> String {
    let at = |key: &str| range[key].as_u64().expect("an offset") as usize;
    text.chars().skip(at("start")).take(at("end") - at("start")).collect()
}

#[test]
fn one_document_is_one_object_whose_offsets_are_code_points() {
    let desk = Desk::new();
    let text = READOUT.replace("Pavel Orlenko", "Elif Çınar").replace("Sarvan", "Tûrvian");
    desk.put("a.txt", &text);
    let json = desk.run(&["extract", "--format", "json", "a.txt"]).json();
    assert_eq!(json["format"], "attache.extract/1");
    assert_eq!(json["path"], "a.txt");
    assert_eq!(json["length"], text.chars().count());
    assert_eq!(json["sha256"].as_str().map(str::len), Some(64));
    let sentences = json["sentences"].as_array().expect("sentences");
    let body: Vec<String> = sentences.iter().map(|s| under(&text, s)).collect();
    assert!(
        body[0].starts_with("On March 4, 2031,")
            && body.last().expect("one").starts_with("The two sides agreed"),
        "{body:?}"
    );
    let claims = json["claims"].as_array().expect("claims");
    assert!(!claims.is_empty());
    for claim in claims {
        let parts = [&claim["source"], &claim["cue"]]
            .into_iter()
            .chain(claim["content"].as_array().expect("content"));
        for part in parts.filter(|part| !part.is_null()) {
            assert_eq!(Some(under(&text, part).as_str()), part["text"].as_str());
        }
    }
    for mention in json["entities"]
        .as_array()
        .expect("entities")
        .iter()
        .flat_map(|e| e["mentions"].as_array().expect("mentions"))
    {
        assert_eq!(Some(under(&text, mention).as_str()), mention["text"].as_str());
    }
    // JSON is what is printed when nothing is asked for.
    assert_eq!(desk.run(&["extract", "a.txt"]).json(), json);
}

#[test]
fn who_said_what_in_every_format() {
    let desk = Desk::new();
    desk.put("a.txt", READOUT);
    let text = desk.run(&["extract", "--format", "text", "a.txt"]).well();
    let (ma, orlenko) = (text.find("the lake must stay open"), text.find("Sarvan will send observers"));
    assert!(ma.is_some() && ma < orlenko, "{text}");
    assert!(text.contains("cue “said that”") && text.contains("source “Ma Rensheng”"), "{text}");
    let csv = desk.run(&["extract", "--format", "csv", "a.txt"]).well();
    let mut table = csv::Reader::from_reader(csv.as_bytes());
    let columns: Vec<String> = table.headers().expect("a header").iter().map(str::to_owned).collect();
    let column = |name: &str| columns.iter().position(|c| c == name).expect("a column");
    let rows: Vec<csv::StringRecord> = table.records().map(|row| row.expect("a row")).collect();
    assert_eq!(&rows[0][column("speakers")], "Ma Rensheng");
    assert!(rows[0][column("content")].contains("the lake must stay open"));
    let toml: toml::Table =
        toml::from_str(&desk.run(&["extract", "--format", "toml", "a.txt"]).well()).expect("TOML");
    assert_eq!(toml["format"].as_str(), Some("attache.extract/1"));
    let lines = desk.run(&["extract", "--format", "jsonl", "a.txt"]).well();
    assert_eq!(lines.lines().count(), 1);
    let line: Value = serde_json::from_str(&lines).expect("JSON");
    assert_eq!(line["claims"].as_array().map(Vec::len), Some(rows.len()));
}

#[test]
fn a_folder_gives_one_line_per_document_in_order_whatever_the_jobs() {
    let desk = Desk::new();
    for n in 0..12 {
        desk.put(&format!("talks/{n:02}.txt"), READOUT.repeat(1 + (12 - n) % 5));
    }
    desk.put("talks/notes.toml", "not a document");
    let one = desk.run(&["extract", "--jobs", "1", "talks"]).well();
    let many = desk.run(&["extract", "--jobs", "6", "--format", "jsonl", "talks"]).well();
    assert_eq!(one, many);
    let paths: Vec<String> = one
        .lines()
        .map(|line| {
            serde_json::from_str::<Value>(line).expect("JSON")["path"].as_str().expect("a path").to_owned()
        })
        .collect();
    assert_eq!(paths, (0..12).map(|n| format!("talks/{n:02}.txt")).collect::<Vec<_>>());
}

#[test]
fn a_bad_file_stands_in_its_place_and_the_rest_goes_on() {
    let desk = Desk::new();
    desk.put("a.txt", READOUT);
    desk.put("b.txt", b"\0\x01\x02 binary");
    desk.put("c.txt", READOUT);
    let ran = desk.run(&["extract", "a.txt", "b.txt", "gone.txt", "c.txt"]);
    assert_eq!(ran.code, 2);
    let lines: Vec<Value> = ran.out.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(lines.len(), 4);
    assert_eq!((lines[0]["path"].as_str(), lines[3]["path"].as_str()), (Some("a.txt"), Some("c.txt")));
    assert_eq!(lines[1]["path"], "b.txt");
    assert!(lines[1]["error"].as_str().expect("an error").contains("binary"));
    assert!(lines[2]["error"].as_str().expect("an error").contains("no such file"));
    // The same in a format for people: the words go to standard error.
    let ran = desk.run(&["extract", "--format", "csv", "a.txt", "b.txt", "c.txt"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("b.txt") && ran.out.matches("path,id,speakers").count() == 1, "{}", ran.out);
    let ran = desk.run(&["extract", "--format", "toml", "a.txt", "c.txt"]);
    let toml: toml::Table = toml::from_str(&ran.well()).expect("TOML");
    assert_eq!(toml["document"].as_array().map(Vec::len), Some(2));
}

#[test]
fn the_same_text_gives_the_same_bytes() {
    let desk = Desk::new();
    desk.put("a.txt", READOUT);
    let first = desk.run(&["extract", "a.txt"]).well();
    for _ in 0..3 {
        assert_eq!(desk.run(&["extract", "a.txt"]).well(), first);
    }
}

#[test]
fn a_dossier_brings_its_own_words() {
    let desk = Desk::new();
    desk.put("a.txt", "Zorvania and Taihan agreed to reopen the ferry.\n");
    desk.put("attache.toml", "lexicon = \"words\"\n");
    desk.put("words/countries.toml", "[[country]]\nname = \"Zorvania\"\ncode = \"XZ\"\n");
    let countries = || -> Vec<String> {
        let json = desk.run(&["extract", "a.txt"]).json();
        let all = json["entities"].as_array().expect("entities").clone();
        all.iter()
            .filter(|e| e["type"] == "country")
            .map(|e| e["name"].as_str().expect("a name").to_owned())
            .collect()
    };
    assert!(countries().contains(&"Zorvania".to_owned()), "{:?}", countries());
    std::fs::remove_dir_all(desk.dir().join("words")).expect("removed");
    let ran = desk.run(&["extract", "a.txt"]);
    assert!(ran.err.contains("attache.toml:1") && ran.err.contains("not there"), "{}", ran.err);
    ran.well();
}
