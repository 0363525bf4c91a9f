//! The ledger: commitments and requests of a dossier, by date, with the states that the reader gave.

use super::parts::{MOST, cut, quiet, who};
use super::{Bundle, View};
use crate::app::action::Action;
use crate::app::review::{Look, Sheet, SheetItem, SheetKind, SheetLine};
use crate::app::state::State;
use crate::dossier::ledger::{Entry, Ledger, State as Standing};
use crate::text::clean;

/// Columns of the title of an entry's document.
const TITLE: usize = 56;

/// The ledger as a box.
pub(super) fn sheet(state: &State, bundle: &Bundle, ledger: &Ledger, selected: usize) -> Sheet {
    let mut head = Vec::new();
    if ledger.entries.is_empty() {
        head.push(quiet("Nobody in these documents promises or asks for anything that was found."));
    } else {
        let count = |standing| ledger.entries.iter().filter(|entry| entry.state == standing).count();
        let mut line = SheetLine::of("", Look::Plain);
        for (n, &standing) in Standing::ALL.iter().enumerate() {
            let gap = if n > 0 { " · " } else { "" };
            line = line
                .and(format!("{gap}{} {} {}", mark(standing), count(standing), standing.word()), Look::Quiet);
        }
        let on = ledger.on.map_or_else(String::new, |day| format!(" on {day}"));
        head.push(match ledger.overdue() {
            0 => line.and(format!(" · nothing overdue{on}"), Look::Quiet),
            n => line.and(format!(" · ! {n} overdue{on}"), Look::Warning),
        });
        let keys: Vec<String> = [
            (Action::LedgerOpen, Standing::Open),
            (Action::LedgerMet, Standing::Met),
            (Action::LedgerLapsed, Standing::Lapsed),
            (Action::LedgerWithdrawn, Standing::Withdrawn),
        ]
        .iter()
        .map(|(action, standing)| format!("{} {}", state.keys.shown(*action), standing.word()))
        .collect();
        head.push(quiet(format!("Set the state: {}.", keys.join(" · "))));
        head.extend(cut(ledger.entries.len(), "ledger"));
        head.push(SheetLine::default());
    }
    let items = ledger.entries.iter().take(MOST).map(|entry| item(bundle, entry)).collect();
    let title = super::sheets::title_of(View::Ledger, bundle);
    Sheet { kind: SheetKind::View(View::Ledger), title, head, items, beside: false, full: true, selected }
}

/// The sign of a state; its word stands beside it.
const fn mark(state: Standing) -> &'static str {
    match state {
        Standing::Open => "○",
        Standing::Met => "✓",
        Standing::Lapsed => "✗",
        Standing::Withdrawn => "–",
    }
}

fn item(bundle: &Bundle, entry: &Entry) -> SheetItem {
    let due = match &entry.due {
        None => "no date".to_owned(),
        Some(due) => due.date.clone().unwrap_or_else(|| format!("vague: “{}”", due.words)),
    };
    let standing = if entry.state == Standing::Open { Look::Plain } else { Look::Quiet };
    let mut line = SheetLine::of(format!("{} {:<9} ", mark(entry.state), entry.state.word()), standing)
        .and(clean(&due).into_owned(), Look::Strong);
    if let Some(days) = entry.overdue {
        let words = if days == 1 { "1 day".to_owned() } else { format!("{days} days") };
        line = line.and(format!("  ! overdue by {words}"), Look::Warning);
    }
    let to =
        if entry.to_whom.is_empty() { String::new() } else { format!(" → {}", entry.to_whom.join(", ")) };
    line = line
        .and(clean(&format!("  {}{to}  ", who(&entry.who))).into_owned(), Look::Plain)
        .and(format!("{} {}", entry.kind.word(), entry.strength), Look::Code);
    if let Some(rung) = &entry.rung {
        line = line.and(format!(" ({})", clean(rung)), Look::Quiet);
    }
    let mut what = SheetLine::of(format!("   {}", clean(&entry.what)), standing);
    if let Some(condition) = &entry.condition {
        what = what.and(format!("  ({})", clean(condition)), Look::Quiet);
    }
    let known = bundle.documents.get(entry.place.document);
    let title = known.map_or_else(String::new, |known| super::parts::fixed(&known.title, TITLE));
    let title = title.trim_end();
    let said = entry.said.map_or_else(String::new, |day| format!("{day} · "));
    let mut source = format!("   {said}{title}");
    if let Some((_, note)) = entry.marked.as_ref().filter(|(_, note)| !note.is_empty()) {
        source.push_str(&format!(" · {}", clean(note)));
    }
    SheetItem {
        lines: vec![line, what, quiet(source)],
        goal: bundle.goal(entry.place),
        ..SheetItem::default()
    }
}
