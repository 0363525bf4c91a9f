//! What is kept of a document, and how it is written down.

use super::bytes::{Reader, Writer};
use crate::dossier::Source;
use crate::dossier::calendar::Days;
use crate::dossier::phrases::{Told, borders};
use crate::extract::{Act, Card, Claim, Due, Entity, EntityType, Findings, Format, Modality, Party, Scope};
use crate::text::Span;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::sync::Mutex;

/// A document that was read: its text and what was found in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kept {
    /// Its canonical text.
    pub text: String,
    /// What was found.
    pub findings: Findings,
}

impl Kept {
    /// As the views read it.
    #[must_use]
    pub fn source(&self) -> Source<'_> {
        Source { text: &self.text, findings: &self.findings }
    }
}

/// What the formula tracker reads of a document, and nothing more.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    /// Its canonical text.
    pub text: String,
    /// Its title.
    pub title: Option<String>,
    /// Its sentences.
    pub sentences: Vec<Span>,
    /// What no phrase goes across.
    pub skip: Vec<Span>,
    /// Who published it.
    pub issuer: Option<String>,
    /// With whom they met.
    pub counterpart: Option<String>,
    /// When.
    pub when: Option<Days>,
}

impl Outline {
    /// As the formula tracker reads it.
    #[must_use]
    pub fn told(&self) -> Told<'_> {
        Told {
            text: &self.text,
            sentences: &self.sentences,
            skip: Cow::Borrowed(&self.skip),
            issuer: self.issuer.as_deref().map(Cow::Borrowed),
            counterpart: self.counterpart.as_deref().map(Cow::Borrowed),
            when: self.when,
        }
    }
}

/// Writes a document: first what an outline needs, then the rest.
pub(super) fn write(w: &mut Writer, kept: &Kept) {
    let findings = &kept.findings;
    w.text(&kept.text);
    card(w, &findings.card);
    w.list(&findings.sentences, |w, span| w.span(*span));
    w.list(&borders(&kept.source()), |w, span| w.span(*span));
    w.word(&findings.language);
    w.list(&findings.entities, entity);
    w.list(&findings.claims, claim);
    w.list(&findings.origins, |w, origin| w.maybe(origin.as_ref(), |w, origin| w.word(origin)));
    w.list(&findings.continues, |w, to| w.maybe(*to, |w, to| w.number(u64::from(to))));
    w.list(&findings.veiled, |w, span| w.span(*span));
    w.list(&findings.notices, |w, notice| w.word(notice));
}

/// Reads what an outline needs.
pub(super) fn read_outline(r: &mut Reader<'_>) -> Option<Outline> {
    let text = r.text()?.to_owned();
    let card = read_card(r)?;
    let sentences = r.list(Reader::span)?;
    let skip = r.list(Reader::span)?;
    let title = card.title.clone();
    let findings = Findings { card, ..Findings::default() };
    let source = Source { text: &text, findings: &findings };
    let owned = |name: Option<&str>| name.map(str::to_owned);
    let (issuer, counterpart, when) = (owned(source.issuer()), owned(source.counterpart()), source.when());
    Some(Outline { title, sentences, skip, issuer, counterpart, when, text })
}

/// Reads all of it.
pub(super) fn read(r: &mut Reader<'_>) -> Option<Kept> {
    let text = r.text()?.to_owned();
    let card = read_card(r)?;
    let sentences = r.list(Reader::span)?;
    let _ = r.list(Reader::span)?;
    let findings = Findings {
        card,
        sentences,
        language: r.word()?,
        entities: r.list(read_entity)?,
        claims: r.list(read_claim)?,
        origins: r.list(|r| r.maybe(Reader::word))?,
        continues: r.list(|r| r.maybe(|r| r.number().and_then(|n| u32::try_from(n).ok())))?,
        veiled: r.list(Reader::span)?,
        notices: r.list(Reader::word)?,
    };
    Some(Kept { text, findings })
}

fn words(w: &mut Writer, list: &[String]) {
    w.list(list, |w, word| w.word(word));
}

fn card(w: &mut Writer, card: &Card) {
    for field in [&card.title, &card.issuer, &card.date, &card.released, &card.place, &card.requested_by] {
        w.maybe(field.as_ref(), |w, word| w.word(word));
    }
    w.maybe(card.format, |w, format| w.word(format.word()));
    w.list(&card.parties, |w, party| {
        w.word(&party.name);
        words(w, &party.titles);
        w.maybe(party.side.as_ref(), |w, side| w.word(side));
    });
}

