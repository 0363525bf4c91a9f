//! Persons: runs of name words with the evidence for them — a title, a known given or family name,
//! a verb of saying, a fuller form elsewhere. No list of people: rules for the genre only.

use super::analysis::{Analysis, Lower, hashes};
use super::mention::Kind;
use crate::document::BlockKind;
use crate::lexicon::{Flags, Form, Payload};
use crate::text::TokenKind;
use foldhash::fast::FixedState;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;

/// Finds persons in two passes: first the names with evidence of their own, then bare repetitions of
/// their parts.
pub(super) fn find(a: &mut Analysis<'_>) {
    let runs = runs(a);
    let lone = lone_names(a);
    let mut full = Names::default();
    // Names that stand with evidence.
    for run in &runs {
        for name in candidates(a, run) {
            if evidence(a, &name, run) || called(a, &name, &lone) {
                let words: Vec<Lower<'_>> =
                    name.clone().filter(|&k| a.is_word(k)).map(|k| a.lower(k)).collect();
                if words.len() > 1 || titled(a, name.start) || says(a, name.end) {
                    full.insert(&words);
                    a.add(name, Kind::Person);
                }
            }
        }
    }
    // Repetitions: every run that ends in a known name, or is made of its parts.
    for run in &runs {
        let mut k = run.start;
        while k < run.end {
            if a.mention(k).is_some() || !a.capital(k) {
                k += 1;
                continue;
            }
            let mut end = k;
            while end < run.end
                && a.mention(end).is_none()
                && (a.capital(end) && full.part(&a.lower(end))
                    || a.is(end, '.') && end > k
                    || a.is(end, '-') && end > k)
            {
                end += 1;
            }
            while end > k && !a.is_word(end.wrapping_sub(1)) {
                end -= 1;
            }
            if end > k {
                let words: Vec<Lower<'_>> = (k..end).filter(|&j| a.is_word(j)).map(|j| a.lower(j)).collect();
                let in_name = words.len() == 1
                    && a.word(k.wrapping_sub(1)) == a.known.the
                    && a.capital(end)
                    && a.mention(end).is_none();
                let single_common = words.len() == 1
                    && (in_name
                        || a.flags(k).any(Flags::HE_SHE.with(Flags::THEY))
                        || a.flags(k).any(Flags::STARTER) && sentence_start(a, k) && !says(a, end)
                        || a.flags(k).any(Flags::NAME_STOP.with(Flags::MONTH).with(Flags::DETERMINER))
                            && !(titled(a, k) && a.flags(k).any(Flags::TITLE)));
                if !single_common && (words.len() == 1 || full.has(&words)) {
                    a.add(k..end, Kind::Person);
                }
                k = end;
            } else {
                k += 1;
            }
        }
    }
}

/// The names that stand with evidence, to ask for their parts without going through all of them.
struct Names {
    /// Every word of a name, as a number.
    numbers: HashMap<String, u32, FixedState>,
    all: Vec<Vec<u32>>,
    /// The same, to ask for one.
    known: HashSet<Vec<u32>, FixedState>,
    /// The name that is looked up.
    key: Vec<u32>,
    /// Places in `all` of the names that hold two words, the lesser first.
    by_pair: HashMap<(u32, u32), Vec<usize>, FixedState>,
}

impl Default for Names {
    fn default() -> Self {
        Self {
            numbers: HashMap::with_hasher(hashes()),
            all: Vec::new(),
            known: HashSet::with_hasher(hashes()),
            key: Vec::new(),
            by_pair: HashMap::with_hasher(hashes()),
        }
    }
}

