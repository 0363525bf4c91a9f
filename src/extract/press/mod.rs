//! News prose: any noun phrase may speak, quotations run over sentences and paragraphs, and what
//! nobody is quoted for is narration.
//!
//! A readout reports one contact in a few fixed frames and lets a speaker's paragraph run on without
//! cues; a newspaper does neither. So the document's shape decides ([`is_press`]), and the two sets of
//! rules never mix in one document.

mod around;
mod clause;
mod elided;
mod extent;
mod frame;
mod fronted;
mod headline;
mod inverted;
mod marks;
mod meant;
mod naming;
mod nominal;
mod own;
mod parts;
mod phrase;
mod relative;
mod shape;
mod source;
mod tail;
mod trailing;
mod write;

use super::analysis::Analysis;
use super::cast::Cast;
use super::claims::Draft;
use super::mention::Kind;
use super::quote;
use crate::lexicon::{Act, Flags};
use crate::text::TokenKind;
use frame::{Frame, Read};
use marks::{Marks, mark};
pub(super) use shape::is_press;
use std::collections::BTreeMap;
use std::ops::Range;

/// Who speaks.
#[derive(Clone, Debug, Default)]
struct Speaker {
    names: Vec<String>,
    person: Option<u32>,
    /// One human being without a name.
    single: bool,
}

/// Tokens that are read as one sentence at most.
const LONGEST: usize = 600;

/// A sentence in quotation marks whose speaker is named elsewhere.
struct Waiting {
    draft: usize,
    run: u32,
    fallback: Option<Speaker>,
}

/// The reading of a document of news.
pub(super) struct Press {
    marks: Marks,
    /// Who speaks in each quotation.
    speakers: BTreeMap<u32, Speaker>,
    waiting: Vec<Waiting>,
    /// Whose words the block of this number holds: "The governor added:" ended the one before.
    announced: Option<(Speaker, usize)>,
    /// Who spoke last, and in which block.
    last: Option<Speaker>,
    /// Persons lately meant, newest last.
    recent: Vec<u32>,
    she: Vec<u32>,
    he: Vec<u32>,
}

impl Press {
    /// Prepares the reading: pairs quotation marks, and learns from honorifics who is he and she.
    pub fn new(a: &Analysis<'_>) -> Self {
        let mut press = Self {
            marks: Marks::of(a),
            speakers: BTreeMap::new(),
            waiting: Vec::new(),
            announced: None,
            last: None,
            recent: Vec::new(),
            she: Vec::new(),
            he: Vec::new(),
        };
        for m in a.mentions.iter().filter(|m| m.kind == Kind::Person) {
            let p = m.toks.start.wrapping_sub(1);
            for k in [if a.is(p, '.') { p.wrapping_sub(1) } else { p }] {
                let list = match a.surface(k) {
                    "Ms" | "Mrs" | "Ms." | "Mrs." | "Dame" | "Lady" | "spokeswoman" | "Congresswoman"
                    | "Queen" | "chairwoman" | "Princess" | "businesswoman" | "Madame" => &mut press.she,
                    "Mr" | "Mr." | "Sir" | "spokesman" | "Congressman" | "King" | "chairman" | "Lord"
                    | "Prince" | "businessman" => &mut press.he,
                    _ => continue,
                };
                if list.len() < 4096 && list.last() != Some(&m.entity) {
                    list.push(m.entity);
                }
            }
        }
        press.she.sort_unstable();
        press.she.dedup();
        press.he.sort_unstable();
        press.he.dedup();
        press
    }

    /// Reads sentence number `s`.
    pub fn read(&mut self, a: &Analysis<'_>, cast: &mut Cast, s: usize, out: &mut Vec<Draft>) {
        let Some(sentence) = a.sentences.get(s) else { return };
        let range = super::claims::body(a, &sentence.toks);
        // A short line that ends with a colon may have been taken for a heading.
        if let Some(before) = sentence.block.checked_sub(1).and_then(|k| a.block_toks.get(k))
            && a.block_toks.get(sentence.block).is_some_and(|t| t.start == sentence.toks.start)
        {
            let line = Frame { a, marks: &self.marks, cast, range: before.clone() };
            self.announced = line.announces().map(|speaker| (speaker, sentence.block));
        }
        // A headline that is written as a sentence stands alone in the first block.
        let opens = sentence.block == 0 && a.sentences.get(s + 1).is_none_or(|n| n.block > 0);
        // A sentence of thousands of words is no sentence: read in pieces, so that its cost stays linear.
        let mut from = range.start;
        while from < range.end {
            let to = range.end.min(from + LONGEST);
            if self.announced_by(a, sentence.block, from..to, out) {
                from = to;
                continue;
            }
            self.piece(a, cast, from..to, opens && from == range.start, out);
            from = to;
        }
    }

    /// A sentence in a block whose speaker the block before announced.
    fn announced_by(
        &mut self,
        a: &Analysis<'_>,
        block: usize,
        range: Range<usize>,
        out: &mut Vec<Draft>,
    ) -> bool {
        let Some((speaker, of)) = self.announced.as_ref() else { return false };
        if *of != block {
            return false;
        }
        let run = self.marks.run(range.start);
        if run != 0 {
            self.speakers.entry(run).or_insert_with(|| speaker.clone());
            return false;
        }
        if range.clone().any(|k| mark(a, k)) {
            return false;
        }
        out.extend(quote::claim(a, &speaker.names, &range));
        true
    }

