//! The findings pane: claims in reading order, entities by type, the current one in full below.

use super::chips::chips;
use crate::app::{Area, FindingRow, Hit, Pane, Progress, State};
use crate::extract::{Claim, Entity};
use crate::review::decide::{Decided, OnClaim};
use crate::text::width::width;
use crate::ui::hit::Hits;
use crate::ui::ink::{Ink, inset, row, short, wrapped};
use crate::ui::overlay::spot::rect;
use crate::ui::scroll::Scroll;
use crate::ui::theme::Role;
use ratatui::layout::Rect;
use ratatui::style::Style;
use std::borrow::Cow;

/// Rows at the bottom for the current finding in full, rule included.
const FOOT: u16 = 7;
/// A pane lower than this is all list.
const FOOT_FROM: u16 = 18;

/// Draws the list.
pub fn findings(ink: &mut Ink<'_>, area: Area, state: &State, scroll: &mut Scroll, hits: &mut Hits) {
    let area = chips(ink, rect(area), Pane::Findings, state, hits);
    let list = &state.findings;
    if list.rows.is_empty() {
        empty(ink, inset(area, 1, 1), state);
        return;
    }
    let foot = if area.height >= FOOT_FROM { FOOT } else { 0 };
    let body = Rect { height: area.height - foot, ..area };
    let here = list.selected;
    // The heading above the first entry of a group shows with it.
    let above = here.checked_sub(1).filter(|&n| matches!(list.rows.get(n), Some(FindingRow::Group(..))));
    let top = scroll.follow(above.unwrap_or(here), here, usize::from(body.height), list.rows.len());
    for (n, (index, entry)) in (0..body.height).zip(list.rows.iter().enumerate().skip(top)) {
        let at = row(body, n);
        let current = index == here;
        match entry {
            FindingRow::Group(name, count) => {
                let (group, quiet) = (ink.theme.style(Role::ListGroup), ink.theme.style(Role::Quiet));
                ink.line(inset(at, 1, 0), &[(name, group), (&format!("  {count}"), quiet)]);
            }
            FindingRow::Claim(claim) => {
                let mark = list.decided.get(*claim).and_then(Option::as_ref);
                if let Some(claim) = list.found.claims.get(*claim) {
                    claim_line(ink, at, claim, mark, current, state);
                }
                hits.add(cell_row(at), Hit::Finding(index));
            }
            FindingRow::Entity(entity) => {
                if let Some(entity) = list.found.entities.get(*entity) {
                    entity_line(ink, at, entity, current, state);
                }
                hits.add(cell_row(at), Hit::Finding(index));
            }
        }
    }
    if foot > 0 {
        let area = Rect { y: body.bottom(), height: foot, ..area };
        let line = ink.theme.style(Role::Border);
        for column in area.x..area.right() {
            ink.put(column, area.y, 1, "╌", line);
        }
        in_full(ink, inset(Rect { y: area.y + 1, height: foot - 1, ..area }, 1, 1), state);
    }
}

const fn cell_row(area: Rect) -> Area {
    Area { x: area.x, y: area.y, width: area.width, height: 1 }
}

/// The style of an entry, its mark drawn: the current one is told by a mark as well as by colour.
fn entry(ink: &mut Ink<'_>, at: Rect, current: bool, state: &State) -> Style {
    if !current {
        return Style::new();
    }
    let focused = state.panes.focus == Pane::Findings;
    let style = ink.theme.style(if focused { Role::ListCurrentFocus } else { Role::ListCurrent });
    ink.tint(at, style);
    ink.put(at.x, at.y, 1, "▸", style);
    style
}

fn claim_line(
    ink: &mut Ink<'_>,
    at: Rect,
    claim: &Claim,
    decision: Option<&OnClaim>,
    current: bool,
    state: &State,
) {
    let over = entry(ink, at, current, state);
    let (letters, speaker) = letters(ink, claim, state);
    let rejected = decision.is_some_and(|one| one.in_force && one.decided == Decided::Reject);
    let quiet = ink.theme.style(Role::Quiet).patch(over);
    let act = if rejected { quiet } else { ink.theme.style(Role::ListAct).patch(over) };
    let plain = if rejected { quiet } else { Style::new().patch(over) };
    if let Some(one) = decision {
        ink.put(at.x + 3, at.y, 1, decision_mark(one), ink.theme.style(Role::GutterCurrent).patch(over));
    }
    ink.put(at.x + 1, at.y, 2.min(at.width.saturating_sub(1)), &letters, speaker.patch(over));
    let text = inset(at, 4, 0);
    let act_room = 8.min(text.width);
    let word = claim.act.word();
    let taken = ink.put_cut(text.x, text.y, act_room, word, act);
    // Whether the words deny something is in the words.
    let words = content(claim, state);
    let gap = act_room.max(taken + 1);
    let rest = inset(text, gap, 1);
    ink.put(rest.x, rest.y, rest.width, &short(&words, usize::from(rest.width)), plain);
}

/// The mark of a decision: told by its shape, not by colour.
const fn decision_mark(one: &OnClaim) -> &'static str {
    match (one.in_force, one.decided) {
        (false, _) => "?",
        (true, Decided::Accept) => "✓",
        (true, Decided::Reject) => "✗",
        (true, Decided::Amend) => "≈",
    }
}