impl Names {
    fn insert(&mut self, words: &[Lower<'_>]) {
        self.key.clear();
        for word in words {
            let fresh = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
            let number = match self.numbers.get(word.as_str()) {
                Some(&number) => number,
                None => *self.numbers.entry(word.as_str().to_owned()).or_insert(fresh),
            };
            self.key.push(number);
        }
        // Mostly a name that stood before.
        if self.known.contains(&self.key) {
            return;
        }
        self.known.insert(self.key.clone());
        for (k, &word) in self.key.iter().enumerate() {
            for &other in self.key.iter().skip(k + 1) {
                self.by_pair.entry(pair(word, other)).or_default().push(self.all.len());
            }
        }
        self.all.push(self.key.clone());
    }

    /// Whether `word` stands in a name and is more than an initial.
    fn part(&self, word: &str) -> bool {
        word.chars().nth(1).is_some() && self.numbers.contains_key(word)
    }

    /// Whether one name holds all of `words`.
    fn has(&self, words: &[Lower<'_>]) -> bool {
        let number = |word: &Lower<'_>| self.numbers.get(word.as_str()).copied();
        let Some(words) = words.iter().map(number).collect::<Option<Vec<u32>>>() else { return false };
        let Some(&first) = words.first() else { return false };
        let Some(&second) = words.iter().find(|&&w| w != first) else { return true };
        // A pair shared by very many names tells nothing.
        self.by_pair.get(&pair(first, second)).is_some_and(|places| {
            let mut names = places.iter().take(64).filter_map(|&n| self.all.get(n));
            names.any(|name| words.iter().all(|w| name.contains(w)))
        })
    }
}

/// Two words, the lesser first.
const fn pair(a: u32, b: u32) -> (u32, u32) {
    if a <= b { (a, b) } else { (b, a) }
}

fn sentence_start(a: &Analysis<'_>, k: usize) -> bool {
    a.opens_sentence(k)
}

/// Maximal runs of tokens that could be part of a name with its titles.
fn runs(a: &Analysis<'_>) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    for block in &a.block_toks {
        let mut k = block.start;
        while k < block.end {
            if !(a.capital(k) && a.mention(k).is_none()) {
                k += 1;
                continue;
            }
            let start = k;
            while k < block.end
                && a.mention(k).is_none()
                && in_run(a, k, start, block.end)
                && (k == start || !sentence_start(a, k))
            {
                k += 1;
            }
            runs.push(start..k.max(start + 1));
            k = k.max(start + 1);
        }
    }
    runs
}

fn in_run(a: &Analysis<'_>, k: usize, start: usize, end: usize) -> bool {
    let Some(tok) = a.tok(k) else { return false };
    let next_capital = k + 1 < end && a.capital(k + 1) && a.mention(k + 1).is_none();
    match tok.token.kind {
        TokenKind::Word => {
            tok.token.capital
                || tok.flags.any(Flags::PARTICLE)
                    && k > start
                    && (next_capital || a.flags(k + 1).any(Flags::PARTICLE) && a.capital(k + 2))
        }
        // Initials, and "Jr."
        TokenKind::Mark('.') => {
            k > start
                && (a.surface(k.wrapping_sub(1)).chars().count() == 1 && next_capital
                    || a.flags(k.wrapping_sub(1)).any(Flags::NAME_SUFFIX)
                    || a.flags(k.wrapping_sub(1)).any(Flags::HONORIFIC) && next_capital)
        }
        TokenKind::Mark(',') => k > start && a.flags(k + 1).any(Flags::NAME_SUFFIX) && a.capital(k + 1),
        TokenKind::Mark('-') => {
            k > start
                && !tok.token.spaced
                && k + 1 < end
                && a.is_word(k + 1)
                && !a.tok(k + 1).is_some_and(|t| t.token.spaced)
        }
        _ => {
            // The second half of a hyphenated given name: "Kyung-wha".
            false
        }
    }
}

/// The parts of a run that can be names: what is left between titles and words that are never names.
fn candidates(a: &Analysis<'_>, run: &Range<usize>) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut k = run.start;
    while k < run.end {
        if !name_token(a, k, k) {
            k += 1;
            continue;
        }
        let start = k;
        while k < run.end {
            let stay = name_token(a, k, start)
                || a.is(k, '.')
                    && k > start
                    && (a.surface(k.wrapping_sub(1)).chars().count() == 1
                        || a.flags(k.wrapping_sub(1)).any(Flags::NAME_SUFFIX))
                || a.is(k, ',') && k > start && a.flags(k + 1).any(Flags::NAME_SUFFIX)
                || a.is(k, '-') && k > start
                || k > start
                    && !a.capital(k)
                    && a.is_word(k)
                    && (a.flags(k).any(Flags::PARTICLE) || a.is(k.wrapping_sub(1), '-'));
            if !stay {
                break;
            }
            k += 1;
        }
        k = k.max(start + 1);
        let mut end = k;
        while end > start
            && !(a.is_word(end.wrapping_sub(1))
                || a.is(end.wrapping_sub(1), '.')
                    && end >= 2
                    && a.flags(end.wrapping_sub(2)).any(Flags::NAME_SUFFIX))
        {
            end -= 1;
        }
        // "Nora Ahern T.D": letters behind a name are an honour, not a part of it.
        let letter = |j: usize| a.surface(j).chars().count() == 1 && a.capital(j);
        let glued = |j: usize| a.is(j, '.') && letter(j + 1) && !a.tok(j + 1).is_some_and(|t| t.token.spaced);
        if end > start + 2 && letter(end - 1) && (glued(end) || glued(end - 2)) {
            while end > start + 1 && (letter(end - 1) || a.is(end - 1, '.')) {
                end -= 1;
            }
        }
        // A hyphenated second half in lower case: "Kang Kyung-wha".
        if a.is(end, '-')
            && a.is_word(end + 1)
            && !a.tok(end + 1).is_some_and(|t| t.token.spaced)
            && !a.capital(end + 1)
            && end > start + 1
        {
            end += 2;
            k = k.max(end);
        }
        if end > start {
            out.push(start..end);
        }
    }
    out
}

fn name_token(a: &Analysis<'_>, k: usize, start: usize) -> bool {
    if !a.capital(k) || shortened(a.surface(k)) {
        return false;
    }
    if k > start
        && matches!(
            a.surface(k),
            "KC" | "QC" | "MP" | "MEP" | "TD" | "OBE" | "CBE" | "KCMG" | "PhD" | "SC" | "MLA"
        )
    {
        return false;
    }
    // "Moira Kell T.D.": letters behind a name.
    let letter = |j: usize| a.surface(j).chars().count() == 1;
    if k > start && letter(k) && a.is(k + 1, '.') && letter(k + 2) && tied(a, k + 1) {
        return false;
    }
    // "HE Samir Al Thamir"
    if k == start
        && matches!(a.surface(k), "HE" | "HH" | "HM" | "HRH")
        && a.capital(k + 1)
        && !upper_word(a, k + 1)
    {
        return false;
    }
    let flags = a.flags(k);
    let named = flags.any(Flags::SURNAME_FIRST.with(Flags::GIVEN));
    if flags.any(Flags::HONORIFIC) && (a.is(k + 1, '.') || k == start && (a.capital(k + 1) || !named)) {
        return false;
    }
    // "Receives", "Meets": the verb of a headline.
    if !named && a.has_form(k, &[Form::Third]) {
        return false;
    }
    // "Amir-Abdollahian": what a hyphen ties to an unknown word is no title.
    if flags.any(Flags::TITLE) && a.is(k + 1, '-') && tied(a, k + 1) && a.capital(k + 2) && a.word(k + 2) == 0
    {
        return true;
    }
    if flags.any(Flags::NAME_SUFFIX) {
        return k > start;
    }
    // "Vice Premier He had": a family name behind its office.
    let family =
        k == start && flags.any(Flags::HE_SHE) && flags.any(Flags::SURNAME_FIRST) && !sentence_start(a, k);
    if family && titled(a, k) {
        return true;
    }
    if flags.any(
        Flags::TITLE_MODIFIER
            .with(Flags::HE_SHE)
            .with(Flags::THEY)
            .with(Flags::MODAL)
            .with(Flags::FIRST_PERSON),
    ) {
        // "He Lian": a family name that is also a pronoun stands before another name word.
        return flags.any(Flags::HE_SHE.with(Flags::SURNAME_FIRST))
            && flags.any(Flags::SURNAME_FIRST)
            && a.capital(k + 1)
            && !a.flags(k + 1).any(Flags::NAME_STOP.with(Flags::TITLE));
    }
    let surname = flags.any(Flags::SURNAME_FIRST.with(Flags::GIVEN));
    if flags.any(Flags::MONTH.with(Flags::WEEKDAY)) && !surname {
        return false;
    }
    // "Julie Bishop", "John Major": an office that is a family name stands behind a given name.
    if flags.any(Flags::TITLE)
        && k > start
        && !a.tok(k).is_some_and(|t| t.token.upper)
        && (a.flags(k - 1).any(Flags::GIVEN) || a.word(k - 1) == 0 && a.is_word(k - 1))
        && (!upper_word(a, k - 1) || upper_word(a, k))
        && !a.flags(k - 1).any(Flags::TITLE.with(Flags::HONORIFIC))
        && (!titled_word(a, k + 1) || a.tok(k + 1).is_some_and(|t| t.token.upper))
    {
        return true;
    }
    if flags.any(Flags::NAME_STOP.with(Flags::TITLE)) {
        return surname && k > 0 && titled(a, k) && !a.flags(k).any(Flags::TITLE);
    }
    if flags.any(Flags::STARTER.with(Flags::DETERMINER).with(Flags::PREPOSITION).with(Flags::SUBORDINATOR)) {
        // "Long", "An", "May": names only in the company of another name word or a title.
        return surname && (a.capital(k + 1) && !a.flags(k + 1).any(Flags::NAME_STOP) || titled(a, k));
    }
    true
}

/// "I'm", "We've": a pronoun with its verb.
fn shortened(word: &str) -> bool {
    let tail = word.rsplit_once(['\'', '’']).map_or("", |(_, tail)| tail);
    matches!(tail, "m" | "ll" | "ve" | "re" | "d" | "t")
}

/// Whether no space stands before and after token `k`.
fn tied(a: &Analysis<'_>, k: usize) -> bool {
    [k, k + 1].into_iter().all(|j| a.tok(j).is_some_and(|t| !t.token.spaced))
}

/// Whether token `k` goes on with a title: "Mary, Queen of", "Attorney General".
fn titled_word(a: &Analysis<'_>, k: usize) -> bool {
    a.capital(k) && a.flags(k).any(Flags::TITLE) || a.word(k) == a.known.of
}

/// Whether a title, an honorific or a demonym with a title stands right before token `k`.
pub(super) fn titled(a: &Analysis<'_>, k: usize) -> bool {
    let Some(p) = k.checked_sub(1) else { return false };
    if a.is(p, '.') {
        return p > 0 && a.flags(p.wrapping_sub(1)).any(Flags::HONORIFIC);
    }
    let flags = a.flags(p);
    if !a.is_word(p) {
        return false;
    }
    if flags.any(Flags::HONORIFIC) && a.capital(p) {
        return true;
    }
    // "Secretary of State": the title's last word is not its head.
    if !flags.any(Flags::TITLE.with(Flags::TITLE_INNER)) {
        return false;
    }
    // The longest title phrase that ends here.
    (p.saturating_sub(5)..=p).any(|s| {
        let mut found = false;
        a.lexicon.phrases.matches((s..=p).map(|j| a.word(j)), |m| {
            found |= m.len == p + 1 - s && matches!(m.payload, Payload::Title | Payload::Titles);
        });
        found
    })
}

/// Whether a verb of the lexicon in a finite form follows at `k`, adverbs and a comma aside apart.
pub(super) fn says(a: &Analysis<'_>, k: usize) -> bool {
    let mut j = k;
    while a.flags(j).any(Flags::ADVERB) {
        j += 1;
    }
    a.has_form(j, &[Form::Past, Form::Third]) && !a.capital(j)
}

/// Unknown capitalised words that stand alone before a verb or after a verb of saying somewhere: family
/// names in use.
fn lone_names<'d>(a: &Analysis<'d>) -> BTreeSet<&'d str> {
    let past = |k: usize| a.has_form(k, &[Form::Past, Form::Third]) && !a.capital(k);
    (0..a.toks.len())
        .filter(|&k| {
            a.capital(k)
                && a.word(k) == 0
                && a.mention(k).is_none()
                && !a.toks.get(k).is_some_and(|t| t.token.upper)
                && !(k > 0 && a.capital(k - 1) && a.word(k - 1) == 0)
                && (past(k + 1)
                    || a.flags(k + 1).any(Flags::HAVE) && !a.capital(k + 1)
                    || a.toks.get(k + 1).is_some_and(|t| t.token.kind == TokenKind::Possessive)
                    || a.surface(k + 1).ends_with("ed") && !a.capital(k + 1)
                    || k > 0 && a.flags(k - 1).any(Flags::TRAILING) && past(k - 1))
        })
        .map(|k| a.surface(k))
        .collect()
}

