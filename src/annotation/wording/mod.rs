//! What changed between two wordings, and which of it matters.
//!
//! In this genre one word is the news: "welcomed" becomes "took note of", "will" becomes "may", "by
//! 30 June" becomes "at an early date". [`compare`] gives the difference word by word and names the
//! changes a reader must not miss: a verb's rung on its ladder, a negation, a modal, a number, a date.
//! Line breaks and other white space do not count.

mod read;

use crate::lexicon::Act;
use read::{Read, Verb};
use similar::{Algorithm, DiffOp, capture_diff_slices};
use unicode_segmentation::UnicodeSegmentation;

/// A stretch of one of the two wordings, or of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// In both; as the new wording has it.
    Same(String),
    /// Only in the old wording.
    Gone(String),
    /// Only in the new wording.
    New(String),
}

impl Piece {
    /// Its text.
    #[must_use]
    pub fn text(&self) -> &str {
        match self {
            Self::Same(text) | Self::Gone(text) | Self::New(text) => text,
        }
    }
}

/// What kind of change matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Matter {
    /// The verb stands on another rung of the same ladder: from, to.
    Rung(Act, u8, u8),
    /// The verb does something else: from, to; `None` where there is none.
    Act(Option<Act>, Option<Act>),
    /// "not", "no", "never", "without".
    Negation,
    /// "will", "should", "may".
    Modal,
    /// A number that is no date.
    Number,
    /// A day, month, weekday or year.
    Date,
}

impl Matter {
    /// In a word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Rung(_, was, now) if was < now => "stronger verb",
            Self::Rung(..) => "weaker verb",
            Self::Act(..) => "verb",
            Self::Negation => "negation",
            Self::Modal => "modal",
            Self::Number => "number",
            Self::Date => "date",
        }
    }
}

/// A change that matters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What kind.
    pub matter: Matter,
    /// The words that stood there; empty where there were none.
    pub was: String,
    /// The words that stand there now; empty where there are none.
    pub now: String,
}

impl Change {
    /// In words: "weaker verb: urged → hoped (request, strength 4 → 2)".
    #[must_use]
    pub fn words(&self) -> String {
        let shown = |text: &str| if text.is_empty() { "nothing".to_owned() } else { format!("“{text}”") };
        let mut out = format!("{}: {} → {}", self.matter.word(), shown(&self.was), shown(&self.now));
        match self.matter {
            Matter::Rung(act, was, now) => out.push_str(&format!(" ({act}, strength {was} → {now})")),
            Matter::Act(Some(was), Some(now)) if was != now => out.push_str(&format!(" ({was} → {now})")),
            _ => {}
        }
        out
    }
}

/// Two wordings compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Comparison {
    /// Word by word, in order.
    pub pieces: Vec<Piece>,
    /// What matters, in the order of [`Matter`].
    pub changes: Vec<Change>,
}

/// Compares two wordings.
#[must_use]
pub fn compare(was: &str, now: &str) -> Comparison {
    Comparison { pieces: pieces(was, now), changes: changes(was, now) }
}

/// Words, marks and single spaces.
fn tokens(text: &str) -> Vec<&str> {
    let mut out: Vec<&str> = Vec::new();
    for token in text.split_word_bounds() {
        if token.trim().is_empty() {
            if out.last().is_some_and(|last| *last != " ") {
                out.push(" ");
            }
        } else {
            out.push(token);
        }
    }
    if out.last() == Some(&" ") {
        out.pop();
    }
    out
}

fn pieces(was: &str, now: &str) -> Vec<Piece> {
    let (old, new) = (tokens(was), tokens(now));
    let joined = |tokens: &[&str], at: usize, len: usize| tokens.get(at..at + len).unwrap_or(&[]).concat();
    let mut out: Vec<Piece> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &old, &new) {
        match op {
            DiffOp::Equal { new_index, len, .. } => push(&mut out, Piece::Same(joined(&new, new_index, len))),
            DiffOp::Delete { old_index, old_len, .. } => {
                push(&mut out, Piece::Gone(joined(&old, old_index, old_len)));
            }
            DiffOp::Insert { new_index, new_len, .. } => {
                push(&mut out, Piece::New(joined(&new, new_index, new_len)));
            }
            DiffOp::Replace { old_index, old_len, new_index, new_len } => {
                push(&mut out, Piece::Gone(joined(&old, old_index, old_len)));
                push(&mut out, Piece::New(joined(&new, new_index, new_len)));
            }
        }
    }
    out
}

/// Adds a piece; a space between two changed words is part of the change, not a thing in common.
fn push(out: &mut Vec<Piece>, piece: Piece) {
    if piece.text().is_empty() {
        return;
    }
    if let [.., Piece::Gone(gone), Piece::New(new), Piece::Same(space)] = out.as_mut_slice()
        && space == " "
        && let Piece::Gone(more) = &piece
    {
        gone.push(' ');
        gone.push_str(more);
        new.push(' ');
        out.pop();
        return;
    }
    if let (Some(Piece::New(last)), Piece::New(more)) = (out.last_mut(), &piece) {
        last.push_str(more);
        return;
    }
    out.push(piece);
}

/// What matters, in the order of [`Matter`].
fn changes(was: &str, now: &str) -> Vec<Change> {
    let (old, new) = (Read::new(was), Read::new(now));
    let mut out = verbs(&old, &new);
    for kind in [Matter::Negation, Matter::Modal, Matter::Number, Matter::Date] {
        let gone = without(old.of(kind), new.of(kind));
        let come = without(new.of(kind), old.of(kind));
        for n in 0..gone.len().max(come.len()) {
            let at = |list: &[String]| list.get(n).cloned().unwrap_or_default();
            out.push(Change { matter: kind, was: at(&gone), now: at(&come) });
        }
    }
    out.sort_by_key(|change| change.matter);
    out
}

