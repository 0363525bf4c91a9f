//! Small texts and what becomes of marks on them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;

const OLD: &str = "Talks in Tavia\n\nMara Ilves said that Sarvan welcomed the proposal of the commission on the corridor. The two \
    sides agreed to maintain close communication.\n\nDato Renn noted that the delegation of Korvia will visit in \
    April. The two sides agreed to maintain close communication.\n\nThey spoke for three hours at the port.\n";

/// What becomes of the mark on `quote` (its `nth` place) in `new`.
fn found(quote: &str, nth: usize, new: &str) -> (Resolution, String) {
    let old = Document::from_text("t", OLD);
    let start = OLD.match_indices(quote).nth(nth).unwrap().0;
    let anchor = Anchor::new(&old, Span::new(start, start + quote.len()));
    let new = Document::from_text("t", new);
    let resolution = Resolver::new(&new).one(&anchor, &DocumentInfo::of(&old));
    let under = match &resolution {
        Resolution::Exact(span) | Resolution::Moved(span) | Resolution::Changed { span, .. } => {
            span.of(&new.text)
        }
        _ => "",
    };
    let under = under.to_owned();
    (resolution, under)
}

#[track_caller]
fn expect(quote: &str, nth: usize, new: &str, word: &str, under: &str) {
    let (resolution, words) = found(quote, nth, new);
    assert_eq!((resolution.word(), words.as_str()), (word, under), "{resolution:?}");
}

#[test]
fn an_edit_elsewhere_moves_it() {
    expect("welcomed the proposal", 0, OLD, "exact", "welcomed the proposal");
    expect("welcomed the proposal", 0, &OLD.replace("port", "station"), "exact", "welcomed the proposal");
    expect("welcomed the proposal", 0, &format!("UPDATED\n\n{OLD}"), "moved", "welcomed the proposal");
    expect("April", 0, &format!("UPDATED\n\n{OLD}"), "moved", "April");
    expect("the", 3, &OLD.replace("in Tavia", "in the capital of Tavia"), "moved", "the");
    let more = OLD.replace("Dato Renn", "They also spoke of trade and of the sea.\n\nDato Renn");
    expect("will visit in April", 0, &more, "moved", "will visit in April");
}

#[test]
fn the_first_of_several_marks_stays_when_what_follows_it_is_rewritten() {
    let old = Document::from_text("t", OLD);
    let mut layer = Layer::new("ana", DocumentInfo::of(&old));
    let spans = [
        "that Sarvan welcomed the proposal of the commission on the corridor",
        "visit in April",
        "three hours",
    ];
    for quote in spans {
        let start = OLD.find(quote).unwrap();
        let mut note = crate::annotation::Annotation::new(crate::annotation::Kind::Note);
        note.targets = vec![Anchor::new(&old, Span::new(start, start + quote.len()))];
        layer.annotations.push(note);
    }
    let new = OLD.replace(
        "The two sides agreed to maintain close communication.\n\nDato",
        "Both agreed on much more than that.\n\nDato",
    );
    let new = Document::from_text("t", &new);
    let words: Vec<&str> = resolve_layer(&layer, &new).iter().flatten().map(Resolution::word).collect();
    assert_eq!(words, ["moved", "moved", "moved"]);
}

#[test]
fn a_sentence_put_in_beside_it_moves_it() {
    let before = OLD.replace("Mara Ilves said", "It was late. Mara Ilves said");
    expect(
        "Mara Ilves said that Sarvan welcomed the proposal",
        0,
        &before,
        "moved",
        "Mara Ilves said that Sarvan welcomed the proposal",
    );
    let after = OLD.replace("in April. ", "in April. Twenty experts will go along with them. ");
    expect("will visit in April.", 0, &after, "moved", "will visit in April.");
}

#[test]
fn reflowing_and_typography_do_not_matter() {
    let flowed = OLD
        .replace("welcomed the proposal", "welcomed\nthe  proposal")
        .replace("said that", "said\u{a0}that");
    expect("welcomed the proposal", 0, &flowed, "moved", "welcomed\nthe  proposal");
    let old = Document::from_text("t", "He said that \"Sarvan's way - as ever\" was open to all of them.");
    let new = Document::from_text("t", "He said that “Sarvan’s way – as ever” was open to all of them.");
    let anchor = Anchor::new(&old, Span::new(14, 36));
    let resolution = resolve(&anchor, &old.sha256, &new);
    assert_eq!(resolution.span().unwrap().of(&new.text), "Sarvan’s way – as ever");
}

