//! What a sentence in the speaker's own voice does: "I should note that …", "The Sarvan side regrets …".
//!
//! Nobody reports here; the cue stands in the main clause itself, behind its subject, and decides the act.

use super::analysis::Analysis;
use super::content::{self, Reading};
use super::courtesy::courtesy;
use super::cues::{self, Hit};
use super::mention::Kind;
use super::openers::{past_circumstances, past_openers};
use crate::lexicon::{Act, CueAct, Flags};
use crate::text::TokenKind;
use std::ops::Range;

/// The reading of a sentence that is somebody's own words.
pub(super) fn read(a: &Analysis<'_>, range: &Range<usize>) -> Reading {
    // "Thanks to their efforts, the men are free" thanks nobody: the main clause decides.
    let cause = matches!(&*a.lower(range.start), "thanks") && a.word(range.start + 1) == a.known.to;
    let comma = (range.start..range.end).find(|&k| cause && a.is(k, ','));
    let range = &(comma.map_or(range.start, |k| k + 1)..range.end);
    let mut reading = content::read(a, range, true);
    let start = past_circumstances(a, past_openers(a, range), range.end);
    if courtesy(a, start) {
        (reading.act, reading.strength) = (Act::Social, 1);
    } else if proposes(a, start) {
        (reading.act, reading.strength) = (Act::Request, 2);
    } else if reading.act == Act::Commit && foretells(a, start) {
        (reading.act, reading.strength) = (Act::Assert, 1);
    } else if takes_steps(a, start) || goes_on(a, start) {
        (reading.act, reading.strength) = (Act::Commit, 4);
    } else if let Some((act, strength)) = performed(a, start, range.end) {
        (reading.act, reading.strength) = (act, strength);
    }
    reading
}

/// "Let's sign", "Let us go on": what all are to do.
fn proposes(a: &Analysis<'_>, k: usize) -> bool {
    let verb = match &*a.lower(k) {
        "let's" | "let’s" => k + 1,
        "let" if matches!(a.surface(k + 1), "us" | "'s" | "’s" | "s") => k + 2,
        _ => return false,
    };
    !matches!(
        &*a.lower(verb),
        "be" | "say" | "see" | "face" | "remember" | "not" | "hope" | "recall" | "start"
    )
}

/// "It will open up markets", "There will be talks": what is to come, and nobody's promise.
fn foretells(a: &Analysis<'_>, k: usize) -> bool {
    let subject = |word: &str| matches!(word, "it" | "this" | "that" | "there");
    let word = a.lower(k);
    word.strip_suffix("'ll").or_else(|| word.strip_suffix("’ll")).is_some_and(subject)
        || subject(&word)
            && (k + 1..k + 3).any(|j| matches!(a.surface(j), "will" | "won't" | "won’t" | "shall"))
}

/// "The Union is taking new steps to …": what one's own side sets about.
fn takes_steps(a: &Analysis<'_>, k: usize) -> bool {
    let Some(subject) = own_subject(a, k) else { return false };
    let taking = (subject..subject + 4).find(|&j| a.surface(j) == "taking");
    taking.is_some_and(|t| {
        (subject.saturating_sub(1)..t).any(|j| a.flags(j).any(Flags::BE) || a.lower(j).ends_with("re"))
            && (t + 1..t + 5).any(|j| matches!(a.surface(j), "action" | "actions" | "steps" | "measures"))
    })
}

/// What stands inside quotation marks: somebody's own words where it opens with "I" or "we", else a content.
pub(super) fn quoted(a: &Analysis<'_>, content: &Range<usize>) -> Reading {
    let first = content.clone().find(|&k| a.is_word(k)).unwrap_or(content.start);
    let first = past_circumstances(a, past_openers(a, &(first..content.end)), content.end);
    if matches!(&*a.lower(first), "i" | "we" | "i'm" | "we're" | "i’m" | "we’re") {
        read(a, &(first..content.end))
    } else {
        content::read(a, content, true)
    }
}

/// Where the subject that speaks ends: "I", "We", "The Sarvan side", "Sarvan".
fn own_subject(a: &Analysis<'_>, k: usize) -> Option<usize> {
    let word = a.lower(k);
    let said = word.split_once(['\'', '’']).unwrap_or((&word, ""));
    if matches!(said, ("i" | "we", "" | "ve" | "d") | ("i", "m") | ("we", "re")) {
        return Some(k + 1);
    }
    // "Allow me to express", "Let me stress"
    if matches!(&*a.lower(k), "allow" | "permit" | "let") && matches!(a.surface(k + 1), "me" | "us") {
        return Some(k + 2);
    }
    let k = k + usize::from(a.word(k) == a.known.the);
    if matches!(&*a.lower(k), "government" | "cabinet") && a.flags(k + 1).any(Flags::HAVE.with(Flags::ADVERB))
    {
        return Some(k + 1);
    }
    let m = a.mention(k).filter(|m| m.toks.start == k)?;
    match m.kind {
        Kind::Country(_) | Kind::State => Some(m.toks.end + usize::from(a.word(m.toks.end) == a.known.side)),
        Kind::Demonym(_) if a.word(m.toks.end) == a.known.side => Some(m.toks.end + 1),
        _ => None,
    }
    .filter(|&end| !a.tok(end).is_some_and(|t| t.token.kind == TokenKind::Possessive))
}

