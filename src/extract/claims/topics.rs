//! Topics told without a verb of speaking: "Topics included the ferry and trade", "Trade was also on the agenda".

use super::Draft;
use crate::extract::analysis::Analysis;
use crate::extract::cast::Cast;
use crate::extract::finding::Modality;
use crate::lexicon::{Act, Flags, Form, Scope};
use std::ops::Range;

/// What those who met spoke about, where the sentence names topics or an agenda and says nothing else.
pub(super) fn topics_told(a: &Analysis<'_>, cast: &Cast, range: &Range<usize>) -> Option<Draft> {
    let speakers = cast.party_names();
    if speakers.len() < 2 || range.len() < 4 {
        return None;
    }
    let (cue, content) = listed(a, range).or_else(|| on_agenda(a, range)).or_else(|| in_focus(a, range))?;
    Some(Draft {
        speakers,
        scope: Scope::Joint,
        act: Act::Discuss,
        strength: 2,
        source: None,
        cue: Some(cue),
        content: vec![content],
        addressees: Vec::new(),
        modality: Modality::Asserted,
        negated: false,
        rule: "talks-topic",
        confidence: 0.85,
    })
}

/// "Other topics of discussion were trade and the ferry", "The agenda of the talks included trade".
fn listed(a: &Analysis<'_>, range: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let noun = |k: usize| {
        matches!(&*a.lower(k), "topic" | "topics" | "agenda" | "theme" | "themes" | "subjects")
            && a.mention(k).is_none()
    };
    let describes = |k: usize| {
        a.flags(k).any(Flags::DETERMINER.with(Flags::GROUP_ADJECTIVE).with(Flags::ADVERB))
            || matches!(
                &*a.lower(k),
                "other" | "further" | "main" | "key" | "central" | "principal" | "additional" | "their"
            )
    };
    let head = (range.start..range.end.min(range.start + 4)).find(|&k| noun(k))?;
    if !(range.start..head).all(describes) {
        return None;
    }
    let verb = (head + 1..range.end.min(head + 8)).find(|&k| {
        a.flags(k).any(Flags::BE)
            || matches!(a.surface(k), "included" | "include" | "comprised" | "covered" | "featured")
    })?;
    // Nothing but whose topics they are: "of the talks", "under discussion", "at the meeting".
    let owned = (head + 1..verb).all(|k| {
        a.flags(k).any(Flags::PREPOSITION.with(Flags::DETERMINER).with(Flags::EVENT_NOUN).with(Flags::ADVERB))
            || matches!(
                &*a.lower(k),
                "discussion" | "discussions" | "bilateral" | "conversation" | "exchange" | "also"
            )
    });
    // "The topic was not raised", "Topics were discussed": something else is told.
    let plain = !a.has_form(verb + 1, &[Form::Participle])
        && !a.flags(verb + 1).any(Flags::NEGATION.with(Flags::SUBORDINATOR));
    (owned && plain && verb + 1 < range.end).then(|| (verb..verb + 1, verb + 1..range.end))
}

/// "Trade was also on the agenda", "The ferry was among the topics of the talks".
fn on_agenda(a: &Analysis<'_>, range: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let at = (range.start + 2..range.end).find(|&k| {
        let agenda = a.word(k) == a.known.on && a.lower(k + 1) == "the" && a.lower(k + 2) == "agenda";
        let among = a.lower(k) == "among"
            && a.lower(k + 1) == "the"
            && matches!(&*a.lower(k + 2), "topics" | "subjects");
        let top = matches!(&*a.lower(k), "at" | "on")
            && ["the", "top", "of", "the", "agenda"]
                .iter()
                .enumerate()
                .all(|(n, w)| a.lower(k + 1 + n) == *w);
        agenda || among || top
    })?;
    let top = a.lower(at + 2) == "top";
    // Whose agenda: the talks', not that of the Council.
    let after = at + if top { 6 } else { 3 };
    let theirs = after >= range.end
        || a.word(after) == a.known.of
            && (after..range.end.min(after + 4)).any(|k| a.flags(k).any(Flags::EVENT_NOUN));
    let be =
        (at.saturating_sub(4).max(range.start + 1)..at).find(|&k| matches!(a.surface(k), "was" | "were"))?;
    let between = (be + 1..at)
        .all(|k| a.flags(k).any(Flags::ADVERB) || matches!(&*a.lower(k), "high" | "also" | "top"));
    let verb = (range.start..be).any(|k| a.mention(k).is_none() && a.flags(k).any(Flags::FINITE));
    (theirs && between && !verb).then_some((be..after, range.start..be))
}

/// "The focus was on trade", "A special focus was laid during the talks on trade".
fn in_focus(a: &Analysis<'_>, range: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
    let fronted = (range.start..range.end).find(|&k| a.is(k, ',')).map_or(range.start, |comma| comma + 1);
    let from = if a.flags(range.start).any(Flags::PREPOSITION) { fronted } else { range.start };
    let focus = (from..range.end.min(from + 4)).find(|&k| matches!(&*a.lower(k), "focus" | "emphasis"))?;
    let plain = |k: usize| {
        a.flags(k).any(Flags::DETERMINER.with(Flags::GROUP_ADJECTIVE))
            || matches!(
                &*a.lower(k),
                "main" | "special" | "particular" | "primary" | "key" | "major" | "central"
            )
    };
    // "Her focus", "The focus will be", "The focus is": not what was talked about.
    let one = matches!(&*a.lower(from), "his" | "her" | "its" | "their" | "our" | "my");
    let be = (focus + 1..range.end.min(focus + 8))
        .find(|&k| matches!(a.surface(k), "was" | "were"))
        .filter(|_| !one)?;
    let mut on = be + 1;
    on += usize::from(matches!(a.surface(on), "laid" | "placed" | "put"));
    // "during the discussions"
    if matches!(a.surface(on), "during" | "in" | "at") {
        on = (on..range.end.min(on + 5)).find(|&k| a.flags(k).any(Flags::EVENT_NOUN)).map_or(on, |k| k + 1);
    }
    let whole = (from..focus).all(plain) && a.word(on) == a.known.on && on + 1 < range.end;
    whole.then(|| (be..on + 1, on + 1..range.end))
}
