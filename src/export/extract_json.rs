//! Findings → the JSON that scripts rely on: `attache.extract/1`.
//!
//! Offsets leave the program here: every span becomes a half-open range of code points. Nothing is
//! copied: the values borrow from the document and its findings until they are written.

use crate::document::Document;
use crate::extract::{Claim, Entity, Findings};
use crate::text::{CodePoints, Span};
use serde::{Serialize, Serializer};
use std::borrow::Cow;
use std::fmt;

/// The name and version of the format.
pub const FORMAT: &str = "attache.extract/1";

/// The id of an entity or a claim: a letter and a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Id(char, u32);

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.0, self.1)
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

/// A range of code points and the text under it.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Quoted<'a> {
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// What stands there.
    pub text: &'a str,
}

/// A range of code points.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Range {
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

/// The protocol card.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs)] // The fields are those of `extract::Card`.
pub struct CardOut<'a> {
    pub title: Option<&'a str>,
    pub issuer: Option<&'a str>,
    pub date: Option<&'a str>,
    pub released: Option<&'a str>,
    pub format: &'static str,
    pub place: Option<&'a str>,
    pub requested_by: Option<&'a str>,
    pub parties: Vec<PartyOut<'a>>,
}

/// A party.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs)] // The fields are those of `extract::Party`.
pub struct PartyOut<'a> {
    pub name: &'a str,
    pub titles: &'a [String],
    pub side: Option<&'a str>,
}

/// An entity.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs)] // The fields are those of `extract::Entity`.
pub struct EntityOut<'a> {
    pub id: Id,
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub name: &'a str,
    pub mentions: Vec<Quoted<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub refers_to: Vec<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<&'a str>,
}

/// A due date.
#[derive(Clone, Debug, Serialize)]
pub struct DueOut<'a> {
    /// As printed.
    pub text: &'a str,
    /// ISO 8601, if it could be resolved.
    pub date: Option<&'a str>,
    /// Whether it binds to no date at all.
    pub vague: bool,
}

/// A claim.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs)] // The fields are those of `extract::Claim`.
pub struct ClaimOut<'a> {
    pub id: Id,
    pub speakers: &'a [String],
    pub scope: &'static str,
    pub act: &'static str,
    pub strength: u8,
    pub start: usize,
    pub end: usize,
    pub source: Option<Quoted<'a>>,
    pub cue: Option<Quoted<'a>>,
    pub content: Vec<Quoted<'a>>,
    pub addressees: &'a [String],
    pub modality: &'static str,
    pub negated: bool,
    pub due: Option<DueOut<'a>>,
    pub rule: &'static str,
    pub confidence: f64,
    /// The claim whose quotation this one goes on with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub continues: Option<Id>,
    /// Where the lexicon entry of the cue stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<&'a str>,
}

/// All findings of one document.
#[derive(Clone, Debug, Serialize)]
pub struct Extract<'a> {
    /// [`FORMAT`].
    pub format: &'static str,
    /// As the user named it, or `-`.
    pub path: Cow<'a, str>,
    /// Of the canonical text.
    pub sha256: &'a str,
    /// Code points of the canonical text.
    pub length: usize,
    /// ISO 639-1, or `und`.
    pub language: &'a str,
    /// The protocol card.
    pub card: CardOut<'a>,
    /// Entities.
    pub entities: Vec<EntityOut<'a>>,
    /// Sentences of the body.
    pub sentences: Vec<Range>,
    /// Claims in text order.
    pub claims: Vec<ClaimOut<'a>>,
    /// References that name nobody.
    pub veiled: Vec<Quoted<'a>>,
    /// The handling caveats that annotators put on the document.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub caveats: Vec<String>,
    /// What had to be assumed or could not be done, for people.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<&'a str>,
}

/// Spans of one text as ranges of code points.
struct Border<'a> {
    text: &'a str,
    points: CodePoints,
}

impl<'a> Border<'a> {
    fn range(&self, span: Span) -> Range {
        let (start, end) = self.points.range(self.text, span);
        Range { start, end }
    }

    fn quoted(&self, span: Span) -> Quoted<'a> {
        let Range { start, end } = self.range(span);
        Quoted { start, end, text: span.of(self.text) }
    }

    fn all(&self, spans: &[Span]) -> Vec<Quoted<'a>> {
        spans.iter().map(|&span| self.quoted(span)).collect()
    }

    fn entity(&self, entity: &'a Entity) -> EntityOut<'a> {
        EntityOut {
            id: Id('e', entity.id),
            kind: entity.kind.word(),
            name: &entity.name,
            mentions: self.all(&entity.mentions),
            refers_to: entity.refers_to.iter().map(|&id| Id('e', id)).collect(),
            value: entity.value.as_deref(),
        }
    }

    fn claim(&self, claim: &'a Claim, continues: Option<u32>, origin: Option<&'a String>) -> ClaimOut<'a> {
        let Range { start, end } = self.range(claim.span);
        ClaimOut {
            id: Id('c', claim.id),
            speakers: &claim.speakers,
            scope: claim.scope.word(),
            act: claim.act.word(),
            strength: claim.strength,
            start,
            end,
            source: claim.source.map(|span| self.quoted(span)),
            cue: claim.cue.map(|span| self.quoted(span)),
            content: self.all(&claim.content),
            addressees: &claim.addressees,
            modality: claim.modality.word(),
            negated: claim.negated,
            due: claim.due.as_ref().map(|due| DueOut {
                text: due.span.of(self.text),
                date: due.date.as_deref(),
                vague: due.vague,
            }),
            rule: claim.rule,
            // Two digits say all there is to say, and 0.97 does not become 0.9700000286102295.
            confidence: (f64::from(claim.confidence) * 100.0).round() / 100.0,
            continues: continues.map(|id| Id('c', id)),
            origin: origin.map(String::as_str),
        }
    }
}

