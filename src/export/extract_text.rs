//! Findings for people: the card, then the claims in reading order.

use crate::document::Document;
use crate::extract::{Card, Claim, Findings};
use crate::text::flat;
use crate::text::{Span, clean};
use std::fmt::Write as _;

/// The findings of `document` as plain text: nothing in it can steer a terminal.
#[must_use]
pub fn extract(path: &str, document: &Document, findings: &Findings) -> String {
    let mut out = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{}", clean(path));
    card(&mut out, &findings.card);
    for notice in document.notices.iter().chain(&findings.notices) {
        let _ = writeln!(out, "  {}", clean(notice));
    }
    if findings.claims.is_empty() {
        let _ = writeln!(out, "\nNo claims found.");
    }
    for (k, each) in findings.claims.iter().enumerate() {
        claim(&mut out, &document.text, each);
        if let Some(origin) = findings.origins.get(k).and_then(Option::as_ref) {
            let _ = writeln!(out, "    cue known from {}", clean(origin));
        }
    }
    entities(&mut out, findings);
    if !findings.veiled.is_empty() {
        let names: Vec<String> = findings.veiled.iter().map(|&span| words(&document.text, span)).collect();
        let _ = writeln!(out, "\nNobody named: {}", names.join(" · "));
    }
    out
}

fn card(out: &mut String, card: &Card) {
    let mut line = |label: &str, value: Option<&str>| {
        if let Some(value) = value {
            let _ = writeln!(out, "  {label:<9} {}", clean(value));
        }
    };
    line("Title", card.title.as_deref());
    line("Issuer", card.issuer.as_deref());
    line("Date", card.date.as_deref());
    line("Released", card.released.as_deref());
    line("Format", card.format.map(|format| format.word()));
    line("Place", card.place.as_deref());
    line("Asked by", card.requested_by.as_deref());
    for party in &card.parties {
        let mut shown = party.name.clone();
        if !party.titles.is_empty() {
            shown += &format!(", {}", party.titles.join(", "));
        }
        if let Some(side) = &party.side {
            shown += &format!(" ({side})");
        }
        line("Party", Some(&shown));
    }
}

fn claim(out: &mut String, text: &str, claim: &Claim) {
    let speakers =
        if claim.speakers.is_empty() { "nobody named".to_owned() } else { claim.speakers.join(", ") };
    let not = if claim.negated { " · negated" } else { "" };
    let _ = writeln!(
        out,
        "\nc{}  {} · {} {} · {}{not} · rule {}, {:.0} %",
        claim.id,
        clean(&speakers),
        claim.act,
        claim.strength,
        claim.scope,
        claim.rule,
        claim.confidence * 100.0
    );
    let marks: Vec<String> =
        [("source", claim.source), ("cue", claim.cue), ("due", claim.due.as_ref().map(|due| due.span))]
            .into_iter()
            .filter_map(|(label, span)| span.map(|span| format!("{label} “{}”", words(text, span))))
            .collect();
    if !marks.is_empty() {
        let _ = writeln!(out, "    {}", marks.join(" · "));
    }
    if !claim.addressees.is_empty() {
        let _ = writeln!(out, "    to {}", clean(&claim.addressees.join(", ")));
    }
    let content: Vec<String> = claim.content.iter().map(|&span| words(text, span)).collect();
    if !content.is_empty() {
        let _ = writeln!(out, "    {}", content.join(" … "));
    }
}

fn entities(out: &mut String, findings: &Findings) {
    for &kind in crate::extract::EntityType::ALL {
        let names: Vec<&str> =
            findings.entities.iter().filter(|e| e.kind == kind).map(|e| e.name.as_str()).collect();
        if !names.is_empty() {
            let _ = write!(out, "\n{kind:<13} {}", clean(&names.join(" · ")));
        }
    }
    if !findings.entities.is_empty() {
        out.push('\n');
    }
}

/// The text under a span on one line, harmless.
fn words(text: &str, span: Span) -> String {
    clean(&flat(span.of(text))).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::{Act, Modality, Scope};

    #[test]
    fn a_claim_is_told_on_plain_lines() {
        let document = Document::from_text("a.txt", "Ma said that\nthe lake \u{1b}[31mstays.");
        let text = &document.text;
        let at = |words: &str| text.find(words).map_or(Span::new(0, 0), |s| Span::new(s, s + words.len()));
        let findings = Findings {
            claims: vec![Claim {
                id: 1,
                speakers: vec!["Ma Rensheng".into()],
                scope: Scope::Own,
                act: Act::Assert,
                strength: 1,
                span: Span::new(0, text.len()),
                source: Some(at("Ma")),
                cue: Some(at("said that")),
                content: vec![at("the lake \u{1b}[31mstays")],
                addressees: vec![],
                modality: Modality::Asserted,
                negated: false,
                due: None,
                rule: "cue-that",
                confidence: 0.97,
            }],
            ..Findings::default()
        };
        let shown = extract("a.txt", &document, &findings);
        assert!(shown.contains("c1  Ma Rensheng · assert 1 · own · rule cue-that, 97 %"), "{shown}");
        assert!(shown.contains("source “Ma” · cue “said that”\n    the lake ␛[31mstays\n"), "{shown}");
        assert!(!shown.contains('\u{1b}'));
    }
}