/// The letters of a claim's speakers in at most two cells, and their style.
fn letters(ink: &Ink<'_>, claim: &Claim, state: &State) -> (String, Style) {
    let voices = state.speakers.of_claim(claim);
    let all = state.speakers.all();
    let letter = |voice: &usize| all.get(*voice).map_or('·', |speaker| speaker.letter);
    match voices.as_slice() {
        [] => ("·".into(), ink.theme.style(Role::SpeakerNone)),
        [one] => {
            let accent = all.get(*one).map_or(0, |speaker| speaker.accent);
            (letter(one).into(), ink.theme.speaker(accent))
        }
        [one, two] => ([letter(one), letter(two)].iter().collect(), ink.theme.style(Role::SpeakerJoint)),
        [one, ..] => ([letter(one), '+'].iter().collect(), ink.theme.style(Role::SpeakerJoint)),
    }
}

fn content<'a>(claim: &Claim, state: &'a State) -> Cow<'a, str> {
    let document = &state.document;
    match claim.content.as_slice() {
        [] => document.shown(claim.span),
        [one] => document.shown(*one),
        parts => parts.iter().map(|span| document.shown(*span)).collect::<Vec<_>>().join(" … ").into(),
    }
}

fn entity_line(ink: &mut Ink<'_>, at: Rect, entity: &Entity, current: bool, state: &State) {
    let over = entry(ink, at, current, state);
    let quiet = ink.theme.style(Role::Quiet).patch(over);
    let count =
        if entity.mentions.len() > 1 { format!("×{}", entity.mentions.len()) } else { String::new() };
    let cells = u16::try_from(width(&count)).unwrap_or(0);
    let text = inset(at, 4, cells + 2);
    ink.put(text.right() + 1, at.y, cells, &count, quiet);
    let speaker = state.speakers.find(&entity.name).and_then(|n| state.speakers.all().get(n));
    if let Some(speaker) = speaker {
        let style = ink.theme.speaker(speaker.accent).patch(over);
        ink.put(at.x + 1, at.y, 1, speaker.letter.encode_utf8(&mut [0; 4]), style);
    }
    let more = detail(entity, state);
    let gap = if more.is_empty() { "" } else { "  " };
    ink.line(text, &[(&entity.name, Style::new().patch(over)), (gap, quiet), (&more, quiet)]);
}

/// What stands behind the name of an entity: the date meant, or the members of a group.
fn detail(entity: &Entity, state: &State) -> String {
    let named = |id: &u32| {
        let index = usize::try_from(*id).unwrap_or(0).checked_sub(1)?;
        state.findings.found.entities.get(index).map(|entity| entity.name.as_str())
    };
    let members: Vec<&str> = entity.refers_to.iter().filter_map(named).collect();
    match &entity.value {
        Some(value) if *value != entity.name => value.clone(),
        _ => members.join(", "),
    }
}

/// The current finding in full.
fn in_full(ink: &mut Ink<'_>, area: Rect, state: &State) {
    let (quiet, plain) = (ink.theme.style(Role::Quiet), Style::new());
    if let Some(claim) = state.findings.claim() {
        let (_, speaker) = letters(ink, claim, state);
        let who =
            if claim.speakers.is_empty() { "Nobody named".to_owned() } else { claim.speakers.join(", ") };
        let act = ink.theme.style(Role::ListAct);
        let decision = state.decision_word(claim).map_or_else(String::new, |word| format!(" · {word}"));
        ink.line(
            row(area, 0),
            &[(&who, speaker), (" · ", quiet), (claim.act.word(), act), (&decision, quiet)],
        );
        let rows =
            wrapped(&content(claim, state).split_whitespace().collect::<Vec<_>>().join(" "), area.width);
        let room = area.height.saturating_sub(1);
        for (n, text) in (1..=room).zip(&rows) {
            let last = n == room && rows.len() > usize::from(room);
            let at = row(area, n);
            ink.put_cut(at.x, at.y, at.width, &if last { format!("{text} …") } else { text.clone() }, plain);
        }
    } else if let Some(entity) = state.findings.entity() {
        let group = ink.theme.style(Role::ListGroup);
        ink.line(row(area, 0), &[(&entity.name, group), (" · ", quiet), (entity.kind.word(), quiet)]);
        let count = entity.mentions.len();
        let times = if count == 1 { "named once".to_owned() } else { format!("named {count} times") };
        ink.line(row(area, 1), &[(&times, quiet)]);
        ink.line(row(area, 2), &[(&detail(entity, state), plain)]);
    }
}

/// What stands where nothing is listed: every state has a word.
fn empty(ink: &mut Ink<'_>, area: Rect, state: &State) {
    let failed = matches!(state.findings.progress, Progress::Failed(_));
    let style = ink.theme.style(if failed { Role::Warning } else { Role::Quiet });
    let words = state.empty_words(Pane::Findings).unwrap_or_default();
    for (n, text) in (1..area.height.max(1)).zip(wrapped(&words, area.width.max(1))) {
        ink.put(area.x, row(area, n).y, area.width, &text, style);
    }
}
