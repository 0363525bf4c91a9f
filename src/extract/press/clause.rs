//! Whether a clause is the narrator's own, or stands inside what somebody says.

use super::frame::{Frame, Placed};
use super::marks::mark;
use super::tail::{Tail, finite};
use crate::extract::cues::Hit;
use crate::lexicon::{CueAct, Flags, Form};

impl Frame<'_, '_> {
    /// Whether a subject that begins at `begin` opens a clause of the narrator's, not one inside what is said.
    pub(super) fn main_clause(&self, begin: usize, placed: &[Placed], hit: &Hit, tail: Tail) -> bool {
        let a = self.a;
        let b = self.range.start;
        if begin == b {
            return true;
        }
        let p = begin - 1;
        let word = a.surface(p);
        let Some(last) = placed.last() else {
            // A fronted adverbial or clause before it, or a connector.
            let refuses = matches!(
                word,
                "because"
                    | "if"
                    | "who"
                    | "whether"
                    | "how"
                    | "what"
                    | "why"
                    | "where"
                    | "than"
                    | "whom"
                    | "as"
                    | "What"
                    | "If"
                    | "As"
                    | "When"
                    | "After"
                    | "when"
                    | "after"
                    | "before"
                    | "until"
                    | "unless"
                    | "since"
                    | "Because"
                    | "Since"
                    | "How"
                    | "Whether"
                    | "Why"
            ) || self.marks.inside(p) && !mark(a, p);
            // "seemed to allude to them when he said that X": what he said is reported all the same.
            let when =
                matches!(word, "when" | "When" | "after" | "After" | "because" | "where" | "as" | "since")
                    && matches!(tail, Tail::That(_) | Tail::Quote(_));
            // "a decision that the chief called “reckless”"
            let gap = matches!(word, "that" | "which")
                && !(p > b && a.flags(p - 1).any(Flags::PREPOSITION) && word == "which");
            let quotes = (hit.end..hit.end + 2).any(|k| mark(a, k));
            // "a wall which he said the neighbours should pay for"
            let filled = word == "which"
                && !hit.weak
                && matches!(hit.act, CueAct::Content)
                && matches!(tail, Tail::Open(k) if (k..self.range.end.min(k + 12)).any(|j| finite(a, j)));
            return (!refuses || when || filled) && (!gap || quotes || filled);
        };
        let ended = last.content.first().is_none_or(|c| begin > c.end);
        if !last.open || ended {
            let stance = !hit.weak && matches!(hit.act, CueAct::Fixed(_));
            let told = stance || hit.clause_only || matches!(tail, Tail::That(_) | Tail::Quote(_));
            if ended && told && matches!(word, "when" | "after" | "as" | "because") {
                return true;
            }
            return !matches!(
                word,
                "that"
                    | "because"
                    | "if"
                    | "who"
                    | "which"
                    | "whether"
                    | "how"
                    | "what"
                    | "as"
                    | "when"
                    | "after"
                    | "before"
            );
        }
        let comma = a.is(p.wrapping_sub(1), ',') || p > 0 && mark(a, p - 1);
        let joins = a.is(p, ';')
            || a.is(p, '—')
            || matches!(word, "while" | "although" | "though" | "whereas")
            || matches!(word, "but" | "and" | "yet")
                && (comma
                    || !hit.weak
                        && matches!(hit.act, CueAct::Fixed(_))
                        && a.flags(begin).any(Flags::HE_SHE.with(Flags::THEY)))
            || a.flags(p).any(Flags::ADVERB)
                && matches!(a.surface(p.wrapping_sub(1)), "but" | "and" | "while");
        let tense =
            last.hit.form == hit.form || matches!(hit.form, Form::Past | Form::Participle) || hit.perfect;
        joins && tense
    }
}
