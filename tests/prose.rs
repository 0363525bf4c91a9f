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
