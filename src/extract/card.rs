//! The protocol card: who met whom, when, where, how (DOMAIN 2.2).

use super::analysis::Analysis;
use super::cast::Cast;
use super::dates;
use super::entity::clean;
use super::front;
use super::{lead, participants};
use super::mention::Kind;
use super::{format, issuer, parties, place};
use crate::document::BlockKind;
use crate::extract::finding::{Card, Claim};
use crate::lexicon::{EntityType, Flags, Format};
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::ops::Range;

/// The day of release: the anchor of "today".
pub(super) fn anchor(a: &Analysis<'_>) -> Option<Date> {
    header_date(a).or_else(|| first_full_date(a))
}

fn header_date(a: &Analysis<'_>) -> Option<Date> {
    // What the text says above itself is nearer to it than when a site took it in.
    let lines = a.blocks.iter().zip(&a.block_toks);
    let mut lines = lines.filter(|(b, _)| matches!(b.kind, BlockKind::Dateline | BlockKind::Masthead));
    lines.find_map(|(_, r)| first_date(a, r)).or_else(|| front_matter_date(a))
}

/// The first full date among the tokens.
fn first_date(a: &Analysis<'_>, r: &Range<usize>) -> Option<Date> {
    mentions_in(a, r).filter(|m| m.kind == Kind::Date).find_map(|m| dates::absolute(a, &m.toks, None))
}

/// The full date in the title: "Press Release of 4 March 2031".
fn title_date(a: &Analysis<'_>) -> Option<Date> {
    first_date(a, title_block(a).and_then(|t| a.block_toks.get(t))?)
}

/// The only year that the text names, where a day without one is to be dated and nothing else tells the year.
fn only_year(a: &Analysis<'_>) -> Option<Date> {
    let mut years = a.mentions.iter().filter(|m| m.kind == Kind::Date).filter_map(|m| {
        let year = dates::value(a, &m.toks, None)?;
        year.get(..4)?.parse::<i16>().ok()
    });
    // "throughout 2031", "for 2031"
    let bare = (1..a.toks.len()).filter(|&k| {
        dates::is_year(a, k) && matches!(a.surface(k - 1), "in" | "throughout" | "during" | "of" | "for")
    });
    let mut years = years.by_ref().chain(bare.filter_map(|k| a.surface(k).parse().ok()));
    let year = years.next()?;
    years.all(|y| y == year).then(|| Date::new(year, 7, 1).ok()).flatten()
}

fn front_matter_date(a: &Analysis<'_>) -> Option<Date> {
    let block = a.blocks.iter().find(|b| b.kind == BlockKind::FrontMatter)?;
    block.span.of(a.text).lines().find_map(|line| {
        let (key, value) = line.split_once(':')?;
        let key = key.trim().to_ascii_lowercase();
        if !matches!(key.as_str(), "date" | "published" | "published_time" | "released" | "created") {
            return None;
        }
        let value = value.trim().trim_matches(['"', '\'']);
        value.get(..10).and_then(|d| d.parse::<Date>().ok())
    })
}

fn first_full_date(a: &Analysis<'_>) -> Option<Date> {
    a.mentions.iter().filter(|m| m.kind == Kind::Date).find_map(|m| dates::absolute(a, &m.toks, None))
}

pub(super) fn mentions_in<'x>(
    a: &'x Analysis<'_>,
    r: &Range<usize>,
) -> impl Iterator<Item = &'x super::mention::Mention> {
    let first = a.mentions.partition_point(|m| m.toks.start < r.start);
    let end = r.end;
    a.mentions.iter().skip(first).take_while(move |m| m.toks.start < end)
}

pub(super) fn title_block(a: &Analysis<'_>) -> Option<usize> {
    a.blocks.iter().position(|b| b.kind == BlockKind::Title)
}

/// The countries that the title names, in its order: "Canada and the Republic of Korea".
pub(super) fn title_countries(a: &Analysis<'_>) -> Vec<String> {
    let mut countries = Vec::new();
    let title = title_block(a).and_then(|t| a.block_toks.get(t));
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
    let r = title_block(a).and_then(|t| a.block_toks.get(t))?;
    mentions_in(a, r).find_map(|m| super::titles::inner_country(a, m.toks.clone()))
}

/// Fills the card.
pub(super) fn fill(
    a: &Analysis<'_>,
    cast: &Cast,
    shape: format::Shape,
    asked: Option<String>,
    claims: &[Claim],
) -> Card {
    let anchor = anchor(a);
    let mut card = Card { requested_by: asked, ..Card::default() };
    if let Some(t) = title_block(a).and_then(|t| a.blocks.get(t)) {
        card.title = Some(clean(t.text_span(), a.text));
    } else if let Some(block) = a.blocks.iter().find(|b| b.kind == BlockKind::FrontMatter) {
        card.title = front::title(block.span.of(a.text));
    }
    card.issuer = issuer::of(a);
    let header = header_date(a);
    card.released = released(a).or_else(|| header.map(|d| d.to_string()));
    let lead = lead::sentences(a);
    let kind = format::of(a, &lead, cast, shape, parties::one_speaks(claims));
    // A statement is of the day of its release; the dates in it are those of what it speaks about.
    let spoken = matches!(kind, Format::Statement | Format::Briefing);
    let stated = header.or_else(|| title_date(a)).filter(|_| spoken);
    let year = anchor.or_else(|| only_year(a));
    let date = stated.or_else(|| event_date(a, &lead, year, header)).or(anchor);
    card.date = date.map(|d| d.to_string());
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
    fill_sides(a, cast, &mut card);
    card
}

