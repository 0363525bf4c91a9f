//! The formula tracker: recurring phrases of a dossier, month by month.

use super::parts::{count, quiet, spark};
use super::{Bundle, View};
use crate::annotation::wording::Piece;
use crate::app::review::{Look, Sheet, SheetItem, SheetKind, SheetLine};
use crate::dossier::Place;
use crate::dossier::phrases::{Phrase, Phrases};
use crate::text::clean;

/// So many phrases are listed: those behind them tell little.
const MOST: usize = 400;
/// So many months stand in a sparkline.
const MONTHS: usize = 24;

/// The phrases as a box.
pub(super) fn sheet(bundle: &Bundle, phrases: &Phrases, selected: usize) -> Sheet {
    let mut head = Vec::new();
    if phrases.phrases.is_empty() {
        head.push(quiet("No phrase stands in several of these documents."));
    } else {
        let months = shown_months(phrases);
        let from_to = match (months.first(), months.last()) {
            (Some(first), Some(last)) => format!("; the line runs month by month from {first} to {last}"),
            _ => String::new(),
        };
        let listed = phrases.phrases.len().min(MOST);
        let words =
            format!("{listed} phrases of {}{from_to}.", count(phrases.documents, "document", "documents"));
        head.push(quiet(words));
        if phrases.undated > 0 {
            head.push(quiet(format!(
                "{} without a date count, but in no month.",
                count(phrases.undated, "document", "documents")
            )));
        }
        head.push(SheetLine::default());
    }
    let items = phrases.phrases.iter().take(MOST).map(|phrase| item(phrases, phrase)).collect();
    let title = super::sheets::title_of(View::Phrases, bundle);
    Sheet { kind: SheetKind::View(View::Phrases), title, head, items, beside: false, full: true, selected }
}

fn shown_months(phrases: &Phrases) -> &[String] {
    let from = phrases.months.len().saturating_sub(MONTHS);
    phrases.months.get(from..).unwrap_or(&[])
}

fn item(phrases: &Phrases, phrase: &Phrase) -> SheetItem {
    let from = phrases.months.len().saturating_sub(MONTHS);
    let line = SheetLine::of(format!("“{}”", clean(&phrase.words)), Look::Strong);
    let line = if phrase.watched { line.and("  watched", Look::Code) } else { line };
    let day = |days: Option<crate::dossier::calendar::Days>| {
        days.map_or_else(|| "?".to_owned(), |d| d.first.to_string())
    };
    let mut facts = SheetLine::of("   ", Look::Plain)
        .and(spark(phrase.by_month.get(from..).unwrap_or(&[])), Look::Person(1))
        .and(
            format!(
                "  {} in {}",
                count(phrase.places.len(), "time", "times"),
                count(phrase.documents, "document", "documents")
            ),
            Look::Plain,
        )
        .and(format!("  first {} · last {}", day(phrase.first), day(phrase.last)), Look::Quiet);
    if let Some(dropped) = &phrase.dropped {
        let missed = if dropped.missed == 1 { "one".to_owned() } else { dropped.missed.to_string() };
        facts = facts.and(format!("  ! dropped: not in the last {missed}"), Look::Warning);
    }
    let mut lines = vec![line, facts];
    let counts = |list: &[crate::dossier::phrases::Count]| {
        list.iter().take(3).map(|c| format!("{} {}", c.name, c.documents)).collect::<Vec<_>>().join(", ")
    };
    let mut whose = Vec::new();
    if !phrase.by_issuer.is_empty() {
        whose.push(format!("by {}", counts(&phrase.by_issuer)));
    }
    if !phrase.by_counterpart.is_empty() {
        whose.push(format!("towards {}", counts(&phrase.by_counterpart)));
    }
    if !whose.is_empty() {
        lines.push(quiet(format!("   {}", clean(&whose.join(" · ")))));
    }
    if let Some(altered) = phrase.altered.first() {
        let day = day(altered.when);
        let mut line = SheetLine::of(
            format!("   altered {}, {day}: ", count(phrase.altered.len(), "time", "times")),
            Look::Warning,
        );
        for piece in &altered.pieces {
            let text = clean(piece.text()).into_owned();
            line = match piece {
                Piece::Same(_) => line.and(text, Look::Plain),
                Piece::Gone(_) => line.and(format!("[-{}-]", text.trim()), Look::Gone),
                Piece::New(_) => line.and(format!("{{+{}+}}", text.trim()), Look::New),
            };
        }
        lines.push(line);
    }
    SheetItem::new(lines, None)
}

/// The places of an entry: where the phrase stands, then where it stands altered.
pub(super) fn places(phrases: &Phrases, selected: usize) -> Vec<Place> {
    let Some(phrase) = phrases.phrases.get(selected) else { return Vec::new() };
    phrase.places.iter().copied().chain(phrase.altered.iter().map(|altered| altered.place)).collect()
}
