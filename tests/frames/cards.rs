//! Cards of the invented texts in `cards.toml`.

use attache::document::Document;
use attache::extract::extract;
use attache::lexicon::Lexicon;

#[test]
fn every_card_is_filled() {
    let table: toml::Table = toml::from_str(include_str!("cards.toml")).unwrap();
    let cards = table.get("card").and_then(toml::Value::as_array).unwrap();
    let mut wrong = Vec::new();
    for wanted in cards {
        let text = |key: &str| wanted.get(key).and_then(toml::Value::as_str).unwrap_or("");
        let card = extract(&Document::from_text("card.txt", text("text")), Lexicon::builtin()).card;
        let mut differs = |key: &str, found: &str| {
            if found != text(key) {
                wrong.push(format!("{}: {key} {found:?}, not {:?}", text("name"), text(key)));
            }
        };
        differs("date", card.date.as_deref().unwrap_or(""));
        differs("format", card.format.map_or("", |f| f.word()));
        differs("place", card.place.as_deref().unwrap_or(""));
        let found: Vec<&str> = card.parties.iter().map(|p| p.name.as_str()).collect();
        let parties = wanted.get("parties").and_then(toml::Value::as_array);
        let parties: Vec<&str> = parties.into_iter().flatten().filter_map(toml::Value::as_str).collect();
        if found != parties {
            wrong.push(format!("{}: parties {found:?}, not {parties:?}", text("name")));
        }
        // For whom they act, where the frame is about that; "" for nobody known.
        if let Some(sides) = wanted.get("sides").and_then(toml::Value::as_array) {
            let sides: Vec<&str> = sides.iter().filter_map(toml::Value::as_str).collect();
            let found: Vec<&str> = card.parties.iter().map(|p| p.side.as_deref().unwrap_or("")).collect();
            if found != sides {
                wrong.push(format!("{}: sides {found:?}, not {sides:?}", text("name")));
            }
        }
    }
    assert!(cards.len() > 100 && wrong.is_empty(), "{} cards\n{}", cards.len(), wrong.join("\n"));
}

#[test]
fn the_order_of_a_pair_in_the_title_gives_nobody_a_side() {
    let text = "Joint Statement on Kenya-Norway Talks\n\n4 March 2031\n\nSecretary Lind and Minister Otieno have completed three days \
                of discussions. The two ministers agreed to meet again.\n";
    let found = super::read(text);
    assert!(
        found.card.parties.iter().all(|p| p.side.is_none() || p.side.as_deref() == Some(&*p.name)),
        "{:?}",
        found.card.parties
    );
}

#[test]
fn those_between_whom_talks_were_held_go_before_those_of_another_meeting() {
    let text = "On May 3, 2031, in the margins of the meeting of the OSCE Secretary General and the heads of several ministries \
                the negotiations were held between the Minister of Foreign Affairs of Kenya Amos Otieno and the Minister of \
                Foreign Affairs of Norway Ada Morn.\n\nThe ministers praised the new ferry.\n";
    let found = super::read(text);
    let mut names: Vec<_> = found.card.parties.iter().map(|p| p.name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["Ada Morn", "Amos Otieno"]);
}
