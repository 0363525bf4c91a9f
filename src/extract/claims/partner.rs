//! People inside a content: who is welcomed, and with whom something is discussed.

use super::{Placed, Reader};
use crate::extract::cast;
use crate::extract::mention::Kind;
use crate::extract::subject;
use crate::lexicon::{Act, CueAct, Flags, Form, Scope};
use std::ops::Range;

impl Reader<'_, '_> {
    /// Whether a content is people who are greeted: "the guest", "Minister Dahl to Vesk".
    pub(super) fn welcomes_people(&self, main: &Range<usize>) -> bool {
        let a = self.a;
        let person = (main.start..main.end.min(main.start + 12))
            .find_map(|k| a.mention(k).filter(|m| m.kind == Kind::Person && m.toks.start == k))
            .filter(|m| crate::extract::titles::before(a, m.toks.start).start <= main.start + 1)
            .map(|m| m.toks.end);
        let start = main.start + usize::from(a.flags(main.start).any(Flags::DETERMINER));
        let role = (start..main.end.min(start + 4)).find(|&k| {
            matches!(
                a.surface(k),
                "guest" | "guests" | "delegation" | "delegates" | "participants" | "visitors"
            ) || a.plural_office(k)
        });
        // "the Prime Minister of Norland, Nora Ahern, to Vesk": the name behind the office.
        let apposed = cast::role_end(a, main.start).and_then(|office| {
            let m = (office..main.end.min(office + 10))
                .find_map(|k| a.mention(k).filter(|m| m.kind == Kind::Person && m.toks.start == k))?;
            let between = (office..m.toks.start).all(|k| {
                a.is(k, ',') || a.word(k) == a.known.of || a.word(k) == a.known.the || a.mention(k).is_some()
            });
            (between && a.is(m.toks.start - 1, ','))
                .then_some(m.toks.end + usize::from(a.is(m.toks.end, ',')))
        });
        let end = person.or(apposed).or_else(|| cast::role_end(a, main.start)).or(role.map(|k| k + 1));
        end.is_some_and(|end| {
            let invited =
                a.word(end) == a.known.to && a.has_form(end + 1, &[Form::Base]) && !a.capital(end + 1);
            end >= main.end || !invited && matches!(a.surface(end), "to" | "and" | "," | "on" | "in" | "at")
        })
    }

    /// "discussed in a call with his counterpart X the developments": the topic stands behind the contact.
    pub(super) fn aside_of_contact(&self, p: &Placed, content: &mut [Range<usize>]) {
        let a = self.a;
        let Some(c) = content.first_mut().filter(|_| matches!(p.hit.act, CueAct::Fixed(Act::Discuss))) else {
            return;
        };
        if !matches!(a.surface(c.start), "in" | "during" | "over" | "with" | "by") {
            return;
        }
        let person = (c.start..c.end.min(c.start + 16))
            .find_map(|k| a.mention(k).filter(|m| m.kind == Kind::Person && m.toks.start == k));
        if let Some(end) = person.map(|m| m.toks.end)
            && end + 1 < c.end
            && a.is_word(end)
            && !a.flags(end).any(Flags::PREPOSITION)
        {
            c.start = end;
        }
    }

    /// Whom a person discussed something with, behind "with" or in front ("In a call with X, Y discussed"):
    /// he takes part.
    pub(super) fn join_partner(&mut self, p: &mut Placed, after: Range<usize>) {
        let a = self.a;
        let Some(subject) = p.subject.as_ref().filter(|s| s.who == subject::Who::Person) else { return };
        if p.scope != Scope::Own || subject.persons.len() != 1 {
            return;
        }
        let front = self.range.start..subject.toks.start;
        let contact = |k: usize| {
            a.word(k) == a.known.with && (k.saturating_sub(3)..k).any(|j| a.flags(j).any(Flags::EVENT_NOUN))
        };
        let with = front
            .clone()
            .find(|&k| contact(k))
            .map(|k| k..front.end)
            .or_else(|| after.clone().find(|&k| a.word(k) == a.known.with).map(|k| k..after.end));
        let Some(range) = with else { return };
        let partner = (range.start + 1..range.end.min(range.start + 14))
            .take_while(|&k| !a.is(k, ';'))
            .find_map(|k| a.mention(k).filter(|m| m.kind == Kind::Person && m.toks.start == k));
        let Some(partner) = partner else { return };
        let direct = crate::extract::titles::before(a, partner.toks.start).start <= range.start + 4;
        let (lead, other) = (subject.persons.first().copied().unwrap_or(partner.entity), partner.entity);
        if direct && lead != other {
            p.speakers.push(self.cast.name(other));
            p.scope = Scope::Joint;
            self.cast.meet(&[lead, other]);
        }
    }
}
