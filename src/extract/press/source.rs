//! Sources in news prose: any noun phrase may speak, before the verb or, inverted, after it.

use super::marks::{Marks, mark};
use super::tail::finite;
use crate::extract::analysis::Analysis;
use crate::extract::cast::Cast;
use crate::extract::mention::Kind;
use crate::extract::subject;
use crate::lexicon::{Flags, Form};
use crate::text::TokenKind;
use std::ops::Range;

/// Who speaks, as a phrase.
#[derive(Clone, Debug)]
pub(super) struct Source {
    /// The phrase without what stands after it in commas.
    pub toks: Range<usize>,
    /// Where the phrase with its apposition ends (before the verb) or ends after it (inverted).
    pub end: usize,
    pub names: Vec<String>,
    pub person: Option<u32>,
    /// A person, people or a body; not a thing.
    pub animate: bool,
    /// A thing that speaks by being read.
    pub text: bool,
    /// Several together.
    pub joint: bool,
    /// One human being without a name: "a senior aide".
    pub single: bool,
}

/// The phrase that ends right before token `end`, not reaching back beyond `floor`.
pub(super) fn before(
    a: &Analysis<'_>,
    marks: &Marks,
    cast: &Cast,
    end: usize,
    floor: usize,
) -> Option<Source> {
    if end <= floor {
        return None;
    }
    let mut k = end;
    let mut core_end = end;
    let mut steps = 0;
    let mut named = None;
    let last = end - 1;
    if matches!(a.surface(last), "and" | "but" | "or" | "then" | "to" | "not") {
        return None;
    }
    if a.flags(last).any(Flags::HE_SHE.with(Flags::THEY)) && a.mention(last).is_none()
        || matches!(a.surface(last), "it" | "It" | "I" | "we" | "We")
    {
        return describe(a, cast, last..end, end);
    }
    while k > floor && steps < 60 {
        steps += 1;
        let p = k - 1;
        if a.is(p, ')') {
            let open = (floor..p).rev().take(20).find(|&j| a.is(j, '('))?;
            if k == core_end {
                core_end = open;
            }
            k = open;
            continue;
        }
        // "Rep. Jane Roe, D-Ohio, said", "Roe, R-N.Y., who …, said"
        if k == core_end
            && let Some(open) = party_tag(a, if a.is(p, ',') { p } else { k }, floor)
        {
            core_end = open;
            k = open;
            continue;
        }
        if a.is(p, ',') {
            // A comma right before the verb closes an apposition or a relative clause.
            if k == core_end
                && let Some(open) = apposition(a, marks, p, floor)
            {
                // "The minister, Vincent Achterberg, said": the name inside speaks.
                let inner = a.mention(open + 1).filter(|m| m.kind == Kind::Person && m.toks.end == p);
                named = inner.map(|m| m.entity).or(named);
                core_end = open;
                k = open;
                continue;
            }
            break;
        }
        if mark(a, p) || marks.inside(p) {
            // "the self-styled “king of debt” said": short, without a stop inside.
            let Some(open) = (floor..p).rev().take(8).find(|&j| mark(a, j)) else { break };
            let closes = !(a.is(p.wrapping_sub(1), ',') || a.is(p.wrapping_sub(1), '.'));
            if a.is(p, '”')
                && closes
                && open > floor
                && !a.is(open.wrapping_sub(1), ',')
                && k < end + 1
                && !starts_np_here(a, k)
            {
                k = open;
                continue;
            }
            break;
        }
        if boundary(a, p, floor) {
            // The verb of a relative clause belongs to the phrase: "a man who asked not to be named".
            if let Some(who) = relative_before(a, p, floor) {
                k = who;
                continue;
            }
            break;
        }
        k = p;
    }
    let mut source = finish(a, cast, k, core_end, end)?;
    if let Some(e) = named {
        source.names = vec![cast.name(e)];
        source.person = Some(e);
        source.animate = true;
        source.toks.end = source.toks.end.max(end - 1);
    }
    Some(source)
}

/// Where the comma before a party and state tag stands that ends at `close`.
fn party_tag(a: &Analysis<'_>, close: usize, floor: usize) -> Option<usize> {
    (floor..close).rev().take(7).find(|&j| {
        a.is(j, ',') && matches!(a.surface(j + 1), "D" | "R" | "I") && (a.is(j + 2, '-') || a.is(j + 2, '–'))
    })
}