#[test]
fn changed_wording_is_a_proposal() {
    let new =
        OLD.replace("welcomed the proposal of the commission", "took note of the proposal of the commission");
    expect(
        "Sarvan welcomed the proposal of the commission",
        0,
        &new,
        "changed",
        "Sarvan took note of the proposal of the commission",
    );
    let (resolution, _) = found("Sarvan welcomed the proposal of the commission", 0, &new);
    let Resolution::Changed { score, was, .. } = resolution else { panic!("{resolution:?}") };
    assert!((0.8..1.0).contains(&score));
    assert_eq!(was, "Sarvan welcomed the proposal of the commission");
    let new = OLD.replace("in April", "not in April").replace("UPDATED", "");
    expect(
        "the delegation of Korvia will visit in April",
        0,
        &new,
        "changed",
        "the delegation of Korvia will visit not in April",
    );
}

#[test]
fn a_look_alike_is_never_taken_for_it() {
    // The sentence after Dato Renn's words is gone; the same words still stand further up.
    let at = OLD.rfind(" The two sides").unwrap();
    let end = OLD.rfind("\n\nThey").unwrap();
    let gone = format!("{}{}", &OLD[..at], &OLD[end..]);
    let (resolution, _) = found("The two sides agreed to maintain close communication.", 1, &gone);
    assert!(resolution.span().is_none(), "{resolution:?}");
    // The first of them is gone.
    let gone = OLD.replacen(" The two sides agreed to maintain close communication.", "", 1);
    let (resolution, _) = found("The two sides agreed to maintain close communication.", 0, &gone);
    assert!(resolution.span().is_none(), "{resolution:?}");
    expect("port", 0, &OLD.replace("at the port", "after the report"), "orphan", "");
    expect("April", 0, &OLD.replace("April", "May"), "orphan", "");
    expect("three hours", 0, "Another text altogether, about the weather.", "orphan", "");
}

#[test]
fn twins_that_cannot_be_told_apart_are_left_to_a_person() {
    let row = "Item: agreed to hold further talks on this matter.\n";
    let old = Document::from_text("t", row.repeat(6));
    let anchor = Anchor::new(&old, Span::new(row.len() * 2 + 6, row.len() * 2 + 37));
    // Rows are gone and others come: nothing says which of the rows it was.
    let new = Document::from_text("t", format!("Heading of the new version\n{}", row.repeat(5)));
    let Resolution::Ambiguous(spans) = resolve(&anchor, &old.sha256, &new) else {
        panic!("{:?}", resolve(&anchor, &old.sha256, &new))
    };
    assert!(spans.len() > 1 && spans.iter().all(|span| span.of(&new.text) == anchor.quote), "{spans:?}");
}

#[test]
fn a_grapheme_cluster_is_never_split() {
    let old = Document::from_text("t", "They ate at the cafe with the others and then left.");
    let anchor = Anchor::new(&old, Span::new(12, 20));
    assert_eq!(anchor.quote, "the cafe");
    // The last letter got an accent: the words as written no longer stand there.
    let new = Document::from_text("t", "They ate at the cafe\u{301} with the others and then left.");
    let resolution = resolve(&anchor, &old.sha256, &new);
    assert!(!matches!(resolution, Resolution::Exact(_) | Resolution::Moved(_)), "{resolution:?}");
    if let Resolution::Changed { now, .. } = resolution {
        assert_eq!(now, "the cafe\u{301}");
    }
}

#[test]
fn a_quote_written_by_hand_is_found_if_it_stands_once() {
    let document = Document::from_text("t", OLD);
    let by_hand = |quote: &str| Anchor { quote: quote.into(), ..Anchor::default() };
    let only = resolve(&by_hand("the delegation of Korvia"), "", &document);
    assert!(matches!(only, Resolution::Moved(_)), "{only:?}");
    let twice = resolve(&by_hand("maintain close communication"), "", &document);
    assert!(matches!(&twice, Resolution::Ambiguous(spans) if spans.len() == 2), "{twice:?}");
    assert_eq!(resolve(&by_hand("no such words here"), "", &document), Resolution::Orphan);
    assert_eq!(resolve(&by_hand(""), "", &document), Resolution::Orphan);
}
