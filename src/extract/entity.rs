//! Mentions → entities: one entry for everything that names the same thing.

use super::analysis::{Analysis, Lower, NONE, hashes};
use super::mention::{Kind, Mention};
use super::namesakes;
use crate::lexicon::EntityType;
use crate::text::Span;
use foldhash::fast::FixedState;
use std::collections::{BTreeMap, HashMap, HashSet};

/// An entity under construction.
#[derive(Clone, Debug)]
pub(super) struct Record {
    pub kind: EntityType,
    pub name: String,
    /// Lower-case words of the name.
    pub words: Vec<String>,
    pub mentions: Vec<usize>,
}

/// Groups mentions by what they name and writes the entity's number into each.
pub(super) fn link(a: &mut Analysis<'_>) -> Vec<Record> {
    let mut records: Vec<Record> = Vec::new();
    let mut by_key: HashMap<(u8, String), usize> = HashMap::new();
    // Names of the lexicon are known by their number: most mentions need no words of their own.
    let mut countries: Vec<usize> = vec![NOBODY; a.lexicon.countries.len()];
    let mut listed: Vec<usize> = vec![NOBODY; a.lexicon.named.len()];
    let mut persons = Index::default();
    // Most names stand in a text many times, written alike: each form is looked up once.
    let mut forms = Forms::default();
    // Full names first, so that a short form before its full form still finds it.
    let short = |m: &Mention| m.kind == Kind::Person && m.toks.clone().filter(|&k| a.is_word(k)).count() == 1;
    let (late, mut sorted): (Vec<usize>, Vec<usize>) =
        (0..a.mentions.len()).partition(|&m| a.mentions.get(m).is_some_and(short));
    sorted.extend(late);
    for m in sorted {
        let Some(mention) = a.mentions.get(m) else { continue };
        let number = match mention.kind {
            Kind::Country(k) => countries.get(k as usize),
            Kind::Named(k) => listed.get(k as usize),
            _ => None,
        };
        if let Some(&number) = number.filter(|&&n| n != NOBODY) {
            put(a, &mut records, number, m);
            continue;
        }
        if let Kind::Demonym(_) = mention.kind {
            continue;
        }
        if let Kind::Alias(target) = mention.kind {
            let entity = a.mentions.get(target as usize).map_or(NONE, |t| t.entity);
            if entity != NONE {
                put(a, &mut records, entity as usize, m);
            }
            continue;
        }
        let form = Form::of(a, mention);
        if let Some(number) = forms.known(&form, &persons) {
            put(a, &mut records, number, m);
            continue;
        }
        let surface = surface(a, mention.toks.start, mention.toks.end);
        let words: Vec<Lower<'_>> =
            mention.toks.clone().filter(|&k| a.is_word(k)).map(|k| a.lower(k)).collect();
        let fresh = |records: &mut Vec<Record>, kind, name, words: &[Lower<'_>]| {
            records.push(Record { kind, name, words: owned(words), mentions: Vec::new() });
            records.len() - 1
        };
        let (kind, key, name) = match mention.kind {
            Kind::Demonym(_) | Kind::Alias(_) => continue,
            Kind::Country(k) => {
                let country = a.lexicon.countries.get(k as usize);
                let name = country.map_or(surface, |c| c.name.clone());
                let number = fresh(&mut records, EntityType::Country, name, &words);
                if let Some(slot) = countries.get_mut(k as usize) {
                    *slot = number;
                }
                put(a, &mut records, number, m);
                continue;
            }
            Kind::Named(k) => {
                let named = a.lexicon.named.get(k as usize);
                let kind = named.map_or(EntityType::Organization, |n| n.kind);
                let number = fresh(&mut records, kind, named.map_or(surface, |n| n.name.clone()), &words);
                if let Some(slot) = listed.get_mut(k as usize) {
                    *slot = number;
                }
                put(a, &mut records, number, m);
                continue;
            }
            Kind::Person => {
                let number = person(&mut records, &mut persons, &words, &surface);
                // Of two who bear the family name it is the one who bears the title too.
                if let [word] = words.as_slice()
                    && let Some(number) = namesakes::meant(a, &records, persons.latest(word), mention, word)
                {
                    put(a, &mut records, number, m);
                    continue;
                }
                forms.insert(form, number, &persons);
                put(a, &mut records, number, m);
                continue;
            }
            Kind::State => (EntityType::Country, joined(&words), surface),
            Kind::Organization => {
                // "the Ministerial Council", after "the Ministerial Council of the Harbour Union".
                let longer = |r: &Record| {
                    let rest = r.name.strip_prefix(surface.as_str());
                    r.kind == EntityType::Organization && rest.is_some_and(|rest| rest.starts_with(" of "))
                };
                if words.len() > 1
                    && let Some(back) = records.iter().rev().take(64).position(longer)
                {
                    let number = records.len() - 1 - back;
                    put(a, &mut records, number, m);
                    continue;
                }
                (EntityType::Organization, joined(&words), surface)
            }
            Kind::Place => (EntityType::Place, joined(&words), surface),
            Kind::Event => (EntityType::Event, joined(&words), surface),
            Kind::Agreement => (EntityType::Agreement, joined(&words), surface),
            Kind::Date => (EntityType::Date, surface.to_lowercase(), surface),
            Kind::Group => (EntityType::Group, surface.to_lowercase(), surface.to_lowercase()),
        };
        let number =
            *by_key.entry((kind as u8, key)).or_insert_with(|| fresh(&mut records, kind, name, &words));
        forms.insert(form, number, &persons);
        put(a, &mut records, number, m);
    }
    for record in &mut records {
        record.mentions.sort_unstable();
        match record.kind {
            EntityType::Person => usual_form(a, record),
            EntityType::Date | EntityType::Group => {}
            _ => printed_form(a, record),
        }
    }
    records
}

