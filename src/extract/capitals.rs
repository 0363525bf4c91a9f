//! Texts that stand in capitals from beginning to end, as cables and some communiqués do: read in the letters that other
//! texts have. Every letter keeps its place, so that whatever is found is found in the text itself.

use super::analysis::Analysis;
use super::hints::LITTLE;
use crate::document::{Block, BlockKind, Document};
use crate::lexicon::kinship::Kinship;
use crate::lexicon::topics::stem;
use crate::lexicon::{Case, Flags, Form, Lexicon, Payload};
use crate::text::TokenKind;
use std::collections::HashSet;

/// Letters that a text must have for its capitals to say anything.
const LETTERS: usize = 160;
/// Words of a heading at most, where it ends in a stop.
const WORDS: usize = 4;
/// Words of a listed name at most.
const NAME: usize = 12;

/// The text with small letters where others have them, if nearly all of its letters are capitals, and its blocks. As long
/// as the text in bytes, letter for letter.
pub(super) fn restored(document: &Document, lexicon: &Lexicon) -> Option<(String, Vec<Block>)> {
    let text = &*document.text;
    let small = text.bytes().filter(u8::is_ascii_lowercase).count();
    let large = text.bytes().filter(u8::is_ascii_uppercase).count();
    if large < LETTERS || small * 12 > large {
        return None;
    }
    let a = Analysis::new(text, &document.blocks, lexicon);
    let mut shapes = listed(&a);
    people(&a, &mut shapes);
    let mut out = text.to_owned();
    for (k, (tok, known)) in a.toks.iter().zip(shapes).enumerate() {
        let span = tok.token.span;
        let word = span.of(text);
        let shape = match tok.token.kind {
            TokenKind::Word | TokenKind::Possessive => known.unwrap_or_else(|| shape(&a, k)),
            // "13TH"
            TokenKind::Number if word.ends_with(char::is_alphabetic) => Shape::Small,
            TokenKind::Number | TokenKind::Mark(_) => continue,
        };
        let new = match shape {
            Shape::Letters => continue,
            Shape::Name => name(word),
            Shape::Small => word.to_lowercase(),
        };
        if new.len() == word.len() {
            out.replace_range(span.start..span.end, &new);
        }
    }
    // A line in capitals looks like a heading; a sentence is none.
    let sentence = |b: &Block| {
        let line = b.span.of(text).trim_end();
        line.ends_with(['.', ';']) && line.split_whitespace().count() > WORDS
    };
    let read = |b: &Block| match b.kind {
        BlockKind::Heading(_) if sentence(b) => Block { kind: BlockKind::Paragraph, ..b.clone() },
        _ => b.clone(),
    };
    Some((out, document.blocks.iter().map(read).collect()))
}

/// How a word stands in other texts.
#[derive(Clone, Copy)]
enum Shape {
    /// In capitals too: "UN".
    Letters,
    /// With a capital.
    Name,
    Small,
}

/// How the words of listed names stand, of states, bodies, places; nothing for all other tokens.
fn listed(a: &Analysis<'_>) -> Vec<Option<Shape>> {
    let mut shapes = vec![None; a.toks.len()];
    let links = [a.known.of, a.known.and, a.known.the, a.known.for_];
    for k in 0..a.toks.len() {
        let (mut end, mut abbreviated) = (k, false);
        a.lexicon.phrases.matches((k..a.toks.len().min(k + NAME)).map(|j| a.word(j)), |m| {
            if matches!(m.payload, Payload::Country(_) | Payload::Demonym(_) | Payload::Named(_)) {
                end = end.max(k + m.len);
                abbreviated |= m.len == 1 && m.case == Case::Upper;
            }
        });
        for (j, slot) in (k..end).zip(shapes.iter_mut().skip(k)) {
            if a.is_word(j) && !links.contains(&a.word(j)) && !matches!(slot, Some(Shape::Letters)) {
                // "UN SECURITY COUNCIL" begins with letters all the same.
                *slot = Some(if abbreviated && j == k { Shape::Letters } else { Shape::Name });
            }
        }
    }
    shapes
}

/// Marks the words behind offices and honours as names, wherever they stand: "PRESIDENT BO LIND", "LIND STRESSED".
fn people(a: &Analysis<'_>, shapes: &mut [Option<Shape>]) {
    let mut names: HashSet<String> = HashSet::new();
    for k in 0..a.toks.len() {
        let office = a.flags(k).any(Flags::TITLE.with(Flags::HONORIFIC)) && !a.lower(k).ends_with('s')
            || honours(a, k);
        let mut j = k + 1;
        while office && j < k + 6 && (a.is(j, '.') && j == k + 1 || called(a, j)) {
            if a.is_word(j) {
                names.insert(a.lower(j).as_str().to_owned());
            }
            j += 1;
        }
    }
    for (k, slot) in shapes.iter_mut().enumerate().filter(|(_, slot)| slot.is_none()) {
        if a.is_word(k) && names.contains(a.lower(k).as_str()) && !says(a, k) {
            *slot = Some(Shape::Name);
        }
    }
}