/// "Dorian Brack", where "Brack said" stands elsewhere: two or three unknown words, the last one in use
/// alone.
fn called(a: &Analysis<'_>, name: &Range<usize>, lone: &BTreeSet<&str>) -> bool {
    let words: Vec<usize> = name.clone().filter(|&k| a.is_word(k)).collect();
    if a.surface(name.start.wrapping_sub(1)) == "the" {
        return false;
    }
    let known = Flags::GIVEN.with(Flags::SURNAME_FIRST).with(Flags::PARTICLE);
    (2..=3).contains(&words.len())
        && words.iter().all(|&k| a.word(k) == 0 || a.flags(k).any(known))
        && words.last().is_some_and(|&k| lone.contains(a.surface(k)))
}

fn evidence(a: &Analysis<'_>, name: &Range<usize>, run: &Range<usize>) -> bool {
    let words: Vec<usize> =
        name.clone().filter(|&k| a.is_word(k) && !a.flags(k).any(Flags::NAME_SUFFIX)).collect();
    // "Samir bin Yusuf bin Daud Al Thamir": particles lengthen a name without end.
    let weight = words.iter().filter(|&&k| !a.flags(k).any(Flags::PARTICLE)).count();
    if words.is_empty() || weight > 6 || words.len() > 12 {
        return false;
    }
    let first = words.first().copied().unwrap_or(name.start);
    let long_words = words.iter().filter(|&&k| a.surface(k).chars().count() > 1).count();
    if long_words == 0 {
        return false;
    }
    if titled(a, name.start) || words.len() > 1 && introduced(a, name.start) {
        return true;
    }
    // "HE Samir Al Thamir"
    let before = a.surface(name.start.wrapping_sub(1));
    if words.len() > 1 && matches!(before, "HE" | "HH" | "HRH" | "HM") {
        return true;
    }
    // An acronym alone is no person.
    if words.len() == 1 && a.tok(first).is_some_and(|t| t.token.upper) {
        return false;
    }
    if words.len() == 1 {
        // A lone unknown word: a person if it says something and opens its clause.
        let opens = name.start == run.start
            && (sentence_start(a, name.start) || a.is(name.start.wrapping_sub(1), ','));
        let speech = a.forms(name.end).iter().any(|&(v, f)| {
            matches!(f, Form::Past)
                && a.lexicon.verbs.get(v as usize).is_some_and(|v| {
                    matches!(v.as_str(), "say" | "tell" | "add" | "note" | "stress" | "reply")
                })
        });
        return opens && speech && a.word(first) == 0;
    }
    let given = a.flags(first).any(Flags::GIVEN) && a.word(first) != 0;
    // "the Long Bridge" is no person: an article stands before no bare name.
    if name.start == run.start && words.len() > 1 && a.surface(name.start.wrapping_sub(1)) == "the" {
        return false;
    }
    let family_first = a.flags(first).any(Flags::SURNAME_FIRST) && words.len() <= 3;
    let capitals_family =
        words.iter().any(|&k| a.tok(k).is_some_and(|t| t.token.upper) && !a.surface(k).contains('.'))
            && words.iter().any(|&k| !a.tok(k).is_some_and(|t| t.token.upper));
    let initial = words.iter().any(|&k| a.surface(k).chars().count() == 1);
    let appositive = a.is(name.end, ',') && apposition_title(a, name.end + 1);
    let all_unknown = words.iter().all(|&k| {
        a.word(k) == 0 || a.flags(k).any(Flags::GIVEN.with(Flags::SURNAME_FIRST).with(Flags::PARTICLE))
    });
    // "said Larry Kessler": whoever is named after a verb of saying.
    let said =
        name.start.checked_sub(1).is_some_and(|p| {
            a.flags(p).any(Flags::TRAILING) && a.has_form(p, &[Form::Past]) && !a.capital(p)
        }) && (a.is(name.end, ',')
            || a.is(name.end, '.')
            || a.surface(name.end) == "in"
            || a.surface(name.end) == "of");
    let sure = words.len() > 1 && words.len() < 4 && all_unknown && !words.iter().all(|&k| upper_word(a, k));
    // "Ambassador to Norland Roos", "Secretary for Near Eastern Affairs Tomas Hale": an office and its field.
    let fielded =
        words.len() < 4 && all_unknown && !words.iter().all(|&k| upper_word(a, k)) && field(a, name.start);
    given
        || fielded
        || sure && (alone(a, name) || apposed(a, name))
        || said && all_unknown
        || family_first
        || capitals_family && all_unknown
        || initial
        || appositive
        || says(a, name.end) && all_unknown
}

