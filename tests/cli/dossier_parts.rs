//! `attache card`, `tone`, `veiled`, `novelty`, `duplicates`, and parts of `matrix` and `ledger`.

use crate::Desk;
use crate::dossier::{OLD, dossier, quoted, round, view};
use serde_json::Value;

fn list<'v>(json: &'v Value, key: &str) -> &'v Vec<Value> {
    json[key].as_array().unwrap_or_else(|| panic!("no list {key} in {json}"))
}

#[test]
fn the_card_is_one_screen_in_four_forms() {
    let desk = dossier();
    let json = view(&desk, &["card", "1.txt", "--on", "2031-03-01"]);
    assert_eq!((&json["format"], &json["card"]["place"]), (&"attache.card/1".into(), &"Geneva".into()));
    assert_eq!(json["card"]["parties"][0]["side"], "Taihan");
    let entries = list(&json, "ledger");
    assert_eq!(entries[0]["overdue_days"], 28);
    assert!(quoted(&desk, &json, &entries[0]["place"]).contains("urged Sarvan to finish"));
    for section in ["airtime", "topics", "agreed", "friction", "tone", "veiled"] {
        assert!(json[section].is_array(), "{section}");
    }
    let text = desk.run(&["card", "1.txt", "--on", "2031-03-01"]).well();
    assert!(
        text.starts_with("Ma Rensheng Meets with Pavel Orlenko\n") && text.contains("  Where         Geneva"),
        "{text}"
    );
    assert!(
        text.contains("request, by 2031-02-01, overdue: “Sarvan to finish") && text.contains("\nTone\n"),
        "{text}"
    );
    let markdown = desk.run(&["card", "1.txt", "--format", "markdown"]).well();
    assert!(
        markdown.starts_with("# Ma Rensheng") && markdown.contains("\n## Commitments and requests\n\n- "),
        "{markdown}"
    );
    let csv = desk.run(&["card", "1.txt", "--format", "csv"]).well();
    assert!(
        csv.starts_with("section,name,who,text,path,") && csv.contains("\nrequest,open,Ma Rensheng,"),
        "{csv}"
    );
    assert!(desk.feed(&["card", "-"], OLD.as_bytes()).well().contains("Ma Rensheng"));
    assert!(desk.run(&["card", "."]).failed(2).contains("one document"));
    // A dossier's own topics are the card's.
    desk.put("attache.toml", "lexicon = [\"words\"]\n");
    desk.put(
        "words/topics.toml",
        "[[topic]]\nid = \"lakes\"\nlabel = \"Lakes and ferries\"\nwords = [\"lake\"]\n",
    );
    let json = view(&desk, &["card", "1.txt"]);
    assert!(list(&json, "topics").iter().any(|t| t["label"] == "Lakes and ferries"), "{}", json["topics"]);
}

#[test]
fn tone_words_have_a_reading_and_their_issuers() {
    let desk = dossier();
    let json = view(&desk, &["tone", "."]);
    let candid = list(&json, "words").iter().find(|word| word["text"] == "candid").expect("candid");
    assert_eq!((&candid["count"], &candid["documents"]), (&1.into(), &1.into()));
    assert_eq!(candid["by_issuer"][0]["of"], 3);
    assert_eq!(quoted(&desk, &json, &candid["places"][0]), "candid");
    let text = desk.run(&["tone", "2.txt"]).well();
    assert!(text.contains("“candid”  1 time") && !text.contains("of 1 document"), "{text}");
    let csv = desk.run(&["tone", ".", "--format", "csv"]).well();
    assert!(csv.starts_with("text,class,reading,count,") && csv.contains("\ncandid,"), "{csv}");
}

