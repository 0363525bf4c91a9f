//! Attributions around a statement: "S, X said", "according to X", "“…,” she said".

use super::trailing::inverted;
use super::write::trim_end;
use super::{Draft, Reader};
use crate::extract::analysis::Analysis;
use crate::extract::content;
use crate::extract::cues::Hit;
use crate::extract::entity;
use crate::extract::mention::Kind;
use crate::extract::subject::{self, Subject, Who};
use crate::lexicon::{Act, CueAct, Flags, Form, Scope};

impl Reader<'_, '_> {
    /// "S, X said." · "S₁, X said, S₂" · "“…,” she said." · "According to X, S"
    pub(super) fn attributed(&mut self, hits: &[Hit]) -> bool {
        let a = self.a;
        let (b, e) = (self.range.start, self.range.end);
        // According to X, S — and S, according to X.
        if let Some(k) = (b..e).find(|&k| a.word(k) == a.known.according && a.word(k + 1) == a.known.to)
            && (k == b || a.is(k.wrapping_sub(1), ',') && a.word(k.wrapping_sub(2)) != a.known.that)
        {
            let np_end = (k + 2..e).find(|&j| a.is(j, ',')).unwrap_or(e);
            // "… from the ministry here", "… of the ministry today"
            let late = matches!(a.surface(np_end.wrapping_sub(1)), "here" | "today" | "yesterday");
            let source = k + 2..np_end - usize::from(late && np_end > k + 4);
            let subject = subject::before(a, self.cast, source.end, k + 2);
            let issued = subject.as_ref().is_some_and(|s| s.who == Who::Body && s.toks.start <= k + 4);
            // "according to the Sarvan foreign ministry. … it added": it, from here on.
            if let Some(s) = subject.as_ref().filter(|s| s.who == Who::Noun && s.toks.start <= k + 4) {
                self.cast.last_group.clone_from(&s.names);
            }
            let carried = self.carries(k + 2) && (a.press || self.cast.last_group.len() != 1 && !issued);
            if issued
                && !carried
                && let Some(s) = &subject
            {
                self.cast.last_group.clone_from(&s.names);
            }
            let pronoun = np_end == k + 3 && matches!(a.surface(k + 2), "him" | "her");
            let issuer = subject.clone();
            let (names, toks) = match subject {
                // "According to him"
                _ if pronoun && self.cast.last_person.is_some() => {
                    (self.cast.last_person.iter().map(|&e| self.cast.name(e)).collect(), source.clone())
                }
                Some(s) if s.toks.start <= k + 4 => (s.names, s.toks),
                _ => (vec![entity::surface(a, source.start, source.end)], source.clone()),
            };
            let mut content = Vec::new();
            if k > b {
                content.push(b..trim_end(a, b, k));
            }
            if np_end + 1 < e {
                content.push(np_end + 1..e);
            }
            // "…, according to the ministry": handed on.
            if !carried
                && k > b
                && np_end + 1 >= e
                && let Some(s) = &issuer
                && self.handed_on(hits, s, b..trim_end(a, b, k))
            {
                return true;
            }
            // "According to the ministry, the ministers agreed": likewise.
            // … where that is what the sentence is about, and not said in passing.
            let main = || {
                let hit = hits.iter().find(|h| h.group > np_end)?;
                subject::before(a, self.cast, hit.group, np_end + 1).map(|s| s.toks.start)
            };
            if !carried
                && k == b
                && np_end + 1 < e
                && main().is_some_and(|start| start <= np_end + 2)
                && let Some(s) = &issuer
                && self.handed_on(hits, s, np_end + 1..trim_end(a, np_end + 1, e))
            {
                return true;
            }
            if !carried && !content.is_empty() && !names.is_empty() {
                let main = content.first().cloned().unwrap_or(b..e);
                let reading = content::read(a, &main, true);
                self.drafts.push(Draft {
                    speakers: names,
                    scope: Scope::Own,
                    act: reading.act,
                    strength: reading.strength,
                    source: Some(toks),
                    cue: Some(k..k + 2),
                    content,
                    addressees: Vec::new(),
                    modality: reading.modality,
                    negated: reading.negated,
                    rule: "according-to",
                    confidence: 0.9,
                });
                return true;
            }
        }
        if let Some(from) = self.reported_by(hits)
            && let Some(subject) = subject::before(a, self.cast, from.start, b)
            && self.handed_on(hits, &subject, from.end..e)
        {
            return true;
        }
        for hit in hits {
            let speech = (matches!(hit.act, CueAct::Content | CueAct::Fixed(Act::Warn))
                || a.flags(hit.verb).any(Flags::TRAILING))
                && matches!(hit.form, Form::Past | Form::Third)
                && !hit.weak;
            if !speech || hit.passive || hit.verb == b {
                continue;
            }
            // What stands after the cue: nothing, a comma, a quote's start, or words of time.
            let after = hit.end;
            // "…, Pell told Hale."
            let heard = a.surface(hit.verb) == "told"
                && a.mention(after).is_some_and(|m| {
                    m.toks.start == after
                        && (m.toks.end >= e
                            || a.is(m.toks.end, '.')
                            || a.is(m.toks.end, ',')
                            || matches!(a.surface(m.toks.end), "during" | "on" | "at" | "in"))
                });
            let closes = after >= e
                || heard
                || a.is(after, ',')
                || a.is(after, '.')
                || a.mention(after).is_some_and(|m| m.kind == Kind::Date)
                || matches!(
                    a.surface(after),
                    "on" | "in"
                        | "at"
                        | "during"
                        | "after"
                        | "earlier"
                        | "late"
                        | "when"
                        | "before"
                        | "following"
                ) && (after..e.min(after + 12)).all(|j| !a.flags(j).any(Flags::MODAL.with(Flags::BE)));
            // X said
            // "The plan, Pell said, is dead."
            let medial = a.is(after, ',')
                && (a.flags(after + 1).any(Flags::BE.with(Flags::MODAL).with(Flags::HAVE).with(Flags::DO))
                    || a.has_form(after + 1, &[Form::Third, Form::Past]));
            if closes
                && let Some(subject) = self.trailing_subject(hit.group, b)
                && self.carried(&subject, b)
            {
                // "S, a press release added": the text only carries what it tells.
                self.range.end = trim_end(a, b, subject.toks.start);
                return false;
            }
            if closes
                && let Some(subject) = self.trailing_subject(hit.group, b)
                && subject.toks.start > b
                && separator(a, subject.toks.start - 1)
                && subject.toks.start - b > 1
                && (medial
                    || self.plausible_statement(b, subject.toks.start)
                    // "The task lies with the ministries, he emphasised."
                    || after >= e && subject.toks.start - b > 6 && !a.flags(b).any(Flags::PREPOSITION))
            {
                let ends = !(after..e).any(|k| a.is(k, ',') || a.is(k, '“') || a.is(k, '"'));
                if ends && self.handed_on(hits, &subject, b..trim_end(a, b, subject.toks.start)) {
                    return true;
                }
                self.push_trailing(hit, subject, after);
                return true;
            }
            // "…,”- said X"
            let dashed = hit.group > b + 2 && a.dash(hit.group - 1) && separator(a, hit.group - 2);
            // said X
            if dashed || separator(a, hit.group.wrapping_sub(1)) && hit.group > b + 1 && after < e {
                // "said Mr. Orlan", "said R. D. Orlan": the stop of a short form ends nothing.
                let short = |j: usize| {
                    a.capital(j + 1)
                        && (a.flags(j - 1).any(Flags::HONORIFIC) || a.surface(j - 1).chars().count() == 1)
                };
                let np_end = (after..e.min(after + 24))
                    .find(|&j| a.is(j, ',') || a.is(j, '.') && !short(j) || a.is(j, '“'))
                    .unwrap_or(e);
                let subject = inverted(a, self.cast, after, np_end);
                if let Some(subject) = subject
                    && self.plausible_statement(b, hit.group)
                {
                    if self.handed_on(hits, &subject, b..trim_end(a, b, hit.group)) {
                        return true;
                    }
                    self.push_trailing(hit, subject, np_end);
                    return true;
                }
            }
        }
        false
    }

