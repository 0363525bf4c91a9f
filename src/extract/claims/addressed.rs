//! Those whom a speech act is addressed to, as the object of its verb: "urged Lomar to", "told him that".

use super::{Placed, Reader};
use crate::extract::analysis::Analysis;
use crate::extract::cast::role_end;
use crate::extract::mention::Kind;
use crate::extract::subject::{self, Who};
use crate::extract::titles;
use crate::lexicon::{Flags, Form};
use std::ops::Range;

impl Reader<'_, '_> {
    /// Whom the words at `from` name: the tokens and the names. Where somebody is told something (`told`),
    /// circumstances may stand between: "told his colleagues in Lomar that". Nobody addresses himself: "the
    /// Minister" whom a minister thanks is the other one.
    pub(super) fn addressed(
        &self,
        p: &Placed,
        from: usize,
        end: usize,
        told: bool,
    ) -> Option<(Range<usize>, Vec<String>)> {
        if self.pronoun(from, end) {
            return self.other_than(&p.speakers).map(|name| (from..from + 1, vec![name]));
        }
        let (range, names) = self.named(from, end, told)?;
        let own = !names.is_empty() && names == p.speakers;
        let other = if own { self.other_than(&names) } else { None };
        Some((range, other.map_or(names, |name| vec![name])))
    }

    /// Whom something is said to, and where it begins: "conveyed to Minister Orlan that", "expressed to him her concern".
    pub(super) fn said_to(
        &self,
        p: &Placed,
        lemma: &str,
        from: usize,
        end: usize,
    ) -> Option<(usize, Vec<String>)> {
        let a = self.a;
        let link = a.word(from) == a.known.to && says_to(lemma)
            || a.word(from) == a.known.with && matches!(lemma, "raise" | "share");
        if !link || p.passive_content.is_some() {
            return None;
        }
        let (range, mut names) = self.addressed(p, from + 1, end, true)?;
        let next = range.end;
        // "said to the press that": nobody of those who met.
        let public = matches!(
            &*a.lower(next - 1),
            "press" | "media" | "reporters" | "journalists" | "public" | "world" | "nation" | "audience"
        );
        if public {
            names.clear();
        }
        let that = a.word(next) == a.known.that;
        let noun = a.flags(next).any(Flags::DETERMINER)
            || matches!(a.surface(next), "his" | "her" | "their" | "its");
        (next + 1 < end && (public || !names.is_empty()) && (that || noun))
            .then_some((next + usize::from(that), names))
    }

    /// The one of those who met who is none of `speakers`; none of several is the one.
    fn other_than(&self, speakers: &[String]) -> Option<String> {
        let mut others = self.cast.party_names();
        let met = others.len();
        others.retain(|name| !speakers.contains(name));
        others.pop().filter(|_| others.is_empty() && !speakers.is_empty() && met > 1)
    }

    /// Whether a personal pronoun stands at `from`: "her" of "her government" is none.
    fn pronoun(&self, from: usize, end: usize) -> bool {
        let a = self.a;
        let next = from + 1;
        let free = || {
            next >= end
                || matches!(a.surface(next), "that" | "of" | "on" | "about" | "to" | "for" | "in" | ",")
                || a.flags(next).any(Flags::DETERMINER)
        };
        a.surface(from) == "him" || a.surface(from) == "her" && free()
    }

