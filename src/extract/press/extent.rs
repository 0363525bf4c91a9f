//! How far what somebody says reaches before the paper goes on in its own words.

use super::frame::Frame;
use super::marks::mark;
use super::tail::finite;
use crate::extract::mention::Kind;
use crate::lexicon::{Flags, Form};

/// Words that stand before what the paper knows of the circumstances.
fn circumstance(word: &str) -> bool {
    matches!(word, "after" | "when" | "while" | "because" | "before" | "though" | "although")
}

/// Things in which people speak: "in an interview", "in her speech".
fn occasion(word: &str) -> bool {
    matches!(
        word,
        "interview"
            | "interviews"
            | "statement"
            | "statements"
            | "speech"
            | "speeches"
            | "tweet"
            | "tweets"
            | "letter"
            | "post"
            | "posts"
            | "email"
            | "memo"
            | "address"
            | "op-ed"
            | "editorial"
            | "briefing"
            | "remarks"
            | "conference"
            | "hearing"
            | "debate"
            | "rally"
            | "article"
            | "column"
            | "video"
            | "appearance"
            | "broadcast"
            | "filing"
            | "release"
    )
}

impl Frame<'_, '_> {
    /// Where what is said ends in `from..to`, given that a cue governs all of it: `clause` tells a
    /// statement from an object ("said that …" from "praised the treaty …").
    pub(super) fn extent(&self, from: usize, to: usize, clause: bool) -> usize {
        let a = self.a;
        for k in from + 1..to {
            if self.marks.inside(k) && !mark(a, k) {
                continue;
            }
            let closed = mark(a, k.wrapping_sub(1)) && !self.marks.inside(k);
            let comma = a.is(k, ',') || closed && a.is(k.wrapping_sub(2), ',');
            let next = if a.is(k, ',') { k + 1 } else { k };
            if self.marks.inside(next) {
                continue;
            }
            let word = a.surface(next);
            if a.is(k, ';') && a.word(k + 1) != a.known.that && a.surface(k + 1) != "and" {
                return k;
            }
            if comma && k > from + 1 {
                if matches!(word, "another" | "a" | "an") && self.aside(next, to)
                    || matches!(word, "although" | "though")
                    || word == "even" && matches!(a.surface(next + 1), "though" | "as" | "after")
                {
                    return k;
                }
                // ", and the downgrade is …": a new subject that no "that" puts into the speaker's mouth.
                if clause && matches!(word, "and" | "but") && self.new_clause(next + 1, to) {
                    return k;
                }
                if !clause
                    && (matches!(word, "which" | "who" | "whose" | "where") && !self.goes_on(next, to)
                        || circumstance(word)
                        || word.ends_with("ing")
                            && word.len() > 5
                            && !a.capital(next)
                            && !matches!(word, "including" | "regarding" | "concerning" | "excluding"))
                {
                    return k;
                }
                continue;
            }
            if clause || a.is(k, ',') {
                continue;
            }
            // "a firm stance against tolls — and last June stirred …"
            let dash = a.is(k, '—') && k > from + 1 || a.is(k, '-') && a.is(k + 1, '-');
            if dash && !(k + 2..to).any(|j| a.is(j, '—')) {
                return k;
            }
            let named = a.mention_ending(next).is_some_and(|m| m.kind != Kind::Date);
            let enough = next >= from + 2 || closed || named;
            if enough && circumstance(word) && self.happens(next + 1, to)
                || next >= from + 2 && self.on_occasion(next, to)
            {
                return next;
            }
        }
        to
    }

    /// "a project that …", "another example of …": the paper's own words on what was said.
    fn aside(&self, k: usize, to: usize) -> bool {
        let a = self.a;
        a.surface(k) == "another"
            || (k + 2..to.min(k + 5)).any(|j| {
                matches!(a.surface(j), "that" | "which") || a.flags(j).any(Flags::HE_SHE.with(Flags::THEY))
            }) && !self.marks.inside(k)
    }

    /// Whether a main clause with a subject of its own opens here.
    fn new_clause(&self, k: usize, to: usize) -> bool {
        let a = self.a;
        let named = a.flags(k).any(Flags::DETERMINER)
            || a.mention(k).is_some_and(|m| !matches!(m.kind, Kind::Date | Kind::Demonym(_)));
        let there = a.surface(k) == "there";
        (named && a.word(k) != a.known.that || there)
            && (k + 1..to.min(k + 8))
                .take_while(|&j| {
                    !(a.flags(j).any(Flags::PREPOSITION) && a.mention(j).is_none()) && !a.is(j, ',')
                })
                .any(|j| finite(a, j) && !self.marks.inside(j))
    }

    /// "Mr. Kim, whose term ends in June, for his answer": the object goes on behind the relative clause.
    fn goes_on(&self, k: usize, to: usize) -> bool {
        let a = self.a;
        let close = (k..to).find(|&j| a.is(j, ',') && !self.marks.inside(j));
        close.is_some_and(|j| a.flags(j + 1).any(Flags::PREPOSITION) && a.mention(j + 1).is_none())
    }

    /// Whether a clause follows, and not a mere time: "after he left", not "before Sunday's debate".
    fn happens(&self, k: usize, to: usize) -> bool {
        let a = self.a;
        (k..to.min(k + 24))
            .take_while(|&j| !a.is(j, ','))
            .any(|j| finite(a, j) && !a.has_form(j, &[Form::Third]) && !self.marks.inside(j))
    }

    /// "in an interview with", "at a rally in"
    fn on_occasion(&self, k: usize, to: usize) -> bool {
        let a = self.a;
        matches!(a.surface(k), "in" | "during" | "at")
            && (a.flags(k + 1).any(Flags::DETERMINER)
                || matches!(a.surface(k + 1), "a" | "an" | "his" | "her"))
            && (k + 2..to.min(k + 5)).any(|j| occasion(a.surface(j)))
            && !(k + 2..to.min(k + 5))
                .take_while(|&j| !occasion(a.surface(j)))
                .any(|j| a.flags(j).any(Flags::PREPOSITION))
    }
}
