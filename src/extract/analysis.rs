//! The working copy of one document: tokens with their words, sentences, mentions.

use super::hints::Hints;
use super::mention::{Kind, Mention};
use crate::document::{Block, BlockKind};
use crate::lexicon::{EntityType, Flags, Form, Lexicon, Vocabulary, WordId};
use crate::text::{Span, Token, TokenKind, tokenize};
use foldhash::fast::FixedState;
use std::hash::{BuildHasher as _, RandomState};
use std::ops::{Deref, Range};

/// A token with what the lexicon knows of it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tok {
    pub token: Token,
    pub word: WordId,
    pub flags: Flags,
    /// Where its lower-case form lies: [`AS_WRITTEN`], 0 for the folded text, else one more than its number
    /// among the forms that differ from it.
    low: u32,
}

/// A token is its own lower-case form.
const AS_WRITTEN: u32 = u32::MAX;

/// The lower-case form of a token, borrowed from the analysis.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lower<'a>(&'a str);

impl Lower<'_> {
    #[inline]
    pub fn as_str(&self) -> &str {
        self.0
    }
}

impl Deref for Lower<'_> {
    type Target = str;

    #[inline]
    fn deref(&self) -> &str {
        self.0
    }
}

impl PartialEq<&str> for Lower<'_> {
    #[inline]
    fn eq(&self, other: &&str) -> bool {
        self.0 == *other
    }
}

/// A sentence: a range of tokens of one block.
#[derive(Clone, Debug)]
pub(super) struct Sentence {
    pub toks: Range<usize>,
    pub block: usize,
    pub span: Span,
}

/// Everything the passes share. Token and sentence numbers index the vectors.
pub(super) struct Analysis<'d> {
    pub text: &'d str,
    /// The text with its ASCII letters in lower case: the same bytes at the same places.
    folded: String,
    /// Lower-case forms of tokens beyond ASCII, where they are not what stands in the folded text.
    forms_beyond: Vec<Box<str>>,
    pub blocks: &'d [Block],
    pub lexicon: &'d Lexicon,
    pub toks: Vec<Tok>,
    /// The words of the tokens: rules ask for them more often than for anything else.
    surfaces: Vec<&'d str>,
    /// What each token can begin.
    pub hints: Hints,
    /// Tokens of each block.
    pub block_toks: Vec<Range<usize>>,
    /// Sentences of body blocks.
    pub sentences: Vec<Sentence>,
    /// For every token, and the place after the last, whether a sentence ([`SENTENCE`]) or a block
    /// ([`BLOCK`]) opens there.
    openings: Vec<u8>,
    /// Mentions in text order, not overlapping.
    pub mentions: Vec<Mention>,
    /// For every token the number of the mention over it, or `NONE`.
    pub mention_at: Vec<u32>,
    /// Words that the rules ask for by name.
    pub known: Known,
    /// Whether the document is news prose, whose cues and rules are its own.
    pub press: bool,
}

/// A sentence opens here.
const SENTENCE: u8 = 1;
/// A block opens here.
const BLOCK: u8 = 2;

/// How parts of a text are hashed: quickly, and with a seed that no text can know.
pub(super) fn hashes() -> FixedState {
    FixedState::with_seed(RandomState::new().hash_one(0))
}

/// "No mention here."
pub(super) const NONE: u32 = u32::MAX;

macro_rules! known {
    ($($field:ident = $word:literal),+ $(,)?) => {
        /// Numbers of the words that rules name.
        #[derive(Clone, Copy, Debug, Default)]
        pub(super) struct Known { $(pub $field: WordId),+ }

        impl Known {
            pub fn of(lexicon: &Lexicon) -> Self {
                Self { $($field: lexicon.vocabulary.id($word)),+ }
            }
        }
    };
}

known! {
    that = "that", to = "to", of = "of", the = "the", and = "and", or = "or", but = "but", for_ = "for", on = "on", with = "with", by = "by", according = "according", while_ = "while", who = "who", which = "which", where_ = "where", it = "it", both = "both", a = "a", an = "an", as_ = "as", i = "i", his = "his", her = "her", their = "their", side = "side", will = "will",
}

