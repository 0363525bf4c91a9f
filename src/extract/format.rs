//! The kind of contact: call, video, meeting, visit, statement or briefing, from the title and the lead (DOMAIN 2.2).

use super::analysis::Analysis;
use super::card::mentions_in;
use super::cast::Cast;
use super::entity::clean;
use super::kinds;
use super::mention::Kind;
use crate::document::BlockKind;
use crate::lexicon::{Flags, Form, Format};
use std::ops::Range;

/// What a document is beside its title and lead.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Shape {
    /// Turns stand under labels.
    pub labelled: bool,
    /// Some of them ask.
    pub asked: bool,
    /// One voice speaks it: a resolution, a statement in the first person, a body in the present.
    pub voiced: bool,
    /// A resolution: an act of its body, and no statement.
    pub resolved: bool,
}

const VIDEO: [&str; 18] = [
    "video call",
    "videoconference",
    "video conference",
    "video teleconference",
    "virtual meeting",
    "by video",
    "via video",
    "secure video",
    "video link",
    "virtually",
    "video-conference",
    "virtual summit",
    "virtual format",
    "virtual talks",
    "online talks",
    "online meeting",
    "virtual consultations",
    "videoconferencing",
];
const BRIEFING: [&str; 14] = [
    "press conference",
    "press briefing",
    "daily briefing",
    "transcript",
    "press availability",
    "remarks to the press",
    "remarks with",
    "briefing by",
    "noon briefing",
    "media briefing",
    "news conference",
    "briefed reporters",
    "briefed the press",
    "q&a",
];
const CALL: [&str; 7] = ["phone", "telephone", "call", "telephoned", "calls", "phone call", "by phone"];
const NO_CALL: [&str; 13] = [
    "courtesy call",
    "paid a call",
    "calls on",
    "calls for",
    "call for",
    "called for",
    "called on",
    "call on",
    "call upon",
    "calls upon",
    "called upon",
    "calling for",
    "calling on",
];
const STATEMENT: [&str; 15] = [
    "joint statement",
    "communiqué",
    "communique",
    "declaration",
    "statement",
    "resolution",
    "conclusions",
    "remarks",
    "comment by",
    "press statement",
    "chair's summary",
    "attributable to",
    "joint declaration",
    "press release",
    "comment on",
];
const MEETING: [&str; 17] = [
    "meeting",
    "meets",
    "met",
    "talks",
    "holds talks",
    "bilateral",
    "consultation",
    "summit",
    "consultations",
    "dialogue",
    "received",
    "hosted",
    "meet",
    "conversation",
    "discussions",
    "strategic communication",
    "held talks",
];
const VISIT: [&str; 7] = ["visit", "visits", "visited", "tour", "trip", "travel", "travels"];

/// The kind of contact, from title and lead.
pub(super) fn of(
    a: &Analysis<'_>,
    lead: &[Range<usize>],
    cast: &Cast,
    shape: Shape,
    one_says: bool,
) -> Format {
    let block = a.title_block();
    // "Statement by Spokesperson X on Minister Y's Visit to Z": what is told of, not how it is handed out.
    let contact = block
        .and_then(|t| a.block_toks.get(t))
        .and_then(|r| Some(a.span(&(crate::extract::voice::reported_contact(a, r)?..r.end))));
    let title = contact.or_else(|| block.and_then(|t| a.blocks.get(t)).map(|t| t.text_span()));
    let title = title.map(|span| clean(span, a.text).to_lowercase().replace('’', "'"));
    if kinds::written(a, title.as_deref(), lead) {
        return Format::Other;
    }
    if shape.asked {
        return Format::Briefing;
    }
    // A headline of the press tells of a contact where two are named.
    let named =
        title.as_deref().filter(|_| !a.press || cast.parties.len() > 1).and_then(|t| classify(t, true));
    let told = lead.first().map(|s| clean(a.span(s), a.text).to_lowercase());
    // "A and B Before Their Meeting" above labels: what they say to the press.
    let around =
        title.as_deref().is_some_and(|t| contains_word(t, "before their") || contains_word(t, "after their"));
    if shape.labelled && (matches!(named, None | Some(Format::Statement)) || around) {
        // "Meeting of X with Y in Vesk." above what they said to each other.
        let meeting =
            named.is_none() && told.as_deref().is_some_and(|t| classify(t, false) == Some(Format::Meeting));
        return if meeting { Format::Meeting } else { Format::Briefing };
    }
    let contact = kinds::lead_told(a);
    // "Minister X to visit Norland", said by the minister: "I will visit …".
    if named == Some(Format::Visit) && shape.voiced && cast.voice.len() < 2 {
        return Format::Statement;
    }
    if named == Some(Format::Statement)
        && let Some(format) = kinds::stated_contact(a, title.as_deref().unwrap_or(""), contact)
    {
        return format;
    }
    if let Some(format) = named {
        // "X invites Y to a meeting": the first sentence says that they spoke by telephone.
        let by_phone = |t: &String| {
            classify(t, false) == Some(Format::Call)
                && !contains_word(t, "met")
                && !contains_word(t, "meeting")
        };
        let softer = matches!(format, Format::Meeting | Format::Visit | Format::Statement);
        let softer = softer && !title.as_deref().is_some_and(|t| contains_word(t, "joint statement"));
        if format == Format::Meeting
            && told.as_deref().is_some_and(|t| VIDEO.iter().any(|w| contains_word(t, w)))
        {
            return Format::Video;
        }
        if format == Format::Meeting && lead.first().is_some_and(|s| pays_visit(a, s)) {
            return Format::Visit;
        }
        return if softer && told.as_ref().is_some_and(by_phone) { Format::Call } else { format };
    }
    if lead.first().is_some_and(|s| pays_visit(a, s)) {
        return Format::Visit;
    }
    // "Spokesperson X made the following statement", "X briefed reporters on his meeting with Y"
    let says = |words: &[&str]| told.as_deref().is_some_and(|t| words.iter().any(|w| contains_word(t, w)));
    let follows = lead.iter().any(|s| {
        let text = clean(a.span(s), a.text).to_lowercase();
        contains_word(&text, "following statement") || contains_word(&text, "following comment")
    });
    if follows {
        return Format::Statement;
    }
    // "The Ministry issued a statement summarizing the meeting between A and B"
    if let Some(format) = lead.first().and_then(|s| kinds::between_two(a, s)) {
        return format;
    }
    if says(&["briefed reporters", "briefed the press", "briefed journalists", "briefed the media"]) {
        return Format::Briefing;
    }
    if let Some(contact) = contact.filter(|_| !shape.voiced) {
        return contact.format;
    }
    for sentence in lead.iter().take(2) {
        let told = clean(a.span(sentence), a.text).to_lowercase();
        // A report of what others do is no contact of its own, nor is what somebody says of one.
        let says = super::contact::main_verb(a, &super::claims::body(a, sentence))
            .is_some_and(|k| matches!(a.surface(k), "said" | "told" | "says"));
        if !((a.press || says) && cast.count() < 2)
            && !shape.voiced
            && let Some(format) = classify(&told, false)
        {
            return format;
        }
        if (contains_word(&told, "spoke") || contains_word(&told, "conversation")) && cast.parties.len() >= 2
        {
            return Format::Call;
        }
    }
    if !a.press && (shape.voiced || announced(a)) {
        return Format::Statement;
    }
    // "X and Y discussed …": both are named where the event is told.
    let together = lead.first().is_some_and(|s| {
        let named: Vec<u32> =
            mentions_in(a, s).filter(|m| m.kind == Kind::Person).map(|m| m.entity).collect();
        cast.parties.len() > 1 && cast.parties.iter().all(|p| named.contains(p))
    });
    // Nobody meets, and somebody says something.
    match together {
        true => Format::Meeting,
        false if one_says => Format::Statement,
        false if cast.count() < 2 && lead.first().is_some_and(|s| super::lead::body_states(a, cast, s)) => {
            Format::Statement
        }
        false => Format::Other,
    }
}

