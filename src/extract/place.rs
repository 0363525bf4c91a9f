//! Where the contact was: the place in the sentence that tells it, in the dateline, in the header, or under
//! the signature (DOMAIN 2.2).

use super::analysis::{Analysis, NONE};
use super::card::mentions_in;
use super::cast::Cast;
use super::mention::{Kind, Mention};
use super::{contact, lines};
use crate::lexicon::{EntityType, Flags, Form, Format, Payload};
use std::ops::Range;

/// The place of the event.
pub(super) fn of(a: &Analysis<'_>, lead: &[Range<usize>], cast: &Cast, kind: Format) -> Option<String> {
    let spoken = matches!(kind, Format::Statement | Format::Briefing);
    let away = spoken || kind == Format::Call;
    let first = if spoken { lines::header(a, cast) } else { None };
    // A statement or a call comes from where its dateline says, whatever it tells of.
    let line = if away || kind == Format::Other { lines::dateline(a, cast) } else { None };
    first
        .or(line)
        .or_else(|| {
            lead.first().filter(|s| kind != Format::Statement || tells(a, s)).and_then(|s| told(a, s, cast))
        })
        .or_else(|| if kind == Format::Visit { visited(a, lead, cast) } else { None })
        .or_else(|| lead.first().and_then(|s| on_visit(a, s, cast)).filter(|_| !away))
        .or_else(|| later(a, lead, cast))
        .or_else(|| titled(a, cast, kind))
        .or_else(|| lines::dateline(a, cast))
        .or_else(|| lines::header(a, cast))
        .or_else(|| lines::signature(a, cast))
        .or_else(|| lead.first().and_then(|s| venue_anywhere(a, s, cast)))
        .or_else(|| margins(a, lead))
        .or_else(|| lead.first().filter(|_| !away).and_then(|s| in_country(a, s, cast)))
        .or_else(|| if away { None } else { on_trip(a, cast) })
}

/// "… during her trip to Vesk", "… took part in the summit in Vesk": the first city that the text is set in.
fn on_trip(a: &Analysis<'_>, cast: &Cast) -> Option<String> {
    a.sentences.iter().take(3).flat_map(|s| mentions_in(a, &s.toks)).find_map(|m| {
        let name = named(cast, m)?;
        let before = m.toks.start.checked_sub(1)?;
        let trip = a.word(before) == a.known.to
            && matches!(
                a.surface(before.wrapping_sub(1)),
                "trip" | "visit" | "travel" | "travelled" | "traveled"
            );
        let event = a.surface(before) == "in"
            && (before.saturating_sub(8)..before).any(|k| {
                a.flags(k).any(Flags::EVENT_NOUN)
                    || a.mention(k).is_some_and(|e| e.kind == Kind::Event)
                    || matches!(a.surface(k), "Summit" | "Conference" | "Forum" | "Meeting" | "Session")
            });
        (trip || event).then_some(name)
    })
}

/// "Meeting of X and Y in Vesk", "Chair's Statement, 8th Harbour Summit, Vesk, 4 March 2031": the place in the title.
fn titled(a: &Analysis<'_>, cast: &Cast, kind: Format) -> Option<String> {
    let r = a.title()?;
    mentions_in(a, r).find_map(|m| {
        let name = named(cast, m)?;
        let before = m.toks.start.checked_sub(1).filter(|&p| p >= r.start)?;
        let inside = matches!(a.surface(before), "in" | "In" | "at" | "At");
        // "Meeting of X and Y (Vesk, 4 March 2031)"
        let dated = (a.is(before, ',') || a.is(before, '('))
            && a.is(m.toks.end, ',')
            && a.mention(m.toks.end + 1).is_some_and(|d| d.kind == Kind::Date);
        // "Doorstop Interview - Vesk, Norland": the end of the title, with its country at most.
        let country = |k: usize| {
            let m = a.mention(k).filter(|c| a.is(k - 1, ',') && c.toks.start == k);
            m.is_some_and(|c| c.kind.is_state() && c.toks.end >= r.end)
        };
        let apart = a.spaced_dash(before) || a.is(before, ',') && before > r.start + 4;
        let state = matches!(m.kind, Kind::Country(_) | Kind::State | Kind::Demonym(_));
        let closes =
            apart && (m.toks.end >= r.end && a.spaced_dash(before) || country(m.toks.end + 1)) && !state;
        // "Transcript of Press Conference, Vesk": where it was given, at the end.
        let genre = matches!(
            &*a.lower(before),
            "conference" | "interview" | "briefing" | "availability" | "doorstop" | "stakeout"
        );
        let given = kind == Format::Briefing
            && !state
            && (genre || a.is(before, ','))
            && (m.toks.end >= r.end || country(m.toks.end + 1));
        (inside && m.toks.end >= r.end.saturating_sub(1) || dated || closes || given).then_some(name)
    })
}

