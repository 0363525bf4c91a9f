//! Attributions that no verb governs: "according to Hale", "in her view", "as the report put it".

use super::Speaker;
use super::frame::{Frame, Read, strip_end};
use super::inverted;
use super::marks::mark;
use super::source;
use super::tail::finite;
use crate::extract::claims::Draft;
use crate::extract::content;
use crate::extract::mention::Kind;
use crate::lexicon::{Flags, Form, Scope};

impl Frame<'_, '_> {
    /// "In her view, S" · "In the words of the report, S"
    fn in_view(&self) -> Option<Read> {
        let a = self.a;
        let (b, e) = (self.range.start, self.range.end);
        if !matches!(a.surface(b), "In" | "To") || self.marks.inside(b) {
            return None;
        }
        let comma = (b + 2..e.min(b + 12)).find(|&k| a.is(k, ','))?;
        let noun = |k: usize| {
            matches!(
                a.surface(k),
                "view"
                    | "opinion"
                    | "words"
                    | "judgment"
                    | "judgement"
                    | "telling"
                    | "estimation"
                    | "eyes"
                    | "mind"
            )
        };
        let owned = matches!(a.surface(comma - 2), "his" | "her" | "their" | "its")
            || a.tok(comma - 2).is_some_and(|t| t.token.kind == crate::text::TokenKind::Possessive);
        let source = if noun(comma - 1) && owned {
            b + 1..comma - 1
        } else if a.surface(b) == "In"
            && matches!(a.surface(b + 1), "the")
            && noun(b + 2)
            && a.word(b + 3) == a.known.of
        {
            b + 4..comma
        } else {
            return None;
        };
        let pronoun = matches!(a.surface(source.start), "his" | "her");
        let named = source.clone().find_map(|k| a.mention(k).filter(|m| m.kind == Kind::Person));
        let person = if pronoun { self.cast.last_person } else { named.map(|m| m.entity) };
        let names = match person {
            Some(p) => vec![self.cast.name(p)],
            None if a.surface(source.start) == "their" => self.cast.last_group.clone(),
            None => vec![crate::extract::entity::surface(a, source.start, source.end)],
        };
        let content = comma + 1..e;
        if content.is_empty() {
            return None;
        }
        let reading = content::read(a, &content, true);
        let draft = Draft {
            speakers: names.clone(),
            scope: Scope::Own,
            act: reading.act,
            strength: reading.strength,
            source: Some(source),
            cue: Some(b..comma),
            content: vec![content],
            addressees: Vec::new(),
            modality: reading.modality,
            negated: reading.negated,
            rule: "in-view",
            confidence: 0.8,
        };
        Some(Read {
            drafts: vec![draft],
            speaker: Some(Speaker { names, person, single: false }),
            bare: None,
        })
    }

    /// "As Hale said last week, S" · "As Hale put it: “S”"
    fn as_said(&self) -> Option<Read> {
        let a = self.a;
        let (b, e) = (self.range.start, self.range.end);
        if a.surface(b) != "As" {
            return None;
        }
        let put = (b + 2..e.min(b + 12)).find(|&k| a.surface(k) == "put" && a.surface(k + 1) == "it");
        let verb = put.or_else(|| {
            (b + 2..e.min(b + 24)).find(|&k| {
                a.flags(k).any(Flags::TRAILING)
                    && a.has_form(k, &[Form::Past, Form::Third])
                    && !self.marks.inside(k)
                    && !a.capital(k)
            })
        })?;
        let mut k = if put.is_some() { verb + 2 } else { verb + 1 };
        if a.word(k) == a.known.to || a.flags(k).any(Flags::PREPOSITION) && a.mention(k).is_none() {
            k = (k..e.min(k + 8)).find(|&j| a.is(j, ',')).unwrap_or(k);
        }
        if let Some(m) = a.mention(k).filter(|m| m.kind == Kind::Date && m.toks.start == k) {
            k = m.toks.end;
        }
        if !(a.is(k, ',') || a.is(k, ':')) || k + 3 > e {
            return None;
        }
        let s = source::before(a, self.marks, self.cast, verb, b + 1)
            .filter(|s| s.animate && s.toks.start <= b + 2)?;
        let content = k + 1..e;
        let reading = content::read(a, &content, true);
        let draft = Draft {
            speakers: s.names.clone(),
            scope: if mark(a, content.start) { Scope::Quote } else { Scope::Own },
            act: reading.act,
            strength: reading.strength,
            source: Some(s.toks),
            cue: Some(verb..if put.is_some() { verb + 2 } else { verb + 1 }),
            content: vec![content],
            addressees: Vec::new(),
            modality: reading.modality,
            negated: reading.negated,
            rule: "as-said",
            confidence: 0.8,
        };
        let speaker = Speaker { names: s.names, person: s.person, single: s.single };
        Some(Read { drafts: vec![draft], speaker: Some(speaker), bare: None })
    }

