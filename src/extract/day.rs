//! The day of a contact or a statement: what the lead tells, what stands above the text, what it is anchored to
//! (DOMAIN 2.10).

use super::analysis::Analysis;
use super::card::mentions_in;
use super::mention::{Kind, Mention};
use super::{contact, dates, format};
use crate::document::BlockKind;
use crate::lexicon::{Flags, Form, Format};
use jiff::civil::Date;
use std::ops::Range;

/// What dates without a year, and words such as "today", are counted from.
#[derive(Clone, Copy)]
enum Since {
    Day(Date),
    /// Only the year is known; a day in its middle.
    Year(Date),
}

impl Since {
    fn date(self) -> Date {
        match self {
            Self::Day(date) | Self::Year(date) => date,
        }
    }

    fn day(self) -> Option<Date> {
        match self {
            Self::Day(day) => Some(day),
            Self::Year(_) => None,
        }
    }
}

/// The day of the document, of whatever kind it is.
pub(super) fn of(a: &Analysis<'_>, lead: &[Range<usize>], kind: Format) -> Option<Date> {
    let anchor = anchor(a);
    let header = header_date(a);
    // A statement is of the day of its release; the dates in it are those of what it speaks about.
    let spoken = matches!(kind, Format::Statement | Format::Briefing);
    // "Regular Press Conference on 17 July", put on line a day later: held when the title says.
    let titled = title_date(a);
    let stated = if kind == Format::Briefing { titled.or(header) } else { header.or(titled) };
    let stated = stated.filter(|_| spoken);
    let since = anchor.map(Since::Day).or_else(|| only_year(a).map(Since::Year));
    match kind {
        Format::Statement => stated
            .or_else(|| statement_date(a, lead, since))
            .or_else(|| event_date(a, lead, since, header))
            .or(anchor),
        _ => stated.or_else(|| event_date(a, lead, since, header)).or(anchor),
    }
}

/// The day of release: the anchor of "today".
pub(super) fn anchor(a: &Analysis<'_>) -> Option<Date> {
    header_date(a).or_else(|| first_full_date(a))
}