fn starts_np_here(a: &Analysis<'_>, k: usize) -> bool {
    a.flags(k).any(Flags::HE_SHE.with(Flags::THEY).with(Flags::DETERMINER)) || a.capital(k)
}

/// Where an apposition that ends at the comma `close` opens, if one stands there.
fn apposition(a: &Analysis<'_>, marks: &Marks, close: usize, floor: usize) -> Option<usize> {
    let mut tried = 0;
    for open in (floor..close).rev().take(45) {
        if marks.inside(open) && !marks.inside(close) {
            return None;
        }
        if !a.is(open, ',') {
            continue;
        }
        tried += 1;
        if tried > 4 || open <= floor {
            return None;
        }
        let inner = open + 1;
        let word = a.surface(inner);
        let flags = a.flags(inner);
        let fits = matches!(
            word,
            "who"
                | "which"
                | "whose"
                | "a"
                | "an"
                | "the"
                | "now"
                | "then"
                | "one"
                | "himself"
                | "herself"
                | "like"
                | "meanwhile"
                | "however"
                | "too"
                | "also"
                | "both"
                | "D"
                | "R"
                | "former"
                | "formerly"
        ) || a.tok(inner).is_some_and(|t| t.token.kind == TokenKind::Number)
            || flags.any(
                Flags::PREPOSITION
                    .with(Flags::TITLE)
                    .with(Flags::TITLE_MODIFIER)
                    .with(Flags::ROLE_NOUN)
                    .with(Flags::SPEAKER_NOUN)
                    .with(Flags::ADVERB),
            )
            || word.ends_with("ing") && !a.capital(inner)
            || a.capital(inner) && named_before(a, open);
        if fits && named_before(a, open) {
            // "Fortescue, who runs the fund, a small one, said": the relative clause opens earlier.
            return Some(match relative_before(a, open, floor) {
                Some(who) if a.is(who.wrapping_sub(1), ',') => who - 1,
                _ => open,
            });
        }
    }
    None
}

/// Whether a noun or a name ends right before token `k`.
fn named_before(a: &Analysis<'_>, k: usize) -> bool {
    let Some(p) = k.checked_sub(1) else { return false };
    a.is(p, ')')
        || a.is(p, '.') && p > 0 && a.capital(p - 1)
        || a.is_word(p)
            && !a
                .flags(p)
                .any(Flags::PREPOSITION.with(Flags::SUBORDINATOR).with(Flags::BE).with(Flags::CONJUNCTION))
}

/// The "who" or "that" of a relative clause in which token `p` stands, looking back without crossing a
/// mark. Returns where the relative clause starts.
fn relative_before(a: &Analysis<'_>, p: usize, floor: usize) -> Option<usize> {
    for j in (floor..p).rev().take(18) {
        if matches!(a.surface(j), "who" | "which") && j > floor {
            return Some(j);
        }
        if a.is(j, ',') || a.is(j, ';') || a.is(j, '—') || mark(a, j) || a.is(j, ':') {
            return None;
        }
    }
    None
}

