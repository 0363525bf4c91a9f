//! Cues: the words that mark an act.

use super::Act;
use super::record::Record;
use super::{Lexicon, LexiconError, LexiconFile, WordId};

/// The act of a cue: fixed, or left to the content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CueAct {
    /// A neutral cue.
    Content,
    /// A cue that decides by itself.
    Fixed(Act),
}

/// What must follow a cue for it to count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Needs {
    /// Anything.
    #[default]
    Anything,
    /// The word "that".
    That,
    /// "that", or a clause without it.
    Clause,
    /// A noun phrase.
    Object,
    /// Quotation marks, somewhere after it in the sentence.
    Quote,
}

/// One verb cue.
#[derive(Clone, Debug)]
pub struct Cue {
    /// Number of the verb.
    pub verb: u32,
    /// What follows and belongs to the cue; longest first; an empty one means nothing has to.
    pub with: Vec<Vec<WordId>>,
    /// Words of which some must follow within the clause, behind an object ("held them responsible for");
    /// none means nothing has to.
    pub then: Vec<Vec<WordId>>,
    /// Act.
    pub act: CueAct,
    /// Rung on the act's ladder, from 1.
    pub strength: u8,
    /// What must follow.
    pub needs: Needs,
    /// The content is a topic, not a statement.
    pub topic: bool,
    /// Too common as an ordinary verb to count inside content.
    pub weak: bool,
    /// Only in news prose.
    pub press: bool,
    /// Where the entry stands, for the why-key.
    pub origin: String,
}

/// A light verb whose noun is the act.
#[derive(Clone, Debug)]
pub struct LightCue {
    /// Words after the verb that belong to it ("engage in").
    pub after: Vec<WordId>,
    /// The nouns.
    pub nouns: Vec<Vec<WordId>>,
    /// What links the noun to its topic.
    pub preps: Vec<WordId>,
    /// Act.
    pub act: CueAct,
    /// Rung on the act's ladder, from 1.
    pub strength: u8,
    /// The content is a topic.
    pub topic: bool,
    /// The noun stays in the content ("expressed condolences on …"): the cue is the verb alone.
    pub keep_noun: bool,
    /// Where the entry stands.
    pub origin: String,
}

fn act_of(file: &LexiconFile, entry: &Record<'_>, what: &str) -> Result<CueAct, LexiconError> {
    let word = entry.text("act").unwrap_or("");
    if word == "content" {
        return Ok(CueAct::Content);
    }
    Act::parse(word).map(CueAct::Fixed).ok_or_else(|| {
        LexiconError::entry(file, entry.at, format!("the cue '{what}' has the act '{word}', which is none"))
    })
}

fn rung(entry: &Record<'_>) -> u8 {
    entry.whole("strength").and_then(|n| u8::try_from(n).ok()).unwrap_or(1)
}

/// The lines, from 1, on which the tables of one kind open: what an entry's origin says.
fn lines(file: &LexiconFile, header: &str) -> Vec<usize> {
    file.text.lines().enumerate().filter(|(_, line)| line.trim() == header).map(|(k, _)| k + 1).collect()
}

/// Where entry number `k` stands.
fn origin(file: &LexiconFile, lines: &[usize], k: usize) -> String {
    match lines.get(k) {
        Some(line) => format!("{}:{line}", file.origin),
        None => file.origin.clone(),
    }
}

pub(super) fn load(
    lexicon: &mut Lexicon,
    file: &LexiconFile,
    table: &Record<'_>,
) -> Result<(), LexiconError> {
    let (cue_lines, light_lines) = (lines(file, "[[cue]]"), lines(file, "[[light]]"));
    for (number, entry) in table.records("cue").enumerate() {
        let lemma =
            entry.text("verb").ok_or_else(|| LexiconError::entry(file, entry.at, "a [[cue]] has no verb"))?;
        let verb = lexicon.verb(lemma);
        let mut with: Vec<Vec<WordId>> = entry.strings("with").map(|w| lexicon.phrase_words(w)).collect();
        with.sort_by_key(|w| std::cmp::Reverse(w.len()));
        if with.is_empty() {
            with.push(Vec::new());
        }
        let needs = match entry.text("needs") {
            Some("that") => Needs::That,
            Some("clause") => Needs::Clause,
            Some("object") => Needs::Object,
            Some("quote") => Needs::Quote,
            _ => Needs::Anything,
        };
        let index = u32::try_from(lexicon.cues.len()).unwrap_or(0);
        let act = act_of(file, entry, lemma)?;
        let then = entry.strings("then").map(|w| lexicon.phrase_words(w)).collect();
        lexicon.cues.push(Cue {
            verb,
            with,
            then,
            act,
            strength: rung(entry),
            needs,
            topic: entry.flag("topic"),
            weak: entry.flag("weak"),
            press: file.kind == "press",
            origin: origin(file, &cue_lines, number),
        });
        if let Some(list) = lexicon.cues_of.get_mut(verb as usize) {
            list.push(index);
        }
    }
    for (number, entry) in table.records("light").enumerate() {
        let nouns: Vec<Vec<WordId>> = entry.strings("nouns").map(|n| lexicon.phrase_words(n)).collect();
        let preps: Vec<WordId> =
            entry.strings("preps").filter_map(|p| lexicon.phrase_words(p).first().copied()).collect();
        for verb_phrase in entry.strings("verbs") {
            let (lemma, after) = verb_phrase.split_once(' ').unwrap_or((verb_phrase, ""));
            let verb = lexicon.verb(lemma);
            let after = lexicon.phrase_words(after);
            let index = u32::try_from(lexicon.lights.len()).unwrap_or(0);
            let act = act_of(file, entry, verb_phrase)?;
            lexicon.lights.push(LightCue {
                after,
                nouns: nouns.clone(),
                preps: preps.clone(),
                act,
                strength: rung(entry),
                topic: entry.flag("topic"),
                keep_noun: entry.flag("keep_noun"),
                origin: origin(file, &light_lines, number),
            });
            if let Some(list) = lexicon.lights_of.get_mut(verb as usize) {
                list.push(index);
            }
        }
    }
    Ok(())
}
