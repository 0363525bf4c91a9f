//! Whether a clause is the narrator's own, or stands inside what somebody says.

use super::frame::{Frame, Placed};
use super::marks::mark;
use super::tail::Tail;
use crate::extract::cues::Hit;
use crate::lexicon::{Flags, Form};

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
            let gap = matches!(word, "that" | "which");
            let quotes = (hit.end..hit.end + 2).any(|k| mark(a, k));
            return (!refuses || when) && (!gap || quotes);
        };
        if !last.open {
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
            || matches!(word, "but" | "and" | "yet") && comma
            || a.flags(p).any(Flags::ADVERB)
                && matches!(a.surface(p.wrapping_sub(1)), "but" | "and" | "while");
        let tense =
            last.hit.form == hit.form || matches!(hit.form, Form::Past | Form::Participle) || hit.perfect;
        joins && tense
    }
}
