//! Who is meant next: whoever spoke last, was named last, or is known to be "she".

use super::marks::mark;
use super::{Press, Speaker};
use crate::extract::analysis::{Analysis, NONE};
use crate::extract::cast::Cast;
use crate::extract::mention::Kind;
use crate::lexicon::Flags;
use std::ops::Range;

impl Press {
    pub(super) fn spoke(&mut self, cast: &mut Cast, speaker: Speaker) {
        if let Some(p) = speaker.person {
            cast.last_person = Some(p);
            self.meant(p);
        } else if !speaker.names.is_empty() {
            cast.last_group.clone_from(&speaker.names);
            if speaker.single {
                cast.last_person = None;
            }
        }
        self.last = Some(speaker);
    }

    pub(super) fn meant(&mut self, person: u32) {
        self.recent.retain(|&p| p != person);
        self.recent.push(person);
        if self.recent.len() > 8 {
            self.recent.remove(0);
        }
    }

    /// The first person named outside quotation marks is what "he" means next.
    pub(super) fn named(&mut self, a: &Analysis<'_>, cast: &mut Cast, range: &Range<usize>) {
        // "When Prump vowed to come, Cheryl Daws wept": the main clause's subject.
        let fronted = matches!(
            a.surface(range.start),
            "When" | "While" | "After" | "As" | "If" | "Although" | "Though" | "Asked" | "Before" | "Because"
        );
        let main = range.clone().find(|&k| a.is(k, ',')).filter(|_| fronted).map_or(range.start, |k| k + 1);
        let subject = a.mention(main).or_else(|| a.mention(main + 1)).or_else(|| a.mention(main + 2));
        let start = if subject.is_some_and(|m| m.kind == Kind::Person) { main } else { range.start };
        let found = (start..range.end.min(start + 30)).find_map(|k| {
            a.mention(k).filter(|m| {
                m.kind == Kind::Person && m.toks.start == k && !self.marks.inside(k) && m.entity != NONE
            })
        });
        if let Some(m) = found {
            cast.last_person = Some(m.entity);
            self.meant(m.entity);
        }
    }

    /// "She" cannot be the one whom the text calls Mr.
    pub(super) fn pronoun(&mut self, a: &Analysis<'_>, cast: &mut Cast, range: &Range<usize>) {
        // Only the subject of the sentence, or of an attribution, is sure to be the one meant.
        let Some(k) = range.clone().find(|&k| !self.marks.inside(k) && a.flags(k).any(Flags::HE_SHE)) else {
            return;
        };
        if k > range.start + 1 && !(mark(a, k - 1) || a.is(k - 1, ',')) {
            return;
        }
        let she = a.surface(k).eq_ignore_ascii_case("she");
        let Some(last) = cast.last_person else { return };
        let (own, other) = if she { (&self.she, &self.he) } else { (&self.he, &self.she) };
        if other.binary_search(&last).is_ok()
            && let Some(&p) = self
                .recent
                .iter()
                .rev()
                .find(|p| own.binary_search(p).is_ok())
                .or_else(|| self.recent.iter().rev().find(|p| other.binary_search(p).is_err()))
        {
            cast.last_person = Some(p);
        } else if other.binary_search(&last).is_err() && own.binary_search(&last).is_err() {
            let list = if she { &mut self.she } else { &mut self.he };
            if list.len() >= 4096 {
                return;
            }
            let at = list.partition_point(|&x| x < last);
            list.insert(at, last);
        }
    }
}
