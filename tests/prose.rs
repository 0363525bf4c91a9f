//! News prose: who is quoted, how far a quotation runs, and where the knowledge of a cue comes from.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use attache::document::Document;
use attache::extract::{Act, Claim, Findings, Scope, extract};
use attache::lexicon::{BUILTIN, Lexicon};

/// Enough of an article around a passage for it to be read as news.
fn article(passage: &str) -> (String, Findings) {
    let text = format!(
        "Mayor opens bridge\n\n“It is a good bridge,” Mayor Gideon Marsh said on Monday. “It will last,” he told \
         reporters.\n\n{passage}\n"
    );
    let found = extract(&Document::from_text("article.txt", text.clone()), Lexicon::builtin());
    (text, found)
}

fn claims<'a>(text: &str, found: &'a Findings, words: &str) -> Vec<&'a Claim> {
    found.claims.iter().filter(|c| c.content.iter().any(|s| s.of(text).contains(words))).collect()
}

fn one(passage: &str, words: &str) -> (Vec<String>, String, String, Act) {
    let (text, found) = article(passage);
    let all = claims(&text, &found, words);
    let [claim] = all.as_slice() else { panic!("{} claims about {words:?} in {passage:?}", all.len()) };
    (
        claim.speakers.clone(),
        claim.source.map(|s| s.of(&text).to_owned()).unwrap_or_default(),
        claim.content.iter().map(|s| s.of(&text)).collect::<Vec<_>>().join(" … "),
        claim.act,
    )
}

#[test]
fn any_noun_phrase_speaks() {
    for (passage, words, source) in [
        (
            "A poll taken last week found that most voters like the bridge.",
            "most voters",
            "A poll taken last week",
        ),
        ("Critics of the mayor argue that it cost too much.", "cost too much", "Critics of the mayor"),
        (
            "Two people familiar with the plan, who spoke on condition of anonymity, said it was late.",
            "was late",
            "Two people familiar with the plan",
        ),
        ("“It leaks,” said one of them.", "It leaks", "one of them"),
        (
            "A newspaper that first saw the bill said it was padded.",
            "padded",
            "A newspaper that first saw the bill",
        ),
        ("The bridge is safe, according to the report.", "bridge is safe", "the report"),
        ("In her view, the bridge is ugly.", "is ugly", "her"),
        ("Marsh's claim that the bridge is safe has angered engineers.", "is safe", "Marsh"),
    ] {
        assert_eq!(one(passage, words).1, source, "{passage}");
    }
}

#[test]
fn narration_is_no_claim() {
    for passage in [
        "The bridge opened at noon.",
        "Neither office responded to requests for comment.",
        "“Old Iron”, as the crane is known, stands idle.",
        "Workers who had welcomed the plan went home.",
    ] {
        let (text, found) = article(passage);
        let after = text.find(passage).unwrap();
        let extra: Vec<_> = found.claims.iter().filter(|c| c.span.start >= after).collect();
        assert!(extra.is_empty(), "{passage}: {extra:#?}");
    }
}

#[test]
fn broken_and_following_quotations_are_the_speakers() {
    let (speakers, _, content, _) =
        one("“If it falls,” said Lena Fortescue, an engineer, “we will build another.”", "If it falls");
    assert_eq!((speakers, content.contains("build another")), (vec!["Lena Fortescue".to_owned()], true));
    let passage = "“We lost a year. We lost a friend,” said Lena Fortescue. “And we lost heart.”";
    let (text, found) = article(passage);
    let mine: Vec<_> = found.claims.iter().filter(|c| c.speakers == ["Lena Fortescue"]).collect();
    assert_eq!(mine.len(), 3, "{mine:#?}");
    assert!(mine.iter().all(|c| c.scope == Scope::Quote));
    let anchor = mine.iter().find(|c| c.source.is_some()).unwrap();
    assert!(anchor.content.iter().any(|s| s.of(&text).contains("a friend")));
    for claim in &mine {
        let place = found.claims.iter().position(|c| c.id == claim.id).unwrap();
        let wanted = (claim.id != anchor.id).then_some(anchor.id);
        assert_eq!(found.continues[place], wanted, "{claim:?}");
    }
}