#[test]
fn veiled_references_say_whom_people_think_they_mean() {
    let desk = dossier();
    let body = "Ma Rensheng said that external forces stir up the lake.";
    desk.put("4.txt", round("April 2, 2031", body));
    let json = view(&desk, &["veiled", "."]);
    let one = list(&json, "references").iter().find(|one| one["text"] == "external forces").expect("forces");
    assert_eq!((&one["who"][0], &one["sentence"]), (&"Ma Rensheng".into(), &body.into()));
    assert_eq!(quoted(&desk, &json, &one["place"]), "external forces");
    assert!(desk.run(&["veiled", "4.txt"]).well().contains("nobody has said yet"));
    let sha = desk.run(&["extract", "4.txt"]).json()["sha256"].as_str().expect("a hash").to_owned();
    let at = |key: &str| one["place"][key].as_u64().expect("a number");
    desk.put(
        "4.txt.notes/ana.toml",
        format!(
            "format = \"attache.layer/1\"\nannotator = \"ana\"\n\n[document]\nfile = \"4.txt\"\nsha256 = \"{sha}\"\n\n[[annotation]]\nid = \"a1\"\nkind = \"note\"\ncreated = 2031-04-03T08:00:00Z\nmodified = 2031-04-03T08:00:00Z\nattributes = {{ refers_to = \"Albemarle\" }}\ntarget = {{ start = {}, end = {}, quote = \"external forces\", prefix = \"\", suffix = \"\" }}\n",
            at("start"),
            at("end")
        ),
    );
    let text = desk.run(&["veiled", "."]).well();
    assert!(text.contains("“external forces”  means Albemarle (says ana)"), "{text}");
    let csv = desk.run(&["veiled", ".", "--format", "csv"]).well();
    assert!(csv.contains("external forces,Ma Rensheng,Albemarle (says ana),"), "{csv}");
    let json = view(&desk, &["veiled", "4.txt"]);
    assert_eq!(json["references"][0]["means"], serde_json::json!([{"by": "ana", "name": "Albemarle"}]));
}

#[test]
fn novelty_tells_what_is_new_what_stood_before_and_what_is_missing() {
    let desk = dossier();
    desk.put(
        "4.txt",
        round("April 2, 2031", "Pavel Orlenko said that herring is a fish of the sea and of no state."),
    );
    let json = view(&desk, &["novelty", "4.txt"]);
    assert_eq!((&json["format"], &json["compared"]), (&"attache.novelty/1".into(), &3.into()));
    assert_eq!(
        json["documents"][usize::try_from(json["document"].as_u64().expect("an index")).expect("small")]["path"],
        "4.txt"
    );
    let sentences = list(&json, "sentences");
    let herring = sentences
        .iter()
        .find(|s| s["text"].as_str().is_some_and(|t| t.contains("herring")))
        .expect("herring");
    assert_eq!(herring["seen"], Value::Null);
    let seen = sentences.iter().find(|s| !s["seen"].is_null()).expect("the sentence of the meeting");
    assert!(quoted(&desk, &json, &seen["seen"]["place"]).contains("met with Foreign Minister"));
    assert!(list(&json, "absent").iter().any(|a| a["kind"] == "formula"), "{}", json["absent"]);
    let text = desk.run(&["novelty", "4.txt"]).well();
    for word in [
        "held against 3 earlier documents",
        "\nNew\n",
        "\nSeen before\n",
        "\nExpected but absent\n",
        "formula: ",
    ] {
        assert!(text.contains(word), "{word}: {text}");
    }
    let csv = desk.run(&["novelty", "4.txt", "--format", "csv"]).well();
    assert!(csv.contains("\nnew,") && csv.contains("\nseen,") && csv.contains("\nabsent formula,"), "{csv}");
    // The first of all is news, and a document from elsewhere is held against the folder that is named.
    let first = desk.run(&["novelty", "1.txt"]).well();
    assert!(first.contains("no earlier document") && first.contains("nothing can be expected"), "{first}");
    let other = Desk::new();
    other.put("new.txt", round("May 2, 2031", OLD));
    let folder = desk.dir().to_string_lossy().into_owned();
    let json = view(&other, &["novelty", "new.txt", "--in", &folder]);
    assert_eq!(json["compared"], 4);
    assert!(list(&json, "sentences").iter().any(|s| s["seen"]["likeness"] == 1.0), "{}", json["sentences"]);
    assert!(desk.run(&["novelty", "."]).failed(2).contains("one document"));
    assert!(desk.run(&["novelty", "gone.txt"]).failed(2).contains("gone.txt"));
}