/// Whether an office with its field stands before token `k`: "Minister for Trade", "Ambassador to Norland".
fn field(a: &Analysis<'_>, k: usize) -> bool {
    let link = |w| w == a.known.of || w == a.known.for_ || w == a.known.to;
    if k == 0 || !a.capital(k - 1) || a.opens(k) {
        return false;
    }
    let mut j = k;
    while j > 1 && k - j < 8 && !a.opens(j) {
        j -= 1;
        if link(a.word(j)) || a.word(j) == a.known.the && link(a.word(j - 1)) {
            let of = if link(a.word(j)) { j } else { j - 1 };
            return of > 0
                && a.capital(of - 1)
                && a.flags(of - 1).any(Flags::TITLE)
                && (a.word(of) != a.known.of || a.flags(k - 1).any(Flags::NAME_STOP));
        }
        let known = a.mention(j).is_some_and(|m| !matches!(m.kind, Kind::Person | Kind::Date))
            || a.capital(j) && a.word(j) != 0
            || a.word(j) == a.known.and;
        if !known {
            return false;
        }
    }
    false
}

fn upper_word(a: &Analysis<'_>, k: usize) -> bool {
    a.tok(k).is_some_and(|t| t.token.upper)
}

/// A name that is a line of its own above the text, or labels a turn: "Tomas Hale:".
fn alone(a: &Analysis<'_>, name: &Range<usize>) -> bool {
    let block = a.block_toks.partition_point(|r| r.end <= name.start);
    let Some((block, r)) = a.blocks.get(block).zip(a.block_toks.get(block)) else { return false };
    r.start == name.start
        && (r.end == name.end && block.kind == BlockKind::Masthead
            || a.is(name.end, ':') && block.kind.is_body())
}