    /// "Harbour News said Orlan repeated …": where the verb of an agency that opens the sentence stands, as which only the
    /// words behind it count.
    fn reported_by(&self, hits: &[Hit]) -> Option<std::ops::Range<usize>> {
        let a = self.a;
        let b = self.range.start;
        let from = b + usize::from(a.word(b) == a.known.the);
        let hit = hits.first().filter(|hit| !hit.passive)?;
        let agency = a.mention(b).is_some_and(|m| a.is_medium(m.kind) && m.toks.end == hit.group);
        let that = usize::from(a.word(hit.end) == a.known.that);
        let told = hit.end + that;
        // "The Norland Foreign Office said Orlan repeated …": of one who met, it tells what he did.
        let institution = || {
            let body = a.mention_ending(hit.group).is_some_and(|m| m.toks.start == from && m.kind.is_body());
            let doer = hits.get(1).and_then(|next| subject::before(a, self.cast, next.group, told));
            body && doer.is_some_and(|s| {
                s.toks.start == told
                    && (s.who == Who::Group
                        || s.who == Who::Person && s.persons.iter().all(|p| self.cast.parties.contains(p)))
            })
        };
        let says = matches!(&*a.lower(hit.verb), "said" | "says" | "reported" | "reports");
        (says && (agency || institution())).then_some(hit.group..told)
    }

