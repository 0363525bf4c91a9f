//! To whom: those who are thanked, asked, told, with what stands between them and the rest.

use attache::document::Document;
use attache::extract::extract;
use attache::lexicon::Lexicon;

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
        let text = format!(
            "Foreign Minister Ada Morn met Minister Bo Lind of Norway on Monday in Vesk. {sentence}\n"
        );
        let found = extract(&Document::from_text("frame.txt", &text), Lexicon::builtin());
        let from = text.find(sentence).unwrap_or_default();
        let claim = found.claims.iter().find(|claim| claim.span.start >= from);
        let said = claim.map(|claim| claim.addressees.clone());
        if said.as_deref().is_none_or(|said| said != *names) {
            wrong.push(format!("{sentence} to {names:?}, not {said:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