/// "Norland Minister for Ports, Tomas Hale, …": a name set off behind an office.
fn apposed(a: &Analysis<'_>, name: &Range<usize>) -> bool {
    let Some(comma) = name.start.checked_sub(1).filter(|&p| a.is(p, ',')) else { return false };
    let closed = a.is(name.end, ',') || a.is(name.end, '.') || says(a, name.end);
    let links = [a.known.of, a.known.for_, a.known.and, a.known.the];
    let mut k = comma;
    while closed
        && k > 0
        && comma - k < 10
        && (a.capital(k - 1) || links.contains(&a.word(k - 1)))
        && !a.opens(k)
    {
        k -= 1;
        if a.capital(k) && a.flags(k).any(Flags::TITLE) && a.mention(k).is_none() {
            return true;
        }
    }
    false
}

/// "his Egyptian counterpart X Y", "Prime Minister of Sindara X Y", "the Prime Minister of Sindara, X Y".
fn introduced(a: &Analysis<'_>, k: usize) -> bool {
    let Some(p) = k.checked_sub(1) else { return false };
    if a.flags(p).any(Flags::ROLE_NOUN) && !a.capital(p) {
        return true;
    }
    let comma = a.is(p, ',');
    let end = if comma { p } else { k };
    let Some(country) = a.mention_ending(end).filter(|m| matches!(m.kind, Kind::Country(_) | Kind::State))
    else {
        return false;
    };
    let mut of = country.toks.start;
    of -= usize::from(of > 0 && a.word(of - 1) == a.known.the);
    of > 1 && a.word(of - 1) == a.known.of && a.flags(of - 2).any(Flags::TITLE) && a.capital(of - 2)
}

/// ", Foreign Minister of …", ", the Secretary of …", ", who …".
fn apposition_title(a: &Analysis<'_>, k: usize) -> bool {
    let mut j = k;
    // ", Norland's human rights minister,"
    if let Some(m) = a.mention(k).filter(|m| m.toks.start == k && matches!(m.kind, Kind::Country(_)))
        && a.tok(m.toks.end).is_some_and(|t| t.token.kind == TokenKind::Possessive)
    {
        let from = m.toks.end + 1;
        return (from..from + 4)
            .take_while(|&k| a.is_word(k))
            .any(|k| a.flags(k).any(Flags::TITLE.with(Flags::ROLE_NOUN)));
    }
    while a.word(j) == a.known.the
        || a.flags(j).any(Flags::TITLE_MODIFIER.with(Flags::DEMONYM).with(Flags::ADVERB))
        || a.surface(j) == "a"
    {
        j += 1;
    }
    a.flags(j).any(Flags::TITLE) || a.word(k) == a.known.who
}