impl<'d> Analysis<'d> {
    /// Tokenizes every block that is read at all and splits body blocks into sentences.
    pub fn new(text: &'d str, blocks: &'d [Block], lexicon: &'d Lexicon) -> Self {
        let folded = text.to_ascii_lowercase();
        let mut forms_beyond: Vec<Box<str>> = vec!["'s".into(), "'".into()];
        let mut marks = Marks::default();
        let mut of_token = |mut token: Token, surface: &str| {
            if token.is('“') && closes(text, token.span) {
                token.kind = TokenKind::Mark('”');
            }
            let plain = match token.kind {
                TokenKind::Word => lexicon.vocabulary.at_plain(&folded, token.span),
                TokenKind::Mark(mark) if mark.is_ascii() && token.span.len() == 1 => {
                    Some(marks.of(mark, &lexicon.vocabulary))
                }
                _ => None,
            };
            let (word, low) = match plain {
                Some(word) => (word, 0),
                None => (lexicon.vocabulary.get(text, &token), form_beyond(&mut forms_beyond, surface)),
            };
            let mut flags = lexicon.vocabulary.flags(word);
            // "US" is a state, and in a title all in capitals nobody says "us".
            if surface == "US" && flags.any(Flags::FIRST_PERSON) {
                flags = Flags::default();
            }
            // "HE the Foreign Minister": an honour in capitals, no pronoun.
            if flags.any(Flags::HE_SHE) && token.upper && surface == "HE" {
                flags = Flags::HONORIFIC;
            }
            let written = low == 0 && !surface.bytes().any(|b| b.is_ascii_uppercase());
            let low = if written { AS_WRITTEN } else { low };
            Tok { token, word, flags, low }
        };
        let mut toks: Vec<Tok> = Vec::with_capacity(text.len() / 4);
        let mut surfaces: Vec<&str> = Vec::with_capacity(text.len() / 4);
        let mut hints = Hints::with_capacity(text.len() / 4);
        // The tokens of one block.
        let mut tokens: Vec<Token> = Vec::new();
        let mut block_toks = Vec::with_capacity(blocks.len());
        for block in blocks {
            if block.kind == BlockKind::FrontMatter {
                for piece in front_matter(text, block.span) {
                    tokenize(text, piece, &mut tokens);
                }
            } else {
                for piece in &block.pieces {
                    tokenize(text, *piece, &mut tokens);
                }
            }
            let start = toks.len();
            for token in tokens.drain(..) {
                let surface = token.span.of(text);
                let tok = of_token(token, surface);
                hints.push(&tok, text, lexicon);
                toks.push(tok);
                surfaces.push(surface);
            }
            block_toks.push(start..toks.len());
        }
        let mention_at = vec![NONE; toks.len()];
        let mut analysis = Self {
            text,
            folded,
            forms_beyond,
            blocks,
            lexicon,
            toks,
            surfaces,
            hints,
            block_toks,
            sentences: Vec::new(),
            openings: Vec::new(),
            mentions: Vec::new(),
            mention_at,
            known: Known::of(lexicon),
            press: false,
        };
        super::sentence::split(&mut analysis);
        analysis.index_openings();
        analysis
    }

    /// Writes down where sentences and blocks open; to be asked for whenever the sentences change.
    pub fn index_openings(&mut self) {
        self.openings.clear();
        self.openings.resize(self.toks.len() + 1, 0);
        let sentences = self.sentences.iter().map(|s| (s.toks.start, SENTENCE));
        let blocks = self.block_toks.iter().map(|r| (r.start, BLOCK));
        for (start, bit) in sentences.chain(blocks) {
            if let Some(slot) = self.openings.get_mut(start) {
                *slot |= bit;
            }
        }
    }

    /// Whether a sentence opens at token `i`.
    #[inline]
    pub fn opens_sentence(&self, i: usize) -> bool {
        self.openings.get(i).is_some_and(|o| o & SENTENCE != 0)
    }

    #[inline]
    pub fn tok(&self, i: usize) -> Option<&Tok> {
        self.toks.get(i)
    }

