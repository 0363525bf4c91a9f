//! Whether a sentence tells a contact: "X met Y in Vesk", "Ministers held talks", "The meeting was held by video".

use super::analysis::Analysis;
use super::mention::Kind;
use crate::lexicon::{Flags, Form, Format};
use std::ops::Range;

/// A contact that a sentence tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Told {
    /// Its kind.
    pub format: Format,
    /// The meeting is the subject: "The 12th Meeting was held in Vesk".
    pub passive: bool,
}

/// An adverb, known or by its ending.
pub(super) fn adverb(a: &Analysis<'_>, k: usize) -> bool {
    a.flags(k).any(Flags::ADVERB)
        || a.surface(k).ends_with("ly") && !a.capital(k) && !a.flags(k).any(Flags::NO_ADVERB)
}

/// The main verb of a sentence that tells something past or that has just happened, and where its auxiliary stands.
pub(super) fn main_verb(a: &Analysis<'_>, sentence: &Range<usize>) -> Option<usize> {
    let mut depth = 0_usize;
    let mut aside = false;
    for k in sentence.clone() {
        if a.is(k, '(') {
            depth += 1;
        } else if a.is(k, ')') {
            depth = depth.saturating_sub(1);
        } else if a.is(k, ',') {
            aside = false;
        } else if matches!(
            &*a.lower(k),
            "who" | "which" | "where" | "that" | "since" | "while" | "when" | "after" | "before"
        ) {
            // "…, who is visiting Norland, held a meeting", "Since the lake froze, Minister X has met"
            aside = true;
        }
        if depth > 0 || aside || a.mention(k).is_some() || a.capital(k) {
            continue;
        }
        let auxiliary = a.flags(k).any(Flags::BE.with(Flags::HAVE).with(Flags::MODAL));
        let past = a.has_form(k, &[Form::Past]);
        // "with a delegation led by X": no main verb.
        let reduced = a.word(k + 1) == a.known.by && a.has_form(k, &[Form::Participle]);
        if past && !auxiliary && reduced {
            continue;
        }
        // "refers to the statement issued", but not "The talks were held"
        let third = a.has_form(k, &[Form::Third])
            && k > sentence.start
            && !a.flags(k).any(Flags::EVENT_NOUN)
            && !a.flags(k - 1).any(Flags::DETERMINER.with(Flags::PREPOSITION))
            && {
                // "The Secretary-General strongly condemns"
                let p = if adverb(a, k - 1) { k - 1 } else { k };
                a.mention_ending(p).is_some()
                    || p > sentence.start && a.capital(p - 1) && a.flags(p - 1).any(Flags::TITLE)
            };
        if past || auxiliary || third {
            return Some(k);
        }
    }
    None
}

/// A noun for a contact: "talks", "Consultations", "2nd Harbour Summit".
pub(super) fn event_noun(a: &Analysis<'_>, k: usize) -> bool {
    let event = a.flags(k).any(Flags::EVENT_NOUN)
        || matches!(
            &*a.lower(k),
            "meetings"
                | "consultation"
                | "negotiations"
                | "roundtable"
                | "ministerial"
                | "dinner"
                | "lunch"
                | "luncheon"
                | "breakfast"
        );
    let press = |k: usize| matches!(&*a.lower(k), "press" | "news" | "media");
    event && a.lower(k) != "visit" && !k.checked_sub(1).is_some_and(press)
}

