//! A long text with many notes: a key must not lay out more than what is on the screen. What it costs in
//! time is measured by `cargo bench --bench reader`.

use crate::fixture;
use crate::stage::stage;
use attache::annotation::{Anchor, Annotation, Kind, Resolution};
use attache::app::{Layers, Mark};
use attache::document::Document;
use attache::extract::Findings;
use attache::text::Span;
use attache::ui::run::Incoming;
use std::sync::Arc;

const COPIES: usize = 2000;
const NOTES: usize = 10_000;

fn shifted(span: Span, by: usize) -> Span {
    Span::new(span.start + by, span.end + by)
}

fn large() -> (String, Findings) {
    let text = fixture::READOUT.repeat(COPIES);
    let one = fixture::findings(&Document::from_text("readout.txt", fixture::READOUT));
    let mut all = Findings { language: "en".into(), ..Findings::default() };
    all.entities.clone_from(&one.entities);
    for entity in &mut all.entities {
        entity.mentions.clear();
    }
    for copy in 0..COPIES {
        let by = copy * fixture::READOUT.len();
        all.sentences.extend(one.sentences.iter().map(|span| shifted(*span, by)));
        for (all, one) in all.entities.iter_mut().zip(&one.entities) {
            all.mentions.extend(one.mentions.iter().map(|span| shifted(*span, by)));
        }
        for claim in &one.claims {
            let mut claim = claim.clone();
            claim.span = shifted(claim.span, by);
            claim.source = claim.source.map(|span| shifted(span, by));
            claim.cue = claim.cue.map(|span| shifted(span, by));
            claim.content = claim.content.iter().map(|span| shifted(*span, by)).collect();
            all.claims.push(claim);
        }
    }
    (text, all)
}

fn mark(n: usize, length: usize) -> Mark {
    let start = n * (length / NOTES);
    let now = jiff::Timestamp::UNIX_EPOCH;
    let annotation = Annotation {
        id: format!("n{n}"),
        kind: Kind::Note,
        created: now,
        modified: now,
        note: "A note of some length, with words enough to be wrapped once or twice.".into(),
        targets: vec![Anchor { quote: "the two countries".into(), ..Anchor::default() }],
        ..Annotation::new(Kind::Note)
    };
    let places = vec![Resolution::Exact(Span::new(start, start + 30))];
    Mark::new("ana", true, annotation, places)
}

#[test]
fn a_key_lays_out_what_is_on_the_screen() {
    let home = tempfile::tempdir().unwrap();
    let (text, findings) = large();
    let mut stage = stage(home.path(), &text, 200, 60);
    let marks = (0..NOTES).map(|n| mark(n, text.len())).collect();
    let layers = Layers { annotator: Some("ana".into()), marks, ..Layers::default() };
    attache::app::update(&mut stage.session.state, attache::app::Message::LayersChanged(Box::new(layers)));
    stage.play(vec![Incoming::Read(Ok(Arc::new(findings)))]);
    let made = |stage: &crate::stage::Stage| stage.session.state.reader.flow.made();
    let blocks = stage.session.state.document.blocks.len();
    assert!(blocks > 10_000);
    let mut before = made(&stage);
    for key in
        "j k } . ) w ] n v w Esc Ctrl-d Space 3 j 2 j 1 G Ctrl-u g g / t h e Enter n N Esc f Esc".split(' ')
    {
        stage.keys(key);
        let after = made(&stage);
        // Twice the rows of the screen, and some: a far jump looks at both of its ends.
        assert!(after - before <= 250, "{key} laid out {} of {blocks} blocks", after - before);
        before = after;
    }
    // Another width forgets them all and makes those that are seen.
    stage.resize(120, 40);
    assert!(made(&stage) <= 250, "{}", made(&stage));
}