    /// Whether the subject is a text of which nobody is known to have issued it, behind a statement without quotation
    /// marks: "…, the statement said".
    fn carried(&self, subject: &Subject, from: usize) -> bool {
        let a = self.a;
        let last = subject.toks.end.wrapping_sub(1);
        let text = handed_out(a, last);
        let unnamed = matches!(subject.who, Who::Noun | Who::Thing);
        let start = subject.toks.start;
        let behind = start > from + 4 && separator(a, start - 1);
        let quoted = (from..start).any(|k| a.is(k, '“') || a.is(k, '”') || a.is(k, '"'));
        !a.press && text && unnamed && behind && !quoted && self.plausible_statement(from, start)
    }

    /// Whether what stands behind "according to" only carries the text: an agency, a release.
    fn carries(&self, from: usize) -> bool {
        let a = self.a;
        let end = self.range.end.min(from + 6);
        (from..end).take_while(|&k| !a.is(k, ',')).any(|k| {
            let text = handed_out(a, k) || a.lower(k) == "agency";
            text || a.mention(k).is_some_and(|m| a.is_medium(m.kind))
        })
    }

    /// Whether the words before an attribution are a statement and not an adverbial ("On Monday, X said").
    pub(super) fn plausible_statement(&self, from: usize, to: usize) -> bool {
        let a = self.a;
        let quoted = (from..to).any(|k| a.is(k, '“') || a.is(k, '”') || a.is(k, '"'));
        if quoted {
            return true;
        }
        let opens =
            a.flags(from).any(Flags::PREPOSITION.with(Flags::SUBORDINATOR)) || a.has_form(from, &[Form::Ing]);
        let finite = (from..to).any(|k| {
            a.flags(k).any(Flags::BE.with(Flags::HAVE).with(Flags::MODAL).with(Flags::DO))
                || a.has_form(k, &[Form::Past, Form::Third])
                || a.surface(k).ends_with("ed")
        });
        finite && !(opens && (from..to).filter(|&k| a.is(k, ',')).count() < 2)
    }
}

/// A text that an institution hands out.
fn handed_out(a: &Analysis<'_>, k: usize) -> bool {
    matches!(&*a.lower(k), "release" | "statement" | "readout" | "communiqué" | "communique" | "announcement")
}

pub(super) fn separator(a: &Analysis<'_>, k: usize) -> bool {
    a.is(k, ',')
        || a.is(k, '”')
        || a.is(k, '"')
        || a.is(k, '?')
        || a.is(k, '!')
        || a.is(k, '’')
        || a.is(k, '—')
        || a.is(k, '–')
}
