//! `attache matrix`, `ledger`, `timeline` and `phrases`: the views of a dossier.

use super::Desk;
use serde_json::Value;

const VIEWS: [&str; 7] = ["matrix", "ledger", "timeline", "phrases", "tone", "veiled", "duplicates"];

pub(crate) fn round(day: &str, body: &str) -> String {
    format!(
        "Ministry of External Relations of Taihan\n\nMa Rensheng Meets with Pavel Orlenko\n{day}\n\nOn {day}, Foreign Minister Ma Rensheng of Taihan met with Foreign Minister Pavel Orlenko of Sarvan in Geneva.\n\n{body}\n"
    )
}

pub(crate) const OLD: &str =
    "Ma Rensheng said that the lake is aimed at no third party and must stay open to all ships of the coast.";

/// Three rounds of one series: a formula that is altered, then dropped; dates that pass.
pub(crate) fn dossier() -> Desk {
    let desk = Desk::new();
    desk.put(
        "1.txt",
        round("January 10, 2031", &format!("{OLD} Ma Rensheng urged Sarvan to finish the survey by February 1, 2031 if the ice permits.\n\nPavel Orlenko said that Sarvan will send observers by June 30, 2031.")),
    );
    desk.put(
        "2.txt",
        round("February 12, 2031", &format!("{OLD} The two sides had a candid exchange of views.\n\nPavel Orlenko thanked Taihan for the doctors, and said that tariffs should be lifted at an early date.")),
    );
    desk.put(
        "3.txt",
        round(
            "March 20, 2031",
            &format!(
                "{}\n\nPavel Orlenko said that observers will come in due course.",
                OLD.replace("must", "should")
            ),
        ),
    );
    desk
}

pub(crate) fn view(desk: &Desk, args: &[&str]) -> Value {
    let args: Vec<&str> = args.iter().copied().chain(["--format", "json"]).collect();
    desk.run(&args).json()
}

/// The text under a place.
pub(crate) fn quoted(desk: &Desk, json: &Value, place: &Value) -> String {
    let at = |key: &str| usize::try_from(place[key].as_u64().expect("a number")).expect("small");
    let name = json["documents"][at("document")]["path"].as_str().expect("a path");
    let text = std::fs::read_to_string(desk.dir().join(name)).expect("the document");
    text.chars().skip(at("start")).take(at("end") - at("start")).collect()
}

#[test]
fn the_matrix_counts_who_does_what_and_every_cell_has_its_text() {
    let desk = dossier();
    let json = view(&desk, &["matrix", "."]);
    assert_eq!(json["format"], "attache.matrix/1");
    let speakers = json["speakers"].as_array().expect("speakers");
    let ma = speakers.iter().find(|row| row["speaker"] == "Ma Rensheng").expect("Ma Rensheng");
    assert_eq!(ma["side"], "Taihan");
    let request = ma["cells"]
        .as_array()
        .expect("cells")
        .iter()
        .find(|cell| cell["act"] == "request")
        .expect("a request");
    let places = request["places"].as_array().expect("places").iter();
    let texts: Vec<String> = places.map(|place| quoted(&desk, &json, place)).collect();
    assert!(texts.iter().any(|text| text.contains("urged Sarvan to finish")), "{texts:?}");
    let total: u64 = ma["cells"]
        .as_array()
        .expect("cells")
        .iter()
        .map(|cell| cell["count"].as_u64().expect("a count"))
        .sum();
    assert_eq!(ma["total"], total);
    let sarvan = json["airtime"]
        .as_array()
        .expect("airtime")
        .iter()
        .find(|row| row["side"] == "Sarvan")
        .expect("Sarvan");
    assert_eq!(sarvan["thanks"], 1);
    let share: f64 = json["airtime"]
        .as_array()
        .expect("airtime")
        .iter()
        .map(|row| row["share"].as_f64().expect("a share"))
        .sum();
    assert!((share - 1.0).abs() < 0.01);
    // One document is a matrix too, also through a pipe.
    assert!(desk.run(&["matrix", "1.txt"]).well().contains("Pavel Orlenko (Sarvan)"));
    assert!(desk.feed(&["matrix", "-"], round("May 2, 2031", OLD).as_bytes()).well().contains("Ma Rensheng"));
    let csv = desk.run(&["matrix", ".", "--format", "csv"]).well();
    assert!(csv.starts_with("table,row,column,count") && csv.contains("\nairtime,Sarvan,thanks,1,"), "{csv}");
}

