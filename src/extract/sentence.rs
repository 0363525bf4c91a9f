//! Sentences. The hazards of the genre stand in DOMAIN 2.4: dotted abbreviations that may or may not
//! end a sentence, initials, quotes after the stop, scraped text without a space.

use super::analysis::{Analysis, Sentence};
use super::hints::Hint;
use crate::lexicon::{Flags, Form};
use crate::text::TokenKind;

/// No sentence of the genre is so long, in tokens: rules that look over a whole sentence stay cheap
/// because a longer one is cut, after a comma or semicolon if there is one.
const LONGEST: usize = 1000;

/// Where to cut a sentence that starts at `start` and has grown to `i`.
fn cut(a: &Analysis<'_>, start: usize, i: usize) -> usize {
    (start + LONGEST / 2..i).rev().find(|&k| a.is(k, ',') || a.is(k, ';')).map_or(i, |k| k + 1)
}

/// Fills `analysis.sentences` for every body block.
pub(super) fn split(analysis: &mut Analysis<'_>) {
    let mut sentences = Vec::new();
    for (k, block) in analysis.blocks.iter().enumerate() {
        if !block.kind.is_body() {
            continue;
        }
        let Some(range) = analysis.block_toks.get(k).cloned() else { continue };
        let mut start = range.start;
        let mut i = range.start;
        while i < range.end {
            // On to where it may end, or has to be cut.
            let limit = (start + LONGEST).min(range.end);
            i = analysis.hints.next(i, limit, Hint::STOP).max(i);
            let stops = i < limit;
            if stops && let Some(after) = boundary(analysis, i, range.start, range.end) {
                sentences.push(Sentence {
                    toks: start..after,
                    block: k,
                    span: analysis.span(&(start..after)),
                });
                start = after;
                i = after;
            } else {
                i += usize::from(stops);
                if i - start >= LONGEST && i < range.end {
                    let after = cut(analysis, start, i);
                    let toks = start..after;
                    sentences.push(Sentence { span: analysis.span(&toks), toks, block: k });
                    start = after;
                }
            }
        }
        if start < range.end {
            sentences.push(Sentence {
                toks: start..range.end,
                block: k,
                span: analysis.span(&(start..range.end)),
            });
        }
    }
    // A stray mark is no sentence of its own.
    let has_word = |s: &Sentence| {
        s.toks.clone().any(|i| {
            matches!(analysis.tok(i).map(|t| t.token.kind), Some(TokenKind::Word | TokenKind::Number))
        })
    };
    sentences.retain(has_word);
    analysis.sentences = sentences;
}

