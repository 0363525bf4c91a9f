//! To whom: those who are thanked, asked, told, with what stands between them and the rest.

/// A sentence behind one that tells who met.
fn after_a_meeting(sentence: &str) -> String {
    format!("Foreign Minister Ada Morn met Minister Bo Lind of Norway on Monday in Vesk. {sentence}\n")
}

/// Of each sentence after "Foreign Minister Ada Morn met Minister Bo Lind of Norway on Monday in Vesk." those
/// whom its first claim is addressed to.
const SENTENCES: &[(&str, &[&str])] = &[
    ("She thanked Norway for its support.", &["Norway"]),
    ("She thanked Norway in particular for its support.", &["Norway"]),
    ("She thanked Minister Lind for his leadership.", &["Bo Lind"]),
    ("She thanked him for his leadership.", &["Bo Lind"]),
    ("She thanked the Minister for his country's help with the ferry.", &["Bo Lind"]),
    ("She congratulated Minister Lind on his election.", &["Bo Lind"]),
    ("She urged Norway to open the port.", &["Norway"]),
    ("She called on Kenya to return to the talks.", &["Kenya"]),
    ("She told him that the port would open.", &["Bo Lind"]),
    ("She briefed Minister Lind on the talks in Kenya.", &["Bo Lind"]),
    ("She informed Norway about the state of the talks.", &["Norway"]),
    ("She asked Kenya for time.", &["Kenya"]),
    ("She invited Minister Lind to visit Kenya.", &["Bo Lind"]),
    ("She said that the port would open.", &[]),
];

#[test]
fn those_addressed_are_named() {
    let mut wrong = Vec::new();
    for (sentence, names) in SENTENCES {
        let text = after_a_meeting(sentence);
        let found = super::read(&text);
        let from = text.find(sentence).unwrap_or_default();
        let claim = found.claims.iter().find(|claim| claim.span.start >= from);
        let said = claim.map(|claim| claim.addressees.clone());
        if said.as_deref().is_none_or(|said| said != *names) {
            wrong.push(format!("{sentence} to {names:?}, not {said:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A sentence, what its first claim says, to whom, and which act it is.
const SAID_TO: &[(&str, &str, &[&str], &str)] = &[
    (
        "She conveyed to Minister Lind that the port would open.",
        "the port would open",
        &["Bo Lind"],
        "assert",
    ),
    ("She made clear to him that the port must open.", "the port must open", &["Bo Lind"], "request"),
    (
        "She expressed to Minister Lind her concern about the lake.",
        "her concern about the lake",
        &["Bo Lind"],
        "concern",
    ),
    ("She stated to the press that all is well.", "all is well", &[], "assert"),
    (
        "She recognized Minister Lind for opening the port.",
        "Minister Lind for opening the port",
        &[],
        "endorse",
    ),
];

#[test]
fn what_is_said_to_somebody_is_told_without_him() {
    let mut wrong = Vec::new();
    for (sentence, content, names, act) in SAID_TO {
        let text = after_a_meeting(sentence);
        let found = super::read(&text);
        let said = found.claims.last().map(|claim| {
            let words = claim.content.first().map_or("", |span| span.of(&text));
            (words.to_owned(), claim.addressees.clone(), claim.act.to_string())
        });
        let wanted =
            (content.to_string(), names.iter().map(|name| (*name).to_owned()).collect(), act.to_string());
        if said.as_ref() != Some(&wanted) {
            wrong.push(format!("{sentence} {said:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_bears_a_name_of_a_verb_says_nothing() {
    for sentence in [
        "They spoke of a lake on which the sovereignty of all states is respected.",
        "The Minister presented Minister Lind the Order of the Lake.",
    ] {
        let text = after_a_meeting(sentence);
        let found = super::read(&text);
        let wrong = found
            .claims
            .iter()
            .filter(|c| matches!(c.cue, Some(cue) if ["states", "presented"].contains(&cue.of(&text))));
        assert_eq!(wrong.count(), 0, "{sentence}");
    }
}
