//! Names: countries, bodies, media, places, events, agreements, titles, groups.

use super::named::{Country, Named};
use super::record::Record;
use super::trie::Case;
use super::{EntityType, Flags, Lexicon, Payload, Refers, WordId};

/// How a name has to be written: abbreviations in capitals, names with a capital.
fn case_of(name: &str) -> Case {
    let mut letters = name.chars().filter(|c| c.is_alphabetic());
    let capital = letters.next().is_some_and(char::is_uppercase);
    let mut others = letters.map(char::is_uppercase).peekable();
    if capital && others.peek().is_some() && others.all(|upper| upper) {
        Case::Upper
    } else if capital {
        Case::Capital
    } else {
        Case::Any
    }
}

fn names<'r>(entry: &'r Record<'_>) -> impl Iterator<Item = &'r str> {
    entry.text("name").into_iter().chain(entry.strings("variants"))
}

fn text(entry: &Record<'_>, key: &str) -> String {
    entry.text(key).unwrap_or("").to_owned()
}

fn number(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

impl Lexicon {
    fn add_phrase(&mut self, phrase: &str, payload: Payload) {
        let words = self.phrase_words(phrase);
        self.phrases.insert(&words, payload, case_of(phrase));
    }

    /// Flags the last word of each phrase (heads of names are found by their last word).
    fn flag_words<'t>(&mut self, words: impl IntoIterator<Item = &'t str>, flag: Flags) {
        for word in words {
            if let Some(&last) = self.phrase_words(word).last() {
                self.vocabulary.add_flags(last, flag);
            }
        }
    }
}

pub(super) fn load_countries(lexicon: &mut Lexicon, table: &Record<'_>) {
    for entry in table.records("country") {
        let index = number(lexicon.countries.len());
        let country = Country {
            name: text(entry, "name"),
            code: text(entry, "code"),
            variants: entry.strings("variants").map(str::to_owned).collect(),
            demonyms: entry.strings("demonyms").map(str::to_owned).collect(),
            capitals: entry.strings("capitals").map(str::to_owned).collect(),
            ambiguous: entry.flag("ambiguous"),
        };
        for name in names(entry) {
            lexicon.add_phrase(name, Payload::Country(index));
        }
        for demonym in &country.demonyms {
            lexicon.add_phrase(demonym, Payload::Demonym(index));
            if !demonym.contains(' ') {
                lexicon.flag_words([demonym.as_str()], Flags::DEMONYM);
            }
        }
        lexicon.countries.push(country);
    }
}

pub(super) fn load_named(lexicon: &mut Lexicon, kind: &str, table: &Record<'_>) {
    let (key, entity, head) = match kind {
        "organizations" => ("organization", EntityType::Organization, Flags::ORG_HEAD),
        "places" => ("place", EntityType::Place, Flags::PLACE_HEAD),
        "events" => ("event", EntityType::Event, Flags::EVENT_HEAD),
        "agreements" => ("agreement", EntityType::Agreement, Flags::AGREEMENT_HEAD),
        "media" => ("medium", EntityType::Organization, Flags::default()),
        other => {
            lexicon.warnings.push(format!("no lexicon file is called '{other}'"));
            return;
        }
    };
    for entry in table.records(key) {
        let index = number(lexicon.named.len());
        lexicon.named.push(Named {
            ambiguous: entry.flag("ambiguous"),
            wide: matches!(entry.text("kind"), Some("continent" | "sea" | "strait" | "river" | "mountain")),
            state: entry.text("state").map(str::to_owned),
            international: entry.flag("international"),
            offices: entry.strings("offices").map(str::to_owned).collect(),
            short: entry.strings("short").map(str::to_owned).collect(),
            ..Named::plain(text(entry, "name"), entity, kind == "media")
        });
        for name in names(entry) {
            lexicon.add_phrase(name, Payload::Named(index));
        }
    }
    for name in table.strings("names") {
        let index = number(lexicon.named.len());
        lexicon.named.push(Named::plain(name.to_owned(), entity, kind == "media"));
        lexicon.add_phrase(name, Payload::Named(index));
    }
    for first in ["Camp", "Cape", "Fort", "Isle", "Lake", "Mount"] {
        if table.strings("heads_before").any(|w| w == first) {
            lexicon.flag_words([first], Flags::HEAD_FIRST);
        }
    }
    let heads: Vec<&str> = table.strings("heads").collect();
    for head_word in heads {
        let words = lexicon.phrase_words(head_word);
        if let Some(&last) = words.last() {
            lexicon.vocabulary.add_flags(last, head);
            lexicon.vocabulary.add_flags(last, Flags::NAME_STOP);
        }
    }
    let lower: Vec<&str> = table.strings("lower_heads").collect();
    let flag = if kind == "events" { Flags::LOWER_EVENT_HEAD } else { Flags::LOWER_ORG_HEAD };
    if matches!(kind, "events" | "organizations") {
        lexicon.flag_words(lower.into_iter().filter(|w| !w.contains(' ')), flag);
    }
}