/// "… met on the margins of the Vesk Security Conference": the city in the event's name.
fn margins(a: &Analysis<'_>, lead: &[Range<usize>]) -> Option<String> {
    lead.iter().cloned().flatten().find_map(|k| {
        let beside = matches!(
            a.surface(k),
            "margins" | "margin" | "sidelines" | "sideline" | "framework" | "occasion"
        );
        let at = k + 2 + usize::from(a.word(k + 2) == a.known.the);
        let event = a.mention(at).filter(|_| beside && a.word(k + 1) == a.known.of)?;
        let start = event.toks.start;
        let mut city = None;
        a.lexicon.phrases.matches(event.toks.clone().map(|j| a.word(j)), |m| {
            if let Payload::Named(n) = m.payload
                && a.is_place(Kind::Named(n))
            {
                city = Some(super::entity::surface(a, start, start + m.len));
            }
        });
        city
    })
}

/// "During his visit to Vesk, Minister X held a meeting with Y": the city that is visited.
fn on_visit(a: &Analysis<'_>, sentence: &Range<usize>, cast: &Cast) -> Option<String> {
    sentence.clone().find_map(|k| {
        let at = match a.surface(k) {
            "visit" if a.word(k + 1) == a.known.to => k + 2,
            "visiting" => k + 1,
            _ => return None,
        };
        let m = a.mention(at).filter(|m| m.toks.start == at)?;
        named(cast, m)
    })
}

/// "Minister X, who was visiting Norland to attend the Summit, held a meeting": the country, where no city is told.
fn in_country(a: &Analysis<'_>, sentence: &Range<usize>, cast: &Cast) -> Option<String> {
    sentence.clone().filter(|&k| a.surface(k) == "visiting").find_map(|k| {
        let m = a.mention(k + 1).filter(|m| m.toks.start == k + 1 && m.entity != NONE)?;
        m.kind.is_state().then(|| cast.name(m.entity))
    })
}

/// "… discussed the response to the crisis at the White Tower in Vesk": a venue anywhere in the lead.
fn venue_anywhere(a: &Analysis<'_>, sentence: &Range<usize>, cast: &Cast) -> Option<String> {
    sentence.clone().filter(|&k| a.surface(k) == "at").find_map(|k| {
        let j = k + 1 + usize::from(a.word(k + 1) == a.known.the);
        let m = a.mention(j).filter(|m| m.toks.start == j)?;
        let name = named(cast, m)?;
        let e = m.toks.end;
        let city = a.mention(e + 1).filter(|c| c.toks.start == e + 1 && a.surface(e) == "in");
        Some(city.and_then(|c| named(cast, c)).unwrap_or(name))
    })
}

/// "… is paying a visit to Norland": the country visited.
fn visited(a: &Analysis<'_>, lead: &[Range<usize>], cast: &Cast) -> Option<String> {
    lead.iter().cloned().flatten().find_map(|k| {
        let noun = a.surface(k).eq_ignore_ascii_case("visit") && a.word(k + 1) == a.known.to;
        let verb = matches!(a.surface(k), "visited" | "visiting" | "visit");
        let goes = matches!(
            a.surface(k),
            "travel" | "travels" | "travelled" | "traveled" | "travelling" | "traveling"
        );
        let noun = noun || goes && a.word(k + 1) == a.known.to;
        let at = if noun {
            k + 2
        } else if verb {
            k + 1
        } else {
            return None;
        };
        let at = at + usize::from(a.word(at) == a.known.the);
        let m = a.mention(at).filter(|m| m.toks.start == at && m.entity != NONE)?;
        (m.kind.is_state() || named(cast, m).is_some()).then(|| cast.name(m.entity))
    })
}

