//! The smaller boxes: who is shown, merging by rule, what review changed, clearance.

use super::CONSENSUS;
use super::case::says;
use super::sheet::{Look, Sheet, SheetItem, SheetKind, SheetLine};
use crate::annotation::{DocumentInfo, Kind, Layer};
use crate::app::state::State;
use crate::review::adjudicate::{Outcome, Rule, changes_for, preview};
use crate::review::clearance;
use crate::text::{CodePoints, clean};

impl State {
    /// The consensus as far as it is shown or put away: decisions stand whoever is shown.
    pub(in crate::app) fn consensus(&self) -> Layer {
        let mut layer = Layer::new(CONSENSUS, DocumentInfo::default());
        let all = self.notes.marks.iter().chain(&self.notes.away);
        layer.annotations = all.filter(|m| m.annotator == CONSENSUS).map(|m| m.annotation.clone()).collect();
        layer
    }
}

/// Who is shown.
pub(in crate::app) fn people(state: &State, selected: usize) -> Sheet {
    let review = &state.review;
    let items: Vec<SheetItem> = review
        .people
        .iter()
        .map(|person| {
            let shown = person.own || review.shows(&person.name);
            let whose = if person.own {
                format!("{} (you)", clean(&person.name))
            } else {
                review.name_of(&person.name).into_owned()
            };
            let count =
                if person.marks == 1 { "1 note".to_owned() } else { format!("{} notes", person.marks) };
            let fresh = if person.fresh > 0 { format!("  {} new", person.fresh) } else { String::new() };
            let said = review.clearances.iter().find(|c| c.annotator == person.name);
            let said =
                said.and_then(|c| c.state.as_deref()).map_or_else(String::new, |s| format!("  {}", clean(s)));
            let line = SheetLine::of(if shown { "✓ " } else { "  " }, Look::Plain)
                .and(format!("{} ", review.letter_of(&person.name)), Look::Person(person.accent))
                .and(whose, if shown { Look::Person(person.accent) } else { Look::Quiet })
                .and(format!("  {count}"), Look::Quiet)
                .and(fresh, Look::Warning)
                .and(said, Look::Quiet);
            SheetItem::new(vec![line], None)
        })
        .collect();
    let mut head = Vec::new();
    if review.loading {
        head.push(SheetLine::of("Colleagues' layers are still being read…", Look::Quiet));
    } else if items.iter().len() < 2 {
        head.push(SheetLine::of(
            "Nobody else has notes on this text yet. Colleagues' files go into the folder of notes beside it.",
            Look::Quiet,
        ));
    }
    if review.blind {
        head.push(SheetLine::of("Colleagues' notes are hidden until yours are done.", Look::Warning));
    }
    Sheet {
        kind: SheetKind::People,
        title: "Who is shown".into(),
        head,
        items,
        beside: false,
        full: false,
        selected,
    }
}

/// What merging by `rule` would do.
pub(in crate::app) fn merge(state: &State, rule: Rule, selected: usize) -> Sheet {
    let shown = state.shown();
    let found = preview(&shown.layers, rule, &state.consensus());
    let text = &state.document.text;
    let points = CodePoints::new(text);
    let mut head = vec![SheetLine::of(
        format!(
            "{}: {} of {} annotators must agree on the very same words.",
            rule.words(found.annotators),
            found.needed(),
            found.annotators
        ),
        Look::Plain,
    )];
    let mut rest = Vec::new();
    for (n, words) in [
        (found.undecided, "need a person"),
        (found.kept, "were decided before and stay so"),
        (found.out_of_date, "were decided before a mark changed"),
    ] {
        if n > 0 {
            rest.push(format!("{n} {words}"));
        }
    }
    if !rest.is_empty() {
        head.push(SheetLine::of(format!("Besides these, {}.", rest.join(", ")), Look::Quiet));
    }
    if found.proposals.is_empty() {
        head.push(SheetLine::of("Nothing would be merged.", Look::Warning));
    }
    head.push(SheetLine::default());
    let items = found
        .proposals
        .iter()
        .map(|proposal| {
            let draft = &proposal.draft;
            let mut words = draft.codes.clone();
            words.extend(draft.speaker.iter().map(|s| format!("speaker {s}")));
            let quote = draft.targets.first().map_or("", |t| t.quote.trim());
            let mut lines = vec![
                SheetLine::of(clean(&words.join(" · ")), Look::Code)
                    .and(format!("  {} of {}", proposal.support, found.annotators), Look::Quiet),
                SheetLine::of(format!("“{}”", clean(quote)), Look::Quiet),
            ];
            if !proposal.left_out.is_empty() {
                lines.push(SheetLine::of(
                    format!("left out: {}", clean(&proposal.left_out.join(", "))),
                    Look::Warning,
                ));
            }
            let place = draft.targets.first().map(|t| points.to_byte(text, t.start));
            SheetItem::new(lines, place)
        })
        .collect();
    let title = format!("Merge by rule: {}", rule.words(found.annotators));
    Sheet { kind: SheetKind::Preview(rule), title, head, items, beside: false, full: false, selected }
}