/// How a name is written.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Form<'a> {
    text: &'a str,
    toks: usize,
    kind: u8,
}

impl<'a> Form<'a> {
    fn of(a: &Analysis<'a>, mention: &Mention) -> Self {
        let kind = match mention.kind {
            Kind::Person => PERSON,
            Kind::State => 1,
            Kind::Organization => 2,
            Kind::Place => 3,
            Kind::Event => 4,
            Kind::Agreement => 5,
            Kind::Date => 6,
            Kind::Group => 7,
            // Known by their number.
            Kind::Country(_) | Kind::Named(_) | Kind::Demonym(_) | Kind::Alias(_) => 8,
        };
        Self { text: a.span(&mention.toks).of(a.text), toks: mention.toks.len(), kind }
    }
}

/// Number of the kind of persons in a [`Form`].
const PERSON: u8 = 0;

/// What forms of names were found to name.
struct Forms<'a> {
    /// The record, and how much was known of persons when it was found.
    numbers: HashMap<Form<'a>, (usize, usize), FixedState>,
}

impl Default for Forms<'_> {
    fn default() -> Self {
        Self { numbers: HashMap::with_hasher(hashes()) }
    }
}

impl<'a> Forms<'a> {
    /// The record that a form names, if it was looked up before. Whom a person's form names may change with
    /// every name that becomes known.
    fn known(&self, form: &Form<'a>, persons: &Index) -> Option<usize> {
        let &(number, known) = self.numbers.get(form)?;
        (form.kind != PERSON || known == persons.changes).then_some(number)
    }

    fn insert(&mut self, form: Form<'a>, number: usize, persons: &Index) {
        self.numbers.insert(form, (number, persons.changes));
    }
}

/// No record has this number.
const NOBODY: usize = usize::MAX;