/// Whether the noun phrase cannot reach over token `p`.
fn boundary(a: &Analysis<'_>, p: usize, floor: usize) -> bool {
    let Some(tok) = a.tok(p) else { return true };
    match tok.token.kind {
        TokenKind::Mark(c) => match c {
            '-' | '–' | '&' | '/' | '’' | '\'' | '$' | '%' | '#' | '@' => c == '–' && tok.token.spaced,
            '.' => {
                let q = p.wrapping_sub(1);
                !(a.flags(q).any(
                    Flags::ABBREVIATION.with(Flags::HONORIFIC).with(Flags::NAME_SUFFIX).with(Flags::TITLE),
                ) || a.surface(q).chars().count() <= 2
                    || a.capital(q) && a.capital(p + 1) && a.surface(q).chars().count() <= 5)
            }
            _ => true,
        },
        TokenKind::Word => {
            let word = a.surface(p);
            if a.mention(p).is_some_and(|m| m.kind != Kind::Date) {
                return false;
            }
            let finite = tok.flags.any(Flags::BE.with(Flags::HAVE).with(Flags::DO).with(Flags::MODAL))
                || tok.flags.any(Flags::VERB)
                    && !a.capital(p)
                    && a.has_form(p, &[Form::Past])
                    && !participle_use(a, p);
            finite
                || tok.flags.any(Flags::NEGATION) && word != "no" && word != "No"
                || tok.flags.any(Flags::HE_SHE.with(Flags::THEY))
                || matches!(
                    word,
                    "but"
                        | "But"
                        | "that"
                        | "because"
                        | "while"
                        | "While"
                        | "although"
                        | "Although"
                        | "though"
                        | "Though"
                        | "when"
                        | "When"
                        | "as"
                        | "As"
                        | "if"
                        | "If"
                        | "after"
                        | "After"
                        | "before"
                        | "since"
                        | "until"
                        | "unless"
                        | "whether"
                        | "where"
                        | "why"
                        | "how"
                        | "what"
                        | "What"
                        | "which"
                        | "who"
                        | "whom"
                        | "so"
                        | "So"
                        | "yet"
                        | "Yet"
                        | "then"
                        | "I"
                        | "we"
                        | "We"
                        | "it"
                        | "It"
                        | "you"
                        | "You"
                        | "him"
                        | "them"
                        | "us"
                        | "me"
                        | "than"
                )
                || matches!(word, "and" | "or") && !joins(a, p, floor)
        }
        _ => false,
    }
}

/// "the bill signed by Hale", "officials briefed on the matter": a participle inside a phrase.
fn participle_use(a: &Analysis<'_>, p: usize) -> bool {
    a.flags(p + 1).any(Flags::PREPOSITION)
        && a.is_word(p.wrapping_sub(1))
        && !a.flags(p.wrapping_sub(1)).any(Flags::HE_SHE.with(Flags::THEY))
        && !a.capital(p.wrapping_sub(1))
        || a.flags(p.wrapping_sub(1)).any(Flags::DETERMINER)
        || a.is(p.wrapping_sub(1), '-')
}

/// Whether "and" at `p` joins two nouns and not two clauses.
fn joins(a: &Analysis<'_>, p: usize, floor: usize) -> bool {
    if p <= floor {
        return false;
    }
    let left = p - 1;
    let right = p + 1;
    if a.is(left, ',') {
        return false;
    }
    let name = |k: usize| a.capital(k) || a.mention(k).is_some();
    let plain = |k: usize| {
        a.is_word(k)
            && !a.flags(k).any(Flags::ADVERB.with(Flags::PREPOSITION).with(Flags::HE_SHE).with(Flags::THEY))
    };
    if name(left) && (name(right) || a.flags(right).any(Flags::DETERMINER)) {
        // "said Hale and Whitlock denied": a verb before the left name makes it another clause's.
        let mut j = left;
        while j > floor && (name(j.wrapping_sub(1)) || a.flags(j.wrapping_sub(1)).any(Flags::DETERMINER)) {
            j -= 1;
        }
        return j == floor
            || a.is(j.wrapping_sub(1), ',')
            || mark(a, j.wrapping_sub(1))
            || a.flags(j.wrapping_sub(1)).any(Flags::ADVERB);
    }
    // "reporters and editors", "campaign officials and aides to the governor"
    let start = (floor..left)
        .rev()
        .take(6)
        .take_while(|&j| plain(j) || a.flags(j).any(Flags::PREPOSITION))
        .last()
        .unwrap_or(left);
    plain(left)
        && plain(right)
        && (start == floor || a.is(start.wrapping_sub(1), ','))
        && !(start..left).any(|j| a.has_form(j, &[Form::Past]) && !a.capital(j))
}

