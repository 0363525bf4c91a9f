//! One place where annotators differ, side by side with the text round it.

use super::sheet::{Look, Sheet, SheetItem, SheetKind, SheetLine};
use super::{CONSENSUS, shown::Shown};
use crate::annotation::{Annotation, Kind};
use crate::app::notes::Mark;
use crate::app::state::State;
use crate::app::units::sentence_at;
use crate::review::address::{Place, address};
use crate::review::adjudicate;
use crate::review::queue::{self, Kind as Differs};
use crate::review::threads::Threads;
use crate::review::verdict::Verdicts;
use crate::text::{CodePoints, Span, clean};

/// A place where annotators differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// How.
    pub differs: Differs,
    /// Where, in bytes.
    pub span: Span,
    /// The marks: annotator and id.
    pub sides: Vec<(String, String)>,
    /// Who marked nothing here.
    pub missing: Vec<String>,
}

/// All places where those who are shown differ, as far as the filter lets them through.
pub(in crate::app) fn queue_of(state: &State) -> Vec<Case> {
    let shown = state.shown();
    let text = &state.document.text;
    let points = CodePoints::new(text);
    let filter = &state.review.filter;
    let mut found = queue::queue(&shown.layers);
    if *filter != queue::Filter::default() {
        let (threads, verdicts) = (Threads::of(&shown.layers), Verdicts::of(&shown.layers));
        found.retain(|entry| filter.keeps_entry(&shown.layers, &threads, &verdicts, entry));
    }
    let name = |layer: &usize| shown.layers.get(*layer).map(|l| l.annotator.to_owned());
    found
        .into_iter()
        .map(|entry| Case {
            differs: entry.kind,
            span: points.span(text, entry.start, entry.end),
            sides: entry.sides.iter().filter_map(|&place| side(state, &shown, place)).collect(),
            missing: entry.missing.iter().filter_map(name).filter(|name| name != CONSENSUS).collect(),
        })
        .collect()
}

fn side(state: &State, shown: &Shown<'_>, place: Place) -> Option<(String, String)> {
    let mark = state.notes.marks.get(shown.mark(place)?)?;
    Some((mark.annotator.clone(), mark.annotation.id.clone()))
}

impl Case {
    /// The marks of the case that are still there.
    pub(in crate::app) fn marks<'a>(&'a self, state: &'a State) -> impl Iterator<Item = &'a Mark> {
        self.sides.iter().filter_map(|(who, id)| {
            state.notes.marks.iter().find(|m| m.annotator == *who && m.annotation.id == *id)
        })
    }

    /// The address of its n-th mark.
    pub(in crate::app) fn address(&self, n: usize) -> Option<String> {
        self.sides.get(n).map(|(who, id)| address(who, id))
    }
}

/// The box for `case`, the `number`-th of `of`.
pub(in crate::app) fn sheet(state: &State, case: Case, number: usize, of: usize, selected: usize) -> Sheet {
    let shown = state.shown();
    let verdicts = Verdicts::of(&shown.layers);
    let threads = Threads::of(&shown.layers);
    let mut head = vec![context(state, case.span)];
    if !case.missing.is_empty() {
        let names: Vec<_> = case.missing.iter().map(|name| state.review.name_of(name)).collect();
        head.push(SheetLine::of(format!("No mark here by {}.", names.join(", ")), Look::Quiet));
    }
    head.extend(decision(state, &case));
    head.push(SheetLine::default());
    let items = (0..)
        .zip(case.marks(state))
        .map(|(n, mark)| {
            let mut lines = lines_of(state, n, mark);
            let key = address(&mark.annotator, &mark.annotation.id);
            for given in verdicts.on(&key) {
                let Some(by) = shown.mark(given.place).and_then(|m| state.notes.marks.get(m)) else {
                    continue;
                };
                let reason = by.annotation.note.trim();
                let reason = if reason.is_empty() { String::new() } else { format!(": {}", clean(reason)) };
                let words = format!(
                    "{} {}s{reason}",
                    state.review.name_of(&by.annotator),
                    deed(given.verdict.word())
                );
                lines.push(SheetLine::of(words, Look::Quiet));
            }
            let at = state.notes.marks.iter().position(|m| std::ptr::eq(m, mark));
            let replies = at.and_then(|at| shown.place(at)).map_or(0, |place| threads.count(place));
            let replies = replies.saturating_sub(verdicts.on(&key).len());
            if replies > 0 {
                let words = if replies == 1 { "1 reply".to_owned() } else { format!("{replies} replies") };
                lines.push(SheetLine::of(words, Look::Quiet));
            }
            SheetItem::new(lines, mark.start())
        })
        .collect();
    let title = format!("{} · {number} of {of}", case.differs.word());
    Sheet { kind: SheetKind::Case(case), title, head, items, beside: true, full: false, selected }
}