/// Whether a word can be part of a name behind an office.
fn called(a: &Analysis<'_>, k: usize) -> bool {
    let office = Flags::TITLE.with(Flags::TITLE_INNER).with(Flags::TITLE_MODIFIER).with(Flags::HONORIFIC);
    let other =
        LITTLE.with(office).with(Flags::ADVERB).with(Flags::MONTH).with(Flags::WEEKDAY).with(Flags::ORG_HEAD);
    a.is_word(k) && !a.opens(k) && !a.flags(k).any(other) && !says(a, k) && a.lower(k).chars().count() > 1
}

/// Whether a word is a verb that tells what somebody did.
fn says(a: &Analysis<'_>, k: usize) -> bool {
    a.has_form(k, &[Form::Past, Form::Third, Form::Ing, Form::Participle])
}

/// "HE ADA MORN": an honour before a name, not a pronoun.
fn honours(a: &Analysis<'_>, k: usize) -> bool {
    let next = a.flags(k + 1);
    let acts = LITTLE.with(Flags::ADVERB);
    matches!(&*a.lower(k), "he" | "hm" | "hh" | "hrh")
        && a.is_word(k + 1)
        && !next.any(acts)
        && !says(a, k + 1)
        && !a.has_form(k + 1, &[Form::Base])
}

fn shape(a: &Analysis<'_>, k: usize) -> Shape {
    let word = a.lower(k);
    let flags = a.flags(k);
    // "4 THE SUMMIT APPROVED" opens with its second word.
    let number = |k: usize| a.tok(k).is_some_and(|t| t.token.kind == TokenKind::Number) && a.opens(k);
    let before = k.wrapping_sub(1 + usize::from(a.is(k.wrapping_sub(1), '.')));
    let opens = a.opens_sentence(k) || a.opens_line(k) || number(before);
    let short = word.chars().count() < 6;
    let known = a.word(k) != 0 || Kinship::builtin().place(&stem(&word)).is_some();
    if a.is(k.wrapping_sub(1), '(') && a.is(k + 1, ')') && short && !flags.any(LITTLE) {
        return Shape::Letters;
    }
    if honours(a, k) {
        return Shape::Letters;
    }
    if !known && short && !word.chars().any(|c| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')) {
        return Shape::Letters;
    }
    let heads = Flags::TITLE
        .with(Flags::HONORIFIC)
        .with(Flags::ORG_HEAD)
        .with(Flags::EVENT_HEAD)
        .with(Flags::MONTH)
        .with(Flags::WEEKDAY);
    let verb = says(a, k) && !flags.any(Flags::MONTH);
    // "FOREIGN MINISTER", "HEADS OF STATE"
    let inner = flags.any(Flags::TITLE_INNER.with(Flags::TITLE_MODIFIER)) && a.flags(k + 1).any(Flags::TITLE)
        || matches!(&*word, "state" | "government") && a.lower(k.saturating_sub(2)).starts_with("head");
    let name = inner
        || !known
        || flags.any(heads) && !verb
        || flags.any(Flags::GIVEN) && !flags.any(LITTLE) && !verb;
    if opens || name { Shape::Name } else { Shape::Small }
}

/// "MORN" is "Morn", "ABDEL-NOUR" is "Abdel-Nour", "O'HARA" is "O'Hara".
fn name(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    let mut first = true;
    for c in word.chars() {
        if first {
            out.push(c)
        } else {
            out.extend(c.to_lowercase())
        }
        first = !c.is_alphabetic();
    }
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn read(text: &str) -> Option<String> {
        restored(&Document::from_text("cable.txt", text), Lexicon::builtin()).map(|(text, _)| text)
    }

    #[test]
    fn a_cable_is_read_in_small_letters() {
        let text = "JOINT COMMUNIQUÉ OF THE SUMMIT OF HEADS OF STATE OF THE EAST AFRICAN COMMUNITY\n\nPRESIDENT BO LIND MET \
                    FOREIGN MINISTER ADA MORN OF KENYA IN OSLO ON 3 MAY 2031. THE TWO SIDES DISCUSSED TRADE. HE ADA MORN \
                    STRESSED THAT THE UN SECURITY COUNCIL SHOULD HELP. THE SUMMIT APPROVED THE EAC INDUSTRIAL POLICY AND CALLED UPON THE \
                    PARTIES TO CEASE FIRE. MORN WELCOMED THE DEAL.\n";
        let small = "Joint communiqué of the Summit of Heads of State of the East African Community\n\nPresident Bo Lind met \
                     Foreign Minister Ada Morn of Kenya in Oslo on 3 May 2031. The two sides discussed trade. HE Ada Morn \
                     stressed that the UN Security Council should help. The Summit approved the EAC industrial policy and called upon the \
                     parties to cease fire. Morn welcomed the deal.\n";
        assert_eq!(read(text).unwrap(), small);
    }

    #[test]
    fn a_text_with_small_letters_is_read_as_it_is() {
        let head =
            "JOINT COMMUNIQUÉ OF THE SUMMIT OF HEADS OF STATE OF THE EAST AFRICAN COMMUNITY\n\n".repeat(4);
        assert_eq!(read(&format!("{head}The two sides discussed trade and the lake at length.\n")), None);
        assert_eq!(read("PRESS RELEASE"), None);
    }
}