fn read_card(r: &mut Reader<'_>) -> Option<Card> {
    let mut field = || r.maybe(Reader::word);
    let (title, issuer, date, released, place, requested_by) =
        (field()?, field()?, field()?, field()?, field()?, field()?);
    let format = match r.maybe(Reader::word)? {
        Some(word) => Some(Format::parse(&word)?),
        None => None,
    };
    let party = |r: &mut Reader<'_>| {
        Some(Party { name: r.word()?, titles: r.list(Reader::word)?, side: r.maybe(Reader::word)? })
    };
    let parties = r.list(party)?;
    Some(Card { title, issuer, date, released, format, place, requested_by, parties })
}

fn entity(w: &mut Writer, entity: &Entity) {
    w.number(u64::from(entity.id));
    w.word(entity.kind.word());
    w.word(&entity.name);
    w.list(&entity.mentions, |w, span| w.span(*span));
    w.list(&entity.refers_to, |w, id| w.number(u64::from(*id)));
    w.maybe(entity.value.as_ref(), |w, value| w.word(value));
}

fn read_entity(r: &mut Reader<'_>) -> Option<Entity> {
    let id = |r: &mut Reader<'_>| r.number().and_then(|n| u32::try_from(n).ok());
    Some(Entity {
        id: id(r)?,
        kind: EntityType::parse(&r.word()?)?,
        name: r.word()?,
        mentions: r.list(Reader::span)?,
        refers_to: r.list(id)?,
        value: r.maybe(Reader::word)?,
    })
}

fn claim(w: &mut Writer, claim: &Claim) {
    w.number(u64::from(claim.id));
    words(w, &claim.speakers);
    w.word(claim.scope.word());
    w.word(claim.act.word());
    w.number(u64::from(claim.strength));
    w.span(claim.span);
    w.maybe(claim.source, Writer::span);
    w.maybe(claim.cue, Writer::span);
    w.list(&claim.content, |w, span| w.span(*span));
    words(w, &claim.addressees);
    w.word(claim.modality.word());
    w.number(u64::from(claim.negated));
    w.maybe(claim.due.as_ref(), |w, due| {
        w.span(due.span);
        w.maybe(due.date.as_ref(), |w, date| w.word(date));
        w.number(u64::from(due.vague));
    });
    w.word(claim.rule);
    w.number(u64::from(claim.confidence.to_bits()));
}

fn read_claim(r: &mut Reader<'_>) -> Option<Claim> {
    let due = |r: &mut Reader<'_>| {
        Some(Due { span: r.span()?, date: r.maybe(Reader::word)?, vague: r.number()? == 1 })
    };
    Some(Claim {
        id: r.number().and_then(|n| u32::try_from(n).ok())?,
        speakers: r.list(Reader::word)?,
        scope: Scope::parse(&r.word()?)?,
        act: Act::parse(&r.word()?)?,
        strength: r.number().and_then(|n| u8::try_from(n).ok())?,
        span: r.span()?,
        source: r.maybe(Reader::span)?,
        cue: r.maybe(Reader::span)?,
        content: r.list(Reader::span)?,
        addressees: r.list(Reader::word)?,
        modality: Modality::parse(&r.word()?)?,
        negated: r.number()? == 1,
        due: r.maybe(due)?,
        rule: rule(&r.word()?),
        confidence: f32::from_bits(r.number().and_then(|n| u32::try_from(n).ok())?),
    })
}

/// The name of a rule for as long as the program runs: there are some hundred of them.
fn rule(name: &str) -> &'static str {
    static NAMES: Mutex<BTreeSet<&'static str>> = Mutex::new(BTreeSet::new());
    thread_local! {
        static KNOWN: std::cell::RefCell<BTreeSet<&'static str>> = const { std::cell::RefCell::new(BTreeSet::new()) };
    }
    KNOWN.with_borrow_mut(|known| {
        if let Some(name) = known.get(name) {
            return *name;
        }
        let mut names = NAMES.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let name = names.get(name).copied().unwrap_or_else(|| Box::leak(name.to_owned().into_boxed_str()));
        names.insert(name);
        known.insert(name);
        name
    })
}