/// Trims what is not the phrase, names it, and judges who it is.
fn finish(a: &Analysis<'_>, cast: &Cast, from: usize, core_end: usize, end: usize) -> Option<Source> {
    let mut k = from;
    let mut e = core_end;
    // "Hale on Tuesday said", "Hale, on Tuesday, said"
    while e > k {
        if let Some(m) = a.mention_ending(e).filter(|m| m.kind == Kind::Date && m.toks.start > k) {
            let s = m.toks.start;
            e = if a.flags(s.wrapping_sub(1)).any(Flags::PREPOSITION)
                || matches!(a.surface(s.wrapping_sub(1)), "late" | "early" | "earlier")
            {
                s - 1
            } else {
                s
            };
        } else if a.flags(e.wrapping_sub(1)).any(Flags::ADVERB) && e > k + 1 && !a.capital(e.wrapping_sub(1))
            || a.is(e.wrapping_sub(1), ',')
        {
            e -= 1;
        } else {
            break;
        }
    }
    // Leading connectors and adverbs; a fronted adverbial gives way to the phrase behind it.
    loop {
        let word = a.surface(k);
        let flags = a.flags(k);
        if k + 1 < e
            && (a.is(k, ',')
                || a.is(k, '.')
                || a.is(k, ':')
                || a.is(k, ';')
                || matches!(
                    word,
                    "and"
                        | "And"
                        | "But"
                        | "Still"
                        | "Meanwhile"
                        | "However"
                        | "Later"
                        | "Even"
                        | "Nor"
                        | "Or"
                        | "Today"
                        | "Yesterday"
                        | "Now"
                        | "Earlier"
                        | "Instead"
                        | "Indeed"
                        | "Separately"
                        | "Afterward"
                        | "Afterwards"
                )
                || flags.any(Flags::ADVERB)
                    && !matches!(word, "Both" | "both" | "each" | "Each" | "All" | "all" | "one" | "One")
                || word.ends_with("ly") && a.mention(k).is_none() && !flags.any(Flags::NAME_STOP))
        {
            k += 1;
            continue;
        }
        if let Some(m) = a.mention(k).filter(|m| m.kind == Kind::Date && m.toks.end < e) {
            k = m.toks.end;
            continue;
        }
        if k + 1 < e && flags.any(Flags::PREPOSITION) && a.mention(k).is_none() {
            // "In Ohio officials", "At a rally in Ohio Mr. Hale"
            let next = (k + 2..e).find(|&j| {
                (a.flags(j).any(Flags::DETERMINER) || a.capital(j) || a.flags(j).any(Flags::SPEAKER_NOUN))
                    && !a.flags(j.wrapping_sub(1)).any(Flags::PREPOSITION.with(Flags::DETERMINER))
                    && a.mention(j.wrapping_sub(1)).is_none_or(|m| m.toks.end == j)
                    && !(a.capital(j) && a.capital(j.wrapping_sub(1)) && a.mention(j).is_none())
            });
            match next {
                Some(j) => {
                    k = j;
                    continue;
                }
                None => return None,
            }
        }
        break;
    }
    if k >= e {
        return None;
    }
    describe(a, cast, k..e, end)
}

