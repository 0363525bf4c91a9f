//! The parts of a claim after its cue: where another clause starts, who is addressed.

use super::{Placed, Reader};
use crate::extract::content::{self, Reading};
use crate::extract::mention::Kind;
use crate::lexicon::{Act, Flags};
use std::ops::Range;

impl Reader<'_, '_> {
    /// "Concern was expressed over …": what is done by the noun in front of a passive, if that says it.
    pub(super) fn noun_in_front(&self, p: &Placed) -> Option<Reading> {
        let a = self.a;
        let noun = p.passive_content.clone()?;
        // "The need was noted to reopen the ferry": as "the need to".
        let needs = a.lower(noun.end.wrapping_sub(1)) == "need" && a.word(p.hit.end) == a.known.to;
        let reading = if needs { Reading::new(Act::Request, 5) } else { content::read(a, &noun, false) };
        (reading.act != Act::Assert).then_some(reading)
    }

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
}