#[test]
fn the_ledger_is_held_against_a_day_and_people_set_its_states() {
    let desk = dossier();
    let json = view(&desk, &["ledger", ".", "--on", "2031-03-01"]);
    assert_eq!((&json["format"], &json["on"]), (&"attache.ledger/1".into(), &"2031-03-01".into()));
    let entries = json["entries"].as_array().expect("entries");
    let first = &entries[0];
    assert_eq!((&first["due"]["date"], &first["overdue_days"]), (&"2031-02-01".into(), &28.into()));
    assert_eq!((&first["kind"], &first["state"]), (&"request".into(), &"open".into()));
    assert_eq!(first["who"][0], "Ma Rensheng");
    assert!(first["condition"].as_str().expect("a condition").starts_with("if the ice"), "{first}");
    let observers = entries.iter().find(|e| e["due"]["date"] == "2031-06-30").expect("the observers");
    assert_eq!((&observers["kind"], &observers["overdue_days"]), (&"commitment".into(), &Value::Null));
    let vague = entries.iter().find(|e| e["due"]["vague"] == true).expect("an early date");
    assert_eq!(vague["due"]["text"], "at an early date");
    assert_eq!(view(&desk, &["ledger", ".", "--on", "2031-07-01"])["overdue"], 2);
    // Dated ones by date, then vague ones, then the rest.
    let rank = |e: &Value| if e["due"].is_null() { 2 } else { u8::from(e["due"]["date"].is_null()) };
    assert!(entries.windows(2).all(|pair| rank(&pair[0]) <= rank(&pair[1])));

    // A person says how it stands, in their own layer.
    let (start, end) = (
        first["place"]["start"].as_u64().expect("a place"),
        first["place"]["end"].as_u64().expect("a place"),
    );
    let quote = quoted(&desk, &json, &first["place"]);
    let layer = format!(
        "format = \"attache.layer/1\"\nannotator = \"ana\"\n\n[document]\nfile = \"1.txt\"\nsha256 = \"{}\"\n\n[[annotation]]\nid = \"a1\"\nkind = \"ledger\"\ncreated = 2031-02-02T08:00:00Z\nmodified = 2031-02-02T08:00:00Z\nstate = \"met\"\nnote = \"Seen on the map.\"\ntarget = {{ start = {start}, end = {end}, quote = \"{quote}\", prefix = \"\", suffix = \"\" }}\n",
        sha(&desk)
    );
    desk.put("1.txt.notes/ana.toml", layer);
    let json = view(&desk, &["ledger", ".", "--on", "2031-03-01"]);
    let first = &json["entries"][0];
    assert_eq!((&first["state"], &first["marked_by"]), (&"met".into(), &"ana".into()));
    assert_eq!((&first["overdue_days"], &json["overdue"]), (&Value::Null, &0.into()));
    let text = desk.run(&["ledger", ".", "--on", "2031-03-01"]).well();
    assert!(text.contains("met (says ana: Seen on the map.)"), "{text}");
    // Where a team is named, nobody else's word counts.
    desk.put("attache.toml", "team = [\"bo\"]\n");
    assert_eq!(view(&desk, &["ledger", ".", "--on", "2031-03-01"])["entries"][0]["state"], "open");
    assert!(desk.run(&["ledger", ".", "--on", "soon"]).failed(2).contains("2031-06-30"));
}