fn owned(words: &[Lower<'_>]) -> Vec<String> {
    words.iter().map(|w| w.as_str().to_owned()).collect()
}

/// The words with single spaces.
fn joined(words: &[Lower<'_>]) -> String {
    let mut out = String::with_capacity(words.iter().map(|w| w.len() + 1).sum());
    for (k, word) in words.iter().enumerate() {
        if k > 0 {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Writes down that mention `m` names record `number`.
fn put(a: &mut Analysis<'_>, records: &mut [Record], number: usize, m: usize) {
    if let Some(record) = records.get_mut(number) {
        record.mentions.push(m);
        if let Some(mention) = a.mentions.get_mut(m) {
            mention.entity = u32::try_from(number).unwrap_or(NONE);
        }
    }
}

/// Of several forms of equal length, a person is called by the one that is used most.
fn usual_form(a: &Analysis<'_>, record: &mut Record) {
    let words = |s: &str| s.split([' ', '-']).count();
    // "B. Orlan" beside "B.Orlan": the one with its space.
    let spaced =
        record.mentions.iter().filter_map(|&m| a.mentions.get(m)).map(|x| clean(a.span(&x.toks), a.text));
    let glued = record.name.contains('.') && !record.name.contains(". ");
    if let Some(form) =
        spaced.filter(|f| glued && f.replace(". ", ".") == record.name).max_by_key(|f| words(f))
        && words(&form) > words(&record.name)
    {
        record.name = form;
    }
    let longest = words(&record.name);
    let mut current = 0;
    let mut forms: BTreeMap<String, usize> = BTreeMap::new();
    for &m in &record.mentions {
        if let Some(x) = a.mentions.get(m) {
            let span = a.span(&x.toks);
            // Mostly the name itself.
            if span.of(a.text) == record.name {
                current += 1;
                continue;
            }
            let form = clean(span, a.text);
            if form == record.name {
                current += 1;
            } else if words(&form) == longest {
                *forms.entry(form).or_default() += 1;
            }
        }
    }
    // A name that is spelled out goes before one that is cut: "Nora Ahern", not "N. Ahern".
    let cut = |s: &str| s.split(' ').filter(|w| w.len() < 4 && w.ends_with('.')).count();
    let weight = |form: &str, n: usize| (std::cmp::Reverse(cut(form)), n);
    if let Some((form, n)) = forms.into_iter().max_by_key(|(form, n)| weight(form, *n))
        && weight(&form, n) > weight(&record.name, current)
    {
        record.name = form;
    }
}

/// A name of the lexicon gives way to the longest form that the document itself has: "NATO", "Burma". A state that is
/// only abbreviated keeps its full name.
fn printed_form(a: &Analysis<'_>, record: &mut Record) {
    let listed = |m: &Mention| matches!(m.kind, Kind::Country(_) | Kind::Named(_));
    let mut longest: Option<String> = None;
    for m in record.mentions.iter().filter_map(|&m| a.mentions.get(m)).filter(|m| listed(m)) {
        let span = a.span(&m.toks);
        let form = span.of(a.text);
        // "the Republic of Kenya" is Kenya.
        let inside = record.kind == EntityType::Country
            && form.strip_suffix(record.name.as_str()).is_some_and(|rest| rest.ends_with(" of "));
        if form.eq_ignore_ascii_case(&record.name) || inside {
            return;
        }
        let short = record.kind == EntityType::Country && !form.chars().any(char::is_lowercase);
        if !short && longest.as_ref().is_none_or(|l| form.len() > l.len()) {
            longest = Some(clean(span, a.text));
        }
    }
    if let Some(form) = longest {
        let shouted = record.kind == EntityType::Place && !form.chars().any(char::is_lowercase);
        record.name = if shouted { capitalised(&form) } else { form };
    }
}

/// "NUR-SULTAN" as it stands in running text.
fn capitalised(name: &str) -> String {
    let mut first = true;
    let mut out = String::with_capacity(name.len());
    for c in name.chars() {
        if first {
            out.push(c);
        } else {
            out.extend(c.to_lowercase());
        }
        first = !c.is_alphanumeric();
    }
    out
}

/// The words of a range with single spaces, as they stand (no title, no possessive).
pub(super) fn surface(a: &Analysis<'_>, start: usize, end: usize) -> String {
    let span = a.span(&(start..end));
    clean(span, a.text)
}

/// Text of a span with runs of white space made one space, without the marks of Markdown.
pub(super) fn clean(span: Span, text: &str) -> String {
    let words = span.of(text);
    let mut last = b' ';
    let plain = words.bytes().all(|b| {
        let fits = b.is_ascii_graphic() && !matches!(b, b'>' | b'*' | b'\\') || b == b' ' && last != b' ';
        last = b;
        fits
    });
    if plain && last != b' ' {
        return words.to_owned();
    }
    crate::text::flat(words)
}

/// The record of a person's name, made or found. Index by word keeps this linear in the number of
/// names.
fn person(records: &mut Vec<Record>, index: &mut Index, words: &[Lower<'_>], surface: &str) -> usize {
    let mut found = None;
    let probe = words.iter().filter(|w| w.chars().count() > 1);
    'search: for word in probe {
        // A word shared by very many names tells nothing; look at the latest only.
        for &candidate in index.latest(word) {
            if records.get(candidate).is_some_and(|r| same_person(&r.words, words)) {
                found = Some(candidate);
                break 'search;
            }
        }
    }
    // "Sheikh Rashid" is he whose name begins so, rather than one who has it from her father.
    if let [word] = words
        && found.and_then(|f| records.get(f)).is_some_and(|r| !called_by(r, word))
    {
        let called = index
            .latest(word)
            .copied()
            .find(|&c| records.get(c).is_some_and(|r| called_by(r, word) && same_person(&r.words, words)));
        found = called.or(found);
    }
    if found.is_none() && words.len() > 1 {
        // A slip of the pen in the second name: "Orlenko", "Orlenco".
        found = index
            .latest(words.first().map_or("", |w| w))
            .copied()
            .find(|&c| records.get(c).is_some_and(|r| misspelt(&r.words, words)));
    }
    let number = found.unwrap_or_else(|| {
        index.changes += 1;
        records.push(Record {
            kind: EntityType::Person,
            name: surface.to_owned(),
            words: owned(words),
            mentions: Vec::new(),
        });
        records.len() - 1
    });
    // "Rasmus Orlan" tells more than "R. B. Orlan".
    let whole = |w: &str| w.chars().nth(1).is_some();
    let weight = (words.iter().filter(|w| whole(w)).count(), words.len(), surface.len());
    if let Some(r) = records.get_mut(number)
        && weight > (r.words.iter().filter(|w| whole(w)).count(), r.words.len(), r.name.len())
    {
        index.changes += usize::from(r.name != surface || r.words.len() != words.len());
        r.words = owned(words);
        r.name = surface.to_owned();
    }
    for word in words {
        index.insert(word, number);
    }
    number
}

/// Whether a name begins or ends with the word.
fn called_by(record: &Record, word: &str) -> bool {
    [record.words.first(), record.words.last()].into_iter().flatten().any(|w| w == word)
}

/// Persons by the words of their names.
#[derive(Default)]
struct Index {
    numbers: HashMap<String, Vec<usize>>,
    /// What stands in the long ones of these lists.
    long: HashSet<(String, usize)>,
    /// How often a name was added or a record changed.
    changes: usize,
}

impl Index {
    /// The persons last named with a word, the latest first.
    fn latest(&self, word: &str) -> impl Iterator<Item = &usize> {
        self.numbers.get(word).into_iter().flatten().rev().take(16)
    }

    fn insert(&mut self, word: &str, number: usize) {
        const LONG: usize = 16;
        let Some(list) = self.numbers.get_mut(word) else {
            self.numbers.insert(word.to_owned(), vec![number]);
            self.changes += 1;
            return;
        };
        if list.len() < LONG {
            if !list.contains(&number) {
                list.push(number);
                self.changes += 1;
            }
        } else if !list.get(..LONG).is_some_and(|first| first.contains(&number))
            && self.long.insert((word.to_owned(), number))
        {
            list.push(number);
            self.changes += 1;
        }
    }
}

pub(super) const SUFFIXES: [&str; 8] = ["jr", "sr", "ii", "iii", "iv", "jr.", "sr.", "v"];

/// Particles before a father's name.
const PATRONYMICS: [&str; 4] = ["bin", "ibn", "bint", "binti"];

/// Whether two forms of a name can be one person's: one is part of the other, or the last names are
/// equal and the first ones start alike.
fn same_person(x: &[String], y: &[Lower<'_>]) -> bool {
    let tells = |s: &&str| !SUFFIXES.contains(s) && s.chars().nth(1).is_some();
    // Mostly the same form again.
    if x.len() == y.len() && x.iter().zip(y).all(|(x, y)| x == y.as_str()) {
        return x.iter().any(|s| tells(&s.as_str()));
    }
    let x: Vec<&str> = x.iter().map(String::as_str).filter(tells).collect();
    let y: Vec<&str> = y.iter().map(|w| &**w).filter(tells).collect();
    if x.is_empty() || y.is_empty() {
        return false;
    }
    let (small, large) = if x.len() <= y.len() { (&x, &y) } else { (&y, &x) };
    if small.iter().all(|w| large.contains(w)) {
        // "Yusuf Al Thamir" is the father of "Samir bin Yusuf Al Thamir".
        let at = small.first().and_then(|w| large.iter().position(|l| l == w)).unwrap_or(0);
        let father = at.checked_sub(1).and_then(|p| large.get(p)).is_some_and(|p| PATRONYMICS.contains(p));
        if father {
            return false;
        }
        // A lone word must be a name that people are called by: the first or the last.
        return small.len() > 1
            || large.first() == small.first()
            || large.last() == small.last()
            || large.len() > 2;
    }
    // "Mohamed bin Zaki Al Noor" and "Mohammed bin Hadi Al Noor" have two fathers.
    let father = |w: &[&str]| {
        let at = w.iter().position(|p| PATRONYMICS.contains(p))?;
        w.get(at + 1).map(|&name| name.to_owned())
    };
    let fathers = (father(&x), father(&y));
    if matches!(fathers, (Some(x), Some(y)) if x != y) {
        return false;
    }
    x.len() > 1 && y.len() > 1 && x.last() == y.last() && {
        let first = |w: &[&str]| w.first().and_then(|s| s.chars().next());
        first(&x) == first(&y)
    }
}

fn misspelt(x: &[String], y: &[Lower<'_>]) -> bool {
    let (Some(a), Some(b)) = (x.last(), y.last()) else { return false };
    x.len() == y.len()
        && x.len() > 1
        && x.first().map(String::as_str) == y.first().map(|w| &**w)
        && a.len() > 4
        && distance(a, b) <= 2
        && a.chars().next() == b.chars().next()
}

/// Levenshtein distance in code points.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().enumerate() {
        let mut previous = i;
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
        for (j, cb) in b.iter().enumerate() {
            let up = row.get(j + 1).copied().unwrap_or(0);
            let left = row.get(j).copied().unwrap_or(0);
            let value = (previous + usize::from(ca != *cb)).min(up + 1).min(left + 1);
            previous = up;
            if let Some(slot) = row.get_mut(j + 1) {
                *slot = value;
            }
        }
    }
    row.last().copied().unwrap_or(0)
}