/// Names a phrase.
fn describe(a: &Analysis<'_>, cast: &Cast, toks: Range<usize>, end: usize) -> Option<Source> {
    let (k, e) = (toks.start, toks.end);
    let one = e == k + 1;
    let first = a.flags(k);
    let word = a.surface(k);
    let make = |names: Vec<String>, person: Option<u32>, animate: bool, text: bool, joint: bool| {
        Some(Source { toks: k..e, end, names, person, animate, text, joint, single: false })
    };
    if one && first.any(Flags::HE_SHE) {
        // After "a senior aide said", "he" is the aide.
        let who = cast.last_person.filter(|&x| cast.is_person(x));
        let names = who.map_or_else(|| cast.last_group.clone(), |x| vec![cast.name(x)]);
        return make(names, who, true, false, false).map(|s| Source { single: who.is_none(), ..s });
    }
    if one && first.any(Flags::THEY) {
        return make(cast.last_group.clone(), None, true, false, true);
    }
    if one && matches!(word, "it" | "It") {
        return make(cast.last_group.clone(), None, false, true, false);
    }
    if one
        && (matches!(
            word,
            "there"
                | "There"
                | "this"
                | "This"
                | "that"
                | "That"
                | "which"
                | "what"
                | "What"
                | "these"
                | "These"
        ) || first.any(Flags::PREPOSITION))
    {
        return None;
    }
    if matches!(word, "I" | "we" | "We" | "you" | "You") && one {
        return make(cast.voice.clone(), None, true, false, false);
    }
    // The head: the word before the first link, or the last one.
    let link = (k + 1..e)
        .find(|&j| {
            (a.flags(j).any(Flags::PREPOSITION) && a.mention(j).is_none()
                || matches!(a.surface(j), "who" | "that" | "which")
                || a.is(j, ',')
                || a.is(j, '('))
                && a.mention(j).is_none_or(|m| m.toks.start == j)
        })
        .unwrap_or(e);
    let head = link.saturating_sub(1).max(k);
    let lead = a.mention_ending(link).cloned();
    if let Some(m) = &lead
        && m.kind == Kind::Person
        && m.toks.start >= k
    {
        let mut names = vec![cast.name(m.entity)];
        let mut joint = false;
        // "Hale and Whitlock"
        for j in k..m.toks.start {
            if let Some(o) =
                a.mention(j).filter(|o| o.kind == Kind::Person && o.toks.start == j && o.entity != m.entity)
                && (a.word(o.toks.end) == a.known.and || a.is(o.toks.end, ','))
            {
                names.insert(joint as usize, cast.name(o.entity));
                joint = true;
            }
        }
        return make(names, Some(m.entity), true, false, joint);
    }
    if let Some(m) = &lead
        && matches!(
            m.kind,
            Kind::Organization
                | Kind::Named(_)
                | Kind::Alias(_)
                | Kind::Country(_)
                | Kind::State
                | Kind::Place
        )
        && (m.toks.start == k || m.toks.start == k + 1 && first.any(Flags::DETERMINER))
        && link == e
    {
        let name = subject::before(a, cast, link, k).map(|s| s.names).unwrap_or_default();
        let name = if name.is_empty() {
            vec![crate::extract::entity::surface(a, m.toks.start, m.toks.end)]
        } else {
            name
        };
        return make(name, None, true, false, false);
    }
    let head_flags = a.flags(head);
    let low = a.surface(head);
    let plural = low.ends_with('s') && !low.ends_with("ss") && low.len() > 3 && a.mention(head).is_none();
    let text = head_flags.any(Flags::TEXT_NOUN);
    let animate = head_flags.any(
        Flags::SPEAKER_NOUN
            .with(Flags::ROLE_NOUN)
            .with(Flags::TITLE)
            .with(Flags::LOWER_ORG_HEAD)
            .with(Flags::HEARER)
            .with(Flags::ORG_HEAD),
    ) || a.capital(head) && head > k
        || plural && !text && !head_flags.any(Flags::NON_SPEAKER.with(Flags::EVENT_NOUN))
        || matches!(
            low,
            "people"
                | "men"
                | "women"
                | "man"
                | "woman"
                | "many"
                | "Many"
                | "some"
                | "Some"
                | "others"
                | "Others"
                | "most"
                | "Most"
                | "everyone"
                | "Everyone"
                | "few"
                | "several"
                | "one"
                | "campaign"
                | "aide"
                | "lawyer"
                | "voter"
                | "team"
                | "staff"
                | "public"
                | "electorate"
                | "media"
                | "opposition"
                | "source"
                | "witness"
                | "nominee"
                | "candidate"
                | "Nobody"
                | "nobody"
                | "critic"
                | "both"
                | "Both"
                | "else"
                | "crowd"
        );
    if head_flags.any(Flags::NON_SPEAKER) && !text && !animate {
        return None;
    }
    // A role that one of the persons holds: "the senator", "The Labour leader".
    if let Some(s) = subject::before(a, cast, e, k)
        && s.toks.start <= k + 1
        && s.toks.end == e
        && !s.names.is_empty()
        && matches!(s.who, subject::Who::Person)
    {
        return make(s.names, s.persons.first().copied(), true, false, s.joint);
    }
    let bare = k + usize::from(matches!(word, "the" | "The" | "a" | "an") && k + 1 < e);
    let name = crate::extract::entity::surface(a, if matches!(word, "The" | "the") { bare } else { k }, e);
    let single = animate
        && !plural
        && head_flags.any(Flags::SPEAKER_NOUN.with(Flags::ROLE_NOUN).with(Flags::TITLE))
        && !head_flags.any(Flags::LOWER_ORG_HEAD.with(Flags::ORG_HEAD).with(Flags::NAME_STOP))
        || matches!(
            low,
            "spokesman"
                | "spokeswoman"
                | "spokesperson"
                | "aide"
                | "lawyer"
                | "official"
                | "minister"
                | "president"
                | "secretary"
                | "director"
                | "chairman"
                | "man"
                | "woman"
                | "voter"
                | "source"
                | "critic"
                | "candidate"
                | "nominee"
                | "leader"
                | "head"
                | "chief"
                | "member"
        );
    // "The Labour leader", "the former senator": who was last spoken of, in other words.
    let epithet = single
        && matches!(word, "The" | "the")
        && e == link
        && e - k <= 5
        && !matches!(
            low,
            "spokesman"
                | "spokeswoman"
                | "spokesperson"
                | "official"
                | "aide"
                | "source"
                | "lawyer"
                | "man"
                | "woman"
                | "member"
                | "host"
                | "judge"
        );
    if epithet && let Some(person) = cast.last_person.filter(|&x| cast.is_person(x)) {
        return make(vec![cast.name(person)], Some(person), true, false, false);
    }
    make(vec![name], None, animate, text, false).map(|s| Source { single, ..s })
}