fn sha(desk: &Desk) -> String {
    let json = desk.run(&["extract", "1.txt"]).json();
    json["sha256"].as_str().expect("a hash").to_owned()
}

#[test]
fn the_timeline_puts_the_meetings_of_a_pair_in_order() {
    let desk = dossier();
    desk.put(
        "4.txt",
        round("December 24, 2031", "The two sides had a warm and friendly exchange of views on the lake."),
    );
    desk.put(
        "other.txt",
        "Statement of the Spokesperson\nMay 1, 2031\n\nThe Ministry condemned the attack.\n",
    );
    let json = view(&desk, &["timeline", "."]);
    let pair = &json["pairs"][0];
    assert_eq!(pair["sides"], serde_json::json!(["Sarvan", "Taihan"]));
    let meetings = pair["meetings"].as_array().expect("meetings");
    let dates: Vec<&str> = meetings.iter().map(|m| m["date"].as_str().expect("a date")).collect();
    assert_eq!(dates, ["2031-01-10", "2031-02-12", "2031-03-20", "2031-12-24"]);
    assert_eq!((&meetings[1]["days_since"], &meetings[1]["gap"]), (&33.into(), &false.into()));
    assert_eq!((&meetings[3]["days_since"], &meetings[3]["gap"]), (&279.into(), &true.into()));
    assert_eq!((&meetings[0]["level"], &meetings[0]["place"]), (&"ministers".into(), &"Geneva".into()));
    assert_eq!(meetings[1]["tone"][0]["text"], "candid");
    let missing: Vec<&str> = meetings[3]["absent"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|a| a["kind"].as_str().expect("a kind"))
        .collect();
    assert!(missing.contains(&"formula"), "{}", meetings[3]);
    assert_eq!(json["others"].as_array().expect("others").len(), 1);
    let text = desk.run(&["timeline", "."]).well();
    assert!(
        text.contains("a gap: nothing for 279 days") && text.contains("Without a pair of sides: 1 document"),
        "{text}"
    );
}

#[test]
fn phrases_are_followed_altered_and_dropped() {
    let desk = dossier();
    desk.put("attache.toml", "watch = [\"open to all ships\", \"the sky is the limit\", \"to all\", \"\"]\n");
    let json = view(&desk, &["phrases", "."]);
    let phrases = json["phrases"].as_array().expect("phrases");
    assert_eq!((&phrases[0]["phrase"], &phrases[0]["documents"]), (&"open to all ships".into(), &3.into()));
    let sky = phrases.iter().find(|p| p["phrase"] == "the sky is the limit").expect("watched");
    assert_eq!((&sky["watched"], &sky["documents"]), (&true.into(), &0.into()));
    let long = phrases
        .iter()
        .find(|p| p["phrase"].as_str().is_some_and(|w| w.contains("must stay open")))
        .expect("the formula");
    assert_eq!(long["documents"], 2);
    assert_eq!((&long["first_seen"], &long["last_seen"]), (&"2031-01-10".into(), &"2031-02-12".into()));
    let altered = &long["altered"][0];
    assert_eq!(altered["date"], "2031-03-20");
    assert!(altered["diff"].to_string().contains("[\"-\",\"must\"],[\"+\",\"should\"]"), "{altered}");
    assert_eq!(long["dropped"]["missing_from_last"], 1);
    assert_eq!(json["months"], serde_json::json!(["2031-01", "2031-02", "2031-03"]));
    assert_eq!(long["by_month"], serde_json::json!([1, 1, 0]));
    assert_eq!(long["by_counterpart"][0]["name"], "Sarvan");
    assert!(quoted(&desk, &json, &long["places"][0]).contains("must stay open"));
    let text = desk.run(&["phrases", "."]).well();
    assert!(text.contains("[-must-]{+should+}") && text.contains("found nowhere"), "{text}");
    assert!(desk.run(&["phrases", "1.txt"]).failed(2).contains("name a folder"));
}