fn event_date(
    a: &Analysis<'_>,
    lead: &[Range<usize>],
    anchor: Option<Date>,
    header: Option<Date>,
) -> Option<Date> {
    let first = lead.first()?;
    let body = super::claims::body(a, first);
    // "Vesk, 4 March 2031 (AGENCY) - This morning": the dateline tells what "this morning" is.
    let line = first_date(a, &(first.start..body.start));
    let told = match line {
        Some(day) => day_in(a, &body, Some(day), None).or(Some(day)),
        None => day_in(a, first, anchor, header),
    };
    // "X spoke by phone with Y on Wednesday, December 27": where the lead has no day.
    told.or_else(|| {
        let undated = mentions_in(a, first).all(|m| m.kind != Kind::Date);
        let later = a.sentences.iter().skip(1).take(7).filter(|_| undated);
        later
            .filter(|s| s.toks.clone().any(|k| matches!(a.surface(k), "spoke" | "met" | "phone")))
            .find_map(|s| day_in(a, &s.toks, anchor, header).filter(|day| anchor.is_none_or(|a| *day <= a)))
    })
}

/// Days after which nobody reports a contact as news.
const LONG_AGO: i32 = 60;

/// The day that a sentence names for what it tells.
fn day_in(
    a: &Analysis<'_>,
    sentence: &Range<usize>,
    anchor: Option<Date>,
    header: Option<Date>,
) -> Option<Date> {
    // "…, the Department announced Tuesday": the day of the words, not of the event.
    let reported = |m: &super::mention::Mention| {
        let p =
            m.toks.start.saturating_sub(1 + usize::from(a.word(m.toks.start.wrapping_sub(1)) == a.known.on));
        matches!(a.surface(p), "announced" | "said" | "reported" | "told")
    };
    let days = || mentions_in(a, sentence).filter(|m| m.kind == Kind::Date && !reported(m));
    // "… had yesterday and today telephone conversations": the day of the release is one of them.
    let both = days().any(|m| a.lower(m.toks.start) == "today" && a.word(m.toks.start.wrapping_sub(1)) == a.known.and);
    if both && header.is_some() {
        return header;
    }
    // What was long before the release is spoken of, not told.
    let old = |day: Date| header.is_some_and(|h| day.until(h).is_ok_and(|s| s.get_days() > LONG_AGO));
    days().find_map(|m| {
        if let Some(day) = dates::absolute(a, &m.toks, anchor) {
            if old(day) {
                return None;
            }
            // A visit of several days: the day of the release is one of them.
            let last = dates::range_end(a, &m.toks, day);
            let within = header.filter(|h| last.is_some_and(|last| (day..=last).contains(h)));
            return within.or(Some(day));
        }
        let value = dates::value(a, &m.toks, anchor)?;
        // A day only: weeks and years are no date of an event.
        value.parse::<Date>().ok().filter(|_| {
            matches!(
                a.surface(m.toks.start).to_ascii_lowercase().as_str(),
                "today" | "yesterday" | "this" | "earlier"
            ) || a.flags(m.toks.start).any(Flags::WEEKDAY)
        })
    })
}

fn released(a: &Analysis<'_>) -> Option<String> {
    let day = header_date(a)?;
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

/// How often a country must be named to be taken for a party's own without being called so.
const OFTEN: usize = 3;

/// A party without a stated side acts for the country that publishes, or that is named most and has
/// nobody yet.
fn fill_sides(a: &Analysis<'_>, cast: &Cast, card: &mut Card) {
    let own = masthead_country(a);
    let taken: BTreeSet<String> = card.parties.iter().filter_map(|p| p.side.clone()).collect();
    let mut counts: Vec<(usize, String)> = cast
        .records
        .iter()
        .filter(|r| r.kind == EntityType::Country)
        .map(|r| {
            let first = r.mentions.first().and_then(|&m| a.mentions.get(m));
            let name = first.and_then(|m| super::cast::country_name(a, m.kind, m.toks.start));
            (r.mentions.len(), name.unwrap_or_else(|| r.name.clone()))
        })
        .filter(|(_, n)| !taken.contains(n))
        .collect();
    counts.sort_by_key(|x| std::cmp::Reverse(x.0));
    let mut seen = BTreeSet::new();
    // A country that is named in passing is nobody's side.
    let named = counts.into_iter().filter(|(times, _)| *times >= OFTEN).map(|(_, name)| name);
    let own = own.into_iter().chain(title_countries(a)).filter(|own| !taken.contains(own));
    let mut pool = own.chain(named).filter(|name| seen.insert(name.clone()));
    for party in &mut card.parties {
        if party.side.is_none() {
            party.side = pool.next();
        }
    }
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