/// If a sentence ends at token `i`: the first token after it, closing quotes and brackets included.
fn boundary(a: &Analysis<'_>, i: usize, first: usize, end: usize) -> Option<usize> {
    let tok = a.tok(i)?;
    let last = tok.token.span.end.checked_sub(1).and_then(|e| a.text.as_bytes().get(e));
    let dotted = tok.token.kind == TokenKind::Word && last == Some(&b'.');
    let stop = match tok.token.kind {
        TokenKind::Mark(c) => matches!(c, '.' | '!' | '?' | '…'),
        _ => dotted,
    };
    if !stop {
        return None;
    }
    let mut after = i + 1;
    // "..." and "?!" are one end.
    while after < end
        && (a.is(after, '.') || a.is(after, '!') || a.is(after, '?'))
        && !a.tok(after).is_some_and(|t| t.token.spaced)
    {
        after += 1;
    }
    // Closing quotes and brackets belong to the sentence they close.
    while after < end {
        let closing = ['”', '’', ')', ']', '"', '\''].into_iter().any(|c| a.is(after, c));
        if closing && !a.tok(after).is_some_and(|t| t.token.spaced) {
            after += 1;
        } else {
            break;
        }
    }
    if after >= end {
        return Some(after);
    }
    let next = a.tok(after)?;
    let straight =
        next.token.is('\'') && a.capital(after + 1) && !a.tok(after + 1).is_some_and(|t| t.token.spaced);
    let opens = straight || ['“', '‘', '"', '(', '['].into_iter().any(|c| next.token.is(c));
    let starts = next.token.capital
        || next.token.kind == TokenKind::Number
        || opens
        || next.token.kind == TokenKind::Word
            && next.token.span.of(a.text).chars().next().is_some_and(|c| !c.is_lowercase());
    if tok.token.is('!') || tok.token.is('?') {
        return (starts && next.token.spaced).then_some(after);
    }
    if !next.token.spaced {
        // Scraped text: "agreement.The" — but not "No.5", "v.Smith" or an ellipsis inside a quote.
        let glued = tok.token.is('.')
            && next.token.capital
            && i > first
            && a.tok(i.wrapping_sub(1)).is_some_and(|p| p.token.kind == TokenKind::Word && !p.token.capital)
            && a.surface(i.wrapping_sub(1)).len() > 2
            && a.surface(after).len() > 1;
        return glued.then_some(after);
    }
    if !starts {
        return None;
    }
    if tok.token.is('…') {
        return next.token.capital.then_some(after);
    }
    let closed = after > i + 1;
    // "the ROK-U.S. Mutual Defense Treaty": tied to the word before, it goes before another.
    let tied = i > first && a.is(i - 1, '-') && !tok.token.spaced;
    let opener = Flags::HE_SHE.with(Flags::THEY).with(Flags::DETERMINER);
    if dotted && tied && a.capital(after) && !a.flags(after).any(opener) {
        return None;
    }
    // "the Concord Nations (C.N.) Secretariat": letters alone in brackets end nothing.
    let letters = i > first && a.is(i - 1, '(') && a.is(i + 1, ')');
    if dotted && letters {
        return sentence_starts_at(a, after).then_some(after);
    }
    if dotted {
        return (closed || stands_behind(a, i, after) || sentence_starts_at(a, after)).then_some(after);
    }
    if closed {
        return Some(after);
    }
    let Some(previous) = i.checked_sub(1).filter(|&p| p >= first) else { return Some(after) };
    let p = a.tok(previous)?;
    // "Dr. Hale"; "… to His Majesty. Minister Hale" are two.
    let address = super::titles::HIGHNESS.contains(&a.surface(previous));
    if p.flags.any(Flags::HONORIFIC) && p.token.capital && next.token.capital && !address {
        return None;
    }
    // "No. 5", "Art. IV", "para. 12"; the answer "no." is no abbreviation.
    let answer = p.flags.any(Flags::NEGATION) && !p.token.capital;
    if p.flags.any(Flags::NUMBERED) && !answer && is_number(a, after) {
        return None;
    }
    if p.flags.any(Flags::ABBREVIATION_MAYBE) {
        return (stands_behind(a, previous, after) || sentence_starts_at(a, after)).then_some(after);
    }
    if p.flags.any(Flags::ABBREVIATION) && p.token.kind == TokenKind::Word {
        // "No." and "Art." end no sentence before a number; "no." does.
        let before_number = next.token.kind == TokenKind::Number;
        let lower = !p.token.capital
            && !before_number
            && a.surface(previous).len() <= 3
            && p.flags.any(Flags::NEGATION);
        return lower.then_some(after);
    }
    match p.token.kind {
        // Initials: "Thomas R. Hale"; but "Annex B. The" ends.
        // "R. D. Orlan": an initial before an initial.
        TokenKind::Word
            if a.surface(previous).chars().count() == 1
                && p.token.capital
                && a.capital(after)
                && a.surface(after).chars().count() == 1
                && a.is(after + 1, '.')
                && !a.tok(after + 1).is_some_and(|t| t.token.spaced)
                && a.capital(after + 2) =>
        {
            None
        }
        // "Q. Is the lake open?": the label of a turn.
        TokenKind::Word if previous == first && matches!(a.surface(previous), "Q" | "A") => None,
        TokenKind::Word if a.surface(previous).chars().count() == 1 && p.token.capital => {
            // "Dana J. Whitlock spoke": an initial between the parts of a name.
            // … or behind an address or another initial: "Dr. S. Menon", "K. P. Sharma".
            let stopped = previous > first + 1
                && a.is(previous - 1, '.')
                && a.capital(previous - 2)
                && (a.flags(previous - 2).any(Flags::HONORIFIC)
                    || a.surface(previous - 2).chars().count() == 1);
            let named = stopped
                && !a.flags(after).any(Flags::STARTER.with(Flags::HE_SHE).with(Flags::DETERMINER))
                || previous > first
                && a.capital(previous - 1)
                // … or behind an office: "Foreign Minister B. Orlan said".
                && (a.word(previous - 1) == 0
                    || a.flags(previous - 1).any(Flags::GIVEN.with(Flags::TITLE).with(Flags::HONORIFIC)))
                && !a.flags(after).any(Flags::STARTER.with(Flags::HE_SHE).with(Flags::DETERMINER))
                // "Foreign Minister of Norland S. Menon"
                || previous > first + 1
                    && a.capital(previous - 1)
                    && a.word(previous - 2) == a.known.of
                    && a.word(after) == 0
                // "S. Menon welcomed": an initial at the head, before a name.
                || previous == first
                    && (a.word(after) == 0
                        || a.flags(after).any(Flags::GIVEN.with(Flags::SURNAME_FIRST))
                            && !a.flags(after).any(Flags::STARTER));
            (a.word(previous) == a.known.i || !named && sentence_starts_at(a, after)).then_some(after)
        }
        // "1. Kaido" at the start of a block; "4. März".
        TokenKind::Number if previous == first => None,
        TokenKind::Number if next.flags.any(Flags::MONTH) => None,
        _ => Some(after),
    }
}