#[test]
fn a_quotation_over_paragraphs_has_one_speaker() {
    let passage = "“We waited for years,” Lena Fortescue said. “Nobody came.\n\n“Then the river came.”";
    let (text, found) = article(passage);
    let last = claims(&text, &found, "the river came");
    assert_eq!(last.first().unwrap().speakers, ["Lena Fortescue"]);
}

#[test]
fn no_comment_declines() {
    assert_eq!(one("A spokesman for the mayor declined to say who paid.", "who paid").3, Act::Decline);
    assert_eq!(one("The mayor would not say who paid.", "who paid").3, Act::Decline);
}

#[test]
fn the_entry_of_a_cue_is_named_with_its_line() {
    let (text, found) = article("Critics argue that it cost too much.");
    let place =
        found.claims.iter().position(|c| c.content.iter().any(|s| s.of(&text).contains("cost too"))).unwrap();
    let origin = found.origins[place].clone().expect("an origin");
    let (file, line) = origin.rsplit_once(':').unwrap();
    let (_, toml) = BUILTIN.iter().find(|(name, _)| file.ends_with(&format!("{name}.toml"))).unwrap();
    let entry: Vec<&str> = toml.lines().skip(line.parse::<usize>().unwrap() - 1).take(2).collect();
    assert_eq!(entry, ["[[cue]]", "verb = \"argue\""]);
}

