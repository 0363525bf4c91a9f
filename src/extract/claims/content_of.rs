//! The parts of a claim after its cue: where another clause starts, who is addressed.

use super::Reader;
use crate::extract::mention::Kind;
use crate::extract::subject::{self, Who};
use crate::extract::titles;
use crate::lexicon::Flags;
use std::ops::Range;

impl Reader<'_, '_> {
    /// Where a clause with a subject and a finite verb of its own starts inside a noun phrase's
    /// range: "tasked their teams to follow up, and the C.S. will do so …".
    pub(super) fn independent_clause(&self, from: usize, end: usize) -> usize {
        let a = self.a;
        for k in from + 1..end {
            if !(a.is(k, ',') || a.is(k, ';')) {
                continue;
            }
            let mut j = k + 1;
            let joined = a.word(j) == a.known.and || a.word(j) == a.known.but || a.word(j) == a.known.while_;
            if !joined {
                continue;
            }
            j += 1;
            // A further verb in the past that is no cue: "…, and provided guidance for …".
            if a.is(k, ',')
                && a.surface(j).ends_with("ed")
                && a.is_word(j)
                && !a.capital(j)
                && a.word(j + 1) != a.known.by
                && !a.flags(j).any(Flags::ADVERB)
            {
                return k;
            }
            if a.flags(j).any(Flags::DETERMINER) && a.mention(j).is_none() {
                j += 1;
            }
            let after = match a.mention(j) {
                Some(m) => m.toks.end,
                None if a.flags(j).any(Flags::HE_SHE.with(Flags::THEY).with(Flags::FIRST_PERSON))
                    || a.word(j) == a.known.it =>
                {
                    j + 1
                }
                None => continue,
            };
            let after = after + usize::from(a.word(after) == a.known.side);
            if a.flags(after).any(Flags::MODAL.with(Flags::BE).with(Flags::HAVE).with(Flags::DO)) {
                return k;
            }
        }
        end
    }

    /// Whether what follows a verb of emphasis is a noun phrase although a finite verb stands in it.
    pub(super) fn noun_content(&self, main: &Range<usize>, lemma: &str) -> bool {
        let a = self.a;
        let determined = a.flags(main.start).any(Flags::DETERMINER) && a.word(main.start) != a.known.that;
        let noun_verb = matches!(
            lemma,
            "express"
                | "voice"
                | "convey"
                | "reiterate"
                | "reaffirm"
                | "affirm"
                | "underscore"
                | "underline"
                | "emphasize"
                | "emphasise"
                | "stress"
                | "highlight"
                | "note"
                | "recognize"
                | "recognise"
                | "acknowledge"
                | "recall"
                | "restate"
                | "confirm"
                | "relay"
                | "share"
                | "describe"
        );
        noun_verb
            && (determined
                || !a.mention(main.start).is_some_and(|m| matches!(m.kind, Kind::Person | Kind::Group))
                    && !a.flags(main.start).any(Flags::HE_SHE.with(Flags::THEY)))
    }

    pub(super) fn addressee(&self, from: usize, end: usize) -> Option<(Range<usize>, Vec<String>)> {
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