pub(super) fn named(cast: &Cast, m: &Mention) -> Option<String> {
    let entity = cast.records.get(m.entity as usize)?;
    (entity.kind == EntityType::Place).then(|| entity.name.clone())
}

/// "… met in Vesk", "will attend a meeting in Vesk": the sentence that tells the contact, up to where topics begin.
fn told(a: &Analysis<'_>, sentence: &Range<usize>, cast: &Cast) -> Option<String> {
    let past = |k: usize| a.has_form(k, &[Form::Past]) && a.mention(k).is_none();
    // "will convene on Monday in Vesk"
    let meets = |k: usize| {
        matches!(
            a.surface(k),
            "attend" | "hold" | "host" | "meet" | "convene" | "take" | "be" | "gather" | "receive"
        )
    };
    let will = |k: usize| a.surface(k) == "will" && (k + 1..k + 12).any(meets);
    let verb = sentence.clone().find(|&k| past(k) || will(k));
    // "Meeting of X with Y in Vesk.": a line without a verb.
    let line = sentence.clone().take(8).find(|&k| a.flags(k).any(Flags::EVENT_NOUN));
    let stop = topics(a, sentence, verb.or(line)?);
    place_in(a, cast, sentence.start..stop).or_else(|| unlisted(a, sentence.start..stop))
}

/// Whether a sentence of a statement tells a contact or that something was said: "issued the following statement in Vesk".
fn tells(a: &Analysis<'_>, sentence: &Range<usize>) -> bool {
    let body = super::claims::body(a, sentence);
    let said = |k: usize| {
        matches!(
            a.surface(k),
            "issued" | "released" | "made" | "said" | "told" | "addressed" | "delivered" | "gave" | "adopted"
        )
    };
    let paid = |k: usize| matches!(a.surface(k), "paid" | "visited" | "arrived");
    contact::told(a, &body).is_some() || contact::main_verb(a, &body).is_some_and(|k| said(k) || paid(k))
}

/// "talks held in Lyre Harbour": what says after the first sentence that it was there.
fn later(a: &Analysis<'_>, lead: &[Range<usize>], cast: &Cast) -> Option<String> {
    let from = lead.first()?.end;
    let sentences = a.sentences.iter().map(|s| s.toks.clone()).filter(|s| s.start >= from);
    sentences.take(4).find_map(|sentence| {
        let held = sentence.clone().find(|&k| {
            // "met in Vesk", "met today in Vesk"
            let date = a.mention(k + 1).filter(|m| m.kind == Kind::Date && m.toks.start == k + 1);
            let next = date.map_or(k + 1, |m| m.toks.end);
            // "the conference that was held in Vesk": another one.
            let aside = (k.saturating_sub(3)..k)
                .any(|j| matches!(a.surface(j), "that" | "which" | "who") && j >= sentence.start);
            matches!(a.surface(k), "held" | "place" | "hosted" | "met" | "received")
                && matches!(a.surface(next), "in" | "at")
                && !aside
        })?;
        place_in(a, cast, held..topics(a, &sentence, held))
    })
}

/// Where behind the verb the topics of a sentence begin.
fn topics(a: &Analysis<'_>, sentence: &Range<usize>, verb: usize) -> usize {
    let topic = |k: usize| {
        matches!(
            a.surface(k),
            "about" | "regarding" | "concerning" | "to" | "where" | "conveying" | "underscoring"
        )
    };
    sentence.clone().find(|&k| k > verb && topic(k) && !a.capital(k)).unwrap_or(sentence.end)
}