#[test]
fn attributions_of_news_in_their_many_shapes() {
    let mut wrong = Vec::new();
    for (passage, words, source, content, act) in SHAPES {
        let (text, found) = article(passage);
        let all = claims(&text, &found, words);
        let [claim] = all.as_slice() else {
            wrong.push(format!("{} claims about {words:?} in {passage:?}", all.len()));
            continue;
        };
        let named = claim.source.map(|s| s.of(&text)).unwrap_or_default();
        let said = claim.content.iter().map(|s| s.of(&text)).collect::<Vec<_>>().join(" … ");
        if (named, said.as_str(), claim.act) != (*source, *content, *act) {
            wrong.push(format!("{passage:?}: {named:?}, {said:?}, {:?}", claim.act));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

type Shape = (&'static str, &'static str, &'static str, &'static str, Act);

/// A passage, words of the statement, who is named for it, all of it, and its act.
const SHAPES: &[Shape] = &[
    // Marks and tags.
    ("''We paid twice,'' Vera Lund said.", "paid twice", "Vera Lund", "''We paid twice,''", Act::Assert),
    (
        "''We paid twice,'' Vera Lund said, ''and we got a puddle.''",
        "paid twice",
        "Vera Lund",
        "''We paid twice,'' … ''and we got a puddle.''",
        Act::Assert,
    ),
    (
        "“We paid twice,” Vera Lund said, turning to the map, “and we got a puddle.”",
        "paid twice",
        "Vera Lund",
        "“We paid twice,” … “and we got a puddle.”",
        Act::Assert,
    ),
    (
        "And perhaps, Vera Lund said, it could be sold for scrap.",
        "sold for scrap",
        "Vera Lund",
        "And perhaps … it could be sold for scrap",
        Act::Assert,
    ),
    ("“It leaks,” an angry Vera Lund barked.", "It leaks", "an angry Vera Lund", "“It leaks,”", Act::Assert),
    // Words between source and cue, or between cue and statement.
    (
        "Tilda Bram, 59, of Lowmere, Va., said it cost her a boat.",
        "cost her",
        "Tilda Bram",
        "it cost her a boat",
        Act::Assert,
    ),
    (
        "Prime Minister Lena May said this week that the bridge is hers.",
        "is hers",
        "Prime Minister Lena May",
        "the bridge is hers",
        Act::Assert,
    ),
    (
        "The auditors concluded in that case that the bridge is safe.",
        "is safe",
        "The auditors",
        "the bridge is safe",
        Act::Assert,
    ),
    (
        "Vera Lund spoke fondly of her years on the ferry.",
        "years on the ferry",
        "Vera Lund",
        "her years on the ferry",
        Act::Assert,
    ),
    // Where what is said ends.
    (
        "Vera Lund praised the ferrymen in an interview published Saturday.",
        "the ferrymen",
        "Vera Lund",
        "the ferrymen",
        Act::Endorse,
    ),
    (
        "Vera Lund endorsed the ferry for the prize, another sign of how the guilds throw their weight about.",
        "for the prize",
        "Vera Lund",
        "the ferry for the prize",
        Act::Endorse,
    ),
    (
        "Vera Lund said that she would sell the ferry, but there is little hope that anybody buys it.",
        "sell the ferry",
        "Vera Lund",
        "she would sell the ferry",
        Act::Commit,
    ),
    (
        "Vera Lund called on the mayor to publish the bill before Friday's vote.",
        "publish the bill",
        "Vera Lund",
        "the mayor to publish the bill before Friday's vote",
        Act::Request,
    ),
    // Two cues in one sentence.
    (
        "The mayor denounced the ferrymen after Vera Lund blamed the city for the leak.",
        "for the leak",
        "Vera Lund",
        "the city for the leak",
        Act::Oppose,
    ),
    (
        "Though she called the bridge “a toy” and called for a new one, Vera Lund crossed it.",
        "a toy",
        "she",
        "the bridge “a toy”",
        Act::Assert,
    ),
    (
        "Vera Lund, citing a survey by the guild, said that the bridge is too short.",
        "by the guild",
        "Vera Lund",
        "a survey by the guild",
        Act::Assert,
    ),
    (
        "Asked whether the mayor wanted a second bridge, Vera Lund said she was not the mayor.",
        "not the mayor",
        "Vera Lund",
        "she was not the mayor",
        Act::Assert,
    ),
    (
        "Vera Lund said she did not recall the vote, but in a later interview said it was close.",
        "was close",
        "",
        "it was close",
        Act::Assert,
    ),
    // Objects of speech.
    (
        "Vera Lund is calling for a toll on lorries.",
        "toll on lorries",
        "Vera Lund",
        "a toll on lorries",
        Act::Request,
    ),
    (
        "Vera Lund mused about a second bridge.",
        "a second bridge",
        "Vera Lund",
        "a second bridge",
        Act::Assert,
    ),
    (
        "Vera Lund called it an expensive mistake.",
        "expensive mistake",
        "Vera Lund",
        "it an expensive mistake",
        Act::Assert,
    ),
    (
        "Vera Lund asked the engineers whether the piles were sound.",
        "the piles",
        "Vera Lund",
        "whether the piles were sound",
        Act::Ask,
    ),
    (
        "Vera Lund's comments Tuesday on the toll came as the vote drew near.",
        "the toll",
        "Vera Lund",
        "the toll",
        Act::Assert,
    ),
];

#[test]
fn nouns_are_no_cues() {
    for passage in [
        "Traffic grew by 2 percentage points to 40 percent.",
        "The Lowmere protest remained peaceful.",
        "Some details of the night remain murky.",
        "Vera Lund called Tilda Bram on Tuesday.",
    ] {
        let (text, found) = article(passage);
        let inside = |c: &&Claim| c.content.iter().any(|s| passage.contains(s.of(&text)));
        assert!(!found.claims.iter().any(|c| inside(&c)), "{passage}");
    }
}

#[test]
fn a_headline_with_a_stop_is_a_sentence() {
    let text = "Lund Calls Bridge ‘A Toy,’ Vows to Sell Ferry.\n\nThe ferry owner Vera Lund crossed the bridge on \
                Monday.\n\n“It is a toy,” Lund said. “It will sink,” she told reporters.\n";
    let found = extract(&Document::from_text("article.txt", text), Lexicon::builtin());
    let head: Vec<_> = found
        .claims
        .iter()
        .filter(|c| c.span.start < 40)
        .map(|c| (c.speakers.join("+"), c.act, c.content.first().map(|s| s.of(text)).unwrap_or_default()))
        .collect();
    assert_eq!(
        head,
        [
            ("Vera Lund".to_owned(), Act::Assert, "Bridge ‘A Toy,’"),
            ("Vera Lund".to_owned(), Act::Commit, "to Sell Ferry"),
        ]
    );
}

#[test]
fn a_line_with_a_colon_announces_a_paragraph() {
    let (text, found) = article("Vera Lund added:\n\nIt was never a bridge. They built a toy.\n");
    let hers: Vec<_> = found.claims.iter().filter(|c| c.speakers == ["Vera Lund"]).collect();
    assert_eq!(hers.len(), 2);
    assert!(hers.iter().all(|c| c.scope == Scope::Quote));
    assert_eq!(claims(&text, &found, "built a toy").len(), 1);
}
