//! What a cue needs around it: what somebody names a thing, who issued a statement, who met to discuss.

use super::frame::{Frame, Placed};
use super::source::{self, Source};
use super::tail::finite;
use crate::extract::cues::Hit;
use crate::extract::mention::Kind;
use crate::lexicon::{Flags, Form, Scope};

impl Frame<'_, '_> {
    /// "called it an internal matter", "called the plan a disaster": what somebody names a thing.
    pub(super) fn names_it(&self, k: usize) -> bool {
        let a = self.a;
        let e = self.range.end;
        let time = |j: usize| {
            a.mention(j).is_some_and(|m| m.kind == Kind::Date)
                || matches!(
                    a.surface(j),
                    "day" | "week" | "month" | "year" | "few" | "halt" | "meeting" | "vote" | "strike"
                )
        };
        let link = |j: usize| a.flags(j).any(Flags::PREPOSITION.with(Flags::CONJUNCTION).with(Flags::ADVERB));
        if matches!(a.surface(k), "it" | "him" | "her" | "them" | "this" | "that") {
            return k + 1 < e
                && a.is_word(k + 1)
                && !link(k + 1)
                && !time(k + 1)
                && !matches!(a.surface(k + 1), "off" | "back" | "up" | "out" | "to");
        }
        (k + 1..e.min(k + 10))
            .take_while(|&j| !a.is(j, ',') && !a.is(j, '.') && !link(j) && !finite(a, j))
            .any(|j| matches!(a.surface(j), "a" | "an") && !time(j + 1))
    }

    /// Whether a thing that is read stands before `k` as the subject: "The poll, conducted in May, showed".
    pub(super) fn read_in(&self, k: usize) -> bool {
        let a = self.a;
        let b = self.range.start;
        (b..k.min(b + 6)).any(|j| a.flags(j).any(Flags::TEXT_NOUN))
            && source::before(a, self.marks, self.cast, k, b).is_some_and(|s| s.text && s.toks.start <= b + 1)
    }

    /// The body that a fronted "In a statement issued by the Ministry of Ports," names, for "the agency".
    pub(super) fn issuer(&self, s: &source::Source) -> Option<String> {
        let a = self.a;
        let b = self.range.start;
        if !(s.toks.len() == 2 && s.person.is_none() && a.word(s.toks.start) == a.known.the)
            || !a.flags(s.toks.start + 1).any(Flags::COLLECTIVE)
            || !a.is(s.toks.start - 1, ',')
            || !(b..b + 4).any(|k| matches!(a.surface(k), "statement" | "release" | "report" | "letter"))
        {
            return None;
        }
        (b + 2..s.toks.start)
            .filter_map(|k| a.mention(k).filter(|m| m.toks.start == k))
            .find(|m| matches!(m.kind, Kind::Organization | Kind::Named(_)))
            .map(|m| self.cast.name(m.entity))
            .filter(|n| !n.is_empty())
    }

    /// "met with Hale to discuss the lake": those who met discuss it.
    pub(super) fn to_discuss(&self, hit: &Hit) -> Option<Placed> {
        let a = self.a;
        let (b, e) = (self.range.start, self.range.end);
        let met = (b + 1..hit.group).find(|&k| {
            matches!(a.surface(k), "met" | "meets" | "talked" | "spoke" | "conferred")
                && !self.marks.inside(k)
        })?;
        let with = (met + 1..hit.group.min(met + 6)).find(|&k| a.word(k) == a.known.with)?;
        let other = (with + 1..hit.group).find_map(|k| a.mention(k).filter(|m| m.kind == Kind::Person))?;
        let s =
            self.leading().filter(|s| s.toks.end <= met && s.person.is_some_and(|p| p != other.entity))?;
        let mut names = s.names.clone();
        names.push(self.cast.name(other.entity));
        Some(Placed {
            names,
            person: None,
            single: false,
            from: hit.group,
            content: vec![hit.end..e],
            open: true,
            clause: false,
            scope: Scope::Joint,
            rule: "met-to-discuss",
            hearer: None,
            hit: hit.clone(),
            source: Some(s),
        })
    }

    /// Whether subject and verb agree: "the fund's last estimate", "the Tolmar protest" are no clauses.
    pub(super) fn agrees(&self, hit: &Hit, s: &Source) -> bool {
        let a = self.a;
        // "a congressional report that": an article that only a noun can follow.
        let article = matches!(a.surface(hit.verb.wrapping_sub(2)), "a" | "an");
        if hit.form == Form::Base && article && hit.verb - 2 >= s.toks.start {
            return false;
        }
        // "by 0.1 percentage points to 4 percent"
        if matches!(a.surface(hit.verb - 1), "percentage" | "basis") {
            return false;
        }
        // "Some details of it": a noun.
        if hit.form == Form::Third
            && s.toks.len() == 1
            && matches!(
                a.surface(s.toks.start),
                "Some"
                    | "some"
                    | "Many"
                    | "many"
                    | "Several"
                    | "several"
                    | "Most"
                    | "most"
                    | "Few"
                    | "few"
                    | "Both"
                    | "All"
            )
        {
            return false;
        }
        let helped =
            (hit.group..hit.verb).any(|k| a.flags(k).any(Flags::DO.with(Flags::MODAL))) || hit.negated;
        if hit.form != Form::Base || a.has_form(hit.verb, &[Form::Past]) || helped {
            return true;
        }
        let many = |k: usize| {
            let word = a.surface(k);
            word.ends_with('s') && !word.ends_with("ss")
                || a.flags(k).any(Flags::THEY.with(Flags::HEARER).with(Flags::COLLECTIVE))
                || matches!(
                    word,
                    "I" | "we" | "We" | "you" | "You" | "people" | "who" | "all" | "All" | "these"
                )
        };
        // The head stands before the first link: "officials in the party say".
        let link = (s.toks.start + 1..s.toks.end)
            .find(|&k| a.flags(k).any(Flags::PREPOSITION) && a.mention(k).is_none() || a.is(k, ','));
        let head = s.toks.start..link.unwrap_or(s.toks.end);
        let adjective = matches!(
            a.surface(s.toks.end - 1),
            "last" | "latest" | "first" | "new" | "own" | "next" | "recent"
        );
        !adjective
            && (s.joint || head.into_iter().any(many) || s.toks.clone().any(|k| a.word(k) == a.known.and))
    }
}
