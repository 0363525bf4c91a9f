//! The summary card of one document: one screen to read before a meeting.

use super::parts::{bar, count, heading, quiet, who};
use super::{Studied, View, own_spans};
use crate::app::review::{Look, Sheet, SheetItem, SheetKind, SheetLine};
use crate::app::state::State;
use crate::dossier::ledger::Entry;
use crate::dossier::summary::{Ground, Line, Summary, summary};
use crate::dossier::{Place, ledger_note};
use crate::lexicon::tone::Tone;
use crate::text::clean;
use crate::text::flat;

/// Entries of a section on the card.
const MOST: usize = 5;
/// On screens with fewer rows a section shows fewer.
const LOW: u16 = 36;

fn card_of(state: &State, studied: &Studied) -> Summary {
    let own = state.own_about(studied);
    let marks: Vec<_> = ledger_note::marks(0, &studied.annotator, own_spans(&own)).collect();
    let words = &state.views.words;
    let ground = Ground {
        topics: words.topics(),
        tone: Tone::builtin(),
        ladders: &words.ladders,
        marks: &marks,
        on: state.views.today.or_else(|| Some(jiff::Zoned::now().date())),
    };
    summary(0, &studied.source(), ground)
}

/// The card as a box.
pub(super) fn sheet(state: &State, studied: &Studied, selected: usize) -> Sheet {
    let card = card_of(state, studied);
    let mut head = vec![heading(clean(&studied.title()).into_owned())];
    let facts = facts(&card);
    if !facts.is_empty() {
        head.push(quiet(clean(&facts.join(" · ")).into_owned()));
    }
    for party in &card.card.parties {
        let side = party.side.as_deref().map_or_else(String::new, |side| format!(" · {side}"));
        let titles =
            if party.titles.is_empty() { String::new() } else { format!(", {}", party.titles.join(", ")) };
        head.push(
            SheetLine::of(clean(&flat(&party.name)).into_owned(), Look::Plain)
                .and(clean(&flat(&format!("{titles}{side}"))).into_owned(), Look::Quiet),
        );
    }
    let most = if state.size.rows < LOW { 3 } else { MOST };
    let mut card_items = Items { studied, items: Vec::new(), most };
    let words: usize = card.airtime.iter().map(|side| side.words).sum();
    card_items.section(
        "Room of each side",
        card.airtime.iter().map(|side| {
            let line = SheetLine::of(format!("{:>3.0} % ", side.share * 100.0), Look::Plain)
                .and(bar(side.words, words, 16), Look::Person(1))
                .and(format!(" {}", clean(&side.side)), Look::Plain)
                .and(
                    format!(
                        "  {} in {}",
                        count(side.words, "word", "words"),
                        count(side.claims, "claim", "claims")
                    ),
                    Look::Quiet,
                );
            (line, side.places.first().copied())
        }),
    );
    if !card.topics.is_empty() {
        let all: Vec<String> =
            card.topics.iter().map(|t| format!("{} ({})", t.label, t.places.len())).collect();
        let line = SheetLine::of(clean(&all.join(" · ")).into_owned(), Look::Plain);
        let first = card.topics.first().and_then(|t| t.places.first()).copied();
        card_items.section("Topics, in order", std::iter::once((line, first)));
    }
    card_items.section("Asked, promised, agreed", card.ledger.iter().map(|e| (entry(e), Some(e.place))));
    card_items.section("Against, worried, warning", card.friction.iter().map(said));
    card_items.section("Agreed on", card.agreed.iter().map(said));
    card_items.section(
        "Tone",
        card.tone.iter().map(|word| {
            let line = SheetLine::of(format!("“{}”", clean(&word.words)), Look::Plain)
                .and(format!("  {}", clean(&word.reading)), Look::Quiet);
            (line, Some(word.place))
        }),
    );
    card_items.section("Names nobody", card.veiled.iter().map(said));
    let items = card_items.items;
    if items.is_empty() {
        head.push(quiet("Nobody says, asks or promises anything that was found here."));
    }
    let kind = SheetKind::View(View::Card);
    Sheet { kind, title: View::Card.title().to_owned(), head, items, beside: false, full: true, selected }
}

/// Date, format, level, place, who asked, who published.
fn facts(card: &Summary) -> Vec<String> {
    let of = &card.card;
    let parts = [
        of.date.clone(),
        of.format.map(|format| format.word().to_owned()),
        card.level.map(|level| format!("at the level of {}", level.word())),
        of.place.clone(),
        of.requested_by.as_ref().map(|name| format!("asked for by {name}")),
        of.issuer.as_ref().map(|name| format!("published by {name}")),
    ];
    parts.into_iter().flatten().collect()
}

fn entry(entry: &Entry) -> SheetLine {
    let due = entry.due.as_ref().map_or_else(String::new, |due| {
        due.date.as_ref().map_or_else(|| format!("  vague: “{}”", due.words), |date| format!("  by {date}"))
    });
    let to =
        if entry.to_whom.is_empty() { String::new() } else { format!(" → {}", entry.to_whom.join(", ")) };
    let line = SheetLine::of(clean(&format!("{}{to} ", who(&entry.who))).into_owned(), Look::Quiet)
        .and(format!("{} {} ", entry.kind.word(), entry.strength), Look::Code)
        .and(clean(&entry.what).into_owned(), Look::Plain)
        .and(clean(&due).into_owned(), Look::Strong);
    if entry.overdue.is_some() { line.and("  ! overdue", Look::Warning) } else { line }
}

fn said(line: &Line) -> (SheetLine, Option<Place>) {
    let who = if line.who.is_empty() { String::new() } else { format!("{}: ", line.who.join(", ")) };
    let words = SheetLine::of(clean(&who).into_owned(), Look::Quiet)
        .and(clean(&line.words).into_owned(), Look::Plain);
    (words, Some(line.place))
}

/// The entries of the card, section by section.
struct Items<'s> {
    studied: &'s Studied,
    items: Vec<SheetItem>,
    most: usize,
}

impl Items<'_> {
    fn section(&mut self, title: &str, lines: impl ExactSizeIterator<Item = (SheetLine, Option<Place>)>) {
        let all = lines.len();
        for (n, (line, place)) in lines.take(self.most).enumerate() {
            let above = if n == 0 { vec![SheetLine::default(), heading(title)] } else { Vec::new() };
            let mut lines = vec![line];
            if n + 1 == self.most && all > self.most {
                lines.push(quiet(format!("… and {} more", all - self.most)));
            }
            let goal = place.map(|place| self.studied.goal(place));
            self.items.push(SheetItem { lines, above, goal, ..SheetItem::default() });
        }
    }
}

/// The card as Markdown, to paste into a brief.
pub(super) fn markdown(state: &State, studied: &Studied) -> String {
    crate::export::dossier::summary::markdown(&card_of(state, studied))
}