/// The contact that the sentence tells in its main clause.
pub(super) fn told(a: &Analysis<'_>, sentence: &Range<usize>) -> Option<Told> {
    let first = main_verb(a, sentence)?;
    let end = sentence.end;
    // "have today held", "was later received", "will on Tuesday, 4 March, host"
    let will = a.surface(first) == "will";
    let between = |k: usize| {
        a.flags(k).any(Flags::BE.with(Flags::HAVE))
            || adverb(a, k)
            || a.mention(k).is_some_and(|m| m.kind == Kind::Date)
            || will && (k == first || a.is(k, ',') || a.word(k) == a.known.on)
    };
    let v = (first..end.min(first + 12)).find(|&k| !between(k))?;
    let passive = (first..v).any(|k| a.flags(k).any(Flags::BE));
    let lemma = |k: usize| {
        let form = a.forms(k).first();
        form.and_then(|&(verb, _)| a.lexicon.verbs.get(verb as usize)).map_or("", String::as_str)
    };
    let behind = |noun: &dyn Fn(usize) -> bool, reach: usize| (v + 1..end.min(v + reach)).any(noun);
    let noun = |k: usize| event_noun(a, k);
    let person = |k: usize| {
        a.mention(k).is_some_and(|m| matches!(m.kind, Kind::Person | Kind::Group))
            || a.flags(k).any(Flags::ROLE_NOUN)
    };
    let format = |format| Some(Told { format, passive: false });
    if passive {
        let subject = (sentence.start..first).any(noun)
            || (sentence.start..first).any(|k| a.mention(k).is_some_and(|m| m.kind == Kind::Event));
        let held = matches!(lemma(v), "hold" | "convene" | "host" | "organize" | "organise");
        return (subject && held)
            .then(|| Told { format: of_words(a, sentence, Format::Meeting), passive: true });
    }
    let met = of_words(a, sentence, Format::Meeting);
    let within = |k: usize| {
        noun(k)
            && (k.saturating_sub(4)..k).any(|j| matches!(a.surface(j), "at" | "in" | "during"))
            && (k + 1..k + 4).any(|j| a.word(j) == a.known.with)
    };
    match lemma(v) {
        "meet" | "gather" | "convene" | "assemble" => format(met),
        "receive" if behind(&person, 20) && !behind(&|k| a.lower(k).as_str().starts_with("letter"), 12) => {
            format(met)
        }
        // "welcomed the President of Norland, X, to the headquarters"
        "welcome" if !will && welcomed(a, v, end) => format(met),
        "host" if behind(&person, 12) || behind(&noun, 10) => format(met),
        "call"
            if a.word(v + 1) == a.known.on
                && behind(&person, 14)
                && !(v + 2..end.min(v + 24))
                    .any(|k| a.word(k) == a.known.to && a.has_form(k + 1, &[Form::Base])) =>
        {
            format(met)
        }
        "hold" | "have" | "lead" | "co-chair" | "chair" | "conduct" | "attend" if behind(&noun, 14) => {
            format(met)
        }
        "hold" | "have" if on_phone(a, sentence) => format(Format::Call),
        "speak" | "talk" | "discuss" | "address" if on_phone(a, sentence) => format(Format::Call),
        "speak" | "talk" | "discuss" if sentence.clone().any(within) => format(met),
        // "paid a visit to President X"
        "pay"
            if behind(
                &|k| a.lower(k) == "visit" && a.word(k + 1) == a.known.to && (k + 2..k + 6).any(person),
                8,
            ) =>
        {
            format(met)
        }
        "take" if a.surface(v + 1) == "place" => Some(Told { format: met, passive: true }),
        // "congratulated X in a telephone call"
        _ if by_phone(a, &(v..end)) => format(Format::Call),
        _ => None,
    }
}

/// Whether a person is welcomed at token `v` and not what somebody did.
fn welcomed(a: &Analysis<'_>, v: usize, end: usize) -> bool {
    let person = (v + 1..end.min(v + 12)).find_map(|k| a.mention(k).filter(|m| m.kind == Kind::Person));
    person.is_some_and(|m| {
        let start = super::titles::before(a, m.toks.start).start;
        let to = m.toks.end + usize::from(a.is(m.toks.end, ','));
        start <= v + 3 && (a.word(to) == a.known.to || matches!(a.surface(to), "at" | "in"))
    })
}

/// "in a phone call", "over the phone", "by telephone": how somebody behind the verb was spoken to.
fn by_phone(a: &Analysis<'_>, clause: &Range<usize>) -> bool {
    let phone = clause.clone().find(|&k| matches!(&*a.lower(k), "phone" | "telephone"));
    phone.is_some_and(|k| {
        let how = (k.saturating_sub(2)..k).any(|j| matches!(a.surface(j), "in" | "over" | "by" | "during"));
        let spoken = (clause.start..k).any(|j| a.mention(j).is_some_and(|m| m.kind == Kind::Person));
        how && spoken && a.surface(k + 1) != "interview"
    })
}

/// Whether the sentence says that they spoke by telephone.
fn on_phone(a: &Analysis<'_>, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|k| matches!(&*a.lower(k), "phone" | "telephone" | "telephonic" | "telephonically"))
}

/// The kind of contact that the words around tell: by video, by telephone, or else `other`.
fn of_words(a: &Analysis<'_>, sentence: &Range<usize>, other: Format) -> Format {
    let video = |k: usize| {
        matches!(
            &*a.lower(k),
            "videoconference"
                | "videoconferencing"
                | "video-conference"
                | "virtually"
                | "virtual"
                | "online"
                | "video"
        )
    };
    let call = |k: usize| {
        matches!(a.surface(k), "call" | "conversation" | "talk" | "talks" | "conversations")
            && k.checked_sub(1).is_some_and(|p| matches!(&*a.lower(p), "phone" | "telephone" | "telephonic"))
    };
    // "received a courtesy call from": a visit to an office.
    let alone =
        |k: usize| a.surface(k) == "call" && !k.checked_sub(1).is_some_and(|p| a.lower(p) == "courtesy");
    if sentence.clone().any(video) {
        Format::Video
    } else if sentence.clone().any(call)
        || sentence.clone().any(alone) && !sentence.clone().any(|k| a.surface(k) == "met")
    {
        Format::Call
    } else {
        other
    }
}

/// Whether a sentence is of history, whoever meets now: "One year ago, the President hosted a summit".
pub(super) fn long_ago(a: &Analysis<'_>, range: &Range<usize>) -> bool {
    (range.start..range.end.min(range.start + 5)).any(|k| {
        a.surface(k) == "ago"
            && matches!(&*a.lower(k.wrapping_sub(1)), "year" | "years" | "decade" | "decades" | "century")
    })
}