#[test]
fn every_view_has_three_forms_and_a_word_for_nothing() {
    let desk = Desk::new();
    desk.put("empty/a.txt", "A recipe for bread\n\nTake flour and water. Wait.\n");
    for name in VIEWS {
        let json = view(&desk, &[name, "empty"]);
        assert_eq!(json["format"], format!("attache.{name}/1"));
        assert_eq!(json["documents"][0]["path"], "a.txt");
        assert!(json["notices"].is_array() && json["unreadable"].is_array());
        let text = desk.run(&[name, "empty"]).well();
        let word = [
            "Nobody says anything",
            "Nobody commits",
            "No document tells",
            "No phrase of",
            "No word here colours",
            "No reference here",
            "No two documents",
        ];
        assert!(word.iter().any(|word| text.contains(word)), "{name}: {text}");
        let csv = desk.run(&[name, "empty", "--format", "csv", "-q"]).well();
        assert_eq!(csv.lines().count(), 1, "{name}: {csv}");
        assert!(desk.run(&[name, "none"]).failed(2).contains("none"));
        assert!(desk.run(&[name, "."]).code == 0);
    }
    std::fs::create_dir(desk.dir().join("void")).expect("a folder");
    for name in VIEWS {
        assert!(desk.run(&[name, "void"]).failed(2).contains("no documents in this folder"));
    }
}

#[test]
fn what_stands_in_the_way_is_said() {
    let desk = dossier();
    desk.put("twice.txt", std::fs::read(desk.dir().join("1.txt")).expect("a document"));
    desk.put(
        "ru.txt",
        "Встреча министров\n\nМинистр заявил, что озеро должно оставаться открытым для всех судов.\n",
    );
    for k in 0..30 {
        desk.put(&format!("broken/{k}.pdf"), "no pdf at all");
    }
    for name in VIEWS {
        let ran = desk.run(&[name, "."]);
        assert_eq!(ran.code, 2, "some could not be read: {}", ran.err);
        assert!(ran.out.contains("30 files could not be read"), "{name}: {}", ran.out);
        assert!(ran.err.contains("27 more could not be read") && ran.err.lines().count() == 4, "{}", ran.err);
        assert_eq!(desk.run(&[name, ".", "-v"]).err.matches("broken/").count(), 30, "{name}");
    }
    let text = desk.run(&["matrix", "."]).out;
    assert!(text.contains("1 document is not in English (ru 1)"), "{text}");
    assert!(text.contains("1.txt and twice.txt are the same text: both are counted"), "{text}");
    let undated = Desk::new();
    undated.put(
        "a.txt",
        "Ma Rensheng Meets with Pavel Orlenko\n\nMa Rensheng said that the lake must stay open.\n",
    );
    undated
        .put("b.txt", "Dana Whitlock Meets with Elif Hale\n\nDana Whitlock said that the snow was deep.\n");
    let text = undated.run(&["timeline", "."]).well();
    assert!(text.contains("No document has a date"), "{text}");
    assert!(text.contains("no date"), "{text}");
    assert!(undated.run(&["phrases", "."]).well().contains("No document has a date"));
    assert!(!desk.run(&["matrix", "."]).out.contains("may not belong together"));
    // Four people of four states: what a view says of them all together means little.
    let text = undated.run(&["matrix", "."]).well();
    assert!(
        text.contains("No two documents share a party or an issuer: they may not belong together"),
        "{text}"
    );
    let json = view(&undated, &["matrix", "."]);
    assert!(json["notices"].to_string().contains("may not belong together"), "{}", json["notices"]);
    let csv = undated.run(&["matrix", ".", "--format", "csv"]);
    assert!(csv.err.contains("may not belong together"), "a table has no room for it: {}", csv.err);
}