#[test]
fn a_document_that_is_there_twice_is_found() {
    let desk = dossier();
    assert!(desk.run(&["duplicates", "."]).well().contains("No two documents"));
    desk.put("twice.txt", std::fs::read(desk.dir().join("1.txt")).expect("a document"));
    let json = view(&desk, &["duplicates", "."]);
    let pair = &list(&json, "pairs")[0];
    let name = |key: &str| {
        &json["documents"][usize::try_from(pair[key].as_u64().expect("an index")).expect("small")]["path"]
    };
    assert_eq!(
        (name("a"), name("b"), &pair["likeness"]),
        (&"1.txt".into(), &"twice.txt".into(), &1.0.into())
    );
    assert!(desk.run(&["duplicates", "."]).well().contains("100 %  1.txt (2031-01-10)\n       twice.txt"));
    let csv = desk.run(&["duplicates", ".", "--format", "csv", "-q"]).well();
    assert!(csv.ends_with("1.txt,twice.txt,1,2031-01-10,2031-01-10\n"), "{csv}");
    assert!(desk.run(&["duplicates", "1.txt"]).failed(2).contains("name the folder"));
}

#[test]
fn one_table_of_the_matrix() {
    let desk = dossier();
    let parts = [
        ("acts", "Speaker × act", "speakers"),
        ("mentions", "Who mentions whom", "mentions"),
        ("airtime", "Room for each side", "airtime"),
    ];
    for (view_name, title, key) in parts {
        let text = desk.run(&["matrix", ".", "--view", view_name]).well();
        let json = view(&desk, &["matrix", ".", "--view", view_name]);
        assert_eq!(json["format"], "attache.matrix/1");
        for (_, other_title, other) in parts {
            assert_eq!(text.contains(other_title), other_title == title, "{view_name}: {text}");
            assert_eq!(json[other].is_array(), other == key, "{view_name}: {other}");
        }
        let csv = desk.run(&["matrix", ".", "--view", view_name, "--format", "csv"]).well();
        let kinds: std::collections::BTreeSet<&str> =
            csv.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
        assert_eq!(kinds.len(), 1, "{csv}");
    }
}

#[test]
fn the_ledger_by_state() {
    let desk = dossier();
    let all = view(&desk, &["ledger", ".", "--on", "2031-07-01"]);
    let late = view(&desk, &["ledger", ".", "--on", "2031-07-01", "--state", "overdue"]);
    assert_eq!((list(&late, "entries").len(), &late["only"]), (2, &serde_json::json!(["overdue"])));
    assert!(list(&late, "entries").iter().all(|entry| entry["overdue_days"].is_u64()));
    assert_eq!(all["only"], Value::Null);
    let open = view(&desk, &["ledger", ".", "--state", "open", "--state", "met"]);
    assert_eq!(list(&open, "entries").len(), list(&all, "entries").len());
    assert!(
        desk.run(&["ledger", ".", "--state", "lapsed"])
            .well()
            .contains("No commitment or request is lapsed.")
    );
    assert!(desk.run(&["ledger", ".", "--state", "done"]).failed(2).contains("overdue"));
    // "will" with a date is a rung higher, and still no pledge.
    let observers =
        list(&all, "entries").iter().find(|e| e["due"]["date"] == "2031-06-30").expect("observers");
    assert_eq!((&observers["rung"], &observers["strength"]), (&"will".into(), &5.into()));
}