/// What review did to the reader's marks, and why.
pub(in crate::app) fn changes(state: &State, selected: usize) -> Sheet {
    let shown = state.shown();
    let own = state.notes.annotator.as_deref();
    let layer = shown.layers.iter().position(|l| Some(l.annotator) == own);
    let consensus = state.consensus();
    let found =
        layer.map(|layer| changes_for(&shown.layers, layer, &consensus.annotations)).unwrap_or_default();
    let count = |of: fn(&Outcome) -> bool| found.iter().filter(|change| of(&change.outcome)).count();
    let head = if found.is_empty() {
        vec![SheetLine::of("You have no codes or speaker tags here that could be reviewed.", Look::Quiet)]
    } else {
        let words = format!(
            "{} kept, {} changed, {} rejected, {} not decided yet.",
            count(|o| *o == Outcome::Kept),
            count(|o| matches!(o, Outcome::Changed(_))),
            count(|o| *o == Outcome::Rejected),
            count(|o| *o == Outcome::Undecided)
        );
        vec![SheetLine::of(words, Look::Plain), SheetLine::default()]
    };
    let mut items = Vec::new();
    for change in &found {
        let Some(mark) = shown.mark(change.place).and_then(|m| state.notes.marks.get(m)) else { continue };
        let quote = mark.annotation.targets.first().map_or("", |t| t.quote.trim());
        let (word, look) = match &change.outcome {
            Outcome::Kept => ("kept", Look::Quiet),
            Outcome::Changed(_) => ("changed", Look::Warning),
            Outcome::Rejected => ("rejected", Look::Warning),
            Outcome::Undecided => ("not decided yet", Look::Quiet),
        };
        let by =
            change.by.as_deref().map_or_else(String::new, |by| format!(" by {}", state.review.name_of(by)));
        let late = if change.out_of_date { ", before you changed it" } else { "" };
        let mut lines = vec![
            SheetLine::of(format!("{word}{by}{late}  "), look)
                .and(format!("“{}”", clean(quote)), Look::Quiet),
        ];
        lines.extend(says(&mark.annotation));
        if let Outcome::Changed(now) = &change.outcome {
            let mut words = now.codes.clone();
            words.extend(now.speaker.iter().map(|s| format!("speaker {s}")));
            let words = if words.is_empty() { "no code".to_owned() } else { words.join(" · ") };
            lines.push(SheetLine::of("now: ", Look::Quiet).and(clean(&words), Look::Code));
        }
        if let Some(reason) = &change.reason {
            lines.push(SheetLine::of("because: ", Look::Quiet).and(clean(reason), Look::Plain));
        }
        items.push(SheetItem::new(lines, mark.start()));
    }
    Sheet {
        kind: SheetKind::Changes,
        title: "What review changed".into(),
        head,
        items,
        beside: false,
        full: false,
        selected,
    }
}

/// How far the document is, and what one can say about it.
pub(in crate::app) fn clearance(state: &State, selected: usize) -> Sheet {
    let review = &state.review;
    let mut head: Vec<SheetLine> = review
        .clearances
        .iter()
        .map(|said| {
            let accent = review.person(&said.annotator).map_or(0, |person| person.accent);
            let word = said.state.as_deref().unwrap_or("no state");
            let when = said.when.strftime("%Y-%m-%d %H:%M").to_string();
            let caveat =
                said.caveat.as_deref().map_or_else(String::new, |c| format!("  caveat: {}", clean(c)));
            SheetLine::of(review.name_of(&said.annotator).into_owned(), Look::Person(accent))
                .and(format!(": {}", clean(word)), Look::Plain)
                .and(format!("  {when}"), Look::Quiet)
                .and(caveat, Look::Warning)
        })
        .collect();
    if head.is_empty() {
        head.push(SheetLine::of("Nobody has said yet how far this document is.", Look::Quiet));
    }
    head.push(SheetLine::default());
    let own = state.notes.marks.iter().filter(|m| m.own && m.annotation.kind == Kind::Clearance);
    let own = own.max_by_key(|m| m.annotation.modified).and_then(|m| m.annotation.state.clone());
    let mut items: Vec<SheetItem> = clearance::State::ALL
        .iter()
        .map(|word| {
            let tick = if own.as_deref() == Some(word.word()) { "✓ " } else { "  " };
            let line = SheetLine::of(tick, Look::Plain).and(format!("I say: {}", word.word()), Look::Plain);
            SheetItem::new(vec![line], None)
        })
        .collect();
    items.push(SheetItem::new(vec![SheetLine::of("  Write a handling caveat…", Look::Plain)], None));
    Sheet {
        kind: SheetKind::Clearance,
        title: "Clearance".into(),
        head,
        items,
        beside: false,
        full: false,
        selected,
    }
}