pub(super) fn load_titles(lexicon: &mut Lexicon, table: &Record<'_>) {
    for entry in table.records("title") {
        for (key, payload) in [("word", Payload::Title), ("plural", Payload::Titles)] {
            add_title(lexicon, &text(entry, key), payload);
        }
        // "the two Secretaries-General": several of an office are a group; what groups.toml says of one goes before.
        let plural = text(entry, "plural");
        let refers = match entry.text("rank") {
            Some(
                "head-of-state" | "head-of-government" | "deputy-head-of-state" | "deputy-head-of-government",
            ) => Some(Refers::Absent),
            Some("spokesperson" | "business" | "religious") | None => None,
            Some(_) => Some(Refers::Persons),
        };
        if let Some(refers) = refers.filter(|_| !plural.is_empty()) {
            let words = lexicon.phrase_words(&plural);
            lexicon.phrases.insert(&words, Payload::GroupNoun(refers), Case::Any);
        }
    }
    // "Sports Minister", "Minister of Youth and Sports": the office is known, its field belongs to it.
    let fields: Vec<&str> = table.strings("portfolios").collect();
    for id in fields.into_iter().flat_map(|field| lexicon.phrase_words(field)).collect::<Vec<_>>() {
        add_part(lexicon, id, Flags::TITLE_INNER);
    }
    for (key, flag) in [
        ("modifiers", Flags::TITLE_MODIFIER),
        ("suffixes", Flags::NAME_SUFFIX),
        ("particles", Flags::PARTICLE),
    ] {
        // "XI" could not be told from a name once it is in lower case: of numerals only those of I and V.
        let numeral = |w: &str| w.len() > 1 && w.chars().all(|c| matches!(c, 'I' | 'V'));
        let words: Vec<&str> = table
            .strings(key)
            .filter(|w| key != "suffixes" || numeral(w) || w.chars().any(char::is_lowercase))
            .collect();
        lexicon.flag_words(words, flag);
    }
    let letters: Vec<&str> = table.strings("letters").collect();
    lexicon.flag_words(letters, Flags::HONOUR_LETTERS);
    let honorifics: Vec<&str> = table.strings("honorifics").collect();
    for honorific in honorifics {
        let words = lexicon.phrase_words(honorific);
        lexicon.phrases.insert(&words, Payload::Honorific, case_of(honorific));
        let dotted = honorific.ends_with('.');
        let word = honorific.trim_end_matches('.').rsplit(' ').next().unwrap_or("");
        // "HE", "U" and "Don" are too short or too common to be known by themselves.
        if word.len() > 2 || dotted && word.len() > 1 {
            let whole = lexicon.phrase_words(honorific);
            let id = if whole.len() == 1 {
                whole.first().copied().unwrap_or(0)
            } else {
                lexicon.phrase_words(word).first().copied().unwrap_or(0)
            };
            let abbreviation = if dotted { Flags::ABBREVIATION } else { Flags::default() };
            lexicon.vocabulary.add_flags(id, Flags::HONORIFIC.with(abbreviation));
        }
    }
    let roles: Vec<&str> = table.strings("role_nouns").collect();
    lexicon.flag_words(roles, Flags::ROLE_NOUN);
}

