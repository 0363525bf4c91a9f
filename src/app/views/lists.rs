//! Tone words with their customary readings, and references that name nobody with a slot for whom the
//! reader thinks they mean.

use super::parts::{bar, count, quiet};
use super::{Own, Studied, View};
use crate::app::action::Action;
use crate::app::review::{Look, Sheet, SheetItem, SheetKind, SheetLine};
use crate::app::state::State;
use crate::dossier::Place;
use crate::dossier::tone_use::ToneUse;
use crate::dossier::veiled::means;
use crate::text::flat;
use crate::text::{Span, clean};

pub(in crate::app) use crate::dossier::veiled::REFERS_TO;

/// What the reader put into the slot of a veiled reference.
pub(in crate::app) fn slot(own: &[Own], span: Span) -> Option<&Own> {
    own.iter()
        .find(|own| means(&own.annotation).is_some() && own.spans.iter().any(|other| other.overlaps(span)))
}

/// Whom the slot names.
pub(in crate::app) fn named(own: &Own) -> &str {
    means(&own.annotation).unwrap_or("")
}

/// References that name nobody.
pub(super) fn veiled(state: &State, studied: &Studied, selected: usize) -> Sheet {
    let (own, colleagues) = (state.own_about(studied), state.colleagues_about(studied));
    let text = &studied.document.text;
    let findings = &studied.findings;
    let mut head = Vec::new();
    if findings.veiled.is_empty() {
        head.push(quiet("No reference here leaves out whom it means."));
    } else {
        let key = state.keys.shown(Action::SlotFill);
        head.push(quiet(format!("The program never guesses whom these mean; {key} keeps what you think.")));
        head.push(SheetLine::default());
    }
    let items = findings.veiled.iter().map(|&span| {
        let around = findings.sentences.iter().find(|s| s.overlaps(span)).copied().unwrap_or(span);
        let words = clean(&flat(span.of(text))).into_owned();
        let line = SheetLine::of(format!("“{words}”"), Look::Strong);
        let line = match slot(&own, span) {
            Some(own) => line.and("  means ", Look::Quiet).and(clean(named(own)).into_owned(), Look::Code),
            None => line.and("  means ", Look::Quiet).and("[          ]", Look::Warning),
        };
        // What colleagues think stands beside it, and never in its place.
        let theirs = colleagues.iter().filter(|mark| mark.spans().any(|other| other.overlaps(span)));
        let line = theirs.fold(line, |line, mark| match means(&mark.annotation) {
            Some(whom) => line
                .and("  ", Look::Quiet)
                .and(format!("{}: ", clean(&state.review.name_of(&mark.annotator))), Look::Quiet)
                .and(clean(whom).into_owned(), Look::Plain),
            None => line,
        });
        let sentence = quiet(clean(&flat(around.of(text))).into_owned());
        let goal = Some(studied.goal(Place { document: 0, span, claim: None }));
        SheetItem { lines: vec![line, sentence], goal, ..SheetItem::default() }
    });
    let items = items.collect();
    let kind = SheetKind::View(View::Veiled);
    Sheet { kind, title: View::Veiled.title().to_owned(), head, items, beside: false, full: false, selected }
}

/// Tone words.
pub(super) fn tone(uses: &[ToneUse], documents: usize, of: &str, selected: usize) -> Sheet {
    let head = if uses.is_empty() {
        vec![quiet("No word here colours the talks: nothing candid, constructive or friendly.")]
    } else {
        vec![
            quiet("What words that colour the talks are customarily taken to mean; never certain."),
            SheetLine::default(),
        ]
    };
    let most = uses.iter().map(|word| word.places.len()).max().unwrap_or(0);
    let items = uses.iter().map(|word| {
        let n = word.places.len();
        let line = SheetLine::of(format!("“{}”", clean(&word.words)), Look::Strong)
            .and(format!("  {}  ", count(n, "time", "times")), Look::Plain)
            .and(bar(n, most, 8), Look::Person(1))
            .and(format!("  {}", clean(&word.tone.replace('_', " "))), Look::Code);
        let mut lines = vec![line, SheetLine::of(format!("   {}", clean(&word.reading)), Look::Plain)];
        if documents > 1 {
            let mut parts = vec![format!("in {} of {documents} documents", word.documents)];
            parts.extend(word.by_issuer.iter().take(4).map(|(name, n, of)| format!("{name}: {n} of {of}")));
            lines.push(quiet(format!("   {}", clean(&parts.join(" · ")))));
        }
        SheetItem::new(lines, None)
    });
    let items = items.collect();
    let title = format!("{}: {of}", View::Tone.title());
    Sheet { kind: SheetKind::View(View::Tone), title, head, items, beside: false, full: false, selected }
}