/// What a verb does whose subject is "I" or "we", where that is another act than in reports of others: "we seek a lasting
/// peace" is an aim of one's own, "we celebrate what we achieved" praises it.
pub(super) fn of_ones_own(a: &Analysis<'_>, hit: &Hit, end: usize) -> Option<Act> {
    let has = |words: &[&str], most: usize| {
        (hit.verb..end.min(hit.end + most)).any(|k| words.contains(&&*a.lower(k)))
    };
    match a.lexicon.verbs.get(hit.lemma as usize).map_or("", String::as_str) {
        // "We seek clarification from the parties", "We seek an apology" ask them.
        "seek" if aims(a, hit.verb + 1, end) => Some(Act::Commit),
        "celebrate" | "commemorate"
            if has(
                &[
                    "accomplishments",
                    "achievements",
                    "achievement",
                    "fact",
                    "progress",
                    "success",
                    "successes",
                ],
                6,
            ) =>
        {
            Some(Act::Endorse)
        }
        _ => None,
    }
}

/// Whether what follows "seek" at token `from` is an aim of one's own, and not something that others are to give: "to",
/// "a lasting peace", "closer ties".
fn aims(a: &Analysis<'_>, from: usize, end: usize) -> bool {
    let aim = |k: usize| {
        matches!(
            &*a.lower(k),
            "peace"
                | "peaceful"
                | "solution"
                | "solutions"
                | "settlement"
                | "partnership"
                | "partnerships"
                | "relations"
                | "relationship"
                | "ties"
                | "way"
                | "ways"
                | "opportunities"
                | "progress"
                | "consensus"
                | "balance"
                | "stability"
                | "dialogue"
                | "outcome"
                | "future"
                | "order"
                | "region"
                | "world"
        )
    };
    let phrase = from..end.min(from + 6);
    a.word(from) == a.known.to
        || phrase.clone().any(aim) && !phrase.clone().any(|k| matches!(a.surface(k), "from" | "for"))
}

/// "This support will continue": one's own help goes on.
fn goes_on(a: &Analysis<'_>, k: usize) -> bool {
    let mine = matches!(&*a.lower(k), "this" | "our" | "that");
    let help = matches!(
        &*a.lower(k + 1),
        "support" | "assistance" | "help" | "cooperation" | "work" | "engagement" | "efforts" | "commitment"
    );
    mine && help && a.word(k + 2) == a.known.will && a.surface(k + 3) == "continue"
}

/// Whether somebody else is hoped to do something: "all parties", "Norland", "they"; not "it", nor "this meeting".
fn others(a: &Analysis<'_>, k: usize) -> bool {
    let thing = |k: usize| matches!(&*a.lower(k), "it" | "this" | "that" | "there" | "such");
    !a.flags(k).any(Flags::FIRST_PERSON) && !thing(k)
}

/// The act of the cue that follows the subject at once.
fn performed(a: &Analysis<'_>, start: usize, end: usize) -> Option<(Act, u8)> {
    let subject = own_subject(a, start)?;
    // "I wish to stress" wishes nobody anything.
    let wishes_to =
        |j: usize| matches!(&*a.lower(j), "like" | "want" | "wish") && a.word(j + 1) == a.known.to;
    let hits = cues::find(a, &(subject..end.min(subject + 24)));
    let hit = hits.into_iter().find(|hit| !wishes_to(hit.verb))?;
    let near = (subject..hit.verb).all(|j| {
        a.flags(j).any(Flags::ADVERB.with(Flags::HAVE).with(Flags::MODAL).with(Flags::BE))
            || a.lower(j).ends_with("ly")
    });
    // "I would like to stress": said by wishing to say it.
    let wish = (subject..hit.verb).any(wishes_to);
    let allowed = matches!(a.surface(subject - 1), "me" | "us") && a.word(subject) == a.known.to;
    let near = near
        || allowed
            && (subject + 1..hit.verb).all(|j| a.flags(j).any(Flags::ADVERB) || a.lower(j).ends_with("ly"))
        || wish
            && (subject..hit.verb).all(|j| {
                a.flags(j).any(Flags::ADVERB.with(Flags::MODAL))
                    || a.word(j) == a.known.to
                    || matches!(&*a.lower(j), "like" | "want" | "wish" | "all" | "just")
                    || a.lower(j).ends_with("ly")
            });
    let ahead = (subject.saturating_sub(1)..hit.verb)
        .any(|j| matches!(&*a.lower(j), "will" | "shall" | "can" | "may" | "could" | "might" | "cannot"));
    if !near || ahead || hit.negated || hit.passive || hit.end >= end {
        return None;
    }
    let lemma = a.lexicon.verbs.get(hit.lemma as usize).map_or("", String::as_str);
    if let Some(act) = of_ones_own(a, &hit, end).filter(|_| a.flags(start).any(Flags::FIRST_PERSON)) {
        return Some((act, hit.strength));
    }
    match hit.act {
        // "We consider this illegitimate" is a view, not a debate.
        CueAct::Fixed(_) if lemma == "consider" => None,
        CueAct::Fixed(act) => Some((act, hit.strength)),
        CueAct::Content => {
            let content = hit.end..end;
            let believes = matches!(lemma, "believe" | "think" | "know" | "feel" | "hope" | "trust");
            // "I think we are concerned"
            let statement = hit.statement || believes && a.flags(content.start).any(Flags::FIRST_PERSON);
            let reading = content::read(a, &content, statement);
            // "We hope all parties can": what others are to do.
            if lemma == "hope" && a.word(content.start) != a.known.to && others(a, content.start) {
                return Some((Act::Request, 2));
            }
            // What others will do is believed, not promised.
            if believes
                && reading.act == Act::Commit
                && own_subject(a, content.start)
                    .is_none_or(|_| !a.flags(content.start).any(Flags::FIRST_PERSON))
            {
                return Some((Act::Assert, hit.strength));
            }
            let strength = if reading.act == Act::Assert { hit.strength } else { reading.strength };
            Some((reading.act, strength))
        }
    }
}
