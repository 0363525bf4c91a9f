//! Findings → the JSON that scripts rely on: `attache.extract/1`.
//!
//! Offsets leave the program here: every span becomes a half-open range of code points.

use crate::document::Document;
use crate::extract::{Claim, Entity, Findings};
use crate::text::{CodePoints, Span};
use serde::Serialize;

/// The name and version of the format.
pub const FORMAT: &str = "attache.extract/1";

/// A range of code points and the text under it.
#[derive(Clone, Debug, Serialize)]
pub struct Quoted {
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// What stands there.
    pub text: String,
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
pub struct CardOut {
    pub title: Option<String>,
    pub issuer: Option<String>,
    pub date: Option<String>,
    pub released: Option<String>,
    pub format: &'static str,
    pub place: Option<String>,
    pub requested_by: Option<String>,
    pub parties: Vec<PartyOut>,
}

/// A party.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs)] // The fields are those of `extract::Party`.
pub struct PartyOut {
    pub name: String,
    pub titles: Vec<String>,
    pub side: Option<String>,
}

/// An entity.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs)] // The fields are those of `extract::Entity`.
pub struct EntityOut {
    pub id: String,
    #[serde(rename = "type")]
    pub kind: &'static str,
    pub name: String,
    pub mentions: Vec<Quoted>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub refers_to: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
}

/// A due date.
#[derive(Clone, Debug, Serialize)]
pub struct DueOut {
    /// As printed.
    pub text: String,
    /// ISO 8601, if it could be resolved.
    pub date: Option<String>,
    /// Whether it binds to no date at all.
    pub vague: bool,
}

/// A claim.
#[derive(Clone, Debug, Serialize)]
#[allow(missing_docs)] // The fields are those of `extract::Claim`.
pub struct ClaimOut {
    pub id: String,
    pub speakers: Vec<String>,
    pub scope: &'static str,
    pub act: &'static str,
    pub strength: u8,
    pub start: usize,
    pub end: usize,
    pub source: Option<Quoted>,
    pub cue: Option<Quoted>,
    pub content: Vec<Quoted>,
    pub addressees: Vec<String>,
    pub modality: &'static str,
    pub negated: bool,
    pub due: Option<DueOut>,
    pub rule: &'static str,
    pub confidence: f64,
    /// The claim whose quotation this one goes on with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub continues: Option<String>,
    /// Where the lexicon entry of the cue stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
}

/// All findings of one document.
#[derive(Clone, Debug, Serialize)]
pub struct Extract {
    /// [`FORMAT`].
    pub format: &'static str,
    /// As the user named it, or `-`.
    pub path: String,
    /// Of the canonical text.
    pub sha256: String,
    /// Code points of the canonical text.
    pub length: usize,
    /// ISO 639-1, or `und`.
    pub language: String,
    /// The protocol card.
    pub card: CardOut,
    /// Entities.
    pub entities: Vec<EntityOut>,
    /// Sentences of the body.
    pub sentences: Vec<Range>,
    /// Claims in text order.
    pub claims: Vec<ClaimOut>,
    /// References that name nobody.
    pub veiled: Vec<Quoted>,
    /// What had to be assumed or could not be done, for people.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub notices: Vec<String>,
}

/// Spans of one text as ranges of code points.
struct Border<'a> {
    text: &'a str,
    points: CodePoints,
}

impl Border<'_> {
    fn range(&self, span: Span) -> Range {
        let (start, end) = self.points.range(self.text, span);
        Range { start, end }
    }

    fn quoted(&self, span: Span) -> Quoted {
        let Range { start, end } = self.range(span);
        Quoted { start, end, text: span.of(self.text).to_owned() }
    }

    fn all(&self, spans: &[Span]) -> Vec<Quoted> {
        spans.iter().map(|&span| self.quoted(span)).collect()
    }

    fn entity(&self, entity: &Entity) -> EntityOut {
        EntityOut {
            id: format!("e{}", entity.id),
            kind: entity.kind.word(),
            name: entity.name.clone(),
            mentions: self.all(&entity.mentions),
            refers_to: entity.refers_to.iter().map(|id| format!("e{id}")).collect(),
            value: entity.value.clone(),
        }
    }

    fn claim(&self, claim: &Claim, continues: Option<u32>, origin: Option<&String>) -> ClaimOut {
        let Range { start, end } = self.range(claim.span);
        ClaimOut {
            id: format!("c{}", claim.id),
            speakers: claim.speakers.clone(),
            scope: claim.scope.word(),
            act: claim.act.word(),
            strength: claim.strength,
            start,
            end,
            source: claim.source.map(|span| self.quoted(span)),
            cue: claim.cue.map(|span| self.quoted(span)),
            content: self.all(&claim.content),
            addressees: claim.addressees.clone(),
            modality: claim.modality.word(),
            negated: claim.negated,
            due: claim.due.as_ref().map(|due| DueOut {
                text: due.span.of(self.text).to_owned(),
                date: due.date.clone(),
                vague: due.vague,
            }),
            rule: claim.rule,
            // Two digits say all there is to say, and 0.97 does not become 0.9700000286102295.
            confidence: (f64::from(claim.confidence) * 100.0).round() / 100.0,
            continues: continues.map(|id| format!("c{id}")),
            origin: origin.cloned(),
        }
    }
}

/// The findings of `document`, called `path`, as scripts read them.
#[must_use]
pub fn extract(path: &str, document: &Document, findings: &Findings) -> Extract {
    let border = Border { text: &document.text, points: CodePoints::new(&document.text) };
    let card = &findings.card;
    let parties = card.parties.iter().map(|party| PartyOut {
        name: party.name.clone(),
        titles: party.titles.clone(),
        side: party.side.clone(),
    });
    Extract {
        format: FORMAT,
        path: path.to_owned(),
        sha256: document.sha256.clone(),
        length: border.points.len(),
        language: findings.language.clone(),
        card: CardOut {
            title: card.title.clone(),
            issuer: card.issuer.clone(),
            date: card.date.clone(),
            released: card.released.clone(),
            format: card.format.map_or("other", |format| format.word()),
            place: card.place.clone(),
            requested_by: card.requested_by.clone(),
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
        notices: document.notices.iter().chain(&findings.notices).cloned().collect(),
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