fn deed(verdict: &str) -> &str {
    if verdict == "unsure" { "is unsure, say" } else { verdict }
}

/// The sentences round the place, the place itself strong.
fn context(state: &State, span: Span) -> SheetLine {
    let text = &*state.document.text;
    let around = sentence_at(&state.document, &state.findings, span.start)
        .into_iter()
        .chain(sentence_at(&state.document, &state.findings, span.end.saturating_sub(1)))
        .fold(span, Span::hull);
    let words = |part: Span| part.of(text).split_whitespace().collect::<Vec<_>>().join(" ");
    let joined = |part: Span| {
        let edge = |at: Option<char>| if at.is_some_and(char::is_whitespace) { " " } else { "" };
        let raw = part.of(text);
        let (front, back) = (edge(raw.chars().next()), edge(raw.chars().next_back()));
        if raw.trim().is_empty() { front.to_owned() } else { format!("{front}{}{back}", words(part)) }
    };
    SheetLine::of(joined(Span::new(around.start, span.start)), Look::Quiet)
        .and(words(span), Look::Strong)
        .and(joined(Span::new(span.end, around.end)), Look::Quiet)
}

/// What one mark says: its letter in the case, whose it is, codes, speaker, note.
fn lines_of(state: &State, n: u8, mark: &Mark) -> Vec<SheetLine> {
    let accent = state.review.person(&mark.annotator).map_or(0, |person| person.accent);
    let letter = char::from(b'A'.saturating_add(n.min(25)));
    let whose = if mark.own { "you".into() } else { state.review.name_of(&mark.annotator) };
    let fresh = if state.is_fresh(mark) { "  new" } else { "" };
    let mut lines = vec![
        SheetLine::of(format!("{letter}  "), Look::Strong)
            .and(whose.into_owned(), Look::Person(accent))
            .and(fresh, Look::Warning),
    ];
    lines.extend(says(&mark.annotation));
    let quote: Vec<&str> = mark.annotation.targets.iter().map(|t| t.quote.trim()).collect();
    lines.push(SheetLine::of(format!("“{}”", clean(&quote.join(" … "))), Look::Quiet));
    lines
}

/// Codes, speaker, note.
pub(super) fn says(annotation: &Annotation) -> Vec<SheetLine> {
    let mut lines = Vec::new();
    if !annotation.codes.is_empty() {
        lines.push(SheetLine::of(clean(&annotation.codes.join(" · ")), Look::Code));
    }
    if let Some(speaker) = &annotation.speaker {
        lines.push(SheetLine::of("speaker: ", Look::Quiet).and(clean(speaker), Look::Plain));
    }
    let note = annotation.note.split_whitespace().collect::<Vec<_>>().join(" ");
    if !note.is_empty() {
        lines.push(SheetLine::of(clean(&note), Look::Plain));
    }
    lines
}

/// What was decided on the case, if anything.
fn decision(state: &State, case: &Case) -> Vec<SheetLine> {
    let shown = state.shown();
    let sources: Vec<Place> = case
        .sides
        .iter()
        .filter_map(|(who, id)| {
            let at = state.notes.marks.iter().position(|m| m.annotator == *who && m.annotation.id == *id)?;
            shown.place(at)
        })
        .collect();
    let consensus = state.consensus();
    let words = match adjudicate::state(&shown.layers, &sources, &consensus.annotations) {
        adjudicate::State::Undecided => return Vec::new(),
        adjudicate::State::Decided => "Decided",
        adjudicate::State::OutOfDate => "Decided before a mark changed",
    };
    let names: Vec<String> = (0..case.sides.len()).filter_map(|n| case.address(n)).collect();
    let Some(found) = consensus.annotations.iter().find(|a| {
        a.kind == Kind::Consensus
            && adjudicate::sources(a).iter().any(|source| names.iter().any(|n| n == source))
    }) else {
        return Vec::new();
    };
    let by = adjudicate::word(found, "by")
        .map_or_else(String::new, |by| format!(" by {}", state.review.name_of(by)));
    let choice = match adjudicate::word(found, "choice") {
        Some("reject") => "none of them stands".to_owned(),
        _ => {
            let mut parts = found.codes.clone();
            parts.extend(found.speaker.iter().map(|s| format!("speaker {s}")));
            clean(&parts.join(" · ")).into_owned()
        }
    };
    let reason = adjudicate::word(found, "reason").or_else(|| adjudicate::word(found, "rule"));
    let reason = reason.map_or_else(String::new, |why| format!(" — {}", clean(why)));
    vec![SheetLine::of(format!("{words}{by}: "), Look::Warning).and(format!("{choice}{reason}"), Look::Plain)]
}