/// The phrase after an inverted verb: "said Lena Fortescue, who runs …", "said a spokesman for the ministry".
pub(super) fn after(a: &Analysis<'_>, marks: &Marks, cast: &Cast, from: usize, end: usize) -> Option<Source> {
    let mut k = from;
    let mut linked = false;
    while k < end {
        if let Some(m) = a.mention(k).filter(|m| m.toks.start == k) {
            if m.kind == Kind::Date && k > from {
                break;
            }
            k = m.toks.end;
            continue;
        }
        let word = a.surface(k);
        if mark(a, k)
            || marks.inside(k)
            || a.is(k, ',')
            || a.is(k, ';')
            || a.is(k, ':')
            || a.is(k, '—')
            || a.is(k, '(')
        {
            break;
        }
        if a.is(k, '.')
            && !(a.flags(k.wrapping_sub(1)).any(Flags::ABBREVIATION.with(Flags::HONORIFIC))
                || a.surface(k.wrapping_sub(1)).chars().count() <= 2
                || a.capital(k + 1))
        {
            break;
        }
        if matches!(
            word,
            "who"
                | "which"
                | "that"
                | "when"
                | "while"
                | "as"
                | "after"
                | "before"
                | "because"
                | "but"
                | "adding"
                | "during"
                | "if"
                | "via"
                | "through"
        ) || matches!(word, "in" | "on" | "at")
            && (a.mention(k.wrapping_sub(1)).is_some()
                || a.flags(k.wrapping_sub(1)).any(Flags::HE_SHE)
                || linked
                || !a.capital(k + 1)
                || a.mention(k + 1).is_some_and(|m| m.kind == Kind::Date))
            || a.flags(k).any(Flags::BE.with(Flags::HAVE).with(Flags::MODAL))
            || a.flags(k).any(Flags::VERB)
                && a.has_form(k, &[Form::Past])
                && !participle_use(a, k)
                && !a.capital(k)
        {
            break;
        }
        linked |= matches!(word, "of" | "for" | "at" | "in" | "with" | "from" | "to");
        k += 1;
    }
    if k == from {
        return None;
    }
    // "…, said her colleagues would": a clause, not whoever said it.
    if finite(a, k) || a.flags(k).any(Flags::ADVERB) && finite(a, k + 1) || matches!(a.surface(k), "that") {
        return None;
    }
    let mut s = describe(a, cast, from..k, k)?;
    // Its apposition belongs to the attribution, not to what is said.
    s.end = k;
    if a.is(k, ',') {
        let close = (k + 1..end).find(|&j| mark(a, j)).unwrap_or(end);
        let fits = a.flags(k + 1).any(
            Flags::DETERMINER
                .with(Flags::TITLE)
                .with(Flags::ROLE_NOUN)
                .with(Flags::SPEAKER_NOUN)
                .with(Flags::PREPOSITION),
        ) || matches!(a.surface(k + 1), "who" | "which" | "whose" | "a" | "an" | "former")
            || a.tok(k + 1).is_some_and(|t| t.token.kind == TokenKind::Number)
            || a.capital(k + 1);
        if fits && !a.has_form(k + 1, &[Form::Ing]) {
            s.end = close;
        }
    }
    Some(s)
}