fn add_title(lexicon: &mut Lexicon, phrase: &str, payload: Payload) {
    if phrase.is_empty() {
        return;
    }
    lexicon.add_phrase(phrase, payload);
    // The head is the word before "of", "for", "to" or "d'…", else the last one.
    let words = lexicon.phrase_words(phrase);
    let link = words
        .iter()
        .position(|&id| lexicon.vocabulary.flags(id).any(Flags::PREPOSITION))
        .or_else(|| phrase.split_once(" d'").map(|(head, _)| lexicon.phrase_words(head).len()))
        .unwrap_or(words.len());
    for (k, id) in words.into_iter().enumerate() {
        add_part(lexicon, id, if k + 1 == link { Flags::TITLE } else { Flags::TITLE_INNER });
    }
}

/// Flags a word of an office, which is no part of a name; little words stay what they are.
fn add_part(lexicon: &mut Lexicon, id: WordId, flag: Flags) {
    let small = Flags::PREPOSITION.with(Flags::CONJUNCTION).with(Flags::DETERMINER);
    if !lexicon.vocabulary.flags(id).any(small) {
        lexicon.vocabulary.add_flags(id, flag.with(Flags::NAME_STOP));
    }
}

pub(super) fn load_groups(lexicon: &mut Lexicon, table: &Record<'_>) {
    let weak: Vec<String> = table.strings("weak_determiners").map(str::to_owned).collect();
    for phrase in table.strings("determiners") {
        let words = lexicon.phrase_words(phrase);
        let strong = !weak.iter().any(|w| w == phrase) || phrase == "two";
        lexicon.phrases.insert(&words, Payload::GroupDeterminer(strong), Case::Any);
    }
    let adjectives: Vec<&str> = table.strings("adjectives").collect();
    lexicon.flag_words(adjectives, Flags::GROUP_ADJECTIVE);
    for entry in table.records("noun") {
        let refers = match entry.text("refers") {
            Some("persons") => Refers::Persons,
            Some("sides") => Refers::Sides,
            Some("countries") => Refers::Countries,
            Some("absent") => Refers::Absent,
            Some("members") => Refers::Members,
            _ => Refers::Bodies,
        };
        let words = lexicon.phrase_words(&text(entry, "word"));
        lexicon.phrases.insert(&words, Payload::GroupNoun(refers), Case::Any);
    }
}

pub(super) fn load_words(lexicon: &mut Lexicon, kind: &str, table: &Record<'_>) {
    let flag = |lexicon: &mut Lexicon, key: &str, flag: Flags| {
        let words: Vec<&str> = table.strings(key).collect();
        lexicon.flag_words(words, flag);
    };
    match kind {
        "abbreviations" => {
            for (key, f) in [
                ("never", Flags::ABBREVIATION),
                ("maybe", Flags::ABBREVIATION_MAYBE),
                ("months", Flags::ABBREVIATION),
                ("numbered", Flags::NUMBERED),
            ] {
                for word in table.strings(key) {
                    // "Mr." is the word and a mark; "U.N." is one token.
                    let words = lexicon.phrase_words(word);
                    if let Some(&first) = words.first() {
                        lexicon.vocabulary.add_flags(first, f);
                    }
                }
            }
        }
        "dates" => {
            flag(lexicon, "months", Flags::MONTH);
            flag(lexicon, "months_short", Flags::MONTH);
            flag(lexicon, "weekdays", Flags::WEEKDAY);
            flag(lexicon, "openers", Flags::DATE_OPENER);
            for phrase in table.strings("vague") {
                lexicon.add_phrase(phrase, Payload::VagueDate);
            }
        }
        "veiled" => {
            for phrase in table.strings("phrases") {
                lexicon.add_phrase(phrase, Payload::Veiled);
            }
        }
        "surnames" => {
            for key in ["chinese", "korean", "vietnamese"] {
                flag(lexicon, key, Flags::SURNAME_FIRST);
            }
            flag(lexicon, "given_first_ambiguous", Flags::GIVEN_TOO);
            flag(lexicon, "given_first", Flags::GIVEN);
        }
        "capital_words" => flag(lexicon, "words", Flags::STARTER),
        _ => {}
    }
}
