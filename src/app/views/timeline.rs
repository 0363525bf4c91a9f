//! The timeline: the meetings of each pair in order.

use super::parts::{MOST, count, cut, heading, quiet};
use super::{Bundle, Goal, View};
use crate::app::review::{Look, Sheet, SheetItem, SheetKind, SheetLine};
use crate::dossier::timeline::{Meeting, Timeline};
use crate::text::{Span, clean};

/// So many things that were to be expected are named.
const FEW: usize = 3;

/// The timeline as a box.
pub(super) fn sheet(bundle: &Bundle, timeline: &Timeline, selected: usize) -> Sheet {
    let mut head = Vec::new();
    if timeline.pairs.is_empty() {
        head.push(quiet("No document here tells of two sides that met."));
    }
    if !timeline.others.is_empty() {
        let words = count(timeline.others.len(), "document tells", "documents tell");
        head.push(quiet(format!("{words} of no meeting of two sides: statements, briefings.")));
    }
    let mut items = Vec::new();
    head.extend(cut(timeline.pairs.iter().map(|pair| pair.meetings.len()).sum(), "timeline"));
    for pair in &timeline.pairs {
        let [a, b] = &pair.sides;
        let mut title = heading(clean(&format!("{a} – {b}")).into_owned())
            .and(format!("  {}", count(pair.meetings.len(), "meeting", "meetings")), Look::Quiet);
        if let Some(days) = pair.usual {
            title = title.and(format!(", usually every {days} days"), Look::Quiet);
        }
        for (n, meeting) in pair.meetings.iter().enumerate() {
            let above = if n == 0 { vec![SheetLine::default(), title.clone()] } else { Vec::new() };
            let goal = meeting.documents.first().and_then(|&n| bundle.documents.get(n));
            let goal = goal.map(|known| Goal { path: Some(known.path.clone()), span: Span::default() });
            items.push(SheetItem { lines: lines(meeting), above, goal, ..SheetItem::default() });
        }
    }
    items.truncate(MOST);
    let title = super::sheets::title_of(View::Timeline, bundle);
    Sheet { kind: SheetKind::View(View::Timeline), title, head, items, beside: false, full: true, selected }
}

fn lines(meeting: &Meeting) -> Vec<SheetLine> {
    let when = meeting.when.map_or_else(
        || "no date".to_owned(),
        |days| {
            if days.first == days.last {
                days.first.to_string()
            } else {
                format!("{} to {}", days.first, days.last)
            }
        },
    );
    let facts = [
        meeting.level.map(|level| level.word().to_owned()),
        meeting.format.map(|format| format.word().to_owned()),
        meeting.place.clone(),
        (meeting.documents.len() > 1).then(|| format!("{} accounts", meeting.documents.len())),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    let mut line = SheetLine::of(format!("{when}  "), Look::Strong)
        .and(clean(&facts.join(" · ")).into_owned(), Look::Plain);
    if let Some(days) = meeting.since {
        let words =
            format!("  {} after the one before", count(usize::try_from(days).unwrap_or(0), "day", "days"));
        line = line.and(words, Look::Quiet);
        if meeting.gap {
            line = line.and("  ! a long gap", Look::Warning);
        }
    }
    let mut lines = vec![line];
    if !meeting.people.is_empty() {
        lines.push(quiet(format!("   {}", clean(&meeting.people.join(", ")))));
    }
    let words = |list: &[(String, crate::dossier::Place)]| {
        let mut all: Vec<&str> = Vec::new();
        for (word, _) in list {
            if !all.contains(&word.as_str()) {
                all.push(word);
            }
        }
        all.join(" · ")
    };
    let mut about: Vec<String> = Vec::new();
    about.extend(meeting.first_topic.as_ref().map(|(topic, _)| format!("first topic: {topic}")));
    if !meeting.tone.is_empty() {
        about.push(format!("tone: {}", words(&meeting.tone)));
    }
    if !about.is_empty() {
        lines.push(SheetLine::of(format!("   {}", clean(&about.join(" · "))), Look::Plain));
    }
    for absent in meeting.absent.iter().take(FEW) {
        let words = format!("   ∅ missing: {} “{}”", absent.kind.word(), clean(&absent.name));
        let before = format!("  in {} of the meetings before", absent.before);
        lines.push(SheetLine::of(words, Look::Warning).and(before, Look::Quiet));
    }
    if meeting.absent.len() > FEW {
        lines.push(quiet(format!("   … and {} more that were there before", meeting.absent.len() - FEW)));
    }
    if !meeting.new_formulae.is_empty() {
        let few = meeting.new_formulae.get(..FEW).unwrap_or(&meeting.new_formulae);
        let more = meeting.new_formulae.len() - few.len();
        let more = if more > 0 { format!(" … and {more} more") } else { String::new() };
        lines.push(SheetLine::of(format!("   new: {}{more}", clean(&words(few))), Look::Code));
    }
    lines
}