/// The members of `a` that `b` does not have, as often as it lacks them, in order.
fn without(a: &[String], b: &[String]) -> Vec<String> {
    let mut rest: Vec<&String> = b.iter().collect();
    let mut out = Vec::new();
    for one in a {
        match rest.iter().position(|other| *other == one) {
            Some(at) => {
                rest.remove(at);
            }
            None => out.push(one.clone()),
        }
    }
    out
}

/// Verbs of the ladders that are not in both.
fn verbs(old: &Read, new: &Read) -> Vec<Change> {
    let names = |verbs: &[Verb]| verbs.iter().map(|verb| verb.words.clone()).collect::<Vec<_>>();
    let pick = |verbs: &[Verb], names: Vec<String>| {
        let mut left = names;
        let mut out = Vec::new();
        for verb in verbs {
            if let Some(at) = left.iter().position(|name| *name == verb.words) {
                left.remove(at);
                out.push(verb.clone());
            }
        }
        out
    };
    let gone = pick(&old.verbs, without(&names(&old.verbs), &names(&new.verbs)));
    let mut come = pick(&new.verbs, without(&names(&new.verbs), &names(&old.verbs)));
    let mut out = Vec::new();
    for was in gone {
        // The same ladder first: there the step has a size.
        let same = come.iter().position(|now| now.act == was.act);
        let now = same.or((!come.is_empty()).then_some(0)).map(|at| come.remove(at));
        match now {
            Some(now) if now.act == was.act && now.rung == was.rung => {}
            Some(now) if now.act == was.act => out.push(Change {
                matter: Matter::Rung(was.act, was.rung, now.rung),
                was: was.words,
                now: now.words,
            }),
            now => out.push(Change {
                matter: Matter::Act(Some(was.act), now.as_ref().map(|now| now.act)),
                was: was.words,
                now: now.map_or_else(String::new, |now| now.words),
            }),
        }
    }
    out.extend(come.into_iter().map(|now| Change {
        matter: Matter::Act(None, Some(now.act)),
        was: String::new(),
        now: now.words,
    }));
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;
    use proptest::prelude::*;

    fn told(was: &str, now: &str) -> Vec<String> {
        compare(was, now).changes.iter().map(Change::words).collect()
    }

    #[test]
    fn a_verb_on_another_rung() {
        let changes = compare("Tolen urged both sides to talk", "Tolen hoped both sides would talk").changes;
        let Matter::Rung(Act::Request, was, now) = changes[0].matter else { panic!("{changes:?}") };
        assert!(was > now);
        assert_eq!(changes[0].matter.word(), "weaker verb");
        let back = compare("Tolen hoped both sides would talk", "Tolen urged both sides to talk").changes;
        assert_eq!(back[0].matter.word(), "stronger verb");
    }

    #[test]
    fn a_verb_that_does_something_else() {
        let changes = compare("The parties welcomed the plan", "The parties condemned the plan").changes;
        assert!(matches!(changes[0].matter, Matter::Act(Some(was), Some(now)) if was != now), "{changes:?}");
    }

    #[test]
    fn negation_modal_number_and_date() {
        assert_eq!(told("will attend", "will not attend"), ["negation: nothing → “not”"]);
        assert_eq!(told("shall attend", "may attend"), ["modal: “shall” → “may”"]);
        assert_eq!(told("40 ships and three posts", "45 ships and three posts"), ["number: “40” → “45”"]);
        assert_eq!(told("1,000 tents", "1000 tents"), Vec::<String>::new());
        assert_eq!(told("by 30 June 2031", "by 31 July 2031"), ["date: “30 june 2031” → “31 july 2031”"]);
        assert_eq!(told("on 3 May", "on 4 May"), ["date: “3 may” → “4 may”"]);
        assert_eq!(told("it doesn’t hold", "it holds"), ["negation: “doesn't” → nothing"]);
        assert_eq!(told("on Monday", "on Friday"), ["date: “monday” → “friday”"]);
    }

    #[test]
    fn line_breaks_do_not_count() {
        let same = compare("kept  close\ncontacts", "kept close contacts");
        assert_eq!(same.pieces, [Piece::Same("kept close contacts".into())]);
        assert!(same.changes.is_empty());
    }

    #[test]
    fn word_by_word() {
        let pieces = compare("took note of the plan", "welcomed the plan").pieces;
        let gone: String = pieces.iter().filter(|p| matches!(p, Piece::Gone(_))).map(Piece::text).collect();
        assert_eq!(gone.trim(), "took note of");
        assert_eq!(pieces.last().unwrap(), &Piece::Same(" the plan".into()));
    }

    proptest! {
        /// The new wording is what is the same and what is new; the old what is the same and gone.
        #[test]
        fn pieces_make_up_both_wordings(was in "[a-c ]{0,24}", now in "[a-c ]{0,24}") {
            let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
            let pieces = compare(&was, &now).pieces;
            let of = |keep: fn(&Piece) -> bool| pieces.iter().filter(|p| keep(p)).map(Piece::text).collect::<String>();
            prop_assert_eq!(flat(&of(|p| !matches!(p, Piece::Gone(_)))), flat(&now));
            prop_assert_eq!(flat(&of(|p| !matches!(p, Piece::New(_)))), flat(&was));
        }

        /// The same wording has no change that matters, and a change turned round is the change back.
        #[test]
        fn changes_are_symmetric(was in "(not|may|will|urged|hoped|40|three|[a-c]){1}( (not|may|will|urged|hoped|40|three)){0,5}") {
            prop_assert!(compare(&was, &was).changes.is_empty());
        }
    }
}