    /// As [`Self::addressed`], for what is no pronoun, whoever it is.
    fn named(&self, from: usize, end: usize, told: bool) -> Option<(Range<usize>, Vec<String>)> {
        let a = self.a;
        // "informed Foreign Minister of Sindara Mira Dahl of": the "of" of a title ends nothing.
        let person = (from..end.min(from + 16))
            .find_map(|k| a.mention(k).filter(|m| m.kind == Kind::Person && m.toks.start == k));
        if let Some(m) = person
            && titles::before(a, m.toks.start).start <= from + 1
            && m.toks.end < end
            && let Some(subject) = subject::before(a, self.cast, m.toks.end, from)
        {
            return Some((from..m.toks.end, subject.names));
        }
        let mut k = from;
        while k < end.min(from + 16) {
            let last = a.mention(k).map_or(k + 1, |m| m.toks.end);
            let stop = matches!(a.surface(last), "that" | "of" | "on" | "about" | "to" | ",")
                || (!told
                    && matches!(a.surface(last), "for" | "in" | "with" | "at" | "by" | "from" | "against"))
                || a.flags(last).any(Flags::HE_SHE.with(Flags::THEY).with(Flags::DETERMINER))
                || a.mention(last).is_some();
            if stop || last >= end {
                let subject = subject::before(a, self.cast, last, from).filter(|s| s.who != Who::Thing)?;
                return Some((from..last, subject.names));
            }
            k = last;
        }
        None
    }
}

/// Verbs whose object is told something.
pub(super) fn informs(lemma: &str) -> bool {
    matches!(lemma, "tell" | "inform" | "assure" | "brief" | "notify" | "remind" | "update" | "apprise")
}

/// Verbs that may have the one who hears behind "to", before what is said.
fn says_to(lemma: &str) -> bool {
    matches!(
        lemma,
        "announce"
            | "communicate"
            | "confirm"
            | "convey"
            | "describe"
            | "emphasise"
            | "emphasize"
            | "explain"
            | "express"
            | "extend"
            | "indicate"
            | "make"
            | "mention"
            | "note"
            | "outline"
            | "pass"
            | "point"
            | "reaffirm"
            | "reiterate"
            | "relay"
            | "repeat"
            | "report"
            | "say"
            | "signal"
            | "state"
            | "stress"
            | "suggest"
            | "underline"
            | "underscore"
            | "voice"
    )
}

/// Verbs whose object is asked for something, thanked or warned.
pub(super) fn asks_whom(lemma: &str) -> bool {
    matches!(
        lemma,
        "call"
            | "urge"
            | "ask"
            | "encourage"
            | "invite"
            | "press"
            | "request"
            | "thank"
            | "congratulate"
            | "warn"
    )
}

/// "recognized Minister Orlan for her decisive steps": what somebody is credited with.
pub(super) fn credits(a: &Analysis<'_>, content: &Range<usize>, lemma: &str) -> bool {
    let somebody = |k: usize| {
        a.mention(k).is_some_and(|m| {
            matches!(m.kind, Kind::Person | Kind::Group | Kind::Country(_) | Kind::State | Kind::Organization)
        })
    };
    let reason =
        |k: usize| a.word(k) == a.known.for_ && (somebody(k - 1) || role_end(a, content.start) == Some(k));
    matches!(lemma, "recognize" | "recognise" | "acknowledge" | "credit")
        && (content.start + 1..content.end.min(content.start + 9)).any(reason)
}

/// "presented Minister Orlan the Order of the Harbour": nothing is said by it.
pub(super) fn confers(a: &Analysis<'_>, content: &Range<usize>, lemma: &str) -> bool {
    lemma == "present"
        && (content.start + 1..content.end.min(content.start + 9)).any(|k| {
            a.word(k) == a.known.the
                && a.capital(k + 1)
                && (a.mention_ending(k).is_some_and(|m| m.kind == Kind::Person)
                    || role_end(a, content.start) == Some(k))
        })
}

/// Whether what is asked is a question: "asked the Minister his views on", "asked her whether"; not "asked her to".
pub(super) fn questions(a: &Analysis<'_>, content: &Range<usize>) -> bool {
    let ahead = content.clone().take(16);
    ahead
        .take_while(|&k| a.word(k) != a.known.to || !a.has_form(k + 1, &[Form::Base]))
        .any(|k| matches!(&*a.lower(k), "whether" | "if" | "views" | "why" | "how" | "what" | "when" | "who"))
}