    fn piece(
        &mut self,
        a: &Analysis<'_>,
        cast: &mut Cast,
        range: Range<usize>,
        head: bool,
        out: &mut Vec<Draft>,
    ) {
        self.pronoun(a, cast, &range);
        let words = range.clone().filter(|&k| a.is_word(k));
        let all_quoted = words.clone().count() > 0 && words.clone().all(|k| self.marks.inside(k));
        if all_quoted {
            self.quoted(a, &range, out);
            return;
        }
        let frame = Frame { a, marks: &self.marks, cast, range: range.clone() };
        let headline = if head { frame.headline() } else { None };
        if let Some(read) = headline {
            out.extend(read.drafts);
            self.named(a, cast, &range);
            return;
        }
        let Read { drafts, speaker, bare } = frame.read();
        if let Some(bare) = bare.filter(|_| self.follows_quotation(a, range.start)) {
            let run = self.marks.run(range.start.wrapping_sub(1));
            let speaker = bare.speaker;
            if let Some(w) = self.waiting.iter().rev().take(64).find(|w| w.run == run)
                && let Some(d) = out.get_mut(w.draft)
            {
                d.source = Some(bare.source);
                d.cue = Some(bare.cue);
                d.rule = "quote-attribution";
                if bare.asks {
                    d.act = Act::Ask;
                }
            }
            self.speakers.insert(run, speaker.clone());
            self.spoke(cast, speaker);
            return;
        }
        if drafts.is_empty() {
            self.unattributed(a, &range, out);
            let lead = Frame { a, marks: &self.marks, cast, range: range.clone() }.lead();
            match lead {
                Some(s)
                    if s.person.is_none()
                        && s.animate
                        && !s.names.is_empty()
                        && !a.flags(s.toks.start).any(Flags::HE_SHE.with(Flags::THEY)) =>
                {
                    // "Mr. Prump's aides": he is still who is spoken of.
                    let owner = s.toks.clone().find_map(|k| {
                        a.mention(k).filter(|m| {
                            m.kind == Kind::Person
                                && a.tok(m.toks.end).is_some_and(|t| t.token.kind == TokenKind::Possessive)
                        })
                    });
                    let owner = owner.map(|m| m.entity);
                    cast.last_group = s.names;
                    if let Some(person) = owner {
                        cast.last_person = Some(person);
                        self.meant(person);
                    } else if s.single {
                        cast.last_person = None;
                    }
                }
                _ => self.named(a, cast, &range),
            }
            return;
        }
        let covered = |k: usize| drafts.iter().any(|d| d.content.iter().any(|c| c.contains(&k)));
        // Quotations in what is said are the speaker's.
        if let Some(speaker) = &speaker {
            for k in range.clone() {
                let run = self.marks.run(k);
                if run != 0 && mark(a, k) && covered(k) {
                    self.speakers.entry(run).or_insert_with(|| speaker.clone());
                }
            }
            // A quotation that is still open at the end of the sentence, or began before it.
            for k in [range.start, range.end.wrapping_sub(1)] {
                let run = self.marks.run(k);
                if run != 0 {
                    self.speakers.insert(run, speaker.clone());
                }
            }
        }
        let main = drafts.iter().find(|d| d.source.is_some()).and_then(|d| d.source.clone());
        out.extend(drafts);
        match speaker {
            Some(speaker) if speaker.person.is_some() || !speaker.names.is_empty() => {
                self.spoke(cast, speaker)
            }
            _ => {
                if let Some(source) = main {
                    self.named(a, cast, &source);
                }
            }
        }
    }

    /// Every sentence is read: gives quotations the speaker who was named after them, and takes away
    /// those of whom nobody is known to be the speaker.
    pub fn finish(&mut self, drafts: &mut Vec<Draft>) {
        for w in &self.waiting {
            let speaker = self.speakers.get(&w.run).or(w.fallback.as_ref());
            if let (Some(s), Some(d)) = (speaker, drafts.get_mut(w.draft)) {
                d.speakers.clone_from(&s.names);
            }
        }
        let mut waiting = self.waiting.iter().map(|w| w.draft).collect::<Vec<_>>();
        waiting.sort_unstable();
        let mut k = 0;
        drafts.retain(|d| {
            let keep = !(d.speakers.is_empty() && d.source.is_none() && waiting.binary_search(&k).is_ok());
            k += 1;
            keep
        });
    }

    /// A sentence wholly in quotation marks.
    fn quoted(&mut self, a: &Analysis<'_>, range: &Range<usize>, out: &mut Vec<Draft>) {
        let run = self.marks.run(range.start);
        let Some(draft) = quote::claim(a, &[], range) else { return };
        self.waiting.push(Waiting { draft: out.len(), run, fallback: self.last.clone() });
        out.push(draft);
    }

    /// Whether the sentence before token `start` ended inside a quotation that closed there.
    fn follows_quotation(&self, a: &Analysis<'_>, start: usize) -> bool {
        start > 0 && mark(a, start - 1) && self.marks.inside(start - 1) && !a.is(start - 1, '“')
    }

    /// A sentence with quotation marks that nobody is named for: a long quotation that opens it goes on
    /// with the last speech.
    fn unattributed(&mut self, a: &Analysis<'_>, range: &Range<usize>, out: &mut Vec<Draft>) {
        let run = self.marks.run(range.start);
        if run == 0 {
            return;
        }
        let end = range.clone().find(|&k| self.marks.run(k) != run).unwrap_or(range.end);
        let stops = a.is(end.wrapping_sub(2), ',')
            || a.is(end.wrapping_sub(2), '.')
            || a.is(end.wrapping_sub(2), '?')
            || a.is(end.wrapping_sub(2), '!');
        if end - range.start < 6 || !stops {
            return;
        }
        if let Some(draft) = quote::claim(a, &[], &(range.start..end)) {
            self.waiting.push(Waiting { draft: out.len(), run, fallback: self.last.clone() });
            out.push(draft);
        }
    }
}