    #[inline]
    pub fn word(&self, i: usize) -> WordId {
        self.toks.get(i).map_or(0, |t| t.word)
    }

    #[inline]
    pub fn flags(&self, i: usize) -> Flags {
        self.toks.get(i).map_or(Flags::default(), |t| t.flags)
    }

    #[inline]
    pub fn is(&self, i: usize, mark: char) -> bool {
        self.toks.get(i).is_some_and(|t| t.token.is(mark))
    }

    /// Whether token `i` is a dash, long or short.
    pub fn dash(&self, i: usize) -> bool {
        matches!(self.mark(i), Some('-' | '–' | '—'))
    }

    /// Whether token `i` is a dash with a space before it: one that parts words.
    pub fn spaced_dash(&self, i: usize) -> bool {
        self.dash(i) && self.toks.get(i).is_some_and(|t| t.token.spaced)
    }

    /// Whether token `i` is a dash that sets words apart: spaced, or a long one.
    pub fn sets_apart(&self, i: usize) -> bool {
        self.spaced_dash(i) || self.is(i, '—')
    }

    /// The mark that token `i` is.
    #[inline]
    pub fn mark(&self, i: usize) -> Option<char> {
        match self.toks.get(i).map(|t| t.token.kind) {
            Some(TokenKind::Mark(mark)) => Some(mark),
            _ => None,
        }
    }

    /// The first token of the block in which token `i` stands.
    pub fn block_start(&self, i: usize) -> usize {
        let after = self.block_toks.partition_point(|r| r.end <= i);
        self.block_toks.get(after).map_or(0, |r| r.start)
    }

    /// The number of the block that is the title, if there is one.
    pub fn title_block(&self) -> Option<usize> {
        self.blocks.iter().position(|block| block.kind == BlockKind::Title)
    }

    /// The tokens of the title, if there is one.
    pub fn title(&self) -> Option<&Range<usize>> {
        self.block_toks.get(self.title_block()?)
    }

    /// Whether the block of this number is an item of a list.
    pub fn is_listed(&self, block: usize) -> bool {
        self.blocks.get(block).is_some_and(|block| block.kind == BlockKind::ListItem)
    }

    /// Whether a kind names a place: by how it stands, or as one that is listed.
    pub fn is_place(&self, kind: Kind) -> bool {
        match kind {
            Kind::Place => true,
            Kind::Named(n) => self.lexicon.named.get(n as usize).is_some_and(|n| n.kind == EntityType::Place),
            _ => false,
        }
    }

    /// Whether it is an agency or another of the media.
    pub fn is_medium(&self, kind: Kind) -> bool {
        match kind {
            Kind::Named(n) => self.lexicon.named.get(n as usize).is_some_and(|n| n.medium),
            _ => false,
        }
    }

    /// Whether a token is the plural of an office: "Ministers", "presidents".
    pub fn plural_office(&self, i: usize) -> bool {
        self.surface(i).ends_with('s')
            && !matches!(self.surface(i), "Affairs" | "affairs")
            && !self.elided(i)
            && self.flags(i).any(Flags::TITLE.with(Flags::SPEAKER_NOUN).with(Flags::ROLE_NOUN))
    }

    /// Whether a token is the rest of an office behind an elided "de": "Chargé d'Affaires".
    pub fn elided(&self, i: usize) -> bool {
        i > 0
            && self.flags(i).any(Flags::TITLE_INNER)
            && self.flags(i - 1).any(Flags::TITLE)
            && ["d'", "d’", "D'", "D’"].iter().any(|d| self.surface(i).starts_with(d))
    }

    /// One past the last token of the block in which token `i` stands.
    pub fn block_end(&self, i: usize) -> usize {
        let after = self.block_toks.partition_point(|r| r.end <= i);
        self.block_toks.get(after).map_or(self.toks.len(), |r| r.end)
    }

    #[inline]
    pub fn is_word(&self, i: usize) -> bool {
        self.toks.get(i).is_some_and(|t| t.token.kind == TokenKind::Word)
    }