pub(super) fn header_date(a: &Analysis<'_>) -> Option<Date> {
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
    first_date(a, a.title()?)
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

/// The first full date of the text that may be its own.
fn first_full_date(a: &Analysis<'_>) -> Option<Date> {
    let mut own =
        a.mentions.iter().filter(|m| m.kind == Kind::Date && !of_another(a, &m.toks) && !to_come(a, &m.toks));
    own.find_map(|m| dates::absolute(a, &m.toks, None))
}

/// "by 1 November 2031", "will host the talks on 3 March 2031": a day by which or on which something is to be done, which
/// is none of the text's own.
fn to_come(a: &Analysis<'_>, day: &Range<usize>) -> bool {
    let before = |n: usize| day.start.checked_sub(n).map_or("", |k| a.surface(k));
    let term =
        |word: &str| matches!(word, "by" | "until" | "till" | "before" | "than" | "deadline" | "effective");
    // "by the end of", "a deadline of", "before the"
    let termed = term(before(1))
        || before(1) == "the" && term(before(2))
        || before(1) == "of" && (term(before(2)) || before(2) == "end" && (3..5).any(|n| term(before(n))));
    let sentence = a.sentences.get(a.sentences.partition_point(|s| s.toks.end <= day.start));
    let start = sentence.map_or(day.start, |s| s.toks.start);
    let ahead = (start..day.start)
        .rev()
        .take(24)
        .any(|k| matches!(&*a.lower(k), "will" | "would" | "shall" | "deadline") && a.mention(k).is_none());
    termed || ahead
}

/// "The December 24, 2031 elections", "the 3 March 2031 agreement": the day of what the words behind it name, which
/// is no contact.
fn of_another(a: &Analysis<'_>, day: &Range<usize>) -> bool {
    // "the accord of 3 May 2031"
    let instrument = |k: usize| {
        matches!(
            &*a.lower(k),
            "accord"
                | "agreement"
                | "treaty"
                | "resolution"
                | "convention"
                | "protocol"
                | "law"
                | "letter"
                | "decision"
                | "election"
                | "elections"
                | "attack"
                | "attacks"
        )
    };
    if day.start > 1 && matches!(a.surface(day.start - 1), "of" | "dated") && instrument(day.start - 2) {
        return true;
    }
    let noun = |k: usize| a.is_word(k) && !a.flags(k).any(Flags::PREPOSITION.with(Flags::CONJUNCTION));
    day.start.checked_sub(1).is_some_and(|k| a.word(k) == a.known.the)
        && noun(day.end)
        && !(day.end..day.end + 4).any(|k| contact::event_noun(a, k) || a.lower(k) == "visit")
}

/// The day of a statement without a date above it: what its lead says of the statement or of the contact from which
/// it comes, or a date in a line of its own, before "the attack on 3 March".
fn statement_date(a: &Analysis<'_>, lead: &[Range<usize>], since: Option<Since>) -> Option<Date> {
    let first = lead.first()?;
    let body = super::claims::body(a, first);
    let verb = contact::main_verb(a, &body);
    let near = |m: &Mention| {
        let beside = verb.is_some_and(|v| m.toks.start <= v + 3 && v <= m.toks.end + 3);
        m.toks.start <= body.start + 2 || beside
    };
    let tells =
        verb.is_some_and(|v| a.has_form(v, &[Form::Past]) || a.flags(v).any(Flags::BE.with(Flags::HAVE)));
    let telling = contact::told(a, &body).is_some() || format::pays_visit(a, &body);
    let days = mentions_in(a, first).filter(|m| m.kind == Kind::Date && (telling || tells && near(m)));
    let day = days.filter_map(|m| day_of(a, m, since, None)).next();
    day.or_else(|| {
        let short = a.block_toks.iter().filter(|r| (1..12).contains(&r.len()));
        short.filter_map(|r| first_date(a, r)).next()
    })
}

fn event_date(
    a: &Analysis<'_>,
    lead: &[Range<usize>],
    since: Option<Since>,
    header: Option<Date>,
) -> Option<Date> {
    let first = lead.first()?;
    let body = super::claims::body(a, first);
    // "Vesk, 4 March 2031 (AGENCY) - This morning": the dateline tells what "this morning" is.
    let line = first_date(a, &(first.start..body.start));
    let told = match line {
        Some(day) => day_in(a, &body, Some(Since::Day(day)), None).or(Some(day)),
        None => day_in(a, first, since, header),
    };
    // "X spoke by phone with Y on Wednesday, December 27": where the lead has no day.
    told.or_else(|| {
        let undated = mentions_in(a, first).all(|m| m.kind != Kind::Date);
        let later = a.sentences.iter().skip(1).take(7).filter(|_| undated);
        let told = |day: &Date| since.and_then(Since::day).is_none_or(|release| *day <= release);
        later
            .filter(|s| s.toks.clone().any(|k| matches!(a.surface(k), "spoke" | "met" | "phone")))
            .find_map(|s| day_in(a, &s.toks, since, header).filter(told))
    })
}

/// Days after which nobody reports a contact as news.
const LONG_AGO: i32 = 60;

/// The day that a sentence names for what it tells.
fn day_in(
    a: &Analysis<'_>,
    sentence: &Range<usize>,
    since: Option<Since>,
    header: Option<Date>,
) -> Option<Date> {
    // "…, the Department announced Tuesday": the day of the words, not of the event.
    let reported = |m: &Mention| {
        let p =
            m.toks.start.saturating_sub(1 + usize::from(a.word(m.toks.start.wrapping_sub(1)) == a.known.on));
        matches!(a.surface(p), "announced" | "said" | "reported" | "told")
    };
    let days = || mentions_in(a, sentence).filter(|m| m.kind == Kind::Date && !reported(m));
    // "… had yesterday and today telephone conversations": the day of the release is one of them.
    let both = days()
        .any(|m| a.lower(m.toks.start) == "today" && a.word(m.toks.start.wrapping_sub(1)) == a.known.and);
    if both && header.is_some() {
        return header;
    }
    // What was long before the release is spoken of, not told.
    let old = |day: Date| header.is_some_and(|h| day.until(h).is_ok_and(|s| s.get_days() > LONG_AGO));
    days().find_map(|m| day_of(a, m, since, header).filter(|day| !old(*day)))
}

/// The day that a date means, if it is one: weeks and years are no date of an event.
fn day_of(a: &Analysis<'_>, m: &Mention, since: Option<Since>, header: Option<Date>) -> Option<Date> {
    if let Some(day) = dates::absolute(a, &m.toks, since.map(Since::date)) {
        // A visit of several days: the day of the release is one of them.
        let last = dates::range_end(a, &m.toks, day);
        let within = header.filter(|h| last.is_some_and(|last| (day..=last).contains(h)));
        return within.or(Some(day));
    }
    let value = dates::value(a, &m.toks, since.and_then(Since::day))?;
    value.parse::<Date>().ok().filter(|_| {
        matches!(&*a.lower(m.toks.start), "today" | "yesterday" | "this" | "earlier")
            || a.flags(m.toks.start).any(Flags::WEEKDAY)
    })
}