/// "paid a visit to", "is visiting": the main verb of the lead.
pub(super) fn pays_visit(a: &Analysis<'_>, sentence: &Range<usize>) -> bool {
    // "…, who is visiting Norland, held a meeting": an aside.
    let aside = |k: usize| (sentence.start..k).rev().take(4).any(|j| a.word(j) == a.known.who);
    let main = sentence.clone().filter(|&k| !aside(k)).find(|&k| {
        a.mention(k).is_none()
            && (a.has_form(k, &[Form::Past])
                || a.has_form(k, &[Form::Ing]) && (1..3).any(|n| k > n && a.flags(k - n).any(Flags::BE)))
    });
    // "paid a visit to President X": a meeting.
    let visit = |j: usize, end: usize| {
        let person = |i: usize| a.mention(i).is_some_and(|m| m.kind == Kind::Person);
        a.surface(j).eq_ignore_ascii_case("visit")
            && !(a.word(j + 1) == a.known.to && (j + 2..end.min(j + 6)).any(person))
    };
    let will = main.map_or(sentence.end, |k| k);
    let will = (sentence.start..will).find(|&k| a.surface(k) == "will" && !aside(k));
    main.is_some_and(|k| {
        matches!(a.surface(k), "visited" | "visiting" | "arrived")
            || matches!(a.surface(k), "paid" | "paying" | "made" | "making")
                && (k + 1..sentence.end.min(k + 7)).any(|j| visit(j, sentence.end))
    }) || will.is_some_and(|k| {
        matches!(a.surface(k + 1), "travel" | "visit")
            || matches!(a.surface(k + 1), "pay" | "undertake" | "make")
                && (k + 1..sentence.end.min(k + 8)).any(|j| visit(j, sentence.end))
    })
}

/// "The following press statement was issued today" above the text.
fn announced(a: &Analysis<'_>) -> bool {
    a.blocks
        .iter()
        .take(12)
        .filter(|b| matches!(b.kind, BlockKind::Masthead | BlockKind::Dateline))
        .any(|b| classify(&b.span.of(a.text).to_lowercase(), true) == Some(Format::Statement))
        || a.sentences.first().is_some_and(|s| {
            // "In response to …, the spokesperson said": a day, no contact, one voice.
            mentions_in(a, &s.toks).all(|m| m.kind != Kind::Person)
                && contains_word(&a.span(&s.toks).of(a.text).to_lowercase(), "following statement")
        })
}

fn classify(text: &str, title: bool) -> Option<Format> {
    let has = |words: &[&str]| words.iter().any(|w| contains_word(text, w));
    if title && has(&BRIEFING) {
        return Some(Format::Briefing);
    }
    if has(&VIDEO) {
        return Some(Format::Video);
    }
    if has(&BRIEFING) {
        return Some(Format::Briefing);
    }
    if has(&CALL) && !has(&NO_CALL) {
        return Some(Format::Call);
    }
    if has(&STATEMENT) {
        return Some(Format::Statement);
    }
    if has(&MEETING) {
        return Some(Format::Meeting);
    }
    has(&VISIT).then_some(Format::Visit)
}

pub(super) fn contains_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(i, w)| {
        let before = text.get(..i).and_then(|t| t.chars().next_back());
        let after = text.get(i + w.len()..).and_then(|t| t.chars().next());
        before.is_none_or(|c| !c.is_alphanumeric()) && after.is_none_or(|c| !c.is_alphanumeric())
    })
}