    #[inline]
    pub fn capital(&self, i: usize) -> bool {
        self.toks.get(i).is_some_and(|t| t.token.capital && t.token.kind == TokenKind::Word)
    }

    #[inline]
    pub fn surface(&self, i: usize) -> &'d str {
        self.surfaces.get(i).copied().unwrap_or("")
    }

    /// The word at `i` in lower case, with a straight apostrophe.
    #[inline]
    pub fn lower(&self, i: usize) -> Lower<'_> {
        let Some(tok) = self.toks.get(i) else { return Lower("") };
        match tok.low {
            AS_WRITTEN => Lower(self.surface(i)),
            0 => Lower(tok.token.span.of(&self.folded)),
            k => Lower(self.forms_beyond.get(k as usize - 1).map_or("", |form| form)),
        }
    }

    /// Bytes from the first to the last token of a range.
    pub fn span(&self, range: &Range<usize>) -> Span {
        match (self.toks.get(range.start), range.end.checked_sub(1).and_then(|e| self.toks.get(e))) {
            (Some(a), Some(b)) if range.start < range.end => Span::new(a.token.span.start, b.token.span.end),
            (Some(a), _) => Span::new(a.token.span.start, a.token.span.start),
            _ => Span::default(),
        }
    }

    #[inline]
    pub fn mention(&self, i: usize) -> Option<&Mention> {
        self.mention_at.get(i).filter(|&&m| m != NONE).and_then(|&m| self.mentions.get(m as usize))
    }

    /// The mention that ends with the token before `i`.
    #[inline]
    pub fn mention_ending(&self, i: usize) -> Option<&Mention> {
        self.mention(i.checked_sub(1)?).filter(|m| m.toks.end == i)
    }

    /// The verb forms of the word at `i`.
    #[inline]
    pub fn forms(&self, i: usize) -> &'d [(u32, Form)] {
        let word = self.word(i);
        if self.flags(i).any(Flags::VERB) { self.lexicon.vocabulary.forms(word) } else { &[] }
    }

    #[inline]
    pub fn has_form(&self, i: usize, wanted: &[Form]) -> bool {
        self.forms(i).iter().any(|(_, f)| wanted.contains(f))
    }

    /// Whether the word at `i` is this form of a verb of which a cue is made.
    pub fn cue_form(&self, i: usize, wanted: Form) -> bool {
        self.forms(i).iter().any(|&(verb, form)| {
            form == wanted && self.lexicon.cues_of.get(verb as usize).is_some_and(|cues| !cues.is_empty())
        })
    }

    /// Whether the words from `i` on are `words`.
    #[inline]
    pub fn words_at(&self, i: usize, words: &[WordId]) -> bool {
        words.iter().enumerate().all(|(k, &w)| w != 0 && self.word(i + k) == w)
    }

    /// Whether a sentence or a block opens at token `i`.
    #[inline]
    pub fn opens(&self, i: usize) -> bool {
        self.openings.get(i).is_some_and(|&o| o != 0)
    }

    /// Whether token `i` is the first of its line.
    pub fn opens_line(&self, i: usize) -> bool {
        let span = |i: usize| self.toks.get(i).map(|t| t.token.span);
        let Some(here) = span(i) else { return false };
        let Some(before) = i.checked_sub(1).and_then(span) else { return true };
        self.text.get(before.end..here.start).is_none_or(|gap| gap.contains('\n'))
    }

    /// Whether the line of token `i` begins within sixteen tokens before it.
    pub fn opens_line_before(&self, i: usize) -> bool {
        (i.saturating_sub(16)..=i).any(|k| self.block_toks.binary_search_by_key(&k, |r| r.start).is_ok())
    }

    /// Puts mentions into text order and fills the token → mention table. Overlaps: first come wins.
    pub fn index_mentions(&mut self) {
        // A short form names its long form by number: the numbers change with the order.
        let mut order: Vec<u32> = (0..u32::try_from(self.mentions.len()).unwrap_or(NONE)).collect();
        order.sort_by_key(|&k| {
            self.mentions.get(k as usize).map(|m| (m.toks.start, std::cmp::Reverse(m.toks.end)))
        });
        let mut place = vec![NONE; order.len()];
        for (new, &old) in (0u32..).zip(&order) {
            if let Some(slot) = place.get_mut(old as usize) {
                *slot = new;
            }
        }
        self.mentions.sort_by_key(|m| (m.toks.start, std::cmp::Reverse(m.toks.end)));
        for m in &mut self.mentions {
            if let Kind::Alias(target) = &mut m.kind {
                *target = place.get(*target as usize).copied().unwrap_or(NONE);
            }
        }
        self.mention_at.iter_mut().for_each(|m| *m = NONE);
        for (k, m) in self.mentions.iter().enumerate() {
            for i in m.toks.clone() {
                if let Some(slot) = self.mention_at.get_mut(i)
                    && *slot == NONE
                {
                    *slot = u32::try_from(k).unwrap_or(NONE);
                }
            }
        }
    }

    /// Whether no mention covers any token of the range.
    pub fn free(&self, range: &Range<usize>) -> bool {
        self.mention_at.get(range.clone()).is_some_and(|m| m.iter().all(|&x| x == NONE))
    }

    /// Adds a mention if its tokens are free.
    pub fn add(&mut self, toks: Range<usize>, kind: Kind) -> bool {
        if toks.is_empty() || !self.free(&toks) {
            return false;
        }
        let k = u32::try_from(self.mentions.len()).unwrap_or(NONE);
        for slot in self.mention_at.get_mut(toks.clone()).into_iter().flatten() {
            *slot = k;
        }
        self.mentions.push(Mention { toks, kind, entity: NONE });
        true
    }
}