    /// "According to X, S" · "S, according to X"
    pub(super) fn according(&self) -> Option<Read> {
        let a = self.a;
        let (b, e) = (self.range.start, self.range.end);
        if let Some(read) = self.in_view().or_else(|| self.as_said()) {
            return Some(read);
        }
        let k = (b..e).find(|&k| {
            a.word(k) == a.known.according && a.word(k + 1) == a.known.to && !self.marks.inside(k)
        })?;
        let mut np_end =
            (k + 2..e).find(|&j| a.is(j, ',') || mark(a, j) || a.is(j, ';') || a.is(j, '—')).unwrap_or(e);
        let source = k + 2..np_end;
        if source.is_empty() {
            return None;
        }
        // "According to Jane Roe, a professor at X, the plan …": the apposition is hers.
        if k == b
            && a.is(np_end, ',')
            && (matches!(a.surface(np_end + 1), "a" | "an" | "who" | "which" | "one")
                || a.flags(np_end + 1).any(Flags::ROLE_NOUN))
            && let Some(next) = (np_end + 1..e).find(|&j| a.is(j, ','))
            && !(np_end + 1..next).any(|j| finite(a, j) && !matches!(a.surface(np_end + 1), "who" | "which"))
        {
            np_end = next;
        }
        let s = inverted::after(a, self.marks, self.cast, source.start, source.end);
        let inner = source
            .clone()
            .find_map(|j| a.mention(j).filter(|m| matches!(m.kind, Kind::Named(_) | Kind::Organization)));
        let mut names = s.as_ref().map(|s| s.names.clone()).unwrap_or_default();
        let person = s.as_ref().and_then(|s| s.person);
        if person.is_none()
            && names.first().is_none_or(|n| n.split(' ').count() > 2)
            && s.as_ref().is_some_and(|s| s.text)
            && let Some(m) = inner
        {
            // "a Lorne Tracker poll for the Herald": who made it.
            names = vec![self.cast.name(m.entity)];
        }
        if names.is_empty() {
            names = vec![crate::extract::entity::surface(a, source.start, source.end)];
        }
        let mut content = Vec::new();
        if k > b {
            content.push(b..strip_end(a, b, k));
        }
        let tail = np_end + usize::from(a.is(np_end, ','));
        if tail < e && !(k > b && a.has_form(tail, &[Form::Ing])) {
            content.push(tail..e);
        }
        content.retain(|c| !c.is_empty());
        let main = content.first()?.clone();
        let quoted = mark(a, main.start);
        let reading = content::read(a, &main, true);
        let draft = Draft {
            speakers: names.clone(),
            scope: if quoted { Scope::Quote } else { Scope::Own },
            act: reading.act,
            strength: reading.strength,
            source: Some(source),
            cue: Some(k..k + 2),
            content,
            addressees: Vec::new(),
            modality: reading.modality,
            negated: reading.negated,
            rule: "according-to",
            confidence: 0.9,
        };
        let single = s.as_ref().is_some_and(|s| s.single);
        // A document that is quoted once does not go on speaking.
        let speaker = s.is_none_or(|s| !s.text).then_some(Speaker { names, person, single });
        Some(Read { drafts: vec![draft], speaker, bare: None })
    }
}