/// The place behind "in" or "at" among the tokens.
fn place_in(a: &Analysis<'_>, cast: &Cast, range: Range<usize>) -> Option<String> {
    // "the Embassy of Norland in Vesk": where the embassy is.
    let post = |k: usize| {
        let office = |j: usize| {
            matches!(
                a.surface(j),
                "Embassy" | "Consulate" | "Consulate-General" | "Ambassador" | "Mission" | "Commission"
            )
        };
        let tied = |j: usize| {
            (j + 1..k).all(|i| a.capital(i) || a.flags(i).any(Flags::PREPOSITION.with(Flags::DETERMINER)))
        };
        (k.saturating_sub(4)..k).any(|j| office(j) && tied(j))
            && a.mention_ending(k).is_none_or(|m| m.kind != Kind::Person)
    };
    range.filter(|&k| matches!(a.surface(k), "in" | "In" | "at" | "At") && !post(k)).find_map(|k| {
        let the = k + 1 + usize::from(a.word(k + 1) == a.known.the);
        // "in the city of Vesk"
        let city = matches!(a.surface(the), "city" | "town" | "capital") && a.word(the + 1) == a.known.of;
        let j = if city { the + 2 } else { the };
        // "in The Hague": the article belongs to the name.
        let m = [k + 1, j].into_iter().find_map(|j| a.mention(j).filter(|m| m.toks.start == j))?;
        if city && m.entity != NONE {
            return Some(cast.name(m.entity));
        }
        // "at the Hall of Accord in Vesk"
        let e = m.toks.end;
        let city = a.mention(e + 1).filter(|c| c.toks.start == e + 1 && a.surface(e) == "in");
        let wide = |m: &&Mention| !wide(a, m);
        city.and_then(|c| named(cast, c))
            .or_else(|| Some(m).filter(wide).and_then(|m| named(cast, m)))
            .or_else(|| venue(a, cast, k, m))
    })
}

/// A continent or a sea: nobody meets just there.
pub(super) fn wide(a: &Analysis<'_>, m: &Mention) -> bool {
    matches!(m.kind, Kind::Named(n) if a.lexicon.named.get(n as usize).is_some_and(|n| n.wide))
}

/// "… met with President Hale in Orlamünde.": a place that no list holds, at the end of what tells the contact.
fn unlisted(a: &Analysis<'_>, range: Range<usize>) -> Option<String> {
    range.clone().filter(|&k| matches!(a.surface(k), "in" | "at")).find_map(|k| {
        let start = k + 1;
        let mut end = start;
        while end < range.end
            && a.capital(end)
            && a.mention(end).is_none()
            && (a.word(end) == 0 || end == start && a.word(end) == a.known.the)
        {
            end += 1;
        }
        let known = (start..end).any(|j| a.word(j) == 0);
        let stops = end == range.end
            || ['.', ','].into_iter().any(|c| a.is(end, c))
            || a.word(end) == a.known.on
            || a.mention(end).is_some_and(|m| m.kind == Kind::Date);
        (known && stops && end - start <= 3).then(|| super::entity::surface(a, start, end))
    })
}

/// "met Dr Vivian, in Singapore on 31 July": a country as the venue, between a name and a date.
fn venue(a: &Analysis<'_>, cast: &Cast, k: usize, m: &Mention) -> Option<String> {
    if !m.kind.is_state() || m.entity == NONE {
        return None;
    }
    let before = k.checked_sub(1)?;
    let person = a.mention_ending(k).is_some_and(|p| p.kind == Kind::Person)
        || a.is(before, ',') && a.mention_ending(before).is_some_and(|p| p.kind == Kind::Person)
        || a.flags(before).any(Flags::EVENT_NOUN)
        || a.mention_ending(k).is_some_and(|d| d.kind == Kind::Date)
        || matches!(a.surface(before), "held" | "convene" | "convened" | "met");
    let dated = a.mention(m.toks.end).is_some_and(|d| d.kind == Kind::Date)
        || a.word(m.toks.end) == a.known.on
            && a.mention(m.toks.end + 1).is_some_and(|d| d.kind == Kind::Date);
    let held = matches!(a.surface(before), "held" | "convene" | "convened")
        || (k.saturating_sub(8)..k).any(|j| matches!(a.surface(j), "convene" | "convened" | "held"));
    (person && dated || person && held).then(|| cast.name(m.entity))
}