/// Abbreviations that stand behind their noun and before none: what follows "Washington, D.C." in capitals
/// begins a sentence, as what follows "the U.S." may not.
fn stands_behind(a: &Analysis<'_>, i: usize, after: usize) -> bool {
    let word = a.surface(i);
    let time = matches!(word, "a.m." | "p.m." | "a.m" | "p.m");
    // "10 a.m. Monday", "9 p.m. Eastern Time": the day or the clock goes on.
    let clock = a.flags(after).any(Flags::MONTH.with(Flags::WEEKDAY).with(Flags::DEMONYM))
        || (after..after + 4).any(|k| matches!(a.surface(k), "Time" | "time"));
    a.capital(after) && (time && !clock || matches!(word, "D.C." | "D.C" | "etc." | "etc"))
}

/// Whether the token is a number, in digits or as a Roman numeral in capitals.
fn is_number(a: &Analysis<'_>, i: usize) -> bool {
    a.tok(i).is_some_and(|t| match t.token.kind {
        TokenKind::Number => true,
        TokenKind::Word => a.surface(i).bytes().all(|b| matches!(b, b'I' | b'V' | b'X' | b'L' | b'C')),
        _ => false,
    })
}

/// Whether a sentence plausibly starts at `i` although an abbreviation stands before it: a word that
/// opens sentences, or an unknown name followed by a verb.
fn sentence_starts_at(a: &Analysis<'_>, i: usize) -> bool {
    let flags = a.flags(i);
    if ['“', '"'].into_iter().any(|c| a.is(i, c)) {
        return true;
    }
    // "… of the C.N. Taihan and Sarvan know this …"
    let pair = a.capital(i)
        && a.word(i + 1) == a.known.and
        && a.capital(i + 2)
        && a.is_word(i + 3)
        && !a.capital(i + 3)
        && (a.has_form(i + 3, &[Form::Base, Form::Past])
            || a.flags(i + 3).any(Flags::MODAL.with(Flags::BE).with(Flags::HAVE))
            || a.flags(i + 4).any(Flags::DETERMINER) && !a.flags(i + 3).any(Flags::PREPOSITION));
    if pair {
        return true;
    }
    if flags.any(Flags::NAME_STOP.with(Flags::TITLE).with(Flags::MONTH).with(Flags::DEMONYM)) {
        return false;
    }
    if flags.any(
        Flags::STARTER.with(Flags::HE_SHE).with(Flags::THEY).with(Flags::DETERMINER).with(Flags::PREPOSITION),
    ) {
        return true;
    }
    // "… of the C.N. Ma Rensheng noted …"
    (i + 1..i + 4).any(|k| a.has_form(k, &[Form::Past, Form::Third]) && (i..k).all(|j| a.capital(j)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use crate::document::Document;
    use crate::extract::extract;
    use crate::lexicon::Lexicon;

    fn sentences(text: &str) -> Vec<String> {
        let document = Document::from_text("a.txt", text);
        let found = extract(&document, Lexicon::builtin());
        found.sentences.iter().map(|s| s.of(&document.text).to_owned()).collect()
    }

    #[test]
    fn an_abbreviation_before_its_number_ends_no_sentence() {
        let text =
            "The ministers recalled Resolution No. 5 and Art. 4 of the Charter, Vol. II, para. 12 in full.";
        assert_eq!(sentences(text), [text]);
    }

    #[test]
    fn an_answer_before_a_number_does() {
        let text = "The Council was asked and said no. 12 members of the Council left the hall.";
        assert_eq!(sentences(text).len(), 2);
    }

    #[test]
    fn a_sentence_without_end_is_cut_at_commas() {
        let text = format!("Hale said that {}the lake is open.", "the port is closed, ".repeat(2_000));
        let found = sentences(&text);
        assert!(found.len() > 5 && found.iter().all(|s| s.split_whitespace().count() <= super::LONGEST));
        assert_eq!(found.join(" "), text);
    }
}