#[cfg(unix)]
#[test]
fn links_that_go_round_in_a_circle_are_said() {
    let desk = dossier();
    std::os::unix::fs::symlink("..", desk.dir().join("loop")).expect("a link");
    std::os::unix::fs::symlink("self.txt", desk.dir().join("self.txt")).expect("a link");
    let ran = desk.run(&["matrix", "."]);
    assert_eq!(ran.code, 2);
    assert!(ran.out.contains("loop: links to folders are not followed"), "{}", ran.out);
    assert!(ran.err.contains("self.txt"), "{}", ran.err);
}

#[test]
fn the_index_is_kept_outside_and_only_when_asked() {
    let desk = dossier();
    let cached = |desk: &Desk| desk.files().iter().filter(|file| file.starts_with("cache/")).count();
    desk.run(&["ledger", ".", "--no-save"]).well();
    assert_eq!(cached(&desk), 0);
    let before = desk.files();
    let first = desk.run(&["matrix", ".", "-v"]);
    assert!(first.err.contains("3 documents read, 0 as they stood"), "{}", first.err);
    assert!(cached(&desk) > 0);
    let outside: Vec<String> = desk.files().into_iter().filter(|file| !file.starts_with("cache/")).collect();
    assert_eq!(outside, before, "nothing is written into the dossier");
    desk.put("2.txt", round("February 12, 2031", "Pavel Orlenko rejected the plan."));
    let second = desk.run(&["matrix", ".", "-v"]);
    assert!(second.err.contains("1 documents read, 2 as they stood"), "{}", second.err);
    assert!(second.out.contains("oppose"), "{}", second.out);
    // It can be deleted at any time.
    std::fs::remove_dir_all(desk.dir().parent().expect("a place").join("cache")).expect("deleted");
    assert_eq!(desk.run(&["matrix", "."]).well(), second.out);
}

#[test]
fn the_settings_of_a_dossier() {
    let desk = dossier();
    desk.put("elsewhere/9.txt", round("April 1, 2031", OLD));
    desk.put(
        "attache.toml",
        "documents = [\"1.txt\", \"elsewhere\"]\nwotch = [\"x\"]\n\n[issuers]\n\"TMER\" = [\"Ministry of External Relations of Taihan\"]\n",
    );
    let ran = desk.run(&["phrases", ".", "--format", "json"]);
    assert!(ran.err.contains("attache.toml:2") && ran.err.contains("did you mean `watch`?"), "{}", ran.err);
    let json: Value = serde_json::from_str(&ran.out).expect("JSON");
    let paths: Vec<&str> = json["documents"]
        .as_array()
        .expect("documents")
        .iter()
        .map(|d| d["path"].as_str().expect("a path"))
        .collect();
    assert_eq!(paths, ["1.txt", "elsewhere/9.txt"]);
    assert_eq!(json["phrases"][0]["by_issuer"][0]["name"], "TMER");
    desk.run(&["init", "elsewhere"]).well();
    let written = std::fs::read_to_string(desk.dir().join("elsewhere/attache.toml")).expect("the file");
    desk.put("attache.toml", "ladders = [\"ladders\", \"gone.toml\"]\n");
    desk.put("ladders/ours.toml", "ladder = \"ours\"\nacts = [\"request\"]\nissuers = [\"Taihan\"]\n[[rung]]\nstrength = 1\nlabel = \"presses hard\"\ncues = [\"urged\"]\n");
    desk.put("ladders/wrong.toml", "ladder = \n");
    let ran = desk.run(&["ledger", "."]);
    assert!(ran.out.contains("(presses hard)"), "{}", ran.out);
    assert!(
        ran.err.contains("gone.toml is not there") && ran.err.contains("wrong.toml: no ladder"),
        "{}",
        ran.err
    );
    for key in ["documents", "[issuers]", "codebook", "lexicon", "ladders", "watch", "team"] {
        assert!(written.contains(&format!("# {key}")), "{key}: {written}");
    }
}
