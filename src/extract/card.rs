//! The protocol card: who met whom, when, where, how (DOMAIN 2.2).

use super::analysis::{Analysis, NONE};
use super::cast::Cast;
use super::dates;
use super::entity::clean;
use super::mention::Kind;
use super::{issuer, place};
use crate::document::BlockKind;
use crate::extract::finding::{Card, Party};
use crate::lexicon::{EntityType, Flags, Format};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The day of release: the anchor of "today".
pub(super) fn anchor(a: &Analysis<'_>) -> Option<Date> {
    header_date(a).or_else(|| first_full_date(a))
}

fn header_date(a: &Analysis<'_>) -> Option<Date> {
    front_matter_date(a).or_else(|| {
        a.blocks
            .iter()
            .zip(&a.block_toks)
            .filter(|(b, _)| matches!(b.kind, BlockKind::Dateline | BlockKind::Masthead))
            .find_map(|(_, r)| {
                mentions_in(a, r)
                    .filter(|m| m.kind == Kind::Date)
                    .find_map(|m| dates::absolute(a, &m.toks, None))
            })
    })
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

fn title_block(a: &Analysis<'_>) -> Option<usize> {
    a.blocks.iter().position(|b| b.kind == BlockKind::Title)
}

/// The person whom the header names without being part of the title: "From: …, The Rt Hon …".
fn header_person(a: &Analysis<'_>) -> Option<u32> {
    a.blocks
        .iter()
        .zip(&a.block_toks)
        .enumerate()
        .take(8)
        .filter(|(k, (b, _))| {
            // "From:" in a line of its own names what stands in the next.
            let above = k
                .checked_sub(1)
                .and_then(|p| a.blocks.get(p))
                .is_some_and(|p| p.span.of(a.text).trim() == "From:");
            let from = above || b.span.of(a.text).starts_with("From:");
            matches!(b.kind, BlockKind::Masthead | BlockKind::Dateline) || from
        })
        .find_map(|(_, (_, r))| {
            mentions_in(a, r).find(|m| m.kind == Kind::Person && m.entity != NONE).map(|m| m.entity)
        })
}

/// Sets the parties that the title and the first event name, before claims are read.
pub(super) fn seed_parties(a: &Analysis<'_>, cast: &mut Cast) {
    cast.principal = header_person(a);
    if let Some(t) = title_block(a)
        && let Some(r) = a.block_toks.get(t)
    {
        let mut persons: Vec<u32> = Vec::new();
        for m in mentions_in(a, r).filter(|m| m.kind == Kind::Person && m.entity != NONE) {
            if !persons.contains(&m.entity) {
                persons.push(m.entity);
            }
        }
        if persons.len() >= 2 {
            cast.meet(&persons);
            return;
        }
        if persons.len() == 1 {
            // "PM call with President X", "From: … The Rt Hon Y": the principal talks with the one named.
            if let Some(p) = cast.principal.filter(|p| !persons.contains(p)) {
                persons.insert(0, p);
                cast.meet(&persons);
                return;
            }
            persons.iter().for_each(|&person| cast.took_part(person));
            cast.parties = persons;
        }
    }
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

/// Without an event, the two who speak most are the parties.
pub(super) fn seed_from_speakers(a: &Analysis<'_>, cast: &mut Cast) {
    if cast.count() >= 2 {
        return;
    }
    let mut count: BTreeMap<u32, (usize, usize)> = BTreeMap::new();
    for s in &a.sentences {
        let range = super::claims::body(a, &s.toks);
        if let Some(m) = (range.start..range.end.min(range.start + 24))
            .find_map(|k| a.mention(k).filter(|m| m.kind == Kind::Person))
            && super::person::says(a, m.toks.end)
        {
            let e = count.entry(m.entity).or_insert((0, m.toks.start));
            e.0 += 1;
        }
    }
    let mut all: Vec<(u32, (usize, usize))> = count.into_iter().collect();
    all.sort_by_key(|(_, (n, at))| (std::cmp::Reverse(*n), *at));
    let mut chosen: Vec<(u32, usize)> = all.into_iter().take(2).map(|(e, (_, at))| (e, at)).collect();
    chosen.sort_by_key(|&(_, at)| at);
    let members: Vec<u32> = chosen.into_iter().map(|(e, _)| e).collect();
    if members.len() == 2 {
        cast.parties = members.clone();
        for m in members {
            cast.took_part(m);
        }
    }
}

/// Fills the card.
pub(super) fn fill(a: &Analysis<'_>, cast: &Cast, briefing: bool, asked: Option<String>) -> Card {
    let anchor = anchor(a);
    let mut card = Card { requested_by: asked, ..Card::default() };
    if let Some(t) = title_block(a).and_then(|t| a.blocks.get(t)) {
        card.title = Some(clean(t.text_span(), a.text));
    } else if let Some(block) = a.blocks.iter().find(|b| b.kind == BlockKind::FrontMatter) {
        card.title = block
            .span
            .of(a.text)
            .lines()
            .find_map(|l| l.strip_prefix("title:"))
            .map(|t| t.trim().trim_matches(['"', '\'']).to_owned());
    }
    card.issuer = issuer::of(a);
    card.released = released(a).or_else(|| header_date(a).map(|d| d.to_string()));
    let lead = lead(a);
    let kind = if briefing { Format::Briefing } else { format(a, &lead, cast) };
    // A statement is of the day of its release; the dates in it are those of what it speaks about.
    let stated = matches!(kind, Format::Statement | Format::Briefing).then(|| header_date(a)).flatten();
    card.date = stated.or_else(|| event_date(a, &lead, anchor)).or(anchor).map(|d| d.to_string());
    card.format = Some(kind);
    card.place = place::of(a, &lead, cast);
    card.parties = cast.all_parties.iter().filter(|&&e| cast.is_person(e)).map(|&e| party(cast, e)).collect();
    if card.parties.is_empty() && cast.voice.len() > 1 {
        // Who makes a joint statement is party to it.
        card.parties = cast.voice.iter().map(|name| voice_party(cast, name)).collect();
    }
    fill_sides(a, cast, &mut card);
    card
}

/// One of those who speak a joint statement: a person, or a state that acts for itself.
fn voice_party(cast: &Cast, name: &str) -> Party {
    let entity = cast.records.iter().position(|r| r.name == name).and_then(|k| u32::try_from(k).ok());
    match entity.filter(|&e| cast.is_person(e)) {
        Some(entity) => party(cast, entity),
        None => Party { name: name.to_owned(), titles: Vec::new(), side: Some(name.to_owned()) },
    }
}

/// The sentences that tell the event: the first two of the body.
fn lead(a: &Analysis<'_>) -> Vec<Range<usize>> {
    a.sentences.iter().take(2).map(|s| s.toks.clone()).collect()
}

fn event_date(a: &Analysis<'_>, lead: &[Range<usize>], anchor: Option<Date>) -> Option<Date> {
    let first = lead.first()?;
    mentions_in(a, first).filter(|m| m.kind == Kind::Date).find_map(|m| {
        dates::absolute(a, &m.toks, anchor).or_else(|| {
            let value = dates::value(a, &m.toks, anchor)?;
            // A day only: weeks and years are no date of an event.
            value.parse::<Date>().ok().filter(|_| {
                matches!(
                    a.surface(m.toks.start).to_ascii_lowercase().as_str(),
                    "today" | "yesterday" | "this" | "earlier"
                ) || a.flags(m.toks.start).any(Flags::WEEKDAY)
            })
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

/// The kind of contact, from title and lead.
fn format(a: &Analysis<'_>, lead: &[Range<usize>], cast: &Cast) -> Format {
    let mut texts: Vec<String> = Vec::new();
    if let Some(t) = title_block(a).and_then(|t| a.blocks.get(t)) {
        texts.push(clean(t.text_span(), a.text).to_lowercase());
    }
    let has = |t: &str, words: &[&str]| words.iter().any(|w| contains_word(t, w));
    let classify = |t: &str| -> Option<Format> {
        if has(
            t,
            &[
                "video call",
                "videoconference",
                "video conference",
                "video teleconference",
                "virtual meeting",
                "by video",
                "via video",
                "secure video",
                "video link",
                "virtually",
                "video-conference",
                "virtual summit",
                "held a virtual",
            ],
        ) {
            return Some(Format::Video);
        }
        if has(
            t,
            &[
                "spokesperson's regular press conference",
                "regular press conference",
                "press briefing",
                "press conference",
                "daily briefing",
                "transcript",
                "press availability",
                "remarks to the press",
            ],
        ) {
            return Some(Format::Briefing);
        }
        if has(t, &["phone", "telephone", "call", "telephoned", "calls", "phone call", "by phone"])
            && !has(
                t,
                &[
                    "courtesy call",
                    "paid a call",
                    "calls on",
                    "calls for",
                    "call for",
                    "called for",
                    "called on",
                ],
            )
        {
            return Some(Format::Call);
        }
        if has(
            t,
            &[
                "joint statement",
                "communiqué",
                "communique",
                "declaration",
                "statement",
                "resolution",
                "conclusions",
                "remarks",
                "comment by",
                "press statement",
                "chair's summary",
                "attributable to",
                "joint declaration",
            ],
        ) {
            return Some(Format::Statement);
        }
        if has(
            t,
            &[
                "meeting",
                "meets",
                "met",
                "talks",
                "holds talks",
                "bilateral",
                "consultation",
                "summit",
                "consultations",
                "dialogue",
                "received",
                "hosted",
                "meet",
                "conversation",
                "discussions",
                "strategic communication",
                "held talks",
            ],
        ) {
            return Some(Format::Meeting);
        }
        if has(t, &["visit", "visits", "visited", "tour", "trip", "travel", "travels"]) {
            return Some(Format::Visit);
        }
        None
    };
    for sentence in lead.iter().take(2) {
        texts.push(clean(a.span(sentence), a.text).to_lowercase());
    }
    for (k, t) in texts.iter().enumerate() {
        if let Some(f) = classify(t) {
            // "spoke today" in the lead tells nothing of a title that says "meeting".
            return f;
        }
        if (k > 0 || title_block(a).is_none())
            && (contains_word(t, "spoke") || contains_word(t, "conversation"))
            && cast.parties.len() >= 2
        {
            return Format::Call;
        }
    }
    Format::Other
}

fn contains_word(text: &str, word: &str) -> bool {
    text.match_indices(word).any(|(i, w)| {
        let before = text.get(..i).and_then(|t| t.chars().next_back());
        let after = text.get(i + w.len()..).and_then(|t| t.chars().next());
        before.is_none_or(|c| !c.is_alphanumeric()) && after.is_none_or(|c| !c.is_alphanumeric())
    })
}

fn party(cast: &Cast, entity: u32) -> Party {
    Party {
        name: cast.name(entity),
        titles: tidy(cast.printed.get(&entity).cloned().unwrap_or_default()),
        side: cast.sides.get(&entity).cloned(),
    }
}

/// Keeps the fullest titles: "Secretary" goes when "Secretary of State" is there.
fn tidy(titles: Vec<String>) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for t in &titles {
        let part = titles
            .iter()
            .any(|o| o != t && o.len() > t.len() && (o.starts_with(t.as_str()) || o.contains(t.as_str())));
        let last = t.split(' ').next_back().unwrap_or("");
        let short =
            t.split(' ').count() == 1 && titles.iter().any(|o| o != t && o.split(' ').any(|w| w == last));
        if !part && !short && !out.contains(t) {
            out.push(t.clone());
        }
    }
    if out.is_empty() { titles.into_iter().take(1).collect() } else { out }
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
        .map(|r| (r.mentions.len(), r.name.clone()))
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
