//! The protocol card: who met whom, when, where, how (DOMAIN 2.2).

use super::acts_for;
use super::analysis::Analysis;
use super::cast::Cast;
use super::day;
use super::entity::clean;
use super::front;
use super::{format, issuer, parties, place};
use super::{lead, participants};
use crate::document::BlockKind;
use crate::extract::finding::{Card, Claim};
use crate::lexicon::Format;
use std::ops::Range;

/// The names among tokens `r`, without those whom somebody beside them serves: "Nora Ahern, State Secretary to Prime
/// Minister Orlan" is one party.
pub(super) fn mentions_in<'x>(
    a: &'x Analysis<'x>,
    r: &Range<usize>,
) -> impl Iterator<Item = &'x super::mention::Mention> {
    let first = a.mentions.partition_point(|m| m.toks.start < r.start);
    let end = r.end;
    let served = |m: &super::mention::Mention| {
        m.kind == super::mention::Kind::Person
            && (m.toks.start.saturating_sub(6)..m.toks.start).any(|k| super::titles::serves(a, k).is_some())
    };
    a.mentions.iter().skip(first).take_while(move |m| m.toks.start < end).filter(move |m| !served(m))
}

/// The countries that the title names, in its order: "Canada and the Republic of Korea".
pub(super) fn title_countries(a: &Analysis<'_>) -> Vec<String> {
    let mut countries = Vec::new();
    let title = a.title();
    for m in title.into_iter().flat_map(|r| mentions_in(a, r)) {
        if let Some(name) = super::cast::country_name(a, m.kind, m.toks.start)
            && !countries.contains(&name)
        {
            countries.push(name);
        }
    }
    countries
}

/// The state whose ministry the title names: "Statement of the Ministry of Foreign Affairs of Sarvan".
pub(super) fn title_home(a: &Analysis<'_>) -> Option<String> {
    let r = a.title()?;
    mentions_in(a, r).find_map(|m| super::titles::inner_country(a, m.toks.clone()))
}

/// The title as the text has it, in whatever letters it was read; `printed` is the text.
pub(super) fn printed_title(a: &Analysis<'_>, printed: &str) -> Option<String> {
    let title = a.title_block().and_then(|t| a.blocks.get(t))?;
    Some(clean(title.text_span(), printed))
}

/// Fills the card. `printed` is the text as it stands in the document.
pub(super) fn fill(
    a: &Analysis<'_>,
    printed: &str,
    cast: &Cast,
    shape: format::Shape,
    asked: Option<String>,
    claims: &[Claim],
) -> Card {
    let mut card = Card { requested_by: asked, ..Card::default() };
    card.title = printed_title(a, printed).or_else(|| {
        let block = a.blocks.iter().find(|b| b.kind == BlockKind::FrontMatter)?;
        front::title(block.span.of(a.text))
    });
    card.issuer = issuer::of(a);
    let header = day::header_date(a);
    card.released = released(a).or_else(|| header.map(|d| d.to_string()));
    let lead = lead::sentences(a);
    let kind = format::of(a, &lead, cast, shape, parties::one_speaks(claims));
    card.date = day::of(a, &lead, kind).map(|d| d.to_string());
    card.format = Some(kind);
    card.place = place::of(a, &lead, cast, kind);
    card.parties = parties::of(cast, kind);
    // A statement in the name of two states: whoever it speaks of acts for them.
    let joint = kind == Format::Statement && cast.title_parties == 0 && cast.joint && card.parties.len() < 2;
    if joint {
        card.parties = parties::of_statement(cast, claims);
    }
    if card.parties.is_empty() && (!a.press || !cast.voice.is_empty()) {
        card.parties = parties::of_statement(cast, claims);
    }
    let known = participants::Known { lead: &lead, kind, labelled: shape.labelled, claims };
    card.parties = participants::settle(a, cast, &known, card.parties);
    acts_for::fill(a, cast, claims, &mut card);
    // All of a resolution is read as of a statement, which it is not.
    if shape.resolved {
        card.format = Some(Format::Other);
    }
    card
}

fn released(a: &Analysis<'_>) -> Option<String> {
    let day = day::header_date(a)?;
    for (block, r) in a.blocks.iter().zip(&a.block_toks) {
        if !matches!(block.kind, BlockKind::Dateline | BlockKind::Masthead) {
            continue;
        }
        for k in r.clone() {
            let hour: Option<u8> = a.surface(k).parse().ok();
            let minute: Option<u8> = a.surface(k + 2).parse().ok();
            if a.is(k + 1, ':')
                && let (Some(h), Some(m)) = (hour, minute)
                && h < 24
                && m < 60
            {
                return Some(format!("{day}T{h:02}:{m:02}"));
            }
        }
    }
    None
}

pub(super) fn masthead_country(a: &Analysis<'_>) -> Option<String> {
    a.blocks.iter().zip(&a.block_toks).filter(|(b, _)| b.kind == BlockKind::Masthead).find_map(|(_, r)| {
        // "Republic of Taihan", and "Government of Taihan".
        mentions_in(a, r).find_map(|m| {
            super::cast::country_name(a, m.kind, m.toks.start)
                .or_else(|| super::titles::inner_country(a, m.toks.clone()))
        })
    })
}