/// The numbers of ASCII marks, each looked up once.
struct Marks([Option<WordId>; 128]);

impl Default for Marks {
    fn default() -> Self {
        Self([None; 128])
    }
}

impl Marks {
    fn of(&mut self, mark: char, vocabulary: &Vocabulary) -> WordId {
        let id = || vocabulary.id(mark.encode_utf8(&mut [0; 4]));
        self.0.get_mut(mark as usize).map_or(0, |slot| *slot.get_or_insert_with(id))
    }
}

/// Whether an opening mark closes: “so“, „so“ — glued to what stands before, and nothing glued behind it.
fn closes(text: &str, span: Span) -> bool {
    let mark = span.of(text) == "\u{201c}";
    let before = text.get(..span.start).and_then(|t| t.chars().next_back());
    let behind = text.get(span.end..).and_then(|t| t.chars().next());
    mark && before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | ',' | '!' | '?' | ';' | '…'))
        && behind.is_none_or(|c| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | ')'))
}

/// Where the lower-case form of `surface` lies, for [`Tok`]; a form that is new is added to `forms`.
fn form_beyond(forms: &mut Vec<Box<str>>, surface: &str) -> u32 {
    let same = |c: char| {
        let mut low = c.to_lowercase();
        c != '\u{2019}' && (c.is_ascii() || low.next() == Some(c) && low.next().is_none())
    };
    if surface.is_ascii() || surface.chars().all(same) {
        return 0;
    }
    match surface {
        "\u{2019}s" => return 1,
        "\u{2019}" => return 2,
        _ => {}
    }
    forms.push(surface.to_lowercase().replace('\u{2019}', "'").into());
    u32::try_from(forms.len()).unwrap_or(0)
}

/// The values of a front matter that are words of the document: its title, date and place.
fn front_matter(text: &str, span: Span) -> Vec<Span> {
    let mut pieces = Vec::new();
    let mut at = span.start;
    let mut open = false;
    for line in span.of(text).split_inclusive('\n') {
        // A folded value goes on in indented lines.
        let goes_on = open && line.starts_with([' ', '\t']);
        let key = line.split_once(':').map(|(k, _)| k).filter(|_| !goes_on);
        open = goes_on || key.is_some_and(|k| matches!(k, "title" | "date" | "place" | "location"));
        if open {
            let from = key.map_or(0, |k| k.len() + 1);
            pieces.push(Span::new(at + from, at + line.trim_end().len().max(from)));
        }
        at += line.len();
    }
    pieces
}