/// The findings of `document`, called `path`, as scripts read them.
#[must_use]
pub fn extract<'a>(
    path: impl Into<Cow<'a, str>>,
    document: &'a Document,
    findings: &'a Findings,
) -> Extract<'a> {
    let border = Border { text: &document.text, points: CodePoints::new(&document.text) };
    let card = &findings.card;
    let parties = card.parties.iter().map(|party| PartyOut {
        name: &party.name,
        titles: &party.titles,
        side: party.side.as_deref(),
    });
    Extract {
        format: FORMAT,
        path: path.into(),
        sha256: &document.sha256,
        length: border.points.len(),
        language: &findings.language,
        card: CardOut {
            title: card.title.as_deref(),
            issuer: card.issuer.as_deref(),
            date: card.date.as_deref(),
            released: card.released.as_deref(),
            format: card.format.map_or("other", |format| format.word()),
            place: card.place.as_deref(),
            requested_by: card.requested_by.as_deref(),
            parties: parties.collect(),
        },
        entities: findings.entities.iter().map(|entity| border.entity(entity)).collect(),
        sentences: findings.sentences.iter().map(|&span| border.range(span)).collect(),
        claims: findings
            .claims
            .iter()
            .enumerate()
            .map(|(k, claim)| {
                let origin = findings.origins.get(k).and_then(Option::as_ref);
                border.claim(claim, findings.continues.get(k).copied().flatten(), origin)
            })
            .collect(),
        veiled: border.all(&findings.veiled),
        caveats: Vec::new(),
        notices: document.notices.iter().chain(&findings.notices).map(String::as_str).collect(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
    use super::*;
    use crate::extract::{Act, Card, Due, EntityType, Format, Modality, Party, Scope};

    /// "Çınar said that Tûrvia will host." with everything filled in by hand.
    fn example() -> (Document, Findings) {
        let document = Document::from_text("talks.txt", "Çınar said that Tûrvia will host in May.\n");
        let at = |words: &str| {
            let start = document.text.find(words).unwrap();
            Span::new(start, start + words.len())
        };
        let findings = Findings {
            language: "en".into(),
            card: Card {
                format: Some(Format::Call),
                parties: vec![Party {
                    name: "Elif Çınar".into(),
                    titles: vec!["President".into()],
                    side: Some("Tûrvia".into()),
                }],
                ..Card::default()
            },
            sentences: vec![at("Çınar said that Tûrvia will host in May.")],
            entities: vec![Entity {
                id: 1,
                kind: EntityType::Country,
                name: "Tûrvia".into(),
                mentions: vec![at("Tûrvia")],
                refers_to: vec![],
                value: None,
            }],
            claims: vec![Claim {
                id: 1,
                speakers: vec!["Elif Çınar".into()],
                scope: Scope::Own,
                act: Act::Commit,
                strength: 6,
                span: at("Çınar said that Tûrvia will host in May"),
                source: Some(at("Çınar")),
                cue: Some(at("said that")),
                content: vec![at("Tûrvia will host in May")],
                addressees: vec![],
                modality: Modality::Planned,
                negated: false,
                due: Some(Due { span: at("in May"), date: None, vague: false }),
                rule: "cue-that",
                confidence: 0.97,
            }],
            ..Findings::default()
        };
        (document, findings)
    }

    #[test]
    fn offsets_are_code_points_and_quote_the_text() {
        let (document, findings) = example();
        let json = serde_json::to_value(extract("talks.txt", &document, &findings)).unwrap();
        let points: Vec<char> = document.text.chars().collect();
        let claim = &json["claims"][0];
        for part in
            [&claim["source"], &claim["cue"], &claim["content"][0], &json["entities"][0]["mentions"][0]]
        {
            let (start, end) =
                (part["start"].as_u64().unwrap() as usize, part["end"].as_u64().unwrap() as usize);
            let under: String = points[start..end].iter().collect();
            assert_eq!(Some(under.as_str()), part["text"].as_str());
        }
        assert_eq!(json["length"], points.len());
        assert_eq!(json["claims"][0]["start"], 0);
        assert_eq!(json["claims"][0]["confidence"], 0.97);
        assert_eq!(
            json["claims"][0]["due"],
            serde_json::json!({"text": "in May", "date": null, "vague": false})
        );
    }

    #[test]
    fn fields_stand_in_the_order_of_the_contract() {
        let (document, findings) = example();
        let json = serde_json::to_value(extract("talks.txt", &document, &findings)).unwrap();
        let keys = |value: &serde_json::Value| {
            value.as_object().unwrap().keys().cloned().collect::<Vec<_>>().join(" ")
        };
        assert_eq!(keys(&json), "format path sha256 length language card entities sentences claims veiled");
        assert_eq!(keys(&json["card"]), "title issuer date released format place requested_by parties");
        assert_eq!(keys(&json["card"]["parties"][0]), "name titles side");
        assert_eq!(
            keys(&json["claims"][0]),
            "id speakers scope act strength start end source cue content addressees modality negated due rule confidence"
        );
        assert_eq!(json["claims"][0]["id"], "c1");
        assert_eq!(json["entities"][0]["id"], "e1");
    }
}
