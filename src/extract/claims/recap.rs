//! Points of a recap, and texts in which several speak together: what the title and the layout say of them.

use crate::extract::analysis::Analysis;
use crate::extract::cast::Cast;
use crate::extract::mention::Kind;
use crate::lexicon::{Flags, Form};
use std::ops::Range;

/// Whether a sentence is a point of a list: by its layout, or by the sign it opens with.
pub(super) fn is_item(a: &Analysis<'_>, block: usize, toks: &Range<usize>) -> bool {
    let listed = a.is_listed(block);
    let sign =
        a.mark(toks.start).is_some_and(|c| !matches!(c, '“' | '"' | '‘' | '\'' | '(' | '[' | '’' | '”'));
    listed || sign
}

/// "Key points from the press conference of Minister Dahl": whose words the points below are.
pub(super) fn recap_of(a: &Analysis<'_>, cast: &Cast) -> Option<Vec<String>> {
    let r = a.title()?;
    let opens = (r.start..r.end.min(r.start + 4)).any(|k| points(a, k));
    let person = r.clone().find_map(|k| a.mention(k).filter(|m| m.kind == Kind::Person))?;
    opens.then(|| vec![cast.name(person.entity)])
}

/// Whether the title, or a short line below it, calls the text a joint statement, communiqué or declaration.
pub(in crate::extract) fn speaks_jointly(a: &Analysis<'_>) -> bool {
    let joint = |r: &Range<usize>| {
        let words = |list: &[&str]| r.clone().any(|k| list.contains(&&*a.lower(k)));
        let text = ["statement", "communiqué", "communique", "declaration", "summary"];
        let three = |k: usize| {
            matches!(&*a.lower(k), "trilateral" | "quadrilateral") && text.contains(&&*a.lower(k + 1))
        };
        words(&text) && (words(&["joint"]) || (r.start..r.end).any(three))
    };
    let title = a.title_block();
    let below = title.map_or(0, |t| t + 1);
    title.and_then(|t| a.block_toks.get(t)).is_some_and(joint)
        || a.block_toks.iter().skip(below).take(3).any(|r| r.len() < 6 && joint(r))
}

/// Whether a sentence of a joint text only tells what was done: "The Ministers met", "In 2015 they adopted plans".
pub(super) fn tells(a: &Analysis<'_>, range: &Range<usize>) -> bool {
    let verb = range.clone().find(|&k| {
        a.mention(k).is_none()
            && (a.has_form(k, &[Form::Past])
                || a.flags(k).any(Flags::BE.with(Flags::MODAL).with(Flags::HAVE)))
    });
    verb.is_some_and(|v| {
        let past = a.has_form(v, &[Form::Past]) || matches!(a.surface(v), "was" | "were" | "had");
        past && (range.start..v).any(|k| {
            a.mention(k).is_some_and(|m| matches!(m.kind, Kind::Group | Kind::Person))
                || a.flags(k).any(Flags::EVENT_NOUN)
        })
    })
}

/// Whether the title calls the text the record, memorandum or minutes of a conversation.
pub(super) fn is_record(a: &Analysis<'_>) -> bool {
    let Some(r) = a.title() else { return false };
    let kept = |k: usize| matches!(&*a.lower(k), "record" | "memorandum" | "minutes" | "note" | "notes");
    let talk = |k: usize| {
        matches!(
            &*a.lower(k),
            "conversation" | "conversations" | "discussion" | "discussions" | "talk" | "talks" | "meeting"
        )
    };
    r.clone().any(|k| kept(k) && a.word(k + 1) == a.known.of && (k + 2..r.end.min(k + 6)).any(talk))
}

/// Words for the points of a talk.
fn points(a: &Analysis<'_>, k: usize) -> bool {
    matches!(
        &*a.lower(k),
        "points" | "highlights" | "takeaways" | "quotes" | "messages" | "excerpts" | "theses" | "statements"
    )
}

/// "Here are the highlights of his remarks.", "The main statements from the Minister's briefing:": whose words follow.
/// `last` is the person named before.
pub(super) fn announces_points(a: &Analysis<'_>, toks: &Range<usize>, last: Option<u32>) -> Option<u32> {
    let here = matches!(&*a.lower(toks.start), "here" | "following" | "below")
        && a.flags(toks.start + 1).any(Flags::BE);
    let colon = a.is(toks.end.wrapping_sub(1), ':');
    // "Following their meeting, Vice President Morn announces the following:"
    let following = (toks.end.saturating_sub(5)..toks.end)
        .find(|&k| a.surface(k) == "following" && a.word(k - 1) == a.known.the && colon);
    let tells = following.and_then(|f| f.checked_sub(2)).filter(|&v| {
        matches!(
            a.surface(v),
            "announces"
                | "announced"
                | "outlined"
                | "unveiled"
                | "made"
                | "presented"
                | "proposed"
                | "listed"
        )
    });
    if let Some(verb) = tells.filter(|_| toks.len() < 80) {
        return a.mention_ending(verb).filter(|m| m.kind == Kind::Person).map(|m| m.entity);
    }
    let named = (toks.start..toks.end.min(toks.start + 7)).any(|k| points(a, k));
    if toks.len() > 18 || !named || !(here || colon) {
        return None;
    }
    let person = toks.clone().find_map(|k| a.mention(k).filter(|m| m.kind == Kind::Person));
    let whose = toks.clone().any(|k| matches!(a.surface(k), "his" | "her"));
    person.map(|m| m.entity).or(last.filter(|_| whose))
}

/// Whether a sentence in quotation marks tells of a group or a named person in the third person.
pub(super) fn told_of_others(a: &Analysis<'_>, range: &Range<usize>) -> bool {
    let from = range.start + usize::from(a.is(range.start, '“') || a.is(range.start, '"'));
    let group = (from..range.end.min(from + 8)).any(|k| {
        a.mention(k).is_some_and(|m| matches!(m.kind, Kind::Group | Kind::Person))
            || a.flags(k).any(Flags::TITLE) && a.capital(k)
    });
    group && !range.clone().any(|k| a.flags(k).any(Flags::FIRST_PERSON))
}
