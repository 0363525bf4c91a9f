//! Closed classes and irregular verbs.

use super::record::{Item, Record, texts};
use super::{Flags, Lexicon};

pub(super) fn load(lexicon: &mut Lexicon, table: &Record<'_>) {
    for (key, flag) in [
        ("adverbs", Flags::ADVERB),
        ("determiners", Flags::DETERMINER),
        ("prepositions", Flags::PREPOSITION),
        ("conjunctions", Flags::CONJUNCTION),
        ("subordinators", Flags::SUBORDINATOR),
        ("be", Flags::BE),
        ("have", Flags::HAVE),
        ("do", Flags::DO),
        ("modals", Flags::MODAL),
        ("negations", Flags::NEGATION),
        ("first_person", Flags::FIRST_PERSON),
        ("pronouns_singular", Flags::HE_SHE),
        ("pronouns_plural", Flags::THEY),
        ("non_speakers", Flags::NON_SPEAKER),
        ("speaker_nouns", Flags::SPEAKER_NOUN),
        ("name_stop", Flags::NAME_STOP),
        ("event_nouns", Flags::EVENT_NOUN),
        ("no_adverbs", Flags::NO_ADVERB),
    ] {
        for word in table.strings(key) {
            if !word.contains(' ') {
                let id = lexicon.vocabulary.intern(word);
                lexicon.vocabulary.add_flags(id, flag);
            }
        }
    }
    for row in table.list("irregular") {
        let Item::List(row) = row else { continue };
        let forms: Vec<String> = texts(row).map(str::to_owned).collect();
        if let Ok(row) = <[String; 5]>::try_from(forms) {
            lexicon.irregular.push(row);
        }
    }
    // Event verbs get their forms, so that narration is recognised; they are no cues by themselves.
    for lemma in table.strings("event_verbs") {
        let _ = lexicon.verb(lemma);
        for (_, word) in super::inflect::forms(lemma, &lexicon.irregular) {
            let _ = lexicon.vocabulary.intern(&word);
        }
        let id = lexicon.vocabulary.intern(lemma);
        lexicon.vocabulary.add_flags(id, Flags::default());
    }
}

/// The words of news prose: verbs that may trail what is said, things that speak by being read, and
/// those who are told.
pub(super) fn load_press(lexicon: &mut Lexicon, table: &Record<'_>) {
    for lemma in table.strings("trailing") {
        let _ = lexicon.verb(lemma);
        for (_, word) in super::inflect::forms(lemma, &lexicon.irregular) {
            let id = lexicon.vocabulary.intern(&word);
            lexicon.vocabulary.add_flags(id, Flags::TRAILING);
        }
    }
    for (key, flag) in [
        ("texts", Flags::TEXT_NOUN),
        ("outlets", Flags::HEARER),
        ("past", Flags::FINITE),
        ("humans", Flags::PERSON_NOUN),
        ("bodies", Flags::COLLECTIVE),
        ("epithets", Flags::EPITHET),
        ("reports", Flags::REPORT_NOUN),
    ] {
        for word in table.strings(key) {
            let id = lexicon.vocabulary.intern(word);
            lexicon.vocabulary.add_flags(id, flag);
        }
    }
}
